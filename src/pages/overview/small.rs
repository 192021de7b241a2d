//! The whole concordance in small: a row a question, a dot where a document stands.

use crosscheck_compare::{Concordance, Row, splits};
use crosscheck_messages::EN;
use leptos::prelude::*;

use crate::components::{CollectViews, Slots, capital, cardinal, marks_of};
use crate::store::{Explorer, View, ViewState};

/// How many questions are shown.
const SHOWN: usize = 12;

/// The first questions and what the comparison finds.
#[component]
pub(super) fn SmallConcordance(
    /// All questions, the most contested first.
    concordance: Concordance,
) -> impl IntoView {
    if concordance.questions.is_empty() || concordance.columns.len() < 2 {
        return view! { <section></section> }.into_any();
    }
    let title = format!(
        "{} of {} questions split the reports",
        capital(&cardinal(concordance.split())),
        cardinal(concordance.questions.len())
    );
    // What the title counts; where nothing splits, the first questions.
    let none = concordance.split() == 0;
    let site = Explorer::here().site();
    let heads = concordance.columns.into_iter().map(|column| {
        view! {
            <th scope="col">
                <bdi>{EN.column(&site.corpus, &column)}</bdi>
                <br />
                {EN.column_detail(&site.corpus, &column)}
            </th>
        }
    });
    let questions = concordance.questions.into_iter();
    let rows = questions
        .filter(move |row| none || splits(row.summary.kind))
        .take(SHOWN);
    view! {
        <section aria-labelledby="h-small">
            <div class="sect__head">
                <h2 id="h-small">{title}</h2>
                <a href=Explorer::here().link(&ViewState::of(View::Compare))>"Compare all questions"</a>
            </div>
            <table class="mini">
                <thead>
                    <tr>
                        <th scope="col">"Question"</th>
                        {heads.collect_views()}
                        <th scope="col">"What the comparison finds"</th>
                    </tr>
                </thead>
                <tbody>{rows.map(|row| view! { <SmallRow row /> }).collect_views()}</tbody>
            </table>
        </section>
    }
    .into_any()
}

/// A question as one row of dots with its finding.
#[component]
fn SmallRow(
    /// The question with its answers.
    row: Row,
) -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.site();
    let href = explorer.link(&ViewState::of(View::Issue(row.question)));
    let text = site.corpus.question(row.question).map(|question| question.text.clone());
    let cells = (0..row.silent.len()).map(|column| {
        let (marks, quiet) = marks_of(&row, column);
        view! {
            <td>
                <Slots marks quiet />
            </td>
        }
    });
    view! {
        <tr>
            <th scope="row">
                <a href=href>{text}</a>
            </th>
            {cells.collect_views()}
            <td>
                <b>{EN.summary(row.summary.kind)} ": "</b>
                {EN.clause(&site.corpus, &row.summary)}
            </td>
        </tr>
    }
}
