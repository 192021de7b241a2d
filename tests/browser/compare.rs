//! Comparing: what the reader asks of the whole, disagrees with, narrows, and reaches by keys alone.

use browser_tests::{Key, Media, PHONE, Page, WIDE};
use serde_json::{Value, json};

use crate::Stage;

crate::tests![
    what_is_asked_of_the_whole_is_in_the_address,
    leaving_out_a_newsroom_recounts_and_says_what_is_lost,
    what_is_altered_is_said_on_every_page,
    a_claim_is_moved_and_restored,
    a_name_is_taken_apart_and_joined_again,
    one_institution_counts_once,
    narrowing_keeps_its_words_on_the_way_to_explore,
    the_grid_is_one_stop_of_the_tab_key,
    keys_go_over_contradictions_and_open_the_evidence,
    keys_pin_and_leave_out,
    a_why_opens_the_rule_and_the_claims,
    everything_a_claim_has_is_on_its_card,
    two_pins_can_be_set_face_to_face,
    a_question_at_a_time_on_a_phone,
    nothing_opened_scrolls_sideways,
    no_barriers_in_comparing,
    three_tasks_of_a_new_reader,
];

/// The question of which one answer is carried by Business Insider alone.
const QUESTION: &str = "What was Washington doing about the militias?";

fn has(page: &Page, words: &str) -> bool {
    page.text().contains(words)
}

/// The text of one answer on the sheet of a question.
fn answer(page: &Page, answer: &str) -> String {
    page.string(
        "return [...document.querySelectorAll('section')].find((part) => part.querySelector('h2')?.textContent === a)
            ?.innerText.replace(/\\s+/g, ' ')",
        json!(answer),
    )
}

fn questions(page: &Page) -> Vec<String> {
    page.strings(
        "return [...document.querySelectorAll('#grid a[data-question]')].filter((link) => link.offsetParent)
            .filter((link) => link.dataset.at.endsWith('.0')).map((link) => link.textContent)",
        Value::Null,
    )
}

fn what_is_asked_of_the_whole_is_in_the_address(stage: &Stage) {
    let page = stage.open("#/compare");
    let all = questions(&page).len();
    page.follow("What changed? ");
    assert_eq!(page.route(), "#/compare?preset=changed");
    assert_eq!(page.heading(), "What changed?");
    let kept = questions(&page);
    assert!(!kept.is_empty() && kept.len() < all, "{} of {all}", kept.len());
    page.choose("Sort", "by name");
    page.press("Years");
    assert_eq!(page.route(), "#/compare?columns=years&preset=changed&sort=name");
    assert_eq!(page.focused(), "Years", "the focus stays on what was pressed");
    let sorted = questions(&page);
    assert_ne!(sorted, kept);
    page.reload();
    assert_eq!(questions(&page), sorted, "a shared link shows the same");
    page.back();
    page.back();
    assert_eq!(
        (page.route().as_str(), questions(&page)),
        ("#/compare?preset=changed", kept)
    );
    page.forward();
    page.forward();
    assert_eq!(questions(&page), sorted);
    for columns in ["Documents", "Newsrooms", "Voices", "Institutions", "Years"] {
        page.press(columns);
        let heads = page.strings(
            "return [...document.querySelectorAll('#grid thead tr:last-child th')].map((head) => head.innerText)",
            Value::Null,
        );
        assert!(heads.len() > 3, "{columns}: {heads:?}");
        let ragged = page.strings(
            "const width = (row) => [...row.children].reduce((sum, cell) => sum + cell.colSpan, 0);
             const head = width(document.querySelector('#grid thead tr:last-child'));
             return [...document.querySelectorAll('#grid .q__top, #grid .fold')].filter((row) => width(row) !== head)
                .map((row) => row.textContent)",
            Value::Null,
        );
        assert_eq!(ragged, [""; 0], "every row is as wide as the head");
    }
    page.sound();
}

fn leaving_out_a_newsroom_recounts_and_says_what_is_lost(stage: &Stage) {
    let page = stage.open("#/compare/us-posture");
    let before = answer(&page, "Tolerating or relying on them");
    assert!(before.contains("4 claims in 2 documents"), "{before}");
    page.press("Leave out and recount");
    assert!(
        has(&page, "“Tolerating or relying on them” has no source left"),
        "it is told before"
    );
    page.press("Leave out: Business Insider");
    assert_eq!(page.route(), "#/compare/us-posture?altered=o:business-insider");
    assert!(has(
        &page,
        "This view is altered: Business Insider is left out (106 claims)."
    ));
    let after = answer(&page, "Tolerating or relying on them");
    assert!(after.contains("Nobody says so in this altered view."), "{after}");
    assert!(after.contains("has no source left"), "{after}");
    assert_eq!(
        page.focused(),
        "Take back in: Business Insider",
        "the reader can go on from there"
    );
    let said = page.text_of("#altered-said");
    assert!(
        said.contains("have no source left"),
        "those who hear it are told: {said}"
    );
    assert!(
        has(&page, "Of the whole corpus, unaltered: "),
        "an editor’s sentence is not of the altered view"
    );
    page.press("Take back in: Business Insider");
    assert_eq!(page.route(), "#/compare/us-posture");
    assert_eq!(answer(&page, "Tolerating or relying on them"), before);
    page.back();
    assert!(has(&page, "This view is altered:"), "going back alters it again");
    page.press("Restore all");
    assert_eq!(page.route(), "#/compare/us-posture");
    page.sound();
}

fn what_is_altered_is_said_on_every_page(stage: &Stage) {
    let page = stage.open("#/?altered=o:business-insider");
    let tally = page.text_of(".tally");
    assert!(tally.contains("152 claims"), "{tally}");
    for view in ["Explore", "Compare", "Names", "About", "Overview"] {
        page.go(view);
        assert!(page.route().ends_with("altered=o:business-insider"), "{}", page.route());
        assert!(has(&page, "This view is altered:"), "on {view}");
    }
    page.visit("#/read/business-insider-2016/13?altered=o:business-insider");
    assert!(has(&page, "Left out of this view."), "in the margin too");
    page.press("Take back: without Business Insider");
    assert_eq!(page.route(), "#/read/business-insider-2016/13");
    assert!(!has(&page, "Left out of this view."));
    page.visit("#/?altered=o:nobody");
    assert_eq!(page.notices().len(), 1, "{:?}", page.notices());
    assert!(!has(&page, "This view is altered:"));
    page.sound();
}

fn a_claim_is_moved_and_restored(stage: &Stage) {
    let page = stage.open("#/compare/us-posture");
    let before = answer(&page, "Pressing Baghdad about them");
    page.press("file it differently");
    page.choose("Filed under", "Pressing Baghdad about them");
    assert_eq!(page.route(), "#/compare/us-posture", "choosing alone moves nothing");
    page.press("Move and recount");
    assert!(page.route().contains("altered=m:"), "{}", page.route());
    let after = answer(&page, "Pressing Baghdad about them");
    assert!(
        after.contains("Moved here from another answer.") && after != before,
        "{after}"
    );
    assert!(has(
        &page,
        "stands under “Pressing Baghdad about them” instead of “Tolerating or relying on them”"
    ));
    assert_eq!(page.focused(), "file it differently", "the focus goes with the claim");
    page.reload();
    assert!(answer(&page, "Pressing Baghdad about them").contains("Moved here from another answer."));
    page.press("Restore all");
    assert_eq!(answer(&page, "Pressing Baghdad about them"), before);
    page.sound();
}

fn a_name_is_taken_apart_and_joined_again(stage: &Stage) {
    let page = stage.open("#/entity/qassem-soleimani");
    page.press("Not the same? Undo and recount");
    assert!(page.route().contains("altered="), "{}", page.route());
    assert!(
        has(&page, "is not taken for Qassem Soleimani") || has(&page, "are not linked"),
        "{}",
        page.text()
    );
    assert!(
        page.focused().starts_with("Taken apart: join again"),
        "{}",
        page.focused()
    );
    page.press("Taken apart: join again");
    assert_eq!(page.route(), "#/entity/qassem-soleimani");
    page.sound();
}

fn one_institution_counts_once(stage: &Stage) {
    let page = stage.open("#/compare");
    page.press("Count each institution once");
    assert_eq!(page.route(), "#/compare?altered=i");
    assert!(has(&page, "one institution counts once."));
    assert!(page.title().starts_with(&page.heading()), "{}", page.title());
    page.press("Take back: one institution counts once");
    assert_eq!(page.route(), "#/compare");
    assert!(!has(&page, "This view is altered:"));
    page.sound();
}

fn narrowing_keeps_its_words_on_the_way_to_explore(stage: &Stage) {
    let page = stage.open("#/compare");
    let all = questions(&page).len();
    page.press("Narrow");
    page.fill("Words", "tehran");
    assert_eq!(page.route(), "#/compare?q=tehran");
    assert!(has(&page, "Narrowed to "), "{}", page.text());
    assert!(page.title().starts_with(&page.heading()), "{}", page.title());
    assert!(questions(&page).len() < all);
    let option = page
        .strings(
            "return [...document.querySelector('#narrow-value').options].map((option) => option.textContent)",
            Value::Null,
        )
        .into_iter()
        .nth(1)
        .expect("a value to narrow by");
    page.choose("Only claims with", &option);
    page.press("Add");
    assert_eq!(page.chips().len(), 2, "{:?}", page.chips());
    let claims: usize = option
        .rsplit(['(', ')'])
        .nth(1)
        .and_then(|count| count.parse().ok())
        .expect("a promise");
    assert!(
        has(&page, &format!("Narrowed to {claims} of 258 claims")),
        "{option}: {}",
        page.text()
    );
    page.follow(QUESTION_LINK);
    assert!(
        page.route().contains("q=tehran"),
        "the sheet is narrowed too: {}",
        page.route()
    );
    page.back();
    page.follow("All facets, in Explore");
    assert!(
        page.route().starts_with("#/explore?q=tehran&unit=claims&"),
        "{}",
        page.route()
    );
    assert_eq!(page.count(), claims);
    page.back();
    page.press("all claims again");
    assert_eq!(page.route(), "#/compare");
    page.sound();
}

/// A question that survives any of this is the first in the table; its name is not known here.
const QUESTION_LINK: &str = "W";

/// The row and column where the focus is.
fn at(page: &Page) -> String {
    page.string("return document.activeElement.dataset.at", Value::Null)
}

fn the_grid_is_one_stop_of_the_tab_key(stage: &Stage) {
    let page = stage.open("#/compare");
    page.browser.run("document.getElementById('keys').focus()", Value::Null);
    page.tab();
    assert_eq!((at(&page).as_str(), page.focused().as_str()), ("0.1", "BI Australia"));
    page.tab();
    let inside = page
        .browser
        .run("return Boolean(document.activeElement.closest('#grid'))", Value::Null);
    assert_eq!(
        inside,
        json!(false),
        "the next stop is behind the grid: {}",
        page.focused()
    );
    page.browser
        .run("document.getElementById('at-c0').focus()", Value::Null);
    let steps = [
        (Key::Right, "0.2"),
        (Key::Down, "1.2"),
        (Key::Left, "1.1"),
        (Key::Down, "2.1"),
        (Key::Down, "100.1"),
        (Key::Down, "101.1"),
        (Key::Home, "101.0"),
        (Key::End, "101.6"),
        (Key::Left, "101.5"),
        (Key::Down, "102.5"),
        (Key::Up, "101.5"),
        (Key::Left, "101.4"),
    ];
    for (key, expected) in steps {
        page.arrow(key);
        assert_eq!(at(&page), expected, "after {key:?}");
    }
    let seen = "const it = document.activeElement, style = getComputedStyle(it);
        return it.matches(':focus-visible') && style.outlineStyle !== 'none'";
    assert_eq!(page.browser.run(seen, Value::Null), json!(true), "the focus is marked");
    let stops = "return document.querySelectorAll('#grid [tabindex=\"0\"]').length";
    assert_eq!(page.browser.run(stops, Value::Null), json!(1));
    page.escape();
    assert_eq!(page.focused(), "Keyboard");
    page.sound();
}

fn keys_go_over_contradictions_and_open_the_evidence(stage: &Stage) {
    let page = stage.open("#/compare");
    page.browser
        .run("document.getElementById('at-c0').focus()", Value::Null);
    page.key("n");
    let first = page.focused();
    page.key("n");
    let second = page.focused();
    assert_ne!(first, second);
    page.key("p");
    assert_eq!(page.focused(), first);
    page.key("e");
    assert!(
        page.text_of(".evidence").contains(" claims in "),
        "{}",
        page.text_of(".evidence")
    );
    page.escape();
    assert_eq!(page.text_of(".evidence"), "");
    page.arrow(Key::Down);
    page.arrow(Key::Right);
    page.key("e");
    assert!(
        page.text_of(".evidence")
            .contains("Somebody else says so, and the document reports it without taking a stand."),
        "{}",
        page.text_of(".evidence")
    );
    page.escape();
    page.key("l");
    assert_eq!(
        (page.heading(), page.focused()),
        (first.clone(), "How it reaches the reader".to_owned())
    );
    page.escape();
    assert_eq!((page.route().as_str(), page.focused()), ("#/compare", first.clone()));
    page.enter();
    assert_eq!((page.heading(), page.focused()), (first.clone(), first));
    page.sound();
}

fn keys_pin_and_leave_out(stage: &Stage) {
    let page = stage.open("#/compare");
    page.browser
        .run("document.getElementById('at-c1').focus()", Value::Null);
    for _ in 0..5 {
        page.arrow(Key::Down);
    }
    let (place, depth) = (at(&page), page.depth());
    page.browser.press(Key::Space);
    page.key("");
    assert_eq!(page.route(), "#/compare?pin=d:track-persia-2016");
    assert_eq!(at(&page), place, "the reader stays in the cell");
    assert!(page.depth() >= depth);
    page.browser.press(Key::Space);
    page.key("x");
    assert_eq!(page.route(), "#/compare?altered=d:track-persia-2016");
    assert!(has(&page, "the document Track Persia is left out"), "{}", page.text());
    let heads = page.text_of("#grid thead");
    assert!(!heads.contains("4 June 2016"), "{heads}");
    page.press("Restore all");
    page.sound();
}

fn a_why_opens_the_rule_and_the_claims(stage: &Stage) {
    let page = stage.open("#/compare");
    page.press("Why: Replaced");
    let evidence = page.text_of(".evidence");
    assert!(
        evidence.contains("An editor says that a later claim gives another answer than an earlier one"),
        "{evidence}"
    );
    page.press("close");
    assert_eq!(page.focused(), "Why: Replaced");
    page.press("Why: 2 separate sources; 3 if Breitbart counts");
    assert!(
        page.text_of(".evidence")
            .contains("only if no speaker, report or newsroom passed on both"),
        "{}",
        page.text_of(".evidence")
    );
    page.follow("Paragraph ");
    assert!(page.route().starts_with("#/read/"), "{}", page.route());

    let page = stage.open("#/compare/us-posture");
    let whys = |page: &Page| {
        page.names("button")
            .into_iter()
            .filter(|name| name.starts_with("Why: "))
            .count()
    };
    assert!(whys(&page) > 20, "{}", whys(&page));
    let opened = "for (const button of document.querySelectorAll('button[id^=why-]')) button.click();
        await new Promise((done) => setTimeout(done, 200));
        return [...document.querySelectorAll('.behind__panel')].filter((panel) => panel.querySelector('p').textContent.length < 20
            || !panel.querySelector('a[href*=\"#/read/\"]')).map((panel) => panel.textContent)";
    assert_eq!(
        page.strings(opened, Value::Null),
        [""; 0],
        "a rule and a paragraph behind each"
    );
    page.sound();
}

fn everything_a_claim_has_is_on_its_card(stage: &Stage) {
    let page = stage.open("#/compare/us-posture");
    let force = answer(&page, "Striking their fighters in Syria");
    for part in [
        "Western experts, experts, not described further, unnamed",
        "takes as true",
        "Al-Monitor, not credited",
        "stated as certain",
        "quoted",
        "said 20 May 2017",
        "happened 7 June 2017",
        "implied, not stated",
        "the text’s own dates conflict",
        "prints “IMIS”",
        "¶16",
    ] {
        assert!(force.contains(part), "“{part}” in {force}");
    }
    let rail = page.text_of("aside");
    for part in [
        "judged by an editor",
        "computed: ",
        "separate sources",
        "All 16 reach us through",
        "heard only on other questions",
    ] {
        assert!(rail.contains(part), "“{part}” in {rail}");
    }
    page.visit("#/compare/us-posture?altered=o:business-insider~o:baghdad-post");
    assert!(answer(&page, "Ordering Baghdad to purge them").contains("Nobody says so"));
    page.sound();
}

fn two_pins_can_be_set_face_to_face(stage: &Stage) {
    let page = stage.open("#/compare");
    page.press("Pin BI Australia, 2016");
    assert_eq!(page.focused(), "Pin BI Australia, 2016");
    assert!(has(&page, "Pin another to set them face to face."));
    page.press("Pin Track Persia, 2016");
    page.follow("Set face to face");
    assert_eq!(
        page.route(),
        "#/compare/face?pin=d:business-insider-2016,d:track-persia-2016"
    );
    page.back();
    page.press("Unpin ");
    assert_eq!(page.route(), "#/compare?pin=d:track-persia-2016");
    page.sound();
}

fn a_question_at_a_time_on_a_phone(stage: &Stage) {
    stage.browser.width(PHONE);
    let page = stage.open("#/compare");
    let open = page.strings(
        "return [...document.querySelectorAll('#grid .q__top')].filter((row) => row.offsetParent).map((row) => row.innerText)",
        Value::Null,
    );
    assert_eq!(open.len(), 1, "{open:?}");
    page.press("Options");
    page.press("Newsrooms");
    assert_eq!(page.route(), "#/compare?columns=newsrooms");
    page.follow(QUESTION);
    let cards = || {
        page.strings(
            "return [...document.querySelectorAll('main article')].filter((card) => card.offsetParent).map((card) => card.innerText)",
            Value::Null,
        )
    };
    let first = cards().len();
    page.press("2 claims: Pressing Baghdad about them");
    assert_eq!(cards().len(), first + 2, "the answer is unfolded");
    page.press("2 claims: Pressing Baghdad about them");
    assert_eq!(cards().len(), first);
    page.follow("›");
    assert_ne!(page.heading(), QUESTION, "on to the next question");
    page.sound();
}

fn nothing_opened_scrolls_sideways(stage: &Stage) {
    let mut wide = Vec::new();
    for view in OPENED {
        for width in [320, PHONE, 900, WIDE] {
            stage.browser.width(width);
            let page = stage.open(view);
            open_all(&page);
            let over = page.strings(
                "const width = document.documentElement.clientWidth;
                 return document.documentElement.scrollWidth > width
                    ? [`${document.documentElement.scrollWidth} px`, ...[...document.querySelectorAll('main *')]
                        .filter((element) => element.getBoundingClientRect().right > width + 1).slice(0, 3)
                        .map((element) => `${element.tagName}.${element.className} ${element.textContent.slice(0, 40)}`)]
                    : []",
                Value::Null,
            );
            if !over.is_empty() {
                wide.push(format!("{view} at {width}: {over:?}"));
            }
        }
    }
    assert!(wide.is_empty(), "{}", wide.join("\n"));
}

/// Pages with much to open.
const OPENED: [&str; 4] = [
    "#/compare?altered=o:business-insider&pin=d:track-persia-2016",
    "#/compare?columns=voices&preset=not-heard",
    "#/compare/us-posture?altered=o:business-insider~i&pin=d:track-persia-2016&q=iran",
    "#/compare/direction",
];

/// Opens everything that opens on the page.
fn open_all(page: &Page) {
    let open = "for (const id of ['leave', 'narrow', 'why-finding', 'why-lines']) document.getElementById(id)?.click();
        for (const fold of document.querySelectorAll('.fold-phone[aria-expanded=false], [id^=change-]')) fold.click();
        for (const fold of document.querySelectorAll('main details')) fold.open = true;
        [...document.querySelectorAll('#grid button[id^=at-]')].find((button) => button.offsetParent)?.click();
        await new Promise((done) => setTimeout(done, 200));";
    page.browser.run(open, Value::Null);
}

fn no_barriers_in_comparing(stage: &Stage) {
    let mut barriers = Vec::new();
    let [table, voices, sheet, _] = OPENED;
    for (media, width, view) in [
        (Media::Light, WIDE, table),
        (Media::Light, WIDE, voices),
        (Media::Light, WIDE, sheet),
        (Media::Light, PHONE, table),
        (Media::Light, PHONE, sheet),
        (Media::Dark, WIDE, table),
        (Media::Dark, PHONE, sheet),
    ] {
        stage.browser.width(width);
        stage.browser.media(media);
        let page = stage.open(view);
        open_all(&page);
        for barrier in page.barriers() {
            barriers.push(format!("{view} at {width}, {media:?}: {barrier}"));
        }
        page.sound();
    }
    assert!(barriers.is_empty(), "{}", barriers.join("\n"));
}

/// What a new reader comes for: who is behind a claim, what hangs on one source, and where two reports clash.
fn three_tasks_of_a_new_reader(stage: &Stage) {
    // Does it hold without the newsroom that has the most?
    let page = stage.open("");
    page.follow("Compare ");
    page.follow(QUESTION);
    page.press("Leave out and recount");
    page.press("Leave out: Business Insider");
    assert!(has(&page, "Nobody says so in this altered view."));
    // Where do they contradict each other, and why is it called so?
    page.press("Restore all");
    page.follow("Compare");
    page.follow("Where do they contradict each other?");
    page.press("Why: ");
    assert!(page.text_of(".evidence").contains(" claims in "));
    page.follow("Paragraph ");
    assert!(page.route().starts_with("#/read/"), "{}", page.route());
    // What does one voice say, question by question, and is anybody against it?
    page.back();
    page.press("Narrow");
    page.fill("Words", "voice:khedery");
    assert!(has(&page, "questions in view split the reports") || has(&page, "Where do they contradict each other?"));
    assert!(has(&page, "Narrowed to "));
    page.sound();
}
