//! Turns text into folded words with their places: no case, accents, apostrophes or marks of vocalisation.
//!
//! The one tokenizer of the project. A word keeps the byte range it was read from, so whatever matches a folded word can
//! be marked in the original. Tables are small and by hand: those of the standard library would outweigh the engine.

/// A folded word and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Without case, accents, apostrophes or marks of vocalisation.
    pub word: String,
    /// The byte where it begins.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// Follows the word before it across a single hyphen: "al-Shaabi".
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

/// A [`Token`] while it is read.
pub(crate) struct Word<'a> {
    pub(crate) word: &'a str,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) hyphened: bool,
}

/// Takes words as they are read.
pub(crate) type Tell<'a> = dyn FnMut(&Word<'_>) + 'a;

/// Reads the words of a text one by one, in memory that is used again for each.
pub(crate) fn each_word(text: &str, tell: &mut Tell<'_>) {
    let mut reader = Reader {
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

struct Reader<'t, 'f> {
    tell: &'t mut Tell<'f>,
    word: String,
    start: usize,
    end: usize,
    /// In the word since its last full stop.
    letters: usize,
    /// Where the last hyphen stands.
    hyphen: Option<(usize, usize)>,
    /// Where the word before ends.
    before: Option<usize>,
}

impl Reader<'_, '_> {
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
                self.close();
            }
            Kind::Letter => self.letter(at, next, letter),
            Kind::Silent if self.is_inside() => self.end = next,
            Kind::Silent => {}
            Kind::Apostrophe if self.is_inside() && possessive(after) => {
                self.close();
                return 1;
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
        // One that ends where it begins is none.
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

    /// Whether a sign holds the word together: the full stops of "U.S.", the commas of "500,000". "J. Smith" and "end.Next"
    /// stay apart.
    fn is_held_by(&self, sign: char, text: &str, after: &str) -> bool {
        let mut next = after.chars();
        let Some(first) = next.next() else { return false };
        match sign {
            '.' => self.letters == 1 && first.is_ascii_alphabetic() && !starts_word(next.as_str()),
            ',' => {
                first.is_ascii_digit()
                    && text
                        .get(..self.end)
                        .is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
            }
            _ => false,
        }
    }
}

/// The folded form of text that is a single word or part of one, whatever else stands in it left out.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        if kind(letter) == Kind::Letter {
            fold_into(&mut folded, letter);
        }
    }
    folded
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letter,
    /// Belongs to the word it stands in and leaves no trace: combining marks, Arabic vowels, joiners.
    Silent,
    Apostrophe,
    Other,
}

fn kind(letter: char) -> Kind {
    match letter {
        '0'..='9' | 'A'..='Z' | 'a'..='z' => Kind::Letter,
        '\'' | '`' | '´' | '‘' | '’' | '‛' | '′' => Kind::Apostrophe,
        '\u{ad}'
        | '\u{2b0}'..='\u{2ff}'
        | '\u{300}'..='\u{36f}'
        | '\u{483}'..='\u{489}'
        | '\u{5b0}'..='\u{5bd}'
        | '\u{610}'..='\u{61a}'
        | '\u{640}'
        | '\u{64b}'..='\u{65f}'
        | '\u{670}'
        | '\u{200c}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' => Kind::Silent,
        'ª' | 'µ' | 'º' => Kind::Letter,
        '\0'..='\u{bf}'
        | '×'
        | '÷'
        | '\u{37e}'
        | '\u{387}'
        | '\u{5be}'
        | '\u{5c0}'
        | '\u{5c3}'
        | '\u{600}'..='\u{60f}'
        | '\u{61b}'..='\u{61f}'
        | '\u{66a}'..='\u{66d}'
        | '\u{6d4}'
        | '\u{964}'
        | '\u{965}'
        | '\u{2000}'..='\u{206f}'
        | '\u{20a0}'..='\u{20cf}'
        | '\u{2190}'..='\u{2bff}'
        | '\u{2e00}'..='\u{2e7f}'
        | '\u{3000}'..='\u{3004}'
        | '\u{3008}'..='\u{3020}'
        | '\u{30fb}'
        | '\u{e000}'..='\u{f8ff}'
        | '\u{fe10}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff0f}'
        | '\u{ff1a}'..='\u{ff20}'
        | '\u{ff3b}'..='\u{ff40}'
        | '\u{ff5b}'..='\u{ff65}'
        | '\u{fff0}'..='\u{ffff}'
        | '\u{1f000}'..='\u{1faff}'
        | '\u{e0000}'.. => Kind::Other,
        _ => Kind::Letter,
    }
}

/// Scripts written without spaces: each sign is a word, and a typed run of them is read as a phrase.
fn alone(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '‐' | '‑')
}

fn starts_word(after: &str) -> bool {
    after.chars().next().is_some_and(|next| kind(next) == Kind::Letter)
}

/// Whether what follows an apostrophe is the s of "Iran's".
fn possessive(after: &str) -> bool {
    after.strip_prefix(['s', 'S']).is_some_and(|rest| !starts_word(rest))
}

/// Latin letters with accents, as runs: each letter of a run, up to the next entry, folds to the same. `.` leaves letters
/// as they are; capitals stand for two letters.
const LATIN: &[(u16, u8)] = &[
    (0xC0, b'a'),
    (0xC6, b'A'),
    (0xC7, b'c'),
    (0xC8, b'e'),
    (0xCC, b'i'),
    (0xD0, b'd'),
    (0xD1, b'n'),
    (0xD2, b'o'),
    (0xD7, b'.'),
    (0xD8, b'o'),
    (0xD9, b'u'),
    (0xDD, b'y'),
    (0xDE, b'T'),
    (0xDF, b'S'),
    (0xE0, b'a'),
    (0xE6, b'A'),
    (0xE7, b'c'),
    (0xE8, b'e'),
    (0xEC, b'i'),
    (0xF0, b'd'),
    (0xF1, b'n'),
    (0xF2, b'o'),
    (0xF7, b'.'),
    (0xF8, b'o'),
    (0xF9, b'u'),
    (0xFD, b'y'),
    (0xFE, b'T'),
    (0xFF, b'y'),
    (0x100, b'a'),
    (0x106, b'c'),
    (0x10E, b'd'),
    (0x112, b'e'),
    (0x11C, b'g'),
    (0x124, b'h'),
    (0x128, b'i'),
    (0x132, b'I'),
    (0x134, b'j'),
    (0x136, b'k'),
    (0x139, b'l'),
    (0x143, b'n'),
    (0x14C, b'o'),
    (0x152, b'O'),
    (0x154, b'r'),
    (0x15A, b's'),
    (0x162, b't'),
    (0x168, b'u'),
    (0x174, b'w'),
    (0x176, b'y'),
    (0x179, b'z'),
    (0x17F, b's'),
    (0x180, b'.'),
    (0x1A0, b'o'),
    (0x1A2, b'.'),
    (0x1AF, b'u'),
    (0x1B1, b'.'),
    (0x1CD, b'a'),
    (0x1CF, b'i'),
    (0x1D1, b'o'),
    (0x1D3, b'u'),
    (0x1DD, b'.'),
    (0x1E6, b'g'),
    (0x1E8, b'k'),
    (0x1EA, b'o'),
    (0x1EE, b'.'),
    (0x218, b's'),
    (0x21A, b't'),
    (0x21C, b'.'),
    (0x21E, b'h'),
    (0x220, b'.'),
    (0x226, b'a'),
    (0x228, b'e'),
    (0x22A, b'o'),
    (0x232, b'y'),
    (0x234, b'.'),
    (0x1E00, b'a'),
    (0x1E02, b'b'),
    (0x1E08, b'c'),
    (0x1E0A, b'd'),
    (0x1E14, b'e'),
    (0x1E1E, b'f'),
    (0x1E20, b'g'),
    (0x1E22, b'h'),
    (0x1E2C, b'i'),
    (0x1E30, b'k'),
    (0x1E36, b'l'),
    (0x1E3E, b'm'),
    (0x1E44, b'n'),
    (0x1E4C, b'o'),
    (0x1E54, b'p'),
    (0x1E58, b'r'),
    (0x1E60, b's'),
    (0x1E6A, b't'),
    (0x1E72, b'u'),
    (0x1E7C, b'v'),
    (0x1E80, b'w'),
    (0x1E8A, b'x'),
    (0x1E8E, b'y'),
    (0x1E90, b'z'),
    (0x1E96, b'h'),
    (0x1E97, b't'),
    (0x1E98, b'w'),
    (0x1E99, b'y'),
    (0x1E9A, b'a'),
    (0x1E9B, b's'),
    (0x1E9E, b'S'),
    (0x1E9F, b'd'),
    (0x1EA0, b'a'),
    (0x1EB8, b'e'),
    (0x1EC8, b'i'),
    (0x1ECC, b'o'),
    (0x1EE4, b'u'),
    (0x1EF2, b'y'),
    (0x1EFA, b'l'),
    (0x1EFC, b'v'),
    (0x1EFE, b'y'),
    (0x1F00, b'.'),
];

fn fold_into(word: &mut String, letter: char) {
    match letter {
        'a'..='z' | '0'..='9' => word.push(letter),
        'A'..='Z' => word.push(letter.to_ascii_lowercase()),
        '\u{c0}'..='\u{233}' | '\u{1e00}'..='\u{1eff}' => fold_latin(word, letter),
        // Greek and Cyrillic capitals stand a fixed distance before their small letters; ς and ё as they are searched.
        'Α'..='Ω' => word.push(shifted(letter, 32)),
        'ς' => word.push('σ'),
        'А'..='Я' => word.push(shifted(letter, 32)),
        'Ё' | 'ё' => word.push('е'),
        'Ѐ'..='Џ' => word.push(shifted(letter, 80)),
        'Ա'..='Ֆ' => word.push(shifted(letter, 48)),
        // Arabic and Persian letters that writers interchange.
        'أ' | 'إ' | 'آ' | 'ٱ' => word.push('ا'),
        'ى' | 'ی' => word.push('ي'),
        'ک' => word.push('ك'),
        'ة' => word.push('ه'),
        '٠'..='٩' => word.push(digit(letter, '٠')),
        '۰'..='۹' => word.push(digit(letter, '۰')),
        '\u{ff10}'..='\u{ff19}' => word.push(digit(letter, '\u{ff10}')),
        'ª' => word.push('a'),
        'º' => word.push('o'),
        other => word.push(other),
    }
}

fn fold_latin(word: &mut String, letter: char) {
    let code = letter as u32;
    let run = LATIN.partition_point(|&(first, _)| u32::from(first) <= code);
    let base = run
        .checked_sub(1)
        .and_then(|run| LATIN.get(run))
        .map_or(b'.', |&(_, base)| base);
    match base {
        b'.' => word.push(letter),
        b'A' => word.push_str("ae"),
        b'I' => word.push_str("ij"),
        b'O' => word.push_str("oe"),
        b'S' => word.push_str("ss"),
        b'T' => word.push_str("th"),
        base => word.push(char::from(base)),
    }
}

fn shifted(letter: char, by: u32) -> char {
    char::from_u32(letter as u32 + by).unwrap_or(letter)
}

fn digit(letter: char, zero: char) -> char {
    char::from_digit((letter as u32).wrapping_sub(zero as u32), 10).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

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
