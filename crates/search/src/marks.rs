//! Which parts of the text shown for a hit a list should mark: words of the query, phrases, and names it was read as.
//!
//! The text is read again, for the few hits that are shown.

use crosscheck_model::EntityId;

use crate::dictionary::Spellings;
use crate::plan::{LeafKind, Plan};
use crate::searcher::Searcher;
use crate::texts::{each_phrase, each_word_and_compound, shown_of};
use crate::{Item, Unit};

/// What a plan marks, in whatever text.
pub(crate) struct Marker<'a> {
    searcher: &'a Searcher<'a>,
    words: Vec<&'a Spellings>,
    phrases: Vec<&'a [Spellings]>,
    entities: Vec<EntityId>,
}

impl<'a> Marker<'a> {
    pub(crate) fn new(searcher: &'a Searcher<'a>, plan: &'a Plan) -> Self {
        let mut marker = Self {
            searcher,
            words: Vec::new(),
            phrases: Vec::new(),
            entities: Vec::new(),
        };
        for leaf in plan.leaves.iter().filter(|leaf| leaf.wanted) {
            match &leaf.kind {
                LeafKind::Words(words) => marker.words.push(&words.spelt),
                LeafKind::Phrase {
                    positions, compounds, ..
                } => {
                    marker.phrases.push(positions);
                    marker.words.push(&compounds.spelt);
                }
                LeafKind::Entities { entities, .. } => marker.entities.extend_from_slice(entities),
                LeafKind::Values { .. } | LeafKind::Published(_) => {}
            }
        }
        marker
    }

    /// The marks of an item: sorted, apart, on character boundaries of the text shown.
    pub(crate) fn marks(&self, unit: Unit, at: usize, item: Item) -> Vec<(u32, u32)> {
        let text = shown_of(self.searcher.corpus, item);
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
        for positions in &self.phrases {
            each_phrase(text, positions, &mut mark);
        }
        if !self.entities.is_empty() {
            self.add_names(unit, at, item, text, &mut marks);
        }
        apart(marks, text)
    }

    /// Marks the names of entities. In a digest of a paragraph they come with the corpus. In a title or a claim a spelling alone
    /// proves little, so the entity must also be mentioned in a paragraph there, or be what the claim is about.
    fn add_names(&self, unit: Unit, at: usize, item: Item, text: &str, marks: &mut Vec<(u32, u32)>) {
        let Searcher {
            corpus,
            catalogue,
            names,
            ..
        } = self.searcher;
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
                    about.contains(&entity) || names.mentioned(entity, catalogue.passage(at))
                }
                _ => catalogue
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
    marks.sort_unstable();
    let mut joined: Vec<(u32, u32)> = Vec::with_capacity(marks.len());
    for (start, end) in marks {
        match joined.last_mut() {
            Some((_, last)) if start <= *last => *last = end.max(*last),
            _ => joined.push((start, end)),
        }
    }
    joined
}
