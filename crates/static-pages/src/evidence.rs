//! What an editor gave as evidence: "business-insider-2016:5" leads to its paragraph, an address to its page, the rest is words.

use crosscheck_model::Corpus;
use maud::{Markup, html};

use crate::addresses::{self, beside};
use crate::words::document_year;

pub(crate) fn evidence(corpus: &Corpus, words: &str) -> Markup {
    let place = words.split_once(':').and_then(|(document, number)| {
        let number: u32 = number.trim().parse().ok()?;
        let document = corpus.find_document(document)?;
        let paragraphs = corpus.document(document)?.paragraphs.len();
        (1..=paragraphs)
            .contains(&(number as usize))
            .then_some((document, number))
    });
    html! {
        @if let Some((document, number)) = place {
            a href={ (beside(&addresses::document(corpus, document))) "#p" (number) } {
                bdi { (document_year(corpus, document)) } " ¶" (number)
            }
        } @else if words.starts_with("https://") && !words.contains(' ') {
            a href=(words) rel="noreferrer" { (words) }
        } @else {
            (words)
        }
    }
}
