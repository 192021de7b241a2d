//! Publication dates: which documents a range lets through, and the histogram.

use crosscheck_model::{Corpus, Date};

use crate::{Dates, Notice, YearBar};

/// The publication date of each document.
pub(crate) fn published(corpus: &Corpus) -> Vec<Option<Date>> {
    let mut dates = Vec::new();
    for document in &corpus.documents {
        dates.push(document.published.as_ref().map(|dated| dated.value));
    }
    dates
}

/// The range the right way round.
pub(crate) fn in_order(dates: &Dates, notices: &mut Vec<Notice>) -> Dates {
    match (dates.from, dates.to) {
        (Some(from), Some(to)) if from > to => {
            notices.push(Notice::DatesBackwards);
            Dates {
                from: Some(to),
                to: Some(from),
                ..*dates
            }
        }
        _ => *dates,
    }
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

/// Bars for every year from the first to the last that a document may be of, and the count of the undated.
pub(crate) struct Histogram {
    pub(crate) bars: Vec<YearBar>,
    pub(crate) undated: usize,
    first: i32,
}

impl Histogram {
    pub(crate) fn new(published: &[Option<Date>]) -> Self {
        let (mut first, mut last) = (i32::MAX, i32::MIN);
        for date in published.iter().flatten() {
            first = first.min(date.first.year());
            last = last.max(date.last.year());
        }
        let mut bars = Vec::new();
        for year in first..=last {
            bars.push(YearBar {
                year,
                count: 0,
                inside: 0,
            });
        }
        Self {
            bars,
            undated: 0,
            first,
        }
    }

    /// Counts an item of a document of this date.
    pub(crate) fn count(&mut self, published: Option<&Date>, inside: bool) {
        let Some(date) = published else {
            self.undated += 1;
            return;
        };
        let place = |year: i32| usize::try_from(year - self.first).unwrap_or_default();
        let (from, to) = (place(date.first.year()), place(date.last.year()));
        for bar in self.bars.iter_mut().take(to + 1).skip(from) {
            bar.count += 1;
            bar.inside += usize::from(inside);
        }
    }
}
