//! Which parts of the text shown for a hit a list should mark: words of the query, phrases, and names it was read as.
//!
//! The text is read again, for the few hits that are shown.

use crosscheck_model::{EntityId, sort};

use crate::dictionary::Spelt;
use crate::index::Parts;
use crate::plan::{Plan, What};
use crate::texts::{each_word_and_compound, rows, shown_of};
use crate::{Item, Unit};

/// What a plan marks anywhere.
pub(crate) struct Marker<'a> {
    parts: &'a Parts<'a>,
    words: Vec<&'a Spelt>,
    rows: Vec<&'a [Spelt]>,
    entities: Vec<EntityId>,
}

impl<'a> Marker<'a> {
    pub(crate) fn new(parts: &'a Parts<'a>, plan: &'a Plan) -> Self {
        let mut marker = Self {
            parts,
            words: Vec::new(),
            rows: Vec::new(),
            entities: Vec::new(),
        };
        for leaf in plan.leaves.iter().filter(|leaf| leaf.wanted) {
            match &leaf.what {
                What::Words(like) => marker.words.push(&like.spelt),
                What::Row {
                    positions, compounds, ..
                } => {
                    marker.rows.push(positions);
                    marker.words.push(&compounds.spelt);
                }
                What::Named { entities, .. } => marker.entities.extend_from_slice(entities),
                What::Values { .. } | What::Published(_) => {}
            }
        }
        marker
    }

    /// The marks of an item: sorted, apart, on character boundaries of the text shown.
    pub(crate) fn marks(&self, unit: Unit, at: usize, item: Item) -> Vec<(u32, u32)> {
        let text = shown_of(self.parts.corpus, item);
        let mut marks: Vec<(u32, u32)> = Vec::new();
        let mut mark = |start: usize, end: usize| {
            if let (Ok(start), Ok(end)) = (u32::try_from(start), u32::try_from(end)) {
                marks.push((start, end));
            }
        };
        if !self.words.is_empty() {
            each_word_and_compound(text, &mut |word, start, end, _| {
                if self.words.iter().any(|words| words.fits(word)) {
                    mark(start, end);
                }
            });
        }
        for positions in &self.rows {
            rows(text, positions, &mut mark);
        }
        if !self.entities.is_empty() {
            self.add_names(unit, at, item, text, &mut marks);
        }
        apart(marks, text)
    }

    /// A spelling alone proves little: what a title or a claim names must be mentioned there, or be what it is about. The
    /// names inside a paragraph's digest come with the corpus.
    fn add_names(&self, unit: Unit, at: usize, item: Item, text: &str, marks: &mut Vec<(u32, u32)>) {
        let Parts {
            corpus, shape, names, ..
        } = self.parts;
        if let Item::Passage(source) = item {
            let paragraph = corpus.paragraph(source);
            for link in paragraph.map_or(&[][..], |paragraph| &paragraph.links) {
                if paragraph.is_some_and(|paragraph| paragraph.digest.is_some()) && self.entities.contains(&link.entity)
                {
                    marks.push((link.start, link.end));
                }
            }
            return;
        }
        for (start, end, entity) in names.inside(text) {
            let is_named = || match item {
                Item::Claim(claim) => {
                    let about = corpus.claim(claim).map_or(&[][..], |claim| &claim.about);
                    about.contains(&entity) || names.mentioned(entity, shape.passage(at))
                }
                _ => shape
                    .passages_of(at)
                    .any(|passage| unit == Unit::Documents && names.mentioned(entity, passage)),
            };
            if self.entities.contains(&entity) && is_named() {
                marks.push((start, end));
            }
        }
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
