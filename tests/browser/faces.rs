//! Face to face, the way a text came, names, numbers and dates, the drawing of ways, comparisons read as text, and files.

use browser_tests::{Media, PHONE, Page, WIDE};
use serde_json::{Value, json};

use crate::Stage;
use crate::sight::too_wide;

crate::tests![
    two_reports_are_chosen_and_stand_face_to_face,
    a_claim_is_found_by_a_word_of_it,
    a_document_leads_to_what_changed_on_its_way,
    names_are_counted_as_printed_or_as_one,
    a_text_whose_dates_conflict_says_so,
    numbers_stand_in_words_and_in_a_table,
    ways_are_drawn_and_listed_alike,
    a_phone_has_the_list_of_ways_alone,
    the_text_says_what_every_cell_says,
    an_issue_and_faces_read_as_text_are_complete,
    an_address_and_files_are_offered,
    no_barriers_face_to_face,
    no_barriers_face_to_face_on_a_phone,
    faces_never_scroll_sideways,
];

/// Two reports, a year apart.
const PAIR: &str = "#/compare/face?pin=d:baghdad-post-2017,d:business-insider-2016";

/// What these tests look at.
const FACES: [&str; 7] = [
    "#/compare/face",
    PAIR,
    "#/compare/face?pin=d:track-persia-2016,d:business-insider-2016,d:eurasia-2020,v:ali-khedery&diff=1",
    "#/compare/face?pin=d:baghdad-post-2019",
    "#/compare/face?pin=d:baghdad-post-2017,d:business-insider-2016&text=1",
    "#/compare?text=1",
    "#/compare/direction?text=1",
];

fn says(page: &Page, words: &str) {
    assert!(page.text().contains(words), "no “{words}” at {}", page.route());
}

/// What stands in a section, by its heading's id, whether or not it is folded.
fn section(page: &Page, heading: &str) -> String {
    page.string(
        "return document.getElementById(a)?.closest('section').textContent.replace(/\\s+/g, ' ')",
        json!(heading),
    )
}

/// How the rows of the table are told: "They agree in part", and so on.
fn verdicts(page: &Page) -> Vec<String> {
    page.strings(
        "return [...document.querySelectorAll('[aria-labelledby=h-faces] tbody .faces__how')].map((word) => word.textContent)",
        Value::Null,
    )
}

fn two_reports_are_chosen_and_stand_face_to_face(stage: &Stage) {
    let page = stage.open("#/compare");
    page.follow("Face to face");
    assert_eq!(page.heading(), "Set two to four face to face");
    page.fill("Find by name or word", "2017");
    page.follow("The Baghdad Post, 2017");
    assert_eq!(page.route(), "#/compare/face?pin=d:baghdad-post-2017");
    page.follow_in(".pick-lists", "Business Insider Australia");
    assert_eq!(page.route(), PAIR);
    let all = verdicts(&page);
    let count = |words: &str| all.iter().filter(|word| *word == words).count();
    // Nothing in these two contradicts the other, so what comes first is where they give different answers.
    assert_eq!(count("They contradict each other"), 0);
    let differ = count("They give different answers");
    assert_eq!(
        page.heading(),
        format!(
            "The Baghdad Post, 2017 and Business Insider Australia: they give different answers on {differ} of {} questions",
            all.len()
        )
    );
    page.press("Differences only");
    assert_eq!(page.route(), format!("{PAIR}&diff=1"));
    let kept = verdicts(&page);
    let differences = [
        "They contradict each other",
        "They give different answers",
        "They agree in part",
    ];
    assert!(kept.iter().all(|word| differences.contains(&word.as_str())), "{kept:?}");
    assert_eq!(kept.len(), differences.map(count).iter().sum::<usize>());
    page.reload();
    assert_eq!(verdicts(&page), kept, "the address keeps it");
    page.press("Names");
    assert!(page.focused().contains("differently"), "{}", page.focused());
    assert!(page.depth() > 0.0, "the names are brought into sight");
    page.follow_in("[aria-labelledby=h-faces]", "Paragraph ");
    assert!(page.route().starts_with("#/read/"), "{}", page.route());
    page.back();
    page.follow("remove The Baghdad Post, 2017");
    says(&page, "Choose what to set beside");
    page.sound();
}

fn a_claim_is_found_by_a_word_of_it(stage: &Stage) {
    let page = stage.open("#/compare/face?pin=v:ali-khedery");
    assert_eq!(page.heading(), "Choose what to set beside Ali Khedery");
    assert!(
        !page.text().contains("back the PMU"),
        "claims are listed when asked for"
    );
    page.fill("Find by name or word", "does not support the PMU");
    says(&page, "Iraqi officials, BI Australia, 2016, ¶6");
    page.follow_in(".pick-lists", "“Iran does not support the PMU”");
    assert!(
        page.route().starts_with("#/compare/face?pin=v:ali-khedery,c:"),
        "{}",
        page.route()
    );
    assert!(page.heading().starts_with("Two face to face: "), "{}", page.heading());
    page.sound();
}

fn a_document_leads_to_what_changed_on_its_way(stage: &Stage) {
    let page = stage.open("#/read/baghdad-post-2017");
    page.follow("What changed on the way from Al-Monitor");
    assert_eq!(page.route(), "#/compare/face?pin=d:baghdad-post-2017");
    says(&page, "is partly taken from Al-Monitor, not credited.");
    says(&page, "Who made a change, and why, is not known.");
    for part in ["Dropped", "Changed", "inside quotation marks"] {
        says(&page, part);
    }
    page.press("What shows it");
    page.follow_in(".onway", "Paragraph 21");
    assert_eq!(page.route(), "#/read/baghdad-post-2017/21");
    page.visit("#/compare/face?pin=d:baghdad-post-2019");
    says(&page, "nobody could compare it: it is suspected.");
    page.sound();
}

fn names_are_counted_as_printed_or_as_one(stage: &Stage) {
    let page = stage.open("#/names");
    let strip = |page: &Page| section(page, "h-strip");
    assert!(strip(&page).contains("is printed under"), "{}", strip(&page));
    assert!(strip(&page).contains("Inside quotation marks, The Baghdad Post, 2017 has another name than Al-Monitor."));
    let printed = counts(&page, "IMIS");
    page.press("One name");
    assert_eq!(page.route(), "#/names?names=one");
    assert_eq!(page.focused(), "One name");
    let one = counts(&page, "One name");
    assert!(
        one.iter().sum::<u64>() > printed.iter().sum::<u64>() && one.len() == printed.len(),
        "{one:?} {printed:?}"
    );
    says(&page, "Not counted here, since they are not taken for the same:");
    page.visit("#/compare?names=one");
    assert!(strip(&page).contains("counted together"), "{}", strip(&page));
    page.press("As printed");
    page.follow_in("[aria-labelledby=h-strip]", "BI Australia, 2016");
    assert_eq!(page.route(), "#/read/business-insider-2016");
    page.sound();
}

/// How often each outlet prints a name, by the row's heading.
fn counts(page: &Page, name: &str) -> Vec<u64> {
    page.strings(
        "const row = [...document.querySelectorAll('[aria-labelledby=h-strip] > table tr')]
             .find((row) => row.querySelector('th[scope=row]')?.textContent.startsWith(a));
         return [...row.querySelectorAll('td')].map((cell) => cell.textContent.match(/\\d+/)?.[0] || '0')",
        json!(name),
    )
    .iter()
    .filter_map(|count| count.parse().ok())
    .collect()
}

fn a_text_whose_dates_conflict_says_so(stage: &Stage) {
    let sentence = "Said 20 May 2017, happened 7 June 2017: the text’s own dates conflict.";
    let page = stage.open(PAIR);
    assert!(section(&page, "h-dates").contains(sentence));
    assert!(section(&page, "h-dates").contains("Once a text’s own dates conflict"));
    page.visit("#/compare/us-posture");
    says(&page, sentence);
    page.press("Dates as a table");
    let row = page.string(
        "return [...document.querySelectorAll('[aria-labelledby=h-dates] tr')].map((row) => row.innerText.replace(/\\s+/g, ' '))
            .find((row) => row.includes('Western experts'))",
        Value::Null,
    );
    assert!(
        row.contains("20 May 2017 7 June 2017") && row.ends_with("the text’s own dates conflict"),
        "{row}"
    );
    page.press("Why: the dates conflict");
    page.sound();
}

fn numbers_stand_in_words_and_in_a_table(stage: &Stage) {
    let page = stage.open(PAIR);
    page.press("Numbers");
    page.press("Numbers as a table");
    let text = section(&page, "h-numbers");
    assert!(text.contains("more than 12 fighters killed"), "{text}");
    let (words, table) = page
        .string(
            "const all = document.getElementById('h-numbers').closest('section');
             return all.querySelectorAll('.axis__words').length + ' ' + all.querySelectorAll('tbody tr').length",
            Value::Null,
        )
        .split_once(' ')
        .map(|(words, table)| (words.to_owned(), table.to_owned()))
        .unwrap_or_default();
    assert_eq!(words, table, "the table has what is drawn");
    page.sound();
}

fn ways_are_drawn_and_listed_alike(stage: &Stage) {
    let page = stage.open("#/compare/direction");
    let ways = section(&page, "h-way");
    for words in [
        "solid: stated in the text",
        "broken: not credited",
        "dotted: inferred",
        "ringed: all of it passes",
    ] {
        assert!(ways.contains(words), "{words}: {ways}");
    }
    page.press("The same as a list");
    let missing = page.strings(
        "const all = document.getElementById('h-way').closest('section');
         const listed = [...all.querySelectorAll('.way__tree bdi')].map((name) => name.textContent);
         return [...all.querySelectorAll('.way__svg .way__label')].map((label) => label.textContent.split(' · ')[0].trim())
             .filter((label) => label !== 'reader' && !listed.some((name) => name.startsWith(label.replace('…', ''))))",
        Value::Null,
    );
    assert!(missing.is_empty(), "drawn and not listed: {missing:?}");
    let rings = page.string(
        "const all = document.getElementById('h-way').closest('section');
         const ringed = all.querySelectorAll('.way__svg .way__ring').length;
         const told = new Set([...all.querySelectorAll('.way__tree .tag')].map((tag) => tag.parentElement.querySelector('bdi').textContent));
         return `${ringed} ${told.size}`",
        Value::Null,
    );
    let (ringed, told) = rings.split_once(' ').unwrap_or_default();
    assert_eq!(ringed, told, "what is ringed is told in the list");
    page.follow_in(".way__tree", "Paragraph ");
    assert!(page.route().starts_with("#/read/"), "{}", page.route());
    page.sound();
}

fn a_phone_has_the_list_of_ways_alone(stage: &Stage) {
    stage.browser.width(PHONE);
    let page = stage.open("#/compare/direction");
    assert!(
        page.text_of(".way__tree").contains("Al-Monitor, not credited"),
        "the list is open"
    );
    let drawn = "return document.querySelector('.way__svg').checkVisibility()";
    assert_eq!(page.browser.run(drawn, Value::Null), json!(false));
    page.sound();
}

/// Every cell of the table against every item of the text: the same marks, the same speakers, and nothing more or less.
fn the_text_says_what_every_cell_says(stage: &Stage) {
    for columns in ["", "columns=newsrooms"] {
        let page = stage.open(&format!("#/compare?{columns}"));
        let cells = page.browser.run(
            "const tidy = (text) => text.replace(/\\s+/g, ' ').trim();
             const cells = {};
             for (const row of document.querySelectorAll('#grid tr.pos')) {
                 for (const cell of row.querySelectorAll('[role=gridcell]')) {
                     const at = (cell.dataset.at ? cell : cell.querySelector('[data-at]'))?.dataset.at;
                     if (!at || cell.classList.contains('c-l')) continue;
                     const copy = cell.cloneNode(true);
                     copy.querySelectorAll('.cell__doc').forEach((name) => name.remove());
                     const [line, column] = at.split('.').map(Number);
                     for (let below = 0; below < (cell.rowSpan || 1); below++) {
                         cells[`${line + below}.${column}`] = tidy(copy.textContent);
                     }
                 }
             }
             return cells",
            Value::Null,
        );
        page.press("Read as text");
        let wrong = page.strings(
            "const items = [...document.querySelectorAll('[data-cell]')];
             const questions = [], answers = {}, seen = new Set(), wrong = [];
             for (const item of items) {
                 const [question, answer, column] = item.dataset.cell.split('/');
                 if (!questions.includes(question)) { questions.push(question); answers[question] = []; }
                 if (!answers[question].includes(answer)) answers[question].push(answer);
                 const line = 100 * (questions.indexOf(question) + 1) + 1 + answers[question].indexOf(answer);
                 const at = `${line}.${Number(column) + 1}`;
                 const copy = item.cloneNode(true);
                 copy.querySelectorAll('.as-text__at').forEach((places) => places.remove());
                 const words = copy.textContent.replace(/\\s+/g, ' ').trim();
                 const cell = a[at];
                 seen.add(at);
                 const alike = cell === undefined ? false
                     : cell === '' ? words.endsWith('says nothing of this answer.')
                     : words.endsWith(`: ${cell}.`);
                 if (!alike) wrong.push(`${at} ${item.dataset.cell}: “${cell}” in the table, “${words}” in the text`);
             }
             for (const at of Object.keys(a)) if (!seen.has(at)) wrong.push(`${at}: only in the table`);
             if (items.length < 200) wrong.push(`only ${items.length} items`);
             return wrong",
            cells,
        );
        assert!(wrong.is_empty(), "{} differ\n{}", wrong.len(), wrong.join("\n"));
        page.sound();
    }
}

/// Each paragraph that a link of the tables leads to is led to by the text as well.
fn an_issue_and_faces_read_as_text_are_complete(stage: &Stage) {
    for (view, part) in [("#/compare/direction", ".ladder"), (PAIR, "[aria-labelledby=h-faces]")] {
        let page = stage.open(view);
        let links = |part: &str| {
            page.strings(
                "return [...new Set([...document.querySelectorAll(`${a} a[href*=\"/read/\"]`)]
                    .map((link) => link.getAttribute('href').split('?')[0]).filter((href) => /\\d$/.test(href.split('/').pop()) && href.split('/').length > 3))]",
                json!(part),
            )
        };
        let shown = links(part);
        page.press("Read as text");
        assert!(page.route().contains("text=1"), "{}", page.route());
        assert_eq!(page.focused(), "Show as tables");
        let told = links(".as-text");
        let missing: Vec<&String> = shown.iter().filter(|link| !told.contains(link)).collect();
        assert!(
            shown.len() > 5 && missing.is_empty(),
            "{view}: {missing:?} of {}",
            shown.len()
        );
        page.press("Show as tables");
        assert_eq!(page.route(), view);
        page.sound();
    }
}

/// crosscheck.js makes files; a development build has none and says so.
fn an_address_and_files_are_offered(stage: &Stage) {
    let page = stage.open("#/compare/direction");
    page.press("Share and export");
    assert_eq!(page.field("Address of what you see"), page.link());
    for name in [
        "Brief",
        "Table",
        "Picture",
        "Linked data",
        "Argument map",
        "Source",
        "BibTeX",
        "RIS",
        "CSL-JSON",
    ] {
        page.reach("button", name, "main");
    }
    page.sound();
    page.press("Brief");
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
        assert!(said.starts_with("crosscheck-direction.md is ready: "), "{said}");
        page.sound();
    } else {
        assert!(said.contains("A development build does not have it"), "{said}");
        // The refusal is in the console, as it should be.
        let _ = page.complaints();
    }
}

fn no_barriers(stage: &Stage, width: u32, media: Media) {
    stage.browser.width(width);
    stage.browser.media(media);
    let mut barriers = Vec::new();
    for view in FACES {
        let page = stage.open(view);
        page.browser.run(
            "document.querySelectorAll('main details').forEach((fold) => { fold.open = true; })",
            Value::Null,
        );
        for barrier in page.barriers() {
            barriers.push(format!("{view}: {barrier}"));
        }
        page.sound();
    }
    assert!(barriers.is_empty(), "{}", barriers.join("\n"));
}

fn no_barriers_face_to_face(stage: &Stage) {
    no_barriers(stage, WIDE, Media::Light);
}

fn no_barriers_face_to_face_on_a_phone(stage: &Stage) {
    no_barriers(stage, PHONE, Media::Dark);
}

fn faces_never_scroll_sideways(stage: &Stage) {
    let mut wide = Vec::new();
    for view in FACES {
        let page = stage.open(view);
        page.browser.run(
            "document.querySelectorAll('main details').forEach((fold) => { fold.open = true; })",
            Value::Null,
        );
        for width in [320, PHONE, 900, WIDE] {
            stage.browser.width(width);
            for element in too_wide(&page) {
                wide.push(format!("{view} at {width}: {element}"));
            }
        }
        stage.browser.width(WIDE);
        page.sound();
    }
    assert!(wide.is_empty(), "{}", wide.join("\n"));
}
