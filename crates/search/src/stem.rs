//! Turns a folded English word into the stem its forms share: plurals, -ed, -ing. Light on purpose: a form missed costs
//! little, for a half-typed word matches anyway, and a wrong match costs trust.

/// Words whose ending is no ending, or whose stem would meet another word's.
const WHOLE: [&str; 9] = [
    "during",
    "iris",
    "news",
    "nothing",
    "something",
    "united",
    "anything",
    "everything",
    "series",
];

/// The stem. Words that are short or of another script are their own.
pub(crate) fn stem(word: &str) -> String {
    let (kept, y) = cut(word);
    let mut stem = word.get(..kept).unwrap_or(word).to_owned();
    if y {
        stem.push('y');
    }
    stem
}

/// The stem as the beginning of the word: how many bytes of it, and whether a y comes behind them.
pub(crate) fn cut(word: &str) -> (usize, bool) {
    if word.len() < 4 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) || WHOLE.contains(&word) {
        return (word.len(), false);
    }
    let all = word.len();
    if all > 4 && word.ends_with("ies") {
        return (all - 3, true);
    }
    let word = singular(word);
    if word.len() > 4 && word.ends_with("ied") {
        return (word.len() - 3, true);
    }
    let mut stem = without_tense(word).unwrap_or(word);
    // What remains meets whatever ending was cut: "force" and "forc(ing)", "control" and "controll(ed)".
    if stem.len() > 3 {
        stem = stem.strip_suffix('e').unwrap_or(stem);
    }
    let mut last = stem.bytes().rev();
    let mut kept = stem.len();
    if let (Some(one), Some(two)) = (last.next(), last.next())
        && one == two
        && kept > 3
        && !is_vowel(one)
    {
        kept -= 1;
    }
    (kept, false)
}

fn singular(word: &str) -> &str {
    let cut = |by: usize| word.get(..word.len() - by).unwrap_or(word);
    if ["sses", "ches", "shes", "xes", "zes"]
        .iter()
        .any(|ending| word.ends_with(ending))
    {
        cut(2)
    } else if word.ends_with('s') && !["ss", "us", "is"].iter().any(|ending| word.ends_with(ending)) {
        cut(1)
    } else {
        word
    }
}

fn without_tense(word: &str) -> Option<&str> {
    let stem = word
        .strip_suffix("ing")
        .or_else(|| word.strip_suffix("ed").filter(|stem| !stem.ends_with('e')))?;
    (stem.len() >= 3 && stem.bytes().any(is_vowel)).then_some(stem)
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(forms: &[&str]) {
        let stems: Vec<String> = forms.iter().map(|form| stem(form)).collect();
        assert!(stems.iter().all(|stem| *stem == stems[0]), "{forms:?} {stems:?}");
    }

    #[test]
    fn forms_share_a_stem() {
        check(&["militia", "militias"]);
        check(&["ally", "allies", "allied"]);
        check(&["force", "forces", "forced", "forcing"]);
        check(&["kill", "kills", "killed", "killing"]);
        check(&["control", "controls", "controlled", "controlling"]);
        check(&["clash", "clashes", "clashed"]);
        check(&["pass", "passes", "passed"]);
        check(&["abuse", "abuses", "abused"]);
        check(&["army", "armies"]);
    }

    #[test]
    fn other_words_do_not() {
        for (one, other) in [
            ("united", "units"),
            ("news", "new"),
            ("thing", "the"),
            ("iraq", "iran"),
            ("need", "ned"),
        ] {
            assert_ne!(stem(one), stem(other));
        }
    }
}
