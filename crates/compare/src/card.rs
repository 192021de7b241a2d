//! Turns a claim into all that is said of it on a card: who, on whose authority, how certainly, of when, in which words.

use crosscheck_model::{
    Access, Altered, Certainty, ClaimId, Level, Mode, PositionId, QuestionId, RelayDistance, Source, VoiceId,
};

use crate::issue::is_party;
use crate::mark::{Mark, claim_mark};
use crate::provenance::{Credit, Speaker, Step, breadcrumb, speaker};
use crate::reading::Reading;
use crate::words::{list, quoted};

/// A claim as a card shows it. Words are for the reader; the record has the values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The claim.
    pub claim: ClaimId,
    /// The question it answers.
    pub question: QuestionId,
    /// The answer it stands under, in this reading.
    pub position: PositionId,
    /// A reader moved it there.
    pub moved: bool,
    /// What the voice does with the answer.
    pub mark: Mark,
    /// What it says, in our words.
    pub digest: String,
    /// Who speaks, in the role of that date.
    pub speaker: Speaker,
    /// The speaker, or someone the words came from, is a party to the question.
    pub stake: bool,
    /// On whose authority, nearest the reader first.
    pub breadcrumb: Vec<Step>,
    /// "stated as probable".
    pub certainty: &'static str,
    /// How many of the three steps of the bar are filled.
    pub steps: u8,
    /// "reported", "quoted", "in the headline".
    pub mode: &'static str,
    /// "the document rebuts it"; empty where it passes it on.
    pub relay: &'static str,
    /// "read from a label or the context"; empty where the text says it.
    pub level: &'static str,
    /// "at first hand"; empty where the text does not say.
    pub access: &'static str,
    /// "20 May 2017".
    pub said: Option<String>,
    /// "7 June 2017".
    pub happened: Option<String>,
    /// The text's own dates conflict.
    pub dates_conflict: bool,
    /// Its names for the force, as printed.
    pub names: Vec<String>,
    /// "differs from the copy it was traced to"; empty where it does not.
    pub altered: &'static str,
    /// Where it stands.
    pub source: Source,
}

/// The card of a claim; `None` for one this corpus does not have.
#[must_use]
pub fn card(reading: &Reading, id: ClaimId) -> Option<Card> {
    let corpus = reading.corpus();
    let claim = corpus.claim(id)?;
    Some(Card {
        claim: id,
        question: claim.question,
        position: reading.position(id)?,
        moved: reading.is_moved(id),
        mark: claim_mark(corpus, id),
        digest: claim.digest.clone(),
        speaker: speaker(corpus, id),
        stake: !stakes(reading, claim.question, &[id]).is_empty(),
        breadcrumb: breadcrumb(corpus, id),
        certainty: certainty_words(claim.certainty),
        steps: claim.certainty.strength(),
        mode: match claim.mode {
            Mode::Direct => "quoted",
            Mode::Indirect => "reported",
            Mode::Mixed => "partly quoted",
            Mode::OwnVoice => "in its own words",
            Mode::Headline => "in the headline",
            Mode::Caption => "in a caption",
        },
        relay: match claim.relay {
            RelayDistance::Endorses => "the document takes it as true",
            RelayDistance::Neutral => "",
            RelayDistance::Distances => "the document keeps its distance",
            RelayDistance::Rebuts => "the document rebuts it",
        },
        level: match claim.level {
            Level::Textual => "",
            Level::Interpretive => "read from a label or the context",
            Level::Inferential => "concluded from several places",
        },
        access: match claim.access {
            Access::FirstHand => "at first hand",
            Access::SecondHand => "at second hand",
            Access::Documentary => "from documents",
            Access::Unknown => "",
        },
        said: claim.said.map(|date| date.words()),
        happened: claim.happened.map(|date| date.words()),
        dates_conflict: claim.anomaly,
        names: claim.names.clone(),
        altered: match claim.altered {
            Altered::No => "",
            Altered::Suspected => "may differ from the copy it was traced to",
            Altered::Yes => "differs from the copy it was traced to",
        },
        source: claim.source(),
    })
}

impl Card {
    /// The whole card in one line of plain text.
    #[must_use]
    pub fn words(&self) -> String {
        // The mark is of whoever speaks, not of the document that prints it.
        let mut who = self.speaker.name.clone();
        if let Some(role) = &self.speaker.role {
            who = [&who, ", ", role, ","].concat();
        }
        let mut parts = vec![[&who, " ", self.mark.word(), ": ", &self.digest].concat()];
        let mut way = Vec::new();
        for step in &self.breadcrumb {
            way.push([&step.label, credit_words(step.credit)].concat());
        }
        parts.push(way.join(" ‹ "));
        for words in [
            self.certainty,
            self.mode,
            self.relay,
            self.level,
            self.access,
            self.altered,
        ] {
            if !words.is_empty() {
                parts.push(words.to_owned());
            }
        }
        if let Some(said) = &self.said {
            parts.push(["said ", said].concat());
        }
        if let Some(happened) = &self.happened {
            parts.push(["happened ", happened].concat());
        }
        if self.dates_conflict {
            parts.push("the text’s own dates conflict".to_owned());
        }
        if !self.names.is_empty() {
            let mut names = Vec::new();
            for name in &self.names {
                names.push(quoted(name));
            }
            parts.push(["prints ", &list(&names, "and")].concat());
        }
        if self.stake {
            parts.push("a party to the question".to_owned());
        }
        parts.push(["paragraph ", &self.source.paragraph.to_string()].concat());
        parts.join(" · ")
    }
}

/// Behind a step of the breadcrumb: ", not credited".
pub(crate) fn credit_words(credit: Credit) -> &'static str {
    match credit {
        Credit::Stated => "",
        Credit::NotCredited => ", not credited",
        Credit::Inferred => ", not credited, inferred",
    }
}

/// How certain a speaker is.
#[must_use]
pub fn certainty_words(certainty: Certainty) -> &'static str {
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

/// A speaker whose own interest is at stake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stake {
    /// Who.
    pub voice: VoiceId,
    /// "Ali Khedery".
    pub name: String,
    /// Their claims among those asked about, in order.
    pub claims: Vec<ClaimId>,
}

/// The speakers of some claims who are a party to the question: shown beside their lines, never folded into them.
#[must_use]
pub fn stakes(reading: &Reading, question: QuestionId, claims: &[ClaimId]) -> Vec<Stake> {
    let corpus = reading.corpus();
    let mut stakes: Vec<Stake> = Vec::new();
    for &id in claims {
        let Some(claim) = corpus.claim(id).filter(|_| reading.counts(id)) else {
            continue;
        };
        for &voice in &claim.by {
            if !is_party(corpus, voice, question) {
                continue;
            }
            match stakes.iter_mut().find(|stake| stake.voice == voice) {
                Some(stake) => stake.claims.push(id),
                None => stakes.push(Stake {
                    voice,
                    name: corpus.voice(voice).map(|voice| voice.name.clone()).unwrap_or_default(),
                    claims: vec![id],
                }),
            }
        }
    }
    stakes
}

#[cfg(test)]
mod tests {
    use crosscheck_model::{Corpus, Naming, Party, Relay};

    use super::*;
    use crate::fixture::{date, document, edit, follows, news, question, role, said, voice};

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
        assert_eq!((found.steps, found.mark, found.stake), (2, Mark::Qualifies, true));
        assert_eq!(
            found.words(),
            "Expert, analyst, qualifies: Digest 0. · Post ‹ Monitor, not credited ‹ Expert · stated as probable · \
             reported · the document keeps its distance · may differ from the copy it was traced to · said 20 May 2017 · \
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
}
