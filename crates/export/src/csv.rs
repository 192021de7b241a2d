//! Rows of cells by RFC 4180, in UTF-8 without a byte order mark. The rows are those of the unit that was listed: claims,
//! passages or documents.
//!
//! A spreadsheet takes a cell for a formula that begins with one of a few characters, and a formula can fetch and send. Such a
//! cell gets an apostrophe before it, which spreadsheets do not show; a negative number gets none.

use std::collections::BTreeSet;

use crosscheck_model::{Corpus, DocumentId, Source, Word};

use crate::Order;
use crate::chosen::{Chosen, Unit};
use crate::words::{
    date, entity_id, entity_ids, locator, outlet_name, permalink, permalink_of_document, relay_id, statement, voice_id,
    way, who,
};

/// What several values of one cell stand between.
const BETWEEN: &str = "; ";

pub(crate) fn write(order: &Order<'_>, chosen: &Chosen) -> String {
    let mut table = String::new();
    match chosen.unit {
        Unit::Claims => {
            row(&mut table, &CLAIM.map(str::to_owned));
            for &claim in &chosen.claims {
                row(&mut table, &claim_row(order, claim).unwrap_or_default());
            }
        }
        Unit::Passages => {
            row(&mut table, &PASSAGE.map(str::to_owned));
            for &source in &chosen.passages {
                row(&mut table, &passage_row(order, source).unwrap_or_default());
            }
        }
        Unit::Documents => {
            row(&mut table, &DOCUMENT.map(str::to_owned));
            for &document in &chosen.documents {
                row(&mut table, &document_row(order, document).unwrap_or_default());
            }
        }
    }
    table
}

fn row(table: &mut String, cells: &[String]) {
    for (index, text) in cells.iter().enumerate() {
        if index > 0 {
            table.push(',');
        }
        table.push_str(&cell(text));
    }
    table.push_str("\r\n");
}

/// Whether a spreadsheet would work a cell out. A number is one as it stands, and `+` and `@` of full width are read as the others.
fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) && !is_number(text)
}

/// A sign, digits and a point between them.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    [whole, part]
        .iter()
        .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A cell: defused, and quoted where it has to be.
fn cell(text: &str) -> String {
    let defused = if is_formula(text) {
        ["'", text].concat()
    } else {
        text.to_owned()
    };
    if defused.contains([',', '"', '\r', '\n']) {
        ["\"", &defused.replace('"', "\"\""), "\""].concat()
    } else {
        defused
    }
}

const CLAIM: [&str; 37] = [
    "id",
    "link",
    "statement",
    "digest",
    "speaker",
    "way",
    "document",
    "paragraph",
    "outlet",
    "title",
    "published",
    "question",
    "question_text",
    "position",
    "position_text",
    "stance",
    "certainty",
    "mode",
    "relay",
    "level",
    "access",
    "likelihood",
    "by",
    "via",
    "about",
    "names",
    "said",
    "happened",
    "low",
    "best",
    "high",
    "unit",
    "places",
    "from",
    "to",
    "only",
    "bound",
];

fn claim_row(order: &Order<'_>, id: crosscheck_model::ClaimId) -> Option<Vec<String>> {
    let corpus = order.corpus;
    let claim = corpus.claim(id)?;
    let document = corpus.document(claim.document)?;
    let question = corpus.question(claim.question)?;
    let position = question.positions.get(claim.position.index())?;
    let quantity = claim.quantity.as_ref();
    let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
    let scope = &claim.scope;
    let only = [scope.population.as_deref(), scope.condition.as_deref()];
    let cells = [
        claim.id.clone(),
        permalink(corpus, order.site, claim.source()),
        statement(corpus, id),
        claim.digest.clone(),
        who(corpus, id),
        way(corpus, id),
        document.id.clone(),
        claim.paragraph.to_string(),
        outlet_name(corpus, document).to_owned(),
        document.title.clone().unwrap_or_default(),
        date(document.published.as_ref().map(|dated| dated.value)).unwrap_or_default(),
        question.id.clone(),
        question.text.clone(),
        position.id.clone(),
        position.text.clone(),
        claim.stance.word().to_owned(),
        claim.certainty.word().to_owned(),
        claim.mode.word().to_owned(),
        claim.relay.word().to_owned(),
        claim.level.word().to_owned(),
        claim.access.word().to_owned(),
        claim.likelihood.map_or("", Word::word).to_owned(),
        joined(claim.by.iter().map(|&voice| voice_id(corpus, voice))),
        joined(claim.via.iter().map(|&relay| relay_id(corpus, relay))),
        entity_ids(corpus, &claim.about).join(BETWEEN),
        claim.names.join(BETWEEN),
        date(claim.said).unwrap_or_default(),
        date(claim.happened).unwrap_or_default(),
        number(quantity.map(|quantity| quantity.low)),
        number(quantity.map(|quantity| quantity.best)),
        number(quantity.map(|quantity| quantity.high)),
        quantity.map(|quantity| quantity.unit.clone()).unwrap_or_default(),
        entity_ids(corpus, &scope.places).join(BETWEEN),
        date(scope.from).unwrap_or_default(),
        date(scope.to).unwrap_or_default(),
        joined(only.into_iter().flatten()),
        quantity.map_or("", |quantity| quantity.bound.word()).to_owned(),
    ];
    Some(cells.to_vec())
}

const PASSAGE: [&str; 11] = [
    "id",
    "link",
    "document",
    "paragraph",
    "role",
    "outlet",
    "title",
    "published",
    "digest",
    "entities",
    "claims",
];

fn passage_row(order: &Order<'_>, source: Source) -> Option<Vec<String>> {
    let corpus = order.corpus;
    let document = corpus.document(source.document)?;
    let paragraph = corpus.paragraph(source)?;
    let cells = [
        locator(corpus, source),
        permalink(corpus, order.site, source),
        document.id.clone(),
        source.paragraph.to_string(),
        paragraph.role.word().to_owned(),
        outlet_name(corpus, document).to_owned(),
        document.title.clone().unwrap_or_default(),
        date(document.published.as_ref().map(|dated| dated.value)).unwrap_or_default(),
        paragraph
            .digest
            .clone()
            .or_else(|| corpus.text_of(paragraph).map(str::to_owned))
            .unwrap_or_default(),
        named(corpus, source).join(BETWEEN),
        joined(corpus.claims_in(source).map(|(_, claim)| claim.id.as_str())),
    ];
    Some(cells.to_vec())
}

/// The entities a paragraph names, each once.
pub(crate) fn named(corpus: &Corpus, source: Source) -> Vec<String> {
    let entities: BTreeSet<_> = corpus.mentions_in(source).map(|mention| mention.entity).collect();
    entities
        .iter()
        .map(|&entity| entity_id(corpus, entity).to_owned())
        .collect()
}

const DOCUMENT: [&str; 15] = [
    "id",
    "link",
    "outlet",
    "title",
    "address",
    "published",
    "precision",
    "basis",
    "modified",
    "accessed",
    "genre",
    "language",
    "paragraphs",
    "claims",
    "from",
];

fn document_row(order: &Order<'_>, id: DocumentId) -> Option<Vec<String>> {
    let corpus = order.corpus;
    let document = corpus.document(id)?;
    let published = document.published.as_ref();
    let claims = corpus.claims.iter().filter(|claim| claim.document == id).count();
    let cells = [
        document.id.clone(),
        permalink_of_document(order.site, document),
        outlet_name(corpus, document).to_owned(),
        document.title.clone().unwrap_or_default(),
        document.address.clone().unwrap_or_default(),
        date(published.map(|dated| dated.value)).unwrap_or_default(),
        published.map_or("", |dated| dated.value.precision.word()).to_owned(),
        published.map_or("", |dated| dated.basis.word()).to_owned(),
        date(document.modified.as_ref().map(|dated| dated.value)).unwrap_or_default(),
        date(document.accessed).unwrap_or_default(),
        document.genre.clone().unwrap_or_default(),
        document.language.clone(),
        document.paragraphs.len().to_string(),
        claims.to_string(),
        joined(document.lineage.iter().map(|lineage| relay_id(corpus, lineage.from))),
    ];
    Some(cells.to_vec())
}

fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    texts.collect::<Vec<_>>().join(BETWEEN)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A reader of RFC 4180 that shares nothing with the writer.
    fn read(table: &str) -> Vec<Vec<String>> {
        let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
        let mut letters = table.chars().peekable();
        let mut quoted = false;
        while let Some(letter) = letters.next() {
            match (quoted, letter) {
                (true, '"') if letters.peek() == Some(&'"') => {
                    letters.next();
                    cell.push('"');
                }
                (_, '"') => quoted = !quoted,
                (false, ',') => row.push(std::mem::take(&mut cell)),
                (false, '\r') if letters.peek() == Some(&'\n') => {
                    letters.next();
                    row.push(std::mem::take(&mut cell));
                    rows.push(std::mem::take(&mut row));
                }
                (_, other) => cell.push(other),
            }
        }
        assert!(cell.is_empty() && row.is_empty() && !quoted, "the last row ends");
        rows
    }

    #[test]
    fn numbers_stay_numbers() {
        for number in ["-4.5", "-3", "+1", "0.25"] {
            assert_eq!(cell(number), number);
        }
        for formula in [
            "-5 degrees",
            "-",
            "--1",
            "-1+cmd|x",
            "+49 30 1234",
            "=1",
            "@a",
            "＝1",
            "-.5",
            "-1e5",
            "\n=1",
        ] {
            assert!(cell(formula).trim_start_matches('"').starts_with('\''), "{formula}");
        }
    }

    proptest! {
        #[test]
        fn cells_come_back_and_none_is_a_formula(
            rows in proptest::collection::vec(proptest::collection::vec("[=+@\\-\t\r\n,\"'a-c1é＝ ]{0,8}", 1..5), 0..5)
        ) {
            let mut table = String::new();
            rows.iter().for_each(|cells| row(&mut table, cells));
            let found = read(&table);
            prop_assert_eq!(found.len(), rows.len());
            for (found, cells) in found.iter().zip(&rows) {
                prop_assert_eq!(found.len(), cells.len());
                for (found, cell) in found.iter().zip(cells) {
                    let is_defused = !found.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝']) || found.parse::<f64>().is_ok();
                    prop_assert!(is_defused);
                    let plain = if is_formula(cell) { found.strip_prefix('\'') } else { Some(found.as_str()) };
                    prop_assert_eq!(plain, Some(cell.as_str()));
                }
            }
        }
    }
}
