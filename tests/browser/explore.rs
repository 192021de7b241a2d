//! Explore: the switches of words, earlier searches, the order of values, the brush over the years, files, reasons; and every
//! number on a button against the result after its click.

use browser_tests::{Choice, Key, Media, Offer, PHONE, Page, WIDE};
use serde_json::{Value, json};

use crate::Stage;

crate::tests![
    every_button_of_documents_keeps_its_promise,
    every_button_of_passages_keeps_its_promise,
    every_button_of_claims_keeps_its_promise,
    words_are_found_as_the_switches_say,
    a_page_whose_texts_were_joined_shows_the_same,
    earlier_searches_are_offered_and_forgotten,
    values_sort_by_count_and_by_name,
    newsrooms_and_parts_of_the_text_narrow,
    years_are_drawn_with_the_mouse,
    years_are_chosen_with_the_keys,
    a_hit_of_each_unit_says_why,
    what_was_found_can_be_taken_along,
    no_barriers_in_exploring,
    nothing_in_explore_scrolls_sideways,
];

/// Facets of what a paragraph mentions, of documents, and of claims, as they stand in the panel.
const FACETS: [&str; 5] = ["Places", "Printed by", "Voices", "Stance", "Part of the text"];

/// Presses every button that can be seen of the facets above, and takes each back.
fn keeps_every_promise(stage: &Stage, unit: &str, starts: &[&str]) {
    let mut broken = Vec::new();
    let mut tried = 0;
    for start in starts {
        let page = stage.open(&format!("#/explore?unit={unit}{start}"));
        assert_eq!(page.notices(), [""; 0], "{start}");
        let now = page.count();
        let offers: Vec<Offer> = page.offers();
        let offers = offers.iter().filter(|offer| FACETS.contains(&offer.facet.as_str()));
        for offer in offers {
            let (found, expected) = (page.take(offer), offer.promised(now));
            if found != expected {
                broken.push(format!("{start}: {offer:?} from {now} gives {found}"));
            }
            tried += 1;
            let back = if offer.moves() {
                page.back();
                page.count()
            } else {
                page.undo(&offer.facet, &offer.value, offer.choice)
            };
            assert_eq!(back, now, "taking back {offer:?}");
        }
        for facet in FACETS {
            let of_it = |choice| {
                page.offers()
                    .iter()
                    .any(|offer| offer.facet == facet && offer.choice == choice)
            };
            assert!(
                of_it(Choice::Include) || of_it(Choice::Exclude),
                "{start}: nothing of {facet}"
            );
        }
        page.sound();
    }
    assert!(tried > 30 * starts.len(), "only {tried}");
    assert!(broken.is_empty(), "of {tried}:\n{}", broken.join("\n"));
}

fn every_button_of_documents_keeps_its_promise(stage: &Stage) {
    keeps_every_promise(
        stage,
        "documents",
        &["", "&q=iran&place=baghdad&newsroom=business-insider"],
    );
}

fn every_button_of_passages_keeps_its_promise(stage: &Stage) {
    keeps_every_promise(
        stage,
        "passages",
        &["", "&q=militias&exactly=1&place=baghdad,falluja&place-mode=all"],
    );
}

fn every_button_of_claims_keeps_its_promise(stage: &Stage) {
    keeps_every_promise(
        stage,
        "claims",
        &["", "&q=iran&spellings=off&stance=support&role=body,headline"],
    );
}

fn words_are_found_as_the_switches_say(stage: &Stage) {
    let page = stage.open("#/explore");
    page.search("suleimani");
    let usual = page.count();
    page.tick("Other spellings");
    assert_eq!(page.route(), "#/explore?q=suleimani&spellings=off");
    assert!(page.count() < usual, "{} of {usual}", page.count());
    assert_eq!(page.chips(), ["“suleimani”", "in this spelling alone"]);
    page.press("Remove in this spelling alone");
    assert_eq!((page.count(), page.route().as_str()), (usual, "#/explore?q=suleimani"));
    page.tick("Exactly as typed");
    assert_eq!(page.route(), "#/explore?q=suleimani&exactly=1");
    assert!(page.count() < usual);
    assert!(page.text().contains("not while exactly as typed"));
    let exactly = page.count();
    page.reload();
    assert_eq!((page.count(), page.chips()[1].as_str()), (exactly, "exactly as typed"));
    page.back();
    assert_eq!(page.count(), usual);
    page.sound();
}

fn earlier_searches_are_offered_and_forgotten(stage: &Stage) {
    let page = stage.open("#/explore");
    for query in ["iran", "falluja", "iraq"] {
        page.search(query);
    }
    page.key("/");
    page.browser.run("document.activeElement.select()", Value::Null);
    page.key("ir");
    let (ways, _) = page.ways();
    assert_eq!(
        ways.get(..2),
        Some(&["iraq".to_owned(), "iran".to_owned()][..]),
        "{ways:?}"
    );
    page.arrow(Key::Down);
    page.arrow(Key::Down);
    page.enter();
    assert_eq!(page.field("Search passages, claims and names"), "iran");
    page.press("clear all");
    page.key("/");
    page.arrow(Key::Down);
    let offered = ["iran", "iraq", "falluja", "Forget these searches"].map(str::to_owned);
    assert_eq!(page.ways(), (offered.to_vec(), Some("iran".to_owned())));
    assert_eq!(page.barriers(), [""; 0]);
    page.arrow(Key::Up);
    assert_eq!(page.ways().1.as_deref(), Some("Forget these searches"));
    page.enter();
    assert_eq!((page.ways().0, page.route().as_str()), (Vec::new(), "#/explore"));
    page.arrow(Key::Down);
    assert_eq!(page.ways().0, [""; 0]);
    let kept = page.browser.run(
        "return JSON.stringify([{...localStorage}, {...sessionStorage}])",
        Value::Null,
    );
    assert!(!kept.to_string().contains("falluja"), "{kept}");
    page.sound();
}

/// The values of a facet as they stand.
fn values(page: &Page, facet: &str) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    for offer in page.offers() {
        if offer.facet == facet && !values.contains(&offer.value) {
            values.push(offer.value);
        }
    }
    values
}

fn values_sort_by_count_and_by_name(stage: &Stage) {
    let page = stage.open("#/explore");
    let by_count = values(&page, "Places");
    page.match_values("Places", "by name");
    let by_name = values(&page, "Places");
    assert!(by_name.is_sorted_by_key(|name| name.to_lowercase()), "{by_name:?}");
    assert_ne!(by_name, by_count);
    page.show_all("Places");
    page.match_values("Places", "by count");
    assert_eq!(values(&page, "Places").get(..by_count.len()), Some(&by_count[..]));
    page.sound();
}

fn newsrooms_and_parts_of_the_text_narrow(stage: &Stage) {
    let page = stage.open("#/explore?unit=documents");
    page.narrow("Printed by", "Business Insider");
    let newsroom = page.count();
    assert_eq!(page.route(), "#/explore?unit=documents&newsroom=business-insider");
    page.visit("#/explore?unit=documents&outlet=business-insider");
    assert!(
        page.count() < newsroom,
        "its Australian edition is of the same newsroom"
    );
    page.visit("#/explore?q=role:headline");
    let found = page.count();
    page.visit("#/explore?role=headline");
    assert_eq!(page.count(), found);
    assert!(found > 0);
    page.sound();
}

/// The middle of the bar of a year.
fn bar(page: &Page, year: &str) -> (f64, f64) {
    let script = "const bar = [...document.querySelectorAll('.hist__bars a')].find((bar) => bar.getAttribute('aria-label').startsWith(a));
        bar.scrollIntoView({ block: 'center' });
        const box = bar.getBoundingClientRect();
        return [box.left + box.width / 2, box.top + 20]";
    let place = page.browser.run(script, json!(year));
    (
        place[0].as_f64().unwrap_or_default(),
        place[1].as_f64().unwrap_or_default(),
    )
}

fn years_are_drawn_with_the_mouse(stage: &Stage) {
    let page = stage.open("#/explore");
    let all = page.count();
    stage.browser.drag(bar(&page, "2017"), bar(&page, "2019"));
    page.wait("the years are chosen", "location.hash.includes('from')");
    assert_eq!(page.route(), "#/explore?from=2017&to=2019");
    assert_eq!(page.chips(), ["2017 to 2019"]);
    let some = page.count();
    assert!(some < all);
    assert_eq!(
        (page.field("First year"), page.field("Last year")),
        ("2017".to_owned(), "2019".to_owned())
    );
    // Backwards, and over all of them.
    stage.browser.drag(bar(&page, "2018"), bar(&page, "2016"));
    page.wait("the years are chosen", "location.hash.includes('from=2016')");
    assert_eq!(page.route(), "#/explore?from=2016&to=2018");
    stage.browser.drag(bar(&page, "2016"), bar(&page, "2020"));
    page.wait("all are chosen", "!location.hash.includes('from')");
    assert_eq!((page.route().as_str(), page.count()), ("#/explore", all));
    page.back();
    page.back();
    assert_eq!(
        (page.route().as_str(), page.count()),
        ("#/explore?from=2017&to=2019", some)
    );
    // A bar is still a link.
    page.follow("2018: ");
    assert_eq!(page.route(), "#/explore?from=2018&to=2018");
    page.sound();
}

fn years_are_chosen_with_the_keys(stage: &Stage) {
    let page = stage.open("#/explore");
    let all = page.count();
    page.focus("First year");
    page.arrow(Key::Right);
    assert_eq!(page.route().replace("&to=2020", ""), "#/explore?from=2017");
    assert!(page.count() < all);
    assert_eq!(page.focused(), "First year");
    page.arrow(Key::Right);
    page.wait("it is written", "location.hash.includes('from=2018')");
    page.focus("Last year");
    page.arrow(Key::Home);
    assert_eq!(page.chips(), ["2018 to 2018"], "the ends do not cross");
    let said = "return document.getElementById('last-year').getAttribute('aria-valuetext')";
    assert_eq!(page.string(said, Value::Null), "2018");
    page.back();
    page.back();
    assert_eq!(
        (page.route().as_str(), page.count()),
        ("#/explore", all),
        "steps by keys are one in the history"
    );
    page.sound();
}

fn a_hit_of_each_unit_says_why(stage: &Stage) {
    for unit in ["documents", "passages", "claims"] {
        let page = stage.open(&format!("#/explore?q=suleimani&unit={unit}"));
        page.press("why here");
        let text = page.results();
        assert!(text.contains("“suleimani” in the "), "{unit}: {text}");
        assert!(
            text.contains("Scores 100 where the best hit scores 100"),
            "{unit}: {text}"
        );
        page.sound();
    }
}

fn what_was_found_can_be_taken_along(stage: &Stage) {
    let page = stage.open("#/explore?q=falluja&unit=claims&exactly=1");
    page.press("Share and export");
    assert_eq!(page.field("Address of what you see"), page.link());
    for name in ["All records", "FollowTheMoney", "Bulk", "Annotations"] {
        page.reach("button", name, "main");
    }
    page.press("Table");
    page.wait(
        "the menu says what came of it",
        "/ready|No file/.test(document.querySelector('.export__said').textContent)",
    );
    let said = page.text_of(".export__said");
    let there = page.browser.run(
        "return (await fetch('crosscheck.js', { method: 'HEAD' })).ok",
        Value::Null,
    );
    if there == json!(true) {
        assert!(said.starts_with("crosscheck-claims.csv is ready: "), "{said}");
        page.sound();
    } else {
        assert!(said.contains("A development build does not have it"), "{said}");
        // The refusal is in the console, as it should be.
        let _ = page.complaints();
    }
}

/// A view with everything open that this view has.
const OPENED: [&str; 2] = [
    "#/explore?q=suleimani&from=2017&to=2019&place=baghdad",
    "#/explore?unit=claims&exactly=1",
];

fn open_all(page: &Page) {
    page.browser.run(
        "document.querySelectorAll('main details').forEach((part) => { part.open = true; })",
        Value::Null,
    );
}

fn no_barriers_in_exploring(stage: &Stage) {
    let mut barriers = Vec::new();
    for (media, width) in [
        (Media::Light, WIDE),
        (Media::Dark, WIDE),
        (Media::Forced, WIDE),
        (Media::Light, PHONE),
        (Media::Dark, PHONE),
    ] {
        for view in OPENED {
            stage.browser.width(width);
            stage.browser.media(media);
            let page = stage.open(view);
            open_all(&page);
            for barrier in page.barriers() {
                barriers.push(format!("{view} at {width}, {media:?}: {barrier}"));
            }
            page.sound();
        }
    }
    assert!(barriers.is_empty(), "{}", barriers.join("\n"));
}

fn nothing_in_explore_scrolls_sideways(stage: &Stage) {
    for width in [320, PHONE, 700, 961, WIDE] {
        for view in OPENED {
            stage.browser.width(width);
            let page = stage.open(view);
            open_all(&page);
            let over = page
                .browser
                .run("return document.documentElement.scrollWidth - innerWidth", Value::Null);
            assert!(over.as_i64().unwrap_or_default() <= 0, "{view} at {width}: {over}");
            page.sound();
        }
    }
}

/// Extensions call `normalize` on a page, which takes away texts that the program would write to.
fn a_page_whose_texts_were_joined_shows_the_same(stage: &Stage) {
    let page = stage.open("#/explore");
    let join = || page.browser.run("document.body.normalize()", Value::Null);
    join();
    page.search("iran");
    join();
    page.narrow("Places", "Falluja");
    let (route, shown) = (page.route(), page.text());
    let fresh = stage.open(&route);
    fresh.show_all("Places");
    assert!(shown == fresh.text(), "{shown}\nis not\n{}", fresh.text());
    fresh.sound();
    // Where the reader writes they go on writing.
    fresh.browser.run("document.querySelector('#q').focus()", Value::Null);
    join();
    assert_eq!(fresh.browser.run("return document.activeElement.id", Value::Null), "q");
}
