//! Turns mentions into which outlet prints which name how often, as printed or taken as one name, and where a name differs from
//! the copy a text was traced to.

use std::cmp::Reverse;

use crosscheck_model::{Altered, ClaimId, DocumentId, EntityId, Match, Mention, OutletId, Source, VariantWhat};

use super::answers::View;
use crate::reading::{Node, Reading, Undone, node_name};
use crate::records::add_once;

/// One name as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameForm {
    /// As printed.
    pub form: String,
    /// Whose name it is: the entity asked about, or one linked to it.
    pub entity: EntityId,
    /// Which of that entity's names.
    pub name: u32,
    /// How the linked entity matches the one asked about; `None` for a name of the entity itself.
    pub link: Option<Match>,
    /// Why it is taken for the entity's name.
    pub evidence: Option<String>,
    /// A reader does not take it for the entity's name.
    pub undone: bool,
    /// How often it is printed in all.
    pub count: usize,
}

impl NameForm {
    /// Whether it counts as the one name.
    #[must_use]
    pub fn is_same(&self) -> bool {
        !self.undone && matches!(self.link, None | Some(Match::Exact | Match::Close))
    }
}

/// What one outlet prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameRow {
    /// The outlet.
    pub outlet: OutletId,
    /// "The Baghdad Post".
    pub label: String,
    /// Its documents in view.
    pub documents: Vec<DocumentId>,
    /// As printed: how often each form, in their order.
    pub counts: Vec<usize>,
    /// As one name: how often all that are taken for the same.
    pub one: usize,
}

/// A name that differs from the copy the text was traced to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameChange {
    /// Where.
    pub source: Source,
    /// What the text was traced to.
    pub from: Node,
    /// Inside quotation marks.
    pub quoted: bool,
    /// It is suspected, since nobody could compare the two.
    pub suspected: bool,
    /// What differs.
    pub digest: String,
    /// What shows it.
    pub evidence: String,
    /// Claims whose words it touches.
    pub claims: Vec<ClaimId>,
}

/// Which outlet prints which name how often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameStrip {
    /// Whose names.
    pub entity: EntityId,
    /// The forms that are printed, the entity's own first.
    pub forms: Vec<NameForm>,
    /// Outlets in order of time.
    pub rows: Vec<NameRow>,
    /// Names that differ from another copy, by place.
    pub changes: Vec<NameChange>,
}

/// The names of an entity in the documents of the claims in view.
#[must_use]
pub fn names(reading: &Reading, claims: &[ClaimId], entity: EntityId) -> NameStrip {
    let view = View::new(reading, claims);
    let group = linked(reading, entity);
    let mut forms = forms(reading, &group);
    let mut rows = Vec::new();
    for mention in &reading.corpus().mentions {
        let is_this = |form: &NameForm| form.entity == mention.entity && form.name == mention.name;
        if let (Some(place), Some(outlet)) = (forms.iter().position(is_this), printed(&view, mention)) {
            count(&view, mention, place, outlet, &mut forms, &mut rows);
        }
    }
    // A name that nobody prints gets no column.
    for row in &mut rows {
        let mut counts = forms.iter().map(|form| form.count > 0);
        row.counts.retain(|_| counts.next().unwrap_or(false));
    }
    forms.retain(|form| form.count > 0);
    NameStrip {
        entity,
        forms,
        rows,
        changes: changes(&view, &group),
    }
}

/// Every name of a group of linked entities, not counted yet.
fn forms(reading: &Reading, group: &[(EntityId, Option<Match>)]) -> Vec<NameForm> {
    let mut forms = Vec::new();
    for &(entity, link) in group {
        let record = reading.corpus().entity(entity);
        for (name, form) in (0u32..).zip(record.map_or(&[][..], |entity| &entity.names)) {
            forms.push(NameForm {
                form: form.form.clone(),
                entity,
                name,
                link,
                evidence: form.evidence.clone(),
                undone: reading.is_undone(Undone::Name(entity, name)),
                count: 0,
            });
        }
    }
    forms
}

/// Counts a mention for its form and for the outlet that prints it, which gets a row with its first mention.
fn count(
    view: &View,
    mention: &Mention,
    place: usize,
    outlet: OutletId,
    forms: &mut [NameForm],
    rows: &mut Vec<NameRow>,
) {
    let at = rows.iter().position(|row| row.outlet == outlet).unwrap_or_else(|| {
        rows.push(NameRow {
            outlet,
            label: node_name(view.corpus, Node::Outlet(outlet)),
            documents: Vec::new(),
            counts: vec![0; forms.len()],
            one: 0,
        });
        rows.len() - 1
    });
    if let (Some(row), Some(form)) = (rows.get_mut(at), forms.get_mut(place)) {
        add_once(&mut row.documents, mention.document);
        row.one += usize::from(form.is_same());
        form.count += 1;
        if let Some(count) = row.counts.get_mut(place) {
            *count += 1;
        }
    }
}

/// Entities printed under more than one name in view, linked ones included: the most names first, then the most mentions.
#[must_use]
pub fn named_differently(reading: &Reading, claims: &[ClaimId]) -> Vec<EntityId> {
    let view = View::new(reading, claims);
    let mut printed: Vec<(EntityId, u32, usize)> = Vec::new();
    for mention in &reading.corpus().mentions {
        if self::printed(&view, mention).is_some() {
            let same = |known: &&mut (EntityId, u32, usize)| (known.0, known.1) == (mention.entity, mention.name);
            match printed.iter_mut().find(same) {
                Some(known) => known.2 += 1,
                None => printed.push((mention.entity, mention.name, 1)),
            }
        }
    }
    let mut found: Vec<(usize, usize, EntityId)> = Vec::new();
    for index in 0..reading.corpus().entities.len() {
        let group = linked(reading, index.into());
        let (mut names, mut mentions, mut own) = (0, 0, false);
        for &(entity, _, count) in &printed {
            if group.iter().any(|(other, _)| *other == entity) {
                names += 1;
                mentions += count;
                own |= entity.index() == index;
            }
        }
        if names > 1 && own {
            found.push((names, mentions, index.into()));
        }
    }
    crosscheck_model::sort_by_key(&mut found, |&(names, mentions, entity)| {
        (Reverse(names), Reverse(mentions), entity)
    });
    found.into_iter().map(|(_, _, entity)| entity).collect()
}

/// The entity itself, then those linked to it in either direction, unless a reader undid the link.
pub(crate) fn linked(reading: &Reading, entity: EntityId) -> Vec<(EntityId, Option<Match>)> {
    let corpus = reading.corpus();
    let mut group = vec![(entity, None)];
    let mut add = |other: EntityId, matches: Match| {
        let known = group.iter().any(|(known, _)| *known == other);
        if !known && !reading.is_undone(Undone::Link(entity, other)) {
            group.push((other, Some(matches)));
        }
    };
    for link in corpus.entity(entity).map_or(&[][..], |entity| &entity.links) {
        add(link.to, link.matches);
    }
    for (index, other) in corpus.entities.iter().enumerate() {
        for link in &other.links {
            if link.to == entity {
                add(index.into(), turned(link.matches));
            }
        }
    }
    group
}

/// A link seen from its other end.
fn turned(link: Match) -> Match {
    match link {
        Match::Broad => Match::Narrow,
        Match::Narrow => Match::Broad,
        same => same,
    }
}

/// The outlet that prints a mention, where its document is in view and its paragraph counts.
fn printed(view: &View, mention: &Mention) -> Option<OutletId> {
    let source = Source {
        document: mention.document,
        paragraph: mention.paragraph,
    };
    let counts = view
        .corpus
        .paragraph(source)
        .is_some_and(|paragraph| paragraph.role.counts());
    let document = view.corpus.document(mention.document)?;
    (counts && view.documents.contains(&mention.document)).then_some(document.outlet)
}

/// Where a name differs from the copy it was traced to, in paragraphs that print a name of the group.
fn changes(view: &View, group: &[(EntityId, Option<Match>)]) -> Vec<NameChange> {
    let corpus = view.corpus;
    let mut changes = Vec::new();
    for &id in &view.documents {
        for lineage in corpus.document(id).map_or(&[][..], |document| &document.lineage) {
            for variant in &lineage.variants {
                let source = Source {
                    document: id,
                    paragraph: variant.paragraph,
                };
                let of_group = corpus
                    .mentions_in(source)
                    .any(|mention| group.iter().any(|(entity, _)| *entity == mention.entity));
                if variant.what != VariantWhat::Name || !of_group {
                    continue;
                }
                changes.push(NameChange {
                    source,
                    from: lineage.from.into(),
                    quoted: variant.quoted,
                    suspected: variant.suspected,
                    digest: variant.digest.clone(),
                    evidence: lineage.evidence.clone(),
                    claims: altered(view, source),
                });
            }
        }
    }
    changes
}

/// The claims of a paragraph whose words were altered.
fn altered(view: &View, source: Source) -> Vec<ClaimId> {
    let mut claims = Vec::new();
    for &id in &view.claims {
        let claim = view.corpus.claim(id);
        if claim.is_some_and(|claim| claim.source() == source && claim.altered != Altered::No) {
            claims.push(id);
        }
    }
    claims
}

#[cfg(test)]
mod tests {
    use crosscheck_model::{Corpus, EntityKind, Name, NameLink, Paragraph, ParagraphRole};

    use super::*;
    use crate::fixture::{all, document, entity, news, own, question};
    use crate::reading::Alterations;

    /// Two outlets; the first prints "A" twice and "B" once, the second prints a linked "C" and, in boilerplate, "A".
    fn printed_names() -> (Corpus, EntityId, EntityId) {
        let mut corpus = Corpus::default();
        let (one, two) = (news(&mut corpus, "One"), news(&mut corpus, "Two"));
        let documents = [document(&mut corpus, one, "2016"), document(&mut corpus, two, "2017")];
        let asked = question(&mut corpus, 2, &[]);
        for at in documents {
            own(&mut corpus, at, asked, 0);
            for role in [ParagraphRole::Body, ParagraphRole::Boilerplate] {
                corpus.documents[at.index()].paragraphs.push(Paragraph {
                    role,
                    digest: None,
                    links: Vec::new(),
                    remarks: Vec::new(),
                    fingerprint: None,
                    text: None,
                });
            }
        }
        let (force, broader) = (
            entity(&mut corpus, "Force", EntityKind::Organisation),
            entity(&mut corpus, "Broader", EntityKind::Organisation),
        );
        let name = |form: &str, evidence: Option<&str>| Name {
            form: form.to_owned(),
            language: None,
            matches: Match::Exact,
            decided: false,
            evidence: evidence.map(str::to_owned),
            note: None,
        };
        corpus.entities[0].names = vec![name("A", None), name("B", Some("outside")), name("unused", None)];
        corpus.entities[1].names = vec![name("C", None)];
        corpus.entities[0].links = vec![NameLink {
            to: broader,
            matches: Match::Broad,
            why: None,
            evidence: None,
        }];
        for (at, paragraph, entity, name) in [
            (0, 1, force, 0),
            (0, 1, force, 0),
            (0, 1, force, 1),
            (1, 1, broader, 0),
            (1, 2, force, 0),
        ] {
            corpus.mentions.push(Mention {
                entity,
                document: documents[at],
                paragraph,
                name,
                start: 0,
                end: 1,
            });
        }
        (corpus, force, broader)
    }

    type Rows = Vec<(String, Vec<usize>, usize)>;

    fn rows(strip: &NameStrip) -> Rows {
        strip
            .rows
            .iter()
            .map(|row| (row.label.clone(), row.counts.clone(), row.one))
            .collect()
    }

    fn check(reading: &Reading, entity: EntityId, forms: &[&str], expected: &[(&str, &[usize], usize)]) {
        let strip = names(reading, &all(reading.corpus()), entity);
        let found: Vec<_> = strip.forms.iter().map(|form| form.form.as_str()).collect();
        assert_eq!(found, forms);
        let expected: Rows = expected
            .iter()
            .map(|&(label, counts, one)| (label.to_owned(), counts.to_vec(), one))
            .collect();
        assert_eq!(rows(&strip), expected);
    }

    #[test]
    fn each_outlet_prints_its_names_and_a_broader_one_is_not_the_same() {
        let (corpus, force, broader) = printed_names();
        let reading = Reading::new(&corpus);
        check(
            &reading,
            force,
            &["A", "B", "C"],
            &[("One", &[2, 1, 0], 3), ("Two", &[0, 0, 1], 0)],
        );
        assert_eq!(names(&reading, &all(&corpus), force).forms[2].link, Some(Match::Broad));
        assert_eq!(
            names(&reading, &all(&corpus), broader).forms[1].link,
            Some(Match::Narrow)
        );
        assert_eq!(named_differently(&reading, &all(&corpus)), [force, broader]);
        // Narrowed to the second document, nothing of the first counts.
        assert_eq!(rows(&names(&reading, &[ClaimId(1)], force)).len(), 1);
    }

    #[test]
    fn an_undone_name_or_link_no_longer_counts_as_one() {
        let (corpus, force, broader) = printed_names();
        let mut alterations = Alterations::default();
        alterations.toggle_undone(Undone::Name(force, 1));
        let reading = Reading::altered(&corpus, alterations.clone());
        check(
            &reading,
            force,
            &["A", "B", "C"],
            &[("One", &[2, 1, 0], 2), ("Two", &[0, 0, 1], 0)],
        );
        alterations.toggle_undone(Undone::Link(broader, force));
        let reading = Reading::altered(&corpus, alterations);
        check(&reading, force, &["A", "B"], &[("One", &[2, 1], 2)]);
    }
}
