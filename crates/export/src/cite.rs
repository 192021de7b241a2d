//! Citations of the selected documents, or of the comparison itself, for Zotero, LaTeX, reference managers and readers. All
//! four are written from one list of facts, so that they agree.

use crosscheck_model::{Corpus, Date, Document, OutletKind, Precision};

use crate::chosen::Chosen;
use crate::comparison::{altered, link, narrowed, preset, title};
use crate::json::{self, Json, record};
use crate::words::{outlet_name, permalink_of_document};
use crate::{Format, Order, Subject};

/// What is known of a work.
#[derive(Default)]
struct Work {
    id: String,
    kind: Kind,
    title: Option<String>,
    /// The newspaper, or the collection a comparison belongs to.
    within: String,
    publisher: String,
    issued: Option<Date>,
    accessed: Option<Date>,
    address: String,
    language: String,
    note: String,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum Kind {
    News,
    Report,
    Post,
    #[default]
    Page,
}

pub(crate) fn write(order: &Order<'_>, chosen: &Chosen, format: Format) -> String {
    let works: Vec<Work> = match order.cite {
        Subject::Comparison => vec![comparison(order, chosen)],
        Subject::Documents => {
            let documents = chosen.documents.iter().filter_map(|&id| order.corpus.document(id));
            documents.map(|each| document(order, each)).collect()
        }
    };
    let all = |one: &dyn Fn(&Work) -> String| works.iter().map(one).collect::<String>();
    match format {
        Format::Bibtex => all(&bibtex),
        Format::Ris => all(&ris),
        Format::Text => all(&text),
        _ => json::lines(&Json::List(works.iter().map(csl).collect())),
    }
}

fn document(order: &Order<'_>, document: &Document) -> Work {
    let outlet = order.corpus.outlet(document.outlet);
    let name = outlet_name(order.corpus, document).to_owned();
    let kind = match outlet.map(|outlet| outlet.kind) {
        Some(OutletKind::OfficialReport | OutletKind::NgoReport | OutletKind::ThinkTank) => Kind::Report,
        Some(OutletKind::SocialMedia) => Kind::Post,
        Some(OutletKind::Unknown) | None => Kind::Page,
        Some(_) => Kind::News,
    };
    Work {
        id: document.id.clone(),
        kind,
        title: document.title.clone(),
        within: name.clone(),
        publisher: name,
        // Only a change is dated: the work is no younger than that.
        issued: document
            .published
            .as_ref()
            .or(document.modified.as_ref())
            .map(|dated| dated.value),
        accessed: document.accessed,
        address: document
            .address
            .clone()
            .unwrap_or_else(|| permalink_of_document(order.site, document)),
        language: document.language.clone(),
        note: String::new(),
    }
}

fn comparison(order: &Order<'_>, chosen: &Chosen) -> Work {
    let corpus: &Corpus = order.corpus;
    let question = order.question.and_then(|id| corpus.question(id));
    Work {
        id: ["crosscheck-", question.map_or("comparison", |question| &question.id)].concat(),
        title: Some(title(order)),
        within: corpus.meta.title.clone(),
        publisher: "Crosscheck".to_owned(),
        accessed: order.accessed,
        address: link(order),
        language: corpus.meta.language.clone(),
        note: altered(order)
            .into_iter()
            .chain(narrowed(order, chosen))
            .chain(preset(order, chosen))
            .chain(corpus.meta.licence.clone())
            .collect::<Vec<_>>()
            .join(" "),
        ..Work::default()
    }
}

/// Year, month and day as far as a date has them. Of an interval: its two ends.
fn parts(date: Date) -> Vec<Vec<u32>> {
    let of = |day: crosscheck_model::Day, count: usize| {
        let (year, month, day) = day.civil();
        let mut parts = vec![u32::try_from(year).unwrap_or(0), month, day];
        parts.truncate(count);
        parts
    };
    match date.precision {
        Precision::Year => vec![of(date.first, 1)],
        Precision::Month => vec![of(date.first, 2)],
        Precision::Day => vec![of(date.first, 3)],
        Precision::Interval => vec![of(date.first, 3), of(date.last, 3)],
    }
}

fn csl(work: &Work) -> Json {
    let dated = |date: Date| record! { "date-parts": Json::from(parts(date)) };
    let mut item = record! {
        "id": &work.id,
        "type": match work.kind {
            Kind::News => "article-newspaper",
            Kind::Report => "report",
            Kind::Post => "post",
            Kind::Page => "webpage",
        },
    };
    item.say("title", work.title.as_deref());
    item.say("container-title", work.within.as_str());
    if work.kind != Kind::News {
        item.say("publisher", work.publisher.as_str());
    }
    item.say("issued", work.issued.map(dated));
    item.say("accessed", work.accessed.map(dated));
    item.say("URL", work.address.as_str());
    item.say("language", work.language.as_str());
    item.say("note", work.note.as_str());
    item
}

fn bibtex(work: &Work) -> String {
    let kind = match work.kind {
        Kind::News => "article",
        Kind::Report => "techreport",
        Kind::Post | Kind::Page => "misc",
    };
    let mut entry = ["@", kind, "{", &work.id, ",\n"].concat();
    let mut field = |key: &str, value: &str| {
        if !value.is_empty() {
            entry.push_str(&["  ", key, " = {", value, "},\n"].concat());
        }
    };
    // Doubled braces keep the capitals.
    if let Some(title) = &work.title {
        field("title", &["{", &latex(title), "}"].concat());
    }
    match work.kind {
        Kind::News => field("journal", &latex(&work.within)),
        Kind::Report => field("institution", &latex(&work.publisher)),
        Kind::Post | Kind::Page => {
            field("howpublished", &latex(&work.within));
            field("publisher", &latex(&work.publisher));
        }
    }
    if let Some(date) = work.issued {
        let (year, month, day) = date.first.civil();
        field("year", &year.to_string());
        if matches!(date.precision, Precision::Month | Precision::Day) {
            let names = [
                "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
            ];
            let name = names.get(month.saturating_sub(1) as usize).copied().unwrap_or_default();
            // A macro, not a text.
            entry.push_str(&["  month = ", name, ",\n"].concat());
        }
        let mut field = |key: &str, value: &str| entry.push_str(&["  ", key, " = {", value, "},\n"].concat());
        if date.precision == Precision::Day {
            field("day", &day.to_string());
        }
        if date.precision == Precision::Interval {
            field("note", &latex(&["Published ", &date.words()].concat()));
        }
    }
    let mut field = |key: &str, value: &str| {
        if !value.is_empty() {
            entry.push_str(&["  ", key, " = {", value, "},\n"].concat());
        }
    };
    field("url", &address(&work.address));
    field(
        "urldate",
        &work.accessed.map(|date| date.to_string()).unwrap_or_default(),
    );
    field("language", &latex(&work.language));
    // Of an interval the note is its dates already; nothing dated has a note of its own.
    field("note", &latex(&work.note));
    entry + "}\n\n"
}

/// Text in which nothing is a command of LaTeX.
fn latex(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        match letter {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            // BibTeX counts braces even behind a backslash, and an unpaired one would never close its field.
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '&' | '%' | '$' | '#' | '_' => {
                out.push('\\');
                out.push(letter);
            }
            '\n' | '\r' => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

/// An address takes no commands, and must not close its braces.
fn address(text: &str) -> String {
    text.replace('{', "%7B").replace('}', "%7D").replace(['\n', '\r'], "")
}

fn ris(work: &Work) -> String {
    let mut record = String::new();
    let mut tag = |tag: &str, value: &str| {
        if !value.is_empty() {
            record.push_str(&[tag, "  - ", &value.replace(['\r', '\n'], " "), "\r\n"].concat());
        }
    };
    tag(
        "TY",
        match work.kind {
            Kind::News => "NEWS",
            Kind::Report => "RPRT",
            Kind::Post => "BLOG",
            Kind::Page => "ELEC",
        },
    );
    tag("ID", &work.id);
    tag("TI", work.title.as_deref().unwrap_or_default());
    tag("T2", &work.within);
    tag("PB", if work.kind == Kind::News { "" } else { &work.publisher });
    if let Some(date) = work.issued {
        tag("PY", &date.first.civil().0.to_string());
        tag("DA", &slashed(date));
    }
    tag("Y2", &work.accessed.map(slashed).unwrap_or_default());
    tag("UR", &work.address);
    tag("LA", &work.language);
    tag("N1", &work.note);
    record + "ER  - \r\n\r\n"
}

/// `2016/06/04/`, `2016/06//`, `2016///`: year, month, day and words, as far as known. Of an interval the year alone, with
/// the whole in words.
fn slashed(date: Date) -> String {
    let interval = date.precision == Precision::Interval;
    let parts = parts(date).into_iter().next().unwrap_or_default();
    let part = |at: usize| match parts.get(at) {
        Some(number) if at == 0 || !interval => {
            let digits = number.to_string();
            let zero = if digits.len() < 2 { "0" } else { "" };
            [zero, &digits].concat()
        }
        _ => String::new(),
    };
    let words = if interval { date.words() } else { String::new() };
    [part(0), part(1), part(2), words].join("/")
}

/// "The Baghdad Post: “Title”. 7 February 2019. https://…"
fn text(work: &Work) -> String {
    let mut line = work.within.clone();
    if let Some(title) = &work.title {
        let colon = if line.is_empty() { "" } else { ": " };
        line.push_str(&[colon, "“", title, "”"].concat());
    }
    line.push('.');
    if let Some(date) = work.issued {
        line.push_str(&[" ", &date.words(), "."].concat());
    }
    if work.publisher != work.within && !work.publisher.is_empty() {
        line.push_str(&[" ", &work.publisher, "."].concat());
    }
    if !work.note.is_empty() {
        line.push_str(&[" ", work.note.trim_end_matches('.'), "."].concat());
    }
    line.push_str(&[" ", &work.address].concat());
    if let Some(date) = work.accessed {
        line.push_str(&[" (read ", &date.words(), ")"].concat());
    }
    line.replace(['\n', '\r'], " ") + "\n"
}
