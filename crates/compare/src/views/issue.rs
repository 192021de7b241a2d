//! Turns one question and the claims in view into the issue sheet: its positions, how its claims bear on each other, and
//! who is not heard.

use crosscheck_model::{ClaimId, Corpus, PositionId, QuestionId};

use crate::judge::{
    Clause, Findings, NotHeard, RelationLine, Stake, Summary, SummaryKind, View, not_heard, relations, stakes,
    summarise, unheard_parties,
};
use crate::reading::Reading;
use crate::trace::Figures;

/// One question laid open.
#[derive(Clone, Debug, PartialEq)]
pub struct IssueSheet {
    /// The question.
    pub question: QuestionId,
    /// What the comparison finds: the same as the concordance's.
    pub summary: Summary,
    /// Of all its claims in view.
    pub figures: Figures,
    /// Its positions in order, also those nobody takes.
    pub positions: Vec<IssuePosition>,
    /// Authored relations first, then computed ones.
    pub relations: Vec<RelationLine>,
    /// Who might be expected to speak, and is not heard in view.
    pub not_heard: Vec<NotHeard>,
}

/// One answer with its claims.
#[derive(Clone, Debug, PartialEq)]
pub struct IssuePosition {
    /// Which of the question's positions.
    pub position: PositionId,
    /// All claims on it in view, whatever their stance, in order of document and paragraph.
    pub claims: Vec<ClaimId>,
    /// The claims it rests on: those that affirm it or pass it on, and speak of the same.
    pub rests_on: Vec<ClaimId>,
    /// What these come to.
    pub figures: Figures,
    /// Claims in view that deny or question it.
    pub against: usize,
    /// Claims that give it but speak of somebody else, as the reader holds. It does not rest on them.
    pub apart: Vec<ClaimId>,
    /// Speakers of the claims it rests on who are a party to the question.
    pub stakes: Vec<Stake>,
}

/// Builds the sheet of one question from the claims in view.
#[must_use]
pub fn issue(corpus: &Corpus, claims: &[ClaimId], question: QuestionId) -> IssueSheet {
    Reading::new(corpus).issue(claims, question)
}

impl Reading<'_> {
    /// The sheet of one question from the claims in view.
    #[must_use]
    pub fn issue(&self, claims: &[ClaimId], question: QuestionId) -> IssueSheet {
        sheet(&View::new(self, claims), question)
    }
}

/// The sheet of one question, for callers that lay open several questions of one view.
pub(crate) fn sheet(view: &View, question: QuestionId) -> IssueSheet {
    let Some(record) = view.corpus.question(question) else {
        return empty(question);
    };
    let on = view.on(question);
    let answers = view.answers(record, &on);
    let figures = view.count(&on);
    let not_heard = not_heard(view, question, record, &on);
    let summary = summarise(&Findings {
        view,
        id: question,
        question: record,
        on: &on,
        answers: &answers,
        figures: &figures,
        not_heard: &unheard_parties(view, question, record, &on),
    });
    let relations = relations(view, record, &on, &answers);
    let mut positions = Vec::new();
    for answer in answers {
        positions.push(IssuePosition {
            position: answer.position,
            against: answer.against(),
            stakes: stakes(view.reading, question, &answer.carried),
            apart: answer.apart,
            claims: answer.claims,
            rests_on: answer.carried,
            figures: answer.figures,
        });
    }
    IssueSheet {
        question,
        summary,
        relations,
        positions,
        not_heard,
        figures,
    }
}

/// The sheet of a question this corpus does not have.
fn empty(question: QuestionId) -> IssueSheet {
    IssueSheet {
        question,
        summary: Summary {
            question,
            kind: SummaryKind::Unanswered,
            clause: Clause::NoSuchQuestion,
        },
        figures: Figures::default(),
        positions: Vec::new(),
        relations: Vec::new(),
        not_heard: Vec::new(),
    }
}
