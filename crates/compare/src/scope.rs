//! Turns two claims into whether they speak of the same place and time. Empty parts hold of everything. Population and
//! condition are words, which only an authored relation compares.

use crosscheck_model::{Claim, Corpus, Day};

use crate::words::time_of;

/// The years a claim speaks of, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) first: i32,
    pub(crate) last: i32,
}

impl Span {
    pub(crate) fn meets(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    pub(crate) fn with(self, other: Self) -> Self {
        Self { first: self.first.min(other.first), last: self.last.max(other.last) }
    }
}

/// Whether what two claims say could be said of one place and time.
pub(crate) fn meet(corpus: &Corpus, left: &Claim, right: &Claim) -> bool {
    places_meet(corpus, left, right) && times_meet(left, right)
}

fn places_meet(corpus: &Corpus, left: &Claim, right: &Claim) -> bool {
    let (left, right) = (&left.scope.places, &right.scope.places);
    left.is_empty()
        || right.is_empty()
        || left.iter().any(|&one| right.iter().any(|&two| corpus.is_within(one, two) || corpus.is_within(two, one)))
}

fn times_meet(left: &Claim, right: &Claim) -> bool {
    let (left, right) = (days(left), days(right));
    left.0 <= right.1 && right.0 <= left.1
}

/// The days a claim holds of: its scope's, or those of its event, or all.
fn days(claim: &Claim) -> (Day, Day) {
    let (from, to) = (claim.scope.from.or(claim.happened), claim.scope.to.or(claim.happened));
    let unscoped = claim.scope.from.is_none() && claim.scope.to.is_none();
    let open = |day: Option<Day>, otherwise| day.unwrap_or(Day(otherwise));
    if unscoped {
        return claim.happened.map_or((Day(i32::MIN), Day(i32::MAX)), |date| (date.first, date.last));
    }
    (open(from.map(|date| date.first), i32::MIN), open(to.map(|date| date.last), i32::MAX))
}

/// The years a claim speaks of; without any of its own those in which it was said or printed.
pub(crate) fn span(corpus: &Corpus, claim: &Claim) -> Option<Span> {
    let scope = &claim.scope;
    if scope.from.is_some() || scope.to.is_some() {
        return Some(Span {
            first: scope.from.map_or(i32::MIN, |date| date.first.year()),
            last: scope.to.map_or(i32::MAX, |date| date.last.year()),
        });
    }
    let date = claim.happened.or(claim.said).or_else(|| corpus.document(claim.document).and_then(time_of))?;
    Some(Span { first: date.first.year(), last: date.last.year() })
}
