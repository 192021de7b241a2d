//! Above the results: how many there are, which unit is listed, in which order, and the menu of files that say the same.

use crosscheck_search::Unit;
use leptos::prelude::*;

use super::schedule::{Schedule, Totals};
use super::sort::{SortChoice, UndatedLast};
use crate::components::{
    CollectViews, ExportGroup, ExportMenu, RESULTS, Show, aria, counted, live, options_now, plural, unit_words,
};
use crate::memo::Memo;
use crate::store::Explorer;

/// The count, the choices of unit and order, and the menu.
#[component]
pub(super) fn ResultsHead(
    /// What was found and counted.
    schedule: Schedule,
) -> impl IntoView {
    let explorer = Explorer::here();
    let unit = explorer.part(|state| state.request.unit);
    let all = counted(explorer.as_read().corpus.documents.len(), "document", "documents");
    let count = move || {
        let found = schedule.found.get()?;
        let (total, unit) = (found.total, unit.get());
        Some(match unit {
            Unit::Documents => format!("{total} of {all}"),
            _ => format!("{total} {} in {} of {all}", unit_words(unit, total), found.documents),
        })
    };
    let files = ExportGroup {
        title: "Files",
        formats: &RESULTS,
        options: |explorer| {
            let mut options = options_now(explorer);
            options.push(("unit".to_owned(), explorer.now().request.unit.key().to_owned()));
            options
        },
    };
    let by_words = Memo::new(move |_| {
        let (found, totals) = (schedule.found.get()?, schedule.totals.get()?);
        by_words_alone(totals.naming?, found.total)
    });
    let file_name = Signal::derive(move || format!("crosscheck-{}", unit.get().key()));
    view! {
        <div class="hits__head">
            <h2 id="h-hits" tabindex="-1">
                <span role="status">{live(count)}</span>
            </h2>
            <Show when=move || schedule.totals.with(Option::is_some)>
                <UnitChoice unit totals=schedule.totals />
            </Show>
            <SortChoice schedule />
            <ExportMenu name=file_name groups=vec![files] />
        </div>
        {live(move || by_words.get().map(|words| view! { <p class="small dim" id="by-words">{words}</p> }))}
        <UndatedLast schedule />
    }
}

/// Where not all results name what was typed: "8 of them name it; 1 matches by the words alone, such as those of a claim."
fn by_words_alone(naming: usize, total: usize) -> Option<String> {
    let rest = total.checked_sub(naming).filter(|rest| *rest > 0)?;
    let (name, match_) = (plural(naming, "names", "name"), plural(rest, "matches", "match"));
    Some(format!(
        "{naming} of them {name} it; {rest} {match_} by the words alone, such as those of a claim."
    ))
}

/// The units that can be listed, each with how many results there are of it.
#[component]
fn UnitChoice(
    /// The one that is listed.
    unit: Memo<Unit>,
    /// The counts.
    totals: RwSignal<Option<Totals>>,
) -> impl IntoView {
    let explorer = Explorer::here();
    let titles = ["Documents", "Passages", "Claims"];
    let buttons = Unit::ALL
        .into_iter()
        .zip(titles)
        .enumerate()
        .map(|(at, (each, title))| {
            let count = move || totals.get().and_then(|totals| totals.units.get(at).copied());
            view! {
                <button
                    type="button"
                    id=format!("unit-{}", each.key())
                    aria-pressed=move || aria(unit.get() == each)
                    on:click=move |_| explorer.go(|state| state.request.unit = each)
                >
                    {title}
                    " "
                    {live(count)}
                </button>
            }
        });
    view! {
        <div class="seg" role="group" aria-label="What to list">
            {buttons.collect_views()}
        </div>
    }
}
