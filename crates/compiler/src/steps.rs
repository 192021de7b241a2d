//! A compilation a phase at a time, so that a page can draw and be stopped in between.

use std::sync::Arc;

use crosscheck_model::{Corpus, Meta, Packed};

use crate::authored::Authored;
use crate::diagnostic::{Log, Report};
use crate::packed::Compiled;
use crate::resolve::Draft;
use crate::source::Sources;
use crate::{check, lower, meta, packed, parse, resolve};

const NOT_COMPILED: &str = "corpus not compiled";

/// A compilation that has begun.
pub struct Compiling {
    sources: Arc<Sources>,
    log: Log,
    most: usize,
    phase: Phase,
}

/// What has been made so far, and so what comes next.
enum Phase {
    Read,
    Parsed(Box<Authored>),
    Resolved(Box<Draft>),
    Checked(Box<Draft>),
    Lowered(Box<(Corpus, Report)>),
}

/// What a phase comes to.
pub enum Step {
    /// There is more to do.
    More(Box<Compiling>),
    /// That was the last: a corpus, or everything that is wrong.
    Done(Box<Result<Compiled, Report>>),
}

impl Compiling {
    pub(crate) fn new(sources: Sources, log: Log, most: usize) -> Self {
        Self {
            sources: Arc::new(sources),
            log,
            most,
            phase: Phase::Read,
        }
    }

    /// What the next phase does, and how much of the work is behind it, from 0 to 1.
    #[must_use]
    pub fn next(&self) -> (&'static str, f64) {
        match self.phase {
            Phase::Read => ("Reading the records", 0.0),
            Phase::Parsed(_) => ("Finding names", 0.2),
            Phase::Resolved(_) => ("Checking", 0.5),
            Phase::Checked(_) => ("Putting in order", 0.6),
            Phase::Lowered(_) => ("Indexing", 0.7),
        }
    }

    /// Does a phase.
    #[must_use]
    pub fn step(mut self) -> Step {
        let (sources, log) = (&self.sources, &self.log);
        self.phase = match self.phase {
            Phase::Read => {
                let authored = parse::parse(sources, log);
                meta::has_meta(sources, log);
                Phase::Parsed(Box::new(authored))
            }
            Phase::Parsed(authored) => Phase::Resolved(Box::new(resolve::resolve(*authored, sources, log))),
            Phase::Resolved(draft) => {
                check::check(&draft, log);
                Phase::Checked(draft)
            }
            Phase::Checked(draft) => {
                let failed = log.has_errors();
                let report = self.log.into_report(Arc::clone(&self.sources), NOT_COMPILED);
                if failed {
                    return Step::Done(Box::new(Err(report)));
                }
                self.log = Log::default();
                Phase::Lowered(Box::new((lowered(*draft), report)))
            }
            Phase::Lowered(lowered) => {
                let (corpus, warnings) = *lowered;
                return Step::Done(Box::new(Ok(compiled(corpus, warnings, &self.sources, self.most))));
            }
        };
        Step::More(Box::new(self))
    }

    /// Does all of it.
    pub(crate) fn finish(mut self) -> Result<Compiled, Report> {
        loop {
            match self.step() {
                Step::More(more) => self = *more,
                Step::Done(done) => return *done,
            }
        }
    }
}

fn lowered(draft: Draft) -> Corpus {
    let mut corpus = lower::lower(draft);
    if corpus.meta == Meta::default() {
        corpus.meta = meta::empty();
    }
    corpus
}

fn compiled(mut corpus: Corpus, warnings: Report, sources: &Sources, most: usize) -> Compiled {
    let Packed { pack, parts } = packed::pack(&mut corpus, most);
    Compiled {
        corpus,
        warnings,
        pack,
        parts,
        inputs: sources.inputs.clone(),
    }
}
