//! Says what the reader disagrees with, wherever comparisons are shown: each alteration can be taken back, all of them at once,
//! and what they cost is told.

use crosscheck_compare::{Alterations, Aside, Loss, Reading, Undone, lost};
use crosscheck_messages::{EN, Told};
use crosscheck_model::{ClaimId, Corpus, PositionId};
use crosscheck_search::Request;
use leptos::prelude::*;

use super::{Rows, Show, WhyButton, aria, claims_in_view, counted, focus_first, live};
use crate::later::{self, Later};
use crate::memo::Memo;
use crate::store::{Explorer, View, ViewState};

/// What the chunk draws once something is altered, and nothing before: only pages in the chunk, and addresses that it reads,
/// alter anything.
fn once_altered(draw: fn(&Later) -> AnyView) -> impl IntoView {
    let explorer = Explorer::here();
    let is_altered = explorer.part(|state| !state.altered.is_empty());
    move || is_altered.get().then(|| later::arrived().map(draw))
}

/// The banner over an altered view; nothing where nothing is altered.
#[component]
pub(crate) fn AlteredBanner() -> impl IntoView {
    once_altered(|later| (later.altered_banner)())
}

/// The banner itself.
#[component]
pub(crate) fn Banner() -> impl IntoView {
    let explorer = Explorer::here();
    let altered = alterations(explorer);
    let sentence = move || altered.with(|altered| EN.alterations(&explorer.site().corpus, altered, Told::View));
    let restore = move |_| {
        explorer.go(|state| state.altered = Alterations::default());
        focus_what_is_left(explorer, 0);
    };
    view! {
        <Show when=move || altered.with(|altered| !altered.is_empty())>
            <section class="altered" aria-label="What is altered">
                <p class="altered__say">
                    <b>{live(sentence)}</b>
                    " The corpus itself stays as it is."
                </p>
                <Cost />
            </section>
            <div class="altered__bar" role="group" aria-label="Take back what is altered">
                <button type="button" class="btn btn--s" id="restore" on:click=restore>
                    "Restore all"
                </button>
                <Chips altered />
            </div>
        </Show>
    }
}

/// Says what the banner says, to those who hear the page. It stands through every redrawing, or nothing would be heard.
#[component]
pub(crate) fn AlteredSaid() -> impl IntoView {
    view! {
        <div role="status" class="vh" id="altered-said">
            {once_altered(|later| (later.altered_said)())}
        </div>
    }
}

/// The words that it says.
#[component]
pub(crate) fn Said() -> impl IntoView {
    let explorer = Explorer::here();
    let altered = alterations(explorer);
    let losses = losses(explorer);
    let words = move || {
        let sentence = altered.with(|altered| EN.alterations(&explorer.site().corpus, altered, Told::View))?;
        Some(format!("{sentence} {}", losses.with(|losses| cost_words(losses))))
    };
    view! { {live(words)} }
}

/// What the reader altered. Whoever counts something makes a `Reading` of the corpus with it.
pub(crate) fn alterations(explorer: Explorer) -> Memo<Alterations> {
    explorer.part(|state| state.altered.clone())
}

/// What narrows the present page: only comparisons are narrowed.
fn narrowing(state: &ViewState) -> Request {
    if state.view.compares() {
        state.request.clone()
    } else {
        Request::default()
    }
}

/// The answers that lose separate sources by the alterations, of the claims in view.
fn losses(explorer: Explorer) -> Memo<Vec<Loss>> {
    let request = explorer.part(narrowing);
    let altered = alterations(explorer);
    Memo::new(move |_| {
        if altered.with(Alterations::is_empty) {
            return Vec::new();
        }
        let site = explorer.site();
        let claims = request.with(|request| claims_in_view(&explorer.as_read(), request));
        let reading = Reading::altered(&site.corpus, altered.get());
        lost(&Reading::new(&site.corpus), &reading, &claims)
    })
}

/// "2 answers have no source left, 3 others have fewer."
#[must_use]
pub(crate) fn cost_words(losses: &[Loss]) -> String {
    let last = losses.iter().filter(|loss| loss.is_last()).count();
    match (last, losses.len() - last) {
        (0, 0) => "No answer loses a separate source.".to_owned(),
        (0, fewer) => format!(
            "{} fewer separate sources.",
            counted(fewer, "answer has", "answers have")
        ),
        (last, 0) => format!("{} no source left.", counted(last, "answer has", "answers have")),
        (last, fewer) => format!(
            "{} no source left, {} fewer.",
            counted(last, "answer has", "answers have"),
            counted(fewer, "other has", "others have"),
        ),
    }
}

/// What the alterations cost, with a line for each answer that loses something.
#[component]
fn Cost() -> impl IntoView {
    let losses = losses(Explorer::here());
    let words = move || losses.with(|losses| cost_words(losses));
    view! {
        <Show when=move || losses.with(|losses| !losses.is_empty()) fallback=move || view! { <p>{live(words)}</p> }>
            <details class="altered__cost">
                <summary>{live(words)}</summary>
                <ul>
                    <Rows
                        each=move || losses.get()
                        key=|loss| (loss.question, loss.position, loss.after)
                        children=|loss| view! { <LossLine loss /> }
                    />
                </ul>
            </details>
        </Show>
    }
}

/// An answer and what it loses, as a link to its question.
#[component]
fn LossLine(loss: Loss) -> impl IntoView {
    let explorer = Explorer::here();
    let because = loss.why(&Reading::new(&explorer.site().corpus));
    let sentence = EN.loss(&explorer.site().corpus, &loss);
    let question = loss.question;
    let id = format!("loss-{}-{}", question.0, loss.position.0);
    let href = move || explorer.link(&explorer.state().comparing(View::Issue(question)));
    view! {
        <li>
            <a href=href>{sentence.clone()}</a>
            <WhyButton id about=sentence because />
        </li>
    }
}

/// One thing that the reader altered.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Alteration {
    LeftOut(Aside),
    Moved(ClaimId, PositionId),
    Undone(Undone),
    InstitutionsOnce,
}

impl Alteration {
    fn all_of(altered: &Alterations) -> Vec<Self> {
        let left_out = altered.aside.iter().copied().map(Self::LeftOut);
        let moved = altered.moved.iter().map(|&(claim, to)| Self::Moved(claim, to));
        let undone = altered.undone.iter().copied().map(Self::Undone);
        let once = altered.institutions.then_some(Self::InstitutionsOnce);
        left_out.chain(moved).chain(undone).chain(once).collect()
    }

    fn take_back(self, altered: &mut Alterations) {
        match self {
            Self::LeftOut(aside) => altered.toggle_aside(aside),
            Self::Moved(claim, to) => altered.moved.retain(|&moved| moved != (claim, to)),
            Self::Undone(undone) => altered.toggle_undone(undone),
            Self::InstitutionsOnce => altered.institutions = false,
        }
    }

    fn words(self, corpus: &Corpus) -> String {
        match self {
            Self::LeftOut(aside) => format!("without {}", EN.aside(corpus, aside)),
            Self::Moved(claim, _) => format!("moved: {}", corpus.claim(claim).map_or("", |claim| &claim.digest)),
            Self::Undone(undone) => undone_words(corpus, undone),
            Self::InstitutionsOnce => "one institution counts once".to_owned(),
        }
    }

    /// Its address alone, which tells it from every other.
    fn key(self, corpus: &Corpus) -> String {
        let mut alone = Alterations::default();
        match self {
            Self::LeftOut(aside) => alone.aside.push(aside),
            Self::Moved(claim, to) => alone.moved.push((claim, to)),
            Self::Undone(undone) => alone.undone.push(undone),
            Self::InstitutionsOnce => alone.institutions = true,
        }
        alone.address(corpus)
    }
}

/// "“IMIS” is not Islamic Movement".
fn undone_words(corpus: &Corpus, undone: Undone) -> String {
    let name = |id| corpus.entity(id).map_or("", |entity| entity.name.as_str());
    match undone {
        Undone::Name(entity, form) => {
            let form = corpus.entity(entity).and_then(|entity| entity.names.get(form as usize));
            format!("“{}” is not {}", form.map_or("", |form| &form.form), name(entity))
        }
        Undone::Link(one, two) => format!("{} and {} not linked", name(one), name(two)),
    }
}

/// Each alteration as a chip that takes it back.
#[component]
fn Chips(altered: Memo<Alterations>) -> impl IntoView {
    let explorer = Explorer::here();
    view! {
        <Rows
            each=move || altered.with(Alteration::all_of)
            key=move |alteration| alteration.key(&explorer.site().corpus)
            children=move |alteration| view! { <Chip altered alteration /> }
        />
    }
}

/// The place of an alteration among all, or behind them where it has been taken back.
fn place_of(alteration: Alteration, altered: &Alterations) -> usize {
    let all = Alteration::all_of(altered);
    all.iter().take_while(|&&each| each != alteration).count()
}

#[component]
fn Chip(altered: Memo<Alterations>, alteration: Alteration) -> impl IntoView {
    let explorer = Explorer::here();
    let words = alteration.words(&explorer.site().corpus);
    let index = move || altered.with(|altered| place_of(alteration, altered));
    let take_back = move |_| {
        let index = untrack(index);
        explorer.go(|state| alteration.take_back(&mut state.altered));
        focus_what_is_left(explorer, index);
    };
    view! {
        <span class="chip">
            <b>
                <bdi>{words.clone()}</bdi>
            </b>
            <button
                type="button"
                id=move || format!("altered-{}", index())
                aria-label=format!("Take back: {words}")
                on:click=take_back
            >
                "×"
            </button>
        </span>
    }
}

/// A chip that took something back is gone: the one that took its place comes next, then the one before it, then "Restore all".
fn focus_what_is_left(explorer: Explorer, index: usize) {
    let chips = [Some(index), index.checked_sub(1)].into_iter().flatten();
    let mut ids: Vec<String> = chips.map(|place| format!("altered-{place}")).collect();
    ids.extend(["restore".to_owned(), "main".to_owned()]);
    focus_first(explorer, ids);
}

/// Takes names apart that the corpus joins, and recounts, or joins them again.
#[component]
pub(crate) fn UndoLinks(
    /// The id of the button.
    #[prop(into)]
    id: String,
    /// Which names, for those who hear the button.
    #[prop(into)]
    about: String,
    /// What is undone together.
    links: Vec<Undone>,
) -> impl IntoView {
    let explorer = Explorer::here();
    let links = StoredValue::new(links);
    let altered = alterations(explorer);
    let are_undone = Memo::new(move |_| {
        altered.with(|altered| links.with_value(|links| links.iter().all(|link| altered.undone.contains(link))))
    });
    let words = move || {
        if are_undone.get() {
            "Taken apart: join again"
        } else {
            "Not the same? Undo and recount"
        }
    };
    let press = {
        let id = id.clone();
        move |_| {
            let undone = are_undone.get_untracked();
            explorer.go(|state| {
                for link in links.get_value() {
                    if state.altered.undone.contains(&link) == undone {
                        state.altered.toggle_undone(link);
                    }
                }
            });
            // Pages that show names are drawn anew after that, and the reader goes on from the same button.
            focus_first(explorer, vec![id.clone()]);
        }
    };
    view! {
        <button
            type="button"
            class="why"
            id=id
            aria-pressed=move || aria(are_undone.get())
            aria-label=move || format!("{}: {about}", words())
            on:click=press
        >
            {live(words)}
        </button>
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crosscheck_model::{QuestionId, decode};

    use super::*;

    fn loss(after: usize) -> Loss {
        Loss {
            question: QuestionId(0),
            position: PositionId(0),
            before: after + 1,
            after,
            claims: Vec::new(),
        }
    }

    #[test]
    fn the_cost_is_told_in_a_sentence() {
        let check = |after: &[usize], expected: &str| {
            let losses: Vec<Loss> = after.iter().copied().map(loss).collect();
            assert_eq!(cost_words(&losses), expected);
        };
        check(&[], "No answer loses a separate source.");
        check(&[0], "1 answer has no source left.");
        check(&[0, 0, 1], "2 answers have no source left, 1 other has fewer.");
        check(&[0, 1, 1], "1 answer has no source left, 2 others have fewer.");
        check(&[2], "1 answer has fewer separate sources.");
    }

    #[test]
    fn taking_back_every_alteration_leaves_none() {
        let corpus = decode(crate::pack::bytes()).unwrap();
        let mut altered = Alterations::default();
        altered.toggle_aside(Aside::Document(0.into()));
        altered.toggle_aside(Aside::Voice(1.into()));
        altered.toggle_undone(Undone::Name(0.into(), 0));
        altered.institutions = true;
        let all = Alteration::all_of(&altered);
        let mut keys: Vec<String> = all.iter().map(|each| each.key(&corpus)).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!((all.len(), keys.len()), (4, 4));
        for each in all {
            assert!(!each.words(&corpus).is_empty());
            each.take_back(&mut altered);
        }
        assert!(altered.is_empty());
    }
}
