//! Files from elsewhere into a corpus folder: finds out what they are and what their parts are, and says so.
//!
//! Each format is a file that hands over rows: a document, a row; a part of it, a cell under a name. Files are read twice, a row at a time:
//! once to know the columns, once to write. What is kept between is the ids, the outlets, and of each column as many values as tell a
//! facet from a text.

mod annotations;
mod bibtex;
mod brat;
mod cite;
mod claim_review;
mod clean;
mod columns;
mod csv;
mod date_words;
mod dates;
mod doccano;
mod feed;
mod folder;
mod formats;
mod ftm;
mod ids;
mod json;
mod labels;
mod loose;
mod mail;
mod manifest;
mod marks;
mod markup;
mod misp;
mod names;
mod news;
mod options;
mod outlets;
mod own;
mod part;
mod profiles;
mod report;
mod ris;
mod row;
mod sheet;
mod source;
mod statements;
mod stix;
mod studio;
mod text;
mod thing;
mod values;
mod web;
mod webanno;
mod write;

use std::fs;
use std::path::{Path, PathBuf};

pub use dates::Order;
pub use folder::Files;
pub use formats::{FORMATS, FileFormat, described};
pub use options::Options;
pub use report::{Imported, Place};

use columns::Columns;
use encoding_rs::Encoding;
use folder::Folder;
use formats::format_of;
use labels::Labels;
use loose::Loose;
use part::Part;
use source::Source;
use write::Writing;

/// Makes a corpus folder of a file, or of all files of a folder. Columns are found by their names and values.
///
/// # Errors
/// When something cannot be read, nothing of it is a document, or the folder cannot be written or holds something already.
pub fn import_with(from: &Path, dir: &Path, options: &Options) -> Result<Imported, String> {
    if !options.dry_run && fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(format!("{} is not empty: name a new folder", dir.display()));
    }
    let told = sources(from, encoding(options)?)?;
    let name = from.file_name().unwrap_or_default().to_string_lossy();
    written(&name, told, Folder::on_disk(dir), options).map(|(imported, _)| imported)
}

/// The same of files in memory, all of them called `name`, into the files of a corpus folder.
///
/// # Errors
/// When nothing of them is a document.
pub fn import_files(name: &str, files: Files, options: &Options) -> Result<(Imported, Files), String> {
    let encoding = encoding(options)?;
    let is_hidden = |path: &str| path.split('/').any(|step| step.starts_with('.'));
    let opened = files
        .into_iter()
        .filter(|(path, _)| !is_hidden(path))
        .map(|(path, bytes)| Source::of_bytes(&path, bytes, encoding));
    let sources = opened.collect::<Result<Vec<_>, String>>()?;
    written(name, told(name, sources)?, Folder::Memory(Files::new()), options)
}

/// Reads the files for their columns, then for their rows.
fn written(
    name: &str,
    (sources, mut remarks): (Vec<Told>, Vec<String>),
    folder: Folder<'_>,
    options: &Options,
) -> Result<(Imported, Files), String> {
    let part = |(name, word): &(String, String)| Ok((name.clone(), Part::from_word(word)?));
    let named = options.columns.iter().map(part).collect::<Result<Vec<_>, String>>()?;
    let mut columns = Columns::default();
    let mut labels = Labels::new(&options.map)?;
    let loose = loose(&sources)?;
    for (source, format) in &sources {
        columns.next_file();
        (format.rows)(source, &mut |row| {
            if let Some(row) = loose.attached(row) {
                labels.see(&row);
                columns.see(labels.spread(row));
            }
        })?;
    }
    labels.all_met()?;
    columns.decide(&named)?;
    let mut writing = Writing::new(columns, labels, loose, folder, options);
    for (source, format) in &sources {
        writing.begin(&source.name);
        let of_file = (format.rows)(source, &mut |row| writing.write(row))?;
        let all = source.remarks.iter().cloned().chain(of_file);
        remarks.extend(all.map(|remark| match sources.len() {
            1 => remark,
            _ => format!("{}: {remark}", source.name),
        }));
    }
    writing.finish(name, remarks)
}

/// The annotations among several files that are on documents of the others.
fn loose(sources: &[Told]) -> Result<Loose, String> {
    let mut loose = Loose::default();
    if sources.len() > 1
        && sources
            .iter()
            .any(|(_, format)| format.name == formats::WEB_ANNOTATIONS)
    {
        for (source, format) in sources {
            (format.rows)(source, &mut |row| loose.see(&row))?;
        }
    }
    Ok(loose)
}

/// The same where nothing but columns has to be said.
///
/// # Errors
/// See [`import_with`].
pub fn import(from: &Path, dir: &Path, named: &[(&str, &str)]) -> Result<Imported, String> {
    let columns = named
        .iter()
        .map(|(name, part)| ((*name).to_owned(), (*part).to_owned()));
    let columns = columns.collect();
    import_with(
        from,
        dir,
        &Options {
            columns,
            ..Options::default()
        },
    )
}

/// A file, and of which kind it is.
type Told = (Source, &'static FileFormat);

/// The encoding that the author names.
fn encoding(options: &Options) -> Result<Option<&'static Encoding>, String> {
    let named = |name: &String| {
        Encoding::for_label(name.as_bytes()).ok_or_else(|| {
            format!(
                "`{name}` is no encoding: expected a name such as windows-1252, windows-1256, shift_jis or utf-16le"
            )
        })
    };
    options.encoding.as_ref().map(named).transpose()
}

/// The files to read, each with its kind, and which files of a folder are left out.
fn sources(from: &Path, encoding: Option<&'static Encoding>) -> Result<(Vec<Told>, Vec<String>), String> {
    if !from.is_dir() {
        return told("", vec![Source::open(from, encoding)?]);
    }
    let mut sources = Vec::new();
    for path in files(from)? {
        let mut source = Source::open(&path, encoding)?;
        source.name = path.strip_prefix(from).unwrap_or(&path).display().to_string();
        sources.push(source);
    }
    if sources.is_empty() {
        return Err(none_of(&from.display().to_string()));
    }
    told(&from.display().to_string(), sources)
}

/// Finds out of which kind files are. Of one file that is of none this is an error, of several a remark.
fn told(folder: &str, sources: Vec<Source>) -> Result<(Vec<Told>, Vec<String>), String> {
    let (mut known, mut left_out) = (Vec::new(), Vec::new());
    let is_one = sources.len() == 1;
    let sources = brat::paired(sources)?;
    for source in sources {
        match format_of(&source) {
            Ok(format) => known.push((source, format)),
            Err(why) if is_one => return Err(why),
            Err(_) => left_out.push(format!(
                "{} was left out: no kind of file that can be imported",
                source.name
            )),
        }
    }
    if known.is_empty() {
        return Err(none_of(folder));
    }
    Ok((known, left_out))
}

fn none_of(folder: &str) -> String {
    format!("{folder} has no file that can be imported: expected {}", described())
}

/// The files of a folder and of the folders in it, sorted, hidden ones left out.
fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        let entries = fs::read_dir(&folder).map_err(|error| row::cannot_read(&folder, &error))?;
        for path in entries.flatten().map(|entry| entry.path()) {
            let is_hidden = path
                .file_name()
                .is_none_or(|name| name.to_string_lossy().starts_with('.'));
            if is_hidden || path.is_symlink() {
            } else if path.is_dir() {
                open.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}
