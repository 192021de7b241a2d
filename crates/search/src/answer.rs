//! The answer to a request: what matches at once, and the rest as it is asked for.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::rc::Rc;

use crate::counts::{counts, facet};
use crate::dates::in_order;
use crate::filter::{Filter, FilterInput};
use crate::marks::Marker;
use crate::matched::matched;
use crate::plan::{LeafKind, Plan};
use crate::planner::plan;
use crate::rank::{best, newest, scores as scores_of, why};
use crate::searcher::Searcher;
use crate::tables::Table;
use crate::weigh::{LeafItems, weigh};
use crate::{
    Dates, Facet, FacetCounts, FacetKind, Hit, Item, Notice, Order, ReadAs, Request, Results, Unit, Value, YearBar,
};

/// The answer to a request. Only what matches is worked out at once; each method works out the rest when it is called.
pub struct Answer<'a> {
    searcher: Searcher<'a>,
    request: Cow<'a, Request>,
    dates: Dates,
    plan: Plan,
    weighed: Vec<LeafItems>,
    filter: Filter<'a>,
    /// The items let through, in order.
    inside: Vec<u32>,
    /// What each claim has of the words, worked out when claims are first put in order.
    weighed_claims: OnceCell<Vec<LeafItems>>,
    /// The same filter with the tables of all facets, made when counts are first asked for.
    counting: OnceCell<Filter<'a>>,
}

impl<'a> Answer<'a> {
    pub(crate) fn new(searcher: Searcher<'a>, request: Cow<'a, Request>) -> Self {
        let mut plan = plan(&searcher, &request);
        let dates = in_order(&request.dates, &mut plan.notices);
        if request.unit == Unit::Documents {
            plan.notices
                .retain(|notice| !matches!(notice, Notice::OnlyOriginals(_)));
        }
        let weighed = weigh(&plan, &searcher, request.unit);
        let filter = filter(&searcher, &plan, &weighed, &request, dates, request.unit);
        Self {
            inside: filter.items(),
            searcher,
            request,
            dates,
            plan,
            weighed,
            filter,
            weighed_claims: OnceCell::new(),
            counting: OnceCell::new(),
        }
    }

    /// Whether there are words to rank by.
    #[must_use]
    pub fn ranks(&self) -> bool {
        self.plan.ranks()
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
            let document = Some(self.searcher.catalogue.document(self.request.unit, *item as usize));
            if document != last {
                last = document;
                count += 1;
            }
        }
        count
    }

    /// How many of the items name what the query names, as the page of a name counts. The others match by words alone, such as
    /// those of a claim. Nothing where the query has no name, or several.
    #[must_use]
    pub fn naming(&self) -> Option<usize> {
        let leaves = self.plan.leaves.iter().zip(&self.weighed);
        let mut names = leaves.filter(|(leaf, _)| leaf.wanted && matches!(leaf.kind, LeafKind::Entities { .. }));
        let (Some((_, weighed)), None) = (names.next(), names.next()) else {
            return None;
        };
        let is_named = |item: &&u32| weighed.of(**item as usize).is_some();
        Some(self.inside.iter().filter(is_named).count())
    }

    /// How many items there are in another unit.
    #[must_use]
    pub fn total_in(&self, unit: Unit) -> usize {
        if unit == self.request.unit {
            return self.total();
        }
        let weighed = weigh(&self.plan, &self.searcher, unit);
        filter(&self.searcher, &self.plan, &weighed, &self.request, self.dates, unit).size()
    }

    /// The numbers and scores of `count` items from place `first` on, in the order of the request.
    fn in_order(&self, first: usize, count: usize) -> Vec<(u32, f32)> {
        let order = self.request.order;
        if !self.plan.ranks() {
            let items = match order {
                Order::Date => self.newest(first, count),
                Order::Score | Order::Document => stretch(&self.inside, first, count),
            };
            return items.into_iter().map(|item| (item, 0.0)).collect();
        }
        let unit = self.request.unit;
        let scores = scores_of(&self.plan, &self.weighed, &self.searcher, unit, &self.inside);
        let items = match order {
            Order::Score => return best(&self.inside, &scores, first, count),
            Order::Date => self.newest(first, count),
            Order::Document => stretch(&self.inside, first, count),
        };
        let score = |item: u32| {
            let at = self.inside.binary_search(&item).ok();
            at.and_then(|at| scores.get(at)).copied().unwrap_or_default()
        };
        items.into_iter().map(|item| (item, score(item))).collect()
    }

    fn newest(&self, first: usize, count: usize) -> Vec<u32> {
        let catalogue = self.searcher.catalogue;
        let published = |item: u32| catalogue.published(catalogue.document(self.request.unit, item as usize));
        newest(&self.inside, published, first, count)
    }

    /// `count` items from place `first` on, in the order of the request, each with its score.
    #[must_use]
    pub fn ranked(&self, first: usize, count: usize) -> Vec<(Item, f32)> {
        let mut ranked = Vec::new();
        for (number, score) in self.in_order(first, count) {
            let item = self.searcher.catalogue.item(self.request.unit, number as usize);
            ranked.extend(item.map(|item| (item, score)));
        }
        ranked
    }

    /// `count` hits from place `first` on, in the order of the request, with marks and reasons.
    #[must_use]
    pub fn hits(&self, first: usize, count: usize) -> Vec<Hit> {
        let unit = self.request.unit;
        let marker = Marker::new(&self.searcher, &self.plan);
        let mut hits = Vec::new();
        let ranked = self.in_order(first, count);
        let by_match = self.order_of_claims(&ranked);
        for (number, score) in ranked {
            let at = number as usize;
            let Some(item) = self.searcher.catalogue.item(unit, at) else {
                continue;
            };
            let mut claims = Vec::new();
            if unit != Unit::Claims {
                let mut witnesses = self.filter.witnesses(number);
                by_match(&mut witnesses);
                for claim in witnesses {
                    claims.extend(self.searcher.catalogue.claims.get(claim));
                }
            }
            hits.push(Hit {
                item,
                score,
                marks: marker.marks(unit, at, item),
                why: why(&self.plan, &self.weighed, &self.searcher, unit, at),
                claims,
            });
        }
        hits
    }

    /// What puts claims of these items in order: those that match the words best first, equal ones as they stand.
    fn order_of_claims(&self, items: &[(u32, f32)]) -> impl Fn(&mut Vec<usize>) + use<> {
        let mut claims: Vec<u32> = Vec::new();
        if self.plan.ranks() && self.request.unit != Unit::Claims {
            for (item, _) in items {
                claims.extend(
                    self.filter
                        .claims_of(*item)
                        .filter_map(|claim| u32::try_from(claim).ok()),
                );
            }
        }
        claims.sort_unstable();
        let mut scores = Vec::new();
        if !claims.is_empty() {
            let weigh = || weigh(&self.plan, &self.searcher, Unit::Claims);
            let weighed = self.weighed_claims.get_or_init(weigh);
            scores = scores_of(&self.plan, weighed, &self.searcher, Unit::Claims, &claims);
        }
        move |witnesses| {
            let score = |claim: &usize| {
                let at = u32::try_from(*claim)
                    .ok()
                    .and_then(|claim| claims.binary_search(&claim).ok());
                at.and_then(|at| scores.get(at)).copied().unwrap_or_default()
            };
            // Scores are not negative, so that their bits are in order.
            witnesses.sort_by_key(|claim| std::cmp::Reverse(score(claim).to_bits()));
        }
    }

    /// A filter that has the tables of all facets. A request without choices is answered without them.
    fn counting(&self) -> &Filter<'a> {
        if self.filter.counts() {
            return &self.filter;
        }
        self.counting.get_or_init(|| {
            let input = FilterInput {
                tables: self.searcher.tables(),
                ..self.filter.input()
            };
            Filter::new(input, &self.request, self.dates)
        })
    }

    /// The counts of the wanted facets, in the order of [`FacetKind::all`], and what a click on each value would do.
    #[must_use]
    pub fn facets(&self, wanted: &dyn Fn(FacetKind) -> bool) -> Vec<Facet> {
        let counts = self.counts(wanted, 0);
        let shown = |counts| {
            facet(
                self.counting(),
                &self.request,
                self.inside.len(),
                counts,
                &|kind, value| self.label(kind, value),
            )
        };
        counts.iter().map(shown).collect()
    }

    /// The same without words and without the clicks, of values that have at least so many and of those chosen.
    #[must_use]
    pub fn counts(&self, wanted: &dyn Fn(FacetKind) -> bool, least: usize) -> Vec<FacetCounts> {
        let filter = self.counting();
        let mut facets = Vec::new();
        for (at, table) in self.searcher.tables().iter().enumerate() {
            if wanted(table.kind) {
                let label = |kind, value| self.label(kind, value);
                facets.extend(counts(filter, &self.request, at, &self.inside, least, &label));
            }
        }
        facets
    }

    fn label(&self, kind: FacetKind, value: Value) -> Option<String> {
        let Value::Recorded(recorded) = value else {
            return Some(kind.none().to_owned());
        };
        kind.describe(self.searcher.values, recorded).map(|(_, label)| label)
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

    /// What the reader should know about how the query was read.
    #[must_use]
    pub fn notices(&self) -> &[Notice] {
        &self.plan.notices
    }

    /// Everything there is to say, with `count` hits from place `first` on.
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

/// So many of these items from place `first` on.
fn stretch(items: &[u32], first: usize, count: usize) -> Vec<u32> {
    items.iter().skip(first).take(count).copied().collect()
}

fn filter<'a>(
    searcher: &Searcher<'a>,
    plan: &Plan,
    weighed: &[LeafItems],
    request: &Request,
    dates: Dates,
    unit: Unit,
) -> Filter<'a> {
    let chooses = request.facets.values().any(|choice| !choice.is_empty());
    let tables: &[Table] = if chooses || plan.asks_values() {
        searcher.tables()
    } else {
        &[]
    };
    let input = FilterInput {
        tables,
        catalogue: searcher.catalogue,
        unit,
        matched: Rc::new(matched(plan, weighed, tables, searcher, unit)),
    };
    Filter::new(input, request, dates)
}
