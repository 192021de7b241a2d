//! Who is heard in more than one document: a row each, with the claims by how they are heard and where they stand.

use crosscheck_model::{ClaimId, Corpus};
use leptos::prelude::*;

use super::heard::{Heard, Recurring, Subject, is_person, recurring};
use crate::components::{CollectViews, EntityLink, PlacesOf, counted, plural};
use crate::store::Explorer;

/// The section. Nothing where the corpus has no claims, or one document.
#[component]
pub(super) fn HeardInSeveral() -> impl IntoView {
    let site = Explorer::here().site();
    let corpus = &site.corpus;
    if corpus.claims.is_empty() || corpus.documents.len() < 2 {
        return ().into_any();
    }
    let (recurring, others) = recurring(corpus);
    let deck = deck(corpus, &recurring, others);
    let count = recurring.len();
    let table = (count > 0).then(|| view! { <HeardTable recurring /> });
    view! {
        <section class="sect" aria-labelledby="h-several">
            <div class="sect__head">
                <h2 id="h-several">{format!("{count} {} heard in more than one document", plural(count, "is", "are"))}</h2>
                <p>{deck}</p>
            </div>
            {table}
        </section>
    }
    .into_any()
}

/// "None is a person. 74 others are heard in one document."
fn deck(corpus: &Corpus, recurring: &[Recurring], others: usize) -> String {
    let people = recurring.iter().filter(|each| is_person(corpus, each.subject)).count();
    let people = match people {
        0 => "None is a person.".to_owned(),
        some => format!("{} of them {}.", some, plural(some, "is a person", "are people")),
    };
    let others = format!(
        "{} {} heard in one document.",
        counted(others, "other", "others"),
        plural(others, "is", "are")
    );
    format!("{people} {others}")
}

#[component]
fn HeardTable(recurring: Vec<Recurring>) -> impl IntoView {
    let rows = recurring.into_iter().map(|each| view! { <HeardRow each /> });
    view! {
        <table class="asked__table heard">
            <thead>
                <tr>
                    <th scope="col">"Who"</th>
                    <th scope="col">"Says itself"</th>
                    <th scope="col">"Its people say"</th>
                    <th scope="col">"Passes on"</th>
                </tr>
            </thead>
            <tbody>{rows.collect_views()}</tbody>
        </table>
    }
}

#[component]
fn HeardRow(each: Recurring) -> impl IntoView {
    let Recurring {
        subject,
        heard,
        documents,
    } = each;
    let Heard { own, through, people } = heard;
    view! {
        <tr>
            <th scope="row">
                <SubjectName subject />
                <small class="dim heard__in">{format!("in {documents} documents")}</small>
            </th>
            <ClaimsCell claims=own head="Says itself" />
            <ClaimsCell claims=people head="Its people say" />
            <ClaimsCell claims=through head="Passes on" />
        </tr>
    }
}

/// How many claims, and where they stand.
#[component]
fn ClaimsCell(
    claims: Vec<ClaimId>,
    /// The head of the column, for narrow screens.
    head: &'static str,
) -> impl IntoView {
    if claims.is_empty() {
        return view! { <td class="zero">"–"</td> }.into_any();
    }
    let count = counted(claims.len(), "claim", "claims");
    view! {
        <td data-doc=head>
            {count}
            <PlacesOf claims />
        </td>
    }
    .into_any()
}

/// The name, a link where somebody has a page.
#[component]
fn SubjectName(subject: Subject) -> impl IntoView {
    let site = Explorer::here().site();
    let name = match subject {
        Subject::Entity(entity) => {
            let name = site.corpus.entity(entity).map(|entity| entity.name.clone());
            return view! { <EntityLink entity>{name}</EntityLink> }.into_any();
        }
        Subject::Voice(voice) => site.corpus.voice(voice).map(|voice| voice.name.clone()),
        Subject::Newsroom(outlet) => site.corpus.outlet(outlet).map(|outlet| outlet.name.clone()),
    };
    view! { <bdi>{name}</bdi> }.into_any()
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn the_deck_says_whether_people_recur_and_who_does_not() {
        let corpus = crate::store::Site::open(crate::pack::bytes()).unwrap().corpus;
        let (found, others) = recurring(&corpus);
        assert_eq!(
            deck(&corpus, &found, others),
            "None is a person. 74 others are heard in one document."
        );
        let person = Recurring {
            subject: Subject::Entity(corpus.find_entity("qassem-soleimani").unwrap()),
            heard: Heard::default(),
            documents: 2,
        };
        assert_eq!(
            deck(&corpus, &[person], 1),
            "1 of them is a person. 1 other is heard in one document."
        );
    }
}
