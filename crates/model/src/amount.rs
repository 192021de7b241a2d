//! Turns the number of a claim into words.

use crate::{Bound, Quantity};

impl Quantity {
    /// "17 civilians killed", "more than 12 fighters killed", "10 to 20, at best 12 killed".
    #[must_use]
    pub fn words(&self) -> String {
        words([self.low, self.best, self.high], self.bound, &self.unit)
    }
}

/// The same of a lowest, a best and a highest figure.
#[must_use]
pub fn words(given: [f64; 3], bound: Bound, unit: &str) -> String {
    let [low, best, high] = given.map(figure);
    let amount = if low == high {
        best
    } else if best == low || best == high {
        [&low, " to ", &high].concat()
    } else {
        [&low, " to ", &high, ", at best ", &best].concat()
    };
    let bound = match bound {
        Bound::Exact => "",
        Bound::About => "about ",
        Bound::Nearly => "nearly ",
        Bound::MoreThan => "more than ",
        Bound::LessThan => "less than ",
    };
    [bound, &amount, " ", unit].concat()
}

/// A figure with separators and two decimals at most.
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
        let decimals = format!("{rest:02}");
        text.push('.');
        text.push_str(decimals.trim_end_matches('0'));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bound_stands_before_its_figure() {
        let check = |given: [f64; 3], bound, expected: &str| assert_eq!(words(given, bound, "killed"), expected);
        check([17.0; 3], Bound::Exact, "17 killed");
        check([12.0; 3], Bound::MoreThan, "more than 12 killed");
        check([800.0; 3], Bound::Nearly, "nearly 800 killed");
        check([5000.0; 3], Bound::About, "about 5,000 killed");
        check([2.5; 3], Bound::LessThan, "less than 2.5 killed");
        check([10.0, 12.0, 20.0], Bound::Exact, "10 to 20, at best 12 killed");
        check([10.0, 10.0, 20.0], Bound::About, "about 10 to 20 killed");
    }
}
