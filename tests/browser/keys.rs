//! Without a mouse, and in the reader's own colours.

use browser_tests::{Media, PHONE};
use serde_json::Value;

use crate::Stage;

crate::tests![
    the_first_tab_skips_to_the_content,
    the_facets_are_near_and_can_be_passed_over,
    a_slash_searches_and_enter_opens,
    a_slash_in_a_field_is_a_slash,
    every_step_of_the_tab_key_can_be_seen,
    escape_closes_the_facets_on_a_phone,
    the_colours_turn_and_stay,
];

fn the_first_tab_skips_to_the_content(stage: &Stage) {
    let page = stage.open("");
    page.tab();
    assert_eq!(page.focused(), "Skip to content");
    page.enter();
    assert!(
        page.route() == "" || page.route() == "#/",
        "the view stays: {}",
        page.route()
    );
    page.tab();
    let first = page.focused();
    let inside = page.browser.run(
        "return document.querySelector('main').contains(document.activeElement)",
        Value::Null,
    );
    assert_eq!(inside, Value::Bool(true), "then comes “{first}”");
    page.sound();
}

fn the_facets_are_near_and_can_be_passed_over(stage: &Stage) {
    let page = stage.open("#/explore?q=iran");
    page.tab_to("Include Qassem Soleimani, ", 20);
    let page = stage.open("#/explore?q=iran");
    page.tab_to("Skip to the results", 20);
    page.enter();
    page.tab_to("Paragraph ", 10);
    page.sound();
}

fn a_slash_searches_and_enter_opens(stage: &Stage) {
    let page = stage.open("");
    page.key("/");
    assert_eq!(page.focused(), "Search passages, claims and names");
    page.key("falluja");
    page.enter();
    assert_eq!(page.route(), "#/explore?q=falluja");
    assert_eq!(page.focused(), page.heading(), "a new view begins at its heading");
    // On to the first result, by keys alone.
    for _ in 0..400 {
        page.browser.press(browser_tests::Key::Tab);
        if page.focused().starts_with("¶") || page.focused().starts_with("Paragraph ") {
            break;
        }
    }
    page.enter();
    assert!(page.route().starts_with("#/read/"), "{}", page.route());
    page.sound();
}

fn a_slash_in_a_field_is_a_slash(stage: &Stage) {
    let page = stage.open("#/explore");
    page.key("/");
    page.key("a/b");
    assert_eq!(page.field("Search passages, claims and names"), "a/b");
}

/// The control with the focus is in the window, not under a bar, and marked.
fn every_step_of_the_tab_key_can_be_seen(stage: &Stage) {
    for (width, view) in [
        (1440, ""),
        (1440, "#/explore?q=iran"),
        (PHONE, "#/compare/direction"),
        (PHONE, "#/read/baghdad-post-2019"),
    ] {
        stage.browser.width(width);
        let page = stage.open(view);
        let mut hidden = Vec::new();
        for _ in 0..45 {
            page.tab();
            let seen = "const it = document.activeElement;
                const box = it.getBoundingClientRect();
                const spots = [[.5, .5], [.2, .5], [.8, .5], [.5, .2], [.5, .8]]
                    .map(([x, y]) => document.elementFromPoint(box.left + box.width * x, box.top + box.height * y));
                const style = getComputedStyle(it);
                const marked = it.matches(':focus-visible') && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
                const over = spots[0]?.closest('[class]')?.className;
                // The name of a value lies on its box, which reaches over the whole row.
                const row = it.closest('[data-value]') || it;
                return [spots.some((spot) => spot && (row.contains(spot) || spot.contains(it) && !spot.matches('body, html, main'))), marked, over]";
            let answer = page.browser.run(seen, Value::Null);
            if answer[0] != Value::Bool(true) || answer[1] != Value::Bool(true) {
                hidden.push(format!(
                    "{} (seen {}, marked {}, over it {})",
                    page.focused(),
                    answer[0],
                    answer[1],
                    answer[2]
                ));
            }
        }
        assert!(hidden.is_empty(), "{view} at {width}: {hidden:#?}");
    }
}

fn escape_closes_the_facets_on_a_phone(stage: &Stage) {
    stage.browser.width(PHONE);
    let page = stage.open("#/explore");
    assert_eq!(page.offers(), []);
    page.press("Narrow");
    assert_eq!(page.focused(), "Show results");
    assert!(!page.offers().is_empty());
    page.narrow("Places", "Baghdad");
    let count = page.count();
    page.escape();
    assert_eq!(page.offers(), [], "the sheet is closed");
    assert_eq!(page.focused(), "Narrow (1)");
    assert_eq!(page.count(), count);
    page.press("Narrow (1)");
    page.press("Show results");
    assert_eq!(page.offers(), []);
    page.sound();
}

fn the_colours_turn_and_stay(stage: &Stage) {
    let page = stage.open("");
    let paper = || {
        page.string(
            "return getComputedStyle(document.documentElement).backgroundColor",
            Value::Null,
        )
    };
    let light = paper();
    page.press("Colours: as the system");
    let dark = paper();
    assert_ne!(dark, light);
    assert!(page.names("button").contains(&"Colours: dark".to_owned()));
    page.reload();
    assert_eq!(paper(), dark, "the choice is kept");
    stage.browser.media(Media::Dark);
    page.press("Colours: dark");
    assert_eq!(paper(), light, "light although the system is dark");
    page.press("Colours: light");
    assert_eq!(paper(), dark, "as the system again");
    page.reload();
    assert!(page.names("button").contains(&"Colours: as the system".to_owned()));
    page.sound();
}
