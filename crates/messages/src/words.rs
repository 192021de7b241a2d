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
    /// "2 claims".
    Claim,
    /// "2 documents".
    Document,
    /// "2 independent lines".
    Line,
    /// "2 newsrooms".
    Newsroom,
    /// "2 origins".
    Origin,
    /// "2 positions".
    Position,
    /// "2 questions".
    Question,
    /// "2 sources".
    Source,
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
