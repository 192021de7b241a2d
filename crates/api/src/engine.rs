//! A corpus with its index, and requests made of options. This is the one file that knows how the search engine is called.

use crosscheck_compare::{Alterations, Reading};
use crosscheck_model::{Bytes, ClaimId, Corpus, Date, Holds, Opening};
use crosscheck_search::{Answer, Choice, Dates, FacetKind, Index, Item, Mode, Notice, Order, Request, Unit, Value};

use crate::Refusal;
use crate::options::{FacetChoice, Narrowing};

/// How much memory a corpus takes beside its pack, at least. What is too much of it is never touched.
const ROOM: usize = 1 << 20;

/// A corpus with its index.
pub(crate) struct Opened {
    pub(crate) corpus: Corpus,
    pub(crate) index: Index,
}

/// What was asked, and how its slips were read.
pub(crate) struct Asked {
    pub(crate) request: Request,
    notices: Vec<String>,
}

impl Opened {
    /// Opens a pack. Texts and index share its memory.
    pub(crate) fn new(pack: Bytes) -> Result<Self, Refusal> {
        // Memory for the records is asked for once, since growing it in many small steps takes an engine long.
        drop(std::hint::black_box(Vec::<u8>::with_capacity(ROOM + pack.len())));
        let opened = Opening::of(pack).and_then(Opening::finish);
        let opened = opened.map_err(|error| Refusal::damaged(error.to_string()))?;
        Ok(Self {
            index: Index::of_pack(&opened.corpus, opened.index),
            corpus: opened.corpus,
        })
    }

    /// The same with names taken apart, for what is selected under such an alteration. Nothing where all names hold, or where
    /// the corpus stands in parts.
    pub(crate) fn apart(&self, altered: &Alterations) -> Option<Self> {
        let whole = self.corpus.parts.all().is_empty();
        let corpus = whole.then(|| Reading::altered(&self.corpus, altered.clone()).names_apart())??;
        Some(Self {
            index: Index::build(&corpus),
            corpus,
        })
    }

    /// The paths of the parts beside the pack that have not come: of the index, and of the texts where they are wanted.
    pub(crate) fn lacking(&self, texts: bool) -> Vec<String> {
        let parts = self.corpus.parts.all().iter();
        let lacking = parts.filter(|part| part.bytes().is_none() && (texts || part.holds == Holds::Index));
        lacking.map(|part| part.path()).collect()
    }

    /// Takes a part. Whether its bytes are those that the pack names.
    pub(crate) fn fill(&self, path: &str, bytes: Vec<u8>, sha256: &[u8]) -> bool {
        self.index.fill_part(&self.corpus, path, bytes, sha256)
    }

    /// Makes a request. A facet or a date that means nothing is refused; a value that this corpus lacks gives a notice, as in an
    /// address.
    pub(crate) fn asked(&self, query: &str, narrowing: &Narrowing, unit: Unit) -> Result<Asked, Refusal> {
        let mut asked = Asked {
            request: Request {
                query: query.to_owned(),
                dates: Dates {
                    from: date("from", narrowing.from.as_deref())?.map(|date| date.first),
                    to: date("to", narrowing.to.as_deref())?.map(|date| date.last),
                    certain: narrowing.certain,
                },
                unit,
                other_spellings: narrowing.other_spellings.unwrap_or(true),
                exactly: narrowing.exactly,
                ..Request::default()
            },
            notices: Vec::new(),
        };
        for (key, given) in &narrowing.facets {
            let kind = self.facet(key)?;
            let choice = self.choice(kind, given, &mut asked.notices)?;
            asked.request.facets.insert(kind, choice);
        }
        Ok(asked)
    }

    /// The facet of this key.
    pub(crate) fn facet(&self, key: &str) -> Result<FacetKind, Refusal> {
        FacetKind::from_key(&self.corpus, key).ok_or_else(|| {
            let all = FacetKind::all(&self.corpus);
            let keys: Vec<&str> = all.iter().map(|kind| kind.key(&self.corpus)).collect();
            Refusal::wrong(format!("“{key}” is no facet: expected one of {}", keys.join(", ")))
        })
    }

    fn choice(&self, kind: FacetKind, given: &FacetChoice, notices: &mut Vec<String>) -> Result<Choice, Refusal> {
        let mode = match given.mode.as_deref() {
            None | Some("any") => Mode::Any,
            Some("all") => Mode::All,
            Some(other) => {
                return Err(Refusal::wrong(format!(
                    "the mode of a facet is any or all, not “{other}”"
                )));
            }
        };
        let (mut include, unknown) = self.values(kind, &given.include, notices);
        let (exclude, _) = self.values(kind, &given.exclude, notices);
        // As after clicks in the explorer, where a value is never both, and the later click counts.
        include.retain(|value| !exclude.contains(value));
        Ok(Choice {
            mode,
            include,
            exclude,
            unknown,
        })
    }

    /// The values of these keys, sorted and without repeats; and the keys that no value has.
    fn values(&self, kind: FacetKind, keys: &[String], notices: &mut Vec<String>) -> (Vec<Value>, Vec<String>) {
        let (mut values, mut unknown) = (Vec::new(), Vec::new());
        for key in keys {
            match self.index.value_from_key(&self.corpus, kind, key) {
                Some(value) => values.push(value),
                None => {
                    notices.push(format!(
                        "There is no {} “{key}” in this corpus.",
                        kind.noun(&self.corpus)
                    ));
                    unknown.push(key.clone());
                }
            }
        }
        values.sort_unstable();
        values.dedup();
        (values, unknown)
    }

    pub(crate) fn answer<'a>(&'a self, asked: &'a Asked) -> Answer<'a> {
        self.index.answer(&self.corpus, &asked.request)
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
        let claim = |item| {
            if let Item::Claim(claim) = item {
                Some(claim)
            } else {
                None
            }
        };
        items.into_iter().filter_map(claim).collect()
    }
}

impl Asked {
    /// How the slips of a request were read, a sentence each.
    pub(crate) fn notices(&self, more: &[Notice]) -> Vec<String> {
        let more = more.iter().map(Notice::to_string);
        self.notices.iter().cloned().chain(more).collect()
    }
}

/// The unit of this key.
pub(crate) fn unit(key: Option<&str>, default: Unit) -> Result<Unit, Refusal> {
    let Some(key) = key else { return Ok(default) };
    let wrong = || Refusal::wrong(format!("`unit` is documents, passages or claims, not “{key}”"));
    Unit::from_key(key).ok_or_else(wrong)
}

/// The order of this key.
pub(crate) fn order(key: Option<&str>) -> Result<Order, Refusal> {
    let Some(key) = key else { return Ok(Order::default()) };
    let wrong = || Refusal::wrong(format!("`sort` is score, date or document, not “{key}”"));
    Order::from_key(key).ok_or_else(wrong)
}

/// The date in this option.
pub(crate) fn date(option: &str, text: Option<&str>) -> Result<Option<Date>, Refusal> {
    let Some(text) = text else { return Ok(None) };
    let wrong = |error| Refusal::wrong(format!("`{option}` “{text}”: {error}"));
    Date::parse(text).map(Some).map_err(wrong)
}
