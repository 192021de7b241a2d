//! Files as readers drop them, and what comes of them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on ends here")]

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use crosscheck_desk::{Answer, Options, Work};
use crosscheck_model::decode;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

type Files = Vec<(String, Vec<u8>)>;

fn worked(files: &Files, options: Options) -> Work {
    let mut work = Work::new(options);
    for (path, bytes) in files {
        work.add(path, bytes.clone()).unwrap();
    }
    let mut last = 0.0;
    while let Some(doing) = work.step() {
        assert!(doing.part >= last && doing.part < 1.0, "{doing:?} after {last}");
        last = doing.part;
    }
    work
}

fn answer(work: &Work) -> &Answer {
    work.answer()
}

#[track_caller]
fn refused(files: &Files, expected: &str) {
    let mut work = worked(files, Options::default());
    let why = answer(&work).refused.clone().unwrap_or_default();
    assert!(why.contains(expected), "{expected} in {:?}", work.answer());
    assert!(work.take_pack().is_empty());
}

fn one(name: &str, bytes: &[u8]) -> Files {
    vec![(name.to_owned(), bytes.to_owned())]
}

/// A corpus of this repository, in a folder called `fire`.
fn second() -> Files {
    let mut files = Files::new();
    read(
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/corpora/second")),
        "fire",
        &mut files,
    );
    files
}

fn read(folder: &Path, path: &str, files: &mut Files) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = format!("{path}/{}", entry.file_name().to_string_lossy());
        match entry.path().is_dir() {
            true => read(&entry.path(), &path, files),
            false => files.push((path, fs::read(entry.path()).unwrap())),
        }
    }
}

fn zipped(files: &Files) -> Files {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        zip.start_file(path, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    one("fire.zip", &zip.finish().unwrap().into_inner())
}

#[test]
fn a_folder_in_memory_is_compiled_as_one_on_a_disk() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/corpora/second"));
    let expected = crosscheck_compiler::compile_dir(folder).unwrap();
    for files in [second(), zipped(&second())] {
        let mut work = worked(&files, Options::default());
        assert_eq!(answer(&work).title, expected.corpus.meta.title);
        assert!(work.take_pack() == expected.pack);
    }
}

#[test]
fn a_pack_is_opened_as_it_is() {
    let mut work = worked(&second(), Options::default());
    let pack = work.take_pack();
    let mut again = worked(&one("corpus.pack", &pack), Options::default());
    assert_eq!(answer(&again).title, "The fire at Port Lune");
    assert!(again.take_pack() == pack);
    refused(
        &one("corpus.pack", &pack[..pack.len() / 2]),
        "This pack cannot be opened: the corpus pack is damaged.",
    );
    refused(
        &one("corpus.pack", b"CXPK\x01"),
        "This pack cannot be opened: the pack has version 1",
    );
}

#[test]
fn what_is_wrong_is_told_with_its_line() {
    let mut files = second();
    for (path, bytes) in &mut files {
        if path.ends_with("outlets.toml") {
            *bytes = String::from_utf8(bytes.clone())
                .unwrap()
                .replacen("kind = ", "kin = ", 1)
                .into_bytes();
        }
    }
    let mut work = worked(&files, Options::default());
    assert!(work.take_pack().is_empty());
    let told = format!("{:?}", answer(&work));
    for part in ["file: \"fire/outlets.toml\"", "marked: \"kin\"", "after: \" = "] {
        assert!(told.contains(part), "{part} in {told}");
    }
    assert!(answer(&work).errors > 0);
}

#[test]
fn a_table_is_imported() {
    let table = "Titel;Inhalt;Wann\nBrand am Hafen;Im Hafen brannte es.;04/06/2016\n".as_bytes();
    let options = Options {
        columns: vec![("Wann".to_owned(), "date".to_owned())],
        ..Options::default()
    };
    let work = worked(&one("artikel.csv", table), options);
    let fates: Vec<(&str, &str)> = answer(&work)
        .columns
        .iter()
        .map(|column| (column.name.as_str(), column.fate.as_str()))
        .collect();
    assert_eq!(fates[0], ("Titel", "the title of a document"));
    assert_eq!(answer(&work).columns[0].first, "Brand am Hafen");
    let remarks = answer(&work).remarks.join("\n");
    assert!(remarks.contains("say below which number is the day"), "{remarks}");
    let options = Options {
        columns: vec![("Wann".to_owned(), "date".to_owned())],
        dates: "day-first".to_owned(),
        ..Options::default()
    };
    let mut work = worked(&one("artikel.csv", table), options);
    let corpus = decode(&work.take_pack()).unwrap();
    let published = corpus.documents[0].published.as_ref().unwrap();
    assert_eq!(published.value.words(), "4 June 2016");
    assert_eq!(corpus.meta.title, "artikel");
}

#[test]
fn several_files_of_several_kinds_are_one_corpus() {
    let files = vec![
        ("mine/a.txt".to_owned(), b"A title\n\nSomething was said.".to_vec()),
        (
            "mine/b.csv".to_owned(),
            b"title,text\nB,Something else was said.\n".to_vec(),
        ),
        ("mine/c.png".to_owned(), b"\x89PNG".to_vec()),
    ];
    let work = worked(&files, Options::default());
    assert_eq!((answer(&work).documents, answer(&work).title.as_str()), (2, "mine"));
    let remarks = answer(&work).remarks.join("\n");
    assert!(remarks.contains("c.png was left out"), "{remarks}");
}

#[test]
fn what_is_no_corpus_is_refused_in_a_sentence() {
    refused(&Files::new(), "There is no file in it.");
    refused(&one("a.pdf", b"%PDF-1.4"), "is a PDF");
    refused(&one("a.png", b"\x89PNG"), "no file that can be imported");
    refused(&one("a.csv", b"title,text\n"), "has no row");
    refused(&zipped(&one("../a.md", b"x")), "outside of its own folder, ../a.md");
    refused(&zipped(&Files::new()), "There is no file in it.");
    let whole = zipped(&second()).remove(0).1;
    refused(&one("fire.zip", &whole[..whole.len() / 2]), "The zip cannot be read");
    let mut flipped = whole;
    let middle = flipped.len() / 3;
    flipped[middle..middle + 40].fill(0xaa);
    let mut work = worked(&one("fire.zip", &flipped), Options::default());
    assert!(work.take_pack().is_empty());
}

#[test]
fn files_are_bounded() {
    let mut work = Work::new(Options::default());
    for at in 0..20_000 {
        work.add(&format!("{at}.txt"), Vec::new()).unwrap();
    }
    assert!(work.add("one.txt", Vec::new()).unwrap_err().contains("20,000 files"));
}
