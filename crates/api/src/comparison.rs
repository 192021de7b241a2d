//! The answer of `compare`, as a script sees it, and what `leaveOut` and `altered` mean. The TypeScript declarations are made
//! from these structs.

use crosscheck_compare::{
    Alterations, Aside, Credit, Figures, IssuePosition, IssueSheet, Reading, RelationLine, breadcrumb, claim_mark,
    speaker,
};
use crosscheck_export::{permalink, statement};
use crosscheck_messages::{EN, Told};
use crosscheck_model::{Claim, ClaimId, Corpus, Question, QuestionId, Word};
use crosscheck_search::Unit;
use serde::Serialize;
use tsify::Tsify;

use crate::Refusal;
use crate::engine::{Asked, Opened};
use crate::options::{CompareOptions, Comparing};

/// What `compare` gives.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub(crate) struct Comparison<'a> {
    question: ComparedQuestion<'a>,
    summary: Summary,
    #[tsify(type = "Figures")]
    figures: Rests,
    positions: Vec<Position<'a>>,
    relations: Vec<Relation<'a>>,
    not_heard: Vec<NotHeard>,
    /// In what the comparison is not that of the corpus as it stands, in a sentence.
    altered: Option<String>,
}

/// The question that is compared.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
pub(crate) struct ComparedQuestion<'a> {
    id: &'a str,
    text: &'a str,
    #[tsify(type = "QuestionKind")]
    kind: &'static str,
}

/// What the comparison finds: in a word, and in a clause.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
pub(crate) struct Summary {
    word: &'static str,
    clause: String,
}

/// One answer to the question, with all its claims.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
pub(crate) struct Position<'a> {
    id: &'a str,
    text: &'a str,
    claims: Vec<ComparedClaim<'a>>,
    #[tsify(type = "Figures")]
    figures: Rests,
    /// Claims that deny or question it.
    against: usize,
}

/// A lower and an upper bound: counted as held, and as traced.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
pub(crate) struct Bounds {
    held: usize,
    traced: usize,
}

/// What an answer, or the whole comparison, rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(rename = "Figures")]
pub(crate) struct Rests {
    claims: usize,
    documents: usize,
    newsrooms: Bounds,
    origins: usize,
    /// Separate sources.
    lines: Bounds,
    /// The same in words: "2 separate sources; 3 if Al-Monitor counts".
    sources: String,
    /// Too many chains to count exactly.
    at_least: bool,
    bottleneck: Vec<String>,
    sentence: String,
}

/// A claim in a comparison.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub(crate) struct ComparedClaim<'a> {
    id: &'a str,
    document: &'a str,
    paragraph: u32,
    /// The hash of the paragraph in the explorer.
    link: String,
    /// The digest with whose it is: show this where a living person is spoken of.
    statement: String,
    digest: &'a str,
    #[tsify(type = "Mark")]
    mark: &'static str,
    #[tsify(type = "Stance")]
    stance: &'static str,
    #[tsify(type = "Certainty")]
    certainty: &'static str,
    #[tsify(type = "Mode")]
    mode: &'static str,
    speaker: Speaker,
    /// Nearest the reader first.
    way: Vec<Step>,
    said: Option<String>,
    happened: Option<String>,
}

/// Who speaks in a claim.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub(crate) struct Speaker {
    name: String,
    role: Option<String>,
    own_voice: bool,
    unnamed: bool,
}

/// A step of the way from the reader to whoever speaks.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
pub(crate) struct Step {
    label: String,
    #[tsify(type = "\"stated\" | \"not-credited\" | \"inferred\"")]
    credit: &'static str,
}

/// How one claim bears on another.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
#[tsify(missing_as_null)]
pub(crate) struct Relation<'a> {
    from: &'a str,
    to: &'a str,
    kind: String,
    basis: Option<String>,
    why: String,
    /// It follows from the claims, rather than being an editor's.
    computed: bool,
}

/// Somebody who might be expected to speak, and is not heard.
#[derive(Clone, Debug, PartialEq, Serialize, Tsify)]
pub(crate) struct NotHeard {
    name: String,
    why: String,
}

pub(crate) fn compare<'a>(
    opened: &'a Opened,
    question: &str,
    options: &CompareOptions,
) -> Result<Comparison<'a>, Refusal> {
    let corpus = &opened.corpus;
    let id = find_question(corpus, question)?;
    let reading = Reading::altered(corpus, alterations(corpus, &options.comparing)?);
    let apart = opened.apart(reading.alterations());
    let opened = apart.as_ref().unwrap_or(opened);
    let asked = opened.asked(&options.comparing.query, &options.narrowing, Unit::Claims)?;
    let sheet = reading.issue(&in_view(opened, &asked, &reading), id);
    let record = corpus
        .question(id)
        .ok_or_else(|| Refusal::missing("question", question))?;
    let mut comparison = Comparison::new(corpus, record, sheet);
    comparison.altered = EN.alterations(corpus, reading.alterations(), Told::Comparison);
    Ok(comparison)
}

pub(crate) fn find_question(corpus: &Corpus, id: &str) -> Result<QuestionId, Refusal> {
    corpus.find_question(id).ok_or_else(|| Refusal::missing("question", id))
}

/// What a comparison leaves out, moves and takes apart.
pub(crate) fn alterations(corpus: &Corpus, comparing: &Comparing) -> Result<Alterations, Refusal> {
    let (mut altered, unknown) = Alterations::parse(corpus, &comparing.altered);
    if let Some(part) = unknown.first() {
        return Err(Refusal::wrong(format!(
            "`altered` is the value of that name in an address of this corpus; it has no “{part}”"
        )));
    }
    let left_out = &comparing.leave_out;
    let documents = left_out.documents.iter().map(|id| {
        let found = corpus.find_document(id).map(Aside::Document);
        found.ok_or_else(|| Refusal::missing("document", id))
    });
    let outlets = left_out.outlets.iter().map(|id| {
        let found = corpus.find_outlet(id).map(Aside::Outlet);
        found.ok_or_else(|| Refusal::missing("outlet", id))
    });
    let voices = left_out.voices.iter().map(|id| {
        let found = corpus.find_voice(id).map(Aside::Voice);
        found.ok_or_else(|| Refusal::missing("voice", id))
    });
    for aside in documents.chain(outlets).chain(voices) {
        let aside = aside?;
        if !altered.aside.contains(&aside) {
            altered.toggle_aside(aside);
        }
    }
    Ok(altered)
}

/// The claims a comparison is about: those that match, without what is left out.
pub(crate) fn in_view(opened: &Opened, asked: &Asked, reading: &Reading<'_>) -> Vec<ClaimId> {
    let mut claims = opened.claims(asked);
    claims.retain(|&claim| reading.counts(claim));
    claims
}

impl<'a> Comparison<'a> {
    fn new(corpus: &'a Corpus, question: &'a Question, sheet: IssueSheet) -> Self {
        let positions = sheet.positions.iter();
        let not_heard = sheet.not_heard.into_iter().map(|party| NotHeard {
            name: party.name,
            why: EN.unheard(party.why),
        });
        Self {
            question: ComparedQuestion {
                id: &question.id,
                text: &question.text,
                kind: question.kind.word(),
            },
            summary: Summary {
                word: EN.summary(sheet.summary.kind),
                clause: EN.clause(corpus, &sheet.summary),
            },
            figures: Rests::new(corpus, &sheet.figures),
            positions: positions
                .map(|position| Position::new(corpus, question, position))
                .collect(),
            relations: sheet.relations.iter().map(|line| Relation::new(corpus, line)).collect(),
            not_heard: not_heard.collect(),
            altered: None,
        }
    }
}

impl<'a> Position<'a> {
    fn new(corpus: &'a Corpus, question: &'a Question, position: &IssuePosition) -> Self {
        let answer = question.positions.get(position.position.index());
        let claims = position
            .claims
            .iter()
            .filter_map(|&id| ComparedClaim::new(corpus, id, corpus.claim(id)?));
        Self {
            id: answer.map_or("", |answer| &answer.id),
            text: answer.map_or("", |answer| &answer.text),
            claims: claims.collect(),
            figures: Rests::new(corpus, &position.figures),
            against: position.against,
        }
    }
}

impl Rests {
    fn new(corpus: &Corpus, figures: &Figures) -> Self {
        let bottleneck = figures.bottleneck.iter().map(|&node| EN.node(corpus, node));
        Self {
            claims: figures.claims,
            documents: figures.documents,
            newsrooms: Bounds {
                held: figures.newsrooms_held,
                traced: figures.newsrooms_traced,
            },
            origins: figures.origins,
            lines: Bounds {
                held: figures.lines_held,
                traced: figures.lines_traced,
            },
            sources: EN.sources(corpus, figures),
            at_least: figures.at_least,
            bottleneck: bottleneck.collect(),
            sentence: EN.reach(corpus, figures),
        }
    }
}

impl<'a> ComparedClaim<'a> {
    fn new(corpus: &'a Corpus, id: ClaimId, claim: &'a Claim) -> Option<Self> {
        let who = speaker(corpus, id);
        let way = breadcrumb(corpus, id).into_iter().map(|step| Step {
            label: step.label,
            credit: match step.credit {
                Credit::Stated => "stated",
                Credit::NotCredited => "not-credited",
                Credit::Inferred => "inferred",
            },
        });
        Some(Self {
            id: &claim.id,
            document: &corpus.document(claim.document)?.id,
            paragraph: claim.paragraph,
            link: permalink(corpus, "", claim.source()),
            statement: statement(corpus, id),
            digest: &claim.digest,
            mark: claim_mark(corpus, id).key(),
            stance: claim.stance.word(),
            certainty: claim.certainty.word(),
            mode: claim.mode.word(),
            speaker: Speaker {
                name: who.name,
                role: who.role,
                own_voice: who.own_voice,
                unnamed: who.unnamed,
            },
            way: way.collect(),
            said: claim.said.map(|date| date.to_string()),
            happened: claim.happened.map(|date| date.to_string()),
        })
    }
}

impl<'a> Relation<'a> {
    fn new(corpus: &'a Corpus, line: &RelationLine) -> Self {
        let id = |claim| corpus.claim(claim).map_or("", |claim: &Claim| claim.id.as_str());
        Self {
            from: id(line.from),
            to: id(line.to),
            kind: line.kind.key().to_owned(),
            basis: EN.basis(line),
            why: EN.reason(corpus, line),
            computed: line.computed,
        }
    }
}
