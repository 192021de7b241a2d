//! The page: a shell around one view, chosen by the state.

mod about;
mod compare;
mod entity;
mod explore;
mod later;
mod overview;
pub mod parts;
mod read;
mod shell;
mod theme;

use crate::draw::prelude::*;

pub use later::adopt_style as adopt_later_style;
pub use theme::{LATER as LATER_STYLE, STYLE, adopt as adopt_style};

use crate::state::{Explorer, Site, View};

/// The whole explorer over an opened corpus.
#[must_use]
pub fn app(site: &'static Site) -> Drawn {
    let explorer = Explorer::start(site);
    let view = explorer.part(|state| state.view);
    let ready = RwSignal::new(false);
    shell::arrive(explorer, ready);
    shell::shell(ready, move || {
        if !ready.get() {
            return Drawn::of(());
        }
        explorer.follow_alterations();
        let view = view.get();
        // Before the page, so that nobody reads the figures first.
        let altered = (!explorer.now().altered.is_empty()).then(|| later::altered(site));
        let page = page(site, view);
        view! {
            {altered}
            {page}
        }
    })
}

fn page(site: &'static Site, view: View) -> Drawn {
    if site.corpus.documents.is_empty() && view != View::About {
        return overview::empty(site);
    }
    match view {
        View::Overview => overview::overview(site),
        View::Explore => later::explore(),
        View::Read(document, paragraph) => later::read(site, document, paragraph),
        View::Names => later::names(site),
        View::Entity(entity) => later::entity(site, entity),
        View::Compare => later::compare(),
        View::Issue(question) => later::issue(site, question),
        View::Faces => later::faces(site),
        View::About => later::about(site),
    }
}
