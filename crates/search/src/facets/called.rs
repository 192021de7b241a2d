//! What entities and outlets are called, for values of facets.

use crosscheck_model::{Corpus, EntityId, OutletId};

use super::definition::Take;

pub(super) fn outlet_names(corpus: &Corpus, value: u32, with: &mut Take<'_>) {
    if let Some(outlet) = corpus.outlet(OutletId(value)) {
        with(&outlet.name);
        names_of(corpus, outlet.entity, with);
    }
}

pub(super) fn names_of(corpus: &Corpus, entity: Option<EntityId>, with: &mut Take<'_>) {
    if let Some(entity) = entity {
        spell_entity(corpus, entity.index(), with);
    }
}

pub(super) fn names_of_entity(corpus: &Corpus, value: u32, with: &mut Take<'_>) {
    names_of(corpus, Some(EntityId(value)), with);
}

/// Gives every spelling of an entity, by its place among the entities of the corpus.
pub(crate) fn spell_entity(corpus: &Corpus, at: usize, with: &mut Take<'_>) {
    if let Some(entity) = corpus.entities.get(at) {
        with(&entity.id);
        with(&entity.name);
        for name in &entity.names {
            with(&name.form);
        }
        for spelling in &entity.search {
            with(spelling);
        }
    }
}
