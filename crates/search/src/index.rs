//! The index: made once from the corpus or opened where it was made before, asked as often as the reader changes anything.

use std::borrow::Cow;
use std::sync::{Mutex, OnceLock, PoisonError};

use crosscheck_model::{Bytes, Corpus, Holds, sort_once};

use crate::answer::Answer;
use crate::bytes::{Header, IndexError, Layout};
use crate::dictionary::{Dictionary, Shapes};
use crate::encode::write;
use crate::facets::{NONE, Values};
use crate::names::Names;
use crate::plan::Plan;
use crate::postings::Lists;
use crate::rank::{Sums, Weighed, norms, weigh};
use crate::shape::Shape;
use crate::tables::Table;
use crate::texts::{Numbers, shown_of};
use crate::{FacetKind, Item, Request, Results, Unit, Value};

/// All that can be worked out before a question is asked. Belongs to the corpus it was made from.
pub struct Index {
    /// Not there yet where they are awaited.
    words: OnceLock<Words>,
    shape: Shape,
    numbers: Numbers,
    names: Names,
    names_used: Vec<String>,
    /// What has come of an index that stands in parts.
    joined: Mutex<Vec<u8>>,
    // Made when first needed.
    tables: OnceLock<Vec<Table>>,
    // Those made before all were asked for.
    some_tables: Mutex<Vec<Table>>,
    // Used again for every question.
    sums: Mutex<Sums>,
}

/// What is written down of an index: what finds words.
struct Words {
    bytes: Bytes,
    header: Header,
    layout: Layout,
    /// By unit and length in a byte.
    norms: [[f32; 256]; 3],
    // Made when first needed.
    shapes: OnceLock<Shapes>,
}

impl Words {
    fn new(bytes: Bytes, header: Header) -> Self {
        Self {
            bytes,
            layout: header.layout(),
            norms: header.means.map(norms),
            header,
            shapes: OnceLock::new(),
        }
    }

    /// Where none have come, none are found.
    fn none() -> &'static Self {
        static NONE: OnceLock<Words> = OnceLock::new();
        NONE.get_or_init(|| Self::new(Bytes::new(), Header::default()))
    }
}

/// What an index and its corpus are made of, while a question is answered.
pub(crate) struct Parts<'a> {
    pub(crate) corpus: &'a Corpus,
    pub(crate) values: Values<'a>,
    pub(crate) shape: &'a Shape,
    pub(crate) numbers: Numbers,
    pub(crate) names: &'a Names,
    pub(crate) dictionary: Dictionary<'a>,
    pub(crate) postings: Lists<'a>,
    index: &'a Index,
}

impl<'a> Parts<'a> {
    /// The facets, counted through now if they were not before.
    pub(crate) fn tables(&self) -> &'a [Table] {
        self.index.tables(self.corpus)
    }

    /// By length in a byte.
    pub(crate) fn norms(&self, unit: Unit) -> &'a [f32; 256] {
        &self.index.words().norms[unit as usize]
    }

    /// By item: its length in a byte.
    pub(crate) fn lengths(&self, unit: Unit) -> &'a [u8] {
        let words = self.index.words();
        let from = words.layout.lengths + words.header.first_length(unit);
        words.bytes.get(from..).unwrap_or_default()
    }

    /// How much the items of a unit have of each leaf.
    pub(crate) fn weigh(&self, plan: &Plan, unit: Unit) -> Vec<Weighed> {
        // Whoever panicked left at worst sums that are not zero.
        let mut sums = self.index.sums.lock().unwrap_or_else(PoisonError::into_inner);
        let mut weighed = Vec::new();
        for leaf in &plan.leaves {
            weighed.push(weigh(leaf, self, unit, &mut sums));
        }
        weighed
    }
}

impl Index {
    /// Reads the whole corpus once: [`encode`](crate::encode), then [`open`](Self::open).
    #[must_use]
    pub fn build(corpus: &Corpus) -> Self {
        let shape = Shape::new(corpus);
        let bytes = write(corpus, &shape);
        let header = Header::read(&bytes).unwrap_or_default();
        let index = Self::new(corpus, shape);
        let _ = index.words.set(Words::new(bytes.into(), header));
        index
    }

    /// An index whose bytes are awaited: it lists, narrows and counts, and finds no words before [`fill`](Self::fill).
    #[must_use]
    pub fn awaiting(corpus: &Corpus) -> Self {
        Self::new(corpus, Shape::new(corpus))
    }

    /// Takes the bytes of an index that awaits them.
    ///
    /// # Errors
    /// As for [`open`](Self::open): then it still awaits them.
    pub fn fill(&self, bytes: Bytes) -> Result<(), IndexError> {
        let header = Header::read(&bytes)?;
        for (unit, count) in Unit::ALL.into_iter().zip(header.counts) {
            if self.shape.count(unit) != count as usize {
                return Err(IndexError::OtherCorpus);
            }
        }
        // Those that are there already are the same.
        let _ = self.words.set(Words::new(bytes, header));
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

    fn words(&self) -> &Words {
        self.words.get().unwrap_or_else(|| Words::none())
    }

    fn new(corpus: &Corpus, shape: Shape) -> Self {
        Self {
            words: OnceLock::new(),
            joined: Mutex::default(),
            numbers: Numbers::new(&shape),
            names: Names::new(corpus, &shape),
            names_used: names_used(corpus, &shape),
            shape,
            tables: OnceLock::new(),
            some_tables: Mutex::default(),
            sums: Mutex::default(),
        }
    }

    pub(crate) fn parts<'a>(&'a self, corpus: &'a Corpus) -> Parts<'a> {
        let words = self.words();
        Parts {
            corpus,
            values: self.values(corpus),
            shape: &self.shape,
            numbers: self.numbers,
            names: &self.names,
            dictionary: Dictionary::new(&words.bytes, &words.header, &words.layout, &words.shapes),
            postings: Lists {
                bytes: words.bytes.get(words.layout.postings..).unwrap_or_default(),
                items: words.header.items(),
            },
            index: self,
        }
    }

    pub(crate) fn tables(&self, corpus: &Corpus) -> &[Table] {
        self.tables.get_or_init(|| {
            // Whoever panicked left whole tables.
            let mut tables = self.some_tables.lock().unwrap_or_else(PoisonError::into_inner);
            while self.one_table(corpus, &mut tables) {}
            std::mem::take(&mut *tables)
        })
    }

    /// Makes the table of the next facet, where one is missing.
    fn one_table(&self, corpus: &Corpus, tables: &mut Vec<Table>) -> bool {
        let kinds = FacetKind::all(corpus);
        let Some(&kind) = kinds.get(tables.len()) else {
            return false;
        };
        tables.push(Table::new(kind, corpus, &self.names_used, &self.shape));
        tables.len() < kinds.len()
    }

    /// Works out a little of what facets are counted with, before it is needed: one facet. Whether there is more to do. A page
    /// with many documents that left it all to the first answer would stand still.
    pub fn prepare(&self, corpus: &Corpus) -> bool {
        if self.tables.get().is_some() {
            return false;
        }
        let mut tables = self.some_tables.lock().unwrap_or_else(PoisonError::into_inner);
        let more = self.one_table(corpus, &mut tables);
        drop(tables);
        if !more {
            self.tables(corpus);
        }
        more
    }

    /// Settles a request and finds what matches it in its own unit. All else is worked out when the answer is asked for it.
    /// Words are left out as long as what finds them is awaited.
    #[must_use]
    pub fn answer<'a>(&'a self, corpus: &'a Corpus, request: &'a Request) -> Answer<'a> {
        if self.is_whole() || request.query.is_empty() {
            return Answer::new(self.parts(corpus), Cow::Borrowed(request));
        }
        self.answer_kept(corpus, request.clone())
    }

    /// The same of a request that is kept with its answer, which may then be asked again later.
    #[must_use]
    pub fn answer_kept<'a>(&'a self, corpus: &'a Corpus, mut request: Request) -> Answer<'a> {
        if !self.is_whole() {
            request.query.clear();
        }
        Answer::new(self.parts(corpus), Cow::Owned(request))
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

    /// The value for readers. Empty for a value that is not of this corpus.
    #[must_use]
    pub fn value_label(&self, corpus: &Corpus, kind: FacetKind, value: Value) -> String {
        let Value::Recorded(recorded) = value else {
            return kind.none().to_owned();
        };
        let described = kind.describe(self.values(corpus), recorded);
        described.map(|(_, label)| label).unwrap_or_default()
    }

    pub(crate) fn values<'a>(&'a self, corpus: &'a Corpus) -> Values<'a> {
        Values {
            corpus,
            names: &self.names_used,
        }
    }
}

fn names_used(corpus: &Corpus, shape: &Shape) -> Vec<String> {
    let mut names: Vec<&str> = Vec::new();
    for &claim in &shape.claims {
        for name in corpus.claim(claim).map_or(&[][..], |claim| &claim.names) {
            names.push(name);
        }
    }
    sort_once(&mut names);
    let mut owned = Vec::new();
    for name in names {
        owned.push(name.to_owned());
    }
    owned
}

/// The text a list shows for an item, which [`Hit::marks`](crate::Hit::marks) count in: a document's title; a paragraph's
/// digest, or its embedded text; a claim's digest. Empty where there is none.
#[must_use]
pub fn shown(corpus: &Corpus, item: Item) -> &str {
    shown_of(corpus, item)
}
