//! The page starts wherever it is put, and says so when it cannot.

use browser_tests::{Fault, Page, Server};
use serde_json::Value;

use crate::Stage;

crate::tests![
    opens_at_the_root,
    every_file_is_fetched_once,
    opens_under_any_path,
    opens_from_the_plainest_server,
    opens_as_it_is_on_disk,
    opens_where_storage_is_refused,
    opens_where_history_is_refused,
    says_what_it_is_without_scripts,
    a_chunk_comes_when_the_reader_goes_on,
    a_chunk_that_is_missing_is_named,
    a_missing_file_is_named,
    a_damaged_file_is_named,
    a_browser_without_webassembly_is_told,
    a_stopped_program_is_not_entered_again,
];

fn works(page: Page) {
    assert_eq!(page.error_screen(), None);
    assert!(page.heading().starts_with("Five reports"), "{}", page.heading());
    page.go("Explore");
    assert!(page.count() > 0);
    page.go("Compare");
    assert!(
        page.heading().contains("questions split the reports"),
        "{}",
        page.heading()
    );
    page.sound();
}

fn opens_at_the_root(stage: &Stage) {
    works(stage.open(""));
}

/// Twice the program would be twice the wait, and no reader would know why.
fn every_file_is_fetched_once(stage: &Stage) {
    let page = stage.open("");
    let names = "return performance.getEntriesByType('resource').map((entry) => entry.name.split('/').at(-1)).sort()";
    let mut fetched = page.strings(names, Value::Null);
    // The browser itself asks for the icon, of the page and of its manifest.
    fetched.retain(|name| name != "icon.svg");
    let mut once = fetched.clone();
    once.dedup();
    assert_eq!(fetched, once);
}

fn opens_under_any_path(stage: &Stage) {
    let server = Server::new().under("/a/b%20c/").start();
    let page = stage.open_on(&server, "");
    works(page);
    assert!(page.link().contains("/a/b%20c/#/compare"), "{}", page.link());
}

fn opens_from_the_plainest_server(stage: &Stage) {
    works(stage.open_on(&Server::new().plain().start(), ""));
}

/// No script of the tests in it: the browser's own log says whether anything was refused.
fn opens_as_it_is_on_disk(stage: &Stage) {
    works(stage.open_on(&Server::new().untouched().start(), ""));
}

fn opens_where_storage_is_refused(stage: &Stage) {
    let refused =
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });";
    let server = Server::new().script(refused).start();
    let page = stage.open_on(&server, "");
    page.press("Colours: as the system");
    page.press("Colours: dark");
    works(page);
}

fn opens_where_history_is_refused(stage: &Stage) {
    let refused = "for (const name of ['pushState', 'replaceState']) history[name] = () => { throw new DOMException('no', 'SecurityError'); };";
    let server = Server::new().script(refused).start();
    let page = stage.open_on(&server, "#/explore");
    let all = page.count();
    page.narrow("Places", "Falluja");
    assert!(page.count() < all);
    page.go("Overview");
    works(page);
}

fn says_what_it_is_without_scripts(stage: &Stage) {
    let html = stage.server.file("index.html");
    let (_, after) = html
        .split_once("<noscript>")
        .expect("a page for browsers without scripts");
    let (inside, _) = after.split_once("</noscript>").expect("its end");
    assert!(
        inside.contains("An explorer for a corpus of reports that disagree"),
        "{inside}"
    );
    assert!(inside.contains("JavaScript switched off"), "{inside}");
}

/// Every fault ends in its screen within two seconds, which names itself and says what to do.
fn fails(stage: &Stage, server: Server, screens: &[&str]) {
    let server = server.start();
    let page = stage.open_on(&server, "#/explore?q=iran");
    let since = page.browser.run("return performance.now()", Value::Null);
    assert!(since.as_f64() < Some(2000.0), "it took {since} ms");
    let words = page.text();
    let shown = page.error_screen().unwrap_or_default();
    assert!(
        screens.contains(&shown.as_str()),
        "“{shown}” instead of {screens:?}: {words}"
    );
    for part in [
        "Load it again",
        "What to do",
        "Details to report",
        "address #/explore?q=iran",
    ] {
        assert!(words.contains(part), "“{part}” is missing in: {words}");
    }
    assert_eq!(page.focused(), page.heading());
    // What failed is in the log, and belongs there.
    let _ = page.complaints();
}

fn a_missing_file_is_named(stage: &Stage) {
    for end in [".wasm", &script(stage)] {
        fails(stage, Server::new().fault(end, Fault::Missing), &["program-missing"]);
    }
}

/// The first view needs no chunk of the program. One comes when the reader stirs, and once.
fn a_chunk_comes_when_the_reader_goes_on(stage: &Stage) {
    let page = stage.open("");
    let chunks = "return performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => name.endsWith('_chunk.wasm'))";
    std::thread::sleep(std::time::Duration::from_secs(4));
    assert_eq!(page.strings(chunks, Value::Null), Vec::<String>::new());
    // A text that came neither with the program nor with its chunk would stand as zeros.
    let zeros = "return [document.documentElement.outerHTML.split('\\0').length - 1 + '']";
    assert_eq!(page.strings(zeros, Value::Null), ["0"]);
    page.go("Compare");
    assert_eq!(page.strings(zeros, Value::Null), ["0"]);
    page.go("Explore");
    assert_eq!(page.strings(zeros, Value::Null), ["0"]);
    assert_eq!(page.strings(chunks, Value::Null).len(), 1);
    page.sound();
}

fn a_chunk_that_is_missing_is_named(stage: &Stage) {
    for (fault, screen) in [
        (Fault::Missing, "program-missing"),
        (Fault::Truncated, "program-damaged"),
    ] {
        let server = Server::new().fault("_chunk.wasm", fault).start();
        let page = stage.open_on(&server, "");
        assert_eq!(page.error_screen(), None);
        page.go("Compare");
        page.wait("the error screen", "document.querySelector('#boot-error')");
        assert_eq!(page.error_screen().as_deref(), Some(screen), "{}", page.text());
        let _ = page.complaints();
    }
}

fn a_damaged_file_is_named(stage: &Stage) {
    for fault in [Fault::Truncated, Fault::Flipped] {
        fails(stage, Server::new().fault(".wasm", fault), &["program-damaged"]);
    }
    // Of a connection that breaks some engines say that nothing came, others that a part did.
    let aborted = Server::new().fault(".wasm", Fault::Aborted);
    fails(stage, aborted, &["program-damaged", "program-missing"]);
    for fault in [Fault::Truncated, Fault::Flipped] {
        fails(stage, Server::new().fault(&script(stage), fault), &["program-damaged"]);
    }
}

/// The program's own script: the one that boot.js loads.
fn script(stage: &Stage) -> String {
    let html = stage.server.file("index.html");
    let (_, after) = html.split_once("data-script=\"./").expect("boot.js is told the script");
    after.split('"').next().unwrap_or_default().to_owned()
}

fn a_browser_without_webassembly_is_told(stage: &Stage) {
    fails(
        stage,
        Server::new().script("delete window.WebAssembly;"),
        &["webassembly-missing"],
    );
}

fn a_stopped_program_is_not_entered_again(stage: &Stage) {
    let page = stage.open("#/compare/direction");
    let before = page.heading();
    page.browser.run("window.crosscheck_panicked('test')", Value::Null);
    assert_eq!(page.error_screen().as_deref(), Some("program-stopped"));
    assert!(page.text().contains("program-stopped: test"), "{}", page.text());
    // Neither a key nor a change of address wakes it.
    page.key("/");
    page.browser.run("location.hash = '#/about'", Value::Null);
    page.browser.run("location.hash = '#/compare/direction'", Value::Null);
    assert_eq!(page.error_screen().as_deref(), Some("program-stopped"));
    page.sound();
    // The address has kept what the reader was looking at.
    page.press("Load it again");
    page.wait(
        "the explorer is back",
        "document.querySelector('nav') && document.querySelector('main h1')",
    );
    assert_eq!(page.heading(), before);
    page.sound();
}
