//! `crosscheck.html` of one corpus into that of another, for a page that has nothing else at hand: it fetches that file, or is it.
//!
//! What a browser hands out of its own document is written a little otherwise than it was read. So what is replaced is found by
//! what stands around it, and not by what it was.

use std::io::Read;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use crosscheck_model::{Corpus, decode};
use flate2::read::GzDecoder;

use crate::exchange::{exchange, pack_of};
use crate::page::{Loads, attribute, description, escaped, told};
use crate::single::{EXPORTS, gzipped, policy};
use crate::{CODEBOOK, build, named, page};

/// The single file with the corpus of a pack in it.
///
/// # Errors
/// When it is no such file of this version, or the pack is none or only the first part of one.
pub fn with_pack(single: &str, pack: &[u8]) -> Result<String, String> {
    let corpus = decode(pack).map_err(|error| error.to_string())?;
    if !corpus.parts.all().is_empty() {
        return Err(
            "a corpus of this size stands in parts beside its page, and a single file has nothing beside it".into(),
        );
    }
    let old = Loads::of(single)?;
    let mut new = old.clone();
    let program = program_with(&unpacked(single, &old.program)?, pack)?;
    let exports = program_with(&unpacked(single, EXPORTS)?, pack)?;
    new.program = named("_bg.wasm", &program);
    if let Some(size) = new.bytes.first_mut() {
        *size = program.len().to_string();
    }
    let script = script_of(single, &old.script)?.replace(&old.program, &new.program);
    new.script = named(".js", script.as_bytes());
    let html = between(single, &block(&old.program), "</script>", &packed(&program)?)?;
    let html = between(&html, &block(EXPORTS), "</script>", &packed(&exports)?)?;
    let html = html
        .replace(&old.script, &new.script)
        .replace(&old.program, &new.program);
    let html = about(&html, &corpus, &build(pack), &new)?;
    with_policy(&without_codebook(html, &corpus)?)
}

/// A program of the page with another pack, of the version that it reads.
fn program_with(program: &[u8], pack: &[u8]) -> Result<Vec<u8>, String> {
    // The sign of a pack, and its version.
    const BEGINS: usize = 5;
    if pack_of(program)?.get(..BEGINS) != pack.get(..BEGINS) {
        return Err("the page is of another version than what was opened in it".to_owned());
    }
    exchange(program, pack)
}

/// What the head and the words for readers without JavaScript say of the corpus.
fn about(html: &str, corpus: &Corpus, build: &str, loads: &Loads) -> Result<String, String> {
    let title = inside(&page::title(corpus), "<title>", "</title>")?.to_owned();
    let html = between(html, "<title>", "</title>", &title)?;
    let content = "<meta name=\"description\" content=\"";
    let words = inside(&description(corpus), content, "\">")?.to_owned();
    let html = between(&html, content, "\">", &words)?;
    // What other sites show of a link, where the file was made for a known address.
    let html = between(&html, "type=\"image/svg+xml\">", "<style>", "\n")?;
    let html = between(&html, " data-build=\"", "\"", &escaped(build))?;
    let html = between(&html, " data-bytes=\"", "\"", &loads.bytes.join(" "))?;
    let (before, noscript) = html.split_once("<noscript>").ok_or_else(|| lacks("<noscript>"))?;
    let list = told(corpus);
    let list = inside(&list, "<h2>", "</ul>")?;
    Ok(format!(
        "{before}<noscript>{}",
        between(noscript, "<h2>", "</ul>", list)?
    ))
}

fn without_codebook(html: String, corpus: &Corpus) -> Result<String, String> {
    let opens = format!("<template id=\"{CODEBOOK}\">");
    let has = html.contains(&opens);
    match &corpus.meta.codebook {
        Some(name) if name != CODEBOOK || !has => Err(format!(
            "`codebook` names {name}, which this page does not have: leave the key out of corpus.toml"
        )),
        None if has => {
            let (before, rest) = html.split_once(&opens).ok_or_else(|| lacks(&opens))?;
            let (_, after) = rest.split_once("</template>\n").ok_or_else(|| lacks("</template>"))?;
            Ok([before, after].concat())
        }
        _ => Ok(html),
    }
}

/// The file with the digests of what now stands in it.
fn with_policy(html: &str) -> Result<String, String> {
    let program = attribute(html, "data-program").ok_or_else(|| lacks("data-program"))?;
    let boot = inside(html, &format!(" data-program=\"{program}\">"), "</script>")?;
    let modules = html.split("<script type=\"module\">").skip(1);
    let modules = modules.filter_map(|rest| rest.split("</script>").next());
    let scripts: Vec<&str> = std::iter::once(boot).chain(modules).collect();
    let policy = policy(&scripts, inside(html, "<style>", "</style>")?);
    between(
        html,
        "<meta http-equiv=\"Content-Security-Policy\" content=\"",
        "\"",
        &policy,
    )
}

/// What stands before a program in the file.
fn block(name: &str) -> String {
    format!("<script type=\"text/plain\" id=\"./{name}\">")
}

fn unpacked(single: &str, name: &str) -> Result<Vec<u8>, String> {
    let packed = STANDARD.decode(inside(single, &block(name), "</script>")?);
    let packed = packed.map_err(|error| format!("{name} in the page is damaged: {error}"))?;
    let mut program = Vec::new();
    let read = GzDecoder::new(packed.as_slice()).read_to_end(&mut program);
    read.map_err(|error| format!("{name} in the page is damaged: {error}"))?;
    Ok(program)
}

fn packed(program: &[u8]) -> Result<String, String> {
    gzipped(program)
        .map(|packed| STANDARD.encode(packed))
        .map_err(|error| error.to_string())
}

/// The program's script without the line by which it enters what it exports.
fn script_of<'a>(single: &'a str, name: &str) -> Result<&'a str, String> {
    let end = format!("crosscheck_inside[\"./{name}\"] = ");
    let (before, _) = single.split_once(&end).ok_or_else(|| lacks(name))?;
    before
        .rsplit_once("<script type=\"module\">")
        .map(|(_, script)| script)
        .ok_or_else(|| lacks(name))
}

/// Puts something between the first of one text and the next of another.
fn between(html: &str, before: &str, after: &str, new: &str) -> Result<String, String> {
    let (head, rest) = html.split_once(before).ok_or_else(|| lacks(before))?;
    let (_, tail) = rest.split_once(after).ok_or_else(|| lacks(after))?;
    Ok([head, before, new, after, tail].concat())
}

fn inside<'a>(html: &'a str, before: &str, after: &str) -> Result<&'a str, String> {
    let (_, rest) = html.split_once(before).ok_or_else(|| lacks(before))?;
    rest.split_once(after)
        .map(|(inside, _)| inside)
        .ok_or_else(|| lacks(after))
}

fn lacks(what: &str) -> String {
    format!("the page is no crosscheck.html of this version: it lacks `{what}`")
}

#[cfg(test)]
mod tests {
    use crosscheck_model::encode;
    use crosscheck_static_pages::Edition;

    use super::*;
    use crate::{SINGLE, sample, text_of, whole};

    fn corpus(title: &str, codebook: Option<&str>) -> Corpus {
        let mut corpus = Corpus::default();
        corpus.meta.title = title.to_owned();
        corpus.meta.codebook = codebook.map(str::to_owned);
        corpus
    }

    /// The single file of the sample page.
    fn single() -> String {
        let mut files = sample::files();
        let corpus = corpus("A sample", None);
        let edition = Edition {
            corpus: &corpus,
            site: None,
            embeds: true,
        };
        whole::finish(&mut files, &edition).unwrap();
        text_of(&files, SINGLE).unwrap().to_owned()
    }

    #[test]
    fn it_is_the_file_that_the_tool_makes() {
        let folder = std::env::temp_dir().join(format!("crosscheck-refit-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let toml = "title = 'The \"fire\" <b> & more'\nsummary = 'What & who'\n";
        std::fs::write(folder.join("corpus.toml"), toml).unwrap();
        let compiled = crosscheck_compiler::compile_dir(&folder).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        let files = sample::page().bundle(&compiled, None).unwrap();
        let made = with_pack(&single(), &compiled.pack).unwrap();
        assert_eq!(made, text_of(&files, SINGLE).unwrap());
    }

    #[test]
    fn a_document_as_a_browser_writes_it_serves_as_well() {
        let pack = encode(&corpus("Another", None));
        let expected = with_pack(&single(), &pack).unwrap();
        let read = single()
            .replace("<script data-inside", "<script data-inside=\"\"")
            .replace("&quot;", "\"");
        let made = with_pack(&read, &pack).unwrap();
        assert_eq!(made.replace("data-inside=\"\"", "data-inside"), expected);
    }

    #[test]
    fn another_page_or_pack_is_refused() {
        let pack = encode(&corpus("Another", None));
        assert!(with_pack("<html>", &pack).is_err());
        assert!(with_pack(&single(), b"CXPK").is_err());
        let named = encode(&corpus("Another", Some("mine.html")));
        assert!(with_pack(&single(), &named).unwrap_err().contains("mine.html"));
        let newer = sample::program(b"CXPK\xff");
        assert!(program_with(&newer, &pack).unwrap_err().contains("another version"));
    }
}
