//! From what the processes told to tables: medians over rounds, the best peer of each figure, and how many times better or
//! worse ours is.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Map, Value, json};

use super::measure::Measured;

/// The kinds of query, in order of the tables.
pub(super) const KINDS: [&str; 6] = ["single", "and", "prefix", "typo", "title", "title_typo"];

/// A figure of an engine: how it is called, in which unit, and what a unit is of what is stored.
pub(super) struct Figure {
    pub(super) key: &'static str,
    pub(super) label: &'static str,
    unit: f64,
    /// Whether it must never be worse than that of a peer that answers every kind of query.
    pub(super) held: bool,
}

const fn figure(key: &'static str, label: &'static str, unit: f64, held: bool) -> Figure {
    Figure { key, label, unit, held }
}

/// Smaller is better in all of them.
pub(super) const FIGURES: [Figure; 13] = [
    figure("build", "build, ms", 1.0, false),
    figure("code", "code, KB brotli", 1e3, false),
    figure("index", "index, MB", 1e6, true),
    figure("index_brotli", "index, MB brotli", 1e6, true),
    figure("shipped", "all shipped, MB brotli", 1e6, true),
    figure("start", "start to first answer, ms", 1.0, true),
    figure("load", "load, ms", 1.0, true),
    figure("memory", "memory, MB", 1e6, true),
    figure("memory_after", "memory after queries, MB", 1e6, false),
    figure("p50", "p50, ms", 1.0, false),
    figure("p99", "p99, ms", 1.0, true),
    figure("facets", "facets, ms", 1.0, true),
    figure("facets_worst", "facets, worst, ms", 1.0, true),
];

/// An engine on a collection.
#[derive(Clone, Debug, Default)]
pub(super) struct Engine {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) figures: BTreeMap<&'static str, f64>,
    /// p50 and p99 of each kind of query, in ms.
    pub(super) kinds: BTreeMap<String, (f64, f64)>,
    /// By kind: recall, precision and the like, as the process told.
    pub(super) quality: Value,
    /// How facets are counted: `open`, `closed`, `no`, nothing.
    pub(super) exact: String,
    /// Whether its compressed figures were taken at brotli's best quality.
    pub(super) best_brotli: bool,
}

/// The middle one, or the mean of the two in the middle.
pub(super) fn median(mut numbers: Vec<f64>) -> Option<f64> {
    numbers.sort_by(f64::total_cmp);
    let middle = numbers.len() / 2;
    let upper = *numbers.get(middle)?;
    Some(if numbers.len() % 2 == 1 {
        upper
    } else {
        f64::midpoint(upper, *numbers.get(middle - 1)?)
    })
}

/// The value that so large a share is not above.
pub(super) fn percentile(mut numbers: Vec<f64>, share: f64) -> Option<f64> {
    numbers.sort_by(f64::total_cmp);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place in the list"
    )]
    let place = (numbers.len() as f64 * share) as usize;
    numbers.get(place.min(numbers.len().checked_sub(1)?)).copied()
}

impl Engine {
    /// Takes over what the processes told of the engine of this name.
    pub(super) fn read(&mut self, measured: &Measured) {
        let told = |mode: &str| {
            let mine = measured
                .told
                .iter()
                .filter(|told| told.engine == self.name && told.mode == mode);
            mine.map(|told| &told.answer).collect::<Vec<&Value>>()
        };
        let (build, query, facets, quality) = (told("build"), told("query"), told("facets"), told("quality"));
        let mut figures: Vec<(&'static str, Option<f64>)> = vec![
            ("build", median(numbers(&build, "build_ms"))),
            ("start", median(numbers(&query, "start_ms"))),
            ("load", median(numbers(&query, "load_ms"))),
            ("memory", median(numbers(&query, "memory"))),
            ("memory_after", median(numbers(&query, "memory_after"))),
        ];
        let rounds: Vec<Vec<(String, f64)>> = query.iter().map(|answer| warm(answer)).collect();
        let over = |kind: Option<&str>, share: f64| {
            let each = rounds.iter().filter_map(|round| {
                let times = round
                    .iter()
                    .filter(|(of, _)| kind.is_none_or(|kind| kind == of))
                    .map(|(_, time)| *time);
                percentile(times.collect(), share)
            });
            median(each.collect())
        };
        figures.push(("p50", over(None, 0.5)));
        figures.push(("p99", over(None, 0.99)));
        for kind in KINDS {
            if let (Some(usual), Some(worst)) = (over(Some(kind), 0.5), over(Some(kind), 0.99)) {
                self.kinds.insert(kind.to_owned(), (usual, worst));
            }
        }
        let counted: Vec<Vec<f64>> = facets
            .iter()
            .map(|answer| pairs(&answer["facets"], "query and values"))
            .collect();
        figures.push((
            "facets",
            median(counted.iter().filter_map(|times| median(times.clone())).collect()),
        ));
        figures.push((
            "facets_worst",
            median(counted.into_iter().filter_map(|times| percentile(times, 1.0)).collect()),
        ));
        for (key, value) in figures {
            if let Some(value) = value {
                self.figures.insert(key, value);
            }
        }
        if let Some(answer) = facets.first() {
            self.exact = answer["exact"].as_str().unwrap_or_default().to_owned();
        }
        if let Some(answer) = quality.first() {
            self.quality = answer["quality"].clone();
        }
    }

    pub(super) fn of_quality(&self, kind: &str, figure: &str) -> Option<f64> {
        self.quality[kind][figure].as_f64()
    }

    /// Whether it is a rival in every kind of query: three in four of what is wanted is found, typos and titles included.
    pub(super) fn answers_all(&self) -> bool {
        let enough = |kind, figure| self.of_quality(kind, figure).is_some_and(|value| value >= 0.75);
        ["single", "and", "prefix", "typo"]
            .iter()
            .all(|kind| enough(kind, "recall"))
            && ["title", "title_typo"].iter().all(|kind| enough(kind, "found"))
    }

    pub(super) fn json(&self) -> Value {
        let kinds = self
            .kinds
            .iter()
            .map(|(kind, (usual, worst))| (kind.clone(), json!({"p50": usual, "p99": worst})));
        json!({
            "figures": self.figures, "kinds": kinds.collect::<Map<String, Value>>(), "quality": self.quality,
            "exact_facets": self.exact, "answers_all_kinds": self.answers_all(), "brotli_at_best": self.best_brotli,
        })
    }
}

fn numbers(answers: &[&Value], key: &str) -> Vec<f64> {
    answers.iter().filter_map(|answer| answer[key].as_f64()).collect()
}

/// Kind and time of each warm query.
fn warm(answer: &Value) -> Vec<(String, f64)> {
    let list = |key: &str| answer[key].as_array().cloned().unwrap_or_default();
    let kinds = list("kinds")
        .into_iter()
        .filter_map(|kind| kind.as_str().map(str::to_owned));
    kinds.zip(list("warm").iter().filter_map(Value::as_f64)).collect()
}

/// The times of a label, in a list of label and time.
fn pairs(list: &Value, label: &str) -> Vec<f64> {
    let list = list.as_array().into_iter().flatten();
    list.filter(|pair| pair[0] == label)
        .filter_map(|pair| pair[1].as_f64())
        .collect()
}

/// The peer with the smallest value of a figure.
pub(super) fn best<'a>(engines: &'a [Engine], key: &str, all_kinds: bool) -> Option<(&'a Engine, f64)> {
    let peers = engines
        .iter()
        .filter(|engine| engine.name != "ours" && (!all_kinds || engine.answers_all()));
    peers
        .filter_map(|engine| Some((engine, *engine.figures.get(key)?)))
        .min_by(|one, other| one.1.total_cmp(&other.1))
}

/// `Some(2.0)`: ours is half as large, which is twice as good.
pub(super) fn ratio(ours: f64, peer: f64) -> Option<f64> {
    (ours > 0.0 && peer > 0.0).then(|| peer / ours)
}

/// Three digits that count.
pub(super) fn short(number: f64) -> String {
    match number.abs() {
        0.0 => "0".to_owned(),
        size if size >= 99.95 => format!("{number:.0}"),
        size if size >= 9.995 => format!("{number:.1}"),
        size if size >= 0.9995 => format!("{number:.2}"),
        size if size >= 0.0995 => format!("{number:.3}"),
        _ => format!("{number:.4}"),
    }
}

fn cell(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), short)
}

/// A table of Markdown.
pub(super) fn markdown(heads: &[String], rows: &[Vec<String>]) -> String {
    let mut out = format!(
        "| {} |\n|---|{}\n",
        heads.join(" | "),
        "---:|".repeat(heads.len().saturating_sub(1))
    );
    for row in rows {
        let _ = writeln!(out, "| {} |", row.join(" | "));
    }
    out
}

/// Everything about a collection.
pub(super) fn report(engines: &[Engine], skipped: &BTreeMap<String, String>) -> String {
    let mut out = String::new();
    out.push_str(&figures(engines));
    if engines.iter().any(|engine| !engine.best_brotli) {
        out.push_str("\n≈ compressed with less than brotli's best quality, since the file is large.\n");
    }
    for (name, why) in skipped {
        let _ = writeln!(out, "\nLeft out: {name}. {why}.");
    }
    let _ = write!(
        out,
        "\nTime of a query by kind, p50 / p99 in ms:\n\n{}",
        by_kind(engines)
    );
    let _ = write!(
        out,
        "\nWhat is found (recall; of the first ten, how many are right):\n\n{}",
        quality(engines)
    );
    let _ = write!(out, "\n{}", ratios(engines));
    out
}

fn figures(engines: &[Engine]) -> String {
    let heads: Vec<String> = std::iter::once("")
        .chain(FIGURES.iter().map(|figure| figure.label))
        .chain(["facets exact"])
        .map(str::to_owned)
        .collect();
    let rows = engines.iter().map(|engine| {
        let mut row = vec![engine.title.clone()];
        for figure in &FIGURES {
            let value = cell(engine.figures.get(figure.key).map(|value| value / figure.unit));
            let rough = !engine.best_brotli && figure.label.contains("MB brotli") && value != "–";
            row.push(if rough { format!("≈{value}") } else { value });
        }
        row.push(
            match engine.exact.as_str() {
                "open" | "closed" => "yes",
                "no" => "no",
                _ => "–",
            }
            .to_owned(),
        );
        row
    });
    markdown(&heads, &rows.collect::<Vec<_>>())
}

fn by_kind(engines: &[Engine]) -> String {
    let heads: Vec<String> = std::iter::once("").chain(KINDS).map(str::to_owned).collect();
    let rows = engines.iter().filter(|engine| !engine.kinds.is_empty()).map(|engine| {
        let kinds = KINDS.iter().map(|kind| {
            engine.kinds.get(*kind).map_or_else(
                || "–".to_owned(),
                |(usual, worst)| format!("{} / {}", short(*usual), short(*worst)),
            )
        });
        std::iter::once(engine.title.clone()).chain(kinds).collect()
    });
    markdown(&heads, &rows.collect::<Vec<_>>())
}

fn quality(engines: &[Engine]) -> String {
    let found = ["single", "and", "prefix", "typo"];
    let mut heads = vec![String::new()];
    heads.extend(found.iter().map(|kind| format!("{kind} recall")));
    heads.extend(found.iter().map(|kind| format!("{kind} precision")));
    heads.extend(found.iter().map(|kind| format!("{kind} first ten")));
    heads.extend([
        "title MRR".to_owned(),
        "title with typo MRR".to_owned(),
        "all kinds".to_owned(),
    ]);
    let rows = engines
        .iter()
        .filter(|engine| engine.quality.is_object())
        .map(|engine| {
            let mut row = vec![engine.title.clone()];
            for figure in ["recall", "precision", "first_ten"] {
                row.extend(found.iter().map(|kind| cell(engine.of_quality(kind, figure))));
            }
            row.extend(["title", "title_typo"].map(|kind| cell(engine.of_quality(kind, "mrr"))));
            row.push(if engine.answers_all() { "yes" } else { "no" }.to_owned());
            row
        });
    markdown(&heads, &rows.collect::<Vec<_>>())
}

/// How many times better ours is, figure by figure.
pub(super) fn ratio_rows(engines: &[Engine]) -> Vec<Value> {
    let Some(ours) = engines.iter().find(|engine| engine.name == "ours") else {
        return Vec::new();
    };
    let rows = FIGURES.iter().filter_map(|figure| {
        let value = *ours.figures.get(figure.key)?;
        let against = |all_kinds| {
            best(engines, figure.key, all_kinds).map(
                |(peer, theirs)| json!({"peer": peer.title, "value": theirs, "times_better": ratio(value, theirs)}),
            )
        };
        Some(json!({
            "figure": figure.label, "held": figure.held, "ours": value, "unit": figure.unit,
            "best": against(false), "best_of_all_kinds": against(true),
        }))
    });
    rows.collect()
}

/// How many times better ours is than every single peer.
fn each(engines: &[Engine]) -> String {
    let Some(ours) = engines.iter().find(|engine| engine.name == "ours") else {
        return String::new();
    };
    let peers: Vec<&Engine> = engines.iter().filter(|engine| engine.name != "ours").collect();
    let heads: Vec<String> = std::iter::once(String::new())
        .chain(peers.iter().map(|peer| peer.title.clone()))
        .collect();
    let rows = FIGURES.iter().map(|figure| {
        let times = |peer: &&Engine| ratio(*ours.figures.get(figure.key)?, *peer.figures.get(figure.key)?);
        let cells = peers.iter().map(|peer| cell(times(peer)));
        std::iter::once(figure.label.to_owned()).chain(cells).collect()
    });
    markdown(&heads, &rows.collect::<Vec<_>>())
}

fn ratios(engines: &[Engine]) -> String {
    let rows = ratio_rows(engines);
    if rows.is_empty() {
        return "No ratios: Crosscheck itself was not measured.\n".to_owned();
    }
    let heads = [
        "",
        "Crosscheck",
        "best peer",
        "times better",
        "best that answers all kinds",
        "times better",
        "held",
    ];
    let table: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let unit = row["unit"].as_f64().unwrap_or(1.0);
            let mut cells = vec![
                row["figure"].as_str().unwrap_or_default().to_owned(),
                cell(row["ours"].as_f64().map(|value| value / unit)),
            ];
            for best in ["best", "best_of_all_kinds"] {
                let peer = row[best]["peer"].as_str();
                let value = row[best]["value"].as_f64().map(|value| short(value / unit));
                cells.push(peer.map_or_else(
                    || "–".to_owned(),
                    |peer| format!("{peer} {}", value.unwrap_or_default()),
                ));
                cells.push(cell(row[best]["times_better"].as_f64()));
            }
            let worse = row["best_of_all_kinds"]["times_better"]
                .as_f64()
                .is_some_and(|times| times < 1.0);
            cells.push(match (row["held"] == json!(true), worse) {
                (false, _) => "reported only".to_owned(),
                (true, false) => "yes".to_owned(),
                (true, true) => "**no**".to_owned(),
            });
            cells
        })
        .collect();
    let heads: Vec<String> = heads.map(str::to_owned).to_vec();
    format!(
        "Ratios, above 1 where Crosscheck is better:\n\n{}\nThe same against each peer:\n\n{}",
        markdown(&heads, &table),
        each(engines)
    )
}

#[cfg(test)]
mod tests {
    use super::super::measure::Told;
    use super::*;

    #[test]
    fn the_middle_and_the_upper_end() {
        assert_eq!(median(vec![3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(vec![4.0, 1.0]), Some(2.5));
        assert_eq!(median(Vec::new()), None);
        let numbers: Vec<f64> = (0..100).map(f64::from).collect();
        assert_eq!(percentile(numbers.clone(), 0.99), Some(99.0));
        assert_eq!(percentile(numbers, 0.5), Some(50.0));
        assert_eq!(percentile(vec![7.0], 1.0), Some(7.0));
        assert_eq!(percentile(Vec::new(), 0.5), None);
    }

    #[test]
    fn three_digits() {
        for (number, text) in [
            (1234.5, "1234"),
            (12.34, "12.3"),
            (1.234, "1.23"),
            (0.1234, "0.123"),
            (0.00123, "0.0012"),
            (0.0, "0"),
        ] {
            assert_eq!(short(number), text);
        }
    }

    fn told(engine: &str, mode: &'static str, round: usize, answer: Value) -> Told {
        Told {
            engine: engine.to_owned(),
            mode,
            round,
            answer,
        }
    }

    fn engine(name: &str, measured: &Measured) -> Engine {
        let mut engine = Engine {
            name: name.into(),
            title: name.into(),
            best_brotli: true,
            ..Engine::default()
        };
        engine.read(measured);
        engine
    }

    #[test]
    fn medians_over_rounds_and_ratios_to_the_best() {
        let answer = |load: f64, time: f64| json!({"load_ms": load, "start_ms": load + 5.0, "memory": 2e6, "kinds": ["single", "typo"], "warm": [time, time * 3.0]});
        let good = json!({"quality": {
            "single": {"recall": 1.0}, "and": {"recall": 1.0}, "prefix": {"recall": 1.0}, "typo": {"recall": 0.8},
            "title": {"found": 1.0}, "title_typo": {"found": 0.9}}});
        let measured = Measured {
            told: vec![
                told("ours", "query", 0, answer(1.0, 0.01)),
                told("ours", "query", 1, answer(3.0, 0.01)),
                told("quick", "query", 0, answer(4.0, 0.005)),
                told("whole", "query", 0, answer(8.0, 0.1)),
                told("whole", "quality", 0, good),
            ],
            ..Measured::default()
        };
        let engines = ["ours", "quick", "whole"].map(|name| engine(name, &measured));
        assert_eq!(engines[0].figures["load"], 2.0);
        assert_eq!(engines[0].kinds["typo"], (0.03, 0.03));
        assert!(engines[2].answers_all() && !engines[1].answers_all());
        let rows = ratio_rows(&engines);
        let row = rows.iter().find(|row| row["figure"] == "p99, ms").unwrap();
        assert_eq!(row["best"]["peer"], "quick");
        assert!((row["best"]["times_better"].as_f64().unwrap() - 0.5).abs() < 1e-9);
        assert!((row["best_of_all_kinds"]["times_better"].as_f64().unwrap() - 10.0).abs() < 1e-9);
        let text = report(&engines, &BTreeMap::new());
        assert!(
            text.contains("| load, ms | 2.00 | quick 4.00 | 2.00 | whole 8.00 | 4.00 | yes |"),
            "{text}"
        );
        assert!(text.contains("| load, ms | 2.00 | 4.00 |"), "{text}");
        assert!(report(&engines[1..], &BTreeMap::new()).contains("Crosscheck itself was not measured"));
    }
}
