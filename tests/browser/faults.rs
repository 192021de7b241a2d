//! What can go wrong with every file and at every moment, one after the other: each ends in a named screen within two seconds or in
//! full function, never in a blank page, and never in the figures of another query. `cargo xtask engines faults` tries them in the
//! other engines. Each prints a line: what went wrong, how it ended, after how long.

use std::time::{Duration, Instant};

use browser_tests::{Fault, Page, Server, dist};
use serde_json::{Value, json};

use crate::Stage;

crate::tests![
    faults_of_the_program,
    faults_of_what_comes_later,
    faults_of_other_files,
    faults_of_the_browser,
    faults_of_other_editions,
];

/// How long a fault may take to have a name. What comes late is waited for so much longer.
const SOON: Duration = Duration::from_secs(2);

/// How long a page may take that goes on as if nothing had happened.
const USUAL: Duration = Duration::from_secs(10);

/// When a fault is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Moment {
    /// The page is opened by a link to an answer.
    Load,
    /// The overview stands, and the reader goes on to an answer.
    GoOn,
    /// An answer stands, and the reader asks something else: `window.strike()` brings the fault about.
    Ask,
    /// The reader asks for a file of the answer.
    Export,
    /// The reader drops a report on the page.
    Drop,
}

/// How it may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// As if nothing had gone wrong.
    Works,
    /// With the screen of this name.
    Screen(&'static str),
    /// With the words that it is still loading, what to do, and that for as long as nothing comes.
    Waits,
    /// With these words beside a page that goes on.
    Says(&'static str),
}

use End::{Says, Screen, Waits, Works};
use Moment::{Ask, Drop, Export, GoOn, Load};

/// A fault of a file, by the end of its name.
type OfFile = (&'static str, Fault, Moment, &'static [End]);
/// A fault of the browser: a name, and the script that brings it about.
type OfBrowser = (&'static str, &'static str, Moment, &'static [End]);

const MISSING: &[End] = &[Screen("program-missing")];
const DAMAGED: &[End] = &[Screen("program-damaged")];
const DAMAGED_OR_STOPPED: &[End] = &[Screen("program-damaged"), Screen("program-stopped")];
const WORKS: &[End] = &[Works];
/// Of a connection that breaks some engines say that nothing came, others that a part did.
const EITHER: &[End] = &[Screen("program-missing"), Screen("program-damaged")];
const WAITS: &[End] = &[Waits];
const NO_FILE: &[End] = &[Says("No file was made")];
const NOT_OPENED: &[End] = &[Says("Nothing was opened")];
/// The program's own script, whose name only the page knows.
const SCRIPT: &str = "the script";
const PROGRAM: &str = "_bg.wasm";
const CHUNK: &str = "_chunk.wasm";

const OF_PROGRAM: &[OfFile] = &[
    (PROGRAM, Fault::Missing, Load, MISSING),
    (PROGRAM, Fault::Broken, Load, MISSING),
    (PROGRAM, Fault::Aborted, Load, EITHER),
    (PROGRAM, Fault::Truncated, Load, DAMAGED),
    (PROGRAM, Fault::Empty, Load, DAMAGED),
    (PROGRAM, Fault::Flipped, Load, DAMAGED),
    (PROGRAM, Fault::Bit, Load, DAMAGED),
    (PROGRAM, Fault::Mistyped, Load, WORKS),
    (PROGRAM, Fault::Portal, Load, DAMAGED),
    (PROGRAM, Fault::Instead("crosscheck.wasm"), Load, DAMAGED),
    (PROGRAM, Fault::Instead("index.html"), Load, DAMAGED),
    (PROGRAM, Fault::Late(1500), Load, WORKS),
    (PROGRAM, Fault::Silent, Load, WAITS),
    (SCRIPT, Fault::Missing, Load, MISSING),
    (SCRIPT, Fault::Broken, Load, MISSING),
    (SCRIPT, Fault::Aborted, Load, EITHER),
    (SCRIPT, Fault::Truncated, Load, DAMAGED),
    (SCRIPT, Fault::Empty, Load, DAMAGED),
    (SCRIPT, Fault::Flipped, Load, DAMAGED),
    (SCRIPT, Fault::Mistyped, Load, DAMAGED),
    (SCRIPT, Fault::Portal, Load, DAMAGED),
    (SCRIPT, Fault::Instead("crosscheck.js"), Load, DAMAGED),
    (SCRIPT, Fault::Late(1500), Load, WORKS),
];

const OF_LATER: &[OfFile] = &[
    (CHUNK, Fault::Missing, Load, MISSING),
    (CHUNK, Fault::Truncated, Load, DAMAGED),
    (CHUNK, Fault::Missing, GoOn, MISSING),
    (CHUNK, Fault::Broken, GoOn, MISSING),
    (CHUNK, Fault::Aborted, GoOn, EITHER),
    (CHUNK, Fault::Truncated, GoOn, DAMAGED),
    (CHUNK, Fault::Empty, GoOn, DAMAGED),
    (CHUNK, Fault::Flipped, GoOn, DAMAGED),
    (CHUNK, Fault::Bit, GoOn, DAMAGED),
    (CHUNK, Fault::Mistyped, GoOn, WORKS),
    (CHUNK, Fault::Portal, GoOn, DAMAGED),
    (CHUNK, Fault::Instead("crosscheck.wasm"), GoOn, DAMAGED_OR_STOPPED),
    (CHUNK, Fault::Late(1000), GoOn, WORKS),
    ("export.js", Fault::Missing, Export, NO_FILE),
    ("export.js", Fault::Truncated, Export, NO_FILE),
    ("export.js", Fault::Portal, Export, NO_FILE),
    ("export.js", Fault::Mixed, Export, NO_FILE),
    ("crosscheck.js", Fault::Missing, Export, NO_FILE),
    ("crosscheck.js", Fault::Mixed, Export, NO_FILE),
    ("crosscheck.wasm", Fault::Missing, Export, NO_FILE),
    ("crosscheck.wasm", Fault::Truncated, Export, NO_FILE),
    ("crosscheck.wasm", Fault::Flipped, Export, NO_FILE),
    ("desk.js", Fault::Missing, Drop, NOT_OPENED),
    ("desk.js", Fault::Truncated, Drop, NOT_OPENED),
    ("desk.js", Fault::Mixed, Drop, NOT_OPENED),
];

const OF_OTHERS: &[OfFile] = &[
    ("boot.js", Fault::Missing, Load, WAITS),
    ("boot.js", Fault::Truncated, Load, WAITS),
    ("boot.js", Fault::Portal, Load, WAITS),
    ("boot.js", Fault::Mixed, Load, WORKS),
    ("boot.js", Fault::Late(500), Load, WORKS),
    ("boot.css", Fault::Missing, Load, WORKS),
    ("boot.css", Fault::Portal, Load, WORKS),
    ("icon.svg", Fault::Missing, Load, WORKS),
    ("manifest.webmanifest", Fault::Missing, Load, WORKS),
    ("manifest.webmanifest", Fault::Portal, Load, WORKS),
    ("offline.js", Fault::Missing, GoOn, WORKS),
    ("offline.js", Fault::Truncated, GoOn, WORKS),
    ("offline.js", Fault::Portal, GoOn, WORKS),
];

const OF_BROWSER: &[OfBrowser] = &[
    ("no WebAssembly", "delete window.WebAssembly;", Load, &[Screen("webassembly-missing")]),
    (
        "WebAssembly refused by a policy",
        "for (const name of ['compile', 'compileStreaming', 'instantiate', 'instantiateStreaming']) WebAssembly[name] = async () => {
            throw new WebAssembly.CompileError('Refused to compile: violates the Content Security Policy'); };",
        Load,
        &[Screen("program-refused")],
    ),
    ("no streaming compilation", "delete WebAssembly.instantiateStreaming; delete WebAssembly.compileStreaming;", Load, WORKS),
    ("no local storage", "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });", GoOn, WORKS),
    (
        "no storage at all",
        "for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) Object.defineProperty(window, name,
            { configurable: true, get() { throw new DOMException('no', 'SecurityError'); } });",
        Load,
        WORKS,
    ),
    ("storage full", "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };", Load, WORKS),
    (
        "strange things stored",
        "try { for (const kind of [localStorage, sessionStorage]) for (const key of ['crosscheck-theme', 'crosscheck', `crosscheck-own ${location.pathname}`])
            kind.setItem(key, '{\"__proto__\":{\"x\":1}}<img src=x onerror=alert(1)>'); } catch {}
         addEventListener('load', () => { try { localStorage.clear(); } catch {} });",
        Load,
        WORKS,
    ),
    (
        "strange things in the history",
        "history.replaceState({ __proto__: null, constructor: 7, depth: -1, scroll: 'x', list: [[]] }, '');",
        Load,
        WORKS,
    ),
    (
        "history refused",
        "for (const name of ['pushState', 'replaceState']) history[name] = () => { throw new DOMException('no', 'SecurityError'); };",
        Ask,
        WORKS,
    ),
    ("no cryptography", "Object.defineProperty(window, 'crypto', { value: undefined });", Load, WORKS),
    ("no Trusted Types", "delete window.trustedTypes;", Load, &[Works, Screen("program-stopped")]),
    ("no observers", "delete window.ResizeObserver; delete window.IntersectionObserver;", Load, WORKS),
    ("no idle time", "delete window.requestIdleCallback; delete window.scheduler;", Load, WORKS),
    (
        "a page that translates its texts",
        TRANSLATING,
        Ask,
        &[Works, Screen("program-stopped")],
    ),
    (
        "an extension that takes elements away",
        "addEventListener('DOMContentLoaded', () => new MutationObserver(() => document.querySelectorAll('footer, .foot, aside').forEach((each) => each.remove()))
            .observe(document.body, { childList: true, subtree: true }));",
        Ask,
        &[Works, Screen("program-stopped")],
    ),
    (
        "an extension that adds elements",
        "addEventListener('DOMContentLoaded', () => { for (const place of [document.documentElement, document.body]) {
            const added = document.createElement('x-extension'); place.append(added); place.prepend(added.cloneNode()); } });",
        Ask,
        WORKS,
    ),
    (
        "a tool that joins the texts of the page",
        "addEventListener('focusin', () => document.body.normalize(), { once: true });",
        Ask,
        WORKS,
    ),
    (
        "a script that extends every object",
        "Object.prototype.extended = 'by a script'; Array.prototype.extended = () => 7;",
        Ask,
        WORKS,
    ),
    ("a panic", "window.strike = () => window.crosscheck_panicked('struck');", Ask, &[Screen("program-stopped")]),
    (
        "a trap",
        "window.strike = () => { Promise.reject(new WebAssembly.RuntimeError('unreachable')); };",
        Ask,
        &[Screen("program-stopped")],
    ),
    ("no memory to begin with", "window.__pages = 0;", Load, &[Screen("program-stopped"), Screen("program-damaged")]),
    ("little memory", "window.__pages = 8;", Load, &[Works, Screen("program-stopped"), Screen("program-damaged")]),
    ("memory that runs out later", "window.__pages = 64;", Ask, &[Works, Screen("program-stopped"), Screen("program-damaged")]),
];

/// As a translating browser does it: every text is moved into elements of its own, again and again.
const TRANSLATING: &str = "
    const moved = new WeakSet();
    const translate = () => {
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found = [];
        while (texts.nextNode()) found.push(texts.currentNode);
        for (const text of found) {
            if (moved.has(text) || !text.data.trim() || text.parentElement.closest('script, style, noscript, pre')) continue;
            const font = document.createElement('font');
            moved.add(text);
            text.replaceWith(font);
            font.append(text);
        }
    };
    addEventListener('DOMContentLoaded', () => new MutationObserver(translate).observe(document.body, { childList: true, subtree: true }));";

/// Where `__pages` says so, the program's memory may grow by so many pages of 64 KiB and no further: that limit is written into it
/// before it is compiled.
const LIMITED: &str = "
    if (window.__pages !== undefined) {
        const number = (bytes, at) => {
            let value = 0;
            for (let shift = 0; ; shift += 7) { const byte = bytes[at++]; value += (byte & 127) * 2 ** shift; if (byte < 128) return [value, at]; }
        };
        const written = (value) => { const out = []; do { out.push((value & 127) | (value > 127 ? 128 : 0)); value >>>= 7; } while (value); return out; };
        const limited = (bytes) => {
            for (let at = 8; at < bytes.length;) {
                const [length, start] = number(bytes, at + 1);
                if (bytes[at] === 5) {
                    const [pages] = number(bytes, start + 2);
                    const inside = [1, 1, ...written(pages), ...written(pages + window.__pages)];
                    return new Blob([bytes.subarray(0, at), Uint8Array.from([5, ...written(inside.length), ...inside]), bytes.subarray(start + length)]).arrayBuffer();
                }
                at = start + length;
            }
            throw new Error('no memory');
        };
        WebAssembly.instantiateStreaming = async (answer, imports) =>
            WebAssembly.instantiate(await limited(new Uint8Array(await (await answer).arrayBuffer())), imports);
    }";

fn faults_of_the_program(stage: &Stage) {
    of_files(stage, OF_PROGRAM);
}

fn faults_of_what_comes_later(stage: &Stage) {
    of_files(stage, OF_LATER);
}

fn faults_of_other_files(stage: &Stage) {
    of_files(stage, OF_OTHERS);
}

fn of_files(stage: &Stage, faults: &[OfFile]) {
    if !released() {
        return;
    }
    let right = Right::of(stage);
    let script = script(stage);
    let failed = faults.iter().filter_map(|&(end, fault, moment, ends)| {
        let server = Server::new().fault(if end == SCRIPT { &script } else { end }, fault);
        let late = if let Fault::Late(milliseconds) = fault {
            milliseconds
        } else {
            0
        };
        let what = format!("{end}, {fault:?}");
        right.tried(stage, server, &what, moment, ends, Duration::from_millis(late))
    });
    none(failed.collect());
}

fn faults_of_the_browser(stage: &Stage) {
    if !released() {
        return;
    }
    let right = Right::of(stage);
    let failed = OF_BROWSER.iter().filter_map(|&(what, script, moment, ends)| {
        let server = Server::new().script(script).script(LIMITED);
        right.tried(stage, server, what, moment, ends, Duration::ZERO)
    });
    none(failed.collect());
}

fn none(failed: Vec<String>) {
    assert!(failed.is_empty(), "{} faults:\n{}", failed.len(), failed.join("\n"));
}

/// Whether the bundle is a published one: one under development has other files.
fn released() -> bool {
    let released = dist().join("integrity.json").is_file();
    if !released {
        println!("skipped: only `cargo xtask build` writes this");
    }
    released
}

fn script(stage: &Stage) -> String {
    let html = stage.server.file("index.html");
    let (_, after) = html.split_once("data-script=\"./").expect("boot.js is told the script");
    after.split('"').next().unwrap_or_default().to_owned()
}

/// What the page shows where nothing goes wrong.
struct Right {
    /// The heading of the results of [`ASKED`].
    asked: String,
    /// That of the results of [`BEFORE`].
    before: String,
}

const ASKED: &str = "#/explore?q=iran";
const BEFORE: &str = "#/explore?q=baghdad";

/// What can be seen: the screen's name, the words that it is still loading, the count, the query in the box, the heading, all of it.
const SEEN: &str = "
    const said = (selector) => document.querySelector(selector)?.innerText.replace(/\\s+/g, ' ').trim() ?? '';
    const busy = 'waiting' in (document.documentElement?.dataset ?? {}) || document.querySelector('[aria-busy=true]');
    return { screen: said('#boot-error:not([hidden]) [data-boot=name]'), remedy: said('#boot-error:not([hidden]) [data-boot=remedy]'),
        waits: said('#boot-wait'), count: busy ? '' : said('#h-hits'), asked: document.querySelector('#q')?.value ?? '',
        heading: busy ? '' : said('main h1'), all: (said('body') + ' ' + (window.__said ?? '')).trim() };";

impl Right {
    fn of(stage: &Stage) -> Self {
        let count = |route| stage.open(route).text_of("#h-hits");
        let right = Self {
            asked: count(ASKED),
            before: count(BEFORE),
        };
        assert!(
            right.asked != right.before && !right.asked.is_empty(),
            "{} {}",
            right.asked,
            right.before
        );
        right
    }

    /// What was wrong with how a fault ended, if anything.
    fn tried(
        &self,
        stage: &Stage,
        server: Server,
        what: &str,
        moment: Moment,
        ends: &[End],
        late: Duration,
    ) -> Option<String> {
        let server = server
            .script("window.alert = (words) => { window.__said = words; };")
            .start();
        // A busy machine may be late once.
        let first = self.tried_once(stage, &server, what, moment, ends, late);
        first.and_then(|_| self.tried_once(stage, &server, what, moment, ends, late))
    }

    fn tried_once(
        &self,
        stage: &Stage,
        server: &Server,
        what: &str,
        moment: Moment,
        ends: &[End],
        late: Duration,
    ) -> Option<String> {
        let browser = &stage.browser;
        browser.goto("about:blank");
        let route = match moment {
            Load => ASKED,
            GoOn => "#/",
            Ask | Export | Drop => BEFORE,
        };
        browser.goto(&format!("{}{route}", server.address()));
        let page = Page { browser, server };
        if moment != Load {
            self.act(&page, moment);
        }
        // What goes on as usual may take as long as usual.
        let patience = if ends.contains(&Works) { USUAL } else { SOON + late };
        let ended = self.ended(&page, ends, patience);
        let line = format!("{what}, {moment:?}");
        let _ = browser.log();
        match ended {
            Ok((end, took)) => {
                println!("    {line}: {end:?}, {} ms", took.as_millis());
                None
            }
            Err(seen) => Some(format!("{line}: not {ends:?}, but {seen}")),
        }
    }

    /// What the reader does, where something is drawn.
    fn act(&self, page: &Page, moment: Moment) {
        let drawn = "document.querySelector('#boot-error:not([hidden])') || document.querySelector('main h1') && !document.getElementById('boot-wait')";
        page.wait("something is drawn", drawn);
        let step = match moment {
            Load => "",
            GoOn => "dispatchEvent(new Event('pointerdown')); location.hash = a",
            Ask => "window.strike?.(); location.hash = a",
            Export => {
                "const press = async (words) => {
                    [...document.querySelectorAll('button, summary')].find((each) => each.innerText.trim().startsWith(words))?.click();
                    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
                 };
                 while (!document.querySelector('#h-hits')) await new Promise((done) => setTimeout(done, 10));
                 await press('Share and export'); await press('Table');"
            }
            Drop => {
                "const drop = new DragEvent('drop', { bubbles: true, cancelable: true });
                 const file = new File(['x'], 'x.csv');
                 Object.defineProperty(drop, 'dataTransfer', { value: { types: ['Files'], items: [{ getAsFile: () => file }] } });
                 while (!document.querySelector('#h-hits')) await new Promise((done) => setTimeout(done, 10));
                 document.body.dispatchEvent(drop);"
            }
        };
        page.browser.run(step, json!(ASKED));
    }

    /// Looks until one of the ends is there.
    fn ended(&self, page: &Page, ends: &[End], patience: Duration) -> Result<(End, Duration), String> {
        let since = Instant::now();
        loop {
            let seen = page.browser.run(SEEN, Value::Null);
            let text = |key: &str| seen[key].as_str().unwrap_or_default();
            self.not_of_another_query(text("asked"), text("count"))?;
            if let Some(end) = ends.iter().find(|end| self.is_there(**end, &seen)) {
                let took = since.elapsed();
                return self.holds(page, *end).map(|end| (end, took));
            }
            if since.elapsed() > patience && text("all").is_empty() {
                return Err("a blank page".to_owned());
            }
            if since.elapsed() > patience {
                return Err(format!("{seen}"));
            }
            std::thread::sleep(Duration::from_millis(15));
        }
    }

    fn not_of_another_query(&self, asked: &str, count: &str) -> Result<(), String> {
        let right = match asked {
            "iran" => &self.asked,
            "baghdad" => &self.before,
            _ => return Ok(()),
        };
        if count.is_empty() || count == right {
            return Ok(());
        }
        Err(format!("“{count}” under “{asked}”, where {right} are right"))
    }

    fn is_there(&self, end: End, seen: &Value) -> bool {
        let text = |key: &str| seen[key].as_str().unwrap_or_default();
        match end {
            Works => text("screen").is_empty() && text("count") == self.asked && text("asked") == "iran",
            Screen(name) => text("screen") == name && !text("remedy").is_empty(),
            Waits => text("screen").is_empty() && text("waits").starts_with("Loading Crosscheck"),
            Says(words) => text("screen").is_empty() && text("all").contains(words),
        }
    }

    /// What must be true of an end beside that it is there.
    fn holds(&self, page: &Page, end: End) -> Result<End, String> {
        let (script, right) = match end {
            Works | Says(_) => (
                "location.hash = '#/about';
                 for (let look = 0; look < 150 && !document.querySelector('main h1')?.innerText.includes('About this corpus'); look += 1)
                     await new Promise((done) => setTimeout(done, 10));
                 return document.querySelector('main h1')?.innerText ?? 'nothing'",
                "About this corpus",
            ),
            // The words that come after eight seconds come by style alone.
            Waits => (
                "document.getAnimations().forEach((each) => each.finish());
                 const late = document.querySelector('.boot__late');
                 return late.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ? late.innerText : 'nothing'",
                "reload the page",
            ),
            Screen(_) => ("return document.querySelector('[data-boot=details]').innerText", "build"),
        };
        let words = page.string(script, Value::Null);
        if words.contains(right) {
            Ok(end)
        } else {
            Err(format!("{end:?} with “{words}”"))
        }
    }
}

/// The single file, the frame, the element and the scripts' program.
fn faults_of_other_editions(stage: &Stage) {
    if !released() {
        return;
    }
    let mut failed = Vec::new();
    for &(name, fault, ends) in OF_SINGLE {
        let server = Server::new().fault(name, fault).start();
        stage.browser.goto("about:blank");
        stage.browser.goto(&format!("{}{name}{ASKED}", server.address()));
        let page = Page {
            browser: &stage.browser,
            server: &server,
        };
        let right = Right {
            asked: "?".to_owned(),
            before: "?".to_owned(),
        };
        match right.ended(&page, ends, SOON) {
            Ok((end, took)) => println!("    {name}, {fault:?}, Load: {end:?}, {} ms", took.as_millis()),
            Err(seen) => failed.push(format!("{name}, {fault:?}: not {ends:?}, but {seen}")),
        }
        let _ = stage.browser.log();
    }
    for &(name, fault) in OF_SCRIPTS {
        let host = "<!doctype html><title>Host</title><link rel=\"icon\" href=\"data:,\">";
        let server = Server::new().page("host.html", host).fault(name, fault).start();
        stage.browser.goto(&format!("{}host.html", server.address()));
        let since = Instant::now();
        let said = stage.browser.run(OPEN, Value::Null);
        let said = said.as_str().unwrap_or_default();
        if said.starts_with("Error: ") && since.elapsed() < SOON {
            println!(
                "    {name}, {fault:?}, by a script: {said}, {} ms",
                since.elapsed().as_millis()
            );
        } else {
            failed.push(format!("{name}, {fault:?}, by a script: {said}"));
        }
        let _ = stage.browser.log();
    }
    none(failed);
}

const OF_SINGLE: &[(&str, Fault, &[End])] = &[
    ("crosscheck.html", Fault::Truncated, DAMAGED),
    ("crosscheck.html", Fault::Flipped, &[Screen("program-damaged"), Waits]),
    ("framed.html", Fault::Truncated, DAMAGED),
];

const OF_SCRIPTS: &[(&str, Fault)] = &[
    ("crosscheck.js", Fault::Missing),
    ("crosscheck.js", Fault::Truncated),
    ("crosscheck.js", Fault::Portal),
    ("crosscheck.wasm", Fault::Missing),
    ("crosscheck.wasm", Fault::Truncated),
    ("crosscheck.wasm", Fault::Empty),
    ("crosscheck.wasm", Fault::Flipped),
    ("crosscheck.wasm", Fault::Portal),
    ("mount.js", Fault::Missing),
];

/// Every failure of the JavaScript interface is an error with words.
const OPEN: &str = "
    try {
        const { open } = await import(new URL('crosscheck.js', location.href).href);
        const explorer = await open();
        const place = document.body.appendChild(document.createElement('div'));
        await explorer.mount(place, {});
        return 'it works';
    } catch (error) {
        return error instanceof Error && error.message ? `Error: ${error.message.slice(0, 100)}` : `no error: ${error}`;
    }";
