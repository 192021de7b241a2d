//! The finished bundle into one file, `crosscheck.html`: it opens from a disk and in a sandboxed frame, where a page cannot fetch
//! what stands beside it.
//!
//! Scripts become modules of the page, which enter what they export in `crosscheck_inside` (boot.js). Programs become data
//! blocks, compressed and in base64. The policy names each script and the style by its digest and allows no network at all.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::page::POLICY;
use super::program::Program;
use super::weight::gzipped;
use crate::run::Failure;

/// What the file is called.
pub(super) const NAME: &str = "crosscheck.html";

/// What the page has in this file alone.
pub(super) const OURS: &str = "single.js";

/// A file that is sent to somebody is not installed from where it was made.
const MANIFEST: &str = "<link rel=\"manifest\" href=\"./manifest.webmanifest\">\n";

/// Scripts beside the page's own, and the program of those that make files.
const SCRIPTS: [&str; 3] = ["crosscheck.js", "export.js", OURS];
const EXPORTS: &str = "crosscheck.wasm";

/// The pages that are shown in place, as far as the bundle has them.
const PAGES: [&str; 2] = ["codebook.html", "notice.html"];

/// Writes the single file beside the files that it is made of.
pub(super) fn write(dist: &Path, program: &Program) -> Result<(), Failure> {
    let read = |name: &str| Ok::<_, Failure>(fs::read_to_string(dist.join(name))?);
    let (boot, style) = (read("boot.js")?, read("boot.css")?);
    let mut modules = Vec::new();
    for name in [program.script.as_str()].iter().chain(&SCRIPTS) {
        modules.push(module(name, &read(name)?)?);
    }
    let mut end = String::new();
    for name in PAGES.iter().filter(|name| dist.join(name).is_file()) {
        let main = main_of(&read(name)?).ok_or_else(|| odd(name, "has no `main`"))?;
        end.push_str(&tagged(&format!("template id=\"{name}\""), &main));
    }
    let wasm = std::iter::once(&program.wasm).chain(&program.chunks);
    for name in wasm.map(|file| file.name.as_str()).chain([EXPORTS]) {
        let packed = STANDARD.encode(gzipped(&fs::read(dist.join(name))?)?);
        end.push_str(&tagged(&format!("script type=\"text/plain\" id=\"./{name}\""), &packed));
    }
    // boot.js looks for the last script to see that the file is whole.
    end.extend(modules.iter().map(|module| tagged("script type=\"module\"", module)));
    let icon = STANDARD.encode(fs::read(dist.join("icon.svg"))?);
    let scripts: Vec<&str> = std::iter::once(&boot).chain(&modules).map(String::as_str).collect();
    let policy = policy(&scripts, &style);
    let page = read("index.html")?;
    let page = without_preloads(&page)?.replace(MANIFEST, "");
    let page = once(&page, POLICY, &policy)?;
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
    let page = once(&page, "</body>", &format!("{end}</body>"))?;
    fs::write(dist.join(NAME), page)?;
    Ok(())
}

/// A script as a module of the page.
fn module(name: &str, script: &str) -> Result<String, Failure> {
    let exported = exported(script);
    if exported.is_empty() || script.contains("\nexport default ") {
        return Err(odd(
            name,
            "exports in a way that xtask/src/bundle/single.rs does not know",
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
fn without_preloads(page: &str) -> Result<String, Failure> {
    let (before, rest) = page
        .split_once("<link rel=\"modulepreload\"")
        .ok_or_else(|| odd("index.html", "does not preload its script"))?;
    let (_, after) = rest
        .split_once("<script src=")
        .ok_or_else(|| odd("index.html", "does not load boot.js"))?;
    Ok(format!("{before}<script src={after}"))
}

/// A policy without a source on any network: what runs and how it looks is in the file.
fn policy(scripts: &[&str], style: &str) -> String {
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
fn once(page: &str, old: &str, new: &str) -> Result<String, Failure> {
    match page.matches(old).count() {
        1 => Ok(page.replacen(old, new, 1)),
        times => Err(odd(
            "index.html",
            &format!("holds `{old}` {times} times instead of once"),
        )),
    }
}

fn odd(name: &str, how: &str) -> Failure {
    Failure(format!("{NAME} cannot be made: {name} {how}"))
}

#[cfg(test)]
mod tests {
    use super::super::program::File;
    use super::*;

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
        let dist = std::env::temp_dir().join(format!("crosscheck-single-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        let page = format!(
            "<html><head><meta content=\"{POLICY}\"><link rel=\"icon\" href=\"./icon.svg\"><link rel=\"stylesheet\" href=\"./boot.css\">\
             <link rel=\"modulepreload\" href=\"./b.js\"><link rel=\"preload\" href=\"./b_bg.wasm\">\
             <script src=\"./boot.js\" data-script=\"./b.js\" data-program=\"./b_bg.wasm\"></script></head><body></body></html>"
        );
        for (name, text) in [
            ("index.html", page.as_str()),
            ("boot.js", "boot();\n"),
            ("boot.css", "p{}"),
            ("icon.svg", "<svg/>"),
            ("b.js", "export const d = 1;\n"),
            ("crosscheck.js", "export const open = 1;\n"),
            ("export.js", "export { a as default };\n"),
            ("single.js", "export const f = 1;\n"),
            ("crosscheck.wasm", "wasm"),
            ("b_bg.wasm", "wasm"),
            ("c_chunk.wasm", "wasm"),
            (
                "notice.html",
                "<body><main id=\"a\">\n<a href=\"./#/about\">Notice</a>\n</main></body>",
            ),
        ] {
            fs::write(dist.join(name), text).unwrap();
        }
        let file = |name: &str| File {
            name: name.to_owned(),
            bytes: 4,
        };
        let program = Program {
            script: "b.js".to_owned(),
            wasm: file("b_bg.wasm"),
            chunks: vec![file("c_chunk.wasm")],
        };
        write(&dist, &program).unwrap();
        let single = fs::read_to_string(dist.join(NAME)).unwrap();
        fs::remove_dir_all(&dist).unwrap();
        for part in [
            "script-src 'sha256-",
            "<style>p{}</style>",
            "data-program=\"./b_bg.wasm\">boot();\n</script>",
            "<script type=\"module\">export const d = 1;\ncrosscheck_inside[\"./b.js\"] = { d };\n</script>",
            "<script type=\"text/plain\" id=\"./c_chunk.wasm\">H4sI",
            "<template id=\"notice.html\"><a href=\"#/about\">Notice</a></template>",
        ] {
            assert!(single.contains(part), "{part} is missing in {single}");
        }
        for part in ["'self'", "src=\"./", "preload", "connect-src"] {
            assert!(!single.contains(part), "{part} is in {single}");
        }
        let digests = single.matches("'sha256-").count();
        assert_eq!(digests, 6, "boot, four modules and the style");
    }
}
