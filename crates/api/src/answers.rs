//! The answers of `search` and `facets`, as a script sees them. Their TypeScript declarations are made from these structs;
//! `columns` hands them over.

use crosscheck_search::{FacetCounts, HITS_ON_A_PAGE, HitRecord, Item, Mode, Unit, ValueCount};
use serde::{Serialize, Serializer};
use tsify::Tsify;

use crate::Refusal;
use crate::engine::{Asked, Opened, order, unit};
use crate::options::{Counting, FacetsOptions, SearchOptions, Selection};

/// One item of a result.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub(crate) struct Hit<'a> {
    pub(crate) kind: HitKind,
    /// The authored id; of a passage `document:n`.
    pub(crate) id: String,
    pub(crate) document: &'a str,
    /// Counted from 1; null for a document.
    pub(crate) paragraph: Option<u32>,
    /// Comparable within one result; 0 without words to rank by.
    pub(crate) score: f64,
}

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "lowercase")]
pub(crate) enum HitKind {
    Document,
    Passage,
    Claim,
}

/// What `search` gives.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
pub(crate) struct SearchResult<'a> {
    /// How many items match, listed here or not.
    pub(crate) total: usize,
    pub(crate) hits: Vec<Hit<'a>>,
    /// How a slip was read, a sentence each.
    pub(crate) notices: Vec<String>,
}

pub(crate) fn search<'a>(
    opened: &'a Opened,
    query: &str,
    options: &SearchOptions,
) -> Result<SearchResult<'a>, Refusal> {
    let mut asked = asked(opened, query, &options.selection)?;
    asked.request.order = order(options.sorting.sort.as_deref())?;
    let paging = &options.paging;
    let limit = paging.limit.map_or(HITS_ON_A_PAGE, |limit| limit as usize);
    let answer = opened.answer(&asked);
    let page = answer.page(&opened.corpus, paging.offset as usize, limit);
    Ok(SearchResult {
        total: page.total,
        hits: page.hits.into_iter().map(hit).collect(),
        notices: asked.notices(answer.notices()),
    })
}

/// What a script asks of lists, which are of passages unless it says otherwise.
fn asked(opened: &Opened, query: &str, selection: &Selection) -> Result<Asked, Refusal> {
    let unit = unit(selection.listing.unit.as_deref(), Unit::default())?;
    opened.asked(query, &selection.narrowing, unit)
}

fn hit(record: HitRecord<'_>) -> Hit<'_> {
    Hit {
        kind: match record.item {
            Item::Document(_) => HitKind::Document,
            Item::Passage(_) => HitKind::Passage,
            Item::Claim(_) => HitKind::Claim,
        },
        id: record.id,
        document: record.document,
        paragraph: record.paragraph,
        score: record.score,
    }
}

/// One value of a facet.
#[derive(Clone, Debug, Serialize, Tsify)]
#[tsify(rename = "FacetValue")]
pub(crate) struct Value {
    /// For `include` and `exclude`.
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) count: usize,
    /// Of `count`: those that Include would add, under `"any"`.
    pub(crate) adds: usize,
    /// How many Exclude would take away.
    pub(crate) removes: usize,
    pub(crate) included: bool,
    pub(crate) excluded: bool,
}

/// The values of a facet: numbers, which become words where they are written out.
pub(crate) struct Values<'a> {
    opened: &'a Opened,
    pub(crate) counts: FacetCounts,
}

impl Values<'_> {
    /// Key and label of a value.
    pub(crate) fn words(&self, value: crosscheck_search::Value) -> [String; 2] {
        let Opened { index, corpus } = self.opened;
        let kind = self.counts.kind;
        [
            index.value_key(corpus, kind, value),
            index.value_label(corpus, kind, value),
        ]
    }
}

impl Serialize for Values<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.counts.values.iter().map(|counted| {
            let [value, label] = self.words(counted.value);
            Value {
                value,
                label,
                count: counted.count,
                adds: counted.adds,
                removes: counted.removes,
                included: counted.included,
                excluded: counted.excluded,
            }
        }))
    }
}

/// One facet with its values: those with the highest counts first.
#[derive(Serialize, Tsify)]
pub(crate) struct Facet<'a> {
    #[tsify(type = "FacetKey | (string & {})")]
    pub(crate) key: &'a str,
    pub(crate) title: &'a str,
    #[tsify(type = "\"any\" | \"all\"")]
    pub(crate) mode: &'static str,
    #[tsify(type = "FacetValue[]")]
    pub(crate) values: Values<'a>,
}

/// A publication year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
pub(crate) struct Year {
    pub(crate) year: i32,
    /// How many match everything but the dates.
    pub(crate) count: usize,
    /// How many of them are in the result.
    pub(crate) inside: usize,
}

/// What `facets` gives.
#[derive(Serialize, Tsify)]
pub(crate) struct FacetsResult<'a> {
    pub(crate) total: usize,
    #[tsify(type = "Unit")]
    pub(crate) unit: &'static str,
    pub(crate) facets: Vec<Facet<'a>>,
    pub(crate) years: Vec<Year>,
    /// How many match everything but the dates, and have none.
    pub(crate) undated: usize,
    /// How a slip was read, a sentence each.
    pub(crate) notices: Vec<String>,
}

pub(crate) fn facets<'a>(
    opened: &'a Opened,
    query: &str,
    options: &FacetsOptions,
) -> Result<FacetsResult<'a>, Refusal> {
    let asked = asked(opened, query, &options.selection)?;
    let Counting { of, most, least } = &options.counting;
    let wanted = of
        .iter()
        .flatten()
        .map(|key| opened.facet(key))
        .collect::<Result<Vec<_>, _>>()?;
    let answer = opened.answer(&asked);
    let most = most.map_or(usize::MAX, |most| most as usize);
    let counted = answer
        .counts(&|kind| of.is_none() || wanted.contains(&kind), *least as usize)
        .into_iter();
    let facets = counted.map(|mut counts| {
        first(&mut counts.values, most);
        Facet {
            key: counts.kind.key(&opened.corpus),
            title: counts.kind.title(&opened.corpus),
            mode: match counts.mode {
                Mode::All => "all",
                Mode::Any => "any",
            },
            values: Values { opened, counts },
        }
    });
    let (years, undated) = answer.histogram();
    let years = years.iter().map(|bar| Year {
        year: bar.year,
        count: bar.count,
        inside: bar.inside,
    });
    Ok(FacetsResult {
        total: answer.total(),
        unit: asked.request.unit.key(),
        facets: facets.collect(),
        years: years.collect(),
        undated,
        notices: asked.notices(answer.notices()),
    })
}

/// Keeps the first values, which are the most frequent ones, and those that are chosen.
fn first(values: &mut Vec<ValueCount>, most: usize) {
    let mut rank = 0;
    values.retain(|value| {
        rank += 1;
        rank <= most || value.included || value.excluded
    });
}
