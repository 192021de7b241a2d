//! Every figure that stands in more than one view, worked out as each of them does and held together: ARCHITECTURE "Figures"
//! lists them. `tests/browser/figures.rs` reads the same from the pages as they are drawn.

use crosscheck_compare::{
    Alterations, Clause, Columns, Fate, PRESETS, Reading, Sort, absent, document_newsroom, preset, rewritings, splits,
    transmission, turns,
};
use crosscheck_export::{Format, Order};
use crosscheck_messages::{EN, plain, text_of_concordance, text_of_issue, text_of_preset};
use crosscheck_model::{ClaimId, Document, DocumentId, EntityId, EntityKind, LineageKind, Mark, QuestionId, each_once};
use crosscheck_search::{FacetKind, Request, Results, Unit, Value};

use crate::components::narrow_to_naming;
use crate::pages::compare::{IssueFacts, PageTitle, WholeShown};
use crate::pages::{names, overview, read};
use crate::site::Site;

fn site() -> Site {
    Site::open(crate::pack::bytes()).unwrap()
}

/// What is altered, as addresses spell it: nothing, a newsroom left out, a name that is printed in many places taken apart.
const ALTERED: [&str; 3] = ["", "o:business-insider", "n:popular-mobilization-units:PMF"];

fn with_each_reading(check: impl Fn(&Site, &Reading, &[ClaimId])) {
    let site = site();
    for address in ALTERED {
        let (altered, unknown) = Alterations::parse(&site.corpus, address);
        assert_eq!(unknown, [""; 0], "{address}");
        let reading = Reading::altered(&site.corpus, altered);
        let claims = reading.claims();
        check(&site, &reading, &claims);
    }
}

fn found(site: &Site, request: &Request) -> Results {
    site.index().search(&site.corpus, request)
}

fn documents(site: &Site) -> impl Iterator<Item = (DocumentId, &Document)> {
    let all = site.corpus.documents.iter().enumerate();
    all.map(|(index, document)| (index.into(), document))
}

/// The numbers in a text, in order.
fn numbers(text: &str) -> Vec<usize> {
    let parts = text.split(|letter: char| !letter.is_ascii_digit());
    parts.filter_map(|part| part.parse().ok()).collect()
}

#[test]
fn documents_paragraphs_and_claims_are_counted_alike() {
    let site = site();
    let corpus = &site.corpus;
    let paragraphs: usize = corpus.documents.iter().map(Document::text_paragraphs).sum();
    let explored = found(&site, &Request::default());
    assert_eq!(
        explored.totals,
        [corpus.documents.len(), paragraphs, corpus.claims.len()],
        "Explore lists what foot, overview and About count"
    );
    let held: usize = documents(&site).map(|(id, _)| corpus.claims_of(id).len()).sum();
    assert_eq!(held, corpus.claims.len(), "About and Read");
    let reading = Reading::new(corpus);
    let figures = reading.figures(&reading.claims());
    assert_eq!(
        (figures.claims, figures.documents),
        (held, corpus.documents.len()),
        "Overview"
    );
    let mentioned: usize = documents(&site).map(|(id, _)| corpus.mentions_of(id).len()).sum();
    assert_eq!(mentioned, corpus.mentions.len(), "About and Names");
    for (id, document) in documents(&site) {
        let furniture = document.paragraphs.len() - document.text_paragraphs();
        let mut expected = vec![corpus.claims_of(id).len(), document.text_paragraphs()];
        expected.extend((furniture > 0).then_some(furniture));
        assert_eq!(numbers(&read::holds(&site, id, document)), expected, "Read");
        let counts = |mention: &crosscheck_model::Mention| {
            let paragraph = &document.paragraphs[mention.paragraph as usize - 1];
            paragraph.role.counts()
        };
        assert!(corpus.mentions_of(id).iter().all(counts), "no name in furniture counts");
        assert!(
            corpus
                .claims_of(id)
                .iter()
                .all(|claim| document.paragraphs[claim.paragraph as usize - 1].role.counts())
        );
    }
    let csv = Order::everything(corpus).write(Format::Csv);
    assert_eq!(csv.lines().count(), 1 + corpus.claims.len(), "a row a claim");
}

#[test]
fn newsrooms_are_counted_alike() {
    let site = site();
    let reading = Reading::new(&site.corpus);
    let claims = reading.claims();
    let of_documents = documents(&site).filter_map(|(id, _)| document_newsroom(&site.corpus, id));
    let of_documents = each_once(of_documents).len();
    let columns = reading.concordance(&claims, Columns::Newsrooms).columns.len();
    let held = reading.figures(&claims).newsrooms_held;
    assert_eq!(
        (held, columns),
        (of_documents, of_documents),
        "Overview, Compare by newsroom"
    );
}

#[test]
fn a_name_is_counted_alike() {
    let whole = site();
    let apart = |address: &str| whole.apart(&Alterations::parse(&whole.corpus, address).0);
    let apart = apart(ALTERED[2]).expect("a name is taken apart");
    assert!(whole.apart(&Alterations::default()).is_none());
    for site in [&whole, &apart] {
        let corpus = &site.corpus;
        let most = overview::named(corpus);
        let facets = found(site, &Request::default()).facets;
        for index in 0..corpus.entities.len() {
            let (entity, record) = (EntityId::from(index), &corpus.entities[index]);
            let mentions: Vec<_> = corpus
                .mentions
                .iter()
                .filter(|mention| mention.entity == entity)
                .collect();
            let places = each_once(mentions.iter().map(|each| (each.document, each.paragraph))).len();
            let in_documents = each_once(mentions.iter().map(|each| each.document)).len();
            let name = &record.name;
            let listed = names::of_kind(corpus, record.kind);
            assert!(listed.contains(&(entity, mentions.len())), "{name} on Names");
            let top = most.iter().find(|named| named.entity == entity);
            let top = top.map_or((0, 0), |named| (named.mentions, named.documents));
            assert_eq!(top, (mentions.len(), in_documents), "{name} on the overview");
            let told = numbers(&names::how_often(corpus, entity));
            match mentions.len() {
                0 => assert_eq!(told, [0; 0], "{name}"),
                times => assert_eq!(told, [times, places, in_documents, corpus.documents.len()], "{name}"),
            }
            let mut request = Request::default();
            narrow_to_naming(&mut request, corpus, entity);
            assert_eq!(
                found(site, &request).total,
                places,
                "{name}: hits of the link from its page"
            );
            let kind = match record.kind {
                EntityKind::Person => FacetKind::Person,
                EntityKind::Organisation => FacetKind::Organisation,
                EntityKind::Place => FacetKind::Place,
                EntityKind::Event => continue,
            };
            let facet = facets.iter().find(|facet| facet.kind == kind).unwrap();
            let value = facet
                .values
                .iter()
                .find(|value| value.value == Value::Recorded(entity.0));
            // Whoever is only spoken about is listed with no passage.
            assert_eq!(value.map_or(0, |value| value.count), places, "{name} in the facet");
            let request = Request {
                query: name.clone(),
                ..Request::default()
            };
            let answer = site.index().answer(corpus, &request);
            if let Some(naming) = answer.naming() {
                assert_eq!(naming, places, "{name} typed");
                assert_eq!(
                    answer.total(),
                    places + names::by_words(site, name, places),
                    "{name} by words alone"
                );
            }
        }
    }
    let pmu = whole.corpus.find_entity("popular-mobilization-units").unwrap();
    let count = |site: &Site| numbers(&names::how_often(&site.corpus, pmu));
    assert!(count(&apart)[0] < count(&whole)[0] && count(&apart)[1] < count(&whole)[1]);
}

#[test]
fn questions_are_counted_alike() {
    with_each_reading(|site, reading, claims| {
        let corpus = &site.corpus;
        let whole = WholeShown::of(reading, claims, Columns::Documents);
        let split = whole.concordance.split();
        assert_eq!(whole.kept_by(preset("contradict")), split, "preset and headings");
        let heading = PageTitle::of(&whole, None, false).title.to_lowercase();
        let cardinal = |count| crate::components::cardinal(count);
        assert!(
            heading.starts_with(&format!(
                "{} of {} questions",
                cardinal(split),
                cardinal(whole.questions())
            )),
            "{heading}"
        );
        for row in &whole.concordance.questions {
            let facts = IssueFacts::new(reading, claims, row.question);
            let contradicted = facts
                .relations
                .shown
                .iter()
                .any(crate::pages::compare::is_contradiction);
            assert_eq!(
                splits(row.summary.kind),
                contradicted,
                "contradictions of {:?}",
                row.question
            );
        }
        for preset in &PRESETS {
            let shown = whole.shown(corpus, Some(preset), preset.sort);
            let kept = shown.questions.len();
            assert_eq!(kept, whole.kept_by(Some(preset)), "{}", preset.key);
            let deck = PageTitle::of(&whole, Some(preset), false).deck;
            assert_eq!(numbers(&deck)[..2], [kept, whole.questions()], "{deck}");
            let asked = (preset.filter, whole.questions());
            let text = plain(&text_of_preset(EN, reading, claims, &shown, asked));
            assert!(text.contains(&deck), "{text}");
            let order = Order {
                items: crosscheck_export::Items::Claims(claims.to_vec()),
                altered: reading.alterations().clone(),
                preset: Some(preset),
                ..Order::everything(corpus)
            };
            let brief = order.write(Format::Markdown);
            assert_eq!(brief.matches("\n## ").count(), kept, "{}", preset.key);
            assert!(
                brief.contains(&format!("{kept} of {} questions", whole.questions())),
                "{brief}"
            );
        }
    });
}

#[test]
fn changes_are_counted_alike() {
    with_each_reading(|site, reading, claims| {
        let corpus = &site.corpus;
        let turns = turns(reading, claims);
        let questions = each_once(turns.iter().map(|turn| turn.question)).len();
        let whole = WholeShown::of(reading, claims, Columns::Documents);
        assert!(questions <= whole.kept_by(preset("changed")));
        let in_view = each_once(claims.iter().filter_map(|&claim| Some(corpus.claim(claim)?.document)));
        let noted = |id: &DocumentId| -> usize {
            let lineage = corpus.document(*id).unwrap().lineage.iter();
            let taken = lineage.filter(|lineage| lineage.kind != LineageKind::Non);
            taken.map(|lineage| lineage.variants.len()).sum()
        };
        let faces = |id: &DocumentId| -> usize {
            let ways = transmission(reading, claims, *id);
            let fates = [Fate::Dropped, Fate::Added, Fate::Changed, Fate::Moved];
            ways.iter().flat_map(|came| fates.map(|fate| came.count(fate).0)).sum()
        };
        let listed = rewritings(reading, claims).len();
        assert_eq!(in_view.iter().map(noted).sum::<usize>(), listed, "Read and the preset");
        assert_eq!(
            in_view.iter().map(faces).sum::<usize>(),
            listed,
            "face to face and the preset"
        );
        let missing = absent(reading, claims)
            .iter()
            .map(|party| party.on.len())
            .sum::<usize>();
        let on_sheets: usize = whole
            .concordance
            .questions
            .iter()
            .map(|row| reading.issue(claims, row.question).not_heard.len())
            .sum();
        assert_eq!(missing, on_sheets, "who is not heard: the preset and the sheets");
    });
}

#[test]
fn separate_sources_are_counted_alike() {
    with_each_reading(|site, reading, claims| {
        let corpus = &site.corpus;
        let table = reading.concordance(claims, Columns::Documents);
        let text = plain(&text_of_concordance(EN, reading, &table));
        let order = Order {
            items: crosscheck_export::Items::Claims(claims.to_vec()),
            altered: reading.alterations().clone(),
            ..Order::everything(corpus)
        };
        for row in &table.questions {
            let facts = IssueFacts::new(reading, claims, row.question);
            let sheet = &facts.sheet;
            assert_eq!((&row.figures, &row.summary), (&sheet.figures, &sheet.summary));
            assert_eq!(row.figures.claims, facts.claims.len());
            let on_sheet = plain(&text_of_issue(EN, reading, sheet, &facts.ways));
            let brief = Order {
                question: Some(row.question),
                ..order.clone()
            };
            let brief = brief.write(Format::Markdown);
            let sentence = EN.figures(corpus, &row.figures);
            for told in [&text, &on_sheet, &brief] {
                assert!(told.contains(&sentence), "{sentence} in {told}");
            }
            let mut most = 0;
            for (grid, answer) in row.positions.iter().zip(&facts.answers) {
                let position = &answer.position;
                assert_eq!((&grid.figures, &grid.rests_on), (&position.figures, &position.rests_on));
                assert_eq!(grid.against, position.against);
                assert_eq!(grid.rests_on.len(), grid.figures.claims, "what “why” lists");
                assert_eq!(grid.figures, reading.figures(&grid.rests_on), "what “why” counts");
                if !grid.figures.at_least {
                    assert_eq!(
                        answer.counted.len(),
                        grid.figures.lines_held,
                        "the sources that are listed"
                    );
                }
                let in_cells: usize = grid.cells.iter().map(|cell| cell.claims.len()).sum();
                assert_eq!(in_cells, answer.cards.len(), "cells and cards");
                most = most.max(grid.figures.lines_held);
                if grid.figures.claims > 0 {
                    let sentence = EN.figures(corpus, &grid.figures);
                    assert!(text.contains(&sentence) && on_sheet.contains(&sentence) && brief.contains(&sentence));
                }
            }
            // The folded row shows all sources of the question, and its summary the most of one answer.
            assert!(row.figures.lines_held >= most, "{:?}", row.question);
            if let Clause::Split(answers, each) | Clause::AllCanHold(answers, each) = row.summary.clause {
                let given = row.positions.iter().filter(|position| position.figures.claims > 0);
                assert_eq!((given.count(), most), (answers, each.held), "{:?}", row.question);
            }
        }
    });
}

#[test]
fn marks_have_one_word_and_one_count() {
    let site = site();
    let corpus = &site.corpus;
    let request = Request {
        unit: Unit::Claims,
        ..Request::default()
    };
    let facets = found(&site, &request).facets;
    let does = facets.iter().find(|facet| facet.kind == FacetKind::Does).unwrap();
    let reading = Reading::new(corpus);
    let shown = reading.concordance(&reading.claims(), Columns::Documents).marks();
    for mark in Mark::OF_CLAIMS {
        let claims = corpus.claims.iter().filter(|claim| corpus.mark(claim) == mark).count();
        let value = does.values.iter().find(|value| value.label == EN.mark(mark));
        assert_eq!(value.map_or(0, |value| value.count), claims, "{}", EN.mark(mark));
        assert_eq!(shown.contains(&mark), claims > 0, "the key lists what occurs");
    }
    let text = plain(&text_of_concordance(
        EN,
        &reading,
        &reading.concordance(&reading.claims(), Columns::Documents),
    ));
    let brief = Order::everything(corpus).write(Format::Markdown);
    for mark in shown.into_iter().filter(|mark| Mark::OF_CLAIMS.contains(mark)) {
        assert!(text.contains(EN.mark(mark)), "{}", EN.mark(mark));
        assert!(
            brief.contains(&format!("(The document: {}.)", EN.mark(mark))),
            "{}",
            EN.mark(mark)
        );
    }
}

#[test]
fn a_question_has_as_many_claims_as_its_facet() {
    let site = site();
    let reading = Reading::new(&site.corpus);
    let table = reading.concordance(&reading.claims(), Columns::Documents);
    let request = Request {
        unit: Unit::Claims,
        ..Request::default()
    };
    let facets = found(&site, &request).facets;
    let asked = facets.iter().find(|facet| facet.kind == FacetKind::Question).unwrap();
    for row in &table.questions {
        let QuestionId(number) = row.question;
        let value = asked
            .values
            .iter()
            .find(|value| value.value == Value::Recorded(number))
            .unwrap();
        assert_eq!(value.count, row.figures.claims);
    }
    let mut ordered = table.clone();
    crosscheck_compare::sort(&site.corpus, &mut ordered, Sort::Name);
    assert_eq!(ordered.split(), table.split(), "in every order");
}
