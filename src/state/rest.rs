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

/// Whether the rest is still to come.
pub(crate) fn awaits() -> bool {
    AWAITED.get()
}

/// The rest is still to come.
pub(crate) fn is_awaited() {
    AWAITED.set(true);
}

/// The rest is there: does one thing that waited for it. Whether there was one. boot.js calls it until there is none, and lets the
/// browser draw in between where the corpus is large.
#[wasm_bindgen]
pub fn arrived() -> bool {
    let act = WAITING.with(|waiting| {
        let mut waiting = waiting.borrow_mut();
        (!waiting.is_empty()).then(|| waiting.remove(0))
    });
    let Some(act) = act else {
        AWAITED.set(false);
        return false;
    };
    act();
    true
}
