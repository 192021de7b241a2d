//! Cuts the program in two: what the first view runs, and the rest, which arrives when the reader goes on.
//!
//! Both parts share memory, tables and globals. A call from the first part into the rest goes through the table, whose
//! slots stay empty until the rest is there; the page enters nothing of it before (src/state/rest.rs). Calls the other
//! way are plain imports. Which functions go is settled by name: those of the modules in [`LATER`], and whatever is
//! reached only through them.

use std::collections::{BTreeMap, BTreeSet};

use walrus::ir::{self, Instr, InstrSeq, Value, Visitor, VisitorMut};
use walrus::{
    ConstExpr, DataKind, ElementItems, ElementKind, ExportItem, FunctionId, FunctionKind, GlobalId, GlobalKind,
    ImportId, ImportKind, ImportedFunction, LocalFunction, MemoryId, Module, ModuleConfig, TableId, TypeId,
};

use super::reach;
use super::texts::{self, Map};
use crate::run::Failure;

/// The ways into the rest: nothing is inlined into or out of a module of this name (index.html tells wasm-opt).
const DOOR: &str = "::later::";

/// Modules that the first view never enters. Needed for what is called through the table (closures, above all): whether it
/// is ever called, the program does not tell.
const LATER: [&str; 6] = [
    "crosscheck::ui::about",
    "crosscheck::ui::compare",
    "crosscheck::ui::entity",
    "crosscheck::ui::explore",
    "crosscheck::ui::read",
    "crosscheck_search",
];

/// A module of those that it does enter: the overview shows a part of the concordance.
const BUT: [&str; 1] = ["crosscheck::ui::compare::table"];

/// In instructions.
const SMALL: u64 = 24;

/// The name of the first part among what the rest imports. boot.js says the same.
const FIRST: &str = "first";

/// The two parts.
pub(super) struct Parts {
    pub(super) first: Vec<u8>,
    pub(super) rest: Vec<u8>,
}

/// Cuts. The functions of `wasm` must have their names, and the map must be of the program it was linked as.
pub(super) fn split(wasm: &[u8], map: &Map) -> Result<Parts, Failure> {
    let mut first = parsed(wasm)?;
    let gone = leaving(&first, map)?;
    let table = first.tables.main_function_table().map_err(odd)?;
    let table = table.ok_or_else(|| Failure("the program has no table of functions to cut it at".into()))?;
    let needed = needed(&first, &gone);
    let filled = fill(&mut first, table, &gone)?;
    let mut rest = parsed(wasm)?;
    let twins = Twins::of(&rest);
    empty(&mut rest);
    share(&mut first, &mut rest, &twins, &needed);
    let table = twins.tables[table.index()];
    for (from, functions) in runs(filled) {
        let functions = functions.into_iter().map(|id| twins.functions[id.index()]).collect();
        add_segment(&mut rest, table, from, functions);
    }
    for id in gone {
        first.funcs.delete(id);
    }
    walrus::passes::gc::run(&mut first);
    let memory = twins.memories.first().copied();
    for (from, bytes) in texts::take(&mut first, map)? {
        let memory = memory.ok_or_else(|| odd("it has texts and no memory"))?;
        let offset = ConstExpr::Value(Value::I32(from.cast_signed()));
        let id = rest.data.add(DataKind::Active { memory, offset }, bytes);
        rest.memories.get_mut(memory).data_segments.insert(id);
    }
    walrus::passes::gc::run(&mut rest);
    Ok(Parts {
        first: first.emit_wasm(),
        rest: rest.emit_wasm(),
    })
}

/// Whether a function that is called through the table goes. Code of the libraries goes only where it was made for a
/// closure: of several equal functions the compiler keeps one, under the name of any of them.
fn is_later(name: &str) -> bool {
    let name = without_digests(name);
    let own = name.trim_start_matches(['<', '&']).starts_with("crosscheck");
    (own || name.contains("{closure") && !name.contains("drop_in_place"))
        && LATER.iter().any(|module| name.contains(module))
        && !BUT.iter().any(|module| name.contains(module))
}

/// A name as rustc gives it holds a digest after each crate, in square brackets.
fn without_digests(name: &str) -> String {
    let mut parts = name.split('[');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((inside, after)) if inside.len() == 16 => out.push_str(after),
            _ => {
                out.push('[');
                out.push_str(part);
            }
        }
    }
    out
}

fn parsed(wasm: &[u8]) -> Result<Module, Failure> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    config.parse(wasm).map_err(odd)
}

fn odd(error: impl std::fmt::Display) -> Failure {
    Failure(format!("the program that Trunk wrote cannot be cut: {error}"))
}

/// What a function's body names.
#[derive(Default)]
struct Uses {
    functions: BTreeSet<FunctionId>,
    globals: BTreeSet<GlobalId>,
    tables: BTreeSet<TableId>,
    memories: BTreeSet<MemoryId>,
}

impl<'a> Visitor<'a> for Uses {
    fn visit_function_id(&mut self, id: &FunctionId) {
        self.functions.insert(*id);
    }

    fn visit_global_id(&mut self, id: &GlobalId) {
        self.globals.insert(*id);
    }

    fn visit_table_id(&mut self, id: &TableId) {
        self.tables.insert(*id);
    }

    fn visit_memory_id(&mut self, id: &MemoryId) {
        self.memories.insert(*id);
    }
}

impl Uses {
    fn add(&mut self, function: &LocalFunction) {
        ir::dfs_in_order(self, function, function.entry_block());
    }
}

/// Whether a function is a few instructions and calls nothing. Of several equal ones the compiler keeps one, and the likes of
/// `|_| true` are written everywhere: they stay, whatever their name.
fn is_small(module: &Module, id: FunctionId) -> bool {
    let FunctionKind::Local(function) = &module.funcs.get(id).kind else {
        return false;
    };
    let mut uses = Uses::default();
    uses.add(function);
    uses.functions.is_empty() && uses.tables.is_empty() && function.size() <= SMALL
}

/// The functions that go: all that cannot be reached without a door or a later module.
fn leaving(module: &Module, map: &Map) -> Result<BTreeSet<FunctionId>, Failure> {
    let name = |id: FunctionId| module.funcs.get(id).name.as_deref().unwrap_or_default();
    let is_door = |id: FunctionId| without_digests(name(id)).contains(DOOR);
    let stays = |id: FunctionId| !is_later(name(id)) || is_small(module, id);
    let reached = reach::reached(module, map, &is_door, &stays);
    let local = || module.funcs.iter_local().map(|(id, _)| id);
    if !local().any(is_door) {
        return Err(odd("its functions have lost their names"));
    }
    Ok(local().filter(|id| !reached.contains(id)).collect())
}

/// What those that go use of what stays.
fn needed(module: &Module, gone: &BTreeSet<FunctionId>) -> Uses {
    let mut needed = Uses::default();
    for (id, function) in module.funcs.iter_local() {
        if gone.contains(&id) {
            needed.add(function);
        }
    }
    needed.functions.retain(|id| !gone.contains(id));
    needed
}

/// Empties the slots of the table where those that go stood, and gives a slot to each that is called by what stays.
/// Returns what the rest has to put where.
fn fill(module: &mut Module, table: TableId, gone: &BTreeSet<FunctionId>) -> Result<Vec<(u32, FunctionId)>, Failure> {
    let (mut staying, mut filled) = (Vec::new(), Vec::new());
    let segments: Vec<_> = module.elements.iter().map(walrus::Element::id).collect();
    for id in segments {
        let element = module.elements.get(id);
        let (
            ElementKind::Active {
                table: of,
                offset: ConstExpr::Value(Value::I32(from)),
            },
            ElementItems::Functions(functions),
        ) = (&element.kind, &element.items)
        else {
            continue;
        };
        if *of != table {
            continue;
        }
        for (slot, function) in (from.cast_unsigned()..).zip(functions) {
            if gone.contains(function) {
                filled.push((slot, *function));
            } else {
                staying.push((slot, *function));
            }
        }
        module.elements.delete(id);
        module.tables.get_mut(table).elem_segments.remove(&id);
    }
    for (from, functions) in runs(staying) {
        add_segment(module, table, from, functions);
    }
    let size = u32::try_from(module.tables.get(table).initial).map_err(odd)?;
    let mut calls = Calls {
        slots: filled.iter().map(|(slot, id)| (*id, *slot)).collect(),
        next: size,
        types: gone.iter().map(|id| (*id, module.funcs.get(*id).ty())).collect(),
        table,
    };
    for (id, function) in module.funcs.iter_local_mut() {
        if !gone.contains(&id) {
            let entry = function.entry_block();
            ir::dfs_pre_order_mut(&mut calls, function, entry);
        }
    }
    filled.extend(
        calls
            .slots
            .iter()
            .filter(|(_, slot)| **slot >= size)
            .map(|(id, slot)| (*slot, *id)),
    );
    let table = module.tables.get_mut(table);
    table.initial = u64::from(calls.next);
    table.maximum = table.maximum.map(|most| most.max(u64::from(calls.next)));
    Ok(filled)
}

/// Turns calls of what goes into calls through the table.
struct Calls {
    slots: BTreeMap<FunctionId, u32>,
    next: u32,
    /// Of those that go.
    types: BTreeMap<FunctionId, TypeId>,
    table: TableId,
}

impl VisitorMut for Calls {
    fn start_instr_seq_mut(&mut self, sequence: &mut InstrSeq) {
        let mut out = Vec::with_capacity(sequence.instrs.len());
        for (instr, place) in std::mem::take(&mut sequence.instrs) {
            if let Instr::Call(call) = &instr
                && let Some(&ty) = self.types.get(&call.func)
            {
                let next = &mut self.next;
                let slot = *self.slots.entry(call.func).or_insert_with(|| {
                    *next += 1;
                    *next - 1
                });
                let value = Value::I32(slot.cast_signed());
                out.push((Instr::Const(ir::Const { value }), place));
                let table = self.table;
                out.push((Instr::CallIndirect(ir::CallIndirect { ty, table }), place));
            } else {
                out.push((instr, place));
            }
        }
        sequence.instrs = out;
    }
}

/// What of one module is what of another read from the same bytes: the places are the same, the ids are not.
struct Twins {
    functions: Vec<FunctionId>,
    globals: Vec<GlobalId>,
    tables: Vec<TableId>,
    memories: Vec<MemoryId>,
}

impl Twins {
    fn of(module: &Module) -> Self {
        Self {
            functions: module.funcs.iter().map(walrus::Function::id).collect(),
            globals: module.globals.iter().map(walrus::Global::id).collect(),
            tables: module.tables.iter().map(walrus::Table::id).collect(),
            memories: module.memories.iter().map(walrus::Memory::id).collect(),
        }
    }
}

/// Takes out whatever the first part does for both.
fn empty(rest: &mut Module) {
    rest.start = None;
    for id in ids(rest.elements.iter().map(walrus::Element::id)) {
        rest.elements.delete(id);
    }
    for id in ids(rest.data.iter().map(walrus::Data::id)) {
        rest.data.delete(id);
    }
    for id in ids(rest.exports.iter().map(walrus::Export::id)) {
        rest.exports.delete(id);
    }
    for id in ids(rest.imports.iter().map(walrus::Import::id)) {
        rest.imports.delete(id);
    }
    for table in rest.tables.iter_mut() {
        table.elem_segments.clear();
    }
    for memory in rest.memories.iter_mut() {
        memory.data_segments.clear();
    }
}

/// A list by itself, so that what it was read from can change.
fn ids<T>(all: impl Iterator<Item = T>) -> Vec<T> {
    all.collect()
}

/// Exports from the first part what the rest needs of it, under a number each.
fn share(first: &mut Module, rest: &mut Module, twins: &Twins, needed: &Uses) {
    let mut count = 0;
    let mut pass = |first: &mut Module, rest: &mut Module, item: ExportItem, twin: ImportKind| -> ImportId {
        count += 1;
        let name = count.to_string();
        first.exports.add(&name, item);
        rest.imports.add(FIRST, &name, twin)
    };
    for id in &needed.functions {
        let twin = twins.functions[id.index()];
        let ty = rest.funcs.get(twin).ty();
        let import = pass(first, rest, (*id).into(), twin.into());
        rest.funcs.get_mut(twin).kind = FunctionKind::Import(ImportedFunction { import, ty });
    }
    let main = first.tables.main_function_table().ok().flatten();
    for id in needed.tables.iter().copied().chain(main).collect::<BTreeSet<_>>() {
        let twin = twins.tables[id.index()];
        let import = pass(first, rest, id.into(), twin.into());
        let (own, table) = (first.tables.get(id), rest.tables.get_mut(twin));
        (table.initial, table.maximum, table.import) = (own.initial, own.maximum, Some(import));
    }
    for id in &needed.memories {
        let twin = twins.memories[id.index()];
        rest.memories.get_mut(twin).import = Some(pass(first, rest, (*id).into(), twin.into()));
    }
    for id in &needed.globals {
        let twin = twins.globals[id.index()];
        rest.globals.get_mut(twin).kind = GlobalKind::Import(pass(first, rest, (*id).into(), twin.into()));
    }
}

/// Slots in a row, as segments.
fn runs(mut slots: Vec<(u32, FunctionId)>) -> Vec<(u32, Vec<FunctionId>)> {
    slots.sort_unstable();
    let mut runs: Vec<(u32, Vec<FunctionId>)> = Vec::new();
    for (slot, id) in slots {
        match runs.last_mut() {
            Some((from, ids)) if *from as usize + ids.len() == slot as usize => ids.push(id),
            _ => runs.push((slot, vec![id])),
        }
    }
    runs
}

fn add_segment(module: &mut Module, table: TableId, from: u32, functions: Vec<FunctionId>) {
    let offset = ConstExpr::Value(Value::I32(from.cast_signed()));
    let kind = ElementKind::Active { table, offset };
    let id = module.elements.add(kind, ElementItems::Functions(functions));
    module.tables.get_mut(table).elem_segments.insert(id);
}

#[cfg(test)]
mod tests {
    use walrus::{FunctionBuilder, RefType};

    use super::*;

    /// A program whose exported start goes through a door, beyond which stands a helper; in the table stand a closure of
    /// a later module and one of the first view.
    fn program() -> Vec<u8> {
        let mut module = Module::with_config(ModuleConfig::new());
        let named = |module: &mut Module, name: &str, calls: Option<FunctionId>| {
            let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
            builder.name(name.to_owned());
            if let Some(called) = calls {
                builder.func_body().call(called);
            }
            builder.finish(Vec::new(), &mut module.funcs)
        };
        let shared = named(&mut module, "core::shared", None);
        let helper = named(&mut module, "core::helper", Some(shared));
        let door = named(
            &mut module,
            "crosscheck[0123456789abcdef]::ui::later::read",
            Some(helper),
        );
        let later = named(
            &mut module,
            "<crosscheck[0123456789abcdef]::ui::read::x::{closure#0}>::call",
            Some(shared),
        );
        let own = named(
            &mut module,
            "<crosscheck[0123456789abcdef]::ui::shell::x::{closure#0}>::call",
            Some(door),
        );
        let unknown = named(&mut module, "core::unknown", Some(shared));
        let start = named(&mut module, "mount", Some(shared));
        // The number of what is called through the table.
        let FunctionKind::Local(body) = &mut module.funcs.get_mut(start).kind else {
            unreachable!("it was just written");
        };
        body.builder_mut().func_body().i32_const(301).drop();
        module.exports.add("mount", start);
        let table = module.tables.add_local(false, 303, Some(303), RefType::FUNCREF);
        add_segment(&mut module, table, 300, vec![later, own, unknown]);
        module.emit_wasm()
    }

    #[test]
    fn what_only_the_rest_reaches_goes_with_it() {
        let parts = split(&program(), &Map::default()).unwrap();
        let (first, rest) = (parsed(&parts.first).unwrap(), parsed(&parts.rest).unwrap());
        // core::shared, the closure of the shell, and the start stay; the door, its helper, the other closure and what only the
        // table knows go.
        assert_eq!(first.funcs.iter_local().count(), 3);
        assert_eq!(rest.funcs.iter_local().count(), 4);
        // The door has a slot of its own behind the others.
        let table = first.tables.main_function_table().unwrap().unwrap();
        let table = first.tables.get(table);
        assert_eq!((table.initial, table.maximum), (304, Some(304)));
        let slots = |module: &Module| -> Vec<u32> {
            let from = |element: &walrus::Element| match element.kind {
                ElementKind::Active {
                    offset: ConstExpr::Value(Value::I32(from)),
                    ..
                } => Some(from.cast_unsigned()),
                _ => None,
            };
            module.elements.iter().filter_map(from).collect()
        };
        assert_eq!((slots(&first), slots(&rest)), (vec![301], vec![300, 302]));
        // Whatever one imports, the other exports.
        for import in rest.imports.iter() {
            assert_eq!(import.module, FIRST);
            assert!(
                first.exports.iter().any(|export| export.name == import.name),
                "{}",
                import.name
            );
        }
        assert_eq!(rest.exports.iter().count(), 0);
    }

    #[test]
    fn a_program_without_names_is_refused() {
        let mut module = parsed(&program()).unwrap();
        let refused = split(&module.emit_wasm(), &Map::default());
        assert!(refused.is_err_and(|failure| failure.0.contains("lost their names")));
    }

    #[test]
    fn library_code_goes_only_for_a_closure() {
        assert!(is_later(
            "<alloc[0123456789abcdef]::Memo<crosscheck[0123456789abcdef]::ui::read::read::{closure#1}>>::get"
        ));
        assert!(!is_later("<alloc::vec::Vec<crosscheck_search::texts::Place>>::push"));
        assert!(!is_later(
            "core::ptr::drop_in_place::<crosscheck::ui::read::read::{closure#1}>"
        ));
        assert!(!is_later("crosscheck::ui::compare::table::head::{closure#0}"));
    }
}
