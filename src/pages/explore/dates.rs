//! Publication dates: a bar a year with a brush over them, and two fields. Undated documents are counted apart.

use std::cell::Cell;
use std::rc::Rc;

use crate::draw::prelude::*;
use crosscheck_model::Date;
use crosscheck_search::{Dates, FacetKind, Results, Value};
use wasm_bindgen::JsCast;

use super::facets::toggle;
use super::{Found, unit_words};
use crate::state::{Explorer, url};
use crate::ui::parts::px;

/// A first and a last year.
type Years = (i32, i32);

/// More labels of years than this do not fit below the bars.
const LABELS: usize = 12;

/// The strip of years with its fields.
pub(super) fn dates(explorer: Explorer, found: Found) -> Drawn {
    let all = found.get_untracked();
    let (Some(first), Some(last)) = (all.histogram.first(), all.histogram.last()) else {
        return Drawn::of(());
    };
    let all = (first.year, last.year);
    let dates = explorer.part(|state| state.request.dates);
    let wrong = RwSignal::new(String::new());
    let change = move |first: bool| {
        move |event: web_sys::Event| {
            let text = event_target_value(&event);
            match read(&text, first) {
                Ok(bound) => {
                    wrong.set(String::new());
                    explorer.go(|state| {
                        let dates = &mut state.request.dates;
                        *(if first { &mut dates.from } else { &mut dates.to }) = bound;
                    });
                }
                Err(sentence) => wrong.set(sentence),
            }
        }
    };
    let certain = move |event| {
        let certain = event_target_checked(&event);
        explorer.go(|state| state.request.dates.certain = certain);
    };
    view! {
        <section class="hist" aria-labelledby="h-hist">
            <h2 id="h-hist" class="vh">
                "When they were published"
            </h2>
            {brush(explorer, found, all)}
            <div class="hist__in">
                <span class="row">
                    <label for="from">"From"</label>
                    <input
                        id="from"
                        autocomplete="off"
                        placeholder=all.0
                        aria-describedby="date-help"
                        prop:value=move || url::bound_text(dates.get().from, true)
                        on:change=change(true)
                    />
                    <label for="to">"to"</label>
                    <input
                        id="to"
                        autocomplete="off"
                        placeholder=all.1
                        aria-describedby="date-help"
                        prop:value=move || url::bound_text(dates.get().to, false)
                        on:change=change(false)
                    />
                </span>
                <label class="row">
                    <input
                        id="certain"
                        class="tick"
                        type="checkbox"
                        prop:checked=move || dates.get().certain
                        on:change=certain
                    />
                    "certainly in range"
                </label>
                {move || undated(explorer, &found.get())}
                <span id="date-help" role="status">
                    {move || wrong.get()}
                </span>
            </div>
        </section>
    }
}

/// The bars, and what is chosen of them: by drawing over them, or by a slider for each end.
fn brush(explorer: Explorer, found: Found, all: Years) -> Drawn {
    let dates = explorer.part(|state| state.request.dates);
    // What is being drawn and not chosen yet.
    let drafted = RwSignal::new(None::<Years>);
    let shown = move || {
        let chosen = chosen(&dates.get(), all);
        drafted.get().unwrap_or(chosen)
    };
    // The same for listeners, which follow nothing.
    let before = move || {
        let chosen = chosen(&explorer.now().request.dates, all);
        drafted.get_untracked().unwrap_or(chosen)
    };
    let choose = move |years: Years, anew: bool| {
        drafted.set(None);
        let change = |state: &mut crate::state::ViewState| {
            state.request.dates = of_years(years, all, state.request.dates.certain);
        };
        if anew {
            explorer.go(change);
        } else {
            explorer.amend(change);
        }
    };
    let count = f64::from(all.1 - all.0 + 1);
    let edge = move |year: i32| 100.0 * f64::from(year - all.0) / count;
    let band = move |class: &'static str, y: &'static str, height: &'static str| {
        move || {
            let (from, to) = shown();
            ((from, to) != all).then(|| {
                view! {
                    <svg class="hist__band" viewBox="0 0 100 64" preserveAspectRatio="none" aria-hidden="true">
                        <rect class=class x=px(edge(from)) y=y width=px(edge(to + 1) - edge(from)) height=height></rect>
                    </svg>
                }
            })
        }
    };
    let (pressed, drawn) = (Rc::new(Cell::new(None::<i32>)), Rc::new(Cell::new(false)));
    let down = {
        let (pressed, drawn) = (pressed.clone(), drawn.clone());
        move |event: web_sys::PointerEvent| {
            drawn.set(false);
            pressed.set(year_at(&event, all).filter(|_| event.button() == 0));
        }
    };
    let moved = {
        let (pressed, drawn) = (pressed.clone(), drawn.clone());
        move |event: web_sys::PointerEvent| {
            let (Some(start), Some(here)) = (pressed.get(), year_at(&event, all)) else {
                return;
            };
            if !drawn.get() && start != here {
                drawn.set(true);
                if let Some(plot) = plot_of(&event) {
                    let _ = plot.set_pointer_capture(event.pointer_id());
                }
            }
            if drawn.get() {
                drafted.set(Some((start.min(here), start.max(here))));
            }
        }
    };
    let up = {
        let (pressed, drawn) = (pressed.clone(), drawn.clone());
        move |_: web_sys::PointerEvent| {
            pressed.set(None);
            if let Some(years) = drafted.get_untracked() {
                choose(years, true);
                // Letting go is a click too, and that is over by then.
                let drawn = drawn.clone();
                request_animation_frame(move || drawn.set(false));
            }
        }
    };
    let cancelled = move |_: web_sys::PointerEvent| {
        pressed.set(None);
        drafted.set(None);
    };
    let click = move |event: web_sys::MouseEvent| {
        if drawn.take() {
            event.prevent_default();
        }
    };
    view! {
        <div class="hist__plot">
            <div
                class="hist__draw"
                on:pointerdown=down
                on:pointermove=moved
                on:pointerup=up
                on:pointercancel=cancelled
                on:click=click
            >
                {band("brush", "0", "64")}
                {move || bars(explorer, &found.get())}
            </div>
            <div class="hist__ends" role="group" aria-label="Range of years">
                {band("range", "0", "64")}
                {end(all, true, Rc::new(shown), Rc::new(before), drafted, Rc::new(choose))}
                {end(all, false, Rc::new(shown), Rc::new(before), drafted, Rc::new(choose))}
            </div>
        </div>
    }
}

/// The slider of one end. Its least and its greatest value lie a year beyond, so that it stands at the edge of a bar.
fn end(
    all: Years,
    first: bool,
    shown: Rc<dyn Fn() -> Years>,
    before: Rc<dyn Fn() -> Years>,
    drafted: RwSignal<Option<Years>>,
    choose: Rc<dyn Fn(Years, bool)>,
) -> Drawn {
    let (id, label) = if first {
        ("first-year", "First year")
    } else {
        ("last-year", "Last year")
    };
    let of = move |(from, to): Years| if first { from } else { to };
    let (value, said) = (shown.clone(), shown);
    let moved = move |event: &web_sys::Event| {
        let typed = event_target_value(event).parse::<i32>();
        let (from, to) = before();
        let year = typed.unwrap_or(of((from, to))).max(all.0).min(all.1);
        if first {
            (year.min(to), to)
        } else {
            (from, year.max(from))
        }
    };
    let draft = moved.clone();
    // Keys take many small steps: all of them are one in the history.
    let (by_keys, stepped) = (Rc::new(Cell::new(false)), Rc::new(Cell::new(false)));
    let (on_keys, on_pointer, left, begun) = (by_keys.clone(), by_keys.clone(), stepped.clone(), stepped);
    view! {
        <input
            class="hist__end"
            type="range"
            id=id
            aria-label=label
            min=if first { all.0 } else { all.0 - 1 }
            max=if first { all.1 + 1 } else { all.1 }
            step="1"
            aria-valuetext=move || of(said())
            prop:value=move || of(value()).to_string()
            on:keydown=move |_| on_keys.set(true)
            on:pointerdown=move |_| on_pointer.set(false)
            on:blur=move |_| left.set(false)
            on:input=move |event| drafted.set(Some(draft(&event)))
            on:change=move |event| {
                let anew = !(by_keys.get() && begun.replace(true));
                choose(moved(&event), anew);
            }
        />
    }
}

/// The years that dates ask for, as far as the corpus has them.
fn chosen(dates: &Dates, all: Years) -> Years {
    let inside = |year: i32| year.max(all.0).min(all.1);
    let from = dates.from.map_or(all.0, |day| inside(day.year()));
    let to = dates.to.map_or(all.1, |day| inside(day.year()));
    (from.min(to), to)
}

/// The dates of whole years; all years are no condition.
fn of_years((from, to): Years, all: Years, certain: bool) -> Dates {
    let whole = |year: i32| Date::parse(&format!("{year:04}")).ok();
    let some = (from, to) != all;
    Dates {
        from: whole(from).filter(|_| some).map(|date| date.first),
        to: whole(to).filter(|_| some).map(|date| date.last),
        certain,
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
    let year = f64::from(all.0) + across * f64::from(all.1 - all.0 + 1);
    Some((year.floor() as i32).max(all.0).min(all.1))
}

/// Undated documents: a bucket of their own.
fn undated(explorer: Explorer, found: &Results) -> Drawn {
    let count = found.undated;
    if count == 0 {
        return view! { <span>"0 undated"</span> };
    }
    let href = explorer.link_with(|state| {
        state.request.dates = Dates::default();
        toggle(state, FacetKind::Year, Value::NoneRecorded, true);
    });
    view! {
        <a href=href id="undated">
            {count}
            " undated"
        </a>
    }
}

fn read(text: &str, first: bool) -> Result<Option<crosscheck_model::Day>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    Date::parse(text)
        .map(|date| Some(if first { date.first } else { date.last }))
        .map_err(|_| {
            format!(
                "“{}” is no date. Try 2016 or 2016-06.",
                text.chars().take(20).collect::<String>()
            )
        })
}

/// One bar a year: a link to that year, with its figure in words.
fn bars(explorer: Explorer, found: &Results) -> Drawn {
    let most = found.histogram.iter().map(|bar| bar.count).max().unwrap_or(1).max(1);
    let unit = explorer.now().request.unit;
    let labelled = found.histogram.len().div_ceil(LABELS).max(1);
    let bars = found
        .histogram
        .iter()
        .enumerate()
        .map(|(at, bar)| {
            let (year, now, all) = (bar.year, bar.inside, bar.count);
            let href = explorer.link_with(|state| {
                let whole = Date::parse(&format!("{year:04}")).ok();
                state.request.dates = Dates {
                    from: whole.map(|date| date.first),
                    to: whole.map(|date| date.last),
                    certain: false,
                };
            });
            let height = |count: usize| px(60.0 * count as f64 / most as f64);
            let top = |count: usize| px(62.0 - 60.0 * count as f64 / most as f64);
            let words = format!("{year}: {now} of {all} {}", unit_words(unit, all));
            view! {
                <li>
                    <a href=href aria-label=words.clone() title=words draggable="false">
                        <svg viewBox="0 0 40 64" preserveAspectRatio="none" aria-hidden="true">
                            <rect class="all" x="8" y=top(all) width="24" height=height(all)></rect>
                            <rect class="sel" x="8" y=top(now) width="24" height=height(now)></rect>
                            <line class="axis" x1="0" x2="40" y1="63" y2="63"></line>
                        </svg>
                        {(at % labelled == 0)
                            .then(|| {
                                let of = (labelled == 1 && now != all).then(|| format!(" of {all}"));
                                let figure = (labelled == 1).then(|| view! { " " <b>{now}</b> });
                                view! { <span>{year} {figure} {of}</span> }
                            })}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="hist__bars">{bars}</ol> }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Years = (2016, 2020);

    #[test]
    fn years_come_back_from_their_dates() {
        for from in 2016..=2020 {
            for to in from..=2020 {
                let dates = of_years((from, to), ALL, true);
                assert_eq!(chosen(&dates, ALL), (from, to));
                assert_eq!(dates.is_set(), (from, to) != ALL);
                assert!(dates.certain);
            }
        }
    }

    #[test]
    fn dates_outside_the_corpus_stand_at_its_ends() {
        let whole = |from: i32, to: i32| of_years((from, to), (1900, 2100), false);
        assert_eq!(chosen(&whole(1950, 2017), ALL), (2016, 2017));
        assert_eq!(chosen(&whole(2030, 2031), ALL), (2020, 2020));
        assert_eq!(chosen(&whole(1950, 1951), ALL), (2016, 2016));
        assert_eq!(chosen(&Dates::default(), ALL), ALL);
    }
}
