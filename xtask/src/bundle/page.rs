//! Trunk's page into the published one: with its policy, the name of the corpus, its documents for readers without
//! JavaScript, and the build's name; without comments.

use crosscheck_bundle::page::{self, POLICY, escaped, once, sources, without_html_comments};
use crosscheck_model::Corpus;

use super::program::Program;
use crate::run::Failure;

/// How the names of the two files end that Trunk's page loads.
pub(super) const TRUNKS_ENDS: [&str; 2] = [".js", "_bg.wasm"];

pub(super) fn finish(
    trunks: &str,
    program: &Program,
    corpus: &Corpus,
    build: &str,
    tags: &str,
) -> Result<String, Failure> {
    let old = trunks_name(trunks)?;
    let mut page = trunks.to_owned();
    for (end, new) in TRUNKS_ENDS.iter().zip([&program.script, &program.wasm.name]) {
        page = page.replace(&format!("{old}{end}"), new);
    }
    let policy = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
    let page = once(&page, comment(&page, "policy:")?, &policy)?;
    let page = once(&page, comment(&page, "site:")?, tags)?;
    let page = once(&page, comment(&page, "sources:")?, &sources(corpus))?;
    let page = once(&page, "<title>Crosscheck</title>", &page::title(corpus))?;
    let page = once(
        &page,
        &page::description(&Corpus::default()),
        &page::description(corpus),
    )?;
    let loader = format!("data-build=\"{}\" {} data-script=", escaped(build), files(program));
    Ok(without_html_comments(&once(&page, "data-script=", &loader)?))
}

/// What Trunk put before the ends of the names of its files.
pub(super) fn trunks_name(page: &str) -> Result<String, Failure> {
    let named = page
        .split_once("data-script=\"./")
        .and_then(|(_, rest)| rest.split_once(".js\""));
    let missing = || Failure("index.html does not load boot.js the way Trunk.toml says".into());
    named.map(|(name, _)| name.to_owned()).ok_or_else(missing)
}

/// What boot.js is told of the program: its chunks, and the size of every part.
fn files(program: &Program) -> String {
    let sizes = std::iter::once(&program.wasm).chain(&program.chunks);
    let sizes: Vec<_> = sizes.map(|file| file.bytes.to_string()).collect();
    let chunks: Vec<_> = program.chunks.iter().map(|file| format!("./{}", file.name)).collect();
    format!(
        "data-bytes=\"{}\" data-chunks=\"{}\"",
        sizes.join(" "),
        chunks.join(" ")
    )
}

/// The comment that begins with a word.
fn comment<'page>(page: &'page str, begins: &str) -> Result<&'page str, Failure> {
    let missing = || Failure(format!("index.html has no comment `<!-- {begins} … -->` to fill in"));
    let (before, rest) = page.split_once(&format!("<!-- {begins}")).ok_or_else(missing)?;
    let (inside, _) = rest.split_once("-->").ok_or_else(missing)?;
    let end = page.len() - rest.len() + inside.len() + "-->".len();
    page.get(before.len()..end).ok_or_else(missing)
}

#[cfg(test)]
mod tests {
    use super::super::program::File;
    use super::*;

    fn program() -> Program {
        let file = |name: &str, bytes| File {
            name: name.to_owned(),
            bytes,
        };
        Program {
            script: "b.js".to_owned(),
            wasm: file("b_bg.wasm", 5),
            chunks: vec![file("c_chunk.wasm", 6), file("d_chunk.wasm", 7)],
        }
    }

    #[test]
    fn the_page_says_what_it_loads() {
        let page = r#"<script src="./boot.js" data-script="./a-1.js" data-program="./a-1_bg.wasm">"#;
        assert_eq!(trunks_name(page).unwrap(), "a-1");
        assert!(trunks_name("<script>").is_err());
    }

    #[test]
    fn the_page_of_this_repository_can_be_finished() {
        let loader = "<head><script data-script=\"./a-1.js\" data-program=\"./a-1_bg.wasm\"></script>";
        let page = include_str!("../../../index.html").replace("<head>", loader);
        let mut corpus = Corpus::default();
        corpus.meta.title = "A \"title\" <b>".to_owned();
        let finished = finish(&page, &program(), &corpus, "1", "<meta name=\"tag\">").unwrap();
        for part in [
            "<meta name=\"tag\">",
            "<a href=\"./text/index.html\">Read all of it without JavaScript</a>",
            "data-build=\"1\" data-bytes=\"5 6 7\" data-chunks=\"./c_chunk.wasm ./d_chunk.wasm\" data-script=\"./b.js\" data-program=\"./b_bg.wasm\"",
            "<title>A &quot;title&quot; &lt;b&gt; – Crosscheck</title>",
            "require-trusted-types-for 'script'",
        ] {
            assert!(finished.contains(part), "{part} is missing in {finished}");
        }
        assert!(!finished.contains("<!--"), "{finished}");
    }

    #[test]
    fn a_page_without_its_places_is_refused() {
        let refused = finish(
            "<title>Crosscheck</title> data-script=\"./a-1.js\"",
            &program(),
            &Corpus::default(),
            "1",
            "",
        );
        assert!(refused.is_err_and(|failure| failure.0.contains("policy:")));
    }
}
