//! A corpus folder that is being written into what a page under development asks for: `corpus.json`, which says which pack is
//! compiled and what is wrong with the corpus since (public/develop.js).

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde_json::json;

/// What the page asks for over and over.
pub const STATE: &str = "corpus.json";

/// `pack`, the digest of the pack, empty where there is none yet, and `report`, empty where the corpus compiles.
#[must_use]
pub fn state(pack: &str, report: &str) -> String {
    json!({ "pack": pack, "report": report }).to_string()
}

/// Every file of a folder with its time and its size.
pub type Seen = BTreeMap<PathBuf, (Option<SystemTime>, u64)>;

/// Looks at a folder.
#[must_use]
pub fn seen(folder: &Path) -> Seen {
    let mut all = Seen::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        // A folder that is gone is a change too: its files are.
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            match entry.metadata() {
                Ok(metadata) if metadata.is_dir() => folders.push(entry.path()),
                Ok(metadata) => drop(all.insert(entry.path(), (metadata.modified().ok(), metadata.len()))),
                Err(_) => {}
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_changes_comes_or_goes_is_seen() {
        let corpus = std::env::temp_dir().join(format!("crosscheck-watch-{}", std::process::id()));
        let _ = fs::remove_dir_all(&corpus);
        fs::create_dir_all(&corpus).unwrap();
        let empty = seen(&corpus);
        fs::create_dir(corpus.join("inside")).unwrap();
        fs::write(corpus.join("inside/a"), "1").unwrap();
        let one = seen(&corpus);
        assert_ne!(one, empty);
        fs::write(corpus.join("inside/a"), "12").unwrap();
        assert_ne!(seen(&corpus), one);
        fs::remove_dir_all(corpus.join("inside")).unwrap();
        assert_eq!(seen(&corpus), empty);
        fs::remove_dir_all(&corpus).unwrap();
    }

    #[test]
    fn the_state_is_json() {
        assert_eq!(state("", "error: “it\""), r#"{"pack":"","report":"error: “it\""}"#);
    }
}
