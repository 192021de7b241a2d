//! What needs the address at which the explorer will stand: canonical links, what other sites show of a link, the sitemap.

use maud::{Markup, html};
use serde_json::json;

use crate::Edition;
use crate::addresses::{self, Site};
use crate::frame::Page;
use crate::listing;

/// The most addresses that one file of a sitemap may hold.
const MOST: usize = 50_000;

/// The tags of a page.
pub(crate) fn tags(edition: &Edition, page: &Page) -> Markup {
    tags_of(edition, &page.path, &page.title, &page.description)
}

/// The tags of index.html, which stands for whatever of the explorer is linked to.
#[must_use]
pub fn tags_of_explorer(edition: &Edition) -> String {
    let meta = &edition.corpus.meta;
    tags_of(edition, "", &listing::title(edition.corpus), &meta.summary).into_string()
}

fn tags_of(edition: &Edition, path: &str, title: &str, description: &str) -> Markup {
    html! {
        @if let Some(site) = edition.site {
            link rel="canonical" href=(site.of(path));
            meta property="og:type" content="website";
            meta property="og:site_name" content="Crosscheck";
            meta property="og:title" content=(title);
            meta property="og:description" content=(description);
            meta property="og:url" content=(site.of(path));
            meta name="twitter:card" content="summary";
            @if edition.embeds {
                @let json = if path.is_empty() { EXPLORERS.to_owned() } else { addresses::oembed_path(path) };
                link rel="alternate" type="application/json+oembed" href=(site.of(&json)) title=(title);
            }
        }
    }
}

/// Where what the explorer tells embedding sites stands.
const EXPLORERS: &str = "oembed.json";

/// What embedding sites are told of a page: the frame that shows the same view.
pub(crate) fn oembed(edition: &Edition, page: &Page) -> Option<String> {
    answer(edition, &page.state, &page.title)
}

/// The same of the explorer, with the path of the file.
#[must_use]
pub fn oembed_of_explorer(edition: &Edition) -> Option<(&'static str, String)> {
    Some((EXPLORERS, answer(edition, "#/", &listing::title(edition.corpus))?))
}

fn answer(edition: &Edition, state: &str, title: &str) -> Option<String> {
    let site = edition.site.filter(|_| edition.embeds)?;
    let frame = html! {
        iframe src={ (site.of("framed.html")) (state) } title=(title) width="800" height="600" loading="lazy"
            sandbox="allow-scripts allow-forms allow-downloads allow-popups allow-popups-to-escape-sandbox" allow="clipboard-write" {}
    };
    let answer = json!({
        "type": "rich",
        "version": "1.0",
        "title": title,
        "provider_name": "Crosscheck",
        "provider_url": site.address(),
        "html": frame.into_string(),
        "width": 800,
        "height": 600,
    });
    Some(format!("{answer}\n"))
}

/// The sitemap: one file, or of very many pages a file that names the others.
pub(crate) fn sitemaps<'a>(site: &Site, paths: impl Iterator<Item = &'a String>) -> Vec<(String, String)> {
    let pages = paths.filter(|path| path.ends_with(".html")).map(|path| site.of(path));
    let all: Vec<String> = std::iter::once(site.address().to_owned()).chain(pages).collect();
    if all.len() <= MOST {
        return vec![("sitemap.xml".to_owned(), sitemap("urlset", "url", &all))];
    }
    let mut files: Vec<(String, String)> = (1..)
        .zip(all.chunks(MOST))
        .map(|(number, chunk): (usize, _)| (format!("sitemap-{number}.xml"), sitemap("urlset", "url", chunk)))
        .collect();
    let names: Vec<String> = files.iter().map(|(name, _)| site.of(name)).collect();
    files.push(("sitemap.xml".to_owned(), sitemap("sitemapindex", "sitemap", &names)));
    files
}

/// Addresses are plain (see [`Site`]), and so are paths, so that nothing in them is markup.
fn sitemap(whole: &str, each: &str, addresses: &[String]) -> String {
    let items: String = addresses
        .iter()
        .map(|address| format!("<{each}><loc>{address}</loc></{each}>\n"))
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{whole} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{items}</{whole}>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sitemap_of_very_many_pages_is_in_parts() {
        let site = Site::parse("https://example.org/a").unwrap();
        let few = ["text/b.html".to_owned(), "text/b.oembed.json".to_owned()];
        let files = sitemaps(&site, few.iter());
        assert_eq!(files.len(), 1);
        assert!(
            files[0]
                .1
                .contains("<loc>https://example.org/a/</loc></url>\n<url><loc>https://example.org/a/text/b.html</loc>"),
            "{}",
            files[0].1
        );
        assert!(!files[0].1.contains("oembed"));
        let many: Vec<String> = (0..MOST).map(|number| format!("text/{number}.html")).collect();
        let files = sitemaps(&site, many.iter());
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]);
        assert!(
            files[2]
                .1
                .contains("<sitemap><loc>https://example.org/a/sitemap-2.xml</loc></sitemap>"),
            "{}",
            files[2].1
        );
    }
}
