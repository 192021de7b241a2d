//! The one place that knows how the search engine is called: a corpus with its index, requests out of parameters, and what
//! comes back, in this crate's own terms.

use crosscheck_model::{Bytes, ClaimId, Corpus, Holds, Opening};
use crosscheck_search::{Answer, Dates, FacetKind, Index, Item, Mode, Request, Unit};

use crate::Refusal;
use crate::parameters::Parameters;

/// How much memory a corpus takes beside its pack, at least. What is too much of it is never touched.
const ROOM: usize = 1 << 20;

/// A corpus with its index.
pub(crate) struct Opened {
    pub(crate) corpus: Corpus,
    index: Index,
}

/// What was asked, and how it was read.
pub(crate) struct Asked {
    request: Request,
    notices: Vec<String>,
}

/// One line of a result.
pub(crate) struct Found {
    pub(crate) item: Item,
    pub(crate) score: f64,
}

/// A stretch of a result.
pub(crate) struct Page {
    pub(crate) total: usize,
    pub(crate) found: Vec<Found>,
    pub(crate) notices: Vec<String>,
}

/// The numbers of one facet.
pub(crate) struct Facet<'a> {
    pub(crate) key: &'a str,
    pub(crate) title: &'a str,
    pub(crate) all: bool,
    pub(crate) values: Vec<Value>,
}

/// The numbers of one value.
pub(crate) struct Value {
    pub(crate) key: String,
    pub(crate) label: String,
    pub(crate) count: usize,
    pub(crate) adds: usize,
    pub(crate) removes: usize,
    pub(crate) included: bool,
    pub(crate) excluded: bool,
}

/// All facets of a result, and its years: year, count, of them in the result.
pub(crate) struct Panel<'a> {
    pub(crate) total: usize,
    pub(crate) facets: Vec<Facet<'a>>,
    pub(crate) years: Vec<(i32, usize, usize)>,
    pub(crate) undated: usize,
    pub(crate) notices: Vec<String>,
}

impl Opened {
    /// Opens a pack. Texts and index share its memory.
    pub(crate) fn new(pack: Bytes) -> Result<Self, Refusal> {
        // Memory for the records is asked for once: an engine takes its time for each of many small askings.
        drop(std::hint::black_box(Vec::<u8>::with_capacity(ROOM + pack.len())));
        let opened = Opening::of(pack).and_then(Opening::finish).map_err(|error| Refusal {
            code: "corpus-damaged",
            message: error.to_string(),
        })?;
        Ok(Self {
            index: Index::of_pack(&opened.corpus, opened.index),
            corpus: opened.corpus,
        })
    }

    /// The parts beside the pack that have not come, a path a line: of the index, and of the texts where they are wanted.
    pub(crate) fn lacking(&self, texts: bool) -> String {
        let mut paths = String::new();
        for part in self.corpus.parts.all() {
            if part.bytes().is_none() && (texts || part.holds == Holds::Index) {
                paths.push_str(&part.path());
                paths.push('\n');
            }
        }
        paths
    }

    /// Takes a part. Whether its bytes are those that the pack names.
    pub(crate) fn fill(&self, path: &str, bytes: Vec<u8>, sha256: &[u8]) -> bool {
        self.index.fill_part(&self.corpus, path, bytes, sha256)
    }

    /// Reads a request. A facet or a date that cannot be meant is refused; a value that this corpus lacks gives a notice, as in
    /// an address.
    pub(crate) fn asked(&self, query: &str, parameters: &Parameters, default: Unit) -> Result<Asked, Refusal> {
        let mut asked = Asked {
            request: Request {
                query: query.to_owned(),
                dates: Dates {
                    from: parameters.day("from", false)?,
                    to: parameters.day("to", true)?,
                    certain: parameters.is_on("certain"),
                },
                unit: unit(parameters.get("unit"), default)?,
                other_spellings: parameters.get("otherSpellings") != Some("false"),
                exactly: parameters.is_on("exactly"),
                ..Request::default()
            },
            notices: Vec::new(),
        };
        for (key, value) in parameters.all("include") {
            self.choose(&mut asked, key, value, true)?;
        }
        for (key, value) in parameters.all("exclude") {
            self.choose(&mut asked, key, value, false)?;
        }
        for (key, mode) in parameters.all("mode") {
            asked.request.facets.entry(facet(&self.corpus, key)?).or_default().mode = match mode {
                "any" => Mode::Any,
                "all" => Mode::All,
                other => {
                    return Err(Refusal::wrong(
                        ["the mode of a facet is any or all, not “", other, "”"].concat(),
                    ));
                }
            };
        }
        Ok(asked)
    }

    fn choose(&self, asked: &mut Asked, key: &str, value: &str, include: bool) -> Result<(), Refusal> {
        let kind = facet(&self.corpus, key)?;
        let Some(value) = self.index.value_from_key(&self.corpus, kind, value) else {
            let notice = [
                "There is no ",
                kind.noun(&self.corpus),
                " “",
                value,
                "” in this corpus.",
            ]
            .concat();
            asked.notices.push(notice);
            return Ok(());
        };
        let choice = asked.request.facets.entry(kind).or_default();
        let (into, other) = if include {
            (&mut choice.include, &mut choice.exclude)
        } else {
            (&mut choice.exclude, &mut choice.include)
        };
        // As after a click: a value is never both, and the later word counts.
        other.retain(|known| *known != value);
        if let Err(at) = into.binary_search(&value) {
            into.insert(at, value);
        }
        Ok(())
    }

    fn answer<'a>(&'a self, asked: &'a Asked) -> Answer<'a> {
        self.index.answer(&self.corpus, &asked.request)
    }

    pub(crate) fn page(&self, asked: &Asked, offset: usize, limit: usize) -> Page {
        let answer = self.answer(asked);
        let mut found = Vec::new();
        for (item, score) in answer.ranked(offset, limit) {
            // Thousandths are written quicker than whatever digits a float may have.
            let score = (f64::from(score) * 1000.0).round() / 1000.0;
            found.push(Found { item, score });
        }
        Page {
            total: answer.total(),
            found,
            notices: with(&asked.notices, answer.notices()),
        }
    }

    /// Of all facets, or of those listed as `of`; of each facet at most so many values, and the chosen ones.
    pub(crate) fn panel<'a>(&'a self, asked: &'a Asked, parameters: &Parameters) -> Result<Panel<'a>, Refusal> {
        let most = parameters.number("most", usize::MAX)?;
        let mut listed = Vec::new();
        for (key, _) in parameters.all("of") {
            listed.push(facet(&self.corpus, key)?);
        }
        let every = parameters.get("of").is_none();
        let answer = self.answer(asked);
        let mut facets = Vec::new();
        for facet in answer.facets(&|kind| every || listed.contains(&kind)) {
            let mut values = Vec::new();
            // The most frequent come first.
            for (place, value) in facet.values.into_iter().enumerate() {
                if place >= most && !value.included && !value.excluded {
                    continue;
                }
                values.push(Value {
                    key: self.index.value_key(&self.corpus, facet.kind, value.value),
                    label: value.label,
                    count: value.count,
                    adds: value.adds,
                    removes: value.removes,
                    included: value.included,
                    excluded: value.excluded,
                });
            }
            let choice = asked.request.facets.get(&facet.kind);
            facets.push(Facet {
                key: facet.kind.key(&self.corpus),
                title: facet.kind.title(&self.corpus),
                all: choice.is_some_and(|choice| choice.mode == Mode::All),
                values,
            });
        }
        let (histogram, undated) = answer.histogram();
        Ok(Panel {
            total: answer.total(),
            facets,
            years: histogram.iter().map(|bar| (bar.year, bar.count, bar.inside)).collect(),
            undated,
            notices: with(&asked.notices, answer.notices()),
        })
    }

    /// Every item of a result, or nothing where everything was asked for.
    pub(crate) fn items(&self, asked: &Asked) -> Option<Vec<Item>> {
        if asked.request.is_everything() {
            return None;
        }
        let ranked = self.answer(asked).ranked(0, usize::MAX);
        Some(ranked.into_iter().map(|(item, _)| item).collect())
    }

    /// Every claim of a result.
    pub(crate) fn claims(&self, asked: &Asked) -> Vec<ClaimId> {
        let Some(items) = self.items(asked) else {
            return (0..self.corpus.claims.len()).map(ClaimId::from).collect();
        };
        let mut claims = Vec::new();
        for item in items {
            if let Item::Claim(claim) = item {
                claims.push(claim);
            }
        }
        claims
    }
}

impl Asked {
    pub(crate) fn unit(&self) -> Unit {
        self.request.unit
    }

    /// The same of claims, whatever was listed.
    pub(crate) fn of_claims(mut self) -> Self {
        self.request.unit = Unit::Claims;
        self
    }
}

fn with(notices: &[String], more: &[crosscheck_search::Notice]) -> Vec<String> {
    let mut notices = notices.to_vec();
    for notice in more {
        notices.push(notice.to_string());
    }
    notices
}

fn unit(key: Option<&str>, default: Unit) -> Result<Unit, Refusal> {
    let Some(key) = key else { return Ok(default) };
    let wrong = || Refusal::wrong(["`unit` is documents, passages or claims, not “", key, "”"].concat());
    Unit::from_key(key).ok_or_else(wrong)
}

fn facet(corpus: &Corpus, key: &str) -> Result<FacetKind, Refusal> {
    FacetKind::from_key(corpus, key).ok_or_else(|| {
        let mut wrong = ["“", key, "” is no facet: expected one of "].concat();
        for (place, kind) in FacetKind::all(corpus).into_iter().enumerate() {
            wrong.push_str(if place == 0 { "" } else { ", " });
            wrong.push_str(kind.key(corpus));
        }
        Refusal::wrong(wrong)
    })
}
