//! One event as several documents tell it, side by side, and claims that came before what they speak of.

use crosscheck_compare::{Before, Telling, ToldBySeveral};
use crosscheck_messages::EN;
use crosscheck_model::Date;
use leptos::prelude::*;

use super::Shown;
use crate::components::{CollectViews, DocumentLink, ParagraphLink, PlaceLink, Rows, Show, live};
use crate::memo::Memo;
use crate::store::Site;

/// More events than these are not listed.
const MOST: usize = 24;

#[component]
pub(super) fn ToldBySeveralSection(shown: Shown) -> impl IntoView {
    let told = Memo::new(move |_| shown.line.with(|line| line.told.clone()));
    let some = Memo::new(move |_| told.with(|told| !told.is_empty()));
    let title = move || {
        let count = told.with(Vec::len);
        let rest = if count > MOST {
            format!(", the first {MOST} of them here")
        } else {
            String::new()
        };
        match count {
            1 => "One event is told by several documents".to_owned(),
            _ => format!("{count} events are told by several documents{rest}"),
        }
    };
    view! {
        <Show when=move || some.get()>
            <section class="sect" aria-labelledby="h-told">
                <h2 id="h-told">{live(title)}</h2>
                <p class="small dim">
                    "How the corpus dates it, when each document appeared, and what claims beside its name date then."
                </p>
                <Rows
                    each=move || told.with(|told| told.iter().take(MOST).cloned().collect::<Vec<_>>())
                    key=|told| told.clone()
                    children=move |told| told_table(shown, told)
                />
            </section>
        </Show>
    }
}

fn told_table(shown: Shown, told: ToldBySeveral) -> impl IntoView {
    let site = shown.explorer.as_read();
    let event = site.corpus.event(told.event);
    let name = event.map(|event| event.name.clone());
    let label = name.clone();
    let when = event
        .and_then(|event| event.date.as_ref())
        .map_or_else(|| "undated".to_owned(), |date| EN.date(&date.value));
    let date = event.and_then(|event| event.date.as_ref()).map(|date| date.value);
    let rows = told.told.into_iter().map(|row| told_row(&site, date, row));
    view! {
        <div class="data__scroll" role="region" aria-label=label tabindex="0">
            <table class="tm__told">
                <caption>
                    <bdi>{name}</bdi>
                    {format!(", {when}")}
                </caption>
                <thead>
                    <tr>
                        <th scope="col">"Document"</th>
                        <th scope="col">"Appeared"</th>
                        <th scope="col">"Dates beside it"</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_views()}</tbody>
            </table>
        </div>
    }
}

/// A document, whether it could know, and the dates it gives.
fn told_row(site: &Site, event: Option<Date>, telling: Telling) -> impl IntoView + use<> {
    let Telling {
        document,
        appeared: when,
        dates,
    } = telling;
    let appeared = when.map_or_else(|| "undated".to_owned(), |date| EN.date(&date));
    let early = when.zip(event).is_some_and(|(when, event)| when.last < event.first);
    let none = dates.is_empty();
    let dates = dates.into_iter().filter_map(|(claim, date)| {
        let source = site.corpus.claim(claim)?.source();
        Some(view! {
            <li>
                {EN.date(&date)} " " <ParagraphLink document=source.document paragraph=source.paragraph />
            </li>
        })
    });
    view! {
        <tr>
            <th scope="row">
                <DocumentLink document />
            </th>
            <td>{appeared} {early.then_some(", before it")}</td>
            <td>
                {none.then_some("gives none")} <ul>{dates.collect_views()}</ul>
            </td>
        </tr>
    }
}

#[component]
pub(super) fn SaidBefore(shown: Shown) -> impl IntoView {
    let before = Memo::new(move |_| shown.line.with(|line| line.before.clone()));
    let count = Memo::new(move |_| before.with(Vec::len));
    view! {
        <Show when=move || { count.get() > 0 }>
            <section class="sect" aria-labelledby="h-before">
                <h2 id="h-before">{live(move || EN.befores(count.get()))}</h2>
                <ul class="tm__before">
                    <Rows
                        each=move || before.with(|before| before.iter().take(100).copied().collect::<Vec<_>>())
                        key=|before| *before
                        children=move |before| before_item(shown, before)
                    />
                </ul>
            </section>
        </Show>
    }
}

fn before_item(shown: Shown, before: Before) -> impl IntoView {
    let site = shown.explorer.as_read();
    let claim = site.corpus.claim(before.claim)?;
    Some(view! {
        <li>
            <p class="claim__text">{claim.digest.clone()}</p>
            <p class="small">
                <bdi>{EN.source(&site.corpus, before.claim)}</bdi>
                {format!(", {} ", EN.before(&before))}
                <PlaceLink source=claim.source() />
            </p>
        </li>
    })
}
