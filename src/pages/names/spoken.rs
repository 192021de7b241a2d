//! Who is only spoken about: the people and organisations that are named or that claims are about, and of whom nothing is heard.

use std::cmp::Reverse;

use crosscheck_model::{Corpus, EntityId, EntityKind, each_once};
use leptos::prelude::*;

use super::heard::spoken_about;
use crate::components::{EntityLink, Paged, PagedMore, PagedRows, counted, plural};
use crate::store::Explorer;

/// Somebody who is never heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct SpokenOf {
    entity: EntityId,
    /// How often it is named.
    mentions: usize,
    /// In how many documents.
    documents: usize,
    /// How many claims are about it.
    claims: usize,
}

/// Those of a kind, the one that most claims are about first.
fn spoken_of(corpus: &Corpus, kind: EntityKind) -> Vec<SpokenOf> {
    let of = |entity: EntityId| {
        let mentions = corpus.mentions.iter().filter(|mention| mention.entity == entity);
        let documents = each_once(mentions.clone().map(|mention| mention.document)).len();
        let claims = corpus.claims.iter().filter(|claim| claim.about.contains(&entity));
        SpokenOf {
            entity,
            mentions: mentions.count(),
            documents,
            claims: claims.count(),
        }
    };
    let mut found: Vec<SpokenOf> = spoken_about(corpus, kind).into_iter().map(of).collect();
    found.retain(|each| each.mentions + each.claims > 0);
    crosscheck_model::sort_by_key(&mut found, |each| (Reverse(each.claims), Reverse(each.mentions)));
    found
}

/// The section. Nothing where the corpus has no claims: then nobody is heard at all.
#[component]
pub(super) fn OnlySpokenAbout() -> impl IntoView {
    let site = Explorer::here().site();
    let corpus = &site.corpus;
    if corpus.claims.is_empty() {
        return ().into_any();
    }
    let people = spoken_of(corpus, EntityKind::Person);
    let organisations = spoken_of(corpus, EntityKind::Organisation);
    if people.is_empty() && organisations.is_empty() {
        return ().into_any();
    }
    let title = format!(
        "{} and {} are only spoken about",
        counted(people.len(), "person", "people"),
        counted(organisations.len(), "organisation", "organisations")
    );
    view! {
        <section class="sect" aria-labelledby="h-spoken">
            <div class="sect__head">
                <h2 id="h-spoken">{title}</h2>
                <p>"No claim is theirs or came through them, and nobody is heard who belongs to them."</p>
            </div>
            <SpokenList found=people id="spoken-people" title="People" rows="people" />
            <SpokenList found=organisations id="spoken-organisations" title="Organisations" rows="organisations" />
        </section>
    }
    .into_any()
}

#[component]
fn SpokenList(
    found: Vec<SpokenOf>,
    id: &'static str,
    title: &'static str,
    /// What the rows are.
    rows: &'static str,
) -> impl IntoView {
    if found.is_empty() {
        return ().into_any();
    }
    let paged = Paged::new(found.len());
    let row = move |at: usize| match found.get(at) {
        Some(&each) => view! { <SpokenItem each /> }.into_any(),
        None => ().into_any(),
    };
    view! {
        <h3 class="sect-s" id=id>
            {title}
        </h3>
        <ul class="namelist namelist--facts" aria-labelledby=id>
            <PagedRows paged row />
        </ul>
        <PagedMore paged id rows />
    }
    .into_any()
}

#[component]
fn SpokenItem(each: SpokenOf) -> impl IntoView {
    let site = Explorer::here().site();
    let name = site.corpus.entity(each.entity).map(|entity| entity.name.clone());
    view! {
        <li>
            <EntityLink entity=each.entity>{name}</EntityLink>
            " "
            <small class="dim">{words(each)}</small>
        </li>
    }
}

/// "20 claims; named 9 times in 3 documents".
fn words(each: SpokenOf) -> String {
    let about = match each.claims {
        0 => "no claim".to_owned(),
        some => counted(some, "claim", "claims"),
    };
    match each.mentions {
        0 => format!("{about}; not named"),
        some => format!(
            "{about}; named {some} {} in {}",
            plural(some, "time", "times"),
            counted(each.documents, "document", "documents")
        ),
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn the_default_corpus_speaks_of_those_it_does_not_hear() {
        let corpus = crate::store::Site::open(crate::pack::bytes()).unwrap().corpus;
        let first = |kind| {
            let found = spoken_of(&corpus, kind);
            let each = found[0];
            (
                found.len(),
                corpus.entity(each.entity).unwrap().name.clone(),
                words(each),
            )
        };
        assert_eq!(
            first(EntityKind::Person),
            (
                13,
                "Qassem Soleimani".to_owned(),
                "20 claims; named 9 times in 3 documents".to_owned()
            )
        );
        assert_eq!(
            first(EntityKind::Organisation),
            (
                16,
                "ISIS".to_owned(),
                "49 claims; named 54 times in 5 documents".to_owned()
            )
        );
    }
}
