//! Paragraphs and names into mentions, by the rules of the format page.
//!
//! Every occurrence of a form at word boundaries is a mention of its entity, unless a decision says otherwise; of one
//! entity, the longest form wins and mentions do not overlap; names of different entities may nest. White space in a
//! form matches white space of any kind, one for one; everything else is compared letter for letter.

use std::collections::{BTreeMap, HashMap, HashSet};

/// A printed form and the entities it may stand for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Form {
    /// The one entity it means without a decision: its index and the place among its names.
    pub(crate) usual: Option<(usize, usize)>,
    /// Every entity that lists it.
    pub(crate) all: Vec<(usize, usize)>,
}

/// The forms of all entities, found by their first words.
#[derive(Debug, Default)]
pub(crate) struct Forms {
    /// In order of the forms.
    all: Vec<Known>,
    /// The forms that begin with a word, or with a sign that is none.
    by_first: HashMap<Vec<char>, Vec<usize>>,
    /// The first letters of all forms: most words of a text begin with another one.
    letters: HashSet<char>,
}

#[derive(Debug)]
struct Known {
    form: String,
    letters: Vec<char>,
    owners: Form,
}

impl Forms {
    pub(crate) fn new(forms: BTreeMap<String, Form>) -> Self {
        let mut known = Self::default();
        for (form, owners) in forms {
            let letters = Letters::new(&form).0;
            let Some(first) = first_word(&letters) else {
                continue;
            };
            known.letters.extend(first.first());
            known
                .by_first
                .entry(first.to_owned())
                .or_default()
                .push(known.all.len());
            known.all.push(Known { form, letters, owners });
        }
        known
    }

    /// Where each form stands at word boundaries, without overlaps of its own: in order of the forms, then of the text.
    fn stand_in(&self, text: &Letters) -> BTreeMap<usize, Vec<(u32, u32)>> {
        let mut found: BTreeMap<usize, Vec<(u32, u32)>> = BTreeMap::new();
        let mut rest = text.0.as_slice();
        let mut start = 0;
        while let Some(first) = first_word(rest) {
            let begins = first.first().is_some_and(|letter| self.letters.contains(letter));
            let known = begins.then(|| self.by_first.get(first)).flatten();
            for index in known.into_iter().flatten() {
                let Some(known) = self.all.get(*index) else { continue };
                let end = start + known.letters.len();
                if rest.starts_with(&known.letters) && text.is_boundary(offset(end)) {
                    let done = found.entry(*index).or_default();
                    if done.last().is_none_or(|(_, last)| *last <= offset(start)) {
                        done.push((offset(start), offset(end)));
                    }
                }
            }
            start += first.len();
            rest = rest.get(first.len()..).unwrap_or_default();
        }
        found
    }
}

/// The word at the beginning, or the one sign that is no part of a word.
fn first_word(letters: &[char]) -> Option<&[char]> {
    let length = letters.iter().take_while(|letter| is_word(**letter)).count();
    letters.get(..length.max(1))
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

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
    for (index, places) in forms.stand_in(&letters) {
        let Some(Known { form, owners, .. }) = forms.all.get(index) else {
            continue;
        };
        for (nth, (start, end)) in places.into_iter().enumerate() {
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

    /// Every place where the string stands, overlapping ones too.
    fn all(&self, string: &str) -> Vec<(u32, u32)> {
        let wanted = Self::new(string).0;
        if wanted.is_empty() {
            return Vec::new();
        }
        let windows = self.0.windows(wanted.len()).enumerate();
        let fits = windows.filter(|(_, window)| *window == wanted.as_slice());
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

/// Letters, digits, the underscore, and the marks that combine with a letter.
/// Whether a sign is part of a word.
pub fn is_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
        || letter.is_alphanumeric()
        || letter == '_'
        || ('\u{300}'..='\u{36f}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(list: &[(&str, usize, bool)]) -> Forms {
        let mut forms: BTreeMap<String, Form> = BTreeMap::new();
        for (name, (form, entity, decided)) in list.iter().enumerate() {
            let entry: &mut Form = forms.entry((*form).to_owned()).or_default();
            entry.all.push((*entity, name));
            if !decided {
                entry.usual = Some((*entity, name));
            }
        }
        Forms::new(forms)
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

    proptest::proptest! {
        #[test]
        fn first_words_find_what_a_search_for_each_form_finds(
            text in "[ab]{0,2}( |-|a|b|\n|é|\u{301}){0,30}",
            list in proptest::collection::btree_set("[ab(é-]( |-|a|b|é){0,3}", 0..12),
        ) {
            let forms = Forms::new(list.iter().map(|form| (form.clone(), Form::default())).collect());
            let letters = Letters::new(&text);
            let by_search: Vec<(String, Vec<(u32, u32)>)> = list
                .iter()
                .map(|form| (form.clone(), letters.occurrences(form)))
                .filter(|(_, places)| !places.is_empty())
                .collect();
            let found: Vec<(String, Vec<(u32, u32)>)> = forms
                .stand_in(&letters)
                .into_iter()
                .map(|(index, places)| (forms.all[index].form.clone(), places))
                .collect();
            proptest::prop_assert_eq!(found, by_search);
        }
    }
}
