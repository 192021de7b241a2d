//! What the tests stand on: corpora, and pages as a parser of HTML reads them.

pub(crate) mod hostile;

use std::collections::BTreeMap;
use std::path::Path;

use crosscheck_model::Corpus;
use html5gum::{DefaultEmitter, Token, Tokenizer};

pub(crate) fn corpus(folder: &str) -> Corpus {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    crosscheck_compiler::compile_dir(&folder).unwrap().corpus
}

/// An element as it begins.
#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: BTreeMap<String, String>,
}

impl Element {
    pub(crate) fn is(&self, key: &str, value: &str) -> bool {
        self.attributes.get(key).is_some_and(|found| found == value)
    }

    /// What must not depend on texts.
    pub(crate) fn shape(&self) -> (&str, Vec<&str>) {
        (&self.name, self.attributes.keys().map(String::as_str).collect())
    }
}

/// The elements of a page in their order.
pub(crate) fn elements(html: &str) -> Vec<Element> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut emitter = DefaultEmitter::default();
    // What stands in scripts and titles is no markup.
    emitter.naively_switch_states(true);
    let mut found = Vec::new();
    for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
        match token {
            Token::StartTag(tag) => found.push(Element {
                name: text(&tag.name),
                attributes: tag
                    .attributes
                    .iter()
                    .map(|(key, value)| (text(key), text(value)))
                    .collect(),
            }),
            Token::Comment(comment) => panic!("a comment: {}", text(&comment)),
            Token::Error(error) => panic!("{error:?} in {html}"),
            _ => {}
        }
    }
    found
}
