//! What readers type and what they find.

#![allow(clippy::unwrap_used, reason = "a test fails loudly")]

mod common;

use common::Sketch;
use crosscheck_model::{
    Corpus, Date, Day, DocumentId, EntityKind, Exclusion, ExclusionKind, ParagraphRole, Position, PositionId, Relay,
    RelayDistance, Source, Stance, Standing,
};
use crosscheck_search::{
    Dates, FacetKind, Field, How, Index, Item, Mode, Notice, Request, Results, Unit, Value, shown,
};
use proptest::prelude::*;

/// Two reports of one force under several names.
fn militias() -> Corpus {
    let mut sketch = Sketch::default();
    let insider = sketch.outlet("Business Insider");
    let post = sketch.outlet("Baghdad Post");
    let soleimani = sketch.entity(
        EntityKind::Person,
        &["Qassem Soleimani", "Soleimani"],
        &["Suleimani", "Soleymani", "Qasim Soleimani", "قاسم سلیمانی"],
    );
    let muhandis = sketch.entity(
        EntityKind::Person,
        &["Abu Mahdi al-Muhandis", "Jamal Jaafar Ibrahimi"],
        &["Muhandis", "Mohandes"],
    );
    let pmu = sketch.entity(
        EntityKind::Organisation,
        &["Popular Mobilization Units", "PMU", "Hashid Shaabi"],
        &["Hashd al-Shaabi", "PMF"],
    );
    let falluja = sketch.entity(EntityKind::Place, &["Falluja"], &["Fallujah"]);
    let us = sketch.entity(EntityKind::Place, &["United States", "US", "U.S."], &["America"]);
    let order = sketch.question("Who commands the PMU?");
    let adviser = sketch.voice("Adviser");

    sketch.document(insider, "Shi’ite militias at the gates of Falluja", Some("2016-06-04"));
    sketch.paragraph(ParagraphRole::Headline, "Militias at the gates of Falluja.");
    sketch.mention(falluja, 0);
    sketch.paragraph(
        ParagraphRole::Body,
        "Qassem Soleimani was seen near Falluja, beside Hashid Shaabi commanders.",
    );
    sketch.mention(soleimani, 0);
    sketch.mention(falluja, 0);
    sketch.mention(pmu, 2);
    sketch
        .claim(
            order,
            &[adviser],
            "The general Soleimani gives the militias their orders.",
        )
        .about = vec![soleimani, pmu];
    sketch
        .claim(order, &[], "The government commands all 500,000 fighters.")
        .about = vec![pmu];
    sketch.paragraph(
        ParagraphRole::Body,
        "The US-led coalition bombed anti-government forces.",
    );
    sketch.mention(us, 1);
    sketch.paragraph(ParagraphRole::Boilerplate, "Subscribe to read about Soleimani.");

    sketch.document(post, "Washington’s patience", Some("2019-02"));
    sketch.paragraph(
        ParagraphRole::Body,
        "Fighters of the PMU answer to Ibrahimi, an aide of the general.",
    );
    sketch.mention(muhandis, 1);
    sketch.mention(pmu, 1);
    sketch.paragraph(
        ParagraphRole::Body,
        "A café owner in the north saw units of the army controlling a road.",
    );
    sketch.document(post, "An undated note", None);
    sketch.paragraph(ParagraphRole::Body, "Nothing happened.");
    sketch.corpus
}

fn search(query: &str) -> (Corpus, Results) {
    let corpus = militias();
    let results = Index::build(&corpus).search(
        &corpus,
        &Request {
            query: query.into(),
            ..Request::default()
        },
    );
    (corpus, results)
}

/// Passages found, as document and paragraph, in the order of the corpus.
fn passages(results: &Results) -> Vec<(u32, u32)> {
    let mut found: Vec<(u32, u32)> = results
        .hits
        .iter()
        .filter_map(|hit| match hit.item {
            Item::Passage(source) => Some((source.document.0, source.paragraph)),
            _ => None,
        })
        .collect();
    found.sort_unstable();
    found
}

#[track_caller]
fn check(query: &str, expected: &[(u32, u32)]) {
    let (_, results) = search(query);
    assert_eq!(passages(&results), expected, "{query}: {:?}", results.notices);
}

/// The marked parts of the first hit.
#[track_caller]
fn marked(query: &str, expected: &[&str]) {
    let (corpus, results) = search(query);
    let hit = results.hits.first().expect(query);
    let text = shown(&corpus, hit.item);
    let marks: Vec<&str> = hit
        .marks
        .iter()
        .map(|&(start, end)| &text[start as usize..end as usize])
        .collect();
    assert_eq!(marks, expected, "{query} in {text}");
}

#[test]
fn everything_counts_but_boilerplate() {
    check("", &[(0, 1), (0, 2), (0, 3), (1, 1), (1, 2), (2, 1)]);
    check("subscribe ", &[]);
}

#[test]
fn spellings_of_a_name() {
    for query in [
        "soleimani",
        "suleimani",
        "Soleymani",
        "SULAYMANI",
        "Qasem Suleimani",
        "qassem",
        "Qasim",
        "kasim ",
        "solemani",
        "سلیمانی قاسم",
    ] {
        let (_, results) = search(query);
        if query != "سلیمانی قاسم" {
            assert_eq!(passages(&results), [(0, 2)], "{query}");
        }
    }
    check("قاسم سليماني", &[(0, 2)]);
    check("fallujah", &[(0, 1), (0, 2)]);
    check("faluja", &[(0, 1), (0, 2)]);
    check("el-muhandes", &[(1, 1)]);
    check("abu mahdi", &[(1, 1)]);
    check("jamal ja’afar ibrahimi", &[(1, 1)]);
}

#[test]
fn a_force_under_its_other_names() {
    for query in [
        "hashd al-shaabi",
        "Hashid Shaabi",
        "PMF",
        "popular mobilization units",
        "hashd al shabi ",
        "pmu",
        "hashd alshaabi",
    ] {
        check(query, &[(0, 2), (1, 1)]);
    }
    let (_, results) = search("hashd al-shaabi");
    assert_eq!(results.read_as[0].typed, "hashd al-shaabi");
    assert_eq!(results.read_as[0].forms, ["PMU", "Hashid Shaabi"]);
    assert!(
        results.hits[0]
            .why
            .iter()
            .any(|why| matches!(why.how, How::OtherName(_)) && why.field == Field::Names)
    );
    assert!(results.notices.is_empty(), "{:?}", results.notices);
}

#[test]
fn words_and_their_forms() {
    check("militia ", &[(0, 1), (0, 2)]);
    check("Shiite", &[]);
    check("commander ", &[(0, 2)]);
    check("control road ", &[(1, 2)]);
    check("cafe ", &[(1, 2)]);
    check("antigovernment ", &[(0, 3)]);
    check("anti-government ", &[(0, 3)]);
    check("500000 ", &[(0, 2)]);
    check("u.s. ", &[(0, 3)]);
    check("the road in the north ", &[(1, 2)]);
}

/// How many of these one-paragraph documents a query finds.
fn count(texts: &[&str], query: &str) -> usize {
    let mut sketch = Sketch::default();
    let outlet = sketch.outlet("outlet");
    for text in texts {
        sketch.document(outlet, "Title", None);
        sketch.paragraph(ParagraphRole::Body, text);
    }
    let request = Request {
        query: format!("{query} "),
        ..Request::default()
    };
    Index::build(&sketch.corpus).search(&sketch.corpus, &request).total
}

#[test]
fn words_behind_contracted_articles_and_joined_prefixes() {
    let french = ["Le chef de l’armée d'Irak.", "Armée, Irak."];
    for query in ["Irak", "armée", "d'Irak", "l’armée"] {
        assert_eq!(count(&french, query), 2, "{query}");
    }
    let arabic = ["بغداد مدينة", "ذهب الوفد لبغداد ثم عاد", "الموصل وبغداد"];
    assert_eq!(count(&arabic, "بغداد"), 3);
    assert_eq!(count(&arabic, "المدينة"), 1);
    assert_eq!(count(&arabic, "موصل"), 1);
    let korean = [
        "한국 기사",
        "\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8} \u{1100}\u{1175}\u{1109}\u{1161}",
    ];
    assert_eq!(count(&korean, "한국"), 2);
}

#[test]
fn letters_written_out_and_in_forms_of_print() {
    let german = [
        "Herr Müller sprach.",
        "Herr Mueller sprach.",
        "Die Straße",
        "Die Strasse",
        "Aarhus by",
        "Århus by",
    ];
    for query in ["Müller", "Mueller", "Straße", "Strasse", "Aarhus", "Århus"] {
        assert_eq!(count(&german, query), 2, "{query}");
    }
    assert_eq!(count(&["Größe über alles", "Groesse ueber alles"], "Größe über"), 2);
    let printed = [
        "The ﬁre in the oﬃce",
        "The fire in the office",
        "Ｔｈｅ ｆｉｒｅ ｏｆｆｉｃｅ",
    ];
    assert_eq!(count(&printed, "fire office"), 3);
    assert_eq!(count(&printed, "ﬁre"), 3);
    let arabic = ["ﺑﻐﺪﺍﺩ ﻣﺪﻳﻨﺔ", "بَغْدَاد مدينة", "بغـــداد مدينه"];
    assert_eq!(count(&arabic, "بغداد مدينة"), 3);
}

#[test]
fn hebrew_points_prefixes_and_abbreviations() {
    let hebrew = ["שָׁלוֹם בבגדד", "שלום לבגדד", "צה״ל ובגדד", "צה\"ל בגדד"];
    assert_eq!(count(&hebrew, "שלום"), 2);
    assert_eq!(count(&hebrew, "בגדד"), 4);
    assert_eq!(count(&hebrew, "צה\"ל"), 2);
    assert_eq!(count(&hebrew, "צה״ל"), 2);
}

#[test]
fn words_of_scripts_without_spaces() {
    let texts = [
        "ไฟไหม้ท่าเรือในกรุงเทพ",
        "กรุงเทพ",
        "什叶派民兵在伊拉克",
        "ビルの火事",
        "ﾋﾞﾙの火事",
    ];
    assert_eq!(count(&texts, "กรุงเทพ"), 2);
    assert_eq!(count(&texts, "民兵"), 1);
    assert_eq!(count(&texts, "ビル"), 2);
}

#[test]
fn signs_that_nobody_sees_hide_no_word() {
    let texts = [
        "in Bagh\u{ad}dad",
        "in Bagh\u{200b}dad",
        "in \u{200f}Baghdad\u{200e}",
        "in Bagh\u{ad}\ndad",
        "in \u{feff}Baghdad",
    ];
    assert_eq!(count(&texts, "Baghdad"), 5);
}

#[test]
fn greek_and_indic_letters_meet_whatever_way_they_are_written() {
    assert_eq!(count(&["Αθήνα", "ΑΘΗΝΑ", "Αθη\u{301}να", "Ἀθήνα"], "Αθήνα"), 4);
    assert_eq!(count(&["क़लम", "क\u{93c}लम"], "क़लम"), 2);
    assert_eq!(count(&["Việt Nam", "Vie\u{323}\u{302}t Nam", "VIET NAM"], "Việt"), 3);
}

#[test]
fn a_wrong_year_makes_no_bars_between() {
    let mut sketch = Sketch::default();
    let outlet = sketch.outlet("outlet");
    for date in ["0216", "2016", "2018", "9999"] {
        sketch.document(outlet, "Title", Some(date));
        sketch.paragraph(ParagraphRole::Body, "text");
    }
    let results = Index::build(&sketch.corpus).search(&sketch.corpus, &Request::default());
    let years: Vec<i32> = results.histogram.iter().map(|bar| bar.year).collect();
    assert_eq!(years, [216, 2016, 2017, 2018, 9999]);
}

#[test]
fn half_typed_and_mistyped_words() {
    check("comm", &[(0, 2)]);
    check("comm ", &[]);
    check("comm* ", &[(0, 2)]);
    check("comanders ", &[(0, 2)]);
    let (_, results) = search("comanders ");
    assert_eq!(
        results.notices,
        [Notice::Typo {
            typed: "comanders".into(),
            read_as: vec!["commanders".into()]
        }]
    );
    // A letter short of four, and two slips in six: nothing is nearer.
    check("rod ", &[(1, 2)]);
    check("rohads ", &[(1, 2)]);
    check("rd ", &[]);
    // Another transliteration comes before a slip.
    check("oonits ", &[(0, 2), (1, 1), (1, 2)]);
    let (_, results) = search("xyzzyx ");
    assert_eq!(results.notices, [Notice::Nowhere("xyzzyx".into())]);
    assert!(results.hits.is_empty());
    // Doubled letters count as one: a short name is not like every word of few letters.
    let mut corpus = militias();
    corpus.entities[0].search.push("KH".into());
    let index = Index::build(&corpus);
    for typed in ["zzzz", "zzq", "zzzzqq"] {
        let query = typed.to_owned();
        let results = index.search(
            &corpus,
            &Request {
                query,
                ..Request::default()
            },
        );
        assert_eq!(results.notices, [Notice::Nowhere(typed.into())], "{typed}");
    }
}

#[test]
fn a_number_that_no_word_is_leads_to_the_field_of_numbers() {
    assert_eq!(
        Notice::Nowhere("4711".into()).to_string(),
        "Nothing here has “4711” or a word like it. Numbers that claims state are found by quantity: quantity:4711 or quantity:>4711."
    );
    assert_eq!(
        Notice::Nowhere("4711th".into()).to_string(),
        "Nothing here has “4711th” or a word like it."
    );
}

#[test]
fn words_of_an_original_find_its_document_alone() {
    let mut corpus = militias();
    corpus.documents[0].stems = vec!["convoy".into(), "militia".into(), "smuggl".into()];
    let index = Index::build(&corpus);
    let search = |query: &str, unit| {
        let query = query.to_owned();
        index.search(
            &corpus,
            &Request {
                query,
                unit,
                ..Request::default()
            },
        )
    };
    let check = |query: &str, how: How| {
        let results = search(query, Unit::Documents);
        assert_eq!(results.totals, [1, 0, 0], "{query}");
        assert_eq!(results.notices, [], "{query}");
        let hit = &results.hits[0];
        assert_eq!(hit.item, Item::Document(DocumentId(0)));
        let why: Vec<(Field, How)> = hit.why.iter().map(|why| (why.field, why.how)).collect();
        assert_eq!(why, [(Field::Original, how)], "{query}");
    };
    check("smuggled ", How::Stem);
    check("convoys ", How::Stem);
    check("smu", How::Prefix);
    let passages = search("smuggling ", Unit::Passages);
    assert!(passages.hits.is_empty());
    assert_eq!(passages.notices, [Notice::OnlyOriginals("smuggling".into())]);
    assert_eq!(passages.totals, [1, 0, 0]);
    // Where our own words have it too, they are the reason.
    let why = search("militias ", Unit::Documents).hits[0].why.clone();
    assert!(why.iter().all(|why| why.field != Field::Original), "{why:?}");
    // No order of words is known, so no phrase is found.
    assert_eq!(search("\"smuggl convoy\" ", Unit::Documents).total, 0);
    assert_eq!(search("falluja -smuggling ", Unit::Documents).total, 0);
}

#[test]
fn operators() {
    check("falluja -soleimani ", &[(0, 1)]);
    check("road OR nothing ", &[(1, 2), (2, 1)]);
    check("(road OR nothing) -happened ", &[(1, 2)]);
    check("\"gates of falluja\"", &[(0, 1)]);
    check("\"falluja gates\"", &[]);
    check("\"Hashid Shaabi\"", &[(0, 2)]);
    check("\"hashd al-shaabi\"", &[]);
    check("-falluja ", &[(0, 3), (1, 1), (1, 2), (2, 1)]);
    check("place:falluja ", &[(0, 1), (0, 2)]);
    check("place:\"falluja\" OR", &[(0, 1), (0, 2)]);
}

#[test]
fn fields_ask_for_values() {
    check("place:united-states ", &[(0, 3)]);
    check("place:america ", &[(0, 3)]);
    check("place:fal", &[(0, 1), (0, 2)]);
    check("place:\"united states\" OR person:abu ", &[(0, 3), (1, 1)]);
    check("person:muhandis ", &[(1, 1)]);
    check("person:none -place:falluja ", &[(0, 3), (1, 2), (2, 1)]);
    check("organisation:hashd ", &[(0, 2), (1, 1)]);
    check("about:falluja -about:pmu ", &[(0, 1)]);
    check("about:al-muhandis ", &[(1, 1)]);
    check("in:post ", &[(1, 1), (1, 2), (2, 1)]);
    check("outlet:\"business insider\" soleimani ", &[(0, 2)]);
    check("said-by:adviser ", &[(0, 2)]);
    check("question:\"who commands\" ", &[(0, 2)]);
    check("-question:none ", &[(0, 2)]);
    check("date:2016 ", &[(0, 1), (0, 2), (0, 3)]);
    check("date:2017.. ", &[(1, 1), (1, 2)]);
    check("date:..2018 place:falluja ", &[(0, 1), (0, 2)]);
    check("date:2019-02-10..2019-02-12 ", &[(1, 1), (1, 2)]);
    check("-date:2000..2030 ", &[(2, 1)]);
    check("year:none ", &[(2, 1)]);
    check("(year:2019 OR year:2016) -in:business ", &[(1, 1), (1, 2)]);
    marked("place:fallujah ", &["Falluja"]);
    // The words of a field are not searched for, and a name does not run across one.
    check("abu place:falluja mahdi ", &[]);
}

#[test]
fn a_query_may_go_on() {
    let corpus = militias();
    let index = Index::build(&corpus);
    let ways = |query: &str| {
        let mut ways = Vec::new();
        for way in index.complete(&corpus, query) {
            ways.push(way.query);
        }
        ways
    };
    assert_eq!(ways("sule"), ["about:\"Qassem Soleimani\" "]);
    assert_eq!(ways("iran (hash"), ["iran (about:\"Popular Mobilization Units\" "]);
    assert_eq!(ways("plac"), ["place:"]);
    assert_eq!(ways("place:"), ["place:Falluja ", "place:\"United States\" "]);
    assert_eq!(ways("place:ameri"), ["place:\"United States\" "]);
    assert_eq!(ways("-place:\"united st"), ["-place:\"United States\" "]);
    assert_eq!(ways("outlet:bag"), ["in:\"Baghdad Post\" "]);
    assert_eq!(ways("about:muh"), ["about:\"Abu Mahdi al-Muhandis\" "]);
    for silent in ["", "a", "falluja ", "date:20", "nonsense:fal", "place:zzz", ":", "\""] {
        assert_eq!(ways(silent), [""; 0], "{silent}");
    }
    // Whatever is offered means one thing.
    for query in ["pm", "so", "al", "said-by:", "stance:", "question:", "name:"] {
        for way in index.complete(&corpus, query) {
            let request = Request {
                query: way.query.clone(),
                ..Request::default()
            };
            assert_eq!(index.search(&corpus, &request).notices, [], "{way:?}");
        }
    }
}

/// Two speakers in one paragraph, each with a stance.
#[test]
fn fields_of_claims_hold_together_of_one_claim() {
    let mut sketch = Sketch::default();
    let outlet = sketch.outlet("Outlet");
    let (one, other) = (sketch.voice("General"), sketch.voice("Minister"));
    let question = sketch.question("Who?");
    sketch.document(outlet, "Title", None);
    sketch.paragraph(ParagraphRole::Body, "Two speak.");
    sketch.claim(question, &[one], "He did.").stance = Stance::Support;
    sketch.claim(question, &[other], "He did not.").stance = Stance::Deny;
    let index = Index::build(&sketch.corpus);
    let totals = |query: &str| {
        let request = Request {
            query: query.into(),
            ..Request::default()
        };
        let results = index.search(&sketch.corpus, &request);
        (results.totals, results.hits.first().map_or(0, |hit| hit.claims.len()))
    };
    assert_eq!(totals("said-by:general stance:affirms "), ([1, 1, 1], 1));
    assert_eq!(totals("said-by:general stance:denies "), ([0, 0, 0], 0));
    assert_eq!(totals("(said-by:general OR two) stance:denies "), ([1, 1, 0], 1));
    assert_eq!(totals("said-by:general OR stance:denies "), ([1, 1, 2], 2));
    assert_eq!(totals("-(said-by:general stance:denies) "), ([1, 1, 2], 2));
    assert_eq!(totals("two -said-by:general "), ([0, 0, 0], 0));
    assert_eq!(totals("does:passes-on-a-denial "), ([1, 1, 1], 1));
    // Together with what is chosen beside the results too.
    let request = Request {
        query: "said-by:general ".into(),
        ..Request::default()
    };
    let denying = request.toggling_include(FacetKind::Stance, Value::Recorded(1));
    assert_eq!(index.search(&sketch.corpus, &denying).totals, [0, 0, 0]);
}

/// Of several claims in one paragraph, those that match the words stand first, and others as they stand in the text.
#[test]
fn the_claims_that_match_stand_first() {
    let mut sketch = Sketch::default();
    let outlet = sketch.outlet("Outlet");
    let question = sketch.question("How many?");
    sketch.document(outlet, "Title", None);
    sketch.paragraph(ParagraphRole::Body, "Accused of attacks, of 17 civilians killed.");
    for digest in [
        "They attacked civilians.",
        "Nothing was proved.",
        "They killed 17 civilians.",
        "Many fled.",
    ] {
        sketch.claim(question, &[], digest);
    }
    let index = Index::build(&sketch.corpus);
    let claims = |query: &str, unit| {
        let request = Request {
            query: query.into(),
            unit,
            ..Request::default()
        };
        let results = index.search(&sketch.corpus, &request);
        let claims = results.hits.iter().flat_map(|hit| &hit.claims);
        claims.map(|claim| claim.0).collect::<Vec<_>>()
    };
    for unit in [Unit::Passages, Unit::Documents] {
        assert_eq!(claims("17 civilians ", unit), [2, 0, 1, 3]);
        assert_eq!(claims("fled ", unit), [3, 0, 1, 2]);
        assert_eq!(claims("", unit), [0, 1, 2, 3]);
    }
}

/// Who speaks is a voice, be it an outlet in its own voice, a report that is quoted or somebody it relays.
#[test]
fn whoever_is_heard_is_found() {
    let mut sketch = Sketch::default();
    let (paper, agency) = (sketch.outlet("Paper"), sketch.outlet("Agency"));
    let general = sketch.voice("General");
    sketch.corpus.voices[0].standing = Some(Standing::FormerOfficial);
    let question = sketch.question("Who?");
    sketch.document(paper, "Title", None);
    sketch.paragraph(ParagraphRole::Body, "Three speak.");
    sketch.claim(question, &[], "The paper says.");
    sketch.claim(question, &[], "The agency says.").via = vec![Relay::Outlet(agency)];
    sketch.claim(question, &[general], "The general told the agency.").via = vec![Relay::Outlet(agency)];
    let index = Index::build(&sketch.corpus);
    let found = |query: &str| {
        let request = Request {
            query: query.into(),
            unit: Unit::Claims,
            ..Request::default()
        };
        let results = index.search(&sketch.corpus, &request);
        assert_eq!(results.notices, [], "{query}");
        let item = |hit: &crosscheck_search::Hit| match hit.item {
            Item::Claim(claim) => claim.0,
            _ => u32::MAX,
        };
        results.hits.iter().map(item).collect::<Vec<_>>()
    };
    assert_eq!(found("said-by:paper "), [0]);
    assert_eq!(found("said-by:agency "), [1]);
    assert_eq!(found("said-by:general "), [2]);
    assert_eq!(found("through:agency "), [2]);
    assert_eq!(found("through:none "), [0, 1]);
    assert_eq!(found("standing:own-voice "), [0]);
    assert_eq!(found("standing:outlet "), [1]);
    assert_eq!(found("standing:former "), [2]);
}

/// A denial that is coded as an answer which says no to another, and that its document rebuts.
#[test]
fn a_denial_is_found_whichever_way_it_is_coded() {
    let mut sketch = Sketch::default();
    let outlet = sketch.outlet("Outlet");
    let officials = sketch.voice("Officials");
    let question = sketch.question("Who?");
    sketch.document(outlet, "Title", None);
    sketch.paragraph(ParagraphRole::Body, "Some deny it.");
    let claim = sketch.claim(question, &[officials], "He did not.");
    claim.position = PositionId(1);
    claim.relay = RelayDistance::Rebuts;
    sketch.claim(question, &[officials], "He did.");
    let says_no = Position {
        excludes: vec![Exclusion {
            position: PositionId(0),
            kind: ExclusionKind::Contradictory,
        }],
        id: "no".to_owned(),
        text: "He did not.".to_owned(),
        includes: Vec::new(),
    };
    let mut yes = says_no.clone();
    yes.excludes.clear();
    sketch.corpus.questions[0].positions = vec![yes, says_no];
    let index = Index::build(&sketch.corpus);
    let claims = |query: &str| {
        let request = Request {
            query: query.into(),
            ..Request::default()
        };
        index.search(&sketch.corpus, &request).totals[2]
    };
    for query in ["stance:denies ", "stance:affirms ", "does:rebuts ", "does:passes-on "] {
        assert_eq!(claims(query), 1, "{query}");
    }
    assert_eq!(claims("stance:denies does:rebuts "), 1);
    assert_eq!(claims("stance:affirms does:rebuts "), 0);
}

#[test]
fn slips_in_fields_are_read_and_said() {
    let said = |query: &str, expected: &[(u32, u32)], notice: &str| {
        let (_, results) = search(query);
        assert_eq!(passages(&results), expected, "{query}");
        let notices: Vec<String> = results.notices.iter().map(Notice::to_string).collect();
        assert_eq!(notices, [notice], "{query}");
    };
    let everything = [(0, 1), (0, 2), (0, 3), (1, 1), (1, 2), (2, 1)];
    let falluja = [(0, 1), (0, 2)];
    said(
        "place:faluja ",
        &falluja,
        "There is no place “faluja”; did you mean Falluja? It was read so.",
    );
    said(
        "about:solemani ",
        &[(0, 2)],
        "There is no name “solemani”; did you mean Qassem Soleimani? It was read so.",
    );
    said(
        "place:atlantis ",
        &[],
        "There is no place “atlantis”: it finds nothing.",
    );
    said(
        "-place:atlantis ",
        &everything,
        "There is no place “atlantis”: it finds nothing.",
    );
    said(
        "falluja (place:atlantis OR place:atlantis) ",
        &[],
        "There is no place “atlantis”: it finds nothing.",
    );
    said(
        "falluja (place:atlantis OR place:falluja) ",
        &falluja,
        "There is no place “atlantis”: it finds nothing.",
    );
    said(
        "plase:falluja ",
        &falluja,
        "“plase:” is not a field here: it was read as “place:”.",
    );
    said(
        "site:falluja ",
        &falluja,
        "“site:” is not a field here: only what stands behind it was searched for.",
    );
    said(
        "falluja place:",
        &falluja,
        "“place:” needs a value right behind it: it was left out.",
    );
    said(
        "falluja date:june ",
        &[],
        "“june” is no date: it finds nothing. Try 2016, 2016-06 or 2016..2017.",
    );
    said(
        "falluja date:2017..2015 ",
        &falluja,
        "The dates ran backwards: they were turned round.",
    );
}

#[test]
fn marks_show_words_and_names() {
    marked("fallujah", &["Falluja"]);
    marked("hashd al-shaabi near ", &["near", "Hashid Shaabi"]);
    marked("anti-government forces ", &["anti-government", "forces"]);
    marked("\"gates of falluja\"", &["gates of Falluja"]);
    marked("café owner ", &["café", "owner"]);
}

#[test]
fn claims_and_documents() {
    let corpus = militias();
    let index = Index::build(&corpus);
    let ask = |query: &str, unit| {
        index.search(
            &corpus,
            &Request {
                query: query.into(),
                unit,
                ..Request::default()
            },
        )
    };
    let claims = ask("suleimani", Unit::Claims);
    assert_eq!(claims.total, 2, "both stand in a paragraph that mentions him");
    assert_eq!(shown(&corpus, claims.hits[0].item).get(12..21), Some("Soleimani"));
    assert_eq!(claims.hits[0].marks, [(12, 21)]);
    assert_eq!(
        ask("shiite ", Unit::Documents).total,
        1,
        "a title is words of its document"
    );
    assert_eq!(ask("shiite ", Unit::Passages).totals, [1, 0, 0]);
    assert_eq!(
        ask("soleimani coalition ", Unit::Documents).total,
        1,
        "words anywhere in the body"
    );
    assert_eq!(ask("soleimani coalition ", Unit::Passages).total, 0);
}

#[test]
fn better_hits_come_first() {
    let (_, results) = search("falluja");
    assert_eq!(
        results.hits[0].item,
        Item::Passage(Source {
            document: DocumentId(0),
            paragraph: 1
        })
    );
    assert!(results.hits.is_sorted_by(|one, other| one.score >= other.score));
    let (_, results) = search("");
    assert!(results.hits.iter().all(|hit| hit.score == 0.0 && hit.why.is_empty()));
}

#[test]
fn a_rare_word_weighs_more_than_a_common_one() {
    let mut sketch = Sketch::default();
    let outlet = sketch.outlet("Outlet");
    sketch.document(outlet, "Title", None);
    for digest in ["troops north", "troops south", "troops moved", "convoy moved"] {
        sketch.paragraph(ParagraphRole::Body, digest);
    }
    let index = Index::build(&sketch.corpus);
    let results = index.search(
        &sketch.corpus,
        &Request {
            query: "troops OR convoy ".into(),
            ..Request::default()
        },
    );
    let found: Vec<&str> = results.hits.iter().map(|hit| shown(&sketch.corpus, hit.item)).collect();
    assert_eq!(found, ["convoy moved", "troops north", "troops south", "troops moved"]);
}

#[test]
fn dates_that_run_backwards_are_turned_round() {
    let corpus = militias();
    let dates = Dates {
        from: Day::new(2017, 1, 1),
        to: Day::new(2016, 1, 1),
        certain: false,
    };
    let results = Index::build(&corpus).search(
        &corpus,
        &Request {
            dates,
            ..Request::default()
        },
    );
    assert_eq!(results.notices, [Notice::DatesBackwards]);
    assert_eq!(results.total, 3);
    assert_eq!(results.undated, 1);
    assert_eq!(
        results
            .histogram
            .iter()
            .map(|bar| (bar.year, bar.count, bar.inside))
            .collect::<Vec<_>>(),
        [(2016, 3, 3), (2017, 0, 0), (2018, 0, 0), (2019, 2, 0),]
    );
}

#[test]
fn values_have_keys_and_labels() {
    let mut corpus = militias();
    corpus.entities[3].id = "none".into();
    let index = Index::build(&corpus);
    let same = |kind, value, key: &str, label: &str| {
        assert_eq!(index.value_key(&corpus, kind, value), key);
        assert_eq!(index.value_label(&corpus, kind, value), label);
        assert_eq!(index.value_from_key(&corpus, kind, key), Some(value));
    };
    same(
        FacetKind::Person,
        Value::Recorded(0),
        "qassem-soleimani",
        "Qassem Soleimani",
    );
    same(FacetKind::Place, Value::Recorded(3), "=none", "Falluja");
    same(FacetKind::Place, Value::NoneRecorded, "none", "no place named");
    same(FacetKind::Year, Value::Recorded(2016), "2016", "2016");
    same(FacetKind::Stance, Value::Recorded(1), "deny", "denies");
    same(FacetKind::Certainty, Value::Recorded(0), "CT+", "certain");
    same(FacetKind::Voice, Value::NoneRecorded, "none", "no claim recorded");
    assert_eq!(index.value_from_key(&corpus, FacetKind::Person, "none-such"), None);
    assert_eq!(index.value_from_key(&corpus, FacetKind::Year, "1999"), None);
    assert_eq!(
        index.value_key(&corpus, FacetKind::Person, Value::Recorded(2)),
        "",
        "an organisation is no person"
    );
}

#[test]
fn a_click_undoes_itself() {
    let start = Request::default();
    let there = start.toggling_include(FacetKind::Year, Value::Recorded(2016));
    assert_eq!(there.toggling_include(FacetKind::Year, Value::Recorded(2016)), start);
    let out = there.toggling_exclude(FacetKind::Year, Value::Recorded(2016));
    assert!(out.facets[&FacetKind::Year].include.is_empty());
    assert_eq!(out.facets[&FacetKind::Year].mode, Mode::Any);
}

#[test]
fn an_empty_corpus_answers() {
    let corpus = Corpus::default();
    let results = Index::build(&corpus).search(
        &corpus,
        &Request {
            query: "iran".into(),
            ..Request::default()
        },
    );
    assert_eq!(results.total, 0);
    assert!(results.histogram.is_empty());
}

#[test]
fn a_damaged_corpus_does_not_panic() {
    let mut corpus = militias();
    corpus.mentions[0].entity = crosscheck_model::EntityId(9999);
    corpus.mentions[1].paragraph = 77;
    corpus.claims[0].document = DocumentId(50);
    corpus.claims[1].question = crosscheck_model::QuestionId(50);
    corpus.documents[1].outlet = crosscheck_model::OutletId(50);
    corpus.documents[0].paragraphs[1].links[0].end = 5000;
    let index = Index::build(&corpus);
    for unit in Unit::ALL {
        for query in ["", "soleimani", "falluja"] {
            let _ = index.search(
                &corpus,
                &Request {
                    query: query.into(),
                    unit,
                    ..Request::default()
                },
            );
        }
    }
}

#[test]
fn a_date_of_a_month_counts_where_it_may_be() {
    let february = Date::parse("2019-02").expect("a date");
    let corpus = militias();
    let index = Index::build(&corpus);
    let ask = |certain| {
        let dates = Dates {
            from: Day::new(2019, 2, 10),
            to: Some(february.last),
            certain,
        };
        index
            .search(
                &corpus,
                &Request {
                    dates,
                    ..Request::default()
                },
            )
            .total
    };
    assert_eq!((ask(false), ask(true)), (2, 0));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_query_is_answered_with_marks_that_fit(
        query in "\\PC{0,30}|(soleimani|hashd|al-|\"|falluja|café|OR|-|\\*|\\(|\\)|of|mili|place:|said-by:|date:2016|..|about:| ){0,8}",
        unit in 0usize..3,
    ) {
        let corpus = militias();
        let index = Index::build(&corpus);
        let request = Request { query, unit: Unit::ALL[unit], ..Request::default() };
        let results = index.search(&corpus, &request);
        for hit in &results.hits {
            let text = shown(&corpus, hit.item);
            let mut last = 0;
            for &(start, end) in &hit.marks {
                prop_assert!(start < end && (last == 0 || last < start));
                prop_assert!(text.get(start as usize..end as usize).is_some());
                last = end;
            }
        }
        for notice in &results.notices {
            prop_assert!(notice.to_string().ends_with('.'));
        }
        // The same again, from an index of its own.
        prop_assert_eq!(&Index::build(&corpus).search(&corpus, &request), &results);
    }
}
