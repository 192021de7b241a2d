//! Numbers of one unit as ranges on an axis: from the lowest to the highest figure a claim gives, with a dot at the best. A single
//! figure needs no axis and stands in words. A table says the same as the drawing.

use crosscheck_compare::{Axis, Range, Rule, Why};
use crosscheck_messages::EN;
use crosscheck_model::{Bound, ClaimId, Corpus};
use leptos::prelude::*;

use super::{ClaimPlace, percent};
use crate::components::{CollectViews, Rows, Show, WhyButton, counted, live};
use crate::memo::Memo;
use crate::store::Explorer;

/// What the section of numbers shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct NumbersShown {
    title: String,
    claims: Vec<ClaimId>,
    axes: Vec<AxisDrawing>,
    alone: Vec<Figure>,
    rows: Vec<TableRow>,
}

/// An axis with two figures or more, or one that is given as a range.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct AxisDrawing {
    unit: String,
    ends: [String; 2],
    ranges: Vec<RangeDrawing>,
}

/// A figure, and where it stands on its axis.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct RangeDrawing {
    figure: Figure,
    /// Lowest, best and highest, in per cent of the axis.
    at: [String; 3],
}

/// A figure in words.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Figure {
    claim: ClaimId,
    who: String,
    words: String,
}

/// A line of the table.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct TableRow {
    claim: ClaimId,
    who: String,
    /// Lowest, best and highest.
    figures: [String; 3],
    unit: String,
}

/// The section of numbers; nothing where no claim gives one.
#[component]
pub(in crate::pages::compare) fn Numbers(
    /// An axis for each unit.
    #[prop(into)]
    axes: Memo<Vec<Axis>>,
) -> impl IntoView {
    let explorer = Explorer::here();
    let shown = Memo::new(move |_| axes.with(|axes| arrange(&explorer.site().corpus, axes)));
    let because = move || shown.with(|shown| Why::new(&explorer.site().corpus, Rule::Numbers, &shown.claims));
    let some = Memo::new(move |_| shown.with(|shown| !shown.claims.is_empty()));
    view! {
        <Show when=move || some.get()>
            <section class="sect data" aria-labelledby="h-numbers">
                <div class="sect__head">
                    <h2 id="h-numbers">{live(move || shown.with(|shown| shown.title.clone()))}</h2>
                    <WhyButton id="numbers" about="these numbers" because=Memo::new(move |_| because()) />
                </div>
                <Rows
                    each=move || shown.with(|shown| shown.axes.clone())
                    key=|axis| axis.clone()
                    children=|axis| view! { <DrawnAxis axis /> }
                />
                <ul class="axis">
                    <Rows
                        each=move || shown.with(|shown| shown.alone.clone())
                        key=|figure| figure.clone()
                        children=|figure| view! { <FigureAlone figure /> }
                    />
                </ul>
                <NumbersTable rows=Memo::new(move |_| shown.with(|shown| shown.rows.clone())) />
            </section>
        </Show>
    }
}

/// The figures of one unit under each other, on the same axis.
#[component]
fn DrawnAxis(axis: AxisDrawing) -> impl IntoView {
    let [from, to] = axis.ends;
    let ranges = axis
        .ranges
        .into_iter()
        .map(|range| view! { <DrawnRange range /> })
        .collect_views();
    view! {
        <div class="axis">
            <ul>{ranges}</ul>
            <p class="axis__ends" aria-hidden="true">
                <span>{from}</span>
                <span>{to} " " {axis.unit}</span>
            </p>
        </div>
    }
}

#[component]
fn DrawnRange(range: RangeDrawing) -> impl IntoView {
    let RangeDrawing { figure, at } = range;
    let [low, best, high] = at;
    view! {
        <li class="axis__row">
            <span class="axis__who">
                <bdi>{figure.who}</bdi>
                " "
                <ClaimPlace claim=figure.claim />
            </span>
            <svg class="axis__line" aria-hidden="true">
                <line class="axis__rule" x1="0" x2="100%" y1="10" y2="10"></line>
                <line class="axis__range" x1=low x2=high y1="10" y2="10"></line>
                <circle class="axis__best" cx=best cy="10" r="5"></circle>
            </svg>
            <b class="axis__words">{figure.words}</b>
        </li>
    }
}

#[component]
fn FigureAlone(figure: Figure) -> impl IntoView {
    view! {
        <li class="axis__row axis__row--alone">
            <span class="axis__who">
                <bdi>{figure.who}</bdi>
                " "
                <ClaimPlace claim=figure.claim />
            </span>
            <b class="axis__words">{figure.words}</b>
        </li>
    }
}

#[component]
fn NumbersTable(rows: Memo<Vec<TableRow>>) -> impl IntoView {
    view! {
        <details class="twin">
            <summary>"Numbers as a table"</summary>
            <div class="data__scroll" role="region" aria-label="Numbers" tabindex="0">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">"Who"</th>
                            <th scope="col">"Lowest"</th>
                            <th scope="col">"Best"</th>
                            <th scope="col">"Highest"</th>
                            <th scope="col">"Of what"</th>
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
    let [low, best, high] = row.figures;
    view! {
        <tr>
            <th scope="row">
                <bdi>{row.who}</bdi>
            </th>
            <td>{low}</td>
            <td>{best}</td>
            <td>{high}</td>
            <td>{row.unit}</td>
        </tr>
    }
}

/// Which axes are drawn, which figures stand alone, and the table of all.
fn arrange(corpus: &Corpus, axes: &[Axis]) -> NumbersShown {
    let (drawn, alone): (Vec<&Axis>, Vec<&Axis>) = axes.iter().partition(|axis| is_spread(axis));
    NumbersShown {
        title: title(axes),
        claims: axes
            .iter()
            .flat_map(|axis| &axis.ranges)
            .map(|range| range.claim)
            .collect(),
        axes: drawn.into_iter().map(|axis| axis_drawing(corpus, axis)).collect(),
        alone: alone
            .iter()
            .flat_map(|axis| &axis.ranges)
            .map(|range| figure_in_words(corpus, range))
            .collect(),
        rows: axes.iter().flat_map(|axis| table_rows(corpus, axis)).collect(),
    }
}

/// Whether there is anything to compare on an axis: two figures, or one given as a range.
fn is_spread(axis: &Axis) -> bool {
    match axis.ranges.as_slice() {
        [one] => one.at[0] != one.at[2],
        ranges => ranges.len() > 1,
    }
}

/// "2 figures for fighters killed"; "5 numbers, as given" where there are several units.
fn title(axes: &[Axis]) -> String {
    match axes {
        [one] if one.ranges.len() > 1 => {
            format!("{} for {}", counted(one.ranges.len(), "figure", "figures"), one.unit)
        }
        _ => {
            let all = axes.iter().map(|axis| axis.ranges.len()).sum();
            format!("{}, as given", counted(all, "number", "numbers"))
        }
    }
}

fn axis_drawing(corpus: &Corpus, axis: &Axis) -> AxisDrawing {
    let ranges = axis.ranges.iter().map(|range| RangeDrawing {
        figure: figure_in_words(corpus, range),
        at: range.at.map(percent),
    });
    AxisDrawing {
        unit: axis.unit.clone(),
        ends: axis.ends.map(|end| EN.figure(end)),
        ranges: ranges.collect(),
    }
}

fn figure_in_words(corpus: &Corpus, range: &Range) -> Figure {
    Figure {
        claim: range.claim,
        who: EN.source(corpus, range.claim),
        words: EN.quantity(range),
    }
}

fn table_rows(corpus: &Corpus, axis: &Axis) -> impl Iterator<Item = TableRow> {
    axis.ranges.iter().map(|range| TableRow {
        claim: range.claim,
        who: EN.source(corpus, range.claim),
        figures: ends_in_words(range),
        unit: axis.unit.clone(),
    })
}

/// The three figures of a range; what lies beyond an open bound is open.
fn ends_in_words(range: &Range) -> [String; 3] {
    let [low, best, high] = range.given.map(|value| EN.figure(value));
    let open = || "open".to_owned();
    match range.bound {
        Bound::MoreThan => [low, best, open()],
        Bound::LessThan => [open(), best, high],
        Bound::Exact | Bound::About | Bound::Nearly => [low, best, high],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(claim: u32, at: [u16; 3]) -> Range {
        Range {
            claim: ClaimId(claim),
            at,
            given: at.map(f64::from),
            bound: Bound::Exact,
            unit: String::new(),
        }
    }

    fn axis(unit: &str, ranges: Vec<Range>) -> Axis {
        Axis {
            unit: unit.to_owned(),
            ends: Default::default(),
            ranges,
        }
    }

    #[test]
    fn a_single_figure_has_no_axis_and_a_range_has_one() {
        let exact = axis("dead", vec![range(0, [500; 3])]);
        let vague = axis("troops", vec![range(1, [100, 200, 1000])]);
        let two = axis("killed", vec![range(2, [1000; 3]), range(3, [500; 3])]);
        let shown = arrange(&Corpus::default(), &[exact, vague, two]);
        let drawn: Vec<&str> = shown.axes.iter().map(|axis| axis.unit.as_str()).collect();
        assert_eq!(drawn, ["troops", "killed"]);
        assert_eq!((shown.alone.len(), shown.rows.len(), shown.claims.len()), (1, 4, 4));
        assert_eq!(shown.axes[0].ranges[0].at, ["10.0%", "20.0%", "100.0%"]);
        assert_eq!(shown.title, "4 numbers, as given");
    }

    #[test]
    fn figures_of_one_unit_are_titled_by_it() {
        assert_eq!(
            title(&[axis("killed", vec![range(0, [0; 3]), range(1, [0; 3])])]),
            "2 figures for killed"
        );
        assert_eq!(title(&[axis("killed", vec![range(0, [0; 3])])]), "1 number, as given");
    }
}
