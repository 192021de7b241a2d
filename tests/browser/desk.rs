//! A reader's own reports, opened in the page: dropped, compiled, shown, corrected, left and saved as one file.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use browser_tests::{Media, Page, dist};
use serde_json::Value;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::Stage;

crate::tests![
    a_corpus_folder_is_compiled_and_explored,
    a_zip_is_a_folder,
    what_is_wrong_stands_beside_its_line,
    a_table_is_imported_and_says_what_became_of_it,
    reading_can_be_stopped,
    what_cannot_be_opened_is_said_plainly,
    a_reload_keeps_what_is_open,
    it_is_open_where_storage_is_refused,
    one_file_is_made_and_opens,
    nothing_leaves_the_browser,
    everybody_can_use_it,
];

/// Files by their paths.
type Files = BTreeMap<String, Vec<u8>>;

/// Whether the bundle has what opens reports: one under development has not.
fn is_there() -> bool {
    let is_there = dist().join("desk.wasm").is_file();
    if !is_there {
        println!("skipped: only `cargo xtask build` writes this");
    }
    is_there
}

/// A small corpus of this repository, in a folder called `fire`.
fn second() -> Files {
    let mut files = Files::new();
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/corpora/second"));
    read(root, "fire", &mut files);
    files
}

fn read(folder: &Path, path: &str, files: &mut Files) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = format!("{path}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            read(&entry.path(), &path, files);
        } else {
            files.insert(path, fs::read(entry.path()).expect("a file"));
        }
    }
}

fn one(name: &str, text: &str) -> Files {
    Files::from([(name.to_owned(), text.as_bytes().to_vec())])
}

fn zipped(files: &Files) -> Files {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files {
        zip.start_file(path, SimpleFileOptions::default()).expect("a zip");
        zip.write_all(bytes).expect("a zip");
    }
    Files::from([("fire.zip".to_owned(), zip.finish().expect("a zip").into_inner())])
}

/// Waits until the opened corpus is drawn.
fn opened(page: &Page) {
    page.wait(
        "the corpus is open",
        "document.querySelector('.desk-bar') && !document.querySelector('.desk')",
    );
    assert_eq!(page.error_screen(), None);
}

/// Goes back to the page's own corpus: what is open stays with the window.
fn leave(page: &Page) {
    page.press("Back to");
    page.wait("the page's own corpus", "!document.querySelector('.desk-bar')");
}

const FIRE: &str = "The fire at Port Lune";

fn a_corpus_folder_is_compiled_and_explored(stage: &Stage) {
    if !is_there() {
        return;
    }
    let page = stage.open("#/names");
    let (title, home) = (page.title(), page.text_of(".top__corpus"));
    page.drop_files(&second());
    opened(&page);
    assert_eq!(
        (page.route().as_str(), page.text_of(".top__corpus").as_str()),
        ("#/", FIRE)
    );
    assert!(page.title().contains(FIRE), "{}", page.title());
    let bar = page.text_of(".desk-bar");
    assert!(bar.contains(&format!("your own corpus {FIRE}")), "{bar}");
    assert!(bar.contains("links to it do not work for others"), "{bar}");
    page.go("Explore");
    assert!(page.count() > 0);
    page.go("Compare");
    page.press(&format!("Back to {home}"));
    page.wait("the page's own corpus", "!document.querySelector('.desk-bar')");
    assert_eq!(page.text_of(".top__corpus"), home);
    page.go("Names");
    assert_eq!(page.title(), title);
    page.sound();
}

fn a_zip_is_a_folder(stage: &Stage) {
    if !is_there() {
        return;
    }
    let page = stage.open("#/");
    page.drop_files(&zipped(&second()));
    opened(&page);
    assert_eq!(page.text_of(".top__corpus"), FIRE);
    leave(&page);
    page.sound();
}

fn what_is_wrong_stands_beside_its_line(stage: &Stage) {
    if !is_there() {
        return;
    }
    let page = stage.open("#/");
    let before = page.text();
    let mut files = second();
    let outlets = files.get_mut("fire/outlets.toml").expect("outlets");
    let text = String::from_utf8(outlets.clone()).expect("a text");
    *outlets = text.replacen("kind = ", "kin = ", 1).into_bytes();
    page.drop_files(&files);
    page.wait("the report", "document.querySelector('.desk__problem')");
    let report = page.text_of(".desk");
    for part in [
        "from being opened",
        "fire/outlets.toml, line ",
        "kin = ",
        "^^^",
        "Try: ",
    ] {
        assert!(report.contains(part), "{part} in {report}");
    }
    assert_eq!(page.text_of(".desk__problem mark"), "kin");
    page.press("Close");
    assert_eq!((page.text(), page.text_of(".desk-bar")), (before, String::new()));
    page.drop_files(&second());
    opened(&page);
    leave(&page);
    page.sound();
}

fn a_table_is_imported_and_says_what_became_of_it(stage: &Stage) {
    if !is_there() {
        return;
    }
    let page = stage.open("#/");
    let table = "Titel;Inhalt;Wann;Ressort\nBrand am Hafen;Im Hafen brannte es.;04/06/2016;Lokales\nNoch ein Brand;Wieder brannte es.;05/06/2016;Lokales\n";
    page.drop_files(&one("artikel.csv", table));
    page.wait("the report", "document.querySelector('.desk table')");
    let report = page.text_of(".desk");
    for part in [
        "2 documents",
        "Titel",
        "Brand am Hafen",
        "the title of a document",
        "2 of 2 rows are documents",
    ] {
        assert!(report.contains(part), "{part} in {report}");
    }
    page.choose("What Wann is", "the date");
    page.press("Read it again so");
    page.wait(
        "the report",
        "document.querySelector('.desk')?.innerText.includes('say below which number is the day')",
    );
    page.choose("Dates such as 04/06/2016", "the day first");
    page.press("Read it again so");
    page.wait("the report", "document.querySelector('.desk table') && !document.querySelector('.desk').innerText.includes('say below which number')");
    page.press("Explore them");
    opened(&page);
    page.go("Explore");
    page.search_anywhere("hafen");
    assert_eq!(page.count(), 1);
    leave(&page);
    page.sound();
}

fn reading_can_be_stopped(stage: &Stage) {
    if !is_there() {
        return;
    }
    let page = stage.open("#/");
    // A file that never comes.
    page.browser.run(
        "const entry = { isFile: true, name: 'a.txt', fullPath: '/a.txt', file: () => {} };
         const drop = new DragEvent('drop', { bubbles: true, cancelable: true });
         Object.defineProperty(drop, 'dataTransfer', { value: { types: ['Files'], items: [{ webkitGetAsEntry: () => entry }] } });
         document.body.dispatchEvent(drop);",
        Value::Null,
    );
    page.wait("the work", "document.querySelector('.desk progress')");
    page.press("Stop");
    page.wait("the choice", "document.querySelector('.desk__drop')");
    page.drop_files(&second());
    opened(&page);
    leave(&page);
    page.sound();
}

fn what_cannot_be_opened_is_said_plainly(stage: &Stage) {
    if !is_there() {
        return;
    }
    let page = stage.open("#/");
    let mut cut = zipped(&second()).remove("fire.zip").expect("a zip");
    cut.truncate(cut.len() / 2);
    let cases: [(Files, &str); 5] = [
        (Files::from([("fire.zip".to_owned(), cut)]), "The zip cannot be read"),
        (zipped(&one("../../outside.md", "x")), "outside of its own folder"),
        (one("old.pack", "CXPK\u{1}"), "This pack cannot be opened"),
        (Files::from([("a.pdf".to_owned(), b"%PDF-1.4".to_vec())]), "is a PDF"),
        (
            Files::from([("a.png".to_owned(), b"\x89PNG\r\n".to_vec())]),
            "no file that can be imported",
        ),
    ];
    for (files, expected) in cases {
        page.drop_files(&files);
        page.wait(
            "the answer",
            "document.querySelector('.desk h2')?.innerText === 'Nothing could be opened'",
        );
        let said = page.text_of(".desk");
        assert!(said.contains(expected), "{expected} in {said}");
        page.press("Close");
    }
    page.sound();
}

fn a_reload_keeps_what_is_open(stage: &Stage) {
    if !is_there() {
        return;
    }
    let page = stage.open("#/");
    let home = page.text_of(".top__corpus");
    page.drop_files(&second());
    opened(&page);
    page.wait(
        "it is kept",
        "Object.keys(sessionStorage).some((key) => key.startsWith('crosscheck-own'))",
    );
    page.go("Names");
    page.reload();
    assert_eq!(
        (page.text_of(".top__corpus").as_str(), page.route().as_str()),
        (FIRE, "#/names")
    );
    page.press(&format!("Back to {home}"));
    page.wait("the page's own corpus", "!document.querySelector('.desk-bar')");
    page.reload();
    assert_eq!(page.text_of(".top__corpus"), home);
    page.sound();
}

fn it_is_open_where_storage_is_refused(stage: &Stage) {
    if !is_there() {
        return;
    }
    let refusing = browser_tests::Server::new()
        .script("for (const name of ['sessionStorage', 'localStorage', 'indexedDB']) Object.defineProperty(window, name, { get() { throw new DOMException('refused', 'SecurityError'); } });")
        .start();
    let page = stage.open_on(&refusing, "#/");
    page.drop_files(&second());
    opened(&page);
    page.reload();
    assert_eq!(page.text_of(".desk-bar"), "");
    page.sound();
}

/// Presses “Save as one file” and takes what would be saved.
fn saved(page: &Page, title: &str) -> String {
    page.browser.run(
        "window.__saved = undefined;
         const make = URL.createObjectURL;
         URL.createObjectURL = (blob) => { blob.text().then((text) => { window.__saved = text; }); return make.call(URL, blob); };",
        Value::Null,
    );
    page.press("Save as one file");
    page.wait("the file", "window.__saved");
    page.wait(
        "it is said",
        &format!("document.querySelector('.desk-bar').innerText.includes('{title}.html is ready')"),
    );
    page.string("return window.__saved", Value::Null)
}

fn one_file_is_made_and_opens(stage: &Stage) {
    if !is_there() {
        return;
    }
    let file = std::env::temp_dir().join(format!("crosscheck-desk-{}.html", std::process::id()));
    let on_disk = format!("file://{}", file.display());
    let page = stage.open("#/");
    page.drop_files(&second());
    opened(&page);
    let html = saved(&page, "the-fire-at-port-lune");
    leave(&page);
    fs::write(&file, &html).expect("a place for it");
    let made = Page::at(&stage.browser, &stage.server, &format!("{on_disk}#/compare"));
    assert_eq!(made.error_screen(), None);
    assert_eq!(made.text_of(".top__corpus"), FIRE);
    assert!(html.contains(&format!("<title>{FIRE} – Crosscheck</title>")));
    // It opens reports itself, and makes a file of them.
    made.drop_files(&one("artikel.csv", "title,text\nA <b> & \"c\",Something was said.\n"));
    made.wait("the report", "document.querySelector('.desk table')");
    made.press("Explore them");
    opened(&made);
    fs::write(&file, saved(&made, "artikel")).expect("a place for it");
    leave(&made);
    let again = Page::at(&stage.browser, &stage.server, &format!("{on_disk}?2#/explore?q=said"));
    assert_eq!(
        (again.error_screen(), again.text_of(".top__corpus").as_str()),
        (None, "artikel")
    );
    assert_eq!(again.count(), 1);
    again.sound();
    let _ = fs::remove_file(file);
}

fn nothing_leaves_the_browser(stage: &Stage) {
    if !is_there() {
        return;
    }
    let page = stage.open("#/");
    let script = "
        window.__sent = [];
        const note = (name, given) => window.__sent.push(`${name} ${given}`);
        for (const [owner, name] of [[window, 'fetch'], [XMLHttpRequest.prototype, 'send'], [navigator, 'sendBeacon']]) {
            const plain = owner[name];
            owner[name] = function (...given) { if (given[1]?.body || name !== 'fetch') note(name, given[0]); return plain.apply(this, given); };
        }
        for (const name of ['WebSocket', 'EventSource', 'Worker', 'RTCPeerConnection']) window[name] = class { constructor(to) { note(name, to); } };";
    page.browser.run(script, Value::Null);
    let before = page.fetched();
    page.drop_files(&second());
    opened(&page);
    page.go("Explore");
    let fetched: Vec<String> = page
        .fetched()
        .into_iter()
        .filter(|name| !before.contains(name))
        .collect();
    for name in &fetched {
        let path = name.split('?').next().unwrap_or_default();
        let is_ours = ["desk.js", "desk.wasm", "offline.js", "_chunk.wasm", "sw.js"]
            .iter()
            .any(|end| path.ends_with(end));
        assert!(is_ours, "{fetched:?}");
    }
    assert_eq!(page.strings("return window.__sent", Value::Null), Vec::<String>::new());
    leave(&page);
    page.sound();
}

fn everybody_can_use_it(stage: &Stage) {
    if !is_there() {
        return;
    }
    for media in [Media::Light, Media::Dark] {
        stage.browser.media(media);
        let page = stage.open("#/");
        page.press("Open your own reports");
        page.wait("the choice", "document.querySelector('.desk__drop')");
        assert_eq!(page.barriers(), Vec::<String>::new());
        let mut files = second();
        files.remove("fire/outlets.toml");
        page.drop_files(&files);
        page.wait("the report", "document.querySelector('.desk__problem')");
        assert_eq!(page.barriers(), Vec::<String>::new());
        page.drop_files(&one("a.csv", "title,text\nA,B\n"));
        page.wait("the report", "document.querySelector('.desk table')");
        assert_eq!(page.barriers(), Vec::<String>::new());
        page.press("Explore them");
        opened(&page);
        assert_eq!(page.barriers(), Vec::<String>::new());
        leave(&page);
        page.sound();
    }
    stage.browser.as_new();
}
