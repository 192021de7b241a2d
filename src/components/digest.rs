//! A digest with its names as links and its hits marked: text and ranges → pieces → view.

use crosscheck_model::{EntityId, Link, Paragraph, Source};
use leptos::prelude::*;

use super::{CollectViews, EntityLink};
use crate::store::Explorer;

/// A stretch of text that is drawn one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece<'a> {
    /// The text.
    pub(crate) text: &'a str,
    /// The entity it names.
    pub(crate) entity: Option<EntityId>,
    /// Whether it matched the query.
    pub(crate) hit: bool,
}

/// Cuts a text at the edges of names and hits. Ranges are byte offsets; those that do not fit the text are left out.
#[must_use]
fn pieces<'a>(text: &'a str, links: &[Link], marks: &[(u32, u32)]) -> Vec<Piece<'a>> {
    let mut edges: Vec<usize> = links
        .iter()
        .flat_map(|link| [link.start, link.end])
        .chain(marks.iter().flat_map(|&(start, end)| [start, end]))
        .map(|edge| edge as usize)
        .filter(|&edge| text.is_char_boundary(edge))
        .chain([0, text.len()])
        .collect();
    crosscheck_model::sort(&mut edges);
    edges.dedup();
    let covers = |start: u32, end: u32, from: usize, to: usize| start as usize <= from && to <= end as usize;
    edges
        .windows(2)
        .filter_map(|edge| match edge {
            &[from, to] => text.get(from..to).map(|piece| (from, to, piece)),
            _ => None,
        })
        .map(|(from, to, piece)| Piece {
            text: piece,
            entity: links
                .iter()
                .find(|link| covers(link.start, link.end, from, to))
                .map(|link| link.entity),
            hit: marks.iter().any(|&(start, end)| covers(start, end, from, to)),
        })
        .collect()
}

/// What readers are shown of paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    Digests,
    Texts,
    Both,
}

impl Shown {
    /// Of these paragraphs.
    pub(crate) fn of(paragraphs: &[Paragraph]) -> Self {
        let counted = || paragraphs.iter().filter(|paragraph| paragraph.role.counts());
        match (
            counted().any(|paragraph| paragraph.digest.is_some()),
            counted().any(|paragraph| paragraph.digest.is_none()),
        ) {
            (true, true) => Self::Both,
            (false, true) => Self::Texts,
            _ => Self::Digests,
        }
    }

    /// Of several.
    pub(crate) fn and(self, other: Self) -> Self {
        if self == other { self } else { Self::Both }
    }
}

/// What a paragraph says: its digest, or its text, which may have to be fetched first.
#[component]
pub(crate) fn Digest(
    /// The paragraph.
    source: Source,
    /// Where it matched the query, in bytes.
    #[prop(optional)]
    marks: Vec<(u32, u32)>,
) -> impl IntoView {
    let site = Explorer::here().as_read();
    let corpus = &site.corpus;
    let Some(paragraph) = corpus.paragraph(source) else {
        return ().into_any();
    };
    match (paragraph.digest.as_deref(), corpus.lacks(source)) {
        (Some(digest), _) => draw(digest, &paragraph.links, &marks),
        (None, Some(part)) => view! { <AwaitedText source path=part.path() marks /> }.into_any(),
        (None, None) => draw(corpus.text_of(paragraph).unwrap_or_default(), &[], &marks),
    }
}

/// A text without names, such as a claim's digest or a text as printed, with its hits.
#[component]
pub(crate) fn MarkedText(
    /// The text.
    #[prop(into)]
    text: String,
    /// Where it matched the query, in bytes.
    #[prop(optional)]
    marks: Vec<(u32, u32)>,
) -> impl IntoView {
    draw(&text, &[], &marks)
}

fn draw(text: &str, links: &[Link], marks: &[(u32, u32)]) -> AnyView {
    let pieces = pieces(text, links, marks).into_iter().map(|piece| {
        let text = piece.text.to_owned();
        let inner = if piece.hit {
            view! { <mark class="hit">{text}</mark> }.into_any()
        } else {
            text.into_any()
        };
        match piece.entity {
            Some(entity) => view! { <EntityLink entity>{inner}</EntityLink> }.into_any(),
            None => inner,
        }
    });
    pieces.collect_views().into_any()
}

/// The text of a paragraph whose part of the corpus is not here yet: what it waits for, then the text.
#[component]
fn AwaitedText(
    /// The paragraph.
    source: Source,
    /// The file of the part.
    path: String,
    /// Where it matched the query, in bytes.
    marks: Vec<(u32, u32)>,
) -> impl IntoView {
    let explorer = Explorer::here();
    let id = format!("again-{}-{}", source.document.0, source.paragraph);
    move || {
        explorer.parts().follow();
        if let Some(text) = explorer.as_read().corpus.text(source) {
            return draw(text, &[], &marks);
        }
        let Some(why) = explorer.parts().ask(&path) else {
            return view! { <span class="dim">"Loading this text…"</span> }.into_any();
        };
        let path = path.clone();
        view! {
            <span class="dim">{format!("This text could not be loaded ({why}). ")}</span>
            <button type="button" class="why" id=id.clone() on:click=move |_| explorer.parts().again(&path)>
                "Try again"
            </button>
        }
        .into_any()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, links: &[(u32, u32)], marks: &[(u32, u32)], expected: &[(&str, bool, bool)]) {
        let links: Vec<Link> = links
            .iter()
            .map(|&(start, end)| Link {
                start,
                end,
                entity: EntityId(0),
            })
            .collect();
        let found: Vec<(&str, bool, bool)> = pieces(text, &links, marks)
            .iter()
            .map(|piece| (piece.text, piece.entity.is_some(), piece.hit))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn names_and_hits_may_cross() {
        check("no names", &[], &[], &[("no names", false, false)]);
        check(
            "the PMU hold",
            &[(4, 7)],
            &[],
            &[("the ", false, false), ("PMU", true, false), (" hold", false, false)],
        );
        check(
            "the PMU hold",
            &[(4, 7)],
            &[(0, 5)],
            &[
                ("the ", false, true),
                ("P", true, true),
                ("MU", true, false),
                (" hold", false, false),
            ],
        );
    }

    #[test]
    fn ranges_from_elsewhere_do_no_harm() {
        check("é", &[(1, 9)], &[(0, 1), (5, 2)], &[("é", false, false)]);
        check("", &[(0, 3)], &[], &[]);
    }
}
