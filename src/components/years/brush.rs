//! The bars of the years, and what is chosen of them: by drawing over them, or by a slider for each end.

use crosscheck_search::Dates;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::YearCounts;
use super::bars::YearBars;
use super::range::Years;
use super::slider::YearSlider;
use crate::components::px;
use crate::memo::Memo;
use crate::store::{Explorer, ViewState};

/// What is chosen of the years, and what is about to be.
#[derive(Clone, Copy)]
pub(super) struct Brush {
    explorer: Explorer,
    /// The years of the corpus.
    pub(super) all: Years,
    /// The dates that are chosen.
    dates: Memo<Dates>,
    /// What is being drawn, and not chosen yet.
    draft: RwSignal<Option<Years>>,
}

impl Brush {
    /// What is drawn or chosen, tracked.
    pub(super) fn shown(self) -> Years {
        let chosen = self.all.chosen(&self.dates.get());
        self.draft.get().unwrap_or(chosen)
    }

    /// The same, untracked: for listeners.
    pub(super) fn shown_now(self) -> Years {
        untrack(|| self.shown())
    }

    /// Draws, and does not choose yet.
    pub(super) fn draft(self, years: Years) {
        self.draft.set(Some(years));
    }

    /// Chooses years: with a history entry of their own, or in the present one.
    pub(super) fn choose(self, years: Years, new_entry: bool) {
        self.draft.set(None);
        let change = |state: &mut ViewState| {
            state.request.dates = years.dates(self.all, state.request.dates.certain);
        };
        if new_entry {
            self.explorer.go(change);
        } else {
            self.explorer.amend(change);
        }
    }

    /// Where the year begins, of a hundred.
    fn edge(self, year: i32) -> f64 {
        100.0 * f64::from(year - self.all.first) / f64::from(self.all.count())
    }
}

/// The bars with what is chosen of them.
#[component]
pub(super) fn YearBrush(
    /// The numbers of the years.
    years: YearCounts,
    /// The years of the corpus.
    all: Years,
    /// The dates that are chosen.
    dates: Memo<Dates>,
) -> impl IntoView {
    let brush = Brush {
        explorer: Explorer::here(),
        all,
        dates,
        draft: RwSignal::new(None),
    };
    let stroke = Stroke {
        brush,
        from: StoredValue::new(None),
        moved: StoredValue::new(false),
    };
    view! {
        <div class="hist__plot">
            <div
                class="hist__draw"
                on:pointerdown=move |event| stroke.begin(&event)
                on:pointermove=move |event| stroke.go_on(&event)
                on:pointerup=move |_| stroke.end()
                on:pointercancel=move |_| stroke.cancel()
                on:click=move |event| stroke.click(&event)
            >
                <Band brush class="brush" />
                <YearBars years />
            </div>
            <div class="hist__ends" role="group" aria-label="Range of years">
                <Band brush class="range" />
                <YearSlider brush first=true />
                <YearSlider brush first=false />
            </div>
        </div>
    }
}

/// What is chosen, as a band. All years are no choice, and have none.
#[component]
fn Band(
    /// What is chosen.
    brush: Brush,
    /// The class of the band.
    class: &'static str,
) -> impl IntoView {
    move || {
        let years = brush.shown();
        (years != brush.all).then(|| {
            let (from, to) = (brush.edge(years.first), brush.edge(years.last + 1));
            view! {
                <svg class="hist__band" viewBox="0 0 100 64" preserveAspectRatio="none" aria-hidden="true">
                    <rect class=class x=px(from) y="0" width=px(to - from) height="64"></rect>
                </svg>
            }
        })
    }
}

/// A stroke of the pointer over the bars.
#[derive(Clone, Copy)]
struct Stroke {
    brush: Brush,
    /// The year it began in, while the pointer is down.
    from: StoredValue<Option<i32>>,
    /// Whether it went on to another year: then it draws, and is no click.
    moved: StoredValue<bool>,
}

impl Stroke {
    fn begin(self, event: &web_sys::PointerEvent) {
        let main_button = event.button() == 0;
        self.moved.set_value(false);
        self.from
            .set_value(year_at(event, self.brush.all).filter(|_| main_button));
    }

    fn go_on(self, event: &web_sys::PointerEvent) {
        let (Some(from), Some(here)) = (self.from.get_value(), year_at(event, self.brush.all)) else {
            return;
        };
        if !self.moved.get_value() && from != here {
            self.moved.set_value(true);
            if let Some(plot) = plot_of(event) {
                let _ = plot.set_pointer_capture(event.pointer_id());
            }
        }
        if self.moved.get_value() {
            self.brush.draft(Years::new(from.min(here), from.max(here)));
        }
    }

    fn end(self) {
        self.from.set_value(None);
        let Some(years) = self.brush.draft.get_untracked() else {
            return;
        };
        self.brush.choose(years, true);
        // Letting go is a click too, and that is over by then.
        request_animation_frame(move || {
            self.moved.try_set_value(false);
        });
    }

    fn cancel(self) {
        self.from.set_value(None);
        self.brush.draft.set(None);
    }

    /// A click on a bar follows its link, but not at the end of a stroke.
    fn click(self, event: &web_sys::MouseEvent) {
        if self.moved.get_value() {
            self.moved.set_value(false);
            event.prevent_default();
        }
    }
}

/// What draws over the bars.
fn plot_of(event: &web_sys::PointerEvent) -> Option<web_sys::Element> {
    event.current_target()?.dyn_into().ok()
}

/// The year below the pointer.
#[allow(
    clippy::cast_possible_truncation,
    reason = "a cast holds fast at the ends, and so do the years"
)]
fn year_at(event: &web_sys::PointerEvent, all: Years) -> Option<i32> {
    let plot = plot_of(event)?.get_bounding_client_rect();
    let across = (f64::from(event.client_x()) - plot.left()) / plot.width().max(1.0);
    let year = f64::from(all.first) + across * f64::from(all.count());
    Some(all.nearest(year.floor() as i32))
}
