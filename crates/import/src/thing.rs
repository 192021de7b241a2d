//! Somebody or something that a file names, as its reader hands it over.

use std::collections::BTreeSet;

/// Somebody or something that is named.
#[derive(Clone, Debug, Default)]
pub(crate) struct Thing {
    /// What tells it from others.
    pub(crate) key: String,
    /// The id it should have, where one is known.
    pub(crate) id: Option<String>,
    /// person, organisation, place, event
    pub(crate) kind: &'static str,
    pub(crate) name: String,
    /// How texts print it.
    pub(crate) forms: BTreeSet<String>,
    pub(crate) wikidata: Option<String>,
    pub(crate) note: Option<String>,
    /// Latitude, longitude and country.
    pub(crate) place: Option<(String, String, String)>,
    /// When it happened, and the keys of where and of who took part: then it is an event of the corpus.
    pub(crate) event: Option<(Option<String>, Vec<String>)>,
}

impl Thing {
    /// Of whom nothing is known but the name and the kind, by which it is told from others.
    pub(crate) fn named(name: String, kind: &'static str) -> Self {
        Self {
            key: format!("{kind} {}", crosscheck_search::folded(&name)),
            kind,
            forms: BTreeSet::from([name.clone()]),
            name,
            ..Self::default()
        }
    }
}
