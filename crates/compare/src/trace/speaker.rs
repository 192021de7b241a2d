//! Turns a claim into who speaks in it, and in which role.

use crosscheck_model::{ClaimId, Corpus, Date, Mode, Naming, Stance, Voice, VoiceKind};

use crate::reading::{Node, full_node_name, node_name};
use crate::records::{located, time_of};

/// Who speaks in a claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Speaker {
    /// "Ali Khedery", or the outlet's name.
    pub name: String,
    /// "former US official": the role held when it was said.
    pub role: Option<String>,
    /// The outlet speaks for itself.
    pub own_voice: bool,
    /// The text gives no name.
    pub unnamed: bool,
    /// What it links to.
    pub node: Option<Node>,
}

/// Who speaks in a claim: of nested speakers the innermost, whose words they are; without any speaker the nearest relay; without
/// a relay the outlet itself, which for an open copy is the outlet it copies.
#[must_use]
pub fn speaker(corpus: &Corpus, claim: ClaimId) -> Speaker {
    let Some((record, document)) = located(corpus, claim) else {
        return Speaker::default();
    };
    let own_voice = record.by.is_empty() && record.via.is_empty();
    let node = match (record.by.last(), record.via.first()) {
        (Some(&voice), _) => Node::Voice(voice),
        (None, Some(&relay)) => relay.into(),
        (None, None) => Node::Outlet(corpus.own_outlet(document, record)),
    };
    let voice = if let Node::Voice(voice) = node {
        corpus.voice(voice)
    } else {
        None
    };
    Speaker {
        name: full_node_name(corpus, node),
        role: voice.and_then(|voice| role_at(voice, record.said.or_else(|| time_of(document)))),
        own_voice,
        unnamed: voice.is_some_and(|voice| voice.naming != Naming::Named && voice.kind != VoiceKind::Body),
        node: Some(node),
    }
}

/// Who speaks in a claim, as briefly as a cell of the concordance names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellSpeaker {
    /// The headline.
    Headline,
    /// A caption.
    Caption,
    /// The document's own outlet.
    OwnVoice,
    /// Nobody: the document mentions it without saying whose it is.
    NotNamed,
    /// Anybody else, by name.
    Name(String),
}

/// How a cell names who speaks.
#[must_use]
pub fn cell_speaker(corpus: &Corpus, id: ClaimId) -> CellSpeaker {
    let Some((claim, document)) = located(corpus, id) else {
        return CellSpeaker::Name(String::new());
    };
    let speaker = speaker(corpus, id);
    if !speaker.own_voice {
        return CellSpeaker::Name(speaker.node.map_or(speaker.name, |node| node_name(corpus, node)));
    }
    let outlet = corpus.own_outlet(document, claim);
    match claim.mode {
        Mode::Headline => CellSpeaker::Headline,
        Mode::Caption => CellSpeaker::Caption,
        _ if claim.stance == Stance::Comment => CellSpeaker::NotNamed,
        _ if outlet == document.outlet => CellSpeaker::OwnVoice,
        _ => CellSpeaker::Name(node_name(corpus, Node::Outlet(outlet))),
    }
}

/// The role a voice held at a time. Where no role is dated so, the first.
fn role_at(voice: &Voice, when: Option<Date>) -> Option<String> {
    voice.role_at(when).map(|role| role.role.clone())
}
