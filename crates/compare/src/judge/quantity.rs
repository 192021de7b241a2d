//! Turns the numbers and dates of claims into what can be drawn: ranges on an axis for each unit, and when something was said
//! beside when it happened. Places on an axis are in thousandths of its length.

use crosscheck_model::{Bound, ClaimId, Date, Day, QuestionId};

use crate::reading::Reading;
use crate::records::time_of;

/// A range on an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Range {
    /// The claim that gives it.
    pub claim: ClaimId,
    /// Lowest, best and highest, in thousandths of the axis.
    pub at: [u16; 3],
    /// Lowest, best and highest, as given.
    pub given: [f64; 3],
    /// Whether that is meant, or what is near it or beyond it.
    pub bound: Bound,
    /// The unit as the claim gives it: "US troops (estimate)".
    pub unit: String,
}

/// Numbers of one unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// The unit, without a remark in brackets.
    pub unit: String,
    /// The figures at both ends of the axis.
    pub ends: [f64; 2],
    /// In order of the claims.
    pub ranges: Vec<Range>,
}

/// Every number of the claims in view, on an axis for each unit: of one question, or of all.
#[must_use]
pub fn numbers(reading: &Reading, claims: &[ClaimId], question: Option<QuestionId>) -> Vec<Axis> {
    let mut axes: Vec<Axis> = Vec::new();
    for &id in claims {
        let Some(claim) = reading.corpus().claim(id).filter(|_| reading.counts(id)) else {
            continue;
        };
        let (Some(quantity), true) = (&claim.quantity, question.is_none_or(|asked| asked == claim.question)) else {
            continue;
        };
        let range = Range {
            claim: id,
            at: [0; 3],
            given: [quantity.low, quantity.best, quantity.high],
            bound: quantity.bound,
            unit: quantity.unit.clone(),
        };
        let unit = quantity.unit.split(" (").next().unwrap_or_default();
        match axes.iter_mut().find(|axis| axis.unit == unit) {
            Some(axis) => axis.ranges.push(range),
            None => axes.push(Axis {
                unit: unit.to_owned(),
                ends: [0.0; 2],
                ranges: vec![range],
            }),
        }
    }
    axes.iter_mut().for_each(place);
    axes
}

/// Places the ranges on their axis, which runs from zero, or the lowest figure below it, to the highest.
fn place(axis: &mut Axis) {
    let (mut low, mut high) = (0.0, 0.0);
    for range in &axis.ranges {
        low = range.given[0].min(low);
        high = range.given[2].max(high);
    }
    axis.ends = [low, high];
    for range in &mut axis.ranges {
        range.at = range.given.map(|value| thousandths(value - low, high - low));
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "held between 0 and 1000"
)]
fn thousandths(part: f64, whole: f64) -> u16 {
    if whole > 0.0 {
        (part / whole * 1000.0).round().clamp(0.0, 1000.0) as u16
    } else {
        0
    }
}

/// A stretch of days on an axis, in thousandths.
pub type Stretch = [u16; 2];

/// When a claim was said, and when what it tells happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// The claim.
    pub claim: ClaimId,
    /// When it was said, and where on the axis.
    pub said: Option<(Date, Stretch)>,
    /// When it happened, and where on the axis.
    pub happened: Option<(Date, Stretch)>,
    /// When it was printed, and where on the axis.
    pub printed: Option<(Date, Stretch)>,
    /// The text's own dates conflict.
    pub conflict: bool,
}

/// Said versus happened, on one axis of days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lanes {
    /// The ends of the axis.
    pub days: Option<(Day, Day)>,
    /// The years that begin on it, and where.
    pub years: Vec<(i32, u16)>,
    /// In order of the claims.
    pub lanes: Vec<Lane>,
}

/// When the claims in view were said and when what they tell happened: those that give either date, of one question or of all.
#[must_use]
pub fn lanes(reading: &Reading, claims: &[ClaimId], question: Option<QuestionId>) -> Lanes {
    let corpus = reading.corpus();
    let mut lanes = Lanes::default();
    for &id in claims {
        let Some(claim) = corpus.claim(id).filter(|_| reading.counts(id)) else {
            continue;
        };
        let dated = claim.said.is_some() || claim.happened.is_some();
        if !dated || question.is_some_and(|asked| asked != claim.question) {
            continue;
        }
        let printed = corpus.document(claim.document).and_then(time_of);
        for date in [claim.said, claim.happened, printed].into_iter().flatten() {
            let (first, last) = lanes.days.unwrap_or((date.first, date.last));
            lanes.days = Some((first.min(date.first), last.max(date.last)));
        }
        let early = claim
            .said
            .zip(claim.happened)
            .is_some_and(|(said, happened)| said.last < happened.first);
        let unplaced = |date: Option<Date>| date.map(|date| (date, [0, 0]));
        lanes.lanes.push(Lane {
            claim: id,
            said: unplaced(claim.said),
            happened: unplaced(claim.happened),
            printed: unplaced(printed),
            conflict: claim.anomaly || early,
        });
    }
    if let Some((first, last)) = lanes.days {
        place_dates(&mut lanes, first, last);
    }
    lanes
}

/// Places the dates and the years on their axis, which runs from the first day to the last.
fn place_dates(lanes: &mut Lanes, first: Day, last: Day) {
    let since = |day: Day| f64::from(day.0) - f64::from(first.0);
    let at = |day: Day| thousandths(since(day), since(last));
    for lane in &mut lanes.lanes {
        let dates = [&mut lane.said, &mut lane.happened, &mut lane.printed];
        for (date, stretch) in dates.into_iter().flatten() {
            *stretch = [at(date.first), at(date.last)];
        }
    }
    for year in first.year() + 1..=last.year() {
        lanes.years.extend(Day::new(year, 1, 1).map(|day| (year, at(day))));
    }
}
