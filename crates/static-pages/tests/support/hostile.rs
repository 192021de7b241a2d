//! A corpus in which every text says the same, whatever that is.

use crosscheck_model::{Corpus, Institution, Text};

/// What would become markup, end a script, an attribute or a comment, or lead elsewhere, if it were not escaped.
pub(crate) const TEXTS: [&str; 22] = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!-- <script> --!>",
    "--><img src=x onerror=alert(1)>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "\" onmouseover=\"alert(1)",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "//evil.example/x",
    "http://evil.example/\"><b>",
    "</title><script>alert(1)</script>",
    "</p></main></body></html><iframe src=x>",
    "<svg/onload=alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;",
    "<a href=\"javascript:alert(1)\">x</a>",
    "]]><b>",
    "{{7*7}}${7*7}<%= 7*7 %>",
    "\u{202e}txet\u{202c}\u{200b}\u{2066}",
    "<",
    "a\nb\tc\u{2028}d",
];

/// The corpus with this text in place of every other. Links in digests go with the digests.
pub(crate) fn with_texts(corpus: &Corpus, text: &str) -> Corpus {
    let mut corpus = corpus.clone();
    let some = || Some(text.to_owned());
    let meta = &mut corpus.meta;
    (meta.title, meta.summary) = (text.to_owned(), text.to_owned());
    (meta.headline, meta.licence, meta.credit, meta.report) = (some(), some(), some(), some());
    for outlet in &mut corpus.outlets {
        (outlet.name, outlet.short, outlet.note) = (text.to_owned(), some(), some());
    }
    for voice in &mut corpus.voices {
        text.clone_into(&mut voice.name);
        voice.roles.iter_mut().for_each(|role| text.clone_into(&mut role.role));
        if let Some(Institution::Words(words)) = &mut voice.institution {
            text.clone_into(words);
        }
    }
    for entity in &mut corpus.entities {
        (entity.name, entity.note, entity.wikidata) = (text.to_owned(), some(), some());
        for name in &mut entity.names {
            (name.form, name.evidence) = (format!("{text}{}", name.form), some());
        }
        entity.links.iter_mut().for_each(|link| link.why = some());
    }
    for document in &mut corpus.documents {
        (document.title, document.note, document.address) = (some(), some(), some());
        text.clone_into(&mut document.language);
        for lineage in &mut document.lineage {
            text.clone_into(&mut lineage.evidence);
            lineage
                .variants
                .iter_mut()
                .for_each(|variant| text.clone_into(&mut variant.digest));
        }
        for paragraph in &mut document.paragraphs {
            paragraph.digest = paragraph.digest.as_ref().map(|_| text.to_owned());
            paragraph.links.clear();
            paragraph.remarks = vec![text.to_owned()];
            paragraph.text = paragraph.text.as_ref().map(|_| Text::from(text.to_owned()));
        }
    }
    for question in &mut corpus.questions {
        (question.text, question.lead) = (text.to_owned(), some());
        question
            .positions
            .iter_mut()
            .for_each(|position| text.clone_into(&mut position.text));
    }
    for claim in &mut corpus.claims {
        (claim.digest, claim.cue, claim.note) = (text.to_owned(), some(), some());
        claim.names = vec![text.to_owned()];
    }
    corpus
        .relations
        .iter_mut()
        .for_each(|relation| text.clone_into(&mut relation.why));
    corpus
}
