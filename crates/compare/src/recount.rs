//! Turns two readings of one corpus into what the second lost: the answers without an independent line any more.

use crosscheck_model::{ClaimId, PositionId, QuestionId};

use crate::reading::{Aside, Reading, aside_name};
use crate::view::{Answer, View};
use crate::why::{Rule, Why};
use crate::words::{counted, quoted, unstopped};

/// An answer whose lines became fewer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// The question.
    pub question: QuestionId,
    /// The answer.
    pub position: PositionId,
    /// Held lines before.
    pub before: usize,
    /// Held lines that are left. None: its last line is lost.
    pub after: usize,
    /// Claims that gave it before, in order.
    pub claims: Vec<ClaimId>,
    /// "“Tolerating them” loses its last line (What was Washington doing?)."
    pub sentence: String,
}

impl Loss {
    /// Whether nothing is left.
    #[must_use]
    pub fn is_last(&self) -> bool {
        self.after == 0
    }

    /// The rule and the claims that gave the answer before.
    #[must_use]
    pub fn why(&self, reading: &Reading) -> Why {
        Why::new(reading.corpus(), Rule::LostLine, &self.claims)
    }
}

/// What a reading lost against another, of the claims let through: last lines first, then in the order of the questions.
#[must_use]
pub fn lost(before: &Reading, after: &Reading, claims: &[ClaimId]) -> Vec<Loss> {
    let (whole, part) = (View::new(before, claims), View::new(after, claims));
    let (mut last, mut fewer) = (Vec::new(), Vec::new());
    for (index, question) in before.corpus.questions.iter().enumerate() {
        let (had, has) = (whole.on(index.into()), part.on(index.into()));
        if had == has && before.alterations().institutions == after.alterations().institutions {
            continue;
        }
        let (before, after) = (whole.answers(question, &had), part.answers(question, &has));
        for (before, after) in before.into_iter().zip(&after) {
            let Some(loss) = loss(index.into(), question, before, after) else {
                continue;
            };
            if loss.is_last() { &mut last } else { &mut fewer }.push(loss);
        }
    }
    last.append(&mut fewer);
    last
}

fn loss(id: QuestionId, question: &crosscheck_model::Question, before: Answer, after: &Answer) -> Option<Loss> {
    let (had, has) = (before.figures.lines_held, after.figures.lines_held);
    if has >= had {
        return None;
    }
    let text = question.positions.get(before.position.index());
    let text = quoted(text.map_or("", |position| unstopped(&position.text)));
    let verb = match has {
        0 => " loses its last independent line".to_owned(),
        _ => [
            " is left with ",
            &counted(has, "independent line", "independent lines"),
            " of ",
            &had.to_string(),
        ]
        .concat(),
    };
    let asked = question.short.as_deref().unwrap_or(&question.text);
    Some(Loss {
        question: id,
        position: before.position,
        before: had,
        after: has,
        claims: before.carried,
        sentence: [&text, &verb, " (", asked, ")."].concat(),
    })
}

/// What leaving one thing out would do, in one sentence: "Without Business Insider 12 answers lose their last line, 5 others
/// lose one."
#[must_use]
pub fn lost_sentence(reading: &Reading, aside: Aside, losses: &[Loss]) -> String {
    let last = losses.iter().filter(|loss| loss.is_last()).count();
    let name = ["Without ", &aside_name(reading.corpus(), aside)].concat();
    let verb = |count, one: &str, many: &str| if count == 1 { one.to_owned() } else { many.to_owned() };
    match (last, losses.len() - last) {
        (0, 0) => [&name, " no answer loses a line."].concat(),
        (0, some) => [
            &name,
            " no answer loses its last line, ",
            &counted(some, "answer loses one", "answers lose one"),
            ".",
        ]
        .concat(),
        (last, 0) => [
            &name,
            " ",
            &counted(last, "answer loses ", "answers lose "),
            &verb(last, "its last line.", "their last line."),
        ]
        .concat(),
        (last, some) => [
            &name,
            " ",
            &counted(last, "answer loses ", "answers lose "),
            &verb(last, "its last line, ", "their last line, "),
            &counted(some, "other loses one", "others lose one"),
            ".",
        ]
        .concat(),
    }
}

#[cfg(test)]
mod tests {
    use crosscheck_model::{Corpus, DocumentId, Naming, OutletId, Relay};

    use super::*;
    use crate::fixture::{all, copies, document, edit, news, own, question, said, voice};

    /// A story with a speaker, its open copy, and another newsroom that says the same.
    fn stories() -> (Corpus, [OutletId; 3], [DocumentId; 3]) {
        let mut corpus = Corpus::default();
        let outlets = ["Source", "Copier", "Other"].map(|name| news(&mut corpus, name));
        let documents = outlets.map(|outlet| document(&mut corpus, outlet, "2016"));
        copies(&mut corpus, documents[1], Relay::Outlet(outlets[0]));
        let asked = question(&mut corpus, 2, &[(0, 1)]);
        let speaker = voice(&mut corpus, "Speaker", Naming::Named);
        said(&mut corpus, documents[0], asked, 0, &[speaker]);
        own(&mut corpus, documents[1], asked, 0);
        own(&mut corpus, documents[2], asked, 0);
        said(&mut corpus, documents[1], asked, 1, &[speaker]);
        (corpus, outlets, documents)
    }

    fn check(corpus: &Corpus, aside: Aside, sentences: &[&str], whole: &str) {
        let reading = Reading::new(corpus);
        let losses = lost(&reading, &reading.without(aside), &all(corpus));
        let found: Vec<_> = losses.iter().map(|loss| loss.sentence.as_str()).collect();
        assert_eq!(found, sentences);
        assert_eq!(lost_sentence(&reading, aside, &losses), whole);
    }

    #[test]
    fn without_a_newsroom_its_copies_go_too() {
        let (corpus, [source, _, other], _) = stories();
        check(
            &corpus,
            Aside::Outlet(source),
            &[
                "“p1” loses its last independent line (Question 0?).",
                "“p0” is left with 1 independent line of 2 (Question 0?).",
            ],
            "Without Source 1 answer loses its last line, 1 other loses one.",
        );
        check(
            &corpus,
            Aside::Outlet(other),
            &["“p0” is left with 1 independent line of 2 (Question 0?)."],
            "Without Other no answer loses its last line, 1 answer loses one.",
        );
    }

    #[test]
    fn without_a_document_or_a_voice_only_their_claims_go() {
        let (corpus, _, [story, copy, _]) = stories();
        check(
            &corpus,
            Aside::Document(story),
            &[],
            "Without the document Source no answer loses a line.",
        );
        let last = "“p1” loses its last independent line (Question 0?).";
        check(
            &corpus,
            Aside::Document(copy),
            &[last],
            "Without the document Copier 1 answer loses its last line.",
        );
        check(
            &corpus,
            Aside::Voice(crosscheck_model::VoiceId(0)),
            &[last],
            "Without Speaker 1 answer loses its last line.",
        );
    }

    #[test]
    fn an_edition_takes_only_its_own_documents_along() {
        let (mut corpus, [source, copier, _], _) = stories();
        corpus.outlets[copier.index()].group = Some(source);
        edit(&mut corpus, ClaimId(3)).paragraph = 1;
        let reading = Reading::new(&corpus).without(Aside::Outlet(copier));
        assert_eq!(reading.claims(), [ClaimId(0), ClaimId(2)]);
    }

    #[test]
    fn what_gave_the_answer_is_behind_the_loss() {
        let (corpus, [source, ..], _) = stories();
        let reading = Reading::new(&corpus);
        let losses = lost(&reading, &reading.without(Aside::Outlet(source)), &all(&corpus));
        assert_eq!(losses[0].why(&reading).claims, [ClaimId(3)]);
        assert_eq!(losses[0].why(&reading).rule, Rule::LostLine);
    }
}
