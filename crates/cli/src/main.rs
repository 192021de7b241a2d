//! The program `crosscheck`: hands its words to the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    crosscheck_cli::main()
}
