//! Where an explorer is drawn: the page itself, or a shadow root in somebody else's. All that is looked up by id is looked up
//! here, so that two explorers on one page do not find each other's parts.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, FocusOptions, HtmlElement, NodeList, ShadowRoot};

/// The document or the shadow root that holds an explorer.
#[derive(Clone, Debug)]
pub(crate) enum Root {
    /// The whole page is the explorer.
    Page(Document),
    /// The explorer is one element among others.
    Shadow(ShadowRoot),
}

impl Root {
    /// The element of this id.
    pub(crate) fn element(&self, id: &str) -> Option<Element> {
        match self {
            Self::Page(page) => page.get_element_by_id(id),
            Self::Shadow(root) => root.get_element_by_id(id),
        }
    }

    /// The first element that a selector names.
    pub(crate) fn query(&self, selector: &str) -> Option<Element> {
        match self {
            Self::Page(page) => page.query_selector(selector),
            Self::Shadow(root) => root.query_selector(selector),
        }
        .ok()
        .flatten()
    }

    /// Every element that a selector names.
    pub(crate) fn query_all(&self, selector: &str) -> Option<NodeList> {
        match self {
            Self::Page(page) => page.query_selector_all(selector),
            Self::Shadow(root) => root.query_selector_all(selector),
        }
        .ok()
    }

    /// What has the focus in here; nothing where that is the page as a whole.
    pub(crate) fn focused(&self) -> Option<Element> {
        match self {
            Self::Page(page) => page.active_element().filter(|element| element.tag_name() != "BODY"),
            Self::Shadow(root) => root.active_element(),
        }
    }

    /// The element that carries `data-theme`.
    pub(crate) fn themed(&self) -> Option<Element> {
        match self {
            Self::Page(page) => page.document_element(),
            Self::Shadow(root) => Some(root.host()),
        }
    }

    /// Names the window after what it shows. A host page keeps its title.
    pub(crate) fn set_title(&self, title: &str) {
        if let Self::Page(page) = self {
            page.set_title(title);
        }
    }

    /// Whether it is as narrow as a phone. In somebody else's page what counts is the element, not the window.
    pub(crate) fn is_narrow(&self) -> bool {
        match self {
            Self::Page(page) => {
                let window = page.default_view();
                let media = window.and_then(|window| window.match_media("(max-width: 600px)").ok().flatten());
                media.is_some_and(|media| media.matches())
            }
            Self::Shadow(root) => root.host().client_width() <= 600,
        }
    }

    /// Adopts a style sheet behind those it has, cut where it begins to speak of a width: of the window, or in somebody else's page of
    /// the explorer.
    ///
    /// # Errors
    /// Where the browser has no constructed style sheets.
    pub(crate) fn adopt(&self, style: &[&str]) -> Result<(), JsValue> {
        let sheet = web_sys::CssStyleSheet::new()?;
        let by_width = match self {
            Self::Page(_) => "@media (m",
            Self::Shadow(_) => "@container (m",
        };
        sheet.replace_sync(&style.join(by_width))?;
        let target: &JsValue = match self {
            Self::Page(page) => page,
            Self::Shadow(root) => root,
        };
        let name = JsValue::from("adoptedStyleSheets");
        let sheets = js_sys::Array::from(&js_sys::Reflect::get(target, &name)?);
        sheets.push(&sheet);
        js_sys::Reflect::set(target, &name, &sheets)?;
        Ok(())
    }
}

/// Puts the focus on an element without scrolling to it.
pub(crate) fn give_focus(element: &Element) -> bool {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    element
        .dyn_ref::<HtmlElement>()
        .is_some_and(|element| element.focus_with_options(&options).is_ok())
}
