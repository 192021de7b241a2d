//! What stands behind a mark, a finding or a number of the grid, in a row of its own: the rule, the claims, and for a finding the
//! contradictions, for a number the ways that are counted.

use std::sync::Arc;

use crosscheck_compare::{PositionRow, Reading, RelationLine, Row, Rule, Why, why_cell};
use crosscheck_messages::EN;
use crosscheck_model::ClaimId;
use leptos::prelude::*;

use super::row::GridRow;
use super::spot::Spot;
use super::table::ColumnList;
use crate::components::{Rows, WhyPanel, alterations, column_name, counted};
use crate::memo::Memo;
use crate::pages::compare::relation::{Relation, is_contradiction, relation_key};
use crate::pages::compare::ways::{CountedWays, counted_ways};
use crate::store::Site;

/// What is shown of a spot.
#[derive(Clone, Debug, PartialEq)]
struct Evidence {
    title: String,
    because: Why,
    more: More,
}

/// What is told beside the rule and the claims.
#[derive(Clone, Debug, PartialEq)]
enum More {
    Nothing,
    /// Which claims contradict which, and on whose judgement.
    Contradictions(Vec<RelationLine>),
    /// The ways that are counted, and through whom all of them come.
    Ways {
        ways: Vec<String>,
        sentence: String,
    },
}

impl Evidence {
    /// None where a column speaks on the question and not of the position.
    fn of(site: &Site, reading: &Reading, row: &Row, columns: &ColumnList, spot: &Spot) -> Option<Self> {
        let Some(position) = spot.position.and_then(|index| row.positions.get(index)) else {
            return Some(Self::of_finding(reading, row));
        };
        let Some(column) = &spot.column else {
            return Some(Self::of_lines(reading, position));
        };
        let (place, head) = columns.find(column)?;
        let mark = position.cells.get(place)?.mark?;
        Some(Self {
            title: format!("{}: {}", column_name(site, head), EN.mark(mark)),
            because: why_cell(reading, row, position, place)?,
            more: More::Nothing,
        })
    }

    fn of_finding(reading: &Reading, row: &Row) -> Self {
        let claims: Vec<ClaimId> = row.positions.iter().flat_map(claims_of).collect();
        let mut relations = reading.issue(&claims, row.question).relations;
        relations.retain(is_contradiction);
        Self {
            title: EN.finding(reading.corpus(), &row.summary),
            because: Why::new(reading.corpus(), row.summary.kind, &claims),
            more: if relations.is_empty() {
                More::Nothing
            } else {
                More::Contradictions(relations)
            },
        }
    }

    fn of_lines(reading: &Reading, position: &PositionRow) -> Self {
        let claims = &position.rests_on;
        Self {
            title: EN.sources(reading.corpus(), &position.figures),
            because: Why::new(reading.corpus(), Rule::Lines, claims),
            more: More::Ways {
                ways: counted_ways(reading, claims),
                sentence: EN.reach(reading.corpus(), &position.figures),
            },
        }
    }
}

/// The claims of every column on a position.
fn claims_of(position: &PositionRow) -> impl Iterator<Item = ClaimId> {
    position.cells.iter().flat_map(|cell| cell.claims.iter().copied())
}

/// The row, under its question. It follows the alterations, as the grid does.
#[component]
pub(super) fn EvidenceRow(row: GridRow) -> impl IntoView {
    let grid = row.grid;
    let altered = alterations(grid.explorer);
    let evidence = Memo::new(move |_| {
        let site = grid.explorer.site();
        let reading = Reading::altered(&site.corpus, altered.get());
        let (spot, row) = (grid.opened.asked.get()?, row.data.get()?);
        grid.columns
            .with(|columns| Evidence::of(&site, &reading, &row, columns, &spot))
            .map(Arc::new)
    });
    move || evidence.get().map(|evidence| view! { <EvidenceCell row evidence /> })
}

#[component]
fn EvidenceCell(row: GridRow, evidence: Arc<Evidence>) -> impl IntoView {
    let grid = row.grid;
    let Evidence { title, because, more } = Arc::unwrap_or_clone(evidence);
    let close = move |_| {
        grid.close_evidence();
    };
    view! {
        <tr role="row" class="evidence">
            <td role="gridcell" colspan=move || grid.span()>
                <section aria-labelledby="evidence">
                    <h3 id="evidence" tabindex="-1">
                        {title}
                    </h3>
                    <WhyPanel because />
                    {told(more)}
                    <button type="button" class="why" id="evidence-close" on:click=close>
                        "close"
                    </button>
                </section>
            </td>
        </tr>
    }
}

fn told(more: More) -> AnyView {
    match more {
        More::Nothing => ().into_any(),
        More::Contradictions(relations) => view! { <Contradictions relations /> }.into_any(),
        More::Ways { ways, sentence } => view! { <CountedWays ways sentence /> }.into_any(),
    }
}

#[component]
fn Contradictions(relations: Vec<RelationLine>) -> impl IntoView {
    let count = counted(relations.len(), "contradiction", "contradictions");
    view! {
        <p class="small dim">{format!("{count}:")}</p>
        <ol class="rels">
            <Rows
                each=move || relations.clone()
                key=relation_key
                children=|relation| view! { <Relation relation /> }
            />
        </ol>
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use crosscheck_compare::Columns;
    use crosscheck_compare::gives;
    use crosscheck_model::Corpus;

    use super::super::table::cut;
    use super::*;

    fn with_every_spot(check: impl Fn(&Corpus, &Row, &Spot, Option<Evidence>)) {
        let site = Site::open(crate::pack::bytes()).unwrap();
        let reading = Reading::new(&site.corpus);
        let (columns, rows) = cut(
            Columns::Documents,
            reading.concordance(&reading.claims(), Columns::Documents),
        );
        for question in rows.questions() {
            let row = rows.row(question).unwrap();
            let mut spots = vec![Spot::finding(question)];
            for position in 0..row.positions.len() {
                spots.push(Spot::lines(question, position));
                let cells = columns.ids().iter().cloned();
                spots.extend(cells.map(|column| Spot::cell(question, position, column)));
            }
            for spot in spots {
                let evidence = Evidence::of(&site, &reading, &row, &columns, &spot);
                check(&site.corpus, &row, &spot, evidence);
            }
        }
    }

    #[test]
    fn every_mark_finding_and_number_has_evidence() {
        with_every_spot(|_, row, spot, evidence| {
            let mark = |position: usize| {
                let cells = &row.positions[position].cells;
                cells.iter().any(|cell| cell.mark.is_some())
            };
            match (spot.position, &spot.column) {
                (Some(position), Some(_)) if !mark(position) => assert_eq!(evidence, None),
                (Some(_), Some(_)) => {}
                (_, None) | (None, Some(_)) => assert!(evidence.is_some(), "{spot:?}"),
            }
        });
    }

    #[test]
    fn numbers_rest_on_claims_that_do_not_deny() {
        with_every_spot(|corpus, row, spot, evidence| {
            let (Some(position), None) = (spot.position, &spot.column) else {
                return;
            };
            let evidence = evidence.unwrap();
            let more = matches!(&evidence.more, More::Ways { .. });
            assert!(more, "{evidence:?}");
            let position = &row.positions[position];
            assert_eq!(evidence.because.claims, position.rests_on);
            assert_eq!(evidence.because.claims.len(), position.figures.claims);
            assert!(position.rests_on.iter().all(|&claim| gives(corpus, claim)));
        });
    }
}
