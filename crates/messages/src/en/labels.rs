//! English words for what a comparison shows.

use crosscheck_compare::{
    Aside, CellSpeaker, Column, ColumnOf, Credit, Derivation, Derived, Difference, Fate, Filter, Kind, Mark, Node, Pin,
    RelationWord, Rule, Speaker, Speech, SummaryKind, document_label, full_node_name, node_name, without_full_stop,
};
use crosscheck_model::{
    Access, Altered, Basis, Certainty, Corpus, Date, Document, DocumentId, Level, LineageKind, Match, Mode, Prov,
    RelationKind, VariantWhat,
};

use super::{English, rules};
use crate::labels::Labels;
use crate::words::{Join, Noun, Words};

impl Labels for English {
    fn mark(&self, mark: Mark) -> &'static str {
        match mark {
            Mark::Says => "says itself",
            Mark::Denies => "denies itself",
            Mark::Endorses => "takes as true",
            Mark::Rebuts => "rebuts",
            Mark::Distances => "keeps its distance",
            Mark::PassesOn => "passes on",
            Mark::PassesOnDenial => "passes on a denial",
            Mark::Questions => "questions",
            Mark::Silent => "silent",
            Mark::CouldNotKnow => "could not know",
        }
    }

    fn does(&self, mark: Mark) -> &'static str {
        match mark {
            Mark::Says => "says so itself",
            Mark::Denies => "denies it itself",
            Mark::Endorses => "takes it as true",
            Mark::Rebuts => "rebuts it",
            Mark::Distances => "keeps its distance",
            Mark::PassesOn => "passes it on",
            Mark::PassesOnDenial => "passes the denial on",
            Mark::Questions => "questions it",
            Mark::Silent => "is silent",
            Mark::CouldNotKnow => "could not know",
        }
    }

    fn speech(&self, speech: Speech) -> &'static str {
        match speech {
            Speech::Affirms => "affirms",
            Speech::Denies => "denies",
            Speech::Questions => "questions",
            Speech::Mentions => "mentions",
        }
    }

    fn no_mark(&self) -> &'static str {
        "says nothing of this answer"
    }

    fn summary(&self, kind: SummaryKind) -> &'static str {
        match kind {
            SummaryKind::Split => "Split",
            SummaryKind::Apart => "No contradiction",
            SummaryKind::Changed => "Replaced",
            SummaryKind::NearAgreement => "Near agreement",
            SummaryKind::OneSided => "One-sided",
            SummaryKind::NotExclusive => "Not exclusive",
            SummaryKind::Agreement => "Agreement",
            SummaryKind::SingleSource => "Single source",
            SummaryKind::Unanswered => "Unanswered",
        }
    }

    fn relation(&self, relation: RelationWord) -> &'static str {
        match relation {
            RelationWord::Authored(RelationKind::Supports) => "supports",
            RelationWord::Authored(RelationKind::Contradicts) | RelationWord::Contradicts => "contradicts",
            RelationWord::Authored(RelationKind::Qualifies) => "qualifies",
            RelationWord::Authored(RelationKind::Undercuts) => "undercuts",
            RelationWord::Authored(RelationKind::Updates) | RelationWord::Updates => "gives a later answer than",
            RelationWord::Authored(RelationKind::Elaborates) => "elaborates",
            RelationWord::Repeats => "repeats",
            RelationWord::Corroborates => "corroborates",
            RelationWord::ChangesPosition => "changes position",
            RelationWord::Hardens => "hardens",
            RelationWord::Softens => "softens",
            RelationWord::QualifiesPlace => "qualifies (place)",
            RelationWord::Thins => "thins",
            RelationWord::HeadlineFirmer => "is firmer than",
        }
    }

    fn difference(&self, difference: Difference) -> &'static str {
        match difference {
            Difference::Contradict => "They contradict each other.",
            Difference::Differ => "They give different answers.",
            Difference::Overlap => "They agree in part.",
            Difference::OnlyOne => "Only one speaks on it.",
            Difference::Same => "They say the same.",
        }
    }

    fn fate(&self, fate: Fate) -> &'static str {
        match fate {
            Fate::Dropped => "dropped",
            Fate::Added => "added",
            Fate::Changed => "changed",
            Fate::Moved => "moved",
        }
    }

    fn kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Document => "document",
            Kind::Newsroom => "newsroom",
            Kind::Relay => "relay",
            Kind::Speaker => "speaker",
        }
    }

    fn credit(&self, credit: Credit) -> &'static str {
        match credit {
            Credit::Stated => "",
            Credit::NotCredited => ", not credited",
            Credit::Inferred => ", not credited, inferred",
        }
    }

    fn rule(&self, rule: Rule) -> &'static str {
        rules::rule(rule)
    }

    fn preset(&self, preset: Filter) -> &'static str {
        match preset {
            Filter::Contradicts => "Where do they contradict each other?",
            Filter::OneLine => "What rests on a single source?",
            Filter::Changed => "What changed?",
            Filter::Rewritten => "What did rewriting change?",
            Filter::NotHeard => "Who is not heard?",
        }
    }

    fn certainty(&self, certainty: Certainty) -> &'static str {
        match certainty {
            Certainty::CertainYes => "stated as certain",
            Certainty::ProbableYes => "stated as probable",
            Certainty::PossibleYes => "stated as possible",
            Certainty::CertainNo => "denied as certain",
            Certainty::ProbableNo => "denied as probable",
            Certainty::PossibleNo => "denied as possible",
            Certainty::CertainUnknown | Certainty::Unknown => "certainty not stated",
        }
    }

    fn mode(&self, mode: Mode) -> &'static str {
        match mode {
            Mode::Direct => "quoted",
            Mode::Indirect => "reported",
            Mode::Mixed => "partly quoted",
            Mode::OwnVoice => "in its own words",
            Mode::Headline => "in the headline",
            Mode::Caption => "in a caption",
        }
    }

    fn level(&self, level: Level) -> Option<&'static str> {
        match level {
            Level::Textual => None,
            Level::Interpretive => Some("implied, not stated"),
            Level::Inferential => Some("concluded from several places"),
        }
    }

    fn access(&self, access: Access) -> Option<&'static str> {
        match access {
            Access::FirstHand => Some("at first hand"),
            Access::SecondHand => Some("at second hand"),
            Access::Documentary => Some("from documents"),
            Access::Unknown => None,
        }
    }

    fn altered(&self, altered: Altered) -> Option<&'static str> {
        match altered {
            Altered::No => None,
            Altered::Suspected => Some("may differ from the copy it was traced to"),
            Altered::Yes => Some("differs from the original it was traced to"),
        }
    }

    fn variant(&self, what: VariantWhat) -> &'static str {
        match what {
            VariantWhat::Name => "a name",
            VariantWhat::Attribution => "who says it",
            VariantWhat::Date => "a date",
            VariantWhat::Certainty => "how certain it is",
            VariantWhat::Quotation => "a quotation",
            VariantWhat::Voice => "a voice",
            VariantWhat::Order => "the order",
            VariantWhat::Headline => "the headline",
        }
    }

    fn lineage(&self, kind: LineageKind) -> &'static str {
        match kind {
            LineageKind::Wholly => "a copy of",
            LineageKind::Partially | LineageKind::Non => "partly taken from",
        }
    }

    fn provenance(&self, how: Prov) -> &'static str {
        match how {
            Prov::Quoted => "quoted",
            Prov::Derived => "derived",
            Prov::Revision => "a revision",
            Prov::Primary => "a primary source",
        }
    }

    fn matches(&self, matches: Match) -> &'static str {
        match matches {
            Match::Exact => "exact",
            Match::Close => "close",
            Match::Broad => "broad",
            Match::Narrow => "narrow",
            Match::Related => "related",
        }
    }

    fn node(&self, corpus: &Corpus, node: Node) -> String {
        let name = node_name(corpus, node);
        match node {
            Node::OwnVoice(_) => format!("{name}’s own voice"),
            Node::UnnamedVoices => "unnamed voices".to_owned(),
            Node::UnknownNewsrooms => "unknown newsrooms".to_owned(),
            Node::Document(_) | Node::Outlet(_) | Node::Voice(_) | Node::Body(_) => name,
        }
    }

    fn full_node(&self, corpus: &Corpus, node: Node) -> String {
        match node {
            Node::Document(_) | Node::Outlet(_) | Node::Voice(_) | Node::Body(_) => full_node_name(corpus, node),
            Node::OwnVoice(_) | Node::UnnamedVoices | Node::UnknownNewsrooms => self.node(corpus, node),
        }
    }

    fn aside(&self, corpus: &Corpus, aside: Aside) -> String {
        match aside {
            Aside::Document(document) => format!("the document {}", document_label(corpus, document)),
            Aside::Outlet(outlet) => full_node_name(corpus, Node::Outlet(outlet)),
            Aside::Voice(voice) => full_node_name(corpus, Node::Voice(voice)),
        }
    }

    fn pin(&self, corpus: &Corpus, pin: Pin) -> String {
        match pin {
            Pin::Document(id) => document_label(corpus, id),
            Pin::Newsroom(id) => node_name(corpus, Node::Outlet(id)),
            Pin::Voice(id) => node_name(corpus, Node::Voice(id)),
            Pin::Claim(id) => corpus
                .claim(id)
                .map_or_else(String::new, |claim| self.quoted(without_full_stop(&claim.digest))),
        }
    }

    fn role(&self, speaker: &Speaker) -> Option<String> {
        match (&speaker.role, speaker.own_voice, speaker.unnamed) {
            (_, true, _) => Some("own voice".to_owned()),
            (Some(role), _, false) => Some(role.clone()),
            (Some(role), _, true) if *role == speaker.name => Some("unnamed".to_owned()),
            (Some(role), _, true) => Some(format!("{role}, unnamed")),
            (None, _, true) => Some("unnamed".to_owned()),
            (None, _, false) => None,
        }
    }

    fn cell_speaker<'a>(&self, speaker: &'a CellSpeaker) -> &'a str {
        match speaker {
            CellSpeaker::Headline => "headline",
            CellSpeaker::Caption => "caption",
            CellSpeaker::OwnVoice => "own voice",
            CellSpeaker::NotNamed => "nobody named",
            CellSpeaker::Name(name) => name,
        }
    }

    fn column(&self, corpus: &Corpus, column: &Column) -> String {
        match column.of {
            ColumnOf::Document(id) => {
                let outlet = corpus.document(id).map(|document| Node::Outlet(document.outlet));
                outlet.map_or_else(String::new, |outlet| self.node(corpus, outlet))
            }
            ColumnOf::Newsroom(id) => self.node(corpus, Node::Outlet(id)),
            ColumnOf::Origin(node) => self.node(corpus, node),
            ColumnOf::Year(Some(year)) => year.to_string(),
            ColumnOf::Year(None) => "date unknown".to_owned(),
        }
    }

    fn column_detail(&self, corpus: &Corpus, column: &Column) -> String {
        let documents = self.counted(column.documents.len(), Noun::Document);
        match column.of {
            ColumnOf::Document(id) => corpus.document(id).map_or_else(String::new, dated),
            ColumnOf::Newsroom(_) => match years(corpus, &column.documents) {
                Some((first, last)) => format!("{documents}, {}", self.years(first, last)),
                None => documents,
            },
            ColumnOf::Origin(_) => column.role.clone().unwrap_or_default(),
            ColumnOf::Year(_) => documents,
        }
    }

    fn derivation(&self, derivation: &Derivation) -> String {
        let verb = match derivation.how {
            Derived::Copies => "copies",
            Derived::DrawsOn => "draws on",
            Derived::Follows => "follows",
        };
        format!("{verb} {}", self.list(&derivation.sources, Join::And))
    }
}

/// The date of a document with what is known of it: "4 June 2016", "about April 2020", "by 5 July 2017".
fn dated(document: &Document) -> String {
    match (&document.published, &document.modified) {
        (Some(published), _) if published.basis == Basis::Inferred => {
            format!("about {}", English.date(&published.value))
        }
        (Some(published), _) => English.date(&published.value),
        (None, Some(modified)) => format!("by {}", English.date(&modified.value)),
        (None, None) => "date unknown".to_owned(),
    }
}

/// The years of the first and the last of some documents, where both are known.
fn years(corpus: &Corpus, documents: &[DocumentId]) -> Option<(i32, i32)> {
    let year = |id: &DocumentId| -> Option<i32> {
        let document = corpus.document(*id)?;
        let date: Option<Date> = document
            .published
            .as_ref()
            .or(document.modified.as_ref())
            .map(|date| date.value);
        Some(date?.last.year())
    };
    Some((year(documents.first()?)?, year(documents.last()?)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_marks_are_distinct() {
        for (index, &one) in Mark::ALL.iter().enumerate() {
            let mut others = Mark::ALL.iter().skip(index + 1);
            assert!(others.all(|&two| English.mark(one) != English.mark(two)));
        }
        assert_eq!(English.mark(Mark::PassesOn), "passes on");
    }

    #[test]
    fn presets_are_questions() {
        for preset in &crosscheck_compare::PRESETS {
            assert!(English.preset(preset.filter).ends_with('?'));
        }
    }
}
