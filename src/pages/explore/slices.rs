//! What would take too long in one go is worked out and drawn a piece a task, and the browser may paint and listen in between.
//! The first results come with what was typed, the others after them, and what is counted beside them when the reader pauses.
//! A new request begins again with the first piece; until its turn, a piece shows what it showed. The first time, a few
//! documents are drawn in one go: nothing moves while the reader begins to look.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use crosscheck_model::SortedMap;
use crosscheck_search::{Answer, Choice, FacetKind, Request, Results, Unit};
use gloo::timers::callback::Timeout;
use leptos::prelude::{LocalStorage, UpdateValue, WithValue};

use super::{Found, hits};
use crate::draw::effect;
use crate::draw::prelude::*;
use crate::state::{Explorer, Part};

/// From how many documents on the view is drawn in pieces the first time, too.
const LARGE: usize = 500;

/// How long a reader pauses before the counts follow, in milliseconds.
const PAUSE: u32 = 60;

/// How many results are drawn in one task.
const AT_ONCE: usize = 3;

/// The id of what has the focus.
fn focused() -> String {
    let page = web_sys::window().and_then(|window| window.document());
    let focused = page.and_then(|page| page.active_element());
    focused.map(|element| element.id()).unwrap_or_default()
}

/// What is chosen in the facets.
type Choices = SortedMap<FacetKind, Choice>;

/// Works out a piece of an answer and hands it to what draws it.
type Work = Box<dyn Fn(&Answer<'static>)>;

/// Does a piece, after which what had the focus has it still: it may have been drawn anew.
fn work_on(work: &Work, answer: &Answer<'static>) {
    let used = focused();
    work(answer);
    if !used.is_empty() && used != "q" {
        request_animation_frame(move || {
            if focused().is_empty() {
                crate::state::focus(&used);
            }
        });
    }
}

/// The pieces, in their turn.
#[derive(Clone, Copy)]
pub(super) struct Slices {
    explorer: Explorer,
    /// Whether what the pieces stand in is drawn.
    framed: RwSignal<bool>,
    /// What is drawn at once the first time.
    at_first: AtFirst,
    /// Whether pieces still show what was asked before.
    busy: RwSignal<bool>,
    held: StoredValue<Held, LocalStorage>,
}

/// What is drawn in one go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum AtFirst {
    /// Nothing: many documents.
    Nothing,
    /// The results, for the reader comes back to where they were among many.
    Results,
    /// Everything.
    All,
}

#[derive(Default)]
struct Held {
    /// What the pieces stand in, until it is drawn.
    frame: Vec<RwSignal<bool>>,
    work: Vec<Rc<Work>>,
    /// Which of them are facets.
    facets: Vec<(FacetKind, usize)>,
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
        thread_local! {
            static SEEN: Cell<bool> = const { Cell::new(false) };
        }
        let back = SEEN.replace(true) && explorer.remembered_place().is_some_and(|place| place.scroll > 0.0);
        let at_first = if explorer.site.corpus.documents.len() < LARGE {
            AtFirst::All
        } else if back {
            AtFirst::Results
        } else {
            AtFirst::Nothing
        };
        Self {
            explorer,
            framed: RwSignal::new(at_first != AtFirst::Nothing),
            at_first,
            busy: RwSignal::new(false),
            held: StoredValue::new_local(Held::default()),
        }
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
        let chosen = RefCell::new(explorer.now().request.facets);
        effect(Box::new(move || {
            if self.framed.get() {
                found.get();
                let before = chosen.replace(explorer.now().request.facets);
                let first = first.replace(false);
                if !first {
                    self.show_choice(&before, &chosen.borrow());
                }
                self.busy.set(true);
                self.wait(0, first);
            }
        }));
        found
    }

    /// A choice shows where it was made, at once: the facet does not wait for its turn.
    fn show_choice(self, before: &Choices, now: &Choices) {
        let made = self.held.with_value(|held| {
            let changed = held.facets.iter().filter(|(kind, _)| before.get(kind) != now.get(kind));
            let work = changed.filter_map(|(_, at)| held.work.get(*at).map(Rc::clone));
            Some((work.collect::<Vec<_>>(), held.answer.clone()?))
        });
        if let Some((made, answer)) = made {
            for work in made {
                work_on(&work, &answer);
            }
        }
    }

    /// Something that the pieces stand in or beside: drawn in a task of its own before any of them, and whenever a signal that
    /// it read has changed.
    pub(super) fn frame(self, draw: impl Fn() -> Drawn + 'static) -> Drawn {
        let ready = RwSignal::new(self.at_first != AtFirst::Nothing);
        if self.at_first == AtFirst::Nothing {
            self.held.update_value(|held| held.frame.push(ready));
        }
        let draw: Box<dyn Fn() -> Drawn> = Box::new(draw);
        Drawn::of(move || ready.get().then(&draw))
    }

    /// The same of something that follows signals by itself.
    pub(super) fn frame_once(self, draw: impl FnOnce() -> Drawn + 'static) -> Drawn {
        let draw = Cell::new(Some(draw));
        self.frame(move || draw.take().map_or_else(|| Drawn::of(()), |draw| draw()))
    }

    /// Begins to draw.
    pub(super) fn begin(self) {
        if self.at_first != AtFirst::Nothing {
            let all = self.at_first == AtFirst::All;
            while self.held.with_value(|held| all || held.next < held.at_once) && self.work().is_some() {}
            return;
        }
        let turn = Timeout::new(0, move || {
            let next = self
                .held
                .try_update_value(|held| (!held.frame.is_empty()).then(|| held.frame.remove(0)));
            match next {
                Some(Some(ready)) => {
                    ready.set(true);
                    self.begin();
                }
                Some(None) => self.framed.set(true),
                None => {}
            }
        });
        self.turn(turn);
    }

    fn turn(self, turn: Timeout) {
        self.held.update_value(|held| {
            held.working = held.waiting.replace(turn);
        });
    }

    /// Goes on with the piece at `next` in a task of its own.
    fn wait(self, next: usize, hurry: bool) {
        let pauses = !hurry && self.held.with_value(|held| next == held.at_once);
        // One that waits goes: the reader has typed on.
        let turn = Timeout::new(if pauses { PAUSE } else { 0 }, move || self.step(hurry));
        self.turn(turn);
    }

    fn step(self, hurry: bool) {
        match self.work() {
            Some(next) => self.wait(next, hurry),
            None => drop(self.busy.try_set(false)),
        }
    }

    /// Whether pieces still show what was asked before.
    pub(super) fn is_busy(self) -> bool {
        self.busy.get()
    }

    /// Works on the next piece. Which comes after it.
    fn work(self) -> Option<usize> {
        let piece = self.held.try_update_value(|held| {
            let work = Rc::clone(held.work.get(held.next)?);
            held.next += 1;
            Some((work, held.answer.clone()?, held.next))
        });
        // Outside of what is held: it may be looked at while working.
        let (work, answer, next) = piece.flatten()?;
        work_on(&work, &answer);
        Some(next)
    }

    /// One more piece: what `work` finds, drawn when its turn has come for the first time, and followed from then on.
    pub(super) fn piece(
        self,
        work: impl Fn(&Answer<'static>) -> Results + 'static,
        draw: impl Fn(Found) -> Drawn + 'static,
    ) -> Drawn {
        self.add(Box::new(work), Box::new(draw))
    }

    /// The same of a facet.
    pub(super) fn facet_piece(
        self,
        kind: FacetKind,
        work: impl Fn(&Answer<'static>) -> Results + 'static,
        draw: impl Fn(Found) -> Drawn + 'static,
    ) -> Drawn {
        self.held.update_value(|held| held.facets.push((kind, held.work.len())));
        self.piece(work, draw)
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
        let framed = self.framed;
        let mut rows = vec![Drawn::of(move || framed.get().then(|| row(found, found)))];
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
