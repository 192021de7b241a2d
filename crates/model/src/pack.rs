//! The pack: a corpus as bytes. Encoding stands beside decoding so that neither changes alone.
//!
//! Layout: the four bytes `CXPK`, one version byte, then the corpus in postcard. Hosts compress it in transit.

use std::fmt;

use crate::Corpus;
use crate::reader::{Read, Reader};

const MAGIC: &[u8; 4] = b"CXPK";
const VERSION: u8 = 3;

/// Why bytes are no pack of this build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackError {
    /// The bytes do not begin as a pack does.
    NotAPack,
    /// A pack of another version; the build and the pack do not belong together.
    Version(u8),
    /// The bytes end early or hold something else than records.
    Damaged,
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAPack => f.write_str("these bytes are not a corpus pack"),
            Self::Version(found) => write!(f, "the pack has version {found}, this build reads version {VERSION}"),
            Self::Damaged => f.write_str("the corpus pack is damaged"),
        }
    }
}

impl std::error::Error for PackError {}

/// The corpus as bytes: the same corpus gives the same bytes.
///
/// # Panics
/// Never: every record can be encoded.
#[must_use]
pub fn encode(corpus: &Corpus) -> Vec<u8> {
    let mut bytes = Vec::from(*MAGIC);
    bytes.push(VERSION);
    // Postcard fails only where a collection has no length, and none of ours lacks one.
    bytes.extend(postcard::to_allocvec(corpus).unwrap_or_default());
    bytes
}

/// Reads a pack back.
///
/// # Errors
/// When the bytes are no pack, of another version, or damaged.
pub fn decode(bytes: &[u8]) -> Result<Corpus, PackError> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(PackError::NotAPack)?;
    let (&version, rest) = rest.split_first().ok_or(PackError::Damaged)?;
    if version != VERSION {
        return Err(PackError::Version(version));
    }
    let mut reader = Reader::new(rest);
    let corpus = Corpus::read(&mut reader);
    if reader.is_whole() {
        Ok(corpus)
    } else {
        // Left in memory: a page that refuses its pack does nothing more, and taking a corpus apart is much code.
        std::mem::forget(corpus);
        Err(PackError::Damaged)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        Basis, Column, ColumnValue, Date, DatedBasis, Day, Document, Entity, EntityId, EntityKind, Event, Extent,
        Institution, Match, Name, Naming, Outlet, OutletId, OutletKind, Paragraph, ParagraphRole, Place, Precision,
        Voice, VoiceKind,
    };

    #[test]
    fn an_empty_corpus_comes_back() {
        let corpus = Corpus::default();
        assert_eq!(decode(&encode(&corpus)), Ok(corpus));
    }

    #[test]
    fn other_bytes_are_refused() {
        assert_eq!(decode(b""), Err(PackError::NotAPack));
        assert_eq!(decode(b"CXPK"), Err(PackError::Damaged));
        assert_eq!(decode(b"CXPK\x09"), Err(PackError::Version(9)));
        assert_eq!(decode(b"CXPK\x03\xff"), Err(PackError::Damaged));
    }

    fn date() -> impl Strategy<Value = Option<Date>> {
        let date = (any::<i32>(), any::<i32>()).prop_map(|(first, last)| Date {
            first: Day(first),
            last: Day(last),
            precision: Precision::Interval,
        });
        proptest::option::of(date)
    }

    fn corpora() -> impl Strategy<Value = Corpus> {
        let text = "\\PC{0,12}";
        let outlet = (text, any::<u32>(), proptest::option::of(text)).prop_map(|(id, group, note)| Outlet {
            name: id.clone(),
            short: note.clone(),
            kind: OutletKind::Unknown,
            group: (group > 9).then_some(OutletId(group)),
            country: None,
            language: note.clone(),
            entity: None,
            note,
            id,
        });
        let event = (text, date(), any::<u32>()).prop_map(|(id, date, place)| Event {
            name: id.clone(),
            date: date.map(|value| DatedBasis {
                value,
                basis: Basis::Inferred,
            }),
            entity: Some(EntityId(place)),
            places: vec![EntityId(place), EntityId(0)],
            participants: Vec::new(),
            reports: Vec::new(),
            note: None,
            id,
        });
        let entity = (text, any::<f64>(), any::<bool>()).prop_map(|(id, lat, decided)| Entity {
            name: id.clone(),
            kind: EntityKind::Place,
            names: vec![Name {
                form: id.clone(),
                language: None,
                matches: Match::Related,
                decided,
                evidence: None,
                note: None,
            }],
            search: vec![id.clone()],
            links: Vec::new(),
            place: lat.is_finite().then(|| Place {
                lat,
                lon: -lat,
                country: id.clone(),
                extent: Extent::Region,
            }),
            within: None,
            note: None,
            wikidata: None,
            id,
        });
        let voice = (text, any::<u32>(), any::<bool>()).prop_map(|(id, entity, words)| Voice {
            name: id.clone(),
            kind: VoiceKind::Group,
            naming: Naming::Collective,
            entity: None,
            institution: Some(if words {
                Institution::Words(id.clone())
            } else {
                Institution::Entity(EntityId(entity))
            }),
            roles: Vec::new(),
            party: Vec::new(),
            note: None,
            id,
        });
        let column = (text, proptest::collection::vec(text, 0..3)).prop_map(|(key, values)| Column {
            title: key.clone(),
            key,
            values,
        });
        let document = (text, any::<u16>(), any::<u32>()).prop_map(|(id, column, value)| Document {
            outlet: OutletId(value),
            title: Some(id.clone()),
            address: None,
            published: None,
            modified: None,
            accessed: None,
            genre: None,
            language: String::new(),
            original: None,
            coded: false,
            note: None,
            lineage: Vec::new(),
            stems: Vec::new(),
            paragraphs: vec![Paragraph {
                role: ParagraphRole::Body,
                digest: None,
                links: Vec::new(),
                remarks: Vec::new(),
                fingerprint: None,
                text: Some(id.clone()),
            }],
            columns: vec![ColumnValue { column, value }],
            id,
        });
        let table = 0..4usize;
        (
            proptest::collection::vec(outlet, table.clone()),
            proptest::collection::vec(event, table.clone()),
            proptest::collection::vec(entity, table.clone()),
            proptest::collection::vec(voice, table.clone()),
            proptest::collection::vec(document, table.clone()),
            proptest::collection::vec(column, table),
        )
            .prop_map(|(outlets, events, entities, voices, documents, columns)| Corpus {
                outlets,
                events,
                entities,
                voices,
                documents,
                columns,
                ..Corpus::default()
            })
    }

    /// What postcard itself makes of the bytes.
    fn by_postcard(bytes: &[u8]) -> Result<Corpus, PackError> {
        match postcard::take_from_bytes(&bytes[5..]) {
            Ok((corpus, [])) => Ok(corpus),
            _ => Err(PackError::Damaged),
        }
    }

    proptest! {
        #[test]
        fn every_corpus_comes_back(corpus in corpora()) {
            prop_assert_eq!(decode(&encode(&corpus)), Ok(corpus));
        }

        #[test]
        fn what_ends_early_is_damaged(corpus in corpora(), at in any::<proptest::sample::Index>()) {
            let bytes = encode(&corpus);
            let end = 5 + at.index(bytes.len() - 5);
            prop_assert_eq!(decode(&bytes[..end]), Err(PackError::Damaged));
        }

        #[test]
        fn changed_bytes_are_read_as_postcard_reads_them(
            corpus in corpora(),
            changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..4),
        ) {
            let mut bytes = encode(&corpus);
            for (at, byte) in changes {
                let at = 5 + at.index(bytes.len() - 5);
                bytes[at] = byte;
            }
            // Compared as text, in which no number differs from itself.
            prop_assert_eq!(format!("{:?}", decode(&bytes)), format!("{:?}", by_postcard(&bytes)));
        }

        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = decode(&[&b"CXPK\x03"[..], &bytes].concat());
        }
    }
}
