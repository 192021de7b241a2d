//! Turns the ways on which claims reach the reader into coordinates: the reader stands at the left, stops stand in layers behind
//! the documents, and steps between them are curves. Nothing here knows of the page.

use crosscheck_compare::{Credit, GraphNode, Lineages};

use super::{credit_word, only_one_neck};
use crate::components::{by_layer, heights, mean, px, shortened};

/// From the labels of a layer to the next, where none of the steps between them has a word.
const GAP: f64 = 36.0;
/// And where one has.
const GAP_WITH_WORDS: f64 = 76.0;
/// From stop to stop in the fullest layer.
const ROW: f64 = 30.0;
/// Where the first layer, that of the documents, stands.
const LEFT: f64 = 84.0;
/// Where the reader stands.
const READER: f64 = 48.0;
/// Room above the first stop.
const TOP: f64 = 8.0;
/// About what a letter takes.
const LETTER: f64 = 6.0;
/// Longer labels are cut; the list has them whole.
const LONGEST: usize = 20;

/// Everything that is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Drawing {
    pub(super) width: f64,
    pub(super) height: f64,
    /// Where the reader stands.
    pub(super) reader: Point,
    /// Steps, nearer the reader at the left.
    pub(super) curves: Vec<Curve>,
    /// What a step or a ring says.
    pub(super) words: Vec<Words>,
    pub(super) stops: Vec<Stop>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Point {
    pub(super) x: f64,
    pub(super) y: f64,
}

/// A step as the path of an SVG.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Curve {
    pub(super) credit: Credit,
    pub(super) path: String,
}

/// Small words in the drawing.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Words {
    pub(super) at: Point,
    /// "end" where they stand before the point.
    pub(super) anchor: Option<&'static str>,
    pub(super) text: &'static str,
}

/// A stop with its label.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stop {
    pub(super) at: Point,
    pub(super) label_x: f64,
    pub(super) label: String,
    /// A claim begins here.
    pub(super) origin: bool,
    /// All of it passes here, or at one of the stops that are ringed.
    pub(super) ringed: bool,
}

/// Lays out the drawing.
pub(super) fn drawing(graph: &Lineages) -> Drawing {
    let layers = by_layer(graph.nodes.iter().map(|node| node.layer));
    let columns = columns(graph, &layers);
    let points = points(graph, &columns, layers);
    let documents = || {
        graph
            .nodes
            .iter()
            .zip(&points)
            .filter(|(node, _)| node.layer == 0)
            .map(|(_, point)| *point)
    };
    let reader = Point {
        x: READER,
        y: mean(documents().map(|point| point.y)).unwrap_or_default(),
    };
    let (mut curves, mut words) = steps(graph, &points);
    curves.extend(documents().map(|document| to_reader(document, reader)));
    if only_one_neck(graph) {
        words.extend(neck_words(graph, &points));
    }
    let lowest = points.iter().map(|point| point.y).fold(0.0, f64::max);
    Drawing {
        width: columns.last().copied().unwrap_or(LEFT),
        height: lowest + 26.0,
        reader,
        curves,
        words,
        stops: graph
            .nodes
            .iter()
            .zip(&points)
            .map(|(node, &at)| stop(node, at))
            .collect(),
    }
}

/// Where each layer begins, and at last where the drawing ends: a layer is as wide as its longest label.
fn columns(graph: &Lineages, layers: &[Vec<usize>]) -> Vec<f64> {
    let mut columns = vec![LEFT];
    let mut left = LEFT;
    for layer in layers {
        let labels = layer.iter().filter_map(|&node| graph.nodes.get(node)).map(label_width);
        left += labels.fold(0.0, f64::max) + gap(graph, layer);
        columns.push(left);
    }
    if let (Some(last), Some(layer)) = (columns.last_mut(), layers.last()) {
        *last -= gap(graph, layer);
    }
    columns
}

/// The room between a layer and what is farther from the reader.
fn gap(graph: &Lineages, layer: &[usize]) -> f64 {
    let mut steps = graph.edges.iter().filter(|edge| layer.contains(&edge.to));
    match steps.any(|edge| credit_word(edge.credit).is_some()) {
        true => GAP_WITH_WORDS,
        false => GAP,
    }
}

/// About what a stop and its label take.
fn label_width(node: &GraphNode) -> f64 {
    14.0 + label(node).chars().count() as f64 * LETTER
}

/// Where each node stands.
fn points(graph: &Lineages, columns: &[f64], mut layers: Vec<Vec<usize>>) -> Vec<Point> {
    let place = |(node, height): (&GraphNode, f64)| Point {
        x: columns.get(node.layer).copied().unwrap_or(LEFT),
        y: TOP + height,
    };
    let edges: Vec<(usize, usize)> = graph.edges.iter().map(|edge| (edge.from, edge.to)).collect();
    let most = layers.iter().map(Vec::len).max().unwrap_or(1);
    let heights = heights(&mut layers, &edges, most as f64 * ROW);
    graph.nodes.iter().zip(heights).map(place).collect()
}

fn stop(node: &GraphNode, at: Point) -> Stop {
    Stop {
        at,
        label_x: at.x + if node.bottleneck { 14.0 } else { 10.0 },
        label: label(node),
        origin: node.origin,
        ringed: node.bottleneck,
    }
}

/// A curve for each step, and words at those that the text does not state.
fn steps(graph: &Lineages, points: &[Point]) -> (Vec<Curve>, Vec<Words>) {
    let (mut curves, mut words) = (Vec::new(), Vec::new());
    for (index, edge) in graph.edges.iter().enumerate() {
        let (Some(&from), Some(&to), Some(near)) =
            (points.get(edge.from), points.get(edge.to), graph.nodes.get(edge.to))
        else {
            continue;
        };
        // The same step may be known in two ways between the same stops: the second line runs under the first.
        let twin = graph
            .edges
            .iter()
            .take(index)
            .any(|other| (other.from, other.to) == (edge.from, edge.to));
        let (down, words_down) = if twin { (5.0, 15.0) } else { (0.0, -6.0) };
        let after_label = to.x + label_width(near);
        let start = Point {
            x: from.x - 6.0,
            y: from.y + down,
        };
        let end = Point {
            x: after_label.min(from.x - 30.0),
            y: to.y + down,
        };
        curves.push(curve(edge.credit, start, end));
        words.extend(credit_word(edge.credit).map(|text| Words {
            at: Point {
                x: from.x - 10.0,
                y: from.y + words_down,
            },
            anchor: Some("end"),
            text,
        }));
    }
    (curves, words)
}

fn to_reader(document: Point, reader: Point) -> Curve {
    let start = Point {
        x: document.x - 6.0,
        y: document.y,
    };
    let end = Point {
        x: reader.x + 6.0,
        y: reader.y,
    };
    curve(Credit::Stated, start, end)
}

/// Under the one stop that everything passes. Where there are several, the key says it.
fn neck_words(graph: &Lineages, points: &[Point]) -> impl Iterator<Item = Words> {
    let necks = graph.nodes.iter().zip(points).filter(|(node, _)| node.bottleneck);
    necks.map(|(_, point)| Words {
        at: Point {
            x: point.x + 14.0,
            y: point.y + 16.0,
        },
        anchor: None,
        text: "all of it passes here",
    })
}

/// A curve from a stop to the one nearer the reader, level at both ends.
fn curve(credit: Credit, from: Point, to: Point) -> Curve {
    let middle = px((from.x + to.x) / 2.0);
    let (x1, y1, x2, y2) = (px(from.x), px(from.y), px(to.x), px(to.y));
    Curve {
        credit,
        path: format!("M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}"),
    }
}

/// "Ali Khedery · 3": how many claims pass the stop.
fn label(node: &GraphNode) -> String {
    format!("{} · {}", shortened(&node.label, LONGEST), node.claims.len())
}

#[cfg(test)]
mod tests {
    use crosscheck_compare::{Edge, Kind, Node};
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

    fn outlet(index: u32) -> GraphNode {
        node(Node::Outlet(OutletId(index)), 0)
    }

    fn voice(index: u32) -> GraphNode {
        node(Node::Voice(VoiceId(index)), 1)
    }

    fn edge(from: usize, to: usize, credit: Credit) -> Edge {
        Edge {
            from,
            to,
            credit,
            claims: Vec::new(),
        }
    }

    #[test]
    fn everything_drawn_is_within_the_drawing() {
        let graph = Lineages {
            nodes: vec![outlet(0), outlet(1), voice(0), voice(1)],
            edges: vec![edge(2, 0, Credit::Stated), edge(3, 1, Credit::Inferred)],
            ..Lineages::default()
        };
        let drawn = drawing(&graph);
        assert_eq!(
            (drawn.stops.len(), drawn.curves.len()),
            (4, 4),
            "two steps, and two to the reader"
        );
        for stop in &drawn.stops {
            assert!(stop.at.x < drawn.width && stop.at.y < drawn.height, "{stop:?}");
        }
        assert_eq!(drawn.reader.y, (drawn.stops[0].at.y + drawn.stops[1].at.y) / 2.0);
    }

    #[test]
    fn a_layer_is_as_wide_as_its_longest_label() {
        let mut nodes = vec![outlet(0), outlet(1), voice(0)];
        nodes[1].label = "Kata’ib Hezbollah Brigade".to_owned();
        nodes[2].label = "Iraqis and human rights groups".to_owned();
        let graph = Lineages {
            nodes,
            edges: vec![edge(2, 0, Credit::Inferred), edge(2, 1, Credit::Stated)],
            ..Lineages::default()
        };
        let drawn = drawing(&graph);
        let ends = |stop: &Stop| stop.label_x + stop.label.chars().count() as f64 * LETTER;
        assert!(
            ends(&drawn.stops[1]) + 70.0 < drawn.stops[2].at.x,
            "room for the word of the step"
        );
        assert!(
            ends(&drawn.stops[2]) <= drawn.width,
            "{} of {}",
            ends(&drawn.stops[2]),
            drawn.width
        );
    }

    #[test]
    fn a_step_known_in_two_ways_is_two_lines_with_their_words() {
        let graph = Lineages {
            nodes: vec![outlet(0), voice(0)],
            edges: vec![edge(1, 0, Credit::NotCredited), edge(1, 0, Credit::Inferred)],
            ..Lineages::default()
        };
        let drawn = drawing(&graph);
        assert_ne!(drawn.curves[0].path, drawn.curves[1].path);
        let words: Vec<&str> = drawn.words.iter().map(|words| words.text).collect();
        assert_eq!(words, ["not credited", "inferred"]);
        assert!(drawn.words[0].at.y < drawn.words[1].at.y);
    }

    #[test]
    fn one_neck_is_named_where_it_stands_and_several_are_not() {
        let mut graph = Lineages {
            nodes: vec![outlet(0), outlet(1)],
            ..Lineages::default()
        };
        graph.nodes[0].bottleneck = true;
        assert_eq!(drawing(&graph).words.len(), 1);
        graph.nodes[1].bottleneck = true;
        assert_eq!(drawing(&graph).words, []);
        assert!(drawing(&graph).stops.iter().all(|stop| stop.ringed));
    }
}
