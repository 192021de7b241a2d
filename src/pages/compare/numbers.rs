//! Turns numbers into ranges on an axis, and dates into two lanes: when something was said, and when it happened. Each drawing
//! stands beside its words and has a table that says the same.

use crosscheck_compare::{Axis, Lane, Lanes, Range, Reading, Rule, Stretch, Why, figure, lanes, numbers};
use crosscheck_model::{ClaimId, QuestionId};

use super::why::why;
use crate::draw::prelude::*;
use crate::state::Site;
use crate::ui::parts::{counted, paragraph_link, px};

/// More lanes than these are folded.
const MOST_LANES: usize = 8;

/// Both, of one question; nothing where its claims give neither.
pub(super) fn numbers_and_dates(
    site: &'static Site,
    reading: &Reading,
    claims: &[ClaimId],
    question: QuestionId,
) -> Drawn {
    let axes = numbers(reading, claims, Some(question));
    let lanes = lanes(reading, claims, Some(question));
    Drawn::of(vec![ranges(site, &axes), dates(site, reading, &lanes)])
}

/// Where on the axis, for an attribute of a drawing.
fn at(thousandths: u16) -> String {
    [&px(f64::from(thousandths) / 10.0), "%"].concat()
}

fn claim_place(site: &'static Site, claim: ClaimId) -> Option<Drawn> {
    let claim = site.corpus.claim(claim)?;
    Some(paragraph_link(site, claim.document, claim.paragraph))
}

/// Numbers on an axis for each unit.
pub(super) fn ranges(site: &'static Site, axes: &[Axis]) -> Drawn {
    if axes.is_empty() {
        return Drawn::of(());
    }
    let mut claims = Vec::new();
    for range in axes.iter().flat_map(|axis| &axis.ranges) {
        claims.push(range.claim);
    }
    // A single figure needs no axis; it stands in words.
    let (drawn, alone): (Vec<&Axis>, Vec<&Axis>) = axes.iter().partition(|axis| is_spread(axis));
    let drawings = drawn.iter().map(|axis| one_axis(site, axis)).collect_view();
    let alone = alone
        .iter()
        .flat_map(|axis| &axis.ranges)
        .map(|range| {
            view! {
                <li class="axis__row axis__row--alone">
                    <span class="axis__who">
                        <bdi>{range.who.clone()}</bdi>
                        " "
                        {claim_place(site, range.claim)}
                    </span>
                    <b class="axis__words">{range.words.clone()}</b>
                </li>
            }
        })
        .collect_view();
    let rows = axes
        .iter()
        .flat_map(|axis| axis.ranges.iter().map(move |range| (axis, range)))
        .map(|(axis, range)| {
            let [low, best, high] = range.given.map(figure);
            view! {
                <tr>
                    <th scope="row">
                        <bdi>{range.who.clone()}</bdi>
                    </th>
                    <td>{low}</td>
                    <td>{best}</td>
                    <td>{high}</td>
                    <td>{axis.unit.clone()}</td>
                </tr>
            }
        })
        .collect_view();
    let title = match axes {
        [one] if one.ranges.len() > 1 => {
            let count = counted(one.ranges.len(), "figure", "figures");
            [&count, " for ", &one.unit].concat()
        }
        _ => [&counted(claims.len(), "number", "numbers"), ", as given"].concat(),
    };
    let behind = Why::new(&site.corpus, Rule::Numbers, &claims);
    view! {
        <section class="sect data" aria-labelledby="h-numbers">
            <div class="sect__head">
                <h2 id="h-numbers">{title}</h2>
                {why(site, "numbers", "these numbers", behind)}
            </div>
            {drawings}
            <ul class="axis">{alone}</ul>
            <details class="twin">
                <summary>"Numbers as a table"</summary>
                <div class="data__scroll" role="region" aria-label="Numbers" tabindex="0"><table>
                    <thead>
                        <tr>
                            <th scope="col">"Who"</th>
                            <th scope="col">"Lowest"</th>
                            <th scope="col">"Best"</th>
                            <th scope="col">"Highest"</th>
                            <th scope="col">"Of what"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table></div>
            </details>
        </section>
    }
}

/// Whether there is anything to compare on an axis: two figures, or one that is not sure of itself.
fn is_spread(axis: &Axis) -> bool {
    match axis.ranges.as_slice() {
        [one] => one.at[0] != one.at[2],
        ranges => ranges.len() > 1,
    }
}

fn one_axis(site: &'static Site, axis: &Axis) -> Drawn {
    let rows = axis.ranges.iter().map(|range| one_range(site, range)).collect_view();
    let [from, to] = axis.ends.clone();
    view! {
        <div class="axis">
            <ul>{rows}</ul>
            <p class="axis__ends" aria-hidden="true">
                <span>{from}</span>
                <span>{to} " " {axis.unit.clone()}</span>
            </p>
        </div>
    }
}

fn one_range(site: &'static Site, range: &Range) -> Drawn {
    let [low, best, high] = range.at.map(at);
    view! {
        <li class="axis__row">
            <span class="axis__who">
                <bdi>{range.who.clone()}</bdi>
                " "
                {claim_place(site, range.claim)}
            </span>
            <svg class="axis__line" aria-hidden="true">
                <line class="axis__rule" x1="0" x2="100%" y1="10" y2="10"></line>
                <line class="axis__range" x1=low x2=high y1="10" y2="10"></line>
                <circle class="axis__best" cx=best cy="10" r="5"></circle>
            </svg>
            <b class="axis__words">{range.words.clone()}</b>
        </li>
    }
}

/// Said beside happened. Where a text's own dates conflict, its claim stands first, on an axis of its own days.
pub(super) fn dates(site: &'static Site, reading: &Reading, all: &Lanes) -> Drawn {
    if all.lanes.is_empty() {
        return Drawn::of(());
    }
    let mut conflicts = Vec::new();
    for lane in all.lanes.iter().filter(|lane| lane.conflict) {
        conflicts.push(lane.claim);
    }
    let close = conflicts
        .iter()
        .map(|&claim| {
            let near = lanes(reading, &[claim], None);
            let rows = near.lanes.iter().map(|lane| one_lane(site, &near, lane)).collect_view();
            let behind = Why::new(&site.corpus, Rule::DatesConflict, &[claim]);
            view! {
                <div class="lane-close">
                    <ul>{rows}</ul>
                    {ends(&near)}
                    {why(site, &["dates", &claim.0.to_string()].concat(), "the dates conflict", behind)}
                </div>
            }
        })
        .collect_view();
    let rows = all.lanes.iter().map(|lane| one_lane(site, all, lane)).collect_view();
    let table = all.lanes.iter().map(table_row).collect_view();
    let title = match conflicts.len() {
        0 => "Said and happened".to_owned(),
        1 => "Once a text’s own dates conflict".to_owned(),
        many => [&many.to_string(), " times a text’s own dates conflict"].concat(),
    };
    // One claim on its own days is drawn once. Many are folded, since what matters of them is said above.
    let whole = (all.lanes.len() > conflicts.len()).then(|| {
        let lanes = view! {
            <div class="lanes">
                <ul>{rows}</ul>
                {ends(all)}
            </div>
        };
        if all.lanes.len() <= MOST_LANES {
            return lanes;
        }
        let words = ["All ", &counted(all.lanes.len(), "date", "dates"), " on one axis"].concat();
        view! {
            <details class="twin">
                <summary>{words}</summary>
                {lanes}
            </details>
        }
    });
    view! {
        <section class="sect data" aria-labelledby="h-dates">
            <div class="sect__head">
                <h2 id="h-dates">{title}</h2>
            </div>
            <p class="small dim lanes__key">"Upper line, full: said. Lower line, hollow: happened. Bar below: printed."</p>
            {close}
            {whole}
            <details class="twin">
                <summary>"Dates as a table"</summary>
                <div class="data__scroll" role="region" aria-label="Dates" tabindex="0"><table>
                    <thead>
                        <tr>
                            <th scope="col">"Who"</th>
                            <th scope="col">"Said"</th>
                            <th scope="col">"Happened"</th>
                            <th scope="col">"Printed"</th>
                            <th scope="col">"Conflict"</th>
                        </tr>
                    </thead>
                    <tbody>{table}</tbody>
                </table></div>
            </details>
        </section>
    }
}

/// A stretch of days as it is drawn: a bar as wide as the date is imprecise.
fn stretch(class: &'static str, place: Option<Stretch>, y: &'static str) -> Option<Drawn> {
    let [from, to] = place?;
    // Ends are round, so that a day is a dot; the second line makes it hollow.
    let inside = (class == "lane__of").then(|| {
        view! { <line class="lane__hollow" x1=at(from) x2=at(to) y1=y y2=y></line> }
    });
    Some(view! {
        <line class=class x1=at(from) x2=at(to) y1=y y2=y></line>
        {inside}
    })
}

fn one_lane(site: &'static Site, all: &Lanes, lane: &Lane) -> Drawn {
    let years = all
        .years
        .iter()
        .map(|&(_, place)| view! { <line class="lane__year" x1=at(place) x2=at(place) y1="0" y2="34"></line> })
        .collect_view();
    let printed = lane.printed.as_ref().map(|&(_, [from, to])| {
        view! { <line class="lane__printed" x1=at(from) x2=at(to) y1="32" y2="32"></line> }
    });
    view! {
        <li class="lane" class:lane--conflict=lane.conflict>
            <span class="lane__who">
                <bdi>{lane.who.clone()}</bdi>
                " "
                {claim_place(site, lane.claim)}
            </span>
            <svg class="lane__line" aria-hidden="true">
                {years}
                <line class="axis__rule" x1="0" x2="100%" y1="8" y2="8"></line>
                <line class="axis__rule" x1="0" x2="100%" y1="22" y2="22"></line>
                {stretch("lane__said", lane.said.as_ref().map(|&(_, place)| place), "8")}
                {stretch("lane__of", lane.happened.as_ref().map(|&(_, place)| place), "22")}
                {printed}
            </svg>
            <span class="lane__words">{lane.sentence.clone()}</span>
        </li>
    }
}

/// The days at both ends, and the years between.
fn ends(lanes: &Lanes) -> Option<Drawn> {
    let (first, last) = lanes.days?;
    Some(view! {
        <p class="axis__ends axis__ends--days" aria-hidden="true">
            <span>{first.words()}</span>
            <span>{last.words()}</span>
        </p>
    })
}

fn table_row(lane: &Lane) -> Drawn {
    let words = |date: &Option<(crosscheck_model::Date, Stretch)>| {
        date.as_ref()
            .map_or_else(|| "not given".to_owned(), |(date, _)| date.words())
    };
    view! {
        <tr>
            <th scope="row">
                <bdi>{lane.who.clone()}</bdi>
            </th>
            <td>{words(&lane.said)}</td>
            <td>{words(&lane.happened)}</td>
            <td>{words(&lane.printed)}</td>
            <td>{if lane.conflict { "the text’s own dates conflict" } else { "none" }}</td>
        </tr>
    }
}
