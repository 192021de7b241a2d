//! What stands around every page: top bar with search, notices, footer, the bottom bar on phones, and where the focus goes
//! when a page has been drawn.

mod arrival;

use crosscheck_model::Document;
use crosscheck_search::Request;
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;

use crate::components::{AlteredBanner, AlteredSaid, CollectViews, Definitions, Show, counted, live};
use crate::host::Theme;
use crate::memo::Memo;
use crate::pages::{PAGES, PageEntry};
use crate::store::{Explorer, View, ViewState};

pub(crate) use arrival::arrive;

/// The frame around a page.
#[component]
pub(crate) fn Shell(
    /// The page.
    children: Children,
) -> impl IntoView {
    let explorer = Explorer::here();
    // The hash holds the view, so the skip link must not follow its own.
    let skip = move |event: MouseEvent| {
        event.prevent_default();
        explorer.focus("main");
    };
    view! {
        <Definitions />
        <a class="skip" href="#main" on:click=skip>
            "Skip to content"
        </a>
        <Head />
        <main id="main" class="page" tabindex="-1">
            <Notices />
            <AlteredSaid />
            <AlteredBanner />
            {children()}
        </main>
        <Foot />
        <Tabs />
    }
}

/// The top bar.
#[component]
fn Head() -> impl IntoView {
    let explorer = Explorer::here();
    let title = explorer.site().corpus.meta.title.clone();
    let exploring = explorer.part(|state| state.view == View::Explore);
    view! {
        <header class="top" class:top--wide=move || exploring.get()>
            <a class="brand" href=move || explorer.link(&ViewState::of(View::Overview))>
                <svg aria-hidden="true">
                    <use href="#logo"></use>
                </svg>
                "Crosscheck"
            </a>
            <p class="top__corpus">
                <bdi>{title}</bdi>
            </p>
            <Show when=move || !exploring.get()>
                <Find />
            </Show>
            <nav class="views" aria-label="Views">
                {PAGES.map(|page| view! { <PageLink page>{page.title}</PageLink> }).collect_views()}
            </nav>
            <ThemeButton />
        </header>
    }
}

/// Goes from the colours of the system to dark, light and back.
#[component]
fn ThemeButton() -> impl IntoView {
    let explorer = Explorer::here();
    let theme = RwSignal::new(Theme::shown(&explorer.root()));
    let turn = move |_| {
        theme.update(|theme| *theme = theme.next());
        theme.get_untracked().apply(&explorer.root());
    };
    let says = move || format!("Colours: {}", theme.get().label());
    view! {
        <button type="button" class="theme" id="theme" aria-label=says title=says on:click=turn>
            <svg viewBox="0 0 20 20" aria-hidden="true">
                <path
                    d="M10 2.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 1 0 0-15zM10 2.5v15"
                    fill="none"
                    stroke="currentColor"
                    stroke-width="1.6"
                ></path>
                <path d="M10 2.5a7.5 7.5 0 0 1 0 15z" fill="currentColor"></path>
            </svg>
        </button>
    }
}

/// The bottom bar on phones. It has the pages of the top bar.
#[component]
fn Tabs() -> impl IntoView {
    let tabs = PAGES.map(|page| {
        view! {
            <PageLink page>
                <svg viewBox="0 0 20 20" aria-hidden="true">
                    <path d=page.icon fill="none" stroke="currentColor" stroke-width="1.6"></path>
                </svg>
                {page.title}
            </PageLink>
        }
    });
    view! {
        <nav class="tabbar" aria-label="Views, short">
            {tabs.collect_views()}
        </nav>
    }
}

/// A link to a page; it says whether the reader is there.
#[component]
fn PageLink(
    /// Where it leads.
    page: PageEntry,
    /// What it shows.
    children: Children,
) -> impl IntoView {
    let explorer = Explorer::here();
    let here = Memo::new(move |_| page.holds(explorer.state().view));
    view! {
        <a href=move || explorer.link(&ViewState::of(page.view)) aria-current=move || here.get().then_some("page")>
            {children()}
        </a>
    }
}

/// The search box of every page but Explore, which has a larger one. It acts on Enter alone: a sandboxed frame may
/// never see a form submitted.
#[component]
fn Find() -> impl IntoView {
    let explorer = Explorer::here();
    let enter = move |event: KeyboardEvent| {
        if event.key() != "Enter" {
            return;
        }
        event.prevent_default();
        let query = event_target_value(&event);
        explorer.go(|state| {
            state.view = View::Explore;
            state.request = Request {
                query,
                ..Request::default()
            };
        });
    };
    view! {
        <div class="find" role="search">
            <label class="vh" for="find">
                "Search passages, claims and names"
            </label>
            <svg aria-hidden="true">
                <use href="#i-find"></use>
            </svg>
            <input
                id="find"
                type="search"
                autocomplete="off"
                placeholder="Search"
                on:keydown=enter
            />
            <kbd aria-hidden="true">"/"</kbd>
        </div>
    }
}

/// What of the address was not understood. Never a blank page, never silence.
#[component]
fn Notices() -> impl IntoView {
    let explorer = Explorer::here();
    let shown = move || {
        let notices = explorer.notices();
        (!notices.is_empty()).then(|| {
            let lines: Vec<_> = notices
                .lines()
                .map(|line| view! { <li>{line.to_owned()}</li> })
                .collect();
            view! { <ul class="notice notice--address">{lines}</ul> }
        })
    };
    view! { <div role="status">{live(shown)}</div> }
}

/// What the corpus holds, and the way to About.
#[component]
fn Foot() -> impl IntoView {
    let explorer = Explorer::here();
    let site = explorer.site();
    let corpus = &site.corpus;
    let paragraphs = corpus.documents.iter().map(Document::text_paragraphs).sum();
    let counts = format!(
        "{}, {}, {}.",
        counted(corpus.documents.len(), "document", "documents"),
        counted(paragraphs, "paragraph", "paragraphs"),
        counted(corpus.claims.len(), "claim", "claims"),
    );
    view! {
        <footer class="foot">
            <span>{counts}</span>
            <a href=move || explorer.link(&ViewState::of(View::About))>"How this was made"</a>
            <button type="button" data-desk="">
                "Open your own reports"
            </button>
            <span>"Nothing you type leaves this page."</span>
        </footer>
    }
}
