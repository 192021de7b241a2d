//! A spot of the grid that can be asked why: the finding of a question, the lines of a position, or one cell.

use crosscheck_model::QuestionId;
use leptos::prelude::*;

use super::Grid;
use super::table::{ColumnId, ColumnList};
use crate::components::lead_to_heading;

/// What the reader asked the why of.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spot {
    pub(super) question: QuestionId,
    /// None: the finding of the whole question.
    pub(super) position: Option<usize>,
    /// None: the lines of the position.
    pub(super) column: Option<ColumnId>,
}

impl Spot {
    pub(super) fn finding(question: QuestionId) -> Self {
        Self {
            question,
            position: None,
            column: None,
        }
    }

    pub(super) fn lines(question: QuestionId, position: usize) -> Self {
        Self {
            position: Some(position),
            ..Self::finding(question)
        }
    }

    pub(super) fn cell(question: QuestionId, position: usize, column: ColumnId) -> Self {
        Self {
            column: Some(column),
            ..Self::lines(question, position)
        }
    }

    /// "7", "7-2", "7-2-4": the question, the position, the place of the column.
    pub(super) fn key(&self, columns: &ColumnList) -> String {
        let column = self.column.as_ref().and_then(|id| columns.find(id));
        let parts = [self.position, column.map(|(place, _)| place)];
        let more = parts.into_iter().flatten().map(|part| format!("-{part}"));
        format!("{}{}", self.question.0, more.collect::<String>())
    }

    /// The id of the stop it belongs to.
    pub(super) fn stop_id(&self, columns: &ColumnList) -> String {
        format!("at-{}", self.key(columns))
    }

    /// Reads a key.
    pub(super) fn read(key: &str, columns: &ColumnList) -> Option<Self> {
        let mut parts = key.split('-').map(str::parse::<usize>);
        let question = parts.next()?.ok()?.into();
        let position = parts.next().and_then(Result::ok);
        let place = parts.next().and_then(Result::ok);
        Some(Self {
            question,
            position,
            column: place.and_then(|place| columns.ids().get(place)).cloned(),
        })
    }
}

impl Grid {
    /// Opens the evidence of a spot and leads to it; a second time closes it.
    pub(super) fn ask(self, spot: Spot) {
        let asked = self.opened.asked;
        if asked.with_untracked(|asked| asked.as_ref() == Some(&spot)) {
            asked.set(None);
            return;
        }
        asked.set(Some(spot));
        lead_to_heading(self.explorer, "evidence");
    }

    /// Whether the evidence of a spot is open, tracked.
    pub(super) fn is_asked(self, spot: &Spot) -> bool {
        self.opened.asked.with(|asked| asked.as_ref() == Some(spot))
    }

    /// Closes the evidence and gives the focus back to the stop it belongs to. False where none was open.
    pub(super) fn close_evidence(self) -> bool {
        let Some(spot) = self.opened.asked.get_untracked() else {
            return false;
        };
        let is_folded = !untrack(|| self.is_open(spot.question));
        self.opened.asked.set(None);
        let stop = if is_folded {
            format!("at-f{}", spot.question.0)
        } else {
            self.columns.with_untracked(|columns| spot.stop_id(columns))
        };
        self.explorer.focus(&stop)
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crosscheck_compare::{Columns, Reading};
    use crosscheck_model::decode;

    use super::*;

    #[test]
    fn a_spot_is_read_from_its_key() {
        let corpus = decode(crate::pack::bytes()).unwrap();
        let reading = Reading::new(&corpus);
        let columns = reading.concordance(&reading.claims(), Columns::Documents).columns;
        let columns = ColumnList::new(Columns::Documents, columns);
        let third = columns.ids()[2].clone();
        for (spot, key) in [
            (Spot::finding(QuestionId(7)), "7"),
            (Spot::lines(QuestionId(7), 2), "7-2"),
            (Spot::cell(QuestionId(7), 2, third), "7-2-2"),
        ] {
            assert_eq!(spot.key(&columns), key);
            assert_eq!(Spot::read(key, &columns), Some(spot));
        }
        assert_eq!(Spot::read("", &columns), None);
    }
}
