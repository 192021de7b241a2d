//! Sentences for pictures: what a drawing of time or of a network shows.

use crosscheck_compare::{Before, TimeFigures, TimeRow};

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
}
