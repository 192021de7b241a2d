//! A table of documents from elsewhere into a corpus folder: finds out what its columns are, and says so.
//!
//! The table is read twice, a row at a time: once to know its columns, once to write. What is kept between is the ids, the
//! outlets, and of each column as many values as tell a facet from a text.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::{self, Write as _};
use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use crosscheck_model::{Date, Day};
use serde_json::{Map, Value};

use crate::parse::{KEYS, LONGEST_TEXT, LONGEST_VALUE, MOST_COLUMNS, delimiter, kebab};

/// The most different values of a facet.
const MOST_VALUES: usize = 5000;
/// From how many rows on it means something that all values differ.
const ROWS_THAT_TELL: usize = 10;
/// The most letters of an id.
const LONGEST_ID: usize = 80;

/// What each part of a document is called elsewhere, the surest name first.
const ROLES: [(&str, &[&str]); 8] = [
    (
        "id",
        &["id", "doc-id", "document-id", "article-id", "uid", "uuid", "guid"],
    ),
    ("title", &["title", "headline", "subject", "heading", "name"]),
    (
        "text",
        &[
            "text",
            "body",
            "content",
            "full-text",
            "fulltext",
            "article",
            "article-text",
            "article-body",
            "maintext",
        ],
    ),
    (
        "outlet",
        &[
            "outlet",
            "publisher",
            "source",
            "source-name",
            "newspaper",
            "publication",
            "site",
            "domain",
        ],
    ),
    (
        "published",
        &[
            "published",
            "date",
            "published-at",
            "publishedat",
            "publish-date",
            "date-published",
            "date-publish",
            "publication-date",
            "pub-date",
            "pubdate",
            "created-at",
            "timestamp",
            "created",
        ],
    ),
    ("address", &["address", "url", "link", "permalink", "web-url", "href"]),
    ("language", &["language", "lang"]),
    ("note", &["note"]),
];

/// What was made of a table.
#[derive(Debug, Default)]
pub struct Imported {
    /// Rows that became documents.
    pub documents: usize,
    /// Rows of the table.
    pub rows: usize,
    /// Each column, and what became of it, in their order.
    pub columns: Vec<(String, String)>,
    /// Why some rows are no documents, and in which lines they begin.
    pub lost: BTreeMap<&'static str, Vec<u64>>,
    /// What was done to rows that are documents, and in which lines they begin.
    pub changed: BTreeMap<&'static str, Vec<u64>>,
    /// Outlets found.
    pub outlets: usize,
}

/// Makes a corpus folder of a table.
///
/// # Errors
/// When the table cannot be read, or the folder cannot be written or holds something already.
pub fn import(table: &Path, dir: &Path) -> Result<Imported, String> {
    if fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(format!("{} is not empty: name a new folder", dir.display()));
    }
    let mut plan = Plan::default();
    each_row(table, &mut |row| plan.see(row))?;
    plan.decide();
    fs::create_dir_all(dir).map_err(|error| format!("cannot make {}: {error}", dir.display()))?;
    let wrong = |error: std::io::Error| format!("cannot write in {}: {error}", dir.display());
    let out = File::create(dir.join("documents.jsonl")).map_err(wrong)?;
    let mut writing = Writing {
        plan,
        ids: HashSet::new(),
        next: HashMap::new(),
        out: BufWriter::new(out),
        failed: None,
        done: Imported::default(),
    };
    each_row(table, &mut |row| writing.write(row))?;
    if let Some(error) = writing.failed.take().or_else(|| writing.out.flush().err()) {
        return Err(wrong(error));
    }
    let Writing { plan, mut done, .. } = writing;
    let name = table.file_name().unwrap_or_default().to_string_lossy().into_owned();
    fs::write(dir.join("corpus.toml"), plan.manifest(&name, done.documents)).map_err(wrong)?;
    if !plan.outlets.is_empty() {
        fs::write(dir.join("outlets.toml"), plan.outlets_file()).map_err(wrong)?;
    }
    done.outlets = plan.outlets.len();
    done.columns = plan
        .columns
        .into_iter()
        .map(|column| (column.name, column.fate))
        .collect();
    Ok(done)
}

/// A row: the line it begins in, and its cells, or why it is none.
struct ReadRow {
    line: u64,
    cells: Result<Vec<(String, Value)>, &'static str>,
}

fn each_row(table: &Path, take: &mut dyn FnMut(ReadRow)) -> Result<(), String> {
    let ending = table
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_ascii_lowercase();
    let wrong = |error: std::io::Error| format!("cannot read {}: {error}", table.display());
    let open = || File::open(table).map_err(wrong);
    match ending.as_str() {
        "jsonl" | "ndjson" => json_rows(BufReader::new(open()?), take).map_err(wrong),
        "csv" | "tsv" => {
            let mut first = String::new();
            // A first line that is not UTF-8 is no header, and is reported as that below.
            let _ = BufReader::new(open()?).read_line(&mut first);
            csv_rows(open()?, delimiter(&first), take)
                .map_err(|error| format!("cannot read {}: {error}", table.display()))
        }
        _ => Err(format!("{} is neither .jsonl nor .csv", table.display())),
    }
}

fn json_rows(mut from: impl BufRead, take: &mut dyn FnMut(ReadRow)) -> Result<(), std::io::Error> {
    let (mut bytes, mut line) = (Vec::new(), 0);
    loop {
        bytes.clear();
        if from.read_until(b'\n', &mut bytes)? == 0 {
            return Ok(());
        }
        line += 1;
        let cells = match std::str::from_utf8(&bytes) {
            Err(_) => Err(NOT_UTF8),
            Ok(text) => match text.trim_start_matches('\u{feff}').trim() {
                "" => continue,
                text => match serde_json::from_str(text) {
                    Ok(Value::Object(cells)) => Ok(cells.into_iter().collect()),
                    Ok(_) => Err("not a JSON object"),
                    Err(_) => Err("not valid JSON"),
                },
            },
        };
        take(ReadRow { line, cells });
    }
}

const NOT_UTF8: &str = "not UTF-8 text";

fn csv_rows(from: File, delimiter: u8, take: &mut dyn FnMut(ReadRow)) -> Result<(), csv::Error> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(from);
    let header = reader.byte_headers()?;
    let names = header.iter().enumerate().map(|(at, name)| {
        let name = String::from_utf8_lossy(name);
        match name.trim_start_matches('\u{feff}').trim() {
            "" => format!("column-{}", at + 1),
            name => name.to_owned(),
        }
    });
    let mut header: Vec<String> = Vec::new();
    for name in names {
        let twice = header.contains(&name);
        let number = header.len() + 1;
        header.push(if twice { format!("{name}-{number}") } else { name });
    }
    let mut record = csv::ByteRecord::new();
    while reader.read_byte_record(&mut record)? {
        let line = record.position().map_or(0, csv::Position::line);
        let cells = match csv::StringRecord::from_byte_record(record.clone()) {
            Err(_) => Err(NOT_UTF8),
            Ok(record) if record.len() != header.len() => Err("more or fewer cells than the first row"),
            Ok(record) => Ok(header
                .iter()
                .zip(&record)
                .map(|(name, value)| (name.clone(), Value::String(value.to_owned())))
                .collect()),
        };
        take(ReadRow { line, cells });
    }
    Ok(())
}

/// The text of a value that is one; nothing where there is nothing.
fn text_of(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(flag) => flag.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// A column, and what is known of its values.
#[derive(Default)]
struct Column {
    name: String,
    /// Cells with something in them.
    filled: usize,
    /// Hashes of values, as long as they are few.
    values: HashSet<u64>,
    /// How many values there were, counting each time.
    counted: usize,
    longest: usize,
    /// Objects, or lists of anything but texts.
    is_nested: bool,
    is_list: bool,
    fate: String,
    becomes: Becomes,
}

#[derive(Clone, Default, PartialEq)]
enum Becomes {
    #[default]
    Nothing,
    Part(&'static str),
    Facet(String),
}

impl Column {
    fn see(&mut self, value: &Value) {
        let values: Vec<String> = match value {
            Value::Array(items) => {
                self.is_list = true;
                self.is_nested |= items.iter().any(|item| item.is_array() || item.is_object());
                items.iter().filter_map(text_of).collect()
            }
            Value::Object(_) => {
                self.is_nested = true;
                Vec::new()
            }
            value => text_of(value).into_iter().collect(),
        };
        self.filled += usize::from(!values.is_empty() || value.is_object());
        for value in values {
            self.counted += 1;
            self.longest = self.longest.max(value.len());
            if self.values.len() <= MOST_VALUES {
                let mut hasher = DefaultHasher::new();
                value.hash(&mut hasher);
                self.values.insert(hasher.finish());
            }
        }
    }

    /// Why it is no facet.
    fn is_no_facet(&self) -> Option<String> {
        let all_differ = self.values.len() == self.counted && self.counted >= ROWS_THAT_TELL;
        if self.filled == 0 {
            Some("it is empty".to_owned())
        } else if self.is_nested {
            Some("it holds objects".to_owned())
        } else if self.longest > LONGEST_VALUE {
            Some(format!(
                "its longest value has {} bytes, too many to choose by",
                self.longest
            ))
        } else if self.values.len() > MOST_VALUES {
            Some(format!("it has more than {MOST_VALUES} different values"))
        } else if all_differ {
            Some("it is all different".to_owned())
        } else {
            None
        }
    }
}

/// What is to become of each column, and which outlets there are.
#[derive(Default)]
struct Plan {
    columns: Vec<Column>,
    by_name: HashMap<String, usize>,
    /// Names of what may be the outlet, in order of appearance, with their ids.
    outlets: Vec<(String, String)>,
    outlet_ids: HashMap<String, String>,
    taken: HashSet<String>,
}

impl Plan {
    fn see(&mut self, row: ReadRow) {
        for (name, value) in row.cells.unwrap_or_default() {
            let index = *self.by_name.entry(name).or_insert_with_key(|name| {
                self.columns.push(Column {
                    name: name.clone(),
                    ..Column::default()
                });
                self.columns.len() - 1
            });
            if let Some(column) = self.columns.get_mut(index) {
                column.see(&value);
            }
        }
    }

    fn decide(&mut self) {
        for (part, names) in ROLES {
            let rank = |column: &Column| {
                let key = kebab(&column.name);
                let rank = names.iter().position(|name| *name == key)?;
                let fits =
                    column.filled > 0 && !column.is_nested && !column.is_list && column.becomes == Becomes::Nothing;
                fits.then_some(rank)
            };
            let ranked = self
                .columns
                .iter_mut()
                .filter_map(|column| Some((rank(column)?, column)));
            if let Some((_, column)) = ranked.min_by_key(|(rank, _)| *rank) {
                column.becomes = Becomes::Part(part);
                let part = if part == "published" { "date" } else { part };
                column.fate = format!("the {part} of a document");
            }
        }
        let mut keys: HashSet<String> = KEYS.iter().map(|key| (*key).to_owned()).collect();
        let mut facets = 0;
        for column in self
            .columns
            .iter_mut()
            .filter(|column| column.becomes == Becomes::Nothing)
        {
            let why = match column.is_no_facet() {
                None if facets == MOST_COLUMNS => Some(format!("there are {MOST_COLUMNS} facets before it")),
                why => why,
            };
            if let Some(why) = why {
                column.fate = format!("dropped: {why}");
                continue;
            }
            facets += 1;
            let key = match kebab(&column.name) {
                key if key.is_empty() => format!("column-{facets}"),
                key => key,
            };
            let key = (1..)
                .map(|number| {
                    if number == 1 {
                        key.clone()
                    } else {
                        format!("{key}-{number}")
                    }
                })
                .find(|key| !keys.contains(key))
                .unwrap_or_default();
            keys.insert(key.clone());
            let values = column.values.len();
            column.fate = format!(
                "kept as a facet with {values} value{}",
                if values == 1 { "" } else { "s" }
            );
            if key != column.name {
                let _ = write!(column.fate, ", under the key `{key}`");
            }
            column.becomes = Becomes::Facet(key);
        }
    }

    /// The id of an outlet, made when it is first met.
    fn outlet(&mut self, name: &str) -> String {
        if let Some(id) = self.outlet_ids.get(name) {
            return id.clone();
        }
        let base = match plain_id(name) {
            id if id.is_empty() => "outlet".to_owned(),
            id => id,
        };
        let id = (1..)
            .map(|number| {
                if number == 1 {
                    base.clone()
                } else {
                    format!("{base}-{number}")
                }
            })
            .find(|id| !self.taken.contains(id))
            .unwrap_or_default();
        self.taken.insert(id.clone());
        self.outlet_ids.insert(name.to_owned(), id.clone());
        self.outlets.push((id.clone(), name.to_owned()));
        id
    }

    fn manifest(&self, name: &str, documents: usize) -> String {
        let title = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let mut text = format!(
            "# Say what this corpus is.\ntitle = {}\nsummary = {}\n",
            quoted(title),
            quoted(&format!("{documents} documents imported from {name}."))
        );
        for column in &self.columns {
            if let Becomes::Facet(key) = &column.becomes
                && *key != column.name
            {
                let _ = write!(
                    text,
                    "\n[[column]]\nname = {}\ntitle = {}\n",
                    quoted(key),
                    quoted(&column.name)
                );
            }
        }
        text
    }

    fn outlets_file(&self) -> String {
        let mut text = "# Say what kind each is; docs/corpus-format.md lists the kinds.\n".to_owned();
        for (id, name) in &self.outlets {
            let _ = write!(
                text,
                "\n[[outlet]]\nid = {}\nname = {}\nkind = \"unknown\"\n",
                quoted(id),
                quoted(name)
            );
        }
        text
    }
}

/// A text as TOML has it: as JSON has it, save one sign.
fn quoted(text: &str) -> String {
    Value::String(text.to_owned()).to_string().replace('\u{7f}', "\\u007f")
}

/// ASCII kebab-case, accents left out, cut to a length that fits an address.
fn plain_id(text: &str) -> String {
    let id = kebab(&crosscheck_search::folded(text));
    if id.len() <= LONGEST_ID {
        return id;
    }
    let cut = id.get(..LONGEST_ID).unwrap_or_default();
    // A whole word at the end, where there is more than one.
    let whole = cut.rfind('-').filter(|at| *at > LONGEST_ID / 2);
    cut.get(..whole.unwrap_or(LONGEST_ID))
        .unwrap_or(cut)
        .trim_end_matches('-')
        .to_owned()
}

struct Writing {
    plan: Plan,
    ids: HashSet<String>,
    /// The number to try next for an id met before.
    next: HashMap<String, usize>,
    out: BufWriter<File>,
    failed: Option<std::io::Error>,
    done: Imported,
}

impl Writing {
    fn write(&mut self, row: ReadRow) {
        self.done.rows += 1;
        let ReadRow { line, cells } = row;
        match cells.and_then(|cells| self.document(line, cells)) {
            Err(why) => self.done.lost.entry(why).or_default().push(line),
            Ok(document) => {
                self.done.documents += 1;
                let written = serde_json::to_writer(&mut self.out, &Value::Object(document))
                    .map_err(std::io::Error::from)
                    .and_then(|()| self.out.write_all(b"\n"));
                if let Err(error) = written {
                    self.failed.get_or_insert(error);
                }
            }
        }
    }

    fn changed(&mut self, what: &'static str, line: u64) {
        self.done.changed.entry(what).or_default().push(line);
    }

    fn document(&mut self, line: u64, cells: Vec<(String, Value)>) -> Result<Map<String, Value>, &'static str> {
        let mut parts: HashMap<&str, String> = HashMap::new();
        let mut facets = Map::new();
        for (name, value) in cells {
            let column = self
                .plan
                .by_name
                .get(&name)
                .and_then(|index| self.plan.columns.get(*index));
            match column.map(|column| &column.becomes) {
                Some(Becomes::Part(part)) => {
                    if let Some(text) = text_of(&value) {
                        parts.insert(part, text);
                    }
                }
                Some(Becomes::Facet(key)) if !value.is_null() => {
                    facets.insert(key.clone(), value);
                }
                _ => {}
            }
        }
        if parts.is_empty() {
            return Err("nothing that belongs to a document");
        }
        if parts.get("text").is_some_and(|text| text.len() > LONGEST_TEXT / 2) {
            return Err("a text of more than 2,000,000 bytes");
        }
        if let Some(text) = parts.get_mut("text")
            && !text.contains("\n\n")
            && !text.contains("\r\n\r\n")
        {
            // Lines are paragraphs where nothing else separates any.
            *text = text.lines().collect::<Vec<_>>().join("\n\n");
        }
        if let Some(given) = parts.remove("published") {
            if let Some(date) = date(&given) {
                parts.insert("published", date);
            } else {
                self.changed("a date not understood became a note", line);
                let note = parts.remove("note").map(|note| format!("{note} ")).unwrap_or_default();
                parts.insert("note", format!("{note}Date as given: {given}"));
            }
        }
        if let Some(name) = parts.remove("outlet") {
            parts.insert("outlet", self.plan.outlet(&name));
        }
        let id = self.id(parts.remove("id"), parts.get("title"), line);
        let mut document = Map::new();
        document.insert("id".to_owned(), Value::String(id));
        for (part, _) in ROLES {
            if let Some(text) = parts.remove(part) {
                document.insert(part.to_owned(), Value::String(text));
            }
        }
        document.extend(facets);
        Ok(document)
    }

    /// An id of its own: the one given as far as it is one, else the title, else a number.
    fn id(&mut self, given: Option<String>, title: Option<&String>, line: u64) -> String {
        let from_title = || title.map(|title| plain_id(title)).filter(|id| !id.is_empty());
        let base = match given.as_deref().map(plain_id).filter(|id| !id.is_empty()) {
            Some(id) => id,
            None => from_title().unwrap_or_else(|| "document".to_owned()),
        };
        let mut id = base.clone();
        if !self.ids.insert(id.clone()) {
            let mut number = self.next.get(&base).copied().unwrap_or(2);
            loop {
                id = format!("{base}-{number}");
                number += 1;
                if self.ids.insert(id.clone()) {
                    break;
                }
            }
            self.next.insert(base, number);
        }
        if given.is_some_and(|given| given != id) {
            self.changed("an id was changed", line);
        }
        id
    }
}

/// A date in one of the forms that leave no doubt.
fn date(text: &str) -> Option<String> {
    let text = text.trim();
    let reads = |text: &str| Date::parse(text).is_ok().then(|| text.to_owned());
    // 2016-06-04, or a time of such a day.
    if let Some(found) = reads(text) {
        return Some(found);
    }
    let day = text.split(['T', ' ', ',']).next().unwrap_or_default();
    let hyphened = day.replace(['/', '.'], "-");
    let is_year_first = day.len() == 10 && day.bytes().take(4).all(|byte| byte.is_ascii_digit());
    if let Some(found) = reads(&hyphened).filter(|_| is_year_first) {
        return Some(found);
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return match (text.len(), text.parse::<i64>().ok()?) {
            (8, _) => reads(&format!("{}-{}-{}", text.get(..4)?, text.get(4..6)?, text.get(6..)?)),
            (10, seconds) => day_of(seconds),
            (13, milliseconds) => day_of(milliseconds / 1000),
            _ => None,
        };
    }
    in_words(text).and_then(|date| reads(&date))
}

fn day_of(seconds: i64) -> Option<String> {
    let day = Day(i32::try_from(seconds.div_euclid(86_400)).ok()?);
    let day = Date {
        first: day,
        last: day,
        precision: crosscheck_model::Precision::Day,
    };
    Some(day.to_string())
}

/// `4 June 2016`, `June 4, 2016`, `June 2016`, `Sat, 04 Jun 2016 10:00:00 GMT`
fn in_words(text: &str) -> Option<String> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let (mut day, mut month, mut year) = (None, None, None);
    for word in text.split([' ', ',', '.', '-']).filter(|word| !word.is_empty()) {
        let lower = word.to_ascii_lowercase();
        let number: Option<u32> = lower.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']).parse().ok();
        let named = MONTHS.iter().position(|name| lower.starts_with(name));
        match (number, named) {
            (Some(number), _) if word.len() == 4 && year.is_none() => year = Some(number),
            (Some(number), _) if word.len() <= 4 && day.is_none() => day = Some(number),
            (None, Some(at)) if month.is_none() => month = Some(at + 1),
            // A time of day, once the date is known.
            _ if year.is_some() => break,
            _ => {}
        }
    }
    let (month, year) = (month?, year?);
    Some(match day {
        Some(day) => format!("{year}-{month:02}-{day:02}"),
        None => format!("{year}-{month:02}"),
    })
}

/// The rows of a reason, as `3, 7–9`.
fn lines(of: &[u64]) -> String {
    let mut ranges: Vec<(u64, u64)> = Vec::new();
    for &line in of {
        match ranges.last_mut() {
            Some((_, last)) if line <= *last + 1 => *last = line,
            _ => ranges.push((line, line)),
        }
    }
    let range = |(from, to): &(u64, u64)| {
        if from == to {
            from.to_string()
        } else {
            format!("{from}–{to}")
        }
    };
    ranges.iter().map(range).collect::<Vec<_>>().join(", ")
}

impl fmt::Display for Imported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self
            .columns
            .iter()
            .map(|(name, _)| name.chars().count())
            .max()
            .unwrap_or(0);
        for (name, fate) in &self.columns {
            writeln!(f, "{name:width$}  {fate}")?;
        }
        writeln!(
            f,
            "\n{} of {} rows are documents, of {} outlets",
            self.documents, self.rows, self.outlets
        )?;
        let rows = |of: &[u64]| match of {
            [line] => format!("1 row, in line {line}"),
            of => format!("{} rows, in lines {}", of.len(), lines(of)),
        };
        for (what, of) in &self.changed {
            writeln!(f, "{what}: {}", rows(of))?;
        }
        for (why, of) in &self.lost {
            writeln!(f, "not imported, {why}: {}", rows(of))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_leave_no_doubt_are_read() {
        let check =
            |text: &str, expected: &str| assert_eq!(date(text).as_deref().unwrap_or("none"), expected, "{text}");
        check("2016-06", "2016-06");
        check("2016-06-04T10:00:00Z", "2016-06-04");
        check("2016-06-04 10:00", "2016-06-04");
        check("2016/06/04", "2016-06-04");
        check("20160604", "2016-06-04");
        check("1465034400", "2016-06-04");
        check("1465034400000", "2016-06-04");
        check("4 June 2016", "2016-06-04");
        check("June 4th, 2016", "2016-06-04");
        check("Sat, 04 Jun 2016 10:00:00 GMT", "2016-06-04");
        check("June 2016", "2016-06");
        check("05/06/2016", "none");
        check("2016-02-30", "none");
        check("yesterday", "none");
        check("", "none");
    }

    #[test]
    fn lines_are_told_as_ranges() {
        assert_eq!(lines(&[3, 7, 8, 9, 11]), "3, 7–9, 11");
    }
}
