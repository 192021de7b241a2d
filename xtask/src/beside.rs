//! The corpus beside a page under development: a corpus folder into `corpus.pack` and `corpus.json`, which boot.js fetches.
//! An edit of the corpus then links nothing anew.
//!
//! Trunk calls [`before_build`] before each build (Trunk.toml). From then on the corpus is followed for as long as Trunk
//! runs, in a thread of `cargo xtask serve` or, under plain `trunk serve`, in a process of its own.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, io, thread};

use crosscheck_bundle::watch::{STATE, Seen, seen, state};
use crosscheck_compiler::compile_dir_in_parts;

use crate::bundle;
use crate::project;
use crate::run::Failure;

const PACK: &str = "corpus.pack";

/// A build that embeds its corpus sets it, and nothing is written beside that page.
pub(crate) const EMBEDS: &str = "CROSSCHECK_EMBEDS";

/// Set for Trunk where its caller follows the corpus.
const FOLLOWED: &str = "CROSSCHECK_FOLLOWED";

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
    let corpus = project::corpus(None);
    eprint!("{}", files.compile(&corpus));
    files.write(Path::new(&staged))?;
    if let Some(dist) = env::var_os("TRUNK_DIST_DIR").filter(|_| env::var_os(FOLLOWED).is_none()) {
        start_following(&corpus, Path::new(&dist))?;
    }
    Ok(())
}

/// Starts a process that follows the corpus until the calling Trunk ends. After `trunk build` that is at once.
#[cfg(unix)]
fn start_following(corpus: &Path, dist: &Path) -> Result<(), Failure> {
    // `cargo run` replaces itself by this program, so its parent is Trunk.
    let trunk = std::os::unix::process::parent_id().to_string();
    if follower_of(&trunk).exists() {
        return Ok(());
    }
    let mut follower = Command::new(env::current_exe()?);
    follower
        .args(["follow", &trunk])
        .args([corpus, dist])
        .stdin(Stdio::null())
        .spawn()?;
    Ok(())
}

/// Elsewhere `cargo xtask serve` follows the corpus, and plain Trunk reads it at each build.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "as on other systems")]
fn start_following(_: &Path, _: &Path) -> Result<(), Failure> {
    Ok(())
}

/// A file that says that somebody follows the corpus for a process.
fn follower_of(process: &str) -> PathBuf {
    project::target().join(format!("corpus-followed-for-{process}"))
}

/// What that process does.
pub(crate) fn follow_while_runs(process: &str, corpus: &str, dist: &str) -> Result<(), Failure> {
    let mark = follower_of(process);
    fs::write(&mark, "")?;
    let mut follower = Follower::new(corpus, dist);
    while is_running(process) {
        // To ask is to start a program: seldom.
        let asked = Instant::now();
        while asked.elapsed() < Duration::from_secs(1) {
            follower.look();
        }
    }
    Ok(fs::remove_file(mark)?)
}

fn is_running(process: &str) -> bool {
    let mut kill = Command::new("kill");
    kill.args(["-0", process]).stderr(Stdio::null());
    kill.status().is_ok_and(|status| status.success())
}

/// Follows the corpus in a thread, and says so to the Trunk that is about to be started.
pub(crate) fn follow(corpus: &Path, dist: &Path, trunk: &mut Command) {
    trunk.env(FOLLOWED, "1");
    let mut follower = Follower::new(corpus, dist);
    thread::spawn(move || {
        loop {
            follower.look();
        }
    });
}

/// Keeps the files in `dist` as the corpus is.
struct Follower {
    corpus: PathBuf,
    dist: PathBuf,
    seen: Option<Seen>,
    files: Files,
}

impl Follower {
    fn new(corpus: impl Into<PathBuf>, dist: impl Into<PathBuf>) -> Self {
        let (corpus, dist) = (corpus.into(), dist.into());
        Self {
            corpus,
            dist,
            seen: None,
            files: Files::default(),
        }
    }

    /// Looks at the corpus once, and waits a while.
    fn look(&mut self) {
        let start = Instant::now();
        let seen = seen(&self.corpus);
        if self.seen.as_ref() != Some(&seen) {
            let said = self.files.compile(&self.corpus);
            // What stands there from the beginning, Trunk's hook has said.
            if self.seen.replace(seen).is_some() {
                eprint!("{said}");
            }
        }
        // Trunk empties the folder at each build. What it takes away while it is written is written again the next time.
        let standing = fs::read_to_string(self.dist.join(STATE));
        if standing.is_ok_and(|standing| standing != self.files.state) {
            let _ = self.files.write(&self.dist);
        }
        // A large corpus takes a while to look at: half of the time is left to others.
        thread::sleep(OFTEN.max(start.elapsed()));
    }
}

impl Files {
    /// Compiles the corpus, and returns what there is to say in the terminal.
    fn compile(&mut self, corpus: &Path) -> String {
        let most = env::var(bundle::MOST).ok().and_then(|most| most.parse().ok());
        let (report, said) = match compile_dir_in_parts(corpus, most.unwrap_or(usize::MAX)) {
            Ok(compiled) => {
                self.pack = compiled.pack;
                let warned = compiled.warnings.warnings() > 0;
                let said = if warned {
                    format!("{}\n", compiled.warnings)
                } else {
                    String::new()
                };
                (String::new(), said)
            }
            Err(report) => (report.to_string(), format!("{report}\n")),
        };
        let pack = if self.pack.is_empty() {
            String::new()
        } else {
            bundle::digest(&self.pack)
        };
        self.state = state(&pack, &report);
        said
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

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = env::temp_dir().join(format!("crosscheck-beside-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    fn said_of(files: &Files) -> serde_json::Value {
        serde_json::from_str(&files.state).unwrap()
    }

    #[test]
    fn an_error_keeps_the_last_corpus_and_mending_it_clears_the_report() {
        let corpus = folder("corpus");
        let toml = corpus.join("corpus.toml");
        let mut files = Files::default();
        files.compile(&corpus);
        let good = said_of(&files);
        assert_eq!(good["report"], "");
        fs::write(&toml, "title = 1\n").unwrap();
        let said = files.compile(&corpus);
        let bad = said_of(&files);
        assert_eq!(bad["report"].as_str(), said.strip_suffix('\n'));
        assert_eq!(bad["pack"], good["pack"]);
        assert!(bad["report"].as_str().unwrap().contains("corpus.toml"), "{bad}");
        fs::remove_file(&toml).unwrap();
        files.compile(&corpus);
        assert_eq!(said_of(&files), good);
        let page = folder("page");
        files.write(&page).unwrap();
        assert_eq!(fs::read(page.join(PACK)).unwrap(), files.pack);
        assert_eq!(fs::read_to_string(page.join(STATE)).unwrap(), files.state);
    }
}
