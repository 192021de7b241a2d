//! Finds the tools at their pinned versions, or installs them with visible progress.
//!
//! What is missing from PATH goes to cargo's own bin folder, so that plain `trunk serve --offline` works afterwards.
//! Where another version stands there, ours goes to `.tools/bin`, and one line says how to put that first.

mod from_source;
pub(crate) mod pins;

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::project;
use crate::run::{Failure, answer, find, program, run};

/// A browser and the program that drives it.
#[derive(Clone, Debug)]
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    pub(crate) driver: PathBuf,
}

/// PATH with the project's tools first and cargo's own last.
pub(crate) fn path() -> OsString {
    let mut folders = vec![own_bin()];
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    folders.push(cargo_bin());
    env::join_paths(folders).unwrap_or_default()
}

/// What a terminal searches whose owner did what [`hint`] says, and nothing else.
pub(crate) fn plain_path() -> OsString {
    let outside = env::var_os("PATH").unwrap_or_default();
    let shadowed = |name: &&str| own_bin().join(name).exists() && find(name, &outside).is_some();
    if ["trunk", "wasm-bindgen", "wasm-opt"].iter().any(shadowed) {
        return path();
    }
    env::join_paths(env::split_paths(&outside).chain([cargo_bin()])).unwrap_or_default()
}

/// Whatever serving and building need.
pub(crate) fn for_page() -> Result<(), Failure> {
    prerequisites()?;
    wasm_target()?;
    from_source::install()?;
    wasm_opt()?;
    crates()
}

/// Whatever the browser tests need beyond that.
pub(crate) fn for_tests() -> Result<Browser, Failure> {
    axe()?;
    browser()
}

/// Whatever reads exports in Node.
pub(crate) fn for_validation() -> Result<(), Failure> {
    let modules = node_folder().join("node_modules");
    let missing = pins::READERS
        .iter()
        .filter(|(name, version)| !is_version(&modules.join(name), version));
    let missing: Vec<String> = missing.map(|(name, version)| format!("{name}@{version}")).collect();
    if missing.is_empty() {
        return Ok(());
    }
    say("installing what reads the exports");
    npm(&node_folder(), &missing)
}

/// A Python with FollowTheMoney. Its package for names is compiled where it is installed, so this may not be had everywhere.
pub(crate) fn for_follow_the_money() -> Result<PathBuf, Failure> {
    let folder = project::root().join(".tools").join("python");
    let python = folder.join("bin").join("python");
    let version = "import importlib.metadata as m; print(m.version('followthemoney'))";
    let right = || answer(&python, &["-c", version]).as_deref() == Some(pins::FOLLOW_THE_MONEY);
    if right() {
        return Ok(python);
    }
    say("installing FollowTheMoney");
    let package = format!("followthemoney=={}", pins::FOLLOW_THE_MONEY);
    let made = run(program("python3").args(["-m", "venv"]).arg(&folder));
    let installed = made.and_then(|()| run(program(&python).args(["-m", "pip", "install", "--quiet", &package])));
    if installed.is_ok() && right() {
        return Ok(python);
    }
    Err(Failure(format!(
        "{package} needs Python 3.11 with venv, a C++ compiler and ICU (Debian: `apt-get install python3-venv g++ pkg-config \
         libicu-dev`), and pip has to reach its registry"
    )))
}

/// Where npm's packages of the project stand.
pub(crate) fn node_folder() -> PathBuf {
    project::root().join(".tools").join("node")
}

/// The accessibility checker.
pub(crate) fn axe_script() -> PathBuf {
    node_folder().join("node_modules").join("axe-core").join("axe.min.js")
}

fn own_bin() -> PathBuf {
    project::root().join(".tools").join("bin")
}

fn cargo_home() -> PathBuf {
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| {
            env::var_os("HOME")
                .or_else(|| env::var_os("USERPROFILE"))
                .map(|home| PathBuf::from(home).join(".cargo"))
        })
        .unwrap_or_else(|| project::root().join(".tools").join("cargo"))
}

fn cargo_bin() -> PathBuf {
    cargo_home().join("bin")
}

/// Where cargo keeps the sources of crates: a folder for each registry.
pub(crate) fn registries() -> Vec<PathBuf> {
    let folders = fs::read_dir(cargo_home().join("registry").join("src"));
    folders
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect()
}

/// What must be there before anything is installed.
fn prerequisites() -> Result<(), Failure> {
    if find("rustup", &path()).is_none() {
        return Err(Failure(
            "rustup is missing: it manages the Rust toolchain and the wasm target. Install it from https://rustup.rs and try again".into(),
        ));
    }
    let node = answer("node", &["--version"]);
    let major = node
        .as_deref()
        .and_then(|version| version.trim_start_matches('v').split('.').next()?.parse::<u32>().ok());
    match major {
        Some(major) if major >= pins::NODE => {}
        Some(major) => {
            return Err(Failure(format!(
                "Node {major} is too old: wasm-opt and the accessibility checks need Node {} or newer",
                pins::NODE
            )));
        }
        None => {
            return Err(Failure(format!(
                "Node is missing: wasm-opt and the accessibility checks need it. Install Node {} or newer, with npm, and try again",
                pins::NODE
            )));
        }
    }
    if find("npm", &path()).is_none() {
        return Err(Failure(
            "npm is missing: it comes with Node and brings wasm-opt. Install it and try again".into(),
        ));
    }
    if ["cc", "gcc", "clang", "cl"]
        .iter()
        .all(|compiler| find(compiler, &path()).is_none())
    {
        return Err(Failure(
            "a C compiler is missing: Rust links with it. Install gcc or clang (Debian: `apt-get install gcc`) and try again".into(),
        ));
    }
    Ok(())
}

fn wasm_target() -> Result<(), Failure> {
    let installed = answer("rustup", &["target", "list", "--installed"]).unwrap_or_default();
    if installed.lines().any(|line| line.trim() == pins::TARGET) {
        return Ok(());
    }
    say(&format!("installing the Rust target {}", pins::TARGET));
    run(program("rustup").args(["target", "add", pins::TARGET])).map_err(|_| {
        Failure(format!(
            "the target could not be installed: run `rustup target add {}` and try again",
            pins::TARGET
        ))
    })
}

/// Trunk builds offline, so that nothing is fetched behind the reader's back. The crates must be there before.
fn crates() -> Result<(), Failure> {
    let here = ["metadata", "--offline", "--quiet", "--format-version", "1"];
    if answer("cargo", &here).is_some() {
        return Ok(());
    }
    say("fetching the crates");
    run(program("cargo").arg("fetch")).map_err(|_| {
        Failure("the crates could not be fetched: check that cargo reaches its registry, then run `cargo fetch`".into())
    })
}

fn wasm_opt() -> Result<(), Failure> {
    let says_so = |file: &Path| {
        answer(file, &["--version"]).is_some_and(|said| said.split_whitespace().any(|word| word == pins::WASM_OPT))
    };
    // Node takes a second to say its version; the package it stands in says it at once.
    let right = |file: &Path| is_of_binaryen(file) || says_so(file);
    let outside = env::var_os("PATH").unwrap_or_default();
    let standing = find("wasm-opt", &outside).or_else(|| find("wasm-opt", cargo_bin().as_os_str()));
    if standing.as_deref().is_some_and(right) {
        return Ok(());
    }
    let own = own_bin().join("wasm-opt");
    if standing.is_some() && own.exists() && right(&own) {
        hint();
        return Ok(());
    }
    // In cargo's home where nothing else stands in the way: a checkout may be deleted, and the link would point nowhere.
    let (folder, bin) = match standing {
        None => (cargo_home().join(format!("binaryen-{}", pins::BINARYEN)), cargo_bin()),
        Some(_) => (node_folder(), own_bin()),
    };
    say(&format!("installing wasm-opt {}", pins::WASM_OPT));
    npm(&folder, &[format!("binaryen@{}", pins::BINARYEN)])?;
    link(
        &folder.join("node_modules").join(".bin").join("wasm-opt"),
        &bin.join("wasm-opt"),
    )?;
    if bin == own_bin() {
        hint();
    }
    Ok(())
}

/// Whether a link leads into npm's package of the pinned version.
fn is_of_binaryen(file: &Path) -> bool {
    let target = file.canonicalize().unwrap_or_default();
    let package = target.parent().and_then(Path::parent);
    package.is_some_and(|package| package.ends_with("binaryen") && is_version(package, pins::BINARYEN))
}

/// Whether a package of npm is of a version.
fn is_version(package: &Path, version: &str) -> bool {
    let wanted = format!("\"version\": \"{version}\"");
    fs::read_to_string(package.join("package.json")).is_ok_and(|text| text.contains(&wanted))
}

fn axe() -> Result<(), Failure> {
    if is_version(&node_folder().join("node_modules").join("axe-core"), pins::AXE) {
        return Ok(());
    }
    say("installing the accessibility checks");
    npm(&node_folder(), &[format!("axe-core@{}", pins::AXE)])
}

fn npm(folder: &Path, packages: &[String]) -> Result<(), Failure> {
    fs::create_dir_all(folder)?;
    // Outside any other package, or npm would climb to it.
    let own = folder.join("package.json");
    if !own.exists() {
        fs::write(own, "{ \"private\": true }\n")?;
    }
    let mut install = program("npm");
    install
        .args(["install", "--no-audit", "--no-fund", "--save-exact", "--prefix"])
        .arg(folder)
        .args(packages);
    run(&mut install).map_err(|_| {
        Failure(format!(
            "{} could not be installed with npm: check that npm reaches its registry",
            packages.join(", ")
        ))
    })
}

#[cfg(unix)]
fn link(from: &Path, to: &Path) -> Result<(), Failure> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    let _ = fs::remove_file(to);
    std::os::unix::fs::symlink(from, to)?;
    Ok(())
}

#[cfg(not(unix))]
fn link(from: &Path, to: &Path) -> Result<(), Failure> {
    Err(Failure(format!(
        "put {} on PATH as {} and try again",
        from.display(),
        to.display()
    )))
}

fn browser() -> Result<Browser, Failure> {
    if let Some(found) = standing_browser() {
        return Ok(found);
    }
    let root = answer("id", &["-u"]).as_deref() == Some("0");
    if root && find("apt-get", &path()).is_some() {
        say("installing Chromium and its driver");
        run(program("apt-get").args(["update", "--quiet"]))?;
        run(program("apt-get").args(["install", "--yes", "--quiet", "chromium", "chromium-driver"]))?;
    }
    standing_browser().ok_or_else(|| {
        Failure(
            "the browser tests need Chromium and ChromeDriver of the same version, and they are not on PATH. Debian: \
             `apt-get install chromium chromium-driver`; elsewhere set CROSSCHECK_CHROMIUM and CROSSCHECK_CHROMEDRIVER"
                .into(),
        )
    })
}

fn standing_browser() -> Option<Browser> {
    let named = |variable: &str| env::var_os(variable).map(PathBuf::from);
    let chromium = named("CROSSCHECK_CHROMIUM").or_else(|| {
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
            .iter()
            .find_map(|name| find(name, &path()))
    })?;
    let driver = named("CROSSCHECK_CHROMEDRIVER").or_else(|| find("chromedriver", &path()))?;
    Some(Browser { chromium, driver })
}

/// Firefox's driver, and Firefox.
pub(crate) fn geckodriver() -> Result<PathBuf, Failure> {
    debian("firefox", "firefox-esr")?;
    if let Some(found) = find("geckodriver", &path()) {
        return Ok(found);
    }
    say("installing geckodriver");
    let version = pins::GECKODRIVER;
    let mut install = program("cargo");
    install.args(["install", "--debug", "--locked", "geckodriver", "--version", version]);
    run(&mut install)?;
    Ok(cargo_bin().join("geckodriver"))
}

/// WebKitGTK's small browser, its driver, and a display for it to stand on.
pub(crate) fn for_webkit() -> Result<(), Failure> {
    debian("WebKitWebDriver", "webkit2gtk-driver")?;
    debian("xvfb-run", "xvfb")
}

/// Has Debian install a package that brings a program, where it is missing and this is Debian with the right to.
fn debian(name: &str, package: &str) -> Result<(), Failure> {
    if find(name, &path()).is_some() {
        return Ok(());
    }
    let root = answer("id", &["-u"]).as_deref() == Some("0");
    if root && find("apt-get", &path()).is_some() {
        say(&format!("installing {package}"));
        run(program("apt-get").args(["update", "--quiet"]))?;
        run(program("apt-get").args(["install", "--yes", "--quiet", package]))?;
    }
    match find(name, &path()) {
        Some(_) => Ok(()),
        None => Err(Failure(format!(
            "{name} is missing. Debian: `apt-get install {package}`"
        ))),
    }
}

fn hint() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        eprintln!(
            "    another version stands on PATH; for plain trunk: export PATH=\"{}:$PATH\"",
            own_bin().display()
        );
    });
}

fn say(what: &str) {
    eprintln!("==> {what}");
}
