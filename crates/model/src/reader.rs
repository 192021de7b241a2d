//! Reads records from postcard without a way to fail.
//!
//! Postcard's own reader may fail at every field, and each of those failures has to take back all that was read before
//! it: that came to more code than the reading itself. This one goes on with zeros and empty texts once the bytes make no
//! sense, and remembers that they did not, so that only the whole is refused.

use std::fmt;

use serde::de::value::U32Deserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer, SeqAccess, StdError, VariantAccess, Visitor,
};

/// The bytes not read yet.
pub(crate) struct Reader<'de> {
    rest: &'de [u8],
    damaged: bool,
}

impl<'de> Reader<'de> {
    pub(crate) fn new(bytes: &'de [u8]) -> Self {
        Self {
            rest: bytes,
            damaged: false,
        }
    }

    /// Whether all that was read made sense and nothing is left.
    pub(crate) fn is_whole(&self) -> bool {
        !self.damaged && self.rest.is_empty()
    }

    /// Whatever is read from here on is nothing.
    #[inline(never)]
    fn damage(&mut self) {
        self.damaged = true;
        self.rest = &[];
    }

    #[inline(never)]
    fn byte(&mut self) -> u8 {
        if let Some((&byte, rest)) = self.rest.split_first() {
            self.rest = rest;
            byte
        } else {
            self.damage();
            0
        }
    }

    /// A number in groups of seven bits, the lowest first.
    #[inline(never)]
    fn number(&mut self) -> u32 {
        let mut number = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte();
            let bits = u32::from(byte & 0x7f);
            if shift == 28 && byte > 0x0f {
                break;
            }
            number |= bits << shift;
            if byte < 0x80 {
                return number;
            }
        }
        self.damage();
        0
    }

    /// A number below a limit: the variant of an enum, or whether something is there.
    #[inline(never)]
    fn choice(&mut self, limit: usize) -> u32 {
        let number = self.number();
        if (number as usize) < limit {
            number
        } else {
            self.damage();
            0
        }
    }

    /// How many items follow. Each takes a byte at least.
    #[inline(never)]
    fn length(&mut self) -> usize {
        let length = self.number() as usize;
        if length <= self.rest.len() {
            length
        } else {
            self.damage();
            0
        }
    }

    #[inline(never)]
    fn text(&mut self) -> &'de str {
        let length = self.length();
        let (text, rest) = self.rest.split_at_checked(length).unwrap_or_default();
        self.rest = rest;
        std::str::from_utf8(text).unwrap_or_else(|_| {
            self.damage();
            ""
        })
    }

    #[inline(never)]
    fn float(&mut self) -> f64 {
        let bytes = [(); 8].map(|()| self.byte());
        f64::from_le_bytes(bytes)
    }
}

/// What never happens. Nothing has this type, so the compiler leaves out all that would follow.
#[derive(Debug)]
pub(crate) enum Never {}

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl StdError for Never {}

impl Error for Never {
    /// # Panics
    /// Always. The derived code calls it for an unknown variant, a record with too few fields and a value of a kind the
    /// record does not want: the reader gives none of these, whatever the bytes.
    fn custom<T: fmt::Display>(_: T) -> Self {
        foreign()
    }
}

#[allow(clippy::panic, reason = "a mistake in the reader, not in what it reads")]
fn foreign<T>() -> T {
    panic!("the reader was asked for what no record holds")
}

/// Kinds of values that no record holds.
macro_rules! unused {
    ($($name:ident)+) => {$(
        fn $name<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Never> {
            foreign()
        }
    )+};
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Never;

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_bool(self.choice(2) == 1)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_u8(self.byte())
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_u32(self.number())
    }

    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        // The sign stands in the lowest bit.
        let number = self.number();
        visitor.visit_i32((number >> 1).cast_signed() ^ -(number & 1).cast_signed())
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_f64(self.float())
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_borrowed_str(self.text())
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        if self.choice(2) == 1 {
            visitor.visit_some(self)
        } else {
            visitor.visit_none()
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        let left = self.length();
        visitor.visit_seq(Items { left, reader: self })
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_seq(Fields(self))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Never> {
        visitor.visit_seq(Fields(self))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Never> {
        let variant = self.choice(variants.len());
        visitor.visit_enum(Variant { variant, reader: self })
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Never> {
        visitor.visit_seq(Fields(self))
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_unit()
    }

    unused! {
        deserialize_any deserialize_i8 deserialize_i16 deserialize_i64 deserialize_u16 deserialize_u64 deserialize_f32
        deserialize_char deserialize_bytes deserialize_byte_buf deserialize_unit deserialize_map deserialize_identifier
        deserialize_ignored_any
    }

    fn is_human_readable(&self) -> bool {
        false
    }
}

/// The fields of a record: always as many as it has.
struct Fields<'a, 'de>(&'a mut Reader<'de>);

impl<'de> SeqAccess<'de> for Fields<'_, 'de> {
    type Error = Never;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Never> {
        seed.deserialize(&mut *self.0).map(Some)
    }
}

/// The items of a list: none any more once the bytes are damaged.
struct Items<'a, 'de> {
    left: usize,
    reader: &'a mut Reader<'de>,
}

impl<'de> SeqAccess<'de> for Items<'_, 'de> {
    type Error = Never;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Never> {
        if self.left == 0 || self.reader.damaged {
            return Ok(None);
        }
        self.left -= 1;
        seed.deserialize(&mut *self.reader).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left)
    }
}

/// One of several kinds, with what it holds.
struct Variant<'a, 'de> {
    variant: u32,
    reader: &'a mut Reader<'de>,
}

impl<'a, 'de> EnumAccess<'de> for Variant<'a, 'de> {
    type Error = Never;
    type Variant = Held<'a, 'de>;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Self::Variant), Never> {
        let variant: U32Deserializer<Never> = self.variant.into_deserializer();
        seed.deserialize(variant).map(|variant| (variant, Held(self.reader)))
    }
}

/// What a variant holds.
struct Held<'a, 'de>(&'a mut Reader<'de>);

impl<'de> VariantAccess<'de> for Held<'_, 'de> {
    type Error = Never;

    fn unit_variant(self) -> Result<(), Never> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Never> {
        seed.deserialize(self.0)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_seq(Fields(self.0))
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Never> {
        visitor.visit_seq(Fields(self.0))
    }
}
