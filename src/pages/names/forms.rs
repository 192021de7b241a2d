//! Which document prints which name how often: mentions → counts → a table with a bar in every cell.

use std::cmp::Reverse;

use crosscheck_compare::{Undone, undone_with};
use crosscheck_model::{Corpus, DocumentId, EntityId, Match, Name, Word, each_once, how_often};
use leptos::prelude::*;

use super::{DOCUMENTS, documents_of, mentions_of};
use crate::components::{CollectViews, Evidence, UndoLinks, cardinal, counted, document_year, px};
use crate::store::Explorer;

/// How often each name is printed in each document.
struct Counts {
    /// By the number of the name and the document.
    times: Vec<((u32, DocumentId), usize)>,
    /// The names that are printed at all.
    names: Vec<u32>,
    /// The documents that have a column.
    documents: Vec<DocumentId>,
}

impl Counts {
    fn of(corpus: &Corpus, entity: EntityId) -> Self {
        let mentions = mentions_of(corpus, entity).into_iter();
        let times = how_often(mentions.map(|mention| (mention.name, mention.document)));
        Self {
            names: each_once(times.iter().map(|((name, _), _)| *name)),
            documents: columns(corpus, entity),
            times,
        }
    }

    fn times(&self, name: u32, document: DocumentId) -> usize {
        let found = self.times.binary_search_by_key(&(name, document), |(place, _)| *place);
        found
            .ok()
            .and_then(|at| self.times.get(at))
            .map_or(0, |(_, times)| *times)
    }

    fn most(&self) -> usize {
        self.times.iter().map(|(_, times)| *times).max().unwrap_or(1).max(1)
    }
}

/// Every document, or of many those that name the entity most, in their order.
fn columns(corpus: &Corpus, entity: EntityId) -> Vec<DocumentId> {
    let all = corpus.documents.len();
    if all <= DOCUMENTS {
        return (0..all).map(DocumentId::from).collect();
    }
    let mentions = mentions_of(corpus, entity);
    let mut documents = documents_of(&mentions);
    crosscheck_model::sort_by_key(&mut documents, |document| {
        Reverse(mentions.iter().filter(|mention| mention.document == *document).count())
    });
    documents.truncate(DOCUMENTS);
    crosscheck_model::sort(&mut documents);
    documents
}

/// The table.
#[component]
pub(super) fn PrintedForms(
    /// Whose names.
    entity: EntityId,
) -> impl IntoView {
    let site = Explorer::here().site();
    let counts = Counts::of(&site.corpus, entity);
    if counts.names.is_empty() {
        return ().into_any();
    }
    let note = (site.corpus.documents.len() > DOCUMENTS).then(|| {
        let words = format!("In the documents that name it most, {} at most.", cardinal(DOCUMENTS));
        view! { <p>{words}</p> }
    });
    let heads = counts.documents.iter();
    let heads = heads.map(|&document| view! { <th scope="col">{document_year(&site, document)}</th> });
    let rows = counts.names.iter().map(|&name| {
        let cells = counts.documents.iter().map(|&document| {
            let label = document_year(&site, document);
            view! { <TimesCell label times=counts.times(name, document) most=counts.most() /> }
        });
        view! {
            <tr>
                <NameHead entity name />
                {cells.collect_views()}
            </tr>
        }
    });
    view! {
        <section class="sect" aria-labelledby="h-forms">
            <div class="sect__head">
                <h2 id="h-forms">"Names as printed"</h2>
                {note}
            </div>
            <table class="names">
                <colgroup>
                    <col class="c-q" />
                </colgroup>
                <thead>
                    <tr>
                        <th scope="col">"Name"</th>
                        {heads.collect_views()}
                    </tr>
                </thead>
                <tbody>{rows.collect_views()}</tbody>
            </table>
        </section>
    }
    .into_any()
}

/// A name, how far it means the same, and how that is known.
#[component]
fn NameHead(
    /// Whose name.
    entity: EntityId,
    /// Its number among the names of the entity.
    name: u32,
) -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.site();
    let undone = explorer.now().altered.undone.contains(&Undone::Name(entity, name));
    let apart = undone.then_some(view! { " " <small class="dim">"taken apart, not counted"</small> });
    let form: Option<&Name> = site
        .corpus
        .entity(entity)
        .and_then(|entity| entity.names.get(name as usize));
    let kind = form.filter(|form| form.matches != Match::Exact).map(|form| {
        let words = format!("{} name", form.matches.word());
        view! { " " <small class="dim">{words}</small> }
    });
    let evidence = form.and_then(|form| form.evidence.clone());
    let evidence = evidence.map(|words| view! { <small class="names__note"><Evidence words /></small> });
    let note = form.and_then(|form| form.note.clone());
    let note = note.map(|note| view! { <small class="names__note">{note}</small> });
    // The first is what the entity is called.
    let undo = form.filter(|_| name > 0).map(|form| {
        let links = undone_with(&site.corpus, entity, name);
        let about = undone_words(&form.form, links.len());
        view! { <UndoLinks id=format!("undo-n{name}") about links /> }
    });
    view! {
        <th scope="row">
            <bdi>{form.map(|form| form.form.clone())}</bdi>
            {kind}
            {apart}
            {evidence}
            {note}
            {undo}
        </th>
    }
}

/// What is taken apart: the name, and others that stand on the same evidence.
fn undone_words(form: &str, links: usize) -> String {
    match links {
        0 | 1 => form.to_owned(),
        more => format!("{form} and {} on the same evidence", counted(more - 1, "name", "names")),
    }
}

/// How often a name is printed in a document, with a bar.
#[component]
fn TimesCell(
    /// The document.
    label: String,
    /// How often.
    times: usize,
    /// The most in any cell.
    most: usize,
) -> impl IntoView {
    if times == 0 {
        return view! {
            <td class="zero" data-doc=label>
                "–"
            </td>
        }
        .into_any();
    }
    let width = px(70.0 * times as f64 / most as f64);
    view! {
        <td data-doc=label>
            <svg viewBox="0 0 70 12" aria-hidden="true">
                <rect y="2" width=width height="8"></rect>
            </svg>
            {times}
        </td>
    }
    .into_any()
}
