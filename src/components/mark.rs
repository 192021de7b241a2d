//! Marks: what a document does with an answer, by a shape, a word and a colour, the colour last.

use crosscheck_compare::Mark;
use crosscheck_messages::EN;
use leptos::prelude::*;

use super::CollectViews;

/// A mark alone: its shape. Say its word beside it.
#[component]
pub(crate) fn MarkIcon(
    /// Which one.
    mark: Mark,
) -> impl IntoView {
    let key = mark.key();
    view! {
        <svg class=format!("mark mark--{key}") aria-hidden="true">
            <use href=format!("#m-{key}")></use>
        </svg>
    }
}

/// The word of a mark, in its colour.
#[component]
pub(crate) fn StanceWord(
    /// Which one.
    mark: Mark,
) -> impl IntoView {
    view! { <span class=format!("w w--{}", mark.key())>{EN.mark(mark)}</span> }
}

/// What the marks mean.
#[component]
pub(crate) fn MarkKey(
    /// Those that occur, in order.
    marks: Vec<Mark>,
) -> impl IntoView {
    let items = marks
        .into_iter()
        .map(|mark| view! { <li><MarkIcon mark />{EN.mark(mark)}</li> });
    view! {
        <ul class="key" aria-label="What a document does with an answer">
            {items.collect_views()}
        </ul>
    }
}

/// The drawings that marks, bars and icons refer to, once a page.
#[component]
pub(crate) fn Definitions() -> impl IntoView {
    view! {
        <svg class="vh" aria-hidden="true" focusable="false">
            <defs>
                <pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <line class="hatch-line" x1="0" y1="0" x2="0" y2="4" stroke-width="1.4"></line>
                </pattern>
                <pattern id="hatch-a" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <line class="hatch-a" x1="0" y1="0" x2="0" y2="4" stroke-width="1.4"></line>
                </pattern>
                <symbol id="m-says-itself" viewBox="0 0 16 16">
                    <circle cx="8" cy="8" r="6.5" fill="currentColor"></circle>
                </symbol>
                <symbol id="m-denies-itself" viewBox="0 0 16 16">
                    <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"></circle>
                    <path d="M4 12L12 4" fill="none" stroke="currentColor" stroke-width="2.4"></path>
                </symbol>
                <symbol id="m-takes-as-true" viewBox="0 0 16 16">
                    <path d="M2 1L15 8L2 15Z" fill="currentColor"></path>
                </symbol>
                <symbol id="m-passes-on" viewBox="0 0 16 16">
                    <path d="M3 2.5L13.5 8L3 13.5Z" fill="none" stroke="currentColor" stroke-width="1.8"></path>
                </symbol>
                <symbol id="m-keeps-its-distance" viewBox="0 0 16 16">
                    <path d="M2 3.5L14 3.5M2 12.5L14 12.5" fill="none" stroke="currentColor" stroke-width="2.6"></path>
                </symbol>
                <symbol id="m-rebuts" viewBox="0 0 16 16">
                    <path d="M14 1L1 8L14 15Z" fill="currentColor"></path>
                </symbol>
                <symbol id="m-passes-on-a-denial" viewBox="0 0 16 16">
                    <path d="M13 2.5L2.5 8L13 13.5Z" fill="none" stroke="currentColor" stroke-width="1.8"></path>
                </symbol>
                <symbol id="m-questions" viewBox="0 0 16 16">
                    <path
                        d="M4 5L6 2.5L10 2.5L12 5L8 8.5L8 11"
                        fill="none"
                        stroke="currentColor"
                        stroke-width="2"
                        stroke-linecap="round"
                    ></path>
                    <circle cx="8" cy="14" r="1.4" fill="currentColor"></circle>
                </symbol>
                <symbol id="m-silent" viewBox="0 0 16 16">
                    <path d="M4 8L12 8" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"></path>
                </symbol>
                <symbol id="m-could-not-know" viewBox="0 0 16 16">
                    <path d="M4.5 4.5L11.5 11.5M11.5 4.5L4.5 11.5" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"></path>
                </symbol>
                <symbol id="logo" viewBox="0 0 26 18">
                    <circle cx="9" cy="9" r="7" fill="currentColor"></circle>
                    <circle cx="17" cy="9" r="7" fill="none" stroke="currentColor" stroke-width="2"></circle>
                </symbol>
                <symbol id="i-find" viewBox="0 0 16 16">
                    <circle cx="7" cy="7" r="4.6" fill="none" stroke="currentColor" stroke-width="1.6"></circle>
                    <path d="M10.5 10.5L14 14" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"></path>
                </symbol>
            </defs>
        </svg>
    }
}

/// Shapes that are measured rather than looked at: they are told apart at 8 pixels without any colour, and their colours stand out
/// from the paper for whoever sees some colours not.
#[cfg(test)]
mod tests {
    use super::*;

    const SIDE: usize = 8;
    /// Points that are looked at along the side of a pixel.
    const FINE: usize = 8;

    /// How much ink each of the 8 by 8 pixels has, from 0 to 1.
    type Picture = Vec<f64>;

    /// A piece of ink: whether a point of the square of sixteen is on it.
    type Ink = Box<dyn Fn(f64, f64) -> bool>;

    fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
        let after = tag.split(&format!(" {name}=\"")).nth(1)?;
        after.split('"').next()
    }

    fn number(tag: &str, name: &str) -> f64 {
        attribute(tag, name).and_then(|value| value.parse().ok()).unwrap_or(0.0)
    }

    /// The polylines of a path that has only M, L and Z.
    fn lines(path: &str) -> Vec<Vec<(f64, f64)>> {
        let mut lines = Vec::new();
        for part in path.split('M').skip(1) {
            let closed = part.ends_with('Z');
            let points = part.trim_end_matches('Z').split('L');
            let mut line: Vec<(f64, f64)> = points
                .map(|point| {
                    let (x, y) = point.trim().split_once(' ').expect("two coordinates");
                    (x.parse().expect("a number"), y.parse().expect("a number"))
                })
                .collect();
            line.extend(closed.then(|| line[0]));
            lines.push(line);
        }
        lines
    }

    fn distance((x, y): (f64, f64), (from, to): ((f64, f64), (f64, f64))) -> f64 {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let along = ((x - from.0) * dx + (y - from.1) * dy) / (dx * dx + dy * dy);
        let along = along.clamp(0.0, 1.0);
        (x - from.0 - along * dx).hypot(y - from.1 - along * dy)
    }

    fn is_inside(x: f64, y: f64, line: &[(f64, f64)]) -> bool {
        let crosses = |((x1, y1), (x2, y2)): ((f64, f64), (f64, f64))| {
            (y1 > y) != (y2 > y) && x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
        };
        line.windows(2).filter(|edge| crosses((edge[0], edge[1]))).count() % 2 == 1
    }

    fn ink(tag: &str) -> Ink {
        let (filled, width) = (
            attribute(tag, "fill") == Some("currentColor"),
            number(tag, "stroke-width"),
        );
        if tag.starts_with("circle") {
            let (cx, cy, r) = (number(tag, "cx"), number(tag, "cy"), number(tag, "r"));
            return Box::new(move |x, y| {
                let far = (x - cx).hypot(y - cy);
                if filled { far < r } else { (far - r).abs() < width / 2.0 }
            });
        }
        let lines = lines(attribute(tag, "d").expect("a path"));
        Box::new(move |x, y| {
            let near = |line: &Vec<(f64, f64)>| {
                line.windows(2)
                    .any(|edge| distance((x, y), (edge[0], edge[1])) < width / 2.0)
            };
            lines
                .iter()
                .any(|line| if filled { is_inside(x, y, line) } else { near(line) })
        })
    }

    /// The picture of a mark as the page draws it: its symbol in this file.
    fn picture(mark: Mark) -> Picture {
        let source = include_str!("mark.rs");
        let symbol = source
            .split(&format!("id=\"m-{}\"", mark.key()))
            .nth(1)
            .expect("a symbol");
        let symbol = symbol.split("</symbol>").next().expect("its end").replace('\n', " ");
        let inks: Vec<Ink> = symbol
            .split('<')
            .skip(1)
            .filter(|tag| !tag.starts_with('/'))
            .map(ink)
            .collect();
        assert!(!inks.is_empty(), "{mark:?}");
        let step = 16.0 / (SIDE * FINE) as f64;
        let mut picture = vec![0.0; SIDE * SIDE];
        for row in 0..SIDE * FINE {
            for column in 0..SIDE * FINE {
                let (x, y) = ((column as f64 + 0.5) * step, (row as f64 + 0.5) * step);
                if inks.iter().any(|ink| ink(x, y)) {
                    picture[row / FINE * SIDE + column / FINE] += 1.0 / (FINE * FINE) as f64;
                }
            }
        }
        picture
    }

    #[test]
    fn shapes_are_told_apart_at_eight_pixels_in_grey() {
        let pictures: Vec<(Mark, Picture)> = Mark::ALL.iter().map(|&mark| (mark, picture(mark))).collect();
        for (index, (one, left)) in pictures.iter().enumerate() {
            for (two, right) in pictures.iter().skip(index + 1) {
                let apart: f64 = left.iter().zip(right).map(|(a, b)| (a - b).abs()).sum();
                let most = left.iter().sum::<f64>().max(right.iter().sum());
                // At least seven pixels of ink, or more than half of the larger shape, stand elsewhere.
                assert!(
                    apart >= 7.0 || apart > most * 0.6,
                    "{one:?} and {two:?}: {apart:.1} of {most:.1}"
                );
            }
        }
    }

    /// Light of a colour, linear.
    fn light(hex: &str) -> [f64; 3] {
        [1, 3, 5].map(|at| {
            let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).expect("two digits")) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        })
    }

    /// What Machado, Oliveira and Fernandes (2009) give for those who lack one kind of cone, and the eye that lacks none.
    const EYES: [[[f64; 3]; 3]; 4] = [
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ],
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ],
    ];

    fn luminance(hex: &str, eye: &[[f64; 3]; 3]) -> f64 {
        let from = light(hex);
        let seen = eye.map(|row| row.iter().zip(from).map(|(a, b)| a * b).sum::<f64>().clamp(0.0, 1.0));
        0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]
    }

    #[test]
    fn every_mark_stands_out_from_the_paper_for_every_eye() {
        let tokens = include_str!("../theme/tokens.css");
        let dark = tokens
            .find("@media (prefers-color-scheme: dark)")
            .expect("a dark theme");
        for theme in [&tokens[..dark], &tokens[dark..]] {
            let value = |name: &str| {
                let after = theme.split(&format!("{name}: ")).nth(1).expect("a token");
                after.get(..7).expect("a colour")
            };
            for name in [
                "--affirms",
                "--denies",
                "--qualifies",
                "--questions",
                "--passes-on",
                "--silent",
            ] {
                for eye in &EYES {
                    let (one, two) = (luminance(value(name), eye), luminance(value("--paper"), eye));
                    let contrast = (one.max(two) + 0.05) / (one.min(two) + 0.05);
                    assert!(contrast >= 3.0, "{name}: {contrast:.2}");
                }
            }
        }
    }
}
