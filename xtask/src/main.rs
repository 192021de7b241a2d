//! The commands of the README: words on the command line into tools, builds, servers and checks.

mod bench;
mod beside;
mod bundle;
mod compare;
mod corpus;
mod export;
mod pages;
mod project;
mod run;
mod serve;
mod test;
mod told;
mod tools;
mod validate;

use std::process::ExitCode;

use run::Failure;

const HELP: &str = "\
cargo xtask serve                           build, serve at http://127.0.0.1:8080, show every edit of the corpus at once, and
                                            rebuild at every change of the source
cargo xtask test [--originals DIR]          run every check that gates a change
cargo xtask build                           write the release bundle to dist/ and print its sizes
cargo xtask check [DIR]                     compile a corpus and print its problems
cargo xtask import FILE DIR                 make a corpus folder of a table of documents: .jsonl or .csv
cargo xtask export [DIR] [--format NAME]    print the compiled corpus, or a comparison; `export --help` lists the formats
cargo xtask compare [QUESTION] [--time]     print every question with its figures, or one with its claims and relations; or
                                            the time each recount takes
cargo xtask code --originals DIR [--verify] [--paragraphs] [--propose] [CORPUS]
                                            derive what comes from the original texts, or verify it; show coverage by
                                            paragraph, and mentions that may be missing
cargo xtask wording --originals DIR [TREE]  show that no file has six words in a row from an original
cargo xtask validate                        read the exports with programs of their own worlds
cargo xtask bench [--quick] [--corpus FILE.jsonl | sotu] [--page [DIR…]] …
                                            measure search engines, or pages in Chromium: docs/benchmarks.md
cargo xtask synthesize N FILE.jsonl         write a made-up collection of N documents, the same every time
cargo xtask pages                           write public/codebook.html and public/notice.html from their documents

CROSSCHECK_CORPUS=DIR chooses another corpus for serve, build, check, export, compare and code; an argument wins over it.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    // The one command with three answers: none, some, could not compare.
    if let ["wording", rest @ ..] = arguments.as_slice() {
        return corpus::wording(rest);
    }
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure(why)) => {
            if !why.is_empty() {
                eprintln!("error: {why}");
            }
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[&str]) -> Result<(), Failure> {
    match arguments {
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        ["serve", rest @ ..] => serve::serve(rest),
        ["test"] => test::test(None),
        ["test", "--originals", originals] => test::test(Some(originals)),
        ["build"] => bundle::build(),
        ["proto", dir] => bundle::proto(dir), // PROTO
        // What Trunk.toml has Trunk call.
        ["beside"] => beside::before_build(),
        ["follow", process, corpus, dist] => beside::follow_while_runs(process, corpus, dist),
        ["check"] => corpus::check(None),
        ["check", dir] => corpus::check(Some(dir)),
        ["import", file, dir] => corpus::import(file, dir),
        ["import", ..] => Err(Failure("expected cargo xtask import FILE DIR".into())),
        ["export", rest @ ..] => export::export(rest),
        ["compare"] => compare::compare(None),
        ["compare", "--time"] => compare::time(),
        ["compare", question] => compare::compare(Some(question)),
        ["code", rest @ ..] => corpus::code(rest),
        ["bench", rest @ ..] => bench::bench(rest),
        ["synthesize", count, file] => bench::synthesize(count, file),
        ["pages"] => pages::write(),
        ["validate"] => validate::validate(),
        other => Err(Failure(format!(
            "`{}` is not a command here\n\n{HELP}",
            other.join(" ")
        ))),
    }
}
