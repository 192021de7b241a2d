//! Turns mentions into which outlet prints which name how often, as printed or as one name, with the names that differ from
//! the copy a text was traced to.

use crosscheck_compare::{NameChange, NameForm, NameRow, NameStrip, Reading, Rule, Why, named_differently, names};
use crosscheck_model::{ClaimId, EntityId};

use super::claims::{claims_in_view, reading};
use super::places::place;
use super::why::why;
use crate::draw::prelude::*;
use crate::state::{Explorer, Site, View};
use crate::ui::parts::{counted, entity_link, px};

/// How many more strips the Names view folds under the first.
const MORE: usize = 8;

/// The strip of whoever has the most names, for Compare and, with those of others, for Names.
pub(in crate::ui) fn strips(site: &'static Site) -> Drawn {
    let explorer = Explorer::here();
    let part = explorer.part(|state| (state.one_name, state.request.clone()));
    let shown = move || {
        let (one, _) = part.get();
        let state = explorer.now();
        let reading = reading(site, &state);
        let claims = claims_in_view(site, &state.request);
        let found = named_differently(&reading, &claims);
        let Some((&first, rest)) = found.split_first() else {
            return Drawn::of(());
        };
        let many = state.view == View::Names;
        let others = if many {
            others(site, &reading, &claims, rest, one)
        } else {
            ways(site, rest)
        };
        view! {
            <section class="sect" aria-labelledby="h-strip">
                <div class="sect__head">
                    <h2 id="h-strip">{title(site, &names(&reading, &claims, first))}</h2>
                    {switch(explorer, one)}
                </div>
                {strip(site, &names(&reading, &claims, first), one)}
                {others}
            </section>
        }
    };
    view! {
        {shown}
    }
}

fn switch(explorer: Explorer, one: bool) -> Drawn {
    let button = |on: bool, id: &'static str, words: &'static str| {
        view! {
            <button type="button" id=id aria-pressed=one == on on:click=move |_| explorer.go(|state| state.one_name = on)>
                {words}
            </button>
        }
    };
    view! {
        <div class="seg seg--names" role="group" aria-label="Count names">
            {button(false, "names-printed", "As printed")}
            {button(true, "names-one", "One name")}
        </div>
    }
}

/// "3 names are printed for IMIS, and 5 for what is near it".
fn title(site: &'static Site, strip: &NameStrip) -> String {
    let name = site.corpus.entity(strip.entity).map_or("", |entity| &entity.name);
    let same = strip.forms.iter().filter(|form| form.is_same()).count();
    let near = strip.forms.len() - same;
    let mut title = [&counted(same, "name is", "names are"), " printed for ", name].concat();
    if near > 0 {
        title.push_str(&[", and ", &near.to_string(), " for what is near it"].concat());
    }
    title
}

fn others(site: &'static Site, reading: &Reading, claims: &[ClaimId], rest: &[EntityId], one: bool) -> Drawn {
    let folds = rest
        .iter()
        .take(MORE)
        .map(|&entity| {
            let found = names(reading, claims, entity);
            view! {
                <details class="strip__fold">
                    <summary>{title(site, &found)}</summary>
                    {strip(site, &found, one)}
                </details>
            }
        })
        .collect_view();
    Drawn::of(folds)
}

/// Compare shows one strip and leads to the others.
fn ways(site: &'static Site, rest: &[EntityId]) -> Drawn {
    if rest.is_empty() {
        return Drawn::of(());
    }
    let links = rest
        .iter()
        .take(MORE)
        .map(|&entity| {
            let name = site.corpus.entity(entity).map_or("", |entity| entity.name.as_str());
            view! { <li>{entity_link(site, entity, Drawn::of(name))}</li> }
        })
        .collect_view();
    view! {
        <div class="strip__also">
            <p>"Also under several names:"</p>
            <ul>{links}</ul>
        </div>
    }
}

fn strip(site: &'static Site, strip: &NameStrip, one: bool) -> Drawn {
    view! {
        <p class="strip__most">{most(strip)}</p>
        {if one { as_one(strip) } else { as_printed(site, strip) }}
        {changes(site, &strip.changes)}
    }
}

/// What each outlet prints most: "Track Persia “PMU” 9 times; …".
fn most(strip: &NameStrip) -> String {
    let mut parts = Vec::new();
    for row in &strip.rows {
        let mut best: Option<(&NameForm, usize)> = None;
        for (form, &count) in strip.forms.iter().zip(&row.counts) {
            if best.is_none_or(|(_, most)| count > most) {
                best = Some((form, count));
            }
        }
        if let Some((form, count)) = best {
            let times = counted(count, "time", "times");
            parts.push([&row.label, " “", &form.form, "” ", &times].concat());
        }
    }
    ["Most often: ", &parts.join("; "), "."].concat()
}

fn bar(count: usize, most: usize, label: &str) -> Drawn {
    if count == 0 {
        return view! {
            <td class="zero" data-doc=label>
                <span aria-hidden="true">"–"</span>
                <span class="vh">"never"</span>
            </td>
        };
    }
    let width = px(70.0 * count as f64 / most.max(1) as f64);
    view! {
        <td data-doc=label>
            <span class="strip__count">{count}</span>
            <svg viewBox="0 0 70 12" aria-hidden="true">
                <rect y="2" width=width height="8"></rect>
            </svg>
        </td>
    }
}

fn heads(rows: &[NameRow]) -> Vec<Drawn> {
    rows.iter()
        .map(|row| {
            view! {
                <th scope="col">
                    <bdi>{row.label.clone()}</bdi>
                </th>
            }
        })
        .collect_view()
}

fn table(first: &'static str, rows: &[NameRow], body: Vec<Drawn>) -> Drawn {
    view! {
        <table class="names">
            <colgroup>
                <col class="c-q" />
            </colgroup>
            <thead>
                <tr>
                    <th scope="col">{first}</th>
                    {heads(rows)}
                </tr>
            </thead>
            <tbody>{body}</tbody>
        </table>
    }
}

fn as_printed(site: &'static Site, strip: &NameStrip) -> Drawn {
    let most = strip
        .rows
        .iter()
        .flat_map(|row| &row.counts)
        .copied()
        .max()
        .unwrap_or(1);
    let body = strip
        .forms
        .iter()
        .enumerate()
        .map(|(index, form)| {
            let cells = strip
                .rows
                .iter()
                .map(|row| bar(row.counts.get(index).copied().unwrap_or(0), most, &row.label))
                .collect_view();
            let note = relation(form);
            let evidence = form.evidence.as_ref().map(|words| {
                view! { <small class="names__note">{super::places::evidence(site, words)}</small> }
            });
            view! {
                <tr>
                    <th scope="row">
                        <bdi>{form.form.clone()}</bdi>
                        {note.map(|note| view! { " " <small class="dim">{note}</small> })}
                        {evidence}
                    </th>
                    {cells}
                </tr>
            }
        })
        .collect_view();
    table("Name as printed", &strip.rows, body)
}

/// How a name stands to the bearer, where it is not simply theirs.
fn relation(form: &NameForm) -> Option<&'static str> {
    if form.undone {
        return Some("not taken for the same, as you read it");
    }
    match form.link? {
        "broad" => Some("a wider term, not the same"),
        "narrow" => Some("a part, not the same"),
        "related" => Some("related, not the same"),
        "close" => Some("much the same"),
        _ => None,
    }
}

/// All that are taken for the same counted together; then what is not.
fn as_one(strip: &NameStrip) -> Drawn {
    let most = strip.rows.iter().map(|row| row.one).max().unwrap_or(1);
    let cells = strip
        .rows
        .iter()
        .map(|row| bar(row.one, most, &row.label))
        .collect_view();
    let (mut same, mut apart) = (0, Vec::new());
    for form in &strip.forms {
        if form.is_same() {
            same += 1;
        } else {
            apart.push(["“", &form.form, "” ", &form.count.to_string(), "×"].concat());
        }
    }
    let left = (!apart.is_empty()).then(|| {
        view! {
            <p class="small">
                "Not counted here, since they are not taken for the same: "
                <bdi>{apart.join(", ")}</bdi>
                "."
            </p>
        }
    });
    let body = vec![view! {
        <tr>
            <th scope="row">
                "One name"
                <small class="names__note">{counted(same, "form", "forms")} " counted together"</small>
            </th>
            {cells}
        </tr>
    }];
    view! {
        {table("All taken for the same", &strip.rows, body)}
        {left}
    }
}

/// Worded neutrally, with the evidence; suspected where nobody could compare.
fn changes(site: &'static Site, changes: &[NameChange]) -> Drawn {
    if changes.is_empty() {
        return Drawn::of(());
    }
    let items = changes
        .iter()
        .enumerate()
        .map(|(index, change)| {
            let suspected = change.suspected.then(|| view! { " " <b class="tag">"suspected"</b> });
            let touched = (!change.claims.is_empty()).then(|| {
                let behind = Why::new(&site.corpus, Rule::Altered, &change.claims);
                let id = ["changed", &index.to_string()].concat();
                why(site, &id, "claims whose words it touches", behind)
            });
            view! {
                <li>
                    <p>{change.sentence.clone()} {suspected}</p>
                    <p class="small">{change.digest.clone()} " " {place(site, change.source)}</p>
                    <details class="shows">
                        <summary>"What shows it"</summary>
                        <p class="change__evidence">{change.evidence.clone()}</p>
                    </details>
                    " "
                    {touched}
                </li>
            }
        })
        .collect_view();
    view! {
        <h3 class="strip__changes">
            {counted(changes.len(), "place has", "places have")} " another name than the copy it was traced to"
        </h3>
        <ul class="change__list change__list--wide">{items}</ul>
    }
}
