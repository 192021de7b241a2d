//! Turns the lines of a comparison read as text into headings, paragraphs and lists, each item with the paragraphs it speaks
//! of; and the switch between them and the tables.

use crosscheck_compare::{TextKind, TextLine};

use super::places::places_of;
use crate::draw::prelude::*;
use crate::state::{Explorer, Site};

/// The comparison as headings and lists, complete by itself.
pub(super) fn as_text(site: &'static Site, lines: &[TextLine]) -> Drawn {
    let mut parts: Vec<Drawn> = Vec::new();
    let mut items: Vec<Drawn> = Vec::new();
    for line in lines {
        if line.kind != TextKind::Item && !items.is_empty() {
            parts.push(list(std::mem::take(&mut items)));
        }
        let text = line.text.clone();
        match line.kind {
            TextKind::Heading(1) => parts.push(view! { <h1>{text}</h1> }),
            TextKind::Heading(2) => parts.push(view! { <h2>{text}</h2> }),
            TextKind::Heading(_) => parts.push(view! { <h3>{text}</h3> }),
            TextKind::Paragraph => parts.push(view! {
                <p>{text} " " {where_from(site, line)}</p>
            }),
            TextKind::Item => items.push(view! {
                <li data-cell=cell_key(site, line)>{text} " " {where_from(site, line)}</li>
            }),
        }
    }
    if !items.is_empty() {
        parts.push(list(items));
    }
    view! { <article class="as-text">{parts}</article> }
}

fn list(items: Vec<Drawn>) -> Drawn {
    view! { <ul class="as-text__list">{items}</ul> }
}

fn where_from(site: &'static Site, line: &TextLine) -> Option<Drawn> {
    (!line.claims.is_empty()).then(|| {
        let places = places_of(site, &line.claims);
        view! { <span class="as-text__at">{places}</span> }
    })
}

/// "direction/iran/2": question, answer and column, so that the text can be held against the table.
fn cell_key(site: &'static Site, line: &TextLine) -> Option<String> {
    let (question, position, column) = line.cell?;
    let question = site.corpus.question(question)?;
    let position = question.positions.get(position.index())?;
    Some([&question.id, "/", &position.id, "/", &column.to_string()].concat())
}

/// Tables or text, for the header of a page.
pub(super) fn text_switch(on: bool) -> Drawn {
    let explorer = Explorer::here();
    view! {
        <button type="button" class="btn" id="as-text" on:click=move |_| explorer.go(|state| state.text = !on)>
            {if on { "Show as tables" } else { "Read as text" }}
        </button>
    }
}
