//! Turns how claims reach the reader into a drawing, the reader at the left: stops in layers, steps as lines whose style and
//! words say how each is known, a ring around what all of it passes. An indented list says the same; a phone has it alone.

use crosscheck_compare::{Credit, Edge, GraphNode, GraphWay, Lineages, Node, Reading, Rule, Why, lineages};
use crosscheck_model::ClaimId;

use super::why::why;
use crate::draw::prelude::*;
use crate::state::Site;
use crate::ui::parts::{counted, ordered, paragraph_link, px};

/// From layer to layer, and from row to row.
const STEP: f64 = 214.0;
const ROW: f64 = 30.0;
const LEFT: f64 = 72.0;
/// Where the reader stands.
const READER: f64 = 36.0;
/// About what a letter takes.
const LETTER: f64 = 6.3;
/// Longer labels are cut; the list has them whole.
const LONGEST: usize = 22;

/// The section of an issue sheet.
pub(super) fn lineage(site: &'static Site, reading: &Reading, claims: &[ClaimId]) -> Drawn {
    let graph = lineages(reading, claims);
    if graph.nodes.is_empty() {
        return Drawn::of(());
    }
    let title = [&counted(graph.ways.len(), "way", "ways"), " it reaches you"].concat();
    let behind = Why::new(&site.corpus, Rule::Bottleneck, claims);
    let open = RwSignal::new(false);
    view! {
        <section class="sect way" aria-labelledby="h-way">
            <div class="sect__head">
                <h2 id="h-way">{title}</h2>
                {why(site, "way", "through whom all of it comes", behind)}
            </div>
            <p class="way__neck">{graph.sentence.clone()}</p>
            <figure class="way__figure">
                <div class="way__scroll" role="region" aria-label="Drawing of the ways" tabindex="0">{drawing(&graph)}</div>
                <figcaption>{legend(&graph)}</figcaption>
            </figure>
            <button
                type="button"
                class="why way__turn"
                id="way-list"
                aria-expanded=move || open.get()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                "The same as a list"
            </button>
            <div class="way__list" class:way__list--open=move || open.get()>
                {list(site, &graph)}
            </div>
        </section>
    }
}

/// "not credited", where a step is not stated.
fn credit_word(credit: Credit) -> Option<&'static str> {
    match credit {
        Credit::Stated => None,
        Credit::NotCredited => Some("not credited"),
        Credit::Inferred => Some("inferred"),
    }
}

fn credit_class(credit: Credit) -> &'static str {
    match credit {
        Credit::Stated => "way__edge",
        Credit::NotCredited => "way__edge way__edge--no",
        Credit::Inferred => "way__edge way__edge--inferred",
    }
}

/// What a ring says: one stop, or several of which every way passes one.
fn passes(graph: &Lineages) -> &'static str {
    match graph.nodes.iter().filter(|node| node.bottleneck).count() {
        1 => "all of it passes here",
        _ => "all of it passes one of these",
    }
}

/// What the lines and the ring mean, as far as they are drawn.
fn legend(graph: &Lineages) -> Drawn {
    let line = |credit: Credit, words: &'static str| {
        graph.edges.iter().any(|edge| edge.credit == credit).then(|| {
            view! {
                <li>
                    <svg class="way__sample" viewBox="0 0 34 10" aria-hidden="true">
                        <line class=credit_class(credit) x1="0" y1="5" x2="34" y2="5"></line>
                    </svg>
                    {words}
                </li>
            }
        })
    };
    let ring = graph.nodes.iter().any(|node| node.bottleneck).then(|| {
        view! {
            <li>
                <svg class="way__sample" viewBox="0 0 34 10" aria-hidden="true">
                    <circle class="way__ring" cx="17" cy="5" r="5"></circle>
                </svg>
                {["ringed: ", passes(graph)].concat()}
            </li>
        }
    });
    view! {
        <ul class="way__key">
            {line(Credit::Stated, "solid: stated in the text")}
            {line(Credit::NotCredited, "broken: not credited")}
            {line(Credit::Inferred, "dotted: inferred, not credited")}
            {ring}
        </ul>
    }
}

/// Heights, one for each node: every layer is spread over the whole, in the order in which lines cross little.
fn heights(nodes: &[GraphNode], edges: &[Edge]) -> Vec<f64> {
    let layers = nodes.iter().map(|node| node.layer).max().unwrap_or(0);
    let mut columns: Vec<Vec<usize>> = vec![Vec::new(); layers + 1];
    for (index, node) in nodes.iter().enumerate() {
        if let Some(column) = columns.get_mut(node.layer) {
            column.push(index);
        }
    }
    let most = columns.iter().map(Vec::len).max().unwrap_or(1);
    let whole = most as f64 * ROW;
    let mut heights = vec![0.0; nodes.len()];
    let spread = |column: &[usize], heights: &mut Vec<f64>| {
        for (place, &index) in column.iter().enumerate() {
            if let Some(height) = heights.get_mut(index) {
                *height = (place as f64 + 0.5) * whole / column.len() as f64;
            }
        }
    };
    for column in &columns {
        spread(column, &mut heights);
    }
    // Outward, inward, and outward again.
    for sweep in 0..3 {
        for place in 0..columns.len() {
            let layer = if sweep == 1 { layers - place } else { place };
            let Some(column) = columns.get_mut(layer) else { continue };
            let wanted = |index: usize| mean(edges, &heights, index, sweep == 1);
            let sorted = ordered(std::mem::take(column), |&index| [wanted(index), 0]);
            *column = sorted;
            spread(column, &mut heights);
        }
    }
    heights
}

/// The mean height of a node's neighbours, farther or nearer ones; its own where it has none.
#[allow(clippy::cast_possible_truncation, reason = "heights of a drawing are small")]
fn mean(edges: &[Edge], heights: &[f64], index: usize, farther: bool) -> i64 {
    let (mut sum, mut count) = (0.0, 0u32);
    for edge in edges {
        let (own, other) = if farther {
            (edge.to, edge.from)
        } else {
            (edge.from, edge.to)
        };
        if own == index {
            sum += heights.get(other).copied().unwrap_or_default();
            count += 1;
        }
    }
    let mean = if count == 0 {
        heights.get(index).copied().unwrap_or_default()
    } else {
        sum / f64::from(count)
    };
    (mean * 10.0) as i64
}

fn label(node: &GraphNode) -> String {
    let mut label = short(&node.label);
    label.push_str(" · ");
    label.push_str(&node.claims.len().to_string());
    label
}

/// A label that fits its place.
fn short(label: &str) -> String {
    if label.chars().count() <= LONGEST {
        return label.to_owned();
    }
    let mut short: String = label.chars().take(LONGEST - 1).collect();
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}

fn drawing(graph: &Lineages) -> Drawn {
    let heights = heights(&graph.nodes, &graph.edges);
    let place = |index: usize| {
        let node = graph.nodes.get(index)?;
        let y = heights.get(index).copied()? + 8.0;
        Some((node, LEFT + node.layer as f64 * STEP, y))
    };
    let layers = graph.nodes.iter().map(|node| node.layer).max().unwrap_or(0);
    let (mut lowest, mut reader) = (0.0f64, 0.0);
    let mut documents = 0u32;
    for index in 0..graph.nodes.len() {
        if let Some((node, _, y)) = place(index) {
            lowest = lowest.max(y);
            if node.layer == 0 {
                reader += y;
                documents += 1;
            }
        }
    }
    let reader = reader / f64::from(documents.max(1));
    // Where several ways pass, the words stand at none of them but in the key.
    let neck = if graph.nodes.iter().filter(|node| node.bottleneck).count() == 1 {
        "all of it passes here"
    } else {
        ""
    };
    let mut lines = Vec::new();
    let mut stops = Vec::new();
    for (index, edge) in graph.edges.iter().enumerate() {
        if let (Some((_, x1, y1)), Some((near, x2, y2))) = (place(edge.from), place(edge.to)) {
            let end = x2 + 14.0 + label(near).chars().count() as f64 * LETTER;
            // Between two stops the same step may be known in two ways: one line over the other.
            let before = graph.edges.get(..index).unwrap_or_default();
            let below = before
                .iter()
                .any(|other| (other.from, other.to) == (edge.from, edge.to));
            let (shift, lift) = if below { (5.0, 15.0) } else { (0.0, -6.0) };
            lines.push(line(
                edge.credit,
                (x1 - 6.0, y1 + shift),
                (end.min(x1 - 30.0), y2 + shift),
            ));
            if let Some(word) = credit_word(edge.credit) {
                stops.push(view! {
                    <text class="way__word" x=px(x1 - 10.0) y=px(y1 + lift) text-anchor="end">
                        {word}
                    </text>
                });
            }
        }
    }
    for index in 0..graph.nodes.len() {
        let Some((node, x, y)) = place(index) else { continue };
        if node.layer == 0 {
            lines.push(line(Credit::Stated, (x - 6.0, y), (READER + 6.0, reader)));
        }
        let ring = node.bottleneck.then(|| {
            view! {
                <circle class="way__ring" cx=px(x) cy=px(y) r="8"></circle>
                <text class="way__word" x=px(x + 14.0) y=px(y + 16.0)>
                    {neck}
                </text>
            }
        });
        stops.push(view! {
            {ring}
            <circle class="way__stop" class:way__stop--origin=node.origin cx=px(x) cy=px(y) r="4"></circle>
            <text class="way__label" x=px(x + if node.bottleneck { 14.0 } else { 10.0 }) y=px(y + 4.0)>
                {label(node)}
            </text>
        });
    }
    let width = px(LEFT + (layers as f64 + 1.0) * STEP - 20.0);
    let height = px(lowest + 26.0);
    let name = [
        &counted(graph.ways.len(), "way", "ways"),
        " to you, drawn: the list below says the same.",
    ]
    .concat();
    view! {
        <svg class="way__svg" width=width height=height role="img" aria-label=name>
            {lines}
            <circle class="way__stop" cx=px(READER) cy=px(reader) r="5"></circle>
            <text class="way__label" x="0" y=px(reader + 4.0)>
                "you"
            </text>
            {stops}
        </svg>
    }
}

/// A curve from a stop to the one nearer the reader, level at both ends.
fn line(credit: Credit, from: (f64, f64), to: (f64, f64)) -> Drawn {
    let middle = px((from.0 + to.0) / 2.0);
    let (x1, y1, x2, y2) = (px(from.0), px(from.1), px(to.0), px(to.1));
    let path = [
        "M", &x1, " ", &y1, "C", &middle, " ", &y1, " ", &middle, " ", &y2, " ", &x2, " ", &y2,
    ]
    .concat();
    view! { <path class=credit_class(credit) d=path></path> }
}

/// A stop of the list, with those behind it.
struct Branch {
    node: Node,
    label: String,
    credit: Credit,
    claims: Vec<ClaimId>,
    behind: Vec<Branch>,
}

fn grow(branches: &mut Vec<Branch>, way: &GraphWay, at: usize) {
    let Some(step) = way.steps.get(at) else { return };
    let known = branches
        .iter()
        .position(|branch| branch.node == step.node && branch.credit == step.credit);
    let index = known.unwrap_or_else(|| {
        branches.push(Branch {
            node: step.node,
            label: step.label.clone(),
            credit: step.credit,
            claims: Vec::new(),
            behind: Vec::new(),
        });
        branches.len() - 1
    });
    if let Some(branch) = branches.get_mut(index) {
        if at + 1 == way.steps.len() {
            branch.claims.extend(&way.claims);
        }
        grow(&mut branch.behind, way, at + 1);
    }
}

/// From the documents outward, indented.
fn list(site: &'static Site, graph: &Lineages) -> Drawn {
    let mut roots = Vec::new();
    for way in &graph.ways {
        grow(&mut roots, way, 0);
    }
    branches(site, graph, &roots)
}

fn branches(site: &'static Site, graph: &Lineages, all: &[Branch]) -> Drawn {
    let items = all
        .iter()
        .map(|branch| {
            let passed = graph
                .nodes
                .iter()
                .any(|node| node.node == branch.node && node.bottleneck)
                .then(|| view! { <b class="tag">{passes(graph)}</b> });
            let links = branch
                .claims
                .iter()
                .filter_map(|&claim| site.corpus.claim(claim))
                .map(|claim| view! { " " {paragraph_link(site, claim.document, claim.paragraph)} })
                .collect_view();
            let behind = (!branch.behind.is_empty()).then(|| branches(site, graph, &branch.behind));
            view! {
                <li class:tree--no=branch.credit != Credit::Stated>
                    <bdi>{branch.label.clone()}</bdi>
                    {credit_word(branch.credit).map(|word| view! { ", " <em class="cov">{word}</em> })}
                    " "
                    {passed}
                    {links}
                    {behind}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="way__tree">{items}</ul> }
}

#[cfg(test)]
mod tests {
    use crosscheck_compare::Kind;
    use crosscheck_model::{OutletId, VoiceId};

    use super::*;

    fn node(node: Node, layer: usize) -> GraphNode {
        GraphNode {
            node,
            label: String::new(),
            kind: Kind::Relay,
            layer,
            origin: false,
            bottleneck: false,
            claims: Vec::new(),
        }
    }

    fn edge(from: usize, to: usize) -> Edge {
        Edge {
            from,
            to,
            credit: Credit::Stated,
            claims: Vec::new(),
        }
    }

    #[test]
    fn stops_stand_beside_what_they_feed_and_apart_from_each_other() {
        let outlet = |index| node(Node::Outlet(OutletId(index)), 0);
        let voice = |index| node(Node::Voice(VoiceId(index)), 1);
        let nodes = [outlet(0), outlet(1), voice(0), voice(1), voice(2)];
        let heights = heights(&nodes, &[edge(2, 1), edge(3, 0), edge(4, 1)]);
        assert!(heights[3] < heights[2] && heights[3] < heights[4], "{heights:?}");
        assert!((heights[2] - heights[4]).abs() >= ROW - 0.1);
        assert_eq!(super::heights(&[], &[]), [0.0; 0]);
    }

    #[test]
    fn ways_that_begin_alike_share_a_branch() {
        use crosscheck_compare::Step;
        let step = |index| Step {
            node: Node::Voice(VoiceId(index)),
            label: String::new(),
            credit: Credit::Stated,
        };
        let way = |steps: &[u32], claim| GraphWay {
            steps: steps.iter().map(|&index| step(index)).collect(),
            claims: vec![ClaimId(claim)],
            words: String::new(),
        };
        let mut roots = Vec::new();
        for each in [way(&[0, 1], 0), way(&[0, 2], 1), way(&[0], 2)] {
            grow(&mut roots, &each, 0);
        }
        assert_eq!((roots.len(), roots[0].behind.len()), (1, 2));
        assert_eq!(roots[0].claims, [ClaimId(2)]);
    }

    #[test]
    fn long_labels_are_cut_at_a_character() {
        assert_eq!(short("Khedery"), "Khedery");
        assert_eq!(short("Kata’ib Hezbollah Brigade"), "Kata’ib Hezbollah Bri…");
    }
}
