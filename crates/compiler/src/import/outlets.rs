//! The names of outlets in a table into outlets with ids.

use std::collections::HashMap;

use super::ids::{Ids, plain_id};

/// The outlets met so far.
#[derive(Default)]
pub(super) struct Outlets {
    /// Ids and names, in order of appearance.
    pub(super) all: Vec<(String, String)>,
    by_name: HashMap<String, String>,
    ids: Ids,
}

impl Outlets {
    /// The id of an outlet, made when it is first met.
    pub(super) fn id_of(&mut self, name: &str) -> String {
        if let Some(id) = self.by_name.get(name) {
            return id.clone();
        }
        let id = self.ids.take(match plain_id(name).as_str() {
            "" => "outlet",
            id => id,
        });
        self.by_name.insert(name.to_owned(), id.clone());
        self.all.push((id.clone(), name.to_owned()));
        id
    }
}
