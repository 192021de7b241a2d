//! Builds the module for scripts: crosscheck.js with its types and its own program, crosscheck.wasm; and the same of what opens a
//! reader's own reports, desk.js with desk.wasm. Their names never change, and the page does not use them until a reader asks.
//!
//! The script of wasm-bindgen holds one program. Here it becomes a function that makes programs, inside our module, so that every
//! `open` has a memory of its own, and a program that stopped leaves the others alone.

use std::fs;
use std::path::Path;
use std::process::Command;

use crosscheck_compiler::Compiled;

use super::{program::optimized_by, rust_flags, tell, without_comments};
use crate::project;
use crate::run::{Failure, cargo, program, run};
use crate::tools::pins;

/// Scripts search more than readers do: a seventh of the time of a query for 8 KB, which no page loads to draw.
const QUICKER: &str = "profile.release.package.crosscheck-search.opt-level=2";

/// Builds the three files into `dist`.
pub(super) fn build(corpus: &Path, compiled: &Compiled, dist: &Path) -> Result<(), Failure> {
    let js = project::root().join("crates").join("api").join("js");
    let (wasm, script) = bound("crosscheck-api", "-Oz", |compile| {
        tell(compile, corpus, compiled);
        compile.args(["--config", QUICKER]);
    })?;
    let module = module(
        &fs::read_to_string(js.join("crosscheck.js"))?,
        &setting_own(&factory(&script)?)?,
    )?;
    fs::write(dist.join("crosscheck.wasm"), wasm)?;
    fs::write(dist.join("crosscheck.js"), module)?;
    fs::copy(js.join("crosscheck.d.ts"), dist.join("crosscheck.d.ts"))?;
    Ok(())
}

/// Builds what opens a reader's own reports into `dist`: desk.js with its own program, desk.wasm. It knows no corpus.
pub(super) fn build_desk(dist: &Path) -> Result<(), Failure> {
    let js = project::root().join("crates").join("desk").join("js");
    // At its best wasm-opt takes minutes more for this one, and it is no smaller on the way.
    let (wasm, script) = bound("crosscheck-desk", "-O1", |_| ())?;
    let module = module(&fs::read_to_string(js.join("desk.js"))?, &factory(&script)?)?;
    fs::write(dist.join("desk.wasm"), wasm)?;
    fs::write(dist.join("desk.js"), module)?;
    Ok(())
}

/// The program of a crate, bound to JavaScript and made small, and the script of wasm-bindgen.
fn bound(package: &str, level: &str, tell: impl FnOnce(&mut Command)) -> Result<(Vec<u8>, String), Failure> {
    let mut compile = cargo();
    compile.args([
        "build",
        "--release",
        "--offline",
        "--package",
        package,
        "--target",
        pins::TARGET,
    ]);
    rust_flags(&mut compile);
    tell(&mut compile);
    run(&mut compile)?;
    let name = package.replace('-', "_");
    let folder = project::target().join(package);
    fs::create_dir_all(&folder)?;
    let built = project::target()
        .join(pins::TARGET)
        .join("release")
        .join(format!("{name}.wasm"));
    run(program("wasm-bindgen")
        .args([
            "--target",
            "no-modules",
            "--no-typescript",
            "--out-name",
            "program",
            "--out-dir",
        ])
        .arg(&folder)
        .arg(&built))?;
    let wasm = optimized_by(level, &folder.join("program_bg.wasm"))?;
    Ok((wasm, fs::read_to_string(folder.join("program.js"))?))
}

/// Where our module wants the program, and what wasm-bindgen writes around it.
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
    let inside = inside.ok_or_else(odd)?;
    Ok(format!(
        "const program = (exports) => {{\n{inside}return {{ init: __wbg_init, ...exports }};\n}};\n"
    ))
}

/// The same with properties set as crosscheck.js sets them.
fn setting_own(factory: &str) -> Result<String, Failure> {
    match factory.matches(ASSIGNS).count() {
        1 => Ok(factory.replace(ASSIGNS, SETS)),
        _ => Err(odd()),
    }
}

fn odd() -> Failure {
    Failure("wasm-bindgen writes its script in another form than xtask/src/bundle/api.rs expects".into())
}

fn module(ours: &str, glue: &str) -> Result<String, Failure> {
    match ours.split_once(PLACE) {
        Some((before, after)) => Ok(format!("{}{glue}{}", without_comments(before), without_comments(after))),
        None => Err(Failure("a module has no place for its program".into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_program_becomes_a_maker_of_programs() {
        let inside = "let wasm;\n// why\nset(arg0, arg1, arg2) {\narg0[arg1] = arg2;\n}\nfunction __wbg_init() {}\n";
        assert_eq!(
            setting_own(&factory(&format!("{OPENS}{inside}{CLOSES}")).unwrap()).unwrap(),
            "const program = (exports) => {\nlet wasm;\nset(arg0, arg1, arg2) {\nsetOwn(arg0, arg1, arg2);\n}\n\
             function __wbg_init() {}\nreturn { init: __wbg_init, ...exports };\n};\n"
        );
        for other in [
            inside.to_owned(),
            format!("{OPENS}let wasm;\n{CLOSES}"),
            format!("{OPENS}{inside}{inside}{CLOSES}"),
        ] {
            assert!(factory(&other).and_then(|made| setting_own(&made)).is_err(), "{other}");
        }
    }

    #[test]
    fn the_program_stands_where_the_module_wants_it() {
        let module = module("// what\n/* program */\nopen();\n", "const program = 1;\n").unwrap();
        assert_eq!(module, "const program = 1;\nopen();\n");
    }
}
