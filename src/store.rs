//! The owner of the view state: it reads the address, hands out the state, and takes the reader's next step.
//!
//! Choices push a history entry, typing replaces it. Writes while typing are gathered, since browsers refuse more than
//! about a hundred in ten seconds. Where history is refused, the page still works; only the address stands still.

use std::sync::{Mutex, PoisonError};

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use serde::{Serialize, Serializer};
use wasm_bindgen::{JsCast, JsValue};

use super::rest::with_rest;
use super::url::{self, Read};
use super::{Site, ViewState};

/// How long writes to the address are gathered while typing, in milliseconds.
const GATHER: u32 = 300;

/// What a history entry remembers beside its address. In the browser it is a list: how far down, the id or the address of
/// what had the focus, and for a link which of those to that address.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// How far down the page the reader was, in CSS pixels.
    pub scroll: f64,
    /// What had the focus.
    pub focus: Option<Focus>,
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let (name, index) = match &self.focus {
            None => (None, None),
            Some(Focus::Id(id)) => (Some(id), None),
            Some(Focus::Link(address, index)) => (Some(address), Some(*index)),
        };
        (self.scroll, name, index).serialize(to)
    }
}

impl Place {
    /// Reads what a history entry remembers, if it is of this page. By hand, since serde's errors bring the printing of
    /// floats with them.
    #[must_use]
    pub fn read(state: &JsValue) -> Option<Self> {
        let field = |at: u32| js_sys::Reflect::get_u32(state, at).ok();
        let scroll = field(0)?.as_f64()?;
        let focus = match (field(1)?.as_string(), field(2)?.as_f64()) {
            (None, _) => None,
            (Some(id), None) => Some(Focus::Id(id)),
            (Some(address), Some(index)) => Some(Focus::Link(address, whole(index)?)),
        };
        Some(Self { scroll, focus })
    }
}

fn whole(number: f64) -> Option<u32> {
    let fits = number >= 0.0 && number <= f64::from(u32::MAX) && number.fract() == 0.0;
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "compared with the bounds above"
    )]
    fits.then_some(number as u32)
}

/// A control that can be found again after the page was drawn anew.
#[derive(Clone, Debug, PartialEq)]
pub enum Focus {
    /// By its id.
    Id(String),
    /// A link in the view: its address, and which of the links to that address it is.
    Link(String, u32),
}

impl Focus {
    fn of(element: &web_sys::Element) -> Option<Self> {
        let id = element.id();
        if !id.is_empty() {
            return Some(Self::Id(id));
        }
        let href = element.get_attribute("href")?;
        let same = links_to(&href)?;
        (0..same.length())
            .find(|&index| same.get(index).is_some_and(|link| link.is_same_node(Some(element))))
            .map(|index| Self::Link(href, index))
    }

    /// Gives it the focus, if it is there.
    pub fn give(&self) -> bool {
        match self {
            Self::Id(id) => focus(id),
            Self::Link(href, index) => {
                let link = links_to(href).and_then(|links| links.get(*index));
                link.is_some_and(|link| give(link.unchecked_ref()))
            }
        }
    }
}

/// The links of the view to an address. Ours are encoded and hold no quotation mark.
fn links_to(href: &str) -> Option<web_sys::NodeList> {
    let page = web_sys::window()?.document()?;
    page.query_selector_all(&format!("main a[href=\"{href}\"]")).ok()
}

/// The explorer's state, shared with every view through the context.
#[derive(Clone, Copy)]
pub struct Explorer {
    /// The corpus and its index.
    pub site: &'static Site,
    /// Turns over whenever a part of the corpus has come, or has failed to.
    pub came: RwSignal<bool>,
    state: RwSignal<ViewState>,
    notices: RwSignal<String>,
    /// The reader's alterations as the address spells them.
    altered: RwSignal<String>,
    gathered: StoredValue<Option<Timeout>, LocalStorage>,
}

impl Explorer {
    /// Reads the address and follows it from now on. Puts itself into the context.
    #[must_use]
    pub fn start(site: &'static Site) -> Self {
        let Read { state, notices } = url::read(site, &hash());
        let explorer = Self {
            site,
            altered: RwSignal::new(url::alterations(site, &state)),
            came: RwSignal::new(false),
            state: RwSignal::new(state),
            notices: RwSignal::new(notices.join("\n")),
            gathered: StoredValue::new_local(None),
        };
        explorer.follow_address();
        provide_context(explorer);
        explorer
    }

    /// The explorer of this page.
    ///
    /// # Panics
    /// When called outside a view of the explorer, which is a mistake in the code.
    #[must_use]
    #[allow(
        clippy::expect_used,
        reason = "a component outside the explorer is a mistake in the code, not in its input"
    )]
    pub fn here() -> Self {
        use_context().expect("views stand inside an explorer")
    }

    /// The state, tracked.
    #[must_use]
    #[inline(never)]
    pub fn state(&self) -> ViewState {
        self.state.get()
    }

    /// The state as it is now, untracked.
    #[must_use]
    #[inline(never)]
    pub fn now(&self) -> ViewState {
        self.state.get_untracked()
    }

    /// Part of the state that is followed on its own.
    pub fn part<T: PartialEq + Send + 'static>(&self, read: fn(&ViewState) -> T) -> Part<T> {
        let last = Mutex::new(None);
        let changed = move |state: &ViewState| {
            let now = Some(read(state));
            let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
            let changed = *last != now;
            *last = now;
            changed
        };
        Part {
            state: self.state,
            read,
            changes: changes(self.state, Box::new(changed)),
        }
    }

    /// What in the address was not understood, a line a notice, tracked.
    #[must_use]
    pub fn notices(&self) -> String {
        self.notices.get()
    }

    /// Hears of it when the reader alters the corpus: every view is drawn anew then, since every link carries it.
    pub fn follow_alterations(&self) {
        self.altered.track();
    }

    /// The address of another state, for a link. What the reader altered stays altered.
    #[must_use]
    #[inline(never)]
    pub fn link(&self, state: &ViewState) -> String {
        let mut address = url::write(self.site, state);
        if state.altered.is_empty() {
            self.altered.with_untracked(|altered| url::carry(&mut address, altered));
        }
        address
    }

    /// The address this state would have after a change.
    #[must_use]
    pub fn link_with(&self, change: impl FnOnce(&mut ViewState)) -> String {
        let mut state = self.now();
        change(&mut state);
        self.link_to(&state)
    }

    /// Restoring the corpus leads to the same page; on the way to another page nothing is restored.
    #[inline(never)]
    fn link_to(&self, state: &ViewState) -> String {
        if self.state.with_untracked(|now| now.view == state.view) {
            url::write(self.site, state)
        } else {
            self.link(state)
        }
    }

    /// A choice: the next state, with a history entry of its own.
    pub fn go(&self, change: impl FnOnce(&mut ViewState)) {
        let mut next = self.now();
        change(&mut next);
        self.step(next);
    }

    #[inline(never)]
    fn step(&self, mut next: ViewState) {
        url::tidy(&mut next.request);
        url::tidy_alterations(self.site, &mut next);
        if next == self.now() {
            return;
        }
        self.remember_place();
        self.gathered.set_value(None);
        write_history(&url::write(self.site, &next), &Place::default(), true);
        self.enter(next, String::new());
    }

    /// Typing: the next state in the same history entry.
    pub fn amend(&self, change: impl FnOnce(&mut ViewState)) {
        let mut next = self.now();
        change(&mut next);
        url::tidy(&mut next.request);
        let site = self.site;
        let state = self.state;
        self.gathered.set_value(Some(Timeout::new(GATHER, move || {
            write_history(&url::write(site, &state.get_untracked()), &Place::default(), false);
        })));
        self.enter(next, String::new());
    }

    fn enter(&self, next: ViewState, notices: String) {
        if self.notices.with_untracked(|now| *now != notices) {
            self.notices.set(notices);
        }
        if self.state.with_untracked(|now| *now == next) {
            return;
        }
        let altered = url::alterations(self.site, &next);
        // First the state, so that what is drawn anew because of the alterations reads the new ones.
        self.state.set(next);
        if self.altered.with_untracked(|now| *now != altered) {
            self.altered.set(altered);
        }
    }

    /// Back, forward, a pasted address, a followed link.
    fn follow_address(self) {
        let Some(window) = web_sys::window() else {
            return;
        };
        let listener = EventListener::new(&window, "hashchange", move |_| {
            with_rest(Box::new(move || {
                self.gathered.set_value(None);
                let Read { state, notices } = url::read(self.site, &hash());
                self.enter(state, notices.join("\n"));
            }));
        });
        let listener = StoredValue::new_local(Some(listener));
        on_cleanup(move || listener.set_value(None));
    }

    /// Keeps where the reader was in the entry that is being left, with what was typed but not yet written.
    pub fn remember_place(&self) {
        let waiting = self.gathered.try_update_value(Option::take).flatten().is_some();
        let address = if waiting {
            url::write(self.site, &self.now())
        } else {
            hash()
        };
        let Some(window) = web_sys::window() else {
            return;
        };
        let focus = window
            .document()
            .and_then(|page| page.active_element())
            .and_then(|element| Focus::of(&element));
        LAST_FOCUS.with(|last| last.replace(focus.clone()));
        LAST_TOP.set(top_of_focus());
        let place = Place {
            scroll: window.scroll_y().unwrap_or_default(),
            focus,
        };
        write_history(&address, &place, false);
    }

    /// Where the reader was when this entry was last left.
    #[must_use]
    pub fn remembered_place(&self) -> Option<Place> {
        let state = web_sys::window()?.history().ok()?.state().ok()?;
        Place::read(&state)
    }
}

/// A part of the state. Who reads it hears of it only when that part has changed.
pub struct Part<T> {
    state: RwSignal<ViewState>,
    read: fn(&ViewState) -> T,
    changes: Memo<u32>,
}

impl<T> Clone for Part<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Part<T> {}

impl<T> Part<T> {
    /// The part, tracked.
    #[must_use]
    pub fn get(&self) -> T {
        // Read, not only tracked: a memo that was never read follows nothing.
        self.changes.get();
        self.state.with_untracked(self.read)
    }
}

/// Counts changes. One kind of memo for every kind of part: each kind weighs about one kilobyte, compressed.
fn changes(state: RwSignal<ViewState>, changed: Box<dyn Fn(&ViewState) -> bool + Send + Sync>) -> Memo<u32> {
    Memo::new(move |count: Option<&u32>| count.copied().unwrap_or(0) + u32::from(state.with(&changed)))
}

#[inline(never)]
fn hash() -> String {
    web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}

fn write_history(address: &str, place: &Place, push: bool) {
    let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else {
        return;
    };
    let place = serde_wasm_bindgen::to_value(place).unwrap_or(JsValue::NULL);
    let address = if address.is_empty() { "#/" } else { address };
    // Refused in some frames and after too many calls; the page works on without.
    let _ = if push {
        history.push_state_with_url(&place, "", Some(address))
    } else {
        history.replace_state_with_url(&place, "", Some(address))
    };
}

/// Puts the focus on an element, without scrolling to it.
pub fn focus(id: &str) -> bool {
    let element = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|page| page.get_element_by_id(id));
    element.is_some_and(|element| give(element.unchecked_ref()))
}

fn give(element: &web_sys::HtmlElement) -> bool {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).is_ok()
}

thread_local! {
    /// The control used last, so that redrawing it does not lose the reader's place on the keyboard.
    static LAST_FOCUS: std::cell::RefCell<Option<Focus>> = const { std::cell::RefCell::new(None) };
    /// And where on the screen it stood.
    static LAST_TOP: std::cell::Cell<f64> = const { std::cell::Cell::new(0.0) };
}

/// How far below the top of the window it stands.
fn top_of_focus() -> f64 {
    let focused = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|page| page.active_element());
    focused.map_or(0.0, |element| element.get_bounding_client_rect().top())
}

/// Scrolls so that what has the focus stands where it stood when the last choice was made, whatever was drawn above it.
pub fn keep_in_place() {
    if let Some(window) = web_sys::window() {
        window.scroll_by_with_x_and_y(0.0, top_of_focus() - LAST_TOP.get());
    }
}

/// What had the focus when the last choice was made.
#[must_use]
pub fn last_focus() -> Option<Focus> {
    LAST_FOCUS.with(|last| last.borrow().clone())
}
