//! What a script asks with, as keys and values: one by its key, or all that share the beginning of theirs.

use crosscheck_model::{Date, Day};

use crate::Refusal;

pub(crate) struct Parameters(Vec<(String, String)>);

impl Parameters {
    /// Of keys and values in turn, a line each, in which `\n` stands for a line end and `\\` for `\`; a key without its
    /// value is left out. One text crosses the border quicker than many.
    pub(crate) fn new(lines: &str) -> Self {
        let mut pairs = Vec::new();
        let mut rest = lines.split('\n');
        while let (Some(key), Some(value)) = (rest.next(), rest.next()) {
            pairs.push((plain(key), plain(value)));
        }
        Self(pairs)
    }

    /// The value of a key; of several, the first.
    pub(crate) fn get(&self, key: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| known == key);
        found.map(|(_, value)| value.as_str())
    }

    /// What the method is called with: a query, an id, a format.
    pub(crate) fn argument(&self) -> &str {
        self.get("q").unwrap_or_default()
    }

    /// Whether a switch is on.
    pub(crate) fn is_on(&self, key: &str) -> bool {
        self.get(key) == Some("true")
    }

    /// What stands behind the colon of keys that begin so, with their values.
    pub(crate) fn all<'a>(&'a self, beginning: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let rest = move |key: &'a str| key.strip_prefix(beginning)?.strip_prefix(':');
        self.0
            .iter()
            .filter_map(move |(key, value)| Some((rest(key)?, value.as_str())))
    }

    pub(crate) fn number(&self, key: &str, default: usize) -> Result<usize, Refusal> {
        let Some(text) = self.get(key) else { return Ok(default) };
        let wrong = |_| Refusal::wrong(["`", key, "` is a whole number from 0, not “", text, "”"].concat());
        text.parse().map_err(wrong)
    }

    pub(crate) fn date(&self, key: &str) -> Result<Option<Date>, Refusal> {
        let Some(text) = self.get(key) else { return Ok(None) };
        let wrong = |error| Refusal::wrong(format!("`{key}` “{text}”: {error}"));
        Date::parse(text).map(Some).map_err(wrong)
    }

    /// The first day of a date, or its last.
    pub(crate) fn day(&self, key: &str, last: bool) -> Result<Option<Day>, Refusal> {
        let date = self.date(key)?;
        Ok(date.map(|date| if last { date.last } else { date.first }))
    }
}

fn plain(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once('\\') {
        out.push_str(before);
        // What follows is one of two letters; anything else stands for itself.
        let line_end = behind.strip_prefix('n');
        out.push(if line_end.is_some() { '\n' } else { '\\' });
        rest = line_end.or_else(|| behind.strip_prefix('\\')).unwrap_or(behind);
    }
    out.push_str(rest);
    out
}

/// The lines of these keys and values, as crosscheck.js writes them.
#[cfg(test)]
pub(crate) fn lines<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let lines: Vec<String> = texts
        .into_iter()
        .map(|text| text.replace('\\', "\\\\").replace('\n', "\\n"))
        .collect();
    lines.join("\n")
}
