//! The address: a hash such as `#/explore?q=iran&place=falluja` to a [`ViewState`] and back.
//!
//! Writing is canonical: the same state gives the same address, defaults are left out. Reading is lenient: what is not
//! understood gives a notice, and the rest still counts. No text makes it panic.

use crosscheck_compare::{Columns, Sort};
use crosscheck_model::{Date, Day, SortedSet};
use crosscheck_search::{FacetKind, Mode, Request, Unit};

use super::{Site, View, ViewState};

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
        View::About => hash.push_str("about"),
    }
    let query = query_of(site, state);
    if !query.is_empty() {
        hash.push('?');
        hash.push_str(&query);
    }
    hash
}

/// The parameters of a state.
fn query_of(site: &Site, state: &ViewState) -> String {
    let mut query = Query::default();
    if state.view == View::Explore {
        write_request(site, &state.request, &mut query);
    }
    if state.view == View::Compare {
        if state.columns != Columns::default() {
            query.add("columns", columns_key(state.columns));
        }
        if state.sort != Sort::default() {
            query.add("sort", sort_key(state.sort));
        }
    }
    query.0
}

fn write_request(site: &Site, request: &Request, query: &mut Query) {
    if !request.query.is_empty() {
        query.add("q", "");
        encode(&mut query.0, &request.query);
    }
    if request.unit != Unit::default() {
        query.add("unit", request.unit.key());
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
            query.add(kind.key(), &keys(&choice.include));
        }
        if !choice.exclude.is_empty() {
            query.add(&["not-", kind.key()].concat(), &keys(&choice.exclude));
        }
        if choice.mode == Mode::All {
            query.add(&[kind.key(), "-mode"].concat(), "all");
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
pub const COLUMNS: [Columns; 3] = [Columns::Documents, Columns::Newsrooms, Columns::Years];

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
        later::query(site, query, &mut read);
    }
    read
}

/// In the second part of a release: see `rest.rs`.
mod later {
    use super::{Read, Site};

    #[inline(never)]
    pub(super) fn query(site: &Site, query: &str, read: &mut Read) {
        super::read_query(site, query, read);
    }
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
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let key = decoded(key);
        if !read_parameter(site, &key, value, read) {
            unread.insert(shortened(&key));
        }
    }
    for key in unread.into_iter().take(8) {
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
        _ => return read_facet(site, key, raw, request, &mut read.notices),
    }
    true
}

/// The values of a facet are encoded one by one, so that a comma in a name is no separator.
fn read_facet(site: &Site, key: &str, raw: &str, request: &mut Request, notices: &mut Vec<String>) -> bool {
    let find = FacetKind::from_key;
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
                kind.noun(),
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
    use crosscheck_model::{DocumentId, EntityId, QuestionId};
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
        let facets = FacetKind::ALL.map(|kind| choice(kind).prop_map(move |choice| (kind, choice)).boxed());
        let day = proptest::option::of((14_000i32..20_000).prop_map(Day));
        (
            "\\PC{0,30}",
            facets.to_vec(),
            day.clone(),
            day,
            any::<bool>(),
            0..3usize,
        )
            .prop_map(|(query, facets, from, to, certain, unit)| {
                let mut request = Request {
                    query,
                    facets: facets.into_iter().collect(),
                    dates: Dates { from, to, certain },
                    unit: Unit::ALL[unit],
                };
                tidy(&mut request);
                request
            })
    }

    fn view() -> impl Strategy<Value = View> {
        let corpus = &site().corpus;
        let documents = (0..corpus.documents.len().max(1), proptest::option::of(1..11u32));
        prop_oneof![
            Just(View::Overview),
            Just(View::Names),
            Just(View::Compare),
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
        fn every_page_comes_back_from_its_address(view in view(), columns in 0..COLUMNS.len(), sort in 0..SORTS.len()) {
            let mut state = ViewState::of(view);
            if view == View::Compare {
                state.columns = COLUMNS[columns];
                state.sort = SORTS[sort];
            }
            prop_assert_eq!(read(site(), &write(site(), &state)).state, state);
        }

        #[test]
        fn no_address_panics_and_reading_settles(hash in "#?/?(explore|compare|read|entity)?[/?&=%+a-z0-9,\\PC-]{0,60}") {
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
