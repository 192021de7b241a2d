//! The command `export`: a corpus folder as text in one of the formats of crates/export.

use std::io::{Write, stdout};

use crosscheck_export::{Format, Items, Order, Subject};
use crosscheck_model::{Corpus, Date};

use crate::corpus::compile;
use crate::project;
use crate::run::Failure;

const HELP: &str = "\
cargo xtask export [DIR] [options]

--format NAME       json (default), csv, ftm, opensearch, annotations;
                    of comparisons: markdown, jsonld, argdown, toml, svg;
                    citations: csl, bibtex, ris, text
--unit UNIT         csv: what a row is: claims (default), passages or documents
--question ID       comparisons: this question alone
--of comparison     citations: of the comparison instead of the documents
--accessed DATE     citations of a comparison: the day it was read
--site ADDRESS      where the explorer stands, for permalinks: https://example.org/explorer/
--computed          json: with the relations that follow from the claims";

/// What the command line says.
#[derive(Default)]
struct Options<'a> {
    dir: Option<&'a str>,
    format: Option<&'a str>,
    unit: Option<&'a str>,
    question: Option<&'a str>,
    of: Option<&'a str>,
    accessed: Option<&'a str>,
    site: &'a str,
    computed: bool,
}

/// Prints the compiled corpus.
pub(crate) fn export(arguments: &[&str]) -> Result<(), Failure> {
    if let ["--help" | "-h"] = arguments {
        println!("{HELP}");
        return Ok(());
    }
    let options = read(arguments)?;
    let format = format(options.format)?;
    let compiled = compile(&project::corpus(options.dir))?;
    let text = order(&compiled.corpus, &options)?.write(format);
    // A reader such as `head` may close the pipe early; that is no failure of ours.
    let _ = write!(stdout(), "{text}");
    Ok(())
}

fn read<'a>(arguments: &[&'a str]) -> Result<Options<'a>, Failure> {
    let (mut options, mut rest) = (Options::default(), arguments);
    while let Some((&first, others)) = rest.split_first() {
        rest = others;
        let mut value = || match rest.split_first() {
            Some((&value, after)) if !value.starts_with("--") => {
                rest = after;
                Ok(value)
            }
            _ => Err(Failure(format!("`{first}` needs a value\n\n{HELP}"))),
        };
        match first {
            "--format" => options.format = Some(value()?),
            "--unit" => options.unit = Some(value()?),
            "--question" => options.question = Some(value()?),
            "--of" => options.of = Some(value()?),
            "--accessed" => options.accessed = Some(value()?),
            "--site" => options.site = value()?,
            "--computed" => options.computed = true,
            option if option.starts_with("--") => {
                return Err(Failure(format!("`{option}` is not an option of export\n\n{HELP}")));
            }
            dir if options.dir.is_none() => options.dir = Some(dir),
            other => return Err(Failure(format!("`{other}` is one folder too many"))),
        }
    }
    Ok(options)
}

fn format(name: Option<&str>) -> Result<Format, Failure> {
    let Some(name) = name else { return Ok(Format::Json) };
    let known = Format::ALL.map(Format::key).join(", ");
    Format::from_key(name).ok_or_else(|| Failure(format!("`{name}` is no format: expected one of {known}")))
}

fn order<'a>(corpus: &'a Corpus, options: &Options<'a>) -> Result<Order<'a>, Failure> {
    let question = options
        .question
        .map(|id| crate::compare::find(corpus, id))
        .transpose()?;
    let accessed = options.accessed.map(Date::parse).transpose();
    Ok(Order {
        items: items(corpus, options.unit)?,
        question,
        site: options.site,
        computed: options.computed,
        cite: match options.of {
            None | Some("documents") => Subject::Documents,
            Some("comparison") => Subject::Comparison,
            Some(other) => return Err(Failure(format!("`--of` is documents or comparison, not `{other}`"))),
        },
        accessed: accessed.map_err(|error| Failure(format!("`--accessed`: {error}")))?,
        ..Order::everything(corpus)
    })
}

/// The whole corpus, listed by a unit.
fn items(corpus: &Corpus, unit: Option<&str>) -> Result<Items, Failure> {
    let documents = || (0..corpus.documents.len()).map(Into::into);
    match unit {
        None | Some("claims") => Ok(Items::Everything),
        Some("documents") => Ok(Items::Documents(documents().collect())),
        Some("passages") => Ok(Items::passages_of(corpus, documents())),
        Some(other) => Err(Failure(format!(
            "`--unit` is claims, passages or documents, not `{other}`"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(arguments: &[&str]) -> String {
        match read(arguments).and_then(|options| format(options.format)) {
            Ok(format) => format.key().to_owned(),
            Err(Failure(why)) => why.lines().next().unwrap_or_default().to_owned(),
        }
    }

    #[test]
    fn the_command_line_is_read_or_explained() {
        assert_eq!(said(&[]), "json");
        assert_eq!(said(&["corpus", "--format", "csv", "--computed"]), "csv");
        assert_eq!(said(&["--format"]), "`--format` needs a value");
        assert_eq!(said(&["--format", "--computed"]), "`--format` needs a value");
        assert_eq!(said(&["--colour"]), "`--colour` is not an option of export");
        assert_eq!(said(&["one", "two"]), "`two` is one folder too many");
        assert!(said(&["--format", "pdf"]).starts_with("`pdf` is no format: expected one of json, csv, "));
    }
}
