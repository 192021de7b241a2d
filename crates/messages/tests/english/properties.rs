//! What holds of the sentences of any corpus: checked on small random ones.

use crosscheck_compare::fixture::{all, some_corpus};
use crosscheck_compare::{Columns, Reading, issue, lanes, lineages, numbers, sharpest};
use crosscheck_messages::{EN, TextKind, text_of_concordance, text_of_issue};
use crosscheck_model::QuestionId;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_sentence_is_one(corpus in some_corpus()) {
        let claims = all(&corpus);
        for question in 0..corpus.questions.len() {
            let sheet = issue(&corpus, &claims, QuestionId::from(question));
            let mut sentences: Vec<String> = sheet.relations.iter().map(|line| EN.reason(&corpus, line)).collect();
            sentences.push(EN.reach(&corpus, &sheet.figures));
            for sentence in sentences {
                prop_assert!(sentence.ends_with('.') && !sentence.contains("  ") && !sentence.contains(" ."), "{}", sentence);
            }
            // More than the certain figure is never said without what has to hold for it.
            let more = EN.sources_if(&corpus, &sheet.figures);
            prop_assert_eq!(more.is_some(), sheet.figures.lines_traced > sheet.figures.lines_held);
            prop_assert!(more.is_none_or(|more| !more.ends_with("if ")));
            let clause = EN.clause(&corpus, &sheet.summary);
            prop_assert!(!clause.is_empty() && !clause.ends_with('.'));
        }
        for found in sharpest(&corpus, &claims, 9) {
            let sentence = EN.contradiction(&corpus, &found);
            prop_assert!(sentence.ends_with('.') && (1..=3).contains(&sentence.matches("; ").count()), "{}", sentence);
        }
    }

    #[test]
    fn the_text_says_every_cell_of_the_table(corpus in some_corpus()) {
        let claims = all(&corpus);
        let reading = Reading::new(&corpus);
        for columns in [Columns::Documents, Columns::Newsrooms, Columns::Voices, Columns::Institutions, Columns::Years] {
            let table = reading.concordance(&claims, columns);
            let mut text = text_of_concordance(EN, &reading, &table).into_iter().filter(|line| line.cell.is_some());
            for row in &table.questions {
                for position in &row.positions {
                    for (index, cell) in position.cells.iter().enumerate() {
                        let line = text.next().unwrap();
                        prop_assert_eq!(line.cell, Some((row.question, position.position, index)));
                        prop_assert_eq!(&line.claims, &cell.claims);
                        prop_assert!(line.text.starts_with(&EN.column(&corpus, &table.columns[index])));
                        let words = cell.mark.map_or("says nothing of this answer", |mark| EN.mark(mark));
                        prop_assert!(line.text.contains(&[": ", words].concat()), "{}", line.text);
                        for speaker in cell.speakers.iter().chain(cell.also.iter().flat_map(|(_, speakers)| speakers)) {
                            prop_assert!(line.text.contains(EN.cell_speaker(speaker)));
                        }
                    }
                }
            }
            prop_assert!(text.next().is_none());
        }
    }

    #[test]
    fn the_sheet_as_text_has_every_claim_relation_and_way(corpus in some_corpus()) {
        let claims = all(&corpus);
        let reading = Reading::new(&corpus);
        for question in 0..corpus.questions.len() {
            let sheet = reading.issue(&claims, question.into());
            let on: Vec<_> = sheet.positions.iter().flat_map(|position| position.claims.clone()).collect();
            let ways = lineages(&reading, &on);
            let text = text_of_issue(EN, &reading, &sheet, &ways);
            let items = text.iter().filter(|line| line.kind == TextKind::Item).count();
            let figures: usize = numbers(&reading, &on, Some(question.into())).iter().map(|axis| axis.ranges.len()).sum();
            let dates = lanes(&reading, &on, Some(question.into())).lanes.len();
            let told = on.len() + sheet.relations.len() + ways.ways.len() + sheet.not_heard.len() + figures + dates;
            prop_assert_eq!(items, told);
        }
    }
}
