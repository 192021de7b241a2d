//! The sheet of one question: a ladder of positions, who takes them, and what follows from their claims.

use crate::draw::prelude::*;
use crosscheck_compare::{Figures, IssuePosition, IssueSheet, Mark, RelationLine, lineages, speaker, text_of_issue};
use crosscheck_model::{ClaimId, Question, QuestionId};

use super::text::{as_text, text_switch};
use super::{lineage, numbers};
use crate::state::{Explorer, Site, View, ViewState};
use crate::ui::parts::{Show, claim_card, counted, document_year, lines, mark, paragraph_link};

/// The sheet.
pub(crate) fn issue(site: &'static Site, id: QuestionId) -> Drawn {
    let Some(question) = site.corpus.question(id) else {
        return Drawn::of(());
    };
    let explorer = Explorer::here();
    let claims: Vec<ClaimId> = (0..site.corpus.claims.len()).map(ClaimId::from).collect();
    let sheet = crosscheck_compare::issue(&site.corpus, &claims, id);
    let read = explorer.part(|state| state.text);
    let shown = move || body(site, question, &claims, &sheet, read.get());
    view! {
        {shown}
    }
}

fn body(site: &'static Site, question: &'static Question, all: &[ClaimId], sheet: &IssueSheet, text: bool) -> Drawn {
    let id = sheet.question;
    let state = Explorer::here().now();
    let reading = super::reading(site, &state);
    let mut claims = Vec::new();
    for position in &sheet.positions {
        claims.extend(&position.claims);
    }
    if text {
        let lines = text_of_issue(&reading, sheet, &lineages(&reading, &claims));
        return view! {
            {crumbs(site, id)}
            <div class="acts">{text_switch(text)}</div>
            {as_text(site, &lines)}
        };
    }
    let rows = sheet
        .positions
        .iter()
        .map(|position| rung(site, question, position))
        .collect_view();
    view! {
        {crumbs(site, id)}
        <div class="issue">
            <div>
                <header>
                    <h1>{question.text.clone()}</h1>
                    <p class="deck">
                        <b>{sheet.summary.word} ": "</b>
                        {format!("{}. ", sheet.summary.clause)}
                        {question.lead.clone()}
                    </p>
                    <div class="acts sect-s">{text_switch(text)}</div>
                    {super::share(&state)}
                </header>
                <div class="ladder">{rows}</div>
            </div>
            {rail(site, sheet)}
        </div>
        {numbers::numbers_and_dates(site, &reading, all, id)}
        {lineage::lineage(site, &reading, &claims)}
    }
}

fn crumbs(site: &'static Site, id: QuestionId) -> Drawn {
    let explorer = Explorer::here();
    let count = site.corpus.questions.len();
    let next = QuestionId::from((id.index() + 1) % count.max(1));
    let next_text = site
        .corpus
        .question(next)
        .map(|question| format!("Next: {}", question.text));
    view! {
        <nav aria-label="Where you are">
            <ol class="crumbs">
                <li>
                    <a href=explorer.link(&ViewState::of(View::Compare))>"Compare"</a>
                </li>
                <li>{format!("Question {} of {count}", id.index() + 1)}</li>
                <li>
                    <a href=explorer.link(&ViewState::of(View::Issue(next)))>{next_text}</a>
                </li>
            </ol>
        </nav>
    }
}

fn rung(site: &'static Site, question: &'static Question, rung: &IssuePosition) -> Drawn {
    let Some(position) = question.positions.get(rung.position.index()) else {
        return Drawn::of(());
    };
    let heading = format!("position-{}", position.id);
    let cards = if rung.claims.is_empty() {
        view! { <p class="nobody">"Nobody in this corpus says so."</p> }
    } else {
        let cards = rung.claims.iter().map(|&claim| card(site, claim)).collect_view();
        view! { <div class="cards">{cards}</div> }
    };
    view! {
        <section class="stance-row" aria-labelledby=heading.clone()>
            <div class="stance-row__side">
                <h2 id=heading>{position.text.clone()}</h2>
                {(!rung.claims.is_empty())
                    .then(|| {
                        view! {
                            <p>{tally(rung)}</p>
                            {lines(&rung.figures)}
                            <p class="small">{rung.figures.sentence.clone()}</p>
                        }
                    })}
            </div>
            {cards}
        </section>
    }
}

/// "3 claims for it in 2 documents, 1 against".
fn tally(rung: &IssuePosition) -> String {
    let figures = &rung.figures;
    let mut words = format!(
        "{} in {}",
        counted(figures.claims, "claim", "claims"),
        counted(figures.documents, "document", "documents")
    );
    if rung.against > 0 {
        words.push_str(&format!(", {} against", rung.against));
    }
    words
}

fn card(site: &'static Site, claim: ClaimId) -> Drawn {
    let document = site
        .corpus
        .claim(claim)
        .map(|claim| document_year(site, claim.document));
    view! {
        <div class="cards__one">
            <p class="small dim">{document}</p>
            {claim_card(site, claim, &[], Show::Whole)}
        </div>
    }
}

fn rail(site: &'static Site, sheet: &IssueSheet) -> Drawn {
    view! {
        <aside class="rail" aria-label="What follows from these claims">
            {five(site, &sheet.figures)}
            {relations(site, &sheet.relations)}
            {unheard(sheet)}
        </aside>
    }
}

fn five(site: &'static Site, figures: &Figures) -> Drawn {
    let traced = |held: usize, traced: usize| {
        if held == traced {
            String::new()
        } else {
            format!("held; {traced} traced")
        }
    };
    let row = |figure: usize, name: &'static str, note: String| {
        view! {
            <div>
                <dt>{name} " " <small>{note}</small></dt>
                <dd>{figure}</dd>
            </div>
        }
    };
    view! {
        <section aria-labelledby="r-five">
            <h2 id="r-five">"How many are independent?"</h2>
            <dl class="five">
                {row(figures.claims, "claims", String::new())}
                {row(figures.documents, "documents", format!("of {}", site.corpus.documents.len()))}
                {row(
                    figures.newsrooms_held,
                    "newsrooms",
                    traced(figures.newsrooms_held, figures.newsrooms_traced),
                )} {row(figures.origins, "origins", "unnamed voices merged".to_owned())}
                {row(figures.lines_held, "lines", traced(figures.lines_held, figures.lines_traced))}
            </dl>
        </section>
    }
}

fn relations(site: &'static Site, relations: &[RelationLine]) -> Drawn {
    if relations.is_empty() {
        return Drawn::of(());
    }
    let end = |claim: ClaimId| {
        let who = speaker(&site.corpus, claim).name;
        let place = site
            .corpus
            .claim(claim)
            .map(|claim| paragraph_link(site, claim.document, claim.paragraph));
        view! {
            <b>
                <bdi>{who}</bdi>
            </b>
            " "
            {place}
        }
    };
    let line = |relation: &RelationLine| {
        let stance = match relation.kind.word() {
            "contradicts" | "undercuts" => "denies",
            "qualifies" | "softens" => "qualifies",
            "supports" | "corroborates" => "affirms",
            _ => "passes-on",
        };
        let basis = match (&relation.basis, relation.computed) {
            (Some(basis), true) => format!("computed: {basis}"),
            (None, true) => "computed".to_owned(),
            (Some(basis), false) => format!("judged by an editor, basis: {basis}"),
            (None, false) => "judged by an editor".to_owned(),
        };
        view! {
            <li>
                <p>
                    {end(relation.from)} " " <span class=format!("rel w--{stance}")>{relation.kind.word()}</span> " "
                    {end(relation.to)} ": " {relation.sentence.clone()}
                </p>
                <p class="why-line">{basis}</p>
            </li>
        }
    };
    let judged = relations
        .iter()
        .filter(|relation| !relation.computed)
        .map(line)
        .collect_view();
    let computed: Vec<&RelationLine> = relations.iter().filter(|relation| relation.computed).collect();
    let count = computed.len();
    let computed = computed.into_iter().map(line).collect_view();
    view! {
        <section aria-labelledby="r-relations">
            <h2 id="r-relations">"Relations"</h2>
            <ol class="rels">{judged}</ol>
            {(count > 0)
                .then(|| {
                    view! {
                        <details class="rels__computed">
                            <summary>{format!("{count} that follow from the chains")}</summary>
                            <ol class="rels">{computed}</ol>
                        </details>
                    }
                })}
        </section>
    }
}

fn unheard(sheet: &IssueSheet) -> Drawn {
    if sheet.not_heard.is_empty() {
        return Drawn::of(());
    }
    let items = sheet
        .not_heard
        .iter()
        .map(|silent| {
            view! {
                <li>
                    {mark(Mark::Silent)} <span>
                        <bdi>{silent.name.clone()}</bdi>
                        ", "
                        {silent.why.clone()}
                    </span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section aria-labelledby="r-unheard">
            <h2 id="r-unheard">"Not heard"</h2>
            <ul class="unheard">{items}</ul>
        </section>
    }
}
