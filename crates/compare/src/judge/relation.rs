//! How one claim bears on another: the kinds of relation, and what makes each of them.

use crosscheck_model::{ClaimId, Corpus, PositionId, RelationKind, VoiceId, Word};

use super::why::{Rule, Why};
use crate::reading::Node;

/// How one claim bears on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RelationWord {
    /// As an editor judged it.
    Authored(RelationKind),
    /// The same answer from the same origin, in another document.
    Repeats,
    /// The same answer along chains that share nothing.
    Corroborates,
    /// One voice on two answers that exclude each other.
    ChangesPosition,
    /// A repetition more certain than what it repeats.
    Hardens,
    /// A repetition less certain than what it repeats.
    Softens,
    /// Answers that exclude each other, of one place and time.
    Contradicts,
    /// Answers that exclude each other, of different places.
    QualifiesPlace,
    /// Answers that exclude each other, of different times.
    Updates,
    /// The same answer, without the speaker its source names.
    Thins,
    /// A headline more certain than the text below it.
    HeadlineFirmer,
}

impl RelationWord {
    /// The slug in exports and answers to scripts: "contradicts", "changes-position".
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Authored(kind) => kind.word(),
            Self::Repeats => "repeats",
            Self::Corroborates => "corroborates",
            Self::ChangesPosition => "changes-position",
            Self::Hardens => "hardens",
            Self::Softens => "softens",
            Self::Contradicts => "contradicts",
            Self::QualifiesPlace => "qualifies-(place)",
            Self::Updates => "updates",
            Self::Thins => "thins",
            Self::HeadlineFirmer => "is-firmer-than",
        }
    }

    /// The rule by which it is found.
    #[must_use]
    pub fn rule(self) -> Rule {
        match self {
            Self::Authored(_) => Rule::Authored,
            Self::Repeats => Rule::Repeats,
            Self::Corroborates => Rule::Corroborates,
            Self::ChangesPosition => Rule::ChangesPosition,
            Self::Hardens => Rule::Hardens,
            Self::Softens => Rule::Softens,
            Self::Contradicts => Rule::Contradicts,
            Self::QualifiesPlace => Rule::QualifiesPlace,
            Self::Updates => Rule::UpdatesTime,
            Self::Thins => Rule::Thins,
            Self::HeadlineFirmer => Rule::HeadlineFirmer,
        }
    }
}

/// What makes two claims bear on each other: what its sentence tells.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// An editor's sentence, and what the judgement rests on.
    Authored {
        /// In one sentence.
        why: String,
        /// "negation".
        basis: Option<String>,
    },
    /// Both come from this origin.
    SharedOrigin(Node),
    /// Both give this answer, along lines that share nothing.
    SeparateLines(PositionId),
    /// The claim that bears no longer names this voice.
    NameLost(VoiceId),
    /// A headline and the text below it give this answer, the headline with more certainty.
    Certainty(PositionId),
    /// The answers of the claim borne on and of the claim that bears exclude each other. If both are the same, it is affirmed and
    /// denied.
    ExclusiveAnswers {
        /// The answer of the claim borne on.
        on: PositionId,
        /// The answer of the claim that bears.
        by: PositionId,
    },
    /// One voice gives two answers that exclude each other.
    SameVoice {
        /// The answer of the claim borne on, which comes first in the corpus.
        first: PositionId,
        /// The answer of the claim that bears.
        then: PositionId,
        /// The second answer is of later years than the first.
        in_turn: bool,
    },
}

/// A relation as a reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelationLine {
    /// The claim that bears.
    pub from: ClaimId,
    /// The claim it bears on.
    pub to: ClaimId,
    /// How it bears.
    pub kind: RelationWord,
    /// What makes it so.
    pub reason: Reason,
    /// It follows from the claims rather than from an editor.
    pub computed: bool,
}

impl RelationLine {
    /// A relation that follows from the claims.
    pub(crate) fn computed(from: ClaimId, to: ClaimId, kind: RelationWord, reason: Reason) -> Self {
        Self {
            from,
            to,
            kind,
            reason,
            computed: true,
        }
    }

    /// The rule, the two claims and their paragraphs.
    #[must_use]
    pub fn why(&self, corpus: &Corpus) -> Why {
        Why::new(corpus, self.kind.rule(), &[self.from, self.to])
    }
}
