//! Turns the claims in view into the contradictions worth showing first, each as one sentence naming its outlets.

use crosscheck_model::{ClaimId, Corpus, QuestionId};

/// Two claims that cannot both hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The question they answer.
    pub question: QuestionId,
    /// The earlier claim, in order of document and paragraph.
    pub left: ClaimId,
    /// The later one.
    pub right: ClaimId,
    /// One sentence why.
    pub why: String,
    /// "Business Insider: Ali Khedery says: …".
    pub left_sentence: String,
    /// The same of the other side.
    pub right_sentence: String,
    /// Follows from exclusive positions and overlapping scope rather than from an editor.
    pub computed: bool,
}

/// The `n` sharpest contradictions between claims in view, at most one per question.
#[must_use]
pub fn sharpest(corpus: &Corpus, claims: &[ClaimId], n: usize) -> Vec<Contradiction> {
    let _ = (corpus, claims, n);
    Vec::new()
}

/// One sentence that names both outlets.
#[must_use]
pub fn contradiction_sentence(corpus: &Corpus, contradiction: &Contradiction) -> String {
    let _ = (corpus, contradiction);
    String::new()
}
