//! A claim: what the document does with it, who says what, on whose authority, how certainly, and where.

use crosscheck_compare::{breadcrumb, claim_mark, is_denial, speaker};
use crosscheck_messages::EN;
use crosscheck_model::{Claim, ClaimId, Corpus, Mode};
use maud::{Markup, html};

use crate::addresses::{self, beside};
use crate::words::document_year;

/// Where a claim is shown, which says what need not be told again.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Where {
    /// Beside its paragraph, where its anchor is.
    Document,
    /// In a list: its place is told and linked.
    List,
}

/// A claim with its answer.
pub(crate) fn card(corpus: &Corpus, id: ClaimId, place: Where) -> Markup {
    let Some(claim) = corpus.claim(id) else {
        return html! {};
    };
    let who = speaker(corpus, id);
    let role = EN.role(&who).map(|role| format!(", {role}"));
    let anchor = (place == Where::Document).then(|| addresses::claim(corpus, id));
    html! {
        article.claim id=[anchor] {
            p.claim__who {
                span.claim__mark { (EN.mark(claim_mark(corpus, id))) } " · " b { bdi { (who.name) } } (role.unwrap_or_default())
                @if is_denial(corpus, id) { " · a denial" }
            }
            p.claim__text { (claim.digest) }
            p.small { (way(corpus, id)) }
            p.small {
                @if place == Where::List { (at(corpus, id)) " · " }
                (facts(claim).join(" · "))
            }
            p.small { (answered(corpus, id)) }
        }
    }
}

/// "The Baghdad Post ‹ Al-Monitor, not credited ‹ Ali Khedery": nearest the reader first.
fn way(corpus: &Corpus, id: ClaimId) -> Markup {
    html! {
        @for (index, step) in breadcrumb(corpus, id).into_iter().enumerate() {
            @if index > 0 { " ‹ " }
            bdi { (step.label) } (EN.credit(step.credit))
        }
    }
}

/// How certain it is, how it stands in the text, and when it was said.
fn facts(claim: &Claim) -> Vec<String> {
    let mut facts = vec![EN.certainty(claim.certainty).to_owned()];
    match claim.mode {
        Mode::Headline => facts.push("in the headline".to_owned()),
        Mode::Caption => facts.push("in a caption".to_owned()),
        _ => {}
    }
    facts.extend(claim.said.map(|date| format!("said {}", date.words())));
    facts.extend(claim.happened.map(|date| format!("of {}", date.words())));
    if claim.anomaly {
        facts.push("the text’s own dates conflict".to_owned());
    }
    let names: Vec<String> = claim.names.iter().map(|name| format!("“{name}”")).collect();
    if !names.is_empty() {
        facts.push(format!("prints {}", names.join(", ")));
    }
    facts
}

/// The question it answers, and how.
fn answered(corpus: &Corpus, id: ClaimId) -> Markup {
    let question = corpus
        .claim(id)
        .and_then(|claim| corpus.question(claim.question).map(|question| (claim, question)));
    html! {
        @if let Some((claim, question)) = question {
            a href={ (beside(&addresses::question(corpus, claim.question))) "#" (addresses::claim(corpus, id)) } { bdi { (question.text) } }
            @let position = question.positions.get(claim.position.index());
            @if let Some(position) = position { " " bdi { (position.text) } }
        }
    }
}

/// "The Baghdad Post, 2017, ¶4", as a link to the claim in its document.
pub(crate) fn at(corpus: &Corpus, id: ClaimId) -> Markup {
    let Some(claim) = corpus.claim(id) else {
        return html! {};
    };
    html! {
        a href={ (beside(&addresses::document(corpus, claim.document))) "#" (addresses::claim(corpus, id)) } {
            bdi { (document_year(corpus, claim.document)) } ", ¶" (claim.paragraph)
        }
    }
}
