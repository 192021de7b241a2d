//! Turns a document's lineage into what happened on the way: what was dropped, added and changed, and whether that stands inside
//! quotation marks. The variants that an editor found come first; where the source is in the corpus, its claims follow.

use std::cmp::Reverse;

use crosscheck_model::{
    ClaimId, Corpus, Document, DocumentId, Lineage, LineageKind, PositionId, Prov, QuestionId, Relay, Source, Stance,
    VariantKind, VariantWhat,
};

use crate::judge::Rule;
use crate::reading::{Node, Reading};
use crate::trace::Credit;

/// What became of something on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It is in the source only.
    Dropped,
    /// It is in the document only.
    Added,
    /// It is in both, and different.
    Changed,
    /// It is in both, in another place.
    Moved,
}

impl From<VariantKind> for Fate {
    fn from(kind: VariantKind) -> Self {
        match kind {
            VariantKind::Omission => Self::Dropped,
            VariantKind::Addition => Self::Added,
            VariantKind::Substitution => Self::Changed,
            VariantKind::Transposition => Self::Moved,
        }
    }
}

impl Fate {
    /// The rule behind it.
    #[must_use]
    pub fn rule(self) -> Rule {
        match self {
            Self::Dropped => Rule::Dropped,
            Self::Added => Rule::Added,
            Self::Changed | Self::Moved => Rule::Altered,
        }
    }
}

/// One change an editor found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What became of it.
    pub fate: Fate,
    /// What changed: a name, a date, who says it.
    pub what: VariantWhat,
    /// Inside quotation marks.
    pub quoted: bool,
    /// It is suspected, since nobody could compare the two.
    pub suspected: bool,
    /// What differs, in neutral words. Who changed it is not known.
    pub digest: String,
    /// Where.
    pub source: Source,
}

/// A claim that is in one of the two only, or in both and different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimChange {
    /// What became of the answer.
    pub fate: Fate,
    /// The question.
    pub question: QuestionId,
    /// The claims of the source.
    pub before: Vec<ClaimId>,
    /// The claims of the document.
    pub after: Vec<ClaimId>,
}

/// One way a document came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transmission {
    /// The document.
    pub document: DocumentId,
    /// From where.
    pub from: Node,
    /// The source, where it is in the corpus.
    pub source: Option<DocumentId>,
    /// How that is known.
    pub credit: Credit,
    /// Whether all or part of the document was taken.
    pub kind: LineageKind,
    /// How it was taken: quoted, derived, revised.
    pub how: Prov,
    /// The paragraphs that were taken, both ends included.
    pub covers: Vec<(u32, u32)>,
    /// What shows it.
    pub evidence: String,
    /// What an editor found, by paragraph.
    pub changes: Vec<Change>,
    /// What the claims show, where the source is in the corpus: by question.
    pub claims: Vec<ClaimChange>,
}

impl Transmission {
    /// How many changes an editor found of one kind, and how many of them stand inside quotation marks.
    #[must_use]
    pub fn count(&self, fate: Fate) -> (usize, usize) {
        let (mut all, mut quoted) = (0, 0);
        for change in &self.changes {
            all += usize::from(change.fate == fate);
            quoted += usize::from(change.fate == fate && change.quoted);
        }
        (all, quoted)
    }
}

/// What happened to a document on its way, source by source.
#[must_use]
pub fn transmission(reading: &Reading, claims: &[ClaimId], id: DocumentId) -> Vec<Transmission> {
    let corpus = reading.corpus();
    let Some(document) = corpus.document(id) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for lineage in taken(document) {
        let Origin { from, source } = Origin::of(lineage);
        found.push(Transmission {
            document: id,
            from,
            source,
            credit: lineage.into(),
            kind: lineage.kind,
            how: lineage.prov,
            covers: lineage.covers.clone(),
            evidence: lineage.evidence.clone(),
            changes: changes(id, lineage),
            claims: source.map_or_else(Vec::new, |source| claim_changes(reading, claims, source, id, lineage)),
        });
    }
    found
}

/// Where a document came from, way by way, without what happened on each.
#[must_use]
pub fn origins(corpus: &Corpus, id: DocumentId) -> Vec<Origin> {
    corpus
        .document(id)
        .map_or_else(Vec::new, |document| taken(document).map(Origin::of).collect())
}

/// Where a document came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    /// From whom.
    pub from: Node,
    /// The source, where it is in the corpus. Of an outlet alone nobody knows which of its stories was the source.
    pub source: Option<DocumentId>,
}

impl Origin {
    fn of(lineage: &Lineage) -> Self {
        let source = match lineage.from {
            Relay::Document(source) => Some(source),
            Relay::Outlet(_) | Relay::Voice(_) => None,
        };
        Self {
            from: lineage.from.into(),
            source,
        }
    }
}

/// The lineage of what was taken over, without what was compared and found to be no source.
fn taken(document: &Document) -> impl Iterator<Item = &Lineage> {
    let lineage = document.lineage.iter();
    lineage.filter(|lineage| lineage.kind != LineageKind::Non)
}

fn changes(document: DocumentId, lineage: &Lineage) -> Vec<Change> {
    let variants = lineage.variants.iter();
    let change = variants.map(|variant| Change {
        fate: variant.kind.into(),
        what: variant.what,
        quoted: variant.quoted,
        suspected: variant.suspected,
        digest: variant.digest.clone(),
        source: Source {
            document,
            paragraph: variant.paragraph,
        },
    });
    change.collect()
}

/// Answer by answer what differs: claims in the source only, in the part taken from it only, or in both with another stance or
/// certainty.
fn claim_changes(
    reading: &Reading,
    claims: &[ClaimId],
    source: DocumentId,
    document: DocumentId,
    lineage: &Lineage,
) -> Vec<ClaimChange> {
    let corpus = reading.corpus();
    let mut found: Vec<((QuestionId, Option<PositionId>), bool, ClaimId)> = Vec::new();
    for &id in claims {
        let Some(claim) = corpus.claim(id).filter(|_| reading.counts(id)) else {
            continue;
        };
        let answer = (claim.question, reading.position(id));
        if claim.document == source {
            found.push((answer, false, id));
        } else if claim.document == document && lineage.covers(claim.paragraph) {
            found.push((answer, true, id));
        }
    }
    crosscheck_model::sort_by_key(&mut found, |(answer, _, _)| *answer);
    let mut changes = Vec::new();
    for answer in found.chunk_by(|one, next| one.0 == next.0) {
        let side = |after: bool| {
            let side = answer.iter().filter(|(_, is_after, _)| *is_after == after);
            side.map(|(_, _, id)| *id).collect::<Vec<_>>()
        };
        let (before, after) = (side(false), side(true));
        let Some(&((question, _), _, _)) = answer.first() else {
            continue;
        };
        let fate = match (before.is_empty(), after.is_empty()) {
            (false, true) => Fate::Dropped,
            (true, false) => Fate::Added,
            _ if manner(corpus, &before) != manner(corpus, &after) => Fate::Changed,
            _ => continue,
        };
        changes.push(ClaimChange {
            fate,
            question,
            before,
            after,
        });
    }
    changes
}

/// The strongest stance and certainty with which an answer is given.
fn manner(corpus: &Corpus, claims: &[ClaimId]) -> Option<(Stance, Reverse<u8>)> {
    let claims = claims.iter().filter_map(|&id| corpus.claim(id));
    claims
        .map(|claim| (claim.stance, Reverse(claim.certainty.strength())))
        .min()
}
