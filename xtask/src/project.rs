//! Where things are.

use std::env;
use std::path::{Path, PathBuf};

/// The folder that holds the whole project. Cargo says where it was called; where this was compiled says nothing once two
/// checkouts share a target folder.
pub(crate) fn root() -> PathBuf {
    let here = env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    here.parent().map_or_else(|| here.clone(), Path::to_owned)
}

/// Where cargo builds: `target/`, unless the environment says otherwise.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The corpus to work on: the argument, else `CROSSCHECK_CORPUS`, else the default one. Relative paths count from where
/// the command was given.
pub(crate) fn corpus(argument: Option<&str>) -> PathBuf {
    match argument
        .map(PathBuf::from)
        .or_else(|| env::var_os("CROSSCHECK_CORPUS").map(PathBuf::from))
    {
        Some(dir) => dir.canonicalize().unwrap_or(dir),
        None => root().join("corpus"),
    }
}
