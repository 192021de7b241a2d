//! The words after `cargo xtask bench` into what is measured, and how long.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::measure::Effort;
use super::peers::{FURTHER, PEERS};

/// The numbers of documents to measure on.
const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

/// The words on the command line.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct Arguments {
    /// Documents as JSON Lines, or `sotu` for speeches that are downloaded; else collections are made up
    #[arg(long, value_name = "FILE.jsonl | sotu", value_parser = source)]
    corpus: Option<Source>,
    /// Questions with their right answers
    #[arg(long, value_name = "FILE")]
    queries: Option<PathBuf>,
    /// The numbers of documents of the collections that are made up
    #[arg(long, value_name = "N,…", value_delimiter = ',', value_parser = count)]
    sizes: Vec<usize>,
    /// The engines to measure
    #[arg(long, value_name = "NAME,…", value_delimiter = ',', value_parser = engine())]
    engines: Vec<String>,
    /// How often to measure
    #[arg(long, value_name = "N", value_parser = count)]
    rounds: Option<usize>,
    /// Fewer documents, rounds and seconds
    #[arg(long)]
    quick: bool,
    /// A stand-in for the JavaScript API
    #[arg(long)]
    stub: bool,
    /// Also write the figures to a file
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Measure the pages in these folders instead of engines; of none, those that are built here
    #[arg(long, value_name = "DIR", num_args = 0..)]
    page: Option<Vec<PathBuf>>,
}

/// What to measure on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Source {
    Synthetic,
    Speeches,
    File(PathBuf),
}

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Options {
    pub(super) corpus: Source,
    pub(super) queries: Option<PathBuf>,
    pub(super) sizes: Vec<usize>,
    pub(super) engines: Vec<String>,
    pub(super) rounds: Option<usize>,
    pub(super) quick: bool,
    /// A stand-in for our API.
    pub(super) stub: bool,
    pub(super) json: Option<PathBuf>,
    /// The pages in these folders instead of engines; of none, those that are built here.
    pub(super) page: Option<Vec<PathBuf>>,
}

impl From<Arguments> for Options {
    fn from(arguments: Arguments) -> Self {
        let usual = if arguments.quick { &SIZES[..2] } else { &SIZES };
        Self {
            corpus: arguments.corpus.unwrap_or(Source::Synthetic),
            queries: arguments.queries,
            sizes: some_or(arguments.sizes, || usual.to_vec()),
            engines: some_or(arguments.engines, || usual_engines().map(str::to_owned).collect()),
            rounds: arguments.rounds,
            quick: arguments.quick,
            stub: arguments.stub,
            json: arguments.json,
            page: arguments.page,
        }
    }
}

fn some_or<T>(given: Vec<T>, usual: impl Fn() -> Vec<T>) -> Vec<T> {
    if given.is_empty() { usual() } else { given }
}

fn usual_engines() -> impl Iterator<Item = &'static str> {
    std::iter::once("ours").chain(PEERS)
}

impl Options {
    /// Rounds, and how long an engine may take for one measurement.
    pub(super) fn effort(&self) -> Effort {
        Effort {
            rounds: self.rounds.unwrap_or(if self.quick { 2 } else { 5 }),
            patience: Duration::from_secs(if self.quick { 60 } else { 280 }),
        }
    }
}

fn source(text: &str) -> Result<Source, String> {
    Ok(match text {
        "sotu" => Source::Speeches,
        file => Source::File(file.into()),
    })
}

fn engine() -> impl TypedValueParser<Value = String> {
    PossibleValuesParser::new(usual_engines().chain(FURTHER))
}

/// A number of one or more.
pub(crate) fn count(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| "expected a whole number from 1".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Bench {
        #[command(flatten)]
        arguments: Arguments,
    }

    fn read(words: &[&str]) -> Result<Options, String> {
        let words = std::iter::once("bench").chain(words.iter().copied());
        let bench = Bench::try_parse_from(words).map_err(|error| error.to_string())?;
        Ok(bench.arguments.into())
    }

    #[test]
    fn words_become_options() {
        let options = read(&[
            "--sizes",
            "10,20",
            "--engines",
            "ours,lunr",
            "--quick",
            "--json",
            "x.json",
        ])
        .unwrap();
        assert_eq!(options.sizes, [10, 20]);
        assert_eq!(read(&[]).unwrap().sizes, [1_000, 10_000, 100_000]);
        assert_eq!(read(&["--quick"]).unwrap().sizes, [1_000, 10_000]);
        assert_eq!(options.engines, ["ours", "lunr"]);
        assert_eq!((options.effort().rounds, options.json), (2, Some("x.json".into())));
        assert_eq!(read(&["--corpus", "sotu"]).unwrap().corpus, Source::Speeches);
        assert_eq!(
            read(&["--corpus", "a.jsonl"]).unwrap().corpus,
            Source::File("a.jsonl".into())
        );
        assert_eq!(
            read(&["--page", "a", "b"]).unwrap().page,
            Some(vec!["a".into(), "b".into()])
        );
        assert_eq!(read(&["--page", "--quick"]).unwrap().page, Some(Vec::new()));
    }

    #[test]
    fn a_slip_is_answered_with_what_is_possible() {
        let refused = |words: &[&str]| read(words).unwrap_err();
        let unknown = refused(&["--engines", "solr"]);
        assert!(unknown.contains("[possible values: ours, minisearch,"), "{unknown}");
        let none = refused(&["--sizes", "many"]);
        assert!(
            none.contains("'many'") && none.contains("expected a whole number from 1"),
            "{none}"
        );
        assert!(refused(&["--sizes"]).contains("a value is required for '--sizes"));
        assert!(refused(&["more"]).contains("unexpected argument 'more'"));
    }
}
