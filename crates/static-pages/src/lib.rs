//! A corpus into pages of HTML that need no script: one for every document, entity and question, claims as anchors on those of
//! their document and their question, lists of all, one style sheet. Nothing here reads or writes files.
//!
//! What a page says is what the explorer shows of the same record; a browser test holds the two against each other. Every text of
//! the corpus is escaped where it is written (`maud`), and each page has a policy that lets it load its style sheet and nothing else.

mod addresses;
mod claim;
mod document;
mod entity;
mod evidence;
mod frame;
mod linked_data;
mod listing;
mod published;
mod question;
mod words;

use std::collections::BTreeMap;

use crosscheck_model::Corpus;

pub use addresses::{FOLDER, Site};
pub use frame::POLICY;
pub use published::{oembed_of_explorer, tags_of_explorer};

/// What the pages are of, and what the build that they belong to has beside them.
#[derive(Clone, Copy, Debug)]
pub struct Edition<'a> {
    /// The records.
    pub corpus: &'a Corpus,
    /// Where the explorer will stand. Without it nothing is written that needs a whole address: canonical links, the sitemap and
    /// what other sites show of a link.
    pub site: Option<&'a Site>,
    /// Whether `framed.html` stands beside the explorer, which other pages embed.
    pub embeds: bool,
}

/// The files, by their path in the folder of the bundle.
#[must_use]
pub fn write(edition: &Edition) -> BTreeMap<String, Vec<u8>> {
    let corpus = edition.corpus;
    let mut files = Files(BTreeMap::new());
    files.add(&[FOLDER, "/text.css"].concat(), include_str!("text.css").to_owned());
    let known = entity::Known::of(corpus);
    let documents = (0..corpus.documents.len()).filter_map(|at| document::page(corpus, at.into()));
    let questions = (0..corpus.questions.len()).filter_map(|at| question::page(edition, at.into()));
    let entities = (0..corpus.entities.len()).filter_map(|at| entity::page(corpus, &known, at.into()));
    for page in documents.chain(questions).chain(entities).chain(listing::pages(corpus)) {
        files.add(&page.path, page.html(edition));
        if let Some(json) = published::oembed(edition, &page) {
            files.add(&addresses::oembed_path(&page.path), json);
        }
    }
    if let Some(site) = edition.site {
        for (path, xml) in published::sitemaps(site, files.0.keys()) {
            files.add(&path, xml);
        }
    }
    files.0
}

struct Files(BTreeMap<String, Vec<u8>>);

impl Files {
    fn add(&mut self, path: &str, text: String) {
        self.0.insert(path.to_owned(), text.into_bytes());
    }
}
