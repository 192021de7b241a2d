//! Turns the corpus into lists of what can be set face to face: pairs worth a look first, then every document, newsroom, voice
//! and claim, found by typing. Every entry is a link to the next state.

use crosscheck_compare::{Pin, Reading, document_newsroom, node_label, speaker, transmission};
use crosscheck_model::{ClaimId, DocumentId};
use crosscheck_search::folded;

use crate::draw::prelude::*;
use crate::state::{Explorer, Site, View, ViewState};
use crate::ui::parts::counted;

/// How many entries of one kind are listed before the reader types.
const SHOWN: usize = 8;
/// And how many while typing.
const FOUND: usize = 20;

/// How many pairs that contradict each other are offered.
const PAIRS: usize = 3;

/// The heading of the page that offers a choice.
pub(super) fn head(site: &'static Site, pins: &[Pin]) -> Drawn {
    let (title, deck) = match pins {
        [] => (
            "Set two to four face to face".to_owned(),
            "Choose documents, newsrooms, voices or claims. They stand beside each other, question by question.",
        ),
        [one] => (
            [&one.label(&site.corpus), ": choose what to set beside it"].concat(),
            "One more, and they stand beside each other, question by question.",
        ),
        _ => (String::new(), ""),
    };
    view! {
            <header>
                <h1>{title}</h1>
                <p class="deck">{deck}</p>
            </header>
    }
}

/// What can be added to the pins.
pub(super) fn picker(site: &'static Site, reading: &Reading, claims: &[ClaimId], pins: &[Pin]) -> Drawn {
    let typed = RwSignal::new(String::new());
    let groups = [
        ("Documents", documents(site)),
        ("Newsrooms", newsrooms(site)),
        ("Voices", voices(site, claims)),
        ("Claims", claims.iter().map(|&claim| Pin::Claim(claim)).collect()),
    ];
    let lists = groups
        .into_iter()
        .map(|(title, found)| list(site, title, found, pins.to_vec(), typed))
        .collect_view();
    let suggestions = pins.is_empty().then(|| suggestions(site, reading, claims));
    view! {
        {suggestions}
        <div class="pick-find">
            <label for="pick-find">"Find by name or word"</label>
            <input
                id="pick-find"
                type="search"
                autocomplete="off"
                on:input=move |event| typed.set(event_target_value(&event))
            />
        </div>
        <div class="pick-lists">{lists}</div>
    }
}

fn documents(site: &'static Site) -> Vec<Pin> {
    (0..site.corpus.documents.len())
        .map(|index| Pin::Document(index.into()))
        .collect()
}

/// Each once, in the order of their documents.
fn newsrooms(site: &'static Site) -> Vec<Pin> {
    let mut found = Vec::new();
    for index in 0..site.corpus.documents.len() {
        if let Some(newsroom) = document_newsroom(&site.corpus, DocumentId::from(index)) {
            let pin = Pin::Newsroom(newsroom);
            if !found.contains(&pin) {
                found.push(pin);
            }
        }
    }
    found
}

/// Those that speak in a claim in view, the most claims first.
fn voices(site: &'static Site, claims: &[ClaimId]) -> Vec<Pin> {
    let mut counts = vec![0i64; site.corpus.voices.len()];
    for claim in claims.iter().filter_map(|&id| site.corpus.claim(id)) {
        for voice in &claim.by {
            if let Some(count) = counts.get_mut(voice.index()) {
                *count += 1;
            }
        }
    }
    let speak: Vec<usize> = (0..counts.len())
        .filter(|&index| counts.get(index).is_some_and(|&count| count > 0))
        .collect();
    crate::ui::parts::ordered(speak, |&index| [-counts.get(index).copied().unwrap_or(0), 0])
        .into_iter()
        .map(|index| Pin::Voice(index.into()))
        .collect()
}

/// The page with one more pinned.
fn link_with(pins: &[Pin], pin: Pin) -> String {
    let pins = pins.to_vec();
    Explorer::here().link_with(move |state| {
        state.view = View::Faces;
        state.pins = pins;
        state.toggle_pin(pin);
    })
}

fn list(site: &'static Site, title: &'static str, found: Vec<Pin>, pins: Vec<Pin>, typed: RwSignal<String>) -> Drawn {
    let left: Vec<(Pin, String)> = found
        .into_iter()
        .filter(|pin| !pins.contains(pin))
        .map(|pin| (pin, pin.label(&site.corpus)))
        .collect();
    if left.is_empty() {
        return Drawn::of(());
    }
    let heading = ["pick-", &title.to_ascii_lowercase()].concat();
    let shown = move || {
        let words = folded(&typed.get());
        let fits: Vec<&(Pin, String)> = left
            .iter()
            .filter(|(_, label)| folded(label).contains(&words))
            .collect();
        let most = match (words.is_empty(), title) {
            (true, "Claims") => 0,
            (true, _) => SHOWN,
            _ => FOUND,
        };
        let links = fits
            .iter()
            .take(most)
            .map(|(pin, label)| {
                let href = link_with(&pins, *pin);
                view! {
                    <li>
                        <a href=href>
                            <bdi>{label.clone()}</bdi>
                        </a>
                        {where_said(site, *pin)}
                    </li>
                }
            })
            .collect_view();
        let rest = fits.len().saturating_sub(most);
        let note = match (fits.len(), rest) {
            (0, _) => "None has this in it.".to_owned(),
            (_, 0) => String::new(),
            (all, _) if most == 0 => [&counted(all, "claim", "claims"), ": type a word to find one."].concat(),
            _ => ["and ", &rest.to_string(), " more: type to find one."].concat(),
        };
        view! {
            <ul>{links}</ul>
            <p class="small dim">{note}</p>
        }
    };
    view! {
        <section class="pick-list" aria-labelledby=heading.clone()>
            <h2 id=heading>{title}</h2>
            {shown}
        </section>
    }
}

/// Whose claim it is and where, since many say alike.
fn where_said(site: &'static Site, pin: Pin) -> Option<Drawn> {
    let Pin::Claim(id) = pin else { return None };
    let claim = site.corpus.claim(id)?;
    let who = speaker(&site.corpus, id).name;
    let words = crate::ui::parts::document_year(site, claim.document);
    Some(view! { " " <span class="small dim"><bdi>{who}</bdi> ", " {words} ", ¶" {claim.paragraph}</span> })
}

/// Documents and what they were taken from, and the sharpest contradictions.
fn suggestions(site: &'static Site, reading: &Reading, claims: &[ClaimId]) -> Drawn {
    let (mut items, mut ways) = (Vec::new(), Vec::new());
    let mut offer = |pins: Vec<Pin>, words: String| {
        let mut state = ViewState::of(View::Faces);
        state.pins = pins;
        let href = Explorer::here().link(&state);
        items.push(view! {
            <li>
                <a href=href>{words}</a>
            </li>
        });
    };
    let mut known: Vec<[Pin; 2]> = Vec::new();
    for index in 0..site.corpus.documents.len() {
        let document = DocumentId::from(index);
        for each in transmission(reading, claims, document) {
            let label = |pin: Pin| pin.label(&site.corpus);
            let copy = Pin::Document(document);
            let Some(source) = each.source.map(Pin::Document) else {
                let from = node_label(&site.corpus, each.from);
                let words = [&label(copy), ": what changed on the way from ", &from].concat();
                if !each.changes.is_empty() {
                    ways.push((vec![copy], words));
                }
                continue;
            };
            if !known.contains(&[copy, source]) {
                known.push([copy, source]);
                ways.push((
                    vec![copy, source],
                    [&label(copy), " and its source, ", &label(source)].concat(),
                ));
            }
        }
    }
    for (pins, words) in ways {
        offer(pins, words);
    }
    let before = known.len();
    for each in reading.sharpest(claims, site.corpus.questions.len()) {
        let document = |claim| site.corpus.claim(claim).map(|claim| Pin::Document(claim.document));
        let (Some(left), Some(right)) = (document(each.left), document(each.right)) else {
            continue;
        };
        let pair = [left.min(right), left.max(right)];
        if left != right && !known.contains(&pair) && known.len() < before + PAIRS {
            known.push(pair);
            let question = site
                .corpus
                .question(each.question)
                .map_or("", |question| &question.text);
            let words = [
                &left.label(&site.corpus),
                " and ",
                &right.label(&site.corpus),
                ", which contradict each other: ",
                question,
            ]
            .concat();
            offer(vec![left, right], words);
        }
    }
    if items.is_empty() {
        return Drawn::of(());
    }
    view! {
        <section class="sect-s" aria-labelledby="h-start">
            <h2 id="h-start">"Start here"</h2>
            <ul class="pick-start">{items}</ul>
        </section>
    }
}
