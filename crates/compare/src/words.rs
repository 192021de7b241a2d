//! Turns counts, lists and dates into the words sentences are made of.

use crosscheck_model::{Corpus, Date, Document, DocumentId};

/// "four", and from thirteen on "13".
pub(crate) fn number(count: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];
    WORDS
        .get(count)
        .map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// "1 claim", "4 claims".
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    [count.to_string().as_str(), " ", if count == 1 { one } else { many }].concat()
}

/// "A, B or C".
pub(crate) fn list(items: &[String], joiner: &str) -> String {
    let Some((last, rest)) = items.split_last() else {
        return String::new();
    };
    if rest.is_empty() {
        return last.clone();
    }
    [&rest.join(", "), " ", joiner, " ", last].concat()
}

/// “Iran directs them”
pub(crate) fn quoted(text: &str) -> String {
    ["“", text, "”"].concat()
}

/// "2" or "2 to 4".
pub(crate) fn range(low: usize, high: usize) -> String {
    if low == high {
        low.to_string()
    } else {
        [&low.to_string(), " to ", &high.to_string()].concat()
    }
}

/// "2016", "2017–2020".
pub(crate) fn years(first: i32, last: i32) -> String {
    if first == last {
        first.to_string()
    } else {
        [&first.to_string(), "–", &last.to_string()].concat()
    }
}

/// Without the full stop at its end, so that a sentence can go on.
pub(crate) fn unstopped(sentence: &str) -> &str {
    sentence.trim_end_matches('.')
}

/// When a document was published, or else last modified: the only order in time there is.
pub(crate) fn time_of(document: &Document) -> Option<Date> {
    document
        .published
        .as_ref()
        .or(document.modified.as_ref())
        .map(|date| date.value)
}

/// The name of a document in a sentence: its outlet, with the year where the outlet has several.
pub(crate) fn document_label(corpus: &Corpus, id: DocumentId) -> String {
    let Some(document) = corpus.document(id) else {
        return String::new();
    };
    let name = outlet_name(corpus, document);
    let alone = corpus
        .documents
        .iter()
        .filter(|other| other.outlet == document.outlet)
        .count()
        < 2;
    match time_of(document) {
        Some(date) if !alone => [name, ", ", &date.last.year().to_string()].concat(),
        _ => name.to_owned(),
    }
}

/// The full name of a document's outlet.
pub(crate) fn outlet_name<'a>(corpus: &'a Corpus, document: &Document) -> &'a str {
    corpus.outlet(document.outlet).map_or("", |outlet| outlet.name.as_str())
}

/// Sorts in place and keeps equals in order. The lists here are short, and the library's sort is large.
pub(crate) fn sort_by<T>(items: &mut [T], before: impl Fn(&T, &T) -> bool) {
    for end in 1..items.len() {
        let mut at = end;
        while at > 0
            && items
                .get(at)
                .zip(items.get(at - 1))
                .is_some_and(|(item, previous)| before(item, previous))
        {
            items.swap(at, at - 1);
            at -= 1;
        }
    }
}

/// Adds what is not there yet.
pub(crate) fn add_once<T: PartialEq>(items: &mut Vec<T>, item: T) {
    if !items.contains(&item) {
        items.push(item);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_lists_read_as_words() {
        let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        assert_eq!(number(4), "four");
        assert_eq!(number(13), "13");
        assert_eq!(counted(1, "claim", "claims"), "1 claim");
        assert_eq!(counted(0, "claim", "claims"), "0 claims");
        assert_eq!(list(&names(&["A"]), "or"), "A");
        assert_eq!(list(&names(&["A", "B", "C"]), "or"), "A, B or C");
        assert_eq!(list(&[], "or"), "");
        assert_eq!(range(2, 4), "2 to 4");
        assert_eq!(years(2017, 2020), "2017–2020");
    }

    #[test]
    fn sorting_keeps_equals_in_order() {
        let mut items = [(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        sort_by(&mut items, |left, right| left.0 < right.0);
        assert_eq!(items, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }
}
