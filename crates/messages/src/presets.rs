//! Sentences for a question that a reader brings to the whole comparison: what it kept, and the list that answers it.

use crosscheck_compare::{Absent, Filter, Rewriting, Turn};
use crosscheck_model::Corpus;

/// Sentences for a preset.
pub trait Presets {
    /// What it kept, and in what order: "12 of 29 questions: a later claim gives another answer than an earlier one … In order of time."
    fn kept(&self, preset: Filter, kept: usize, of: usize) -> String;

    /// Over what changed: "15 changes, in order of time".
    fn turns(&self, count: usize) -> String;

    /// Over what rewriting changed: "8 changes, original beside copy".
    fn rewritings(&self, count: usize) -> String;

    /// Over those who are not heard: "3 parties are not heard".
    fn absent(&self, count: usize) -> String;

    /// One answer that gave way to another: "Who directs them? 2016, One, 2016: … 2018, Two, 2019: … updates: why."
    fn turn(&self, corpus: &Corpus, turn: &Turn) -> String;

    /// One change between original and copy: "Two, 2019, paragraph 4, from One, not credited: changed: a name. PMF there, IMIS here."
    fn rewriting(&self, corpus: &Corpus, rewriting: &Rewriting) -> String;

    /// Somebody with the questions on which nobody hears them: "Iran: Who directs them? (spoken about in 2 claims, not heard)."
    fn absence(&self, corpus: &Corpus, absent: &Absent) -> String;
}
