//! Which parts of the text shown for a hit a list should mark: words of the query, phrases, and names it was read as.

use crosscheck_model::{Corpus, EntityId};

use crate::lists::Lists;
use crate::names::Names;
use crate::plan::{Plan, What};
use crate::shape::Shape;
use crate::shown;
use crate::texts::{Owner, TextId, Texts};
use crate::{Item, Unit};
use crosscheck_model::sort;

/// Names inside titles and claim digests. The names inside a paragraph's digest come with the corpus.
pub(crate) struct NamesInTexts {
    titles: Lists<(u32, u32, EntityId)>,
    claims: Lists<(u32, u32, EntityId)>,
}

impl NamesInTexts {
    /// A spelling alone proves little: what a title or a claim names must be mentioned there, or be what it is about.
    pub(crate) fn new(corpus: &Corpus, shape: &Shape, texts: &Texts, names: &Names) -> Self {
        let mut found = Self {
            titles: Lists::default(),
            claims: Lists::default(),
        };
        for document in 0..shape.count(Unit::Documents) {
            let inside = names.inside(texts, texts.text(Owner::Title(document)));
            let is_named = |entity| {
                shape
                    .passages_of(document)
                    .any(|passage| names.mentioned(entity, passage))
            };
            keep(&mut found.titles, inside, &is_named);
        }
        for claim in 0..shape.count(Unit::Claims) {
            let inside = names.inside(texts, texts.text(Owner::Claim(claim)));
            let about = shape.claim(corpus, claim).map_or(&[][..], |claim| &claim.about);
            let is_named = |entity| about.contains(&entity) || names.mentioned(entity, shape.passage(claim));
            keep(&mut found.claims, inside, &is_named);
        }
        found
    }
}

fn keep(
    lists: &mut Lists<(u32, u32, EntityId)>,
    inside: Vec<(u32, u32, EntityId)>,
    is_named: &dyn Fn(EntityId) -> bool,
) {
    for name in inside {
        if is_named(name.2) {
            lists.add(name);
        }
    }
    lists.close();
}

/// What a plan marks anywhere.
pub(crate) struct Marker<'a> {
    corpus: &'a Corpus,
    shape: &'a Shape,
    texts: &'a Texts,
    named: &'a NamesInTexts,
    /// By word of the vocabulary.
    words: Vec<bool>,
    /// Of each phrase, in the order of texts.
    phrases: Vec<&'a [(TextId, u32, u32)]>,
    entities: Vec<EntityId>,
}

impl<'a> Marker<'a> {
    pub(crate) fn new(
        corpus: &'a Corpus,
        shape: &'a Shape,
        texts: &'a Texts,
        named: &'a NamesInTexts,
        plan: &'a Plan,
    ) -> Self {
        let (mut words, mut phrases, mut entities) = (vec![false; texts.words.len()], Vec::new(), Vec::new());
        for leaf in plan.leaves.iter().filter(|leaf| leaf.wanted) {
            let wanted = match &leaf.what {
                What::Words(wanted) => wanted,
                What::Row { places, compounds } => {
                    phrases.push(places.as_slice());
                    compounds
                }
                What::Named { entities: wanted, .. } => {
                    entities.extend_from_slice(wanted);
                    continue;
                }
                What::Values { .. } | What::Published(_) => continue,
            };
            for (word, _) in wanted {
                if let Some(mark) = words.get_mut(*word as usize) {
                    *mark = true;
                }
            }
        }
        Self {
            corpus,
            shape,
            texts,
            named,
            words,
            phrases,
            entities,
        }
    }

    /// The marks of an item: sorted, apart, on character boundaries of the text shown.
    pub(crate) fn marks(&self, unit: Unit, item: usize) -> Vec<(u32, u32)> {
        let Some(kind) = self.shape.item(unit, item) else {
            return Vec::new();
        };
        let text = self.texts.shown(self.corpus, self.shape, unit, item);
        let mut marks: Vec<(u32, u32)> = Vec::new();
        for places in self.texts.all_places(text) {
            for place in places {
                if self.words.get(place.word as usize) == Some(&true) {
                    marks.push((place.start, place.end));
                }
            }
        }
        for places in &self.phrases {
            let from = places.partition_point(|(at, _, _)| *at < text);
            for &(at, start, end) in places.get(from..).unwrap_or_default() {
                if at != text {
                    break;
                }
                marks.push((start, end));
            }
        }
        self.add_names(unit, item, kind, &mut marks);
        apart(marks, shown(self.corpus, kind))
    }

    fn add_names(&self, unit: Unit, item: usize, kind: Item, marks: &mut Vec<(u32, u32)>) {
        let mut add = |start, end, entity: EntityId| {
            if self.entities.contains(&entity) {
                marks.push((start, end));
            }
        };
        let named = match (unit, kind) {
            (Unit::Documents, _) => &self.named.titles,
            (Unit::Claims, _) => &self.named.claims,
            (Unit::Passages, Item::Passage(source)) => {
                let links = self
                    .corpus
                    .paragraph(source)
                    .filter(|paragraph| paragraph.digest.is_some());
                let links = links.map_or(&[][..], |paragraph| &paragraph.links);
                return links.iter().for_each(|link| add(link.start, link.end, link.entity));
            }
            (Unit::Passages, _) => return,
        };
        named
            .get(item)
            .iter()
            .for_each(|(start, end, entity)| add(*start, *end, *entity));
    }
}

/// Sorted, and joined where they touch one another. Ranges that do not fit the text are left out.
fn apart(mut marks: Vec<(u32, u32)>, text: &str) -> Vec<(u32, u32)> {
    marks.retain(|(start, end)| start < end && text.get(*start as usize..*end as usize).is_some());
    sort(&mut marks);
    let mut joined: Vec<(u32, u32)> = Vec::with_capacity(marks.len());
    for (start, end) in marks {
        match joined.last_mut() {
            Some((_, last)) if start <= *last => *last = end.max(*last),
            _ => joined.push((start, end)),
        }
    }
    joined
}
