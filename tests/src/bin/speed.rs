//! How fast a page is in Chromium, for `cargo xtask bench`, which makes tables of what this prints as one line of JSON:
//!
//! - `speed page FOLDER ROUNDS WORD,…` opens the explorer in a folder, types the words, includes facet values, opens
//!   documents, at full speed and with the processor slowed down four times;
//! - `speed search FOLDER SECONDS` opens a folder whose page measures by itself and leaves its answer in `window.result`.

use std::path::PathBuf;
use std::process::ExitCode;
use std::thread::sleep;
use std::time::{Duration, Instant};

use browser_tests::{Browser, Driver, Page, Server};
use serde_json::{Value, json};

/// How often each kind of step is taken.
const STEPS: usize = 20;

/// Before the page: what its tasks, its paints and its memory are noted with.
///
/// A step is noted twice: at the next paint, and at the paint of the last change that follows it. A frame's callback runs
/// before its paint, and the message that it sends arrives after.
const WATCH: &str = "
    window.__longest = 0;
    new PerformanceObserver((list) => {
        for (const task of list.getEntries()) window.__longest = Math.max(window.__longest, task.duration);
    }).observe({ type: 'longtask', buffered: true });
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const was = WebAssembly[name];
        WebAssembly[name] = async (...all) => {
            const made = await was.apply(WebAssembly, all);
            // boot.js tries a small program first, which has none.
            window.__memory = (made.instance ?? made).exports.memory ?? window.__memory;
            return made;
        };
    }
    const painted = (then) => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => then(performance.now());
        channel.port2.postMessage(0);
    });
    window.__step = null;
    const begin = (event) => {
        const step = window.__step = { from: event.timeStamp, next: 0, last: 0 };
        painted((now) => { step.next = now - step.from; step.last = Math.max(step.last, step.next); });
    };
    for (const kind of ['keydown', 'click']) addEventListener(kind, begin, true);
    new MutationObserver(() => {
        const answer = document.querySelector('.hits > li, .empty');
        if (answer && !window.__answered) window.__answered = painted((now) => { window.__start = now; }) || true;
        const step = window.__step;
        if (step) painted((now) => { step.last = now - step.from; });
    }).observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let told = match arguments.as_slice() {
        ["page", folder, rounds, words] => explorer(folder, rounds.parse().unwrap_or(3), words),
        ["search", folder, seconds] => search(folder, Duration::from_secs(seconds.parse().unwrap_or(60))),
        _ => Err("usage: speed page FOLDER ROUNDS WORD,… | speed search FOLDER SECONDS".to_owned()),
    };
    match told {
        Ok(value) => {
            println!("{value}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("error: {why}");
            ExitCode::FAILURE
        }
    }
}

fn server(folder: &str) -> Result<Server, String> {
    Server::of(PathBuf::from(folder)).ok_or_else(|| format!("{folder} has no index.html"))
}

/// A page that measures by itself.
fn search(folder: &str, patience: Duration) -> Result<Value, String> {
    let server = server(folder)?.untouched().start();
    let driver = Driver::start();
    let browser = Browser::start(&driver);
    browser.goto(&server.address());
    let since = Instant::now();
    loop {
        let result = browser.run("return window.result ?? null", Value::Null);
        if let Some(why) = result["error"].as_str() {
            return Err(why.to_owned());
        }
        if !result.is_null() {
            return Ok(result);
        }
        if since.elapsed() > patience {
            return Err(format!("not done within {} s", patience.as_secs()));
        }
        sleep(Duration::from_millis(200));
    }
}

fn explorer(folder: &str, rounds: usize, words: &str) -> Result<Value, String> {
    let server = server(folder)?.script(WATCH).start();
    let driver = Driver::start();
    let browser = Browser::start(&driver);
    let words: Vec<&str> = words.split(',').filter(|word| !word.is_empty()).collect();
    let first = words.first().copied().unwrap_or("a");
    // Once, so that the first measured start is not that of the browser.
    let _ = Page::open(&browser, &server, "#/explore");
    let rates = [1.0, 4.0].map(|rate| {
        browser.throttle(rate);
        let starts: Vec<Value> = (0..rounds).map(|_| start(&browser, &server, first)).collect();
        let (typing, facets, documents) = (
            typing(&browser, &server, &words, rate),
            facets(&browser, &server, rate),
            documents(&browser, &server, rate),
        );
        let memory = memory(&browser);
        browser.throttle(1.0);
        json!({
            "rate": rate, "starts": starts, "typing": typing, "facets": facets, "documents": documents, "memory": memory,
        })
    });
    Ok(json!({"rates": rates}))
}

/// The page from nothing to its first answer. A blank page in between makes it a new document.
fn start(browser: &Browser, server: &Server, word: &str) -> Value {
    let _ = Page::open(browser, server, &format!("#/explore?q={word}"));
    browser.wait_until("the first answer is drawn", "window.__start");
    browser.run(
        "const wasm = performance.getEntriesByType('resource').find((entry) => entry.name.endsWith('.wasm'));
         return { all: window.__start, arrived: wasm?.responseEnd ?? 0, after: window.__start - (wasm?.responseEnd ?? 0), longest: window.__longest }",
        Value::Null,
    )
}

/// What the step before took, once the page is quiet.
fn step(browser: &Browser, rate: f64) -> Value {
    sleep(Duration::from_millis(120).mul_f64(rate.max(2.0)));
    browser.wait_until("the step is painted", "window.__step?.next > 0");
    browser.run(
        "const { next, last } = window.__step; window.__step = null; return [next, last]",
        Value::Null,
    )
}

/// A letter at a time, and each word taken back.
fn typing(browser: &Browser, server: &Server, words: &[&str], rate: f64) -> Vec<Value> {
    let page = Page::open(browser, server, "#/explore");
    page.focus("Search passages, claims and names");
    let mut steps = Vec::new();
    for word in words {
        for letter in word.chars() {
            browser.write(&letter.to_string());
            steps.push(step(browser, rate));
            if steps.len() == 2 * STEPS {
                return steps;
            }
        }
        browser.run("document.activeElement.select()", Value::Null);
    }
    steps
}

/// Includes a value of each facet in turn, and leaves it out again.
fn facets(browser: &Browser, server: &Server, rate: f64) -> Vec<Value> {
    let _ = Page::open(browser, server, "#/explore");
    // Over many documents they are drawn after the results.
    browser.wait_until("the facets are drawn", "document.querySelector('.facet .val__in')");
    let mut steps = Vec::new();
    for number in 0..STEPS {
        // The second time the same button takes the choice back.
        let button = browser.run(
            "const facets = [...document.querySelectorAll('.facet')].filter((facet) => facet.querySelector('.val__in:not([disabled])'));
             const facet = facets[Math.floor(a / 2) % facets.length];
             const button = facet?.querySelector('.val__in[aria-pressed=true]') ?? facet?.querySelector('.val__in:not([disabled])');
             // The name lies on the box, and does the same.
             const target = button?.closest('.val').querySelector('a') ?? button;
             target?.scrollIntoView({ block: 'center' });
             return target ?? null",
            json!(number),
        );
        if button.is_null() {
            return steps;
        }
        browser.click(&button);
        steps.push(step(browser, rate));
    }
    steps
}

/// Opens documents from the results, each from the list anew.
fn documents(browser: &Browser, server: &Server, rate: f64) -> Vec<Value> {
    let mut steps = Vec::new();
    let page = Page::open(browser, server, "#/explore");
    for number in 0..STEPS / 2 {
        browser.wait_until("the results are drawn", "document.querySelector('.hits > li')");
        let link = browser.run(
            "const links = [...document.querySelectorAll('section[aria-labelledby=h-hits] > ol > li')]
                 .map((hit) => hit.querySelector('a[href^=\"#/read/\"]')).filter(Boolean);
             const link = links[a % links.length];
             link?.scrollIntoView({ block: 'center' });
             return link ?? null",
            json!(number),
        );
        if link.is_null() {
            return steps;
        }
        browser.click(&link);
        steps.push(step(browser, rate));
        page.back();
    }
    steps
}

/// Bytes: what the program has taken, and what JavaScript holds after a collection.
fn memory(browser: &Browser) -> Value {
    let wasm = browser.run("return window.__memory?.buffer.byteLength ?? 0", Value::Null);
    json!({"wasm": wasm, "script": browser.heap()})
}
