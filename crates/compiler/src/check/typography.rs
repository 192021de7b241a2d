//! Names that a text prints in other signs than their forms have: another apostrophe or hyphen, accents in pieces. Forms are
//! matched letter for letter, so such a name is no mention, and nobody would notice.

use std::collections::{BTreeMap, HashMap};

use crosscheck_model::{DocumentId, EntityId, Source};
use crosscheck_search::{Token, tokens};

use crate::authored;
use crate::diagnostic::{Diagnostic, Log};
use crate::resolve::Draft;

/// A form that is often printed in other signs.
struct Form<'a> {
    entity: usize,
    name: &'a authored::Name,
    words: Vec<String>,
    signs: Signs,
}

/// Where a form is printed otherwise: how often, and where first.
struct Otherwise {
    count: usize,
    place: Source,
    printed: String,
}

/// Warns of names in embedded texts that only their signs keep from being mentions.
pub(super) fn names(draft: &Draft, log: &Log) {
    let forms = forms(draft);
    let mut by_first: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, form) in forms.iter().enumerate() {
        if let Some(first) = form.words.first() {
            by_first.entry(first).or_default().push(at);
        }
    }
    if by_first.is_empty() {
        return;
    }
    let mut found: BTreeMap<usize, Otherwise> = BTreeMap::new();
    for (document, record) in draft.corpus.documents.iter().enumerate() {
        for (n, paragraph) in (1..).zip(&record.paragraphs) {
            let Some(text) = paragraph.text.as_deref().filter(|text| !text.is_empty()) else {
                continue;
            };
            let place = Source {
                document: DocumentId::from(document),
                paragraph: n,
            };
            let words = tokens(text);
            for (at, word) in words.iter().enumerate() {
                for &index in by_first.get(word.word.as_str()).into_iter().flatten() {
                    let Some(form) = forms.get(index) else { continue };
                    if let Some(printed) =
                        printed_otherwise(draft, form, text, words.get(at..).unwrap_or_default(), place)
                    {
                        let first = || Otherwise {
                            count: 0,
                            place,
                            printed: printed.to_owned(),
                        };
                        found.entry(index).or_insert_with(first).count += 1;
                    }
                }
            }
        }
    }
    for (index, otherwise) in &found {
        if let Some(form) = forms.get(*index) {
            log.push(warning(draft, form, otherwise));
        }
    }
}

fn forms(draft: &Draft) -> Vec<Form<'_>> {
    let mut forms = Vec::new();
    for (entity, record) in draft.authored.entities.iter().enumerate() {
        for name in record.names.iter().filter(|name| !name.decided) {
            let form = name.form.value.as_str();
            if form
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || letter.is_whitespace())
            {
                continue;
            }
            let words = tokens(form);
            forms.push(Form {
                entity,
                name,
                signs: Signs::new(form, &words),
                words: words.into_iter().map(|token| token.word).collect(),
            });
        }
    }
    forms
}

/// What stands at these words, where it is the form in other signs and no mention of its entity.
fn printed_otherwise<'t>(
    draft: &Draft,
    form: &Form<'_>,
    text: &'t str,
    words: &[Token],
    place: Source,
) -> Option<&'t str> {
    let words = words.get(..form.words.len())?;
    if !words.iter().map(|token| &token.word).eq(&form.words) {
        return None;
    }
    let (start, end) = (words.first()?.start, words.last()?.end);
    let printed = text.get(start..end)?;
    if printed.split_whitespace().eq(form.name.form.value.split_whitespace()) || Signs::new(text, words) != form.signs {
        return None;
    }
    let scalars = |bytes: usize| {
        text.get(..bytes)
            .and_then(|before| u32::try_from(before.chars().count()).ok())
    };
    let (start, end) = (scalars(start)?, scalars(end)?);
    let mut mentions = draft.corpus.mentions_in(place);
    let is_mention = mentions
        .any(|mention| mention.entity == EntityId::from(form.entity) && mention.start < end && start < mention.end);
    (!is_mention).then_some(printed)
}

/// What must be alike in two ways of printing a name: what stands between its words, the case of its letters, how many
/// apostrophes it has, and whether it has letters beyond ASCII.
#[derive(PartialEq)]
struct Signs {
    between: Vec<String>,
    capitals: Vec<bool>,
    apostrophes: usize,
    is_ascii: bool,
}

impl Signs {
    fn new(text: &str, words: &[Token]) -> Self {
        let ends = words.iter().map(|word| word.end);
        let starts = words.iter().skip(1).map(|word| word.start);
        let gap = |(end, start): (usize, usize)| text.get(end..start).unwrap_or_default().chars().map(plain).collect();
        let whole = words.first().zip(words.last());
        let whole = whole.and_then(|(first, last)| text.get(first.start..last.end));
        let letters: Vec<char> = whole.unwrap_or_default().chars().map(plain).collect();
        Self {
            between: ends.zip(starts).map(gap).collect(),
            capitals: letters
                .iter()
                .filter(|letter| is_base(**letter))
                .map(|letter| letter.is_uppercase())
                .collect(),
            apostrophes: letters.iter().filter(|letter| **letter == '\'').count(),
            is_ascii: letters.iter().all(char::is_ascii),
        }
    }
}

/// Signs that are printed for one another as one.
fn plain(letter: char) -> char {
    match letter {
        '’' | '‘' | 'ʼ' | '‛' | '′' | '`' | '´' => '\'',
        '‐' | '‑' => '-',
        _ if letter.is_whitespace() => ' ',
        _ => letter,
    }
}

/// Whether it is a letter by itself and no mark on the one before.
fn is_base(letter: char) -> bool {
    letter.is_alphabetic() && !('\u{300}'..='\u{36f}').contains(&letter)
}

fn warning(draft: &Draft, form: &Form<'_>, otherwise: &Otherwise) -> Diagnostic {
    let document = draft.corpus.document(otherwise.place.document);
    let id = document.map_or("", |document| document.id.as_str());
    let times = match otherwise.count {
        1 => "once".to_owned(),
        count => format!("{count} times"),
    };
    Diagnostic::warning(format!("`{}` is printed in other signs {times}", form.name.form.value))
        .at(
            form.name.form.span,
            format!(
                "no mention in `{id}:{}`, which prints `{}`",
                otherwise.place.paragraph, otherwise.printed
            ),
        )
        .help("list the name as it is printed, too")
}
