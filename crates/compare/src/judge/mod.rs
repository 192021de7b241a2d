//! Judges what claims add up to on a question: what each answer rests on, how claims bear on each other, who is not heard, and
//! the one finding that sums a question up.

mod answers;
mod clash;
mod clashes;
mod contradiction;
mod headline;
mod loss;
mod mark;
mod names;
mod party;
mod quantity;
mod relation;
mod relations;
mod repetition;
mod scope;
mod summary;
mod turn;
mod why;

pub(crate) use answers::{Answer, View, disagreement};
pub use contradiction::{Contradiction, sharpest};
pub use loss::{Loss, lost};
pub use mark::{claim_mark, gives, is_denial};
pub(crate) use names::linked;
pub use names::{NameChange, NameForm, NameRow, NameStrip, named_differently, names};
pub use party::{NotHeard, Stake, Unheard, stakes};
pub(crate) use party::{not_heard, unheard_parties};
pub use quantity::{Axis, Lane, Lanes, Range, Stretch, lanes, numbers};
pub use relation::{Reason, RelationLine, RelationWord};
pub(crate) use relations::relations;
pub use scope::Span;
pub(crate) use scope::span;
pub use summary::{Clause, LinesEach, Share, Summary, SummaryKind, kinds, splits};
pub(crate) use summary::{Findings, summarise};
pub use why::{Rule, Why};
