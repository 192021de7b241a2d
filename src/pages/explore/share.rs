//! Turns what was found into the menu of an address and files that say the same.

use crate::draw::prelude::*;

use crate::state::Explorer;
use crate::ui::parts::{RESULTS, exports, options_now};

/// Share and export, of what the selection leaves.
pub(super) fn share(explorer: Explorer) -> Drawn {
    let request = explorer.part(|state| state.request.clone());
    let menu = move || {
        let mut options = options_now();
        let unit = request.get().unit.key();
        options.push(("unit".to_owned(), unit.to_owned()));
        let name = ["crosscheck-", unit].concat();
        exports(name, vec![("Files", &RESULTS, options)])
    };
    Drawn::of(menu)
}
