//! Turns a stretch of an answer into records of plain values, which scripts and the command line show: ids instead of numbers,
//! notices as sentences.

use crosscheck_model::{Corpus, DocumentId};

use crate::{Answer, Item};

/// How many hits a page has where nobody says.
pub const HITS_ON_A_PAGE: usize = 100;

/// A stretch of a result.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<'a> {
    /// How many items there are in all.
    pub total: usize,
    /// Those of the stretch, in the order of the request.
    pub hits: Vec<HitRecord<'a>>,
    /// How slips in the query were read.
    pub notices: Vec<String>,
}

/// One line of a result, by ids.
#[derive(Clone, Debug, PartialEq)]
pub struct HitRecord<'a> {
    /// "document", "passage" or "claim".
    pub kind: &'static str,
    /// The authored id; of a passage, `document:paragraph`.
    pub id: String,
    /// The document it stands in, or is.
    pub document: &'a str,
    /// The paragraph it stands in, or is, counted from 1. None for a document.
    pub paragraph: Option<u32>,
    /// Comparable within one result only, rounded to thousandths.
    pub score: f64,
    /// What it is.
    pub item: Item,
}

impl Answer<'_> {
    /// So many hits from the one at `first` on, as records.
    #[must_use]
    pub fn page<'a>(&self, corpus: &'a Corpus, first: usize, count: usize) -> Page<'a> {
        let ranked = self.ranked(first, count).into_iter();
        Page {
            total: self.total(),
            hits: ranked.map(|(item, score)| hit_record(corpus, item, score)).collect(),
            notices: self.notices().iter().map(ToString::to_string).collect(),
        }
    }
}

fn hit_record(corpus: &Corpus, item: Item, score: f32) -> HitRecord<'_> {
    let document_id = |id: DocumentId| corpus.document(id).map_or("", |document| document.id.as_str());
    let (kind, id, document, paragraph) = match item {
        Item::Document(id) => ("document", document_id(id).to_owned(), document_id(id), None),
        Item::Passage(source) => {
            let document = document_id(source.document);
            let id = format!("{document}:{}", source.paragraph);
            ("passage", id, document, Some(source.paragraph))
        }
        Item::Claim(id) => {
            let claim = corpus.claim(id);
            let document = claim.map_or("", |claim| document_id(claim.document));
            let id = claim.map_or_else(String::new, |claim| claim.id.clone());
            ("claim", id, document, claim.map(|claim| claim.paragraph))
        }
    };
    HitRecord {
        kind,
        id,
        document,
        paragraph,
        // Whatever further digits a score has mean nothing.
        score: (f64::from(score) * 1000.0).round() / 1000.0,
        item,
    }
}
