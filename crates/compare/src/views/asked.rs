//! Turns the claims in view into what some presets ask for and no grid shows: what changed, in order of time; what a rewrite has
//! otherwise than its original; and who is heard on none of their questions.

use crosscheck_model::{ClaimId, Corpus, Date, DocumentId, Party, QuestionId, RelationKind};

use super::issue::sheet;
use super::transmission::{Change, transmission};
use crate::judge::{RelationLine, RelationWord, Unheard, View};
use crate::reading::{Node, Reading};
use crate::records::{located, time_of};
use crate::trace::Credit;

/// One answer that gave way to another, or one voice that gave another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The question.
    pub question: QuestionId,
    /// The claim of before, and when that was.
    pub before: (ClaimId, Option<Date>),
    /// The claim of after.
    pub after: (ClaimId, Option<Date>),
    /// Why the one follows on the other.
    pub relation: RelationLine,
}

/// Whether a relation says that something changed.
pub(crate) fn is_turn(relation: &RelationLine) -> bool {
    matches!(
        relation.kind,
        RelationWord::Authored(RelationKind::Updates) | RelationWord::Updates | RelationWord::ChangesPosition
    )
}

/// What changed, by the time of what came after.
#[must_use]
pub fn turns(reading: &Reading, claims: &[ClaimId]) -> Vec<Turn> {
    let view = View::new(reading, claims);
    let corpus = reading.corpus();
    let mut turns: Vec<Turn> = Vec::new();
    for index in 0..corpus.questions.len() {
        let question = QuestionId::from(index);
        for relation in sheet(&view, question).relations {
            let known = |turn: &Turn| (turn.before.0, turn.after.0) == (relation.to, relation.from);
            // A relation between two questions stands with both, and is told once.
            if is_turn(&relation) && !turns.iter().any(known) {
                turns.push(Turn {
                    question,
                    before: (relation.to, time(corpus, relation.to)),
                    after: (relation.from, time(corpus, relation.from)),
                    relation,
                });
            }
        }
    }
    crosscheck_model::sort_by_key(&mut turns, |turn| {
        (rank(turn.after.1), rank(turn.before.1), turn.question)
    });
    turns
}

/// When a claim holds: when it happened, or else the time it is claimed of, or else that of its document.
fn time(corpus: &Corpus, id: ClaimId) -> Option<Date> {
    let (claim, document) = located(corpus, id)?;
    claim
        .happened
        .or(claim.scope.from)
        .or(claim.scope.to)
        .or_else(|| time_of(document))
}

/// Undated ones come last.
fn rank(date: Option<Date>) -> (bool, Option<(crosscheck_model::Day, crosscheck_model::Day)>) {
    (date.is_none(), date.map(|date| (date.first, date.last)))
}

/// A change between an original and the copy, with what the copy claims there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewriting {
    /// The copy.
    pub document: DocumentId,
    /// The original.
    pub from: Node,
    /// Whether the copy credits it.
    pub credit: Credit,
    /// What differs.
    pub change: Change,
    /// The copy's claims in view of that paragraph.
    pub claims: Vec<ClaimId>,
}

/// What rewriting changed in the documents of the claims in view, document by document and paragraph by paragraph.
#[must_use]
pub fn rewritings(reading: &Reading, claims: &[ClaimId]) -> Vec<Rewriting> {
    let corpus = reading.corpus();
    let view = View::new(reading, claims);
    let mut found = Vec::new();
    for &document in &view.documents {
        for came in transmission(reading, claims, document) {
            for change in came.changes {
                let here = |id: &ClaimId| corpus.claim(*id).is_some_and(|claim| claim.source() == change.source);
                found.push(Rewriting {
                    document: came.document,
                    from: came.from,
                    credit: came.credit,
                    claims: view.claims.iter().copied().filter(here).collect(),
                    change,
                });
            }
        }
    }
    crosscheck_model::sort_by_key(&mut found, |each| (each.document, each.change.source.paragraph));
    found
}

/// A party with the questions on which nobody hears it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absent {
    /// Who.
    pub party: Party,
    /// "The Iranian government".
    pub name: String,
    /// The questions, each with what is known of the party there.
    pub on: Vec<(QuestionId, Unheard)>,
}

/// The parties that are not heard on a question of theirs which somebody answers: whoever is missing on most first.
#[must_use]
pub fn absent(reading: &Reading, claims: &[ClaimId]) -> Vec<Absent> {
    let view = View::new(reading, claims);
    let mut absent: Vec<Absent> = Vec::new();
    for index in 0..reading.corpus().questions.len() {
        let question = QuestionId::from(index);
        if view.on(question).is_empty() {
            continue;
        }
        for missing in sheet(&view, question).not_heard {
            let on = (question, missing.why);
            match absent.iter_mut().find(|known| known.party == missing.party) {
                Some(known) => known.on.push(on),
                None => absent.push(Absent {
                    party: missing.party,
                    name: missing.name,
                    on: vec![on],
                }),
            }
        }
    }
    crosscheck_model::sort_by(&mut absent, |one, two| {
        let order = two.on.len().cmp(&one.on.len());
        order.then_with(|| one.name.cmp(&two.name))
    });
    absent
}

#[cfg(test)]
mod tests {
    use crosscheck_model::{Naming, Relay};

    use super::*;
    use crate::fixture::{all, date, document, edit, follows, news, own, question, relate, some_corpus, voice};
    use crate::judge::splits;
    use crate::views::{Columns, PRESETS, apply_preset, preset};
    use proptest::prelude::*;

    #[test]
    fn what_changed_stands_in_order_of_time() {
        let mut corpus = Corpus::default();
        let outlet = news(&mut corpus, "Outlet");
        let articles = ["2016", "2018", "2020"].map(|year| document(&mut corpus, outlet, year));
        let asked = [question(&mut corpus, 2, &[]), question(&mut corpus, 2, &[])];
        let claim =
            |corpus: &mut Corpus, at: usize, on: usize, position| own(corpus, articles[at], asked[on], position);
        let (a, b, c) = (
            claim(&mut corpus, 0, 0, 0),
            claim(&mut corpus, 2, 0, 1),
            claim(&mut corpus, 1, 1, 0),
        );
        let d = claim(&mut corpus, 0, 1, 1);
        edit(&mut corpus, d).happened = Some(date("2015"));
        relate(&mut corpus, b, RelationKind::Updates, a);
        relate(&mut corpus, c, RelationKind::Updates, d);
        let turns = turns(&Reading::new(&corpus), &all(&corpus));
        let order: Vec<_> = turns.iter().map(|turn| (turn.before.0, turn.after.0)).collect();
        assert_eq!(order, [(d, c), (a, b)]);
        assert_eq!(turns[0].before.1, Some(date("2015")));
    }

    #[test]
    fn a_rewriting_stands_beside_what_the_copy_claims_there() {
        let mut corpus = Corpus::default();
        let (post, monitor) = (news(&mut corpus, "Post"), news(&mut corpus, "Monitor"));
        let article = document(&mut corpus, post, "2017");
        follows(&mut corpus, article, Relay::Outlet(monitor));
        let asked = question(&mut corpus, 2, &[]);
        let claim = own(&mut corpus, article, asked, 0);
        assert_eq!(rewritings(&Reading::new(&corpus), &all(&corpus)), []);
        corpus.documents[0].lineage[0].variants.push(crosscheck_model::Variant {
            paragraph: 1,
            kind: crosscheck_model::VariantKind::Substitution,
            what: crosscheck_model::VariantWhat::Name,
            quoted: true,
            suspected: false,
            digest: "PMF there, IMIS here.".to_owned(),
        });
        assert_eq!(
            rewritings(&Reading::new(&corpus), &[]),
            [],
            "a document that is left out"
        );
        let found = rewritings(&Reading::new(&corpus), &all(&corpus));
        let told: Vec<_> = found.iter().map(|each| (each.from, each.claims.clone())).collect();
        assert_eq!(told, [(Node::Outlet(monitor), vec![claim])]);
    }

    #[test]
    fn whoever_is_missing_on_most_questions_comes_first() {
        let mut corpus = Corpus::default();
        let outlet = news(&mut corpus, "Outlet");
        let article = document(&mut corpus, outlet, "2017");
        let asked = [question(&mut corpus, 2, &[]), question(&mut corpus, 2, &[])];
        let (one, two) = (
            voice(&mut corpus, "A", Naming::Named),
            voice(&mut corpus, "B", Naming::Named),
        );
        corpus.questions[0].parties = vec![Party::Voice(one), Party::Voice(two)];
        corpus.questions[1].parties = vec![Party::Voice(two)];
        for question in asked {
            own(&mut corpus, article, question, 0);
        }
        let found = absent(&Reading::new(&corpus), &all(&corpus));
        let told: Vec<_> = found.iter().map(|each| (each.name.as_str(), each.on.len())).collect();
        assert_eq!(told, [("B", 2), ("A", 1)]);
    }

    proptest! {
        /// A preset keeps exactly the questions that its own list speaks of.
        #[test]
        fn lists_and_rows_of_a_preset_agree(corpus in some_corpus()) {
            let reading = Reading::new(&corpus);
            let claims = all(&corpus);
            let kept = |key: &str| {
                let mut table = reading.concordance(&claims, Columns::Documents);
                apply_preset(&reading, &mut table, &claims, preset(key).unwrap());
                let mut kept: Vec<_> = table.questions.iter().map(|row| row.question).collect();
                kept.sort();
                kept
            };
            prop_assert_eq!(PRESETS.len(), 5);
            let mut missing: Vec<_> = absent(&reading, &claims).iter().flat_map(|each| each.on.clone()).map(|on| on.0).collect();
            missing.sort();
            missing.dedup();
            prop_assert_eq!(kept("not-heard"), missing);
            let turned = turns(&reading, &claims);
            let changed = kept("changed");
            for turn in &turned {
                prop_assert!(changed.contains(&turn.question), "{:?}", turn);
            }
            let table = reading.concordance(&claims, Columns::Documents);
            let split: Vec<_> = table.questions.iter().filter(|row| splits(row.summary.kind)).map(|row| row.question).collect();
            let mut contradicted = Vec::new();
            for row in &table.questions {
                let relations = reading.issue(&claims, row.question).relations;
                let contradicts = |line: &RelationLine| matches!(line.kind, RelationWord::Contradicts | RelationWord::Authored(RelationKind::Contradicts));
                // Where nobody gives any answer nothing can split.
                if relations.iter().any(contradicts) && row.figures.claims > 0 && splits(row.summary.kind) {
                    contradicted.push(row.question);
                }
            }
            prop_assert_eq!(&contradicted, &split);
            let mut split = split;
            split.sort();
            prop_assert_eq!(kept("contradict"), split);
        }
    }
}
