//! Turns a key into the next stop of the concordance. Stops are rows and columns; a row may lack some columns, since a silent
//! column is one cell over all positions, and a heading has fewer stops than the cells below it.

/// The row and the column of a stop.
pub(super) type Place = (u32, u32);

/// A step over the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Left,
    Right,
    Up,
    Down,
    RowStart,
    RowEnd,
    Start,
    End,
}

/// The step of a key.
pub(super) fn step(key: &str, far: bool) -> Option<Step> {
    Some(match (key, far) {
        ("ArrowLeft", false) => Step::Left,
        ("ArrowRight", false) => Step::Right,
        ("ArrowUp", false) => Step::Up,
        ("ArrowDown", false) => Step::Down,
        ("Home", false) => Step::RowStart,
        ("End", false) => Step::RowEnd,
        ("Home", true) => Step::Start,
        ("End", true) => Step::End,
        _ => return None,
    })
}

/// Where a step leads, of stops in the order of the page. `wanted` is the column the reader moves along.
pub(super) fn next(stops: &[Place], at: usize, wanted: u32, step: Step) -> Option<usize> {
    let (row, _) = *stops.get(at)?;
    let in_row = |index: usize| stops.get(index).is_some_and(|stop| stop.0 == row);
    match step {
        // A heading holds stops of several rows, so the neighbour in a row is not the neighbour on the page.
        Step::Left => (0..at).rev().find(|&index| in_row(index)),
        Step::Right => (at + 1..stops.len()).find(|&index| in_row(index)),
        Step::RowStart => (0..stops.len()).find(|&index| in_row(index)),
        Step::RowEnd => (0..stops.len()).rev().find(|&index| in_row(index)),
        Step::Start => (!stops.is_empty()).then_some(0),
        Step::End => stops.len().checked_sub(1),
        Step::Up => {
            let above = stops.iter().filter(|stop| stop.0 < row).map(|stop| stop.0).max()?;
            Some(nearest(stops, above, wanted))
        }
        Step::Down => {
            let below = stops.iter().filter(|stop| stop.0 > row).map(|stop| stop.0).min()?;
            Some(nearest(stops, below, wanted))
        }
    }
}

/// In a row the stop of a column, or the one nearest to it, the left of two.
fn nearest(stops: &[Place], row: u32, wanted: u32) -> usize {
    let in_row = stops.iter().enumerate().filter(|(_, stop)| stop.0 == row);
    let nearest = in_row.min_by_key(|(_, stop)| stop.1.abs_diff(wanted));
    nearest.map_or(0, |(index, _)| index)
}

/// The stop nearest to a place: in its row where that is there, or in the row nearest to it.
pub(super) fn closest(stops: &[Place], place: Place) -> Option<usize> {
    let distance = |stop: &Place| (stop.0.abs_diff(place.0), stop.1.abs_diff(place.1));
    let all = stops.iter().enumerate();
    all.min_by_key(|(_, stop)| distance(stop)).map(|(index, _)| index)
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A head of two columns, a question with three controls, a full row, and one under a silent first column.
    const STOPS: [Place; 10] = [
        (0, 1),
        (0, 2),
        (4, 0),
        (4, 1),
        (4, 2),
        (5, 0),
        (5, 1),
        (5, 2),
        (6, 0),
        (6, 2),
    ];

    fn check(at: Place, wanted: u32, step: Step, expected: Option<Place>) {
        let at = STOPS.iter().position(|stop| *stop == at).expect("a stop");
        assert_eq!(next(&STOPS, at, wanted, step).map(|index| STOPS[index]), expected);
    }

    #[test]
    fn arrows_go_along_rows_and_columns() {
        check((5, 0), 0, Step::Right, Some((5, 1)));
        check((5, 2), 2, Step::Right, None);
        check((5, 0), 0, Step::Left, None);
        check((5, 1), 1, Step::Up, Some((4, 1)));
        check((4, 1), 1, Step::Up, Some((0, 1)));
        check((0, 1), 1, Step::Up, None);
        check((6, 2), 2, Step::Down, None);
    }

    #[test]
    fn a_heading_has_rows_of_its_own() {
        let stops = [(0, 1), (1, 1), (2, 1), (0, 2), (1, 2), (4, 0)];
        assert_eq!(next(&stops, 0, 1, Step::Right), Some(3));
        assert_eq!(next(&stops, 3, 2, Step::Left), Some(0));
        assert_eq!(next(&stops, 3, 2, Step::Down), Some(4));
        assert_eq!(next(&stops, 5, 1, Step::Up), Some(2));
        assert_eq!(next(&stops, 1, 1, Step::RowEnd), Some(4));
    }

    #[test]
    fn a_missing_column_is_passed_and_not_forgotten() {
        check((5, 1), 1, Step::Down, Some((6, 0)));
        check((6, 0), 1, Step::Up, Some((5, 1)));
        check((4, 0), 0, Step::Up, Some((0, 1)));
    }

    #[test]
    fn home_and_end_go_to_the_ends() {
        check((5, 1), 1, Step::RowStart, Some((5, 0)));
        check((6, 0), 0, Step::RowEnd, Some((6, 2)));
        check((5, 1), 1, Step::Start, Some((0, 1)));
        check((5, 1), 1, Step::End, Some((6, 2)));
    }

    #[test]
    fn what_stands_nearest_to_a_place_is_found() {
        let check = |place: Place, expected: Place| {
            assert_eq!(closest(&STOPS, place).map(|index| STOPS[index]), Some(expected));
        };
        check((5, 1), (5, 1));
        check((6, 1), (6, 0));
        check((5, 9), (5, 2));
        check((9, 2), (6, 2));
        assert_eq!(closest(&[], (5, 1)), None);
    }

    proptest! {
        #[test]
        fn every_stop_is_reached_by_arrows_from_every_other(rows in proptest::collection::vec(proptest::collection::btree_set(0u32..6, 1..6), 1..8)) {
            let mut stops = Vec::new();
            for (row, columns) in (0u32..).zip(&rows) {
                for &column in columns {
                    stops.push((row * 3, column));
                }
            }
            let mut seen = vec![0];
            let mut index = 0;
            while let Some(&at) = seen.get(index) {
                for step in [Step::Left, Step::Right, Step::Up, Step::Down] {
                    if let Some(to) = next(&stops, at, stops[at].1, step)
                        && !seen.contains(&to)
                    {
                        seen.push(to);
                    }
                }
                index += 1;
            }
            prop_assert_eq!(seen.len(), stops.len());
        }
    }
}
