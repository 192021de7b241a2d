//! Compare: every question by every document, and the sheet of one question.

mod claims;
mod face;
mod flow;
mod sheet;
pub(super) mod table;

use crosscheck_model::SortedSet;

use crate::draw::prelude::*;
use crosscheck_compare::{Columns, Concordance, Row, Sort, concordance, sort};
use crosscheck_model::{ClaimId, QuestionId};

pub(super) use claims::{claims_in_view, reading};
pub(super) use face::faces;
pub(super) use sheet::issue;

use super::overview::split;
use crate::state::{Explorer, Site, View, ViewState, url};
use crate::ui::parts::{capital, cardinal, key, lines};

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
    // The questions the reader opened or folded by hand.
    let turned = RwSignal::new(SortedSet::<QuestionId>::new());
    let shown = move || {
        let claims: Vec<ClaimId> = (0..site.corpus.claims.len()).map(ClaimId::from).collect();
        let mut concordance = concordance(&site.corpus, &claims, columns.get());
        sort(&site.corpus, &mut concordance, by.get());
        body(site, &concordance, turned)
    };
    view! {
        {shown}
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
        </div>
    }
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
