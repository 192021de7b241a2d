//! The questions a reader can bring to the whole comparison, each with how many rows it keeps.

use std::sync::Arc;

use crosscheck_compare::{PRESETS, Preset};
use crosscheck_messages::EN;
use leptos::prelude::*;

use super::shown::Whole;
use crate::components::{CollectViews, counted, live};
use crate::memo::Memo;
use crate::store::Explorer;

/// Links that ask one of them, or none any more.
#[component]
pub(super) fn Presets(
    /// The whole comparison.
    whole: Memo<Arc<Whole>>,
) -> impl IntoView {
    let links = PRESETS
        .iter()
        .map(|preset| view! { <PresetLink whole preset=Some(preset) words=EN.preset(preset.filter) /> })
        .collect_views();
    view! {
        <nav class="asks" aria-label="Ask of the whole comparison">
            <ul>
                <PresetLink whole preset=None words="All questions" />
                {links}
            </ul>
        </nav>
    }
}

#[component]
fn PresetLink(whole: Memo<Arc<Whole>>, preset: Option<&'static Preset>, words: &'static str) -> impl IntoView {
    let explorer = Explorer::here();
    let now = explorer.part(|state| state.preset.map(|preset| preset.key));
    let key = preset.map(|preset| preset.key);
    let count = Memo::new(move |_| whole.with(|whole| whole.kept_by(preset)));
    let href = move || {
        let mut state = explorer.state();
        state.ask(preset);
        explorer.link(&state)
    };
    view! {
        <li>
            <a
                href=href
                id=format!("preset-{}", key.unwrap_or("all"))
                aria-current=move || (now.get() == key).then_some("true")
                aria-label=move || format!("{words} {}", counted(count.get(), "question", "questions"))
            >
                {words}
                " "
                <span class="num dim">{live(move || count.get())}</span>
            </a>
        </li>
    }
}
