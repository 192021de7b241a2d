//! A derived file: what it says, and where two of them part.

use crosscheck_model::Corpus;
use crosscheck_search::sketch;

use super::coded::Coded;
use crate::source::{FileId, Span};
use crate::text::mentions::Found;
use crate::text::paragraphs::{fingerprint, hex};

/// The file, with a fixed order of everything.
pub(super) fn render(coded: &Coded, corpus: &Corpus) -> String {
    let id = corpus
        .documents
        .get(coded.document)
        .map_or("", |document| document.id.as_str());
    let mut text = format!(
        "# Written by `crosscheck code`: fingerprints, sketches, mentions and sorted stems, never the text.\n\
         document = {}\nsha256 = \"{}\"\n",
        quoted(id),
        hex(&coded.sha256)
    );
    text += &stems(coded);
    for (index, paragraph) in coded.paragraphs.iter().enumerate() {
        let print = fingerprint(&paragraph.text);
        let (n, hash, chars) = (index + 1, hex(&print.sha256), print.chars);
        text += &format!("\n[[paragraph]]\nn = {n}\nsha256 = \"{hash}\"\nchars = {chars}\n");
        if paragraph.role.counts() {
            let sketch: String = sketch(&paragraph.text)
                .iter()
                .map(|hash| format!("{hash:04x}"))
                .collect();
            if !sketch.is_empty() {
                text += &format!("sketch = \"{sketch}\"\n");
            }
        }
        let mentions: String = paragraph
            .outcome
            .mentions
            .iter()
            .filter_map(|found| mention(found, corpus))
            .collect();
        if !mentions.is_empty() {
            text += &format!("mentions = [\n{mentions}]\n");
        }
    }
    text
}

/// The stems of the document, in lines of the usual width.
fn stems(coded: &Coded) -> String {
    let stems = crosscheck_search::stems(coded.counted().map(|paragraph| paragraph.text.as_str()));
    if stems.is_empty() {
        return String::new();
    }
    let mut lines = String::from("stems = \"\"\"\n");
    let mut width = 0;
    for stem in stems {
        let length = stem.chars().count() + 1;
        if width > 0 && width + length > 120 {
            lines.push('\n');
            width = 0;
        } else if width > 0 {
            lines.push(' ');
        }
        lines += &stem;
        width += length;
    }
    lines + "\n\"\"\"\n"
}

fn mention(found: &Found, corpus: &Corpus) -> Option<String> {
    let entity = corpus.entities.get(found.entity)?;
    let form = &entity.names.get(found.name)?.form;
    Some(format!(
        "    [{}, {}, {}, {}],\n",
        quoted(&entity.id),
        quoted(form),
        found.start,
        found.end
    ))
}

/// A TOML basic string.
fn quoted(text: &str) -> String {
    let mut done = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => done.extend(['\\', letter]),
            _ if letter.is_control() => done.push_str(&format!("\\u{:04X}", u32::from(letter))),
            _ => done.push(letter),
        }
    }
    done.push('"');
    done
}

/// The first line in which a committed file is wrong, and what should stand there.
pub(super) struct Difference {
    pub(super) span: Span,
    pub(super) expected: String,
}

pub(super) fn first_difference(file: FileId, committed: &str, wanted: &str) -> Difference {
    let mut wanted = wanted.split('\n');
    let mut at = 0;
    for line in committed.split('\n') {
        let expected = wanted.next().unwrap_or("the end of the file");
        if line != expected {
            return Difference {
                span: Span {
                    file,
                    start: at,
                    end: at + line.len(),
                },
                expected: expected.trim().to_owned(),
            };
        }
        at += line.len() + 1;
    }
    let end = committed.len();
    Difference {
        span: Span { file, start: end, end },
        expected: wanted.next().unwrap_or_default().trim().to_owned(),
    }
}
