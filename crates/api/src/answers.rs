//! Answers in JSON, by the contract of docs/javascript-api.md.

use crosscheck_compare::{Count, Credit};
use crosscheck_compare::{
    Figures, IssueSheet, Node, RelationLine, breadcrumb, chain, claim_mark, issue, node_label, speaker,
};
use crosscheck_export::{
    Format, Items, Json, Order, Subject, document_record, entity_record, permalink, record, statement,
};
use crosscheck_model::{ClaimId, Corpus, DocumentId, OutletId, QuestionId, VoiceId, Word};
use crosscheck_search::{Item, Unit};

use crate::Refusal;
use crate::engine::{Asked, Found, Opened, Value};
use crate::parameters::Parameters;

/// How many hits come where nobody says.
const LIMIT: usize = 100;

pub(crate) fn search(opened: &Opened, parameters: &Parameters) -> Result<String, Refusal> {
    let asked = opened.asked(parameters.argument(), parameters, Unit::default())?;
    let (offset, limit) = (parameters.number("offset", 0)?, parameters.number("limit", LIMIT)?);
    let page = opened.page(&asked, offset, limit);
    let hits: Vec<Json> = page.found.iter().map(|found| hit(&opened.corpus, found)).collect();
    Ok(record! { "total": page.total, "hits": hits, "notices": page.notices }.line())
}

fn hit(corpus: &Corpus, found: &Found) -> Json {
    let document_id = |id: DocumentId| corpus.document(id).map_or("", |document| document.id.as_str());
    match found.item {
        Item::Document(id) => record! {
            "kind": "document",
            "id": document_id(id),
            "document": document_id(id),
            "paragraph": None::<u32>,
            "score": found.score,
        },
        Item::Passage(source) => record! {
            "kind": "passage",
            "id": [document_id(source.document), ":", &source.paragraph.to_string()].concat(),
            "document": document_id(source.document),
            "paragraph": source.paragraph,
            "score": found.score,
        },
        Item::Claim(id) => record! {
            "kind": "claim",
            "id": corpus.claim(id).map_or("", |claim| &claim.id),
            "document": corpus.claim(id).map_or("", |claim| document_id(claim.document)),
            "paragraph": corpus.claim(id).map(|claim| claim.paragraph),
            "score": found.score,
        },
    }
}

pub(crate) fn facets(opened: &Opened, parameters: &Parameters) -> Result<String, Refusal> {
    let asked = opened.asked(parameters.argument(), parameters, Unit::default())?;
    let unit = asked.unit().key();
    let panel = opened.panel(&asked);
    let value = |value: Value| {
        record! {
            "value": value.key,
            "label": value.label,
            "count": value.count,
            "adds": value.adds,
            "removes": value.removes,
            "included": value.included,
            "excluded": value.excluded,
        }
    };
    let mut facets = Vec::new();
    for facet in panel.facets {
        facets.push(record! {
            "key": facet.key,
            "title": facet.title,
            "mode": if facet.all { "all" } else { "any" },
            "values": facet.values.into_iter().map(value).collect::<Vec<_>>(),
        });
    }
    let mut years = Vec::new();
    for (year, count, inside) in panel.years {
        years.push(record! { "year": Json::Whole(year.into()), "count": count, "inside": inside });
    }
    let answer = record! {
        "total": panel.total,
        "unit": unit,
        "facets": facets,
        "years": years,
        "undated": panel.undated,
        "notices": panel.notices,
    };
    Ok(answer.line())
}

pub(crate) fn document(opened: &Opened, parameters: &Parameters) -> Result<String, Refusal> {
    let id = parameters.argument();
    let found = opened.corpus.find_document(id);
    let record = found.and_then(|found| document_record(&opened.corpus, found));
    record
        .map(|record| record.line())
        .ok_or_else(|| Refusal::missing("document", id))
}

pub(crate) fn entity(opened: &Opened, parameters: &Parameters) -> Result<String, Refusal> {
    let id = parameters.argument();
    let found = opened.corpus.find_entity(id);
    let record = found.and_then(|found| entity_record(&opened.corpus, found));
    record
        .map(|record| record.line())
        .ok_or_else(|| Refusal::missing("entity", id))
}

/// What a comparison leaves out.
struct Without {
    documents: Vec<DocumentId>,
    outlets: Vec<OutletId>,
    voices: Vec<VoiceId>,
}

impl Without {
    fn new(corpus: &Corpus, parameters: &Parameters) -> Result<Self, Refusal> {
        let mut without = Self {
            documents: Vec::new(),
            outlets: Vec::new(),
            voices: Vec::new(),
        };
        for (kind, id) in parameters.all("without") {
            let missing = || Refusal::missing(kind, id);
            match kind {
                "document" => without.documents.push(corpus.find_document(id).ok_or_else(missing)?),
                "outlet" => without.outlets.push(corpus.find_outlet(id).ok_or_else(missing)?),
                "voice" => without.voices.push(corpus.find_voice(id).ok_or_else(missing)?),
                other => {
                    let message = ["`leaveOut` takes documents, outlets and voices, not “", other, "”"].concat();
                    return Err(Refusal::wrong(message));
                }
            }
        }
        Ok(without)
    }

    fn is_empty(&self) -> bool {
        self.documents.is_empty() && self.outlets.is_empty() && self.voices.is_empty()
    }

    fn keeps_document(&self, corpus: &Corpus, id: DocumentId) -> bool {
        let outlet = corpus.document(id).map(|document| document.outlet);
        let newsroom = outlet.map(|outlet| corpus.newsroom(outlet));
        let is_out = |outlet: Option<OutletId>| outlet.is_some_and(|outlet| self.outlets.contains(&outlet));
        !self.documents.contains(&id) && !is_out(outlet) && !is_out(newsroom)
    }

    /// Without what came through it: who is left out takes every chain along on which they stand.
    fn keeps(&self, corpus: &Corpus, id: ClaimId) -> bool {
        let Some(claim) = corpus.claim(id) else { return false };
        let spoken = claim.by.iter().any(|voice| self.voices.contains(voice));
        let on_the_way = || {
            chain(corpus, id, Count::Held)
                .nodes
                .into_iter()
                .any(|node| self.is_out(node))
        };
        self.is_empty() || self.keeps_document(corpus, claim.document) && !spoken && !on_the_way()
    }

    fn is_out(&self, node: Node) -> bool {
        match node {
            Node::Outlet(outlet) | Node::OwnVoice(outlet) => self.outlets.contains(&outlet),
            Node::Voice(voice) => self.voices.contains(&voice),
            Node::Document(document) => self.documents.contains(&document),
            Node::UnnamedVoices | Node::UnknownNewsrooms => false,
        }
    }
}

/// The claims a comparison is about: those that match, without what is left out.
fn in_view(opened: &Opened, asked: &Asked, without: &Without) -> Vec<ClaimId> {
    let mut claims = opened.claims(asked);
    claims.retain(|&claim| without.keeps(&opened.corpus, claim));
    claims
}

fn question(corpus: &Corpus, id: &str) -> Result<QuestionId, Refusal> {
    corpus.find_question(id).ok_or_else(|| Refusal::missing("question", id))
}

pub(crate) fn compare(opened: &Opened, parameters: &Parameters) -> Result<String, Refusal> {
    let corpus = &opened.corpus;
    let id = question(corpus, parameters.argument())?;
    let without = Without::new(corpus, parameters)?;
    // The page hands in its whole state: what it lists is no matter here.
    let asked = opened
        .asked(parameters.get("query").unwrap_or_default(), parameters, Unit::Claims)?
        .of_claims();
    let sheet = issue(corpus, &in_view(opened, &asked, &without), id);
    Ok(issue_record(corpus, &sheet).line())
}

fn issue_record(corpus: &Corpus, sheet: &IssueSheet) -> Json {
    let Some(question) = corpus.question(sheet.question) else {
        return Json::Null;
    };
    let mut positions = Vec::new();
    for position in &sheet.positions {
        let answer = question.positions.get(position.position.index());
        positions.push(record! {
            "id": answer.map_or("", |answer| &answer.id),
            "text": answer.map_or("", |answer| &answer.text),
            "claims": position.claims.iter().map(|&claim| claim_record(corpus, claim)).collect::<Vec<_>>(),
            "figures": figures(corpus, &position.figures),
            "against": position.against,
        });
    }
    let not_heard = sheet
        .not_heard
        .iter()
        .map(|party| record! { "name": &party.name, "why": &party.why });
    record! {
        "question": record! { "id": &question.id, "text": &question.text, "kind": question.kind.word() },
        "summary": record! { "word": sheet.summary.word, "clause": &sheet.summary.clause },
        "figures": figures(corpus, &sheet.figures),
        "positions": positions,
        "relations": sheet.relations.iter().map(|line| relation(corpus, line)).collect::<Vec<_>>(),
        "notHeard": not_heard.collect::<Vec<_>>(),
    }
}

fn claim_id(corpus: &Corpus, id: ClaimId) -> &str {
    corpus.claim(id).map_or("", |claim| &claim.id)
}

fn claim_record(corpus: &Corpus, id: ClaimId) -> Json {
    let Some(claim) = corpus.claim(id) else {
        return Json::Null;
    };
    let who = speaker(corpus, id);
    let mut way = Vec::new();
    for step in breadcrumb(corpus, id) {
        let credit = match step.credit {
            Credit::Stated => "stated",
            Credit::NotCredited => "not-credited",
            Credit::Inferred => "inferred",
        };
        way.push(record! { "label": step.label, "credit": credit });
    }
    record! {
        "id": &claim.id,
        "document": corpus.document(claim.document).map_or("", |document| &document.id),
        "paragraph": claim.paragraph,
        "link": permalink(corpus, "", claim.source()),
        "statement": statement(corpus, id),
        "digest": &claim.digest,
        "mark": claim_mark(corpus, id).key(),
        "stance": claim.stance.word(),
        "certainty": claim.certainty.word(),
        "mode": claim.mode.word(),
        "speaker": record! {
            "name": who.name, "role": who.role, "ownVoice": who.own_voice, "unnamed": who.unnamed,
        },
        "way": way,
        "said": claim.said.map(|date| date.to_string()),
        "happened": claim.happened.map(|date| date.to_string()),
    }
}

fn figures(corpus: &Corpus, figures: &Figures) -> Json {
    let bottleneck = figures.bottleneck.iter().map(|&node| node_label(corpus, node));
    record! {
        "claims": figures.claims,
        "documents": figures.documents,
        "newsrooms": record! { "held": figures.newsrooms_held, "traced": figures.newsrooms_traced },
        "origins": figures.origins,
        "lines": record! { "held": figures.lines_held, "traced": figures.lines_traced },
        "atLeast": figures.at_least,
        "bottleneck": bottleneck.collect::<Vec<_>>(),
        "sentence": &figures.sentence,
    }
}

fn relation(corpus: &Corpus, line: &RelationLine) -> Json {
    record! {
        "from": claim_id(corpus, line.from),
        "to": claim_id(corpus, line.to),
        "kind": line.kind.word().replace(' ', "-"),
        "basis": line.basis.as_deref(),
        "why": &line.sentence,
        "computed": line.computed,
    }
}

pub(crate) fn export(opened: &Opened, parameters: &Parameters) -> Result<String, Refusal> {
    let corpus = &opened.corpus;
    let name = parameters.argument();
    let format = Format::from_key(name).ok_or_else(|| {
        let known = Format::ALL.map(Format::key).join(", ");
        Refusal::wrong(["“", name, "” is no format: expected one of ", &known].concat())
    })?;
    let one = parameters.get("question").map(|id| question(corpus, id)).transpose()?;
    let without = Without::new(corpus, parameters)?;
    let mut asked = opened.asked(parameters.get("query").unwrap_or_default(), parameters, Unit::Claims)?;
    if format.compares() {
        asked = asked.of_claims();
    }
    let cite = match parameters.get("of") {
        None if one.is_some() => Subject::Comparison,
        None | Some("documents") => Subject::Documents,
        Some("comparison") => Subject::Comparison,
        Some(other) => {
            return Err(Refusal::wrong(
                ["`of` is documents or comparison, not “", other, "”"].concat(),
            ));
        }
    };
    let order = Order {
        corpus,
        items: items(opened, &asked, &without),
        question: one,
        site: parameters.get("site").unwrap_or_default(),
        computed: parameters.is_on("computed"),
        cite,
        accessed: parameters.date("accessed")?,
    };
    Ok(order.write(format))
}

/// What the request selects, without what is left out.
fn items(opened: &Opened, asked: &Asked, without: &Without) -> Items {
    let corpus = &opened.corpus;
    let found = opened.items(asked);
    if found.is_none() && without.is_empty() && asked.unit() == Unit::Claims {
        return Items::Everything;
    }
    let every = || (0..corpus.documents.len()).map(DocumentId::from);
    let kept = |id: &DocumentId| without.keeps_document(corpus, *id);
    match (asked.unit(), found) {
        (Unit::Claims, _) => Items::Claims(in_view(opened, asked, without)),
        (Unit::Documents, None) => Items::Documents(every().filter(kept).collect()),
        (Unit::Passages, None) => Items::passages_of(corpus, every().filter(kept)),
        (Unit::Documents, Some(found)) => {
            let documents = found.into_iter().filter_map(|item| match item {
                Item::Document(document) => Some(document),
                _ => None,
            });
            Items::Documents(documents.filter(kept).collect())
        }
        (Unit::Passages, Some(found)) => {
            let passages = found.into_iter().filter_map(|item| match item {
                Item::Passage(source) => Some(source),
                _ => None,
            });
            Items::Passages(passages.filter(|source| kept(&source.document)).collect())
        }
    }
}
