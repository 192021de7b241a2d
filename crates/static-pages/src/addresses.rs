//! Where the pages stand: records to paths in the bundle, and to links between pages.

use crosscheck_model::{ClaimId, Corpus, DocumentId, EntityId, QuestionId};

/// The folder of the pages in the bundle.
pub const FOLDER: &str = "text";

/// The way from a page of a record to the explorer.
pub(crate) const EXPLORER: &str = "../../";

/// Where the explorer will stand, as a whole address that ends in a slash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site(String);

impl Site {
    /// Takes an address such as `https://example.org/reports`, with or without its last slash.
    ///
    /// # Errors
    /// Where a page could not be linked to by what is given: the sentence says what is expected.
    pub fn parse(given: &str) -> Result<Self, String> {
        let rest = given.strip_prefix("https://").unwrap_or_default();
        let host = rest.split('/').next().unwrap_or_default();
        let is_plain = rest
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "/-._~:%".contains(letter));
        if host.is_empty() || !is_plain {
            return Err(format!(
                "`{given}` is no address to publish at: expected one such as https://example.org/reports/"
            ));
        }
        Ok(Self(format!("{}/", given.trim_end_matches('/'))))
    }

    /// The address, with its last slash.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.0
    }

    /// The whole address of a file of the bundle.
    #[must_use]
    pub fn of(&self, path: &str) -> String {
        [&self.0, path].concat()
    }
}

/// An id as a part of a path. Ids of a compiled corpus are ASCII letters, digits and hyphens and stay as they are.
fn named(id: &str) -> String {
    let mut name = String::new();
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'-' {
            name.push(char::from(byte));
        } else {
            name.push_str(&format!("_{byte:02x}"));
        }
    }
    name
}

fn path(kind: &str, id: &str) -> String {
    [FOLDER, "/", kind, "/", &named(id), ".html"].concat()
}

pub(crate) fn document(corpus: &Corpus, id: DocumentId) -> String {
    path("document", corpus.document(id).map_or("", |document| &document.id))
}

pub(crate) fn entity(corpus: &Corpus, id: EntityId) -> String {
    path("entity", corpus.entity(id).map_or("", |entity| &entity.id))
}

pub(crate) fn question(corpus: &Corpus, id: QuestionId) -> String {
    path("question", corpus.question(id).map_or("", |question| &question.id))
}

/// A page of a list, the first of which has no number.
pub(crate) fn list(kind: &str, number: usize) -> String {
    let number = if number == 0 {
        String::new()
    } else {
        format!("-{}", number + 1)
    };
    format!("{FOLDER}/list/{kind}{number}.html")
}

/// The list of everything.
pub(crate) fn index() -> String {
    [FOLDER, "/index.html"].concat()
}

pub(crate) fn oembed_path(page: &str) -> String {
    [page.strip_suffix(".html").unwrap_or(page), ".oembed.json"].concat()
}

/// The name of a claim on the pages of its document and its question.
pub(crate) fn claim(corpus: &Corpus, id: ClaimId) -> String {
    ["claim-", &named(corpus.claim(id).map_or("", |claim| &claim.id))].concat()
}

/// The way to a page from one that stands a folder below [`FOLDER`].
pub(crate) fn beside(path: &str) -> String {
    ["..", path.strip_prefix(FOLDER).unwrap_or(path)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_to_publish_at_is_https_and_plain() {
        let parsed = |given| Site::parse(given).map(|site| site.0);
        assert_eq!(parsed("https://example.org").unwrap(), "https://example.org/");
        assert_eq!(
            parsed("https://example.org/a%20b/").unwrap(),
            "https://example.org/a%20b/"
        );
        for wrong in [
            "",
            "example.org",
            "http://example.org/",
            "https://",
            "https:///a",
            "https://a.b/#/",
            "https://a.b/?c",
            "https://a.b/\"",
        ] {
            let said = parsed(wrong).unwrap_err();
            assert_eq!(
                said,
                format!("`{wrong}` is no address to publish at: expected one such as https://example.org/reports/")
            );
        }
    }

    #[test]
    fn no_id_leaves_its_folder() {
        assert_eq!(path("entity", "abu-mahdi"), "text/entity/abu-mahdi.html");
        assert_eq!(path("entity", "../a b\"é"), "text/entity/_2e_2e_2fa_20b_22_c3_a9.html");
    }

    #[test]
    fn pages_find_each_other() {
        assert_eq!(beside("text/entity/a.html"), "../entity/a.html");
        assert_eq!(beside(&index()), "../index.html");
        assert_eq!(
            (list("claims", 0), list("claims", 1)),
            ("text/list/claims.html".into(), "text/list/claims-2.html".into())
        );
    }
}
