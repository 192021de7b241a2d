//! A button that opens and closes a panel in place. Whether it is open is local to the component; a page that draws the same
//! panel anew, as when a claim moves from one list to another, remembers it in [`OpenPanels`].

use leptos::prelude::*;

use super::aria;
use crate::store::Explorer;

/// A button with `aria-expanded`. Its panel stands wherever it belongs: `<Show when=move || panel.is_open()>…</Show>`.
#[component]
pub(crate) fn DisclosureButton(
    /// The panel it opens and closes.
    panel: Panel,
    /// The class of the button.
    class: &'static str,
    /// What the button says.
    words: &'static str,
    /// What the button is called where its words alone would not say it.
    #[prop(optional, into)]
    label: MaybeProp<String>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=class
            id=panel.id()
            aria-expanded=move || aria(panel.is_open())
            aria-label=move || label.get()
            on:click=move |_| panel.toggle()
        >
            {words}
        </button>
    }
}

/// Whether a panel is open.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Panel {
    id: StoredValue<String>,
    open: RwSignal<bool>,
    remembered: Option<OpenPanels>,
}

impl Panel {
    /// A panel under the id of its button: closed, unless the page remembers it open.
    #[must_use]
    pub(crate) fn new(id: &str) -> Self {
        let remembered = use_context::<OpenPanels>().filter(|panels| panels.is_there());
        Self {
            open: RwSignal::new(remembered.is_some_and(|panels| panels.has(id))),
            id: StoredValue::new(id.to_owned()),
            remembered,
        }
    }

    /// The id of its button.
    #[must_use]
    pub(crate) fn id(self) -> String {
        self.id.get_value()
    }

    /// Whether it is open, tracked.
    #[must_use]
    pub(crate) fn is_open(self) -> bool {
        self.open.get()
    }

    /// Opens or closes it.
    pub(crate) fn toggle(self) {
        self.set(!self.open.get_untracked());
    }

    fn set(self, open: bool) {
        self.open.set(open);
        if let Some(panels) = self.remembered {
            panels.remember(&self.id(), open);
        }
    }

    /// Closes it and gives the focus back to its button; false where it was not open.
    pub(crate) fn close(self, explorer: Explorer) -> bool {
        let was_open = self.open.get_untracked();
        if was_open {
            self.set(false);
            explorer.focus(&self.id());
        }
        was_open
    }
}

/// Which panels the reader opened on a page, by the ids of their buttons.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OpenPanels(StoredValue<Vec<String>>);

impl OpenPanels {
    /// Remembers the open panels of the component that calls this, for as long as it lives.
    pub(crate) fn provide() {
        provide_context(Self(StoredValue::new(Vec::new())));
    }

    /// A page that follows another still sees the context of the first, whose panels are gone.
    fn is_there(self) -> bool {
        !self.0.is_disposed()
    }

    fn has(self, id: &str) -> bool {
        self.0.with_value(|ids| ids.iter().any(|open| open == id))
    }

    fn remember(self, id: &str, open: bool) {
        self.0.update_value(|ids| {
            ids.retain(|open| open != id);
            if open {
                ids.push(id.to_owned());
            }
        });
    }
}
