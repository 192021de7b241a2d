//! Turns one question and the claims in view into the issue sheet: its positions, how its claims bear on each other, and
//! who is not heard.

use crosscheck_model::{
    ClaimId, Corpus, EntityId, Institution, Party, PositionId, Question, QuestionId, Relay, VoiceId,
};

use crate::card::{Stake, stakes};
use crate::figures::Figures;
use crate::reading::Reading;
use crate::relations::{RelationLine, relations};
use crate::summary::{Findings, Summary, SummaryKind, summarise};
use crate::view::View;
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
    /// Claims that give it, of whom a reader holds that they speak of somebody else: it does not rest on them.
    pub apart: Vec<ClaimId>,
    /// Speakers of the claims it rests on who are a party to the question.
    pub stakes: Vec<Stake>,
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
    reading_issue(&Reading::new(corpus), claims, question)
}

/// The same of the corpus as a reader reads it.
pub(crate) fn reading_issue(reading: &Reading, claims: &[ClaimId], question: QuestionId) -> IssueSheet {
    sheet(&View::new(reading, claims), question)
}

/// The sheet of one question of many.
pub(crate) fn sheet(view: &View, question: QuestionId) -> IssueSheet {
    let Some(record) = view.corpus.question(question) else {
        return empty(question);
    };
    let on = view.on(question);
    let answers = view.answers(record, &on);
    let figures = view.count(&on);
    let not_heard = not_heard(view, question, record, &on);
    let names = unheard_names(view, question, record, &on);
    let findings = Findings {
        view,
        question: record,
        on: &on,
        answers: &answers,
        figures: &figures,
        not_heard: &names,
    };
    let summary = summarise(&findings);
    let relations = relations(view, record, &on, &answers);
    let mut positions = Vec::new();
    for answer in answers {
        positions.push(IssuePosition {
            position: answer.position,
            against: answer.against(),
            stakes: stakes(view.reading, question, &answer.carried),
            apart: answer.apart,
            claims: answer.claims,
            figures: answer.figures,
        });
    }
    IssueSheet {
        question,
        summary,
        relations,
        positions,
        not_heard,
        figures,
    }
}

/// The sheet of a question this corpus does not have.
fn empty(question: QuestionId) -> IssueSheet {
    let kind = SummaryKind::Unanswered;
    IssueSheet {
        question,
        summary: Summary {
            kind,
            word: kind.word(),
            clause: "this corpus has no such question".to_owned(),
        },
        figures: Figures::default(),
        positions: Vec::new(),
        relations: Vec::new(),
        not_heard: Vec::new(),
    }
}

/// The names of the question's own parties that are not heard: those worth a word in its summary.
pub(crate) fn unheard_names(view: &View, id: QuestionId, question: &Question, on: &[ClaimId]) -> Vec<String> {
    let mut names = Vec::new();
    for one in not_heard(view, id, question, on) {
        if question.parties.contains(&one.party) {
            names.push(one.name);
        }
    }
    names
}

/// The parties of a question, then the voices that are a party to it, without those who speak.
fn not_heard(view: &View, id: QuestionId, question: &Question, on: &[ClaimId]) -> Vec<NotHeard> {
    let mut parties = question.parties.clone();
    for (index, voice) in view.corpus.voices.iter().enumerate() {
        if voice.party.contains(&id) {
            add_once(&mut parties, Party::Voice(index.into()));
        }
    }
    let mut silent: Vec<NotHeard> = Vec::new();
    for party in parties {
        // One body may stand in the list as an entity and again as a voice.
        let known = |other: &NotHeard| {
            entity_of(view.corpus, other.party).is_some_and(|entity| Some(entity) == entity_of(view.corpus, party))
        };
        if !is_heard(view, party, on) && !silent.iter().any(known) {
            silent.push(NotHeard {
                party,
                name: name(view.corpus, party),
                why: why(view, party, on),
            });
        }
    }
    silent
}

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
        view.corpus
            .claim(claim)
            .is_some_and(|claim| entity.is_some_and(|entity| claim.about.contains(&entity)))
    };
    match on.iter().filter(about).count() {
        0 if is_heard(view, party, &view.claims) => "a party to the question, heard only on other questions".to_owned(),
        0 => "a party to the question, not heard on any question".to_owned(),
        count => ["spoken about in ", &counted(count, "claim", "claims"), ", not heard"].concat(),
    }
}

#[cfg(test)]
mod tests {
    use crosscheck_model::{Entity, EntityKind, Naming};

    use super::*;
    use crate::fixture::{all, document, edit, news, own, question, said, voice};

    fn entity(corpus: &mut Corpus, name: &str, within: Option<EntityId>) -> EntityId {
        corpus.entities.push(Entity {
            id: name.to_owned(),
            name: name.to_owned(),
            kind: EntityKind::Organisation,
            names: Vec::new(),
            search: Vec::new(),
            links: Vec::new(),
            place: None,
            within,
            note: None,
            wikidata: None,
        });
        (corpus.entities.len() - 1).into()
    }

    /// A question with one report, whose parties are a force and a government.
    fn accused() -> (Corpus, EntityId, QuestionId) {
        let mut corpus = Corpus::default();
        let (force, government) = (
            entity(&mut corpus, "force", None),
            entity(&mut corpus, "government", None),
        );
        let asked = question(&mut corpus, 2, &[(0, 1)]);
        corpus.questions[0].parties = vec![Party::Entity(force), Party::Entity(government)];
        let outlet = news(&mut corpus, "Outlet");
        let article = document(&mut corpus, outlet, "2016");
        let claim = own(&mut corpus, article, asked, 0);
        edit(&mut corpus, claim).about = vec![force];
        (corpus, force, asked)
    }

    fn check(corpus: &Corpus, question: QuestionId, expected: &[(&str, &str)]) {
        let sheet = issue(corpus, &all(corpus), question);
        let found: Vec<_> = sheet
            .not_heard
            .iter()
            .map(|one| (one.name.as_str(), one.why.as_str()))
            .collect();
        assert_eq!(found, expected);
    }

    const GOVERNMENT: (&str, &str) = ("government", "a party to the question, not heard on any question");

    #[test]
    fn a_party_that_is_spoken_about_is_not_thereby_heard() {
        let (corpus, _, asked) = accused();
        check(
            &corpus,
            asked,
            &[("force", "spoken about in 1 claim, not heard"), GOVERNMENT],
        );
    }

    #[test]
    fn a_member_speaks_for_its_body() {
        let (mut corpus, force, asked) = accused();
        let brigade = entity(&mut corpus, "brigade", Some(force));
        let speaker = voice(&mut corpus, "Speaker", Naming::Named);
        corpus.voices[speaker.index()].institution = Some(Institution::Entity(brigade));
        said(&mut corpus, crosscheck_model::DocumentId(0), asked, 1, &[speaker]);
        check(&corpus, asked, &[GOVERNMENT]);
    }

    #[test]
    fn whoever_speaks_only_elsewhere_is_not_heard_here() {
        let (mut corpus, force, asked) = accused();
        let other = question(&mut corpus, 2, &[]);
        let speaker = voice(&mut corpus, "Speaker", Naming::Named);
        corpus.voices[speaker.index()].entity = Some(force);
        corpus.voices[speaker.index()].party = vec![asked];
        said(&mut corpus, crosscheck_model::DocumentId(0), other, 1, &[speaker]);
        edit(&mut corpus, ClaimId(0)).about.clear();
        // Once, though it stands in the question's list as an entity and in its own as a voice.
        check(
            &corpus,
            asked,
            &[
                ("force", "a party to the question, heard only on other questions"),
                GOVERNMENT,
            ],
        );
    }

    #[test]
    fn every_position_has_its_place_also_an_empty_one() {
        let (corpus, _, asked) = accused();
        let sheet = issue(&corpus, &all(&corpus), asked);
        assert_eq!(sheet.positions.len(), 2);
        assert_eq!(sheet.positions[1].figures.sentence, "Nobody says so.");
        assert_eq!(
            issue(&corpus, &all(&corpus), QuestionId(9)).summary.clause,
            "this corpus has no such question"
        );
    }
}
