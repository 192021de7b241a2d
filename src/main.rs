//! Trunk builds a binary. What it starts is in the library, and boot.js calls it: see [`crosscheck::Instance`].

// Without a name from the library the linker would drop its exports.
pub use crosscheck::Instance;

fn main() {}
