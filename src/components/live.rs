//! What changes. Leptos compiles its drawing anew for every function in a view, so all of the page are one to it: they return
//! views of any kind, from a box.

use leptos::control_flow;
use leptos::prelude::*;

/// A part of a view that follows what it reads.
pub(crate) fn live<V: IntoView + 'static>(draw: impl Fn() -> V + Send + 'static) -> AnyView {
    let draw: Box<dyn Fn() -> AnyView + Send> = Box::new(move || draw().into_any());
    draw.into_any()
}

/// Leptos's `<Show>`.
#[component]
pub(crate) fn Show(
    /// What is shown.
    children: ChildrenFn,
    /// Whether it is, tracked.
    when: impl Fn() -> bool + Send + Sync + 'static,
    /// What is shown instead.
    #[prop(optional, into)]
    fallback: ViewFn,
) -> impl IntoView {
    shown(children, Box::new(when), fallback)
}

fn shown(children: ChildrenFn, when: Box<dyn Fn() -> bool + Send + Sync>, fallback: ViewFn) -> AnyView {
    view! {
        <control_flow::Show when fallback>
            {children()}
        </control_flow::Show>
    }
    .into_any()
}
