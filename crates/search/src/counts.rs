//! The number on every value of every facet, and on every bar of the histogram.
//!
//! A value's numbers need more than the result: under *any* they count items that only its own facet turns away, and a click
//! on a chosen value changes which are turned away at all. So the filter judges groups of items that are alike in all a
//! request looks at, and the result of any other choice among the same values is the sum of the groups that it lets through.

use std::cmp::Reverse;

use crate::filter::{Condition, Filter, FilterInput, Lacks, Verdict, conditions};
use crate::tables::Table;
use crate::{Choice, Facet, FacetKind, FacetValue, Mode, Request, Value, YearBar};

impl Filter<'_> {
    /// The counts of every value of one facet. `inside` are the items let through.
    pub(crate) fn count(&self, table: usize, inside: &[u32]) -> Vec<ValueCounts> {
        let Some(of) = self.input.tables.get(table) else {
            return Vec::new();
        };
        let mut numbers = vec![ValueCounts::default(); of.values.len()];
        let lacking = self.items_that(Verdict::Lacking(table));
        let any = self
            .conditions
            .iter()
            .all(|condition| condition.table != table || condition.mode == Mode::Any);
        // A value of a field of claims counts where one record has it and satisfies the other conditions on claims.
        let by_record = of.claim_field && (self.asks_claims() || self.input.matched.claims.is_some());
        let FilterInput { catalogue, unit, .. } = self.input;
        if of.is_empty() && !by_record {
            if let Some(none) = numbers.last_mut() {
                none.removes = inside.len();
                none.adds = if any { lacking.len() } else { 0 };
            }
        } else {
            for (numbers, sum) in numbers.iter_mut().zip(of.tally(catalogue, unit, inside)) {
                numbers.removes = sum as usize;
            }
            if any && !lacking.is_empty() {
                for (numbers, sum) in numbers.iter_mut().zip(of.tally(catalogue, unit, &lacking)) {
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

    fn count_records(&self, table: usize, item: u32, inside: bool, numbers: &mut [ValueCounts]) {
        let claims = self.claims_of(item);
        if claims.is_empty() {
            self.count_record(table, None, item, inside, numbers);
        }
        for claim in claims {
            if self.input.matched.by_claim(claim) {
                self.count_record(table, Some(claim), item, inside, numbers);
            }
        }
    }

    /// Counts the values of a record. Under *all* only records that have every included value count.
    fn count_record(&self, table: usize, record: Option<usize>, item: u32, inside: bool, numbers: &mut [ValueCounts]) {
        let all = |condition: &Condition| condition.table == table && condition.mode == Mode::All;
        match self.record_lacks(record) {
            Lacks::Nothing => {}
            Lacks::One(at) if at == table && !self.conditions.iter().any(all) => {}
            _ => return,
        }
        for value in self.input.of_record(table, record) {
            if let Some(numbers) = numbers.get_mut(*value as usize)
                && numbers.last != item + 1
            {
                numbers.last = item + 1;
                numbers.count += 1;
                numbers.adds += usize::from(!inside);
            }
        }
    }

    /// A bar for every year from the first to the last that a document may be of, long times without any left out, and the count of
    /// undated items.
    pub(crate) fn histogram(&self, inside: &[u32]) -> (Vec<YearBar>, usize) {
        let is_year = |table: &Table| table.kind == FacetKind::Year;
        let Some(at) = self.input.tables.iter().position(is_year) else {
            return (Vec::new(), 0);
        };
        let values = &self.input.tables[at].values;
        let mut numbers = vec![(0, 0); values.len()];
        for (items, is_inside) in [(inside, true), (&self.items_that(Verdict::Elsewhen), false)] {
            for item in items {
                for value in self.input.of(at, *item) {
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
            // Years without any item have a bar too, but where there are so many that a slip must have made one of the dates.
            let first = bars.last().map_or(year, |last| last.year + 1);
            let first = if year - first > LONGEST_GAP { year } else { first };
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

/// The most years in a row without any item that have bars.
const LONGEST_GAP: i32 = 60;

/// The counts of one value: see [`FacetValue`].
#[derive(Clone, Default)]
pub(crate) struct ValueCounts {
    count: usize,
    adds: usize,
    removes: usize,
    /// One more than the item that was counted last, so that none counts twice.
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
    Some(shown.facet(filter.input.tables.get(table)?, &numbers, label))
}

struct Shown<'a> {
    filter: &'a Filter<'a>,
    request: &'a Request,
    total: usize,
}

impl Shown<'_> {
    fn facet(
        &self,
        table: &Table,
        numbers: &[ValueCounts],
        label: &dyn Fn(FacetKind, Value) -> Option<String>,
    ) -> Facet {
        let nothing = Choice::default();
        let choice = self.request.facets.get(&table.kind).unwrap_or(&nothing);
        // The place of a value in the alphabet is doubled, so that values no item has fit in between.
        let mut values: Vec<(usize, FacetValue)> = Vec::with_capacity(table.values.len());
        for (((value, name), order), numbers) in table.values.iter().zip(&table.labels).zip(&table.order).zip(numbers) {
            if *value == Value::NoneRecorded && !table.is_none_in(self.filter.input.unit) && !is_chosen(choice, *value)
            {
                continue;
            }
            let value = self.value(table.kind, choice, *value, name.clone(), numbers);
            values.push((2 * *order as usize + 1, value));
        }
        // A chosen value that no item has is listed too, so that it can be taken back.
        let mut strays: Vec<(String, Value)> = Vec::new();
        for &value in choice.include.iter().chain(&choice.exclude) {
            if table.number(value).is_none()
                && let Some(label) = label(table.kind, value)
            {
                strays.push((label, value));
            }
        }
        for (name, value) in crosscheck_model::each_once(strays) {
            let order = 2 * match table.kind {
                FacetKind::Column(_) => table.values.iter().filter(|other| **other < value).count(),
                _ => table.labels.iter().filter(|other| **other < name).count(),
            };
            let value = self.value(table.kind, choice, value, name, &ValueCounts::default());
            values.push((order, value));
        }
        crosscheck_model::sort_by_key(&mut values, |(order, value)| (Reverse(value.count), *order));
        Facet {
            kind: table.kind,
            values: values.into_iter().map(|(_, value)| value).collect(),
        }
    }

    fn value(
        &self,
        kind: FacetKind,
        choice: &Choice,
        value: Value,
        label: String,
        numbers: &ValueCounts,
    ) -> FacetValue {
        let (included, excluded) = (choice.include.contains(&value), choice.exclude.contains(&value));
        let ValueCounts {
            mut count,
            mut adds,
            removes,
            ..
        } = *numbers;
        let is_any = choice.mode == Mode::Any;
        if is_any && !choice.asks() {
            adds = count;
        }
        let mut after_include = if is_any && choice.asks() {
            self.total + adds
        } else {
            count
        };
        let mut after_exclude = self.total - removes;
        // A click on a chosen value changes more than its own count: work the result out again.
        if included || excluded {
            after_include = self.size(&self.request.toggling_include(kind, value), kind);
            after_exclude = self.size(&self.request.toggling_exclude(kind, value), kind);
        }
        if excluded {
            count = self.count_were_it_not_excluded(kind, choice, value);
            adds = match choice.mode {
                Mode::Any if !choice.asks() => count,
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
            choice.unknown.clear();
        }
        choice.include.push(value);
        let mut request = self.request.clone();
        request.facets.insert(kind, choice);
        self.size(&request, kind)
    }

    /// The size of the result of another choice in one facet.
    fn size(&self, request: &Request, kind: FacetKind) -> usize {
        if kind.claim_field() {
            return Filter::new(self.filter.input.clone(), request, self.filter.dates).size();
        }
        let filter = self.filter;
        filter.sum(&conditions(request, filter.input.tables, &filter.chosen))
    }
}

fn is_chosen(choice: &Choice, value: Value) -> bool {
    choice.include.contains(&value) || choice.exclude.contains(&value)
}
