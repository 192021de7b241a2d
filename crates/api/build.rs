//! Compiles the corpus into `OUT_DIR/corpus.pack`, as the page's own build.rs does.

use std::path::{Path, PathBuf};
use std::{env, fs, process};

fn main() {
    println!("cargo::rerun-if-env-changed=CROSSCHECK_CORPUS");
    // Relative folders count from the root of the project, as for the page.
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let dir = root.join(env::var_os("CROSSCHECK_CORPUS").unwrap_or_else(|| "corpus".into()));
    println!("cargo::rerun-if-changed={}", dir.display());
    // The most bytes that are embedded, as for the page.
    println!("cargo::rerun-if-env-changed=CROSSCHECK_MOST");
    let most = env::var("CROSSCHECK_MOST").map_or(Ok(usize::MAX), |most| most.parse());
    let Ok(most) = most else {
        stop("CROSSCHECK_MOST is no number of bytes")
    };
    let compiled = match crosscheck_compiler::compile_dir_in_parts(&dir, most) {
        Ok(compiled) => compiled,
        Err(report) => {
            eprintln!("{report}");
            stop(&format!(
                "the corpus in {} does not compile; the report stands above",
                dir.display()
            ));
        }
    };
    for input in &compiled.inputs {
        println!("cargo::rerun-if-changed={}", input.display());
    }
    let pack = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("corpus.pack");
    if let Err(error) = fs::write(&pack, &compiled.pack) {
        stop(&format!("{}: {error}", pack.display()));
    }
}

fn stop(why: &str) -> ! {
    println!("cargo::error={why}");
    process::exit(1);
}
