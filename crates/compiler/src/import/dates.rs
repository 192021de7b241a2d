//! A date as tables have it into one of a corpus, where it leaves no doubt.

use crosscheck_model::{Date, Day, Precision};

/// A date in one of the forms that leave no doubt.
pub(super) fn date(text: &str) -> Option<String> {
    let text = text.trim();
    let reads = |text: &str| Date::parse(text).is_ok().then(|| text.to_owned());
    // 2016-06-04, or a time of such a day.
    if let Some(found) = reads(text) {
        return Some(found);
    }
    let day = text.split(['T', ' ', ',']).next().unwrap_or_default();
    let hyphened = day.replace(['/', '.'], "-");
    let is_year_first = day.len() == 10 && day.bytes().take(4).all(|byte| byte.is_ascii_digit());
    if let Some(found) = reads(&hyphened).filter(|_| is_year_first) {
        return Some(found);
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return match (text.len(), text.parse::<i64>().ok()?) {
            (8, _) => reads(&format!("{}-{}-{}", text.get(..4)?, text.get(4..6)?, text.get(6..)?)),
            (10, seconds) => day_of(seconds),
            (13, milliseconds) => day_of(milliseconds / 1000),
            _ => None,
        };
    }
    in_words(text).and_then(|date| reads(&date))
}

fn day_of(seconds: i64) -> Option<String> {
    let day = Day(i32::try_from(seconds.div_euclid(86_400)).ok()?);
    let day = Date {
        first: day,
        last: day,
        precision: Precision::Day,
    };
    Some(day.to_string())
}

/// `4 June 2016`, `June 4, 2016`, `June 2016`, `Sat, 04 Jun 2016 10:00:00 GMT`
fn in_words(text: &str) -> Option<String> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let (mut day, mut month, mut year) = (None, None, None);
    for word in text.split([' ', ',', '.', '-']).filter(|word| !word.is_empty()) {
        let lower = word.to_ascii_lowercase();
        let number: Option<u32> = lower.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']).parse().ok();
        let named = MONTHS.iter().position(|name| lower.starts_with(name));
        match (number, named) {
            (Some(number), _) if word.len() == 4 && year.is_none() => year = Some(number),
            (Some(number), _) if word.len() <= 4 && day.is_none() => day = Some(number),
            (None, Some(at)) if month.is_none() => month = Some(at + 1),
            // A time of day, once the date is known.
            _ if year.is_some() => break,
            _ => {}
        }
    }
    let (month, year) = (month?, year?);
    Some(match day {
        Some(day) => format!("{year}-{month:02}-{day:02}"),
        None => format!("{year}-{month:02}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_leave_no_doubt_are_read() {
        let check =
            |text: &str, expected: &str| assert_eq!(date(text).as_deref().unwrap_or("none"), expected, "{text}");
        check("2016-06", "2016-06");
        check("2016-06-04T10:00:00Z", "2016-06-04");
        check("2016-06-04 10:00", "2016-06-04");
        check("2016/06/04", "2016-06-04");
        check("20160604", "2016-06-04");
        check("1465034400", "2016-06-04");
        check("1465034400000", "2016-06-04");
        check("4 June 2016", "2016-06-04");
        check("June 4th, 2016", "2016-06-04");
        check("Sat, 04 Jun 2016 10:00:00 GMT", "2016-06-04");
        check("June 2016", "2016-06");
        check("05/06/2016", "none");
        check("2016-02-30", "none");
        check("yesterday", "none");
        check("", "none");
    }
}
