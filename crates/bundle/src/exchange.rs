//! A finished program and a pack into the same program with that pack.
//!
//! A program marks where its pack stands (`crosscheck_model::Embedded`): after the mark come its address and its length. The old
//! pack is cut out of the data. The new one takes its place, or, where it is longer, new memory behind all that the program
//! was linked with, which its allocator asks for more than. The code stays as it is, byte for byte.

use std::ops::Range;

use crosscheck_model::MARK;
use wasm_encoder::{
    ConstExpr, DataCountSection, DataSection, MemorySection, MemoryType, Module, RawSection, SectionId,
};
use wasmparser::{Data, DataKind, Operator, Parser, Payload};

/// The size of a page of memory.
const PAGE: usize = 65_536;

/// How many bytes an address takes, and a length.
const WORD: usize = 4;

/// The program with another pack.
pub(crate) fn exchange(program: &[u8], pack: &[u8]) -> Result<Vec<u8>, String> {
    let read = Program::read(program)?;
    let slot = read.slot()?;
    let (at, minimum) = if pack.len() <= slot.pack.len() {
        (slot.pack.start, read.pages())
    } else {
        let end = read.pages() * PAGE;
        (end, read.pages() + pack.len().div_ceil(PAGE))
    };
    let mut data: Vec<(usize, &[u8])> = Vec::new();
    for segment in &read.segments {
        data.extend(without(segment, &slot.pack));
    }
    let points = [word(at)?, word(pack.len())?].concat();
    // What comes later is written over what came before it.
    data.push((slot.at, &points));
    data.push((at, pack));
    read.written(&data, minimum)
}

/// The pack that a program holds.
pub(crate) fn pack_of(program: &[u8]) -> Result<Vec<u8>, String> {
    let read = Program::read(program)?;
    let pack = read.slot()?.pack;
    Ok(read.memory_at(pack.start, pack.len()))
}

/// What has to be known of a program, and its sections as they stand.
struct Program<'a> {
    sections: Vec<RawSection<'a>>,
    memory: wasmparser::MemoryType,
    segments: Vec<Segment<'a>>,
}

/// Bytes, and where in the memory they stand.
struct Segment<'a> {
    at: usize,
    bytes: &'a [u8],
}

/// Where a program keeps the address of its pack, and what stands there.
struct Slot {
    at: usize,
    pack: Range<usize>,
}

impl<'a> Program<'a> {
    fn read(program: &'a [u8]) -> Result<Self, String> {
        let mut sections = Vec::new();
        let mut memory = None;
        let mut segments = Vec::new();
        for payload in Parser::new(0).parse_all(program) {
            let payload = payload.map_err(damaged)?;
            match &payload {
                Payload::MemorySection(memories) => {
                    memory = memories.clone().into_iter().next().transpose().map_err(damaged)?;
                }
                Payload::DataSection(all) => {
                    for data in all.clone() {
                        segments.push(Segment::of(&data.map_err(damaged)?)?);
                    }
                }
                _ => {}
            }
            if let Some((id, range)) = payload.as_section() {
                let range = to_usize(range.start)?..to_usize(range.end)?;
                let data = program.get(range).ok_or("a section of the program ends early")?;
                sections.push(RawSection { id, data });
            }
        }
        let memory = memory.ok_or("the program has no memory of its own")?;
        Ok(Self {
            sections,
            memory,
            segments,
        })
    }

    fn pages(&self) -> usize {
        usize::try_from(self.memory.initial).unwrap_or(usize::MAX / PAGE)
    }

    /// Where the pack stands.
    fn slot(&self) -> Result<Slot, String> {
        let mut marks = self.segments.iter().flat_map(|segment| {
            let windows = segment.bytes.windows(MARK.len()).enumerate();
            let found = windows.filter(|(_, bytes)| *bytes == MARK);
            found.map(|(index, _)| segment.at + index + MARK.len())
        });
        let (Some(at), None) = (marks.next(), marks.next()) else {
            return Err("it does not say where its corpus stands: it was built by an older Crosscheck".to_owned());
        };
        let start = self.word_at(at);
        let pack = start..start + self.word_at(at + WORD);
        if pack.end > self.pages() * PAGE {
            return Err("its corpus does not stand where the program says".to_owned());
        }
        Ok(Slot { at, pack })
    }

    fn word_at(&self, at: usize) -> usize {
        let bytes = self.memory_at(at, WORD);
        bytes.iter().rev().fold(0, |word, byte| word << 8 | usize::from(*byte))
    }

    /// A stretch of the memory as the program finds it: what no segment says is zero.
    fn memory_at(&self, at: usize, length: usize) -> Vec<u8> {
        let mut memory = vec![0; length];
        for segment in &self.segments {
            let from = at.max(segment.at);
            let to = (at + length).min(segment.at + segment.bytes.len());
            if from < to
                && let Some(place) = memory.get_mut(from - at..to - at)
                && let Some(bytes) = segment.bytes.get(from - segment.at..to - segment.at)
            {
                place.copy_from_slice(bytes);
            }
        }
        memory
    }

    /// The program with other data and so much memory.
    fn written(&self, segments: &[(usize, &[u8])], minimum: usize) -> Result<Vec<u8>, String> {
        let mut data = DataSection::new();
        for (at, bytes) in segments {
            let at = i32::from_le_bytes(word(*at)?);
            data.active(0, &ConstExpr::i32_const(at), bytes.iter().copied());
        }
        let mut program = Module::new();
        for section in &self.sections {
            if section.id == SectionId::Memory as u8 {
                program.section(&self.with_memory(minimum));
            } else if section.id == SectionId::DataCount as u8 {
                program.section(&DataCountSection { count: data.len() });
            } else if section.id == SectionId::Data as u8 {
                program.section(&data);
            } else {
                program.section(section);
            }
        }
        Ok(program.finish())
    }

    fn with_memory(&self, minimum: usize) -> MemorySection {
        let minimum = minimum as u64;
        let mut section = MemorySection::new();
        section.memory(MemoryType {
            minimum,
            maximum: self.memory.maximum.map(|maximum| maximum.max(minimum)),
            memory64: self.memory.memory64,
            shared: self.memory.shared,
            page_size_log2: self.memory.page_size_log2,
        });
        section
    }
}

impl<'a> Segment<'a> {
    fn of(data: &Data<'a>) -> Result<Self, String> {
        let known = || "it keeps its data in a way that this tool does not know".to_owned();
        let DataKind::Active {
            memory_index: 0,
            offset_expr,
        } = &data.kind
        else {
            return Err(known());
        };
        match offset_expr.get_operators_reader().read().map_err(damaged)? {
            // Addresses above two gigabytes are negative.
            Operator::I32Const { value } => Ok(Self {
                at: to_usize(u32::from_le_bytes(value.to_le_bytes()).into())?,
                bytes: data.data,
            }),
            _ => Err(known()),
        }
    }
}

/// What of a segment lies before and after a stretch of the memory.
fn without<'a>(segment: &Segment<'a>, hole: &Range<usize>) -> impl Iterator<Item = (usize, &'a [u8])> {
    let end = segment.at + segment.bytes.len();
    let before = segment.at..end.min(hole.start.max(segment.at));
    let after = segment.at.max(hole.end.min(end))..end;
    // A segment that ends before the hole would else be there twice.
    let pieces = if end <= hole.start || segment.at >= hole.end {
        [segment.at..end, 0..0]
    } else {
        [before, after]
    };
    let (at, bytes) = (segment.at, segment.bytes);
    let pieces = pieces.into_iter().filter(|piece| !piece.is_empty());
    pieces.filter_map(move |piece| Some((piece.start, bytes.get(piece.start - at..piece.end - at)?)))
}

/// A number as a program keeps it.
fn word(number: usize) -> Result<[u8; WORD], String> {
    let number = u32::try_from(number).map_err(|_| "the corpus is larger than a program can hold".to_owned())?;
    Ok(number.to_le_bytes())
}

fn to_usize(number: u64) -> Result<usize, String> {
    usize::try_from(number).map_err(|_| "the program is larger than this machine can hold".to_owned())
}

fn damaged(error: impl std::fmt::Display) -> String {
    format!("the program is damaged: {error}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[track_caller]
    fn holds(program: &[u8], pack: &[u8], pages: usize) {
        assert_eq!(pack_of(program).unwrap(), pack);
        let read = Program::read(program).unwrap();
        assert_eq!(read.pages(), pages);
        assert_eq!(read.memory_at(100, 6), b"before", "the data around it stays");
        assert_eq!(read.memory_at(1000, 5), b"after");
        let code = |program: &[u8]| {
            let sections = Program::read(program).unwrap().sections.into_iter();
            let mut code = sections.filter(|section| section.id == SectionId::Code as u8);
            code.next().map(|section| section.data.to_owned())
        };
        assert_eq!(code(program), code(&sample::program(b"old pack")));
    }

    #[test]
    fn a_pack_takes_the_place_of_another() {
        let program = sample::program(b"the old pack");
        holds(&program, b"the old pack", 1);
        for pack in [&b"new"[..], b"", b"the new pack"] {
            holds(&exchange(&program, pack).unwrap(), pack, 1);
        }
    }

    #[test]
    fn nothing_of_the_old_pack_is_left() {
        let program = exchange(&sample::program(b"the old corpus"), b"new").unwrap();
        assert!(!program.windows(4).any(|bytes| bytes == b"old " || bytes == b"rpus"));
    }

    #[test]
    fn a_longer_pack_stands_in_memory_of_its_own() {
        let program = sample::program(b"old");
        let long = vec![b'x'; PAGE + 1];
        let exchanged = exchange(&program, &long).unwrap();
        holds(&exchanged, &long, 3);
        holds(&exchange(&exchanged, b"short again").unwrap(), b"short again", 3);
    }

    #[test]
    fn a_segment_is_cut_where_the_pack_stands() {
        let cut = |at: usize, length: usize| {
            let bytes = vec![0; length];
            let segment = Segment { at, bytes: &bytes };
            without(&segment, &(10..20))
                .map(|(at, bytes)| (at, bytes.len()))
                .collect::<Vec<_>>()
        };
        assert_eq!(cut(0, 10), [(0, 10)]);
        assert_eq!(cut(20, 5), [(20, 5)]);
        assert_eq!(cut(5, 10), [(5, 5)]);
        assert_eq!(cut(15, 10), [(20, 5)]);
        assert_eq!(cut(5, 20), [(5, 5), (20, 5)]);
        assert_eq!(cut(12, 3), []);
    }

    #[test]
    fn a_program_without_a_mark_is_refused() {
        let program = sample::program(b"old");
        let at = program.windows(MARK.len()).position(|bytes| bytes == MARK).unwrap();
        let mut other = program.clone();
        other[at] = b'?';
        assert!(exchange(&other, b"new").unwrap_err().contains("older Crosscheck"));
        assert!(exchange(&program[..program.len() / 2], b"new").is_err());
        assert!(
            exchange(b"no program", b"new")
                .unwrap_err()
                .starts_with("the program is damaged: ")
        );
    }
}
