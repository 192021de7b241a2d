//! Compare: every question by every document, the sheet of one question, and what is pinned face to face.

mod altered;
mod card;
mod change;
mod claims;
mod face;
mod fold;
mod grid;
mod keys;
mod lineage;
mod narrow;
mod numbers;
mod picker;
mod places;
mod share;
mod sheet;
mod strip;
pub(super) mod table;
mod text;
mod why;

use crosscheck_model::SortedSet;

use crate::draw::prelude::*;
use crosscheck_compare::{Columns, Concordance, Filter, PRESETS, Pin, Preset, Reading, Sort, apply_preset, sort};
use crosscheck_model::{ClaimId, QuestionId};

pub(super) use altered::{altered_words, banner, undo};
pub(super) use change::source_links;
pub(super) use face::faces;
pub(super) use sheet::issue;
pub(super) use strip::strips;

use super::overview::split;
use crate::state::{Explorer, Site, View, ViewState, url};
use crate::ui::parts::{capital, cardinal, counted, key};
use claims::{claims_in_view, reading};
use fold::Fold;

/// The concordance.
pub(super) fn compare() -> Drawn {
    let explorer = Explorer::here();
    let site = explorer.site;
    if site.corpus.documents.len() < 2 || site.corpus.questions.is_empty() {
        return too_few(site);
    }
    // Whatever of the state it shows; alterations draw the whole page anew.
    let request = explorer.part(|state| state.request.clone());
    let table = explorer.part(|state| (state.columns, state.preset, state.sort, state.text));
    let pins = explorer.part(|state| state.pins.clone());
    // The questions the reader opened or folded by hand.
    let mut turned = SortedSet::<QuestionId>::new();
    for index in 0..site.corpus.questions.len() {
        if fold::is_turned(&grid::turned_id(index.into())) {
            turned.insert(index.into());
        }
    }
    let turned = RwSignal::new(turned);
    let shown = move || {
        let _ = request.get();
        let _ = table.get();
        let _ = pins.get();
        body(site, &explorer.now(), turned)
    };
    view! {
        {shown}
        {strips(site)}
    }
}

fn body(site: &'static Site, state: &ViewState, turned: RwSignal<SortedSet<QuestionId>>) -> Drawn {
    let claims = claims_in_view(site, &state.request);
    let reading = reading(site, state);
    let mut concordance = reading.concordance(&claims, state.columns);
    let asked = presets(&reading, &concordance, &claims);
    let all = concordance.questions.len();
    let (title, deck) = match state.preset {
        _ if all == 0 => (
            "No question is in view".to_owned(),
            "What is narrowed and left out together leaves no claim to compare.".to_owned(),
        ),
        None => (
            format!(
                "{} of {} questions {}split the reports",
                capital(&cardinal(split(&concordance))),
                cardinal(all),
                if state.request.is_everything() { "" } else { "in view " },
            ),
            "Read across a line to see who shares an answer, down a column to see one report. The bar at the right counts independent lines: solid for certain, hatched only if the traced originals count on their own.".to_owned(),
        ),
        Some(preset) => {
            apply_preset(&reading, &mut concordance, &claims, preset);
            let kept = concordance.questions.len();
            (
                preset.words.to_owned(),
                format!("{} of {}: {}", kept, counted(all, "question", "questions"), kept_for(preset.filter)),
            )
        }
    };
    sort(&site.corpus, &mut concordance, state.sort);
    if state.text {
        return view! {
            {asked}
            {tools(site, state, claims)}
            {pinned()}
            {text::as_text(site, &crosscheck_compare::text_of_concordance(&reading, &concordance))}
        };
    }
    let empty = concordance.questions.is_empty();
    let grid = if empty {
        view! {
            <p class="nobody">
                "No question is left. Take back what narrows the comparison, or ask something else of it above."
            </p>
        }
    } else {
        grid::grid(site, concordance, state.columns, turned)
    };
    view! {
        <header>
            <h1>{title}</h1>
            <p class="deck">{deck}</p>
        </header>
        {asked}
        {tools(site, state, claims)}
        {pinned()}
        <div class="sect-s">{key()}</div>
        {(!empty).then(help)}
        {grid}
    }
}

/// Which rows a preset keeps, said plainly.
fn kept_for(filter: Filter) -> &'static str {
    match filter {
        Filter::Contradicts => {
            "a claim contradicts another, by an editor’s judgement or by rule. The most disagreement first."
        }
        Filter::OneLine => {
            "every answer that is given rests on a single independent line at most. The fewest lines first."
        }
        Filter::Changed => {
            "a later claim updates an earlier one, or one voice changes its answer. The longest stretch of time first."
        }
        Filter::Rewritten => {
            "a claim is firmer, weaker or poorer in names than what it was taken from, or its words were altered."
        }
        Filter::NotHeard => "a party to the question speaks in none of the claims. The most silent columns first.",
    }
}

/// The questions a reader can bring to the whole comparison, each with how many rows it keeps.
fn presets(reading: &Reading, concordance: &Concordance, claims: &[ClaimId]) -> Drawn {
    let explorer = Explorer::here();
    let now = explorer.now().preset;
    let link = |preset: Option<&'static Preset>, words: &'static str, count: usize| {
        let href = explorer.link_with(|state| state.ask(preset));
        let key = preset.map_or("all", |preset| preset.key);
        view! {
            <li>
                <a
                    href=href
                    id=format!("preset-{key}")
                    aria-current=(preset == now).then_some("true")
                    aria-label=format!("{words} {}", counted(count, "question", "questions"))
                >
                    {words}
                    " "
                    <span class="num dim">{count}</span>
                </a>
            </li>
        }
    };
    let kept = |preset: &'static Preset| {
        let mut kept = concordance.clone();
        apply_preset(reading, &mut kept, claims, preset);
        link(Some(preset), preset.words, kept.questions.len())
    };
    let all = link(None, "All questions", concordance.questions.len());
    view! {
        <nav class="asks" aria-label="Ask of the whole comparison">
            <ul>{all} {PRESETS.iter().map(kept).collect_view()}</ul>
        </nav>
    }
}

fn tools(site: &'static Site, state: &ViewState, claims: Vec<ClaimId>) -> Drawn {
    let explorer = Explorer::here();
    let now = (state.columns, state.sort);
    let column = |each: Columns| {
        let (word, about) = match each {
            Columns::Documents => ("Documents", "a column a document"),
            Columns::Newsrooms => ("Newsrooms", "a column for each place the reporting was done"),
            Columns::Voices => ("Voices", "a column for whoever speaks"),
            Columns::Institutions => ("Institutions", "a column for the body whoever speaks belongs to"),
            Columns::Years => ("Years", "a column a year of publication"),
        };
        view! {
            <button
                type="button"
                id=format!("columns-{}", url::columns_key(each))
                aria-pressed=now.0 == each
                title=about
                on:click=move |_| explorer.go(|state| state.columns = each)
            >
                {word}
            </button>
        }
    };
    let options = url::SORTS
        .map(|each| {
            let words = match each {
                Sort::Disagreement => "by disagreement",
                Sort::Lines => "by fewest lines",
                Sort::Span => "by time span",
                Sort::Silence => "by silence",
                Sort::Name => "by name",
            };
            view! {
                <option value=url::sort_key(each) selected=now.1 == each>
                    {words}
                </option>
            }
        })
        .collect_view();
    let choose = move |event: web_sys::Event| {
        let value = event_target_value(&event);
        if let Some(&each) = url::SORTS.iter().find(|&&each| url::sort_key(each) == value) {
            explorer.go(|state| state.sort = each);
        }
    };
    let asked = Asked::new(site, claims.clone(), None, state, claims.len());
    view! {
        <div class="tools sect-s">
            <div class="seg" role="group" aria-label="Columns">
                {url::COLUMNS.map(column).collect_view()}
            </div>
            <label class="pick">
                "Sort " <select id="sort" on:change=choose>
                    {options}
                </select>
            </label>
            {share::face_link()}
            {asked.buttons}
            {share::share(state)}
        </div>
        {asked.panels}
    }
}

/// Buttons for what the reader can ask of any comparison, and what they open.
pub(super) struct Asked {
    buttons: Drawn,
    panels: Drawn,
}

impl Asked {
    /// Of these claims; of one question its own answers alone are told.
    fn new(
        site: &'static Site,
        claims: Vec<ClaimId>,
        question: Option<QuestionId>,
        state: &ViewState,
        in_view: usize,
    ) -> Self {
        let (narrow, leave) = (Fold::new("narrow"), Fold::new("leave"));
        let buttons = view! {
            {narrow.button("btn", "Narrow", None)}
            {leave.button("btn", "Leave out and recount", None)}
            {text::text_switch(state.text)}
            {altered::institutions()}
        };
        let panels = view! {
            {move || narrow.is_open().then(|| narrow::form(site))}
            {move || leave.is_open().then(|| altered::without(site, &claims, question))}
            {narrow::narrowed(site, in_view)}
        };
        Self { buttons, panels }
    }
}

/// What is pinned, and the way to set it face to face.
pub(super) fn pinned() -> Drawn {
    let explorer = Explorer::here();
    let state = explorer.now();
    if state.pins.is_empty() {
        return Drawn::of(());
    }
    let corpus = &explorer.site.corpus;
    let chip = |&pin: &Pin| {
        let label = pin.label(corpus);
        view! {
            <span class="chip">
                <b>
                    <bdi>{label.clone()}</bdi>
                </b>
                <button
                    type="button"
                    id=format!("unpin-{}", pin.key(corpus).replace(':', "-"))
                    aria-label=format!("Unpin {label}")
                    on:click=move |_| explorer.go(|state| state.toggle_pin(pin))
                >
                    "×"
                </button>
            </span>
        }
    };
    let chips = state.pins.iter().map(chip).collect_view();
    let go = if state.pins.len() > 1 {
        let href = explorer.link(&state.comparing(View::Faces));
        view! {
            <a class="btn" id="faces" href=href>
                "Set face to face"
            </a>
        }
    } else {
        view! { <span class="dim">"Pin another to set them face to face."</span> }
    };
    view! {
        <p class="pinned">
            <span>"Pinned:"</span>
            {chips}
            {go}
        </p>
    }
}

/// What the keys do in the grid.
fn help() -> Drawn {
    let keys: [(&str, &str); 11] = [
        ("Arrows", "from cell to cell"),
        ("Home End", "first and last of the row; with Ctrl of the table"),
        ("Enter", "open the question or the report"),
        ("Space", "pin the column"),
        ("N", "next question the reports contradict each other on"),
        ("P", "previous one"),
        ("E", "the evidence behind a cell, and why"),
        ("L", "the lineage: how it reaches you"),
        ("X", "leave the column out and recount"),
        ("Esc", "close the evidence, or leave the table"),
        ("/", "search"),
    ];
    let keys = keys
        .map(|(key, does)| {
            view! {
                <div>
                    <dt>
                        <kbd>{key}</kbd>
                    </dt>
                    <dd>{does}</dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <details class="keys">
            <summary id="keys">"Keys"</summary>
            <p class="vh" id="keys-help">
                "Arrow keys go from cell to cell. Enter opens, E shows the evidence, Space pins, X leaves out, N and P go to the next and the previous contradiction."
            </p>
            <dl>{keys}</dl>
        </details>
    }
}

/// Takes the focus to a heading that is about to be drawn, and brings it into sight.
fn focus_later(id: &'static str) {
    reach(vec![id.to_owned()], true);
}

/// The same for a control that has moved to another place.
fn follow_later(id: String) {
    reach(vec![id], false);
}

/// The first of them that can be seen.
fn reach(ids: Vec<String>, heading: bool) {
    // The frame in which it is drawn, then one after the focus has gone to the heading of a new view.
    request_animation_frame(move || {
        request_animation_frame(move || {
            let Some(page) = web_sys::window().and_then(|window| window.document()) else {
                return;
            };
            for id in &ids {
                let Some(element) = page.get_element_by_id(id) else {
                    continue;
                };
                if element.get_bounding_client_rect().height() <= 0.0 {
                    continue;
                }
                if heading {
                    let _ = element.set_attribute("tabindex", "-1");
                }
                crate::state::focus(id);
                if !in_sight(&element) {
                    element.scroll_into_view();
                }
                return;
            }
        });
    });
}

fn in_sight(element: &web_sys::Element) -> bool {
    let height = web_sys::window()
        .and_then(|window| window.inner_height().ok())
        .and_then(|height| height.as_f64());
    let place = element.get_bounding_client_rect();
    // The head of the table stays in sight and covers what is under it.
    let in_table = matches!(element.closest("#grid"), Ok(Some(_)));
    let top = if in_table { 230.0 } else { 60.0 };
    place.top() >= top && height.is_some_and(|height| place.bottom() <= height)
}

fn too_few(site: &'static Site) -> Drawn {
    let documents = site.corpus.documents.len();
    let (title, text) = match documents {
        0 | 1 => (
            "Comparing needs two documents",
            "This corpus has one. Add a second document that speaks of the same questions, and this page sets them side by side.",
        ),
        _ => (
            "Comparing needs questions",
            "The documents are here, but no question is asked of them yet. Add one under corpus/questions, with its positions and claims.",
        ),
    };
    let href = Explorer::here().link(&ViewState::of(View::Explore));
    view! {
        <section class="about">
            <h1>{title}</h1>
            <p class="deck">{text}</p>
            <p>
                <a href=href>"Explore what is here"</a>
            </p>
        </section>
    }
}
