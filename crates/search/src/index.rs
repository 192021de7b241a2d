//! The index: built once from the corpus, asked as often as the reader changes anything.

use crosscheck_model::{Corpus, Date};

use crate::counts::{Filter, Ground, facets};
use crate::dates::{in_order, published};
use crate::facets::{NONE, Values};
use crate::marks::{Marker, NamesInTexts};
use crate::matched::{Asked, Matched};
use crate::names::Names;
use crate::plan::Plan;
use crate::rank::{Lengths, Weights, best_first};
use crate::shape::Shape;
use crate::tables::Table;
use crate::texts::Texts;
use crate::{FacetKind, Hit, Item, Notice, Request, Results, Unit, Value};
use crosscheck_model::sort_once;

/// All that can be worked out before a question is asked. Belongs to the corpus it was built from.
pub struct Index {
    shape: Shape,
    texts: Texts,
    names: Names,
    names_in_texts: NamesInTexts,
    lengths: Lengths,
    pub(crate) tables: Vec<Table>,
    published: Vec<Option<Date>>,
    names_used: Vec<String>,
}

impl Index {
    /// Reads the whole corpus once.
    #[must_use]
    pub fn build(corpus: &Corpus) -> Self {
        let shape = Shape::new(corpus);
        let texts = Texts::new(corpus, &shape);
        let names = Names::new(corpus, &shape);
        let names_used = names_used(corpus, &shape);
        let mut tables = Vec::new();
        for kind in FacetKind::ALL {
            tables.push(Table::new(kind, corpus, &names_used, &shape));
        }
        Self {
            names_in_texts: NamesInTexts::new(corpus, &shape, &texts, &names),
            lengths: Lengths::new(&shape, &texts),
            tables,
            published: published(corpus),
            shape,
            texts,
            names,
            names_used,
        }
    }

    /// Answers a request.
    #[must_use]
    pub fn search(&self, corpus: &Corpus, request: &Request) -> Results {
        let mut plan = Plan::new(
            self.values(corpus),
            &self.texts,
            &self.names,
            &self.tables,
            &request.query,
        );
        let dates = in_order(&request.dates, &mut plan.notices);
        let unit = request.unit;
        let mut results = Results::default();
        for other in Unit::ALL.into_iter().filter(|other| *other != unit) {
            let matched = self.matched(&plan, &self.weights(&plan, other), other);
            let ground = self.ground(other, &matched);
            results.totals[other as usize] = Filter::new(&ground, request, dates).items().len();
        }
        let weights = self.weights(&plan, unit);
        let matched = self.matched(&plan, &weights, unit);
        let ground = self.ground(unit, &matched);
        let filter = Filter::new(&ground, request, dates);
        results.hits = self.hits(corpus, &plan, &weights, &filter, unit);
        results.documents = self.count_documents(&filter, unit);
        let tally = filter.count();
        let label = |kind, value| Some(self.value_label(corpus, kind, value)).filter(|label| !label.is_empty());
        results.facets = facets(&ground, request, dates, &tally, label);
        results.total = tally.total;
        results.totals[unit as usize] = tally.total;
        results.undated = tally.histogram.undated;
        results.histogram = tally.histogram.bars;
        if unit == Unit::Documents {
            plan.notices
                .retain(|notice| !matches!(notice, Notice::OnlyOriginals(_)));
        }
        results.read_as = plan.read_as;
        results.notices = plan.notices;
        results
    }

    fn weights(&self, plan: &Plan, unit: Unit) -> Weights {
        Weights::new(plan, &self.shape, &self.texts, &self.names, unit)
    }

    fn matched(&self, plan: &Plan, weights: &Weights, unit: Unit) -> Matched {
        let asked = Asked {
            plan,
            weights,
            tables: &self.tables,
            shape: &self.shape,
            published: &self.published,
            unit,
        };
        asked.matched()
    }

    fn ground<'a>(&'a self, unit: Unit, matched: &'a Matched) -> Ground<'a> {
        Ground {
            tables: &self.tables,
            shape: &self.shape,
            published: &self.published,
            unit,
            matched,
        }
    }

    fn hits(&self, corpus: &Corpus, plan: &Plan, weights: &Weights, filter: &Filter<'_>, unit: Unit) -> Vec<Hit> {
        let mut ranked = Vec::new();
        for item in filter.items() {
            ranked.push((item, weights.score(plan, &self.lengths, unit, item)));
        }
        let marker = Marker::new(corpus, &self.shape, &self.texts, &self.names_in_texts, plan);
        let mut hits = Vec::new();
        for (at, score) in best_first(ranked) {
            let Some(item) = self.shape.item(unit, at) else {
                continue;
            };
            let mut claims = Vec::new();
            if unit != Unit::Claims {
                for claim in filter.witnesses(at) {
                    claims.extend(self.shape.claims.get(claim));
                }
            }
            hits.push(Hit {
                item,
                score,
                marks: marker.marks(unit, at),
                why: weights.why(plan, &self.shape, &self.names, unit, at),
                claims,
            });
        }
        hits
    }

    fn count_documents(&self, filter: &Filter<'_>, unit: Unit) -> usize {
        // Items stand in the order of their documents.
        let (mut count, mut last) = (0, None);
        for item in filter.items() {
            let document = Some(self.shape.document(unit, item));
            if document != last {
                last = document;
                count += 1;
            }
        }
        count
    }

    /// The names claims use, each once, sorted: what `Value::Recorded` of [`FacetKind::Name`] counts.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names_used
    }

    /// The value in addresses: an authored id, "2016", "support", a name as written, or "none". Empty for a value that is
    /// not of this corpus.
    #[must_use]
    pub fn value_key(&self, corpus: &Corpus, kind: FacetKind, value: Value) -> String {
        kind.value_key(self.values(corpus), value)
    }

    /// The value of that key, if the corpus has it.
    #[must_use]
    pub fn value_from_key(&self, corpus: &Corpus, kind: FacetKind, key: &str) -> Option<Value> {
        if key == NONE {
            return Some(Value::NoneRecorded);
        }
        let key = key.strip_prefix('=').unwrap_or(key);
        (kind.definition().find)(self.values(corpus), key).map(Value::Recorded)
    }

    /// The value for readers. Empty for a value that is not of this corpus.
    #[must_use]
    pub fn value_label(&self, corpus: &Corpus, kind: FacetKind, value: Value) -> String {
        let Value::Recorded(recorded) = value else {
            return kind.none().to_owned();
        };
        let described = (kind.definition().describe)(self.values(corpus), recorded);
        described.map(|(_, label)| label).unwrap_or_default()
    }

    pub(crate) fn values<'a>(&'a self, corpus: &'a Corpus) -> Values<'a> {
        Values {
            corpus,
            names: &self.names_used,
        }
    }
}

fn names_used(corpus: &Corpus, shape: &Shape) -> Vec<String> {
    let mut names: Vec<&str> = Vec::new();
    for &claim in &shape.claims {
        for name in corpus.claim(claim).map_or(&[][..], |claim| &claim.names) {
            names.push(name);
        }
    }
    sort_once(&mut names);
    let mut owned = Vec::new();
    for name in names {
        owned.push(name.to_owned());
    }
    owned
}

/// The text a list shows for an item, which [`Hit::marks`] count in: a document's title; a paragraph's digest, or its
/// embedded text; a claim's digest. Empty where there is none.
#[must_use]
pub fn shown(corpus: &Corpus, item: Item) -> &str {
    let text = match item {
        Item::Document(document) => corpus.document(document).and_then(|document| document.title.as_deref()),
        Item::Passage(source) => corpus
            .paragraph(source)
            .and_then(|paragraph| paragraph.digest.as_deref().or_else(|| corpus.text_of(paragraph))),
        Item::Claim(claim) => corpus.claim(claim).map(|claim| claim.digest.as_str()),
    };
    text.unwrap_or_default()
}
