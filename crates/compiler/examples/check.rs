//! Compiles the folder named on the command line and prints its report.

use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "corpus".to_owned());
    let show = |report: &crosscheck_compiler::Report| {
        if std::io::stderr().is_terminal() {
            eprintln!("{report:#}");
        } else {
            eprintln!("{report}");
        }
    };
    match crosscheck_compiler::compile_dir(Path::new(&folder)) {
        Ok(compiled) => {
            show(&compiled.warnings);
            println!("{}", crosscheck_compiler::export_json(&compiled.corpus));
            ExitCode::SUCCESS
        }
        Err(report) => {
            show(&report);
            ExitCode::FAILURE
        }
    }
}
