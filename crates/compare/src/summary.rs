//! Turns a question and the claims on it into one plain sentence, from a closed list of templates.

/// The kind of finding, which is the first word of the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SummaryKind {
    /// Answers that exclude each other.
    Split,
    /// Answers that exclude each other, the earlier one given up.
    Changed,
    /// Answers that exclude each other, but all documents share one and the rest has a single line.
    NearAgreement,
    /// One side of the question only.
    OneSided,
    /// Several answers that can all hold.
    NotExclusive,
    /// One answer, and no other to choose.
    Agreement,
    /// Everything comes from one newsroom.
    SingleSource,
    /// No answer in view.
    Unanswered,
}

/// "Split: 4 positions, at most 2 independent lines each".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The type of finding.
    pub kind: SummaryKind,
    /// "Split".
    pub word: &'static str,
    /// "4 positions, at most 2 independent lines each".
    pub clause: String,
}
