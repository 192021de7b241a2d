//! A corpus and what a reader disagrees with, together: the corpus as that reader reads it. Some of it is left out, a claim
//! stands under another answer, a link between names is undone. Everything else in this crate counts what is left.

mod address;
mod alterations;
mod apart;
mod chain;

use crosscheck_model::{Claim, ClaimId, Corpus, DocumentId, PositionId};

use crate::records::add_once;
pub use alterations::{Alterations, Aside, Undone, answer_of, undone_with};
pub use chain::{Chain, Count, Node, chain, document_newsroom, full_node_name, node_name};
pub(crate) use chain::{Traced, Tracer};

/// The corpus as a reader reads it. It is made anew whenever the alterations change, and holds no text.
pub struct Reading<'a> {
    corpus: &'a Corpus,
    alterations: Alterations,
    /// Per claim: whether it is not left out.
    counts: Vec<bool>,
    tracer: Tracer<'a>,
}

impl<'a> Reading<'a> {
    /// The corpus as it stands.
    #[must_use]
    pub fn new(corpus: &'a Corpus) -> Self {
        Self::altered(corpus, Alterations::default())
    }

    /// The corpus altered.
    #[must_use]
    pub fn altered(corpus: &'a Corpus, alterations: Alterations) -> Self {
        Self {
            corpus,
            counts: which_count(corpus, &alterations.aside),
            tracer: Tracer::new(corpus, alterations.institutions),
            alterations,
        }
    }

    /// The same with one thing more left out.
    #[must_use]
    pub fn without(&self, aside: Aside) -> Self {
        let mut alterations = self.alterations.clone();
        add_once(&mut alterations.aside, aside);
        Self::altered(self.corpus, alterations)
    }

    /// The corpus that is read.
    #[must_use]
    pub fn corpus(&self) -> &'a Corpus {
        self.corpus
    }

    /// What is altered.
    #[must_use]
    pub fn alterations(&self) -> &Alterations {
        &self.alterations
    }

    pub(crate) fn tracer(&self) -> &Tracer<'a> {
        &self.tracer
    }

    /// Whether a claim is not left out.
    #[must_use]
    pub fn counts(&self, claim: ClaimId) -> bool {
        self.counts.get(claim.index()).copied().unwrap_or(false)
    }

    /// Whether a document is not left out, by itself or with whoever prints it.
    #[must_use]
    pub fn keeps(&self, id: DocumentId) -> bool {
        let is_out = |aside| self.alterations.aside.contains(&aside);
        let outlet = self.corpus.document(id).map(|document| document.outlet);
        let prints = |outlet| is_out(Aside::Outlet(outlet)) || is_out(Aside::Outlet(self.corpus.newsroom(outlet)));
        !is_out(Aside::Document(id)) && !outlet.is_some_and(prints)
    }

    /// Every claim that is not left out.
    #[must_use]
    pub fn claims(&self) -> Vec<ClaimId> {
        let all = (0..self.counts.len()).map(ClaimId::from);
        all.filter(|&claim| self.counts(claim)).collect()
    }

    /// The answer a claim stands under.
    #[must_use]
    pub fn position(&self, id: ClaimId) -> Option<PositionId> {
        self.alterations.position(self.corpus, id)
    }

    /// Whether a reader put the claim under another answer.
    #[must_use]
    pub fn is_moved(&self, id: ClaimId) -> bool {
        self.corpus.claim(id).map(|claim| claim.position) != self.position(id)
    }

    /// The chain of a claim, as this reading counts it.
    #[must_use]
    pub fn chain(&self, claim: ClaimId, count: Count) -> Chain {
        self.tracer.trace(claim, count).chain
    }
}

/// Per claim of the corpus: whether nothing that is left out takes it along.
fn which_count(corpus: &Corpus, aside: &[Aside]) -> Vec<bool> {
    if aside.is_empty() {
        return vec![true; corpus.claims.len()];
    }
    let tracer = Tracer::new(corpus, false);
    let ids = (0..corpus.claims.len()).map(ClaimId::from);
    ids.map(|id| !takes_along(&tracer, aside, id)).collect()
}

/// Whether leaving these out takes a claim along.
fn takes_along(tracer: &Tracer, aside: &[Aside], id: ClaimId) -> bool {
    let claim = tracer.corpus().claim(id);
    claim.is_some_and(|claim| aside.iter().any(|&aside| goes_with(tracer, aside, id, claim)))
}

/// Whether leaving something out takes a claim along.
fn goes_with(tracer: &Tracer, aside: Aside, id: ClaimId, claim: &Claim) -> bool {
    let corpus = tracer.corpus();
    let node = match aside {
        Aside::Document(document) => return claim.document == document,
        Aside::Voice(voice) if claim.by.contains(&voice) => return true,
        Aside::Voice(voice) => tracer.voice(voice),
        // An edition of a newsroom is no node of its own.
        Aside::Outlet(outlet) if corpus.newsroom(outlet) != outlet => {
            return corpus
                .document(claim.document)
                .is_some_and(|document| document.outlet == outlet);
        }
        Aside::Outlet(outlet) => Node::Outlet(outlet),
    };
    tracer.trace(id, Count::Held).chain.nodes.contains(&node)
        || matches!(node, Node::Outlet(outlet) if document_newsroom(corpus, claim.document) == Some(outlet))
}
