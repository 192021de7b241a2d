//! Hands answers over to crosscheck.js. Lists that may have thousands of rows (hits, values of facets, years) cross as columns:
//! numbers as typed arrays, texts as one string with the places where each of them ends. crosscheck.js makes the rows again.
//! Everything else crosses as the object it is.

use crosscheck_search::{FacetKind, Mode};
use js_sys::{Float64Array, Int32Array, Uint32Array};
use serde::Serialize;
use serde_wasm_bindgen::{Serializer, preserve};
use wasm_bindgen::JsValue;

use crate::answers::{FacetsResult, HitKind, SearchResult};
use crate::engine::Opened;

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
    /// The total, the undated, how many facets and how many years; of each facet its place, 1 where all values are asked for,
    /// and how many of the values are its own; of each value its place among the words of its facet (-1 where it has none),
    /// its count, what it adds, what it removes, and 1 if it is included, 2 if it is excluded; of each year itself, its count, and
    /// how many are inside.
    #[serde(with = "preserve")]
    numbers: Int32Array,
    unit: &'static str,
    notices: &'a [String],
    /// Key and label of each value without a place.
    strays: Vec<String>,
}

/// Hands over the answer of `facets`. The keys and labels of facets and values stay behind: they are the same in every answer, and
/// crosscheck.js asks once for those of each facet ([`words`]).
pub(crate) fn facets(answer: &FacetsResult<'_>) -> Result<JsValue, JsValue> {
    let mut numbers = Vec::new();
    for number in [answer.total, answer.undated, answer.facets.len(), answer.years.len()] {
        numbers.push(whole(number));
    }
    for facet in &answer.facets {
        let counts = &facet.values.counts;
        numbers.extend([
            whole(counts.place),
            i32::from(counts.mode == Mode::All),
            whole(counts.values.len()),
        ]);
    }
    let mut strays = Vec::new();
    for values in answer.facets.iter().map(|facet| &facet.values) {
        for value in &values.counts.values {
            if value.place.is_none() {
                strays.extend(values.words(value.value));
            }
            let place = value.place.and_then(|place| i32::try_from(place).ok());
            let chosen = i32::from(value.included) + 2 * i32::from(value.excluded);
            numbers.extend([
                place.unwrap_or(-1),
                whole(value.count),
                whole(value.adds),
                whole(value.removes),
                chosen,
            ]);
        }
    }
    for year in &answer.years {
        numbers.extend([year.year, whole(year.count), whole(year.inside)]);
    }
    handed_over(&FacetColumns {
        numbers: numbers.as_slice().into(),
        unit: answer.unit,
        notices: &answer.notices,
        strays,
    })
}

#[derive(Serialize)]
struct Words<'a> {
    key: &'a str,
    title: &'a str,
    /// Of each value its key and its label.
    texts: Texts,
}

/// The words of a facet: its key and title, and those of its values.
pub(crate) fn words(opened: &Opened, place: usize) -> Result<JsValue, JsValue> {
    let all = FacetKind::all(&opened.corpus);
    let Some(&kind) = all.get(place) else {
        return Ok(JsValue::UNDEFINED);
    };
    let mut texts = Vec::new();
    for (value, label) in opened.index.facet_values(&opened.corpus, kind) {
        texts.extend([opened.index.value_key(&opened.corpus, kind, value), label.to_owned()]);
    }
    handed_over(&Words {
        key: kind.key(&opened.corpus),
        title: kind.title(&opened.corpus),
        texts: Texts::new(texts.iter().map(String::as_str)),
    })
}

fn whole(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
