//! Turns one question and the claims in view into the issue sheet: its positions, how its claims bear on each other, and
//! who is not heard.

use crosscheck_model::{ClaimId, Corpus, EntityId, Institution, Party, PositionId, Question, QuestionId, Relay, VoiceId};

use crate::figures::Figures;
use crate::relations::{RelationLine, relations};
use crate::summary::{Findings, Summary, SummaryKind, summarise};
use crate::view::{Answer, View};
use crate::words::{add_once, counted};

/// One question laid open.
#[derive(Clone, Debug, PartialEq)]
pub struct IssueSheet {
    /// The question.
    pub question: QuestionId,
    /// What the comparison finds: the same as the concordance's.
    pub summary: Summary,
    /// Of all its claims in view.
    pub figures: Figures,
    /// Its positions in order, also those nobody takes.
    pub positions: Vec<IssuePosition>,
    /// Authored relations first, then computed ones.
    pub relations: Vec<RelationLine>,
    /// Who might be expected to speak, and is not heard in view.
    pub not_heard: Vec<NotHeard>,
}

/// One answer with its claims.
#[derive(Clone, Debug, PartialEq)]
pub struct IssuePosition {
    /// Which of the question's positions.
    pub position: PositionId,
    /// All claims on it in view, whatever their stance, in order of document and paragraph.
    pub claims: Vec<ClaimId>,
    /// Of the claims that affirm it or pass it on: what it rests on.
    pub figures: Figures,
    /// Claims in view that deny or question it.
    pub against: usize,
}

/// A party that is not heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotHeard {
    /// Who.
    pub party: Party,
    /// "The Iranian government".
    pub name: String,
    /// "spoken about in 4 claims, not heard".
    pub why: String,
}

/// Builds the sheet of one question from the claims in view.
#[must_use]
pub fn issue(corpus: &Corpus, claims: &[ClaimId], question: QuestionId) -> IssueSheet {
    let Some(record) = corpus.question(question) else { return empty(question) };
    let view = View::new(corpus, claims);
    let on = view.on(question);
    let answers = view.answers(record, &on);
    let figures = view.count(&on);
    let not_heard = not_heard(&view, question, record, &on);
    let names = unheard_names(&view, question, record, &on);
    let findings =
        Findings { view: &view, question: record, on: &on, answers: &answers, figures: &figures, not_heard: &names };
    IssueSheet {
        question,
        summary: summarise(&findings),
        relations: relations(&view, record, &on, &answers),
        positions: answers.into_iter().map(position).collect(),
        not_heard,
        figures,
    }
}

/// The sheet of a question this corpus does not have.
fn empty(question: QuestionId) -> IssueSheet {
    let kind = SummaryKind::Unanswered;
    IssueSheet {
        question,
        summary: Summary { kind, word: kind.word(), clause: "this corpus has no such question".to_owned() },
        figures: Figures::default(),
        positions: Vec::new(),
        relations: Vec::new(),
        not_heard: Vec::new(),
    }
}

fn position(answer: Answer) -> IssuePosition {
    IssuePosition { position: answer.position, against: answer.against(), claims: answer.claims, figures: answer.figures }
}

/// The names of the question's own parties that are not heard: those worth a word in its summary.
pub(crate) fn unheard_names(view: &View, id: QuestionId, question: &Question, on: &[ClaimId]) -> Vec<String> {
    let not_heard = not_heard(view, id, question, on);
    not_heard.into_iter().filter(|one| question.parties.contains(&one.party)).map(|one| one.name).collect()
}

/// The parties of a question, then the voices that are a party to it, without those who speak.
fn not_heard(view: &View, id: QuestionId, question: &Question, on: &[ClaimId]) -> Vec<NotHeard> {
    let mut parties = question.parties.clone();
    for (index, _) in view.corpus.voices.iter().enumerate().filter(|(_, voice)| voice.party.contains(&id)) {
        add_once(&mut parties, Party::Voice(index.into()));
    }
    let mut silent: Vec<NotHeard> = Vec::new();
    for party in parties {
        // One body may stand in the list as an entity and again as a voice.
        let known = |other: &NotHeard| entity_of(view.corpus, other.party).is_some_and(|entity| Some(entity) == entity_of(view.corpus, party));
        if !is_heard(view, party, on) && !silent.iter().any(known) {
            silent.push(NotHeard { party, name: name(view.corpus, party), why: why(view, party, on) });
        }
    }
    silent
}

fn is_heard(view: &View, party: Party, on: &[ClaimId]) -> bool {
    on.iter().filter_map(|&claim| view.corpus.claim(claim)).any(|claim| {
        let own = claim.by.is_empty() && claim.via.is_empty();
        let outlet = view.corpus.document(claim.document).map(|document| Relay::Outlet(document.outlet)).filter(|_| own);
        let speakers = claim.by.iter().map(|&voice| Relay::Voice(voice)).chain(claim.via.iter().copied()).chain(outlet);
        speakers.into_iter().any(|speaker| speaks_for(view.corpus, speaker, party))
    })
}

/// Whether a speaker is the party or belongs to it.
fn speaks_for(corpus: &Corpus, speaker: Relay, party: Party) -> bool {
    let belongs = |entity: Option<EntityId>| match party {
        Party::Entity(party) => entity.is_some_and(|entity| corpus.is_within(entity, party)),
        Party::Voice(_) => entity.is_some() && entity == entity_of(corpus, party),
    };
    match speaker {
        Relay::Voice(voice) => party == Party::Voice(voice) || belongs(voice_entity(corpus, voice)) || is_member(corpus, voice, party),
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

fn name(corpus: &Corpus, party: Party) -> String {
    match party {
        Party::Entity(entity) => corpus.entity(entity).map(|entity| entity.name.clone()),
        Party::Voice(voice) => corpus.voice(voice).map(|voice| voice.name.clone()),
    }
    .unwrap_or_default()
}

/// From a closed list: spoken about here, heard elsewhere in view, or neither.
fn why(view: &View, party: Party, on: &[ClaimId]) -> String {
    let entity = entity_of(view.corpus, party);
    let about = |&&claim: &&ClaimId| {
        view.corpus.claim(claim).is_some_and(|claim| entity.is_some_and(|entity| claim.about.contains(&entity)))
    };
    match on.iter().filter(about).count() {
        0 if is_heard(view, party, &view.claims) => "a party to the question, heard only on other questions".to_owned(),
        0 => "a party to the question, not heard on any question".to_owned(),
        count => ["spoken about in ", &counted(count, "claim", "claims"), ", not heard"].concat(),
    }
}
