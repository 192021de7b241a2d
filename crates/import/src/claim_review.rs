//! Reviews of claims, as fact checkers mark them up (schema.org ClaimReview in JSON-LD), into documents.

use serde_json::Value;

use crate::json;
use crate::row::{Row, list_cell};
use crate::source::Source;
use crate::thing::Thing;

const REMARK: &str =
    "each review of a claim became a document: the claim its title, the verdict and who made the claim facets";

/// Whether a file holds such reviews.
pub(crate) fn is(source: &Source) -> bool {
    let beginning = source.beginning.trim_start();
    beginning.starts_with(['{', '[']) && is_named(beginning)
}

fn is_named(text: &str) -> bool {
    text.contains("\"ClaimReview\"") || text.contains("schema.org/ClaimReview\"")
}

/// Hands over the reviews.
pub(crate) fn rows(source: &Source, take: &mut dyn FnMut(Row)) -> Result<Vec<String>, String> {
    let mut at = 0;
    let mut others = 0;
    for value in json::all(source)? {
        reviews_in(&value, &mut at, &mut others, take);
    }
    let mut remarks = vec![
        "reviews are counted from 1, as lines are elsewhere".to_owned(),
        REMARK.to_owned(),
    ];
    if others > 0 {
        remarks.push(format!("items beside the reviews were left out: {others}"));
    }
    Ok(remarks)
}

/// Hands over the reviews of a page, from what its scripts say of it.
pub(crate) fn of_scripts(scripts: impl Iterator<Item = String>, take: &mut dyn FnMut(Row)) -> Option<String> {
    let mut at = 0;
    for script in scripts.filter(|script| is_named(script)) {
        if let Ok(value) = serde_json::from_str::<Value>(&script) {
            reviews_in(&value, &mut at, &mut 0, take);
        }
    }
    (at > 0).then(|| REMARK.to_owned())
}

/// Reviews alone, in lists, in a graph, in a feed of data.
fn reviews_in(value: &Value, at: &mut u64, others: &mut usize, take: &mut dyn FnMut(Row)) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| reviews_in(item, at, others, take)),
        Value::Object(_) if is_review(value) => {
            *at += 1;
            take(row(*at, value));
            if let Some(thing) = claimant(value) {
                take(Row::of_thing(thing));
            }
        }
        Value::Object(fields) => {
            let inner = [
                "@graph",
                "dataFeedElement",
                "item",
                "itemListElement",
                "mainEntity",
                "review",
            ];
            let mut inner = inner.iter().filter_map(|key| fields.get(*key)).peekable();
            *others += usize::from(inner.peek().is_none());
            inner.for_each(|item| reviews_in(item, at, others, take));
        }
        _ => {}
    }
}

fn is_review(value: &Value) -> bool {
    let is = |kind: &Value| kind.as_str().is_some_and(|kind| kind.ends_with("ClaimReview"));
    match value.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(is),
        Some(kind) => is(kind),
        None => false,
    }
}

/// A value under keys one in the other; of a list the first.
fn at<'a>(value: &'a Value, path: &[&str]) -> Option<&'a Value> {
    path.iter().try_fold(value, |value, key| {
        let found = value.get(*key)?;
        found.as_array().map_or(Some(found), |items| items.first())
    })
}

/// The words of a value: itself, or its name.
fn words(value: &Value, path: &[&str]) -> Option<String> {
    let found = at(value, path)?;
    let plain = |value: &Value| match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let named = || {
        ["name", "@value", "url", "@id"]
            .iter()
            .find_map(|key| plain(found.get(*key)?))
    };
    plain(found).or_else(named).filter(|text| !text.is_empty())
}

fn row(number: u64, review: &Value) -> Row {
    let said = |path: &[&str]| words(review, path);
    let claim = said(&["claimReviewed"]).or_else(|| said(&["itemReviewed", "name"]));
    let text = said(&["reviewBody"])
        .or_else(|| said(&["description"]))
        .or_else(|| said(&["articleBody"]));
    let verdict = said(&["reviewRating", "alternateName"]).or_else(|| said(&["reviewRating", "ratingExplanation"]));
    let mut row = Row::of_texts(
        number,
        [
            ("id", said(&["identifier"])),
            ("title", claim.clone()),
            ("text", text.or(claim)),
            ("published", said(&["datePublished"])),
            ("outlet", said(&["author"]).or_else(|| said(&["publisher"]))),
            ("address", said(&["url"]).or_else(|| said(&["@id"]))),
            ("language", said(&["inLanguage"])),
            ("verdict", verdict),
            ("claimant", said(&["itemReviewed", "author"])),
            ("claim published", said(&["itemReviewed", "datePublished"])),
            (
                "headline of the review",
                said(&["name"]).or_else(|| said(&["headline"])),
            ),
        ],
    );
    let rating = ["ratingValue", "worstRating", "bestRating"].map(|key| said(&["reviewRating", key]));
    let appearances = ["appearance", "firstAppearance"]
        .iter()
        .filter_map(|key| review.get("itemReviewed")?.get(*key));
    let appearances: Vec<String> = appearances
        .flat_map(|value| json::each(Some(value)))
        .filter_map(|value| words(value, &[]))
        .collect();
    if let Ok(cells) = &mut row.cells {
        if let [Some(value), worst, best] = &rating {
            let [worst, best] = [worst, best].map(|end| end.as_deref().unwrap_or("?"));
            cells.push(("rating".to_owned(), Value::String(format!("{value} of {worst}–{best}"))));
        }
        if !appearances.is_empty() {
            cells.push(("claim appeared at".to_owned(), list_cell(appearances)));
        }
    }
    row
}

/// Who made the claim, where it is told whether that is somebody or a body.
fn claimant(review: &Value) -> Option<Thing> {
    let author = at(review, &["itemReviewed", "author"])?;
    let name = author.get("name")?.as_str()?.trim().to_owned();
    let kind = match author.get("@type")?.as_str()? {
        "Person" => "person",
        "Organization"
        | "NewsMediaOrganization"
        | "GovernmentOrganization"
        | "NGO"
        | "Corporation"
        | "PoliticalParty" => "organisation",
        _ => return None,
    };
    Some(Thing::named(name, kind))
}
