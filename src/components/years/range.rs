//! Years and dates: what is chosen of the years of a corpus <-> the dates of a request, and what a reader types -> a date.

use crosscheck_model::{Date, Day};
use crosscheck_search::Dates;

/// A first and a last year, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Years {
    pub(super) first: i32,
    pub(super) last: i32,
}

impl Years {
    pub(super) fn new(first: i32, last: i32) -> Self {
        Self { first, last }
    }

    pub(super) fn count(self) -> i32 {
        self.last - self.first + 1
    }

    /// The year, or the one nearest to it.
    pub(super) fn nearest(self, year: i32) -> i32 {
        year.max(self.first).min(self.last)
    }

    /// What dates ask for, as far as these years have it.
    pub(super) fn chosen(self, dates: &Dates) -> Self {
        let first = dates.from.map_or(self.first, |day| self.nearest(day.year()));
        let last = dates.to.map_or(self.last, |day| self.nearest(day.year()));
        Self::new(first.min(last), last)
    }

    /// The dates of these years, whole. All years of the corpus are no condition.
    pub(super) fn dates(self, all: Self, certain: bool) -> Dates {
        let ends = (self != all).then_some(());
        Dates {
            from: ends.and_then(|()| whole(self.first)).map(|year| year.first),
            to: ends.and_then(|()| whole(self.last)).map(|year| year.last),
            certain,
        }
    }
}

/// The dates of one year, even where it is the only one.
pub(super) fn dates_of_year(year: i32) -> Dates {
    Dates {
        from: whole(year).map(|year| year.first),
        to: whole(year).map(|year| year.last),
        certain: false,
    }
}

fn whole(year: i32) -> Option<Date> {
    Date::parse(&format!("{year:04}")).ok()
}

/// What was typed as the first or the last day of a range; nothing is no bound. Else what is wrong with it.
pub(super) fn bound(typed: &str, first: bool) -> Result<Option<Day>, String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    match Date::parse(typed) {
        Ok(date) => Ok(Some(if first { date.first } else { date.last })),
        Err(_) => {
            let typed: String = typed.chars().take(20).collect();
            Err(format!("“{typed}” is no date. Try 2016 or 2016-06."))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Years = Years {
        first: 2016,
        last: 2020,
    };

    #[test]
    fn years_come_back_from_their_dates() {
        for first in 2016..=2020 {
            for last in first..=2020 {
                let years = Years::new(first, last);
                let dates = years.dates(ALL, true);
                assert_eq!(ALL.chosen(&dates), years);
                assert_eq!(dates.is_set(), years != ALL);
                assert!(dates.certain);
            }
        }
    }

    #[test]
    fn dates_outside_the_corpus_stand_at_its_ends() {
        let whole = |first: i32, last: i32| Years::new(first, last).dates(Years::new(1900, 2100), false);
        assert_eq!(ALL.chosen(&whole(1950, 2017)), Years::new(2016, 2017));
        assert_eq!(ALL.chosen(&whole(2030, 2031)), Years::new(2020, 2020));
        assert_eq!(ALL.chosen(&whole(1950, 1951)), Years::new(2016, 2016));
        assert_eq!(ALL.chosen(&Dates::default()), ALL);
    }

    #[test]
    fn typed_dates_are_bounds_or_said_to_be_none() {
        assert_eq!(bound(" ", true), Ok(None));
        let text = |first| bound("2019-06", first).map(|day| crate::address::bound_text(day, first));
        assert_eq!(text(true), Ok("2019-06".to_owned()));
        assert_eq!(text(false), Ok("2019-06".to_owned()));
        let wrong = "“yesterday” is no date. Try 2016 or 2016-06.";
        assert_eq!(bound("yesterday", true), Err(wrong.to_owned()));
    }
}
