//! Every searchable text of the corpus as words with their places, and for each word the texts it stands in.
//!
//! Texts are numbered through: titles, digests, embedded texts, names of passages, claim digests, names of claims. The
//! place of a word is kept, so that phrases and marks need no second reading.

use std::ops::Range;

use crosscheck_model::{Claim, Corpus, EventId, Source};

use crate::fold::tokens;
use crate::lists::Lists;
use crate::shape::Shape;
use crate::words::{Near, WordId, Words, name_key};
use crate::{Field, Item, Unit};
use crosscheck_model::{sort, sort_once};

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
    /// The words of names by their keys, sorted.
    name_words: Vec<(Box<str>, WordId)>,
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
        for &source in &shape.passages {
            let paragraph = corpus.paragraph(source);
            reader.text(paragraph.and_then(|of| of.digest.as_deref()).unwrap_or_default());
        }
        for &source in &shape.passages {
            reader.text(corpus.text(source).unwrap_or_default());
        }
        let events = events_by_passage(corpus, shape);
        for (passage, source) in shape.passages.iter().enumerate() {
            reader.names(&names_in(corpus, events.get(passage), *source));
        }
        for &claim in &shape.claims {
            reader.text(corpus.claim(claim).map_or("", |claim| &claim.digest));
        }
        for &claim in &shape.claims {
            reader.names(&corpus.claim(claim).map_or(Vec::new(), |claim| names_of(corpus, claim)));
        }
        reader.finish(shape)
    }

    /// What a text belongs to.
    pub(crate) fn owner(&self, text: TextId) -> Owner {
        let (mut at, mut part) = (text as usize, 0);
        for count in [self.documents, self.passages, self.passages, self.passages, self.claims] {
            if at < count {
                break;
            }
            at -= count;
            part += 1;
        }
        match part {
            0 => Owner::Title(at),
            1 => Owner::Digest(at),
            2 => Owner::Embedded(at),
            3 => Owner::PassageNames(at),
            4 => Owner::Claim(at),
            _ => Owner::ClaimNames(at),
        }
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

    /// The words of a text, and its hyphened words as one.
    pub(crate) fn all_places(&self, text: TextId) -> [&[Place]; 2] {
        [self.places(text), self.compounds.get(text as usize)]
    }

    /// The texts of a word, and how often it stands there.
    pub(crate) fn postings(&self, word: WordId) -> &[(TextId, u32)] {
        self.postings.get(word as usize)
    }

    /// The word, its other forms, other spellings of it in names, and, if it is unfinished, all that begin with it.
    pub(crate) fn like(&self, word: &str, unfinished: bool) -> Vec<(WordId, Near)> {
        let mut found = self.words.like(word, unfinished);
        let key = name_key(word);
        let from = self.name_words.partition_point(|(known, _)| **known < *key);
        for (known, id) in self.name_words.get(from..).unwrap_or_default() {
            if word.len() <= 3 || **known != *key {
                break;
            }
            match found.iter_mut().find(|(other, _)| other == id) {
                Some((_, near)) => *near = Near::Stem.min(*near),
                None => found.push((*id, Near::Stem)),
            }
        }
        found
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
        let Some(first) = positions.first() else {
            return Vec::new();
        };
        let mut texts: Vec<TextId> = Vec::new();
        for &word in first {
            for &(text, _) in self.postings(word) {
                texts.push(text);
            }
        }
        sort_once(&mut texts);
        let mut found = Vec::new();
        for text in texts {
            for row in self.places(text).windows(positions.len()) {
                let fits = row
                    .iter()
                    .zip(positions)
                    .all(|(place, words)| words.contains(&place.word));
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
    corpus
        .paragraph(source)
        .is_some_and(|paragraph| paragraph.digest.is_some())
}

fn events_by_passage(corpus: &Corpus, shape: &Shape) -> Lists<u32> {
    let mut events = Vec::new();
    for (number, event) in (0..).zip(&corpus.events) {
        for &source in &event.reports {
            if let Some(passage) = shape.passage_at(source) {
                events.push((passage, number));
            }
        }
    }
    Lists::from_pairs(shape.passages.len(), events)
}

/// The names a paragraph mentions: as printed, as we call them, and of the events it reports.
fn names_in<'a>(corpus: &'a Corpus, events: &[u32], source: Source) -> Vec<&'a str> {
    let mut names = Vec::new();
    for mention in corpus.mentions_in(source) {
        let Some(entity) = corpus.entity(mention.entity) else {
            continue;
        };
        if let Some(name) = entity.names.get(mention.name as usize) {
            names.push(&*name.form);
        }
        names.push(&entity.name);
    }
    for &event in events {
        if let Some(event) = corpus.event(EventId(event)) {
            names.push(&event.name);
        }
    }
    sort_once(&mut names);
    names
}

/// The names of what a claim is about, and those it uses.
fn names_of<'a>(corpus: &'a Corpus, claim: &'a Claim) -> Vec<&'a str> {
    let mut names: Vec<&str> = Vec::new();
    for &entity in &claim.about {
        if let Some(entity) = corpus.entity(entity) {
            names.push(&entity.name);
        }
    }
    for name in &claim.names {
        names.push(name);
    }
    sort_once(&mut names);
    names
}

/// Reads text after text; words are numbered as they come and put in order at the end.
#[derive(Default)]
struct Reader {
    known: Known,
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
                places.push(Place {
                    word: GAP,
                    start: 0,
                    end: 0,
                });
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
        Place {
            word: self.known.number(word),
            start: offset(start),
            end: offset(end),
        }
    }

    fn finish(self, shape: &Shape) -> Texts {
        let mut sorted: Vec<(Box<str>, WordId)> = Vec::new();
        for (number, word) in (0..).zip(self.known.words) {
            sorted.push((word, number));
        }
        sort(&mut sorted);
        let mut order = vec![GAP; sorted.len()];
        let mut words = Vec::with_capacity(order.len());
        for (rank, (word, number)) in (0..).zip(sorted) {
            if let Some(slot) = order.get_mut(number as usize) {
                *slot = rank;
            }
            words.push(word);
        }
        let rank = |lists: &mut Lists<Place>, places: Vec<Place>| {
            for mut place in places {
                place.word = order.get(place.word as usize).copied().unwrap_or(GAP);
                lists.add(place);
            }
            lists.close();
        };
        let mut texts = Texts {
            words: Words::new(words),
            places: Lists::default(),
            compounds: Lists::default(),
            postings: Lists::default(),
            name_words: Vec::new(),
            documents: shape.count(Unit::Documents),
            passages: shape.count(Unit::Passages),
            claims: shape.count(Unit::Claims),
        };
        for (places, compounds) in self.places.into_iter().zip(self.compounds) {
            rank(&mut texts.places, places);
            rank(&mut texts.compounds, compounds);
        }
        texts.postings = postings(&texts);
        texts.name_words = name_words(&texts);
        texts
    }
}

/// Words numbered as they come, found again by their hash. Open addressing, at most half full.
#[derive(Default)]
struct Known {
    words: Vec<Box<str>>,
    slots: Vec<WordId>,
}

impl Known {
    fn number(&mut self, word: &str) -> WordId {
        if self.slots.len() < 2 * (self.words.len() + 1) {
            self.grow();
        }
        let slot = self.slot(word);
        let Some(number) = self.slots.get_mut(slot) else {
            return GAP;
        };
        if *number == GAP {
            *number = WordId::try_from(self.words.len()).unwrap_or(GAP);
            self.words.push(word.into());
        }
        *number
    }

    /// Where the word stands, or would.
    fn slot(&self, word: &str) -> usize {
        let hash = word.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        });
        let mut slot = hash as usize;
        loop {
            slot &= self.slots.len() - 1;
            let number = self.slots.get(slot).copied().unwrap_or(GAP);
            if number == GAP || self.words.get(number as usize).is_some_and(|known| **known == *word) {
                return slot;
            }
            slot += 1;
        }
    }

    fn grow(&mut self) {
        self.slots = vec![GAP; (2 * self.slots.len()).max(1024)];
        for number in (0..).take(self.words.len()) {
            let slot = self.words.get(number as usize).map_or(0, |word| self.slot(word));
            if let Some(empty) = self.slots.get_mut(slot) {
                *empty = number;
            }
        }
    }
}

fn name_words(texts: &Texts) -> Vec<(Box<str>, WordId)> {
    let is_name = |(text, _): &(TextId, u32)| texts.owner(*text).field() == Field::Names;
    let mut keys: Vec<(Box<str>, WordId)> = Vec::new();
    for word in (0..).take(texts.words.len()) {
        if texts.postings(word).iter().any(is_name) {
            keys.push((name_key(texts.words.word(word)).into(), word));
        }
    }
    sort(&mut keys);
    keys
}

fn postings(texts: &Texts) -> Lists<(TextId, u32)> {
    let mut all: Vec<(WordId, TextId)> = Vec::new();
    for text in (0..).take(texts.count()) {
        for places in texts.all_places(text) {
            for place in places {
                if place.word != GAP {
                    all.push((place.word, text));
                }
            }
        }
    }
    sort(&mut all);
    let mut pairs: Vec<(u32, (TextId, u32))> = Vec::new();
    for (word, text) in all {
        match pairs.last_mut() {
            Some((last, (at, times))) if *last == word && *at == text => *times += 1,
            _ => pairs.push((word, (text, 1))),
        }
    }
    Lists::from_sorted(texts.words.len(), &pairs)
}
