//! Puts a prebuilt page in the tool, where there is one, so that `crosscheck build` needs nothing else: the folder that
//! CROSSCHECK_PAGE names, else, in a release build, `dist/` of this project. `$OUT_DIR/page.rs` lists its files.

use std::path::{Path, PathBuf};
use std::{env, fs, io, process};

/// What is made of the whole bundle, and made anew for each corpus.
const MADE: &str = "crosscheck.html";

fn main() {
    println!("cargo::rerun-if-env-changed=CROSSCHECK_PAGE");
    println!("cargo::rerun-if-changed=build.rs");
    // Relative folders count from the root of the project, as CROSSCHECK_CORPUS does.
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let named = env::var_os("CROSSCHECK_PAGE").filter(|dir| !dir.is_empty());
    let page = named.as_ref().map(|dir| root.join(dir)).or_else(|| beside(&root));
    let list = match page.as_deref().map(listed) {
        None => "[]".to_owned(),
        Some(Ok(list)) => list,
        Some(Err(error)) => stop(&error.to_string()),
    };
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("page.rs");
    let constant = format!("pub(super) const FILES: &[(&str, &[u8])] = &{list};\n");
    if let Err(error) = fs::write(&out, constant) {
        stop(&format!("{}: {error}", out.display()));
    }
}

/// `dist/`, if a release build wrote it. While Crosscheck itself is worked on, nothing should be compiled anew because the page
/// was, so other builds of the tool take the folder when they run.
fn beside(root: &Path) -> Option<PathBuf> {
    if env::var("PROFILE").ok()? != "release" {
        return None;
    }
    let dist = root.join("dist");
    println!("cargo::rerun-if-changed={}", dist.display());
    let index = fs::read_to_string(dist.join("index.html")).ok()?;
    index.contains(" data-build=\"").then_some(dist)
}

/// The files of a folder as a list in Rust. Folders inside it belong to the corpus that it was built with.
fn listed(page: &Path) -> io::Result<String> {
    let odd = |error: io::Error| io::Error::other(format!("the page in {}: {error}", page.display()));
    println!("cargo::rerun-if-changed={}", page.display());
    let page = page.canonicalize().map_err(odd)?;
    let mut files = Vec::new();
    for entry in fs::read_dir(&page).map_err(odd)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_file() && name != MADE && !name.starts_with('.') {
            files.push(format!("({name:?}, include_bytes!({:?}))", entry.path()));
        }
    }
    files.sort();
    Ok(format!("[{}]", files.join(",\n")))
}

fn stop(why: &str) -> ! {
    println!("cargo::error={why}");
    process::exit(1);
}
