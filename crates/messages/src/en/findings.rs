//! What a comparison finds, in English sentences.

use crosscheck_compare::{
    Card, Cell, Clause, Contradiction, Figures, GraphWay, Lane, LinesEach, Mark, Node, Range, Reason, RelationLine,
    RelationWord, Share, Span, Summary, Unheard, claim_mark, document_label, is_denial, outlet_name, party_name,
    position_text, speaker, without_full_stop,
};
use crosscheck_compare::{CellSpeaker, located};
use crosscheck_model::{
    Claim, ClaimId, Corpus, Document, DocumentId, Mode, Naming, OutletKind, PositionId, QuestionId, Stance, VoiceKind,
};

use super::English;
use crate::findings::Findings;
use crate::labels::Labels;
use crate::words::{Join, Noun, Plural, Words};

impl Findings for English {
    fn reach(&self, corpus: &Corpus, figures: &Figures) -> String {
        let who = match figures.claims {
            0 => return "Nobody says so.".to_owned(),
            1 => "The only claim reaches us".to_owned(),
            2 => "Both reach us".to_owned(),
            claims => format!("All {} reach us", self.number(claims)),
        };
        match figures.bottleneck.as_slice() {
            [] => format!("{who}."),
            [voice @ (Node::Voice(_) | Node::UnnamedVoices | Node::Body(_))] => {
                format!("{who} from {}.", self.full_node(corpus, *voice))
            }
            nodes if nodes.len() > 4 => {
                format!(
                    "{who} through {} and no fewer.",
                    self.counted(nodes.len(), Noun::Station)
                )
            }
            nodes => {
                let names: Vec<String> = nodes.iter().map(|&node| in_reach(corpus, node)).collect();
                format!("{who} through {}.", self.list(&names, Join::Or))
            }
        }
    }

    fn tally(&self, figures: &Figures) -> String {
        format!(
            "{} in {}",
            self.counted(figures.claims, Noun::Claim),
            self.counted(figures.documents, Noun::Document),
        )
    }

    fn sources(&self, corpus: &Corpus, figures: &Figures) -> String {
        let at_least = if figures.at_least { "at least " } else { "" };
        let sources = self.counted(figures.lines_held, Noun::SeparateSource);
        match self.sources_if(corpus, figures) {
            Some(more) => format!("{at_least}{sources}; {more}"),
            None => format!("{at_least}{sources}"),
        }
    }

    fn sources_if(&self, corpus: &Corpus, figures: &Figures) -> Option<String> {
        (figures.lines_traced > figures.lines_held).then(|| {
            let (mut originals, mut parts) = (Vec::new(), Vec::new());
            for &node in &figures.uncertain {
                match node {
                    Node::UnnamedVoices => parts.push("the unnamed speakers are several".to_owned()),
                    Node::UnknownNewsrooms => parts.push("the unknown newsrooms are several".to_owned()),
                    other => originals.push(self.node(corpus, other)),
                }
            }
            if !originals.is_empty() {
                let verb = if originals.len() == 1 { "counts" } else { "count" };
                parts.insert(0, format!("{} {verb}", self.list(&originals, Join::And)));
            }
            format!("{} if {}", figures.lines_traced, self.list(&parts, Join::And))
        })
    }

    fn figures(&self, corpus: &Corpus, figures: &Figures) -> String {
        if figures.claims == 0 {
            return "No claim.".to_owned();
        }
        format!("{}, from {}.", self.tally(figures), self.sources(corpus, figures))
    }

    fn clause(&self, corpus: &Corpus, summary: &Summary) -> String {
        let text = |position| self.quoted(text_of(corpus, summary.question, position));
        let newsroom = |outlet| self.full_node(corpus, Node::Outlet(outlet));
        match summary.clause {
            Clause::NoSuchQuestion => "this corpus has no such question".to_owned(),
            Clause::NothingInView => "nothing in view addresses it".to_owned(),
            Clause::OnlyRejected(claims) => match self.plural(claims) {
                Plural::One => format!("{claims} claim rejects or doubts an answer, none gives one"),
                _ => format!("{claims} claims reject or doubt an answer, none gives one"),
            },
            Clause::Replaced { before, after } => {
                let part = |(position, span)| format!("{} {}", text(position), period(span));
                format!("{}, {}", part(before), part(after))
            }
            Clause::OneAgainstAll { documents, lone } => format!(
                "all {} documents stand against {}, which is said once",
                self.number(documents),
                text(lone)
            ),
            Clause::AffirmedAndDenied(position) => format!("{} is affirmed and denied", text(position)),
            Clause::SplitInOneNewsroom(answers, outlet) => format!(
                "{}, all through {}",
                self.counted(answers, Noun::Position),
                newsroom(outlet)
            ),
            Clause::SplitAcrossOneNewsroom(answers, outlet) => format!(
                "{}; {} carries all {}",
                self.counted(answers, Noun::Position),
                newsroom(outlet),
                self.number(answers)
            ),
            Clause::Split(answers, lines) => {
                format!("{}, {}", self.counted(answers, Noun::Position), lines_each(lines))
            }
            Clause::Apart(answers) => format!(
                "{} about different places or times, or judged compatible",
                self.counted(answers, Noun::Position)
            ),
            Clause::OneNewsroom(claims, outlet) => match claims {
                1 => format!("one claim, from {}", newsroom(outlet)),
                2 => format!("both claims come from {}", newsroom(outlet)),
                claims => format!("all {} claims come from {}", self.number(claims), newsroom(outlet)),
            },
            Clause::OneSided {
                documents,
                rival,
                not_heard,
            } => {
                let speak = share(documents, "speaks of it", "speak of it");
                let nobody = match rival {
                    Some(rival) => format!("nobody says {}", text(rival)),
                    None => "nobody denies it".to_owned(),
                };
                let silent = not_heard.map(|party| format!("; not heard: {}", party_name(corpus, party)));
                format!("{speak}, {nobody}{}", silent.unwrap_or_default())
            }
            Clause::AllCanHold(answers, lines) => format!(
                "{} that can {} hold, {}",
                self.counted(answers, Noun::Answer),
                if answers == 2 { "both" } else { "all" },
                lines_each(lines)
            ),
            Clause::OneAnswer(documents) => share(documents, "gives the only answer", "give the same answer"),
        }
    }

    fn finding(&self, corpus: &Corpus, summary: &Summary) -> String {
        format!("{}: {}.", self.summary(summary.kind), self.clause(corpus, summary))
    }

    fn reason(&self, corpus: &Corpus, relation: &RelationLine) -> String {
        let (from, to) = (relation.from, relation.to);
        let (later, earlier) = (document_of(corpus, from), document_of(corpus, to));
        let question = corpus.claim(from).map(|claim| claim.question);
        let text = |position| {
            let text = question.map_or("", |question| text_of(corpus, question, position));
            self.quoted(text)
        };
        match &relation.reason {
            Reason::Authored { why, .. } => why.clone(),
            Reason::SharedOrigin(origin) => {
                let origin = match origin {
                    Node::OwnVoice(_) => String::new(),
                    other => format!(", both from {}", self.full_node(corpus, *other)),
                };
                let change = match relation.kind {
                    RelationWord::Hardens => ", more firmly",
                    RelationWord::Softens => ", less firmly",
                    _ => "",
                };
                format!("{later} says the same as {earlier}{origin}{change}. It adds no separate source.")
            }
            Reason::SeparateLines(position) => {
                let text = text(*position);
                format!("{later} and {earlier} both have {text}, from separate sources.")
            }
            Reason::NameLost(voice) => {
                let name = self.full_node(corpus, Node::Voice(*voice));
                format!("{later} gives the same answer as {earlier}, without naming {name}.")
            }
            Reason::Certainty(position) => format!(
                "The headline of {later} is firmer on {} than anything in the text below it.",
                text(*position)
            ),
            Reason::ExclusiveAnswers { on, by } => {
                let both = if on == by {
                    format!("{} is affirmed and denied", text(*on))
                } else {
                    format!("{} and {} exclude each other", text(*on), text(*by))
                };
                format!("{both}{}", apart(corpus, relation))
            }
            Reason::SameVoice { first, then, in_turn } => {
                let name = speaker(corpus, to).name;
                let (first, then) = (text(*first), text(*then));
                if *in_turn {
                    format!("{name} is heard first with {first}, later with {then}.")
                } else {
                    format!("{name} is heard both with {first} and with {then}, which exclude each other.")
                }
            }
        }
    }

    fn basis(&self, relation: &RelationLine) -> Option<String> {
        let basis = match &relation.reason {
            Reason::Authored { basis, .. } => return basis.clone(),
            Reason::SharedOrigin(_) => "shared origin",
            Reason::SeparateLines(_) => "separate sources",
            Reason::NameLost(_) => "a name lost",
            Reason::Certainty(_) => "certainty",
            Reason::ExclusiveAnswers { .. } => match relation.kind {
                RelationWord::QualifiesPlace => "place",
                RelationWord::Updates => "time",
                _ => "exclusive answers",
            },
            Reason::SameVoice { .. } => "same voice",
        };
        Some(basis.to_owned())
    }

    fn contradiction_reason(&self, contradiction: &Contradiction) -> String {
        contradiction.why.clone().unwrap_or_else(|| {
            "Their answers exclude each other, and nothing in place or time keeps them apart.".to_owned()
        })
    }

    fn side(&self, corpus: &Corpus, id: ClaimId) -> String {
        let Some(told) = told(corpus, id, None, None) else {
            return String::new();
        };
        match told.aside {
            Some(aside) => format!("{}. {aside}.", told.says),
            None => format!("{}.", told.says),
        }
    }

    fn contradiction(&self, corpus: &Corpus, contradiction: &Contradiction) -> String {
        let (Some((one, first)), Some((two, second))) = (
            located(corpus, contradiction.left),
            located(corpus, contradiction.right),
        ) else {
            return String::new();
        };
        let of_one_outlet = first.outlet == second.outlet && one.document != two.document;
        let name = |id: DocumentId, document| match of_one_outlet {
            true => document_label(corpus, id),
            false => outlet_name(corpus, document).to_owned(),
        };
        let (here, there) = (name(one.document, first), name(two.document, second));
        let other = (one.document != two.document).then_some(there);
        let same_report = "the same report".to_owned();
        let left = told(corpus, contradiction.left, Some(&here), Some(&here));
        let right = told(
            corpus,
            contradiction.right,
            Some(other.as_ref().unwrap_or(&same_report)),
            other.as_ref().or(Some(&here)),
        );
        let mut parts = Vec::new();
        for told in [left, right].into_iter().flatten() {
            parts.push(told.says);
            parts.extend(told.aside);
        }
        format!("{}.", parts.join("; "))
    }

    fn unheard(&self, unheard: Unheard) -> String {
        match unheard {
            Unheard::SpokenAbout(claims) => format!("spoken about in {}, not heard", self.counted(claims, Noun::Claim)),
            Unheard::OnOtherQuestionsOnly => "a party to the question, heard only on other questions".to_owned(),
            Unheard::Nowhere => "a party to the question, not heard on any question".to_owned(),
        }
    }

    fn way(&self, way: &GraphWay) -> String {
        let mut steps = Vec::new();
        for step in way.steps.iter().skip(1) {
            steps.push(format!("{}{}", step.label, self.credit(step.credit)));
        }
        format!("{}: {}", steps.join(" ‹ "), self.counted(way.claims.len(), Noun::Claim))
    }

    fn cell(&self, cell: &Cell) -> String {
        let part = |mark: Mark, speakers: &[CellSpeaker]| {
            if speakers.is_empty() {
                self.mark(mark).to_owned()
            } else {
                format!("{}: {}", self.mark(mark), self.cell_speakers(speakers))
            }
        };
        let Some(mark) = cell.mark else {
            return self.no_mark().to_owned();
        };
        let mut parts = vec![part(mark, &cell.speakers)];
        parts.extend(cell.also.iter().map(|(mark, speakers)| part(*mark, speakers)));
        parts.join("; ")
    }

    fn card(&self, card: &Card) -> String {
        let mut who = card.speaker.name.clone();
        if let Some(role) = &card.speaker.role {
            who = format!("{who}, {role}");
        }
        let mut parts = vec![format!("{who}: {}", card.digest)];
        if card.denial {
            parts.push("a denial".to_owned());
        }
        parts.push(format!("the document: {}", self.mark(card.mark)));
        let steps = card.breadcrumb.iter();
        let steps = steps.map(|step| format!("{}{}", step.label, self.credit(step.credit)));
        parts.push(steps.collect::<Vec<_>>().join(" ‹ "));
        let words = [
            Some(self.certainty(card.certainty)),
            Some(self.mode(card.mode)),
            self.level(card.level),
            self.access(card.access),
            self.altered(card.altered),
        ];
        parts.extend(words.into_iter().flatten().map(str::to_owned));
        parts.extend(card.said.map(|said| format!("said {}", self.date(&said))));
        parts.extend(
            card.happened
                .map(|happened| format!("happened {}", self.date(&happened))),
        );
        if card.dates_conflict {
            parts.push("the text’s own dates conflict".to_owned());
        }
        if !card.names.is_empty() {
            let names: Vec<String> = card.names.iter().map(|name| self.quoted(name)).collect();
            parts.push(format!("prints {}", self.list(&names, Join::And)));
        }
        if card.stake {
            parts.push("a party to the question".to_owned());
        }
        parts.push(format!("paragraph {}", card.source.paragraph));
        parts.join(" · ")
    }

    fn quantity(&self, range: &Range) -> String {
        crosscheck_model::amount_words(range.given, range.bound, &range.unit)
    }

    fn source(&self, corpus: &Corpus, claim: ClaimId) -> String {
        let document = document_of(corpus, claim);
        let speaker = speaker(corpus, claim);
        if speaker.own_voice {
            document
        } else {
            format!("{document}: {}", speaker.name)
        }
    }

    fn dates(&self, lane: &Lane) -> String {
        let date = |dated: Option<(_, _)>| dated.map(|(date, _)| self.date(&date));
        let dates = match (date(lane.said), date(lane.happened)) {
            (Some(said), Some(happened)) => format!("Said {said}, happened {happened}"),
            (Some(said), None) => format!("Said {said}"),
            (None, Some(happened)) => format!("Happened {happened}"),
            (None, None) => String::new(),
        };
        let conflict = if lane.conflict {
            ": the text’s own dates conflict."
        } else {
            "."
        };
        dates + conflict
    }
}

/// A node that claims reach the reader through. An outlet of which nothing is known is said to be so, rather than called by a
/// stopgap name.
fn in_reach(corpus: &Corpus, node: Node) -> String {
    match node {
        Node::Outlet(id)
            if corpus
                .outlet(id)
                .is_some_and(|outlet| outlet.kind == OutletKind::Unknown) =>
        {
            "an unknown newsroom".to_owned()
        }
        other => English.full_node(corpus, other),
    }
}

/// The text of an answer to a question, without its full stop.
fn text_of(corpus: &Corpus, question: QuestionId, position: PositionId) -> &str {
    corpus
        .question(question)
        .map_or("", |question| position_text(question, position))
}

/// The name of the document a claim stands in.
fn document_of(corpus: &Corpus, claim: ClaimId) -> String {
    let claim = corpus.claim(claim);
    claim.map_or_else(String::new, |claim| document_label(corpus, claim.document))
}

/// "in 2016", "in 2017–2020", "up to 2017".
fn period(span: Span) -> String {
    match (span.first, span.last) {
        (i32::MIN, i32::MAX) => "at all times".to_owned(),
        (i32::MIN, last) => format!("up to {last}"),
        (first, i32::MAX) => format!("from {first} on"),
        (first, last) => format!("as of {}", English.years(first, last)),
    }
}

/// "at most 2 separate sources each, 4 if uncertain ones count".
fn lines_each(lines: LinesEach) -> String {
    let held = match lines.held {
        1 => "one separate source each".to_owned(),
        held => format!("at most {held} separate sources each"),
    };
    if lines.traced > lines.held {
        format!("{held}, {} if uncertain ones count", lines.traced)
    } else {
        held
    }
}

/// "3 of 5 documents give the same answer", "1 of 5 documents gives the only answer".
fn share(share: Share, one: &str, many: &str) -> String {
    let verb = if share.documents == 1 { one } else { many };
    let of = English.counted(share.of, Noun::Document);
    format!("{} of {of} {verb}", share.documents)
}

/// Whether place or time keeps two claims apart whose answers exclude each other.
fn apart(corpus: &Corpus, relation: &RelationLine) -> String {
    let of_claim = |id, say: &dyn Fn(&Claim) -> String| corpus.claim(id).map_or_else(String::new, say);
    let both =
        |say: &dyn Fn(&Claim) -> String| format!("{} and {}", of_claim(relation.to, say), of_claim(relation.from, say));
    match relation.kind {
        RelationWord::QualifiesPlace => {
            format!(
                ", but they are about different places: {}.",
                both(&|claim| places(corpus, claim))
            )
        }
        RelationWord::Updates => format!(", but they are about different times: {}.", both(&times)),
        _ => ", and nothing in place or time keeps them apart.".to_owned(),
    }
}

fn places(corpus: &Corpus, claim: &Claim) -> String {
    let places = claim.scope.places.iter().filter_map(|&place| corpus.entity(place));
    let names: Vec<String> = places.map(|place| place.name.clone()).collect();
    English.list(&names, Join::Or)
}

/// "2016", "2016 to 2019", "until 2017".
fn times(claim: &Claim) -> String {
    let date = |date: Option<_>| date.as_ref().map(|date| English.date(date));
    let (from, to) = (claim.scope.from.or(claim.happened), claim.scope.to.or(claim.happened));
    match (date(from), date(to)) {
        (Some(from), Some(to)) if from == to => from,
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (Some(from), None) => format!("from {from} on"),
        (None, Some(to)) => format!("until {to}"),
        (None, None) => "any time".to_owned(),
    }
}

/// Who says what, and what the document makes of it, both without a full stop.
struct Told {
    /// "Iraqi officials deny it in Business Insider: …"
    says: String,
    /// "Business Insider, printing the denial, rebuts it".
    aside: Option<String>,
}

/// `place`: where it stands, unless that is told elsewhere. `outlet`: what its document is called, if not by its outlet.
fn told(corpus: &Corpus, id: ClaimId, place: Option<&String>, outlet: Option<&String>) -> Option<Told> {
    let (claim, document) = located(corpus, id)?;
    let digest = without_full_stop(&claim.digest);
    let speaker = speaker(corpus, id);
    let outlet = outlet.map_or(outlet_name(corpus, document), String::as_str);
    if speaker.own_voice {
        let place = place.map_or(outlet, String::as_str);
        return Some(Told {
            says: format!("{place} {}: {digest}", own_words(corpus, document, claim)),
            aside: None,
        });
    }
    let name = match place {
        Some(_) => in_sentence(corpus, speaker.node, &speaker.name),
        None => speaker.name.clone(),
    };
    let denial = is_denial(corpus, id);
    let (one, many) = match claim.stance {
        _ if denial => ("denies it", "deny it"),
        Stance::Comment => ("mentions it", "mention it"),
        Stance::Query => ("asks", "ask"),
        Stance::Support | Stance::Deny => ("says", "say"),
    };
    let verb = if is_group(corpus, speaker.node) { many } else { one };
    let place = place.map_or_else(String::new, |place| format!(" in {place}"));
    let does = match claim_mark(corpus, id) {
        mark @ (Mark::Rebuts | Mark::Distances | Mark::Endorses) => Some(English.does(mark)),
        _ => None,
    };
    let printing = if denial { "printing the denial" } else { "printing it" };
    Some(Told {
        says: format!("{name} {verb}{place}: {digest}"),
        aside: does.map(|does| format!("{outlet}, {printing}, {does}")),
    })
}

/// How an outlet speaks for itself.
fn own_words(corpus: &Corpus, document: &Document, claim: &Claim) -> String {
    let source = corpus.own_outlet(document, claim);
    match claim.mode {
        _ if claim.stance == Stance::Deny => "denies it itself".to_owned(),
        _ if claim.stance == Stance::Query => "asks itself".to_owned(),
        _ if claim.stance == Stance::Comment => "mentions it".to_owned(),
        Mode::Headline => "says in its headline".to_owned(),
        Mode::Caption => "says in a caption".to_owned(),
        _ if source == document.outlet => "says in its own voice".to_owned(),
        _ => format!(
            "says in the words of {}",
            English.full_node(corpus, Node::Outlet(source))
        ),
    }
}

/// A description such as "A source in the prime minister's office" begins with a small letter inside a sentence. A name keeps its
/// capital.
fn in_sentence(corpus: &Corpus, node: Option<Node>, name: &str) -> String {
    const COMMON: [&str; 18] = [
        "A",
        "An",
        "The",
        "Some",
        "Many",
        "Most",
        "Few",
        "Several",
        "One",
        "Accusers",
        "Critics",
        "Experts",
        "Leaders",
        "Members",
        "Observers",
        "Officials",
        "Reports",
        "Sources",
    ];
    let named = match node {
        Some(Node::Voice(voice)) => corpus.voice(voice).is_none_or(|voice| voice.naming == Naming::Named),
        _ => true,
    };
    let first = name.split([' ', ',']).next().unwrap_or(name);
    match name.split_at_checked(1) {
        Some((letter, rest)) if !named && COMMON.contains(&first) => letter.to_ascii_lowercase() + rest,
        _ => name.to_owned(),
    }
}

fn is_group(corpus: &Corpus, node: Option<Node>) -> bool {
    matches!(node, Some(Node::Voice(voice)) if corpus.voice(voice).is_some_and(|voice| voice.kind == VoiceKind::Group))
}
