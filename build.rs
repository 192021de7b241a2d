//! Compiles the corpus into `OUT_DIR/corpus.pack`, or prints the report and stops the build.

use std::path::{Path, PathBuf};
use std::{env, fs, process};

use crosscheck_compiler::{Compiled, compile_dir};

fn main() {
    println!("cargo::rerun-if-env-changed=CROSSCHECK_CORPUS");
    let dir = PathBuf::from(env::var_os("CROSSCHECK_CORPUS").unwrap_or_else(|| "corpus".into()));
    println!("cargo::rerun-if-changed={}", dir.display());
    match compile_dir(&dir) {
        Ok(compiled) => embed(&compiled),
        Err(report) => {
            eprintln!("{report}");
            stop(&format!(
                "the corpus in {} does not compile; the report stands above",
                dir.display()
            ));
        }
    }
}

fn embed(compiled: &Compiled) {
    for input in &compiled.inputs {
        println!("cargo::rerun-if-changed={}", input.display());
    }
    if compiled.warnings.warnings() > 0 {
        eprintln!("{}", compiled.warnings);
    }
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    let pack = Path::new(&out).join("corpus.pack");
    if let Err(error) = fs::write(&pack, &compiled.pack) {
        stop(&format!("{}: {error}", pack.display()));
    }
}

fn stop(why: &str) -> ! {
    println!("cargo::error={why}");
    process::exit(1);
}
