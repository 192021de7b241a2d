//! Why something is a result: what matched, where and how, and what that counts beside the best result.

use std::sync::Arc;

use crosscheck_search::{Hit, How, Why};
use leptos::prelude::*;

use crate::components::{CollectViews, Show, live};
use crate::memo::Memo;
use crate::store::{Explorer, Site};

/// What a score is made of.
const RANKING: &str = "rare words count more than common ones, titles, names and claims more than text, other forms and near \
                       spellings less than the word itself, and long texts need more of it.";

/// The reasons, folded away until they are asked for. Where nothing was typed there are none.
#[component]
pub(super) fn HitReasons(
    /// The result.
    hit: Memo<Arc<Hit>>,
    /// The score of the best result.
    best: Memo<f32>,
) -> impl IntoView {
    let explorer = Explorer::here();
    let reasons = Memo::new(move |_| hit.with(|hit| reasons(&explorer.as_read(), &hit.why)));
    let lines = move || {
        let lines = reasons.get().into_iter().map(|line| view! { <li>{line}</li> });
        lines.collect_views()
    };
    let score = move || of_hundred(hit.with(|hit| hit.score), best.get());
    view! {
        <Show when=move || !reasons.with(Vec::is_empty)>
            <details class="hitrow__why">
                <summary>"why here"</summary>
                <ul>{live(lines)}</ul>
                <p>{live(move || format!("Scores {} where the best hit scores 100: ", score()))} {RANKING}</p>
            </details>
        </Show>
    }
}

/// A sentence for each reason, each once.
fn reasons(site: &Site, why: &[Why]) -> Vec<String> {
    crosscheck_model::each_once(why.iter().map(|why| sentence(site, why)))
}

fn sentence(site: &Site, why: &Why) -> String {
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

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "brought between 0 and 100 first, and a cast holds fast at the ends"
)]
fn of_hundred(score: f32, best: f32) -> u32 {
    (100.0 * score / best.max(score)).round().clamp(0.0, 100.0) as u32
}

#[cfg(test)]
mod tests {
    use super::of_hundred;

    #[test]
    fn scores_are_of_a_hundred() {
        for (score, best, expected) in [
            (3.0, 3.0, 100),
            (1.5, 3.0, 50),
            (0.0, 3.0, 0),
            (4.0, 3.0, 100),
            (0.0, 0.0, 0),
        ] {
            assert_eq!(of_hundred(score, best), expected, "{score} of {best}");
        }
    }
}
