//! Names, what they mean where, and what an entity must say of itself.

use std::collections::BTreeMap;

use crosscheck_model::{EntityId, EntityKind, Match, Word};

use crate::authored::Entity;
use crate::diagnostic::{Diagnostic, Log};
use crate::resolve::Draft;
use crate::source::{At, Kind, Span};
use crate::words::list;

/// One form means one entity, unless a decision says otherwise.
pub(super) fn shared_forms(draft: &Draft, log: &Log) {
    let mut usual: BTreeMap<&str, (&str, Span)> = BTreeMap::new();
    let names = draft
        .authored
        .entities
        .iter()
        .flat_map(|entity| entity.names.iter().map(move |name| (entity, name)));
    for (entity, name) in names.filter(|(_, name)| !name.decided) {
        let form = name.form.value.as_str();
        let Some((owner, first)) = usual.get(form) else {
            usual.insert(form, (&entity.id.value, name.form.span));
            continue;
        };
        if *owner == entity.id.value {
            continue;
        }
        // The later one in the files is the one to mend.
        let (at, other) = if *first < name.form.span {
            (name.form.span, *first)
        } else {
            (*first, name.form.span)
        };
        log.push(
            Diagnostic::error(format!("`{form}` is the name of two entities"))
                .at(at, "of this one")
                .at(other, "and of this one")
                .help("write `decided = true` at one of them, and a [[decision]] where it means that one"),
        );
    }
}

/// An entity lists a form once.
pub(super) fn doubled_forms(draft: &Draft, log: &Log) {
    for entity in &draft.authored.entities {
        let printed = entity.names.iter().map(|name| &name.form);
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        for form in printed.chain(&entity.search) {
            if let Some(first) = seen.get(form.value.as_str()) {
                log.push(
                    Diagnostic::error(format!(
                        "`{}` stands twice among the names of `{}`",
                        form.value, entity.id.value
                    ))
                    .at(form.span, "again here")
                    .at(*first, "first here")
                    .help("`names` are printed in a source, `search` in none: keep one of them"),
                );
            } else {
                seen.insert(&form.value, form.span);
            }
        }
    }
}

/// A decision names a form of its entity, and says clearly where.
pub(crate) fn decisions(draft: &Draft, log: &Log) {
    for decision in &draft.authored.decisions {
        for at in &decision.at {
            draft.names.locate(at, log);
        }
        if let Some(document) = &decision.document {
            draft.names.expect(Kind::Document, document, log);
        }
        if let (Some(occurrence), false) = (&decision.occurrence, decision.at.len() == 1) {
            log.push(
                Diagnostic::error("`occurrence` without one locator")
                    .at(occurrence.span, "the occurrence of which paragraph?")
                    .help("write one locator in `at`"),
            );
        }
        if let (Some(document), Some(at)) = (&decision.document, decision.at.first()) {
            log.push(
                Diagnostic::error("a decision with both `at` and `document`")
                    .at(document.span, "the whole document")
                    .at(at.span, "one paragraph")
                    .help("keep one of them"),
            );
        }
        if let Some(inside) = decision
            .inside
            .as_ref()
            .filter(|inside| !inside.value.contains(&decision.form.value))
        {
            log.push(
                Diagnostic::error(format!("`{}` is no part of `{}`", decision.form.value, inside.value))
                    .at(inside.span, "must contain the form")
                    .at(decision.form.span, "the form"),
            );
        }
        form_of_entity(draft, &decision.form, &decision.entity, log);
    }
    conflicting_decisions(draft, log);
}

fn form_of_entity(draft: &Draft, form: &At<String>, id: &At<String>, log: &Log) {
    let lists = |entity: &Entity| entity.names.iter().any(|name| name.form.value == form.value);
    if id.value == "none" {
        if !draft.authored.entities.iter().any(lists) && !log.may_exist(Kind::Entity, "") {
            log.push(
                Diagnostic::error(format!("`{}` is no name of any entity", form.value))
                    .at(form.span, "nothing would count here anyway")
                    .help("leave the decision out, or correct the form"),
            );
        }
        return;
    }
    draft.names.expect(Kind::Entity, id, log);
    let entity = draft
        .names
        .peek(Kind::Entity, &id.value)
        .and_then(|index| draft.authored.entities.get(index));
    if let Some(entity) = entity.filter(|entity| !lists(entity)) {
        log.push(
            Diagnostic::error(format!("`{}` has no name `{}`", entity.id.value, form.value))
                .at(form.span, "no name of the entity decided for")
                .at(entity.id.span, "the entity")
                .help(format!(
                    "add `{{ form = \"{}\", decided = true }}` to its names",
                    form.value
                )),
        );
    }
}

/// Two decisions of one reach do not decide differently.
fn conflicting_decisions(draft: &Draft, log: &Log) {
    let mut seen: BTreeMap<_, (&str, Span)> = BTreeMap::new();
    for decision in &draft.authored.decisions {
        let mut places: Vec<(&str, u32)> = decision
            .at
            .iter()
            .map(|at| (at.value.document.as_str(), at.value.paragraph))
            .collect();
        places.extend(decision.document.iter().map(|document| (document.value.as_str(), 0)));
        if places.is_empty() {
            places.push(("", 0));
        }
        for place in places {
            let inside = decision.inside.as_ref().map(|at| at.value.as_str());
            let key = (
                decision.form.value.as_str(),
                place,
                decision.occurrence.as_ref().map(|at| at.value),
                inside,
            );
            let Some((_, first)) = seen.get(&key) else {
                seen.insert(key, (&decision.entity.value, decision.span));
                continue;
            };
            log.push(
                Diagnostic::error(format!("two decisions about `{}` at one place", decision.form.value))
                    .at(decision.span, "the second")
                    .at(*first, "the first")
                    .help("keep one, or make one more specific with `occurrence` or `inside`"),
            );
        }
    }
}

/// Only places have coordinates.
pub(super) fn places(draft: &Draft, log: &Log) {
    for entity in draft
        .authored
        .entities
        .iter()
        .filter(|entity| entity.kind.value != EntityKind::Place)
    {
        if let Some(place) = &entity.place {
            log.push(
                Diagnostic::error(format!("`{}` is no place, yet it has coordinates", entity.id.value))
                    .at(place.span, "coordinates of a place")
                    .at(entity.kind.span, format!("this says {}", entity.kind.value.word()))
                    .help("leave `place` out, or name the place in `within`"),
            );
        }
    }
}

/// A place without coordinates is missing from the map.
pub(super) fn unplaced(draft: &Draft, log: &Log) {
    for entity in &draft.authored.entities {
        if entity.kind.value == EntityKind::Place && entity.place.is_none() {
            log.push(
                Diagnostic::warning(format!("the place `{}` has no coordinates", entity.id.value))
                    .at(entity.id.span, "missing from the map")
                    .help("add `place = { lat = …, lon = …, country = \"…\", extent = \"point\" }`"),
            );
        }
    }
}

/// Events are events, and happen at places.
pub(super) fn kinds_of_events(draft: &Draft, log: &Log) {
    for (event, written) in draft.corpus.events.iter().zip(&draft.authored.events) {
        if let (Some(id), Some(at)) = (event.entity, &written.entity) {
            is_a(draft, id, at, EntityKind::Event, log);
        }
        for (id, at) in event.places.iter().zip(&written.places) {
            is_a(draft, *id, at, EntityKind::Place, log);
        }
    }
    let questions = draft.corpus.questions.iter().zip(&draft.authored.questions);
    let questions = questions.map(|(question, written)| (&question.scope, &written.scope));
    let claims = draft.claims().map(|(claim, written)| (&claim.scope, &written.scope));
    for (scope, written) in questions.chain(claims) {
        for (id, at) in scope.places.iter().zip(&written.places) {
            is_a(draft, *id, at, EntityKind::Place, log);
        }
    }
}

fn is_a(draft: &Draft, id: EntityId, at: &At<String>, wanted: EntityKind, log: &Log) {
    let Some(entity) = draft
        .authored
        .entities
        .get(id.index())
        .filter(|entity| entity.kind.value != wanted)
    else {
        return;
    };
    let others = draft
        .authored
        .entities
        .iter()
        .filter(|other| other.kind.value == wanted)
        .map(|other| other.id.value.as_str());
    let known: Vec<&str> = others.take(6).collect();
    let diagnostic = Diagnostic::error(format!("`{}` is not of kind {}", at.value, wanted.word()))
        .at(at.span, format!("expected an entity of kind {}", wanted.word()))
        .at(entity.kind.span, "its kind");
    log.push(match known.as_slice() {
        [] => diagnostic.help(format!("add an [[entity]] of kind {}", wanted.word())),
        [one] => diagnostic.help(format!("such an entity is `{one}`")),
        known => diagnostic.help(format!("such entities are {}", list(known.iter().copied()))),
    });
}

/// That two entities are one needs evidence.
pub(super) fn exact_links(draft: &Draft, log: &Log) {
    let links = draft.authored.entities.iter().flat_map(|entity| &entity.links);
    for link in links.filter(|link| link.matches == Match::Exact && link.evidence.is_none()) {
        log.push(
            Diagnostic::error(format!("an exact link to `{}` without evidence", link.to.value))
                .at(link.span, "who says that the two are one?")
                .help("add `evidence` (a locator or an address), or write `match = \"close\"`"),
        );
    }
}
