//! From one view to the next, and back to where one was.

use browser_tests::Page;
use serde_json::Value;

use crate::Stage;

crate::tests![
    an_entity_is_followed_and_back,
    a_question_leads_to_its_paragraph,
    a_contradiction_leads_to_both,
    questions_fold_and_sort,
    names_lead_to_their_passages,
    documents_follow_each_other,
    claims_come_after_the_text_and_move_nothing,
];

fn an_entity_is_followed_and_back(stage: &Stage) {
    let page = stage.open("#/read/baghdad-post-2017/8");
    let heading = page.heading();
    assert!(page.depth() > 0.0, "the paragraph is brought into sight");
    let name = page.text_of("li[aria-current] a.ent");
    page.reach("link", &name, "li[aria-current]");
    let depth = page.depth();
    page.follow_in("li[aria-current]", &name);
    assert!(page.route().starts_with("#/entity/"), "{}", page.route());
    assert!(page.text().contains("Named "), "{}", page.text());
    assert_eq!(page.focused(), page.heading(), "a new page begins at its heading");
    assert!(page.depth() < 1.0);
    page.back();
    assert_eq!(page.heading(), heading);
    assert!(
        (page.depth() - depth).abs() < 2.0,
        "back at {} from {depth}",
        page.depth()
    );
    assert_eq!(page.focused(), name, "the focus is back on the name");
    page.sound();
}

fn a_question_leads_to_its_paragraph(stage: &Stage) {
    let page = stage.open("");
    page.follow("Compare ");
    assert!(
        page.heading().contains("questions split the reports"),
        "{}",
        page.heading()
    );
    page.follow("Who directs the PMU or its core factions?");
    assert_eq!(page.heading(), "Who directs the PMU or its core factions?");
    assert_eq!(page.route(), "#/compare/direction");
    let claim = page.text_of("article p:nth-of-type(2)");
    let paragraph = page
        .names("link")
        .into_iter()
        .find(|name| name.starts_with("Paragraph "))
        .expect("a claim names its paragraph");
    page.follow(&paragraph);
    let number = paragraph.split(' ').nth(1).unwrap_or_default();
    assert!(
        page.route().starts_with("#/read/") && page.route().ends_with(&format!("/{number}")),
        "{}",
        page.route()
    );
    assert!(
        page.text_of("li[aria-current]").contains(&claim),
        "“{claim}” stands beside its paragraph"
    );
    assert!(in_sight(&page), "the paragraph is in sight");
    page.back();
    assert_eq!(page.heading(), "Who directs the PMU or its core factions?");
    page.sound();
}

/// Whether the beginning of the paragraph that the address names can be read.
fn in_sight(page: &Page) -> bool {
    let inside = "const { top } = document.querySelector('li[aria-current]').getBoundingClientRect();
        const it = document.elementFromPoint(innerWidth / 2, top + 8);
        return top >= 0 && top < innerHeight - 40 && !it?.closest('header')";
    page.browser.run(inside, Value::Null) == Value::Bool(true)
}

fn a_contradiction_leads_to_both(stage: &Stage) {
    let page = stage.open("");
    page.follow("See both");
    assert!(page.route().starts_with("#/compare/face?pin=c:"), "{}", page.route());
    assert!(page.heading().starts_with("Two face to face"), "{}", page.heading());
    let text = page.text();
    assert!(
        text.contains("Iran does not support the PMU") && text.contains("rebuts"),
        "{text}"
    );
    page.sound();
}

fn questions_fold_and_sort(stage: &Stage) {
    let page = stage.open("#/compare");
    page.press("fold");
    assert_eq!(page.focused(), "open", "the focus follows the button");
    page.press("open");
    let first = page.text_of("table h2");
    page.choose("Sort", "by name");
    assert_eq!(page.route(), "#/compare?sort=name");
    page.press("Newsrooms");
    assert_eq!(page.route(), "#/compare?columns=newsrooms&sort=name");
    assert_eq!(page.focused(), "Newsrooms");
    page.reload();
    assert_eq!(page.route(), "#/compare?columns=newsrooms&sort=name");
    page.back();
    page.back();
    assert_eq!((page.route().as_str(), page.text_of("table h2")), ("#/compare", first));
    page.sound();
}

fn names_lead_to_their_passages(stage: &Stage) {
    let page = stage.open("");
    page.go("Names");
    page.follow("Qassem Soleimani");
    assert_eq!(page.heading(), "Qassem Soleimani");
    let link = page
        .names("link")
        .into_iter()
        .find(|name| name.starts_with("Search its "))
        .expect("a way to its passages");
    page.follow(&link);
    assert_eq!(format!("Search its {} passages", page.count()), link);
    assert_eq!(page.chips(), ["Qassem Soleimani"]);
    page.sound();
}

fn documents_follow_each_other(stage: &Stage) {
    let page = stage.open("#/read/track-persia-2016");
    let mut seen = vec![page.heading()];
    for _ in 0..5 {
        page.follow("Next: ");
        assert!(!page.heading().is_empty());
        seen.push(page.heading());
    }
    assert_eq!(seen.first(), seen.last(), "after all of them the first comes again");
    page.follow("Documents");
    assert_eq!(page.count(), 5);
    page.sound();
}

fn claims_come_after_the_text_and_move_nothing(stage: &Stage) {
    let page = stage.open("#/read/business-insider-2016/20");
    let all =
        "return document.querySelectorAll('.para').length - document.querySelectorAll('.para > .para__claims').length";
    let missing = || page.browser.run(all, Value::Null);
    assert_eq!(missing(), 0, "every paragraph has what is beside it");
    let top = "return Math.round(document.querySelector('li[aria-current]').getBoundingClientRect().top)";
    let top = page.browser.run(top, Value::Null).as_i64().unwrap_or(i64::MAX);
    assert!(
        (0..200).contains(&top),
        "the paragraph asked for is {top} pixels below the top"
    );
    // Coming back finds the place and all that was there.
    page.browser.run("window.scrollTo(0, 1500)", Value::Null);
    let before = page.depth();
    // Without the focus, which would scroll to the bar.
    page.browser
        .run("document.querySelector('.para .para__text a.ent').click()", Value::Null);
    page.wait("a name", "location.hash.startsWith('#/entity/')");
    page.back();
    assert_eq!(missing(), 0);
    let moved = page.depth() - before;
    assert!(moved.abs() < 40.0, "{moved} pixels from {before}");
    page.sound();
}
