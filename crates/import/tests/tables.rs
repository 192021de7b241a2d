//! A table from elsewhere into a folder that compiles.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on ends here")]

mod support;

use crosscheck_compiler::{LARGEST_PACK, compile_dir, compile_dir_in_parts};
use crosscheck_export::{Format, Order};
use crosscheck_import::import;
use serde_json::Value;
use support::Folder;

const ARTICLES: &str = r#"{"headline": "Fire at the pier", "body": "Ana Berg spoke.\nThe pier burnt.", "source": "The Herald", "published_at": "2021-03-02T08:00:00Z", "link": "https://a.example", "Section": "Local", "tags": ["fire", "port"], "meta": {"a": 1}}
{"headline": "Fire at the pier", "body": "Again.", "source": "The Herald", "published_at": "2 March 2021", "Section": "Local", "tags": ["fire"]}

not JSON
{"headline": "Über allem", "body": "One.\n\nTwo.", "source": "Wire", "published_at": "03/04/2021", "Section": "World"}
[1]
{}
"#;

#[test]
fn json_lines_become_a_corpus() {
    let folder = Folder::new();
    folder.write("articles.jsonl", ARTICLES);
    let made = folder.path().join("made");
    let told = import(&folder.path().join("articles.jsonl"), &made, &[])
        .unwrap()
        .to_string();
    assert_eq!(
        told,
        "Section       kept as a facet with 2 values, under the key `section`\n\
         body          the text of a document\n\
         headline      the title of a document\n\
         link          the address of a document\n\
         meta          dropped: it holds objects\n\
         published_at  the date of a document\n\
         source        the outlet of a document\n\
         tags          kept as a facet with 2 values\n\
         \n\
         3 of 6 rows are documents, of 2 outlets\n\
         a date that may be two became a note; `--dates day-first` or `--dates month-first` reads them: 1 row, in line 5\n\
         not imported, not a JSON object: 1 row, in line 6\n\
         not imported, not valid JSON: 1 row, in line 4\n\
         not imported, nothing that belongs to a document: 1 row, in line 7\n"
    );
    let compiled = compile_dir(&made).unwrap();
    assert_eq!(compiled.warnings.to_string(), "");
    let export: Value = serde_json::from_str(&Order::everything(&compiled.corpus).write(Format::Json)).unwrap();
    let ids: Vec<&str> = export["documents"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, ["fire-at-the-pier", "fire-at-the-pier-2", "uber-allem"]);
    assert_eq!(
        export["documents"][0]["columns"],
        serde_json::json!({"section": ["Local"], "tags": ["fire", "port"]})
    );
    assert_eq!(compiled.corpus.columns[0].title, "Section");
    assert_eq!(compiled.corpus.documents[0].paragraphs.len(), 2, "lines are paragraphs");
    assert_eq!(crosscheck_model::decode(&compiled.pack).unwrap(), compiled.corpus);
    // Importing once more gives the same bytes; into the same folder it is refused.
    let again = folder.path().join("again");
    import(&folder.path().join("articles.jsonl"), &again, &[]).unwrap();
    assert_eq!(
        folder.read("made/documents.jsonl"),
        folder.read("again/documents.jsonl")
    );
    let refused = import(&folder.path().join("articles.jsonl"), &made, &[]).unwrap_err();
    assert_eq!(folder.shorten(refused), "made is not empty: name a new folder");
}

#[test]
fn csv_becomes_a_corpus() {
    let folder = Folder::new();
    let mut rows = "\u{feff}ID;Title;Content;Date;Author;Hash\n".to_owned();
    for number in 1..=12 {
        rows.push_str(&format!(
            "A {number};T;\"One; two\n\nthree\";2021-01-{number:02};Ana;h{number}\n"
        ));
    }
    rows.push_str("short;row\nlong;1;2;3;4;5;6\n");
    folder.write("table.csv", rows);
    let made = folder.path().join("made");
    let told = import(&folder.path().join("table.csv"), &made, &[])
        .unwrap()
        .to_string();
    assert_eq!(
        told,
        "ID       the id of a document\n\
         Title    the title of a document\n\
         Content  the text of a document\n\
         Date     the date of a document\n\
         Author   kept as a facet with 1 value, under the key `author`\n\
         Hash     dropped: it is all different\n\
         \n\
         13 of 14 rows are documents, of 0 outlets\n\
         an id was changed: 12 rows, in lines 2, 5, 8, 11, 14, 17, 20, 23, 26, 29, 32, 35\n\
         cells missing at the end were read as empty: 1 row, in line 38\n\
         not imported, more or fewer cells than the first row: 1 row, in line 39\n"
    );
    let compiled = compile_dir(&made).unwrap();
    assert_eq!(compiled.warnings.to_string(), "");
    let first = &compiled.corpus.documents[0];
    assert_eq!((first.id.as_str(), first.paragraphs.len()), ("a-1", 2));
    assert_eq!(compiled.corpus.outlets[0].name, "Unknown outlet");
}

#[test]
fn names_in_texts_are_mentions_and_parts_stand_beside_a_large_pack() {
    let folder = Folder::new();
    folder.write("corpus.toml", "title = \"T\"\nsummary = \"S.\"\nlanguage = \"de\"\n");
    folder.write(
        "entities.toml",
        "[[entity]]\nid = \"ana\"\nname = \"Ana\"\nkind = \"person\"\nnames = [{ form = \"Ana Berg\" }, { form = \"Berg\" }]\n",
    );
    let long = "lang ".repeat(700_000);
    let mut rows = String::new();
    for number in 0..7 {
        let text = format!("Größe: Ana Berg, Berg.\n\n{long}");
        let row = serde_json::json!({"id": format!("d{number}"), "date": 2021, "outlet": "Die Zeitung", "text": text});
        rows.push_str(&format!("{row}\n"));
    }
    folder.write("documents.jsonl", rows);
    let compiled = compile_dir_in_parts(folder.path(), LARGEST_PACK).unwrap();
    let corpus = &compiled.corpus;
    let found: Vec<(u32, u32, u32)> = corpus
        .mentions
        .iter()
        .take(2)
        .map(|mention| (mention.name, mention.start, mention.end))
        .collect();
    assert_eq!(
        (found.as_slice(), corpus.mentions.len()),
        (&[(0, 7, 15), (1, 17, 21)][..], 14)
    );
    assert_eq!(
        (corpus.outlets[0].id.as_str(), corpus.documents[0].language.as_str()),
        ("die-zeitung", "de")
    );
    // A part a text, and the index.
    assert_eq!(compiled.parts.len(), 8);
    assert!(compiled.pack.len() < 2000);
}

#[test]
fn a_table_that_is_not_utf8_is_refused_with_its_line() {
    let folder = Folder::new();
    folder.write("corpus.toml", "title = \"T\"\nsummary = \"S.\"\n");
    folder.write("documents.csv", b"id,text\na,caf\xe9\n");
    let report = compile_dir(folder.path()).unwrap_err();
    assert_eq!(
        folder.shorten(report),
        "error: documents.csv is not UTF-8 text (line 2)\n |\n = help: save the file as UTF-8\n\nerror: corpus not compiled: 1 error"
    );
}

#[test]
fn two_columns_of_a_file_are_not_one_part() {
    let folder = Folder::new();
    folder.write("articles.jsonl", ARTICLES);
    let made = folder.path().join("made");
    let named = [("body", "text"), ("Section", "text")];
    let refused = import(&folder.path().join("articles.jsonl"), &made, &named).unwrap_err();
    assert_eq!(
        refused,
        "`body` and `Section` are both said to be the text, and one of them would be lost: name one"
    );
    assert!(!made.exists());
}
