//! Networks: turns what is in view into names and the ties between them, each with the places it rests on. Three graphs: who is
//! named with whom, who is heard through whom, who copied whom; of each the strongest, or those around one name, or the shortest
//! chain between two.

mod graphs;
mod paths;
mod stops;

use std::cmp::Reverse;

use crosscheck_model::{ClaimId, Source, sort_by_key};

use self::paths::{choose, cuts, shortest, silenced};
use crate::reading::Reading;
use crate::records::add_once;

pub use paths::Cut;
pub use stops::{Graph, Named, Stop, Tie};

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

/// The network of what is in view: documents, passages (nothing: all of them) and claims.
#[must_use]
pub fn network(reading: &Reading, passages: Option<&[Source]>, claims: &[ClaimId], asked: Asked) -> Network {
    let mut whole = match asked.graph {
        Graph::Named => graphs::named(reading, passages, [asked.around, asked.until]),
        Graph::Heard => graphs::heard(reading, claims),
        Graph::Copied => graphs::copied(reading, passages),
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

#[cfg(test)]
mod tests {
    use crosscheck_model::{Corpus, DocumentId, EntityId, Relay};
    use crosscheck_model::{EntityKind, Mention, Naming};

    use super::*;
    use crate::fixture::{all, document, entity, follows, news, question, said, voice};
    use crate::trace::Credit;

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
