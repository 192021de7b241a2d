//! The answer to a request: what matches at once, and the rest as it is asked for.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::rc::Rc;

use crate::counts::{Filter, Ground, facet};
use crate::dates::in_order;
use crate::index::Parts;
use crate::marks::Marker;
use crate::matched::matched;
use crate::plan::Plan;
use crate::rank::{Weighed, best, scores, why};
use crate::tables::Table;
use crate::{Dates, Facet, FacetKind, Hit, Item, Notice, ReadAs, Request, Results, Unit, YearBar};

/// What a request finds. Asking it nothing costs nothing more; each method works out what it says.
pub struct Answer<'a> {
    parts: Parts<'a>,
    request: Cow<'a, Request>,
    dates: Dates,
    plan: Plan,
    weighed: Vec<Weighed>,
    filter: Filter<'a>,
    /// The items let through, in order.
    inside: Vec<u32>,
    /// The filter with the tables of all facets, made when first counted with.
    counting: OnceCell<Filter<'a>>,
}

impl<'a> Answer<'a> {
    pub(crate) fn new(parts: Parts<'a>, request: Cow<'a, Request>) -> Self {
        let mut plan = Plan::new(&parts, &request);
        let dates = in_order(&request.dates, &mut plan.notices);
        if request.unit == Unit::Documents {
            plan.notices
                .retain(|notice| !matches!(notice, Notice::OnlyOriginals(_)));
        }
        let weighed = parts.weigh(&plan, request.unit);
        let filter = filter(&parts, &plan, &weighed, &request, dates, request.unit);
        Self {
            inside: filter.items(),
            parts,
            request,
            dates,
            plan,
            weighed,
            filter,
            counting: OnceCell::new(),
        }
    }

    /// How many items there are, in the unit of the request.
    #[must_use]
    pub fn total(&self) -> usize {
        self.inside.len()
    }

    /// In how many documents they are.
    #[must_use]
    pub fn documents(&self) -> usize {
        // Items stand in the order of their documents.
        let (mut count, mut last) = (0, None);
        for item in &self.inside {
            let document = Some(self.parts.shape.document(self.request.unit, *item as usize));
            if document != last {
                last = document;
                count += 1;
            }
        }
        count
    }

    /// How many items there are in another unit.
    #[must_use]
    pub fn total_in(&self, unit: Unit) -> usize {
        if unit == self.request.unit {
            return self.total();
        }
        let weighed = self.parts.weigh(&self.plan, unit);
        filter(&self.parts, &self.plan, &weighed, &self.request, self.dates, unit).size()
    }

    /// Items by number, the best first: so many from the one at `first` on.
    fn best(&self, first: usize, count: usize) -> Vec<(u32, f32)> {
        if self.plan.ranks() {
            let scores = scores(&self.plan, &self.weighed, &self.parts, self.request.unit, &self.inside);
            return best(&self.inside, &scores, first, count);
        }
        let mut best = Vec::new();
        for item in self.inside.iter().skip(first).take(count) {
            best.push((*item, 0.0));
        }
        best
    }

    /// So many items from the one at `first` on, each with its score, the best first.
    #[must_use]
    pub fn ranked(&self, first: usize, count: usize) -> Vec<(Item, f32)> {
        let mut ranked = Vec::new();
        for (number, score) in self.best(first, count) {
            let item = self.parts.shape.item(self.request.unit, number as usize);
            ranked.extend(item.map(|item| (item, score)));
        }
        ranked
    }

    /// So many hits from the one at `first` on, with marks and reasons.
    #[must_use]
    pub fn hits(&self, first: usize, count: usize) -> Vec<Hit> {
        let unit = self.request.unit;
        let marker = Marker::new(&self.parts, &self.plan);
        let mut hits = Vec::new();
        for (number, score) in self.best(first, count) {
            let at = number as usize;
            let Some(item) = self.parts.shape.item(unit, at) else {
                continue;
            };
            let mut claims = Vec::new();
            if unit != Unit::Claims {
                for claim in self.filter.witnesses(number) {
                    claims.extend(self.parts.shape.claims.get(claim));
                }
            }
            hits.push(Hit {
                item,
                score,
                marks: marker.marks(unit, at, item),
                why: why(&self.plan, &self.weighed, &self.parts, unit, at),
                claims,
            });
        }
        hits
    }

    /// The filter with the tables of all facets, which a request without choices was answered without.
    fn counting(&self) -> &Filter<'a> {
        if self.filter.counts() {
            return &self.filter;
        }
        self.counting.get_or_init(|| {
            let ground = Ground {
                tables: self.parts.tables(),
                ..self.filter.ground()
            };
            Filter::new(ground, &self.request, self.dates)
        })
    }

    /// The numbers of these facets, in the order of [`FacetKind::all`].
    #[must_use]
    pub fn facets(&self, wanted: &dyn Fn(FacetKind) -> bool) -> Vec<Facet> {
        let filter = self.counting();
        let values = self.parts.values;
        let label = |kind: FacetKind, value| {
            let crate::Value::Recorded(recorded) = value else {
                return Some(kind.none().to_owned());
            };
            kind.describe(values, recorded).map(|(_, label)| label)
        };
        let mut facets = Vec::new();
        for (at, table) in self.parts.tables().iter().enumerate() {
            if wanted(table.kind) {
                facets.extend(facet(filter, &self.request, at, &self.inside, &label));
            }
        }
        facets
    }

    /// A bar for every year from the corpus's first to its last, and how many items of undated documents match everything
    /// but the dates.
    #[must_use]
    pub fn histogram(&self) -> (Vec<YearBar>, usize) {
        self.counting().histogram(&self.inside)
    }

    /// Typed words read as a name of something.
    #[must_use]
    pub fn read_as(&self) -> &[ReadAs] {
        &self.plan.read_as
    }

    /// How slips were read.
    #[must_use]
    pub fn notices(&self) -> &[Notice] {
        &self.plan.notices
    }

    /// All of it, with so many hits from the one at `first` on.
    #[must_use]
    pub fn results(self, first: usize, count: usize) -> Results {
        let (histogram, undated) = self.histogram();
        Results {
            hits: self.hits(first, count),
            total: self.total(),
            documents: self.documents(),
            totals: Unit::ALL.map(|unit| self.total_in(unit)),
            facets: self.facets(&|_| true),
            histogram,
            undated,
            read_as: self.plan.read_as,
            notices: self.plan.notices,
        }
    }
}

fn filter<'a>(
    parts: &Parts<'a>,
    plan: &Plan,
    weighed: &[Weighed],
    request: &Request,
    dates: Dates,
    unit: Unit,
) -> Filter<'a> {
    let chooses = request.facets.values().any(|choice| !choice.is_empty());
    let tables: &[Table] = if chooses || plan.asks_values() {
        parts.tables()
    } else {
        &[]
    };
    let ground = Ground {
        tables,
        shape: parts.shape,
        unit,
        matched: Rc::new(matched(plan, weighed, tables, parts, unit)),
    };
    Filter::new(ground, request, dates)
}
