//! Publication dates: which documents a range lets through.

use crosscheck_model::Date;

use crate::{Dates, Notice};

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
