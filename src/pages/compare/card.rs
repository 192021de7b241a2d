//! A claim on the sheet of its question: everything that is said of it, and what the reader can do about it.

use crosscheck_compare::{Aside, Card, Credit, Node, Pin, Reading, Rule, Why};
use crosscheck_model::{ClaimId, Question};

use super::altered::aside_button;
use super::fold::Fold;
use super::why::why;
use crate::draw::prelude::*;
use crate::state::{Explorer, Site};
use crate::ui::parts::{document_year, mark, paragraph_link, stance_word};

/// The card. `apart`: the answer does not rest on it, since the reader undid a link between names.
pub(super) fn card(
    site: &'static Site,
    reading: &Reading,
    question: &'static Question,
    id: ClaimId,
    apart: bool,
) -> Drawn {
    let Some(card) = crosscheck_compare::card(reading, id) else {
        return Drawn::of(());
    };
    let Some(claim) = site.corpus.claim(id) else {
        return Drawn::of(());
    };
    let note = match (card.moved, apart) {
        (true, _) => Some("Moved here by you."),
        (_, true) => Some("Not counted: by your reading it speaks of somebody else."),
        _ => None,
    };
    let because = Why::new(&site.corpus, card.mark, &[id]);
    view! {
        <div class="cards__one">
            <p class="small dim">{document_year(site, claim.document)}</p>
            {note.map(|note| view! { <p class="claim__note">{note}</p> })}
            <article class=format!("claim claim--{}", card.mark.key()) data-claim=claim.id.clone()>
                {who(&card)} <p class="claim__text">{card.digest.clone()}</p> {chain(&card)} {facts(site, &card)}
                <div class="claim__acts">
                    {why(site, &format!("c{}", id.0), card.mark.word(), because)} {change(site, question, id, &card)}
                </div>
            </article>
        </div>
    }
}

fn who(card: &Card) -> Drawn {
    let who = &card.speaker;
    let role = who.role_words();
    view! {
        <p class="claim__who">
            {mark(card.mark)} " " <b><bdi>{who.name.clone()}</bdi></b> {role.map(|role| format!(", {role}"))} " "
            {card.stake.then(|| view! { <span class="stake">"a party to the question "</span> })}
            <span class="nowrap">"· " {stance_word(card.mark)}</span>
        </p>
    }
}

/// On whose authority, nearest the reader first.
fn chain(card: &Card) -> Drawn {
    let steps = card
        .breadcrumb
        .iter()
        .enumerate()
        .map(|(index, step)| {
            let credit = match step.credit {
                Credit::Stated => None,
                Credit::NotCredited => Some("not credited"),
                Credit::Inferred => Some("not credited, inferred"),
            };
            let relay = Some(card.relay).filter(|relay| index == 0 && !relay.is_empty());
            view! {
                <li>
                    <bdi>{step.label.clone()}</bdi>
                    {credit.map(|credit| view! { ", " <em>{credit}</em> })}
                    {relay.map(|relay| view! { ", " <em>{relay}</em> })}
                </li>
            }
        })
        .collect_view();
    view! { <ol class="chain" aria-label="On whose authority">{steps}</ol> }
}

fn facts(site: &'static Site, card: &Card) -> Drawn {
    let steps = (0..3u8)
        .map(|step| {
            let x = format!("{}.5", u32::from(step) * 9);
            view! { <rect class=if step < card.steps { "on" } else { "" } x=x y="1" width="7" height="6"></rect> }
        })
        .collect_view();
    let said = card.said.as_ref().map(|date| ["said ", date].concat());
    let happened = card.happened.as_ref().map(|date| ["happened ", date].concat());
    let quoted: Vec<String> = card.names.iter().map(|name| format!("“{name}”")).collect();
    let mut facts: Vec<String> = vec![card.mode.to_owned()];
    facts.extend(said);
    facts.extend(happened);
    for fact in [card.level, card.access] {
        if !fact.is_empty() {
            facts.push(fact.to_owned());
        }
    }
    let facts = facts
        .into_iter()
        .map(|fact| view! { <span>{fact}</span> })
        .collect_view();
    let conflict = card
        .dates_conflict
        .then(|| Why::new(&site.corpus, Rule::DatesConflict, &[card.claim]));
    let conflict = conflict.map(|because| {
        view! {
            <span class="conflict">"the text’s own dates conflict"</span>
            {why(site, &format!("d{}", card.claim.0), "the text’s own dates conflict", because)}
        }
    });
    view! {
        <div class="facts">
            {paragraph_link(site, card.source.document, card.source.paragraph)}
            <span class="sure">
                <svg viewBox="0 0 26 8" aria-hidden="true">
                    {steps}
                </svg>
                {card.certainty}
            </span>
            {facts}
            {conflict}
            {(!quoted.is_empty()).then(|| view! { <span>"prints " <bdi>{quoted.join(", ")}</bdi></span> })}
            {(!card.altered.is_empty()).then(|| view! { <span class="conflict">{card.altered}</span> })}
        </div>
    }
}

/// What a reader who disagrees can do: another answer, leaving out what it came through, or only pinning it.
fn change(site: &'static Site, question: &'static Question, id: ClaimId, card: &Card) -> Drawn {
    let explorer = Explorer::here();
    let fold = Fold::new(&format!("change-{}", id.0));
    let button = fold.button("why", "read it otherwise", None);
    let position = card.position;
    let pin = Pin::Claim(id);
    let pinned = explorer.now().pins.contains(&pin);
    let document = card.source.document;
    let place = format!("c{}", id.0);
    let mut asides = vec![Aside::Document(document)];
    for step in &card.breadcrumb {
        let aside = match step.node {
            Node::Outlet(outlet) | Node::OwnVoice(outlet) => Aside::Outlet(outlet),
            Node::Voice(voice) => Aside::Voice(voice),
            Node::Document(document) => Aside::Document(document),
            Node::UnnamedVoices | Node::UnknownNewsrooms | Node::Body(_) => continue,
        };
        if !asides.contains(&aside) {
            asides.push(aside);
        }
    }
    let panel = move || {
        fold.is_open().then(|| {
            let options = question
                .positions
                .iter()
                .enumerate()
                .map(|(index, each)| {
                    view! {
                        <option value=index.to_string() selected=index == position.index()>
                            {each.text.clone()}
                        </option>
                    }
                })
                .collect_view();
            // Chosen by the arrow keys too, so it takes a press of its own to move it.
            let to = RwSignal::new(position.index());
            let choose = move |event: web_sys::Event| {
                if let Ok(chosen) = event_target_value(&event).parse::<usize>() {
                    to.set(chosen);
                }
            };
            let go = move |_| {
                let to = to.get_untracked();
                explorer.go(|state| state.altered.move_claim(&site.corpus, id, to.into()));
                super::follow_later(format!("change-{}", id.0));
            };
            let buttons = asides
                .iter()
                .map(|&aside| aside_button(site, &place, aside))
                .collect_view();
            view! {
                <div class="change">
                    <label class="pick">
                        "Stands under " <select id=format!("move-{}", id.0) on:change=choose>
                            {options}
                        </select>
                    </label>
                    <button type="button" class="btn btn--s" id=format!("moved-{}", id.0) on:click=go>
                        "Move and recount"
                    </button>
                    {buttons}
                </div>
            }
        })
    };
    view! {
        <button
            type="button"
            class="why"
            id=format!("pin-c{}", id.0)
            aria-pressed=pinned
            on:click=move |_| explorer.go(|state| state.toggle_pin(pin))
        >
            {if pinned { "pinned" } else { "pin" }}
        </button>
        {button}
        {panel}
    }
}
