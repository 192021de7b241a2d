//! A line of a table of documents into its cells: JSON, or text between commas, semicolons or tabs.

use std::borrow::Cow;
use std::fmt;

use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

/// What stands in a cell.
pub(super) enum Value<'a> {
    Nothing,
    Text(Cow<'a, str>),
    /// A number, or true or false: as text.
    Plain(String),
    List(Vec<Cow<'a, str>>),
    /// Something that says nothing of a document.
    Wrong(&'static str),
}

/// A line of JSON: keys in the order written, values as written.
pub(super) struct Line<'a>(pub(super) Vec<(Cow<'a, str>, &'a RawValue)>);

#[derive(Deserialize)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de> Deserialize<'de> for Line<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = Line<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a document")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Line<'de>, A::Error> {
                let mut pairs = Vec::new();
                while let Some((Key(key), value)) = map.next_entry()? {
                    pairs.push((key, value));
                }
                Ok(Line(pairs))
            }
        }
        from.deserialize_map(Pairs)
    }
}

impl<'de> Deserialize<'de> for Value<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Value<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Value<'de>, E> {
                Ok(Value::Text(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Value<'de>, E> {
                Ok(Value::Text(Cow::Owned(text.to_owned())))
            }

            fn visit_bool<E>(self, value: bool) -> Result<Value<'de>, E> {
                Ok(Value::Plain(value.to_string()))
            }

            fn visit_i64<E>(self, value: i64) -> Result<Value<'de>, E> {
                Ok(Value::Plain(value.to_string()))
            }

            fn visit_u64<E>(self, value: u64) -> Result<Value<'de>, E> {
                Ok(Value::Plain(value.to_string()))
            }

            fn visit_f64<E>(self, value: f64) -> Result<Value<'de>, E> {
                Ok(Value::Plain(value.to_string()))
            }

            fn visit_unit<E>(self) -> Result<Value<'de>, E> {
                Ok(Value::Nothing)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value<'de>, A::Error> {
                let mut list = Some(Vec::new());
                while let Some(item) = items.next_element()? {
                    match (item, &mut list) {
                        (Value::Text(text), Some(list)) => list.push(text),
                        (Value::Plain(text), Some(list)) => list.push(Cow::Owned(text)),
                        (Value::Nothing, _) => {}
                        _ => list = None,
                    }
                }
                Ok(list.map_or(Value::Wrong("a list of other things"), Value::List))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value<'de>, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Value::Wrong("an object"))
            }
        }
        from.deserialize_any(Any)
    }
}

/// What stands between the cells of a table: the sign of these that the first row has most of.
pub(crate) fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: u8| first.bytes().filter(|byte| *byte == sign).count();
    // Of equals the first one written here stays.
    [b'\t', b';', b',']
        .into_iter()
        .max_by_key(|sign| count(*sign))
        .unwrap_or(b',')
}

/// Where the cells of a row stand in it, without their quotation marks.
pub(super) fn cells(row: &str, delimiter: u8) -> Vec<std::ops::Range<usize>> {
    let (mut done, mut start, mut quoted) = (Vec::new(), 0, false);
    let mut close = |start: usize, end: usize| {
        let cell = row.get(start..end).unwrap_or_default();
        let is_quoted = cell.len() > 1 && cell.starts_with('"') && cell.ends_with('"');
        let by = usize::from(is_quoted);
        done.push(start + by..end - by);
    };
    for (at, byte) in row.bytes().enumerate() {
        if byte == b'"' {
            quoted = !quoted;
        } else if byte == delimiter && !quoted {
            close(start, at);
            start = at + 1;
        }
    }
    close(start, row.len());
    done
}
