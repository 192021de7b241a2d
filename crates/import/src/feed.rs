//! A feed (RSS, Atom) into rows, an entry a row.

use feed_rs::model::{Entry, Feed};

use crate::row::{Row, list_cell};
use crate::source::Source;

/// Whether a file is a feed.
pub(crate) fn is(source: &Source) -> bool {
    let beginning = source.beginning.trim_start();
    let starts = beginning.starts_with("<?xml") || beginning.starts_with("<rss") || beginning.starts_with("<feed");
    starts
        && ["<rss", "<feed", "<rdf:RDF"]
            .iter()
            .any(|sign| beginning.contains(sign))
}

/// Hands over the entries.
pub(crate) fn rows(source: &Source, take: &mut dyn FnMut(Row)) -> Result<Vec<String>, String> {
    let text = source.text()?;
    let feed = feed_rs::parser::parse(text.as_bytes())
        .map_err(|error| format!("cannot read {}: {error}", source.path.display()))?;
    let name = feed.title.as_ref().map(|title| title.content.clone());
    for (at, entry) in (1..).zip(&feed.entries) {
        take(row(at, entry, &feed, name.clone()));
    }
    Ok(vec!["entries are counted from 1, as lines are elsewhere".to_owned()])
}

fn row(at: u64, entry: &Entry, feed: &Feed, name: Option<String>) -> Row {
    let content = entry.content.as_ref().and_then(|content| content.body.clone());
    let summary = entry.summary.as_ref().map(|summary| summary.content.clone());
    let date = entry
        .published
        .or(entry.updated)
        .map(|date| date.format("%Y-%m-%d").to_string());
    let mut row = Row::of_texts(
        at,
        [
            ("title", entry.title.as_ref().map(|title| title.content.clone())),
            ("text", content.or_else(|| summary.clone())),
            ("outlet", name),
            ("published", date),
            ("address", entry.links.first().map(|link| link.href.clone())),
            ("language", entry.language.clone().or_else(|| feed.language.clone())),
        ],
    );
    if let Ok(cells) = &mut row.cells {
        let categories = entry
            .categories
            .iter()
            .map(|category| category.label.clone().unwrap_or_else(|| category.term.clone()));
        cells.push(("category".to_owned(), list_cell(categories)));
        cells.push((
            "author".to_owned(),
            list_cell(entry.authors.iter().filter_map(|author| author.name.clone())),
        ));
    }
    row
}
