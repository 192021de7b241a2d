//! The address holds the view: shared, gone back to, loaded again, and read leniently.

use crate::Stage;

crate::tests![
    a_shared_link_shows_the_same,
    back_forward_and_reload,
    what_is_unknown_is_said,
    strange_addresses_do_no_harm,
    a_megabyte_does_no_harm,
];

const SHARED: &str = "#/explore?q=iran&place=baghdad,falluja&not-outlet=baghdad-post&from=2016";

fn a_shared_link_shows_the_same(stage: &Stage) {
    let page = stage.open("#/explore");
    page.search("iran");
    page.narrow("Places", "Baghdad");
    page.narrow("Places", "Falluja");
    page.exclude("Outlets", "Baghdad Post");
    page.fill("From", "2016");
    assert_eq!(page.route(), SHARED);
    assert!(page.count() > 0);
    let (link, text) = (page.link(), page.results());

    let theirs = stage.stranger();
    let same = browser_tests::Page::at(&theirs, &stage.server, &link);
    assert_eq!(same.results(), text);
    assert_eq!(same.route(), SHARED);
    same.sound();
    page.sound();
}

fn back_forward_and_reload(stage: &Stage) {
    let page = stage.open("");
    page.go("Explore");
    page.narrow("Places", "Baghdad");
    page.narrow("Places", "Falluja");
    let text = page.results();
    page.go("Compare");
    page.back();
    assert_eq!(page.results(), text);
    page.back();
    assert_eq!(page.route(), "#/explore?place=baghdad");
    page.back();
    page.back();
    assert!(page.heading().starts_with("Five reports"));
    page.forward();
    page.forward();
    page.forward();
    assert_eq!(page.results(), text);
    page.reload();
    assert_eq!(page.route(), "#/explore?place=baghdad,falluja");
    assert_eq!(page.chips(), ["Baghdad", "Falluja"]);
    page.sound();
}

fn what_is_unknown_is_said(stage: &Stage) {
    for (route, notice) in [
        ("#/nowhere", "There is no page “/nowhere” here."),
        ("#/read/no-such", "There is no document “no-such” in this corpus."),
        (
            "#/read/baghdad-post-2019/999",
            "There is no paragraph “999” in this corpus.",
        ),
        ("#/entity/no-such", "There is no name “no-such” in this corpus."),
        ("#/compare/no-such", "There is no question “no-such” in this corpus."),
        (
            "#/explore?place=atlantis",
            "There is no place “atlantis” in this corpus.",
        ),
        (
            "#/explore?unit=pounds",
            "“unit” in the address was not understood and was left out.",
        ),
        (
            "#/explore?from=yesterday",
            "“yesterday” in the address is no date: nothing was published then.",
        ),
        (
            "#/explore?colour=red",
            "“colour” in the address was not understood and was left out.",
        ),
    ] {
        let page = stage.open(route);
        assert_eq!(page.notices(), [notice], "{route}");
        assert!(!page.heading().is_empty(), "{route}");
        page.sound();
    }
    // The next step clears it.
    let page = stage.open("#/nowhere");
    page.go("About");
    assert_eq!(page.notices(), [""; 0]);
}

fn strange_addresses_do_no_harm(stage: &Stage) {
    for route in [
        "#",
        "#?",
        "#//",
        "#/read",
        "#/read/",
        "#/read/baghdad-post-2019/-1",
        "#/explore?",
        "#/explore?&&&=",
        "#/explore?q=%",
        "#/explore?q=%FF%FE",
        "#/explore?q=%00",
        "#/explore?q=<script>alert(1)</script>",
        "#/entity/%3Cimg%20src=x%20onerror=alert(1)%3E",
        "#/explore?from=9999999&to=-1",
        "#/explore?from=2020&to=2016",
        "#/compare?columns=everything&sort=up",
        "#/explore?place=,,,&place=baghdad&place=baghdad",
    ] {
        let page = stage.open(route);
        assert_eq!(page.error_screen(), None, "{route}");
        assert!(!page.heading().is_empty(), "{route}");
        page.sound();
    }
}

fn a_megabyte_does_no_harm(stage: &Stage) {
    let page = stage.open(&format!("#/explore?q={}", "iran%20".repeat(150_000)));
    assert_eq!(page.error_screen(), None);
    assert!(
        page.notices()
            .contains(&"The address is too long; its end was left out.".to_owned()),
        "{:?}",
        page.notices()
    );
    page.go("About");
    assert_eq!(page.heading(), "About this corpus");
    page.sound();
}
