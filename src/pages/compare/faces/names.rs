//! Names that at least two of what is pinned print: a name a row, and what each column prints for it.

use crosscheck_compare::{FaceNames, Pin, Rule, Why};
use crosscheck_messages::EN;
use crosscheck_model::EntityId;
use leptos::prelude::*;

use super::Facts;
use crate::components::{EntityLink, Rows, Show, WhyButton, live};
use crate::memo::Memo;
use crate::store::Explorer;

/// The section of names; nothing where they print none together.
#[component]
pub(super) fn Names(
    /// What face to face shows.
    facts: Facts,
) -> impl IntoView {
    let because = Why::new(&Explorer::here().site().corpus, Rule::Names, &[]);
    let because = StoredValue::new(because);
    let some = Memo::new(move |_| facts.with(|facts| !facts.face.names.is_empty()));
    let entities = move || facts.with(|facts| facts.face.names.iter().map(|names| names.entity).collect::<Vec<_>>());
    view! {
        <Show when=move || some.get()>
            <section class="sect" aria-labelledby="h-face-names">
                <div class="sect__head">
                    <h2 id="h-face-names">{live(move || facts.with(|facts| title(&facts.face.names)))}</h2>
                    <WhyButton id="face-names" about="these counts" because=because.get_value() />
                </div>
                <table class="faces faces--names" role="table">
                    <caption class="vh">"Who is named, and as what each prints"</caption>
                    <NamesHead facts />
                    <tbody role="rowgroup">
                        <Rows
                            each=entities
                            key=|entity| *entity
                            children=move |entity| view! { <NamesRow facts entity /> }
                        />
                    </tbody>
                </table>
            </section>
        </Show>
    }
}

fn title(names: &[FaceNames]) -> String {
    match names.iter().filter(|names| names.differ).count() {
        0 => "They print the same names".to_owned(),
        1 => "They name one differently".to_owned(),
        many => format!("They name {many} differently"),
    }
}

/// What is pinned, with its label.
fn columns(explorer: Explorer, facts: Facts) -> Vec<(Pin, String)> {
    let site = explorer.site();
    facts.with(|facts| {
        let columns = facts.face.columns.iter();
        columns
            .map(|column| (column.pin, EN.pin(&site.corpus, column.pin)))
            .collect()
    })
}

#[component]
fn NamesHead(facts: Facts) -> impl IntoView {
    let explorer = Explorer::here();
    let head = |(_, label): (Pin, String)| {
        view! {
            <th scope="col" role="columnheader">
                <bdi>{label}</bdi>
            </th>
        }
    };
    view! {
        <thead role="rowgroup">
            <tr role="row">
                <th scope="col" role="columnheader" class="small dim">
                    "Who or what"
                </th>
                <Rows each=move || columns(explorer, facts) key=move |(pin, _)| pin.key(&explorer.site().corpus) children=head />
            </tr>
        </thead>
    }
}

/// A name, and what each column prints for it.
#[component]
fn NamesRow(facts: Facts, entity: EntityId) -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.site();
    let name = site.corpus.entity(entity).map(|entity| entity.name.clone());
    let names =
        Memo::new(move |_| facts.with(|facts| facts.face.names.iter().find(|names| names.entity == entity).cloned()));
    let how = move || match names.with(|names| names.as_ref().is_some_and(|names| names.differ)) {
        true => "named differently",
        false => "named alike",
    };
    let printed = move |pin: Pin| {
        Memo::new(move |_| {
            let column = facts.with(|facts| facts.face.columns.iter().position(|column| column.pin == pin));
            names
                .with(|names| names.as_ref()?.forms.get(column?).cloned())
                .unwrap_or_default()
        })
    };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <EntityLink entity>{name}</EntityLink>
                " "
                <span class="faces__how faces__how--below">{live(how)}</span>
            </th>
            <Rows
                each=move || columns(explorer, facts)
                key=move |(pin, _)| pin.key(&explorer.site().corpus)
                children=move |(pin, label)| view! { <PrintedCell label printed=printed(pin) /> }
            />
        </tr>
    }
}

/// The forms one column prints, each with how often.
#[component]
fn PrintedCell(
    /// The name of the column, which a phone shows in every cell.
    label: String,
    printed: Memo<Vec<(String, usize)>>,
) -> impl IntoView {
    let none = move || printed.with(Vec::is_empty);
    let form = |(form, count): (String, usize)| {
        view! {
            <li>
                <bdi>{form}</bdi>
                " "
                <span class="dim num">{count} "×"</span>
            </li>
        }
    };
    view! {
        <td role="cell">
            <span class="cell__doc">
                <bdi>{label}</bdi>
            </span>
            <Show when=none>
                <span class="quiet">"not named"</span>
            </Show>
            <ul>
                <Rows each=move || printed.get() key=|printed| printed.clone() children=form />
            </ul>
        </td>
    }
}
