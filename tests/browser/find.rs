//! From typed words to results.

use browser_tests::{Key, Media, PHONE};
use serde_json::Value;

use crate::Stage;

crate::tests![
    other_spellings_are_found,
    a_search_from_any_view,
    typing_keeps_the_focus_and_its_history_entry,
    what_is_listed_is_what_is_counted,
    nothing_found_says_what_to_do,
    a_slip_in_the_query_is_said,
    slips_are_said_in_words,
    a_step_right_after_typing_keeps_the_words,
    dates_narrow_and_say_what_is_wrong,
    fields_ask_for_values,
    each_example_of_the_help_finds_something,
    a_query_is_completed_by_keys,
    a_query_is_completed_by_the_mouse,
];

fn other_spellings_are_found(stage: &Stage) {
    for (typed, name) in [
        ("suleimani", "Qassem Soleimani"),
        ("hashd al-shaabi", "Popular Mobilization"),
        ("fallujah", "Falluja"),
    ] {
        let page = stage.open("#/explore");
        let all = page.count();
        page.search(typed);
        let found = page.count();
        assert!(found > 0 && found < all, "{typed}: {found} of {all}");
        assert!(page.text().contains(name), "{typed} finds {name}: {}", page.text());
        page.sound();
    }
}

fn a_search_from_any_view(stage: &Stage) {
    for view in ["", "#/compare", "#/about", "#/entity/qassem-soleimani"] {
        let page = stage.open(view);
        page.search("security forces");
        assert_eq!(page.route(), "#/explore?q=security+forces");
        assert!(page.count() > 0);
        assert_eq!(page.field("Search passages, claims and names"), "security forces");
        assert_eq!(page.chips(), ["“security forces”"]);
        page.sound();
    }
}

fn typing_keeps_the_focus_and_its_history_entry(stage: &Stage) {
    let page = stage.open("#/compare");
    page.go("Explore");
    let entries = || page.browser.run("return history.length", Value::Null);
    let before = entries();
    let all = page.count();
    page.key("/");
    for letter in "militias".chars() {
        page.key(&letter.to_string());
        assert_eq!(page.focused(), "Search passages, claims and names");
    }
    assert!(page.count() < all);
    page.wait("the address has the query", "location.hash === '#/explore?q=militias'");
    assert_eq!(entries(), before, "letters leave no history entries");
    page.back();
    assert!(
        page.heading().contains("questions split"),
        "one step back leaves the search: {}",
        page.route()
    );
    page.forward();
    assert_eq!(page.field("Search passages, claims and names"), "militias");
    page.sound();
}

fn what_is_listed_is_what_is_counted(stage: &Stage) {
    for route in [
        "#/explore",
        "#/explore?q=iran",
        "#/explore?q=suleimani&person=qassem-soleimani",
    ] {
        let page = stage.open(route);
        for unit in ["Documents", "Passages", "Claims"] {
            let button = page
                .names("button")
                .into_iter()
                .find(|name| name.starts_with(unit))
                .expect(unit);
            page.press(unit);
            let count = page.count();
            assert_eq!(button, format!("{unit} {count}"), "{route}");
            assert_eq!(page.listed(), count, "{route} {unit}");
        }
        page.sound();
    }
}

fn nothing_found_says_what_to_do(stage: &Stage) {
    let page = stage.open("#/explore");
    let all = page.count();
    page.search("xyzzyqwert");
    assert_eq!(page.count(), 0);
    assert!(page.text().contains("Nothing matches all of this."), "{}", page.text());
    page.follow("start again");
    assert_eq!(page.count(), all);
    assert_eq!(page.route(), "#/explore");
    page.sound();
}

/// The address follows typing after a moment. Whoever is faster loses nothing.
fn a_step_right_after_typing_keeps_the_words(stage: &Stage) {
    let page = stage.open("#/explore");
    page.key("/");
    page.browser.write("iran");
    page.narrow("Places", "Baghdad");
    assert_eq!(page.route(), "#/explore?q=iran&place=baghdad");
    page.back();
    assert_eq!(
        page.field("Search passages, claims and names"),
        "iran",
        "{}",
        page.route()
    );

    let page = stage.open("#/explore");
    let all = page.count();
    page.key("/");
    page.browser.write("xyzzyqwert");
    page.follow("start again");
    assert_eq!(page.count(), all);
    page.sound();
}

/// Half-typed queries are read leniently: never an error, never a blank list without a word.
fn a_slip_in_the_query_is_said(stage: &Stage) {
    let page = stage.open("#/explore");
    for slip in [
        "\"iran",
        "(iran",
        "iran AND",
        "colour:red",
        "-",
        "“",
        "iran OR OR",
        "((((",
        "*",
        "\u{0}\u{202e}",
    ] {
        page.visit(&format!("#/explore?q={}", encoded(slip)));
        assert!(!page.text_of("#h-hits").is_empty(), "{slip:?}");
        page.sound();
    }
}

fn slips_are_said_in_words(stage: &Stage) {
    let page = stage.open("#/explore");
    page.search("\"security for");
    let open = "A quotation mark is open: the phrase was read to the end.";
    assert!(page.count() > 0 && page.text().contains(open), "{}", page.text());
    let turned = "The dates ran backwards: they were turned round.";
    page.visit("#/explore?q=date:2020..2016+");
    let all = page.count();
    assert!(page.text().contains(turned), "{}", page.text());
    page.visit("#/explore?from=2020&to=2016");
    assert_eq!(page.count(), all);
    assert!(page.text().contains(turned), "{}", page.text());
    let page = stage.open("#/explore");
    page.fill("From", "2019");
    page.fill("to", "2016");
    assert!(page.count() > 0 && page.text().contains(turned), "{}", page.text());
    page.sound();
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

fn dates_narrow_and_say_what_is_wrong(stage: &Stage) {
    let page = stage.open("#/explore");
    let all = page.count();
    page.fill("From", "2019");
    let since = page.count();
    assert!(since > 0 && since < all, "{since} of {all}");
    assert_eq!(page.route(), "#/explore?from=2019");
    assert_eq!(page.chips(), ["since 2019"]);
    page.fill("to", "2019-06");
    assert!(page.count() <= since);
    assert_eq!(page.chips(), ["2019 to 2019-06"]);

    let before = page.count();
    page.fill("From", "yesterday");
    assert!(
        page.text().contains("“yesterday” is no date. Try 2016 or 2016-06."),
        "{}",
        page.text()
    );
    assert_eq!(page.count(), before, "a bad date changes nothing");

    page.press("Remove 2019 to 2019-06");
    assert_eq!((page.count(), page.route().as_str()), (all, "#/explore"));
    page.sound();
}

/// What is asked for in words is what is asked for by choosing.
fn fields_ask_for_values(stage: &Stage) {
    let page = stage.open("#/explore?place=falluja");
    let chosen = page.count();
    for typed in ["place:falluja", "place:\"Fallujah\"", "place:fall", "-(-place:falluja)"] {
        page.visit(&format!("#/explore?q={}", encoded(typed)));
        assert_eq!(page.count(), chosen, "{typed}");
        page.sound();
    }
    page.visit("#/explore?q=place:falluxa");
    assert!(
        page.text()
            .contains("There is no place “falluxa”; did you mean Falluja? It was read so."),
        "{}",
        page.text()
    );
    assert_eq!(page.count(), chosen);
    page.visit("#/explore?stance=deny&unit=claims");
    let denying = page.count();
    page.visit("#/explore?q=stance:denies&unit=claims");
    assert_eq!(page.count(), denying);
    page.visit("#/explore?q=date:2019..2020");
    let since = page.count();
    page.visit("#/explore?from=2019&to=2020");
    assert_eq!(page.count(), since);
    page.sound();
}

/// The help stays open while its examples are tried, and none of them is a slip.
fn each_example_of_the_help_finds_something(stage: &Stage) {
    let page = stage.open("#/explore");
    let examples = || {
        page.strings(
            "return [...document.querySelectorAll('.help a')].map((link) => link.innerText)",
            Value::Null,
        )
    };
    assert_eq!(examples().concat(), "", "closed until asked for");
    page.browser
        .run("document.querySelector('.help summary').click()", Value::Null);
    let all = examples();
    for field in ["said-by:", "about:", "in:", "place:", "stance:", "date:", "question:"] {
        assert!(all.iter().any(|example| example.starts_with(field)), "{field}: {all:?}");
    }
    for example in &all {
        page.follow_in(".help", example);
        assert_eq!(page.field("Search passages, claims and names"), *example);
        assert!(page.count() > 0, "{example}");
        let said = page.text_of(".qbar");
        assert!(
            !said.contains("left out") && !said.contains("finds nothing") && !said.contains("did you mean"),
            "{example}: {said}"
        );
        page.sound();
    }
    assert_eq!(examples(), all);
    for media in [Media::Light, Media::Dark] {
        stage.browser.media(media);
        assert_eq!(page.barriers(), [""; 0], "{media:?}");
    }
    for width in [320, PHONE] {
        stage.browser.width(width);
        let wide = page
            .browser
            .run("return document.documentElement.scrollWidth > innerWidth", Value::Null);
        assert_eq!(wide, Value::Bool(false), "at {width}");
    }
    page.sound();
}

/// Nothing is taken until it is chosen, and Escape leaves what was typed.
fn a_query_is_completed_by_keys(stage: &Stage) {
    let page = stage.open("#/explore");
    let all = page.count();
    let typed = || page.field("Search passages, claims and names");
    page.key("/");
    page.key("sulei");
    assert_eq!(page.ways(), (vec!["Qassem Soleimani".to_owned()], None));
    page.arrow(Key::Down);
    assert_eq!(page.ways().1.as_deref(), Some("Qassem Soleimani"));
    assert_eq!(typed(), "sulei");
    for media in [Media::Light, Media::Dark] {
        stage.browser.media(media);
        assert_eq!(page.barriers(), [""; 0], "{media:?}");
    }
    page.escape();
    assert_eq!(page.ways(), (Vec::new(), None));
    assert_eq!(typed(), "sulei");
    page.arrow(Key::Up);
    page.enter();
    assert_eq!(typed(), "about:\"Qassem Soleimani\" ");
    assert_eq!(page.ways(), (Vec::new(), None));
    assert_eq!(page.focused(), "Search passages, claims and names");
    assert!(page.count() > 0 && page.count() < all);
    page.key("-plac");
    page.arrow(Key::Down);
    page.enter();
    assert_eq!(typed(), "about:\"Qassem Soleimani\" -place:");
    assert_eq!(page.ways().0.len(), 8, "the name of a field asks for its value");
    page.key("fal");
    assert_eq!(page.ways(), (vec!["Falluja".to_owned()], None));
    page.arrow(Key::Down);
    page.enter();
    assert_eq!(typed(), "about:\"Qassem Soleimani\" -place:Falluja ");
    page.sound();
}

fn a_query_is_completed_by_the_mouse(stage: &Stage) {
    stage.browser.width(PHONE);
    let page = stage.open("#/explore");
    page.key("/");
    page.key("khed");
    assert_eq!(page.ways().0, ["Ali Khedery"]);
    let press = "document.querySelector('#way-0').dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }))";
    page.browser.run(press, Value::Null);
    assert_eq!(
        page.field("Search passages, claims and names"),
        "about:\"Ali Khedery\" "
    );
    page.browser.run("document.activeElement.select()", Value::Null);
    page.key("iraq");
    assert!(!page.ways().0.is_empty());
    let wide = page
        .browser
        .run("return document.documentElement.scrollWidth > innerWidth", Value::Null);
    assert_eq!(wide, Value::Bool(false));
    page.tab();
    assert_eq!(page.ways().0, [""; 0], "the list goes with the focus");
    page.sound();
}
