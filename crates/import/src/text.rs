//! A text file into one document: plain text, or Markdown with what stands above it between `---` or `+++`.

use serde_json::Value;

use crate::row::{Row, list_cell, spaced};
use crate::source::Source;

/// The most letters of a first line that is a title.
const LONGEST_TITLE: usize = 150;

/// Hands over the document.
pub(crate) fn rows(source: &Source, take: &mut dyn FnMut(Row)) -> Result<Vec<String>, String> {
    let text = source.text()?;
    let (above, body) = front_matter(&text);
    let mut cells = above;
    let has = |cells: &[(String, Value)], name: &str| cells.iter().any(|(key, _)| key.eq_ignore_ascii_case(name));
    let (title, body) = if has(&cells, "title") {
        (None, body)
    } else {
        titled(body)
    };
    let title = title.unwrap_or_else(|| stem(source));
    if !has(&cells, "title") {
        cells.push(("title".to_owned(), Value::String(title)));
    }
    if !has(&cells, "id") {
        cells.push(("id".to_owned(), Value::String(stem(source))));
    }
    let is_markdown = matches!(source.ending.as_str(), "md" | "markdown");
    let body = if is_markdown {
        without_marks(body)
    } else {
        body.to_owned()
    };
    if !body.trim().is_empty() {
        cells.push(("text".to_owned(), Value::String(body.trim().to_owned())));
    }
    take(Row::new(0, Ok(cells)));
    Ok(Vec::new())
}

/// The name of a file without its folders and its ending.
pub(crate) fn stem(source: &Source) -> String {
    let stem = source.path.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

/// The lines `key: value` above a text, and the text.
fn front_matter(text: &str) -> (Vec<(String, Value)>, &str) {
    let nothing = || (Vec::new(), text);
    let Some(mark) = ["---", "+++"].into_iter().find(|mark| text.starts_with(mark)) else {
        return nothing();
    };
    let behind = text.get(mark.len()..).unwrap_or_default();
    let Some((above, body)) = behind.split_once(&format!("\n{mark}")) else {
        return nothing();
    };
    let mut cells = Vec::new();
    for line in above.lines().filter(|line| !line.trim().is_empty()) {
        let item = line.trim_start().strip_prefix("- ");
        if let (Some(item), Some((_, value))) = (item, cells.last_mut()) {
            add_item(value, unquoted(item));
            continue;
        }
        let Some((key, value)) = line.split_once([':', '=']) else {
            return nothing();
        };
        let value = value.trim();
        let list = value.strip_prefix('[').and_then(|list| list.strip_suffix(']'));
        let value = match list {
            Some(list) => list_cell(list.split(',').map(|item| unquoted(item.trim()))),
            None => Value::String(unquoted(value)),
        };
        cells.push((unquoted(key.trim()), value));
    }
    (cells, body.split_once('\n').map_or("", |(_, body)| body))
}

fn add_item(value: &mut Value, item: String) {
    match value {
        Value::Array(items) => items.push(Value::String(item)),
        other => *other = list_cell([item]),
    }
}

fn unquoted(text: &str) -> String {
    let inside = |mark| text.strip_prefix(mark).and_then(|text| text.strip_suffix(mark));
    inside('"').or_else(|| inside('\'')).unwrap_or(text).to_owned()
}

/// A first line that stands alone is the title.
fn titled(body: &str) -> (Option<String>, &str) {
    let body = body.trim_start();
    let (first, rest) = body.split_once('\n').unwrap_or((body, ""));
    let heading = first.strip_prefix("# ");
    let is_alone = rest.starts_with('\n') || rest.starts_with("\r\n");
    let is_short = first.chars().count() <= LONGEST_TITLE && !rest.trim().is_empty();
    match heading {
        Some(heading) => (Some(spaced(heading)), rest),
        None if is_alone && is_short => (Some(spaced(first)), rest),
        None => (None, body),
    }
}

/// Markdown without the signs of headings, lists, emphasis and links.
fn without_marks(text: &str) -> String {
    let mut lines = Vec::new();
    for line in text.lines() {
        let plain = line.trim_start_matches('#');
        let plain = if plain.len() < line.len() && plain.starts_with(' ') {
            plain.trim_start()
        } else {
            line
        };
        let plain = plain.strip_prefix("> ").unwrap_or(plain);
        lines.push(without_links(plain).replace("**", "").replace("__", ""));
    }
    lines.join("\n")
}

/// `[words](address)` as the words, pictures as their descriptions.
fn without_links(line: &str) -> String {
    let mut plain = String::new();
    let mut rest = line;
    while let Some((before, from)) = rest.split_once('[') {
        let link = from
            .split_once("](")
            .and_then(|(words, behind)| Some((words, behind.split_once(')')?.1)));
        plain.push_str(before.strip_suffix('!').filter(|_| link.is_some()).unwrap_or(before));
        match link.filter(|(words, _)| !words.contains(['[', ']'])) {
            Some((words, behind)) => {
                plain.push_str(words);
                rest = behind;
            }
            None => {
                plain.push('[');
                rest = from;
            }
        }
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_cells() {
        let (cells, body) = front_matter("---\ntitle: \"A: b\"\ntags: [x, 'y']\nnames:\n- p\n- q\n---\nText.\n");
        assert_eq!(body, "Text.\n");
        let shown: Vec<String> = cells.iter().map(|(key, value)| format!("{key}={value}")).collect();
        assert_eq!(shown, [r#"title="A: b""#, r#"tags=["x","y"]"#, r#"names=["p","q"]"#]);
        assert_eq!(front_matter("--- a dash\nno").1, "--- a dash\nno");
    }

    #[test]
    fn a_first_line_alone_is_a_title() {
        assert_eq!(titled("Fire\n\nSmoke."), (Some("Fire".to_owned()), "\nSmoke."));
        assert_eq!(titled("# Fire\nSmoke."), (Some("Fire".to_owned()), "Smoke."));
        assert_eq!(titled("Fire and\nsmoke."), (None, "Fire and\nsmoke."));
        assert_eq!(titled("Fire"), (None, "Fire"));
    }

    #[test]
    fn marks_of_markdown_go() {
        assert_eq!(
            without_marks("## Head\n**b** [w](https://e.org/x) ![p](q.png) [note]"),
            "Head\nb w p [note]"
        );
    }
}
