//! The release bundle: Trunk's output, finished and weighed.
//!
//! Finishing writes what only a release has: the page's policy, the documents of the corpus for readers without
//! JavaScript, the build's name, and how many bytes the program has.

use std::fs;
use std::path::{Path, PathBuf};

use crosscheck_model::Corpus;

use crate::project;
use crate::run::{Failure, program, run};
use crate::tools;

/// The first view, every file of it compressed, may weigh this much.
const CEILING: usize = 200_000;
/// And should weigh this much.
const GOAL: usize = 150_000;

/// Every directive denies first and names what the page needs. Trunk's own scripts are external, and so is ours.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'; trusted-types default";

/// Writes the release bundle to `dist/` and prints its sizes.
pub(crate) fn build() -> Result<(), Failure> {
    tools::for_page()?;
    release()
}

/// The same with the tools in place already.
pub(crate) fn release() -> Result<(), Failure> {
    let corpus = project::corpus(None);
    let compiled = crosscheck_compiler::compile_dir(&corpus).map_err(|report| {
        eprintln!("{report}");
        Failure(String::new())
    })?;
    run(program("trunk")
        .args(["build", "--release", "--offline"])
        .env("CROSSCHECK_CORPUS", &corpus))?;
    let dist = project::root().join("dist");
    finish(&dist, &compiled.corpus)?;
    weigh(&dist, compiled.pack.len())
}

fn finish(dist: &Path, corpus: &Corpus) -> Result<(), Failure> {
    let file = dist.join("index.html");
    let page = fs::read_to_string(&file)?;
    let program = files(dist)?
        .into_iter()
        .find(|file| file.extension().is_some_and(|kind| kind == "wasm"));
    let program = program.ok_or_else(|| Failure("dist/ holds no wasm file: did Trunk's build end well?".into()))?;
    let bytes = fs::metadata(&program)?.len();
    let policy = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
    let page = replace_comment(&page, "policy:", &policy)?;
    let page = replace_comment(&page, "sources:", &sources(corpus))?;
    let script = "<script src=\"./boot.js\"";
    if !page.contains(script) {
        return Err(Failure(
            "index.html does not load boot.js the way Trunk.toml says".into(),
        ));
    }
    let named = format!(
        "{script} data-build=\"{}\" data-bytes=\"{bytes}\"",
        env!("CARGO_PKG_VERSION")
    );
    fs::write(file, page.replacen(script, &named, 1))?;
    Ok(())
}

/// Puts something in the place of the comment that begins so.
fn replace_comment(page: &str, begins: &str, with: &str) -> Result<String, Failure> {
    let missing = || Failure(format!("index.html has no comment `<!-- {begins} … -->` to fill in"));
    let start = page.find(&format!("<!-- {begins}")).ok_or_else(missing)?;
    let length = page
        .get(start..)
        .and_then(|rest| rest.find("-->"))
        .ok_or_else(missing)?
        + 3;
    let (before, rest) = page.split_at(start);
    let after = rest.get(length..).unwrap_or_default();
    Ok([before, with, after].concat())
}

/// The documents with their outlets, dates and addresses, for readers without JavaScript.
fn sources(corpus: &Corpus) -> String {
    let mut list = format!(
        "<h2>{}</h2>\n<p>{}</p>\n<ul>\n",
        escaped(&corpus.meta.title),
        escaped(&corpus.meta.summary)
    );
    for document in &corpus.documents {
        let outlet = corpus.outlet(document.outlet).map_or("", |outlet| &outlet.name);
        let title = document.title.as_deref().unwrap_or("no title printed");
        let date = document
            .published
            .as_ref()
            .or(document.modified.as_ref())
            .map(|date| date.value.words())
            .unwrap_or_default();
        let title = match document
            .address
            .as_deref()
            .filter(|address| address.starts_with("https://"))
        {
            Some(address) => format!("<a href=\"{}\">{}</a>", escaped(address), escaped(title)),
            None => escaped(title),
        };
        list.push_str(&format!("<li>{}: {title}, {}", escaped(outlet), escaped(&date)));
        for lineage in &document.lineage {
            let address = lineage
                .evidence
                .split_whitespace()
                .find(|word| word.starts_with("https://"));
            if let Some(address) = address.map(|address| address.trim_end_matches([',', ';', ')', '.'])) {
                list.push_str(&format!(" (traced to <a href=\"{0}\">{0}</a>)", escaped(address)));
            }
        }
        list.push_str("</li>\n");
    }
    list.push_str("</ul>");
    list
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// Prints every file raw and compressed, and holds the first view to its budget.
fn weigh(dist: &Path, pack: usize) -> Result<(), Failure> {
    println!("{:>10} {:>10}  file", "raw", "brotli 11");
    let mut total = 0;
    for file in files(dist)? {
        let bytes = fs::read(&file)?;
        let small = compressed(&bytes)?;
        total += small;
        let name = file.strip_prefix(dist).unwrap_or(&file);
        println!("{:>10} {small:>10}  {}", bytes.len(), name.display());
    }
    println!(
        "{:>10} {total:>10}  first view (goal {GOAL}, ceiling {CEILING}); the corpus in it is {pack} bytes raw",
        ""
    );
    if total > CEILING {
        return Err(Failure(format!(
            "the first view weighs {total} bytes, {} more than its ceiling",
            total - CEILING
        )));
    }
    Ok(())
}

/// The size a host sends: brotli at its best quality.
pub(crate) fn compressed(bytes: &[u8]) -> Result<usize, Failure> {
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters)?;
    Ok(out.len())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_is_filled_in_or_missed() {
        let page = "<head><!-- policy: here --></head>";
        assert_eq!(
            replace_comment(page, "policy:", "<meta>").unwrap(),
            "<head><meta></head>"
        );
        assert!(replace_comment(page, "sources:", "").is_err());
    }

    #[test]
    fn text_from_a_corpus_stays_text() {
        assert_eq!(escaped("<b a=\"1\"> & co"), "&lt;b a=&quot;1&quot;&gt; &amp; co");
    }
}
