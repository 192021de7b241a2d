//! What every view looks like: nothing hidden, nothing too wide, no barrier, in any width and colours.

use browser_tests::{Media, PHONE, Page, VIEWS, WIDE};
use serde_json::{Value, json};

use crate::Stage;

crate::tests![
    first_sight,
    no_view_scrolls_sideways,
    no_barriers_in_light,
    no_barriers_in_dark,
    no_barriers_on_a_phone,
    no_barriers_on_a_phone_in_dark,
    no_barriers_on_the_error_screen,
    contrast_themes_keep_the_views,
    every_view_has_a_title_of_its_own,
];

/// Who speaks in the first contradiction, as the sentence names them.
const SPEAKERS: [&str; 2] = [
    "Business Insider Australia says in its own voice",
    "Iraqi officials deny it",
];

/// The first 700 pixels hold what this is, one contradiction with both who speak in it, and one thing to do.
fn first_sight(stage: &Stage) {
    for width in [WIDE, PHONE] {
        stage.browser.width(width);
        let page = stage.open("");
        let sentences = above(&page, "p");
        let has = |part: &str| sentences.iter().any(|sentence| sentence.contains(part));
        assert!(
            has("Crosscheck puts reports that disagree side by side"),
            "at {width}: {sentences:#?}"
        );
        let names = |sentence: &&String| SPEAKERS.iter().all(|speaker| sentence.contains(speaker));
        let example = sentences
            .iter()
            .filter(|sentence| sentence.contains("See both"))
            .find(names);
        assert!(example.is_some(), "at {width}: {sentences:#?}");
        let actions = above(&page, "a.btn--primary, button.btn--primary");
        assert_eq!(actions.len(), 1, "at {width}: {actions:?}");
        assert!(actions[0].starts_with("Compare "), "at {width}: {actions:?}");
    }
}

/// The texts of what stands wholly within the first 700 pixels, and is not covered.
fn above(page: &Page, selector: &str) -> Vec<String> {
    page.strings(
        "return [...document.querySelectorAll(a)].filter((element) => {
            const box = element.getBoundingClientRect();
            if (!box.height || box.bottom > 700) return false;
            const top = document.elementFromPoint(box.left + Math.min(box.width / 2, 40), box.top + box.height / 2);
            return element.contains(top) || top?.contains(element);
        }).map((element) => element.innerText.replace(/\\s+/g, ' '))",
        json!(selector),
    )
}

fn no_view_scrolls_sideways(stage: &Stage) {
    let mut wide = Vec::new();
    for view in VIEWS {
        let page = stage.open(view);
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

/// What makes the page wider than its window, if anything does.
pub(crate) fn too_wide(page: &Page) -> Vec<String> {
    page.strings(
        "const width = document.documentElement.clientWidth;
         if (document.documentElement.scrollWidth <= width && innerWidth <= width) return [];
         const inside = (element) => { for (let up = element.parentElement; up; up = up.parentElement) {
             if (getComputedStyle(up).overflowX !== 'visible') return true; } return false; };
         const wide = [...document.body.querySelectorAll('*')]
             .filter((element) => element.getBoundingClientRect().right > width + 0.5 && !inside(element));
         return [`${document.documentElement.scrollWidth} px`, ...wide.slice(0, 3).map((element) =>
             `${element.tagName}.${element.getAttribute('class')} ${element.textContent.slice(0, 40)}`)]",
        Value::Null,
    )
}

fn no_barriers(stage: &Stage, views: &[&str], width: u32, media: Media) {
    let mut barriers = Vec::new();
    stage.browser.width(width);
    stage.browser.media(media);
    for view in views {
        let page = stage.open(view);
        for barrier in page.barriers() {
            barriers.push(format!("{view}: {barrier}"));
        }
        page.sound();
    }
    assert!(barriers.is_empty(), "{}", barriers.join("\n"));
}

fn no_barriers_in_light(stage: &Stage) {
    no_barriers(stage, &VIEWS, WIDE, Media::Light);
}

fn no_barriers_in_dark(stage: &Stage) {
    no_barriers(stage, &VIEWS, WIDE, Media::Dark);
}

fn no_barriers_on_a_phone(stage: &Stage) {
    no_barriers(stage, &VIEWS, PHONE, Media::Light);
}

/// Only a phone has the bar at the bottom and the sheet of facets.
fn no_barriers_on_a_phone_in_dark(stage: &Stage) {
    no_barriers(stage, &["#/about"], PHONE, Media::Dark);
    let page = stage.open("#/explore?q=suleimani");
    page.press("Narrow");
    assert_eq!(page.barriers(), [""; 0], "with the facets open");
}

fn no_barriers_on_the_error_screen(stage: &Stage) {
    let page = stage.open("");
    page.browser.run("window.crosscheck_panicked('test')", Value::Null);
    for media in [Media::Light, Media::Dark] {
        stage.browser.media(media);
        assert_eq!(page.barriers(), [""; 0], "{media:?}");
    }
}

fn contrast_themes_keep_the_views(stage: &Stage) {
    stage.browser.media(Media::Forced);
    for view in VIEWS {
        let page = stage.open(view);
        assert!(!page.heading().is_empty(), "{view}");
        page.sound();
    }
}

fn every_view_has_a_title_of_its_own(stage: &Stage) {
    for view in VIEWS {
        let page = stage.open(view);
        let title = page.title();
        assert!(title.starts_with(&page.heading()), "{view}: {title}");
        assert!(title.contains("Iran-backed militias in Iraq"), "{view}: {title}");
    }
}
