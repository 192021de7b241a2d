//! Turns the options of a call into the structs of `options`, or into a sentence that names the option that is wrong:
//! `options.facets.place.include[0] must be a string, not number`.
//!
//! serde-wasm-bindgen reads what a script handed in as a [`Given`], and the structs are made from that. They are not read
//! directly, since serde-wasm-bindgen looks only for the fields that a struct has, so that a misspelt option would go
//! unnoticed, and its errors do not say where they are.

use std::fmt::{self, Display};
use std::vec::IntoIter;

use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use crate::Refusal;

/// A plain value of JavaScript.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Given {
    Nothing,
    Flag(bool),
    Number(f64),
    Text(String),
    List(Vec<Given>),
    Record(Vec<(String, Given)>),
}

/// The options of one call. Each part of a struct of options takes its own; what nobody takes is no option.
pub(crate) struct Options {
    rest: Vec<(String, Given)>,
    known: Vec<&'static str>,
}

/// A struct of options that is put together from parts.
pub(crate) trait FromOptions: Sized {
    fn from_options(options: &mut Options) -> Result<Self, Wrong>;
}

/// What is wrong, and where: `.limit`, `must be a whole number from 0`.
#[derive(Debug)]
pub(crate) struct Wrong {
    place: String,
    what: String,
}

/// Reads the options of a call.
pub(crate) fn read<T: FromOptions>(given: Given) -> Result<T, Refusal> {
    let read = Options::new(given).and_then(|mut options| {
        let read = T::from_options(&mut options)?;
        options.finish()?;
        Ok(read)
    });
    read.map_err(|Wrong { place, what }| Refusal::wrong(format!("options{place} {what}")))
}

impl Options {
    fn new(given: Given) -> Result<Self, Wrong> {
        let rest = match given {
            Given::Nothing => Vec::new(),
            Given::Record(entries) => entries,
            other => return Err(other.is_not("an object")),
        };
        Ok(Self {
            rest,
            known: Vec::new(),
        })
    }

    /// Takes out the fields of a struct.
    pub(crate) fn take<'de, T: Deserialize<'de>>(&mut self) -> Result<T, Wrong> {
        T::deserialize(Part(self))
    }

    fn finish(mut self) -> Result<(), Wrong> {
        // crosscheck.js deals with the signal, which belongs to every call.
        self.known.push("signal");
        match self.rest.first() {
            Some((key, _)) => Err(Wrong::has_no(key, &self.known)),
            None => Ok(()),
        }
    }
}

/// The part of some options that a struct takes.
struct Part<'a>(&'a mut Options);

impl<'de> Deserializer<'de> for Part<'_> {
    type Error = Wrong;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        Given::Record(std::mem::take(&mut self.0.rest)).deserialize_any(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        let all = std::mem::take(&mut self.0.rest);
        let (own, rest) = all.into_iter().partition(|(key, _)| fields.contains(&key.as_str()));
        self.0.rest = rest;
        self.0.known.extend(fields);
        visitor.visit_map(Entries::new(own))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

impl Given {
    /// As JavaScript's `typeof` has it, save for null and arrays.
    fn kind(&self) -> &'static str {
        match self {
            Self::Nothing => "null",
            Self::Flag(_) => "boolean",
            Self::Number(_) => "number",
            Self::Text(_) => "string",
            Self::List(_) => "an array",
            Self::Record(_) => "object",
        }
    }

    fn is_not(&self, expected: &str) -> Wrong {
        de::Error::custom(format_args!("must be {expected}, not {}", self.kind()))
    }
}

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Given;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a plain value")
    }

    fn visit_unit<E>(self) -> Result<Given, E> {
        Ok(Given::Nothing)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Given, E> {
        Ok(Given::Flag(flag))
    }

    #[allow(clippy::cast_precision_loss, reason = "numbers of JavaScript are of this kind")]
    fn visit_i64<E>(self, number: i64) -> Result<Given, E> {
        Ok(Given::Number(number as f64))
    }

    #[allow(clippy::cast_precision_loss, reason = "numbers of JavaScript are of this kind")]
    fn visit_u64<E>(self, number: u64) -> Result<Given, E> {
        Ok(Given::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Given, E> {
        Ok(Given::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Given, E> {
        Ok(Given::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Given, E> {
        Ok(Given::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Given, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = values.next_element()? {
            list.push(value);
        }
        Ok(Given::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Given, A::Error> {
        let mut record = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            record.push(entry);
        }
        Ok(Given::Record(record))
    }
}

impl<'de> Deserializer<'de> for Given {
    type Error = Wrong;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self {
            Self::Nothing => visitor.visit_unit(),
            Self::Flag(flag) => visitor.visit_bool(flag),
            Self::Number(number) => visitor.visit_f64(number),
            Self::Text(text) => visitor.visit_string(text),
            Self::List(values) => visitor.visit_seq(Elements::new(values)),
            Self::Record(entries) => visitor.visit_map(Entries::new(entries)),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self {
            Self::Flag(flag) => visitor.visit_bool(flag),
            other => Err(other.is_not("true or false")),
        }
    }

    /// The one kind of number that there is among the options. What is larger than any number here is as good as the largest.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole numbers from 0, cut to size"
    )]
    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        const LARGEST_SAFE: f64 = 9_007_199_254_740_991.0;
        match self {
            Self::Number(number) if number.fract() == 0.0 && (0.0..=LARGEST_SAFE).contains(&number) => {
                visitor.visit_u32(number.min(u32::MAX.into()) as u32)
            }
            _ => Err(de::Error::custom("must be a whole number from 0")),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self {
            Self::Text(text) => visitor.visit_string(text),
            other => Err(other.is_not("a string")),
        }
    }

    /// An option that is not given is not there at all: crosscheck.js leaves out what is `undefined`.
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_some(self)
    }

    /// The lists among the options are of texts.
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self {
            Self::List(values) => visitor.visit_seq(Elements::new(values)),
            other => Err(other.is_not("an array of strings")),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self {
            Self::Record(entries) => visitor.visit_map(Entries::new(entries)),
            other => Err(other.is_not("an object")),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        self.deserialize_map(visitor)
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u64 u128 f32 f64 char str bytes byte_buf unit unit_struct newtype_struct tuple
        tuple_struct enum identifier ignored_any
    }
}

/// The elements of a list. What is wrong with one of them is told with its index.
struct Elements(std::iter::Enumerate<IntoIter<Given>>);

impl Elements {
    fn new(values: Vec<Given>) -> Self {
        Self(values.into_iter().enumerate())
    }
}

impl<'de> SeqAccess<'de> for Elements {
    type Error = Wrong;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Wrong> {
        let Some((index, value)) = self.0.next() else {
            return Ok(None);
        };
        let read = seed
            .deserialize(value)
            .map_err(|wrong| wrong.inside(format!("[{index}]")));
        read.map(Some)
    }
}

/// The entries of a record. What is wrong with one of them is told with its key.
struct Entries {
    entries: IntoIter<(String, Given)>,
    current: Option<(String, Given)>,
}

impl Entries {
    fn new(entries: Vec<(String, Given)>) -> Self {
        Self {
            entries: entries.into_iter(),
            current: None,
        }
    }
}

impl<'de> MapAccess<'de> for Entries {
    type Error = Wrong;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Wrong> {
        self.current = self.entries.next();
        let Some((key, _)) = &self.current else { return Ok(None) };
        seed.deserialize(de::value::StrDeserializer::new(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Wrong> {
        let Some((key, value)) = self.current.take() else {
            return Err(de::Error::custom("has a value without a key"));
        };
        seed.deserialize(value).map_err(|wrong| wrong.inside(format!(".{key}")))
    }
}

impl Wrong {
    fn has_no(key: &str, known: &[&str]) -> Self {
        de::Error::custom(format_args!("has no “{key}”: it takes {}", known.join(", ")))
    }

    fn inside(self, place: String) -> Self {
        Self {
            place: place + &self.place,
            what: self.what,
        }
    }
}

impl de::Error for Wrong {
    fn custom<T: Display>(what: T) -> Self {
        Self {
            place: String::new(),
            what: what.to_string(),
        }
    }

    fn unknown_field(key: &str, known: &'static [&'static str]) -> Self {
        Self::has_no(key, known)
    }
}

impl Display for Wrong {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.place, self.what)
    }
}

impl std::error::Error for Wrong {}
