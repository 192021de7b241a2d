//! A mail into one document: its subject, sender, date and text.

use mail_parser::{Address, MessageParser};
use serde_json::Value;

use crate::row::{Row, list_cell};
use crate::source::Source;
use crate::text::stem;

/// Fields that stand at the beginning of a mail.
const FIELDS: [&str; 10] = [
    "from:",
    "to:",
    "subject:",
    "date:",
    "received:",
    "return-path:",
    "delivered-to:",
    "message-id:",
    "mime-version:",
    "x-",
];

/// Whether a file is a mail: fields, one a line, among them who wrote it.
pub(crate) fn is(source: &Source) -> bool {
    let fields = source.beginning.lines().take_while(|line| !line.trim().is_empty());
    let named: Vec<String> = fields.map(str::to_ascii_lowercase).collect();
    let first = named
        .first()
        .is_some_and(|line| FIELDS.iter().any(|field| line.starts_with(field)));
    let has = |field: &str| named.iter().any(|line| line.starts_with(field));
    first && has("from:") && (has("date:") || has("subject:")) && named.len() > 2
}

/// Hands over the document.
pub(crate) fn rows(source: &Source, take: &mut dyn FnMut(Row)) -> Result<Vec<String>, String> {
    let bytes = source.bytes()?;
    let Some(mail) = MessageParser::default().parse(&bytes) else {
        take(Row::new(0, Err("not a mail that can be read")));
        return Ok(Vec::new());
    };
    let body = mail.body_text(0).map(|text| text.into_owned());
    let date = mail
        .date()
        .map(|date| format!("{:04}-{:02}-{:02}", date.year, date.month, date.day));
    let mut row = Row::of_texts(
        0,
        [
            ("id", Some(stem(source))),
            ("title", mail.subject().map(str::to_owned)),
            ("text", body),
            ("outlet", mail.from().and_then(sender)),
            ("published", date),
            ("message-id", mail.message_id().map(str::to_owned)),
        ],
    );
    if let (Ok(cells), Some(to)) = (&mut row.cells, mail.to()) {
        let to: Vec<String> = to
            .iter()
            .filter_map(|one| one.name().or(one.address()).map(str::to_owned))
            .collect();
        cells.push(("to".to_owned(), list_cell(to)));
    }
    let attached = mail.attachment_count();
    if let (Ok(cells), true) = (&mut row.cells, attached > 0) {
        cells.push(("attachments".to_owned(), Value::from(attached)));
    }
    take(row);
    Ok(match attached {
        0 => Vec::new(),
        1 => vec!["an attachment was left out".to_owned()],
        count => vec![format!("{count} attachments were left out")],
    })
}

fn sender(from: &Address<'_>) -> Option<String> {
    let first = from.first()?;
    first.name().or(first.address()).map(str::to_owned)
}
