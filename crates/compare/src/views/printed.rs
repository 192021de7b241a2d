//! Turns the columns of a comparison into how each of them names the people, places and things that several of them name.

use crosscheck_model::{ClaimId, Corpus, EntityId, Source};

use super::pin::Pin;
use crate::judge::{View, linked};
use crate::reading::Reading;
use crate::records::add_once;

/// How the columns name somebody or something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaceNames {
    /// Who or what, and whatever is linked to it.
    pub entity: EntityId,
    /// Per column each form as printed, and how often.
    pub forms: Vec<Vec<(String, usize)>>,
    /// The columns that name it do not use the same forms.
    pub differ: bool,
}

/// Names printed by at least two columns, linked ones taken together.
/// How columns name what at least two of them name, linked names taken together. A column is a pin and its claims.
pub(super) fn names(view: &View, columns: &[(Pin, &[ClaimId])]) -> Vec<FaceNames> {
    let corpus = view.corpus;
    let places: Vec<_> = columns
        .iter()
        .map(|&(pin, claims)| places(corpus, pin, claims))
        .collect();
    let mut printed = Printed::default();
    for mention in &corpus.mentions {
        let source = Source {
            document: mention.document,
            paragraph: mention.paragraph,
        };
        let counts = corpus
            .paragraph(source)
            .is_some_and(|paragraph| paragraph.role.counts());
        let entity = corpus.entity(mention.entity);
        let name = entity.and_then(|entity| entity.names.get(mention.name as usize));
        let Some(name) = name.filter(|_| counts) else {
            continue;
        };
        for (index, places) in places.iter().enumerate() {
            if places.contains(&source) || places.contains(&whole(source)) {
                let group = printed.group(view.reading, mention.entity, columns.len());
                printed.enter(group, index, &name.form);
            }
        }
    }
    let mut names = Vec::new();
    for mut each in printed.groups {
        let sets: Vec<_> = each
            .forms
            .iter()
            .map(|forms| set(forms))
            .filter(|set| !set.is_empty())
            .collect();
        let differ = sets.iter().any(|set| Some(set) != sets.first());
        let several = sets.len() > 1;
        each.differ = differ;
        if several {
            names.push(each);
        }
    }
    crosscheck_model::sort_by_key(&mut names, |each| (!each.differ, each.entity));
    names
}

/// The paragraphs in which a column is compared.
fn places(corpus: &Corpus, pin: Pin, claims: &[ClaimId]) -> Vec<Source> {
    let mut places = Vec::new();
    for claim in claims.iter().filter_map(|&id| corpus.claim(id)) {
        let source = claim.source();
        add_once(&mut places, if pin.is_whole() { whole(source) } else { source });
    }
    places
}

/// The document of a paragraph, written as its paragraph 0.
fn whole(source: Source) -> Source {
    Source { paragraph: 0, ..source }
}

/// The forms a column prints, without their counts.
fn set(forms: &[(String, usize)]) -> Vec<&str> {
    crosscheck_model::each_once(forms.iter().map(|(form, _)| form.as_str()))
}

/// The names found so far: each group of linked entities once, and which group an entity belongs to.
#[derive(Default)]
struct Printed {
    groups: Vec<FaceNames>,
    group_of: Vec<(EntityId, usize)>,
}

impl Printed {
    /// The place of the group an entity belongs to, which is added where it is new.
    fn group(&mut self, reading: &Reading, entity: EntityId, columns: usize) -> usize {
        if let Some(&(_, group)) = self.group_of.iter().find(|(known, _)| *known == entity) {
            return group;
        }
        let linked = linked(reading, entity);
        let known = |names: &FaceNames| linked.iter().any(|(other, _)| *other == names.entity);
        let group = self.groups.iter().position(known).unwrap_or_else(|| {
            self.groups.push(FaceNames {
                entity,
                forms: vec![Vec::new(); columns],
                differ: false,
            });
            self.groups.len() - 1
        });
        self.group_of.push((entity, group));
        group
    }

    /// Counts a form that a column prints.
    fn enter(&mut self, group: usize, column: usize, form: &str) {
        let Some(forms) = self.groups.get_mut(group).and_then(|names| names.forms.get_mut(column)) else {
            return;
        };
        match forms.iter_mut().find(|(known, _)| known == form) {
            Some((_, count)) => *count += 1,
            None => forms.push((form.to_owned(), 1)),
        }
    }
}
