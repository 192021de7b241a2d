//! Turns a claim into the years it speaks of. Whether two claims speak of one place and time is a question to the records
//! themselves (`crosscheck_model`): empty parts hold of everything, and population and condition are words, which only an authored
//! relation compares.

use crosscheck_model::{Claim, Corpus};

use crate::records::time_of;

/// The years a claim speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first year; `i32::MIN` where there is no beginning.
    pub first: i32,
    /// The last year, included; `i32::MAX` where there is no end.
    pub last: i32,
}

impl Span {
    /// Whether both speak of some year.
    pub(crate) fn meets(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// The shortest span that holds both.
    pub(crate) fn with(self, other: Self) -> Self {
        Self {
            first: self.first.min(other.first),
            last: self.last.max(other.last),
        }
    }
}

/// The years a claim speaks of. A claim without a scope or an event is taken to speak of when it was said or printed.
pub(crate) fn span(corpus: &Corpus, claim: &Claim) -> Option<Span> {
    let scope = &claim.scope;
    if scope.from.is_some() || scope.to.is_some() {
        return Some(Span {
            first: scope.from.map_or(i32::MIN, |date| date.first.year()),
            last: scope.to.map_or(i32::MAX, |date| date.last.year()),
        });
    }
    let date = claim
        .happened
        .or(claim.said)
        .or_else(|| corpus.document(claim.document).and_then(time_of))?;
    Some(Span {
        first: date.first.year(),
        last: date.last.year(),
    })
}

#[cfg(test)]
mod tests {
    use crosscheck_model::EntityId;

    use super::*;
    use crate::fixture::{date, document, edit, news, own, question};

    /// Two claims of 2016 without a scope of their own.
    fn two_claims() -> Corpus {
        let mut corpus = Corpus::default();
        let outlet = news(&mut corpus, "Outlet");
        let article = document(&mut corpus, outlet, "2016");
        let question = question(&mut corpus, 2, &[(0, 1)]);
        own(&mut corpus, article, question, 0);
        own(&mut corpus, article, question, 1);
        for (index, within) in [None, Some(EntityId(0)), None].into_iter().enumerate() {
            corpus.entities.push(crosscheck_model::Entity {
                id: index.to_string(),
                name: index.to_string(),
                kind: crosscheck_model::EntityKind::Place,
                names: Vec::new(),
                search: Vec::new(),
                links: Vec::new(),
                place: None,
                within,
                note: None,
                wikidata: None,
            });
        }
        corpus
    }

    fn check(corpus: &Corpus, expected: bool) {
        let (left, right) = (&corpus.claims[0], &corpus.claims[1]);
        for (one, two) in [(left, right), (right, left)] {
            assert_eq!(corpus.places_meet(one, two) && one.times_meet(two), expected);
        }
    }

    fn claims(corpus: &mut Corpus) -> (&mut Claim, &mut Claim) {
        let (left, right) = corpus.claims.split_at_mut(1);
        (&mut left[0], &mut right[0])
    }

    #[test]
    fn places_meet_where_one_contains_the_other() {
        let mut corpus = two_claims();
        check(&corpus, true);
        claims(&mut corpus).0.scope.places = vec![EntityId(0)];
        check(&corpus, true);
        claims(&mut corpus).1.scope.places = vec![EntityId(1)];
        check(&corpus, true);
        claims(&mut corpus).0.scope.places = vec![EntityId(2)];
        check(&corpus, false);
    }

    #[test]
    fn times_meet_where_their_intervals_do() {
        let mut corpus = two_claims();
        claims(&mut corpus).0.scope.to = Some(date("2016"));
        check(&corpus, true);
        claims(&mut corpus).1.happened = Some(date("2017"));
        check(&corpus, false);
        claims(&mut corpus).1.scope.from = Some(date("2016-12"));
        check(&corpus, true);
    }

    #[test]
    fn the_years_spoken_of_are_scope_then_event_then_utterance_then_print() {
        let mut corpus = two_claims();
        let check =
            |corpus: &Corpus, first, last| assert_eq!(span(corpus, &corpus.claims[0]), Some(Span { first, last }));
        check(&corpus, 2016, 2016);
        edit(&mut corpus, crosscheck_model::ClaimId(0)).said = Some(date("2015"));
        check(&corpus, 2015, 2015);
        edit(&mut corpus, crosscheck_model::ClaimId(0)).happened = Some(date("2003/2011"));
        check(&corpus, 2003, 2011);
        edit(&mut corpus, crosscheck_model::ClaimId(0)).scope.to = Some(date("2009"));
        check(&corpus, i32::MIN, 2009);
    }
}
