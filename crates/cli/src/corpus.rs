//! A corpus folder into a compiled corpus, with its problems printed.

use std::io::{Write, stderr};
use std::path::Path;

use crosscheck_compiler::{Compiled, compile_dir_telling};

use crate::Failure;
use crate::progress::progress;

/// Compiles a corpus folder. Progress, warnings and errors go to stderr.
///
/// # Errors
/// When the corpus has errors; they have been printed.
pub fn compile(dir: &Path) -> Result<Compiled, Failure> {
    match compile_dir_telling(dir, progress()) {
        Ok(compiled) => {
            if compiled.warnings.warnings() > 0 {
                let _ = writeln!(stderr(), "{}", compiled.warnings);
            }
            Ok(compiled)
        }
        Err(report) => Err(printed(&report.to_string())),
    }
}

/// Prints a report, which needs no further message.
pub(crate) fn printed(report: &str) -> Failure {
    let _ = writeln!(stderr(), "{report}");
    Failure(String::new())
}
