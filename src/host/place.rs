//! Where the reader was on a page, so that going back leads there: how far down, and what had the focus.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use super::Root;
use super::root::give_focus;

/// What a history entry remembers beside its address.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// How far down the page the reader was, in CSS pixels.
    pub scroll: f64,
    /// What had the focus.
    pub focus: Option<Focus>,
}

impl Place {
    /// Reads what a history entry remembers, if it is of this page.
    #[must_use]
    pub fn read(state: &JsValue) -> Option<Self> {
        let state: &Array = state.dyn_ref()?;
        let scroll = state.get(0).as_f64()?;
        let focus = match state.length() {
            1 => None,
            2 => Some(Focus::Id(state.get(1).as_string()?)),
            3 => Some(Focus::Link(state.get(1).as_string()?, whole(state.get(2).as_f64()?)?)),
            _ => return None,
        };
        Some(Self { scroll, focus })
    }

    /// As a history entry keeps it: a list of the place, then the id or the address and the number of what had the focus.
    #[must_use]
    pub fn write(&self) -> JsValue {
        let state = Array::of1(&self.scroll.into());
        match &self.focus {
            None => {}
            Some(Focus::Id(id)) => {
                state.push(&id.into());
            }
            Some(Focus::Link(href, index)) => {
                state.push(&href.into());
                state.push(&(*index).into());
            }
        }
        state.into()
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what is cut is another number, and refused"
)]
fn whole(number: f64) -> Option<u32> {
    let whole = number as u32;
    (f64::from(whole) == number).then_some(whole)
}

/// A control that can be found again after the page was left.
#[derive(Clone, Debug, PartialEq)]
pub enum Focus {
    /// By its id.
    Id(String),
    /// A link: its address, and which of the links to that address it is.
    Link(String, u32),
}

impl Focus {
    /// How to find an element again: by its id, or as a link.
    pub(crate) fn of(root: &Root, element: &Element) -> Option<Self> {
        let id = element.id();
        if !id.is_empty() {
            return Some(Self::Id(id));
        }
        let href = element.get_attribute("href")?;
        let same = links_to(root, &href)?;
        (0..same.length())
            .find(|&index| same.get(index).is_some_and(|link| link.is_same_node(Some(element))))
            .map(|index| Self::Link(href, index))
    }

    /// Gives it the focus, if it is there.
    pub(crate) fn give(&self, root: &Root) -> bool {
        let element = match self {
            Self::Id(id) => root.element(id),
            Self::Link(href, index) => links_to(root, href)
                .and_then(|links| links.get(*index))
                .and_then(|link| link.dyn_into().ok()),
        };
        element.is_some_and(|element| give_focus(&element))
    }
}

/// The links of the view to an address. Our addresses are encoded and hold no quotation mark; a history entry may hold any
/// text, so what has one names nothing.
fn links_to(root: &Root, href: &str) -> Option<web_sys::NodeList> {
    if href.contains(['"', '\\']) {
        return None;
    }
    root.query_all(&format!("main a[href=\"{href}\"]"))
}
