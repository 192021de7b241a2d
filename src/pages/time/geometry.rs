//! Turns moments into coordinates: an axis of the days that are drawn, four rows over each other, and in each row marks that do not
//! touch, or bars of how many there are where marks would be too many. Nothing here knows of the page.

use crosscheck_compare::{Moment, TimeRow};
use crosscheck_model::Day;

/// Where the axis begins and ends.
pub(super) const EDGE: f64 = 10.0;
/// From lane to lane.
const LANE: f64 = 20.0;
/// Room for the title of a row.
const TITLE: f64 = 30.0;
/// Room between rows.
const GAP: f64 = 18.0;
/// How high the highest bar is.
const HIGHEST: f64 = 56.0;
/// About what a letter takes.
const LETTER: f64 = 6.4;
/// How long the fade at an open end is.
pub(super) const FADE: f64 = 26.0;
/// More marks than these in one row are drawn as bars, so many on a drawing that is as wide as a desk's.
const MOST: usize = 80;

/// The first and the last day that are drawn, both included.
pub(super) type Window = (Day, Day);

/// Everything that is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Drawing {
    pub(super) width: f64,
    pub(super) height: f64,
    /// Where units of time begin, with their names.
    pub(super) ticks: Vec<(f64, String)>,
    pub(super) rows: Vec<RowDrawing>,
}

/// A row of the drawing.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RowDrawing {
    pub(super) row: TimeRow,
    /// Where its title stands.
    pub(super) top: f64,
    pub(super) marks: Vec<MarkDrawing>,
    pub(super) bars: Vec<BarDrawing>,
    /// How many things lie before what is drawn, within it, and after it.
    pub(super) around: [usize; 3],
}

/// A mark with its label.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct MarkDrawing {
    /// Its place among the moments.
    pub(super) moment: usize,
    pub(super) x: [f64; 2],
    pub(super) y: f64,
    /// How thick it is: more for what stands for more.
    pub(super) thick: f64,
    /// Whether it is a day, drawn as a dot.
    pub(super) point: bool,
    /// Whether it is open to the left and to the right.
    pub(super) open: [bool; 2],
    pub(super) inferred: bool,
    pub(super) label: String,
    pub(super) label_x: f64,
    /// Whether the label ends at its place.
    pub(super) before: bool,
}

/// How many things lie in a stretch of time.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct BarDrawing {
    pub(super) x: [f64; 2],
    pub(super) y: [f64; 2],
    pub(super) count: usize,
    pub(super) days: Window,
}

/// Lays out the drawing. `label` is asked for what is drawn as a mark alone.
pub(super) fn drawing(moments: &[Moment], window: Window, width: f64, label: &dyn Fn(&Moment) -> String) -> Drawing {
    let axis = Axis { window, width };
    let mut top = 24.0;
    let mut rows = Vec::new();
    for row in TimeRow::ALL {
        if !moments.iter().any(|moment| moment.row == row) {
            continue;
        }
        let (drawn, height) = axis.row(moments, row, top, label);
        rows.push(drawn);
        top += height + GAP;
    }
    Drawing {
        width,
        height: top,
        ticks: axis.ticks(),
        rows,
    }
}

/// Days to places.
#[derive(Clone, Copy)]
struct Axis {
    window: Window,
    width: f64,
}

impl Axis {
    fn days(self) -> f64 {
        f64::from(self.window.1.0 - self.window.0.0 + 1)
    }

    /// Where a day begins.
    fn at(self, day: i32) -> f64 {
        EDGE + (self.width - 2.0 * EDGE) * f64::from(day - self.window.0.0) / self.days()
    }

    fn within(self, days: Window) -> bool {
        days.0 <= self.window.1 && self.window.0 <= days.1
    }

    /// A row, and how high it is.
    fn row(self, moments: &[Moment], row: TimeRow, top: f64, label: &dyn Fn(&Moment) -> String) -> (RowDrawing, f64) {
        let mut drawn = RowDrawing {
            row,
            top: top + 13.0,
            marks: Vec::new(),
            bars: Vec::new(),
            around: [0; 3],
        };
        let mut inside = Vec::new();
        for (index, moment) in moments.iter().enumerate().filter(|(_, moment)| moment.row == row) {
            let days = moment.days();
            let place = if days.1 < self.window.0 {
                0
            } else {
                1 + usize::from(days.0 > self.window.1)
            };
            if let Some(count) = drawn.around.get_mut(place) {
                *count += moment.count();
            }
            if place == 1 {
                inside.push((index, moment));
            }
        }
        let most = if self.width < 600.0 { MOST / 2 } else { MOST };
        if inside.len() > most {
            drawn.bars = self.bars(&inside, top + TITLE);
            return (drawn, TITLE + HIGHEST + 14.0);
        }
        let mut lanes: Vec<Vec<[f64; 2]>> = Vec::new();
        for (index, moment) in inside {
            let mut mark = self.mark(index, moment, label(moment));
            let room = mark.room();
            let free = |lane: &Vec<[f64; 2]>| lane.iter().all(|taken| taken[1] < room[0] || room[1] < taken[0]);
            let lane = lanes.iter().position(free).unwrap_or(lanes.len());
            if lane == lanes.len() {
                lanes.push(Vec::new());
            }
            lanes.iter_mut().skip(lane).take(1).for_each(|lane| lane.push(room));
            mark.y = top + TITLE + (lane as f64 + 0.5) * LANE;
            drawn.marks.push(mark);
        }
        (drawn, TITLE + lanes.len() as f64 * LANE)
    }

    fn mark(self, index: usize, moment: &Moment, label: String) -> MarkDrawing {
        let (first, last) = moment.days();
        let (left, right) = (EDGE, self.width - EDGE);
        let mut x = [self.at(first.0).max(left), self.at(last.0 + 1).min(right)];
        let point = first == last;
        let least = if point { 4.0 } else { 9.0 };
        if x[1] - x[0] < least || point {
            let middle = (self.at(first.0) + self.at(last.0 + 1)) / 2.0;
            let middle = middle.clamp(left + least / 2.0, right - least / 2.0);
            x = [middle - least / 2.0, middle + least / 2.0];
        }
        // Beyond the edge of the drawing nothing fades.
        let open = [
            moment.from.is_none() && x[0] > left + FADE,
            moment.to.is_none() && x[1] < right - FADE,
        ];
        let fade = open.map(|open| if open { FADE } else { 0.0 });
        let room = [x[0] - fade[0] - 6.0 - left, right - x[1] - fade[1] - 6.0];
        // After the mark where it fits; else where there is more room, shortened to it; or over the end of a mark that is as long as
        // the drawing.
        let wanted = label.chars().count() as f64 * LETTER;
        let over = room[0].max(room[1]) < wanted.min(40.0);
        let before = over || (room[1] < wanted && room[1] < room[0]);
        let (label_x, fits) = match (over, before) {
            (true, _) => (x[1] - 8.0, x[1] - x[0] - 16.0),
            (false, true) => (x[0] - fade[0] - 6.0, room[0]),
            (false, false) => (x[1] + fade[1] + 6.0, room[1]),
        };
        let label = shortened(&label, fits);
        MarkDrawing {
            moment: index,
            x,
            y: 0.0,
            thick: (5.0 + (moment.count() as f64).sqrt()).min(13.0),
            point,
            open,
            inferred: moment.inferred,
            label,
            label_x,
            before,
        }
    }

    /// How many moments have their middle in each year, month or day.
    fn bars(self, inside: &[(usize, &Moment)], top: f64) -> Vec<BarDrawing> {
        let starts = self.starts(if self.width < 600.0 { 5.0 } else { 9.0 });
        let mut counts = vec![0usize; starts.len()];
        for (_, moment) in inside {
            let middle = moment.middle().max(self.window.0).min(self.window.1);
            let place = starts.partition_point(|start| *start <= middle.0).saturating_sub(1);
            if let Some(count) = counts.get_mut(place) {
                *count += moment.count();
            }
        }
        let most = counts.iter().copied().max().unwrap_or(1).max(1);
        let ends = starts.iter().skip(1).copied().chain([self.window.1.0 + 1]);
        let bar = |((&start, end), count): ((&i32, i32), usize)| {
            let high = HIGHEST * count as f64 / most as f64;
            let start = start.max(self.window.0.0);
            (count > 0).then(|| BarDrawing {
                x: [self.at(start), self.at(end)],
                y: [top + HIGHEST - high + 12.0, top + HIGHEST + 12.0],
                count,
                days: (Day(start), Day(end - 1)),
            })
        };
        starts.iter().zip(ends).zip(counts).filter_map(bar).collect()
    }

    /// The first days of years, months or days: the finest unit that takes this much room. The first may lie before the window.
    fn starts(self, room: f64) -> Vec<i32> {
        let per_day = (self.width - 2.0 * EDGE) / self.days();
        let (from, to) = (self.window.0.0, self.window.1.0);
        if per_day >= room {
            return (from..=to).collect();
        }
        let unit = |step: i32| {
            let (year, month, _) = Day(from).civil();
            let mut at = year * 12 + month as i32 - 1;
            at -= at.rem_euclid(step);
            let mut starts = Vec::new();
            while let Some(day) = month_start(at).filter(|day| day.0 <= to) {
                starts.push(day.0);
                at += step;
            }
            starts
        };
        const STEPS: [i32; 11] = [1, 3, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000];
        let fits = |step: &&i32| per_day * 30.4 * f64::from(**step) >= room;
        unit(STEPS.iter().find(fits).copied().unwrap_or(12_000))
    }

    /// Where years begin, or months or days where there is room, with what they are called.
    fn ticks(self) -> Vec<(f64, String)> {
        let starts = self.starts(76.0);
        let step = starts.windows(2).map(|pair| pair[1] - pair[0]).min().unwrap_or(1);
        let name = |day: i32| {
            let (year, month, number) = Day(day).civil();
            let words = Day(day).words();
            let short: String = words.split(' ').nth(1).unwrap_or_default().chars().take(3).collect();
            match step {
                0..=27 => format!("{number} {short}"),
                28..=360 if month == 1 => year.to_string(),
                28..=360 => format!("{short} {year}"),
                _ => year.to_string(),
            }
        };
        let shown = starts.into_iter().filter(|day| *day >= self.window.0.0);
        shown.map(|day| (self.at(day), name(day))).collect()
    }
}

impl MarkDrawing {
    /// From where to where it and its label reach.
    fn room(&self) -> [f64; 2] {
        let label = self.label.chars().count() as f64 * LETTER;
        let fade = self.open.map(|open| if open { FADE } else { 0.0 });
        let marked = [self.x[0] - fade[0] - 4.0, self.x[1] + fade[1] + 4.0];
        match self.before {
            true => [marked[0].min(self.label_x - label - 4.0), marked[1]],
            false => [marked[0], self.label_x + label + 4.0],
        }
    }
}

fn month_start(months: i32) -> Option<Day> {
    Day::new(months.div_euclid(12), months.rem_euclid(12).unsigned_abs() + 1, 1)
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the room of a label"
)]
fn shortened(label: &str, room: f64) -> String {
    let fits = (room / LETTER).max(4.0) as usize;
    if label.chars().count() <= fits {
        return label.to_owned();
    }
    let start: String = label.chars().take(fits.saturating_sub(1)).collect();
    format!("{}…", start.trim_end())
}

/// The days that are drawn unless the reader chooses others: all of them, or, where one in ten lies far from the others, the years
/// of the others.
pub(super) fn suggested(moments: &[Moment]) -> Option<Window> {
    let whole = whole(moments)?;
    let mut middles: Vec<i32> = moments.iter().map(|moment| moment.middle().0).collect();
    crosscheck_model::sort(&mut middles);
    let at = |share: usize| middles.get((middles.len() * share / 100).min(middles.len() - 1));
    let (first, last) = (*at(15)?, *at(97)?);
    let most = snapped(Day(first), Day(last));
    let days = |window: Window| f64::from(window.1.0 - window.0.0);
    Some(if days(most) * 2.0 < days(whole) { most } else { whole })
}

/// From the first day of all to the last, in whole years or months.
pub(super) fn whole(moments: &[Moment]) -> Option<Window> {
    let first = moments.iter().map(|moment| moment.days().0).min()?;
    let last = moments.iter().map(|moment| moment.days().1).max()?;
    Some(snapped(first, last))
}

/// The whole years around some days, or the whole months where they are few.
fn snapped(first: Day, last: Day) -> Window {
    let step = if last.0 - first.0 > 800 { 12 } else { 1 };
    let months = |day: Day| {
        let (year, month, _) = day.civil();
        let months = year * 12 + month as i32 - 1;
        months - months.rem_euclid(step)
    };
    let from = month_start(months(first)).unwrap_or(first);
    let to = month_start(months(last) + step).map_or(last, |day| Day(day.0 - 1));
    (from, to)
}

/// What a button of the zoom does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Closer,
    Wider,
    Earlier,
    Later,
}

/// The days that are drawn after a step; never more than all, nor fewer than a week.
pub(super) fn stepped(now: Window, whole: Window, step: Step) -> Window {
    let length = now.1.0 - now.0.0 + 1;
    let (by, length) = match step {
        Step::Closer => (length / 4, (length / 2).max(7)),
        Step::Wider => (-length / 2, length.saturating_mul(2)),
        Step::Earlier => (-length / 2, length),
        Step::Later => (length / 2, length),
    };
    let length = length.min(whole.1.0 - whole.0.0 + 1).max(1);
    let first = (now.0.0 + by).min(whole.1.0 + 1 - length).max(whole.0.0);
    (Day(first), Day(first + length - 1))
}

/// The days between two places of the drawing, from 0 to 1; nothing where they are too near each other to be meant.
#[allow(clippy::cast_possible_truncation, reason = "a day inside the window")]
pub(super) fn between(window: Window, width: f64, one: f64, two: f64) -> Option<Window> {
    let axis = Axis { window, width };
    let inner = (width - 2.0 * EDGE).max(1.0);
    let day = |share: f64| {
        let along = ((share * width - EDGE) / inner).clamp(0.0, 0.9999);
        window.0.0 + (along * axis.days()).floor() as i32
    };
    let (from, to) = (day(one.min(two)), day(one.max(two)));
    let days = (Day(from), Day(to));
    ((one - two).abs() * width > 8.0 && axis.within(days)).then_some(days)
}

#[cfg(test)]
mod tests {
    use crosscheck_compare::MomentOf;
    use crosscheck_model::{Date, DocumentId};

    use super::*;

    fn moment(index: u32, text: &str) -> Moment {
        let date = Date::parse(text).ok();
        Moment {
            row: TimeRow::Appeared,
            from: date,
            to: date,
            inferred: false,
            of: MomentOf::Document(DocumentId(index)),
        }
    }

    fn days(text: &str) -> Window {
        let date = Date::parse(text).unwrap();
        (date.first, date.last)
    }

    fn drawn(moments: &[Moment], window: &str, width: f64) -> Drawing {
        drawing(moments, days(window), width, &|_| "a label of some length".to_owned())
    }

    #[test]
    fn a_day_is_a_point_a_month_a_bar_and_an_open_end_fades() {
        let mut open = moment(2, "2016");
        open.from = None;
        let found = drawn(&[moment(0, "2016-06-04"), moment(1, "2016-07"), open], "2016", 1000.0);
        let marks = &found.rows[0].marks;
        assert_eq!(
            marks.iter().map(|mark| mark.point).collect::<Vec<_>>(),
            [true, false, false]
        );
        assert!(marks[1].x[1] - marks[1].x[0] > 70.0, "{marks:?}");
        // What reaches beyond the drawing fades nowhere, and its label stands over it.
        assert_eq!((marks[2].open, marks[2].x), ([false, false], [EDGE, 990.0]));
        assert!(marks[2].label_x < 990.0 && marks[2].before);
        let mut open = moment(0, "2016-07");
        open.to = None;
        assert_eq!(drawn(&[open], "2016", 1000.0).rows[0].marks[0].open, [false, true]);
    }

    #[test]
    fn nothing_touches_and_nothing_leaves_the_drawing() {
        let moments: Vec<Moment> = (0..60)
            .map(|at| moment(at, &format!("2016-{:02}", at % 12 + 1)))
            .collect();
        for width in [358.0, 720.0, 1336.0] {
            let found = drawn(&moments, "2016", width);
            for row in &found.rows {
                for (index, mark) in row.marks.iter().enumerate() {
                    let room = mark.room();
                    assert!(room[0] >= 0.0 && room[1] <= width + 4.0, "{width}: {mark:?}");
                    assert!(mark.y < found.height);
                    for other in &row.marks[index + 1..] {
                        let apart = other.room()[0] > room[1] || room[0] > other.room()[1];
                        assert!(apart || (other.y - mark.y).abs() > 1.0, "{mark:?} {other:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn many_are_bars_that_count_all_and_few_are_marks_again() {
        let moments: Vec<Moment> = (0..10_000)
            .map(|at| moment(at, &format!("{}-{:02}-{:02}", 2001 + at % 20, at % 12 + 1, at % 28 + 1)))
            .collect();
        let found = drawn(&moments, "2001/2020", 1336.0);
        let row = &found.rows[0];
        assert!(row.marks.is_empty() && row.bars.len() > 20 && row.bars.len() < 150);
        assert_eq!(row.bars.iter().map(|bar| bar.count).sum::<usize>(), 10_000);
        assert_eq!(row.around, [0, 10_000, 0]);
        let near = drawn(&moments, "2005-05-01/2005-05-10", 1336.0);
        let row = &near.rows[0];
        assert!(row.bars.is_empty() && !row.marks.is_empty());
        assert_eq!(row.around.iter().sum::<usize>(), 10_000);
    }

    #[test]
    fn one_far_date_does_not_press_the_others_together() {
        let mut moments: Vec<Moment> = (0..20).map(|at| moment(at, &format!("{}", 2014 + at % 6))).collect();
        assert_eq!(suggested(&moments), Some(days("2014/2019")));
        moments.push(moment(20, "1916"));
        assert_eq!(suggested(&moments), Some(days("2014/2019")));
        assert_eq!(whole(&moments), Some(days("1916/2019")));
        assert_eq!(suggested(&[moment(0, "2016-06-04")]), Some(days("2016-06")));
        assert_eq!(suggested(&[]), None);
    }

    #[test]
    fn steps_stay_within_all_days() {
        let whole = days("2010/2019");
        let now = days("2018/2019");
        for step in [Step::Closer, Step::Wider, Step::Earlier, Step::Later] {
            let next = stepped(now, whole, step);
            assert!(next.0 >= whole.0 && next.1 <= whole.1 && next.0 <= next.1, "{step:?}");
        }
        assert_eq!(stepped(now, whole, Step::Later), now);
        assert_eq!(stepped(whole, whole, Step::Wider), whole);
        let closer = stepped(now, whole, Step::Closer);
        assert!(closer.0 > now.0 && closer.1 < now.1);
        let day = days("2018-01-01");
        assert_eq!(stepped(day, whole, Step::Closer).1.0 - day.0.0, 6);
    }

    #[test]
    fn what_is_drawn_over_is_chosen_in_days() {
        let year = days("2016");
        assert_eq!(between(year, 1000.0, 0.0, 1.0), Some(year));
        assert_eq!(between(year, 1000.0, 0.3, 0.301), None);
        let half = between(year, 1000.0, 0.75, 0.25).unwrap();
        assert!(half.0 > year.0 && half.1 < year.1 && half.0 < half.1);
    }

    #[test]
    fn ticks_are_years_months_or_days() {
        let names = |window: &str| -> Vec<String> {
            drawn(&[], window, 1000.0)
                .ticks
                .into_iter()
                .map(|tick| tick.1)
                .collect()
        };
        assert_eq!(names("2014/2018"), ["2014", "2015", "2016", "2017", "2018"]);
        assert_eq!(names("2016-05/2016-07"), ["May 2016", "Jun 2016", "Jul 2016"]);
        assert_eq!(names("2016-05-01/2016-05-03"), ["1 May", "2 May", "3 May"]);
        assert!(names("0216/2016").len() < 14);
    }
}
