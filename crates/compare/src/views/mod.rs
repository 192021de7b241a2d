//! The rows of each view of a comparison: the concordance, the sheet of one question, columns face to face, the card of a claim.

mod asked;
mod card;
mod columns;
mod concordance;
mod face;
mod issue;
mod network;
mod pin;
mod preset;
mod printed;
mod silence;
mod timeline;
mod transmission;
mod why;

pub use asked::{Absent, Rewriting, Turn, absent, rewritings, turns};
pub use card::{Card, card};
pub use columns::{Column, ColumnOf, Columns, Derivation, Derived};
pub use concordance::{Cell, Concordance, PositionRow, Row, Sort, concordance, sort};
pub use face::{Chip, Difference, Face, FaceColumn, FaceRow, face};
pub use issue::{IssuePosition, IssueSheet, issue};
pub use network::{Asked, Cut, Graph, Named, Network, Stop, Tie, network};
pub use pin::{MOST_PINS, Pin};
pub use preset::{Filter, PRESETS, Preset, apply_preset, preset};
pub use printed::FaceNames;
pub use timeline::{Before, Moment, MomentOf, Telling, TimeFigures, TimeRow, Timeline, ToldBySeveral, timeline};
pub use transmission::{Change, ClaimChange, Fate, Origin, Transmission, origins, transmission};
pub use why::why_cell;
