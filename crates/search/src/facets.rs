//! The facets: one entry of the registry each. An entry says where its values are recorded and how they are called;
//! counts, address, panel and query field follow from it.

use crosscheck_model::{
    Certainty, Claim, Column, Corpus, Document, DocumentId, Entity, EntityId, EntityKind, EventId, OutletId,
    ParagraphRole, QuestionId, Source, Stance, VoiceId, Word,
};

use crate::Value;
use crate::fields::{Take, spell_entity};

/// A facet, in display order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FacetKind {
    /// People mentioned.
    Person,
    /// Organisations mentioned.
    Organisation,
    /// Places mentioned.
    Place,
    /// Events reported.
    Event,
    /// Who publishes the document.
    Outlet,
    /// The newsroom behind the outlet, which may have several.
    Newsroom,
    /// Who speaks.
    Voice,
    /// What question a claim answers.
    Question,
    /// The voice's stance to the position.
    Stance,
    /// Year of publication.
    Year,
    /// The speaker's certainty.
    Certainty,
    /// The name a claim uses.
    Name,
    /// What the paragraph is in its document: body, headline, caption.
    Role,
    /// A column of this corpus, by its place in `Corpus::columns`.
    Column(u16),
}

impl FacetKind {
    /// The facets every corpus has, in display order.
    pub const FIXED: [Self; 13] = [
        Self::Person,
        Self::Organisation,
        Self::Place,
        Self::Event,
        Self::Outlet,
        Self::Newsroom,
        Self::Voice,
        Self::Question,
        Self::Stance,
        Self::Year,
        Self::Certainty,
        Self::Name,
        Self::Role,
    ];

    /// Every facet of a corpus, in display order: the fixed ones, then its columns.
    #[must_use]
    pub fn all(corpus: &Corpus) -> Vec<Self> {
        let mut all = Self::FIXED.to_vec();
        for (number, _) in (0..).zip(&corpus.columns) {
            all.push(Self::Column(number));
        }
        all
    }

    /// The key in the address, and the field in queries: "person". Empty for a column the corpus has not.
    #[must_use]
    pub fn key(self, corpus: &Corpus) -> &str {
        match self.column(corpus) {
            Some(column) => &column.key,
            None => self.definition().map_or("", |definition| definition.key),
        }
    }

    /// The facet of that key.
    #[must_use]
    pub fn from_key(corpus: &Corpus, key: &str) -> Option<Self> {
        Self::all(corpus).into_iter().find(|kind| kind.key(corpus) == key)
    }

    /// Over its panel: "People".
    #[must_use]
    pub fn title(self, corpus: &Corpus) -> &str {
        match self.column(corpus) {
            Some(column) => &column.title,
            None => self.definition().map_or("", |definition| definition.title),
        }
    }

    /// In a sentence: "person", "name used"; a column's title as it is.
    #[must_use]
    pub fn noun(self, corpus: &Corpus) -> &str {
        match self.column(corpus) {
            Some(column) => &column.title,
            None => self.definition().map_or("", |definition| definition.noun),
        }
    }

    /// What "none recorded" is called here.
    #[must_use]
    pub fn none(self) -> &'static str {
        self.definition().map_or("none recorded", |definition| definition.none)
    }

    fn column(self, corpus: &Corpus) -> Option<&Column> {
        match self {
            Self::Column(number) => corpus.columns.get(usize::from(number)),
            _ => None,
        }
    }

    /// Whether its values are entities.
    pub(crate) fn is_of_entities(self) -> bool {
        matches!(self, Self::Person | Self::Organisation | Self::Place)
    }

    /// Whether it is a field of claims, so that its conditions hold together of one claim.
    #[must_use]
    pub fn claim_field(self) -> bool {
        let definition = self.definition();
        definition.is_some_and(|definition| matches!(definition.recorded, Recorded::Claim(_)))
    }

    /// The value in addresses and queries. Empty for a value that is not of this corpus.
    pub(crate) fn value_key(self, values: Values<'_>, value: Value) -> String {
        let Value::Recorded(recorded) = value else {
            return NONE.to_owned();
        };
        let key = self.describe(values, recorded).map(|(key, _)| key).unwrap_or_default();
        // Something may itself be called "none".
        if key == NONE || key.starts_with('=') {
            ["=", &key].concat()
        } else {
            key
        }
    }

    /// The key and the label of a value, if the corpus has it.
    pub(crate) fn describe(self, values: Values<'_>, value: u32) -> Option<(String, String)> {
        match self.definition() {
            Some(definition) => (definition.describe)(values, value),
            None => {
                let value = self.column(values.corpus)?.values.get(value as usize)?;
                Some((value.clone(), value.clone()))
            }
        }
    }

    /// The value of a key.
    pub(crate) fn find(self, values: Values<'_>, key: &str) -> Option<u32> {
        match self.definition() {
            Some(definition) => (definition.find)(values, key),
            None => place_in(&self.column(values.corpus)?.values, key),
        }
    }

    /// What else a value is called, beside its key and its label.
    pub(crate) fn others(self, corpus: &Corpus, value: u32, with: &mut Take<'_>) {
        if let Some(definition) = self.definition() {
            (definition.others)(corpus, value, with);
        }
    }

    /// All values are below this.
    pub(crate) fn bound(self, values: Values<'_>) -> usize {
        let corpus = values.corpus;
        match self {
            Self::Person | Self::Organisation | Self::Place => corpus.entities.len(),
            Self::Event => corpus.events.len(),
            Self::Outlet | Self::Newsroom => corpus.outlets.len(),
            Self::Voice => corpus.voices.len(),
            Self::Question => corpus.questions.len(),
            Self::Stance => Stance::ALL.len(),
            Self::Certainty => Certainty::ALL.len(),
            Self::Role => ParagraphRole::ALL.len(),
            Self::Year => 10_000,
            Self::Name => values.names.len(),
            Self::Column(_) => self.column(corpus).map_or(0, |column| column.values.len()),
        }
    }

    /// What a fixed facet is.
    pub(crate) fn definition(self) -> Option<&'static Definition> {
        Some(match self {
            Self::Person => &PERSON,
            Self::Organisation => &ORGANISATION,
            Self::Place => &PLACE,
            Self::Event => &EVENT,
            Self::Outlet => &OUTLET,
            Self::Newsroom => &NEWSROOM,
            Self::Voice => &VOICE,
            Self::Question => &QUESTION,
            Self::Stance => &STANCE,
            Self::Year => &YEAR,
            Self::Certainty => &CERTAINTY,
            Self::Name => &NAME,
            Self::Role => &ROLE,
            Self::Column(_) => return None,
        })
    }
}

/// The key of "none recorded" in addresses.
pub(crate) const NONE: &str = "none";

/// What a facet is.
pub(crate) struct Definition {
    key: &'static str,
    title: &'static str,
    noun: &'static str,
    none: &'static str,
    pub(crate) recorded: Recorded,
    /// The key and the label of a value, if the corpus has it.
    describe: fn(Values<'_>, u32) -> Option<(String, String)>,
    /// The value of a key.
    find: fn(Values<'_>, &str) -> Option<u32>,
    /// What else a value is called, beside its key and its label.
    others: fn(&Corpus, u32, &mut Take<'_>),
}

/// Where values are recorded.
pub(crate) enum Recorded {
    /// With the document: its values.
    Document(fn(&Corpus, &Document, &mut Vec<u32>)),
    /// With paragraphs, of claims where they are about it.
    Mentioned {
        paragraphs: fn(&Corpus, &mut dyn FnMut(Source, u32)),
        about: fn(&Corpus, &Claim, &mut Vec<u32>),
    },
    /// With the claim: its values.
    Claim(fn(Values<'_>, &Claim, &mut Vec<u32>)),
}

/// Where values are looked up.
#[derive(Clone, Copy)]
pub(crate) struct Values<'a> {
    pub(crate) corpus: &'a Corpus,
    /// The names claims use, sorted.
    pub(crate) names: &'a [String],
}

static PERSON: Definition = Definition {
    key: "person",
    title: "People",
    noun: "person",
    none: "no person named",
    recorded: Recorded::Mentioned {
        paragraphs: |corpus, push| mentions(corpus, EntityKind::Person, push),
        about: |corpus, claim, into| about(corpus, EntityKind::Person, claim, into),
    },
    describe: |values, value| describe_entity(values, EntityKind::Person, value),
    find: |values, key| find_entity(values, EntityKind::Person, key),
    others: names_of_entity,
};

static ORGANISATION: Definition = Definition {
    key: "organisation",
    title: "Organisations",
    noun: "organisation",
    none: "no organisation named",
    recorded: Recorded::Mentioned {
        paragraphs: |corpus, push| mentions(corpus, EntityKind::Organisation, push),
        about: |corpus, claim, into| about(corpus, EntityKind::Organisation, claim, into),
    },
    describe: |values, value| describe_entity(values, EntityKind::Organisation, value),
    find: |values, key| find_entity(values, EntityKind::Organisation, key),
    others: names_of_entity,
};

static PLACE: Definition = Definition {
    key: "place",
    title: "Places",
    noun: "place",
    none: "no place named",
    recorded: Recorded::Mentioned {
        paragraphs: |corpus, push| mentions(corpus, EntityKind::Place, push),
        about: |corpus, claim, into| about(corpus, EntityKind::Place, claim, into),
    },
    describe: |values, value| describe_entity(values, EntityKind::Place, value),
    find: |values, key| find_entity(values, EntityKind::Place, key),
    others: names_of_entity,
};

static EVENT: Definition = Definition {
    key: "event",
    title: "Events",
    noun: "event",
    none: "no event recorded",
    recorded: Recorded::Mentioned {
        paragraphs: |corpus, push| {
            for (number, event) in (0..).zip(&corpus.events) {
                event.reports.iter().for_each(|source| push(*source, number));
            }
        },
        about: |corpus, claim, into| {
            let is_about = |entity: Option<EntityId>| entity.is_some_and(|entity| claim.about.contains(&entity));
            for (number, event) in (0..).zip(&corpus.events) {
                if is_about(event.entity) {
                    into.push(number);
                }
            }
        },
    },
    describe: |values, value| {
        let event = values.corpus.event(EventId(value))?;
        Some((event.id.clone(), event.name.clone()))
    },
    find: |values, key| values.corpus.find_event(key).map(|event| event.0),
    others: |corpus, value, with| {
        let event = corpus.event(EventId(value));
        names_of(corpus, event.and_then(|event| event.entity), with);
    },
};

static OUTLET: Definition = Definition {
    key: "outlet",
    title: "Outlets",
    noun: "outlet",
    none: "no outlet recorded",
    recorded: Recorded::Document(|_, document, into| into.push(document.outlet.0)),
    describe: |values, value| {
        let outlet = values.corpus.outlet(OutletId(value))?;
        Some((outlet.id.clone(), outlet.label().to_owned()))
    },
    find: |values, key| values.corpus.find_outlet(key).map(|outlet| outlet.0),
    others: |corpus, value, with| {
        if let Some(outlet) = corpus.outlet(OutletId(value)) {
            with(&outlet.name);
            names_of(corpus, outlet.entity, with);
        }
    },
};

static NEWSROOM: Definition = Definition {
    key: "newsroom",
    title: "Newsrooms",
    noun: "newsroom",
    none: "no newsroom recorded",
    recorded: Recorded::Document(|corpus, document, into| into.push(corpus.newsroom(document.outlet).0)),
    describe: |values, value| {
        newsroom(values.corpus, OutletId(value))?;
        (OUTLET.describe)(values, value)
    },
    find: |values, key| newsroom(values.corpus, values.corpus.find_outlet(key)?),
    others: |corpus, value, with| (OUTLET.others)(corpus, value, with),
};

static VOICE: Definition = Definition {
    key: "voice",
    title: "Voices",
    noun: "voice",
    none: "own voice or not stated",
    recorded: Recorded::Claim(|_, claim, into| {
        for voice in &claim.by {
            into.push(voice.0);
        }
    }),
    describe: |values, value| {
        let voice = values.corpus.voice(VoiceId(value))?;
        Some((voice.id.clone(), voice.name.clone()))
    },
    find: |values, key| values.corpus.find_voice(key).map(|voice| voice.0),
    others: |corpus, value, with| {
        let voice = corpus.voice(VoiceId(value));
        names_of(corpus, voice.and_then(|voice| voice.entity), with);
    },
};

static QUESTION: Definition = Definition {
    key: "question",
    title: "Questions",
    noun: "question",
    none: "no claim recorded",
    recorded: Recorded::Claim(|_, claim, into| into.push(claim.question.0)),
    describe: |values, value| {
        let question = values.corpus.question(QuestionId(value))?;
        Some((
            question.id.clone(),
            question.short.as_ref().unwrap_or(&question.text).clone(),
        ))
    },
    find: |values, key| values.corpus.find_question(key).map(|question| question.0),
    others: |corpus, value, with| {
        if let Some(question) = corpus.question(QuestionId(value)) {
            with(&question.text);
        }
    },
};

static STANCE: Definition = Definition {
    key: "stance",
    title: "Stance",
    noun: "stance",
    none: "no claim recorded",
    recorded: Recorded::Claim(|_, claim, into| into.extend(place_of(claim.stance))),
    describe: |_, value| {
        let stance = *Stance::ALL.get(value as usize)?;
        let label = match stance {
            Stance::Support => "affirms",
            Stance::Deny => "denies",
            Stance::Query => "questions",
            Stance::Comment => "passes on",
        };
        Some((stance.word().to_owned(), label.to_owned()))
    },
    find: |_, key| Stance::from_word(key).and_then(place_of),
    others: |_, _, _| {},
};

static YEAR: Definition = Definition {
    key: "year",
    title: "Year published",
    noun: "year",
    none: "undated",
    recorded: Recorded::Document(|_, document, into| {
        if let Some(dated) = &document.published {
            for year in dated.value.first.year()..=dated.value.last.year() {
                into.extend(u32::try_from(year));
            }
        }
    }),
    describe: |_, value| {
        (value <= 9999).then(|| {
            let year = value.to_string();
            (year.clone(), year)
        })
    },
    find: |values, key| {
        let year: i32 = key.parse().ok().filter(|year: &i32| year.to_string() == key)?;
        let touches = |document: &Document| {
            let dates = document.published.as_ref().map(|dated| &dated.value);
            dates.is_some_and(|date| date.first.year() <= year && year <= date.last.year())
        };
        let documents = &values.corpus.documents;
        documents.iter().any(touches).then(|| year.unsigned_abs())
    },
    others: |_, _, _| {},
};

static CERTAINTY: Definition = Definition {
    key: "certainty",
    title: "Certainty",
    noun: "certainty",
    none: "no claim recorded",
    recorded: Recorded::Claim(|_, claim, into| into.extend(place_of(claim.certainty))),
    describe: |_, value| {
        let certainty = *Certainty::ALL.get(value as usize)?;
        let label = match certainty {
            Certainty::CertainYes => "certain",
            Certainty::ProbableYes => "probable",
            Certainty::PossibleYes => "possible",
            Certainty::CertainNo => "certainly not",
            Certainty::ProbableNo => "probably not",
            Certainty::PossibleNo => "possibly not",
            Certainty::CertainUnknown => "known, not said which way",
            Certainty::Unknown => "not stated",
        };
        Some((certainty.word().to_owned(), label.to_owned()))
    },
    find: |_, key| Certainty::from_word(key).and_then(place_of),
    others: |_, _, _| {},
};

static NAME: Definition = Definition {
    key: "name",
    title: "Names used",
    noun: "name used",
    none: "no name recorded",
    recorded: Recorded::Claim(|values, claim, into| {
        for name in &claim.names {
            into.extend((NAME.find)(values, name));
        }
    }),
    describe: |values, value| {
        values
            .names
            .get(value as usize)
            .map(|name| (name.clone(), name.clone()))
    },
    find: |values, key| place_in(values.names, key),
    others: |_, _, _| {},
};

static ROLE: Definition = Definition {
    key: "role",
    title: "Part of the text",
    noun: "part of the text",
    none: "no paragraph that counts",
    recorded: Recorded::Mentioned {
        paragraphs: |corpus, push| {
            for (number, document) in (0..).zip(&corpus.documents) {
                for (place, paragraph) in (1..).zip(&document.paragraphs) {
                    let source = Source {
                        document: DocumentId(number),
                        paragraph: place,
                    };
                    if let (true, Some(role)) = (paragraph.role.counts(), place_of(paragraph.role)) {
                        push(source, role);
                    }
                }
            }
        },
        // A claim has the role of its paragraph, which gives it above.
        about: |_, _, _| {},
    },
    describe: |_, value| {
        let role = ParagraphRole::ALL.get(value as usize).filter(|role| role.counts())?;
        Some((role.word().to_owned(), role.word().to_owned()))
    },
    find: |_, key| {
        let role = ParagraphRole::from_word(key).filter(|role| role.counts());
        role.and_then(place_of)
    },
    others: |_, _, _| {},
};

/// An outlet that is a newsroom and no part of another.
fn newsroom(corpus: &Corpus, outlet: OutletId) -> Option<u32> {
    (corpus.newsroom(outlet) == outlet).then_some(outlet.0)
}

fn names_of(corpus: &Corpus, entity: Option<EntityId>, with: &mut Take<'_>) {
    if let Some(entity) = entity {
        spell_entity(corpus, entity.index(), with);
    }
}

fn names_of_entity(corpus: &Corpus, value: u32, with: &mut Take<'_>) {
    names_of(corpus, Some(EntityId(value)), with);
}

fn entity_of(corpus: &Corpus, kind: EntityKind, value: u32) -> Option<&Entity> {
    corpus.entity(EntityId(value)).filter(|entity| entity.kind == kind)
}

fn mentions(corpus: &Corpus, kind: EntityKind, push: &mut dyn FnMut(Source, u32)) {
    for mention in &corpus.mentions {
        if entity_of(corpus, kind, mention.entity.0).is_some() {
            push(
                Source {
                    document: mention.document,
                    paragraph: mention.paragraph,
                },
                mention.entity.0,
            );
        }
    }
}

fn about(corpus: &Corpus, kind: EntityKind, claim: &Claim, into: &mut Vec<u32>) {
    for entity in &claim.about {
        if entity_of(corpus, kind, entity.0).is_some() {
            into.push(entity.0);
        }
    }
}

fn describe_entity(values: Values<'_>, kind: EntityKind, value: u32) -> Option<(String, String)> {
    let entity = entity_of(values.corpus, kind, value)?;
    Some((entity.id.clone(), entity.name.clone()))
}

fn find_entity(values: Values<'_>, kind: EntityKind, key: &str) -> Option<u32> {
    let entity = values.corpus.find_entity(key)?;
    entity_of(values.corpus, kind, entity.0).map(|_| entity.0)
}

/// The place of a text among sorted ones.
fn place_in(sorted: &[String], key: &str) -> Option<u32> {
    let at = sorted.partition_point(|known| known.as_str() < key);
    sorted.get(at).filter(|known| *known == key)?;
    u32::try_from(at).ok()
}

/// The place of a word in its vocabulary.
fn place_of<W: Word>(word: W) -> Option<u32> {
    let at = W::ALL.iter().position(|other| *other == word)?;
    u32::try_from(at).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_facet_is_found_under_its_key() {
        let mut corpus = Corpus::default();
        corpus.columns.push(Column {
            key: "party".into(),
            title: "Party".into(),
            values: vec!["Whig".into()],
        });
        assert_eq!(FacetKind::all(&corpus).len(), FacetKind::FIXED.len() + 1);
        for kind in FacetKind::all(&corpus) {
            assert_eq!(FacetKind::from_key(&corpus, kind.key(&corpus)), Some(kind));
        }
        assert_eq!(FacetKind::Column(0).title(&corpus), "Party");
        assert_eq!(FacetKind::Column(1).key(&corpus), "");
    }

    #[test]
    fn fields_of_claims_hold_together() {
        let corpus = Corpus::default();
        let mut together = Vec::new();
        for kind in FacetKind::FIXED {
            if kind.claim_field() {
                together.push(kind.key(&corpus));
            }
        }
        assert_eq!(together, ["voice", "question", "stance", "certainty", "name"]);
    }
}
