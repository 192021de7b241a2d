//! Compiles the corpus into `OUT_DIR/corpus.pack`, or prints the report and stops the build. Joins the style sheet.

use std::path::{Path, PathBuf};
use std::{env, fs, process};

use crosscheck_compiler::{Compiled, compile_dir_in_parts};

/// The sheets of the components that the first view shows, in the order of their rules.
const SHEETS: [&str; 8] = [
    "theme/tokens",
    "theme/base",
    "shell/shell",
    "components/controls",
    "components/mark",
    "pages/compare/concordance/concordance",
    "pages/overview/overview",
    "theme/modes",
];

/// Those of the other views, which come with the rest of the program. What holds for all in the browser's own modes stands
/// last in both.
const LATER: [&str; 24] = [
    "components/names",
    "components/claim_card",
    "pages/compare/concordance/grid",
    "components/exports",
    "pages/compare/compare",
    "pages/compare/issue/issue",
    "pages/compare/faces/faces",
    "components/strip",
    "pages/compare/numbers/numbers",
    "pages/compare/faces/changes",
    "pages/compare/issue/lineage/lineage",
    "pages/compare/asked",
    "pages/compare/text",
    "pages/explore/explore",
    "pages/explore/query_box",
    "pages/explore/facet_panel",
    "components/years/years",
    "pages/explore/results",
    "pages/read/read",
    "pages/names/entity",
    "pages/about/about",
    "pages/time/time",
    "pages/network/network",
    "theme/modes",
];

fn main() {
    join_sheets(&SHEETS, "style.rs");
    join_sheets(&LATER, "later.rs");
    ask_for_relocations();
    println!("cargo::rustc-check-cfg=cfg(beside)");
    if stands_beside() {
        println!("cargo::rustc-cfg=beside");
        return;
    }
    println!("cargo::rerun-if-env-changed=CROSSCHECK_CORPUS");
    let dir = PathBuf::from(env::var_os("CROSSCHECK_CORPUS").unwrap_or_else(|| "corpus".into()));
    println!("cargo::rerun-if-changed={}", dir.display());
    // The most bytes that are embedded. Who sets it writes the parts beside the page; where nobody does, there are none.
    println!("cargo::rerun-if-env-changed=CROSSCHECK_MOST");
    let most = env::var("CROSSCHECK_MOST").map_or(Ok(usize::MAX), |most| most.parse());
    let Ok(most) = most else {
        stop("CROSSCHECK_MOST is no number of bytes")
    };
    match compile_dir_in_parts(&dir, most) {
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

/// Whether the corpus is a file beside the page: Trunk.toml asks for it, and a release never does it.
fn stands_beside() -> bool {
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    env::var_os("CARGO_FEATURE_BESIDE").is_some() && is("CARGO_CFG_TARGET_ARCH", "wasm32") && is("PROFILE", "debug")
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

/// Has the linker say where the program names its functions and constants: `cargo xtask build` cuts it into chunks by that.
fn ask_for_relocations() {
    let wasm = env::var("CARGO_CFG_TARGET_ARCH").as_deref() == Ok("wasm32");
    if wasm && env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}

/// Joins sheets into one in `OUT_DIR`, without comments and indentation: it is part of the program. It is cut where it speaks of a width of
/// the window, which `Root::adopt` makes one of the explorer in pages of others.
fn join_sheets(sheets: &[&str], joined: &str) {
    let mut style = String::new();
    for sheet in sheets {
        let path = format!("src/{sheet}.css");
        println!("cargo::rerun-if-changed={path}");
        match fs::read_to_string(&path) {
            Ok(text) => style.push_str(&with_own_rem(&tight(&text))),
            Err(error) => stop(&format!("{path}: {error}")),
        }
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join(joined);
    let parts: Vec<&str> = style.split("@media (m").collect();
    if let Err(error) = fs::write(&out, format!("{parts:?}")) {
        stop(&format!("{}: {error}", out.display()));
    }
}

/// A sheet without what only its readers need. None of ours has a comment sign or a line break inside a text.
fn tight(sheet: &str) -> String {
    let mut rules = String::new();
    for (index, part) in sheet.split("/*").enumerate() {
        let rule = if index == 0 {
            part
        } else {
            part.split_once("*/").map_or("", |(_, rule)| rule)
        };
        rules.push_str(rule);
    }
    let mut style = String::new();
    for line in rules.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !style.is_empty() && !style.ends_with(['{', '}', ';', ',']) {
            style.push(' ');
        }
        style.push_str(line);
    }
    style
}

/// A sheet whose `rem` is `--rem` where that is set: in a page of somebody else's the root's font size is theirs.
fn with_own_rem(sheet: &str) -> String {
    let mut parts: Vec<&str> = sheet.split("rem").collect();
    let last = parts.pop().unwrap_or_default();
    let mut style = String::new();
    for part in parts {
        let unsigned = part.trim_end_matches(|sign: char| sign.is_ascii_digit() || sign == '.');
        let length = match unsigned.strip_suffix('-') {
            // A sign belongs to its number; between letters it is a part of a name.
            Some(before) if !before.ends_with(char::is_alphanumeric) => before.len(),
            _ => unsigned.len(),
        };
        let (before, number) = part.split_at(length);
        style.push_str(before);
        match number {
            "" => style.push_str("rem"),
            "1" => style.push_str("var(--rem,1rem)"),
            _ => style.push_str(&format!("calc({number}*var(--rem,1rem))")),
        }
    }
    style + last
}

fn stop(why: &str) -> ! {
    println!("cargo::error={why}");
    process::exit(1);
}
