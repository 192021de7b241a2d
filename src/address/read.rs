//! An address to a state, with a notice for whatever was not understood.

use std::borrow::Cow;

use crosscheck_compare::{Alterations, Graph, MOST_PINS, Pin, Stop, preset};
use crosscheck_model::{Date, Day};
use crosscheck_search::{Choice, FacetKind, Mode, Order, Request, Unit};

use super::encoding::{decoded, path_decoded};
use super::keys::{COLUMNS, SORTS, columns_key, sort_key};
use super::{View, ViewState, tidy, usual_sort};
use crate::site::Site;

/// What an address was read as.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Read {
    /// The view it names, as far as it was understood.
    pub(crate) state: ViewState,
    /// What was not understood, one sentence each.
    pub(crate) notices: Vec<String>,
}

/// Longer addresses are cut: no reader's choice comes near it.
pub(super) const LONGEST: usize = 16_384;

/// More notices of one kind help nobody.
const MOST_NOTICES: usize = 8;

/// Reads a hash, with or without its `#`.
#[must_use]
pub(crate) fn read(site: &Site, hash: &str) -> Read {
    let mut end = hash.len().min(LONGEST);
    while !hash.is_char_boundary(end) {
        end -= 1;
    }
    let mut read = Read::default();
    if end < hash.len() {
        read.notices
            .push("The address is too long; its end was left out.".into());
    }
    let hash = hash.get(..end).unwrap_or_default();
    let hash = hash.strip_prefix('#').unwrap_or(hash);
    let (path, query) = hash.split_once('?').unwrap_or((hash, ""));
    read.state.view = read_path(site, path, &mut read.notices);
    if !query.is_empty() {
        read_query(site, query, &mut read);
    }
    read
}

fn read_path(site: &Site, path: &str, notices: &mut Vec<String>) -> View {
    let corpus = &site.corpus;
    let parts: Vec<Cow<'_, str>> = path
        .split('/')
        .filter(|part| !part.is_empty())
        .map(path_decoded)
        .collect();
    let parts: Vec<&str> = parts.iter().map(Cow::as_ref).collect();
    let mut unknown = |what: &str, name: &str| {
        notices.push(format!("There is no {what} “{}” in this corpus.", shortened(name)));
    };
    match parts.as_slice() {
        [] => View::Overview,
        ["explore"] => View::Explore,
        ["names"] => View::Names,
        ["compare"] => View::Compare,
        ["time"] => View::Time,
        ["network"] => View::Network,
        ["about"] => View::About,
        ["read", name, rest @ ..] => match corpus.find_document(name) {
            Some(document) => {
                let count = corpus
                    .document(document)
                    .map_or(0, |document| document.paragraphs.len());
                let paragraph = rest.first().and_then(|part| part.parse::<u32>().ok());
                let exists = paragraph.filter(|&paragraph| paragraph >= 1 && paragraph as usize <= count);
                if let (Some(part), None) = (rest.first(), exists) {
                    unknown("paragraph", part);
                }
                View::Read(document, exists)
            }
            None => {
                unknown("document", name);
                View::Overview
            }
        },
        ["entity", name] => corpus.find_entity(name).map_or_else(
            || {
                unknown("name", name);
                View::Names
            },
            View::Entity,
        ),
        ["compare", "face"] => View::Faces,
        ["compare", name] => corpus.find_question(name).map_or_else(
            || {
                unknown("question", name);
                View::Compare
            },
            View::Issue,
        ),
        _ => {
            notices.push(format!("There is no page “{}” here.", shortened(path)));
            View::Overview
        }
    }
}

/// Reads what follows the `?`: the pages after the overview alone write it.
fn read_query(site: &Site, query: &str, read: &mut Read) {
    let mut unread = Vec::new();
    let mut sorted = false;
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let key = decoded(key);
        if !read_parameter(site, &key, value, read) {
            unread.push(shortened(&key));
        }
        sorted |= key == "sort";
    }
    if !sorted {
        read.state.sort = usual_sort(&read.state);
    }
    for key in crosscheck_model::each_once(unread).into_iter().take(MOST_NOTICES) {
        read.notices
            .push(format!("“{key}” in the address was not understood and was left out."));
    }
}

/// Takes one parameter, its value as written; false where it means nothing here.
fn read_parameter(site: &Site, key: &str, raw: &str, read: &mut Read) -> bool {
    let request = &mut read.state.request;
    let value = decoded(raw);
    match (key, value.as_str()) {
        ("q", text) => text.clone_into(&mut request.query),
        ("unit", key) => match Unit::from_key(key) {
            Some(unit) => request.unit = unit,
            None => return false,
        },
        ("spellings", "off") => request.other_spellings = false,
        ("exactly", "1") => request.exactly = true,
        ("from" | "to", text) => match Date::parse(text) {
            Ok(date) if key == "from" => request.dates.from = Some(date.first),
            Ok(date) => request.dates.to = Some(date.last),
            Err(_) => {
                let text = shortened(text);
                read.notices.push(format!(
                    "“{text}” in the address is no date: nothing was published then."
                ));
                keep_unknown(request.facets.entry(FacetKind::Year).or_default(), text);
            }
        },
        ("dates", "certain") => request.dates.certain = true,
        ("columns", key) => match COLUMNS.iter().find(|&&columns| columns_key(columns) == key) {
            Some(&columns) => read.state.columns = columns,
            None => return false,
        },
        // Explore sorts what it finds, Compare its rows.
        ("sort", key) if read.state.view == View::Explore => match Order::from_key(key) {
            Some(order) => request.order = order,
            None => return false,
        },
        ("sort", key) => match SORTS.iter().find(|&&sort| sort_key(sort) == key) {
            Some(&sort) => read.state.sort = sort,
            None => return false,
        },
        ("preset", key) => match preset(key) {
            Some(preset) => read.state.preset = Some(preset),
            None => return false,
        },
        ("text", "1") => read.state.text = true,
        ("names", "one") => read.state.one_name = true,
        ("diff", "1") => read.state.differences = true,
        ("pin", _) => {
            for key in raw.split(',').filter(|key| !key.is_empty()).map(decoded) {
                match Pin::parse(&site.corpus, &key) {
                    Some(pin) if read.state.pins.contains(&pin) => {}
                    Some(pin) if read.state.pins.len() < MOST_PINS => read.state.pins.push(pin),
                    Some(_) => {
                        let key = shortened(&key);
                        read.notices.push(format!(
                            "No more than {MOST_PINS} stand face to face; “{key}” was left out."
                        ));
                    }
                    None => read.notices.push(missing(&key)),
                }
            }
        }
        ("zoom", text) => match stretch(text) {
            Some(days) => read.state.picture.zoom = Some(days),
            None => return false,
        },
        ("graph", key) => match Graph::ALL.into_iter().find(|graph| graph.key() == key) {
            Some(graph) => read.state.picture.graph = graph,
            None => return false,
        },
        ("around" | "until", name) => match Stop::parse(&site.corpus, name) {
            Some(stop) if key == "around" => read.state.picture.around = Some(stop),
            Some(stop) => read.state.picture.to = Some(stop),
            None => read.notices.push(missing(name)),
        },
        ("altered", address) => {
            let (altered, unknown) = Alterations::parse(&site.corpus, address);
            read.state.altered = altered;
            for part in unknown.iter().take(MOST_NOTICES) {
                read.notices.push(missing(part));
            }
        }
        _ => return read_facet(site, key, raw, request, &mut read.notices),
    }
    true
}

/// "2016-05..2016-08": the days from the first of May to the last of August.
fn stretch(text: &str) -> Option<(Day, Day)> {
    let (from, to) = text.split_once("..")?;
    let days = (Date::parse(from).ok()?.first, Date::parse(to).ok()?.last);
    (days.0 <= days.1).then_some(days)
}

fn missing(key: &str) -> String {
    format!("This corpus does not have “{}”; it was left out.", shortened(key))
}

/// The values of a facet are encoded one by one, so that a comma in a name is no separator. A value that this corpus does not have
/// is kept: what is asked for finds nothing then, rather than everything.
fn read_facet(site: &Site, key: &str, raw: &str, request: &mut Request, notices: &mut Vec<String>) -> bool {
    let find = |key: &str| FacetKind::from_key(&site.corpus, key);
    if let Some(kind) = key.strip_suffix("-mode").and_then(find) {
        let mode = match raw {
            "all" => Mode::All,
            "any" => Mode::Any,
            _ => return false,
        };
        request.facets.entry(kind).or_default().mode = mode;
        return true;
    }
    let (name, excluded) = key.strip_prefix("not-").map_or((key, false), |name| (name, true));
    let kind = find(name).or_else(|| {
        // "voices" is meant for "voice".
        let kind = name.strip_suffix('s').and_then(find)?;
        let meant = kind.key(&site.corpus);
        notices.push(format!("“{}” in the address was read as “{meant}”.", shortened(name)));
        Some(kind)
    });
    let Some(kind) = kind else { return false };
    let choice = request.facets.entry(kind).or_default();
    for name in raw.split(',').filter(|name| !name.is_empty()).map(decoded) {
        match site.index().value_from_key(&site.corpus, kind, &name) {
            Some(value) => {
                let list = if excluded {
                    &mut choice.exclude
                } else {
                    &mut choice.include
                };
                if let Err(at) = list.binary_search(&value) {
                    list.insert(at, value);
                }
            }
            None => {
                let name = shortened(&name);
                notices.push(format!(
                    "There is no {} “{name}” in this corpus.",
                    kind.noun(&site.corpus)
                ));
                if !excluded {
                    keep_unknown(choice, name);
                }
            }
        }
    }
    tidy(request);
    true
}

/// Keeps a value that nothing has, so that the address asks for it again when it is written.
fn keep_unknown(choice: &mut Choice, name: String) {
    if !choice.unknown.contains(&name) && choice.unknown.len() < MOST_NOTICES {
        choice.unknown.push(name);
    }
}

fn shortened(text: &str) -> String {
    let mut short: String = text.chars().filter(|c| !c.is_control()).take(40).collect();
    if text.chars().count() > 40 || short.is_empty() {
        short.push('…');
    }
    short
}
