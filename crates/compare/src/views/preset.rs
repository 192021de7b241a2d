//! Turns a question that a reader brings to the whole comparison ("Where do they contradict each other?") into which rows it
//! keeps and in what order. The questions are one table, [`PRESETS`].

use crosscheck_model::{Altered, ClaimId, Corpus};

use super::asked::is_turn;
use super::concordance::{Concordance, Row, Sort, sort};
use super::issue::sheet;
use crate::judge::{RelationWord, View, splits};
use crate::reading::Reading;

/// What a row must have to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// The reports split on it: claims contradict each other, as an editor judged or by rule.
    Contradicts,
    /// Every answer that is given rests on one line.
    OneLine,
    /// An update, or a voice that changes its answer.
    Changed,
    /// A claim whose words were altered, or one that is firmer, weaker or thinner than what it was taken from.
    Rewritten,
    /// A party that is not heard.
    NotHeard,
}

/// A question to the whole comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preset {
    /// The slug in addresses.
    pub key: &'static str,
    /// Which rows it keeps.
    pub filter: Filter,
    /// In what order.
    pub sort: Sort,
}

/// Every preset, in order.
pub const PRESETS: [Preset; 5] = [
    Preset {
        key: "contradict",
        filter: Filter::Contradicts,
        sort: Sort::Disagreement,
    },
    Preset {
        key: "one-line",
        filter: Filter::OneLine,
        sort: Sort::Lines,
    },
    Preset {
        key: "changed",
        filter: Filter::Changed,
        sort: Sort::Time,
    },
    Preset {
        key: "rewritten",
        filter: Filter::Rewritten,
        sort: Sort::Disagreement,
    },
    Preset {
        key: "not-heard",
        filter: Filter::NotHeard,
        sort: Sort::Silence,
    },
];

/// The preset of a slug.
#[must_use]
pub fn preset(key: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|preset| preset.key == key)
}

/// Keeps the rows a preset asks for, in its order.
pub fn apply_preset(reading: &Reading, concordance: &mut Concordance, claims: &[ClaimId], preset: &Preset) {
    let view = View::new(reading, claims);
    concordance.questions.retain(|row| keeps(&view, row, preset.filter));
    sort(reading.corpus(), concordance, preset.sort);
}

fn keeps(view: &View, row: &Row, filter: Filter) -> bool {
    if filter == Filter::OneLine {
        return row.positions.iter().all(|position| position.figures.lines_held < 2);
    }
    if filter == Filter::Contradicts {
        return splits(row.summary.kind);
    }
    let sheet = sheet(view, row.question);
    let has = |words: &[RelationWord]| sheet.relations.iter().any(|line| words.contains(&line.kind));
    match filter {
        Filter::OneLine | Filter::Contradicts => true,
        Filter::NotHeard => !sheet.not_heard.is_empty(),
        Filter::Changed => sheet.relations.iter().any(is_turn),
        Filter::Rewritten => {
            let claims = sheet.positions.iter().flat_map(|position| &position.claims);
            has(&[
                RelationWord::Hardens,
                RelationWord::Softens,
                RelationWord::Thins,
                RelationWord::HeadlineFirmer,
            ]) || claims.into_iter().any(|&claim| is_rewritten(view.corpus, claim))
        }
    }
}

/// Whether a claim's words are not those of the copy its document was traced to.
fn is_rewritten(corpus: &Corpus, id: ClaimId) -> bool {
    let Some(claim) = corpus.claim(id) else {
        return false;
    };
    let lineage = corpus
        .document(claim.document)
        .map_or(&[][..], |document| &document.lineage);
    claim.altered != Altered::No
        || lineage
            .iter()
            .flat_map(|lineage| &lineage.variants)
            .any(|variant| variant.paragraph == claim.paragraph)
}

#[cfg(test)]
mod tests {
    use crosscheck_model::{DocumentId, Party, QuestionId, RelationKind};

    use super::*;
    use crate::fixture::{all, date, document, edit, news, own, question, relate, voice};
    use crate::views::Columns;

    /// Two newsrooms and four questions; the claims of each are told apart by the tests.
    fn four_questions() -> Corpus {
        let mut corpus = Corpus::default();
        for name in ["One", "Two"] {
            let outlet = news(&mut corpus, name);
            document(&mut corpus, outlet, "2016");
        }
        for _ in 0..4 {
            question(&mut corpus, 2, &[(0, 1)]);
        }
        for asked in 0..4 {
            for at in 0..2 {
                own(&mut corpus, DocumentId(at), QuestionId(asked), 0);
            }
        }
        corpus
    }

    fn check(corpus: &Corpus, key: &str, expected: &[u32]) {
        let reading = Reading::new(corpus);
        let mut table = reading.concordance(&all(corpus), Columns::Documents);
        apply_preset(&reading, &mut table, &all(corpus), preset(key).unwrap());
        let found: Vec<u32> = table.questions.iter().map(|row| row.question.0).collect();
        assert_eq!(found, expected, "{key}");
    }

    #[test]
    fn each_preset_keeps_the_rows_it_asks_for() {
        let mut corpus = four_questions();
        for preset in &PRESETS {
            check(&corpus, preset.key, &[]);
        }
        edit(&mut corpus, ClaimId(1)).position = 1.into();
        check(&corpus, "contradict", &[0]);
        // Each of its two answers, where all others have one answer along two lines.
        check(&corpus, "one-line", &[0]);
        edit(&mut corpus, ClaimId(3)).altered = Altered::Yes;
        check(&corpus, "rewritten", &[1]);
        relate(&mut corpus, ClaimId(5), RelationKind::Updates, ClaimId(4));
        edit(&mut corpus, ClaimId(5)).happened = Some(date("2016"));
        check(&corpus, "changed", &[2]);
        let party = voice(&mut corpus, "Party", crosscheck_model::Naming::Named);
        corpus.questions[3].parties = vec![Party::Voice(party)];
        check(&corpus, "not-heard", &[3]);
    }

    #[test]
    fn keys_are_slugs_and_lead_back() {
        for known in &PRESETS {
            assert_eq!(preset(known.key), Some(known));
            assert!(!known.key.contains(' '));
        }
        assert_eq!(preset("other"), None);
    }
}
