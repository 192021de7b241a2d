//! A figure that stands in more than one view is the same in all of them.

use browser_tests::Page;
use serde_json::Value;

use crate::Stage;

crate::tests![
    paragraphs_are_counted_alike,
    a_name_is_counted_alike,
    questions_are_counted_alike
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
