//! The dates of every document: when it was published and last changed, how exactly that is known and from what, and which dates it
//! gives for what others say in it.

use crosscheck_model::{Claim, Date, DatedBasis, Document, DocumentId, Precision};
use leptos::prelude::*;

use crate::components::{CollectViews, DocumentLink, Paged, PagedMore, PagedRows, basis_words, counted};
use crate::store::Explorer;

/// What the columns hold. A phone shows each row as a list, where they stand before what they hold.
const HEADS: [&str; 5] = [
    "Published",
    "How exactly",
    "Known",
    "Last changed",
    "When words in it were said",
];

/// The section.
#[component]
pub(super) fn DocumentDates() -> impl IntoView {
    let paged = Paged::new(Explorer::here().site().corpus.documents.len());
    let row = |index: usize| view! { <DatesRow document=index.into() /> }.into_any();
    view! {
        <section aria-labelledby="h-dates">
            <h2 id="h-dates">"When each document is from, and how that is known"</h2>
            <div class="about__scroll" tabindex="0" role="region" aria-label="Dates by document">
                <table class="about__dates">
                    <thead>
                        <tr>
                            <th scope="col">"Document"</th>
                            {HEADS.map(|head| view! { <th scope="col">{head}</th> }).into_iter().collect_views()}
                        </tr>
                    </thead>
                    <tbody>
                        <PagedRows paged row />
                    </tbody>
                </table>
            </div>
            <PagedMore paged id="dates" rows="documents" />
        </section>
    }
}

/// The dates of one document, and below them what its editor says of them.
#[component]
fn DatesRow(document: DocumentId) -> impl IntoView {
    let site = Explorer::here().site();
    let corpus = &site.corpus;
    let record = corpus.document(document)?;
    let Dates {
        published,
        exactly,
        known,
        modified,
        said,
    } = Dates::of(record, corpus.claims_of(document));
    let note = record.note.clone().map(|note| {
        view! {
            <tr class="about__note">
                <td colspan="6">
                    <p>{note}</p>
                </td>
            </tr>
        }
    });
    let cells = [published, exactly, known.to_owned(), modified, said];
    let cells = HEADS.into_iter().zip(cells);
    Some(view! {
        <tr>
            <th scope="row">
                <DocumentLink document />
            </th>
            {cells.map(|(head, cell)| view! { <td data-head=head>{cell}</td> }).collect_views()}
        </tr>
        {note}
    })
}

/// The cells of a row, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Dates {
    published: String,
    exactly: String,
    known: &'static str,
    modified: String,
    said: String,
}

impl Dates {
    fn of(document: &Document, claims: &[Claim]) -> Self {
        let published = document.published.as_ref();
        Self {
            published: published.map_or_else(|| "not known".to_owned(), |date| date.value.words()),
            exactly: published.map_or_else(none, |date| precision_words(&date.value)),
            known: published.map_or("–", |date| basis_words(date.basis)),
            modified: document.modified.as_ref().map_or_else(none, modified_words),
            said: said_words(claims.iter().filter_map(|claim| claim.said)),
        }
    }
}

fn none() -> String {
    "–".to_owned()
}

/// "5 July 2017, from the text".
fn modified_words(date: &DatedBasis) -> String {
    format!("{}, {}", date.value.words(), basis_words(date.basis))
}

/// How exactly a date is given: "to the day", "one of 47 days".
fn precision_words(date: &Date) -> String {
    match date.precision {
        Precision::Day => "to the day".to_owned(),
        Precision::Month => "to the month".to_owned(),
        Precision::Year => "to the year".to_owned(),
        Precision::Interval => format!("one of {} days", date.last.0 - date.first.0 + 1),
    }
}

/// "7 claims: 16 to 20 May 2017".
fn said_words(dates: impl Iterator<Item = Date>) -> String {
    let dates: Vec<Date> = dates.collect();
    let (Some(first), Some(last)) = (
        dates.iter().min_by_key(|date| (date.first, date.last)),
        dates.iter().max_by_key(|date| (date.last, date.first)),
    ) else {
        return none();
    };
    let count = counted(dates.len(), "claim", "claims");
    if first == last {
        format!("{count}: {}", first.words())
    } else {
        format!("{count}: from {} to {}", first.words(), last.words())
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    fn dates(id: &str) -> Dates {
        let corpus = crate::store::Site::open(crate::pack::bytes()).unwrap().corpus;
        let document = corpus.find_document(id).unwrap();
        Dates::of(corpus.document(document).unwrap(), corpus.claims_of(document))
    }

    fn check(id: &str, expected: [&str; 5]) {
        let Dates {
            published,
            exactly,
            known,
            modified,
            said,
        } = dates(id);
        assert_eq!([&published, &exactly, known, &modified, &said], expected, "{id}");
    }

    #[test]
    fn every_date_says_how_it_is_known() {
        check(
            "track-persia-2016",
            ["4 June 2016", "to the day", "from the text", "–", "–"],
        );
        check(
            "business-insider-2016",
            [
                "31 May – 1 June 2016",
                "one of 2 days",
                "inferred",
                "–",
                "9 claims: May 2016",
            ],
        );
        check(
            "baghdad-post-2017",
            [
                "20 May – 5 July 2017",
                "one of 47 days",
                "inferred",
                "5 July 2017, from the text",
                "4 claims: from 15–17 May 2017 to 20 May 2017",
            ],
        );
        check(
            "baghdad-post-2019",
            [
                "6–7 February 2019",
                "one of 2 days",
                "inferred",
                "7 February 2019, from the text",
                "6 claims: from 1 October – 31 December 2018 to February 2019",
            ],
        );
        check(
            "eurasia-2020",
            ["April 2020", "to the month", "inferred", "–", "1 claim: 10 April 2020"],
        );
    }

    #[test]
    fn an_undated_document_says_so() {
        let corpus = crate::store::Site::open(crate::pack::bytes()).unwrap().corpus;
        let mut undated = corpus.documents[0].clone();
        undated.published = None;
        let dates = Dates::of(&undated, &[]);
        assert_eq!(
            (dates.published.as_str(), dates.known, dates.said.as_str()),
            ("not known", "–", "–")
        );
    }
}
