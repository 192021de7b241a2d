//! The module for scripts: crosscheck.js with its types and its own program, crosscheck.wasm. Their names never change, and the
//! page has no part in them.
//!
//! wasm-bindgen writes a script that holds one program. Here it becomes a function that makes programs, inside our module, so
//! that every `open` has a memory of its own, and one that stopped takes no other along.

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

/// Where the module wants the program, and what wasm-bindgen puts around it.
const PLACE: &str = "/* program */\n";
const OPENS: &str = "let wasm_bindgen = (function(exports) {\n";
const CLOSES: &str = "return Object.assign(__wbg_init, { initSync }, exports);\n})({ __proto__: null });\n";

/// wasm-bindgen's script as a function of what it fills in.
fn factory(script: &str) -> Result<String, Failure> {
    let script = without_comments(script);
    let inside = script
        .strip_prefix(OPENS)
        .and_then(|rest| rest.strip_suffix(CLOSES))
        .ok_or_else(|| {
            Failure("wasm-bindgen writes its script in another form than xtask/src/bundle/api.rs expects".into())
        })?;
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
        let script = format!("{OPENS}let wasm;\n// why\nfunction __wbg_init() {{}}\n{CLOSES}");
        assert_eq!(
            factory(&script).unwrap(),
            "const program = (exports) => {\nlet wasm;\nfunction __wbg_init() {}\nreturn { init: __wbg_init, ...exports };\n};\n"
        );
        assert!(factory("export default init;\n").is_err());
    }

    #[test]
    fn the_program_stands_where_the_module_wants_it() {
        let module = module("// what\n/* program */\nopen();\n", "const program = 1;\n").unwrap();
        assert_eq!(module, "const program = 1;\nopen();\n");
    }
}
