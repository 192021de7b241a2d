//! Turns a corpus and what a reader disagrees with into the corpus as that reader reads it: some of it left out, a claim under
//! another answer, a link between names undone. Nothing is written to the corpus; everything else here counts what is left.

use crosscheck_model::{
    Claim, ClaimId, Corpus, DocumentId, EntityId, OutletId, PositionId, QuestionId, VoiceId, sort_once,
};

use crate::concordance::{Columns, Concordance, reading_concordance};
use crate::contradiction::{Contradiction, reading_sharpest};
use crate::figures::{Figures, count};
use crate::issue::{IssueSheet, reading_issue};
use crate::provenance::{Chain, Count, Node, Tracer, document_newsroom, full_name};
use crate::words::{add_once, counted, document_label, list, quoted, unstopped};

/// What a reader leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aside {
    /// The claims that stand in it.
    Document(DocumentId),
    /// Every claim that came through it; of an edition of a newsroom, those of its own documents.
    Outlet(OutletId),
    /// Every claim that came from or through them.
    Voice(VoiceId),
}

/// A link between names a reader does not accept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Undone {
    /// One of an entity's names, by its place: whoever is called so is somebody else.
    Name(EntityId, u32),
    /// Two entities linked as close, broader or related: they have nothing to do with each other.
    Link(EntityId, EntityId),
}

/// What a reader disagrees with. A pure value, which the address holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "each says what it holds")]
pub struct Alterations {
    pub aside: Vec<Aside>,
    pub moved: Vec<(ClaimId, PositionId)>,
    pub undone: Vec<Undone>,
    /// One institution counts once.
    pub institutions: bool,
}

impl Alterations {
    /// Whether the corpus is read as it stands.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.aside.is_empty() && self.moved.is_empty() && self.undone.is_empty() && !self.institutions
    }

    /// Leaves something out, or takes it back in.
    pub fn toggle_aside(&mut self, aside: Aside) {
        toggle(&mut self.aside, aside);
    }

    /// Undoes a link between names, or takes it up again.
    pub fn toggle_undone(&mut self, undone: Undone) {
        toggle(&mut self.undone, undone);
    }

    /// Puts a claim under another answer. Back under its own, nothing is altered.
    pub fn move_claim(&mut self, corpus: &Corpus, claim: ClaimId, to: PositionId) {
        self.moved.retain(|(known, _)| *known != claim);
        if may_move(corpus, claim, to) {
            self.moved.push((claim, to));
        }
    }

    /// In one order, so that equal alterations have one address: "d:track-persia-2016~m:claim:position~v:ali-khedery". Kinds
    /// are `d`ocument, `i`nstitutions, `l`ink, `m`oved, `n`ame, `o`utlet, `v`oice. Nothing for the corpus as it stands.
    #[must_use]
    pub fn address(&self, corpus: &Corpus) -> String {
        let mut parts: Vec<String> = Vec::new();
        let mut add = |kind: &str, ids: &[&str]| parts.push([kind, ":", &ids.join(":")].concat());
        for aside in &self.aside {
            match aside {
                Aside::Document(id) => add("d", &[corpus.document(*id).map_or("", |record| &record.id)]),
                Aside::Outlet(id) => add("o", &[corpus.outlet(*id).map_or("", |record| &record.id)]),
                Aside::Voice(id) => add("v", &[corpus.voice(*id).map_or("", |record| &record.id)]),
            }
        }
        for &(id, to) in &self.moved {
            if let Some((claim, position)) = corpus.claim(id).zip(position_of(corpus, id, to)) {
                add("m", &[&claim.id, &position.id]);
            }
        }
        for undone in &self.undone {
            match undone {
                Undone::Name(id, name) => {
                    if let Some(entity) = corpus.entity(*id) {
                        add(
                            "n",
                            &[
                                &entity.id,
                                entity.names.get(*name as usize).map_or("", |name| &name.form),
                            ],
                        );
                    }
                }
                Undone::Link(one, two) => add("l", &[entity_id(corpus, *one), entity_id(corpus, *two)]),
            }
        }
        if self.institutions {
            parts.push("i".to_owned());
        }
        sort_once(&mut parts);
        parts.join("~")
    }

    /// Reads an address leniently: what this corpus does not have is given back beside the rest.
    #[must_use]
    pub fn parse(corpus: &Corpus, address: &str) -> (Self, Vec<String>) {
        let (mut read, mut unknown) = (Self::default(), Vec::new());
        for part in address.split('~').filter(|part| !part.is_empty()) {
            if read.read(corpus, part).is_none() {
                unknown.push(part.to_owned());
            }
        }
        (read, unknown)
    }

    fn read(&mut self, corpus: &Corpus, part: &str) -> Option<()> {
        if part == "i" {
            self.institutions = true;
            return Some(());
        }
        let (kind, id) = part.split_once(':')?;
        match kind {
            "d" => add_once(&mut self.aside, Aside::Document(corpus.find_document(id)?)),
            "o" => add_once(&mut self.aside, Aside::Outlet(corpus.find_outlet(id)?)),
            "v" => add_once(&mut self.aside, Aside::Voice(corpus.find_voice(id)?)),
            "m" => {
                let (claim, to) = id.split_once(':')?;
                let claim = corpus.find_claim(claim)?;
                let question = corpus.question(corpus.claim(claim)?.question)?;
                let to = question.positions.iter().position(|position| position.id == to)?.into();
                if self.moved.iter().any(|(known, _)| *known == claim) {
                    return None;
                }
                self.move_claim(corpus, claim, to);
            }
            "n" => {
                let (entity, form) = id.split_once(':')?;
                let entity = corpus.find_entity(entity)?;
                let mut names = corpus.entity(entity)?.names.iter();
                let name = u32::try_from(names.position(|name| name.form == form)?).ok()?;
                add_once(&mut self.undone, Undone::Name(entity, name));
            }
            "l" => {
                let (one, two) = id.split_once(':')?;
                add_once(
                    &mut self.undone,
                    Undone::Link(corpus.find_entity(one)?, corpus.find_entity(two)?),
                );
            }
            _ => return None,
        }
        Some(())
    }

    /// What is altered, plainly: "Altered by you: Track Persia is left out (26 claims); one institution counts once."
    #[must_use]
    pub fn sentence(&self, corpus: &Corpus) -> Option<String> {
        if self.is_empty() {
            return None;
        }
        let mut clauses = Vec::new();
        if !self.aside.is_empty() {
            let mut names = Vec::new();
            for &aside in &self.aside {
                names.push(aside_name(corpus, aside));
            }
            let reading = Reading::altered(corpus, self.clone());
            let out = reading.counts.iter().filter(|&&counts| !counts).count();
            let verb = if names.len() == 1 {
                " is left out ("
            } else {
                " are left out ("
            };
            clauses.push([&list(&names, "and"), verb, &counted(out, "claim", "claims"), ")"].concat());
        }
        for &(id, to) in &self.moved {
            let Some((claim, position)) = corpus.claim(id).zip(position_of(corpus, id, to)) else {
                continue;
            };
            let from = position_of(corpus, id, claim.position).map_or("", |position| &position.text);
            clauses.push(
                [
                    "the claim ",
                    &quoted(unstopped(&claim.digest)),
                    " stands under ",
                    &quoted(&position.text),
                    " instead of ",
                    &quoted(from),
                ]
                .concat(),
            );
        }
        for &undone in &self.undone {
            clauses.push(undone_clause(corpus, undone));
        }
        if self.institutions {
            clauses.push("one institution counts once".to_owned());
        }
        Some(["Altered by you: ", &clauses.join("; "), "."].concat())
    }
}

/// The forms that stand or fall with a name: those joined to the entity on the same evidence.
#[must_use]
pub fn undone_with(corpus: &Corpus, entity: EntityId, name: u32) -> Vec<Undone> {
    let names = corpus.entity(entity).map_or(&[][..], |entity| &entity.names);
    let evidence = names.get(name as usize).and_then(|name| name.evidence.as_ref());
    let mut undone = Vec::new();
    for (index, other) in (0u32..).zip(names) {
        if index == name || evidence.is_some() && other.evidence.as_ref() == evidence {
            undone.push(Undone::Name(entity, index));
        }
    }
    undone
}

fn toggle<T: PartialEq>(items: &mut Vec<T>, item: T) {
    match items.iter().position(|known| *known == item) {
        Some(at) => {
            items.remove(at);
        }
        None => items.push(item),
    }
}

/// What was left out, by name.
#[must_use]
pub fn aside_name(corpus: &Corpus, aside: Aside) -> String {
    match aside {
        Aside::Document(document) => ["the document ", &document_label(corpus, document)].concat(),
        Aside::Outlet(outlet) => full_name(corpus, Node::Outlet(outlet)),
        Aside::Voice(voice) => full_name(corpus, Node::Voice(voice)),
    }
}

fn undone_clause(corpus: &Corpus, undone: Undone) -> String {
    let name = |entity| corpus.entity(entity).map_or("", |entity| entity.name.as_str());
    match undone {
        Undone::Name(entity, form) => {
            let form = corpus.entity(entity).and_then(|entity| entity.names.get(form as usize));
            let form = quoted(form.map_or("", |name| &name.form));
            [&form, " is not taken for ", name(entity)].concat()
        }
        Undone::Link(one, two) => [name(one), " and ", name(two), " are not linked"].concat(),
    }
}

fn entity_id(corpus: &Corpus, entity: EntityId) -> &str {
    corpus.entity(entity).map_or("", |entity| &entity.id)
}

fn position_of(corpus: &Corpus, claim: ClaimId, position: PositionId) -> Option<&crosscheck_model::Position> {
    corpus
        .question(corpus.claim(claim)?.question)?
        .positions
        .get(position.index())
}

fn may_move(corpus: &Corpus, claim: ClaimId, to: PositionId) -> bool {
    position_of(corpus, claim, to).is_some() && corpus.claim(claim).is_some_and(|claim| claim.position != to)
}

/// The corpus as a reader reads it. Made anew for every change of the alterations; it holds no text.
pub struct Reading<'a> {
    pub(crate) corpus: &'a Corpus,
    alterations: Alterations,
    /// Per claim: not left out.
    counts: Vec<bool>,
    pub(crate) tracer: Tracer<'a>,
}

impl<'a> Reading<'a> {
    /// The corpus as it stands.
    #[must_use]
    pub fn new(corpus: &'a Corpus) -> Self {
        Self::altered(corpus, Alterations::default())
    }

    /// The corpus altered.
    #[must_use]
    pub fn altered(corpus: &'a Corpus, alterations: Alterations) -> Self {
        let mut reading = Self {
            corpus,
            counts: vec![true; corpus.claims.len()],
            tracer: Tracer::new(corpus, alterations.institutions),
            alterations,
        };
        if !reading.alterations.aside.is_empty() {
            let plain = Tracer::new(corpus, false);
            for (index, claim) in corpus.claims.iter().enumerate() {
                let out = reading
                    .alterations
                    .aside
                    .iter()
                    .any(|&aside| is_aside(&plain, aside, index.into(), claim));
                if let Some(slot) = reading.counts.get_mut(index) {
                    *slot = !out;
                }
            }
        }
        reading
    }

    /// The same with one thing more left out.
    #[must_use]
    pub fn without(&self, aside: Aside) -> Self {
        let mut alterations = self.alterations.clone();
        add_once(&mut alterations.aside, aside);
        Self::altered(self.corpus, alterations)
    }

    /// What it reads.
    #[must_use]
    pub fn corpus(&self) -> &'a Corpus {
        self.corpus
    }

    /// What is altered.
    #[must_use]
    pub fn alterations(&self) -> &Alterations {
        &self.alterations
    }

    /// Whether a claim is not left out.
    #[must_use]
    pub fn counts(&self, claim: ClaimId) -> bool {
        self.counts.get(claim.index()).copied().unwrap_or(false)
    }

    /// Every claim that is not left out.
    #[must_use]
    pub fn claims(&self) -> Vec<ClaimId> {
        let mut claims = Vec::new();
        for (index, &counts) in self.counts.iter().enumerate() {
            if counts {
                claims.push(index.into());
            }
        }
        claims
    }

    /// The answer a claim stands under.
    #[must_use]
    pub fn position(&self, id: ClaimId) -> Option<PositionId> {
        for &(moved, to) in &self.alterations.moved {
            if moved == id && may_move(self.corpus, id, to) {
                return Some(to);
            }
        }
        self.corpus.claim(id).map(|claim| claim.position)
    }

    /// Whether a reader put the claim under another answer.
    #[must_use]
    pub fn is_moved(&self, id: ClaimId) -> bool {
        self.corpus.claim(id).map(|claim| claim.position) != self.position(id)
    }

    /// Whether a name is one a reader does not take for the entity's.
    #[must_use]
    pub fn is_undone(&self, undone: Undone) -> bool {
        let turned = match undone {
            Undone::Link(one, two) => Undone::Link(two, one),
            name => name,
        };
        self.alterations.undone.contains(&undone) || self.alterations.undone.contains(&turned)
    }

    /// The concordance of the claims that are let through.
    #[must_use]
    pub fn concordance(&self, claims: &[ClaimId], columns: Columns) -> Concordance {
        reading_concordance(self, claims, columns)
    }

    /// The sheet of one question from the claims that are let through.
    #[must_use]
    pub fn issue(&self, claims: &[ClaimId], question: QuestionId) -> IssueSheet {
        reading_issue(self, claims, question)
    }

    /// The sharpest contradictions between claims that are let through.
    #[must_use]
    pub fn sharpest(&self, claims: &[ClaimId], n: usize) -> Vec<Contradiction> {
        reading_sharpest(self, claims, n)
    }

    /// What a set of claims rests on.
    #[must_use]
    pub fn figures(&self, claims: &[ClaimId]) -> Figures {
        let mut counted = Vec::new();
        for &claim in claims {
            if self.counts(claim) {
                counted.push(claim);
            }
        }
        count(self.corpus, &self.tracer, &counted)
    }

    /// The chain of a claim, as this reading counts it.
    #[must_use]
    pub fn chain(&self, claim: ClaimId, count: Count) -> Chain {
        self.tracer.way(claim, count).chain
    }

    /// Whether an undone link keeps two claims from being compared: they speak of different ones now.
    #[must_use]
    pub fn are_apart(&self, left: ClaimId, right: ClaimId) -> bool {
        let undone = &self.alterations.undone;
        if undone.is_empty() {
            return false;
        }
        let (Some(one), Some(two)) = (self.corpus.claim(left), self.corpus.claim(right)) else {
            return false;
        };
        undone.iter().any(|&undone| match undone {
            Undone::Name(entity, _) => {
                one.about.contains(&entity)
                    && two.about.contains(&entity)
                    && self.is_under_undone_name(one, entity) != self.is_under_undone_name(two, entity)
            }
            Undone::Link(first, second) => {
                let only = |claim: &Claim, this, that| claim.about.contains(&this) && !claim.about.contains(&that);
                only(one, first, second) && only(two, second, first)
                    || only(one, second, first) && only(two, first, second)
            }
        })
    }

    /// Whether any claim of one side can be compared with any of the other.
    pub(crate) fn are_set_against(&self, left: &[ClaimId], right: &[ClaimId]) -> bool {
        self.alterations.undone.is_empty()
            || left
                .iter()
                .any(|&one| right.iter().any(|&two| !self.are_apart(one, two)))
    }

    /// Takes out of one answer's claims those that are not of the same as the rest: first those under an undone name, then
    /// whichever are apart from the most others.
    pub(crate) fn take_apart(&self, claims: &mut Vec<ClaimId>) -> Vec<ClaimId> {
        let mut apart = Vec::new();
        if self.alterations.undone.is_empty() {
            return apart;
        }
        loop {
            let mut worst: Option<((bool, usize), usize)> = None;
            for (index, &claim) in claims.iter().enumerate() {
                let others = claims.iter().filter(|&&other| self.are_apart(claim, other)).count();
                let rank = (self.is_renamed(claim), others);
                if others > 0 && worst.is_none_or(|(known, _)| rank > known) {
                    worst = Some((rank, index));
                }
            }
            let Some((_, index)) = worst else {
                return apart;
            };
            apart.push(claims.remove(index));
        }
    }

    /// Whether the claim speaks of somebody its document calls by nothing but an undone name.
    fn is_renamed(&self, id: ClaimId) -> bool {
        self.corpus.claim(id).is_some_and(|claim| {
            claim
                .about
                .iter()
                .any(|&entity| self.is_under_undone_name(claim, entity))
        })
    }

    /// Whether the claim's document calls the entity by nothing but undone names.
    fn is_under_undone_name(&self, claim: &Claim, entity: EntityId) -> bool {
        let mut named = false;
        for mention in &self.corpus.mentions {
            if mention.entity == entity && mention.document == claim.document {
                if !self.is_undone(Undone::Name(entity, mention.name)) {
                    return false;
                }
                named = true;
            }
        }
        named
    }
}

/// Whether a claim goes with what is left out.
fn is_aside(tracer: &Tracer, aside: Aside, id: ClaimId, claim: &Claim) -> bool {
    let corpus = tracer.corpus();
    let node = match aside {
        Aside::Document(document) => return claim.document == document,
        Aside::Voice(voice) if claim.by.contains(&voice) => return true,
        Aside::Voice(voice) => tracer.voice(voice),
        // An edition is no node of its own.
        Aside::Outlet(outlet) if corpus.newsroom(outlet) != outlet => {
            return corpus
                .document(claim.document)
                .is_some_and(|document| document.outlet == outlet);
        }
        Aside::Outlet(outlet) => Node::Outlet(outlet),
    };
    tracer.way(id, Count::Held).chain.nodes.contains(&node)
        || matches!(node, Node::Outlet(outlet) if document_newsroom(corpus, claim.document) == Some(outlet))
}

#[cfg(test)]
mod tests {
    use crosscheck_model::{EntityKind, Match, Mention, Name, NameLink, Naming};

    use super::*;
    use crate::fixture::{all, document, edit, entity, news, own, question, said, voice};
    use crate::mark::Mark;
    use crate::relations::RelationWord;

    /// Two outlets that contradict each other about somebody whom the second calls by another name.
    fn two_names() -> (Corpus, EntityId, QuestionId) {
        let mut corpus = Corpus::default();
        let asked = question(&mut corpus, 2, &[(0, 1)]);
        let man = entity(&mut corpus, "Man", EntityKind::Person);
        for form in ["Man", "Other name"] {
            corpus.entities[0].names.push(Name {
                form: form.to_owned(),
                language: None,
                matches: Match::Exact,
                decided: false,
                evidence: (form != "Man").then(|| "outside".to_owned()),
                note: None,
            });
        }
        for (name, title) in [(0, "One"), (1, "Two")] {
            let outlet = news(&mut corpus, title);
            let article = document(&mut corpus, outlet, "2016");
            let claim = own(&mut corpus, article, asked, name);
            edit(&mut corpus, claim).about = vec![man];
            corpus.mentions.push(Mention {
                entity: man,
                document: article,
                paragraph: 1,
                name,
                start: 0,
                end: 1,
            });
        }
        (corpus, man, asked)
    }

    fn words(reading: &Reading) -> Vec<&'static str> {
        let sheet = reading.issue(&all(reading.corpus()), QuestionId(0));
        sheet.relations.iter().map(|line| line.kind.word()).collect()
    }

    #[test]
    fn claims_under_an_undone_name_are_no_longer_set_against_the_others() {
        let (corpus, man, _) = two_names();
        let plain = Reading::new(&corpus);
        assert_eq!(words(&plain), ["contradicts"]);
        assert_eq!(
            plain.concordance(&all(&corpus), Columns::Documents).questions[0].disagreement,
            1
        );
        let mut alterations = Alterations::default();
        assert_eq!(undone_with(&corpus, man, 1), [Undone::Name(man, 1)]);
        alterations.toggle_undone(Undone::Name(man, 1));
        let altered = Reading::altered(&corpus, alterations.clone());
        assert_eq!(words(&altered), [""; 0]);
        // On one answer they no longer add up either, and nobody is thereby against it.
        let together = Alterations {
            moved: vec![(ClaimId(1), 0.into())],
            ..alterations.clone()
        };
        let sheet = Reading::altered(&corpus, together).issue(&all(&corpus), QuestionId(0));
        let answer = &sheet.positions[0];
        assert_eq!((answer.claims.len(), answer.figures.claims, answer.against), (2, 1, 0));
        assert_eq!(answer.apart, [ClaimId(1)]);
        assert_eq!(
            altered.concordance(&all(&corpus), Columns::Documents).questions[0].disagreement,
            0
        );
        assert_eq!(altered.sharpest(&all(&corpus), 3), []);
        assert_eq!(
            alterations.sentence(&corpus).unwrap(),
            "Altered by you: “Other name” is not taken for Man."
        );
        alterations.toggle_undone(Undone::Name(man, 1));
        assert!(alterations.is_empty() && alterations.sentence(&corpus).is_none());
    }

    #[test]
    fn claims_about_entities_whose_link_is_undone_are_apart() {
        let (mut corpus, man, _) = two_names();
        let other = entity(&mut corpus, "Broader", EntityKind::Organisation);
        corpus.entities[0].links = vec![NameLink {
            to: other,
            matches: Match::Broad,
            why: None,
            evidence: None,
        }];
        edit(&mut corpus, ClaimId(1)).about = vec![other];
        let mut alterations = Alterations::default();
        alterations.toggle_undone(Undone::Link(other, man));
        let reading = Reading::altered(&corpus, alterations);
        assert!(reading.are_apart(ClaimId(0), ClaimId(1)) && reading.is_undone(Undone::Link(man, other)));
        edit(&mut corpus, ClaimId(1)).about = vec![man, other];
        let reading = Reading::altered(&corpus, Alterations::parse(&corpus, "l:man:broader").0);
        assert!(!reading.are_apart(ClaimId(0), ClaimId(1)));
    }

    #[test]
    fn a_moved_claim_counts_under_its_new_answer_everywhere() {
        let (corpus, _, asked) = two_names();
        let mut alterations = Alterations::default();
        alterations.move_claim(&corpus, ClaimId(1), 0.into());
        let reading = Reading::altered(&corpus, alterations.clone());
        let sheet = reading.issue(&all(&corpus), asked);
        assert_eq!(sheet.positions[0].claims, [ClaimId(0), ClaimId(1)]);
        assert_eq!(
            (sheet.positions[0].figures.lines_held, sheet.positions[1].claims.len()),
            (2, 0)
        );
        assert_eq!(sheet.relations[0].kind, RelationWord::Corroborates);
        let table = reading.concordance(&all(&corpus), Columns::Documents);
        assert_eq!(table.questions[0].positions[0].cells[1].mark, Some(Mark::Affirms));
        assert_eq!(table.questions[0].disagreement, 0);
        assert_eq!(
            alterations.sentence(&corpus).unwrap(),
            "Altered by you: the claim “Digest 1” stands under “p0” instead of “p1”."
        );
        alterations.move_claim(&corpus, ClaimId(1), 1.into());
        assert!(alterations.is_empty());
    }

    #[test]
    fn an_editors_contradiction_falls_when_a_reader_puts_both_under_one_answer() {
        let (mut corpus, ..) = two_names();
        crate::fixture::relate(
            &mut corpus,
            ClaimId(1),
            crosscheck_model::RelationKind::Contradicts,
            ClaimId(0),
        );
        assert_eq!(words(&Reading::new(&corpus)), ["contradicts"]);
        let (alterations, _) = Alterations::parse(&corpus, "m:claim-1:p0");
        assert_eq!(words(&Reading::altered(&corpus, alterations)), ["corroborates"]);
    }

    #[test]
    fn what_is_left_out_is_nowhere_and_its_column_is_silent_where_others_of_it_speak() {
        let (mut corpus, _, asked) = two_names();
        let other = question(&mut corpus, 2, &[]);
        let speaker = voice(&mut corpus, "Speaker", Naming::Named);
        said(&mut corpus, DocumentId(0), other, 0, &[speaker]);
        own(&mut corpus, DocumentId(1), other, 0);
        let reading = Reading::new(&corpus).without(Aside::Voice(speaker));
        assert_eq!(reading.claims().len(), 3);
        let table = reading.concordance(&all(&corpus), Columns::Documents);
        let row = table.questions.iter().find(|row| row.question == other).unwrap();
        assert_eq!(row.silent, [true, false]);
        let gone = Reading::new(&corpus).without(Aside::Document(DocumentId(0)));
        let table = gone.concordance(&all(&corpus), Columns::Documents);
        assert_eq!(
            (table.columns.len(), gone.issue(&all(&corpus), asked).figures.claims),
            (1, 1)
        );
    }

    #[test]
    fn one_institution_counts_once() {
        let mut corpus = Corpus::default();
        let asked = question(&mut corpus, 2, &[]);
        let body = entity(&mut corpus, "Body", EntityKind::Organisation);
        for name in ["One", "Two"] {
            let outlet = news(&mut corpus, name);
            let article = document(&mut corpus, outlet, "2016");
            let speaker = voice(&mut corpus, &["Speaker ", name].concat(), Naming::Named);
            corpus.voices[speaker.index()].institution = Some(crosscheck_model::Institution::Entity(body));
            said(&mut corpus, article, asked, 0, &[speaker]);
        }
        let lines = |reading: &Reading| {
            (
                reading.figures(&all(&corpus)).lines_held,
                reading.figures(&all(&corpus)).origins,
            )
        };
        let (alterations, unknown) = Alterations::parse(&corpus, "i");
        assert_eq!((lines(&Reading::new(&corpus)), unknown.len()), ((2, 2), 0));
        let once = Reading::altered(&corpus, alterations);
        assert_eq!(lines(&once), (1, 1));
        assert_eq!(once.figures(&all(&corpus)).sentence, "Both reach us from Body.");
        let table = once.concordance(&all(&corpus), Columns::Institutions);
        assert_eq!((table.columns.len(), table.columns[0].label.as_str()), (1, "Body"));
    }

    #[test]
    fn an_address_is_in_one_order_and_leads_back() {
        let (mut corpus, man, _) = two_names();
        let speaker = voice(&mut corpus, "Speaker", Naming::Named);
        let mut alterations = Alterations::default();
        alterations.toggle_aside(Aside::Voice(speaker));
        alterations.toggle_aside(Aside::Document(DocumentId(1)));
        alterations.toggle_aside(Aside::Outlet(OutletId(0)));
        alterations.move_claim(&corpus, ClaimId(0), 1.into());
        alterations.toggle_undone(Undone::Name(man, 1));
        alterations.institutions = true;
        let address = alterations.address(&corpus);
        assert_eq!(address, "d:document-1~i~m:claim-0:p1~n:man:Other name~o:one~v:speaker");
        let (read, unknown) = Alterations::parse(&corpus, &address);
        assert_eq!((read.address(&corpus), unknown), (address, Vec::new()));
        assert_eq!(
            read.sentence(&corpus).unwrap(),
            "Altered by you: the document Two, One and Speaker are left out (2 claims); the claim “Digest 0” stands under \
             “p1” instead of “p0”; “Other name” is not taken for Man; one institution counts once."
        );
    }

    #[test]
    fn what_the_corpus_does_not_have_is_given_back() {
        let (corpus, ..) = two_names();
        let (read, unknown) = Alterations::parse(&corpus, "d:gone~x:y~m:claim-0:p9~~i~n:man:Nobody~m:claim-0");
        assert_eq!(unknown, ["d:gone", "x:y", "m:claim-0:p9", "n:man:Nobody", "m:claim-0"]);
        assert_eq!(read.address(&corpus), "i");
        assert_eq!(Alterations::parse(&corpus, ""), (Alterations::default(), Vec::new()));
    }
}
