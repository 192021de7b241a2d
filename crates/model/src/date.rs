//! Dates as sources give them: a day, a month, a year, or a stretch in which the true day lies.
//!
//! Every date is an interval of days, so that "April 2020" compares with "10 April 2020" by overlap and never by
//! pretending to be its first day. Proleptic Gregorian calendar, years 1 to 9999.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::reader::{Read, Reader, records};

/// A day, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Day(pub i32);

impl Day {
    /// The day of a calendar date, or `None` where the calendar has no such day.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let exists =
            (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
        exists.then(|| Self(days_from_civil(year, month, day)))
    }

    /// Year, month and day.
    #[must_use]
    pub fn civil(self) -> (i32, u32, u32) {
        civil_from_days(self.0)
    }

    /// "4 June 2016".
    #[must_use]
    pub fn words(self) -> String {
        let (year, month, day) = self.civil();
        format!("{day} {} {year}", month_name(month))
    }

    /// `2016-06-04`
    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }

    /// The calendar year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.civil().0
    }
}

impl Read for Day {
    fn read(reader: &mut Reader) -> Self {
        Self(i32::read(reader))
    }
}

/// How fine a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Precision {
    /// `2016-06-04`
    Day,
    /// `2016-06`
    Month,
    /// `2016`
    Year,
    /// `2016-05-31/2016-06-01`: the true date lies within.
    Interval,
}

impl Read for Precision {
    fn read(reader: &mut Reader) -> Self {
        match reader.choice(4) {
            0 => Self::Day,
            1 => Self::Month,
            2 => Self::Year,
            _ => Self::Interval,
        }
    }
}

impl Precision {
    /// The word in exports.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
            Self::Interval => "interval",
        }
    }
}

records! {
    /// A date of any precision: all the days it may be.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct Date {
        /// The first day it may be.
        pub first: Day,
        /// The last day it may be.
        pub last: Day,
        /// How it was written.
        pub precision: Precision,
    }
}

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateError {
    /// Not of the form `2016`, `2016-06`, `2016-06-04` or two of these joined by `/`.
    Form,
    /// The calendar has no such month or day.
    NoSuchDay,
    /// The interval ends before it begins.
    Backwards,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => "not a date: expected 2016, 2016-06, 2016-06-04 or an interval 2016-05-31/2016-06-01",
            Self::NoSuchDay => "the calendar has no such day",
            Self::Backwards => "the interval ends before it begins",
        })
    }
}

impl std::error::Error for DateError {}

impl Date {
    /// Reads a date as corpus files write it.
    ///
    /// # Errors
    /// When the text has another form, names a day that does not exist, or an interval that runs backwards.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let Some((from, to)) = text.split_once('/') else {
            return parse_simple(text);
        };
        let (from, to) = (parse_simple(from)?, parse_simple(to)?);
        if from.first > to.last {
            return Err(DateError::Backwards);
        }
        Ok(Self {
            first: from.first,
            last: to.last,
            precision: Precision::Interval,
        })
    }

    /// Whether some day belongs to both.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Whether every day it may be lies between the two, both included.
    #[must_use]
    pub fn within(&self, from: Option<Day>, to: Option<Day>) -> bool {
        from.is_none_or(|day| day <= self.first) && to.is_none_or(|day| self.last <= day)
    }

    /// Whether some day it may be lies between the two, both included.
    #[must_use]
    pub fn may_be_within(&self, from: Option<Day>, to: Option<Day>) -> bool {
        from.is_none_or(|day| day <= self.last) && to.is_none_or(|day| self.first <= day)
    }

    /// For readers: "4 June 2016", "June 2016", "31 May – 1 June 2016".
    #[must_use]
    pub fn words(&self) -> String {
        let (year, month, day) = self.first.civil();
        match self.precision {
            Precision::Year => year.to_string(),
            Precision::Month => format!("{} {year}", month_name(month)),
            Precision::Day => self.first.words(),
            Precision::Interval => {
                let (to_year, to_month, _) = self.last.civil();
                let first = if year != to_year {
                    [&self.first.words(), " – "].concat()
                } else if month != to_month {
                    format!("{day} {} – ", month_name(month))
                } else {
                    format!("{day}–")
                };
                first + &self.last.words()
            }
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, _) = self.first.civil();
        match self.precision {
            Precision::Year => write!(f, "{year:04}"),
            Precision::Month => write!(f, "{year:04}-{month:02}"),
            Precision::Day => self.first.write(f),
            Precision::Interval => {
                self.first.write(f)?;
                f.write_str("/")?;
                self.last.write(f)
            }
        }
    }
}

fn parse_simple(text: &str) -> Result<Date, DateError> {
    let mut parts = text.split('-');
    let year = number(parts.next(), 4)?;
    let year = i32::try_from(year).map_err(|_| DateError::Form)?;
    let month = parts.next().map(|part| number(Some(part), 2)).transpose()?;
    let day = parts.next().map(|part| number(Some(part), 2)).transpose()?;
    if parts.next().is_some() {
        return Err(DateError::Form);
    }
    let at = |month, day| Day::new(year, month, day).ok_or(DateError::NoSuchDay);
    let (first, last, precision) = match (month, day) {
        (None, _) => (at(1, 1)?, at(12, 31)?, Precision::Year),
        (Some(month), None) => (at(month, 1)?, at(month, days_in_month(year, month))?, Precision::Month),
        (Some(month), Some(day)) => (at(month, day)?, at(month, day)?, Precision::Day),
    };
    Ok(Date { first, last, precision })
}

fn number(part: Option<&str>, digits: usize) -> Result<u32, DateError> {
    part.filter(|part| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()))
        .and_then(|part| part.parse().ok())
        .ok_or(DateError::Form)
}

fn month_name(month: u32) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    (month as usize)
        .checked_sub(1)
        .and_then(|index| NAMES.get(index))
        .copied()
        .unwrap_or("")
}

fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": days_from_civil and civil_from_days.
fn days_from_civil(year: i32, month: u32, day: u32) -> i32 {
    let (month, day) = (month as i32, day as i32);
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

fn civil_from_days(days: i32) -> (i32, u32, u32) {
    let days = days.saturating_add(719_468);
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    (year, month.unsigned_abs(), day.unsigned_abs())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn dates_are_read_and_written_the_same() {
        for text in ["2016", "2016-06", "2016-06-04", "2020-02-29", "2016-05-31/2016-06-01"] {
            assert_eq!(Date::parse(text).map(|date| date.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn what_is_no_date_says_why() {
        assert_eq!(Date::parse("june 2016"), Err(DateError::Form));
        assert_eq!(Date::parse("2016-6-4"), Err(DateError::Form));
        assert_eq!(Date::parse("2016-02-30"), Err(DateError::NoSuchDay));
        assert_eq!(Date::parse("2016-13"), Err(DateError::NoSuchDay));
        assert_eq!(Date::parse("2017/2016"), Err(DateError::Backwards));
        assert_eq!(Date::parse(""), Err(DateError::Form));
        assert_eq!(Date::parse("2016-06-04-01"), Err(DateError::Form));
    }

    #[test]
    fn readers_see_words() {
        let words = |text| Date::parse(text).map(|date| date.words());
        assert_eq!(words("2016-06-04"), Ok("4 June 2016".into()));
        assert_eq!(words("2020-04"), Ok("April 2020".into()));
        assert_eq!(words("2016-05-31/2016-06-01"), Ok("31 May – 1 June 2016".into()));
        assert_eq!(words("2019-02-06/2019-02-07"), Ok("6–7 February 2019".into()));
        assert_eq!(
            words("2016-12-31/2017-01-01"),
            Ok("31 December 2016 – 1 January 2017".into())
        );
    }

    #[test]
    fn an_imprecise_date_may_be_within_without_being_certainly_so() -> Result<(), DateError> {
        let april = Date::parse("2020-04")?;
        let tenth = Day::new(2020, 4, 10);
        assert!(april.may_be_within(tenth, None));
        assert!(!april.within(tenth, None));
        Ok(())
    }

    proptest! {
        #[test]
        fn every_day_comes_back(days in -719_162i32..2_932_896) {
            let (year, month, day) = Day(days).civil();
            prop_assert_eq!(Day::new(year, month, day), Some(Day(days)));
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,24}") {
            let _ = Date::parse(&text);
        }
    }
}
