//! `crosscheck build`: a corpus folder into its explorer, a folder of static files or one file, without a toolchain.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;
use crosscheck_bundle::whole::is_made;
use crosscheck_bundle::{CODEBOOK, Files, INDEX, SINGLE};
use crosscheck_compiler::Compiled;

use crate::page::Prebuilt;
use crate::{Failure, Places, compile};

/// The options of `build`.
#[derive(Debug, Args)]
pub(crate) struct Build {
    /// The corpus folder
    dir: Option<PathBuf>,
    /// The folder to write, which must be new or empty: `site` unless told otherwise
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Write the explorer as this one file; the folder only where `--out` asks for it too
    #[arg(long, value_name = "FILE")]
    single_file: Option<PathBuf>,
    /// Write over what an earlier run left; what is not of its making stays
    #[arg(long)]
    replace: bool,
    #[command(flatten)]
    page: Prebuilt,
}

/// Where the folder goes unless told otherwise.
const SITE: &str = "site";

impl Build {
    /// Writes the folder, the file, or both.
    pub(crate) fn run(&self, places: &Places) -> Result<(), Failure> {
        let corpus = places.corpus(self.dir.as_deref())?;
        let out = self.out();
        // What is wrong with the place is said before the work is done.
        if let Some(out) = out {
            check_folder(out, self.replace)?;
        }
        if let Some(file) = self
            .single_file
            .as_deref()
            .filter(|file| file.exists() && !self.replace)
        {
            return Err(Failure(format!(
                "{} is there already: name another file, or say --replace",
                file.display()
            )));
        }
        let site = crosscheck_bundle::site()?;
        let page = self.page.read(places)?;
        let compiled = compile(&corpus)?;
        let files = page.bundle(&compiled, site.as_ref())?;
        if let Some(file) = &self.single_file {
            let Some(whole) = files.get(SINGLE) else {
                return Err(Failure(TOO_LARGE.to_owned()));
            };
            write_file(file, whole).map_err(|error| cannot_write(file, &error))?;
            println!(
                "{} is the explorer of “{}” now, all in one file",
                file.display(),
                title(&compiled)
            );
        }
        if let Some(out) = out {
            write_folder(out, &files).map_err(|error| cannot_write(out, &error))?;
            println!("{}", done(out, &files, &compiled));
        }
        Ok(())
    }

    /// The folder to write, if one is wanted.
    fn out(&self) -> Option<&Path> {
        let unless_one_file = self.single_file.is_none().then_some(Path::new(SITE));
        self.out.as_deref().or(unless_one_file)
    }
}

const TOO_LARGE: &str =
    "a corpus of this size stands in parts beside its page, and a single file has nothing beside it: build a folder";

fn title(compiled: &Compiled) -> &str {
    &compiled.corpus.meta.title
}

fn done(out: &Path, files: &Files, compiled: &Compiled) -> String {
    let bytes: usize = files.values().map(Vec::len).sum();
    let open = if files.contains_key(SINGLE) {
        format!(", or open {}", out.join(SINGLE).display())
    } else {
        format!("; {TOO_LARGE}, so there is no {SINGLE}").replace(": build a folder", "")
    };
    format!(
        "{} is the explorer of “{}” now, {} files of {:.1} MB: put the folder on any web server{open}",
        out.display(),
        title(compiled),
        files.len(),
        megabytes(bytes),
    )
}

#[expect(clippy::cast_precision_loss, reason = "a rounded figure")]
fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

fn cannot_write(place: &Path, error: &io::Error) -> Failure {
    Failure(format!("cannot write {}: {error}", place.display()))
}

/// Whether a folder may be written.
fn check_folder(out: &Path, replace: bool) -> Result<(), Failure> {
    let shown = out.display();
    if out.exists() && !out.is_dir() {
        return Err(Failure(format!("{shown} is a file: name a folder")));
    }
    if !fs::read_dir(out).is_ok_and(|mut entries| entries.next().is_some()) {
        return Ok(());
    }
    let is_site = out.join(INDEX).is_file() && out.join("boot.js").is_file();
    match (replace, is_site) {
        (true, true) => Ok(()),
        (true, false) => Err(Failure(format!(
            "{shown} holds something else than a site of Crosscheck: name another folder"
        ))),
        (false, true) => Err(Failure(format!(
            "{shown} holds a site already: name another folder, or say --replace"
        ))),
        (false, false) => Err(Failure(format!("{shown} is not empty: name a new folder"))),
    }
}

/// Writes a folder: where there is none, all of it or nothing.
fn write_folder(out: &Path, files: &Files) -> io::Result<()> {
    if fs::read_dir(out).is_ok_and(|mut entries| entries.next().is_some()) {
        return write_over(out, files);
    }
    let half = beside(out);
    let written = write_all(&half, files).and_then(|()| {
        // A folder that is there is empty.
        let _ = fs::remove_dir(out);
        fs::rename(&half, out)
    });
    if written.is_err() {
        let _ = fs::remove_dir_all(&half);
    }
    written
}

/// Writes the files over those of an earlier build, index.html last, and takes away what that build alone had.
fn write_over(out: &Path, files: &Files) -> io::Result<()> {
    let last = files.get_key_value(INDEX);
    for (name, bytes) in files.iter().filter(|(name, _)| *name != INDEX).chain(last) {
        write_file(&out.join(name), bytes)?;
    }
    take_away(out, "", files)
}

/// Takes away what an earlier build alone had, in a folder of the bundle and in those inside it.
fn take_away(out: &Path, folder: &str, files: &Files) -> io::Result<()> {
    for entry in fs::read_dir(out.join(folder)).into_iter().flatten().flatten() {
        let path = format!("{folder}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            take_away(out, &format!("{path}/"), files)?;
        } else if is_of_one_build(&path) && !files.contains_key(&path) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Whether a file is named after its content, or stands there for some corpora alone.
fn is_of_one_build(path: &str) -> bool {
    let ends = ["_bg.wasm", "_chunk.wasm", ".js"];
    let named = path.starts_with("crosscheck-") && ends.iter().any(|end| path.ends_with(end));
    named || path.starts_with("parts/") || path == CODEBOOK || is_made(path)
}

fn write_all(folder: &Path, files: &Files) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    files
        .iter()
        .try_for_each(|(name, bytes)| write_file(&folder.join(name), bytes))
}

/// Writes a file, whole or not at all.
fn write_file(file: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let half = beside(file);
    let written = fs::write(&half, bytes).and_then(|()| fs::rename(&half, file));
    if written.is_err() {
        let _ = fs::remove_file(&half);
    }
    written
}

/// A name in the same folder, for what is not finished yet.
fn beside(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.half", std::process::id()));
    path.with_file_name(name)
}
