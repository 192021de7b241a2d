//! Several views after one another. Leptos compiles their drawing anew for every kind of element, so all of the page are of
//! one kind.

use leptos::prelude::*;

/// Leptos's `CollectView`.
pub(crate) trait CollectViews {
    /// The views after one another.
    fn collect_views(self) -> AnyView;
}

impl<V: IntoView + 'static, I: IntoIterator<Item = V>> CollectViews for I {
    fn collect_views(self) -> AnyView {
        let mut views = Vec::new();
        for view in self {
            views.push(view.into_any());
        }
        together(views)
    }
}

fn together(views: Vec<AnyView>) -> AnyView {
    views.into_any()
}
