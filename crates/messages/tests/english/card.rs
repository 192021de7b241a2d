use crosscheck_compare::fixture::{date, document, edit, follows, news, question, role, said, voice};
use crosscheck_compare::{Mark, Reading, card, stakes};
use crosscheck_messages::EN;
use crosscheck_model::{Altered, Certainty, ClaimId, Corpus, Naming, Party, Relay, RelayDistance};

#[test]
fn a_card_says_who_on_whose_authority_how_certainly_and_where() {
    let mut corpus = Corpus::default();
    let (post, monitor) = (news(&mut corpus, "Post"), news(&mut corpus, "Monitor"));
    let article = document(&mut corpus, post, "2017");
    follows(&mut corpus, article, Relay::Outlet(monitor));
    let asked = question(&mut corpus, 2, &[]);
    let expert = voice(&mut corpus, "Expert", Naming::Named);
    corpus.voices[0].roles = vec![role("analyst", None, None)];
    corpus.questions[0].parties = vec![Party::Voice(expert)];
    let id = said(&mut corpus, article, asked, 0, &[expert]);
    let claim = edit(&mut corpus, id);
    claim.certainty = Certainty::ProbableYes;
    claim.relay = RelayDistance::Distances;
    claim.said = Some(date("2017-05-20"));
    claim.happened = Some(date("2017-06-07"));
    claim.anomaly = true;
    claim.names = vec!["PMU".to_owned(), "IMIS".to_owned()];
    claim.altered = Altered::Suspected;
    let found = card(&Reading::new(&corpus), id).unwrap();
    assert_eq!((found.steps, found.mark, found.stake), (2, Mark::Distances, true));
    assert_eq!(
        EN.card(&found),
        "Expert, analyst: Digest 0. · the document: keeps its distance · Post ‹ Monitor, not credited ‹ Expert · stated as probable · \
         reported · may differ from the copy it was traced to · said 20 May 2017 · \
         happened 7 June 2017 · the text’s own dates conflict · prints “PMU” and “IMIS” · a party to the question · paragraph 1"
    );
    assert_eq!(card(&Reading::new(&corpus), ClaimId(9)), None);
}

#[test]
fn a_stake_stands_beside_the_line() {
    let mut corpus = Corpus::default();
    let outlet = news(&mut corpus, "Outlet");
    let article = document(&mut corpus, outlet, "2017");
    let asked = question(&mut corpus, 2, &[]);
    let (party, other) = (
        voice(&mut corpus, "Party", Naming::Named),
        voice(&mut corpus, "Other", Naming::Named),
    );
    corpus.voices[0].party = vec![asked];
    let claims = [
        said(&mut corpus, article, asked, 0, &[party]),
        said(&mut corpus, article, asked, 0, &[other]),
        said(&mut corpus, article, asked, 0, &[other, party]),
    ];
    let found = stakes(&Reading::new(&corpus), asked, &claims);
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].name.as_str(), &found[0].claims[..]),
        ("Party", &[claims[0], claims[2]][..])
    );
}
