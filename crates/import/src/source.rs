//! A file into text, however it is encoded: UTF-8, UTF-16, or one of the encodings that programs wrote before. Which one is told.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use crate::row::cannot_read;

/// How much is read to find out what a file is.
const BEGINNING: u64 = 64 << 10;
/// How much of a text tells its encoding.
const TELLING: usize = 1 << 20;

/// A file to import.
pub(crate) struct Source {
    pub(crate) path: PathBuf,
    /// As reports name it.
    pub(crate) name: String,
    /// How its name ends, in lower case.
    pub(crate) ending: String,
    /// Its first bytes.
    pub(crate) magic: Vec<u8>,
    /// The beginning of its text.
    pub(crate) beginning: String,
    /// All its bytes, where it is no file on a disk.
    held: Option<Vec<u8>>,
    /// The whole text, where the file holds it in another form than UTF-8.
    decoded: Option<Vec<u8>>,
    /// The text of the file that belongs to it: the one which a brat file annotates.
    pub(crate) beside: Option<String>,
    /// What is to be known of how it was read.
    pub(crate) remarks: Vec<String>,
}

impl Source {
    /// Finds out how a file is encoded, unless that is said.
    pub(crate) fn open(path: &Path, encoding: Option<&'static Encoding>) -> Result<Self, String> {
        Self::of(path, None, encoding)
    }

    /// The same of one in memory.
    pub(crate) fn of_bytes(path: &str, bytes: Vec<u8>, encoding: Option<&'static Encoding>) -> Result<Self, String> {
        let mut source = Self::of(Path::new(path), Some(bytes), encoding)?;
        source.name = path.to_owned();
        Ok(source)
    }

    fn of(path: &Path, held: Option<Vec<u8>>, encoding: Option<&'static Encoding>) -> Result<Self, String> {
        let mut source = Self {
            path: path.to_owned(),
            name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            ending: path
                .extension()
                .unwrap_or_default()
                .to_string_lossy()
                .to_ascii_lowercase(),
            beginning: String::new(),
            magic: Vec::new(),
            held,
            decoded: None,
            beside: None,
            remarks: Vec::new(),
        };
        let mut magic = Vec::new();
        let read = source.raw()?.take(BEGINNING).read_to_end(&mut magic);
        read.map_err(|error| cannot_read(path, &error))?;
        source.magic = magic;
        if !source.is_packed() {
            source.decode(encoding)?;
        }
        source.beginning = match &source.decoded {
            Some(text) => String::from_utf8_lossy(text.get(..text.len().min(4096)).unwrap_or_default()).into_owned(),
            None => String::from_utf8_lossy(&source.magic).into_owned(),
        };
        if let Some(plain) = source.beginning.strip_prefix('\u{feff}') {
            source.beginning = plain.to_owned();
        }
        Ok(source)
    }

    /// Whether it is no text: a spreadsheet, a PDF, a picture.
    pub(crate) fn is_packed(&self) -> bool {
        const KINDS: [&[u8]; 6] = [
            b"PK\x03\x04",
            b"\xd0\xcf\x11\xe0",
            b"%PDF",
            b"\x89PNG",
            b"\xff\xd8\xff",
            b"\x1f\x8b",
        ];
        KINDS.iter().any(|kind| self.magic.starts_with(kind))
    }

    /// The text, to be read line by line.
    pub(crate) fn reader(&self) -> Result<Box<dyn BufRead + '_>, String> {
        match &self.decoded {
            Some(text) => Ok(Box::new(Cursor::new(text.as_slice()))),
            None => self.raw(),
        }
    }

    /// Its bytes as they are, to be read a little at a time.
    fn raw(&self) -> Result<Box<dyn BufRead + '_>, String> {
        match &self.held {
            Some(bytes) => Ok(Box::new(Cursor::new(bytes.as_slice()))),
            None => match File::open(&self.path) {
                Ok(file) => Ok(Box::new(BufReader::new(file))),
                Err(error) => Err(self.cannot_be_read(&error)),
            },
        }
    }

    /// All its bytes as they are.
    pub(crate) fn bytes(&self) -> Result<Cow<'_, [u8]>, String> {
        match &self.held {
            Some(bytes) => Ok(Cow::Borrowed(bytes)),
            None => fs::read(&self.path)
                .map(Cow::Owned)
                .map_err(|error| self.cannot_be_read(&error)),
        }
    }

    fn cannot_be_read(&self, error: &io::Error) -> String {
        cannot_read(&self.path, error)
    }

    /// The whole text, without a byte order mark. Bytes that are no text are shown as such.
    pub(crate) fn text(&self) -> Result<String, String> {
        let mut bytes = Vec::new();
        self.reader()?
            .read_to_end(&mut bytes)
            .map_err(|error| cannot_read(&self.path, &error))?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
    }

    fn decode(&mut self, named: Option<&'static Encoding>) -> Result<(), String> {
        let found = match (named, wide(&self.magic)) {
            (Some(named), _) => Some(named),
            (None, Some(wide)) => Some(wide),
            (None, None) => self.old_encoding()?,
        };
        let is_old_lines = self.magic.contains(&b'\r') && !self.magic.contains(&b'\n');
        if found.is_none() && !is_old_lines {
            return Ok(());
        }
        let bytes = self.bytes()?;
        let mut remarks = Vec::new();
        let mut text = match found {
            Some(encoding) => {
                let (text, _, had_errors) = encoding.decode(&bytes);
                if named.is_none() {
                    let name = encoding.name();
                    remarks.push(format!(
                        "the file is not UTF-8: it was read as {name}; `--encoding NAME` reads it as another"
                    ));
                }
                if had_errors {
                    remarks.push("some of its bytes are no letters in that encoding: they stand as �".to_owned());
                }
                text.into_owned()
            }
            None => String::from_utf8_lossy(&bytes).into_owned(),
        };
        drop(bytes);
        self.remarks.append(&mut remarks);
        if is_old_lines || text.contains('\r') && !text.contains('\n') {
            text = text.replace('\r', "\n");
        }
        self.decoded = Some(text.into_bytes());
        Ok(())
    }

    /// The encoding of a text that is not UTF-8 as a whole. A text with a few damaged lines is UTF-8.
    fn old_encoding(&self) -> Result<Option<&'static Encoding>, String> {
        let mut reader = self.raw()?;
        let (mut line, mut damaged, mut whole) = (Vec::new(), Vec::new(), 0);
        loop {
            line.clear();
            let read = reader.read_until(b'\n', &mut line);
            if read.map_err(|error| cannot_read(&self.path, &error))? == 0 {
                break;
            }
            match std::str::from_utf8(&line) {
                Ok(text) => whole += usize::from(!text.is_ascii()),
                Err(_) if damaged.len() < TELLING => damaged.extend_from_slice(&line),
                Err(_) => {}
            }
        }
        let lines = damaged
            .iter()
            .filter(|byte| **byte == b'\n')
            .count()
            .max(usize::from(!damaged.is_empty()));
        if lines == 0 || whole >= lines {
            return Ok(None);
        }
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
        detector.feed(&damaged, true);
        Ok(Some(detector.guess(None, Utf8Detection::Deny)))
    }
}

/// UTF-16, by its mark or by the zero bytes between plain letters.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.starts_with(b"\xff\xfe") {
        return Some(UTF_16LE);
    }
    if bytes.starts_with(b"\xfe\xff") {
        return Some(UTF_16BE);
    }
    let first = bytes.get(..bytes.len().min(512)).unwrap_or_default();
    let zeros = |from: usize| first.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let most = first.len() / 4;
    match (zeros(0), zeros(1)) {
        (0..=2, odd) if odd > most && most > 1 => Some(UTF_16LE),
        (even, 0..=2) if even > most && most > 1 => Some(UTF_16BE),
        _ => None,
    }
}
