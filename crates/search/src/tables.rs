//! For each facet, the values of every item of every unit, worked out once, when facets are first asked for.
//!
//! An item without any value has "none recorded", which stands last among the values of its facet. What is recorded with
//! documents is kept by document alone; of a facet without any value, nothing is kept.

use std::sync::OnceLock;

use crosscheck_model::{Corpus, sort, sort_once};

use crate::facets::{Recorded, Values};
use crate::lists::Lists;
use crate::shape::Shape;
use crate::{FacetKind, Unit, Value};

/// One facet over the whole corpus. Values are numbered as they stand in `values`.
pub(crate) struct Table {
    pub(crate) kind: FacetKind,
    pub(crate) claim_field: bool,
    /// Those the corpus has, in order, then "none recorded".
    pub(crate) values: Vec<Value>,
    pub(crate) labels: Vec<String>,
    /// The place of each value among the labels.
    pub(crate) order: Vec<u32>,
    kept: Kept,
    nothing: [u32; 1],
    is_none_in: [bool; 3],
    /// By unit and value: how many items have it. Made when first needed.
    totals: [OnceLock<Vec<u32>>; 3],
}

/// What is kept: for each item its values, sorted, "none recorded" included.
enum Kept {
    Nothing,
    Documents(Lists<u32>),
    Units([Lists<u32>; 3]),
}

impl Table {
    pub(crate) fn new(kind: FacetKind, corpus: &Corpus, names: &[String], shape: &Shape) -> Self {
        let look_up = Values { corpus, names };
        let mut pairs = recorded(kind, look_up, shape);
        let (mut values, mut labels) = (Vec::new(), Vec::new());
        let numbers = numbered(kind, look_up, &mut pairs, &mut values, &mut labels);
        values.push(Value::NoneRecorded);
        labels.push(kind.none().to_owned());
        let none = numbers;
        let by_document = matches!(kind, FacetKind::Column(_))
            || kind
                .definition()
                .is_some_and(|definition| matches!(definition.recorded, Recorded::Document(_)));
        let [documents, passages, claims] = pairs;
        let kept = if values.len() == 1 {
            Kept::Nothing
        } else if by_document {
            Kept::Documents(with_none(shape.count(Unit::Documents), documents, none))
        } else if kind.claim_field() {
            let claims = with_none(shape.count(Unit::Claims), claims, none);
            let of_unit = |unit| with_none(shape.count(unit), of_claims(unit, shape, &claims), none);
            Kept::Units([of_unit(Unit::Documents), of_unit(Unit::Passages), claims])
        } else {
            Kept::Units([
                with_none(shape.count(Unit::Documents), documents, none),
                with_none(shape.count(Unit::Passages), passages, none),
                with_none(shape.count(Unit::Claims), claims, none),
            ])
        };
        let mut table = Self {
            kind,
            claim_field: kind.claim_field(),
            order: order(&labels),
            values,
            labels,
            kept,
            nothing: [none],
            is_none_in: [false; 3],
            totals: Default::default(),
        };
        for unit in Unit::ALL {
            let is_none = |item| table.of(shape, unit, item).last() == Some(&none);
            let some = (0..shape.count(unit)).any(is_none);
            table.is_none_in[unit as usize] = some;
        }
        table
    }

    /// Whether every item has "none recorded".
    pub(crate) fn is_empty(&self) -> bool {
        matches!(self.kept, Kept::Nothing)
    }

    /// The values of an item, sorted, "none recorded" included.
    pub(crate) fn of(&self, shape: &Shape, unit: Unit, item: usize) -> &[u32] {
        match &self.kept {
            Kept::Nothing => &self.nothing,
            Kept::Documents(documents) => documents.get(shape.document(unit, item)),
            Kept::Units(units) => units[unit as usize].get(item),
        }
    }

    /// Tells the values of these items one by one, with the item's place among them.
    #[inline]
    pub(crate) fn each_value(&self, shape: &Shape, unit: Unit, items: &[u32], mut tell: impl FnMut(usize, u32)) {
        let (lists, of_document) = match &self.kept {
            Kept::Nothing => {
                let [none] = self.nothing;
                return (0..items.len()).for_each(|at| tell(at, none));
            }
            Kept::Documents(documents) => (documents, unit != Unit::Documents),
            Kept::Units(units) => (&units[unit as usize], false),
        };
        for (at, item) in items.iter().enumerate() {
            let item = *item as usize;
            let list = if of_document { shape.document(unit, item) } else { item };
            for value in lists.get(list) {
                tell(at, *value);
            }
        }
    }

    /// By value: how many of these items, which stand in order, have it.
    pub(crate) fn tally(&self, shape: &Shape, unit: Unit, items: &[u32]) -> Vec<u32> {
        let count = shape.count(unit);
        // Where they are most, the others are sooner counted.
        if 2 * items.len() <= count {
            return self.sums(shape, unit, items);
        }
        let totals = self.totals[unit as usize].get_or_init(|| self.sums(shape, unit, &others(&[], count)));
        let mut sums = self.sums(shape, unit, &others(items, count));
        for (sum, total) in sums.iter_mut().zip(totals) {
            *sum = total.saturating_sub(*sum);
        }
        sums
    }

    fn sums(&self, shape: &Shape, unit: Unit, items: &[u32]) -> Vec<u32> {
        let mut sums = vec![0; self.values.len()];
        self.each_value(shape, unit, items, |_, value| {
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
    pub(crate) fn of_record(&self, shape: &Shape, record: Option<usize>) -> &[u32] {
        record.map_or(&self.nothing, |claim| self.of(shape, Unit::Claims, claim))
    }
}

/// Item and value.
type Pairs = Vec<(u32, u32)>;

/// Numbers the values that occur and that the corpus can describe, in order; others go. Says how many there are.
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

/// What the claims of an item have, those without a value included.
fn of_claims(unit: Unit, shape: &Shape, claims: &Lists<u32>) -> Pairs {
    let mut pairs = Vec::new();
    for item in 0..shape.count(unit) {
        for claim in shape.claims_of(unit, item) {
            for &value in claims.get(claim) {
                pairs.push((number(item), value));
            }
        }
    }
    pairs
}

/// Item and value for each unit, as recorded. What stands with documents for these alone, fields of claims for the claims.
fn recorded(kind: FacetKind, values: Values<'_>, shape: &Shape) -> [Pairs; 3] {
    let corpus = values.corpus;
    let mut pairs: [Pairs; 3] = Default::default();
    let [documents, _, claims] = &mut pairs;
    let mut found = Vec::new();
    match kind.definition().map(|definition| &definition.recorded) {
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
        Some(Recorded::Mentioned { paragraphs, about }) => {
            paragraphs(corpus, &mut |source, value| {
                let Some(passage) = shape.passage_at(source) else {
                    return;
                };
                for unit in Unit::ALL {
                    for item in shape.items_at_passage(unit, passage as usize) {
                        let (pair, pairs) = ((number(item), value), &mut pairs[unit as usize]);
                        // The same again and again where most paragraphs are alike.
                        if pairs.last() != Some(&pair) {
                            pairs.push(pair);
                        }
                    }
                }
            });
            for claim in 0..shape.count(Unit::Claims) {
                if let Some(record) = shape.claim(corpus, claim) {
                    about(corpus, record, &mut found);
                    take(&mut found, claim, &mut pairs[Unit::Claims as usize]);
                }
            }
        }
        Some(Recorded::Claim(of)) => {
            for claim in 0..shape.count(Unit::Claims) {
                if let Some(record) = shape.claim(corpus, claim) {
                    of(values, record, &mut found);
                    take(&mut found, claim, claims);
                }
            }
        }
    }
    pairs
}

/// Pairs an item with each of its values, and leaves room for those of the next.
fn take(found: &mut Vec<u32>, item: usize, pairs: &mut Pairs) {
    for &value in found.iter() {
        pairs.push((number(item), value));
    }
    found.clear();
}

fn with_none(count: usize, mut pairs: Pairs, none: u32) -> Lists<u32> {
    // What is recorded with documents comes in order.
    if !pairs.is_sorted_by(|one, other| one < other) {
        sort_once(&mut pairs);
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

/// The items that these are not, of so many.
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

/// The place of each label in the alphabet.
fn order(labels: &[String]) -> Vec<u32> {
    let mut sorted: Vec<(&str, usize)> = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        sorted.push((label, at));
    }
    sort(&mut sorted);
    let mut order = vec![0; labels.len()];
    for (place, (_, at)) in sorted.into_iter().enumerate() {
        if let Some(slot) = order.get_mut(at) {
            *slot = number(place);
        }
    }
    order
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
