//! One build, one whole: the files of a bundle with what is made of all of them. These are the one file, the pages without scripts,
//! the build's name in the files that never change theirs, the list that the service worker keeps, and `integrity.json`,
//! by which `crosscheck verify` compares a site with its build.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use crosscheck_model::Corpus;
use crosscheck_static_pages::{Edition, FOLDER, oembed_of_explorer, write as pages};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::page::Loads;
use crate::{FRAMED, Files, INDEX, SINGLE, bytes_of, digest, framed, single, text_of, without_comments};

/// The list of every file.
pub const INTEGRITY: &str = "integrity.json";

/// What other sites are told of the explorer, where it is known where it will stand.
const OEMBED: &str = "oembed.json";

/// Where the list of what is kept stands in it.
const WORKER: &str = "sw.js";
const PLACE: &str = "/* files */\n";

const MANIFEST: &str = "manifest.webmanifest";

/// What the manifest calls an explorer whose corpus has no title.
const NAME: &str = "Crosscheck";

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

/// What opens a reader's own reports: kept once it was asked for.
const DESK: [&str; 3] = ["desk.js", "desk.wasm", "libraries.html"];

/// Scripts of fixed names that are loaded later than the page, where they are loaded from: the asker says of which build it is.
const ASKED: [(&str, &str, &str); 4] = [
    ("boot.js", "imported(\"./desk.js", "\")"),
    ("boot.js", "imported(\"./export.js", "\")"),
    ("mount.js", "at(\"export.js", "\")"),
    ("export.js", "new URL(\"crosscheck.js", "\", import.meta.url)"),
];

/// Those scripts: one of another build than it is asked for does not run.
const ANSWERING: [&str; 3] = ["export.js", "crosscheck.js", "desk.js"];

/// What precedes the name of a build where a script is asked for, and what an answering script begins with.
const ASKS: &str = "?build=";
const CHECKS: &str = "if (/[?]build=(?!";

/// Finishes a bundle. Nothing in it may change after this.
///
/// # Errors
/// When a file is missing, or has no place for what is written into it.
pub fn finish(files: &mut Files, edition: &Edition) -> Result<(), String> {
    plain(files)?;
    if edition.embeds {
        let (whole, lean) = (single(files)?, framed(files)?);
        files.insert(SINGLE.to_owned(), whole.into_bytes());
        files.insert(FRAMED.to_owned(), lean.into_bytes());
    }
    files.extend(pages(edition));
    if let Some((path, json)) = oembed_of_explorer(edition) {
        files.insert(path.to_owned(), json.into_bytes());
    }
    name_manifest(files, edition.corpus)?;
    let all: String = files
        .iter()
        .map(|(name, bytes)| format!("{name} {}\n", digest(bytes)))
        .collect();
    let build: String = digest(all.as_bytes()).chars().take(16).collect();
    mark(files, &build)?;
    let worker = worker(files, &build)?;
    files.insert(WORKER.to_owned(), worker.into_bytes());
    files.insert(INTEGRITY.to_owned(), integrity(files, &build).into_bytes());
    Ok(())
}

/// Takes out of the files of fixed names what [`finish`] writes into them, where it has.
pub(crate) fn plain(files: &mut Files) -> Result<(), String> {
    files.remove(INTEGRITY);
    for (script, ..) in ASKED {
        let text = text_of(files, script)?;
        let mut parts = text.split(ASKS);
        let mut plain = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let is_of_name = |sign: char| sign.is_ascii_hexdigit();
            let rest = part.trim_start_matches(is_of_name);
            // Text that only reads alike, as in the check of an answering script, has no such name after it.
            plain.push_str(if rest.len() == part.len() { ASKS } else { "" });
            plain.push_str(rest);
        }
        files.insert(script.to_owned(), plain.into_bytes());
    }
    for script in ANSWERING {
        let text = text_of(files, script)?;
        if let Some((first, rest)) = text.split_once('\n')
            && first.starts_with(CHECKS)
        {
            let rest = rest.as_bytes().to_owned();
            files.insert(script.to_owned(), rest);
        }
    }
    let text = text_of(files, WORKER)?;
    let is_list = |line: &&str| {
        ["const BUILD = ", "const FILES = ", "const LATER = "]
            .iter()
            .any(|word| line.starts_with(word))
    };
    let plain = if text.contains(PLACE) {
        text.replace(PLACE, "files();\n")
    } else {
        let rest: String = text
            .lines()
            .filter(|line| !is_list(line))
            .map(|line| format!("{line}\n"))
            .collect();
        format!("files();\n{rest}")
    };
    // The comments go now, so that the name of the build does not depend on whether they were there.
    let plain = without_comments(&plain).replace("files();\n", PLACE);
    files.insert(WORKER.to_owned(), plain.into_bytes());
    Ok(())
}

/// The manifest with the name of the corpus.
fn name_manifest(files: &mut Files, corpus: &Corpus) -> Result<(), String> {
    let read = serde_json::from_slice(bytes_of(files, MANIFEST)?);
    let mut manifest: serde_json::Value = read.map_err(|error| format!("{MANIFEST}: {error}"))?;
    let title = &corpus.meta.title;
    if let Some(manifest) = manifest.as_object_mut() {
        let name = if title.is_empty() {
            NAME.to_owned()
        } else {
            format!("{title} – {NAME}")
        };
        manifest.insert("name".to_owned(), json!(name));
    }
    files.insert(MANIFEST.to_owned(), format!("{manifest}\n").into_bytes());
    Ok(())
}

/// Writes the name of the build into the scripts that are loaded later than the page.
fn mark(files: &mut Files, build: &str) -> Result<(), String> {
    for (script, before, after) in ASKED {
        let text = text_of(files, script)?;
        let (old, new) = (format!("{before}{after}"), format!("{before}{ASKS}{build}{after}"));
        if text.matches(&old).count() != 1 {
            return Err(format!("{script} does not hold `{old}` once"));
        }
        let marked = text.replace(&old, &new);
        files.insert(script.to_owned(), marked.into_bytes());
    }
    for script in ANSWERING {
        let text = text_of(files, script)?;
        let check = format!(
            "{CHECKS}{build})/.test(import.meta.url)) throw new Error(\"this file is of another version than the page\");\n"
        );
        let checked = check + text;
        files.insert(script.to_owned(), checked.into_bytes());
    }
    Ok(())
}

/// The service worker with what it keeps.
fn worker(files: &Files, build: &str) -> Result<String, String> {
    let loads = Loads::of(text_of(files, INDEX)?)?;
    let of = |bytes: &[u8]| STANDARD.encode(Sha256::digest(bytes));
    let mut kept = BTreeMap::from([("", of(bytes_of(files, INDEX)?))]);
    let programs = [&loads.program, &loads.script].into_iter().chain(&loads.chunks);
    for name in programs.map(String::as_str).chain(KEPT) {
        // The codebook is about one corpus alone.
        if let Some(bytes) = files.get(name) {
            kept.insert(name, of(bytes));
        }
    }
    let parts = files
        .iter()
        .filter(|(name, _)| name.starts_with("parts/") || DESK.contains(&name.as_str()));
    let later: BTreeMap<&str, String> = parts.map(|(name, bytes)| (name.as_str(), of(bytes))).collect();
    let lists = format!(
        "const BUILD = \"{build}\";\nconst FILES = {};\nconst LATER = {};\n",
        json!(kept),
        json!(later)
    );
    let script = text_of(files, WORKER)?;
    match script.matches(PLACE).count() {
        1 => Ok(script.replace(PLACE, &lists)),
        _ => Err(format!("{WORKER} has no place for the names of files")),
    }
}

/// Every file of the bundle but this one, with its digest and its size.
fn integrity(files: &Files, build: &str) -> String {
    let list =
        |(name, bytes): (&String, &Vec<u8>)| (name.clone(), json!({ "sha256": digest(bytes), "bytes": bytes.len() }));
    let files: BTreeMap<String, serde_json::Value> = files.iter().map(list).collect();
    let list = json!({ "format": 1, "build": build, "files": files });
    serde_json::to_string_pretty(&list).unwrap_or_default() + "\n"
}

/// What hosts read themselves and do not hand out.
const OF_HOSTS: &str = "_headers";

/// Whether the page never loads it: it is for readers without scripts, other sites, hosts and whoever verifies.
#[must_use]
pub fn is_for_others(name: &str) -> bool {
    [OF_HOSTS, "404.html"].contains(&name) || is_made(name) && ![SINGLE, FRAMED].contains(&name)
}

/// Whether it is made of the whole bundle, and is therefore no file of a page for other corpora.
#[must_use]
pub fn is_made(name: &str) -> bool {
    [SINGLE, FRAMED, INTEGRITY, OEMBED].contains(&name)
        || name.starts_with("sitemap")
        || name.strip_prefix(FOLDER).is_some_and(|rest| rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    fn finished(files: &mut Files, title: &str) {
        let mut corpus = Corpus::default();
        corpus.meta.title = title.to_owned();
        let edition = Edition {
            corpus: &corpus,
            site: None,
            embeds: true,
        };
        finish(files, &edition).unwrap();
    }

    #[test]
    fn a_bundle_names_its_build_and_lists_every_file() {
        let mut files = sample::files();
        files.insert("parts/b".to_owned(), b"part".to_vec());
        finished(&mut files, "A \"title\"");
        let read = |name: &str| text_of(&files, name).unwrap();
        let list: serde_json::Value = serde_json::from_str(read(INTEGRITY)).unwrap();
        let build = list["build"].as_str().unwrap();
        assert_eq!(list["files"].as_object().unwrap().len(), files.len() - 1, "{list}");
        assert_eq!(
            list["files"]["parts/b"],
            json!({ "sha256": digest(b"part"), "bytes": 4 })
        );
        let worker = read(WORKER);
        assert_eq!(list["files"][WORKER]["sha256"], digest(worker.as_bytes()));
        assert!(read("boot.js").contains(&format!("imported(\"./export.js?build={build}\")")));
        let export = read("export.js");
        assert!(export.starts_with(&format!("if (/[?]build=(?!{build})/")), "{export}");
        assert!(export.contains(&format!("\"crosscheck.js?build={build}\"")), "{export}");
        assert!(
            worker.starts_with(&format!("const BUILD = \"{build}\";\nconst FILES = {{\"\":\"")),
            "{worker}"
        );
        assert!(
            worker.ends_with("work();\n")
                && worker.contains("const LATER = {\"desk.js\":\"")
                && worker.contains("\"parts/b\":\""),
            "{worker}"
        );
        for absent in ["embed.js", "mount.js", "\"index.html\""] {
            assert!(!worker.contains(absent), "{absent} in {worker}");
        }
        assert!(read(MANIFEST).contains("A \\\"title\\\" – Crosscheck"));
        assert!(files.contains_key("text/index.html") && files.contains_key(SINGLE) && files.contains_key(FRAMED));
    }

    #[test]
    fn a_finished_bundle_is_finished_again_as_if_it_never_had_been() {
        let (mut once, mut twice) = (sample::files(), sample::files());
        finished(&mut once, "One");
        finished(&mut twice, "Another");
        assert_ne!(once, twice);
        twice.retain(|name, _| !is_made(name));
        finished(&mut twice, "One");
        assert_eq!(once, twice);
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
