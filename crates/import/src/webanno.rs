//! WebAnno TSV 3, as INCEpTION writes it, into a document with marks. Places are UTF-16 units of a text that the file holds by sentences.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::marks::{Checked, Given, Unit};
use crate::row::Row;
use crate::source::Source;
use crate::text::stem;

/// Layers of grammar, which are of no use to a corpus.
const GRAMMAR: [&str; 6] = ["POS", "Lemma", "MorphologicalFeatures", "Dependency", "Chunk", "Stem"];

/// Whether a file is of this kind.
pub(crate) fn is(source: &Source) -> bool {
    source.beginning.starts_with("#FORMAT=WebAnno TSV 3")
}

/// A layer, and its columns.
struct Layer {
    name: String,
    features: Vec<String>,
    /// Whether it holds spans: relations and chains do not.
    is_spans: bool,
}

/// A span that is being read, over the rows that have its number.
struct Open {
    start: usize,
    end: usize,
    values: Vec<String>,
}

/// Hands over the document.
pub(crate) fn rows(source: &Source, take: &mut dyn FnMut(Row)) -> Result<Vec<String>, String> {
    let file = source.text()?;
    let (mut layers, mut text, mut sentence) = (Vec::new(), Text::default(), Vec::new());
    let mut open: BTreeMap<(usize, String), Open> = BTreeMap::new();
    let mut left: BTreeMap<String, usize> = BTreeMap::new();
    for (number, line) in (1_usize..).zip(file.lines()) {
        if let Some(head) = line.strip_prefix("#T_") {
            layers.extend(layer(head));
        } else if let Some(words) = line.strip_prefix("#Text=") {
            sentence.push(unescaped(words));
        } else if let Some((token, place, cells)) = token(line) {
            if !sentence.is_empty() {
                text.add(&sentence.join("\n"), place.0, token);
                sentence.clear();
            }
            span(number, place, &cells, &layers, &mut open, &mut left);
        }
    }
    let text = text.text;
    let mut checked = Checked::default();
    for ((layer, number), open) in &open {
        let names = layers
            .get(*layer)
            .map(|layer| layer.features.as_slice())
            .unwrap_or_default();
        let labelled = names.iter().position(|feature| feature != "identifier");
        let label = labelled
            .and_then(|at| open.values.get(at))
            .filter(|value| !value.is_empty());
        let label = label
            .or_else(|| layers.get(*layer).map(|layer| &layer.name))
            .cloned()
            .unwrap_or_default();
        let given = Given {
            shown: &format!("the mark {number}"),
            label: &label,
            quote: None,
            start: open.start,
            end: open.end,
            unit: Unit::Utf16,
        };
        let at = checked.add(&text, &given);
        if let (Some(mark), Some(layer)) = (at.and_then(|at| checked.marks.get_mut(at)), layers.get(*layer)) {
            for (nth, (feature, value)) in layer.features.iter().zip(&open.values).enumerate() {
                if value.is_empty() || Some(nth) == labelled {
                } else if feature == "identifier" {
                    mark.identity = Some(value.clone());
                } else {
                    let comment = mark.comment.get_or_insert_default();
                    let joint = if comment.is_empty() { "" } else { "; " };
                    comment.push_str(&format!("{joint}{feature}: {value}"));
                }
            }
        }
    }
    let name = stem(source);
    let mut row = Row::of_texts(0, [("id", Some(name.clone())), ("title", Some(name))]);
    if let Ok(cells) = &mut row.cells {
        cells.push(("text".to_owned(), Value::String(text)));
    }
    row.marks = checked.marks;
    take(row);
    let mut remarks = checked.doubts.told();
    let left: Vec<String> = left.iter().map(|(layer, count)| format!("{layer} {count}")).collect();
    if !left.is_empty() {
        remarks.push(format!(
            "layers of grammar, chains and relations were left out, with so many values: {}",
            left.join(", ")
        ));
    }
    Ok(remarks)
}

/// `SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value`: the first feature that is no identifier is the label.
fn layer(head: &str) -> Option<Layer> {
    let (kind, rest) = head.split_once('=')?;
    let mut parts = rest.split('|');
    let name = parts.next()?.rsplit('.').next()?.to_owned();
    Some(Layer {
        is_spans: kind == "SP" && !GRAMMAR.contains(&name.as_str()),
        name,
        features: parts.map(str::to_owned).collect(),
    })
}

/// The token of a row, its place, and its cells.
fn token(line: &str) -> Option<(&str, (usize, usize), Vec<&str>)> {
    let mut cells = line.split('\t');
    let id = cells.next()?;
    let is_id = id.starts_with(|first: char| first.is_ascii_digit()) && id.contains('-');
    let (start, end) = cells.next().filter(|_| is_id)?.split_once('-')?;
    let place = (start.parse().ok()?, end.parse().ok()?);
    Some((cells.next()?, place, cells.collect()))
}

/// Takes the spans of a row, each with the numbers by which rows of one span are put together.
fn span(
    row: usize,
    (start, end): (usize, usize),
    cells: &[&str],
    layers: &[Layer],
    open: &mut BTreeMap<(usize, String), Open>,
    left: &mut BTreeMap<String, usize>,
) {
    let mut at = 0;
    for (index, layer) in layers.iter().enumerate() {
        let count = layer.features.len().max(1);
        let own = cells.get(at..at + count).unwrap_or_default();
        at += count;
        let stacked: Vec<Vec<&str>> = own.iter().map(|cell| cut(cell)).collect();
        let value = |feature: usize, nth: usize| stacked.get(feature).and_then(|cell| cell.get(nth)).copied();
        for nth in 0..stacked.iter().map(Vec::len).max().unwrap_or(0) {
            let values: Vec<(String, Option<&str>)> = (0..count)
                .map(|feature| numbered(value(feature, nth).unwrap_or("_")))
                .collect();
            if own.iter().all(|cell| *cell == "_") {
                continue;
            }
            if !layer.is_spans {
                *left.entry(layer.name.clone()).or_default() += 1;
                continue;
            }
            let number = values.iter().find_map(|(_, number)| *number);
            let key = number.map_or_else(|| format!("in line {row}, {nth}"), |number| format!("[{number}]"));
            let span = open.entry((index, key)).or_insert_with(|| {
                let values = values.iter().map(|(value, _)| value.clone()).collect();
                Open { start, end, values }
            });
            span.start = span.start.min(start);
            span.end = span.end.max(end);
        }
    }
}

/// The values of a cell, cut where a bar is not behind a backslash.
fn cut(cell: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut from, mut is_escaped) = (0, false);
    for (at, letter) in cell.char_indices() {
        match letter {
            '|' if !is_escaped => {
                parts.extend(cell.get(from..at));
                from = at + 1;
            }
            _ => {}
        }
        is_escaped = letter == '\\' && !is_escaped;
    }
    parts.extend(cell.get(from..));
    parts
}

/// `PER[1]`: the value and its number. `_` is none, `*` says that there is one without a value.
fn numbered(value: &str) -> (String, Option<&str>) {
    let numbered = value.strip_suffix(']').filter(|rest| !rest.ends_with('\\'));
    let (value, number) = match numbered.and_then(|rest| rest.rsplit_once('[')) {
        Some((value, number)) if !value.ends_with('\\') => (value, Some(number)),
        _ => (value, None),
    };
    let value = if matches!(value, "_" | "*") {
        String::new()
    } else {
        unescaped(value)
    };
    (value, number)
}

/// A text without the backslashes before signs that mean something here.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n') => plain.push('\n'),
                Some('t') => plain.push('\t'),
                Some('r') => plain.push('\r'),
                Some(other) => plain.push(other),
                None => plain.push('\\'),
            },
            other => plain.push(other),
        }
    }
    plain
}

/// The text of a file, put together of its sentences.
#[derive(Default)]
struct Text {
    text: String,
    /// UTF-16 units.
    length: usize,
}

impl Text {
    /// Adds a sentence whose first token stands at this place, behind as much white space as is missing.
    fn add(&mut self, sentence: &str, at: usize, token: &str) {
        let before = sentence.find(unescaped(token).as_str()).unwrap_or(0);
        let before = sentence.get(..before).unwrap_or_default().encode_utf16().count();
        let missing = at.saturating_sub(before).saturating_sub(self.length);
        // One sign between sentences is the space between them; more are a new paragraph.
        let space = if missing == 1 {
            " ".to_owned()
        } else {
            "\n".repeat(missing)
        };
        self.text.push_str(&space);
        self.text.push_str(sentence);
        self.length += missing + sentence.encode_utf16().count();
    }
}
