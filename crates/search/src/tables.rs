//! For each facet the values of every item of every unit, worked out once, when facets are first asked for.
//!
//! An item without any value has the value "none recorded", which is the last of its facet. Values that are recorded with
//! documents are stored by document only, and of a facet without any value nothing is stored.

use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use crate::catalogue::Catalogue;
use crate::facets::{Recorded, Values, definition};
use crate::lists::Lists;
use crate::{FacetKind, Unit, Value};

/// The tables of all facets of a corpus, in the order of [`FacetKind::all`].
#[derive(Default)]
pub(crate) struct Tables {
    whole: OnceLock<Vec<Table>>,
    /// Those made one by one, before all were asked for.
    some: Mutex<Vec<Table>>,
}

impl Tables {
    /// All of them, made now as far as they were not before.
    pub(crate) fn all(&self, values: Values<'_>, catalogue: &Catalogue) -> &[Table] {
        self.whole.get_or_init(|| {
            let mut tables = self.prepared();
            while make_next(&mut tables, values, catalogue) {}
            std::mem::take(&mut *tables)
        })
    }

    /// Makes one. Whether there is more to do.
    pub(crate) fn prepare(&self, values: Values<'_>, catalogue: &Catalogue) -> bool {
        if self.whole.get().is_some() {
            return false;
        }
        let more = make_next(&mut self.prepared(), values, catalogue);
        if !more {
            self.all(values, catalogue);
        }
        more
    }

    fn prepared(&self) -> MutexGuard<'_, Vec<Table>> {
        // Whoever panicked left whole tables.
        self.some.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Makes the table of the next facet, where one is missing. Whether there are more.
fn make_next(tables: &mut Vec<Table>, values: Values<'_>, catalogue: &Catalogue) -> bool {
    let kinds = FacetKind::all(values.corpus);
    let Some(&kind) = kinds.get(tables.len()) else {
        return false;
    };
    tables.push(Table::new(kind, values, catalogue));
    tables.len() < kinds.len()
}

/// One facet over the whole corpus. The number of a value is its place in `values`.
pub(crate) struct Table {
    pub(crate) kind: FacetKind,
    pub(crate) claim_field: bool,
    /// The values that the corpus has, in order, then "none recorded".
    pub(crate) values: Vec<Value>,
    pub(crate) labels: Vec<String>,
    /// The numbers of all values in the alphabet of their labels.
    pub(crate) by_label: Vec<u32>,
    kept: Stored,
    nothing: [u32; 1],
    is_none_in: [bool; 3],
    /// By unit and value: how many items have it. Made when first needed.
    totals: [OnceLock<Vec<u32>>; 3],
}

/// The values of each item, sorted, "none recorded" included.
enum Stored {
    Nothing,
    Documents(Lists<u32>),
    Units([Lists<u32>; 3]),
}

impl Table {
    fn new(kind: FacetKind, look_up: Values<'_>, catalogue: &Catalogue) -> Self {
        let mut pairs = recorded(kind, look_up, catalogue);
        let (mut values, mut labels) = (Vec::new(), Vec::new());
        let numbers = numbered(kind, look_up, &mut pairs, &mut values, &mut labels);
        values.push(Value::NoneRecorded);
        labels.push(kind.none().to_owned());
        let none = numbers;
        let by_document = matches!(kind, FacetKind::Column(_))
            || definition(kind).is_some_and(|definition| matches!(definition.recorded, Recorded::Document(_)));
        let [documents, passages, claims] = pairs;
        let kept = if values.len() == 1 {
            Stored::Nothing
        } else if by_document {
            Stored::Documents(with_none(catalogue.count(Unit::Documents), documents, none))
        } else if kind.claim_field() {
            let claims = with_none(catalogue.count(Unit::Claims), claims, none);
            let of_unit = |unit| with_none(catalogue.count(unit), of_claims(unit, catalogue, &claims), none);
            Stored::Units([of_unit(Unit::Documents), of_unit(Unit::Passages), claims])
        } else {
            Stored::Units([
                with_none(catalogue.count(Unit::Documents), documents, none),
                with_none(catalogue.count(Unit::Passages), passages, none),
                with_none(catalogue.count(Unit::Claims), claims, none),
            ])
        };
        let mut table = Self {
            kind,
            claim_field: kind.claim_field(),
            by_label: match kind {
                // The compiler has put them in order, numbers as numbers.
                FacetKind::Column(_) => (0..number(labels.len())).collect(),
                _ => by_label(&labels),
            },
            values,
            labels,
            kept,
            nothing: [none],
            is_none_in: [false; 3],
            totals: Default::default(),
        };
        for unit in Unit::ALL {
            let is_none = |item| table.of(catalogue, unit, item).last() == Some(&none);
            let some = (0..catalogue.count(unit)).any(is_none);
            table.is_none_in[unit as usize] = some;
        }
        table
    }

    /// Whether every item has "none recorded".
    pub(crate) fn is_empty(&self) -> bool {
        matches!(self.kept, Stored::Nothing)
    }

    /// The values of an item, sorted, "none recorded" included.
    pub(crate) fn of(&self, catalogue: &Catalogue, unit: Unit, item: usize) -> &[u32] {
        match &self.kept {
            Stored::Nothing => &self.nothing,
            Stored::Documents(documents) => documents.get(catalogue.document(unit, item)),
            Stored::Units(units) => units[unit as usize].get(item),
        }
    }

    /// Visits the values of these items one by one, with the item's place among them.
    #[inline]
    pub(crate) fn each_value(
        &self,
        catalogue: &Catalogue,
        unit: Unit,
        items: &[u32],
        mut tell: impl FnMut(usize, u32),
    ) {
        let (lists, of_document) = match &self.kept {
            Stored::Nothing => {
                let [none] = self.nothing;
                return (0..items.len()).for_each(|at| tell(at, none));
            }
            Stored::Documents(documents) => (documents, unit != Unit::Documents),
            Stored::Units(units) => (&units[unit as usize], false),
        };
        for (at, item) in items.iter().enumerate() {
            let item = *item as usize;
            let list = if of_document {
                catalogue.document(unit, item)
            } else {
                item
            };
            for value in lists.get(list) {
                tell(at, *value);
            }
        }
    }

    /// By value: how many of these items have it. The items must be in order.
    pub(crate) fn tally(&self, catalogue: &Catalogue, unit: Unit, items: &[u32]) -> Vec<u32> {
        let count = catalogue.count(unit);
        // Where they are more than half of all, counting the others is quicker.
        if 2 * items.len() <= count {
            return self.sums(catalogue, unit, items);
        }
        let totals = self.totals[unit as usize].get_or_init(|| self.sums(catalogue, unit, &others(&[], count)));
        let mut sums = self.sums(catalogue, unit, &others(items, count));
        for (sum, total) in sums.iter_mut().zip(totals) {
            *sum = total.saturating_sub(*sum);
        }
        sums
    }

    fn sums(&self, catalogue: &Catalogue, unit: Unit, items: &[u32]) -> Vec<u32> {
        let mut sums = vec![0; self.values.len()];
        self.each_value(catalogue, unit, items, |_, value| {
            if let Some(sum) = sums.get_mut(value as usize) {
                *sum += 1;
            }
        });
        sums
    }

    /// Whether some item of the unit has "none recorded".
    pub(crate) fn is_none_in(&self, unit: Unit) -> bool {
        self.is_none_in[unit as usize]
    }

    /// The number of a value, if some item of some unit has it.
    pub(crate) fn number(&self, value: Value) -> Option<u32> {
        let at = self.values.partition_point(|known| *known < value);
        self.values.get(at).filter(|known| **known == value)?;
        u32::try_from(at).ok()
    }

    /// The values of a claim, or of the lack of any.
    pub(crate) fn of_record(&self, catalogue: &Catalogue, record: Option<usize>) -> &[u32] {
        record.map_or(&self.nothing, |claim| self.of(catalogue, Unit::Claims, claim))
    }
}

/// Item and value.
type Pairs = Vec<(u32, u32)>;

/// Numbers the values that occur and that the corpus can describe, in order, and drops others. Returns how many there are.
fn numbered(
    kind: FacetKind,
    look_up: Values<'_>,
    pairs: &mut [Pairs; 3],
    values: &mut Vec<Value>,
    labels: &mut Vec<String>,
) -> u32 {
    const NO: u32 = u32::MAX;
    let mut numbers = vec![NO; kind.bound(look_up)];
    for (_, value) in pairs.iter().flatten() {
        if let Some(number) = numbers.get_mut(*value as usize) {
            *number = 0;
        }
    }
    let mut count = 0;
    for (value, number) in (0..).zip(&mut numbers) {
        if *number == NO {
            continue;
        }
        *number = NO;
        if let Some((_, label)) = kind.describe(look_up, value) {
            values.push(Value::Recorded(value));
            labels.push(label);
            *number = count;
            count += 1;
        }
    }
    for pairs in pairs {
        pairs.retain_mut(|(_, value)| {
            *value = numbers.get(*value as usize).copied().unwrap_or(NO);
            *value != NO
        });
    }
    count
}

/// Every item paired with every value that a claim of it has, "none recorded" included.
fn of_claims(unit: Unit, catalogue: &Catalogue, claims: &Lists<u32>) -> Pairs {
    let mut pairs = Vec::new();
    for item in 0..catalogue.count(unit) {
        for claim in catalogue.claims_of(unit, item) {
            for &value in claims.get(claim) {
                pairs.push((number(item), value));
            }
        }
    }
    pairs
}

/// For each unit, items paired with their recorded values. What is recorded with documents is paired with documents only, and
/// fields of claims with claims only.
fn recorded(kind: FacetKind, values: Values<'_>, catalogue: &Catalogue) -> [Pairs; 3] {
    let corpus = values.corpus;
    let mut pairs: [Pairs; 3] = Default::default();
    let [documents, _, claims] = &mut pairs;
    let mut found = Vec::new();
    match definition(kind).map(|definition| &definition.recorded) {
        None => {
            let FacetKind::Column(column) = kind else { return pairs };
            for (number, document) in (0..).zip(&corpus.documents) {
                for value in &document.columns {
                    if value.column == column {
                        documents.push((number, value.value));
                    }
                }
            }
        }
        Some(Recorded::Document(of)) => {
            for (number, document) in corpus.documents.iter().enumerate() {
                of(corpus, document, &mut found);
                take(&mut found, number, documents);
            }
        }
        Some(Recorded::Mentioned { paragraphs, about, .. }) => {
            paragraphs(corpus, &mut |source, value| {
                let Some(passage) = catalogue.passage_at(source) else {
                    return;
                };
                for unit in Unit::ALL {
                    for item in catalogue.items_at_passage(unit, passage as usize) {
                        let (pair, pairs) = ((number(item), value), &mut pairs[unit as usize]);
                        // The same again and again where most paragraphs are alike.
                        if pairs.last() != Some(&pair) {
                            pairs.push(pair);
                        }
                    }
                }
            });
            for claim in 0..catalogue.count(Unit::Claims) {
                if let Some(record) = catalogue.claim(corpus, claim) {
                    about(corpus, record, &mut found);
                    take(&mut found, claim, &mut pairs[Unit::Claims as usize]);
                }
            }
        }
        Some(Recorded::Claim(of)) => {
            for claim in 0..catalogue.count(Unit::Claims) {
                if let Some(record) = catalogue.claim(corpus, claim) {
                    of(values, record, &mut found);
                    take(&mut found, claim, claims);
                }
            }
        }
    }
    pairs
}

/// Pairs an item with each value found, and empties `found`.
fn take(found: &mut Vec<u32>, item: usize, pairs: &mut Pairs) {
    for &value in found.iter() {
        pairs.push((number(item), value));
    }
    found.clear();
}

fn with_none(count: usize, mut pairs: Pairs, none: u32) -> Lists<u32> {
    // What is recorded with documents comes in order.
    if !pairs.is_sorted_by(|one, other| one < other) {
        pairs.sort_unstable();
        pairs.dedup();
    }
    let mut lists = Lists::default();
    let mut pairs = pairs.iter().peekable();
    for item in 0..number(count) {
        let mut values = 0;
        while let Some((_, value)) = pairs.next_if(|(of, _)| *of == item) {
            lists.add(*value);
            values += 1;
        }
        if values == 0 {
            lists.add(none);
        }
        lists.close();
    }
    lists.shrink();
    lists
}

/// The items below `count` that are not among these.
fn others(items: &[u32], count: usize) -> Vec<u32> {
    let mut others = Vec::with_capacity(count - items.len().min(count));
    let mut next = 0;
    for item in items {
        others.extend(next..*item);
        next = item + 1;
    }
    others.extend(next..number(count));
    others
}

/// The numbers of labels in the order of the alphabet.
fn by_label(labels: &[String]) -> Vec<u32> {
    let mut numbers: Vec<(&String, u32)> = labels.iter().zip(0..).collect();
    crosscheck_model::sort(&mut numbers);
    numbers.into_iter().map(|(_, number)| number).collect()
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
