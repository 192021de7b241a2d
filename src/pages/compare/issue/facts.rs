//! Turns a question, the claims in view and the reader's alterations into everything that the page of the question shows.

use crosscheck_compare::{
    Aside, Axis, Card, Columns, IssuePosition, IssueSheet, Lineages, Loss, Mark, Node, Reading, RelationLine,
    RelationWord, Row, Rule, Why, card, lanes, lineages, lost, numbers,
};
use crosscheck_messages::{EN, TextKind, TextLine, text_of_issue};
use crosscheck_model::{ClaimId, Corpus, DocumentId, PositionId, QuestionId};

use crate::pages::compare::numbers::{DatesShown, arrange_dates};
use crate::pages::compare::relation::is_contradiction;
use crate::pages::compare::ways::counted_ways;

/// What the page of a question shows.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct IssueFacts {
    pub(crate) sheet: IssueSheet,
    /// The answers in their order, with those nobody gives.
    pub(crate) answers: Vec<Answer>,
    /// Every claim on the question.
    pub(crate) claims: Vec<ClaimId>,
    /// How many claims on any question are in view.
    pub(crate) in_view: usize,
    pub(crate) relations: Relations,
    pub(super) quiet: Vec<Quiet>,
    /// What all claims pass, with what the question would lose without it.
    pub(super) necks: Vec<Neck>,
    pub(crate) ways: Lineages,
    pub(crate) numbers: Vec<Axis>,
    pub(super) dates: DatesShown,
}

/// An answer to the question.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Answer {
    pub(crate) position: IssuePosition,
    /// What is said of each claim on it.
    pub(crate) cards: Vec<Card>,
    /// "3 claims in 2 documents, from 1 newsroom and 2 origins; 1 against".
    pub(crate) tally: String,
    /// The separate sources that are counted, in words.
    pub(crate) counted: Vec<String>,
    /// What the answer lost by the reader's alterations.
    pub(crate) loss: Option<Loss>,
}

/// How the claims bear on each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Relations {
    /// Contradictions first, then what else an editor judged or happened between claims.
    pub(crate) shown: Vec<RelationLine>,
    /// Mere repetition and support.
    pub(crate) folded: Vec<RelationLine>,
}

/// Somebody of whom nothing is heard on the question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quiet {
    /// Of its "why".
    pub(crate) id: String,
    pub(crate) mark: Mark,
    /// Who; a document is named by its outlet and year.
    pub(crate) name: String,
    pub(crate) document: Option<DocumentId>,
    pub(crate) words: String,
    /// By which it is told.
    pub(crate) rule: Rule,
}

/// Something that all claims pass.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Neck {
    pub(crate) aside: Aside,
    /// What the answers would lose without it, a sentence each.
    pub(crate) losses: Vec<String>,
}

impl IssueFacts {
    /// Of a question, as the reader reads the corpus, from the claims in view.
    pub(crate) fn new(reading: &Reading, in_view: &[ClaimId], question: QuestionId) -> Self {
        let sheet = reading.issue(in_view, question);
        let claims: Vec<ClaimId> = sheet
            .positions
            .iter()
            .flat_map(|position| position.claims.clone())
            .collect();
        let losses = losses(reading, in_view, question);
        let answer = |position: &IssuePosition| {
            let loss = losses.iter().find(|loss| loss.position == position.position);
            Answer::new(reading, position, loss)
        };
        let dates = lanes(reading, in_view, Some(question));
        Self {
            answers: sheet.positions.iter().map(answer).collect(),
            in_view: in_view.len(),
            relations: Relations::new(&sheet.relations),
            quiet: quiet(reading, in_view, &sheet),
            necks: necks(reading, &sheet, &claims),
            ways: lineages(reading, &claims),
            numbers: numbers(reading, in_view, Some(question)),
            dates: arrange_dates(reading, dates),
            claims,
            sheet,
        }
    }

    /// An answer by its position.
    pub(crate) fn answer(&self, position: PositionId) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.position.position == position)
    }

    /// The first answer that somebody gives. On a phone it stands open.
    pub(crate) fn first_given(&self) -> Option<PositionId> {
        let given = self.answers.iter().find(|answer| !answer.position.claims.is_empty());
        given.map(|answer| answer.position.position)
    }

    /// The rule behind the finding, and the claims.
    pub(crate) fn why_finding(&self, corpus: &Corpus) -> Why {
        Why::new(corpus, self.sheet.summary.kind, &self.claims)
    }

    /// The same rule for all claims on the question.
    pub(crate) fn why(&self, corpus: &Corpus, rule: Rule) -> Why {
        Why::new(corpus, rule, &self.claims)
    }
}

/// The page read as text. An editor's sentence is of the whole corpus, which is said where the page is not.
pub(crate) fn text(reading: &Reading, in_view: &[ClaimId], question: QuestionId, is_partial: bool) -> Vec<TextLine> {
    let sheet = reading.issue(in_view, question);
    let claims: Vec<ClaimId> = sheet
        .positions
        .iter()
        .flat_map(|position| position.claims.clone())
        .collect();
    let mut lines = text_of_issue(EN, reading, &sheet, &lineages(reading, &claims));
    let record = reading.corpus().question(question);
    if let Some(lead) = record.and_then(|question| question.lead.as_deref()) {
        let before = if is_partial { OF_THE_WHOLE } else { "" };
        let lead = TextLine {
            kind: TextKind::Paragraph,
            text: format!("{before}{lead}"),
            claims: Vec::new(),
            cell: None,
        };
        let answers = lines.iter().position(|line| line.kind == TextKind::Heading(2));
        lines.insert(answers.unwrap_or(lines.len()), lead);
    }
    lines
}

/// Stands before an editor's sentence where the page shows less than the whole corpus, or shows it altered.
pub(crate) const OF_THE_WHOLE: &str = "Of the whole corpus, unaltered: ";

/// What the answers to the question lost by the reader's alterations.
fn losses(reading: &Reading, in_view: &[ClaimId], question: QuestionId) -> Vec<Loss> {
    if reading.alterations().is_empty() {
        return Vec::new();
    }
    let mut losses = lost(&Reading::new(reading.corpus()), reading, in_view);
    losses.retain(|loss| loss.question == question);
    losses
}

impl Answer {
    fn new(reading: &Reading, position: &IssuePosition, loss: Option<&Loss>) -> Self {
        Self {
            tally: tally(position),
            cards: position
                .claims
                .iter()
                .filter_map(|&claim| card(reading, claim))
                .collect(),
            counted: counted_ways(reading, &position.rests_on),
            loss: loss.cloned(),
            position: position.clone(),
        }
    }
}

fn tally(position: &IssuePosition) -> String {
    let figures = &position.figures;
    let words = if figures.claims == 0 {
        "No claim for it".to_owned()
    } else {
        EN.tally(figures)
    };
    match position.against {
        0 => words,
        against => format!("{words}; {against} against"),
    }
}

impl Relations {
    fn new(lines: &[RelationLine]) -> Self {
        let is_routine = |line: &&RelationLine| matches!(line.kind, RelationWord::Repeats | RelationWord::Corroborates);
        let (folded, other): (Vec<&RelationLine>, Vec<&RelationLine>) = lines.iter().partition(is_routine);
        let (against, other): (Vec<&RelationLine>, Vec<&RelationLine>) =
            other.into_iter().partition(|line| is_contradiction(line));
        Self {
            shown: against.into_iter().chain(other).cloned().collect(),
            folded: folded.into_iter().cloned().collect(),
        }
    }
}

/// Parties that are not heard, then the documents without a word on the question.
fn quiet(reading: &Reading, in_view: &[ClaimId], sheet: &IssueSheet) -> Vec<Quiet> {
    let parties = sheet.not_heard.iter().enumerate().map(|(index, party)| Quiet {
        id: format!("unheard-{index}"),
        mark: Mark::Silent,
        name: party.name.clone(),
        document: None,
        words: EN.unheard(party.why),
        rule: Rule::NotHeard,
    });
    let table = reading.concordance(in_view, Columns::Documents);
    let row = table.questions.iter().find(|row| row.question == sheet.question);
    let columns = table.columns.iter().enumerate();
    let documents = columns.filter_map(|(index, column)| {
        let mark = silence(row?, index)?;
        Some(Quiet {
            id: format!("quiet-{index}"),
            mark,
            name: EN.column(reading.corpus(), column),
            document: column.documents.first().copied(),
            words: EN.mark(mark).to_owned(),
            rule: mark.into(),
        })
    });
    parties.chain(documents).collect()
}

/// Why a column says nothing of a question, if it does.
fn silence(row: &Row, column: usize) -> Option<Mark> {
    let is = |flags: &[bool]| flags.get(column).copied().unwrap_or(false);
    if is(&row.could_not_know) {
        Some(Mark::CouldNotKnow)
    } else if is(&row.silent) {
        Some(Mark::Silent)
    } else {
        None
    }
}

fn necks(reading: &Reading, sheet: &IssueSheet, claims: &[ClaimId]) -> Vec<Neck> {
    let asides = sheet.figures.bottleneck.iter().filter_map(|&node| aside_of(node));
    let neck = |aside| {
        let losses = lost(reading, &reading.without(aside), claims);
        let here = losses.into_iter().filter(|loss| loss.question == sheet.question);
        Neck {
            aside,
            losses: here.map(|loss| EN.loss(reading.corpus(), &loss)).collect(),
        }
    };
    asides.map(neck).collect()
}

/// What leaving a node out means; nothing for nodes that stand for several or for somebody unnamed.
fn aside_of(node: Node) -> Option<Aside> {
    match node {
        Node::Outlet(outlet) | Node::OwnVoice(outlet) => Some(Aside::Outlet(outlet)),
        Node::Voice(voice) => Some(Aside::Voice(voice)),
        Node::Document(document) => Some(Aside::Document(document)),
        Node::UnnamedVoices | Node::UnknownNewsrooms | Node::Body(_) => None,
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crosscheck_compare::Alterations;
    use crosscheck_model::decode;

    use super::*;

    fn corpus() -> Corpus {
        decode(crate::pack::bytes()).unwrap()
    }

    /// What the page of every question shows, as a reader reads the corpus.
    fn all(reading: &Reading) -> Vec<IssueFacts> {
        let claims = reading.claims();
        let questions = 0..reading.corpus().questions.len();
        questions
            .map(|index| IssueFacts::new(reading, &claims, index.into()))
            .collect()
    }

    #[test]
    fn every_claim_has_a_card_under_its_answer_and_every_relation_is_listed_once() {
        let corpus = corpus();
        for facts in all(&Reading::new(&corpus)) {
            let cards: usize = facts.answers.iter().map(|answer| answer.cards.len()).sum();
            assert_eq!((cards, facts.claims.len()), (facts.sheet.figures.claims, cards));
            let relations = &facts.relations;
            assert_eq!(
                relations.shown.len() + relations.folded.len(),
                facts.sheet.relations.len()
            );
            let other = relations.shown.iter().position(|line| !is_contradiction(line));
            let last = relations.shown.iter().rposition(is_contradiction);
            assert!(last < other || other.is_none(), "contradictions stand first");
        }
    }

    #[test]
    fn what_an_alteration_costs_is_told_at_the_answer_and_was_told_before() {
        let corpus = corpus();
        let plain = Reading::new(&corpus);
        let mut told = 0;
        for before in all(&plain) {
            assert!(before.answers.iter().all(|answer| answer.loss.is_none()));
            for neck in &before.necks {
                let reading = plain.without(neck.aside);
                let after = IssueFacts::new(&reading, &plain.claims(), before.sheet.question);
                let losses = after.answers.iter().filter_map(|answer| answer.loss.as_ref());
                let losses: Vec<String> = losses.map(|loss| EN.loss(&corpus, loss)).collect();
                assert_eq!(losses.len(), neck.losses.len());
                assert!(losses.iter().all(|loss| neck.losses.contains(loss)));
                told += losses.len();
            }
        }
        assert!(told > 0);
    }

    #[test]
    fn the_lead_of_an_altered_page_is_said_to_be_of_the_whole_corpus() {
        let corpus = corpus();
        let question = corpus
            .questions
            .iter()
            .position(|question| question.lead.is_some())
            .unwrap();
        let reading = Reading::altered(
            &corpus,
            Alterations {
                institutions: true,
                ..Alterations::default()
            },
        );
        let is_marked = |partial| {
            let lines = text(&reading, &reading.claims(), question.into(), partial);
            lines.iter().any(|line| line.text.starts_with(OF_THE_WHOLE))
        };
        assert!(is_marked(true) && !is_marked(false));
    }
}
