//! The rest of the program: a release comes in two parts, and all views but the first are in the second.
//!
//! `cargo xtask build` cuts the program (xtask/src/bundle/split.rs). boot.js fetches the second part when the reader is
//! about to go on, or at once where the address asks for another view. Until it is there, none of its functions may be
//! entered: what needs them waits here. In a build that is not cut, everything is there from the start.

use std::cell::{Cell, RefCell};

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Asks for the rest, if nobody has yet. boot.js defines it.
    #[wasm_bindgen(js_name = crosscheck_rest)]
    fn crosscheck_rest();
}

type Act = Box<dyn FnOnce()>;

/// What waits, in its order, as long as it has to.
struct Queue {
    waits: Cell<bool>,
    acts: RefCell<Vec<Act>>,
}

impl Queue {
    const fn new() -> Self {
        Self {
            waits: Cell::new(false),
            acts: RefCell::new(Vec::new()),
        }
    }

    /// Does it at once where nothing has to wait.
    fn add(&self, act: Act) {
        if self.waits.get() {
            self.acts.borrow_mut().push(act);
        } else {
            act();
        }
    }
}

thread_local! {
    /// For the rest.
    static REST: Queue = const { Queue::new() };
    /// For a task of its own.
    static TURNS: Queue = const { Queue::new() };
}

/// Does it once the rest is there, and asks for the rest.
pub(crate) fn with_rest(act: Act) {
    let awaited = REST.with(|rest| rest.waits.get());
    after_rest(act);
    if awaited {
        crosscheck_rest();
    }
}

/// Does it once the rest is there, whenever that is.
pub(crate) fn after_rest(act: Act) {
    REST.with(|rest| rest.add(act));
}

/// The rest is still to come.
pub(crate) fn is_awaited() {
    REST.with(|rest| rest.waits.set(true));
}

/// The rest is there. boot.js says so.
#[wasm_bindgen]
pub fn arrived() {
    let acts = REST.with(|rest| {
        rest.waits.set(false);
        rest.acts.take()
    });
    for act in acts {
        act();
    }
}

/// Does it in a task of its own where the page is drawn in turns, and at once where it is not.
pub(crate) fn in_turn(act: Act) {
    TURNS.with(|turns| turns.add(act));
}

/// Of a large corpus the page is drawn in turns.
pub(crate) fn draws_in_turns() {
    TURNS.with(|turns| turns.waits.set(true));
}

/// Draws the next part of the page. Whether there was one. boot.js calls it until there is none, and lets the browser paint in
/// between.
#[wasm_bindgen]
pub fn turn() -> bool {
    let act = TURNS.with(|turns| {
        let mut acts = turns.acts.borrow_mut();
        let next = (!acts.is_empty()).then(|| acts.remove(0));
        turns.waits.set(next.is_some());
        next
    });
    match act {
        Some(act) => {
            act();
            true
        }
        None => false,
    }
}
