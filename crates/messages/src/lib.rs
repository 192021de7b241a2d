//! Every sentence and word that a comparison says: what `crosscheck_compare` finds as numbers, ids and enums, in the language of
//! the reader.
//!
//! A language is a type that implements [`Messages`]: [`English`] is the only one now. The trait is cut into areas, each with the
//! functions a language has to have; whoever adds a language writes one module beside `en`, and a sentence it lacks does not
//! compile. A sentence is one function, so that a language can order its words, inflect them and choose among six plural forms
//! as it needs to. The text of the corpus itself (names, answers, digests) is quoted as it stands.
//!
//! ```
//! use crosscheck_compare::Mark;
//! use crosscheck_messages::EN;
//!
//! assert_eq!(EN.mark(Mark::PassesOn), "passes on");
//! ```

mod changes;
mod en;
mod findings;
mod headings;
mod labels;
mod pictures;
mod presets;
mod text;
mod words;

pub use changes::{Changes, Told};
pub use en::English;
pub use findings::Findings;
pub use headings::{Heading, Headings};
pub use labels::Labels;
pub use pictures::Pictures;
pub use presets::Presets;
pub use text::{TextKind, TextLine, plain, text_of_concordance, text_of_face, text_of_issue, text_of_preset};
pub use words::{Join, Noun, Plural, Words};

/// All that a language says.
pub trait Messages: Words + Labels + Findings + Changes + Headings + Presets + Pictures {}

impl<T: Words + Labels + Findings + Changes + Headings + Presets + Pictures> Messages for T {}

/// English.
pub const EN: &dyn Messages = &English;
