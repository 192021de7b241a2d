//! The results: a count in its unit, the choice of unit, and the list.

use crosscheck_model::SortedSet;

use crate::draw::{effect, prelude::*};
use crosscheck_model::{DocumentId, Source};
use crosscheck_search::{Hit, How, Item, Results, Unit, Why};

use super::{Found, unit_words};
use crate::state::{Explorer, Site, View, ViewState};
use crate::ui::parts::{
    Show, claim_card, counted, digest, document_link, document_when, marked, ordered, paragraph_link,
};

/// What a score is made of.
const RANKING: &str = "rare words count more than common ones, titles, names and claims more than text, other forms and near \
                       spellings less than the word itself, and long texts need more of it.";

/// How many claims stand beside a passage; the rest is a link away.
const CLAIMS: usize = 2;

/// How many results are drawn before the reader asks for more.
pub(super) const SHOWN: usize = 20;

/// How many more at a time.
const STEP: usize = 100;

/// The count, and the choice of units.
pub(super) fn head(explorer: Explorer, found: Found, units: Drawn) -> Drawn {
    let unit = explorer.part(|state| state.request.unit);
    let count = move || {
        let found = found.get();
        let unit = unit.get();
        let all = explorer.site.corpus.documents.len();
        match unit {
            Unit::Documents => format!("{} of {}", found.total, counted(all, "document", "documents")),
            _ => format!(
                "{} {} in {} of {}",
                found.total,
                unit_words(unit, found.total),
                found.documents,
                counted(all, "document", "documents")
            ),
        }
    };
    view! {
        <div class="hits__head">
            <h2 id="h-hits">
                <span role="status">{count}</span>
            </h2>
            {units}
            {super::share::share(explorer)}
        </div>
    }
}

/// The units to list, each with the count of its own.
pub(super) fn units(explorer: Explorer, counted_in: Found) -> Drawn {
    let unit = explorer.part(|state| state.request.unit);
    let button = move |each: Unit, index: usize| {
        let word = match each {
            Unit::Documents => "Documents",
            Unit::Passages => "Passages",
            Unit::Claims => "Claims",
        };
        let count = move || counted_in.get().totals.get(index).copied().unwrap_or_default();
        view! {
            <button
                type="button"
                id=format!("unit-{}", unit_words(each, 2))
                aria-pressed=move || unit.get() == each
                on:click=move |_| explorer.go(|state| state.request.unit = each)
            >
                {word}
                " "
                {count}
            </button>
        }
    };
    view! {
        <div class="seg" role="group" aria-label="What to list">
            {button(Unit::Documents, 0)}
            {button(Unit::Passages, 1)}
            {button(Unit::Claims, 2)}
        </div>
    }
}

/// The list, of which the first results come in pieces, or what to do where nothing is left.
pub(super) fn list(explorer: Explorer, found: Found, first: Vec<Drawn>) -> Drawn {
    let site = explorer.site;
    let shown = RwSignal::new(SHOWN);
    let request = explorer.part(|state| state.request.clone());
    let followed = request;
    effect(Box::new(move || {
        let _ = followed.get();
        if shown.get_untracked() != SHOWN {
            shown.set(SHOWN);
        }
    }));
    let others = move || {
        let count = shown.get() - SHOWN;
        let request = explorer.now().request;
        (count > 0).then(|| {
            let best = best(&found.get_untracked());
            let hits = site.index().answer(&site.corpus, &request).hits(SHOWN, count);
            Drawn::of(rows(site, &hits, best))
        })
    };
    let empty = move || found.get().total == 0;
    view! {
        {move || empty().then(|| nothing(explorer))}
        <ol class="hits" hidden=empty>
            {first}
            {others}
        </ol>
        {move || more(explorer, found.get().total, shown)}
    }
}

/// The score of the best result, which comes first.
pub(super) fn best(found: &Results) -> f32 {
    found.hits.first().map_or(0.0, |hit| hit.score)
}

/// Some results.
pub(super) fn rows(site: &'static Site, hits: &[Hit], best: f32) -> Vec<Drawn> {
    hits.iter().map(|hit| row(site, hit, best)).collect_view()
}

/// The way to more results, where there are more.
fn more(explorer: Explorer, total: usize, shown: RwSignal<usize>) -> Option<Drawn> {
    let count = shown.get();
    (total > count).then(|| {
        let unit = unit_words(explorer.now().request.unit, total - count);
        let words = if total - count > STEP {
            format!("Show {STEP} more of {} {unit}", total - count)
        } else {
            format!("Show the other {} {unit}", total - count)
        };
        view! {
            <p class="sect-s">
                <button type="button" class="btn" id="more-hits" on:click=move |_| shown.set(count + STEP)>
                    {words}
                </button>
            </p>
        }
    })
}

fn nothing(explorer: Explorer) -> Drawn {
    view! {
        <div class="empty">
            <p class="deck">"Nothing matches all of this."</p>
            <p>
                "Take away a chip above, or "
                <a href=explorer
                    .link(&ViewState::of(View::Explore))>"start again with every passage"</a>"."
            </p>
        </div>
    }
}

fn row(site: &'static Site, hit: &Hit, best: f32) -> Drawn {
    let why = why(site, hit, best);
    match hit.item {
        Item::Document(document) => document_row(site, document, hit, why),
        Item::Passage(source) => passage_row(site, source, hit, why),
        Item::Claim(claim) => view! {
            <li class="hitrow hitrow--claim">
                <div>{claim_card(site, claim, &hit.marks, Show::Alone)} {why}</div>
            </li>
        },
    }
}

fn passage_row(site: &'static Site, source: Source, hit: &Hit, why: Drawn) -> Drawn {
    let Some(document) = site.corpus.document(source.document) else {
        return Drawn::of(());
    };
    let claims = hit
        .claims
        .iter()
        .take(CLAIMS)
        .map(|&claim| claim_card(site, claim, &[], Show::Brief))
        .collect_view();
    let rest = hit.claims.len().saturating_sub(CLAIMS);
    let more = (rest > 0).then(|| {
        let href = Explorer::here().link(&ViewState::of(View::Read(source.document, Some(source.paragraph))));
        view! {
            <a class="small" href=href>
                {format!("{rest} more {} in ¶{}", unit_words(Unit::Claims, rest), source.paragraph)}
            </a>
        }
    });
    view! {
        <li class="hitrow">
            <div>
                <p class="hitrow__src">
                    {document_link(site, source.document)} <span>{document_when(document)}</span>
                    {paragraph_link(site, source.document, source.paragraph)}
                    <span class="vh">{format!("of {}", document.paragraphs.len())}</span>
                </p>
                <p class="hitrow__text">{digest(site, source, &hit.marks)}</p>
                {why}
            </div>
            <div class="hitrow__claims">{claims} {more}</div>
        </li>
    }
}

fn document_row(site: &'static Site, id: DocumentId, hit: &Hit, why: Drawn) -> Drawn {
    let Some(document) = site.corpus.document(id) else {
        return Drawn::of(());
    };
    let title = document.title.clone().unwrap_or_else(|| "No title printed".to_owned());
    let claims = site.corpus.claims_of(id).len();
    let href = Explorer::here().link(&ViewState::of(View::Read(id, None)));
    view! {
        <li class="hitrow">
            <div>
                <p class="hitrow__src">
                    {document_link(site, id)} <span>{document_when(document)}</span>
                </p>
                <p class="hitrow__text">
                    <a class="hitrow__title" href=href>
                        {marked(site, &title, &hit.marks)}
                    </a>
                </p>
                <p class="hitrow__meta">
                    <span>{counted(document.paragraphs.len(), "paragraph", "paragraphs")}</span>
                    <span>{counted(claims, "claim", "claims")}</span>
                </p>
                {why}
            </div>
            <div class="hitrow__claims">
                <p class="small dim">{most_named(site, id)}</p>
            </div>
        </li>
    }
}

/// The people and organisations a document names most.
fn most_named(site: &'static Site, id: DocumentId) -> Drawn {
    let mut counts: Vec<(usize, u32)> = Vec::new();
    for mention in site.corpus.mentions_of(id) {
        match counts.iter_mut().find(|(_, entity)| *entity == mention.entity.0) {
            Some((count, _)) => *count += 1,
            None => counts.push((1, mention.entity.0)),
        }
    }
    counts = ordered(counts, |&(count, entity)| [-(count as i64), i64::from(entity)]);
    let names: Vec<String> = counts
        .iter()
        .take(5)
        .filter_map(|&(count, entity)| {
            site.corpus
                .entity(crosscheck_model::EntityId(entity))
                .map(|entity| format!("{} ×{count}", entity.name))
        })
        .collect();
    Drawn::of(format!("Names most: {}", names.join(", ")))
}

/// Why a hit is here: what matched, where, and how, and what that counts beside the best hit.
fn why(site: &'static Site, hit: &Hit, best: f32) -> Drawn {
    let reasons: SortedSet<String> = hit.why.iter().map(|why| sentence(site, why)).collect();
    if reasons.is_empty() {
        return Drawn::of(());
    }
    let lines = reasons.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        <details class="hitrow__why">
            <summary>"why here"</summary>
            <ul>{lines}</ul>
            <p>
                {format!("Scores {} where the best hit scores 100: ", of_hundred(hit.score, best))}
                {RANKING}
            </p>
        </details>
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "brought between 0 and 100 first, and a cast holds fast at the ends"
)]
fn of_hundred(score: f32, best: f32) -> u32 {
    (100.0 * score / best.max(score)).round().clamp(0.0, 100.0) as u32
}

fn sentence(site: &'static Site, why: &Why) -> String {
    let how = match why.how {
        How::Exact => "as typed".to_owned(),
        How::Stem => "in another form".to_owned(),
        How::Prefix => "as the beginning of a word".to_owned(),
        How::Typo => "as a near spelling".to_owned(),
        How::OtherName(entity) => {
            let name = site.corpus.entity(entity).map_or("", |entity| &entity.name);
            format!("as a name of {name}")
        }
    };
    format!("“{}” in the {}, {how}", why.term, why.field.word())
}
