//! Builds the tools that crates.io has only as source: trunk and wasm-bindgen.
//!
//! Built as `cargo install` would by itself, with every optimisation, they take a quarter of an hour on two cores, which is
//! most of a first set-up. Here they are built like a program under development, and only the packages that a build of
//! the page waits for are optimised. Trunk is built without TLS: it runs with `--offline` and finds all its tools on PATH.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{cargo_bin, hint, own_bin, pins, say};
use crate::project;
use crate::run::{Failure, answer, find, program, run};

struct Tool {
    /// The program's name on PATH.
    name: &'static str,
    package: &'static str,
    version: &'static str,
    /// What `cargo install` is told about features.
    features: &'static [&'static str],
    /// The packages worth optimising.
    optimized: &'static [&'static str],
}

const TOOLS: [Tool; 2] = [
    Tool {
        name: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        version: pins::WASM_BINDGEN,
        // Its test runner speaks to browsers on this machine only.
        features: &["--no-default-features"],
        // They read, change and write the whole program at every build.
        optimized: &["walrus", "wasmparser", "wasm-encoder", "wasm-bindgen-cli-support"],
    },
    Tool {
        name: "trunk",
        package: "trunk",
        version: pins::TRUNK,
        features: &["--no-default-features"],
        // It makes the names of the files from their content.
        optimized: &["seahash"],
    },
];

/// How they are built, in the words of cargo's environment.
const PROFILE: [(&str, &str); 6] = [
    ("CARGO_PROFILE_DEV_DEBUG", "0"),
    ("CARGO_PROFILE_DEV_PANIC", "abort"),
    ("CARGO_PROFILE_DEV_OVERFLOW_CHECKS", "false"),
    ("CARGO_PROFILE_DEV_DEBUG_ASSERTIONS", "false"),
    ("CARGO_PROFILE_DEV_CODEGEN_UNITS", "4"),
    ("CARGO_INCREMENTAL", "0"),
];

/// Installs what is missing.
pub(super) fn install() -> Result<(), Failure> {
    for tool in &TOOLS {
        tool.install()?;
    }
    // More than a gigabyte that is of no further use.
    let left_over = build_folder();
    if left_over.exists() {
        fs::remove_dir_all(left_over)?;
    }
    Ok(())
}

/// Not this project's own target folder, which another cargo may hold.
fn build_folder() -> PathBuf {
    project::target().join("tools")
}

impl Tool {
    fn install(&self) -> Result<(), Failure> {
        let outside = env::var_os("PATH").unwrap_or_default();
        let standing = find(self.name, &outside).or_else(|| find(self.name, cargo_bin().as_os_str()));
        if standing.as_deref().is_some_and(|file| self.is_right(file)) {
            return Ok(());
        }
        if self.is_right(&own_bin().join(self.name)) {
            hint();
            return Ok(());
        }
        say(&format!(
            "installing {} {} (a few minutes, once)",
            self.name, self.version
        ));
        let mut install = self.command();
        if standing.is_some() {
            install.arg("--root").arg(project::root().join(".tools"));
        }
        run(&mut install).map_err(|_| self.failed())?;
        if standing.is_some() {
            hint();
        }
        Ok(())
    }

    fn is_right(&self, file: &Path) -> bool {
        let said = answer(file, &["--version"]).unwrap_or_default();
        said.split_whitespace().any(|word| word == self.version)
    }

    fn command(&self) -> Command {
        let mut install = program("cargo");
        install.args([
            "install",
            self.package,
            "--version",
            self.version,
            "--locked",
            "--debug",
        ]);
        install.args(self.features);
        for package in self.optimized {
            install.arg("--config");
            install.arg(format!("profile.dev.package.{package}.opt-level=2"));
        }
        install.envs(PROFILE).env("CARGO_TARGET_DIR", build_folder());
        install
    }

    fn failed(&self) -> Failure {
        Failure(format!(
            "{name} {version} could not be installed: run `cargo install {package} --version {version} --locked` to see why",
            name = self.name,
            version = self.version,
            package = self.package,
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whoever builds them with every optimisation again makes the first set-up three times as long.
    #[test]
    fn only_what_a_build_waits_for_is_optimised() {
        for tool in &TOOLS {
            let command = tool.command();
            let words: Vec<_> = command.get_args().map(|word| word.to_string_lossy()).collect();
            assert!(words.iter().any(|word| word == "--debug"), "{words:?}");
            let optimized = words.iter().filter(|word| word.ends_with("opt-level=2")).count();
            assert_eq!(optimized, tool.optimized.len(), "{words:?}");
            assert!(command.get_envs().any(|(name, _)| name == "CARGO_PROFILE_DEV_DEBUG"));
        }
    }

    #[test]
    fn trunk_asks_for_the_same_versions() {
        let trunk = include_str!("../../../Trunk.toml");
        let asked = format!("wasm_bindgen = \"{}\"", pins::WASM_BINDGEN);
        assert!(trunk.contains(&asked), "Trunk.toml says nothing like {asked}");
    }
}
