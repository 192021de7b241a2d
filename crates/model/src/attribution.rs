//! Turns a claim into who says it and whoever relayed it: the people, institutions, reports and outlets that are heard.

use crate::{
    Claim, Corpus, Date, Document, Lineage, LineageKind, Naming, OutletId, OutletKind, Relay, Role, Standing, Voice,
};

impl Corpus {
    /// Who says a claim, the outermost speaker first: its voices; or else the outlet or report that it came through first; or else
    /// the outlet whose own voice it is.
    #[must_use]
    pub fn speakers(&self, claim: &Claim) -> Vec<Relay> {
        if !claim.by.is_empty() {
            return claim.by.iter().map(|&voice| Relay::Voice(voice)).collect();
        }
        let own = || {
            self.document(claim.document)
                .map(|document| self.own_outlet(document, claim))
        };
        let speaker = claim.via.last().map(|&relay| self.as_heard(relay));
        speaker.or_else(|| own().map(Relay::Outlet)).into_iter().collect()
    }

    /// Whoever relayed a claim between its last speaker and the outlet of its document, nearest the document first: the sources
    /// of the document's lineage, what the words came through, and speakers who report what another says.
    #[must_use]
    pub fn relays(&self, claim: &Claim) -> Vec<Relay> {
        let Some(document) = self.document(claim.document) else {
            return Vec::new();
        };
        let copied = document.lineage_of(claim).map(|lineage| lineage.from);
        let by = claim.by.iter().map(|&voice| Relay::Voice(voice));
        let way = copied
            .chain(claim.via.iter().copied())
            .map(|relay| self.as_heard(relay))
            .chain(by);
        let origin = self.speakers(claim).pop();
        let mut relays: Vec<Relay> = Vec::new();
        for relay in way {
            if Some(relay) != origin && relay != Relay::Outlet(document.outlet) && !relays.contains(&relay) {
                relays.push(relay);
            }
        }
        relays
    }

    /// The outlet in whose own voice a claim is: for an open copy the outlet it was taken from.
    #[must_use]
    pub fn own_outlet(&self, document: &Document, claim: &Claim) -> OutletId {
        let copied = document.lineage_of(claim).take_while(|lineage| lineage.is_open_copy());
        let source = copied.last().and_then(|lineage| self.outlet_of(lineage.from));
        source.unwrap_or(document.outlet)
    }

    /// The outlet behind a relay, where it is none of the voices.
    #[must_use]
    pub fn outlet_of(&self, relay: Relay) -> Option<OutletId> {
        match relay {
            Relay::Outlet(outlet) => Some(outlet),
            Relay::Document(document) => self.document(document).map(|document| document.outlet),
            Relay::Voice(_) => None,
        }
    }

    /// A source that is a document is heard through its outlet.
    fn as_heard(&self, relay: Relay) -> Relay {
        self.outlet_of(relay).map_or(relay, Relay::Outlet)
    }

    /// What each speaker of a claim is, at the time it was said: in the order of [`speakers`](Self::speakers). Nothing for a voice
    /// of which it is not coded.
    #[must_use]
    pub fn standings(&self, claim: &Claim) -> Vec<Standing> {
        if claim.by.is_empty() && claim.via.is_empty() {
            return vec![Standing::OwnVoice];
        }
        let published = self.document(claim.document).and_then(Document::when);
        let of = |speaker: Relay| match speaker {
            Relay::Voice(voice) => self.voice(voice)?.standing_at(claim.said.or(published)),
            other => self.outlet(self.outlet_of(other)?).map(|outlet| outlet.kind.standing()),
        };
        self.speakers(claim).into_iter().filter_map(of).collect()
    }
}

impl Document {
    /// The sources from which the claim's paragraph was taken, nearest the document first.
    pub fn lineage_of<'a>(&'a self, claim: &Claim) -> impl Iterator<Item = &'a Lineage> + use<'a> {
        let paragraph = claim.paragraph;
        let lineage = self.lineage.iter();
        lineage.filter(move |lineage| lineage.kind != LineageKind::Non && lineage.covers(paragraph))
    }

    /// When it was published, or else modified.
    #[must_use]
    pub fn when(&self) -> Option<Date> {
        let dated = self.published.as_ref().or(self.modified.as_ref());
        dated.map(|dated| dated.value)
    }
}

impl Lineage {
    /// Whether the document says that it is a copy, and of what.
    #[must_use]
    pub fn is_open_copy(&self) -> bool {
        self.disclosed && self.kind == LineageKind::Wholly
    }
}

impl Voice {
    /// The role held at a time. Where no role is dated so, the first.
    #[must_use]
    pub fn role_at(&self, when: Option<Date>) -> Option<&Role> {
        let is_of_then = |role: &&Role| role.is_dated() && when.is_some_and(|when| role.may_be_held(when));
        self.roles.iter().find(is_of_then).or(self.roles.first())
    }

    /// What the voice is at a time: as coded with the role it then has, or else with the voice. A voice that nobody describes is
    /// unnamed where nothing is coded.
    #[must_use]
    pub fn standing_at(&self, when: Option<Date>) -> Option<Standing> {
        let of_role = self.role_at(when).and_then(|role| role.standing);
        let unnamed = (self.naming == Naming::Unnamed).then_some(Standing::Unnamed);
        of_role.or(self.standing).or(unnamed)
    }
}

impl Role {
    /// Whether it is known from when or until when it was held.
    #[must_use]
    pub fn is_dated(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }

    /// Whether it may have been held then: always, where it has no dates.
    #[must_use]
    pub fn may_be_held(&self, when: Date) -> bool {
        when.may_be_within(self.from.map(|date| date.first), self.to.map(|date| date.last))
    }
}

impl OutletKind {
    /// What an outlet of this kind is where it is heard.
    #[must_use]
    pub fn standing(self) -> Standing {
        match self {
            Self::OfficialReport => Standing::OfficialBody,
            Self::NgoReport => Standing::Civil,
            Self::ThinkTank => Standing::Expert,
            Self::News | Self::Agency | Self::StateMedia | Self::Aggregator | Self::SocialMedia | Self::Unknown => {
                Standing::Outlet
            }
        }
    }
}
