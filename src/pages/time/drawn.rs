//! The drawing: geometry -> SVG, with what is being drawn over it and what a chosen mark stands for. The table below says the same,
//! so that nothing in the drawing takes a step of the keyboard.

use std::sync::Arc;

use crosscheck_compare::{Moment, MomentOf, TimeRow};
use crosscheck_messages::EN;
use leptos::prelude::*;

use super::geometry::{BarDrawing, Drawing, EDGE, FADE, MarkDrawing, RowDrawing, between, drawing};
use super::{Shown, leads_to, name_of, when_words, window_words};
use crate::components::{CollectViews, PlacesOf, counted, live, px, width_of};
use crate::memo::Memo;
use crate::store::{Explorer, Site};

/// The id of what is drawn into.
const PLACE: &str = "time-draw";

#[component]
pub(super) fn Drawn(shown: Shown) -> impl IntoView {
    let explorer = shown.explorer;
    let width = width_of(explorer, PLACE);
    let laid_out = Memo::new(move |_| {
        let (Some(window), site) = (shown.window.get(), explorer.as_read()) else {
            return Arc::new(Drawing::default());
        };
        let label = |moment: &Moment| name_of(&site, moment);
        shown
            .line
            .with(|line| Arc::new(drawing(&line.moments, window, width.get() as f64, &label)))
    });
    let stroke = Stroke {
        shown,
        width,
        from: StoredValue::new(None),
        over: RwSignal::new(None),
    };
    view! {
        <div
            class="tm__draw"
            id=PLACE
            on:pointerdown=move |event| stroke.begin(&event)
            on:pointermove=move |event| stroke.go_on(&event)
            on:pointerup=move |event| stroke.end(&event)
            on:pointercancel=move |_| stroke.cancel()
            on:dragstart=|event| event.prevent_default()
        >
            {live(move || laid_out.with(|drawing| svg(shown, drawing)))}
            {live(move || stroke.over.get().map(band))}
        </div>
        <p class="small dim tm__key">
            "A dot is a day, a bar a month, a year or longer; a hollow one is inferred; an end that fades is open. Claims stand twice: when \
             they were said, where their text tells, and at the time they speak of. Draw over it to look closer."
        </p>
        <Picked shown />
    }
}

fn svg(shown: Shown, drawing: &Drawing) -> AnyView {
    let site = shown.explorer.as_read();
    let bottom = px(drawing.height - 14.0);
    let ticks = drawing.ticks.iter().map(|(x, name)| {
        view! {
            <line class="tm__tick" x1=px(*x) x2=px(*x) y1="18" y2=bottom.clone()></line>
            <text class="tm__when" x=px(*x + 4.0) y="13">
                {name.clone()}
            </text>
        }
    });
    let rows = drawing.rows.iter().map(|row| row_svg(shown, &site, row, drawing.width));
    view! {
        <svg
            id="time-svg"
            class="tm__svg"
            viewBox=format!("0 0 {} {}", px(drawing.width), px(drawing.height))
            aria-hidden="true"
        >
            <line class="axis" x1=px(EDGE) x2=px(drawing.width - EDGE) y1="18" y2="18"></line>
            {ticks.collect_views()}
            {rows.collect_views()}
        </svg>
    }
    .into_any()
}

fn row_svg(shown: Shown, site: &Site, row: &RowDrawing, width: f64) -> AnyView {
    let [earlier, within, later] = row.around;
    let beside = |count: usize, words: &'static str| (count > 0).then(|| format!("{count} {words}"));
    let rest: Vec<String> = beside(earlier, "earlier")
        .into_iter()
        .chain(beside(later, "later"))
        .collect();
    let rest = (!rest.is_empty()).then(|| format!(" · {}", rest.join(", ")));
    let class = format!("tm__row tm__row--{}", row_key(row.row));
    let marks = shown.line.with_untracked(|line| {
        let marks = row.marks.iter();
        marks
            .filter_map(|mark| Some(mark_svg(shown, site, line.moments.get(mark.moment)?, mark)))
            .collect_views()
    });
    let bars = row.bars.iter().map(|bar| bar_svg(shown, bar));
    let over = px(row.top - 22.0);
    let rule = (row.top > 40.0)
        .then(|| view! { <line class="tm__rule" x1=px(EDGE) x2=px(width - EDGE) y1=over.clone() y2=over></line> });
    view! {
        <g class=class>
            {rule}
            <text class="tm__title" x=px(EDGE) y=px(row.top)>
                {EN.time_row(row.row, within)}
                <tspan class="tm__rest">{rest}</tspan>
            </text>
            {marks}
            {bars.collect_views()}
        </g>
    }
    .into_any()
}

/// What the style sheet knows a row by.
pub(super) fn row_key(row: TimeRow) -> &'static str {
    match row {
        TimeRow::Happened => "happened",
        TimeRow::Appeared => "appeared",
        TimeRow::Said => "said",
        TimeRow::SpokenOf => "spoken",
    }
}

fn mark_svg(shown: Shown, site: &Site, moment: &Moment, mark: &MarkDrawing) -> AnyView {
    let target = leads_to(site, moment);
    let href = target.map(|state| shown.explorer.link(&state));
    let index = mark.moment;
    let pick = href.is_none();
    let words = format!("{}, {}", mark_words(site, moment), when_words(moment));
    let class = if mark.inferred {
        "tm__mark tm__mark--inferred"
    } else {
        "tm__mark"
    };
    let anchor = if mark.before { "end" } else { "start" };
    // Only inside of an element of SVG is `a` one, too.
    view! {
        <g>
        <a
            class=class
            href=href
            tabindex="-1"
            on:click=move |_| {
                if pick {
                    shown.picked.update(|now| *now = if *now == Some(index) { None } else { Some(index) });
                }
            }
        >
            <title>{words}</title>
            {shape(mark)}
            <text class="tm__label" x=px(mark.label_x) y=px(mark.y + 4.0) text-anchor=anchor>
                {mark.label.clone()}
            </text>
        </a>
        </g>
    }
    .into_any()
}

/// A dot, or a bar with a fade at each open end.
fn shape(mark: &MarkDrawing) -> AnyView {
    let [x1, x2] = mark.x;
    if mark.point {
        let r = px((mark.thick / 2.0 + 1.5).min(7.0));
        return view! { <circle cx=px((x1 + x2) / 2.0) cy=px(mark.y) r=r></circle> }.into_any();
    }
    let (y, thick) = (px(mark.y - mark.thick / 2.0), px(mark.thick));
    let step = FADE / 4.0;
    let fades = [(0, x1, -1.0), (1, x2, 1.0)]
        .into_iter()
        .filter(|side| mark.open[side.0]);
    let fades = fades.flat_map(|(_, end, away)| {
        [0.0, 1.0, 2.0, 3.0].map(|at: f64| {
            let from = if away > 0.0 {
                end + at * step
            } else {
                end - (at + 1.0) * step
            };
            (from, [".75", ".5", ".28", ".12"], at)
        })
    });
    let fades = fades.zip([0usize, 1, 2, 3].into_iter().cycle()).map(|((from, strengths, _), at)| {
        let strength = strengths.get(at).copied().unwrap_or(".1");
        view! {
            <rect class="tm__fade" x=px(from) y=y.clone() width=px(step) height=thick.clone() opacity=strength></rect>
        }
    });
    view! {
        {fades.collect_views()}
        <rect class="tm__bar" x=px(x1) y=y.clone() width=px(x2 - x1) height=thick.clone() rx="2"></rect>
    }
    .into_any()
}

/// What a mark says of itself: a name, or how many claims it stands for.
pub(super) fn mark_words(site: &Site, moment: &Moment) -> String {
    match &moment.of {
        MomentOf::Claims(claims) => counted(claims.len(), "claim", "claims"),
        _ => name_of(site, moment),
    }
}

fn bar_svg(shown: Shown, bar: &BarDrawing) -> AnyView {
    let days = bar.days;
    let [x1, x2] = bar.x;
    let [y1, y2] = bar.y;
    let label = (x2 - x1 > 26.0).then(|| {
        view! {
            <text class="tm__count" x=px((x1 + x2) / 2.0) y=px(y1 - 3.0) text-anchor="middle">
                {bar.count}
            </text>
        }
    });
    view! {
        <g>
        <a class="tm__mark" tabindex="-1" on:click=move |_| shown.zoom(Some(days))>
            <title>{format!("{} in {}", bar.count, window_words(days))}</title>
            <rect class="tm__bar" x=px(x1 + 0.5) y=px(y1) width=px((x2 - x1 - 1.0).max(1.0)) height=px(y2 - y1)></rect>
            {label}
        </a>
        </g>
    }
    .into_any()
}

/// What is being drawn over, from 0 to 1.
fn band((one, two): (f64, f64)) -> AnyView {
    let (from, to) = (one.min(two) * 1000.0, one.max(two) * 1000.0);
    view! {
        <svg class="tm__band" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
            <rect x=px(from) y="0" width=px(to - from) height="10"></rect>
        </svg>
    }
    .into_any()
}

/// The claims behind the mark that was chosen.
#[component]
fn Picked(shown: Shown) -> impl IntoView {
    let explorer = shown.explorer;
    let chosen = Memo::new(move |_| {
        let at = shown.picked.get()?;
        shown.line.with(|line| line.moments.get(at).cloned())
    });
    let list = move || {
        let moment = chosen.get()?;
        let MomentOf::Claims(claims) = &moment.of else {
            return None;
        };
        let site = explorer.as_read();
        let what = if moment.row == TimeRow::Said {
            "said"
        } else {
            "speaking of"
        };
        let words = format!("{}, {what}: {}", mark_words(&site, &moment), when_words(&moment));
        Some(view! {
            <div class="tm__picked">
                <p>
                    <b>{words}</b>
                </p>
                <PlacesOf claims=claims.clone() />
            </div>
        })
    };
    view! { <div role="status">{live(list)}</div> }
}

/// A stroke of the pointer over the drawing, which chooses the days that are drawn.
#[derive(Clone, Copy)]
struct Stroke {
    shown: Shown,
    width: RwSignal<usize>,
    /// Where it began.
    from: StoredValue<Option<f64>>,
    /// What it is over.
    over: RwSignal<Option<(f64, f64)>>,
}

impl Stroke {
    fn begin(self, event: &web_sys::PointerEvent) {
        // A finger scrolls the page; the buttons zoom.
        let draws = event.button() == 0 && event.pointer_type() != "touch";
        self.from.set_value(share(self.shown.explorer, event).filter(|_| draws));
    }

    fn go_on(self, event: &web_sys::PointerEvent) {
        if let (Some(from), Some(here)) = (self.from.get_value(), share(self.shown.explorer, event))
            && ((from - here).abs() * self.width.get_untracked() as f64 > 8.0 || self.over.get_untracked().is_some())
        {
            self.over.set(Some((from, here)));
        }
    }

    fn end(self, event: &web_sys::PointerEvent) {
        self.go_on(event);
        let over = self.over.get_untracked();
        self.cancel();
        if let (Some((one, two)), Some(window)) = (over, self.shown.window.get_untracked())
            && let Some(days) = between(window, self.width.get_untracked() as f64, one, two)
        {
            self.shown.zoom(Some(days));
        }
    }

    fn cancel(self) {
        self.from.set_value(None);
        self.over.set(None);
    }
}

/// How far along the drawing the pointer is, from 0 to 1.
fn share(explorer: Explorer, event: &web_sys::PointerEvent) -> Option<f64> {
    let place = explorer.element(PLACE)?.get_bounding_client_rect();
    let across = (f64::from(event.client_x()) - place.left()) / place.width().max(1.0);
    Some(across.clamp(0.0, 1.0))
}
