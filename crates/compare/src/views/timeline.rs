//! When: turns what is in view into moments on one axis of time. Events stand where they happened, documents where they appeared,
//! claims where they were said and, once more, at the time they speak of. What has no date is counted apart.

use crosscheck_model::{Basis, Claim, ClaimId, Corpus, Date, Day, DocumentId, EventId, sort_by_key};

use crate::reading::Reading;
use crate::records::time_of;

/// The rows of the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeRow {
    /// Events, by when they happened.
    Happened,
    /// Documents, by when they were published or else last changed.
    Appeared,
    /// Claims, by when they were said. What was said when is known of few; the others were said before their document appeared.
    Said,
    /// The same claims, by the time they speak of: their event's, or else that of their scope.
    SpokenOf,
}

impl TimeRow {
    /// From top to bottom.
    pub const ALL: [Self; 4] = [Self::Happened, Self::Appeared, Self::Said, Self::SpokenOf];
}

/// What a moment is the moment of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum MomentOf {
    /// An event.
    Event(EventId),
    /// A document.
    Document(DocumentId),
    /// Claims that share their dates, in order.
    Claims(Vec<ClaimId>),
}

/// A point or a stretch on the axis.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    /// Where it is drawn.
    pub row: TimeRow,
    /// When it begins at the latest, or the first day it may have been.
    pub from: Option<Date>,
    /// When it ends. Nothing where that is open; then `from` is known.
    pub to: Option<Date>,
    /// The date is no statement of a text but was inferred.
    pub inferred: bool,
    /// Of what.
    pub of: MomentOf,
}

impl Moment {
    /// The first and the last day that are drawn. Where one end is open, these are the days of the other.
    #[must_use]
    pub fn days(&self) -> (Day, Day) {
        let (from, to) = (self.from.or(self.to), self.to.or(self.from));
        (
            from.map_or(Day(0), |date| date.first),
            to.map_or(Day(0), |date| date.last),
        )
    }

    /// The day in the middle, by which it is counted where marks are too many to draw.
    #[must_use]
    pub fn middle(&self) -> Day {
        let (first, last) = self.days();
        Day(first.0 + (last.0 - first.0) / 2)
    }

    /// How many things it stands for.
    #[must_use]
    pub fn count(&self) -> usize {
        match &self.of {
            MomentOf::Claims(claims) => claims.len(),
            MomentOf::Event(_) | MomentOf::Document(_) => 1,
        }
    }
}

/// A claim that was said, or printed, before what it speaks of happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Before {
    /// The claim.
    pub claim: ClaimId,
    /// When it was said; where that is not known, when its document appeared.
    pub said: Date,
    /// Whether it is only known when its document appeared.
    pub printed: bool,
    /// When what it speaks of happened, or began to hold.
    pub of: Date,
}

/// What one document tells of an event.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Telling {
    /// The document.
    pub document: DocumentId,
    /// When it appeared.
    pub appeared: Option<Date>,
    /// What claims in the paragraphs that tell of the event say happened when, where that may be its date.
    pub dates: Vec<(ClaimId, Date)>,
}

/// Where something begins and ends; nothing at a side where it is open.
type Ends = (Option<Date>, Option<Date>);

/// An event that several documents tell of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ToldBySeveral {
    /// The event.
    pub event: EventId,
    /// The documents, in order.
    pub told: Vec<Telling>,
}

/// Everything in view, in time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// By row, then by first day.
    pub moments: Vec<Moment>,
    /// How many of each row have no date, in the order of [`TimeRow::ALL`].
    pub undated: [usize; 4],
    /// What was said before it happened.
    pub before: Vec<Before>,
    /// Events that several documents tell of, in order.
    pub told: Vec<ToldBySeveral>,
}

/// What a time line adds up to, for its title.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TimeFigures {
    /// Events with a date.
    pub events: usize,
    /// Those of them that were surely over before the first document appeared.
    pub over: usize,
    /// Documents with a date.
    pub documents: usize,
    /// The days of all documents.
    pub appeared: Option<(Date, Date)>,
    /// The days of all events.
    pub happened: Option<(Day, Day)>,
    /// The year in which most documents appeared, and how many.
    pub fullest: Option<(i32, usize)>,
}

impl Timeline {
    /// What it adds up to.
    #[must_use]
    pub fn figures(&self) -> TimeFigures {
        let of = |row: TimeRow| self.moments.iter().filter(move |moment| moment.row == row);
        let documents = || of(TimeRow::Appeared).filter_map(|moment| moment.from);
        let first = documents().min_by_key(|date| (date.first, date.last));
        let last = documents().max_by_key(|date| (date.last, date.first));
        let events = || of(TimeRow::Happened).map(Moment::days);
        let years = crosscheck_model::how_often(documents().map(|date| date.last.year()));
        TimeFigures {
            events: events().count(),
            over: first.map_or(0, |first| events().filter(|days| days.1 < first.first).count()),
            documents: documents().count(),
            appeared: first.zip(last),
            happened: events().map(|days| days.0).min().zip(events().map(|days| days.1).max()),
            fullest: years.into_iter().rev().max_by_key(|&(_, count)| count),
        }
    }
}

/// Puts documents, events and claims in view on one axis. What is left out of the reading is not there.
#[must_use]
pub fn timeline(reading: &Reading, documents: &[DocumentId], events: &[EventId], claims: &[ClaimId]) -> Timeline {
    let mut found = Timeline::default();
    let corpus = reading.corpus();
    for &id in events {
        found.enter_event(reading, id);
    }
    for &id in documents.iter().filter(|&&id| reading.keeps(id)) {
        found.enter_document(corpus, id);
    }
    let claims: Vec<ClaimId> = claims.iter().copied().filter(|&id| reading.counts(id)).collect();
    let said = |claim: &Claim| claim.said.map(|date| (Some(date), Some(date)));
    found.enter_claims(corpus, &claims, TimeRow::Said, &said);
    found.enter_claims(corpus, &claims, TimeRow::SpokenOf, &spoken_of);
    found.before = claims.iter().filter_map(|&id| before(corpus, id)).collect();
    sort_by_key(&mut found.moments, |moment| (moment.row, moment.days()));
    found
}

/// The time a claim speaks of, open at the side on which its scope is.
fn spoken_of(claim: &Claim) -> Option<Ends> {
    if claim.happened.is_some() {
        return Some((claim.happened, claim.happened));
    }
    let (from, to) = (claim.scope.from, claim.scope.to);
    (from.is_some() || to.is_some()).then_some((from, to))
}

/// Whether a claim came before what it speaks of.
fn before(corpus: &Corpus, id: ClaimId) -> Option<Before> {
    let claim = corpus.claim(id)?;
    let said = claim
        .said
        .or_else(|| corpus.document(claim.document).and_then(time_of))?;
    let of = claim.happened.or(claim.scope.from)?;
    (said.last < of.first).then_some(Before {
        claim: id,
        said,
        printed: claim.said.is_none(),
        of,
    })
}

impl Timeline {
    fn enter_event(&mut self, reading: &Reading, id: EventId) {
        let corpus = reading.corpus();
        let Some(event) = corpus.event(id) else { return };
        let kept = event.reports.iter().filter(|report| reading.keeps(report.document));
        let mut told: Vec<Telling> = Vec::new();
        for &report in kept {
            if told.last().is_none_or(|last| last.document != report.document) {
                told.push(Telling {
                    document: report.document,
                    appeared: corpus.document(report.document).and_then(time_of),
                    dates: Vec::new(),
                });
            }
            // A paragraph may tell of several events: of its claims we take those whose date may be that of this one.
            let dated = corpus.claims_in(report).filter_map(|(id, claim)| {
                let date = claim.happened.filter(|_| reading.counts(id))?;
                let same = event.date.as_ref().is_none_or(|dated| dated.value.overlaps(&date));
                same.then_some((id, date))
            });
            if let Some(last) = told.last_mut() {
                last.dates.extend(dated);
            }
        }
        if told.is_empty() {
            return;
        }
        if told.len() > 1 {
            self.told.push(ToldBySeveral { event: id, told });
        }
        match &event.date {
            None => self.undated[0] += 1,
            Some(date) => self.moments.push(Moment {
                row: TimeRow::Happened,
                from: Some(date.value),
                to: Some(date.value),
                inferred: date.basis == Basis::Inferred,
                of: MomentOf::Event(id),
            }),
        }
    }

    fn enter_document(&mut self, corpus: &Corpus, id: DocumentId) {
        let Some(document) = corpus.document(id) else { return };
        match document.published.as_ref().or(document.modified.as_ref()) {
            None => self.undated[1] += 1,
            Some(date) => self.moments.push(Moment {
                row: TimeRow::Appeared,
                from: Some(date.value),
                to: Some(date.value),
                inferred: date.basis == Basis::Inferred,
                of: MomentOf::Document(id),
            }),
        }
    }

    /// Claims of the same dates are one mark.
    fn enter_claims(
        &mut self,
        corpus: &Corpus,
        claims: &[ClaimId],
        row: TimeRow,
        dates: &dyn Fn(&Claim) -> Option<Ends>,
    ) {
        let mut dated: Vec<(Ends, ClaimId)> = Vec::new();
        for &id in claims {
            dated.extend(corpus.claim(id).and_then(dates).map(|dates| (dates, id)));
        }
        let undated = if row == TimeRow::Said { 2 } else { 3 };
        self.undated[undated] = claims.len() - dated.len();
        crosscheck_model::sort(&mut dated);
        for same in dated.chunk_by(|one, other| one.0 == other.0) {
            let Some(&((from, to), _)) = same.first() else { continue };
            self.moments.push(Moment {
                row,
                from,
                to,
                inferred: false,
                of: MomentOf::Claims(same.iter().map(|&(_, id)| id).collect()),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{all, date, document, edit, news, own, question};

    #[test]
    fn claims_of_one_date_are_one_mark_and_open_ends_stay_open() {
        let mut corpus = Corpus::default();
        let paper = news(&mut corpus, "Paper");
        let article = document(&mut corpus, paper, "2017");
        let asked = question(&mut corpus, 2, &[]);
        let ids: Vec<ClaimId> = (0..4).map(|_| own(&mut corpus, article, asked, 0)).collect();
        edit(&mut corpus, ids[0]).scope.to = Some(date("2016"));
        edit(&mut corpus, ids[1]).scope.to = Some(date("2016"));
        edit(&mut corpus, ids[2]).happened = Some(date("2018-05-01"));
        let found = timeline(&Reading::new(&corpus), &[article], &[], &all(&corpus));
        assert_eq!(found.undated, [0, 0, 4, 1]);
        let rows: Vec<(TimeRow, usize)> = found.moments.iter().map(|one| (one.row, one.count())).collect();
        assert_eq!(
            rows,
            [(TimeRow::Appeared, 1), (TimeRow::SpokenOf, 2), (TimeRow::SpokenOf, 1)]
        );
        assert_eq!((found.moments[1].from, found.moments[1].to), (None, Some(date("2016"))));
        assert_eq!(found.moments[1].days(), (date("2016").first, date("2016").last));
        // Printed in 2017, of May 2018.
        assert_eq!(found.before.len(), 1);
        assert!(found.before[0].printed && found.before[0].claim == ids[2]);
    }

    #[test]
    fn what_is_left_out_is_not_there() {
        let mut corpus = Corpus::default();
        let paper = news(&mut corpus, "Paper");
        let (one, two) = (
            document(&mut corpus, paper, "2016-06-04"),
            document(&mut corpus, paper, "2018"),
        );
        let asked = question(&mut corpus, 2, &[]);
        own(&mut corpus, one, asked, 0);
        let reading = Reading::new(&corpus).without(crate::Aside::Document(one));
        let found = timeline(&reading, &[one, two], &[], &all(&corpus));
        assert_eq!((found.moments.len(), found.undated), (1, [0; 4]));
        let figures = found.figures();
        assert_eq!((figures.documents, figures.fullest), (1, Some((2018, 1))));
        assert_eq!(figures.appeared, Some((date("2018"), date("2018"))));
    }
}
