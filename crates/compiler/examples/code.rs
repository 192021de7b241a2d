//! Codes the originals in the second folder for the corpus in the first; a third argument `verify` compares only.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [corpus, originals, rest @ ..] = arguments.as_slice() else {
        eprintln!("usage: code CORPUS ORIGINALS [verify]");
        return ExitCode::FAILURE;
    };
    let verify = rest.first().is_some_and(|word| word == "verify");
    match crosscheck_compiler::code(Path::new(corpus), Path::new(originals), verify) {
        Ok(report) => {
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err(report) => {
            eprintln!("{report}");
            ExitCode::FAILURE
        }
    }
}
