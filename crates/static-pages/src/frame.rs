//! What stands around every page: its head, the ways to the list of everything and to the explorer, whose the corpus is.

use crosscheck_model::Corpus;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::Value;

use crate::addresses::{self, FOLDER};
use crate::{Edition, published};

/// Nothing runs, nothing is sent, and what is fetched is the style sheet, the icon and nothing else.
pub const POLICY: &str =
    "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

/// A page before it is put in its frame.
pub(crate) struct Page {
    /// Where it stands in the bundle.
    pub(crate) path: String,
    /// What it is about, in a heading.
    pub(crate) title: String,
    /// The same in a sentence, for who sees a link to it.
    pub(crate) description: String,
    /// The state of the explorer that shows the same: `#/read/…`.
    pub(crate) state: String,
    /// What it says to machines.
    pub(crate) data: Option<Value>,
    /// What stands over the heading.
    pub(crate) kind: Option<&'static str>,
    /// What stands under it.
    pub(crate) body: Markup,
}

impl Page {
    /// The way up to the folder of the bundle.
    pub(crate) fn up(&self) -> String {
        "../".repeat(self.path.matches('/').count())
    }

    /// The whole page.
    pub(crate) fn html(&self, edition: &Edition) -> String {
        let corpus = edition.corpus;
        let up = self.up();
        let over = if self.path == addresses::index() {
            "Crosscheck"
        } else {
            &corpus.meta.title
        };
        html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(POLICY);
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (self.title) " – " (over) }
                    meta name="description" content=(self.description);
                    meta name="color-scheme" content="light dark";
                    meta name="referrer" content="no-referrer";
                    link rel="icon" href={ (up) "icon.svg" } type="image/svg+xml";
                    link rel="stylesheet" href={ (up) (FOLDER) "/text.css" };
                    (published::tags(edition, self))
                    @if let Some(data) = &self.data {
                        script type="application/ld+json" { (PreEscaped(inside_script(data))) }
                    }
                }
                body {
                    header {
                        nav aria-label="Where you are" {
                            @if self.path != addresses::index() {
                                a href={ (up) (addresses::index()) } { bdi { (corpus.meta.title) } }
                            }
                            a.open href={ (up) (self.state) } { "Open in the explorer" }
                        }
                        @if let Some(kind) = self.kind {
                            p.kind { (kind) }
                        }
                        h1 { bdi { (self.title) } }
                    }
                    main { (self.body) }
                    footer { (rights(corpus)) }
                }
            }
        }
        .into_string()
            + "\n"
    }
}

/// Whose the corpus is, under what licence, and how to report an error: what goes with every statement.
fn rights(corpus: &Corpus) -> Markup {
    let meta = &corpus.meta;
    html! {
        @if let Some(credit) = &meta.credit {
            p { "Source: " bdi { (credit) } }
        }
        @if let Some(licence) = &meta.licence {
            p { "Licence of the corpus: " (licence) }
        }
        @if let Some(report) = &meta.report {
            p { (report) }
        }
    }
}

/// JSON that no text of it can end: HTML looks for the end of a script in its bytes.
fn inside_script(data: &Value) -> String {
    data.to_string()
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_the_data_it_stands_in() {
        let data = serde_json::json!({ "a": "</script><!--<script>&amp;" });
        let written = inside_script(&data);
        assert!(!written.contains(['<', '>', '&']), "{written}");
        assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), data);
    }
}
