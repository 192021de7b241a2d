//! The pages without scripts: they say what the explorer shows, look like pages, and lead to the same view of it.

use browser_tests::{Media, PHONE, Page, WIDE, dist};
use serde_json::{Value, json};

use crate::Stage;

crate::tests![
    documents_say_what_the_explorer_shows,
    questions_say_what_the_explorer_shows,
    names_say_what_the_explorer_shows,
    pages_are_read_on_any_screen,
    pages_lead_to_the_same_view,
];

fn written() -> bool {
    let written = dist().join("text/index.html").is_file();
    if !written {
        println!("skipped: only `cargo xtask build` writes this");
    }
    written
}

/// A page without scripts.
fn open<'a>(stage: &'a Stage, path: &str) -> Page<'a> {
    stage.browser.goto(&format!("{}text/{path}", stage.server.address()));
    stage.browser.wait_until("the page", "document.querySelector('main')");
    Page::within(&stage.browser, &stage.server)
}

/// The texts of some elements, without those of others inside them, and with single spaces.
fn texts(page: &Page, of: &str, without: &str) -> Vec<String> {
    page.strings(
        "return [...document.querySelectorAll(a[0])].map((element) => {
            const copy = element.cloneNode(true);
            copy.querySelectorAll(a[1]).forEach((part) => part.remove());
            return copy.textContent.replace(/\\s+/g, ' ').trim();
        })",
        json!([of, without]),
    )
}

fn documents_say_what_the_explorer_shows(stage: &Stage) {
    if !written() {
        return;
    }
    for id in ["track-persia-2016", "baghdad-post-2019"] {
        let page = stage.open(&format!("#/read/{id}"));
        let shown = [
            texts(&page, "main h1, .kv dd", "br"),
            texts(&page, ".para__text", "none"),
            texts(&page, ".para__note", "none"),
            texts(&page, ".claim__text", "none"),
            texts(&page, ".claim__who", "svg"),
        ];
        let page = open(stage, &format!("document/{id}.html"));
        let said = [
            texts(&page, "h1, .facts dd", "none"),
            texts(&page, ".para__text", "none"),
            texts(&page, ".para > p.small", "none"),
            texts(&page, ".claim__text", "none"),
            texts(&page, ".claim__who", "none"),
        ];
        assert!(shown[1].len() > 5 && shown[3].len() > 5, "{shown:?}");
        for (shown, said) in shown.iter().zip(&said) {
            let differ = shown.iter().zip(said).find(|(one, other)| one != other);
            assert!(shown == said, "{id}: {differ:?} of {} and {}", shown.len(), said.len());
        }
    }
}

fn questions_say_what_the_explorer_shows(stage: &Stage) {
    if !written() {
        return;
    }
    let page = stage.open("#/compare/direction?text=1");
    page.wait("the text", "document.querySelector('.as-text h2')");
    let shown = texts(&page, ".as-text :is(h2, h3, p, li):not(.as-text__at *)", ".as-text__at");
    let page = open(stage, "question/direction.html");
    let said = texts(&page, "main :is(h2, h3, p, li)", ".small, .said ~ *");
    let said: Vec<String> = said
        .iter()
        .map(|text| text.trim_end_matches([';', ' ']).to_owned())
        .collect();
    assert!(shown.len() > 10);
    let differ = shown.iter().zip(&said).find(|(one, other)| one != other);
    assert!(shown == said, "{differ:?} of {} and {}", shown.len(), said.len());
}

fn names_say_what_the_explorer_shows(stage: &Stage) {
    if !written() {
        return;
    }
    for id in ["qassem-soleimani", "popular-mobilization-units", "reuters"] {
        if !dist().join(format!("text/entity/{id}.html")).is_file() {
            continue;
        }
        let page = stage.open(&format!("#/entity/{id}"));
        let claims = |page: &Page, of: &str| {
            let mut headings = texts(page, of, "none");
            headings.retain(|text| text.starts_with("Claims by it:") || text.starts_with("Claims about it:"));
            headings.retain(|text| !text.ends_with(": 0"));
            headings
        };
        let shown = [texts(&page, "h1, .ehead .deck", "none"), claims(&page, "h3")];
        let page = open(stage, &format!("entity/{id}.html"));
        assert_eq!(shown, [texts(&page, "h1, .deck", "none"), claims(&page, "h2")], "{id}");
    }
}

fn pages_are_read_on_any_screen(stage: &Stage) {
    if !written() {
        return;
    }
    for path in [
        "index.html",
        "document/track-persia-2016.html",
        "question/direction.html",
        "entity/qassem-soleimani.html",
        "list/claims.html",
    ] {
        for (width, media) in [(PHONE, Media::Light), (WIDE, Media::Dark)] {
            stage.browser.width(width);
            stage.browser.media(media);
            let page = open(stage, path);
            let wide = page
                .browser
                .run("return document.documentElement.scrollWidth", Value::Null);
            assert!(
                wide.as_u64() <= Some(u64::from(width)),
                "{path} is {wide} wide at {width}"
            );
            assert_eq!(page.barriers(), Vec::<String>::new(), "{path} at {width}");
            let loaded = page.strings(
                "return performance.getEntriesByType('resource').map((entry) => entry.name.split('/').at(-1))",
                Value::Null,
            );
            assert!(
                loaded
                    .iter()
                    .all(|name| ["text.css", "icon.svg"].contains(&name.as_str())),
                "{path} loads {loaded:?}"
            );
            assert_eq!(stage.browser.log(), Vec::<String>::new(), "{path}");
        }
    }
}

fn pages_lead_to_the_same_view(stage: &Stage) {
    if !written() {
        return;
    }
    for path in [
        "document/track-persia-2016.html",
        "question/direction.html",
        "entity/qassem-soleimani.html",
    ] {
        let page = open(stage, path);
        let heading = page.heading();
        page.browser
            .run("document.querySelector('a.open').click()", Value::Null);
        page.wait(
            "the explorer",
            "document.querySelector('nav.views') && document.querySelector('main h1')",
        );
        assert!(
            page.heading().starts_with(&heading) || heading.starts_with(&page.heading()),
            "{path}: {} and {heading}",
            page.heading()
        );
    }
    let page = open(stage, "question/direction.html");
    let targets = "
        const links = [...document.querySelectorAll('.told .small a')];
        return links.slice(0, 3).map((link) => link.href)";
    for link in page.strings(targets, Value::Null) {
        stage.browser.goto(&link);
        let target = stage
            .browser
            .run("return document.querySelector(':target')?.className", Value::Null);
        assert_eq!(target, json!("claim"), "{link}");
    }
}
