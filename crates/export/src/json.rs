//! JSON text of anything that serde can serialize, and [`Json`], a value put together freely, for the formats whose keys
//! depend on the record.
//!
//! serde_json writes the text. Two of its choices are replaced: the letters that end a line for some readers of JSON lines are
//! escaped, and numbers are written without an exponent.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::{Serialize, Serializer};
use serde_json::ser::{CharEscape, CompactFormatter, Formatter, PrettyFormatter};

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    /// True or false.
    Flag(bool),
    /// A whole number.
    Whole(u64),
    /// Another number; one that is not finite is written as `null`.
    Real(f64),
    /// A text.
    Text(String),
    /// Unknown.
    Null,
    /// Values in order.
    List(Vec<Json>),
    /// Keys in the order in which they are written.
    Record(Vec<(Cow<'static, str>, Json)>),
}

/// A record: `record! { "id": id, "names": names }`.
macro_rules! record {
    ($($key:literal: $value:expr),* $(,)?) => {
        $crate::json::Json::Record(vec![$(($key.into(), $crate::json::Json::from($value))),*])
    };
}
pub(crate) use record;

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
        Self::Whole(number as u64)
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

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Whole(number) => serializer.serialize_u64(*number),
            Self::Real(number) => serializer.serialize_f64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(values) => serializer.collect_seq(values),
            Self::Record(entries) => serializer.collect_map(entries.iter().map(|(key, value)| (key, value))),
        }
    }
}

impl Json {
    /// A list of texts.
    pub(crate) fn texts(texts: &[String]) -> Self {
        Self::List(texts.iter().map(Self::from).collect())
    }

    /// Adds a key to a record.
    pub(crate) fn set(&mut self, key: impl Into<Cow<'static, str>>, value: impl Into<Json>) {
        if let Self::Record(entries) = self {
            entries.push((key.into(), value.into()));
        }
    }

    /// Adds a key unless its value says nothing: null, an empty text or an empty list.
    pub(crate) fn say(&mut self, key: &'static str, value: impl Into<Json>) {
        let value = value.into();
        let is_silent = match &value {
            Self::Null => true,
            Self::Text(text) => text.is_empty(),
            Self::List(values) => values.is_empty(),
            _ => false,
        };
        if !is_silent {
            self.set(key, value);
        }
    }
}

/// JSON in one line, without a line end.
pub(crate) fn line(value: &(impl Serialize + ?Sized)) -> String {
    text(value, CompactFormatter)
}

/// JSON over several lines, two spaces a level, with a line end.
pub(crate) fn lines(value: &(impl Serialize + ?Sized)) -> String {
    text(value, PrettyFormatter::new()) + "\n"
}

fn text(value: &(impl Serialize + ?Sized), formatter: impl Formatter) -> String {
    let mut out = Vec::new();
    // Neither can go wrong: memory takes every byte, and serde_json writes UTF-8.
    let written = value.serialize(&mut serde_json::Serializer::with_formatter(&mut out, Ours(formatter)));
    debug_assert!(written.is_ok(), "{written:?}");
    String::from_utf8(out).unwrap_or_default()
}

/// A formatter of serde_json, with other texts and numbers.
struct Ours<F>(F);

/// The methods that stay as they are.
macro_rules! handed_on {
    ($($name:ident($($argument:ident: $kind:ty)?);)*) => {$(
        fn $name<W: ?Sized + Write>(&mut self, out: &mut W $(, $argument: $kind)?) -> io::Result<()> {
            self.0.$name(out $(, $argument)?)
        }
    )*};
}

impl<F: Formatter> Formatter for Ours<F> {
    fn write_f64<W: ?Sized + Write>(&mut self, out: &mut W, number: f64) -> io::Result<()> {
        // With a point, so that it is read back as the kind of number it is: `33.0`, `33.35`.
        if number.fract() == 0.0 {
            write!(out, "{number:.1}")
        } else {
            write!(out, "{number}")
        }
    }

    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        // A quick look at the bytes: few texts have a letter that is escaped here, or one that begins as they do.
        while rest.bytes().any(|byte| matches!(byte, 0x7f | 0xe2))
            && let Some(at) = rest.find(['\u{7f}', '\u{2028}', '\u{2029}'])
        {
            let (plain, behind) = rest.split_at(at);
            let mut letters = behind.chars();
            let letter = letters.next().map_or(0, u32::from);
            write!(out, "{plain}\\u{letter:04x}")?;
            rest = letters.as_str();
        }
        out.write_all(rest.as_bytes())
    }

    fn write_char_escape<W: ?Sized + Write>(&mut self, out: &mut W, escape: CharEscape) -> io::Result<()> {
        match escape {
            CharEscape::Backspace => out.write_all(b"\\u0008"),
            CharEscape::FormFeed => out.write_all(b"\\u000c"),
            other => self.0.write_char_escape(out, other),
        }
    }

    handed_on! {
        begin_array();
        end_array();
        begin_array_value(first: bool);
        end_array_value();
        begin_object();
        end_object();
        begin_object_key(first: bool);
        end_object_key();
        begin_object_value();
        end_object_value();
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
            any::<u64>().prop_map(Json::Whole),
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
            prop_assert_eq!(&serde_json::from_str::<serde_json::Value>(&line(&value)).unwrap(), &expected);
            prop_assert_eq!(&serde_json::from_str::<serde_json::Value>(&lines(&value)).unwrap(), &expected);
            let ends = |letter| matches!(letter, '\n' | '\r' | '\u{2028}' | '\u{2029}');
            let one_line = !line(&value).contains(ends);
            prop_assert!(one_line);
        }
    }

    #[test]
    fn lines_are_as_everybody_writes_them() {
        let value =
            record! { "a": Json::List(vec![]), "b": vec![1u32, 2], "c": record! {}, "d": 33.0, "e": None::<u32> };
        assert_eq!(
            lines(&value),
            format!("{}\n", serde_json::to_string_pretty(&theirs(&value)).unwrap())
        );
    }

    #[test]
    fn letters_and_numbers_are_written_in_one_way() {
        for (text, written) in [
            ("a\u{8}b\u{c}c\u{1f}\u{7f}", r#""a\u0008b\u000cc\u001f\u007f""#),
            ("\n\r\t\"\\/", r#""\n\r\t\"\\/""#),
            ("a\u{2028}\u{2029}é", r#""a\u2028\u2029é""#),
        ] {
            assert_eq!(line(&text), written);
        }
        for (number, written) in [
            (33.0, "33.0"),
            (-33.35, "-33.35"),
            (1e21, "1000000000000000000000.0"),
            (0.000_000_1, "0.0000001"),
            (f64::NAN, "null"),
        ] {
            assert_eq!(line(&number), written);
        }
    }
}
