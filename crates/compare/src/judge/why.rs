//! Turns a computed word or number into what stands behind it: the rule, the claims it was applied to, and the paragraphs they
//! stand in.

use crosscheck_model::{ClaimId, Corpus, Mark, Source};

use super::summary::SummaryKind;
use crate::records::add_once;

/// Declares the rules, so that each is written once: its name and its slug.
macro_rules! rules {
    ($($name:ident $key:literal)+) => {
        /// A rule by which something is computed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "crates/messages says each in a sentence")]
        pub enum Rule { $($name),+ }

        impl Rule {
            /// Every rule.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The slug: "headline-firmer".
            #[must_use]
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => $key),+ }
            }
        }
    };
}

rules! {
    Authored "authored"
    Says "says-itself"
    Denies "denies-itself"
    Endorses "takes-as-true"
    Rebuts "rebuts"
    Distances "keeps-its-distance"
    PassesOn "passes-on"
    PassesOnDenial "passes-on-a-denial"
    Questions "questions"
    Silent "silent"
    CouldNotKnow "could-not-know"
    Claims "claims"
    Documents "documents"
    Newsrooms "newsrooms"
    Origins "origins"
    Lines "lines"
    Bottleneck "bottleneck"
    Disagreement "disagreement"
    Stake "stake"
    NotHeard "not-heard"
    Unanswered "unanswered"
    Changed "changed"
    NearAgreement "near-agreement"
    Split "split"
    Apart "apart"
    SingleSource "single-source"
    OneSided "one-sided"
    NotExclusive "not-exclusive"
    Agreement "agreement"
    Repeats "repeats"
    Hardens "hardens"
    Softens "softens"
    Corroborates "corroborates"
    ChangesPosition "changes-position"
    Contradicts "contradicts"
    QualifiesPlace "qualifies-place"
    UpdatesTime "updates-time"
    Thins "thins"
    HeadlineFirmer "headline-firmer"
    LostLine "lost-line"
    Dropped "dropped"
    Added "added"
    Altered "altered"
    Names "names"
    Numbers "numbers"
    DatesConflict "dates-conflict"
    Contradict "contradict-each-other"
    Differs "differs"
    Overlap "overlap"
    OnlyOne "only-one"
    Same "same"
}

impl From<Mark> for Rule {
    fn from(mark: Mark) -> Self {
        match mark {
            Mark::Says => Self::Says,
            Mark::Denies => Self::Denies,
            Mark::Endorses => Self::Endorses,
            Mark::Rebuts => Self::Rebuts,
            Mark::Distances => Self::Distances,
            Mark::PassesOn => Self::PassesOn,
            Mark::PassesOnDenial => Self::PassesOnDenial,
            Mark::Questions => Self::Questions,
            Mark::Silent => Self::Silent,
            Mark::CouldNotKnow => Self::CouldNotKnow,
        }
    }
}

impl From<SummaryKind> for Rule {
    fn from(kind: SummaryKind) -> Self {
        match kind {
            SummaryKind::Split => Self::Split,
            SummaryKind::Apart => Self::Apart,
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
    /// The claims it was applied to, in order.
    pub claims: Vec<ClaimId>,
    /// The paragraphs these stand in, each once.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{document, news, own, question};

    #[test]
    fn every_rule_has_a_key_of_its_own() {
        for (index, rule) in Rule::ALL.iter().enumerate() {
            assert!(!rule.key().contains(' '), "{rule:?}");
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
        let why = Why::new(&corpus, Mark::Says, &[claims[0], claims[1], claims[0], ClaimId(9)]);
        assert_eq!((why.claims.as_slice(), why.paragraphs.len()), (&claims[..], 1));
        assert_eq!(why.rule, Rule::Says);
    }
}
