//! Turns a claim into the way it came: from the outlet in front of the reader, through what it copied and whom it
//! quotes, out to whoever said it first.

use crosscheck_model::{
    Claim, ClaimId, Confidence, Corpus, Date, Document, DocumentId, EntityId, Institution, Lineage, LineageKind, Mode,
    Naming, OutletId, Relay, Voice, VoiceId, VoiceKind,
};

use crate::words::{add_once, document_label, time_of};

/// A stop on the way of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// A source that is itself in the corpus: only in breadcrumbs, since chains count its newsroom.
    Document(DocumentId),
    /// A newsroom, a report or another relay.
    Outlet(OutletId),
    /// A speaker.
    Voice(VoiceId),
    /// An outlet speaking for itself: an origin.
    OwnVoice(OutletId),
    /// Several unnamed voices, which may be one: only in figures.
    UnnamedVoices,
    /// Several unknown newsrooms, which may be one: only in figures.
    UnknownNewsrooms,
    /// A body that stands for those who belong to it: only where one institution counts once.
    Body(EntityId),
}

/// The nodes a claim came through, nearest the reader first; the last is its origin.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "named by its contents")]
pub struct Chain {
    pub nodes: Vec<Node>,
}

/// Which of two bounds to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// The lower bound: each republisher is a node.
    Held,
    /// The upper bound: an uncredited rewrite is replaced by the original it was traced to.
    Traced,
}

/// How a stop is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Credit {
    /// The text says so.
    Stated,
    /// The text does not; a comparison with the source does.
    NotCredited,
    /// Neither does; it is inferred.
    Inferred,
}

/// One step of a breadcrumb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it links to.
    pub node: Node,
    /// Its name, short where it has a short one.
    pub label: String,
    /// How the step is known.
    pub credit: Credit,
}

/// Who speaks in a claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Speaker {
    /// "Ali Khedery", or the outlet's name.
    pub name: String,
    /// "former US official", in the role held when it was said.
    pub role: Option<String>,
    /// The outlet speaks for itself.
    pub own_voice: bool,
    /// The text gives no name.
    pub unnamed: bool,
    /// What it links to.
    pub node: Option<Node>,
}

impl Speaker {
    /// Behind the name: "former US official, unnamed", "own voice".
    #[must_use]
    pub fn role_words(&self) -> Option<String> {
        match (&self.role, self.own_voice, self.unnamed) {
            (_, true, _) => Some("own voice".to_owned()),
            (Some(role), _, false) => Some(role.clone()),
            (Some(role), _, true) if *role == self.name => Some("unnamed".to_owned()),
            (Some(role), _, true) => Some([role, ", unnamed"].concat()),
            (None, _, true) => Some("unnamed".to_owned()),
            (None, _, false) => None,
        }
    }
}

/// The way of a claim as a reader follows it: outlet ‹ sources of its lineage ‹ relays ‹ speakers.
#[must_use]
pub fn breadcrumb(corpus: &Corpus, claim: ClaimId) -> Vec<Step> {
    let Some((claim, document)) = located(corpus, claim) else {
        return Vec::new();
    };
    let mut steps: Vec<Step> = Vec::new();
    let mut add = |node, credit| {
        if steps.last().is_none_or(|last| last.node != node) {
            steps.push(Step {
                node,
                label: node_label(corpus, node),
                credit,
            });
        }
    };
    add(Node::Outlet(document.outlet), Credit::Stated);
    for lineage in covering(document, claim) {
        add(named(lineage.from), credit(lineage));
    }
    for &relay in &claim.via {
        add(named(relay), Credit::Stated);
    }
    for &voice in &claim.by {
        add(Node::Voice(voice), Credit::Stated);
    }
    steps
}

/// Who speaks in a claim. Of nested speakers the innermost, whose words they are; without any the nearest relay; without
/// that the outlet itself, which for an open copy is the outlet it copies.
#[must_use]
pub fn speaker(corpus: &Corpus, claim: ClaimId) -> Speaker {
    let Some((record, document)) = located(corpus, claim) else {
        return Speaker::default();
    };
    let own_voice = record.by.is_empty() && record.via.is_empty();
    let node = match (record.by.last(), record.via.first()) {
        (Some(&voice), _) => Node::Voice(voice),
        (None, Some(&relay)) => named(relay),
        (None, None) => Node::Outlet(own_outlet(corpus, document, record)),
    };
    let voice = if let Node::Voice(voice) = node {
        corpus.voice(voice)
    } else {
        None
    };
    Speaker {
        name: full_name(corpus, node),
        role: voice.and_then(|voice| role_at(voice, record.said.or_else(|| time_of(document)))),
        own_voice,
        unnamed: voice.is_some_and(|voice| voice.naming != Naming::Named && voice.kind != VoiceKind::Body),
        node: Some(node),
    }
}

/// The chain of one claim, under one of the two ways of counting.
#[must_use]
pub fn chain(corpus: &Corpus, claim: ClaimId, count: Count) -> Chain {
    Tracer::new(corpus, false).way(claim, count).chain
}

/// The newsroom a document's reporting comes from: that of the outlet it openly copies, else its own.
#[must_use]
pub fn document_newsroom(corpus: &Corpus, document: DocumentId) -> Option<OutletId> {
    let document = corpus.document(document)?;
    let copied = document.lineage.iter().find(|lineage| is_open_copy(lineage));
    let outlet = copied
        .and_then(|lineage| source_outlet(corpus, lineage.from))
        .unwrap_or(document.outlet);
    Some(corpus.newsroom(outlet))
}

/// The reader's name for a node, short where it has a short one.
#[must_use]
pub fn node_label(corpus: &Corpus, node: Node) -> String {
    match node {
        Node::Outlet(outlet) => corpus.outlet(outlet).map_or("", |outlet| outlet.label()).to_owned(),
        Node::OwnVoice(outlet) => [&node_label(corpus, Node::Outlet(outlet)), "’s own voice"].concat(),
        other => full_name(corpus, other),
    }
}

/// The full name.
pub(crate) fn full_name(corpus: &Corpus, node: Node) -> String {
    match node {
        Node::Document(document) => document_label(corpus, document),
        Node::Outlet(outlet) => corpus
            .outlet(outlet)
            .map_or_else(String::new, |outlet| outlet.name.clone()),
        Node::Voice(voice) => corpus.voice(voice).map_or_else(String::new, |voice| voice.name.clone()),
        Node::OwnVoice(_) => node_label(corpus, node),
        Node::UnnamedVoices => "unnamed voices".to_owned(),
        Node::UnknownNewsrooms => "unknown newsrooms".to_owned(),
        Node::Body(entity) => corpus
            .entity(entity)
            .map_or_else(String::new, |entity| entity.name.clone()),
    }
}

/// A claim's chain, and the newsroom it was made in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Way {
    pub(crate) chain: Chain,
    /// `None` only where the claim points nowhere.
    pub(crate) newsroom: Option<OutletId>,
}

/// Follows claims to their origins. One person, body or report is one node, whether it stands in the corpus as a voice or
/// as an outlet.
pub(crate) struct Tracer<'a> {
    corpus: &'a Corpus,
    /// For each entity the node that stands for it.
    nodes: Vec<Option<Node>>,
    /// One institution counts once: whoever belongs to a body counts as that body.
    institutions: bool,
}

impl<'a> Tracer<'a> {
    pub(crate) fn new(corpus: &'a Corpus, institutions: bool) -> Self {
        let mut tracer = Self {
            corpus,
            nodes: vec![None; corpus.entities.len()],
            institutions,
        };
        for (index, outlet) in corpus.outlets.iter().enumerate() {
            tracer.stand_for(outlet.entity, Node::Outlet(corpus.newsroom(index.into())));
        }
        for (index, voice) in corpus.voices.iter().enumerate() {
            tracer.stand_for(voice.entity, Node::Voice(index.into()));
        }
        tracer
    }

    pub(crate) fn corpus(&self) -> &'a Corpus {
        self.corpus
    }

    /// The first to come stands for the entity.
    fn stand_for(&mut self, entity: Option<EntityId>, node: Node) {
        if let Some(slot) = entity.and_then(|entity| self.nodes.get_mut(entity.index())) {
            slot.get_or_insert(node);
        }
    }

    fn relay(&self, relay: Relay) -> Node {
        match (relay, source_outlet(self.corpus, relay)) {
            (Relay::Voice(voice), _) => self.voice(voice),
            (_, Some(outlet)) => Node::Outlet(self.corpus.newsroom(outlet)),
            (other, None) => named(other),
        }
    }

    /// The node a voice counts as.
    pub(crate) fn voice(&self, voice: VoiceId) -> Node {
        let mut at = self.alone(voice);
        // A body may itself belong to another; bounded, so that a circle of them still ends.
        for _ in 0..if self.institutions { 8 } else { 0 } {
            match self.institution(at) {
                Some(body) if body != at => at = body,
                _ => break,
            }
        }
        at
    }

    /// The node of a voice that counts for itself.
    fn alone(&self, voice: VoiceId) -> Node {
        let entity = self.corpus.voice(voice).and_then(|voice| voice.entity);
        entity
            .and_then(|entity| self.standing(entity))
            .unwrap_or(Node::Voice(voice))
    }

    fn standing(&self, entity: EntityId) -> Option<Node> {
        self.nodes.get(entity.index()).copied().flatten()
    }

    /// The body a node belongs to.
    fn institution(&self, node: Node) -> Option<Node> {
        let Node::Voice(voice) = node else { return None };
        let institution = self.corpus.voice(voice)?.institution.as_ref()?;
        match institution {
            Institution::Entity(entity) => Some(self.standing(*entity).unwrap_or(Node::Body(*entity))),
            // Words for a body that is no record: the first voice that has the same ones stands for it.
            Institution::Words(_) => {
                let mut same = self.corpus.voices.iter();
                let first = same.position(|other| other.institution.as_ref() == Some(institution))?;
                Some(Node::Voice(first.into()))
            }
        }
    }

    /// From the newsroom in front of the reader, or, when traced, from the original of its last uncredited rewrite.
    pub(crate) fn way(&self, claim: ClaimId, count: Count) -> Way {
        let Some((claim, document)) = located(self.corpus, claim) else {
            return Way::default();
        };
        let mut nodes = vec![Node::Outlet(self.corpus.newsroom(document.outlet))];
        let mut newsroom = nodes.first().copied();
        let mut copied = true;
        for lineage in covering(document, claim) {
            let source = self.relay(lineage.from);
            if count == Count::Traced && !lineage.disclosed {
                nodes.clear();
                newsroom = Some(source);
                copied = true;
            } else {
                copied &= is_open_copy(lineage);
                newsroom = if copied { Some(source) } else { newsroom };
            }
            add_once(&mut nodes, source);
        }
        let newsroom = if let Some(Node::Outlet(outlet)) = newsroom {
            Some(outlet)
        } else {
            None
        };
        for &relay in &claim.via {
            add_last(&mut nodes, self.relay(relay));
        }
        for &voice in &claim.by {
            add_last(&mut nodes, self.voice(voice));
        }
        if let (true, true, Some(outlet)) = (claim.by.is_empty(), claim.via.is_empty(), newsroom) {
            nodes.push(Node::OwnVoice(outlet));
        }
        Way {
            chain: Chain { nodes },
            newsroom,
        }
    }
}

/// A node named twice stands where it is farthest out, so that the last one stays the origin.
fn add_last(nodes: &mut Vec<Node>, node: Node) {
    nodes.retain(|other| *other != node);
    nodes.push(node);
}

pub(crate) fn located(corpus: &Corpus, claim: ClaimId) -> Option<(&Claim, &Document)> {
    let claim = corpus.claim(claim)?;
    Some((claim, corpus.document(claim.document)?))
}

/// The sources from which the claim's paragraph was taken, nearest the document first.
pub(crate) fn covering<'a>(document: &'a Document, claim: &Claim) -> impl Iterator<Item = &'a Lineage> {
    let paragraph = claim.paragraph;
    document
        .lineage
        .iter()
        .filter(move |lineage| lineage.kind != LineageKind::Non && lineage.covers(paragraph))
}

/// A copy that says whose it is.
fn is_open_copy(lineage: &Lineage) -> bool {
    lineage.disclosed && lineage.kind == LineageKind::Wholly
}

/// Whose own voice a claim is in: that of the outlet an open copy was taken from.
pub(crate) fn own_outlet(corpus: &Corpus, document: &Document, claim: &Claim) -> OutletId {
    let copied = covering(document, claim)
        .take_while(|lineage| is_open_copy(lineage))
        .last();
    copied
        .and_then(|lineage| source_outlet(corpus, lineage.from))
        .unwrap_or(document.outlet)
}

pub(crate) fn credit(lineage: &Lineage) -> Credit {
    match (lineage.disclosed, lineage.confidence) {
        (true, _) => Credit::Stated,
        (false, Confidence::Checked) => Credit::NotCredited,
        (false, Confidence::Inferred) => Credit::Inferred,
    }
}

/// The relay itself, as a breadcrumb names it.
pub(crate) fn named(relay: Relay) -> Node {
    match relay {
        Relay::Outlet(outlet) => Node::Outlet(outlet),
        Relay::Voice(voice) => Node::Voice(voice),
        Relay::Document(document) => Node::Document(document),
    }
}

fn source_outlet(corpus: &Corpus, relay: Relay) -> Option<OutletId> {
    match relay {
        Relay::Outlet(outlet) => Some(outlet),
        Relay::Document(document) => corpus.document(document).map(|document| document.outlet),
        Relay::Voice(_) => None,
    }
}

/// The role held at a time; where none is dated so, the first.
fn role_at(voice: &Voice, when: Option<Date>) -> Option<String> {
    let dated = |role: &&crosscheck_model::Role| {
        (role.from.is_some() || role.to.is_some())
            && when
                .is_some_and(|when| when.may_be_within(role.from.map(|date| date.first), role.to.map(|date| date.last)))
    };
    voice
        .roles
        .iter()
        .find(dated)
        .or(voice.roles.first())
        .map(|role| role.role.clone())
}

/// How a cell names who speaks: in one or two words.
pub(crate) fn cell_speaker(corpus: &Corpus, id: ClaimId) -> String {
    let Some((claim, document)) = located(corpus, id) else {
        return String::new();
    };
    let speaker = speaker(corpus, id);
    if !speaker.own_voice {
        return speaker.node.map_or(speaker.name, |node| node_label(corpus, node));
    }
    let outlet = own_outlet(corpus, document, claim);
    match claim.mode {
        Mode::Headline => "headline".to_owned(),
        Mode::Caption => "caption".to_owned(),
        _ if outlet == document.outlet => "own voice".to_owned(),
        _ => node_label(corpus, Node::Outlet(outlet)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{copies, date, document, edit, follows, news, own, question, role, said, voice};

    fn words(steps: &[Step]) -> Vec<(&str, Credit)> {
        steps.iter().map(|step| (step.label.as_str(), step.credit)).collect()
    }

    #[test]
    fn a_breadcrumb_runs_outward_from_the_outlet() {
        let mut corpus = Corpus::default();
        let (post, breitbart, report) = (
            news(&mut corpus, "The Baghdad Post"),
            news(&mut corpus, "Breitbart"),
            news(&mut corpus, "inspector general"),
        );
        let military = voice(&mut corpus, "US military", Naming::Named);
        let article = document(&mut corpus, post, "2019");
        follows(&mut corpus, article, Relay::Outlet(breitbart));
        let question = question(&mut corpus, 2, &[]);
        let claim = said(&mut corpus, article, question, 0, &[military]);
        edit(&mut corpus, claim).via = vec![Relay::Outlet(report)];
        assert_eq!(
            words(&breadcrumb(&corpus, claim)),
            [
                ("The Baghdad Post", Credit::Stated),
                ("Breitbart", Credit::NotCredited),
                ("inspector general", Credit::Stated),
                ("US military", Credit::Stated),
            ]
        );
        corpus.documents[article.index()].lineage[0].confidence = Confidence::Inferred;
        assert_eq!(breadcrumb(&corpus, claim)[1].credit, Credit::Inferred);
    }

    #[test]
    fn a_paragraph_the_lineage_does_not_cover_is_the_outlets_own() {
        let mut corpus = Corpus::default();
        let (copier, source) = (news(&mut corpus, "Copier"), news(&mut corpus, "Source"));
        let article = document(&mut corpus, copier, "2016");
        copies(&mut corpus, article, Relay::Outlet(source));
        let question = question(&mut corpus, 2, &[]);
        let claim = own(&mut corpus, article, question, 0);
        assert_eq!(
            chain(&corpus, claim, Count::Held).nodes,
            [Node::Outlet(copier), Node::Outlet(source), Node::OwnVoice(source)]
        );
        assert_eq!(speaker(&corpus, claim).name, "Source");
        edit(&mut corpus, claim).paragraph = 100;
        assert_eq!(
            chain(&corpus, claim, Count::Held).nodes,
            [Node::Outlet(copier), Node::OwnVoice(copier)]
        );
        assert_eq!(speaker(&corpus, claim).name, "Copier");
    }

    #[test]
    fn traced_puts_the_original_in_the_place_of_an_uncredited_rewrite() {
        let mut corpus = Corpus::default();
        let (post, monitor) = (news(&mut corpus, "Post"), news(&mut corpus, "Monitor"));
        let speaker = voice(&mut corpus, "Speaker", Naming::Named);
        let article = document(&mut corpus, post, "2017");
        follows(&mut corpus, article, Relay::Outlet(monitor));
        let question = question(&mut corpus, 2, &[]);
        let claim = said(&mut corpus, article, question, 0, &[speaker]);
        let silent = own(&mut corpus, article, question, 0);
        let nodes = |claim, count| chain(&corpus, claim, count).nodes;
        assert_eq!(
            nodes(claim, Count::Held),
            [Node::Outlet(post), Node::Outlet(monitor), Node::Voice(speaker)]
        );
        assert_eq!(
            nodes(claim, Count::Traced),
            [Node::Outlet(monitor), Node::Voice(speaker)]
        );
        assert_eq!(
            nodes(silent, Count::Held),
            [Node::Outlet(post), Node::Outlet(monitor), Node::OwnVoice(post)]
        );
        assert_eq!(
            nodes(silent, Count::Traced),
            [Node::Outlet(monitor), Node::OwnVoice(monitor)]
        );
    }

    #[test]
    fn an_edition_counts_as_its_newsroom_and_nested_speakers_as_one_chain() {
        let mut corpus = Corpus::default();
        let newsroom = news(&mut corpus, "Newsroom");
        let edition = news(&mut corpus, "Edition");
        corpus.outlets[edition.index()].group = Some(newsroom);
        let (outer, inner) = (
            voice(&mut corpus, "Outer", Naming::Named),
            voice(&mut corpus, "Inner", Naming::Named),
        );
        let article = document(&mut corpus, edition, "2016");
        let question = question(&mut corpus, 2, &[]);
        let claim = said(&mut corpus, article, question, 0, &[outer, inner]);
        assert_eq!(
            chain(&corpus, claim, Count::Held).nodes,
            [Node::Outlet(newsroom), Node::Voice(outer), Node::Voice(inner)]
        );
        assert_eq!(words(&breadcrumb(&corpus, claim))[0], ("Edition", Credit::Stated));
        assert_eq!(speaker(&corpus, claim).name, "Inner");
    }

    #[test]
    fn a_body_that_is_both_voice_and_outlet_is_one_node() {
        let mut corpus = Corpus::default();
        let (paper, tank) = (news(&mut corpus, "Paper"), news(&mut corpus, "Think tank"));
        let voice = voice(&mut corpus, "Think tank", Naming::Named);
        corpus.entities.push(crosscheck_model::Entity {
            id: "tank".to_owned(),
            name: "Think tank".to_owned(),
            kind: crosscheck_model::EntityKind::Organisation,
            names: Vec::new(),
            search: Vec::new(),
            links: Vec::new(),
            place: None,
            within: None,
            note: None,
            wikidata: None,
        });
        corpus.outlets[tank.index()].entity = Some(EntityId(0));
        corpus.voices[voice.index()].entity = Some(EntityId(0));
        let article = document(&mut corpus, paper, "2016");
        let question = question(&mut corpus, 2, &[]);
        let claim = said(&mut corpus, article, question, 0, &[voice]);
        assert_eq!(
            chain(&corpus, claim, Count::Held).nodes,
            [Node::Outlet(paper), Node::Outlet(tank)]
        );
    }

    #[test]
    fn a_speaker_comes_with_the_role_of_the_time() {
        let mut corpus = Corpus::default();
        let outlet = news(&mut corpus, "Outlet");
        let official = voice(&mut corpus, "Official", Naming::Described);
        corpus.voices[official.index()].roles = vec![
            role("minister", None, Some("2014")),
            role("senator", Some("2015"), None),
        ];
        let article = document(&mut corpus, outlet, "2016");
        let question = question(&mut corpus, 2, &[]);
        let claim = said(&mut corpus, article, question, 0, &[official]);
        let found = speaker(&corpus, claim);
        assert_eq!(
            (found.role.as_deref(), found.unnamed, found.own_voice),
            (Some("senator"), true, false)
        );
        edit(&mut corpus, claim).said = Some(date("2013"));
        assert_eq!(speaker(&corpus, claim).role.as_deref(), Some("minister"));
    }

    #[test]
    fn without_a_speaker_the_nearest_relay_is_named() {
        let mut corpus = Corpus::default();
        let (paper, agency) = (news(&mut corpus, "Paper"), news(&mut corpus, "Agency"));
        let article = document(&mut corpus, paper, "2016");
        let question = question(&mut corpus, 2, &[]);
        let claim = own(&mut corpus, article, question, 0);
        edit(&mut corpus, claim).via = vec![Relay::Outlet(agency)];
        assert_eq!(
            (speaker(&corpus, claim).name.as_str(), speaker(&corpus, claim).own_voice),
            ("Agency", false)
        );
        assert_eq!(cell_speaker(&corpus, claim), "Agency");
    }
}
