//! Facets: every number on a button is the number its own click leads to.

use browser_tests::{Choice, Offer, Page};

use crate::Stage;

crate::tests![
    numbers_keep_their_promise_in_documents,
    numbers_keep_their_promise_in_passages,
    numbers_keep_their_promise_in_claims,
    a_place_narrows,
    several_values_add_or_meet,
    chips_take_choices_back,
    a_value_is_found_by_its_name,
    the_focus_stays_on_the_button,
    a_bar_of_the_years_narrows,
];

/// Selections that offers are taken from: values added to another, and values that must meet.
const ADDED: &str = "place=baghdad";
const MET: &str = "organisation=popular-mobilization-units,isis&organisation-mode=all";
const WORDS: &str = "q=iran";
const LEFT_OUT: &str = "q=militias&not-outlet=track-persia";
const DATED: &str = "place=baghdad,falluja&from=2017&dates=certain";

/// Offers tried of each facet and kind: the first and the last.
fn few(offers: &[Offer]) -> Vec<Offer> {
    let mut groups: Vec<Vec<Offer>> = Vec::new();
    for offer in offers {
        // Two voices may have one name; then a name is not enough to find the button again.
        let same =
            |other: &&Offer| (&other.facet, &other.value, other.choice) == (&offer.facet, &offer.value, offer.choice);
        if offers.iter().filter(same).count() > 1 {
            continue;
        }
        match groups.last_mut() {
            Some(group) if group[0].facet == offer.facet => group.push(offer.clone()),
            _ => groups.push(vec![offer.clone()]),
        }
    }
    let some = |group: Vec<Offer>| {
        let (include, exclude): (Vec<_>, Vec<_>) = group.into_iter().partition(|offer| offer.choice == Choice::Include);
        [include, exclude].map(|offers| {
            let mut places = vec![0, offers.len().saturating_sub(1)];
            places.dedup();
            places
                .into_iter()
                .filter_map(|place| offers.get(place).cloned())
                .collect::<Vec<_>>()
        })
    };
    groups.into_iter().flat_map(some).flatten().collect()
}

fn keeps_promises(stage: &Stage, unit: &str, starts: &[&str]) {
    let mut broken = Vec::new();
    let mut tried = 0;
    for start in starts {
        let page = stage.open(&format!("#/explore?unit={unit}&{start}"));
        assert_eq!(page.notices(), [""; 0], "{start}");
        let now = page.count();
        let offers = few(&page.offers());
        assert!(!offers.is_empty(), "{start}");
        let chosen = page.chips();
        for offer in offers {
            let (found, expected) = (page.take(&offer), offer.promised(now));
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
        assert_eq!(page.chips(), chosen, "{start}");
        page.sound();
    }
    assert!(tried > 20 * (starts.len() - 1), "{tried}");
    assert!(broken.is_empty(), "of {tried}:\n{}", broken.join("\n"));
}

fn numbers_keep_their_promise_in_documents(stage: &Stage) {
    keeps_promises(stage, "documents", &["", ADDED, MET, DATED]);
}

fn numbers_keep_their_promise_in_passages(stage: &Stage) {
    keeps_promises(stage, "passages", &["", ADDED, MET, WORDS, LEFT_OUT]);
}

fn numbers_keep_their_promise_in_claims(stage: &Stage) {
    keeps_promises(stage, "claims", &[ADDED, MET, LEFT_OUT]);
}

/// The promise of one value, found by its name.
fn offer(page: &Page, facet: &str, value: &str, choice: Choice) -> Offer {
    page.show_all(facet);
    let offers = page.offers();
    let found = offers
        .iter()
        .find(|offer| offer.facet == facet && offer.value == value && offer.choice == choice);
    found
        .unwrap_or_else(|| panic!("no {choice:?} {value} in {offers:#?}"))
        .clone()
}

fn a_place_narrows(stage: &Stage) {
    let page = stage.open("#/explore");
    let all = page.count();
    page.narrow("Places", "Falluja");
    let with = page.count();
    assert!(with > 0 && with < all);
    assert_eq!(page.route(), "#/explore?place=falluja");
    assert_eq!(page.chips(), ["Falluja"]);
    assert_eq!(page.listed(), with);
    page.back();
    assert_eq!(page.count(), all);
    page.exclude("Places", "Falluja");
    assert_eq!(page.count(), all - with);
    assert_eq!(page.route(), "#/explore?not-place=falluja");
    assert_eq!(page.chips(), ["not Falluja"]);
    page.sound();
}

fn several_values_add_or_meet(stage: &Stage) {
    let page = stage.open("#/explore?place=falluja");
    let one = page.count();
    let more = offer(&page, "Places", "Baghdad", Choice::Include);
    page.take(&more);
    assert_eq!(page.count(), more.promised(one));
    let either = page.count();
    page.match_values("Places", "all");
    assert_eq!(page.route(), "#/explore?place=baghdad,falluja&place-mode=all");
    assert!(page.count() <= one.min(either));
    page.match_values("Places", "any");
    assert_eq!(page.count(), either);
    page.sound();
}

fn chips_take_choices_back(stage: &Stage) {
    let page = stage.open("#/explore");
    let all = page.count();
    page.search("iran");
    let found = page.count();
    page.narrow("Places", "Baghdad");
    page.exclude("Outlets", "Track Persia");
    assert_eq!(page.chips(), ["“iran”", "Baghdad", "not Track Persia"]);
    page.press("Remove Baghdad");
    assert_eq!(page.focused(), "Remove not Track Persia", "the next chip has the focus");
    page.press("Remove not Track Persia");
    assert_eq!(page.focused(), "Remove “iran”", "the chip before has the focus");
    assert_eq!((page.count(), page.chips().len()), (found, 1));
    page.narrow("Places", "Baghdad");
    page.press("clear all");
    assert_eq!((page.count(), page.route().as_str()), (all, "#/explore"));
    assert_ne!(page.focused(), "page", "the focus stays in the view");
    assert_eq!(page.field("Search passages, claims and names"), "");
    page.sound();
}

fn a_value_is_found_by_its_name(stage: &Stage) {
    let page = stage.open("#/explore");
    page.focus("Find in Places");
    page.key("fall");
    let values: Vec<String> = page
        .offers()
        .into_iter()
        .filter(|offer| offer.facet == "Places")
        .map(|offer| offer.value)
        .collect();
    assert!(
        !values.is_empty() && values.iter().all(|value| value.to_lowercase().contains("fall")),
        "{values:?}"
    );
    page.key("zzz");
    assert!(page.text().contains("No value has this in its name."));
    page.sound();
}

fn the_focus_stays_on_the_button(stage: &Stage) {
    let page = stage.open("#/explore");
    page.narrow("Places", "Baghdad");
    let focused = page.focused();
    assert!(focused.starts_with("Included: Baghdad, in "), "{focused}");
    page.enter();
    assert_eq!(page.route(), "#/explore");
    assert!(
        page.focused().starts_with("Include Baghdad, leaves "),
        "{}",
        page.focused()
    );
    page.sound();
}

fn a_bar_of_the_years_narrows(stage: &Stage) {
    let page = stage.open("#/explore");
    let all = page.count();
    let bars: Vec<String> = page
        .names("link")
        .into_iter()
        .filter(|name| name.starts_with("20") && name.contains(" of "))
        .collect();
    assert!(bars.len() >= 4, "{bars:?}");
    let (year, rest) = bars[0].split_once(": ").expect("a year and its figure");
    let number: usize = rest
        .split(' ')
        .next()
        .and_then(|number| number.parse().ok())
        .expect("a figure");
    page.follow(&bars[0]);
    assert_eq!(page.count(), number, "{bars:?}");
    assert!(number < all);
    assert_eq!(page.chips(), [format!("{year} to {year}")]);
    page.sound();
}
