//! What the comparison as text says around its findings, in English.

use crosscheck_compare::{Chip, Fate, Mark, RelationLine, position_text, without_full_stop};
use crosscheck_model::{Corpus, Question};

use super::English;
use crate::findings::Findings;
use crate::headings::{Heading, Headings};
use crate::labels::Labels;
use crate::words::{Join, Noun, Words};

impl Headings for English {
    fn heading(&self, heading: Heading) -> &'static str {
        match heading {
            Heading::Comparison => "The comparison",
            Heading::Relations => "How they bear on each other",
            Heading::Ways => "How they reach you",
            Heading::NotHeard => "Not heard",
            Heading::Names => "Names",
            Heading::Numbers => "Numbers",
            Heading::Dates => "Dates",
        }
    }

    fn face_to_face(&self, labels: &[String]) -> String {
        format!("{} face to face", self.list(labels, Join::And))
    }

    fn asked(&self, questions: usize, columns: &[String]) -> String {
        let questions = self.counted(questions, Noun::Question);
        format!("{questions}, asked of {}.", columns.join("; "))
    }

    fn derived_column(&self, column: &str, derivation: &str) -> String {
        format!("{column}, which {derivation}")
    }

    fn nobody(&self) -> &'static str {
        "Nobody says so."
    }

    fn against(&self, claims: usize) -> String {
        match claims {
            1 => "1 claim denies or questions it.".to_owned(),
            claims => format!("{claims} claims deny or question it."),
        }
    }

    fn apart(&self, claims: usize) -> String {
        match claims {
            1 => "In this view 1 claim speaks of somebody else and adds nothing here.".to_owned(),
            claims => format!("In this view {claims} claims speak of somebody else and add nothing here."),
        }
    }

    fn parties(&self, names: &[String], several: bool) -> String {
        let verb = match (names, several) {
            ([_], false) => "is a party",
            ([_], true) => "are a party",
            _ => "are parties",
        };
        format!("{} {verb} to the question.", self.list(names, Join::And))
    }

    fn card_of(&self, card: &str, document: &str) -> String {
        format!("{card} of {document}")
    }

    fn relation_of_claims(&self, corpus: &Corpus, relation: &RelationLine) -> String {
        let digest = |id| {
            let claim = corpus.claim(id);
            self.quoted(claim.map_or("", |claim| without_full_stop(&claim.digest)))
        };
        format!(
            "{} {} {}: {}",
            digest(relation.from),
            self.relation(relation.kind),
            digest(relation.to),
            self.reason(corpus, relation),
        )
    }

    fn chips(&self, question: &Question, chips: &[Chip]) -> String {
        if chips.is_empty() {
            return self.mark(Mark::Silent).to_owned();
        }
        let mut parts = Vec::new();
        for chip in chips {
            let answer = self.quoted(position_text(question, chip.position));
            let claims = self.counted(chip.claims.len(), Noun::Claim);
            parts.push(format!("{} {answer} ({claims})", self.mark(chip.mark)));
        }
        parts.join("; ")
    }

    fn printed(&self, form: &str, count: usize) -> String {
        format!("{} {count}×", self.quoted(form))
    }

    fn paragraph_change(&self, paragraph: u32, change: &str, digest: &str) -> String {
        format!("Paragraph {paragraph}, {change}. {digest}")
    }

    fn answer_change(&self, position: &str, question: &str, fate: Fate) -> String {
        format!(
            "The answer {} ({question}): {}.",
            self.quoted(position),
            self.fate(fate)
        )
    }
}
