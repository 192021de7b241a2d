//! A comparison as a picture of plain shapes and text: questions and their answers down, documents across in the order of
//! time, a mark where they meet. It needs no font, no style sheet and no script, and every mark has its word.

use crosscheck_compare::{Cell, Concordance, Credit, Mark};
use crosscheck_messages::EN;
use crosscheck_model::{ClaimId, Corpus};

use crate::Order;
use crate::chosen::Chosen;
use crate::comparison::{rights, table, title};

const LEFT: usize = 300;
const COLUMN: usize = 150;
const MARGIN: usize = 16;
const LINE: usize = 16;

pub(crate) fn write(order: &Order<'_>, chosen: &Chosen) -> String {
    let corpus = order.corpus;
    let on = |claim: &ClaimId| {
        let question = corpus.claim(*claim).map(|claim| claim.question);
        order.question.is_none() || question == order.question
    };
    let claims: Vec<ClaimId> = chosen.claims.iter().copied().filter(on).collect();
    let table = table(order, &claims);
    let mut drawing = Drawing {
        body: String::new(),
        y: MARGIN,
    };
    drawing.draw(order, &table);
    let width = (LEFT + COLUMN * table.columns.len().max(2) + 2 * MARGIN).to_string();
    let height = (drawing.y + MARGIN).to_string();
    [
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"",
        &width,
        "\" height=\"",
        &height,
        "\" viewBox=\"0 0 ",
        &width,
        " ",
        &height,
        "\" role=\"img\" font-family=\"sans-serif\" font-size=\"12\" fill=\"#1a1a1a\">\n<title>",
        &escaped(&title(order)),
        "</title>\n<desc>",
        &escaped(&described(corpus, &table)),
        "</desc>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n",
        &drawing.body,
        "</svg>\n",
    ]
    .concat()
}

/// What the picture says, for who cannot see it.
fn described(corpus: &Corpus, table: &Concordance) -> String {
    let mut text = String::new();
    for row in &table.questions {
        let Some(question) = corpus.question(row.question) else {
            continue;
        };
        text.push_str(&format!("{} {} ", question.text, EN.finding(corpus, &row.summary)));
        for position in &row.positions {
            let Some(answer) = question.positions.get(position.position.index()) else {
                continue;
            };
            for (cell, column) in position.cells.iter().zip(&table.columns) {
                if let Some(mark) = cell.mark.filter(|_| !cell.claims.is_empty()) {
                    let (column, who) = (EN.column(corpus, column), EN.cell_speakers(&cell.speakers));
                    let mark = EN.mark(mark);
                    text.push_str(&format!("{column} ({who}) {mark} “{}”. ", answer.text));
                }
            }
        }
    }
    text
}

struct Drawing {
    body: String,
    /// How far down it is.
    y: usize,
}

impl Drawing {
    fn draw(&mut self, order: &Order<'_>, table: &Concordance) {
        self.line(
            MARGIN,
            &title(order),
            LEFT + COLUMN * table.columns.len().max(2),
            " font-size=\"16\" font-weight=\"bold\"",
        );
        self.y += LINE / 2;
        self.heads(order.corpus, table);
        for row in &table.questions {
            self.row(order.corpus, table, row);
        }
        if table.questions.is_empty() {
            self.line(MARGIN, "No claim is in view.", LEFT, "");
        }
        self.y += LINE / 2;
        for line in rights(order) {
            self.line(
                MARGIN,
                &line,
                LEFT + COLUMN * table.columns.len().max(2),
                " fill=\"#555\"",
            );
        }
    }

    fn heads(&mut self, corpus: &Corpus, table: &Concordance) {
        let (top, mut bottom) = (self.y, self.y);
        for (index, column) in table.columns.iter().enumerate() {
            self.y = top;
            let x = MARGIN + LEFT + COLUMN * index;
            self.line(x, &EN.column(corpus, column), COLUMN - 8, " font-weight=\"bold\"");
            self.line(x, &EN.column_detail(corpus, column), COLUMN - 8, " fill=\"#555\"");
            if let Some(derivation) = &column.provenance {
                let credit = match derivation.credit {
                    Credit::Stated => "",
                    Credit::NotCredited => ", not credited",
                    Credit::Inferred => ", inferred",
                };
                let from = EN.derivation(derivation) + credit;
                self.line(x, &from, COLUMN - 8, " fill=\"#555\"");
            }
            bottom = bottom.max(self.y);
        }
        self.y = bottom;
    }

    fn row(&mut self, corpus: &Corpus, table: &Concordance, row: &crosscheck_compare::Row) {
        let Some(question) = corpus.question(row.question) else {
            return;
        };
        let wide = LEFT + COLUMN * table.columns.len().max(2);
        self.y += LINE / 2;
        let y = self.y.to_string();
        let end = (MARGIN + wide).to_string();
        let start = MARGIN.to_string();
        self.body.push_str(
            &[
                "<line x1=\"",
                &start,
                "\" y1=\"",
                &y,
                "\" x2=\"",
                &end,
                "\" y2=\"",
                &y,
                "\" stroke=\"#999\"/>\n",
            ]
            .concat(),
        );
        self.y += 4;
        self.line(MARGIN, &question.text, wide, " font-weight=\"bold\"");
        let summary = EN.finding(corpus, &row.summary);
        self.line(MARGIN, &summary, wide, " fill=\"#555\"");
        for position in &row.positions {
            let Some(answer) = question.positions.get(position.position.index()) else {
                continue;
            };
            let top = self.y;
            self.line(MARGIN + 12, &answer.text, LEFT - 24, "");
            let mut bottom = self.y;
            for (index, cell) in position.cells.iter().enumerate() {
                self.y = top;
                self.cell(MARGIN + LEFT + COLUMN * index, cell);
                bottom = bottom.max(self.y);
            }
            self.y = bottom + 6;
        }
    }

    fn cell(&mut self, x: usize, cell: &Cell) {
        let marks = cell.mark.map(|mark| (mark, cell.speakers.clone()));
        for (mark, speakers) in marks.into_iter().chain(cell.also.iter().cloned()) {
            self.shape(x, mark);
            // Never the mark alone: whose it is stands beside it.
            let colon = if speakers.is_empty() { "" } else { ": " };
            let text = format!("{}{colon}{}", EN.mark(mark), EN.cell_speakers(&speakers));
            self.line(x + 16, &text, COLUMN - 24, "");
        }
    }

    fn shape(&mut self, x: usize, mark: Mark) {
        let y = self.y + 2;
        self.body.push_str(&format!(
            "<g transform=\"translate({x} {y}) scale(0.75)\" stroke=\"#1a1a1a\" stroke-width=\"2\">{}</g>\n",
            shape(mark)
        ));
    }

    /// A text from a place on, over as many lines as it needs. Letters are reckoned at seven pixels, more than most take.
    fn line(&mut self, x: usize, text: &str, width: usize, style: &str) {
        for part in wrapped(text, (width / 7).max(8)) {
            self.y += LINE;
            let (x, y) = (x.to_string(), (self.y - 4).to_string());
            self.body.push_str(
                &[
                    "<text x=\"",
                    &x,
                    "\" y=\"",
                    &y,
                    "\"",
                    style,
                    ">",
                    &escaped(&part),
                    "</text>\n",
                ]
                .concat(),
            );
        }
    }
}

/// The shape of a mark on a square of sixteen, as the page draws it: discs are a document's own words, triangles those of others,
/// to the right for and to the left against, filled where it takes a stand.
fn shape(mark: Mark) -> &'static str {
    match mark {
        Mark::Says => "<circle cx=\"8\" cy=\"8\" r=\"6\"/>",
        Mark::Denies => "<circle cx=\"8\" cy=\"8\" r=\"6\" fill=\"none\"/><path d=\"M4 12L12 4\"/>",
        Mark::Endorses => "<path d=\"M2 1L15 8L2 15Z\"/>",
        Mark::PassesOn => "<path d=\"M3 2.5L13.5 8L3 13.5Z\" fill=\"none\"/>",
        Mark::Distances => "<path d=\"M2 3.5L14 3.5M2 12.5L14 12.5\"/>",
        Mark::Rebuts => "<path d=\"M14 1L1 8L14 15Z\"/>",
        Mark::PassesOnDenial => "<path d=\"M13 2.5L2.5 8L13 13.5Z\" fill=\"none\"/>",
        Mark::Questions => {
            "<path d=\"M4 5L6 2.5L10 2.5L12 5L8 8.5L8 11\" fill=\"none\"/><circle cx=\"8\" cy=\"14\" r=\"1\"/>"
        }
        Mark::Silent => "<path d=\"M4 8L12 8\"/>",
        Mark::CouldNotKnow => "<path d=\"M4.5 4.5L11.5 11.5M11.5 4.5L4.5 11.5\"/>",
    }
}

fn wrapped(text: &str, most: usize) -> Vec<String> {
    let (mut lines, mut line, mut length) = (Vec::new(), String::new(), 0);
    for word in text.split_whitespace() {
        let letters = word.chars().count();
        if length > 0 && length + 1 + letters > most {
            lines.push(std::mem::take(&mut line));
            length = 0;
        }
        if length > 0 {
            line.push(' ');
            length += 1;
        }
        line.push_str(word);
        length += letters;
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Text of XML; what XML cannot hold is left out.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            other => out.push(other),
        }
    }
    out
}
