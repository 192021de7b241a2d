//! The state of one explorer: it reads the address, hands out the state, and takes the reader's next step.
//!
//! Choices push a history entry, typing replaces it. Writes while typing are gathered, since browsers refuse more than
//! about a hundred in ten seconds. An explorer that is one element of somebody else's page keeps its address to itself and
//! touches neither the host's address nor its history.

use std::sync::Arc;

use crosscheck_search::Request;
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use js_sys::Function;
use leptos::prelude::*;
use leptos::reactive::graph::Observer;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use crate::address::{self, Read};
use crate::host::{self, Focus, Parts, Place, Root};
use crate::later;
use crate::memo::Memo;

pub use crate::address::{Picture, View, ViewState};
pub use crate::site::Site;

/// How long writes to the address are gathered while typing, in milliseconds.
const GATHER: u32 = 300;

/// How an explorer begins.
#[derive(Default)]
pub(crate) struct Begin {
    /// Its first address, where the page's own is none of its business.
    pub(crate) address: Option<String>,
    /// Where it stands, where that is not where the page stands.
    pub(crate) stands_at: Option<String>,
    /// Is told the address of what is shown: at first and whenever it changes.
    pub(crate) tell: Option<Function>,
}

/// The state of one explorer, shared with every view through the context. A number, so that the many functions of a view that
/// keep it are small.
#[derive(Clone, Copy)]
pub struct Explorer(StoredValue<Fields>);

/// What an explorer consists of.
#[derive(Clone, Copy)]
struct Fields {
    /// The parts of a large corpus that stand beside the page.
    parts: Parts,
    site: StoredValue<Arc<Site>>,
    /// The same as the reader reads it: another where names are taken apart.
    as_read: StoredValue<Arc<Site>>,
    root: StoredValue<Root, LocalStorage>,
    is_page: bool,
    owns_address: bool,
    /// Where the explorer stands, where that is not where the page stands.
    stands_at: StoredValue<Option<String>>,
    state: RwSignal<ViewState>,
    notices: RwSignal<String>,
    /// The reader's alterations as the address spells them.
    altered: RwSignal<String>,
    gathered: StoredValue<Option<Timeout>, LocalStorage>,
}

impl Explorer {
    /// Starts at the address of the page, or where it is told to begin. Puts itself into the context.
    pub(crate) fn start(site: Arc<Site>, root: Root, begin: Begin) -> Self {
        let is_page = matches!(root, Root::Page(_));
        let owns_address = begin.address.is_none();
        let hash = begin.address.unwrap_or_else(host::hash);
        let read = read_address(&site, &hash);
        let is_read = read.is_some();
        let Read { state, notices } = read.unwrap_or_default();
        let explorer = Self(StoredValue::new(Fields {
            parts: Parts::new(),
            is_page,
            owns_address,
            stands_at: StoredValue::new(begin.stands_at),
            root: StoredValue::new_local(root),
            altered: RwSignal::new(address::alterations(&site, &state)),
            as_read: StoredValue::new(as_read(&site, &state)),
            state: RwSignal::new(state),
            notices: RwSignal::new(notices.join("\n")),
            gathered: StoredValue::new_local(None),
            site: StoredValue::new(site),
        }));
        if is_page {
            explorer.follow_address();
        }
        if !is_read {
            explorer.open_later(hash);
        }
        if let Some(tell) = begin.tell {
            Effect::new(move || {
                // What somebody else's function throws is their affair.
                let _ = tell.call1(&JsValue::NULL, &explorer.address().into());
            });
        }
        provide_context(explorer);
        explorer
    }

    /// The explorer that a view belongs to.
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

    fn fields(self) -> Fields {
        self.0.get_value()
    }

    /// The parts of a large corpus that stand beside the page.
    pub(crate) fn parts(self) -> Parts {
        self.fields().parts
    }

    /// The corpus and its index.
    #[must_use]
    pub fn site(self) -> Arc<Site> {
        self.fields().site.get_value()
    }

    /// The corpus and its index as the reader reads them, for whatever lists and counts names: of names taken apart each is its own.
    #[must_use]
    pub fn as_read(self) -> Arc<Site> {
        self.fields().as_read.get_value()
    }

    /// Whether the whole page is this explorer, so that the page's title is its own.
    #[must_use]
    pub fn is_page(self) -> bool {
        self.fields().is_page
    }

    /// Whether the page's address and history are this explorer's own. Otherwise its state is in memory alone.
    #[must_use]
    pub fn owns_address(self) -> bool {
        self.fields().owns_address
    }

    /// Where the explorer stands, without what its addresses begin with.
    #[must_use]
    pub fn stands_at(self) -> String {
        let told = self.fields().stands_at.get_value();
        told.unwrap_or_else(host::page)
    }

    /// The address of the state, tracked.
    #[must_use]
    pub fn address(self) -> String {
        let fields = self.fields();
        fields
            .state
            .with(|state| fields.site.with_value(|site| address::write(site, state)))
    }

    /// The state, tracked.
    #[must_use]
    pub fn state(self) -> ViewState {
        self.fields().state.get()
    }

    /// The state as it is now, untracked.
    #[must_use]
    pub fn now(self) -> ViewState {
        self.fields().state.get_untracked()
    }

    /// Part of the state. Who reads it hears of it only when that part has changed.
    pub fn part<T: PartialEq + Send + Sync + 'static>(self, read: fn(&ViewState) -> T) -> Memo<T> {
        Memo::new(move |_| self.fields().state.with(read))
    }

    /// What in the address was not understood, a line a notice, tracked.
    #[must_use]
    pub fn notices(self) -> String {
        self.fields().notices.get()
    }

    /// The address of another state, for a link. What the reader altered stays altered: read inside something reactive, the
    /// link follows the alterations.
    #[must_use]
    pub fn link(self, state: &ViewState) -> String {
        let mut address = self.fields().site.with_value(|site| address::write(site, state));
        if state.altered.is_empty() {
            if Observer::get().is_some() {
                self.fields().altered.track();
            }
            self.fields()
                .altered
                .with_untracked(|altered| address::carry(&mut address, altered));
        }
        address
    }

    /// The address this state would have after a change.
    #[must_use]
    pub fn link_with(self, change: impl FnOnce(&mut ViewState)) -> String {
        let mut state = self.now();
        change(&mut state);
        self.link_to(&state)
    }

    /// Restoring the corpus leads to the same page; on the way to another page nothing is restored.
    fn link_to(self, state: &ViewState) -> String {
        if self.fields().state.with_untracked(|now| now.view == state.view) {
            self.fields().site.with_value(|site| address::write(site, state))
        } else {
            self.link(state)
        }
    }

    /// A choice: the next state, with a history entry of its own.
    pub fn go(self, change: impl FnOnce(&mut ViewState)) {
        let mut next = self.now();
        change(&mut next);
        self.step(next);
    }

    fn step(self, mut next: ViewState) {
        tidy(&mut next.request);
        if let (Some(later), false) = (later::arrived(), next.altered.is_empty()) {
            self.fields()
                .site
                .with_value(|site| (later.tidy_alterations)(site, &mut next.altered));
        }
        if next == self.now() {
            return;
        }
        self.remember_place();
        self.fields().gathered.set_value(None);
        self.write(&next, true);
        self.enter(next, String::new());
    }

    /// Typing: the next state in the same history entry.
    pub fn amend(self, change: impl FnOnce(&mut ViewState)) {
        let mut next = self.now();
        change(&mut next);
        tidy(&mut next.request);
        let write = Timeout::new(GATHER, move || self.write(&self.now(), false));
        self.fields().gathered.set_value(Some(write));
        self.enter(next, String::new());
    }

    fn write(self, state: &ViewState, push: bool) {
        if self.fields().owns_address {
            let address = self.fields().site.with_value(|site| address::write(site, state));
            host::write_history(&address, &Place::default(), push);
        }
    }

    fn enter(self, next: ViewState, notices: String) {
        if self.fields().notices.with_untracked(|now| *now != notices) {
            self.fields().notices.set(notices);
        }
        if self.fields().state.with_untracked(|now| *now == next) {
            return;
        }
        let altered = self.fields().site.with_value(|site| address::alterations(site, &next));
        if self.fields().altered.with_untracked(|now| *now != altered) {
            let read = self.fields().site.with_value(|site| as_read(site, &next));
            self.fields().as_read.set_value(read);
        }
        // First the state, so that what is drawn anew because of the alterations reads the new ones.
        self.fields().state.set(next);
        if self.fields().altered.with_untracked(|now| *now != altered) {
            self.fields().altered.set(altered);
        }
    }

    /// Enters the state that an address names.
    pub(crate) fn open(self, hash: &str) {
        let Some(read) = self.fields().site.with_value(|site| read_address(site, hash)) else {
            return self.open_later(hash.to_owned());
        };
        self.fields().gathered.set_value(None);
        self.enter(read.state, read.notices.join("\n"));
    }

    /// The same once the code is there that reads addresses.
    fn open_later(self, hash: String) {
        leptos::task::spawn_local(async move {
            later::load().await;
            // The explorer may be gone by then.
            if self.is_there() {
                self.open(&hash);
            }
        });
    }

    /// Acts in the next frame, unless the explorer is gone by then.
    pub(crate) fn in_next_frame(self, act: impl FnOnce() + 'static) {
        request_animation_frame(move || {
            if self.is_there() {
                act();
            }
        });
    }

    /// Whether it is still drawn.
    pub(crate) fn is_there(self) -> bool {
        self.0.try_get_value().is_some()
    }

    /// Back, forward, a pasted address, a followed link.
    fn follow_address(self) {
        if let Some(window) = web_sys::window() {
            keep(EventListener::new(&window, "hashchange", move |_| {
                self.open(&host::hash());
            }));
        }
    }

    /// Links of an explorer whose state is in memory lead nowhere in the page: they are followed here. Of the page's own, we
    /// keep where the reader was, for when they come back.
    pub(crate) fn follow_links(self, within: &Element) {
        let options = EventListenerOptions::enable_prevent_default();
        let follow = move |event: &web_sys::Event| {
            let Some(address) = address_of_link(event) else { return };
            if self.fields().owns_address {
                self.remember_place();
            } else {
                event.prevent_default();
                self.open(&address);
            }
        };
        keep(EventListener::new_with_options(within, "click", options, follow));
    }

    /// Keeps where the reader was in the entry that is being left, with what was typed but not yet written.
    pub fn remember_place(self) {
        let waiting = self
            .fields()
            .gathered
            .try_update_value(Option::take)
            .flatten()
            .is_some();
        if !self.fields().owns_address {
            return;
        }
        let address = if waiting {
            self.fields().site.with_value(|site| address::write(site, &self.now()))
        } else {
            host::hash()
        };
        let scroll = web_sys::window().and_then(|window| window.scroll_y().ok());
        let place = Place {
            scroll: scroll.unwrap_or_default(),
            focus: self
                .fields()
                .root
                .with_value(|root| root.focused().and_then(|element| Focus::of(root, &element))),
        };
        host::write_history(&address, &place, false);
    }

    /// Where the reader was when this entry was last left.
    #[must_use]
    pub fn remembered_place(self) -> Option<Place> {
        self.fields().owns_address.then(host::remembered).flatten()
    }

    /// Gives the focus to what had it when this entry was last left.
    pub(crate) fn give(self, focus: &Focus) -> bool {
        self.fields().root.with_value(|root| focus.give(root))
    }

    /// An element of this explorer, by its id.
    #[must_use]
    pub fn element(self, id: &str) -> Option<Element> {
        self.fields().root.with_value(|root| root.element(id))
    }

    /// Puts the focus on an element of this explorer, without scrolling to it.
    pub fn focus(self, id: &str) -> bool {
        self.give(&Focus::Id(id.to_owned()))
    }

    /// The id of what has the focus in this explorer, or an empty text.
    #[must_use]
    pub fn focused_id(self) -> String {
        let focused = self.fields().root.with_value(Root::focused);
        focused.map(|element| element.id()).unwrap_or_default()
    }

    /// Where this explorer is drawn.
    pub(crate) fn root(self) -> Root {
        self.fields().root.get_value()
    }
}

/// The corpus as the reader reads it, which is itself unless names are taken apart.
fn as_read(site: &Arc<Site>, state: &ViewState) -> Arc<Site> {
    let later = (!state.altered.is_empty()).then(later::arrived).flatten();
    let apart = later.and_then(|later| (later.apart)(site, &state.altered));
    apart.map_or_else(|| Arc::clone(site), Arc::new)
}

/// What an address says. The first view reads that of the Overview alone.
fn read_address(site: &Site, hash: &str) -> Option<Read> {
    if matches!(hash, "" | "#" | "#/") {
        return Some(Read::default());
    }
    later::arrived().map(|later| (later.read_address)(site, hash))
}

/// Facets without a choice are no facets; before the chunk is there nobody chooses any.
fn tidy(request: &mut Request) {
    if let (Some(later), false) = (later::arrived(), request.facets.is_empty()) {
        (later.tidy)(request);
    }
}

/// Keeps a listener as long as the part of the page that is being drawn.
pub(crate) fn keep(listener: EventListener) {
    let kept = StoredValue::new_local(Some(listener));
    on_cleanup(move || {
        kept.try_update_value(Option::take);
    });
}

/// The address in the explorer that a click follows: nothing where it opens a new window or leads elsewhere.
fn address_of_link(event: &web_sys::Event) -> Option<String> {
    let mouse = event.dyn_ref::<web_sys::MouseEvent>()?;
    if mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || event.default_prevented() {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest("a[href^='#/']").ok()??.get_attribute("href")
}
