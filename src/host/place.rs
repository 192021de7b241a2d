//! Where the reader was on a page, so that going back leads there: how far down, and what had the focus.

use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use super::Root;
use super::root::give_focus;

/// What a history entry remembers beside its address.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
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
        if !state.is_object() {
            return None;
        }
        serde_wasm_bindgen::from_value(state.clone()).ok()
    }

    /// As a history entry keeps it.
    #[must_use]
    pub fn write(&self) -> JsValue {
        serde_wasm_bindgen::to_value(self).unwrap_or(JsValue::NULL)
    }
}

/// A control that can be found again after the page was left.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
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
