//! A citation of the document, to select and copy: nothing relies on the clipboard, which a frame may refuse.

use crosscheck_model::{Document, DocumentId};
use leptos::prelude::*;

use crate::components::{document_when, outlet_of};
use crate::memo::Memo;
use crate::store::{Explorer, Site, View, ViewState};

/// The citation with its permalink.
#[component]
pub(super) fn Citation(
    /// The document.
    document: DocumentId,
    /// The paragraph that is cited.
    at: Memo<Option<u32>>,
) -> impl IntoView {
    let explorer = Explorer::here();
    let text = move || {
        let at = at.get();
        let hash = explorer.link(&ViewState::of(View::Read(document, at)));
        let text = citation(&explorer.site(), document, at);
        format!("{text} {}{hash}", page_address())
    };
    view! {
        <section aria-labelledby="h-cite">
            <h2 id="h-cite">"Cite"</h2>
            <label class="small dim" for="cite">
                "Select and copy"
            </label>
            <textarea id="cite" class="cite" readonly rows="6" prop:value=text></textarea>
        </section>
    }
}

/// The address of the page without what is ours of it.
fn page_address() -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok());
    let href = href.unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

fn citation(site: &Site, document: DocumentId, at: Option<u32>) -> String {
    let outlet = outlet_of(site, document).map_or("", |outlet| outlet.name.as_str());
    let record = site.corpus.document(document);
    record.map(|record| plain(record, outlet, at)).unwrap_or_default()
}

/// "The Baghdad Post: “Title”. 7 February 2019, ¶4."
fn plain(document: &Document, outlet: &str, at: Option<u32>) -> String {
    let title = document.title.as_deref();
    let title = title.map(|title| format!(": “{title}”")).unwrap_or_default();
    let place = at.map(|paragraph| format!(", ¶{paragraph}")).unwrap_or_default();
    format!("{outlet}{title}. {}{place}.", document_when(document))
}
