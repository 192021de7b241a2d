//! The text of a file: what a script selects and leaves out, as an order to the exporter.

use crosscheck_compare::{Alterations, Preset, Reading};
use crosscheck_export::{Format, Items, Order, Subject};
use crosscheck_model::{Corpus, DocumentId};
use crosscheck_search::{Item, Unit};

use crate::Refusal;
use crate::comparison::{alterations, find_question, in_view};
use crate::engine::{Asked, Opened, date, unit};
use crate::options::ExportOptions;

pub(crate) fn export(opened: &Opened, name: &str, options: &ExportOptions) -> Result<String, Refusal> {
    let corpus = &opened.corpus;
    let format = Format::from_key(name).ok_or_else(|| {
        let known = Format::ALL.map(Format::key).join(", ");
        Refusal::wrong(format!("“{name}” is no format: expected one of {known}"))
    })?;
    let writing = &options.writing;
    let question = writing
        .question
        .as_deref()
        .map(|id| find_question(corpus, id))
        .transpose()?;
    let altered = alterations(corpus, &options.comparing)?;
    let unit = unit(options.selection.listing.unit.as_deref(), Unit::Claims)?;
    // A comparison is of claims, whatever the page lists: it hands in its whole state.
    let unit = if format.compares() { Unit::Claims } else { unit };
    let apart = opened.apart(&altered);
    let selecting = apart.as_ref().unwrap_or(opened);
    let asked = selecting.asked(&options.comparing.query, &options.selection.narrowing, unit)?;
    let order = Order {
        corpus,
        items: items(corpus, selecting, &asked, &altered),
        question,
        preset: preset(writing.preset.as_deref())?,
        site: &writing.site,
        altered,
        computed: writing.computed,
        cite: subject(writing.of.as_deref(), question.is_some())?,
        accessed: date("accessed", writing.accessed.as_deref())?,
    };
    Ok(order.write(format))
}

/// The preset of a key.
fn preset(key: Option<&str>) -> Result<Option<&'static Preset>, Refusal> {
    let find = |key| crosscheck_compare::preset(key).ok_or_else(|| Refusal::missing("preset", key));
    key.map(find).transpose()
}

/// What is cited.
fn subject(of: Option<&str>, has_question: bool) -> Result<Subject, Refusal> {
    match of {
        None if has_question => Ok(Subject::Comparison),
        None | Some("documents") => Ok(Subject::Documents),
        Some("comparison") => Ok(Subject::Comparison),
        Some(other) => Err(Refusal::wrong(format!(
            "`of` is documents or comparison, not “{other}”"
        ))),
    }
}

/// What the request selects, without what is left out.
fn items(corpus: &Corpus, opened: &Opened, asked: &Asked, altered: &Alterations) -> Items {
    let found = opened.items(asked);
    if found.is_none() && altered.is_empty() && asked.request.unit == Unit::Claims {
        return Items::Everything;
    }
    let every = || (0..corpus.documents.len()).map(DocumentId::from);
    let reading = Reading::altered(corpus, altered.clone());
    let kept = |id: &DocumentId| reading.keeps(*id);
    match (asked.request.unit, found) {
        (Unit::Claims, _) => Items::Claims(in_view(opened, asked, &reading)),
        (Unit::Documents, None) => Items::Documents(every().filter(kept).collect()),
        (Unit::Passages, None) => Items::passages_of(corpus, every().filter(kept)),
        (Unit::Documents, Some(found)) => {
            let documents = found.into_iter().filter_map(|item| match item {
                Item::Document(document) => Some(document),
                _ => None,
            });
            Items::Documents(documents.filter(kept).collect())
        }
        (Unit::Passages, Some(found)) => {
            let passages = found.into_iter().filter_map(|item| match item {
                Item::Passage(source) => Some(source),
                _ => None,
            });
            Items::Passages(passages.filter(|source| kept(&source.document)).collect())
        }
    }
}
