//! Questions about the whole corpus, each answered on one page, and found from where a reader looks; and the order of results.

use browser_tests::{Media, PHONE, Page, WIDE};
use serde_json::Value;

use crate::Stage;

crate::tests![
    when_each_document_is_from_is_said_with_how_it_is_known,
    who_is_heard_in_more_than_one_document,
    who_is_only_spoken_about,
    all_numbers_stand_in_one_list,
    what_a_body_says_is_told_by_document,
    a_name_in_a_menu_is_told_and_not_counted,
    results_stand_in_the_order_asked_for,
    answers_have_no_barriers,
];

/// The rows of the table in a section, each as one line.
fn rows(page: &Page, heading: &str) -> Vec<String> {
    page.strings(
        "return [...document.querySelectorAll(`section[aria-labelledby=${a}] tbody tr`)]
            .map((row) => row.innerText.replace(/\\s+/g, ' ').trim())",
        Value::from(heading),
    )
}

/// The one row that begins so.
fn row(page: &Page, heading: &str, beginning: &str) -> String {
    let rows = rows(page, heading);
    let found: Vec<&String> = rows.iter().filter(|row| row.starts_with(beginning)).collect();
    assert_eq!(found.len(), 1, "{beginning} in {rows:?}");
    found[0].clone()
}

fn is_at(page: &Page, heading: &str) {
    page.wait(
        "the answer is in sight",
        &format!("document.activeElement.id === '{heading}'"),
    );
    let inside = format!(
        "const {{ top }} = document.getElementById('{heading}').getBoundingClientRect(); return top >= 0 && top < innerHeight"
    );
    assert_eq!(page.browser.run(&inside, Value::Null), Value::Bool(true), "{heading}");
}

fn when_each_document_is_from_is_said_with_how_it_is_known(stage: &Stage) {
    let page = stage.open("");
    page.follow("How each date is known");
    assert_eq!(page.heading(), "About this corpus");
    page.follow("When is each document from, and how is that known?");
    is_at(&page, "h-dates");
    assert_eq!(
        row(&page, "h-dates", "Baghdad Post, 2017"),
        "Baghdad Post, 2017 20 May – 5 July 2017 one of 47 days inferred 5 July 2017, from the text 4 claims: from 15–17 May 2017 to 20 May 2017"
    );
    let track_persia = row(&page, "h-dates", "Track Persia, 2016");
    assert!(
        track_persia.contains("4 June 2016 to the day from the text"),
        "{track_persia}"
    );
    assert!(
        rows(&page, "h-dates")
            .iter()
            .any(|row| row.starts_with("The text gives weekdays only.")),
        "an editor says why"
    );
    page.sound();
}

fn who_is_heard_in_more_than_one_document(stage: &Stage) {
    let page = stage.open("#/about");
    page.follow("Who is heard in more than one document?");
    is_at(&page, "h-several");
    assert_eq!(page.route(), "#/names");
    assert_eq!(page.text_of("#h-several"), "5 are heard in more than one document");
    let who = page.text_of("section[aria-labelledby=h-several]");
    assert!(
        who.contains("None is a person. 74 others are heard in one document."),
        "{who}"
    );
    let outlet = row(&page, "h-several", "The Baghdad Post");
    assert!(outlet.contains("in 2 documents 34 claims"), "{outlet}");
    page.follow("Business Insider");
    assert!(
        page.text().contains("Claims by it: 43"),
        "the page of a name counts alike: {}",
        page.text()
    );
    assert!(
        page.text().contains("Claims that came through it: 25"),
        "{}",
        page.text()
    );
    page.sound();
}

fn who_is_only_spoken_about(stage: &Stage) {
    let page = stage.open("#/names");
    assert_eq!(
        page.text_of("#h-spoken"),
        "13 people and 16 organisations are only spoken about"
    );
    let people = page.text_of("[aria-labelledby=spoken-people]");
    assert!(people.starts_with("Qassem Soleimani"), "{people}");
    assert!(people.contains("20 claims; named 9 times in 3 documents"), "{people}");
    page.follow_in("[aria-labelledby=spoken-people]", "Qassem Soleimani");
    assert!(page.text().contains("Never heard"), "{}", page.text());
    assert!(page.text().contains("Claims about it: 20"), "{}", page.text());
    page.sound();
}

fn all_numbers_stand_in_one_list(stage: &Stage) {
    let page = stage.open("#/explore");
    page.follow("All numbers in one list");
    is_at(&page, "h-figures");
    assert_eq!(page.text_of("#h-figures"), "8 numbers in one list");
    assert_eq!(rows(&page, "h-figures").len(), 8);
    let killed = row(&page, "h-figures", "17 civilians killed");
    assert!(killed.ends_with("¶22"), "{killed}");
    assert!(row(&page, "h-figures", "more than 12 fighters killed").contains("Baghdad Post, 2017"));
    page.sound();
}

fn what_a_body_says_is_told_by_document(stage: &Stage) {
    let page = stage.open("#/entity/popular-mobilization-units");
    let said = page.text_of("section[aria-labelledby=h-claims]");
    assert!(said.contains("Claims by those who belong to it: 5"), "{said}");
    assert!(said.contains("In 5 documents:"), "{said}");
    page.visit("#/entity/dod-inspector-general");
    let said = page.text_of("section[aria-labelledby=h-claims]");
    assert!(
        said.contains("Claims by it: 23") && said.contains("In 1 document:"),
        "{said}"
    );
    page.sound();
}

fn a_name_in_a_menu_is_told_and_not_counted(stage: &Stage) {
    let page = stage.open("#/about");
    page.follow("Who is named only around the texts, in bylines, menus and the like?");
    is_at(&page, "h-uncounted");
    let business_insider = row(&page, "h-uncounted", "Business Insider");
    assert!(
        business_insider.contains("¶27, text of the site") && business_insider.contains("¶15, a byline"),
        "{business_insider}"
    );
    page.follow_in("section[aria-labelledby=h-uncounted]", "Business Insider");
    assert!(
        page.text().contains("Also named in 3 paragraphs that do not count:"),
        "{}",
        page.text()
    );
    page.visit("#/entity/falluja");
    assert!(!page.text().contains("not count:"), "{}", page.text());
    page.sound();
}

fn results_stand_in_the_order_asked_for(stage: &Stage) {
    let offered = |page: &Page| {
        page.strings(
            "return [...document.querySelectorAll('#sort-hits option')].map((option) => option.textContent)",
            Value::Null,
        )
    };
    let years = |page: &Page| -> Vec<u32> {
        let sources = page.strings(
            "return [...document.querySelectorAll('.hitrow__src > a:first-child')].map((link) => link.innerText)",
            Value::Null,
        );
        let year = |source: &String| source.rsplit(' ').next().and_then(|year| year.parse().ok());
        sources.iter().filter_map(year).collect()
    };
    let page = stage.open("#/explore");
    assert_eq!(offered(&page), ["in document order", "by date, newest first"]);
    assert_eq!(page.field("Sort"), "document");
    assert_eq!(years(&page).first(), Some(&2016));
    page.choose("Sort", "by date, newest first");
    assert_eq!(page.route(), "#/explore?sort=date");
    assert_eq!(years(&page).first(), Some(&2020));
    let all = page.count();
    page.search("iran");
    assert_eq!(page.route(), "#/explore?q=iran&sort=date");
    assert_eq!(
        offered(&page),
        ["by best match", "by date, newest first", "in document order"]
    );
    assert_eq!(page.field("Sort"), "date");
    let newest = years(&page);
    assert!(newest.is_sorted_by(|one, other| one >= other), "{newest:?}");
    page.choose("Sort", "in document order");
    let oldest = years(&page);
    assert!(oldest.len() > 3 && oldest.is_sorted(), "{oldest:?}");
    page.reload();
    assert_eq!((page.field("Sort").as_str(), years(&page)), ("document", oldest));
    page.choose("Sort", "by best match");
    assert_eq!(page.route(), "#/explore?q=iran");
    page.back();
    page.back();
    assert_eq!((page.field("Sort").as_str(), years(&page)), ("date", newest));
    page.press("clear all");
    assert_eq!((page.route().as_str(), page.count()), ("#/explore?sort=date", all));
    page.sound();
}

fn answers_have_no_barriers(stage: &Stage) {
    for (width, media) in [(WIDE, Media::Light), (WIDE, Media::Dark), (PHONE, Media::Light)] {
        stage.browser.width(width);
        stage.browser.media(media);
        for view in ["#/about", "#/names", "#/entity/business-insider"] {
            let page = stage.open(view);
            assert_eq!(page.barriers(), [""; 0], "{view} at {width}, {media:?}");
            let over = page
                .browser
                .run("return document.documentElement.scrollWidth - innerWidth", Value::Null);
            assert!(over.as_i64().unwrap_or_default() <= 0, "{view} at {width}: {over}");
            page.sound();
        }
    }
}
