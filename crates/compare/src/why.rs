//! Turns a computed word or number into what stands behind it: the rule in one sentence, the claims it was applied to, and the
//! paragraphs they stand in. Every rule is a line of one table.

use crosscheck_model::{ClaimId, Corpus, Source};

use crate::concordance::{PositionRow, Row};
use crate::mark::Mark;
use crate::reading::Reading;
use crate::summary::SummaryKind;
use crate::words::add_once;

macro_rules! rules {
    ($($name:ident $key:literal $text:literal)+) => {
        /// A rule by which something is computed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "each is its text")]
        pub enum Rule { $($name),+ }

        impl Rule {
            /// Every rule.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The slug and the sentence.
            fn entry(self) -> (&'static str, &'static str) {
                const TABLE: &[(&str, &str)] = &[$(($key, $text)),+];
                TABLE.get(self as usize).copied().unwrap_or_default()
            }
        }
    };
}

rules! {
    Authored "authored" "An editor judged it, in the words given."
    Affirms "affirms" "At least one voice here holds the answer outright."
    Qualifies "qualifies" "Everyone here who holds the answer holds it as probable or possible, or limits another claim."
    Denies "denies" "A voice here rejects the answer, and none holds it."
    Questions "questions" "A voice here asks whether the answer holds, and none holds or rejects it."
    PassesOn "passes-on" "The answer is only mentioned here: nobody holds, rejects or questions it."
    Silent "silent" "No claim of this column is on the question, in the whole corpus."
    CouldNotKnow "could-not-know" "Every claim on it is of a later day than the last on which these documents were published."
    Claims "claims" "Each statement in one paragraph that takes the answer or passes it on counts once."
    Documents "documents" "The documents in which these claims stand."
    Newsrooms "newsrooms" "Where the reporting was done: an open copy counts as what it copies, unknown newsrooms as one; traced puts the original in the place of an uncredited rewrite."
    Origins "origins" "Speakers, reports and outlets’ own voices at which the chains begin; unnamed voices count as one."
    Lines "lines" "The largest number of stated chains no two of which share a node: the lower figure with unnamed voices and unknown newsrooms merged, the upper one with uncredited rewrites replaced by the originals they were traced to."
    Bottleneck "bottleneck" "The smallest set of nodes that all chains pass; of several the one nearest the reader."
    Disagreement "disagreement" "The sum, over pairs of answers that exclude each other, of the smaller number of held lines."
    Stake "stake" "The voice is a party to the question. Its claims count as any others."
    NotHeard "not-heard" "A party to the question that speaks in none of the claims in view."
    Unanswered "unanswered" "Nobody in view affirms an answer or passes one on."
    Changed "changed" "An editor says that a claim updates one it excludes, and none that two contradict each other; answers that exclude each other are never of one year."
    NearAgreement "near-agreement" "One answer is said once, and every document in view, at least three, gives one that excludes it."
    Split "split" "Given answers exclude each other, or one that is affirmed is also denied."
    SingleSource "single-source" "Nothing excludes anything, and every claim comes from one newsroom."
    OneSided "one-sided" "Nobody denies anything, and an answer nobody takes excludes one that is given."
    NotExclusive "not-exclusive" "Several answers are given, and none excludes another."
    Agreement "agreement" "One answer is given, and nothing that would exclude it."
    Repeats "repeats" "The same answer from the same origin, in another document."
    Hardens "hardens" "The same answer from the same origin in another document, and more certain there."
    Softens "softens" "The same answer from the same origin in another document, and less certain there."
    Corroborates "corroborates" "The same answer from two newsrooms, along chains that share no node."
    ChangesPosition "changes-position" "One voice takes answers that exclude each other."
    Contradicts "contradicts" "The answers exclude each other, or one is affirmed and denied; places and times overlap; no editor has judged the pair."
    QualifiesPlace "qualifies-place" "The answers exclude each other, but neither claim’s places contain the other’s."
    UpdatesTime "updates-time" "The answers exclude each other, but the claims are of times that do not meet."
    Thins "thins" "The document was taken from the other and gives the same answer there without the speaker the other names."
    HeadlineFirmer "headline-firmer" "A headline is more certain of an answer than any claim of the text below it."
    LostLine "lost-line" "The answer has independent lines, and none once this is left out."
    Dropped "dropped" "In the source and not in the document."
    Added "added" "In the document and not in the source."
    Altered "altered" "In both, and different."
    Names "names" "Each name as printed in headlines, captions and body; one name counts all that are taken for the same one."
    Numbers "numbers" "Lowest, best and highest figure as the claim gives them, by unit."
    DatesConflict "dates-conflict" "By the text’s own dates the words are older than what they are about."
    Differs "differs" "The columns that speak on it do not give the same answers with the same marks."
    OnlyOne "only-one" "One of the columns speaks on it, the others do not."
    Same "same" "The columns that speak on it give the same answers with the same marks."
}

impl Rule {
    /// The slug: "headline-firmer".
    #[must_use]
    pub fn key(self) -> &'static str {
        self.entry().0
    }

    /// The rule in one sentence.
    #[must_use]
    pub fn text(self) -> &'static str {
        self.entry().1
    }
}

impl From<Mark> for Rule {
    fn from(mark: Mark) -> Self {
        match mark {
            Mark::Affirms => Self::Affirms,
            Mark::Qualifies => Self::Qualifies,
            Mark::Denies => Self::Denies,
            Mark::Questions => Self::Questions,
            Mark::PassesOn => Self::PassesOn,
            Mark::Silent => Self::Silent,
            Mark::CouldNotKnow => Self::CouldNotKnow,
        }
    }
}

impl From<SummaryKind> for Rule {
    fn from(kind: SummaryKind) -> Self {
        match kind {
            SummaryKind::Split => Self::Split,
            SummaryKind::Changed => Self::Changed,
            SummaryKind::NearAgreement => Self::NearAgreement,
            SummaryKind::OneSided => Self::OneSided,
            SummaryKind::NotExclusive => Self::NotExclusive,
            SummaryKind::Agreement => Self::Agreement,
            SummaryKind::SingleSource => Self::SingleSource,
            SummaryKind::Unanswered => Self::Unanswered,
        }
    }
}

/// What stands behind a computed word or number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// The rule.
    pub rule: Rule,
    /// What it was applied to, in order.
    pub claims: Vec<ClaimId>,
    /// Where these stand, each once.
    pub paragraphs: Vec<Source>,
}

impl Why {
    /// A rule and the claims it was applied to.
    #[must_use]
    pub fn new(corpus: &Corpus, rule: impl Into<Rule>, claims: &[ClaimId]) -> Self {
        let (mut known, mut paragraphs) = (Vec::new(), Vec::new());
        for &id in claims {
            if let Some(claim) = corpus.claim(id) {
                add_once(&mut known, id);
                add_once(&mut paragraphs, claim.source());
            }
        }
        Self {
            rule: rule.into(),
            claims: known,
            paragraphs,
        }
    }
}

/// What stands behind a cell: its claims, or for a silent column and one that could not know, those of the others. `None`
/// where the column speaks on the question and not of this answer.
#[must_use]
pub fn why_cell(reading: &Reading, row: &Row, position: &PositionRow, column: usize) -> Option<Why> {
    let cell = position.cells.get(column)?;
    let mark = cell.mark?;
    let mut claims = cell.claims.clone();
    if claims.is_empty() {
        let silent = mark == Mark::Silent || row.could_not_know.get(column) == Some(&true);
        for each in &row.positions {
            if silent || each.position == position.position {
                for cell in &each.cells {
                    claims.extend(&cell.claims);
                }
            }
        }
    }
    Some(Why::new(reading.corpus(), mark, &claims))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{document, news, own, question};

    #[test]
    fn every_rule_has_a_sentence_and_a_key_of_its_own() {
        for (index, rule) in Rule::ALL.iter().enumerate() {
            assert_eq!(*rule as usize, index);
            assert!(rule.text().ends_with('.') && !rule.key().contains(' '), "{rule:?}");
            assert!(Rule::ALL.iter().skip(index + 1).all(|other| other.key() != rule.key()));
        }
    }

    #[test]
    fn paragraphs_are_those_of_the_claims_each_once() {
        let mut corpus = Corpus::default();
        let outlet = news(&mut corpus, "Outlet");
        let article = document(&mut corpus, outlet, "2016");
        let asked = question(&mut corpus, 2, &[]);
        let claims = [own(&mut corpus, article, asked, 0), own(&mut corpus, article, asked, 1)];
        let why = Why::new(&corpus, Mark::Affirms, &[claims[0], claims[1], claims[0], ClaimId(9)]);
        assert_eq!((why.claims.as_slice(), why.paragraphs.len()), (&claims[..], 1));
        assert_eq!(why.rule, Rule::Affirms);
    }

    #[test]
    fn a_quiet_cell_leads_to_what_the_others_say() {
        let mut corpus = Corpus::default();
        let outlets = ["One", "Two"].map(|name| news(&mut corpus, name));
        let articles = outlets.map(|outlet| document(&mut corpus, outlet, "2016"));
        let (asked, other) = (question(&mut corpus, 2, &[]), question(&mut corpus, 2, &[]));
        let spoken = own(&mut corpus, articles[0], asked, 0);
        own(&mut corpus, articles[1], other, 0);
        let reading = Reading::new(&corpus);
        let table = reading.concordance(&reading.claims(), crate::Columns::Documents);
        let row = table.questions.iter().find(|row| row.question == asked).unwrap();
        let why = |position: usize, column| {
            why_cell(&reading, row, &row.positions[position], column).map(|why| (why.rule, why.claims))
        };
        assert_eq!(why(0, 0), Some((Rule::Affirms, vec![spoken])));
        assert_eq!(why(0, 1), Some((Rule::Silent, vec![spoken])));
        assert_eq!(why(1, 0), None);
    }
}
