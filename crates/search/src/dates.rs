//! Publication dates: how a query spells a range of them, and which documents a range lets through.

use crosscheck_model::{Date, Day};

use crate::{Dates, Notice};

/// The range the right way round. A bound keeps no precision, so one that begins or ends a year or a month is read as all of it, as addresses
/// write it: of `2018..2016` neither year is lost.
pub(crate) fn in_order(dates: &Dates, notices: &mut Vec<Notice>) -> Dates {
    match (dates.from, dates.to) {
        (Some(from), Some(to)) if from > to => {
            notices.push(Notice::DatesBackwards);
            Dates {
                from: Some(around(to, |date| date.last).map_or(to, |date| date.first)),
                to: Some(around(from, |date| date.first).map_or(from, |date| date.last)),
                ..*dates
            }
        }
        _ => *dates,
    }
}

/// The year, or else the month, that this day is an end of.
fn around(day: Day, end: fn(&Date) -> Day) -> Option<Date> {
    let year = format!("{:04}", day.year());
    let months = (1..=12).map(|month| format!("{year}-{month:02}"));
    let spans = std::iter::once(year.clone()).chain(months);
    let mut dates = spans.filter_map(|span| Date::parse(&span).ok());
    dates.find(|date| end(date) == day)
}

impl Dates {
    /// Whether a publication date, or the lack of one, is let through.
    pub(crate) fn admit(&self, published: Option<&Date>) -> bool {
        match published {
            _ if !self.is_set() => true,
            None => false,
            Some(date) if self.certain => date.within(self.from, self.to),
            Some(date) => date.may_be_within(self.from, self.to),
        }
    }
}

/// The range of `2016`, `2016..2017`, `2016-06..` or `..2017`.
pub(crate) fn range(typed: &str) -> Option<Dates> {
    let dots = typed.find('.');
    let day = |text: &str, first: bool| match Date::parse(text) {
        Ok(date) => Some(if first { date.first } else { date.last }),
        Err(_) => None,
    };
    let Some(dots) = dots else {
        return Some(Dates {
            from: Some(day(typed, true)?),
            to: Some(day(typed, false)?),
            certain: false,
        });
    };
    let from = typed.get(..dots)?;
    let to = typed.get(dots..)?.strip_prefix("..")?;
    let bound = |text: &str, first: bool| match text {
        "" => Some(None),
        _ => Some(Some(day(text, first)?)),
    };
    let dates = Dates {
        from: bound(from, true)?,
        to: bound(to, false)?,
        certain: false,
    };
    dates.is_set().then_some(dates)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_that_runs_backwards_is_the_one_that_runs_forwards() {
        for (backwards, forwards) in [
            ("2018..2016", "2016..2018"),
            ("2017-06..2016-02", "2016-02..2017-06"),
            ("2017-06-05..2016-02-03", "2016-02-03..2017-06-05"),
            ("2018..2016-02", "2016-02..2018"),
        ] {
            let mut notices = Vec::new();
            let turned = range(backwards).map(|dates| in_order(&dates, &mut notices));
            assert_eq!(turned, range(forwards), "{backwards}");
            assert_eq!(notices, [Notice::DatesBackwards]);
        }
    }

    #[test]
    fn ranges_of_dates() {
        let day = |date: &str| Date::parse(date).ok();
        let read = |typed: &str| range(typed).map(|dates| (dates.from, dates.to));
        let first = |date: &str| day(date).map(|date| date.first);
        let last = |date: &str| day(date).map(|date| date.last);
        assert_eq!(read("2016"), Some((first("2016"), last("2016"))));
        assert_eq!(read("2016..2017"), Some((first("2016"), last("2017"))));
        assert_eq!(read("2016-06.."), Some((first("2016-06"), None)));
        assert_eq!(read("..2017-03-04"), Some((None, last("2017-03-04"))));
        for slip in [
            "..",
            ".",
            "summer",
            "2016.2017",
            "2016...2017",
            "2016-13",
            "20..2017",
            "",
        ] {
            assert_eq!(read(slip), None, "{slip}");
        }
    }
}
