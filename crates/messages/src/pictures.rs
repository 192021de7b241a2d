//! Sentences for pictures: what a drawing of time or of a network shows.

use crosscheck_compare::{Before, Cut, Graph, Network, TimeFigures, TimeRow};

/// Sentences for pictures.
pub trait Pictures {
    /// The title of Time: "Seven of 32 dated events were over before the first of five documents appeared".
    fn time_title(&self, figures: &TimeFigures) -> String;

    /// Below it: "The documents appeared from 31 May 2016 to April 2020; what they tell of happened from 1980 to 2020."
    fn time_deck(&self, figures: &TimeFigures) -> String;

    /// What a row holds: "Happened: 32 events".
    fn time_row(&self, row: TimeRow, count: usize) -> String;

    /// What of a row has no date: "1 event". Nothing where all have one.
    fn undated(&self, row: TimeRow, count: usize) -> Option<String>;

    /// Two dates of a claim that came before what it speaks of: "said 20 May 2017, of 7 June 2017".
    fn before(&self, before: &Before) -> String;

    /// Over such claims: "2 claims came before what they speak of".
    fn befores(&self, count: usize) -> String;

    /// The title of Network: "Iraq and Iran are named together most often: in 23 passages", "Without Reuters seven are not heard".
    fn network_title(&self, network: &Network, around: Option<&str>) -> String;

    /// Which graph, as a choice: "Named together".
    fn graph(&self, graph: Graph) -> &'static str;

    /// What a tie of a graph is, and which are drawn.
    fn graph_rule(&self, graph: Graph, around_one: bool) -> &'static str;

    /// What a tie weighs: "3 passages".
    fn tie_weight(&self, graph: Graph, weight: usize) -> String;

    /// A cut point: "Without Reuters two are no longer heard: A and B."
    fn cut(&self, graph: Graph, cut: &Cut) -> String;
}
