//! The closed lists of the codebook. Each value has one spelling, the same in corpus files, exports and addresses.

use serde::{Deserialize, Serialize};

use crate::reader::{Read, Reader};

/// A value of a closed vocabulary.
pub trait Word: Copy + Eq + Sized + 'static {
    /// Every value, in the order of the codebook.
    const ALL: &'static [Self];
    /// The spelling in corpus files and exports.
    fn word(self) -> &'static str;
    /// The value of that spelling, if it is one.
    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.word() == word)
    }
}

macro_rules! vocabulary {
    ($($(#[$doc:meta])* $name:ident { $($variant:ident = $word:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[allow(missing_docs, reason = "each variant is its word")]
        pub enum $name { $($variant),+ }

        impl Word for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl Read for $name {
            fn read(reader: &mut Reader) -> Self {
                let chosen = reader.choice(Self::ALL.len());
                Self::ALL.get(chosen).copied().unwrap_or(Self::ALL[0])
            }
        }
    )+};
}

vocabulary! {
    /// What kind of publisher or relay an outlet is.
    OutletKind {
        News = "news", Agency = "agency", StateMedia = "state-media", Aggregator = "aggregator",
        OfficialReport = "official-report", NgoReport = "ngo-report", ThinkTank = "think-tank",
        SocialMedia = "social-media", Unknown = "unknown",
    }
    /// What kind of speaker a voice is.
    VoiceKind { Person = "person", Body = "body", Group = "group" }
    /// What whoever is heard is: in which capacity a voice speaks, or that it is an outlet.
    Standing {
        ServingOfficial = "serving-official", FormerOfficial = "former-official", OfficialBody = "official-body",
        ArmedGroup = "armed-group", Politician = "politician", Expert = "expert", Civil = "civil", Unnamed = "unnamed",
        Outlet = "outlet", OwnVoice = "own-voice",
    }
    /// How a speaker is identified (Reuters handbook).
    Naming { Named = "named", Described = "described", Unnamed = "unnamed", Collective = "collective" }
    /// What kind of thing a name names.
    EntityKind { Person = "person", Organisation = "organisation", Place = "place", Event = "event" }
    /// How two names or entities relate (SKOS).
    Match { Exact = "exact", Close = "close", Broad = "broad", Narrow = "narrow", Related = "related" }
    /// Whether a place is a spot or an area.
    Extent { Point = "point", Region = "region" }
    /// Where a date comes from.
    Basis { Text = "text", Url = "url", Metadata = "metadata", Inferred = "inferred" }
    /// What a block of text is in its document.
    ParagraphRole {
        Body = "body", Headline = "headline", Caption = "caption", Byline = "byline", Boilerplate = "boilerplate",
    }
    /// How much of a document comes from its source (METER).
    LineageKind { Wholly = "wholly-derived", Partially = "partially-derived", Non = "non-derived" }
    /// The provenance term (PROV-O).
    Prov {
        Quoted = "wasQuotedFrom", Derived = "wasDerivedFrom", Revision = "wasRevisionOf", Primary = "hadPrimarySource",
    }
    /// Whether a lineage was checked against the source or inferred.
    Confidence { Checked = "checked", Inferred = "inferred" }
    /// What happened to a passage on its way.
    VariantKind {
        Omission = "omission", Addition = "addition", Substitution = "substitution", Transposition = "transposition",
    }
    /// What part of a passage changed.
    VariantWhat {
        Name = "name", Attribution = "attribution", Date = "date", Certainty = "certainty", Quotation = "quotation",
        Voice = "voice", Order = "order", Headline = "headline",
    }
    /// How a number bounds what is meant: the number itself, near it, a little under it, or everything beyond it on one side.
    Bound {
        Exact = "exact", About = "about", Nearly = "nearly", MoreThan = "more-than", LessThan = "less-than",
    }
    /// What a question asks for.
    QuestionKind {
        Polar = "polar", Scalar = "scalar", Quantity = "quantity", Identity = "identity", Causal = "causal",
        Normative = "normative", Forecast = "forecast",
    }
    /// How two positions exclude each other (Argdown).
    ExclusionKind { Contrary = "contrary", Contradictory = "contradictory" }
    /// The voice's stance to the position (RumourEval).
    Stance { Support = "support", Deny = "deny", Query = "query", Comment = "comment" }
    /// Whose words a claim is made of (Citron; own voice, headline and caption are ours).
    Mode {
        Direct = "direct", Indirect = "indirect", Mixed = "mixed", OwnVoice = "own-voice", Headline = "headline",
        Caption = "caption",
    }
    /// The speaker's certainty (FactBank).
    Certainty {
        CertainYes = "CT+", ProbableYes = "PR+", PossibleYes = "PS+", CertainNo = "CT-", ProbableNo = "PR-",
        PossibleNo = "PS-", CertainUnknown = "CTu", Unknown = "Uu",
    }
    /// What the document makes of words it passes on (after GRaSP).
    RelayDistance { Endorses = "endorses", Neutral = "neutral", Distances = "distances", Rebuts = "rebuts" }
    /// How far our reading goes beyond the text (InkVisitor).
    Level { Textual = "textual", Interpretive = "interpretive", Inferential = "inferential" }
    /// How the speaker came to know (ICD 206).
    Access { FirstHand = "first-hand", SecondHand = "second-hand", Documentary = "documentary", Unknown = "unknown" }
    /// The speaker's likelihood of a forecast (the seven bands of ICD 203).
    Likelihood {
        AlmostNoChance = "almost-no-chance", VeryUnlikely = "very-unlikely", Unlikely = "unlikely", Even = "even",
        Likely = "likely", VeryLikely = "very-likely", AlmostCertain = "almost-certain",
    }
    /// How one claim bears on another, as an editor judged it.
    RelationKind {
        Supports = "supports", Contradicts = "contradicts", Qualifies = "qualifies", Undercuts = "undercuts",
        Updates = "updates", Elaborates = "elaborates",
    }
}

impl Certainty {
    /// How strongly the speaker holds it: 3 certain, 2 probable, 1 possible, 0 unknown.
    #[must_use]
    pub fn strength(self) -> u8 {
        match self {
            Self::CertainYes | Self::CertainNo => 3,
            Self::ProbableYes | Self::ProbableNo => 2,
            Self::PossibleYes | Self::PossibleNo => 1,
            Self::CertainUnknown | Self::Unknown => 0,
        }
    }
}

impl Standing {
    /// Whether it can be coded of a voice. What outlets are follows from their records.
    #[must_use]
    pub fn is_of_voices(self) -> bool {
        !matches!(self, Self::Outlet | Self::OwnVoice)
    }
}

impl ParagraphRole {
    /// Whether it is text of the document: names and claims of it count. Bylines, menus and other text of the site around it
    /// do not, and are shown dimmed.
    #[must_use]
    pub fn counts(self) -> bool {
        matches!(self, Self::Body | Self::Headline | Self::Caption)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_read_back() {
        fn check<W: Word + std::fmt::Debug>() {
            for value in W::ALL {
                assert_eq!(W::from_word(value.word()), Some(*value));
            }
        }
        check::<OutletKind>();
        check::<Certainty>();
        check::<Mode>();
        check::<Standing>();
        check::<Stance>();
        check::<ParagraphRole>();
        check::<RelationKind>();
        check::<Likelihood>();
        assert_eq!(Stance::from_word("Support"), None);
    }
}
