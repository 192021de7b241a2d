//! A corpus whose texts and index stand in parts beside the page: what is there before they come, and what becomes of one
//! that fails. `cargo xtask test` builds its page of tests/corpora/logbook, in parts of six kilobytes at most.

use std::fs;

use browser_tests::{Page, Server};
use serde_json::{Value, json};

use crate::Stage;

crate::tests![
    lists_are_there_before_the_search,
    a_failing_part_of_the_search_is_named_and_asked_for_again,
    a_failing_part_of_the_texts_is_named_and_asked_for_again,
];

/// All passages of the corpus.
const ALL: usize = 1040;

/// Spoils the files whose names end so, for as long as it says: `held`, `missing` or `flipped`.
const SPOIL: &str = "
    window.__spoiled = {};
    const real = window.fetch.bind(window);
    const how = (where) => Object.entries(window.__spoiled).find(([end]) => String(where).endsWith(end))?.[1];
    window.fetch = async (where, ...more) => {
        while (how(where) === 'held') await new Promise((go) => setTimeout(go, 20));
        if (how(where) === 'missing') return new Response('not here', { status: 404 });
        const answer = await real(where, ...more);
        if (how(where) !== 'flipped') return answer;
        const bytes = new Uint8Array(await answer.arrayBuffer());
        bytes[bytes.length >> 1] ^= 1;
        return new Response(bytes);
    };";

/// How a part fails, and what the page says of it.
const FAILURES: [(&str, &str); 2] = [
    ("missing", "the server answered 404"),
    ("flipped", "not the bytes that the corpus names"),
];

/// The page in parts, and the names of its parts: of the texts, and of the index without its first.
struct Parted {
    texts: Vec<String>,
    index: Vec<String>,
}

impl Parted {
    /// None where nobody has built it.
    fn new() -> Option<Self> {
        let mut parted = Self {
            texts: Vec::new(),
            index: Vec::new(),
        };
        let Ok(files) = fs::read_dir(browser_tests::corpus("parted").join("parts")) else {
            println!("skipped: the page in parts is not built; `cargo xtask test` does that");
            return None;
        };
        for file in files.flatten() {
            let bytes = fs::read(file.path()).expect("a part that is there can be read");
            let name = file.file_name().to_string_lossy().into_owned();
            if str::from_utf8(&bytes).is_ok_and(|text| text.contains("made fast")) {
                parted.texts.push(name);
            } else if !bytes.starts_with(b"CXI") {
                parted.index.push(name);
            }
        }
        assert!(!parted.texts.is_empty() && parted.index.len() > 1, "too few parts");
        Some(parted)
    }

    /// The page, where some parts are spoilt as it begins.
    fn open<'a>(
        stage: &'a Stage,
        server: &'a mut Option<Server>,
        spoilt: &[String],
        how: &str,
        route: &str,
    ) -> Page<'a> {
        let mut script = SPOIL.to_owned();
        for name in spoilt {
            script.push_str(&format!("window.__spoiled[{}] = {};", json!(name), json!(how)));
        }
        let folder = browser_tests::corpus("parted");
        let served = Server::of(folder).expect("a page with parts").script(&script);
        stage.open_on(server.insert(served.start()), route)
    }
}

/// From now on all parts are as they should be.
fn mend(page: &Page<'_>) {
    let _ = page.string("window.__spoiled = {}; return ''", Value::Null);
}

fn says(page: &Page<'_>, id: &str, words: &str) {
    let there = format!(
        "document.querySelector({})?.innerText.includes({})",
        json!(id),
        json!(words)
    );
    page.wait(words, &there);
}

fn lists_are_there_before_the_search(stage: &Stage) {
    let Some(parted) = Parted::new() else { return };
    let mut server = None;
    let page = Parted::open(stage, &mut server, &parted.index, "held", "#/explore");
    let parts = parted.index.len() + 1;
    page.wait("the results", "document.querySelector('.hitrow')");
    says(
        &page,
        "#search-loading",
        &format!("The search is loading: part 2 of {parts}."),
    );
    assert_eq!(page.count(), ALL);
    // Choices need no words, and what is typed is kept.
    page.wait("the facets", "document.querySelector('[data-facet=cargo] .val')");
    page.narrow("ship", "Fulmar");
    let fulmar = page.count();
    assert!(0 < fulmar && fulmar < ALL, "{fulmar}");
    page.search("slate");
    says(
        &page,
        "#search-loading",
        "What you typed is answered when it is there. Until then these are passages without it.",
    );
    assert_eq!((page.count(), page.barriers()), (fulmar, vec![]));
    mend(&page);
    page.wait("the marks", "document.querySelector('.hitrow mark')");
    let both = page.count();
    assert!(0 < both && both < fulmar, "{both} of {fulmar}");
    assert_eq!(page.text_of("#search-loading"), "");
    assert_eq!(page.field("Search passages, claims and names"), "slate");
    page.sound();
}

fn a_failing_part_of_the_search_is_named_and_asked_for_again(stage: &Stage) {
    let Some(parted) = Parted::new() else { return };
    for (how, why) in FAILURES {
        let mut server = None;
        let page = Parted::open(stage, &mut server, &parted.index, how, "#/explore?q=slate");
        says(&page, "#search-loading", "The search is not whole: part 2 of");
        says(&page, "#search-loading", why);
        assert_eq!((page.error_screen(), page.count()), (None, ALL), "{how}");
        mend(&page);
        page.press("Try again");
        page.wait("the marks", "document.querySelector('.hitrow mark')");
        assert!(
            page.count() < ALL && page.text_of("#search-loading").is_empty(),
            "{how}"
        );
        page.sound();
    }
}

fn a_failing_part_of_the_texts_is_named_and_asked_for_again(stage: &Stage) {
    let Some(parted) = Parted::new() else { return };
    for (how, why) in FAILURES {
        let mut server = None;
        let page = Parted::open(stage, &mut server, &parted.texts, how, "#/read/entry-7");
        says(&page, ".para__text", "This text could not be loaded (");
        says(&page, ".para__text", why);
        assert_eq!(page.error_screen(), None, "{how}");
        mend(&page);
        page.press("Try again");
        says(&page, ".para__text", "Entry 7. The ");
        page.sound();
    }
}
