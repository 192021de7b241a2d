//! Dates in two lanes: when something was said, and when it happened. A claim whose own text gives dates that conflict stands
//! first, on an axis of its own days. A table says the same as the drawing.

use crosscheck_compare::{Lane, Lanes, Reading, Rule, Stretch, Why, lanes};
use crosscheck_messages::EN;
use crosscheck_model::{ClaimId, Corpus, Date};
use leptos::prelude::*;

use super::{ClaimPlace, percent};
use crate::components::{CollectViews, Rows, Show, WhyButton, counted, live};
use crate::memo::Memo;
use crate::store::Explorer;

/// More lanes than these are folded.
const MOST_LANES: usize = 8;

/// What the section of dates shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::pages::compare) struct DatesShown {
    title: String,
    /// The claims whose dates conflict, each on an axis of its own days.
    conflicts: Vec<(ClaimId, Lanes)>,
    /// Every claim that gives a date, on one axis.
    all: Lanes,
}

/// Whether all lanes on one axis are shown under the conflicts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whole {
    /// Each is a conflict and is shown already.
    Nothing,
    Open,
    Folded,
}

/// Where two moments are drawn: the ends of a stretch of days, in per cent of the axis.
type Ends = [String; 2];

/// A lane as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct LaneDrawing {
    claim: ClaimId,
    who: String,
    sentence: String,
    conflict: bool,
    said: Option<Ends>,
    happened: Option<Ends>,
    printed: Option<Ends>,
    /// Where a year begins.
    years: Vec<String>,
}

/// A line of the table.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct TableRow {
    claim: ClaimId,
    who: String,
    /// Said, happened and printed.
    dates: [String; 3],
    conflict: &'static str,
}

/// The lanes of some claims, with those whose dates conflict drawn apart.
pub(in crate::pages::compare) fn arrange_dates(reading: &Reading, all: Lanes) -> DatesShown {
    let conflicts = all.lanes.iter().filter(|lane| lane.conflict);
    let conflicts: Vec<(ClaimId, Lanes)> = conflicts
        .map(|lane| (lane.claim, lanes(reading, &[lane.claim], None)))
        .collect();
    DatesShown {
        title: title(conflicts.len()),
        conflicts,
        all,
    }
}

fn title(conflicts: usize) -> String {
    match conflicts {
        0 => "Said and happened".to_owned(),
        1 => "Once a text’s own dates conflict".to_owned(),
        many => format!("{many} times a text’s own dates conflict"),
    }
}

impl DatesShown {
    /// Whether any claim gives a date.
    pub(in crate::pages::compare) fn is_some(&self) -> bool {
        !self.all.lanes.is_empty()
    }

    /// One claim on its own days is drawn once. Many are folded, since what matters of them is said above.
    fn whole(&self) -> Whole {
        let count = self.all.lanes.len();
        if count == self.conflicts.len() {
            Whole::Nothing
        } else if count <= MOST_LANES {
            Whole::Open
        } else {
            Whole::Folded
        }
    }

    fn rows(&self, corpus: &Corpus) -> Vec<TableRow> {
        self.all.lanes.iter().map(|lane| row(corpus, lane)).collect()
    }
}

/// The section of dates; nothing where no claim gives one.
#[component]
pub(in crate::pages::compare) fn Dates(
    /// Which dates, and which of them conflict.
    #[prop(into)]
    dates: Memo<DatesShown>,
) -> impl IntoView {
    let explorer = Explorer::here();
    let some = Memo::new(move |_| dates.with(DatesShown::is_some));
    let rows = Memo::new(move |_| dates.with(|dates| dates.rows(&explorer.site().corpus)));
    view! {
        <Show when=move || some.get()>
            <section class="sect data" aria-labelledby="h-dates">
                <div class="sect__head">
                    <h2 id="h-dates">{live(move || dates.with(|dates| dates.title.clone()))}</h2>
                </div>
                <p class="small dim lanes__key">
                    "Upper line, full: said. Lower line, hollow: happened. Bar below: printed."
                </p>
                <Rows
                    each=move || dates.with(|dates| dates.conflicts.clone())
                    key=|(claim, _)| *claim
                    children=|(claim, lanes)| view! { <Conflict claim lanes /> }
                />
                <AllLanes dates />
                <DatesTable rows />
            </section>
        </Show>
    }
}

/// A claim whose dates conflict, on an axis of its own days. What it shows is the claim's own and does not change.
#[component]
fn Conflict(claim: ClaimId, lanes: Lanes) -> impl IntoView {
    let explorer = Explorer::here();
    let because = Memo::new(move |_| Why::new(&explorer.site().corpus, Rule::DatesConflict, &[claim]));
    let drawings = lane_drawings(&explorer.site().corpus, &lanes);
    view! {
        <div class="lane-close">
            <ul>{drawings.into_iter().map(|lane| view! { <DrawnLane lane /> }).collect_views()}</ul>
            {days(&lanes)}
            <WhyButton id=format!("dates{}", claim.0) about="the dates conflict" because />
        </div>
    }
}

/// Every lane on one axis, folded where there are many.
#[component]
fn AllLanes(dates: Memo<DatesShown>) -> impl IntoView {
    let whole = Memo::new(move |_| dates.with(DatesShown::whole));
    let title = move || {
        let count = dates.with(|dates| dates.all.lanes.len());
        format!("All {} on one axis", counted(count, "date", "dates"))
    };
    move || match whole.get() {
        Whole::Nothing => ().into_any(),
        Whole::Open => view! { <LanesOnOneAxis dates /> }.into_any(),
        Whole::Folded => view! {
            <details class="twin">
                <summary>{live(title)}</summary>
                <LanesOnOneAxis dates />
            </details>
        }
        .into_any(),
    }
}

#[component]
fn LanesOnOneAxis(dates: Memo<DatesShown>) -> impl IntoView {
    let explorer = Explorer::here();
    view! {
        <div class="lanes">
            <ul>
                <Rows
                    each=move || dates.with(|dates| lane_drawings(&explorer.site().corpus, &dates.all))
                    key=|lane| lane.clone()
                    children=|lane| view! { <DrawnLane lane /> }
                />
            </ul>
            {live(move || dates.with(|dates| days(&dates.all)))}
        </div>
    }
}

#[component]
fn DrawnLane(lane: LaneDrawing) -> impl IntoView {
    let year = |at: String| view! { <line class="lane__year" x1=at.clone() x2=at y1="0" y2="34"></line> };
    let printed = lane
        .printed
        .map(|[from, to]| view! { <line class="lane__printed" x1=from x2=to y1="32" y2="32"></line> });
    view! {
        <li class="lane" class=("lane--conflict", lane.conflict)>
            <span class="lane__who">
                <bdi>{lane.who}</bdi>
                " "
                <ClaimPlace claim=lane.claim />
            </span>
            <svg class="lane__line" aria-hidden="true">
                {lane.years.into_iter().map(year).collect_views()}
                <line class="axis__rule" x1="0" x2="100%" y1="8" y2="8"></line>
                <line class="axis__rule" x1="0" x2="100%" y1="22" y2="22"></line>
                {lane.said.map(said)}
                {lane.happened.map(happened)}
                {printed}
            </svg>
            <span class="lane__words">{lane.sentence}</span>
        </li>
    }
}

/// A bar as wide as the date is imprecise. Its ends are round, so that a day is a dot.
fn said([from, to]: Ends) -> impl IntoView {
    view! { <line class="lane__said" x1=from x2=to y1="8" y2="8"></line> }
}

/// The same on the lower line; a second, thinner line makes it hollow.
fn happened([from, to]: Ends) -> impl IntoView {
    view! {
        <line class="lane__of" x1=from.clone() x2=to.clone() y1="22" y2="22"></line>
        <line class="lane__hollow" x1=from x2=to y1="22" y2="22"></line>
    }
}

/// The days at both ends of an axis.
fn days(lanes: &Lanes) -> impl IntoView + use<> {
    let (first, last) = lanes.days?;
    Some(view! {
        <p class="axis__ends axis__ends--days" aria-hidden="true">
            <span>{first.words()}</span>
            <span>{last.words()}</span>
        </p>
    })
}

#[component]
fn DatesTable(rows: Memo<Vec<TableRow>>) -> impl IntoView {
    view! {
        <details class="twin">
            <summary>"Dates as a table"</summary>
            <div class="data__scroll" role="region" aria-label="Dates" tabindex="0">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">"Who"</th>
                            <th scope="col">"Said"</th>
                            <th scope="col">"Happened"</th>
                            <th scope="col">"Printed"</th>
                            <th scope="col">"Conflict"</th>
                        </tr>
                    </thead>
                    <tbody>
                        <Rows each=move || rows.get() key=|row| row.clone() children=table_row />
                    </tbody>
                </table>
            </div>
        </details>
    }
}

fn table_row(row: TableRow) -> impl IntoView {
    let [said, happened, printed] = row.dates;
    view! {
        <tr>
            <th scope="row">
                <bdi>{row.who}</bdi>
            </th>
            <td>{said}</td>
            <td>{happened}</td>
            <td>{printed}</td>
            <td>{row.conflict}</td>
        </tr>
    }
}

fn row(corpus: &Corpus, lane: &Lane) -> TableRow {
    let words =
        |date: &Option<(Date, Stretch)>| date.map_or_else(|| "not given".to_owned(), |(date, _)| EN.date(&date));
    TableRow {
        claim: lane.claim,
        who: EN.source(corpus, lane.claim),
        dates: [&lane.said, &lane.happened, &lane.printed].map(words),
        conflict: if lane.conflict {
            "the text’s own dates conflict"
        } else {
            "none"
        },
    }
}

fn lane_drawings(corpus: &Corpus, lanes: &Lanes) -> Vec<LaneDrawing> {
    let years: Vec<String> = lanes.years.iter().map(|&(_, at)| percent(at)).collect();
    let ends = |date: &Option<(Date, Stretch)>| date.map(|(_, stretch)| stretch.map(percent));
    let drawing = |lane: &Lane| LaneDrawing {
        claim: lane.claim,
        who: EN.source(corpus, lane.claim),
        sentence: EN.dates(lane),
        conflict: lane.conflict,
        said: ends(&lane.said),
        happened: ends(&lane.happened),
        printed: ends(&lane.printed),
        years: years.clone(),
    };
    lanes.lanes.iter().map(drawing).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lane(claim: u32, conflict: bool) -> Lane {
        Lane {
            claim: ClaimId(claim),
            said: None,
            happened: None,
            printed: None,
            conflict,
        }
    }

    /// How the dates are arranged of so many claims, of which the first so many conflict.
    fn check(claims: u32, conflicts: u32, title: &str, whole: Whole) {
        let corpus = Corpus::default();
        let lanes = Lanes {
            lanes: (0..claims).map(|claim| lane(claim, claim < conflicts)).collect(),
            ..Lanes::default()
        };
        let shown = arrange_dates(&Reading::new(&corpus), lanes);
        assert_eq!((shown.title.as_str(), shown.whole()), (title, whole));
        assert_eq!(
            shown.rows(&corpus).len(),
            claims as usize,
            "the table has what is drawn"
        );
    }

    #[test]
    fn conflicts_stand_first_and_many_lanes_are_folded() {
        check(1, 1, "Once a text’s own dates conflict", Whole::Nothing);
        check(2, 1, "Once a text’s own dates conflict", Whole::Open);
        check(8, 0, "Said and happened", Whole::Open);
        check(9, 2, "2 times a text’s own dates conflict", Whole::Folded);
    }

    #[test]
    fn a_date_that_is_not_given_is_said_so_and_not_drawn() {
        let corpus = Corpus::default();
        let row = row(&corpus, &lane(0, false));
        assert_eq!((row.dates, row.conflict), (["not given"; 3].map(str::to_owned), "none"));
        let lanes = Lanes {
            years: vec![(2017, 250)],
            lanes: vec![lane(0, true)],
            ..Lanes::default()
        };
        let drawn = lane_drawings(&corpus, &lanes);
        assert_eq!(
            (drawn[0].said.as_ref(), drawn[0].years.as_slice()),
            (None, &["25.0%".to_owned()][..])
        );
    }
}
