//! Which items of a unit a request lets through, and the number on every button.
//!
//! A value's numbers need more than the result: under *any* they count items that only its own facet turns away, and a click
//! on a chosen value changes which are turned away at all. So items are gathered in groups that are alike in all a request
//! looks at: which of the chosen values they have, whether their date is right, whether a claim of theirs is. There are few
//! groups, however many items. Each is judged once, and the result of any other choice among the same values is the sum of
//! the groups that it lets through.
//!
//! Conditions on fields of claims, those of the query too, hold together of one record. The records of an item are its claims; an item without
//! claims has one record in which nothing is recorded.

use std::ops::Range;
use std::rc::Rc;

use crate::matched::Matched;
use crate::shape::Shape;
use crate::tables::Table;
use crate::{Choice, Dates, Facet, FacetKind, FacetValue, Mode, Request, Unit, Value, YearBar};
use crosscheck_model::sort_once;

/// What the counts are made of.
#[derive(Clone)]
pub(crate) struct Ground<'a> {
    pub(crate) tables: &'a [Table],
    pub(crate) shape: &'a Shape,
    pub(crate) unit: Unit,
    /// What the query matches.
    pub(crate) matched: Rc<Matched>,
}

impl<'a> Ground<'a> {
    fn of(&self, table: usize, item: u32) -> &'a [u32] {
        let table = self.tables.get(table);
        table.map_or(&[], |table| table.of(self.shape, self.unit, item as usize))
    }

    fn of_record(&self, table: usize, record: Option<usize>) -> &'a [u32] {
        let table = self.tables.get(table);
        table.map_or(&[], |table| table.of_record(self.shape, record))
    }
}

/// The choice in one facet: places in the list of all values chosen.
struct Condition {
    table: usize,
    claim_field: bool,
    mode: Mode,
    include: Vec<usize>,
    exclude: Vec<usize>,
}

impl Condition {
    /// Whether the included values let in what has these of the chosen ones.
    fn lets_in(&self, has: &dyn Fn(usize) -> bool) -> bool {
        let mut include = self.include.iter();
        match self.mode {
            Mode::Any => self.include.is_empty() || include.any(|chosen| has(*chosen)),
            Mode::All => include.all(|chosen| has(*chosen)),
        }
    }
}

/// A chosen value: its table and its number there. A value no item has has a number that none has.
type Chosen = (usize, u32);

fn chosen(request: &Request, tables: &[Table]) -> Vec<Chosen> {
    let mut chosen = Vec::new();
    for (at, table) in tables.iter().enumerate() {
        if let Some(choice) = request.facets.get(&table.kind) {
            for values in [&choice.include, &choice.exclude] {
                for value in values {
                    chosen.push((at, table.number(*value).unwrap_or(u32::MAX)));
                }
            }
        }
    }
    chosen
}

/// The conditions of a request, of whose values all that any item has are among the chosen ones.
fn conditions(request: &Request, tables: &[Table], chosen: &[Chosen]) -> Vec<Condition> {
    let mut conditions = Vec::new();
    for (at, table) in tables.iter().enumerate() {
        let Some(choice) = request.facets.get(&table.kind).filter(|choice| !choice.is_empty()) else {
            continue;
        };
        let places = |values: &[Value]| {
            let mut places = Vec::new();
            for value in values {
                let number = table.number(*value).unwrap_or(u32::MAX);
                // What is not among them, no item has.
                let place = chosen.iter().position(|other| *other == (at, number));
                places.push(place.unwrap_or(usize::MAX));
            }
            places
        };
        conditions.push(Condition {
            table: at,
            claim_field: table.claim_field,
            mode: choice.mode,
            include: places(&choice.include),
            exclude: places(&choice.exclude),
        });
    }
    conditions
}

/// What a group comes to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Inside,
    /// Let through but for the included values of this table, which does not stand for a field of claims.
    Lacking(usize),
    /// Let through but for its date.
    Elsewhen,
    /// Let through but for what is asked of its claims.
    Unwitnessed,
    Outside,
}

/// Bits of a signature before those of the chosen values.
const DATED: usize = 0;
const WITNESSED: usize = 1;
const FIRST: usize = 2;

fn has_bit(signature: &[u64], bit: usize) -> bool {
    signature.get(bit / 64).is_some_and(|bits| bits >> (bit % 64) & 1 == 1)
}

fn set_bit(signature: &mut [u64], bit: usize) {
    if let Some(bits) = signature.get_mut(bit / 64) {
        *bits |= 1 << (bit % 64);
    }
}

fn judge(signature: &[u64], conditions: &[Condition]) -> Verdict {
    let has = |chosen: usize| has_bit(signature, chosen.saturating_add(FIRST));
    let mut lacking = None;
    for condition in conditions {
        if condition.exclude.iter().any(|chosen| has(*chosen)) {
            return Verdict::Outside;
        }
        if !condition.claim_field && !condition.lets_in(&has) {
            if lacking.is_some() {
                return Verdict::Outside;
            }
            lacking = Some(condition.table);
        }
    }
    match (lacking, has_bit(signature, DATED), has_bit(signature, WITNESSED)) {
        (None, true, true) => Verdict::Inside,
        (None, false, true) => Verdict::Elsewhen,
        (None, true, false) => Verdict::Unwitnessed,
        (Some(table), true, true) => Verdict::Lacking(table),
        _ => Verdict::Outside,
    }
}

/// Items that are alike.
#[derive(Default)]
struct Groups {
    /// Words of a signature.
    width: usize,
    /// One after the other.
    signatures: Vec<u64>,
    /// How many items.
    sizes: Vec<usize>,
    /// Numbers of groups at the places their signatures say, or the next free one. At most half full.
    slots: Vec<u32>,
}

impl Groups {
    fn signature(&self, group: usize) -> &[u64] {
        let at = group.saturating_mul(self.width);
        self.signatures
            .get(at..at.saturating_add(self.width))
            .unwrap_or_default()
    }

    /// Where the signature stands, or would.
    fn slot(&self, signature: &[u64]) -> usize {
        let mut hash = 0_u64;
        for word in signature {
            hash = (hash ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            hash ^= hash >> 29;
        }
        let last = self.slots.len() - 1;
        let mut slot = usize::try_from(hash & last as u64).unwrap_or_default();
        while let Some(group) = self.slots.get(slot)
            && *group != u32::MAX
            && self.signature(*group as usize) != signature
        {
            slot = (slot + 1) & last;
        }
        slot
    }

    /// The group of an item of this signature.
    fn add(&mut self, signature: &[u64]) -> u32 {
        if self.slots.len() < 2 * (self.sizes.len() + 1) {
            self.slots = vec![u32::MAX; (2 * self.slots.len()).max(64)];
            for group in 0..self.sizes.len() {
                let slot = self.slot(self.signature(group));
                if let Some(slot) = self.slots.get_mut(slot) {
                    *slot = u32::try_from(group).unwrap_or(u32::MAX);
                }
            }
        }
        let slot = self.slot(signature);
        let group = self.slots.get(slot).copied().unwrap_or(u32::MAX);
        if let Some(size) = self.sizes.get_mut(group as usize) {
            *size += 1;
            return group;
        }
        let group = u32::try_from(self.sizes.len()).unwrap_or(u32::MAX);
        if let Some(slot) = self.slots.get_mut(slot) {
            *slot = group;
        }
        self.signatures.extend_from_slice(signature);
        self.sizes.push(1);
        group
    }
}

/// A request's conditions on one unit, and what they make of the items that the query matches.
pub(crate) struct Filter<'a> {
    ground: Ground<'a>,
    dates: Dates,
    chosen: Vec<Chosen>,
    conditions: Vec<Condition>,
    groups: Groups,
    /// By item matched: its group. Empty where nothing is asked but the query.
    group_of: Vec<u32>,
}

impl<'a> Filter<'a> {
    pub(crate) fn new(ground: Ground<'a>, request: &Request, dates: Dates) -> Self {
        let chosen = chosen(request, ground.tables);
        let mut filter = Self {
            conditions: conditions(request, ground.tables, &chosen),
            ground,
            dates,
            groups: Groups {
                width: (chosen.len() + FIRST).div_ceil(64),
                ..Groups::default()
            },
            chosen,
            group_of: Vec::new(),
        };
        if dates.is_set() || !filter.conditions.is_empty() {
            filter.gather();
        }
        filter
    }

    fn gather(&mut self) {
        // By table that is asked: by value, one more than its place among the chosen ones.
        let mut marks: Vec<(usize, Vec<u32>)> = Vec::new();
        for (place, (table, value)) in (1..).zip(&self.chosen) {
            if marks.last().is_none_or(|(last, _)| last != table) {
                let count = self.ground.tables.get(*table).map_or(0, |table| table.values.len());
                marks.push((*table, vec![0; count]));
            }
            let mark = marks.last_mut().and_then(|(_, marks)| marks.get_mut(*value as usize));
            if let Some(mark) = mark {
                *mark = place;
            }
        }
        let matched = Rc::clone(&self.ground.matched);
        let asks_claims = self.asks_claims();
        let (dates, shape, unit) = (&self.dates, self.ground.shape, self.ground.unit);
        let width = self.groups.width;
        let mut signatures = vec![0; width * matched.items.len()];
        for (item, signature) in matched.items.iter().zip(signatures.chunks_exact_mut(width)) {
            if !dates.is_set() || dates.admit(shape.published(shape.document(unit, *item as usize))) {
                set_bit(signature, DATED);
            }
            if !asks_claims || self.is_witnessed(*item) {
                set_bit(signature, WITNESSED);
            }
        }
        for (table, marks) in &marks {
            let Some(table) = self.ground.tables.get(*table) else {
                continue;
            };
            table.each_value(shape, unit, &matched.items, |at, value| {
                if let Some(mark @ 1..) = marks.get(value as usize) {
                    // Bits of one item follow on those of the one before.
                    set_bit(&mut signatures, 64 * width * at + *mark as usize - 1 + FIRST);
                }
            });
        }
        let mut group_of = Vec::with_capacity(matched.items.len());
        let mut last = u32::MAX;
        for signature in signatures.chunks_exact(width) {
            // Neighbours are often alike.
            if self.groups.signature(last as usize) == signature
                && let Some(size) = self.groups.sizes.get_mut(last as usize)
            {
                *size += 1;
            } else {
                last = self.groups.add(signature);
            }
            group_of.push(last);
        }
        self.group_of = group_of;
    }

    /// Whether included values of fields of claims are asked for.
    fn asks_claims(&self) -> bool {
        self.conditions
            .iter()
            .any(|condition| condition.claim_field && !condition.include.is_empty())
    }

    /// Whether it has the tables of the facets.
    pub(crate) fn counts(&self) -> bool {
        !self.ground.tables.is_empty()
    }

    pub(crate) fn ground(&self) -> Ground<'a> {
        self.ground.clone()
    }

    /// The items let through.
    pub(crate) fn items(&self) -> Vec<u32> {
        self.items_that(Verdict::Inside)
    }

    fn items_that(&self, wanted: Verdict) -> Vec<u32> {
        let items = &self.ground.matched.items;
        if self.group_of.is_empty() {
            return if wanted == Verdict::Inside {
                items.clone()
            } else {
                Vec::new()
            };
        }
        let mut those = Vec::new();
        for group in 0..self.groups.sizes.len() {
            those.push(judge(self.groups.signature(group), &self.conditions) == wanted);
        }
        let mut found = Vec::new();
        if those.contains(&true) {
            for (item, group) in items.iter().zip(&self.group_of) {
                if those.get(*group as usize) == Some(&true) {
                    found.push(*item);
                }
            }
        }
        found
    }

    /// How many items are let through.
    pub(crate) fn size(&self) -> usize {
        self.sum(&self.conditions)
    }

    /// How many would be under other conditions on the values chosen, those on claims as they are.
    fn sum(&self, conditions: &[Condition]) -> usize {
        if self.group_of.is_empty() {
            return self.ground.matched.items.len();
        }
        let mut sum = 0;
        for (group, size) in self.groups.sizes.iter().enumerate() {
            if judge(self.groups.signature(group), conditions) == Verdict::Inside {
                sum += size;
            }
        }
        sum
    }

    fn claims_of(&self, item: u32) -> Range<usize> {
        self.ground.shape.claims_of(self.ground.unit, item as usize)
    }

    fn is_witnessed(&self, item: u32) -> bool {
        let mut claims = self.claims_of(item);
        claims.is_empty() && self.record_lacks(None) == Lacks::Nothing || claims.any(|claim| self.is_witness(claim))
    }

    /// Whether a claim satisfies the query and the facets.
    fn is_witness(&self, claim: usize) -> bool {
        self.ground.matched.by_claim(claim) && self.record_lacks(Some(claim)) == Lacks::Nothing
    }

    /// Which fields of claims turn a record away.
    fn record_lacks(&self, record: Option<usize>) -> Lacks {
        let mut lacks = Lacks::Nothing;
        for condition in &self.conditions {
            if !condition.claim_field {
                continue;
            }
            let values = self.ground.of_record(condition.table, record);
            let has = |place: usize| {
                let chosen = self.chosen.get(place);
                chosen.is_some_and(|(_, value)| values.contains(value))
            };
            if !condition.lets_in(&has) {
                lacks = match lacks {
                    Lacks::Nothing => Lacks::One(condition.table),
                    _ => Lacks::Several,
                };
            }
        }
        lacks
    }

    /// The claims of an item that satisfy all conditions on claims.
    pub(crate) fn witnesses(&self, item: u32) -> Vec<usize> {
        let mut witnesses = Vec::new();
        for claim in self.claims_of(item) {
            if self.is_witness(claim) {
                witnesses.push(claim);
            }
        }
        witnesses
    }

    /// The numbers of one facet. `inside` are the items let through.
    pub(crate) fn count(&self, table: usize, inside: &[u32]) -> Vec<Numbers> {
        let Some(of) = self.ground.tables.get(table) else {
            return Vec::new();
        };
        let mut numbers = vec![Numbers::default(); of.values.len()];
        let lacking = self.items_that(Verdict::Lacking(table));
        let any = self
            .conditions
            .iter()
            .all(|condition| condition.table != table || condition.mode == Mode::Any);
        // Of a field of claims, a value counts where it stands in a record that satisfies the other facets.
        let by_record = of.claim_field && (self.asks_claims() || self.ground.matched.claims.is_some());
        let Ground { shape, unit, .. } = self.ground;
        if of.is_empty() && !by_record {
            if let Some(none) = numbers.last_mut() {
                none.removes = inside.len();
                none.adds = if any { lacking.len() } else { 0 };
            }
        } else {
            for (numbers, sum) in numbers.iter_mut().zip(of.tally(shape, unit, inside)) {
                numbers.removes = sum as usize;
            }
            if any && !lacking.is_empty() {
                for (numbers, sum) in numbers.iter_mut().zip(of.tally(shape, unit, &lacking)) {
                    numbers.adds = sum as usize;
                }
            }
        }
        if by_record {
            let unwitnessed = self.items_that(Verdict::Unwitnessed);
            for (items, inside) in [(inside, true), (&unwitnessed, false)] {
                for item in items {
                    self.count_records(table, *item, inside, &mut numbers);
                }
            }
        } else {
            for numbers in &mut numbers {
                numbers.count = numbers.removes + numbers.adds;
            }
        }
        numbers
    }

    fn count_records(&self, table: usize, item: u32, inside: bool, numbers: &mut [Numbers]) {
        let claims = self.claims_of(item);
        if claims.is_empty() {
            self.count_record(table, None, item, inside, numbers);
        }
        for claim in claims {
            if self.ground.matched.by_claim(claim) {
                self.count_record(table, Some(claim), item, inside, numbers);
            }
        }
    }

    /// Under *all* only those values count that stand beside every included one.
    fn count_record(&self, table: usize, record: Option<usize>, item: u32, inside: bool, numbers: &mut [Numbers]) {
        let all = |condition: &Condition| condition.table == table && condition.mode == Mode::All;
        match self.record_lacks(record) {
            Lacks::Nothing => {}
            Lacks::One(at) if at == table && !self.conditions.iter().any(all) => {}
            _ => return,
        }
        for value in self.ground.of_record(table, record) {
            if let Some(numbers) = numbers.get_mut(*value as usize)
                && numbers.last != item + 1
            {
                numbers.last = item + 1;
                numbers.count += 1;
                numbers.adds += usize::from(!inside);
            }
        }
    }

    /// Bars for every year from the first to the last that a document may be of, and the count of the undated.
    pub(crate) fn histogram(&self, inside: &[u32]) -> (Vec<YearBar>, usize) {
        let is_year = |table: &Table| table.kind == FacetKind::Year;
        let Some(at) = self.ground.tables.iter().position(is_year) else {
            return (Vec::new(), 0);
        };
        let values = &self.ground.tables[at].values;
        let mut numbers = vec![(0, 0); values.len()];
        for (items, is_inside) in [(inside, true), (&self.items_that(Verdict::Elsewhen), false)] {
            for item in items {
                for value in self.ground.of(at, *item) {
                    if let Some((all, inside)) = numbers.get_mut(*value as usize) {
                        *all += 1;
                        *inside += usize::from(is_inside);
                    }
                }
            }
        }
        let mut bars: Vec<YearBar> = Vec::new();
        let mut undated = 0;
        for (value, (count, inside)) in values.iter().zip(numbers) {
            let Value::Recorded(year) = value else {
                undated = count;
                continue;
            };
            let year = i32::try_from(*year).unwrap_or_default();
            // Years of which nothing is have a bar too.
            let first = bars.last().map_or(year, |last| last.year + 1);
            for year in first..year {
                bars.push(YearBar {
                    year,
                    count: 0,
                    inside: 0,
                });
            }
            bars.push(YearBar { year, count, inside });
        }
        (bars, undated)
    }
}

/// What turns a record away.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lacks {
    Nothing,
    One(usize),
    Several,
}

/// The numbers of a value.
#[derive(Clone, Default)]
pub(crate) struct Numbers {
    count: usize,
    adds: usize,
    removes: usize,
    /// One more than the item counted last, so that none counts twice.
    last: u32,
}

/// A facet as shown. `label` names a chosen value that no item has.
pub(crate) fn facet(
    filter: &Filter<'_>,
    request: &Request,
    table: usize,
    inside: &[u32],
    label: &dyn Fn(FacetKind, Value) -> Option<String>,
) -> Option<Facet> {
    let shown = Shown {
        filter,
        request,
        total: inside.len(),
    };
    let numbers = filter.count(table, inside);
    Some(shown.facet(filter.ground.tables.get(table)?, &numbers, label))
}

struct Shown<'a> {
    filter: &'a Filter<'a>,
    request: &'a Request,
    total: usize,
}

impl Shown<'_> {
    fn facet(&self, table: &Table, numbers: &[Numbers], label: &dyn Fn(FacetKind, Value) -> Option<String>) -> Facet {
        let nothing = Choice::default();
        let choice = self.request.facets.get(&table.kind).unwrap_or(&nothing);
        let mut values: Vec<(u32, Option<FacetValue>)> = Vec::with_capacity(table.values.len());
        for (((value, name), order), numbers) in table.values.iter().zip(&table.labels).zip(&table.order).zip(numbers) {
            if *value == Value::NoneRecorded && !table.is_none_in(self.filter.ground.unit) && !is_chosen(choice, *value)
            {
                continue;
            }
            values.push((
                2 * order + 1,
                Some(self.value(table.kind, choice, *value, name.clone(), numbers)),
            ));
        }
        // A chosen value that no item has is listed too, so that it can be taken back.
        let mut strays: Vec<(String, Value)> = Vec::new();
        for chosen in [&choice.include, &choice.exclude] {
            for &value in chosen {
                if table.number(value).is_none()
                    && let Some(label) = label(table.kind, value)
                {
                    strays.push((label, value));
                }
            }
        }
        sort_once(&mut strays);
        let zero = Numbers::default();
        for (name, value) in strays {
            let order = 2 * (0..).zip(&table.labels).filter(|(_, other)| **other < name).count();
            let order = u32::try_from(order).unwrap_or(u32::MAX);
            values.push((order, Some(self.value(table.kind, choice, value, name, &zero))));
        }
        Facet {
            kind: table.kind,
            values: by_count(values),
        }
    }

    fn value(&self, kind: FacetKind, choice: &Choice, value: Value, label: String, numbers: &Numbers) -> FacetValue {
        let (included, excluded) = (choice.include.contains(&value), choice.exclude.contains(&value));
        let Numbers {
            mut count,
            mut adds,
            removes,
            ..
        } = *numbers;
        let is_any = choice.mode == Mode::Any;
        if is_any && choice.include.is_empty() {
            adds = count;
        }
        let mut after_include = if is_any && !choice.include.is_empty() {
            self.total + adds
        } else {
            count
        };
        let mut after_exclude = self.total - removes;
        // What a click on a chosen value does changes more than its own number: ask again.
        if included || excluded {
            after_include = self.size(&self.request.toggling_include(kind, value), kind);
            after_exclude = self.size(&self.request.toggling_exclude(kind, value), kind);
        }
        if excluded {
            count = self.count_were_it_not_excluded(kind, choice, value);
            adds = match choice.mode {
                Mode::Any if choice.include.is_empty() => count,
                Mode::Any => after_include.saturating_sub(self.total),
                Mode::All => 0,
            };
        }
        FacetValue {
            value,
            label,
            count,
            adds,
            removes,
            included,
            excluded,
            after_include,
            after_exclude,
        }
    }

    fn count_were_it_not_excluded(&self, kind: FacetKind, choice: &Choice, value: Value) -> usize {
        let mut choice = choice.clone();
        choice.toggle_exclude(value);
        if choice.mode == Mode::Any {
            choice.include.clear();
        }
        choice.include.push(value);
        let mut request = self.request.clone();
        request.facets.insert(kind, choice);
        self.size(&request, kind)
    }

    /// The size of the result of another choice in one facet.
    fn size(&self, request: &Request, kind: FacetKind) -> usize {
        if kind.claim_field() {
            return Filter::new(self.filter.ground.clone(), request, self.filter.dates).size();
        }
        let filter = self.filter;
        filter.sum(&conditions(request, filter.ground.tables, &filter.chosen))
    }
}

/// The most frequent first, then in the order given.
fn by_count(mut values: Vec<(u32, Option<FacetValue>)>) -> Vec<FacetValue> {
    let (mut most, mut orders) = (0, 1);
    for (order, value) in &values {
        most = most.max(value.as_ref().map_or(0, |value| value.count as u64));
        orders = orders.max(u64::from(*order) + 1);
    }
    let mut keys: Vec<(u64, usize)> = Vec::with_capacity(values.len());
    for (at, (order, value)) in values.iter().enumerate() {
        let count = value.as_ref().map_or(0, |value| value.count as u64);
        keys.push(((most - count) * orders + u64::from(*order), at));
    }
    in_order(&mut keys, (most + 1) * orders);
    let mut sorted = Vec::with_capacity(values.len());
    for (_, at) in keys {
        sorted.extend(values.get_mut(at).and_then(|(_, value)| value.take()));
    }
    sorted
}

/// Sorts by keys below a bound, byte by byte: in as many rounds as the bound has bytes. Equal ones stay as they stood.
fn in_order(keys: &mut Vec<(u64, usize)>, bound: u64) {
    let mut sorted = keys.clone();
    let mut shift = 0;
    while shift < 64 && bound >> shift > 0 && keys.len() > 1 {
        let byte = |key: u64| (key >> shift & 255) as usize;
        let mut places = [0_usize; 257];
        for (key, _) in keys.iter() {
            places[byte(*key) + 1] += 1;
        }
        let mut before = 0;
        for place in &mut places {
            before += *place;
            *place = before;
        }
        for &(key, at) in keys.iter() {
            let place = &mut places[byte(key)];
            if let Some(slot) = sorted.get_mut(*place) {
                *slot = (key, at);
            }
            *place += 1;
        }
        std::mem::swap(keys, &mut sorted);
        shift += 8;
    }
}

fn is_chosen(choice: &Choice, value: Value) -> bool {
    choice.include.contains(&value) || choice.exclude.contains(&value)
}
