//! Many documents: what would take too long in one go is worked out and drawn in slices, and the browser may paint and
//! listen in between. The results come first. What is counted beside them waits until the reader pauses.

use std::cell::Cell;
use std::sync::Arc;

use crosscheck_search::{Request, Results};
use gloo::timers::callback::Timeout;
use leptos::prelude::LocalStorage;

use super::{Found, hits};
use crate::draw::effect;
use crate::draw::prelude::*;
use crate::state::{Explorer, Part, Site};

/// From how many documents on.
const LARGE: usize = 500;

/// How long a reader pauses before the counts follow, in milliseconds.
const PAUSE: u32 = 60;

/// Whether a corpus is worked on in slices.
pub(super) fn is_large(site: &Site) -> bool {
    site.corpus.documents.len() >= LARGE
}

/// Draws in a task of its own, and again whenever a signal it read has changed.
pub(super) fn soon(draw: impl Fn() -> Drawn + 'static) -> Drawn {
    in_its_turn(Box::new(draw))
}

fn in_its_turn(draw: Box<dyn Fn() -> Drawn>) -> Drawn {
    let ready = RwSignal::new(false);
    let turn = Timeout::new(0, move || {
        ready.try_update(|ready| *ready = true);
    });
    turn.forget();
    Drawn::of(move || ready.get().then(&draw))
}

/// Draws at once where the corpus is small.
pub(super) fn perhaps_soon(site: &Site, draw: impl Fn() -> Drawn + 'static) -> Drawn {
    if is_large(site) { soon(draw) } else { draw() }
}

/// The first results, and nothing that is counted beside them.
pub(super) fn found(explorer: Explorer, request: Part<Request>) -> Found {
    let site = explorer.site;
    Memo::new_with_compare(
        move |_| {
            explorer.came.get();
            let request = request.get();
            let answer = site.index().answer(&site.corpus, &request);
            Arc::new(Results {
                hits: answer.hits(0, hits::SHOWN),
                total: answer.total(),
                documents: answer.documents(),
                read_as: answer.read_as().to_vec(),
                notices: answer.notices().to_vec(),
                ..Results::default()
            })
        },
        |_, _| true,
    )
}

/// What is counted, of the request of a moment ago.
pub(super) fn counted(explorer: Explorer, request: Part<Request>) -> Found {
    let site = explorer.site;
    let turn = RwSignal::new(false);
    let waiting = StoredValue::<Option<Timeout>, LocalStorage>::new_local(None);
    let first = Cell::new(true);
    effect(Box::new(move || {
        let _ = request.get();
        if first.replace(false) {
            return;
        }
        // One that waits still goes: the reader has typed on.
        waiting.set_value(Some(Timeout::new(PAUSE, move || {
            turn.try_update(|turn| *turn = !*turn);
        })));
    }));
    Memo::new_with_compare(
        move |_| {
            turn.get();
            let request = explorer.now().request;
            Arc::new(site.index().page(&site.corpus, &request, 0, 0))
        },
        |_, _| true,
    )
}
