//! Turns a claim into all that is said of it on a card: who, on whose authority, how certainly, of when, in which words.

use crosscheck_model::{
    Access, Altered, Certainty, ClaimId, Date, Level, Mark, Mode, PositionId, QuestionId, RelayDistance, Source,
};

use crate::judge::{claim_mark, is_denial, stakes};
use crate::reading::Reading;
use crate::trace::{Speaker, Step, breadcrumb, speaker};

/// A claim as a card shows it.
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
    /// What the document does with the answer.
    pub mark: Mark,
    /// Whoever speaks denies something.
    pub denial: bool,
    /// What it says, in our words.
    pub digest: String,
    /// Who speaks, in the role of that date.
    pub speaker: Speaker,
    /// The speaker, or someone the words came from, is a party to the question.
    pub stake: bool,
    /// On whose authority, nearest the reader first.
    pub breadcrumb: Vec<Step>,
    /// How certain the speaker is.
    pub certainty: Certainty,
    /// How many of the three steps of the bar are filled.
    pub steps: u8,
    /// Reported, quoted, in a headline.
    pub mode: Mode,
    /// What the document makes of it.
    pub relay: RelayDistance,
    /// Whether the text says it, or it is read from the context.
    pub level: Level,
    /// How the speaker knows it.
    pub access: Access,
    /// When it was said.
    pub said: Option<Date>,
    /// When what it tells happened.
    pub happened: Option<Date>,
    /// The text's own dates conflict.
    pub dates_conflict: bool,
    /// Its names for the force, as printed.
    pub names: Vec<String>,
    /// Whether its words differ from the copy it was traced to.
    pub altered: Altered,
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
        denial: is_denial(corpus, id),
        digest: claim.digest.clone(),
        speaker: speaker(corpus, id),
        stake: !stakes(reading, claim.question, &[id]).is_empty(),
        breadcrumb: breadcrumb(corpus, id),
        certainty: claim.certainty,
        steps: claim.certainty.strength(),
        mode: claim.mode,
        relay: claim.relay,
        level: claim.level,
        access: claim.access,
        said: claim.said,
        happened: claim.happened,
        dates_conflict: claim.anomaly,
        names: claim.names.clone(),
        altered: claim.altered,
        source: claim.source(),
    })
}
