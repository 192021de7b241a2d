//! `crosscheck search --json` gives what the JavaScript API gives.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on ends here")]

use std::path::Path;
use std::process::Command;

use crosscheck_api::Explorer;
use serde_json::Value;

const QUERIES: [&str; 9] = [
    "",
    "fire",
    "\"the fire\"",
    "cabel",
    "cable OR arson",
    "-cable",
    "said-by:berg",
    "place:nowhere date:2021",
    "(a OR",
];

#[test]
fn the_same_total_hits_and_notices_as_the_api() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpora/second");
    let pack = crosscheck_compiler::compile_dir(&corpus).unwrap().pack;
    let api = Explorer::new(Some(pack)).ok().unwrap();
    for unit in ["documents", "passages", "claims"] {
        let asked = |query| {
            [
                (query, "score", "2"),
                (query, "score", "100"),
                (query, "date", "100"),
                (query, "document", "3"),
            ]
        };
        for (query, sort, limit) in QUERIES.into_iter().flat_map(asked) {
            let output = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
                .arg("search")
                .arg(&corpus)
                .args([query, "--json", "--unit", unit, "--sort", sort, "--limit", limit])
                .output()
                .unwrap();
            let ours: Value = serde_json::from_slice(&output.stdout).unwrap();
            let theirs = api.hits(query, unit, sort, limit.parse().unwrap()).unwrap();
            let theirs = serde_json::to_value(theirs).unwrap();
            assert_eq!(ours, theirs, "{query} in {unit} by {sort}");
        }
    }
}
