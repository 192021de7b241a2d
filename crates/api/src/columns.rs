//! Hands answers over to crosscheck.js. Lists that may have thousands of rows (hits, values of facets, years) cross as columns:
//! numbers as typed arrays, texts as one string with the places where each of them ends. crosscheck.js makes the rows again.
//! Everything else crosses as the object it is.

use js_sys::{Float64Array, Int32Array, Uint8Array, Uint32Array};
use serde::Serialize;
use serde_wasm_bindgen::{Serializer, preserve};
use wasm_bindgen::JsValue;

use crate::answers::{Facet, FacetsResult, HitKind, SearchResult};

/// What a script is handed: plain objects throughout, and null for what is unknown.
pub(crate) fn handed_over(answer: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(answer.serialize(&Serializer::json_compatible())?)
}

/// Texts in one string.
#[derive(Serialize)]
struct Texts {
    text: String,
    /// Where each text ends, in the units of UTF-16 by which JavaScript counts.
    #[serde(with = "preserve")]
    ends: Uint32Array,
}

impl Texts {
    fn new<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let (mut text, mut ends, mut length) = (String::new(), Vec::new(), 0);
        for each in texts {
            text.push_str(each);
            length += each.encode_utf16().count();
            ends.push(length);
        }
        Self {
            text,
            ends: numbers(ends.into_iter()),
        }
    }
}

/// The largest number that fits stands for larger ones, which no memory of a browser can hold so many rows for.
fn numbers(numbers: impl Iterator<Item = usize>) -> Uint32Array {
    let numbers: Vec<u32> = numbers
        .map(|number| u32::try_from(number).unwrap_or(u32::MAX))
        .collect();
    numbers.as_slice().into()
}

#[derive(Serialize)]
struct SearchColumns<'a> {
    total: usize,
    /// That of every hit.
    kind: Option<HitKind>,
    /// Of each hit its id and its document.
    texts: Texts,
    /// 0 where there is none.
    #[serde(with = "preserve")]
    paragraphs: Uint32Array,
    #[serde(with = "preserve")]
    scores: Float64Array,
    notices: &'a [String],
}

/// Hands over the answer of `search`.
pub(crate) fn search(answer: &SearchResult<'_>) -> Result<JsValue, JsValue> {
    let hits = &answer.hits;
    let scores: Vec<f64> = hits.iter().map(|hit| hit.score).collect();
    handed_over(&SearchColumns {
        total: answer.total,
        kind: hits.first().map(|hit| hit.kind),
        texts: Texts::new(hits.iter().flat_map(|hit| [hit.id.as_str(), hit.document])),
        paragraphs: numbers(hits.iter().map(|hit| hit.paragraph.unwrap_or(0) as usize)),
        scores: scores.as_slice().into(),
        notices: &answer.notices,
    })
}

#[derive(Serialize)]
struct FacetColumns<'a> {
    total: usize,
    unit: &'static str,
    undated: usize,
    notices: &'a [String],
    facets: Vec<Head<'a>>,
    /// Of each value its key and its label.
    texts: Texts,
    /// Of each value its count, what it adds and what it removes.
    #[serde(with = "preserve")]
    counts: Uint32Array,
    /// Of each value 1 if it is included, 2 if it is excluded.
    #[serde(with = "preserve")]
    chosen: Uint8Array,
    #[serde(with = "preserve")]
    years: Int32Array,
    /// Of each year its count, and how many of it are inside.
    #[serde(rename = "yearCounts", with = "preserve")]
    year_counts: Uint32Array,
}

/// A facet without its values.
#[derive(Serialize)]
struct Head<'a> {
    key: &'a str,
    title: &'a str,
    mode: &'static str,
    /// How many of the values are its own.
    length: usize,
}

/// Hands over the answer of `facets`.
pub(crate) fn facets(answer: &FacetsResult<'_>) -> Result<JsValue, JsValue> {
    let values = || answer.facets.iter().flat_map(|facet| &facet.values);
    let chosen: Vec<u8> = values()
        .map(|value| u8::from(value.included) + 2 * u8::from(value.excluded))
        .collect();
    let years: Vec<i32> = answer.years.iter().map(|year| year.year).collect();
    handed_over(&FacetColumns {
        total: answer.total,
        unit: answer.unit,
        undated: answer.undated,
        notices: &answer.notices,
        facets: answer.facets.iter().map(Head::new).collect(),
        texts: Texts::new(values().flat_map(|value| [value.value.as_str(), &value.label])),
        counts: numbers(values().flat_map(|value| [value.count, value.adds, value.removes])),
        chosen: chosen.as_slice().into(),
        years: years.as_slice().into(),
        year_counts: numbers(answer.years.iter().flat_map(|year| [year.count, year.inside])),
    })
}

impl<'a> Head<'a> {
    fn new(facet: &Facet<'a>) -> Self {
        Self {
            key: facet.key,
            title: facet.title,
            mode: facet.mode,
            length: facet.values.len(),
        }
    }
}
