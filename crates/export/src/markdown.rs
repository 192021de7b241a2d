//! A comparison as a brief: what the answers are, who gives them, how they bear on each other, who is not heard. Every
//! statement has its speaker before it and a footnote that names the paragraph and the way it came.

use crosscheck_compare::{NotHeard, RelationLine, claim_mark};
use crosscheck_messages::EN;
use crosscheck_model::ClaimId;

use crate::Order;
use crate::chosen::Chosen;
use crate::comparison::{Asked, altered, asked, link, narrowed, preset, rights, summary, title};
use crate::words::{outlet_name, permalink, way, when, who};

pub(crate) fn write(order: &Order<'_>, chosen: &Chosen) -> String {
    let mut brief = Brief {
        order,
        text: String::new(),
        notes: Vec::new(),
    };
    brief.paragraph(&["# ", &escaped(&title(order))].concat());
    // Before anything that follows from it.
    if let Some(altered) = altered(order) {
        brief.paragraph(&["**", &escaped(&altered), "**"].concat());
    }
    if let Some(narrowed) = narrowed(order, chosen) {
        brief.paragraph(&["**This comparison is narrowed.** ", &escaped(&narrowed)].concat());
    }
    if let Some(preset) = preset(order, chosen) {
        brief.paragraph(&escaped(&preset));
    }
    let all = asked(order, chosen);
    if all.is_empty() {
        brief.paragraph("No claim is in view.");
    }
    for asked in &all {
        if order.question.is_none() {
            brief.paragraph(&["## ", &escaped(&asked.question.text)].concat());
        }
        brief.question(asked, if order.question.is_none() { "###" } else { "##" });
    }
    let mut end: Vec<String> = rights(order).iter().map(|line| escaped(line)).collect();
    end.push(["This comparison: ", &address(&link(order))].concat());
    brief.paragraph(&["---\n\n", &end.join("  \n")].concat());
    brief.footnotes();
    brief.text.truncate(brief.text.trim_end().len());
    brief.text.push('\n');
    brief.text
}

struct Brief<'o, 'a> {
    order: &'o Order<'a>,
    text: String,
    /// The claims with a footnote, in the order of their numbers.
    notes: Vec<ClaimId>,
}

impl Brief<'_, '_> {
    fn paragraph(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push_str("\n\n");
    }

    fn question(&mut self, asked: &Asked<'_>, heading: &str) {
        let corpus = self.order.corpus;
        let summary = escaped(&summary(corpus, asked));
        self.paragraph(&format!("**{summary}** {}", EN.figures(corpus, &asked.sheet.figures)));
        for position in &asked.sheet.positions {
            let Some(answer) = asked.position(position.position) else {
                continue;
            };
            self.paragraph(&[heading, " ", &escaped(&answer.text)].concat());
            if position.claims.is_empty() {
                self.paragraph("Nobody.");
                continue;
            }
            if position.figures.claims > 0 {
                let reach = escaped(&EN.reach(corpus, &position.figures));
                self.paragraph(&format!("{} {reach}", EN.figures(corpus, &position.figures)));
            }
            for &claim in &position.claims {
                let item = self.claim(claim);
                self.text.push_str(&item);
            }
            self.text.push('\n');
        }
        let relations: Vec<String> = asked.sheet.relations.iter().map(|line| self.relation(line)).collect();
        self.list(heading, "How they bear on each other", &relations);
        let party = |party: &NotHeard| escaped(&format!("{}: {}", party.name, EN.unheard(party.why)));
        let not_heard: Vec<String> = asked.sheet.not_heard.iter().map(party).collect();
        self.list(heading, "Not heard", &not_heard);
    }

    fn list(&mut self, heading: &str, title: &str, items: &[String]) {
        if !items.is_empty() {
            self.paragraph(&[heading, " ", title].concat());
            for item in items {
                self.text.push_str(&["- ", item, "\n"].concat());
            }
            self.text.push('\n');
        }
    }

    /// `- Ana Berg, fire chief: A cable most likely started it. (The document: passes on.)[^1]`
    fn claim(&mut self, id: ClaimId) -> String {
        let corpus = self.order.corpus;
        let Some(claim) = corpus.claim(id) else {
            return String::new();
        };
        let does = EN.mark(claim_mark(corpus, id));
        let (who, digest) = (escaped(&who(corpus, id)), escaped(&claim.digest));
        [
            "- ",
            &who,
            ": ",
            &digest,
            " (The document: ",
            does,
            ".)",
            &self.note(id),
            "\n",
        ]
        .concat()
    }

    /// `Ana Berg, fire chief[^1] contradicts the insurers[^2]: why`, or the sentence of what is computed with its notes.
    fn relation(&mut self, line: &RelationLine) -> String {
        let corpus = self.order.corpus;
        let (from, to) = (self.note(line.from), self.note(line.to));
        let sentence = escaped(&EN.reason(corpus, line));
        if line.computed {
            return [sentence.as_str(), " (computed)", &from, &to].concat();
        }
        let (one, two) = (escaped(&who(corpus, line.from)), escaped(&who(corpus, line.to)));
        [
            one.as_str(),
            &from,
            " ",
            EN.relation(line.kind),
            " ",
            &two,
            &to,
            ": ",
            &sentence,
        ]
        .concat()
    }

    /// The mark of a claim's footnote.
    fn note(&mut self, id: ClaimId) -> String {
        let known = self.notes.iter().position(|known| *known == id);
        let number = known.unwrap_or_else(|| {
            self.notes.push(id);
            self.notes.len() - 1
        });
        ["[^", &(number + 1).to_string(), "]"].concat()
    }

    fn footnotes(&mut self) {
        for (number, &id) in (1..).zip(&self.notes) {
            let corpus = self.order.corpus;
            let Some(claim) = corpus.claim(id) else { continue };
            let Some(document) = corpus.document(claim.document) else {
                continue;
            };
            let mut note = escaped(outlet_name(corpus, document));
            if let Some(title) = &document.title {
                note.push_str(&[", “", &escaped(title), "”"].concat());
            }
            note.push_str(&[", ", &when(document), ", ¶", &claim.paragraph.to_string()].concat());
            note.push_str(&[". ", &escaped(&way(corpus, id)), ". "].concat());
            note.push_str(&address(&permalink(corpus, self.order.site, claim.source())));
            let number = i32::to_string(&number);
            self.text.push_str(&["[^", &number, "]: ", &note, "\n"].concat());
        }
    }
}

/// A link that shows where it leads. A relative one is no autolink.
fn address(link: &str) -> String {
    if link.starts_with("http") {
        ["<", link, ">"].concat()
    } else {
        ["[", &escaped(link), "](<", link, ">)"].concat()
    }
}

/// Text in which nothing is markup, on one line.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '!' | '&' | '$' => {
                out.push('\\');
                out.push(letter);
            }
            '\n' | '\r' => out.push(' '),
            other => out.push(other),
        }
    }
    // A text that begins like an item of a list or like a rule.
    let digits = out.bytes().take_while(u8::is_ascii_digit).count();
    if out.starts_with(['-', '+', '=']) {
        out.insert(0, '\\');
    } else if digits > 0 && out.get(digits..).is_some_and(|rest| rest.starts_with(['.', ')'])) {
        out.insert(digits, '\\');
    }
    out
}
