//! Documents into pages of the bundle: the codebook and the notice, for the About view and for whoever opens them alone.
//!
//! The pages are kept in the repository, so that plain `trunk serve` has them without this program; [`fresh`] fails where
//! one is no longer what its document says.

mod markdown;

use std::fs;

use crosscheck_model::Corpus;

use crate::bundle::escaped;
use crate::project;
use crate::run::{Failure, cargo};
use crate::tools::pins;
use markdown::Body;

/// A document of the repository and the page made from it.
struct Page {
    document: &'static str,
    page: &'static str,
}

const CODEBOOK: Page = Page {
    document: "docs/codebook.md",
    page: "public/codebook.html",
};

const NOTICE: Page = Page {
    document: "NOTICE.md",
    page: "public/notice.html",
};

const LIBRARIES: Page = Page {
    document: "docs/libraries.md",
    page: "public/libraries.html",
};

/// Nothing runs and nothing is fetched but the two style sheets and the icon.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

/// Writes the pages.
pub(crate) fn write() -> Result<(), Failure> {
    licences()?;
    for (page, html) in made()? {
        fs::write(project::root().join(page.page), html)?;
        println!("{} from {}", page.page, page.document);
    }
    Ok(())
}

/// Fails where a page is not what its document says.
pub(crate) fn fresh() -> Result<(), Failure> {
    for (page, html) in made()? {
        if fs::read_to_string(project::root().join(page.page)).unwrap_or_default() != html {
            let Page { page, document } = page;
            return Err(Failure(format!(
                "{page} is not what {document} says: run `cargo xtask pages`"
            )));
        }
    }
    Ok(())
}

/// Fails where a crate that goes into the page is missing in the notice, or one that goes into what opens a reader's own reports in
/// either list.
pub(crate) fn licences() -> Result<(), Failure> {
    let notice = read(&NOTICE)?;
    named("crosscheck", &[&notice], &NOTICE)?;
    named("crosscheck-desk", &[&notice, &read(&LIBRARIES)?], &LIBRARIES)
}

/// Fails where a crate that a package is made of is in none of the lists.
fn named(package: &str, lists: &[&str], list: &Page) -> Result<(), Failure> {
    let mut tree = cargo();
    tree.args(["tree", "--package", package, "--target", pins::TARGET]);
    tree.args([
        "--edges",
        "normal,no-proc-macro",
        "--prefix",
        "none",
        "--format",
        "{p}|{l}",
    ]);
    let output = tree.output()?;
    if !output.status.success() {
        return Err(Failure(String::from_utf8_lossy(&output.stderr).trim().to_owned()));
    }
    let listed: Vec<&str> = lists.iter().flat_map(|list| list.split('`')).collect();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let (package, licence) = line.split_once('|').unwrap_or((line, ""));
        let name = package.split(' ').next().unwrap_or(package);
        if !name.starts_with("crosscheck") && !listed.contains(&name) {
            return Err(Failure(format!(
                "{} does not name `{name}`, which goes into the page: add it under its licence, {licence}",
                list.document
            )));
        }
    }
    Ok(())
}

fn read(page: &Page) -> Result<String, Failure> {
    let file = project::root().join(page.document);
    fs::read_to_string(file).map_err(|error| Failure(format!("{}: {error}", page.document)))
}

/// What each page should hold. The codebook is about the corpus of this repository, whatever the environment says.
fn made() -> Result<Vec<(Page, String)>, Failure> {
    let dir = project::root().join("corpus");
    let compiled = crosscheck_compiler::compile_dir(&dir).map_err(|report| Failure(report.to_string()))?;
    let corpus = compiled.corpus;
    let title = corpus.meta.title.clone();
    [
        (CODEBOOK, title.as_str()),
        (NOTICE, "Crosscheck"),
        (LIBRARIES, "Crosscheck"),
    ]
    .into_iter()
    .map(|(page, over)| {
        let html = html(&page, over, &corpus)?;
        Ok((page, html))
    })
    .collect()
}

/// The title of what it belongs to is the first heading, its own the second: those of the text then stand as they should
/// in the About view too, under the heading of a section.
fn html(page: &Page, over: &str, corpus: &Corpus) -> Result<String, Failure> {
    let Body { title, contents, html } = markdown::convert(page.document, &read(page)?, corpus).map_err(Failure)?;
    let (title, over) = (escaped(&title), escaped(over));
    let contents: String = contents
        .iter()
        .map(|(id, name)| format!("<li><a href=\"#{id}\">{name}</a></li>\n"))
        .collect();
    Ok(format!(
        "<!doctype html>\n\
         <!-- Made from {} by `cargo xtask pages`. -->\n\
         <html lang=\"en\">\n\
         <head>\n\
         <meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title} – {over}</title>\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <link rel=\"icon\" href=\"./icon.svg\" type=\"image/svg+xml\">\n\
         <link rel=\"stylesheet\" href=\"./boot.css\">\n\
         <link rel=\"stylesheet\" href=\"./page.css\">\n\
         </head>\n\
         <body>\n\
         <header>\n\
         <p><a href=\"./#/about\">Back to the explorer</a></p>\n\
         <h1>{over}</h1>\n\
         <h2>{title}</h2>\n\
         <nav aria-label=\"Contents\">\n\
         <ul>\n\
         {contents}\
         </ul>\n\
         </nav>\n\
         </header>\n\
         <main>\n\
         {html}\
         </main>\n\
         </body>\n\
         </html>\n",
        page.document
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_what_its_document_says() {
        fresh().unwrap();
    }
}
