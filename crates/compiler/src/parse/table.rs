//! A TOML table into typed values: each accessor takes one key, reports what is wrong with it and lets the rest go on.
//!
//! The keys asked for are the keys there are: `finish` refuses any other.

use std::cell::RefCell;

use crosscheck_model::{Date, DateError, Word};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostic, Log};
use crate::source::{At, FileId, Span};
use crate::words::{list, nearest};

/// Where a stretch of TOML begins in its file: front matter does not begin at byte 0.
#[derive(Clone, Copy)]
pub(crate) struct Origin {
    pub(crate) file: FileId,
    pub(crate) offset: usize,
}

impl Origin {
    pub(crate) fn span(self, range: std::ops::Range<usize>) -> Span {
        Span {
            file: self.file,
            start: self.offset + range.start,
            end: self.offset + range.end,
        }
    }
}

/// A table being read.
pub(crate) struct Table<'a> {
    /// As reports call it: `[[outlet]]`, "a name".
    what: &'static str,
    /// The whole record, or its heading.
    pub(crate) span: Span,
    origin: Origin,
    entries: &'a DeTable<'a>,
    known: RefCell<Vec<&'static str>>,
    missing: RefCell<Vec<&'static str>>,
    pub(crate) log: &'a Log,
}

type Value<'a> = Spanned<DeValue<'a>>;

impl<'a> Table<'a> {
    pub(crate) fn new(what: &'static str, entries: &'a DeTable<'a>, span: Span, origin: Origin, log: &'a Log) -> Self {
        Self {
            what,
            span,
            origin,
            entries,
            known: RefCell::default(),
            missing: RefCell::default(),
            log,
        }
    }

    /// Reports every key nobody asked for, and those that are missing.
    pub(crate) fn finish(&self) {
        let known = self.known.borrow();
        let mut missing = self.missing.borrow_mut();
        for key in self
            .entries
            .keys()
            .filter(|key| !known.contains(&key.get_ref().as_ref()))
        {
            let found = key.get_ref().as_ref();
            let near = nearest(found, known.iter().copied());
            // A slip of the pen is one mistake, not an unknown key and a missing one.
            missing.retain(|wanted| Some(*wanted) != near);
            let diagnostic = Diagnostic::error(format!("unknown key `{found}` in {}", self.what))
                .at(self.origin.span(key.span()), "no such key");
            self.log.push(match near {
                Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
                None => diagnostic.help(format!("the keys are {}", list(known.iter().copied()))),
            });
        }
        if !missing.is_empty() {
            self.log.push(self.lacks(&missing));
        }
    }

    fn lacks(&self, missing: &[&str]) -> Diagnostic {
        let label = if missing.len() == 1 {
            "the key is missing here"
        } else {
            "the keys are missing here"
        };
        let add = missing
            .iter()
            .map(|key| format!("`{key} = …`"))
            .collect::<Vec<_>>()
            .join(", ");
        Diagnostic::error(format!("{} lacks {}", self.what, list(missing.iter().copied())))
            .at(self.span, label)
            .help(format!("add {add}"))
    }

    /// Reads a key that must be there.
    pub(crate) fn need<T>(&self, key: &'static str, read: impl FnOnce(&Self, &'static str) -> Option<T>) -> Option<T> {
        if self.has(key) {
            return read(self, key);
        }
        self.known.borrow_mut().push(key);
        self.missing.borrow_mut().push(key);
        None
    }

    fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// A value without asking for it.
    pub(super) fn entry(&self, key: &str) -> Option<&'a Value<'a>> {
        self.entries.get(key)
    }

    fn get(&self, key: &'static str) -> Option<&'a Value<'a>> {
        self.known.borrow_mut().push(key);
        self.entries.get(key)
    }

    fn at<T>(&self, value: T, found: &Value<'_>) -> At<T> {
        At {
            value,
            span: self.origin.span(found.span()),
        }
    }

    /// Text that is not empty.
    pub(crate) fn text(&self, key: &'static str) -> Option<At<String>> {
        let found = self.get(key)?;
        self.text_of(key, found)
    }

    fn text_of(&self, key: &str, found: &Value<'_>) -> Option<At<String>> {
        let text = match found.get_ref() {
            DeValue::String(text) => text.trim(),
            DeValue::Datetime(date) => {
                let help = format!("put it in quotes: `{key} = \"{date}\"`");
                return self.wrong_type(key, "text", found, Some(help));
            }
            _ => return self.wrong_type(key, "text", found, None),
        };
        if text.is_empty() {
            self.log.push(
                Diagnostic::error(format!("`{key}` is empty"))
                    .at(self.origin.span(found.span()), "expected some text")
                    .help("write it, or leave the key out where it is optional"),
            );
            return None;
        }
        Some(self.at(text.to_owned(), found))
    }

    /// Text as it stands.
    pub(crate) fn plain(&self, key: &'static str) -> Option<String> {
        let found = self.get(key)?;
        match found.get_ref() {
            DeValue::String(text) => Some(text.clone().into_owned()),
            _ => self.wrong_type(key, "text", found, None),
        }
    }

    /// Text whose place does not matter.
    pub(crate) fn words(&self, key: &'static str) -> Option<String> {
        self.text(key).map(|text| text.value)
    }

    /// An id: ASCII kebab-case.
    pub(crate) fn id(&self, key: &'static str) -> Option<At<String>> {
        let id = self.text(key)?;
        if !is_kebab(&id.value) {
            self.log.push(not_an_id(&id));
        }
        Some(id)
    }

    /// Text of a certain form. `Err` holds what was expected and what to try.
    pub(crate) fn parsed<T>(
        &self,
        key: &'static str,
        parse: impl Fn(&str) -> Result<T, (String, String)>,
    ) -> Option<At<T>> {
        self.parsed_at(&self.text(key)?, parse)
    }

    fn parsed_at<T>(&self, text: &At<String>, parse: impl Fn(&str) -> Result<T, (String, String)>) -> Option<At<T>> {
        match parse(&text.value) {
            Ok(value) => Some(At { value, span: text.span }),
            Err((expected, help)) => {
                self.log.push(
                    Diagnostic::error(format!("`{}` is {expected}", beginning(&text.value)))
                        .at(text.span, "")
                        .help(help),
                );
                None
            }
        }
    }

    /// A date of any precision.
    pub(crate) fn date(&self, key: &'static str) -> Option<At<Date>> {
        let text = self.text(key)?;
        match Date::parse(&text.value) {
            Ok(value) => Some(At { value, span: text.span }),
            Err(error) => {
                self.log.push(wrong_date(&text, &error));
                None
            }
        }
    }

    /// A word of a closed vocabulary.
    pub(crate) fn word<W: Word>(&self, key: &'static str) -> Option<At<W>> {
        let text = self.text(key)?;
        let Some(value) = W::from_word(&text.value) else {
            self.not_among(key, &text, W::ALL.iter().map(|value| value.word()));
            return None;
        };
        Some(At { value, span: text.span })
    }

    /// Reports a value outside a closed vocabulary.
    pub(crate) fn not_among<'w>(&self, key: &str, text: &At<String>, words: impl Iterator<Item = &'w str> + Clone) {
        let diagnostic = Diagnostic::error(format!("`{}` is no value of `{key}`", text.value)).at(
            text.span,
            match nearest(&text.value, words.clone()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "not in the list".to_owned(),
            },
        );
        let words: Vec<&str> = words.collect();
        self.log.push(diagnostic.help(match words.as_slice() {
            [one] => format!("the only value is `{one}`"),
            words => format!("the values are {}", list(words.iter().copied())),
        }));
    }

    /// `true` or `false`; absent is `false` unless said otherwise.
    pub(crate) fn flag(&self, key: &'static str) -> Option<bool> {
        let found = self.get(key)?;
        match found.get_ref() {
            DeValue::Boolean(value) => Some(*value),
            _ => self.wrong_type(key, "true or false", found, None),
        }
    }

    /// A finite number.
    pub(crate) fn number(&self, key: &'static str) -> Option<At<f64>> {
        let found = self.get(key)?;
        let number = match found.get_ref() {
            DeValue::Float(value) => value.as_str().parse::<f64>().ok(),
            DeValue::Integer(value) if value.radix() == 10 => value.as_str().parse().ok(),
            _ => None,
        };
        match number.filter(|number| number.is_finite()) {
            Some(number) => Some(self.at(number, found)),
            None => self.wrong_type(key, "a number", found, None),
        }
    }

    /// A whole number from 0.
    pub(crate) fn whole(&self, key: &'static str) -> Option<At<u32>> {
        let found = self.get(key)?;
        match whole(found.get_ref()) {
            Some(number) => Some(self.at(number, found)),
            None => self.wrong_type(key, "a whole number", found, None),
        }
    }

    /// A list of texts; empty when absent.
    pub(crate) fn texts(&self, key: &'static str) -> Vec<At<String>> {
        self.items(key, "a list of texts")
            .filter_map(|item| self.text_of(key, item))
            .collect()
    }

    /// A list of texts of a certain form.
    pub(crate) fn all_parsed<T>(
        &self,
        key: &'static str,
        parse: impl Fn(&str) -> Result<T, (String, String)>,
    ) -> Vec<At<T>> {
        self.texts(key)
            .iter()
            .filter_map(|text| self.parsed_at(text, &parse))
            .collect()
    }

    fn items(&self, key: &'static str, expected: &str) -> impl Iterator<Item = &'a Value<'a>> {
        let found = self.get(key);
        let items = found.and_then(|found| match found.get_ref() {
            DeValue::Array(items) => Some(items.iter()),
            DeValue::Table(_) => self.wrong_type(key, expected, found, Some(format!("write `[[{key}]]`"))),
            _ => self.wrong_type(key, expected, found, Some(format!("write `{key} = [ … ]`"))),
        });
        items.into_iter().flatten()
    }

    /// A table inside this one.
    pub(crate) fn table(&self, key: &'static str, what: &'static str) -> Option<Table<'a>> {
        let found = self.get(key)?;
        match found.get_ref() {
            DeValue::Table(entries) => Some(self.inner(what, entries, found)),
            _ => self.wrong_type(key, "a table", found, Some(format!("write `{key} = {{ … }}`"))),
        }
    }

    /// A list of tables: `[[key]]` or `key = [{ … }]`; empty when absent.
    pub(crate) fn tables(&self, key: &'static str, what: &'static str) -> Vec<Table<'a>> {
        self.items(key, "a list of tables")
            .filter_map(|item| self.table_of(key, what, item))
            .collect()
    }

    /// A list of lists, each read by the caller.
    pub(crate) fn rows<T>(
        &self,
        key: &'static str,
        expected: &str,
        read: impl Fn(&[Value<'a>]) -> Option<T>,
    ) -> Vec<At<T>> {
        let row = |item: &'a Value<'a>| match item.get_ref() {
            DeValue::Array(row) => match read(row) {
                Some(value) => Some(self.at(value, item)),
                None => self.wrong_type(key, expected, item, None),
            },
            _ => self.wrong_type(key, expected, item, None),
        };
        self.items(key, "a list of lists").filter_map(row).collect()
    }

    /// Either `true`/`false` or text.
    pub(crate) fn flag_or_text(&self, key: &'static str) -> Option<At<Result<bool, String>>> {
        let found = self.get(key)?;
        match found.get_ref() {
            DeValue::Boolean(value) => Some(self.at(Ok(*value), found)),
            _ => self.text_of(key, found).map(|text| At {
                value: Err(text.value),
                span: text.span,
            }),
        }
    }

    fn table_of(&self, key: &str, what: &'static str, item: &'a Value<'a>) -> Option<Table<'a>> {
        match item.get_ref() {
            DeValue::Table(entries) => Some(self.inner(what, entries, item)),
            _ => self.wrong_type(key, "a table", item, Some(format!("write `{key} = [{{ … }}]`"))),
        }
    }

    fn inner(&self, what: &'static str, entries: &'a DeTable<'a>, found: &Value<'_>) -> Table<'a> {
        Table::new(what, entries, self.origin.span(found.span()), self.origin, self.log)
    }

    fn wrong_type<T>(&self, key: &str, expected: &str, found: &Value<'_>, help: Option<String>) -> Option<T> {
        let diagnostic = Diagnostic::error(format!("`{key}` must be {expected}")).at(
            self.origin.span(found.span()),
            format!("this is {}", type_word(found.get_ref())),
        );
        self.log.push(match help {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        });
        None
    }
}

/// A whole number, if the value is one.
pub(crate) fn whole(value: &DeValue<'_>) -> Option<u32> {
    integer(value).and_then(|value| u32::try_from(value).ok())
}

/// Text, if the value is that.
pub(crate) fn plain_text(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.clone().into_owned()),
        _ => None,
    }
}

fn integer(value: &DeValue<'_>) -> Option<i64> {
    match value {
        DeValue::Integer(value) => i64::from_str_radix(value.as_str(), value.radix()).ok(),
        _ => None,
    }
}

fn type_word(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date without quotes",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// Reports a date that is none.
pub(crate) fn wrong_date(text: &At<String>, error: &DateError) -> Diagnostic {
    let diagnostic = Diagnostic::error(format!("`{}` is no date", text.value));
    match error {
        DateError::Form => diagnostic
            .at(text.span, "not in the form of a date")
            .help("write 2016, 2016-06, 2016-06-04 or an interval 2016-05-31/2016-06-01"),
        DateError::NoSuchDay => diagnostic.at(text.span, "the calendar has no such day"),
        DateError::Backwards => diagnostic
            .at(text.span, "the interval ends before it begins")
            .help("write the earlier date first"),
    }
}

/// Enough of a text to know it by, on one line.
fn beginning(text: &str) -> String {
    const LETTERS: usize = 64;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LETTERS {
        return line;
    }
    line.chars().take(LETTERS).chain(['…']).collect()
}

/// Whether a text is an id.
pub(crate) fn is_kebab(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    !text.is_empty() && text.split('-').all(|part| !part.is_empty() && part.bytes().all(fits))
}

/// Reports an id that is none.
pub(crate) fn not_an_id(id: &At<String>) -> Diagnostic {
    let diagnostic = Diagnostic::error(format!("`{}` is not an id", beginning(&id.value)))
        .at(id.span, "expected lower-case letters, digits and single hyphens");
    let near = kebab(&id.value);
    if near.is_empty() {
        diagnostic
    } else {
        diagnostic.help(format!("write `{near}`"))
    }
}

/// The nearest id.
pub fn kebab(text: &str) -> String {
    let lower = text.to_lowercase();
    let parts = lower
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}
