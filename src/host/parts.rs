//! The parts of a large corpus stand in files beside the page. A part is asked for when something needs it; boot.js fetches
//! it and has its digest checked; what failed is remembered until somebody tries again.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Fetches a part and fills it, then says why it could not, or nothing. boot.js defines it.
    #[wasm_bindgen(js_name = crosscheck_part)]
    fn crosscheck_part(path: &str, then: JsValue);
}

/// Which parts were asked for.
#[derive(Clone, Copy)]
pub(crate) struct Parts {
    /// Their paths, and why each could not come: an empty text while it still may.
    asked: StoredValue<Vec<(String, String)>>,
    /// Turns over whenever a part has come, or has failed to.
    came: RwSignal<bool>,
}

impl Parts {
    pub(crate) fn new() -> Self {
        Self {
            asked: StoredValue::new(Vec::new()),
            came: RwSignal::new(false),
        }
    }

    /// Tracks that a part has come, or has failed to.
    pub(crate) fn follow(self) {
        self.came.track();
    }

    /// Asks for a part unless that was done. Why it could not come, if that is known.
    pub(crate) fn ask(self, path: &str) -> Option<String> {
        let known = self.asked.with_value(|asked| {
            let known = asked.iter().find(|(known, _)| known == path);
            known.map(|(_, why)| why.clone())
        });
        if let Some(why) = known {
            return (!why.is_empty()).then_some(why);
        }
        self.note(path, String::new());
        let own = path.to_owned();
        let then = move |why: String| {
            self.note(&own, why);
            self.came.try_update(|came| *came = !*came);
        };
        crosscheck_part(path, Closure::once_into_js(then));
        None
    }

    /// Forgets that a part could not come: whoever needs it asks again.
    pub(crate) fn again(self, path: &str) {
        self.forget(path);
        self.came.update(|came| *came = !*came);
    }

    /// The explorer may be gone when an answer comes.
    fn note(self, path: &str, why: String) {
        self.forget(path);
        self.asked.try_update_value(|asked| asked.push((path.to_owned(), why)));
    }

    fn forget(self, path: &str) {
        self.asked
            .try_update_value(|asked| asked.retain(|(known, _)| known != path));
    }
}
