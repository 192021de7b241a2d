//! The page: a shell around one view, chosen by the state.

mod about;
pub mod compare;
mod entity;
pub mod explore;
mod overview;
pub mod parts;
mod read;
pub mod shell;
mod theme;

use leptos::prelude::*;

pub use theme::{STYLE, adopt as adopt_style};

use crate::state::{Explorer, Site, View};

/// The whole explorer over an opened corpus.
#[component]
pub fn App(
    /// The corpus, which outlives the page.
    site: &'static Site,
) -> impl IntoView {
    let explorer = Explorer::start(site);
    let view = explorer.part(|state| state.view);
    shell::arrive(explorer);
    view! { <shell::Shell>{move || page(site, view.get())}</shell::Shell> }
}

fn page(site: &'static Site, view: View) -> AnyView {
    if site.corpus.documents.is_empty() && view != View::About {
        return overview::empty(site);
    }
    match view {
        View::Overview => overview::overview(site),
        View::Explore => view! { <explore::Explore /> }.into_any(),
        View::Read(document, paragraph) => read::read(site, document, paragraph),
        View::Names => entity::names(site),
        View::Entity(entity) => entity::entity(site, entity),
        View::Compare => view! { <compare::Compare /> }.into_any(),
        View::Issue(question) => compare::issue(site, question),
        View::About => about::about(site),
    }
}
