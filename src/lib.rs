//! The explorer: from a pack and an address to what is drawn.
//!
//! boot.js makes an [`Instance`], opens its corpus and mounts it on the page. Several can stand on one page, each with a
//! corpus and a state of its own, and one that is dropped takes all that it had with it.

#![allow(unreachable_pub, reason = "#[component] writes a public struct of its props")]

mod address;
mod app;
#[cfg(all(test, target_arch = "wasm32"))]
mod browser_tests;
mod components;
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod figures;
mod host;
mod later;
mod memo;
mod pack;
mod pages;
mod panic;
mod shell;
mod site;
mod store;
mod theme;

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use crosscheck_model::Bytes;
use js_sys::Function;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ShadowRootInit, ShadowRootMode};

use app::App;
use host::Root;
use site::{Arriving, Site};
use store::{Begin, Explorer};

/// One explorer: a corpus being opened, then open, then drawn.
#[wasm_bindgen]
pub struct Instance {
    arriving: RefCell<Option<Arriving>>,
    site: RefCell<Option<Arc<Site>>>,
    drawn: RefCell<Option<Box<dyn std::any::Any>>>,
    explorer: Rc<Cell<Option<Explorer>>>,
}

/// Brings the code that the first view does not need. boot.js awaits it before it mounts another view, and calls it ahead of time
/// where the overview is shown.
#[wasm_bindgen]
pub async fn load_later() {
    later::load().await;
}

#[wasm_bindgen]
impl Instance {
    /// An explorer of a pack, or else of the corpus that the page comes with.
    ///
    /// # Errors
    /// When the pack does not belong to this build, which the page's own always does; boot.js shows it.
    #[wasm_bindgen(constructor)]
    pub fn new(pack: Option<Vec<u8>>) -> Result<Self, JsValue> {
        panic::show_on_screen();
        let pack = pack.map_or_else(|| Bytes::from(pack::bytes()), Bytes::from);
        let arriving = Arriving::begin(pack).map_err(|error| error.to_string())?;
        Ok(Self {
            arriving: RefCell::new(Some(arriving)),
            site: RefCell::default(),
            drawn: RefCell::default(),
            explorer: Rc::default(),
        })
    }

    /// Opens a little of the corpus and says how much of it is open, from 0 to 1. boot.js calls it until it is, so that a page
    /// of many documents can draw in between and say how far it is.
    ///
    /// # Errors
    /// When the pack is damaged.
    pub fn open(&self) -> Result<f64, JsValue> {
        let Some(mut arriving) = self.arriving.take() else {
            return Ok(1.0);
        };
        if let Some(progress) = arriving.step() {
            self.arriving.replace(Some(arriving));
            return Ok(progress);
        }
        let site = arriving.finish().map_err(|error| error.to_string())?;
        self.site.replace(Some(Arc::new(site)));
        Ok(1.0)
    }

    fn opened(&self) -> Result<Arc<Site>, JsValue> {
        while self.open()? < 1.0 {}
        self.site
            .borrow()
            .clone()
            .ok_or_else(|| "the corpus could not be opened".into())
    }

    /// Works out a little of what the search of a large corpus needs, before it is needed. Whether there is more to do.
    pub fn prepare(&self) -> bool {
        self.opened().is_ok_and(|site| site.prepare())
    }

    /// Takes the bytes of a part, with the SHA-256 that the browser found them to have. Whether they are the right ones.
    pub fn fill(&self, path: &str, bytes: Vec<u8>, sha256: &[u8]) -> bool {
        self.opened().is_ok_and(|site| site.fill(path, bytes, sha256))
    }

    /// Draws the explorer as the whole page: its title is the explorer's, and so are its address and history, unless the state is
    /// to stay in memory. `tell` is called with the address of what is shown, at first and whenever it changes.
    ///
    /// # Errors
    /// When the corpus cannot be opened or there is no page to draw in; boot.js shows it.
    pub fn mount(&self, in_memory: bool, tell: Option<Function>) -> Result<(), JsValue> {
        let site = self.opened()?;
        let page = web_sys::window()
            .and_then(|window| window.document())
            .ok_or("there is no page to draw in")?;
        let body = page.body().ok_or("the page has no body")?;
        let begin = Begin {
            address: in_memory.then(host::hash),
            stands_at: None,
            tell,
        };
        self.draw(site, Root::Page(page), body, begin)
    }

    /// Draws the explorer inside an element of somebody else's page, in a shadow root, and touches nothing else there. It begins
    /// at an address, or at the overview; links to share begin with `stands_at`; for `tell` see [`Instance::mount`].
    ///
    /// # Errors
    /// When the corpus cannot be opened or the element takes no shadow root.
    pub fn mount_in(
        &self,
        element: &HtmlElement,
        address: Option<String>,
        stands_at: Option<String>,
        tell: Option<Function>,
    ) -> Result<(), JsValue> {
        let site = self.opened()?;
        let root = match element.shadow_root() {
            Some(root) => root,
            None => element.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))?,
        };
        let page = element.owner_document().ok_or("the element stands in no page")?;
        // The outer takes nothing over from the page and is what widths are measured by, the inner is what the body is of a page.
        let host: HtmlElement = page.create_element("div")?.unchecked_into();
        host.set_class_name("host");
        host.set_lang("en");
        host.set_dir("ltr");
        let place: HtmlElement = page.create_element("div")?.unchecked_into();
        place.set_class_name("body");
        host.append_child(&place)?;
        root.replace_children_with_node_1(&host);
        let begin = Begin {
            address: Some(address.unwrap_or_default()),
            stands_at,
            tell,
        };
        self.draw(site, Root::Shadow(root), place, begin)
    }

    fn draw(&self, site: Arc<Site>, root: Root, place: HtmlElement, begin: Begin) -> Result<(), JsValue> {
        theme::adopt(&root)?;
        let begun = Rc::clone(&self.explorer);
        let handle = mount_to(place, move || view! { <App site root begin begun /> });
        self.drawn.replace(Some(Box::new(handle)));
        Ok(())
    }

    /// Goes where an address of the explorer says. What of it is not understood the explorer says itself.
    pub fn go(&self, address: &str) {
        if let Some(explorer) = self.explorer.get().filter(|explorer| explorer.is_there()) {
            explorer.open(address);
        }
    }

    /// Takes the explorer off the page. It can be drawn again.
    pub fn unmount(&self) {
        self.drawn.take();
    }
}
