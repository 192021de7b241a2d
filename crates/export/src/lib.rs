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
pub use records::{
    ClaimRecord, DatedBasis, DocumentEntry, DocumentRecord, EntityEntry, EntityRecord, LineageRecord, MentionRecord,
    NameRecord, OriginalRecord, ParagraphRecord, PlaceRecord, QuantityRecord, ScopeRecord, VariantRecord,
};
pub use words::{permalink, permalink_of_question, statement};

use crosscheck_compare::Alterations;
use crosscheck_model::{Corpus, Date, QuestionId};

use chosen::Chosen;

/// What an export is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// The project's own JSON, format 1.
    Json,
    /// A row an item; RFC 4180.
    Csv,
    /// FollowTheMoney, an entity a line: for OpenAleph and Datashare.
    Ftm,
    /// Lines for the bulk interface of OpenSearch and Elasticsearch.
    OpenSearch,
    /// W3C Web Annotations of names and claims.
    Annotations,
    /// A comparison as a brief with footnotes.
    Markdown,
    /// A comparison in schema.org's words, with PROV and Web Annotation.
    JsonLd,
    /// A comparison as a map of arguments.
    Argdown,
    /// Questions and claims as corpus files write them.
    Toml,
    /// A comparison as a picture.
    Svg,
    /// A citation for Zotero and others.
    Csl,
    /// A citation for LaTeX.
    Bibtex,
    /// A citation for reference managers.
    Ris,
    /// A citation for readers.
    Text,
}

impl Format {
    /// Every format, in the order of the documents.
    pub const ALL: [Self; 14] = [
        Self::Json,
        Self::Csv,
        Self::Ftm,
        Self::OpenSearch,
        Self::Annotations,
        Self::Markdown,
        Self::JsonLd,
        Self::Argdown,
        Self::Toml,
        Self::Svg,
        Self::Csl,
        Self::Bibtex,
        Self::Ris,
        Self::Text,
    ];

    /// The name in commands and in the JavaScript API.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.definition().0
    }

    /// What a file of it ends with.
    #[must_use]
    pub fn extension(self) -> &'static str {
        self.definition().1
    }

    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        self.definition().2
    }

    fn definition(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Json => ("json", "json", "application/json"),
            Self::Csv => ("csv", "csv", "text/csv"),
            Self::Ftm => ("ftm", "ftm.json", "application/json+ftm"),
            Self::OpenSearch => ("opensearch", "ndjson", "application/x-ndjson"),
            Self::Annotations => ("annotations", "anno.jsonld", "application/ld+json"),
            Self::Markdown => ("markdown", "md", "text/markdown"),
            Self::JsonLd => ("jsonld", "jsonld", "application/ld+json"),
            Self::Argdown => ("argdown", "argdown", "text/plain"),
            Self::Toml => ("toml", "toml", "application/toml"),
            Self::Svg => ("svg", "svg", "image/svg+xml"),
            Self::Csl => ("csl", "csl.json", "application/vnd.citationstyles.csl+json"),
            Self::Bibtex => ("bibtex", "bib", "application/x-bibtex"),
            Self::Ris => ("ris", "ris", "application/x-research-info-systems"),
            Self::Text => ("text", "txt", "text/plain"),
        }
    }

    /// The format of that name.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.key() == key)
    }

    /// Whether it is written from claims and questions rather than from the selected items.
    #[must_use]
    pub fn compares(self) -> bool {
        matches!(
            self,
            Self::Markdown | Self::JsonLd | Self::Argdown | Self::Toml | Self::Svg
        )
    }

    /// Whether it is a citation.
    #[must_use]
    pub fn cites(self) -> bool {
        matches!(self, Self::Csl | Self::Bibtex | Self::Ris | Self::Text)
    }
}

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
    fn every_format_is_found_by_its_name() {
        for format in Format::ALL {
            assert_eq!(Format::from_key(format.key()), Some(format));
        }
        assert_eq!(Format::from_key("pdf"), None);
    }

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
