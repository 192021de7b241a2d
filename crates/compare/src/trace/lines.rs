//! Turns chains of numbered nodes into how many of them share no node, and into the fewest nodes that all of them pass. It
//! knows nothing of claims.
//!
//! Chains are counted rather than a flow through their union. That is deliberate: a flow may join the first half of one chain to
//! the second half of another, and nobody stated such a chain.

use crate::records::add_once;

/// With more different chains than this the count is a lower bound.
const MOST_CHAINS: usize = 200;
/// After this many branches the search stops, and its answer is a bound.
const MOST_STEPS: usize = 100_000;

/// The largest number of chains no two of which share a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Lines {
    pub(crate) count: usize,
    /// Whether the search was complete. Otherwise there may be more.
    pub(crate) exact: bool,
}

/// How many independent lines there are.
pub(crate) fn independent(chains: &[Vec<u32>]) -> Lines {
    found(chains).0
}

/// The independent lines themselves: as many chains as are counted, no two of which share a node.
pub(crate) fn separate(chains: &[Vec<u32>]) -> Vec<Vec<u32>> {
    found(chains).1
}

fn found(chains: &[Vec<u32>]) -> (Lines, Vec<Vec<u32>>) {
    let mut chains = minimal(chains);
    let few = chains.len() <= MOST_CHAINS;
    chains.truncate(MOST_CHAINS);
    let mut search = Search {
        chains: &chains,
        taken: Vec::new(),
        best: Vec::new(),
        steps: MOST_STEPS,
    };
    search.grow((0..chains.len()).collect());
    let lines = Lines {
        count: search.best.len(),
        exact: few && search.steps > 0,
    };
    let mut best = Vec::new();
    for &index in &search.best {
        best.push(search.chain(index).to_vec());
    }
    (lines, best)
}

/// The smallest set of nodes that meets every chain; of several the one nearest the reader, then of the lowest numbers.
/// Where that takes too long, the nodes the chains begin with, which meet them all as well.
pub(crate) fn meeting(chains: &[Vec<u32>]) -> Vec<u32> {
    let minimal = minimal(chains);
    let mut cover = Cover {
        all: chains,
        chains: &minimal,
        best: None,
        steps: MOST_STEPS,
    };
    for size in 0..=minimal.len() {
        cover.extend(&mut Vec::new(), size);
        if let Some((_, nodes)) = cover.best {
            return nodes;
        }
        if cover.steps == 0 {
            break;
        }
    }
    let mut first = Vec::new();
    for chain in chains {
        if let Some(&node) = chain.first() {
            add_once(&mut first, node);
        }
    }
    first
}

/// The chains without repetitions and without those that contain another chain. Neither answer changes without them.
fn minimal(chains: &[Vec<u32>]) -> Vec<Vec<u32>> {
    let mut kept: Vec<Vec<u32>> = Vec::new();
    for chain in chains {
        if kept.iter().any(|other| contains(chain, other)) {
            continue;
        }
        kept.retain(|other| !contains(other, chain));
        kept.push(chain.clone());
    }
    kept
}

fn contains(outer: &[u32], inner: &[u32]) -> bool {
    inner.iter().all(|node| outer.contains(node))
}

fn share(left: &[u32], right: &[u32]) -> bool {
    left.iter().any(|node| right.contains(node))
}

/// Branch and bound for the largest set of chains that share nothing.
struct Search<'a> {
    chains: &'a [Vec<u32>],
    taken: Vec<usize>,
    best: Vec<usize>,
    steps: usize,
}

impl Search<'_> {
    fn chain(&self, index: usize) -> &[u32] {
        self.chains.get(index).map_or(&[], Vec::as_slice)
    }

    /// Adds to the taken chains as many as possible of `open`, the chains that share nothing with them.
    fn grow(&mut self, mut open: Vec<usize>) {
        while self.taken.len() + self.bound(&open) > self.best.len() && self.steps > 0 {
            self.steps -= 1;
            // The chain that shares nodes with the fewest others. One that shares nodes with none is always right to take.
            let conflicts = |&index: &usize| {
                open.iter()
                    .filter(|&&other| share(self.chain(index), self.chain(other)))
                    .count()
            };
            let Some(chosen) = open.iter().copied().min_by_key(conflicts) else {
                self.best.clone_from(&self.taken);
                return;
            };
            let mut rest = Vec::new();
            for &other in &open {
                if !share(self.chain(chosen), self.chain(other)) {
                    rest.push(other);
                }
            }
            self.taken.push(chosen);
            self.grow(rest);
            self.taken.pop();
            open.retain(|&index| index != chosen);
        }
    }

    /// No more chains can be taken than there are different first nodes, or different last nodes, among them.
    fn bound(&self, open: &[usize]) -> usize {
        let (mut first, mut last) = (Vec::new(), Vec::new());
        for &index in open {
            add_once(&mut first, self.chain(index).first());
            add_once(&mut last, self.chain(index).last());
        }
        first.len().min(last.len())
    }
}

/// Looks for the nearest set of a given size that meets every chain.
struct Cover<'a> {
    all: &'a [Vec<u32>],
    chains: &'a [Vec<u32>],
    /// The best set so far: its distance from the reader, and its nodes in ascending order.
    best: Option<(usize, Vec<u32>)>,
    steps: usize,
}

impl Cover<'_> {
    /// Tries every way of adding at most `room` nodes. Any set that meets all chains holds a node of the first chain that is
    /// not met yet, so trying the nodes of that chain finds every set.
    fn extend(&mut self, nodes: &mut Vec<u32>, room: usize) {
        let chains = self.chains;
        let Some(unmet) = chains.iter().find(|chain| !share(chain, nodes)) else {
            return self.consider(nodes);
        };
        for &node in unmet {
            if room == 0 || self.steps == 0 {
                return;
            }
            self.steps -= 1;
            nodes.push(node);
            self.extend(nodes, room - 1);
            nodes.pop();
        }
    }

    /// Keeps a set that meets every chain, if it is nearer the reader than the best so far.
    fn consider(&mut self, nodes: &[u32]) {
        let mut sorted = nodes.to_vec();
        crosscheck_model::sort(&mut sorted);
        let candidate = (sorted.iter().map(|&node| self.distance(node)).sum(), sorted);
        if self.best.as_ref().is_none_or(|best| candidate < *best) {
            self.best = Some(candidate);
        }
    }

    /// How many stops lie between a node and the reader, at most.
    fn distance(&self, node: u32) -> usize {
        self.all
            .iter()
            .filter_map(|chain| chain.iter().position(|&other| other == node))
            .max()
            .unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(chains: &[&[u32]], lines: usize, nodes: &[u32]) {
        let chains: Vec<_> = chains.iter().map(|chain| chain.to_vec()).collect();
        assert_eq!(
            independent(&chains),
            Lines {
                count: lines,
                exact: true
            }
        );
        assert_eq!(meeting(&chains), nodes);
    }

    #[test]
    fn nothing_has_no_line() {
        check(&[], 0, &[]);
    }

    #[test]
    fn one_chain_is_one_line_and_its_nearest_node_the_bottleneck() {
        check(&[&[7, 1, 2]], 1, &[7]);
    }

    #[test]
    fn a_copy_adds_no_line_and_its_source_is_the_bottleneck() {
        // Track Persia (1) copies Business Insider (2), which quotes two speakers (3, 4).
        check(&[&[1, 2, 3], &[2, 3], &[2, 4]], 1, &[2]);
    }

    #[test]
    fn separate_newsrooms_with_separate_speakers_are_two_lines() {
        check(&[&[1, 3], &[2, 4], &[1, 4]], 2, &[1, 2]);
    }

    #[test]
    fn two_newsrooms_that_quote_one_speaker_are_one_line() {
        check(&[&[1, 3], &[2, 3]], 1, &[3]);
    }

    /// Chains a-x-c, b-x-d, a-y-d, b-y-c: each two share a node, though the united graph carries a flow of two
    /// (a-x-d and b-y-c' would pass, but nobody stated them).
    #[test]
    fn four_chains_one_line_though_the_united_flow_is_two() {
        let (a, b, c, d, x, y) = (1, 2, 3, 4, 5, 6);
        check(&[&[a, x, c], &[b, x, d], &[a, y, d], &[b, y, c]], 1, &[a, b]);
        assert_eq!(
            united_flow(
                &[(a, x), (b, x), (a, y), (b, y), (x, c), (x, d), (y, d), (y, c)],
                &[a, b],
                &[c, d]
            ),
            2
        );
    }

    #[test]
    fn too_many_chains_say_at_least() {
        let chains: Vec<_> = (0..201).map(|node| vec![node]).collect();
        assert_eq!(
            independent(&chains),
            Lines {
                count: 200,
                exact: false
            }
        );
        assert_eq!(
            independent(&chains[..200]),
            Lines {
                count: 200,
                exact: true
            }
        );
    }

    /// Node-disjoint paths from `from` to `to`, by trying all pairs of simple paths: enough for six nodes.
    fn united_flow(edges: &[(u32, u32)], from: &[u32], to: &[u32]) -> usize {
        let paths: Vec<Vec<u32>> = from
            .iter()
            .flat_map(|&start| edges.iter().filter(move |edge| edge.0 == start))
            .flat_map(|first| {
                edges
                    .iter()
                    .filter(|second| second.0 == first.1)
                    .map(|second| vec![first.0, first.1, second.1])
            })
            .filter(|path| path.last().is_some_and(|end| to.contains(end)))
            .collect();
        brute_lines(&paths)
    }

    /// Every subset.
    fn brute_lines(chains: &[Vec<u32>]) -> usize {
        (0u32..1 << chains.len())
            .filter(|subset| {
                let mut seen = Vec::new();
                let taken = chains.iter().enumerate().filter(|(index, _)| subset >> index & 1 == 1);
                taken.flat_map(|(_, chain)| chain).all(|node| {
                    !seen.contains(node) && {
                        seen.push(*node);
                        true
                    }
                })
            })
            .map(|subset| subset.count_ones() as usize)
            .max()
            .unwrap_or(0)
    }

    /// Every set of nodes.
    fn brute_meeting(chains: &[Vec<u32>]) -> usize {
        (0u32..1 << 8)
            .filter(|set| chains.iter().all(|chain| chain.iter().any(|node| set >> node & 1 == 1)))
            .map(|set| set.count_ones() as usize)
            .min()
            .unwrap_or(0)
    }

    fn some_chains() -> impl Strategy<Value = Vec<Vec<u32>>> {
        let chain = proptest::sample::subsequence((0..8).collect::<Vec<u32>>(), 1..5).prop_shuffle();
        proptest::collection::vec(chain, 0..10)
    }

    proptest! {
        #[test]
        fn lines_are_the_largest_subset_that_shares_nothing(chains in some_chains()) {
            prop_assert_eq!(independent(&chains), Lines { count: brute_lines(&chains), exact: true });
        }

        #[test]
        fn no_smaller_set_of_nodes_meets_all_chains(chains in some_chains()) {
            let nodes = meeting(&chains);
            prop_assert!(chains.iter().all(|chain| share(chain, &nodes)));
            prop_assert_eq!(nodes.len(), brute_meeting(&chains));
        }

        #[test]
        fn the_order_of_the_chains_does_not_matter(chains in some_chains()) {
            let backwards: Vec<_> = chains.iter().rev().cloned().collect();
            prop_assert_eq!(independent(&chains), independent(&backwards));
            prop_assert_eq!(meeting(&chains), meeting(&backwards));
        }

        #[test]
        fn there_are_never_more_lines_than_nodes_that_meet_them(chains in some_chains()) {
            prop_assert!(independent(&chains).count <= meeting(&chains).len());
        }
    }
}
