//! A paragraph into the words that say somebody spoke: where they stand, a claim should carry a voice.

/// A word of speech and the sentence around it.
#[derive(Debug, PartialEq, Eq)]
pub struct Reporting {
    /// As listed here.
    pub word: &'static str,
    /// As printed, white space made plain.
    pub sentence: String,
}

/// Words in the order in which they are looked for; of two that begin together the longer one counts.
const WORDS: [&str; 46] = [
    "according to",
    "accused",
    "accuses",
    "accusing",
    "added",
    "admitted",
    "admits",
    "alleged",
    "announced",
    "argued",
    "argues",
    "asserted",
    "boasted",
    "claimed",
    "claiming",
    "claims that",
    "concluded",
    "confirmed",
    "declared",
    "denied",
    "denies",
    "described",
    "disclosed",
    "explained",
    "insisted",
    "noted",
    "notes that",
    "pointed out",
    "quoted",
    "remarked",
    "replied",
    "reported",
    "reportedly",
    "reports that",
    "revealed",
    "said",
    "saying",
    "says",
    "stated",
    "stressed",
    "testified",
    "told",
    "warned",
    "warning that",
    "warns",
    "wrote",
];

/// Every word of speech in a paragraph, in order.
pub(super) fn find(text: &str) -> Vec<Reporting> {
    sentences(text)
        .into_iter()
        .flat_map(|sentence| {
            let words = folded(&sentence);
            found(&words).into_iter().map(move |word| Reporting {
                word,
                sentence: sentence.clone(),
            })
        })
        .collect()
}

fn found(words: &[String]) -> Vec<&'static str> {
    (0..words.len())
        .filter_map(|at| {
            let rest = words.get(at..)?;
            WORDS.into_iter().find(|word| {
                word.split(' ')
                    .eq(rest.iter().take(word.split(' ').count()).map(String::as_str))
            })
        })
        .collect()
}

fn folded(sentence: &str) -> Vec<String> {
    crosscheck_search::tokens(sentence)
        .into_iter()
        .map(|token| token.word)
        .collect()
}

/// Sentences end where a stop is followed by a space and a capital, with marks of quotation on either side.
fn sentences(text: &str) -> Vec<String> {
    let mut done = vec![String::new()];
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        if let Some(sentence) = done.last_mut() {
            if !sentence.is_empty() {
                sentence.push(' ');
            }
            sentence.push_str(word);
        }
        let bare = word.trim_end_matches(['”', '"', '’', '\'', ')']);
        let stops = bare.ends_with(['.', '!', '?']) && !is_shortened(bare);
        let opens = words
            .peek()
            .and_then(|next| next.trim_start_matches(['“', '"', '‘', '(']).chars().next())
            .is_some_and(char::is_uppercase);
        if stops && opens {
            done.push(String::new());
        }
    }
    done
}

/// "U.S.", "J.", "Gen."
fn is_shortened(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    is_initial
        || word.contains('.')
        || ["Mr", "Mrs", "Ms", "Dr", "Gen", "Col", "Lt", "Maj", "Sgt", "St"].contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let found = find(text);
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|found| (found.word, found.sentence.as_str()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_of_speech_come_with_their_sentence() {
        check(
            "The pier burned. “It was tar,” Berg\nsaid. According to Hay, nobody slept.",
            &[
                ("said", "“It was tar,” Berg said."),
                ("according to", "According to Hay, nobody slept."),
            ],
        );
        check(
            "He added and WARNED.",
            &[("added", "He added and WARNED."), ("warned", "He added and WARNED.")],
        );
        check(
            "He denies it. Gen. Hay of the U.S. Army said so.",
            &[
                ("denies", "He denies it."),
                ("said", "Gen. Hay of the U.S. Army said so."),
            ],
        );
        check("A note on an unsaid claim, notes and reports.", &[]);
        check("", &[]);
    }
}
