//! A document's Markdown into headings, digests and remarks.
//!
//! The grammar is small on purpose: `+++` front matter, `## N [role]`, digest lines, `>` remarks and `[text](entity)`
//! links. Anything else in a digest is text.

use crosscheck_model::{ParagraphRole, Word};

use super::table::Origin;
use crate::authored::{Digest, Link, Paragraph};
use crate::diagnostic::{Diagnostic, Log};
use crate::source::{At, FileId, Span};
use crate::words::{list, nearest};

/// Where the front matter stands, and where the text begins.
pub(super) struct Front {
    pub(super) opening: std::ops::Range<usize>,
    pub(super) toml: std::ops::Range<usize>,
    pub(super) rest: usize,
}

/// Finds the front matter, or reports that there is none.
pub(super) fn front_matter(text: &str, file: FileId, log: &Log) -> Option<Front> {
    let start = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let mut lines = lines(text, start);
    let opening = lines.next().unwrap_or(start..start);
    let is_fence =
        |range: &std::ops::Range<usize>| text.get(range.clone()).is_some_and(|line| line.trim_end() == "+++");
    if !is_fence(&opening) {
        log.push(
            Diagnostic::error("this document has no front matter")
                .at(
                    Span {
                        file,
                        start: opening.start,
                        end: opening.end,
                    },
                    "expected a line `+++`",
                )
                .help("begin with TOML between two lines `+++`"),
        );
        return None;
    }
    let Some(closing) = lines.find(is_fence) else {
        log.push(
            Diagnostic::error("the front matter has no end")
                .at(
                    Span {
                        file,
                        start: opening.start,
                        end: opening.end,
                    },
                    "opened here",
                )
                .help("close it with a line `+++` before the first paragraph"),
        );
        return None;
    };
    let toml = (opening.end + 1).min(closing.start)..closing.start;
    Some(Front {
        opening,
        toml,
        rest: (closing.end + 1).min(text.len()),
    })
}

/// Byte ranges of the lines from an offset, without their line ends.
fn lines(text: &str, from: usize) -> impl Iterator<Item = std::ops::Range<usize>> {
    let mut at = from;
    text.get(from..).unwrap_or_default().split('\n').map(move |line| {
        let range = at..at + line.len();
        at = range.end + 1;
        range
    })
}

/// Reads what follows the front matter.
pub(super) fn paragraphs(text: &str, from: usize, file: FileId, log: &Log) -> Vec<Paragraph> {
    let mut reader = Reader {
        text,
        origin: Origin { file, offset: 0 },
        log,
        done: Vec::new(),
        in_remark: false,
    };
    for range in lines(text, from) {
        reader.line(range);
    }
    reader.done
}

struct Reader<'a> {
    text: &'a str,
    origin: Origin,
    log: &'a Log,
    done: Vec<Paragraph>,
    /// Whether the line before was part of a remark.
    in_remark: bool,
}

impl Reader<'_> {
    fn line(&mut self, range: std::ops::Range<usize>) {
        let Some(line) = self.text.get(range.clone()) else {
            return;
        };
        let indent = line.len() - line.trim_start().len();
        let start = range.start + indent;
        let line = line.trim();
        let span = self.origin.span(start..start + line.len());
        let continues = std::mem::take(&mut self.in_remark);
        if line.is_empty() {
            return;
        }
        if let Some(heading) = line.strip_prefix('#') {
            return self.heading(heading, span);
        }
        let Some(current) = self.done.last_mut() else {
            self.log.push(
                Diagnostic::error("text before the first paragraph")
                    .at(span, "under no heading")
                    .help("begin the paragraph it belongs to with `## 1`"),
            );
            return;
        };
        if let Some(remark) = line.strip_prefix('>') {
            self.in_remark = true;
            add_remark(&mut current.remarks, remark.trim(), continues);
        } else {
            add_line(current, line, span, self.log);
        }
    }

    fn heading(&mut self, after: &str, span: Span) {
        let wrong = |label: &str| {
            Diagnostic::error("a heading that is no paragraph")
                .at(span, label)
                .help(format!(
                    "write `## 7`, or `## 7 role` with one of {}",
                    list(ParagraphRole::ALL.iter().map(|role| role.word()))
                ))
        };
        let mut words = after.strip_prefix('#').unwrap_or("-").split_whitespace();
        let number = words
            .next()
            .filter(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
        let Some(number) = number.and_then(|word| word.parse().ok()) else {
            self.log.push(wrong("expected `##` and the number of the paragraph"));
            return;
        };
        let role = match (words.next(), words.next()) {
            (None, _) => ParagraphRole::Body,
            (Some(word), None) => match ParagraphRole::from_word(word) {
                Some(role) => role,
                None => {
                    let near = nearest(word, ParagraphRole::ALL.iter().map(|role| role.word()));
                    let label = near.map_or("no such role".to_owned(), |near| format!("did you mean `{near}`?"));
                    self.log.push(wrong(&label));
                    ParagraphRole::Body
                }
            },
            (Some(_), Some(_)) => {
                self.log.push(wrong("more words than a number and a role"));
                ParagraphRole::Body
            }
        };
        self.done.push(Paragraph {
            n: At { value: number, span },
            role,
            digest: None,
            remarks: Vec::new(),
        });
    }
}

/// Lines of one block quote are one remark.
fn add_remark(remarks: &mut Vec<String>, text: &str, continues: bool) {
    match remarks.last_mut() {
        Some(last) if continues => {
            if !last.is_empty() && !text.is_empty() {
                last.push(' ');
            }
            last.push_str(text);
        }
        _ => remarks.push(text.to_owned()),
    }
}

/// Lines of a digest are joined by one space.
fn add_line(paragraph: &mut Paragraph, line: &str, span: Span, log: &Log) {
    let digest = paragraph.digest.get_or_insert_with(|| Digest {
        span,
        text: String::new(),
        links: Vec::new(),
    });
    digest.span.end = span.end;
    if !digest.text.is_empty() {
        digest.text.push(' ');
    }
    let mut rest = line;
    while let Some(found) = next_link(rest) {
        let offset = span.start + (line.len() - rest.len());
        digest.text.push_str(rest.get(..found.start).unwrap_or_default());
        let start = digest.text.len();
        digest.text.push_str(found.text);
        let at = Span {
            file: span.file,
            start: offset + found.target_start,
            end: offset + found.target_start + found.target.len(),
        };
        add_link(digest, start, found.target, at, log);
        rest = rest.get(found.end..).unwrap_or_default();
    }
    digest.text.push_str(rest);
}

fn add_link(digest: &mut Digest, start: usize, target: &str, span: Span, log: &Log) {
    if target.contains([':', '/', '.']) {
        log.push(
            Diagnostic::error("a digest links to entities only")
                .at(span, "this is an address")
                .help("write the id of an entity, or put the address in a remark (`> …`)"),
        );
        return;
    }
    digest.links.push(Link {
        start,
        end: digest.text.len(),
        entity: At {
            value: target.to_owned(),
            span,
        },
    });
}

/// `[text](target)` in a line: byte offsets of the whole and of the target.
struct Found<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    target: &'a str,
    target_start: usize,
}

fn next_link(line: &str) -> Option<Found<'_>> {
    let mut from = 0;
    loop {
        let middle = from + line.get(from..)?.find("](")?;
        let target_start = middle + 2;
        let after = line.get(target_start..)?;
        let start = line.get(from..middle)?.rfind('[').map(|start| from + start);
        if let (Some(start), Some(length)) = (start, after.find(')')) {
            let (text, target) = (line.get(start + 1..middle)?, after.get(..length)?);
            if !text.is_empty() && !target.is_empty() {
                return Some(Found {
                    start,
                    end: target_start + length + 1,
                    text,
                    target,
                    target_start,
                });
            }
        }
        from = target_start;
    }
}
