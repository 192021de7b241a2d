//! The numbers of a facet -> what its rows say: which values are shown, in what order, and the promise on each button.

use std::sync::Arc;

use crosscheck_search::{Facet, FacetKind, FacetValue, Mode, Value, folded};
use leptos::prelude::untrack;

use super::schedule::CountedFacet;
use crate::store::{Explorer, ViewState};

/// How many values a facet shows before the reader asks for more.
pub(super) const SHOWN: usize = 7;

/// How many values are drawn at once; the others are found by name.
const MOST: usize = 100;

/// The rows of a facet.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct ValueRows {
    pub(super) rows: Vec<Arc<ValueRow>>,
    /// How many more there would be.
    pub(super) rest: usize,
    /// How many values stand behind "All", without those that have not what was typed in their name.
    pub(super) hidden: usize,
}

/// What the row of a value says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ValueRow {
    pub(super) value: Value,
    /// As addresses spell it.
    pub(super) key: String,
    /// For readers.
    pub(super) label: String,
    /// The other name by which the reader found it.
    pub(super) found_as: Option<String>,
    /// Where Include leads.
    pub(super) address: String,
    /// Whether nothing more is to be had of it.
    pub(super) is_barren: bool,
    pub(super) include: Offer,
    pub(super) exclude: Offer,
}

/// What a button beside a value says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Offer {
    /// Whether it was taken.
    pub(super) taken: bool,
    /// Whether it can not be taken, since nothing would be left.
    pub(super) disabled: bool,
    /// What stands on it.
    pub(super) sign: String,
    /// The same in words.
    pub(super) words: String,
}

impl ValueRows {
    /// The rows of a facet, as far as the reader wants to see them.
    pub(super) fn new(explorer: Explorer, counted: &CountedFacet, filter: &str, all: bool, by_name: bool) -> Self {
        let CountedFacet { facet, choice } = counted;
        let site = explorer.as_read();
        let other_names = |value: Value, with: &mut dyn FnMut(&str)| {
            site.index().other_names(&site.corpus, facet.kind, value, with);
        };
        let adds = choice.mode == Mode::Any && !choice.include.is_empty();
        let shown = shown(facet, &folded(filter), all, by_name, adds, &other_names);
        let hidden = if filter.is_empty() {
            facet.values.len().saturating_sub(shown.len())
        } else {
            0
        };
        let row = |found: &Found<'_>| {
            let mut row = row(explorer, facet.kind, found.value, adds, choice.mode);
            row.found_as.clone_from(&found.found_as);
            Arc::new(row)
        };
        Self {
            rest: shown.len().saturating_sub(MOST),
            hidden,
            rows: shown
                .iter()
                .enumerate()
                .filter(|(at, found)| *at < MOST || is_chosen(found.value))
                .map(|(_, found)| row(found))
                .collect(),
        }
    }
}

fn is_chosen(value: &FacetValue) -> bool {
    value.included || value.excluded
}

/// A value that is shown.
struct Found<'a> {
    value: &'a FacetValue,
    /// The other name by which it was found, where its label has not what was typed.
    found_as: Option<String>,
}

/// Gives the other names of a value.
type OtherNames<'a> = dyn Fn(Value, &mut dyn FnMut(&str)) + 'a;

/// What Include promises of a value: how much it leaves, or adds to what is included already.
fn number(value: &FacetValue, adds: bool) -> usize {
    if adds { value.adds } else { value.count }
}

/// The values with `typed` in one of their names; without `typed`, all, or the first few that promise anything and those that
/// are chosen.
fn shown<'a>(
    facet: &'a Facet,
    typed: &str,
    all: bool,
    by_name: bool,
    adds: bool,
    other_names: &OtherNames<'_>,
) -> Vec<Found<'a>> {
    let mut values: Vec<&FacetValue> = facet.values.iter().collect();
    if by_name {
        // They come in the order of their counts. What has no value stands last in both.
        crosscheck_model::sort_by_key(&mut values, |value| {
            (value.value == Value::NoneRecorded, folded(&value.label))
        });
    }
    if !typed.is_empty() {
        let found = values.into_iter().filter_map(|value| {
            let mut found_as = None;
            if !folded(&value.label).contains(typed) {
                other_names(value.value, &mut |name| {
                    if found_as.is_none() && folded(name).contains(typed) {
                        found_as = Some(name.to_owned());
                    }
                });
                found_as.as_ref()?;
            }
            Some(Found { value, found_as })
        });
        return found.collect();
    }
    if !all {
        values.retain(|value| number(value, adds) > 0 || is_chosen(value));
        let mut at = 0..;
        values.retain(|value| at.next().is_some_and(|at| at < SHOWN) || is_chosen(value));
    }
    let plain = |value| Found { value, found_as: None };
    values.into_iter().map(plain).collect()
}

/// What a row says. `adds` says that other values are included already and that one of them is enough.
fn row(explorer: Explorer, kind: FacetKind, value: &FacetValue, adds: bool, mode: Mode) -> ValueRow {
    let site = explorer.as_read();
    let which = value.value;
    let is_barren = number(value, adds) == 0 && !is_chosen(value);
    ValueRow {
        value: which,
        key: site.index().value_key(&site.corpus, kind, which),
        label: value.label.clone(),
        found_as: None,
        // Rows are made anew when a request was counted, not with every letter that is typed.
        address: untrack(|| explorer.link_with(|state| toggle(state, kind, which, true))),
        is_barren,
        include: Offer {
            disabled: is_barren && mode == Mode::All,
            ..include(value, adds)
        },
        exclude: exclude(value),
    }
}

/// What Include promises. For a value that stands on the other side, a click moves it over: then the button says what is
/// left, and no difference.
fn include(value: &FacetValue, adds: bool) -> Offer {
    let label = &value.label;
    let (sign, words) = if value.included {
        (
            value.count.to_string(),
            format!("Included: {label}, in {}. Remove it", value.count),
        )
    } else if value.excluded {
        let words = format!("Include {label} instead, leaves {}", value.after_include);
        ("→".to_owned(), words)
    } else if adds {
        (
            format!("+{}", value.adds),
            format!("Include {label}, adds {}", value.adds),
        )
    } else {
        (
            value.count.to_string(),
            format!("Include {label}, leaves {}", value.count),
        )
    };
    Offer {
        taken: value.included,
        disabled: false,
        sign,
        words,
    }
}

/// What Exclude promises.
fn exclude(value: &FacetValue) -> Offer {
    let label = &value.label;
    let (sign, words) = if value.excluded {
        ("✕".to_owned(), format!("Excluded: {label}. Remove it"))
    } else if value.included {
        let words = format!("Exclude {label} instead, leaves {}", value.after_exclude);
        ("→".to_owned(), words)
    } else {
        let words = format!("Exclude {label}, removes {}", value.removes);
        (format!("−{}", value.removes), words)
    };
    Offer {
        taken: value.excluded,
        disabled: false,
        sign,
        words,
    }
}

/// Puts a value among the included or the excluded, or takes it out again. It is never in both.
pub(super) fn toggle(state: &mut ViewState, kind: FacetKind, value: Value, include: bool) {
    state.request = if include {
        state.request.toggling_include(kind, value)
    } else {
        state.request.toggling_exclude(kind, value)
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(number: u32, label: &str, count: usize) -> FacetValue {
        FacetValue {
            value: Value::Recorded(number),
            label: label.to_owned(),
            count,
            adds: 2,
            removes: 1,
            included: false,
            excluded: false,
            after_include: 5,
            after_exclude: 6,
        }
    }

    #[test]
    fn a_value_is_included_excluded_or_neither() {
        let mut state = ViewState::default();
        let value = Value::Recorded(3);
        toggle(&mut state, FacetKind::Place, value, true);
        assert_eq!(state.request.facets[&FacetKind::Place].include, [value]);
        toggle(&mut state, FacetKind::Place, value, false);
        assert_eq!(state.request.facets[&FacetKind::Place].include, []);
        assert_eq!(state.request.facets[&FacetKind::Place].exclude, [value]);
        toggle(&mut state, FacetKind::Place, value, false);
        assert_eq!(state, ViewState::default());
    }

    fn check(values: Vec<FacetValue>, typed: &str, all: bool, by_name: bool, expected: &[&str]) {
        let facet = Facet {
            kind: FacetKind::Place,
            values,
        };
        let other_names = |value: Value, with: &mut dyn FnMut(&str)| {
            if value == Value::Recorded(0) {
                with("Zyta Xi");
            }
        };
        let shown = shown(&facet, typed, all, by_name, false, &other_names);
        let labels: Vec<String> = shown
            .iter()
            .map(|found| [Some(found.value.label.as_str()), found.found_as.as_deref()])
            .map(|words| words.into_iter().flatten().collect::<Vec<_>>().join(", as "))
            .collect();
        assert_eq!(labels, expected);
    }

    #[test]
    fn the_first_values_are_shown_and_those_that_are_chosen() {
        let labels = ["h", "g", "f", "É", "d", "c", "b", "none", "a"];
        let mut values: Vec<FacetValue> = (0..).zip(labels).map(|(at, label)| value(at, label, 9)).collect();
        values[7].value = Value::NoneRecorded;
        check(values.clone(), "", false, false, &labels[..7]);
        check(values.clone(), "", true, false, &labels);
        check(
            values.clone(),
            "",
            true,
            true,
            &["a", "b", "c", "d", "É", "f", "g", "h", "none"],
        );
        check(values.clone(), "e", false, false, &["É", "none"]);
        check(values.clone(), "q", true, false, &[]);
        check(values.clone(), "zyta x", true, false, &["h, as Zyta Xi"]);
        values[8].excluded = true;
        check(
            values.clone(),
            "",
            false,
            false,
            &["h", "g", "f", "É", "d", "c", "b", "a"],
        );
        // Those of which nothing is in the results stand behind "All".
        for value in &mut values[..6] {
            value.count = 0;
        }
        check(values.clone(), "", false, false, &["b", "none", "a"]);
        check(values.clone(), "", true, false, &labels);
        check(values, "g", false, false, &["g"]);
    }

    #[test]
    fn buttons_promise_what_their_click_leads_to() {
        let say = |value: &FacetValue, adds: bool| {
            let (include, exclude) = (include(value, adds), exclude(value));
            format!(
                "{} {} | {} {}",
                include.sign, include.words, exclude.sign, exclude.words
            )
        };
        let mut value = value(0, "Falluja", 4);
        assert_eq!(
            say(&value, false),
            "4 Include Falluja, leaves 4 | −1 Exclude Falluja, removes 1"
        );
        assert_eq!(
            say(&value, true),
            "+2 Include Falluja, adds 2 | −1 Exclude Falluja, removes 1"
        );
        value.included = true;
        assert_eq!(
            say(&value, true),
            "4 Included: Falluja, in 4. Remove it | → Exclude Falluja instead, leaves 6"
        );
        (value.included, value.excluded) = (false, true);
        assert_eq!(
            say(&value, false),
            "→ Include Falluja instead, leaves 5 | ✕ Excluded: Falluja. Remove it"
        );
    }
}
