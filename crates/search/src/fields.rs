//! The fields of queries: `place:falluja`. One table says which there are; the reader of queries, the page's help and its
//! completion follow from it. What a value is found by is settled here too.

use crosscheck_model::{Corpus, Date};

use crate::facets::Values;
use crate::fold::{fold, tokens};
use crate::names::key_of;
use crate::tables::Table;
use crate::words::{Pattern, slips_allowed};
use crate::{Dates, FacetKind, Value};

/// A field of queries.
#[derive(Debug)]
pub struct QueryField {
    /// What is typed before the colon.
    pub name: &'static str,
    /// What is asked of the value behind it.
    pub kind: FieldKind,
    /// What it finds, for the help.
    pub finds: &'static str,
}

/// What a field asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// The value of a facet.
    Facet(FacetKind),
    /// An entity of any kind that a claim is about or its paragraph mentions.
    About,
    /// A range of publication dates.
    Published,
}

/// Every field a corpus always has, in the order of the help. A facet's own key is a name of its field too; the fields of
/// columns are named by their keys.
pub static FIELDS: [QueryField; 15] = [
    of(FacetKind::Voice, "said-by", "what this voice says"),
    QueryField {
        name: "about",
        kind: FieldKind::About,
        finds: "about or naming whoever has this name",
    },
    of(FacetKind::Outlet, "in", "in this outlet"),
    of(FacetKind::Place, "place", "naming this place"),
    of(FacetKind::Stance, "stance", "with this stance"),
    QueryField {
        name: "date",
        kind: FieldKind::Published,
        finds: "published then; also 2016-06, 2016..2017, 2016-06.. or ..2017",
    },
    of(FacetKind::Person, "person", "naming this person"),
    of(FacetKind::Organisation, "organisation", "naming this organisation"),
    of(FacetKind::Event, "event", "reporting this event"),
    of(FacetKind::Question, "question", "answering this question"),
    of(FacetKind::Year, "year", "published in this year"),
    of(FacetKind::Certainty, "certainty", "said with this certainty"),
    of(FacetKind::Name, "name", "calling something by this very name"),
    of(FacetKind::Newsroom, "newsroom", "in an outlet of this newsroom"),
    of(
        FacetKind::Role,
        "role",
        "in this part of the text: body, headline, caption",
    ),
];

/// What an address says beside facets: a column of such a key could not be chosen.
const ADDRESS_KEYS: [&str; 15] = [
    "q",
    "unit",
    "spellings",
    "exactly",
    "from",
    "to",
    "dates",
    "columns",
    "preset",
    "sort",
    "text",
    "names",
    "diff",
    "pin",
    "altered",
];

/// Whether the address or a query means something else by this word, so that no column can have it for its key.
#[must_use]
pub fn is_taken(key: &str) -> bool {
    let fixed = Corpus::default();
    ADDRESS_KEYS.contains(&key)
        || FIELDS.iter().any(|field| field.name == key)
        || FacetKind::from_key(&fixed, key).is_some()
        || key.starts_with("not-")
        || key.ends_with("-mode")
}

const fn of(kind: FacetKind, name: &'static str, finds: &'static str) -> QueryField {
    QueryField {
        name,
        kind: FieldKind::Facet(kind),
        finds,
    }
}

/// A field as a query names it.
#[derive(Clone, Debug)]
pub(crate) struct NamedField {
    pub(crate) name: String,
    pub(crate) kind: FieldKind,
}

impl NamedField {
    /// The field of that name or of one like it, columns of the corpus among them; whether it is the very name.
    pub(crate) fn named(typed: &str, corpus: &Corpus) -> Option<(Self, bool)> {
        let typed = fold(typed);
        let letters: Vec<char> = typed.chars().collect();
        let pattern = Pattern::new(&letters);
        let most = slips_allowed(letters.len());
        let mut near = None;
        let mut try_one = |name: &str, key: &str, kind| {
            let (plain_name, plain_key) = (fold(name), fold(key));
            let field = || Self {
                name: name.to_owned(),
                kind,
            };
            if plain_name == typed || plain_key == typed {
                return Some(field());
            }
            if most > 0 && (pattern.slips(&plain_name, most).is_some() || pattern.slips(&plain_key, most).is_some()) {
                near = Some(field());
            }
            None
        };
        for field in &FIELDS {
            let key = match field.kind {
                FieldKind::Facet(kind) => kind.key(corpus),
                _ => field.name,
            };
            if let Some(field) = try_one(field.name, key, field.kind) {
                return Some((field, true));
            }
        }
        for (number, column) in (0..).zip(&corpus.columns) {
            let kind = FieldKind::Facet(FacetKind::Column(number));
            if let Some(field) = try_one(&column.key, &column.key, kind) {
                return Some((field, true));
            }
        }
        near.map(|field| (field, false))
    }
}

impl FieldKind {
    /// What its values are, in a sentence.
    pub(crate) fn noun(self, corpus: &Corpus) -> &str {
        match self {
            Self::Facet(kind) => kind.noun(corpus),
            Self::About => "name",
            Self::Published => "date",
        }
    }
}

/// What takes the spellings of a value one by one.
pub(crate) type Take<'a> = dyn FnMut(&str) + 'a;

/// Gives every spelling of a value, by its place.
pub(crate) type Spell<'a> = dyn Fn(usize, &mut Take<'_>) + 'a;

/// The spellings of the values of a facet: key, label, and what else they are called.
pub(crate) fn spell_value(table: &Table, values: Values<'_>, at: usize, with: &mut Take<'_>) {
    let (Some(&value), Some(label)) = (table.values.get(at), table.labels.get(at)) else {
        return;
    };
    with(&table.kind.value_key(values, value));
    with(label);
    if let Value::Recorded(value) = value {
        table.kind.others(values.corpus, value, with);
    }
}

/// The spellings of an entity.
pub(crate) fn spell_entity(corpus: &Corpus, at: usize, with: &mut Take<'_>) {
    if let Some(entity) = corpus.entities.get(at) {
        with(&entity.id);
        with(&entity.name);
        for name in &entity.names {
            with(&name.form);
        }
        for spelling in &entity.search {
            with(spelling);
        }
    }
}

/// Which values are meant.
pub(crate) struct Meant {
    /// By their places, in order.
    pub(crate) values: Vec<usize>,
    /// Spelt as typed, not only nearly so.
    pub(crate) spelt: bool,
}

/// The values, of so many, that fit best: spelt so, or else beginning so, or else with a word that begins so, or else
/// with the fewest slips.
pub(crate) fn meant(typed: &str, count: usize, spell: &Spell<'_>) -> Meant {
    let folded = folded(typed);
    let mut meant = Meant {
        values: Vec::new(),
        spelt: true,
    };
    let mut least = 1;
    for at in 0..count {
        let mut best = 0;
        spell(at, &mut |spelling| best = best.max(fit(spelling, typed, &folded)));
        keep_best(&mut meant.values, at, best, &mut least);
    }
    if meant.values.is_empty() {
        meant.spelt = false;
        let key: Vec<char> = key_of(typed).chars().collect();
        let most = slips_allowed(key.len() + 1);
        let pattern = Pattern::new(&key);
        least = 1;
        for at in 0..count {
            let mut best = 0;
            spell(at, &mut |spelling| {
                if !key.is_empty()
                    && let Some(slips) = pattern.slips(&key_of(spelling), most)
                {
                    best = best.max(most + 1 - slips);
                }
            });
            keep_best(&mut meant.values, at, best, &mut least);
        }
    }
    meant
}

fn keep_best(values: &mut Vec<usize>, at: usize, fit: usize, least: &mut usize) {
    if fit > *least {
        values.clear();
        *least = fit;
    }
    if fit == *least {
        values.push(at);
    }
}

/// How well a spelling fits: 0 not at all.
pub(crate) fn fit(spelling: &str, typed: &str, folded_typed: &str) -> usize {
    if spelling == typed {
        return 4;
    }
    let spelt = folded(spelling);
    if folded_typed.is_empty() {
        0
    } else if spelt == folded_typed {
        3
    } else if spelt.starts_with(folded_typed) {
        2
    } else {
        usize::from(has_word_beginning(&spelt, folded_typed))
    }
}

/// Whether a word of folded text, not the first, begins so.
fn has_word_beginning(text: &str, beginning: &str) -> bool {
    for (at, byte) in text.bytes().enumerate() {
        if byte == b' ' && text.get(at + 1..).is_some_and(|rest| rest.starts_with(beginning)) {
            return true;
        }
    }
    false
}

/// Words as search reads them, with spaces between.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut words = String::new();
    for token in tokens(text) {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(&token.word);
    }
    words
}

/// The range of `2016`, `2016..2017`, `2016-06..` or `..2017`.
pub(crate) fn range(typed: &str) -> Option<Dates> {
    let mut dots = None;
    for (at, byte) in typed.bytes().enumerate() {
        if dots.is_none() && byte == b'.' {
            dots = Some(at);
        }
    }
    let day = |text: &str, first: bool| match Date::parse(text) {
        Ok(date) => Some(if first { date.first } else { date.last }),
        Err(_) => None,
    };
    let Some(dots) = dots else {
        return Some(Dates {
            from: Some(day(typed, true)?),
            to: Some(day(typed, false)?),
            certain: false,
        });
    };
    let from = typed.get(..dots)?;
    let to = typed.get(dots..)?.strip_prefix("..")?;
    let bound = |text: &str, first: bool| match text {
        "" => Some(None),
        _ => Some(Some(day(text, first)?)),
    };
    let dates = Dates {
        from: bound(from, true)?,
        to: bound(to, false)?,
        certain: false,
    };
    dates.is_set().then_some(dates)
}

/// For a query: in quotation marks where it is more than a word. Its own would end them early, and search does not read them.
#[must_use]
pub fn quoted(text: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || !letter.is_ascii();
    if text.chars().all(plain) {
        return text.to_owned();
    }
    let mut quoted = String::from('"');
    for letter in text.chars() {
        quoted.push(if matches!(letter, '"' | '“' | '”' | '„' | '«' | '»') {
            ' '
        } else {
            letter
        });
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use crosscheck_model::Column;

    use super::*;

    #[test]
    fn words_of_the_address_and_of_queries_are_taken() {
        for key in ["q", "said-by", "voice", "outlet", "in", "not-colour", "colour-mode"] {
            assert!(is_taken(key), "{key}");
        }
        for key in ["colour", "quay", "mode", "not"] {
            assert!(!is_taken(key), "{key}");
        }
    }

    #[test]
    fn a_field_is_found_by_its_names_and_near_ones() {
        let mut corpus = Corpus::default();
        corpus.columns.push(Column {
            key: "home-state".into(),
            title: "Home state".into(),
            values: vec![],
        });
        let name = |typed: &str| {
            let found = NamedField::named(typed, &corpus);
            found.map(|(field, exact)| (&*field.name.leak(), exact))
        };
        assert_eq!(name("home-state"), Some(("home-state", true)));
        assert_eq!(name("homestat"), Some(("home-state", false)));
        assert_eq!(name("said-by"), Some(("said-by", true)));
        assert_eq!(name("SaidBy"), Some(("said-by", true)));
        assert_eq!(name("voice"), Some(("said-by", true)));
        assert_eq!(name("outlet"), Some(("in", true)));
        assert_eq!(name("organization"), Some(("organisation", false)));
        assert_eq!(name("plase"), Some(("place", false)));
        assert_eq!(name("site"), None);
        assert_eq!(name("on"), None);
        for kind in FacetKind::all(&corpus) {
            assert!(name(kind.key(&corpus)).is_some_and(|(_, exact)| exact));
        }
    }

    #[test]
    fn ranges_of_dates() {
        let day = |date: &str| Date::parse(date).ok();
        let read = |typed: &str| range(typed).map(|dates| (dates.from, dates.to));
        let first = |date: &str| day(date).map(|date| date.first);
        let last = |date: &str| day(date).map(|date| date.last);
        assert_eq!(read("2016"), Some((first("2016"), last("2016"))));
        assert_eq!(read("2016..2017"), Some((first("2016"), last("2017"))));
        assert_eq!(read("2016-06.."), Some((first("2016-06"), None)));
        assert_eq!(read("..2017-03-04"), Some((None, last("2017-03-04"))));
        for slip in [
            "..",
            ".",
            "summer",
            "2016.2017",
            "2016...2017",
            "2016-13",
            "20..2017",
            "",
        ] {
            assert_eq!(read(slip), None, "{slip}");
        }
    }
}
