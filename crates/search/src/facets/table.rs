//! The table of facets, in display order: one entry each. Address key, query field, help, counts and panel follow from it.
//!
//! To add a facet, add an entry. A field left out does not compile, and a line of the help used twice fails a test.

use crosscheck_model::{
    Certainty, Claim, Corpus, Document, DocumentId, Entity, EntityId, EntityKind, EventId, Mark, OutletId,
    ParagraphRole, QuestionId, Source, Speech, Stance, Standing, Word,
};

use super::called::{names_of, names_of_entity, outlet_names};
use super::definition::{Definition, Field, Recorded, Values};
use super::heard;

/// Declares [`FacetKind`], and the definition of each kind, from the entries.
macro_rules! facets {
    ($($(#[$doc:meta])* $kind:ident = $definition:expr,)+) => {
        /// A facet, in display order.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum FacetKind {
            $($(#[$doc])* $kind,)+
            /// A column of this corpus, by its place in `Corpus::columns`.
            Column(u16),
        }

        /// How many facets every corpus has.
        pub(crate) const COUNT: usize = [$(stringify!($kind)),+].len();

        impl FacetKind {
            /// The facets every corpus has, in display order.
            pub const FIXED: [Self; COUNT] = [$(Self::$kind),+];
        }

        /// The facets every corpus has, in the order of [`FacetKind::FIXED`].
        pub(crate) static DEFINITIONS: [Definition; COUNT] = [$($definition),+];

        /// The keys of the facets, in the same order. An address needs no more of them, and whoever names a definition brings
        /// all that it calls into the program.
        const KEYS: [&str; COUNT] = [$({ const DEFINITION: Definition = $definition; DEFINITION.key }),+];

        /// The key of a fixed facet.
        pub(super) fn key(kind: FacetKind) -> Option<&'static str> {
            KEYS.get(FacetKind::FIXED.iter().position(|other| *other == kind)?).copied()
        }

        /// The query fields of the facets, in the same order.
        pub(crate) const QUERY_FIELDS: [(FacetKind, Field); COUNT] =
            [$((FacetKind::$kind, { const DEFINITION: Definition = $definition; DEFINITION.field })),+];

        /// What a fixed facet is. Nothing for a column, which the corpus itself describes.
        pub(crate) fn definition(kind: FacetKind) -> Option<&'static Definition> {
            DEFINITIONS.get(FacetKind::FIXED.iter().position(|other| *other == kind)?)
        }
    };
}

facets! {
    /// People mentioned.
    Person = Definition {
        key: "person",
        title: "People",
        noun: "person",
        none: "no person named",
        field: Field {
            name: "person",
            finds: "naming this person",
            line: 6,
        },
        recorded: Recorded::Mentioned {
            entities: true,
            paragraphs: |corpus, push| mentions(corpus, EntityKind::Person, push),
            about: |corpus, claim, into| about(corpus, EntityKind::Person, claim, into),
        },
        bound: |values| values.corpus.entities.len(),
        describe: |values, value| describe_entity(values, EntityKind::Person, value),
        find: |values, key| find_entity(values, EntityKind::Person, key),
        other_names: names_of_entity,
    },

    /// Organisations mentioned.
    Organisation = Definition {
        key: "organisation",
        title: "Organisations",
        noun: "organisation",
        none: "no organisation named",
        field: Field {
            name: "organisation",
            finds: "naming this organisation",
            line: 7,
        },
        recorded: Recorded::Mentioned {
            entities: true,
            paragraphs: |corpus, push| mentions(corpus, EntityKind::Organisation, push),
            about: |corpus, claim, into| about(corpus, EntityKind::Organisation, claim, into),
        },
        bound: |values| values.corpus.entities.len(),
        describe: |values, value| describe_entity(values, EntityKind::Organisation, value),
        find: |values, key| find_entity(values, EntityKind::Organisation, key),
        other_names: names_of_entity,
    },

    /// Places mentioned.
    Place = Definition {
        key: "place",
        title: "Places",
        noun: "place",
        none: "no place named",
        field: Field {
            name: "place",
            finds: "naming this place",
            line: 3,
        },
        recorded: Recorded::Mentioned {
            entities: true,
            paragraphs: |corpus, push| mentions(corpus, EntityKind::Place, push),
            about: |corpus, claim, into| about(corpus, EntityKind::Place, claim, into),
        },
        bound: |values| values.corpus.entities.len(),
        describe: |values, value| describe_entity(values, EntityKind::Place, value),
        find: |values, key| find_entity(values, EntityKind::Place, key),
        other_names: names_of_entity,
    },

    /// Events reported.
    Event = Definition {
        key: "event",
        title: "Events",
        noun: "event",
        none: "no event recorded",
        field: Field {
            name: "event",
            finds: "reporting this event",
            line: 8,
        },
        recorded: Recorded::Mentioned {
            entities: false,
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
        bound: |values| values.corpus.events.len(),
        describe: |values, value| {
            let event = values.corpus.event(EventId(value))?;
            Some((event.id.clone(), event.name.clone()))
        },
        find: |values, key| values.corpus.find_event(key).map(|event| event.0),
        other_names: |corpus, value, with| {
            let event = corpus.event(EventId(value));
            names_of(corpus, event.and_then(|event| event.entity), with);
        },
    },

    /// Who publishes the document.
    Outlet = Definition {
        key: "outlet",
        title: "Outlets",
        noun: "outlet",
        none: "no outlet recorded",
        field: Field {
            name: "in",
            finds: "in this outlet",
            line: 2,
        },
        recorded: Recorded::Document(|_, document, into| into.push(document.outlet.0)),
        bound: |values| values.corpus.outlets.len(),
        describe: |values, value| {
            let outlet = values.corpus.outlet(OutletId(value))?;
            Some((outlet.id.clone(), outlet.label().to_owned()))
        },
        find: |values, key| values.corpus.find_outlet(key).map(|outlet| outlet.0),
        other_names: outlet_names,
    },

    /// The newsroom behind the outlet, which may have several.
    Newsroom = Definition {
        key: "newsroom",
        title: "Printed by",
        noun: "newsroom",
        none: "no newsroom recorded",
        field: Field {
            name: "newsroom",
            finds: "in an outlet of this newsroom",
            line: 13,
        },
        recorded: Recorded::Document(|corpus, document, into| into.push(corpus.newsroom(document.outlet).0)),
        bound: |values| values.corpus.outlets.len(),
        describe: |values, value| {
            newsroom(values.corpus, OutletId(value))?;
            describe_outlet(values, value)
        },
        find: |values, key| newsroom(values.corpus, values.corpus.find_outlet(key)?),
        other_names: outlet_names,
    },

    /// Who speaks: people, institutions, reports, and outlets in their own voice.
    Voice = Definition {
        key: "voice",
        title: "Voices",
        noun: "voice",
        none: "no claim recorded",
        field: Field {
            name: "said-by",
            finds: "what this voice says, an outlet in its own among them",
            line: 0,
        },
        recorded: Recorded::Claim(|values, claim, into| {
            for speaker in values.corpus.speakers(claim) {
                into.extend(heard::number(values.corpus, speaker));
            }
        }),
        bound: |values| heard::bound(values.corpus),
        describe: |values, value| heard::describe(values.corpus, value),
        find: |values, key| heard::find(values.corpus, key),
        other_names: heard::other_names,
    },

    /// In which capacity whoever speaks does so.
    Standing = Definition {
        key: "standing",
        title: "Kinds of voice",
        noun: "kind of voice",
        none: "not recorded",
        field: Field {
            name: "standing",
            finds: "said by this kind of voice: serving or former official, armed group, expert, outlet …",
            line: 15,
        },
        recorded: Recorded::Claim(|values, claim, into| {
            into.extend(values.corpus.standings(claim).into_iter().filter_map(place_of));
        }),
        bound: |_| Standing::ALL.len(),
        describe: |_, value| {
            let standing = *Standing::ALL.get(value as usize)?;
            let label = match standing {
                Standing::ServingOfficial => "serving official",
                Standing::FormerOfficial => "former official",
                Standing::OfficialBody => "official body or report",
                Standing::ArmedGroup => "armed group",
                Standing::Politician => "politician",
                Standing::Expert => "expert or institute",
                Standing::Civil => "citizens or rights group",
                Standing::Unnamed => "not said who",
                Standing::Outlet => "another outlet",
                Standing::OwnVoice => "the outlet’s own voice",
            };
            Some((standing.word().to_owned(), label.to_owned()))
        },
        find: |_, key| Standing::from_word(key).and_then(place_of),
        other_names: |_, _, _| {},
    },

    /// Whoever relayed it, between the speaker and the outlet of the document.
    Through = Definition {
        key: "through",
        title: "Came through",
        noun: "relay",
        none: "nobody in between",
        field: Field {
            name: "through",
            finds: "relayed by this outlet, report or voice",
            line: 16,
        },
        recorded: Recorded::Claim(|values, claim, into| {
            for relay in values.corpus.relays(claim) {
                into.extend(heard::number(values.corpus, relay));
            }
        }),
        bound: |values| heard::bound(values.corpus),
        describe: |values, value| heard::describe(values.corpus, value),
        find: |values, key| heard::find(values.corpus, key),
        other_names: heard::other_names,
    },

    /// What question a claim answers.
    Question = Definition {
        key: "question",
        title: "Questions",
        noun: "question",
        none: "no claim recorded",
        field: Field {
            name: "question",
            finds: "answering this question",
            line: 9,
        },
        recorded: Recorded::Claim(|_, claim, into| into.push(claim.question.0)),
        bound: |values| values.corpus.questions.len(),
        describe: |values, value| {
            let question = values.corpus.question(QuestionId(value))?;
            Some((
                question.id.clone(),
                question.short.as_ref().unwrap_or(&question.text).clone(),
            ))
        },
        find: |values, key| values.corpus.find_question(key).map(|question| question.0),
        other_names: |corpus, value, with| {
            if let Some(question) = corpus.question(QuestionId(value)) {
                with(&question.text);
            }
        },
    },

    /// What whoever speaks does: a denial is one whichever way it is coded.
    Stance = Definition {
        key: "stance",
        title: "Stance",
        noun: "stance",
        none: "no claim recorded",
        field: Field {
            name: "stance",
            finds: "with this stance",
            line: 4,
        },
        recorded: Recorded::Claim(|values, claim, into| {
            let speech = values.corpus.speech(claim);
            into.extend(place_among(&Speech::ALL, speech));
        }),
        bound: |_| Stance::ALL.len(),
        describe: |_, value| {
            let stance = *Stance::ALL.get(value as usize)?;
            let speech = Speech::ALL.get(value as usize)?;
            Some((stance.word().to_owned(), speech.key().to_owned()))
        },
        find: |_, key| Stance::from_word(key).and_then(place_of),
        other_names: |_, _, _| {},
    },

    /// What the document does with the answer: its mark.
    Does = Definition {
        key: "does",
        title: "What the document does",
        noun: "act of a document",
        none: "no claim recorded",
        field: Field {
            name: "does",
            finds: "whose document does this with it: says-itself, passes-on, rebuts",
            line: 18,
        },
        recorded: Recorded::Claim(|values, claim, into| {
            let mark = values.corpus.mark(claim);
            into.extend(place_among(&Mark::OF_CLAIMS, mark));
        }),
        bound: |_| Mark::OF_CLAIMS.len(),
        describe: |_, value| {
            let mark = Mark::OF_CLAIMS.get(value as usize)?;
            Some((mark.key().to_owned(), mark.key().replace('-', " ")))
        },
        find: |_, key| {
            let place = Mark::OF_CLAIMS.iter().position(|mark| mark.key() == key)?;
            u32::try_from(place).ok()
        },
        other_names: |_, _, _| {},
    },

    /// Year of publication.
    Year = Definition {
        key: "year",
        title: "Year published",
        noun: "year",
        none: "undated",
        field: Field {
            name: "year",
            finds: "published in this year",
            line: 10,
        },
        recorded: Recorded::Document(|_, document, into| {
            if let Some(dated) = &document.published {
                for year in dated.value.first.year()..=dated.value.last.year() {
                    into.extend(u32::try_from(year));
                }
            }
        }),
        bound: |_| 10_000,
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
        other_names: |_, _, _| {},
    },

    /// The speaker's certainty.
    Certainty = Definition {
        key: "certainty",
        title: "Certainty",
        noun: "certainty",
        none: "no claim recorded",
        field: Field {
            name: "certainty",
            finds: "said with this certainty",
            line: 11,
        },
        recorded: Recorded::Claim(|_, claim, into| into.extend(place_of(claim.certainty))),
        bound: |_| Certainty::ALL.len(),
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
        other_names: |_, _, _| {},
    },

    /// The name a claim uses.
    Name = Definition {
        key: "name",
        title: "Names used",
        noun: "name used",
        none: "no name recorded",
        field: Field {
            name: "name",
            finds: "calling something by this very name",
            line: 12,
        },
        recorded: Recorded::Claim(|values, claim, into| {
            for name in &claim.names {
                into.extend(place_in(values.names, name));
            }
        }),
        bound: |values| values.names.len(),
        describe: |values, value| {
            values
                .names
                .get(value as usize)
                .map(|name| (name.clone(), name.clone()))
        },
        find: |values, key| place_in(values.names, key),
        other_names: |_, _, _| {},
    },

    /// The number a claim gives, with its unit.
    Quantity = Definition {
        key: "quantity",
        title: "Numbers",
        noun: "number",
        none: "no number recorded",
        field: Field {
            name: "quantity",
            finds: "giving this number, of this",
            line: 17,
        },
        recorded: Recorded::Claim(|values, claim, into| {
            let amount = claim.quantity.as_ref().map(crosscheck_model::Quantity::words);
            into.extend(amount.and_then(|amount| place_in(values.amounts, &amount)));
        }),
        bound: |values| values.amounts.len(),
        describe: |values, value| {
            let amount = values.amounts.get(value as usize)?;
            Some((amount.clone(), amount.clone()))
        },
        find: |values, key| place_in(values.amounts, key),
        other_names: |_, _, _| {},
    },

    /// What the paragraph is in its document: body, headline, caption.
    Role = Definition {
        key: "role",
        title: "Part of the text",
        noun: "part of the text",
        none: "no paragraph that counts",
        field: Field {
            name: "role",
            finds: "in this part of the text: body, headline, caption",
            line: 14,
        },
        recorded: Recorded::Mentioned {
            entities: false,
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
        bound: |_| ParagraphRole::ALL.len(),
        describe: |_, value| {
            let role = ParagraphRole::ALL.get(value as usize).filter(|role| role.counts())?;
            Some((role.word().to_owned(), role.word().to_owned()))
        },
        find: |_, key| {
            let role = ParagraphRole::from_word(key).filter(|role| role.counts());
            role.and_then(place_of)
        },
        other_names: |_, _, _| {},
    },
}

/// An outlet that is a newsroom and no part of another.
fn newsroom(corpus: &Corpus, outlet: OutletId) -> Option<u32> {
    (corpus.newsroom(outlet) == outlet).then_some(outlet.0)
}

fn describe_outlet(values: Values<'_>, value: u32) -> Option<(String, String)> {
    let outlet = values.corpus.outlet(OutletId(value))?;
    Some((outlet.id.clone(), outlet.label().to_owned()))
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

/// Where a text stands among sorted ones, if it does.
pub(crate) fn place_in(sorted: &[String], key: &str) -> Option<u32> {
    let at = sorted.partition_point(|known| known.as_str() < key);
    sorted.get(at).filter(|known| *known == key)?;
    u32::try_from(at).ok()
}

/// Where a word stands in its vocabulary.
fn place_of<W: Word>(word: W) -> Option<u32> {
    place_among(W::ALL, word)
}

/// Where a value stands among all of its kind.
fn place_among<T: PartialEq>(all: &[T], value: T) -> Option<u32> {
    let at = all.iter().position(|other| *other == value)?;
    u32::try_from(at).ok()
}
