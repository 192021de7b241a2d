//! Beside the answers to a question, what follows from its claims: how many of them are independent, through whom they reach the
//! reader, how they bear on each other, and who is not heard.

use crosscheck_compare::{Figures, Rule};
use crosscheck_messages::EN;
use leptos::prelude::*;

use super::Facts;
use super::facts::{IssueFacts, Neck, Quiet};
use super::relations::RelationLists;
use crate::components::{AsideButton, MarkIcon, Rows, Show, WhyButton, aside_id, document_year, live};
use crate::memo::Memo;
use crate::store::Explorer;

/// The column beside the answers.
#[component]
pub(super) fn Rail(
    /// What the page shows.
    facts: Facts,
) -> impl IntoView {
    view! {
        <aside class="rail" aria-label="What follows from these claims">
            <Independence facts />
            <HowItReachesYou facts />
            <RelationLists facts />
            <NotHeard facts />
        </aside>
    }
}

/// Five figures, from the number of claims to that of separate sources.
#[component]
fn Independence(facts: Facts) -> impl IntoView {
    let explorer = Explorer::here();
    let documents = explorer.site().corpus.documents.len();
    view! {
        <section aria-labelledby="r-five">
            <h2 id="r-five">"How many are independent?"</h2>
            <dl class="five">
                <FigureRow facts name="claims" rule=Rule::Claims count=|figures| figures.claims note=|_| String::new() />
                <FigureRow
                    facts
                    name="documents"
                    rule=Rule::Documents
                    count=|figures| figures.documents
                    note=move |_| format!("of {documents}")
                />
                <FigureRow
                    facts
                    name="newsrooms"
                    rule=Rule::Newsrooms
                    count=|figures| figures.newsrooms_held
                    note=|_| String::new()
                />
                <FigureRow
                    facts
                    name="origins"
                    rule=Rule::Origins
                    count=|figures| figures.origins
                    note=|_| "unnamed ones counted as one".to_owned()
                />
                <FigureRow
                    facts
                    name="separate sources"
                    rule=Rule::Lines
                    count=|figures| figures.lines_held
                    note=move |figures| EN.sources_if(&explorer.site().corpus, figures).unwrap_or_default()
                />
            </dl>
        </section>
    }
}

/// A figure with its name, what to bear in mind, and the rule behind it.
#[component]
fn FigureRow(
    facts: Facts,
    /// "claims", "documents"…
    name: &'static str,
    /// By which it is counted.
    rule: Rule,
    count: fn(&Figures) -> usize,
    note: impl Fn(&Figures) -> String + Send + Sync + 'static,
) -> impl IntoView {
    let explorer = Explorer::here();
    let count = Memo::new(move |_| facts.with(|facts| count(&facts.sheet.figures)));
    let note = move || facts.with(|facts| note(&facts.sheet.figures));
    let about = Signal::derive(move || format!("{} {name}", count.get()));
    let because = Memo::new(move |_| facts.with(|facts| facts.why(&explorer.site().corpus, rule)));
    view! {
        <div>
            <dt>
                {name} " " <small>{live(note)}</small> " " <WhyButton id=rule.key() about because />
            </dt>
            <dd>{live(move || count.get())}</dd>
        </div>
    }
}

/// Through whom all of it comes, and what would be left without them.
#[component]
fn HowItReachesYou(facts: Facts) -> impl IntoView {
    let explorer = Explorer::here();
    let sentence = Memo::new(move |_| facts.with(|facts| EN.reach(&explorer.site().corpus, &facts.sheet.figures)));
    let because = Memo::new(move |_| facts.with(|facts| facts.why(&explorer.site().corpus, Rule::Bottleneck)));
    view! {
        <section aria-labelledby="r-neck">
            <h2 id="r-neck">"How it reaches the reader"</h2>
            <Show when=move || sentence.with(|sentence| !sentence.is_empty())>
                <p class="neck">{live(move || sentence.get())}</p>
                <WhyButton id="neck" about=sentence because />
            </Show>
            <div class="neck__without">
                <Rows
                    each=move || facts.with(|facts| facts.necks.clone())
                    key=|neck| aside_id(neck.aside)
                    children=move |neck| view! { <WithoutNeck facts neck /> }
                />
            </div>
        </section>
    }
}

/// Leaves out what all of it passes, and says what that would cost here.
#[component]
fn WithoutNeck(facts: Facts, neck: Neck) -> impl IntoView {
    let aside = neck.aside;
    let losses = Memo::new(move |_| facts.with(|facts| losses_without(facts, &neck)));
    view! {
        <AsideButton place="neck" aside />
        <details class="ways-box small">
            <summary>"What that would cost here"</summary>
            <ul>
                <Rows
                    each=move || losses.get()
                    key=|loss| loss.clone()
                    children=|loss| view! { <li>{loss}</li> }
                />
            </ul>
        </details>
    }
}

fn losses_without(facts: &IssueFacts, before: &Neck) -> Vec<String> {
    let now = facts.necks.iter().find(|neck| neck.aside == before.aside);
    now.unwrap_or(before).losses.clone()
}

/// Parties that are not heard, and the documents without a word on the question; nothing where there are none.
#[component]
fn NotHeard(facts: Facts) -> impl IntoView {
    let quiet = Memo::new(move |_| facts.with(|facts| facts.quiet.clone()));
    view! {
        <Show when=move || quiet.with(|quiet| !quiet.is_empty())>
            <section aria-labelledby="r-unheard">
                <h2 id="r-unheard">"Not heard on this question"</h2>
                <ul class="unheard">
                    <Rows
                        each=move || quiet.get()
                        key=|quiet| (quiet.id.clone(), quiet.name.clone(), quiet.words.clone())
                        children=move |quiet| view! { <QuietLine facts quiet /> }
                    />
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn QuietLine(facts: Facts, quiet: Quiet) -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.site();
    let name = match quiet.document {
        Some(document) => document_year(&site, document),
        None => quiet.name,
    };
    let because = Memo::new(move |_| facts.with(|facts| facts.why(&explorer.site().corpus, quiet.rule)));
    view! {
        <li>
            <MarkIcon mark=quiet.mark />
            <div>
                <bdi>{name}</bdi>
                ", "
                {quiet.words.clone()}
                " "
                <WhyButton id=quiet.id about=quiet.words because />
            </div>
        </li>
    }
}
