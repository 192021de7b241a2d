//! How the claims on a question reach the reader: a drawing whose lines say in style and words how each step is known, with a ring
//! around what all of it passes, and an indented list that says the same. A phone has the list alone.

mod geometry;
mod list;

use crosscheck_compare::{Credit, Lineages, Rule, Why};
use crosscheck_messages::EN;
use crosscheck_model::ClaimId;
use leptos::prelude::*;

use self::geometry::{Curve, Point, Stop, Words, drawing};
use self::list::{Branches, branches};
use crate::components::{CollectViews, Show, WhyButton, aria, counted, live, px};
use crate::memo::Memo;
use crate::store::Explorer;

/// The section of a question's page; nothing where no claim is in view.
#[component]
pub(super) fn Lineage(
    /// The ways.
    #[prop(into)]
    ways: Memo<Lineages>,
    /// The claims that come along them.
    #[prop(into)]
    claims: Memo<Vec<ClaimId>>,
) -> impl IntoView {
    let explorer = Explorer::here();
    let some = Memo::new(move |_| ways.with(|ways| !ways.nodes.is_empty()));
    let because = move || claims.with(|claims| Why::new(&explorer.site().corpus, Rule::Bottleneck, claims));
    view! {
        <Show when=move || some.get()>
            <section class="sect way" aria-labelledby="h-way">
                <div class="sect__head">
                    <h2 id="h-way">{live(move || ways.with(title))}</h2>
                    <WhyButton id="way" about="through whom all of it comes" because=Memo::new(move |_| because()) />
                </div>
                <p class="way__neck">{live(move || ways.with(|ways| EN.reach(&explorer.site().corpus, &ways.figures)))}</p>
                <figure class="way__figure">
                    <div class="way__scroll" role="region" aria-label="Drawing of the routes" tabindex="0">
                        {live(move || view! { <WaysDrawing ways=ways.get() /> })}
                    </div>
                    <figcaption>{live(move || view! { <DrawingKey ways=ways.get() /> })}</figcaption>
                </figure>
                <WaysList ways />
            </section>
        </Show>
    }
}

/// "5 routes to the reader".
fn title(ways: &Lineages) -> String {
    format!("{} to the reader", counted(ways.ways.len(), "route", "routes"))
}

/// The list, and the button that opens it where the drawing is shown.
#[component]
fn WaysList(ways: Memo<Lineages>) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <button
            type="button"
            class="why way__turn"
            id="way-list"
            aria-expanded=move || aria(open.get())
            on:click=move |_| open.update(|open| *open = !*open)
        >
            "The same as a list"
        </button>
        <div class="way__list" class=("way__list--open", move || open.get())>
            {live(move || ways.with(|ways| view! { <Branches branches=branches(ways) /> }))}
        </div>
    }
}

/// How a step is known, where the text does not state it.
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

/// Whether there is a single stop that every way passes, rather than several of which each way passes one.
fn only_one_neck(ways: &Lineages) -> bool {
    ways.nodes.iter().filter(|node| node.bottleneck).count() == 1
}

/// What a ring says.
fn passes(ways: &Lineages) -> &'static str {
    if only_one_neck(ways) {
        "all of it passes here"
    } else {
        "all of it passes one of these"
    }
}

/// The drawing.
#[component]
fn WaysDrawing(ways: Lineages) -> impl IntoView {
    let drawn = drawing(&ways);
    let name = format!("{}, drawn: the list below says the same.", title(&ways));
    let Point { x, y } = drawn.reader;
    view! {
        <svg class="way__svg" width=px(drawn.width) height=px(drawn.height) role="img" aria-label=name>
            {drawn.curves.into_iter().map(drawn_curve).collect_views()}
            <circle class="way__stop" cx=px(x) cy=px(y) r="5"></circle>
            <text class="way__label" x="0" y=px(y + 4.0)>
                "reader"
            </text>
            {drawn.words.into_iter().map(drawn_words).collect_views()}
            {drawn.stops.into_iter().map(drawn_stop).collect_views()}
        </svg>
    }
}

fn drawn_curve(curve: Curve) -> impl IntoView {
    view! { <path class=credit_class(curve.credit) d=curve.path></path> }
}

fn drawn_stop(stop: Stop) -> impl IntoView {
    let (x, y) = (px(stop.at.x), px(stop.at.y));
    let ring = stop
        .ringed
        .then(|| view! { <circle class="way__ring" cx=x.clone() cy=y.clone() r="8"></circle> });
    let class = if stop.origin {
        "way__stop way__stop--origin"
    } else {
        "way__stop"
    };
    view! {
        {ring}
        <circle class=class cx=x cy=y r="4"></circle>
        <text class="way__label" x=px(stop.label_x) y=px(stop.at.y + 4.0)>
            {stop.label}
        </text>
    }
}

fn drawn_words(words: Words) -> impl IntoView {
    view! {
        <text class="way__word" x=px(words.at.x) y=px(words.at.y) text-anchor=words.anchor>
            {words.text}
        </text>
    }
}

/// What the lines and the rings mean, as far as they are drawn.
#[component]
fn DrawingKey(ways: Lineages) -> impl IntoView {
    let line = |credit: Credit, words: &'static str| {
        let drawn = ways.edges.iter().any(|edge| edge.credit == credit);
        drawn.then(|| view! { <LineKey credit words /> })
    };
    let ringed = ways.nodes.iter().any(|node| node.bottleneck);
    let ring = ringed.then(|| view! { <RingKey words=format!("ringed: {}", passes(&ways)) /> });
    view! {
        <ul class="way__key">
            {line(Credit::Stated, "solid: stated in the text")}
            {line(Credit::NotCredited, "broken: not credited")}
            {line(Credit::Inferred, "dotted: inferred, not credited")}
            {ring}
        </ul>
    }
}

#[component]
fn LineKey(credit: Credit, words: &'static str) -> impl IntoView {
    view! {
        <li>
            <svg class="way__sample" viewBox="0 0 34 10" aria-hidden="true">
                <line class=credit_class(credit) x1="0" y1="5" x2="34" y2="5"></line>
            </svg>
            {words}
        </li>
    }
}

#[component]
fn RingKey(words: String) -> impl IntoView {
    view! {
        <li>
            <svg class="way__sample" viewBox="0 0 34 10" aria-hidden="true">
                <circle class="way__ring" cx="17" cy="5" r="5"></circle>
            </svg>
            {words}
        </li>
    }
}
