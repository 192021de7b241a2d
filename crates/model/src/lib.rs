//! What a compiled corpus is: records that point at each other by index, in one binary pack.
//!
//! The compiler builds a [`Corpus`] and encodes it; the page decodes it once and never changes it. Nothing here reads
//! files, searches or compares.

mod amount;
mod attribution;
mod compact;
mod corpus;
mod date;
mod embedded;
mod ids;
mod mark;
mod order;
mod pack;
mod parts;
mod reader;
mod records;
mod text;
mod vocabulary;

pub use amount::{figure, words as amount_words};
pub use bytes::Bytes;
pub use date::{Date, DateError, Day, Precision};
pub use embedded::{Embedded, MARK};
pub use ids::{ClaimId, DocumentId, EntityId, EventId, OutletId, PositionId, QuestionId, VoiceId};
pub use mark::{Mark, Speech};
pub use order::{each_once, how_often, sort, sort_by, sort_by_key};
pub use pack::{Opened, Opening, PackError, Packed, decode, encode, encode_in_parts};
pub use parts::{Holds, Part, Parts};
pub use records::{
    Altered, Claim, Column, ColumnValue, Corpus, DatedBasis, Document, Entity, Event, Exclusion, Fingerprint,
    Institution, Lineage, Link, Mention, Meta, Name, NameLink, Original, Outlet, Paragraph, Party, Place, Position,
    Quantity, Question, Relation, Relay, Role, Scope, Source, Variant, Voice,
};
pub use text::Text;
pub use vocabulary::{
    Access, Basis, Bound, Certainty, Confidence, EntityKind, ExclusionKind, Extent, Level, Likelihood, LineageKind,
    Match, Mode, Naming, OutletKind, ParagraphRole, Prov, QuestionKind, RelationKind, RelayDistance, Stance, Standing,
    VariantKind, VariantWhat, VoiceKind, Word,
};
