//! What the comparison as text says around its findings: headings, and sentences that stand there only.

use crosscheck_compare::{Chip, Fate, RelationLine};
use crosscheck_model::{Corpus, Question};

/// A heading of the comparison as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// "The comparison".
    Comparison,
    /// "How they bear on each other".
    Relations,
    /// "How they reach you".
    Ways,
    /// "Not heard".
    NotHeard,
    /// "Names".
    Names,
    /// "Numbers".
    Numbers,
    /// "Dates".
    Dates,
}

/// What the comparison as text says around its findings.
pub trait Headings {
    /// A heading.
    fn heading(&self, heading: Heading) -> &'static str;

    /// The heading of columns face to face: "One and Two face to face".
    fn face_to_face(&self, labels: &[String]) -> String;

    /// What a concordance is of: "12 questions, asked of One, 2016; Two, 2017."
    fn asked(&self, questions: usize, columns: &[String]) -> String;

    /// A column with where it was taken from: "Two, 2017, which copies One".
    fn derived_column(&self, column: &str, derivation: &str) -> String;

    /// "Nobody says so."
    fn nobody(&self) -> &'static str;

    /// "2 claims deny or question it."
    fn against(&self, claims: usize) -> String;

    /// "In this view 2 claims speak of somebody else and add nothing here."
    fn apart(&self, claims: usize) -> String;

    /// "Ali Khedery is a party to the question." `several` are several, or one group of people.
    fn parties(&self, names: &[String], several: bool) -> String;

    /// A card and the document it is of.
    fn card_of(&self, card: &str, document: &str) -> String;

    /// One claim on another: "“A” contradicts “B”: they exclude each other."
    fn relation_of_claims(&self, corpus: &Corpus, relation: &RelationLine) -> String;

    /// The answers of a column: "affirms “Iran directs them” (2 claims)".
    fn chips(&self, question: &Question, chips: &[Chip]) -> String;

    /// A form of a name, and how often it is printed: "“PMU” 3×".
    fn printed(&self, form: &str, count: usize) -> String;

    /// What an editor found in a paragraph: "Paragraph 4, changed: a name. PMF there, IMIS here."
    fn paragraph_change(&self, paragraph: u32, change: &str, digest: &str) -> String;

    /// What became of an answer on its way: "The answer “Iran directs them” (Who directs them?): dropped."
    fn answer_change(&self, position: &str, question: &str, fate: Fate) -> String;
}
