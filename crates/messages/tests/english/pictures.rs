use crosscheck_compare::fixture::{all, date, document, edit, follows, news, own, question, said, voice};
use crosscheck_compare::{Asked, Graph, Reading, TimeFigures, TimeRow, network, timeline};
use crosscheck_messages::EN;
use crosscheck_model::{Corpus, DocumentId, Naming, Relay};

#[test]
fn a_time_line_is_titled_by_what_it_shows() {
    let dates = |first: &str, last: &str| Some((date(first), date(last)));
    let mut figures = TimeFigures {
        events: 4,
        over: 1,
        documents: 2,
        appeared: dates("2016", "2018-05"),
        happened: Some((date("2014").first, date("2017").last)),
        fullest: Some((2016, 1)),
    };
    assert_eq!(
        EN.time_title(&figures),
        "One of 4 dated events was over before the first of two documents appeared"
    );
    assert_eq!(
        EN.time_deck(&figures),
        "What is in view appeared from 2016 to May 2018; the events told of happened in 2014–2017."
    );
    figures.over = 0;
    assert_eq!(EN.time_title(&figures), "Two documents appeared from 2016 to May 2018");
    figures.fullest = Some((2016, 2));
    assert!(EN.time_title(&figures).ends_with("most of them, 2, in 2016"));
    assert_eq!(EN.time_title(&TimeFigures::default()), "Nothing in view has a date");
    assert_eq!(EN.time_deck(&TimeFigures::default()), "");
    assert_eq!(EN.undated(TimeRow::Happened, 0), None);
}

#[test]
fn what_came_before_it_happened_is_said_with_both_dates() {
    let mut corpus = Corpus::default();
    let paper = news(&mut corpus, "Paper");
    let article = document(&mut corpus, paper, "2017");
    let asked = question(&mut corpus, 2, &[]);
    let claim = own(&mut corpus, article, asked, 0);
    edit(&mut corpus, claim).happened = Some(date("2018-05"));
    let reading = Reading::new(&corpus);
    let found = timeline(&reading, &[article], &[], &all(&corpus));
    assert_eq!(EN.before(&found.before[0]), "printed 2017, of May 2018");
    assert_eq!(EN.befores(found.before.len()), "1 claim came before what it speaks of");
}

#[test]
fn a_network_is_titled_by_its_cut_point_and_its_copies() {
    let mut corpus = Corpus::default();
    let (paper, source) = (news(&mut corpus, "Paper"), news(&mut corpus, "Source"));
    let article = document(&mut corpus, paper, "2016");
    follows(&mut corpus, article, Relay::Outlet(source));
    let asked = question(&mut corpus, 2, &[]);
    let speaker = voice(&mut corpus, "Speaker", Naming::Named);
    said(&mut corpus, DocumentId(0), asked, 0, &[speaker]);
    let draw = |graph| {
        let asked = Asked {
            graph,
            most: 40,
            ..Asked::default()
        };
        network(&Reading::new(&corpus), None, &all(&corpus), asked)
    };
    let heard = draw(Graph::Heard);
    assert_eq!(
        EN.network_title(&heard, None),
        "Without Paper one speaker is not heard at all"
    );
    assert_eq!(
        EN.cut(Graph::Heard, &heard.cuts[0]),
        "Without Paper one is no longer heard: Speaker."
    );
    assert_eq!(
        EN.network_title(&draw(Graph::Copied), None),
        "One of 1 ways of copying is not said in the text"
    );
    assert_eq!(
        EN.network_title(&draw(Graph::Named), Some("Nobody")),
        "Nothing in view is tied to Nobody here"
    );
}
