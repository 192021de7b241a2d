//! What index.html says of its corpus and its program, and the same of others: title, description, the documents for readers
//! without JavaScript, the build's name, and what boot.js loads.

use crosscheck_model::{Corpus, Document};
use crosscheck_static_pages::FOLDER;

/// Every directive denies first and names what the page needs. Nothing inline, and no text becomes markup: the one Trusted
/// Types policy is that of boot.js, which refuses.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'; trusted-types default";

/// What a page is described as whose corpus has no summary. index.html says the same.
const DESCRIPTION: &str = "An explorer for a corpus of reports that disagree: who says what about whom, on whose authority, \
    and who contradicts it.";

/// What the page of a corpus holds of it, and which program it loads.
pub(crate) struct About<'a> {
    pub(crate) corpus: &'a Corpus,
    pub(crate) build: &'a str,
    pub(crate) loads: &'a Loads,
}

/// The files of the program that index.html names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Loads {
    pub(crate) script: String,
    pub(crate) program: String,
    pub(crate) chunks: Vec<String>,
    /// The sizes of the program and its chunks, in that order.
    pub(crate) bytes: Vec<String>,
}

impl Loads {
    pub(crate) fn of(index: &str) -> Result<Self, String> {
        let names = |name: &str| {
            let words = attribute(index, name)?.split(' ').filter(|word| !word.is_empty());
            Some(words.map(|word| word.trim_start_matches("./").to_owned()).collect())
        };
        let one = |name: &str| names(name).and_then(|names: Vec<String>| names.into_iter().next());
        let read = || {
            Some(Self {
                script: one("data-script")?,
                program: one("data-program")?,
                chunks: names("data-chunks")?,
                bytes: names("data-bytes")?,
            })
        };
        read().ok_or_else(|| "its index.html names no program as a release build does".to_owned())
    }
}

/// The page of one corpus and program as that of another.
pub(crate) fn retold(index: &str, old: &About<'_>, new: &About<'_>) -> Result<String, String> {
    let page = once(index, &title(old.corpus), &title(new.corpus))?;
    let page = once(&page, &description(old.corpus), &description(new.corpus))?;
    let page = once(&page, &told(old.corpus), &told(new.corpus))?;
    let built = |about: &About<'_>| format!("data-build=\"{}\"", escaped(about.build));
    let page = once(&page, &built(old), &built(new))?;
    let bytes = |about: &About<'_>| format!("data-bytes=\"{}\"", about.loads.bytes.join(" "));
    let page = once(&page, &bytes(old), &bytes(new))?;
    let page = page.replace(
        &format!("./{}\"", old.loads.script),
        &format!("./{}\"", new.loads.script),
    );
    Ok(page.replace(
        &format!("./{}\"", old.loads.program),
        &format!("./{}\"", new.loads.program),
    ))
}

/// Between these two stands what other sites show of a link to the page, where it is known where that will stand.
const TAGS: [&str; 2] = [MANIFEST, "<link rel=\"stylesheet\" href=\"./boot.css\">"];

/// By this the page can be installed.
pub(crate) const MANIFEST: &str = "<link rel=\"manifest\" href=\"./manifest.webmanifest\">\n";

/// The page with other such tags.
pub(crate) fn with_tags(page: &str, tags: &str) -> Result<String, String> {
    let odd = || "index.html does not hold its manifest before its style sheet".to_owned();
    let (before, rest) = page.split_once(TAGS[0]).ok_or_else(odd)?;
    let (_, after) = rest.split_once(TAGS[1]).ok_or_else(odd)?;
    let tags = without_html_comments(tags);
    Ok([before, TAGS[0], &tags, TAGS[1], after].concat())
}

/// What stands in an attribute, the first of its name.
pub(crate) fn attribute<'page>(page: &'page str, name: &str) -> Option<&'page str> {
    let (_, rest) = page.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

/// Puts something in the place of what must be there exactly once.
///
/// # Errors
/// When it is not.
pub fn once(page: &str, old: &str, new: &str) -> Result<String, String> {
    match page.matches(old).count() {
        1 => Ok(page.replacen(old, new, 1)),
        times => Err(format!("index.html holds `{old}` {times} times instead of once")),
    }
}

/// The title of the page.
#[must_use]
pub fn title(corpus: &Corpus) -> String {
    format!("<title>{} – Crosscheck</title>", escaped(&corpus.meta.title))
}

/// What search engines show of it.
#[must_use]
pub fn description(corpus: &Corpus) -> String {
    let summary = corpus.meta.summary.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = if summary.is_empty() { DESCRIPTION } else { &summary };
    format!("<meta name=\"description\" content=\"{}\">", escaped(words))
}

/// The documents as they stand in a finished page.
pub(crate) fn told(corpus: &Corpus) -> String {
    without_html_comments(&sources(corpus)).trim_end().to_owned()
}

/// Without comments, indentation and empty lines.
#[must_use]
pub fn without_html_comments(page: &str) -> String {
    let mut parts = page.split("<!--");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(part.split_once("-->").map_or("", |(_, after)| after));
    }
    let lines = out.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| format!("{line}\n")).collect()
}

/// How many documents the page names by itself: it stays small whatever the corpus.
const NAMED: usize = 12;

/// The first documents with their outlets, dates and addresses, and the way to all that can be read without scripts.
#[must_use]
pub fn sources(corpus: &Corpus) -> String {
    let items: String = corpus
        .documents
        .iter()
        .take(NAMED)
        .map(|document| source(corpus, document))
        .collect();
    let (title, summary) = (escaped(&corpus.meta.title), escaped(&corpus.meta.summary));
    let all = format!(
        "<p><a href=\"./{FOLDER}/index.html\">Read all of it without JavaScript</a>: every question, document, name and claim.</p>"
    );
    format!("<h2>{title}</h2>\n<p>{summary}</p>\n{all}\n<ul>\n{items}</ul>")
}

fn source(corpus: &Corpus, document: &Document) -> String {
    let outlet = corpus.outlet(document.outlet).map_or("", |outlet| &outlet.name);
    let title = escaped(document.title.as_deref().unwrap_or("no title printed"));
    let date = document.published.as_ref().or(document.modified.as_ref());
    let date = date.map(|date| date.value.words()).unwrap_or_default();
    let address = document
        .address
        .as_deref()
        .filter(|address| address.starts_with("https://") || address.starts_with("http://"));
    let title = address.map_or(title.clone(), |address| {
        format!("<a href=\"{}\">{title}</a>", escaped(address))
    });
    let traced: String = document
        .lineage
        .iter()
        .filter_map(|lineage| traced(&lineage.evidence))
        .collect();
    format!("<li>{}: {title}, {}{traced}</li>\n", escaped(outlet), escaped(&date))
}

/// A link to the first address in what is written about where a document comes from.
fn traced(evidence: &str) -> Option<String> {
    let address = evidence.split_whitespace().find(|word| word.starts_with("https://"))?;
    let address = escaped(address.trim_end_matches([',', ';', ')', '.']));
    Some(format!(" (traced to <a href=\"{address}\">{address}</a>)"))
}

/// Text as it stands in markup.
#[must_use]
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_of_this_repository_is_described_as_one_without_a_summary() {
        let page = include_str!("../../../index.html");
        assert!(page.contains(&description(&Corpus::default())));
    }

    #[test]
    fn a_page_without_a_program_is_refused() {
        let debug = "<script src=\"./boot.js\" data-script=\"./a.js\" data-program=\"./a_bg.wasm\">";
        assert!(Loads::of(debug).unwrap_err().contains("as a release build does"));
    }

    #[test]
    fn tags_take_the_place_of_others() {
        let page = |tags: &str| format!("<head>\n{MANIFEST}{tags}<link rel=\"stylesheet\" href=\"./boot.css\">\n");
        assert_eq!(
            with_tags(&page("<meta old>\n"), "<meta new>").unwrap(),
            page("<meta new>\n")
        );
        assert_eq!(with_tags(&page("<meta old>\n"), "").unwrap(), page(""));
        assert!(with_tags("<head>", "").is_err());
    }

    #[test]
    fn a_source_is_traced_to_its_address() {
        assert_eq!(traced("its opening, by eye"), None);
        let link = traced("(compared with https://example.org/a?b&c, paragraph 2)").unwrap();
        assert!(link.contains("href=\"https://example.org/a?b&amp;c\""), "{link}");
    }
}
