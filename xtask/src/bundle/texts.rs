//! The texts that only the second part of the program shows: they go with it.
//!
//! The linker's map (build.rs asks for it) says where every constant stands. A text that no function of the first part points
//! at, and no constant that one of them points at, is written into memory by the second part when it arrives; until then
//! there is nothing in its place. Only texts go: they are reached by their own address, never by reckoning from another.

use std::collections::BTreeSet;
use std::ops::Range;

use walrus::ir::{self, Instr, Value, Visitor};
use walrus::{ConstExpr, Data, DataKind, LocalFunction, Module};

use crate::run::Failure;

/// Where constants stand in memory, in order.
#[derive(Default)]
pub(super) struct Map {
    pub(super) constants: Vec<Range<u32>>,
    /// Those that the compiler made of a `match`: wherever their address is reckoned from, they stay.
    pub(super) tables: BTreeSet<u32>,
}

/// A stretch of memory: where it begins, and what is written there.
pub(super) type Stretch = (u32, Vec<u8>);

/// How far before a constant that is no text, and how far behind its end, its address may be reckoned from: in `TABLE[n - 1]`
/// the one is joined with the other.
pub(super) const NEAR: Range<u32> = 16..256;
/// Larger constants than this are packs and the like: no addresses stand in them.
pub(super) const LARGEST_TABLE: usize = 65_536;
/// Shorter texts are left where they are: a stretch costs a few bytes itself.
const SHORTEST: usize = 8;

impl Map {
    /// Reads the map of a linked program.
    ///
    /// # Errors
    /// Where the map is of another program.
    pub(super) fn read(text: &str, linked: &[u8]) -> Result<Self, Failure> {
        let (mut constants, mut tables) = (Vec::new(), BTreeSet::new());
        for line in text.lines() {
            let mut words = line.split_whitespace();
            let mut number = || words.next().and_then(|word| u32::from_str_radix(word, 16).ok());
            // A section has no address, so its first word is no number: "- 465b4 c3274 CODE".
            let Some(address) = number() else {
                let (offset, size) = (number(), number());
                if let (Some(offset), Some(size), Some(id)) = (offset, size, section(words.next())) {
                    agrees(linked, offset, size, id)?;
                }
                continue;
            };
            let (Some(_), Some(size), Some(name)) = (number(), number(), words.next()) else {
                continue;
            };
            // The lines of what was linked, not those of the names in it, nor of short texts the linker joined.
            if size > 0 && name.contains(":(.rodata.") {
                constants.push(address..address + size);
                if name.contains("switch.table") {
                    tables.insert(address);
                }
            }
        }
        constants.sort_unstable_by_key(|range| range.start);
        Ok(Self { constants, tables })
    }

    /// The constants that overlap a stretch of addresses.
    pub(super) fn within(&self, addresses: Range<u32>) -> Range<usize> {
        let from = self
            .constants
            .partition_point(|constant| constant.end <= addresses.start);
        let to = self
            .constants
            .partition_point(|constant| constant.start < addresses.end);
        from..to.max(from)
    }

    /// The constant at an address, or the one that ends there.
    pub(super) fn at(&self, address: u32) -> Range<usize> {
        let inside = self.within(address..address.saturating_add(1));
        if inside.is_empty() {
            self.within(address.saturating_sub(1)..address)
        } else {
            inside
        }
    }
}

fn section(name: Option<&str>) -> Option<u8> {
    match name {
        Some("CODE") => Some(10),
        Some("DATA") => Some(11),
        _ => None,
    }
}

/// Whether a section of the linked program stands where its map says.
fn agrees(linked: &[u8], offset: u32, size: u32, id: u8) -> Result<(), Failure> {
    let wrong = || Failure("the linker’s map is of another build: remove target/ and build again".into());
    let mut bytes = linked.get(offset as usize..).ok_or_else(wrong)?.iter();
    let found = bytes.next() == Some(&id);
    let (mut length, mut shift, mut head) = (0u32, 0, 1);
    for byte in bytes.take(5) {
        length |= u32::from(byte & 0x7f) << shift;
        (shift, head) = (shift + 7, head + 1);
        if byte & 0x80 == 0 {
            break;
        }
    }
    if found && head + length == size {
        Ok(())
    } else {
        Err(wrong())
    }
}

/// What the functions of a module may point at.
#[derive(Default)]
pub(super) struct Addresses(pub(super) BTreeSet<u32>);

impl<'a> Visitor<'a> for Addresses {
    fn visit_instr(&mut self, instr: &'a Instr, _: &'a ir::InstrLocId) {
        match instr {
            Instr::Const(ir::Const {
                value: Value::I32(value),
            }) => self.add(value.cast_unsigned()),
            Instr::Const(ir::Const {
                value: Value::I64(value),
            }) => {
                // Two pointers, or a pointer and a length, written at once.
                let value = value.cast_unsigned();
                self.add(u32::try_from(value & 0xffff_ffff).unwrap_or_default());
                self.add(u32::try_from(value >> 32).unwrap_or_default());
            }
            Instr::Load(load) => self.add(u32::try_from(load.arg.offset).unwrap_or_default()),
            Instr::Store(store) => self.add(u32::try_from(store.arg.offset).unwrap_or_default()),
            _ => {}
        }
    }
}

impl Addresses {
    fn add(&mut self, address: u32) {
        self.0.insert(address);
    }

    pub(super) fn of(&mut self, function: &LocalFunction) {
        ir::dfs_in_order(self, function, function.entry_block());
    }
}

/// Takes out of the first part what only the rest needs, and returns it.
///
/// # Errors
/// Where both together would not be what was before.
pub(super) fn take(first: &mut Module, map: &Map) -> Result<Vec<Stretch>, Failure> {
    let mut memory = Memory::of(first);
    let whole = memory.bytes.clone();
    let texts: Vec<bool> = map
        .constants
        .iter()
        .map(|range| memory.bytes(range).is_some_and(is_text))
        .collect();
    let mut addresses = Addresses::default();
    for (_, function) in first.funcs.iter_local() {
        addresses.of(function);
    }
    let mut kept = vec![false; map.constants.len()];
    let mut queue = Vec::new();
    let mut keep = |constants: Range<usize>, wanted: &dyn Fn(usize) -> bool, queue: &mut Vec<usize>| {
        for index in constants {
            if wanted(index) && !kept[index] {
                kept[index] = true;
                queue.push(index);
            }
        }
    };
    for &table in &map.tables {
        keep(map.at(table), &|_| true, &mut queue);
    }
    for &address in &addresses.0 {
        keep(map.at(address), &|_| true, &mut queue);
        let near = address.saturating_sub(NEAR.start)..address.saturating_add(NEAR.end);
        keep(map.within(near), &|index| !texts[index], &mut queue);
    }
    // What can be written to is not among the constants; all of it is looked through.
    for word in memory.words_outside(&map.constants) {
        keep(map.at(word), &|_| true, &mut queue);
    }
    while let Some(index) = queue.pop() {
        if texts[index] {
            continue;
        }
        let bytes = memory.bytes(&map.constants[index]).unwrap_or_default();
        if bytes.len() > LARGEST_TABLE {
            continue;
        }
        for word in words(map.constants[index].start, bytes) {
            keep(map.at(word), &|_| true, &mut queue);
        }
    }
    let mut taken: Vec<Stretch> = Vec::new();
    for (index, range) in map.constants.iter().enumerate() {
        if kept[index] || !texts[index] {
            continue;
        }
        let bytes = memory.take(range);
        match taken.last_mut() {
            // A stretch costs more than a few bytes that are there already.
            Some((from, before)) if range.start - (*from + length(before)) < 4 => {
                let between = memory.bytes(&(*from + length(before)..range.start));
                before.extend(between.unwrap_or_default());
                before.extend(bytes);
            }
            _ => taken.push((range.start, bytes)),
        }
    }
    memory.put_back(first);
    for (from, bytes) in &taken {
        if let Some(stretch) = memory.stretch(&(*from..*from + length(bytes))) {
            stretch.copy_from_slice(bytes);
        }
    }
    if memory.bytes == whole {
        Ok(taken)
    } else {
        Err(Failure("the two parts of the program do not make up its texts".into()))
    }
}

fn length(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).unwrap_or(u32::MAX)
}

pub(super) fn is_text(bytes: &[u8]) -> bool {
    let plain = |text: &str| {
        !text
            .chars()
            .any(|sign| sign.is_control() && sign != '\n' && sign != '\t')
    };
    bytes.len() >= SHORTEST && std::str::from_utf8(bytes).is_ok_and(|text| plain(text) || is_template(text))
}

/// Markup as crates/view writes it begins with one of two signs and the name of an element; the rest is text with other signs
/// among it.
fn is_template(text: &str) -> bool {
    let named = text.strip_prefix(['\u{1}', '\u{2}']);
    named.is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_lowercase()))
        && !text.contains(|sign: char| sign.is_control() && !matches!(sign, '\u{1}'..='\u{c}'))
}

/// The words at even addresses.
pub(super) fn words(start: u32, bytes: &[u8]) -> impl Iterator<Item = u32> {
    let skipped = (start.wrapping_neg() % 4) as usize;
    let even = bytes.get(skipped..).unwrap_or_default();
    even.as_chunks::<4>().0.iter().map(|word| u32::from_le_bytes(*word))
}

/// The memory as the program begins with it, in one piece: wasm-opt leaves out the zeros between its segments.
pub(super) struct Memory {
    start: u32,
    bytes: Vec<u8>,
}

impl Memory {
    pub(super) fn of(module: &Module) -> Self {
        let segments = || module.data.iter().filter_map(|data| Some((from(data)?, &data.value)));
        let start = segments().map(|(from, _)| from).min().unwrap_or_default();
        let end = segments().map(|(from, value)| from + length(value)).max();
        let mut memory = Self {
            start,
            bytes: vec![0; end.map_or(0, |end| (end - start) as usize)],
        };
        for (from, value) in segments() {
            if let Some(stretch) = memory.stretch(&(from..from + length(value))) {
                stretch.copy_from_slice(value);
            }
        }
        memory
    }

    fn inside(&self, range: &Range<u32>) -> Option<Range<usize>> {
        let start = range.start.checked_sub(self.start)? as usize;
        Some(start..start + range.len())
    }

    pub(super) fn bytes(&self, range: &Range<u32>) -> Option<&[u8]> {
        self.bytes.get(self.inside(range)?)
    }

    fn stretch(&mut self, range: &Range<u32>) -> Option<&mut [u8]> {
        let inside = self.inside(range)?;
        self.bytes.get_mut(inside)
    }

    fn take(&mut self, range: &Range<u32>) -> Vec<u8> {
        let Some(stretch) = self.stretch(range) else {
            return Vec::new();
        };
        let taken = stretch.to_vec();
        stretch.fill(0);
        taken
    }

    /// The words of all that is no constant.
    pub(super) fn words_outside(&self, constants: &[Range<u32>]) -> Vec<u32> {
        let outside = |address: u32| {
            let next = constants.partition_point(|constant| constant.end <= address);
            constants.get(next).is_none_or(|constant| address < constant.start)
        };
        let even = self.start.next_multiple_of(4);
        let all = (0..).zip(words(self.start, &self.bytes));
        all.filter(|(step, _)| outside(even + 4 * step))
            .map(|(_, word)| word)
            .collect()
    }

    fn put_back(&self, module: &mut Module) {
        let segments: Vec<_> = module.data.iter().map(Data::id).collect();
        for id in segments {
            let data = module.data.get_mut(id);
            if let Some(from) = from(data)
                && let Some(bytes) = self.bytes(&(from..from + length(&data.value)))
            {
                data.value = bytes.to_vec();
            }
        }
    }
}

/// Where a segment is written.
fn from(data: &Data) -> Option<u32> {
    match data.kind {
        DataKind::Active {
            offset: ConstExpr::Value(Value::I32(from)),
            ..
        } => Some(from.cast_unsigned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use walrus::{FunctionBuilder, ModuleConfig};

    use super::*;

    /// A memory of constants from 1024 on: a text the program points at, one that only a table points at, which it points at
    /// as well, two that nothing points at, and a short one between these.
    fn program() -> (Module, Map) {
        let mut module = Module::with_config(ModuleConfig::new());
        let memory = module.memories.add_local(false, false, 1, None, None);
        let texts = ["first text", "table text", "later text", "so", "later on"];
        let mut bytes: Vec<u8> = texts.concat().into_bytes();
        bytes.extend(1034u32.to_le_bytes());
        let kind = DataKind::Active {
            memory,
            offset: ConstExpr::Value(Value::I32(1024)),
        };
        let data = module.data.add(kind, bytes);
        module.memories.get_mut(memory).data_segments.insert(data);
        let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
        builder
            .func_body()
            .i32_const(1024)
            .drop()
            .i32_const(1064)
            .drop()
            .i32_const(1054)
            .drop();
        let start = builder.finish(Vec::new(), &mut module.funcs);
        module.exports.add("start", start);
        let map = Map {
            constants: vec![1024..1034, 1034..1044, 1044..1054, 1054..1056, 1056..1064, 1064..1068],
            tables: BTreeSet::new(),
        };
        (module, map)
    }

    #[test]
    fn a_text_that_nobody_points_at_goes() {
        let (mut module, map) = program();
        // The short one between two that go is written a second time, as it is.
        assert_eq!(
            take(&mut module, &map).unwrap(),
            [(1044, b"later textsolater on".to_vec())]
        );
        let data = module.data.iter().next().unwrap();
        assert!(
            data.value
                .starts_with(b"first texttable text\0\0\0\0\0\0\0\0\0\0so\0\0\0\0\0\0\0\0")
        );
        assert_eq!(take(&mut module, &map).unwrap(), []);
    }

    #[test]
    fn markup_is_text_and_numbers_are_not() {
        assert!(is_text("\u{1}p\u{4}class\u{5}hint\u{6}\u{3}".as_bytes()));
        assert!(is_text("plain\nwords".as_bytes()));
        for bytes in [
            &b"\x01\x02\x03\x04\x05\x06\x07\x08"[..],
            b"\x01p\0\0\x02q\0\0",
            b"\x05early sign",
            b"short",
        ] {
            assert!(!is_text(bytes), "{bytes:?}");
        }
    }

    #[test]
    #[allow(clippy::single_range_in_vec_init, reason = "a list of one constant")]
    fn a_map_tells_where_constants_stand_and_of_which_program_it_is() {
        let map = "    Addr      Off     Size Out     In      Symbol\n       -        0        4 CODE\n  400       10        a         a.o:(.rodata..Lanon.0)\n  400       10        a                 .Lanon.0\n";
        assert_eq!(Map::read(map, &[10, 2, 0, 0]).unwrap().constants, [1024..1034]);
        assert!(Map::read(map, &[10, 3, 0, 0]).is_err());
        assert!(Map::read(map, &[]).is_err());
    }
}
