//! The corpus beside a page under development: a corpus folder into `corpus.pack` and `corpus.json`, which boot.js fetches.
//! An edit of the corpus then links nothing anew.
//!
//! Trunk calls [`before_build`] before each build (Trunk.toml), so plain `trunk serve` needs nothing else. `cargo xtask serve`
//! also follows the corpus by itself, which spares an edit the whole build.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};
use std::{env, fs, io, thread};

use crosscheck_compiler::compile_dir_in_parts;
use serde_json::json;

use crate::bundle;
use crate::project;
use crate::run::Failure;

const PACK: &str = "corpus.pack";
/// What boot.js asks for over and over: `pack`, the digest of the pack, empty where there is none yet, and
/// `report`, empty where the corpus compiles.
const STATE: &str = "corpus.json";

/// A build that embeds its corpus sets it, and nothing is written beside that page.
pub(crate) const EMBEDS: &str = "CROSSCHECK_EMBEDS";

/// How often the corpus is looked at.
const OFTEN: Duration = Duration::from_millis(150);

/// What stands beside the page. After an error the last corpus that compiled stays.
#[derive(Default)]
struct Files {
    pack: Vec<u8>,
    state: String,
}

/// What Trunk calls before each build. An error in the corpus is no error of the build: the page is there to show it.
pub(crate) fn before_build() -> Result<(), Failure> {
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    if release || env::var_os(EMBEDS).is_some() {
        return Ok(());
    }
    let staged = env::var_os("TRUNK_STAGING_DIR")
        .ok_or_else(|| Failure("`cargo xtask beside` is what Trunk calls before a build: see Trunk.toml".into()))?;
    let earlier = env::var_os("TRUNK_DIST_DIR").map(|dist| Path::new(&dist).join(PACK));
    let mut files = Files {
        pack: earlier.and_then(|pack| fs::read(pack).ok()).unwrap_or_default(),
        state: String::new(),
    };
    files.compile(&project::corpus(None));
    Ok(files.write(Path::new(&staged))?)
}

/// Follows the corpus and keeps the files in `dist` up to date, for as long as the process lives.
pub(crate) fn follow(corpus: PathBuf, dist: PathBuf) {
    thread::spawn(move || {
        let mut files = Files::default();
        let mut known = Seen::default();
        loop {
            let start = Instant::now();
            let seen = seen(&corpus);
            if seen != known {
                known = seen;
                files.compile(&corpus);
            }
            // Trunk empties the folder at each build, and its own hook may have read an older corpus.
            let stands = fs::read_to_string(dist.join(STATE));
            if dist.join("index.html").exists() && stands.ok().as_ref() != Some(&files.state) {
                // What Trunk takes away meanwhile is written again the next time.
                let _ = files.write(&dist);
            }
            // A large corpus takes a while to look at: most of the time is left to others.
            thread::sleep(OFTEN.max(start.elapsed()));
        }
    });
}

impl Files {
    fn compile(&mut self, corpus: &Path) {
        let most = env::var(bundle::MOST).ok().and_then(|most| most.parse().ok());
        let report = match compile_dir_in_parts(corpus, most.unwrap_or(usize::MAX)) {
            Ok(compiled) => {
                if compiled.warnings.warnings() > 0 {
                    eprintln!("{}", compiled.warnings);
                }
                self.pack = compiled.pack;
                String::new()
            }
            Err(report) => {
                eprintln!("{report}");
                report.to_string()
            }
        };
        let pack = if self.pack.is_empty() { String::new() } else { bundle::digest(&self.pack) };
        self.state = json!({ "pack": pack, "report": report }).to_string();
    }

    /// The state comes last: what it speaks of is there.
    fn write(&self, folder: &Path) -> io::Result<()> {
        for (name, bytes) in [(PACK, self.pack.as_slice()), (STATE, self.state.as_bytes())] {
            let half = folder.join(format!("{name}.half"));
            fs::write(&half, bytes)?;
            fs::rename(half, folder.join(name))?;
        }
        Ok(())
    }
}

/// Every file of a folder with its time and its size.
type Seen = BTreeMap<PathBuf, (Option<SystemTime>, u64)>;

fn seen(folder: &Path) -> Seen {
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

    fn folder(name: &str) -> PathBuf {
        let folder = env::temp_dir().join(format!("crosscheck-beside-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    fn state(files: &Files) -> serde_json::Value {
        serde_json::from_str(&files.state).unwrap()
    }

    #[test]
    fn an_error_keeps_the_last_corpus_and_mending_it_clears_the_report() {
        let corpus = folder("corpus");
        let toml = corpus.join("corpus.toml");
        let whole = fs::read_to_string(project::root().join("tests/corpora/empty/corpus.toml")).unwrap();
        let mut files = Files::default();
        fs::write(&toml, &whole).unwrap();
        files.compile(&corpus);
        let good = state(&files);
        assert_eq!(good["report"], "");
        fs::write(&toml, "title = 1\n").unwrap();
        files.compile(&corpus);
        let bad = state(&files);
        assert_eq!(bad["pack"], good["pack"]);
        assert!(bad["report"].as_str().unwrap().contains("corpus.toml"), "{bad}");
        fs::write(&toml, &whole).unwrap();
        files.compile(&corpus);
        assert_eq!(state(&files), good);
        let page = folder("page");
        files.write(&page).unwrap();
        assert_eq!(fs::read(page.join(PACK)).unwrap(), files.pack);
        assert_eq!(fs::read_to_string(page.join(STATE)).unwrap(), files.state);
    }

    #[test]
    fn a_file_that_changes_comes_or_goes_is_seen() {
        let corpus = folder("seen");
        let empty = seen(&corpus);
        fs::create_dir(corpus.join("inside")).unwrap();
        fs::write(corpus.join("inside/a"), "1").unwrap();
        let one = seen(&corpus);
        assert_ne!(one, empty);
        fs::write(corpus.join("inside/a"), "12").unwrap();
        assert_ne!(seen(&corpus), one);
        fs::remove_dir_all(corpus.join("inside")).unwrap();
        assert_eq!(seen(&corpus), empty);
    }
}
