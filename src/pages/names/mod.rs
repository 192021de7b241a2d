//! Names: the list of all, and the page of one entity: how it is named, where, by whom spoken of, beside whom.

mod beside;
mod paged;

use crosscheck_model::{SortedMap, SortedSet};

use crate::draw::prelude::*;
use crosscheck_compare::{Undone, undone_with};
use crosscheck_model::{ClaimId, DocumentId, Entity, EntityId, EntityKind, Match, Mention, Word};
use crosscheck_search::Value;

use super::compare::undo;
use crate::state::{Explorer, Site, View, ViewState};
use crate::ui::parts::{
    Show, cardinal, claim_card, counted, document_link, document_when, document_year, entity_facet, entity_kind_word,
    entity_link, joined, ordered, plural, px,
};

pub(super) use paged::paged;

/// How many columns a table of names has; and with how many documents only those that name an entity are drawn.
const DOCUMENTS: usize = 24;

/// How many claims are drawn before the reader asks for more.
const SHOWN: usize = 6;

/// Every entity, by kind and by how often it is named.
pub(super) fn names(site: &'static Site) -> Drawn {
    let mut counts = vec![0usize; site.corpus.entities.len()];
    for mention in &site.corpus.mentions {
        if let Some(count) = counts.get_mut(mention.entity.index()) {
            *count += 1;
        }
    }
    let section = |kind: EntityKind, title: &'static str| {
        let mut found: Vec<(EntityId, &'static Entity, usize)> = site
            .corpus
            .entities
            .iter()
            .enumerate()
            .filter(|(_, entity)| entity.kind == kind)
            .map(|(index, entity)| (EntityId::from(index), entity, counts.get(index).copied().unwrap_or(0)))
            .collect();
        if found.is_empty() {
            return Drawn::of(());
        }
        found = ordered(found, |&(_, _, count)| [-(count as i64), 0]);
        let total = found.len();
        let item = move |at: usize| {
            let Some(&(id, entity, count)) = found.get(at) else {
                return Drawn::of(());
            };
            view! {
                <li>
                    {entity_link(site, id, Drawn::of(entity.name.as_str()))} " "
                    <span class="dim num">{format!("×{count}")}</span>
                </li>
            }
        };
        let (items, more) = paged(total, kind.word(), title, Box::new(item));
        let heading = format!("kind-{}", kind.word());
        view! {
            <section class="sect" aria-labelledby=heading.clone()>
                <h2 id=heading>{format!("{total} {title}")}</h2>
                <ul class="namelist">{items}</ul>
                {more}
            </section>
        }
    };
    view! {
        <h1>"Who and what is named"</h1>
        <p class="deck">
            {format!(
                "{} of {}, every one with its paragraph. Site furniture is not counted.",
                counted(site.corpus.mentions.len(), "mention", "mentions"),
                counted(site.corpus.entities.len(), "name", "names"),
            )}
        </p>
        {crate::ui::compare::strips(site)}
        {section(EntityKind::Person, "people")}
        {section(EntityKind::Organisation, "organisations")}
        {section(EntityKind::Place, "places")}
        {section(EntityKind::Event, "named events")}
    }
}

/// One entity.
pub(super) fn entity(site: &'static Site, id: EntityId) -> Drawn {
    let Some(entity) = site.corpus.entity(id) else {
        return Drawn::of(());
    };
    let mentions: Vec<&'static Mention> = site
        .corpus
        .mentions
        .iter()
        .filter(|mention| mention.entity == id)
        .collect();
    view! {
        <nav aria-label="Where you are">
            <ol class="crumbs">
                <li>
                    <a href=Explorer::here().link(&ViewState::of(View::Names))>"Names"</a>
                </li>
                <li>{entity_kind_word(entity.kind)}</li>
            </ol>
        </nav>
        {header(site, id, entity, &mentions)}
        {forms(site, id, entity, &mentions)}
        {barcode(site, id, &mentions)}
        <div class="ecols sect">
            {claims(site, id, entity)} {beside::beside(site, id)}
        </div>
    }
}

fn header(site: &'static Site, id: EntityId, entity: &'static Entity, mentions: &[&'static Mention]) -> Drawn {
    let paragraphs: SortedSet<_> = mentions
        .iter()
        .map(|mention| (mention.document, mention.paragraph))
        .collect();
    let documents: SortedSet<_> = mentions.iter().map(|mention| mention.document).collect();
    let all = site.corpus.documents.len();
    let deck = if mentions.is_empty() {
        "Never named in the documents.".to_owned()
    } else {
        format!(
            "Named {} in {}, in {} of {}.",
            counted(mentions.len(), "time", "times"),
            counted(paragraphs.len(), "paragraph", "paragraphs"),
            documents.len(),
            counted(all, "document", "documents"),
        )
    };
    let search = Explorer::here().link_with(|state| {
        *state = ViewState::of(View::Explore);
        let Some(kind) = entity_facet(entity.kind) else {
            state.request.query.clone_from(&entity.name);
            return;
        };
        state.request.facets.entry(kind).or_default().include = vec![Value::Recorded(id.0)];
    });
    let found = (!entity.search.is_empty()).then(|| format!("Found as {} too. ", joined(&entity.search)));
    let links = entity
        .links
        .iter()
        .map(|link| {
            let name = site.corpus.entity(link.to).map(|to| to.name.clone()).unwrap_or_default();
            let word = match link.matches {
                Match::Exact => "The same as",
                Match::Close => "Much the same as",
                Match::Broad => "Part of what is meant by",
                Match::Narrow => "A wider term than",
                Match::Related => "Related to",
            };
            view! {
                <p>
                    {format!("{word}: ")} {entity_link(site, link.to, Drawn::of(name.clone()))} " " <span class="dim">{link.why.clone()}</span> " "
                    {undo(format!("undo-l{}", link.to.0), &name, vec![Undone::Link(id, link.to)])}
                </p>
            }
        })
        .collect_view();
    view! {
        <header class="ehead">
            <p class=format!("kind kind--{}", entity.kind.word())>{entity_kind_word(entity.kind)}</p>
            <h1>
                <bdi>{entity.name.clone()}</bdi>
            </h1>
            <p class="deck">{deck}</p>
            <p class="small">
                {found}
                {(!paragraphs.is_empty())
                    .then(|| {
                        view! {
                            <a href=search>
                                {format!("Search its {}", counted(paragraphs.len(), "passage", "passages"))}
                            </a>
                        }
                    })}
            </p>
            {links}
            {entity.note.clone().map(|note| view! { <p class="small dim">{note}</p> })}
        </header>
    }
}

/// Which document prints which name how often.
fn forms(site: &'static Site, id: EntityId, entity: &'static Entity, mentions: &[&'static Mention]) -> Drawn {
    let mut counts: SortedMap<(u32, DocumentId), usize> = SortedMap::new();
    for mention in mentions {
        *counts.entry((mention.name, mention.document)).or_default() += 1;
    }
    let printed: SortedSet<u32> = counts.keys().map(|(name, _)| *name).collect();
    if printed.is_empty() {
        return Drawn::of(());
    }
    let most = counts.values().copied().max().unwrap_or(1).max(1);
    let all = site.corpus.documents.len();
    let mut columns: Vec<DocumentId> = (0..all).map(DocumentId::from).collect();
    if all > DOCUMENTS {
        columns = naming(mentions);
        let often = |document: &DocumentId| {
            let times = mentions.iter().filter(|mention| mention.document == *document).count();
            [-(times as i64), document.0.into()]
        };
        columns = ordered(columns, often);
        columns.truncate(DOCUMENTS);
        columns = ordered(columns, |document| [document.0.into(), 0]);
    }
    let note = (all > DOCUMENTS).then(|| {
        let words = format!("In the documents that name it most, {} at most.", cardinal(DOCUMENTS));
        view! { <p>{words}</p> }
    });
    let documents = || columns.iter().copied();
    let heads = documents()
        .map(|document| view! { <th scope="col">{document_year(site, document)}</th> })
        .collect_view();
    let rows = printed
        .into_iter()
        .map(|name| {
            let form = entity.names.get(name as usize);
            let broader = form.filter(|form| form.matches != Match::Exact).map(|form| {
                view! {
                    " "
                    <small class="dim">{format!("{} name", form.matches.word())}</small>
                }
            });
            let evidence = form
                .and_then(|form| form.evidence.clone().or_else(|| form.note.clone()))
                .map(|note| {
                    view! { <small class="names__note">{note}</small> }
                });
            // The first is what the entity is called.
            let join = form.filter(|_| name > 0).map(|form| {
                let links = undone_with(&site.corpus, id, name);
                let about = match links.len() {
                    0 | 1 => form.form.clone(),
                    more => format!(
                        "{} and {} on the same evidence",
                        form.form,
                        counted(more - 1, "name", "names")
                    ),
                };
                undo(format!("undo-n{name}"), &about, links)
            });
            let cells = documents()
                .map(|document| {
                    let count = counts.get(&(name, document)).copied().unwrap_or(0);
                    let label = document_year(site, document);
                    if count == 0 {
                        return view! {
                            <td class="zero" data-doc=label>
                                "–"
                            </td>
                        };
                    }
                    let width = px(70.0 * count as f64 / most as f64);
                    view! {
                        <td data-doc=label>
                            <svg viewBox="0 0 70 12" aria-hidden="true">
                                <rect y="2" width=width height="8"></rect>
                            </svg>
                            {count}
                        </td>
                    }
                })
                .collect_view();
            view! {
                <tr>
                    <th scope="row">
                        <bdi>{form.map(|form| form.form.clone())}</bdi>
                        {broader}
                        {evidence}
                        {join}
                    </th>
                    {cells}
                </tr>
            }
        })
        .collect_view();
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
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

/// Every paragraph of every document as a bar: tall where the entity is named.
fn barcode(site: &'static Site, id: EntityId, mentions: &[&'static Mention]) -> Drawn {
    if mentions.is_empty() {
        return Drawn::of(());
    }
    let all = site.corpus.documents.len();
    let documents = if all > DOCUMENTS {
        naming(mentions)
    } else {
        (0..all).map(DocumentId::from).collect()
    };
    let count = documents.len();
    let row = move |at: usize| {
        let Some(&document) = documents.get(at) else {
            return Drawn::of(());
        };
        let Some(record) = site.corpus.document(document) else {
            return Drawn::of(());
        };
        let named: SortedSet<u32> = site
            .corpus
            .mentions_of(document)
            .iter()
            .filter(|mention| mention.entity == id)
            .map(|mention| mention.paragraph)
            .collect();
        let bars = record
            .paragraphs
            .iter()
            .zip(1u32..)
            .map(|(paragraph, number)| {
                let x = f64::from(number - 1) * 15.0;
                let (class, y, height) = match (paragraph.role.counts(), named.contains(&number)) {
                    (false, _) => ("p p--plate", 10.0, 5.0),
                    (true, true) => ("p p--hit", 2.0, 20.0),
                    (true, false) => ("p", 11.0, 3.0),
                };
                view! {
                    <rect class=class x=px(x) y=px(y) width="12" height=px(height)></rect>
                }
            })
            .collect_view();
        let links = named
            .iter()
            .map(|&paragraph| crate::ui::parts::paragraph_link(site, document, paragraph))
            .collect_view();
        view! {
            <tr>
                <th scope="row">
                    {document_link(site, document)} <br /> <small class="dim">{document_when(record)}</small>
                </th>
                <td>
                    <svg viewBox=format!("0 0 {} 24", record.paragraphs.len() * 15) aria-hidden="true" preserveAspectRatio="xMinYMid meet" class="barcode__svg">
                        {bars}
                    </svg>
                </td>
                <td>
                    <b>{named.len()}</b>
                    {format!(" of {}", record.paragraphs.len())}
                </td>
                <td class="barcode__at">{links}</td>
            </tr>
        }
    };
    let (rows, more) = paged(count, "documents", "documents", Box::new(row));
    view! {
        <section class="sect" aria-labelledby="h-where">
            <div class="sect__head">
                <h2 id="h-where">"Where it is named, paragraph by paragraph"</h2>
                <p>"Tall: named. Outlined: site furniture, not counted."</p>
            </div>
            <table class="barcode">
                <thead>
                    <tr>
                        <th scope="col">"Document"</th>
                        <th scope="col">"Paragraphs in order"</th>
                        <th scope="col">"Named in"</th>
                        <th scope="col">"Paragraphs"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            {more}
        </section>
    }
}

/// The documents of mentions, which stand in their order.
fn naming(mentions: &[&'static Mention]) -> Vec<DocumentId> {
    let mut documents = Vec::new();
    for mention in mentions {
        if documents.last() != Some(&mention.document) {
            documents.push(mention.document);
        }
    }
    documents
}

/// What it says, and what is said about it.
fn claims(site: &'static Site, id: EntityId, entity: &'static Entity) -> Drawn {
    let speaks = |claim: &crosscheck_model::Claim| {
        claim
            .by
            .iter()
            .any(|&voice| site.corpus.voice(voice).and_then(|voice| voice.entity) == Some(id))
    };
    let all = || {
        site.corpus
            .claims
            .iter()
            .enumerate()
            .map(|(index, claim)| (ClaimId::from(index), claim))
    };
    let by: Vec<ClaimId> = all().filter(|(_, claim)| speaks(claim)).map(|(id, _)| id).collect();
    let about: Vec<ClaimId> = all()
        .filter(|(_, claim)| claim.about.contains(&id))
        .map(|(id, _)| id)
        .collect();
    let said = match (by.len(), entity.kind) {
        (0, EntityKind::Person | EntityKind::Organisation) => {
            Some(view! { <p class="deck">"Never heard: no claim in this corpus is its own."</p> })
        }
        (0, _) => None,
        _ => Some(list(site, by, "Claims by it", "by")),
    };
    view! {
        <section aria-labelledby="h-claims">
            <h2 id="h-claims">"What is said"</h2>
            {said}
            {list(site, about, "Claims about it", "about")}
        </section>
    }
}

fn list(site: &'static Site, claims: Vec<ClaimId>, title: &'static str, id: &'static str) -> Drawn {
    let count = claims.len();
    let all = RwSignal::new(false);
    let shown = move || {
        let most = if all.get() { count } else { SHOWN };
        claims
            .iter()
            .take(most)
            .map(|&claim| claim_card(site, claim, &[], Show::Alone))
            .collect_view()
    };
    let more = move || {
        (count > SHOWN && !all.get()).then(|| {
            let rest = count - SHOWN;
            view! {
                <button type="button" class="btn" id=format!("more-{id}") on:click=move |_| all.set(true)>
                    {format!("Show the other {rest} {}", plural(rest, "claim", "claims"))}
                </button>
            }
        })
    };
    view! {
        <h3 class="sect-s">{format!("{title}: {count}")}</h3>
        <div class="saylist sect-s">{shown} {more}</div>
    }
}
