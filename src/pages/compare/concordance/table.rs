//! The columns and rows of a concordance, each found by an id of its own: the grid draws them by these ids, so that what stays
//! in the comparison stays on the page.

use std::collections::BTreeMap;
use std::sync::Arc;

use crosscheck_compare::{Alterations, Aside, Column, Columns, Concordance, Pin, Row};
use crosscheck_model::{Corpus, QuestionId};

use crate::address::columns_key;
use crate::components::begins_group;

/// What tells a column from every other: "documents:track-persia-2016".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct ColumnId(Arc<str>);

/// The columns, in order.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ColumnList {
    kind: Columns,
    columns: Vec<Column>,
    ids: Vec<ColumnId>,
    places: BTreeMap<ColumnId, usize>,
}

impl ColumnList {
    pub(super) fn new(kind: Columns, columns: Vec<Column>) -> Self {
        let mut list = Self {
            kind,
            columns: Vec::new(),
            ids: Vec::new(),
            places: BTreeMap::new(),
        };
        for column in columns {
            let id = list.new_id(&column);
            list.places.insert(id.clone(), list.columns.len());
            list.ids.push(id);
            list.columns.push(column);
        }
        list
    }

    /// A voice and an outlet may have one key, so a key that is taken gets a number.
    fn new_id(&self, column: &Column) -> ColumnId {
        let plain = format!("{}:{}", columns_key(self.kind), column.key);
        let numbered = (2..).map(|number| format!("{plain}#{number}"));
        let mut ids = std::iter::once(plain.clone())
            .chain(numbered)
            .map(|id| ColumnId(id.into()));
        ids.find(|id| !self.places.contains_key(id))
            .unwrap_or_else(|| ColumnId(plain.into()))
    }

    pub(super) fn ids(&self) -> &[ColumnId] {
        &self.ids
    }

    pub(super) fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// A column and its place from the left.
    pub(super) fn find(&self, id: &ColumnId) -> Option<(usize, &Column)> {
        let place = *self.places.get(id)?;
        Some((place, self.columns.get(place)?))
    }

    /// Whether a column is the first of its newsroom.
    pub(super) fn begins_group(&self, place: usize) -> bool {
        begins_group(&self.columns, place)
    }

    /// Whether newsrooms stand over the columns.
    pub(super) fn have_newsrooms(&self) -> bool {
        self.kind != Columns::Years
    }

    /// Whether each column is a document that can be read.
    pub(super) fn are_documents(&self) -> bool {
        self.kind == Columns::Documents
    }

    /// Too many to stand in the window beside each other.
    pub(super) fn are_wide(&self) -> bool {
        self.columns.len() > 7
    }

    /// What a column can be pinned and left out as. A year is neither.
    pub(super) fn handles(&self, corpus: &Corpus, column: &Column) -> (Option<Pin>, Option<Aside>) {
        match self.kind {
            Columns::Documents => {
                let document = column.documents.first().copied();
                (document.map(Pin::Document), document.map(Aside::Document))
            }
            Columns::Newsrooms => (
                Some(Pin::Newsroom(column.newsroom)),
                Some(Aside::Outlet(column.newsroom)),
            ),
            Columns::Voices | Columns::Institutions => speaker_handles(corpus, &column.key),
            Columns::Years => (None, None),
        }
    }
}

/// Of whoever speaks: a voice, or an outlet in its own words.
fn speaker_handles(corpus: &Corpus, key: &str) -> (Option<Pin>, Option<Aside>) {
    if let Some(voice) = corpus.find_voice(key) {
        return (Some(Pin::Voice(voice)), Some(Aside::Voice(voice)));
    }
    let outlet = corpus.find_outlet(key);
    (outlet.map(Pin::Newsroom), outlet.map(Aside::Outlet))
}

/// How an address spells that something is left out: "d:track-persia-2016".
pub(super) fn aside_key(corpus: &Corpus, aside: Aside) -> String {
    let mut altered = Alterations::default();
    altered.toggle_aside(aside);
    altered.address(corpus)
}

/// The rows of the questions, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct RowList {
    rows: Vec<Arc<Row>>,
    places: Vec<(QuestionId, usize)>,
}

impl RowList {
    pub(super) fn new(rows: Vec<Row>) -> Self {
        Self {
            places: crosscheck_model::each_once(rows.iter().zip(0..).map(|(row, place)| (row.question, place))),
            rows: rows.into_iter().map(Arc::new).collect(),
        }
    }

    pub(super) fn questions(&self) -> Vec<QuestionId> {
        self.rows.iter().map(|row| row.question).collect()
    }

    /// The place of a question from the top.
    pub(super) fn place(&self, question: QuestionId) -> Option<usize> {
        let found = self.places.binary_search_by_key(&question, |(question, _)| *question);
        found.ok().and_then(|at| self.places.get(at)).map(|(_, place)| *place)
    }

    pub(super) fn row(&self, question: QuestionId) -> Option<Arc<Row>> {
        self.rows.get(self.place(question)?).cloned()
    }
}

/// A concordance cut into its columns and its rows.
pub(super) fn cut(kind: Columns, concordance: Concordance) -> (ColumnList, RowList) {
    (
        ColumnList::new(kind, concordance.columns),
        RowList::new(concordance.questions),
    )
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crosscheck_compare::Reading;
    use crosscheck_model::decode;

    use super::*;

    #[test]
    fn every_column_and_row_is_found_by_its_id() {
        let corpus = decode(crate::pack::bytes()).unwrap();
        let reading = Reading::new(&corpus);
        for kind in [
            Columns::Documents,
            Columns::Newsrooms,
            Columns::Voices,
            Columns::Institutions,
            Columns::Years,
        ] {
            let (columns, rows) = cut(kind, reading.concordance(&reading.claims(), kind));
            assert_eq!(columns.places.len(), columns.columns.len(), "{kind:?}");
            for (place, id) in columns.ids().iter().enumerate() {
                assert_eq!(columns.find(id).map(|(found, _)| found), Some(place));
            }
            for (place, question) in rows.questions().into_iter().enumerate() {
                assert_eq!(rows.place(question), Some(place));
                assert_eq!(rows.row(question).map(|row| row.question), Some(question));
            }
        }
    }

    #[test]
    fn two_columns_of_one_key_have_two_ids() {
        let corpus = decode(crate::pack::bytes()).unwrap();
        let reading = Reading::new(&corpus);
        let mut columns = reading.concordance(&reading.claims(), Columns::Years).columns;
        let again = columns[0].clone();
        columns.push(again);
        let list = ColumnList::new(Columns::Years, columns);
        assert_ne!(list.ids.first(), list.ids.last());
        assert_eq!(
            list.find(&list.ids[list.ids.len() - 1]).map(|(place, _)| place),
            Some(list.ids.len() - 1)
        );
    }

    #[test]
    fn columns_can_be_left_out_but_years_cannot() {
        let corpus = decode(crate::pack::bytes()).unwrap();
        let reading = Reading::new(&corpus);
        for (kind, can) in [
            (Columns::Documents, true),
            (Columns::Newsrooms, true),
            (Columns::Years, false),
        ] {
            let list = ColumnList::new(kind, reading.concordance(&reading.claims(), kind).columns);
            for column in list.columns() {
                let (pin, aside) = list.handles(&corpus, column);
                assert_eq!((pin.is_some(), aside.is_some()), (can, can), "{kind:?}");
                let key = aside.map(|aside| aside_key(&corpus, aside));
                let read = key.map(|key| Alterations::parse(&corpus, &key).0.aside);
                assert_eq!(read, aside.map(|aside| vec![aside]));
            }
        }
    }
}
