//! The ways on which claims reach the reader as an indented list, from the documents outward. It says the same as the drawing; on
//! a phone it stands alone.

use crosscheck_compare::{Credit, GraphWay, Lineages, Node};
use crosscheck_model::ClaimId;
use leptos::prelude::*;

use super::{credit_word, passes};
use crate::components::{CollectViews, ParagraphLink};
use crate::store::Explorer;

/// A stop of the list, with the stops behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Branch {
    node: Node,
    label: String,
    credit: Credit,
    /// The claims that begin here.
    claims: Vec<ClaimId>,
    /// What the ring around the stop says, where it has one.
    passed: Option<&'static str>,
    behind: Vec<Branch>,
}

/// Stops that several ways begin with are listed once.
pub(super) fn branches(graph: &Lineages) -> Vec<Branch> {
    let mut roots = Vec::new();
    for way in &graph.ways {
        grow(&mut roots, graph, way, 0);
    }
    roots
}

/// Enters the steps of a way from a place on.
fn grow(branches: &mut Vec<Branch>, graph: &Lineages, way: &GraphWay, place: usize) {
    let Some(step) = way.steps.get(place) else { return };
    let known = branches
        .iter()
        .position(|branch| branch.node == step.node && branch.credit == step.credit);
    let index = known.unwrap_or_else(|| {
        let ringed = graph.nodes.iter().any(|node| node.node == step.node && node.bottleneck);
        branches.push(Branch {
            node: step.node,
            label: step.label.clone(),
            credit: step.credit,
            claims: Vec::new(),
            passed: ringed.then(|| passes(graph)),
            behind: Vec::new(),
        });
        branches.len() - 1
    });
    let Some(branch) = branches.get_mut(index) else { return };
    if place + 1 == way.steps.len() {
        branch.claims.extend(&way.claims);
    }
    grow(&mut branch.behind, graph, way, place + 1);
}

/// Some branches and all that stands behind them.
#[component]
pub(super) fn Branches(branches: Vec<Branch>) -> impl IntoView {
    let items = branches
        .into_iter()
        .map(|branch| view! { <BranchItem branch /> })
        .collect_views();
    view! { <ul class="way__tree">{items}</ul> }
}

#[component]
fn BranchItem(branch: Branch) -> impl IntoView {
    let site = Explorer::here().site();
    let claims = branch.claims.iter().filter_map(|&claim| site.corpus.claim(claim));
    let links = claims
        .map(|claim| view! { " " <ParagraphLink document=claim.document paragraph=claim.paragraph /> })
        .collect_views();
    let credit = credit_word(branch.credit).map(|word| view! { ", " <em class="cov">{word}</em> });
    let passed = branch.passed.map(|words| view! { <b class="tag">{words}</b> });
    let behind = (!branch.behind.is_empty()).then(|| view! { <Branches branches=branch.behind /> }.into_any());
    view! {
        <li class=("tree--no", branch.credit != Credit::Stated)>
            <bdi>{branch.label}</bdi>
            {credit}
            " "
            {passed}
            {links}
            {behind}
        </li>
    }
}

#[cfg(test)]
mod tests {
    use crosscheck_compare::Step;
    use crosscheck_model::VoiceId;

    use super::*;

    fn way(steps: &[u32], claim: u32) -> GraphWay {
        let step = |&index: &u32| Step {
            node: Node::Voice(VoiceId(index)),
            label: String::new(),
            credit: Credit::Stated,
        };
        GraphWay {
            steps: steps.iter().map(step).collect(),
            claims: vec![ClaimId(claim)],
        }
    }

    #[test]
    fn ways_that_begin_alike_share_a_branch() {
        let graph = Lineages {
            ways: vec![way(&[0, 1], 0), way(&[0, 2], 1), way(&[0], 2)],
            ..Lineages::default()
        };
        let roots = branches(&graph);
        assert_eq!((roots.len(), roots[0].behind.len()), (1, 2));
        assert_eq!(roots[0].claims, [ClaimId(2)]);
    }
}
