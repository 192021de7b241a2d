//! What readers without scripts and other sites read: the pages of crates/static-pages, and where it is known where the
//! explorer will stand, what a link to it shows.

use std::fs;
use std::path::Path;

use crosscheck_static_pages::{Edition, FOLDER, Site, oembed_of_explorer, tags_of_explorer, write as pages};

use crate::run::Failure;

/// The variable that says where the explorer will stand.
const SITE: &str = "CROSSCHECK_SITE";

/// What that variable says.
pub(super) fn site() -> Result<Option<Site>, Failure> {
    match std::env::var(SITE) {
        Ok(given) if !given.is_empty() => Site::parse(&given)
            .map(Some)
            .map_err(|why| Failure(format!("{SITE}: {why}"))),
        _ => Ok(None),
    }
}

/// The tags of index.html.
pub(super) fn tags(edition: &Edition) -> String {
    tags_of_explorer(edition)
}

/// Writes the pages, and says what is left out where nobody knows where they will stand.
pub(super) fn write(dist: &Path, edition: &Edition) -> Result<(), Failure> {
    let mut files = pages(edition);
    if let Some((path, json)) = oembed_of_explorer(edition) {
        files.insert(path.to_owned(), json.into_bytes());
    }
    for (path, bytes) in &files {
        let path = dist.join(path);
        fs::create_dir_all(path.parent().unwrap_or(dist))?;
        fs::write(path, bytes)?;
    }
    if edition.site.is_none() {
        println!(
            "{FOLDER}/ has no canonical addresses, sitemap or oEmbed: set {SITE}=https://… to the address at which the explorer will stand"
        );
    }
    Ok(())
}
