//! Small corpora by hand and by chance.
#![allow(dead_code, unreachable_pub, reason = "each test file uses its own part")]

use crosscheck_model::*;

/// A corpus with nothing in it but what a test names.
#[derive(Default)]
pub struct Sketch {
    pub corpus: Corpus,
}

impl Sketch {
    pub fn outlet(&mut self, id: &str) -> OutletId {
        self.corpus.outlets.push(Outlet {
            id: id.into(),
            name: id.into(),
            short: None,
            kind: OutletKind::News,
            group: None,
            country: None,
            language: None,
            entity: None,
            note: None,
        });
        OutletId::from(self.corpus.outlets.len() - 1)
    }

    pub fn voice(&mut self, id: &str) -> VoiceId {
        self.corpus.voices.push(Voice {
            id: id.into(),
            name: id.into(),
            kind: VoiceKind::Person,
            naming: Naming::Named,
            entity: None,
            institution: None,
            belongs_to: Vec::new(),
            standing: None,
            roles: vec![],
            party: vec![],
            note: None,
        });
        VoiceId::from(self.corpus.voices.len() - 1)
    }

    /// The first form is what we call it.
    pub fn entity(&mut self, kind: EntityKind, forms: &[&str], search: &[&str]) -> EntityId {
        let name = |form: &&str| Name {
            form: (*form).into(),
            language: None,
            matches: Match::Exact,
            decided: false,
            evidence: None,
            note: None,
        };
        let first = forms.first().copied().unwrap_or_default();
        self.corpus.entities.push(Entity {
            id: first.to_lowercase().replace([' ', '’'], "-"),
            name: first.into(),
            kind,
            names: forms.iter().map(name).collect(),
            search: search.iter().map(|spelling| (*spelling).into()).collect(),
            links: vec![],
            place: None,
            within: None,
            note: None,
            wikidata: None,
        });
        EntityId::from(self.corpus.entities.len() - 1)
    }

    pub fn event(&mut self, name: &str, entity: Option<EntityId>) -> EventId {
        self.corpus.events.push(Event {
            id: name.into(),
            name: name.into(),
            date: None,
            entity,
            places: vec![],
            participants: vec![],
            reports: vec![],
            note: None,
        });
        EventId::from(self.corpus.events.len() - 1)
    }

    pub fn question(&mut self, id: &str) -> QuestionId {
        self.corpus.questions.push(Question {
            id: id.into(),
            text: id.into(),
            short: None,
            kind: QuestionKind::Polar,
            lead: None,
            scope: Scope::default(),
            parties: vec![],
            ordered: false,
            positions: vec![],
        });
        QuestionId::from(self.corpus.questions.len() - 1)
    }

    pub fn document(&mut self, outlet: OutletId, title: &str, published: Option<&str>) -> DocumentId {
        let published = published.map(|text| DatedBasis {
            value: Date::parse(text).unwrap(),
            basis: Basis::Text,
        });
        self.corpus.documents.push(Document {
            id: format!("d{}", self.corpus.documents.len()),
            outlet,
            title: Some(title.into()),
            address: None,
            published,
            modified: None,
            accessed: None,
            genre: None,
            language: "en".into(),
            original: None,
            coded: true,
            note: None,
            lineage: vec![],
            stems: vec![],
            paragraphs: vec![],
            columns: vec![],
        });
        DocumentId::from(self.corpus.documents.len() - 1)
    }

    /// A paragraph at the end of the last document.
    pub fn paragraph(&mut self, role: ParagraphRole, digest: &str) -> Source {
        let document = DocumentId::from(self.corpus.documents.len() - 1);
        let paragraphs = &mut self.corpus.documents.last_mut().unwrap().paragraphs;
        paragraphs.push(Paragraph {
            role,
            digest: Some(digest.into()),
            links: vec![],
            remarks: vec![],
            fingerprint: None,
            text: None,
        });
        Source {
            document,
            paragraph: u32::try_from(paragraphs.len()).unwrap(),
        }
    }

    /// A mention in the last paragraph, linked in its digest where it stands there.
    pub fn mention(&mut self, entity: EntityId, name: u32) {
        let document = self.corpus.documents.len() - 1;
        let form = self.corpus.entities[entity.index()].names[name as usize].form.clone();
        let paragraphs = &mut self.corpus.documents[document].paragraphs;
        let number = u32::try_from(paragraphs.len()).unwrap();
        let paragraph = paragraphs.last_mut().unwrap();
        if let Some(start) = paragraph.digest.as_ref().and_then(|digest| digest.find(&form)) {
            let (start, end) = (
                u32::try_from(start).unwrap(),
                u32::try_from(start + form.len()).unwrap(),
            );
            paragraph.links.push(Link { start, end, entity });
        }
        self.corpus.mentions.push(Mention {
            entity,
            document: DocumentId::from(document),
            paragraph: number,
            name,
            start: 0,
            end: 1,
        });
    }

    /// A claim of the last paragraph.
    pub fn claim(&mut self, question: QuestionId, by: &[VoiceId], digest: &str) -> &mut Claim {
        let document = self.corpus.documents.len() - 1;
        let paragraph = u32::try_from(self.corpus.documents[document].paragraphs.len()).unwrap();
        self.corpus.claims.push(Claim {
            id: format!("c{}", self.corpus.claims.len()),
            document: DocumentId::from(document),
            paragraph,
            question,
            position: PositionId(0),
            about: vec![],
            stance: Stance::Support,
            by: by.to_vec(),
            via: vec![],
            mode: Mode::Indirect,
            certainty: Certainty::CertainYes,
            cue: None,
            relay: RelayDistance::Neutral,
            level: Level::Textual,
            access: Access::Unknown,
            likelihood: None,
            names: vec![],
            said: None,
            happened: None,
            scope: Scope::default(),
            quantity: None,
            altered: Altered::No,
            digest: digest.into(),
            anomaly: false,
            coder: None,
            note: None,
        });
        self.corpus.claims.last_mut().unwrap()
    }
}

/// Numbers by chance from a seed, the same everywhere.
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, bound: usize) -> usize {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % bound.max(1) as u64).unwrap()
    }

    pub fn one_in(&mut self, of: usize) -> bool {
        self.below(of) == 0
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        let at = self.below(from.len());
        &from[at]
    }
}

pub const WORDS: [&str; 6] = ["w0", "w1", "w2", "w3", "w4", "w5"];
const KINDS: [EntityKind; 3] = [EntityKind::Person, EntityKind::Organisation, EntityKind::Place];
const DATES: [&str; 6] = [
    "2016-06-04",
    "2016",
    "2017-12-20/2018-01-10",
    "2020-04",
    "2018-05-05",
    "2015-12/2016-01",
];
const ROLES: [ParagraphRole; 6] = [
    ParagraphRole::Body,
    ParagraphRole::Body,
    ParagraphRole::Headline,
    ParagraphRole::Caption,
    ParagraphRole::Byline,
    ParagraphRole::Boilerplate,
];

/// A corpus by chance. Its words are far enough apart that only equal ones match; its names are words too.
pub fn random_corpus(chance: &mut Chance) -> Corpus {
    let mut sketch = Sketch::default();
    let outlets: Vec<OutletId> = (0..3).map(|n| sketch.outlet(&format!("out{n}"))).collect();
    // The last in the one before, that perhaps in the first.
    for (n, outlet) in sketch.corpus.outlets.iter_mut().enumerate().skip(1) {
        outlet.group = chance.one_in(2).then(|| outlets[n - 1]);
    }
    let voices: Vec<VoiceId> = (0..3).map(|n| sketch.voice(&format!("voi{n}"))).collect();
    for voice in &mut sketch.corpus.voices {
        voice.standing = (!chance.one_in(3)).then(|| *chance.pick(&Standing::ALL[..4]));
    }
    let questions: Vec<QuestionId> = (0..2).map(|n| sketch.question(&format!("que{n}"))).collect();
    let entities: Vec<EntityId> = (0..6)
        .map(|n| sketch.entity(KINDS[n % 3], &[&format!("ent{n}")], &[]))
        .collect();
    let events: Vec<EventId> = (0..2)
        .map(|n| sketch.event(&format!("eve{n}"), (n == 0).then_some(entities[0])))
        .collect();
    for _ in 0..chance.below(5) {
        let date = *chance.pick(&DATES);
        let outlet = *chance.pick(&outlets);
        let title = sentence(chance, 2);
        sketch.document(outlet, &title, (!chance.one_in(4)).then_some(date));
        for _ in 0..chance.below(5) {
            let role = *chance.pick(&ROLES);
            let source = sketch.paragraph(role, &sentence(chance, 4));
            if role == ParagraphRole::Boilerplate && chance.one_in(2) {
                continue;
            }
            for _ in 0..chance.below(3) {
                sketch.mention(*chance.pick(&entities), 0);
            }
            if chance.one_in(3) {
                let event = *chance.pick(&events);
                sketch.corpus.events[event.index()].reports.push(source);
            }
            for _ in 0..chance.below(4) {
                let by: Vec<VoiceId> = (0..chance.below(3)).map(|_| *chance.pick(&voices)).collect();
                let digest = sentence(chance, 3);
                let claim = sketch.claim(*chance.pick(&questions), &by, &digest);
                claim.stance = *chance.pick(&Stance::ALL[..3]);
                claim.certainty = *chance.pick(&Certainty::ALL[..3]);
                claim.about = (0..chance.below(2)).map(|_| *chance.pick(&entities)).collect();
                claim.quantity = chance.one_in(3).then(|| Quantity {
                    low: 7.0,
                    best: 7.0,
                    high: 7.0,
                    bound: *chance.pick(&Bound::ALL[..2]),
                    unit: "men".to_owned(),
                });
                for _ in 0..chance.below(3) {
                    claim.via.push(if chance.one_in(3) {
                        Relay::Voice(*chance.pick(&voices))
                    } else {
                        Relay::Outlet(*chance.pick(&outlets))
                    });
                }
                claim.names = (0..chance.below(3))
                    .map(|_| format!("nam{}", chance.below(3)))
                    .collect();
            }
        }
    }
    for (key, values) in [("party", 2), ("home-state", 3)] {
        sketch.corpus.columns.push(Column {
            key: key.into(),
            title: key.to_uppercase(),
            values: (0..values).map(|n| format!("{key}{n}")).collect(),
        });
    }
    for document in &mut sketch.corpus.documents {
        for (column, values) in [(0, 2), (1, 3)] {
            for value in 0..values {
                if chance.one_in(2) {
                    document.columns.push(ColumnValue { column, value });
                }
            }
        }
        for paragraph in &mut document.paragraphs {
            if chance.one_in(3) {
                paragraph.text = Some(sentence(chance, 5).into());
            }
        }
        let stems = (0..4).filter(|_| chance.one_in(4)).map(|n| format!("ori{n}"));
        document.stems = stems.collect();
        document.stems.extend(chance.one_in(8).then(|| "w0".to_owned()));
    }
    sketch.corpus
}

fn sentence(chance: &mut Chance, most: usize) -> String {
    (0..chance.below(most + 1))
        .map(|_| *chance.pick(&WORDS))
        .collect::<Vec<_>>()
        .join(" ")
}
