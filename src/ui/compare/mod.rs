//! Compare: every question by every document, and the sheet of one question.

mod because;
mod change;
mod claims;
mod face;
mod lineage;
mod numbers;
mod picker;
mod sheet;
mod strip;
pub(super) mod table;
mod text;

use crosscheck_model::SortedSet;

use crate::draw::prelude::*;
use crosscheck_compare::{Columns, Concordance, Pin, Row, Sort, concordance, sort, text_of_concordance};
use crosscheck_model::{ClaimId, QuestionId};

pub(super) use change::source_links;
pub(super) use claims::reading;
pub(super) use face::faces;
pub(super) use sheet::issue;
pub(super) use strip::strips;

use super::overview::split;
use crate::state::{Explorer, Site, View, ViewState, url};
use crate::ui::parts::{CITATIONS, COMPARISON, Format, capital, cardinal, exports, key, lines, options_now};

/// How many questions stand open at first.
const OPEN: usize = 6;

/// The concordance.
pub(super) fn compare() -> Drawn {
    let explorer = Explorer::here();
    let site = explorer.site;
    if site.corpus.documents.len() < 2 || site.corpus.questions.is_empty() {
        return too_few(site);
    }
    let columns = explorer.part(|state| state.columns);
    let by = explorer.part(|state| state.sort);
    let read = explorer.part(|state| state.text);
    // The questions the reader opened or folded by hand.
    let turned = RwSignal::new(SortedSet::<QuestionId>::new());
    let shown = move || {
        let claims: Vec<ClaimId> = (0..site.corpus.claims.len()).map(ClaimId::from).collect();
        let mut concordance = concordance(&site.corpus, &claims, columns.get());
        sort(&site.corpus, &mut concordance, by.get());
        if read.get() {
            let reading = reading(site, &explorer.now());
            return view! {
                {tools()}
                {text::as_text(site, &text_of_concordance(&reading, &concordance))}
            };
        }
        body(site, &concordance, turned)
    };
    view! {
        {shown}
        {strips(site)}
    }
}

fn body(site: &'static Site, concordance: &Concordance, turned: RwSignal<SortedSet<QuestionId>>) -> Drawn {
    let number = capital(&cardinal(split(concordance)));
    let questions = cardinal(concordance.questions.len());
    let title = format!("{number} of {questions} questions split the reports");
    let rows = concordance
        .questions
        .iter()
        .enumerate()
        .map(|(index, row)| {
            let (open, folded) = (
                open_rows(site, concordance, row, turned),
                folded_row(site, concordance, row, turned),
            );
            // Both are drawn; which is shown follows the reader.
            let question = row.question;
            let is_open = move || (index < OPEN) != turned.with(|turned| turned.contains(&question));
            view! {
                <tbody role="rowgroup" class:hidden=move || !is_open()>{open}</tbody>
                <tbody role="rowgroup" class:hidden=is_open>{folded}</tbody>
            }
        })
        .collect_view();
    view! {
        <header>
            <h1>{title}</h1>
            <p class="deck">
                "Read across a line to see who shares an answer, down a column to see one report. The bar at the right counts independent lines: solid for certain, hatched only if the traced originals count on their own."
            </p>
        </header>
        {tools()}
        <div class="sect-s">{key()}</div>
        <table class="conc sect-s" role="table">
            <caption class="vh">"Questions and their positions by column, in order of date"</caption>
            {table::head(site, concordance, "Question and its positions")}
            {rows}
        </table>
    }
}

fn tools() -> Drawn {
    let explorer = Explorer::here();
    let state = explorer.now();
    let column = |each: Columns| {
        let word = match each {
            Columns::Documents => "Documents",
            Columns::Newsrooms => "Newsrooms",
            Columns::Voices => "Voices",
            Columns::Institutions => "Institutions",
            Columns::Years => "Years",
        };
        view! {
            <button
                type="button"
                id=format!("columns-{}", url::columns_key(each))
                aria-pressed=state.columns == each
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
                <option value=url::sort_key(each) selected=state.sort == each>
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
            {text::text_switch(state.text)}
            <a class="btn" href=explorer.link(&state.comparing(View::Faces))>"Face to face"</a>
        </div>
        {share(&state)}
    }
}

/// Share and export, of the question the page is about or of all.
fn share(state: &ViewState) -> Drawn {
    let site = Explorer::here().site;
    let mut options = options_now();
    let mut name = "crosscheck-comparison".to_owned();
    if let View::Issue(question) = state.view
        && let Some(question) = site.corpus.question(question)
    {
        options.push(("question".to_owned(), question.id.clone()));
        name = ["crosscheck-", &question.id].concat();
    }
    if state.view == View::Faces {
        name = "crosscheck-face-to-face".to_owned();
        // Claims of the pinned documents alone; other pins have no option of their own.
        if state.pins.iter().all(|pin| matches!(pin, Pin::Document(_))) {
            for index in 0..site.corpus.documents.len() {
                let document = crosscheck_model::DocumentId::from(index);
                if !state.pins.is_empty() && !state.pins.contains(&Pin::Document(document)) {
                    let id = site.corpus.document(document).map(|document| document.id.clone());
                    options.push(("leaveOut.documents[]".to_owned(), id.unwrap_or_default()));
                }
            }
        }
    }
    let mut cite = options.clone();
    cite.push(("of".to_owned(), "comparison".to_owned()));
    let altered = &state.altered;
    let unheld = !altered.moved.is_empty() || !altered.undone.is_empty() || altered.institutions;
    let note = unheld.then(|| {
        "The files leave out what you left out. Claims you moved, names you took apart and institutions counted once are in the address only.".to_owned()
    });
    let groups: Vec<(&'static str, &'static [Format], _)> = vec![
        ("Files", &COMPARISON, options),
        ("Cite this comparison", &CITATIONS, cite),
    ];
    exports(name, groups, note)
}

fn question_link(site: &'static Site, question: QuestionId) -> Drawn {
    let href = Explorer::here().link(&ViewState::of(View::Issue(question)));
    let text = site.corpus.question(question).map(|question| question.text.clone());
    view! { <a href=href>{text}</a> }
}

fn turn(question: QuestionId, turned: RwSignal<SortedSet<QuestionId>>, open: bool) -> Drawn {
    let (fold, unfold) = (format!("fold-{}", question.0), format!("unfold-{}", question.0));
    let (id, other) = if open { (fold, unfold) } else { (unfold, fold) };
    let press = move |_| {
        turned.update(|turned| {
            if !turned.remove(&question) {
                turned.insert(question);
            }
        });
        // It can take the focus once it is shown.
        let other = other.clone();
        request_animation_frame(move || {
            crate::state::focus(&other);
        });
    };
    view! {
        <button type="button" class="why" id=id aria-expanded=open on:click=press>
            {if open { "fold" } else { "open" }}
        </button>
    }
}

fn open_rows(
    site: &'static Site,
    concordance: &Concordance,
    row: &Row,
    turned: RwSignal<SortedSet<QuestionId>>,
) -> Drawn {
    let span = (concordance.columns.len() + 2).to_string();
    let positions = row
        .positions
        .iter()
        .enumerate()
        .map(|(index, position)| table::position_row(site, concordance, row, position, index, true))
        .collect_view();
    view! {
        <tr class="q__top" role="row">
            <th scope="rowgroup" colspan=span role="rowheader">
                <h2>{question_link(site, row.question)}</h2>
                <span class="q__verdict">
                    <b>{row.summary.word} ":"</b>
                    {format!(" {} ", row.summary.clause)}
                </span>
                {turn(row.question, turned, true)}
            </th>
        </tr>
        {positions}
    }
}

fn folded_row(
    site: &'static Site,
    concordance: &Concordance,
    row: &Row,
    turned: RwSignal<SortedSet<QuestionId>>,
) -> Drawn {
    let cells = (0..concordance.columns.len())
        .map(|column| view! { <td role="cell">{table::slots(row, column)}</td> })
        .collect_view();
    let span = (concordance.columns.len() + 2).to_string();
    view! {
        <tr class="fold" role="row">
            <th scope="row" role="rowheader">
                {question_link(site, row.question)}
            </th>
            {cells}
            <td role="cell" class="c-l">
                {lines(&row.figures)}
            </td>
        </tr>
        <tr class="fold fold--say" role="row">
            <td role="cell" colspan=span class="q__verdict">
                <b>{row.summary.word} ":"</b>
                {format!(" {} ", row.summary.clause)}
                {turn(row.question, turned, false)}
            </td>
        </tr>
    }
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
