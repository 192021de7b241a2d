//! Overview: what this corpus is, one real disagreement drawn large, the sharpest contradictions, the whole in small.

mod contradictions;
mod lead;
mod named;
mod small;
mod strip;

use crosscheck_compare::{Columns, Concordance, Contradiction, Figures, Pin, Reading};
use crosscheck_messages::EN;
use crosscheck_model::Document;
use leptos::prelude::*;

use crate::components::{MarkKey, SEPARATE_SOURCES, counted};
use crate::store::{Explorer, View, ViewState};

#[cfg(all(test, not(target_arch = "wasm32")))]
pub(crate) use named::named;

use contradictions::Contradictions;
use lead::LeadTable;
use named::NamedMost;
use small::SmallConcordance;
use strip::TimeStrip;

/// How many contradictions are shown.
const CONTRADICTIONS: usize = 3;

/// The page.
#[component]
pub(super) fn OverviewPage() -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.site();
    let reading = Reading::altered(&site.corpus, explorer.now().altered);
    let claims = reading.claims();
    let concordance = reading.concordance(&claims, Columns::Documents);
    let figures = reading.figures(&claims);
    let documents = (0..site.corpus.documents.len()).filter(|&index| reading.keeps(index.into()));
    let documents = documents.count();
    let contradictions = reading.sharpest(&claims, CONTRADICTIONS);
    let first = contradictions.first().cloned();
    view! {
        <section class="lead" aria-label="What this is">
            <Promise documents split=concordance.split() questions=concordance.questions.len() figures first />
            <Example concordance=concordance.clone() />
        </section>
        <div class="two sect">
            <SmallConcordance concordance />
            <Contradictions contradictions />
        </div>
        <NamedMost />
        <TimeStrip />
    }
}

/// What stands in place of a page where the corpus holds no document: how to add one.
#[component]
pub(super) fn EmptyCorpus() -> impl IntoView {
    let title = Explorer::here().site().corpus.meta.title.clone();
    view! {
        <section class="about">
            <h1>{title}</h1>
            <p class="lead__text">"This corpus holds no document yet."</p>
            <h2>"Add the first one"</h2>
            <ol class="about__list about__list--steps">
                <li>"Name its outlet in " <code>"corpus/outlets.toml"</code> "."</li>
                <li>
                    "Write " <code>"corpus/documents/my-document.md"</code>
                    ": a few lines between +++ that say what it is, then a digest of each paragraph."
                </li>
                <li>"Run " <code>"crosscheck check"</code> ": it says what is missing, and where."</li>
            </ol>
            <p>"docs/corpus-format.md describes every file of a corpus."</p>
        </section>
    }
}

/// What the reader can do here, and what there is.
#[component]
fn Promise(
    /// How many documents there are, but for those that are left out.
    documents: usize,
    /// On how many questions the reports split.
    split: usize,
    /// How many questions there are.
    questions: usize,
    /// What stands behind all claims.
    figures: Figures,
    /// The sharpest contradiction.
    first: Option<Contradiction>,
) -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.site();
    let meta = &site.corpus.meta;
    let heading = meta.headline.clone().unwrap_or_else(|| meta.title.clone());
    let paragraphs: usize = site.corpus.documents.iter().map(Document::text_paragraphs).sum();
    let (view, action) = match (documents, questions) {
        (0 | 1, _) => (View::Explore, "Explore the report".to_owned()),
        (_, 0) => (View::Explore, "Explore the reports".to_owned()),
        _ => (
            View::Compare,
            format!("Compare {}", counted(questions, "question", "questions")),
        ),
    };
    let example = first.map(|contradiction| {
        let mut both = ViewState::of(View::Faces);
        both.pins = [contradiction.left, contradiction.right].map(Pin::Claim).to_vec();
        let href = explorer.link(&both);
        let sentence = EN.contradiction(&site.corpus, &contradiction);
        view! {
            <p class="lead__example">{sentence} " " <a href=href>"See both"</a></p>
        }
    });
    view! {
        <div>
            <h1>{heading}</h1>
            <p class="lead__text">
                "Crosscheck puts reports that disagree side by side: "
                <strong>"who says what, on whose word, and how many of them are really independent."</strong>
            </p>
            {example}
            <p class="lead__go">
                <a class="btn btn--primary btn--big" href=explorer.link(&ViewState::of(view))>
                    {action}
                </a>
                <a href=explorer
                    .link(
                        &ViewState::of(View::Explore),
                    )>{format!("Search {}", counted(paragraphs, "paragraph", "paragraphs"))}</a>
            </p>
            <p class="lead__summary">{meta.summary.clone()}</p>
            <Tally documents split questions figures />
        </div>
    }
}

/// The size of the corpus in four figures.
#[component]
fn Tally(
    /// How many documents there are.
    documents: usize,
    /// On how many questions the reports split.
    split: usize,
    /// How many questions there are.
    questions: usize,
    /// What stands behind all claims.
    figures: Figures,
) -> impl IntoView {
    let questions = (questions > 0).then(|| {
        let of = format!(" of {} split", counted(questions, "question", "questions"));
        view! { <li><b>{split}</b> {of}</li> }
    });
    view! {
        <ul class="tally">
            <li>
                <b>{documents}</b>
                {if documents == 1 { " document" } else { " documents" }}
            </li>
            <li>
                <b>{figures.newsrooms_held}</b>
                {if figures.newsrooms_held == 1 { " newsroom" } else { " newsrooms" }}
            </li>
            <li>
                <b>{figures.claims}</b>
                " claims"
            </li>
            {questions}
        </ul>
    }
}

/// One question drawn large: the authors' choice, or the most contested one.
#[component]
fn Example(
    /// All questions, the most contested first.
    concordance: Concordance,
) -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.site();
    let chosen = site.corpus.meta.lead;
    let chosen = chosen.and_then(|lead| concordance.questions.iter().find(|row| row.question == lead));
    let row = chosen.or_else(|| concordance.questions.first())?.clone();
    let marks = concordance.marks();
    let question = site.corpus.question(row.question)?;
    let href = explorer.link(&ViewState::of(View::Issue(row.question)));
    let finding = EN.finding(&site.corpus, &row.summary);
    let finding = question.lead.clone().unwrap_or(finding);
    Some(view! {
        <figure aria-labelledby="fig-q">
            <p class="fig__q" id="fig-q">
                <a href=href>{question.text.clone()}</a>
            </p>
            <p class="fig__say">{finding}</p>
            <LeadTable columns=concordance.columns.clone() row />
            <figcaption>
                <MarkKey marks />
                <p class="small dim">{SEPARATE_SOURCES}</p>
            </figcaption>
        </figure>
    })
}
