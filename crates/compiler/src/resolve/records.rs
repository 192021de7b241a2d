//! Each record as written into the record of the model. Every field is named, so that a new one is noticed here.

use crosscheck_model as model;
use crosscheck_model::{
    ClaimId, Corpus, DatedBasis, DocumentId, EntityId, Institution, OutletId, ParagraphRole, Party, PositionId,
    QuestionId, Relay, Source, VoiceId,
};

use super::names::Names;
use crate::authored::{
    Altered, Authored, Claim, Document, Entity, Event, Lineage, Locator, Meta, Outlet, Position, Quantity, Question,
    Relation, Scope, Variant, Voice,
};
use crate::diagnostic::{Diagnostic, Log};
use crate::parse::{is_kebab, read_locator};
use crate::source::{At, Kind, Sources, Span};
use crate::text::paragraphs;

/// All tables; mentions and what is computed from them come later.
pub(super) fn corpus(authored: &Authored, sources: &Sources, names: &Names, log: &Log) -> Corpus {
    let r = Resolver { sources, names, log };
    Corpus {
        meta: authored.meta.as_ref().map(|meta| r.meta(meta)).unwrap_or_default(),
        outlets: authored.outlets.iter().map(|outlet| r.outlet(outlet)).collect(),
        voices: authored.voices.iter().map(|voice| r.voice(voice)).collect(),
        entities: authored.entities.iter().map(|entity| r.entity(entity)).collect(),
        events: authored.events.iter().map(|event| r.event(event)).collect(),
        documents: authored.documents.iter().map(|document| r.document(document)).collect(),
        mentions: Vec::new(),
        uncounted: Vec::new(),
        questions: authored
            .questions
            .iter()
            .enumerate()
            .map(|(index, question)| r.question(index, question))
            .collect(),
        claims: authored.claims.iter().map(|claim| r.claim(claim)).collect(),
        relations: authored.relations.iter().map(|relation| r.relation(relation)).collect(),
        columns: authored.columns.clone(),
        parts: model::Parts::default(),
    }
}

struct Resolver<'a> {
    sources: &'a Sources,
    names: &'a Names,
    log: &'a Log,
}

impl Resolver<'_> {
    fn meta(&self, meta: &Meta) -> model::Meta {
        model::Meta {
            title: meta.title.clone(),
            headline: meta.headline.clone(),
            summary: meta.summary.clone(),
            lead: meta.lead.as_ref().map(|id| self.question_id(id)),
            language: meta.language.clone().unwrap_or_else(|| "en".to_owned()),
            licence: meta.licence.clone(),
            credit: meta.credit.clone(),
            report: meta.report.clone(),
            codebook: meta.codebook.clone(),
        }
    }

    fn outlet(&self, outlet: &Outlet) -> model::Outlet {
        model::Outlet {
            id: outlet.id.value.clone(),
            name: outlet.name.clone(),
            short: outlet.short.clone(),
            kind: outlet.kind,
            group: outlet.group.as_ref().map(|id| self.outlet_id(id)),
            country: outlet.country.clone(),
            language: outlet.language.clone(),
            entity: outlet.entity.as_ref().map(|id| self.entity_id(id)),
            note: outlet.note.clone(),
        }
    }

    fn voice(&self, voice: &Voice) -> model::Voice {
        let role = |role: &crate::authored::Role| model::Role {
            role: role.role.clone(),
            standing: role.standing.as_ref().map(|at| at.value),
            from: role.from.as_ref().map(|at| at.value),
            to: role.to.as_ref().map(|at| at.value),
            source: role.source.as_ref().map(|source| self.evidence(source)),
        };
        model::Voice {
            id: voice.id.value.clone(),
            name: voice.name.clone(),
            kind: voice.kind,
            naming: voice.naming.value,
            entity: voice.entity.as_ref().map(|id| self.entity_id(id)),
            institution: voice.institution.as_ref().map(|at| self.institution(at)),
            belongs_to: voice.belongs_to.iter().map(|id| self.entity_id(id)).collect(),
            standing: voice.standing.as_ref().map(|at| at.value),
            roles: voice.roles.iter().map(role).collect(),
            party: voice.party.iter().map(|id| self.question_id(id)).collect(),
            note: voice.note.clone(),
        }
    }

    /// An entity, or words. What looks like an id of several words must be one.
    fn institution(&self, at: &At<String>) -> Institution {
        let is_entity = self.names.peek(Kind::Entity, &at.value).is_some();
        if is_entity || (is_kebab(&at.value) && at.value.contains('-')) {
            Institution::Entity(self.entity_id(at))
        } else {
            Institution::Words(at.value.clone())
        }
    }

    fn entity(&self, entity: &Entity) -> model::Entity {
        let name = |name: &crate::authored::Name| model::Name {
            form: name.form.value.clone(),
            language: name.language.clone(),
            matches: name.matches.unwrap_or(model::Match::Exact),
            decided: name.decided,
            evidence: name.evidence.as_ref().map(|at| self.evidence(at)),
            note: name.note.clone(),
        };
        let link = |link: &crate::authored::NameLink| model::NameLink {
            to: self.entity_id(&link.to),
            matches: link.matches,
            why: link.why.clone(),
            evidence: link.evidence.as_ref().map(|at| self.evidence(at)),
        };
        let place = |place: &At<crate::authored::Place>| model::Place {
            lat: place.value.lat,
            lon: place.value.lon,
            country: place.value.country.clone(),
            extent: place.value.extent,
        };
        model::Entity {
            id: entity.id.value.clone(),
            name: entity.name.clone(),
            kind: entity.kind.value,
            names: entity.names.iter().map(name).collect(),
            search: entity.search.iter().map(|at| at.value.clone()).collect(),
            links: entity.links.iter().map(link).collect(),
            place: entity.place.as_ref().map(place),
            within: entity.within.as_ref().map(|id| self.entity_id(id)),
            note: entity.note.clone(),
            wikidata: entity.wikidata.clone(),
        }
    }

    fn event(&self, event: &Event) -> model::Event {
        model::Event {
            id: event.id.value.clone(),
            name: event.name.clone(),
            date: dated(event.date.as_ref(), event.basis.as_ref()),
            entity: event.entity.as_ref().map(|id| self.entity_id(id)),
            places: event.places.iter().map(|id| self.entity_id(id)).collect(),
            participants: event.participants.iter().map(|id| self.entity_id(id)).collect(),
            reports: event.at.iter().map(|at| self.source(at)).collect(),
            note: event.note.clone(),
        }
    }

    fn document(&self, document: &Document) -> model::Document {
        model::Document {
            id: document.id.value.clone(),
            outlet: self.outlet_id(&document.outlet),
            title: document.title.clone(),
            address: document.address.clone(),
            published: dated(document.published.as_ref(), document.published_basis.as_ref()),
            modified: dated(document.modified.as_ref(), document.modified_basis.as_ref()),
            accessed: document.accessed,
            genre: document.genre.clone(),
            language: document.language.clone().unwrap_or_else(|| "en".to_owned()),
            original: self.text_of(document).map(|text| model::Original {
                sha256: paragraphs::sha256(text.as_bytes()),
            }),
            coded: document.coded,
            note: document.note.clone(),
            lineage: document.lineage.iter().map(|lineage| self.lineage(lineage)).collect(),
            stems: Vec::new(),
            paragraphs: self.paragraphs(document),
            columns: document.row.as_ref().map(|row| row.columns.clone()).unwrap_or_default(),
        }
    }

    fn text_of(&self, document: &Document) -> Option<&str> {
        let path = document.text.as_ref()?;
        self.sources.find(&path.value).map(|(_, file)| file.text.as_str())
    }

    /// The headings in order; where the text is embedded, its paragraphs with what the headings say about them.
    fn paragraphs(&self, document: &Document) -> Vec<model::Paragraph> {
        let Some(text) = self.text_of(document) else {
            if let Some(path) = &document.text {
                self.log.push(no_text(path, self.sources));
            }
            return document
                .paragraphs
                .iter()
                .map(|paragraph| self.paragraph(paragraph))
                .collect();
        };
        let with_text = |(index, block): (usize, &str)| {
            let heading = document
                .paragraphs
                .iter()
                .find(|paragraph| paragraph.n.value as usize == index + 1);
            let plain = plain(block.to_owned());
            match heading {
                None => model::Paragraph {
                    fingerprint: Some(paragraphs::fingerprint(block)),
                    ..plain
                },
                Some(heading) => model::Paragraph {
                    fingerprint: Some(paragraphs::fingerprint(block)),
                    text: plain.text,
                    ..self.paragraph(heading)
                },
            }
        };
        paragraphs::split(text).into_iter().enumerate().map(with_text).collect()
    }

    fn paragraph(&self, paragraph: &crate::authored::Paragraph) -> model::Paragraph {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let link = |link: &crate::authored::Link| model::Link {
            start: offset(link.start),
            end: offset(link.end),
            entity: self.entity_id(&link.entity),
        };
        let digest = paragraph.digest.as_ref();
        model::Paragraph {
            role: paragraph.role,
            digest: digest.map(|digest| digest.text.clone()),
            links: digest
                .map(|digest| digest.links.iter().map(link).collect())
                .unwrap_or_default(),
            remarks: paragraph.remarks.clone(),
            fingerprint: None,
            text: None,
        }
    }

    fn lineage(&self, lineage: &Lineage) -> model::Lineage {
        let from = match self
            .names
            .find_any(&[Kind::Outlet, Kind::Document], &lineage.from, self.log)
        {
            Some((Kind::Document, index)) => Relay::Document(DocumentId::from(index)),
            Some((_, index)) => Relay::Outlet(OutletId::from(index)),
            None => Relay::Outlet(OutletId(u32::MAX)),
        };
        model::Lineage {
            from,
            kind: lineage.kind,
            prov: lineage.prov,
            covers: lineage.covers.iter().map(|range| range.value).collect(),
            disclosed: lineage.disclosed,
            confidence: lineage.confidence,
            evidence: self.evidence(&lineage.evidence),
            published: lineage.published,
            variants: lineage.variants.iter().map(|variant| self.variant(variant)).collect(),
        }
    }

    fn variant(&self, variant: &Variant) -> model::Variant {
        model::Variant {
            paragraph: self.source(&variant.at).paragraph,
            kind: variant.kind,
            what: variant.what,
            quoted: variant.quoted,
            suspected: variant.suspected,
            digest: variant.digest.clone(),
        }
    }

    fn question(&self, index: usize, question: &Question) -> model::Question {
        model::Question {
            id: question.id.value.clone(),
            text: question.text.clone(),
            short: question.short.clone(),
            kind: question.kind.value,
            lead: question.lead.clone(),
            scope: self.scope(&question.scope),
            parties: question.parties.iter().filter_map(|id| self.party(id)).collect(),
            ordered: question.ordered,
            positions: question
                .positions
                .iter()
                .map(|position| self.position(index, question, position))
                .collect(),
        }
    }

    fn party(&self, id: &At<String>) -> Option<Party> {
        match self.names.find_any(&[Kind::Entity, Kind::Voice], id, self.log)? {
            (Kind::Voice, index) => Some(Party::Voice(VoiceId::from(index))),
            (_, index) => Some(Party::Entity(EntityId::from(index))),
        }
    }

    /// Only what is written; `lower` adds what `exclusive` implies.
    fn position(&self, index: usize, question: &Question, position: &Position) -> model::Position {
        let find = |at: &At<String>| {
            PositionId::from(
                self.names
                    .position(index, &question.id.value, &at.value, at.span, self.log),
            )
        };
        let exclusion = |exclusion: &crate::authored::Exclusion| model::Exclusion {
            position: find(&exclusion.position),
            kind: exclusion.kind,
        };
        model::Position {
            id: position.id.value.clone(),
            text: position.text.clone(),
            excludes: position.excludes.iter().map(exclusion).collect(),
            includes: position.includes.iter().map(find).collect(),
        }
    }

    fn scope(&self, scope: &Scope) -> model::Scope {
        model::Scope {
            places: scope.places.iter().map(|id| self.entity_id(id)).collect(),
            from: scope.from.as_ref().map(|at| at.value),
            to: scope.to.as_ref().map(|at| at.value),
            population: scope.population.clone(),
            condition: scope.condition.clone(),
        }
    }

    fn claim(&self, claim: &Claim) -> model::Claim {
        let source = self.source(&claim.at);
        let (question, position) = self.names.answer(&claim.on, self.log);
        let quantity = |quantity: &At<Quantity>| model::Quantity {
            low: quantity.value.low,
            best: quantity.value.best,
            high: quantity.value.high,
            bound: quantity.value.bound,
            unit: quantity.value.unit.clone(),
        };
        model::Claim {
            id: claim.id.value.clone(),
            document: source.document,
            paragraph: source.paragraph,
            question: QuestionId::from(question),
            position: PositionId::from(position),
            about: claim.about.iter().map(|id| self.entity_id(id)).collect(),
            stance: claim.stance.unwrap_or(model::Stance::Support),
            by: claim
                .by
                .iter()
                .map(|id| VoiceId::from(self.names.find(Kind::Voice, id, self.log)))
                .collect(),
            via: claim.via.iter().filter_map(|id| self.relay(id)).collect(),
            mode: claim.mode.value,
            certainty: claim.certainty,
            cue: claim.cue.as_ref().map(|cue| cue.value.clone()),
            relay: claim.relay.unwrap_or(model::RelayDistance::Neutral),
            level: claim.level.unwrap_or(model::Level::Textual),
            access: claim.access.unwrap_or(model::Access::Unknown),
            likelihood: claim.likelihood.as_ref().map(|likelihood| likelihood.value),
            names: claim.names.iter().map(|name| name.value.clone()).collect(),
            said: claim.said.as_ref().map(|at| at.value),
            happened: claim.happened.as_ref().map(|at| at.value),
            scope: self.scope(&claim.scope),
            quantity: claim.quantity.as_ref().map(quantity),
            altered: match claim.altered.as_ref().map(|altered| altered.value) {
                None | Some(Altered::No) => model::Altered::No,
                Some(Altered::Suspected) => model::Altered::Suspected,
                Some(Altered::Yes) => model::Altered::Yes,
            },
            digest: claim.digest.value.clone(),
            anomaly: claim.anomaly,
            coder: claim.coder.clone(),
            note: claim.note.clone(),
        }
    }

    fn relay(&self, id: &At<String>) -> Option<Relay> {
        match self.names.find_any(&[Kind::Outlet, Kind::Voice], id, self.log)? {
            (Kind::Voice, index) => Some(Relay::Voice(VoiceId::from(index))),
            (_, index) => Some(Relay::Outlet(OutletId::from(index))),
        }
    }

    fn relation(&self, relation: &Relation) -> model::Relation {
        let claim = |id| ClaimId::from(self.names.find(Kind::Claim, id, self.log));
        model::Relation {
            from: claim(&relation.from),
            to: claim(&relation.to),
            kind: relation.kind,
            basis: relation.basis.as_ref().map(|basis| basis.value.clone()),
            why: relation.why.clone(),
            coder: relation.coder.clone(),
        }
    }

    fn entity_id(&self, id: &At<String>) -> EntityId {
        EntityId::from(self.names.find(Kind::Entity, id, self.log))
    }

    fn outlet_id(&self, id: &At<String>) -> OutletId {
        OutletId::from(self.names.find(Kind::Outlet, id, self.log))
    }

    fn question_id(&self, id: &At<String>) -> QuestionId {
        QuestionId::from(self.names.find(Kind::Question, id, self.log))
    }

    fn source(&self, at: &At<Locator>) -> Source {
        let (document, paragraph) = self.names.locate(at, self.log);
        Source {
            document: DocumentId::from(document),
            paragraph,
        }
    }

    /// A locator must lead somewhere; addresses and prose stay as they are.
    fn evidence(&self, at: &At<String>) -> String {
        if let Some(locator) = read_locator(&at.value) {
            self.source(&At {
                value: locator,
                span: at.span,
            });
        }
        at.value.clone()
    }
}

/// A paragraph that is its text.
fn plain(text: String) -> model::Paragraph {
    model::Paragraph {
        role: ParagraphRole::Body,
        digest: None,
        links: Vec::new(),
        remarks: Vec::new(),
        fingerprint: None,
        text: Some(text.into()),
    }
}

/// The texts of tables into the corpus: moved, since there may be hundreds of megabytes of them.
pub(super) fn move_texts(corpus: &mut Corpus, authored: &mut Authored) {
    for (document, written) in corpus.documents.iter_mut().zip(&mut authored.documents) {
        if let Some(row) = &mut written.row {
            document.paragraphs = std::mem::take(&mut row.texts).into_iter().map(plain).collect();
        }
    }
}

fn dated(date: Option<&At<model::Date>>, basis: Option<&At<model::Basis>>) -> Option<DatedBasis> {
    // Without its basis a date is refused; until then any basis serves.
    let basis = basis.map_or(model::Basis::Inferred, |at| at.value);
    date.map(|at| DatedBasis { value: at.value, basis })
}

fn no_text(path: &At<String>, sources: &Sources) -> Diagnostic {
    let span: Span = path.span;
    let diagnostic =
        Diagnostic::error(format!("there is no text `{}`", path.value)).at(span, "no such file in the corpus");
    if !path.value.starts_with("texts/") {
        return diagnostic.help("put the file in the folder texts, and write `text = \"texts/…\"`");
    }
    let others = sources
        .files()
        .map(|(_, file)| file.path.as_str())
        .filter(|path| path.starts_with("texts/"));
    match crate::words::nearest(&path.value, others) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help(format!("put it at {}", sources.shown(&path.value))),
    }
}
