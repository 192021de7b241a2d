//! Turns the lines of a comparison read as text into headings, paragraphs and lists, each item with the paragraphs it speaks of;
//! and the switch between the text and the tables.

use crosscheck_messages::{TextKind, TextLine};
use crosscheck_model::{ClaimId, Corpus};
use leptos::prelude::*;

use crate::components::{CollectViews, PlacesOf, Rows, live};
use crate::memo::Memo;
use crate::store::Explorer;

/// A part of the text: a heading, a paragraph or a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Block {
    Heading(u8, String),
    Paragraph(Sentence),
    List(Vec<Sentence>),
}

/// A sentence, the claims it speaks of and the cell of the table that says the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Sentence {
    text: String,
    claims: Vec<ClaimId>,
    cell: Option<String>,
}

/// A comparison as headings and lists, complete by itself.
#[component]
pub(super) fn ReadAsText(
    /// The lines in the order in which they are read.
    #[prop(into)]
    lines: Memo<Vec<TextLine>>,
) -> impl IntoView {
    let explorer = Explorer::here();
    let numbered = move || {
        let site = explorer.site();
        let blocks = lines.with(|lines| blocks(&site.corpus, lines));
        blocks.into_iter().enumerate().collect::<Vec<_>>()
    };
    view! {
        <article class="as-text">
            <Rows each=numbered key=|block| block.clone() children=|(_, block)| view! { <BlockOfText block /> } />
        </article>
    }
}

#[component]
fn BlockOfText(block: Block) -> impl IntoView {
    match block {
        Block::Heading(1, text) => view! { <h1>{text}</h1> }.into_any(),
        Block::Heading(2, text) => view! { <h2>{text}</h2> }.into_any(),
        Block::Heading(_, text) => view! { <h3>{text}</h3> }.into_any(),
        Block::Paragraph(sentence) => view! {
            <p>
                {sentence.text}
                " "
                <WhereSaid claims=sentence.claims />
            </p>
        }
        .into_any(),
        Block::List(items) => {
            view! { <ul class="as-text__list">{items.into_iter().map(item).collect_views()}</ul> }.into_any()
        }
    }
}

fn item(item: Sentence) -> impl IntoView {
    view! {
        <li data-cell=item.cell>
            {item.text}
            " "
            <WhereSaid claims=item.claims />
        </li>
    }
}

/// The paragraphs of some claims; nothing where there are none.
#[component]
fn WhereSaid(claims: Vec<ClaimId>) -> impl IntoView {
    (!claims.is_empty()).then(|| {
        view! {
            <span class="as-text__at">
                <PlacesOf claims />
            </span>
        }
    })
}

/// Items that follow each other are one list.
fn blocks(corpus: &Corpus, lines: &[TextLine]) -> Vec<Block> {
    let mut blocks = Vec::new();
    for line in lines {
        let sentence = Sentence {
            text: line.text.clone(),
            claims: line.claims.clone(),
            cell: cell_key(corpus, line),
        };
        match (line.kind, blocks.last_mut()) {
            (TextKind::Heading(level), _) => blocks.push(Block::Heading(level, sentence.text)),
            (TextKind::Paragraph, _) => blocks.push(Block::Paragraph(sentence)),
            (TextKind::Item, Some(Block::List(items))) => items.push(sentence),
            (TextKind::Item, _) => blocks.push(Block::List(vec![sentence])),
        }
    }
    blocks
}

/// "direction/iran/2": question, answer and column, so that the text can be held against the table.
fn cell_key(corpus: &Corpus, line: &TextLine) -> Option<String> {
    let (question, position, column) = line.cell?;
    let question = corpus.question(question)?;
    let position = question.positions.get(position.index())?;
    Some(format!("{}/{}/{column}", question.id, position.id))
}

/// The button that turns the tables of a page into text and back.
#[component]
pub(super) fn TextSwitch() -> impl IntoView {
    let explorer = Explorer::here();
    let is_text = explorer.part(|state| state.text);
    let words = move || {
        if is_text.get() {
            "Show as tables"
        } else {
            "Read as text"
        }
    };
    view! {
        <button type="button" class="btn" id="as-text" on:click=move |_| explorer.go(|state| state.text = !state.text)>
            {live(words)}
        </button>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(kind: TextKind, text: &str) -> TextLine {
        TextLine {
            kind,
            text: text.to_owned(),
            claims: Vec::new(),
            cell: None,
        }
    }

    #[test]
    fn items_that_follow_each_other_are_one_list() {
        let lines = [
            line(TextKind::Heading(1), "title"),
            line(TextKind::Item, "one"),
            line(TextKind::Item, "two"),
            line(TextKind::Paragraph, "between"),
            line(TextKind::Item, "three"),
        ];
        let lengths: Vec<Option<usize>> = blocks(&Corpus::default(), &lines)
            .iter()
            .map(|block| match block {
                Block::List(items) => Some(items.len()),
                _ => None,
            })
            .collect();
        assert_eq!(lengths, [None, Some(2), None, Some(1)]);
    }
}
