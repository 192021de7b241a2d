//! How the claims of a question reach the reader: origins → newsrooms → you. Claims → nodes and edges → drawing.

use std::collections::BTreeMap;

use crate::draw::prelude::*;
use crosscheck_compare::{Count, Node, chain, node_label};
use crosscheck_model::ClaimId;

use crate::state::Site;
use crate::ui::parts::px;

const WIDTH: f64 = 304.0;
const STEP: f64 = 22.0;
/// More origins than this are drawn as one.
const MOST: usize = 12;

/// Origins at the left, the last station before the reader at the right, an edge for each pair.
#[derive(Debug, Default, PartialEq)]
struct Flow {
    origins: Vec<Node>,
    stations: Vec<Node>,
    edges: Vec<(usize, usize)>,
}

/// Chains run from the station nearest the reader to the origin.
fn flow_of(chains: &[Vec<Node>]) -> Flow {
    let mut flow = Flow::default();
    let place = |nodes: &mut Vec<Node>, node: Node| {
        nodes.iter().position(|each| *each == node).unwrap_or_else(|| {
            nodes.push(node);
            nodes.len() - 1
        })
    };
    // Origins that share a station stand together, so that edges cross little.
    let mut by_station: BTreeMap<Node, Vec<Node>> = BTreeMap::new();
    for chain in chains {
        if let (Some(station), Some(origin)) = (chain.first(), chain.last()) {
            by_station.entry(*station).or_default().push(*origin);
        }
    }
    for (station, origins) in by_station {
        let to = place(&mut flow.stations, station);
        for origin in origins {
            let from = place(&mut flow.origins, origin);
            if !flow.edges.contains(&(from, to)) {
                flow.edges.push((from, to));
            }
        }
    }
    flow
}

/// The drawing, named in one sentence for those who hear it.
pub(super) fn flow(site: &'static Site, claims: &[ClaimId], bottleneck: &[Node]) -> Drawn {
    let chains: Vec<Vec<Node>> = claims
        .iter()
        .map(|&claim| chain(&site.corpus, claim, Count::Held).nodes)
        .filter(|nodes| !nodes.is_empty())
        .collect();
    let flow = flow_of(&chains);
    if flow.origins.is_empty() {
        return Drawn::of(());
    }
    let shown = flow.origins.len().min(MOST);
    let height = (shown as f64 + 0.5) * STEP;
    let origin_y = |index: usize| 14.0 + index.min(MOST - 1) as f64 * STEP;
    let heights = spread(
        &(0..flow.stations.len())
            .map(|station| {
                let ys: Vec<f64> = flow
                    .edges
                    .iter()
                    .filter(|(_, to)| *to == station)
                    .map(|&(from, _)| origin_y(from))
                    .collect();
                ys.iter().sum::<f64>() / ys.len().max(1) as f64
            })
            .collect::<Vec<f64>>(),
    );
    let station_y = |station: usize| heights.get(station).copied().unwrap_or_default();
    let height = height.max(heights.last().copied().unwrap_or_default() + STEP);
    let you = height / 2.0;
    let edges = flow
        .edges
        .iter()
        .map(|&(from, to)| {
            let (y, sy) = (origin_y(from), station_y(to));
            let path = curve("M116 ", y, "C146 ", " 146 ", sy, " 172 ");
            view! { <path class="edge" d=path></path> }
        })
        .collect_view();
    let origins = flow
        .origins
        .iter()
        .enumerate()
        .take(MOST)
        .map(|(index, &node)| {
            let label = if index == MOST - 1 && flow.origins.len() > MOST {
                format!("and {} more", flow.origins.len() - MOST + 1)
            } else {
                short(&node_label(&site.corpus, node))
            };
            let y = origin_y(index);
            view! {
                <circle class="node" cx="114" cy=px(y) r="3"></circle>
                <text x="106" y=px(y + 4.0) text-anchor="end">
                    {label}
                </text>
            }
        })
        .collect_view();
    let stations = flow
        .stations
        .iter()
        .enumerate()
        .map(|(index, &node)| {
            let y = station_y(index);
            let class = if super::sheet::is_bottleneck(&node, bottleneck) {
                "node--cut"
            } else {
                "node"
            };
            let path = curve("M184 ", y, "C230 ", " 240 ", you, " 286 ");
            view! {
                <path class="edge" d=path></path>
                <circle class=class cx="178" cy=px(y) r="6"></circle>
                <text class="strong" x="178" y=px(y - 11.0) text-anchor="middle">
                    {short(&node_label(&site.corpus, node))}
                </text>
            }
        })
        .collect_view();
    let name = format!(
        "{} origins reach you through {} outlets: {}",
        flow.origins.len(),
        flow.stations.len(),
        flow.stations
            .iter()
            .map(|&node| node_label(&site.corpus, node))
            .collect::<Vec<_>>()
            .join(", "),
    );
    view! {
        <figure class="flow">
            <svg viewBox=format!("0 -6 {} {}", px(WIDTH), px(height + 12.0)) role="img" aria-label=name>
                {edges}
                {stations}
                {origins}
                <circle class="node" cx="290" cy=px(you) r="5"></circle>
                <text x="290" y=px(you + 20.0) text-anchor="middle">
                    "you"
                </text>
            </svg>
        </figure>
    }
}

/// A curve from one height to another, level at both ends.
fn curve(start: &str, from: f64, first: &str, second: &str, to: f64, end: &str) -> String {
    let (from, to) = (px(from), px(to));
    [start, &from, first, &from, second, &to, end, &to].concat()
}

/// Moves stations down until their labels no longer touch; their order stays.
fn spread(wanted: &[f64]) -> Vec<f64> {
    let mut last = 0.0f64;
    wanted
        .iter()
        .map(|&y| {
            last = y.max(last + 1.5 * STEP).max(20.0);
            last
        })
        .collect()
}

/// A label that fits its side of the drawing.
fn short(label: &str) -> String {
    const MOST: usize = 17;
    if label.chars().count() <= MOST {
        return label.to_owned();
    }
    let mut short: String = label.chars().take(MOST - 1).collect();
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use crosscheck_model::{OutletId, VoiceId};

    use super::*;

    #[test]
    fn origins_of_one_newsroom_stand_together() {
        let voice = |index| Node::Voice(VoiceId(index));
        let outlet = |index| Node::Outlet(OutletId(index));
        let flow = flow_of(&[
            vec![outlet(1), voice(0)],
            vec![outlet(0), voice(1)],
            vec![outlet(1), voice(2)],
            vec![outlet(1), outlet(2), voice(2)],
        ]);
        assert_eq!(flow.stations, [outlet(0), outlet(1)]);
        assert_eq!(flow.origins, [voice(1), voice(0), voice(2)]);
        assert_eq!(flow.edges, [(0, 0), (1, 1), (2, 1)]);
    }

    #[test]
    fn stations_keep_their_distance() {
        assert_eq!(spread(&[14.0, 20.0, 200.0]), [33.0, 66.0, 200.0]);
    }

    #[test]
    fn long_labels_are_cut_at_a_character() {
        assert_eq!(short("Khedery"), "Khedery");
        assert_eq!(short("Office of the Inspector General"), "Office of the In…");
        assert_eq!(short("Kata’ib Hezbollah Brigade"), "Kata’ib Hezbolla…");
    }
}
