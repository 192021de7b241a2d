//! The keys in the grid. One stop of the grid takes the Tab key: the one used last, or the first that can be seen. Stops are
//! read from the page in its order, since columns, folded questions and a phone decide which of them can be seen.

use crosscheck_compare::{Alterations, Pin};
use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::html::Table;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::Grid;
use super::keys::{Place, Step, closest, next, step};
use super::spot::Spot;
use crate::components::lead_to_heading;
use crate::store::View;

/// Listens to the keys of a grid.
#[derive(Clone, Copy)]
pub(super) struct Keyboard {
    grid: Grid,
    table: NodeRef<Table>,
    /// The column the reader moves along, and the stop where that was last true.
    along: StoredValue<(u32, Place)>,
}

impl Keyboard {
    pub(super) fn new(grid: Grid, table: NodeRef<Table>) -> Self {
        let keyboard = Self {
            grid,
            table,
            along: StoredValue::new((0, (0, 0))),
        };
        // What is redrawn may hold the stop of the Tab key.
        Effect::new(move |_| {
            grid.rows.track();
            grid.columns.track();
            grid.opened.questions.track();
            keyboard.in_next_frame(Self::settle);
        });
        keyboard
    }

    /// Acts in the next frame, unless the table is gone by then.
    fn in_next_frame(self, act: impl FnOnce(Self) + 'static) {
        self.grid.explorer.in_next_frame(move || {
            if self.along.try_get_value().is_some() {
                act(self);
            }
        });
    }

    /// Gives the Tab key to the first stop where the stop that had it can no longer be seen.
    fn settle(self) {
        let has_tab = self.all("[data-at][tabindex='0']");
        if has_tab.iter().any(is_seen) {
            return;
        }
        if let Some(stop) = self.all("[data-at]").iter().find(|stop| is_seen(stop)) {
            self.give_tab(stop);
        }
    }

    /// The stop that has the focus takes the Tab key.
    pub(super) fn enter(self, event: &FocusEvent) {
        if let Some(stop) = stop_of(event) {
            self.give_tab(&stop);
        }
    }

    fn give_tab(self, stop: &HtmlElement) {
        for other in self.all("[data-at][tabindex='0']") {
            if other != *stop {
                other.set_tab_index(-1);
            }
        }
        stop.set_tab_index(0);
    }

    /// The stops that can be seen, in the order of the page.
    fn stops(self) -> Vec<HtmlElement> {
        let mut stops = self.all("[data-at]");
        stops.retain(is_seen);
        stops
    }

    fn all(self, selector: &str) -> Vec<HtmlElement> {
        let table = self.table.get_untracked();
        let Some(found) = table.and_then(|table| table.query_selector_all(selector).ok()) else {
            return Vec::new();
        };
        (0..found.length())
            .filter_map(|index| found.get(index))
            .map(JsCast::unchecked_into)
            .collect()
    }

    /// Does what a key means where it was pressed.
    pub(super) fn press(self, event: &KeyboardEvent) {
        if event.alt_key() || event.meta_key() {
            return;
        }
        let key = event.key();
        if key == "Escape" {
            event.prevent_default();
            if !self.grid.close_evidence() {
                self.grid.explorer.focus("keys");
            }
            return;
        }
        let Some(stop) = stop_of(event) else { return };
        if let Some(step) = step(&key, event.ctrl_key()) {
            event.prevent_default();
            self.walk(&stop, step);
        } else if !event.ctrl_key() {
            self.act(event, &key, &stop);
        }
    }

    /// Moves the focus to another stop.
    fn walk(self, from: &HtmlElement, step: Step) {
        let stops = self.stops();
        let Some(at) = stops.iter().position(|stop| stop == from) else {
            return;
        };
        let places: Vec<Place> = stops.iter().map(place).collect();
        let here = place(from);
        let up_or_down = matches!(step, Step::Up | Step::Down);
        // Up and down keep to a column, also over rows that lack it, unless the reader came here by other ways.
        let (wanted, left_at) = self.along.get_value();
        let column = if up_or_down && left_at == here { wanted } else { here.1 };
        let Some(to) = next(&places, at, column, step) else {
            return;
        };
        if let Some((stop, &place)) = stops.get(to).zip(places.get(to)) {
            let column = if up_or_down { column } else { place.1 };
            self.along.set_value((column, place));
            let _ = stop.focus();
        }
    }

    /// Keys that do something with the stop.
    fn act(self, event: &KeyboardEvent, key: &str, stop: &HtmlElement) {
        match key {
            "n" | "N" => self.to_contradiction(stop, true),
            "p" | "P" => self.to_contradiction(stop, false),
            " " if stop.tag_name() != "BUTTON" => {
                event.prevent_default();
                self.pin(stop);
            }
            "x" | "X" => self.leave_out(stop),
            "l" | "L" => self.show_lineage(stop),
            "e" | "E" => self.ask_why(stop),
            _ => {}
        }
    }

    /// To the next question the reports contradict each other on, or the one before.
    fn to_contradiction(self, from: &HtmlElement, forward: bool) {
        let row = place(from).0;
        let mut splits = self.stops();
        splits.retain(|stop| stop.has_attribute("data-splits"));
        let to = if forward {
            splits.iter().find(|stop| place(stop).0 > row)
        } else {
            splits.iter().rev().find(|stop| place(stop).0 < row)
        };
        if let Some(stop) = to {
            let _ = stop.focus();
        }
    }

    fn pin(self, stop: &HtmlElement) {
        let site = self.grid.explorer.site();
        let pin = stop.get_attribute("data-pin");
        if let Some(pin) = pin.and_then(|key| Pin::parse(&site.corpus, &key)) {
            self.grid.explorer.go(|state| state.toggle_pin(pin));
        }
    }

    /// The stop goes with its column: the one that takes its place is next.
    fn leave_out(self, stop: &HtmlElement) {
        let site = self.grid.explorer.site();
        let Some(key) = stop.get_attribute("data-aside") else {
            return;
        };
        let left = place(stop);
        for aside in Alterations::parse(&site.corpus, &key).0.aside {
            self.grid.explorer.go(|state| state.altered.toggle_aside(aside));
        }
        self.in_next_frame(move |keyboard| keyboard.return_to(left));
    }

    /// Gives the focus to what now stands at a place, where nothing in the grid has it.
    fn return_to(self, left: Place) {
        let focused = self.grid.explorer.focused_id();
        if !focused.is_empty() {
            return;
        }
        let stops = self.stops();
        let places: Vec<Place> = stops.iter().map(place).collect();
        if let Some(stop) = closest(&places, left).and_then(|at| stops.get(at)) {
            let _ = stop.focus();
        }
    }

    fn show_lineage(self, stop: &HtmlElement) {
        let explorer = self.grid.explorer;
        let site = explorer.site();
        let id = stop.get_attribute("data-question");
        if let Some(question) = id.and_then(|id| site.corpus.find_question(&id)) {
            explorer.go(|state| *state = state.comparing(View::Issue(question)));
            lead_to_heading(explorer, "r-neck");
        }
    }

    fn ask_why(self, stop: &HtmlElement) {
        let key = stop.get_attribute("data-why");
        let columns = self.grid.columns.get_untracked();
        if let Some(spot) = key.and_then(|key| Spot::read(&key, &columns)) {
            self.grid.ask(spot);
        }
    }
}

/// Not on a folded question, nor in the head of the grid on a phone.
fn is_seen(stop: &HtmlElement) -> bool {
    stop.offset_parent().is_some()
}

/// The stop in which an event happened.
fn stop_of(event: &Event) -> Option<HtmlElement> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("[data-at]").ok().flatten()?.dyn_into().ok()
}

/// Where a stop stands: "101.4" is the fourth column of a row.
fn place(stop: &HtmlElement) -> Place {
    let text = stop.get_attribute("data-at").unwrap_or_default();
    let (row, column) = text.split_once('.').unwrap_or_default();
    (row.parse().unwrap_or(0), column.parse().unwrap_or(0))
}
