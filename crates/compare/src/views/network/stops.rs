//! What a network consists of: the three graphs, dots, ties, and all of them together before some are chosen.

use crosscheck_model::{Corpus, DocumentId, EntityId, OutletId, Source, VoiceId};

use crate::reading::Node;
use crate::records::{add_once, document_label};
use crate::trace::Credit;

/// What two names are joined by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Graph {
    /// They are named in one paragraph.
    #[default]
    Named,
    /// One is heard through the other.
    Heard,
    /// One was copied or rewritten by the other.
    Copied,
}

impl Graph {
    /// Every graph.
    pub const ALL: [Self; 3] = [Self::Named, Self::Heard, Self::Copied];

    /// Its spelling in the address.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Heard => "heard",
            Self::Copied => "copied",
        }
    }
}

/// A dot of a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stop {
    /// Whoever or whatever is named.
    Entity(EntityId),
    /// A speaker, or a voice that passes words on.
    Voice(VoiceId),
    /// An outlet.
    Outlet(OutletId),
    /// A document.
    Document(DocumentId),
}

impl Stop {
    /// For addresses: "e:falluja", "v:ali-khedery", "o:reuters", "d:track-persia-2016".
    #[must_use]
    pub fn key(self, corpus: &Corpus) -> String {
        let (kind, id) = match self {
            Self::Entity(id) => ("e:", corpus.entity(id).map(|record| &record.id)),
            Self::Voice(id) => ("v:", corpus.voice(id).map(|record| &record.id)),
            Self::Outlet(id) => ("o:", corpus.outlet(id).map(|record| &record.id)),
            Self::Document(id) => ("d:", corpus.document(id).map(|record| &record.id)),
        };
        [kind, id.map_or("", String::as_str)].concat()
    }

    /// The dot of a key, if this corpus has it.
    #[must_use]
    pub fn parse(corpus: &Corpus, key: &str) -> Option<Self> {
        let (kind, id) = key.split_once(':')?;
        match kind {
            "e" => corpus.find_entity(id).map(Self::Entity),
            "v" => corpus.find_voice(id).map(Self::Voice),
            "o" => corpus.find_outlet(id).map(Self::Outlet),
            "d" => corpus.find_document(id).map(Self::Document),
            _ => None,
        }
    }
}

/// A dot with what it is called.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Named {
    /// Whom it stands for.
    pub stop: Stop,
    /// Its name.
    pub label: String,
    /// In how many passages it is named, how many claims pass it, or how many ways of copying it is part of.
    pub weight: usize,
    /// How far from the reader, where the graph has a direction: 0 for documents.
    pub layer: usize,
}

/// A tie, from the one that is heard or copied to the one nearer the reader.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Tie {
    /// Place of the one end among the names.
    pub from: usize,
    /// Place of the other.
    pub to: usize,
    /// What it rests on, in order: passages that name both, or that hold the claims heard so, or that were copied.
    pub places: Vec<Source>,
    /// How many passages, claims or copied passages there are.
    pub weight: usize,
    /// How it is known.
    pub credit: Credit,
}

/// All names and ties of a graph, before some are chosen.
#[derive(Default)]
pub(super) struct Whole {
    pub(super) names: Vec<Named>,
    pub(super) ties: Vec<Tie>,
}

/// More names than these are not tied to each other: those named in most passages are.
pub(super) const MOST_TIED: usize = 400;

/// The name of a dot.
pub(super) fn label_of(corpus: &Corpus, stop: Stop) -> String {
    match stop {
        Stop::Entity(id) => corpus.entity(id).map(|entity| entity.name.clone()),
        Stop::Voice(id) => corpus.voice(id).map(|voice| voice.name.clone()),
        Stop::Outlet(id) => corpus.outlet(id).map(|outlet| outlet.label().to_owned()),
        Stop::Document(id) => Some(document_label(corpus, id)),
    }
    .unwrap_or_default()
}

pub(super) fn stop_of(node: Node) -> Option<Stop> {
    Some(match node {
        Node::Document(id) => Stop::Document(id),
        Node::Outlet(id) | Node::OwnVoice(id) => Stop::Outlet(id),
        Node::Voice(id) => Stop::Voice(id),
        Node::Body(id) => Stop::Entity(id),
        Node::UnnamedVoices | Node::UnknownNewsrooms => return None,
    })
}

impl Whole {
    /// The place of a dot, which is added where it is new, and weighs so much more.
    pub(super) fn place(&mut self, stop: Stop, label: impl FnOnce() -> String, weight: usize) -> usize {
        let at = self.names.iter().position(|name| name.stop == stop).unwrap_or_else(|| {
            self.names.push(Named {
                stop,
                label: label(),
                weight: 0,
                layer: 0,
            });
            self.names.len() - 1
        });
        if let Some(name) = self.names.get_mut(at) {
            name.weight += weight;
        }
        at
    }

    /// Adds to the tie between two, which is another where it is known in another way.
    pub(super) fn join(&mut self, from: usize, to: usize, credit: Credit, places: &[Source], weight: usize) {
        let known = |tie: &&mut Tie| (tie.from, tie.to, tie.credit) == (from, to, credit);
        match self.ties.iter_mut().find(known) {
            Some(tie) => {
                places.iter().for_each(|&place| add_once(&mut tie.places, place));
                tie.weight += weight;
            }
            None => self.ties.push(Tie {
                from,
                to,
                places: places.to_vec(),
                weight,
                credit,
            }),
        }
    }

    /// Puts each name one layer behind the farthest that it leads to. Bounded, since two may quote each other.
    pub(super) fn layers(&mut self) {
        for _ in 0..self.names.len().min(12) {
            for tie in &self.ties {
                let behind = self.names.get(tie.to).map_or(0, |name| name.layer + 1).min(8);
                if let Some(name) = self.names.get_mut(tie.from) {
                    name.layer = name.layer.max(behind);
                }
            }
        }
    }

    /// The neighbours of each name.
    pub(super) fn neighbours(&self) -> Vec<Vec<usize>> {
        let mut neighbours = vec![Vec::new(); self.names.len()];
        for tie in &self.ties {
            for (one, other) in [(tie.from, tie.to), (tie.to, tie.from)] {
                if let Some(list) = neighbours.get_mut(one) {
                    list.push(other);
                }
            }
        }
        neighbours
    }
}
