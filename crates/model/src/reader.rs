//! Reads records from postcard without a way to fail.
//!
//! Postcard's own reader may fail at every field, and each of those failures has to take back all that was read before
//! it: that came to more code than the reading itself. This one goes on with zeros and empty texts once the bytes make no
//! sense, and remembers that they did not, so that only the whole is refused.

use bytes::Bytes;
use bytestring::ByteString;

use crate::{Parts, Text};

/// Where the texts of paragraphs are.
pub(crate) enum Texts {
    /// In the pack.
    Packed(Bytes),
    /// In parts beside the pack: so many bytes together.
    InParts(usize),
}

impl Texts {
    fn len(&self) -> usize {
        match self {
            Self::Packed(texts) => texts.len(),
            Self::InParts(length) => *length,
        }
    }
}

/// The records of a pack, and how far they and the texts beside them have been read.
pub(crate) struct Reader {
    bytes: Bytes,
    at: usize,
    texts: Texts,
    /// How many bytes of the texts have been read.
    texts_at: usize,
    damaged: bool,
}

impl Reader {
    pub(crate) fn new(bytes: Bytes, texts: Texts) -> Self {
        Self {
            bytes,
            at: 0,
            texts,
            texts_at: 0,
            damaged: false,
        }
    }

    /// Whether all that was read made sense and nothing is left.
    pub(crate) fn is_whole(&self) -> bool {
        !self.damaged && self.left() == 0
    }

    pub(crate) fn is_damaged(&self) -> bool {
        self.damaged
    }

    /// How many bytes of records and texts are left.
    pub(crate) fn left(&self) -> usize {
        self.records_left() + self.texts.len().saturating_sub(self.texts_at)
    }

    fn records_left(&self) -> usize {
        self.bytes.len() - self.at
    }

    /// The next text. It shares the memory of the pack.
    pub(crate) fn paragraph_text(&mut self) -> Text {
        let (start, length) = (self.texts_at, self.number());
        if length as usize <= self.texts.len() - start {
            let end = start + length as usize;
            self.texts_at = end;
            match &self.texts {
                Texts::InParts(_) => {
                    // A pack is smaller than 4 GB: its sections say their lengths in 32 bits.
                    let start = u32::try_from(start).unwrap_or(u32::MAX);
                    return Text::Apart { start, length };
                }
                Texts::Packed(texts) => {
                    if let Ok(text) = ByteString::try_from(texts.slice(start..end)) {
                        return Text::Here(text);
                    }
                }
            }
        }
        self.damage();
        Text::Here(ByteString::new())
    }

    /// Whatever is read from here on is nothing.
    #[inline(never)]
    fn damage(&mut self) {
        *self = Self::new(Bytes::new(), Texts::InParts(0));
        self.damaged = true;
    }

    #[inline(never)]
    fn byte(&mut self) -> u8 {
        if let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            byte
        } else {
            self.damage();
            0
        }
    }

    fn number(&mut self) -> u32 {
        self.groups(28, 0x0f)
    }

    /// A number in groups of seven bits, the lowest first; the group at `last` is at most `most`.
    #[inline(never)]
    fn groups(&mut self, last: u32, most: u8) -> u32 {
        let mut number = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte();
            let bits = u32::from(byte & 0x7f);
            if shift == last && byte > most {
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
    pub(crate) fn choice(&mut self, limit: usize) -> usize {
        let number = self.number() as usize;
        if number < limit {
            number
        } else {
            self.damage();
            0
        }
    }

    /// How many items follow. Each takes a byte at least.
    #[inline(never)]
    pub(crate) fn length(&mut self) -> usize {
        let length = self.number() as usize;
        if length <= self.records_left() {
            length
        } else {
            self.damage();
            0
        }
    }

    #[inline(never)]
    pub(crate) fn text(&mut self) -> String {
        let length = self.length();
        let bytes = self.bytes.get(self.at..self.at + length).unwrap_or_default();
        self.at += length;
        String::from_utf8(bytes.to_vec()).unwrap_or_else(|_| {
            self.damage();
            String::new()
        })
    }
}

/// What stands in a pack.
pub(crate) trait Read {
    /// The value that comes next.
    fn read(reader: &mut Reader) -> Self;
}

/// Records, each as its fields in order: described once for those who write them and read them back.
///
/// A field that is packed in a way of its own names its reader after `as`, and the same module for serde.
macro_rules! records {
    ($(
        $(#[$meta:meta])*
        pub struct $name:ident {
            $($(#[$field_meta:meta])* pub $field:ident: $kind:ty $(as $read:path)?,)+
        }
    )+) => {$(
        $(#[$meta])*
        #[derive(Serialize, Deserialize)]
        pub struct $name {
            $($(#[$field_meta])* pub $field: $kind,)+
        }

        impl $crate::reader::Read for $name {
            #[inline(never)]
            fn read(reader: &mut $crate::reader::Reader) -> Self {
                Self {
                    $($field: $crate::reader::records!(@read reader, $kind $(, $read)?),)+
                }
            }
        }
    )+};
    (@read $reader:ident, $kind:ty) => {
        <$kind as $crate::reader::Read>::read($reader)
    };
    (@read $reader:ident, $kind:ty, $read:path) => {
        $read($reader)
    };
}
pub(crate) use records;

impl Read for bool {
    fn read(reader: &mut Reader) -> Self {
        reader.choice(2) == 1
    }
}

impl Read for u8 {
    fn read(reader: &mut Reader) -> Self {
        reader.byte()
    }
}

impl Read for u16 {
    fn read(reader: &mut Reader) -> Self {
        // Three groups of at most two bits in the last: never more than fits.
        Self::try_from(reader.groups(14, 0x03)).unwrap_or_default()
    }
}

impl Read for u32 {
    fn read(reader: &mut Reader) -> Self {
        reader.number()
    }
}

impl Read for i32 {
    /// The sign stands in the lowest bit.
    #[inline(never)]
    fn read(reader: &mut Reader) -> Self {
        let number = reader.number();
        (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
    }
}

impl Read for f64 {
    #[inline(never)]
    fn read(reader: &mut Reader) -> Self {
        Self::from_le_bytes(Read::read(reader))
    }
}

impl Read for String {
    #[inline(never)]
    fn read(reader: &mut Reader) -> Self {
        reader.text()
    }
}

impl<const COUNT: usize> Read for [u8; COUNT] {
    fn read(reader: &mut Reader) -> Self {
        [(); COUNT].map(|()| reader.byte())
    }
}

impl Read for (u32, u32) {
    fn read(reader: &mut Reader) -> Self {
        (reader.number(), reader.number())
    }
}

impl<T: Read> Read for Option<T> {
    #[inline(never)]
    fn read(reader: &mut Reader) -> Self {
        (reader.choice(2) == 1).then(|| T::read(reader))
    }
}

impl<T: Read> Read for Vec<T> {
    #[inline(never)]
    fn read(reader: &mut Reader) -> Self {
        let (mut items, mut left) = (Self::new(), reader.length());
        some(reader, &mut items, &mut left, 0);
        items
    }
}

impl Read for Text {
    #[inline(never)]
    fn read(reader: &mut Reader) -> Self {
        reader.paragraph_text()
    }
}

impl Read for Parts {
    /// Not among the records: the pack lists them before.
    fn read(_: &mut Reader) -> Self {
        Self::default()
    }
}

/// Reads items until none are left, or no more bytes than so many.
#[inline(never)]
pub(crate) fn some<T: Read>(reader: &mut Reader, items: &mut Vec<T>, left: &mut usize, until: usize) {
    while *left > 0 && !reader.damaged {
        items.push(T::read(reader));
        *left -= 1;
        if until > 0 && reader.left() <= until {
            break;
        }
    }
}
