//! The searchable texts of a corpus. Each has a number; it is read from the records whenever its words are needed.
//!
//! Numbers run through embedded texts, titles, digests, names of passages, claim digests and names of claims. The kind that
//! most corpora have most of comes first, since small numbers take little room in posting lists.

use std::ops::Range;

use crosscheck_model::{Claim, Corpus, EventId, Source};

use crate::catalogue::Catalogue;
use crate::dictionary::Spellings;
use crate::tokens::{Word, each_word};
use crate::{Field, Item, Unit};

/// A text by its number.
pub(crate) type TextId = u32;

/// The kind of a text, with the number of the item it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Owner {
    Embedded(usize),
    Title(usize),
    Digest(usize),
    PassageNames(usize),
    Claim(usize),
    ClaimNames(usize),
}

/// How texts are numbered: where the numbers of each kind end.
#[derive(Clone, Copy)]
pub(crate) struct TextNumbers([TextId; 6]);

impl TextNumbers {
    pub(crate) fn new(catalogue: &Catalogue) -> Self {
        let count = |unit| u32::try_from(catalogue.count(unit)).unwrap_or(u32::MAX);
        let [documents, passages, claims] = Unit::ALL.map(count);
        let mut end = 0_u32;
        Self([passages, documents, passages, passages, claims, claims].map(|count| {
            end = end.saturating_add(count);
            end
        }))
    }

    /// What a text belongs to, and the first number after those of its kind.
    pub(crate) fn owner(&self, text: TextId) -> Option<(Owner, TextId)> {
        let mut first = 0;
        for (kind, end) in (0..).zip(self.0) {
            if text < end {
                let at = (text - first) as usize;
                let owner = match kind {
                    0 => Owner::Embedded(at),
                    1 => Owner::Title(at),
                    2 => Owner::Digest(at),
                    3 => Owner::PassageNames(at),
                    4 => Owner::Claim(at),
                    _ => Owner::ClaimNames(at),
                };
                return Some((owner, end));
            }
            first = end;
        }
        None
    }

    pub(crate) fn count(&self) -> u32 {
        self.0[5]
    }
}

impl Owner {
    /// The item.
    pub(crate) fn at(self) -> usize {
        match self {
            Self::Embedded(at)
            | Self::Title(at)
            | Self::Digest(at)
            | Self::PassageNames(at)
            | Self::Claim(at)
            | Self::ClaimNames(at) => at,
        }
    }

    /// A text of the same kind that belongs to another item.
    pub(crate) fn with(self, at: usize) -> Self {
        match self {
            Self::Embedded(_) => Self::Embedded(at),
            Self::Title(_) => Self::Title(at),
            Self::Digest(_) => Self::Digest(at),
            Self::PassageNames(_) => Self::PassageNames(at),
            Self::Claim(_) => Self::Claim(at),
            Self::ClaimNames(_) => Self::ClaimNames(at),
        }
    }

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
    pub(crate) fn items(self, catalogue: &Catalogue, unit: Unit) -> Range<usize> {
        match (self, unit) {
            (Self::Title(document), Unit::Documents) => document..document + 1,
            (Self::Digest(_) | Self::Embedded(_), Unit::Claims) => 0..0,
            (Self::Digest(passage) | Self::Embedded(passage) | Self::PassageNames(passage), _) => {
                catalogue.items_at_passage(unit, passage)
            }
            (Self::Claim(claim), _) => catalogue.items_at_claim(unit, claim),
            (Self::ClaimNames(claim), Unit::Claims) => claim..claim + 1,
            (Self::Title(_) | Self::ClaimNames(_), _) => 0..0,
        }
    }
}

/// The embedded text of a paragraph, wherever it is kept. `None` where there is none, or where it is not here yet.
pub(crate) fn text_of(corpus: &Corpus, source: Source) -> Option<&str> {
    corpus.text(source)
}

/// Gives a text to `tell`; names one by one, since no phrase runs from one into the next. Returns whether the text is loaded.
pub(crate) fn read(corpus: &Corpus, catalogue: &Catalogue, owner: Owner, tell: &mut dyn FnMut(&str)) -> bool {
    let source = |passage: usize| catalogue.passages.get(passage).copied();
    match owner {
        Owner::Embedded(passage) => {
            let text = source(passage).and_then(|source| text_of(corpus, source));
            text.inspect(|text| tell(text)).is_some()
        }
        Owner::Title(document) => {
            let document = corpus.documents.get(document);
            tell(
                document
                    .and_then(|document| document.title.as_deref())
                    .unwrap_or_default(),
            );
            true
        }
        Owner::Digest(passage) => {
            let paragraph = source(passage).and_then(|source| corpus.paragraph(source));
            tell(paragraph.and_then(|of| of.digest.as_deref()).unwrap_or_default());
            true
        }
        Owner::PassageNames(passage) => {
            if let Some(source) = source(passage) {
                names_in(corpus, catalogue.events.get(passage), source)
                    .into_iter()
                    .for_each(tell);
            }
            true
        }
        Owner::Claim(claim) => {
            tell(catalogue.claim(corpus, claim).map_or("", |claim| &claim.digest));
            true
        }
        Owner::ClaimNames(claim) => {
            if let Some(claim) = catalogue.claim(corpus, claim) {
                names_of(corpus, claim).into_iter().for_each(tell);
            }
            true
        }
    }
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
    crosscheck_model::each_once(names)
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
    crosscheck_model::each_once(names)
}

/// The text a list shows for an item. The same choice as [`shown`](crate::shown).
pub(crate) fn shown_of(corpus: &Corpus, item: Item) -> &str {
    let text = match item {
        Item::Document(document) => corpus.document(document).and_then(|document| document.title.as_deref()),
        Item::Passage(source) => corpus
            .paragraph(source)
            .and_then(|paragraph| paragraph.digest.as_deref())
            .or_else(|| text_of(corpus, source)),
        Item::Claim(claim) => corpus.claim(claim).map(|claim| claim.digest.as_str()),
    };
    text.unwrap_or_default()
}

/// Is given a word, its start and end, and whether it is a compound: hyphenated words given once more, as one.
pub(crate) type Visit<'a> = dyn FnMut(&str, usize, usize, bool) + 'a;

/// Visits the words of a text, and after the parts of a hyphenated word their compound.
pub(crate) fn each_word_and_compound(text: &str, tell: &mut Visit<'_>) {
    let mut compound = String::new();
    let (mut parts, mut start, mut end) = (0, 0, 0);
    each_word(text, &mut |word: &Word<'_>| {
        if !word.hyphened {
            if parts > 1 {
                tell(&compound, start, end, true);
            }
            compound.clear();
            (parts, start) = (0, word.start);
        }
        tell(word.word, word.start, word.end, false);
        // Hardly any word is the first part of one.
        if !word.hyphened && text.as_bytes().get(word.end).is_none_or(|next| is_no_hyphen(*next)) {
            return;
        }
        compound.push_str(word.word);
        parts += 1;
        end = word.end;
    });
    if parts > 1 {
        tell(&compound, start, end, true);
    }
}

/// Whether no hyphen begins with this byte.
fn is_no_hyphen(byte: u8) -> bool {
    byte.is_ascii() && byte != b'-'
}

/// Visits the places, start and end, where words that fit each position stand one after the other.
pub(crate) fn each_phrase(text: &str, positions: &[Spellings], tell: &mut dyn FnMut(usize, usize)) {
    let Some(last) = positions.len().checked_sub(1) else {
        return;
    };
    // Phrases that have begun: where, and how many of their words have been met.
    let mut begun: Vec<(usize, usize)> = Vec::new();
    each_word(text, &mut |word: &Word<'_>| {
        begun.push((word.start, 0));
        begun.retain_mut(|(start, met)| {
            let fits = positions.get(*met).is_some_and(|position| position.fits(word.word));
            if fits && *met == last {
                tell(*start, word.end);
            }
            *met += 1;
            fits && *met <= last
        });
    });
}
