//! What the query was read as: names whose other names count as matches too, and how slips were read.

use crosscheck_search::ReadAs;
use leptos::prelude::*;

use super::answer::Found;
use crate::components::{CollectViews, joined, live};
use crate::memo::Memo;
use crate::store::Explorer;

/// More forms of a name than this are not listed.
const FORMS: usize = 6;

/// A line for each name and each slip.
#[component]
pub(super) fn QueryNotices(
    /// The answer to the query.
    found: Memo<Option<Found>>,
) -> impl IntoView {
    let remarks = Memo::new(move |_| found.get().map(Found::remarks).unwrap_or_default());
    let names = move || remarks.with(|(names, _)| names.iter().map(name_notice).collect_views());
    let notices = move || {
        remarks.with(|(_, notices)| {
            let lines = notices.iter().map(ToString::to_string);
            lines.map(|line| view! { <p class="notice">{line}</p> }).collect_views()
        })
    };
    view! { {live(names)} {live(notices)} }
}

/// Typed words that were read as a name.
fn name_notice(read: &ReadAs) -> impl IntoView + use<> {
    let site = Explorer::here().as_read();
    let name = site.corpus.entity(read.entity).map(|entity| entity.name.clone());
    let others = read.forms.iter().filter(|form| Some(*form) != name.as_ref());
    let forms: Vec<String> = others.take(FORMS).cloned().collect();
    let printed = (!forms.is_empty()).then(|| view! { ", printed as " <i><bdi>{joined(&forms)}</bdi></i> });
    view! {
        <p class="notice">
            <span>"“" {read.typed.clone()} "” also finds " <b><bdi>{name}</bdi></b> {printed} "."</span>
        </p>
    }
}
