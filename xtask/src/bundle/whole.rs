//! One build, one whole: the finished bundle with its name in the files that never change theirs, the list that the service
//! worker keeps, and `integrity.json`, by which `crosscheck verify` compares a site with it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use crosscheck_model::Corpus;
use crosscheck_static_pages::FOLDER;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::program::Program;
use super::{digest, weight};
use crate::run::Failure;

/// The list of every file.
pub(super) const INTEGRITY: &str = "integrity.json";

/// Where the list of what is kept stands in it.
const WORKER: &str = "sw.js";
const FILES: &str = "/* files */\n";

const MANIFEST: &str = "manifest.webmanifest";

/// What the explorer is made of, beside its program and index.html, which is kept under the address of the folder.
const KEPT: [&str; 11] = [
    "boot.css",
    "boot.js",
    "codebook.html",
    "crosscheck.js",
    "crosscheck.wasm",
    "export.js",
    "icon.svg",
    MANIFEST,
    "notice.html",
    "offline.js",
    "page.css",
];

/// Scripts of fixed names that are loaded later than the page, where they are loaded from: the asker says of which build it is.
const ASKED: [(&str, &str, &str); 3] = [
    ("boot.js", "imported(\"./export.js", "\")"),
    ("mount.js", "at(\"export.js", "\")"),
    ("export.js", "new URL(\"crosscheck.js", "\", import.meta.url)"),
];

/// Those scripts: one of another build than it is asked for does not run.
const ANSWERING: [&str; 2] = ["export.js", "crosscheck.js"];

/// Finishes the bundle. Nothing in it may change after this.
pub(super) fn write(dist: &Path, program: &Program, corpus: &Corpus) -> Result<(), Failure> {
    named(dist, corpus)?;
    let paths = weight::files(dist)?;
    let mut all = String::new();
    for path in &paths {
        all.push_str(&format!("{} {}\n", name(dist, path), digest(&fs::read(path)?)));
    }
    let build = digest(all.as_bytes()).chars().take(16).collect::<String>();
    mark(dist, &build)?;
    worker(dist, program, &build)?;
    integrity(dist, &build)
}

/// The manifest with the name of the corpus.
fn named(dist: &Path, corpus: &Corpus) -> Result<(), Failure> {
    let file = dist.join(MANIFEST);
    let odd = |why: String| Failure(format!("{MANIFEST}: {why}"));
    let mut manifest: serde_json::Value =
        serde_json::from_slice(&fs::read(&file)?).map_err(|error| odd(error.to_string()))?;
    if !corpus.meta.title.is_empty() {
        manifest["name"] = json!(format!("{} – Crosscheck", corpus.meta.title));
    }
    fs::write(file, format!("{manifest}\n"))?;
    Ok(())
}

/// Writes the name of the build into the scripts that are loaded later than the page.
fn mark(dist: &Path, build: &str) -> Result<(), Failure> {
    for (script, before, after) in ASKED {
        let file = dist.join(script);
        let text = fs::read_to_string(&file)?;
        let (old, new) = (format!("{before}{after}"), format!("{before}?build={build}{after}"));
        if text.matches(&old).count() != 1 {
            return Err(Failure(format!("{script} does not hold `{old}` once")));
        }
        fs::write(file, text.replace(&old, &new))?;
    }
    for script in ANSWERING {
        let file = dist.join(script);
        let text = fs::read_to_string(&file)?;
        let check = format!(
            "if (/[?]build=(?!{build})/.test(import.meta.url)) throw new Error(\"this file is of another version than the page\");\n"
        );
        fs::write(file, check + &text)?;
    }
    Ok(())
}

/// The service worker with what it keeps.
fn worker(dist: &Path, program: &Program, build: &str) -> Result<(), Failure> {
    let of = |name: &str| Ok::<_, Failure>(STANDARD.encode(Sha256::digest(fs::read(dist.join(name))?)));
    let programs = [&program.wasm]
        .into_iter()
        .chain(&program.chunks)
        .map(|file| file.name.as_str());
    let mut kept = BTreeMap::from([("", of("index.html")?)]);
    for name in programs.chain([program.script.as_str()]).chain(KEPT) {
        // The codebook is about one corpus alone.
        if dist.join(name).is_file() {
            kept.insert(name, of(name)?);
        }
    }
    let mut later = BTreeMap::new();
    for path in weight::files(dist)? {
        let name = name(dist, &path);
        if name.starts_with("parts/") {
            later.insert(name.clone(), of(&name)?);
        }
    }
    let files = format!(
        "const BUILD = \"{build}\";\nconst FILES = {};\nconst LATER = {};\n",
        json!(kept),
        json!(later)
    );
    let file = dist.join(WORKER);
    let script = fs::read_to_string(&file)?;
    if script.matches(FILES).count() != 1 {
        return Err(Failure(format!("{WORKER} has no place for the names of files")));
    }
    let script = script.replace(FILES, "files();\n");
    let script = super::without_comments(&script).replace("files();\n", &files);
    fs::write(file, script)?;
    Ok(())
}

/// What hosts read themselves and do not hand out.
const OF_HOSTS: &str = "_headers";

/// Every file of the bundle but this one, with its digest and its size.
fn integrity(dist: &Path, build: &str) -> Result<(), Failure> {
    let mut files = BTreeMap::new();
    for path in weight::files(dist)? {
        let bytes = fs::read(&path)?;
        files.insert(
            name(dist, &path),
            json!({ "sha256": digest(&bytes), "bytes": bytes.len() }),
        );
    }
    let list = json!({ "format": 1, "build": build, "files": files });
    fs::write(
        dist.join(INTEGRITY),
        serde_json::to_string_pretty(&list).unwrap_or_default() + "\n",
    )?;
    Ok(())
}

/// A file as addresses name it, whatever the system has between folders.
fn name(dist: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(dist).unwrap_or(path).components();
    let parts: Vec<String> = inside
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    parts.join("/")
}

/// Whether the page never loads it: it is for readers without scripts, other sites, hosts and whoever verifies.
pub(super) fn is_for_others(name: &str) -> bool {
    let files = [INTEGRITY, OF_HOSTS, "oembed.json", "404.html"];
    files.contains(&name)
        || name.starts_with("sitemap")
        || name.strip_prefix(FOLDER).is_some_and(|rest| rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::super::program::File;
    use super::*;

    #[test]
    fn a_bundle_names_its_build_and_lists_every_file() {
        let dist = std::env::temp_dir().join(format!("crosscheck-whole-{}", std::process::id()));
        fs::create_dir_all(dist.join("parts")).unwrap();
        for (name, text) in [
            ("index.html", "<html>"),
            ("boot.js", "imported(\"./export.js\")\n"),
            ("boot.css", "p{}"),
            ("mount.js", "import(at(\"export.js\"))\n"),
            (
                "export.js",
                "await import(new URL(\"crosscheck.js\", import.meta.url).href)\n",
            ),
            ("crosscheck.js", "open();\n"),
            ("a.js", "a"),
            ("a_bg.wasm", "wasm"),
            ("parts/b", "part"),
            ("embed.js", "embed"),
            ("sw.js", "// what\n/* files */\nwork();\n"),
            (MANIFEST, "{\"name\":\"Crosscheck\"}"),
        ] {
            fs::write(dist.join(name), text).unwrap();
        }
        let program = Program {
            script: "a.js".to_owned(),
            wasm: File {
                name: "a_bg.wasm".to_owned(),
                bytes: 4,
            },
            chunks: Vec::new(),
        };
        let mut corpus = Corpus::default();
        corpus.meta.title = "A \"title\"".to_owned();
        write(&dist, &program, &corpus).unwrap();
        let read = |name: &str| fs::read_to_string(dist.join(name)).unwrap();
        let list: serde_json::Value = serde_json::from_str(&read(INTEGRITY)).unwrap();
        let (worker, boot, export, manifest) = (read("sw.js"), read("boot.js"), read("export.js"), read(MANIFEST));
        fs::remove_dir_all(&dist).unwrap();
        let build = list["build"].as_str().unwrap();
        assert_eq!(list["files"].as_object().unwrap().len(), 12, "{list}");
        assert_eq!(
            list["files"]["parts/b"],
            json!({ "sha256": digest(b"part"), "bytes": 4 })
        );
        assert_eq!(list["files"]["sw.js"]["sha256"], digest(worker.as_bytes()));
        assert_eq!(boot, format!("imported(\"./export.js?build={build}\")\n"));
        assert!(export.starts_with(&format!("if (/[?]build=(?!{build})/")), "{export}");
        assert!(export.contains(&format!("\"crosscheck.js?build={build}\"")), "{export}");
        assert!(
            worker.starts_with(&format!("const BUILD = \"{build}\";\nconst FILES = {{\"\":\"")),
            "{worker}"
        );
        assert!(
            worker.ends_with("work();\n") && worker.contains("const LATER = {\"parts/b\":\""),
            "{worker}"
        );
        for absent in ["embed.js", "mount.js", "\"index.html\""] {
            assert!(!worker.contains(absent), "{absent} in {worker}");
        }
        assert!(manifest.contains("A \\\"title\\\" – Crosscheck"), "{manifest}");
    }

    #[test]
    fn what_the_page_never_loads_is_not_weighed_with_it() {
        for name in [
            "text/index.html",
            "text/text.css",
            "sitemap.xml",
            "sitemap-2.xml",
            INTEGRITY,
            "_headers",
        ] {
            assert!(is_for_others(name), "{name}");
        }
        for name in ["index.html", "sw.js", "offline.js", "textual.js", "parts/a"] {
            assert!(!is_for_others(name), "{name}");
        }
    }
}
