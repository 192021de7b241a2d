//! A claim on the page of its question: everything that is said of it, and what the reader can do about it.

use crosscheck_compare::{Aside, Card, Credit, Node, Pin, Rule, Step, Why};
use crosscheck_messages::EN;
use crosscheck_model::{ClaimId, Question};
use leptos::ev::Event;
use leptos::prelude::*;

use crate::components::{
    AsideButton, CollectViews, DisclosureButton, MarkIcon, Panel, ParagraphLink, Show, StanceWord, WhyButton, aria,
    document_year, lead_to_control, live, stand,
};
use crate::memo::Memo;
use crate::store::Explorer;

/// The card of one claim. What is said of it follows the reader's alterations; the claim stays the same.
#[component]
pub(super) fn ClaimInComparison(
    /// What is said of the claim.
    #[prop(into)]
    card: Memo<Card>,
    /// Whether the answer does not rest on it, since the reader undid a link between names.
    #[prop(into)]
    apart: Signal<bool>,
) -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.site();
    let claim = card.with_untracked(|card| card.claim);
    let record = site.corpus.claim(claim)?;
    let note = move || match (card.with(|card| card.moved), apart.get()) {
        (true, _) => Some("Moved here from another answer."),
        (false, true) => Some("Not counted: in this view it speaks of somebody else."),
        (false, false) => None,
    };
    let about = Signal::derive(move || card.with(|card| EN.mark(card.mark).to_owned()));
    let because = Memo::new(move |_| Why::new(&explorer.site().corpus, card.with(|card| card.mark), &[claim]));
    Some(view! {
        <div class="cards__one">
            <p class="small dim">{document_year(&site, record.document)}</p>
            {live(move || note().map(|note| view! { <p class="claim__note">{note}</p> }))}
            <article
                class=move || card.with(|card| format!("claim claim--{}", card.mark.key()))
                data-claim=record.id.clone()
            >
                {live(move || view! { <WhoSays card=card.get() /> })}
                <p class="claim__text">{live(move || card.with(|card| card.digest.clone()))}</p>
                {live(move || view! { <Authority card=card.get() /> })}
                {live(move || view! { <Facts card=card.get() /> })}
                <div class="claim__acts">
                    <WhyButton id=format!("c{}", claim.0) about because />
                    <PinButton claim />
                    <ReadOtherwise card />
                </div>
            </article>
        </div>
    })
}

/// What the document does, and who speaks in which role.
#[component]
fn WhoSays(card: Card) -> impl IntoView {
    let role = EN.role(&card.speaker).map(|role| format!(", {role}"));
    let stake = card
        .stake
        .then(|| view! { <span class="stake">"a party to the question "</span> });
    view! {
        <p class="claim__who">
            <MarkIcon mark=card.mark />
            " "
            <span class="nowrap"><StanceWord mark=card.mark /> " ·"</span>
            " "
            <b>
                <bdi>{card.speaker.name}</bdi>
            </b>
            {role}
            {card.denial.then_some(" · a denial")}
            " "
            {stake}
        </p>
    }
}

/// On whose authority, nearest the reader first.
#[component]
fn Authority(card: Card) -> impl IntoView {
    let relay = stand(card.mark);
    let steps = card
        .breadcrumb
        .into_iter()
        .enumerate()
        .map(|(index, step)| view! { <AuthorityStep step relay=relay.filter(|_| index == 0) /> })
        .collect_views();
    view! {
        <ol class="chain" aria-label="On whose authority">
            {steps}
        </ol>
    }
}

/// One step, how it is credited, and what the document does with the words.
#[component]
fn AuthorityStep(step: Step, relay: Option<&'static str>) -> impl IntoView {
    let credit = match step.credit {
        Credit::Stated => None,
        Credit::NotCredited => Some("not credited"),
        Credit::Inferred => Some("not credited, inferred"),
    };
    let notes = credit
        .into_iter()
        .chain(relay)
        .map(|note| {
            view! {
                ", "
                <em>{note}</em>
            }
        })
        .collect_views();
    view! {
        <li>
            <bdi>{step.label}</bdi>
            {notes}
        </li>
    }
}

/// Where it stands, how certain it is, when it was said, and in which words.
#[component]
fn Facts(card: Card) -> impl IntoView {
    let words = facts(&card)
        .into_iter()
        .map(|fact| view! { <span>{fact}</span> })
        .collect_views();
    let conflict = card
        .dates_conflict
        .then(|| view! { <DatesConflict claim=card.claim /> });
    let printed = printed_names(&card).map(|names| {
        view! {
            <span>
                "prints "
                <bdi>{names}</bdi>
            </span>
        }
    });
    let altered = EN
        .altered(card.altered)
        .map(|words| view! { <span class="conflict">{words}</span> });
    view! {
        <div class="facts">
            <ParagraphLink document=card.source.document paragraph=card.source.paragraph />
            <Certainty steps=card.steps words=EN.certainty(card.certainty) />
            {words}
            {conflict}
            {printed}
            {altered}
        </div>
    }
}

/// How the words reach us, when they were said and of when, how they were read, who could know.
fn facts(card: &Card) -> Vec<String> {
    let said = card.said.map(|date| format!("said {}", EN.date(&date)));
    let happened = card.happened.map(|date| format!("happened {}", EN.date(&date)));
    let more = [EN.level(card.level), EN.access(card.access)].into_iter().flatten();
    let mode = Some(EN.mode(card.mode).to_owned());
    mode.into_iter()
        .chain(said)
        .chain(happened)
        .chain(more.map(str::to_owned))
        .collect()
}

/// "“IMIS”, “Hashd”".
fn printed_names(card: &Card) -> Option<String> {
    let quoted: Vec<String> = card.names.iter().map(|name| format!("“{name}”")).collect();
    (!quoted.is_empty()).then(|| quoted.join(", "))
}

/// Three steps and a word.
#[component]
fn Certainty(steps: u8, words: &'static str) -> impl IntoView {
    let bars = (0..3u8)
        .map(|step| {
            let class = if step < steps { "on" } else { "" };
            view! { <rect class=class x=format!("{}.5", step * 9) y="1" width="7" height="6"></rect> }
        })
        .collect_views();
    view! {
        <span class="sure">
            <svg viewBox="0 0 26 8" aria-hidden="true">
                {bars}
            </svg>
            {words}
        </span>
    }
}

#[component]
fn DatesConflict(claim: ClaimId) -> impl IntoView {
    const WORDS: &str = "the text’s own dates conflict";
    let because = Why::new(&Explorer::here().site().corpus, Rule::DatesConflict, &[claim]);
    view! {
        <span class="conflict">{WORDS}</span>
        <WhyButton id=format!("d{}", claim.0) about=WORDS because />
    }
}

/// Pins the claim, or takes it off.
#[component]
fn PinButton(claim: ClaimId) -> impl IntoView {
    let explorer = Explorer::here();
    let pins = explorer.part(|state| state.pins.clone());
    let pin = Pin::Claim(claim);
    let is_pinned = Memo::new(move |_| pins.with(|pins| pins.contains(&pin)));
    view! {
        <button
            type="button"
            class="why"
            id=format!("pin-c{}", claim.0)
            aria-pressed=move || aria(is_pinned.get())
            on:click=move |_| explorer.go(|state| state.toggle_pin(pin))
        >
            {live(move || if is_pinned.get() { "pinned" } else { "pin" })}
        </button>
    }
}

/// What a reader who disagrees can do: put it under another answer, or leave out what it came through.
#[component]
fn ReadOtherwise(card: Memo<Card>) -> impl IntoView {
    let claim = card.with_untracked(|card| card.claim);
    let panel = Panel::new(&format!("change-{}", claim.0));
    let place = format!("c{}", claim.0);
    let sources = Memo::new(move |_| card.with(sources));
    let asides = move || {
        let button = |aside| view! { <AsideButton place=place.clone() aside /> };
        sources.get().into_iter().map(button).collect_views()
    };
    let asides = StoredValue::new(asides);
    view! {
        <DisclosureButton panel class="why" words="file it differently" />
        <Show when=move || panel.is_open()>
            <div class="change">
                <MoveClaim card panel />
                {live(move || asides.with_value(|asides| asides()))}
            </div>
        </Show>
    }
}

/// What the claim came through that can be left out, its document first.
fn sources(card: &Card) -> Vec<Aside> {
    let mut sources = vec![Aside::Document(card.source.document)];
    for step in &card.breadcrumb {
        let source = match step.node {
            Node::Outlet(outlet) | Node::OwnVoice(outlet) => Aside::Outlet(outlet),
            Node::Voice(voice) => Aside::Voice(voice),
            Node::Document(document) => Aside::Document(document),
            Node::UnnamedVoices | Node::UnknownNewsrooms | Node::Body(_) => continue,
        };
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    sources
}

/// The answers of the question, and a button that puts the claim under the chosen one. Arrow keys choose too, so that choosing
/// alone moves nothing.
#[component]
fn MoveClaim(card: Memo<Card>, panel: Panel) -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.site();
    let (claim, now, question) = card.with_untracked(|card| (card.claim, card.position.index(), card.question));
    let question: &Question = site.corpus.question(question)?;
    let chosen = RwSignal::new(now);
    let options = question
        .positions
        .iter()
        .enumerate()
        .map(|(index, position)| {
            view! {
                <option value=index.to_string() selected=index == now>
                    {position.text.clone()}
                </option>
            }
        })
        .collect_views();
    let choose = move |event: Event| {
        if let Ok(index) = event_target_value(&event).parse::<usize>() {
            chosen.set(index);
        }
    };
    let recount = move |_| {
        let to = chosen.get_untracked();
        explorer.go(|state| {
            let site = explorer.site();
            state.altered.move_claim(&site.corpus, claim, to.into());
        });
        lead_to_control(explorer, vec![panel.id()]);
    };
    Some(view! {
        <label class="pick">
            "Filed under " <select id=format!("move-{}", claim.0) on:change=choose>
                {options}
            </select>
        </label>
        <button type="button" class="btn btn--s" id=format!("moved-{}", claim.0) on:click=recount>
            "Move and recount"
        </button>
    })
}
