//! The records. Fields are named as in the export and in `docs/corpus-format.md`, which says what each one means.

use serde::{Deserialize, Serialize};

use crate::reader::{Read, Reader, records};
use crate::{
    Access, Basis, Bound, Certainty, ClaimId, Confidence, Date, DocumentId, EntityId, EntityKind, ExclusionKind,
    Extent, Level, Likelihood, LineageKind, Match, Mode, Naming, OutletId, OutletKind, ParagraphRole, Parts,
    PositionId, Prov, QuestionId, QuestionKind, RelationKind, RelayDistance, Stance, Standing, Text, VariantKind,
    VariantWhat, VoiceId, VoiceKind,
};

records! {
    /// A whole corpus. Tables are in canonical order: documents by date then id; claims by document, paragraph, then id;
    /// mentions, counted or not, by document, paragraph, start; questions as authored; columns by key; everything else by id.
    #[derive(Clone, Debug, Default, PartialEq)]
    #[allow(missing_docs, reason = "each table is named after its records")]
    pub struct Corpus {
        pub meta: Meta,
        pub outlets: Vec<Outlet>,
        pub voices: Vec<Voice>,
        pub entities: Vec<Entity>,
        pub events: Vec<Event>,
        pub documents: Vec<Document>,
        pub mentions: Vec<Mention>,
        /// Mentions in bylines, menus and other text of the site, in the same order. Nothing counts them.
        pub uncounted: Vec<Mention>,
        pub questions: Vec<Question>,
        pub claims: Vec<Claim>,
        pub relations: Vec<Relation>,
        pub columns: Vec<Column>,
        /// Where the texts are that the pack itself does not hold.
        #[serde(skip)]
        pub parts: Parts,
    }

    /// What the corpus is.
    #[derive(Clone, Debug, Default, PartialEq)]
    #[allow(missing_docs, reason = "see docs/corpus-format.md")]
    pub struct Meta {
        pub title: String,
        pub headline: Option<String>,
        pub summary: String,
        pub lead: Option<QuestionId>,
        pub language: String,
        pub licence: Option<String>,
        pub credit: Option<String>,
        pub report: Option<String>,
        pub codebook: Option<String>,
    }

    /// What a table of documents said beside what every document has: a facet of its own.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Column {
        /// As in addresses: ASCII kebab-case.
        pub key: String,
        /// As the reader sees it.
        pub title: String,
        /// Each once, sorted.
        pub values: Vec<String>,
    }

    /// A date with its basis.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(missing_docs, reason = "see docs/corpus-format.md")]
    pub struct DatedBasis {
        pub value: Date,
        pub basis: Basis,
    }

    /// Whoever publishes or relays.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(missing_docs, reason = "see docs/corpus-format.md")]
    pub struct Outlet {
        pub id: String,
        pub name: String,
        pub short: Option<String>,
        pub kind: OutletKind,
        /// The newsroom it belongs to, where that is another outlet.
        pub group: Option<OutletId>,
        pub country: Option<String>,
        pub language: Option<String>,
        pub entity: Option<EntityId>,
        pub note: Option<String>,
    }

    /// Whoever is heard.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(missing_docs, reason = "see docs/corpus-format.md")]
    pub struct Voice {
        pub id: String,
        pub name: String,
        pub kind: VoiceKind,
        pub naming: Naming,
        pub entity: Option<EntityId>,
        pub institution: Option<Institution>,
        /// Other bodies whose people it is of. They are not counted as one voice with it.
        pub belongs_to: Vec<EntityId>,
        /// In which capacity it speaks, where no role says otherwise.
        pub standing: Option<Standing>,
        pub roles: Vec<Role>,
        pub party: Vec<QuestionId>,
        pub note: Option<String>,
    }
}

/// Where a voice belongs: a known body, or words for one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "named by their contents")]
pub enum Institution {
    Entity(EntityId),
    Words(String),
}

impl Read for Institution {
    fn read(reader: &mut Reader) -> Self {
        match reader.choice(2) {
            0 => Self::Entity(EntityId::read(reader)),
            _ => Self::Words(String::read(reader)),
        }
    }
}

records! {
    /// What a voice was, when, and who says so.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(missing_docs, reason = "see docs/corpus-format.md")]
    pub struct Role {
        pub role: String,
        /// In which capacity the voice speaks in this role, where that differs.
        pub standing: Option<Standing>,
        pub from: Option<Date>,
        pub to: Option<Date>,
        pub source: Option<String>,
    }

    /// What is named.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(missing_docs, reason = "see docs/corpus-format.md")]
    pub struct Entity {
        pub id: String,
        pub name: String,
        pub kind: EntityKind,
        pub names: Vec<Name>,
        pub search: Vec<String>,
        pub links: Vec<NameLink>,
        pub place: Option<Place>,
        pub within: Option<EntityId>,
        pub note: Option<String>,
        pub wikidata: Option<String>,
    }

    /// A name as printed.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(missing_docs, reason = "see docs/corpus-format.md")]
    pub struct Name {
        pub form: String,
        pub language: Option<String>,
        pub matches: Match,
        /// Counts only where a decision says so.
        pub decided: bool,
        pub evidence: Option<String>,
        pub note: Option<String>,
    }

    /// How an entity relates to another.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(missing_docs, reason = "see docs/corpus-format.md")]
    pub struct NameLink {
        pub to: EntityId,
        pub matches: Match,
        pub why: Option<String>,
        pub evidence: Option<String>,
    }

    /// Where a place is, in degrees.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(missing_docs, reason = "see docs/corpus-format.md")]
    pub struct Place {
        pub lat: f64,
        pub lon: f64,
        pub country: String,
        pub extent: Extent,
    }

    /// What happened.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(missing_docs, reason = "see docs/corpus-format.md")]
    pub struct Event {
        pub id: String,
        pub name: String,
        pub date: Option<DatedBasis>,
        pub entity: Option<EntityId>,
        pub places: Vec<EntityId>,
        pub participants: Vec<EntityId>,
        /// Every paragraph that reports or names it, in order.
        pub reports: Vec<Source>,
        pub note: Option<String>,
    }

    /// A paragraph of a document, counted from 1.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[allow(missing_docs, reason = "see docs/corpus-format.md")]
    pub struct Source {
        pub document: DocumentId,
        pub paragraph: u32,
    }

    /// What tells a paragraph without saying it: SHA-256 of its normalised text, its length in Unicode scalar values, and its
    /// sketch, sorted, which is empty where the text itself is embedded.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(missing_docs, reason = "see docs/corpus-format.md")]
    pub struct Fingerprint {
        pub sha256: [u8; 32],
        pub chars: u32,
        #[serde(with = "crate::compact::hashes")]
        pub sketch: Vec<u16> as crate::compact::hashes::read,
    }

    /// A source text: where it stood, what it says, where it comes from.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(missing_docs, reason = "see docs/corpus-format.md")]
    pub struct Document {
        pub id: String,
        pub outlet: OutletId,
        pub title: Option<String>,
        pub address: Option<String>,
        pub published: Option<DatedBasis>,
        pub modified: Option<DatedBasis>,
        pub accessed: Option<Date>,
        pub genre: Option<String>,
        pub language: String,
        pub original: Option<Original>,
        pub coded: bool,
        pub note: Option<String>,
        pub lineage: Vec<Lineage>,
        /// Stems of its words that titles, digests, claims and names here do not have: sorted, each once; of the whole
        /// document, never of a paragraph. Empty where the text itself is embedded.
        #[serde(with = "crate::compact::words")]
        pub stems: Vec<String> as crate::compact::words::read,
        /// In order; paragraph `n` stands at `n - 1`.
        pub paragraphs: Vec<Paragraph>,
        /// In order of column, then value: each pair once. A column may have several values here, or none.
        pub columns: Vec<ColumnValue>,
    }

    /// A value of a document: a row of `Corpus::columns`, and a place in its `values`.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[allow(missing_docs, reason = "named by their contents")]
    pub struct ColumnValue {
        pub column: u16,
        pub value: u32,
    }

    /// The file the document was coded from.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(missing_docs, reason = "see docs/corpus-format.md")]
    pub struct Original {
        pub sha256: [u8; 32],
    }

    /// A block of text.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(missing_docs, reason = "see docs/corpus-format.md")]
    pub struct Paragraph {
        pub role: ParagraphRole,
        pub digest: Option<String>,
        /// Names inside the digest, in order, never overlapping.
        pub links: Vec<Link>,
        pub remarks: Vec<String>,
        pub fingerprint: Option<Fingerprint>,
        /// The text itself, only where the author had the rights to embed it.
        pub text: Option<Text>,
    }

    /// A name inside a digest: byte offsets.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(missing_docs, reason = "see docs/corpus-format.md")]
    pub struct Link {
        pub start: u32,
        pub end: u32,
        pub entity: EntityId,
    }

    /// From where a document was copied or derived.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(missing_docs, reason = "see docs/corpus-format.md")]
    pub struct Lineage {
        pub from: Relay,
        pub kind: LineageKind,
        pub prov: Prov,
        /// Paragraph ranges, both ends included.
        pub covers: Vec<(u32, u32)>,
        pub disclosed: bool,
        pub confidence: Confidence,
        pub evidence: String,
        pub published: Option<Date>,
        pub variants: Vec<Variant>,
    }
}

/// Who passed words on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs, reason = "named by their contents")]
pub enum Relay {
    Outlet(OutletId),
    Voice(VoiceId),
    /// Only in lineage: the source is itself in the corpus.
    Document(DocumentId),
}

impl Read for Relay {
    fn read(reader: &mut Reader) -> Self {
        match reader.choice(3) {
            0 => Self::Outlet(OutletId::read(reader)),
            1 => Self::Voice(VoiceId::read(reader)),
            _ => Self::Document(DocumentId::read(reader)),
        }
    }
}

records! {
    /// What changed on the way.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(missing_docs, reason = "see docs/corpus-format.md")]
    pub struct Variant {
        pub paragraph: u32,
        pub kind: VariantKind,
        pub what: VariantWhat,
        /// Inside quotation marks.
        pub quoted: bool,
        pub suspected: bool,
        pub digest: String,
    }

    /// One occurrence of a name. Offsets are Unicode scalar values inside the paragraph.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(missing_docs, reason = "see docs/corpus-format.md")]
    pub struct Mention {
        pub entity: EntityId,
        pub document: DocumentId,
        pub paragraph: u32,
        /// Which of the entity's names.
        pub name: u32,
        pub start: u32,
        pub end: u32,
    }

    /// What is asked of every document.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(missing_docs, reason = "see docs/corpus-format.md")]
    pub struct Question {
        pub id: String,
        pub text: String,
        pub short: Option<String>,
        pub kind: QuestionKind,
        pub lead: Option<String>,
        pub scope: Scope,
        /// Who might be expected to speak.
        pub parties: Vec<Party>,
        pub ordered: bool,
        pub positions: Vec<Position>,
    }
}

/// Who might be expected to speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs, reason = "named by their contents")]
pub enum Party {
    Entity(EntityId),
    Voice(VoiceId),
}

impl Read for Party {
    fn read(reader: &mut Reader) -> Self {
        match reader.choice(2) {
            0 => Self::Entity(EntityId::read(reader)),
            _ => Self::Voice(VoiceId::read(reader)),
        }
    }
}

records! {
    /// One answer to a question.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(missing_docs, reason = "see docs/corpus-format.md")]
    pub struct Position {
        pub id: String,
        pub text: String,
        /// Complete and symmetric: the compiler fills in what `exclusive` implies.
        pub excludes: Vec<Exclusion>,
        pub includes: Vec<PositionId>,
    }

    /// That two answers cannot both hold.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(missing_docs, reason = "see docs/corpus-format.md")]
    pub struct Exclusion {
        pub position: PositionId,
        pub kind: ExclusionKind,
    }

    /// Where, when and of whom something is said to hold. Empty parts hold of everything.
    #[derive(Clone, Debug, Default, PartialEq)]
    #[allow(missing_docs, reason = "see docs/corpus-format.md")]
    pub struct Scope {
        pub places: Vec<EntityId>,
        pub from: Option<Date>,
        pub to: Option<Date>,
        pub population: Option<String>,
        pub condition: Option<String>,
    }

    /// A number as given.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(missing_docs, reason = "see docs/corpus-format.md")]
    pub struct Quantity {
        pub low: f64,
        pub best: f64,
        pub high: f64,
        pub bound: Bound,
        pub unit: String,
    }
}

/// Whether a quotation differs from the copy it was traced to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "named by their contents")]
pub enum Altered {
    No,
    Suspected,
    Yes,
}

impl Read for Altered {
    fn read(reader: &mut Reader) -> Self {
        match reader.choice(3) {
            0 => Self::No,
            1 => Self::Suspected,
            _ => Self::Yes,
        }
    }
}

records! {
    /// One statement of one position in one paragraph.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(missing_docs, reason = "see docs/corpus-format.md")]
    pub struct Claim {
        pub id: String,
        pub document: DocumentId,
        pub paragraph: u32,
        pub question: QuestionId,
        pub position: PositionId,
        pub about: Vec<EntityId>,
        pub stance: Stance,
        /// The outermost speaker first.
        pub by: Vec<VoiceId>,
        /// Nearest the document first; never the document's own lineage.
        pub via: Vec<Relay>,
        pub mode: Mode,
        pub certainty: Certainty,
        pub cue: Option<String>,
        pub relay: RelayDistance,
        pub level: Level,
        pub access: Access,
        pub likelihood: Option<Likelihood>,
        pub names: Vec<String>,
        pub said: Option<Date>,
        pub happened: Option<Date>,
        pub scope: Scope,
        pub quantity: Option<Quantity>,
        pub altered: Altered,
        pub digest: String,
        /// The text's own dates conflict here.
        pub anomaly: bool,
        pub coder: Option<String>,
        pub note: Option<String>,
    }

    /// How one claim bears on another, as an editor judged it.
    #[derive(Clone, Debug, PartialEq)]
    #[allow(missing_docs, reason = "see docs/corpus-format.md")]
    pub struct Relation {
        pub from: ClaimId,
        pub to: ClaimId,
        pub kind: RelationKind,
        pub basis: Option<String>,
        pub why: String,
        pub coder: Option<String>,
    }
}

impl Document {
    /// How many of its paragraphs are text of the document: what every view calls its paragraphs.
    #[must_use]
    pub fn text_paragraphs(&self) -> usize {
        self.paragraphs
            .iter()
            .filter(|paragraph| paragraph.role.counts())
            .count()
    }
}
