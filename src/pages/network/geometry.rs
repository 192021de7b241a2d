//! Turns names and their ties into coordinates. Where ties have a direction, names stand in columns, nearer the reader at the left;
//! else ties draw their names together and all names push each other apart, from places that are the same every time.
//! As few names are drawn as can be read, so that all of it takes a few milliseconds. Nothing here knows of the page.

use crosscheck_compare::{Graph, Network};

use crate::components::{by_layer, heights, shortened};

/// The fewest pixels between two names under each other.
const ROW: f64 = 26.0;
/// Room at the edges.
const EDGE: f64 = 24.0;
/// About what a letter takes.
const LETTER: f64 = 6.4;
/// Longer labels are cut; the table has them whole.
const LONGEST: usize = 26;
/// How often names are moved.
const ROUNDS: usize = 220;
/// Of every name so many of the strongest ties are drawn where all join all.
const STRONGEST: usize = 3;

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Point {
    pub(super) x: f64,
    pub(super) y: f64,
}

/// Everything that is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Drawing {
    pub(super) width: f64,
    pub(super) height: f64,
    /// In the order of the names.
    pub(super) dots: Vec<Dot>,
    pub(super) lines: Vec<Line>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Dot {
    pub(super) at: Point,
    pub(super) r: f64,
    pub(super) label: String,
    /// Where the label stands, and whether it ends there.
    pub(super) label_at: Point,
    pub(super) before: bool,
}

/// A tie, by its place among those of the network.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) tie: usize,
    pub(super) from: Point,
    pub(super) to: Point,
    pub(super) thick: f64,
}

/// Lays out the drawing.
pub(super) fn drawing(network: &Network, width: f64) -> Drawing {
    let (points, width, height) = match network.graph {
        Graph::Named => pushed(network, width.max(340.0)),
        Graph::Heard | Graph::Copied => in_columns(network, width.max(760.0)),
    };
    let most = network.ties.iter().map(|tie| tie.weight).max().unwrap_or(1) as f64;
    let heaviest = network.names.iter().map(|name| name.weight).max().unwrap_or(1) as f64;
    let lines = shown_ties(network).into_iter().filter_map(|index| {
        let tie = network.ties.get(index)?;
        Some(Line {
            tie: index,
            from: *points.get(tie.from)?,
            to: *points.get(tie.to)?,
            thick: 1.0 + 5.0 * (tie.weight as f64 / most).sqrt(),
        })
    });
    let dots = network.names.iter().zip(&points).map(|(name, &at)| {
        let r = 4.0 + 7.0 * (name.weight as f64 / heaviest).sqrt();
        let label = shortened(&name.label, LONGEST);
        let long = label.chars().count() as f64 * LETTER;
        let before = at.x + r + 5.0 + long > width;
        Dot {
            at,
            r,
            label,
            label_at: Point {
                x: if before { at.x - r - 4.0 } else { at.x + r + 4.0 },
                y: at.y + 4.0,
            },
            before,
        }
    });
    Drawing {
        width,
        height,
        dots: dots.collect(),
        lines: lines.collect(),
    }
}

/// The ties that are drawn. Where all join all: the strongest of every name, those of the chain, and all of the name in the middle,
/// beside which the others have one.
fn shown_ties(network: &Network) -> Vec<usize> {
    let ties = 0..network.ties.len();
    if network.graph != Graph::Named {
        return ties.collect();
    }
    let mut drawn = vec![0usize; network.names.len()];
    let strongest = if network.around.is_some() { 1 } else { STRONGEST };
    let is_middle = |end: usize| network.around == Some(end);
    let chain = network.chain.as_deref().unwrap_or_default();
    let in_chain = |one: usize, other: usize| {
        let mut pairs = chain.windows(2);
        pairs.any(|pair| pair == [one, other] || pair == [other, one])
    };
    // The strongest come first, so that a tie is drawn as long as one of its ends lacks some.
    let wanted = |index: &usize| {
        let Some(tie) = network.ties.get(*index) else {
            return false;
        };
        let lacks = [tie.from, tie.to]
            .iter()
            .any(|&end| drawn.get(end).is_some_and(|count| *count < strongest));
        if lacks {
            for end in [tie.from, tie.to] {
                drawn.iter_mut().skip(end).take(1).for_each(|count| *count += 1);
            }
        }
        lacks || in_chain(tie.from, tie.to) || is_middle(tie.from) || is_middle(tie.to)
    };
    ties.filter(wanted).collect()
}

/// A column a layer, each spread over the whole height in the order that crosses least.
fn in_columns(network: &Network, width: f64) -> (Vec<Point>, f64, f64) {
    let mut columns = by_layer(network.names.iter().map(|name| name.layer));
    columns.retain(|column| !column.is_empty());
    let most = columns.iter().map(Vec::len).max().unwrap_or(1);
    let height = (most as f64 * ROW).max(160.0);
    let ties: Vec<(usize, usize)> = network.ties.iter().map(|tie| (tie.from, tie.to)).collect();
    let heights = heights(&mut columns, &ties, height);
    let step = (width - 2.0 * EDGE - 170.0) / (columns.len().max(2) - 1) as f64;
    let mut points = vec![Point::default(); network.names.len()];
    for (index, column) in columns.iter().enumerate() {
        for &place in column {
            let y = EDGE + heights.get(place).copied().unwrap_or_default();
            let x = EDGE + index as f64 * step;
            points
                .iter_mut()
                .skip(place)
                .take(1)
                .for_each(|point| *point = Point { x, y });
        }
    }
    (points, width, height + 2.0 * EDGE)
}

/// Names push each other away and drawn ties pull (after Fruchterman and Reingold), less from round to round. Names are wider than
/// high, so they push farther to the side. The one that all is about, or the heaviest, is held in the middle at first.
fn pushed(network: &Network, width: f64) -> (Vec<Point>, f64, f64) {
    let count = network.names.len();
    let height = (width * 0.54).max(count as f64 * 18.0).max(220.0);
    let middle = Point {
        x: width / 2.0,
        y: height / 2.0,
    };
    let ties: Vec<(usize, usize)> = shown_ties(network)
        .into_iter()
        .filter_map(|index| network.ties.get(index).map(|tie| (tie.from, tie.to)))
        .collect();
    // A sunflower: the heaviest inside.
    let (mut across, mut down) = (1.0, 0.0);
    let mut points: Vec<Point> = Vec::new();
    for at in 0..count {
        let far = (at as f64 / count.max(1) as f64).sqrt() * 0.45;
        points.push(Point {
            x: middle.x + across * far * width,
            y: middle.y + down * far * height,
        });
        // On by the golden angle, 137.5 degrees.
        (across, down) = (
            -0.737_369 * across - 0.675_490 * down,
            0.675_490 * across - 0.737_369 * down,
        );
    }
    let near = (width * height / count.max(1) as f64).sqrt() * 0.72;
    for round in 0..ROUNDS {
        let warm = width / 9.0 * (1.0 - round as f64 / ROUNDS as f64).powi(2) + 0.5;
        let mut moves = vec![Point::default(); count];
        for (one, at) in points.iter().enumerate() {
            for (other, from) in points.iter().enumerate() {
                let (x, y) = ((at.x - from.x) * 0.75, (at.y - from.y) * 1.35);
                let far = (x * x + y * y).max(1.0);
                let push = near * near / far;
                if let Some(step) = moves.get_mut(one).filter(|_| one != other) {
                    step.x += x * push * 1.2;
                    step.y += y * push * 0.8;
                }
            }
        }
        for &(one, other) in &ties {
            let (Some(&from), Some(&to)) = (points.get(one), points.get(other)) else {
                continue;
            };
            let (x, y) = (to.x - from.x, to.y - from.y);
            let pull = (x * x + y * y).sqrt() / near;
            for (end, sign) in [(one, 1.0), (other, -1.0)] {
                if let Some(step) = moves.get_mut(end) {
                    step.x += sign * x * pull * 0.5;
                    step.y += sign * y * pull * 0.5;
                }
            }
        }
        for (index, (point, step)) in points.iter_mut().zip(moves).enumerate() {
            // Towards the middle a little, so that what nothing ties stays in sight.
            let (x, y) = (
                step.x + (middle.x - point.x) * 0.08,
                step.y + (middle.y - point.y) * 0.08,
            );
            let far = (x * x + y * y).sqrt().max(0.01);
            let by = far.min(warm) / far;
            if index != network.around.unwrap_or(0) || count < 3 {
                point.x = (point.x + x * by).clamp(EDGE, width - EDGE);
                point.y = (point.y + y * by).clamp(EDGE, height - EDGE);
            }
        }
    }
    stretch(&mut points, width, height);
    apart(network, &mut points, width, height);
    (points, width, height)
}

/// Stretches what was drawn until it fills the drawing, with room for labels at the right.
fn stretch(points: &mut [Point], width: f64, height: f64) {
    let ends = |along: fn(&Point) -> f64| {
        let values = points.iter().map(along);
        values.fold((f64::MAX, f64::MIN), |(least, most), value| {
            (least.min(value), most.max(value))
        })
    };
    let (x, y) = (ends(|point| point.x), ends(|point| point.y));
    let room = (width - 2.0 * EDGE - (width * 0.12).min(150.0), height - 2.0 * EDGE);
    let by = |ends: (f64, f64), room: f64| (room / (ends.1 - ends.0).max(1.0)).min(2.2);
    let (across, down) = (by(x, room.0), by(y, room.1));
    for point in points {
        point.x = EDGE + (point.x - x.0) * across;
        point.y = EDGE + (point.y - y.0) * down;
    }
}

/// Moves names up or down until no label lies on another.
fn apart(network: &Network, points: &mut [Point], width: f64, height: f64) {
    let room: Vec<f64> = network
        .names
        .iter()
        .map(|name| shortened(&name.label, LONGEST).chars().count() as f64 * LETTER + 26.0)
        .collect();
    let left = |point: &Point, room: f64| {
        if point.x + room > width {
            point.x - room
        } else {
            point.x - 12.0
        }
    };
    for _ in 0..60 {
        let mut moved = false;
        for one in 0..points.len() {
            for other in one + 1..points.len() {
                let (Some(&a), Some(&b), Some(&wide_a), Some(&wide_b)) =
                    (points.get(one), points.get(other), room.get(one), room.get(other))
                else {
                    continue;
                };
                let (from_a, from_b) = (left(&a, wide_a), left(&b, wide_b));
                let beside = from_a + wide_a < from_b || from_b + wide_b < from_a;
                let gap = 17.0 - (a.y - b.y).abs();
                if beside || gap <= 0.0 {
                    continue;
                }
                let down = if a.y <= b.y { 1.0 } else { -1.0 };
                for (place, sign) in [(one, -down), (other, down)] {
                    if let Some(point) = points.get_mut(place) {
                        point.y = (point.y + sign * (gap / 2.0 + 0.2)).clamp(EDGE, height - EDGE);
                    }
                }
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
}

#[cfg(test)]
mod tests {
    use crosscheck_compare::{Credit, Named, Stop, Tie};
    use crosscheck_model::EntityId;

    use super::*;

    fn network(graph: Graph, count: usize, ties: &[(usize, usize)]) -> Network {
        let name = |at: usize| Named {
            stop: Stop::Entity(EntityId::from(at)),
            label: format!("Somebody {at}"),
            weight: count - at,
            layer: at % 3,
        };
        let tie = |&(from, to): &(usize, usize)| Tie {
            from,
            to,
            places: Vec::new(),
            weight: 1,
            credit: Credit::Stated,
        };
        Network {
            graph,
            names: (0..count).map(name).collect(),
            ties: ties.iter().map(tie).collect(),
            ..Network::default()
        }
    }

    #[test]
    fn the_same_network_is_drawn_the_same_and_inside() {
        let ties: Vec<(usize, usize)> = (1..40).map(|at| (at / 2, at)).collect();
        for graph in Graph::ALL {
            let network = network(graph, 40, &ties);
            let drawn = drawing(&network, 900.0);
            assert_eq!(drawn, drawing(&network, 900.0));
            for dot in &drawn.dots {
                assert!(dot.at.x >= 0.0 && dot.at.x <= drawn.width, "{dot:?}");
                assert!(dot.at.y >= 0.0 && dot.at.y <= drawn.height, "{dot:?}");
            }
        }
    }

    #[test]
    fn who_is_tied_stands_nearer_than_who_is_not() {
        let drawn = drawing(&network(Graph::Named, 6, &[(0, 1), (2, 3), (4, 5)]), 800.0);
        let far = |one: usize, other: usize| {
            let (a, b) = (drawn.dots[one].at, drawn.dots[other].at);
            (a.x - b.x).hypot(a.y - b.y)
        };
        assert!(far(0, 1) < far(0, 3) && far(2, 3) < far(1, 2), "{:?}", drawn.dots);
    }

    #[test]
    fn of_every_name_the_strongest_ties_are_drawn() {
        let all: Vec<(usize, usize)> = (0..8)
            .flat_map(|one| (one + 1..8).map(move |other| (one, other)))
            .collect();
        let mut dense = network(Graph::Named, 8, &all);
        assert!(drawing(&dense, 800.0).lines.len() < all.len());
        dense.graph = Graph::Heard;
        assert_eq!(drawing(&dense, 800.0).lines.len(), all.len());
    }

    #[test]
    fn nobody_is_no_drawing() {
        assert_eq!(drawing(&Network::default(), 800.0).dots, []);
    }
}
