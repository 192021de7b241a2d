//! Who is heard: claims → for each entity, voice or newsroom what it says itself, what comes through it, and what those say who
//! belong to it.

use std::cmp::Reverse;

use crosscheck_model::{
    Claim, ClaimId, Corpus, EntityId, EntityKind, Institution, OutletId, Relay, Standing, VoiceId, VoiceKind, each_once,
};

/// Whoever can be heard: an entity, or a voice or newsroom that no entity stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    Entity(EntityId),
    Voice(VoiceId),
    Newsroom(OutletId),
}

/// How a claim lets somebody be heard. The first that fits counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// It speaks, or it is the outlet or report that does.
    Own,
    /// It passes on what somebody else says.
    Through,
    /// Somebody speaks who belongs to it.
    People,
}

/// The claims in which somebody is heard, by the way. A claim stands in one list alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Heard {
    pub(super) own: Vec<ClaimId>,
    pub(super) through: Vec<ClaimId>,
    pub(super) people: Vec<ClaimId>,
}

impl Heard {
    /// How an entity is heard.
    pub(super) fn of(corpus: &Corpus, entity: EntityId) -> Self {
        let mut heard = Self::default();
        for (index, claim) in corpus.claims.iter().enumerate() {
            for (subject, way) in heard_in(corpus, claim) {
                if subject == Subject::Entity(entity) {
                    heard.add(way, ClaimId::from(index));
                }
            }
        }
        heard
    }

    pub(super) fn is_nothing(&self) -> bool {
        self.own.is_empty() && self.people.is_empty() && self.through.is_empty()
    }

    /// In what capacity it speaks, where it speaks alone.
    pub(super) fn standings(&self, corpus: &Corpus) -> Vec<Standing> {
        let claims = self.own.iter().filter_map(|&claim| corpus.claim(claim));
        let alone = claims.filter(|claim| corpus.speakers(claim).len() == 1);
        each_once(alone.flat_map(|claim| corpus.standings(claim)))
    }

    fn add(&mut self, way: Way, claim: ClaimId) {
        match way {
            Way::Own => self.own.push(claim),
            Way::Through => self.through.push(claim),
            Way::People => self.people.push(claim),
        }
    }

    fn claims(&self) -> impl Iterator<Item = ClaimId> {
        self.own.iter().chain(&self.through).chain(&self.people).copied()
    }
}

/// Somebody who is heard in several documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Recurring {
    pub(super) subject: Subject,
    pub(super) heard: Heard,
    /// In how many documents.
    pub(super) documents: usize,
}

/// Everybody who is heard, each with the claims.
fn everybody(corpus: &Corpus) -> Vec<(Subject, Heard)> {
    let mut places = Vec::new();
    for (index, claim) in corpus.claims.iter().enumerate() {
        for (subject, way) in heard_in(corpus, claim) {
            places.push((subject, ClaimId::from(index), way));
        }
    }
    crosscheck_model::sort(&mut places);
    let mut everybody: Vec<(Subject, Heard)> = Vec::new();
    for (subject, claim, way) in places {
        if everybody.last().is_none_or(|(last, _)| *last != subject) {
            everybody.push((subject, Heard::default()));
        }
        if let Some((_, heard)) = everybody.last_mut() {
            heard.add(way, claim);
        }
    }
    everybody
}

/// Who is heard in more than one document, those in most of them first; and how many others are heard.
pub(super) fn recurring(corpus: &Corpus) -> (Vec<Recurring>, usize) {
    let everybody = everybody(corpus);
    let all = everybody.len();
    let mut recurring = Vec::new();
    for (subject, heard) in everybody {
        let documents = documents_of(corpus, heard.claims());
        if documents > 1 {
            recurring.push(Recurring {
                subject,
                heard,
                documents,
            });
        }
    }
    crosscheck_model::sort_by_key(&mut recurring, |each| {
        (Reverse(each.documents), Reverse(each.heard.claims().count()))
    });
    let others = all - recurring.len();
    (recurring, others)
}

/// In how many documents claims stand.
pub(super) fn documents_of(corpus: &Corpus, claims: impl Iterator<Item = ClaimId>) -> usize {
    each_once(
        claims
            .filter_map(|claim| corpus.claim(claim))
            .map(|claim| claim.document),
    )
    .len()
}

/// The people and organisations that are named or spoken about, and never heard in any way.
pub(super) fn spoken_about(corpus: &Corpus, kind: EntityKind) -> Vec<EntityId> {
    let heard = each_once(everybody(corpus).into_iter().map(|(subject, _)| subject));
    let of_kind = corpus
        .entities
        .iter()
        .enumerate()
        .filter(|(_, entity)| entity.kind == kind);
    let silent = of_kind.map(|(index, _)| EntityId::from(index));
    silent
        .filter(|&entity| heard.binary_search(&Subject::Entity(entity)).is_err())
        .collect()
}

/// Whether somebody is a person.
pub(super) fn is_person(corpus: &Corpus, subject: Subject) -> bool {
    match subject {
        Subject::Entity(entity) => corpus
            .entity(entity)
            .is_some_and(|entity| entity.kind == EntityKind::Person),
        Subject::Voice(voice) => corpus.voice(voice).is_some_and(|voice| voice.kind == VoiceKind::Person),
        Subject::Newsroom(_) => false,
    }
}

/// Who is heard in a claim, each once.
fn heard_in(corpus: &Corpus, claim: &Claim) -> Vec<(Subject, Way)> {
    let speakers = corpus.speakers(claim);
    let subject = |relay: &Relay| subject_of(corpus, *relay);
    let mut heard = Vec::new();
    heard.extend(speakers.iter().filter_map(subject).map(|subject| (subject, Way::Own)));
    let relays = corpus.relays(claim);
    heard.extend(relays.iter().filter_map(subject).map(|subject| (subject, Way::Through)));
    let bodies = speakers.iter().flat_map(|&speaker| bodies_of(corpus, speaker));
    heard.extend(bodies.map(|body| (Subject::Entity(body), Way::People)));
    crosscheck_model::sort(&mut heard);
    heard.dedup_by_key(|(subject, _)| *subject);
    heard
}

/// The bodies whose people a speaker is of.
fn bodies_of(corpus: &Corpus, speaker: Relay) -> Vec<EntityId> {
    let Relay::Voice(voice) = speaker else {
        return Vec::new();
    };
    let Some(voice) = corpus.voice(voice) else {
        return Vec::new();
    };
    let institution = match voice.institution {
        Some(Institution::Entity(entity)) => Some(entity),
        _ => None,
    };
    institution
        .into_iter()
        .chain(voice.belongs_to.iter().copied())
        .collect()
}

/// Who a speaker or relay is. An outlet is its newsroom, unless an entity of its own stands for it.
fn subject_of(corpus: &Corpus, relay: Relay) -> Option<Subject> {
    if let Relay::Voice(voice) = relay {
        let entity = corpus.voice(voice)?.entity;
        return Some(entity.map_or(Subject::Voice(voice), Subject::Entity));
    }
    let outlet = corpus.outlet_of(relay)?;
    let newsroom = corpus.newsroom(outlet);
    let entity = |outlet: OutletId| corpus.outlet(outlet).and_then(|outlet| outlet.entity);
    let entity = entity(outlet).or_else(|| entity(newsroom));
    Some(entity.map_or(Subject::Newsroom(newsroom), Subject::Entity))
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::store::Site;

    fn corpus() -> Corpus {
        Site::open(crate::pack::bytes()).unwrap().corpus
    }

    /// What an entity says itself, what those say who belong to it, and what comes through it.
    fn heard(id: &str) -> (usize, usize, usize) {
        let corpus = corpus();
        let heard = Heard::of(&corpus, corpus.find_entity(id).unwrap());
        (heard.own.len(), heard.people.len(), heard.through.len())
    }

    #[test]
    fn institutions_reports_and_outlets_are_heard() {
        assert_eq!(heard("wall-street-journal"), (12, 0, 6));
        assert_eq!(heard("dod-inspector-general"), (23, 0, 9));
        assert_eq!(heard("washington-post"), (6, 0, 1));
        assert_eq!(heard("reuters"), (2, 0, 0));
        assert_eq!(heard("tasnim"), (2, 0, 0));
        assert_eq!(heard("al-ain"), (1, 0, 0));
        assert_eq!(heard("us-led-coalition"), (0, 3, 0));
        assert_eq!(heard("al-jazeera"), (0, 0, 7));
        // Whoever belongs to several bodies is heard as each one's people.
        assert_eq!(heard("kataib-hezbollah").1, heard("asaib-ahl-al-haq").1);
        assert!(heard("kataib-hezbollah").1 > 0 && heard("iraqi-prime-ministers-office").1 > 0);
        assert_eq!(heard("qassem-soleimani"), (0, 0, 0));
    }

    #[test]
    fn an_edition_is_heard_as_its_newsroom() {
        // Its own story in the Australian edition, its words in the copy, and what the copy takes from it of others.
        assert_eq!(heard("business-insider"), (43, 0, 25));
    }

    #[test]
    fn who_is_heard_in_several_documents() {
        let corpus = corpus();
        let (recurring, others) = recurring(&corpus);
        let name = |subject: Subject| match subject {
            Subject::Entity(entity) => corpus.entity(entity).unwrap().name.clone(),
            Subject::Voice(voice) => corpus.voice(voice).unwrap().name.clone(),
            Subject::Newsroom(outlet) => corpus.outlet(outlet).unwrap().name.clone(),
        };
        let found: Vec<(String, usize, usize)> = recurring
            .iter()
            .map(|each| (name(each.subject), each.documents, each.heard.claims().count()))
            .collect();
        let expected = [
            ("Popular Mobilization Units", 5, 6),
            ("Iraqi government", 3, 9),
            ("US government", 3, 9),
            ("Business Insider", 2, 68),
            ("The Baghdad Post", 2, 34),
        ];
        assert_eq!(
            found,
            expected.map(|(name, documents, claims)| (name.to_owned(), documents, claims))
        );
        assert_eq!(others, 74);
        assert!(!recurring.iter().any(|each| is_person(&corpus, each.subject)));
    }

    #[test]
    fn whoever_is_only_spoken_about_is_never_heard() {
        let corpus = corpus();
        let (people, organisations) = (
            spoken_about(&corpus, EntityKind::Person),
            spoken_about(&corpus, EntityKind::Organisation),
        );
        assert_eq!((people.len(), organisations.len()), (13, 16));
        for id in [
            "qassem-soleimani",
            "haider-al-abadi",
            "isis",
            "lebanese-hezbollah",
            "united-nations",
        ] {
            let entity = corpus.find_entity(id).unwrap();
            assert!(people.contains(&entity) || organisations.contains(&entity), "{id}");
        }
        for (index, record) in corpus.entities.iter().enumerate() {
            let entity = EntityId::from(index);
            let silent = people.contains(&entity) || organisations.contains(&entity);
            let counts = matches!(record.kind, EntityKind::Person | EntityKind::Organisation);
            assert_eq!(
                silent,
                counts && Heard::of(&corpus, entity).is_nothing(),
                "{}",
                record.id
            );
        }
    }
}
