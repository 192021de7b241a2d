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
        r##"# Written by `crosscheck code`: fingerprints, sketches, mentions and sorted stems, never the text.
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
mentions = [
    ["lune", "Lune", 6, 10],
]
"##
    );
}

#[test]
fn the_table_says_what_no_name_covers() {
    let case = Case::new();
    assert_eq!(
        case.code(false),
        "document  paragraphs  counted  mentions  claims  capitalised runs  words of speech\n\
         letter             3        2         4       0            4 of 6           0 of 1\n\
         \n\
         no name covers:\n\
         \u{20} letter:1  Fire\n\
         \u{20} letter:2  Tom Hay\n\
         \n\
         speech, and no claim with a voice:\n\
         \u{20} letter:2  said: Ana Berg said Lune will rebuild.\n"
    );
}

/// A claim with a voice in the second paragraph.
fn with_claim(case: &Case) {
    case.corpus.write(
        "questions.toml",
        "[[question]]\nid = \"q\"\ntext = \"Q?\"\nkind = \"polar\"\n\
         [[question.position]]\nid = \"y\"\ntext = \"Y\"\n[[question.position]]\nid = \"n\"\ntext = \"N\"\n",
    );
    case.corpus.write(
        "voices.toml",
        "[[voice]]\nid = \"berg\"\nname = \"Berg\"\nkind = \"person\"\nnaming = \"named\"\n",
    );
    case.corpus.write(
        "claims.toml",
        "[[claim]]\nid = \"c\"\nat = \"letter:2\"\non = \"q/y\"\nabout = [\"lune\"]\nmode = \"indirect\"\n\
         by = [\"berg\"]\ncertainty = \"CT+\"\ndigest = \"D.\"\n",
    );
}

#[test]
fn a_claim_with_a_voice_covers_the_speech_of_its_paragraph() {
    let case = Case::new();
    with_claim(&case);
    let report = code(case.corpus.path(), case.originals.path(), false).unwrap();
    assert_eq!(
        report.by_paragraph(),
        "paragraph     role         mentions  claims  voices  capitalised runs  words of speech\n\
         letter:1      headline            1       0       0            1 of 2           0 of 0\n\
         letter:2      body                3       1       1            3 of 4           1 of 1\n\
         letter:3      boilerplate\n"
    );
    assert!(!report.to_string().contains("speech, and no claim"));
}

#[test]
fn a_lead_in_is_covered_by_what_it_leads_to() {
    let case = Case::new();
    case.originals.write(
        "letter.txt",
        "Ana Berg explained:\n\nAna Berg said Lune will rebuild.\n\nShare\n",
    );
    case.code(false);
    let open = |claim: bool| {
        if claim {
            with_claim(&case);
        }
        let report = code(case.corpus.path(), case.originals.path(), false).unwrap();
        let rows = report.documents[0].paragraphs.iter();
        rows.map(|row| row.open_verbs.len()).collect::<Vec<_>>()
    };
    assert_eq!(open(false), [1, 1, 0]);
    assert_eq!(open(true), [0, 0, 0]);
}

#[test]
fn words_to_ignore_are_not_listed() {
    let case = Case::new();
    case.originals.write(
        "letter.txt",
        "Fire in Lune\n\nThe pro-Marine Shi’ite Berg-Marine crowd saw Marine’s Sunday. However, it left.\n\nShare\n",
    );
    case.corpus.write(
        "corpus.toml",
        "title = \"T\"\nsummary = \"S.\"\nignore-words = [\"fire\", \"Marine\", \"Shiite\", \"Sunday\"]\n",
    );
    let report = code(case.corpus.path(), case.originals.path(), false).unwrap();
    let rows = &report.documents[0].paragraphs;
    assert_eq!((rows[0].open_words.len(), rows[1].open_words.len()), (0, 0), "{report}");
    assert_eq!((rows[1].runs, rows[1].runs_covered), (1, 1));
}

#[test]
fn mentions_that_may_be_missing_are_proposed_with_the_reason() {
    let case = Case::new();
    let entities = ENTITIES.replace(
        "{ form = \"Lune\" }]",
        "{ form = \"Lune\" }, { form = \"Port of Lune\" }]",
    );
    let harbour = "\n[[entity]]\nid = \"harbour-office\"\nname = \"Harbour Office of Lune\"\nkind = \"organisation\"\nnames = []\n\
        search = [\"L’Office\"]\n";
    case.corpus.write("entities.toml", entities + harbour);
    case.corpus.write(
        "decisions.toml",
        "[[decision]]\nform = \"Lune\"\nat = [\"letter:1\"]\nentity = \"none\"\nwhy = \"A ship.\"\n\
         [[decision]]\nform = \"Lune\"\nat = [\"letter:2\"]\noccurrence = 1\nentity = \"lune-council\"\nwhy = \"It pays.\"\n",
    );
    case.originals.write(
        "letter.txt",
        "The Lune sank\n\nLune paid ANA BERG and the HARBOUR office of Lune. At l'office the berg met Bergg.\n\nShare\n",
    );
    let report = code(case.corpus.path(), case.originals.path(), false).unwrap();
    assert_eq!(
        report.proposed(),
        "may be mentions:\n\
         \u{20} letter:1  Lune  lune: a decision excludes it\n\
         \u{20} letter:1  Lune  lune-council: a decision excludes it\n\
         \u{20} letter:2  Lune  lune: means `lune-council` here\n\
         \u{20} letter:2  ANA BERG  ana-berg: no form matches letter for letter\n\
         \u{20} letter:2  HARBOUR office of Lune  harbour-office: no form matches letter for letter\n\
         \u{20} letter:2  Bergg  ana-berg: near `berg`\n"
    );
}

#[test]
fn every_kind_of_difference_fails_the_check() {
    let case = Case::new();
    case.code(false);
    let right = case.derived();
    let line = |beginning: &str| {
        right
            .lines()
            .find(|line| line.starts_with(beginning))
            .unwrap()
            .to_owned()
    };
    for (what, changed) in [
        (
            "sha256",
            line("sha256").replace(['0', '1', '2', '3', '4', '5', '6', '7'], "8"),
        ),
        ("stems", "stems = \"\"\"\nana".to_owned()),
        ("ana berg", "ana bergg fir".to_owned()),
        ("chars", "chars = 13".to_owned()),
        ("sketch", "sketch = \"0001\"".to_owned()),
        ("    [\"lune\"", String::new()),
        ("n = 3", "n = 4".to_owned()),
    ] {
        case.corpus
            .write("derived/letter.toml", right.replacen(&line(what), &changed, 1));
        let report = case.code(true);
        assert!(
            report.starts_with("error: derived/letter.toml says something else than the original"),
            "{what}: {report}"
        );
    }
    case.corpus.write("derived/letter.toml", &right);
    assert!(case.code(true).starts_with("document"));
    case.originals.write("letter.txt", ORIGINAL.replace("Tom", "Tim"));
    assert!(case.code(true).contains("says something else than the original"));
}

#[test]
fn what_is_written_compiles_and_is_verified() {
    let case = Case::new();
    let before = compile_dir(case.corpus.path()).unwrap_err().to_string();
    assert!(before.contains("`letter` has no fingerprints"), "{before}");
    case.code(false);
    let compiled = compile_dir(case.corpus.path()).unwrap();
    assert_eq!(compiled.corpus.mentions.len(), 4);
    let uncounted = compiled.corpus.uncounted.iter();
    let places: Vec<(u32, u32, u32)> = uncounted
        .map(|mention| (mention.paragraph, mention.start, mention.end))
        .collect();
    assert_eq!(places, [(3, 6, 10)], "“Share Lune” is text of the site");
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
        "error: there is no derived/letter.toml\n |\n = help: run `crosscheck code --originals DIR` and commit what it writes\n\n\
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
   = help: run `crosscheck code --originals DIR` and commit what it writes

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
