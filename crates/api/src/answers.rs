//! Answers in JSON, by the contract of docs/javascript-api.md.

use crosscheck_compare::{
    Alterations, Aside, Credit, Figures, IssueSheet, Reading, RelationLine, breadcrumb, claim_mark, speaker,
};
use crosscheck_export::{
    Format, Items, Json, Order, Subject, document_record, entity_record, permalink, record, statement,
};
use crosscheck_messages::{EN, Reader};
use crosscheck_model::{ClaimId, Corpus, DocumentId, QuestionId, Word};
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
    let panel = opened.panel(&asked, parameters)?;
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

/// What a comparison leaves out, moves and takes apart.
fn alterations(corpus: &Corpus, parameters: &Parameters) -> Result<Alterations, Refusal> {
    let (mut altered, unknown) = Alterations::parse(corpus, parameters.get("altered").unwrap_or_default());
    if let Some(part) = unknown.first() {
        let message = [
            "`altered` is the value of that name in an address of this corpus; it has no “",
            part,
            "”",
        ]
        .concat();
        return Err(Refusal::wrong(message));
    }
    for (kind, id) in parameters.all("without") {
        let missing = || Refusal::missing(kind, id);
        let aside = match kind {
            "document" => Aside::Document(corpus.find_document(id).ok_or_else(missing)?),
            "outlet" => Aside::Outlet(corpus.find_outlet(id).ok_or_else(missing)?),
            "voice" => Aside::Voice(corpus.find_voice(id).ok_or_else(missing)?),
            other => {
                let message = ["`leaveOut` takes documents, outlets and voices, not “", other, "”"].concat();
                return Err(Refusal::wrong(message));
            }
        };
        if !altered.aside.contains(&aside) {
            altered.toggle_aside(aside);
        }
    }
    Ok(altered)
}

/// Whether a document is listed: it is not left out, and neither is who prints it.
fn keeps(corpus: &Corpus, altered: &Alterations, id: DocumentId) -> bool {
    let outlet = corpus.document(id).map(|document| document.outlet);
    let is_out = |outlet| altered.aside.contains(&Aside::Outlet(outlet));
    let prints = |outlet| is_out(outlet) || is_out(corpus.newsroom(outlet));
    !altered.aside.contains(&Aside::Document(id)) && !outlet.is_some_and(prints)
}

/// The claims a comparison is about: those that match, without what is left out.
fn in_view(opened: &Opened, asked: &Asked, reading: &Reading<'_>) -> Vec<ClaimId> {
    let mut claims = opened.claims(asked);
    claims.retain(|&claim| reading.counts(claim));
    claims
}

fn question(corpus: &Corpus, id: &str) -> Result<QuestionId, Refusal> {
    corpus.find_question(id).ok_or_else(|| Refusal::missing("question", id))
}

pub(crate) fn compare(opened: &Opened, parameters: &Parameters) -> Result<String, Refusal> {
    let corpus = &opened.corpus;
    let id = question(corpus, parameters.argument())?;
    let reading = Reading::altered(corpus, alterations(corpus, parameters)?);
    // The page hands in its whole state: what it lists is no matter here.
    let asked = opened
        .asked(parameters.get("query").unwrap_or_default(), parameters, Unit::Claims)?
        .of_claims();
    let sheet = reading.issue(&in_view(opened, &asked, &reading), id);
    let mut record = issue_record(corpus, &sheet);
    record.set("altered", EN.alterations(corpus, reading.alterations(), Reader::You));
    Ok(record.line())
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
        .map(|party| record! { "name": &party.name, "why": EN.unheard(party.why) });
    record! {
        "question": record! { "id": &question.id, "text": &question.text, "kind": question.kind.word() },
        "summary": record! { "word": EN.summary(sheet.summary.kind), "clause": EN.clause(corpus, &sheet.summary) },
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
    let bottleneck = figures.bottleneck.iter().map(|&node| EN.node(corpus, node));
    record! {
        "claims": figures.claims,
        "documents": figures.documents,
        "newsrooms": record! { "held": figures.newsrooms_held, "traced": figures.newsrooms_traced },
        "origins": figures.origins,
        "lines": record! { "held": figures.lines_held, "traced": figures.lines_traced },
        "atLeast": figures.at_least,
        "bottleneck": bottleneck.collect::<Vec<_>>(),
        "sentence": EN.reach(corpus, figures),
    }
}

fn relation(corpus: &Corpus, line: &RelationLine) -> Json {
    record! {
        "from": claim_id(corpus, line.from),
        "to": claim_id(corpus, line.to),
        "kind": line.kind.key(),
        "basis": EN.basis(line),
        "why": EN.reason(corpus, line),
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
    let altered = alterations(corpus, parameters)?;
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
        items: items(opened, &asked, &altered),
        question: one,
        site: parameters.get("site").unwrap_or_default(),
        altered,
        computed: parameters.is_on("computed"),
        cite,
        accessed: parameters.date("accessed")?,
    };
    Ok(order.write(format))
}

/// What the request selects, without what is left out.
fn items(opened: &Opened, asked: &Asked, altered: &Alterations) -> Items {
    let corpus = &opened.corpus;
    let found = opened.items(asked);
    if found.is_none() && altered.is_empty() && asked.unit() == Unit::Claims {
        return Items::Everything;
    }
    let every = || (0..corpus.documents.len()).map(DocumentId::from);
    let kept = |id: &DocumentId| keeps(corpus, altered, *id);
    match (asked.unit(), found) {
        (Unit::Claims, _) => Items::Claims(in_view(opened, asked, &Reading::altered(corpus, altered.clone()))),
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
