//! Turns two to four pinned documents, newsrooms, voices or claims into a table: a row for each question any of them addresses,
//! then their names, numbers and dates, and what happened between a document and its source.

use crosscheck_model::{ClaimId, Corpus, Mark, PositionId, QuestionId, RelationKind, Stance};

use super::issue::sheet;
use super::pin::{MOST_PINS, Pin};
use super::printed::{FaceNames, names};
use super::transmission::{Transmission, transmission};
use crate::judge::{Axis, Lanes, RelationLine, RelationWord, Rule, View, Why, claim_mark, lanes, numbers};
use crate::reading::Reading;

/// A column of the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaceColumn {
    /// What was pinned.
    pub pin: Pin,
    /// Its claims in view, in order.
    pub claims: Vec<ClaimId>,
}

/// An answer as a column gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// The answer.
    pub position: PositionId,
    /// The strongest of its marks there.
    pub mark: Mark,
    /// The claims.
    pub claims: Vec<ClaimId>,
}

/// How the columns of a row compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// A claim of one contradicts a claim of another, or one denies what another gives.
    Contradict,
    /// They speak on it and have no answer in common, and nothing says that the answers cannot both hold.
    Differ,
    /// They have an answer in common, and at least one has another too.
    Overlap,
    /// One speaks on it.
    OnlyOne,
    /// Those that speak on it say the same.
    Same,
}

impl Difference {
    /// Whether the columns that speak on it do not say the same.
    #[must_use]
    pub fn is_one(self) -> bool {
        matches!(self, Self::Contradict | Self::Differ | Self::Overlap)
    }

    /// The rule behind it.
    #[must_use]
    pub fn rule(self) -> Rule {
        match self {
            Self::Contradict => Rule::Contradict,
            Self::Differ => Rule::Differs,
            Self::Overlap => Rule::Overlap,
            Self::OnlyOne => Rule::OnlyOne,
            Self::Same => Rule::Same,
        }
    }
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaceRow {
    /// The question.
    pub question: QuestionId,
    /// Per column its answers in order; none where it is silent.
    pub cells: Vec<Vec<Chip>>,
    /// How they compare.
    pub difference: Difference,
    /// How claims of different columns bear on each other.
    pub relations: Vec<RelationLine>,
}

impl FaceRow {
    /// The rule and the claims behind how the columns compare.
    #[must_use]
    pub fn why(&self, reading: &Reading) -> Why {
        let mut claims = Vec::new();
        for chip in self.cells.iter().flatten() {
            claims.extend(&chip.claims);
        }
        Why::new(reading.corpus(), self.difference.rule(), &claims)
    }
}

/// Columns face to face.
#[derive(Clone, Debug, PartialEq)]
pub struct Face {
    /// What was pinned, at most [`MOST_PINS`], each once.
    pub columns: Vec<FaceColumn>,
    /// What they address: where they differ first, in order of the questions.
    pub rows: Vec<FaceRow>,
    /// Names that at least two of them print, where they differ first.
    pub names: Vec<FaceNames>,
    /// Numbers of their claims.
    pub numbers: Vec<Axis>,
    /// Dates of their claims.
    pub dates: Lanes,
    /// Of pinned documents: how they came, where the source is pinned too or outside the corpus.
    pub transmissions: Vec<Transmission>,
}

impl Face {
    /// Leaves only rows and names in which the columns are not the same.
    pub fn keep_differences(&mut self) {
        self.rows.retain(|row| row.difference != Difference::Same);
        self.names.retain(|names| names.differ);
    }

    /// The column a claim stands in first.
    #[must_use]
    pub fn column_of(&self, claim: ClaimId) -> Option<usize> {
        self.columns.iter().position(|column| column.claims.contains(&claim))
    }
}

/// Sets pins beside each other, with their claims in view.
#[must_use]
pub fn face(reading: &Reading, claims: &[ClaimId], pins: &[Pin]) -> Face {
    let corpus = reading.corpus();
    let view = View::new(reading, claims);
    let mut columns: Vec<FaceColumn> = Vec::new();
    let mut together = Vec::new();
    for &pin in pins {
        if columns.len() == MOST_PINS || columns.iter().any(|column| column.pin == pin) {
            continue;
        }
        let mut claims = Vec::new();
        for &id in &view.claims {
            if pin.has(reading, id) {
                claims.push(id);
                together.push(id);
            }
        }
        columns.push(FaceColumn { pin, claims });
    }
    crosscheck_model::sort(&mut together);
    together.dedup();
    let pinned = View::new(reading, &together);
    let named: Vec<_> = columns
        .iter()
        .map(|column| (column.pin, column.claims.as_slice()))
        .collect();
    let mut rows = Vec::new();
    for index in 0..corpus.questions.len() {
        rows.extend(row(&pinned, &columns, index.into()));
    }
    crosscheck_model::sort_by_key(&mut rows, |row| (row.difference, row.question));
    Face {
        rows,
        names: names(&view, &named),
        numbers: numbers(reading, &together, None),
        dates: lanes(reading, &together, None),
        transmissions: transmissions(reading, claims, &columns),
        columns,
    }
}

/// `None` where no column addresses the question.
fn row(pinned: &View, columns: &[FaceColumn], question: QuestionId) -> Option<FaceRow> {
    let mut cells = Vec::new();
    for column in columns {
        cells.push(chips(pinned.reading, column, question));
    }
    let speak: Vec<&Vec<Chip>> = cells.iter().filter(|cell| !cell.is_empty()).collect();
    if speak.is_empty() {
        return None;
    }
    let mut relations = Vec::new();
    if speak.len() > 1 {
        relations = sheet(pinned, question).relations;
        let apart = |line: &RelationLine| {
            !columns
                .iter()
                .any(|column| column.claims.contains(&line.from) && column.claims.contains(&line.to))
        };
        relations.retain(apart);
    }
    let difference = match speak.as_slice() {
        [_] if columns.len() > 1 => Difference::OnlyOne,
        speak => difference(pinned.corpus, speak, &relations),
    };
    Some(FaceRow {
        question,
        cells,
        difference,
        relations,
    })
}

/// How several columns that speak on a question compare.
fn difference(corpus: &Corpus, speak: &[&Vec<Chip>], relations: &[RelationLine]) -> Difference {
    let answers = |chips: &[Chip]| -> Vec<(PositionId, Option<Stance>)> {
        chips.iter().map(|chip| (chip.position, stance(corpus, chip))).collect()
    };
    let columns: Vec<_> = speak.iter().map(|chips| answers(chips)).collect();
    let gives =
        |answers: &[(PositionId, Option<Stance>)], position, stance| answers.contains(&(position, Some(stance)));
    let is_denied = columns.iter().flatten().any(|&(position, _)| {
        let stands = |stance| columns.iter().position(|answers| gives(answers, position, stance));
        stands(Stance::Support).is_some() && stands(Stance::Deny).is_some()
    });
    let contradicts = |line: &RelationLine| {
        matches!(
            line.kind,
            RelationWord::Contradicts | RelationWord::Authored(RelationKind::Contradicts)
        )
    };
    let first = columns.first().map_or(&[][..], Vec::as_slice);
    let is_common = |answer| columns.iter().all(|answers| answers.contains(answer));
    if is_denied || relations.iter().any(contradicts) {
        Difference::Contradict
    } else if columns.iter().all(|answers| answers.as_slice() == first) {
        Difference::Same
    } else if first.iter().any(is_common) {
        Difference::Overlap
    } else {
        Difference::Differ
    }
}

/// The firmest stance of an answer's claims. How a document came by it makes no difference.
fn stance(corpus: &Corpus, chip: &Chip) -> Option<Stance> {
    let claims = chip.claims.iter().filter_map(|&claim| corpus.claim(claim));
    claims.map(|claim| claim.stance).min()
}

/// The answers a column gives to a question.
fn chips(reading: &Reading, column: &FaceColumn, question: QuestionId) -> Vec<Chip> {
    let mut chips: Vec<Chip> = Vec::new();
    for &id in &column.claims {
        let claim = reading.corpus().claim(id).filter(|claim| claim.question == question);
        let Some((_, position)) = claim.zip(reading.position(id)) else {
            continue;
        };
        let mark = claim_mark(reading.corpus(), id);
        match chips.iter_mut().find(|chip| chip.position == position) {
            Some(chip) => {
                chip.mark = chip.mark.min(mark);
                chip.claims.push(id);
            }
            None => chips.push(Chip {
                position,
                mark,
                claims: vec![id],
            }),
        }
    }
    crosscheck_model::sort_by_key(&mut chips, |chip| chip.position);
    chips
}

/// How the pinned documents came, where the source is pinned too or outside the corpus.
fn transmissions(reading: &Reading, claims: &[ClaimId], columns: &[FaceColumn]) -> Vec<Transmission> {
    let mut documents = Vec::new();
    for column in columns {
        if let Pin::Document(document) = column.pin {
            documents.push(document);
        }
    }
    let mut found = Vec::new();
    for &document in &documents {
        for each in transmission(reading, claims, document) {
            if each.source.is_none_or(|source| documents.contains(&source)) {
                found.push(each);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crosscheck_model::{Corpus, DocumentId, Naming, OutletId, Relay, Stance, VoiceId};

    use super::*;
    use crate::fixture::{all, copies, document, edit, news, own, question, said, voice};

    /// A story and its copy, with one question they agree on, one they do not, and one only the story has.
    fn pair() -> (Corpus, [DocumentId; 2]) {
        let mut corpus = Corpus::default();
        let (source, copier) = (news(&mut corpus, "Source"), news(&mut corpus, "Copier"));
        let documents = [
            document(&mut corpus, source, "2016"),
            document(&mut corpus, copier, "2016"),
        ];
        copies(&mut corpus, documents[1], Relay::Outlet(source));
        let questions: Vec<_> = (0..4).map(|_| question(&mut corpus, 2, &[(0, 1)])).collect();
        let speaker = voice(&mut corpus, "Speaker", Naming::Named);
        for (at, asked, position) in [(0, 0, 0), (0, 1, 0), (0, 2, 0), (1, 0, 0), (1, 1, 1)] {
            own(&mut corpus, documents[at], questions[asked], position);
        }
        said(&mut corpus, documents[1], questions[1], 1, &[speaker]);
        (corpus, documents)
    }

    fn rows(face: &Face) -> Vec<(u32, Difference, usize)> {
        face.rows
            .iter()
            .map(|row| (row.question.0, row.difference, row.relations.len()))
            .collect()
    }

    #[test]
    fn rows_are_what_the_columns_address_and_differences_come_first() {
        let (corpus, [story, copy]) = pair();
        let reading = Reading::new(&corpus);
        let mut found = face(&reading, &all(&corpus), &[Pin::Document(story), Pin::Document(copy)]);
        assert_eq!(
            rows(&found),
            [
                (1, Difference::Contradict, 1),
                (2, Difference::OnlyOne, 0),
                (0, Difference::Same, 1),
            ]
        );
        assert_eq!(found.transmissions.len(), 1);
        assert_eq!(found.rows[0].why(&reading).claims.len(), 3);
        found.keep_differences();
        assert_eq!(found.rows.len(), 2);
        // The copy's reporting is the source's.
        let newsroom = face(&reading, &all(&corpus), &[Pin::Newsroom(OutletId(0))]);
        assert_eq!(newsroom.columns[0].claims.len(), 6);
    }

    #[test]
    fn a_mark_makes_a_difference_too() {
        let (mut corpus, [story, copy]) = pair();
        edit(&mut corpus, ClaimId(3)).stance = Stance::Comment;
        let found = face(
            &Reading::new(&corpus),
            &all(&corpus),
            &[Pin::Document(story), Pin::Document(copy)],
        );
        assert_eq!(
            (found.rows[1].question, found.rows[1].difference),
            (QuestionId(0), Difference::Differ)
        );
        assert_eq!(found.rows[1].cells[1][0].mark, Mark::PassesOn);
    }

    #[test]
    fn voices_and_claims_can_be_pinned_and_only_four() {
        let (corpus, [story, copy]) = pair();
        let reading = Reading::new(&corpus);
        let pins = [
            Pin::Voice(VoiceId(0)),
            Pin::Claim(ClaimId(1)),
            Pin::Claim(ClaimId(1)),
            Pin::Document(story),
            Pin::Document(copy),
            Pin::Claim(ClaimId(0)),
        ];
        let found = face(&reading, &all(&corpus), &pins);
        assert_eq!(found.columns.len(), MOST_PINS);
        assert_eq!(
            (&found.columns[0].claims[..], &found.columns[1].claims[..]),
            (&[ClaimId(5)][..], &[ClaimId(1)][..])
        );
        for pin in pins {
            assert_eq!(Pin::parse(&corpus, &pin.key(&corpus)), Some(pin));
        }
        assert_eq!(Pin::parse(&corpus, "d:nothing"), None);
        assert_eq!(face(&reading, &all(&corpus), &[]).rows, []);
    }
}
