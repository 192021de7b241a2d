//! What the first part of the program may ever run.
//!
//! A function is reached by a call, or by its number in the table of functions, which stands in a function or in a constant:
//! so functions and constants are followed together, from what the page calls. A number that only looks like one of a
//! function or like an address does no harm: then too much stays. build.rs lets the table begin where numbers seldom are.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionId, FunctionKind, Module, ir,
    ir::{Value, Visitor},
};

use super::texts::{Addresses, LARGEST_TABLE, Map, Memory, NEAR, is_text, words};

/// Follows everything from what the page calls, and from what `stays` of the table, but never into a door.
pub(super) fn reached(
    module: &Module,
    map: &Map,
    is_door: &dyn Fn(FunctionId) -> bool,
    stays: &dyn Fn(FunctionId) -> bool,
) -> BTreeSet<FunctionId> {
    let memory = Memory::of(module);
    let mut way = Way {
        module,
        map,
        slots: slots(module, stays),
        texts: map
            .constants
            .iter()
            .map(|range| memory.bytes(range).is_some_and(is_text))
            .collect(),
        constants: vec![false; map.constants.len()],
        reached: BTreeSet::new(),
        functions: module.start.into_iter().collect(),
        tables: Vec::new(),
    };
    for export in module.exports.iter() {
        if let ExportItem::Function(id) = export.item {
            way.functions.push(id);
        }
    }
    for &table in &map.tables {
        way.constants(map.at(table), false);
    }
    // What can be written to is not among the constants.
    for word in memory.words_outside(&map.constants) {
        way.number(word);
    }
    loop {
        if let Some(id) = way.functions.pop() {
            if !is_door(id) {
                way.function(id);
            }
        } else if let Some(index) = way.tables.pop() {
            let range = &map.constants[index];
            let bytes = memory.bytes(range).unwrap_or_default();
            if bytes.len() <= LARGEST_TABLE {
                for word in words(range.start, bytes) {
                    way.number(word);
                }
            }
        } else {
            return way.reached;
        }
    }
}

/// The functions in the table that stay where their number is known.
fn slots(module: &Module, stays: &dyn Fn(FunctionId) -> bool) -> BTreeMap<u32, FunctionId> {
    let mut slots = BTreeMap::new();
    for element in module.elements.iter() {
        if let (
            ElementKind::Active {
                offset: ConstExpr::Value(Value::I32(from)),
                ..
            },
            ElementItems::Functions(functions),
        ) = (&element.kind, &element.items)
        {
            let numbered = (from.cast_unsigned()..).zip(functions.iter().copied());
            slots.extend(numbered.filter(|(_, id)| stays(*id)));
        }
    }
    slots
}

struct Way<'a> {
    module: &'a Module,
    map: &'a Map,
    slots: BTreeMap<u32, FunctionId>,
    texts: Vec<bool>,
    /// Which have been met.
    constants: Vec<bool>,
    reached: BTreeSet<FunctionId>,
    /// To be looked through: functions, and constants that are no texts.
    functions: Vec<FunctionId>,
    tables: Vec<usize>,
}

impl Way<'_> {
    /// What is called directly, and every number.
    fn function(&mut self, id: FunctionId) {
        if !self.reached.insert(id) {
            return;
        }
        let FunctionKind::Local(function) = &self.module.funcs.get(id).kind else {
            return;
        };
        let mut called = Called::default();
        ir::dfs_in_order(&mut called, function, function.entry_block());
        self.functions.extend(called.0);
        let mut addresses = Addresses::default();
        addresses.of(function);
        for address in addresses.0 {
            self.number(address);
            let near = address.saturating_sub(NEAR.start)..address.saturating_add(NEAR.end);
            self.constants(self.map.within(near), true);
        }
    }

    /// The function of that number, and the constant at that address.
    fn number(&mut self, number: u32) {
        self.functions.extend(self.slots.get(&number));
        self.constants(self.map.at(number), false);
    }

    fn constants(&mut self, found: Range<usize>, but_texts: bool) {
        for index in found {
            if !(self.constants[index] || but_texts && self.texts[index]) {
                self.constants[index] = true;
                if !self.texts[index] {
                    self.tables.push(index);
                }
            }
        }
    }
}

#[derive(Default)]
struct Called(Vec<FunctionId>);

impl<'a> Visitor<'a> for Called {
    fn visit_function_id(&mut self, id: &FunctionId) {
        self.0.push(*id);
    }
}
