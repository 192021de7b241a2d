//! The columns of a table into what each becomes: a part of a document, a facet, or nothing, with the reason.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash, Hasher};

use serde_json::Value;

use super::ids::unique;
use super::{Row, text_of};
use crate::parse::{KEYS, LONGEST_VALUE, MOST_COLUMNS, kebab};

/// The most different values of a facet.
const MOST_VALUES: usize = 5000;
/// From how many rows on it means something that all values differ.
const ROWS_THAT_TELL: usize = 10;

/// A part of a document that a column may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Id,
    Title,
    Text,
    Outlet,
    Published,
    Address,
    Language,
    Note,
}

impl Part {
    /// Every part, in the order in which columns are looked for and documents written.
    pub(super) const ALL: [Self; 8] = [
        Self::Id,
        Self::Title,
        Self::Text,
        Self::Outlet,
        Self::Published,
        Self::Address,
        Self::Language,
        Self::Note,
    ];

    /// The key in documents.jsonl.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Title => "title",
            Self::Text => "text",
            Self::Outlet => "outlet",
            Self::Published => "published",
            Self::Address => "address",
            Self::Language => "language",
            Self::Note => "note",
        }
    }

    /// The word for it in a report.
    fn word(self) -> &'static str {
        match self {
            Self::Published => "date",
            other => other.key(),
        }
    }

    /// What it is called elsewhere, the surest name first.
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Id => &["id", "doc-id", "document-id", "article-id", "uid", "uuid", "guid"],
            Self::Title => &["title", "headline", "subject", "heading", "name"],
            Self::Text => &[
                "text",
                "body",
                "content",
                "full-text",
                "fulltext",
                "article",
                "article-text",
                "article-body",
                "maintext",
            ],
            Self::Outlet => &[
                "outlet",
                "publisher",
                "source",
                "source-name",
                "newspaper",
                "publication",
                "site",
                "domain",
            ],
            Self::Published => &[
                "published",
                "date",
                "published-at",
                "publishedat",
                "publish-date",
                "date-published",
                "date-publish",
                "publication-date",
                "pub-date",
                "pubdate",
                "created-at",
                "timestamp",
                "created",
            ],
            Self::Address => &["address", "url", "link", "permalink", "web-url", "href"],
            Self::Language => &["language", "lang"],
            Self::Note => &["note"],
        }
    }
}

/// A column, and what is known of its values.
#[derive(Default)]
pub(super) struct Column {
    pub(super) name: String,
    /// Cells with something in them.
    filled: usize,
    /// Hashes of values, as long as they are few.
    values: HashSet<u64>,
    /// How many values there were, counting each time.
    counted: usize,
    longest: usize,
    /// Objects, or lists of anything but texts.
    is_nested: bool,
    is_list: bool,
    /// What becomes of it, in words.
    pub(super) fate: String,
    pub(super) becomes: Becomes,
}

/// What becomes of a column.
#[derive(Clone, Default, PartialEq)]
pub(super) enum Becomes {
    #[default]
    Nothing,
    Part(Part),
    /// A facet under this key.
    Facet(String),
}

impl Column {
    fn see(&mut self, value: &Value) {
        let values: Vec<String> = match value {
            Value::Array(items) => {
                self.is_list = true;
                self.is_nested |= items.iter().any(|item| item.is_array() || item.is_object());
                items.iter().filter_map(text_of).collect()
            }
            Value::Object(_) => {
                self.is_nested = true;
                Vec::new()
            }
            value => text_of(value).into_iter().collect(),
        };
        self.filled += usize::from(!values.is_empty() || value.is_object());
        for value in values {
            self.counted += 1;
            self.longest = self.longest.max(value.len());
            if self.values.len() <= MOST_VALUES {
                let mut hasher = DefaultHasher::new();
                value.hash(&mut hasher);
                self.values.insert(hasher.finish());
            }
        }
    }

    /// Why it is no facet.
    fn is_no_facet(&self) -> Option<String> {
        let all_differ = self.values.len() == self.counted && self.counted >= ROWS_THAT_TELL;
        if self.filled == 0 {
            Some("it is empty".to_owned())
        } else if self.is_nested {
            Some("it holds objects".to_owned())
        } else if self.longest > LONGEST_VALUE {
            Some(format!(
                "its longest value has {} bytes, too many to choose by",
                self.longest
            ))
        } else if self.values.len() > MOST_VALUES {
            Some(format!("it has more than {MOST_VALUES} different values"))
        } else if all_differ {
            Some("it is all different".to_owned())
        } else {
            None
        }
    }

    fn becomes_facet(&mut self, key: String) {
        let values = self.values.len();
        let s = if values == 1 { "" } else { "s" };
        self.fate = format!("kept as a facet with {values} value{s}");
        if key != self.name {
            let _ = write!(self.fate, ", under the key `{key}`");
        }
        self.becomes = Becomes::Facet(key);
    }
}

/// The columns of a table, in their order.
#[derive(Default)]
pub(super) struct Columns {
    pub(super) all: Vec<Column>,
    by_name: HashMap<String, usize>,
}

impl Columns {
    /// The column of that name.
    pub(super) fn get(&self, name: &str) -> Option<&Column> {
        self.all.get(*self.by_name.get(name)?)
    }

    /// Takes note of the values of a row.
    pub(super) fn see(&mut self, row: Row) {
        for (name, value) in row.cells.unwrap_or_default() {
            let index = *self.by_name.entry(name).or_insert_with_key(|name| {
                self.all.push(Column {
                    name: name.clone(),
                    ..Column::default()
                });
                self.all.len() - 1
            });
            if let Some(column) = self.all.get_mut(index) {
                column.see(&value);
            }
        }
    }

    /// Settles what becomes of each column, once all rows have been seen.
    pub(super) fn decide(&mut self) {
        for part in Part::ALL {
            self.find(part);
        }
        let mut keys: HashSet<String> = KEYS.iter().map(|key| (*key).to_owned()).collect();
        let mut facets = 0;
        for column in &mut self.all {
            if column.becomes != Becomes::Nothing {
                continue;
            }
            let why = match column.is_no_facet() {
                None if facets == MOST_COLUMNS => Some(format!("there are {MOST_COLUMNS} facets before it")),
                why => why,
            };
            if let Some(why) = why {
                column.fate = format!("dropped: {why}");
                continue;
            }
            facets += 1;
            let key = match kebab(&column.name) {
                key if key.is_empty() => format!("column-{facets}"),
                key => key,
            };
            let key = unique(&key, |key| !keys.contains(key));
            keys.insert(key.clone());
            column.becomes_facet(key);
        }
    }

    /// Makes the column with the surest name for it a part of the documents.
    fn find(&mut self, part: Part) {
        let rank = |column: &Column| {
            let key = kebab(&column.name);
            let rank = part.names().iter().position(|name| *name == key)?;
            let fits = column.filled > 0 && !column.is_nested && !column.is_list && column.becomes == Becomes::Nothing;
            fits.then_some(rank)
        };
        let ranked = self.all.iter_mut().filter_map(|column| Some((rank(column)?, column)));
        if let Some((_, column)) = ranked.min_by_key(|(rank, _)| *rank) {
            column.becomes = Becomes::Part(part);
            column.fate = format!("the {} of a document", part.word());
        }
    }
}
