//! Sentences for what a comparison finds: what claims rest on, how they bear on each other, what a question comes to.

use crosscheck_compare::{Card, Cell, Contradiction, Figures, GraphWay, Lane, Range, RelationLine, Summary, Unheard};
use crosscheck_model::{ClaimId, Corpus};

/// Sentences for what a comparison finds.
pub trait Findings {
    /// Through whom claims reach the reader: "All four reach us through Business Insider."
    fn reach(&self, corpus: &Corpus, figures: &Figures) -> String;

    /// "4 claims in 2 documents".
    fn tally(&self, figures: &Figures) -> String;

    /// The one figure of independence: "2 separate sources; 3 if Al-Monitor counts".
    fn sources(&self, corpus: &Corpus, figures: &Figures) -> String;

    /// What has to hold for more separate sources: "3 if Al-Monitor counts". Nothing where the figure is certain.
    fn sources_if(&self, corpus: &Corpus, figures: &Figures) -> Option<String>;

    /// "4 claims in 2 documents, from 2 separate sources; 3 if Al-Monitor counts."
    fn figures(&self, corpus: &Corpus, figures: &Figures) -> String;

    /// What a question comes to, without its kind and without a full stop: "4 positions, at most 2 separate sources each".
    fn clause(&self, corpus: &Corpus, summary: &Summary) -> String;

    /// What a question comes to: "Split: 4 positions, at most 2 separate sources each."
    fn finding(&self, corpus: &Corpus, summary: &Summary) -> String;

    /// Why one claim bears on another, in one sentence: an editor's, or what makes the relation hold.
    fn reason(&self, corpus: &Corpus, relation: &RelationLine) -> String;

    /// What a relation rests on: "negation", or of a computed one "shared origin".
    fn basis(&self, relation: &RelationLine) -> Option<String>;

    /// Why two claims contradict each other, in one sentence.
    fn contradiction_reason(&self, contradiction: &Contradiction) -> String;

    /// One side of a contradiction, by whoever speaks: "Ali Khedery says: …", "Iraqi officials deny it: …. Business Insider, printing
    /// the denial, rebuts it."
    fn side(&self, corpus: &Corpus, claim: ClaimId) -> String;

    /// Both sides in one sentence, by whoever speaks, and what the document that prints them makes of it: "Ali Khedery says in Business
    /// Insider: …; Iraqi officials deny it in the same report: …; Business Insider, printing the denial, rebuts it."
    fn contradiction(&self, corpus: &Corpus, contradiction: &Contradiction) -> String;

    /// What is known of a party that is not heard: "spoken about in 4 claims, not heard".
    fn unheard(&self, unheard: Unheard) -> String;

    /// One way to the reader: "Track Persia ‹ Business Insider ‹ Ali Khedery: 2 claims".
    fn way(&self, way: &GraphWay) -> String;

    /// What a cell says: "says itself: own voice; passes on: Ali Khedery; rebuts: officials".
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
