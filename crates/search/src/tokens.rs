//! The tokenizer: turns text into folded words (no case, accents, apostrophes or marks of vocalisation) with their places.
//!
//! There is no other in the project. A word keeps the byte range it was read from, so whatever matches a folded word can
//! be marked in the original.

use crate::letters::{Kind, alone, fold_into, join_mark, kind};

/// A folded word and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Without case, accents, apostrophes or marks of vocalisation.
    pub word: String,
    /// The byte where it begins.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// Follows the word before it across a single hyphen ("al-Shaabi") or an article contracted before it ("d'Irak").
    pub hyphened: bool,
}

/// The words of a text, in order.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    each_word(text, &mut |word| {
        found.push(Token {
            word: word.word.to_owned(),
            start: word.start,
            end: word.end,
            hyphened: word.hyphened,
        });
    });
    found
}

/// A [`Token`] that borrows its word.
pub(crate) struct Word<'a> {
    pub(crate) word: &'a str,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) hyphened: bool,
}

/// Is given words as they are read.
pub(crate) type Visit<'a> = dyn FnMut(&Word<'_>) + 'a;

/// Visits the words of a text. The memory for a word is used again for the next.
pub(crate) fn each_word(text: &str, tell: &mut Visit<'_>) {
    let mut reader = Tokenizer {
        tell,
        word: String::with_capacity(32),
        start: 0,
        end: 0,
        letters: 0,
        hyphen: None,
        before: None,
    };
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        // Most text is runs of plain letters with a space between.
        if byte.is_ascii_alphanumeric() {
            let mut end = at;
            while bytes.get(end).is_some_and(is_folded) {
                end += 1;
            }
            if bytes.get(end) == Some(&b' ') && !reader.is_inside() {
                reader.whole(at, text.get(at..end).unwrap_or_default());
                at = end + 1;
                continue;
            }
            while bytes.get(end).is_some_and(u8::is_ascii_alphanumeric) {
                end += 1;
            }
            reader.plain(at, text.get(at..end).unwrap_or_default());
            at = end;
            continue;
        }
        if byte == b' ' {
            reader.close();
            at += 1;
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let Some(letter) = rest.chars().next() else { break };
        let next = at + letter.len_utf8();
        let after = text.get(next..).unwrap_or_default();
        at = next + reader.sign(text, letter, next, after);
    }
    reader.close();
}

/// Whether it is a letter or digit as it stands in folded words.
fn is_folded(byte: &u8) -> bool {
    matches!(byte, b'a'..=b'z' | b'0'..=b'9')
}

/// See [`is_elided`].
pub(crate) const ELIDED: [&str; 30] = [
    "agl", "all", "bell", "c", "coll", "d", "dagl", "dall", "degl", "dell", "j", "jusqu", "l", "lorsqu", "m", "n",
    "negl", "nell", "presqu", "puisqu", "qu", "quell", "quelqu", "quest", "quoiqu", "s", "sant", "sull", "t", "un",
];

struct Tokenizer<'t, 'f> {
    tell: &'t mut Visit<'f>,
    word: String,
    start: usize,
    end: usize,
    /// How many letters the word has since its last full stop.
    letters: usize,
    /// Where the last hyphen stands.
    hyphen: Option<(usize, usize)>,
    /// Where the word before ends.
    before: Option<usize>,
}

impl Tokenizer<'_, '_> {
    fn is_inside(&self) -> bool {
        !self.word.is_empty()
    }

    /// Reads letters and digits of ASCII.
    fn plain(&mut self, at: usize, run: &str) {
        let from = self.word.len();
        if from == 0 {
            self.start = at;
        }
        self.word.push_str(run);
        if let Some(run) = self.word.get_mut(from..) {
            run.make_ascii_lowercase();
        }
        self.end = at + run.len();
        self.letters += run.len();
    }

    /// Reads any other sign. Says how many bytes behind it are read with it.
    fn sign(&mut self, text: &str, letter: char, next: usize, after: &str) -> usize {
        let at = next - letter.len_utf8();
        match kind(letter) {
            Kind::Letter if alone(letter) => {
                self.close();
                self.letter(at, next, letter);
                let mark = after
                    .chars()
                    .next()
                    .filter(|mark| matches!(mark, '\u{3099}' | '\u{309a}' | '\u{ff9e}' | '\u{ff9f}'));
                let length = mark.map_or(0, char::len_utf8);
                if let Some(mark) = mark {
                    join_mark(&mut self.word, mark);
                    self.end += length;
                }
                self.close();
                return length;
            }
            Kind::Letter => self.letter(at, next, letter),
            Kind::Silent if self.is_inside() => {
                join_mark(&mut self.word, letter);
                self.end = next;
                // A hyphen that is there for the end of a line only, and the end of that line.
                if letter == '\u{ad}' {
                    return line_end(after);
                }
            }
            Kind::Silent => {}
            Kind::Apostrophe if self.is_inside() && possessive(after) => {
                self.close();
                return 1;
            }
            Kind::Apostrophe if is_elided(&self.word) && starts_with_vowel(after) => {
                self.close();
                self.hyphen = Some((at, next));
            }
            Kind::Apostrophe if self.is_inside() && starts_word(after) => {}
            Kind::Other if self.is_inside() && self.is_held_by(letter, text, after) => self.letters = 0,
            Kind::Apostrophe | Kind::Other => {
                self.close();
                if is_hyphen(letter) {
                    self.hyphen = Some((at, next));
                }
            }
        }
        0
    }

    fn letter(&mut self, at: usize, next: usize, letter: char) {
        if self.word.is_empty() {
            self.start = at;
        }
        fold_into(&mut self.word, letter);
        self.end = next;
        self.letters += 1;
    }

    /// Reads a word with a space behind it that is its own folded form.
    fn whole(&mut self, at: usize, word: &str) {
        // An empty run is no word.
        let end = at + word.len();
        let hyphened = self.is_hyphened(at);
        if at < end {
            (self.tell)(&Word {
                word,
                start: at,
                end,
                hyphened,
            });
            self.before = Some(end);
        }
    }

    fn close(&mut self) {
        self.letters = 0;
        if self.word.is_empty() {
            return;
        }
        let hyphened = self.is_hyphened(self.start);
        (self.tell)(&Word {
            word: &self.word,
            start: self.start,
            end: self.end,
            hyphened,
        });
        self.before = Some(self.end);
        self.word.clear();
    }

    /// Whether a word that begins there follows the word before across a hyphen.
    fn is_hyphened(&self, start: usize) -> bool {
        self.hyphen
            .is_some_and(|(at, next)| next == start && self.before == Some(at))
    }

    /// Whether a sign holds the word together: the full stops of "U.S.", the commas before groups of three as in "500,000".
    /// "J. Smith", "end.Next" and "2015,2016" stay apart.
    fn is_held_by(&self, sign: char, text: &str, after: &str) -> bool {
        let mut next = after.chars();
        let Some(first) = next.next() else { return false };
        match sign {
            '.' => self.letters == 1 && first.is_ascii_alphabetic() && !starts_word(next.as_str()),
            ',' => {
                let before = text.get(..self.end).unwrap_or_default().bytes().rev();
                let after = after.bytes().take_while(u8::is_ascii_digit).count();
                matches!(before.take_while(u8::is_ascii_digit).count(), 1..=3) && after == 3
            }
            '"' => ends_in_hebrew(&self.word) && after.starts_with(is_hebrew),
            _ => false,
        }
    }
}

/// Whether a quotation mark behind this text, with a Hebrew letter after it, marks an abbreviation: צה"ל.
pub(crate) fn ends_in_hebrew(text: &str) -> bool {
    text.ends_with(is_hebrew)
}

pub(crate) fn is_hebrew(letter: char) -> bool {
    matches!(letter, '\u{5d0}'..='\u{5ea}')
}

/// How many bytes of white space with one end of a line in it stand at the beginning. Nothing where a blank line follows, or none.
fn line_end(after: &str) -> usize {
    let rest = after.trim_start_matches([' ', '\t', '\r', '\n']);
    let space = after.get(..after.len() - rest.len()).unwrap_or_default();
    if space.matches('\n').count() == 1 && starts_word(rest) {
        space.len()
    } else {
        0
    }
}

fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '‐' | '‑')
}

fn starts_word(after: &str) -> bool {
    after.chars().next().is_some_and(|next| kind(next) == Kind::Letter)
}

/// Whether a word is one that French, Italian or Catalan contract before a vowel: "d'Irak", "l'armée", "dell'Iraq". It is a word
/// of its own then, so that the noun is found.
fn is_elided(word: &str) -> bool {
    ELIDED.contains(&word)
}

fn starts_with_vowel(after: &str) -> bool {
    let first = after.chars().next().filter(|first| kind(*first) == Kind::Letter);
    let mut folded = String::new();
    first.into_iter().for_each(|first| fold_into(&mut folded, first));
    folded.starts_with(['a', 'e', 'i', 'o', 'u', 'h', 'y'])
}

/// Whether what follows an apostrophe is the s of "Iran's".
fn possessive(after: &str) -> bool {
    after.strip_prefix(['s', 'S']).is_some_and(|rest| !starts_word(rest))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::letters::fold;

    fn words(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.word).collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(words(text), expected, "{text}");
    }

    #[test]
    fn apostrophes_accents_and_case_leave_no_trace() {
        check(
            "Shi'ite Shi’ite shiite Shiʿite",
            &["shiite", "shiite", "shiite", "shiite"],
        );
        check("Ḥashd aš-Šaʿbī", &["hashd", "as", "sabi"]);
        check("Café, naïve Œuvre straße", &["cafe", "naive", "oeuvre", "strasse"]);
        check("Cafe\u{301}", &["cafe"]);
        check("ʿAbd", &["abd"]);
        check("ΑΘΗΝΑ Ёлка", &["αθηνα", "елка"]);
        check("أبو مَهدي المهندس", &["ابو", "مهدي", "المهندس"]);
    }

    #[test]
    fn an_s_of_possession_is_no_part_of_the_word() {
        check("Iran's militias’ men", &["iran", "militias", "men"]);
        check("‘Iran’s’", &["iran"]);
    }

    #[test]
    fn abbreviations_and_numbers_hold_together() {
        check("the U.S. Army, U.S.-led", &["the", "us", "army", "us", "led"]);
        check(
            "J. Smith. 500,000 men in Iraq,Jamal",
            &["j", "smith", "500000", "men", "in", "iraq", "jamal"],
        );
        check("end.Next a\u{a0}b", &["end", "next", "a", "b"]);
    }

    #[test]
    fn commas_hold_groups_of_three_together() {
        check(
            "In 2015,2016,2017 it was 3,5 million",
            &["in", "2015", "2016", "2017", "it", "was", "3", "5", "million"],
        );
        check(
            "1,500 12,000,000 1,50,000 1234,567",
            &["1500", "12000000", "1", "50000", "1234", "567"],
        );
    }

    #[test]
    fn contracted_articles_are_words() {
        check(
            "l'armée d’Irak, qu’il dell'Iraq",
            &["l", "armee", "d", "irak", "qu", "il", "dell", "iraq"],
        );
        check(
            "O'Neill Qur'an Sana'a Shi'ite D'Souza",
            &["oneill", "quran", "sanaa", "shiite", "dsouza"],
        );
        let joined: Vec<bool> = tokens("d'Irak").iter().map(|token| token.hyphened).collect();
        assert_eq!(joined, [false, true]);
    }

    #[test]
    fn letters_in_pieces_are_letters() {
        for (whole, pieces) in [
            ("российский", "россии\u{306}скии\u{306}".to_owned()),
            ("Київ", "Ки\u{456}\u{308}в".to_owned()),
            ("한국", "\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}".to_owned()),
            ("がぱ", "か\u{3099}は\u{309a}".to_owned()),
            ("Café", "Cafe\u{301}".to_owned()),
        ] {
            assert_eq!(words(&pieces), words(whole), "{whole}");
        }
    }

    #[test]
    fn forms_of_print_are_their_letters() {
        check("oﬃcial ﬁre aﬀair", &["official", "fire", "affair"]);
        check("Ｉｒａｑ ２０１６", &["iraq", "2016"]);
        check("𝐈𝐫𝐚𝐪 𝟐𝟎𝟏𝟔 𝗜𝗿𝗮𝗾", &["iraq", "2016", "iraq"]);
        check("ﺑﻐﺪﺍﺩ ﻻ ﻣﺴﺆﻭﻝ", &["بغداد", "لا", "مسوول"]);
        check("مسؤول مسو\u{654}ول", &["مسوول", "مسوول"]);
        check("שָׁלוֹם שׁלום שלום", &["שלום", "שלום", "שלום"]);
        check(
            "Αθήνα ΑΘΗΝΑ Αθη\u{301}να Ἀθῆναι",
            &["αθηνα", "αθηνα", "αθηνα", "αθηναι"],
        );
        check("क़लम क\u{93c}लम", &["कलम", "कलम"]);
        check("ｶﾞ ガ", &["ガ", "ガ"]);
    }

    #[test]
    fn marks_that_nobody_sees_are_nothing() {
        check(
            "Bagh\u{200b}dad Bagh\u{ad}dad Bagh\u{ad}\ndad",
            &["baghdad", "baghdad", "baghdad"],
        );
        check("بغداد\u{61c} \u{200f}بغداد", &["بغداد", "بغداد"]);
        check("one\u{ad}\n\ntwo", &["one", "two"]);
    }

    #[test]
    fn hebrew_abbreviations_are_one_word() {
        check("צה״ל צה\"ל ג׳נין", &["צהל", "צהל", "גנין"]);
        check("\"שלום\" a\"b", &["שלום", "a", "b"]);
    }

    #[test]
    fn thai_is_written_without_spaces() {
        check("ไทย 2016", &["ไ", "ท", "ย", "2016"]);
        check("๒๕๕๙", &["2559"]);
    }

    #[test]
    fn hyphened_parts_say_so() {
        let joined: Vec<bool> = tokens("al-Hashd al‑Shaabi – and so")
            .iter()
            .map(|token| token.hyphened)
            .collect();
        assert_eq!(joined, [false, true, false, true, false, false]);
    }

    #[test]
    fn signs_written_without_spaces_are_words() {
        check("什叶派 abc民", &["什", "叶", "派", "abc", "民"]);
    }

    proptest! {
        #[test]
        fn every_word_stands_where_it_says(text in "\\PC{0,40}") {
            let mut before = 0;
            for token in tokens(&text) {
                prop_assert!(before <= token.start && token.start < token.end);
                before = token.end;
                let slice = text.get(token.start..token.end);
                prop_assert!(slice.is_some());
                prop_assert_eq!(fold(slice.unwrap_or_default()), token.word);
            }
        }

        #[test]
        fn folding_twice_changes_nothing(text in "[a-zA-ZÀ-ɏ’' -]{0,40}|\\PC{0,40}") {
            for token in tokens(&text) {
                prop_assert_eq!(fold(&token.word), token.word);
            }
        }
    }
}
