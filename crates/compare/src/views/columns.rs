//! Turns the claims in view into the columns of the concordance: which columns there are, in which order, and which column each
//! claim stands in.

use crosscheck_model::{Claim, ClaimId, Corpus, Day, Document, DocumentId, Lineage, LineageKind, OutletId};

use crate::judge::View;
use crate::reading::{Count, Node, Tracer, document_newsroom, node_name};
use crate::records::{add_once, time_of};
use crate::trace::{Credit, speaker};

/// What the columns are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Columns {
    /// A document each.
    #[default]
    Documents,
    /// The newsroom the reporting comes from.
    Newsrooms,
    /// Whoever speaks.
    Voices,
    /// The institution whoever speaks belongs to.
    Institutions,
    /// The year of publication.
    Years,
}

/// What one column stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnOf {
    /// A document.
    Document(DocumentId),
    /// A newsroom.
    Newsroom(OutletId),
    /// The origin of the claims: a voice, an institution or an outlet that speaks for itself.
    Origin(Node),
    /// A year of publication; `None` for documents without a date.
    Year(Option<i32>),
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Stable: the authored id of the document, outlet or voice, or the year.
    pub key: String,
    /// What it stands for.
    pub of: ColumnOf,
    /// The role of a voice.
    pub role: Option<String>,
    /// The newsroom under which it stands.
    pub newsroom: OutletId,
    /// The documents it covers, in order.
    pub documents: Vec<DocumentId>,
    /// Where most of a document was taken from.
    pub provenance: Option<Derivation>,
}

/// Where most of a document was taken from: "follows Al-Monitor", not credited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derivation {
    /// How it was taken.
    pub how: Derived,
    /// The names of the sources.
    pub sources: Vec<String>,
    /// How that is known.
    pub credit: Credit,
}

/// How a document was taken from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Derived {
    /// All of it, as it says.
    Copies,
    /// Part of it, as it says.
    DrawsOn,
    /// Without saying so.
    Follows,
}

/// A column while its documents are collected.
struct Draft {
    of: ColumnOf,
    newsroom: OutletId,
    documents: Vec<DocumentId>,
    /// Its first claim in view, which tells the role of a voice.
    claim: ClaimId,
    /// Its first document's day.
    first: Day,
}

/// The columns, and the column each claim of the corpus stands in.
pub(crate) struct Layout {
    pub(crate) columns: Vec<Column>,
    /// Per claim of the corpus, also those that are not in view.
    column_of: Vec<Option<usize>>,
}

impl Layout {
    /// The column a claim stands in.
    pub(crate) fn column_of(&self, claim: ClaimId) -> Option<usize> {
        self.column_of.get(claim.index()).copied().flatten()
    }
}

/// Lays the columns out: those of one newsroom together, newsrooms and columns in order of time.
pub(crate) fn lay_out(view: &View, columns: Columns) -> Layout {
    let keys = Keys::new(view, columns);
    let mut drafts = drafts(view, &keys);
    sort(view.corpus, &mut drafts, columns != Columns::Years);
    let mut column_of = Vec::new();
    for index in 0..view.corpus.claims.len() {
        let of = keys.of(index.into()).filter(|_| view.reading.counts(index.into()));
        column_of.push(of.and_then(|of| drafts.iter().position(|draft| draft.of == of)));
    }
    Layout {
        columns: drafts.into_iter().map(|draft| column(view.corpus, draft)).collect(),
        column_of,
    }
}

/// The columns of the claims in view, in the order in which they come.
fn drafts(view: &View, keys: &Keys) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    for &id in &view.claims {
        let (Some(claim), Some(of)) = (view.corpus.claim(id), keys.of(id)) else {
            continue;
        };
        match drafts.iter_mut().find(|draft| draft.of == of) {
            Some(draft) => add_once(&mut draft.documents, claim.document),
            None => drafts.extend(draft(view.corpus, of, id, claim)),
        }
    }
    drafts
}

/// Sorts the documents of each column, then the columns by time; those of one newsroom stay together where they are `grouped`.
fn sort(corpus: &Corpus, drafts: &mut Vec<Draft>, grouped: bool) {
    let mut firsts = Vec::new();
    for draft in &mut *drafts {
        crosscheck_model::sort_by_key(&mut draft.documents, |&document| (day_of(corpus, document), document));
        if let Some(&document) = draft.documents.first() {
            draft.first = day_of(corpus, document);
        }
        firsts.push((draft.newsroom, draft.first));
    }
    let order = |draft: &Draft| {
        let mut group = draft.first;
        for &(newsroom, first) in &firsts {
            if newsroom == draft.newsroom {
                group = group.min(first);
            }
        }
        (
            grouped.then_some(group),
            grouped.then_some(draft.newsroom),
            draft.first,
            draft.documents.first().copied(),
        )
    };
    crosscheck_model::sort_by_key(drafts, order);
}

/// Says which column a claim belongs to.
struct Keys<'a> {
    view: &'a View<'a>,
    columns: Columns,
    /// Counts every institution once, where the columns are institutions.
    institutions: Option<Tracer<'a>>,
}

impl<'a> Keys<'a> {
    fn new(view: &'a View<'a>, columns: Columns) -> Self {
        let institutions = (columns == Columns::Institutions).then(|| Tracer::new(view.corpus, true));
        Self {
            view,
            columns,
            institutions,
        }
    }

    fn of(&self, id: ClaimId) -> Option<ColumnOf> {
        let corpus = self.view.corpus;
        let claim = corpus.claim(id)?;
        Some(match self.columns {
            Columns::Documents => ColumnOf::Document(claim.document),
            Columns::Newsrooms => ColumnOf::Newsroom(document_newsroom(corpus, claim.document)?),
            Columns::Voices | Columns::Institutions => {
                let tracer = self.institutions.as_ref().unwrap_or(self.view.tracer);
                let chain = tracer.trace(id, Count::Held).chain;
                ColumnOf::Origin(chain.nodes.last().copied()?)
            }
            Columns::Years => {
                let time = corpus.document(claim.document).and_then(time_of);
                ColumnOf::Year(time.map(|date| date.first.year()))
            }
        })
    }
}

fn draft(corpus: &Corpus, of: ColumnOf, id: ClaimId, claim: &Claim) -> Option<Draft> {
    let newsroom = document_newsroom(corpus, claim.document)?;
    Some(Draft {
        of,
        newsroom,
        documents: vec![claim.document],
        claim: id,
        first: day_of(corpus, claim.document),
    })
}

/// The first day a document may be of; those without a date come last.
fn day_of(corpus: &Corpus, document: DocumentId) -> Day {
    corpus
        .document(document)
        .and_then(time_of)
        .map_or(Day(i32::MAX), |date| date.first)
}

fn column(corpus: &Corpus, draft: Draft) -> Column {
    let document = match draft.of {
        ColumnOf::Document(document) => corpus.document(document),
        _ => None,
    };
    Column {
        key: key(corpus, draft.of),
        of: draft.of,
        role: match draft.of {
            ColumnOf::Origin(_) => speaker(corpus, draft.claim).role,
            _ => None,
        },
        newsroom: draft.newsroom,
        documents: draft.documents,
        provenance: document.and_then(|document| provenance(corpus, document)),
    }
}

/// The key of a column in addresses and exports.
fn key(corpus: &Corpus, of: ColumnOf) -> String {
    match of {
        ColumnOf::Document(id) => corpus.document(id).map_or("", |document| &document.id).to_owned(),
        ColumnOf::Newsroom(id) => corpus.outlet(id).map_or("", |outlet| &outlet.id).to_owned(),
        ColumnOf::Origin(node) => node_key(corpus, node),
        ColumnOf::Year(Some(year)) => year.to_string(),
        ColumnOf::Year(None) => "date-unknown".to_owned(),
    }
}

fn node_key(corpus: &Corpus, node: Node) -> String {
    let id = match node {
        Node::Voice(voice) => corpus.voice(voice).map(|voice| &voice.id),
        Node::Outlet(outlet) | Node::OwnVoice(outlet) => corpus.outlet(outlet).map(|outlet| &outlet.id),
        Node::Body(entity) => corpus.entity(entity).map(|entity| &entity.id),
        _ => None,
    };
    id.cloned().unwrap_or_default()
}

/// Where most of a document was taken from.
fn provenance(corpus: &Corpus, document: &Document) -> Option<Derivation> {
    let is_derived = |lineage: &&Lineage| lineage.kind != LineageKind::Non;
    let first = document.lineage.iter().find(is_derived)?;
    let mut sources = Vec::new();
    for lineage in document.lineage.iter().filter(is_derived) {
        if lineage.disclosed == first.disclosed {
            add_once(&mut sources, node_name(corpus, lineage.from.into()));
        }
    }
    Some(Derivation {
        how: match (first.disclosed, first.kind) {
            (true, LineageKind::Wholly) => Derived::Copies,
            (true, _) => Derived::DrawsOn,
            (false, _) => Derived::Follows,
        },
        sources,
        credit: first.into(),
    })
}
