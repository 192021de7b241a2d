//! Turns a claim into its chain: the outlets and voices it came through, from the newsroom in front of the reader to whoever
//! said it first.

use crosscheck_model::{ClaimId, Corpus, DocumentId, EntityId, Institution, OutletId, Relay, VoiceId};

use crate::records::{add_once, document_label, located};

/// A stop on the way of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// A source that is itself in the corpus. It stands in breadcrumbs only, since chains count its newsroom.
    Document(DocumentId),
    /// A newsroom, a report or another relay.
    Outlet(OutletId),
    /// A speaker.
    Voice(VoiceId),
    /// An outlet that speaks for itself: an origin.
    OwnVoice(OutletId),
    /// Several unnamed voices, which may be one and the same. It stands in figures only.
    UnnamedVoices,
    /// Several unknown newsrooms, which may be one and the same. It stands in figures only.
    UnknownNewsrooms,
    /// An institution that stands for everyone who belongs to it, where one institution counts once.
    Body(EntityId),
}

/// The nodes a claim came through, nearest the reader first. The last one is its origin.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Chain {
    /// The nodes.
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

/// The chain of one claim, under one of the two ways of counting.
#[must_use]
pub fn chain(corpus: &Corpus, claim: ClaimId, count: Count) -> Chain {
    Tracer::new(corpus, false).trace(claim, count).chain
}

/// The newsroom a document's reporting comes from: that of the outlet it openly copies, else its own.
#[must_use]
pub fn document_newsroom(corpus: &Corpus, document: DocumentId) -> Option<OutletId> {
    let document = corpus.document(document)?;
    let copied = document.lineage.iter().find(|lineage| lineage.is_open_copy());
    let outlet = copied
        .and_then(|lineage| corpus.outlet_of(lineage.from))
        .unwrap_or(document.outlet);
    Some(corpus.newsroom(outlet))
}

/// The name of what a node points at, short where the outlet has a short name. The two nodes that stand for several have none.
#[must_use]
pub fn node_name(corpus: &Corpus, node: Node) -> String {
    match node {
        Node::Outlet(outlet) | Node::OwnVoice(outlet) => {
            corpus.outlet(outlet).map_or("", |outlet| outlet.label()).to_owned()
        }
        other => full_node_name(corpus, other),
    }
}

/// The full name of what a node points at.
#[must_use]
pub fn full_node_name(corpus: &Corpus, node: Node) -> String {
    let name = match node {
        Node::Document(document) => return document_label(corpus, document),
        Node::Outlet(outlet) | Node::OwnVoice(outlet) => corpus.outlet(outlet).map(|outlet| &outlet.name),
        Node::Voice(voice) => corpus.voice(voice).map(|voice| &voice.name),
        Node::Body(entity) => corpus.entity(entity).map(|entity| &entity.name),
        Node::UnnamedVoices | Node::UnknownNewsrooms => None,
    };
    name.cloned().unwrap_or_default()
}

/// A claim's chain, and the newsroom the claim was made in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Traced {
    pub(crate) chain: Chain,
    /// `None` only where the claim points nowhere.
    pub(crate) newsroom: Option<OutletId>,
}

/// Follows claims to their origins. A person, institution or report is one node, whether the corpus records it as a voice, as
/// an outlet or as both.
pub(crate) struct Tracer<'a> {
    corpus: &'a Corpus,
    /// Per entity: the node that stands for it.
    node_of: Vec<Option<Node>>,
    /// One institution counts once: whoever belongs to an institution counts as the institution.
    institutions: bool,
}

impl<'a> Tracer<'a> {
    pub(crate) fn new(corpus: &'a Corpus, institutions: bool) -> Self {
        let mut tracer = Self {
            corpus,
            node_of: vec![None; corpus.entities.len()],
            institutions,
        };
        for (index, outlet) in corpus.outlets.iter().enumerate() {
            tracer.set_node_of(outlet.entity, Node::Outlet(corpus.newsroom(index.into())));
        }
        for (index, voice) in corpus.voices.iter().enumerate() {
            tracer.set_node_of(voice.entity, Node::Voice(index.into()));
        }
        tracer
    }

    pub(crate) fn corpus(&self) -> &'a Corpus {
        self.corpus
    }

    /// Lets a node stand for an entity, unless another already does.
    fn set_node_of(&mut self, entity: Option<EntityId>, node: Node) {
        if let Some(slot) = entity.and_then(|entity| self.node_of.get_mut(entity.index())) {
            slot.get_or_insert(node);
        }
    }

    /// The node a relay counts as.
    fn relay(&self, relay: Relay) -> Node {
        match (relay, self.corpus.outlet_of(relay)) {
            (Relay::Voice(voice), _) => self.voice(voice),
            (_, Some(outlet)) => Node::Outlet(self.corpus.newsroom(outlet)),
            (other, None) => other.into(),
        }
    }

    /// The node a voice counts as.
    pub(crate) fn voice(&self, voice: VoiceId) -> Node {
        let mut at = self.own_node(voice);
        // An institution may itself belong to another. The bound ends a circle of institutions.
        for _ in 0..if self.institutions { 8 } else { 0 } {
            match self.institution(at) {
                Some(institution) if institution != at => at = institution,
                _ => break,
            }
        }
        at
    }

    /// The node a voice counts as where institutions do not matter.
    fn own_node(&self, voice: VoiceId) -> Node {
        let entity = self.corpus.voice(voice).and_then(|voice| voice.entity);
        entity
            .and_then(|entity| self.node_of(entity))
            .unwrap_or(Node::Voice(voice))
    }

    /// The node that stands for an entity.
    fn node_of(&self, entity: EntityId) -> Option<Node> {
        self.node_of.get(entity.index()).copied().flatten()
    }

    /// The institution a node belongs to.
    fn institution(&self, node: Node) -> Option<Node> {
        let Node::Voice(voice) = node else { return None };
        let institution = self.corpus.voice(voice)?.institution.as_ref()?;
        match institution {
            Institution::Entity(entity) => Some(self.node_of(*entity).unwrap_or(Node::Body(*entity))),
            // An institution that is no record of its own: the first voice with the same words stands for it.
            Institution::Words(_) => {
                let mut same = self.corpus.voices.iter();
                let first = same.position(|other| other.institution.as_ref() == Some(institution))?;
                Some(Node::Voice(first.into()))
            }
        }
    }

    /// The chain of a claim. It starts with the newsroom in front of the reader or, when traced, with the original of the last
    /// uncredited rewrite.
    pub(crate) fn trace(&self, claim: ClaimId, count: Count) -> Traced {
        let Some((claim, document)) = located(self.corpus, claim) else {
            return Traced::default();
        };
        let mut nodes = vec![Node::Outlet(self.corpus.newsroom(document.outlet))];
        let mut newsroom = nodes.first().copied();
        // Whether everything up to here was copied openly: then the claim was made where it was copied from.
        let mut copied = true;
        for lineage in document.lineage_of(claim) {
            let source = self.relay(lineage.from);
            if count == Count::Traced && !lineage.disclosed {
                nodes.clear();
                newsroom = Some(source);
                copied = true;
            } else {
                copied &= lineage.is_open_copy();
                newsroom = if copied { Some(source) } else { newsroom };
            }
            add_once(&mut nodes, source);
        }
        let newsroom = match newsroom {
            Some(Node::Outlet(outlet)) => Some(outlet),
            _ => None,
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
        Traced {
            chain: Chain { nodes },
            newsroom,
        }
    }
}

/// Adds a node at the end of a chain. A node that is named twice keeps its last place, so that the origin stays last.
fn add_last(nodes: &mut Vec<Node>, node: Node) {
    nodes.retain(|other| *other != node);
    nodes.push(node);
}

/// The relay itself, as a breadcrumb names it.
impl From<Relay> for Node {
    fn from(relay: Relay) -> Self {
        match relay {
            Relay::Outlet(outlet) => Self::Outlet(outlet),
            Relay::Voice(voice) => Self::Voice(voice),
            Relay::Document(document) => Self::Document(document),
        }
    }
}
