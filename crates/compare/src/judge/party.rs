//! Turns the parties to a question into who of them speaks in the claims in view, and who is not heard.

use crosscheck_model::{ClaimId, Corpus, EntityId, Institution, Party, Question, QuestionId, Relay, VoiceId};

use super::answers::View;
use crate::reading::Reading;
use crate::records::{add_once, party_name};

/// A party that is not heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotHeard {
    /// Who.
    pub party: Party,
    /// "The Iranian government".
    pub name: String,
    /// What else is known of it.
    pub why: Unheard,
}

/// What is known of a party that is not heard on a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unheard {
    /// So many claims on the question speak about it.
    SpokenAbout(usize),
    /// It speaks in view, but on other questions only.
    OnOtherQuestionsOnly,
    /// It speaks nowhere in view.
    Nowhere,
}

/// The parties that the question itself names and that are not heard: those its summary mentions.
pub(crate) fn unheard_parties(view: &View, id: QuestionId, question: &Question, on: &[ClaimId]) -> Vec<Party> {
    let parties = not_heard(view, id, question, on).into_iter().map(|one| one.party);
    parties.filter(|party| question.parties.contains(party)).collect()
}

/// The parties a question names, then the voices that name it as theirs, without those who speak.
pub(crate) fn not_heard(view: &View, id: QuestionId, question: &Question, on: &[ClaimId]) -> Vec<NotHeard> {
    let mut parties = question.parties.clone();
    for (index, voice) in view.corpus.voices.iter().enumerate() {
        if voice.party.contains(&id) {
            add_once(&mut parties, Party::Voice(index.into()));
        }
    }
    let mut silent: Vec<NotHeard> = Vec::new();
    for party in parties {
        // One institution may stand in the list as an entity and again as a voice.
        let is_same = |other: &NotHeard| {
            entity_of(view.corpus, other.party).is_some_and(|entity| Some(entity) == entity_of(view.corpus, party))
        };
        if !is_heard(view, party, on) && !silent.iter().any(is_same) {
            silent.push(NotHeard {
                party,
                name: party_name(view.corpus, party).to_owned(),
                why: why(view, party, on),
            });
        }
    }
    silent
}

/// Whether a party, or somebody who belongs to it, speaks in some of the claims.
fn is_heard(view: &View, party: Party, on: &[ClaimId]) -> bool {
    on.iter().filter_map(|&claim| view.corpus.claim(claim)).any(|claim| {
        let own = claim.by.is_empty() && claim.via.is_empty();
        let outlet = view.corpus.document(claim.document).filter(|_| own);
        let speaks = |speaker: Relay| speaks_for(view.corpus, speaker, party);
        claim.by.iter().any(|&voice| speaks(Relay::Voice(voice)))
            || claim.via.iter().any(|&relay| speaks(relay))
            || outlet.is_some_and(|document| speaks(Relay::Outlet(document.outlet)))
    })
}

/// Whether a voice, or the body it belongs to, is a party to a question.
pub(crate) fn is_party(corpus: &Corpus, voice: VoiceId, id: QuestionId) -> bool {
    corpus.voice(voice).is_some_and(|record| record.party.contains(&id))
        || corpus.question(id).is_some_and(|question| {
            question
                .parties
                .iter()
                .any(|&party| speaks_for(corpus, Relay::Voice(voice), party))
        })
}

/// Whether a speaker is the party or belongs to it.
fn speaks_for(corpus: &Corpus, speaker: Relay, party: Party) -> bool {
    let belongs = |entity: Option<EntityId>| match party {
        Party::Entity(party) => entity.is_some_and(|entity| corpus.is_within(entity, party)),
        Party::Voice(_) => entity.is_some() && entity == entity_of(corpus, party),
    };
    match speaker {
        Relay::Voice(voice) => {
            party == Party::Voice(voice) || belongs(voice_entity(corpus, voice)) || is_member(corpus, voice, party)
        }
        Relay::Outlet(outlet) => belongs(corpus.outlet(outlet).and_then(|outlet| outlet.entity)),
        Relay::Document(_) => false,
    }
}

fn is_member(corpus: &Corpus, voice: VoiceId, party: Party) -> bool {
    let institution = corpus.voice(voice).and_then(|voice| voice.institution.as_ref());
    match (institution, party) {
        (Some(Institution::Entity(institution)), Party::Entity(party)) => corpus.is_within(*institution, party),
        _ => false,
    }
}

fn voice_entity(corpus: &Corpus, voice: VoiceId) -> Option<EntityId> {
    corpus.voice(voice)?.entity
}

fn entity_of(corpus: &Corpus, party: Party) -> Option<EntityId> {
    match party {
        Party::Entity(entity) => Some(entity),
        Party::Voice(voice) => voice_entity(corpus, voice),
    }
}

/// What is known of a party that is not heard.
fn why(view: &View, party: Party, on: &[ClaimId]) -> Unheard {
    let entity = entity_of(view.corpus, party);
    let about = |&&claim: &&ClaimId| {
        view.corpus
            .claim(claim)
            .is_some_and(|claim| entity.is_some_and(|entity| claim.about.contains(&entity)))
    };
    match on.iter().filter(about).count() {
        0 if is_heard(view, party, &view.claims) => Unheard::OnOtherQuestionsOnly,
        0 => Unheard::Nowhere,
        count => Unheard::SpokenAbout(count),
    }
}

/// A speaker who is a party to the question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stake {
    /// Who.
    pub voice: VoiceId,
    /// "Ali Khedery".
    pub name: String,
    /// Their claims among those asked about, in order.
    pub claims: Vec<ClaimId>,
}

/// The speakers of some claims who are a party to the question. Their claims count as any others; the page shows the stake beside
/// them.
#[must_use]
pub fn stakes(reading: &Reading, question: QuestionId, claims: &[ClaimId]) -> Vec<Stake> {
    let corpus = reading.corpus();
    let mut stakes: Vec<Stake> = Vec::new();
    for &id in claims {
        let Some(claim) = corpus.claim(id).filter(|_| reading.counts(id)) else {
            continue;
        };
        for &voice in &claim.by {
            if !is_party(corpus, voice, question) {
                continue;
            }
            match stakes.iter_mut().find(|stake| stake.voice == voice) {
                Some(stake) => stake.claims.push(id),
                None => stakes.push(Stake {
                    voice,
                    name: corpus.voice(voice).map(|voice| voice.name.clone()).unwrap_or_default(),
                    claims: vec![id],
                }),
            }
        }
    }
    stakes
}
