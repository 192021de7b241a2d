//! `crosscheck search`: a corpus folder and a query into the hits and notices that the JavaScript API gives.

use std::fmt::Write as _;
use std::io::{Write as _, stdout};
use std::path::{Path, PathBuf};

use clap::Args;
use crosscheck_model::{Corpus, Opening};
use crosscheck_search::{HITS_ON_A_PAGE, Index, Order, Page, Request, Unit, shown};
use serde::Serialize;

use crate::Failure;
use crate::corpus::printed;
use crate::values;

/// The most letters of a text that are printed behind a hit.
const LONGEST_SHOWN: usize = 100;

/// The options of `search`.
#[derive(Debug, Args)]
pub struct Search {
    /// The corpus folder
    corpus: PathBuf,
    /// Words, phrases, fields and dates, as in the page's search box
    #[arg(allow_hyphen_values = true)]
    query: String,
    /// What is listed and counted
    #[arg(long, default_value = Unit::default().key(), value_parser = values::unit())]
    unit: Unit,
    /// In which order: the best first, the document published last first, or as in the corpus
    #[arg(long, default_value = Order::default().key(), value_parser = values::order())]
    sort: Order,
    /// Print JSON: { total, hits: [{ kind, id, document, paragraph, score }], notices }
    #[arg(long)]
    json: bool,
    /// The most hits
    #[arg(long, value_name = "N", default_value_t = HITS_ON_A_PAGE)]
    limit: usize,
    /// How many hits to leave out before the first
    #[arg(long, value_name = "N", default_value_t = 0)]
    offset: usize,
}

impl Search {
    /// Prints the result.
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let (corpus, index) = open(&self.corpus)?;
        let request = Request {
            query: self.query.clone(),
            unit: self.unit,
            order: self.sort,
            ..Request::default()
        };
        let page = index.answer(&corpus, &request).page(&corpus, self.offset, self.limit);
        let text = if self.json {
            json(&page)?
        } else {
            list(&corpus, &page, self.unit)
        };
        // A reader such as `head` may close the pipe early; that is no failure of ours.
        let _ = write!(stdout(), "{text}");
        Ok(())
    }
}

/// Compiles a corpus and opens its pack as the page does, so that both find the same.
fn open(dir: &Path) -> Result<(Corpus, Index), Failure> {
    let dir = dir.canonicalize().unwrap_or_else(|_| dir.to_owned());
    let compiled = crosscheck_compiler::compile_dir(&dir).map_err(|report| printed(&report.to_string()))?;
    let opened = Opening::of(compiled.pack.into()).and_then(Opening::finish);
    let opened = opened.map_err(|error| Failure(error.to_string()))?;
    let index = Index::of_pack(&opened.corpus, opened.index);
    Ok((opened.corpus, index))
}

/// The answer of the JavaScript API.
#[derive(Serialize)]
struct Answer<'a> {
    total: usize,
    hits: Vec<Hit<'a>>,
    notices: &'a [String],
}

#[derive(Serialize)]
struct Hit<'a> {
    kind: &'static str,
    id: &'a str,
    document: &'a str,
    paragraph: Option<u32>,
    score: f64,
}

/// In one line.
fn json(page: &Page<'_>) -> Result<String, Failure> {
    let hits = page.hits.iter().map(|hit| Hit {
        kind: hit.kind,
        id: &hit.id,
        document: hit.document,
        paragraph: hit.paragraph,
        score: hit.score,
    });
    let answer = Answer {
        total: page.total,
        hits: hits.collect(),
        notices: &page.notices,
    };
    let line = serde_json::to_string(&answer).map_err(|error| Failure(error.to_string()))?;
    Ok(line + "\n")
}

/// A line for each notice, for the total and for each hit.
fn list(corpus: &Corpus, page: &Page<'_>, unit: Unit) -> String {
    let mut text = String::new();
    for notice in &page.notices {
        let _ = writeln!(text, "note: {notice}");
    }
    let noun = unit.key();
    let noun = if page.total == 1 {
        noun.trim_end_matches('s')
    } else {
        noun
    };
    let _ = writeln!(text, "{} {noun}", page.total);
    for hit in &page.hits {
        let shown = first_letters(shown(corpus, hit.item));
        let _ = writeln!(text, "{}", format!("{}  {shown}", hit.id).trim_end());
    }
    text
}

/// The first line of a text, cut where it is long.
fn first_letters(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(LONGEST_SHOWN) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or(line)),
        None => line.to_owned(),
    }
}
