//! A request as a reader would say it: what narrows it -> chips with the words between them. The button of a chip takes that
//! part of the request away.

use crosscheck_model::Corpus;
use crosscheck_search::{Choice, Dates, FacetKind, Index, Mode, Request, Value};
use leptos::prelude::*;

use super::{Rows, focus_first};
use crate::address::bound_text;
use crate::memo::Memo;
use crate::store::Explorer;

/// What narrows a request, in words and chips.
#[component]
pub(crate) fn RequestChips(
    /// The request.
    #[prop(into)]
    request: Memo<Request>,
) -> impl IntoView {
    let explorer = Explorer::here();
    let chips = move || {
        let site = explorer.site();
        request.with(|request| chips(&site.corpus, site.index(), request))
    };
    view! {
        <Rows each=chips key=Chip::clone let(chip)>
            <RequestChip chip removed=move |id| follow_focus(explorer, request, id) />
        </Rows>
    }
}

/// A chip that is about to go hands the focus to the next one, else to the one before it, else to the page.
fn follow_focus(explorer: Explorer, request: Memo<Request>, removed: &str) {
    let site = explorer.site();
    let chips = request.with_untracked(|request| chips(&site.corpus, site.index(), request));
    let at = chips.iter().position(|chip| chip.id == removed).unwrap_or_default();
    let (before, after) = chips.split_at(at);
    let neighbours = after.iter().skip(1).chain(before.iter().rev());
    let mut next: Vec<String> = neighbours.map(|chip| element_id(&chip.id)).collect();
    next.push("main".to_owned());
    focus_first(explorer, next);
}

fn element_id(chip: &str) -> String {
    format!("chip-{chip}")
}

/// Whether anything narrows a request, so that it has chips.
pub(crate) fn is_narrowed(request: &Request) -> bool {
    !request.query.trim().is_empty()
        || request.facets.values().any(|choice| !choice.is_empty())
        || request.dates.is_set()
}

/// A chip, after the words that lead to it.
#[component]
fn RequestChip(
    /// What it says and takes away.
    chip: Chip,
    /// Called with its id before it goes.
    removed: impl Fn(&str) + 'static,
) -> impl IntoView {
    let explorer = Explorer::here();
    let Chip { id, lead, text, part } = chip;
    let element = element_id(&id);
    let not = matches!(part, Part::Value { include: false, .. });
    let label = format!("Remove {}{text}", if not { "not " } else { "" });
    let remove = move |_| {
        removed(&id);
        explorer.go(|state| part.remove_from(&mut state.request));
    };
    view! {
        {(!lead.is_empty()).then(|| view! { <span>{lead}</span> })}
        <span class="chip" class:chip--not=not>
            <b>
                <bdi>{text}</bdi>
            </b>
            <button type="button" id=element aria-label=label on:click=remove>
                "×"
            </button>
        </span>
    }
}

/// What a chip says and takes away.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Chip {
    /// Tells it from the other chips of the request.
    id: String,
    /// The words before it; may be empty.
    lead: String,
    text: String,
    part: Part,
}

/// A part of a request that can be taken away alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Part {
    Query,
    Exactly,
    OneSpelling,
    Value {
        kind: FacetKind,
        value: Value,
        include: bool,
    },
    /// A value that this corpus does not have, by its place among those of the facet.
    Unknown {
        kind: FacetKind,
        at: usize,
    },
    Dates,
}

impl Part {
    fn remove_from(self, request: &mut Request) {
        match self {
            Self::Query => request.query.clear(),
            Self::Exactly => request.exactly = false,
            Self::OneSpelling => request.other_spellings = true,
            // The value is chosen, so a second click on its button takes it out.
            Self::Value {
                kind,
                value,
                include: true,
            } => *request = request.toggling_include(kind, value),
            Self::Value {
                kind,
                value,
                include: false,
            } => *request = request.toggling_exclude(kind, value),
            Self::Unknown { kind, at } => {
                if let Some(choice) = request.facets.get_mut(&kind) {
                    if at < choice.unknown.len() {
                        choice.unknown.remove(at);
                    }
                    if choice.is_default() {
                        request.facets.remove(&kind);
                    }
                }
            }
            Self::Dates => request.dates = Dates::default(),
        }
    }
}

/// The chips of a request: its words, its facets in their order, its dates.
fn chips(corpus: &Corpus, index: &Index, request: &Request) -> Vec<Chip> {
    let mut chips = chips_of_query(request);
    for (&kind, choice) in &request.facets {
        chips.extend(chips_of_facet(corpus, index, kind, choice));
    }
    chips.extend(chip_of_dates(&request.dates));
    chips
}

fn chips_of_query(request: &Request) -> Vec<Chip> {
    let query = request.query.trim();
    if query.is_empty() {
        return Vec::new();
    }
    let chip = |id: &str, lead: &str, text: String, part| Chip {
        id: id.to_owned(),
        lead: lead.to_owned(),
        text,
        part,
    };
    let mut chips = vec![chip("query", "that match ", quoted(query), Part::Query)];
    if request.exactly {
        chips.push(chip("exactly", "", "exactly as typed".to_owned(), Part::Exactly));
    } else if !request.other_spellings {
        let text = "in this spelling alone".to_owned();
        chips.push(chip("spellings", "", text, Part::OneSpelling));
    }
    chips
}

/// A query in quotation marks, unless it brings its own.
fn quoted(query: &str) -> String {
    if query.contains(['"', '“', '”', '„', '«']) {
        return query.to_owned();
    }
    format!("“{query}”")
}

fn chips_of_facet(corpus: &Corpus, index: &Index, kind: FacetKind, choice: &Choice) -> Vec<Chip> {
    let noun = kind.noun(corpus);
    let between = match choice.mode {
        Mode::Any => "or",
        Mode::All => "and",
    };
    let side = |values: &[Value], include: bool, first: String, between: &str| {
        let chip = |(at, &value): (usize, &Value)| Chip {
            id: format!("{}-{}", kind.key(corpus), index.value_key(corpus, kind, value)),
            lead: if at == 0 { first.clone() } else { between.to_owned() },
            text: index.value_label(corpus, kind, value),
            part: Part::Value { kind, value, include },
        };
        values.iter().enumerate().map(chip).collect::<Vec<_>>()
    };
    let mut chips = side(&choice.include, true, format!("with {noun} "), between);
    let unknown = choice.unknown.iter().enumerate().map(|(at, name)| Chip {
        id: format!("{}-unknown-{name}", kind.key(corpus)),
        lead: if at == 0 && choice.include.is_empty() {
            format!("with {noun} ")
        } else {
            between.to_owned()
        },
        text: format!("“{name}”, which nothing here is called"),
        part: Part::Unknown { kind, at },
    });
    chips.extend(unknown);
    chips.extend(side(&choice.exclude, false, format!("but not {noun} "), "or"));
    chips
}

fn chip_of_dates(dates: &Dates) -> Option<Chip> {
    if !dates.is_set() {
        return None;
    }
    let from = bound_text(dates.from, true);
    let to = bound_text(dates.to, false);
    let text = match (from.is_empty(), to.is_empty()) {
        (false, false) => format!("{from} to {to}"),
        (false, true) => format!("since {from}"),
        _ => format!("until {to}"),
    };
    let lead = if dates.certain {
        "certainly published "
    } else {
        "published, certainly or possibly, "
    };
    Some(Chip {
        id: "dates".to_owned(),
        lead: lead.to_owned(),
        text,
        part: Part::Dates,
    })
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::store::Site;

    /// A request with everything that can narrow it, over the first values of each facet.
    fn everything(site: &Site) -> Request {
        let mut request = Request {
            query: " iran ".to_owned(),
            other_spellings: false,
            dates: Dates {
                from: crosscheck_model::Date::parse("2017").ok().map(|date| date.first),
                ..Dates::default()
            },
            ..Request::default()
        };
        for kind in FacetKind::all(&site.corpus) {
            request = request.toggling_include(kind, Value::NoneRecorded);
        }
        request = request.toggling_include(FacetKind::Place, Value::Recorded(0));
        request.facets.entry(FacetKind::Voice).or_default().unknown = vec!["nobody".to_owned(), "no one".to_owned()];
        request.toggling_exclude(FacetKind::Outlet, Value::Recorded(0))
    }

    #[test]
    fn each_chip_takes_its_part_away_and_nothing_else() {
        let site = Site::open(crate::pack::bytes()).unwrap();
        let request = everything(&site);
        let all = chips(&site.corpus, site.index(), &request);
        for chip in &all {
            let mut left = request.clone();
            chip.part.remove_from(&mut left);
            let gone = chips(&site.corpus, site.index(), &left);
            assert!(!gone.iter().any(|other| other.id == chip.id), "{chip:?}");
            // Without words, nothing is said of how words are found.
            let with_it = if chip.part == Part::Query { 2 } else { 1 };
            assert_eq!(gone.len(), all.len() - with_it, "{chip:?}");
        }
    }

    #[test]
    fn chips_read_as_one_sentence() {
        let site = Site::open(crate::pack::bytes()).unwrap();
        let say = |request: &Request| {
            let chips = chips(&site.corpus, site.index(), request);
            let said = chips.iter().map(|chip| format!("{}[{}]", chip.lead, chip.text));
            said.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(say(&Request::default()), "");
        assert!(!is_narrowed(&Request::default()));
        let request = Request {
            query: "iran".to_owned(),
            exactly: true,
            ..Request::default()
        };
        assert!(is_narrowed(&request));
        assert_eq!(say(&request), "that match [“iran”] [exactly as typed]");
        let narrowed = request
            .toggling_include(FacetKind::Stance, Value::Recorded(0))
            .toggling_include(FacetKind::Stance, Value::Recorded(1));
        let said = say(&narrowed);
        assert!(said.contains("] with stance [") && said.contains("] or["), "{said}");
    }
}
