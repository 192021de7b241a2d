//! Network: who is named with whom, who is heard through whom, who copied whom -> a drawing, a table of the same, the places each tie
//! rests on, the shortest chain between two, and without whom others fall away.

mod choose;
mod drawn;
mod geometry;
mod table;

use std::sync::Arc;

use crosscheck_compare::{Asked, Graph, Network, Stop, Tie, network};
use crosscheck_messages::EN;
use crosscheck_model::{Corpus, EntityId, Source};
use leptos::prelude::*;

use self::choose::Choices;
use self::drawn::Drawn;
use self::table::TiesTable;
use crate::components::{
    CollectViews, Comparison, EntityLink, ParagraphLink, PictureOf, Rows, SavePicture, Show, WhenReady, document_year,
    live, narrow_to_naming, passages_in_view, width_of,
};
use crate::memo::Memo;
use crate::store::{Explorer, Picture, View, ViewState};

/// So many names can be read where all join all, so many on a phone, and so many in columns, which a phone scrolls.
const MOST: usize = 36;
const MOST_ON_A_PHONE: usize = 18;
const MOST_IN_COLUMNS: usize = 90;

/// More places of one tie are counted.
const PLACES: usize = 40;

/// The page.
#[component]
pub(crate) fn NetworkPage() -> impl IntoView {
    view! {
        <WhenReady heading="Network">
            <WholeNetwork />
        </WhenReady>
    }
}

/// What is drawn.
#[derive(Clone, Copy)]
struct Shown {
    explorer: Explorer,
    network: Memo<Arc<Network>>,
    picture: Memo<Picture>,
    width: RwSignal<usize>,
    /// The tie that was chosen, by its place.
    picked: RwSignal<Option<usize>>,
}

#[component]
fn WholeNetwork() -> impl IntoView {
    let explorer = Explorer::here();
    let request = explorer.part(|state| state.request.clone());
    let picture = explorer.part(|state| state.picture);
    let width = width_of(explorer, drawn::PLACE);
    let passages = Memo::new(move |_| request.with(|request| passages_in_view(&explorer.as_read(), request)));
    let most = Memo::new(move |_| if width.get() < 600 { MOST_ON_A_PHONE } else { MOST });
    let network = Comparison::here().memo(move |reading, claims| {
        let Picture { graph, around, to, .. } = picture.get();
        let asked = Asked {
            graph,
            around,
            until: to,
            most: if graph == Graph::Named {
                most.get()
            } else {
                MOST_IN_COLUMNS
            },
        };
        passages.with(|passages| Arc::new(network(reading, passages.as_deref(), claims, asked)))
    });
    let shown = Shown {
        explorer,
        network,
        picture,
        width,
        picked: RwSignal::new(None),
    };
    Effect::new(move || {
        network.track();
        shown.picked.set(None);
    });
    let title = Signal::derive(move || {
        let around = picture
            .get()
            .around
            .map(|stop| stop_label(&explorer.as_read().corpus, stop));
        network.with(|network| EN.network_title(network, around.as_deref()))
    });
    view! {
        <header>
            <h1>{live(move || title.get())}</h1>
            <p class="deck">{live(move || EN.graph_rule(picture.get().graph, picture.get().around.is_some()))}</p>
        </header>
        <PictureOf />
        <section class="pict" aria-labelledby="h-network">
            <h2 id="h-network" class="vh">
                "The network"
            </h2>
            <Choices shown />
            <Chain shown />
            <Drawn shown />
            <HowMany shown />
            <SavePicture svg="network-svg" name="crosscheck-network" title />
            <TiesTable shown />
        </section>
        <CutPoints shown />
    }
}

/// How many are drawn, and of how many.
#[component]
fn HowMany(shown: Shown) -> impl IntoView {
    let words = move || {
        shown.network.with(|network| {
            let (drawn, of) = (network.names.len(), network.of);
            let rule = if shown.picture.get().around.is_some() {
                "those tied to it most strongly"
            } else {
                "those in most passages or claims"
            };
            match drawn == of {
                true => format!("All {of} names in view are drawn."),
                false => format!("{drawn} of {of} names in view are drawn: {rule}."),
            }
        })
    };
    view! { <p class="small dim" id="net-many">{live(words)}</p> }
}

/// What a dot is called.
fn stop_label(corpus: &Corpus, stop: Stop) -> String {
    match stop {
        Stop::Entity(id) => corpus.entity(id).map(|entity| entity.name.clone()),
        Stop::Voice(id) => corpus.voice(id).map(|voice| voice.name.clone()),
        Stop::Outlet(id) => corpus.outlet(id).map(|outlet| outlet.label().to_owned()),
        Stop::Document(id) => Some(crosscheck_compare::document_label(corpus, id)),
    }
    .unwrap_or_default()
}

/// The page of its own that a dot has.
fn entity_of(corpus: &Corpus, stop: Stop) -> Option<EntityId> {
    match stop {
        Stop::Entity(id) => Some(id),
        Stop::Voice(id) => corpus.voice(id)?.entity,
        Stop::Outlet(id) => corpus.outlet(id)?.entity,
        Stop::Document(_) => None,
    }
}

/// A name as a link to its page or document, or as words.
fn name_link(shown: Shown, stop: Stop) -> AnyView {
    let site = shown.explorer.as_read();
    let label = stop_label(&site.corpus, stop);
    if let Some(entity) = entity_of(&site.corpus, stop) {
        return view! { <EntityLink entity>{label}</EntityLink> }.into_any();
    }
    if let Stop::Document(document) = stop {
        let href = shown.explorer.link(&ViewState::of(View::Read(document, None)));
        return view! {
            <a href=href>
                <bdi>{label}</bdi>
            </a>
        }
        .into_any();
    }
    view! { <bdi>{label}</bdi> }.into_any()
}

/// The network around one dot.
fn around(shown: Shown, stop: Stop) -> String {
    shown.explorer.link_with(|state| {
        state.picture.around = Some(stop);
        state.picture.to = None;
    })
}

/// Two names and what their tie rests on: its passages, by document.
fn evidence(shown: Shown, tie: &Tie) -> AnyView {
    let site = shown.explorer.as_read();
    let places = tie.places.iter().take(PLACES).collect::<Vec<_>>();
    let rest = tie.places.len().saturating_sub(PLACES);
    let items = places
        .chunk_by(|one, other| one.document == other.document)
        .filter_map(|same| {
            let document = same.first()?.document;
            let links = same.iter().map(|&&Source { document, paragraph }| {
                view! {
                    " "
                    <ParagraphLink document paragraph />
                }
            });
            Some(view! {
                <li>
                    <bdi>{document_year(&site, document)}</bdi>
                    {links.collect_views()}
                </li>
            })
        });
    let rest = (rest > 0).then(|| view! { <li>{format!("and {rest} more")}</li> });
    view! { <ul class="places">{items.collect_views()} {rest}</ul> }.into_any()
}

/// The passages that name both, in Explore.
fn in_explore(shown: Shown, network: &Network, tie: &Tie) -> Option<String> {
    let site = shown.explorer.as_read();
    let end = |place: usize| network.names.get(place).map(|name| name.stop);
    let (Some(Stop::Entity(one)), Some(Stop::Entity(other))) = (end(tie.from), end(tie.to)) else {
        return None;
    };
    let now = shown.explorer.now();
    let mut state = ViewState {
        request: now.request,
        ..ViewState::of(View::Explore)
    };
    for entity in [one, other] {
        narrow_to_naming(&mut state.request, &site.corpus, entity);
    }
    Some(shown.explorer.link(&state))
}

/// The shortest chain that was asked for, step by step.
#[component]
fn Chain(shown: Shown) -> impl IntoView {
    let list = move || {
        shown.network.with(|network| {
            let chain = network.chain.as_ref()?;
            if chain.is_empty() {
                return Some(view! { <p class="nobody">"No chain joins the two in view."</p> }.into_any());
            }
            let steps = chain.iter().enumerate().filter_map(|(at, &place)| {
                let name = network.names.get(place)?;
                let next = chain.get(at + 1).copied();
                let tie = network.ties.iter().find(|tie| {
                    next.is_some_and(|next| [(tie.from, tie.to), (tie.to, tie.from)].contains(&(place, next)))
                });
                Some(view! {
                    <li>
                        {name_link(shown, name.stop)}
                        {tie.map(|tie| view! {
                            <span class="dim">{format!(" {}", EN.tie_weight(network.graph, tie.weight))}</span>
                            {evidence(shown, tie)}
                        })}
                    </li>
                })
            });
            let words = format!("The shortest chain has {} steps.", chain.len() - 1);
            Some(
                view! {
                    <div class="net__chain">
                        <p>{words}</p>
                        <ol>{steps.collect_views()}</ol>
                    </div>
                }
                .into_any(),
            )
        })
    };
    view! { <div role="status">{live(list)}</div> }
}

/// Without whom others fall away.
#[component]
fn CutPoints(shown: Shown) -> impl IntoView {
    const LISTED: usize = 8;
    let cuts = Memo::new(move |_| shown.network.with(|network| network.cuts.clone()));
    let some = Memo::new(move |_| cuts.with(|cuts| !cuts.is_empty()));
    view! {
        <Show when=move || some.get()>
            <section class="sect" aria-labelledby="h-cuts">
                <h2 id="h-cuts">"Where it would come apart"</h2>
                <ul class="net__cuts">
                    <Rows
                        each=move || cuts.with(|cuts| cuts.iter().take(LISTED).cloned().collect::<Vec<_>>())
                        key=|cut| cut.clone()
                        children=move |cut| {
                            let href = around(shown, cut.stop);
                            view! {
                                <li>
                                    {EN.cut(shown.picture.get_untracked().graph, &cut)} " " <a href=href>"Draw it"</a>
                                </li>
                            }
                        }
                    />
                </ul>
            </section>
        </Show>
    }
}
