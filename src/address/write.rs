//! A state to its address.

use crosscheck_compare::{Alterations, Columns, Graph};
use crosscheck_model::{Date, Day};
use crosscheck_search::{Mode, Order, Request, Unit, Value};

use super::encoding::{encode, encode_keys};
use super::keys::{columns_key, sort_key};
use super::{View, ViewState, usual_sort};
use crate::later;
use crate::site::Site;

/// The hash of a state, with its `#`.
#[must_use]
pub(crate) fn write(site: &Site, state: &ViewState) -> String {
    let mut hash = String::from("#/");
    let id = |id: Option<&String>| id.cloned().unwrap_or_default();
    let corpus = &site.corpus;
    match state.view {
        View::Overview => {}
        View::Explore => hash.push_str("explore"),
        View::Read(document, paragraph) => {
            hash.push_str("read/");
            hash.push_str(&id(corpus.document(document).map(|document| &document.id)));
            if let Some(paragraph) = paragraph {
                hash.push('/');
                hash.push_str(&paragraph.to_string());
            }
        }
        View::Names => hash.push_str("names"),
        View::Entity(entity) => {
            hash.push_str("entity/");
            hash.push_str(&id(corpus.entity(entity).map(|entity| &entity.id)));
        }
        View::Compare => hash.push_str("compare"),
        View::Issue(question) => {
            hash.push_str("compare/");
            hash.push_str(&id(corpus.question(question).map(|question| &question.id)));
        }
        View::Faces => hash.push_str("compare/face"),
        View::Time => hash.push_str("time"),
        View::Network => hash.push_str("network"),
        View::About => hash.push_str("about"),
    }
    let query = query_of(site, state);
    if !query.is_empty() {
        hash.push('?');
        hash.push_str(&query);
    }
    carry(&mut hash, &alterations(site, state));
    hash
}

/// What the reader altered, as the address spells it: empty for the corpus as it stands, which is all that the first view
/// shows.
#[must_use]
pub(crate) fn alterations(site: &Site, state: &ViewState) -> String {
    match later::arrived() {
        Some(later) if !state.altered.is_empty() => (later.write_alterations)(site, &state.altered),
        _ => String::new(),
    }
}

/// Alterations as the address spells them.
pub(crate) fn write_alterations(site: &Site, altered: &Alterations) -> String {
    let mut keys = String::new();
    encode_keys(&mut keys, &altered.address(&site.corpus));
    keys
}

/// Adds what the reader altered to an address. It comes last.
pub(crate) fn carry(address: &mut String, altered: &str) {
    if altered.is_empty() {
        return;
    }
    address.push(if address.contains('?') { '&' } else { '?' });
    address.push_str("altered=");
    address.push_str(altered);
}

/// The parameters of a state.
fn query_of(site: &Site, state: &ViewState) -> String {
    let mut query = Query::default();
    let narrows = state.view == View::Explore || state.view.compares() || state.view.draws();
    if narrows && state.request != Request::default() {
        write_request(site, &state.request, &mut query);
    }
    if state.view == View::Explore && state.request.order != Order::default() {
        query.add("sort", state.request.order.key());
    }
    if state.view.compares() || state.view == View::Names {
        write_comparison(site, state, &mut query);
    }
    if let (Some(later), true) = (later::arrived(), state.view.draws()) {
        (later.write_picture)(site, state, &mut query.0);
    }
    query.0
}

/// Adds what was chosen of a picture.
pub(crate) fn write_picture(site: &Site, state: &ViewState, query: &mut String) {
    let picture = &state.picture;
    let mut add = |key: &str, value: &str| {
        if !query.is_empty() {
            query.push('&');
        }
        query.push_str(key);
        query.push('=');
        encode_keys(query, value);
    };
    if let (Some((from, to)), View::Time) = (picture.zoom, state.view) {
        add("zoom", &[day(from, true), day(to, false)].join(".."));
    }
    if state.view == View::Network {
        if picture.graph != Graph::default() {
            add("graph", picture.graph.key());
        }
        for (key, stop) in [("around", picture.around), ("until", picture.to)] {
            if let Some(stop) = stop {
                add(key, &stop.key(&site.corpus));
            }
        }
    }
}

fn write_comparison(site: &Site, state: &ViewState, query: &mut Query) {
    let compares = state.view.compares();
    if state.view == View::Compare {
        if state.columns != Columns::default() {
            query.add("columns", columns_key(state.columns));
        }
        if let Some(preset) = state.preset {
            query.add("preset", preset.key);
        }
        if state.sort != usual_sort(state) {
            query.add("sort", sort_key(state.sort));
        }
    }
    if compares && state.text {
        query.add("text", "1");
    }
    if state.one_name && !matches!(state.view, View::Issue(_)) {
        query.add("names", "one");
    }
    if compares && !state.pins.is_empty() {
        let mut keys = String::new();
        for pin in &state.pins {
            if !keys.is_empty() {
                keys.push(',');
            }
            encode_keys(&mut keys, &pin.key(&site.corpus));
        }
        query.add("pin", &keys);
    }
    if state.view == View::Faces && state.differences {
        query.add("diff", "1");
    }
}

fn write_request(site: &Site, request: &Request, query: &mut Query) {
    if !request.query.is_empty() {
        query.add("q", "");
        encode(&mut query.0, &request.query);
    }
    if request.unit != Unit::default() {
        query.add("unit", request.unit.key());
    }
    if !request.other_spellings {
        query.add("spellings", "off");
    }
    if request.exactly {
        query.add("exactly", "1");
    }
    for (&kind, choice) in &request.facets {
        let keys = |values: &[Value]| {
            let mut keys = String::new();
            for &value in values {
                if !keys.is_empty() {
                    keys.push(',');
                }
                let key = later::arrived().map(|later| (later.value_key)(site, kind, value));
                encode(&mut keys, &key.unwrap_or_default());
            }
            keys
        };
        if choice.asks() {
            let mut include = keys(&choice.include);
            for name in &choice.unknown {
                if !include.is_empty() {
                    include.push(',');
                }
                encode(&mut include, name);
            }
            query.add(kind.key(&site.corpus), &include);
        }
        if !choice.exclude.is_empty() {
            query.add(&["not-", kind.key(&site.corpus)].concat(), &keys(&choice.exclude));
        }
        if choice.mode == Mode::All {
            query.add(&[kind.key(&site.corpus), "-mode"].concat(), "all");
        }
    }
    if let Some(from) = request.dates.from {
        query.add("from", &day(from, true));
    }
    if let Some(to) = request.dates.to {
        query.add("to", &day(to, false));
    }
    if request.dates.certain {
        query.add("dates", "certain");
    }
}

/// A bound as short as it can be said: the first day of 2016 is `2016` as a beginning, the last is `2016` as an end.
fn day(day: Day, first: bool) -> String {
    let (year, month, _) = day.civil();
    let candidates = [format!("{year:04}"), format!("{year:04}-{month:02}")];
    for candidate in candidates {
        if let Ok(date) = Date::parse(&candidate)
            && (if first { date.first } else { date.last }) == day
        {
            return candidate;
        }
    }
    let (year, month, day) = day.civil();
    format!("{year:04}-{month:02}-{day:02}")
}

/// The text a reader sees in a date field for a bound.
#[must_use]
pub(crate) fn bound_text(bound: Option<Day>, first: bool) -> String {
    bound.map(|bound| day(bound, first)).unwrap_or_default()
}

#[derive(Default)]
struct Query(String);

impl Query {
    fn add(&mut self, key: &str, value: &str) {
        if !self.0.is_empty() {
            self.0.push('&');
        }
        self.0.push_str(key);
        self.0.push('=');
        self.0.push_str(value);
    }
}
