//! Words for what a comparison shows: marks, kinds of relation, names of columns, what a card says of a claim.

use crosscheck_compare::{
    Aside, CellSpeaker, Column, Credit, Derivation, Difference, Fate, Filter, Kind, Mark, Node, Pin, RelationWord,
    Rule, Speaker, Speech, SummaryKind,
};
use crosscheck_model::{Access, Altered, Certainty, Corpus, Level, LineageKind, Match, Mode, Prov, VariantWhat};

/// Words for what a comparison shows.
pub trait Labels {
    /// What a document does with an answer: "passes on".
    fn mark(&self, mark: Mark) -> &'static str;

    /// The same in a sentence behind the name of the document: "passes it on".
    fn does(&self, mark: Mark) -> &'static str;

    /// What whoever speaks does: "denies".
    fn speech(&self, speech: Speech) -> &'static str;

    /// In a cell of a column that speaks on the question: "says nothing of this answer".
    fn no_mark(&self) -> &'static str;

    /// The kind of finding, which is the first word of its sentence: "Split".
    fn summary(&self, kind: SummaryKind) -> &'static str;

    /// How one claim bears on another: "contradicts".
    fn relation(&self, relation: RelationWord) -> &'static str;

    /// How columns compare, in a sentence: "They agree in part."
    fn difference(&self, difference: Difference) -> &'static str;

    /// What became of something on its way: "dropped".
    fn fate(&self, fate: Fate) -> &'static str;

    /// What a node of a drawing is: "speaker".
    fn kind(&self, kind: Kind) -> &'static str;

    /// How a step is known, behind its name: ", not credited". Empty where the text says so.
    fn credit(&self, credit: Credit) -> &'static str;

    /// The rule behind a computed word or number, in one sentence.
    fn rule(&self, rule: Rule) -> &'static str;

    /// A question to the whole comparison: "What changed?"
    fn preset(&self, preset: Filter) -> &'static str;

    /// How certain a speaker is: "stated as probable".
    fn certainty(&self, certainty: Certainty) -> &'static str;

    /// How a claim stands in its text: "quoted", "in the headline".
    fn mode(&self, mode: Mode) -> &'static str;

    /// Where a claim is read from: "implied, not stated". Nothing where the text says it.
    fn level(&self, level: Level) -> Option<&'static str>;

    /// How a speaker knows: "at first hand". Nothing where the text does not say.
    fn access(&self, access: Access) -> Option<&'static str>;

    /// Whether the words differ: "differs from the original it was traced to". Nothing where they do not.
    fn altered(&self, altered: Altered) -> Option<&'static str>;

    /// What differs between two copies: "a name", "who says it".
    fn variant(&self, what: VariantWhat) -> &'static str;

    /// How much was taken: "a copy of", "partly taken from".
    fn lineage(&self, kind: LineageKind) -> &'static str;

    /// How it was taken: "a revision", "quoted".
    fn provenance(&self, how: Prov) -> &'static str;

    /// How two entities match: "broad".
    fn matches(&self, matches: Match) -> &'static str;

    /// The name of a node, short where the outlet has a short one.
    fn node(&self, corpus: &Corpus, node: Node) -> String;

    /// The full name of a node.
    fn full_node(&self, corpus: &Corpus, node: Node) -> String;

    /// What is left out: "the document Track Persia".
    fn aside(&self, corpus: &Corpus, aside: Aside) -> String;

    /// What is pinned: "The Baghdad Post, 2017", "“Washington tolerates the militias”".
    fn pin(&self, corpus: &Corpus, pin: Pin) -> String;

    /// Behind the name of a speaker: "former US official, unnamed", "own voice".
    fn role(&self, speaker: &Speaker) -> Option<String>;

    /// Who speaks, in a cell: "own voice", "Ali Khedery".
    fn cell_speaker<'a>(&self, speaker: &'a CellSpeaker) -> &'a str;

    /// All who speak, in a cell: "own voice, Ali Khedery".
    fn cell_speakers(&self, speakers: &[CellSpeaker]) -> String {
        let names: Vec<&str> = speakers.iter().map(|speaker| self.cell_speaker(speaker)).collect();
        names.join(", ")
    }

    /// The name of a column: "The Baghdad Post".
    fn column(&self, corpus: &Corpus, column: &Column) -> String;

    /// Under the name of a column: "by 5 July 2017". Empty where there is nothing to say.
    fn column_detail(&self, corpus: &Corpus, column: &Column) -> String;

    /// Where most of a document was taken from: "follows Al-Monitor".
    fn derivation(&self, derivation: &Derivation) -> String;
}
