//! Follows claims from the reader back to their origins, and counts how many of them come along independent lines.

mod breadcrumb;
mod figures;
mod lineage;
mod lines;
mod speaker;

pub use breadcrumb::{Credit, Step, breadcrumb};
pub(crate) use figures::count;
pub use figures::{Figures, Line, figures, lines};
pub use lineage::{Edge, GraphNode, GraphWay, Kind, Lineages, lineages};
pub use speaker::{CellSpeaker, Speaker, cell_speaker, speaker};

#[cfg(test)]
mod tests {
    use crosscheck_model::{Confidence, Corpus, EntityId, Naming, Relay};

    use super::*;
    use crate::fixture::{copies, date, document, edit, follows, news, own, question, role, said, voice};
    use crate::reading::{Count, Node, chain};

    fn words(steps: &[Step]) -> Vec<(&str, Credit)> {
        steps.iter().map(|step| (step.label.as_str(), step.credit)).collect()
    }

    #[test]
    fn a_breadcrumb_runs_outward_from_the_outlet() {
        let mut corpus = Corpus::default();
        let (post, breitbart, report) = (
            news(&mut corpus, "The Baghdad Post"),
            news(&mut corpus, "Breitbart"),
            news(&mut corpus, "inspector general"),
        );
        let military = voice(&mut corpus, "US military", Naming::Named);
        let article = document(&mut corpus, post, "2019");
        follows(&mut corpus, article, Relay::Outlet(breitbart));
        let question = question(&mut corpus, 2, &[]);
        let claim = said(&mut corpus, article, question, 0, &[military]);
        edit(&mut corpus, claim).via = vec![Relay::Outlet(report)];
        assert_eq!(
            words(&breadcrumb(&corpus, claim)),
            [
                ("The Baghdad Post", Credit::Stated),
                ("Breitbart", Credit::NotCredited),
                ("inspector general", Credit::Stated),
                ("US military", Credit::Stated),
            ]
        );
        corpus.documents[article.index()].lineage[0].confidence = Confidence::Inferred;
        assert_eq!(breadcrumb(&corpus, claim)[1].credit, Credit::Inferred);
    }

    #[test]
    fn a_paragraph_the_lineage_does_not_cover_is_the_outlets_own() {
        let mut corpus = Corpus::default();
        let (copier, source) = (news(&mut corpus, "Copier"), news(&mut corpus, "Source"));
        let article = document(&mut corpus, copier, "2016");
        copies(&mut corpus, article, Relay::Outlet(source));
        let question = question(&mut corpus, 2, &[]);
        let claim = own(&mut corpus, article, question, 0);
        assert_eq!(
            chain(&corpus, claim, Count::Held).nodes,
            [Node::Outlet(copier), Node::Outlet(source), Node::OwnVoice(source)]
        );
        assert_eq!(speaker(&corpus, claim).name, "Source");
        edit(&mut corpus, claim).paragraph = 100;
        assert_eq!(
            chain(&corpus, claim, Count::Held).nodes,
            [Node::Outlet(copier), Node::OwnVoice(copier)]
        );
        assert_eq!(speaker(&corpus, claim).name, "Copier");
    }

    #[test]
    fn traced_puts_the_original_in_the_place_of_an_uncredited_rewrite() {
        let mut corpus = Corpus::default();
        let (post, monitor) = (news(&mut corpus, "Post"), news(&mut corpus, "Monitor"));
        let speaker = voice(&mut corpus, "Speaker", Naming::Named);
        let article = document(&mut corpus, post, "2017");
        follows(&mut corpus, article, Relay::Outlet(monitor));
        let question = question(&mut corpus, 2, &[]);
        let claim = said(&mut corpus, article, question, 0, &[speaker]);
        let silent = own(&mut corpus, article, question, 0);
        let nodes = |claim, count| chain(&corpus, claim, count).nodes;
        assert_eq!(
            nodes(claim, Count::Held),
            [Node::Outlet(post), Node::Outlet(monitor), Node::Voice(speaker)]
        );
        assert_eq!(
            nodes(claim, Count::Traced),
            [Node::Outlet(monitor), Node::Voice(speaker)]
        );
        assert_eq!(
            nodes(silent, Count::Held),
            [Node::Outlet(post), Node::Outlet(monitor), Node::OwnVoice(post)]
        );
        assert_eq!(
            nodes(silent, Count::Traced),
            [Node::Outlet(monitor), Node::OwnVoice(monitor)]
        );
    }

    #[test]
    fn an_edition_counts_as_its_newsroom_and_nested_speakers_as_one_chain() {
        let mut corpus = Corpus::default();
        let newsroom = news(&mut corpus, "Newsroom");
        let edition = news(&mut corpus, "Edition");
        corpus.outlets[edition.index()].group = Some(newsroom);
        let (outer, inner) = (
            voice(&mut corpus, "Outer", Naming::Named),
            voice(&mut corpus, "Inner", Naming::Named),
        );
        let article = document(&mut corpus, edition, "2016");
        let question = question(&mut corpus, 2, &[]);
        let claim = said(&mut corpus, article, question, 0, &[outer, inner]);
        assert_eq!(
            chain(&corpus, claim, Count::Held).nodes,
            [Node::Outlet(newsroom), Node::Voice(outer), Node::Voice(inner)]
        );
        assert_eq!(words(&breadcrumb(&corpus, claim))[0], ("Edition", Credit::Stated));
        assert_eq!(speaker(&corpus, claim).name, "Inner");
    }

    #[test]
    fn a_body_that_is_both_voice_and_outlet_is_one_node() {
        let mut corpus = Corpus::default();
        let (paper, tank) = (news(&mut corpus, "Paper"), news(&mut corpus, "Think tank"));
        let voice = voice(&mut corpus, "Think tank", Naming::Named);
        corpus.entities.push(crosscheck_model::Entity {
            id: "tank".to_owned(),
            name: "Think tank".to_owned(),
            kind: crosscheck_model::EntityKind::Organisation,
            names: Vec::new(),
            search: Vec::new(),
            links: Vec::new(),
            place: None,
            within: None,
            note: None,
            wikidata: None,
        });
        corpus.outlets[tank.index()].entity = Some(EntityId(0));
        corpus.voices[voice.index()].entity = Some(EntityId(0));
        let article = document(&mut corpus, paper, "2016");
        let question = question(&mut corpus, 2, &[]);
        let claim = said(&mut corpus, article, question, 0, &[voice]);
        assert_eq!(
            chain(&corpus, claim, Count::Held).nodes,
            [Node::Outlet(paper), Node::Outlet(tank)]
        );
    }

    #[test]
    fn a_speaker_comes_with_the_role_of_the_time() {
        let mut corpus = Corpus::default();
        let outlet = news(&mut corpus, "Outlet");
        let official = voice(&mut corpus, "Official", Naming::Described);
        corpus.voices[official.index()].roles = vec![
            role("minister", None, Some("2014")),
            role("senator", Some("2015"), None),
        ];
        let article = document(&mut corpus, outlet, "2016");
        let question = question(&mut corpus, 2, &[]);
        let claim = said(&mut corpus, article, question, 0, &[official]);
        let found = speaker(&corpus, claim);
        assert_eq!(
            (found.role.as_deref(), found.unnamed, found.own_voice),
            (Some("senator"), true, false)
        );
        edit(&mut corpus, claim).said = Some(date("2013"));
        assert_eq!(speaker(&corpus, claim).role.as_deref(), Some("minister"));
    }

    #[test]
    fn without_a_speaker_the_nearest_relay_is_named() {
        let mut corpus = Corpus::default();
        let (paper, agency) = (news(&mut corpus, "Paper"), news(&mut corpus, "Agency"));
        let article = document(&mut corpus, paper, "2016");
        let question = question(&mut corpus, 2, &[]);
        let claim = own(&mut corpus, article, question, 0);
        edit(&mut corpus, claim).via = vec![Relay::Outlet(agency)];
        assert_eq!(
            (speaker(&corpus, claim).name.as_str(), speaker(&corpus, claim).own_voice),
            ("Agency", false)
        );
        assert_eq!(cell_speaker(&corpus, claim), CellSpeaker::Name("Agency".to_owned()));
    }
}
