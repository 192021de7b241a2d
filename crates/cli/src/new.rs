//! `crosscheck new`: nothing into a small corpus that builds, whose comments say what to write where.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::Failure;

/// The options of `new`.
#[derive(Debug, Args)]
pub struct New {
    /// The folder to make
    dir: PathBuf,
}

macro_rules! template {
    ($($path:literal),+ $(,)?) => {
        [$(($path, include_str!(concat!("../template/", $path)))),+]
    };
}

/// Paths in the new folder, and what stands there.
const TEMPLATE: [(&str, &str); 12] = template![
    "README.md",
    "corpus.toml",
    "outlets.toml",
    "voices.toml",
    "entities.toml",
    "questions.toml",
    "claims.toml",
    "relations.toml",
    "documents/gazette-2024.md",
    "documents/courier-2024.md",
    "texts/gazette.txt",
    "texts/courier.txt",
];

impl New {
    /// Writes the folder.
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let dir = self.dir.display();
        if fs::read_dir(&self.dir).is_ok_and(|mut entries| entries.next().is_some()) {
            return Err(Failure(format!("{dir} is not empty: name a new folder")));
        }
        for (path, text) in TEMPLATE {
            let file = self.dir.join(path);
            write(&file, text).map_err(|error| Failure(format!("cannot write {}: {error}", file.display())))?;
        }
        println!("{dir} is a corpus now, of two invented reports: change what is in it, then `crosscheck check {dir}`");
        println!("to see it while you write: `crosscheck serve {dir}`");
        Ok(())
    }
}

fn write(file: &Path, text: &str) -> Result<(), std::io::Error> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_template_is_written() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("template");
        let mut files = Vec::new();
        let mut folders = vec![root.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    files.push(path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned());
                }
            }
        }
        let mut known = TEMPLATE.map(|(path, _)| path.to_owned());
        known.sort();
        files.sort();
        assert_eq!(files, known);
    }
}
