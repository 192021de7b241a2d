//! Time: what is in view on one axis, in a drawing and in a table of the same.

use browser_tests::{PHONE, Page};
use serde_json::Value;

use crate::Stage;

crate::tests![
    the_title_is_a_finding_and_the_table_says_the_same,
    zooming_is_in_the_address_and_goes_back,
    a_stroke_over_the_drawing_looks_closer,
    the_selection_is_that_of_explore,
    marks_lead_to_where_it_is_said,
    the_drawing_is_a_file,
    a_phone_draws_it_too,
];

fn number(page: &Page, script: &str) -> usize {
    page.string(&format!("return String({script})"), Value::Null)
        .parse()
        .expect("a number")
}

fn marks(page: &Page) -> usize {
    number(page, "document.querySelectorAll('#time-svg .tm__mark').length")
}

fn run(page: &Page, script: &str) {
    let _ = page.string(&format!("{script}; return ''"), Value::Null);
}

/// What the drawing says: an SVG has no `innerText`.
fn drawn(page: &Page) -> String {
    page.string("return document.getElementById('time-svg').textContent", Value::Null)
}

fn the_title_is_a_finding_and_the_table_says_the_same(stage: &Stage) {
    let page = stage.open("#/time");
    let heading = page.heading();
    assert!(
        heading.contains(" dated events were over before the first of five documents appeared"),
        "{heading}"
    );
    assert!(marks(&page) > 40, "{}", marks(&page));
    assert_eq!(
        page.text_of("#time-table summary"),
        format!("The same as a table: {} rows", marks(&page))
    );
    let text = page.text();
    for words in [
        "Not on the axis: 1 event without a date",
        " events are told by several documents",
        " came before what ",
        "said 20 May 2017, of 7 June 2017",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    page.sound();
}

fn zooming_is_in_the_address_and_goes_back(stage: &Stage) {
    let page = stage.open("#/time");
    let (before, days) = (marks(&page), page.text_of("#time-window"));
    page.press("Zoom in");
    assert!(page.route().starts_with("#/time?zoom="), "{}", page.route());
    let near = page.text_of("#time-window");
    assert_ne!(near, days);
    page.reload();
    assert_eq!(page.text_of("#time-window"), near);
    page.press("Zoom out");
    page.press("All days");
    assert!(marks(&page) > before);
    page.press("As it was");
    assert_eq!((page.route().as_str(), marks(&page)), ("#/time", before));
    page.back();
    assert_ne!(page.route(), "#/time");
    page.visit("#/time?zoom=soon");
    assert_eq!(
        page.notices(),
        ["“zoom” in the address was not understood and was left out."]
    );
    page.visit("#/time?zoom=2016-05..2016-06");
    assert_eq!(page.text_of("#time-window"), "1 May – 30 June 2016");
    page.press("Narrow to what appeared then");
    assert_eq!(page.route(), "#/time?from=2016-05&to=2016-06&zoom=2016-05..2016-06");
    assert!(drawn(&page).contains("Appeared: 2 documents"), "{}", drawn(&page));
    page.sound();
}

fn a_stroke_over_the_drawing_looks_closer(stage: &Stage) {
    let page = stage.open("#/time");
    run(
        &page,
        "const place = document.getElementById('time-draw');
         const box = place.getBoundingClientRect();
         for (const [kind, share] of [['pointerdown', .4], ['pointermove', .5], ['pointerup', .6]]) {
             place.dispatchEvent(new PointerEvent(kind, { bubbles: true, button: 0, pointerType: 'mouse', pointerId: 1,
                 clientX: box.left + share * box.width, clientY: box.top + 30 }));
         }",
    );
    page.wait(
        "the days are in the address",
        "location.hash.startsWith('#/time?zoom=')",
    );
    page.sound();
}

fn the_selection_is_that_of_explore(stage: &Stage) {
    for asked in ["q=falluja", "organisation=isis", "from=2017&to=2019"] {
        let page = stage.open(&format!("#/explore?unit=documents&{asked}"));
        let documents = page.count();
        page.visit(&format!("#/time?{asked}"));
        let words = format!("Appeared: {documents} document");
        assert!(drawn(&page).contains(&words), "{asked}: {words}: {}", drawn(&page));
        page.follow("Change this in Explore");
        assert_eq!(page.route(), format!("#/explore?{asked}"));
        page.sound();
    }
}

fn marks_lead_to_where_it_is_said(stage: &Stage) {
    let page = stage.open("#/time");
    let click = |mark: &str| {
        let event = "new MouseEvent('click', { bubbles: true, cancelable: true })";
        run(
            &page,
            &format!("document.querySelector({mark:?}).dispatchEvent({event})"),
        );
    };
    click(".tm__row--spoken .tm__mark:not([href])");
    page.wait(
        "its claims are listed",
        "document.querySelector('.tm__picked .places a')",
    );
    let says = page.text_of(".tm__picked b");
    let count = says.split(' ').next().and_then(|word| word.parse::<usize>().ok());
    assert!(count > Some(1) && says.contains("speaking of"), "{says}");
    click(".tm__row--appeared .tm__mark");
    page.wait("the document is open", "location.hash.startsWith('#/read/')");
    page.sound();
}

fn the_drawing_is_a_file(stage: &Stage) {
    let page = stage.open("#/time");
    for format in ["svg", "png"] {
        page.press(&format!("Save as {}", format.to_uppercase()));
        let said =
            format!("document.querySelector('.pict__save').innerText.includes('crosscheck-time.{format} is ready')");
        page.wait("the file is ready", &said);
    }
    page.sound();
}

fn a_phone_draws_it_too(stage: &Stage) {
    stage.browser.width(PHONE);
    let page = stage.open("#/");
    page.go("Time");
    assert_eq!(page.route(), "#/time");
    let labels = "[...document.querySelectorAll('#time-svg .tm__label')]";
    let outside = format!("{labels}.filter((text) => text.getBoundingClientRect().right > innerWidth + 1).length");
    assert_eq!(number(&page, &outside), 0);
    assert!(marks(&page) > 40);
    page.sound();
}
