//! The words after `cargo xtask bench`.

use std::path::PathBuf;
use std::time::Duration;

use super::measure::Effort;
use super::peers::{FURTHER, PEERS};
use crate::run::Failure;

pub(super) const USAGE: &str = "\
cargo xtask bench [--corpus FILE.jsonl | sotu] [--queries FILE] [--sizes 1000,10000,100000] [--engines NAME,…]
                  [--rounds N] [--quick] [--stub] [--json FILE]
cargo xtask bench --page [DIR…] [--rounds N] [--quick] [--json FILE]";

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

impl Options {
    pub(super) fn read(arguments: &[&str]) -> Result<Self, Failure> {
        let mut options = Self {
            corpus: Source::Synthetic,
            queries: None,
            sizes: Vec::new(),
            engines: std::iter::once("ours").chain(PEERS).map(str::to_owned).collect(),
            rounds: None,
            quick: false,
            stub: false,
            json: None,
            page: None,
        };
        let mut rest = arguments;
        while let Some((first, others)) = rest.split_first() {
            rest = match (*first, others) {
                ("--quick", after) => {
                    options.quick = true;
                    after
                }
                ("--stub", after) => {
                    options.stub = true;
                    after
                }
                ("--page", after) => {
                    options.page = Some(Vec::new());
                    after
                }
                ("--corpus", ["sotu", after @ ..]) => {
                    options.corpus = Source::Speeches;
                    after
                }
                ("--corpus", [file, after @ ..]) => {
                    options.corpus = Source::File(file.into());
                    after
                }
                ("--queries", [file, after @ ..]) => {
                    options.queries = Some(file.into());
                    after
                }
                ("--json", [file, after @ ..]) => {
                    options.json = Some(file.into());
                    after
                }
                ("--rounds", [count, after @ ..]) => {
                    options.rounds = Some(number("--rounds", count)?);
                    after
                }
                ("--sizes", [sizes, after @ ..]) => {
                    options.sizes = sizes
                        .split(',')
                        .map(|size| number("--sizes", size))
                        .collect::<Result<_, _>>()?;
                    after
                }
                ("--engines", [names, after @ ..]) => {
                    options.engines = names.split(',').map(engine).collect::<Result<_, _>>()?;
                    after
                }
                (folder, after) if !folder.starts_with("--") && options.page.is_some() => {
                    options.page.get_or_insert_default().push(folder.into());
                    after
                }
                (option, _) => return Err(Failure(format!("`{option}` is not understood here\n\n{USAGE}"))),
            };
        }
        if options.sizes.is_empty() {
            let all = [1_000, 10_000, 100_000];
            options.sizes = all[..if options.quick { 2 } else { 3 }].to_vec();
        }
        Ok(options)
    }

    /// Rounds, and how long an engine may take for one measurement.
    pub(super) fn effort(&self) -> Effort {
        Effort {
            rounds: self.rounds.unwrap_or(if self.quick { 2 } else { 5 }),
            patience: Duration::from_secs(if self.quick { 60 } else { 280 }),
        }
    }
}

fn engine(name: &str) -> Result<String, Failure> {
    let known: Vec<&str> = std::iter::once("ours").chain(PEERS).chain(FURTHER).collect();
    if known.contains(&name) {
        Ok(name.to_owned())
    } else {
        Err(Failure(format!(
            "there is no engine `{name}`; there are {}",
            known.join(", ")
        )))
    }
}

/// A number of one or more.
pub(super) fn number(option: &str, text: &str) -> Result<usize, Failure> {
    text.parse()
        .ok()
        .filter(|number| *number > 0)
        .ok_or_else(|| Failure(format!("`{option}` takes whole numbers from 1, and `{text}` is none")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(arguments: &[&str]) -> String {
        let Failure(why) = Options::read(arguments).unwrap_err();
        why
    }

    #[test]
    fn words_become_options() {
        let options = Options::read(&[
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
        assert_eq!(Options::read(&[]).unwrap().sizes, [1_000, 10_000, 100_000]);
        assert_eq!(Options::read(&["--quick"]).unwrap().sizes, [1_000, 10_000]);
        assert_eq!(options.engines, ["ours", "lunr"]);
        assert_eq!((options.effort().rounds, options.json), (2, Some("x.json".into())));
        assert_eq!(Options::read(&["--corpus", "sotu"]).unwrap().corpus, Source::Speeches);
        assert_eq!(
            Options::read(&["--corpus", "a.jsonl"]).unwrap().corpus,
            Source::File("a.jsonl".into())
        );
        assert_eq!(
            Options::read(&["--page", "a", "b"]).unwrap().page,
            Some(vec!["a".into(), "b".into()])
        );
    }

    #[test]
    fn a_slip_is_answered_with_what_is_possible() {
        assert!(refused(&["--engines", "solr"]).starts_with("there is no engine `solr`; there are ours, minisearch,"));
        assert_eq!(
            refused(&["--sizes", "many"]),
            "`--sizes` takes whole numbers from 1, and `many` is none"
        );
        assert!(refused(&["--sizes"]).starts_with("`--sizes` is not understood here\n\ncargo xtask bench"));
        assert!(refused(&["more"]).starts_with("`more` is not understood here"));
    }
}
