//! A text as PDF, OCR, macOS and web pages deliver it into one of plain letters, with the paragraphs it has for its readers.

use unicode_normalization::UnicodeNormalization;

/// The text with whole letters (a base and its accents are one sign), without ligatures, letters in forms of print, and signs that nobody
/// sees. Nothing where it has none of these.
pub(crate) fn plain_letters(text: &str) -> Option<String> {
    let whole: String = text.nfc().filter_map(kept).collect();
    let mut plain = String::with_capacity(whole.len());
    for letter in whole.chars() {
        if is_form_of_print(letter) {
            plain.extend(letter.nfkc());
        } else {
            plain.push(letter);
        }
    }
    (plain != text).then_some(plain)
}

/// A sign as it is kept, if it is. The end of a page is that of a paragraph.
fn kept(sign: char) -> Option<char> {
    match sign {
        '\u{c}' | '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\u{feff}' | '\u{200b}' | '\u{2060}' | '\u{fffc}' => None,
        '\n' | '\r' | '\t' => Some(sign),
        sign if sign.is_control() => None,
        sign => Some(sign),
    }
}

/// Ligatures of Latin, and Arabic and Hebrew letters as they are drawn.
fn is_form_of_print(letter: char) -> bool {
    matches!(letter, '\u{fb00}'..='\u{fb4f}' | '\u{fb50}'..='\u{fbff}' | '\u{fe70}'..='\u{fefc}')
}

/// Letters that were read in another encoding than they were written in: `Ã©`, `â€™`.
pub(crate) fn is_garbled(text: &str) -> bool {
    [
        "Ã©", "Ã¨", "Ã¼", "Ã¶", "Ã¤", "Ã±", "Ã§", "Ã³", "â€™", "â€œ", "â€“", "Ø§Ù", "Ð¾Ð", "\u{fffd}",
    ]
    .iter()
    .any(|signs| text.contains(signs))
}

/// How the lines of a text were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lines {
    /// As they are.
    Kept,
    /// Each as a paragraph.
    Paragraphs,
    /// As the width of a page.
    Wrapped,
}

/// A text whose paragraphs are separated by blank lines. Where nothing else separates any, each line is one, unless the lines are as long
/// as a page is wide.
pub(crate) fn in_paragraphs(text: &str) -> (String, Lines) {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    if lines.iter().any(|line| line.is_empty()) || lines.len() < 2 {
        return (text, Lines::Kept);
    }
    let Some(width) = width_of(&lines) else {
        return (lines.join("\n\n"), Lines::Paragraphs);
    };
    let mut whole = String::new();
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            let before = lines.get(at - 1).copied().unwrap_or_default();
            let ends = !would_touch(before, line, width) && ends_a_sentence(before);
            let is_set_in = line.starts_with([' ', '\t']) && !before.starts_with([' ', '\t']);
            whole.push_str(if ends || is_set_in { "\n\n" } else { "\n" });
        }
        whole.push_str(line.trim_start());
    }
    (whole, Lines::Wrapped)
}

/// How wide the page is for which the lines were made. Nothing where they are no such lines.
fn width_of(lines: &[&str]) -> Option<usize> {
    let width = lines.iter().map(|line| line.chars().count()).max()?;
    if lines.len() < 3 || !(30..=120).contains(&width) {
        return None;
    }
    let full = lines
        .windows(2)
        .filter(|two| matches!(two, [line, next] if would_touch(line, next, width)));
    (full.count() * 10 >= (lines.len() - 1) * 6).then_some(width)
}

/// Whether the first word of the next line had no room behind this one.
fn would_touch(line: &str, next: &str, width: usize) -> bool {
    let word = next.split_whitespace().next().unwrap_or_default();
    line.chars().count() + 1 + word.chars().count() > width
}

fn ends_a_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '»', ')'])
        .ends_with(['.', '!', '?', ':', '…', '。', '؟', '۔'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(plain_letters(text).as_deref().unwrap_or("none"), expected, "{text}");
    }

    #[test]
    fn letters_are_plain() {
        check("oﬃcial ﬁre", "official fire");
        check("Cafe\u{301} й", "Café й");
        check("ﺑﻐﺪﺍﺩ", "بغداد");
        check("Bagh\u{200b}dad\u{feff} \u{2}x", "Baghdad x");
        check("page one\u{c}page two", "page one\npage two");
        check("Café بغداد ½ ² Ⅳ", "none");
        check("می\u{200c}خواهم Donau\u{ad}dampf", "none");
    }

    #[track_caller]
    fn lines(text: &str, expected: &str, lines: Lines) {
        assert_eq!(in_paragraphs(text), (expected.to_owned(), lines), "{text}");
    }

    #[test]
    fn lines_of_a_page_are_one_paragraph() {
        let page = "The harbour was closed on Monday after a fire in\nshed four, and the mayor of the town said that the\nmarket would stay open all week.\nOn Tuesday the wind turned and the smoke went over\nthe river to the other town.";
        let expected = page.replace("week.\n", "week.\n\n");
        lines(page, &expected, Lines::Wrapped);
        lines("One.\nTwo.\nThree.", "One.\n\nTwo.\n\nThree.", Lines::Paragraphs);
        lines("One\nline\n\nTwo", "One\nline\n\nTwo", Lines::Kept);
        lines(
            "First, a short line of a list\nand one more\nand a third\nx\ny",
            "First, a short line of a list\n\nand one more\n\nand a third\n\nx\n\ny",
            Lines::Paragraphs,
        );
        lines("One.\r\nTwo.", "One.\n\nTwo.", Lines::Paragraphs);
    }
}
