//! Problems into a report as rustc prints one: where, what was found, what was expected, one thing to try.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::problem::{Excerpt, Problem};
use crate::source::{File, FileId, Holds, Kind, Sources, Span};

/// One problem.
#[derive(Clone, Debug)]
pub(crate) struct Diagnostic {
    is_error: bool,
    title: String,
    /// The place, then others involved.
    labels: Vec<(Span, String)>,
    help: Option<String>,
    /// How many more there are like it, which are not shown.
    more: usize,
}

impl Diagnostic {
    pub(crate) fn error(title: impl Into<String>) -> Self {
        Self {
            is_error: true,
            title: title.into(),
            labels: Vec::new(),
            help: None,
            more: 0,
        }
    }

    pub(crate) fn warning(title: impl Into<String>) -> Self {
        Self {
            is_error: false,
            ..Self::error(title)
        }
    }

    /// The place it is about, then a second place involved.
    pub(crate) fn at(mut self, span: Span, label: impl Into<String>) -> Self {
        self.labels.push((span, label.into()));
        self
    }

    /// One thing to try.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Its title without what is quoted in it.
    fn kind(&self) -> String {
        self.title.split('`').step_by(2).collect::<Vec<_>>().join("`")
    }

    fn place(&self) -> Option<Span> {
        self.labels.first().map(|(span, _)| *span)
    }
}

/// Collects problems from all phases, and what could not be read because of them.
#[derive(Debug, Default)]
pub(crate) struct Log {
    found: RefCell<Vec<Diagnostic>>,
    /// Kinds of which some records may be unknown: nothing is said about references to them.
    failed: RefCell<BTreeSet<Kind>>,
    /// Records that are there but could not be read.
    broken: RefCell<BTreeSet<(Kind, String)>>,
    /// Documents whose derived file is there but could not be read.
    derived: RefCell<BTreeSet<String>>,
    /// Files with records by the thousand: of each kind of problem in them the first are shown and the rest counted.
    counted: RefCell<BTreeSet<FileId>>,
    /// How often each kind of problem was found there, and where its last one that is shown stands.
    shown: RefCell<BTreeMap<String, (usize, usize)>>,
    teller: Teller,
}

/// Who hears how far the work is: what was done, and how many times.
#[derive(Default)]
struct Teller(Option<Box<Tell>>);

/// Hears what is done, and how many times it was.
pub(crate) type Tell = dyn Fn(&'static str, usize);

impl fmt::Debug for Teller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Teller")
    }
}

/// How many problems of a kind are shown of files with records by the thousand.
const SHOWN: usize = 10;

impl Log {
    pub(crate) fn telling(tell: Box<Tell>) -> Self {
        Self {
            teller: Teller(Some(tell)),
            ..Self::default()
        }
    }

    /// Says how far the work is.
    pub(crate) fn tell(&self, done: &'static str, count: usize) {
        if let Some(tell) = &self.teller.0 {
            tell(done, count);
        }
    }

    /// Of this file only the first problems of each kind are shown.
    pub(crate) fn count_in(&self, file: FileId) {
        self.counted.borrow_mut().insert(file);
    }

    pub(crate) fn push(&self, diagnostic: Diagnostic) {
        let mut found = self.found.borrow_mut();
        let counted = self.counted.borrow();
        if diagnostic.place().is_some_and(|at| counted.contains(&at.file)) {
            let mut shown = self.shown.borrow_mut();
            let (count, last) = shown.entry(diagnostic.kind()).or_default();
            *count += 1;
            if *count > SHOWN {
                if let Some(last) = found.get_mut(*last) {
                    last.more += 1;
                }
                return;
            }
            *last = found.len();
        }
        found.push(diagnostic);
    }

    /// The one thing to try against everything found in a file.
    pub(crate) fn help_with(&self, file: FileId, help: &str) {
        let mut found = self.found.borrow_mut();
        for diagnostic in found
            .iter_mut()
            .filter(|one| one.place().is_some_and(|at| at.file == file))
        {
            diagnostic.help = Some(help.to_owned());
        }
    }

    pub(crate) fn has_errors(&self) -> bool {
        self.found.borrow().iter().any(|diagnostic| diagnostic.is_error)
    }

    /// Forgets what is said about files that do not matter.
    pub(crate) fn keep(&self, matters: impl Fn(Option<FileId>) -> bool) {
        self.found
            .borrow_mut()
            .retain(|diagnostic| matters(diagnostic.place().map(|span| span.file)));
    }

    /// A file could not be read at all: what it would have defined is unknown.
    pub(crate) fn fail(&self, holds: Holds, path: &str) {
        match holds {
            Holds::Records(kind) => {
                self.failed.borrow_mut().insert(kind);
            }
            Holds::Document => {
                let name = path.rsplit('/').next().unwrap_or(path);
                self.break_record(Kind::Document, name.trim_end_matches(".md"));
            }
            Holds::Derived => {
                let name = path.rsplit('/').next().unwrap_or(path);
                self.break_derived(name.trim_end_matches(".toml"));
            }
            // What a table would have defined is unknown.
            Holds::Rows(_) => {
                self.failed.borrow_mut().extend([Kind::Document, Kind::Outlet]);
            }
            Holds::Meta | Holds::Text => {}
        }
    }

    /// A record is there but wrong: references to it are no further problem.
    pub(crate) fn break_record(&self, kind: Kind, id: &str) {
        self.broken.borrow_mut().insert((kind, id.to_owned()));
    }

    /// The derived file of a document is there but wrong.
    pub(crate) fn break_derived(&self, document: &str) {
        self.derived.borrow_mut().insert(document.to_owned());
    }

    /// Whether a record of this id may exist in a file that could not be read.
    pub(crate) fn may_exist(&self, kind: Kind, id: &str) -> bool {
        self.failed.borrow().contains(&kind) || self.broken.borrow().contains(&(kind, id.to_owned()))
    }

    /// Whether the derived file of a document is there but could not be read.
    pub(crate) fn derived_is_broken(&self, document: &str) -> bool {
        self.derived.borrow().contains(document)
    }

    pub(crate) fn into_report(self, sources: Arc<Sources>, verdict: &'static str) -> Report {
        let mut diagnostics = self.found.into_inner();
        // In file order, whichever phase noticed. The sort is stable: one place keeps the order of the phases.
        diagnostics.sort_by_key(Diagnostic::place);
        Report {
            sources,
            diagnostics,
            verdict,
        }
    }
}

/// Everything found in one run, in file order.
#[derive(Clone, Debug)]
pub struct Report {
    sources: Arc<Sources>,
    diagnostics: Vec<Diagnostic>,
    /// What the last line says did not happen.
    verdict: &'static str,
}

impl Report {
    /// How many problems forbid the result.
    #[must_use]
    pub fn errors(&self) -> usize {
        let errors = self.diagnostics.iter().filter(|diagnostic| diagnostic.is_error);
        errors.map(|diagnostic| 1 + diagnostic.more).sum()
    }

    /// How many do not.
    #[must_use]
    pub fn warnings(&self) -> usize {
        let warnings = self.diagnostics.iter().filter(|diagnostic| !diagnostic.is_error);
        warnings.map(|diagnostic| 1 + diagnostic.more).sum()
    }

    /// Each in parts, in file order.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let place = |(span, label): &(Span, String)| Excerpt::of(&self.sources, *span, label);
        let problem = |diagnostic: &Diagnostic| Problem {
            is_error: diagnostic.is_error,
            title: diagnostic.title.clone(),
            places: diagnostic.labels.iter().filter_map(place).collect(),
            help: diagnostic.help.clone(),
            more: diagnostic.more,
        };
        self.diagnostics.iter().map(problem).collect()
    }

    fn render(&self, diagnostic: &Diagnostic, renderer: &Renderer) -> String {
        let level = if diagnostic.is_error {
            Level::ERROR
        } else {
            Level::WARNING
        };
        let mut group = Group::with_title(level.primary_title(diagnostic.title.as_str()));
        for snippet in self.snippets(diagnostic) {
            group = group.element(snippet);
        }
        if let Some(help) = &diagnostic.help {
            group = group.element(Level::HELP.message(help.as_str()));
        }
        if diagnostic.more > 0 {
            group = group.element(Level::NOTE.message(format!("and {} more like it", diagnostic.more)));
        }
        renderer.render(&[group])
    }

    /// A snippet a file, the file of the place itself first; a snippet a place where the file is a table, since two places
    /// of it may be far apart.
    fn snippets<'a>(&'a self, diagnostic: &'a Diagnostic) -> Vec<Snippet<'a, annotate_snippets::Annotation<'a>>> {
        let mut groups: Vec<Vec<&(Span, String)>> = Vec::new();
        for label in &diagnostic.labels {
            let is_table = self.sources.file(label.0.file).is_some_and(is_table);
            let of_file =
                |group: &&mut Vec<&(Span, String)>| group.first().is_some_and(|one| one.0.file == label.0.file);
            match groups.iter_mut().find(of_file).filter(|_| !is_table) {
                Some(group) => group.push(label),
                None => groups.push(vec![label]),
            }
        }
        let place = diagnostic.place();
        let snippet = |labels: Vec<&'a (Span, String)>| {
            let file = self.sources.file(labels.first()?.0.file)?;
            let start = labels.iter().map(|(span, _)| span.start).min()?;
            let end = labels.iter().map(|(span, _)| span.end).max()?;
            // The renderer looks at every line it is given.
            let around = lines_around(&file.text, within(start..end, &file.text));
            let text = file.text.get(around.clone())?;
            let annotations = labels.into_iter().map(|(span, label)| {
                let kind = if Some(*span) == place {
                    AnnotationKind::Primary
                } else {
                    AnnotationKind::Context
                };
                let from = |at: usize| at.saturating_sub(around.start);
                let annotation = kind.span(within(from(span.start)..from(span.end), text));
                if label.is_empty() {
                    annotation
                } else {
                    annotation.label(label.as_str())
                }
            });
            let before = file.text.get(..around.start)?.bytes().filter(|byte| *byte == b'\n');
            Some(
                Snippet::source(text)
                    .line_start(before.count() + 1)
                    .path(self.sources.shown(&file.path))
                    .annotations(annotations),
            )
        };
        groups.into_iter().filter_map(snippet).collect()
    }

    fn last_line(&self) -> String {
        let count = |number: usize, word: &str| match number {
            1 => format!("1 {word}"),
            _ => format!("{number} {word}s"),
        };
        let warnings = count(self.warnings(), "warning");
        match (self.errors(), self.warnings()) {
            (0, _) => warnings,
            (errors, 0) => format!("error: {}: {}", self.verdict, count(errors, "error")),
            (errors, _) => format!("error: {}: {}, {warnings}", self.verdict, count(errors, "error")),
        }
    }
}

fn is_table(file: &File) -> bool {
    matches!(file.holds, Holds::Rows(_))
}

/// The lines a range stands in.
fn lines_around(text: &str, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let start = text.get(..range.start).and_then(|before| before.rfind('\n'));
    let end = text.get(range.end..).and_then(|after| after.find('\n'));
    start.map_or(0, |at| at + 1)..end.map_or(text.len(), |at| range.end + at)
}

/// The range cut to the text and to whole characters: a report must never fail.
fn within(range: std::ops::Range<usize>, text: &str) -> std::ops::Range<usize> {
    let start = text.floor_char_boundary(range.start);
    let end = text.ceil_char_boundary(range.end).min(text.len()).max(start);
    start..end
}

/// Plain text; with `{:#}` in the colours of a terminal.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let renderer = if f.alternate() {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        for diagnostic in &self.diagnostics {
            writeln!(f, "{}\n", self.render(diagnostic, &renderer))?;
        }
        if self.diagnostics.is_empty() {
            Ok(())
        } else {
            f.write_str(&self.last_line())
        }
    }
}

impl std::error::Error for Report {}
