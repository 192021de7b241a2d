//! Turns a set of claims into what they add up to: a mark per cell, the chain each claim came along, how many of the chains
//! are independent, and the rows of each comparison view.
//!
//! Nothing here is authored. Everything is counted through a [`Reading`], the corpus as a reader reads it, and from the claims
//! the caller has in view; leaving something out means calling again.
//!
//! The folders build on each other in one direction, and a test holds that no file imports one that imports it:
//! `records` -> `reading` -> `trace` -> `judge` -> `views`. Nothing here is in English either: what is found is numbers, ids and
//! enums, which `crosscheck_messages` says in sentences.

#[cfg(any(test, feature = "fixture"))]
pub mod fixture;
mod judge;
mod reading;
mod records;
#[cfg(test)]
mod tests;
mod trace;
mod views;

pub use crosscheck_model::{Mark, Speech};
pub use judge::{
    Axis, Clause, Contradiction, Lane, Lanes, LinesEach, Loss, NameChange, NameForm, NameRow, NameStrip, NotHeard,
    Range, Reason, RelationLine, RelationWord, Rule, Share, Span, Stake, Stretch, Summary, SummaryKind, Unheard, Why,
    claim_mark, gives, is_denial, kinds, lanes, lost, named_differently, names, numbers, sharpest, splits, stakes,
};
pub use reading::{
    Alterations, Aside, Chain, Count, Node, Reading, Undone, answer_of, chain, document_newsroom, full_node_name,
    node_name, undone_with,
};
pub use records::{document_label, located, outlet_name, party_name, position_text, without_full_stop};
pub use trace::{
    CellSpeaker, Credit, Edge, Figures, GraphNode, GraphWay, Kind, Line, Lineages, Speaker, Step, breadcrumb,
    cell_speaker, figures, lineages, lines, speaker,
};
pub use views::{
    Absent, Asked, Before, Card, Cell, Change, Chip, ClaimChange, Column, ColumnOf, Columns, Concordance, Cut,
    Derivation, Derived, Difference, Face, FaceColumn, FaceNames, FaceRow, Fate, Filter, Graph, IssuePosition,
    IssueSheet, MOST_PINS, Moment, MomentOf, Named, Network, Origin, PRESETS, Pin, PositionRow, Preset, Rewriting, Row,
    Sort, Stop, Telling, Tie, TimeFigures, TimeRow, Timeline, ToldBySeveral, Transmission, Turn, absent, apply_preset,
    card, concordance, face, issue, network, origins, preset, rewritings, sort, timeline, transmission, turns,
    why_cell,
};
