//! Names that a text prints in other signs than their forms have (another apostrophe or hyphen, accents in pieces, ligatures, signs
//! that nobody sees, white space of another length), or in one with a word before them. Forms are matched letter for letter, so such
//! a name is no mention, and nobody would notice.

use std::collections::{BTreeMap, HashMap};

use crosscheck_model::{DocumentId, EntityId, Source};
use crosscheck_search::{Token, prefixed, tokens};
use unicode_normalization::UnicodeNormalization;

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

/// How a name stands in a text without being a mention.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum How {
    InOtherSigns,
    /// In one with "and", "in" or "to" before it, as Arabic and Hebrew write them.
    Joined,
}

/// The forms by their first words as texts may have them.
type ByFirst = HashMap<String, Vec<(usize, How)>>;

/// Warns of names in embedded texts that only their signs, or a word joined to them, keep from being mentions.
pub(super) fn names(draft: &Draft, log: &Log) {
    let forms = forms(draft);
    if forms.is_empty() {
        return;
    }
    let by_first = by_first(&forms);
    let all_plain = forms.iter().all(|form| is_plain(&form.name.form.value));
    let mut found: BTreeMap<(usize, How), Otherwise> = BTreeMap::new();
    for (document, record) in draft.corpus.documents.iter().enumerate() {
        for (n, paragraph) in (1..).zip(&record.paragraphs) {
            let text = paragraph.text.as_deref().unwrap_or_default();
            // Nothing in such a text can be another sign for a plain name.
            if all_plain && is_plain(text) {
                continue;
            }
            let place = Source {
                document: DocumentId::from(document),
                paragraph: n,
            };
            let words = tokens(text);
            for (at, word) in words.iter().enumerate() {
                for &(index, how) in by_first.get(word.word.as_str()).into_iter().flatten() {
                    let Some(form) = forms.get(index) else { continue };
                    let words = words.get(at..).unwrap_or_default();
                    if let Some(printed) = no_mention(draft, form, how, text, words, place) {
                        let first = || Otherwise {
                            count: 0,
                            place,
                            printed: printed.to_owned(),
                        };
                        found.entry((index, how)).or_insert_with(first).count += 1;
                    }
                }
            }
        }
    }
    for ((index, how), otherwise) in &found {
        if let Some(form) = forms.get(*index) {
            log.push(warning(draft, form, *how, otherwise));
        }
    }
}

/// Whether a text has letters of ASCII alone and single spaces.
fn is_plain(text: &str) -> bool {
    text.is_ascii()
        && !text.contains(['`', '\''])
        && !text
            .as_bytes()
            .windows(2)
            .any(|two| two.iter().all(u8::is_ascii_whitespace))
}

fn forms(draft: &Draft) -> Vec<Form<'_>> {
    let mut forms = Vec::new();
    for (entity, record) in draft.authored.entities.iter().enumerate() {
        for name in record.names.iter().filter(|name| !name.decided) {
            let form = name.form.value.as_str();
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

fn by_first(forms: &[Form<'_>]) -> ByFirst {
    let mut by_first = ByFirst::new();
    for (at, form) in forms.iter().enumerate() {
        let Some(first) = form.words.first() else { continue };
        by_first.entry(first.clone()).or_default().push((at, How::InOtherSigns));
        let is_longer = |joined: &String| joined.len() >= first.len();
        for joined in prefixed(first).into_iter().filter(is_longer) {
            by_first.entry(joined).or_default().push((at, How::Joined));
        }
    }
    by_first
}

/// What stands at these words, where it is the form in that way and no mention of its entity.
fn no_mention<'t>(
    draft: &Draft,
    form: &Form<'_>,
    how: How,
    text: &'t str,
    words: &[Token],
    place: Source,
) -> Option<&'t str> {
    let words = words.get(..form.words.len())?;
    let is_form = words
        .iter()
        .map(|token| &token.word)
        .skip(1)
        .eq(form.words.iter().skip(1));
    if !is_form || how == How::InOtherSigns && Signs::new(text, words) != form.signs {
        return None;
    }
    let (start, end) = (words.first()?.start, words.last()?.end);
    let printed = text.get(start..end)?;
    // Letter for letter, it is the form: then an author decided that it is no mention here.
    if printed
        .chars()
        .map(one_space)
        .eq(form.name.form.value.chars().map(one_space))
    {
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
        let gap = |(end, start): (usize, usize)| {
            let signs: String = signs_of(text.get(end..start).unwrap_or_default()).collect();
            match signs.trim() {
                "" if !signs.is_empty() => " ".to_owned(),
                _ => signs,
            }
        };
        let whole = words.first().zip(words.last());
        let whole = whole.and_then(|(first, last)| text.get(first.start..last.end));
        let letters: Vec<char> = signs_of(whole.unwrap_or_default()).collect();
        Self {
            between: ends.zip(starts).map(gap).collect(),
            capitals: letters
                .iter()
                .filter(|letter| letter.is_uppercase() || letter.is_lowercase())
                .map(|letter| letter.is_uppercase())
                .collect(),
            apostrophes: letters.iter().filter(|letter| **letter == '\'').count(),
            is_ascii: letters.iter().all(char::is_ascii),
        }
    }
}

/// The signs of a text, each form of print as its letters, and without what nobody sees.
fn signs_of(text: &str) -> impl Iterator<Item = char> {
    text.chars().map(plain).nfkc().filter(|letter| !is_unseen(*letter))
}

/// Signs that are printed for one another as one.
fn plain(letter: char) -> char {
    match letter {
        '’' | '‘' | 'ʼ' | '‛' | '′' | '`' | '´' => '\'',
        '‐' | '‑' | '–' | '−' => '-',
        _ if letter.is_whitespace() => ' ',
        _ => letter,
    }
}

/// White space of any kind as one.
fn one_space(letter: char) -> char {
    if letter.is_whitespace() { ' ' } else { letter }
}

/// Hyphens for the end of a line only, joiners, and marks of direction.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{61c}' | '\u{640}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

fn warning(draft: &Draft, form: &Form<'_>, how: How, otherwise: &Otherwise) -> Diagnostic {
    let document = draft.corpus.document(otherwise.place.document);
    let id = document.map_or("", |document| document.id.as_str());
    let times = match otherwise.count {
        1 => "once".to_owned(),
        count => format!("{count} times"),
    };
    let what = match how {
        How::InOtherSigns => "is printed in other signs",
        How::Joined => "stands in one with a word before it",
    };
    Diagnostic::warning(format!("`{}` {what} {times}", form.name.form.value))
        .at(
            form.name.form.span,
            format!(
                "no mention in `{id}:{}`, which prints `{}`",
                otherwise.place.paragraph, otherwise.printed
            ),
        )
        .help("list the name as it is printed, too")
}
