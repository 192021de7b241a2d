//! Overview: what this corpus is, one real disagreement drawn large, the sharpest contradictions, the whole in small.

mod strip;

use crosscheck_model::SortedMap;

use crate::draw::prelude::*;
use crosscheck_compare::{
    Columns, Concordance, Contradiction, Figures, Reading, SummaryKind, claim_mark, contradiction_sentence,
};
use crosscheck_model::{ClaimId, EntityId, EntityKind};

use super::compare::table;
use crate::state::{Explorer, Site, View, ViewState};
use crate::ui::parts::{cardinal, counted, document_year, key, mark, ordered, paragraph_link, px};

/// The view.
pub(super) fn overview(site: &'static Site) -> Drawn {
    let reading = Reading::altered(&site.corpus, Explorer::here().now().altered);
    let claims = reading.claims();
    let concordance = reading.concordance(&claims, Columns::Documents);
    let all = reading.figures(&claims);
    let contradictions = reading.sharpest(&claims, 4);
    view! {
        <section class="lead" aria-label="What this is">
            {promise(site, &concordance, &all, contradictions.first())} {example(site, &concordance)}
        </section>
        <div class="two sect">
            {small(site, &concordance)} {duels(site, &contradictions)}
        </div>
        {named(site)}
        {strip::strip(site)}
    }
}

/// A corpus without documents says how to add one.
pub(super) fn empty(site: &'static Site) -> Drawn {
    view! {
        <section class="about">
            <h1>{site.corpus.meta.title.clone()}</h1>
            <p class="lead__text">"This corpus holds no document yet."</p>
            <h2>"Add the first one"</h2>
            <ol class="about__list about__list--steps">
                <li>"Name its outlet in " <code>"corpus/outlets.toml"</code> "."</li>
                <li>
                    "Write " <code>"corpus/documents/my-document.md"</code>
                    ": a few lines between +++ that say what it is, then a digest of each paragraph."
                </li>
                <li>"Run " <code>"cargo xtask check"</code> ": it says what is missing, and where."</li>
            </ol>
            <p>"docs/corpus-format.md describes every file of a corpus."</p>
        </section>
    }
}

fn promise(site: &'static Site, concordance: &Concordance, all: &Figures, first: Option<&Contradiction>) -> Drawn {
    let explorer = Explorer::here();
    let meta = &site.corpus.meta;
    let documents = site.corpus.documents.len();
    let heading = meta.headline.clone().unwrap_or_else(|| meta.title.clone());
    let paragraphs: usize = site
        .corpus
        .documents
        .iter()
        .map(|document| {
            document
                .paragraphs
                .iter()
                .filter(|paragraph| paragraph.role.counts())
                .count()
        })
        .sum();
    let newsrooms = if all.newsrooms_held == all.newsrooms_traced {
        all.newsrooms_held.to_string()
    } else {
        format!("{}–{}", all.newsrooms_held, all.newsrooms_traced)
    };
    let questions = concordance.questions.len();
    let action = match (documents, questions) {
        (0 | 1, _) => (View::Explore, "Explore the report".to_owned()),
        (_, 0) => (View::Explore, "Explore the reports".to_owned()),
        _ => (
            View::Compare,
            format!("Compare {}", counted(questions, "question", "questions")),
        ),
    };
    let example = first.map(|contradiction| {
        let href = explorer.link(&ViewState::of(View::Issue(contradiction.question)));
        view! {
            <p class="lead__example">
                {contradiction_sentence(&site.corpus, contradiction)} " " <a href=href>"See both"</a>
            </p>
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
                <a class="btn btn--primary btn--big" href=explorer.link(&ViewState::of(action.0))>
                    {action.1}
                </a>
                <a href=explorer
                    .link(
                        &ViewState::of(View::Explore),
                    )>{format!("Search {}", counted(paragraphs, "paragraph", "paragraphs"))}</a>
            </p>
            <p class="lead__summary">{meta.summary.clone()}</p>
            <ul class="tally">
                <li><b>{documents}</b> {if documents == 1 { " document" } else { " documents" }}</li>
                <li><b>{newsrooms}</b> {if all.newsrooms_traced == 1 { " newsroom" } else { " newsrooms" }}</li>
                <li><b>{all.claims}</b> " claims"</li>
                {(questions > 0)
                    .then(|| {
                        view! {
                            <li><b>{split(concordance)}</b> {format!(" of {} split", counted(questions, "question", "questions"))}</li>
                        }
                    })}
            </ul>
        </div>
    }
}

/// How many questions have answers that exclude each other.
pub(super) fn split(concordance: &Concordance) -> usize {
    concordance
        .questions
        .iter()
        .filter(|row| {
            matches!(
                row.summary.kind,
                SummaryKind::Split | SummaryKind::Changed | SummaryKind::NearAgreement
            )
        })
        .count()
}

/// One question drawn large: the authors' choice, or the most contested one.
fn example(site: &'static Site, concordance: &Concordance) -> Drawn {
    let row = site
        .corpus
        .meta
        .lead
        .and_then(|lead| concordance.questions.iter().find(|row| row.question == lead))
        .or_else(|| concordance.questions.first());
    let Some(row) = row else { return Drawn::of(()) };
    let Some(question) = site.corpus.question(row.question) else {
        return Drawn::of(());
    };
    let href = Explorer::here().link(&ViewState::of(View::Issue(row.question)));
    let say = question
        .lead
        .clone()
        .unwrap_or_else(|| format!("{}: {}.", row.summary.word, row.summary.clause));
    view! {
        <figure aria-labelledby="fig-q">
            <p class="fig__q" id="fig-q">
                <a href=href>{question.text.clone()}</a>
            </p>
            <p class="fig__say">{say}</p>
            {table::lead(site, concordance, row)}
            <figcaption>{key()}</figcaption>
        </figure>
    }
}

/// The whole concordance in small: a dot where a document stands.
fn small(site: &'static Site, concordance: &Concordance) -> Drawn {
    if concordance.questions.is_empty() || concordance.columns.len() < 2 {
        return view! { <section></section> };
    }
    let explorer = Explorer::here();
    let number = cardinal(split(concordance));
    let mut heading: Vec<char> = number.chars().collect();
    if let Some(first) = heading.first_mut() {
        first.make_ascii_uppercase();
    }
    let heading: String = heading.into_iter().collect();
    let title = format!(
        "{heading} of {} questions split the reports",
        cardinal(concordance.questions.len())
    );
    let shown = concordance
        .questions
        .iter()
        .take(12)
        .map(|row| table::small_row(site, row))
        .collect_view();
    let heads = concordance
        .columns
        .iter()
        .map(|column| {
            view! {
                <th scope="col">
                    <bdi>{column.label.clone()}</bdi> <br /> {column.sub.clone()}
                </th>
            }
        })
        .collect_view();
    view! {
        <section aria-labelledby="h-small">
            <div class="sect__head">
                <h2 id="h-small">{title}</h2>
                <a href=explorer.link(&ViewState::of(View::Compare))>"Open the concordance"</a>
            </div>
            <table class="mini">
                <thead>
                    <tr>
                        <th scope="col">"Question"</th>
                        {heads}
                        <th scope="col">"What the comparison finds"</th>
                    </tr>
                </thead>
                <tbody>{shown}</tbody>
            </table>
        </section>
    }
}

fn duels(site: &'static Site, contradictions: &[Contradiction]) -> Drawn {
    if contradictions.is_empty() {
        return view! { <section></section> };
    }
    let side = |claim: ClaimId, sentence: &str| {
        let source = site.corpus.claim(claim).map(|claim| {
            view! {
                <small>
                    {document_year(site, claim.document)} " "
                    {paragraph_link(site, claim.document, claim.paragraph)}
                </small>
            }
        });
        view! { <div class="duel__side">{mark(claim_mark(&site.corpus, claim))} <p>{sentence.to_owned()}</p> {source}</div> }
    };
    let items = contradictions
        .iter()
        .map(|duel| {
            let question = site.corpus.question(duel.question);
            let href = Explorer::here().link(&ViewState::of(View::Issue(duel.question)));
            view! {
                <li>
                    <p class="duel__q">
                        <a href=href>{question.map(|question| question.text.clone())}</a>
                    </p>
                    {side(duel.left, &duel.left_sentence)}
                    {side(duel.right, &duel.right_sentence)}
                </li>
            }
        })
        .collect_view();
    view! {
        <section aria-labelledby="h-duels">
            <div class="sect__head">
                <h2 id="h-duels">"Sharpest contradictions"</h2>
            </div>
            <ol class="duel">{items}</ol>
        </section>
    }
}

/// The people and organisations named most, with how often and in how many documents.
fn named(site: &'static Site) -> Drawn {
    let mut counts: SortedMap<EntityId, (usize, crosscheck_model::SortedSet<u32>)> = SortedMap::new();
    for mention in &site.corpus.mentions {
        let entry = counts.entry(mention.entity).or_default();
        entry.0 += 1;
        entry.1.insert(mention.document.0);
    }
    let list = |kind: EntityKind, title: &'static str, id: &'static str| {
        let mut found: Vec<(EntityId, usize, usize)> = counts
            .iter()
            .filter(|(entity, _)| site.corpus.entity(**entity).is_some_and(|entity| entity.kind == kind))
            .map(|(&entity, (count, documents))| (entity, *count, documents.len()))
            .collect();
        found = ordered(found, |&(_, count, documents)| [-(count as i64), -(documents as i64)]);
        let most = found.first().map_or(1, |&(_, count, _)| count);
        let rows = found
            .into_iter()
            .take(8)
            .map(|found| named_row(site, found, most))
            .collect_view();
        view! {
            <section aria-labelledby=id>
                <h3 id=id>{title}</h3>
                <ol class="named">{rows}</ol>
            </section>
        }
    };
    if counts.is_empty() {
        return Drawn::of(());
    }
    view! {
        <section class="sect" aria-labelledby="h-named">
            <div class="sect__head">
                <h2 id="h-named">"Named most often"</h2>
                <a href=Explorer::here().link(&ViewState::of(View::Names))>
                    {format!("All {}", counted(site.corpus.entities.len(), "name", "names"))}
                </a>
            </div>
            <div class="named__cols">
                {list(EntityKind::Person, "People", "h-people")}
                {list(EntityKind::Organisation, "Organisations", "h-organisations")}
                {list(EntityKind::Place, "Places", "h-places")}
            </div>
        </section>
    }
}

fn named_row(site: &'static Site, (entity, count, documents): (EntityId, usize, usize), most: usize) -> Drawn {
    let name = site
        .corpus
        .entity(entity)
        .map(|entity| entity.name.clone())
        .unwrap_or_default();
    let href = Explorer::here().link(&ViewState::of(View::Entity(entity)));
    let width = px(100.0 * count as f64 / most.max(1) as f64);
    let all = site.corpus.documents.len();
    view! {
        <li>
            <a href=href>
                <bdi>{name}</bdi>
            </a>
            <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                <rect width=width height="6"></rect>
            </svg>
            <span class="num">{format!("{count} in {documents} of {all}")}</span>
        </li>
    }
}
