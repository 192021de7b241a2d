//! Turns claims into how they bear on each other: the authored relations, and those that follow from position and chain.

use crosscheck_model::{
    Claim, ClaimId, Corpus, DocumentId, Mode, Naming, ParagraphRole, Question, RelationKind, Relay, VoiceId, Word,
};

use crate::contradiction::{Clash, clash, stands};
use crate::provenance::{Count, Node, Way, covering, full_name, speaker};
use crate::scope::{Span, span};
use crate::view::{Answer, View, excludes};
use crate::why::{Rule, Why};
use crate::words::{add_once, document_label, list, quoted, unstopped};

/// How one claim bears on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RelationWord {
    /// As an editor judged it.
    Authored(RelationKind),
    /// The same position from the same origin, in another document.
    Repeats,
    /// The same position along chains that share nothing.
    Corroborates,
    /// One voice on two positions that exclude each other.
    ChangesPosition,
    /// A repetition more certain than what it repeats.
    Hardens,
    /// A repetition less certain than what it repeats.
    Softens,
    /// Answers that exclude each other, of one place and time.
    Contradicts,
    /// Answers that exclude each other, of different places.
    QualifiesPlace,
    /// Answers that exclude each other, of different times.
    Updates,
    /// The same answer, without the speaker its source names.
    Thins,
    /// A headline more certain than the text below it.
    HeadlineFirmer,
}

impl RelationWord {
    /// "contradicts", "repeats".
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Authored(kind) => kind.word(),
            Self::Repeats => "repeats",
            Self::Corroborates => "corroborates",
            Self::ChangesPosition => "changes position",
            Self::Hardens => "hardens",
            Self::Softens => "softens",
            Self::Contradicts => "contradicts",
            Self::QualifiesPlace => "qualifies (place)",
            Self::Updates => "updates",
            Self::Thins => "thins",
            Self::HeadlineFirmer => "is firmer than",
        }
    }
}

/// A relation as a reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelationLine {
    /// The claim that bears.
    pub from: ClaimId,
    /// The claim it bears on.
    pub to: ClaimId,
    /// In one word.
    pub kind: RelationWord,
    /// One sentence why.
    pub sentence: String,
    /// "negation"; for computed ones the rule: "shared origin".
    pub basis: Option<String>,
    /// Follows from the data rather than from an editor.
    pub computed: bool,
}

impl RelationLine {
    /// The rule, the two claims and their paragraphs.
    #[must_use]
    pub fn why(&self, corpus: &Corpus) -> Why {
        let rule = match self.kind {
            RelationWord::Authored(_) => Rule::Authored,
            RelationWord::Repeats => Rule::Repeats,
            RelationWord::Corroborates => Rule::Corroborates,
            RelationWord::ChangesPosition => Rule::ChangesPosition,
            RelationWord::Hardens => Rule::Hardens,
            RelationWord::Softens => Rule::Softens,
            RelationWord::Contradicts => Rule::Contradicts,
            RelationWord::QualifiesPlace => Rule::QualifiesPlace,
            RelationWord::Updates => Rule::UpdatesTime,
            RelationWord::Thins => Rule::Thins,
            RelationWord::HeadlineFirmer => Rule::HeadlineFirmer,
        };
        Why::new(corpus, rule, &[self.from, self.to])
    }
}

/// How the claims on one question bear on each other: authored relations in order, then the computed ones.
pub(crate) fn relations(view: &View, question: &Question, on: &[ClaimId], answers: &[Answer]) -> Vec<RelationLine> {
    let mut lines = authored(view, on);
    for answer in answers {
        same_position(view, question, answer, &mut lines);
        firmer_headlines(view, question, answer, &mut lines);
    }
    changes(view, question, on, &mut lines);
    clashes(view, question, on, &mut lines);
    lines
}

/// Those between claims in view of which at least one is on the question.
fn authored(view: &View, on: &[ClaimId]) -> Vec<RelationLine> {
    let in_view = |claim: &ClaimId| view.claims.binary_search(claim).is_ok();
    let mut lines = Vec::new();
    for relation in &view.corpus.relations {
        let is_here = on.contains(&relation.from) || on.contains(&relation.to);
        let stands = relation.kind != RelationKind::Contradicts || stands(view, relation);
        if is_here && stands && in_view(&relation.from) && in_view(&relation.to) {
            lines.push(RelationLine {
                from: relation.from,
                to: relation.to,
                kind: RelationWord::Authored(relation.kind),
                sentence: relation.why.clone(),
                basis: relation.basis.clone(),
                computed: false,
            });
        }
    }
    lines
}

/// Repetitions once per two documents and origin, corroborations once per two newsrooms.
fn same_position(view: &View, question: &Question, answer: &Answer, lines: &mut Vec<RelationLine>) {
    let mut ways = Vec::new();
    for &claim in &answer.carried {
        ways.push((claim, view.tracer.way(claim, Count::Held)));
    }
    let (mut repeated, mut corroborated, mut thinned) = (Vec::new(), Vec::new(), Vec::new());
    let text = text_of(question, answer);
    for (index, (later, way)) in ways.iter().enumerate() {
        for (earlier, other) in ways.iter().take(index) {
            let (Some(one), Some(two)) = (view.corpus.claim(*earlier), view.corpus.claim(*later)) else {
                continue;
            };
            if view.reading.are_apart(*earlier, *later) {
                continue;
            }
            // Documents come in order of time, but a source may be dated after its copy.
            for (from, to) in [
                ((*later, two, way), (*earlier, one, other)),
                ((*earlier, one, other), (*later, two, way)),
            ] {
                if let Some(voice) = lost_voice(view, from, to) {
                    let found = (from.1.document, to.1.document, voice);
                    if !thinned.contains(&found) {
                        thinned.push(found);
                        lines.push(thins(view, (from.0, from.1), (to.0, to.1), voice));
                    }
                }
            }
            let shared = way.chain.nodes.iter().any(|node| other.chain.nodes.contains(node));
            let origin = way
                .chain
                .nodes
                .last()
                .copied()
                .filter(|origin| other.chain.nodes.last() == Some(origin));
            if let Some(origin) = origin.filter(|_| one.document != two.document) {
                let found = (one.document, two.document, origin);
                if !repeated.contains(&found) {
                    repeated.push(found);
                    lines.push(repeats(view, (*earlier, one), (*later, two), origin));
                }
            } else if !shared && way.newsroom != other.newsroom {
                let found = (other.newsroom, way.newsroom);
                if !corroborated.contains(&found) && !corroborated.contains(&(found.1, found.0)) {
                    corroborated.push(found);
                    lines.push(corroborates(view, (*earlier, one), (*later, two), text));
                }
            }
        }
    }
}

fn text_of<'a>(question: &'a Question, answer: &Answer) -> &'a str {
    let position = question.positions.get(answer.position.index());
    position.map_or("", |position| unstopped(&position.text))
}

/// A speaker the source names and the document taken from it no longer does, though it gives the same answer there.
fn lost_voice(view: &View, from: (ClaimId, &Claim, &Way), to: (ClaimId, &Claim, &Way)) -> Option<VoiceId> {
    let named = |node: &Node| match *node {
        Node::Voice(voice) => view
            .corpus
            .voice(voice)
            .filter(|record| record.naming == Naming::Named)
            .map(|_| voice),
        _ => None,
    };
    if from.1.document == to.1.document || from.2.chain.nodes.iter().any(|node| named(node).is_some()) {
        return None;
    }
    let lost = to.2.chain.nodes.iter().find_map(named)?;
    let copy = view.corpus.document(from.1.document)?;
    // Only of a source that is itself here: an outlet may have had other stories on the same.
    let taken = covering(copy, from.1).any(|lineage| lineage.from == Relay::Document(to.1.document));
    // Where the document has the speaker on the same answer elsewhere, nothing is lost.
    let kept = view.claims.iter().any(|&id| {
        view.corpus.claim(id).is_some_and(|claim| {
            claim.document == from.1.document
                && claim.question == from.1.question
                && view.reading.position(id) == view.reading.position(from.0)
                && claim.by.contains(&lost)
        })
    });
    (taken && !kept).then_some(lost)
}

/// "Copier gives the same answer as Source without naming Ali Khedery."
fn thins(view: &View, from: (ClaimId, &Claim), to: (ClaimId, &Claim), voice: VoiceId) -> RelationLine {
    let sentence = [
        &document_label(view.corpus, from.1.document),
        " gives the same answer as ",
        &document_label(view.corpus, to.1.document),
        ", without naming ",
        &full_name(view.corpus, Node::Voice(voice)),
        ".",
    ]
    .concat();
    computed(from.0, to.0, RelationWord::Thins, sentence, "a name lost")
}

/// Headlines more certain of an answer than any claim of the text below: once for each document.
fn firmer_headlines(view: &View, question: &Question, answer: &Answer, lines: &mut Vec<RelationLine>) {
    let mut documents = Vec::new();
    for claim in answer.claims.iter().filter_map(|&id| view.corpus.claim(id)) {
        add_once(&mut documents, claim.document);
    }
    for document in documents {
        let (headline, body) = (
            strongest(view, answer, document, true),
            strongest(view, answer, document, false),
        );
        let (Some((firm, from)), Some((weak, to))) = (headline, body) else {
            continue;
        };
        if firm <= weak {
            continue;
        }
        let sentence = [
            "The headline of ",
            &document_label(view.corpus, document),
            " is firmer on ",
            &quoted(text_of(question, answer)),
            " than anything in the text below it.",
        ]
        .concat();
        lines.push(computed(from, to, RelationWord::HeadlineFirmer, sentence, "certainty"));
    }
}

/// The most certain claim of a document's headlines, or of the rest of it.
fn strongest(view: &View, answer: &Answer, document: DocumentId, headline: bool) -> Option<(u8, ClaimId)> {
    let mut strongest: Option<(u8, ClaimId)> = None;
    for &id in &answer.claims {
        let Some(claim) = view.corpus.claim(id).filter(|claim| claim.document == document) else {
            continue;
        };
        let strength = claim.certainty.strength();
        if is_headline(view.corpus, claim) == headline && strongest.is_none_or(|(known, _)| strength > known) {
            strongest = Some((strength, id));
        }
    }
    strongest
}

fn is_headline(corpus: &Corpus, claim: &Claim) -> bool {
    let paragraph = corpus.paragraph(claim.source());
    claim.mode == Mode::Headline || paragraph.is_some_and(|paragraph| paragraph.role == ParagraphRole::Headline)
}

/// Answers that exclude each other where no editor has judged the pair: once per two documents and two answers.
fn clashes(view: &View, question: &Question, on: &[ClaimId], lines: &mut Vec<RelationLine>) {
    let mut found = Vec::new();
    for (index, &later) in on.iter().enumerate() {
        for &earlier in on.iter().take(index) {
            let (Some(one), Some(two), Some(kind)) = (
                view.corpus.claim(earlier),
                view.corpus.claim(later),
                clash(view, question, earlier, later),
            ) else {
                continue;
            };
            // One voice on both sides has been pointed out already.
            let judged = |line: &RelationLine| {
                let ends = (line.from.min(line.to), line.from.max(line.to));
                ends == (earlier, later) && (!line.computed || line.kind == RelationWord::ChangesPosition)
            };
            let pair = (
                one.document,
                two.document,
                view.reading.position(earlier),
                view.reading.position(later),
                kind as u8,
            );
            if lines.iter().any(judged) || found.contains(&pair) {
                continue;
            }
            found.push(pair);
            lines.push(clashing(view, question, kind, (earlier, one), (later, two)));
        }
    }
}

/// "“A” and “B” exclude each other, and nothing in place or time keeps them apart."
fn clashing(
    view: &View,
    question: &Question,
    kind: Clash,
    earlier: (ClaimId, &Claim),
    later: (ClaimId, &Claim),
) -> RelationLine {
    let text = |id| {
        let position = view
            .reading
            .position(id)
            .and_then(|at| question.positions.get(at.index()));
        quoted(position.map_or("", |position| unstopped(&position.text)))
    };
    // The later state is the one that may have replaced the other.
    let (from, to) = if kind == Clash::OtherTime && later.1.days().1 < earlier.1.days().0 {
        (earlier, later)
    } else {
        (later, earlier)
    };
    let (here, there) = (text(to.0), text(from.0));
    let both = if view.reading.position(to.0) == view.reading.position(from.0) {
        [&here, " is affirmed and denied"].concat()
    } else {
        [&here, " and ", &there, " exclude each other"].concat()
    };
    let (word, rest, basis) = match kind {
        Clash::Contradicts => (
            RelationWord::Contradicts,
            ", and nothing in place or time keeps them apart.".to_owned(),
            "exclusive answers",
        ),
        Clash::OtherPlace => (
            RelationWord::QualifiesPlace,
            [
                ", but of different places: ",
                &places(view, to.1),
                " and ",
                &places(view, from.1),
                ".",
            ]
            .concat(),
            "place",
        ),
        Clash::OtherTime => (
            RelationWord::Updates,
            [", but of different times: ", &times(to.1), " and ", &times(from.1), "."].concat(),
            "time",
        ),
    };
    computed(from.0, to.0, word, [both, rest].concat(), basis)
}

fn places(view: &View, claim: &Claim) -> String {
    let mut names = Vec::new();
    for &place in &claim.scope.places {
        names.extend(view.corpus.entity(place).map(|place| place.name.clone()));
    }
    list(&names, "or")
}

/// "2016", "2016 to 2019", "until 2017".
fn times(claim: &Claim) -> String {
    let from = claim.scope.from.or(claim.happened).map(|date| date.words());
    let to = claim.scope.to.or(claim.happened).map(|date| date.words());
    match (from, to) {
        (Some(from), Some(to)) if from == to => from,
        (Some(from), Some(to)) => [&from, " to ", &to].concat(),
        (Some(from), None) => ["from ", &from, " on"].concat(),
        (None, Some(to)) => ["until ", &to].concat(),
        (None, None) => "any time".to_owned(),
    }
}

/// "Track Persia repeats Business Insider, from Ali Khedery. It adds no line."
fn repeats(view: &View, earlier: (ClaimId, &Claim), later: (ClaimId, &Claim), origin: Node) -> RelationLine {
    let (before, after) = (earlier.1.certainty.strength(), later.1.certainty.strength());
    let (kind, change) = match after.cmp(&before) {
        std::cmp::Ordering::Greater => (RelationWord::Hardens, ", more firmly"),
        std::cmp::Ordering::Less => (RelationWord::Softens, ", less firmly"),
        std::cmp::Ordering::Equal => (RelationWord::Repeats, ""),
    };
    let (here, there) = (
        document_label(view.corpus, later.1.document),
        document_label(view.corpus, earlier.1.document),
    );
    let from = match origin {
        Node::OwnVoice(_) => String::new(),
        other => [", both from ", &full_name(view.corpus, other)].concat(),
    };
    let sentence = [&here, " says the same as ", &there, &from, change, ". It adds no line."].concat();
    computed(later.0, earlier.0, kind, sentence, "shared origin")
}

/// "The Baghdad Post, 2017 and Business Insider both have “Iran directs them”, along lines that share nothing."
fn corroborates(view: &View, earlier: (ClaimId, &Claim), later: (ClaimId, &Claim), text: &str) -> RelationLine {
    let (here, there) = (
        document_label(view.corpus, later.1.document),
        document_label(view.corpus, earlier.1.document),
    );
    let sentence = [
        &here,
        " and ",
        &there,
        " both have ",
        &quoted(text),
        ", along lines that share nothing.",
    ]
    .concat();
    computed(
        later.0,
        earlier.0,
        RelationWord::Corroborates,
        sentence,
        "separate lines",
    )
}

/// One voice on positions that exclude each other: once per voice and pair of positions.
fn changes(view: &View, question: &Question, on: &[ClaimId], lines: &mut Vec<RelationLine>) {
    let mut found = Vec::new();
    for (index, &later) in on.iter().enumerate() {
        for &earlier in on.iter().take(index) {
            let (Some(one), Some(two)) = (view.corpus.claim(earlier), view.corpus.claim(later)) else {
                continue;
            };
            let voice = two.by.last().copied();
            let carried = crate::view::carries(one.stance) && crate::view::carries(two.stance);
            if voice.is_none() || one.by.last().copied() != voice || !carried || view.reading.are_apart(earlier, later)
            {
                continue;
            }
            let (Some(here), Some(there)) = (view.reading.position(earlier), view.reading.position(later)) else {
                continue;
            };
            if !excludes(question, here, there) {
                continue;
            }
            let pair = (voice, here.min(there), here.max(there));
            if found.contains(&pair) {
                continue;
            }
            add_once(&mut found, pair);
            lines.push(computed(
                later,
                earlier,
                RelationWord::ChangesPosition,
                change(view, question, (earlier, one), (later, two)),
                "same voice",
            ));
        }
    }
}

/// "Ali Khedery holds “A” and “B”, which exclude each other." or, of separate years, "… first “A”, later “B”."
fn change(view: &View, question: &Question, earlier: (ClaimId, &Claim), later: (ClaimId, &Claim)) -> String {
    let text = |claim: (ClaimId, &Claim)| {
        let position = view
            .reading
            .position(claim.0)
            .and_then(|at| question.positions.get(at.index()));
        quoted(position.map_or("", |position| unstopped(&position.text)))
    };
    let name = speaker(view.corpus, earlier.0).name;
    let apart = |one: Span, two: Span| one.last < two.first;
    match (span(view.corpus, earlier.1), span(view.corpus, later.1)) {
        (Some(one), Some(two)) if apart(one, two) => [
            &name,
            " is heard first with ",
            &text(earlier),
            ", later with ",
            &text(later),
            ".",
        ]
        .concat(),
        _ => [
            &name,
            " is heard both with ",
            &text(earlier),
            " and with ",
            &text(later),
            ", which exclude each other.",
        ]
        .concat(),
    }
}

fn computed(from: ClaimId, to: ClaimId, kind: RelationWord, sentence: String, basis: &str) -> RelationLine {
    RelationLine {
        from,
        to,
        kind,
        sentence,
        basis: Some(basis.to_owned()),
        computed: true,
    }
}

#[cfg(test)]
mod tests {
    use crosscheck_model::{Certainty, EntityKind, QuestionId, Stance};

    use super::*;
    use crate::fixture::{all, copies, date, document, edit, entity, news, own, question, relate, said, voice};
    use crate::issue;

    /// A story of 2016 and its open copy of the same year, and a story of another newsroom of 2020.
    fn stories() -> (Corpus, [DocumentId; 3], QuestionId) {
        let mut corpus = Corpus::default();
        let (one, copier, other) = (
            news(&mut corpus, "Source"),
            news(&mut corpus, "Copier"),
            news(&mut corpus, "Other"),
        );
        let documents = [(one, "2016"), (copier, "2016"), (other, "2020")]
            .map(|(outlet, year)| document(&mut corpus, outlet, year));
        copies(&mut corpus, documents[1], Relay::Outlet(one));
        let question = question(&mut corpus, 2, &[(0, 1)]);
        (corpus, documents, question)
    }

    fn check(corpus: &Corpus, expected: &[(&str, &str)]) {
        let sheet = issue(corpus, &all(corpus), QuestionId(0));
        let found: Vec<_> = sheet
            .relations
            .iter()
            .map(|line| (line.kind.word(), line.sentence.as_str()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_same_from_one_origin_repeats_and_from_another_corroborates() {
        let (mut corpus, [story, copy, other], question) = stories();
        own(&mut corpus, story, question, 0);
        own(&mut corpus, copy, question, 0);
        own(&mut corpus, copy, question, 0);
        own(&mut corpus, other, question, 0);
        check(
            &corpus,
            &[
                ("repeats", "Copier says the same as Source. It adds no line."),
                (
                    "corroborates",
                    "Other and Source both have “p0”, along lines that share nothing.",
                ),
            ],
        );
    }

    #[test]
    fn a_repetition_may_be_firmer_or_less_so() {
        let (mut corpus, [story, copy, _], question) = stories();
        let speaker = voice(&mut corpus, "Speaker", Naming::Named);
        let first = said(&mut corpus, story, question, 0, &[speaker]);
        let second = said(&mut corpus, copy, question, 0, &[speaker]);
        edit(&mut corpus, first).certainty = Certainty::PossibleYes;
        check(
            &corpus,
            &[(
                "hardens",
                "Copier says the same as Source, both from Speaker, more firmly. It adds no line.",
            )],
        );
        edit(&mut corpus, first).certainty = Certainty::CertainYes;
        edit(&mut corpus, second).certainty = Certainty::ProbableYes;
        check(
            &corpus,
            &[(
                "softens",
                "Copier says the same as Source, both from Speaker, less firmly. It adds no line.",
            )],
        );
    }

    #[test]
    fn a_voice_on_both_sides_is_pointed_out() {
        let (mut corpus, [story, _, other], question) = stories();
        let speaker = voice(&mut corpus, "Speaker", Naming::Named);
        said(&mut corpus, story, question, 0, &[speaker]);
        said(&mut corpus, story, question, 1, &[speaker]);
        check(
            &corpus,
            &[(
                "changes position",
                "Speaker is heard both with “p0” and with “p1”, which exclude each other.",
            )],
        );
        edit(&mut corpus, ClaimId(1)).document = other;
        check(
            &corpus,
            &[("changes position", "Speaker is heard first with “p0”, later with “p1”.")],
        );
    }

    #[test]
    fn exclusive_answers_contradict_unless_place_or_time_keeps_them_apart() {
        let (mut corpus, [story, _, other], question) = stories();
        let one = own(&mut corpus, story, question, 0);
        let two = own(&mut corpus, other, question, 1);
        let contradicts = (
            "contradicts",
            "“p0” and “p1” exclude each other, and nothing in place or time keeps them apart.",
        );
        check(&corpus, &[contradicts]);
        edit(&mut corpus, one).scope.to = Some(date("2016"));
        edit(&mut corpus, two).happened = Some(date("2019"));
        let updates = (
            "updates",
            "“p0” and “p1” exclude each other, but of different times: until 2016 and 2019.",
        );
        check(&corpus, &[updates]);
        // Whichever comes first in the corpus, the later state is the one that bears.
        edit(&mut corpus, one).scope.to = None;
        edit(&mut corpus, one).happened = Some(date("2020"));
        let sheet = issue(&corpus, &all(&corpus), question);
        assert_eq!((sheet.relations[0].from, sheet.relations[0].to), (one, two));
        for (claim, place) in [(one, "North"), (two, "South")] {
            let place = entity(&mut corpus, place, EntityKind::Place);
            edit(&mut corpus, claim).scope.places = vec![place];
        }
        let qualifies = (
            "qualifies (place)",
            "“p0” and “p1” exclude each other, but of different places: North and South.",
        );
        check(&corpus, &[qualifies]);
        relate(&mut corpus, two, RelationKind::Elaborates, one);
        check(&corpus, &[("elaborates", "Because.")]);
    }

    #[test]
    fn one_answer_affirmed_and_denied_contradicts() {
        let (mut corpus, [story, _, other], question) = stories();
        own(&mut corpus, story, question, 0);
        let denied = own(&mut corpus, other, question, 0);
        edit(&mut corpus, denied).stance = Stance::Deny;
        edit(&mut corpus, denied).certainty = Certainty::CertainNo;
        check(
            &corpus,
            &[(
                "contradicts",
                "“p0” is affirmed and denied, and nothing in place or time keeps them apart.",
            )],
        );
    }

    #[test]
    fn a_headline_is_firmer_only_than_a_text_that_takes_the_answer_less_surely() {
        let (mut corpus, [story, ..], question) = stories();
        let headline = own(&mut corpus, story, question, 0);
        edit(&mut corpus, headline).mode = Mode::Headline;
        check(&corpus, &[]);
        let body = own(&mut corpus, story, question, 0);
        check(&corpus, &[]);
        edit(&mut corpus, body).certainty = Certainty::ProbableYes;
        let firmer = (
            "is firmer than",
            "The headline of Source is firmer on “p0” than anything in the text below it.",
        );
        check(&corpus, &[firmer]);
        own(&mut corpus, story, question, 0);
        check(&corpus, &[]);
    }

    #[test]
    fn a_copy_that_no_longer_names_the_speaker_thins() {
        let (mut corpus, [story, copy, other], question) = stories();
        let (speaker, official) = (
            voice(&mut corpus, "Speaker", Naming::Named),
            voice(&mut corpus, "An official", Naming::Described),
        );
        corpus.documents[copy.index()].lineage[0].from = Relay::Document(story);
        said(&mut corpus, story, question, 0, &[speaker]);
        let thinner = said(&mut corpus, copy, question, 0, &[official]);
        let thins = (
            "thins",
            "Copier gives the same answer as Source, without naming Speaker.",
        );
        check(&corpus, &[thins]);
        // Somewhere else in the copy the speaker is named, or the document is no copy: nothing is lost.
        let named = said(&mut corpus, copy, question, 0, &[speaker]);
        assert!(
            issue(&corpus, &all(&corpus), question)
                .relations
                .iter()
                .all(|line| line.kind != RelationWord::Thins)
        );
        edit(&mut corpus, named).question = QuestionId(9);
        edit(&mut corpus, thinner).document = other;
        check(
            &corpus,
            &[(
                "corroborates",
                "Other and Source both have “p0”, along lines that share nothing.",
            )],
        );
    }

    #[test]
    fn authored_relations_come_first_and_only_between_claims_in_view() {
        let (mut corpus, [story, _, other], question) = stories();
        let one = own(&mut corpus, story, question, 0);
        let two = own(&mut corpus, other, question, 1);
        relate(&mut corpus, two, RelationKind::Updates, one);
        check(&corpus, &[("updates", "Because.")]);
        assert_eq!(issue(&corpus, &[one], question).relations, []);
    }
}
