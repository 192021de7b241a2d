//! Sentences for what changes: what a reader altered, what that loses, what happened to a document on its way.

use crosscheck_compare::{Alterations, Aside, Change, Loss, NameChange, Transmission};
use crosscheck_model::Corpus;

/// What a sentence calls altered. Who altered it is not said: whoever follows a shared link did not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// "This view", on a page.
    View,
    /// "This comparison", in a file or an answer to a script.
    Comparison,
}

/// Sentences for what changes.
pub trait Changes {
    /// What is altered: "This view is altered: Track Persia is left out (26 claims); one institution counts once." Nothing where
    /// the corpus is read as it stands.
    fn alterations(&self, corpus: &Corpus, alterations: &Alterations, told: Told) -> Option<String>;

    /// An answer whose separate sources became fewer: "“Tolerating them” has no source left (What was Washington doing?)."
    fn loss(&self, corpus: &Corpus, loss: &Loss) -> String;

    /// What leaving one thing out would do: "Without Business Insider 12 answers have no source left, 5 others have fewer."
    fn losses(&self, corpus: &Corpus, aside: Aside, losses: &[Loss]) -> String;

    /// How a document came: "The Baghdad Post, 2017 is partly taken from Al-Monitor, not credited."
    fn transmission(&self, corpus: &Corpus, transmission: &Transmission) -> String;

    /// What an editor found changed: "changed, inside quotation marks: a name".
    fn change(&self, change: &Change) -> String;

    /// Where a name differs from another copy, in neutral words: "Inside quotation marks, The Baghdad Post, 2019 has another name
    /// than Breitbart." Who changed it, and why, is not said.
    fn name_change(&self, corpus: &Corpus, change: &NameChange) -> String;
}
