//! The program as an author runs it: words in, text and an exit status out.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on ends here")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crosscheck_export::{Contents, Format};

/// A folder of a test's own, empty at first.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder.canonicalize().unwrap()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .unwrap()
}

fn second() -> String {
    root().join("tests/corpora/second").to_string_lossy().into_owned()
}

/// Runs `crosscheck` in a folder.
fn run(here: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(words)
        .current_dir(here)
        .env_remove("CROSSCHECK_CORPUS")
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// What a command prints, if it succeeds.
#[track_caller]
fn printed(here: &Path, words: &[&str]) -> String {
    let output = run(here, words);
    assert!(output.status.success(), "{words:?}: {}", text(&output.stderr));
    text(&output.stdout)
}

/// The status and the message of a command that fails.
#[track_caller]
fn refused(here: &Path, words: &[&str]) -> (i32, String) {
    let output = run(here, words);
    assert!(!output.status.success(), "{words:?}: {}", text(&output.stdout));
    (output.status.code().unwrap(), text(&output.stderr))
}

#[test]
fn the_commands_are_listed() {
    assert_eq!(
        printed(&root(), &["help"]),
        "\
Works on a corpus of reports that disagree

Usage: crosscheck <COMMAND>

Commands:
  build        Make the explorer of a corpus: a folder for any web server, or one file
  serve        Show a corpus in the browser of this machine, and every change of it at once
  new          Make a small corpus that builds, with comments that teach
  check        Compile a corpus and print its problems
  import       Make a corpus folder of files from elsewhere
  code         Derive what comes from the original texts, or verify it
  export       Print the compiled corpus, a comparison or citations in another format
  compare      Print every question with its figures, or one with its claims and relations
  search       Search a corpus: the same hits as the page and the JavaScript API give
  wording      Look for words of the originals: six in a row in any file
  verify       Compare a published explorer with a build, file by file
  completions  Print the completions of a shell
  man          Write the manual pages
  help         Print this message or the help of the given subcommand(s)

Options:
  -h, --help     Print help
  -V, --version  Print version

Where no folder is named, the corpus is the one that CROSSCHECK_CORPUS names, else the folder you are in where it holds a
corpus.toml, else its folder corpus/. A named folder wins over both.
"
    );
}

#[test]
fn a_new_corpus_builds_without_a_warning() {
    let here = folder("new");
    assert_eq!(
        printed(&here, &["new", "mine"]),
        "mine is a corpus now, of two invented reports: change what is in it, then `crosscheck check mine`\n\
         to see it while you write: `crosscheck serve mine`\n"
    );
    let checked = run(&here, &["check", "mine"]);
    assert_eq!(text(&checked.stderr), "");
    let line = text(&checked.stdout);
    assert!(
        line.contains(
            "/mine: 2 documents, 6 digests, 2 entities, 7 mentions, 5 claims, 1 questions, 1 relations, 6 paragraphs"
        ),
        "{line}"
    );
    assert_eq!(
        refused(&here, &["new", "mine"]),
        (1, "error: mine is not empty: name a new folder\n".to_owned())
    );
    // Where no folder is named, the one that holds a corpus.toml is meant.
    // How much memory a run takes is another figure each time.
    let without_memory = |line: &str| line.split(';').next().unwrap_or_default().to_owned();
    assert_eq!(
        without_memory(&printed(&here.join("mine"), &["check"])),
        without_memory(&line)
    );
    assert!(printed(&here.join("mine"), &["compare", "cause"]).starts_with("Why was the bridge closed?\n"));
    assert_eq!(
        refused(&here, &["check"]),
        (
            1,
            "error: there is no corpus here: name its folder, or make one with `crosscheck new DIR`\n".to_owned()
        )
    );
}

#[test]
fn an_argument_wins_over_the_environment() {
    let here = folder("environment");
    printed(&here, &["new", "mine"]);
    let compare = |words: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
            .args(words)
            .current_dir(&here)
            .env("CROSSCHECK_CORPUS", second())
            .output()
            .unwrap();
        text(&output.stdout)
    };
    assert!(compare(&["compare"]).contains("\nloss "));
    assert!(!compare(&["compare", "--corpus", "mine"]).contains("\nloss "));
    assert!(compare(&["check", "mine"]).contains("/mine: 2 documents"));
}

#[test]
fn problems_of_a_corpus_give_status_1() {
    let here = folder("broken");
    printed(&here, &["new", "mine"]);
    let file = here.join("mine/questions.toml");
    let broken = fs::read_to_string(&file).unwrap().replace("\"causal\"", "\"casual\"");
    fs::write(&file, broken).unwrap();
    let (status, report) = refused(&here, &["check", "mine"]);
    assert_eq!(status, 1);
    assert!(
        report.contains("mine/questions.toml:8:8") && report.contains("corpus not compiled: 1 error"),
        "{report}"
    );
}

#[test]
fn every_format_is_written_and_offered() {
    let help = printed(&root(), &["export", "--help"]);
    for format in Format::ALL {
        assert!(help.contains(&format!("- {}: ", format.key())), "{help}");
        let out = printed(
            &root(),
            &["export", &second(), "--format", format.key(), "--of", "comparison"],
        );
        assert!(!out.is_empty(), "{}", format.key());
    }
    let (status, message) = refused(&root(), &["export", "--format", "pdf"]);
    assert_eq!(status, 2);
    assert!(
        message.starts_with("error: invalid value 'pdf' for '--format <NAME>'\n  [possible values: json, csv, ftm, "),
        "{message}"
    );
}

#[test]
fn an_export_is_narrowed_by_its_options() {
    let export = |words: &[&str]| printed(&root(), &[&["export", &second()], words].concat());
    assert!(export(&[]).starts_with("{\n  \"format\": 1,\n"));
    let rows = |unit: &str| export(&["--format", "csv", "--unit", unit]).matches("\r\n").count() - 1;
    assert_eq!(rows("documents"), 3);
    assert!(rows("passages") > rows("documents"));
    let brief = export(&[
        "--format",
        "markdown",
        "--question",
        "cause",
        "--site",
        "https://example.org/x/",
    ]);
    assert!(
        brief.contains("https://example.org/x/#/read/") && brief.starts_with("# What started the fire?\n"),
        "{brief}"
    );
    assert!(export(&["--computed"]).contains("\"computed\": true"));
    let cited = export(&["--format", "ris", "--of", "comparison", "--accessed", "2026-11-01"]);
    assert!(cited.contains("2026/11/01"), "{cited}");
    for (words, expected) in [
        (
            ["--question", "why"],
            "error: `why` is no question of this corpus: try ",
        ),
        (
            ["--accessed", "soon"],
            "error: invalid value 'soon' for '--accessed <DATE>': not a date",
        ),
        (["--unit", "pages"], "error: invalid value 'pages' for '--unit <UNIT>'"),
        (["--of", "claims"], "error: invalid value 'claims' for '--of <WHAT>'"),
    ] {
        let (_, message) = refused(&root(), &[&["export", &second()], &words[..]].concat());
        assert!(message.starts_with(expected), "{message}");
    }
}

#[test]
fn a_comparison_is_a_table_a_sheet_or_times() {
    let compare = |words: &[&str]| printed(&root(), &[&["compare", "--corpus", &second()], words].concat());
    assert!(compare(&[]).starts_with("question, and its positions  positions  claims  documents  newsrooms"));
    assert!(compare(&["cause"]).starts_with("What started the fire?\n"));
    assert!(compare(&["--time"]).starts_with("recount "));
    let (status, message) = refused(&root(), &["compare", "cause", "--time"]);
    assert_eq!(status, 2);
    assert!(
        message.contains("'[QUESTION]' cannot be used with '--time'"),
        "{message}"
    );
}

#[test]
fn hits_are_listed_for_people_too() {
    let search = |words: &[&str]| printed(&root(), &[&["search", &second()], words].concat());
    assert_eq!(
        search(&["cabel", "--unit", "claims", "--limit", "1"]),
        "note: Nothing has “cabel”: searched for “cable” instead.\n2 claims\nobserver-no-cable  No cable fault was found.\n"
    );
    assert_eq!(
        search(&["nosuchword"]),
        "note: Nothing here has “nosuchword” or a word like it.\n0 passages\n"
    );
    // A query may begin with a minus.
    assert_eq!(
        search(&["-port", "--unit", "documents"]).lines().next(),
        Some("0 documents")
    );
}

#[test]
fn a_table_becomes_a_corpus() {
    let here = folder("import");
    fs::write(here.join("table.csv"), "id,title,text\na,Fire,Smoke.\n").unwrap();
    assert_eq!(
        printed(&here, &["import", "table.csv", "made"]),
        "\
id     the id of a document
title  the title of a document
text   the text of a document

1 of 1 rows are documents, of 0 outlets

made is a corpus now: say in its corpus.toml what it is, then `crosscheck check made`
"
    );
    printed(&here, &["check", "made"]);
    let named = [
        "import",
        "table.csv",
        "named",
        "--column",
        "title=text",
        "--column",
        "text=note",
    ];
    assert!(printed(&here, &named).starts_with("id     the id of a document\ntitle  the text of a document\n"));
    fs::write(here.join("broken.csv"), "id,title\n1,2,3\n").unwrap();
    assert_eq!(
        refused(&here, &["import", "broken.csv", "other"]),
        (
            1,
            "error: no row of broken.csv is a document, so nothing was made of it\n\
             not imported, more or fewer cells than the first row: 1 row, in line 2\n"
                .to_owned()
        )
    );
    assert!(!here.join("other").exists());
    let swapped = ["import", "table.csv", "swapped", "--column", "text=text"];
    assert!(printed(&here, &swapped).ends_with("then `crosscheck check swapped`\n"));
    let dry = printed(&here, &["import", "table.csv", "--dry-run"]);
    assert!(
        dry.ends_with(
            "\nThe first document would be:\n{\"id\":\"a\",\"text\":\"Smoke.\",\"title\":\"Fire\"}\n\nNothing was written.\n"
        ),
        "{dry}"
    );
    fs::write(here.join("table.bin"), "one word").unwrap();
    let (status, message) = refused(&here, &["import", "table.bin", "other"]);
    assert_eq!(
        (status, message.as_str()),
        (
            1,
            "error: table.bin is no file that can be imported: expected spreadsheets (.xlsx, .xls, .xlsb, .ods), brat (.ann), WebAnno TSV, Web Annotations, STIX (.stix), MISP, ClaimReview (.jsonld), FollowTheMoney (.ftm), FollowTheMoney statements, Label Studio, doccano, NewsML-G2 and ninjs, CSL, JSON (.jsonl, .ndjson, .json), RIS (.ris), BibTeX (.bib), RSS and Atom (.rss, .atom, .xml), HTML (.html, .htm, .xhtml), mail (.eml), CSV (.csv, .tsv, .tab), text (.txt, .md, .markdown, .text)\n"
        )
    );
}

#[test]
fn words_of_originals_have_a_status_of_their_own() {
    let here = folder("wording");
    printed(&here, &["new", "corpus"]);
    fs::create_dir(here.join("originals")).unwrap();
    fs::write(
        here.join("originals/a.txt"),
        "One two three four five six seven eight.\n",
    )
    .unwrap();
    // The files are those that git knows.
    let git = |words: &[&str]| {
        let done = Command::new("git")
            .args(words)
            .current_dir(here.join("corpus"))
            .status();
        assert!(done.unwrap().success());
    };
    git(&["init", "-q"]);
    git(&["add", "."]);
    let status = || {
        let output = run(&here, &["wording", "--originals", "originals", "corpus"]);
        output.status.code()
    };
    assert_eq!(status(), Some(0));
    fs::write(here.join("corpus/notes.txt"), "Two three four five six seven.\n").unwrap();
    git(&["add", "."]);
    assert_eq!(status(), Some(1));
    fs::remove_dir_all(here.join("originals")).unwrap();
    assert_eq!(status(), Some(2));
}

#[test]
fn originals_are_coded_and_verified() {
    let here = folder("code");
    printed(&here, &["new", "mine"]);
    fs::create_dir(here.join("originals")).unwrap();
    let (status, message) = refused(&here, &["code", "mine"]);
    assert_eq!(status, 2);
    assert!(message.contains("--originals <DIR>"), "{message}");
    let code = [
        "code",
        "--originals",
        "originals",
        "--verify",
        "--paragraphs",
        "--propose",
        "mine",
    ];
    printed(&here, &code);
}

#[test]
fn completions_and_manual_pages_follow_the_commands() {
    let here = folder("manual");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = printed(&here, &["completions", shell]);
        assert!(script.contains("wording") && script.contains("originals"), "{shell}");
    }
    for format in Format::holding(Contents::Citations) {
        assert!(printed(&here, &["completions", "bash"]).contains(format.key()));
    }
    printed(&here, &["man", "pages"]);
    let mut pages: Vec<String> = fs::read_dir(here.join("pages"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    pages.sort();
    assert_eq!(
        pages,
        [
            "crosscheck-build.1",
            "crosscheck-check.1",
            "crosscheck-code.1",
            "crosscheck-compare.1",
            "crosscheck-completions.1",
            "crosscheck-export.1",
            "crosscheck-import.1",
            "crosscheck-man.1",
            "crosscheck-new.1",
            "crosscheck-search.1",
            "crosscheck-serve.1",
            "crosscheck-verify.1",
            "crosscheck-wording.1",
            "crosscheck.1"
        ]
    );
    let export = fs::read_to_string(here.join("pages/crosscheck-export.1")).unwrap();
    assert!(
        export.contains("comparison: Brief, Markdown with footnotes"),
        "{export}"
    );
}
