//! The address: a hash such as `#/explore?q=iran&place=falluja` to a [`ViewState`] and back.
//!
//! Writing is canonical: the same state gives the same address, defaults are left out. Reading is lenient: what is not
//! understood gives a notice, and the rest still counts. No text makes it panic.

use crosscheck_compare::{Alterations, Columns, MOST_PINS, Pin, Sort, preset};
use crosscheck_model::{Date, Day, SortedSet};
use crosscheck_search::{FacetKind, Mode, Request, Unit};

mod view_state;

use crate::site::Site;
pub use view_state::{View, ViewState};

/// What an address was read as.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Read {
    /// The view it names, as far as it was understood.
    pub state: ViewState,
    /// What was not understood, one sentence each.
    pub notices: Vec<String>,
}

/// Longer addresses are cut: no reader's choice comes near it.
const LONGEST: usize = 16_384;

/// More notices of one kind help nobody.
const MOST_NOTICES: usize = 8;

/// The hash of a state, with its `#`.
#[must_use]
pub fn write(site: &Site, state: &ViewState) -> String {
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

/// What the reader altered, as the address spells it: empty for the corpus as it stands.
#[must_use]
pub fn alterations(site: &Site, state: &ViewState) -> String {
    if state.altered.is_empty() {
        return String::new();
    }
    let mut keys = String::new();
    encode_keys(&mut keys, &state.altered.address(&site.corpus));
    keys
}

/// Adds what the reader altered to an address. It comes last.
pub fn carry(address: &mut String, altered: &str) {
    if altered.is_empty() {
        return;
    }
    address.push(if address.contains('?') { '&' } else { '?' });
    address.push_str("altered=");
    address.push_str(altered);
}

/// Brings alterations into the order in which an address holds them, so that equal ones are equal states.
pub fn tidy_alterations(site: &Site, state: &mut ViewState) {
    if !state.altered.is_empty() {
        state.altered = Alterations::parse(&site.corpus, &state.altered.address(&site.corpus)).0;
    }
}

/// The parameters of a state.
fn query_of(site: &Site, state: &ViewState) -> String {
    let mut query = Query::default();
    if (state.view == View::Explore || state.view.compares()) && state.request != Request::default() {
        write_request(site, &state.request, &mut query);
    }
    if state.view.compares() || state.view == View::Names {
        write_comparison(site, state, &mut query);
    }
    query.0
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

/// The order that needs no mention: that of the preset, or by disagreement.
fn usual_sort(state: &ViewState) -> Sort {
    state.preset.map_or_else(Sort::default, |preset| preset.sort)
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
        let keys = |values: &[crosscheck_search::Value]| {
            let mut keys = String::new();
            for &value in values {
                if !keys.is_empty() {
                    keys.push(',');
                }
                encode(&mut keys, &site.index().value_key(&site.corpus, kind, value));
            }
            keys
        };
        if !choice.include.is_empty() {
            query.add(kind.key(&site.corpus), &keys(&choice.include));
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

/// Every kind of column that Compare offers.
pub const COLUMNS: [Columns; 5] = [
    Columns::Documents,
    Columns::Newsrooms,
    Columns::Voices,
    Columns::Institutions,
    Columns::Years,
];

/// Every order that Compare offers.
pub const SORTS: [Sort; 5] = [Sort::Disagreement, Sort::Lines, Sort::Span, Sort::Silence, Sort::Name];

/// The spelling of a kind of column in the address.
#[must_use]
pub fn columns_key(columns: Columns) -> &'static str {
    match columns {
        Columns::Documents => "documents",
        Columns::Newsrooms => "newsrooms",
        Columns::Voices => "voices",
        Columns::Institutions => "institutions",
        Columns::Years => "years",
    }
}

/// The spelling of an order in the address.
#[must_use]
pub fn sort_key(sort: Sort) -> &'static str {
    match sort {
        Sort::Disagreement => "disagreement",
        Sort::Lines => "lines",
        Sort::Span => "span",
        Sort::Silence => "silence",
        Sort::Name => "name",
    }
}

/// Encodes as forms do. By hand, like reading: what is needed of it is little.
fn encode(into: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'*' | b'-' | b'.' | b'_' => into.push(char::from(byte)),
            b' ' => into.push('+'),
            _ => {
                into.push('%');
                for half in [byte >> 4, byte & 15] {
                    into.push(char::from(half + if half < 10 { b'0' } else { b'A' - 10 }));
                }
            }
        }
    }
}

/// Encodes keys joined by colons and tildes, which stay: they mean nothing in an address, and it reads better.
fn encode_keys(into: &mut String, keys: &str) {
    for (index, part) in keys.split('~').enumerate() {
        if index > 0 {
            into.push('~');
        }
        for (index, key) in part.split(':').enumerate() {
            if index > 0 {
                into.push(':');
            }
            encode(into, key);
        }
    }
}

/// The text behind a piece of a query.
fn decoded(piece: &str) -> String {
    decode(piece, b' ')
}

/// The text behind a piece of an address, and what a plus stands for in it.
fn decode(piece: &str, plus: u8) -> String {
    let digit = |byte: Option<&u8>| {
        char::from(*byte?)
            .to_digit(16)
            .and_then(|digit| u8::try_from(digit).ok())
    };
    let mut bytes = Vec::with_capacity(piece.len());
    let mut rest = piece.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        bytes.push(match byte {
            b'+' => plus,
            b'%' => match (digit(after.first()), digit(after.get(1))) {
                (Some(high), Some(low)) => {
                    rest = after.get(2..).unwrap_or_default();
                    16 * high + low
                }
                _ => byte,
            },
            _ => byte,
        });
    }
    String::from_utf8_lossy(&bytes).into_owned()
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
pub fn bound_text(bound: Option<Day>, first: bool) -> String {
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

/// Reads a hash, with or without its `#`.
#[must_use]
pub fn read(site: &Site, hash: &str) -> Read {
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
    let parts: Vec<String> = path
        .split('/')
        .filter(|part| !part.is_empty())
        .map(percent_decode)
        .collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let mut unknown = |what: &str, name: &str| {
        notices.push(format!("There is no {what} “{}” in this corpus.", shortened(name)));
    };
    match parts.as_slice() {
        [] => View::Overview,
        ["explore"] => View::Explore,
        ["names"] => View::Names,
        ["compare"] => View::Compare,
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

/// A part of a path, where `+` stands for itself.
fn percent_decode(part: &str) -> String {
    decode(part, b'+')
}

fn read_query(site: &Site, query: &str, read: &mut Read) {
    let mut unread = SortedSet::new();
    let mut sorted = false;
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let key = decoded(key);
        if !read_parameter(site, &key, value, read) {
            unread.insert(shortened(&key));
        }
        sorted |= key == "sort";
    }
    if !sorted {
        read.state.sort = usual_sort(&read.state);
    }
    for key in unread.into_iter().take(MOST_NOTICES) {
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
        ("from", text) => match Date::parse(text) {
            Ok(date) => request.dates.from = Some(date.first),
            Err(_) => return false,
        },
        ("to", text) => match Date::parse(text) {
            Ok(date) => request.dates.to = Some(date.last),
            Err(_) => return false,
        },
        ("dates", "certain") => request.dates.certain = true,
        ("columns", key) => match COLUMNS.iter().find(|&&columns| columns_key(columns) == key) {
            Some(&columns) => read.state.columns = columns,
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
                        let most = MOST_PINS.to_string();
                        read.notices.push(
                            [
                                "No more than ",
                                &most,
                                " stand face to face; “",
                                &shortened(&key),
                                "” was left out.",
                            ]
                            .concat(),
                        );
                    }
                    None => read.notices.push(missing(&key)),
                }
            }
        }
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

fn missing(key: &str) -> String {
    ["This corpus does not have “", &shortened(key), "”; it was left out."].concat()
}

/// The values of a facet are encoded one by one, so that a comma in a name is no separator.
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
    let (kind, excluded) = match key.strip_prefix("not-") {
        Some(name) => (find(name), true),
        None => (find(key), false),
    };
    let Some(kind) = kind else { return false };
    let choice = request.facets.entry(kind).or_default();
    let list = if excluded {
        &mut choice.exclude
    } else {
        &mut choice.include
    };
    for name in raw.split(',').filter(|name| !name.is_empty()).map(decoded) {
        match site.index().value_from_key(&site.corpus, kind, &name) {
            Some(value) => {
                if let Err(at) = list.binary_search(&value) {
                    list.insert(at, value);
                }
            }
            None => notices.push(format!(
                "There is no {} “{}” in this corpus.",
                kind.noun(&site.corpus),
                shortened(&name)
            )),
        }
    }
    tidy(request);
    true
}

/// A facet with nothing chosen is no choice at all, so that equal views are equal states.
pub fn tidy(request: &mut Request) {
    request.facets.retain(|_, choice| !choice.is_default());
}

fn shortened(text: &str) -> String {
    let mut short: String = text.chars().filter(|c| !c.is_control()).take(40).collect();
    if text.chars().count() > 40 {
        short.push('…');
    }
    short
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use crosscheck_compare::{Aside, PRESETS, Undone};
    use crosscheck_model::{ClaimId, DocumentId, EntityId, OutletId, PositionId, QuestionId, VoiceId};
    use crosscheck_search::{Choice, Dates};
    use proptest::prelude::*;

    use super::*;

    fn site() -> &'static Site {
        crate::embedded().expect("the embedded corpus opens")
    }

    fn check(hash: &str, expected: &str, notices: usize) {
        let found = read(site(), hash);
        assert_eq!(write(site(), &found.state), expected, "{hash}");
        assert_eq!(found.notices.len(), notices, "{hash}: {:?}", found.notices);
    }

    #[test]
    fn addresses_are_short_and_canonical() {
        check("", "#/", 0);
        check("#/", "#/", 0);
        check("#/explore", "#/explore", 0);
        check("#/explore?q=hashd+al-shaabi", "#/explore?q=hashd+al-shaabi", 0);
        check("#/explore?unit=passages&q=", "#/explore", 0);
        check("#/explore?from=2016&to=2017", "#/explore?from=2016&to=2017", 0);
        check(
            "#/explore?from=2016-01-01&to=2017-12-31&dates=certain",
            "#/explore?from=2016&to=2017&dates=certain",
            0,
        );
        check(
            "#/explore?exactly=1&spellings=off&unit=claims&q=iran",
            "#/explore?q=iran&unit=claims&spellings=off&exactly=1",
            0,
        );
        check(
            "#/explore?role=headline&newsroom=business-insider",
            "#/explore?newsroom=business-insider&role=headline",
            0,
        );
        check(
            "#/explore?not-year=2020&year=2017,2016",
            "#/explore?year=2016,2017&not-year=2020",
            0,
        );
        check(
            "#/compare?sort=name&columns=newsrooms",
            "#/compare?columns=newsrooms&sort=name",
            0,
        );
        check("#/read/track-persia-2016/4", "#/read/track-persia-2016/4", 0);
        check("#/about", "#/about", 0);
        check(
            "#/compare?columns=voices&preset=one-line",
            "#/compare?columns=voices&preset=one-line",
            0,
        );
        check(
            "#/compare?sort=lines&preset=one-line&text=1",
            "#/compare?preset=one-line&text=1",
            0,
        );
        check(
            "#/compare?sort=name&preset=one-line",
            "#/compare?preset=one-line&sort=name",
            0,
        );
        check("#/compare?year=2016&q=iran", "#/compare?q=iran&year=2016", 0);
        check(
            "#/compare/face?diff=1&pin=d:track-persia-2016,v:ali-khedery,d:track-persia-2016",
            "#/compare/face?pin=d:track-persia-2016,v:ali-khedery&diff=1",
            0,
        );
    }

    #[test]
    fn what_is_altered_comes_last_on_every_page() {
        let altered = "altered=d:track-persia-2016~i~o:business-insider";
        for page in ["#/", "#/explore", "#/names", "#/compare", "#/about", "#/compare/face"] {
            let expected = [page, "?", altered].concat();
            check(&expected, &expected, 0);
        }
        check(
            "#/compare?altered=o:business-insider~i~d:track-persia-2016&sort=name",
            "#/compare?sort=name&altered=d:track-persia-2016~i~o:business-insider",
            0,
        );
        check(
            "#/compare?altered=o%3Abusiness-insider",
            "#/compare?altered=o:business-insider",
            0,
        );
        check("#/compare?altered=o:nobody~x", "#/compare", 2);
        check("#/compare?altered=", "#/compare", 0);
        check("#/compare/face?pin=d:nothing,z", "#/compare/face", 2);
    }

    #[test]
    fn what_is_not_understood_gives_a_notice_and_never_a_blank_page() {
        check("#/nowhere", "#/", 1);
        check("#/read/no-such-document", "#/", 1);
        check("#/read/track-persia-2016/99", "#/read/track-persia-2016", 1);
        check("#/compare/no-such-question", "#/compare", 1);
        check("#/entity/nobody", "#/names", 1);
        check("#/explore?place=atlantis&q=iran", "#/explore?q=iran", 1);
        check("#/explore?from=soon&colour=red", "#/explore", 2);
        check("#/explore?spellings=on&exactly=0", "#/explore", 2);
        check("#/explore?role=boilerplate", "#/explore", 1);
        assert_eq!(
            read(site(), "#/explore?place=atlantis").notices,
            ["There is no place “atlantis” in this corpus."]
        );
    }

    fn values(kind: FacetKind) -> Vec<crosscheck_search::Value> {
        let everything = site().index().search(&site().corpus, &Request::default());
        everything
            .facets
            .iter()
            .find(|facet| facet.kind == kind)
            .map_or(Vec::new(), |facet| {
                facet.values.iter().map(|value| value.value).collect()
            })
    }

    fn choice(kind: FacetKind) -> BoxedStrategy<Choice> {
        let values = values(kind);
        if values.is_empty() {
            return Just(Choice::default()).boxed();
        }
        let picks = proptest::collection::btree_set(0..values.len(), 0..4);
        (picks.clone(), picks, any::<bool>())
            .prop_map(move |(include, exclude, all)| {
                let mut choice = Choice {
                    mode: if all { Mode::All } else { Mode::Any },
                    ..Choice::default()
                };
                for pick in include {
                    choice.toggle_include(values[pick]);
                }
                for pick in exclude {
                    choice.toggle_exclude(values[pick]);
                }
                choice
            })
            .boxed()
    }

    fn request() -> impl Strategy<Value = Request> {
        let facets = FacetKind::FIXED.map(|kind| choice(kind).prop_map(move |choice| (kind, choice)).boxed());
        let day = proptest::option::of((14_000i32..20_000).prop_map(Day));
        (
            "\\PC{0,30}",
            facets.to_vec(),
            day.clone(),
            day,
            any::<(bool, bool, bool)>(),
            0..3usize,
        )
            .prop_map(|(query, facets, from, to, (certain, other_spellings, exactly), unit)| {
                let mut request = Request {
                    query,
                    facets: facets.into_iter().collect(),
                    dates: Dates { from, to, certain },
                    unit: Unit::ALL[unit],
                    other_spellings,
                    exactly,
                };
                tidy(&mut request);
                request
            })
    }

    /// As the address holds them.
    fn altered() -> impl Strategy<Value = Alterations> {
        let corpus = &site().corpus;
        let aside = prop_oneof![
            (0..corpus.documents.len()).prop_map(|index| Aside::Document(index.into())),
            (0..corpus.outlets.len()).prop_map(|index| Aside::Outlet(OutletId::from(index))),
            (0..corpus.voices.len()).prop_map(|index| Aside::Voice(VoiceId::from(index))),
        ];
        let moved = (0..corpus.claims.len(), 0..6usize);
        let undone = (
            0..corpus.entities.len(),
            0..4u32,
            0..corpus.entities.len(),
            any::<bool>(),
        );
        let several = |most| 0..most;
        (
            proptest::collection::vec(aside, several(4)),
            proptest::collection::vec(moved, several(3)),
            proptest::collection::vec(undone, several(3)),
            any::<bool>(),
        )
            .prop_map(|(aside, moved, undone, institutions)| {
                let mut altered = Alterations {
                    aside,
                    institutions,
                    ..Alterations::default()
                };
                for (claim, to) in moved {
                    altered.move_claim(corpus, ClaimId::from(claim), PositionId::from(to));
                }
                for (one, name, two, link) in undone {
                    let named = (name as usize) < corpus.entities[one].names.len();
                    match (link, named) {
                        (true, _) => altered.undone.push(Undone::Link(one.into(), two.into())),
                        (false, true) => altered.undone.push(Undone::Name(one.into(), name)),
                        _ => {}
                    }
                }
                let mut state = ViewState {
                    altered,
                    ..ViewState::default()
                };
                tidy_alterations(site(), &mut state);
                state.altered
            })
    }

    fn pins() -> impl Strategy<Value = Vec<Pin>> {
        let corpus = &site().corpus;
        let pin = prop_oneof![
            (0..corpus.documents.len()).prop_map(|index| Pin::Document(index.into())),
            (0..corpus.outlets.len()).prop_map(|index| Pin::Newsroom(index.into())),
            (0..corpus.voices.len()).prop_map(|index| Pin::Voice(index.into())),
            (0..corpus.claims.len()).prop_map(|index| Pin::Claim(index.into())),
        ];
        proptest::collection::vec(pin, 0..6).prop_map(|pins| {
            let mut state = ViewState::default();
            for pin in pins {
                if !state.pins.contains(&pin) {
                    state.toggle_pin(pin);
                }
            }
            state.pins
        })
    }

    fn view() -> impl Strategy<Value = View> {
        let corpus = &site().corpus;
        let documents = (0..corpus.documents.len().max(1), proptest::option::of(1..11u32));
        prop_oneof![
            Just(View::Overview),
            Just(View::Names),
            Just(View::Compare),
            Just(View::Faces),
            Just(View::About),
            documents.prop_map(|(document, paragraph)| View::Read(DocumentId::from(document), paragraph)),
            (0..corpus.entities.len().max(1)).prop_map(|entity| View::Entity(EntityId::from(entity))),
            (0..corpus.questions.len().max(1)).prop_map(|question| View::Issue(QuestionId::from(question))),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn pieces_are_written_as_forms_write_them(text in "\\PC{0,30}") {
            let mut written = String::new();
            encode(&mut written, &text);
            prop_assert_eq!(&written, &form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>());
            prop_assert_eq!(decoded(&written), text);
        }

        #[test]
        fn pieces_are_read_as_forms_read_them(piece in "([%+a-fA-F0-9éz]|%[a-fA-F0-9]{2}){0,30}") {
            let form = form_urlencoded::parse(piece.as_bytes()).next().map(|(text, _)| text.into_owned());
            prop_assert_eq!(decoded(&piece), form.unwrap_or_default());
        }

        #[test]
        fn every_search_comes_back_from_its_address(request in request()) {
            let state = ViewState { view: View::Explore, request, ..ViewState::default() };
            let hash = write(site(), &state);
            let found = read(site(), &hash);
            prop_assert_eq!(&found.notices, &Vec::<String>::new());
            prop_assert_eq!(found.state, state);
        }

        #[test]
        fn every_page_comes_back_from_its_address(view in view(), altered in altered()) {
            let state = ViewState { altered, ..ViewState::of(view) };
            prop_assert_eq!(read(site(), &write(site(), &state)).state, state);
        }

        #[test]
        fn every_comparison_comes_back_from_its_address(
            which in 0..3usize,
            request in request(),
            (columns, asked, sort) in (0..COLUMNS.len(), 0..=PRESETS.len(), proptest::option::of(0..SORTS.len())),
            pins in pins(),
            (differences, text, one_name) in any::<(bool, bool, bool)>(),
            altered in altered(),
        ) {
            let view = [View::Compare, View::Issue(QuestionId(0)), View::Faces][which];
            let mut state = ViewState { request, pins, text, altered, ..ViewState::of(view) };
            if view == View::Compare {
                state.columns = COLUMNS[columns];
                state.ask(PRESETS.get(asked));
                state.sort = sort.map_or(state.sort, |sort| SORTS[sort]);
            }
            state.differences = differences && view == View::Faces;
            state.one_name = one_name && which != 1;
            let hash = write(site(), &state);
            // No column may be called so.
            let keys = hash.split_once('?').map_or("", |(_, query)| query).split('&').filter_map(|pair| pair.split_once('='));
            for (key, _) in keys {
                prop_assert!(crosscheck_search::is_taken(key), "{key}");
            }
            let found = read(site(), &hash);
            prop_assert_eq!(&found.notices, &Vec::<String>::new());
            prop_assert_eq!(found.state, state);
        }

        #[test]
        fn the_order_of_alterations_does_not_matter(altered in altered()) {
            let mut turned = altered.clone();
            turned.aside.reverse();
            turned.moved.reverse();
            turned.undone.reverse();
            let mut state = ViewState { altered: turned, ..ViewState::default() };
            tidy_alterations(site(), &mut state);
            prop_assert_eq!(state.altered, altered);
        }

        #[test]
        fn no_address_panics_and_reading_settles(hash in "#?/?(explore|compare(/face)?|read|entity)?[/?&=%+a-z0-9,:~\\PC-]{0,60}") {
            let once = read(site(), &hash).state;
            let twice = read(site(), &write(site(), &once)).state;
            prop_assert_eq!(write(site(), &once), write(site(), &twice));
        }
    }

    #[test]
    fn an_address_of_megabytes_is_cut() {
        let long = format!("#/explore?q={}", "é".repeat(2_000_000));
        let found = read(site(), &long);
        assert_eq!(found.notices, ["The address is too long; its end was left out."]);
        assert!(found.state.request.query.len() < LONGEST);
    }
}
