//! Turns a set of claims into what they add up to: a mark per cell, the chain each claim came along, how many of the chains
//! are independent, and the rows of each comparison view, drawn or read as text.
//!
//! Nothing here is authored. Everything is counted through a [`Reading`], the corpus as a reader reads it, and from the claims
//! the caller lets through; leaving something out means calling again.

mod card;
mod columns;
mod concordance;
mod contradiction;
mod face;
mod figures;
#[cfg(test)]
mod fixture;
mod graph;
mod issue;
mod lines;
mod mark;
mod names;
mod preset;
#[cfg(test)]
mod properties;
mod provenance;
mod quantity;
mod reading;
mod recount;
mod relations;
mod scope;
mod summary;
mod text;
mod transmission;
mod view;
mod why;
mod words;

pub use card::{Card, Stake, card, certainty_words, stakes};
pub use concordance::{Cell, Column, Columns, Concordance, PositionRow, Row, Sort, concordance, sort};
pub use contradiction::{Contradiction, contradiction_sentence, sharpest};
pub use face::{Chip, Difference, Face, FaceColumn, FaceNames, FaceRow, MOST_PINS, Pin, face};
pub use figures::{Figures, Line, figures, lines};
pub use graph::{Edge, GraphNode, GraphWay, Kind, Lineages, lineages};
pub use issue::{IssuePosition, IssueSheet, NotHeard, issue};
pub use mark::{Mark, claim_mark};
pub use names::{NameChange, NameForm, NameRow, NameStrip, named_differently, names};
pub use preset::{Filter, PRESETS, Preset, apply_preset, preset};
pub use provenance::{
    Chain, Count, Credit, Node, Speaker, Step, breadcrumb, chain, document_newsroom, node_label, speaker,
};
pub use quantity::{Axis, Lane, Lanes, Range, Stretch, figure, lanes, numbers};
pub use reading::{Alterations, Aside, Reading, Undone, aside_name, undone_with};
pub use recount::{Loss, lost, lost_sentence};
pub use relations::{RelationLine, RelationWord};
pub use summary::{Summary, SummaryKind, kinds};
pub use text::{
    TextKind, TextLine, cell_words, figures_words, plain, tally_words, text_of_concordance, text_of_face, text_of_issue,
};
pub use transmission::{Change, ClaimChange, Fate, Transmission, transmission};
pub use why::{Rule, Why, why_cell};
