//! A prebuilt page and a compiled corpus into a bundle: the files of the explorer of that corpus.
//!
//! The page is the bundle of another corpus, as `cargo xtask build` writes it. [`exchange`] gives its programs another pack,
//! [`page`] has index.html speak of the other corpus, [`single`] makes one file of all. No toolchain is needed. `cargo xtask
//! build` finishes its own page with the same code.

mod exchange;
pub mod page;
mod refit;
#[cfg(any(test, feature = "sample"))]
pub mod sample;
mod script;
mod single;
pub mod watch;
pub mod whole;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crosscheck_compiler::Compiled;
use crosscheck_model::{Corpus, decode};
use crosscheck_static_pages::{Edition, Site, tags_of_explorer};
use sha2::{Digest, Sha256};

use page::{About, Loads, attribute};

pub use refit::with_pack;
pub use script::without_comments;
pub use single::{FRAMED, NAME as SINGLE, framed, single};

/// Files by their names, which are paths with `/` inside the folder.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The page itself.
pub const INDEX: &str = "index.html";

/// The program for scripts, and for those that make files of the corpus.
const EXPORTS: &str = "crosscheck.wasm";

/// How this repository's corpus was coded. A page of another corpus has it only where that names it.
pub const CODEBOOK: &str = "codebook.html";

/// A prebuilt page: every file that does not depend on the corpus, and those that are made over.
#[derive(Debug, Default)]
pub struct Page {
    files: Files,
    /// The corpus that it is built with.
    corpus: Corpus,
    pack: Vec<u8>,
}

impl Page {
    /// The page in a folder that `cargo xtask build` or `crosscheck build` wrote.
    ///
    /// # Errors
    /// When it is none, or cannot be read.
    pub fn read(folder: &Path) -> Result<Self, String> {
        let shown = folder.display();
        if !folder.join(INDEX).is_file() {
            return Err(format!("{shown} is no prebuilt page: there is no {INDEX} in it"));
        }
        let read = read(folder).map_err(|error| format!("cannot read {shown}: {error}"))?;
        Self::of(read).map_err(|why| format!("{shown} is no page for this tool: {why}"))
    }

    /// The page that some files are.
    ///
    /// # Errors
    /// When they are none that a release build wrote, or one of another version.
    pub fn of(mut files: Files) -> Result<Self, String> {
        let loads = Loads::of(text_of(&files, INDEX)?)?;
        files.retain(|name, _| !whole::is_made(name));
        whole::plain(&mut files)?;
        let pack = exchange::pack_of(bytes_of(&files, &loads.program)?)?;
        let corpus = decode(&pack).map_err(|error| error.to_string())?;
        Ok(Self { files, corpus, pack })
    }

    /// The bundle of a corpus, to be published at an address if that is known.
    ///
    /// # Errors
    /// When the page lacks a file, or the codebook that the corpus names.
    pub fn bundle(&self, compiled: &Compiled, site: Option<&Site>) -> Result<Files, String> {
        let mut files = self.with(compiled)?;
        let edition = Edition {
            corpus: &compiled.corpus,
            site,
            embeds: compiled.parts.is_empty(),
        };
        let index = page::with_tags(text_of(&files, INDEX)?, &tags_of_explorer(&edition))?;
        files.insert(INDEX.to_owned(), index.into_bytes());
        whole::finish(&mut files, &edition)?;
        Ok(files)
    }

    /// The explorer of a corpus alone, without what is made of the whole bundle.
    ///
    /// # Errors
    /// When the page lacks a file, or the codebook that the corpus names.
    pub fn with(&self, compiled: &Compiled) -> Result<Files, String> {
        let mut files = self.files.clone();
        match &compiled.corpus.meta.codebook {
            Some(name) if !files.contains_key(name) => {
                return Err(format!(
                    "`codebook` names {name}, which the page does not have: leave the key out of corpus.toml"
                ));
            }
            Some(_) => {}
            None => drop(files.remove(CODEBOOK)),
        }
        if compiled.pack != self.pack {
            self.exchange(&mut files, compiled)?;
        }
        files.extend(compiled.parts.iter().cloned());
        Ok(files)
    }

    /// The page before any corpus is in it: it waits, and starts no program.
    #[must_use]
    pub fn without_corpus(&self) -> Files {
        let mut files = self.files.clone();
        let index = text_of(&files, INDEX).unwrap_or_default();
        if let Some((before, rest)) = index.split_once("<script src=\"./boot.js\"")
            && let Some((_, after)) = rest.split_once("</script>")
        {
            let title = page::title(&self.corpus);
            let page = format!("{before}{after}").replace(&title, "<title>Crosscheck</title>");
            files.insert(INDEX.to_owned(), page.into_bytes());
        }
        files
    }

    /// Puts another pack in the programs, and names what changes after its new content.
    fn exchange(&self, files: &mut Files, compiled: &Compiled) -> Result<(), String> {
        let index = text_of(files, INDEX)?.to_owned();
        let old = Loads::of(&index)?;
        let program = exchange::exchange(bytes_of(files, &old.program)?, &compiled.pack)?;
        let exports = exchange::exchange(bytes_of(files, EXPORTS)?, &compiled.pack)?;
        let mut new = old.clone();
        new.program = named("_bg.wasm", &program);
        if let Some(size) = new.bytes.first_mut() {
            *size = program.len().to_string();
        }
        let script = text_of(files, &old.script)?.replace(&old.program, &new.program);
        new.script = named(".js", script.as_bytes());
        let mount = text_of(files, MOUNT)?;
        let mount = mount
            .replace(&old.script, &new.script)
            .replace(&old.program, &new.program);
        let before = About {
            corpus: &self.corpus,
            build: attribute(&index, "data-build").unwrap_or_default(),
            loads: &old,
        };
        let after = About {
            corpus: &compiled.corpus,
            build: &build(&compiled.pack),
            loads: &new,
        };
        let index = page::retold(&index, &before, &after)?;
        for name in [&old.script, &old.program] {
            files.remove(name);
        }
        files.insert(new.program, program);
        files.insert(new.script, script.into_bytes());
        files.insert(EXPORTS.to_owned(), exports);
        files.insert(MOUNT.to_owned(), mount.into_bytes());
        files.insert(INDEX.to_owned(), index.into_bytes());
        Ok(())
    }
}

/// What draws explorers in elements of other pages: it names the files of the program.
const MOUNT: &str = "mount.js";

/// The files of a page. What stands in folders inside it belongs to its corpus.
fn read(folder: &Path) -> Result<Files, std::io::Error> {
    let mut files = Files::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // Such as .git, or .nojekyll.
        if entry.file_type()?.is_file() && !name.starts_with('.') {
            files.insert(name, fs::read(entry.path())?);
        }
    }
    Ok(files)
}

/// The variable that says where the explorer will stand.
pub const SITE: &str = "CROSSCHECK_SITE";

/// What that variable says.
///
/// # Errors
/// When that is no address.
pub fn site() -> Result<Option<Site>, String> {
    match std::env::var(SITE) {
        Ok(given) if !given.is_empty() => Site::parse(&given).map(Some).map_err(|why| format!("{SITE}: {why}")),
        _ => Ok(None),
    }
}

/// What the page is called that a pack is in: version and corpus.
#[must_use]
pub fn build(pack: &[u8]) -> String {
    let digest: String = digest(pack).chars().take(8).collect();
    format!("{}, corpus {digest}", env!("CARGO_PKG_VERSION"))
}

/// A name after the content, so that equal names mean equal bytes.
#[must_use]
pub fn named(end: &str, bytes: &[u8]) -> String {
    let digest: String = digest(bytes).chars().take(16).collect();
    format!("crosscheck-{digest}{end}")
}

/// SHA-256 in hexadecimal.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bytes_of<'a>(files: &'a Files, name: &str) -> Result<&'a [u8], String> {
    let bytes = files.get(name).map(Vec::as_slice);
    bytes.ok_or_else(|| format!("the page lacks {name}"))
}

fn text_of<'a>(files: &'a Files, name: &str) -> Result<&'a str, String> {
    std::str::from_utf8(bytes_of(files, name)?).map_err(|_| format!("{name} is no text"))
}
