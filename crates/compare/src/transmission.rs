//! Turns a document's lineage into what happened on the way: what was dropped, added and changed, with what stands inside
//! quotation marks marked. The editor's variants come first; where the source is in the corpus, its claims follow.

use crosscheck_model::{
    ClaimId, Corpus, DocumentId, Lineage, LineageKind, Prov, QuestionId, Relay, Source, VariantKind, VariantWhat,
};

use crate::card::credit_words;
use crate::provenance::{Credit, Node, credit, named, node_label};
use crate::reading::Reading;
use crate::why::Rule;
use crate::words::{add_once, document_label};

/// What became of something on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "named by their words")]
pub enum Fate {
    Dropped,
    Added,
    Changed,
    Moved,
}

impl Fate {
    /// "dropped".
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Dropped => "dropped",
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Moved => "moved",
        }
    }

    /// The rule behind the word.
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
    /// "a name", "who says it".
    pub what: &'static str,
    /// Inside quotation marks.
    pub quoted: bool,
    /// Nobody could compare it: it is suspected.
    pub suspected: bool,
    /// What differs, neutrally. Who changed it is not known.
    pub digest: String,
    /// Where.
    pub source: Source,
}

impl Change {
    /// "changed, inside quotation marks: a name".
    #[must_use]
    pub fn words(&self) -> String {
        let quoted = if self.quoted { ", inside quotation marks" } else { "" };
        let suspected = if self.suspected { ", suspected" } else { "" };
        [self.fate.word(), quoted, suspected, ": ", self.what].concat()
    }
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
    /// "a copy of", "partly taken from".
    pub kind: &'static str,
    /// "a revision", "quoted".
    pub how: &'static str,
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
    /// "The Baghdad Post, 2017 is partly taken from Al-Monitor, not credited."
    #[must_use]
    pub fn sentence(&self, corpus: &Corpus) -> String {
        [
            &document_label(corpus, self.document),
            " is ",
            self.kind,
            " ",
            &node_label(corpus, self.from),
            credit_words(self.credit),
            ".",
        ]
        .concat()
    }

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
    for lineage in &document.lineage {
        if lineage.kind == LineageKind::Non {
            continue;
        }
        let source = source_document(lineage);
        found.push(Transmission {
            document: id,
            from: named(lineage.from),
            source,
            credit: credit(lineage),
            kind: match lineage.kind {
                LineageKind::Wholly => "a copy of",
                _ => "partly taken from",
            },
            how: match lineage.prov {
                Prov::Quoted => "quoted",
                Prov::Derived => "derived",
                Prov::Revision => "a revision",
                Prov::Primary => "a primary source",
            },
            covers: lineage.covers.clone(),
            evidence: lineage.evidence.clone(),
            changes: changes(id, lineage),
            claims: source.map_or_else(Vec::new, |source| claim_changes(reading, claims, source, id, lineage)),
        });
    }
    found
}

/// The document a lineage leads to. Of an outlet alone nobody knows which of its stories it was.
fn source_document(lineage: &Lineage) -> Option<DocumentId> {
    match lineage.from {
        Relay::Document(source) => Some(source),
        Relay::Outlet(_) | Relay::Voice(_) => None,
    }
}

fn changes(document: DocumentId, lineage: &Lineage) -> Vec<Change> {
    let mut changes = Vec::new();
    for variant in &lineage.variants {
        changes.push(Change {
            fate: match variant.kind {
                VariantKind::Omission => Fate::Dropped,
                VariantKind::Addition => Fate::Added,
                VariantKind::Substitution => Fate::Changed,
                VariantKind::Transposition => Fate::Moved,
            },
            what: match variant.what {
                VariantWhat::Name => "a name",
                VariantWhat::Attribution => "who says it",
                VariantWhat::Date => "a date",
                VariantWhat::Certainty => "how certain it is",
                VariantWhat::Quotation => "a quotation",
                VariantWhat::Voice => "a voice",
                VariantWhat::Order => "the order",
                VariantWhat::Headline => "the headline",
            },
            quoted: variant.quoted,
            suspected: variant.suspected,
            digest: variant.digest.clone(),
            source: Source {
                document,
                paragraph: variant.paragraph,
            },
        });
    }
    changes
}

/// Answer by answer: in the source only, in the part taken from it only, or in both with another stance or certainty.
fn claim_changes(
    reading: &Reading,
    claims: &[ClaimId],
    source: DocumentId,
    document: DocumentId,
    lineage: &Lineage,
) -> Vec<ClaimChange> {
    let corpus = reading.corpus();
    let mut answers = Vec::new();
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for &id in claims {
        let Some(claim) = corpus.claim(id).filter(|_| reading.counts(id)) else {
            continue;
        };
        let side = match claim.document {
            at if at == source => &mut before,
            at if at == document && lineage.covers(claim.paragraph) => &mut after,
            _ => continue,
        };
        let answer = (claim.question, reading.position(id));
        side.push((answer, id));
        add_once(&mut answers, answer);
    }
    let of = |side: &[((QuestionId, _), ClaimId)], answer| {
        let mut found = Vec::new();
        for &(known, id) in side {
            if known == answer {
                found.push(id);
            }
        }
        found
    };
    crosscheck_model::sort_once(&mut answers);
    let mut changes = Vec::new();
    for answer in answers {
        let (before, after) = (of(&before, answer), of(&after, answer));
        let fate = match (before.is_empty(), after.is_empty()) {
            (false, true) => Fate::Dropped,
            (true, false) => Fate::Added,
            _ if manner(corpus, &before) != manner(corpus, &after) => Fate::Changed,
            _ => continue,
        };
        changes.push(ClaimChange {
            fate,
            question: answer.0,
            before,
            after,
        });
    }
    changes
}

/// The strongest stance and certainty with which an answer is given.
fn manner(corpus: &Corpus, claims: &[ClaimId]) -> Option<(crosscheck_model::Stance, std::cmp::Reverse<u8>)> {
    let manner = |&id: &ClaimId| {
        let claim = corpus.claim(id)?;
        Some((claim.stance, std::cmp::Reverse(claim.certainty.strength())))
    };
    claims.iter().filter_map(manner).min()
}

#[cfg(test)]
mod tests {
    use crosscheck_model::{Certainty, Variant};

    use super::*;
    use crate::fixture::{all, copies, document, edit, follows, news, own, question};

    /// A story, and its copy that drops one answer, adds one and weakens one.
    fn copied() -> Corpus {
        let mut corpus = Corpus::default();
        let (source, copier) = (news(&mut corpus, "Source"), news(&mut corpus, "Copier"));
        let (story, copy) = (
            document(&mut corpus, source, "2016"),
            document(&mut corpus, copier, "2016"),
        );
        copies(&mut corpus, copy, Relay::Document(story));
        let asked = question(&mut corpus, 4, &[]);
        for position in 0..3 {
            own(&mut corpus, story, asked, position);
        }
        for position in 1..4 {
            own(&mut corpus, copy, asked, position);
        }
        edit(&mut corpus, ClaimId(3)).certainty = Certainty::ProbableYes;
        corpus
    }

    #[test]
    fn what_a_copy_dropped_added_and_changed() {
        let corpus = copied();
        let found = transmission(&Reading::new(&corpus), &all(&corpus), DocumentId(1));
        assert_eq!(found[0].source, Some(DocumentId(0)));
        let fates: Vec<_> = found[0].claims.iter().map(|change| change.fate).collect();
        assert_eq!(fates, [Fate::Dropped, Fate::Changed, Fate::Added]);
        assert_eq!(found[0].sentence(&corpus), "Copier is a copy of Source.");
        assert_eq!(transmission(&Reading::new(&corpus), &all(&corpus), DocumentId(0)), []);
    }

    #[test]
    fn changes_inside_quotation_marks_are_marked() {
        let mut corpus = copied();
        let elsewhere = news(&mut corpus, "Elsewhere");
        follows(&mut corpus, DocumentId(1), Relay::Outlet(elsewhere));
        corpus.documents[1].lineage[1].variants = vec![Variant {
            paragraph: 4,
            kind: VariantKind::Substitution,
            what: VariantWhat::Name,
            quoted: true,
            suspected: true,
            digest: "PMF there, IMIS here.".to_owned(),
        }];
        let found = transmission(&Reading::new(&corpus), &all(&corpus), DocumentId(1));
        let second = &found[1];
        assert_eq!((second.source, second.claims.len()), (None, 0));
        assert_eq!(
            second.changes[0].words(),
            "changed, inside quotation marks, suspected: a name"
        );
        assert_eq!(second.count(Fate::Changed), (1, 1));
        assert_eq!(second.count(Fate::Dropped), (0, 0));
        assert_eq!(
            second.sentence(&corpus),
            "Copier is partly taken from Elsewhere, not credited."
        );
    }
}
