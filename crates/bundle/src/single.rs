//! A finished bundle into one file, `crosscheck.html`: it opens from a disk and in a sandboxed frame, where a page cannot fetch
//! what stands beside it.
//!
//! Scripts become modules of the page, which enter what they export in `crosscheck_inside` (boot.js). Programs become data
//! blocks, compressed and in base64. The policy names each script and the style by its digest and allows no network at all.

use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::{Compression, GzBuilder};
use sha2::{Digest, Sha256};

use crate::page::{Loads, MANIFEST, POLICY};
use crate::{Files, text_of, without_comments};

/// What the file is called.
pub const NAME: &str = "crosscheck.html";

/// What its edition for frames in pages of others is called: it weighs less than half, since it opens no reports of a reader.
pub const FRAMED: &str = "framed.html";

/// What only this file has, as it stands in public/.
const OURS: (&str, &str) = ("single.js", include_str!("../../../public/single.js"));

/// Scripts beside the page's own and their program, which make files.
const SCRIPTS: [&str; 2] = ["crosscheck.js", "export.js"];
pub(crate) const EXPORTS: &str = "crosscheck.wasm";
/// What opens a reader's own reports.
const DESK: (&str, &str) = ("desk.js", "desk.wasm");

/// The pages that are shown in place, as far as the bundle has them.
const PAGES: [&str; 3] = ["codebook.html", "libraries.html", "notice.html"];

/// The single file of the files that it is made of.
///
/// # Errors
/// When one of them is missing, or is written in a way that cannot stand in a page.
pub fn single(files: &Files) -> Result<String, String> {
    let [exports, menu] = SCRIPTS;
    one_file(files, &[exports, DESK.0, menu], &[EXPORTS, DESK.1])
}

/// The same for frames.
///
/// # Errors
/// As of [`single`].
pub fn framed(files: &Files) -> Result<String, String> {
    let page = one_file(files, &SCRIPTS, &[EXPORTS])?;
    Ok(page.replacen("<html", "<html data-framed", 1))
}

fn one_file(files: &Files, scripts: &[&str], programs: &[&str]) -> Result<String, String> {
    let read = |name: &str| text_of(files, name);
    let (index, boot, style) = (read("index.html")?, read("boot.js")?, read("boot.css")?);
    let loads = Loads::of(index)?;
    let mut modules = Vec::new();
    for name in [loads.script.as_str()].iter().chain(scripts) {
        modules.push(module(name, read(name)?)?);
    }
    modules.push(module(OURS.0, &without_comments(OURS.1))?);
    let mut end = String::new();
    for name in PAGES.iter().filter(|name| files.contains_key(**name)) {
        let main = main_of(read(name)?).ok_or_else(|| odd(name, "has no `main`"))?;
        end.push_str(&tagged(&format!("template id=\"{name}\""), &main));
    }
    let wasm = std::iter::once(&loads.program).chain(&loads.chunks);
    for name in wasm.map(String::as_str).chain(programs.iter().copied()) {
        let bytes = files.get(name).ok_or_else(|| odd(name, "is missing"))?;
        let packed = STANDARD.encode(gzipped(bytes).map_err(|error| odd(name, &error.to_string()))?);
        end.push_str(&tagged(&format!("script type=\"text/plain\" id=\"./{name}\""), &packed));
    }
    // boot.js looks for the last script to see that the file is whole.
    end.extend(modules.iter().map(|module| tagged("script type=\"module\"", module)));
    let icon = STANDARD.encode(read("icon.svg")?);
    let scripts: Vec<&str> = std::iter::once(boot)
        .chain(modules.iter().map(String::as_str))
        .collect();
    // A file that is sent to somebody is not installed from where it was made.
    let page = without_preloads(index)?.replace(MANIFEST, "");
    let page = once(&page, POLICY, &policy(&scripts, style))?;
    let page = once(
        &page,
        "\"./icon.svg\"",
        &format!("\"data:image/svg+xml;base64,{icon}\""),
    )?;
    let page = once(
        &page,
        "<link rel=\"stylesheet\" href=\"./boot.css\">",
        &format!("<style>{style}</style>"),
    )?;
    let page = once(&page, "<script src=\"./boot.js\"", "<script data-inside")?;
    let page = once(&page, "_bg.wasm\"></script>", &format!("_bg.wasm\">{boot}</script>"))?;
    once(&page, "</body>", &format!("{end}</body>"))
}

/// Its bytes as gzip at its best, which browsers unpack by themselves. The header says neither when nor where it was made.
pub(crate) fn gzipped(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut packed = GzBuilder::new()
        .operating_system(255)
        .write(Vec::new(), Compression::best());
    packed.write_all(bytes)?;
    packed.finish()
}

/// A script as a module of the page.
fn module(name: &str, script: &str) -> Result<String, String> {
    let exported = exported(script);
    if exported.is_empty() || script.contains("\nexport default ") {
        return Err(odd(
            name,
            "exports in a way that crates/bundle/src/single.rs does not know",
        ));
    }
    // Inside a script element these would begin or end something.
    if script.contains("</script") || script.contains("<!--") {
        return Err(odd(name, "holds markup that ends a script"));
    }
    let exported = exported.join(", ");
    Ok(format!("{script}crosscheck_inside[\"./{name}\"] = {{ {exported} }};\n"))
}

/// What a script exports, as the entries of an object.
fn exported(script: &str) -> Vec<String> {
    let mut entries = Vec::new();
    for line in script.lines().filter_map(|line| line.strip_prefix("export ")) {
        if let Some(names) = line.strip_prefix("{ ").and_then(|line| line.strip_suffix(" };")) {
            entries.extend(names.split(", ").map(|name| match name.split_once(" as ") {
                Some((inside, outside)) => format!("{outside}: {inside}"),
                None => name.to_owned(),
            }));
            continue;
        }
        let mut words = line.split(|sign: char| !sign.is_alphanumeric() && sign != '_' && sign != '$');
        let name = words.find(|word| !["async", "class", "const", "function"].contains(word));
        entries.extend(name.map(str::to_owned));
    }
    entries
}

/// What stands in the `main` of a page.
fn main_of(page: &str) -> Option<String> {
    let (_, rest) = page.split_once("<main")?;
    let (inside, _) = rest.split_once('>')?.1.split_once("</main>")?;
    // Links into the explorer lead to the file itself.
    Some(inside.trim().replace("href=\"./#/", "href=\"#/"))
}

/// The page without the links that have a browser fetch the program before boot.js asks for it.
fn without_preloads(page: &str) -> Result<String, String> {
    let (before, rest) = page
        .split_once("<link rel=\"modulepreload\"")
        .ok_or_else(|| odd("index.html", "does not preload its script"))?;
    let (_, after) = rest
        .split_once("<script src=")
        .ok_or_else(|| odd("index.html", "does not load boot.js"))?;
    Ok(format!("{before}<script src={after}"))
}

/// A policy without a source on any network: what runs and how it looks is in the file.
pub(crate) fn policy(scripts: &[&str], style: &str) -> String {
    let digest = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    let scripts: Vec<String> = scripts.iter().map(|script| digest(script)).collect();
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data:; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types default",
        scripts.join(" "),
        digest(style)
    )
}

fn tagged(tag: &str, inside: &str) -> String {
    let name = tag.split(' ').next().unwrap_or_default();
    format!("<{tag}>{inside}</{name}>\n")
}

/// Puts something in the place of what must be there exactly once.
fn once(page: &str, old: &str, new: &str) -> Result<String, String> {
    match page.matches(old).count() {
        1 => Ok(page.replacen(old, new, 1)),
        times => Err(odd(
            "index.html",
            &format!("holds `{old}` {times} times instead of once"),
        )),
    }
}

fn odd(name: &str, how: &str) -> String {
    format!("{NAME} cannot be made: {name} {how}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn a_script_says_what_it_exports() {
        let script = "export class A {\n}\nexport function b() {}\nexport async function c() {}\nexport const d = 1;\n\
            const e = 2;\nexport { e, f as default };\n";
        assert_eq!(exported(script), ["A", "b", "c", "d", "e", "default: f"]);
        let module = module("x.js", "export const d = 1;\n").unwrap();
        assert_eq!(module, "export const d = 1;\ncrosscheck_inside[\"./x.js\"] = { d };\n");
    }

    #[test]
    fn a_script_that_cannot_stand_in_a_page_is_refused() {
        for script in [
            "const a = 1;\n",
            "export const a = 1;\nexport default 1;\n",
            "export const a = \"</script>\";\n",
            "export const a = \"<!--\";\n",
        ] {
            assert!(module("x.js", script).is_err(), "{script}");
        }
    }

    #[test]
    fn everything_is_in_the_file_and_named_by_its_digest() {
        let single = single(&sample::files()).unwrap();
        for part in [
            "script-src 'sha256-",
            "<style>p{}</style>",
            "data-program=\"./crosscheck-1_bg.wasm\">imported(\"./export.js\");\nimported(\"./desk.js\");\n</script>",
            "<script type=\"module\">export const program = \"crosscheck-1_bg.wasm\";\ncrosscheck_inside[\"./crosscheck-1.js\"] = { program };\n</script>",
            "<script type=\"text/plain\" id=\"./crosscheck-2_chunk.wasm\">H4sI",
            "<template id=\"notice.html\"><a href=\"#/about\">Notice</a></template>",
            "crosscheck_inside[\"./single.js\"] = { drawn, framed, source, tell };\n</script>\n</body>",
        ] {
            assert!(single.contains(part), "{part} is missing in {single}");
        }
        for part in ["'self'", "src=\"./", "preload", "connect-src"] {
            assert!(!single.contains(part), "{part} is in {single}");
        }
        let digests = single.matches("'sha256-").count();
        assert_eq!(digests, 7, "boot, five modules and the style");
    }

    #[test]
    fn what_is_packed_says_neither_when_nor_where() {
        let packed = gzipped(b"abc").unwrap();
        assert_eq!(packed.get(..2), Some(&[0x1f, 0x8b][..]));
        assert_eq!(packed.get(4..8), Some(&[0; 4][..]), "the time");
        assert_eq!(packed.get(9), Some(&255), "the system");
    }
}
