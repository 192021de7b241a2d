use crosscheck_compare::fixture::{all, copies, document, edit, follows, news, outlet, own, question, said, voice};
use crosscheck_compare::{Figures, Node, figures};
use crosscheck_messages::EN;
use crosscheck_model::{Corpus, Naming, OutletKind, QuestionId, Relay, VoiceId};

/// Lines held and traced, and the sentence.
fn check(corpus: &Corpus, held: usize, traced: usize, sentence: &str) -> Figures {
    let figures = figures(corpus, &all(corpus));
    assert_eq!(
        (
            figures.lines_held,
            figures.lines_traced,
            EN.reach(corpus, &figures).as_str()
        ),
        (held, traced, sentence)
    );
    figures
}

fn asked() -> (Corpus, QuestionId) {
    let mut corpus = Corpus::default();
    let question = question(&mut corpus, 2, &[]);
    (corpus, question)
}

fn person(corpus: &mut Corpus, name: &str) -> VoiceId {
    voice(corpus, name, Naming::Named)
}

#[test]
fn nothing_in_view_is_said_by_nobody() {
    let corpus = Corpus::default();
    let nothing = figures(&corpus, &[]);
    assert_eq!(nothing, Figures::default());
    assert_eq!(EN.reach(&corpus, &nothing), "Nobody says so.");
}

#[test]
fn a_story_and_its_open_copy_are_one_line_through_the_story() {
    let (mut corpus, question) = asked();
    let (copier, insider) = (news(&mut corpus, "Track Persia"), news(&mut corpus, "Business Insider"));
    let khedery = person(&mut corpus, "Ali Khedery");
    let (story, copy) = (
        document(&mut corpus, insider, "2016-06-01"),
        document(&mut corpus, copier, "2016-06-04"),
    );
    copies(&mut corpus, copy, Relay::Outlet(insider));
    own(&mut corpus, story, question, 0);
    said(&mut corpus, story, question, 0, &[khedery]);
    said(&mut corpus, story, question, 0, &[khedery]);
    own(&mut corpus, copy, question, 0);
    let figures = check(&corpus, 1, 1, "All four reach us through Business Insider.");
    assert_eq!(
        (
            figures.claims,
            figures.documents,
            figures.newsrooms_held,
            figures.newsrooms_traced
        ),
        (4, 2, 1, 1)
    );
    assert_eq!((figures.origins, figures.bottleneck), (2, vec![Node::Outlet(insider)]));
}

#[test]
fn an_uncredited_rewrite_is_one_newsroom_held_and_another_traced() {
    let (mut corpus, question) = asked();
    let (post, monitor, breitbart) = (
        news(&mut corpus, "Post"),
        news(&mut corpus, "Monitor"),
        news(&mut corpus, "Breitbart"),
    );
    let (first, second) = (document(&mut corpus, post, "2017"), document(&mut corpus, post, "2019"));
    follows(&mut corpus, first, Relay::Outlet(monitor));
    follows(&mut corpus, second, Relay::Outlet(breitbart));
    let (one, two) = (person(&mut corpus, "One"), person(&mut corpus, "Two"));
    said(&mut corpus, first, question, 0, &[one]);
    said(&mut corpus, second, question, 0, &[two]);
    let figures = check(&corpus, 1, 2, "Both reach us through Post.");
    assert_eq!((figures.newsrooms_held, figures.newsrooms_traced), (1, 2));
    assert_eq!(
        EN.figures(&corpus, &figures),
        "2 claims in 2 documents, from 1 separate source; 2 if Monitor and Breitbart count."
    );
}

#[test]
fn one_speaker_in_two_newsrooms_is_one_line() {
    let (mut corpus, question) = asked();
    let (one, two) = (news(&mut corpus, "One"), news(&mut corpus, "Two"));
    let speaker = person(&mut corpus, "Ali Khedery");
    for outlet in [one, two] {
        let article = document(&mut corpus, outlet, "2016");
        said(&mut corpus, article, question, 0, &[speaker]);
    }
    check(&corpus, 1, 1, "Both reach us from Ali Khedery.");
}

#[test]
fn two_lines_name_the_smallest_set_that_meets_them() {
    let (mut corpus, question) = asked();
    for name in ["One", "Two"] {
        let outlet = news(&mut corpus, name);
        let article = document(&mut corpus, outlet, "2016");
        own(&mut corpus, article, question, 0);
    }
    let figures = check(&corpus, 2, 2, "Both reach us through One or Two.");
    assert_eq!(figures.bottleneck.len(), 2);
}

#[test]
fn unnamed_voices_may_be_one() {
    let (mut corpus, question) = asked();
    for name in ["One", "Two"] {
        let outlet = news(&mut corpus, name);
        let article = document(&mut corpus, outlet, "2016");
        let unnamed = voice(&mut corpus, &["Somebody in ", name].concat(), Naming::Unnamed);
        said(&mut corpus, article, question, 0, &[unnamed]);
    }
    let figures = check(&corpus, 1, 2, "Both reach us from unnamed voices.");
    assert_eq!(
        EN.sources(&corpus, &figures),
        "1 separate source; 2 if the unnamed speakers are several"
    );
    assert_eq!((figures.origins, figures.bottleneck), (1, vec![Node::UnnamedVoices]));
}

#[test]
fn unknown_newsrooms_may_be_one() {
    let (mut corpus, question) = asked();
    for name in ["One", "Two"] {
        let outlet = outlet(&mut corpus, name, OutletKind::Unknown);
        let article = document(&mut corpus, outlet, "2016");
        own(&mut corpus, article, question, 0);
    }
    let figures = check(&corpus, 1, 2, "Both reach us through unknown newsrooms.");
    assert_eq!(
        EN.sources(&corpus, &figures),
        "1 separate source; 2 if the unknown newsrooms are several"
    );
    assert_eq!(
        (figures.newsrooms_held, figures.newsrooms_traced, figures.origins),
        (1, 2, 1)
    );
}

#[test]
fn a_single_unnamed_voice_and_a_single_unknown_newsroom_keep_their_nodes() {
    let (mut corpus, question) = asked();
    let unknown = outlet(&mut corpus, "Outlet not named", OutletKind::Unknown);
    let article = document(&mut corpus, unknown, "2020");
    let unnamed = voice(&mut corpus, "Somebody", Naming::Unnamed);
    said(&mut corpus, article, question, 0, &[unnamed]);
    let figures = check(&corpus, 1, 1, "The only claim reaches us through an unknown newsroom.");
    assert_eq!(figures.bottleneck, [Node::Outlet(unknown)]);
}

/// The four chains of the design: a-x-c, b-x-d, a-y-d, b-y-c. A united flow would find two.
#[test]
fn four_crossing_chains_are_one_line_though_no_node_is_on_all() {
    let (mut corpus, question) = asked();
    let (a, b, x, y) = (
        news(&mut corpus, "a"),
        news(&mut corpus, "b"),
        news(&mut corpus, "x"),
        news(&mut corpus, "y"),
    );
    let (c, d) = (person(&mut corpus, "c"), person(&mut corpus, "d"));
    for (outlet, relay, origin) in [(a, x, c), (b, x, d), (a, y, d), (b, y, c)] {
        let article = document(&mut corpus, outlet, "2016");
        let claim = said(&mut corpus, article, question, 0, &[origin]);
        edit(&mut corpus, claim).via = vec![Relay::Outlet(relay)];
    }
    let figures = check(&corpus, 1, 1, "All four reach us through a or b.");
    assert_eq!(figures.bottleneck, [Node::Outlet(a), Node::Outlet(b)]);
}
