//! What a reader with ten minutes must not be misled by: what an answer rests on, what contradicts what and why, and what of a
//! shared comparison is the reader's own doing.

use browser_tests::{PHONE, Page, WIDE};
use serde_json::{Value, json};

use crate::Stage;

crate::tests![
    an_answer_shows_all_it_rests_on,
    one_line_is_not_called_lines,
    nobody_denies_the_abuses_and_the_accused_are_not_heard,
    contradictions_come_first_with_their_reason,
    every_why_opens_alike_and_stays_open,
    said_and_happened_are_told_apart,
    the_text_gives_every_judgement_to_its_speaker,
    the_text_has_the_numbers_and_the_dates_too,
    a_shared_altered_comparison_is_understood_on_a_phone,
    the_menu_of_files_stays_open_while_narrowing,
    tools_leave_room_on_a_phone,
    the_key_in_the_search_box_fits,
];

/// A question one newsroom alone answers in one way.
const WASHINGTON: &str = "#/compare/us-posture";

fn answer(page: &Page, answer: &str) -> String {
    page.string(
        "return [...document.querySelectorAll('section')].find((part) => part.querySelector('h2')?.textContent === a)
            ?.innerText.replace(/\\s+/g, ' ')",
        json!(answer),
    )
}

fn says(page: &Page, words: &str) {
    let text = page.text();
    assert!(text.contains(words), "no “{words}” at {}", page.route());
}

fn an_answer_shows_all_it_rests_on(stage: &Stage) {
    let page = stage.open(WASHINGTON);
    let tolerates = answer(&page, "Tolerating or relying on them");
    for words in [
        "4 claims in 2 documents",
        "1 separate source",
        "All four reach us through Business Insider.",
    ] {
        assert!(tolerates.contains(words), "{words}: {tolerates}");
    }
    page.sound();
}

fn one_line_is_not_called_lines(stage: &Stage) {
    for view in ["#/", "#/compare", WASHINGTON, "#/compare?text=1"] {
        let page = stage.open(view);
        let wrong = page.strings(
            "return [document.body.textContent, ...[...document.querySelectorAll('[aria-label]')].map((named) => named.ariaLabel)]
                .flatMap((text) => text.replace(/\\s+/g, ' ').match(/.{0,20}(^|[^0-9–]\\b)1 separate sources.{0,10}/g) || [])",
            Value::Null,
        );
        assert_eq!(wrong, [""; 0], "{view}");
        page.sound();
    }
}

fn nobody_denies_the_abuses_and_the_accused_are_not_heard(stage: &Stage) {
    let page = stage.open("#/compare/abuses");
    says(&page, "nobody denies it; not heard: Popular Mobilization Units");
    assert!(answer(&page, "They did not").contains("Nobody in this corpus says so."));
    says(&page, "Popular Mobilization Units, spoken about in 5 claims, not heard");
    page.sound();
}

fn contradictions_come_first_with_their_reason(stage: &Stage) {
    let page = stage.open("#/compare/direction");
    let words = page.strings(
        "return [...document.querySelectorAll('[aria-labelledby=r-relations] > .rels .rel')].map((word) => word.textContent)",
        Value::Null,
    );
    let last = words.iter().rposition(|word| word == "contradicts");
    let other = words.iter().position(|word| word != "contradicts");
    assert!(last.is_some() && last < other, "{words:?}");
    page.press("Why: contradicts");
    let behind = page.text_of(".rels .behind__panel");
    assert!(behind.contains("An editor judged it, in the words given."), "{behind}");
    assert!(
        behind.contains("rebuts: Iraqi officials: Iran does not support the PMU."),
        "{behind}"
    );
    page.sound();
    page.visit("#/compare?preset=contradict");
    page.press("Why: Split");
    let behind = page.text_of(".evidence");
    for words in [
        "Claims contradict each other",
        "5 contradictions",
        "judged by an editor, basis: negation",
    ] {
        assert!(behind.contains(words), "{words}: {behind}");
    }
    page.sound();
}

/// A rule, the claims, their paragraphs; and leaving something out does not close it.
fn every_why_opens_alike_and_stays_open(stage: &Stage) {
    for view in [
        WASHINGTON,
        "#/compare",
        "#/compare/face?pin=d:baghdad-post-2017,d:business-insider-2016",
    ] {
        let page = stage.open(view);
        let other = page.strings(
            "return [...document.querySelectorAll('summary')].map((fold) => fold.textContent).filter((words) => /^\\s*why/.test(words))",
            Value::Null,
        );
        assert_eq!(other, [""; 0], "{view}");
        page.sound();
    }
    let page = stage.open(WASHINGTON);
    page.press("Why: through whom all of it comes");
    let behind = page.text_of(".way .behind__panel");
    assert!(behind.contains("16 claims in 16 paragraphs"), "{behind}");
    page.press("Leave out: Business Insider");
    let behind = page.text_of(".way .behind__panel");
    assert!(behind.contains("12 claims in 12 paragraphs"), "{behind}");
    page.sound();
}

fn said_and_happened_are_told_apart(stage: &Stage) {
    let page = stage.open(WASHINGTON);
    says(
        &page,
        "Said 20 May 2017, happened 7 June 2017: the text’s own dates conflict.",
    );
    page.press("Dates as a table");
    let heads = page.strings(
        "return [...document.querySelectorAll('[aria-labelledby=h-dates] th[scope=col]')].map((head) => head.textContent)",
        Value::Null,
    );
    assert_eq!(heads, ["Who", "Said", "Happened", "Printed", "Conflict"]);
    page.sound();
}

/// A document that quotes somebody does not itself say so.
fn the_text_gives_every_judgement_to_its_speaker(stage: &Stage) {
    let page = stage.open("#/compare/us-posture?text=1");
    says(
        &page,
        "Ali Khedery, US official in Iraq, the longest there without a break: Washington tolerates the militias.",
    );
    says(&page, "the document: passes on");
    assert!(!page.text().contains("Business Insider Australia: Washington tolerates"));
    page.sound();
}

fn the_text_has_the_numbers_and_the_dates_too(stage: &Stage) {
    let page = stage.open("#/compare/us-posture?text=1");
    for words in [
        "That Washington tolerated the militias is said of 2016 alone",
        "The Baghdad Post, 2017: more than 12 fighters killed.",
        "The Baghdad Post, 2017: Western experts: Said 20 May 2017, happened 7 June 2017: the text’s own dates conflict.",
    ] {
        says(&page, words);
    }
    page.sound();
}

fn a_shared_altered_comparison_is_understood_on_a_phone(stage: &Stage) {
    stage.browser.width(PHONE);
    let page = stage.open("#/compare/us-posture?altered=o:business-insider");
    says(&page, "This view is altered:");
    says(&page, "Nobody says so in this altered view.");
    page.press("Options");
    page.press("Read as text");
    says(
        &page,
        "This view is altered: Business Insider is left out (106 claims).",
    );
    says(
        &page,
        "Of the whole corpus, unaltered: That Washington tolerated the militias",
    );
    page.press("Restore all");
    assert_eq!(page.route(), "#/compare/us-posture?text=1");
    says(&page, "4 claims in 2 documents, from 1 separate source.");
    page.press("Share and export");
    assert_eq!(page.field("Address of what you see"), page.link());
    stage.browser.width(WIDE);
    page.sound();
}

fn the_menu_of_files_stays_open_while_narrowing(stage: &Stage) {
    let page = stage.open("#/explore");
    page.press("Share and export");
    page.reach("button", "FollowTheMoney", "main");
    page.narrow("Places", "Baghdad");
    page.reach("button", "FollowTheMoney", "main");
    assert_eq!(
        page.field("Address of what you see"),
        page.link(),
        "of the new selection"
    );
    page.press("Share and export");
    page.narrow("Places", "Falluja");
    let open = page.strings(
        "return [...document.querySelectorAll('details.export[open]')].map((menu) => menu.className)",
        Value::Null,
    );
    assert_eq!(open, [""; 0], "closed by the reader, it stays closed");
    page.sound();
}

fn tools_leave_room_on_a_phone(stage: &Stage) {
    stage.browser.width(PHONE);
    for (view, most) in [(WASHINGTON, 3), ("#/compare", 5)] {
        let page = stage.open(view);
        let lines = || {
            page.strings(
                "const middles = [...document.querySelectorAll('.tools > *')].map((tool) => tool.getBoundingClientRect())
                    .filter((box) => box.height).map((box) => Math.round((box.top + box.bottom) / 2));
                 return [...new Set(middles)].map(String)",
                Value::Null,
            )
        };
        assert_eq!(lines().len(), 1, "{view}");
        page.press("Options");
        assert!(lines().len() <= most, "{view}: {:?}", lines());
        page.sound();
    }
    stage.browser.width(WIDE);
}

fn the_key_in_the_search_box_fits(stage: &Stage) {
    let page = stage.open("#/");
    let height = |page: &Page| {
        page.string(
            "return String(Math.round(document.querySelector('.find kbd').getBoundingClientRect().height))",
            Value::Null,
        )
    };
    let before = height(&page);
    for view in ["#/compare", WASHINGTON] {
        page.visit(view);
        assert_eq!(height(&page), before, "{view}");
    }
    page.sound();
}
