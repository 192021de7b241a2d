//! What the page of the concordance shows: the whole comparison, and of it the rows that the reader asked for, in their order.

use crosscheck_compare::{Columns, Concordance, PRESETS, Preset, Reading, Sort, apply_preset, sort};
use crosscheck_messages::EN;
use crosscheck_model::{ClaimId, Corpus, QuestionId};

use crate::components::{SEPARATE_SOURCES, capital, cardinal};

/// The comparison of the claims in view, and which of its questions each preset keeps.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Whole {
    pub(crate) columns: Columns,
    pub(crate) concordance: Concordance,
    kept: Vec<Vec<QuestionId>>,
}

impl Whole {
    pub(crate) fn of(reading: &Reading, claims: &[ClaimId], columns: Columns) -> Self {
        let concordance = reading.concordance(claims, columns);
        let kept = |preset: &Preset| {
            let mut kept = concordance.clone();
            apply_preset(reading, &mut kept, claims, preset);
            crosscheck_model::each_once(kept.questions.iter().map(|row| row.question))
        };
        Self {
            columns,
            kept: PRESETS.iter().map(kept).collect(),
            concordance,
        }
    }

    /// How many questions are in view.
    pub(crate) fn questions(&self) -> usize {
        self.concordance.questions.len()
    }

    /// How many of them a preset keeps; without one, all.
    pub(crate) fn kept_by(&self, preset: Option<&Preset>) -> usize {
        match preset {
            None => self.questions(),
            Some(preset) => self.kept(preset).map_or(0, <[QuestionId]>::len),
        }
    }

    fn kept(&self, preset: &Preset) -> Option<&[QuestionId]> {
        let place = PRESETS.iter().position(|known| known.key == preset.key)?;
        self.kept.get(place).map(Vec::as_slice)
    }

    /// The rows that a preset keeps, in an order.
    pub(crate) fn shown(&self, corpus: &Corpus, preset: Option<&Preset>, order: Sort) -> Concordance {
        let mut shown = self.concordance.clone();
        if let Some(kept) = preset.and_then(|preset| self.kept(preset)) {
            shown.questions.retain(|row| kept.binary_search(&row.question).is_ok());
        }
        sort(corpus, &mut shown, order);
        if preset.is_some() && matches!(self.columns, Columns::Voices | Columns::Institutions) {
            shown.keep_columns_that_answer();
        }
        shown
    }
}

/// The title of the page and what stands below it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Heading {
    pub(crate) title: String,
    pub(crate) deck: String,
    /// The same where answers stand under each other instead of in a table.
    pub(super) on_a_phone: String,
}

impl Heading {
    /// `narrowed`: not every claim of the corpus is compared.
    pub(crate) fn of(whole: &Whole, preset: Option<&Preset>, narrowed: bool) -> Self {
        let all = whole.questions();
        let (title, deck) = match preset {
            _ if all == 0 => (
                "No question is in view".to_owned(),
                "What is narrowed and left out together leaves no claim to compare.".to_owned(),
            ),
            None => (
                format!(
                    "{} of {} questions {}split the reports",
                    capital(&cardinal(whole.concordance.split())),
                    cardinal(all),
                    if narrowed { "in view " } else { "" },
                ),
                format!("{HOW_TO_READ} {SEPARATE_SOURCES}"),
            ),
            Some(preset) => (
                EN.preset(preset.filter).to_owned(),
                EN.kept(preset.filter, whole.kept_by(Some(preset)), all),
            ),
        };
        let on_a_phone = deck.replace(HOW_TO_READ, HOW_TO_READ_ON_A_PHONE);
        Self {
            title,
            deck,
            on_a_phone,
        }
    }
}

const HOW_TO_READ: &str =
    "Read across a line to see who shares an answer, down a column to see one report, voice or year.";

/// On a phone answers stand under each other.
const HOW_TO_READ_ON_A_PHONE: &str = "Under each answer stand the reports that give it, and whose words they are.";

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crosscheck_model::decode;

    use super::*;

    #[test]
    fn a_preset_shows_the_rows_it_promises() {
        let corpus = decode(crate::pack::bytes()).unwrap();
        let reading = Reading::new(&corpus);
        let claims = reading.claims();
        let whole = Whole::of(&reading, &claims, Columns::Documents);
        for preset in &PRESETS {
            let shown = whole.shown(&corpus, Some(preset), preset.sort);
            let mut expected = whole.concordance.clone();
            apply_preset(&reading, &mut expected, &claims, preset);
            assert_eq!(shown, expected, "{}", preset.key);
            assert_eq!(shown.questions.len(), whole.kept_by(Some(preset)));
        }
        let all = whole.shown(&corpus, None, Sort::Name);
        assert_eq!(all.questions.len(), whole.kept_by(None));
    }

    #[test]
    fn the_heading_says_what_is_shown() {
        let corpus = decode(crate::pack::bytes()).unwrap();
        let reading = Reading::new(&corpus);
        let whole = Whole::of(&reading, &reading.claims(), Columns::Documents);
        let check = |whole: &Whole, preset: Option<&Preset>, narrowed: bool, expected: &str| {
            let title = Heading::of(whole, preset, narrowed).title;
            assert!(title.ends_with(expected), "{title}");
        };
        check(&whole, None, false, "questions split the reports");
        check(&whole, None, true, "questions in view split the reports");
        check(&whole, PRESETS.first(), false, "Where do they contradict each other?");
        let nothing = Whole::of(&reading, &[], Columns::Documents);
        check(&nothing, PRESETS.first(), true, "No question is in view");
    }
}
