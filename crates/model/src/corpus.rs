//! What can be asked of a corpus: its records by id and by place, and its texts.

use crate::{
    Claim, ClaimId, Corpus, Day, Document, DocumentId, Entity, EntityId, Event, EventId, Lineage, Mention, Outlet,
    OutletId, Paragraph, Part, Question, QuestionId, Source, Text, Voice, VoiceId,
};

/// Looking a record up by an index of this corpus. Indexes are checked when the pack is made, and a pack from elsewhere
/// gives `None` rather than a panic.
macro_rules! look_up {
    ($($name:ident, $table:ident, $id:ty, $record:ty;)+) => {
        impl Corpus {$(
            #[doc = concat!("The record of one of `", stringify!($table), "`.")]
            #[must_use]
            pub fn $name(&self, id: $id) -> Option<&$record> {
                self.$table.get(id.index())
            }
        )+}
    };
}

look_up! {
    outlet, outlets, OutletId, Outlet;
    voice, voices, VoiceId, Voice;
    entity, entities, EntityId, Entity;
    event, events, EventId, Event;
    document, documents, DocumentId, Document;
    question, questions, QuestionId, Question;
    claim, claims, ClaimId, Claim;
}

macro_rules! find {
    ($($name:ident, $table:ident, $id:ty;)+) => {
        impl Corpus {$(
            #[doc = concat!("The index of the record with this authored id in `", stringify!($table), "`.")]
            #[must_use]
            pub fn $name(&self, id: &str) -> Option<$id> {
                self.$table.iter().position(|record| record.id == id).map(<$id>::from)
            }
        )+}
    };
}

find! {
    find_outlet, outlets, OutletId;
    find_voice, voices, VoiceId;
    find_entity, entities, EntityId;
    find_event, events, EventId;
    find_document, documents, DocumentId;
    find_question, questions, QuestionId;
    find_claim, claims, ClaimId;
}

impl Corpus {
    /// A paragraph, counted from 1.
    #[must_use]
    pub fn paragraph(&self, source: Source) -> Option<&Paragraph> {
        let index = (source.paragraph as usize).checked_sub(1)?;
        self.document(source.document)?.paragraphs.get(index)
    }

    /// The mentions of a paragraph, in order.
    pub fn mentions_in(&self, source: Source) -> impl Iterator<Item = &Mention> {
        let key = move |mention: &Mention| (mention.document, mention.paragraph);
        let start = self
            .mentions
            .partition_point(|mention| key(mention) < (source.document, source.paragraph));
        self.mentions
            .iter()
            .skip(start)
            .take_while(move |mention| key(mention) == (source.document, source.paragraph))
    }

    /// The mentions of a document, in order.
    #[must_use]
    pub fn mentions_of(&self, document: DocumentId) -> &[Mention] {
        let from = self.mentions.partition_point(|mention| mention.document < document);
        let to = self.mentions.partition_point(|mention| mention.document <= document);
        self.mentions.get(from..to).unwrap_or_default()
    }

    /// The claims of a document, in order.
    #[must_use]
    pub fn claims_of(&self, document: DocumentId) -> &[Claim] {
        let from = self.claims.partition_point(|claim| claim.document < document);
        let to = self.claims.partition_point(|claim| claim.document <= document);
        self.claims.get(from..to).unwrap_or_default()
    }

    /// The claims of a paragraph, in order.
    pub fn claims_in(&self, source: Source) -> impl Iterator<Item = (ClaimId, &Claim)> {
        let key = move |claim: &Claim| (claim.document, claim.paragraph);
        let start = self
            .claims
            .partition_point(|claim| key(claim) < (source.document, source.paragraph));
        self.claims
            .iter()
            .enumerate()
            .skip(start)
            .take_while(move |(_, claim)| key(claim) == (source.document, source.paragraph))
            .map(|(index, claim)| (ClaimId::from(index), claim))
    }

    /// The newsroom of an outlet: the outlet at the top of its groups.
    #[must_use]
    pub fn newsroom(&self, outlet: OutletId) -> OutletId {
        let mut at = outlet;
        // Bounded, so that a damaged pack with a circle of groups still ends.
        for _ in 0..self.outlets.len() {
            match self.outlet(at).and_then(|outlet| outlet.group) {
                Some(group) => at = group,
                None => break,
            }
        }
        at
    }

    /// Whether `inner` is `outer` or lies inside it.
    #[must_use]
    pub fn is_within(&self, inner: EntityId, outer: EntityId) -> bool {
        let mut at = Some(inner);
        for _ in 0..=self.entities.len() {
            match at {
                Some(entity) if entity == outer => return true,
                Some(entity) => at = self.entity(entity).and_then(|entity| entity.within),
                None => return false,
            }
        }
        false
    }

    /// Whether two claims may speak of one place: one place contains the other, and no place is every place.
    #[must_use]
    pub fn places_meet(&self, left: &Claim, right: &Claim) -> bool {
        let (left, right) = (&left.scope.places, &right.scope.places);
        let meet = |one, two| self.is_within(one, two) || self.is_within(two, one);
        left.is_empty() || right.is_empty() || left.iter().any(|&one| right.iter().any(|&two| meet(one, two)))
    }
}

impl Outlet {
    /// The short name where there is one.
    #[must_use]
    pub fn label(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.name)
    }
}

impl Claim {
    /// The paragraph it stands in.
    #[must_use]
    pub fn source(&self) -> Source {
        Source {
            document: self.document,
            paragraph: self.paragraph,
        }
    }

    /// Whether two claims may speak of one time.
    #[must_use]
    pub fn times_meet(&self, other: &Self) -> bool {
        let (one, two) = (self.days(), other.days());
        one.0 <= two.1 && two.0 <= one.1
    }

    /// The days a claim holds of: its scope's, or those of its event, or all. A scope open on one side is closed there by
    /// the event.
    #[must_use]
    pub fn days(&self) -> (Day, Day) {
        let from = self.scope.from.or(self.happened).map(|date| date.first);
        let to = self.scope.to.or(self.happened).map(|date| date.last);
        (from.unwrap_or(Day(i32::MIN)), to.unwrap_or(Day(i32::MAX)))
    }
}

impl Lineage {
    /// Whether it covers a paragraph.
    #[must_use]
    pub fn covers(&self, paragraph: u32) -> bool {
        self.covers.iter().any(|&(from, to)| (from..=to).contains(&paragraph))
    }
}

impl Corpus {
    /// The embedded text of a paragraph, where it has one and where it has come.
    #[must_use]
    pub fn text(&self, source: Source) -> Option<&str> {
        self.text_of(self.paragraph(source)?)
    }

    /// The same of a paragraph.
    #[must_use]
    pub fn text_of<'a>(&'a self, paragraph: &'a Paragraph) -> Option<&'a str> {
        match paragraph.text.as_ref()? {
            Text::Here(text) => Some(text),
            Text::Apart { start, length } => {
                let part = self.parts.of(*start)?;
                let from = start.checked_sub(part.start)? as usize;
                let bytes = part.bytes()?.get(from..from.checked_add(*length as usize)?)?;
                std::str::from_utf8(bytes).ok()
            }
        }
    }

    /// The part to fetch before the text of a paragraph can be shown.
    #[must_use]
    pub fn lacks(&self, source: Source) -> Option<&Part> {
        match self.paragraph(source)?.text.as_ref()? {
            Text::Here(_) => None,
            Text::Apart { start, .. } => self.parts.of(*start).filter(|part| part.bytes().is_none()),
        }
    }
}
