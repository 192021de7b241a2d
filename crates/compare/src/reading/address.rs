//! Alterations to and from the text that stands for them in the page's address.

use crosscheck_model::{Corpus, EntityId};

use super::alterations::{Alterations, Aside, Undone, answer_of};
use crate::records::add_once;

impl Alterations {
    /// The alterations as text: "d:track-persia-2016~m:claim:position~v:ali-khedery", and nothing for the corpus as it stands.
    /// The parts are sorted, so that equal alterations have one address. A part begins with its kind: `d`ocument,
    /// `i`nstitutions, `l`ink, `m`oved, `n`ame, `o`utlet or `v`oice.
    #[must_use]
    pub fn address(&self, corpus: &Corpus) -> String {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(self.aside.iter().map(|&aside| aside_part(corpus, aside)));
        for &(id, to) in &self.moved {
            if let Some((claim, position)) = corpus.claim(id).zip(answer_of(corpus, id, to)) {
                parts.push(format!("m:{}:{}", claim.id, position.id));
            }
        }
        parts.extend(self.undone.iter().filter_map(|&undone| undone_part(corpus, undone)));
        if self.institutions {
            parts.push("i".to_owned());
        }
        crosscheck_model::sort(&mut parts);
        parts.dedup();
        parts.join("~")
    }

    /// Reads an address. What this corpus does not have is given back beside the alterations that it does have.
    #[must_use]
    pub fn parse(corpus: &Corpus, address: &str) -> (Self, Vec<String>) {
        let (mut read, mut unknown) = (Self::default(), Vec::new());
        for part in address.split('~').filter(|part| !part.is_empty()) {
            if read.read(corpus, part).is_none() {
                unknown.push(part.to_owned());
            }
        }
        (read, unknown)
    }

    /// Reads one part; `None` for one that this corpus does not have.
    fn read(&mut self, corpus: &Corpus, part: &str) -> Option<()> {
        if part == "i" {
            self.institutions = true;
            return Some(());
        }
        let (kind, id) = part.split_once(':')?;
        match kind {
            "d" => add_once(&mut self.aside, Aside::Document(corpus.find_document(id)?)),
            "o" => add_once(&mut self.aside, Aside::Outlet(corpus.find_outlet(id)?)),
            "v" => add_once(&mut self.aside, Aside::Voice(corpus.find_voice(id)?)),
            "m" => {
                let (claim, to) = id.split_once(':')?;
                let claim = corpus.find_claim(claim)?;
                let question = corpus.question(corpus.claim(claim)?.question)?;
                let to = question.positions.iter().position(|position| position.id == to)?.into();
                if self.moved.iter().any(|(known, _)| *known == claim) {
                    return None;
                }
                self.move_claim(corpus, claim, to);
            }
            "n" => {
                let (entity, form) = id.split_once(':')?;
                let entity = corpus.find_entity(entity)?;
                let mut names = corpus.entity(entity)?.names.iter();
                let name = u32::try_from(names.position(|name| name.form == form)?).ok()?;
                add_once(&mut self.undone, Undone::Name(entity, name));
            }
            "l" => {
                let (one, two) = id.split_once(':')?;
                add_once(
                    &mut self.undone,
                    Undone::Link(corpus.find_entity(one)?, corpus.find_entity(two)?),
                );
            }
            _ => return None,
        }
        Some(())
    }
}

fn aside_part(corpus: &Corpus, aside: Aside) -> String {
    match aside {
        Aside::Document(id) => format!("d:{}", corpus.document(id).map_or("", |record| &record.id)),
        Aside::Outlet(id) => format!("o:{}", corpus.outlet(id).map_or("", |record| &record.id)),
        Aside::Voice(id) => format!("v:{}", corpus.voice(id).map_or("", |record| &record.id)),
    }
}

fn undone_part(corpus: &Corpus, undone: Undone) -> Option<String> {
    Some(match undone {
        Undone::Name(id, name) => {
            let entity = corpus.entity(id)?;
            let form = entity.names.get(name as usize).map_or("", |name| &name.form);
            format!("n:{}:{form}", entity.id)
        }
        Undone::Link(one, two) => format!("l:{}:{}", entity_id(corpus, one), entity_id(corpus, two)),
    })
}

fn entity_id(corpus: &Corpus, entity: EntityId) -> &str {
    corpus.entity(entity).map_or("", |entity| &entity.id)
}
