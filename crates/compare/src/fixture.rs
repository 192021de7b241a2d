//! Small corpora for tests, each record in one line.

use crosscheck_model::{
    Access, Altered, Basis, Certainty, Claim, ClaimId, Confidence, Corpus, Date, DatedBasis, Document, DocumentId,
    Entity, EntityId, EntityKind, Exclusion, ExclusionKind, Level, Lineage, LineageKind, Mode, Naming, Outlet,
    OutletId, OutletKind, Party, Position, PositionId, Prov, Question, QuestionId, QuestionKind, Relation,
    RelationKind, Relay, RelayDistance, Role, Scope, Stance, Voice, VoiceId, VoiceKind,
};

pub(crate) fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

pub(crate) fn outlet(corpus: &mut Corpus, name: &str, kind: OutletKind) -> OutletId {
    corpus.outlets.push(Outlet {
        id: slug(name),
        name: name.to_owned(),
        short: None,
        kind,
        group: None,
        country: None,
        language: None,
        entity: None,
        note: None,
    });
    (corpus.outlets.len() - 1).into()
}

pub(crate) fn news(corpus: &mut Corpus, name: &str) -> OutletId {
    outlet(corpus, name, OutletKind::News)
}

pub(crate) fn voice(corpus: &mut Corpus, name: &str, naming: Naming) -> VoiceId {
    corpus.voices.push(Voice {
        id: slug(name),
        name: name.to_owned(),
        kind: VoiceKind::Person,
        naming,
        entity: None,
        institution: None,
        roles: Vec::new(),
        party: Vec::new(),
        note: None,
    });
    (corpus.voices.len() - 1).into()
}

pub(crate) fn role(role: &str, from: Option<&str>, to: Option<&str>) -> Role {
    Role {
        role: role.to_owned(),
        from: from.map(date),
        to: to.map(date),
        source: None,
    }
}

pub(crate) fn document(corpus: &mut Corpus, outlet: OutletId, published: &str) -> DocumentId {
    let id = (corpus.documents.len()).into();
    corpus.documents.push(Document {
        id: ["document-", &corpus.documents.len().to_string()].concat(),
        outlet,
        title: None,
        address: None,
        published: Some(DatedBasis {
            value: date(published),
            basis: Basis::Text,
        }),
        modified: None,
        accessed: None,
        genre: None,
        language: "en".to_owned(),
        original: None,
        coded: true,
        note: None,
        lineage: Vec::new(),
        stems: Vec::new(),
        paragraphs: Vec::new(),
        columns: Vec::new(),
    });
    id
}

/// An open copy of all paragraphs.
pub(crate) fn copies(corpus: &mut Corpus, document: DocumentId, from: Relay) {
    lineage(corpus, document, from, LineageKind::Wholly, true);
}

/// An uncredited rewrite of all paragraphs.
pub(crate) fn follows(corpus: &mut Corpus, document: DocumentId, from: Relay) {
    lineage(corpus, document, from, LineageKind::Partially, false);
}

fn lineage(corpus: &mut Corpus, document: DocumentId, from: Relay, kind: LineageKind, disclosed: bool) {
    corpus.documents[document.index()].lineage.push(Lineage {
        from,
        kind,
        prov: Prov::Derived,
        covers: vec![(1, 99)],
        disclosed,
        confidence: Confidence::Checked,
        evidence: String::new(),
        published: None,
        variants: Vec::new(),
    });
}

/// A question of positions "p0", "p1", …; `rivals` are pairs that exclude each other.
pub(crate) fn question(corpus: &mut Corpus, positions: usize, rivals: &[(u32, u32)]) -> QuestionId {
    let excludes = |index: usize| {
        let of = |&(one, two): &(u32, u32)| match (one as usize == index, two as usize == index) {
            (true, _) => Some(two),
            (_, true) => Some(one),
            _ => None,
        };
        let others = rivals.iter().filter_map(of);
        others
            .map(|position| Exclusion {
                position: PositionId(position),
                kind: ExclusionKind::Contrary,
            })
            .collect()
    };
    corpus.questions.push(Question {
        id: ["question-", &corpus.questions.len().to_string()].concat(),
        text: ["Question ", &corpus.questions.len().to_string(), "?"].concat(),
        short: None,
        kind: QuestionKind::Identity,
        lead: None,
        scope: Scope::default(),
        parties: Vec::<Party>::new(),
        ordered: false,
        positions: (0..positions)
            .map(|index| Position {
                id: ["p", &index.to_string()].concat(),
                text: ["p", &index.to_string()].concat(),
                excludes: excludes(index),
                includes: Vec::new(),
            })
            .collect(),
    });
    (corpus.questions.len() - 1).into()
}

/// A claim in a document's own voice on a position of a question, certain and without a scope.
pub(crate) fn own(corpus: &mut Corpus, document: DocumentId, question: QuestionId, position: u32) -> ClaimId {
    corpus.claims.push(Claim {
        id: ["claim-", &corpus.claims.len().to_string()].concat(),
        document,
        paragraph: 1,
        question,
        position: PositionId(position),
        about: Vec::new(),
        stance: Stance::Support,
        by: Vec::new(),
        via: Vec::new(),
        mode: Mode::OwnVoice,
        certainty: Certainty::CertainYes,
        cue: None,
        relay: RelayDistance::Neutral,
        level: Level::Textual,
        access: Access::Unknown,
        likelihood: None,
        names: Vec::new(),
        said: None,
        happened: None,
        scope: Scope::default(),
        quantity: None,
        altered: Altered::No,
        digest: ["Digest ", &corpus.claims.len().to_string(), "."].concat(),
        anomaly: false,
        coder: None,
        note: None,
    });
    (corpus.claims.len() - 1).into()
}

/// The same, said by voices.
pub(crate) fn said(
    corpus: &mut Corpus,
    document: DocumentId,
    question: QuestionId,
    position: u32,
    by: &[VoiceId],
) -> ClaimId {
    let id = own(corpus, document, question, position);
    let claim = edit(corpus, id);
    claim.by = by.to_vec();
    claim.mode = Mode::Indirect;
    id
}

pub(crate) fn edit(corpus: &mut Corpus, id: ClaimId) -> &mut Claim {
    &mut corpus.claims[id.index()]
}

pub(crate) fn relate(corpus: &mut Corpus, from: ClaimId, kind: RelationKind, to: ClaimId) {
    corpus.relations.push(Relation {
        from,
        to,
        kind,
        basis: None,
        why: "Because.".to_owned(),
        coder: None,
    });
}

pub(crate) fn all(corpus: &Corpus) -> Vec<ClaimId> {
    (0..corpus.claims.len()).map(ClaimId::from).collect()
}

pub(crate) fn entity(corpus: &mut Corpus, name: &str, kind: EntityKind) -> EntityId {
    corpus.entities.push(Entity {
        id: slug(name),
        name: name.to_owned(),
        kind,
        names: Vec::new(),
        search: Vec::new(),
        links: Vec::new(),
        place: None,
        within: None,
        note: None,
        wikidata: None,
    });
    (corpus.entities.len() - 1).into()
}

fn slug(name: &str) -> String {
    name.to_lowercase().replace(' ', "-")
}
