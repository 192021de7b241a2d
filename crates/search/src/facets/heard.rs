//! Whoever is heard, as values of a facet: first the voices of the corpus by their numbers, then its outlets by theirs.

use crosscheck_model::{Corpus, Institution, OutletId, Relay, VoiceId};

use super::called::{names_of, outlet_names};
use super::definition::{Take, Value};

/// Stands before the id of an outlet where a voice has the same.
const OUTLET: &str = "outlet:";

impl Value {
    /// The value of somebody who is heard, in the facets of voices and of those whom claims came through.
    #[must_use]
    pub fn heard(corpus: &Corpus, relay: Relay) -> Option<Self> {
        number(corpus, relay).map(Self::Recorded)
    }
}

/// The number of a voice or an outlet.
pub(super) fn number(corpus: &Corpus, relay: Relay) -> Option<u32> {
    match relay {
        Relay::Voice(voice) => Some(voice.0),
        other => {
            let voices = u32::try_from(corpus.voices.len()).ok()?;
            corpus.outlet_of(other)?.0.checked_add(voices)
        }
    }
}

/// Who has a number.
fn of(corpus: &Corpus, number: u32) -> Relay {
    match (number as usize).checked_sub(corpus.voices.len()) {
        None => Relay::Voice(VoiceId(number)),
        Some(outlet) => Relay::Outlet(OutletId::from(outlet)),
    }
}

/// Every number is below this one.
pub(super) fn bound(corpus: &Corpus) -> usize {
    corpus.voices.len() + corpus.outlets.len()
}

/// The key and the label.
pub(super) fn describe(corpus: &Corpus, value: u32) -> Option<(String, String)> {
    match of(corpus, value) {
        Relay::Voice(voice) => {
            let voice = corpus.voice(voice)?;
            Some((voice.id.clone(), voice.name.clone()))
        }
        other => {
            let outlet = corpus.outlet(corpus.outlet_of(other)?)?;
            let id = if corpus.find_voice(&outlet.id).is_some() {
                [OUTLET, &outlet.id].concat()
            } else {
                outlet.id.clone()
            };
            Some((id, outlet.label().to_owned()))
        }
    }
}

/// The number of a key.
pub(super) fn find(corpus: &Corpus, key: &str) -> Option<u32> {
    if let Some(voice) = corpus.find_voice(key) {
        return Some(voice.0);
    }
    let id = key.strip_prefix(OUTLET).unwrap_or(key);
    number(corpus, Relay::Outlet(corpus.find_outlet(id)?))
}

/// Gives what else it is called: an outlet by its full name, anybody by the names of its entity, and a voice by those of the
/// institution it belongs to.
pub(super) fn other_names(corpus: &Corpus, value: u32, with: &mut Take<'_>) {
    match of(corpus, value) {
        Relay::Voice(voice) => {
            let Some(voice) = corpus.voice(voice) else { return };
            names_of(corpus, voice.entity, with);
            // "Of" before it, so that an institution that speaks itself goes before those who belong to it.
            let mut belonging = |name: &str| with(&["of ", name].concat());
            match &voice.institution {
                Some(Institution::Entity(entity)) => names_of(corpus, Some(*entity), &mut belonging),
                Some(Institution::Words(words)) => belonging(words),
                None => {}
            }
        }
        other => {
            if let Some(OutletId(outlet)) = corpus.outlet_of(other) {
                outlet_names(corpus, outlet, with);
            }
        }
    }
}
