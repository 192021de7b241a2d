//! Turns how a document came into what happened on the way: dropped, added, changed, with what stands inside quotation marks and
//! what is only suspected marked in words. The words are neutral: who changed it, and why, is not known.

use crosscheck_compare::{Change, ClaimChange, Credit, Fate, Node, Reading, Transmission};
use crosscheck_messages::EN;
use crosscheck_model::{ClaimId, DocumentId};
use leptos::prelude::*;

use crate::components::{CollectViews, ParagraphLink, PlacesOf, Rows, Show, counted, joined, live, plural};
use crate::memo::Memo;
use crate::store::{Explorer, View, ViewState};

const FATES: [(Fate, &str); 4] = [
    (Fate::Dropped, "Dropped"),
    (Fate::Added, "Added"),
    (Fate::Changed, "Changed"),
    (Fate::Moved, "Moved"),
];

/// A transmission with the answers that its claims show.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TransmissionShown {
    pub(super) came: Transmission,
    answers: Vec<AnswerShown>,
}

/// What became of an answer, with its text as the reader reads it: a claim may have been moved to another.
#[derive(Clone, Debug, PartialEq)]
struct AnswerShown {
    change: ClaimChange,
    text: Option<String>,
}

impl TransmissionShown {
    pub(super) fn new(reading: &Reading, came: Transmission) -> Self {
        let shown = |change: &ClaimChange| AnswerShown {
            text: answer_text(reading, change),
            change: change.clone(),
        };
        Self {
            answers: came.claims.iter().map(shown).collect(),
            came,
        }
    }

    fn key(&self) -> Key {
        key(&self.came)
    }
}

fn answer_text(reading: &Reading, change: &ClaimChange) -> Option<String> {
    let claim = change.after.first().or(change.before.first())?;
    let position = reading.position(*claim)?;
    let question = reading.corpus().question(change.question)?;
    Some(question.positions.get(position.index())?.text.clone())
}

/// What tells one transmission from every other.
type Key = (DocumentId, Node, Vec<(u32, u32)>, String);

fn key(came: &Transmission) -> Key {
    (came.document, came.from, came.covers.clone(), came.evidence.clone())
}

/// A section for each way on which a pinned document came.
#[component]
pub(super) fn Transmissions(
    /// The ways.
    #[prop(into)]
    all: Memo<Vec<TransmissionShown>>,
) -> impl IntoView {
    let section = move |shown: TransmissionShown| {
        let key = shown.key();
        // What the claims show follows the alterations; all else is the transmission's own.
        let answers = Memo::new(move |_| {
            let now = all.with(|all| all.iter().find(|other| other.key() == key).cloned());
            now.map_or_else(Vec::new, |shown| shown.answers)
        });
        view! { <OnTheWay came=shown.came answers /> }
    };
    view! { <Rows each=move || all.get() key=TransmissionShown::key children=section /> }
}

/// What happened on one way.
#[component]
fn OnTheWay(came: Transmission, answers: Memo<Vec<AnswerShown>>) -> impl IntoView {
    let site = Explorer::here().site();
    let no_change = came.changes.is_empty();
    let nothing = move || no_change && answers.with(Vec::is_empty);
    let groups = FATES
        .map(|(fate, title)| {
            let changes: Vec<Change> = came
                .changes
                .iter()
                .filter(|change| change.fate == fate)
                .cloned()
                .collect();
            view! { <Group fate title changes answers /> }
        })
        .collect_views();
    view! {
        <section class="sect onway">
            <h2>{EN.transmission(&site.corpus, &came)}</h2>
            <p class="deck">{found(&came)}</p>
            <p class="small dim">{basis(&came)}</p>
            <Show when=nothing>
                <p class="nobody">"Nothing is known to have changed on the way."</p>
            </Show>
            <div class="change__groups">{groups}</div>
            <details class="because">
                <summary>"What shows it"</summary>
                <p class="change__evidence">{came.evidence}</p>
            </details>
        </section>
    }
}

/// "An editor noted 2 dropped and 5 changed, 4 of them inside quotation marks."
fn found(came: &Transmission) -> String {
    let counts = FATES.map(|(fate, _)| (fate, came.count(fate)));
    let parts: Vec<String> = counts
        .iter()
        .filter(|(_, (all, _))| *all > 0)
        .map(|(fate, (all, _))| format!("{all} {}", EN.fate(*fate)))
        .collect();
    if parts.is_empty() {
        return "No editor noted a change in the wording.".to_owned();
    }
    let inside = match counts.iter().map(|(_, (_, quoted))| quoted).sum::<usize>() {
        0 => "none of them inside quotation marks".to_owned(),
        quoted => format!("{quoted} of them inside quotation marks"),
    };
    format!(
        "An editor noted {}, {inside}. Who made a change, and why, is not known.",
        joined(&parts)
    )
}

/// Which paragraphs were taken, and how that is known.
fn basis(came: &Transmission) -> String {
    let known = match came.credit {
        Credit::Stated => "The text says so itself.",
        Credit::NotCredited => "The text does not say so; it was compared with the source.",
        Credit::Inferred => "The text does not say so, and nobody could compare it: it is suspected.",
    };
    let elsewhere = if came.source.is_none() {
        " The source is not in this corpus, so its claims cannot be set beside these."
    } else {
        ""
    };
    format!("{}{known}{elsewhere}", covered(&came.covers))
}

/// "Paragraphs 3–5, 9. "; nothing where it is not known.
fn covered(covers: &[(u32, u32)]) -> String {
    if covers.is_empty() {
        return String::new();
    }
    let range = |&(from, to): &(u32, u32)| {
        if from == to {
            from.to_string()
        } else {
            format!("{from}–{to}")
        }
    };
    let ranges: Vec<String> = covers.iter().map(range).collect();
    let paragraphs: u32 = covers.iter().map(|(from, to)| to.saturating_sub(*from) + 1).sum();
    format!(
        "{}{}. ",
        plural(paragraphs as usize, "Paragraph ", "Paragraphs "),
        ranges.join(", ")
    )
}

/// What was dropped, or added, and so on: of the wording, then of the answers.
#[component]
fn Group(
    fate: Fate,
    title: &'static str,
    /// Of the wording.
    changes: Vec<Change>,
    /// Of the answers, whatever became of them.
    answers: Memo<Vec<AnswerShown>>,
) -> impl IntoView {
    let answers = Memo::new(move |_| {
        answers.with(|answers| {
            let these = answers.iter().filter(|answer| answer.change.fate == fate);
            these.cloned().collect::<Vec<_>>()
        })
    });
    let no_change = changes.is_empty();
    let changes = StoredValue::new(changes);
    view! {
        <Show when=move || !no_change || answers.with(|answers| !answers.is_empty())>
            <section class="change__group">
                <h3>{title}</h3>
                <p class="small dim">{EN.rule(fate.rule())}</p>
                <ul class="change__list">
                    {changes.get_value().into_iter().map(|change| view! { <WordingChange change /> }).collect_views()}
                </ul>
                <Answers fate answers />
            </section>
        </Show>
    }
}

#[component]
fn WordingChange(change: Change) -> impl IntoView {
    let tag = |on: bool, words: &'static str| on.then(|| view! { " " <b class="tag">{words}</b> });
    view! {
        <li>
            <ParagraphLink document=change.source.document paragraph=change.source.paragraph />
            " "
            <span class="change__what">{EN.variant(change.what)}</span>
            {tag(change.quoted, "inside quotation marks")}
            {tag(change.suspected, "suspected")}
            <p>{change.digest}</p>
        </li>
    }
}

/// The answers with one fate, folded; nothing where there are none.
#[component]
fn Answers(fate: Fate, answers: Memo<Vec<AnswerShown>>) -> impl IntoView {
    let count = move || answers.with(|answers| counted(answers.len(), "answer", "answers"));
    view! {
        <Show when=move || answers.with(|answers| !answers.is_empty())>
            <details class="twin">
                <summary>{live(count)} " " {EN.fate(fate)}</summary>
                <ul class="change__list">
                    <Rows
                        each=move || answers.get()
                        key=|answer| {
                            let change = &answer.change;
                            (answer.text.clone(), change.question, change.before.clone(), change.after.clone())
                        }
                        children=|answer| view! { <AnswerChange answer /> }
                    />
                </ul>
            </details>
        </Show>
    }
}

#[component]
fn AnswerChange(answer: AnswerShown) -> impl IntoView {
    let explorer = Explorer::here();
    let AnswerShown { change, text } = answer;
    let asked = change.question;
    let question = explorer
        .site()
        .corpus
        .question(asked)
        .map(|question| question.text.clone());
    let href = move || explorer.link(&ViewState::of(View::Issue(asked)));
    view! {
        <li>
            <p>
                "“" {text} "” " <a class="small" href=href>
                    {question}
                </a>
            </p>
            <Side words="There: " claims=change.before />
            <Side words="Here: " claims=change.after />
        </li>
    }
}

/// The claims of one of the two texts; nothing where there are none.
#[component]
fn Side(words: &'static str, claims: Vec<ClaimId>) -> impl IntoView {
    (!claims.is_empty()).then(|| {
        view! {
            <span class="small dim">{words}</span>
            <PlacesOf claims />
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_that_were_taken_are_named() {
        let check = |covers: &[(u32, u32)], expected: &str| assert_eq!(covered(covers), expected);
        check(&[], "");
        check(&[(3, 3)], "Paragraph 3. ");
        check(&[(3, 5)], "Paragraphs 3–5. ");
        check(&[(3, 3), (9, 9)], "Paragraphs 3, 9. ");
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod corpus_tests {
    use crosscheck_compare::{Reading, transmission};
    use crosscheck_model::decode;

    use super::*;

    #[test]
    fn no_two_ways_have_one_key_and_each_says_what_was_found() {
        let corpus = decode(crate::pack::bytes()).unwrap();
        let reading = Reading::new(&corpus);
        let documents = (0..corpus.documents.len()).map(DocumentId::from);
        let all: Vec<Transmission> = documents
            .flat_map(|document| transmission(&reading, &reading.claims(), document))
            .collect();
        for (index, came) in all.iter().enumerate() {
            assert!(all.iter().skip(index + 1).all(|other| key(other) != key(came)));
            assert_eq!(found(came).starts_with("An editor noted "), !came.changes.is_empty());
        }
        assert!(!all.is_empty());
    }
}
