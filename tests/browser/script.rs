//! The module for scripts, in the page’s own house: under its policy, beside its program.

use serde_json::{Value, json};

use crate::Stage;

crate::tests![
    a_script_asks_the_corpus,
    a_script_is_told_what_is_wrong,
    the_page_does_without_the_module
];

/// What every script here begins with.
const OPEN: &str =
    "const { open } = await import(new URL('crosscheck.js', document.baseURI).href); const x = await open();";

fn run(stage: &Stage, script: &str, arguments: Value) -> Value {
    let page = stage.open("");
    let answer = page.browser.run(&format!("{OPEN} {script}"), arguments);
    page.sound();
    answer
}

fn a_script_asks_the_corpus(stage: &Stage) {
    let script = "
        const found = await x.search(a, { unit: 'claims' });
        const csv = await x.export('csv', { query: a });
        const brief = await x.export('markdown', { question: (await x.facets()).facets.find((f) => f.key === 'question').values[0].value });
        x.free();
        return { total: found.total, rows: csv.trim().split('\\r\\n').length - 1, csv, brief };";
    let answer = run(stage, script, json!("iran"));
    assert!(answer["total"].as_u64() > Some(0));
    assert_eq!(answer["total"], answer["rows"]);
    let site = stage.server.address();
    for text in ["csv", "brief"] {
        let link = format!("{site}#/read/");
        assert!(
            answer[text].as_str().unwrap_or_default().contains(&link),
            "{text} links to {link}"
        );
    }
}

fn a_script_is_told_what_is_wrong(stage: &Stage) {
    let script = "
        const code = (call) => call().then(() => 'none', (error) => error.code ?? error.name);
        const control = new AbortController();
        const aborted = code(() => x.search('iran', { signal: control.signal }));
        control.abort();
        const codes = [await code(() => x.search(1)), await code(() => x.document('nowhere')),
            await code(() => x.mount(null)), await aborted];
        x.free();
        return [...codes, await code(() => x.search('iran'))];";
    // A DOMException has an old code of its own: 20 is AbortError.
    let expected = json!(["wrong-argument", "not-found", "wrong-argument", 20, "freed"]);
    assert_eq!(run(stage, script, Value::Null), expected);
}

/// Nobody who only reads pays for scripts.
fn the_page_does_without_the_module(stage: &Stage) {
    let page = stage.open("");
    page.go("Explore");
    let names = "return performance.getEntriesByType('resource').map((entry) => entry.name.split('/').at(-1))";
    let fetched = page.strings(names, Value::Null);
    assert!(
        !fetched
            .iter()
            .any(|name| name == "crosscheck.js" || name == "crosscheck.wasm"),
        "{fetched:?}"
    );
    page.sound();
}
