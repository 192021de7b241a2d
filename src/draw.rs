//! Drawing: a template says what stands where, and its holes are filled with texts, other drawings, listeners and parts
//! that follow a signal. `view!` writes both.
//!
//! Signals, effects and owners are Leptos's. What differs from its own views is that everything here is one type,
//! [`Drawn`], so that a hundred pieces of markup are a hundred texts and not a hundred types. A part that follows
//! signals is drawn anew as a whole when one of them changes; what must survive that stands outside it.

use std::any::Any;
use std::mem::{self, ManuallyDrop};

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent, Node, PointerEvent};

pub use crosscheck_view::view;

/// What drawing needs, and nothing of Leptos that would clash with it.
pub mod prelude {
    pub use leptos::prelude::{
        Get, GetUntracked, Memo, RwSignal, Set, SetValue, Signal, StoredValue, Update, With, WithUntracked,
        event_target_checked, event_target_value, on_cleanup,
    };

    pub use super::{Collect, Drawn, Fill, request_animation_frame, view};
}

/// Acts before the next frame. Boxed, so that the library's part is made once and belongs to no view: a release is cut
/// between views (ARCHITECTURE, "Two parts").
pub fn request_animation_frame(act: impl FnOnce() + 'static) {
    fn request(act: Box<dyn FnOnce()>) {
        leptos::prelude::request_animation_frame(act);
    }
    request(Box::new(act));
}

/// A drawn piece of the page, not yet in its place: a fragment.
#[derive(Debug)]
pub struct Drawn(Node);

impl Drawn {
    /// Whatever can fill a hole, on its own.
    pub fn of<'a>(filling: impl Fill<'a>) -> Self {
        let drawn = fragment();
        put(&drawn, filling.fill());
        Self(drawn)
    }

    /// Puts it at the end of an element.
    pub fn put(&self, parent: &Node) {
        let _ = parent.append_child(&self.0);
    }
}

/// What fills a hole of a template.
pub enum Hole<'a> {
    /// A text of one's own.
    Text(String),
    /// A borrowed text.
    Lent(&'a str),
    /// No children, no attribute.
    Nothing,
    /// Whether an attribute, a class or a property is on.
    Flag(bool),
    /// A child.
    One(Drawn),
    /// Children.
    Many(Vec<Drawn>),
    /// Whatever this gives, now and again whenever a signal it read has changed.
    Follow(Box<dyn Fn() -> Hole<'static>>),
    /// What an event does.
    Act(Box<dyn Fn(Event)>),
}

/// What can fill a hole.
pub trait Fill<'a> {
    /// The same as a filling.
    fn fill(self) -> Hole<'a>;
}

/// Draws each of several.
pub trait Collect {
    /// All of them, in order.
    fn collect_view(self) -> Vec<Drawn>;
}

impl<I: IntoIterator<Item = Drawn>> Collect for I {
    fn collect_view(self) -> Vec<Drawn> {
        let mut all = Vec::new();
        self.into_iter().for_each(|drawn| add(&mut all, drawn));
        all
    }
}

#[inline(never)]
fn add(all: &mut Vec<Drawn>, drawn: Drawn) {
    all.push(drawn);
}

impl<'a> Fill<'a> for &'a str {
    #[inline(never)]
    fn fill(self) -> Hole<'a> {
        Hole::Lent(self)
    }
}

impl<'a> Fill<'a> for String {
    #[inline(never)]
    fn fill(self) -> Hole<'a> {
        Hole::Text(self)
    }
}

impl<'a> Fill<'a> for bool {
    #[inline(never)]
    fn fill(self) -> Hole<'a> {
        Hole::Flag(self)
    }
}

impl<'a> Fill<'a> for () {
    #[inline(never)]
    fn fill(self) -> Hole<'a> {
        Hole::Nothing
    }
}

impl<'a> Fill<'a> for Drawn {
    #[inline(never)]
    fn fill(self) -> Hole<'a> {
        Hole::One(self)
    }
}

impl<'a> Fill<'a> for Vec<Drawn> {
    #[inline(never)]
    fn fill(self) -> Hole<'a> {
        Hole::Many(self)
    }
}

impl<'a, F: Fill<'a>> Fill<'a> for Option<F> {
    #[inline(never)]
    fn fill(self) -> Hole<'a> {
        self.map_or(Hole::Nothing, Fill::fill)
    }
}

macro_rules! numbers {
    ($($number:ty),+) => {$(
        impl<'a> Fill<'a> for $number {
            #[inline(never)]
    fn fill(self) -> Hole<'a> {
                Hole::Text(self.to_string())
            }
        }
    )+};
}

numbers!(usize, u32, i32);

impl<'a, C, F> Fill<'a> for C
where
    C: Fn() -> F + 'static,
    F: Fill<'static>,
{
    #[inline(never)]
    fn fill(self) -> Hole<'a> {
        Hole::Follow(Box::new(move || self().fill()))
    }
}

/// What a click does.
pub fn on_click<'a>(act: impl Fn(MouseEvent) + 'static) -> Hole<'a> {
    Hole::Act(Box::new(move |event| act(event.unchecked_into())))
}

/// What a key does.
pub fn on_keydown<'a>(act: impl Fn(KeyboardEvent) + 'static) -> Hole<'a> {
    Hole::Act(Box::new(move |event| act(event.unchecked_into())))
}

/// What pressing the mouse does, before the focus moves.
pub fn on_mousedown<'a>(act: impl Fn(MouseEvent) + 'static) -> Hole<'a> {
    Hole::Act(Box::new(move |event| act(event.unchecked_into())))
}

/// What pressing a mouse, a pen or a finger does.
pub fn on_pointerdown<'a>(act: impl Fn(PointerEvent) + 'static) -> Hole<'a> {
    Hole::Act(Box::new(move |event| act(event.unchecked_into())))
}

/// What moving it does.
pub fn on_pointermove<'a>(act: impl Fn(PointerEvent) + 'static) -> Hole<'a> {
    Hole::Act(Box::new(move |event| act(event.unchecked_into())))
}

/// What letting go of it does.
pub fn on_pointerup<'a>(act: impl Fn(PointerEvent) + 'static) -> Hole<'a> {
    Hole::Act(Box::new(move |event| act(event.unchecked_into())))
}

/// What happens where the browser takes it away, as for scrolling.
pub fn on_pointercancel<'a>(act: impl Fn(PointerEvent) + 'static) -> Hole<'a> {
    Hole::Act(Box::new(move |event| act(event.unchecked_into())))
}

/// What leaving does.
pub fn on_blur<'a>(act: impl Fn(Event) + 'static) -> Hole<'a> {
    Hole::Act(Box::new(act))
}

/// What typing does.
pub fn on_input<'a>(act: impl Fn(Event) + 'static) -> Hole<'a> {
    Hole::Act(Box::new(act))
}

/// What a choice does.
pub fn on_change<'a>(act: impl Fn(Event) + 'static) -> Hole<'a> {
    Hole::Act(Box::new(act))
}

/// A filled hole. Drawing takes out whatever is in it, so that nothing is left to drop where the markup stands.
pub type Held<'a> = ManuallyDrop<Hole<'a>>;

/// The letters of a template's steps, as `view!` writes them. A macro's crate can share no constants.
mod step {
    pub(super) const HTML: u8 = 1;
    pub(super) const SVG: u8 = 2;
    pub(super) const CLOSE: u8 = 3;
    pub(super) const SET: u8 = 4;
    pub(super) const TEXT: u8 = 5;
    pub(super) const CHILD: u8 = 6;
    pub(super) const ATTRIBUTE: u8 = 7;
    pub(super) const CLASS: u8 = 8;
    pub(super) const EVENT: u8 = 12;
}

/// Draws a template, each of whose steps is a letter and what follows it up to the next one (crates/view says which).
#[must_use]
#[inline(never)]
pub fn build(template: &'static str, holes: &mut [Held<'_>]) -> Drawn {
    let root = fragment();
    let mut at = root.clone();
    let mut holes = holes.iter_mut();
    let mut rest = template;
    while let Some(kind) = rest.bytes().next() {
        let after = rest.get(1..).unwrap_or_default();
        let end = after.bytes().position(|byte| byte < b' ').unwrap_or(after.len());
        let (name, next) = after.split_at_checked(end).unwrap_or((after, ""));
        rest = next;
        let mut hole = || {
            holes
                .next()
                .map_or(Hole::Nothing, |hole| mem::replace(&mut **hole, Hole::Nothing))
        };
        match kind {
            step::HTML | step::SVG => {
                let space = if kind == step::SVG {
                    "http://www.w3.org/2000/svg"
                } else {
                    "http://www.w3.org/1999/xhtml"
                };
                let Ok(element) = page().create_element_ns(Some(space), name) else {
                    continue;
                };
                let _ = at.append_child(&element);
                at = element.into();
            }
            step::CLOSE => at = at.parent_node().unwrap_or_else(|| root.clone()),
            step::SET => {
                let (name, value) = name.split_once('=').unwrap_or((name, ""));
                let _ = element(&at).set_attribute(name, value);
            }
            step::TEXT => put_text(&at, name),
            step::CHILD => put(&at, hole()),
            step::EVENT => listen(&at, name, hole()),
            _ => now_and_then(kind, &at, name, hole()),
        }
    }
    Drawn(root)
}

/// Puts children.
fn put(parent: &Node, hole: Hole<'_>) {
    match hole {
        Hole::Text(text) => put_text(parent, &text),
        Hole::Lent(text) => put_text(parent, text),
        Hole::One(drawn) => drawn.put(parent),
        Hole::Many(many) => many.iter().for_each(|drawn| drawn.put(parent)),
        Hole::Follow(follow) => put_again(parent, follow),
        Hole::Nothing | Hole::Flag(_) | Hole::Act(_) => {}
    }
}

/// Draws children between two empty texts, and again whenever a signal they read has changed.
fn put_again(parent: &Node, draw: Box<dyn Fn() -> Hole<'static>>) {
    let (start, end): (Node, Node) = (page().create_text_node("").into(), page().create_text_node("").into());
    let _ = parent.append_child(&start);
    let _ = parent.append_child(&end);
    effect(Box::new(move || {
        let drawn = fragment();
        put(&drawn, draw());
        let Some(parent) = end.parent_node() else { return };
        while let Some(old) = start.next_sibling().filter(|old| *old != end) {
            let _ = parent.remove_child(&old);
        }
        let _ = parent.insert_before(&drawn, Some(&end));
    }));
}

/// Sets an attribute, a class or a property, whichever the step is, and again whenever a signal it read has changed.
fn now_and_then(kind: u8, at: &Node, name: &'static str, hole: Hole<'_>) {
    let at = element(at);
    match (kind, hole) {
        (_, Hole::Follow(follow)) => {
            let at = at.clone();
            effect(Box::new(move || now_and_then(kind, &at, name, follow())));
        }
        (step::ATTRIBUTE, Hole::Text(value)) => set(at, name, Some(&value)),
        (step::ATTRIBUTE, Hole::Lent(value)) => set(at, name, Some(value)),
        // What is read aloud says both; what is there or not there says so.
        (step::ATTRIBUTE, Hole::Flag(on)) if name.starts_with("aria-") => {
            set(at, name, Some(if on { "true" } else { "false" }));
        }
        (step::ATTRIBUTE, Hole::Flag(on)) => set(at, name, on.then_some("")),
        (step::ATTRIBUTE, _) => set(at, name, None),
        (step::CLASS, hole) => {
            let _ = at
                .class_list()
                .toggle_with_force(name, matches!(hole, Hole::Flag(true)));
        }
        (_, hole) => {
            let value = match hole {
                Hole::Text(value) => value.into(),
                Hole::Lent(value) => value.into(),
                Hole::Flag(on) => on.into(),
                _ => JsValue::UNDEFINED,
            };
            let _ = js_sys::Reflect::set(at, &name.into(), &value);
        }
    }
}

fn set(at: &Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => at.set_attribute(name, value),
        None => at.remove_attribute(name),
    };
}

fn listen(at: &Node, event: &'static str, hole: Hole<'_>) {
    let Hole::Act(act) = hole else { return };
    let closure = Closure::<dyn Fn(Event)>::wrap(act);
    let _ = at.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    let at = at.clone();
    keep(Box::new(Listener { at, event, closure }));
}

/// What listens to an event. A control that goes away with the focus on it says so once more: by then nobody may listen.
struct Listener {
    at: Node,
    event: &'static str,
    closure: Closure<dyn Fn(Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        let listener = self.closure.as_ref().unchecked_ref();
        let _ = self.at.remove_event_listener_with_callback(self.event, listener);
    }
}

/// Runs now and whenever a signal it read has changed. What it draws belongs to it and goes with it.
pub fn effect(run: Box<dyn Fn()>) {
    keep(Box::new(RenderEffect::new(move |_| run())));
}

/// Keeps something as long as the part of the page that is being drawn.
fn keep(value: Box<dyn Any>) {
    StoredValue::<Box<dyn Any>, LocalStorage>::new_local(value);
}

fn put_text(parent: &Node, text: &str) {
    let _ = parent.append_child(&page().create_text_node(text));
}

fn element(node: &Node) -> &Element {
    node.unchecked_ref()
}

fn fragment() -> Node {
    page().create_document_fragment().into()
}

/// The page. Nothing is drawn without one.
#[allow(clippy::expect_used, reason = "the program is started by a page")]
fn page() -> web_sys::Document {
    thread_local! {
        static PAGE: web_sys::Document =
            web_sys::window().and_then(|window| window.document()).expect("the program is started by a page");
    }
    PAGE.with(Clone::clone)
}
