//! A text into paragraphs and fingerprints.
//!
//! A paragraph is a block of lines separated by blank ones, trimmed; a line of white space only is blank, no-break spaces
//! included. Its fingerprint is the SHA-256 of the paragraph with every run of white space made one space, so that a
//! copy with other line ends or no-break spaces has the same one. Offsets are Unicode scalar values of the trimmed
//! paragraph as it stands.

use crosscheck_model::Fingerprint;
use sha2::{Digest, Sha256};

/// The paragraphs of a text, the first one being paragraph 1.
#[must_use]
pub fn split(text: &str) -> Vec<&str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut done = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        if line.trim().is_empty() {
            done.extend(open.take());
        } else {
            open = Some((open.map_or(at, |(start, _)| start), end));
        }
        at = end;
    }
    done.extend(open);
    done.into_iter()
        .filter_map(|(start, end)| text.get(start..end))
        .map(str::trim)
        .collect()
}

/// SHA-256 of the normalised paragraph, and its length. No sketch: that is for texts which are not embedded.
pub(crate) fn fingerprint(paragraph: &str) -> Fingerprint {
    let normal = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
    Fingerprint {
        sha256: sha256(normal.as_bytes()),
        chars: length(paragraph),
        sketch: Vec::new(),
    }
}

/// SHA-256 of bytes.
pub(crate) fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// Bytes as lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Unicode scalar values.
pub(crate) fn length(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_separate_paragraphs() {
        let check = |text, expected: &[&str]| assert_eq!(split(text), expected, "{text:?}");
        check("", &[]);
        check("\n \n\u{a0}\n", &[]);
        check("one", &["one"]);
        check("one\ntwo\n\nthree\n", &["one\ntwo", "three"]);
        check("one\n\u{a0}\ntwo", &["one", "two"]);
        check("one\r\n\r\ntwo\r\n", &["one", "two"]);
        check("\u{feff}one\n\n\n\n  two \u{a0}\n", &["one", "two"]);
    }

    #[test]
    fn a_fingerprint_ignores_the_kind_of_white_space() {
        assert_eq!(fingerprint("a b\nc").sha256, fingerprint("a\u{a0} b c").sha256);
        assert_ne!(fingerprint("a b").sha256, fingerprint("ab").sha256);
        assert_eq!(fingerprint("né").chars, 2);
    }
}
