//! Fields whose plain encoding would weigh too much: hashes in two bytes each, and sorted words as what each adds to the
//! one before.

/// Hashes of 16 bits: any of them may be large, so that a length-saving encoding would lengthen most.
pub(crate) mod hashes {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::reader::{Read, Reader};

    pub(crate) fn serialize<S: Serializer>(hashes: &[u16], to: S) -> Result<S::Ok, S::Error> {
        let bytes: Vec<[u8; 2]> = hashes.iter().map(|hash| hash.to_le_bytes()).collect();
        bytes.serialize(to)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u16>, D::Error> {
        let bytes = Vec::<[u8; 2]>::deserialize(from)?;
        Ok(bytes.into_iter().map(u16::from_le_bytes).collect())
    }

    pub(crate) fn read(reader: &mut Reader) -> Vec<u16> {
        let mut hashes = Vec::new();
        for bytes in Vec::<[u8; 2]>::read(reader) {
            hashes.push(u16::from_le_bytes(bytes));
        }
        hashes
    }
}

/// Sorted words in one text. Before each stands a capital: how many letters it shares with the word before it, `A` for
/// none. Words are folded and hold no Latin capital.
pub(crate) mod words {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::reader::Reader;

    const MOST: u8 = b'Z' - b'A';

    pub(crate) fn serialize<S: Serializer>(words: &[String], to: S) -> Result<S::Ok, S::Error> {
        let mut text = String::new();
        let mut before = "";
        for word in words {
            let same = before
                .chars()
                .zip(word.chars())
                .take_while(|(one, two)| one == two)
                .count();
            let shared = u8::try_from(same).unwrap_or(MOST).min(MOST);
            text.push(char::from(b'A' + shared));
            text.extend(word.chars().skip(usize::from(shared)));
            before = word;
        }
        text.serialize(to)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
        let text = String::deserialize(from)?;
        Ok(unpacked(&text))
    }

    pub(crate) fn read(reader: &mut Reader) -> Vec<String> {
        unpacked(&reader.text())
    }

    fn unpacked(text: &str) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        for letter in text.chars() {
            if let 'A'..='Z' = letter {
                let shared = (letter as usize) - ('A' as usize);
                let before = words.last().map(String::as_str).unwrap_or_default();
                words.push(before.chars().take(shared).collect());
            } else if let Some(word) = words.last_mut() {
                word.push(letter);
            }
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::{Deserialize, Serialize};

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Compact {
        #[serde(with = "super::hashes")]
        hashes: Vec<u16>,
        #[serde(with = "super::words")]
        words: Vec<String>,
    }

    fn packed(compact: &Compact) -> Vec<u8> {
        postcard::to_allocvec(compact).unwrap_or_default()
    }

    #[test]
    fn words_share_their_beginnings() {
        let words = ["militant", "militia", "mosul", "naïv"].map(str::to_owned).to_vec();
        let bytes = packed(&Compact {
            hashes: vec![0xffff, 1],
            words,
        });
        assert_eq!(bytes, b"\x02\xff\xff\x01\x00\x17AmilitantFiaBosulAna\xc3\xafv");
    }

    proptest! {
        #[test]
        fn they_come_back(hashes: Vec<u16>, words in proptest::collection::btree_set("[a-zà-öа-я0-9]{1,40}", 0..20)) {
            let compact = Compact { hashes, words: words.into_iter().collect() };
            prop_assert_eq!(postcard::from_bytes(&packed(&compact)), Ok(compact));
        }

        #[test]
        fn no_text_panics(text: String) {
            let bytes = [&[0][..], &postcard::to_allocvec(&text).unwrap_or_default()].concat();
            prop_assert!(postcard::from_bytes::<Compact>(&bytes).is_ok());
        }
    }
}
