//! The table that says what the drawing says: every moment of the days that are drawn, with links.

use crosscheck_compare::{Moment, MomentOf, TimeRow};
use leptos::prelude::*;

use super::drawn::mark_words;
use super::{Shown, leads_to, when_words};
use crate::components::{Paged, PagedMore, PagedRows, PlacesOf, live};
use crate::memo::Memo;

#[component]
pub(super) fn MomentsTable(shown: Shown) -> impl IntoView {
    let moments = Memo::new(move |_| {
        let window = shown.window.get();
        shown.line.with(|line| {
            let within = |moment: &&Moment| {
                let days = moment.days();
                window.is_some_and(|window| days.0 <= window.1 && window.0 <= days.1)
            };
            line.moments.iter().filter(within).cloned().collect::<Vec<Moment>>()
        })
    });
    let table = move || {
        let count = moments.with(Vec::len);
        let paged = Paged::new(count);
        let row = move |at: usize| {
            let moment = moments.with_untracked(|moments| moments.get(at).cloned());
            moment.map(|moment| table_row(shown, moment)).into_any()
        };
        view! {
            <table>
                <thead>
                    <tr>
                        <th scope="col">"What"</th>
                        <th scope="col">"When"</th>
                        <th scope="col">"How"</th>
                    </tr>
                </thead>
                <tbody>
                    <PagedRows paged row />
                </tbody>
            </table>
            <PagedMore paged id="moments" rows="rows" />
        }
    };
    view! {
        <details class="twin" id="time-table">
            <summary>{live(move || format!("The same as a table: {} rows", moments.with(Vec::len)))}</summary>
            <div class="data__scroll" role="region" aria-label="The time line as a table" tabindex="0">
                {live(table)}
            </div>
        </details>
    }
}

fn table_row(shown: Shown, moment: Moment) -> AnyView {
    let explorer = shown.explorer;
    let site = explorer.as_read();
    let words = mark_words(&site, &moment);
    let name = match leads_to(&site, &moment) {
        Some(state) => {
            let href = explorer.link(&state);
            view! {
                <a href=href>
                    <bdi>{words}</bdi>
                </a>
            }
            .into_any()
        }
        None => words.into_any(),
    };
    let places = match &moment.of {
        MomentOf::Claims(claims) if claims.len() > 1 => Some(view! { <PlacesOf claims=claims.clone() /> }),
        _ => None,
    };
    let how = match moment.row {
        TimeRow::Happened => "happened",
        TimeRow::Appeared => "appeared",
        TimeRow::Said => "said",
        TimeRow::SpokenOf => "spoken of",
    };
    view! {
        <tr>
            <th scope="row">{name} {places}</th>
            <td>{when_words(&moment)}</td>
            <td>{how}</td>
        </tr>
    }
    .into_any()
}
