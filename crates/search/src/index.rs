//! The index: built once from the corpus, asked as often as the reader changes anything.

use crosscheck_model::Corpus;

use crate::{FacetKind, Item, Request, Results, Value};

/// All that can be worked out before a question is asked. Belongs to the corpus it was built from.
pub struct Index {}

impl Index {
    /// Reads the whole corpus once.
    #[must_use]
    pub fn build(_corpus: &Corpus) -> Self {
        todo!()
    }

    /// Answers a request.
    #[must_use]
    pub fn search(&self, _corpus: &Corpus, _request: &Request) -> Results {
        todo!()
    }

    /// The names claims use, each once, sorted: what `Value::Recorded` of [`FacetKind::Name`] counts.
    #[must_use]
    pub fn names(&self) -> &[String] {
        todo!()
    }

    /// The value in addresses: an authored id, "2016", "support", a name as written, or "none". Empty for a value that is
    /// not of this corpus.
    #[must_use]
    pub fn value_key(&self, _corpus: &Corpus, _kind: FacetKind, _value: Value) -> String {
        todo!()
    }

    /// The value of that key, if the corpus has it.
    #[must_use]
    pub fn value_from_key(&self, _corpus: &Corpus, _kind: FacetKind, _key: &str) -> Option<Value> {
        todo!()
    }

    /// The value for readers. Empty for a value that is not of this corpus.
    #[must_use]
    pub fn value_label(&self, _corpus: &Corpus, _kind: FacetKind, _value: Value) -> String {
        todo!()
    }
}

/// The text a list shows for an item, which [`Hit::marks`](crate::Hit::marks) count in: a document's title; a
/// paragraph's digest, or its embedded text, or for a headline without either the title; a claim's digest.
#[must_use]
pub fn shown(_corpus: &Corpus, _item: Item) -> &str {
    todo!()
}
