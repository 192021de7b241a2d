//! What is listed in each unit, in the order of dates, and what lies inside what.
//!
//! Items of a unit are numbered from 0. Paragraphs that do not count, and claims in them, are no items.

use std::ops::Range;

use crosscheck_model::{Claim, ClaimId, Corpus, Date, DocumentId, Source};

use crate::lists::Lists;
use crate::{Item, Unit};

/// The items of the three units. The passages of a document have consecutive numbers, and so have the claims of a passage.
pub(crate) struct Catalogue {
    pub(crate) passages: Vec<Source>,
    pub(crate) claims: Vec<ClaimId>,
    /// By document: its first passage. One more entry at the end.
    first_passage: Vec<u32>,
    /// By passage: its first claim. One more entry at the end.
    first_claim: Vec<u32>,
    pub(crate) document_of_passage: Vec<u32>,
    passage_of_claim: Vec<u32>,
    /// By passage: the events it reports.
    pub(crate) events: Lists<u32>,
    /// By document: when it was published.
    published: Vec<Option<Date>>,
    /// Documents that come with the stems of their original.
    pub(crate) with_stems: Vec<u32>,
}

impl Catalogue {
    pub(crate) fn new(corpus: &Corpus) -> Self {
        let mut catalogue = Self {
            passages: Vec::new(),
            claims: Vec::new(),
            first_passage: vec![0],
            first_claim: vec![0],
            document_of_passage: Vec::new(),
            passage_of_claim: Vec::new(),
            events: Lists::default(),
            published: Vec::new(),
            with_stems: Vec::new(),
        };
        for (number, document) in (0..).zip(&corpus.documents) {
            for (place, paragraph) in (1..).zip(&document.paragraphs) {
                if !paragraph.role.counts() {
                    continue;
                }
                catalogue.passages.push(Source {
                    document: DocumentId(number),
                    paragraph: place,
                });
                catalogue.document_of_passage.push(number);
            }
            catalogue.first_passage.push(size(&catalogue.passages));
            catalogue
                .published
                .push(document.published.as_ref().map(|dated| dated.value));
            if !document.stems.is_empty() {
                catalogue.with_stems.push(number);
            }
        }
        let mut claims: Vec<(u32, u32)> = Vec::new();
        for (number, claim) in (0..).zip(&corpus.claims) {
            if let Some(passage) = catalogue.passage_at(claim.source()) {
                claims.push((passage, number));
            }
        }
        claims.sort_unstable();
        let mut upto = 0;
        for passage in 0..size(&catalogue.passages) {
            while claims.get(upto).is_some_and(|(of, _)| *of <= passage) {
                upto += 1;
            }
            catalogue.first_claim.push(u32::try_from(upto).unwrap_or(u32::MAX));
        }
        let mut events = Vec::new();
        for (number, event) in (0..).zip(&corpus.events) {
            for &source in &event.reports {
                if let Some(passage) = catalogue.passage_at(source) {
                    events.push((passage, number));
                }
            }
        }
        if !events.is_empty() {
            catalogue.events = Lists::from_pairs(catalogue.passages.len(), events);
        }
        for (passage, claim) in claims {
            catalogue.claims.push(ClaimId(claim));
            catalogue.passage_of_claim.push(passage);
        }
        catalogue
    }

    /// How many items a unit has.
    pub(crate) fn count(&self, unit: Unit) -> usize {
        match unit {
            Unit::Documents => self.first_passage.len() - 1,
            Unit::Passages => self.passages.len(),
            Unit::Claims => self.claims.len(),
        }
    }

    pub(crate) fn item(&self, unit: Unit, item: usize) -> Option<Item> {
        Some(match unit {
            Unit::Documents => Item::Document(DocumentId::from(item)),
            Unit::Passages => Item::Passage(*self.passages.get(item)?),
            Unit::Claims => Item::Claim(*self.claims.get(item)?),
        })
    }

    /// When a document was published.
    pub(crate) fn published(&self, document: usize) -> Option<&Date> {
        self.published.get(document)?.as_ref()
    }

    pub(crate) fn document(&self, unit: Unit, item: usize) -> usize {
        match unit {
            Unit::Documents => item,
            Unit::Passages => at(&self.document_of_passage, item),
            Unit::Claims => at(&self.document_of_passage, self.passage(item)),
        }
    }

    /// The passage of a claim.
    pub(crate) fn passage(&self, claim: usize) -> usize {
        at(&self.passage_of_claim, claim)
    }

    /// The passage of that paragraph, if it counts.
    pub(crate) fn passage_at(&self, source: Source) -> Option<u32> {
        self.passages
            .binary_search(&source)
            .ok()
            .and_then(|at| u32::try_from(at).ok())
    }

    pub(crate) fn passages_of(&self, document: usize) -> Range<usize> {
        at(&self.first_passage, document)..at(&self.first_passage, document + 1)
    }

    pub(crate) fn claims_of_passage(&self, passage: usize) -> Range<usize> {
        at(&self.first_claim, passage)..at(&self.first_claim, passage + 1)
    }

    /// The claims inside an item.
    pub(crate) fn claims_of(&self, unit: Unit, item: usize) -> Range<usize> {
        match unit {
            Unit::Documents => {
                let passages = self.passages_of(item);
                at(&self.first_claim, passages.start)..at(&self.first_claim, passages.end)
            }
            Unit::Passages => self.claims_of_passage(item),
            Unit::Claims => item..item + 1,
        }
    }

    pub(crate) fn claim<'a>(&self, corpus: &'a Corpus, claim: usize) -> Option<&'a Claim> {
        corpus.claim(*self.claims.get(claim)?)
    }

    /// The items of a unit that a passage belongs to or holds.
    pub(crate) fn items_at_passage(&self, unit: Unit, passage: usize) -> Range<usize> {
        match unit {
            Unit::Documents => one(at(&self.document_of_passage, passage)),
            Unit::Passages => one(passage),
            Unit::Claims => self.claims_of_passage(passage),
        }
    }

    /// The item of a unit that a claim is or belongs to.
    pub(crate) fn items_at_claim(&self, unit: Unit, claim: usize) -> Range<usize> {
        match unit {
            Unit::Claims => one(claim),
            _ => self.items_at_passage(unit, self.passage(claim)),
        }
    }
}

fn one(item: usize) -> Range<usize> {
    item..item + 1
}

fn at(numbers: &[u32], place: usize) -> usize {
    numbers.get(place).map_or(0, |number| *number as usize)
}

fn size<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}
