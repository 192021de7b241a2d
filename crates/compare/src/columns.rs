//! Turns the claims in view into the columns of the concordance, and says for the whole corpus where a column is silent or
//! could not have known. Silence is judged on all claims rather than those in view: a filter silences nobody.

use crosscheck_model::{
    Basis, Claim, ClaimId, Corpus, Day, Document, DocumentId, Lineage, LineageKind, OutletId, PositionId, QuestionId,
};

use crate::concordance::{Column, Columns};
use crate::mark::Mark;
use crate::provenance::{Count, Credit, Node, Tracer, credit, document_newsroom, named, node_label, speaker};
use crate::reading::Reading;
use crate::view::View;
use crate::words::{add_once, counted, list, sort_by, time_of, years};

/// What tells one column from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Document(DocumentId),
    Newsroom(OutletId),
    /// The origin.
    Voice(Node),
    Year(Option<i32>),
}

/// A column in the making.
struct Draft {
    key: Key,
    newsroom: OutletId,
    documents: Vec<DocumentId>,
    /// The first claim in view, whose speaker names a voice.
    claim: ClaimId,
    /// Its first document's day.
    first: Day,
}

/// The columns, and what each of them could say.
pub(crate) struct Table {
    columns: Vec<Column>,
    /// The column of each claim of the corpus.
    column_of: Vec<Option<usize>>,
    /// Per question, per column: whether any claim of the corpus stands there.
    addressed: Vec<Vec<bool>>,
    /// Per question, per position: the day before which nobody could speak of it.
    begins: Vec<Vec<Begin>>,
    /// Per column: the last day on which its documents may have been published.
    last_day: Vec<Option<Day>>,
}

/// From when a position could be spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Begin {
    /// No claim on it.
    Unclaimed,
    /// Some claim on it is of no certain time, or none is of an event.
    Always,
    /// Every claim is of this day or later, and at least one of an event.
    From(Day),
}

/// Sets the columns out: those of one newsroom together, newsrooms and columns in order of time.
pub(crate) fn columns_of(view: &View, columns: Columns) -> Table {
    let mut drafts: Vec<Draft> = Vec::new();
    for &id in &view.claims {
        let (Some(claim), Some(key)) = (view.corpus.claim(id), key_of(view, columns, id)) else {
            continue;
        };
        match drafts.iter_mut().find(|draft| draft.key == key) {
            Some(draft) => add_once(&mut draft.documents, claim.document),
            None => drafts.extend(draft(view.corpus, key, id, claim)),
        }
    }
    let mut firsts = Vec::new();
    for draft in &mut drafts {
        sort_by(&mut draft.documents, |&left, &right| {
            (day_of(view.corpus, left), left) < (day_of(view.corpus, right), right)
        });
        if let Some(&document) = draft.documents.first() {
            draft.first = day_of(view.corpus, document);
        }
        firsts.push((draft.newsroom, draft.first));
    }
    let grouped = columns != Columns::Years;
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
    sort_by(&mut drafts, |left, right| order(left) < order(right));
    table(view, columns, &drafts)
}

fn key_of(view: &View, columns: Columns, id: ClaimId) -> Option<Key> {
    let claim = view.corpus.claim(id)?;
    Some(match columns {
        Columns::Documents => Key::Document(claim.document),
        Columns::Newsrooms => Key::Newsroom(document_newsroom(view.corpus, claim.document)?),
        Columns::Voices => Key::Voice(view.tracer.way(id, Count::Held).chain.nodes.last().copied()?),
        Columns::Institutions => Key::Voice(
            Tracer::new(view.corpus, true)
                .way(id, Count::Held)
                .chain
                .nodes
                .last()
                .copied()?,
        ),
        Columns::Years => Key::Year(
            view.corpus
                .document(claim.document)
                .and_then(time_of)
                .map(|date| date.first.year()),
        ),
    })
}

fn draft(corpus: &Corpus, key: Key, id: ClaimId, claim: &Claim) -> Option<Draft> {
    let newsroom = document_newsroom(corpus, claim.document)?;
    Some(Draft {
        key,
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

fn table(view: &View, columns: Columns, drafts: &[Draft]) -> Table {
    let corpus = view.corpus;
    let mut table = Table {
        columns: Vec::new(),
        column_of: Vec::new(),
        addressed: Vec::new(),
        begins: Vec::new(),
        last_day: Vec::new(),
    };
    for draft in drafts {
        table.columns.push(column(corpus, draft));
        // A voice outlives the documents it is quoted in.
        table
            .last_day
            .push(if matches!(columns, Columns::Voices | Columns::Institutions) {
                None
            } else {
                last_day(corpus, &draft.documents)
            });
    }
    for question in &corpus.questions {
        table.addressed.push(vec![false; drafts.len()]);
        table.begins.push(vec![Begin::Unclaimed; question.positions.len()]);
    }
    for (index, claim) in corpus.claims.iter().enumerate() {
        let counts = view.reading.counts(index.into());
        let key = key_of(view, columns, index.into()).filter(|_| counts);
        let column = key.and_then(|key| drafts.iter().position(|draft| draft.key == key));
        table.column_of.push(column);
        if counts {
            table.enter(view.reading, index.into(), claim);
        }
    }
    table.settle(view.reading);
    table
}

impl Table {
    pub(crate) fn len(&self) -> usize {
        self.columns.len()
    }

    pub(crate) fn into_columns(self) -> Vec<Column> {
        self.columns
    }

    pub(crate) fn column_of(&self, claim: ClaimId) -> Option<usize> {
        self.column_of.get(claim.index()).copied().flatten()
    }

    /// Silent, could not know, or `None` where the column speaks on the question.
    pub(crate) fn quiet(&self, question: QuestionId, column: usize) -> Option<Mark> {
        if self.addressed.get(question.index())?.get(column).copied()? {
            return None;
        }
        let (mut claimed, mut early) = (false, true);
        for &begin in self.begins.get(question.index())? {
            if begin != Begin::Unclaimed {
                claimed = true;
                early &= self.is_before(column, begin);
            }
        }
        let early = claimed && early;
        Some(if early { Mark::CouldNotKnow } else { Mark::Silent })
    }

    /// Whether a column was published before everything a position is claimed of.
    pub(crate) fn could_not_know(&self, question: QuestionId, position: PositionId, column: usize) -> bool {
        let begin = self
            .begins
            .get(question.index())
            .and_then(|begins| begins.get(position.index()));
        begin.is_some_and(|begin| self.is_before(column, *begin))
    }

    fn is_before(&self, column: usize, begin: Begin) -> bool {
        let last = self.last_day.get(column).copied().flatten();
        matches!(begin, Begin::From(day) if last.is_some_and(|last| last < day))
    }

    fn enter(&mut self, reading: &Reading, id: ClaimId, claim: &Claim) {
        let (question, column) = (claim.question.index(), self.column_of(id));
        if let Some(slot) = column.and_then(|column| self.addressed.get_mut(question)?.get_mut(column)) {
            *slot = true;
        }
        let Some(slot) = self
            .begins
            .get_mut(question)
            .and_then(|begins| begins.get_mut(reading.position(id)?.index()))
        else {
            return;
        };
        let from = claim.happened.or(claim.scope.from).map(|date| date.first);
        *slot = match (*slot, from) {
            (Begin::Unclaimed, Some(day)) => Begin::From(day),
            (Begin::From(known), Some(day)) => Begin::From(known.min(day)),
            (Begin::Always, _) | (_, None) => Begin::Always,
        };
    }

    /// A scope alone, such as "2017", is the time a claim is made of rather than an event nobody could know before.
    fn settle(&mut self, reading: &Reading) {
        for (question, begins) in self.begins.iter_mut().enumerate() {
            for (position, begin) in begins.iter_mut().enumerate() {
                let dated = |(id, claim): (usize, &Claim)| {
                    claim.question.index() == question
                        && claim.happened.is_some()
                        && reading.counts(id.into())
                        && reading.position(id.into()).is_some_and(|at| at.index() == position)
                };
                if matches!(begin, Begin::From(_)) && !reading.corpus.claims.iter().enumerate().any(dated) {
                    *begin = Begin::Always;
                }
            }
        }
    }
}

/// The last day on which any of these may have been published or changed; unknown if it is of one of them.
fn last_day(corpus: &Corpus, documents: &[DocumentId]) -> Option<Day> {
    let mut last = None;
    for document in documents.iter().filter_map(|&document| corpus.document(document)) {
        let published = document.published.as_ref().map(|date| date.value.last);
        let modified = document.modified.as_ref().map(|date| date.value.last);
        last = last.max(Some(published.max(modified)?));
    }
    last
}

fn column(corpus: &Corpus, draft: &Draft) -> Column {
    let (key, label, sub) = match draft.key {
        Key::Document(document) => of_document(corpus, document),
        Key::Newsroom(outlet) => {
            let id = corpus.outlet(outlet).map_or("", |outlet| outlet.id.as_str());
            (
                id.to_owned(),
                node_label(corpus, Node::Outlet(outlet)),
                documents_words(corpus, &draft.documents),
            )
        }
        Key::Voice(node) => {
            let role = speaker(corpus, draft.claim).role.unwrap_or_default();
            (node_key(corpus, node), node_label(corpus, node), role)
        }
        Key::Year(year) => {
            let year = year.map_or_else(|| "date unknown".to_owned(), |year| year.to_string());
            (
                year.replace(' ', "-"),
                year,
                counted(draft.documents.len(), "document", "documents"),
            )
        }
    };
    let provenance = match draft.key {
        Key::Document(document) => corpus
            .document(document)
            .and_then(|document| provenance(corpus, document)),
        _ => None,
    };
    Column {
        key,
        label,
        sub,
        newsroom: draft.newsroom,
        documents: draft.documents.clone(),
        provenance,
    }
}

fn of_document(corpus: &Corpus, id: DocumentId) -> (String, String, String) {
    let Some(document) = corpus.document(id) else {
        return Default::default();
    };
    (
        document.id.clone(),
        node_label(corpus, Node::Outlet(document.outlet)),
        date_words(document),
    )
}

/// The date with what is known of it: "4 June 2016", "about April 2020", "by 5 July 2017".
fn date_words(document: &Document) -> String {
    match (&document.published, &document.modified) {
        (Some(published), _) if published.basis == Basis::Inferred => ["about ", &published.value.words()].concat(),
        (Some(published), _) => published.value.words(),
        (None, Some(modified)) => ["by ", &modified.value.words()].concat(),
        (None, None) => "date unknown".to_owned(),
    }
}

/// "2 documents, 2017–2019".
fn documents_words(corpus: &Corpus, documents: &[DocumentId]) -> String {
    let count = counted(documents.len(), "document", "documents");
    let year = |document: &DocumentId| {
        corpus
            .document(*document)
            .and_then(time_of)
            .map(|date| date.last.year())
    };
    match (documents.first().and_then(year), documents.last().and_then(year)) {
        (Some(first), Some(last)) => [&count, ", ", &years(first, last)].concat(),
        _ => count,
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

/// From where most of a document was taken: "copies Business Insider", "follows Breitbart".
fn provenance(corpus: &Corpus, document: &Document) -> Option<(String, Credit)> {
    let is_derived = |lineage: &&Lineage| lineage.kind != LineageKind::Non;
    let first = document.lineage.iter().find(is_derived)?;
    let verb = match (first.disclosed, first.kind) {
        (true, LineageKind::Wholly) => "copies ",
        (true, _) => "draws on ",
        (false, _) => "follows ",
    };
    let mut names = Vec::new();
    for lineage in &document.lineage {
        if is_derived(&lineage) && lineage.disclosed == first.disclosed {
            add_once(&mut names, node_label(corpus, named(lineage.from)));
        }
    }
    Some(([verb, &list(&names, "and")].concat(), credit(first)))
}
