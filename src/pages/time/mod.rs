//! Time: what is in view on one axis. Events by when they happened, documents by when they appeared, claims by when they were said and
//! by the time they speak of -> a drawing, a table of the same, one event as several tell it, and what was said before it happened.

mod drawn;
mod geometry;
mod in_view;
mod sections;
mod table;
mod zoom;

use std::sync::Arc;

use crosscheck_compare::{Moment, MomentOf, TimeRow, Timeline, timeline};
use crosscheck_messages::EN;
use crosscheck_model::Date;
use crosscheck_search::{FacetKind, Request, Unit, Value};
use leptos::prelude::*;

use self::drawn::Drawn;
use self::geometry::{Window, suggested, whole};
use self::sections::{SaidBefore, ToldBySeveralSection};
use self::table::MomentsTable;
use self::zoom::ZoomBar;
use crate::components::{
    Comparison, CountedYears, PictureOf, PublicationDates, SavePicture, Show, WhenReady, document_year, live,
};
use crate::memo::Memo;
use crate::store::{Explorer, Site, View, ViewState};

/// The page.
#[component]
pub(crate) fn TimePage() -> impl IntoView {
    view! {
        <WhenReady heading="Time">
            <TimeLine />
        </WhenReady>
    }
}

/// What is drawn, and which part of it.
#[derive(Clone, Copy)]
struct Shown {
    explorer: Explorer,
    line: Memo<Arc<Timeline>>,
    /// The days that are drawn; nothing where nothing has a date.
    window: Memo<Option<Window>>,
    /// All days.
    whole: Memo<Option<Window>>,
    /// The mark that was chosen, of those that stand for several claims.
    picked: RwSignal<Option<usize>>,
}

#[component]
fn TimeLine() -> impl IntoView {
    let explorer = Explorer::here();
    let request = explorer.part(|state| state.request.clone());
    let line = Comparison::here().memo(move |reading, claims| {
        let (documents, events) = request.with(|request| in_view::in_view(&explorer.as_read(), request));
        Arc::new(timeline(reading, &documents, &events, claims))
    });
    let chosen = explorer.part(|state| state.picture.zoom);
    let shown = Shown {
        explorer,
        line,
        window: Memo::new(move |_| chosen.get().or_else(|| line.with(|line| suggested(&line.moments)))),
        whole: Memo::new(move |_| line.with(|line| whole(&line.moments))),
        picked: RwSignal::new(None),
    };
    // A place among the moments means another moment once others are in view.
    Effect::new(move || {
        line.track();
        shown.picked.set(None);
    });
    let title = Signal::derive(move || line.with(|line| EN.time_title(&line.figures())));
    let some = Memo::new(move |_| shown.window.with(Option::is_some));
    view! {
        <header>
            <h1>{live(move || title.get())}</h1>
            <p class="deck">{live(move || line.with(|line| EN.time_deck(&line.figures())))}</p>
        </header>
        <PictureOf />
        <Years request />
        <Show when=move || some.get() fallback=|| view! { <p class="nobody">"Take back what narrows the page to see a time line."</p> }>
            <section class="pict" aria-labelledby="h-time">
                <h2 id="h-time" class="vh">"The time line"</h2>
                <ZoomBar shown />
                <Drawn shown />
                <Undated shown />
                <SavePicture svg="time-svg" name="crosscheck-time" title />
                <MomentsTable shown />
            </section>
        </Show>
        <ToldBySeveralSection shown />
        <SaidBefore shown />
    }
}

/// The bars of the years of documents in view, with what narrows by them.
#[component]
fn Years(request: Memo<Request>) -> impl IntoView {
    let explorer = Explorer::here();
    let years = RwSignal::new(None);
    let count = move || {
        let request = Request {
            unit: Unit::Documents,
            ..request.get()
        };
        let site = explorer.as_read();
        let (bars, undated) = site.index().answer(&site.corpus, &request).histogram();
        years.set(Some(Arc::new(CountedYears {
            unit: Unit::Documents,
            bars,
            undated,
        })));
    };
    Effect::new(count);
    view! {
        <PublicationDates years />
    }
}

/// What has no date, apart from the axis.
#[component]
fn Undated(shown: Shown) -> impl IntoView {
    let words = move || {
        let undated = shown.line.with(|line| line.undated);
        let rows = TimeRow::ALL.into_iter().zip(undated);
        let parts: Vec<String> = rows.filter_map(|(row, count)| EN.undated(row, count)).collect();
        (!parts.is_empty()).then(|| format!("Not on the axis: {}.", parts.join("; ")))
    };
    view! { <p class="small dim" id="time-undated">{live(words)}</p> }
}

/// What a moment is called.
fn name_of(site: &Site, moment: &Moment) -> String {
    match &moment.of {
        MomentOf::Event(event) => site.corpus.event(*event).map(|event| event.name.clone()),
        MomentOf::Document(document) => Some(document_year(site, *document)),
        MomentOf::Claims(claims) => Some(claims.len().to_string()),
    }
    .unwrap_or_default()
}

/// When it was, in words: "June 2016", "until 2016", "from 2018 on, inferred".
fn when_words(moment: &Moment) -> String {
    let words = match (moment.from, moment.to) {
        (Some(from), Some(to)) if from == to => EN.date(&from),
        (Some(from), Some(to)) => format!("{} to {}", EN.date(&from), EN.date(&to)),
        (Some(from), None) => format!("from {} on", EN.date(&from)),
        (None, Some(to)) => format!("until {}", EN.date(&to)),
        (None, None) => String::new(),
    };
    words + if moment.inferred { ", inferred" } else { "" }
}

/// Where a mark leads; nothing where it stands for several claims, which are listed instead.
fn leads_to(site: &Site, moment: &Moment) -> Option<ViewState> {
    let corpus = &site.corpus;
    Some(match &moment.of {
        MomentOf::Document(document) => ViewState::of(View::Read(*document, None)),
        MomentOf::Claims(claims) => match claims.as_slice() {
            [one] => {
                let source = corpus.claim(*one)?.source();
                ViewState::of(View::Read(source.document, Some(source.paragraph)))
            }
            _ => return None,
        },
        MomentOf::Event(event) => match corpus.event(*event)?.reports.as_slice() {
            [one] => ViewState::of(View::Read(one.document, Some(one.paragraph))),
            _ => {
                let mut state = ViewState::of(View::Explore);
                state.request = state
                    .request
                    .toggling_include(FacetKind::Event, Value::Recorded(event.0));
                state
            }
        },
    })
}

/// The days of a window as a reader says them.
fn window_words(window: Window) -> String {
    let date = Date {
        first: window.0,
        last: window.1,
        precision: crosscheck_model::Precision::Interval,
    };
    EN.date(&date)
}
