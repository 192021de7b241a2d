//! Many documents: what would take too long in one go is worked out and drawn a piece a task, and the browser may paint and
//! listen in between. The first results come with what was typed, the others after them, and what is counted beside them when
//! the reader pauses. A new request begins again with the first piece; until its turn, a piece shows what it showed.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use crosscheck_search::{Answer, FacetKind, Request, Results, Unit};
use gloo::timers::callback::Timeout;
use leptos::prelude::{LocalStorage, UpdateValue, WithValue};

use super::{Found, hits};
use crate::draw::effect;
use crate::draw::prelude::*;
use crate::state::{Explorer, Part, Site};

/// From how many documents on.
const LARGE: usize = 500;

/// How long a reader pauses before the counts follow, in milliseconds.
const PAUSE: u32 = 60;

/// How many results are drawn in one task.
const AT_ONCE: usize = 4;

/// Whether a corpus is worked on in slices.
pub(super) fn is_large(site: &Site) -> bool {
    site.corpus.documents.len() >= LARGE
}

/// Works out a piece of an answer and hands it to what draws it.
type Work = Box<dyn Fn(&Answer<'static>)>;

/// The pieces, in their turn.
#[derive(Clone, Copy)]
pub(super) struct Slices {
    explorer: Explorer,
    held: StoredValue<Held, LocalStorage>,
}

#[derive(Default)]
struct Held {
    work: Vec<Rc<Work>>,
    /// How many of them do not wait for a pause.
    at_once: usize,
    answer: Option<Rc<Answer<'static>>>,
    next: usize,
    waiting: Option<Timeout>,
    /// The one before, which may be at work.
    working: Option<Timeout>,
}

impl Slices {
    pub(super) fn new(explorer: Explorer) -> Self {
        let held = StoredValue::new_local(Held::default());
        Self { explorer, held }
    }

    /// What can be said at once of the present request: its first results. The pieces follow.
    pub(super) fn found(self, request: Part<Request>) -> Found {
        let explorer = self.explorer;
        let site = explorer.site;
        let found = Memo::new_with_compare(
            move |_| {
                let request = request.get();
                if !request.query.is_empty() {
                    // A text that has come may be marked, and searched for phrases; an index that has come is asked at last.
                    explorer.came.get();
                }
                let answer = Rc::new(site.index().answer_kept(&site.corpus, request));
                let found = Results {
                    hits: answer.hits(0, AT_ONCE),
                    total: answer.total(),
                    documents: answer.documents(),
                    read_as: answer.read_as().to_vec(),
                    notices: answer.notices().to_vec(),
                    ..Results::default()
                };
                self.held.update_value(|held| {
                    held.answer = Some(answer);
                    held.next = 0;
                });
                Arc::new(found)
            },
            |_, _| true,
        );
        let first = Cell::new(true);
        effect(Box::new(move || {
            found.get();
            self.wait(0, first.replace(false));
        }));
        found
    }

    /// Goes on with the piece at `next` in a task of its own.
    fn wait(self, next: usize, hurry: bool) {
        let pauses = !hurry && self.held.with_value(|held| next == held.at_once);
        // One that waits goes: the reader has typed on.
        let turn = Timeout::new(if pauses { PAUSE } else { 0 }, move || self.step(hurry));
        self.held.update_value(|held| {
            held.working = held.waiting.replace(turn);
        });
    }

    fn step(self, hurry: bool) {
        let piece = self.held.try_update_value(|held| {
            let work = held.work.get(held.next)?;
            held.next += 1;
            Some((Rc::clone(work), held.answer.clone()?, held.next))
        });
        // Outside of what is held: it may be looked at while working.
        if let Some(Some((work, answer, next))) = piece {
            work(&answer);
            self.wait(next, hurry);
        }
    }

    /// One more piece: what `work` finds, drawn when its turn has come for the first time, and followed from then on.
    pub(super) fn piece(
        self,
        work: impl Fn(&Answer<'static>) -> Results + 'static,
        draw: impl Fn(Found) -> Drawn + 'static,
    ) -> Drawn {
        self.add(Box::new(work), Box::new(draw))
    }

    fn add(self, work: Box<dyn Fn(&Answer<'static>) -> Results>, draw: Box<dyn Fn(Found) -> Drawn>) -> Drawn {
        let results = RwSignal::new(Arc::new(Results::default()));
        let ready = RwSignal::new(false);
        let work: Work = Box::new(move |answer| {
            let found = Arc::new(work(answer));
            results.try_set(found);
            if ready.try_get_untracked() == Some(false) {
                ready.set(true);
            }
        });
        self.held.update_value(|held| held.work.push(Rc::new(work)));
        let found = Memo::new_with_compare(move |_| results.get(), |_, _| true);
        Drawn::of(move || ready.get().then(|| draw(found)))
    }

    /// From here on pieces wait until the reader pauses.
    pub(super) fn pause(self) {
        self.held.update_value(|held| held.at_once = held.work.len());
    }

    /// The results after the first ones, some in each piece.
    pub(super) fn rows(self, found: Found) -> Vec<Drawn> {
        let explorer = self.explorer;
        let row = move |found: Found, best: Found| {
            Drawn::of(move || hits::rows(explorer.site, &found.get().hits, hits::best(&best.get_untracked())))
        };
        let mut rows = vec![row(found, found)];
        // Ranked once for all of them.
        let others = Rc::new(Cell::new(Vec::new()));
        for from in (AT_ONCE..hits::SHOWN).step_by(AT_ONCE) {
            let others = Rc::clone(&others);
            let work = move |answer: &Answer<'static>| {
                let mut left = if from == AT_ONCE {
                    answer.hits(AT_ONCE, hits::SHOWN - AT_ONCE)
                } else {
                    others.take()
                };
                let later = left.split_off(left.len().min(AT_ONCE));
                others.set(later);
                Results {
                    hits: left,
                    ..Results::default()
                }
            };
            rows.push(self.piece(work, move |of| row(of, found)));
        }
        rows
    }

    /// The sizes of the results in each unit.
    pub(super) fn totals(answer: &Answer<'static>) -> Results {
        Results {
            totals: Unit::ALL.map(|unit| answer.total_in(unit)),
            ..Results::default()
        }
    }

    /// What is counted by years.
    pub(super) fn years(answer: &Answer<'static>) -> Results {
        let (histogram, undated) = answer.histogram();
        Results {
            histogram,
            undated,
            ..Results::default()
        }
    }

    /// The numbers of one facet.
    pub(super) fn facet(answer: &Answer<'static>, kind: FacetKind) -> Results {
        Results {
            facets: answer.facets(&|each| each == kind),
            ..Results::default()
        }
    }
}
