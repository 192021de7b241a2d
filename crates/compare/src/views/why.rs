//! Turns a cell of the concordance into what stands behind it.

use crosscheck_model::Mark;

use super::concordance::{PositionRow, Row};
use crate::judge::Why;
use crate::reading::Reading;

/// What stands behind a cell: its claims, or those of the other columns where the column is silent or could not know. `None` where
/// the column speaks on the question and not of this answer.
#[must_use]
pub fn why_cell(reading: &Reading, row: &Row, position: &PositionRow, column: usize) -> Option<Why> {
    let cell = position.cells.get(column)?;
    let mark = cell.mark?;
    let mut claims = cell.claims.clone();
    if claims.is_empty() {
        let silent = mark == Mark::Silent || row.could_not_know.get(column) == Some(&true);
        for each in &row.positions {
            if silent || each.position == position.position {
                for cell in &each.cells {
                    claims.extend(&cell.claims);
                }
            }
        }
    }
    Some(Why::new(reading.corpus(), mark, &claims))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{document, news, own, question};
    use crate::judge::Rule;
    use crate::views::Columns;
    use crosscheck_model::Corpus;

    #[test]
    fn a_quiet_cell_leads_to_what_the_others_say() {
        let mut corpus = Corpus::default();
        let outlets = ["One", "Two"].map(|name| news(&mut corpus, name));
        let articles = outlets.map(|outlet| document(&mut corpus, outlet, "2016"));
        let (asked, other) = (question(&mut corpus, 2, &[]), question(&mut corpus, 2, &[]));
        let spoken = own(&mut corpus, articles[0], asked, 0);
        own(&mut corpus, articles[1], other, 0);
        let reading = Reading::new(&corpus);
        let table = reading.concordance(&reading.claims(), Columns::Documents);
        let row = table.questions.iter().find(|row| row.question == asked).unwrap();
        let why = |position: usize, column| {
            why_cell(&reading, row, &row.positions[position], column).map(|why| (why.rule, why.claims))
        };
        assert_eq!(why(0, 0), Some((Rule::Says, vec![spoken])));
        assert_eq!(why(0, 1), Some((Rule::Silent, vec![spoken])));
        assert_eq!(why(1, 0), None);
    }
}
