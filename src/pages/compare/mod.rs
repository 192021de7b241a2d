//! Compare: every question by every document, the page of one question, and what is pinned face to face.

mod asked;
mod card;
mod concordance;
mod faces;
mod issue;
mod narrow;
mod numbers;
mod on_page;
mod picker;
mod pins;
mod presets;
mod relation;
mod share;
mod shown;
mod text;
mod tools;
mod ways;

use std::sync::Arc;

use crosscheck_compare::{Columns, Concordance, Reading, Sort};
use crosscheck_messages::{EN, text_of_concordance, text_of_preset};
use crosscheck_model::ClaimId;
use leptos::ev::Event;
use leptos::prelude::*;

use self::asked::AskedFor;
use self::concordance::{ConcordanceGrid, KeysHelp, OpenedInGrid};
use self::pins::{FacesLink, Pinned};
use self::presets::Presets;
use self::share::ShareMenu;
use self::shown::{Heading, Whole};
use self::text::ReadAsText;
use self::tools::{ToolButtons, ToolForms, ToolLine, ToolPanels};
use crate::address::{COLUMNS, SORTS, columns_key, sort_key};
use crate::components::{CollectViews, Comparison, MarkKey, NameStrips, OpenPanels, Show, alterations, aria, live};
use crate::memo::Memo;
use crate::store::{Explorer, View, ViewState};

pub(crate) use faces::FacesPage;
#[cfg(all(test, not(target_arch = "wasm32")))]
pub(crate) use issue::IssueFacts;
pub(crate) use issue::IssuePage;
#[cfg(all(test, not(target_arch = "wasm32")))]
pub(crate) use relation::is_contradiction;
#[cfg(all(test, not(target_arch = "wasm32")))]
pub(crate) use shown::{Heading as PageTitle, Whole as WholeShown};

/// The concordance, with what the reader can ask of it. It follows everything the reader chooses, alterations too.
#[component]
pub(crate) fn ComparePage() -> impl IntoView {
    let site = Explorer::here().site();
    if site.corpus.documents.len() < 2 || site.corpus.questions.is_empty() {
        return view! { <TooFew documents=site.corpus.documents.len() /> }.into_any();
    }
    OpenPanels::provide();
    view! {
        <WholeComparison />
        <NameStrips />
    }
    .into_any()
}

/// What is compared, and what is shown of it.
type Shown = Memo<Arc<(Columns, Concordance)>>;

#[component]
fn WholeComparison() -> impl IntoView {
    let explorer = Explorer::here();
    let comparison = Comparison::here();
    let claims = comparison.claims();
    let columns = explorer.part(|state| state.columns);
    let whole = comparison.memo(move |reading, claims| Arc::new(Whole::of(reading, claims, columns.get())));
    let order = explorer.part(|state| (state.preset, state.sort));
    let shown: Shown = Memo::new(move |_| {
        let (preset, order) = order.get();
        let site = explorer.site();
        whole.with(|whole| Arc::new((whole.columns, whole.shown(&site.corpus, preset, order))))
    });
    let opened = OpenedInGrid::new();
    let as_text = explorer.part(|state| state.text);
    view! {
        <Show when=move || !as_text.get()>
            <PageHeading whole />
        </Show>
        <Presets whole />
        <Tools claims />
        <Pinned />
        <Show when=move || as_text.get() fallback=move || view! { <AskedFor /> <Tables shown opened /> }>
            <Text whole shown claims />
        </Show>
    }
}

#[component]
fn PageHeading(whole: Memo<Arc<Whole>>) -> impl IntoView {
    let explorer = Explorer::here();
    let asked = explorer.part(|state| (state.preset, !state.request.is_everything()));
    let heading = Memo::new(move |_| {
        let (preset, narrowed) = asked.get();
        whole.with(|whole| Heading::of(whole, preset, narrowed))
    });
    view! {
        <header>
            <h1>{live(move || heading.with(|heading| heading.title.clone()))}</h1>
            <p class="deck">
                {live(move || {
                    let (wide, phone) = heading.with(|heading| (heading.deck.clone(), heading.on_a_phone.clone()));
                    view! {
                        <span class="not-phone">{wide}</span>
                        <span class="phone-only">{phone}</span>
                    }
                })}
            </p>
        </header>
    }
}

/// The grid with its key, or a word that no question is left.
#[component]
fn Tables(shown: Shown, opened: OpenedInGrid) -> impl IntoView {
    let has_questions = Memo::new(move |_| shown.with(|shown| !shown.1.questions.is_empty()));
    let marks = Memo::new(move |_| shown.with(|shown| shown.1.marks()));
    view! {
        <div class="sect-s">
            {move || view! { <MarkKey marks=marks.get() /> }}
            <p class="phone-only small dim">
                "A folded question has a group of marks for each report, in order of time: a mark for each answer, a point where it gives none."
            </p>
        </div>
        <Show
            when=move || has_questions.get()
            fallback=|| {
                view! {
                    <p class="nobody">
                        "No question is left. Take back what narrows the comparison, or ask something else of it above."
                    </p>
                }
            }
        >
            <KeysHelp />
            <ConcordanceGrid concordance=shown opened />
        </Show>
    }
}

/// The same as headings and lists, under a preset with what it asked and kept.
#[component]
fn Text(whole: Memo<Arc<Whole>>, shown: Shown, claims: Memo<Vec<ClaimId>>) -> impl IntoView {
    let explorer = Explorer::here();
    let altered = alterations(explorer);
    let preset = explorer.part(|state| state.preset.map(|preset| preset.filter));
    let lines = Memo::new(move |_| {
        let site = explorer.site();
        let reading = Reading::altered(&site.corpus, altered.get());
        let preset = preset.get();
        shown.with(|shown| match preset {
            Some(filter) => whole.with(|whole| {
                let asked = (filter, whole.questions());
                claims.with(|claims| text_of_preset(EN, &reading, claims, &shown.1, asked))
            }),
            None => text_of_concordance(EN, &reading, &shown.1),
        })
    });
    view! { <ReadAsText lines /> }
}

/// What the columns are, in which order the questions come, and what can be asked of any comparison.
#[component]
fn Tools(claims: Memo<Vec<ClaimId>>) -> impl IntoView {
    let panels = ToolPanels::new();
    let in_view = Signal::derive(move || claims.with(Vec::len));
    view! {
        <ToolLine>
            <div class="seg" role="group" aria-label="Columns">
                {COLUMNS.map(|columns| view! { <ColumnsButton columns /> }).collect_views()}
            </div>
            <SortChoice />
            <FacesLink />
            <ToolButtons panels />
            <ShareMenu />
        </ToolLine>
        <ToolForms panels claims in_view />
    }
}

#[component]
fn ColumnsButton(columns: Columns) -> impl IntoView {
    let explorer = Explorer::here();
    let now = explorer.part(|state| state.columns);
    let (word, about) = match columns {
        Columns::Documents => ("Documents", "a column a document"),
        Columns::Newsrooms => ("Newsrooms", "a column for each place the reporting was done"),
        Columns::Voices => ("Voices", "a column for whoever speaks"),
        Columns::Institutions => ("Institutions", "a column for the body whoever speaks belongs to"),
        Columns::Years => ("Years", "a column a year of publication"),
    };
    view! {
        <button
            type="button"
            id=format!("columns-{}", columns_key(columns))
            aria-pressed=move || aria(now.get() == columns)
            title=about
            on:click=move |_| explorer.go(|state| state.columns = columns)
        >
            {word}
        </button>
    }
}

#[component]
fn SortChoice() -> impl IntoView {
    let explorer = Explorer::here();
    let now = explorer.part(|state| state.sort);
    let options = SORTS
        .map(|order| {
            view! {
                <option value=sort_key(order) prop:selected=move || now.get() == order>
                    {sort_words(order)}
                </option>
            }
        })
        .collect_views();
    let choose = move |event: Event| {
        let key = event_target_value(&event);
        if let Some(&order) = SORTS.iter().find(|&&order| sort_key(order) == key) {
            explorer.go(|state| state.sort = order);
        }
    };
    view! {
        <label class="pick">
            "Sort " <select id="sort" on:change=choose>
                {options}
            </select>
        </label>
    }
}

fn sort_words(order: Sort) -> &'static str {
    match order {
        Sort::Disagreement => "by disagreement",
        Sort::Lines => "by fewest sources",
        Sort::Time => "in order of time",
        Sort::Span => "by time span",
        Sort::Silence => "by silence",
        Sort::Name => "by name",
    }
}

/// A corpus with nothing to compare says how it gets something.
#[component]
fn TooFew(documents: usize) -> impl IntoView {
    let explorer = Explorer::here();
    let (title, text) = match documents {
        0 | 1 => (
            "Comparing needs two documents",
            "This corpus has one. Add a second document that speaks of the same questions, and this page sets them side by side.",
        ),
        _ => (
            "Comparing needs questions",
            "The documents are here, but no question is asked of them yet. Add one under corpus/questions, with its positions and claims.",
        ),
    };
    view! {
        <section class="about">
            <h1>{title}</h1>
            <p class="deck">{text}</p>
            <p>
                <a href=move || explorer.link(&ViewState::of(View::Explore))>"Explore what is here"</a>
            </p>
        </section>
    }
}
