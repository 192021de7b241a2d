//! The three graphs: mentions, claims and lineage -> names and the ties between them, with the places each rests on.

use std::cmp::Reverse;

use crosscheck_model::{ClaimId, DocumentId, EntityId, LineageKind, Mention, Relay, Source, each_once, sort_by_key};

use super::stops::{MOST_TIED, Named, Stop, Tie, Whole, label_of, stop_of};
use crate::reading::Reading;
use crate::records::document_label;
use crate::trace::{Credit, breadcrumb};

/// Whoever is named in the passages in view, with a tie for each two that share one.
pub(super) fn named(reading: &Reading, passages: Option<&[Source]>, wanted: [Option<Stop>; 2]) -> Whole {
    let corpus = reading.corpus();
    let together = named_in_passages(reading, passages);
    let mut whole = Whole::default();
    // Per entity its place among the names.
    let mut places = vec![usize::MAX; corpus.entities.len()];
    let counted = crosscheck_model::how_often(together.iter().flat_map(|(_, entities)| entities.iter().copied()));
    for (entity, weight) in counted {
        if let Some(place) = places.get_mut(entity.index()) {
            *place = whole.names.len();
            let stop = Stop::Entity(entity);
            whole.names.push(Named {
                stop,
                label: label_of(corpus, stop),
                weight,
                layer: 0,
            });
        }
    }
    let tied = tied_names(&whole.names, wanted);
    let mut pairs: Vec<(usize, usize, Source)> = Vec::new();
    for (source, entities) in &together {
        let here = entities.iter().filter_map(|entity| places.get(entity.index()).copied());
        let here: Vec<usize> = here.filter(|&place| tied.get(place) == Some(&true)).collect();
        for (index, &one) in here.iter().enumerate() {
            pairs.extend(here.iter().skip(index + 1).map(|&other| (one, other, *source)));
        }
    }
    crosscheck_model::sort(&mut pairs);
    for same in pairs.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
        let Some(&(from, to, _)) = same.first() else { continue };
        whole.ties.push(Tie {
            from,
            to,
            places: same.iter().map(|pair| pair.2).collect(),
            weight: same.len(),
            credit: Credit::Stated,
        });
    }
    whole
}

/// The passages in view with whoever is named in each, once.
fn named_in_passages(reading: &Reading, passages: Option<&[Source]>) -> Vec<(Source, Vec<EntityId>)> {
    let in_view = |source: &Source| {
        reading.keeps(source.document) && passages.is_none_or(|passages| passages.binary_search(source).is_ok())
    };
    let source = |mention: &Mention| Source {
        document: mention.document,
        paragraph: mention.paragraph,
    };
    let mentions = &reading.corpus().mentions;
    let together = mentions
        .chunk_by(|one, other| source(one) == source(other))
        .filter_map(|here| {
            let place = here.first().map(source).filter(in_view)?;
            Some((place, each_once(here.iter().map(|mention| mention.entity))))
        });
    together.collect()
}

/// Which names are tied to each other. Of a large corpus the ties of every two would be too many: those of the names that may be
/// drawn are enough.
fn tied_names(names: &[Named], wanted: [Option<Stop>; 2]) -> Vec<bool> {
    let mut strong: Vec<usize> = (0..names.len()).collect();
    sort_by_key(&mut strong, |&place| Reverse(names.get(place).map(|name| name.weight)));
    strong.truncate(MOST_TIED);
    let mut tied: Vec<bool> = names.iter().map(|name| wanted.contains(&Some(name.stop))).collect();
    for place in strong {
        tied.iter_mut().skip(place).take(1).for_each(|tied| *tied = true);
    }
    tied
}

/// Whoever is heard in the claims, and through whom.
pub(super) fn heard(reading: &Reading, claims: &[ClaimId]) -> Whole {
    let corpus = reading.corpus();
    let mut whole = Whole::default();
    for &id in claims.iter().filter(|&&id| reading.counts(id)) {
        let Some(claim) = corpus.claim(id) else { continue };
        let document = Stop::Document(claim.document);
        let mut nearer = whole.place(document, || document_label(corpus, claim.document), 1);
        for step in breadcrumb(corpus, id) {
            let Some(stop) = stop_of(step.node) else { continue };
            let at = whole.place(stop, || step.label.clone(), 1);
            if at != nearer {
                whole.join(at, nearer, step.credit, &[claim.source()], 1);
                nearer = at;
            }
        }
    }
    whole.layers();
    whole
}

/// Documents with what they were copied or rewritten from.
pub(super) fn copied(reading: &Reading, passages: Option<&[Source]>) -> Whole {
    let corpus = reading.corpus();
    let mut whole = Whole::default();
    for (index, document) in corpus.documents.iter().enumerate() {
        let id = DocumentId::from(index);
        let in_view = passages.is_none_or(|passages| passages.iter().any(|source| source.document == id));
        if !in_view || !reading.keeps(id) {
            continue;
        }
        for lineage in document
            .lineage
            .iter()
            .filter(|lineage| lineage.kind != LineageKind::Non)
        {
            let ranges = lineage.covers.iter().flat_map(|&(from, to)| from..=to);
            let places: Vec<Source> = ranges
                .map(|paragraph| Source {
                    document: id,
                    paragraph,
                })
                .collect();
            let stop = match lineage.from {
                Relay::Outlet(outlet) => Stop::Outlet(outlet),
                Relay::Voice(voice) => Stop::Voice(voice),
                Relay::Document(document) => Stop::Document(document),
            };
            let credit = Credit::from(lineage);
            let from = whole.place(stop, || label_of(corpus, stop), places.len());
            let to = whole.place(Stop::Document(id), || document_label(corpus, id), places.len());
            whole.join(from, to, credit, &places, places.len());
        }
    }
    whole.layers();
    whole
}
