//! The index of a corpus: built from it or opened from bytes, then asked whenever the reader changes the request.

use std::borrow::Cow;
use std::sync::{Mutex, OnceLock, PoisonError};

use crosscheck_model::{Bytes, Corpus, Holds, Quantity};

use crate::answer::Answer;
use crate::bytes::IndexError;
use crate::catalogue::Catalogue;
use crate::encode::write;
use crate::facets::{NONE, Values};
use crate::names::Names;
use crate::searcher::Searcher;
use crate::sums::Sums;
use crate::tables::{Table, Tables};
use crate::texts::{TextNumbers, shown_of};
use crate::word_index::WordIndex;
use crate::{FacetKind, Item, Request, Results, Unit, Value};

/// Everything that can be worked out before a request comes. Belongs to the corpus it was made from.
pub struct Index {
    /// What finds words. Empty until its bytes have come, see [`Index::awaiting`].
    words: OnceLock<WordIndex>,
    /// What finds no words, in its place until then.
    no_words: WordIndex,
    catalogue: Catalogue,
    numbers: TextNumbers,
    names: Names,
    /// The names claims use, each once, sorted.
    names_used: Vec<String>,
    /// The numbers claims give, in words.
    amounts: Vec<String>,
    /// The beginning of an index that comes in parts.
    joined: Mutex<Vec<u8>>,
    tables: Tables,
    /// Memory for adding up weights, used again for every question.
    sums: Mutex<Sums>,
}

impl Index {
    /// Reads the whole corpus once: [`encode`](crate::encode), then [`open`](Self::open).
    #[must_use]
    pub fn build(corpus: &Corpus) -> Self {
        let catalogue = Catalogue::new(corpus);
        let words = WordIndex::new(write(corpus, &catalogue).into());
        let index = Self::new(corpus, catalogue);
        if let Ok(words) = words {
            let _ = index.words.set(words);
        }
        index
    }

    /// An index whose bytes are awaited: it lists, narrows and counts, and finds no words before [`fill`](Self::fill).
    #[must_use]
    pub fn awaiting(corpus: &Corpus) -> Self {
        Self::new(corpus, Catalogue::new(corpus))
    }

    /// Takes the bytes of an index that awaits them.
    ///
    /// # Errors
    /// As for [`open`](Self::open): then it still awaits them.
    pub fn fill(&self, bytes: Bytes) -> Result<(), IndexError> {
        let words = WordIndex::new(bytes)?;
        for (unit, count) in Unit::ALL.into_iter().zip(words.header.counts) {
            if self.catalogue.count(unit) != count as usize {
                return Err(IndexError::OtherCorpus);
            }
        }
        // Where they have come before, they are the same.
        let _ = self.words.set(words);
        Ok(())
    }

    /// The index of a pack, or one that awaits the parts beside it. Where there is none, or one that is damaged, the index is
    /// made of the records.
    #[must_use]
    pub fn of_pack(corpus: &Corpus, packed: Bytes) -> Self {
        if corpus.parts.of_index().next().is_some() {
            return Self::awaiting(corpus);
        }
        if !packed.is_empty()
            && let Ok(index) = Self::open(corpus, packed)
        {
            return index;
        }
        Self::build(corpus)
    }

    /// Takes the bytes of a part of the pack, with the SHA-256 that they were found to have: texts for the corpus, and those of
    /// the index in their order. Whether they are the right ones.
    pub fn fill_part(&self, corpus: &Corpus, path: &str, bytes: Vec<u8>, sha256: &[u8]) -> bool {
        let Some(part) = corpus.parts.all().iter().find(|part| part.path() == path) else {
            return false;
        };
        if part.holds == Holds::Texts {
            return part.fill(bytes, sha256);
        }
        let mut joined = self.joined.lock().unwrap_or_else(PoisonError::into_inner);
        if joined.is_empty() {
            joined.reserve_exact(corpus.parts.of_index().map(|part| part.length as usize).sum());
        }
        if !part.add_to(&mut joined, &bytes, sha256) {
            return false;
        }
        if corpus.parts.of_index().any(|part| part.bytes().is_none()) {
            return true;
        }
        self.fill(std::mem::take(&mut *joined).into()).is_ok()
    }

    /// Whether words are found: its bytes have come.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.words.get().is_some()
    }

    /// Opens what [`encode`](crate::encode) made of this corpus. Nothing of it is read before it is asked for.
    ///
    /// # Errors
    /// Where the bytes are no index, end early, or belong to a corpus of another size.
    pub fn open(corpus: &Corpus, bytes: Bytes) -> Result<Self, IndexError> {
        let index = Self::awaiting(corpus);
        index.fill(bytes)?;
        Ok(index)
    }

    fn words(&self) -> &WordIndex {
        self.words.get().unwrap_or(&self.no_words)
    }

    fn new(corpus: &Corpus, catalogue: Catalogue) -> Self {
        Self {
            words: OnceLock::new(),
            no_words: WordIndex::none(),
            joined: Mutex::default(),
            numbers: TextNumbers::new(&catalogue),
            names: Names::new(corpus, &catalogue),
            names_used: names_used(corpus, &catalogue),
            amounts: amounts(corpus, &catalogue),
            catalogue,
            tables: Tables::default(),
            sums: Mutex::default(),
        }
    }

    pub(crate) fn searcher<'a>(&'a self, corpus: &'a Corpus) -> Searcher<'a> {
        let words = self.words();
        Searcher {
            corpus,
            values: self.values(corpus),
            catalogue: &self.catalogue,
            numbers: self.numbers,
            names: &self.names,
            words,
            dictionary: words.dictionary(),
            postings: words.postings(),
            sums: &self.sums,
            tables: &self.tables,
        }
    }

    pub(crate) fn tables(&self, corpus: &Corpus) -> &[Table] {
        self.tables.all(self.values(corpus), &self.catalogue)
    }

    /// Makes the table of one facet, which facets are counted with, before it is needed. Whether there is more to do. A page
    /// with many documents that left it all to the first answer would stand still.
    pub fn prepare(&self, corpus: &Corpus) -> bool {
        self.tables.prepare(self.values(corpus), &self.catalogue)
    }

    /// Reads a request and finds what matches it in its own unit. The rest is worked out when the answer is asked for it.
    /// The words of the query are left out as long as the bytes that find them are awaited.
    #[must_use]
    pub fn answer<'a>(&'a self, corpus: &'a Corpus, request: &'a Request) -> Answer<'a> {
        if self.is_whole() || request.query.is_empty() {
            return Answer::new(self.searcher(corpus), Cow::Borrowed(request));
        }
        self.answer_kept(corpus, request.clone())
    }

    /// The same, with the request kept in the answer, so that the answer can be asked later.
    #[must_use]
    pub fn answer_kept<'a>(&'a self, corpus: &'a Corpus, mut request: Request) -> Answer<'a> {
        if !self.is_whole() {
            request.query.clear();
        }
        Answer::new(self.searcher(corpus), Cow::Owned(request))
    }

    /// Everything there is to say of a request, and every hit: for small corpora.
    #[must_use]
    pub fn search(&self, corpus: &Corpus, request: &Request) -> Results {
        self.page(corpus, request, 0, usize::MAX)
    }

    /// Everything there is to say of a request, and so many of its hits from the one at `first` on.
    #[must_use]
    pub fn page(&self, corpus: &Corpus, request: &Request, first: usize, count: usize) -> Results {
        self.answer(corpus, request).results(first, count)
    }

    /// The bytes of the index, as [`encode`](crate::encode) makes them.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.words().bytes
    }

    /// The names claims use, each once, sorted: what `Value::Recorded` of [`FacetKind::Name`] counts.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names_used
    }

    /// The numbers claims give, in words, each once, sorted: what `Value::Recorded` of [`FacetKind::Quantity`] counts.
    #[must_use]
    pub fn amounts(&self) -> &[String] {
        &self.amounts
    }

    /// The value in addresses: an authored id, "2016", "support", a name as written, or "none". Empty for a value that is
    /// not of this corpus.
    #[must_use]
    pub fn value_key(&self, corpus: &Corpus, kind: FacetKind, value: Value) -> String {
        kind.value_key(self.values(corpus), value)
    }

    /// The value of that key, if the corpus has it.
    #[must_use]
    pub fn value_from_key(&self, corpus: &Corpus, kind: FacetKind, key: &str) -> Option<Value> {
        if key == NONE {
            return Some(Value::NoneRecorded);
        }
        let key = key.strip_prefix('=').unwrap_or(key);
        kind.find(self.values(corpus), key).map(Value::Recorded)
    }

    /// The values of a facet that the corpus has, then "none recorded", each with its label.
    pub fn facet_values<'a>(
        &'a self,
        corpus: &'a Corpus,
        kind: FacetKind,
    ) -> impl Iterator<Item = (Value, &'a str)> + use<'a> {
        let table = self.tables(corpus).iter().find(|table| table.kind == kind);
        let values = table
            .into_iter()
            .flat_map(|table| table.values.iter().zip(&table.labels));
        values.map(|(value, label)| (*value, label.as_str()))
    }

    /// The value for readers. Empty for a value that is not of this corpus.
    #[must_use]
    pub fn value_label(&self, corpus: &Corpus, kind: FacetKind, value: Value) -> String {
        let Value::Recorded(recorded) = value else {
            return kind.none().to_owned();
        };
        let described = kind.describe(self.values(corpus), recorded);
        described.map(|(_, label)| label).unwrap_or_default()
    }

    /// Gives what else a value is called, beside its key and its label: the names as printed of an entity or of whoever speaks.
    pub fn other_names(&self, corpus: &Corpus, kind: FacetKind, value: Value, with: &mut dyn FnMut(&str)) {
        if let Value::Recorded(recorded) = value {
            kind.other_names(corpus, recorded, with);
        }
    }

    pub(crate) fn values<'a>(&'a self, corpus: &'a Corpus) -> Values<'a> {
        Values {
            corpus,
            names: &self.names_used,
            amounts: &self.amounts,
        }
    }
}

fn amounts(corpus: &Corpus, catalogue: &Catalogue) -> Vec<String> {
    let claims = catalogue.claims.iter().filter_map(|claim| corpus.claim(*claim));
    let amounts = claims.filter_map(|claim| claim.quantity.as_ref()).map(Quantity::words);
    crosscheck_model::each_once(amounts)
}

fn names_used(corpus: &Corpus, catalogue: &Catalogue) -> Vec<String> {
    let claims = catalogue.claims.iter().filter_map(|claim| corpus.claim(*claim));
    let names = crosscheck_model::each_once(claims.flat_map(|claim| &claim.names).map(String::as_str));
    names.into_iter().map(str::to_owned).collect()
}

/// The text a list shows for an item, which [`Hit::marks`](crate::Hit::marks) count in: a document's title; a paragraph's
/// digest, or its embedded text; a claim's digest. Empty where there is none.
#[must_use]
pub fn shown(corpus: &Corpus, item: Item) -> &str {
    shown_of(corpus, item)
}
