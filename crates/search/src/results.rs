//! The answer to a request in types: hits with their reasons, counts, and notices worded for the reader.

use std::fmt;

use crosscheck_model::{ClaimId, DocumentId, EntityId, Source};

use crate::{FacetKind, Mode, Value};

/// The answer to a [`Request`](crate::Request). All counts are in the request's unit unless they say otherwise.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    /// Those asked for, in the order asked for. Unless said, best first: those that hold most words of the query as typed, and
    /// among them those with the highest score by BM25; equal ones by date, then id. Without words to rank by: by
    /// date, then id.
    pub hits: Vec<Hit>,
    /// How many there are.
    pub total: usize,
    /// In how many documents they are.
    pub documents: usize,
    /// The size of the result in each unit, in the order of [`Unit::ALL`](crate::Unit::ALL).
    pub totals: [usize; 3],
    /// One for each facet, in the order of [`FacetKind::all`].
    pub facets: Vec<Facet>,
    /// Every year from the corpus's first to its last.
    pub histogram: Vec<YearBar>,
    /// Items of undated documents that match everything but the dates.
    pub undated: usize,
    /// Typed words read as a name of something.
    pub read_as: Vec<ReadAs>,
    /// How a slip was read.
    pub notices: Vec<Notice>,
}

/// What a hit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// A source.
    Document(DocumentId),
    /// A paragraph.
    Passage(Source),
    /// A claim.
    Claim(ClaimId),
}

/// One line of the result.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// What it is.
    pub item: Item,
    /// Comparable within one result only; 0 without words to rank by.
    pub score: f32,
    /// Byte ranges in the text shown for the item, which is [`shown`](crate::shown): sorted, apart from each other, on
    /// character boundaries.
    pub marks: Vec<(u32, u32)>,
    /// What matched, in the order of the query.
    pub why: Vec<Why>,
    /// Passages and documents: their claims that satisfy all conditions on claims, those that match the
    /// words best first. Claims: empty.
    pub claims: Vec<ClaimId>,
}

/// Why an item is a hit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// As typed, without quotation marks.
    pub term: String,
    /// Where it was found.
    pub field: Field,
    /// How it matches.
    pub how: How,
}

/// Where words are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The document's title.
    Title,
    /// The digest of a paragraph, or its text where embedded.
    Digest,
    /// The digest of a claim.
    Claim,
    /// The names a paragraph mentions or a claim is about.
    Names,
    /// The text a document was coded from, of which the corpus holds the stems only. Documents alone.
    Original,
}

impl Field {
    /// For readers: "title", "text", "claim", "names", "words of the original".
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Digest => "text",
            Self::Claim => "claim",
            Self::Names => "names",
            Self::Original => "words of the original",
        }
    }
}

/// How a term matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// The same word, give or take case, accents and apostrophes.
    Exact,
    /// Another form of the word ("militia", "militias"), or another spelling of a word in a name ("Qasim", "Qassem").
    Stem,
    /// A word that begins so.
    Prefix,
    /// A word one or two letters away.
    Typo,
    /// Another name of this entity.
    OtherName(EntityId),
}

/// The numbers of one facet.
#[derive(Clone, Debug, PartialEq)]
pub struct Facet {
    /// Which facet.
    pub kind: FacetKind,
    /// Every value of the corpus, zero counts too: by count, then label. "None recorded" is among them where some item
    /// of the unit has none.
    pub values: Vec<FacetValue>,
}

/// The counts of one facet, without words and without what a click on each value would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCounts {
    /// Which facet.
    pub kind: FacetKind,
    /// Its place among [`FacetKind::all`].
    pub place: usize,
    /// Whether one of the included values is enough.
    pub mode: Mode,
    /// The same values as of [`Facet::values`], in the same order.
    pub values: Vec<ValueCount>,
}

/// The counts of one value: see [`FacetValue`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ValueCount {
    /// Which value.
    pub value: Value,
    /// Its place among [`Index::facet_values`](crate::Index::facet_values). Nothing of a chosen value that no item has.
    pub place: Option<u32>,
    /// As of [`FacetValue::count`].
    pub count: usize,
    /// As of [`FacetValue::adds`].
    pub adds: usize,
    /// As of [`FacetValue::removes`].
    pub removes: usize,
    /// Whether the request includes it.
    pub included: bool,
    /// Whether the request excludes it.
    pub excluded: bool,
}

/// The numbers of one value.
#[derive(Clone, Debug, PartialEq)]
pub struct FacetValue {
    /// Which value.
    pub value: Value,
    /// For readers.
    pub label: String,
    /// Under *any*: items that match the query, all other facets and this one's excludes and have the value. Under
    /// *all*: items of the result that have it. For an excluded value: as if it were not excluded.
    pub count: usize,
    /// Under *any*: how many of `count` have no included value yet; for an excluded value, how many Include would add.
    /// Under *all*: 0.
    pub adds: usize,
    /// Items of the result that have the value: how many Exclude takes away.
    pub removes: usize,
    /// Whether the request includes it.
    pub included: bool,
    /// Whether the request excludes it.
    pub excluded: bool,
    /// The size of the result after a click on Include, see [`Request::toggling_include`](crate::Request::toggling_include).
    pub after_include: usize,
    /// The size of the result after a click on Exclude.
    pub after_exclude: usize,
}

/// A bar of the histogram of publication dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearBar {
    /// The year.
    pub year: i32,
    /// Items that match everything but the dates and may be of this year. An imprecise date counts in every year it
    /// touches.
    pub count: usize,
    /// Those of them in the result.
    pub inside: usize,
}

/// Typed words that are a name of an entity, so that its mentions match under its other names too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadAs {
    /// As typed.
    pub typed: String,
    /// Whose name it is.
    pub entity: EntityId,
    /// Its other names as printed in this corpus, the most frequent first. Never empty.
    pub forms: Vec<String>,
}

/// How a slip was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A quotation mark without its fellow.
    OpenQuote,
    /// A bracket without its fellow.
    LooseBracket,
    /// `OR` with nothing on one side.
    LooseOr,
    /// `-` with nothing after it.
    LooseMinus,
    /// `word:` that names no field.
    UnknownField {
        /// As typed.
        name: String,
        /// The field it was read as, where one has a name like it.
        meant: Option<String>,
    },
    /// A number behind `~` or `^`, as other tools ask for nearness and weight.
    LeftOut(String),
    /// `*` anywhere but at the end of a word.
    LooseStar {
        /// As typed.
        typed: String,
        /// What was searched instead.
        read_as: String,
    },
    /// A field with nothing behind its colon.
    EmptyField(String),
    /// A field has no such value.
    UnknownValue {
        /// What its values are.
        noun: String,
        /// As typed.
        typed: String,
        /// What it was read as instead; empty where nothing is like it, so that it finds nothing.
        meant: Vec<String>,
    },
    /// What stands behind `date:` is no date.
    NoDate(String),
    /// Nothing matched as typed; these words are near.
    Typo {
        /// As typed.
        typed: String,
        /// What was searched instead.
        read_as: Vec<String>,
    },
    /// Only originals have the word, which are not shown: documents are found by it, passages and claims are not.
    OnlyOriginals(String),
    /// Some texts are not here to be read: those that have every word of this were found, in whatever order.
    NotRead(String),
    /// Nothing in the corpus matches.
    Nowhere(String),
    /// Too long for a query: the beginning was read.
    TooLong,
    /// The range of dates ran backwards and was turned round.
    DatesBackwards,
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OpenQuote => f.write_str("A quotation mark is open: the phrase was read to the end."),
            Self::LooseBracket => f.write_str("A bracket without its fellow was left out."),
            Self::LooseOr => f.write_str("OR with nothing beside it was left out."),
            Self::LooseMinus => f.write_str("A minus with nothing after it was left out."),
            Self::UnknownField { name, meant } => {
                f.write_str("“")?;
                f.write_str(name)?;
                f.write_str(":” is not a field here: ")?;
                let Some(meant) = meant else {
                    return f.write_str("only what stands behind it was searched for.");
                };
                f.write_str("it was read as “")?;
                f.write_str(meant)?;
                f.write_str(":”.")
            }
            Self::LeftOut(typed) => {
                f.write_str("“")?;
                f.write_str(typed)?;
                f.write_str("” means nothing here: it was left out.")
            }
            Self::LooseStar { typed, read_as } => {
                f.write_str("Only “*” at the end of a word stands for other letters: “")?;
                f.write_str(typed)?;
                f.write_str("” was read as “")?;
                f.write_str(read_as)?;
                f.write_str("”.")
            }
            Self::EmptyField(name) => {
                f.write_str("“")?;
                f.write_str(name)?;
                f.write_str(":” needs a value right behind it: it was left out.")
            }
            Self::UnknownValue { noun, typed, meant } => {
                f.write_str("There is no ")?;
                f.write_str(noun)?;
                f.write_str(" “")?;
                f.write_str(typed)?;
                if meant.is_empty() {
                    return f.write_str("”: it finds nothing.");
                }
                f.write_str("”; did you mean ")?;
                for (place, word) in meant.iter().enumerate() {
                    f.write_str(if place == 0 { "" } else { " or " })?;
                    f.write_str(word)?;
                }
                f.write_str("? It was read so.")
            }
            Self::NoDate(typed) => {
                f.write_str("“")?;
                f.write_str(typed)?;
                f.write_str("” is no date: it finds nothing. Try 2016, 2016-06 or 2016..2017.")
            }
            Self::Typo { typed, read_as } => {
                f.write_str("Nothing has “")?;
                f.write_str(typed)?;
                f.write_str("”: searched for ")?;
                for (place, word) in read_as.iter().enumerate() {
                    f.write_str(if place == 0 { "“" } else { ", “" })?;
                    f.write_str(word)?;
                    f.write_str("”")?;
                }
                f.write_str(" instead.")
            }
            Self::OnlyOriginals(typed) => {
                f.write_str("“")?;
                f.write_str(typed)?;
                f.write_str("” is a word of originals only: it finds documents, not their passages or claims.")
            }
            Self::NotRead(typed) => {
                f.write_str("Texts that are not loaded yet were found where they have every word of “")?;
                f.write_str(typed)?;
                f.write_str("”, in any order.")
            }
            Self::Nowhere(typed) => {
                f.write_str("Nothing here has “")?;
                f.write_str(typed)?;
                f.write_str("” or a word like it.")?;
                if typed.is_empty() || !typed.bytes().all(|byte| byte.is_ascii_digit()) {
                    return Ok(());
                }
                f.write_str(" Numbers that claims state are found by quantity: quantity:")?;
                f.write_str(typed)?;
                f.write_str(" or quantity:>")?;
                f.write_str(typed)?;
                f.write_str(".")
            }
            Self::TooLong => f.write_str("That is long for a query: its beginning was read."),
            Self::DatesBackwards => f.write_str("The dates ran backwards: they were turned round."),
        }
    }
}
