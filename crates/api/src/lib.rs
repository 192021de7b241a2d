//! The explorer for scripts: the program behind `crosscheck.js` (docs/javascript-api.md).
//!
//! A question crosses the border as one text, keys and values in lines, and an answer comes back as JSON: one kind of value,
//! whatever is asked. `js/crosscheck.js` checks what a script hands in and makes the parameters; here nothing trusts it, and
//! what is wrong becomes a [`Refusal`], never a panic. Only `engine` knows how the search engine is called.

mod answers;
mod engine;
mod parameters;

use crosscheck_model::Bytes;
use wasm_bindgen::prelude::*;

use engine::Opened;
use parameters::Parameters;

/// The corpus compiled by build.rs.
static PACK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/corpus.pack"));

/// Why a question is not answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// One of the documented codes.
    pub code: &'static str,
    /// What is wrong and what was expected.
    pub message: String,
}

impl Refusal {
    fn wrong(message: String) -> Self {
        Self {
            code: "wrong-argument",
            message,
        }
    }

    fn missing(what: &str, id: &str) -> Self {
        Self {
            code: "not-found",
            message: format!("this corpus has no {what} “{id}”"),
        }
    }
}

/// One corpus with its index.
#[wasm_bindgen]
pub struct Explorer(Opened);

#[wasm_bindgen]
impl Explorer {
    /// Opens a pack; without one, the corpus that came with the program.
    ///
    /// # Errors
    /// When the bytes are no pack of this build.
    #[wasm_bindgen(constructor)]
    pub fn new(pack: Option<Vec<u8>>) -> Result<Explorer, JsValue> {
        let opened = Opened::new(pack.map_or(Bytes::from_static(PACK), Bytes::from));
        opened.map(Self).map_err(thrown)
    }

    /// The parts that have not come, a path a line: of the index, and of the texts where they are wanted. They are filled before
    /// the first question.
    #[must_use]
    pub fn lacking(&self, texts: bool) -> String {
        self.0.lacking(texts)
    }

    /// Takes a part, with the SHA-256 that its bytes were found to have. Whether they are the right ones.
    #[must_use]
    pub fn fill(&self, path: &str, bytes: Vec<u8>, sha256: &[u8]) -> bool {
        self.0.fill(path, bytes, sha256)
    }

    /// Answers a question in JSON, or in the text of an export. Parameters are keys and values in turn, a line each.
    ///
    /// # Errors
    /// A refusal: its code, a line end and its message.
    pub fn ask(&self, what: &str, parameters: &str) -> Result<String, JsValue> {
        answer(&self.0, what, parameters).map_err(thrown)
    }
}

fn thrown(refusal: Refusal) -> JsValue {
    JsValue::from_str(&[refusal.code, "\n", &refusal.message].concat())
}

fn answer(opened: &Opened, what: &str, parameters: &str) -> Result<String, Refusal> {
    let parameters = Parameters::new(parameters);
    match what {
        "search" => answers::search(opened, &parameters),
        "facets" => answers::facets(opened, &parameters),
        "compare" => answers::compare(opened, &parameters),
        "document" => answers::document(opened, &parameters),
        "entity" => answers::entity(opened, &parameters),
        "export" => answers::export(opened, &parameters),
        other => Err(Refusal::wrong(format!("“{other}” is no method"))),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    pub(crate) fn ask(what: &str, parameters: &[(&str, &str)]) -> Result<String, Refusal> {
        static OPENED: std::sync::LazyLock<Opened> =
            std::sync::LazyLock::new(|| Opened::new(Bytes::from_static(PACK)).unwrap());
        let flat = parameters.iter().flat_map(|(key, value)| [*key, *value]);
        answer(&OPENED, what, &parameters::lines(flat))
    }

    fn json(what: &str, parameters: &[(&str, &str)]) -> Value {
        serde_json::from_str(&ask(what, parameters).unwrap()).unwrap()
    }

    fn refused(what: &str, parameters: &[(&str, &str)]) -> (&'static str, String) {
        let refusal = ask(what, parameters).unwrap_err();
        (refusal.code, refusal.message)
    }

    #[test]
    fn the_whole_corpus_is_found_without_words() {
        for unit in ["documents", "passages", "claims"] {
            let found = json("search", &[("q", ""), ("unit", unit), ("limit", "3")]);
            assert_eq!(found["hits"].as_array().unwrap().len(), 3);
            assert!(found["total"].as_u64().unwrap() >= 3);
        }
    }

    #[test]
    fn pages_of_hits_join() {
        let ids = |offset: &str, limit: &str| -> Vec<Value> {
            let found = json("search", &[("q", "iran"), ("offset", offset), ("limit", limit)]);
            found["hits"]
                .as_array()
                .unwrap()
                .iter()
                .map(|hit| hit["id"].clone())
                .collect()
        };
        let whole = ids("0", "10");
        assert_eq!([ids("0", "4"), ids("4", "6")].concat(), whole);
        assert_eq!(ids("100000", "6"), Vec::<Value>::new());
    }

    #[test]
    fn a_facet_narrows_and_an_unknown_value_gives_a_notice() {
        let all = json("search", &[("unit", "claims")])["total"].as_u64().unwrap();
        let denied = json("search", &[("unit", "claims"), ("include:stance", "deny")]);
        let others = json("search", &[("unit", "claims"), ("exclude:stance", "deny")]);
        assert!(denied["total"].as_u64().unwrap() > 0);
        assert_eq!(
            denied["total"].as_u64().unwrap() + others["total"].as_u64().unwrap(),
            all
        );
        let unknown = json("search", &[("unit", "claims"), ("include:place", "atlantis")]);
        assert_eq!(unknown["total"].as_u64().unwrap(), all);
        assert_eq!(unknown["notices"][0], "There is no place “atlantis” in this corpus.");
    }

    #[test]
    fn facets_that_are_listed_are_counted_and_no_more_values_than_asked() {
        let all = json("facets", &[]);
        let keys = |panel: &Value| -> Vec<String> {
            let facets = panel["facets"].as_array().unwrap();
            facets
                .iter()
                .map(|facet| facet["key"].as_str().unwrap().to_owned())
                .collect()
        };
        let few = json(
            "facets",
            &[("of", ""), ("of:stance", ""), ("of:place", ""), ("most", "2")],
        );
        assert_eq!(keys(&few), ["place", "stance"]);
        assert_eq!(keys(&json("facets", &[("of", "")])), Vec::<String>::new());
        let values = |panel: &Value, key: &str| {
            let facet = panel["facets"]
                .as_array()
                .unwrap()
                .iter()
                .find(|facet| facet["key"] == key);
            facet.unwrap()["values"].as_array().unwrap().clone()
        };
        assert_eq!(values(&few, "place"), values(&all, "place")[..2]);
        let last = values(&all, "place").pop().unwrap();
        let chosen = json(
            "facets",
            &[("most", "1"), ("exclude:place", last["value"].as_str().unwrap())],
        );
        assert_eq!(values(&chosen, "place").len(), 2);
        assert_eq!(refused("facets", &[("of", ""), ("of:colour", "")]).0, "wrong-argument");
    }

    #[test]
    fn line_ends_and_backslashes_cross_the_border() {
        for query in ["a\nb", "a\\nb", "\\", "\\\n\\"] {
            let (_, why) = refused("search", &[("unit", query)]);
            assert_eq!(why, format!("`unit` is documents, passages or claims, not “{query}”"));
        }
        let stray = Parameters::new("q\na\\b\\");
        assert_eq!(stray.argument(), "a\\b\\");
    }

    #[test]
    fn what_is_wrong_is_said() {
        let (code, why) = refused("search", &[("unit", "pages")]);
        assert_eq!(
            (code, why.as_str()),
            ("wrong-argument", "`unit` is documents, passages or claims, not “pages”")
        );
        let (code, why) = refused("search", &[("include:colour", "red")]);
        assert_eq!(code, "wrong-argument");
        assert!(
            why.starts_with("“colour” is no facet: expected one of person, "),
            "{why}"
        );
        let (_, why) = refused("search", &[("from", "June")]);
        assert_eq!(
            why,
            "`from` “June”: not a date: expected 2016, 2016-06, 2016-06-04 or an interval 2016-05-31/2016-06-01"
        );
        assert_eq!(
            refused("document", &[("q", "nowhere")]),
            ("not-found", "this corpus has no document “nowhere”".to_owned())
        );
        assert_eq!(refused("compare", &[("q", "why")]).0, "not-found");
        assert_eq!(refused("entity", &[]).0, "not-found");
        let (_, why) = refused("export", &[("q", "pdf")]);
        assert!(
            why.starts_with("“pdf” is no format: expected one of json, csv, "),
            "{why}"
        );
        assert_eq!(refused("sing", &[]).0, "wrong-argument");
    }

    #[test]
    fn a_comparison_recounts_without_what_is_left_out() {
        let whole = json("compare", &[("q", "direction")]);
        let count = |sheet: &Value| sheet["figures"]["claims"].as_u64().unwrap();
        assert!(count(&whole) > 0);
        let fewer = json(
            "compare",
            &[("q", "direction"), ("without:document", "baghdad-post-2017")],
        );
        assert!(count(&fewer) < count(&whole));
        let claims = serde_json::to_string(&fewer).unwrap();
        assert!(!claims.contains("\"document\":\"baghdad-post-2017\""));
        assert_eq!(
            refused("compare", &[("q", "direction"), ("without:voice", "nobody")]).0,
            "not-found"
        );
    }

    #[test]
    fn exports_follow_the_selection() {
        let rows = |parameters: &[(&str, &str)]| ask("export", parameters).unwrap().matches("\r\n").count() - 1;
        let total = |parameters: &[(&str, &str)]| {
            usize::try_from(json("search", parameters)["total"].as_u64().unwrap()).unwrap()
        };
        for unit in ["documents", "passages", "claims"] {
            let narrowed = [("include:outlet", "baghdad-post"), ("unit", unit)];
            assert_eq!(
                rows(&[[("q", "csv")].as_slice(), &narrowed].concat()),
                total(&narrowed),
                "{unit}"
            );
            assert_eq!(
                rows(&[("q", "csv"), ("unit", unit)]),
                total(&[("unit", unit)]),
                "{unit}"
            );
        }
        assert_eq!(rows(&[("q", "csv"), ("query", "nosuchword")]), 0);
    }

    #[test]
    fn another_pack_is_opened_or_refused() {
        let refusal = |bytes: &[u8]| {
            Opened::new(Bytes::copy_from_slice(bytes))
                .err()
                .map(|refusal| refusal.code)
        };
        assert_eq!(refusal(b"nothing"), Some("corpus-damaged"));
        assert_eq!(refusal(&PACK[..PACK.len() / 2]), Some("corpus-damaged"));
        let empty = crosscheck_model::encode(&crosscheck_model::Corpus::default());
        assert_eq!(refusal(&empty), None);
    }

    #[test]
    fn parts_are_asked_for_and_checked() {
        let corpus = crosscheck_model::decode(PACK).unwrap();
        let whole = Opened::new(Bytes::from_static(PACK)).unwrap();
        let asked = "q\niran\nunit\npassages";
        assert_eq!(whole.lacking(true), "");
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
        for path in parted.lacking(true).lines() {
            let (_, bytes) = packed.parts.iter().find(|(known, _)| known == path).unwrap();
            assert!(!parted.fill(path, bytes.clone(), &[9; 32]));
            assert!(!parted.fill("parts/other.bin", bytes.clone(), &digest(bytes)));
            assert!(parted.fill(path, bytes.clone(), &digest(bytes)));
        }
        assert_eq!(parted.lacking(true), "");
        assert_eq!(answer(&parted, "search", asked), answer(&whole, "search", asked));
    }

    const METHODS: [&str; 6] = ["search", "facets", "compare", "document", "entity", "export"];
    const KEYS: [&str; 18] = [
        "q",
        "query",
        "unit",
        "from",
        "to",
        "certain",
        "offset",
        "limit",
        "question",
        "of",
        "include:place",
        "exclude:voice",
        "mode:place",
        "without:outlet",
        "accessed",
        "most",
        "of:place",
        "",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]

        #[test]
        fn no_parameters_panic(
            method in proptest::sample::select(METHODS.to_vec()),
            pairs in proptest::collection::vec((proptest::sample::select(KEYS.to_vec()), ".{0,12}"), 0..6),
        ) {
            let pairs: Vec<(&str, &str)> = pairs.iter().map(|(key, value)| (*key, value.as_str())).collect();
            if let Err(refusal) = ask(method, &pairs) {
                prop_assert!(!refusal.message.is_empty());
            }
        }
    }
}
