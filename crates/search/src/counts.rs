//! Which items of a unit a request lets through, and the number on every button, in one pass over the items.
//!
//! A value's numbers need more than the result: under *any* they count items that only its own facet turns away. So each
//! item is judged by how many facets turn it away and, if by one alone, by which.
//!
//! Conditions on fields of claims, those of the query too, hold together of one record. The records of an item are its claims; an item without
//! claims has one record in which nothing is recorded.

use std::ops::Range;

use crate::matched::Matched;
use crate::shape::Shape;
use crate::tables::Table;
use crate::{Choice, Dates, Facet, FacetKind, FacetValue, Mode, Request, Unit, Value};
use crosscheck_model::{Date, ordered, sort_once};

use crate::dates::Histogram;

/// What the counts are made of.
pub(crate) struct Ground<'a> {
    pub(crate) tables: &'a [Table],
    pub(crate) shape: &'a Shape,
    /// By document.
    pub(crate) published: &'a [Option<Date>],
    pub(crate) unit: Unit,
    /// What the query matches.
    pub(crate) matched: &'a Matched,
}

/// The choice in one facet, in the numbers of its table.
#[derive(Default)]
struct Condition {
    mode: Mode,
    include: Vec<u32>,
    exclude: Vec<u32>,
}

impl Condition {
    fn new(table: &Table, choice: Option<&Choice>) -> Self {
        let Some(choice) = choice else { return Self::default() };
        // A value no item has stays a condition that none fulfils.
        let numbers = |values: &[Value]| {
            let mut numbers = Vec::new();
            for &value in values {
                numbers.push(table.number(value).unwrap_or(u32::MAX));
            }
            numbers
        };
        Self {
            mode: choice.mode,
            include: numbers(&choice.include),
            exclude: numbers(&choice.exclude),
        }
    }

    fn lets_in(&self, values: &[u32]) -> bool {
        let mut include = self.include.iter();
        match self.mode {
            Mode::Any => self.include.is_empty() || include.any(|value| values.contains(value)),
            Mode::All => include.all(|value| values.contains(value)),
        }
    }

    fn leaves_out(&self, values: &[u32]) -> bool {
        self.exclude.iter().any(|value| values.contains(value))
    }
}

/// Which facets turn something away.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Failing {
    None,
    One(usize),
    Several,
}

impl Failing {
    fn and(self, facet: usize) -> Self {
        if self == Self::None {
            Self::One(facet)
        } else {
            Self::Several
        }
    }
}

/// A request's conditions on one unit.
pub(crate) struct Filter<'a> {
    ground: &'a Ground<'a>,
    /// By table.
    conditions: Vec<Condition>,
    /// Tables whose conditions ask for something: apart for what belongs to the item and what to its claims.
    of_items: Vec<usize>,
    of_claims: Vec<usize>,
    leaving_out: Vec<usize>,
    dates: Dates,
}

impl<'a> Filter<'a> {
    pub(crate) fn new(ground: &'a Ground<'a>, request: &Request, dates: Dates) -> Self {
        let mut filter = Self {
            ground,
            of_items: Vec::new(),
            of_claims: Vec::new(),
            leaving_out: Vec::new(),
            conditions: Vec::new(),
            dates,
        };
        for (at, table) in ground.tables.iter().enumerate() {
            let condition = Condition::new(table, request.facets.get(&table.kind));
            if !condition.include.is_empty() {
                if table.claim_field {
                    filter.of_claims.push(at);
                } else {
                    filter.of_items.push(at);
                }
            }
            if !condition.exclude.is_empty() {
                filter.leaving_out.push(at);
            }
            filter.conditions.push(condition);
        }
        filter
    }

    /// The items let through.
    pub(crate) fn items(&self) -> Vec<usize> {
        let mut items = Vec::new();
        for item in 0..self.ground.matched.items.len() {
            if self.lets_through(item) {
                items.push(item);
            }
        }
        items
    }

    fn lets_through(&self, item: usize) -> bool {
        self.is_considered(item)
            && self.dates.admit(self.published(item))
            && self.item_failing(item) == Failing::None
            && self.is_witnessed(item)
    }

    /// Whether the query matches and no value is left out.
    fn is_considered(&self, item: usize) -> bool {
        self.ground.matched.items.get(item) == Some(&true)
            && !self
                .leaving_out
                .iter()
                .any(|&at| self.conditions[at].leaves_out(self.ground.tables[at].of(self.ground.unit, item)))
    }

    fn published(&self, item: usize) -> Option<&Date> {
        self.ground
            .published
            .get(self.ground.shape.document(self.ground.unit, item))?
            .as_ref()
    }

    fn item_failing(&self, item: usize) -> Failing {
        let of = |at: usize| self.ground.tables[at].of(self.ground.unit, item);
        self.failing(&self.of_items, of)
    }

    fn record_failing(&self, record: Option<usize>) -> Failing {
        self.failing(&self.of_claims, |at| self.ground.tables[at].of_record(record))
    }

    fn failing<'t>(&self, tables: &[usize], of: impl Fn(usize) -> &'t [u32]) -> Failing {
        let mut failing = Failing::None;
        for &at in tables {
            if !self.conditions[at].lets_in(of(at)) {
                failing = failing.and(at);
            }
        }
        failing
    }

    fn claims_of(&self, item: usize) -> Range<usize> {
        self.ground.shape.claims_of(self.ground.unit, item)
    }

    fn is_witnessed(&self, item: usize) -> bool {
        let mut claims = self.claims_of(item);
        self.of_claims.is_empty()
            || claims.is_empty() && self.record_failing(None) == Failing::None
            || claims.any(|claim| self.is_witness(claim))
    }

    /// Whether a claim satisfies the query and the facets.
    fn is_witness(&self, claim: usize) -> bool {
        self.is_asked_for(claim) && self.record_failing(Some(claim)) == Failing::None
    }

    /// Whether a claim satisfies the query.
    fn is_asked_for(&self, claim: usize) -> bool {
        self.ground.matched.claims.get(claim) == Some(&true)
    }

    /// The claims of an item that satisfy all conditions on claims.
    pub(crate) fn witnesses(&self, item: usize) -> Vec<usize> {
        let mut witnesses = Vec::new();
        for claim in self.claims_of(item) {
            if self.is_witness(claim) {
                witnesses.push(claim);
            }
        }
        witnesses
    }

    /// All numbers of all facets.
    pub(crate) fn count(&self) -> Tally {
        let mut tally = Tally::new(self.ground);
        for item in 0..self.ground.matched.items.len() {
            if self.is_considered(item) {
                self.count_item(item, &mut tally);
            }
        }
        tally
    }

    fn count_item(&self, item: usize, tally: &mut Tally) {
        let failing = self.item_failing(item);
        let witnessed = self.is_witnessed(item);
        let published = self.published(item);
        let dated = self.dates.admit(published);
        let inside = dated && witnessed && failing == Failing::None;
        if witnessed && failing == Failing::None {
            tally.histogram.count(published, dated);
        }
        if !dated {
            return;
        }
        match failing {
            Failing::Several => {}
            Failing::One(at) if witnessed => self.count_values(at, item, self.of_item(at, item), inside, tally),
            Failing::One(_) => {}
            Failing::None => {
                if inside {
                    tally.total += 1;
                    self.count_inside(item, tally);
                }
                self.count_records(item, inside, tally);
            }
        }
    }

    fn of_item(&self, table: usize, item: usize) -> &[u32] {
        self.ground.tables[table].of(self.ground.unit, item)
    }

    fn count_inside(&self, item: usize, tally: &mut Tally) {
        for (at, table) in self.ground.tables.iter().enumerate() {
            let values = self.of_item(at, item);
            for value in values {
                tally.numbers[at][*value as usize].removes += 1;
            }
            if !table.claim_field {
                self.count_values(at, item, values, true, tally);
            }
        }
    }

    /// A value of a claim field counts where it stands in a record that satisfies the other facets.
    fn count_records(&self, item: usize, inside: bool, tally: &mut Tally) {
        let claims = self.claims_of(item);
        if claims.is_empty() {
            self.count_record(None, item, inside, tally);
        }
        for claim in claims {
            if self.is_asked_for(claim) {
                self.count_record(Some(claim), item, inside, tally);
            }
        }
    }

    fn count_record(&self, record: Option<usize>, item: usize, inside: bool, tally: &mut Tally) {
        let failing = self.record_failing(record);
        for (at, table) in self.ground.tables.iter().enumerate() {
            if failing == Failing::One(at) || failing == Failing::None && table.claim_field {
                self.count_values(at, item, table.of_record(record), inside, tally);
            }
        }
    }

    /// Counts values for Include. Under *all* only those count that stand beside every included one.
    fn count_values(&self, at: usize, item: usize, values: &[u32], inside: bool, tally: &mut Tally) {
        let condition = &self.conditions[at];
        if condition.mode == Mode::All && !condition.lets_in(values) {
            return;
        }
        for value in values {
            let numbers = &mut tally.numbers[at][*value as usize];
            if numbers.last != item {
                numbers.last = item;
                numbers.count += 1;
                numbers.adds += usize::from(!inside);
            }
        }
    }
}

/// What one pass over the items counts.
pub(crate) struct Tally {
    pub(crate) total: usize,
    pub(crate) histogram: Histogram,
    /// By table and value.
    numbers: Vec<Vec<Numbers>>,
}

#[derive(Clone)]
struct Numbers {
    count: usize,
    adds: usize,
    removes: usize,
    /// The item counted last, so that none counts twice.
    last: usize,
}

impl Tally {
    fn new(ground: &Ground<'_>) -> Self {
        let zero = Numbers {
            count: 0,
            adds: 0,
            removes: 0,
            last: usize::MAX,
        };
        let mut numbers = Vec::new();
        for table in ground.tables {
            numbers.push(vec![zero.clone(); table.values.len()]);
        }
        Self {
            total: 0,
            histogram: Histogram::new(ground.published),
            numbers,
        }
    }
}

/// The facets as shown. `label` names a chosen value that no item has.
pub(crate) fn facets(
    ground: &Ground<'_>,
    request: &Request,
    dates: Dates,
    tally: &Tally,
    label: impl Fn(FacetKind, Value) -> Option<String>,
) -> Vec<Facet> {
    let shown = Shown {
        ground,
        request,
        dates,
        total: tally.total,
    };
    let mut facets = Vec::new();
    for (table, numbers) in ground.tables.iter().zip(&tally.numbers) {
        facets.push(shown.facet(table, numbers, &label));
    }
    facets
}

struct Shown<'a> {
    ground: &'a Ground<'a>,
    request: &'a Request,
    dates: Dates,
    total: usize,
}

impl Shown<'_> {
    fn facet(&self, table: &Table, numbers: &[Numbers], label: impl Fn(FacetKind, Value) -> Option<String>) -> Facet {
        let nothing = Choice::default();
        let choice = self.request.facets.get(&table.kind).unwrap_or(&nothing);
        let mut values: Vec<(u32, FacetValue)> = Vec::with_capacity(table.values.len());
        for (((value, name), order), numbers) in table.values.iter().zip(&table.labels).zip(&table.order).zip(numbers) {
            if *value == Value::NoneRecorded && !table.is_none_in(self.ground.unit) && !is_chosen(choice, *value) {
                continue;
            }
            values.push((
                2 * order + 1,
                self.value(table.kind, choice, *value, name.clone(), numbers),
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
        let zero = Numbers {
            count: 0,
            adds: 0,
            removes: 0,
            last: 0,
        };
        for (name, value) in strays {
            let order = 2 * (0..).zip(&table.labels).filter(|(_, other)| **other < name).count();
            let order = u32::try_from(order).unwrap_or(u32::MAX);
            values.push((order, self.value(table.kind, choice, value, name, &zero)));
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
            after_include = self.size(&self.request.toggling_include(kind, value));
            after_exclude = self.size(&self.request.toggling_exclude(kind, value));
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
        self.size(&request)
    }

    fn size(&self, request: &Request) -> usize {
        Filter::new(self.ground, request, self.dates).items().len()
    }
}

/// The most frequent first, then in the order given.
fn by_count(values: Vec<(u32, FacetValue)>) -> Vec<FacetValue> {
    let key = |(order, value): &(u32, FacetValue)| {
        let count = i64::try_from(value.count).unwrap_or(i64::MAX);
        [-count, i64::from(*order)]
    };
    let mut sorted = Vec::new();
    for (_, value) in ordered(values, key) {
        sorted.push(value);
    }
    sorted
}

fn is_chosen(choice: &Choice, value: Value) -> bool {
    choice.include.contains(&value) || choice.exclude.contains(&value)
}
