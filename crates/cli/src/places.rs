//! Where a command finds what nobody named: the corpus, the tree of files, the pages beside them.

use std::env;
use std::path::{Path, PathBuf};

use crate::Failure;
use crate::page::of_project;

/// The folder that `crosscheck new` and the project itself call a corpus.
const CORPUS: &str = "corpus";

/// The folders that commands work on unless told otherwise.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// The corpus of a command that names none, where `CROSSCHECK_CORPUS` names none either.
    pub corpus: Option<PathBuf>,
    /// The files that `wording` looks through.
    pub tree: PathBuf,
    /// `public/` of the project that builds the page, where a codebook must stand.
    pub public: Option<PathBuf>,
    /// `dist/` of that project, a prebuilt page for a tool that carries none.
    pub page: Option<PathBuf>,
}

impl Places {
    /// As seen from the current folder.
    #[must_use]
    pub fn here() -> Self {
        let here = env::current_dir().unwrap_or_default();
        let is_corpus = here.join("corpus.toml").is_file();
        let below = Some(here.join(CORPUS)).filter(|dir| dir.is_dir());
        Self {
            corpus: if is_corpus { Some(here.clone()) } else { below },
            public: project(&here).map(|root| root.join("public")),
            page: project(&here).map(of_project),
            tree: here,
        }
    }

    /// The corpus to work on: the named one, else that of `CROSSCHECK_CORPUS`, else the one of this place.
    ///
    /// # Errors
    /// When there is none.
    pub fn corpus(&self, named: Option<&Path>) -> Result<PathBuf, Failure> {
        let named = named.map(Path::to_owned);
        let dir = named.or_else(|| env::var_os("CROSSCHECK_CORPUS").map(PathBuf::from));
        match dir {
            Some(dir) => Ok(dir.canonicalize().unwrap_or(dir)),
            None => self.corpus.clone().ok_or_else(|| {
                Failure("there is no corpus here: name its folder, or make one with `crosscheck new DIR`".to_owned())
            }),
        }
    }
}

/// The folder of the project that builds the page, if this is in it.
fn project(here: &Path) -> Option<&Path> {
    here.ancestors().find(|folder| folder.join("Trunk.toml").is_file())
}
