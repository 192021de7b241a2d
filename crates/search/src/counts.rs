//! The number on every value of every facet, and on every bar of the histogram.
//!
//! A value's numbers need more than the result: under *any* they count items that only its own facet turns away, and a click
//! on a chosen value changes which are turned away at all. So the filter judges groups of items that are alike in all a
//! request looks at, and the result of any other choice among the same values is the sum of the groups that it lets through.

use crate::filter::{Condition, Filter, FilterInput, Lacks, Verdict, conditions};
use crate::tables::Table;
use crate::{Choice, Facet, FacetCounts, FacetKind, FacetValue, Mode, Request, Value, ValueCount, YearBar};

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
        let FilterInput {
            tables,
            catalogue,
            unit,
            ..
        } = self.input;
        let (table, values) = (&tables[at], &tables[at].values);
        let elsewhen = table.tally(catalogue, unit, &self.items_that(Verdict::Elsewhen));
        let mut numbers = vec![(0, 0); values.len()];
        for ((numbers, inside), elsewhen) in numbers
            .iter_mut()
            .zip(table.tally(catalogue, unit, inside))
            .zip(elsewhen)
        {
            *numbers = ((inside + elsewhen) as usize, inside as usize);
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

/// Gives the label of a value, whether or not some item has it.
type Label<'a> = &'a dyn Fn(FacetKind, Value) -> Option<String>;

/// The counts of a facet: of values that have at least so many, and of those chosen.
pub(crate) fn counts(
    filter: &Filter<'_>,
    request: &Request,
    place: usize,
    inside: &[u32],
    least: usize,
    label: Label<'_>,
) -> Option<FacetCounts> {
    let table = filter.input.tables.get(place)?;
    let (kind, total) = (table.kind, inside.len());
    let choosing = Choosing {
        filter,
        request,
        total,
        kind,
    };
    Some(FacetCounts {
        kind,
        place,
        mode: request.facets.get(&kind).map_or(Mode::Any, |choice| choice.mode),
        values: choosing.values(table, &filter.count(place, inside), least, label),
    })
}

/// The same as shown, with what a click on each value would do.
pub(crate) fn facet(
    filter: &Filter<'_>,
    request: &Request,
    total: usize,
    counts: &FacetCounts,
    label: Label<'_>,
) -> Facet {
    let kind = counts.kind;
    let choosing = Choosing {
        filter,
        request,
        total,
        kind,
    };
    let labels = filter
        .input
        .tables
        .get(counts.place)
        .map_or(&[][..], |table| &table.labels);
    let shown = |counted: &ValueCount| {
        let known = counted.place.and_then(|place| labels.get(place as usize));
        let label = known.cloned().or_else(|| label(kind, counted.value));
        choosing.after_clicks(counted, label.unwrap_or_default())
    };
    Facet {
        kind,
        values: counts.values.iter().map(shown).collect(),
    }
}

/// The choice in one facet, and what it does.
struct Choosing<'a> {
    filter: &'a Filter<'a>,
    request: &'a Request,
    total: usize,
    kind: FacetKind,
}

impl Choosing<'_> {
    /// By count, then label.
    fn values(&self, table: &Table, numbers: &[ValueCounts], least: usize, label: Label<'_>) -> Vec<ValueCount> {
        let nothing = Choice::default();
        let choice = self.request.facets.get(&self.kind).unwrap_or(&nothing);
        let lists_none = table.is_none_in(self.filter.input.unit) || is_chosen(choice, Value::NoneRecorded);
        let chooses = !choice.is_empty();
        let mut by_label = Vec::new();
        for &number in &table.by_label {
            if let (Some(&value), Some(numbers)) = (table.values.get(number as usize), numbers.get(number as usize))
                && (lists_none || value != Value::NoneRecorded)
                && (numbers.count >= least || chooses && is_chosen(choice, value))
            {
                by_label.push(self.value(choice, value, Some(number), numbers));
            }
        }
        self.add_strays(choice, table, label, &mut by_label);
        // Most values often have no count, and are in order already.
        let mut keys: Vec<u64> = Vec::new();
        for (at, value) in (0..).zip(&by_label) {
            if value.count > 0 {
                keys.push((u64::from(u32::MAX) - value.count as u64) << 32 | at);
            }
        }
        keys.sort_unstable();
        let mut values = Vec::with_capacity(by_label.len());
        for key in keys {
            let at = usize::try_from(key & u64::from(u32::MAX)).unwrap_or_default();
            values.extend(by_label.get(at));
        }
        values.extend(by_label.iter().filter(|value| value.count == 0));
        values
    }

    /// Adds chosen values that no item has, so that they can be taken back.
    fn add_strays(&self, choice: &Choice, table: &Table, label: Label<'_>, by_label: &mut Vec<ValueCount>) {
        let mut strays: Vec<(String, Value)> = Vec::new();
        for &value in choice.include.iter().chain(&choice.exclude) {
            if table.number(value).is_none()
                && let Some(label) = label(self.kind, value)
            {
                strays.push((label, value));
            }
        }
        for (name, value) in crosscheck_model::each_once(strays) {
            let is_before = |other: &ValueCount| match (self.kind, other.place) {
                (FacetKind::Column(_), _) => other.value < value,
                // Those added before come before.
                (_, None) => true,
                (_, Some(place)) => table.labels.get(place as usize).is_some_and(|other| *other < name),
            };
            let at = by_label.partition_point(is_before);
            by_label.insert(at, self.value(choice, value, None, &ValueCounts::default()));
        }
    }

    fn value(&self, choice: &Choice, value: Value, place: Option<u32>, numbers: &ValueCounts) -> ValueCount {
        let (included, excluded) = (choice.include.contains(&value), choice.exclude.contains(&value));
        let ValueCounts {
            mut count,
            mut adds,
            removes,
            ..
        } = *numbers;
        if choice.mode == Mode::Any && !choice.asks() {
            adds = count;
        }
        if excluded {
            count = self.count_were_it_not_excluded(choice, value);
            adds = match choice.mode {
                Mode::Any if !choice.asks() => count,
                Mode::Any => self.after_include(value).saturating_sub(self.total),
                Mode::All => 0,
            };
        }
        ValueCount {
            value,
            place,
            count,
            adds,
            removes,
            included,
            excluded,
        }
    }

    /// The size of the result after a click on Include of a chosen value: a click changes more than its own count, so the result is
    /// worked out again.
    fn after_include(&self, value: Value) -> usize {
        self.size(&self.request.toggling_include(self.kind, value))
    }

    fn after_clicks(&self, counted: &ValueCount, label: String) -> FacetValue {
        let choice = self.request.facets.get(&self.kind);
        let asks_any = choice.is_some_and(|choice| choice.mode == Mode::Any && choice.asks());
        let value = counted.value;
        let is_chosen = counted.included || counted.excluded;
        FacetValue {
            after_include: match is_chosen {
                true => self.after_include(value),
                false if asks_any => self.total + counted.adds,
                false => counted.count,
            },
            after_exclude: if is_chosen {
                self.size(&self.request.toggling_exclude(self.kind, value))
            } else {
                self.total - counted.removes
            },
            value,
            label,
            count: counted.count,
            adds: counted.adds,
            removes: counted.removes,
            included: counted.included,
            excluded: counted.excluded,
        }
    }

    fn count_were_it_not_excluded(&self, choice: &Choice, value: Value) -> usize {
        let mut choice = choice.clone();
        choice.toggle_exclude(value);
        if choice.mode == Mode::Any {
            choice.include.clear();
            choice.unknown.clear();
        }
        choice.include.push(value);
        let mut request = self.request.clone();
        request.facets.insert(self.kind, choice);
        self.size(&request)
    }

    /// The size of the result of another choice in this facet.
    fn size(&self, request: &Request) -> usize {
        if self.kind.claim_field() {
            return Filter::new(self.filter.input.clone(), request, self.filter.dates).size();
        }
        let filter = self.filter;
        filter.sum(&conditions(request, filter.input.tables, &filter.chosen))
    }
}

fn is_chosen(choice: &Choice, value: Value) -> bool {
    choice.include.contains(&value) || choice.exclude.contains(&value)
}
