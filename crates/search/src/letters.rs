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
        | '\u{3099}'
        | '\u{309a}'
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

/// Scripts written without spaces: each character is a word of its own, and a typed run of them is read as a phrase.
pub(crate) fn alone(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
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

/// Adds the folded form of a letter to a word.
pub(crate) fn fold_into(word: &mut String, letter: char) {
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
        (_, '\u{3099}') if may_be_voiced(letter) => shifted(letter, 1),
        ('は' | 'ひ' | 'ふ' | 'へ' | 'ほ' | 'ハ' | 'ヒ' | 'フ' | 'ヘ' | 'ホ', '\u{309a}') => {
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

fn digit(letter: char, zero: char) -> char {
    char::from_digit((letter as u32).wrapping_sub(zero as u32), 10).unwrap_or(letter)
}
