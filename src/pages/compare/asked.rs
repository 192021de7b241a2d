//! What some presets ask for, as a list of its own above the grid: what changed in order of time, each original beside its copy,
//! and whoever is not heard.

use crosscheck_compare::{Absent, Filter, Rewriting, Turn, absent, rewritings, turns};
use crosscheck_messages::EN;
use crosscheck_model::{ClaimId, Corpus, Date, QuestionId};
use leptos::prelude::*;

use crate::components::{CollectViews, Comparison, ParagraphLink, counted, document_year};
use crate::store::{Explorer, View};

/// The answer to a preset.
#[derive(Clone, Debug, PartialEq)]
enum Answer {
    Changed(Vec<Turn>),
    Rewritten(Vec<Rewriting>),
    NotHeard(Vec<Absent>),
    /// The rows that are kept say all of it.
    Rows,
}

/// The list a preset asks for; nothing for those that the grid itself answers.
#[component]
pub(super) fn AskedFor() -> impl IntoView {
    let explorer = Explorer::here();
    let filter = explorer.part(|state| state.preset.map(|preset| preset.filter));
    let answer = Comparison::here().memo(move |reading, claims| match filter.get() {
        Some(Filter::Changed) => Answer::Changed(turns(reading, claims)),
        Some(Filter::Rewritten) => Answer::Rewritten(rewritings(reading, claims)),
        Some(Filter::NotHeard) => Answer::NotHeard(absent(reading, claims)),
        _ => Answer::Rows,
    });
    move || match answer.get() {
        Answer::Changed(turns) if !turns.is_empty() => view! { <Turns turns /> }.into_any(),
        Answer::Rewritten(all) if !all.is_empty() => view! { <Rewritings all /> }.into_any(),
        Answer::NotHeard(parties) if !parties.is_empty() => view! { <Parties parties /> }.into_any(),
        _ => ().into_any(),
    }
}

#[component]
fn Turns(turns: Vec<Turn>) -> impl IntoView {
    let title = EN.turns(turns.len());
    let rows = turns.into_iter().map(|turn| view! { <TurnRow turn /> }).collect_views();
    view! {
        <section class="sect asked" aria-labelledby="h-asked">
            <h2 id="h-asked">{title}</h2>
            <table class="asked__table">
                <thead>
                    <tr>
                        <th scope="col">"Question"</th>
                        <th scope="col">"Before"</th>
                        <th scope="col">"After"</th>
                        <th scope="col">"How one follows on the other"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

#[component]
fn TurnRow(turn: Turn) -> impl IntoView {
    let site = Explorer::here().site();
    let why = format!(
        "{}: {}",
        EN.relation(turn.relation.kind),
        EN.reason(&site.corpus, &turn.relation)
    );
    view! {
        <tr>
            <th scope="row">
                <QuestionLink question=turn.question />
            </th>
            <td data-doc="Before">
                <At when=turn.before.1 claim=turn.before.0 />
            </td>
            <td data-doc="After">
                <At when=turn.after.1 claim=turn.after.0 />
            </td>
            <td data-doc="How one follows on the other">{why}</td>
        </tr>
    }
}

/// When, what is claimed, and where.
#[component]
fn At(when: Option<Date>, claim: ClaimId) -> impl IntoView {
    let site = Explorer::here().site();
    let record = site.corpus.claim(claim)?;
    Some(view! {
        <b class="num">{when.map_or_else(|| "undated".to_owned(), |date| EN.date(&date))}</b>
        " "
        {record.digest.clone()}
        " "
        <small class="dim">
            {document_year(&site, record.document)} " "
            <ParagraphLink document=record.document paragraph=record.paragraph />
        </small>
    })
}

#[component]
fn QuestionLink(question: QuestionId) -> impl IntoView {
    let explorer = Explorer::here();
    let text = question_text(&explorer.site().corpus, question);
    let href = move || explorer.link(&explorer.state().comparing(View::Issue(question)));
    view! { <a href=href>{text}</a> }
}

fn question_text(corpus: &Corpus, question: QuestionId) -> String {
    let question = corpus.question(question);
    question.map(|question| question.text.clone()).unwrap_or_default()
}

#[component]
fn Rewritings(all: Vec<Rewriting>) -> impl IntoView {
    let title = EN.rewritings(all.len());
    let rows = all
        .into_iter()
        .map(|one| view! { <RewritingRow one /> })
        .collect_views();
    view! {
        <section class="sect asked" aria-labelledby="h-asked">
            <h2 id="h-asked">{title}</h2>
            <table class="asked__table">
                <thead>
                    <tr>
                        <th scope="col">"Copy"</th>
                        <th scope="col">"Original"</th>
                        <th scope="col">"What differs"</th>
                        <th scope="col">"What the copy claims there"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

#[component]
fn RewritingRow(one: Rewriting) -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.site();
    let from = format!("{}{}", EN.node(&site.corpus, one.from), EN.credit(one.credit));
    let copy = document_year(&site, one.document);
    let claims: Vec<String> = one
        .claims
        .iter()
        .filter_map(|&claim| Some(site.corpus.claim(claim)?.digest.clone()))
        .collect();
    let claims = match claims.is_empty() {
        true => view! { <span class="quiet">"no claim in view"</span> }.into_any(),
        false => claims
            .into_iter()
            .map(|digest| view! { <p>{digest}</p> })
            .collect_views()
            .into_any(),
    };
    view! {
        <tr>
            <th scope="row">
                <bdi>{copy}</bdi>
                " "
                <ParagraphLink document=one.change.source.document paragraph=one.change.source.paragraph />
            </th>
            <td data-doc="Original">{from}</td>
            <td data-doc="What differs">
                <b>{EN.change(&one.change)}</b>
                ". "
                {one.change.digest}
            </td>
            <td data-doc="What the copy claims there">{claims}</td>
        </tr>
    }
}

#[component]
fn Parties(parties: Vec<Absent>) -> impl IntoView {
    let title = EN.absent(parties.len());
    let items = parties
        .into_iter()
        .map(|party| view! { <PartyItem party /> })
        .collect_views();
    view! {
        <section class="sect asked" aria-labelledby="h-asked">
            <h2 id="h-asked">{title}</h2>
            <ul class="asked__parties">{items}</ul>
        </section>
    }
}

#[component]
fn PartyItem(party: Absent) -> impl IntoView {
    let on = party
        .on
        .iter()
        .map(|&(question, why)| {
            view! {
                <li>
                    <QuestionLink question />
                    " "
                    <span class="dim">{EN.unheard(why)}</span>
                </li>
            }
        })
        .collect_views();
    view! {
        <li>
            <h3>
                <bdi>{party.name}</bdi>
            </h3>
            <p class="small dim">{format!("on {}", counted(party.on.len(), "question", "questions"))}</p>
            <ul>{on}</ul>
        </li>
    }
}
