//! Turns claims into how they bear on each other: the authored relations, and those that follow from position and chain.

use crosscheck_model::{Claim, ClaimId, Question, RelationKind, Word};

use crate::provenance::{Count, Node, full_name, speaker};
use crate::scope::{Span, span};
use crate::view::{Answer, View, excludes};
use crate::words::{add_once, document_label, quoted, unstopped};

/// How one claim bears on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RelationWord {
    /// As an editor judged it.
    Authored(RelationKind),
    /// The same position from the same origin, in another document.
    Repeats,
    /// The same position along chains that share nothing.
    Corroborates,
    /// One voice on two positions that exclude each other.
    ChangesPosition,
    /// A repetition more certain than what it repeats.
    Hardens,
    /// A repetition less certain than what it repeats.
    Softens,
}

impl RelationWord {
    /// "contradicts", "repeats".
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Authored(kind) => kind.word(),
            Self::Repeats => "repeats",
            Self::Corroborates => "corroborates",
            Self::ChangesPosition => "changes position",
            Self::Hardens => "hardens",
            Self::Softens => "softens",
        }
    }
}

/// A relation as a reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelationLine {
    /// The claim that bears.
    pub from: ClaimId,
    /// The claim it bears on.
    pub to: ClaimId,
    /// In one word.
    pub kind: RelationWord,
    /// One sentence why.
    pub sentence: String,
    /// "negation"; for computed ones the rule: "shared origin".
    pub basis: Option<String>,
    /// Follows from the data rather than from an editor.
    pub computed: bool,
}

/// How the claims on one question bear on each other: authored relations in order, then the computed ones.
pub(crate) fn relations(view: &View, question: &Question, on: &[ClaimId], answers: &[Answer]) -> Vec<RelationLine> {
    let mut lines = authored(view, on);
    for answer in answers {
        same_position(view, question, answer, &mut lines);
    }
    changes(view, question, on, &mut lines);
    lines
}

/// Those between claims in view of which at least one is on the question.
fn authored(view: &View, on: &[ClaimId]) -> Vec<RelationLine> {
    let in_view = |claim: &ClaimId| view.claims.binary_search(claim).is_ok();
    let mut lines = Vec::new();
    for relation in &view.corpus.relations {
        let is_here = on.contains(&relation.from) || on.contains(&relation.to);
        if is_here && in_view(&relation.from) && in_view(&relation.to) {
            lines.push(RelationLine {
                from: relation.from,
                to: relation.to,
                kind: RelationWord::Authored(relation.kind),
                sentence: relation.why.clone(),
                basis: relation.basis.clone(),
                computed: false,
            });
        }
    }
    lines
}

/// Repetitions once per two documents and origin, corroborations once per two newsrooms.
fn same_position(view: &View, question: &Question, answer: &Answer, lines: &mut Vec<RelationLine>) {
    let mut ways = Vec::new();
    for &claim in &answer.carried {
        ways.push((claim, view.tracer.way(claim, Count::Held)));
    }
    let (mut repeated, mut corroborated) = (Vec::new(), Vec::new());
    let text = question
        .positions
        .get(answer.position.index())
        .map_or("", |position| unstopped(&position.text));
    for (index, (later, way)) in ways.iter().enumerate() {
        for (earlier, other) in ways.iter().take(index) {
            let (Some(one), Some(two)) = (view.corpus.claim(*earlier), view.corpus.claim(*later)) else {
                continue;
            };
            let shared = way.chain.nodes.iter().any(|node| other.chain.nodes.contains(node));
            let origin = way
                .chain
                .nodes
                .last()
                .copied()
                .filter(|origin| other.chain.nodes.last() == Some(origin));
            if let Some(origin) = origin.filter(|_| one.document != two.document) {
                let found = (one.document, two.document, origin);
                if !repeated.contains(&found) {
                    repeated.push(found);
                    lines.push(repeats(view, (*earlier, one), (*later, two), origin));
                }
            } else if !shared && way.newsroom != other.newsroom {
                let found = (other.newsroom, way.newsroom);
                if !corroborated.contains(&found) && !corroborated.contains(&(found.1, found.0)) {
                    corroborated.push(found);
                    lines.push(corroborates(view, (*earlier, one), (*later, two), text));
                }
            }
        }
    }
}

/// "Track Persia repeats Business Insider, from Ali Khedery. It adds no line."
fn repeats(view: &View, earlier: (ClaimId, &Claim), later: (ClaimId, &Claim), origin: Node) -> RelationLine {
    let (before, after) = (earlier.1.certainty.strength(), later.1.certainty.strength());
    let (kind, change) = match after.cmp(&before) {
        std::cmp::Ordering::Greater => (RelationWord::Hardens, ", more firmly"),
        std::cmp::Ordering::Less => (RelationWord::Softens, ", less firmly"),
        std::cmp::Ordering::Equal => (RelationWord::Repeats, ""),
    };
    let (here, there) = (
        document_label(view.corpus, later.1.document),
        document_label(view.corpus, earlier.1.document),
    );
    let from = match origin {
        Node::OwnVoice(_) => String::new(),
        other => [", both from ", &full_name(view.corpus, other)].concat(),
    };
    let sentence = [&here, " says the same as ", &there, &from, change, ". It adds no line."].concat();
    computed(later.0, earlier.0, kind, sentence, "shared origin")
}

/// "The Baghdad Post, 2017 and Business Insider both have “Iran directs them”, along lines that share nothing."
fn corroborates(view: &View, earlier: (ClaimId, &Claim), later: (ClaimId, &Claim), text: &str) -> RelationLine {
    let (here, there) = (
        document_label(view.corpus, later.1.document),
        document_label(view.corpus, earlier.1.document),
    );
    let sentence = [
        &here,
        " and ",
        &there,
        " both have ",
        &quoted(text),
        ", along lines that share nothing.",
    ]
    .concat();
    computed(
        later.0,
        earlier.0,
        RelationWord::Corroborates,
        sentence,
        "separate lines",
    )
}

/// One voice on positions that exclude each other: once per voice and pair of positions.
fn changes(view: &View, question: &Question, on: &[ClaimId], lines: &mut Vec<RelationLine>) {
    let mut found = Vec::new();
    for (index, &later) in on.iter().enumerate() {
        for &earlier in on.iter().take(index) {
            let (Some(one), Some(two)) = (view.corpus.claim(earlier), view.corpus.claim(later)) else {
                continue;
            };
            let voice = two.by.last().copied();
            let carried = crate::view::carries(one.stance) && crate::view::carries(two.stance);
            if voice.is_none()
                || one.by.last().copied() != voice
                || !carried
                || !excludes(question, one.position, two.position)
            {
                continue;
            }
            let pair = (voice, one.position.min(two.position), one.position.max(two.position));
            if found.contains(&pair) {
                continue;
            }
            add_once(&mut found, pair);
            lines.push(computed(
                later,
                earlier,
                RelationWord::ChangesPosition,
                change(view, question, (earlier, one), two),
                "same voice",
            ));
        }
    }
}

/// "Ali Khedery holds “A” and “B”, which exclude each other." or, of separate years, "… first “A”, later “B”."
fn change(view: &View, question: &Question, earlier: (ClaimId, &Claim), later: &Claim) -> String {
    let text = |claim: &Claim| {
        let position = question.positions.get(claim.position.index());
        quoted(position.map_or("", |position| unstopped(&position.text)))
    };
    let name = speaker(view.corpus, earlier.0).name;
    let apart = |one: Span, two: Span| one.last < two.first;
    match (span(view.corpus, earlier.1), span(view.corpus, later)) {
        (Some(one), Some(two)) if apart(one, two) => [
            &name,
            " is heard first with ",
            &text(earlier.1),
            ", later with ",
            &text(later),
            ".",
        ]
        .concat(),
        _ => [
            &name,
            " is heard both with ",
            &text(earlier.1),
            " and with ",
            &text(later),
            ", which exclude each other.",
        ]
        .concat(),
    }
}

fn computed(from: ClaimId, to: ClaimId, kind: RelationWord, sentence: String, basis: &str) -> RelationLine {
    RelationLine {
        from,
        to,
        kind,
        sentence,
        basis: Some(basis.to_owned()),
        computed: true,
    }
}

#[cfg(test)]
mod tests {
    use crosscheck_model::{Certainty, Corpus, DocumentId, Naming, QuestionId, Relay};

    use super::*;
    use crate::fixture::{all, copies, document, edit, news, own, question, relate, said, voice};
    use crate::issue;

    /// A story of 2016 and its open copy of the same year, and a story of another newsroom of 2020.
    fn stories() -> (Corpus, [DocumentId; 3], QuestionId) {
        let mut corpus = Corpus::default();
        let (one, copier, other) = (
            news(&mut corpus, "Source"),
            news(&mut corpus, "Copier"),
            news(&mut corpus, "Other"),
        );
        let documents = [(one, "2016"), (copier, "2016"), (other, "2020")]
            .map(|(outlet, year)| document(&mut corpus, outlet, year));
        copies(&mut corpus, documents[1], Relay::Outlet(one));
        let question = question(&mut corpus, 2, &[(0, 1)]);
        (corpus, documents, question)
    }

    fn check(corpus: &Corpus, expected: &[(&str, &str)]) {
        let sheet = issue(corpus, &all(corpus), QuestionId(0));
        let found: Vec<_> = sheet
            .relations
            .iter()
            .map(|line| (line.kind.word(), line.sentence.as_str()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_same_from_one_origin_repeats_and_from_another_corroborates() {
        let (mut corpus, [story, copy, other], question) = stories();
        own(&mut corpus, story, question, 0);
        own(&mut corpus, copy, question, 0);
        own(&mut corpus, copy, question, 0);
        own(&mut corpus, other, question, 0);
        check(
            &corpus,
            &[
                ("repeats", "Copier says the same as Source. It adds no line."),
                (
                    "corroborates",
                    "Other and Source both have “p0”, along lines that share nothing.",
                ),
            ],
        );
    }

    #[test]
    fn a_repetition_may_be_firmer_or_less_so() {
        let (mut corpus, [story, copy, _], question) = stories();
        let speaker = voice(&mut corpus, "Speaker", Naming::Named);
        let first = said(&mut corpus, story, question, 0, &[speaker]);
        let second = said(&mut corpus, copy, question, 0, &[speaker]);
        edit(&mut corpus, first).certainty = Certainty::PossibleYes;
        check(
            &corpus,
            &[(
                "hardens",
                "Copier says the same as Source, both from Speaker, more firmly. It adds no line.",
            )],
        );
        edit(&mut corpus, first).certainty = Certainty::CertainYes;
        edit(&mut corpus, second).certainty = Certainty::ProbableYes;
        check(
            &corpus,
            &[(
                "softens",
                "Copier says the same as Source, both from Speaker, less firmly. It adds no line.",
            )],
        );
    }

    #[test]
    fn a_voice_on_both_sides_is_pointed_out() {
        let (mut corpus, [story, _, other], question) = stories();
        let speaker = voice(&mut corpus, "Speaker", Naming::Named);
        said(&mut corpus, story, question, 0, &[speaker]);
        said(&mut corpus, story, question, 1, &[speaker]);
        check(
            &corpus,
            &[(
                "changes position",
                "Speaker is heard both with “p0” and with “p1”, which exclude each other.",
            )],
        );
        edit(&mut corpus, ClaimId(1)).document = other;
        check(
            &corpus,
            &[("changes position", "Speaker is heard first with “p0”, later with “p1”.")],
        );
    }

    #[test]
    fn authored_relations_come_first_and_only_between_claims_in_view() {
        let (mut corpus, [story, _, other], question) = stories();
        let one = own(&mut corpus, story, question, 0);
        let two = own(&mut corpus, other, question, 1);
        relate(&mut corpus, two, RelationKind::Updates, one);
        check(&corpus, &[("updates", "Because.")]);
        assert_eq!(issue(&corpus, &[one], question).relations, []);
    }
}
