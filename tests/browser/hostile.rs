//! Hostile texts through every sink: each text of a corpus that a reader opens, every part of an address, and the JavaScript
//! interface. A corpus of harmless words of the same shape is drawn beside it: the elements and their attributes must be the same.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use browser_tests::{Page, Server, dist};
use serde_json::{Value, json};

use crate::Stage;

crate::tests![
    texts_of_a_corpus_change_no_element,
    words_of_an_address_add_no_element,
    a_script_meets_errors_with_names,
    a_page_that_never_stops_talking_is_survived,
];

/// What would become markup, a script, an address, a format or a name of the language, if it were not text.
const TEXTS: &[&str] = &[
    "<script>window.ran=1</script>",
    "</script><script>window.ran=1</script>",
    "<img src=x onerror=window.ran=1>",
    "\"><img src=x onerror=window.ran=1>",
    "' onmouseover='window.ran=1",
    "\" autofocus onfocus=\"window.ran=1",
    "<svg/onload=window.ran=1>",
    "<svg><animate onbegin=window.ran=1 attributeName=x dur=1s>",
    "<math><mtext></p><style><!--</style><img title=\"--><img src=x onerror=window.ran=1>\">",
    "<details open ontoggle=window.ran=1>",
    "<iframe srcdoc='<script>parent.ran=1</script>'>",
    "<object data=javascript:window.ran=1>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<style>*{display:none}</style>",
    "<form action=https://evil.example><input name=q>",
    "<template><b>x</b></template>",
    "<!-- --!><b>",
    "--><b>",
    "]]><b>",
    "</title><b>",
    "</textarea><b>",
    "</p></main></body></html><b>",
    "javascript:window.ran=1",
    "data:text/html,<b>",
    "//evil.example/x",
    "https://evil.example/\"><b>",
    "[x](javascript:window.ran=1)",
    "![x](https://evil.example/x.png)",
    "[[x]] **b** `c` # d",
    "&lt;b&gt;",
    "&#60;b&#62;",
    "&amp;&nbsp;&zwj;",
    "%3Cb%3E%00%FF",
    "\\u003cb\\u003e",
    "{{7*7}}",
    "${7*7}",
    "<%= 7*7 %>",
    "{0} {name} %s %d",
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "__proto__[x]=1",
    "=HYPERLINK(\"https://evil.example\")",
    "+1+1",
    "@SUM(1)",
    "' OR 1=1 --",
    "../../../etc/passwd",
    "\u{202e}txet\u{202c}",
    "\u{2066}x\u{2069}\u{200f}",
    "a\u{200b}b\u{feff}c\u{ad}d",
    "Z\u{351}\u{36b}\u{343}a\u{321}\u{34a}l",
    "\u{fdfd}\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
    "\u{ff1c}b\u{ff1e}",
    "\u{e000}\u{fffd}\u{fffe}",
    "İıſK",
    "null",
    "undefined",
    "NaN",
    "-0",
    "1e999",
    "true",
];

/// Texts in one group, one after the other in every sink.
const TOGETHER: usize = 16;

/// The keys whose values a corpus author writes freely.
const KEYS: [&str; 13] = [
    "title", "headline", "summary", "credit", "report", "licence", "name", "short", "text", "lead", "digest", "note",
    "why",
];

const VIEWS: [&str; 12] = [
    "#/",
    "#/explore",
    "#/explore?unit=documents",
    "#/explore?unit=claims",
    "#/read/herald-2021",
    "#/names",
    "#/entity/ana-berg",
    "#/compare",
    "#/compare/cause",
    "#/time",
    "#/network",
    "#/about",
];

/// A harmless text of the same shape: letters for letters and for signs alike.
fn twin(text: &str) -> String {
    let harmless = |sign: char| if sign == ' ' { ' ' } else { 'x' };
    text.chars().map(harmless).collect()
}

/// The small corpus of this repository with texts at the end of everything that its author writes freely, and how many there were.
fn corpus(texts: &[String]) -> (BTreeMap<String, Vec<u8>>, usize) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora/second");
    let (mut files, mut count) = (BTreeMap::new(), 0);
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(&root).expect("inside").display().to_string();
            let mut text = fs::read_to_string(&path).expect("a file");
            if !name.starts_with("texts") {
                text = with_texts(&text, texts, &mut count);
            }
            files.insert(format!("fire/{name}"), text.into_bytes());
        }
    }
    (files, count)
}

/// A file of the corpus with the texts at the end of its free ones. Digests are short: each has one of them.
fn with_texts(file: &str, texts: &[String], count: &mut usize) -> String {
    let lines = file.lines().map(|line| {
        let is_words = |key: &str, value: &str| key != "lead" || value.contains(' ');
        let is_free = |key: &str, value: &str| {
            KEYS.contains(&key) && value.ends_with('"') && !value.starts_with("texts/") && is_words(key, value)
        };
        let free = line.split_once(" = \"").filter(|(key, value)| is_free(key, value));
        let Some((key, value)) = free else {
            return format!("{line}\n");
        };
        let one = texts.get(*count % texts.len()).map(std::slice::from_ref);
        let added = if key == "digest" {
            one.unwrap_or_default()
        } else {
            texts
        };
        *count += added.len();
        let added = json!(added.join(" ")).to_string();
        format!(
            "{key} = \"{} {}\n",
            value.trim_end_matches('"'),
            added.trim_start_matches('"')
        )
    });
    lines.collect()
}

/// Elements and the names of their attributes, of every view.
const SKELETONS: &str = "
    const skeleton = (element) => [element.localName, ...element.getAttributeNames().sort(),
        ...(/^(javascript|data|vbscript):/i.test(element.getAttribute('href') ?? '') ? ['HREF'] : []), ...[...element.children].map(skeleton)];
    const drawn = async () => {
        do await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20)));
        while ('waiting' in document.documentElement.dataset || document.querySelector('[aria-busy=true]'));
    };
    const seen = {};
    for (const view of a) {
        location.hash = view;
        await drawn(); await drawn();
        seen[view] = JSON.stringify(skeleton(document.querySelector('main')));
    }
    seen.head = JSON.stringify(skeleton(document.head));
    seen.ran = window.ran ?? null;
    return seen;";

fn opened(stage: &Stage, texts: &[String]) -> Value {
    let page = stage.open("#/");
    page.drop_files(&corpus(texts).0);
    page.wait(
        "the corpus is open",
        "document.querySelector('.desk__problem') || document.querySelector('.desk-bar') && !document.querySelector('.desk')",
    );
    assert_eq!(page.text_of(".desk__problem"), "", "{texts:?}");
    let seen = page.browser.run(SKELETONS, json!(VIEWS));
    page.sound();
    page.browser.run("sessionStorage.clear()", Value::Null);
    seen
}

fn texts_of_a_corpus_change_no_element(stage: &Stage) {
    if !dist().join("desk.wasm").is_file() {
        println!("skipped: only `cargo xtask build` writes this");
        return;
    }
    let mut count = 0;
    for group in TEXTS.chunks(TOGETHER) {
        let texts: Vec<String> = group.iter().map(|text| (*text).to_owned()).collect();
        let twins: Vec<String> = group.iter().map(|text| twin(text)).collect();
        let (hostile, harmless) = (opened(stage, &texts), opened(stage, &twins));
        assert_eq!(hostile["ran"], Value::Null);
        for view in VIEWS.iter().chain(&["head"]) {
            let same = hostile[view] == harmless[view];
            assert!(same, "{view} of {texts:?}:\n{}\n{}", hostile[view], harmless[view]);
        }
        count += corpus(&texts).1;
    }
    println!("    {count} hostile texts in a corpus, in {} views", VIEWS.len());
    assert!(count > 2000, "{count}");
}

/// Parts of addresses, each ended by a text.
const ADDRESSES: [&str; 14] = [
    "#/",
    "#/read/",
    "#/read/baghdad-post-2019/",
    "#/entity/",
    "#/compare/",
    "#/network?graph=",
    "#/names?q=",
    "#/explore?q=",
    "#/explore?place=",
    "#/explore?not-outlet=",
    "#/explore?from=",
    "#/explore?unit=",
    "#/explore?sort=",
    "#/explore?",
];

fn words_of_an_address_add_no_element(stage: &Stage) {
    let page = stage.open("#/explore");
    let script = "
        const kinds = () => new Set([...document.querySelectorAll('body *')].map((each) => each.localName + ' ' + each.getAttributeNames()
            .filter((name) => name.startsWith('on') || ['src', 'srcdoc', 'style', 'action'].includes(name)).join(' ')));
        const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        const known = 'abbr aside b bdi br button caption circle code col colgroup datalist dd details div dl dt em figcaption figure footer form g h1 h2 h3 h4 h5 input kbd label legend li line fieldset a article main mark nav ol option p path pattern polyline rect section select small span strong sub summary sup svg symbol table tbody td text tfoot textarea th thead time title tr ul use defs header progress script noscript h6 i tspan'.split(' ');
        const strange = new Set();
        for (const [address, text] of a) {
            location.hash = address + encodeURIComponent(text).replaceAll('%2F', '/');
            await drawn();
            for (const kind of kinds()) if (!known.includes(kind.split(' ')[0]) || / (on|src)/.test(kind)) if (!kind.startsWith('script ')) strange.add(`${kind} at ${location.hash}`);
            if (document.querySelector('#boot-error:not([hidden])')) strange.add(`stopped at ${location.hash}`);
        }
        return [...strange, ...(window.ran ? ['ran'] : []), ...(({}).x ? ['polluted'] : [])]";
    let all: Vec<_> = ADDRESSES
        .iter()
        .flat_map(|address| TEXTS.chunks(4).map(move |texts| json!([address, texts.join(" ")])))
        .collect();
    let strange = page.browser.run(script, json!(all));
    assert_eq!(strange, json!([]));
    page.sound();
}

/// Names that every object has are no ids, options or formats.
fn a_script_meets_errors_with_names(stage: &Stage) {
    if !dist().join("crosscheck.js").is_file() {
        println!("skipped: only `cargo xtask build` writes this");
        return;
    }
    let host = "<!doctype html><title>Host</title><link rel=\"icon\" href=\"data:,\">";
    let server = Server::new().page("host.html", host).start();
    stage.browser.goto(&format!("{}host.html", server.address()));
    let script = "
        const { open } = await import(new URL('crosscheck.js', location.href).href);
        const explorer = await open();
        const wrong = [];
        const own = JSON.parse('{\"__proto__\":{\"x\":1},\"constructor\":{\"prototype\":{\"x\":1}}}');
        const calls = ['document', 'entity', 'compare', 'search', 'export'].filter((name) => typeof explorer[name] === 'function');
        for (const name of calls) for (const text of [...a, own, [], {}, Symbol.iterator, () => 7, 7n, -1, null, undefined]) for (const options of [undefined, own, { [String(typeof text === 'string' ? text : 'x')]: 1 }]) {
            try {
                await explorer[name](text, options);
            } catch (error) {
                if (!(error instanceof Error) || error instanceof WebAssembly.RuntimeError) wrong.push(`${name} ${String(text)}: ${error}`);
            }
        }
        if (({}).x !== undefined) wrong.push('polluted');
        const found = await explorer.search('iran');
        return calls.length < 4 || !found ? [`only ${calls}`] : wrong;";
    assert_eq!(stage.browser.run(script, json!(TEXTS)), json!([]));
    let _ = stage.browser.log();
}

/// Ten thousand messages a second for three seconds and ten of a megabyte, to an explorer that an element embeds.
fn a_page_that_never_stops_talking_is_survived(stage: &Stage) {
    if !dist().join("framed.html").is_file() {
        println!("skipped: only `cargo xtask build` writes this");
        return;
    }
    let host = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Host</title><link rel=\"icon\" href=\"data:,\">\
        <script async src=\"embed.js\"></script></head><body><crosscheck-explorer></crosscheck-explorer></body></html>";
    let server = Server::new().page("host.html", host).start();
    let browser = &stage.browser;
    browser.goto(&format!("{}host.html", server.address()));
    let there = "document.querySelector('crosscheck-explorer').address";
    browser.wait_until("the element shows something", there);
    let flood = "
        const element = document.querySelector('crosscheck-explorer');
        const frame = element.shadowRoot.querySelector('iframe').contentWindow;
        const since = performance.now();
        let sent = 0;
        while (performance.now() - since < 3000) {
            for (; sent < (performance.now() - since) * 10; sent += 1) {
                if (sent % 2) frame.postMessage({ version: 1, type: 'set', address: '#/about' }, '*');
                else element.set({ view: sent % 4 ? 'names' : 'about' });
            }
            await new Promise((done) => setTimeout(done, 10));
        }
        for (let times = 0; times < 10; times += 1) frame.postMessage('x'.repeat(1e6), '*');
        frame.postMessage('x'.repeat(1e7), '*');
        element.set({ view: 'explore', query: 'x'.repeat(1e7) });
        return sent;";
    let sent = browser.run(flood, Value::Null);
    assert!(sent.as_u64() >= Some(25_000), "{sent}");
    let frame = browser.run(
        "return document.querySelector('crosscheck-explorer').shadowRoot.querySelector('iframe')",
        Value::Null,
    );
    browser.enter(&frame);
    let page = Page::within(browser, &server);
    assert_eq!(page.error_screen(), None);
    assert!(!page.heading().is_empty());
    browser.leave_frames();
    std::thread::sleep(std::time::Duration::from_millis(1100));
    browser.run(
        "document.querySelector('crosscheck-explorer').set({ view: 'compare' })",
        Value::Null,
    );
    browser.wait_until("a right word is heard", &format!("{there} === '#/compare'"));
    let _ = browser.log();
}
