//! What pictures show, in English sentences.

use crosscheck_compare::{Before, TimeFigures, TimeRow};

use super::English;
use crate::pictures::Pictures;
use crate::words::{Noun, Words};

impl Pictures for English {
    fn time_title(&self, figures: &TimeFigures) -> String {
        let &TimeFigures {
            events,
            over,
            documents,
            ..
        } = figures;
        let of_documents = || {
            let noun = self.noun(Noun::Document, self.plural(documents));
            format!("{} {noun}", self.number(documents))
        };
        match (figures.appeared, figures.fullest) {
            (Some(_), _) if over > 0 => sentence(&format!(
                "{} of {events} dated events {} over before the first of {} appeared",
                self.number(over),
                if over == 1 { "was" } else { "were" },
                of_documents(),
            )),
            (Some((first, last)), Some((year, most))) if first != last && most > 1 => sentence(&format!(
                "{} appeared from {} to {}, most of them, {most}, in {year}",
                of_documents(),
                self.date(&first),
                self.date(&last),
            )),
            (Some((first, last)), _) if first != last => sentence(&format!(
                "{} appeared from {} to {}",
                of_documents(),
                self.date(&first),
                self.date(&last)
            )),
            (Some((first, _)), _) => sentence(&format!("{} appeared {}", of_documents(), self.date(&first))),
            (None, _) if events > 0 => format!("{events} dated events, told in no dated document"),
            (None, _) => "Nothing in view has a date".to_owned(),
        }
    }

    fn time_deck(&self, figures: &TimeFigures) -> String {
        let appeared = figures.appeared.map(|(first, last)| {
            let (first, last) = (self.date(&first), self.date(&last));
            if first == last {
                format!("What is in view appeared {first}")
            } else {
                format!("What is in view appeared from {first} to {last}")
            }
        });
        let happened = figures.happened.map(|(first, last)| {
            format!(
                "the events told of happened in {}",
                self.years(first.year(), last.year())
            )
        });
        let parts: Vec<String> = appeared.into_iter().chain(happened).collect();
        if parts.is_empty() {
            return String::new();
        }
        sentence(&format!("{}.", parts.join("; ")))
    }

    fn time_row(&self, row: TimeRow, count: usize) -> String {
        match row {
            TimeRow::Happened => format!("Happened: {}", counted(count, "event")),
            TimeRow::Appeared => format!("Appeared: {}", counted(count, "document")),
            TimeRow::Said => format!("Said: {} whose text says when", counted(count, "claim")),
            TimeRow::SpokenOf => format!("Spoken of: the time of {}", counted(count, "claim")),
        }
    }

    fn undated(&self, row: TimeRow, count: usize) -> Option<String> {
        let words = match row {
            TimeRow::Happened => format!("{} without a date", counted(count, "event")),
            TimeRow::Appeared => format!("{} without a date", counted(count, "document")),
            TimeRow::Said => format!("{} whose text does not say when", counted(count, "claim")),
            TimeRow::SpokenOf => format!("{} of no stated time", counted(count, "claim")),
        };
        (count > 0).then_some(words)
    }

    fn before(&self, before: &Before) -> String {
        let how = if before.printed { "printed" } else { "said" };
        format!("{how} {}, of {}", self.date(&before.said), self.date(&before.of))
    }

    fn befores(&self, count: usize) -> String {
        match count {
            1 => "1 claim came before what it speaks of".to_owned(),
            many => format!("{many} claims came before what they speak of"),
        }
    }
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// With a capital; our own words and figures begin with ASCII.
fn sentence(words: &str) -> String {
    let mut words = words.to_owned();
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}
