//! Names, decisions, events and claims that files bring, gathered into the records of a corpus folder.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;

use crosscheck_compiler::table::{is_word, split};

use crate::ids::{Ids, plain_id};
use crate::labels::{Labels, Meaning};
use crate::manifest::quoted;
use crate::marks::{Doubts, Mark, find, find_between};
use crate::row::spaced;
use crate::thing::Thing;

/// A claim that a mark becomes.
struct Claim {
    document: String,
    paragraph: usize,
    on: (String, String, &'static str),
    about: Vec<usize>,
    digest: String,
    note: Option<String>,
}

/// A place where a form stands for a thing.
struct Meant {
    form: String,
    at: String,
    occurrence: usize,
    thing: usize,
    label: String,
}

/// What was gathered.
#[derive(Default)]
pub(crate) struct Names {
    things: Vec<Thing>,
    ids: Ids,
    by_key: HashMap<String, usize>,
    meant: Vec<Meant>,
    claims: Vec<Claim>,
    doubts: Doubts,
    /// How many marks of each label became what.
    labels: BTreeMap<(String, Meaning), usize>,
}

/// A mark where it stands in the text as it is written.
struct Placed<'a> {
    mark: &'a Mark,
    paragraph: usize,
    form: String,
    start: usize,
    end: usize,
    /// How many times the form stands before it in the paragraph as a whole word, counted from 1; none inside a word.
    occurrence: Option<usize>,
}

impl Names {
    pub(crate) fn is_empty(&self) -> bool {
        self.things.is_empty()
    }

    /// Adds a thing, or what is new of it.
    pub(crate) fn add(&mut self, mut thing: Thing) -> usize {
        thing.name = spaced(&thing.name);
        thing.forms = thing
            .forms
            .iter()
            .map(|form| spaced(form))
            .filter(|form| !form.is_empty())
            .collect();
        if let Some(&at) = self.by_key.get(&thing.key) {
            if let Some(known) = self.things.get_mut(at) {
                known.forms.append(&mut thing.forms);
            }
            return at;
        }
        let wanted = plain_id(thing.id.as_deref().unwrap_or(&thing.name));
        thing.id = Some(self.ids.take(if wanted.is_empty() { "name" } else { &wanted }));
        self.by_key.insert(thing.key.clone(), self.things.len());
        self.things.push(thing);
        self.things.len() - 1
    }

    /// Finds the marks of a document in its text as it is written, and makes of each what its label means.
    pub(crate) fn mark(&mut self, labels: &Labels, document: &str, text: &str, marks: &[Mark]) {
        let placed: Vec<Placed<'_>> = marks
            .iter()
            .filter_map(|mark| {
                let meaning = labels.meaning(&mark.label);
                *self.labels.entry((mark.label.clone(), meaning.clone())).or_default() += 1;
                let is_placed = matches!(meaning, Meaning::Name(_) | Meaning::Claim(..));
                is_placed.then(|| self.placed(document, text, mark)).flatten()
            })
            .collect();
        let mut named = Vec::new();
        for placed in &placed {
            if let Meaning::Name(kind) = labels.meaning(&placed.mark.label) {
                named.extend(self.name(kind, document, placed).map(|thing| (placed, thing)));
            }
        }
        for placed in &placed {
            if let Meaning::Claim(question, position, stance) = labels.meaning(&placed.mark.label) {
                self.claim((question, position, stance), document, placed, &named);
            }
        }
    }

    fn placed<'a>(&mut self, document: &str, text: &str, mark: &'a Mark) -> Option<Placed<'a>> {
        let quote = crate::clean::plain_letters(&mark.quote).unwrap_or_else(|| mark.quote.clone());
        let quote = quote.trim();
        let found = match &mark.between {
            Some((before, behind)) => find_between(text, quote, before, behind),
            None => find(text, quote, mark.nth),
        };
        let Some((start, end)) = found else {
            self.doubts.add(format!(
                "“{}”, marked {}, was left out: the text of {document} does not have it at one place that is sure",
                digest(quote),
                mark.label
            ));
            return None;
        };
        let mut from = 0;
        for (number, paragraph) in (1..).zip(split(text)) {
            let begins = from + text.get(from..)?.find(paragraph)?;
            from = begins + paragraph.len();
            if start >= from {
                continue;
            }
            if end > from {
                self.doubts.add(format!(
                    "“{}”, marked {}, goes over several paragraphs of {document}: it counts where it begins",
                    digest(quote),
                    mark.label
                ));
            }
            let form = text.get(start..end.min(from))?.trim_end();
            return Some(Placed {
                mark,
                paragraph: number,
                occurrence: occurrence(paragraph, form, start - begins),
                form: form
                    .chars()
                    .map(|sign| if sign.is_whitespace() { ' ' } else { sign })
                    .collect(),
                start,
                end,
            });
        }
        None
    }

    fn name(&mut self, kind: &'static str, document: &str, placed: &Placed<'_>) -> Option<usize> {
        let (label, form) = (&placed.mark.label, &placed.form);
        let Some(occurrence) = placed.occurrence else {
            self.doubts.add(format!(
                "“{form}”, marked {label} in {document}:{}, begins or ends inside a word: it is no mention",
                placed.paragraph
            ));
            return None;
        };
        let plain = format!("{kind} {}", crosscheck_search::folded(form));
        let key = placed.mark.identity.clone().unwrap_or_else(|| plain.clone());
        let thing = self.add(Thing {
            key,
            kind,
            name: form.clone(),
            forms: BTreeSet::from([form.clone()]),
            wikidata: placed.mark.identity.as_deref().and_then(wikidata),
            ..Thing::default()
        });
        // The same words marked elsewhere without a word of who they are mean the one that is known.
        self.by_key.entry(plain).or_insert(thing);
        self.meant.push(Meant {
            form: form.clone(),
            at: format!("{document}:{}", placed.paragraph),
            occurrence,
            thing,
            label: label.clone(),
        });
        Some(thing)
    }

    fn claim(
        &mut self,
        on: (String, String, &'static str),
        document: &str,
        placed: &Placed<'_>,
        named: &[(&Placed<'_>, usize)],
    ) {
        let inside = |other: &&(&Placed<'_>, usize)| other.0.start >= placed.start && other.0.end <= placed.end;
        let beside = |other: &&(&Placed<'_>, usize)| other.0.paragraph == placed.paragraph;
        let mut about: BTreeSet<usize> = named.iter().filter(inside).map(|(_, thing)| *thing).collect();
        if about.is_empty() {
            about = named.iter().filter(beside).map(|(_, thing)| *thing).collect();
        }
        if about.is_empty() {
            self.doubts.add(format!(
                "“{}”, marked {} in {document}:{}, is no claim: no name is marked in its paragraph that it could be about",
                digest(&placed.form),
                placed.mark.label,
                placed.paragraph
            ));
            return;
        }
        let comment = placed.mark.comment.as_deref();
        self.claims.push(Claim {
            document: document.to_owned(),
            paragraph: placed.paragraph,
            on,
            about: about.into_iter().collect(),
            digest: digest(comment.unwrap_or(&placed.form)),
            note: comment.map(spaced),
        });
    }

    /// What there is to know, a sentence each.
    pub(crate) fn told(&mut self) -> Vec<String> {
        let mut told: Vec<String> = self
            .labels
            .iter()
            .map(|((label, meaning), count)| became(label, meaning, *count))
            .collect();
        let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
        self.things
            .iter()
            .for_each(|thing| *kinds.entry(thing.kind).or_default() += 1);
        if !kinds.is_empty() {
            let kinds: Vec<String> = kinds.iter().map(|(kind, count)| format!("{kind} {count}")).collect();
            told.push(format!(
                "names taken into entities/imported.toml: {} ({}); wherever else a form of one stands, that is a mention too",
                self.things.len(),
                kinds.join(", ")
            ));
        }
        let shared = self.shared();
        if !shared.is_empty() {
            told.push(format!(
                "forms that belong to several names: {}; each counts only where it was marked, by decisions.toml",
                shared.len()
            ));
        }
        if !self.claims.is_empty() {
            told.push(format!(
                "claims taken into claims/imported.toml: {}; say there who speaks and how sure, which marks do not tell",
                self.claims.len()
            ));
        }
        told.extend(std::mem::take(&mut self.doubts).told());
        told
    }

    /// Forms of more than one thing.
    fn shared(&self) -> BTreeSet<&str> {
        let (mut seen, mut shared) = (BTreeSet::new(), BTreeSet::new());
        for form in self.things.iter().flat_map(|thing| &thing.forms) {
            if !seen.insert(form.as_str()) {
                shared.insert(form.as_str());
            }
        }
        shared
    }

    fn id(&self, thing: usize) -> &str {
        self.things
            .get(thing)
            .and_then(|thing| thing.id.as_deref())
            .unwrap_or_default()
    }

    /// The files, by their names.
    pub(crate) fn files(&self) -> Vec<(&'static str, String)> {
        let files = [
            ("entities/imported.toml", self.entities()),
            ("decisions.toml", self.decisions()),
            ("events.toml", self.events()),
            ("questions/imported.toml", self.questions()),
            ("claims/imported.toml", self.claims()),
        ];
        files.into_iter().filter(|(_, text)| !text.is_empty()).collect()
    }

    fn entities(&self) -> String {
        let shared = self.shared();
        let mut text = String::new();
        for thing in self.things.iter().filter(|thing| thing.event.is_none()) {
            let form = |form: &String| match shared.contains(form.as_str()) {
                true => format!("{{ form = {}, decided = true }}", quoted(form)),
                false => format!("{{ form = {} }}", quoted(form)),
            };
            let forms: Vec<String> = thing.forms.iter().map(form).collect();
            let _ = write!(
                text,
                "[[entity]]\nid = {}\nname = {}\nkind = {}\nnames = [{}]\n",
                quoted(thing.id.as_deref().unwrap_or_default()),
                quoted(&thing.name),
                quoted(thing.kind),
                forms.join(", ")
            );
            if let Some((lat, lon, country)) = &thing.place {
                let _ = writeln!(
                    text,
                    "place = {{ lat = {lat}, lon = {lon}, country = {}, extent = \"point\" }}",
                    quoted(country)
                );
            }
            line(&mut text, "wikidata", thing.wikidata.as_deref());
            line(&mut text, "note", thing.note.as_deref());
            text.push('\n');
        }
        text
    }

    fn decisions(&self) -> String {
        let shared = self.shared();
        let mut text = String::new();
        for meant in self.meant.iter().filter(|meant| shared.contains(meant.form.as_str())) {
            let _ = write!(
                text,
                "[[decision]]\nform = {}\nat = [{}]\noccurrence = {}\nentity = {}\nwhy = {}\n\n",
                quoted(&meant.form),
                quoted(&meant.at),
                meant.occurrence,
                quoted(self.id(meant.thing)),
                quoted(&format!("Marked {} where it stands.", meant.label))
            );
        }
        text
    }

    fn events(&self) -> String {
        let mut text = String::new();
        for thing in &self.things {
            let Some((date, others)) = &thing.event else { continue };
            let _ = write!(
                text,
                "[[event]]\nid = {}\nname = {}\nbasis = \"metadata\"\n",
                quoted(thing.id.as_deref().unwrap_or_default()),
                quoted(&thing.name)
            );
            line(&mut text, "date", date.as_deref());
            let known = |wanted: fn(&str) -> bool| {
                let found = others.iter().filter_map(|key| self.things.get(*self.by_key.get(key)?));
                let ids: Vec<String> = found
                    .filter(|thing| wanted(thing.kind) && thing.event.is_none())
                    .map(|thing| quoted(thing.id.as_deref().unwrap_or_default()))
                    .collect();
                ids.join(", ")
            };
            let _ = writeln!(text, "places = [{}]", known(|kind| kind == "place"));
            let _ = writeln!(text, "participants = [{}]", known(|kind| kind != "place"));
            line(&mut text, "note", thing.note.as_deref());
            text.push('\n');
        }
        text
    }

    /// A question for each that claims are on. One with a single position gets another, since a question leaves a choice.
    fn questions(&self) -> String {
        let mut questions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for claim in &self.claims {
            questions.entry(&claim.on.0).or_default().insert(&claim.on.1);
        }
        let mut text = String::new();
        for (question, mut positions) in questions {
            if positions.len() == 1 {
                positions.insert("something-else");
            }
            let _ = write!(
                text,
                "# Say what is asked, and what each position answers.\n[[question]]\nid = {}\ntext = {}\nkind = \"polar\"\n\n",
                quoted(question),
                quoted(&question.replace('-', " "))
            );
            for position in positions {
                let _ = write!(
                    text,
                    "[[question.position]]\nid = {}\ntext = {}\n\n",
                    quoted(position),
                    quoted(&position.replace('-', " "))
                );
            }
        }
        text
    }

    fn claims(&self) -> String {
        let mut ids = Ids::default();
        let mut text = String::new();
        for claim in &self.claims {
            let (question, position, stance) = &claim.on;
            let about: Vec<String> = claim.about.iter().map(|thing| quoted(self.id(*thing))).collect();
            let _ = write!(
                text,
                "[[claim]]\nid = {}\nat = {}\non = {}\nabout = [{}]\nstance = {}\nmode = \"own-voice\"\ncertainty = \"Uu\"\ndigest = {}\n",
                quoted(&ids.take(&format!("{}-{}", claim.document, claim.paragraph))),
                quoted(&format!("{}:{}", claim.document, claim.paragraph)),
                quoted(&format!("{question}/{position}")),
                about.join(", "),
                quoted(stance),
                quoted(&claim.digest)
            );
            line(&mut text, "note", claim.note.as_deref());
            text.push('\n');
        }
        text
    }
}

fn became(label: &str, meaning: &Meaning, count: usize) -> String {
    let what = match meaning {
        Meaning::Name(kind) => format!("a name of kind {kind}"),
        Meaning::Claim(question, position, stance) => format!("a claim on {question}/{position} ({stance})"),
        Meaning::Facet => format!(
            "a facet; `--map {label}=person`, `organisation`, `place`, `event` or `claim:QUESTION/POSITION` makes more of it"
        ),
        Meaning::Nothing => "left out, as you said".to_owned(),
    };
    let times = match count {
        1 => "once".to_owned(),
        _ => format!("{count} times"),
    };
    format!("marked {label}, {times}: {what}")
}

fn line(text: &mut String, key: &str, value: Option<&str>) {
    if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
        let _ = writeln!(text, "{key} = {}", quoted(value));
    }
}

/// Of words as much as the digest of a claim may have.
fn digest(words: &str) -> String {
    const MOST: usize = 140;
    let words = spaced(words);
    match words.char_indices().nth(MOST - 1) {
        Some((at, _)) if words.chars().count() > MOST => format!("{}…", words.get(..at).unwrap_or_default().trim_end()),
        _ => words,
    }
}

/// `Q42` of an address or a name in Wikidata.
pub(crate) fn wikidata(identity: &str) -> Option<String> {
    let is_named = identity.to_lowercase().contains("wikidata") || identity.starts_with('Q');
    let last = identity.rsplit(['/', ':', '#']).next()?;
    let digits = last.strip_prefix('Q').filter(|_| is_named)?;
    let fits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| last.to_owned())
}

/// The how manieth whole word this form is in a paragraph, if it is one.
fn occurrence(paragraph: &str, form: &str, at: usize) -> Option<usize> {
    let stands = |from: usize| {
        let touches =
            |outer: Option<char>, inner: Option<char>| outer.is_some_and(is_word) && inner.is_some_and(is_word);
        let (before, behind) = (paragraph.get(..from), paragraph.get(from + form.len()..));
        let before = before.and_then(|text| text.chars().next_back());
        let behind = behind.and_then(|text| text.chars().next());
        !touches(before, form.chars().next()) && !touches(behind, form.chars().next_back())
    };
    let places: Vec<usize> = paragraph
        .match_indices(form)
        .map(|(from, _)| from)
        .filter(|from| stands(*from))
        .collect();
    places.iter().position(|from| *from == at).map(|before| before + 1)
}
