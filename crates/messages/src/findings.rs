//! Sentences for what a comparison finds: what claims rest on, how they bear on each other, what a question comes to.

use crosscheck_compare::{Card, Cell, Contradiction, Figures, GraphWay, Lane, Range, RelationLine, Summary, Unheard};
use crosscheck_model::{ClaimId, Corpus};

/// Sentences for what a comparison finds.
pub trait Findings {
    /// Through whom claims reach the reader: "All four reach us through Business Insider."
    fn reach(&self, corpus: &Corpus, figures: &Figures) -> String;

    /// "4 claims in 2 documents, from 1 newsroom and 2 origins": all figures but the lines.
    fn tally(&self, figures: &Figures) -> String;

    /// "4 claims in 2 documents, from 1 newsroom and 2 origins, along 1 independent line."
    fn figures(&self, figures: &Figures) -> String;

    /// What a question comes to, without its kind and without a full stop: "4 positions, at most 2 independent lines each".
    fn clause(&self, corpus: &Corpus, summary: &Summary) -> String;

    /// What a question comes to: "Split: 4 positions, at most 2 independent lines each."
    fn finding(&self, corpus: &Corpus, summary: &Summary) -> String;

    /// Why one claim bears on another, in one sentence: an editor's, or what makes the relation hold.
    fn reason(&self, corpus: &Corpus, relation: &RelationLine) -> String;

    /// What a relation rests on: "negation", or of a computed one "shared origin".
    fn basis(&self, relation: &RelationLine) -> Option<String>;

    /// Why two claims contradict each other, in one sentence.
    fn contradiction_reason(&self, contradiction: &Contradiction) -> String;

    /// One side of a contradiction: "Business Insider: Ali Khedery says: …"
    fn side(&self, corpus: &Corpus, claim: ClaimId) -> String;

    /// Both sides in one sentence: "Business Insider has Ali Khedery say: …; Track Persia says itself: …."
    fn contradiction(&self, corpus: &Corpus, contradiction: &Contradiction) -> String;

    /// What is known of a party that is not heard: "spoken about in 4 claims, not heard".
    fn unheard(&self, unheard: Unheard) -> String;

    /// One way to the reader: "Track Persia ‹ Business Insider ‹ Ali Khedery: 2 claims".
    fn way(&self, way: &GraphWay) -> String;

    /// What a cell says: "affirms: own voice, Ali Khedery; denies: officials".
    fn cell(&self, cell: &Cell) -> String;

    /// A whole card in one line of plain text.
    fn card(&self, card: &Card) -> String;

    /// A number as a claim gives it: "10 to 20, at best 12 civilians killed".
    fn quantity(&self, range: &Range) -> String;

    /// Whose a claim is: "The Baghdad Post, 2019: inspector general".
    fn source(&self, corpus: &Corpus, claim: ClaimId) -> String;

    /// "Said 20 May 2017, happened 7 June 2017: the text’s own dates conflict."
    fn dates(&self, lane: &Lane) -> String;
}
