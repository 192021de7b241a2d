//! The table that says what the drawing says: every tie between the names that are drawn, with the places it rests on.

use crosscheck_compare::Credit;
use crosscheck_messages::EN;
use leptos::prelude::*;

use super::{Shown, evidence, in_explore, name_link};
use crate::components::{Paged, PagedMore, PagedRows, counted, live};

#[component]
pub(super) fn TiesTable(shown: Shown) -> impl IntoView {
    let count = move || shown.network.with(|network| network.ties.len());
    let table = move || {
        let paged = Paged::new(count());
        view! {
            <table>
                <thead>
                    <tr>
                        <th scope="col">"One"</th>
                        <th scope="col">"The other"</th>
                        <th scope="col">"Rests on"</th>
                        <th scope="col">"Where"</th>
                    </tr>
                </thead>
                <tbody>
                    <PagedRows paged row=move |at| row(shown, at).into_any() />
                </tbody>
            </table>
            <PagedMore paged id="ties" rows="ties" />
        }
    };
    view! {
        <details class="twin" id="net-table">
            <summary>{live(move || format!("The same as a table: {}", counted(count(), "tie", "ties")))}</summary>
            <div class="data__scroll" role="region" aria-label="The network as a table" tabindex="0">
                {live(table)}
            </div>
        </details>
    }
}

fn row(shown: Shown, at: usize) -> Option<AnyView> {
    shown.network.with_untracked(|network| {
        let tie = network.ties.get(at)?;
        let end = |place: usize| network.names.get(place).map(|name| name_link(shown, name.stop));
        let weight = EN.tie_weight(network.graph, tie.weight);
        let credit = match tie.credit {
            Credit::Stated => "",
            Credit::NotCredited => ", not credited",
            Credit::Inferred => ", inferred, not credited",
        };
        let weight = match in_explore(shown, network, tie) {
            Some(href) => view! { <a href=href>{weight}</a> }.into_any(),
            None => weight.into_any(),
        };
        Some(
            view! {
                <tr>
                    <th scope="row">{end(tie.from)}</th>
                    <td>{end(tie.to)}</td>
                    <td>{weight} {credit}</td>
                    <td>{evidence(shown, tie)}</td>
                </tr>
            }
            .into_any(),
        )
    })
}
