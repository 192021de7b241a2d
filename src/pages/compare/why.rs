//! The way from a computed word or number to what stands behind it: the rule in a sentence, the claims, their paragraphs.

use crosscheck_compare::{Why, claim_mark, speaker};
use crosscheck_model::ClaimId;

use super::fold::Fold;
use crate::draw::prelude::*;
use crate::state::Site;
use crate::ui::parts::{counted, document_year, mark, paragraph_link};

/// A small button that opens it in place. `about` is what it explains: "Split", "2 independent lines".
pub(super) fn why(site: &'static Site, id: &str, about: &str, because: Why) -> Drawn {
    let fold = Fold::new(&["why-", id].concat());
    let button = fold.button("why", "why", Some(["Why: ", about].concat()));
    let again = fold.clone();
    let escape = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" && again.close() {
            event.stop_propagation();
        }
    };
    view! {
        <div class="behind" on:keydown=escape>
            {button}
            {move || fold.is_open().then(|| panel(site, &because))}
        </div>
    }
}

/// The rule and the claims it was applied to, each with its paragraph.
pub(super) fn panel(site: &'static Site, because: &Why) -> Drawn {
    let count = format!(
        "{} in {}",
        counted(because.claims.len(), "claim", "claims"),
        counted(because.paragraphs.len(), "paragraph", "paragraphs"),
    );
    view! {
        <div class="behind__panel">
            <p>{because.rule.text()}</p>
            {(!because.claims.is_empty())
                .then(|| {
                    view! {
                        <p class="small dim">{count}</p>
                        <ul>{because.claims.iter().map(|&claim| line(site, claim)).collect_view()}</ul>
                    }
                })}
        </div>
    }
}

/// A claim in one line.
fn line(site: &'static Site, id: ClaimId) -> Drawn {
    let Some(claim) = site.corpus.claim(id) else {
        return Drawn::of(());
    };
    let which = claim_mark(&site.corpus, id);
    view! {
        <li>
            {mark(which)}
            <span>
                <b>
                    <bdi>{speaker(&site.corpus, id).name}</bdi>
                </b> {format!(" {}: {} ", which.word(), claim.digest)}
                <small>
                    {document_year(site, claim.document)} " "
                    {paragraph_link(site, claim.document, claim.paragraph)}
                </small>
            </span>
        </li>
    }
}
