//! The records of a corpus in the project's own JSON, format 1: the contract stands in docs/javascript-api.md, and the fields
//! of each struct stand in its order. `Format::Json` writes all of them; the JavaScript API hands over one document or entity.
//!
//! What is unknown is `null` and an empty list is `[]`. No key is ever missing, save `columns` in a corpus without columns and
//! the further keys of a name.
//!
//! An export of a selection has the selected documents, paragraphs, mentions, claims and relations. What they refer to
//! (outlets, voices, entities, events, questions) is complete, so that every id leads somewhere.

use crosscheck_messages::EN;
use crosscheck_model as model;
use crosscheck_model::{Corpus, DocumentId, EntityId, Source, Word};
use serde::{Serialize, Serializer};

use crate::Order;
use crate::chosen::{Chosen, Unit};
use crate::json;
use crate::words::{date, entity_id, form, relay_id, voice_id};

/// The whole file.
pub(crate) fn corpus(order: &Order<'_>, chosen: &Chosen) -> String {
    let corpus = order.corpus;
    let documents = chosen
        .documents
        .iter()
        .filter_map(|&id| DocumentEntry::new(corpus, id, chosen));
    let mentions = corpus.mentions.iter().filter(|mention| {
        chosen.has_passage(Source {
            document: mention.document,
            paragraph: mention.paragraph,
        })
    });
    let claims = chosen.claims.iter().filter_map(|&id| corpus.claim(id));
    json::lines(&Records {
        format: 1,
        documents: documents.collect(),
        outlets: corpus.outlets.iter().map(OutletRecord::new).collect(),
        voices: corpus
            .voices
            .iter()
            .map(|voice| VoiceRecord::new(corpus, voice))
            .collect(),
        entities: corpus.entities.iter().map(EntityEntry::new).collect(),
        events: corpus
            .events
            .iter()
            .map(|event| EventRecord::new(corpus, event))
            .collect(),
        mentions: mentions.map(|mention| MentionRecord::new(corpus, mention)).collect(),
        claims: claims.map(|claim| ClaimRecord::new(corpus, claim)).collect(),
        questions: corpus.questions.iter().map(QuestionRecord::new).collect(),
        relations: relations(order, chosen),
    })
}

#[derive(Serialize)]
struct Records<'a> {
    format: u32,
    documents: Vec<DocumentEntry<'a>>,
    outlets: Vec<OutletRecord<'a>>,
    voices: Vec<VoiceRecord<'a>>,
    entities: Vec<EntityEntry<'a>>,
    events: Vec<EventRecord<'a>>,
    mentions: Vec<MentionRecord<'a>>,
    claims: Vec<ClaimRecord<'a>>,
    questions: Vec<QuestionRecord<'a>>,
    relations: Vec<RelationRecord<'a>>,
}

/// A document as in the export, with its address, its claims and its mentions.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct DocumentRecord<'a> {
    #[serde(flatten)]
    entry: DocumentEntry<'a>,
    address: Option<&'a str>,
    language: &'a str,
    genre: Option<&'a str>,
    claims: Vec<ClaimRecord<'a>>,
    mentions: Vec<MentionRecord<'a>>,
}

impl<'a> DocumentRecord<'a> {
    /// The record of this document, with all its paragraphs.
    #[must_use]
    pub fn new(corpus: &'a Corpus, id: DocumentId) -> Option<Self> {
        let chosen = Chosen::new(corpus, &crate::Items::Documents(vec![id]));
        let document = corpus.document(id)?;
        let claims = chosen.claims.iter().filter_map(|&id| corpus.claim(id));
        let mentions = corpus.mentions.iter().filter(|mention| mention.document == id);
        Some(Self {
            entry: DocumentEntry::new(corpus, id, &chosen)?,
            address: document.address.as_deref(),
            language: &document.language,
            genre: document.genre.as_deref(),
            claims: claims.map(|claim| ClaimRecord::new(corpus, claim)).collect(),
            mentions: mentions.map(|mention| MentionRecord::new(corpus, mention)).collect(),
        })
    }
}

/// A document as in the list of the export.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct DocumentEntry<'a> {
    id: &'a str,
    title: Option<&'a str>,
    outlet: &'a str,
    published: Option<DatedBasis>,
    modified: Option<DatedBasis>,
    original: Option<OriginalRecord>,
    lineage: Vec<LineageRecord<'a>>,
    paragraphs: Vec<ParagraphRecord<'a>>,
    /// In a corpus with columns of its own: the values of this document under their keys.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(type = "{ [column: string]: string[] }"))]
    columns: Option<Columns<'a>>,
}

impl<'a> DocumentEntry<'a> {
    fn new(corpus: &'a Corpus, id: DocumentId, chosen: &Chosen) -> Option<Self> {
        let document = corpus.document(id)?;
        // Paragraphs that count for nothing (boilerplate, bylines) are part of a document, but of no narrower selection.
        let is_whole = chosen.everything || chosen.unit == Unit::Documents;
        let numbered = (1..).zip(&document.paragraphs);
        let paragraphs = numbered.filter(|&(paragraph, _)| {
            is_whole
                || chosen.has_passage(Source {
                    document: id,
                    paragraph,
                })
        });
        let original = document.original.as_ref().map(|original| OriginalRecord {
            sha256: hexadecimal(&original.sha256),
            paragraphs: document.paragraphs.len(),
        });
        let lineage = document.lineage.iter();
        Some(Self {
            id: &document.id,
            title: document.title.as_deref(),
            outlet: corpus.outlet(document.outlet).map_or("", |outlet| &outlet.id),
            published: document.published.as_ref().map(DatedBasis::new),
            modified: document.modified.as_ref().map(DatedBasis::new),
            original,
            lineage: lineage
                .map(|each| LineageRecord::new(corpus, &document.id, each))
                .collect(),
            paragraphs: paragraphs
                .map(|(n, paragraph)| ParagraphRecord::new(n, paragraph))
                .collect(),
            columns: (!corpus.columns.is_empty()).then(|| Columns::new(corpus, document)),
        })
    }
}

/// A date, and where it comes from.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct DatedBasis {
    value: String,
    #[cfg_attr(
        feature = "typescript",
        tsify(type = "\"day\" | \"month\" | \"year\" | \"interval\"")
    )]
    precision: &'static str,
    #[cfg_attr(feature = "typescript", tsify(type = "Basis"))]
    basis: &'static str,
}

impl DatedBasis {
    fn new(date: &model::DatedBasis) -> Self {
        Self {
            value: date.value.to_string(),
            precision: date.value.precision.word(),
            basis: date.basis.word(),
        }
    }
}

/// The file a document was coded from.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct OriginalRecord {
    /// Of the file's bytes, in hexadecimal.
    sha256: String,
    paragraphs: usize,
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// From where a document has some of its text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct LineageRecord<'a> {
    from: &'a str,
    #[cfg_attr(feature = "typescript", tsify(type = "LineageKind"))]
    kind: &'static str,
    /// Ranges of paragraphs, `2-14`, or single ones, `5`.
    covers: Vec<String>,
    disclosed: bool,
    #[cfg_attr(feature = "typescript", tsify(type = "Confidence"))]
    confidence: &'static str,
    evidence: &'a str,
    variants: Vec<VariantRecord<'a>>,
}

impl<'a> LineageRecord<'a> {
    fn new(corpus: &'a Corpus, document: &str, lineage: &'a model::Lineage) -> Self {
        let variants = lineage.variants.iter();
        Self {
            from: relay_id(corpus, lineage.from),
            kind: lineage.kind.word(),
            covers: lineage.covers.iter().map(|&range| covers(range)).collect(),
            disclosed: lineage.disclosed,
            confidence: lineage.confidence.word(),
            evidence: &lineage.evidence,
            variants: variants.map(|variant| VariantRecord::new(document, variant)).collect(),
        }
    }
}

fn covers((from, to): (u32, u32)) -> String {
    if from == to {
        from.to_string()
    } else {
        format!("{from}-{to}")
    }
}

/// In what a document differs from where it has its text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct VariantRecord<'a> {
    /// `document:paragraph`.
    at: String,
    #[cfg_attr(feature = "typescript", tsify(type = "VariantKind"))]
    kind: &'static str,
    #[cfg_attr(feature = "typescript", tsify(type = "VariantWhat"))]
    what: &'static str,
    quoted: bool,
    suspected: bool,
    digest: &'a str,
}

impl<'a> VariantRecord<'a> {
    fn new(document: &str, variant: &'a model::Variant) -> Self {
        Self {
            at: format!("{document}:{}", variant.paragraph),
            kind: variant.kind.word(),
            what: variant.what.word(),
            quoted: variant.quoted,
            suspected: variant.suspected,
            digest: &variant.digest,
        }
    }
}

/// A paragraph of a document.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct ParagraphRecord<'a> {
    n: u32,
    #[cfg_attr(feature = "typescript", tsify(type = "ParagraphRole"))]
    role: &'static str,
    digest: Option<&'a str>,
}

impl<'a> ParagraphRecord<'a> {
    fn new(n: u32, paragraph: &'a model::Paragraph) -> Self {
        Self {
            n,
            role: paragraph.role.word(),
            digest: paragraph.digest.as_deref(),
        }
    }
}

/// The values of one document under the keys of their columns, in the order of the corpus; a column without a value has no key.
#[derive(Clone, Debug, PartialEq)]
struct Columns<'a>(Vec<(&'a str, Vec<&'a str>)>);

impl<'a> Columns<'a> {
    fn new(corpus: &'a Corpus, document: &model::Document) -> Self {
        let mut filled = Vec::new();
        for (index, column) in (0u16..).zip(&corpus.columns) {
            let own = document.columns.iter().filter(|value| value.column == index);
            let values = own.filter_map(|value| column.values.get(value.value as usize));
            let values: Vec<&str> = values.map(|value| value.as_str()).collect();
            if !values.is_empty() {
                filled.push((column.key.as_str(), values));
            }
        }
        Self(filled)
    }
}

impl Serialize for Columns<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, values)| (key, values)))
    }
}

/// An outlet.
#[derive(Serialize)]
struct OutletRecord<'a> {
    id: &'a str,
    name: &'a str,
    kind: &'static str,
}

impl<'a> OutletRecord<'a> {
    fn new(outlet: &'a model::Outlet) -> Self {
        Self {
            id: &outlet.id,
            name: &outlet.name,
            kind: outlet.kind.word(),
        }
    }
}

/// A voice.
#[derive(Serialize)]
struct VoiceRecord<'a> {
    id: &'a str,
    name: &'a str,
    kind: &'static str,
    naming: &'static str,
    entity: Option<&'a str>,
    /// In which capacity it speaks, where no role says otherwise.
    standing: Option<&'static str>,
    roles: Vec<RoleRecord<'a>>,
}

/// What a voice was, and when.
#[derive(Serialize)]
struct RoleRecord<'a> {
    role: &'a str,
    standing: Option<&'static str>,
    from: Option<String>,
    to: Option<String>,
    source: Option<&'a str>,
}

impl<'a> VoiceRecord<'a> {
    fn new(corpus: &'a Corpus, voice: &'a model::Voice) -> Self {
        let role = |role: &'a model::Role| RoleRecord {
            role: &role.role,
            standing: role.standing.map(Word::word),
            from: date(role.from),
            to: date(role.to),
            source: role.source.as_deref(),
        };
        Self {
            id: &voice.id,
            name: &voice.name,
            kind: voice.kind.word(),
            naming: voice.naming.word(),
            entity: voice.entity.map(|id| entity_id(corpus, id)),
            standing: voice.standing.map(Word::word),
            roles: voice.roles.iter().map(role).collect(),
        }
    }
}

/// An entity as in the export, with its mentions and the claims that concern it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct EntityRecord<'a> {
    #[serde(flatten)]
    entry: EntityEntry<'a>,
    mentions: Vec<MentionRecord<'a>>,
    /// Claims about it.
    about: Vec<ClaimRecord<'a>>,
    /// Claims it makes.
    by: Vec<ClaimRecord<'a>>,
}

impl<'a> EntityRecord<'a> {
    /// The record of this entity.
    #[must_use]
    pub fn new(corpus: &'a Corpus, id: EntityId) -> Option<Self> {
        let is_speaker = |voice: &model::VoiceId| corpus.voice(*voice).is_some_and(|voice| voice.entity == Some(id));
        let mentions = corpus.mentions.iter().filter(|mention| mention.entity == id);
        let about = corpus.claims.iter().filter(|claim| claim.about.contains(&id));
        let by = corpus.claims.iter().filter(|claim| claim.by.iter().any(is_speaker));
        Some(Self {
            entry: EntityEntry::new(corpus.entity(id)?),
            mentions: mentions.map(|mention| MentionRecord::new(corpus, mention)).collect(),
            about: about.map(|claim| ClaimRecord::new(corpus, claim)).collect(),
            by: by.map(|claim| ClaimRecord::new(corpus, claim)).collect(),
        })
    }
}

/// An entity as in the list of the export.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct EntityEntry<'a> {
    id: &'a str,
    name: &'a str,
    #[cfg_attr(feature = "typescript", tsify(type = "EntityKind"))]
    kind: &'static str,
    names: Vec<NameRecord<'a>>,
    place: Option<PlaceRecord<'a>>,
}

impl<'a> EntityEntry<'a> {
    fn new(entity: &'a model::Entity) -> Self {
        let printed = entity.names.iter().map(NameRecord::printed);
        let searched = entity.search.iter().map(|form| NameRecord::searched(form));
        Self {
            id: &entity.id,
            name: &entity.name,
            kind: entity.kind.word(),
            names: printed.chain(searched).collect(),
            place: entity.place.as_ref().map(|place| PlaceRecord {
                lat: place.lat,
                lon: place.lon,
                country: &place.country,
                extent: place.extent.word(),
            }),
        }
    }
}

/// A name of an entity. Its further keys stand only where they say something.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct NameRecord<'a> {
    form: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    /// `exact` unless said.
    #[serde(rename = "match", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(type = "Match"))]
    matches: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<&'a str>,
    /// False for a name that is searched for, but stands in no document.
    #[serde(skip_serializing_if = "Option::is_none")]
    printed: Option<bool>,
}

impl<'a> NameRecord<'a> {
    fn printed(name: &'a model::Name) -> Self {
        let says_something = |text: &&str| !text.is_empty();
        Self {
            form: &name.form,
            language: name.language.as_deref().filter(says_something),
            matches: (name.matches != model::Match::Exact).then(|| name.matches.word()),
            evidence: name.evidence.as_deref().filter(says_something),
            printed: None,
        }
    }

    fn searched(form: &'a str) -> Self {
        Self {
            form,
            printed: Some(false),
            ..Self::default()
        }
    }
}

/// Where a place is.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct PlaceRecord<'a> {
    lat: f64,
    lon: f64,
    country: &'a str,
    #[cfg_attr(feature = "typescript", tsify(type = "Extent"))]
    extent: &'static str,
}

/// An event.
#[derive(Serialize)]
struct EventRecord<'a> {
    id: &'a str,
    name: &'a str,
    date: Option<DatedBasis>,
    places: Vec<&'a str>,
    mentions: Vec<SourceRecord<'a>>,
}

/// A paragraph, by its number.
#[derive(Serialize)]
struct SourceRecord<'a> {
    document: &'a str,
    paragraph: u32,
}

impl<'a> EventRecord<'a> {
    fn new(corpus: &'a Corpus, event: &'a model::Event) -> Self {
        let source = |source: &Source| SourceRecord {
            document: document_id(corpus, source.document),
            paragraph: source.paragraph,
        };
        Self {
            id: &event.id,
            name: &event.name,
            date: event.date.as_ref().map(DatedBasis::new),
            places: entity_ids(corpus, &event.places),
            mentions: event.reports.iter().map(source).collect(),
        }
    }
}

/// Where the name of an entity is printed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct MentionRecord<'a> {
    entity: &'a str,
    document: &'a str,
    paragraph: u32,
    form: &'a str,
    /// Unicode scalar values from the start of the paragraph.
    start: u32,
    end: u32,
}

impl<'a> MentionRecord<'a> {
    fn new(corpus: &'a Corpus, mention: &model::Mention) -> Self {
        Self {
            entity: entity_id(corpus, mention.entity),
            document: document_id(corpus, mention.document),
            paragraph: mention.paragraph,
            form: form(corpus, mention),
            start: mention.start,
            end: mention.end,
        }
    }
}

/// A claim.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct ClaimRecord<'a> {
    id: &'a str,
    document: &'a str,
    paragraph: u32,
    question: &'a str,
    position: &'a str,
    about: Vec<&'a str>,
    #[cfg_attr(feature = "typescript", tsify(type = "Stance"))]
    stance: &'static str,
    /// Voices, the outermost speaker first.
    by: Vec<&'a str>,
    /// Outlets or voices that passed it on, nearest the document first.
    via: Vec<&'a str>,
    #[cfg_attr(feature = "typescript", tsify(type = "Mode"))]
    mode: &'static str,
    #[cfg_attr(feature = "typescript", tsify(type = "Certainty"))]
    certainty: &'static str,
    #[cfg_attr(feature = "typescript", tsify(type = "RelayDistance"))]
    relay: &'static str,
    #[cfg_attr(feature = "typescript", tsify(type = "Level"))]
    level: &'static str,
    names: &'a [String],
    digest: &'a str,
    quantity: Option<QuantityRecord<'a>>,
    scope: Option<ScopeRecord<'a>>,
    said: Option<String>,
    happened: Option<String>,
}

/// How many, of what.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct QuantityRecord<'a> {
    low: f64,
    best: f64,
    high: f64,
    #[cfg_attr(feature = "typescript", tsify(type = "Bound"))]
    bound: &'static str,
    unit: &'a str,
}

/// Of what places, time and people a claim speaks, and on what condition.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct ScopeRecord<'a> {
    places: Vec<&'a str>,
    from: Option<String>,
    to: Option<String>,
    population: Option<&'a str>,
    condition: Option<&'a str>,
}

impl<'a> ClaimRecord<'a> {
    fn new(corpus: &'a Corpus, claim: &'a model::Claim) -> Self {
        let question = corpus.question(claim.question);
        let position = question.and_then(|question| question.positions.get(claim.position.index()));
        Self {
            id: &claim.id,
            document: document_id(corpus, claim.document),
            paragraph: claim.paragraph,
            question: question.map_or("", |question| &question.id),
            position: position.map_or("", |position| &position.id),
            about: entity_ids(corpus, &claim.about),
            stance: claim.stance.word(),
            by: claim.by.iter().map(|&id| voice_id(corpus, id)).collect(),
            via: claim.via.iter().map(|&relay| relay_id(corpus, relay)).collect(),
            mode: claim.mode.word(),
            certainty: claim.certainty.word(),
            relay: claim.relay.word(),
            level: claim.level.word(),
            names: &claim.names,
            digest: &claim.digest,
            quantity: claim.quantity.as_ref().map(|quantity| QuantityRecord {
                low: quantity.low,
                best: quantity.best,
                high: quantity.high,
                bound: quantity.bound.word(),
                unit: &quantity.unit,
            }),
            scope: (claim.scope != model::Scope::default()).then(|| ScopeRecord::new(corpus, &claim.scope)),
            said: date(claim.said),
            happened: date(claim.happened),
        }
    }
}

impl<'a> ScopeRecord<'a> {
    fn new(corpus: &'a Corpus, scope: &'a model::Scope) -> Self {
        Self {
            places: entity_ids(corpus, &scope.places),
            from: date(scope.from),
            to: date(scope.to),
            population: scope.population.as_deref(),
            condition: scope.condition.as_deref(),
        }
    }
}

/// A question with its answers.
#[derive(Serialize)]
struct QuestionRecord<'a> {
    id: &'a str,
    text: &'a str,
    kind: &'static str,
    positions: Vec<PositionRecord<'a>>,
}

#[derive(Serialize)]
struct PositionRecord<'a> {
    id: &'a str,
    text: &'a str,
}

impl<'a> QuestionRecord<'a> {
    fn new(question: &'a model::Question) -> Self {
        let position = |position: &'a model::Position| PositionRecord {
            id: &position.id,
            text: &position.text,
        };
        Self {
            id: &question.id,
            text: &question.text,
            kind: question.kind.word(),
            positions: question.positions.iter().map(position).collect(),
        }
    }
}

/// How one claim bears on another.
#[derive(Serialize)]
struct RelationRecord<'a> {
    from: &'a str,
    to: &'a str,
    kind: String,
    basis: Option<String>,
    why: String,
    /// Present in computed relations alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    computed: Option<bool>,
}

/// The authored relations between selected claims; where they are wanted, also those that follow from the claims.
fn relations<'a>(order: &Order<'a>, chosen: &Chosen) -> Vec<RelationRecord<'a>> {
    let corpus = order.corpus;
    let id = |claim| corpus.claim(claim).map_or("", |claim: &model::Claim| &claim.id);
    let authored = corpus.relations.iter();
    let authored = authored.filter(|relation| chosen.has_claim(relation.from) && chosen.has_claim(relation.to));
    let mut relations: Vec<_> = authored
        .map(|relation| RelationRecord {
            from: id(relation.from),
            to: id(relation.to),
            kind: relation.kind.word().to_owned(),
            basis: relation.basis.clone(),
            why: relation.why.clone(),
            computed: None,
        })
        .collect();
    if order.computed {
        let reading = crate::comparison::reading(order);
        for question in 0..corpus.questions.len() {
            let sheet = reading.issue(&chosen.claims, question.into());
            let lines = sheet.relations.iter().filter(|line| line.computed);
            relations.extend(lines.map(|line| RelationRecord {
                from: id(line.from),
                to: id(line.to),
                kind: line.kind.key().to_owned(),
                basis: EN.basis(line),
                why: EN.reason(corpus, line),
                computed: Some(true),
            }));
        }
    }
    relations
}

fn document_id(corpus: &Corpus, id: DocumentId) -> &str {
    corpus.document(id).map_or("", |document| &document.id)
}

fn entity_ids<'a>(corpus: &'a Corpus, ids: &[EntityId]) -> Vec<&'a str> {
    ids.iter().map(|&id| entity_id(corpus, id)).collect()
}
