//! What can be asked of a facet: its words, and how a value, its key and its label lead to each other.

use crosscheck_model::{Column, Corpus};

use super::definition::{Recorded, Take, Value, Values};
use super::table::{FacetKind, definition, key, place_in};

/// The key of "none recorded" in addresses.
pub(crate) const NONE: &str = "none";

impl FacetKind {
    /// Every facet of a corpus, in display order: the fixed ones, then its columns.
    #[must_use]
    pub fn all(corpus: &Corpus) -> Vec<Self> {
        let mut all = Self::FIXED.to_vec();
        for (number, _) in (0..).zip(&corpus.columns) {
            all.push(Self::Column(number));
        }
        all
    }

    /// The key in the address, and the field in queries: "person". Empty for a column the corpus has not.
    #[must_use]
    pub fn key(self, corpus: &Corpus) -> &str {
        match self.column(corpus) {
            Some(column) => &column.key,
            None => key(self).unwrap_or_default(),
        }
    }

    /// The facet of that key.
    #[must_use]
    pub fn from_key(corpus: &Corpus, key: &str) -> Option<Self> {
        Self::all(corpus).into_iter().find(|kind| kind.key(corpus) == key)
    }

    /// Over its panel: "People".
    #[must_use]
    pub fn title(self, corpus: &Corpus) -> &str {
        match self.column(corpus) {
            Some(column) => &column.title,
            None => definition(self).map_or("", |definition| definition.title),
        }
    }

    /// In a sentence: "person", "name used"; a column's title as it is.
    #[must_use]
    pub fn noun(self, corpus: &Corpus) -> &str {
        match self.column(corpus) {
            Some(column) => &column.title,
            None => definition(self).map_or("", |definition| definition.noun),
        }
    }

    /// What "none recorded" is called here.
    #[must_use]
    pub fn none(self) -> &'static str {
        definition(self).map_or("none recorded", |definition| definition.none)
    }

    fn column(self, corpus: &Corpus) -> Option<&Column> {
        match self {
            Self::Column(number) => corpus.columns.get(usize::from(number)),
            _ => None,
        }
    }

    /// Whether its values are entities.
    pub(crate) fn is_of_entities(self) -> bool {
        let definition = definition(self);
        definition.is_some_and(|definition| matches!(definition.recorded, Recorded::Mentioned { entities: true, .. }))
    }

    /// Whether it is a field of claims, so that its conditions hold together of one claim.
    #[must_use]
    pub fn claim_field(self) -> bool {
        let definition = definition(self);
        definition.is_some_and(|definition| matches!(definition.recorded, Recorded::Claim(_)))
    }

    /// The value in addresses and queries. Empty for a value that is not of this corpus.
    pub(crate) fn value_key(self, values: Values<'_>, value: Value) -> String {
        let Value::Recorded(recorded) = value else {
            return NONE.to_owned();
        };
        let key = self.describe(values, recorded).map(|(key, _)| key).unwrap_or_default();
        // Something may itself be called "none".
        if key == NONE || key.starts_with('=') {
            ["=", &key].concat()
        } else {
            key
        }
    }

    /// The key and the label of a value, if the corpus has it.
    pub(crate) fn describe(self, values: Values<'_>, value: u32) -> Option<(String, String)> {
        match definition(self) {
            Some(definition) => (definition.describe)(values, value),
            None => {
                let value = self.column(values.corpus)?.values.get(value as usize)?;
                Some((value.clone(), value.clone()))
            }
        }
    }

    /// The value of a key.
    pub(crate) fn find(self, values: Values<'_>, key: &str) -> Option<u32> {
        match definition(self) {
            Some(definition) => (definition.find)(values, key),
            None => place_in(&self.column(values.corpus)?.values, key),
        }
    }

    /// Gives what else a value is called, beside its key and its label.
    pub(crate) fn other_names(self, corpus: &Corpus, value: u32, with: &mut Take<'_>) {
        if let Some(definition) = definition(self) {
            (definition.other_names)(corpus, value, with);
        }
    }

    /// Every value is below this number.
    pub(crate) fn bound(self, values: Values<'_>) -> usize {
        match definition(self) {
            Some(definition) => (definition.bound)(values),
            None => self.column(values.corpus).map_or(0, |column| column.values.len()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_facet_is_found_under_its_key() {
        let mut corpus = Corpus::default();
        corpus.columns.push(Column {
            key: "party".into(),
            title: "Party".into(),
            values: vec!["Whig".into()],
        });
        assert_eq!(FacetKind::all(&corpus).len(), FacetKind::FIXED.len() + 1);
        for kind in FacetKind::all(&corpus) {
            assert_eq!(FacetKind::from_key(&corpus, kind.key(&corpus)), Some(kind));
        }
        assert_eq!(FacetKind::Column(0).title(&corpus), "Party");
        assert_eq!(FacetKind::Column(1).key(&corpus), "");
    }

    #[test]
    fn fields_of_claims_hold_together() {
        let corpus = Corpus::default();
        let mut together = Vec::new();
        for kind in FacetKind::FIXED {
            if kind.claim_field() {
                together.push(kind.key(&corpus));
            }
        }
        assert_eq!(
            together,
            [
                "voice",
                "standing",
                "through",
                "question",
                "stance",
                "does",
                "certainty",
                "name",
                "quantity"
            ]
        );
    }
}
