//! One answer to a question: its text, what it rests on, and the claims that give it or speak against it.

use crosscheck_compare::{Card, Figures, Reading, Rule, Stake, Why};
use crosscheck_messages::EN;
use crosscheck_model::{ClaimId, PositionId, QuestionId, VoiceKind};
use leptos::prelude::*;

use super::Facts;
use super::facts::Answer;
use crate::components::{Rows, SeparateSources, Show, WhyButton, aria, counted, live};
use crate::memo::Memo;
use crate::pages::compare::card::ClaimInComparison;
use crate::pages::compare::ways::CountedWays;
use crate::store::{Explorer, ViewState};

/// An answer as a section of the page.
#[component]
pub(super) fn AnswerSection(
    /// The question.
    question: QuestionId,
    /// Which of its answers.
    position: PositionId,
    /// What the page shows.
    facts: Facts,
    /// On a phone the first answer that somebody gives stands open, the others are folded.
    open_on_a_phone: bool,
) -> impl IntoView {
    let site = Explorer::here().site();
    let record = site.corpus.question(question)?.positions.get(position.index())?;
    let heading = format!("position-{}", record.id);
    let answer = Memo::new(move |_| facts.with(|facts| facts.answer(position).cloned()));
    let given = Memo::new(move |_| answer.with(|answer| answer.as_ref().is_some_and(is_given)));
    let opened = RwSignal::new(open_on_a_phone);
    let folded = move || given.get() && !opened.get();
    let id = StoredValue::new(record.id.clone());
    let text = StoredValue::new(record.text.clone());
    Some(view! {
        <section class="stance-row" class=("stance-row--folded", folded) aria-labelledby=heading>
            <div class="stance-row__side">
                <h2 id=heading.clone()>{record.text.clone()}</h2>
                <Show when=move || given.get()>
                    <FoldOnAPhone id=id.get_value() text=text.get_value() answer opened />
                </Show>
                <LossOfAnswer id=id.get_value() answer />
                <Show when=move || given.get()>
                    <RestsOn id=id.get_value() answer />
                </Show>
            </div>
            <Show when=move || given.get() fallback=|| view! { <Nobody /> }>
                <Cards answer />
            </Show>
        </section>
    })
}

/// Whether any claim in view is on the answer.
fn is_given(answer: &Answer) -> bool {
    !answer.position.claims.is_empty()
}

/// A part of an answer. It follows the answer, which is gone only while its page goes away.
fn part<T>(answer: Memo<Option<Answer>>, read: impl Fn(&Answer) -> T + Send + Sync + 'static) -> Memo<T>
where
    T: Default + PartialEq + Send + Sync + 'static,
{
    Memo::new(move |_| answer.with(|answer| answer.as_ref().map(&read)).unwrap_or_default())
}

/// A phone shows the claims of one answer at a time.
#[component]
fn FoldOnAPhone(id: String, text: String, answer: Memo<Option<Answer>>, opened: RwSignal<bool>) -> impl IntoView {
    let count = part(answer, |answer| {
        counted(answer.position.claims.len(), "claim", "claims")
    });
    view! {
        <button
            type="button"
            class="btn fold-phone"
            id=format!("fold-{id}")
            aria-expanded=move || aria(opened.get())
            aria-label=move || format!("{}: {text}", count.get())
            on:click=move |_| opened.update(|opened| *opened = !*opened)
        >
            {live(move || count.get())}
        </button>
    }
}

/// Says that nobody in view gives the answer, and whether that is the reader's own doing.
#[component]
fn Nobody() -> impl IntoView {
    let words = Explorer::here().part(nobody_words);
    view! { <p class="nobody">{live(move || words.get())}</p> }
}

fn nobody_words(state: &ViewState) -> &'static str {
    if !state.altered.is_empty() {
        "Nobody says so in this altered view."
    } else if state.request.is_everything() {
        "Nobody in this corpus says so."
    } else {
        "Nobody in view says so."
    }
}

/// What the answer lost by the reader's alterations; nothing where it lost nothing.
#[component]
fn LossOfAnswer(id: String, answer: Memo<Option<Answer>>) -> impl IntoView {
    let explorer = Explorer::here();
    let loss = Memo::new(move |_| answer.with(|answer| answer.as_ref()?.loss.clone()));
    move || {
        loss.get().map(|loss| {
            let because = loss.why(&Reading::new(&explorer.site().corpus));
            let sentence = EN.loss(&explorer.site().corpus, &loss);
            view! {
                <div class="loss">
                    {sentence.clone()}
                    " "
                    <WhyButton id=format!("loss-{id}") about=sentence because />
                </div>
            }
        })
    }
}

/// What an answer rests on: its tally, its separate sources, who has a stake in it.
#[component]
fn RestsOn(id: String, answer: Memo<Option<Answer>>) -> impl IntoView {
    let explorer = Explorer::here();
    let figures = part(answer, |answer| answer.position.figures.clone());
    let about = Signal::derive(move || figures.with(|figures| EN.sources(&explorer.site().corpus, figures)));
    let because = Memo::new(move |_| {
        let claims = answer.with(|answer| answer.as_ref().map(|answer| answer.position.rests_on.clone()));
        Why::new(&explorer.site().corpus, Rule::Lines, &claims.unwrap_or_default())
    });
    let tally = part(answer, |answer| answer.tally.clone());
    view! {
        <p>{live(move || tally.get())}</p>
        {live(move || view! { <SeparateSources figures=figures.get() /> })}
        <WhyButton id=format!("lines-{id}") about because />
        <details class="ways-box">
            <summary>"the separate sources that are counted"</summary>
            <CountedWays ways=part(answer, |answer| answer.counted.clone()) />
        </details>
        <p class="small">{live(move || figures.with(|figures: &Figures| EN.reach(&explorer.site().corpus, figures)))}</p>
        <Stakes id stakes=part(answer, |answer| answer.position.stakes.clone()) />
    }
}

/// Speakers who are a party to the question.
#[component]
fn Stakes(id: String, stakes: Memo<Vec<Stake>>) -> impl IntoView {
    let explorer = Explorer::here();
    let line = move |stake: Stake| {
        let site = explorer.site();
        let because = Why::new(&site.corpus, Rule::Stake, &stake.claims);
        let is_group = site
            .corpus
            .voice(stake.voice)
            .is_some_and(|voice| voice.kind == VoiceKind::Group);
        let party = if is_group { " are a party" } else { " is a party" };
        view! {
            <div class="small">
                <bdi>{stake.name}</bdi>
                {party}
                " to the question. "
                <WhyButton id=format!("stake-{id}-{}", stake.voice.0) about="a party to the question" because />
            </div>
        }
    };
    view! { <Rows each=move || stakes.get() key=|stake| (stake.voice, stake.claims.clone()) children=line /> }
}

/// The claims on an answer, a card each.
#[component]
fn Cards(answer: Memo<Option<Answer>>) -> impl IntoView {
    let cards =
        Memo::new(move |_| answer.with(|answer| answer.as_ref().map_or_else(Vec::new, |answer| answer.cards.clone())));
    let apart = part(answer, |answer| answer.position.apart.clone());
    let card = move |first: Card| {
        let claim = first.claim;
        // The card as it is now. A claim that has left the answer keeps its last one while its card goes away.
        let card = Memo::new(move |_| cards.with(|cards| find(cards, claim)).unwrap_or_else(|| first.clone()));
        let apart = Signal::derive(move || apart.with(|apart| apart.contains(&claim)));
        view! { <ClaimInComparison card apart /> }
    };
    view! {
        <div class="cards">
            <Rows each=move || cards.get() key=|card| card.claim children=card />
        </div>
    }
}

fn find(cards: &[Card], claim: ClaimId) -> Option<Card> {
    cards.iter().find(|card| card.claim == claim).cloned()
}
