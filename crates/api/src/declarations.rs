//! Makes the TypeScript declarations of options and answers from the structs of this crate and of `crosscheck_export`, and
//! holds `js/crosscheck.d.ts` against them. What is no struct (the module itself, its errors) is written there by hand.
//!
//! After a wanted change `UPDATE=1 cargo test -p crosscheck-api` writes the made part anew.

use std::path::Path;

use crosscheck_compare::Mark;
use crosscheck_export::Format;
use crosscheck_model::{self as model, Corpus, Word};
use crosscheck_search::{FacetKind, Order, Unit};
use tsify::Tsify;

use crate::answers::{Facet, FacetsResult, Hit, HitKind, SearchResult, Value, Year};
use crate::comparison::{
    Bounds, ComparedClaim, ComparedQuestion, Comparison, NotHeard, Position, Relation, Rests, Speaker, Step, Summary,
};
use crate::options::{
    CompareOptions, Comparing, Counting, ExportOptions, FacetChoice, FacetsOptions, LeaveOut, Listing, Narrowing,
    Paging, SearchOptions, Selection, Sorting, Writing,
};

/// What stands before the made part, and what ends it.
const BEGINNING: &str = "// ---- Made from the structs of crates/api and crates/export by src/declarations.rs ----\n\n";
const END: &str = "// ---- End of what is made ----\n";

fn declarations() -> String {
    let corpus = Corpus::default();
    let mut formats = Format::ALL.map(Format::key);
    formats.sort_unstable();
    let facets: Vec<&str> = FacetKind::all(&corpus)
        .into_iter()
        .map(|kind| kind.key(&corpus))
        .collect();
    let mut all = vec![
        union("What is listed and counted.", "Unit", &Unit::ALL.map(Unit::key)),
        union("In which order hits are given.", "Order", &Order::ALL.map(Order::key)),
        union("The facets of every corpus.", "FacetKey", &facets),
        union("What a file is written in.", "Format", &formats),
        union("How a claim bears on an answer.", "Mark", &Mark::ALL.map(Mark::key)),
        words::<model::Stance>("Stance"),
        words::<model::Certainty>("Certainty"),
        words::<model::Bound>("Bound"),
        words::<model::Mode>("Mode"),
        words::<model::RelayDistance>("RelayDistance"),
        words::<model::Level>("Level"),
        words::<model::QuestionKind>("QuestionKind"),
        words::<model::EntityKind>("EntityKind"),
        words::<model::Match>("Match"),
        words::<model::Extent>("Extent"),
        words::<model::Basis>("Basis"),
        words::<model::ParagraphRole>("ParagraphRole"),
        words::<model::LineageKind>("LineageKind"),
        words::<model::Confidence>("Confidence"),
        words::<model::VariantKind>("VariantKind"),
        words::<model::VariantWhat>("VariantWhat"),
    ];
    all.extend(structs().iter().map(|declaration| typescript(declaration)));
    all.join("\n\n") + "\n\n"
}

/// Every struct that crosses.
fn structs() -> Vec<&'static str> {
    vec![
        FacetChoice::DECL,
        Narrowing::DECL,
        Listing::DECL,
        Selection::DECL,
        Sorting::DECL,
        Paging::DECL,
        SearchOptions::DECL,
        Counting::DECL,
        FacetsOptions::DECL,
        LeaveOut::DECL,
        Comparing::DECL,
        CompareOptions::DECL,
        Writing::DECL,
        ExportOptions::DECL,
        HitKind::DECL,
        Hit::DECL,
        SearchResult::DECL,
        Value::DECL,
        Facet::DECL,
        Year::DECL,
        FacetsResult::DECL,
        Bounds::DECL,
        Rests::DECL,
        Speaker::DECL,
        Step::DECL,
        ComparedClaim::DECL,
        Position::DECL,
        Relation::DECL,
        NotHeard::DECL,
        ComparedQuestion::DECL,
        Summary::DECL,
        Comparison::DECL,
        crosscheck_export::DatedBasis::DECL,
        crosscheck_export::QuantityRecord::DECL,
        crosscheck_export::ScopeRecord::DECL,
        crosscheck_export::ClaimRecord::DECL,
        crosscheck_export::MentionRecord::DECL,
        crosscheck_export::OriginalRecord::DECL,
        crosscheck_export::VariantRecord::DECL,
        crosscheck_export::LineageRecord::DECL,
        crosscheck_export::ParagraphRecord::DECL,
        crosscheck_export::DocumentEntry::DECL,
        crosscheck_export::DocumentRecord::DECL,
        crosscheck_export::NameRecord::DECL,
        crosscheck_export::PlaceRecord::DECL,
        crosscheck_export::EntityEntry::DECL,
        crosscheck_export::EntityRecord::DECL,
    ]
}

fn words<W: Word>(name: &str) -> String {
    let words: Vec<&str> = W::ALL.iter().map(|word| word.word()).collect();
    union("As in the codebook.", name, &words)
}

fn union(about: &str, name: &str, words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    format!("/** {about} */\nexport type {name} = {};", words.join(" | "))
}

/// A declaration of tsify in the manner of the rest of the file: a comment of one line on one line, two spaces a level.
fn typescript(declaration: &str) -> String {
    let declaration = declaration
        .replace("/**\n* ", "/** ")
        .replace("    /**\n    * ", "    /** ");
    let declaration = declaration.replace("\n    */", " */").replace("\n*/", " */");
    declaration.replace("    ", "  ")
}

#[test]
fn the_declarations_are_those_of_the_structs() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("js/crosscheck.d.ts");
    let text = std::fs::read_to_string(&file).unwrap();
    let (before, rest) = text.split_once(BEGINNING).expect("the made part begins");
    let (made, after) = rest.split_once(END).expect("the made part ends");
    let expected = declarations();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, [before, BEGINNING, &expected, END, after].concat()).unwrap();
        return;
    }
    assert!(
        made == expected,
        "js/crosscheck.d.ts is not that of the structs: UPDATE=1 cargo test -p crosscheck-api"
    );
}
