//! What the reader prefers on this machine, kept in the browser's storage where that is allowed.

use super::Root;

/// Light, dark, or as the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

const KEY: &str = "crosscheck-theme";

impl Theme {
    /// The word in storage and on `data-theme`; none for the system's.
    #[must_use]
    pub fn word(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }

    /// The label of the button that sets it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::System => "as the system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The one after it, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::System => Self::Dark,
            Self::Dark => Self::Light,
            Self::Light => Self::System,
        }
    }

    fn read(word: Option<String>) -> Self {
        match word.as_deref() {
            Some("light") => Self::Light,
            Some("dark") => Self::Dark,
            _ => Self::System,
        }
    }

    /// What was kept, or the system's where nothing is or nothing may be read.
    #[must_use]
    pub fn kept() -> Self {
        Self::read(storage().and_then(|storage| storage.get_item(KEY).ok().flatten()))
    }

    /// What an explorer shows.
    #[must_use]
    pub(crate) fn shown(root: &Root) -> Self {
        Self::read(root.themed().and_then(|element| element.get_attribute("data-theme")))
    }

    /// Shows it. The page's own is kept where that is allowed.
    pub(crate) fn apply(self, root: &Root) {
        if let Some(element) = root.themed() {
            let _ = match self.word() {
                Some(word) => element.set_attribute("data-theme", word),
                None => element.remove_attribute("data-theme"),
            };
        }
        if matches!(root, Root::Page(_)) {
            self.keep();
        }
    }

    fn keep(self) {
        if let Some(storage) = storage() {
            let _ = match self.word() {
                Some(word) => storage.set_item(KEY, word),
                None => storage.remove_item(KEY),
            };
        }
    }
}

/// Storage may be refused altogether (private windows, sandboxed frames): then nothing is kept.
fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
