//! The drawing: geometry -> SVG, and what a chosen tie rests on. The table says the same, so that nothing in the drawing takes a step
//! of the keyboard.

use std::sync::Arc;

use crosscheck_compare::{Credit, Graph, Network, Stop};
use crosscheck_messages::EN;
use leptos::prelude::*;

use super::geometry::{Dot, Drawing, Line, drawing};
use super::{Shown, around, evidence, in_explore, name_link};
use crate::components::{CollectViews, live, px};
use crate::memo::Memo;

/// The id of what is drawn into.
pub(super) const PLACE: &str = "net-draw";

#[component]
pub(super) fn Drawn(shown: Shown) -> impl IntoView {
    let laid_out = Memo::new(move |_| {
        let width = shown.width.get() as f64;
        shown.network.with(|network| Arc::new(drawing(network, width)))
    });
    view! {
        <div class="net__scroll" id=PLACE>
            {live(move || {
                laid_out.with(|drawing| shown.network.with_untracked(|network| svg(shown, network, drawing)))
            })}
        </div>
        <p class="small dim pict__key">
            {live(move || {
                let kinds = match shown.picture.get().graph {
                    Graph::Named => "Brown dots are people, blue ones organisations, green ones places, red ones events. ",
                    Graph::Heard | Graph::Copied => "",
                };
                [kinds, "Choose a name to draw those around it, or a line for the passages behind it."].concat()
            })}
        </p>
        <Picked shown />
    }
}

fn svg(shown: Shown, network: &Network, drawing: &Drawing) -> AnyView {
    let lines = drawing.lines.iter().filter_map(|line| line_svg(shown, network, line));
    let dots = network
        .names
        .iter()
        .zip(&drawing.dots)
        .enumerate()
        .map(|(place, (name, dot))| {
            let in_chain = network.chain.as_ref().is_some_and(|chain| chain.contains(&place));
            let middle = shown.picture.get_untracked().around == Some(name.stop);
            dot_svg(shown, name.stop, name.label.clone(), dot, in_chain || middle)
        });
    let class = if network.graph == Graph::Named {
        "net__svg"
    } else {
        "net__svg net__svg--wide"
    };
    view! {
        <svg
            id="network-svg"
            class=class
            viewBox=format!("0 0 {} {}", px(drawing.width), px(drawing.height))
            aria-hidden="true"
        >
            {lines.collect_views()}
            {dots.collect_views()}
        </svg>
    }
    .into_any()
}

fn line_svg(shown: Shown, network: &Network, line: &Line) -> Option<AnyView> {
    let tie = network.ties.get(line.tie)?;
    let end = |place: usize| network.names.get(place).map_or("", |name| name.label.as_str());
    let words = format!(
        "{} – {}: {}",
        end(tie.from),
        end(tie.to),
        EN.tie_weight(network.graph, tie.weight)
    );
    let class = match tie.credit {
        Credit::Stated => "net__tie",
        Credit::NotCredited | Credit::Inferred => "net__tie net__tie--silent",
    };
    let (x1, y1, x2, y2) = (px(line.from.x), px(line.from.y), px(line.to.x), px(line.to.y));
    // Straight where there is no direction; else level at both ends.
    let path = if network.graph == Graph::Named {
        format!("M{x1} {y1}L{x2} {y2}")
    } else {
        let middle = px((line.from.x + line.to.x) / 2.0);
        format!("M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}")
    };
    let index = line.tie;
    let pick = move |_| {
        shown
            .picked
            .update(|now| *now = if *now == Some(index) { None } else { Some(index) });
    };
    Some(
        view! {
            <g class=class on:click=pick>
                <title>{words}</title>
                <path class="net__reach" d=path.clone()></path>
                <path class="net__line" d=path stroke-width=px(line.thick)></path>
            </g>
        }
        .into_any(),
    )
}

fn dot_svg(shown: Shown, stop: Stop, label: String, dot: &Dot, strong: bool) -> AnyView {
    let kind = match stop {
        Stop::Entity(id) => {
            let site = shown.explorer.as_read();
            let kind = site.corpus.entity(id).map(|entity| entity.kind);
            kind.map_or("", crosscheck_model::Word::word)
        }
        Stop::Voice(_) => "voice",
        Stop::Outlet(_) => "outlet",
        Stop::Document(_) => "document",
    };
    let class = format!(
        "net__dot net__dot--{kind}{}",
        if strong { " net__dot--strong" } else { "" }
    );
    let anchor = if dot.before { "end" } else { "start" };
    // Only inside of an element of SVG is `a` one, too.
    view! {
        <g>
        <a class=class href=around(shown, stop) tabindex="-1">
            <title>{label}</title>
            <circle cx=px(dot.at.x) cy=px(dot.at.y) r=px(dot.r)></circle>
            <text x=px(dot.label_at.x) y=px(dot.label_at.y) text-anchor=anchor>
                {dot.label.clone()}
            </text>
        </a>
        </g>
    }
    .into_any()
}

/// The tie that was chosen, with the places it rests on.
#[component]
fn Picked(shown: Shown) -> impl IntoView {
    let chosen = move || {
        let at = shown.picked.get()?;
        shown.network.with(|network| {
            let tie = network.ties.get(at)?;
            let end = |place: usize| network.names.get(place).map(|name| name_link(shown, name.stop));
            let weight = EN.tie_weight(network.graph, tie.weight);
            let explore = in_explore(shown, network, tie).map(|href| view! { <a href=href>"Show them in Explore"</a> });
            Some(view! {
                <div class="tm__picked">
                    <p>{end(tie.from)} " – " {end(tie.to)} {format!(": {weight} ")} {explore}</p>
                    {evidence(shown, tie)}
                </div>
            })
        })
    };
    view! { <div role="status">{live(chosen)}</div> }
}
