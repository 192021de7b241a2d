//! What a reader disagrees with: documents, outlets and voices left out, claims put under another answer, links between names
//! that do not hold. Nothing of it is written to the corpus.

use crosscheck_model::{ClaimId, Corpus, DocumentId, EntityId, OutletId, Position, PositionId, VoiceId};

/// What a reader leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aside {
    /// The claims that stand in a document.
    Document(DocumentId),
    /// Every claim that came through an outlet. Of an edition of a newsroom only the claims in its own documents.
    Outlet(OutletId),
    /// Every claim that came from or through a voice.
    Voice(VoiceId),
}

/// A link between names that a reader does not accept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Undone {
    /// One of an entity's names, by its place in the list: whoever is called so is somebody else.
    Name(EntityId, u32),
    /// Two entities linked as close, broader or related: they have nothing to do with each other.
    Link(EntityId, EntityId),
}

/// What a reader disagrees with. A plain value, which the address of the page holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alterations {
    /// What is left out.
    pub aside: Vec<Aside>,
    /// Claims under another answer than the corpus gives them.
    pub moved: Vec<(ClaimId, PositionId)>,
    /// Links between names that do not hold.
    pub undone: Vec<Undone>,
    /// One institution counts once.
    pub institutions: bool,
}

impl Alterations {
    /// Whether the corpus is read as it stands.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.aside.is_empty() && self.moved.is_empty() && self.undone.is_empty() && !self.institutions
    }

    /// The answer a claim stands under: where a reader put it, or where the corpus has it.
    #[must_use]
    pub fn position(&self, corpus: &Corpus, claim: ClaimId) -> Option<PositionId> {
        let moved = self
            .moved
            .iter()
            .find(|&&(id, to)| id == claim && may_move(corpus, id, to));
        moved.map_or_else(|| corpus.claim(claim).map(|claim| claim.position), |&(_, to)| Some(to))
    }

    /// Whether a claim goes with something that is left out. Of many claims a [`Reading`](super::Reading) knows it sooner.
    #[must_use]
    pub fn leaves_out(&self, corpus: &Corpus, claim: ClaimId) -> bool {
        !self.aside.is_empty() && super::takes_along(&super::Tracer::new(corpus, false), &self.aside, claim)
    }

    /// Leaves something out, or takes it back in.
    pub fn toggle_aside(&mut self, aside: Aside) {
        toggle(&mut self.aside, aside);
    }

    /// Undoes a link between names, or restores it.
    pub fn toggle_undone(&mut self, undone: Undone) {
        toggle(&mut self.undone, undone);
    }

    /// Puts a claim under another answer. Put back under its own answer, it is no longer altered.
    pub fn move_claim(&mut self, corpus: &Corpus, claim: ClaimId, to: PositionId) {
        self.moved.retain(|(known, _)| *known != claim);
        if may_move(corpus, claim, to) {
            self.moved.push((claim, to));
        }
    }
}

/// The names that stand or fall together with a name: those joined to the entity on the same evidence.
#[must_use]
pub fn undone_with(corpus: &Corpus, entity: EntityId, name: u32) -> Vec<Undone> {
    let names = corpus.entity(entity).map_or(&[][..], |entity| &entity.names);
    let evidence = names.get(name as usize).and_then(|name| name.evidence.as_ref());
    let mut undone = Vec::new();
    for (index, other) in (0u32..).zip(names) {
        if index == name || evidence.is_some() && other.evidence.as_ref() == evidence {
            undone.push(Undone::Name(entity, index));
        }
    }
    undone
}

fn toggle<T: PartialEq>(items: &mut Vec<T>, item: T) {
    match items.iter().position(|known| *known == item) {
        Some(at) => {
            items.remove(at);
        }
        None => items.push(item),
    }
}

/// An answer to the question of a claim.
#[must_use]
pub fn answer_of(corpus: &Corpus, claim: ClaimId, position: PositionId) -> Option<&Position> {
    corpus
        .question(corpus.claim(claim)?.question)?
        .positions
        .get(position.index())
}

/// Whether a claim can be put under an answer: it must be another answer to the same question.
fn may_move(corpus: &Corpus, claim: ClaimId, to: PositionId) -> bool {
    answer_of(corpus, claim, to).is_some() && corpus.claim(claim).is_some_and(|claim| claim.position != to)
}
