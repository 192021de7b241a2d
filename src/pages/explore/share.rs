//! Turns what was found into the menu of an address and files that say the same.

use crosscheck_export::{Contents, Format};

use crate::draw::prelude::*;
use crate::state::Explorer;
use crate::ui::parts::{exports, options_now};

/// Share and export, of what the selection leaves.
pub(super) fn share(explorer: Explorer) -> Drawn {
    let request = explorer.part(|state| state.request.clone());
    let menu = move || {
        let mut options = options_now();
        let unit = request.get().unit.key();
        options.push(("unit".to_owned(), unit.to_owned()));
        let name = ["crosscheck-", unit].concat();
        let formats = Format::holding(Contents::Selection).collect();
        exports(name, vec![("Files", formats, options)])
    };
    Drawn::of(menu)
}
