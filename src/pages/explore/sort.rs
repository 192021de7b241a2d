//! The order of the results: a list to choose it from, and what is said of results that have no place in it.

use crosscheck_search::{Order, Unit};
use leptos::ev::Event;
use leptos::prelude::*;

use super::schedule::Schedule;
use crate::components::{CollectViews, Show, live, plural, unit_words};
use crate::memo::Memo;
use crate::store::Explorer;

/// The list. Without words nothing matches better than another, so that order is not offered.
#[component]
pub(super) fn SortChoice(
    /// What was found.
    schedule: Schedule,
) -> impl IntoView {
    let explorer = Explorer::here();
    let chosen = explorer.part(|state| state.request.order);
    let found = schedule.found;
    let ranks = Memo::new(move |_| {
        found
            .get()
            .and_then(|found| found.ask(|answer| answer.ranks()))
            .unwrap_or_default()
    });
    let now = Memo::new(move |_| order_shown(chosen.get(), ranks.get()));
    let option = move |order: Order| {
        view! {
            <option value=order.key() prop:selected=move || now.get() == order>
                {order_words(order)}
            </option>
        }
    };
    let options = move || offered(ranks.get()).iter().copied().map(option).collect_views();
    let choose = move |event: Event| {
        let order = Order::from_key(&event_target_value(&event)).unwrap_or_default();
        let usual = order_shown(Order::default(), ranks.get_untracked());
        explorer.go(|state| state.request.order = if order == usual { Order::default() } else { order });
    };
    view! {
        <span class="pick">
            <label for="sort-hits">"Sort"</label>
            <select id="sort-hits" on:change=choose>
                {live(options)}
            </select>
        </span>
    }
}

/// Says that undated results stand last, where there are some and the order is that of dates.
#[component]
pub(super) fn UndatedLast(
    /// What was found and counted.
    schedule: Schedule,
) -> impl IntoView {
    let explorer = Explorer::here();
    // A range of dates leaves the undated ones out.
    let by_date = explorer.part(|state| state.request.order == Order::Date && !state.request.dates.is_set());
    let unit = explorer.part(|state| state.request.unit);
    let undated = move || {
        let years = schedule.years.get();
        years.map_or(0, |years| years.undated)
    };
    view! {
        <Show when=move || by_date.get() && undated() != 0>
            <p class="quiet" id="undated-last">
                {live(move || undated_words(unit.get(), undated()))}
            </p>
        </Show>
    }
}

/// The orders that are offered.
fn offered(ranks: bool) -> &'static [Order] {
    const WITH_WORDS: &[Order] = &[Order::Score, Order::Date, Order::Document];
    const WITHOUT: &[Order] = &[Order::Document, Order::Date];
    if ranks { WITH_WORDS } else { WITHOUT }
}

/// The order in which results stand where this one is chosen.
fn order_shown(chosen: Order, ranks: bool) -> Order {
    match chosen {
        Order::Score if !ranks => Order::Document,
        other => other,
    }
}

fn order_words(order: Order) -> &'static str {
    match order {
        Order::Score => "by best match",
        Order::Date => "by date, newest first",
        Order::Document => "in document order",
    }
}

/// "1 undated passage stands last."
fn undated_words(unit: Unit, count: usize) -> String {
    let verb = plural(count, "stands", "stand");
    format!("{count} undated {} {verb} last.", unit_words(unit, count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_chosen_is_offered() {
        for ranks in [false, true] {
            for order in Order::ALL {
                assert!(offered(ranks).contains(&order_shown(order, ranks)), "{order:?}");
            }
        }
        assert!(
            !offered(false).contains(&Order::Score),
            "without words there is no best match"
        );
    }

    #[test]
    fn undated_results_are_counted_in_their_unit() {
        assert_eq!(undated_words(Unit::Passages, 1), "1 undated passage stands last.");
        assert_eq!(undated_words(Unit::Documents, 3), "3 undated documents stand last.");
    }
}
