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

thread_local! {
    static AWAITED: Cell<bool> = const { Cell::new(false) };
    static WAITING: RefCell<Vec<Act>> = const { RefCell::new(Vec::new()) };
    static TURNS: Cell<bool> = const { Cell::new(false) };
    static TURN: RefCell<Vec<Act>> = const { RefCell::new(Vec::new()) };
}

/// Does it once the rest is there, and asks for the rest.
pub(crate) fn with_rest(act: Act) {
    let awaited = AWAITED.get();
    after_rest(act);
    if awaited {
        crosscheck_rest();
    }
}

/// Does it once the rest is there, whenever that is.
pub(crate) fn after_rest(act: Act) {
    if AWAITED.get() {
        WAITING.with(|waiting| waiting.borrow_mut().push(act));
    } else {
        act();
    }
}

/// The rest is still to come.
pub(crate) fn is_awaited() {
    AWAITED.set(true);
}

/// The rest is there. boot.js says so.
#[wasm_bindgen]
pub fn arrived() {
    AWAITED.set(false);
    for act in WAITING.with(RefCell::take) {
        act();
    }
}

/// Does it in a task of its own where the page is drawn in turns, and at once where it is not.
pub(crate) fn in_turn(act: Act) {
    if TURNS.get() {
        TURN.with(|turns| turns.borrow_mut().push(act));
    } else {
        act();
    }
}

/// Of a large corpus the page is drawn in turns.
pub(crate) fn draws_in_turns() {
    TURNS.set(true);
}

/// Draws the next part of the page. Whether there was one. boot.js calls it until there is none, and lets the browser paint in
/// between.
#[wasm_bindgen]
pub fn turn() -> bool {
    let act = TURN.with(|turns| {
        let mut turns = turns.borrow_mut();
        (!turns.is_empty()).then(|| turns.remove(0))
    });
    match act {
        Some(act) => act(),
        None => TURNS.set(false),
    }
    TURNS.get()
}
