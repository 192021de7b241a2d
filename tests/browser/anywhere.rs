//! Away from a page of its own: in one file, in a sandboxed frame, in somebody else's page.

use browser_tests::{Browser, Fault, Page, Server, dist};
use serde_json::{Value, json};

use crate::Stage;

crate::tests![
    one_file_opens_from_a_disk,
    one_file_needs_no_network,
    one_file_has_its_pages_inside,
    one_file_works_in_a_sandboxed_frame,
    a_single_file_that_was_cut_is_named,
    the_page_says_what_to_do_out_of_reach_of_its_files,
    an_element_shows_a_view_and_says_what_it_shows,
    an_element_looks_like_its_page,
    a_locked_element_stays_where_it_is,
    strange_messages_are_not_answered,
    text_stands_where_the_explorer_does_not_come,
    explorers_are_mounted_in_somebody_elses_page,
    what_is_shared_shows_the_same_elsewhere,
];

/// The single file, unless the bundle is one under development.
fn single() -> Option<String> {
    let html = std::fs::read_to_string(dist().join("crosscheck.html")).ok();
    if html.is_none() {
        println!("skipped: only `cargo xtask build` writes this");
    }
    html
}

/// A page of somebody else with something in it.
fn host(inside: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Host</title><link rel=\"icon\" href=\"data:,\"></head>\
         <body style=\"margin: 0\">{inside}</body></html>"
    )
}

/// The address of a file of the bundle on this disk.
fn on_disk(name: &str) -> String {
    let folder = dist().canonicalize().expect("a bundle");
    format!("file://{}/{name}", folder.display())
}

/// What a reader does there: search, narrow, read, compare, share, make a file.
fn tasks(page: &Page) {
    assert_eq!(page.error_screen(), None);
    page.go("Explore");
    let all = page.count();
    page.search_anywhere("iran");
    let found = page.count();
    assert!(0 < found && found < all, "{found} of {all}");
    page.narrow("Places", "Falluja");
    assert!(page.count() < found);
    page.press("Share and export");
    page.press("Table");
    page.wait(
        "the file",
        "/ is ready: [0-9,]+ characters/.test(document.querySelector('.export__said').innerText)",
    );
    assert!(
        page.field("Address of what you see")
            .contains(".html#/explore?q=iran&place=falluja")
    );
    page.go("Compare");
    assert!(
        page.heading().contains("questions split the reports"),
        "{}",
        page.heading()
    );
    page.follow("Who directs the PMU");
    assert!(page.heading().starts_with("Who directs the PMU"), "{}", page.heading());
    page.browser.run(
        "document.querySelector('main a[href^=\"#/read/\"]').click()",
        Value::Null,
    );
    page.wait("a document", "document.querySelector('main .para, main [id^=p]')");
    page.go("Overview");
    assert!(page.heading().starts_with("Five reports"), "{}", page.heading());
}

fn one_file_opens_from_a_disk(stage: &Stage) {
    if single().is_none() {
        return;
    }
    let page = Page::at(&stage.browser, &stage.server, &on_disk("crosscheck.html"));
    tasks(&page);
    page.visit_link(&format!("{}#/explore?q=iran", on_disk("crosscheck.html")));
    assert_eq!(page.heading(), "Explore the reports");
    assert!(page.count() > 0);
    page.sound();
}

fn one_file_needs_no_network(_: &Stage) {
    let Some(html) = single() else { return };
    let (_, policy) = html
        .split_once("Content-Security-Policy\" content=\"")
        .expect("a policy");
    let policy = policy.split('"').next().unwrap_or_default();
    assert!(
        policy.starts_with("default-src 'none'; script-src 'sha256-"),
        "{policy}"
    );
    for word in [
        "http",
        "'self'",
        "*",
        "connect-src",
        "unsafe-inline",
        "'unsafe-eval'",
        "blob:",
    ] {
        assert!(!policy.contains(word), "{word} in {policy}");
    }
    for load in ["<script src", "<link rel=\"stylesheet\"", "modulepreload"] {
        assert!(!html.contains(load), "{load}");
    }
}

fn one_file_has_its_pages_inside(stage: &Stage) {
    if single().is_none() {
        return;
    }
    let page = Page::at(
        &stage.browser,
        &stage.server,
        &format!("{}#/about", on_disk("crosscheck.html")),
    );
    page.press("Show the codebook here");
    page.wait("the codebook", "document.querySelector('#codebook h3')");
    page.follow("What of others is in it");
    page.wait("the notice", "document.querySelector('dialog[open] h3')");
    page.press("Close");
    page.wait("the notice is gone", "!document.querySelector('dialog')");
    assert_eq!(page.heading(), "About this corpus");
    page.sound();
}

const FRAME: &str =
    "<iframe sandbox=\"allow-scripts\" src=\"framed.html\" style=\"width: 100%; height: 880px; border: 0\"></iframe>";

fn one_file_works_in_a_sandboxed_frame(stage: &Stage) {
    if single().is_none() {
        return;
    }
    let server = Server::new().page("host.html", &host(FRAME)).start();
    let browser = &stage.browser;
    browser.goto(&format!("{}host.html#here", server.address()));
    let before = of_host(browser);
    browser.enter_frame();
    let page = Page::within(browser, &server);
    assert_eq!(page.string("return window.origin", Value::Null), "null");
    tasks(&page);
    let refused = page.browser.run("return window.__crosscheckRefused", Value::Null);
    assert_eq!(refused, json!(0));
    browser.leave_frames();
    assert_eq!(of_host(browser), before, "address, title and history of the host");
    let log = browser.log();
    // What the frame forbids is the host's affair: it lets no file be saved.
    let others: Vec<_> = log
        .iter()
        .filter(|line| !line.contains("Download is disallowed"))
        .collect();
    assert!(others.is_empty(), "{others:?}");
}

/// What of a host page an explorer must not touch.
fn of_host(browser: &Browser) -> Value {
    browser.run(
        "return [location.href, document.title, history.length, document.head.innerHTML, document.adoptedStyleSheets.length]",
        Value::Null,
    )
}

fn a_single_file_that_was_cut_is_named(stage: &Stage) {
    if single().is_none() {
        return;
    }
    let server = Server::new().fault("crosscheck.html", Fault::Truncated).start();
    let page = Page::at(&stage.browser, &server, &format!("{}crosscheck.html", server.address()));
    assert_eq!(
        page.error_screen().as_deref(),
        Some("program-damaged"),
        "{}",
        page.text()
    );
    let _ = page.complaints();
}

fn the_page_says_what_to_do_out_of_reach_of_its_files(stage: &Stage) {
    let page = Page::at(&stage.browser, &stage.server, &on_disk("index.html"));
    assert_eq!(page.error_screen().as_deref(), Some("program-out-of-reach"));
    assert!(
        page.text()
            .contains("Open crosscheck.html, which stands in the same folder"),
        "{}",
        page.text()
    );
    assert!(page.names("link").contains(&"Open crosscheck.html".to_owned()));
    let _ = page.complaints();
    let frame = FRAME.replace("framed.html", "index.html");
    let server = Server::new().untouched().page("host.html", &host(&frame)).start();
    stage.browser.goto(&format!("{}host.html", server.address()));
    stage.browser.enter_frame();
    let said = "document.body.innerText.includes('crosscheck.html')";
    stage.browser.wait_until("the frame says what to do", said);
    stage.browser.leave_frames();
    let _ = stage.browser.log();
}

/// Opens a page with an element in it, and waits until the element says what it shows.
fn embedded(stage: &Stage, server: &Server) {
    stage.browser.goto(&format!("{}host.html", server.address()));
    stage.browser.wait_until(
        "the element shows something",
        "document.querySelector('crosscheck-explorer').address",
    );
}

fn element(attributes: &str) -> String {
    host(&format!(
        "<script>window.states = []; addEventListener('crosscheck-state', (event) => states.push(event.detail.address));</script>\
         <script async src=\"embed.js\"></script>\
         <crosscheck-explorer {attributes}><a href=\"crosscheck.html\">The comparison</a></crosscheck-explorer>"
    ))
}

/// In the frame of the element.
fn inside<T>(stage: &Stage, server: &Server, act: impl FnOnce(&Page) -> T) -> T {
    let frame = stage.browser.run(
        "return document.querySelector('crosscheck-explorer').shadowRoot.querySelector('iframe')",
        Value::Null,
    );
    stage.browser.enter(&frame);
    let result = act(&Page::within(&stage.browser, server));
    stage.browser.leave_frames();
    result
}

fn an_element_shows_a_view_and_says_what_it_shows(stage: &Stage) {
    if single().is_none() {
        return;
    }
    let server = Server::new()
        .page("host.html", &element("question=\"direction\""))
        .start();
    let browser = &stage.browser;
    embedded(stage, &server);
    let before = of_host(browser);
    browser.wait_until(
        "its frame is as tall as what it shows",
        "document.querySelector('crosscheck-explorer').offsetHeight > 900",
    );
    inside(stage, &server, |page| {
        assert!(page.heading().starts_with("Who directs the PMU"), "{}", page.heading());
        page.go("Names");
    });
    browser.wait_until("the host is told", "states.at(-1) === '#/names'");
    browser.run(
        "document.querySelector('crosscheck-explorer').set({ view: 'explore', query: 'iran' })",
        Value::Null,
    );
    browser.wait_until("it goes where the host says", "states.at(-1) === '#/explore?q=iran'");
    browser.run(
        "document.querySelector('crosscheck-explorer').setAttribute('entity', 'qassem-soleimani')",
        Value::Null,
    );
    browser.wait_until(
        "it follows its attributes",
        "states.at(-1).startsWith('#/entity/qassem-soleimani')",
    );
    inside(stage, &server, |page| {
        assert!(page.heading().contains("Soleimani"), "{}", page.heading());
    });
    assert_eq!(
        of_host(browser),
        before,
        "address, title, history, head and styles of the host"
    );
    browser.run("document.querySelector('crosscheck-explorer').remove()", Value::Null);
    assert_eq!(browser.log(), Vec::<String>::new());
}

fn an_element_looks_like_its_page(stage: &Stage) {
    if single().is_none() {
        return;
    }
    let server = Server::new().page("host.html", &element("")).start();
    embedded(stage, &server);
    let theme = |stage: &Stage| {
        inside(stage, &server, |page| {
            page.string("return document.documentElement.dataset.theme", Value::Null)
        })
    };
    assert_eq!(theme(stage), "light");
    stage.browser.run(
        "document.body.style.background = '#111'; await new Promise((done) => setTimeout(done, 300))",
        Value::Null,
    );
    assert_eq!(theme(stage), "dark");
    stage.browser.run(
        "document.querySelector('crosscheck-explorer').setAttribute('theme', 'light'); await new Promise((done) => setTimeout(done, 300))",
        Value::Null,
    );
    assert_eq!(theme(stage), "light");
}

fn a_locked_element_stays_where_it_is(stage: &Stage) {
    if single().is_none() {
        return;
    }
    let server = Server::new()
        .page("host.html", &element("question=\"direction\" locked"))
        .start();
    embedded(stage, &server);
    inside(stage, &server, |page| {
        page.wait(
            "no bars",
            "!document.querySelector('header.top').offsetParent && !document.querySelector('.foot').offsetParent",
        );
        page.browser.run(
            "window.opened = []; window.open = (address) => { opened.push(address); };
             document.querySelector('main a[href^=\"#/read/\"]').click()",
            Value::Null,
        );
        assert!(page.heading().starts_with("Who directs the PMU"), "{}", page.heading());
        let opened = page.strings("return opened", Value::Null);
        assert_eq!(opened.len(), 1);
        assert!(opened[0].contains("framed.html#/read/"), "{opened:?}");
    });
}

/// Frames that are embedded by hand, whose page says what it likes.
fn strange_messages_are_not_answered(stage: &Stage) {
    if single().is_none() {
        return;
    }
    let server = Server::new().page("host.html", &host(FRAME)).start();
    let browser = &stage.browser;
    browser.goto(&format!("{}host.html", server.address()));
    let met = "
        const frame = document.querySelector('iframe');
        const { port1, port2 } = new MessageChannel();
        window.port = port1; window.heard = [];
        port1.onmessage = ({ data }) => heard.push(JSON.parse(data));
        for (const hello of ['crosscheck 2', 'hello', null, { crosscheck: 1 }]) frame.contentWindow.postMessage(hello, '*');
        frame.contentWindow.postMessage('crosscheck 1', '*', [port2]);
        const second = new MessageChannel();
        frame.contentWindow.postMessage('crosscheck 1', '*', [second.port2]);
        second.port1.onmessage = () => heard.push({ type: 'second' });";
    browser.run(met, Value::Null);
    browser.wait_until("a state", "heard.some((each) => each.type === 'state')");
    let flood = "
        const strange = ['', 'null', '[]', '7', '{', '{}', '{\"version\":1}', '{\"version\":2,\"type\":\"set\",\"address\":\"#/names\"}',
            '{\"version\":1,\"type\":\"get\"}', '{\"version\":1,\"type\":\"set\",\"address\":7}', '{\"version\":1,\"type\":\"set\",\"address\":\"javascript:alert(1)\"}',
            '{\"version\":1,\"type\":\"set\",\"theme\":\"<b>\"}', '{\"version\":1,\"type\":\"set\",\"__proto__\":{\"x\":1}}', '{\"version\":1,\"type\":\"set\",\"more\":1,\"address\":\"#/names\"}'];
        for (const each of [...strange, null, 7, {}, [], new Uint8Array(3), JSON.parse(strange[7])]) port.postMessage(each);
        port.postMessage('x'.repeat(10_000_000));
        port.postMessage(JSON.stringify({ version: 1, type: 'set', address: '#/names?q=' + 'x'.repeat(10_000_000) }));
        for (let i = 0; i < 10_000; i += 1) port.postMessage(JSON.stringify({ version: 1, type: 'set', address: i % 2 ? '#/names' : '#/about' }));";
    browser.run(flood, Value::Null);
    browser.enter_frame();
    let page = Page::within(browser, &server);
    let late = page.browser.run("const since = performance.now(); await new Promise((done) => setTimeout(done)); return performance.now() - since", Value::Null);
    assert!(late.as_f64() < Some(2000.0), "it did not answer for {late} ms");
    std::thread::sleep(std::time::Duration::from_millis(1500));
    assert_eq!(page.error_screen(), None);
    assert_eq!(
        page.browser.run("return window.__crosscheckRefused", Value::Null),
        json!(0)
    );
    assert_eq!(page.browser.run("return ({}).x ?? null", Value::Null), Value::Null);
    browser.leave_frames();
    browser.run(
        "port.postMessage(JSON.stringify({ version: 1, type: 'set', address: '#/compare' }))",
        Value::Null,
    );
    browser.wait_until(
        "a right one is heard again",
        "heard.at(-1).address === '#/compare' || heard.some((each) => each.address === '#/compare')",
    );
    let second = browser.run("return heard.some((each) => each.type === 'second')", Value::Null);
    assert_eq!(second, json!(false), "one port is heard");
    assert_eq!(browser.log(), Vec::<String>::new());
}

fn text_stands_where_the_explorer_does_not_come(stage: &Stage) {
    let without = element("").replace("<script async src=\"embed.js\"></script>", "");
    let server = Server::new().page("host.html", &without).start();
    stage.browser.goto(&format!("{}host.html", server.address()));
    stage.browser.wait_until(
        "the text between the tags",
        "document.body.innerText.includes('The comparison')",
    );
}

const MOUNTING: &str = "
    const { open } = await import(new URL('crosscheck.js', location.href).href);
    window.x = await open();
    window.one = await x.mount(document.querySelector('#one'), { question: 'direction' });
    window.two = await x.mount(document.querySelector('#two'), { theme: 'dark' });
    window.states = []; window.off = one.on('state', (state) => states.push(state));
    window.says = (id, words) => document.querySelector(id).shadowRoot.querySelector('main h1')?.innerText.includes(words);";

fn explorers_are_mounted_in_somebody_elses_page(stage: &Stage) {
    if single().is_none() {
        return;
    }
    let hostile = "<style>* { all: revert; color: red } h1 { display: none } a { pointer-events: none }</style>\
        <div id=\"one\"></div><div id=\"two\"></div>";
    let server = Server::new().page("host.html", &host(hostile)).start();
    let browser = &stage.browser;
    browser.goto(&format!("{}host.html#here", server.address()));
    let before = of_host(browser);
    browser.run(MOUNTING, Value::Null);
    browser.wait_until("the first", "says('#one', 'Who directs the PMU')");
    browser.wait_until("the second", "says('#two', 'Five reports')");
    browser.run(
        "document.querySelector('#one').shadowRoot.querySelector('nav.views a[href^=\"#/names\"]').click()",
        Value::Null,
    );
    browser.wait_until(
        "a link is followed in place",
        "says('#one', 'Who and what is named') && one.state().view === 'names'",
    );
    browser.wait_until("a listener hears of it", "states.at(-1)?.address === '#/names'");
    browser.run("two.set({ view: 'explore', query: 'iran' })", Value::Null);
    browser.wait_until(
        "the second goes where it is sent",
        "says('#two', 'Explore the reports') && two.state().query === 'iran'",
    );
    browser.run("one.set(two.state())", Value::Null);
    browser.wait_until("a state can be handed on", "says('#one', 'Explore the reports')");
    let refused = "
        const code = async (call) => { try { await call(); return 'none'; } catch (error) { return error.code; } };
        return [await code(() => x.mount(document.querySelector('#one'))), await code(() => x.mount(document.createElement('input'))),
            await code(() => x.mount(document.createElement('div'), { colour: 'red' })), await code(() => one.on('click', () => {})),
            await code(() => one.set(7)), await code(() => one.set({ query: 7 }))]";
    assert_eq!(browser.run(refused, Value::Null), json!(vec!["wrong-argument"; 6]));
    browser.run("one.unmount(); one.unmount(); one.set('#/about')", Value::Null);
    assert_eq!(
        browser.run(
            "return document.querySelector('#one').shadowRoot.childNodes.length",
            Value::Null
        ),
        json!(0)
    );
    browser.run(
        "window.one = await x.mount(document.querySelector('#one'), { entity: 'qassem-soleimani' })",
        Value::Null,
    );
    browser.wait_until("it can be drawn again", "says('#one', 'Soleimani')");
    browser.run("x.free()", Value::Null);
    let left = "return ['#one', '#two'].map((id) => document.querySelector(id).shadowRoot.childNodes.length)";
    assert_eq!(browser.run(left, Value::Null), json!([0, 0]));
    assert_eq!(
        of_host(browser),
        before,
        "address, title, history, head and styles of the host"
    );
    assert_eq!(browser.log(), Vec::<String>::new());
}

/// The codes of the menu, pasted into a page of somebody else, show what the reader saw.
fn what_is_shared_shows_the_same_elsewhere(stage: &Stage) {
    if single().is_none() {
        return;
    }
    let page = stage.open("#/explore?q=iran&place=falluja");
    let (count, heading) = (page.count(), page.heading());
    page.press("Share and export");
    let code = |button: &str| {
        page.press(button);
        page.wait(
            "the code",
            "/<.*>/.test(document.querySelector('.export__said').innerText)",
        );
        let said = page.text_of(".export__said");
        said.get(said.find('<').unwrap_or_default()..)
            .unwrap_or_default()
            .to_owned()
    };
    let (element, frame) = (code("Embed code"), code("iframe"));
    assert!(
        element.contains("<crosscheck-explorer") && frame.contains("<iframe"),
        "{element} {frame}"
    );
    page.sound();
    for (code, is_element) in [(element, true), (frame, false)] {
        let server = Server::new().page("host.html", &host(&code)).start();
        if is_element {
            embedded(stage, &server);
            inside(stage, &server, |page| {
                assert_eq!((page.count(), page.heading()), (count, heading.clone()));
            });
        } else {
            stage.browser.goto(&format!("{}host.html", server.address()));
            stage.browser.enter_frame();
            let page = Page::within(&stage.browser, &server);
            assert_eq!((page.count(), page.heading()), (count, heading.clone()));
            stage.browser.leave_frames();
        }
    }
    let _ = stage.browser.log();
}
