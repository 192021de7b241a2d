//! Turns the corpus into lists of what can be set face to face: pairs worth a look first, then every document, newsroom, voice
//! and claim, found by typing. Every entry is a link to the next state.

use crosscheck_compare::{Pin, Reading, Transmission, document_newsroom, speaker, transmission};
use crosscheck_messages::EN;
use crosscheck_model::{ClaimId, Corpus, DocumentId};
use crosscheck_search::folded;
use leptos::prelude::*;

use crate::components::{Comparison, Rows, Show, counted, document_year, live};
use crate::memo::Memo;
use crate::store::{Explorer, Site, View, ViewState};

/// How many entries of one kind are listed before the reader types.
const SHOWN: usize = 8;
/// And how many while typing.
const FOUND: usize = 20;
/// How many pairs that contradict each other are offered.
const PAIRS: usize = 3;

/// The heading of the page that offers a choice.
#[component]
pub(super) fn PickerHead(
    /// What is pinned: nothing, or one.
    #[prop(into)]
    pins: Memo<Vec<Pin>>,
) -> impl IntoView {
    let explorer = Explorer::here();
    let title = move || match pins.get().first() {
        None => "Set two to four face to face".to_owned(),
        Some(one) => format!("Choose what to set beside {}", EN.pin(&explorer.site().corpus, *one)),
    };
    let deck = move || {
        if pins.with(Vec::is_empty) {
            "Choose documents, newsrooms, voices or claims. They stand beside each other, question by question."
        } else {
            "One more, and they stand beside each other, question by question."
        }
    };
    view! {
        <header>
            <h1>{live(title)}</h1>
            <p class="deck">{live(deck)}</p>
        </header>
    }
}

/// What can be added to the pins.
#[component]
pub(super) fn Picker(
    /// What is pinned.
    #[prop(into)]
    pins: Memo<Vec<Pin>>,
) -> impl IntoView {
    let explorer = Explorer::here();
    let claims = Comparison::here().claims();
    let typed = RwSignal::new(String::new());
    let documents = move || document_pins(&explorer.site().corpus);
    let newsrooms = move || newsroom_pins(&explorer.site().corpus);
    let voices = move || claims.with(|claims| voice_pins(&explorer.site().corpus, claims));
    let claims = move || claims.with(|claims| claims.iter().copied().map(Pin::Claim).collect::<Vec<_>>());
    view! {
        <Show when=move || pins.with(Vec::is_empty)>
            <Suggestions />
        </Show>
        <div class="pick-find">
            <label for="pick-find">"Find by name or word"</label>
            <input
                id="pick-find"
                type="search"
                autocomplete="off"
                prop:value=move || typed.get()
                on:input=move |event| typed.set(event_target_value(&event))
            />
        </div>
        <div class="pick-lists">
            <PinList title="Documents" found=Memo::new(move |_| documents()) pins typed />
            <PinList title="Newsrooms" found=Memo::new(move |_| newsrooms()) pins typed />
            <PinList title="Voices" found=Memo::new(move |_| voices()) pins typed />
            <PinList title="Claims" found=Memo::new(move |_| claims()) pins typed />
        </div>
    }
}

fn document_pins(corpus: &Corpus) -> Vec<Pin> {
    (0..corpus.documents.len())
        .map(|index| Pin::Document(index.into()))
        .collect()
}

/// Each once, in the order of their documents.
fn newsroom_pins(corpus: &Corpus) -> Vec<Pin> {
    let mut found = Vec::new();
    for index in 0..corpus.documents.len() {
        if let Some(newsroom) = document_newsroom(corpus, DocumentId::from(index)) {
            let pin = Pin::Newsroom(newsroom);
            if !found.contains(&pin) {
                found.push(pin);
            }
        }
    }
    found
}

/// Those that speak in these claims, the most claims first.
fn voice_pins(corpus: &Corpus, claims: &[ClaimId]) -> Vec<Pin> {
    let mut counts = vec![0usize; corpus.voices.len()];
    for claim in claims.iter().filter_map(|&id| corpus.claim(id)) {
        for voice in &claim.by {
            if let Some(count) = counts.get_mut(voice.index()) {
                *count += 1;
            }
        }
    }
    let mut speaking: Vec<(usize, usize)> = counts.into_iter().enumerate().filter(|&(_, count)| count > 0).collect();
    crosscheck_model::sort_by_key(&mut speaking, |&(_, count)| std::cmp::Reverse(count));
    speaking
        .into_iter()
        .map(|(index, _)| Pin::Voice(index.into()))
        .collect()
}

/// An entry of a list.
#[derive(Clone, Debug, PartialEq)]
struct Entry {
    pin: Pin,
    label: String,
    /// Whose claim it is and where, since many say alike.
    said: Option<Said>,
}

/// "Iraqi officials, BI Australia, 2016, ¶6".
#[derive(Clone, Debug, PartialEq)]
struct Said {
    who: String,
    at: String,
}

impl Said {
    fn of(site: &Site, pin: Pin) -> Option<Self> {
        let Pin::Claim(id) = pin else { return None };
        let claim = site.corpus.claim(id)?;
        Some(Self {
            who: speaker(&site.corpus, id).name,
            at: format!(", {}, ¶{}", document_year(site, claim.document), claim.paragraph),
        })
    }
}

/// The entries that are shown, and a note on the rest.
#[derive(Clone, Debug, Default, PartialEq)]
struct Shown {
    entries: Vec<Entry>,
    note: String,
}

impl Shown {
    /// Of what was found, what has the typed words in its name.
    fn of(site: &Site, found: &[(Pin, String)], typed: &str, are_claims: bool) -> Self {
        let words = folded(typed);
        let fits: Vec<&(Pin, String)> = found
            .iter()
            .filter(|(_, label)| folded(label).contains(&words))
            .collect();
        let most = match (words.is_empty(), are_claims) {
            (true, true) => 0,
            (true, false) => SHOWN,
            (false, _) => FOUND,
        };
        let entries = fits.iter().take(most).map(|(pin, label)| Entry {
            pin: *pin,
            label: label.clone(),
            said: Said::of(site, *pin),
        });
        Self {
            entries: entries.collect(),
            note: rest_note(fits.len(), most),
        }
    }
}

/// What is said under a list of which at most so many entries are shown.
fn rest_note(all: usize, most: usize) -> String {
    match (all, all.saturating_sub(most)) {
        (0, _) => "None has this in it.".to_owned(),
        (_, 0) => String::new(),
        (_, _) if most == 0 => format!("{}: type a word to find one.", counted(all, "claim", "claims")),
        (_, rest) => format!("and {rest} more: type to find one."),
    }
}

/// The entries of one kind; nothing where there are none to add.
#[component]
fn PinList(title: &'static str, found: Memo<Vec<Pin>>, pins: Memo<Vec<Pin>>, typed: RwSignal<String>) -> impl IntoView {
    let explorer = Explorer::here();
    let left = Memo::new(move |_| {
        let site = explorer.site();
        let label = |pin: Pin| (pin, EN.pin(&site.corpus, pin));
        let is_left = |pin: &Pin| pins.with(|pins| !pins.contains(pin));
        found.get().into_iter().filter(is_left).map(label).collect::<Vec<_>>()
    });
    let shown =
        Memo::new(move |_| left.with(|left| Shown::of(&explorer.site(), left, &typed.get(), title == "Claims")));
    let heading = format!("pick-{}", title.to_ascii_lowercase());
    let heading = StoredValue::new(heading);
    view! {
        <Show when=move || left.with(|left| !left.is_empty())>
            <section class="pick-list" aria-labelledby=heading.get_value()>
                <h2 id=heading.get_value()>{title}</h2>
                <ul>
                    <Rows
                        each=move || shown.with(|shown| shown.entries.clone())
                        key=move |entry| entry.pin.key(&explorer.site().corpus)
                        children=move |entry| view! { <PinEntry entry pins typed /> }
                    />
                </ul>
                <p class="small dim">{live(move || shown.with(|shown| shown.note.clone()))}</p>
            </section>
        </Show>
    }
}

/// A link to the page with one more pinned.
#[component]
fn PinEntry(entry: Entry, pins: Memo<Vec<Pin>>, typed: RwSignal<String>) -> impl IntoView {
    let explorer = Explorer::here();
    let Entry { pin, label, said } = entry;
    let href = move || {
        let mut state = explorer.state();
        state.view = View::Faces;
        state.pins = pins.get();
        state.toggle_pin(pin);
        explorer.link(&state)
    };
    let said = said.map(|Said { who, at }| {
        view! {
            " "
            <span class="small dim">
                <bdi>{who}</bdi>
                {at}
            </span>
        }
    });
    view! {
        <li>
            // Once chosen, the lists offer again all that is left.
            <a href=href on:click=move |_| typed.set(String::new())>
                <bdi>{label}</bdi>
            </a>
            {said}
        </li>
    }
}

/// Pins that are worth a look together, and what they are.
#[derive(Clone, Debug, PartialEq)]
struct Suggestion {
    pins: Vec<Pin>,
    words: String,
}

/// Documents and what they were taken from, and the sharpest contradictions.
#[component]
fn Suggestions() -> impl IntoView {
    let suggestions = Comparison::here().memo(|reading, claims| {
        let mut known = Vec::new();
        let mut all = ways_of_documents(reading, claims, &mut known);
        all.extend(contradicting_pairs(reading, claims, &mut known));
        all
    });
    view! {
        <Show when=move || suggestions.with(|suggestions| !suggestions.is_empty())>
            <section class="sect-s" aria-labelledby="h-start">
                <h2 id="h-start">"Start here"</h2>
                <ul class="pick-start">
                    <Rows
                        each=move || suggestions.get()
                        key=|suggestion| suggestion.words.clone()
                        children=|suggestion| view! { <SuggestionLink suggestion /> }
                    />
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn SuggestionLink(suggestion: Suggestion) -> impl IntoView {
    let explorer = Explorer::here();
    let Suggestion { pins, words } = suggestion;
    let href = move || {
        explorer.link(&ViewState {
            pins: pins.clone(),
            ..ViewState::of(View::Faces)
        })
    };
    view! {
        <li>
            <a href=href>{words}</a>
        </li>
    }
}

/// Documents that were taken from elsewhere, with their source where it is a document of the corpus. Adds the pairs to `known`.
fn ways_of_documents(reading: &Reading, claims: &[ClaimId], known: &mut Vec<[Pin; 2]>) -> Vec<Suggestion> {
    let corpus = reading.corpus();
    let mut found = Vec::new();
    for index in 0..corpus.documents.len() {
        let copy = Pin::Document(DocumentId::from(index));
        for way in transmission(reading, claims, DocumentId::from(index)) {
            match way.source.map(Pin::Document) {
                None => found.extend(way_from_outside(corpus, copy, &way)),
                Some(source) if !known.contains(&[copy, source]) => {
                    known.push([copy, source]);
                    found.push(Suggestion {
                        pins: vec![copy, source],
                        words: format!("{} and its source, {}", EN.pin(corpus, copy), EN.pin(corpus, source)),
                    });
                }
                Some(_) => {}
            }
        }
    }
    found
}

/// What changed on the way from a source that is no document of the corpus, where anything did.
fn way_from_outside(corpus: &Corpus, copy: Pin, way: &Transmission) -> Option<Suggestion> {
    (!way.changes.is_empty()).then(|| Suggestion {
        pins: vec![copy],
        words: format!(
            "{}: what changed on the way from {}",
            EN.pin(corpus, copy),
            EN.node(corpus, way.from)
        ),
    })
}

/// Documents with the sharpest contradictions between them, each pair once and none that is in `known`.
fn contradicting_pairs(reading: &Reading, claims: &[ClaimId], known: &mut Vec<[Pin; 2]>) -> Vec<Suggestion> {
    let corpus = reading.corpus();
    let document = |claim| corpus.claim(claim).map(|claim| Pin::Document(claim.document));
    let mut found = Vec::new();
    for each in reading.sharpest(claims, corpus.questions.len()) {
        let (Some(left), Some(right)) = (document(each.left), document(each.right)) else {
            continue;
        };
        let pair = [left.min(right), left.max(right)];
        if left == right || known.contains(&pair) || found.len() == PAIRS {
            continue;
        }
        known.push(pair);
        let question = corpus.question(each.question).map_or("", |question| &question.text);
        found.push(Suggestion {
            pins: vec![left, right],
            words: format!(
                "{} and {}, which contradict each other: {question}",
                EN.pin(corpus, left),
                EN.pin(corpus, right)
            ),
        });
    }
    found
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crosscheck_model::decode;

    use super::*;

    #[test]
    fn the_note_says_what_is_not_shown() {
        assert_eq!(rest_note(0, 8), "None has this in it.");
        assert_eq!(rest_note(3, 8), "");
        assert_eq!(rest_note(12, 8), "and 4 more: type to find one.");
        assert_eq!(rest_note(255, 0), "255 claims: type a word to find one.");
    }

    #[test]
    fn every_pair_is_suggested_once() {
        let corpus = decode(crate::pack::bytes()).unwrap();
        let reading = Reading::new(&corpus);
        let mut known = Vec::new();
        let claims = reading.claims();
        let ways = ways_of_documents(&reading, &claims, &mut known);
        let pairs = contradicting_pairs(&reading, &claims, &mut known);
        assert!(!ways.is_empty() && pairs.len() <= PAIRS);
        let all: Vec<&Suggestion> = ways.iter().chain(&pairs).collect();
        for (index, one) in all.iter().enumerate() {
            assert!(
                all.iter().skip(index + 1).all(|other| other.pins != one.pins),
                "{one:?}"
            );
        }
    }

    #[test]
    fn voices_come_by_the_number_of_their_claims() {
        let corpus = decode(crate::pack::bytes()).unwrap();
        let claims: Vec<ClaimId> = (0..corpus.claims.len()).map(ClaimId::from).collect();
        let count = |pin: &Pin| match pin {
            Pin::Voice(voice) => corpus.claims.iter().filter(|claim| claim.by.contains(voice)).count(),
            _ => 0,
        };
        let counts: Vec<usize> = voice_pins(&corpus, &claims).iter().map(count).collect();
        assert!(counts.is_sorted_by(|left, right| left >= right) && counts.iter().all(|&count| count > 0));
    }
}
