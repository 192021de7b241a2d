//! brat standoff (`.ann` beside its `.txt`) into a document with marks. Places are code points of the text as it stands, line ends included.

use std::collections::{BTreeMap, HashMap};
use std::fs;

use serde_json::Value;

use crate::marks::{Checked, Given, Unit, bare};
use crate::row::Row;
use crate::source::Source;
use crate::text::stem;

/// Whether a file is a list of such annotations.
pub(crate) fn is(source: &Source) -> bool {
    let line = source
        .beginning
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    let Some((id, rest)) = line.split_once('\t') else {
        return false;
    };
    let mut letters = id.chars();
    let is_id = letters.next().is_some_and(|first| "TREAMN*#".contains(first));
    source.ending == "ann" && is_id
        || letters.clone().count() > 0
            && letters.all(|digit| digit.is_ascii_digit())
            && id.starts_with('T')
            && spans(rest).is_some()
}

/// Gives each file of annotations the text it is on, which then is no file of its own.
pub(crate) fn paired(sources: Vec<Source>) -> Result<Vec<Source>, String> {
    let (mut annotations, mut others): (Vec<Source>, Vec<Source>) = sources
        .into_iter()
        .partition(|source| source.ending == "ann" || is(source));
    for source in &mut annotations {
        let text = source.path.with_extension("txt");
        if let Some(at) = others.iter().position(|other| other.path == text) {
            source.beside = Some(others.remove(at).text()?);
        } else if let Ok(bytes) = fs::read(&text) {
            source.beside = Some(String::from_utf8_lossy(&bytes).into_owned());
        }
    }
    others.append(&mut annotations);
    others.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(others)
}

/// Hands over the document.
pub(crate) fn rows(source: &Source, take: &mut dyn FnMut(Row)) -> Result<Vec<String>, String> {
    let Some(text) = &source.beside else {
        let (shown, text) = (source.path.display(), source.path.with_extension("txt"));
        return Err(format!("{shown} annotates {}, which is not beside it", text.display()));
    };
    let annotations = source.text()?;
    let file = source.path.display().to_string();
    let mut checked = Checked::default();
    let mut marks: HashMap<&str, usize> = HashMap::new();
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    let lines = || annotations.lines().filter_map(|line| line.split_once('\t'));
    for (id, rest) in lines().filter(|(id, _)| id.starts_with('T')) {
        marks.extend(span(text, id, rest, &mut checked).map(|at| (id, at)));
    }
    for (id, rest) in lines().filter(|(id, _)| !id.starts_with('T')) {
        if !more(&file, id, rest, &marks, &mut checked) {
            let kind = rest.split([' ', ':', '\t']).next().unwrap_or_default();
            *left.entry(kind).or_default() += 1;
        }
    }
    let mut row = Row::of_texts(0, [("id", Some(stem(source))), ("title", Some(stem(source)))]);
    if let Ok(cells) = &mut row.cells {
        cells.push(("text".to_owned(), Value::String(text.clone())));
    }
    row.marks = checked.marks;
    take(row);
    let mut remarks = checked.doubts.told();
    let left = left.iter().map(|(kind, count)| format!("{count} {kind}"));
    let left: Vec<String> = left.collect();
    if !left.is_empty() {
        remarks.push(format!(
            "relations, events and what belongs to them were left out: {}",
            left.join(", ")
        ));
    }
    Ok(remarks)
}

/// `Location 0 5;16 23\tNorth America`: pieces with nothing but white space between them are one stretch.
fn span(text: &str, id: &str, rest: &str, checked: &mut Checked) -> Option<usize> {
    let Some((label, places, quote)) = spans(rest) else {
        checked
            .doubts
            .add(format!("{id} is no annotation of brat and was left out"));
        return None;
    };
    let (start, end) = (places.first()?.0, places.last()?.1);
    let letters: Vec<char> = text.chars().skip(start).take(end.saturating_sub(start)).collect();
    let whole: String = letters.iter().collect();
    if places.len() > 1 && bare(&whole) != bare(quote) {
        checked.doubts.add(format!(
            "{id} marks “{quote}” in pieces and was left out: “{whole}” stands there"
        ));
        return None;
    }
    let given = Given {
        shown: id,
        label,
        quote: Some(quote),
        start,
        end,
        unit: Unit::CodePoints,
    };
    checked.add(text, &given)
}

/// Label, places and words of a line.
type Spans<'a> = (&'a str, Vec<(usize, usize)>, &'a str);

fn spans(rest: &str) -> Option<Spans<'_>> {
    let (head, quote) = rest.split_once('\t')?;
    let (label, places) = head.split_once(' ')?;
    let place = |place: &str| {
        let (start, end) = place.split_once(' ')?;
        Some((start.parse().ok()?, end.parse().ok()?))
    };
    let places: Option<Vec<(usize, usize)>> = places.split(';').map(place).collect();
    Some((label, places?, quote))
}

/// What a line says of marks: that some are one thing, what it is in a knowledge base, a note, an attribute.
fn more(file: &str, id: &str, rest: &str, marks: &HashMap<&str, usize>, checked: &mut Checked) -> bool {
    let (head, said) = rest.split_once('\t').unwrap_or((rest, ""));
    let words: Vec<&str> = head.split(' ').collect();
    let of = |name: &str| marks.get(name).copied();
    match (id.chars().next(), words.as_slice()) {
        (Some('*'), ["Equiv", all @ ..]) => {
            let all: Vec<usize> = all.iter().filter_map(|name| of(name)).collect();
            let known = all.iter().find_map(|at| checked.marks.get(*at)?.identity.clone());
            let identity = known.unwrap_or_else(|| format!("{file} {head}"));
            for at in all {
                if let Some(mark) = checked.marks.get_mut(at) {
                    mark.identity = Some(identity.clone());
                }
            }
            true
        }
        (Some('N'), [_, mark, identity]) => match of(mark).and_then(|at| checked.marks.get_mut(at)) {
            Some(mark) => {
                mark.identity = Some((*identity).to_owned());
                true
            }
            None => false,
        },
        (Some('#' | 'A' | 'M'), [kind, mark, value @ ..]) => {
            let Some(mark) = of(mark).and_then(|at| checked.marks.get_mut(at)) else {
                return false;
            };
            let told = match (id.starts_with('#'), value.is_empty()) {
                (true, _) => said.to_owned(),
                (false, true) => (*kind).to_owned(),
                (false, false) => format!("{kind}: {}", value.join(" ")),
            };
            let comment = mark.comment.get_or_insert_default();
            if !comment.is_empty() {
                comment.push_str("; ");
            }
            comment.push_str(&told);
            true
        }
        _ => false,
    }
}
