//! Turns the items that a query matches and the choices of a request into the items that are let through.
//!
//! Conditions on fields of claims, those of the query too, hold together of one record. The records of an item are its claims;
//! an item without claims has one record in which nothing is recorded. A claim that satisfies them all is a witness.

use std::ops::Range;
use std::rc::Rc;

use crate::catalogue::Catalogue;
use crate::groups::{DATED, FIRST_CHOSEN, Groups, WITNESSED, has_bit, set_bit};
use crate::matched::Matched;
use crate::tables::Table;
use crate::{Dates, Mode, Request, Unit, Value};

/// What a filter works on. Cheap to clone.
#[derive(Clone)]
pub(crate) struct FilterInput<'a> {
    pub(crate) tables: &'a [Table],
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) unit: Unit,
    /// The items that the query matches.
    pub(crate) matched: Rc<Matched>,
}

impl<'a> FilterInput<'a> {
    pub(crate) fn of_record(&self, table: usize, record: Option<usize>) -> &'a [u32] {
        let table = self.tables.get(table);
        table.map_or(&[], |table| table.of_record(self.catalogue, record))
    }
}

/// The choice in one facet. Values are given by their places in the list of all chosen values.
pub(crate) struct Condition {
    pub(crate) table: usize,
    claim_field: bool,
    pub(crate) mode: Mode,
    include: Vec<usize>,
    exclude: Vec<usize>,
}

impl Condition {
    /// Whether the included values let in an item that has these chosen values.
    fn lets_in(&self, has: &dyn Fn(usize) -> bool) -> bool {
        let mut include = self.include.iter();
        match self.mode {
            Mode::Any => self.include.is_empty() || include.any(|chosen| has(*chosen)),
            Mode::All => include.all(|chosen| has(*chosen)),
        }
    }
}

/// A chosen value: the place of its table, and its number there, which is `u32::MAX` where no item has the value.
pub(crate) type Chosen = (usize, u32);

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

/// The conditions of a request. Every value of it that some item has must be among the chosen ones.
pub(crate) fn conditions(request: &Request, tables: &[Table], chosen: &[Chosen]) -> Vec<Condition> {
    let mut conditions = Vec::new();
    for (at, table) in tables.iter().enumerate() {
        let Some(choice) = request.facets.get(&table.kind).filter(|choice| !choice.is_empty()) else {
            continue;
        };
        let places = |values: &[Value]| {
            let mut places = Vec::new();
            for value in values {
                let number = table.number(*value).unwrap_or(u32::MAX);
                // A value that is not among them is one that no item has.
                let place = chosen.iter().position(|other| *other == (at, number));
                places.push(place.unwrap_or(usize::MAX));
            }
            places
        };
        let mut include = places(&choice.include);
        include.extend(choice.unknown.iter().map(|_| usize::MAX));
        conditions.push(Condition {
            table: at,
            claim_field: table.claim_field,
            mode: choice.mode,
            include,
            exclude: places(&choice.exclude),
        });
    }
    conditions
}

/// What becomes of a group of items.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Inside,
    /// Turned away only by the included values of this table, which is not of a field of claims.
    Lacking(usize),
    /// Turned away only by its date.
    Elsewhen,
    /// Turned away only by the conditions on claims.
    Unwitnessed,
    Outside,
}

fn judge(signature: &[u64], conditions: &[Condition]) -> Verdict {
    let has = |chosen: usize| has_bit(signature, chosen.saturating_add(FIRST_CHOSEN));
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

/// The conditions of a request in one unit, applied to the items that the query matches.
pub(crate) struct Filter<'a> {
    pub(crate) input: FilterInput<'a>,
    pub(crate) dates: Dates,
    pub(crate) chosen: Vec<Chosen>,
    pub(crate) conditions: Vec<Condition>,
    groups: Groups,
    /// By matched item: its group. Empty where the request has no conditions but the query.
    group_of: Vec<u32>,
}

impl<'a> Filter<'a> {
    pub(crate) fn new(input: FilterInput<'a>, request: &Request, dates: Dates) -> Self {
        let chosen = chosen(request, input.tables);
        let mut filter = Self {
            conditions: conditions(request, input.tables, &chosen),
            input,
            dates,
            groups: Groups::of_values(chosen.len()),
            chosen,
            group_of: Vec::new(),
        };
        if dates.is_set() || !filter.conditions.is_empty() {
            filter.gather();
        }
        filter
    }

    fn gather(&mut self) {
        // For each table with a chosen value, by value: one more than its place among the chosen ones, or 0.
        let mut marks: Vec<(usize, Vec<u32>)> = Vec::new();
        for (place, (table, value)) in (1..).zip(&self.chosen) {
            if marks.last().is_none_or(|(last, _)| last != table) {
                let count = self.input.tables.get(*table).map_or(0, |table| table.values.len());
                marks.push((*table, vec![0; count]));
            }
            let mark = marks.last_mut().and_then(|(_, marks)| marks.get_mut(*value as usize));
            if let Some(mark) = mark {
                *mark = place;
            }
        }
        let matched = Rc::clone(&self.input.matched);
        let asks_claims = self.asks_claims();
        let (dates, catalogue, unit) = (&self.dates, self.input.catalogue, self.input.unit);
        let width = self.groups.width();
        let mut signatures = vec![0; width * matched.items.len()];
        for (item, signature) in matched.items.iter().zip(signatures.chunks_exact_mut(width)) {
            if !dates.is_set() || dates.admit(catalogue.published(catalogue.document(unit, *item as usize))) {
                set_bit(signature, DATED);
            }
            if !asks_claims || self.is_witnessed(*item) {
                set_bit(signature, WITNESSED);
            }
        }
        for (table, marks) in &marks {
            let Some(table) = self.input.tables.get(*table) else {
                continue;
            };
            table.each_value(catalogue, unit, &matched.items, |at, value| {
                if let Some(mark @ 1..) = marks.get(value as usize) {
                    // The signatures of all items stand one after the other.
                    set_bit(&mut signatures, 64 * width * at + *mark as usize - 1 + FIRST_CHOSEN);
                }
            });
        }
        let mut group_of = Vec::with_capacity(matched.items.len());
        let mut last = u32::MAX;
        for signature in signatures.chunks_exact(width) {
            last = self.groups.add(signature, last);
            group_of.push(last);
        }
        self.group_of = group_of;
    }

    /// Whether included values of fields of claims are asked for.
    pub(crate) fn asks_claims(&self) -> bool {
        self.conditions
            .iter()
            .any(|condition| condition.claim_field && !condition.include.is_empty())
    }

    /// Whether it has the tables of the facets.
    pub(crate) fn counts(&self) -> bool {
        !self.input.tables.is_empty()
    }

    pub(crate) fn input(&self) -> FilterInput<'a> {
        self.input.clone()
    }

    /// The items let through.
    pub(crate) fn items(&self) -> Vec<u32> {
        self.items_that(Verdict::Inside)
    }

    pub(crate) fn items_that(&self, wanted: Verdict) -> Vec<u32> {
        let items = &self.input.matched.items;
        if self.group_of.is_empty() {
            return if wanted == Verdict::Inside {
                items.clone()
            } else {
                Vec::new()
            };
        }
        let mut those = Vec::new();
        for group in 0..self.groups.sizes().len() {
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
    pub(crate) fn sum(&self, conditions: &[Condition]) -> usize {
        if self.group_of.is_empty() {
            return self.input.matched.items.len();
        }
        let mut sum = 0;
        for (group, size) in self.groups.sizes().iter().enumerate() {
            if judge(self.groups.signature(group), conditions) == Verdict::Inside {
                sum += size;
            }
        }
        sum
    }

    pub(crate) fn claims_of(&self, item: u32) -> Range<usize> {
        self.input.catalogue.claims_of(self.input.unit, item as usize)
    }

    fn is_witnessed(&self, item: u32) -> bool {
        let mut claims = self.claims_of(item);
        claims.is_empty() && self.record_lacks(None) == Lacks::Nothing || claims.any(|claim| self.is_witness(claim))
    }

    /// Whether a claim satisfies the query and the facets.
    fn is_witness(&self, claim: usize) -> bool {
        self.input.matched.by_claim(claim) && self.record_lacks(Some(claim)) == Lacks::Nothing
    }

    /// Which conditions on fields of claims a record fails.
    pub(crate) fn record_lacks(&self, record: Option<usize>) -> Lacks {
        let mut lacks = Lacks::Nothing;
        for condition in &self.conditions {
            if !condition.claim_field {
                continue;
            }
            let values = self.input.of_record(condition.table, record);
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
}

/// Which conditions on fields of claims a record fails.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lacks {
    Nothing,
    One(usize),
    Several,
}
