//! `crosscheck compare`: a corpus folder into the comparison in words and figures.

mod aligned;
mod overview;
mod sheet;
mod timings;

use std::io::{Write, stdout};
use std::path::PathBuf;

use clap::Args;
use crosscheck_model::{ClaimId, Corpus, QuestionId};

use crate::{Failure, Places, compile};

/// The options of `compare`.
#[derive(Debug, Default, Args)]
pub struct Compare {
    /// The question to print whole, by its id; every question with its figures where none is named
    question: Option<String>,
    /// Print the time each recount takes instead
    #[arg(long, conflicts_with = "question")]
    time: bool,
    /// The corpus folder
    #[arg(long, value_name = "DIR")]
    corpus: Option<PathBuf>,
}

/// How often each recount is timed.
const RUNS: usize = 100;

impl Compare {
    /// Prints the table, the sheet of one question, or the times.
    ///
    /// # Errors
    /// When the corpus has errors, or has no such question.
    pub fn run(&self, places: &Places) -> Result<(), Failure> {
        let corpus = compile(&places.corpus(self.corpus.as_deref())?)?.corpus;
        let text = match &self.question {
            _ if self.time => timings::timings(&corpus, RUNS),
            Some(id) => sheet::sheet(&corpus, find_question(&corpus, id)?),
            None => overview::overview(&corpus),
        };
        // A reader such as `head` may close the pipe early; that is no failure of ours.
        let _ = write!(stdout(), "{text}");
        Ok(())
    }
}

/// The question of that id; where there is none, the error names others.
pub(crate) fn find_question(corpus: &Corpus, id: &str) -> Result<QuestionId, Failure> {
    let ids = || corpus.questions.iter().map(|question| question.id.as_str());
    if let Some(index) = ids().position(|known| known == id) {
        return Ok(QuestionId::from(index));
    }
    let near: Vec<&str> = ids().filter(|known| known.contains(id) || id.contains(known)).collect();
    let known = if near.is_empty() { ids().collect() } else { near };
    let hint = if known.is_empty() {
        "this corpus has no question".to_owned()
    } else {
        format!("try {}", known.join(", "))
    };
    Err(Failure(format!("`{id}` is no question of this corpus: {hint}")))
}

/// Every claim of the corpus.
fn all_claims(corpus: &Corpus) -> Vec<ClaimId> {
    (0..corpus.claims.len()).map(ClaimId::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn corpus() -> Corpus {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../corpus");
        crosscheck_compiler::compile_dir(folder.as_ref()).unwrap().corpus
    }

    #[test]
    fn an_unknown_question_names_others() {
        let Failure(why) = find_question(&corpus(), "no-such").unwrap_err();
        assert!(
            why.starts_with("`no-such` is no question of this corpus: try "),
            "{why}"
        );
    }
}
