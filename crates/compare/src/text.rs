//! Turns a comparison into headings and lists that say all of it: for reading aloud, for print, for whoever would rather read
//! than look. Made from the same data as the tables, line by line.

use crosscheck_model::{ClaimId, PositionId, Question, QuestionId};

use crate::card::card;
use crate::concordance::{Cell, Column, Concordance};
use crate::face::{Chip, Difference, Face};
use crate::figures::Figures;
use crate::graph::Lineages;
use crate::issue::IssueSheet;
use crate::mark::Mark;
use crate::quantity::{Axis, Lanes, lanes, numbers};
use crate::reading::Reading;
use crate::summary::Summary;
use crate::words::{counted, list, range, unstopped};

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextKind {
    /// 1 to 3.
    Heading(u8),
    /// A sentence or more.
    Paragraph,
    /// An item of a list.
    Item,
}

/// A line of a comparison read as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextLine {
    /// What it is.
    pub kind: TextKind,
    /// What it says.
    pub text: String,
    /// The claims it speaks of.
    pub claims: Vec<ClaimId>,
    /// The cell it stands for: question, answer, column.
    pub cell: Option<(QuestionId, PositionId, usize)>,
}

/// The lines as plain text, headings underlined by their marks as in Markdown.
#[must_use]
pub fn plain(lines: &[TextLine]) -> String {
    let mut text = String::new();
    for line in lines {
        text.push_str(match line.kind {
            TextKind::Heading(1) => "\n# ",
            TextKind::Heading(2) => "\n## ",
            TextKind::Heading(_) => "\n### ",
            TextKind::Paragraph => "\n",
            TextKind::Item => "- ",
        });
        text.push_str(&line.text);
        text.push('\n');
    }
    text.trim_start().to_owned()
}

#[derive(Default)]
struct Writer(Vec<TextLine>);

impl Writer {
    fn line(&mut self, kind: TextKind, text: String, claims: &[ClaimId]) {
        self.0.push(TextLine {
            kind,
            text,
            claims: claims.to_vec(),
            cell: None,
        });
    }

    fn heading(&mut self, level: u8, text: &str) {
        self.line(TextKind::Heading(level), text.to_owned(), &[]);
    }

    fn say(&mut self, text: String) {
        self.line(TextKind::Paragraph, text, &[]);
    }

    fn item(&mut self, text: String, claims: &[ClaimId]) {
        self.line(TextKind::Item, text, claims);
    }

    /// What is altered, before anything that follows from it.
    fn alterations(&mut self, reading: &Reading) {
        if let Some(sentence) = reading.alterations().sentence(reading.corpus()) {
            self.say(sentence);
        }
    }
}

/// "3 to 5 newsrooms", "1 newsroom".
fn bounds(held: usize, traced: usize, one: &str, many: &str) -> String {
    let (low, high) = (held.min(traced), held.max(traced));
    [range(low, high).as_str(), " ", if high == 1 { one } else { many }].concat()
}

/// "4 claims in 2 documents, from 1 newsroom and 2 origins": all but the lines.
#[must_use]
pub fn tally_words(figures: &Figures) -> String {
    [
        counted(figures.claims, "claim", "claims").as_str(),
        " in ",
        &counted(figures.documents, "document", "documents"),
        ", from ",
        &bounds(
            figures.newsrooms_held,
            figures.newsrooms_traced,
            "newsroom",
            "newsrooms",
        ),
        " and ",
        &counted(figures.origins, "origin", "origins"),
    ]
    .concat()
}

/// "4 claims in 2 documents, from 1 newsroom and 2 origins, along 1 independent line."
#[must_use]
pub fn figures_words(figures: &Figures) -> String {
    if figures.claims == 0 {
        return "No claim.".to_owned();
    }
    [
        tally_words(figures).as_str(),
        ", along ",
        if figures.at_least { "at least " } else { "" },
        &bounds(
            figures.lines_held,
            figures.lines_traced,
            "independent line",
            "independent lines",
        ),
        ".",
    ]
    .concat()
}

fn finding(summary: &Summary) -> String {
    [summary.word, ": ", &summary.clause, "."].concat()
}

fn position_text(question: &Question, position: PositionId) -> &str {
    question
        .positions
        .get(position.index())
        .map_or("", |position| unstopped(&position.text))
}

fn column_label(column: &Column) -> String {
    let mut label = column.label.clone();
    if !column.sub.is_empty() {
        label = [&label, ", ", &column.sub].concat();
    }
    label
}

/// "affirms: own voice, Ali Khedery; denies: officials".
#[must_use]
pub fn cell_words(cell: &Cell) -> String {
    let part = |mark: Mark, speakers: &[String]| {
        if speakers.is_empty() {
            mark.word().to_owned()
        } else {
            [mark.word(), ": ", &speakers.join(", ")].concat()
        }
    };
    let Some(mark) = cell.mark else {
        return "says nothing of this answer".to_owned();
    };
    let mut parts = vec![part(mark, &cell.speakers)];
    for (mark, speakers) in &cell.also {
        parts.push(part(*mark, speakers));
    }
    parts.join("; ")
}

/// The concordance as text: a heading for each question and answer, an item for each column.
#[must_use]
pub fn text_of_concordance(reading: &Reading, concordance: &Concordance) -> Vec<TextLine> {
    let mut writer = Writer::default();
    writer.heading(1, "The comparison");
    writer.alterations(reading);
    let mut labels = Vec::new();
    for column in &concordance.columns {
        let mut label = column_label(column);
        if let Some((provenance, credit)) = &column.provenance {
            label = [&label, ", which ", provenance, crate::card::credit_words(*credit)].concat();
        }
        labels.push(label);
    }
    writer.say(
        [
            counted(concordance.questions.len(), "question", "questions"),
            ", asked of ".to_owned(),
            labels.join("; "),
            ".".to_owned(),
        ]
        .concat(),
    );
    for row in &concordance.questions {
        let Some(question) = reading.corpus().question(row.question) else {
            continue;
        };
        writer.heading(2, &question.text);
        writer.say([&finding(&row.summary), " ", &figures_words(&row.figures)].concat());
        for position in &row.positions {
            writer.heading(3, position_text(question, position.position));
            let mut rests = [&figures_words(&position.figures), " ", &position.figures.sentence].concat();
            if position.against > 0 {
                rests.push_str(
                    &[
                        " ",
                        &counted(
                            position.against,
                            "claim denies or questions it.",
                            "claims deny or question it.",
                        ),
                    ]
                    .concat(),
                );
            }
            writer.say(rests);
            for (index, (cell, column)) in position.cells.iter().zip(&concordance.columns).enumerate() {
                writer.item(
                    [&column_label(column), ": ", &cell_words(cell), "."].concat(),
                    &cell.claims,
                );
                if let Some(line) = writer.0.last_mut() {
                    line.cell = Some((row.question, position.position, index));
                }
            }
        }
    }
    writer.0
}

/// The sheet of one question as text, with the ways its claims came.
#[must_use]
pub fn text_of_issue(reading: &Reading, sheet: &IssueSheet, lineages: &Lineages) -> Vec<TextLine> {
    let corpus = reading.corpus();
    let mut writer = Writer::default();
    let Some(question) = corpus.question(sheet.question) else {
        return writer.0;
    };
    writer.heading(1, &question.text);
    writer.alterations(reading);
    writer.say([&finding(&sheet.summary), " ", &figures_words(&sheet.figures)].concat());
    for position in &sheet.positions {
        writer.heading(2, position_text(question, position.position));
        if position.claims.is_empty() {
            writer.say("Nobody says so.".to_owned());
            continue;
        }
        writer.say([&figures_words(&position.figures), " ", &position.figures.sentence].concat());
        if !position.apart.is_empty() {
            let count = counted(
                position.apart.len(),
                "claim speaks of somebody else and adds",
                "claims speak of somebody else and add",
            );
            writer.line(
                TextKind::Paragraph,
                ["As you read it, ", &count, " nothing here."].concat(),
                &position.apart,
            );
        }
        let mut stakes = Vec::new();
        for stake in &position.stakes {
            stakes.push(stake.name.clone());
        }
        if !stakes.is_empty() {
            let own = if stakes.len() == 1 {
                " is a party to the question."
            } else {
                " are parties to the question."
            };
            writer.say([&list(&stakes, "and"), own].concat());
        }
        for &claim in &position.claims {
            if let Some(card) = card(reading, claim) {
                let document = crate::words::document_label(corpus, card.source.document);
                writer.item([&card.words(), " of ", &document].concat(), &[claim]);
            }
        }
    }
    if !sheet.relations.is_empty() {
        writer.heading(2, "How they bear on each other");
    }
    for line in &sheet.relations {
        let digest = |id| corpus.claim(id).map_or("", |claim| unstopped(&claim.digest));
        let text = [
            "“",
            digest(line.from),
            "” ",
            line.kind.word(),
            " “",
            digest(line.to),
            "”: ",
            &line.sentence,
        ]
        .concat();
        writer.item(text, &[line.from, line.to]);
    }
    if !lineages.ways.is_empty() {
        writer.heading(2, "How they reach you");
        writer.say(lineages.sentence.clone());
    }
    for way in &lineages.ways {
        writer.item([way.words.as_str(), "."].concat(), &way.claims);
    }
    if !sheet.not_heard.is_empty() {
        writer.heading(2, "Not heard");
    }
    for party in &sheet.not_heard {
        writer.item([&party.name, ": ", &party.why, "."].concat(), &[]);
    }
    let mut claims = Vec::new();
    for position in &sheet.positions {
        claims.extend(&position.claims);
    }
    text_of_data(
        &mut writer,
        &numbers(reading, &claims, Some(sheet.question)),
        &lanes(reading, &claims, Some(sheet.question)),
    );
    writer.0
}

/// Columns face to face as text.
#[must_use]
pub fn text_of_face(reading: &Reading, face: &Face) -> Vec<TextLine> {
    let corpus = reading.corpus();
    let mut writer = Writer::default();
    let mut labels = Vec::new();
    for column in &face.columns {
        labels.push(column.label.clone());
    }
    writer.heading(1, &[&list(&labels, "and"), " face to face"].concat());
    writer.alterations(reading);
    for row in &face.rows {
        let Some(question) = corpus.question(row.question) else {
            continue;
        };
        writer.heading(2, &question.text);
        writer.say(
            match row.difference {
                Difference::Differ => "They differ.",
                Difference::OnlyOne => "Only one speaks on it.",
                Difference::Same => "They say the same.",
            }
            .to_owned(),
        );
        for (cell, label) in row.cells.iter().zip(&labels) {
            let mut claims = Vec::new();
            for chip in cell {
                claims.extend(&chip.claims);
            }
            writer.item([label, ": ", &chips_words(question, cell), "."].concat(), &claims);
        }
        for line in &row.relations {
            writer.item([line.kind.word(), ": ", &line.sentence].concat(), &[line.from, line.to]);
        }
    }
    text_of_names(&mut writer, reading, face, &labels);
    text_of_data(&mut writer, &face.numbers, &face.dates);
    text_of_transmissions(&mut writer, reading, face);
    writer.0
}

/// "affirms “Iran directs them” (2 claims)".
fn chips_words(question: &Question, chips: &[Chip]) -> String {
    if chips.is_empty() {
        return Mark::Silent.word().to_owned();
    }
    let mut parts = Vec::new();
    for chip in chips {
        let count = counted(chip.claims.len(), "claim", "claims");
        parts.push(
            [
                chip.mark.word(),
                " “",
                position_text(question, chip.position),
                "” (",
                &count,
                ")",
            ]
            .concat(),
        );
    }
    parts.join("; ")
}

fn text_of_names(writer: &mut Writer, reading: &Reading, face: &Face, labels: &[String]) {
    if !face.names.is_empty() {
        writer.heading(2, "Names");
    }
    for names in &face.names {
        let mut parts = Vec::new();
        for (forms, label) in names.forms.iter().zip(labels) {
            let mut printed = Vec::new();
            for (form, count) in forms {
                printed.push(["“", form, "” ", &count.to_string(), "×"].concat());
            }
            if !printed.is_empty() {
                parts.push([label, " ", &printed.join(", ")].concat());
            }
        }
        let name = reading.corpus().entity(names.entity).map_or("", |entity| &entity.name);
        writer.item([name, ": ", &parts.join("; "), "."].concat(), &[]);
    }
}

/// Numbers, then dates.
fn text_of_data(writer: &mut Writer, numbers: &[Axis], dates: &Lanes) {
    if !numbers.is_empty() {
        writer.heading(2, "Numbers");
    }
    for range in numbers.iter().flat_map(|axis| &axis.ranges) {
        writer.item([&range.who, ": ", &range.words, "."].concat(), &[range.claim]);
    }
    if !dates.lanes.is_empty() {
        writer.heading(2, "Dates");
    }
    for lane in &dates.lanes {
        writer.item([&lane.who, ": ", &lane.sentence].concat(), &[lane.claim]);
    }
}

fn text_of_transmissions(writer: &mut Writer, reading: &Reading, face: &Face) {
    let corpus = reading.corpus();
    for each in &face.transmissions {
        writer.heading(2, &each.sentence(corpus));
        for change in &each.changes {
            let paragraph = change.source.paragraph.to_string();
            writer.item(
                ["Paragraph ", &paragraph, ", ", &change.words(), ". ", &change.digest].concat(),
                &[],
            );
        }
        for change in &each.claims {
            let (Some(question), Some(&claim)) = (
                corpus.question(change.question),
                change.after.first().or(change.before.first()),
            ) else {
                continue;
            };
            let position = reading
                .position(claim)
                .map_or("", |position| position_text(question, position));
            let mut claims = change.before.clone();
            claims.extend(&change.after);
            let text = [
                "The answer “",
                position,
                "” (",
                &question.text,
                "): ",
                change.fate.word(),
                ".",
            ]
            .concat();
            writer.item(text, &claims);
        }
    }
}
