//! Names in bylines, menus and other text of the sites, which nothing counts: on the page of a name where it stands so, and on the
//! page of all names a list of them.

use crosscheck_model::{Corpus, EntityId, Mention, Paragraph, ParagraphRole, Source, each_once};
use leptos::prelude::*;

use super::DOCUMENTS;
use crate::components::{CollectViews, EntityLink, PlaceLink, counted};
use crate::store::Explorer;

/// The paragraphs in which a name stands, each once, in their order.
fn places<'a>(mentions: impl Iterator<Item = &'a Mention>) -> Vec<Source> {
    let source = |mention: &Mention| Source {
        document: mention.document,
        paragraph: mention.paragraph,
    };
    each_once(mentions.map(source))
}

fn places_of(corpus: &Corpus, entity: EntityId) -> Vec<Source> {
    places(corpus.uncounted.iter().filter(|mention| mention.entity == entity))
}

/// Whoever is named there, with the paragraphs, in the order of names.
fn named_there(corpus: &Corpus) -> Vec<(EntityId, Vec<Source>)> {
    let entities = each_once(corpus.uncounted.iter().map(|mention| mention.entity));
    let mut named: Vec<_> = entities
        .into_iter()
        .map(|entity| (entity, places_of(corpus, entity)))
        .collect();
    let name = |entity: EntityId| corpus.entity(entity).map(|entity| entity.name.as_str());
    crosscheck_model::sort_by(&mut named, |(one, _), (other, _)| name(*one).cmp(&name(*other)));
    named
}

/// Whether text of a document names it too.
fn is_counted(corpus: &Corpus, entity: EntityId) -> bool {
    corpus.mentions.iter().any(|mention| mention.entity == entity)
}

/// On the page of a name: where else it stands. Nothing where it does not.
#[component]
pub(super) fn AlsoUncounted(
    /// Whose page it is.
    entity: EntityId,
) -> impl IntoView {
    let site = Explorer::here().site();
    let corpus = &site.corpus;
    let places = places_of(corpus, entity);
    if places.is_empty() {
        return ().into_any();
    }
    let words = lead(places.len(), is_counted(corpus, entity));
    view! {
        <p class="small" id="uncounted">
            {words}
        </p>
        <PlaceList places />
    }
    .into_any()
}

/// "Also named in 3 paragraphs that do not count:".
fn lead(places: usize, counted_too: bool) -> String {
    let verb = if places == 1 { "that does" } else { "that do" };
    let also = if counted_too { "Also named" } else { "Named only" };
    format!(
        "{also} in {} {verb} not count:",
        counted(places, "paragraph", "paragraphs")
    )
}

/// The section of the page of all names. Nothing where there are none.
#[component]
pub(super) fn UncountedNames() -> impl IntoView {
    let site = Explorer::here().site();
    let named = named_there(&site.corpus);
    if named.is_empty() {
        return ().into_any();
    }
    let title = format!(
        "{} in bylines, menus and the like",
        counted(named.len(), "name stands", "names stand")
    );
    let rows = named.into_iter().map(|(entity, places)| {
        let only = (!is_counted(&site.corpus, entity)).then_some("only there");
        view! { <UncountedRow entity places only /> }
    });
    view! {
        <section class="sect" aria-labelledby="h-uncounted">
            <div class="sect__head">
                <h2 id="h-uncounted">{title}</h2>
                <p>"This is text of the sites, not of the reports: no figure includes it."</p>
            </div>
            <table class="asked__table">
                <thead>
                    <tr>
                        <th scope="col">"Name"</th>
                        <th scope="col">"Where"</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_views()}</tbody>
            </table>
        </section>
    }
    .into_any()
}

#[component]
fn UncountedRow(
    entity: EntityId,
    places: Vec<Source>,
    /// Said of a name that stands nowhere else.
    only: Option<&'static str>,
) -> impl IntoView {
    let site = Explorer::here().site();
    let name = site.corpus.entity(entity).map(|entity| entity.name.clone());
    view! {
        <tr>
            <th scope="row">
                <EntityLink entity>{name}</EntityLink>
                " "
                <small class="dim">{only}</small>
            </th>
            <td data-doc="Where">
                <PlaceList places />
            </td>
        </tr>
    }
}

/// Paragraphs as links, each with what it is.
#[component]
fn PlaceList(places: Vec<Source>) -> impl IntoView {
    let site = Explorer::here().site();
    let more = places.len().saturating_sub(DOCUMENTS);
    let items = places.into_iter().take(DOCUMENTS).map(|source| {
        let role = site.corpus.paragraph(source).map(role_words);
        view! {
            <li>
                <PlaceLink source />
                ", "
                {role}
            </li>
        }
    });
    let more = (more > 0).then(|| view! { <li>{format!("and {more} more")}</li> });
    view! { <ul class="places">{items.collect_views()} {more}</ul> }
}

fn role_words(paragraph: &Paragraph) -> &'static str {
    match paragraph.role {
        ParagraphRole::Byline => "a byline",
        _ => "text of the site",
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn the_default_corpus_has_names_in_text_that_does_not_count() {
        let corpus = crate::store::Site::open(crate::pack::bytes()).unwrap().corpus;
        let place = |source: &Source| {
            let document = &corpus.document(source.document).unwrap().id;
            let role = role_words(corpus.paragraph(*source).unwrap());
            format!("{document}:{} {role}", source.paragraph)
        };
        let found: Vec<(String, Vec<String>)> = named_there(&corpus)
            .iter()
            .map(|(entity, places)| {
                assert!(is_counted(&corpus, *entity), "each stands in the texts too");
                (
                    corpus.entity(*entity).unwrap().name.clone(),
                    places.iter().map(place).collect(),
                )
            })
            .collect();
        let expected: [(&str, &[&str]); 6] = [
            (
                "Business Insider",
                &[
                    "business-insider-2016:27 text of the site",
                    "business-insider-2016:29 text of the site",
                    "track-persia-2016:15 a byline",
                ],
            ),
            ("Donald Trump", &["business-insider-2016:26 text of the site"]),
            ("Iran", &["track-persia-2016:17 text of the site"]),
            (
                "Iraq",
                &[
                    "baghdad-post-2017:1 text of the site",
                    "baghdad-post-2019:1 text of the site",
                ],
            ),
            ("Middle East", &["track-persia-2016:17 text of the site"]),
            ("United States", &["business-insider-2016:26 text of the site"]),
        ];
        let expected =
            expected.map(|(name, places)| (name.to_owned(), places.iter().map(|&at| at.to_owned()).collect()));
        assert_eq!(found, expected);
        for mention in &corpus.uncounted {
            let source = Source {
                document: mention.document,
                paragraph: mention.paragraph,
            };
            assert_eq!(corpus.mentions_in(source).count(), 0, "{mention:?} is counted");
        }
    }

    #[test]
    fn a_name_that_stands_nowhere_else_is_said_to() {
        assert_eq!(lead(1, false), "Named only in 1 paragraph that does not count:");
        assert_eq!(lead(3, true), "Also named in 3 paragraphs that do not count:");
    }
}
