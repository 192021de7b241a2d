//! Every searchable text of the corpus as words with their places, and for each word the texts it stands in.
//!
//! Texts are numbered through: titles, digests, embedded texts, names of passages, claim digests, names of claims. The
//! place of a word is kept, so that phrases and marks need no second reading.

use std::collections::BTreeMap;
use std::ops::Range;

use crosscheck_model::{Claim, Corpus, Source};

use crate::fold::tokens;
use crate::lists::Lists;
use crate::shape::Shape;
use crate::words::{WordId, Words};
use crate::{Field, Item, Unit};

/// A text by its number.
pub(crate) type TextId = u32;

/// A word where it stands: bytes of its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) word: WordId,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

/// What a text belongs to, by item number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Owner {
    Title(usize),
    Digest(usize),
    Embedded(usize),
    PassageNames(usize),
    Claim(usize),
    ClaimNames(usize),
}

/// All texts.
pub(crate) struct Texts {
    pub(crate) words: Words,
    /// By text.
    places: Lists<Place>,
    /// By text: hyphened words once more, as one.
    compounds: Lists<Place>,
    /// By word: the texts it stands in, and how often.
    postings: Lists<(TextId, u32)>,
    documents: usize,
    passages: usize,
    claims: usize,
}

/// Stands between two names, so that no phrase runs from one into the other.
const GAP: WordId = WordId::MAX;

impl Texts {
    pub(crate) fn new(corpus: &Corpus, shape: &Shape) -> Self {
        let mut reader = Reader::default();
        for document in &corpus.documents {
            reader.text(document.title.as_deref().unwrap_or_default());
        }
        let paragraphs = || shape.passages.iter().map(|source| corpus.paragraph(*source));
        for paragraph in paragraphs() {
            reader.text(paragraph.and_then(|paragraph| paragraph.digest.as_deref()).unwrap_or_default());
        }
        for paragraph in paragraphs() {
            reader.text(paragraph.and_then(|paragraph| paragraph.text.as_deref()).unwrap_or_default());
        }
        let events = events_by_source(corpus);
        for source in &shape.passages {
            reader.names(&names_in(corpus, &events, *source));
        }
        let claims = || (0..shape.claims.len()).map(|claim| shape.claim(corpus, claim));
        for claim in claims() {
            reader.text(claim.map(|claim| claim.digest.as_str()).unwrap_or_default());
        }
        for claim in claims() {
            reader.names(&claim.map(|claim| names_of(corpus, claim)).unwrap_or_default());
        }
        reader.finish(shape)
    }

    /// What a text belongs to.
    pub(crate) fn owner(&self, text: TextId) -> Owner {
        let mut at = text as usize;
        for (count, owner) in [
            (self.documents, Owner::Title as fn(usize) -> Owner),
            (self.passages, Owner::Digest),
            (self.passages, Owner::Embedded),
            (self.passages, Owner::PassageNames),
            (self.claims, Owner::Claim),
        ] {
            if at < count {
                return owner(at);
            }
            at -= count;
        }
        Owner::ClaimNames(at)
    }

    /// The text of an owner.
    pub(crate) fn text(&self, owner: Owner) -> TextId {
        let (documents, passages) = (self.documents, self.passages);
        let text = match owner {
            Owner::Title(at) => at,
            Owner::Digest(at) => documents + at,
            Owner::Embedded(at) => documents + passages + at,
            Owner::PassageNames(at) => documents + 2 * passages + at,
            Owner::Claim(at) => documents + 3 * passages + at,
            Owner::ClaimNames(at) => documents + 3 * passages + self.claims + at,
        };
        TextId::try_from(text).unwrap_or(TextId::MAX)
    }

    pub(crate) fn count(&self) -> usize {
        self.documents + 3 * self.passages + 2 * self.claims
    }

    /// The words of a text.
    pub(crate) fn places(&self, text: TextId) -> &[Place] {
        self.places.get(text as usize)
    }

    /// The words of a text, then its hyphened words as one.
    pub(crate) fn all_places(&self, text: TextId) -> impl Iterator<Item = &Place> {
        self.places(text).iter().chain(self.compounds.get(text as usize))
    }

    /// The texts of a word, and how often it stands there.
    pub(crate) fn postings(&self, word: WordId) -> &[(TextId, u32)] {
        self.postings.get(word as usize)
    }

    /// The text a list shows for an item, by number. The same choice as [`shown`](crate::shown).
    pub(crate) fn shown(&self, corpus: &Corpus, shape: &Shape, unit: Unit, item: usize) -> TextId {
        self.text(match (unit, shape.item(unit, item)) {
            (Unit::Documents, _) => Owner::Title(item),
            (Unit::Claims, _) => Owner::Claim(item),
            (Unit::Passages, Some(Item::Passage(source))) if has_digest(corpus, source) => Owner::Digest(item),
            (Unit::Passages, _) => Owner::Embedded(item),
        })
    }

    /// Where the words stand one after the other, each position being any of its words: text, start, end.
    pub(crate) fn in_a_row(&self, positions: &[Vec<WordId>]) -> Vec<(TextId, u32, u32)> {
        let Some(first) = positions.first() else { return Vec::new() };
        let mut texts: Vec<TextId> = first.iter().flat_map(|word| self.postings(*word)).map(|(text, _)| *text).collect();
        texts.sort_unstable();
        texts.dedup();
        let mut found = Vec::new();
        for text in texts {
            for row in self.places(text).windows(positions.len()) {
                let fits = row.iter().zip(positions).all(|(place, words)| words.contains(&place.word));
                if let (true, Some(from), Some(to)) = (fits, row.first(), row.last()) {
                    found.push((text, from.start, to.end));
                }
            }
        }
        found
    }
}

impl Owner {
    pub(crate) fn field(self) -> Field {
        match self {
            Self::Title(_) => Field::Title,
            Self::Digest(_) | Self::Embedded(_) => Field::Digest,
            Self::PassageNames(_) | Self::ClaimNames(_) => Field::Names,
            Self::Claim(_) => Field::Claim,
        }
    }

    /// The items of a unit whose words these are. A title is words of its document alone, a digest no words of the claims
    /// made there, while the names a paragraph mentions count for its claims too.
    pub(crate) fn items(self, shape: &Shape, unit: Unit) -> Range<usize> {
        match (self, unit) {
            (Self::Title(document), Unit::Documents) => document..document + 1,
            (Self::Digest(_) | Self::Embedded(_), Unit::Claims) => 0..0,
            (Self::Digest(passage) | Self::Embedded(passage) | Self::PassageNames(passage), _) => {
                shape.items_at_passage(unit, passage)
            }
            (Self::Claim(claim), _) => shape.items_at_claim(unit, claim),
            (Self::ClaimNames(claim), Unit::Claims) => claim..claim + 1,
            (Self::Title(_) | Self::ClaimNames(_), _) => 0..0,
        }
    }
}

fn has_digest(corpus: &Corpus, source: Source) -> bool {
    corpus.paragraph(source).is_some_and(|paragraph| paragraph.digest.is_some())
}

fn events_by_source(corpus: &Corpus) -> Vec<(Source, &str)> {
    let mut events: Vec<(Source, &str)> =
        corpus.events.iter().flat_map(|event| event.reports.iter().map(|source| (*source, event.name.as_str()))).collect();
    events.sort_unstable();
    events
}

/// The names a paragraph mentions: as printed, as we call them, and of the events it reports.
fn names_in<'a>(corpus: &'a Corpus, events: &[(Source, &'a str)], source: Source) -> Vec<&'a str> {
    let mut names = Vec::new();
    for mention in corpus.mentions_in(source) {
        let Some(entity) = corpus.entity(mention.entity) else { continue };
        names.extend(entity.names.get(mention.name as usize).map(|name| name.form.as_str()));
        names.push(&entity.name);
    }
    let from = events.partition_point(|(at, _)| *at < source);
    names.extend(events.iter().skip(from).take_while(|(at, _)| *at == source).map(|(_, name)| *name));
    once(names)
}

/// The names of what a claim is about, and those it uses.
fn names_of<'a>(corpus: &'a Corpus, claim: &'a Claim) -> Vec<&'a str> {
    let about = claim.about.iter().filter_map(|entity| corpus.entity(*entity)).map(|entity| entity.name.as_str());
    once(about.chain(claim.names.iter().map(String::as_str)).collect())
}

fn once(mut names: Vec<&str>) -> Vec<&str> {
    names.sort_unstable();
    names.dedup();
    names
}

/// Reads text after text; words are numbered as they come and put in order at the end.
#[derive(Default)]
struct Reader {
    known: BTreeMap<Box<str>, WordId>,
    places: Vec<Vec<Place>>,
    compounds: Vec<Vec<Place>>,
}

impl Reader {
    fn text(&mut self, text: &str) {
        self.read(&[text], true);
    }

    fn names(&mut self, names: &[&str]) {
        self.read(names, false);
    }

    fn read(&mut self, texts: &[&str], is_text: bool) {
        let mut places: Vec<Place> = Vec::new();
        let mut compounds = Vec::new();
        for text in texts {
            if !places.is_empty() {
                places.push(Place { word: GAP, start: 0, end: 0 });
            }
            let mut compound = String::new();
            let mut parts = 0;
            let mut start = 0;
            let tokens = tokens(text);
            for (at, token) in tokens.iter().enumerate() {
                // The places of names are in no text that is shown.
                let (from, to) = if is_text { (token.start, token.end) } else { (0, 0) };
                places.push(self.place(&token.word, from, to));
                if !token.hyphened {
                    compound.clear();
                    (parts, start) = (0, from);
                }
                compound.push_str(&token.word);
                parts += 1;
                if parts > 1 && !tokens.get(at + 1).is_some_and(|next| next.hyphened) {
                    compounds.push(self.place(&compound, start, to));
                }
            }
        }
        self.places.push(places);
        self.compounds.push(compounds);
    }

    fn place(&mut self, word: &str, start: usize, end: usize) -> Place {
        let offset = |at| u32::try_from(at).unwrap_or(u32::MAX);
        let (start, end) = (offset(start), offset(end));
        if let Some(known) = self.known.get(word) {
            return Place { word: *known, start, end };
        }
        let next = offset(self.known.len());
        self.known.insert(word.into(), next);
        Place { word: next, start, end }
    }

    fn finish(self, shape: &Shape) -> Texts {
        let mut order = vec![GAP; self.known.len()];
        let mut words = Vec::with_capacity(order.len());
        for (rank, (word, number)) in (0..).zip(self.known) {
            if let Some(slot) = order.get_mut(number as usize) {
                *slot = rank;
            }
            words.push(word);
        }
        let ranked = |mut list: Vec<Place>| {
            for place in &mut list {
                place.word = order.get(place.word as usize).copied().unwrap_or(GAP);
            }
            list
        };
        let mut texts = Texts {
            words: Words::new(words),
            places: Lists::default(),
            compounds: Lists::default(),
            postings: Lists::default(),
            documents: shape.count(Unit::Documents),
            passages: shape.count(Unit::Passages),
            claims: shape.count(Unit::Claims),
        };
        for (places, compounds) in self.places.into_iter().zip(self.compounds) {
            texts.places.push(ranked(places));
            texts.compounds.push(ranked(compounds));
        }
        texts.postings = postings(&texts);
        texts
    }
}

fn postings(texts: &Texts) -> Lists<(TextId, u32)> {
    let mut all: Vec<(WordId, TextId)> = Vec::new();
    for text in (0..).take(texts.count()) {
        all.extend(texts.all_places(text).filter(|place| place.word != GAP).map(|place| (place.word, text)));
    }
    all.sort_unstable();
    let mut pairs: Vec<(u32, (TextId, u32))> = Vec::new();
    for (word, text) in all {
        match pairs.last_mut() {
            Some((last, (at, times))) if *last == word && *at == text => *times += 1,
            _ => pairs.push((word, (text, 1))),
        }
    }
    Lists::from_pairs(texts.words.len(), pairs)
}
