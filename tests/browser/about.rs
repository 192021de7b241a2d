//! About: the codebook is fetched when it is asked for, shown in place, and a page of its own.

use browser_tests::{Fault, Media, PHONE, Page, Server, WIDE};
use serde_json::{Value, json};

use crate::Stage;

crate::tests![
    the_codebook_opens_in_place,
    a_codebook_that_does_not_come_is_tried_again,
    the_open_codebook_has_no_barriers,
    pages_of_text_stand_alone,
    an_unknown_address_leads_to_the_explorer,
];

const SHOWN: &str = "document.querySelector('#codebook h3')";

fn with_codebook(stage: &Stage) -> Page<'_> {
    let page = stage.open("#/about");
    page.press("Show the codebook here");
    page.wait("the codebook is shown", SHOWN);
    page
}

fn the_codebook_opens_in_place(stage: &Stage) {
    let page = stage.open("#/about");
    let fetched = "return performance.getEntriesByType('resource').filter((each) => /codebook/.test(each.name)).length";
    assert_eq!(page.browser.run(fetched, Value::Null), json!(0), "only when asked for");
    page.press("Show the codebook here");
    page.wait("the codebook is shown", SHOWN);
    let headings = page.strings(
        "return [...document.querySelectorAll('#codebook h3')].map((heading) => heading.innerText)",
        Value::Null,
    );
    for expected in ["Names and mentions", "The hardest decisions", "Second reading"] {
        assert!(headings.iter().any(|heading| heading == expected), "{headings:?}");
    }
    page.press("Show the codebook here");
    page.press("Show the codebook here");
    assert_eq!(page.browser.run(fetched, Value::Null), json!(1), "and once");
    page.follow("eurasia-2020:6");
    assert_eq!(page.route(), "#/read/eurasia-2020/6");
    page.back();
    assert_eq!(page.heading(), "About this corpus");
    page.sound();
}

fn a_codebook_that_does_not_come_is_tried_again(stage: &Stage) {
    let server = Server::new().fault("codebook.html", Fault::Missing).start();
    let page = stage.open_on(&server, "#/about");
    page.press("Show the codebook here");
    let said = "document.getElementById('codebook').innerText.startsWith('The codebook could not be loaded')";
    page.wait("it says so", said);
    assert!(
        page.names("link")
            .contains(&"Open the codebook as a page of its own".to_owned()),
        "the link stays"
    );
    page.press("Show the codebook here");
    page.press("Show the codebook here");
    page.wait("it says so again", said);
    let tries = "return performance.getEntriesByType('resource').filter((each) => /codebook/.test(each.name)).length";
    assert_eq!(page.browser.run(tries, Value::Null), json!(2));
}

fn the_open_codebook_has_no_barriers(stage: &Stage) {
    for (width, media) in [(WIDE, Media::Light), (WIDE, Media::Dark), (PHONE, Media::Light)] {
        stage.browser.width(width);
        stage.browser.media(media);
        let page = with_codebook(stage);
        // The bar at the top lies over whatever is scrolled below it.
        page.browser.run("scrollTo(0, 0)", Value::Null);
        assert_eq!(page.barriers(), [""; 0], "at {width}, {media:?}");
        assert!(fits(&page), "at {width}");
        page.sound();
    }
}

fn pages_of_text_stand_alone(stage: &Stage) {
    let page = stage.open("#/about");
    let home = page.string("return location.href.split('#')[0]", Value::Null);
    for name in ["codebook.html", "notice.html"] {
        for (width, media) in [(WIDE, Media::Light), (PHONE, Media::Dark)] {
            stage.browser.width(width);
            stage.browser.media(media);
            stage.browser.goto(&format!("{home}{name}"));
            assert_eq!(page.barriers(), [""; 0], "{name} at {width}, {media:?}");
            assert!(fits(&page), "{name} at {width}");
        }
        page.follow_in("header", "Back to the explorer");
        page.wait(
            "About is drawn",
            "document.querySelector('h1')?.innerText === 'About this corpus'",
        );
    }
}

/// What a static host shows for an address that is none of its own.
fn an_unknown_address_leads_to_the_explorer(stage: &Stage) {
    let page = stage.open("#/about");
    let home = page.string("return location.href.split('#')[0]", Value::Null);
    for (width, media) in [(WIDE, Media::Light), (PHONE, Media::Dark)] {
        stage.browser.width(width);
        stage.browser.media(media);
        stage.browser.goto(&format!("{home}404.html"));
        assert_eq!(page.barriers(), [""; 0], "at {width}, {media:?}");
        assert!(fits(&page), "at {width}");
    }
    page.follow_in("header", "To the explorer");
    page.wait("the Overview is drawn", "document.querySelector('main h1') !== null");
    page.sound();
}

/// Whether nothing makes the page wider than its window.
fn fits(page: &Page) -> bool {
    let fits = "return document.documentElement.scrollWidth <= document.documentElement.clientWidth";
    page.browser.run(fits, Value::Null) == json!(true)
}
