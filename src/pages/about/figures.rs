//! Every number that a claim gives, in one list: how many of what, who says so, of what, and where.

use crosscheck_compare::speaker;
use crosscheck_messages::EN;
use crosscheck_model::{ClaimId, Corpus, Quantity, amount_words};
use leptos::prelude::*;

use crate::components::{Paged, PagedMore, PagedRows, PlaceLink, counted};
use crate::store::Explorer;

/// The section. Nothing where no claim gives a number.
#[component]
pub(super) fn AllFigures() -> impl IntoView {
    let site = Explorer::here().site();
    let figures = figures(&site.corpus);
    if figures.is_empty() {
        return ().into_any();
    }
    let title = format!("{} in one list", counted(figures.len(), "number", "numbers"));
    let paged = Paged::new(figures.len());
    let row = move |at: usize| match figures.get(at) {
        Some(&claim) => view! { <FigureRow claim /> }.into_any(),
        None => ().into_any(),
    };
    view! {
        <section aria-labelledby="h-figures">
            <h2 id="h-figures">{title}</h2>
            <p>"Every number that answers a question of this corpus, by what it counts. Dates are not among them."</p>
            <div class="about__scroll" tabindex="0" role="region" aria-label="Numbers">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">"How many"</th>
                            <th scope="col">"Of what"</th>
                            <th scope="col">"Who says so"</th>
                            <th scope="col">"The claim"</th>
                            <th scope="col">"Where"</th>
                        </tr>
                    </thead>
                    <tbody>
                        <PagedRows paged row />
                    </tbody>
                </table>
            </div>
            <PagedMore paged id="figures" rows="numbers" />
        </section>
    }
    .into_any()
}

/// The claims that give a number, by unit, then by the number.
fn figures(corpus: &Corpus) -> Vec<ClaimId> {
    let claims = corpus.claims.iter().enumerate();
    let mut found: Vec<(ClaimId, &Quantity)> = claims
        .filter_map(|(index, claim)| Some((ClaimId::from(index), claim.quantity.as_ref()?)))
        .collect();
    crosscheck_model::sort_by(&mut found, |(_, one), (_, other)| {
        let units = one.unit.to_ascii_lowercase().cmp(&other.unit.to_ascii_lowercase());
        units.then(one.best.total_cmp(&other.best))
    });
    found.into_iter().map(|(claim, _)| claim).collect()
}

#[component]
fn FigureRow(claim: ClaimId) -> impl IntoView {
    let site = Explorer::here().site();
    let record = site.corpus.claim(claim)?;
    let quantity = record.quantity.as_ref()?;
    Some(view! {
        <tr>
            <th scope="row">
                <b>{how_many(quantity)}</b>
            </th>
            <td>{quantity.unit.clone()}</td>
            <td>
                <bdi>{who(&site.corpus, claim)}</bdi>
            </td>
            <td>{record.digest.clone()}</td>
            <td>
                <PlaceLink source=record.source() />
            </td>
        </tr>
    })
}

/// "more than 12": the number without its unit.
fn how_many(quantity: &Quantity) -> String {
    let words = amount_words([quantity.low, quantity.best, quantity.high], quantity.bound, "");
    words.trim_end().to_owned()
}

/// "Ali Khedery, former US official".
fn who(corpus: &Corpus, claim: ClaimId) -> String {
    let speaker = speaker(corpus, claim);
    match EN.role(&speaker) {
        Some(role) => format!("{}, {role}", speaker.name),
        None => speaker.name,
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn every_number_of_the_default_corpus_is_listed() {
        let corpus = crate::store::Site::open(crate::pack::bytes()).unwrap().corpus;
        let found: Vec<String> = figures(&corpus)
            .into_iter()
            .map(|claim| {
                let record = corpus.claim(claim).unwrap();
                let quantity = record.quantity.as_ref().unwrap();
                let document = &corpus.document(record.document).unwrap().id;
                let (number, unit, who) = (how_many(quantity), &quantity.unit, who(&corpus, claim));
                format!("{number} {unit} | {who} | {document}:{}", record.paragraph)
            })
            .collect();
        assert_eq!(
            found,
            [
                "17 civilians killed | Reports, source not stated, reports, not described, unnamed | business-insider-2016:22",
                "nearly 800 civilians who fled | Business Insider Australia, own voice | business-insider-2016:22",
                "more than 12 fighters killed | The Baghdad Post, own voice | baghdad-post-2017:15",
                "30 miles from Baghdad to Falluja | Business Insider Australia, own voice | business-insider-2016:3",
                "2 operations in the month | Unnamed outlet, 2020, own voice | eurasia-2020:3",
                "80 per cent of drugs in Basra province | The Basra police chief, head of police in Basra, unnamed | baghdad-post-2019:5",
                "about 5,000 US troops | The Baghdad Post, own voice | baghdad-post-2019:10",
                "more than 2 years since it was mostly defeated | Unnamed outlet, 2020, own voice | eurasia-2020:4",
            ]
        );
    }
}
