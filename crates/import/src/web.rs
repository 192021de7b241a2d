//! A saved web page into one document: its article without menus and advertisements, and what the page says of itself.

use dom_query::Document;
use dom_smoothie::Readability;

use crate::claim_review;
use crate::markup::plain;
use crate::row::{Row, spaced};
use crate::source::Source;
use crate::text::stem;

/// Whether a file is HTML.
pub(crate) fn is(source: &Source) -> bool {
    let beginning = source
        .beginning
        .trim_start()
        .get(..500)
        .unwrap_or(&source.beginning)
        .to_ascii_lowercase();
    ["<!doctype html", "<html"]
        .iter()
        .any(|sign| beginning.starts_with(sign) || beginning.contains(sign) && beginning.starts_with('<'))
}

/// Hands over the document.
pub(crate) fn rows(source: &Source, take: &mut dyn FnMut(Row)) -> Result<Vec<String>, String> {
    let html = source.text()?;
    let page = Page(Document::from(html.as_str()));
    let article = Readability::new(html.as_str(), None, None).and_then(|mut page| page.parse());
    let mut remarks = Vec::new();
    let mut said = None;
    let text = match article {
        Ok(article) => {
            let content = article.content.to_string();
            said = Some(article);
            plain(&content).unwrap_or(content)
        }
        Err(_) => {
            remarks.push("no article was found in the page: all of its text was taken".to_owned());
            let body = page.0.select("body").html().to_string();
            plain(&body).unwrap_or(body)
        }
    };
    let said = said.as_ref();
    // A page's own title may have the outlet behind it, and a reader cuts there; what it says for others to show is whole.
    let title = page
        .meta(&["og:title", "twitter:title"])
        .or_else(|| page.words("h1"))
        .or_else(|| said.map(|said| said.title.clone()));
    let address = page
        .attribute("link[rel=canonical]", "href")
        .or_else(|| page.meta(&["og:url"]))
        .or_else(|| saved_from(&html));
    let date = page
        .meta(&[
            "article:published_time",
            "datePublished",
            "date",
            "dc.date",
            "DC.date.issued",
            "parsely-pub-date",
        ])
        .or_else(|| said.and_then(|said| said.published_time.clone()));
    take(Row::of_texts(
        0,
        [
            ("id", Some(stem(source))),
            ("title", title),
            ("text", Some(text)),
            (
                "outlet",
                page.meta(&["og:site_name"])
                    .or_else(|| said.and_then(|said| said.site_name.clone())),
            ),
            ("published", date),
            ("address", address),
            (
                "language",
                page.attribute("html", "lang")
                    .or_else(|| said.and_then(|said| said.lang.clone())),
            ),
            (
                "author",
                page.meta(&["author"])
                    .or_else(|| said.and_then(|said| said.byline.clone())),
            ),
        ],
    ));
    let scripts = page.0.select("script[type=\"application/ld+json\"]");
    let scripts = scripts.iter().map(|script| script.text().to_string());
    remarks.extend(claim_review::of_scripts(scripts, take));
    Ok(remarks)
}

/// Where a browser says it saved the page from.
fn saved_from(html: &str) -> Option<String> {
    let (_, behind) = html
        .get(..html.floor_char_boundary(2000))?
        .split_once("saved from url=(")?;
    let (_, address) = behind.split_once(')')?;
    address.split_whitespace().next().map(str::to_owned)
}

struct Page(Document);

impl Page {
    fn meta(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| {
            self.attribute(&format!("meta[property=\"{name}\"]"), "content")
                .or_else(|| self.attribute(&format!("meta[name=\"{name}\"]"), "content"))
        })
    }

    fn attribute(&self, selector: &str, attribute: &str) -> Option<String> {
        let found = self.0.select_single(selector);
        let value = spaced(&found.attr(attribute)?);
        (!value.is_empty()).then_some(value)
    }

    fn words(&self, selector: &str) -> Option<String> {
        let words = spaced(&self.0.select_single(selector).text());
        (!words.is_empty()).then_some(words)
    }
}
