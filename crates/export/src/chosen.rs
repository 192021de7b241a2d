//! What was selected, in every unit: of documents their paragraphs and claims, of claims the documents they stand in.

use std::collections::BTreeSet;

use crosscheck_model::{ClaimId, Corpus, DocumentId, Source};

/// The selected items, in the unit they were listed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Items {
    /// The whole corpus, listed claim by claim.
    Everything,
    /// Whole documents with all that stands in them.
    Documents(Vec<DocumentId>),
    /// Paragraphs with their claims.
    Passages(Vec<Source>),
    /// Claims alone.
    Claims(Vec<ClaimId>),
}

impl Items {
    /// The paragraphs of some documents that count.
    #[must_use]
    pub fn passages_of(corpus: &Corpus, documents: impl Iterator<Item = DocumentId>) -> Self {
        let mut passages = BTreeSet::new();
        documents.for_each(|id| counted(corpus, id, &mut passages));
        Self::Passages(passages.into_iter().collect())
    }
}

/// The selected items in the order of the corpus, each once.
pub(crate) struct Chosen {
    pub(crate) documents: Vec<DocumentId>,
    /// Paragraphs that count.
    pub(crate) passages: Vec<Source>,
    pub(crate) claims: Vec<ClaimId>,
    pub(crate) unit: Unit,
    /// Whether the whole corpus is selected.
    pub(crate) everything: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Documents,
    Passages,
    Claims,
}

impl Chosen {
    pub(crate) fn new(corpus: &Corpus, items: &Items) -> Self {
        let everything = *items == Items::Everything;
        let (mut documents, mut passages, mut claims) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let unit = match items {
            Items::Everything => {
                documents = (0..corpus.documents.len()).map(DocumentId::from).collect();
                Unit::Claims
            }
            Items::Documents(chosen) => {
                documents = chosen.iter().copied().collect();
                Unit::Documents
            }
            Items::Passages(chosen) => {
                passages = chosen.iter().copied().collect();
                Unit::Passages
            }
            Items::Claims(chosen) => {
                claims = chosen.iter().copied().collect();
                Unit::Claims
            }
        };
        documents.iter().for_each(|&id| counted(corpus, id, &mut passages));
        if everything || unit != Unit::Claims {
            for source in passages.iter() {
                for (id, _) in corpus.claims_in(*source) {
                    claims.insert(id);
                }
            }
        }
        for claim in claims.iter().filter_map(|&id| corpus.claim(id)) {
            passages.insert(claim.source());
        }
        for source in passages.iter() {
            documents.insert(source.document);
        }
        Self {
            documents: documents
                .into_iter()
                .filter(|&id| corpus.document(id).is_some())
                .collect(),
            passages: passages
                .into_iter()
                .filter(|&source| corpus.paragraph(source).is_some())
                .collect(),
            claims: claims.into_iter().filter(|&id| corpus.claim(id).is_some()).collect(),
            unit,
            everything,
        }
    }

    pub(crate) fn has_document(&self, id: DocumentId) -> bool {
        self.documents.binary_search(&id).is_ok()
    }

    pub(crate) fn has_passage(&self, source: Source) -> bool {
        self.passages.binary_search(&source).is_ok()
    }

    pub(crate) fn has_claim(&self, id: ClaimId) -> bool {
        self.claims.binary_search(&id).is_ok()
    }
}

fn counted(corpus: &Corpus, id: DocumentId, into: &mut BTreeSet<Source>) {
    let Some(document) = corpus.document(id) else { return };
    for (paragraph, record) in (1..).zip(&document.paragraphs) {
        if record.role.counts() {
            into.insert(Source {
                document: id,
                paragraph,
            });
        }
    }
}
