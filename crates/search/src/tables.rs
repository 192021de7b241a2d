//! For each facet, the values of every item of every unit, worked out once.
//!
//! An item without any value has "none recorded", which stands last among the values of its facet.

use crosscheck_model::Corpus;

use crate::facets::{Recorded, Values};
use crate::lists::Lists;
use crate::shape::Shape;
use crate::{FacetKind, Unit, Value};
use crosscheck_model::{sort, sort_once};

/// One facet over the whole corpus. Values are numbered as they stand in `values`.
pub(crate) struct Table {
    pub(crate) kind: FacetKind,
    pub(crate) claim_field: bool,
    /// Those the corpus has, in order, then "none recorded".
    pub(crate) values: Vec<Value>,
    pub(crate) labels: Vec<String>,
    /// The place of each value among the labels.
    pub(crate) order: Vec<u32>,
    /// By unit and item.
    lists: [Lists<u32>; 3],
    nothing: [u32; 1],
    is_none_in: [bool; 3],
}

impl Table {
    pub(crate) fn new(kind: FacetKind, corpus: &Corpus, names: &[String], shape: &Shape) -> Self {
        let definition = kind.definition();
        let look_up = Values { corpus, names };
        let pairs = recorded(kind, look_up, shape);
        let mut raw: Vec<u32> = Vec::new();
        for of_unit in &pairs {
            for &(_, value) in of_unit {
                raw.push(value);
            }
        }
        sort_once(&mut raw);
        let (mut values, mut labels) = (Vec::new(), Vec::new());
        for value in raw {
            if let Some((_, label)) = (definition.describe)(look_up, value) {
                values.push(Value::Recorded(value));
                labels.push(label);
            }
        }
        values.push(Value::NoneRecorded);
        labels.push(kind.none().to_owned());
        let none = number(values.len() - 1);
        let [documents, passages, claims] = pairs.map(|of_unit| {
            let mut numbered: Vec<(u32, u32)> = Vec::new();
            for (item, raw) in of_unit {
                if let Ok(value) = values.binary_search(&Value::Recorded(raw)) {
                    numbered.push((item, number(value)));
                }
            }
            numbered
        });
        let claims = with_none(shape.count(Unit::Claims), claims, none);
        let of_unit = |unit: Unit, own: Vec<(u32, u32)>| {
            let pairs = if kind.claim_field() {
                of_claims(unit, shape, &claims)
            } else {
                own
            };
            with_none(shape.count(unit), pairs, none)
        };
        let lists = [
            of_unit(Unit::Documents, documents),
            of_unit(Unit::Passages, passages),
            claims,
        ];
        let is_none_in = Unit::ALL.map(|unit| {
            let lists = &lists[unit as usize];
            (0..shape.count(unit)).any(|item| lists.get(item).last() == Some(&none))
        });
        let order = order(&labels);
        Self {
            kind,
            claim_field: kind.claim_field(),
            values,
            labels,
            order,
            lists,
            nothing: [none],
            is_none_in,
        }
    }

    /// The values of an item, sorted, "none recorded" included.
    pub(crate) fn of(&self, unit: Unit, item: usize) -> &[u32] {
        self.lists[unit as usize].get(item)
    }

    /// Whether some item of the unit has "none recorded".
    pub(crate) fn is_none_in(&self, unit: Unit) -> bool {
        self.is_none_in[unit as usize]
    }

    /// The number of a value, if some item of some unit has it.
    pub(crate) fn number(&self, value: Value) -> Option<u32> {
        self.values.binary_search(&value).ok().map(number)
    }

    /// The values of a claim, or of the lack of any.
    pub(crate) fn of_record(&self, record: Option<usize>) -> &[u32] {
        record.map_or(&self.nothing, |claim| self.of(Unit::Claims, claim))
    }
}

/// What the claims of an item have, those without a value included.
fn of_claims(unit: Unit, shape: &Shape, claims: &Lists<u32>) -> Vec<(u32, u32)> {
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

/// Item and value for each unit, as recorded. Fields of claims for the claims alone.
fn recorded(kind: FacetKind, values: Values<'_>, shape: &Shape) -> [Vec<(u32, u32)>; 3] {
    let corpus = values.corpus;
    let mut pairs: [Vec<(u32, u32)>; 3] = Default::default();
    let mut found = Vec::new();
    match &kind.definition().recorded {
        Recorded::Document(of) => {
            for unit in Unit::ALL {
                for item in 0..shape.count(unit) {
                    if let Some(document) = corpus.documents.get(shape.document(unit, item)) {
                        of(document, &mut found);
                        take(&mut found, item, &mut pairs[unit as usize]);
                    }
                }
            }
        }
        Recorded::Mentioned { paragraphs, about } => {
            paragraphs(corpus, &mut |source, value| {
                let Some(passage) = shape.passage_at(source) else {
                    return;
                };
                for unit in Unit::ALL {
                    for item in shape.items_at_passage(unit, passage as usize) {
                        pairs[unit as usize].push((number(item), value));
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
        Recorded::Claim(of) => {
            for claim in 0..shape.count(Unit::Claims) {
                if let Some(record) = shape.claim(corpus, claim) {
                    of(values, record, &mut found);
                    take(&mut found, claim, &mut pairs[Unit::Claims as usize]);
                }
            }
        }
    }
    pairs
}

/// Pairs an item with each of its values, and leaves room for those of the next.
fn take(found: &mut Vec<u32>, item: usize, pairs: &mut Vec<(u32, u32)>) {
    for &value in found.iter() {
        pairs.push((number(item), value));
    }
    found.clear();
}

fn with_none(count: usize, pairs: Vec<(u32, u32)>, none: u32) -> Lists<u32> {
    let lists = Lists::from_pairs(count, pairs);
    let mut filled = Lists::default();
    for item in 0..count {
        for &value in lists.get(item) {
            filled.add(value);
        }
        if lists.get(item).is_empty() {
            filled.add(none);
        }
        filled.close();
    }
    filled
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
