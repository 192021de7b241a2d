//! Lines of a file into records: most are one line, and a quoted cell may run over several.

use std::collections::VecDeque;
use std::io::BufRead;

use super::cells::{Cut, cut};
use crate::row::{NOT_UTF8, cannot_read};
use crate::source::Source;
use crosscheck_compiler::table::LONGEST_TEXT;

/// One record.
pub(crate) struct Record {
    /// The line it begins in.
    pub(crate) line: u64,
    pub(crate) cells: Result<Vec<String>, &'static str>,
    pub(crate) has_stray_quote: bool,
}

/// A line, and its number.
type Line = (u64, Vec<u8>);

/// The records of a file, blank lines left out.
pub(crate) struct Records<'a> {
    from: Box<dyn BufRead + 'a>,
    source: &'a Source,
    number: u64,
    /// Lines that were read ahead.
    ahead: VecDeque<Line>,
    separator: char,
    width: Option<usize>,
}

impl<'a> Records<'a> {
    /// Opens a file. With the number of its columns, rows are told from the lines of a quoted text.
    pub(crate) fn open(source: &'a Source, separator: char, width: Option<usize>) -> Result<Self, String> {
        Ok(Self {
            from: source.reader()?,
            source,
            number: 0,
            ahead: VecDeque::new(),
            separator,
            width,
        })
    }

    /// The next record.
    pub(crate) fn next(&mut self) -> Result<Option<Record>, String> {
        let (line, bytes) = loop {
            match self.line()? {
                None => return Ok(None),
                Some((_, bytes)) if is_blank(&bytes) => {}
                Some(line) => break line,
            }
        };
        let Ok(text) = String::from_utf8(bytes) else {
            return Ok(Some(Record {
                line,
                cells: Err(NOT_UTF8),
                has_stray_quote: false,
            }));
        };
        let first = cut(&text, self.separator);
        let cut = match first.open_at {
            Some(at) => self.joined(text, at)?.unwrap_or(first),
            None => first,
        };
        Ok(Some(Record {
            line,
            cells: Ok(cut.cells),
            has_stray_quote: cut.has_stray_quote,
        }))
    }

    /// A record whose quotation goes on behind its first line. Nothing where it never ends, or where the lines it runs over
    /// are rows themselves: then the mark that opens it quotes nothing, and those lines are read again.
    fn joined(&mut self, first: String, open_at: usize) -> Result<Option<Cut>, String> {
        let (mut text, mut lines) = (first, Vec::new());
        let whole = loop {
            let Some((number, bytes)) = self.line()? else {
                break None;
            };
            let more = String::from_utf8_lossy(&bytes).into_owned();
            let may_close = more.contains('"');
            text.push('\n');
            text.push_str(&more);
            lines.push((number, bytes));
            if text.len() > LONGEST_TEXT / 2 {
                break None;
            }
            if !may_close {
                continue;
            }
            let cut = cut(&text, self.separator);
            if cut.open_at.is_none() {
                break Some(cut);
            }
        };
        let whole = whole.filter(|cut| !cut.has_stray_quote && !self.are_rows(&lines, open_at));
        if whole.is_none() {
            lines.into_iter().rev().for_each(|line| self.ahead.push_front(line));
        }
        Ok(whole)
    }

    /// Whether each of these lines, over which a quotation runs, is a row by itself. The last line of a quoted first cell always
    /// looks like one. Lines of prose may have as many commas as a row, but spaces stand behind them; and of two columns nobody
    /// can tell.
    fn are_rows(&self, lines: &[Line], open_at: usize) -> bool {
        if open_at == 0 && lines.len() == 1 {
            return false;
        }
        let Some(width) = self.width.filter(|width| *width > 2 || self.separator == '\t') else {
            return false;
        };
        lines.iter().all(|(_, bytes)| {
            let cut = cut(&String::from_utf8_lossy(bytes), self.separator);
            let is_prose = cut.cells.iter().skip(1).any(|cell| cell.starts_with(' '));
            cut.cells.len() == width && cut.open_at.is_none() && !is_prose
        })
    }

    /// The next line, without its end.
    fn line(&mut self) -> Result<Option<Line>, String> {
        if let Some(line) = self.ahead.pop_front() {
            return Ok(Some(line));
        }
        let mut bytes = Vec::new();
        let read = self.from.read_until(b'\n', &mut bytes);
        if read.map_err(|error| cannot_read(&self.source.path, &error))? == 0 {
            return Ok(None);
        }
        self.number += 1;
        if self.number == 1 && bytes.starts_with("\u{feff}".as_bytes()) {
            bytes.drain(..'\u{feff}'.len_utf8());
        }
        while bytes.last().is_some_and(|byte| b"\r\n".contains(byte)) {
            bytes.pop();
        }
        Ok(Some((self.number, bytes)))
    }
}

/// Whether nothing stands in a line, or what ends a file under old systems.
fn is_blank(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0x1a)
}
