//! Explore: a query and facets to documents, passages or claims.

mod dates;
mod facets;
mod help;
mod hits;
mod loading;
mod query;
mod recent;
mod sentence;
mod share;
mod slices;
mod switches;

pub(super) use sentence::parts as chips;

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use crate::draw::prelude::*;
use crosscheck_search::{Answer, FacetKind, Mode, Results, Unit};

use self::slices::Slices;
use crate::state::Explorer;
use crate::ui::parts::joined;

/// The results of the present request, shared by everything on the view.
pub(super) type Found = Memo<Arc<Results>>;

/// The view, a piece at a time: first the results, and what is counted beside them when the reader has stopped typing for a
/// moment.
pub(super) fn explore() -> Drawn {
    let explorer = Explorer::here();
    let slices = Slices::new(explorer);
    let found = slices.found(explorer.part(|state| state.request.clone()));
    let open = RwSignal::new(false);
    // In the order of their turns.
    let query = slices.frame(move || query::query_box(explorer));
    let switches = slices.frame(move || view! { {switches::switches(explorer)} {loading::loading(explorer)} });
    let sentence = slices.frame(move || {
        let read = move || read_as(explorer, &found.get());
        view! { {read} {sentence::sentence(explorer, open)} }
    });
    let rows = slices.rows(found);
    slices.pause();
    let totals = slices.piece(Slices::totals, move |totals| hits::units(explorer, totals));
    let dates = slices.piece(Slices::years, move |years| dates::dates(explorer, years));
    let all: Rc<RefCell<Results>> = Rc::default();
    let mut sections = Vec::new();
    for kind in FacetKind::all(&explorer.site.corpus) {
        let all = Rc::clone(&all);
        let counted = move |answer: &Answer<'static>| {
            let counted = Slices::facet(answer, kind);
            all.borrow_mut().facets.extend_from_slice(&counted.facets);
            counted
        };
        sections.push(slices.facet_piece(kind, counted, move |counted| facets::facet(explorer, counted, kind)));
    }
    // Drawn once, of the first counts.
    let taken = move |_: &Answer<'static>| all.take();
    let help = slices.piece(taken, move |all| help::help(explorer, &all.get_untracked()));
    let head = slices.frame_once(move || hits::head(explorer, found, totals));
    let list = slices.frame_once(move || hits::list(explorer, found, rows));
    let side = slices.frame_once(move || facets::facets(explorer, found, open, sections));
    let drawn = view! {
        <div class="explore" aria-busy=move || slices.is_busy().then_some("true")>
            {side}
            <div>
                <h1 class="vh">"Explore the reports"</h1>
                <div class="qbar" role="search">{query} {switches} {help} {sentence}</div>
                {dates}
                <section aria-labelledby="h-hits">{head} {list}</section>
            </div>
        </div>
    };
    slices.begin();
    drawn
}

/// What the query was read as: other names that count as matches, and what was not understood.
fn read_as(explorer: Explorer, found: &Results) -> Drawn {
    let site = explorer.site;
    let names = found
        .read_as
        .iter()
        .map(|read| {
            let entity = site.corpus.entity(read.entity);
            let name = entity.map(|entity| entity.name.clone()).unwrap_or_default();
            let forms: Vec<String> = read.forms.iter().take(6).cloned().collect();
            view! {
                <p class="notice">
                    <span>
                        "“" {read.typed.clone()} "” also finds " <b><bdi>{name}</bdi></b>
                        {(!forms.is_empty())
                            .then(|| view! { ", printed as " <i><bdi>{joined(&forms)}</bdi></i> })} "."
                    </span>
                </p>
            }
        })
        .collect_view();
    let notices = found
        .notices
        .iter()
        .map(|notice| view! { <p class="notice">{notice.to_string()}</p> })
        .collect_view();
    view! { {names} {notices} }
}

/// The unit in words, for so many of them.
pub(super) fn unit_words(unit: Unit, count: usize) -> &'static str {
    match (unit, count) {
        (Unit::Documents, 1) => "document",
        (Unit::Documents, _) => "documents",
        (Unit::Passages, 1) => "passage",
        (Unit::Passages, _) => "passages",
        (Unit::Claims, 1) => "claim",
        (Unit::Claims, _) => "claims",
    }
}

/// The word between the values of a facet.
pub(super) fn mode_word(mode: Mode) -> &'static str {
    match mode {
        Mode::Any => "any",
        Mode::All => "all",
    }
}
