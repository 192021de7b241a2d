//! A relation between two claims: which claims, what the one does to the other, and on whose judgement.

use crosscheck_compare::{Mark, RelationLine, RelationWord, speaker};
use crosscheck_messages::EN;
use crosscheck_model::{ClaimId, RelationKind};
use leptos::prelude::*;

use crate::components::{ParagraphLink, WhyButton, document_year};
use crate::store::Explorer;

/// One item of a list of relations.
#[component]
pub(super) fn Relation(
    /// The relation.
    relation: RelationLine,
) -> impl IntoView {
    let site = Explorer::here().site();
    let word = EN.relation(relation.kind);
    let because = relation.why(&site.corpus);
    // Where one speaks twice, the names alone do not say which claim does what to which.
    let name = |claim| speaker(&site.corpus, claim).name;
    let words = name(relation.from) == name(relation.to);
    view! {
        <li>
            <p>
                <ClaimEnd claim=relation.from words />
                " "
                <span class=format!("rel w--{}", stance(relation.kind).key())>{word}</span>
                " "
                <ClaimEnd claim=relation.to words />
                ": "
                {EN.reason(&site.corpus, &relation)}
            </p>
            <div class="why-line">
                {basis(&relation)}
                " "
                <WhyButton id=format!("r-{}", relation_key(&relation)) about=word because />
            </div>
        </li>
    }
}

/// What tells a relation from every other: the claims it is between, what it is, and who judged it.
pub(super) fn relation_key(relation: &RelationLine) -> String {
    let word = relation.kind.key().replace(['(', ')'], "-");
    let judge = if relation.computed { "computed" } else { "judged" };
    format!("{}-{}-{word}-{judge}", relation.from.0, relation.to.0)
}

/// Whether it is a contradiction, judged by an editor or computed.
pub(crate) fn is_contradiction(relation: &RelationLine) -> bool {
    matches!(
        relation.kind,
        RelationWord::Contradicts | RelationWord::Authored(RelationKind::Contradicts)
    )
}

/// The mark whose colour the word has.
fn stance(kind: RelationWord) -> Mark {
    match kind {
        RelationWord::Contradicts | RelationWord::Authored(RelationKind::Contradicts | RelationKind::Undercuts) => {
            Mark::Denies
        }
        RelationWord::Softens | RelationWord::QualifiesPlace | RelationWord::Authored(RelationKind::Qualifies) => {
            Mark::Distances
        }
        RelationWord::Corroborates | RelationWord::Authored(RelationKind::Supports) => Mark::Says,
        _ => Mark::PassesOn,
    }
}

/// On whose judgement.
fn basis(relation: &RelationLine) -> String {
    match (EN.basis(relation), relation.computed) {
        (Some(basis), true) => format!("computed: {basis}"),
        (None, true) => "computed".to_owned(),
        (Some(basis), false) => format!("judged by an editor, basis: {basis}"),
        (None, false) => "judged by an editor".to_owned(),
    }
}

/// Whose claim it is, and where it stands.
#[component]
fn ClaimEnd(
    claim: ClaimId,
    /// Whether what it says is quoted too.
    words: bool,
) -> impl IntoView {
    let site = Explorer::here().site();
    let record = site.corpus.claim(claim);
    let digest = record
        .filter(|_| words)
        .map(|record| format!(": “{}”", record.digest.trim_end_matches('.')));
    let place = record.map(|record| {
        let (document, paragraph) = (record.document, record.paragraph);
        view! { "(" {document_year(&site, document)} " " <ParagraphLink document paragraph /> ")" }
    });
    view! {
        <b>
            <bdi>{speaker(&site.corpus, claim).name}</bdi>
        </b>
        {digest}
        " "
        {place}
    }
}
