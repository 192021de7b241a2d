//! Turns a comparison into headings and lists that say all of it: to be read aloud, to be printed, for whoever would rather read
//! than look. It is made line by line from the same data as the tables.

use crosscheck_compare::{
    Axis, Column, Concordance, Face, Filter, IssuePosition, IssueSheet, Lanes, Lineages, PositionRow, Reading, Row,
    Stake, absent, card, document_label, lanes, numbers, position_text, rewritings, turns,
};
use crosscheck_model::{ClaimId, Corpus, PositionId, QuestionId, VoiceKind};

use crate::Messages;
use crate::changes::Told;
use crate::headings::Heading;

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

/// The lines as plain text, with the marks of Markdown.
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

/// The concordance as text: a heading for each question and answer, an item for each column.
#[must_use]
pub fn text_of_concordance(say: &dyn Messages, reading: &Reading, concordance: &Concordance) -> Vec<TextLine> {
    let mut writer = Writer::new(say, reading);
    writer.heading(1, say.heading(Heading::Comparison));
    writer.alterations();
    writer.rows(concordance);
    writer.lines
}

/// The rows that a preset kept of so many questions, as text: first what it asks and kept, and the list that answers it.
#[must_use]
pub fn text_of_preset(
    say: &dyn Messages,
    reading: &Reading,
    claims: &[ClaimId],
    concordance: &Concordance,
    (preset, of): (Filter, usize),
) -> Vec<TextLine> {
    let mut writer = Writer::new(say, reading);
    writer.heading(1, say.preset(preset));
    writer.alterations();
    writer.paragraph(say.kept(preset, concordance.questions.len(), of));
    writer.list_of(preset, claims);
    writer.rows(concordance);
    writer.lines
}

/// The sheet of one question as text, with the ways its claims came.
#[must_use]
pub fn text_of_issue(say: &dyn Messages, reading: &Reading, sheet: &IssueSheet, lineages: &Lineages) -> Vec<TextLine> {
    let corpus = reading.corpus();
    let mut writer = Writer::new(say, reading);
    let Some(question) = corpus.question(sheet.question) else {
        return writer.lines;
    };
    writer.heading(1, &question.text);
    writer.alterations();
    writer.paragraph(format!(
        "{} {}",
        say.finding(corpus, &sheet.summary),
        say.figures(corpus, &sheet.figures)
    ));
    for position in &sheet.positions {
        writer.heading(2, position_text(question, position.position));
        writer.answer(position);
    }
    writer.heading_of(Heading::Relations, sheet.relations.is_empty());
    for relation in &sheet.relations {
        let text = say.relation_of_claims(corpus, relation);
        writer.item(text, &[relation.from, relation.to]);
    }
    writer.heading_of(Heading::Ways, lineages.ways.is_empty());
    if !lineages.ways.is_empty() {
        writer.paragraph(say.reach(corpus, &lineages.figures));
    }
    for way in &lineages.ways {
        writer.item(format!("{}.", say.way(way)), &way.claims);
    }
    writer.heading_of(Heading::NotHeard, sheet.not_heard.is_empty());
    for party in &sheet.not_heard {
        writer.item(format!("{}: {}.", party.name, say.unheard(party.why)), &[]);
    }
    let claims: Vec<ClaimId> = sheet
        .positions
        .iter()
        .flat_map(|position| position.claims.clone())
        .collect();
    writer.numbers(&numbers(reading, &claims, Some(sheet.question)));
    writer.dates(&lanes(reading, &claims, Some(sheet.question)));
    writer.lines
}

/// Columns face to face as text.
#[must_use]
pub fn text_of_face(say: &dyn Messages, reading: &Reading, face: &Face) -> Vec<TextLine> {
    let corpus = reading.corpus();
    let mut writer = Writer::new(say, reading);
    let labels: Vec<String> = face.columns.iter().map(|column| say.pin(corpus, column.pin)).collect();
    writer.heading(1, &say.face_to_face(&labels));
    writer.alterations();
    for row in &face.rows {
        let Some(question) = corpus.question(row.question) else {
            continue;
        };
        writer.heading(2, &question.text);
        writer.paragraph(say.difference(row.difference).to_owned());
        for (cell, label) in row.cells.iter().zip(&labels) {
            let claims: Vec<ClaimId> = cell.iter().flat_map(|chip| chip.claims.clone()).collect();
            writer.item(format!("{label}: {}.", say.chips(question, cell)), &claims);
        }
        for relation in &row.relations {
            let text = format!("{}: {}", say.relation(relation.kind), say.reason(corpus, relation));
            writer.item(text, &[relation.from, relation.to]);
        }
    }
    writer.names(face, &labels);
    writer.numbers(&face.numbers);
    writer.dates(&face.dates);
    writer.transmissions(face);
    writer.lines
}

/// Collects the lines.
struct Writer<'a> {
    say: &'a dyn Messages,
    reading: &'a Reading<'a>,
    corpus: &'a Corpus,
    lines: Vec<TextLine>,
}

impl<'a> Writer<'a> {
    fn new(say: &'a dyn Messages, reading: &'a Reading<'a>) -> Self {
        Self {
            say,
            reading,
            corpus: reading.corpus(),
            lines: Vec::new(),
        }
    }

    fn line(&mut self, kind: TextKind, text: String, claims: &[ClaimId]) {
        self.lines.push(TextLine {
            kind,
            text,
            claims: claims.to_vec(),
            cell: None,
        });
    }

    fn heading(&mut self, level: u8, text: &str) {
        self.line(TextKind::Heading(level), text.to_owned(), &[]);
    }

    /// The heading of a section, unless the section is empty.
    fn heading_of(&mut self, heading: Heading, empty: bool) {
        if !empty {
            self.heading(2, self.say.heading(heading));
        }
    }

    /// A heading with a number in it, unless there is nothing below it.
    fn heading_over(&mut self, text: String, empty: bool) {
        if !empty {
            self.heading(2, &text);
        }
    }

    fn paragraph(&mut self, text: String) {
        self.line(TextKind::Paragraph, text, &[]);
    }

    fn item(&mut self, text: String, claims: &[ClaimId]) {
        self.line(TextKind::Item, text, claims);
    }

    /// What is altered, before anything that follows from it.
    fn alterations(&mut self) {
        let altered = self.reading.alterations();
        if let Some(sentence) = self.say.alterations(self.corpus, altered, Told::View) {
            self.paragraph(sentence);
        }
    }

    /// The list that answers a preset, where the rows alone do not.
    fn list_of(&mut self, preset: Filter, claims: &[ClaimId]) {
        let (say, corpus) = (self.say, self.corpus);
        match preset {
            Filter::Contradicts | Filter::OneLine => {}
            Filter::Changed => {
                let turns = turns(self.reading, claims);
                self.heading_over(say.turns(turns.len()), turns.is_empty());
                for turn in &turns {
                    self.item(say.turn(corpus, turn), &[turn.before.0, turn.after.0]);
                }
            }
            Filter::Rewritten => {
                let rewritings = rewritings(self.reading, claims);
                self.heading_over(say.rewritings(rewritings.len()), rewritings.is_empty());
                for rewriting in &rewritings {
                    self.item(say.rewriting(corpus, rewriting), &rewriting.claims);
                }
            }
            Filter::NotHeard => {
                let absent = absent(self.reading, claims);
                self.heading_over(say.absent(absent.len()), absent.is_empty());
                for party in &absent {
                    self.item(say.absence(corpus, party), &[]);
                }
            }
        }
    }

    /// What is asked of whom, then every question.
    fn rows(&mut self, concordance: &Concordance) {
        let columns = concordance.columns.iter();
        let columns: Vec<String> = columns.map(|column| self.derived_column(column)).collect();
        self.paragraph(self.say.asked(concordance.questions.len(), &columns));
        for row in &concordance.questions {
            self.row(row, &concordance.columns);
        }
    }

    /// A column with what stands under its name.
    fn column(&self, column: &Column) -> String {
        let (label, detail) = (
            self.say.column(self.corpus, column),
            self.say.column_detail(self.corpus, column),
        );
        if detail.is_empty() {
            label
        } else {
            format!("{label}, {detail}")
        }
    }

    /// A column with where it was taken from.
    fn derived_column(&self, column: &Column) -> String {
        let label = self.column(column);
        let Some(derivation) = &column.provenance else {
            return label;
        };
        let from = format!(
            "{}{}",
            self.say.derivation(derivation),
            self.say.credit(derivation.credit)
        );
        self.say.derived_column(&label, &from)
    }

    /// A question of the concordance.
    fn row(&mut self, row: &Row, columns: &[Column]) {
        let Some(question) = self.corpus.question(row.question) else {
            return;
        };
        self.heading(2, &question.text);
        let finding = self.say.finding(self.corpus, &row.summary);
        self.paragraph(format!("{finding} {}", self.say.figures(self.corpus, &row.figures)));
        for position in &row.positions {
            self.heading(3, position_text(question, position.position));
            self.cells(row.question, position, columns);
        }
    }

    /// An answer of the concordance: what it rests on, then its cells.
    fn cells(&mut self, question: QuestionId, position: &PositionRow, columns: &[Column]) {
        let mut rests = self.figures(&position.figures);
        if position.against > 0 {
            rests.push(' ');
            rests.push_str(&self.say.against(position.against));
        }
        self.paragraph(rests);
        for (index, (cell, column)) in position.cells.iter().zip(columns).enumerate() {
            self.item(
                format!("{}: {}.", self.column(column), self.say.cell(cell)),
                &cell.claims,
            );
            if let Some(line) = self.lines.last_mut() {
                line.cell = Some((question, position.position, index));
            }
        }
    }

    /// What claims rest on, and through whom they reach the reader.
    fn figures(&self, figures: &crosscheck_compare::Figures) -> String {
        format!(
            "{} {}",
            self.say.figures(self.corpus, figures),
            self.say.reach(self.corpus, figures)
        )
    }

    /// An answer of a sheet with its claims.
    fn answer(&mut self, position: &IssuePosition) {
        if position.claims.is_empty() {
            self.paragraph(self.say.nobody().to_owned());
            return;
        }
        self.paragraph(self.figures(&position.figures));
        if !position.apart.is_empty() {
            let text = self.say.apart(position.apart.len());
            self.line(TextKind::Paragraph, text, &position.apart);
        }
        let stakes: Vec<String> = position.stakes.iter().map(|stake| stake.name.clone()).collect();
        if !stakes.is_empty() {
            let is_group = |stake: &Stake| {
                self.corpus
                    .voice(stake.voice)
                    .is_some_and(|voice| voice.kind == VoiceKind::Group)
            };
            let several = stakes.len() > 1 || position.stakes.iter().any(is_group);
            self.paragraph(self.say.parties(&stakes, several));
        }
        for &claim in &position.claims {
            if let Some(card) = card(self.reading, claim) {
                let document = document_label(self.corpus, card.source.document);
                self.item(self.say.card_of(&self.say.card(&card), &document), &[claim]);
            }
        }
    }

    fn names(&mut self, face: &Face, labels: &[String]) {
        self.heading_of(Heading::Names, face.names.is_empty());
        for names in &face.names {
            let mut parts = Vec::new();
            for (forms, label) in names.forms.iter().zip(labels) {
                let printed = forms.iter().map(|(form, count)| self.say.printed(form, *count));
                let printed: Vec<String> = printed.collect();
                if !printed.is_empty() {
                    parts.push(format!("{label} {}", printed.join(", ")));
                }
            }
            let name = self.corpus.entity(names.entity).map_or("", |entity| &entity.name);
            self.item(format!("{name}: {}.", parts.join("; ")), &[]);
        }
    }

    fn numbers(&mut self, numbers: &[Axis]) {
        self.heading_of(Heading::Numbers, numbers.is_empty());
        for range in numbers.iter().flat_map(|axis| &axis.ranges) {
            let source = self.say.source(self.corpus, range.claim);
            self.item(format!("{source}: {}.", self.say.quantity(range)), &[range.claim]);
        }
    }

    fn dates(&mut self, dates: &Lanes) {
        self.heading_of(Heading::Dates, dates.lanes.is_empty());
        for lane in &dates.lanes {
            let source = self.say.source(self.corpus, lane.claim);
            self.item(format!("{source}: {}", self.say.dates(lane)), &[lane.claim]);
        }
    }

    fn transmissions(&mut self, face: &Face) {
        for each in &face.transmissions {
            self.heading(2, &self.say.transmission(self.corpus, each));
            for change in &each.changes {
                let paragraph = change.source.paragraph;
                let text = self
                    .say
                    .paragraph_change(paragraph, &self.say.change(change), &change.digest);
                self.item(text, &[]);
            }
            for change in &each.claims {
                let claims: Vec<ClaimId> = change.before.iter().chain(&change.after).copied().collect();
                let first = change.after.first().or(change.before.first());
                let (Some(question), Some(&first)) = (self.corpus.question(change.question), first) else {
                    continue;
                };
                let position = self.reading.position(first);
                let position = position.map_or("", |position| position_text(question, position));
                let text = self.say.answer_change(position, &question.text, change.fate);
                self.item(text, &claims);
            }
        }
    }
}
