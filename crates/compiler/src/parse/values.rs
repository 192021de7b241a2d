//! Texts of a fixed form: locators, answers, ranges, fingerprints. An error is what the text is not, and what to try.

use super::table::is_kebab;
use crate::authored::{Answer, Locator};

/// What mends a derived file.
pub(super) const CODE: &str = "run `crosscheck code --originals DIR`";

type Read<T> = Result<T, (String, String)>;

/// `track-persia-2016:4`
pub(super) fn locator(text: &str) -> Read<Locator> {
    read_locator(text).ok_or_else(|| {
        let help = "write document:paragraph, such as `track-persia-2016:4`; paragraphs count from 1";
        ("no locator".to_owned(), help.to_owned())
    })
}

/// A locator where other things may stand too.
pub(crate) fn read_locator(text: &str) -> Option<Locator> {
    let (document, paragraph) = text.rsplit_once(':')?;
    let paragraph = plain_number(paragraph).filter(|number| *number > 0)?;
    is_kebab(document).then(|| Locator {
        document: document.to_owned(),
        paragraph,
    })
}

/// `direction/tehran`
pub(super) fn answer(text: &str) -> Read<Answer> {
    match text.split_once('/') {
        Some((question, position)) if !question.is_empty() && !position.is_empty() => Ok(Answer {
            question: question.to_owned(),
            position: position.to_owned(),
        }),
        _ => Err((
            "no position of a question".to_owned(),
            "write question/position, such as `direction/tehran`".to_owned(),
        )),
    }
}

/// `2-14` or `5`
pub(super) fn range(text: &str) -> Read<(u32, u32)> {
    let (from, to) = text.split_once('-').unwrap_or((text, text));
    match (plain_number(from), plain_number(to)) {
        (Some(from), Some(to)) if from > 0 && from <= to => Ok((from, to)),
        (Some(from), Some(to)) if from > 0 && to > 0 => {
            Err(("a range that runs backwards".to_owned(), format!("write `{to}-{from}`")))
        }
        _ => Err((
            "no range of paragraphs".to_owned(),
            "write `2-14`, or `5` for one paragraph".to_owned(),
        )),
    }
}

/// `codebook.html`: a file beside the page. It becomes an address, so it must not be able to lead anywhere else.
pub(super) fn page(text: &str) -> Read<String> {
    let name = text.strip_suffix(".html").unwrap_or_default();
    if is_kebab(name) {
        Ok(text.to_owned())
    } else {
        Err((
            "no page beside this one".to_owned(),
            "write the name of a file in public/, such as `codebook.html`".to_owned(),
        ))
    }
}

/// 64 hexadecimal digits.
pub(super) fn hex(text: &str) -> Read<[u8; 32]> {
    read_hex(text).ok_or_else(|| ("no SHA-256: expected 64 hexadecimal digits".to_owned(), CODE.to_owned()))
}

fn read_hex(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    for (byte, digits) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    }
    Some(bytes)
}

/// Four hexadecimal digits a hash, in ascending order.
pub(super) fn sketch(text: &str) -> Read<Vec<u16>> {
    let hash = |digits: &[u8]| u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok();
    let hashes: Option<Vec<u16>> = text.as_bytes().chunks(4).map(hash).collect();
    let plain = text.len().is_multiple_of(4) && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    hashes
        .filter(|hashes| plain && hashes.is_sorted_by(|one, two| one < two))
        .ok_or_else(|| {
            let expected = "no sketch: expected four hexadecimal digits for each hash, in ascending order";
            (expected.to_owned(), CODE.to_owned())
        })
}

/// Words between spaces, in ascending order.
pub(super) fn stems(text: &str) -> Read<Vec<String>> {
    let stems: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    let capital = stems
        .iter()
        .find(|stem| stem.contains(|letter: char| letter.is_ascii_uppercase()));
    let astray = stems.windows(2).find_map(|pair| match pair {
        [one, two] if one >= two => Some((one, two)),
        _ => None,
    });
    let wrong = match (capital, astray) {
        (Some(stem), _) => format!("`{stem}` has a capital"),
        (None, Some((one, two))) => format!("`{two}` stands after `{one}`"),
        (None, None) => return Ok(stems),
    };
    Err((
        format!("no list of stems: expected small letters in alphabetical order, and {wrong}"),
        CODE.to_owned(),
    ))
}

/// Digits only: no sign, no space.
fn plain_number(text: &str) -> Option<u32> {
    text.bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| text.parse().ok())?
}
