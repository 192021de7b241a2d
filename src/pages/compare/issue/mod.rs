//! The page of one question: a ladder of answers with the claims that give them, what each rests on, and beside it what follows
//! from the claims. Below the answers stand the ways on which it all reaches the reader, and the numbers and dates.

mod answer;
mod facts;
mod lineage;
mod rail;
mod relations;

use std::sync::Arc;

use crosscheck_messages::EN;
use crosscheck_model::QuestionId;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use self::answer::AnswerSection;
pub(crate) use self::facts::IssueFacts;
use self::facts::OF_THE_WHOLE;
use self::lineage::Lineage;
use self::rail::Rail;
use super::concordance::question_id;
use super::numbers::{Dates, Numbers};
use super::on_page::LeadTo;
use super::pins::Pinned;
use super::share::ShareMenu;
use super::text::ReadAsText;
use super::tools::{ToolButtons, ToolForms, ToolLine, ToolPanels};
use crate::components::{CollectViews, Comparison, OpenPanels, Show, WhyButton, lead_to_control, live};
use crate::memo::Memo;
use crate::store::{Explorer, View, ViewState};

/// Everything the page shows, computed anew when what narrows or the reader's alterations change.
type Facts = Memo<Arc<IssueFacts>>;

/// The page.
#[component]
pub(crate) fn IssuePage(
    /// Which question.
    question: QuestionId,
) -> impl IntoView {
    // A claim that the reader moves to another answer is drawn anew there: what they opened on it stays open.
    OpenPanels::provide();
    let explorer = Explorer::here();
    let is_text = explorer.part(|state| state.text);
    let comparison = Comparison::here();
    let facts = comparison.memo(move |reading, claims| Arc::new(IssueFacts::new(reading, claims, question)));
    let back_to_the_table = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            explorer.go(to_the_table);
            lead_to_control(
                explorer,
                vec![question_id(question, true), question_id(question, false)],
            );
        }
    };
    explorer.site().corpus.question(question)?;
    Some(view! {
        <div on:keydown=back_to_the_table>
            <Crumbs question />
            <div class=("issue", move || !is_text.get())>
                <Sheet question facts />
                <Show when=move || !is_text.get()>
                    <Rail facts />
                </Show>
            </div>
        </div>
    })
}

/// How the claims came, and the numbers and dates in them.
#[component]
fn Details(facts: Facts) -> impl IntoView {
    view! {
        <Lineage
            ways=Memo::new(move |_| facts.with(|facts| facts.ways.clone()))
            claims=Memo::new(move |_| facts.with(|facts| facts.claims.clone()))
        />
        <Numbers axes=Memo::new(move |_| facts.with(|facts| facts.numbers.clone())) />
        <Dates dates=Memo::new(move |_| facts.with(|facts| facts.dates.clone())) />
    }
}

/// What else stands on the page, below the answers.
#[component]
fn Contents(facts: Facts) -> impl IntoView {
    let has = move |what: fn(&IssueFacts) -> bool| Memo::new(move |_| facts.with(|facts| what(facts)));
    view! {
        <nav aria-label="On this page">
            <ul class="on-page">
                <LeadTo there=has(|facts| !facts.claims.is_empty()) id="h-way" words="The routes to the reader" />
                <LeadTo there=has(|facts| !facts.numbers.is_empty()) id="h-numbers" words="Numbers" />
                <LeadTo there=has(|facts| facts.dates.is_some()) id="h-dates" words="Dates" />
            </ul>
        </nav>
    }
}

/// The table of all questions, with what the reader altered.
fn to_the_table(state: &mut ViewState) {
    let altered = state.altered.clone();
    *state = ViewState {
        altered,
        ..state.comparing(View::Compare)
    };
}

/// The question with its answers, as sections or read as text. The tools stand in both.
#[component]
fn Sheet(question: QuestionId, facts: Facts) -> impl IntoView {
    let is_text = Explorer::here().part(|state| state.text);
    let panels = ToolPanels::new();
    let claims = Memo::new(move |_| facts.with(|facts| facts.claims.clone()));
    let in_view = Signal::derive(move || facts.with(|facts| facts.in_view));
    view! {
        <div>
            <Show when=move || !is_text.get()>
                <Header question facts />
            </Show>
            <ToolLine>
                <ToolButtons panels />
                <ShareMenu />
            </ToolLine>
            <ToolForms panels claims question in_view />
            <Pinned />
            <Show
                when=move || is_text.get()
                fallback=move || {
                    view! {
                        <Contents facts />
                        <Ladder question facts />
                        <Details facts />
                    }
                }
            >
                <AsText question />
            </Show>
        </div>
    }
}

/// The answers under each other, and the way on to other questions.
#[component]
fn Ladder(question: QuestionId, facts: Facts) -> impl IntoView {
    let positions = facts.with_untracked(|facts| {
        let positions = facts.answers.iter().map(|answer| answer.position.position);
        positions.collect::<Vec<_>>()
    });
    let first_given = facts.with_untracked(|facts| facts.first_given());
    let answers = positions
        .into_iter()
        .map(|position| {
            let open_on_a_phone = first_given == Some(position);
            view! { <AnswerSection question position facts open_on_a_phone /> }
        })
        .collect_views();
    view! {
        <div class="ladder">{answers}</div>
        <Onward question />
    }
}

#[component]
fn AsText(question: QuestionId) -> impl IntoView {
    let partial = is_partial(Explorer::here());
    let lines = Comparison::here().memo(move |reading, claims| facts::text(reading, claims, question, partial.get()));
    view! { <ReadAsText lines /> }
}

/// Whether the page shows less than the whole corpus, or shows it altered.
fn is_partial(explorer: Explorer) -> Memo<bool> {
    explorer.part(|state| !state.altered.is_empty() || !state.request.is_everything())
}

/// The question and the finding, with an editor's sentence where there is one.
#[component]
fn Header(question: QuestionId, facts: Facts) -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.site();
    let record = site.corpus.question(question)?;
    let partial = is_partial(explorer);
    let lead = StoredValue::new(record.lead.clone());
    let word = Signal::derive(move || facts.with(|facts| EN.summary(facts.sheet.summary.kind).to_owned()));
    let clause = move || {
        let site = explorer.site();
        facts.with(|facts| format!("{}. ", EN.clause(&site.corpus, &facts.sheet.summary)))
    };
    let because = Memo::new(move |_| facts.with(|facts| facts.why_finding(&explorer.site().corpus)));
    Some(view! {
        <header>
            <h1>{record.text.clone()}</h1>
            <div class="deck">
                <b>{word} ": "</b>
                {live(clause)}
                {live(move || (!partial.get()).then(|| lead.get_value()))}
                " "
                <WhyButton id="finding" about=word because />
            </div>
            {live(move || {
                let lead = lead.get_value().filter(|_| partial.get());
                lead.map(|lead| view! { <p class="small dim">{OF_THE_WHOLE} {lead}</p> })
            })}
        </header>
    })
}

/// Where the page stands among the questions.
#[component]
fn Crumbs(question: QuestionId) -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.site();
    let count = site.corpus.questions.len();
    let next = beside(question, count, 1);
    let next_text = site
        .corpus
        .question(next)
        .map(|question| format!("Next: {}", question.text));
    view! {
        <nav aria-label="Where you are">
            <ol class="crumbs">
                <li>
                    <a href=move || address(explorer, View::Compare)>"Compare"</a>
                </li>
                <li>{format!("Question {} of {count}", question.index() + 1)}</li>
                <li>
                    <a href=move || address(explorer, View::Issue(next))>{next_text}</a>
                </li>
            </ol>
        </nav>
    }
}

/// The questions before and after this one.
#[component]
fn Onward(question: QuestionId) -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.site();
    let count = site.corpus.questions.len();
    let link = |word: &'static str, to: QuestionId| {
        let text = site.corpus.question(to).map(|question| question.text.clone());
        view! {
            <a class="btn btn--wrap" href=move || address(explorer, View::Issue(to))>
                {word}
                {text}
            </a>
        }
    };
    view! {
        <nav class="onward" aria-label="Other questions">
            {link("‹ ", beside(question, count, count.saturating_sub(1)))}
            " "
            {link("› ", beside(question, count, 1))}
        </nav>
    }
}

/// Another comparison, with what narrows this one.
fn address(explorer: Explorer, view: View) -> String {
    explorer.link(&explorer.state().comparing(view))
}

/// The question so many places on; after the last comes the first.
fn beside(question: QuestionId, count: usize, steps: usize) -> QuestionId {
    QuestionId::from((question.index() + steps) % count.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_follow_each_other_in_a_circle() {
        let check = |question: u32, steps: usize, expected: u32| {
            assert_eq!(beside(QuestionId(question), 3, steps), QuestionId(expected));
        };
        check(0, 1, 1);
        check(2, 1, 0);
        check(0, 2, 2);
        assert_eq!(beside(QuestionId(0), 0, 1), QuestionId(0));
    }
}
