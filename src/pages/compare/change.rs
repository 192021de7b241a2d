//! Turns how a document came into what happened on the way: dropped, added, changed, with what stands inside quotation marks
//! and what is only suspected marked in words. Neutral: who changed it, and why, is not known.

use crosscheck_compare::{Change, ClaimChange, Credit, Fate, Pin, Reading, Transmission, node_label, transmission};
use crosscheck_model::DocumentId;

use super::places::places_of;
use crate::draw::prelude::*;
use crate::state::{Explorer, Site, View, ViewState};
use crate::ui::parts::{counted, joined, paragraph_link, plural};

const FATES: [(Fate, &str); 4] = [
    (Fate::Dropped, "Dropped"),
    (Fate::Added, "Added"),
    (Fate::Changed, "Changed"),
    (Fate::Moved, "Moved"),
];

/// The ways from a document to what it was taken from, for its own page.
pub(in crate::ui) fn source_links(site: &'static Site, document: DocumentId) -> Drawn {
    let reading = Reading::new(&site.corpus);
    let items = transmission(&reading, &reading.claims(), document)
        .iter()
        .map(|each| {
            let mut state = ViewState::of(View::Faces);
            state.pins.push(Pin::Document(document));
            let name = node_label(&site.corpus, each.from);
            let words = match each.source {
                Some(source) => {
                    state.pins.push(Pin::Document(source));
                    ["Compare with its source: ", &name].concat()
                }
                None => ["What changed on the way from ", &name].concat(),
            };
            let href = Explorer::here().link(&state);
            view! {
                <li>
                    <a href=href>{words}</a>
                </li>
            }
        })
        .collect_view();
    if items.is_empty() {
        return Drawn::of(());
    }
    view! { <ul class="to-source">{items}</ul> }
}

/// Each way that is in view.
pub(super) fn transmissions(site: &'static Site, reading: &Reading, all: &[Transmission]) -> Drawn {
    Drawn::of(all.iter().map(|each| one(site, reading, each)).collect_view())
}

fn one(site: &'static Site, reading: &Reading, each: &Transmission) -> Drawn {
    let groups = FATES
        .iter()
        .map(|&(fate, word)| group(site, reading, each, fate, word))
        .collect_view();
    let nothing = each.changes.is_empty() && each.claims.is_empty();
    view! {
        <section class="sect onway">
            <h2>{each.sentence(&site.corpus)}</h2>
            <p class="deck">{found(each)}</p>
            <p class="small dim">{basis(each)}</p>
            {nothing.then(|| view! { <p class="nobody">"Nothing is known to have changed on the way."</p> })}
            <div class="change__groups">{groups}</div>
            <details class="because">
                <summary>"What shows it"</summary>
                <p class="change__evidence">{each.evidence.clone()}</p>
            </details>
        </section>
    }
}

/// "An editor found 2 things dropped and 5 changed, 4 of these inside quotation marks."
fn found(each: &Transmission) -> String {
    let (mut parts, mut quoted) = (Vec::new(), 0);
    for (fate, _) in FATES {
        let (all, inside) = each.count(fate);
        quoted += inside;
        if all > 0 {
            parts.push([&all.to_string(), " ", fate.word()].concat());
        }
    }
    if parts.is_empty() {
        return "No editor noted a change in the wording.".to_owned();
    }
    let inside = if quoted == 0 {
        "none of them inside quotation marks".to_owned()
    } else {
        [&quoted.to_string(), " of them inside quotation marks"].concat()
    };
    [
        "An editor noted ",
        &joined(&parts),
        ", ",
        &inside,
        ". Who made a change, and why, is not known.",
    ]
    .concat()
}

fn basis(each: &Transmission) -> String {
    let (mut ranges, mut several) = (Vec::new(), each.covers.len() > 1);
    for &(from, to) in &each.covers {
        several |= from != to;
        ranges.push(if from == to {
            from.to_string()
        } else {
            [&from.to_string(), "–", &to.to_string()].concat()
        });
    }
    let known = match each.credit {
        Credit::Stated => "The text says so itself.",
        Credit::NotCredited => "The text does not say so; it was compared with the source.",
        Credit::Inferred => "The text does not say so, and nobody could compare it: it is suspected.",
    };
    let source = if each.source.is_none() {
        " The source is not in this corpus, so its claims cannot be set beside these."
    } else {
        ""
    };
    let covers = if ranges.is_empty() {
        String::new()
    } else {
        [
            plural(usize::from(several) + 1, "Paragraph ", "Paragraphs "),
            &ranges.join(", "),
            ". ",
        ]
        .concat()
    };
    [&covers, known, source].concat()
}

/// What became of wording, then of answers.
fn group(site: &'static Site, reading: &Reading, each: &Transmission, fate: Fate, word: &'static str) -> Drawn {
    let changes: Vec<&Change> = each.changes.iter().filter(|change| change.fate == fate).collect();
    let answers: Vec<&ClaimChange> = each.claims.iter().filter(|change| change.fate == fate).collect();
    if changes.is_empty() && answers.is_empty() {
        return Drawn::of(());
    }
    let wording = changes.iter().map(|change| wording(site, change)).collect_view();
    let count = answers.len();
    let answers = answers
        .iter()
        .map(|change| answer(site, reading, change))
        .collect_view();
    let rule = fate.rule().text();
    view! {
        <section class="change__group">
            <h3>{word}</h3>
            <p class="small dim">{rule}</p>
            <ul class="change__list">{wording}</ul>
            {(count > 0)
                .then(|| {
                    view! {
                        <details class="twin">
                            <summary>{counted(count, "answer", "answers")} " " {fate.word()}</summary>
                            <ul class="change__list">{answers}</ul>
                        </details>
                    }
                })}
        </section>
    }
}

fn wording(site: &'static Site, change: &Change) -> Drawn {
    let tag = |on: bool, words: &'static str| on.then(|| view! { " " <b class="tag">{words}</b> });
    view! {
        <li>
            {paragraph_link(site, change.source.document, change.source.paragraph)}
            " "
            <span class="change__what">{change.what}</span>
            {tag(change.quoted, "inside quotation marks")}
            {tag(change.suspected, "suspected")}
            <p>{change.digest.clone()}</p>
        </li>
    }
}

fn answer(site: &'static Site, reading: &Reading, change: &ClaimChange) -> Drawn {
    let claim = change.after.first().or(change.before.first()).copied();
    let question = site.corpus.question(change.question);
    let position = claim
        .and_then(|claim| reading.position(claim))
        .zip(question)
        .and_then(|(position, question)| question.positions.get(position.index()))
        .map(|position| position.text.as_str());
    let href = Explorer::here().link(&ViewState::of(View::Issue(change.question)));
    let side = |words: &'static str, claims: &[_]| {
        (!claims.is_empty()).then(|| view! { <span class="small dim">{words}</span> {places_of(site, claims)} })
    };
    view! {
        <li>
            <p>
                "“" {position} "” " <a class="small" href=href>{question.map(|question| question.text.as_str())}</a>
            </p>
            {side("There: ", &change.before)}
            {side("Here: ", &change.after)}
        </li>
    }
}
