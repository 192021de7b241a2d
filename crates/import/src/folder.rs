//! The corpus folder that is being made, on a disk or in memory. Nothing of it is made before the first document.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use serde_json::Value;

/// Files in memory, by their paths with `/`.
pub type Files = BTreeMap<String, Vec<u8>>;

const DOCUMENTS: &str = "documents.jsonl";

/// A corpus folder being made.
pub(crate) enum Folder<'a> {
    /// On a disk, with the table of documents where that is begun.
    Disk(&'a Path, Option<BufWriter<File>>),
    /// By the names of its files.
    Memory(Files),
}

impl<'a> Folder<'a> {
    pub(crate) fn on_disk(dir: &'a Path) -> Self {
        Self::Disk(dir, None)
    }

    /// Adds a document.
    pub(crate) fn add(&mut self, document: &Value) -> io::Result<()> {
        match self {
            Self::Disk(dir, out) => {
                let out = match out {
                    Some(out) => out,
                    none => {
                        fs::create_dir_all(*dir)?;
                        none.insert(BufWriter::new(File::create(dir.join(DOCUMENTS))?))
                    }
                };
                write_line(out, document)
            }
            Self::Memory(files) => write_line(files.entry(DOCUMENTS.to_owned()).or_default(), document),
        }
    }

    /// Whether it has a document. What was written of them is then on the disk.
    pub(crate) fn has_documents(&mut self) -> io::Result<bool> {
        match self {
            Self::Disk(_, Some(out)) => out.flush().map(|()| true),
            Self::Disk(_, None) => Ok(false),
            Self::Memory(files) => Ok(files.contains_key(DOCUMENTS)),
        }
    }

    /// Writes another file.
    pub(crate) fn write(&mut self, name: &str, text: String) -> io::Result<()> {
        match self {
            Self::Disk(dir, _) => {
                let path = dir.join(name);
                fs::create_dir_all(path.parent().unwrap_or(dir))?;
                fs::write(path, text)
            }
            Self::Memory(files) => {
                files.insert(name.to_owned(), text.into_bytes());
                Ok(())
            }
        }
    }

    pub(crate) fn is_in_memory(&self) -> bool {
        matches!(self, Self::Memory(_))
    }

    /// What it is called where something is wrong with it.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Disk(dir, _) => dir.display().to_string(),
            Self::Memory(_) => "memory".to_owned(),
        }
    }

    /// Its files, where they are in memory.
    pub(crate) fn files(self) -> Files {
        match self {
            Self::Disk(..) => Files::new(),
            Self::Memory(files) => files,
        }
    }
}

fn write_line(out: &mut impl Write, document: &Value) -> io::Result<()> {
    serde_json::to_writer(&mut *out, document)?;
    out.write_all(b"\n")
}
