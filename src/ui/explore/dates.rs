//! Publication dates: a bar a year, and two fields. Undated documents are counted apart.

use crate::draw::prelude::*;
use crosscheck_model::Date;
use crosscheck_search::{Dates, Results};

use super::{Found, unit_words};
use crate::state::{Explorer, url};
use crate::ui::parts::px;

/// The strip of years with its fields.
pub(super) fn dates(explorer: Explorer, found: Found) -> Drawn {
    if found.get_untracked().histogram.is_empty() {
        return Drawn::of(());
    }
    let dates = explorer.part(|state| state.request.dates);
    let wrong = RwSignal::new(None::<String>);
    let change = move |first: bool| {
        move |event: web_sys::Event| {
            let text = event_target_value(&event);
            match read(&text, first) {
                Ok(bound) => {
                    wrong.set(None);
                    explorer.go(|state| {
                        let dates = &mut state.request.dates;
                        *(if first { &mut dates.from } else { &mut dates.to }) = bound;
                    });
                }
                Err(sentence) => wrong.set(Some(sentence)),
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
            {move || bars(explorer, &found.get())}
            <div class="hist__in">
                <span class="row">
                    <label for="from">"From"</label>
                    <input
                        id="from"
                        autocomplete="off"
                        placeholder="2016"
                        aria-describedby="date-help"
                        prop:value=move || url::bound_text(dates.get().from, true)
                        on:change=change(true)
                    />
                    <label for="to">"to"</label>
                    <input
                        id="to"
                        autocomplete="off"
                        placeholder="2020-04"
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
                <span id="date-help" role="status">
                    {move || {
                        wrong
                            .get()
                            .unwrap_or_else(|| format!("{} undated", found.get().undated))
                    }}
                </span>
            </div>
        </section>
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
    let bars = found
        .histogram
        .iter()
        .map(|bar| {
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
                    <a href=href aria-label=words>
                        <svg viewBox="0 0 40 64" preserveAspectRatio="none" aria-hidden="true">
                            <rect class="all" x="8" y=top(all) width="24" height=height(all)></rect>
                            <rect class="sel" x="8" y=top(now) width="24" height=height(now)></rect>
                            <line class="axis" x1="0" x2="40" y1="63" y2="63"></line>
                        </svg>
                        <span>{year} " " <b>{now}</b> {(now != all).then(|| format!(" of {all}"))}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="hist__bars">{bars}</ol> }
}
