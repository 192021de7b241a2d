//! The page of other corpora: none of this is about the one in corpus/.

use std::fs;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use browser_tests::{Page, Server};
use serde_json::{Value, json};

use crate::Stage;

crate::tests![
    an_empty_corpus_says_how_to_begin,
    one_document_cannot_be_compared,
    another_corpus_has_all_views,
    many_texts_are_found_shown_and_paged,
    an_error_in_the_corpus_shows_and_mending_clears_it,
    an_edit_of_the_corpus_shows,
];

const VIEWS: [&str; 5] = ["#/", "#/explore", "#/names", "#/compare", "#/about"];

/// Serves the page of a corpus of tests/corpora. `cargo xtask test` builds them; whoever runs these tests alone may not have.
fn served(name: &str) -> Option<Server> {
    let server = Server::of(browser_tests::corpus(name)).map(Server::start);
    if server.is_none() {
        println!("skipped: the page of tests/corpora/{name} is not built; `cargo xtask test` does that");
    }
    server
}

/// Opens every view: each has a heading and no barrier.
fn look_around(stage: &Stage, server: &Server) {
    for view in VIEWS {
        let page = stage.open_on(server, view);
        assert_eq!((page.error_screen(), page.notices().len()), (None, 0), "{view}");
        assert!(!page.heading().is_empty(), "{view}");
        assert_eq!(page.barriers(), [""; 0], "{view}");
        page.sound();
    }
}

fn an_empty_corpus_says_how_to_begin(stage: &Stage) {
    let Some(server) = served("empty") else { return };
    for view in ["#/", "#/explore", "#/compare", "#/names"] {
        let page = stage.open_on(&server, view);
        assert!(
            page.text().contains("This corpus holds no document yet."),
            "{view}: {}",
            page.text()
        );
        assert!(page.text().contains("Add the first one"), "{view}: {}", page.text());
    }
    look_around(stage, &server);
}

fn one_document_cannot_be_compared(stage: &Stage) {
    let Some(server) = served("one-document") else { return };
    let page = stage.open_on(&server, "");
    page.follow("Explore the report");
    assert!(page.count() > 0);
    page.go("Compare");
    assert_eq!(page.heading(), "Comparing needs two documents");
    page.follow("Explore what is here");
    assert!(page.count() > 0);
    look_around(stage, &server);
}

fn another_corpus_has_all_views(stage: &Stage) {
    let Some(server) = served("second") else { return };
    let page = stage.open_on(&server, "");
    page.go("Compare");
    let question = page.text_of("tbody th a");
    page.follow(&question);
    assert_eq!(page.heading(), question);
    page.go("Explore");
    takes_at_their_word(&page);
    page.go("About");
    assert!(
        !page.text().contains("odebook"),
        "the codebook is about the corpus of the repository alone: {}",
        page.text()
    );
    look_around(stage, &server);
}

/// One offer of each facet.
fn takes_at_their_word(page: &Page) {
    let now = page.count();
    let mut facet = String::new();
    for offer in page.offers() {
        if offer.facet == facet {
            continue;
        }
        facet.clone_from(&offer.facet);
        page.take(&offer);
        assert_eq!(page.count(), offer.promised(now), "{offer:?}");
        page.undo(&offer.facet, &offer.value, offer.choice);
        assert_eq!(page.count(), now, "{offer:?}");
    }
}

/// Texts with columns, so many that the page opens and draws them in slices.
fn many_texts_are_found_shown_and_paged(stage: &Stage) {
    let Some(server) = served("logbook") else { return };
    let page = stage.open_on(&server, "#/explore?q=slate");
    page.wait("the results", "document.querySelector('.hitrow mark')");
    let text = page.text_of(".hitrow__text");
    assert!(text.contains("made fast at the") && text.contains("slate"), "{text}");
    // The facets are drawn after the results, one by one.
    page.wait("the columns", "document.querySelector('[data-facet=ship] .val')");
    page.wait("the last facet", "document.querySelector('[data-facet=cargo] .val')");
    // And what the help and the years are counted with.
    page.wait("the years", "document.querySelector('.hist')");
    page.wait("the help", "document.querySelector('.help')");
    let slate = page.count();
    let passages = page.text_of("#unit-passages");
    assert_eq!(passages, format!("Passages {slate}"));
    page.narrow("ship", "Fulmar");
    let both = page.count();
    assert!(0 < both && both < slate, "{both} of {slate}");
    // The facet is drawn anew when its counts have come, and what was used keeps the focus.
    let used = "document.activeElement.getAttribute('aria-label')?.startsWith('Included: Fulmar')";
    page.wait("the counts", used);
    assert!(page.route().contains("ship=Fulmar"), "{}", page.route());
    // All of them, a page at a time.
    let page = stage.open_on(&server, "#/explore");
    page.wait("the results", "document.querySelector('.hitrow')");
    let rows = "document.querySelectorAll('.hitrow').length";
    assert_eq!(
        (
            page.count(),
            page.string(&format!("return String({rows})"), Value::Null)
        ),
        (1040, "20".into())
    );
    page.press("Show 100 more of 1020 passages");
    page.wait("more results", &format!("{rows} === 120"));
    assert_eq!(page.count(), 1040);
    // A document is read in its own words, and About lists a hundred at a time.
    let page = stage.open_on(&server, "#/read/entry-7");
    assert!(
        page.text_of(".para__text").starts_with("Entry 7. The "),
        "{}",
        page.text()
    );
    assert!(!page.text().contains("our own words"), "{}", page.text());
    let page = stage.open_on(&server, "#/about");
    assert!(page.text().contains("The texts themselves"), "{}", page.text());
    page.press("Show 100 more of 420 documents");
    page.wait(
        "more documents",
        "document.querySelectorAll('.about__wide tbody tr').length === 200",
    );
    look_around(stage, &server);
}

/// A page under development whose `corpus.json` is what a test says, and what it was in the end. One test at a time has it: the
/// file is one, and tests run side by side.
struct Edited {
    server: Server,
    state: PathBuf,
    before: String,
    _alone: MutexGuard<'static, ()>,
}

static EDITED: Mutex<()> = Mutex::new(());

impl Edited {
    fn new() -> Option<Self> {
        let alone = EDITED.lock().unwrap_or_else(PoisonError::into_inner);
        let state = browser_tests::corpus("one-document").join("corpus.json");
        let server = served("one-document")?;
        let before = fs::read_to_string(&state).expect("a corpus stands beside a page under development");
        Some(Self {
            server,
            state,
            before,
            _alone: alone,
        })
    }

    fn pack(&self) -> String {
        let state: Value = serde_json::from_str(&self.before).expect("corpus.json is JSON");
        state["pack"].as_str().expect("a digest").to_owned()
    }

    fn say(&self, pack: &str, report: &str) {
        let state = json!({ "pack": pack, "report": report }).to_string();
        fs::write(&self.state, state).expect("corpus.json can be written");
    }
}

impl Drop for Edited {
    fn drop(&mut self) {
        let _ = fs::write(&self.state, &self.before);
    }
}

const REPORT: &str = "error: `2019-02-30` is no date\n  --> documents/a.md:3:14\n   |\n 3 | published = \"2019-02-30\"\n   |             ^^^^^^^^^^^^";

fn an_error_in_the_corpus_shows_and_mending_clears_it(stage: &Stage) {
    let Some(edited) = Edited::new() else { return };
    let page = stage.open_on(&edited.server, "#/names");
    let heading = page.heading();
    edited.say(&edited.pack(), REPORT);
    page.wait("the report", "document.querySelector('[role=alert] pre')");
    let report = "return document.querySelector('[role=alert] pre').textContent";
    assert_eq!(page.browser.run(report, Value::Null).as_str(), Some(REPORT));
    // What compiled last is still there to be read.
    assert_eq!(page.heading(), heading);
    assert_eq!(page.barriers(), [""; 0]);
    edited.say(&edited.pack(), "");
    page.wait("no report", "!document.querySelector('[role=alert] pre')");
    assert_eq!(page.heading(), heading);
    page.sound();
}

fn an_edit_of_the_corpus_shows(stage: &Stage) {
    let Some(edited) = Edited::new() else { return };
    let page = stage.open_on(&edited.server, "#/names");
    page.browser.run("window.__before = true", Value::Null);
    edited.say("another", "");
    page.wait(
        "the page is another",
        "!window.__before && document.querySelector('main h1')",
    );
    // It is where it was, and waits for the next edit.
    assert!(page.link().ends_with("#/names"), "{}", page.link());
}
