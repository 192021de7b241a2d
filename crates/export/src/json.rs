//! JSON as a tree of values and as text. Every format that is JSON is built of it, and so are the answers of the JavaScript
//! API: a writer of two hundred lines, where a library would bring forty kilobytes into the program.

use std::borrow::Cow;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// Unknown.
    Null,
    /// True or false.
    Flag(bool),
    /// A whole number.
    Whole(i64),
    /// Another number; one that is not finite is written as `null`.
    Real(f64),
    /// A text.
    Text(String),
    /// Values in order.
    List(Vec<Json>),
    /// Keys in the order in which they are written.
    Record(Vec<(Cow<'static, str>, Json)>),
}

/// A record: `record! { "id": id, "names": names }`.
#[macro_export]
macro_rules! record {
    ($($key:literal: $value:expr),* $(,)?) => {
        $crate::Json::Record(vec![$(($key.into(), $crate::Json::from($value))),*])
    };
}

impl From<bool> for Json {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<u32> for Json {
    fn from(number: u32) -> Self {
        Self::Whole(number.into())
    }
}

impl From<usize> for Json {
    fn from(number: usize) -> Self {
        Self::Whole(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<f64> for Json {
    fn from(number: f64) -> Self {
        Self::Real(number)
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Json {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl<T: Into<Json>> From<Option<T>> for Json {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<T: Into<Json>> From<Vec<T>> for Json {
    fn from(values: Vec<T>) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}

impl Json {
    /// A list of texts.
    pub(crate) fn texts(texts: &[String]) -> Self {
        Self::List(texts.iter().map(Self::from).collect())
    }

    /// Adds a key to a record.
    pub fn set(&mut self, key: impl Into<Cow<'static, str>>, value: impl Into<Json>) {
        if let Self::Record(entries) = self {
            entries.push((key.into(), value.into()));
        }
    }

    /// Adds a key unless its value says nothing: null, an empty text or an empty list.
    pub(crate) fn say(&mut self, key: &'static str, value: impl Into<Json>) {
        let value = value.into();
        let silent = match &value {
            Self::Null => true,
            Self::Text(text) => text.is_empty(),
            Self::List(values) => values.is_empty(),
            _ => false,
        };
        if !silent {
            self.set(key, value);
        }
    }

    /// In one line, without a line end.
    #[must_use]
    pub fn line(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, None);
        out
    }

    /// Over several lines, two spaces a level, with a line end.
    #[must_use]
    pub fn lines(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, Some(0));
        out.push('\n');
        out
    }

    /// With a level: on lines of its own.
    fn write(&self, out: &mut String, level: Option<usize>) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
            Self::Whole(number) => whole(*number, out),
            Self::Real(number) if number.is_finite() => out.push_str(&real(*number)),
            Self::Real(_) => out.push_str("null"),
            Self::Text(text) => quote(text, out),
            Self::List(values) => {
                out.push('[');
                for (index, value) in values.iter().enumerate() {
                    next(out, index, level);
                    value.write(out, level.map(|level| level + 1));
                }
                close(out, values.is_empty(), level, ']');
            }
            Self::Record(entries) => {
                out.push('{');
                for (index, (key, value)) in entries.iter().enumerate() {
                    next(out, index, level);
                    quote(key, out);
                    out.push_str(if level.is_some() { ": " } else { ":" });
                    value.write(out, level.map(|level| level + 1));
                }
                close(out, entries.is_empty(), level, '}');
            }
        }
    }
}

fn next(out: &mut String, index: usize, level: Option<usize>) {
    if index > 0 {
        out.push(',');
    }
    if let Some(level) = level {
        break_line(out, level + 1);
    }
}

fn close(out: &mut String, empty: bool, level: Option<usize>, bracket: char) {
    if let (Some(level), false) = (level, empty) {
        break_line(out, level);
    }
    out.push(bracket);
}

fn break_line(out: &mut String, level: usize) {
    out.push('\n');
    for _ in 0..level {
        out.push_str("  ");
    }
}

/// `33.0`, `33.35`: with a point, so that it is read back as the number it is.
fn real(number: f64) -> String {
    let text = number.to_string();
    if text.contains('.') { text } else { text + ".0" }
}

/// Digit by digit: quicker than the library's way, and an answer has thousands of numbers.
fn whole(number: i64, out: &mut String) {
    let mut digits = [0; 20];
    let mut places = digits.iter_mut().rev();
    let mut rest = number.unsigned_abs();
    let mut length = 0;
    while let Some(place) = places.next()
        && (rest > 0 || length == 0)
    {
        *place = b'0' + (rest % 10) as u8;
        rest /= 10;
        length += 1;
    }
    if number < 0 {
        out.push('-');
    }
    for digit in digits.iter().skip(digits.len() - length) {
        out.push(char::from(*digit));
    }
}

/// Stretches that stand for themselves are copied whole: most texts are one.
fn quote(text: &str, out: &mut String) {
    out.push('"');
    let mut rest = text;
    while let Some(at) = rest.find(is_escaped) {
        let (plain, behind) = rest.split_at(at);
        out.push_str(plain);
        let mut letters = behind.chars();
        if let Some(letter) = letters.next() {
            escape(letter, out);
        }
        rest = letters.as_str();
    }
    out.push_str(rest);
    out.push('"');
}

/// U+2028 and U+2029 end a line for some readers of JSON lines and of JavaScript.
fn is_escaped(letter: char) -> bool {
    letter < ' ' || matches!(letter, '"' | '\\' | '\u{7f}' | '\u{2028}' | '\u{2029}')
}

fn escape(letter: char, out: &mut String) {
    out.push('\\');
    match letter {
        '\n' => out.push('n'),
        '\r' => out.push('r'),
        '\t' => out.push('t'),
        '"' | '\\' => out.push(letter),
        _ => {
            out.push('u');
            for place in [12, 8, 4, 0] {
                out.push(char::from_digit((letter as u32 >> place) & 15, 16).unwrap_or('0'));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_json() -> impl Strategy<Value = Json> {
        let leaf = prop_oneof![
            Just(Json::Null),
            any::<bool>().prop_map(Json::Flag),
            any::<i64>().prop_map(Json::Whole),
            any::<i32>().prop_map(|thousandths| Json::Real(f64::from(thousandths) / 1000.0)),
            any::<String>().prop_map(Json::Text),
        ];
        leaf.prop_recursive(3, 24, 4, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..4).prop_map(Json::List),
                (inner.clone(), inner)
                    .prop_map(|(one, two)| Json::Record(vec![("one".into(), one), ("two \"".into(), two)])),
            ]
        })
    }

    fn theirs(value: &Json) -> serde_json::Value {
        match value {
            Json::Null => serde_json::Value::Null,
            Json::Flag(flag) => (*flag).into(),
            Json::Whole(number) => (*number).into(),
            Json::Real(number) => (*number).into(),
            Json::Text(text) => text.as_str().into(),
            Json::List(values) => values.iter().map(theirs).collect(),
            Json::Record(entries) => serde_json::Value::Object(
                entries
                    .iter()
                    .map(|(key, value)| (key.clone().into_owned(), theirs(value)))
                    .collect(),
            ),
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(value in any_json()) {
            let expected = theirs(&value);
            prop_assert_eq!(&serde_json::from_str::<serde_json::Value>(&value.line()).unwrap(), &expected);
            prop_assert_eq!(&serde_json::from_str::<serde_json::Value>(&value.lines()).unwrap(), &expected);
            let ends = |letter| matches!(letter, '\n' | '\r' | '\u{2028}' | '\u{2029}');
            let one_line = !value.line().contains(ends);
            prop_assert!(one_line);
        }
    }

    #[test]
    fn lines_are_as_everybody_writes_them() {
        let value =
            record! { "a": Json::List(vec![]), "b": vec![1u32, 2], "c": record! {}, "d": 33.0, "e": None::<u32> };
        assert_eq!(
            value.lines(),
            format!("{}\n", serde_json::to_string_pretty(&theirs(&value)).unwrap())
        );
        assert_eq!(Json::Real(f64::NAN).line(), "null");
    }
}
