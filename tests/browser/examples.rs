//! The examples of embedding, as their bundlers built them, and explorers in pages whose styles would spoil them.

use browser_tests::{Browser, Server};
use serde_json::{Value, json};

use crate::Stage;

crate::tests![
    an_article_shows_what_its_frame_shows,
    a_component_of_react_draws_closes_and_draws_again,
    a_component_of_svelte_follows_its_property,
    a_page_bundled_by_webpack_searches_and_draws,
    a_page_bundled_by_esbuild_compares_and_draws,
    no_style_of_a_host_reaches_in,
    a_narrow_column_has_the_phones_view,
    letters_are_as_large_as_the_readers_whatever_the_hosts_are,
    a_call_that_is_aborted_leaves_the_element_free,
];

/// Serves the examples. `cargo xtask test` builds them; whoever runs these tests alone may not have.
fn served() -> Option<Server> {
    let server = Server::of(browser_tests::examples()).map(Server::start);
    if server.is_none() {
        println!("skipped: the examples are not built; `cargo xtask examples` does that");
    }
    server
}

/// Asks the page for `heading(n)`, what the n-th mounted explorer is at, and `output()`, what the page itself says.
const LOOK: &str = "
    window.mounted = () => [...document.querySelectorAll('*')].filter((element) => element.shadowRoot?.querySelector('main h1'));
    window.heading = (n = 0) => mounted()[n]?.shadowRoot.querySelector('main h1').innerText ?? '';
    window.output = () => document.querySelector('output')?.innerText ?? '';
    window.press = (name) => [...document.querySelectorAll('button')].find((button) => button.innerText.trim() === name).click();";

fn open(browser: &Browser, server: &Server, path: &str) {
    browser.goto(&format!("{}{path}", server.address()));
    browser.run(LOOK, Value::Null);
}

fn an_article_shows_what_its_frame_shows(stage: &Stage) {
    let Some(server) = served() else { return };
    let browser = &stage.browser;
    open(browser, &server, "plain/index.html");
    browser.wait_until("the frame says where it is", "output() === '#/compare/direction'");
    browser.wait_until(
        "the frame is as tall as what it shows",
        "document.querySelector('crosscheck-explorer').offsetHeight > 900",
    );
}

fn a_component_of_react_draws_closes_and_draws_again(stage: &Stage) {
    let Some(server) = served() else { return };
    let browser = &stage.browser;
    open(browser, &server, "react/index.html");
    browser.wait_until("the question", "heading().startsWith('Who directs the PMU')");
    assert_eq!(browser.run("return mounted().length", Value::Null), json!(1));
    browser.run("press('Ask who committed abuses')", Value::Null);
    browser.wait_until("another question", "output() === '#/compare/abuses'");
    for _ in 0..3 {
        browser.run("press('Close')", Value::Null);
        browser.wait_until("it is gone", "mounted().length === 0");
        browser.run("press('Open')", Value::Null);
        browser.wait_until("it is back", "output() === '#/compare/abuses' && heading() !== ''");
    }
    browser.run(
        "for (const name of ['Close', 'Open', 'Close', 'Open']) press(name), await new Promise((done) => setTimeout(done, 5));",
        Value::Null,
    );
    browser.wait_until("it is there after haste", "mounted().length === 1 && heading() !== ''");
}

fn a_component_of_svelte_follows_its_property(stage: &Stage) {
    let Some(server) = served() else { return };
    let browser = &stage.browser;
    open(browser, &server, "svelte/index.html");
    browser.wait_until("the search", "output() === '#/explore?q=falluja' && heading() !== ''");
    browser.run("press('Search for borders')", Value::Null);
    browser.wait_until("another search", "output() === '#/explore?q=borders'");
    browser.run("press('Close')", Value::Null);
    browser.wait_until("it is gone", "mounted().length === 0");
}

fn a_page_bundled_by_webpack_searches_and_draws(stage: &Stage) {
    let Some(server) = served() else { return };
    let browser = &stage.browser;
    open(browser, &server, "webpack/index.html");
    browser.run("press('Search')", Value::Null);
    browser.wait_until("what was found", "/^[1-5] documents$/.test(output())");
    let listed = "return document.querySelectorAll('ol li').length === parseInt(output())";
    browser.wait_until("titles", listed.trim_start_matches("return "));
    browser.wait_until("the same in an explorer", "heading() === 'Explore the reports'");
}

fn a_page_bundled_by_esbuild_compares_and_draws(stage: &Stage) {
    let Some(server) = served() else { return };
    let browser = &stage.browser;
    open(browser, &server, "esbuild/index.html");
    browser.wait_until("a table of answers", "document.querySelectorAll('tbody tr').length > 2");
    browser.wait_until("the same in an explorer", "heading().startsWith('Who directs the PMU')");
}

/// What of an element's look its page could spoil.
const LOOKS: &str = "
    const names = ['font-family', 'font-size', 'letter-spacing', 'word-spacing', 'text-transform', 'text-align', 'direction',
        'line-height', 'list-style-type', 'display', 'white-space', 'font-weight', 'font-style', 'text-indent', 'cursor'];
    const root = mounted()[0].shadowRoot;
    return ['main', 'main h1', 'main p', 'main a[href]', 'main button', 'nav a', 'main ul, main ol'].map((selector) => {
        const style = getComputedStyle(root.querySelector(selector));
        return [selector, ...names.map((name) => `${name}: ${style.getPropertyValue(name)}`)];
    });";

fn no_style_of_a_host_reaches_in(stage: &Stage) {
    let Some(server) = served() else { return };
    let browser = &stage.browser;
    let looks = |path: &str| {
        open(browser, &server, path);
        browser.wait_until("the explorer", "heading().startsWith('Who directs the PMU')");
        browser.run(LOOKS, Value::Null)
    };
    let as_it_should = looks("esbuild/index.html");
    for path in [
        "gallery/reset.html",
        "gallery/unset.html",
        "gallery/dark.html",
        "gallery/rtl.html",
    ] {
        assert_eq!(looks(path), as_it_should, "{path}");
    }
}

fn a_narrow_column_has_the_phones_view(stage: &Stage) {
    let Some(server) = served() else { return };
    let browser = &stage.browser;
    open(browser, &server, "gallery/narrow.html");
    browser.wait_until("the explorer", "heading().startsWith('Who directs the PMU')");
    let wider = browser.run(
        "const place = mounted()[0];
         return [...place.shadowRoot.querySelectorAll('main *')].filter((element) => element.checkVisibility())
             .filter((element) => element.getBoundingClientRect().right > place.getBoundingClientRect().right + 1)
             .map((element) => element.outerHTML.slice(0, 120))",
        Value::Null,
    );
    assert_eq!(wider, json!([]), "what the column cuts off");
    let skip = "return getComputedStyle(mounted()[0].shadowRoot.querySelector('.skip')).clipPath";
    assert_eq!(
        browser.run(skip, Value::Null),
        json!("inset(50%)"),
        "it is for the keyboard alone"
    );
    let looks = browser.run(
        "const root = mounted()[0].shadowRoot;
         const style = getComputedStyle(root.querySelector('main p'));
         return [style.letterSpacing, style.textTransform, getComputedStyle(root.querySelector('.tabbar')).display]",
        Value::Null,
    );
    assert_eq!(looks, json!(["normal", "none", "grid"]));
}

fn letters_are_as_large_as_the_readers_whatever_the_hosts_are(stage: &Stage) {
    let Some(server) = served() else { return };
    let browser = &stage.browser;
    let size = "return getComputedStyle(mounted()[0].shadowRoot.querySelector('main h1')).fontSize";
    open(browser, &server, "esbuild/index.html");
    browser.wait_until("the explorer", "heading() !== ''");
    let before = browser.run(size, Value::Null);
    browser.run("document.documentElement.style.fontSize = '62.5%'", Value::Null);
    assert_eq!(browser.run(size, Value::Null), before);
}

fn a_call_that_is_aborted_leaves_the_element_free(stage: &Stage) {
    let Some(server) = served() else { return };
    let browser = &stage.browser;
    open(browser, &server, "webpack/index.html");
    // Whenever it is aborted, another explorer can be drawn there at once.
    let said = browser.run(
        "const { open } = await import(new URL('../crosscheck/crosscheck.js', location.href).href);
         const x = await open();
         const place = document.body.appendChild(document.createElement('div'));
         const said = [];
         for (const moments of [0, 1, 2, 3, 5, 8]) {
             const ending = new AbortController();
             const first = x.mount(place, { question: 'direction', signal: ending.signal })
                 .then((shown) => { shown.unmount(); return 'drawn'; }, (reason) => reason.name);
             for (let moment = 0; moment < moments; moment++) await undefined;
             ending.abort();
             try {
                 const second = await x.mount(place, { question: 'abuses' });
                 said.push(second.state().address);
                 second.unmount();
             } catch (reason) {
                 said.push(String(reason));
             }
             const ended = await first;
             if (ended !== 'AbortError' && ended !== 'drawn') said.push(ended);
         }
         return said",
        Value::Null,
    );
    assert_eq!(said, json!(vec!["#/compare/abuses"; 6]));
}
