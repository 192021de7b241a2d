//! A digest with its names as links and its hits marked: text and ranges → pieces → view.

use crate::draw::prelude::*;
use crosscheck_model::{EntityId, Link, Source};

use super::names::entity_link;
use crate::state::Site;

/// A stretch of text that is drawn one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The text.
    pub text: &'a str,
    /// The entity it names.
    pub entity: Option<EntityId>,
    /// Whether it matched the query.
    pub hit: bool,
}

/// Cuts a text at the edges of names and hits. Ranges are byte offsets; those that do not fit the text are left out.
#[must_use]
pub fn pieces<'a>(text: &'a str, links: &[Link], marks: &[(u32, u32)]) -> Vec<Piece<'a>> {
    let mut edges: Vec<usize> = links
        .iter()
        .flat_map(|link| [link.start, link.end])
        .chain(marks.iter().flat_map(|&(start, end)| [start, end]))
        .map(|edge| edge as usize)
        .filter(|&edge| text.is_char_boundary(edge))
        .chain([0, text.len()])
        .collect();
    crosscheck_model::sort_once(&mut edges);
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

/// What a paragraph says: its digest, or its text, which may have to be fetched first.
#[must_use]
pub fn digest(site: &'static Site, source: Source, marks: &[(u32, u32)]) -> Drawn {
    let corpus = &site.corpus;
    let Some(paragraph) = corpus.paragraph(source) else {
        return Drawn::of(());
    };
    match (paragraph.digest.as_deref(), corpus.lacks(source)) {
        (Some(digest), _) => draw(site, digest, &paragraph.links, marks),
        (None, Some(part)) => crate::ui::read::awaited(site, source, part, marks),
        (None, None) => marked(site, corpus.text_of(paragraph).unwrap_or_default(), marks),
    }
}

/// A text without names, such as a claim's digest or a text as printed, with its hits.
#[must_use]
pub fn marked(site: &'static Site, text: &str, marks: &[(u32, u32)]) -> Drawn {
    draw(site, text, &[], marks)
}

fn draw(site: &'static Site, text: &str, links: &[Link], marks: &[(u32, u32)]) -> Drawn {
    let pieces = pieces(text, links, marks)
        .into_iter()
        .map(|piece| {
            let text = piece.text.to_owned();
            let inner = if piece.hit {
                view! { <mark class="hit">{text}</mark> }
            } else {
                Drawn::of(text)
            };
            match piece.entity {
                Some(entity) => entity_link(site, entity, inner),
                None => inner,
            }
        })
        .collect_view();
    Drawn::of(pieces)
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
