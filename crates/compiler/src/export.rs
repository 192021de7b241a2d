//! A corpus as JSON, by the contract of the project's export (format 1). Keys stand in the order of the contract; a value
//! that is unknown is `null`, a list that is empty is `[]`, and no key is ever missing, save the `columns` of a corpus that has none.

use std::collections::BTreeMap;

use crosscheck_model as model;
use crosscheck_model::{Corpus, EntityId, Relay, VoiceId, Word};
use serde::Serialize;

/// The corpus as pretty-printed JSON, without a line end.
#[must_use]
pub fn export_json(corpus: &Corpus) -> String {
    serde_json::to_string_pretty(&Export::new(corpus)).unwrap_or_default()
}

#[derive(Serialize)]
struct Export<'a> {
    format: u32,
    documents: Vec<Document<'a>>,
    outlets: Vec<Outlet<'a>>,
    voices: Vec<Voice<'a>>,
    entities: Vec<Entity<'a>>,
    events: Vec<Event<'a>>,
    mentions: Vec<Mention<'a>>,
    claims: Vec<Claim<'a>>,
    questions: Vec<Question<'a>>,
    relations: Vec<Relation<'a>>,
}

#[derive(Serialize)]
struct Dated {
    value: String,
    precision: &'static str,
    basis: &'static str,
}

#[derive(Serialize)]
struct Document<'a> {
    id: &'a str,
    title: Option<&'a str>,
    outlet: &'a str,
    published: Option<Dated>,
    modified: Option<Dated>,
    original: Option<Original>,
    lineage: Vec<Lineage<'a>>,
    paragraphs: Vec<Paragraph<'a>>,
    /// Only where the corpus has columns.
    #[serde(skip_serializing_if = "Option::is_none")]
    columns: Option<BTreeMap<&'a str, Vec<&'a str>>>,
}

#[derive(Serialize)]
struct Original {
    sha256: String,
    paragraphs: usize,
}

#[derive(Serialize)]
struct Lineage<'a> {
    from: &'a str,
    kind: &'static str,
    covers: Vec<String>,
    disclosed: bool,
    confidence: &'static str,
    evidence: &'a str,
    variants: Vec<Variant<'a>>,
}

#[derive(Serialize)]
struct Variant<'a> {
    at: String,
    kind: &'static str,
    what: &'static str,
    quoted: bool,
    suspected: bool,
    digest: &'a str,
}

#[derive(Serialize)]
struct Paragraph<'a> {
    n: usize,
    role: &'static str,
    digest: Option<&'a str>,
}

#[derive(Serialize)]
struct Outlet<'a> {
    id: &'a str,
    name: &'a str,
    kind: &'static str,
}

#[derive(Serialize)]
struct Voice<'a> {
    id: &'a str,
    name: &'a str,
    kind: &'static str,
    naming: &'static str,
    entity: Option<&'a str>,
    roles: Vec<Role<'a>>,
}

#[derive(Serialize)]
struct Role<'a> {
    role: &'a str,
    from: Option<String>,
    to: Option<String>,
    source: Option<&'a str>,
}

#[derive(Serialize)]
struct Entity<'a> {
    id: &'a str,
    name: &'a str,
    kind: &'static str,
    names: Vec<Name<'a>>,
    place: Option<Place<'a>>,
}

/// The one record whose further keys appear only where they say something.
#[derive(Serialize)]
struct Name<'a> {
    form: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(rename = "match", skip_serializing_if = "Option::is_none")]
    matches: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    printed: Option<bool>,
}

#[derive(Serialize)]
struct Place<'a> {
    lat: f64,
    lon: f64,
    country: &'a str,
    extent: &'static str,
}

#[derive(Serialize)]
struct Event<'a> {
    id: &'a str,
    name: &'a str,
    date: Option<Dated>,
    places: Vec<&'a str>,
    mentions: Vec<Source<'a>>,
}

#[derive(Serialize)]
struct Source<'a> {
    document: &'a str,
    paragraph: u32,
}

#[derive(Serialize)]
struct Mention<'a> {
    entity: &'a str,
    document: &'a str,
    paragraph: u32,
    form: &'a str,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct Claim<'a> {
    id: &'a str,
    document: &'a str,
    paragraph: u32,
    question: &'a str,
    position: &'a str,
    about: Vec<&'a str>,
    stance: &'static str,
    by: Vec<&'a str>,
    via: Vec<&'a str>,
    mode: &'static str,
    certainty: &'static str,
    relay: &'static str,
    level: &'static str,
    names: &'a [String],
    digest: &'a str,
    quantity: Option<Quantity<'a>>,
    scope: Option<Scope<'a>>,
    said: Option<String>,
    happened: Option<String>,
}

#[derive(Serialize)]
struct Quantity<'a> {
    low: f64,
    best: f64,
    high: f64,
    unit: &'a str,
}

#[derive(Serialize)]
struct Scope<'a> {
    places: Vec<&'a str>,
    from: Option<String>,
    to: Option<String>,
    population: Option<&'a str>,
    condition: Option<&'a str>,
}

#[derive(Serialize)]
struct Question<'a> {
    id: &'a str,
    text: &'a str,
    kind: &'static str,
    positions: Vec<Position<'a>>,
}

#[derive(Serialize)]
struct Position<'a> {
    id: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct Relation<'a> {
    from: &'a str,
    to: &'a str,
    kind: &'static str,
    basis: Option<&'a str>,
    why: &'a str,
}

impl<'a> Export<'a> {
    fn new(corpus: &'a Corpus) -> Self {
        let ids = Ids(corpus);
        Self {
            format: 1,
            documents: corpus.documents.iter().map(|document| ids.document(document)).collect(),
            outlets: corpus.outlets.iter().map(outlet).collect(),
            voices: corpus.voices.iter().map(|voice| ids.voice(voice)).collect(),
            entities: corpus.entities.iter().map(entity).collect(),
            events: corpus.events.iter().map(|event| ids.event(event)).collect(),
            mentions: corpus.mentions.iter().map(|mention| ids.mention(mention)).collect(),
            claims: corpus.claims.iter().map(|claim| ids.claim(claim)).collect(),
            questions: corpus.questions.iter().map(question).collect(),
            relations: corpus.relations.iter().map(|relation| ids.relation(relation)).collect(),
        }
    }
}

/// Indexes into authored ids. An index of a compiled corpus leads somewhere; one that does not is an empty id.
struct Ids<'a>(&'a Corpus);

impl<'a> Ids<'a> {
    fn entity_id(&self, id: EntityId) -> &'a str {
        self.0.entity(id).map_or("", |entity| &entity.id)
    }

    fn entity_ids(&self, ids: &[EntityId]) -> Vec<&'a str> {
        ids.iter().map(|id| self.entity_id(*id)).collect()
    }

    fn voice_id(&self, id: VoiceId) -> &'a str {
        self.0.voice(id).map_or("", |voice| &voice.id)
    }

    fn document_id(&self, id: model::DocumentId) -> &'a str {
        self.0.document(id).map_or("", |document| &document.id)
    }

    fn relay_id(&self, relay: Relay) -> &'a str {
        match relay {
            Relay::Outlet(id) => self.0.outlet(id).map_or("", |outlet| &outlet.id),
            Relay::Voice(id) => self.voice_id(id),
            Relay::Document(id) => self.document_id(id),
        }
    }

    fn document(&self, document: &'a model::Document) -> Document<'a> {
        let paragraph = |(n, paragraph): (usize, &'a model::Paragraph)| Paragraph {
            n,
            role: paragraph.role.word(),
            digest: paragraph.digest.as_deref(),
        };
        Document {
            id: &document.id,
            title: document.title.as_deref(),
            outlet: self.0.outlet(document.outlet).map_or("", |outlet| &outlet.id),
            published: document.published.as_ref().map(dated),
            modified: document.modified.as_ref().map(dated),
            original: document.original.as_ref().map(|original| Original {
                sha256: crate::text::paragraphs::hex(&original.sha256),
                paragraphs: document.paragraphs.len(),
            }),
            lineage: document
                .lineage
                .iter()
                .map(|lineage| self.lineage(&document.id, lineage))
                .collect(),
            paragraphs: (1..).zip(&document.paragraphs).map(paragraph).collect(),
            columns: (!self.0.columns.is_empty()).then(|| self.columns(document)),
        }
    }

    /// The values of a document under the keys of their columns.
    fn columns(&self, document: &model::Document) -> BTreeMap<&'a str, Vec<&'a str>> {
        let mut columns: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for of in &document.columns {
            if let Some(column) = self.0.columns.get(usize::from(of.column))
                && let Some(value) = column.values.get(of.value as usize)
            {
                columns.entry(&column.key).or_default().push(value);
            }
        }
        columns
    }

    fn lineage(&self, document: &str, lineage: &'a model::Lineage) -> Lineage<'a> {
        let variant = |variant: &'a model::Variant| Variant {
            at: format!("{document}:{}", variant.paragraph),
            kind: variant.kind.word(),
            what: variant.what.word(),
            quoted: variant.quoted,
            suspected: variant.suspected,
            digest: &variant.digest,
        };
        Lineage {
            from: self.relay_id(lineage.from),
            kind: lineage.kind.word(),
            covers: lineage.covers.iter().map(|range| covers(*range)).collect(),
            disclosed: lineage.disclosed,
            confidence: lineage.confidence.word(),
            evidence: &lineage.evidence,
            variants: lineage.variants.iter().map(variant).collect(),
        }
    }

    fn voice(&self, voice: &'a model::Voice) -> Voice<'a> {
        let role = |role: &'a model::Role| Role {
            role: &role.role,
            from: date(role.from),
            to: date(role.to),
            source: role.source.as_deref(),
        };
        Voice {
            id: &voice.id,
            name: &voice.name,
            kind: voice.kind.word(),
            naming: voice.naming.word(),
            entity: voice.entity.map(|id| self.entity_id(id)),
            roles: voice.roles.iter().map(role).collect(),
        }
    }

    fn event(&self, event: &'a model::Event) -> Event<'a> {
        let source = |source: &model::Source| Source {
            document: self.document_id(source.document),
            paragraph: source.paragraph,
        };
        Event {
            id: &event.id,
            name: &event.name,
            date: event.date.as_ref().map(dated),
            places: self.entity_ids(&event.places),
            mentions: event.reports.iter().map(source).collect(),
        }
    }

    fn mention(&self, mention: &model::Mention) -> Mention<'a> {
        let entity = self.0.entity(mention.entity);
        let form = entity.and_then(|entity| entity.names.get(mention.name as usize));
        Mention {
            entity: self.entity_id(mention.entity),
            document: self.document_id(mention.document),
            paragraph: mention.paragraph,
            form: form.map_or("", |name| &name.form),
            start: mention.start,
            end: mention.end,
        }
    }

    fn claim(&self, claim: &'a model::Claim) -> Claim<'a> {
        let question = self.0.question(claim.question);
        let position = question.and_then(|question| question.positions.get(claim.position.index()));
        Claim {
            id: &claim.id,
            document: self.document_id(claim.document),
            paragraph: claim.paragraph,
            question: question.map_or("", |question| &question.id),
            position: position.map_or("", |position| &position.id),
            about: self.entity_ids(&claim.about),
            stance: claim.stance.word(),
            by: claim.by.iter().map(|id| self.voice_id(*id)).collect(),
            via: claim.via.iter().map(|relay| self.relay_id(*relay)).collect(),
            mode: claim.mode.word(),
            certainty: claim.certainty.word(),
            relay: claim.relay.word(),
            level: claim.level.word(),
            names: &claim.names,
            digest: &claim.digest,
            quantity: claim.quantity.as_ref().map(quantity),
            scope: self.scope(&claim.scope),
            said: date(claim.said),
            happened: date(claim.happened),
        }
    }

    fn scope(&self, scope: &'a model::Scope) -> Option<Scope<'a>> {
        (*scope != model::Scope::default()).then(|| Scope {
            places: self.entity_ids(&scope.places),
            from: date(scope.from),
            to: date(scope.to),
            population: scope.population.as_deref(),
            condition: scope.condition.as_deref(),
        })
    }

    fn relation(&self, relation: &'a model::Relation) -> Relation<'a> {
        let claim = |id| self.0.claim(id).map_or("", |claim: &'a model::Claim| &claim.id);
        Relation {
            from: claim(relation.from),
            to: claim(relation.to),
            kind: relation.kind.word(),
            basis: relation.basis.as_deref(),
            why: &relation.why,
        }
    }
}

fn outlet(outlet: &model::Outlet) -> Outlet<'_> {
    Outlet {
        id: &outlet.id,
        name: &outlet.name,
        kind: outlet.kind.word(),
    }
}

fn entity(entity: &model::Entity) -> Entity<'_> {
    let printed = entity.names.iter().map(|name| Name {
        form: &name.form,
        language: name.language.as_deref(),
        matches: (name.matches != model::Match::Exact).then(|| name.matches.word()),
        evidence: name.evidence.as_deref(),
        printed: None,
    });
    let searched = entity.search.iter().map(|form| Name {
        form,
        language: None,
        matches: None,
        evidence: None,
        printed: Some(false),
    });
    Entity {
        id: &entity.id,
        name: &entity.name,
        kind: entity.kind.word(),
        names: printed.chain(searched).collect(),
        place: entity.place.as_ref().map(place),
    }
}

fn place(place: &model::Place) -> Place<'_> {
    Place {
        lat: place.lat,
        lon: place.lon,
        country: &place.country,
        extent: place.extent.word(),
    }
}

fn question(question: &model::Question) -> Question<'_> {
    let positions = question.positions.iter().map(|position| Position {
        id: &position.id,
        text: &position.text,
    });
    Question {
        id: &question.id,
        text: &question.text,
        kind: question.kind.word(),
        positions: positions.collect(),
    }
}

fn quantity(quantity: &model::Quantity) -> Quantity<'_> {
    Quantity {
        low: quantity.low,
        best: quantity.best,
        high: quantity.high,
        unit: &quantity.unit,
    }
}

fn dated(date: &model::DatedBasis) -> Dated {
    Dated {
        value: date.value.to_string(),
        precision: date.value.precision.word(),
        basis: date.basis.word(),
    }
}

fn date(date: Option<model::Date>) -> Option<String> {
    date.map(|date| date.to_string())
}

/// `2-14`, or `5` for one paragraph.
fn covers((from, to): (u32, u32)) -> String {
    if from == to {
        from.to_string()
    } else {
        format!("{from}-{to}")
    }
}
