//! Texts of large corpora stand in parts beside the bundle: asked for when one is to be shown, and drawn when its part has
//! come. boot.js fetches a part and has its digest checked; a part that fails is named where the text would stand.

use std::cell::RefCell;

use crosscheck_model::{Part, Source};
use wasm_bindgen::prelude::*;

use crate::draw::prelude::*;
use crate::state::{Explorer, Site};
use crate::ui::parts::marked;

#[wasm_bindgen]
extern "C" {
    /// Fetches a part and fills it, then says why it could not, or nothing. boot.js defines it.
    #[wasm_bindgen(js_name = crosscheck_part)]
    fn crosscheck_part(path: &str, then: JsValue);
}

thread_local! {
    /// The parts asked for, and why they have not come: nothing while they may.
    static ASKED: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
}

/// The text of a paragraph whose part is not here: what it waits for, then the text.
pub(in crate::ui) fn awaited(site: &'static Site, source: Source, part: &'static Part, marks: &[(u32, u32)]) -> Drawn {
    let explorer = Explorer::here();
    let marks = marks.to_vec();
    Drawn::of(move || {
        explorer.came.get();
        if let Some(text) = site.corpus.text(source) {
            return marked(site, text, &marks);
        }
        let path = part.path();
        let why = ask(explorer, &path);
        if why.is_empty() {
            return view! { <span class="dim">"Loading this text…"</span> };
        }
        let again = move |_| again(explorer, &path);
        let id = format!("again-{}-{}", source.document.0, source.paragraph);
        view! {
            <span class="dim">{format!("This text could not be loaded ({why}). ")}</span>
            <button type="button" class="why" id=id on:click=again>
                "Try again"
            </button>
        }
    })
}

/// Forgets that a part could not come: whoever needs it asks again.
pub(in crate::ui) fn again(explorer: Explorer, path: &str) {
    ASKED.with_borrow_mut(|asked| asked.retain(|(known, _)| known != path));
    explorer.came.update(|came| *came = !*came);
}

/// Asks for a part unless that was done. Why it could not come, if that is known.
pub(in crate::ui) fn ask(explorer: Explorer, path: &str) -> String {
    let known = ASKED.with_borrow(|asked| {
        asked
            .iter()
            .find(|(known, _)| known == path)
            .map(|(_, why)| why.clone())
    });
    if let Some(why) = known {
        return why;
    }
    ASKED.with_borrow_mut(|asked| asked.push((path.to_owned(), String::new())));
    let own = path.to_owned();
    let then = move |why: String| {
        ASKED.with_borrow_mut(|asked| {
            for (known, reason) in asked.iter_mut() {
                if *known == own {
                    reason.clone_from(&why);
                }
            }
        });
        explorer.came.try_update(|came| *came = !*came);
    };
    crosscheck_part(path, Closure::once_into_js(then));
    String::new()
}
