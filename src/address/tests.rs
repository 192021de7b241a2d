//! Addresses there and back: examples, and properties over every state.

use std::sync::LazyLock;

use crosscheck_compare::{Aside, PRESETS, Pin, Undone};
use crosscheck_model::{ClaimId, Day, DocumentId, EntityId, OutletId, PositionId, QuestionId, VoiceId};
use crosscheck_search::{Choice, Dates, FacetKind, Mode, Order, Unit};
use proptest::prelude::*;

use super::encoding::{decoded, encode};
use super::read::LONGEST;
use super::*;
use crate::site::Site;

/// Opened once for all tests.
fn site() -> &'static Site {
    static SITE: LazyLock<Site> =
        LazyLock::new(|| Site::open(crate::pack::bytes()).expect("the embedded corpus opens"));
    &SITE
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
        "#/time?zoom=2016-05-01..2016-08-31&q=iran&from=2016",
        "#/time?q=iran&from=2016&zoom=2016-05..2016-08",
        0,
    );
    check("#/time?zoom=2017..2016&graph=heard", "#/time", 1);
    check(
        "#/network?until=v:ali-khedery&around=o:breitbart&graph=heard",
        "#/network?graph=heard&around=o:breitbart&until=v:ali-khedery",
        0,
    );
    check("#/network?around=e:nobody&zoom=2016..2017", "#/network", 1);
    check("#/explore?sort=date&q=iran", "#/explore?q=iran&sort=date", 0);
    check("#/explore?sort=document", "#/explore?sort=document", 0);
    check("#/explore?sort=score", "#/explore", 0);
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
    check("#/explore?place=atlantis&q=iran", "#/explore?q=iran&place=atlantis", 1);
    check(
        "#/explore?place=atlantis,falluja",
        "#/explore?place=falluja,atlantis",
        1,
    );
    check("#/explore?not-place=atlantis", "#/explore", 1);
    check("#/explore?voices=nobody", "#/explore?voice=nobody", 2);
    check("#/explore?from=soon&colour=red", "#/explore?year=soon", 2);
    check("#/explore?to=2016,2017", "#/explore?year=2016%2C2017", 1);
    check("#/explore?place=%00", "#/explore?place=%E2%80%A6", 1);
    check("#/explore?spellings=on&exactly=0", "#/explore", 2);
    check("#/explore?sort=name", "#/explore", 1);
    check("#/compare?sort=date", "#/compare", 1);
    check("#/explore?role=boilerplate", "#/explore?role=boilerplate", 1);
    assert_eq!(
        read(site(), "#/explore?place=atlantis").notices,
        ["There is no place “atlantis” in this corpus."]
    );
}

#[test]
fn an_unknown_value_never_shows_everything() {
    let found = |hash: &str| {
        site()
            .index()
            .search(&site().corpus, &read(site(), hash).state.request)
            .total
    };
    for kind in FacetKind::all(&site().corpus) {
        let key = kind.key(&site().corpus);
        let only = format!("#/explore?{key}=no-such-value");
        assert_eq!(found(&only), 0, "{only}");
        assert_eq!(read(site(), &only).notices.len(), 1, "{only}");
        let without = format!("#/explore?not-{key}=no-such-value");
        assert_eq!(found(&without), found("#/explore"), "{without}");
    }
    assert_eq!(found("#/explore?voices=nobody"), 0);
    assert_eq!(found("#/explore?from=soon"), 0);
    assert_eq!(
        found("#/explore?place=falluja,atlantis"),
        found("#/explore?place=falluja")
    );
    assert_eq!(found("#/explore?place=falluja,atlantis&place-mode=all"), 0);
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
        (0..3usize, 0..3usize),
    )
        .prop_map(
            |(query, facets, from, to, (certain, other_spellings, exactly), (unit, order))| {
                let mut request = Request {
                    query,
                    facets: facets.into_iter().collect(),
                    dates: Dates { from, to, certain },
                    unit: Unit::ALL[unit],
                    order: Order::ALL[order],
                    other_spellings,
                    exactly,
                };
                tidy(&mut request);
                request
            },
        )
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
            tidy_alterations(site(), &mut state.altered);
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
        Just(View::Time),
        Just(View::Network),
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
        // Hits have an order, comparisons none of theirs.
        let request = Request { order: Order::default(), ..request };
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
        tidy_alterations(site(), &mut state.altered);
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
