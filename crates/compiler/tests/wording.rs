//! The five-word rule on trees made for it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on ends here")]

mod support;

use std::process::Command;

use crosscheck_compiler::wording;
use support::Folder;

const ORIGINAL: &str = "Ana Berg’s “ship” left the old harbour of Lune before dawn on Friday.\n\n\
    The Society for the Study of Old Harbours and Piers (SSO) said so.\n";

/// A repository with one file, against one original.
#[track_caller]
fn check(path: &str, text: &str, expected: &str) {
    let (tree, originals) = (Folder::new(), Folder::new());
    let made = Command::new("git")
        .arg("-C")
        .arg(tree.path())
        .args(["init", "-q"])
        .status();
    assert!(made.unwrap().success());
    let entity = "[[entity]]\nid = \"society\"\nkind = \"organisation\"\n\
        name = \"Society for the Study of Old Harbours and Piers\"\nnames = [{ form = \"SSO\" }]\n";
    tree.write("corpus/entities.toml", entity);
    tree.write(".gitignore", "ignored/\n");
    tree.write(path, text);
    originals.write("letter.txt", ORIGINAL);
    let found = wording(tree.path(), originals.path(), &tree.path().join("corpus")).unwrap();
    assert_eq!(found.to_string(), expected, "{path}: {text}");
}

const NONE: &str = "0 runs of 6 or more words shared with the originals";

#[test]
fn six_words_in_a_row_are_found() {
    check(
        "a.md",
        "The old harbour of Lune before noon.",
        "a.md:1: 6 words as in letter: the old harbour of lune before\n1 run of 6 or more words shared with the originals",
    );
    check("a.md", "Harbour of Lune before dawn, the old.", NONE);
}

#[test]
fn case_punctuation_quotes_and_lines_do_not_matter() {
    check(
        "deep/er/a.rs",
        "// One.\n// ANA BERG'S SHIP, left:\n// the “old” harbour – of lune",
        "deep/er/a.rs:2: 9 words as in letter: ana berg's ship left the old harbour of lune\n1 run of 6 or more words shared with the originals",
    );
}

#[test]
fn titles_and_names_may_be_as_long_as_they_are() {
    check("a.toml", "title = \"Left the old harbour of Lune before dawn\"", NONE);
    check(
        "a.json",
        "{\n  \"title\": \"Left the old harbour of Lune before dawn\"\n}",
        NONE,
    );
    check("a.md", "A ship left the\ntitle: x\nold harbour of Lune before", NONE);
    check(
        "a.md",
        "Thus a Society for the Study of Old Harbours and Piers, SSO.",
        NONE,
    );
    check(
        "a.md",
        "A Society for the Study of Old Harbours and Piers (SSO) said so.",
        "a.md:1: 7 words as in letter: old harbours and piers sso said so\n\
         1 run of 6 or more words shared with the originals",
    );
}

#[test]
fn only_files_with_words_that_git_knows_count() {
    let text = "the old harbour of Lune before dawn";
    check("a.bin", text, NONE);
    check("Cargo.lock", text, NONE);
    check("ignored/a.md", text, NONE);
}

#[test]
fn what_cannot_be_compared_is_said() {
    let (tree, originals) = (Folder::new(), Folder::new());
    let why = wording(tree.path(), originals.path(), tree.path()).unwrap_err();
    assert!(why.starts_with("there are no originals"), "{why}");
    originals.write("letter.txt", ORIGINAL);
    let why = wording(tree.path(), originals.path(), tree.path()).unwrap_err();
    assert!(why.starts_with("git cannot list"), "{why}");
    let why = wording(tree.path(), &originals.path().join("none"), tree.path()).unwrap_err();
    assert!(why.starts_with("cannot read"), "{why}");
}
