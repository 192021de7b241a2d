//! Lists. Leptos's `<For>` is compiled anew for every kind of item, key and function, at three kilobytes each, so all lists of
//! the page are one to it: rows with a number for a key and a function that draws them.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use leptos::prelude::*;

/// A row that may have to be drawn.
struct Row {
    /// What the list knows it by, of 64 bits so that no two rows have the same.
    key: u64,
    draw: Box<dyn FnOnce() -> AnyView + Send>,
}

/// A list as `<For>` draws it: a row stays as long as its key does.
#[component]
pub(crate) fn Rows<I, T, K, V>(
    /// The items, tracked.
    each: impl Fn() -> I + Send + 'static,
    /// What tells an item from others.
    key: impl Fn(&T) -> K + Send + 'static,
    /// Draws an item.
    children: impl Fn(T) -> V + Send + Sync + 'static,
) -> impl IntoView
where
    I: IntoIterator<Item = T>,
    T: Send + 'static,
    K: Hash,
    V: IntoView + 'static,
{
    let children = Arc::new(children);
    drawn(Box::new(move || {
        let mut rows = Vec::new();
        for item in each() {
            let key = number(&key(&item));
            let children = Arc::clone(&children);
            let draw = Box::new(move || children(item).into_any());
            rows.push(Row { key, draw });
        }
        rows
    }))
}

fn drawn(rows: Box<dyn Fn() -> Vec<Row> + Send>) -> AnyView {
    view! { <For each=rows key=|row| row.key children=|row| (row.draw)() /> }.into_any()
}

fn number(key: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}
