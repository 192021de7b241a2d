//! Originals into derived files, and the check that both still say the same.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on ends here")]

mod support;

use crosscheck_compiler::{code, compile_dir};
use support::Folder;

const ENTITIES: &str = r#"
[[entity]]
id = "ana-berg"
name = "Ana Berg"
kind = "person"
names = [{ form = "Ana Berg" }, { form = "Berg" }]

[[entity]]
id = "lune"
name = "Lune"
kind = "place"
names = [{ form = "Lune" }]

[[entity]]
id = "lune-council"
name = "Council of Lune"
kind = "organisation"
names = [{ form = "Lune", decided = true }]
"#;

const DOCUMENT: &str = r#"+++
id = "letter"
outlet = "herald"
original = "letter.txt"
coded = true
+++

## 1 headline
A headline.

## 2
Berg speaks for Lune.

## 3 boilerplate
"#;

/// A no-break space in a name, a blank line of one, a line break inside a paragraph.
const ORIGINAL: &str =
    "Fire in Lune\n\u{a0}\nAna\u{a0}Berg said Lune\nwill rebuild. Berg left with Tom Hay.\n\n\nShare Lune\n";

struct Case {
    corpus: Folder,
    originals: Folder,
}

impl Case {
    fn new() -> Self {
        let case = Self {
            corpus: Folder::new(),
            originals: Folder::new(),
        };
        case.corpus.write("corpus.toml", "title = \"T\"\nsummary = \"S.\"\n");
        case.corpus.write(
            "outlets.toml",
            "[[outlet]]\nid = \"herald\"\nname = \"Herald\"\nkind = \"news\"\n",
        );
        case.corpus.write("entities.toml", ENTITIES);
        case.corpus.write("documents/letter.md", DOCUMENT);
        case.originals.write("letter.txt", ORIGINAL);
        case
    }

    fn code(&self, verify: bool) -> String {
        match code(self.corpus.path(), self.originals.path(), verify) {
            Ok(report) => self.corpus.shorten(report),
            Err(report) => self.corpus.shorten(report),
        }
    }

    fn derived(&self) -> String {
        self.corpus.read("derived/letter.toml")
    }
}

/// Without the lines that hold a hash.
fn without_hashes(text: &str) -> String {
    text.lines()
        .filter(|line| !line.starts_with("sha256"))
        .map(|line| format!("{line}\n"))
        .collect()
}

#[test]
fn mentions_are_written_with_their_offsets() {
    let case = Case::new();
    case.code(false);
    assert_eq!(
        without_hashes(&case.derived()),
        r##"# Written by `cargo xtask code`: fingerprints, sketches, mentions and sorted stems, never the text.
document = "letter"
stems = """
ana berg fir hay left lun rebuild said tom wil
"""

[[paragraph]]
n = 1
chars = 12
mentions = [
    ["lune", "Lune", 8, 12],
]

[[paragraph]]
n = 2
chars = 56
sketch = "62c67c2a"
mentions = [
    ["ana-berg", "Ana Berg", 0, 8],
    ["lune", "Lune", 14, 18],
    ["ana-berg", "Berg", 33, 37],
]

[[paragraph]]
n = 3
chars = 10
"##
    );
}

#[test]
fn the_table_says_what_no_name_covers() {
    let case = Case::new();
    assert_eq!(
        case.code(false),
        "document  paragraphs  counted  mentions  capitalised runs covered\n\
         letter             3        2         4  4 of 6\n\
         \n\
         no name covers, in letter:\n\
         \u{20} letter:1  Fire\n\
         \u{20} letter:2  Tom Hay\n"
    );
}

#[test]
fn what_is_written_compiles_and_is_verified() {
    let case = Case::new();
    let before = compile_dir(case.corpus.path()).unwrap_err().to_string();
    assert!(before.contains("`letter` has no fingerprints"), "{before}");
    case.code(false);
    let compiled = compile_dir(case.corpus.path()).unwrap();
    assert_eq!(compiled.corpus.mentions.len(), 4);
    assert!(compiled.corpus.documents[0].original.is_some());
    assert!(case.code(true).starts_with("document"));
    let first = case.derived();
    case.code(false);
    assert_eq!(case.derived(), first);
}

#[test]
fn verify_says_where_a_file_is_out_of_date() {
    let case = Case::new();
    assert_eq!(
        case.code(true),
        "error: there is no derived/letter.toml\n |\n = help: run `cargo xtask code --originals DIR` and commit what it writes\n\n\
         error: originals not coded: 1 error"
    );
    case.code(false);
    case.corpus
        .write("derived/letter.toml", case.derived().replace("14, 18", "15, 18"));
    assert_eq!(
        case.code(true),
        r#"error: derived/letter.toml says something else than the original
  --> derived/letter.toml:23:1
   |
23 |     ["lune", "Lune", 15, 18],
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ expected `["lune", "Lune", 14, 18],`
   |
   = help: run `cargo xtask code --originals DIR` and commit what it writes

error: originals not coded: 1 error"#
    );
}

#[test]
fn a_decision_changes_what_a_name_means() {
    let case = Case::new();
    let decision =
        "[[decision]]\nform = \"Lune\"\nat = [\"letter:2\"]\nentity = \"lune-council\"\nwhy = \"It rebuilds.\"\n";
    case.corpus.write("decisions.toml", decision);
    case.code(false);
    assert!(case.derived().contains("[\"lune-council\", \"Lune\", 14, 18]"));
    assert!(case.derived().contains("[\"lune\", \"Lune\", 8, 12]"));
}

#[test]
fn a_decision_without_effect_is_an_error() {
    let case = Case::new();
    case.corpus.write(
        "decisions.toml",
        "[[decision]]\nform = \"Lune\"\nat = [\"letter:2\"]\noccurrence = 2\nentity = \"none\"\nwhy = \"A test.\"\n",
    );
    assert_eq!(
        case.code(false),
        r#"error: a decision about `Lune` decides nothing
 --> decisions.toml:3:7
  |
3 | at = ["letter:2"]
  |       ^^^^^^^^^^ the form does not stand there, or a more specific decision takes its place
  |
  = help: correct the form or the place, or leave it out

error: originals not coded: 1 error"#
    );
}

#[test]
fn a_name_that_no_original_prints_is_a_warning() {
    let case = Case::new();
    case.corpus.write(
        "entities.toml",
        ENTITIES.replace("{ form = \"Berg\" }", "{ form = \"Bergh\" }"),
    );
    let report = case.code(false);
    assert!(
        report.ends_with(
            r#"
warning: no original prints `Bergh` as a name of `ana-berg`
 --> entities.toml:6:42
  |
6 | names = [{ form = "Ana Berg" }, { form = "Bergh" }]
  |                                          ^^^^^^^ found nowhere
  |
  = help: correct the form, or move it to `search`

1 warning"#
        ),
        "{report}"
    );
}

#[test]
fn an_original_with_other_paragraphs_is_an_error() {
    let case = Case::new();
    case.originals.write("letter.txt", "One.\n\nTwo.\n");
    let report = case.code(false);
    assert!(
        report.starts_with("error: the original and its document differ in paragraphs\n --> documents/letter.md:4:12"),
        "{report}"
    );
    assert!(report.contains("the original has 2 paragraphs, the document 3 headings"));
    assert!(!case.corpus.path().join("derived").exists());
}

#[test]
fn an_original_that_cannot_be_read_is_an_error() {
    let case = Case::new();
    for name in ["lettre.txt", "../letter.txt", "a/b.txt"] {
        case.corpus
            .write("documents/letter.md", DOCUMENT.replace("letter.txt", name));
        let report = case.code(false);
        assert!(
            report.starts_with(&format!("error: cannot read the original `{name}`")),
            "{report}"
        );
    }
}

#[test]
fn names_and_cues_of_claims_stand_in_the_original() {
    let case = Case::new();
    let question = "[[question]]\nid = \"q\"\ntext = \"Q?\"\nkind = \"polar\"\n\
        [[question.position]]\nid = \"y\"\ntext = \"Y\"\n[[question.position]]\nid = \"n\"\ntext = \"N\"\n";
    let claim = "[[claim]]\nid = \"c\"\nat = \"letter:2\"\non = \"q/y\"\nabout = [\"lune\"]\nmode = \"own-voice\"\n\
        certainty = \"CT+\"\ndigest = \"D.\"\nnames = [\"Ana Berg\", \"Anna\"]\ncue = \"shall\"\n";
    case.corpus.write("questions.toml", question);
    case.corpus.write("claims.toml", claim);
    let report = case.code(false);
    assert!(
        report.contains("error: `letter:2` does not print `Anna`\n --> claims.toml:9:22"),
        "{report}"
    );
    assert!(
        report.contains("error: `letter:2` does not print `shall`\n  --> claims.toml:10:7"),
        "{report}"
    );
    assert!(report.ends_with("error: originals not coded: 2 errors"), "{report}");
}

#[test]
fn claims_being_written_do_not_keep_anybody_from_coding() {
    let case = Case::new();
    case.corpus.write("claims.toml", "[[claim]]\nid = ");
    assert!(case.code(false).starts_with("document"));
}
