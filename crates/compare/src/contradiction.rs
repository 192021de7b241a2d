//! Turns the claims in view into the contradictions worth showing first, each as one sentence naming its outlets. What the
//! sides say is their digest; everything around it is from a closed list.

use crosscheck_model::{
    Claim, ClaimId, Corpus, Document, Mode, Naming, Question, QuestionId, Relation, RelationKind, Stance, VoiceKind,
};

use crate::provenance::{Node, full_name, own_outlet, speaker};
use crate::reading::Reading;
use crate::view::{View, disagreement, excludes};
use crate::words::{document_label, outlet_name, sort_by, unstopped};

/// Two claims that cannot both hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The question they answer.
    pub question: QuestionId,
    /// The earlier claim, in order of document and paragraph.
    pub left: ClaimId,
    /// The later one.
    pub right: ClaimId,
    /// One sentence why.
    pub why: String,
    /// "Business Insider: Ali Khedery says: …".
    pub left_sentence: String,
    /// The same of the other side.
    pub right_sentence: String,
    /// Follows from exclusive positions and overlapping scope rather than from an editor.
    pub computed: bool,
}

/// What ranks one contradiction before another, the smaller first: computed, how near the sides are, little disagreement,
/// little certainty, then the claims themselves.
type Rank = (
    bool,
    u8,
    std::cmp::Reverse<usize>,
    std::cmp::Reverse<u8>,
    ClaimId,
    ClaimId,
);

/// The `n` sharpest contradictions between claims in view, at most one per question: authored ones before computed ones,
/// then those between newsrooms before those between documents, then by the question's disagreement, then by certainty.
#[must_use]
pub fn sharpest(corpus: &Corpus, claims: &[ClaimId], n: usize) -> Vec<Contradiction> {
    reading_sharpest(&Reading::new(corpus), claims, n)
}

/// The same of the corpus as a reader reads it.
pub(crate) fn reading_sharpest(reading: &Reading, claims: &[ClaimId], n: usize) -> Vec<Contradiction> {
    let corpus = reading.corpus;
    let view = View::new(reading, claims);
    let mut best: Vec<(Rank, QuestionId)> = Vec::new();
    for index in 0..corpus.questions.len() {
        if let Some(rank) = sharpest_on(&view, index.into()) {
            best.push((rank, index.into()));
        }
    }
    sort_by(&mut best, |left, right| left.0 < right.0);
    best.truncate(n);
    let mut contradictions = Vec::new();
    for (rank, question) in best {
        contradictions.push(contradiction(corpus, question, rank));
    }
    contradictions
}

/// The sharpest on one question; a computed one only where no editor names any.
fn sharpest_on(view: &View, id: QuestionId) -> Option<Rank> {
    let on = view.on(id);
    let pairs = authored(view, &on);
    let computed = pairs.is_empty();
    let pairs = if computed { clashes(view, id, &on) } else { pairs };
    let question = view.corpus.question(id)?;
    let weight = disagreement(view.reading, question, &view.answers(question, &on));
    let mut sharpest: Option<Rank> = None;
    for (left, right) in pairs {
        let rank = rank(view, computed, weight, left, right);
        if sharpest.is_none_or(|known| rank < known) {
            sharpest = Some(rank);
        }
    }
    sharpest
}

fn authored(view: &View, on: &[ClaimId]) -> Vec<(ClaimId, ClaimId)> {
    let mut pairs = Vec::new();
    for relation in &view.corpus.relations {
        if relation.kind == RelationKind::Contradicts
            && on.contains(&relation.from)
            && on.contains(&relation.to)
            && stands(view, relation)
        {
            pairs.push((relation.from.min(relation.to), relation.from.max(relation.to)));
        }
    }
    pairs
}

/// Whether a reader leaves an editor's contradiction standing: not if both claims now stand under one answer, or speak of
/// different ones.
pub(crate) fn stands(view: &View, relation: &Relation) -> bool {
    let (from, to) = (relation.from, relation.to);
    let together = view.reading.position(from) == view.reading.position(to);
    let moved = view.reading.is_moved(from) || view.reading.is_moved(to);
    !(together && moved || view.reading.are_apart(from, to))
}

/// Affirmed answers that exclude each other, of one place and time, which no editor has reconciled.
fn clashes(view: &View, id: QuestionId, on: &[ClaimId]) -> Vec<(ClaimId, ClaimId)> {
    let Some(question) = view.corpus.question(id) else {
        return Vec::new();
    };
    let mut pairs = Vec::new();
    for (index, &right) in on.iter().enumerate() {
        for &left in on.iter().take(index) {
            let reconciled = |kind| view.joined(kind, &[left], &[right]);
            if clash(view, question, left, right) == Some(Clash::Contradicts)
                && !reconciled(RelationKind::Qualifies)
                && !reconciled(RelationKind::Updates)
            {
                pairs.push((left, right));
            }
        }
    }
    pairs
}

/// What two claims that cannot both hold of one place and time are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Clash {
    /// They speak of one place and time.
    Contradicts,
    /// They speak of different places.
    OtherPlace,
    /// They speak of different times.
    OtherTime,
}

/// Affirmed answers that exclude each other, or one answer affirmed and denied, unless a reader holds that the two speak of
/// different ones.
pub(crate) fn clash(view: &View, question: &Question, left: ClaimId, right: ClaimId) -> Option<Clash> {
    let (one, two) = (view.corpus.claim(left)?, view.corpus.claim(right)?);
    let (here, there) = (view.reading.position(left)?, view.reading.position(right)?);
    let exclusive = match (one.stance, two.stance) {
        (Stance::Support, Stance::Support) => excludes(question, here, there),
        (Stance::Support, Stance::Deny) | (Stance::Deny, Stance::Support) => here == there,
        _ => false,
    };
    if !exclusive || view.reading.are_apart(left, right) {
        return None;
    }
    Some(if !view.corpus.places_meet(one, two) {
        Clash::OtherPlace
    } else if !one.times_meet(two) {
        Clash::OtherTime
    } else {
        Clash::Contradicts
    })
}

fn rank(view: &View, computed: bool, weight: usize, left: ClaimId, right: ClaimId) -> Rank {
    let document = |claim| view.corpus.claim(claim).map(|claim| claim.document);
    let near = match (
        view.newsroom(left) != view.newsroom(right),
        document(left) != document(right),
    ) {
        (true, _) => 0,
        (false, true) => 1,
        (false, false) => 2,
    };
    let strength = |claim| view.corpus.claim(claim).map_or(0, |claim| claim.certainty.strength());
    let certainty = strength(left) + strength(right);
    (
        computed,
        near,
        std::cmp::Reverse(weight),
        std::cmp::Reverse(certainty),
        left,
        right,
    )
}

fn contradiction(corpus: &Corpus, question: QuestionId, rank: Rank) -> Contradiction {
    let (computed, _, _, _, left, right) = rank;
    let ends = |relation: &Relation| (relation.from.min(relation.to), relation.from.max(relation.to));
    let mut contradicts = corpus
        .relations
        .iter()
        .filter(|relation| relation.kind == RelationKind::Contradicts);
    let authored = contradicts.find(|relation| ends(relation) == (left, right));
    let why = match authored {
        Some(relation) if !computed => relation.why.clone(),
        _ => "Their answers exclude each other, and nothing in place or time keeps them apart.".to_owned(),
    };
    Contradiction {
        question,
        left,
        right,
        why,
        left_sentence: side(corpus, left),
        right_sentence: side(corpus, right),
        computed,
    }
}

/// "Business Insider: Ali Khedery says: …"
fn side(corpus: &Corpus, id: ClaimId) -> String {
    let Some((claim, document)) = located(corpus, id) else {
        return String::new();
    };
    let (outlet, speaker) = (outlet_name(corpus, document), speaker(corpus, id));
    let digest = claim.digest.as_str();
    if speaker.own_voice {
        return [outlet, " ", &own_words(corpus, document, claim), ": ", digest].concat();
    }
    let verb = match claim.stance {
        _ if claim.by.is_empty() => ", cited",
        Stance::Comment => ", passed on",
        Stance::Query if is_group(corpus, speaker.node) => " ask",
        Stance::Query => " asks",
        _ if is_group(corpus, speaker.node) => " say",
        _ => " says",
    };
    [outlet, ": ", &speaker.name, verb, ": ", digest].concat()
}

/// One sentence that names both outlets: "Business Insider has Ali Khedery say: …; Track Persia says itself: …."
#[must_use]
pub fn contradiction_sentence(corpus: &Corpus, contradiction: &Contradiction) -> String {
    let (Some((one, first)), Some((two, second))) = (
        located(corpus, contradiction.left),
        located(corpus, contradiction.right),
    ) else {
        return String::new();
    };
    let same_outlet = first.outlet == second.outlet;
    let name = |claim: &Claim, document| match same_outlet && one.document != two.document {
        true => document_label(corpus, claim.document),
        false => outlet_name(corpus, document).to_owned(),
    };
    let other = if one.document == two.document {
        "the same report".to_owned()
    } else {
        name(two, second)
    };
    let left = told(corpus, contradiction.left, &name(one, first));
    let right = told(corpus, contradiction.right, &other);
    [&left, "; ", &right, "."].concat()
}

/// "Business Insider has Ali Khedery say: …", without a full stop.
fn told(corpus: &Corpus, id: ClaimId, outlet: &str) -> String {
    let Some((claim, document)) = located(corpus, id) else {
        return String::new();
    };
    let digest = unstopped(&claim.digest);
    let speaker = speaker(corpus, id);
    if speaker.own_voice {
        return [outlet, " ", &own_words(corpus, document, claim), ": ", digest].concat();
    }
    let name = in_sentence(corpus, speaker.node, &speaker.name);
    let (before, after) = match claim.stance {
        _ if claim.by.is_empty() => (" cites ", ""),
        Stance::Comment => (" passes on from ", ""),
        Stance::Query => (" has ", " ask"),
        Stance::Support | Stance::Deny => (" has ", " say"),
    };
    [outlet, before, &name, after, ": ", digest].concat()
}

/// How an outlet speaks for itself.
fn own_words(corpus: &Corpus, document: &Document, claim: &Claim) -> String {
    let source = own_outlet(corpus, document, claim);
    match claim.mode {
        Mode::Headline => "says in its headline".to_owned(),
        Mode::Caption => "says in a caption".to_owned(),
        _ if source == document.outlet => "says itself".to_owned(),
        _ => ["says in the words of ", &full_name(corpus, Node::Outlet(source))].concat(),
    }
}

/// "A source in the prime minister's office" inside a sentence begins small; a name keeps its capital.
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
        Some((letter, rest)) if !named && COMMON.contains(&first) => [&letter.to_ascii_lowercase(), rest].concat(),
        _ => name.to_owned(),
    }
}

fn is_group(corpus: &Corpus, node: Option<Node>) -> bool {
    matches!(node, Some(Node::Voice(voice)) if corpus.voice(voice).is_some_and(|voice| voice.kind == VoiceKind::Group))
}

fn located(corpus: &Corpus, claim: ClaimId) -> Option<(&Claim, &Document)> {
    let claim = corpus.claim(claim)?;
    Some((claim, corpus.document(claim.document)?))
}

#[cfg(test)]
mod tests {
    use crosscheck_model::{Certainty, DocumentId, OutletId, Relay};

    use super::*;
    use crate::fixture::{all, copies, date, document, edit, news, own, question, relate, said, voice};

    /// Two newsrooms, the second with two documents, and a question of two answers that exclude each other.
    fn three_documents() -> (Corpus, [DocumentId; 3], QuestionId) {
        let mut corpus = Corpus::default();
        let (one, two) = (news(&mut corpus, "One"), news(&mut corpus, "Two"));
        let documents =
            [(one, "2016"), (two, "2017"), (two, "2019")].map(|(outlet, year)| document(&mut corpus, outlet, year));
        let question = question(&mut corpus, 2, &[(0, 1)]);
        (corpus, documents, question)
    }

    fn sides(corpus: &Corpus) -> Vec<(u32, u32, bool)> {
        sharpest(corpus, &all(corpus), 9)
            .iter()
            .map(|found| (found.left.0, found.right.0, found.computed))
            .collect()
    }

    #[test]
    fn newsrooms_apart_come_before_documents_apart_before_one_report() {
        let (mut corpus, [one, two, three], first) = three_documents();
        let mut pair = |left, right, question| {
            let (left, right) = (
                own(&mut corpus, left, question, 0),
                own(&mut corpus, right, question, 1),
            );
            relate(&mut corpus, right, RelationKind::Contradicts, left);
        };
        pair(two, two, first);
        pair(two, three, first);
        pair(one, two, first);
        assert_eq!(sides(&corpus), [(4, 5, false)]);
    }

    #[test]
    fn one_for_each_question_the_disagreement_and_the_certainty_deciding() {
        let (mut corpus, [one, two, _], first) = three_documents();
        let second = question(&mut corpus, 3, &[(0, 1), (1, 2), (0, 2)]);
        let (a, b) = (own(&mut corpus, one, first, 0), own(&mut corpus, two, first, 1));
        let (c, d) = (own(&mut corpus, one, second, 0), own(&mut corpus, two, second, 1));
        let e = own(&mut corpus, two, second, 2);
        for (left, right) in [(a, b), (c, d), (c, e)] {
            relate(&mut corpus, left, RelationKind::Contradicts, right);
        }
        edit(&mut corpus, d).certainty = Certainty::PossibleYes;
        assert_eq!(sides(&corpus), [(2, 4, false), (0, 1, false)]);
        assert_eq!(sharpest(&corpus, &all(&corpus), 1).len(), 1);
        assert_eq!(sharpest(&corpus, &[a, b, c], 9).len(), 1);
    }

    #[test]
    fn without_an_editor_exclusive_answers_of_one_place_and_time_contradict() {
        let (mut corpus, [one, two, _], first) = three_documents();
        let (a, b) = (own(&mut corpus, one, first, 0), own(&mut corpus, two, first, 1));
        assert_eq!(sides(&corpus), [(0, 1, true)]);
        relate(&mut corpus, b, RelationKind::Updates, a);
        assert_eq!(sides(&corpus), []);
        corpus.relations.clear();
        edit(&mut corpus, a).scope.to = Some(date("2016"));
        edit(&mut corpus, b).scope.from = Some(date("2017"));
        assert_eq!(sides(&corpus), []);
        edit(&mut corpus, b).scope.from = Some(date("2016-12"));
        assert_eq!(sides(&corpus), [(0, 1, true)]);
        edit(&mut corpus, b).stance = Stance::Comment;
        assert_eq!(sides(&corpus), []);
    }

    /// The sentence of two claims that contradict each other.
    fn check(corpus: &mut Corpus, left: ClaimId, right: ClaimId, sentence: &str) {
        relate(corpus, left, RelationKind::Contradicts, right);
        let found = sharpest(corpus, &all(corpus), 1);
        assert_eq!(contradiction_sentence(corpus, &found[0]), sentence);
        corpus.relations.clear();
    }

    #[test]
    fn a_sentence_names_both_outlets_and_who_speaks() {
        let (mut corpus, [one, two, _], first) = three_documents();
        let khedery = voice(&mut corpus, "Ali Khedery", Naming::Named);
        let (a, b) = (
            said(&mut corpus, one, first, 0, &[khedery]),
            own(&mut corpus, two, first, 1),
        );
        check(
            &mut corpus,
            a,
            b,
            "One has Ali Khedery say: Digest 0; Two says itself: Digest 1.",
        );
        edit(&mut corpus, b).mode = Mode::Headline;
        check(
            &mut corpus,
            a,
            b,
            "One has Ali Khedery say: Digest 0; Two says in its headline: Digest 1.",
        );
        edit(&mut corpus, b).mode = Mode::Caption;
        check(
            &mut corpus,
            a,
            b,
            "One has Ali Khedery say: Digest 0; Two says in a caption: Digest 1.",
        );
        edit(&mut corpus, a).stance = Stance::Comment;
        check(
            &mut corpus,
            a,
            b,
            "One passes on from Ali Khedery: Digest 0; Two says in a caption: Digest 1.",
        );
        edit(&mut corpus, a).stance = Stance::Query;
        check(
            &mut corpus,
            a,
            b,
            "One has Ali Khedery ask: Digest 0; Two says in a caption: Digest 1.",
        );
    }

    #[test]
    fn a_report_that_contradicts_itself_is_named_once() {
        let (mut corpus, [_, two, three], first) = three_documents();
        let source = voice(&mut corpus, "A source in the ministry", Naming::Described);
        let (a, b) = (
            own(&mut corpus, two, first, 0),
            said(&mut corpus, two, first, 1, &[source]),
        );
        check(
            &mut corpus,
            a,
            b,
            "Two says itself: Digest 0; the same report has a source in the ministry say: Digest 1.",
        );
        edit(&mut corpus, b).document = three;
        check(
            &mut corpus,
            a,
            b,
            "Two, 2017 says itself: Digest 0; Two, 2019 has a source in the ministry say: Digest 1.",
        );
    }

    #[test]
    fn relays_and_copies_are_named() {
        let (mut corpus, [one, two, _], first) = three_documents();
        copies(&mut corpus, one, Relay::Outlet(OutletId(1)));
        let (a, b) = (own(&mut corpus, one, first, 0), own(&mut corpus, two, first, 1));
        let agency = news(&mut corpus, "Agency");
        edit(&mut corpus, b).via = vec![Relay::Outlet(agency)];
        check(
            &mut corpus,
            a,
            b,
            "One says in the words of Two: Digest 0; Two cites Agency: Digest 1.",
        );
    }

    #[test]
    fn each_side_stands_by_itself() {
        let (mut corpus, [one, two, _], first) = three_documents();
        let officials = voice(&mut corpus, "Iraqi officials", Naming::Collective);
        corpus.voices[officials.index()].kind = VoiceKind::Group;
        let (a, b) = (
            said(&mut corpus, one, first, 0, &[officials]),
            own(&mut corpus, two, first, 1),
        );
        relate(&mut corpus, a, RelationKind::Contradicts, b);
        let found = sharpest(&corpus, &all(&corpus), 1);
        assert_eq!(found[0].left_sentence, "One: Iraqi officials say: Digest 0.");
        assert_eq!(found[0].right_sentence, "Two says itself: Digest 1.");
        assert_eq!(found[0].why, "Because.");
    }
}
