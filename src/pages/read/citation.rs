//! A citation of the document, to select and copy: nothing relies on the clipboard, which a frame may refuse.

use crate::draw::prelude::*;
use crosscheck_model::{Document, DocumentId};

use crate::state::{Explorer, Site, View, ViewState};
use crate::ui::parts::{document_when, outlet_of};

/// The citation with its permalink.
pub(super) fn citation(site: &'static Site, id: DocumentId, document: &'static Document, at: Option<u32>) -> Drawn {
    let outlet = outlet_of(site, id)
        .map(|outlet| outlet.name.clone())
        .unwrap_or_default();
    let text = plain(document, &outlet, at);
    let hash = Explorer::here().link(&ViewState::of(View::Read(id, at)));
    let page = web_sys::window()
        .and_then(|window| window.location().href().ok())
        .map(|href| href.split('#').next().unwrap_or_default().to_owned())
        .unwrap_or_default();
    view! {
        <section aria-labelledby="h-cite">
            <h2 id="h-cite">"Cite"</h2>
            <label class="small dim" for="cite">
                "Select and copy"
            </label>
            <textarea id="cite" class="cite" readonly rows="6">
                {format!("{text} {page}{hash}")}
            </textarea>
        </section>
    }
}

/// "The Baghdad Post: “Title”. 7 February 2019, ¶4."
fn plain(document: &Document, outlet: &str, at: Option<u32>) -> String {
    let title = document
        .title
        .as_deref()
        .map(|title| format!(": “{title}”"))
        .unwrap_or_default();
    let place = at.map(|paragraph| format!(", ¶{paragraph}")).unwrap_or_default();
    format!("{outlet}{title}. {}{place}.", document_when(document))
}
