//! A zip into its files, some at a time. What is no plain zip of files in one folder is refused in a sentence.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::limits;

/// How many bytes are unpacked before the page may draw again.
const STEP: usize = 4_000_000;

/// A zip that is being unpacked.
pub(crate) struct Unpacking {
    archive: ZipArchive<Cursor<Vec<u8>>>,
    next: usize,
    bytes: usize,
    /// The most bytes that are unpacked.
    most: usize,
    files: BTreeMap<String, Vec<u8>>,
}

impl Unpacking {
    pub(crate) fn new(zip: Vec<u8>) -> Result<Self, String> {
        Self::of(zip, limits::BYTES)
    }

    fn of(zip: Vec<u8>, most: usize) -> Result<Self, String> {
        let archive = ZipArchive::new(Cursor::new(zip)).map_err(broken)?;
        if archive.len() > limits::FILES {
            return Err(limits::too_many());
        }
        Ok(Self {
            archive,
            next: 0,
            bytes: 0,
            most,
            files: BTreeMap::new(),
        })
    }

    /// How much of it is unpacked, from 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "a rounded figure")]
    pub(crate) fn part(&self) -> f64 {
        self.next as f64 / self.archive.len().max(1) as f64
    }

    /// Unpacks some. Whether there is more.
    pub(crate) fn step(&mut self) -> Result<bool, String> {
        let until = self.bytes + STEP;
        while self.next < self.archive.len() && self.bytes < until {
            self.unpack_next()?;
            self.next += 1;
        }
        Ok(self.next < self.archive.len())
    }

    fn unpack_next(&mut self) -> Result<(), String> {
        let mut file = self.archive.by_index(self.next).map_err(broken)?;
        if file.is_dir() {
            return Ok(());
        }
        let name = file.name().map_err(broken)?.replace('\\', "/");
        let path = inside(&name)?;
        if is_of_a_system(&path) {
            return Ok(());
        }
        let left = self.most - self.bytes;
        let mut bytes = Vec::new();
        // What a zip says of the sizes of its files may be wrong.
        let read = file.by_ref().take(left as u64 + 1).read_to_end(&mut bytes);
        read.map_err(|error| format!("{path} in the zip is damaged: {error}."))?;
        if bytes.len() > left {
            return Err(limits::too_large());
        }
        self.bytes += bytes.len();
        self.files.insert(path, bytes);
        Ok(())
    }

    /// What was in it.
    pub(crate) fn files(self) -> BTreeMap<String, Vec<u8>> {
        self.files
    }
}

/// The path of a file inside the folder that is unpacked.
fn inside(name: &str) -> Result<String, String> {
    let steps: Vec<&str> = name
        .split('/')
        .filter(|step| !step.is_empty() && *step != ".")
        .collect();
    let leaves = name.starts_with('/') || name.contains(':') || steps.contains(&"..");
    if leaves || steps.is_empty() {
        return Err(format!(
            "The zip names a file outside of its own folder, {name}: it was not made by a program that packs folders, and was not opened."
        ));
    }
    Ok(steps.join("/"))
}

/// What some systems put into every zip.
fn is_of_a_system(path: &str) -> bool {
    path.starts_with("__MACOSX/") || path.rsplit('/').next().is_some_and(|name| name.starts_with('.'))
}

fn broken(error: ZipError) -> String {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            "The zip asks for a password: pack it without one.".to_owned()
        }
        ZipError::CompressionMethodNotSupported(_) => {
            "The zip is packed in a way that few programs read: pack it in the usual way (deflate).".to_owned()
        }
        other => format!("The zip cannot be read: {other}. It may have been cut short on its way."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_inside() {
        assert_eq!(inside("a/./b.md").unwrap(), "a/b.md");
        for name in ["../a", "a/../../b", "/etc/passwd", "C:/a", "", "a/.."] {
            assert!(inside(name).is_err(), "{name}");
        }
    }

    #[test]
    fn what_is_unpacked_is_bounded() {
        use std::io::Write;
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("a.txt", zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(&[b'a'; 10_000]).unwrap();
        let zip = zip.finish().unwrap().into_inner();
        assert!(zip.len() < 1_000);
        assert!(!Unpacking::of(zip.clone(), 10_000).unwrap().step().unwrap());
        let refused = Unpacking::of(zip, 9_999).unwrap().step().unwrap_err();
        assert!(refused.contains("more than 200 MB"), "{refused}");
    }

    #[test]
    fn bytes_that_are_no_zip_are_refused() {
        for bytes in [&b""[..], b"PK\x03\x04", b"PK\x05\x06 and nothing"] {
            assert!(Unpacking::new(bytes.to_vec()).is_err());
        }
    }
}
