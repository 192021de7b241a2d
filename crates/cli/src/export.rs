//! `crosscheck export`: a corpus folder into text in one of the formats of crates/export.

use std::io::{Write, stdout};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use crosscheck_export::{Format, Items, Order, Subject};
use crosscheck_model::{Corpus, Date};
use crosscheck_search::Unit;

use crate::compare::find_question;
use crate::{Failure, Places, compile, values};

/// The options of `export`.
#[derive(Debug, Args)]
pub struct Export {
    /// The corpus folder
    dir: Option<PathBuf>,
    /// What to write
    #[arg(long, value_name = "NAME", default_value = Format::Json.key(), value_parser = values::format())]
    format: Format,
    /// What a row of csv is
    #[arg(long, default_value = Unit::Claims.key(), value_parser = values::unit())]
    unit: Unit,
    /// Comparisons: this question alone
    #[arg(long, value_name = "ID")]
    question: Option<String>,
    /// Citations: of what
    #[arg(long, value_enum, value_name = "WHAT", default_value_t)]
    of: Cited,
    /// Citations of a comparison: the day it was read
    #[arg(long, value_name = "DATE", value_parser = values::date)]
    accessed: Option<Date>,
    /// Where the explorer stands, for permalinks: https://example.org/explorer/
    #[arg(long, value_name = "ADDRESS", default_value = "", hide_default_value = true)]
    site: String,
    /// json: with the relations that follow from the claims
    #[arg(long)]
    computed: bool,
}

/// What a citation is of.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Cited {
    /// The documents, one citation each
    #[default]
    Documents,
    /// The comparison itself
    Comparison,
}

impl Export {
    /// Prints the text of a file.
    ///
    /// # Errors
    /// When the corpus has errors, or has no such question.
    pub fn run(&self, places: &Places) -> Result<(), Failure> {
        let compiled = compile(&places.corpus(self.dir.as_deref())?)?;
        let text = self.order(&compiled.corpus)?.write(self.format);
        // A reader such as `head` may close the pipe early; that is no failure of ours.
        let _ = write!(stdout(), "{text}");
        Ok(())
    }

    fn order<'a>(&'a self, corpus: &'a Corpus) -> Result<Order<'a>, Failure> {
        let question = self.question.as_deref().map(|id| find_question(corpus, id));
        Ok(Order {
            items: everything(corpus, self.unit),
            question: question.transpose()?,
            site: &self.site,
            computed: self.computed,
            cite: match self.of {
                Cited::Documents => Subject::Documents,
                Cited::Comparison => Subject::Comparison,
            },
            accessed: self.accessed,
            ..Order::everything(corpus)
        })
    }
}

/// The whole corpus, listed by a unit.
fn everything(corpus: &Corpus, unit: Unit) -> Items {
    let documents = (0..corpus.documents.len()).map(Into::into);
    match unit {
        Unit::Claims => Items::Everything,
        Unit::Documents => Items::Documents(documents.collect()),
        Unit::Passages => Items::passages_of(corpus, documents),
    }
}
