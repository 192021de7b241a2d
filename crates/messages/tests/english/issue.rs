use crosscheck_compare::fixture::{all, document, edit, news, own, question, said, voice};
use crosscheck_compare::issue;
use crosscheck_messages::EN;
use crosscheck_model::{ClaimId, Corpus, Entity, EntityId, EntityKind, Institution, Naming, Party, QuestionId};

fn entity(corpus: &mut Corpus, name: &str, within: Option<EntityId>) -> EntityId {
    corpus.entities.push(Entity {
        id: name.to_owned(),
        name: name.to_owned(),
        kind: EntityKind::Organisation,
        names: Vec::new(),
        search: Vec::new(),
        links: Vec::new(),
        place: None,
        within,
        note: None,
        wikidata: None,
    });
    (corpus.entities.len() - 1).into()
}

/// A question with one report, whose parties are a force and a government.
fn accused() -> (Corpus, EntityId, QuestionId) {
    let mut corpus = Corpus::default();
    let (force, government) = (
        entity(&mut corpus, "force", None),
        entity(&mut corpus, "government", None),
    );
    let asked = question(&mut corpus, 2, &[(0, 1)]);
    corpus.questions[0].parties = vec![Party::Entity(force), Party::Entity(government)];
    let outlet = news(&mut corpus, "Outlet");
    let article = document(&mut corpus, outlet, "2016");
    let claim = own(&mut corpus, article, asked, 0);
    edit(&mut corpus, claim).about = vec![force];
    (corpus, force, asked)
}

fn check(corpus: &Corpus, question: QuestionId, expected: &[(&str, &str)]) {
    let sheet = issue(corpus, &all(corpus), question);
    let whys: Vec<String> = sheet.not_heard.iter().map(|one| EN.unheard(one.why)).collect();
    let names = sheet.not_heard.iter().map(|one| one.name.as_str());
    let found: Vec<(&str, &str)> = names.zip(whys.iter().map(String::as_str)).collect();
    assert_eq!(found, expected);
}

const GOVERNMENT: (&str, &str) = ("government", "a party to the question, not heard on any question");

#[test]
fn a_party_that_is_spoken_about_is_not_thereby_heard() {
    let (corpus, _, asked) = accused();
    check(
        &corpus,
        asked,
        &[("force", "spoken about in 1 claim, not heard"), GOVERNMENT],
    );
}

#[test]
fn a_member_speaks_for_its_body() {
    let (mut corpus, force, asked) = accused();
    let brigade = entity(&mut corpus, "brigade", Some(force));
    let speaker = voice(&mut corpus, "Speaker", Naming::Named);
    corpus.voices[speaker.index()].institution = Some(Institution::Entity(brigade));
    said(&mut corpus, crosscheck_model::DocumentId(0), asked, 1, &[speaker]);
    check(&corpus, asked, &[GOVERNMENT]);
}

#[test]
fn whoever_speaks_only_elsewhere_is_not_heard_here() {
    let (mut corpus, force, asked) = accused();
    let other = question(&mut corpus, 2, &[]);
    let speaker = voice(&mut corpus, "Speaker", Naming::Named);
    corpus.voices[speaker.index()].entity = Some(force);
    corpus.voices[speaker.index()].party = vec![asked];
    said(&mut corpus, crosscheck_model::DocumentId(0), other, 1, &[speaker]);
    edit(&mut corpus, ClaimId(0)).about.clear();
    // Once, though it stands in the question's list as an entity and in its own as a voice.
    check(
        &corpus,
        asked,
        &[
            ("force", "a party to the question, heard only on other questions"),
            GOVERNMENT,
        ],
    );
}

#[test]
fn every_position_has_its_place_also_an_empty_one() {
    let (corpus, _, asked) = accused();
    let sheet = issue(&corpus, &all(&corpus), asked);
    assert_eq!(sheet.positions.len(), 2);
    assert_eq!(EN.reach(&corpus, &sheet.positions[1].figures), "Nobody says so.");
    assert_eq!(
        EN.clause(&corpus, &issue(&corpus, &all(&corpus), QuestionId(9)).summary),
        "this corpus has no such question"
    );
}
