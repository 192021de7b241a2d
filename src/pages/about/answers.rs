//! Questions about the corpus as a whole, each a link to the one place that answers it.

use crosscheck_model::Corpus;
use leptos::prelude::*;

use crate::components::{CollectViews, HeadingLink};
use crate::store::{Explorer, View};

/// What is asked, which page answers it under which heading, and whether this corpus has the answer.
struct Answer {
    question: &'static str,
    view: View,
    heading: &'static str,
    there: fn(&Corpus) -> bool,
}

static ANSWERS: [Answer; 5] = [
    Answer {
        question: "When is each document from, and how is that known?",
        view: View::About,
        heading: "h-dates",
        there: |corpus| !corpus.documents.is_empty(),
    },
    Answer {
        question: "Who is heard in more than one document?",
        view: View::Names,
        heading: "h-several",
        there: |corpus| has_claims(corpus) && corpus.documents.len() > 1,
    },
    Answer {
        question: "Who is only spoken about?",
        view: View::Names,
        heading: "h-spoken",
        there: has_claims,
    },
    Answer {
        question: "Which numbers are given?",
        view: View::About,
        heading: "h-figures",
        there: |corpus| corpus.claims.iter().any(|claim| claim.quantity.is_some()),
    },
    Answer {
        question: "Who is named only around the texts, in bylines, menus and the like?",
        view: View::Names,
        heading: "h-uncounted",
        there: |corpus| !corpus.uncounted.is_empty(),
    },
];

fn has_claims(corpus: &Corpus) -> bool {
    !corpus.claims.is_empty()
}

/// The list. Nothing where there is nothing to answer.
#[component]
pub(super) fn Answers() -> impl IntoView {
    let site = Explorer::here().site();
    let there: Vec<&Answer> = ANSWERS.iter().filter(|answer| (answer.there)(&site.corpus)).collect();
    if there.is_empty() {
        return ().into_any();
    }
    let links = there.into_iter().map(|answer| {
        view! {
            <li>
                <HeadingLink view=answer.view heading=answer.heading>
                    {answer.question}
                </HeadingLink>
            </li>
        }
    });
    view! {
        <nav aria-labelledby="h-answers">
            <h2 id="h-answers">"Answers in one place"</h2>
            <ul class="about__list">{links.collect_views()}</ul>
        </nav>
    }
    .into_any()
}
