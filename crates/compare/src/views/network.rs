//! Networks: turns what is in view into names and the ties between them, each with the places it rests on. Three graphs: who is
//! named with whom, who is heard through whom, who copied whom; of each the strongest, or those around one name, or the shortest
//! chain between two.

use std::cmp::Reverse;

use crosscheck_model::{
    ClaimId, Corpus, DocumentId, EntityId, LineageKind, OutletId, Relay, Source, VoiceId, each_once, sort_by_key,
};

use crate::reading::{Node, Reading};
use crate::records::{add_once, document_label};
use crate::trace::{Credit, breadcrumb};

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

/// Names that nothing but one other joins to the rest: without it they fall away.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cut {
    /// Without whom.
    pub stop: Stop,
    /// Its name.
    pub label: String,
    /// Who falls away, in order.
    pub fall: Vec<String>,
}

/// A network as it is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Network {
    /// Which graph.
    pub graph: Graph,
    /// Who is drawn: by layer, then by weight, the most first.
    pub names: Vec<Named>,
    /// Every tie between those, the strongest first.
    pub ties: Vec<Tie>,
    /// How many names there are in view, drawn or not.
    pub of: usize,
    /// The cut points of all that is in view, those without which most fall away first.
    pub cuts: Vec<Cut>,
    /// The place of the name that it is drawn around.
    pub around: Option<usize>,
    /// The shortest chain that was asked for, as places among the names; nothing where none was asked for.
    pub chain: Option<Vec<usize>>,
}

/// What is asked of a network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Which graph.
    pub graph: Graph,
    /// Around whom.
    pub around: Option<Stop>,
    /// The other end of a chain from `around`.
    pub until: Option<Stop>,
    /// How many names are drawn at most.
    pub most: usize,
}

/// All names and ties of a graph, before some are chosen.
#[derive(Default)]
struct Whole {
    names: Vec<Named>,
    ties: Vec<Tie>,
}

/// The network of what is in view: documents, passages (nothing: all of them) and claims.
#[must_use]
pub fn network(reading: &Reading, passages: Option<&[Source]>, claims: &[ClaimId], asked: Asked) -> Network {
    let mut whole = match asked.graph {
        Graph::Named => named(reading, passages, asked),
        Graph::Heard => heard(reading, claims),
        Graph::Copied => copied(reading, passages),
    };
    let of = whole.names.len();
    whole.ties.retain(|tie| tie.weight > 0);
    let at = |stop: Option<Stop>| stop.and_then(|stop| whole.names.iter().position(|name| name.stop == stop));
    let (around, until) = (at(asked.around), at(asked.until));
    let chain = around.zip(until).map(|(from, to)| shortest(&whole, from, to));
    let cuts = match asked.graph {
        Graph::Heard => silenced(reading, claims),
        Graph::Named | Graph::Copied => cuts(&whole),
    };
    let mut shown = choose(&whole, around, asked.most);
    for &place in chain.iter().flatten() {
        add_once(&mut shown, place);
    }
    sort_by_key(&mut shown, |&place| {
        let name = whole.names.get(place);
        (
            name.map(|name| name.layer),
            Reverse(name.map(|name| name.weight)),
            place,
        )
    });
    let new_place = |old: usize| shown.iter().position(|&place| place == old);
    let ties = whole.ties.iter().filter_map(|tie| {
        let (from, to) = (new_place(tie.from)?, new_place(tie.to)?);
        Some(Tie {
            from,
            to,
            ..tie.clone()
        })
    });
    let mut ties: Vec<Tie> = ties.collect();
    sort_by_key(&mut ties, |tie| (Reverse(tie.weight), tie.from, tie.to));
    Network {
        graph: asked.graph,
        names: shown
            .iter()
            .filter_map(|&place| whole.names.get(place).cloned())
            .collect(),
        ties,
        of,
        cuts,
        around: around.and_then(new_place),
        chain: chain.map(|chain| chain.into_iter().filter_map(new_place).collect()),
    }
}

/// Whoever is named in the passages in view, with a tie for each two that share one.
fn named(reading: &Reading, passages: Option<&[Source]>, asked: Asked) -> Whole {
    let corpus = reading.corpus();
    let in_view = |source: &Source| {
        reading.keeps(source.document) && passages.is_none_or(|passages| passages.binary_search(source).is_ok())
    };
    let source = |mention: &crosscheck_model::Mention| Source {
        document: mention.document,
        paragraph: mention.paragraph,
    };
    let mut together: Vec<(Source, Vec<EntityId>)> = Vec::new();
    for mentions in corpus.mentions.chunk_by(|one, other| source(one) == source(other)) {
        let Some(place) = mentions.first().map(source).filter(in_view) else {
            continue;
        };
        together.push((place, each_once(mentions.iter().map(|mention| mention.entity))));
    }
    let mut weights = vec![0usize; corpus.entities.len()];
    for &entity in together.iter().flat_map(|(_, entities)| entities) {
        if let Some(weight) = weights.get_mut(entity.index()) {
            *weight += 1;
        }
    }
    let known: Vec<usize> = (0..weights.len())
        .filter(|&at| weights.get(at).is_some_and(|&weight| weight > 0))
        .collect();
    let mut whole = Whole::default();
    let mut places = vec![usize::MAX; weights.len()];
    for &at in &known {
        if let (Some(place), Some(entity)) = (places.get_mut(at), corpus.entities.get(at)) {
            *place = whole.names.len();
            whole.names.push(Named {
                stop: Stop::Entity(at.into()),
                label: entity.name.clone(),
                weight: weights.get(at).copied().unwrap_or_default(),
                layer: 0,
            });
        }
    }
    // Of a large corpus the ties of every two would be too many: those of the names that may be drawn are enough.
    let mut strong: Vec<usize> = (0..whole.names.len()).collect();
    sort_by_key(&mut strong, |&place| {
        Reverse(whole.names.get(place).map(|name| name.weight))
    });
    strong.truncate(MOST_TIED);
    let wanted = [asked.around, asked.until];
    let mut tied = vec![false; whole.names.len()];
    for (place, name) in whole.names.iter().enumerate() {
        let chosen = strong.contains(&place) || wanted.contains(&Some(name.stop));
        if let Some(tied) = tied.get_mut(place) {
            *tied = chosen;
        }
    }
    let mut pairs: Vec<(usize, usize, Source)> = Vec::new();
    for (source, entities) in &together {
        let here: Vec<usize> = entities
            .iter()
            .filter_map(|entity| places.get(entity.index()).copied())
            .collect();
        for (index, &one) in here.iter().enumerate() {
            for &other in here.iter().skip(index + 1) {
                if tied.get(one) == Some(&true) && tied.get(other) == Some(&true) {
                    pairs.push((one, other, *source));
                }
            }
        }
    }
    crosscheck_model::sort(&mut pairs);
    for same in pairs.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
        let Some(&(from, to, _)) = same.first() else { continue };
        whole.ties.push(Tie {
            from,
            to,
            places: same.iter().map(|pair| pair.2).collect(),
            weight: same.len(),
            credit: Credit::Stated,
        });
    }
    whole
}

/// More names than these are not tied to each other: those named in most passages are.
const MOST_TIED: usize = 400;

/// Whoever is heard in the claims, and through whom.
fn heard(reading: &Reading, claims: &[ClaimId]) -> Whole {
    let corpus = reading.corpus();
    let mut whole = Whole::default();
    for &id in claims.iter().filter(|&&id| reading.counts(id)) {
        let Some(claim) = corpus.claim(id) else { continue };
        let document = Stop::Document(claim.document);
        let mut nearer = whole.place(document, || document_label(corpus, claim.document), 1);
        for step in breadcrumb(corpus, id) {
            let Some(stop) = stop_of(step.node) else { continue };
            let at = whole.place(stop, || step.label.clone(), 1);
            if at != nearer {
                whole.join(at, nearer, step.credit, &[claim.source()], 1);
                nearer = at;
            }
        }
    }
    whole.layers();
    whole
}

/// Documents with what they were copied or rewritten from.
fn copied(reading: &Reading, passages: Option<&[Source]>) -> Whole {
    let corpus = reading.corpus();
    let mut whole = Whole::default();
    for (index, document) in corpus.documents.iter().enumerate() {
        let id = DocumentId::from(index);
        let in_view = passages.is_none_or(|passages| passages.iter().any(|source| source.document == id));
        if !in_view || !reading.keeps(id) {
            continue;
        }
        for lineage in document
            .lineage
            .iter()
            .filter(|lineage| lineage.kind != LineageKind::Non)
        {
            let ranges = lineage.covers.iter().flat_map(|&(from, to)| from..=to);
            let places: Vec<Source> = ranges
                .map(|paragraph| Source {
                    document: id,
                    paragraph,
                })
                .collect();
            let stop = match lineage.from {
                Relay::Outlet(outlet) => Stop::Outlet(outlet),
                Relay::Voice(voice) => Stop::Voice(voice),
                Relay::Document(document) => Stop::Document(document),
            };
            let credit = Credit::from(lineage);
            let from = whole.place(stop, || label_of(corpus, stop), places.len());
            let to = whole.place(Stop::Document(id), || document_label(corpus, id), places.len());
            whole.join(from, to, credit, &places, places.len());
        }
    }
    whole.layers();
    whole
}

/// The name of a dot.
fn label_of(corpus: &Corpus, stop: Stop) -> String {
    match stop {
        Stop::Entity(id) => corpus.entity(id).map(|entity| entity.name.clone()),
        Stop::Voice(id) => corpus.voice(id).map(|voice| voice.name.clone()),
        Stop::Outlet(id) => corpus.outlet(id).map(|outlet| outlet.label().to_owned()),
        Stop::Document(id) => Some(document_label(corpus, id)),
    }
    .unwrap_or_default()
}

fn stop_of(node: Node) -> Option<Stop> {
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
    fn place(&mut self, stop: Stop, label: impl FnOnce() -> String, weight: usize) -> usize {
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
    fn join(&mut self, from: usize, to: usize, credit: Credit, places: &[Source], weight: usize) {
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
    fn layers(&mut self) {
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
    fn neighbours(&self) -> Vec<Vec<usize>> {
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

/// Who is drawn: whoever is tied to the one in the middle, the strongest first; else those that weigh most.
fn choose(whole: &Whole, around: Option<usize>, most: usize) -> Vec<usize> {
    let mut weighed: Vec<(usize, usize)> = Vec::new();
    match around {
        None => weighed.extend(whole.names.iter().enumerate().map(|(place, name)| (name.weight, place))),
        Some(middle) => {
            weighed.push((usize::MAX, middle));
            for tie in &whole.ties {
                let other = if tie.from == middle { tie.to } else { tie.from };
                if (tie.from == middle || tie.to == middle) && !weighed.iter().any(|&(_, known)| known == other) {
                    weighed.push((tie.weight, other));
                }
            }
        }
    }
    sort_by_key(&mut weighed, |&(weight, place)| (Reverse(weight), place));
    weighed.into_iter().take(most).map(|(_, place)| place).collect()
}

/// The shortest chain between two, both included; of several the first by weight of names. Empty where there is none.
fn shortest(whole: &Whole, from: usize, to: usize) -> Vec<usize> {
    let neighbours = whole.neighbours();
    let mut before = vec![usize::MAX; whole.names.len()];
    let mut queue = std::collections::VecDeque::from([from]);
    if let Some(start) = before.get_mut(from) {
        *start = from;
    }
    while let Some(at) = queue.pop_front() {
        for &next in neighbours.get(at).into_iter().flatten() {
            if let Some(unseen) = before.get_mut(next).filter(|before| **before == usize::MAX) {
                *unseen = at;
                queue.push_back(next);
            }
        }
    }
    if before.get(to).is_none_or(|&before| before == usize::MAX) {
        return Vec::new();
    }
    let mut chain = vec![to];
    while let Some(&at) = chain.last().filter(|&&at| at != from) {
        chain.push(before.get(at).copied().unwrap_or(from));
    }
    chain.reverse();
    chain
}

/// Speakers that are heard through one other alone: without it nothing of them reaches the reader.
fn silenced(reading: &Reading, claims: &[ClaimId]) -> Vec<Cut> {
    let corpus = reading.corpus();
    let mut ways: Vec<(Stop, String, Vec<(Stop, String)>)> = Vec::new();
    for &id in claims.iter().filter(|&&id| reading.counts(id)) {
        let steps = breadcrumb(corpus, id);
        let stops = steps
            .into_iter()
            .filter_map(|step| Some((stop_of(step.node)?, step.label)));
        let mut stops: Vec<(Stop, String)> = stops.collect();
        let Some((speaker, name)) = stops.pop() else { continue };
        stops.retain(|(stop, _)| *stop != speaker);
        match ways.iter_mut().find(|way| way.0 == speaker) {
            Some((_, _, through)) => through.retain(|one| stops.iter().any(|other| other.0 == one.0)),
            None => ways.push((speaker, name, stops)),
        }
    }
    let mut cuts: Vec<Cut> = Vec::new();
    for (_, name, through) in ways {
        for (stop, label) in through {
            match cuts.iter_mut().find(|cut| cut.stop == stop) {
                Some(cut) => add_once(&mut cut.fall, name.clone()),
                None => cuts.push(Cut {
                    stop,
                    label,
                    fall: vec![name.clone()],
                }),
            }
        }
    }
    sort_by_key(&mut cuts, |cut| (Reverse(cut.fall.len()), cut.stop));
    cuts
}

/// Names that hang on one other: without it no tie leads from them to the larger rest. Of large graphs that would take long, so
/// only those of up to 400 names are asked.
fn cuts(whole: &Whole) -> Vec<Cut> {
    let count = whole.names.len();
    let neighbours = whole.neighbours();
    let mut cuts = Vec::new();
    if count > MOST_TIED {
        return cuts;
    }
    let before = parts(&neighbours, usize::MAX);
    for (place, name) in whole.names.iter().enumerate() {
        if neighbours.get(place).is_none_or(|list| list.len() < 2) {
            continue;
        }
        let home = before.get(place);
        let after = parts(&neighbours, place);
        let inside: Vec<usize> = (0..count).filter(|&at| at != place && before.get(at) == home).collect();
        let sizes = crosscheck_model::how_often(inside.iter().filter_map(|&at| after.get(at).copied()));
        let Some(&(largest, _)) = sizes.iter().max_by_key(|&&(part, size)| (size, Reverse(part))) else {
            continue;
        };
        let fall = inside.into_iter().filter(|&at| after.get(at) != Some(&largest));
        let fall: Vec<String> = fall
            .filter_map(|at| whole.names.get(at))
            .map(|name| name.label.clone())
            .collect();
        if !fall.is_empty() {
            cuts.push(Cut {
                stop: name.stop,
                label: name.label.clone(),
                fall,
            });
        }
    }
    sort_by_key(&mut cuts, |cut| (Reverse(cut.fall.len()), cut.stop));
    cuts
}

/// Per name: the first name of the part of the graph it is in, when one name is gone.
fn parts(neighbours: &[Vec<usize>], gone: usize) -> Vec<usize> {
    let mut part = vec![usize::MAX; neighbours.len()];
    for start in 0..neighbours.len() {
        let mut stack = vec![start];
        while let Some(at) = stack.pop() {
            let Some(unseen) = part.get_mut(at).filter(|part| at != gone && **part == usize::MAX) else {
                continue;
            };
            *unseen = start;
            stack.extend(neighbours.get(at).into_iter().flatten());
        }
    }
    part
}

#[cfg(test)]
mod tests {
    use crosscheck_model::{EntityKind, Mention, Naming};

    use super::*;
    use crate::fixture::{all, document, entity, follows, news, question, said, voice};

    fn asked(graph: Graph) -> Asked {
        Asked {
            graph,
            most: 40,
            ..Asked::default()
        }
    }

    fn mention(corpus: &mut Corpus, entity: EntityId, document: DocumentId, paragraph: u32) {
        corpus.mentions.push(Mention {
            entity,
            document,
            paragraph,
            name: 0,
            start: 0,
            end: 1,
        });
        corpus
            .mentions
            .sort_by_key(|mention| (mention.document, mention.paragraph));
    }

    #[test]
    fn names_are_tied_by_the_passages_they_share_and_chained_by_the_fewest() {
        let mut corpus = Corpus::default();
        let paper = news(&mut corpus, "Paper");
        let article = document(&mut corpus, paper, "2016");
        let names: Vec<EntityId> = (0..4)
            .map(|at| entity(&mut corpus, &format!("N{at}"), EntityKind::Person))
            .collect();
        for (paragraph, pair) in [(1, [0, 1]), (2, [0, 1]), (3, [1, 2]), (4, [2, 3])] {
            for at in pair {
                mention(&mut corpus, names[at], article, paragraph);
            }
        }
        let reading = Reading::new(&corpus);
        let found = network(&reading, None, &[], asked(Graph::Named));
        assert_eq!((found.names.len(), found.ties.len(), found.of), (4, 3, 4));
        assert_eq!((found.ties[0].weight, found.ties[0].places.len()), (2, 2));
        let cut: Vec<(&str, usize)> = found
            .cuts
            .iter()
            .map(|cut| (cut.label.as_str(), cut.fall.len()))
            .collect();
        assert_eq!(cut, [("N1", 1), ("N2", 1)]);
        let chain = network(
            &reading,
            None,
            &[],
            Asked {
                around: Some(Stop::Entity(names[0])),
                until: Some(Stop::Entity(names[3])),
                ..asked(Graph::Named)
            },
        );
        let labels = chain.chain.unwrap().into_iter().map(|at| chain.names[at].label.clone());
        assert_eq!(labels.collect::<Vec<_>>(), ["N0", "N1", "N2", "N3"]);
        let some = [Source {
            document: article,
            paragraph: 3,
        }];
        assert_eq!(network(&reading, Some(&some), &[], asked(Graph::Named)).ties.len(), 1);
    }

    #[test]
    fn without_a_newsroom_those_fall_away_who_are_heard_nowhere_else() {
        let mut corpus = Corpus::default();
        let (paper, other) = (news(&mut corpus, "Paper"), news(&mut corpus, "Other"));
        let (one, two) = (
            document(&mut corpus, paper, "2016"),
            document(&mut corpus, other, "2017"),
        );
        let asked_of = question(&mut corpus, 2, &[]);
        let (both, only) = (
            voice(&mut corpus, "Both", Naming::Named),
            voice(&mut corpus, "Only", Naming::Named),
        );
        said(&mut corpus, one, asked_of, 0, &[both]);
        said(&mut corpus, two, asked_of, 0, &[both]);
        said(&mut corpus, one, asked_of, 1, &[only]);
        let found = network(&Reading::new(&corpus), None, &all(&corpus), asked(Graph::Heard));
        assert_eq!(found.cuts.len(), 1);
        assert_eq!(
            (found.cuts[0].label.as_str(), found.cuts[0].fall.as_slice()),
            ("Paper", &["Only".to_owned()][..])
        );
        // Documents, their newsrooms, and who speaks.
        assert_eq!(
            found.names.iter().map(|name| name.layer).collect::<Vec<_>>(),
            [0, 0, 1, 1, 2, 2]
        );
        assert_eq!(found.ties.iter().map(|tie| tie.weight).sum::<usize>(), 6);
    }

    #[test]
    fn a_copy_is_tied_to_its_source_by_the_passages_it_took() {
        let mut corpus = Corpus::default();
        let (copier, source) = (news(&mut corpus, "Copier"), news(&mut corpus, "Source"));
        let article = document(&mut corpus, copier, "2016");
        follows(&mut corpus, article, Relay::Outlet(source));
        let found = network(&Reading::new(&corpus), None, &[], asked(Graph::Copied));
        assert_eq!(
            found.names.iter().map(|name| name.stop).collect::<Vec<_>>(),
            [Stop::Document(article), Stop::Outlet(source)]
        );
        assert_eq!(found.ties[0].credit, Credit::NotCredited);
        assert_eq!(found.ties[0].weight, found.ties[0].places.len());
    }
}
