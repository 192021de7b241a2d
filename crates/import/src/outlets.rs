//! The names of outlets in a table into outlets with ids.

use std::collections::{BTreeMap, HashMap};

use crate::ids::{Ids, plain_id};
use crosscheck_compiler::table::list;

/// The outlets met so far.
#[derive(Default)]
pub(crate) struct Outlets {
    /// Ids and names, in order of appearance.
    pub(crate) all: Vec<(String, String)>,
    by_name: HashMap<String, String>,
    ids: Ids,
}

impl Outlets {
    /// The id of an outlet, made when it is first met.
    pub(crate) fn id_of(&mut self, name: &str) -> String {
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

    /// Names that only capitals and accents tell apart: each would count as a newsroom of its own.
    pub(crate) fn alike(&self) -> Option<String> {
        let mut groups: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for (_, name) in &self.all {
            groups.entry(crosscheck_search::folded(name)).or_default().push(name);
        }
        let alike = groups.into_values().filter(|names| names.len() > 1);
        let alike: Vec<String> = alike.map(list).collect();
        (!alike.is_empty()).then(|| {
            let alike = alike.join("; ");
            format!(
                "outlets that look alike: {alike}. If they are one, give the others `group = \"ID\"` in outlets.toml"
            )
        })
    }
}
