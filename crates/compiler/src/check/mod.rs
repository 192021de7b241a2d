//! The rules. Each is one function with one diagnostic and a hint; `tests/diagnostics` shows each at work.
//!
//! A rule sees the records of the model beside the same records as written, which know their places. What leads nowhere
//! has been reported before: a look-up that gives `None` ends a rule without a word.

mod circles;
mod claims;
mod dates;
mod entities;
mod lineage;
mod paragraphs;
mod questions;
mod relations;
mod text;
mod typography;
mod unused;
mod voices;

use crate::authored::{self, Authored};
use crate::diagnostic::Log;
use crate::resolve::Draft;
use crate::source::Span;

pub(crate) use entities::decisions;
pub(crate) use text::{printed_words, unprinted_names, unused_decisions};

/// Applies every rule. Warnings about what is missing are given only where nothing is wrong: what failed to be read
/// would look as if nobody used it.
pub(crate) fn check(draft: &Draft, log: &Log) {
    let rules: [fn(&Draft, &Log); 34] = [
        circles::groups,
        circles::containment,
        claims::about_something,
        claims::whose_words,
        claims::digest_length,
        claims::likelihood_of_forecasts,
        claims::quantities,
        claims::altered_quotations,
        dates::with_a_basis,
        dates::periods,
        dates::utterances,
        dates::publication,
        entities::shared_forms,
        entities::doubled_forms,
        decisions,
        entities::places,
        entities::kinds_of_events,
        entities::exact_links,
        lineage::covers,
        lineage::overlaps,
        lineage::lineage_circles,
        lineage::relays,
        lineage::variants,
        paragraphs::numbers,
        paragraphs::digests,
        paragraphs::locators,
        paragraphs::fingerprints,
        questions::positions,
        questions::order,
        questions::exclusions,
        relations::itself,
        relations::twice,
        relations::contradictions,
        relations::updates,
    ];
    for rule in rules {
        rule(draft, log);
    }
    voices::roles(draft, log);
    voices::standings(draft, log);
    voices::offices(draft, log);
    text::embedded(draft, log);
    if !log.has_errors() {
        for rule in [
            voices::named,
            voices::not_coded,
            entities::unplaced,
            typography::names,
            unused::records,
            unused::documents,
        ] {
            rule(draft, log);
        }
    }
}

impl Draft {
    /// The claims of the model, each with the claim as written.
    pub(crate) fn claims(&self) -> impl Iterator<Item = (&crosscheck_model::Claim, &authored::Claim)> {
        self.corpus.claims.iter().zip(&self.authored.claims)
    }

    /// The documents of the model, each with the document as written.
    pub(crate) fn documents(&self) -> impl Iterator<Item = (&crosscheck_model::Document, &authored::Document)> {
        self.corpus.documents.iter().zip(&self.authored.documents)
    }

    /// The relations of the model, each with the relation as written.
    fn relations(&self) -> impl Iterator<Item = (&crosscheck_model::Relation, &authored::Relation)> {
        self.corpus.relations.iter().zip(&self.authored.relations)
    }

    /// A claim by its index: in the model, and as written.
    fn claim(&self, id: crosscheck_model::ClaimId) -> Option<(&crosscheck_model::Claim, &authored::Claim)> {
        Some((self.corpus.claim(id)?, self.authored.claims.get(id.index())?))
    }

    /// The heading of a paragraph, where it has one.
    fn heading(&self, document: usize, paragraph: u32) -> Option<Span> {
        heading(&self.authored, document, paragraph)
    }
}

fn heading(authored: &Authored, document: usize, paragraph: u32) -> Option<Span> {
    let document = authored.documents.get(document)?;
    document
        .paragraphs
        .iter()
        .find(|heading| heading.n.value == paragraph)
        .map(|heading| heading.n.span)
}
