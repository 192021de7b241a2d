use crosscheck_model::Bytes;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

fn answer(opened: &Opened, method: &str, argument: &str, options: &Value) -> Result<Value, Refusal> {
    fn value(answer: impl Serialize) -> Value {
        serde_json::to_value(answer).unwrap()
    }
    let given = || serde_json::from_value(options.clone()).unwrap();
    Ok(match method {
        "search" => value(answers::search(opened, argument, &given::read(given())?)?),
        "facets" => value(answers::facets(opened, argument, &given::read(given())?)?),
        "compare" => value(comparison::compare(opened, argument, &given::read(given())?)?),
        "export" => value(exports::export(opened, argument, &given::read(given())?)?),
        _ => {
            given::read::<NoOptions>(given())?;
            match method {
                "document" => value(document(opened, argument)?),
                "entity" => value(entity(opened, argument)?),
                other => panic!("there is no {other}"),
            }
        }
    })
}

fn try_ask(method: &str, argument: &str, options: Value) -> Result<Value, Refusal> {
    static OPENED: std::sync::LazyLock<Opened> =
        std::sync::LazyLock::new(|| Opened::new(Bytes::from_static(PACK.pack())).unwrap());
    answer(&OPENED, method, argument, &options)
}

fn ask(method: &str, argument: &str, options: Value) -> Value {
    try_ask(method, argument, options).unwrap()
}

fn total(query: &str, options: Value) -> u64 {
    ask("search", query, options)["total"].as_u64().unwrap()
}

fn refused(method: &str, argument: &str, options: Value) -> (Code, String) {
    let refusal = try_ask(method, argument, options).unwrap_err();
    (refusal.code, refusal.message)
}

fn wrong(options: Value) -> String {
    let (code, message) = refused("search", "", options);
    assert_eq!(code, Code::WrongArgument);
    message
}

#[test]
fn the_whole_corpus_is_found_without_words() {
    for unit in ["documents", "passages", "claims"] {
        let found = ask("search", "", json!({ "unit": unit, "limit": 3 }));
        assert_eq!(found["hits"].as_array().unwrap().len(), 3);
        assert!(found["total"].as_u64().unwrap() >= 3);
    }
}

#[test]
fn pages_of_hits_join() {
    let ids = |offset: u32, limit: u32| -> Vec<Value> {
        let found = ask("search", "iran", json!({ "offset": offset, "limit": limit }));
        let hits = found["hits"].as_array().unwrap();
        hits.iter().map(|hit| hit["id"].clone()).collect()
    };
    let whole = ids(0, 10);
    assert_eq!([ids(0, 4), ids(4, 6)].concat(), whole);
    assert_eq!(ids(100_000, 6), Vec::<Value>::new());
}

#[test]
fn hits_are_sorted_as_asked() {
    let found = |query: &str, sort: &str| -> Vec<String> {
        let found = ask("search", query, json!({ "sort": sort, "limit": 1000 }));
        let hits = found["hits"].as_array().unwrap();
        hits.iter().map(|hit| hit["id"].as_str().unwrap().to_owned()).collect()
    };
    let year = |id: &String| id.split_once(':').unwrap().0.rsplit_once('-').unwrap().1.to_owned();
    let (oldest, newest) = (found("iran", "document"), found("iran", "date"));
    assert!(oldest.iter().map(year).is_sorted(), "{oldest:?}");
    assert!(
        newest.iter().map(year).is_sorted_by(|one, other| one >= other),
        "{newest:?}"
    );
    assert_ne!(found("iran", "score"), oldest);
    assert_eq!(found("", "score"), found("", "document"));
    assert_eq!(
        wrong(json!({ "sort": "size" })),
        "`sort` is score, date or document, not “size”"
    );
}

#[test]
fn a_facet_narrows_and_an_unknown_value_gives_a_notice() {
    let all = total("", json!({ "unit": "claims" }));
    let denied = total(
        "",
        json!({ "unit": "claims", "facets": { "stance": { "include": ["deny"] } } }),
    );
    let others = total(
        "",
        json!({ "unit": "claims", "facets": { "stance": { "exclude": ["deny"] } } }),
    );
    assert!(denied > 0);
    assert_eq!(denied + others, all);
    let unknown = ask(
        "search",
        "",
        json!({ "unit": "claims", "facets": { "place": { "include": ["atlantis"] } } }),
    );
    assert_eq!(unknown["total"], 0, "nobody is asked for, and nobody is found");
    let place = |keys: Value| total("", json!({ "facets": { "place": { "include": keys } } }));
    assert_eq!(place(json!(["falluja", "atlantis"])), place(json!(["falluja"])));
    let without = json!({ "unit": "claims", "facets": { "place": { "exclude": ["atlantis"] } } });
    assert_eq!(total("", without), all);
    assert_eq!(unknown["notices"][0], "There is no place “atlantis” in this corpus.");
}

#[test]
fn a_preset_keeps_its_questions_in_files() {
    let brief = |options: Value| ask("export", "markdown", options).as_str().unwrap().to_owned();
    let questions = |options: Value| brief(options).matches("\n## ").count();
    let (all, kept) = (questions(json!({})), questions(json!({ "preset": "changed" })));
    assert!(kept > 0 && kept < all, "{kept} of {all}");
    let changed = brief(json!({ "preset": "changed" }));
    let says = format!("What changed? {kept} of {all} questions: ");
    assert!(
        changed.contains(&says) && changed.contains("#/compare?preset=changed"),
        "{changed}"
    );
    let one = json!({ "preset": "changed", "question": "direction" });
    assert_eq!(
        brief(one),
        brief(json!({ "question": "direction" })),
        "a question is asked by itself"
    );
    let (code, message) = refused("export", "markdown", json!({ "preset": "nothing" }));
    assert_eq!(
        (code, message.as_str()),
        (Code::NotFound, "this corpus has no preset “nothing”")
    );
}

#[test]
fn a_name_that_is_taken_apart_narrows_files_anew() {
    let rows = |altered: &str| {
        let options = json!({
            "unit": "passages",
            "facets": { "organisation": { "include": ["popular-mobilization-units"] } },
            "altered": altered,
        });
        ask("export", "csv", options).as_str().unwrap().lines().count()
    };
    assert!(rows("n:popular-mobilization-units:PMF") < rows(""));
}

#[test]
fn a_value_is_never_both_included_and_excluded() {
    let both =
        json!({ "unit": "claims", "facets": { "stance": { "include": ["deny", "deny"], "exclude": ["deny"] } } });
    let excluded = json!({ "unit": "claims", "facets": { "stance": { "exclude": ["deny"] } } });
    assert_eq!(total("", both), total("", excluded));
}

#[test]
fn facets_that_are_listed_are_counted_and_no_more_values_than_asked() {
    let all = ask("facets", "", json!({}));
    let keys = |panel: &Value| -> Vec<String> {
        let facets = panel["facets"].as_array().unwrap();
        let keys = facets.iter().map(|facet| facet["key"].as_str().unwrap().to_owned());
        keys.collect()
    };
    let few = ask("facets", "", json!({ "of": ["stance", "place"], "most": 2 }));
    assert_eq!(keys(&few), ["place", "stance"]);
    assert_eq!(keys(&ask("facets", "", json!({ "of": [] }))), Vec::<String>::new());
    let values = |panel: &Value, key: &str| {
        let facets = panel["facets"].as_array().unwrap();
        let facet = facets.iter().find(|facet| facet["key"] == key);
        facet.unwrap()["values"].as_array().unwrap().clone()
    };
    assert_eq!(values(&few, "place"), values(&all, "place")[..2]);
    let last = values(&all, "place").pop().unwrap();
    let chosen = json!({ "most": 1, "facets": { "place": { "exclude": [last["value"]] } } });
    assert_eq!(values(&ask("facets", "", chosen), "place").len(), 2);
    let found = |query: &str, options: Value| values(&ask("facets", query, options), "place");
    let every = found("falluja", json!({}));
    let counted = every
        .iter()
        .filter(|value| value["count"] != 0)
        .cloned()
        .collect::<Vec<_>>();
    assert!(counted.len() < every.len());
    assert_eq!(found("falluja", json!({ "least": 1 })), counted);
    let nowhere = &every.last().unwrap()["value"];
    let chosen = json!({ "least": 1, "facets": { "place": { "exclude": [nowhere] } } });
    assert!(found("falluja", chosen).iter().any(|value| value["value"] == *nowhere));
    assert_eq!(
        refused("facets", "", json!({ "of": ["colour"] })).0,
        Code::WrongArgument
    );
}

#[test]
fn options_of_a_wrong_type_are_named() {
    for (options, message) in [
        (json!([]), "options must be an object, not an array"),
        (json!({ "limit": -1 }), "options.limit must be a whole number from 0"),
        (json!({ "limit": 1.5 }), "options.limit must be a whole number from 0"),
        (
            json!({ "limit": 9_007_199_254_740_993_u64 }),
            "options.limit must be a whole number from 0",
        ),
        (json!({ "limit": null }), "options.limit must be a whole number from 0"),
        (json!({ "unit": null }), "options.unit must be a string, not null"),
        (json!({ "from": 2016 }), "options.from must be a string, not number"),
        (
            json!({ "certain": "yes" }),
            "options.certain must be true or false, not string",
        ),
        (
            json!({ "facets": "place" }),
            "options.facets must be an object, not string",
        ),
        (
            json!({ "facets": { "place": ["mosul"] } }),
            "options.facets.place must be an object, not an array",
        ),
        (
            json!({ "facets": { "place": { "include": "mosul" } } }),
            "options.facets.place.include must be an array of strings, not string",
        ),
        (
            json!({ "facets": { "place": { "include": ["mosul", {}] } } }),
            "options.facets.place.include[1] must be a string, not object",
        ),
        (
            json!({ "facets": { "place": { "includes": [] } } }),
            "options.facets.place has no “includes”: it takes include, exclude, mode",
        ),
        (
            json!({ "ofset": 1 }),
            "options has no “ofset”: it takes unit, facets, from, to, certain, otherSpellings, exactly, sort, offset, limit, signal",
        ),
    ] {
        assert_eq!(wrong(options), message);
    }
    assert_eq!(
        refused("document", "x", json!({ "unit": "claims" })).1,
        "options has no “unit”: it takes signal"
    );
    assert_eq!(
        refused("compare", "x", json!({ "leaveOut": { "people": [] } })).1,
        "options.leaveOut has no “people”: it takes documents, outlets, voices"
    );
    assert!(total("", json!({ "limit": 9_007_199_254_740_991_u64 })) > 0);
    assert!(total("", Value::Null) > 0);
}

#[test]
fn options_that_mean_nothing_are_named() {
    assert_eq!(
        wrong(json!({ "unit": "pages" })),
        "`unit` is documents, passages or claims, not “pages”"
    );
    assert_eq!(
        wrong(json!({ "facets": { "place": { "mode": "some" } } })),
        "the mode of a facet is any or all, not “some”"
    );
    let why = wrong(json!({ "facets": { "colour": { "include": ["red"] } } }));
    assert!(
        why.starts_with("“colour” is no facet: expected one of person, "),
        "{why}"
    );
    assert_eq!(
        wrong(json!({ "from": "June" })),
        "`from` “June”: not a date: expected 2016, 2016-06, 2016-06-04 or an interval 2016-05-31/2016-06-01"
    );
    assert_eq!(
        refused("document", "nowhere", json!({})),
        (Code::NotFound, "this corpus has no document “nowhere”".to_owned())
    );
    assert_eq!(refused("compare", "why", json!({})).0, Code::NotFound);
    assert_eq!(refused("entity", "", json!({})).0, Code::NotFound);
    let (_, why) = refused("export", "pdf", json!({}));
    assert!(
        why.starts_with("“pdf” is no format: expected one of json, csv, "),
        "{why}"
    );
}

#[test]
fn codes_are_as_documented() {
    let codes = [Code::WrongArgument, Code::NotFound, Code::CorpusDamaged];
    assert_eq!(
        serde_json::to_value(codes).unwrap(),
        json!(["wrong-argument", "not-found", "corpus-damaged"])
    );
}

#[test]
fn a_comparison_recounts_without_what_is_left_out() {
    let whole = ask("compare", "direction", json!({}));
    let count = |sheet: &Value| sheet["figures"]["claims"].as_u64().unwrap();
    assert!(count(&whole) > 0);
    let fewer = ask(
        "compare",
        "direction",
        json!({ "leaveOut": { "documents": ["baghdad-post-2017"] } }),
    );
    assert!(count(&fewer) < count(&whole));
    let claims = serde_json::to_string(&fewer).unwrap();
    assert!(!claims.contains("\"document\":\"baghdad-post-2017\""));
    assert_eq!(
        refused("compare", "direction", json!({ "leaveOut": { "voices": ["nobody"] } })).0,
        Code::NotFound
    );
}

#[test]
fn exports_follow_the_selection() {
    let rows = |options: Value| {
        let text = ask("export", "csv", options);
        u64::try_from(text.as_str().unwrap().matches("\r\n").count()).unwrap() - 1
    };
    for unit in ["documents", "passages", "claims"] {
        let narrowed = json!({ "facets": { "outlet": { "include": ["baghdad-post"] } }, "unit": unit });
        assert_eq!(rows(narrowed.clone()), total("", narrowed), "{unit}");
        let whole = json!({ "unit": unit });
        assert_eq!(rows(whole.clone()), total("", whole), "{unit}");
    }
    assert_eq!(rows(json!({ "query": "nosuchword" })), 0);
}

#[test]
fn another_pack_is_opened_or_refused() {
    let refusal = |bytes: &[u8]| {
        Opened::new(Bytes::copy_from_slice(bytes))
            .err()
            .map(|refusal| refusal.code)
    };
    assert_eq!(refusal(b"nothing"), Some(Code::CorpusDamaged));
    assert_eq!(
        refusal(&PACK.pack()[..PACK.pack().len() / 2]),
        Some(Code::CorpusDamaged)
    );
    let empty = crosscheck_model::encode(&crosscheck_model::Corpus::default());
    assert_eq!(refusal(&empty), None);
}

#[test]
fn parts_are_asked_for_and_checked() {
    let corpus = crosscheck_model::decode(PACK.pack()).unwrap();
    let whole = Opened::new(Bytes::from_static(PACK.pack())).unwrap();
    assert_eq!(whole.lacking(true), Vec::<String>::new());
    // Not SHA-256, but a digest all the same.
    let digest = |bytes: &[u8]| {
        let mut digest = [7_u8; 32];
        for (at, byte) in bytes.iter().enumerate() {
            digest[at % 32] = digest[at % 32].wrapping_mul(31).wrapping_add(*byte);
        }
        digest
    };
    let packed = crosscheck_model::encode_in_parts(&corpus, &crosscheck_search::encode(&corpus), 30_000, &digest);
    assert!(packed.parts.len() > 1);
    let parted = Opened::new(packed.pack.into()).unwrap();
    for path in parted.lacking(true) {
        let (_, bytes) = packed.parts.iter().find(|(known, _)| *known == path).unwrap();
        assert!(!parted.fill(&path, bytes.clone(), &[9; 32]));
        assert!(!parted.fill("parts/other.bin", bytes.clone(), &digest(bytes)));
        assert!(parted.fill(&path, bytes.clone(), &digest(bytes)));
    }
    assert_eq!(parted.lacking(true), Vec::<String>::new());
    let asked = |opened| answer(opened, "search", "iran", &json!({ "unit": "passages" }));
    assert_eq!(asked(&parted), asked(&whole));
}

const METHODS: [&str; 6] = ["search", "facets", "compare", "document", "entity", "export"];
const ARGUMENTS: [&str; 5] = ["iran", "direction", "csv", "markdown", ""];
const KEYS: [&str; 24] = [
    "query", "unit", "facets", "from", "to", "certain", "offset", "limit", "question", "of", "leaveOut", "accessed",
    "most", "least", "include", "exclude", "mode", "place", "voice", "outlets", "computed", "altered", "preset", "",
];

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (0_u32..9).prop_map(Value::from),
        proptest::sample::select(vec!["any", "all", "claims", "documents", "2016", "mosul", "direction"])
            .prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::vec((proptest::sample::select(KEYS.to_vec()), inner), 0..4).prop_map(|entries| {
                entries
                    .into_iter()
                    .map(|(key, value)| (key.to_owned(), value))
                    .collect()
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_options_panic(
        method in proptest::sample::select(METHODS.to_vec()),
        argument in prop_oneof![proptest::sample::select(ARGUMENTS.to_vec()).prop_map(str::to_owned), ".{0,12}"],
        entries in proptest::collection::vec((proptest::sample::select(KEYS.to_vec()), any_value()), 0..3),
    ) {
        let options: Value = entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        if let Err(refusal) = try_ask(method, &argument, options) {
            prop_assert!(!refusal.message.is_empty());
        }
    }
}
