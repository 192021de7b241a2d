//! What `crosscheck build` makes of the finished page and another corpus: it shows what a page shows that was compiled with that
//! corpus. `cargo xtask test` makes these pages after the bundle.

use std::collections::BTreeSet;

use browser_tests::{Page, Server, corpus};
use serde_json::{Value, json};

use crate::Stage;

crate::tests![
    another_corpus_shows_the_same_as_when_compiled_with_it,
    one_that_needs_more_memory_does_too,
    one_file_shows_the_same,
    scripts_are_answered_from_the_same_corpus,
];

const VIEWS: [&str; 6] = [
    "#/",
    "#/explore",
    "#/explore?unit=documents",
    "#/names",
    "#/compare",
    "#/about",
];

/// The page in a folder, if `cargo xtask test` has made it.
fn served(name: &str) -> Option<Server> {
    let server = Server::of(corpus(name)).map(Server::start);
    if server.is_none() {
        println!("skipped: there is no target/corpora/{name}; `cargo xtask test` makes it");
    }
    server
}

/// What a view says once everything is counted.
fn said(page: &Page) -> String {
    assert_eq!(page.error_screen(), None);
    page.wait("the counts", "!document.querySelector('[aria-busy=true]')");
    let text = page.text();
    page.sound();
    assert!(!text.is_empty());
    text
}

/// Every view of two pages says the same.
fn compare(stage: &Stage, one: &Server, other: &Server, views: &[&str]) {
    for view in views {
        let expected = (stage.open_on(one, view).title(), said(&stage.open_on(one, view)));
        let page = stage.open_on(other, view);
        assert_eq!((page.title(), said(&page)), expected, "{view}");
    }
}

fn another_corpus_shows_the_same_as_when_compiled_with_it(stage: &Stage) {
    let (Some(compiled), Some(made)) = (served("second"), served("made-second")) else {
        return;
    };
    compare(stage, &compiled, &made, &VIEWS);
    let index = made.file("index.html");
    assert!(
        index.contains("<title>The fire at Port Lune – Crosscheck</title>"),
        "{index}"
    );
}

/// Its pack is longer than the one that the page was built with, and so stands behind everything else.
fn one_that_needs_more_memory_does_too(stage: &Stage) {
    let (Some(compiled), Some(made)) = (served("logbook"), served("made-logbook")) else {
        return;
    };
    compare(
        stage,
        &compiled,
        &made,
        &["#/", "#/explore?q=slate&ship=fulmar", "#/read/entry-7"],
    );
}

fn one_file_shows_the_same(stage: &Stage) {
    let Some(made) = served("made-second") else { return };
    let file = corpus("made-second")
        .join("crosscheck.html")
        .canonicalize()
        .expect("one file of all");
    for view in ["#/", "#/compare"] {
        let expected = said(&stage.open_on(&made, view));
        let page = Page::at(&stage.browser, &made, &format!("file://{}{view}", file.display()));
        assert_eq!(said(&page), expected, "{view}");
    }
}

fn scripts_are_answered_from_the_same_corpus(stage: &Stage) {
    let Some(made) = served("made-second") else { return };
    let page = stage.open_on(&made, "");
    let script = "
        const { open } = await import(new URL('crosscheck.js', document.baseURI).href);
        const x = await open();
        const { documents } = JSON.parse(await x.export('json'));
        const element = document.body.appendChild(document.createElement('div'));
        await x.mount(element);
        const heading = element.shadowRoot.querySelector('h1').textContent;
        return { ids: documents.map((each) => each.id).sort(), heading };";
    let answer = page.browser.run(script, Value::Null);
    assert_eq!(answer["heading"], page.heading());
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/corpora/second/documents");
    let files = std::fs::read_dir(folder).expect("a corpus").flatten();
    let ids: BTreeSet<String> = files
        .filter_map(|file| Some(file.path().file_stem()?.to_str()?.to_owned()))
        .collect();
    assert_eq!(answer["ids"], json!(ids));
    page.sound();
}
