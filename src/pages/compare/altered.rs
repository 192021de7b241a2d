//! What the reader disagrees with, said plainly wherever comparisons are shown: each alteration can be taken back, all of them
//! at once, and what they cost is told. Beside it the ways to leave something out.

use crosscheck_compare::{Alterations, Aside, Loss, Reading, Undone, aside_name, document_newsroom, lost};
use crosscheck_model::{ClaimId, Corpus, DocumentId, OutletId, QuestionId, Relay, VoiceId};

use super::claims::{claims_in_view, reading};
use super::why::why;
use crate::draw::prelude::*;
use crate::state::{Explorer, Site, View};
use crate::ui::parts::{counted, plural};

/// The banner over an altered view.
pub(in crate::ui) fn banner(site: &'static Site) -> Drawn {
    let explorer = Explorer::here();
    let request = explorer.part(|state| state.request.clone());
    let altered = explorer.now().altered;
    let chips = chips(site, &altered);
    let cost = move || {
        let _ = request.get();
        cost(site, &losses(explorer))
    };
    view! {
        <section class="altered" aria-label="Altered by you">
            <p class="altered__say">
                <b>"This view is altered. "</b>
                {altered.sentence(&site.corpus)}
                " The corpus itself stays as it is."
            </p>
            {cost}
        </section>
        <div class="altered__bar" role="group" aria-label="Take back what you altered">
            <button
                type="button"
                class="btn btn--s"
                id="restore"
                on:click=move |_| explorer.go(|state| state.altered = Alterations::default())
            >
                "Restore all"
            </button>
            {chips}
        </div>
    }
}

/// The same in a sentence, for those who hear the page: what is altered, and what that costs.
pub(in crate::ui) fn altered_words(site: &'static Site) -> String {
    let explorer = Explorer::here();
    match explorer.now().altered.sentence(&site.corpus) {
        Some(sentence) => [&sentence, " ", &cost_words(&losses(explorer))].concat(),
        None => String::new(),
    }
}

/// What the present alterations lose of the claims in view.
fn losses(explorer: Explorer) -> Vec<Loss> {
    let site = explorer.site;
    let state = explorer.now();
    // Only comparisons are narrowed.
    let request = if state.view.compares() {
        state.request.clone()
    } else {
        Default::default()
    };
    let claims = claims_in_view(site, &request);
    lost(&Reading::new(&site.corpus), &reading(site, &state), &claims)
}

/// "2 answers lose their last independent line, 3 others lose one."
fn cost_words(losses: &[Loss]) -> String {
    if losses.is_empty() {
        return "No answer loses a line.".to_owned();
    }
    let last = losses.iter().filter(|loss| loss.is_last()).count();
    let fewer = losses.len() - last;
    let mut words = match last {
        0 => "No answer loses its last independent line".to_owned(),
        _ => [
            &counted(last, "answer loses", "answers lose"),
            plural(last, " its last independent line", " their last independent line"),
        ]
        .concat(),
    };
    if fewer > 0 {
        let other = if last > 0 { "other loses" } else { "loses" };
        let others = if last > 0 { "others lose" } else { "lose" };
        words.push_str(&[", ", &counted(fewer, other, others), " some"].concat());
    }
    words.push('.');
    words
}

fn cost(site: &'static Site, losses: &[Loss]) -> Drawn {
    let words = cost_words(losses);
    if losses.is_empty() {
        return view! { <p>{words}</p> };
    }
    let explorer = Explorer::here();
    let plain = Reading::new(&site.corpus);
    let lines = losses
        .iter()
        .enumerate()
        .map(|(index, loss)| {
            let href = explorer.link(&explorer.now().comparing(View::Issue(loss.question)));
            view! {
                <li>
                    <a href=href>{loss.sentence.clone()}</a>
                    {why(site, &format!("loss-{index}"), &loss.sentence, loss.why(&plain))}
                </li>
            }
        })
        .collect_view();
    view! {
        <details class="altered__cost">
            <summary>{words}</summary>
            <ul>{lines}</ul>
        </details>
    }
}

/// Each alteration as a chip that takes it back.
fn chips(site: &'static Site, altered: &Alterations) -> Vec<Drawn> {
    let corpus = &site.corpus;
    let mut chips = Vec::new();
    for &aside in &altered.aside {
        let text = ["without ", &aside_name(corpus, aside)].concat();
        chips.push(chip(
            chips.len(),
            &text,
            Box::new(move |altered| altered.toggle_aside(aside)),
        ));
    }
    for &(claim, to) in &altered.moved {
        let text = ["moved: ", corpus.claim(claim).map_or("", |claim| &claim.digest)].concat();
        let back = Box::new(move |altered: &mut Alterations| {
            altered.moved.retain(|&(id, position)| (id, position) != (claim, to));
        });
        chips.push(chip(chips.len(), &text, back));
    }
    for &undone in &altered.undone {
        let text = undone_words(corpus, undone);
        chips.push(chip(
            chips.len(),
            &text,
            Box::new(move |altered| altered.toggle_undone(undone)),
        ));
    }
    if altered.institutions {
        let back = Box::new(|altered: &mut Alterations| altered.institutions = false);
        chips.push(chip(chips.len(), "one institution counts once", back));
    }
    chips
}

fn undone_words(corpus: &Corpus, undone: Undone) -> String {
    let name = |id| corpus.entity(id).map_or("", |entity| entity.name.as_str());
    match undone {
        Undone::Name(entity, form) => {
            let form = corpus.entity(entity).and_then(|entity| entity.names.get(form as usize));
            ["“", form.map_or("", |form| &form.form), "” is not ", name(entity)].concat()
        }
        Undone::Link(one, two) => [name(one), " and ", name(two), " not linked"].concat(),
    }
}

fn chip(index: usize, text: &str, back: Box<dyn Fn(&mut Alterations)>) -> Drawn {
    let explorer = Explorer::here();
    view! {
        <span class="chip">
            <b>
                <bdi>{text}</bdi>
            </b>
            <button
                type="button"
                id=format!("altered-{index}")
                aria-label=format!("Take back: {text}")
                on:click=move |_| explorer.go(|state| back(&mut state.altered))
            >
                "×"
            </button>
        </span>
    }
}

/// What the present page can do without: documents, outlets and voices of some claims, each once.
#[derive(Default)]
struct Without {
    documents: Vec<DocumentId>,
    outlets: Vec<OutletId>,
    voices: Vec<VoiceId>,
}

fn once<T: PartialEq>(items: &mut Vec<T>, item: T) {
    if !items.contains(&item) {
        items.push(item);
    }
}

impl Without {
    fn of(corpus: &Corpus, claims: &[ClaimId]) -> Self {
        let mut found = Self::default();
        for claim in claims.iter().filter_map(|&claim| corpus.claim(claim)) {
            once(&mut found.documents, claim.document);
            // An edition counts for its newsroom, so both are offered.
            if let Some(newsroom) = document_newsroom(corpus, claim.document) {
                once(&mut found.outlets, newsroom);
            }
            if let Some(document) = corpus.document(claim.document) {
                once(&mut found.outlets, document.outlet);
            }
            for &relay in &claim.via {
                match relay {
                    Relay::Outlet(outlet) => once(&mut found.outlets, outlet),
                    Relay::Voice(voice) => once(&mut found.voices, voice),
                    Relay::Document(_) => {}
                }
            }
            for &voice in &claim.by {
                once(&mut found.voices, voice);
            }
        }
        found
    }
}

/// "Leave out": what some claims come from, what each would cost, and a button that leaves it out. Of one question its own
/// answers alone are told.
pub(super) fn without(site: &'static Site, claims: &[ClaimId], question: Option<QuestionId>) -> Drawn {
    let reading = reading(site, &Explorer::here().now());
    let mut without = Without::of(&site.corpus, claims);
    // What is left out can be taken back in where it was left out.
    for &aside in &reading.alterations().aside {
        match aside {
            Aside::Document(id) => once(&mut without.documents, id),
            Aside::Outlet(id) => once(&mut without.outlets, id),
            Aside::Voice(id) => once(&mut without.voices, id),
        }
    }
    let group = |title: &'static str, asides: Vec<Aside>| {
        if asides.is_empty() {
            return Drawn::of(());
        }
        let items = asides
            .into_iter()
            .map(|aside| offer(site, &reading, claims, question, aside))
            .collect_view();
        view! {
            <div>
                <h2>{title}</h2>
                <ul>{items}</ul>
            </div>
        }
    };
    let documents = without.documents.iter().copied().map(Aside::Document).collect();
    let outlets = without.outlets.iter().copied().map(Aside::Outlet).collect();
    let voices = without.voices.iter().copied().map(Aside::Voice).collect();
    view! {
        <div class="panel" role="group" aria-label="Leave out and recount">
            <p class="small dim">
                "What would be left without one of them? Leaving out a newsroom takes along whatever came through it."
            </p>
            <div class="without">
                {group("Documents", documents)} {group("Newsrooms and other sources", outlets)}
                {group("Voices", voices)}
            </div>
        </div>
    }
}

fn offer(site: &'static Site, now: &Reading, claims: &[ClaimId], question: Option<QuestionId>, aside: Aside) -> Drawn {
    let out = now.alterations().aside.contains(&aside);
    let mut losses = if out {
        Vec::new()
    } else {
        lost(now, &now.without(aside), claims)
    };
    if let Some(question) = question {
        losses.retain(|loss| loss.question == question);
    }
    let cost = match (out, question) {
        (true, _) => "Left out by you.".to_owned(),
        (false, None) => cost_words(&losses),
        (false, Some(_)) if losses.is_empty() => "No answer here loses a line.".to_owned(),
        (false, Some(_)) => {
            let mut all = String::new();
            for loss in &losses {
                all.push_str(if all.is_empty() { "" } else { " " });
                all.push_str(&loss.sentence);
            }
            all
        }
    };
    view! {
        <li>
            {aside_button(site, "leave", aside)} <span class="small">{cost}</span>
        </li>
    }
}

/// Leaves something out and recounts, or takes it back in. The place makes its id one of its own.
pub(super) fn aside_button(site: &'static Site, place: &str, aside: Aside) -> Drawn {
    let explorer = Explorer::here();
    let out = explorer.now().altered.aside.contains(&aside);
    let name = aside_name(&site.corpus, aside);
    let (id, words) = (
        [place, &aside_id(aside)].concat(),
        if out { "Take back in: " } else { "Leave out: " },
    );
    view! {
        <button
            type="button"
            class="btn btn--s"
            id=id
            aria-pressed=out
            on:click=move |_| explorer.go(|state| state.altered.toggle_aside(aside))
        >
            {words}
            <bdi>{name}</bdi>
        </button>
    }
}

fn aside_id(aside: Aside) -> String {
    match aside {
        Aside::Document(id) => format!("-d{}", id.0),
        Aside::Outlet(id) => format!("-o{}", id.0),
        Aside::Voice(id) => format!("-v{}", id.0),
    }
}

/// Whether one body counts once.
pub(super) fn institutions() -> Drawn {
    let explorer = Explorer::here();
    let on = explorer.now().altered.institutions;
    view! {
        <button
            type="button"
            class="btn"
            id="institutions"
            aria-pressed=on
            on:click=move |_| explorer.go(|state| state.altered.institutions = !state.altered.institutions)
        >
            "One institution counts once"
        </button>
    }
}

/// Takes names apart that the corpus joins, and recounts, or joins them again. `about` says which.
pub(in crate::ui) fn undo(id: String, about: &str, links: Vec<Undone>) -> Drawn {
    let explorer = Explorer::here();
    let altered = explorer.now().altered;
    let out = links.iter().all(|link| altered.undone.contains(link));
    let words = if out {
        "Undone by you: join again"
    } else {
        "Not the same? Undo and recount"
    };
    let press = move |_| {
        explorer.go(|state| {
            for &link in &links {
                if state.altered.undone.contains(&link) == out {
                    state.altered.toggle_undone(link);
                }
            }
        });
    };
    view! {
        <button
            type="button"
            class="why"
            id=id
            aria-pressed=out
            aria-label=[words, ": ", about].concat()
            on:click=press
        >
            {words}
        </button>
    }
}
