//! Whole corpora from folder to pack: what goes in comes out, in whatever order it was written.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on ends here")]

mod support;

use crosscheck_compiler::{compile_dir, for_page};
use crosscheck_model::{Corpus, DocumentId, Source};
use proptest::prelude::*;
use support::{Folder, tests_folder};

fn second() -> Corpus {
    let compiled = compile_dir(&tests_folder("corpora/second")).unwrap();
    assert_eq!(compiled.warnings.to_string(), "");
    compiled.corpus
}

#[test]
fn the_second_corpus_has_what_was_written() {
    let corpus = second();
    let documents: Vec<&str> = corpus.documents.iter().map(|document| document.id.as_str()).collect();
    assert_eq!(
        documents,
        ["herald-2021", "wire-2021", "observer-2021"],
        "by date, then id"
    );
    let claims: Vec<&str> = corpus.claims.iter().take(4).map(|claim| claim.id.as_str()).collect();
    assert_eq!(
        claims,
        ["herald-cable", "herald-in-time", "herald-late", "herald-loss"],
        "by document, paragraph, then id"
    );
    assert_eq!(
        (corpus.claims.len(), corpus.questions.len(), corpus.relations.len()),
        (10, 4, 3)
    );
    let questions: Vec<&str> = corpus.questions.iter().map(|question| question.id.as_str()).collect();
    assert_eq!(questions, ["cause", "loss", "response", "rebuilding"], "as authored");
}

#[test]
fn an_embedded_text_gives_paragraphs_fingerprints_and_mentions() {
    let corpus = second();
    let source = Source {
        document: DocumentId(0),
        paragraph: 2,
    };
    let paragraph = corpus.paragraph(source).unwrap();
    let text: Vec<char> = paragraph.text.as_deref().unwrap().chars().collect();
    assert_eq!(paragraph.fingerprint.as_ref().unwrap().chars as usize, text.len());
    let forms: Vec<String> = corpus
        .mentions_in(source)
        .map(|mention| text[mention.start as usize..mention.end as usize].iter().collect())
        .collect();
    assert_eq!(
        forms,
        [
            "Shed 4",
            "Port Lune",
            "Lune",
            "Harbour Authority",
            "Ana Berg",
            "Lune Herald"
        ]
    );
    let boilerplate = Source {
        document: DocumentId(0),
        paragraph: 5,
    };
    assert_eq!(corpus.mentions_in(boilerplate).count(), 0);
}

#[test]
fn names_in_digests_link_by_themselves() {
    let corpus = second();
    let linked = |document: usize, paragraph: usize| -> Vec<(String, String)> {
        let paragraph = &corpus.documents[document].paragraphs[paragraph - 1];
        let digest = paragraph.digest.clone().unwrap();
        let link = |link: &crosscheck_model::Link| {
            (
                digest[link.start as usize..link.end as usize].to_owned(),
                corpus.entity(link.entity).unwrap().id.clone(),
            )
        };
        paragraph.links.iter().map(link).collect()
    };
    let pairs = |list: &[(&str, &str)]| -> Vec<(String, String)> {
        list.iter()
            .map(|(words, id)| ((*words).to_owned(), (*id).to_owned()))
            .collect()
    };
    assert_eq!(linked(0, 2), pairs(&[("Shed 4", "shed-4"), ("Ana Berg", "ana-berg")]));
    assert_eq!(
        linked(1, 2),
        pairs(&[("port's own body", "harbour-authority"), ("Lune", "lune")])
    );
}

#[test]
fn positions_exclude_each_other_both_ways() {
    let corpus = second();
    let response = corpus.question(corpus.find_question("response").unwrap()).unwrap();
    let kinds: Vec<_> = response
        .positions
        .iter()
        .map(|position| position.excludes[0].kind)
        .collect();
    assert_eq!(kinds, [crosscheck_model::ExclusionKind::Contradictory; 2]);
}

#[test]
fn a_pack_is_read_back_as_it_was() {
    let compiled = compile_dir(&tests_folder("corpora/second")).unwrap();
    assert_eq!(crosscheck_model::decode(&compiled.pack), Ok(for_page(&compiled.corpus)));
}

#[test]
fn every_input_is_named() {
    let compiled = compile_dir(&tests_folder("corpora/second")).unwrap();
    let has = |end: &str| compiled.inputs.iter().any(|path| path.ends_with(end));
    assert!(has("second") && has("second/documents") && has("texts/herald.txt") && has("questions/1-cause.toml"));
}

#[test]
fn an_empty_folder_is_an_empty_corpus() {
    let folder = tests_folder("corpora/empty");
    let compiled = compile_dir(&folder).unwrap();
    assert_eq!(compiled.corpus.meta.title, "An empty corpus");
    assert_eq!(compiled.corpus.documents, []);
    assert!(
        compiled
            .warnings
            .to_string()
            .starts_with("warning: the corpus is empty: there is no ")
    );
    assert_eq!((compiled.warnings.errors(), compiled.warnings.warnings()), (0, 1));
}

#[test]
fn a_title_alone_is_a_corpus() {
    let folder = Folder::new();
    folder.write("corpus.toml", "title = \"Nothing yet\"\nsummary = \"Soon.\"\n");
    let compiled = compile_dir(folder.path()).unwrap();
    assert_eq!(
        (compiled.corpus.meta.title.as_str(), compiled.warnings.warnings()),
        ("Nothing yet", 0)
    );
}

#[test]
fn one_document_is_a_corpus() {
    let compiled = compile_dir(&tests_folder("corpora/one-document")).unwrap();
    assert_eq!(compiled.corpus.documents[0].paragraphs.len(), 2);
    assert_eq!(compiled.warnings.errors(), 0);
}

#[test]
fn a_column_never_has_a_key_that_means_something_else() {
    let folder = Folder::new();
    folder.write("corpus.toml", "title = \"T\"\nsummary = \"S.\"\n");
    folder.write(
        "documents.csv",
        "id,title,place,Said by,sort,not-colour,colour,text\na,A,Basra,B,C,D,E,Text.\n",
    );
    let columns = compile_dir(folder.path()).unwrap().corpus.columns;
    let named: Vec<_> = columns
        .iter()
        .map(|column| (column.key.as_str(), column.title.as_str()))
        .collect();
    assert_eq!(
        named,
        [
            ("colour", "colour"),
            ("column-not-colour", "not-colour"),
            ("column-place", "place"),
            ("column-said-by", "Said by"),
            ("column-sort", "sort"),
        ]
    );
}

#[test]
fn a_folder_that_is_not_there_is_said_so() {
    let folder = Folder::new();
    let report = compile_dir(&folder.path().join("nowhere")).unwrap_err();
    assert!(
        folder.shorten(&report).starts_with("error: there is no folder nowhere"),
        "{report}"
    );
    assert_eq!(report.errors(), 1);
}

#[test]
fn names_in_other_signs_are_said_so() {
    let folder = Folder::new();
    folder.write("corpus.toml", "title = \"T\"\nsummary = \"S.\"\n");
    folder.write(
        "entities.toml",
        "[[entity]]\nid = \"pena\"\nname = \"Peña\"\nkind = \"person\"\nnames = [{ form = \"Peña\" }]\n\
         [[entity]]\nid = \"hashd\"\nname = \"al-Hashd\"\nkind = \"organisation\"\nnames = [{ form = \"al-Hashd\" }]\n",
    );
    folder.write(
        "documents.jsonl",
        "{\"id\": \"a\", \"title\": \"A\", \"text\": \"Talks with Pen\u{303}a; the al\u{2011}Hashd came.\"}\n\
         {\"id\": \"b\", \"title\": \"B\", \"text\": \"Talks with Peña; the al-Hashd came, Pena, al Hashd, PEÑA.\"}\n",
    );
    let report = folder.shorten(&compile_dir(folder.path()).unwrap().warnings);
    for expected in [
        "warning: `Peña` is printed in other signs once",
        "no mention in `a:1`, which prints `Pen\u{303}a`",
        "warning: `al-Hashd` is printed in other signs once",
        "no mention in `a:1`, which prints `al\u{2011}Hashd`",
    ] {
        assert!(report.contains(expected), "{report}");
    }
    assert_eq!(report.matches("other signs").count(), 2, "{report}");
}

#[test]
fn names_that_only_typography_hides_are_said_so() {
    let folder = Folder::new();
    folder.write("corpus.toml", "title = \"T\"\nsummary = \"S.\"\n");
    let entity = |id: &str, form: &str| {
        format!("[[entity]]\nid = \"{id}\"\nname = \"{form}\"\nkind = \"place\"\nnames = [{{ form = \"{form}\" }}]\n")
    };
    let names = [
        ("aff", "Afﬁka"),
        ("baghdad", "Baghdad"),
        ("quds", "Quds Force"),
        ("fife", "Fife"),
        ("mosul", "الموصل"),
        ("yafo", "חיפה"),
    ];
    folder.write("entities.toml", names.map(|(id, form)| entity(id, form)).concat());
    folder.write(
        "documents.jsonl",
        "{\"id\": \"a\", \"text\": \"In Bagh\u{ad}dad and Bagh\u{200b}dad the Quds  Force, in Ｆｉｆｅ, Afﬁka, Affika.\"}\n\
         {\"id\": \"b\", \"text\": \"ذهب للموصل والموصل، الموصل؛ בחיפה, חיפה.\"}\n",
    );
    let report = folder.shorten(&compile_dir(folder.path()).unwrap().warnings);
    for expected in [
        "warning: `Baghdad` is printed in other signs 2 times",
        "warning: `Quds Force` is printed in other signs once",
        "no mention in `a:1`, which prints `Quds  Force`",
        "warning: `Fife` is printed in other signs once",
        "warning: `Afﬁka` is printed in other signs once",
        "warning: `الموصل` stands in one with a word before it 2 times",
        "warning: `חיפה` stands in one with a word before it once",
        "no mention in `b:1`, which prints `בחיפה`",
    ] {
        assert!(report.contains(expected), "{expected}\n{report}");
    }
}

#[test]
fn numbers_in_columns_stand_in_their_order() {
    let folder = Folder::new();
    folder.write("corpus.toml", "title = \"T\"\nsummary = \"S.\"\n");
    folder.write(
        "documents.csv",
        "id;deaths;ward\na;10;Ward 10\nb;9;Ward 9\nc;2,5;ward 1\nd;100;Ward 2\n",
    );
    let corpus = compile_dir(folder.path()).unwrap().corpus;
    assert_eq!(corpus.columns[0].values, ["2,5", "9", "10", "100"]);
    assert_eq!(corpus.columns[1].values, ["Ward 2", "Ward 9", "Ward 10", "ward 1"]);
}

#[test]
fn words_cut_at_the_ends_of_lines_are_whole() {
    let folder = Folder::new();
    folder.write("corpus.toml", "title = \"T\"\nsummary = \"S.\"\n");
    folder.write(
        "documents.jsonl",
        "{\"id\": \"a\", \"text\": \"The infor-\\nmation of the Iran-\\nbacked men.\"}\n{\"id\": \"b\", \"text\": \"Iran backed them.\"}\n",
    );
    let corpus = compile_dir(folder.path()).unwrap().corpus;
    let text = corpus.documents[0].paragraphs[0].text.as_deref();
    assert_eq!(text, Some("The information of the Iran-\nbacked men."));
}

#[test]
#[cfg(unix)]
fn a_linked_folder_is_said_so() {
    let folder = Folder::copy_of(&tests_folder("corpora/second"));
    let elsewhere = Folder::new();
    std::fs::rename(folder.path().join("documents"), elsewhere.path().join("documents")).unwrap();
    std::os::unix::fs::symlink(elsewhere.path().join("documents"), folder.path().join("documents")).unwrap();
    let report = folder.shorten(compile_dir(folder.path()).unwrap_err());
    assert!(
        report.starts_with("error: documents is a link to a folder, and links are not followed"),
        "{report}"
    );
}

#[test]
fn bytes_that_are_no_text_are_said_so() {
    let folder = Folder::copy_of(&tests_folder("corpora/second"));
    folder.write("voices.toml", b"[[voice]]\nid = \"\xff\"\n");
    let report = compile_dir(folder.path()).unwrap_err();
    assert!(
        folder
            .shorten(&report)
            .starts_with("error: voices.toml is not UTF-8 text (line 2)"),
        "{report}"
    );
    assert_eq!(report.errors(), 1, "nothing follows from it: {report}");
}

#[test]
fn colours_come_only_when_asked_for() {
    let folder = Folder::new();
    folder.write("corpus.toml", "title\n");
    let report = compile_dir(folder.path()).unwrap_err();
    assert!(!report.to_string().contains('\u{1b}'));
    assert!(format!("{report:#}").contains('\u{1b}'));
}

/// The files whose records may stand in any order, in any number of files.
const TABLES: [&str; 7] = [
    "outlets",
    "voices",
    "entities",
    "events",
    "decisions",
    "claims",
    "relations",
];

/// A file's records.
fn records(text: &str) -> Vec<String> {
    text.split("\n\n")
        .map(|record| format!("{}\n\n", record.trim()))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_order_of_files_and_records_changes_no_byte(seed in any::<u64>(), files in 1usize..4) {
        let pack = compile_dir(&tests_folder("corpora/second")).unwrap().pack;
        let folder = Folder::copy_of(&tests_folder("corpora/second"));
        for table in TABLES {
            let mut records = records(&folder.read(&format!("{table}.toml")));
            let key = |record: &String| {
                record.bytes().fold(seed | 1, |hash, byte| hash.wrapping_mul(0x0100_0000_01b3) ^ u64::from(byte))
            };
            records.sort_by_key(key);
            folder.remove(&format!("{table}.toml"));
            for (index, part) in records.chunks(records.len().div_ceil(files)).enumerate() {
                folder.write(&format!("{table}/{index}.toml"), part.concat());
            }
        }
        let shuffled = compile_dir(folder.path());
        prop_assert!(shuffled.is_ok(), "{}", shuffled.unwrap_err());
        prop_assert_eq!(shuffled.unwrap().pack, pack);
    }

    /// Whatever stands in the files, there is a corpus or a report.
    #[test]
    fn no_bytes_panic(
        file in proptest::sample::select(FILES.to_vec()),
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
    ) {
        let folder = Folder::copy_of(&tests_folder("corpora/second"));
        folder.write(file, &bytes);
        settle(&folder);
    }

    /// The same of files that are nearly right: a stretch is replaced, left out or put elsewhere.
    #[test]
    fn no_slip_panics(
        file in proptest::sample::select(FILES.to_vec()),
        cut in any::<(prop::sample::Index, prop::sample::Index)>(),
        text in "[\\PC\n\t\\[\\]\"=+#>(){}]{0,12}",
        donor in proptest::sample::select(FILES.to_vec()),
    ) {
        let folder = Folder::copy_of(&tests_folder("corpora/second"));
        let (original, donor) = (folder.read(file), folder.read(donor));
        let boundary = |text: &str, index: &prop::sample::Index| text.floor_char_boundary(index.index(text.len() + 1));
        let (a, b) = (boundary(&original, &cut.0), boundary(&original, &cut.1));
        let borrowed = &donor[boundary(&donor, &cut.1)..];
        let borrowed = borrowed.split_inclusive('\n').take(3).collect::<String>();
        folder.write(file, format!("{}{text}{borrowed}{}", &original[..a.min(b)], &original[a.max(b)..]));
        settle(&folder);
    }
}

const FILES: [&str; 13] = [
    "corpus.toml",
    "outlets.toml",
    "voices.toml",
    "entities.toml",
    "events.toml",
    "decisions.toml",
    "claims.toml",
    "relations.toml",
    "questions/1-cause.toml",
    "questions/2-damage.toml",
    "documents/herald-2021.md",
    "documents/observer-2021.md",
    "texts/wire.txt",
];

fn settle(folder: &Folder) {
    match compile_dir(folder.path()) {
        Ok(compiled) => {
            assert_eq!(crosscheck_model::decode(&compiled.pack), Ok(for_page(&compiled.corpus)));
            assert_eq!(compiled.warnings.errors(), 0);
        }
        Err(report) => {
            assert!(report.errors() > 0);
            assert!(report.to_string().contains("error: corpus not compiled: "));
        }
    }
}
