//! Files from elsewhere into a corpus folder: finds out what they are and what their parts are, and says so.
//!
//! Each format is a file that hands over rows: a document, a row; a part of it, a cell under a name. Files are read twice, a row at a time:
//! once to know the columns, once to write. What is kept between is the ids, the outlets, and of each column as many values as tell a
//! facet from a text.

mod annotations;
mod bibtex;
mod cite;
mod clean;
mod columns;
mod csv;
mod date_words;
mod dates;
mod feed;
mod folder;
mod ids;
mod json;
mod mail;
mod manifest;
mod markup;
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
mod text;
mod values;
mod web;
mod write;

use std::fs;
use std::path::{Path, PathBuf};

pub use dates::Order;
pub use folder::Files;
pub use options::Options;
pub use report::{Imported, Place};

use columns::Columns;
use encoding_rs::Encoding;
use folder::Folder;
use part::Part;
use row::Row;
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
    for (source, format) in &sources {
        columns.next_file();
        (format.rows)(source, &mut |row| columns.see(row))?;
    }
    columns.decide(&named)?;
    let mut writing = Writing::new(columns, folder, options);
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

/// A kind of file that can be imported.
pub struct FileFormat {
    /// "CSV"
    pub name: &'static str,
    /// How its files end, in lower case.
    pub endings: &'static [&'static str],
    /// Whether a file is of this kind, by its content.
    is: fn(&Source) -> bool,
    /// Hands over its rows, one after the other, and gives remarks on the file as a whole.
    rows: Reader,
}

type Reader = fn(&Source, &mut dyn FnMut(Row)) -> Result<Vec<String>, String>;

/// Every kind of file that can be imported. The first whose content a file has is its kind.
pub static FORMATS: [FileFormat; 11] = [
    FileFormat {
        name: "spreadsheets",
        endings: &["xlsx", "xls", "xlsb", "ods"],
        is: sheet::is,
        rows: sheet::rows,
    },
    FileFormat {
        name: "Web Annotations",
        endings: &[],
        is: annotations::is,
        rows: annotations::rows,
    },
    FileFormat {
        name: "CSL",
        endings: &[],
        is: cite::is,
        rows: cite::rows,
    },
    FileFormat {
        name: "JSON",
        endings: &["jsonl", "ndjson", "json"],
        is: json::is,
        rows: json::rows,
    },
    FileFormat {
        name: "RIS",
        endings: &["ris"],
        is: ris::is,
        rows: ris::rows,
    },
    FileFormat {
        name: "BibTeX",
        endings: &["bib"],
        is: bibtex::is,
        rows: bibtex::rows,
    },
    FileFormat {
        name: "RSS and Atom",
        endings: &["rss", "atom", "xml"],
        is: feed::is,
        rows: feed::rows,
    },
    FileFormat {
        name: "HTML",
        endings: &["html", "htm", "xhtml"],
        is: web::is,
        rows: web::rows,
    },
    FileFormat {
        name: "mail",
        endings: &["eml"],
        is: mail::is,
        rows: mail::rows,
    },
    FileFormat {
        name: "CSV",
        endings: &["csv", "tsv", "tab"],
        is: csv::is,
        rows: csv::rows,
    },
    FileFormat {
        name: "text",
        endings: &["txt", "md", "markdown", "text"],
        is: |_| false,
        rows: text::rows,
    },
];

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

/// The kind of a file: by its content, or else by its ending.
fn format_of(source: &Source) -> Result<&'static FileFormat, String> {
    let by_ending = || {
        let mut formats = FORMATS.iter().filter(|_| !source.is_packed());
        formats.find(|format| format.endings.contains(&source.ending.as_str()))
    };
    let found = FORMATS.iter().find(|format| (format.is)(source)).or_else(by_ending);
    found.ok_or_else(|| {
        let shown = source.path.display();
        match source.magic.get(..4).unwrap_or_default() {
            b"%PDF" => format!("{shown} is a PDF: export its text first, as `pdftotext -layout` does"),
            b"PK\x03\x04" => format!("{shown} is packed: unpack it, or save it as text, CSV or a spreadsheet"),
            _ => format!("{shown} is no file that can be imported: expected {}", described()),
        }
    })
}

/// "JSON (.jsonl, .ndjson, .json), CSV (.csv, .tsv) …"
#[must_use]
pub fn described() -> String {
    let named = FORMATS.iter().filter(|format| !format.endings.is_empty());
    let described = named.map(|format| {
        let endings: Vec<String> = format.endings.iter().map(|ending| format!(".{ending}")).collect();
        format!("{} ({})", format.name, endings.join(", "))
    });
    described.collect::<Vec<_>>().join(", ")
}
