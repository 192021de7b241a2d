//! What Crosscheck exports, imported again.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on ends here")]

mod support;

use std::path::Path;

use crosscheck_compiler::compile_dir;
use crosscheck_export::{Format, Items, Order};
use crosscheck_model::{Corpus, DocumentId};
use support::made::{Made, made};

fn corpus() -> Corpus {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpora/second");
    compile_dir(&folder).unwrap().corpus
}

fn written(corpus: &Corpus, format: Format, items: Items) -> String {
    let order = Order {
        items,
        site: "https://e.example/",
        ..Order::everything(corpus)
    };
    order.write(format)
}

/// Ids, titles and dates of all documents have to come back.
#[track_caller]
fn check(corpus: &Corpus, made: &Made) {
    let expected = corpus.documents.iter().map(|document| {
        let date = document.published.as_ref().map(|date| date.value.to_string());
        let title = document.title.clone();
        [
            document.id.clone(),
            title.unwrap_or("none".to_owned()),
            date.unwrap_or("none".to_owned()),
        ]
    });
    let (ids, titles, dates) = (made.each("id"), made.each("title"), made.each("published"));
    let found = ids.into_iter().zip(titles).zip(dates);
    let mut found: Vec<[String; 3]> = found
        .map(|((id, title), date)| [id, title, date].map(str::to_owned))
        .collect();
    let mut expected: Vec<[String; 3]> = expected.collect();
    found.sort();
    expected.sort();
    assert_eq!(found, expected, "{}", made.report);
}

fn all_documents(corpus: &Corpus) -> Items {
    Items::Documents((0..corpus.documents.len()).map(DocumentId::from).collect())
}

#[test]
fn citations_come_back() {
    let corpus = corpus();
    for (name, format) in [
        ("x.json", Format::Csl),
        ("x.ris", Format::Ris),
        ("x.bib", Format::Bibtex),
    ] {
        check(&corpus, &made(name, &written(&corpus, format, Items::Everything)));
    }
}

#[test]
fn documents_come_back() {
    let corpus = corpus();
    check(
        &corpus,
        &made("x.csv", &written(&corpus, Format::Csv, all_documents(&corpus))),
    );
    let whole = made("x.json", &written(&corpus, Format::Json, Items::Everything));
    check(&corpus, &whole);
    assert!(
        whole.report.contains("an export of Crosscheck: documents were taken"),
        "{}",
        whole.report
    );
    let digests = corpus.documents.iter().flat_map(|document| &document.paragraphs);
    let digests: Vec<String> = digests.filter_map(|paragraph| paragraph.digest.clone()).collect();
    assert_eq!(whole.texts(), digests);
}

#[test]
fn cells_with_signs_of_formulas_come_back() {
    let mut corpus = corpus();
    corpus.documents[0].title = Some("-5 degrees".to_owned());
    check(
        &corpus,
        &made("x.csv", &written(&corpus, Format::Csv, all_documents(&corpus))),
    );
    corpus.documents[0].title = Some("The {unfinished draft_ 100% & more".to_owned());
    check(
        &corpus,
        &made("x.bib", &written(&corpus, Format::Bibtex, Items::Everything)),
    );
}

#[test]
fn follow_the_money_comes_back() {
    let corpus = corpus();
    let made = made("x.ftm.json", &written(&corpus, Format::Ftm, Items::Everything));
    check(&corpus, &made);
    for entity in corpus
        .entities
        .iter()
        .filter(|entity| entity.kind != crosscheck_model::EntityKind::Event)
    {
        let found = made.entities().iter().find(|found| found.id == entity.id);
        let found = found.map(|found| (found.name.as_str(), found.kind, found.wikidata.as_deref()));
        assert_eq!(
            found,
            Some((entity.name.as_str(), entity.kind, entity.wikidata.as_deref())),
            "{}",
            made.report
        );
    }
}

#[test]
fn annotations_come_back() {
    let corpus = corpus();
    let made = made("x.json", &written(&corpus, Format::Annotations, Items::Everything));
    assert_eq!(
        made.documents.len(),
        corpus.mentions.len() + corpus.claims.len(),
        "{}",
        made.report
    );
}
