//! The facets: one entry of the registry each.

/// A facet, in display order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FacetKind {
    /// People mentioned.
    Person,
    /// Organisations mentioned.
    Organisation,
    /// Places mentioned.
    Place,
    /// Events reported.
    Event,
    /// Who publishes the document.
    Outlet,
    /// Who speaks.
    Voice,
    /// What question a claim answers.
    Question,
    /// The voice's stance to the position.
    Stance,
    /// Year of publication.
    Year,
    /// The speaker's certainty.
    Certainty,
    /// The name a claim uses.
    Name,
}

impl FacetKind {
    /// Every facet, in display order.
    pub const ALL: [Self; 11] = [
        Self::Person, Self::Organisation, Self::Place, Self::Event, Self::Outlet, Self::Voice, Self::Question, Self::Stance,
        Self::Year, Self::Certainty, Self::Name,
    ];

    /// The key in the address, and the field in queries: "person".
    #[must_use]
    pub fn key(self) -> &'static str {
        todo!()
    }

    /// The facet of that key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Over its panel: "People".
    #[must_use]
    pub fn title(self) -> &'static str {
        todo!()
    }

    /// In a sentence: "person", "name used".
    #[must_use]
    pub fn noun(self) -> &'static str {
        todo!()
    }

    /// Whether it is a field of claims, so that its conditions hold together of one claim.
    #[must_use]
    pub fn claim_field(self) -> bool {
        todo!()
    }
}
