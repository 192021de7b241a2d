//! What `crosscheck build` makes of the finished page and another corpus: it shows what a page shows that was compiled with that
//! corpus. `cargo xtask test` makes these pages after the bundle.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use browser_tests::{Page, Server, corpus, dist, tool};
use serde_json::{Value, json};

use crate::Stage;

crate::tests![
    another_corpus_shows_the_same_as_when_compiled_with_it,
    one_that_needs_more_memory_does_too,
    one_file_shows_the_same,
    scripts_are_answered_from_the_same_corpus,
    a_served_corpus_shows_every_edit_and_what_is_wrong,
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
    let files = fs::read_dir(folder).expect("a corpus").flatten();
    let ids: BTreeSet<String> = files
        .filter_map(|file| Some(file.path().file_stem()?.to_str()?.to_owned()))
        .collect();
    assert_eq!(answer["ids"], json!(ids));
    page.sound();
}

/// `crosscheck serve`, on a corpus to make mistakes in.
struct Served {
    child: Child,
    address: String,
    toml: PathBuf,
}

impl Served {
    fn start() -> Option<Self> {
        // Only a release build can be made over.
        if !tool().is_file() || !dist().join("crosscheck.html").is_file() {
            println!("skipped: `cargo xtask test` builds the tool and the page that this needs");
            return None;
        }
        let folder = std::env::temp_dir().join(format!("crosscheck-served-{}", std::process::id()));
        copy(
            Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/corpora/second")),
            &folder,
        );
        let mut command = Command::new(tool());
        command
            .arg("serve")
            .arg(&folder)
            .args(["--port", "0", "--page"])
            .arg(dist());
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the tool runs");
        let mut line = String::new();
        let out = child.stdout.as_mut().expect("what it prints");
        BufReader::new(out).read_line(&mut line).expect("its address");
        let address = line.split(' ').next().unwrap_or_default().to_owned();
        let toml = folder.join("corpus.toml");
        Some(Self { child, address, toml })
    }

    fn write(&self, text: &str) {
        fs::write(&self.toml, text).expect("the corpus can be edited");
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if let Some(folder) = self.toml.parent() {
            let _ = fs::remove_dir_all(folder);
        }
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a corpus").flatten() {
        let place = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &place);
        } else {
            fs::copy(entry.path(), place).expect("a copy");
        }
    }
}

fn a_served_corpus_shows_every_edit_and_what_is_wrong(stage: &Stage) {
    let Some(served) = Served::start() else { return };
    let whole = fs::read_to_string(&served.toml).expect("a corpus");
    let page = Page::at(&stage.browser, &stage.server, &format!("{}#/names", served.address));
    let heading = page.heading();
    served.write(&format!("{whole}mistake = true\n"));
    page.wait(
        "the report",
        "document.querySelector('[role=alert] pre')?.textContent.includes('mistake')",
    );
    assert_eq!(page.heading(), heading, "the page stays as it was");
    served.write(&whole);
    page.wait("its end", "!document.querySelector('[role=alert]')");
    served.write(&whole.replace("Port Lune", "Port Sol"));
    page.wait("the edit", "document.body.textContent.includes('Port Sol')");
    assert_eq!((page.route().as_str(), page.heading()), ("#/names", heading));
    page.sound();
}
