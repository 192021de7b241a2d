//! Texts of lines as PDF and OCR give them into texts whose words are whole: "infor-", "mation" is "information" where that word
//! stands elsewhere, or where its parts do not.

use std::collections::HashSet;

use crosscheck_search::tokens;

/// Puts the words together that are cut at the ends of lines in any of these texts. "Iran-", "backed" stays where "Iran" and "backed" stand
/// elsewhere and "Iranbacked" does not.
pub(crate) fn put_together(texts: &mut [&mut String]) {
    if !texts.iter().any(|text| cuts(text).next().is_some()) {
        return;
    }
    let mut known = HashSet::new();
    for text in texts.iter() {
        let cut: HashSet<usize> = cuts(text).flat_map(|cut| [cut.first.0, cut.second.0]).collect();
        let words = tokens(text).into_iter().filter(|word| !cut.contains(&word.start));
        known.extend(words.map(|word| word.word));
    }
    for text in texts {
        let whole: Vec<Cut> = cuts(text).filter(|cut| is_one(text, cut, &known)).collect();
        for cut in whole.into_iter().rev() {
            text.replace_range(cut.first.1..cut.second.0, "");
        }
    }
}

/// The halves of a word, each from where to where.
struct Cut {
    first: (usize, usize),
    second: (usize, usize),
}

/// Where a letter, a hyphen, one end of a line and a small letter follow each other.
fn cuts(text: &str) -> impl Iterator<Item = Cut> + '_ {
    text.match_indices('\n').filter_map(|(at, _)| {
        let before = text.get(..at)?.trim_end_matches(['\r', ' ', '\t']);
        let word = before.strip_suffix(['-', '‐', '\u{ad}', '¬'])?;
        let behind = text.get(at + 1..)?;
        let rest = behind.trim_start_matches([' ', '\t']);
        let from = text.len() - rest.len();
        let is_small = rest.starts_with(char::is_lowercase) && word.ends_with(char::is_alphabetic);
        let first = word.rfind(|sign: char| !sign.is_alphabetic()).map_or(0, |end| {
            end + word
                .get(end..)
                .and_then(|rest| rest.chars().next())
                .map_or(1, char::len_utf8)
        });
        let second = rest.find(|sign: char| !sign.is_alphabetic()).unwrap_or(rest.len());
        is_small.then_some(Cut {
            first: (first, word.len()),
            second: (from, from + second),
        })
    })
}

fn is_one(text: &str, cut: &Cut, known: &HashSet<String>) -> bool {
    let word = |(from, to): (usize, usize)| text.get(from..to).unwrap_or_default();
    let is_known = |word: &str| known.contains(&crosscheck_search::folded(word));
    let whole = [word(cut.first), word(cut.second)].concat();
    is_known(&whole) || !(is_known(word(cut.first)) && is_known(word(cut.second)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut text = text.to_owned();
        put_together(&mut [&mut text]);
        assert_eq!(text, expected);
    }

    #[test]
    fn words_cut_at_the_end_of_a_line_are_whole() {
        check("The infor-\nmation was false.", "The information was false.");
        check("A mobili-\r\n  zation. In the end.", "A mobilization. In the end.");
        check("Die Unter\u{ad}\nstützung", "Die Unterstützung");
        check(
            "Re-\nsign, they say; he did resign. Sign again.",
            "Resign, they say; he did resign. Sign again.",
        );
    }

    #[test]
    fn words_with_a_hyphen_keep_it() {
        check(
            "Iran-\nbacked men. Iran backed them.",
            "Iran-\nbacked men. Iran backed them.",
        );
        check("A dash -\nand so", "A dash -\nand so");
        check("al-\nHashd", "al-\nHashd");
        check("one-\n\ntwo", "one-\n\ntwo");
        check(
            "pre- and post-\nwar; pre and post; a war",
            "pre- and post-\nwar; pre and post; a war",
        );
    }
}
