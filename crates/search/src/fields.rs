//! The fields of queries (`place:falluja`) and how a typed value finds the values it means. Fields of facets come from the table of
//! facets; the reader of queries, the page's help and completion follow from [`FIELDS`].

use crosscheck_model::Corpus;

use crate::facets::{self, QUERY_FIELDS, Take, Values};
use crate::letters::fold;
use crate::names::key_of;
use crate::tables::Table;
use crate::tokens::tokens;
use crate::words::{Pattern, slips_allowed};
use crate::{FacetKind, Value};

/// A field of queries.
#[derive(Clone, Copy, Debug)]
pub struct QueryField {
    /// What is typed before the colon.
    pub name: &'static str,
    /// What is asked of the value behind it.
    pub kind: FieldKind,
    /// What it finds, for the help.
    pub finds: &'static str,
}

/// What a field asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// The value of a facet.
    Facet(FacetKind),
    /// An entity of any kind that a claim is about or its paragraph mentions.
    About,
    /// A range of publication dates.
    Published,
}

/// The field for entities of any kind. It stands in the second line of the help.
const ABOUT: QueryField = QueryField {
    name: "about",
    kind: FieldKind::About,
    finds: "about or naming whoever has this name",
};
const ABOUT_LINE: usize = 1;

/// The field for dates of publication.
const PUBLISHED: QueryField = QueryField {
    name: "date",
    kind: FieldKind::Published,
    finds: "published then; also 2016-06, 2016..2017, 2016-06.. or ..2017",
};
const PUBLISHED_LINE: usize = 5;

/// Every field a corpus always has, in the order of the help. A facet's own key is a name of its field too; the fields of
/// columns are named by their keys.
pub static FIELDS: [QueryField; facets::COUNT + 2] = {
    let mut fields = [ABOUT; facets::COUNT + 2];
    fields[ABOUT_LINE] = ABOUT;
    fields[PUBLISHED_LINE] = PUBLISHED;
    let mut at = 0;
    while at < facets::COUNT {
        let (kind, field) = QUERY_FIELDS[at];
        fields[field.line] = QueryField {
            name: field.name,
            kind: FieldKind::Facet(kind),
            finds: field.finds,
        };
        at += 1;
    }
    fields
};

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

/// Gives every spelling of the value at a place.
pub(crate) type Spell<'a> = dyn Fn(usize, &mut Take<'_>) + 'a;

/// The spellings of the values of a facet: key, label, and what else they are called.
pub(crate) fn spell_value(table: &Table, values: Values<'_>, at: usize, with: &mut Take<'_>) {
    let (Some(&value), Some(label)) = (table.values.get(at), table.labels.get(at)) else {
        return;
    };
    with(&table.kind.value_key(values, value));
    with(label);
    if let Value::Recorded(value) = value {
        table.kind.other_names(values.corpus, value, with);
    }
}

/// The values that a typed one means.
pub(crate) struct Meant {
    /// Their places, in order.
    pub(crate) values: Vec<usize>,
    /// Whether they are spelt as typed, not only nearly so.
    pub(crate) spelt: bool,
}

/// Which of `count` values fit a typed one best: spelt so, or else beginning so, or else with a word that begins so, or else
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

/// How well a spelling fits a typed value, from 0 (not at all) to 4 (letter for letter).
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

/// A text as a value in a query: in quotation marks where it is more than a word. Quotation marks inside it become spaces, since
/// they would end the value early.
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
    fn each_line_of_the_help_has_a_field_of_its_own() {
        let names: std::collections::BTreeSet<&str> = FIELDS.iter().map(|field| field.name).collect();
        assert_eq!(names.len(), FIELDS.len(), "a line is used twice: {names:?}");
        let first: Vec<&str> = FIELDS.iter().take(6).map(|field| field.name).collect();
        assert_eq!(first, ["said-by", "about", "in", "place", "stance", "date"]);
    }
}
