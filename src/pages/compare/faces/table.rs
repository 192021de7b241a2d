//! The questions that what is pinned addresses: a question a row, a column each, with marks in words and links to paragraphs.

use crosscheck_compare::{
    Chip, Difference, FaceColumn, FaceRow, Mark, Pin, Reading, RelationLine, Why, cell_speaker, speaker,
};
use crosscheck_messages::EN;
use crosscheck_model::{ClaimId, PositionId, QuestionId};
use leptos::prelude::*;

use super::Facts;
use crate::components::{
    MarkIcon, ParagraphLink, PlacesOf, Rows, Show, StanceWord, WhyButton, alterations, counted, live, plural,
};
use crate::memo::Memo;
use crate::pages::compare::relation::relation_key;
use crate::store::{Explorer, Site, View, ViewState};

/// The section with the table.
#[component]
pub(super) fn Questions(
    /// What face to face shows.
    facts: Facts,
) -> impl IntoView {
    let explorer = Explorer::here();
    let differences = explorer.part(|state| state.differences);
    let empty = Memo::new(move |_| facts.with(|facts| facts.face.rows.is_empty()));
    let nothing = move || match differences.get() {
        true => "They differ on nothing. Show all to see what they say alike.",
        false => "None of them addresses any question in view.",
    };
    let questions = move || facts.with(|facts| facts.face.rows.iter().map(|row| row.question).collect::<Vec<_>>());
    view! {
        <section class="sect" aria-labelledby="h-faces">
            <h2 id="h-faces">"What they address"</h2>
            <table class="faces" role="table">
                <caption class="vh">"A question a row, what is pinned a column"</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader" class="small dim">
                            "Question"
                        </th>
                        <Rows
                            each=move || facts.with(|facts| facts.face.columns.clone())
                            key=move |column| (column.pin.key(&explorer.site().corpus), column.claims.len())
                            children=|column| view! { <ColumnHead column /> }
                        />
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    <Rows
                        each=questions
                        key=|question| *question
                        children=move |question| view! { <QuestionRow facts question /> }
                    />
                </tbody>
            </table>
            <Show when=move || empty.get()>
                <p class="nobody">{live(nothing)}</p>
            </Show>
        </section>
    }
}

/// The page of what is pinned, and the way to take it off.
#[component]
fn ColumnHead(column: FaceColumn) -> impl IntoView {
    let explorer = Explorer::here();
    let FaceColumn { pin, claims } = column;
    let label = EN.pin(&explorer.site().corpus, pin);
    let held = match pin {
        Pin::Claim(_) => kind_word(pin).to_owned(),
        _ => format!("{}, {}", kind_word(pin), counted(claims.len(), "claim", "claims")),
    };
    let off = move || {
        let mut state = explorer.state();
        state.pins.retain(|other| *other != pin);
        explorer.link(&state)
    };
    view! {
        <th scope="col" role="columnheader">
            <PinnedName pin label=label.clone() />
            <span class="doc__when">{held}</span>
            <a class="small" href=off>
                "remove" <span class="vh">" " {label}</span>
            </a>
        </th>
    }
}

/// The name, as a link where it has a page of its own.
#[component]
fn PinnedName(pin: Pin, label: String) -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.site();
    let page = match pin {
        Pin::Document(document) => Some(View::Read(document, None)),
        Pin::Voice(voice) => site
            .corpus
            .voice(voice)
            .and_then(|voice| voice.entity)
            .map(View::Entity),
        Pin::Claim(claim) => {
            let claim = site.corpus.claim(claim);
            claim.map(|claim| View::Read(claim.document, Some(claim.paragraph)))
        }
        Pin::Newsroom(_) => None,
    };
    let name = view! { <bdi>{label}</bdi> };
    match page {
        Some(page) => {
            let href = move || explorer.link(&ViewState::of(page));
            view! {
                <a class="doc" href=href>
                    {name}
                </a>
            }
            .into_any()
        }
        None => view! { <span class="doc">{name}</span> }.into_any(),
    }
}

fn kind_word(pin: Pin) -> &'static str {
    match pin {
        Pin::Document(_) => "document",
        Pin::Newsroom(_) => "newsroom",
        Pin::Voice(_) => "voice",
        Pin::Claim(_) => "claim",
    }
}

/// A question and what each column says of it.
#[component]
fn QuestionRow(facts: Facts, question: QuestionId) -> impl IntoView {
    let explorer = Explorer::here();
    let row =
        Memo::new(move |_| facts.with(|facts| facts.face.rows.iter().find(|row| row.question == question).cloned()));
    let columns = move || facts.with(|facts| facts.face.columns.clone());
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <QuestionHead question row />
            </th>
            <Rows
                each=columns
                key=move |column| column.pin.key(&explorer.site().corpus)
                children=move |column| {
                    let label = EN.pin(&explorer.site().corpus, column.pin);
                    view! { <AnswersCell facts question row pin=column.pin label /> }
                }
            />
        </tr>
    }
}

/// The question, whether they differ on it, and how their claims bear on each other.
#[component]
fn QuestionHead(question: QuestionId, row: Memo<Option<FaceRow>>) -> impl IntoView {
    let explorer = Explorer::here();
    let altered = alterations(explorer);
    let text = explorer
        .site()
        .corpus
        .question(question)
        .map(|question| question.text.clone());
    let how = Memo::new(move |_| row.with(|row| row.as_ref().map(|row| row.difference)));
    let because = Memo::new(move |_| {
        let site = explorer.site();
        let reading = Reading::altered(&site.corpus, altered.get());
        row.with(|row| {
            row.as_ref()
                .map_or_else(|| nothing_behind(&reading), |row| row.why(&reading))
        })
    });
    let href = move || explorer.link(&explorer.state().comparing(View::Issue(question)));
    let about = Signal::derive(move || how.get().map_or("", difference_words).to_owned());
    let class = move || match how.get() {
        Some(Difference::Contradict) => "faces__how faces__how--differ",
        _ => "faces__how",
    };
    view! {
        <a class="faces__q" href=href>
            {text}
        </a>
        <span class=class>{about}</span>
        <WhyButton id=format!("row{}", question.0) about because />
        <Relations row />
    }
}

/// What stands behind a row that is going away.
fn nothing_behind(reading: &Reading) -> Why {
    Why::new(reading.corpus(), Difference::Same.rule(), &[])
}

fn difference_words(difference: Difference) -> &'static str {
    match difference {
        Difference::Contradict => "They contradict each other",
        Difference::Differ => "They give different answers",
        Difference::Overlap => "They agree in part",
        Difference::OnlyOne => "Only one speaks on it",
        Difference::Same => "They say the same",
    }
}

/// How claims of the columns bear on each other; nothing where they do not.
#[component]
fn Relations(row: Memo<Option<FaceRow>>) -> impl IntoView {
    let relations = Memo::new(move |_| {
        let of = |row: &Option<FaceRow>| row.as_ref().map_or_else(Vec::new, |row| row.relations.clone());
        row.with(of)
    });
    let count = move || relations.with(|relations| counted(relations.len(), "relation", "relations"));
    view! {
        <Show when=move || relations.with(|relations| !relations.is_empty())>
            <details class="twin">
                <summary>{live(count)} " between them"</summary>
                <ul class="faces__rels">
                    <Rows
                        each=move || relations.get()
                        key=|relation| (relation_key(relation), relation.reason.clone())
                        children=|relation| view! { <RelationBetween relation /> }
                    />
                </ul>
            </details>
        </Show>
    }
}

#[component]
fn RelationBetween(relation: RelationLine) -> impl IntoView {
    let site = Explorer::here().site();
    let because = relation.why(&site.corpus);
    let word = EN.relation(relation.kind);
    view! {
        <li>
            <ClaimEnd claim=relation.from />
            " "
            <b>{word}</b>
            " "
            <ClaimEnd claim=relation.to />
            ": "
            {EN.reason(&site.corpus, &relation)}
            " "
            <WhyButton id=format!("r-{}", relation_key(&relation)) about=word because />
        </li>
    }
}

/// Who speaks in a claim, with its paragraph.
#[component]
fn ClaimEnd(claim: ClaimId) -> impl IntoView {
    let site = Explorer::here().site();
    let place = site
        .corpus
        .claim(claim)
        .map(|claim| view! { <ParagraphLink document=claim.document paragraph=claim.paragraph /> });
    view! {
        <bdi>{speaker(&site.corpus, claim).name}</bdi>
        " "
        {place}
    }
}

/// What one column says of a question.
#[component]
fn AnswersCell(
    facts: Facts,
    question: QuestionId,
    row: Memo<Option<FaceRow>>,
    pin: Pin,
    /// The name of the column, which a phone shows in every cell.
    label: String,
) -> impl IntoView {
    let chips = Memo::new(move |_| {
        let column = facts.with(|facts| facts.face.columns.iter().position(|column| column.pin == pin));
        row.with(|row| row.as_ref()?.cells.get(column?).cloned())
            .unwrap_or_default()
    });
    let answers = move || chips.with(|chips| chips.iter().map(|chip| (chip.position, chip.mark)).collect::<Vec<_>>());
    view! {
        <td role="cell">
            <span class="cell__doc">
                <bdi>{label}</bdi>
            </span>
            <Show when=move || chips.with(|chips| !chips.is_empty()) fallback=|| view! { <Silence /> }>
                <ul class="faces__chips">
                    <Rows
                        each=answers
                        key=|answer| *answer
                        children=move |(position, mark)| {
                            let claims = Memo::new(move |_| chips.with(|chips| claims_of(chips, position, mark)));
                            view! { <Answer question position mark claims /> }
                        }
                    />
                </ul>
            </Show>
        </td>
    }
}

#[component]
fn Silence() -> impl IntoView {
    view! {
        <span class="quiet faces__quiet">
            <MarkIcon mark=Mark::Silent />
            " "
            {EN.mark(Mark::Silent)}
        </span>
    }
}

fn claims_of(chips: &[Chip], position: PositionId, mark: Mark) -> Vec<ClaimId> {
    let chip = chips.iter().find(|chip| (chip.position, chip.mark) == (position, mark));
    chip.map_or_else(Vec::new, |chip| chip.claims.clone())
}

/// Whose words the claims are: "(Ali Khedery, officials)".
fn speakers(site: &Site, claims: &[ClaimId]) -> String {
    let mut speakers = Vec::new();
    for &claim in claims {
        let speaker = cell_speaker(&site.corpus, claim);
        if !speakers.contains(&speaker) {
            speakers.push(speaker);
        }
    }
    format!("({})", EN.cell_speakers(&speakers))
}

/// An answer: mark, word, text, and who says it where.
#[component]
fn Answer(question: QuestionId, position: PositionId, mark: Mark, claims: Memo<Vec<ClaimId>>) -> impl IntoView {
    let site = Explorer::here().site();
    let positions = site.corpus.question(question).map(|question| &question.positions);
    let text = positions
        .and_then(|positions| positions.get(position.index()))
        .map(|position| position.text.clone());
    let count = move || claims.with(|claims| counted(claims.len(), "claim", "claims"));
    let whose = move || claims.with(|claims| speakers(&site, claims));
    let of_which = move || claims.with(|claims| plural(claims.len(), " that gives it", " that give it").to_owned());
    view! {
        <li class="faces__chip">
            <p class="faces__answer">
                <MarkIcon mark />
                <span>
                    <StanceWord mark />
                    " "
                    {live(whose)}
                    " “"
                    {text}
                    "”"
                </span>
            </p>
            <details class="twin">
                <summary>
                    {live(count)} <span class="vh">{live(of_which)}</span>
                </summary>
                <ul class="faces__claims">
                    <Rows
                        each=move || claims.get()
                        key=|claim| *claim
                        children=|claim| view! { <ClaimOfAnswer claim /> }
                    />
                </ul>
            </details>
            <p class="faces__at">{live(move || view! { <PlacesOf claims=claims.get() /> })}</p>
        </li>
    }
}

#[component]
fn ClaimOfAnswer(claim: ClaimId) -> impl IntoView {
    let site = Explorer::here().site();
    let digest = site.corpus.claim(claim).map(|claim| claim.digest.clone());
    view! {
        <li>
            <ClaimEnd claim />
            <span class="faces__digest">{digest}</span>
        </li>
    }
}
