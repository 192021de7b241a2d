//! Without network: what the browser keeps after one visit, and how a newer version takes its place.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use browser_tests::{Browser, Page, Server, VIEWS, dist};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::Stage;

crate::tests![
    after_one_visit_every_view_opens_without_network,
    a_newer_version_waits_for_the_reader,
    an_open_page_keeps_to_its_version,
    a_version_that_is_published_in_part_is_not_offered,
    one_file_keeps_nothing,
];

/// The bundle as it is on disk, unless it is one under development, which keeps nothing.
fn served() -> Option<Server> {
    let released = dist().join("integrity.json").is_file();
    if !released {
        println!("skipped: only `cargo xtask build` writes this");
    }
    released.then(|| Server::new().untouched().page("host.html", HOST).start())
}

const HOST: &str = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Host</title><link rel=\"icon\" href=\"data:,\"></head><body></body></html>";

/// Visits the explorer, goes on, and waits until it is kept.
fn visit(browser: &Browser, server: &Server) {
    browser.goto(&server.address());
    browser.wait_until("the overview", "document.querySelector('main h1')");
    browser.run("dispatchEvent(new Event('pointerdown'))", Value::Null);
    let kept = "(await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'";
    browser.wait_until("the explorer is kept", kept);
}

/// Which build the page is of, and which its style sheet is.
fn seen(browser: &Browser) -> (String, String) {
    let text = |script: &str| browser.run(script, Value::Null).as_str().unwrap_or_default().to_owned();
    let style = text("return /newer/.test(await (await fetch('boot.css')).text()) ? 'newer' : ''");
    (
        text("return document.querySelector('script[data-build]').dataset.build"),
        style,
    )
}

const NEWER: &str = "newer";

/// A bundle of another build in a folder of its own: its page and a style sheet differ. `told` is what the list of its files says
/// of the style sheet.
fn newer(name: &str, told: Option<&str>) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("crosscheck-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    for entry in fs::read_dir(dist())
        .expect("a bundle")
        .flatten()
        .filter(|entry| entry.path().is_file())
    {
        fs::copy(entry.path(), folder.join(entry.file_name())).expect("a copy");
    }
    let mut worker = read(&folder, "sw.js");
    let build = worker.split('"').nth(1).expect("the name of the build").to_owned();
    worker = worker.replacen(&build, NEWER, 1);
    let page = read(&folder, "index.html");
    let (before, rest) = page.split_once("data-build=\"").expect("the name of the build");
    let (_, after) = rest.split_once('"').expect("its end");
    let page = format!("{before}data-build=\"{NEWER}\"{after}");
    let style = read(&folder, "boot.css") + "/* newer */\n";
    for (name, text) in [("index.html", &page), ("boot.css", &style)] {
        let old = STANDARD.encode(Sha256::digest(read(&folder, name)));
        let told = told.filter(|_| name == "boot.css").unwrap_or(text);
        assert_eq!(worker.matches(&old).count(), 1, "{name} is kept");
        worker = worker.replace(&old, &STANDARD.encode(Sha256::digest(told)));
        fs::write(folder.join(name), text).expect("a file");
    }
    fs::write(folder.join("sw.js"), worker).expect("a file");
    folder
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).expect("a file of the bundle")
}

fn after_one_visit_every_view_opens_without_network(stage: &Stage) {
    let Some(server) = served() else { return };
    visit(&stage.browser, &server);
    assert_eq!(stage.browser.log(), Vec::<String>::new());
    server.stop();
    for route in VIEWS
        .iter()
        .map(|route| (*route).to_owned())
        .chain(["index.html#/compare".to_owned()])
    {
        stage.browser.goto("about:blank");
        let page = Page::at(&stage.browser, &server, &format!("{}{route}", server.address()));
        assert_eq!(page.error_screen(), None, "{route}");
        assert!(!page.heading().is_empty(), "{route}");
    }
    // What makes files is kept too.
    let page = Page::at(
        &stage.browser,
        &server,
        &format!("{}#/explore?q=iran", server.address()),
    );
    page.press("Share and export");
    page.press("Table");
    page.wait(
        "the file",
        "/ is ready: [0-9,]+ characters/.test(document.querySelector('.export__said').innerText)",
    );
    let _ = stage.browser.log();
}

fn a_newer_version_waits_for_the_reader(stage: &Stage) {
    let Some(server) = served() else { return };
    let browser = &stage.browser;
    visit(browser, &server);
    let old = seen(browser);
    assert_eq!((old.0 != NEWER, old.1.as_str()), (true, ""));
    let folder = newer("published", None);
    server.publish(folder.clone());
    browser.goto("about:blank");
    let page = Page::at(browser, &server, &format!("{}#/names", server.address()));
    browser.run("dispatchEvent(new Event('pointerdown'))", Value::Null);
    page.wait(
        "the offer",
        "document.querySelector('.newer p')?.innerText === 'A newer version is ready.'",
    );
    assert_eq!(page.barriers(), Vec::<String>::new());
    assert_eq!(seen(browser), old, "nothing changes by itself");
    browser.reload();
    page.wait("the page again", "document.querySelector('main h1')");
    // Firefox hands the only page of a site to the worker that waits when it is loaded again; the others do not.
    let again = seen(browser);
    if again == (NEWER.to_owned(), NEWER.to_owned()) {
        return;
    }
    assert_eq!(again, old, "nor when the page is loaded again");
    browser.run("dispatchEvent(new Event('pointerdown'))", Value::Null);
    page.wait("the offer stands again", "document.querySelector('.newer button')");
    page.press("Reload");
    page.wait(
        "the newer page",
        "document.querySelector('script[data-build]')?.dataset.build === 'newer' && document.querySelector('main h1')",
    );
    assert_eq!(
        seen(browser),
        (NEWER.to_owned(), NEWER.to_owned()),
        "all of it is newer"
    );
    assert!(
        page.heading().starts_with("Who and what is named"),
        "{}",
        page.heading()
    );
    assert_eq!(
        browser.run("return document.querySelector('.newer')", Value::Null),
        Value::Null
    );
    fs::remove_dir_all(folder).expect("a folder of this test");
    let _ = browser.log();
}

/// Two pages: one was opened before the newer version took over, one after.
fn an_open_page_keeps_to_its_version(stage: &Stage) {
    let Some(server) = served() else { return };
    let browser = &stage.browser;
    visit(browser, &server);
    browser.goto(&format!("{}host.html", server.address()));
    let open = "
        const frame = document.body.appendChild(document.createElement('iframe'));
        frame.src = './#/names';
        await new Promise((done) => { frame.onload = done; });
        frame.name = a;
        window.of = async (name, file) => {
            const answer = await document.querySelector(`[name=${name}]`).contentWindow.fetch(file);
            return [answer.status, /newer/.test(await answer.text())];
        };";
    browser.run(open, json!("one"));
    let folder = newer("beside", None);
    server.publish(folder.clone());
    let take_over = "
        const registration = await navigator.serviceWorker.getRegistration();
        await registration.update();
        while (registration.waiting?.state !== 'installed') await new Promise((done) => setTimeout(done, 20));
        const { waiting } = registration;
        waiting.postMessage('crosscheck: take over');
        while (waiting.state !== 'activated') await new Promise((done) => setTimeout(done, 20));";
    browser.run(take_over, Value::Null);
    browser.run(open, json!("two"));
    let of = |name: &str, file: &str| browser.run("return of(...a)", json!([name, file]));
    assert_eq!(
        of("one", "boot.css"),
        json!([200, false]),
        "the open page has its own style sheet"
    );
    assert_eq!(
        of("two", "boot.css"),
        json!([200, true]),
        "the new page has the newer one"
    );
    // Where the older build is no longer kept, the open page is told, and gets no file of the newer one.
    browser.run(
        "for (const name of await caches.keys()) if (/ build (?!newer)/.test(name)) await caches.delete(name)",
        Value::Null,
    );
    assert_eq!(of("one", "boot.css"), json!([409, false]));
    assert_eq!(of("two", "boot.css"), json!([200, true]));
    fs::remove_dir_all(folder).expect("a folder of this test");
    let _ = browser.log();
}

fn a_version_that_is_published_in_part_is_not_offered(stage: &Stage) {
    let Some(server) = served() else { return };
    let browser = &stage.browser;
    visit(browser, &server);
    let folder = newer("in-part", Some("what the list says, and the server has not"));
    server.publish(folder.clone());
    browser.goto("about:blank");
    let page = Page::at(browser, &server, &format!("{}#/names", server.address()));
    browser.run("dispatchEvent(new Event('pointerdown'))", Value::Null);
    let tried = "
        const registration = await navigator.serviceWorker.getRegistration();
        await registration.update().catch(() => {});
        while (registration.installing) await new Promise((done) => setTimeout(done, 20));
        return [registration.waiting, document.querySelector('.newer')]";
    assert_eq!(browser.run(tried, Value::Null), json!([null, null]));
    page.visit("#/names");
    assert_ne!(seen(browser).0, NEWER);
    assert_eq!(seen(browser).1, "");
    fs::remove_dir_all(folder).expect("a folder of this test");
    let _ = browser.log();
}

fn one_file_keeps_nothing(stage: &Stage) {
    let Some(server) = served() else { return };
    let browser = &stage.browser;
    let registrations = "return (await navigator.serviceWorker.getRegistrations()).length";
    browser.goto(&format!("{}crosscheck.html", server.address()));
    browser.wait_until("the overview", "document.querySelector('main h1')");
    browser.run(
        "dispatchEvent(new Event('pointerdown')); await new Promise((done) => setTimeout(done, 500))",
        Value::Null,
    );
    assert_eq!(browser.run(registrations, Value::Null), json!(0));
    assert_eq!(browser.log(), Vec::<String>::new());
}
