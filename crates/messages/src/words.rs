//! The small parts of sentences: counts, lists, quotations, dates.

use crosscheck_model::Date;

/// The form a word takes beside a number. English has two of the six that languages distinguish, Arabic all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plural {
    /// In Arabic: 0.
    Zero,
    /// In English and Arabic: 1.
    One,
    /// In Arabic: 2.
    Two,
    /// In Arabic: numbers that end in 03 to 10.
    Few,
    /// In Arabic: numbers that end in 11 to 99.
    Many,
    /// All other numbers.
    Other,
}

/// What can be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noun {
    /// "2 answers".
    Answer,
    /// "2 changes".
    Change,
    /// "2 claims".
    Claim,
    /// "2 documents".
    Document,
    /// "2 separate sources".
    SeparateSource,
    /// "2 newsrooms".
    Newsroom,
    /// "2 positions".
    Position,
    /// "2 questions".
    Question,
    /// "2 outlets or speakers".
    Station,
}

/// What stands before the last item of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// "A, B and C".
    And,
    /// "A, B or C".
    Or,
}

/// The small parts of sentences.
pub trait Words {
    /// Which form a word takes beside a number.
    fn plural(&self, count: usize) -> Plural;

    /// A noun in one of its forms.
    fn noun(&self, noun: Noun, form: Plural) -> &'static str;

    /// A number with a noun: "1 claim", "4 claims".
    fn counted(&self, count: usize, noun: Noun) -> String {
        format!("{count} {}", self.noun(noun, self.plural(count)))
    }

    /// Two bounds with a noun: "3 to 5 newsrooms", "1 newsroom".
    fn bounds(&self, one: usize, other: usize, noun: Noun) -> String {
        let (low, high) = (one.min(other), one.max(other));
        format!("{} {}", self.range(low, high), self.noun(noun, self.plural(high)))
    }

    /// A small number as a word: "four". From thirteen on "13".
    fn number(&self, count: usize) -> String;

    /// "2", "2 to 4".
    fn range(&self, low: usize, high: usize) -> String;

    /// "A, B or C".
    fn list(&self, items: &[String], join: Join) -> String;

    /// “Iran directs them”
    fn quoted(&self, text: &str) -> String;

    /// "2016", "2017–2020".
    fn years(&self, first: i32, last: i32) -> String;

    /// "4 June 2016".
    fn date(&self, date: &Date) -> String;

    /// "5,000", "0.5", "1,234.25": with two decimals at most.
    fn figure(&self, value: f64) -> String;
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts claims in Arabic, which has all six forms and says one and two without a number.
    struct Counting;

    impl Words for Counting {
        fn plural(&self, count: usize) -> Plural {
            match (count, count % 100) {
                (0, _) => Plural::Zero,
                (1, _) => Plural::One,
                (2, _) => Plural::Two,
                (_, 3..=10) => Plural::Few,
                (_, 11..) => Plural::Many,
                _ => Plural::Other,
            }
        }

        fn noun(&self, _: Noun, form: Plural) -> &'static str {
            match form {
                Plural::Zero | Plural::Other => "ادعاء",
                Plural::One => "ادعاء واحد",
                Plural::Two => "ادعاءان",
                Plural::Few => "ادعاءات",
                Plural::Many => "ادعاءً",
            }
        }

        fn counted(&self, count: usize, noun: Noun) -> String {
            let form = self.plural(count);
            match form {
                Plural::One | Plural::Two => self.noun(noun, form).to_owned(),
                _ => format!("{count} {}", self.noun(noun, form)),
            }
        }

        fn number(&self, count: usize) -> String {
            count.to_string()
        }

        fn range(&self, low: usize, high: usize) -> String {
            format!("{low}-{high}")
        }

        fn list(&self, items: &[String], _: Join) -> String {
            items.join(" و")
        }

        fn quoted(&self, text: &str) -> String {
            format!("«{text}»")
        }

        fn years(&self, first: i32, last: i32) -> String {
            format!("{first}-{last}")
        }

        fn date(&self, date: &Date) -> String {
            date.to_string()
        }

        fn figure(&self, value: f64) -> String {
            value.to_string()
        }
    }

    #[test]
    fn a_language_may_have_six_forms_and_leave_the_number_out() {
        let check = |count, expected: &str| assert_eq!(Counting.counted(count, Noun::Claim), expected);
        check(0, "0 ادعاء");
        check(1, "ادعاء واحد");
        check(2, "ادعاءان");
        check(3, "3 ادعاءات");
        check(110, "110 ادعاءات");
        check(11, "11 ادعاءً");
        check(199, "199 ادعاءً");
        check(100, "100 ادعاء");
        check(202, "202 ادعاء");
    }
}
