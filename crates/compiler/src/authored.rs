//! The records as written: ids still text, every value with its place. `parse` makes them, `resolve` reads them.

use crosscheck_model::{
    Access, Basis, Bound, Certainty, Column, ColumnValue, Confidence, Date, EntityKind, ExclusionKind, Extent, Level,
    Likelihood, LineageKind, Match, Mode, Naming, OutletKind, ParagraphRole, Prov, QuestionKind, RelationKind,
    RelayDistance, Stance, Standing, VariantKind, VariantWhat, VoiceKind,
};

use crate::source::{At, Span};

/// A whole corpus as written.
#[derive(Debug, Default)]
pub(crate) struct Authored {
    pub(crate) meta: Option<Meta>,
    pub(crate) outlets: Vec<Outlet>,
    pub(crate) voices: Vec<Voice>,
    pub(crate) entities: Vec<Entity>,
    pub(crate) events: Vec<Event>,
    pub(crate) decisions: Vec<Decision>,
    pub(crate) documents: Vec<Document>,
    pub(crate) derived: Vec<Derived>,
    pub(crate) questions: Vec<Question>,
    pub(crate) claims: Vec<Claim>,
    pub(crate) relations: Vec<Relation>,
    pub(crate) columns: Vec<Column>,
}

/// `document:paragraph`
#[derive(Clone, Debug)]
pub(crate) struct Locator {
    pub(crate) document: String,
    pub(crate) paragraph: u32,
}

/// `question/position`
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) question: String,
    pub(crate) position: String,
}

/// Paragraph ranges, both ends included.
pub(crate) type Covers = Vec<At<(u32, u32)>>;

#[derive(Debug)]
pub(crate) struct Meta {
    pub(crate) title: String,
    pub(crate) headline: Option<String>,
    pub(crate) summary: String,
    pub(crate) lead: Option<At<String>>,
    pub(crate) language: Option<String>,
    pub(crate) licence: Option<String>,
    pub(crate) credit: Option<String>,
    pub(crate) report: Option<String>,
    pub(crate) codebook: Option<String>,
    pub(crate) ignore_words: Vec<At<String>>,
    pub(crate) columns: Vec<ColumnRule>,
}

#[derive(Debug)]
pub(crate) struct Outlet {
    pub(crate) id: At<String>,
    pub(crate) name: String,
    pub(crate) short: Option<String>,
    pub(crate) kind: OutletKind,
    pub(crate) group: Option<At<String>>,
    pub(crate) country: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) entity: Option<At<String>>,
    pub(crate) note: Option<String>,
}

#[derive(Debug)]
pub(crate) struct Voice {
    pub(crate) id: At<String>,
    pub(crate) name: String,
    pub(crate) kind: VoiceKind,
    pub(crate) naming: At<Naming>,
    pub(crate) entity: Option<At<String>>,
    pub(crate) institution: Option<At<String>>,
    pub(crate) belongs_to: Vec<At<String>>,
    pub(crate) standing: Option<At<Standing>>,
    pub(crate) roles: Vec<Role>,
    pub(crate) party: Vec<At<String>>,
    pub(crate) note: Option<String>,
}

#[derive(Debug)]
pub(crate) struct Role {
    pub(crate) span: Span,
    pub(crate) role: String,
    pub(crate) standing: Option<At<Standing>>,
    pub(crate) from: Option<At<Date>>,
    pub(crate) to: Option<At<Date>>,
    pub(crate) source: Option<At<String>>,
}

#[derive(Debug)]
pub(crate) struct Entity {
    pub(crate) id: At<String>,
    pub(crate) name: String,
    pub(crate) kind: At<EntityKind>,
    pub(crate) names: Vec<Name>,
    pub(crate) search: Vec<At<String>>,
    pub(crate) links: Vec<NameLink>,
    pub(crate) place: Option<At<Place>>,
    pub(crate) within: Option<At<String>>,
    pub(crate) note: Option<String>,
    pub(crate) wikidata: Option<String>,
}

#[derive(Debug)]
pub(crate) struct Name {
    pub(crate) form: At<String>,
    pub(crate) language: Option<String>,
    pub(crate) matches: Option<Match>,
    pub(crate) decided: bool,
    pub(crate) evidence: Option<At<String>>,
    pub(crate) note: Option<String>,
}

#[derive(Debug)]
pub(crate) struct NameLink {
    pub(crate) span: Span,
    pub(crate) to: At<String>,
    pub(crate) matches: Match,
    pub(crate) why: Option<String>,
    pub(crate) evidence: Option<At<String>>,
}

#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) lat: f64,
    pub(crate) lon: f64,
    pub(crate) country: String,
    pub(crate) extent: Extent,
}

#[derive(Debug)]
pub(crate) struct Event {
    pub(crate) id: At<String>,
    pub(crate) name: String,
    pub(crate) date: Option<At<Date>>,
    pub(crate) basis: Option<At<Basis>>,
    pub(crate) entity: Option<At<String>>,
    pub(crate) places: Vec<At<String>>,
    pub(crate) participants: Vec<At<String>>,
    pub(crate) at: Vec<At<Locator>>,
    pub(crate) note: Option<String>,
}

#[derive(Debug)]
pub(crate) struct Decision {
    pub(crate) span: Span,
    pub(crate) form: At<String>,
    pub(crate) at: Vec<At<Locator>>,
    pub(crate) document: Option<At<String>>,
    pub(crate) occurrence: Option<At<u32>>,
    pub(crate) inside: Option<At<String>>,
    /// An entity, or `none`: not a mention.
    pub(crate) entity: At<String>,
}

#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) id: At<String>,
    pub(crate) outlet: At<String>,
    pub(crate) title: Option<String>,
    pub(crate) address: Option<String>,
    pub(crate) published: Option<At<Date>>,
    pub(crate) published_basis: Option<At<Basis>>,
    pub(crate) modified: Option<At<Date>>,
    pub(crate) modified_basis: Option<At<Basis>>,
    pub(crate) accessed: Option<Date>,
    pub(crate) genre: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) original: Option<At<String>>,
    pub(crate) text: Option<At<String>>,
    pub(crate) coded: bool,
    pub(crate) note: Option<String>,
    pub(crate) lineage: Vec<Lineage>,
    pub(crate) paragraphs: Vec<Paragraph>,
    /// Where it is a row of a table.
    pub(crate) row: Option<Row>,
}

/// What only a document of a table has.
#[derive(Debug)]
pub(crate) struct Row {
    /// Its text, by paragraph; `resolve` moves them out.
    pub(crate) texts: Vec<String>,
    pub(crate) columns: Vec<ColumnValue>,
}

impl Document {
    /// Whether its text is part of the corpus.
    pub(crate) fn is_embedded(&self) -> bool {
        self.text.is_some() || self.row.is_some()
    }
}

/// What corpus.toml says about a column of a table.
#[derive(Debug)]
pub(crate) struct ColumnRule {
    pub(crate) name: At<String>,
    pub(crate) title: Option<String>,
    /// What stands between several values of one cell.
    pub(crate) separator: Option<String>,
    pub(crate) leave_out: bool,
}

#[derive(Debug)]
pub(crate) struct Lineage {
    pub(crate) from: At<String>,
    pub(crate) kind: LineageKind,
    pub(crate) prov: Prov,
    pub(crate) covers: Covers,
    pub(crate) disclosed: bool,
    pub(crate) confidence: Confidence,
    pub(crate) evidence: At<String>,
    pub(crate) published: Option<Date>,
    pub(crate) variants: Vec<Variant>,
}

#[derive(Debug)]
pub(crate) struct Variant {
    pub(crate) at: At<Locator>,
    pub(crate) kind: VariantKind,
    pub(crate) what: VariantWhat,
    pub(crate) quoted: bool,
    pub(crate) suspected: bool,
    pub(crate) digest: String,
}

/// A heading and what stands under it.
#[derive(Debug)]
pub(crate) struct Paragraph {
    pub(crate) n: At<u32>,
    pub(crate) role: ParagraphRole,
    pub(crate) digest: Option<Digest>,
    pub(crate) remarks: Vec<String>,
}

#[derive(Debug)]
pub(crate) struct Digest {
    pub(crate) span: Span,
    pub(crate) text: String,
    pub(crate) links: Vec<Link>,
}

/// `[text](entity)`: bytes of the digest.
#[derive(Debug)]
pub(crate) struct Link {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) entity: At<String>,
}

/// What `code` wrote down about an original.
#[derive(Debug)]
pub(crate) struct Derived {
    pub(crate) document: At<String>,
    pub(crate) sha256: [u8; 32],
    pub(crate) stems: Option<At<Vec<String>>>,
    pub(crate) paragraphs: Vec<DerivedParagraph>,
}

#[derive(Debug)]
pub(crate) struct DerivedParagraph {
    pub(crate) n: At<u32>,
    pub(crate) sha256: [u8; 32],
    pub(crate) chars: u32,
    pub(crate) sketch: Vec<u16>,
    pub(crate) mentions: Vec<At<DerivedMention>>,
}

#[derive(Clone, Debug)]
pub(crate) struct DerivedMention {
    pub(crate) entity: String,
    pub(crate) form: String,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

#[derive(Debug)]
pub(crate) struct Question {
    pub(crate) id: At<String>,
    pub(crate) text: String,
    pub(crate) short: Option<String>,
    pub(crate) kind: At<QuestionKind>,
    pub(crate) lead: Option<String>,
    pub(crate) scope: Scope,
    pub(crate) parties: Vec<At<String>>,
    pub(crate) exclusive: bool,
    pub(crate) ordered: bool,
    pub(crate) positions: Vec<Position>,
}

#[derive(Debug)]
pub(crate) struct Position {
    pub(crate) id: At<String>,
    pub(crate) text: String,
    pub(crate) excludes: Vec<Exclusion>,
    pub(crate) includes: Vec<At<String>>,
}

#[derive(Debug)]
pub(crate) struct Exclusion {
    pub(crate) position: At<String>,
    pub(crate) kind: ExclusionKind,
}

#[derive(Debug, Default)]
pub(crate) struct Scope {
    pub(crate) places: Vec<At<String>>,
    pub(crate) from: Option<At<Date>>,
    pub(crate) to: Option<At<Date>>,
    pub(crate) population: Option<String>,
    pub(crate) condition: Option<String>,
}

#[derive(Clone, Debug)]
pub(crate) struct Quantity {
    pub(crate) low: f64,
    pub(crate) best: f64,
    pub(crate) high: f64,
    pub(crate) bound: Bound,
    pub(crate) unit: String,
}

#[derive(Debug)]
pub(crate) struct Claim {
    pub(crate) id: At<String>,
    pub(crate) at: At<Locator>,
    pub(crate) on: At<Answer>,
    pub(crate) about: Vec<At<String>>,
    pub(crate) stance: Option<Stance>,
    pub(crate) by: Vec<At<String>>,
    pub(crate) via: Vec<At<String>>,
    pub(crate) mode: At<Mode>,
    pub(crate) certainty: Certainty,
    pub(crate) cue: Option<At<String>>,
    pub(crate) relay: Option<RelayDistance>,
    pub(crate) level: Option<Level>,
    pub(crate) access: Option<Access>,
    pub(crate) likelihood: Option<At<Likelihood>>,
    pub(crate) names: Vec<At<String>>,
    pub(crate) said: Option<At<Date>>,
    pub(crate) happened: Option<At<Date>>,
    pub(crate) scope: Scope,
    pub(crate) quantity: Option<At<Quantity>>,
    pub(crate) altered: Option<At<Altered>>,
    pub(crate) digest: At<String>,
    pub(crate) anomaly: bool,
    pub(crate) coder: Option<String>,
    pub(crate) note: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Altered {
    No,
    Suspected,
    Yes,
}

#[derive(Debug)]
pub(crate) struct Relation {
    pub(crate) span: Span,
    pub(crate) from: At<String>,
    pub(crate) to: At<String>,
    pub(crate) kind: RelationKind,
    pub(crate) basis: Option<At<String>>,
    pub(crate) why: String,
    pub(crate) coder: Option<String>,
}
