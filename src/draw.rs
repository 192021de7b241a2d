//! Drawing: elements, attributes, listeners and the parts that follow a signal. `view!` writes the calls.
//!
//! Signals, effects and owners are Leptos's. What differs from its own views is that everything here is one type,
//! [`Drawn`], so that a hundred pieces of markup are a hundred lists of calls and not a hundred types. A part that follows
//! signals is drawn anew as a whole when one of them changes; what must survive that stands outside it.

use std::any::Any;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, KeyboardEvent, MouseEvent, Node};

pub use crosscheck_view::view;

/// What drawing needs, and nothing of Leptos that would clash with it.
pub mod prelude {
    pub use leptos::prelude::{
        Effect, Get, GetUntracked, Memo, RwSignal, Set, SetValue, Signal, StoredValue, Update, With, WithUntracked,
        event_target_checked, event_target_value, on_cleanup, request_animation_frame,
    };

    pub use super::{Child, Collect, Drawn, IntoDrawn, view};
}

/// A drawn piece of the page, not yet in its place.
#[derive(Debug)]
pub struct Drawn(Node);

impl Drawn {
    /// For symmetry with what has to be drawn first.
    #[must_use]
    pub fn into_any(self) -> Self {
        self
    }
}

/// What can stand inside an element.
pub trait Child {
    /// Appends it.
    fn put(self, parent: &Node);
}

/// Draws a child on its own.
pub trait IntoDrawn {
    /// The child in a fragment.
    fn into_any(self) -> Drawn;
}

impl<C: Child> IntoDrawn for C {
    fn into_any(self) -> Drawn {
        let fragment = El::fragment();
        self.put(&fragment.0);
        fragment.done()
    }
}

/// Draws each of several.
pub trait Collect {
    /// All of them, in order.
    fn collect_view(self) -> Vec<Drawn>;
}

impl<I> Collect for I
where
    I: IntoIterator,
    I::Item: Child,
{
    fn collect_view(self) -> Vec<Drawn> {
        self.into_iter().map(IntoDrawn::into_any).collect()
    }
}

/// An element in the making.
#[derive(Debug)]
pub struct El(Node);

impl El {
    /// An HTML element.
    #[must_use]
    pub fn html(name: &str) -> Self {
        Self(page().create_element(name).map_or_else(|_| nothing(), Into::into))
    }

    /// An SVG element.
    #[must_use]
    pub fn svg(name: &str) -> Self {
        let space = Some("http://www.w3.org/2000/svg");
        Self(
            page()
                .create_element_ns(space, name)
                .map_or_else(|_| nothing(), Into::into),
        )
    }

    /// A place for several elements.
    #[must_use]
    pub fn fragment() -> Self {
        Self(nothing())
    }

    /// Sets an attribute that never changes.
    pub fn set(&self, name: &str, value: &str) {
        let _ = self.element().set_attribute(name, value);
    }

    /// Appends a text.
    pub fn text(&self, text: &str) {
        put_text(&self.0, text);
    }

    /// Sets an attribute.
    pub fn attribute(&self, name: &'static str, value: impl Attribute) {
        value.set(self.element(), name);
    }

    /// Puts a class on or takes it off.
    pub fn class(&self, name: &'static str, value: impl Flag) {
        value.follow(self.element().clone(), name);
    }

    /// Follows a signal with a property.
    pub fn property<V: Into<JsValue>>(&self, name: &'static str, value: impl Fn() -> V + 'static) {
        let element = self.element().clone();
        effect(Box::new(move || {
            let _ = js_sys::Reflect::set(&element, &name.into(), &value().into());
        }));
    }

    /// Appends a child.
    pub fn put(&self, child: impl Child) {
        child.put(&self.0);
    }

    /// Listens for a click.
    pub fn on_click(&self, act: impl Fn(MouseEvent) + 'static) {
        self.listen("click", Box::new(move |event| act(event.unchecked_into())));
    }

    /// Listens for a key.
    pub fn on_keydown(&self, act: impl Fn(KeyboardEvent) + 'static) {
        self.listen("keydown", Box::new(move |event| act(event.unchecked_into())));
    }

    /// Listens for typing.
    pub fn on_input(&self, act: impl Fn(web_sys::Event) + 'static) {
        self.listen("input", Box::new(act));
    }

    /// Listens for a choice.
    pub fn on_change(&self, act: impl Fn(web_sys::Event) + 'static) {
        self.listen("change", Box::new(act));
    }

    /// The finished piece.
    #[must_use]
    pub fn done(self) -> Drawn {
        Drawn(self.0)
    }

    fn element(&self) -> &Element {
        self.0.unchecked_ref()
    }

    fn listen(&self, event: &str, act: Box<dyn Fn(web_sys::Event)>) {
        let closure = Closure::<dyn Fn(web_sys::Event)>::wrap(act);
        let _ = self
            .0
            .add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        keep(Box::new(closure));
    }
}

/// What an attribute may be.
pub trait Attribute {
    /// Sets it, now and whenever it changes.
    fn set(self, element: &Element, name: &'static str);
}

impl Attribute for &str {
    fn set(self, element: &Element, name: &'static str) {
        let _ = element.set_attribute(name, self);
    }
}

impl Attribute for String {
    fn set(self, element: &Element, name: &'static str) {
        self.as_str().set(element, name);
    }
}

impl Attribute for bool {
    fn set(self, element: &Element, name: &'static str) {
        self.then_some("").set(element, name);
    }
}

impl<A: Attribute> Attribute for Option<A> {
    fn set(self, element: &Element, name: &'static str) {
        match self {
            Some(value) => value.set(element, name),
            None => {
                let _ = element.remove_attribute(name);
            }
        }
    }
}

impl<F, A> Attribute for F
where
    F: Fn() -> A + 'static,
    A: Attribute,
{
    fn set(self, element: &Element, name: &'static str) {
        let element = element.clone();
        effect(Box::new(move || self().set(&element, name)));
    }
}

/// Whether a class is on.
pub trait Flag {
    /// Puts it on or takes it off, now and whenever it changes.
    fn follow(self, element: Element, name: &'static str);
}

impl Flag for bool {
    fn follow(self, element: Element, name: &'static str) {
        let _ = element.class_list().toggle_with_force(name, self);
    }
}

impl<F: Fn() -> bool + 'static> Flag for F {
    fn follow(self, element: Element, name: &'static str) {
        effect(Box::new(move || self().follow(element.clone(), name)));
    }
}

impl Child for Drawn {
    fn put(self, parent: &Node) {
        let _ = parent.append_child(&self.0);
    }
}

impl Child for () {
    fn put(self, _parent: &Node) {}
}

impl Child for &str {
    fn put(self, parent: &Node) {
        put_text(parent, self);
    }
}

impl Child for String {
    fn put(self, parent: &Node) {
        put_text(parent, &self);
    }
}

macro_rules! numbers {
    ($($number:ty),+) => {$(
        impl Child for $number {
            fn put(self, parent: &Node) {
                put_text(parent, &self.to_string());
            }
        }
    )+};
}

numbers!(usize, u32, i32);

impl<C: Child> Child for Option<C> {
    fn put(self, parent: &Node) {
        if let Some(child) = self {
            child.put(parent);
        }
    }
}

impl<C: Child> Child for Vec<C> {
    fn put(self, parent: &Node) {
        for child in self {
            child.put(parent);
        }
    }
}

impl<F, C> Child for F
where
    F: Fn() -> C + 'static,
    C: Child,
{
    fn put(self, parent: &Node) {
        follow(parent, Box::new(move |into| self().put(into)));
    }
}

/// Draws a part between two empty texts, and again whenever a signal it read has changed.
fn follow(parent: &Node, draw: Box<dyn Fn(&Node)>) {
    let (start, end): (Node, Node) = (page().create_text_node("").into(), page().create_text_node("").into());
    let _ = parent.append_child(&start);
    let _ = parent.append_child(&end);
    effect(Box::new(move || {
        let drawn = nothing();
        draw(&drawn);
        let Some(parent) = end.parent_node() else { return };
        while let Some(old) = start.next_sibling().filter(|old| *old != end) {
            let _ = parent.remove_child(&old);
        }
        let _ = parent.insert_before(&drawn, Some(&end));
    }));
}

/// Runs now and whenever a signal it read has changed. What it draws belongs to it and goes with it.
fn effect(run: Box<dyn Fn()>) {
    keep(Box::new(RenderEffect::new(move |_| run())));
}

/// Keeps something as long as the part of the page that is being drawn.
fn keep(value: Box<dyn Any>) {
    StoredValue::<Box<dyn Any>, LocalStorage>::new_local(value);
}

fn put_text(parent: &Node, text: &str) {
    let _ = parent.append_child(&page().create_text_node(text));
}

fn nothing() -> Node {
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
