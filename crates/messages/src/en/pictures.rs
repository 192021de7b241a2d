//! What pictures show, in English sentences.

use crosscheck_compare::{Before, Cut, Graph, Network, Tie, TimeFigures, TimeRow};

use super::English;
use crate::pictures::Pictures;
use crate::words::{Join, Noun, Words};

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
            TimeRow::Said => format!("Said: {}", counted(count, "claim")),
            TimeRow::SpokenOf => format!("Spoken of: {}", counted(count, "claim")),
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

    fn network_title(&self, network: &Network, around: Option<&str>) -> String {
        let name = |place: usize| network.names.get(place).map_or("", |name| name.label.as_str());
        if network.ties.is_empty() {
            return match around {
                Some(name) => format!("Nothing in view is tied to {name} here"),
                None => "Nothing in view is tied to anything here".to_owned(),
            };
        }
        let touches = |tie: &&Tie| around.is_none_or(|around| name(tie.from) == around || name(tie.to) == around);
        let strongest = network.ties.iter().find(touches);
        let weight = strongest.map_or_else(String::new, |tie| self.tie_weight(network.graph, tie.weight));
        let pair = strongest.map_or(("", ""), |tie| (name(tie.from), name(tie.to)));
        match (network.graph, network.cuts.first()) {
            (Graph::Named, _) => match around {
                Some(around) => {
                    let other = if pair.0 == around { pair.1 } else { pair.0 };
                    format!("{around} is named beside {other} most often: in {weight}")
                }
                None => format!("{} and {} are named together most often: in {weight}", pair.0, pair.1),
            },
            (Graph::Heard, Some(cut)) if around.is_none() => {
                let count = self.number(cut.fall.len());
                let are = if cut.fall.len() == 1 { "is" } else { "are" };
                let speakers = if cut.fall.len() == 1 { "speaker" } else { "speakers" };
                format!("Without {} {count} {speakers} {are} not heard at all", cut.label)
            }
            (Graph::Heard, _) => format!("{} is heard most often through {}: in {weight}", pair.0, pair.1),
            (Graph::Copied, _) => {
                let silent = network
                    .ties
                    .iter()
                    .filter(|tie| tie.credit != crosscheck_compare::Credit::Stated);
                let silent = silent.count();
                format!(
                    "{} of {} ways of copying {} not said in the text",
                    sentence(&self.number(silent)),
                    network.ties.len(),
                    if silent == 1 { "is" } else { "are" }
                )
            }
        }
    }

    fn graph(&self, graph: Graph) -> &'static str {
        match graph {
            Graph::Named => "Named together",
            Graph::Heard => "Heard through",
            Graph::Copied => "Copied from",
        }
    }

    fn graph_rule(&self, graph: Graph, around_one: bool) -> &'static str {
        match graph {
            Graph::Named if around_one => {
                "A line joins two that are named in one passage; it is thicker the more passages. All lines of this name are \
                 drawn, and the strongest of every other."
            }
            Graph::Named => {
                "A line joins two that are named in one passage; it is thicker the more passages. Of every name the three \
                 strongest lines are drawn."
            }
            Graph::Heard => {
                "From left to right: documents, the outlets and voices that pass words on, and whoever says them. A line is \
                 thicker the more claims came along it; a broken one is not credited in the text."
            }
            Graph::Copied => {
                "Left the documents, right what they were copied or rewritten from. A line is thicker the more passages were \
                 taken; a broken one is not credited in the text."
            }
        }
    }

    fn tie_weight(&self, graph: Graph, weight: usize) -> String {
        match graph {
            Graph::Named | Graph::Copied => counted(weight, "passage"),
            Graph::Heard => counted(weight, "claim"),
        }
    }

    fn cut(&self, graph: Graph, cut: &Cut) -> String {
        const MOST: usize = 8;
        let count = cut.fall.len();
        let mut names: Vec<String> = cut.fall.iter().take(MOST).cloned().collect();
        if count > MOST {
            names.push(format!("{} more", count - MOST));
        }
        let what = match (graph, count) {
            (Graph::Heard, 1) => "is no longer heard",
            (Graph::Heard, _) => "are no longer heard",
            (_, 1) => "falls away from the rest",
            _ => "fall away from the rest",
        };
        let names = self.list(&names, Join::And);
        format!("Without {} {} {what}: {names}.", cut.label, self.number(count))
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
