//! The engine against a plain reading of the rules in words, on corpora and requests by chance.
//!
//! The reading below goes through the records of the corpus item by item, shares nothing with the engine but its types,
//! and is as slow as it is short.

#![allow(clippy::unwrap_used, reason = "a test fails loudly")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{Chance, WORDS, random_corpus};
use crosscheck_model::*;
use crosscheck_search::{
    Choice, Dates, FIELDS, FacetKind, FieldKind, Index, Item, Mode, Order, QueryField, Request, Results, Unit, Value,
};
use proptest::prelude::*;

/// What an item has.
struct Record {
    item: Item,
    words: BTreeSet<String>,
    published: Option<Date>,
    /// Of the document and the paragraphs.
    own: BTreeMap<FacetKind, BTreeSet<Value>>,
    /// Of each claim; one empty record where there is none.
    claims: Vec<BTreeMap<FacetKind, BTreeSet<Value>>>,
}

fn items(corpus: &Corpus, names: &[String], unit: Unit) -> Vec<Record> {
    let counted = |source: &Source| {
        corpus
            .paragraph(*source)
            .is_some_and(|paragraph| paragraph.role.counts())
    };
    let mut found = Vec::new();
    for (number, document) in corpus.documents.iter().enumerate() {
        let id = DocumentId::from(number);
        let paragraphs: Vec<Source> = (1..)
            .take(document.paragraphs.len())
            .map(|paragraph| Source {
                document: id,
                paragraph,
            })
            .filter(counted)
            .collect();
        let mut push = |item, texts: Vec<&str>, sources: &[Source], about: &[EntityId], claims: &[&Claim]| {
            let mut own = mentioned(corpus, sources, about);
            own.insert(FacetKind::Outlet, [Value::Recorded(document.outlet.0)].into());
            own.insert(FacetKind::Newsroom, [newsroom(corpus, document.outlet)].into());
            own.insert(FacetKind::Year, years(document));
            own.insert(FacetKind::Role, roles(corpus, sources));
            for (number, _) in (0..).zip(&corpus.columns) {
                let values = document.columns.iter().filter(|value| value.column == number);
                let values = values.map(|value| Value::Recorded(value.value)).collect();
                own.insert(FacetKind::Column(number), values);
            }
            let mut words: BTreeSet<String> = texts
                .iter()
                .flat_map(|text| text.split(' '))
                .map(str::to_owned)
                .collect();
            words.extend(names_of(corpus, sources, about));
            let mut claims: Vec<_> = claims.iter().map(|claim| fields(corpus, claim, names)).collect();
            if claims.is_empty() {
                claims.push(BTreeMap::new());
            }
            found.push(Record {
                item,
                words,
                published: document.published.as_ref().map(|dated| dated.value),
                own,
                claims,
            });
        };
        let claims_at = |sources: &[Source]| -> Vec<&Claim> {
            corpus
                .claims
                .iter()
                .filter(|claim| sources.contains(&claim.source()))
                .collect()
        };
        let digest = |source: &Source| {
            corpus
                .paragraph(*source)
                .and_then(|paragraph| paragraph.digest.as_deref())
                .unwrap_or("")
        };
        let text = |source: &Source| corpus.text(*source).unwrap_or("");
        match unit {
            Unit::Documents => {
                let claims = claims_at(&paragraphs);
                let mut texts: Vec<&str> = document.title.as_deref().into_iter().collect();
                texts.extend(paragraphs.iter().map(digest));
                texts.extend(paragraphs.iter().map(text));
                texts.extend(claims.iter().map(|claim| claim.digest.as_str()));
                texts.extend(document.stems.iter().map(String::as_str));
                push(Item::Document(id), texts, &paragraphs, &[], &claims);
            }
            Unit::Passages => {
                for source in &paragraphs {
                    let claims = claims_at(&[*source]);
                    let mut texts = vec![digest(source), text(source)];
                    texts.extend(claims.iter().map(|claim| claim.digest.as_str()));
                    push(Item::Passage(*source), texts, &[*source], &[], &claims);
                }
            }
            Unit::Claims => {
                for (number, claim) in corpus
                    .claims
                    .iter()
                    .enumerate()
                    .filter(|(_, claim)| paragraphs.contains(&claim.source()))
                {
                    let mut texts = vec![claim.digest.as_str()];
                    texts.extend(claim.names.iter().map(String::as_str));
                    push(
                        Item::Claim(ClaimId::from(number)),
                        texts,
                        &[claim.source()],
                        &claim.about,
                        &[claim],
                    );
                }
            }
        }
    }
    found
}

fn entities(corpus: &Corpus, sources: &[Source], about: &[EntityId]) -> BTreeSet<EntityId> {
    let here = corpus.mentions.iter().filter(|mention| {
        sources.contains(&Source {
            document: mention.document,
            paragraph: mention.paragraph,
        })
    });
    here.map(|mention| mention.entity)
        .chain(about.iter().copied())
        .collect()
}

fn events(corpus: &Corpus, sources: &[Source]) -> BTreeSet<usize> {
    let reported = |event: &Event| event.reports.iter().any(|source| sources.contains(source));
    corpus
        .events
        .iter()
        .enumerate()
        .filter(|(_, event)| reported(event))
        .map(|(number, _)| number)
        .collect()
}

fn names_of(corpus: &Corpus, sources: &[Source], about: &[EntityId]) -> Vec<String> {
    let entities = entities(corpus, sources, about)
        .into_iter()
        .map(|entity| corpus.entities[entity.index()].name.clone());
    entities
        .chain(
            events(corpus, sources)
                .into_iter()
                .map(|event| corpus.events[event].name.clone()),
        )
        .collect()
}

fn mentioned(corpus: &Corpus, sources: &[Source], about: &[EntityId]) -> BTreeMap<FacetKind, BTreeSet<Value>> {
    let mut own: BTreeMap<FacetKind, BTreeSet<Value>> = BTreeMap::new();
    for entity in entities(corpus, sources, about) {
        let kind = match corpus.entities[entity.index()].kind {
            EntityKind::Person => FacetKind::Person,
            EntityKind::Organisation => FacetKind::Organisation,
            EntityKind::Place => FacetKind::Place,
            EntityKind::Event => continue,
        };
        own.entry(kind).or_default().insert(Value::Recorded(entity.0));
    }
    let mut happened = events(corpus, sources);
    happened.extend((0..corpus.events.len()).filter(|event| {
        corpus.events[*event]
            .entity
            .is_some_and(|entity| about.contains(&entity))
    }));
    let happened = happened
        .into_iter()
        .map(|event| Value::Recorded(u32::try_from(event).unwrap()));
    own.entry(FacetKind::Event).or_default().extend(happened);
    own
}

/// Up the groups to the outlet that is in none.
fn newsroom(corpus: &Corpus, outlet: OutletId) -> Value {
    match corpus.outlets[outlet.index()].group {
        Some(group) => newsroom(corpus, group),
        None => Value::Recorded(outlet.0),
    }
}

fn roles(corpus: &Corpus, sources: &[Source]) -> BTreeSet<Value> {
    let role = |source: &Source| corpus.paragraph(*source).unwrap().role;
    let place = |role| ParagraphRole::ALL.iter().position(|other| *other == role);
    let places = sources.iter().map(role).map(|role| place(role).unwrap());
    places.map(|at| Value::Recorded(u32::try_from(at).unwrap())).collect()
}

fn years(document: &Document) -> BTreeSet<Value> {
    let dated = document
        .published
        .iter()
        .flat_map(|dated| dated.value.first.year()..=dated.value.last.year());
    dated.map(|year| Value::Recorded(year.unsigned_abs())).collect()
}

/// Voices by their numbers, outlets behind them.
fn heard(corpus: &Corpus, relay: Relay) -> Value {
    let voices = u32::try_from(corpus.voices.len()).unwrap();
    Value::Recorded(match relay {
        Relay::Voice(voice) => voice.0,
        Relay::Outlet(outlet) => voices + outlet.0,
        Relay::Document(document) => voices + corpus.documents[document.index()].outlet.0,
    })
}

/// Who says a claim, who relayed it, and what the speakers are. No document of these corpora is a copy.
fn attribution(corpus: &Corpus, claim: &Claim) -> [BTreeSet<Value>; 3] {
    let standing =
        |of| Value::Recorded(u32::try_from(Standing::ALL.iter().position(|other| *other == of).unwrap()).unwrap());
    let outlet = Relay::Outlet(corpus.documents[claim.document.index()].outlet);
    let voices: Vec<Relay> = claim.by.iter().map(|voice| Relay::Voice(*voice)).collect();
    let mut way: Vec<Relay> = claim.via.iter().copied().chain(voices.iter().copied()).collect();
    let speakers = match (voices.is_empty(), claim.via.last()) {
        (false, _) => voices,
        (true, Some(last)) => vec![*last],
        (true, None) => vec![outlet],
    };
    let origin = *speakers.last().unwrap();
    way.retain(|relay| *relay != origin && *relay != outlet);
    let kinds = speakers.iter().filter_map(|speaker| match speaker {
        Relay::Voice(voice) => corpus.voices[voice.index()].standing.map(standing),
        _ if claim.via.is_empty() => Some(standing(Standing::OwnVoice)),
        _ => Some(standing(Standing::Outlet)),
    });
    [
        speakers.iter().map(|speaker| heard(corpus, *speaker)).collect(),
        way.iter().map(|relay| heard(corpus, *relay)).collect(),
        kinds.collect(),
    ]
}

/// The number a claim gives: its place among all that claims give, as words, in order.
fn amount(corpus: &Corpus, claim: &Claim) -> BTreeSet<Value> {
    let counts = |claim: &&Claim| corpus.paragraph(claim.source()).unwrap().role.counts();
    let given = corpus
        .claims
        .iter()
        .filter(counts)
        .filter_map(|claim| claim.quantity.as_ref());
    let all: BTreeSet<String> = given.map(Quantity::words).collect();
    let place = |quantity: &Quantity| all.iter().position(|other| *other == quantity.words());
    let at = claim.quantity.as_ref().and_then(place);
    at.map(|at| Value::Recorded(u32::try_from(at).unwrap()))
        .into_iter()
        .collect()
}

fn fields(corpus: &Corpus, claim: &Claim, names: &[String]) -> BTreeMap<FacetKind, BTreeSet<Value>> {
    let place = |at: Option<usize>| BTreeSet::from([Value::Recorded(u32::try_from(at.unwrap()).unwrap())]);
    let used = claim
        .names
        .iter()
        .map(|name| names.iter().position(|known| known == name).unwrap());
    let [speakers, relays, standings] = attribution(corpus, claim);
    BTreeMap::from([
        (FacetKind::Voice, speakers),
        (FacetKind::Standing, standings),
        (FacetKind::Through, relays),
        (FacetKind::Quantity, amount(corpus, claim)),
        (FacetKind::Question, [Value::Recorded(claim.question.0)].into()),
        (
            FacetKind::Stance,
            place(Speech::ALL.iter().position(|speech| *speech == corpus.speech(claim))),
        ),
        (
            FacetKind::Does,
            place(Mark::OF_CLAIMS.iter().position(|mark| *mark == corpus.mark(claim))),
        ),
        (
            FacetKind::Certainty,
            place(
                Certainty::ALL
                    .iter()
                    .position(|certainty| *certainty == claim.certainty),
            ),
        ),
        (
            FacetKind::Name,
            used.map(|at| Value::Recorded(u32::try_from(at).unwrap())).collect(),
        ),
    ])
}

/// The values a record has in a facet; "none recorded" where it has none.
fn of(record: &BTreeMap<FacetKind, BTreeSet<Value>>, kind: FacetKind) -> BTreeSet<Value> {
    match record.get(&kind) {
        Some(values) if !values.is_empty() => values.clone(),
        _ => [Value::NoneRecorded].into(),
    }
}

/// Every value an item has in a facet, in any of its records.
fn anywhere(record: &Record, kind: FacetKind) -> BTreeSet<Value> {
    if kind.claim_field() {
        record.claims.iter().flat_map(|claim| of(claim, kind)).collect()
    } else {
        of(&record.own, kind)
    }
}

fn included(choice: &Choice, values: &BTreeSet<Value>) -> bool {
    match choice.mode {
        Mode::Any => !choice.asks() || choice.include.iter().any(|value| values.contains(value)),
        Mode::All => choice.unknown.is_empty() && choice.include.iter().all(|value| values.contains(value)),
    }
}

/// The query in the few forms the test makes: every group holds; a group is alternatives, or what is left out. Conditions
/// in one list stand side by side.
#[derive(Clone, Debug)]
enum Group {
    Any(Vec<Vec<Condition>>),
    Without(Vec<Condition>),
}

#[derive(Clone, Debug)]
enum Condition {
    Word(String),
    Field(FacetKind, Value),
    About(u32),
    Published(Option<Day>, Option<Day>),
}

type Claimed = BTreeMap<FacetKind, BTreeSet<Value>>;

fn holds(condition: &Condition, record: &Record, claim: &Claimed) -> bool {
    match condition {
        Condition::Word(word) => record.words.contains(word),
        Condition::Field(kind, value) if kind.claim_field() => of(claim, *kind).contains(value),
        Condition::Field(kind, value) => of(&record.own, *kind).contains(value),
        Condition::About(entity) => [FacetKind::Person, FacetKind::Organisation, FacetKind::Place]
            .iter()
            .any(|kind| of(&record.own, *kind).contains(&Value::Recorded(*entity))),
        Condition::Published(from, to) => record.published.is_some_and(|date| {
            let inside = |day: i32| from.is_none_or(|from| from.0 <= day) && to.is_none_or(|to| day <= to.0);
            (date.first.0..=date.last.0).any(inside)
        }),
    }
}

fn group_holds(group: &Group, record: &Record, claim: &Claimed) -> bool {
    let all =
        |conditions: &[Condition], claim: &Claimed| conditions.iter().all(|condition| holds(condition, record, claim));
    match group {
        Group::Any(sides) => sides.iter().any(|side| all(side, claim)),
        Group::Without(side) => !record.claims.iter().any(|other| all(side, other)),
    }
}

/// Whether an item is let through, but for what is asked of its claims.
fn passes_itself(record: &Record, request: &Request) -> bool {
    let dates = &request.dates;
    let dated = dates.from.is_none() && dates.to.is_none()
        || record.published.is_some_and(|date| {
            let inside =
                |day: i32| dates.from.is_none_or(|from| from.0 <= day) && dates.to.is_none_or(|to| day <= to.0);
            let mut days = date.first.0..=date.last.0;
            if dates.certain {
                days.all(inside)
            } else {
                days.any(inside)
            }
        });
    let facets = || request.facets.iter();
    let left_out = facets().any(|(kind, choice)| {
        let values = anywhere(record, *kind);
        choice.exclude.iter().any(|value| values.contains(value))
    });
    let own = facets()
        .filter(|(kind, _)| !kind.claim_field())
        .all(|(kind, choice)| included(choice, &of(&record.own, *kind)));
    dated && !left_out && own
}

/// How many of an item's claims let it through.
fn witnesses(record: &Record, query: &[Group], request: &Request) -> usize {
    let together = |claim: &&Claimed| {
        let fields = request.facets.iter().filter(|(kind, _)| kind.claim_field());
        query.iter().all(|group| group_holds(group, record, claim))
            && fields.clone().all(|(kind, choice)| included(choice, &of(claim, *kind)))
    };
    record.claims.iter().filter(together).count()
}

fn passes(record: &Record, query: &[Group], request: &Request) -> bool {
    passes_itself(record, request) && witnesses(record, query, request) > 0
}

/// A condition and how it is typed. `values` are those that occur.
fn random_condition(
    chance: &mut Chance,
    corpus: &Corpus,
    index: &Index,
    values: &[(FacetKind, Value)],
) -> (String, Condition) {
    if chance.one_in(2) && !values.is_empty() {
        // Few kinds, so that conditions on fields of claims often meet.
        let (kind, value) = *chance.pick(values);
        let key = index.value_key(corpus, kind, value);
        let mut names = vec![kind.key(corpus)];
        let own = |field: &&QueryField| field.kind == FieldKind::Facet(kind);
        names.extend(FIELDS.iter().filter(own).map(|field| field.name));
        let name = *chance.pick(&names);
        let typed = match chance.below(3) {
            // Of several words the value needs quotation marks.
            at if at == 0 || key.contains(' ') => format!("{name}:\"{key}\""),
            _ => format!("{name}:{key}"),
        };
        return (typed, Condition::Field(kind, value));
    }
    let word = match chance.below(10) {
        0 => format!("ent{}", chance.below(6)),
        1 => format!("eve{}", chance.below(2)),
        2 => format!("ori{}", chance.below(4)),
        3 => {
            let entity = u32::try_from(chance.below(6)).unwrap();
            return (format!("about:ent{entity}"), Condition::About(entity));
        }
        4 => {
            let bounds = ["2016", "2016-06", "2017-12-25", "2018"];
            let (from, to) = (chance.below(5), chance.below(5));
            let (from, to) = (from.min(to), from.max(to));
            let (from, to) = (bounds.get(from).copied(), bounds.get(to).copied());
            let day = |text: Option<&str>, first: bool| {
                let date = Date::parse(text?).unwrap();
                Some(if first { date.first } else { date.last })
            };
            if from.is_some() || to.is_some() {
                let typed = format!("date:{}..{}", from.unwrap_or_default(), to.unwrap_or_default());
                return (typed, Condition::Published(day(from, true), day(to, false)));
            }
            "w0".to_owned()
        }
        _ => (*chance.pick(&WORDS)).to_owned(),
    };
    (word.clone(), Condition::Word(word))
}

fn random_query(chance: &mut Chance, corpus: &Corpus, index: &Index) -> (String, Vec<Group>) {
    let mut values: BTreeSet<(FacetKind, Value)> = BTreeSet::new();
    for unit in Unit::ALL {
        for record in items(corpus, index.names(), unit) {
            for kind in FacetKind::all(corpus) {
                values.extend(anywhere(&record, kind).into_iter().map(|value| (kind, value)));
            }
        }
    }
    let values: Vec<(FacetKind, Value)> = values.into_iter().collect();
    let side = |chance: &mut Chance| -> (String, Vec<Condition>) {
        let (typed, conditions): (Vec<String>, Vec<Condition>) = (0..=chance.below(2))
            .map(|_| random_condition(chance, corpus, index, &values))
            .unzip();
        (typed.join(" "), conditions)
    };
    let mut typed = String::new();
    let mut groups = Vec::new();
    for _ in 0..chance.below(3) {
        if chance.one_in(4) {
            let (words, conditions) = side(chance);
            typed.push_str(&format!("-({words}) "));
            groups.push(Group::Without(conditions));
        } else {
            let (words, sides): (Vec<String>, Vec<Vec<Condition>>) =
                (0..=chance.below(2)).map(|_| side(chance)).unzip();
            typed.push_str(&format!("({}) ", words.join(" OR ")));
            groups.push(Group::Any(sides));
        }
    }
    (typed, groups)
}

fn random_request(chance: &mut Chance, corpus: &Corpus, index: &Index) -> (Request, Vec<Group>) {
    let names = index.names();
    let (query, groups) = random_query(chance, corpus, index);
    let mut request = Request {
        query,
        unit: *chance.pick(&Unit::ALL),
        ..Request::default()
    };
    let records = items(corpus, names, Unit::Claims);
    for _ in 0..chance.below(4) {
        let kind = *chance.pick(&FacetKind::all(corpus));
        // Values that occur, so that conditions often meet, and now and then one that does not.
        let mut values: Vec<Value> = records.iter().flat_map(|record| anywhere(record, kind)).collect();
        values.extend([
            Value::NoneRecorded,
            Value::Recorded(u32::try_from(chance.below(8)).unwrap()),
        ]);
        let mut choice = Choice {
            mode: if chance.one_in(3) { Mode::All } else { Mode::Any },
            ..Choice::default()
        };
        if chance.one_in(6) {
            choice.unknown.push("nobody".to_owned());
        }
        for _ in 0..=chance.below(2) {
            let value = *chance.pick(&values);
            if choice.include.contains(&value) || choice.exclude.contains(&value) {
                continue;
            }
            if chance.one_in(4) {
                choice.toggle_exclude(value);
            } else {
                choice.toggle_include(value);
            }
        }
        request.facets.insert(kind, choice);
    }
    let day =
        |chance: &mut Chance| (!chance.one_in(2)).then(|| Day(16_780 + i32::try_from(chance.below(1700)).unwrap()));
    if chance.one_in(3) {
        let (mut from, mut to) = (day(chance), day(chance));
        if from.zip(to).is_some_and(|(from, to)| from > to) {
            std::mem::swap(&mut from, &mut to);
        }
        request.dates = Dates {
            from,
            to,
            certain: chance.one_in(2),
        };
    }
    (request, groups)
}

struct Case {
    corpus: Corpus,
    index: Index,
    request: Request,
    groups: Vec<Group>,
}

impl Case {
    fn new(seed: u64) -> Self {
        let mut chance = Chance(seed);
        let corpus = random_corpus(&mut chance);
        let index = Index::build(&corpus);
        let (request, groups) = random_request(&mut chance, &corpus, &index);
        Self {
            corpus,
            index,
            request,
            groups,
        }
    }

    fn results(&self) -> Results {
        self.index.search(&self.corpus, &self.request)
    }

    fn passing(&self, request: &Request) -> Vec<Record> {
        let records = items(&self.corpus, self.index.names(), request.unit);
        records
            .into_iter()
            .filter(|record| passes(record, &self.groups, request))
            .collect()
    }

    fn size(&self, request: &Request) -> usize {
        self.passing(request).len()
    }

    /// The request with other choices in one facet.
    fn with(&self, kind: FacetKind, change: impl Fn(&mut Choice)) -> Request {
        let mut request = self.request.clone();
        change(request.facets.entry(kind).or_default());
        request
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn hits_and_totals_follow_the_rules(seed: u64) {
        let case = Case::new(seed);
        let results = case.results();
        let expected: BTreeSet<Item> = case.passing(&case.request).iter().map(|record| record.item).collect();
        let found: BTreeSet<Item> = results.hits.iter().map(|hit| hit.item).collect();
        prop_assert_eq!(&found, &expected, "{:?}", case.request);
        prop_assert_eq!(results.total, expected.len());
        prop_assert_eq!(results.hits.len(), expected.len());
        for unit in Unit::ALL {
            let request = Request { unit, ..case.request.clone() };
            prop_assert_eq!(results.totals[unit as usize], case.size(&request));
        }
        let documents: BTreeSet<DocumentId> = expected.iter().map(|item| match item {
            Item::Document(document) => *document,
            Item::Passage(source) => source.document,
            Item::Claim(claim) => case.corpus.claims[claim.index()].document,
        }).collect();
        prop_assert_eq!(results.documents, documents.len());
    }

    /// What facets are counted with may be worked out one by one beforehand, in part or whole.
    #[test]
    fn what_is_prepared_changes_no_answer(seed: u64, steps in 0usize..16) {
        let case = Case::new(seed);
        let index = Index::build(&case.corpus);
        let mut more = true;
        for _ in 0..steps {
            more = index.prepare(&case.corpus);
        }
        prop_assert_eq!(more, steps < FacetKind::all(&case.corpus).len());
        prop_assert_eq!(index.search(&case.corpus, &case.request), case.results());
    }

    /// Before what finds words has come, there is everything but the words; afterwards all of it.
    #[test]
    fn an_index_that_is_awaited_lists_and_counts(seed: u64) {
        let case = Case::new(seed);
        let index = Index::awaiting(&case.corpus);
        let wordless = Request { query: String::new(), ..case.request.clone() };
        prop_assert!(!index.is_whole());
        let before = case.index.search(&case.corpus, &wordless);
        prop_assert_eq!(&index.search(&case.corpus, &case.request), &before);
        prop_assert_eq!(&index.search(&case.corpus, &wordless), &before);
        prop_assert!(index.fill(case.index.bytes()[1..].to_vec().into()).is_err() && !index.is_whole());
        prop_assert_eq!(index.fill(case.index.bytes().to_vec().into()), Ok(()));
        prop_assert!(index.is_whole());
        prop_assert_eq!(index.search(&case.corpus, &case.request), case.results());
    }

    /// An answer that is kept may be asked for one thing after the other.
    #[test]
    fn facets_one_by_one_are_all_facets(seed: u64) {
        let case = Case::new(seed);
        let answer = case.index.answer_kept(&case.corpus, case.request.clone());
        let mut facets = Vec::new();
        for wanted in FacetKind::all(&case.corpus) {
            facets.extend(answer.facets(&|kind| kind == wanted));
        }
        let results = case.results();
        prop_assert_eq!(facets, results.facets);
        prop_assert_eq!(answer.histogram(), (results.histogram, results.undated));
    }

    #[test]
    fn pages_put_together_are_the_whole(seed: u64, count in 1usize..6) {
        let case = Case::new(seed);
        let answer = case.index.answer(&case.corpus, &case.request);
        let results = case.results();
        let mut hits = Vec::new();
        for page in 0..=results.total / count {
            let page = answer.hits(page * count, count);
            prop_assert!(page.len() <= count);
            hits.extend(page);
        }
        prop_assert_eq!(&hits, &results.hits);
        prop_assert_eq!(answer.total(), results.total);
        prop_assert_eq!(answer.facets(&|kind| kind == FacetKind::Outlet).len(), 1);
        // Worse ones after better ones, and those as good in the order of dates, then ids, which is that of the corpus.
        let key = |hit: &crosscheck_search::Hit| (-hit.score, hit.item);
        prop_assert!(hits.is_sorted_by(|one, other| key(one) < key(other)));
    }

    /// By date and in document order: the same hits with the same scores, sorted by whoever reads the whole corpus.
    #[test]
    fn hits_stand_in_the_order_asked_for(seed: u64, count in 1usize..6) {
        let case = Case::new(seed);
        let best = case.results();
        let last_day = |item: Item| {
            let document = match item {
                Item::Document(document) => document,
                Item::Passage(source) => source.document,
                Item::Claim(claim) => case.corpus.claims[claim.index()].document,
            };
            let published = case.corpus.documents[document.index()].published.as_ref();
            published.map(|dated| dated.value.last)
        };
        for order in Order::ALL {
            let request = Request { order, ..case.request.clone() };
            let mut expected = best.hits.clone();
            match order {
                Order::Score => {}
                Order::Date => expected.sort_by_key(|hit| {
                    let day = last_day(hit.item);
                    (day.is_none(), std::cmp::Reverse(day), hit.item)
                }),
                Order::Document => expected.sort_by_key(|hit| hit.item),
            }
            let results = case.index.search(&case.corpus, &request);
            prop_assert_eq!(&results.hits, &expected, "{:?}", order);
            let counts = |results: &Results| (results.total, results.totals, results.facets.clone(), results.undated);
            prop_assert_eq!(counts(&results), counts(&best));
            let answer = case.index.answer(&case.corpus, &request);
            let pages = (0..=expected.len() / count).flat_map(|page| answer.hits(page * count, count));
            prop_assert_eq!(pages.collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn each_number_is_what_the_rules_say(seed: u64) {
        let case = Case::new(seed);
        let results = case.results();
        let result = case.passing(&case.request);
        for facet in &results.facets {
            let kind = facet.kind;
            let choice = case.request.facets.get(&kind).cloned().unwrap_or_default();
            for value in &facet.values {
                let v = value.value;
                prop_assert_eq!(value.included, choice.include.contains(&v));
                prop_assert_eq!(value.excluded, choice.exclude.contains(&v));
                // "Have v" of a claim field: together with what the other facets ask of that claim.
                let having = case.with(kind, |choice| {
                    choice.exclude.retain(|other| *other != v);
                    if choice.mode == Mode::Any { choice.include.clear(); choice.unknown.clear(); }
                    choice.include.push(v);
                });
                let having = case.passing(&having);
                prop_assert_eq!(value.count, having.len(), "count of {:?} {:?} in {:?}", kind, v, case.request);
                let removes = result.iter().filter(|record| anywhere(record, kind).contains(&v)).count();
                prop_assert_eq!(value.removes, removes, "removes of {:?} {:?} in {:?}", kind, v, case.request);
                let adds = match choice.mode {
                    Mode::All => 0,
                    Mode::Any if !choice.asks() => having.len(),
                    Mode::Any if value.excluded => {
                        case.size(&case.request.toggling_include(kind, v)) - result.len()
                    }
                    Mode::Any => having.iter().filter(|one| result.iter().all(|other| other.item != one.item)).count(),
                };
                prop_assert_eq!(value.adds, adds, "adds of {:?} {:?} in {:?}", kind, v, case.request);
            }
        }
    }

    #[test]
    fn the_number_on_each_button_is_the_result_after_its_click(seed: u64) {
        let case = Case::new(seed);
        let results = case.results();
        for facet in &results.facets {
            let choice = case.request.facets.get(&facet.kind).cloned().unwrap_or_default();
            for value in &facet.values {
                let after = |request: &Request| case.index.search(&case.corpus, request).total;
                let include = case.request.toggling_include(facet.kind, value.value);
                let exclude = case.request.toggling_exclude(facet.kind, value.value);
                prop_assert_eq!(value.after_include, after(&include));
                prop_assert_eq!(value.after_include, case.size(&include));
                prop_assert_eq!(value.after_exclude, after(&exclude));
                prop_assert_eq!(value.after_exclude, case.size(&exclude));
                if value.included || value.excluded {
                    continue;
                }
                let shown = if choice.mode == Mode::Any && choice.asks() {
                    results.total + value.adds
                } else {
                    value.count
                };
                prop_assert_eq!(value.after_include, shown);
                prop_assert_eq!(value.after_exclude, results.total - value.removes);
            }
        }
    }

    #[test]
    fn all_values_are_listed_in_order(seed: u64) {
        let case = Case::new(seed);
        let results = case.results();
        prop_assert_eq!(results.facets.len(), FacetKind::all(&case.corpus).len());
        for (facet, kind) in results.facets.iter().zip(FacetKind::all(&case.corpus)) {
            prop_assert_eq!(facet.kind, kind);
            // The compiler puts the values of columns in order: numbers as numbers.
            let place = |value: &crosscheck_search::FacetValue| match (kind, value.value) {
                (FacetKind::Column(_), Value::Recorded(place)) => (place, String::new()),
                (FacetKind::Column(_), Value::NoneRecorded) => (u32::MAX, String::new()),
                _ => (0, value.label.clone()),
            };
            let order = |value: &crosscheck_search::FacetValue| (std::cmp::Reverse(value.count), place(value));
            prop_assert!(facet.values.is_sorted_by_key(order), "{kind:?} {:?}", facet.values);
            let listed: BTreeSet<Value> = facet.values.iter().map(|value| value.value).collect();
            prop_assert_eq!(listed.len(), facet.values.len());
            let mut expected: BTreeSet<Value> = BTreeSet::new();
            for unit in Unit::ALL {
                for record in items(&case.corpus, case.index.names(), unit) {
                    let values = anywhere(&record, kind).into_iter();
                    expected.extend(values.filter(|value| *value != Value::NoneRecorded || unit == case.request.unit));
                }
            }
            let chosen = case.request.facets.get(&kind).cloned().unwrap_or_default();
            let chosen = chosen.include.into_iter().chain(chosen.exclude);
            expected.extend(chosen.filter(|value| !case.index.value_label(&case.corpus, kind, *value).is_empty()));
            prop_assert_eq!(&listed, &expected, "{:?}", kind);
            for value in listed {
                let key = case.index.value_key(&case.corpus, kind, value);
                prop_assert!(!key.is_empty());
                if kind != FacetKind::Year || expected.contains(&value) {
                    let back = case.index.value_from_key(&case.corpus, kind, &key);
                    prop_assert!(back == Some(value) || kind == FacetKind::Year && back.is_none());
                }
            }
        }
    }

    #[test]
    fn the_histogram_counts_all_but_the_dates(seed: u64) {
        let case = Case::new(seed);
        let results = case.results();
        let dateless = Request { dates: Dates::default(), ..case.request.clone() };
        let (all, inside) = (case.passing(&dateless), case.passing(&case.request));
        prop_assert_eq!(results.undated, all.iter().filter(|record| record.published.is_none()).count());
        for bar in &results.histogram {
            let of_year = |records: &[Record]| records.iter().filter(|record| record.published.is_some_and(|date| {
                date.first.year() <= bar.year && bar.year <= date.last.year()
            })).count();
            prop_assert_eq!(bar.count, of_year(&all));
            prop_assert_eq!(bar.inside, of_year(&inside));
        }
    }

    #[test]
    fn a_hit_lists_the_claims_that_made_it_one(seed: u64) {
        let case = Case::new(seed);
        let passing = case.passing(&case.request);
        for hit in case.results().hits {
            let record = passing.iter().find(|record| record.item == hit.item).unwrap();
            // Those without claims have one empty record.
            if record.claims.iter().any(|claim| !claim.is_empty()) && case.request.unit != Unit::Claims {
                prop_assert_eq!(hit.claims.len(), witnesses(record, &case.groups, &case.request));
            }
            for claim in hit.claims {
                let claim = fields(&case.corpus, &case.corpus.claims[claim.index()], case.index.names());
                let fits = case.request.facets.iter().filter(|(kind, _)| kind.claim_field());
                prop_assert!(fits.clone().all(|(kind, choice)| included(choice, &of(&claim, *kind))));
                prop_assert!(case.groups.iter().all(|group| group_holds(group, record, &claim)));
            }
        }
    }
}
