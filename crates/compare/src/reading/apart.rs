//! Which claims can be compared once a reader has undone a link between names: claims about somebody whom one document calls
//! by an undone name no longer speak of the same. And the records without those names, for whoever lists and counts them.

use crosscheck_model::{Claim, ClaimId, Corpus, EntityId, Mention, Source};

use super::Reading;
use super::alterations::Undone;

impl Reading<'_> {
    /// Whether a reader does not take a name for the entity's, or two entities for linked.
    #[must_use]
    pub fn is_undone(&self, undone: Undone) -> bool {
        let turned = match undone {
            Undone::Link(one, two) => Undone::Link(two, one),
            name @ Undone::Name(..) => name,
        };
        let all = &self.alterations().undone;
        all.contains(&undone) || all.contains(&turned)
    }

    /// The records as the reader reads them where names are taken apart: whoever is called by an undone name is nobody whom the
    /// corpus knows, so that their mentions are gone, and so is what claims say about them. Nothing where no name is undone.
    /// Names after an undone one move up.
    #[must_use]
    pub fn names_apart(&self) -> Option<Corpus> {
        let is_name = |undone: &Undone| matches!(undone, Undone::Name(..));
        if !self.alterations().undone.iter().any(is_name) {
            return None;
        }
        let mut corpus = self.corpus().clone();
        corpus.mentions.retain_mut(|mention| self.is_kept(mention));
        for (claim, before) in corpus.claims.iter_mut().zip(&self.corpus().claims) {
            claim.about.retain(|&entity| !self.is_under_undone_name(before, entity));
        }
        for (index, entity) in corpus.entities.iter_mut().enumerate() {
            let mut number = 0..;
            entity.names.retain(|_| {
                let name = number.next().unwrap_or_default();
                !self.is_undone(Undone::Name(index.into(), name))
            });
        }
        unlink_unmentioned(&mut corpus);
        Some(corpus)
    }

    /// Whether a mention is under a name that holds. Its name gets the number that it has among those.
    fn is_kept(&self, mention: &mut Mention) -> bool {
        let is_undone = |name: &u32| self.is_undone(Undone::Name(mention.entity, *name));
        if is_undone(&mention.name) {
            return false;
        }
        let before = (0..mention.name).filter(is_undone).count();
        mention.name -= u32::try_from(before).unwrap_or_default();
        true
    }

    /// Whether an undone link keeps two claims from being compared: they speak of different things now.
    #[must_use]
    pub fn are_apart(&self, left: ClaimId, right: ClaimId) -> bool {
        let undone = &self.alterations().undone;
        if undone.is_empty() {
            return false;
        }
        let (Some(one), Some(two)) = (self.corpus().claim(left), self.corpus().claim(right)) else {
            return false;
        };
        undone.iter().any(|&undone| match undone {
            Undone::Name(entity, _) => {
                one.about.contains(&entity)
                    && two.about.contains(&entity)
                    && self.is_under_undone_name(one, entity) != self.is_under_undone_name(two, entity)
            }
            Undone::Link(first, second) => {
                let only = |claim: &Claim, this, that| claim.about.contains(&this) && !claim.about.contains(&that);
                only(one, first, second) && only(two, second, first)
                    || only(one, second, first) && only(two, first, second)
            }
        })
    }

    /// Whether any claim of one side can be compared with any of the other.
    pub(crate) fn are_set_against(&self, left: &[ClaimId], right: &[ClaimId]) -> bool {
        self.alterations().undone.is_empty()
            || left
                .iter()
                .any(|&one| right.iter().any(|&two| !self.are_apart(one, two)))
    }

    /// Takes out of one answer's claims those that do not speak of the same as the rest, and returns them: first the claims
    /// under an undone name, then always the one that is apart from the most others.
    pub(crate) fn take_apart(&self, claims: &mut Vec<ClaimId>) -> Vec<ClaimId> {
        let mut apart = Vec::new();
        if self.alterations().undone.is_empty() {
            return apart;
        }
        loop {
            let mut worst: Option<((bool, usize), usize)> = None;
            for (index, &claim) in claims.iter().enumerate() {
                let others = claims.iter().filter(|&&other| self.are_apart(claim, other)).count();
                let rank = (self.is_renamed(claim), others);
                if others > 0 && worst.is_none_or(|(known, _)| rank > known) {
                    worst = Some((rank, index));
                }
            }
            let Some((_, index)) = worst else {
                return apart;
            };
            apart.push(claims.remove(index));
        }
    }

    /// Whether the claim speaks of somebody whom its document calls by undone names only.
    fn is_renamed(&self, id: ClaimId) -> bool {
        self.corpus().claim(id).is_some_and(|claim| {
            claim
                .about
                .iter()
                .any(|&entity| self.is_under_undone_name(claim, entity))
        })
    }

    /// Whether the claim's document calls the entity by undone names only.
    fn is_under_undone_name(&self, claim: &Claim, entity: EntityId) -> bool {
        let mut named = false;
        for mention in &self.corpus().mentions {
            if mention.entity == entity && mention.document == claim.document {
                if !self.is_undone(Undone::Name(entity, mention.name)) {
                    return false;
                }
                named = true;
            }
        }
        named
    }
}

/// Leaves in digests the links to those alone whom their paragraph mentions.
fn unlink_unmentioned(corpus: &mut Corpus) {
    let mut documents = std::mem::take(&mut corpus.documents);
    for (index, document) in documents.iter_mut().enumerate() {
        for (paragraph, place) in document.paragraphs.iter_mut().zip(1..) {
            let source = Source {
                document: index.into(),
                paragraph: place,
            };
            let is_mentioned = |entity| corpus.mentions_in(source).any(|mention| mention.entity == entity);
            paragraph.links.retain(|link| is_mentioned(link.entity));
        }
    }
    corpus.documents = documents;
}
