//! A figure that stands in more than one view is the same in all of them.

use browser_tests::Page;
use serde_json::Value;

use crate::Stage;

crate::tests![
    paragraphs_are_counted_alike,
    a_name_is_counted_alike,
    a_name_that_is_taken_apart_is_counted_alike,
    a_match_of_words_alone_is_told,
    questions_are_counted_alike,
    presets_are_counted_alike,
    separate_sources_are_counted_alike,
];

/// The number before a word in what the page says: "88 paragraphs" has 88 of "paragraphs".
fn number_of(page: &Page, place: &str, word: &str) -> usize {
    let text = page.text_of(place);
    let words: Vec<&str> = text
        .split(|letter: char| letter.is_whitespace() || letter == ',')
        .collect();
    let at = words
        .iter()
        .position(|each| each.trim_end_matches(['.', ';', ':']) == word);
    at.and_then(|at| at.checked_sub(1))
        .and_then(|at| words.get(at)?.parse().ok())
        .unwrap_or_else(|| panic!("no number of {word} in {place}: {text}"))
}

/// The column of a table whose heads read so, as numbers.
fn column(page: &Page, head: &str) -> Vec<usize> {
    let cells = page.strings(
        "for (const table of document.querySelectorAll('main table')) {
            const at = [...table.tHead.rows[0].cells].findIndex((cell) => cell.innerText.trim() === a);
            if (at >= 0) return [...table.tBodies[0].rows].map((row) => row.cells[at].innerText.trim());
        }
        return [];",
        Value::from(head),
    );
    cells.iter().map(|cell| cell.parse().expect("a number")).collect()
}

fn paragraphs_are_counted_alike(stage: &Stage) {
    let page = stage.open("#/about");
    let (each, others) = (
        column(&page, "Paragraphs"),
        column(&page, "Text of the site, not counted"),
    );
    let all: usize = each.iter().sum();
    assert!(all > 0 && others.iter().sum::<usize>() > 0, "{each:?} {others:?}");
    assert_eq!(number_of(&page, "footer", "paragraphs"), all);
    page.go("Overview");
    assert_eq!(number_of(&page, "main", "paragraphs"), all, "{}", page.text());
    page.go("Explore");
    assert_eq!(page.count(), all);
    page.press("Documents 5");
    let listed = page.strings(
        "return [...document.querySelectorAll('.hitrow__meta')].map((row) => row.innerText)",
        Value::Null,
    );
    let mut listed: Vec<usize> = listed
        .iter()
        .map(|row| {
            row.split_whitespace()
                .next()
                .and_then(|count| count.parse().ok())
                .expect("a number")
        })
        .collect();
    let mut sorted = each.clone();
    listed.sort_unstable();
    sorted.sort_unstable();
    assert_eq!(listed, sorted, "Explore counts a document as About does");
    let page = stage.open("#/read/baghdad-post-2017");
    assert_eq!(number_of(&page, ".dochead", "paragraphs"), each[2]);
    let text = page.text_of(".dochead");
    assert!(
        text.contains(&format!("; {} more are text of the site and not counted", others[2])),
        "{text}"
    );
    assert!(
        text.contains(&format!("of {} paragraphs follow Al-Monitor", each[2])),
        "{text}"
    );
    page.sound();
}

fn a_name_is_counted_alike(stage: &Stage) {
    let page = stage.open("#/entity/qassem-soleimani");
    let named = number_of(&page, "main", "paragraphs");
    let rows = page.strings(
        "return [...document.querySelectorAll('.barcode tbody tr')].map((row) => row.cells[2].innerText)",
        Value::Null,
    );
    let rows: Vec<Vec<usize>> = rows
        .iter()
        .map(|row| {
            row.split(" of ")
                .map(|count| count.trim().parse().expect("a number"))
                .collect()
        })
        .collect();
    assert_eq!(rows.iter().map(|row| row[0]).sum::<usize>(), named, "{rows:?}");
    assert_eq!(
        rows.iter().map(|row| row[1]).sum::<usize>(),
        number_of(&page, "footer", "paragraphs")
    );
    page.follow("Search its ");
    assert_eq!(
        page.count(),
        named,
        "Explore finds the paragraphs that the page of a name counts"
    );
    page.sound();
}

fn questions_are_counted_alike(stage: &Stage) {
    let page = stage.open("");
    let headings = page.strings(
        "return [...document.querySelectorAll('main h2')].map((each) => each.innerText)",
        Value::Null,
    );
    let split = headings
        .iter()
        .find(|heading| heading.contains("questions split the reports"))
        .expect("a heading that counts");
    page.go("Compare");
    assert_eq!(page.heading(), *split);
    page.sound();
}

/// How often, in how many paragraphs and in how many documents a name is printed, as its page says.
fn named(page: &Page) -> [usize; 2] {
    ["times", "paragraphs"].map(|word| number_of(page, ".ehead", word))
}

/// What the facet of organisations counts of a name.
fn in_facet(page: &Page, name: &str) -> usize {
    page.show_all("Organisations");
    let offer = page
        .names("button")
        .into_iter()
        .find(|button| button.starts_with(&format!("Include {name}, ")));
    let offer = offer.unwrap_or_else(|| panic!("no offer of {name}"));
    let count = offer.rsplit(' ').next().and_then(|count| count.parse().ok());
    count.unwrap_or_else(|| panic!("no number in {offer}"))
}

fn a_name_that_is_taken_apart_is_counted_alike(stage: &Stage) {
    let name = "Popular Mobilization Units";
    let page = stage.open("#/explore");
    let before_in_facet = in_facet(&page, name);
    page.visit("#/entity/popular-mobilization-units");
    let before = named(&page);
    assert_eq!(before[1], before_in_facet);
    page.press("Not the same? Undo and recount: PMF");
    let text = page.text();
    assert!(
        text.contains("This view is altered: “PMF” is not taken for Popular Mobilization Units."),
        "{text}"
    );
    assert!(
        text.contains("taken apart, not counted") && !text.contains("by you"),
        "{text}"
    );
    let after = named(&page);
    assert!(after[0] < before[0] && after[1] < before[1], "{before:?} {after:?}");
    let left = number_of(&page, ".ehead", "mentions");
    assert_eq!(
        after[0] + left,
        before[0],
        "nothing is lost: {left} are said not to count"
    );
    page.follow("Search its ");
    assert!(page.route().contains("altered="), "{}", page.route());
    assert_eq!(page.count(), after[1], "Explore finds what the page of the name counts");
    page.go("Explore");
    assert_eq!(in_facet(&page, name), after[1]);
    for view in ["Names", "Overview"] {
        page.go(view);
        let listed = page.strings(
            "return [...document.querySelectorAll('main li')].filter((item) => item.innerText.startsWith(a)).map((item) => item.innerText)",
            Value::from(name),
        );
        let counts: Vec<usize> = listed
            .iter()
            .filter_map(|item| {
                let rest = item.trim_start_matches(name).trim_start_matches([' ', '×', '\n']);
                rest.split_whitespace().next()?.parse().ok()
            })
            .collect();
        assert_eq!(counts, [after[0]], "{view}: {listed:?}");
    }
    page.press("Take back: “PMF” is not ");
    page.visit("#/entity/popular-mobilization-units");
    assert_eq!(named(&page), before);
    page.sound();
}

fn a_match_of_words_alone_is_told(stage: &Stage) {
    let mut told = 0;
    for id in [
        "qassem-soleimani",
        "popular-mobilization-units",
        "iran",
        "baghdad",
        "haider-al-abadi",
    ] {
        let page = stage.open(&format!("#/entity/{id}"));
        let (name, places) = (page.heading(), number_of(&page, ".ehead", "paragraphs"));
        let more = page.string(
            "return document.querySelector('.ehead').innerText.match(/finds (\\d+) more by the words alone/)?.[1] ?? '0'",
            Value::Null,
        );
        let more: usize = more.parse().expect("a number");
        page.go("Explore");
        page.search(&name);
        let all = page.count();
        let says = page.string(
            "return document.getElementById('by-words')?.innerText ?? ''",
            Value::Null,
        );
        if all > places {
            assert!(says.starts_with(&format!("{places} of them name")), "{name}: {says}");
            assert!(says.contains(&format!("; {} match", all - places)), "{name}: {says}");
            told += 1;
        } else {
            assert_eq!(says, "", "{name}");
        }
        assert_eq!(places + more, all, "{name}: its page foretells what is found");
        page.sound();
    }
    assert!(told > 0, "some name is found by words alone");
}

fn presets_are_counted_alike(stage: &Stage) {
    let page = stage.open("#/compare");
    let presets = page.strings(
        "return [...document.querySelectorAll('.asks a')].map((link) => link.id + ' ' + link.querySelector('.num').innerText)",
        Value::Null,
    );
    assert_eq!(presets.len(), 6, "{presets:?}");
    let all: usize = presets[0]
        .rsplit(' ')
        .next()
        .expect("a number")
        .parse()
        .expect("a number");
    for preset in &presets[1..] {
        let (key, count) = preset.split_once(' ').expect("a key and a number");
        let count: usize = count.parse().expect("a number");
        let key = key.trim_start_matches("preset-");
        page.visit(&format!("#/compare?preset={key}"));
        let says = format!("{count} of {all} questions: ");
        assert!(
            page.text_of("main header").contains(&says),
            "{key}: {}",
            page.text_of("main header")
        );
        let rows = page.strings(
            "return [...new Set([...document.querySelectorAll('#grid h2 [data-question]')].map((link) => link.dataset.question))]",
            Value::Null,
        );
        assert_eq!(rows.len(), count, "{key}: {rows:?}");
        let listed = page.strings(
            "return [...document.querySelectorAll('.asked tbody tr, .asked__parties > li')].map((row) => row.innerText)",
            Value::Null,
        );
        let list = page.string(
            "return document.getElementById('h-asked')?.innerText ?? ''",
            Value::Null,
        );
        if !list.is_empty() {
            assert!(list.starts_with(&format!("{} ", listed.len())), "{list}");
        }
        page.press("Read as text");
        let text = page.text_of(".as-text");
        assert!(
            text.contains(&says) && text.contains(&list),
            "{key}: {says} and {list} in {text}"
        );
        let questions = page.strings(
            "return [...document.querySelectorAll('.as-text h2')].map((heading) => heading.innerText)",
            Value::Null,
        );
        assert_eq!(
            questions.len(),
            count + usize::from(!list.is_empty()),
            "{key}: {questions:?}"
        );
        page.press("Show as tables");
    }
    page.sound();
}

fn separate_sources_are_counted_alike(stage: &Stage) {
    let page = stage.open("#/");
    assert!(
        page.text()
            .contains("Separate sources are those that do not depend on each other"),
        "explained where it first stands"
    );
    let question = "direction";
    page.go("Compare");
    let of_lead = "const row = [...document.querySelectorAll('#grid .pos')].filter((row) => row.querySelector('th').dataset.question === a);
        return row.map((row) => row.querySelector('.c-l .lines .vh')?.textContent ?? 'nobody')";
    let in_grid = page.strings(of_lead, Value::from(question));
    page.visit("#/");
    let on_overview = page.strings(
        "return [...document.querySelectorAll('.conc--lead .pos')].map((row) => row.querySelector('.c-l .lines .vh')?.textContent ?? 'nobody')",
        Value::Null,
    );
    assert_eq!(on_overview, in_grid, "the lead table and the grid");
    page.visit(&format!("#/compare/{question}"));
    let on_sheet = page.strings(
        "return [...document.querySelectorAll('.stance-row')].map((row) => row.querySelector('.lines .vh')?.textContent ?? 'nobody')",
        Value::Null,
    );
    assert_eq!(on_sheet, in_grid, "the sheet and the grid");
    page.press("Read as text");
    let text = page.text_of(".as-text");
    for figure in in_grid.iter().filter(|figure| *figure != "nobody") {
        assert!(text.contains(&format!("from {figure}.")), "{figure} in {text}");
    }
    page.sound();
}
