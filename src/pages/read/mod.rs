//! Read: a document by paragraph, with its names in place and its claims in the margin.

mod citation;
mod texts;

use crate::draw::prelude::*;
use crosscheck_compare::claim_mark;
use crosscheck_model::{Basis, Confidence, Document, DocumentId, Lineage, LineageKind, Paragraph, Relay, Source, Word};

use crate::state::{Explorer, Site, View, ViewState};
use crate::ui::compare::source_links;
use crate::ui::parts::{Show, claim_card, counted, digest, document_year, mark, outlet_of, plural};

pub(super) use texts::{again, ask, awaited};

/// The view, perhaps at one paragraph.
pub(super) fn read(site: &'static Site, id: DocumentId, at: Option<u32>) -> Drawn {
    let Some(document) = site.corpus.document(id) else {
        return Drawn::of(());
    };
    let paragraphs = document
        .paragraphs
        .iter()
        .zip(1u32..)
        .map(|(paragraph, number)| {
            para(
                site,
                Source {
                    document: id,
                    paragraph: number,
                },
                paragraph,
                at,
            )
        })
        .collect_view();
    view! {
        {crumbs(site, id)}
        {header(site, id, document)}
        <div class="read">
            <section aria-labelledby="h-text">
                <h2 id="h-text" class="vh">
                    "Paragraphs"
                </h2>
                <p class="dim">
                    "Digests in our own words. Underlines: " <span class="ent ent--person">"person"</span> ", "
                    <span class="ent ent--organisation">"organisation"</span> ", " <span class="ent ent--place">"place"</span>
                    ", " <span class="ent ent--event">"event"</span> "."
                </p>
                <ol class="paras sect-s">{paragraphs}</ol>
            </section>
            {rail(site, id, document, at)}
        </div>
    }
}

fn crumbs(site: &'static Site, id: DocumentId) -> Drawn {
    let explorer = Explorer::here();
    let count = site.corpus.documents.len();
    let next = DocumentId::from((id.index() + 1) % count.max(1));
    let list = explorer.link_with(|state| {
        *state = ViewState::of(View::Explore);
        state.request.unit = crosscheck_search::Unit::Documents;
    });
    let next = (count > 1).then(|| {
        let href = explorer.link(&ViewState::of(View::Read(next, None)));
        view! {
            <li>
                <a href=href>"Next: " <bdi>{document_year(site, next)}</bdi></a>
            </li>
        }
    });
    view! {
        <nav aria-label="Where you are">
            <ol class="crumbs">
                <li>
                    <a href=list>"Documents"</a>
                </li>
                <li>{format!("{} of {count}", id.index() + 1)}</li>
                {next}
            </ol>
        </nav>
    }
}

fn header(site: &'static Site, id: DocumentId, document: &'static Document) -> Drawn {
    let outlet = outlet_of(site, id).map(|outlet| outlet.name.clone());
    let title = document
        .title
        .clone()
        .unwrap_or_else(|| format!("{}, no title printed", document_year(site, id)));
    let claims = site.corpus.claims_of(id).len();
    let dimmed = document
        .paragraphs
        .iter()
        .filter(|paragraph| !paragraph.role.counts())
        .count();
    let holds = format!(
        "{} in {}, {dimmed} of them {}",
        counted(claims, "claim", "claims"),
        counted(document.paragraphs.len(), "paragraph", "paragraphs"),
        plural(
            dimmed,
            "site furniture that counts for nothing",
            "site furniture that count for nothing"
        ),
    );
    let row = |name: &'static str, value: Drawn| {
        view! {
            <dt>{name}</dt>
            <dd>{value}</dd>
        }
    };
    let address = document
        .address
        .clone()
        .filter(|address| address.starts_with("https://"))
        .map(|address| {
            row(
                "Stands at",
                view! { <a href=address.clone() rel="noreferrer">{address}</a> },
            )
        });
    let note = document.note.clone().map(|note| row("Note", Drawn::of(note)));
    view! {
        <header class="dochead">
            <div>
                <h1>
                    <bdi>{title}</bdi>
                </h1>
                <dl class="kv">
                    {row("Printed by", view! { <bdi>{outlet}</bdi> })}
                    {row("Date", dates(document))}
                    {row("Holds", Drawn::of(holds))}
                    {address}
                    {note}
                </dl>
            </div>
            {lineage(site, id, document)}
        </header>
    }
}

fn dates(document: &Document) -> Drawn {
    let basis = |basis: Basis| match basis {
        Basis::Text => "from the text",
        Basis::Url => "from its address",
        Basis::Metadata => "from its metadata",
        Basis::Inferred => "inferred",
    };
    let published = document.published.as_ref().map(|date| {
        view! {
            {date.value.words()}
            " "
            <span class="dim">{format!("({})", basis(date.basis))}</span>
        }
    });
    let modified = document.modified.as_ref().map(|date| {
        view! {
            <br />
            {format!("last changed {} ", date.value.words())}
            <span class="dim">{format!("({}; not a publication date)", basis(date.basis))}</span>
        }
    });
    if published.is_none() && modified.is_none() {
        return Drawn::of("not known");
    }
    view! { {published.unwrap_or_else(|| Drawn::of("publication not known"))} {modified} }
}

/// The sources a text came from, as an indented list: drawn with a broken rule where they are not credited.
fn lineage(site: &'static Site, id: DocumentId, document: &'static Document) -> Drawn {
    let title = match document.lineage.as_slice() {
        [] => "Nothing here was traced to another source".to_owned(),
        [one] => {
            let covered = (1u32..)
                .take(document.paragraphs.len())
                .filter(|&paragraph| one.covers(paragraph))
                .count();
            let verb = if one.kind == LineageKind::Wholly {
                "copy"
            } else {
                "follow"
            };
            let credit = if one.disclosed {
                "which is credited"
            } else {
                "which is not credited"
            };
            format!(
                "{covered} of {} paragraphs {verb} {}, {credit}",
                document.paragraphs.len(),
                relay_name(site, one.from)
            )
        }
        many => format!("Traced to {}", counted(many.len(), "source", "sources")),
    };
    let items = document.lineage.iter().map(|each| source(site, each)).collect_view();
    view! {
        <figure class="lineage">
            <figcaption>{title}</figcaption>
            <ul class="tree">
                <li>
                    <b>"This document"</b>
                    <span class="dim">{format!(", {}", document_year(site, id))}</span>
                    {(!document.lineage.is_empty()).then(|| view! { <ul>{items}</ul> })}
                </li>
            </ul>
            {source_links(site, id)}
        </figure>
    }
}

fn source(site: &'static Site, lineage: &'static Lineage) -> Drawn {
    let ranges: Vec<String> = lineage
        .covers
        .iter()
        .map(|&(from, to)| {
            if from == to {
                format!("¶{from}")
            } else {
                format!("¶{from}–{to}")
            }
        })
        .collect();
    let certain = match lineage.confidence {
        Confidence::Checked => "compared with the source",
        Confidence::Inferred => "inferred",
    };
    let changes = lineage
        .variants
        .iter()
        .map(|variant| {
            let suspected = if variant.suspected { "Suspected: " } else { "" };
            let quoted = if variant.quoted { " Inside quotation marks." } else { "" };
            view! { <li>{format!("¶{}: {suspected}{}{quoted}", variant.paragraph, variant.digest)}</li> }
        })
        .collect_view();
    view! {
        <li class=if lineage.disclosed { "" } else { "tree--no" }>
            {(!lineage.disclosed).then(|| view! { <span class="cov">"not credited"</span> " " })}
            <b>
                <bdi>{relay_name(site, lineage.from)}</bdi>
            </b>
            {lineage.published.map(|date| format!(", {}", date.words()))}
            <span class="small">{format!(" {}, {}, {certain}", lineage.kind.word(), ranges.join(", "))}</span>
            <details class="tree__evidence">
                <summary>"Evidence"</summary>
                <p class="small">{lineage.evidence.clone()}</p>
                {(!lineage.variants.is_empty())
                    .then(|| {
                        view! {
                            <p class="small">
                                <b>"What changed on the way"</b>
                            </p>
                            <ul class="small">{changes}</ul>
                        }
                    })}
            </details>
        </li>
    }
}

fn relay_name(site: &'static Site, relay: Relay) -> String {
    match relay {
        Relay::Outlet(outlet) => site.corpus.outlet(outlet).map(|outlet| outlet.name.clone()),
        Relay::Voice(voice) => site.corpus.voice(voice).map(|voice| voice.name.clone()),
        Relay::Document(document) => Some(document_year(site, document)),
    }
    .unwrap_or_default()
}

fn para(site: &'static Site, source: Source, paragraph: &'static Paragraph, at: Option<u32>) -> Drawn {
    let number = source.paragraph;
    let here = at == Some(number);
    let href = Explorer::here().link(&ViewState::of(View::Read(source.document, Some(number))));
    let text = if paragraph.role.counts() {
        digest(site, source, &[])
    } else {
        Drawn::of(format!("Site {}. Counts for nothing.", paragraph.role.word()))
    };
    let role = match paragraph.role.word() {
        word @ ("headline" | "caption") => Some(view! { <span class="para__role">{word}</span> }),
        _ => None,
    };
    let remarks = paragraph
        .remarks
        .iter()
        .map(|remark| view! { <p class="para__note">{remark.clone()}</p> })
        .collect_view();
    let claims = site
        .corpus
        .claims_in(source)
        .map(|(claim, _)| claim_card(site, claim, &[], if here { Show::Whole } else { Show::Brief }))
        .collect_view();
    view! {
        <li
            class="para"
            class:para--plate=!paragraph.role.counts()
            class:para--here=here
            id=format!("p{number}")
            aria-current=here.then_some("true")
        >
            <a class="para__n" href=href aria-label=format!("Paragraph {number}")>
                {format!("¶{number}")}
            </a>
            <div>
                {role} <p class="para__text">{text}</p>
                {remarks}
            </div>
            <div class="para__claims">{claims}</div>
        </li>
    }
}

fn rail(site: &'static Site, id: DocumentId, document: &'static Document, at: Option<u32>) -> Drawn {
    let explorer = Explorer::here();
    let map = (1u32..)
        .take(document.paragraphs.len())
        .map(|number| {
            let source = Source {
                document: id,
                paragraph: number,
            };
            let marks: Vec<_> = site
                .corpus
                .claims_in(source)
                .map(|(claim, _)| claim_mark(&site.corpus, claim))
                .collect();
            let words = format!("Paragraph {number}, {}", counted(marks.len(), "claim", "claims"));
            let dots = marks.into_iter().map(mark).collect_view();
            view! {
                <a
                    href=explorer.link(&ViewState::of(View::Read(id, Some(number))))
                    aria-label=words
                    aria-current=(at == Some(number)).then_some("true")
                >
                    <span>{number}</span>
                    <span class="slots">{dots}</span>
                </a>
            }
        })
        .collect_view();
    view! {
        <aside class="read__rail" aria-label="About this document">
            <section class="read__map" aria-labelledby="h-map">
                <h2 id="h-map">"Where the claims are"</h2>
                <nav class="map16" aria-labelledby="h-map">
                    {map}
                </nav>
            </section>
            {citation::citation(site, id, document, at)}
        </aside>
    }
}
