//! Cases known from reading the five documents, counted on the corpus itself. If one fails after an edit of the corpus,
//! either the edit is wrong or the case has to be explained anew.

use std::path::Path;

use crosscheck_compare::{
    Alterations, Aside, Columns, Concordance, Credit, Difference, Fate, Figures, Mark, Node, PRESETS, Pin, PositionRow,
    Reading, RelationWord, Row, Rule, SummaryKind, Undone, Why, apply_preset, breadcrumb, concordance, face, figures,
    issue, lanes, lineages, lost, named_differently, names, numbers, sharpest, transmission, undone_with,
};
use crosscheck_messages::{EN, plain, text_of_concordance, text_of_face, text_of_issue};
use crosscheck_model::{ClaimId, Corpus, Match, Source, Stance};

fn corpus() -> Corpus {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
    crosscheck_compiler::compile_dir(&folder)
        .unwrap_or_else(|report| panic!("{report:?}"))
        .corpus
}

fn all(corpus: &Corpus) -> Vec<ClaimId> {
    (0..corpus.claims.len()).map(ClaimId::from).collect()
}

fn row<'a>(corpus: &Corpus, concordance: &'a Concordance, question: &str) -> &'a Row {
    let question = corpus.find_question(question).expect("the corpus has it");
    concordance
        .questions
        .iter()
        .find(|row| row.question == question)
        .expect("the corpus has it")
}

fn position<'a>(corpus: &Corpus, row: &'a Row, position: &str) -> &'a PositionRow {
    let positions = &corpus.question(row.question).expect("the corpus has it").positions;
    row.positions
        .iter()
        .find(|row| positions[row.position.index()].id == position)
        .expect("the corpus has it")
}

#[test]
fn that_washington_tolerated_the_militias_rests_on_business_insider_alone() {
    let corpus = corpus();
    let concordance = concordance(&corpus, &all(&corpus), Columns::Documents);
    let figures = &position(&corpus, row(&corpus, &concordance, "us-posture"), "tolerates").figures;
    let Figures {
        claims,
        documents,
        newsrooms_held,
        newsrooms_traced,
        lines_held,
        lines_traced,
        bottleneck,
        ..
    } = figures;
    assert_eq!(
        (
            claims,
            documents,
            newsrooms_held,
            newsrooms_traced,
            lines_held,
            lines_traced
        ),
        (&4, &2, &1, &1, &1, &1)
    );
    assert_eq!(
        bottleneck,
        &[Node::Outlet(corpus.find_outlet("business-insider").unwrap())]
    );
    assert_eq!(
        EN.reach(&corpus, figures),
        "All four reach us through Business Insider."
    );
}

#[test]
fn nobody_denies_the_abuses_and_no_voice_of_the_force_is_heard() {
    let corpus = corpus();
    let question = corpus.find_question("abuses").unwrap();
    let sheet = issue(&corpus, &all(&corpus), question);
    let denied = |claim: &ClaimId| corpus.claim(*claim).unwrap().stance == Stance::Deny;
    assert!(!sheet.positions.iter().flat_map(|position| &position.claims).any(denied));
    assert_eq!(sheet.positions.last().unwrap().claims, []);
    assert!(
        sheet
            .not_heard
            .iter()
            .any(|party| party.name == "Popular Mobilization Units")
    );
    assert_eq!(sheet.summary.kind, SummaryKind::OneSided);
    let clause = EN.clause(&corpus, &sheet.summary);
    assert!(
        clause.contains("nobody denies it; not heard: Popular Mobilization Units"),
        "{clause}"
    );
}

#[test]
fn the_five_documents_come_through_three_newsrooms() {
    let corpus = corpus();
    let concordance = concordance(&corpus, &all(&corpus), Columns::Newsrooms);
    let labels: Vec<_> = concordance.columns.iter().map(|column| column.key.as_str()).collect();
    assert_eq!(labels, ["business-insider", "baghdad-post", "unknown-2020"]);
    assert_eq!(figures(&corpus, &all(&corpus)).newsrooms_held, 3);
}

#[test]
fn columns_say_where_a_document_comes_from() {
    let corpus = corpus();
    let concordance = concordance(&corpus, &all(&corpus), Columns::Documents);
    let found: Vec<_> = concordance
        .columns
        .iter()
        .map(|column| {
            let derivation = column.provenance.as_ref();
            (
                column.key.as_str(),
                derivation.map(|from| (EN.derivation(from), from.credit)),
            )
        })
        .collect();
    let told = |words: &str, credit| Some((words.to_owned(), credit));
    assert_eq!(
        found,
        [
            ("business-insider-2016", None),
            ("track-persia-2016", told("copies Business Insider", Credit::Stated)),
            ("baghdad-post-2017", told("follows Al-Monitor", Credit::NotCredited)),
            ("baghdad-post-2019", told("follows Breitbart", Credit::NotCredited)),
            ("eurasia-2020", None),
        ]
    );
}

#[test]
fn in_2016_nobody_could_know_of_strikes_in_2017() {
    let corpus = corpus();
    let concordance = concordance(&corpus, &all(&corpus), Columns::Documents);
    let strikes = position(&corpus, row(&corpus, &concordance, "us-posture"), "strikes");
    let marks: Vec<_> = strikes.cells.iter().map(|cell| cell.mark).collect();
    assert_eq!(
        marks[..3],
        [Some(Mark::CouldNotKnow), Some(Mark::CouldNotKnow), Some(Mark::Says)]
    );
}

#[test]
fn the_inspector_generals_words_came_by_an_uncredited_rewrite() {
    let corpus = corpus();
    let report = corpus.find_outlet("inspector-general-report").unwrap();
    let quoted = |claim: &ClaimId| {
        breadcrumb(&corpus, *claim)
            .iter()
            .any(|step| step.node == Node::Outlet(report))
    };
    let credits: Vec<_> = all(&corpus)
        .iter()
        .filter(|claim| quoted(claim))
        .map(|claim| breadcrumb(&corpus, *claim)[1].credit)
        .collect();
    assert!(!credits.is_empty() && !credits.contains(&Credit::Stated));
}

#[test]
fn the_sharpest_contradictions_name_their_outlets() {
    let corpus = corpus();
    let found = sharpest(&corpus, &all(&corpus), 3);
    assert_eq!(found.len(), 3);
    for contradiction in &found {
        let sentence = EN.contradiction(&corpus, contradiction);
        assert!(
            !contradiction.computed && (1..=3).contains(&sentence.matches("; ").count()),
            "{sentence}"
        );
        let sides = [contradiction.left, contradiction.right].map(|claim| corpus.claim(claim).unwrap().document);
        for document in sides {
            let name = &corpus.outlet(corpus.document(document).unwrap().outlet).unwrap().name;
            assert!(sentence.contains(name.as_str()) || sides[0] == sides[1], "{sentence}");
        }
    }
}

#[test]
fn every_claim_stands_in_one_cell() {
    let corpus = corpus();
    for columns in [Columns::Documents, Columns::Newsrooms, Columns::Voices, Columns::Years] {
        let concordance = concordance(&corpus, &all(&corpus), columns);
        let cells = concordance
            .questions
            .iter()
            .flat_map(|row| &row.positions)
            .flat_map(|position| &position.cells);
        assert_eq!(cells.map(|cell| cell.claims.len()).sum::<usize>(), corpus.claims.len());
        assert!(
            concordance
                .questions
                .iter()
                .all(|row| row.figures.lines_held <= row.figures.lines_traced && !row.figures.at_least)
        );
    }
}

#[test]
fn without_business_insider_nobody_says_that_washington_tolerated_the_militias() {
    let corpus = corpus();
    let reading = Reading::new(&corpus);
    let aside = Aside::Outlet(corpus.find_outlet("business-insider").unwrap());
    let losses = lost(&reading, &reading.without(aside), &all(&corpus));
    let posture = corpus.find_question("us-posture").unwrap();
    let tolerates = losses
        .iter()
        .find(|loss| loss.question == posture && loss.is_last())
        .unwrap();
    assert_eq!(
        EN.loss(&corpus, tolerates),
        "“Tolerating or relying on them” has no source left (Washington and the militias)."
    );
    // Behind it stand the four claims and their paragraphs in both documents, the copy's included.
    let why = tolerates.why(&reading);
    assert_eq!((why.rule, why.claims.len()), (Rule::LostLine, 4));
    let documents: Vec<_> = why
        .paragraphs
        .iter()
        .map(|source| corpus.documents[source.document.index()].id.as_str())
        .collect();
    assert!(documents.contains(&"track-persia-2016") && documents.contains(&"business-insider-2016"));
    let sentence = EN.losses(&corpus, aside, &losses);
    assert!(
        sentence.starts_with("Without Business Insider ") && sentence.contains("have no source left"),
        "{sentence}"
    );
}

#[test]
fn the_words_of_20_may_precede_the_strike_of_7_june() {
    let corpus = corpus();
    let experts = corpus.find_claim("bp17-16-experts").unwrap();
    let found = lanes(
        &Reading::new(&corpus),
        &all(&corpus),
        corpus.find_question("us-posture"),
    );
    let lane = found.lanes.iter().find(|lane| lane.claim == experts).unwrap();
    assert_eq!(
        EN.dates(lane),
        "Said 20 May 2017, happened 7 June 2017: the text’s own dates conflict."
    );
    let (said, happened) = (lane.said.unwrap().1, lane.happened.unwrap().1);
    assert!(said[1] < happened[0]);
    let everywhere = lanes(&Reading::new(&corpus), &all(&corpus), None);
    assert_eq!(everywhere.lanes.iter().filter(|lane| lane.conflict).count(), 1);
}

#[test]
fn numbers_stand_on_an_axis_of_their_unit() {
    let corpus = corpus();
    let axes = numbers(&Reading::new(&corpus), &all(&corpus), None);
    let ranges = axes.iter().flat_map(|axis| &axis.ranges);
    let words: Vec<String> = ranges.map(|range| EN.quantity(range)).collect();
    for expected in [
        "about 5,000 US troops",
        "17 civilians killed",
        "more than 12 fighters killed",
    ] {
        assert!(words.iter().any(|words| words == expected), "{words:?}");
    }
}

#[test]
fn one_man_has_two_names_until_a_reader_takes_them_apart() {
    let corpus = corpus();
    let man = corpus.find_entity("abu-mahdi-al-muhandis").unwrap();
    let strip = names(&Reading::new(&corpus), &all(&corpus), man);
    let of = |outlet: &str| {
        let outlet = corpus.find_outlet(outlet).unwrap();
        strip.rows.iter().find(|row| row.outlet == outlet).unwrap()
    };
    let form = |form: &str| strip.forms.iter().position(|known| known.form == form).unwrap();
    assert_eq!(of("track-persia").counts[form("Abu Mahdi al-Muhandis")], 0);
    assert_eq!(of("baghdad-post").counts[form("Ibrahimi")], 0);
    assert!(of("track-persia").one > 0 && of("baghdad-post").one > 0);

    // What Track Persia says of his ties to Iran is the second line of that answer, until he is somebody else.
    let ties = |reading: &Reading| {
        let question = corpus.find_question("muhandis-iran").unwrap();
        let at = corpus
            .question(question)
            .unwrap()
            .positions
            .iter()
            .position(|position| position.id == "ties");
        let sheet = reading.issue(&all(&corpus), question);
        let corroborated = sheet
            .relations
            .iter()
            .any(|line| line.kind == RelationWord::Corroborates);
        let answer = &sheet.positions[at.unwrap()];
        (answer.figures.lines_held, answer.apart.len(), corroborated)
    };
    assert_eq!(ties(&Reading::new(&corpus)), (2, 0, true));
    let name = strip.forms[form("Jamal Jaafar Ibrahimi")].name;
    let mut alterations = Alterations::default();
    // Both forms rest on one piece of evidence and fall together.
    for undone in undone_with(&corpus, man, name) {
        alterations.toggle_undone(undone);
    }
    assert_eq!(alterations.undone.len(), 2);
    let address = alterations.address(&corpus);
    let altered = Reading::altered(&corpus, Alterations::parse(&corpus, &address).0);
    assert_eq!(ties(&altered), (1, 1, false));
    let altered_names = names(&altered, &all(&corpus), man);
    assert_eq!(
        altered_names
            .rows
            .iter()
            .find(|row| row.label == "Track Persia")
            .unwrap()
            .one,
        0
    );
}

#[test]
fn the_force_has_the_most_names_and_imis_is_broader_than_it() {
    let corpus = corpus();
    let force = corpus.find_entity("popular-mobilization-units").unwrap();
    let imis = corpus.find_entity("imis").unwrap();
    let reading = Reading::new(&corpus);
    let first = named_differently(&reading, &all(&corpus))[0];
    assert!(first == force || first == imis);
    let strip = names(&reading, &all(&corpus), force);
    let broader = strip.forms.iter().find(|form| form.form == "IMIS").unwrap();
    assert_eq!((broader.link, broader.is_same()), (Some(Match::Broad), false));
    // Inside the words quoted from the report the other copy has another name.
    let report = corpus.find_document("baghdad-post-2019").unwrap();
    let place = Source {
        document: report,
        paragraph: 4,
    };
    let change = strip.changes.iter().find(|change| change.source == place).unwrap();
    assert_eq!(
        (change.quoted, EN.name_change(&corpus, change).as_str()),
        (
            true,
            "Inside quotation marks, The Baghdad Post, 2019 has another name than Breitbart."
        )
    );
    let mut alterations = Alterations::default();
    alterations.toggle_undone(Undone::Link(force, imis));
    let apart = names(&Reading::altered(&corpus, alterations), &all(&corpus), force);
    assert!(apart.forms.iter().all(|form| form.form != "IMIS"));
}

#[test]
fn what_rewriting_changed_is_told_with_what_stands_inside_quotation_marks() {
    let corpus = corpus();
    let reading = Reading::new(&corpus);
    let post = corpus.find_document("baghdad-post-2017").unwrap();
    let found = transmission(&reading, &all(&corpus), post);
    assert_eq!(
        EN.transmission(&corpus, &found[0]),
        "The Baghdad Post, 2017 is partly taken from Al-Monitor, not credited."
    );
    let (dropped, changed) = (found[0].count(Fate::Dropped), found[0].count(Fate::Changed));
    assert!(dropped.0 >= 6 && changed.1 >= 4, "{dropped:?} {changed:?}");

    let copy = corpus.find_document("track-persia-2016").unwrap();
    let found = transmission(&reading, &all(&corpus), copy);
    assert_eq!(
        EN.transmission(&corpus, &found[0]),
        "Track Persia is a copy of Business Insider."
    );
}

#[test]
fn both_posts_face_to_face_differ_on_something_and_say_so_in_words() {
    let corpus = corpus();
    let reading = Reading::new(&corpus);
    let pins = ["d:baghdad-post-2017", "d:baghdad-post-2019"].map(|key| Pin::parse(&corpus, key).unwrap());
    let found = face(&reading, &all(&corpus), &pins);
    let of = |difference| found.rows.iter().filter(|row| row.difference == difference).count();
    assert!(of(Difference::Contradict) + of(Difference::Differ) > 0 && of(Difference::OnlyOne) > 0);
    assert!(!found.names.is_empty() && !found.numbers.is_empty() && !found.dates.lanes.is_empty());
    let text = plain(&text_of_face(EN, &reading, &found));
    for part in [
        "## Names",
        "## Numbers",
        "## Dates",
        "not credited",
        "inside quotation marks",
    ] {
        assert!(text.contains(part), "{part}");
    }
}

#[test]
fn every_preset_finds_something_and_not_everything() {
    let corpus = corpus();
    let reading = Reading::new(&corpus);
    for preset in &PRESETS {
        let mut table = reading.concordance(&all(&corpus), Columns::Documents);
        let all_rows = table.questions.len();
        apply_preset(&reading, &mut table, &all(&corpus), preset);
        assert!(
            (1..all_rows).contains(&table.questions.len()),
            "{}: {}",
            preset.key,
            table.questions.len()
        );
    }
}

#[test]
fn every_sheet_reads_as_text_and_every_relation_leads_to_its_paragraphs() {
    let corpus = corpus();
    let reading = Reading::new(&corpus);
    let claims = all(&corpus);
    for index in 0..corpus.questions.len() {
        let sheet = reading.issue(&claims, index.into());
        let on: Vec<ClaimId> = sheet
            .positions
            .iter()
            .flat_map(|position| position.claims.clone())
            .collect();
        let ways = lineages(&reading, &on);
        let text = plain(&text_of_issue(EN, &reading, &sheet, &ways));
        for &claim in &on {
            let digest = &corpus.claim(claim).unwrap().digest;
            assert!(text.contains(digest.as_str()), "{digest}");
        }
        for line in &sheet.relations {
            assert!(!line.why(&corpus).paragraphs.is_empty());
        }
        // Whoever all of it passes is marked in the drawing.
        let marked = ways.nodes.iter().filter(|node| node.bottleneck).count();
        assert!(marked >= sheet.figures.bottleneck.len().min(1));
    }
    let table = reading.concordance(&claims, Columns::Documents);
    let text = text_of_concordance(EN, &reading, &table);
    let cells = table
        .questions
        .iter()
        .map(|row| row.positions.len() * table.columns.len())
        .sum::<usize>();
    assert_eq!(text.iter().filter(|line| line.cell.is_some()).count(), cells);
}

#[test]
fn no_computed_relation_contradicts_an_editors() {
    let corpus = corpus();
    for index in 0..corpus.questions.len() {
        let sheet = issue(&corpus, &all(&corpus), index.into());
        let mut judged: Vec<[ClaimId; 2]> = Vec::new();
        for line in sheet.relations.iter().filter(|line| !line.computed) {
            judged.push([line.from.min(line.to), line.from.max(line.to)]);
        }
        for line in sheet.relations.iter().filter(|line| line.computed) {
            let pair = [line.from.min(line.to), line.from.max(line.to)];
            let clash = [
                RelationWord::Contradicts,
                RelationWord::Updates,
                RelationWord::QualifiesPlace,
            ];
            assert!(
                !clash.contains(&line.kind) || !judged.contains(&pair),
                "{}",
                EN.reason(&corpus, line)
            );
        }
    }
}

#[test]
fn one_institution_counts_once_and_never_adds_a_line() {
    let corpus = corpus();
    let (alterations, _) = Alterations::parse(&corpus, "i");
    let (each, once) = (Reading::new(&corpus), Reading::altered(&corpus, alterations));
    let mut fewer = 0;
    for index in 0..corpus.questions.len() {
        let (before, after) = (
            each.issue(&all(&corpus), index.into()),
            once.issue(&all(&corpus), index.into()),
        );
        for (before, after) in before.positions.iter().zip(&after.positions) {
            assert!(after.figures.lines_held <= before.figures.lines_held);
            fewer += usize::from(after.figures.origins < before.figures.origins);
        }
    }
    assert!(fewer > 0);
}

#[test]
fn a_figure_leads_to_the_claims_it_counts() {
    let corpus = corpus();
    let sheet = issue(&corpus, &all(&corpus), corpus.find_question("us-posture").unwrap());
    let why = Why::new(&corpus, Rule::Lines, &sheet.positions[0].claims);
    assert_eq!(why.claims, sheet.positions[0].claims);
    assert!(EN.rule(why.rule).starts_with("Two sources are separate only if"));
    let split = Why::new(&corpus, sheet.summary.kind, &[]);
    assert_eq!(split.rule, Rule::Changed);
}
