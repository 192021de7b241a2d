//! The prebuilt page that `build` and `serve` make over: the one somebody names, else the one in this tool, else `dist/` of the
//! project that one is in.

use std::path::{Path, PathBuf};

use clap::Args;
use crosscheck_bundle::{Files, INDEX, Page};

use crate::{Failure, Places};

/// What build.rs found.
mod carried {
    include!(concat!(env!("OUT_DIR"), "/page.rs"));
}

/// Which page a command works with.
#[derive(Debug, Args)]
pub(crate) struct Prebuilt {
    /// The prebuilt page, a folder that `cargo xtask build` wrote, instead of the one in this tool
    #[arg(long, value_name = "DIR")]
    page: Option<PathBuf>,
}

const NONE: &str = "this tool was installed without a page: give one with `--page DIR`, a folder that `cargo xtask build` wrote, \
    or install it again after that command, and it carries the page";

impl Prebuilt {
    pub(crate) fn read(&self, places: &Places) -> Result<Page, Failure> {
        let beside = || places.page.as_deref().filter(|dist| dist.join(INDEX).is_file());
        match (&self.page, carried::FILES, beside()) {
            (Some(folder), ..) => Ok(Page::read(folder)?),
            (None, [], Some(dist)) => Ok(Page::read(dist)?),
            (None, [], None) => Err(Failure(NONE.to_owned())),
            (None, files, _) => Ok(Page::of(owned(files)).map_err(|why| format!("the page in this tool: {why}"))?),
        }
    }
}

fn owned(files: &[(&str, &[u8])]) -> Files {
    let owned = files
        .iter()
        .map(|(name, bytes)| ((*name).to_owned(), (*bytes).to_owned()));
    owned.collect()
}

/// Where a release build of the project writes its page.
pub(crate) fn of_project(root: &Path) -> PathBuf {
    root.join("dist")
}
