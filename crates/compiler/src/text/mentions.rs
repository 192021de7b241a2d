//! Paragraphs and names into mentions, by the rules of the format page.
//!
//! Every occurrence of a form at word boundaries is a mention of its entity, unless a decision says otherwise; of one
//! entity, the longest form wins and mentions do not overlap; names of different entities may nest. White space in a
//! form matches white space of any kind, one for one; everything else is compared letter for letter.

use std::collections::{BTreeMap, BTreeSet};

/// A printed form and the entities it may stand for.
#[derive(Debug, Default)]
pub(crate) struct Form {
    /// The one entity it means without a decision: its index and the place among its names.
    pub(crate) usual: Option<(usize, usize)>,
    /// Every entity that lists it.
    pub(crate) all: Vec<(usize, usize)>,
}

/// The forms of all entities, in order.
pub(crate) type Forms = BTreeMap<String, Form>;

/// What an author decided about a form.
#[derive(Debug)]
pub(crate) struct Ruling {
    pub(crate) form: String,
    /// Documents and paragraphs; empty means everywhere.
    pub(crate) at: Vec<(usize, Option<u32>)>,
    pub(crate) occurrence: Option<u32>,
    pub(crate) inside: Option<String>,
    /// `None`: not a mention.
    pub(crate) entity: Option<usize>,
}

/// One mention: Unicode scalar offsets inside the paragraph.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Found {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) entity: usize,
    pub(crate) name: usize,
}

/// What a paragraph holds.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// In order of start, end, entity.
    pub(crate) mentions: Vec<Found>,
    /// Which rulings had a say, and at which of their places.
    pub(crate) used: Vec<(usize, usize)>,
    /// Stretches that a ruling said are no mention.
    pub(crate) denied: Vec<(u32, u32)>,
}

/// Finds every mention of a paragraph.
pub(crate) fn find(text: &str, document: usize, paragraph: u32, forms: &Forms, rulings: &[Ruling]) -> Outcome {
    let letters = Letters::new(text);
    let mut outcome = Outcome::default();
    let mut by_entity: BTreeMap<usize, Vec<Found>> = BTreeMap::new();
    // Most forms stand nowhere in a paragraph: their first letters rule them out before any search.
    let beginnings = letters.beginnings();
    for (form, owners) in forms.iter().filter(|(form, _)| beginnings.contains(&first_two(form))) {
        for (nth, (start, end)) in letters.occurrences(form).into_iter().enumerate() {
            let place = Occurrence {
                document,
                paragraph,
                nth: nth + 1,
                start,
                end,
            };
            let ruled = rulings
                .iter()
                .enumerate()
                .filter(|(_, ruling)| ruling.form == *form)
                .filter_map(|(index, ruling)| Some((place.rank(ruling, &letters)?, index, ruling)))
                .max_by_key(|((rank, _), index, _)| (*rank, std::cmp::Reverse(*index)));
            let owner = match ruled {
                None => owners.usual,
                Some(((_, at), index, ruling)) => {
                    outcome.used.push((index, at));
                    ruling
                        .entity
                        .and_then(|entity| owners.all.iter().copied().find(|(owner, _)| *owner == entity))
                }
            };
            match owner {
                Some((entity, name)) => by_entity.entry(entity).or_default().push(Found {
                    start,
                    end,
                    entity,
                    name,
                }),
                None if ruled.is_some() => outcome.denied.push((start, end)),
                None => {}
            }
        }
    }
    outcome.mentions = by_entity.into_values().flat_map(longest_first).collect();
    outcome.mentions.sort();
    outcome
}

/// Of one entity: the longest forms, none overlapping another.
fn longest_first(mut found: Vec<Found>) -> Vec<Found> {
    found.sort_by_key(|mention| (std::cmp::Reverse(mention.end - mention.start), mention.start));
    let mut kept: Vec<Found> = Vec::new();
    for mention in found {
        if kept
            .iter()
            .all(|other| mention.end <= other.start || other.end <= mention.start)
        {
            kept.push(mention);
        }
    }
    kept
}

struct Occurrence {
    document: usize,
    paragraph: u32,
    nth: usize,
    start: u32,
    end: u32,
}

impl Occurrence {
    /// How specifically a ruling speaks of this occurrence, and by which of its places; `None` if it does not.
    fn rank(&self, ruling: &Ruling, letters: &Letters) -> Option<(u8, usize)> {
        let (place, at) = if ruling.at.is_empty() {
            (0, 0)
        } else {
            let here = |(document, paragraph): &(usize, Option<u32>)| {
                *document == self.document && paragraph.is_none_or(|paragraph| paragraph == self.paragraph)
            };
            let at = ruling.at.iter().position(here)?;
            let whole_document = ruling.at.get(at).is_some_and(|(_, paragraph)| paragraph.is_none());
            (if whole_document { 1 } else { 2 }, at)
        };
        if ruling.occurrence.is_some_and(|nth| nth as usize != self.nth) {
            return None;
        }
        if let Some(longer) = &ruling.inside
            && !letters
                .all(longer)
                .iter()
                .any(|(start, end)| *start <= self.start && self.end <= *end)
        {
            return None;
        }
        // The most specific wins: occurrence, then inside, then the paragraph, then the document, then everywhere.
        let rank = u8::from(ruling.occurrence.is_some()) * 8 + u8::from(ruling.inside.is_some()) * 4 + place;
        Some((rank, at))
    }
}

/// Whether `form` stands in `text` at word boundaries.
pub(crate) fn contains(text: &str, form: &str) -> bool {
    !Letters::new(text).occurrences(form).is_empty()
}

/// Where the words stand in `text`, at word boundaries, from left to right: Unicode scalar offsets.
pub(crate) fn occurrences(text: &str, form: &str) -> Vec<(u32, u32)> {
    Letters::new(text).occurrences(form)
}

/// A text as letters, white space folded to one kind.
struct Letters(Vec<char>);

impl Letters {
    fn new(text: &str) -> Self {
        Self(
            text.chars()
                .map(|letter| if letter.is_whitespace() { ' ' } else { letter })
                .collect(),
        )
    }

    /// The first two letters wherever a word may begin, and the first one alone.
    fn beginnings(&self) -> BTreeSet<(Option<char>, Option<char>)> {
        let mut found = BTreeSet::new();
        for (at, letter) in self.0.iter().enumerate() {
            if u32::try_from(at).is_ok_and(|at| self.is_boundary(at)) {
                found.insert((Some(*letter), self.0.get(at + 1).copied()));
                found.insert((Some(*letter), None));
            }
        }
        found
    }

    /// Every place where the string stands, overlapping ones too.
    fn all(&self, string: &str) -> Vec<(u32, u32)> {
        let wanted = Self::new(string).0;
        if wanted.is_empty() {
            return Vec::new();
        }
        let windows = self.0.windows(wanted.len()).enumerate();
        let fits = windows.filter(|(_, window)| *window == wanted.as_slice());
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        fits.map(|(start, _)| (offset(start), offset(start + wanted.len())))
            .collect()
    }

    /// Where it stands at word boundaries, without overlaps.
    fn occurrences(&self, form: &str) -> Vec<(u32, u32)> {
        let mut done: Vec<(u32, u32)> = Vec::new();
        for (start, end) in self.all(form) {
            let free = done.last().is_none_or(|(_, last)| *last <= start);
            if free && self.is_boundary(start) && self.is_boundary(end) {
                done.push((start, end));
            }
        }
        done
    }

    /// Whether a word ends or begins here: no letter or digit on both sides.
    fn is_boundary(&self, at: u32) -> bool {
        let at = at as usize;
        let is_word = |index: Option<usize>| {
            index
                .and_then(|index| self.0.get(index))
                .is_some_and(|letter| is_word(*letter))
        };
        !(is_word(at.checked_sub(1)) && is_word(Some(at)))
    }
}

fn first_two(form: &str) -> (Option<char>, Option<char>) {
    let mut letters = form
        .chars()
        .map(|letter| if letter.is_whitespace() { ' ' } else { letter });
    (letters.next(), letters.next())
}

/// Letters, digits, the underscore, and the marks that combine with a letter.
fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || ('\u{300}'..='\u{36f}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(list: &[(&str, usize, bool)]) -> Forms {
        let mut forms = Forms::new();
        for (name, (form, entity, decided)) in list.iter().enumerate() {
            let entry: &mut Form = forms.entry((*form).to_owned()).or_default();
            entry.all.push((*entity, name));
            if !decided {
                entry.usual = Some((*entity, name));
            }
        }
        forms
    }

    fn ruling(form: &str, entity: Option<usize>) -> Ruling {
        Ruling {
            form: form.to_owned(),
            at: Vec::new(),
            occurrence: None,
            inside: None,
            entity,
        }
    }

    #[track_caller]
    fn check(text: &str, list: &[(&str, usize, bool)], rulings: &[Ruling], expected: &[(usize, &str)]) {
        let outcome = find(text, 0, 1, &forms(list), rulings);
        let letters: Vec<char> = text.chars().collect();
        let found: Vec<(usize, String)> = outcome
            .mentions
            .iter()
            .map(|mention| {
                (
                    mention.entity,
                    letters[mention.start as usize..mention.end as usize].iter().collect(),
                )
            })
            .collect();
        let found: Vec<(usize, &str)> = found.iter().map(|(entity, form)| (*entity, form.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_form_counts_at_word_boundaries() {
        check(
            "Iran-backed, Iran’s, Iranian,Iran",
            &[("Iran", 0, false)],
            &[],
            &[(0, "Iran"), (0, "Iran"), (0, "Iran")],
        );
        check("PMUs and PMU", &[("PMU", 0, false)], &[], &[(0, "PMU")]);
    }

    #[test]
    fn the_longest_form_of_an_entity_wins_and_names_of_others_nest() {
        let list = [
            ("US", 0, false),
            ("US Central Command", 1, false),
            ("Central Command", 1, false),
        ];
        check(
            "the US Central Command",
            &list,
            &[],
            &[(0, "US"), (1, "US Central Command")],
        );
    }

    #[test]
    fn white_space_of_any_kind_matches() {
        check(
            "Quds\u{a0}Force and Quds\nForce",
            &[("Quds Force", 0, false)],
            &[],
            &[(0, "Quds\u{a0}Force"), (0, "Quds\nForce")],
        );
    }

    #[test]
    fn a_decided_form_counts_only_where_a_decision_says_so() {
        let list = [("Baghdad", 0, false), ("Baghdad", 1, true), ("Riyadh", 2, true)];
        check("Baghdad and Riyadh", &list, &[], &[(0, "Baghdad")]);
        let government = Ruling {
            at: vec![(0, Some(1))],
            ..ruling("Baghdad", Some(1))
        };
        check("Baghdad and Riyadh", &list, &[government], &[(1, "Baghdad")]);
    }

    #[test]
    fn the_most_specific_decision_wins() {
        let list = [("Post", 0, false), ("Post", 1, true)];
        let everywhere = ruling("Post", None);
        let inside = Ruling {
            inside: Some("The Post".to_owned()),
            ..ruling("Post", Some(1))
        };
        let second = Ruling {
            at: vec![(0, Some(1))],
            occurrence: Some(2),
            ..ruling("Post", Some(0))
        };
        check(
            "Post, The Post, The Post",
            &list,
            &[everywhere, second, inside],
            &[(0, "Post"), (1, "Post")],
        );
    }

    #[test]
    fn decisions_tell_whether_they_were_used() {
        let forms = forms(&[("Tehran", 0, false)]);
        let rulings = [
            ruling("Tehran", None),
            Ruling {
                at: vec![(1, None)],
                ..ruling("Tehran", Some(0))
            },
        ];
        let outcome = find("Tehran", 0, 1, &forms, &rulings);
        assert_eq!((outcome.used, outcome.denied), (vec![(0, 0)], vec![(0, 6)]));
    }
}
