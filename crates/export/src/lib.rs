//! A corpus, or what a reader selected of it, as text in the formats of other tools.
//!
//! [`Order`] says what is wanted; [`Order::write`] gives the text. Nothing here reads files, searches or looks at a clock:
//! the same order gives the same text, natively and in a browser. Which items are selected is the caller's choice, and so is
//! which claims are in view of a comparison.
//!
//! What a voice is said to have said never stands alone: wherever the digest of a claim is shown, so is whose it is
//! ([`statement`](words::statement)).

mod annotations;
mod argdown;
mod chosen;
mod cite;
mod comparison;
mod csv;
mod formats;
mod ftm;
mod json;
mod jsonld;
mod markdown;
mod opensearch;
mod records;
mod svg;
mod toml;
mod words;

pub use chosen::Items;
pub use formats::{Contents, Format};
pub use records::{
    ClaimRecord, DatedBasis, DocumentEntry, DocumentRecord, EntityEntry, EntityRecord, LineageRecord, MentionRecord,
    NameRecord, OriginalRecord, ParagraphRecord, PlaceRecord, QuantityRecord, ScopeRecord, VariantRecord,
};
pub use words::{permalink, permalink_of_document, permalink_of_entity, permalink_of_question, statement};

use crosscheck_compare::{Alterations, Preset};
use crosscheck_model::{Corpus, Date, QuestionId};

use chosen::Chosen;

/// What is cited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Subject {
    /// The selected documents, one citation each.
    #[default]
    Documents,
    /// The comparison itself.
    Comparison,
}

/// What to write.
#[derive(Clone, Debug)]
pub struct Order<'a> {
    /// Of what.
    pub corpus: &'a Corpus,
    /// What was selected of it.
    pub items: Items,
    /// Comparisons: the one question, else every question with a claim in view.
    pub question: Option<QuestionId>,
    /// Comparisons without a question: those alone that this preset keeps, in its order.
    pub preset: Option<&'static Preset>,
    /// Where the explorer stands, without a hash: what permalinks begin with. Empty where nobody knows, and links are
    /// relative then.
    pub site: &'a str,
    /// What a reader left out of comparisons, moved or took apart. Items hold no claim that it leaves out.
    pub altered: Alterations,
    /// JSON: with the relations that follow from the claims.
    pub computed: bool,
    /// Citations: of what.
    pub cite: Subject,
    /// Citations: the day on which the reader looked at the comparison.
    pub accessed: Option<Date>,
}

impl<'a> Order<'a> {
    /// The whole corpus, claim by claim.
    #[must_use]
    pub fn everything(corpus: &'a Corpus) -> Self {
        Self {
            corpus,
            items: Items::Everything,
            question: None,
            preset: None,
            site: "",
            altered: Alterations::default(),
            computed: false,
            cite: Subject::default(),
            accessed: None,
        }
    }

    /// The text of a file, with its last line end.
    #[must_use]
    pub fn write(&self, format: Format) -> String {
        let chosen = Chosen::new(self.corpus, &self.items);
        match format {
            Format::Json => records::corpus(self, &chosen),
            Format::Csv => csv::write(self, &chosen),
            Format::Ftm => ftm::write(self, &chosen),
            Format::OpenSearch => opensearch::write(self, &chosen),
            Format::Annotations => annotations::write(self, &chosen),
            Format::Markdown => markdown::write(self, &chosen),
            Format::JsonLd => jsonld::write(self, &chosen),
            Format::Argdown => argdown::write(self, &chosen),
            Format::Toml => toml::write(self, &chosen),
            Format::Svg => svg::write(self, &chosen),
            Format::Csl | Format::Bibtex | Format::Ris | Format::Text => cite::write(self, &chosen, format),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_corpus_can_be_written() {
        let corpus = Corpus::default();
        for format in Format::ALL {
            let order = Order::everything(&corpus);
            let text = order.write(format);
            assert!(text.is_empty() || text.ends_with('\n'), "{}: {text}", format.key());
            let order = Order {
                question: Some(QuestionId(7)),
                cite: Subject::Comparison,
                ..order
            };
            let _ = order.write(format);
        }
    }
}
