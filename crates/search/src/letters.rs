//! Which signs are letters, and the form under which letters that are searched alike meet: without case, accents or marks of
//! vocalisation. Tables are small and by hand: those of the standard library would outweigh the engine.

/// The folded form of text that is a single word or part of one, whatever else stands in it left out.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        match kind(letter) {
            Kind::Letter => fold_into(&mut folded, letter),
            Kind::Silent => join_mark(&mut folded, letter),
            Kind::Apostrophe | Kind::Other => {}
        }
    }
    folded
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Letter,
    /// Part of the word it stands in, and dropped from its folded form: combining marks, Arabic vowels, joiners.
    Silent,
    Apostrophe,
    Other,
}

/// What a character is to a tokenizer.
pub(crate) fn kind(letter: char) -> Kind {
    match letter {
        '0'..='9' | 'A'..='Z' | 'a'..='z' => Kind::Letter,
        // Hebrew marks abbreviations so, within the word.
        '\'' | '`' | '´' | '‘' | '’' | '‛' | '′' | '＇' | '׳' | '״' => Kind::Apostrophe,
        '\u{ad}'
        | '\u{2b0}'..='\u{2ff}'
        | '\u{300}'..='\u{36f}'
        | '\u{483}'..='\u{489}'
        | '\u{591}'..='\u{5bd}'
        | '\u{5bf}'
        | '\u{5c1}'
        | '\u{5c2}'
        | '\u{5c4}'
        | '\u{5c5}'
        | '\u{5c7}'
        | '\u{610}'..='\u{61a}'
        | '\u{61c}'
        | '\u{640}'
        | '\u{64b}'..='\u{65f}'
        | '\u{670}'
        | '\u{6d6}'..='\u{6dc}'
        | '\u{6df}'..='\u{6e4}'
        | '\u{6e7}'
        | '\u{6e8}'
        | '\u{6ea}'..='\u{6ed}'
        | '\u{93c}'
        | '\u{9bc}'
        | '\u{3099}'
        | '\u{309a}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ff9e}'
        | '\u{ff9f}' => Kind::Silent,
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
        | '\u{61b}'
        | '\u{61d}'..='\u{61f}'
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

/// Scripts written without spaces: each character is a word of its own, and a typed run of them is read as a phrase.
pub(crate) fn alone(letter: char) -> bool {
    matches!(
        letter,
        // Thai and Lao, Burmese, Khmer, but for their digits.
        '\u{e01}'..='\u{e4e}' | '\u{e81}'..='\u{ecd}' | '\u{1000}'..='\u{103f}' | '\u{1780}'..='\u{17d3}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9d}'
        | '\u{20000}'..='\u{3ffff}'
    )
}

/// Letters in the forms in which they stand in print, as texts from PDF have them: ligatures, and Hebrew letters with their points. `.`
/// stands where a range of Unicode has no letter.
const LIGATURES: [&str; 7] = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];
const HEBREW: &str = "עאדהכלםרת.ששששאאאבגדהוז.טיךכל.מ.נס.ףפ.צקרשתובכפ";
/// Arabic letters in the order of U+FE80 to U+FEF4, each once: hamza and its bearers have one, two or four forms, others two or four.
const ARABIC: &[(u8, char)] = &[
    (1, 'ء'),
    (2, 'ا'),
    (2, 'ا'),
    (2, 'و'),
    (2, 'ا'),
    (4, 'ي'),
    (2, 'ا'),
    (4, 'ب'),
    (2, 'ه'),
    (4, 'ت'),
    (4, 'ث'),
    (4, 'ج'),
    (4, 'ح'),
    (4, 'خ'),
    (2, 'د'),
    (2, 'ذ'),
    (2, 'ر'),
    (2, 'ز'),
    (4, 'س'),
    (4, 'ش'),
    (4, 'ص'),
    (4, 'ض'),
    (4, 'ط'),
    (4, 'ظ'),
    (4, 'ع'),
    (4, 'غ'),
    (4, 'ف'),
    (4, 'ق'),
    (4, 'ك'),
    (4, 'ل'),
    (4, 'م'),
    (4, 'ن'),
    (4, 'ه'),
    (2, 'و'),
    (2, 'ي'),
    (4, 'ي'),
];
/// Katakana of half the width, in the order of U+FF66.
const KATAKANA: &str =
    "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

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

/// Adds the folded form of a letter to a word.
pub(crate) fn fold_into(word: &mut String, letter: char) {
    match letter {
        'a'..='z' | '0'..='9' => word.push(letter),
        'A'..='Z' => word.push(letter.to_ascii_lowercase()),
        '\u{c0}'..='\u{233}' | '\u{1e00}'..='\u{1eff}' => fold_latin(word, letter),
        // Greek and Cyrillic capitals stand a fixed distance before their small letters; ς and ё as they are searched.
        'Α'..='Ω' => word.push(shifted(letter, 32)),
        'ς' => word.push('σ'),
        'Ά'..='ώ' | '\u{1f00}'..='\u{1fff}' => word.push(greek(letter)),
        'А'..='Я' => word.push(shifted(letter, 32)),
        'Ё' | 'ё' => word.push('е'),
        'Ѐ'..='Џ' => word.push(shifted(letter, 80)),
        'Ա'..='Ֆ' => word.push(shifted(letter, 48)),
        // Arabic and Persian letters that writers interchange.
        'أ' | 'إ' | 'آ' | 'ٱ' => word.push('ا'),
        'ى' | 'ی' | 'ئ' => word.push('ي'),
        'ؤ' => word.push('و'),
        'ک' => word.push('ك'),
        'ة' | 'ۀ' => word.push('ه'),
        '٠'..='٩' => word.push(digit(letter, '٠')),
        '۰'..='۹' => word.push(digit(letter, '۰')),
        '०'..='९' => word.push(digit(letter, '०')),
        '০'..='৯' => word.push(digit(letter, '০')),
        '๐'..='๙' => word.push(digit(letter, '๐')),
        '\u{ff10}'..='\u{ff19}' => word.push(digit(letter, '\u{ff10}')),
        '\u{ff21}'..='\u{ff3a}' => word.push(ascii(letter, '\u{ff21}')),
        '\u{ff41}'..='\u{ff5a}' => word.push(ascii(letter, '\u{ff41}')),
        // Bold, italic and other letters of mathematics, which people write names in: fifty-two of each kind.
        '\u{1d400}'..='\u{1d6a3}' => word.push(ascii_of(((letter as u32) - 0x1d400) % 26)),
        '\u{1d7ce}'..='\u{1d7ff}' => word.extend(char::from_digit(((letter as u32) - 0x1d7ce) % 10, 10)),
        '\u{fb00}'..='\u{fb06}' => word.push_str(nth(&LIGATURES, letter, '\u{fb00}').copied().unwrap_or_default()),
        '\u{fb20}'..='\u{fb4e}' => word.push(nth_of(HEBREW, letter, '\u{fb20}')),
        '\u{fb1d}' => word.push('י'),
        '\u{fb4f}' => word.push_str("אל"),
        '\u{fb56}'..='\u{fb59}' => word.push('پ'),
        '\u{fb7a}'..='\u{fb7d}' => word.push('چ'),
        '\u{fb8a}' | '\u{fb8b}' => word.push('ژ'),
        '\u{fb8e}'..='\u{fb91}' => word.push('ك'),
        '\u{fb92}'..='\u{fb95}' => word.push('گ'),
        '\u{fbfc}'..='\u{fbff}' => word.push('ي'),
        '\u{fdf2}' => word.push_str("الله"),
        '\u{fe80}'..='\u{fef4}' => word.push(arabic(letter)),
        '\u{fef5}'..='\u{fefc}' => word.push_str("لا"),
        '\u{ff66}'..='\u{ff9d}' => word.push(nth_of(KATAKANA, letter, '\u{ff66}')),
        // Letters of Devanagari and Bengali that a dot below tells from others.
        '\u{958}'..='\u{95f}' => word.push(nth_of("कखगजडढफय", letter, '\u{958}')),
        '\u{9dc}' => word.push('ড'),
        '\u{9dd}' => word.push('ঢ'),
        '\u{9df}' => word.push('য'),
        'ª' => word.push('a'),
        'º' => word.push('o'),
        // Vowels and final consonants of Hangul in pieces.
        '\u{1161}'..='\u{1175}' | '\u{11a8}'..='\u{11c2}' => join_hangul(word, letter),
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

/// Adds a mark to the letter before it where both together are a letter that is searched by itself, as й is beside и. Texts from
/// some systems have such letters in pieces. Any other mark leaves no trace.
pub(crate) fn join_mark(word: &mut String, mark: char) {
    let Some(letter) = word.chars().next_back() else { return };
    let joined = match (letter, mark) {
        ('и', '\u{306}') => 'й',
        ('у', '\u{306}') => 'ў',
        ('і', '\u{308}') => 'ї',
        ('г', '\u{301}') => 'ѓ',
        ('к', '\u{301}') => 'ќ',
        (_, '\u{3099}' | '\u{ff9e}') if may_be_voiced(letter) => shifted(letter, 1),
        ('は' | 'ひ' | 'ふ' | 'へ' | 'ほ' | 'ハ' | 'ヒ' | 'フ' | 'ヘ' | 'ホ', '\u{309a}' | '\u{ff9f}') => {
            shifted(letter, 2)
        }
        _ => return,
    };
    word.pop();
    word.push(joined);
}

/// Whether a sign of kana has a voiced form, which then comes next in the order of characters.
fn may_be_voiced(letter: char) -> bool {
    matches!(
        letter,
        'か' | 'き'
            | 'く'
            | 'け'
            | 'こ'
            | 'さ'
            | 'し'
            | 'す'
            | 'せ'
            | 'そ'
            | 'た'
            | 'ち'
            | 'つ'
            | 'て'
            | 'と'
            | 'は'
            | 'ひ'
            | 'ふ'
            | 'へ'
            | 'ほ'
            | 'カ'
            | 'キ'
            | 'ク'
            | 'ケ'
            | 'コ'
            | 'サ'
            | 'シ'
            | 'ス'
            | 'セ'
            | 'ソ'
            | 'タ'
            | 'チ'
            | 'ツ'
            | 'テ'
            | 'ト'
            | 'ハ'
            | 'ヒ'
            | 'フ'
            | 'ヘ'
            | 'ホ'
    )
}

/// Adds a piece of a Hangul syllable to the pieces before it, by the arithmetic of Unicode.
fn join_hangul(word: &mut String, piece: char) {
    const SYLLABLES: u32 = 0xac00;
    const VOWELS: u32 = 21;
    const FINALS: u32 = 28;
    let before = word.chars().next_back().map_or(0, u32::from);
    let syllable = match (before, u32::from(piece)) {
        (0x1100..=0x1112, vowel @ 0x1161..=0x1175) => {
            Some(SYLLABLES + ((before - 0x1100) * VOWELS + vowel - 0x1161) * FINALS)
        }
        (SYLLABLES..=0xd7a3, last @ 0x11a8..) if (before - SYLLABLES).is_multiple_of(FINALS) => {
            Some(before + last - 0x11a7)
        }
        _ => None,
    };
    match syllable.and_then(char::from_u32) {
        Some(syllable) => {
            word.pop();
            word.push(syllable);
        }
        None => word.push(piece),
    }
}

fn shifted(letter: char, by: u32) -> char {
    char::from_u32(letter as u32 + by).unwrap_or(letter)
}

/// A Greek letter without its accents and breathings, and small.
fn greek(letter: char) -> char {
    match letter {
        'Ά'
        | 'ά'
        | '\u{1f00}'..='\u{1f0f}'
        | '\u{1f70}'
        | '\u{1f71}'
        | '\u{1f80}'..='\u{1f8f}'
        | '\u{1fb0}'..='\u{1fbc}' => 'α',
        'Έ' | 'έ' | '\u{1f10}'..='\u{1f1f}' | '\u{1f72}' | '\u{1f73}' | '\u{1fc8}' | '\u{1fc9}' => 'ε',
        'Ή'
        | 'ή'
        | '\u{1f20}'..='\u{1f2f}'
        | '\u{1f74}'
        | '\u{1f75}'
        | '\u{1f90}'..='\u{1f9f}'
        | '\u{1fc2}'..='\u{1fcc}' => 'η',
        'Ί' | 'Ϊ' | 'ί' | 'ϊ' | 'ΐ' | '\u{1f30}'..='\u{1f3f}' | '\u{1f76}' | '\u{1f77}' | '\u{1fd0}'..='\u{1fdb}' => {
            'ι'
        }
        'Ό' | 'ό' | '\u{1f40}'..='\u{1f4f}' | '\u{1f78}' | '\u{1f79}' | '\u{1ff8}' | '\u{1ff9}' => 'ο',
        '\u{1fe4}' | '\u{1fe5}' | '\u{1fec}' => 'ρ',
        'Ύ' | 'Ϋ' | 'ύ' | 'ϋ' | 'ΰ' | '\u{1f50}'..='\u{1f5f}' | '\u{1f7a}' | '\u{1f7b}' | '\u{1fe0}'..='\u{1feb}' => {
            'υ'
        }
        'Ώ'
        | 'ώ'
        | '\u{1f60}'..='\u{1f6f}'
        | '\u{1f7c}'
        | '\u{1f7d}'
        | '\u{1fa0}'..='\u{1faf}'
        | '\u{1ff2}'..='\u{1ffc}' => 'ω',
        other => other,
    }
}

/// An Arabic letter in one of its forms in print.
fn arabic(letter: char) -> char {
    let mut left = (letter as u32) - 0xfe80;
    for &(forms, letter) in ARABIC {
        match left.checked_sub(u32::from(forms)) {
            Some(rest) => left = rest,
            None => return letter,
        }
    }
    letter
}

fn nth<T>(of: &[T], letter: char, first: char) -> Option<&T> {
    of.get((letter as usize).wrapping_sub(first as usize))
}

/// The sign of a text at the place that a letter has in its range; the letter itself where there is none.
fn nth_of(of: &str, letter: char, first: char) -> char {
    let found = of.chars().nth((letter as usize).wrapping_sub(first as usize));
    found.filter(|found| *found != '.').unwrap_or(letter)
}

fn ascii(letter: char, first: char) -> char {
    ascii_of((letter as u32).wrapping_sub(first as u32))
}

fn ascii_of(at: u32) -> char {
    u8::try_from(at).map_or('a', |at| char::from(b'a' + at.min(25)))
}

fn digit(letter: char, zero: char) -> char {
    char::from_digit((letter as u32).wrapping_sub(zero as u32), 10).unwrap_or(letter)
}
