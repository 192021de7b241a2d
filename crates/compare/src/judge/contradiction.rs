//! Turns the claims in view into the contradictions worth showing first.

use std::cmp::Reverse;

use crosscheck_model::{ClaimId, Corpus, Document, LineageKind, QuestionId, Relation, RelationKind};

use super::answers::{View, disagreement};
use super::clash::{contradict, stands};
use super::mark::is_denial;
use crate::reading::Reading;

/// Two claims that cannot both hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The question they answer.
    pub question: QuestionId,
    /// The earlier claim, in order of document and paragraph, unless it alone denies something.
    pub left: ClaimId,
    /// The later one, or the one that denies.
    pub right: ClaimId,
    /// An editor's sentence why, where it is not computed.
    pub why: Option<String>,
    /// It follows from answers that exclude each other, of one place and time, rather than from an editor.
    pub computed: bool,
}

/// What ranks one contradiction before another, the smaller first: whether it is computed, how near each other the sides are, how
/// much disagreement and certainty there is, then the claims themselves.
type Rank = (bool, u8, Reverse<usize>, Reverse<u8>, ClaimId, ClaimId);

/// The `n` sharpest contradictions between claims in view, at most one per question and none between an outlet and one that
/// copies it: authored ones before computed ones,
/// then those between newsrooms before those between documents, then by the question's disagreement, then by certainty.
#[must_use]
pub fn sharpest(corpus: &Corpus, claims: &[ClaimId], n: usize) -> Vec<Contradiction> {
    Reading::new(corpus).sharpest(claims, n)
}

impl Reading<'_> {
    /// The `n` sharpest contradictions between claims in view, as [`sharpest`] ranks them.
    #[must_use]
    pub fn sharpest(&self, claims: &[ClaimId], n: usize) -> Vec<Contradiction> {
        let view = View::new(self, claims);
        let mut best: Vec<(Rank, QuestionId)> = Vec::new();
        for index in 0..self.corpus().questions.len() {
            let id = index.into();
            best.extend(sharpest_on(&view, id).map(|rank| (rank, id)));
        }
        crosscheck_model::sort_by_key(&mut best, |&(rank, _)| rank);
        best.truncate(n);
        let contradictions = best.into_iter();
        contradictions
            .map(|(rank, question)| contradiction(self.corpus(), question, rank))
            .collect()
    }
}

/// The sharpest contradiction on one question. A computed one counts only where no editor names any.
fn sharpest_on(view: &View, id: QuestionId) -> Option<Rank> {
    let on = view.on(id);
    let mut pairs = authored(view, &on);
    pairs.retain(|&(left, right)| !is_of_a_copy(view, left, right));
    let computed = pairs.is_empty();
    if computed {
        pairs = clashes(view, id, &on);
        pairs.retain(|&(left, right)| !is_of_a_copy(view, left, right));
    }
    let question = view.corpus.question(id)?;
    let weight = disagreement(view.reading, question, &view.answers(question, &on));
    let ranks = pairs.into_iter();
    ranks
        .map(|(left, right)| rank(view, computed, weight, left, right))
        .min()
}

/// Whether two claims stand in different documents of which one was taken from the outlet of the other: whoever copies an outlet
/// is not set against it.
fn is_of_a_copy(view: &View, left: ClaimId, right: ClaimId) -> bool {
    let document = |claim| view.corpus.document(view.corpus.claim(claim)?.document);
    let (Some(one), Some(two)) = (document(left), document(right)) else {
        return false;
    };
    let taken = |from: &Document, to: &Document| {
        let mut lineage = from.lineage.iter().filter(|lineage| lineage.kind != LineageKind::Non);
        let newsroom = view.corpus.newsroom(to.outlet);
        lineage.any(|lineage| {
            view.corpus
                .outlet_of(lineage.from)
                .map(|outlet| view.corpus.newsroom(outlet))
                == Some(newsroom)
        })
    };
    one.outlet != two.outlet && (taken(one, two) || taken(two, one))
}

/// The contradictions that editors judged and that stand as a reader reads the corpus.
fn authored(view: &View, on: &[ClaimId]) -> Vec<(ClaimId, ClaimId)> {
    let mut pairs = Vec::new();
    for relation in &view.corpus.relations {
        if relation.kind == RelationKind::Contradicts
            && on.contains(&relation.from)
            && on.contains(&relation.to)
            && stands(view, relation)
        {
            pairs.push((relation.from.min(relation.to), relation.from.max(relation.to)));
        }
    }
    pairs
}

/// The pairs that contradict each other by rule.
fn clashes(view: &View, id: QuestionId, on: &[ClaimId]) -> Vec<(ClaimId, ClaimId)> {
    let Some(question) = view.corpus.question(id) else {
        return Vec::new();
    };
    let mut pairs = Vec::new();
    for (index, &right) in on.iter().enumerate() {
        for &left in on.iter().take(index) {
            if contradict(view, question, left, right) {
                pairs.push((left, right));
            }
        }
    }
    pairs
}

/// How sharp a contradiction is.
fn rank(view: &View, computed: bool, weight: usize, left: ClaimId, right: ClaimId) -> Rank {
    let document = |claim| view.corpus.claim(claim).map(|claim| claim.document);
    let near = match (
        view.newsroom(left) != view.newsroom(right),
        document(left) != document(right),
    ) {
        (true, _) => 0,
        (false, true) => 1,
        (false, false) => 2,
    };
    let strength = |claim| view.corpus.claim(claim).map_or(0, |claim| claim.certainty.strength());
    let certainty = strength(left) + strength(right);
    (computed, near, Reverse(weight), Reverse(certainty), left, right)
}

/// The contradiction of a rank.
fn contradiction(corpus: &Corpus, question: QuestionId, rank: Rank) -> Contradiction {
    let (computed, _, _, _, left, right) = rank;
    let ends = |relation: &Relation| (relation.from.min(relation.to), relation.from.max(relation.to));
    let mut contradicts = corpus
        .relations
        .iter()
        .filter(|relation| relation.kind == RelationKind::Contradicts);
    let authored = contradicts.find(|relation| ends(relation) == (left, right));
    let (left, right) = match (is_denial(corpus, left), is_denial(corpus, right)) {
        (true, false) => (right, left),
        _ => (left, right),
    };
    Contradiction {
        question,
        left,
        right,
        why: authored.filter(|_| !computed).map(|relation| relation.why.clone()),
        computed,
    }
}
