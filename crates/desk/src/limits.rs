//! How much a page takes in. A browser gives one page a few gigabytes at best, and a pack is made of several copies of its texts.

/// The most files.
pub(crate) const FILES: usize = 20_000;

/// The most bytes of all files, unpacked.
pub(crate) const BYTES: usize = 200_000_000;

const INSTEAD: &str = "the command `crosscheck build` takes more";

/// Why there are too many files.
pub(crate) fn too_many() -> String {
    format!("There are more than 20,000 files, which is too many for a page: {INSTEAD}.")
}

/// Why there are too many bytes.
pub(crate) fn too_large() -> String {
    format!("The files have more than 200 MB, which is too much for a page: {INSTEAD}.")
}
