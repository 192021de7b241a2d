//! What Crosscheck itself exports into rows: documents with what is shown of their paragraphs as their text.

use serde_json::{Map, Value};

use crate::row::{Row, text_of};

/// What is left out of an export, beside what is named.
pub(crate) const REMARK: &str = "an export of Crosscheck: documents were taken with the digests of their paragraphs as their text; names, voices, claims, \
                                 questions and relations were left out, which the corpus folder itself has";

/// The documents of an export as JSON, format 1.
pub(crate) fn documents(whole: &Value) -> Option<Vec<Row>> {
    whole.get("format")?.as_u64()?;
    let outlets = whole.get("outlets")?.as_array()?;
    let documents = whole.get("documents")?.as_array()?;
    whole.get("questions")?;
    let name_of = |id: &str| {
        let named = outlets
            .iter()
            .find(|outlet| outlet.get("id").and_then(Value::as_str) == Some(id));
        named
            .and_then(|outlet| outlet.get("name"))
            .and_then(text_of)
            .unwrap_or_else(|| id.to_owned())
    };
    Some(documents.iter().map(|document| row(document, &name_of)).collect())
}

fn row(document: &Value, name_of: &dyn Fn(&str) -> String) -> Row {
    let text = |key: &str| document.get(key).and_then(text_of);
    let paragraphs = document.get("paragraphs").and_then(Value::as_array);
    let digests = paragraphs
        .into_iter()
        .flatten()
        .filter_map(|paragraph| paragraph.get("digest").and_then(text_of));
    let published = document
        .get("published")
        .and_then(|date| date.get("value"))
        .and_then(text_of);
    Row::of_texts(
        0,
        [
            ("id", text("id")),
            ("title", text("title")),
            ("text", Some(digests.collect::<Vec<_>>().join("\n\n"))),
            ("outlet", text("outlet").map(|id| name_of(&id))),
            ("published", published),
        ],
    )
}

/// Puts rows that are passages together to rows that are documents. Passages of one document follow each other.
pub(crate) struct Passages<'a> {
    take: &'a mut dyn FnMut(Row),
    open: Option<(u64, Map<String, Value>)>,
}

impl<'a> Passages<'a> {
    pub(crate) fn new(take: &'a mut dyn FnMut(Row)) -> Self {
        Self { take, open: None }
    }

    /// Whether a table with these columns is one of passages.
    pub(crate) fn has(header: &[String]) -> bool {
        ["id", "document", "paragraph", "role", "digest"]
            .iter()
            .all(|name| header.iter().any(|column| column == name))
    }

    pub(crate) fn add(&mut self, row: Row) {
        let Ok(cells) = row.cells else { return (self.take)(row) };
        let mut cells: Map<String, Value> = cells.into_iter().collect();
        let mut cut = |key: &str| cells.remove(key).unwrap_or_default();
        let (document, digest) = (cut("document"), cut("digest"));
        let headline = cut("role") == "headline";
        ["paragraph", "entities", "claims", "link"]
            .into_iter()
            .for_each(|key| _ = cut(key));
        if self
            .open
            .as_ref()
            .is_none_or(|(_, open)| open.get("id") != Some(&document))
        {
            self.close();
            cells.insert("id".to_owned(), document);
            cells.insert("text".to_owned(), Value::String(String::new()));
            self.open = Some((row.line, cells));
        }
        let text = self.open.as_mut().and_then(|(_, open)| open.get_mut("text"));
        if let (Some(Value::String(text)), Some(digest), false) = (text, digest.as_str(), headline) {
            if !text.is_empty() && !digest.is_empty() {
                text.push_str("\n\n");
            }
            text.push_str(digest);
        }
    }

    /// Hands over the last document.
    pub(crate) fn close(&mut self) {
        if let Some((line, cells)) = self.open.take() {
            (self.take)(Row::new(line, Ok(cells.into_iter().collect())));
        }
    }
}
