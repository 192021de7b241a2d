//! Builds the module for scripts: crosscheck.js with its types and its own program, crosscheck.wasm. Their names never change, and
//! the page does not use them until a reader asks for a file.
//!
//! The script of wasm-bindgen holds one program. Here it becomes a function that makes programs, inside our module, so that every
//! `open` has a memory of its own, and a program that stopped leaves the others alone.

use std::fs;
use std::path::Path;

use crosscheck_compiler::Compiled;

use super::{program::optimized, rust_flags, tell, without_comments};
use crate::project;
use crate::run::{Failure, cargo, program, run};
use crate::tools::pins;

const PACKAGE: &str = "crosscheck-api";

/// Builds the three files into `dist`.
pub(super) fn build(corpus: &Path, compiled: &Compiled, dist: &Path) -> Result<(), Failure> {
    let mut compile = cargo();
    compile.args([
        "build",
        "--release",
        "--offline",
        "--package",
        PACKAGE,
        "--target",
        pins::TARGET,
    ]);
    rust_flags(&mut compile);
    tell(&mut compile, corpus, compiled);
    run(&mut compile)?;
    let folder = project::target().join("api");
    fs::create_dir_all(&folder)?;
    let built = project::target()
        .join(pins::TARGET)
        .join("release")
        .join("crosscheck_api.wasm");
    run(program("wasm-bindgen")
        .args([
            "--target",
            "no-modules",
            "--no-typescript",
            "--out-name",
            "crosscheck",
            "--out-dir",
        ])
        .arg(&folder)
        .arg(&built))?;
    let wasm = optimized(&folder.join("crosscheck_bg.wasm"))?;
    let glue = factory(&fs::read_to_string(folder.join("crosscheck.js"))?)?;
    let js = project::root().join("crates").join("api").join("js");
    let module = module(&fs::read_to_string(js.join("crosscheck.js"))?, &glue)?;
    fs::write(dist.join("crosscheck.wasm"), wasm)?;
    fs::write(dist.join("crosscheck.js"), module)?;
    fs::copy(js.join("crosscheck.d.ts"), dist.join("crosscheck.d.ts"))?;
    Ok(())
}

/// Where crosscheck.js wants the program, and what wasm-bindgen writes around it.
const PLACE: &str = "/* program */\n";
const OPENS: &str = "let wasm_bindgen = (function(exports) {\n";
const CLOSES: &str = "return Object.assign(__wbg_init, { initSync }, exports);\n})({ __proto__: null });\n";

/// How the program sets a property of an object, and what does it instead: a function of crosscheck.js that pays no attention
/// to what a page has added to the prototype of all objects.
const ASSIGNS: &str = "\narg0[arg1] = arg2;\n";
const SETS: &str = "\nsetOwn(arg0, arg1, arg2);\n";

/// wasm-bindgen's script as a function of what it fills in.
fn factory(script: &str) -> Result<String, Failure> {
    let script = without_comments(script);
    let inside = script.strip_prefix(OPENS).and_then(|rest| rest.strip_suffix(CLOSES));
    let inside = inside
        .filter(|inside| inside.matches(ASSIGNS).count() == 1)
        .ok_or_else(|| {
            Failure("wasm-bindgen writes its script in another form than xtask/src/bundle/api.rs expects".into())
        })?
        .replace(ASSIGNS, SETS);
    Ok(format!(
        "const program = (exports) => {{\n{inside}return {{ init: __wbg_init, ...exports }};\n}};\n"
    ))
}

fn module(ours: &str, glue: &str) -> Result<String, Failure> {
    match ours.split_once(PLACE) {
        Some((before, after)) => Ok(format!("{}{glue}{}", without_comments(before), without_comments(after))),
        None => Err(Failure("crosscheck.js has no place for the program".into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_program_becomes_a_maker_of_programs() {
        let inside = "let wasm;\n// why\nset(arg0, arg1, arg2) {\narg0[arg1] = arg2;\n}\nfunction __wbg_init() {}\n";
        assert_eq!(
            factory(&format!("{OPENS}{inside}{CLOSES}")).unwrap(),
            "const program = (exports) => {\nlet wasm;\nset(arg0, arg1, arg2) {\nsetOwn(arg0, arg1, arg2);\n}\n\
             function __wbg_init() {}\nreturn { init: __wbg_init, ...exports };\n};\n"
        );
        for other in [
            inside.to_owned(),
            format!("{OPENS}let wasm;\n{CLOSES}"),
            format!("{OPENS}{inside}{inside}{CLOSES}"),
        ] {
            assert!(factory(&other).is_err(), "{other}");
        }
    }

    #[test]
    fn the_program_stands_where_the_module_wants_it() {
        let module = module("// what\n/* program */\nopen();\n", "const program = 1;\n").unwrap();
        assert_eq!(module, "const program = 1;\nopen();\n");
    }
}
