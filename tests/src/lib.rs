//! What the browser tests stand on: a [`Server`] for the bundle, a [`Browser`] over WebDriver, and [`Page`], which
//! speaks in the reader's verbs. The tests themselves are in browser/.
//!
//! They run where they are named, since they need a bundle: `cargo xtask build`, then
//! `cargo test -p browser-tests --test browser [-- WORD…]`, each word a part of a test's name; `--list` lists them.
//! What they use is found where these variables say, or at these places:
//!
//! | variable | otherwise |
//! |---|---|
//! | `CROSSCHECK_DIST` | `dist/` |
//! | `CROSSCHECK_CORPORA` | `target/corpora/`: a bundle of each of tests/corpora |
//! | `CROSSCHECK_EXAMPLES` | `target/examples/`: what `cargo xtask examples` builds |
//! | `CROSSCHECK_CHROMEDRIVER` | `chromedriver` on PATH |
//! | `CROSSCHECK_CHROMIUM` | the browser that chromedriver finds |
//! | `CROSSCHECK_ENGINE` | `chromium`; also `firefox`, `webkit` |
//! | `CROSSCHECK_GECKODRIVER`, `CROSSCHECK_FIREFOX` | `geckodriver` on PATH, the Firefox that it finds |
//! | `CROSSCHECK_WEBKITDRIVER`, `CROSSCHECK_WEBKIT` | `WebKitWebDriver` on PATH, Debian's `MiniBrowser` |
//! | `CROSSCHECK_TOOL` | `target/debug/crosscheck`, the tool of corpus authors |
//! | `CROSSCHECK_AXE` | `.tools/node/node_modules/axe-core/axe.min.js` |
//!
//! All of it blocks: a test reads from top to bottom like what a reader does. What goes wrong panics with a sentence,
//! since every failure is a failed test.

mod axe;
mod browser;
mod driver;
mod engine;
mod files;
mod page;
mod server;

pub use browser::{Browser, Key, Lacking, Media, PHONE, WIDE};
pub use driver::Driver;
pub use engine::Engine;
pub use page::{Choice, Offer, Page};
pub use server::{Fault, Server};

use std::path::PathBuf;

/// Every view of the explorer, on the corpus of this repository.
pub const VIEWS: [&str; 14] = [
    "#/",
    "#/explore",
    "#/explore?q=suleimani&organisation=popular-mobilization-units&not-place=baghdad",
    "#/explore?unit=documents",
    "#/explore?unit=claims&q=iran",
    "#/read/baghdad-post-2019/4",
    "#/names",
    "#/entity/qassem-soleimani",
    "#/compare",
    "#/compare/direction",
    "#/time",
    "#/network",
    "#/network?graph=heard",
    "#/about",
];

/// The bundle under test.
#[must_use]
pub fn dist() -> PathBuf {
    place("CROSSCHECK_DIST", "dist")
}

/// A bundle built from one of the corpora in tests/corpora.
#[must_use]
pub fn corpus(name: &str) -> PathBuf {
    place("CROSSCHECK_CORPORA", "target/corpora").join(name)
}

/// The built examples of embedding.
#[must_use]
pub fn examples() -> PathBuf {
    place("CROSSCHECK_EXAMPLES", "target/examples")
}

/// The tool of corpus authors.
#[must_use]
pub fn tool() -> PathBuf {
    place(
        "CROSSCHECK_TOOL",
        &format!("target/debug/crosscheck{}", std::env::consts::EXE_SUFFIX),
    )
}

/// Where axe-core is.
pub(crate) fn axe_core() -> PathBuf {
    place("CROSSCHECK_AXE", ".tools/node/node_modules/axe-core/axe.min.js")
}

fn place(variable: &str, otherwise: &str) -> PathBuf {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    std::env::var_os(variable).map_or_else(|| root.join(otherwise), PathBuf::from)
}
