//! Turns the numbers and dates of claims into what can be drawn: ranges on one axis for each unit, and when something was said
//! beside when it happened. Places on an axis are thousandths of its length.

use crosscheck_model::{ClaimId, Corpus, Date, Day, QuestionId};

use crate::provenance::speaker;
use crate::reading::Reading;
use crate::words::{document_label, time_of};

/// A range on an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Range {
    /// The claim that gives it.
    pub claim: ClaimId,
    /// Lowest, best and highest, in thousandths of the axis.
    pub at: [u16; 3],
    /// Lowest, best and highest, as given.
    pub given: [f64; 3],
    /// "17 civilians killed", "5,000 to 8,000 (best 6,000) US troops".
    pub words: String,
    /// "The Baghdad Post, 2019: inspector general".
    pub who: String,
}

/// Numbers of one unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// The unit, without a remark in brackets.
    pub unit: String,
    /// The ends of the axis in words.
    pub ends: [String; 2],
    /// In order of the claims.
    pub ranges: Vec<Range>,
}

/// Every number of the claims let through, on an axis for each unit: of one question, or of all.
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
            words: [&amount(quantity.low, quantity.best, quantity.high), " ", &quantity.unit].concat(),
            who: who(reading.corpus(), id),
        };
        let unit = quantity.unit.split(" (").next().unwrap_or_default();
        match axes.iter_mut().find(|axis| axis.unit == unit) {
            Some(axis) => axis.ranges.push(range),
            None => axes.push(Axis {
                unit: unit.to_owned(),
                ends: Default::default(),
                ranges: vec![range],
            }),
        }
    }
    axes.iter_mut().for_each(place);
    axes
}

/// From nought, or the lowest figure below it, to the highest.
fn place(axis: &mut Axis) {
    let (mut low, mut high) = (0.0, 0.0);
    for range in &axis.ranges {
        low = range.given[0].min(low);
        high = range.given[2].max(high);
    }
    axis.ends = [figure(low), figure(high)];
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

/// "17", "10 to 20", "10 to 20, at best 12".
fn amount(low: f64, best: f64, high: f64) -> String {
    let (low, best, high) = (figure(low), figure(best), figure(high));
    if low == high {
        best
    } else if best == low || best == high {
        [&low, " to ", &high].concat()
    } else {
        [&low, " to ", &high, ", at best ", &best].concat()
    }
}

/// "5,000", "0.5", "1,234.25": two decimals at most, without the library's printing of floats.
#[must_use]
#[allow(clippy::cast_possible_truncation, reason = "what does not fit is cut at the largest")]
pub fn figure(value: f64) -> String {
    let hundredths = (value * 100.0).round() as i64;
    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    let digits = whole.to_string();
    let mut text = String::new();
    if hundredths < 0 {
        text.push('−');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if rest > 0 {
        text.push('.');
        text.push_str(&(rest / 10).to_string());
        if rest % 10 > 0 {
            text.push_str(&(rest % 10).to_string());
        }
    }
    text
}

fn who(corpus: &Corpus, id: ClaimId) -> String {
    let document = corpus.claim(id).map(|claim| document_label(corpus, claim.document));
    let speaker = speaker(corpus, id);
    let document = document.unwrap_or_default();
    if speaker.own_voice {
        document
    } else {
        [&document, ": ", &speaker.name].concat()
    }
}

/// A stretch of days on an axis, in thousandths.
pub type Stretch = [u16; 2];

/// When a claim was said, and when what it tells happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// The claim.
    pub claim: ClaimId,
    /// "The Baghdad Post, 2017: Western experts".
    pub who: String,
    /// When it was said, and where on the axis.
    pub said: Option<(Date, Stretch)>,
    /// When it happened, and where on the axis.
    pub happened: Option<(Date, Stretch)>,
    /// When it was printed, and where on the axis.
    pub printed: Option<(Date, Stretch)>,
    /// The text's own dates conflict.
    pub conflict: bool,
    /// "Said 20 May 2017, happened 7 June 2017: the text’s own dates conflict."
    pub sentence: String,
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

/// When the claims let through were said and what they tell happened: those that give either date, of one question or of all.
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
        let conflict = claim.anomaly || early;
        let unplaced = |date: Option<Date>| date.map(|date| (date, [0, 0]));
        lanes.lanes.push(Lane {
            claim: id,
            who: who(corpus, id),
            said: unplaced(claim.said),
            happened: unplaced(claim.happened),
            printed: unplaced(printed),
            conflict,
            sentence: dates_sentence(claim.said, claim.happened, conflict),
        });
    }
    let Some((first, last)) = lanes.days else {
        return lanes;
    };
    let at = |day: Day| {
        thousandths(
            f64::from(day.0) - f64::from(first.0),
            f64::from(last.0) - f64::from(first.0),
        )
    };
    for lane in &mut lanes.lanes {
        for (date, stretch) in [&mut lane.said, &mut lane.happened, &mut lane.printed]
            .into_iter()
            .flatten()
        {
            *stretch = [at(date.first), at(date.last)];
        }
    }
    for year in first.year() + 1..=last.year() {
        lanes.years.extend(Day::new(year, 1, 1).map(|day| (year, at(day))));
    }
    lanes
}

fn dates_sentence(said: Option<Date>, happened: Option<Date>, conflict: bool) -> String {
    let dates = match (said, happened) {
        (Some(said), Some(happened)) => ["Said ", &said.words(), ", happened ", &happened.words()].concat(),
        (Some(said), None) => ["Said ", &said.words()].concat(),
        (None, Some(happened)) => ["Happened ", &happened.words()].concat(),
        (None, None) => String::new(),
    };
    let conflict = if conflict {
        ": the text’s own dates conflict."
    } else {
        "."
    };
    [&dates, conflict].concat()
}

#[cfg(test)]
mod tests {
    use crosscheck_model::{DocumentId, Quantity};

    use super::*;
    use crate::fixture::{all, date, document, edit, news, own, question};

    fn three_claims() -> Corpus {
        let mut corpus = Corpus::default();
        let outlet = news(&mut corpus, "Outlet");
        let article = document(&mut corpus, outlet, "2017-07-05");
        let asked = question(&mut corpus, 2, &[]);
        for _ in 0..3 {
            own(&mut corpus, article, asked, 0);
        }
        corpus
    }

    fn quantity(low: f64, best: f64, high: f64, unit: &str) -> Option<Quantity> {
        Some(Quantity {
            low,
            best,
            high,
            unit: unit.to_owned(),
        })
    }

    #[test]
    fn numbers_of_one_unit_share_an_axis() {
        let mut corpus = three_claims();
        edit(&mut corpus, ClaimId(0)).quantity = quantity(10.0, 12.0, 20.0, "killed");
        edit(&mut corpus, ClaimId(1)).quantity = quantity(40.0, 40.0, 40.0, "killed (nearly)");
        edit(&mut corpus, ClaimId(2)).quantity = quantity(80.0, 80.0, 80.0, "per cent");
        let axes = numbers(&Reading::new(&corpus), &all(&corpus), None);
        assert_eq!(axes.len(), 2);
        assert_eq!(axes[0].ends, ["0", "40"]);
        assert_eq!(axes[0].ranges[0].at, [250, 300, 500]);
        assert_eq!(axes[0].ranges[0].words, "10 to 20, at best 12 killed");
        assert_eq!(axes[0].ranges[1].words, "40 killed (nearly)");
        assert_eq!(axes[0].ranges[1].at, [1000; 3]);
        assert_eq!(numbers(&Reading::new(&corpus), &all(&corpus), Some(QuestionId(9))), []);
    }

    #[test]
    fn figures_are_printed_without_the_library() {
        let check = |value: f64, expected: &str| assert_eq!(figure(value), expected);
        check(0.0, "0");
        check(17.0, "17");
        check(5000.0, "5,000");
        check(1_234_567.0, "1,234,567");
        check(0.5, "0.5");
        check(2.25, "2.25");
        check(1.05, "1.05");
        check(-3.0, "−3");
    }

    #[test]
    fn said_before_it_happened_is_a_conflict_of_dates() {
        let mut corpus = three_claims();
        edit(&mut corpus, ClaimId(0)).said = Some(date("2017-05-20"));
        edit(&mut corpus, ClaimId(0)).happened = Some(date("2017-06-07"));
        edit(&mut corpus, ClaimId(1)).happened = Some(date("2016"));
        let found = lanes(&Reading::new(&corpus), &all(&corpus), None);
        assert_eq!(found.lanes.len(), 2);
        assert!(found.lanes[0].conflict && !found.lanes[1].conflict);
        assert_eq!(
            found.lanes[0].sentence,
            "Said 20 May 2017, happened 7 June 2017: the text’s own dates conflict."
        );
        assert_eq!(found.lanes[1].sentence, "Happened 2016.");
        assert_eq!(found.years.iter().map(|year| year.0).collect::<Vec<_>>(), [2017]);
        let (said, happened) = (found.lanes[0].said.unwrap().1, found.lanes[0].happened.unwrap().1);
        assert!(said[1] < happened[0] && found.lanes[0].printed.unwrap().1 == [1000, 1000]);
        assert_eq!(found.lanes[1].happened.unwrap().1[0], 0);
        let without = Reading::new(&corpus).without(crate::Aside::Document(DocumentId(0)));
        assert_eq!(lanes(&without, &all(&corpus), None), Lanes::default());
    }
}
