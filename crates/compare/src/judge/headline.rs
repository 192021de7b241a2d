//! Turns the claims that give one answer into the headlines that are more certain of it than the text below them.

use crosscheck_model::{Claim, ClaimId, Corpus, DocumentId, Mode, ParagraphRole};

use super::answers::{Answer, View};
use super::relation::{Reason, RelationLine, RelationWord};
use crate::records::add_once;

/// Adds the headlines that are more certain of an answer than any claim of the text below, once for each document.
pub(crate) fn firmer_headlines(view: &View, answer: &Answer, lines: &mut Vec<RelationLine>) {
    let mut documents = Vec::new();
    for claim in answer.claims.iter().filter_map(|&id| view.corpus.claim(id)) {
        add_once(&mut documents, claim.document);
    }
    for document in documents {
        let headline = strongest(view, answer, document, true);
        let text = strongest(view, answer, document, false);
        if let (Some((firm, from)), Some((weak, to))) = (headline, text)
            && firm > weak
        {
            let reason = Reason::Certainty(answer.position);
            lines.push(RelationLine::computed(from, to, RelationWord::HeadlineFirmer, reason));
        }
    }
}

/// The most certain claim in a document's headlines, or in the rest of it. Of equally certain ones the first.
fn strongest(view: &View, answer: &Answer, document: DocumentId, headline: bool) -> Option<(u8, ClaimId)> {
    let mut strongest: Option<(u8, ClaimId)> = None;
    for &id in &answer.claims {
        let Some(claim) = view.corpus.claim(id).filter(|claim| claim.document == document) else {
            continue;
        };
        let strength = claim.certainty.strength();
        if is_headline(view.corpus, claim) == headline && strongest.is_none_or(|(known, _)| strength > known) {
            strongest = Some((strength, id));
        }
    }
    strongest
}

fn is_headline(corpus: &Corpus, claim: &Claim) -> bool {
    let paragraph = corpus.paragraph(claim.source());
    claim.mode == Mode::Headline || paragraph.is_some_and(|paragraph| paragraph.role == ParagraphRole::Headline)
}
