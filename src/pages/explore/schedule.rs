//! When Explore works out what it shows. All of it at once would hold up the browser where documents are many, so it is cut
//! into steps, each in a task of its own, and the browser may paint and listen in between: the first results come with what
//! was typed, the others after them, and what is counted beside them when the reader pauses. A new request begins again with
//! the first step; until its turn comes, each part of the page shows what it showed.
//!
//! The first time, a few documents are drawn in one go, so that nothing moves while the reader begins to look.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use crosscheck_search::{Choice, Facet, FacetKind, Hit, Unit};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::answer::Found;
use super::hit_list::HitList;
use crate::components::{CountedYears, YearCounts};
use crate::memo::Memo;
use crate::store::Explorer;

/// From how many documents on the page is worked out in steps the first time, too.
const LARGE: usize = 500;

/// How long a reader pauses before the counts follow.
const PAUSE: Duration = Duration::from_millis(60);

/// How many results are drawn in one task.
const AT_ONCE: usize = 3;

/// How many results are drawn before the reader asks for more.
const SHOWN: usize = 20;

/// How many more at a time.
pub(super) const MORE: usize = 100;

/// The numbers of a facet, with the choices they were counted under.
#[derive(Clone, Debug)]
pub(super) struct CountedFacet {
    pub(super) facet: Facet,
    pub(super) choice: Choice,
}

/// How many results there are, beside those of the unit that is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Totals {
    /// In the order of [`Unit::ALL`].
    pub(super) units: [usize; 3],
    /// How many of those listed name what was typed, where that is a name.
    pub(super) naming: Option<usize>,
}

/// What is chosen in the facets.
type Choices = BTreeMap<FacetKind, Choice>;

/// The counts of a facet: nothing until they were made once.
pub(super) type FacetCounts = RwSignal<Option<Arc<CountedFacet>>>;

/// Something to work out in a task of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// The next few results.
    Hits,
    /// How many results there are in each unit.
    Totals,
    /// How many results there are of each year.
    Years,
    /// The numbers of a facet.
    Facet(FacetKind),
}

/// The steps after the first results, where there are so many in all, in the order of their turns.
fn steps(total: usize, kinds: impl Iterator<Item = FacetKind>) -> VecDeque<Step> {
    let hits = total.min(SHOWN).saturating_sub(AT_ONCE).div_ceil(AT_ONCE);
    std::iter::repeat_n(Step::Hits, hits)
        .chain([Step::Totals, Step::Years])
        .chain(kinds.map(Step::Facet))
        .collect()
}

/// What is drawn in one go when the page is opened.
#[derive(Clone, Copy, PartialEq, Eq)]
enum AtFirst {
    /// Nothing that needs an answer: there are many documents.
    Nothing,
    /// The results: the reader comes back to where they were among many.
    Results,
    /// Everything.
    All,
}

fn at_first(explorer: Explorer) -> AtFirst {
    let comes_back = || explorer.remembered_place().is_some_and(|place| place.scroll > 0.0);
    if explorer.as_read().corpus.documents.len() < LARGE {
        AtFirst::All
    } else if comes_back() {
        AtFirst::Results
    } else {
        AtFirst::Nothing
    }
}

/// The answer to the present request, and what was worked out of it so far. Components read the signals, steps fill them.
#[derive(Clone, Copy)]
pub(super) struct Schedule {
    explorer: Explorer,
    /// What can be said at once. Nothing before the page asks for the first answer.
    pub(super) found: Memo<Option<Found>>,
    /// The results that are drawn.
    pub(super) hits: RwSignal<HitList>,
    /// How many results the reader wants to see.
    pub(super) wanted: RwSignal<usize>,
    /// How many results there are in each unit.
    pub(super) totals: RwSignal<Option<Totals>>,
    /// The numbers of the years.
    pub(super) years: YearCounts,
    /// Whether everything was counted once.
    pub(super) counted: RwSignal<bool>,
    /// Whether parts of the page still show what was asked before.
    pub(super) busy: RwSignal<bool>,
    facets: StoredValue<Vec<(FacetKind, FacetCounts)>>,
    /// Whether the first answer was asked for.
    begun: RwSignal<bool>,
    /// Steps still to be taken.
    steps: StoredValue<VecDeque<Step>>,
    /// The hits of the present answer that are drawn.
    drawn: StoredValue<Vec<Arc<Hit>>>,
    /// Those that come after them, once they are ranked.
    ranked: StoredValue<Option<VecDeque<Arc<Hit>>>>,
    waiting: StoredValue<Option<TimeoutHandle>>,
}

impl Schedule {
    /// Follows the request from now on, for as long as the owner it is called in lives.
    pub(super) fn start(explorer: Explorer) -> Self {
        let kinds = FacetKind::all(&explorer.as_read().corpus);
        let facets = kinds.into_iter().map(|kind| (kind, RwSignal::new(None)));
        let begun = RwSignal::new(false);
        let schedule = Self {
            explorer,
            found: found(explorer, begun),
            hits: RwSignal::default(),
            wanted: RwSignal::new(SHOWN),
            totals: RwSignal::new(None),
            years: RwSignal::new(None),
            counted: RwSignal::new(false),
            busy: RwSignal::new(false),
            facets: StoredValue::new(facets.collect()),
            begun,
            steps: StoredValue::default(),
            drawn: StoredValue::default(),
            ranked: StoredValue::default(),
            waiting: StoredValue::default(),
        };
        schedule.begin(at_first(explorer));
        schedule.follow();
        schedule
    }

    /// The facets of the corpus, each with its counts.
    pub(super) fn facets(self) -> Vec<(FacetKind, FacetCounts)> {
        self.facets.get_value()
    }

    /// Shows more results.
    pub(super) fn show_more(self) {
        let Some(found) = self.found.get_untracked() else {
            return;
        };
        while self.steps.with_value(|steps| steps.front() == Some(&Step::Hits)) {
            self.take_step();
        }
        let more = found.hits(self.wanted.get_untracked(), MORE);
        self.hits.update(|list| *list = list.followed_by(more));
        self.wanted.update(|wanted| *wanted += MORE);
    }

    /// Works out what is to be there from the start. The rest follows in steps.
    fn begin(self, at_first: AtFirst) {
        if at_first == AtFirst::Nothing {
            self.busy.set(true);
            // In a task of its own, so that what needs no answer is painted before.
            return self.wait(Duration::ZERO, move || self.begun.set(true));
        }
        self.begun.set(true);
        self.restart(&[]);
        let at_once = |step: &Step| at_first == AtFirst::All || *step == Step::Hits;
        while self.steps.with_value(|steps| steps.front().is_some_and(at_once)) {
            self.take_step();
        }
        self.go_on(Duration::ZERO);
    }

    /// Begins again whenever there is another answer. A choice shows where it was made, at once: the facet in which something
    /// was chosen does not wait for its turn.
    fn follow(self) {
        Effect::new(move |before: Option<Option<Choices>>| {
            let begun = self.found.get().is_some();
            let now = self.explorer.now().request.facets;
            if let Some(before) = before.filter(|_| begun) {
                let pause = if before.is_some() { PAUSE } else { Duration::ZERO };
                let chosen_in =
                    |kind: &FacetKind| before.as_ref().is_some_and(|before| before.get(kind) != now.get(kind));
                let kinds = self.facets().into_iter().map(|(kind, _)| kind);
                self.restart(&kinds.filter(chosen_in).collect::<Vec<_>>());
                self.go_on(pause);
            }
            begun.then_some(now)
        });
        on_cleanup(move || self.stop_waiting());
    }

    /// Shows the first results and the numbers of some facets, and plans the other steps.
    fn restart(self, at_once: &[FacetKind]) {
        let Some(found) = self.found.get_untracked() else {
            return;
        };
        self.wanted.set(SHOWN);
        self.ranked.set_value(None);
        self.show_hits(found, found.hits(0, AT_ONCE));
        at_once.iter().for_each(|&kind| self.count_facet(found, kind));
        let kinds = self.facets().into_iter().map(|(kind, _)| kind);
        let others = kinds.filter(|kind| !at_once.contains(kind));
        self.steps.set_value(steps(found.total, others));
    }

    /// Takes the next step in a task of its own, or is done.
    fn go_on(self, pause: Duration) {
        let next = self.steps.with_value(|steps| steps.front().copied());
        self.busy.set(next.is_some());
        let Some(next) = next else {
            return self.counted.set(true);
        };
        let pause_now = if next == Step::Totals { pause } else { Duration::ZERO };
        self.wait(pause_now, move || {
            self.take_step();
            self.go_on(pause);
        });
    }

    /// Acts in a task of its own, and no longer in the one that waited before: the reader has typed on.
    fn wait(self, pause: Duration, act: impl FnOnce() + 'static) {
        self.stop_waiting();
        self.waiting.set_value(set_timeout_with_handle(act, pause).ok());
    }

    fn stop_waiting(self) {
        if let Some(waiting) = self.waiting.try_update_value(Option::take).flatten() {
            waiting.clear();
        }
    }

    fn take_step(self) {
        let step = self.steps.try_update_value(VecDeque::pop_front).flatten();
        let (Some(step), Some(found)) = (step, self.found.get_untracked()) else {
            return;
        };
        match step {
            Step::Hits => self.next_hits(found),
            Step::Totals => self.totals.set(found.ask(|answer| Totals {
                units: Unit::ALL.map(|unit| answer.total_in(unit)),
                naming: answer.naming(),
            })),
            Step::Years => self.count_years(found),
            Step::Facet(kind) => self.count_facet(found, kind),
        }
    }

    /// Draws a few more hits. They are ranked once for all of them.
    fn next_hits(self, found: Found) {
        let ranked = self.ranked.try_update_value(Option::take).flatten();
        let mut ranked = ranked.unwrap_or_else(|| found.hits(AT_ONCE, SHOWN - AT_ONCE).into());
        let mut drawn = self.drawn.get_value();
        drawn.extend(ranked.drain(..AT_ONCE.min(ranked.len())));
        self.ranked.set_value(Some(ranked));
        self.show_hits(found, drawn);
    }

    fn show_hits(self, found: Found, drawn: Vec<Arc<Hit>>) {
        let most = found.total.min(SHOWN);
        self.hits.update(|list| *list = list.arriving(&drawn, most));
        self.drawn.set_value(drawn);
    }

    fn count_years(self, found: Found) {
        let unit = self.explorer.now().request.unit;
        let counted = found.ask(|answer| {
            let (bars, undated) = answer.histogram();
            Arc::new(CountedYears { unit, bars, undated })
        });
        self.years.set(counted);
    }

    fn count_facet(self, found: Found, kind: FacetKind) {
        let choice = self
            .explorer
            .now()
            .request
            .facets
            .get(&kind)
            .cloned()
            .unwrap_or_default();
        let facet = found.ask(|answer| answer.facets(&|each| each == kind).pop()).flatten();
        let counted = facet.map(|facet| Arc::new(CountedFacet { facet, choice }));
        let facets = self.facets();
        if let Some((_, counts)) = facets.iter().find(|(each, _)| *each == kind) {
            counts.set(counted);
        }
    }
}

/// The answer to the present request, once the page has begun to ask.
fn found(explorer: Explorer, begun: RwSignal<bool>) -> Memo<Option<Found>> {
    let request = explorer.part(|state| state.request.clone());
    Memo::new(move |_| {
        if !begun.get() {
            return None;
        }
        let request = request.get();
        if !request.query.is_empty() {
            // When parts of a large corpus come, more texts can be marked and searched for phrases, and once the last part of
            // the index is there, words are found at all.
            explorer.parts().follow();
        }
        Some(Found::new(explorer.as_read(), request))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_before_what_is_counted() {
        let planned = |total| -> Vec<Step> { steps(total, [FacetKind::Person, FacetKind::Place].into_iter()).into() };
        let counts = [
            Step::Totals,
            Step::Years,
            Step::Facet(FacetKind::Person),
            Step::Facet(FacetKind::Place),
        ];
        for (total, hits) in [(0, 0), (3, 0), (4, 1), (6, 1), (7, 2), (20, 6), (10_000, 6)] {
            let planned = planned(total);
            assert_eq!(
                planned.iter().filter(|step| **step == Step::Hits).count(),
                hits,
                "{total}"
            );
            assert_eq!(planned.get(hits..), Some(&counts[..]), "{total}");
        }
    }
}
