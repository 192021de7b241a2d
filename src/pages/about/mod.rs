//! About: what the corpus is and holds, how it was coded, what it cannot tell, and how to report an error.

mod answers;
mod codebook;
mod dates;
mod figures;

use crosscheck_compare::{Columns, Reading};
use crosscheck_model::DocumentId;
use leptos::prelude::*;

use crate::components::{CollectViews, MarkKey, Paged, PagedMore, PagedRows, Shown, document_when, document_year};
use crate::store::{Explorer, View, ViewState};

use answers::Answers;
use codebook::Codebook;
use dates::DocumentDates;
use figures::AllFigures;

/// The page.
#[component]
pub(super) fn AboutPage() -> impl IntoView {
    let site = Explorer::here().site();
    let meta = &site.corpus.meta;
    let report = meta.report.clone().unwrap_or_else(|| {
        "Open an issue in the project’s repository and name the paragraph: each has an address of its own.".to_owned()
    });
    let reading = Reading::new(&site.corpus);
    let marks = reading.concordance(&reading.claims(), Columns::Documents).marks();
    let documents = site.corpus.documents.iter();
    let shown = documents
        .map(|document| Shown::of(&document.paragraphs))
        .reduce(Shown::and);
    let coded = match shown.unwrap_or(Shown::Digests) {
        Shown::Digests => {
            "A digest of each paragraph, in our own words. The texts belong to their publishers and are not stored here."
        }
        Shown::Texts => "The texts themselves, where whoever made this corpus may show them.",
        Shown::Both => {
            "A digest of each paragraph, in our own words, or the text itself where whoever made this corpus may show it."
        }
    };
    view! {
        <article class="about">
            <h1>"About this corpus"</h1>
            <p>{meta.summary.clone()}</p>
            <Answers />
            <Coverage />
            <DocumentDates />
            <AllFigures />
            <section>
                <h2>"What is coded"</h2>
                <ul class="about__list">
                    <li>{coded}</li>
                    <li>
                        "Every name of a person, organisation, place or event, with its paragraph and its place in it. Nationalities and pronouns do not count."
                    </li>
                    <li>
                        "Claims: one statement of one answer to one question, with who says it, through whom it came, and how certain the speaker is."
                    </li>
                    <li>
                        "Lineage: which text was copied or rewritten from which, with the evidence, and whether the source is credited."
                    </li>
                </ul>
            </section>
            {meta.codebook.clone().map(|address| view! { <Codebook address /> })}
            <section>
                <h2>"What the marks mean"</h2>
                <MarkKey marks />
                <p>
                    "A mark is what the document does with the answer of its row: it says so itself, passes on what somebody else says, takes it as true, keeps its distance from it or rebuts it. Whose words they are stands beside the mark, and the way they came below the claim."
                </p>
            </section>
            <section>
                <h2>"How independence is counted"</h2>
                <p>
                    "Everything said has a route to the reader: from whoever says it, through the outlets that pass it on. Two sources are separate only if no speaker, report or newsroom passed on both; the figure is the largest number that can be counted that way. Unnamed speakers count as one, and so do unknown newsrooms. “3 if Al-Monitor counts” adds what a comparison shows and no text admits: that an uncredited rewriting stands for its original. What is not known never counts as separate."
                </p>
            </section>
            <section>
                <h2>"Where the vocabularies come from"</h2>
                <Vocabularies />
            </section>
            <section>
                <h2>"Limits"</h2>
                <ul class="about__list">
                    <li>"No verdict: nothing here says who is right, and no outlet has a score."</li>
                    <li>"A question, its answers and the relations between claims are judgements, and are marked as such."</li>
                    <li>"Silence means that these documents do not speak of it, not that nobody did."</li>
                </ul>
            </section>
            <section>
                <h2>"Licence and errors"</h2>
                <p>
                    {meta.licence.clone().map(|licence| format!("The corpus data is under {licence}. "))}
                    {meta.credit.clone()} " The program is under MIT or Apache-2.0, as you choose. "
                    <a href="./notice.html">"What of others is in it, and under which terms"</a>
                </p>
                <p>{report}</p>
                <p>
                    "Useful in a report: the document and paragraph by its address; what is wrong, be it a digest, a name, a claim or its speaker; and what stands in the source instead."
                </p>
                <p class="small dim">{concat!("Crosscheck ", env!("CARGO_PKG_VERSION"))}</p>
            </section>
        </article>
    }
}

/// What each document holds.
#[component]
fn Coverage() -> impl IntoView {
    let paged = Paged::new(Explorer::here().site().corpus.documents.len());
    let row = |index: usize| view! { <CoverageRow document=index.into() /> }.into_any();
    view! {
        <section>
            <h2>"What it holds"</h2>
            <div class="about__wide" tabindex="0" role="region" aria-label="Coverage by document">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">"Document"</th>
                            <th scope="col">"Date"</th>
                            <th scope="col">"Paragraphs"</th>
                            <th scope="col">"Text of the site, not counted"</th>
                            <th scope="col">"Mentions"</th>
                            <th scope="col">"Claims"</th>
                        </tr>
                    </thead>
                    <tbody>
                        <PagedRows paged row />
                    </tbody>
                </table>
            </div>
            <PagedMore paged id="coverage" rows="documents" />
        </section>
    }
}

/// What one document holds.
#[component]
fn CoverageRow(
    /// Which one.
    document: DocumentId,
) -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.site();
    let corpus = &site.corpus;
    let record = corpus.document(document)?;
    let paragraphs = record.text_paragraphs();
    let href = explorer.link(&ViewState::of(View::Read(document, None)));
    Some(view! {
        <tr>
            <th scope="row">
                <a href=href>{document_year(&site, document)}</a>
            </th>
            <td>{document_when(record)}</td>
            <td>{paragraphs}</td>
            <td>{record.paragraphs.len() - paragraphs}</td>
            <td>{corpus.mentions_of(document).len()}</td>
            <td>{corpus.claims_of(document).len()}</td>
        </tr>
    })
}

/// Where the words for stance, certainty and the like come from.
#[component]
fn Vocabularies() -> impl IntoView {
    const ROWS: [(&str, &str); 9] = [
        (
            "stance",
            "RumourEval: support, deny, query, comment; shown as affirms, denies, questions, mentions",
        ),
        (
            "certainty",
            "FactBank: certain, probable, possible, each for yes and no",
        ),
        (
            "mode",
            "Citron: direct, indirect, mixed; own voice, headline and caption are ours",
        ),
        (
            "what the document makes of it",
            "after GRaSP: endorses, neutral, distances, rebuts",
        ),
        (
            "how far we read beyond the text",
            "InkVisitor: textual, interpretive, inferential",
        ),
        ("how the speaker knows", "ICD 206: first-hand, second-hand, documentary"),
        (
            "how a speaker is named",
            "Reuters handbook: named, described, unnamed, collective",
        ),
        (
            "lineage",
            "METER: wholly, partially, not derived; W3C PROV-O for the term",
        ),
        ("links between names", "SKOS: exact, close, broad, narrow, related"),
    ];
    let rows = ROWS
        .map(|(field, origin)| {
            view! {
                <tr>
                    <th scope="row">{field}</th>
                    <td>{origin}</td>
                </tr>
            }
        })
        .collect_views();
    view! {
        <table>
            <tbody>{rows}</tbody>
        </table>
    }
}
