//! Turns what is pinned into everything that face to face shows: the comparison itself, how many questions of each kind there are,
//! and what happened between a document and its source.

use crosscheck_compare::{Difference, Face, Pin, Reading, Transmission, face};
use crosscheck_messages::{EN, TextLine, text_of_face};
use crosscheck_model::{ClaimId, Corpus};

use super::changes::TransmissionShown;
use crate::components::{capital, cardinal, counted, joined};
use crate::pages::compare::numbers::{DatesShown, arrange_dates};

/// What face to face shows.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct FacesFacts {
    /// The comparison, with its differences alone where the reader asked for them. Its transmissions are in `between` and
    /// `others`.
    pub(super) face: Face,
    /// The questions of the whole comparison, whichever are shown.
    pub(super) counts: Counts,
    /// The dates of all columns.
    pub(super) dates: DatesShown,
    /// What came from one of the pinned documents to another: it stands first.
    pub(super) between: Vec<TransmissionShown>,
    /// What came to a pinned document from elsewhere: it stands last.
    pub(super) others: Vec<TransmissionShown>,
    /// The claims that are compared.
    pub(super) in_view: usize,
}

impl FacesFacts {
    /// Sets pins beside each other, of the claims in view.
    pub(super) fn new(reading: &Reading, claims: &[ClaimId], pins: &[Pin], differences: bool) -> Self {
        let mut face = face(reading, claims, pins);
        let counts = Counts::of(&face);
        let shown = |came: Transmission| TransmissionShown::new(reading, came);
        let (between, others) = std::mem::take(&mut face.transmissions)
            .into_iter()
            .map(shown)
            .partition(|shown| is_source_pinned(&shown.came, pins));
        if differences {
            face.keep_differences();
            // That only one speaks is counted under the heading; here stands what they say differently.
            face.rows.retain(|row| row.difference.is_one());
        }
        Self {
            dates: arrange_dates(reading, face.dates.clone()),
            in_view: claims.len(),
            face,
            counts,
            between,
            others,
        }
    }

    /// The same read as text.
    pub(super) fn text(&self, reading: &Reading) -> Vec<TextLine> {
        let mut face = self.face.clone();
        let all = self.between.iter().chain(&self.others);
        face.transmissions = all.map(|shown| shown.came.clone()).collect();
        text_of_face(EN, reading, &face)
    }

    /// Who stands face to face, and the finding.
    pub(super) fn title(&self, corpus: &Corpus) -> String {
        let labels: Vec<String> = self
            .face
            .columns
            .iter()
            .map(|column| EN.pin(corpus, column.pin))
            .collect();
        // The label of a claim is a whole sentence.
        let claim_pinned = self
            .face
            .columns
            .iter()
            .any(|column| matches!(column.pin, Pin::Claim(_)));
        let who = if claim_pinned {
            format!("{} face to face", capital(&cardinal(labels.len())))
        } else {
            joined(&labels)
        };
        format!("{who}: {}", self.counts.finding())
    }
}

fn is_source_pinned(came: &Transmission, pins: &[Pin]) -> bool {
    came.source.is_some_and(|source| pins.contains(&Pin::Document(source)))
}

/// How many questions there are of each kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Counts {
    contradict: usize,
    differ: usize,
    overlap: usize,
    same: usize,
    only_one: usize,
}

impl Counts {
    fn of(face: &Face) -> Self {
        let count = |difference| face.rows.iter().filter(|row| row.difference == difference).count();
        Self {
            contradict: count(Difference::Contradict),
            differ: count(Difference::Differ),
            overlap: count(Difference::Overlap),
            same: count(Difference::Same),
            only_one: count(Difference::OnlyOne),
        }
    }

    /// What they do on how many questions, the sharpest first.
    fn told(self) -> Vec<(&'static str, usize)> {
        let all = [
            ("contradict each other", self.contradict),
            ("give different answers", self.differ),
            ("agree in part", self.overlap),
            ("say the same", self.same),
        ];
        all.into_iter().filter(|&(_, count)| count > 0).collect()
    }

    /// "they contradict each other on 3 of 8 questions".
    fn finding(self) -> String {
        let together: usize = self.told().iter().map(|(_, count)| count).sum();
        let all = counted(together + self.only_one, "question", "questions");
        match self.told().first() {
            Some((what, count)) => format!("they {what} on {count} of {all}"),
            None => "they never address the same question".to_owned(),
        }
    }

    /// What the questions that are not in the title are: "They agree in part on 1 and say the same on 2; on 3 only one of them
    /// speaks."
    pub(super) fn sentence(self) -> String {
        let told = self.told().into_iter().skip(1);
        let told: Vec<String> = told.map(|(what, count)| format!("{what} on {count}")).collect();
        let mut parts = Vec::new();
        if !told.is_empty() {
            parts.push(format!("they {}", joined(&told)));
        }
        if self.only_one > 0 {
            parts.push(format!("on {} only one of them speaks", self.only_one));
        }
        if parts.is_empty() {
            return String::new();
        }
        format!("{}.", capital(&parts.join("; ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said of so many questions on which they contradict each other, give different answers, agree in part, say the same,
    /// and only one speaks.
    fn check([contradict, differ, overlap, same, only_one]: [usize; 5], finding: &str, sentence: &str) {
        let counts = Counts {
            contradict,
            differ,
            overlap,
            same,
            only_one,
        };
        assert_eq!(
            (counts.finding().as_str(), counts.sentence().as_str()),
            (finding, sentence)
        );
    }

    #[test]
    fn every_question_is_told_once() {
        check([0, 0, 0, 0, 0], "they never address the same question", "");
        check(
            [0, 0, 0, 0, 2],
            "they never address the same question",
            "On 2 only one of them speaks.",
        );
        check([0, 0, 0, 1, 0], "they say the same on 1 of 1 question", "");
        check(
            [3, 0, 1, 2, 3],
            "they contradict each other on 3 of 9 questions",
            "They agree in part on 1 and say the same on 2; on 3 only one of them speaks.",
        );
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod corpus_tests {
    use crosscheck_model::{Corpus, decode};

    use super::*;

    fn pair(corpus: &Corpus) -> [Pin; 2] {
        ["baghdad-post-2017", "business-insider-2016"].map(|id| Pin::Document(corpus.find_document(id).unwrap()))
    }

    #[test]
    fn differences_alone_keep_the_counts_of_all() {
        let corpus = decode(crate::pack::bytes()).unwrap();
        let reading = Reading::new(&corpus);
        let [all, differences] =
            [false, true].map(|only| FacesFacts::new(&reading, &reading.claims(), &pair(&corpus), only));
        assert_eq!(all.counts, differences.counts);
        assert_eq!(
            differences.face.rows.len(),
            all.counts.contradict + all.counts.differ + all.counts.overlap
        );
        assert!(all.face.rows.len() > differences.face.rows.len());
        assert_eq!(all.title(&corpus), differences.title(&corpus));
    }

    #[test]
    fn the_way_to_what_is_not_pinned_stands_last() {
        let corpus = decode(crate::pack::bytes()).unwrap();
        let reading = Reading::new(&corpus);
        let facts = FacesFacts::new(&reading, &reading.claims(), &pair(&corpus), false);
        let is_pinned = |shown: &TransmissionShown| is_source_pinned(&shown.came, &pair(&corpus));
        assert!(facts.between.iter().all(is_pinned) && !facts.others.iter().any(is_pinned));
        assert!(facts.face.transmissions.is_empty() && !facts.others.is_empty());
    }
}
