//! Who is heard: people, bodies, reports and outlets, on their pages, in the facets and in queries.

use crate::Stage;

crate::tests![
    institutions_and_outlets_are_heard,
    voices_are_found_by_fields_and_facets,
    an_unknown_value_shows_nothing_and_says_so,
    the_claim_that_matches_stands_first,
    a_value_is_found_by_a_printed_name,
];

fn institutions_and_outlets_are_heard(stage: &Stage) {
    for (name, says) in [
        ("wall-street-journal", "Claims by it: 12"),
        ("dod-inspector-general", "Claims by it: 23"),
        ("reuters", "Claims by it: 2"),
        ("al-jazeera", "Claims that came through it: 7"),
        ("us-led-coalition", "Claims by those who belong to it: 3"),
    ] {
        let page = stage.open(&format!("#/entity/{name}"));
        assert!(page.text().contains(says), "{name}: {}", page.text());
        assert!(!page.text().contains("Never heard"), "{name}");
        page.sound();
    }
    let page = stage.open("#/entity/qassem-soleimani");
    assert!(page.text().contains("Never heard"), "{}", page.text());
    page.sound();
}

fn voices_are_found_by_fields_and_facets(stage: &Stage) {
    for (typed, chosen, count) in [
        ("said-by:WSJ", "voice=wall-street-journal", 12),
        ("said-by:\"Wall Street Journal\"", "voice=wall-street-journal", 12),
        ("said-by:reuters", "voice=reuters", 2),
        ("through:\"al jazeera\"", "through=al-jazeera", 7),
        ("quantity:17", "quantity=17+civilians+killed", 1),
        ("quantity:\"more than 12\"", "quantity=more+than+12+fighters+killed", 1),
        ("standing:armed-group", "standing=armed-group", 7),
    ] {
        let page = stage.open("#/explore?unit=claims");
        page.search(typed);
        assert_eq!(page.count(), count, "{typed}");
        page.visit(&format!("#/explore?unit=claims&{chosen}"));
        assert_eq!(page.count(), count, "{chosen}");
        page.sound();
    }
}

fn an_unknown_value_shows_nothing_and_says_so(stage: &Stage) {
    let page = stage.open("#/explore?voices=nobody");
    assert_eq!(page.count(), 0);
    assert_eq!(
        page.notices(),
        [
            "“voices” in the address was read as “voice”.",
            "There is no voice “nobody” in this corpus."
        ]
    );
    assert_eq!(page.chips(), ["“nobody”, which nothing here is called"]);
    page.press("Remove “nobody”, which nothing here is called");
    assert!(page.count() > 0);
    assert_eq!(page.route(), "#/explore");
    for route in [
        "#/explore?from=soon",
        "#/explore?q=said-by:nobody+",
        "#/explore?q=date:soon+",
    ] {
        page.visit(route);
        assert_eq!(page.count(), 0, "{route}");
    }
    page.sound();
}

fn the_claim_that_matches_stands_first(stage: &Stage) {
    let page = stage.open("#/explore?q=17+civilians");
    let first = page.text_of(".hitrow .hitrow__claims");
    assert!(first.contains("17 civilians"), "{first}");
    page.visit("#/explore?q=17+civilians&unit=claims");
    let first = page.text_of(".hitrow--claim");
    assert!(first.contains("17 civilians"), "{first}");
    page.sound();
}

fn a_value_is_found_by_a_printed_name(stage: &Stage) {
    let page = stage.open("#/explore");
    page.focus("Find in Organisations");
    page.key("hashid sh");
    let offers = page.offers().into_iter().filter(|offer| offer.facet == "Organisations");
    let values: Vec<String> = offers.map(|offer| offer.value).collect();
    assert!(
        values.iter().any(|value| value == "Popular Mobilization Units"),
        "{values:?}"
    );
    assert!(page.text().contains("found as Hashid Shaabi"), "{}", page.text());
    page.sound();
}
