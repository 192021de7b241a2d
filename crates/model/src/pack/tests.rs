use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::{
    Basis, Column, ColumnValue, Date, DatedBasis, Day, Document, DocumentId, Entity, EntityId, EntityKind, Event,
    Extent, Institution, Match, Name, Naming, Outlet, OutletId, OutletKind, Paragraph, ParagraphRole, Place, Precision,
    Source, Standing, Voice, VoiceKind,
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
    assert_eq!(decode(b"CXPK\x07\xff"), Err(PackError::Damaged));
}

/// Not SHA-256, but a digest all the same: these tests want none of a real one's virtues.
fn digest(bytes: &[u8]) -> [u8; 32] {
    let mut digest = [7_u8; 32];
    for (at, byte) in bytes.iter().enumerate() {
        let place = &mut digest[at % 32];
        *place = place.wrapping_mul(31).wrapping_add(*byte);
    }
    digest
}

fn with_texts(texts: &[&str]) -> Corpus {
    let paragraphs = texts.iter().map(|text| Paragraph {
        role: ParagraphRole::Body,
        digest: None,
        links: Vec::new(),
        remarks: Vec::new(),
        fingerprint: None,
        text: (!text.is_empty()).then(|| (*text).to_owned().into()),
    });
    let document = Document {
        paragraphs: paragraphs.collect(),
        ..document(String::new(), 0, 0)
    };
    Corpus {
        documents: vec![document],
        ..Corpus::default()
    }
}

fn at(paragraph: u32) -> Source {
    Source {
        document: DocumentId(0),
        paragraph,
    }
}

#[test]
fn texts_and_index_share_the_memory_of_the_pack_and_free_it() {
    let corpus = with_texts(&["One.", "", "Zwölf."]);
    let pack: Arc<[u8]> = encode_in_parts(&corpus, b"index", usize::MAX, &digest).pack.into();
    let memory = pack.as_ptr_range();
    let opened = Opening::of(Bytes::from_owner(pack.clone())).unwrap().finish().unwrap();
    assert_eq!(opened.corpus, corpus);
    assert_eq!(opened.index, b"index"[..]);
    let text = opened.corpus.text(at(3)).unwrap();
    assert!(
        memory.contains(&text.as_ptr()) && memory.contains(&opened.index.as_ptr()),
        "copied"
    );
    assert_eq!(opened.corpus.lacks(at(3)), None);
    assert_eq!(Arc::strong_count(&pack), 2);
    drop(opened.index);
    assert_eq!(Arc::strong_count(&pack), 2, "its texts are still there");
    drop(opened.corpus);
    assert_eq!(Arc::strong_count(&pack), 1, "what was dropped still holds the pack");
}

#[test]
fn a_pack_that_is_part_of_the_program_is_read_in_place() {
    let pack: &'static [u8] = encode_in_parts(&with_texts(&["One."]), b"", usize::MAX, &digest)
        .pack
        .leak();
    let opened = Opening::new(pack).unwrap().finish().unwrap();
    assert!(
        pack.as_ptr_range()
            .contains(&opened.corpus.text(at(1)).unwrap().as_ptr()),
        "copied"
    );
}

#[test]
fn large_texts_come_in_parts_that_are_checked() {
    let largest: u32 = 200;
    let long = "x".repeat(largest as usize - 1);
    let corpus = with_texts(&["One.", &long, "", "Two."]);
    let packed = encode_in_parts(&corpus, &vec![9; 4 * largest as usize + 5], 1000, &digest);
    assert!(packed.pack.len() < 1000);
    let opened = Opening::of(packed.pack.clone().into()).unwrap().finish().unwrap();
    let parts = opened.corpus.parts.all();
    let shape: Vec<_> = parts.iter().map(|part| (part.holds, part.start, part.length)).collect();
    assert_eq!(
        shape,
        [
            (Holds::Texts, 0, 4),
            (Holds::Texts, 4, largest - 1),
            (Holds::Texts, largest + 3, 4),
            (Holds::Index, 0, largest),
            (Holds::Index, largest, largest),
            (Holds::Index, 2 * largest, largest),
            (Holds::Index, 3 * largest, largest),
            (Holds::Index, 4 * largest, 5),
        ]
    );
    let (path, bytes) = &packed.parts[2];
    let part = opened.corpus.lacks(at(4)).unwrap();
    assert_eq!((part.path(), opened.corpus.text(at(4))), (path.clone(), None));
    // Too short, other bytes, another digest: refused, and asked for again.
    assert!(!part.fill(bytes[1..].to_vec(), &digest(&bytes[1..])));
    assert!(!part.fill(b"Tvo.".to_vec(), &digest(b"Tvo.")));
    assert!(!part.fill(bytes.clone(), &[]));
    assert!(opened.corpus.lacks(at(4)).is_some());
    assert!(part.fill(bytes.clone(), &digest(bytes)));
    assert_eq!(opened.corpus.text(at(4)), Some("Two."));
    assert!(opened.corpus.lacks(at(4)).is_none() && opened.corpus.lacks(at(1)).is_some());
    assert_eq!(opened.corpus.lacks(at(3)), None, "no text at all");
    // Those of an index are joined in their order, each once, and held once.
    let mut joined = Vec::new();
    for (at, part) in parts.iter().enumerate().skip(3) {
        let bytes = &packed.parts[at].1;
        let next = parts.get(at + 1).zip(packed.parts.get(at + 1));
        assert!(next.is_none_or(|(next, (_, bytes))| !next.add_to(&mut joined, bytes, &digest(bytes))));
        assert!(!part.add_to(&mut joined, bytes, &[]) && part.bytes().is_none());
        assert!(part.add_to(&mut joined, bytes, &digest(bytes)));
        assert!(!part.add_to(&mut joined, bytes, &digest(bytes)));
        assert_eq!(part.bytes(), Some(&[][..]));
    }
    assert_eq!(joined, vec![9; 4 * largest as usize + 5]);
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
        belongs_to: vec![EntityId(entity); usize::from(words)],
        standing: entity.is_multiple_of(2).then_some(Standing::Expert),
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
    let document = (text, any::<u16>(), any::<u32>()).prop_map(|(id, column, value)| document(id, column, value));
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

fn document(id: String, column: u16, value: u32) -> Document {
    Document {
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
            text: Some(id.clone().into()),
        }],
        columns: vec![ColumnValue { column, value }],
        id,
    }
}

/// Where the records of a pack without parts begin.
const RECORDS: usize = 4 + 1 + 4 * SECTIONS + 1;

/// What postcard itself makes of the bytes.
fn by_postcard(bytes: &[u8], records: usize) -> Result<Corpus, PackError> {
    let (records, mut texts) = bytes[RECORDS..].split_at(records);
    let Ok((mut corpus, [])) = postcard::take_from_bytes::<Corpus>(records) else {
        return Err(PackError::Damaged);
    };
    let paragraphs = corpus
        .documents
        .iter_mut()
        .flat_map(|document| &mut document.paragraphs);
    for text in paragraphs.filter_map(|paragraph| paragraph.text.as_mut()) {
        let (own, rest) = texts.split_at_checked(text.length()).ok_or(PackError::Damaged)?;
        let own = std::str::from_utf8(own).map_err(|_| PackError::Damaged)?;
        *text = own.to_owned().into();
        texts = rest;
    }
    if texts.is_empty() {
        Ok(corpus)
    } else {
        Err(PackError::Damaged)
    }
}

fn texts_of(corpus: &Corpus) -> usize {
    texts(corpus).map(str::len).sum()
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
    fn it_may_be_opened_in_steps_of_any_length(corpus in corpora(), length in 1..80_usize) {
        let pack = Bytes::from(encode(&corpus));
        let mut opening = Opening::of(pack.clone()).unwrap();
        let (mut steps, mut progress) = (0, opening.progress());
        while opening.step(length) {
            steps += 1;
            prop_assert!(opening.progress() > progress || steps < 20);
            progress = opening.progress();
            prop_assert!(steps <= pack.len() + 20);
        }
        prop_assert_eq!(opening.finish().unwrap().corpus, corpus);
    }

    #[test]
    fn changed_bytes_are_read_as_postcard_reads_them(
        corpus in corpora(),
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut bytes = encode(&corpus);
        let records = bytes.len() - RECORDS - texts_of(&corpus);
        for (at, byte) in changes {
            let at = RECORDS + at.index(bytes.len() - RECORDS);
            bytes[at] = byte;
        }
        // Compared as text, in which no number differs from itself.
        prop_assert_eq!(format!("{:?}", decode(&bytes)), format!("{:?}", by_postcard(&bytes, records)));
    }

    #[test]
    fn no_bytes_panic(
        start in proptest::collection::vec(0..9_u32, 4),
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
    ) {
        let lengths: Vec<u8> = start.iter().flat_map(|length| (length * 20).to_le_bytes()).collect();
        let _ = decode(&[&b"CXPK\x04"[..], &lengths, &bytes].concat());
        let _ = decode(&[&b"CXPK\x04"[..], &bytes].concat());
    }
}
