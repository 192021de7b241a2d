//! Share and export: an address to copy, and files that `crosscheck.js` makes when they are asked for. Whoever shows the menu
//! says which formats it offers and of what; `public/export.js` fetches the maker, asks it and offers the file.

use std::cell::Cell;

use wasm_bindgen::prelude::*;

use crate::draw::prelude::*;
use crate::state::{Explorer, View};

#[wasm_bindgen]
extern "C" {
    /// Makes a file or copies a text, and says in words what came of it. boot.js defines it, export.js does it.
    #[wasm_bindgen(js_name = crosscheck_share)]
    fn crosscheck_share(format: &str, options: js_sys::Array, name: &str, kind: &str, say: JsValue);
}

thread_local! {
    /// The page on which the menu is open. It stays open when the selection changes and the menu is drawn anew.
    static OPEN: Cell<Option<View>> = const { Cell::new(None) };
}

/// A file that can be made.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// As `crosscheck.js` calls it.
    pub key: &'static str,
    /// For the reader.
    pub name: &'static str,
    /// What it is good for.
    pub note: &'static str,
    /// The end of the file's name, and its media type.
    pub end: &'static str,
    /// The media type.
    pub kind: &'static str,
}

const fn format(
    key: &'static str,
    name: &'static str,
    note: &'static str,
    end: &'static str,
    kind: &'static str,
) -> Format {
    Format {
        key,
        name,
        note,
        end,
        kind,
    }
}

/// To cite a comparison.
pub const CITATIONS: [Format; 4] = [
    format("text", "Plain text", "to paste", "txt", "text/plain"),
    format("bibtex", "BibTeX", "for LaTeX", "bib", "text/plain"),
    format("ris", "RIS", "for EndNote, Mendeley", "ris", "text/plain"),
    format("csl", "CSL-JSON", "for Zotero, Pandoc", "csl.json", "application/json"),
];

/// What Compare offers.
pub const COMPARISON: [Format; 5] = [
    format("markdown", "Brief", "Markdown with footnotes", "md", "text/markdown"),
    format("svg", "Picture", "SVG", "svg", "image/svg+xml"),
    format("jsonld", "Linked data", "JSON-LD", "jsonld", "application/ld+json"),
    format("argdown", "Argument map", "Argdown", "argdown", "text/plain"),
    format("toml", "Source", "TOML of the selection", "toml", "text/plain"),
];

/// The claims of a comparison as a table, which is narrowed as a search is: by facets alone.
pub const CLAIMS: [Format; 1] = [format("csv", "Table", "CSV, a claim a row", "csv", "text/csv")];

/// What Explore offers.
pub const RESULTS: [Format; 5] = [
    format("csv", "Table", "CSV, a hit a row", "csv", "text/csv"),
    format("json", "All records", "JSON", "json", "application/json"),
    format(
        "ftm",
        "FollowTheMoney",
        "for OpenAleph, Datashare",
        "ftm.json",
        "application/x-ndjson",
    ),
    format("opensearch", "Bulk", "for OpenSearch", "ndjson", "application/x-ndjson"),
    format(
        "annotations",
        "Annotations",
        "W3C Web Annotation",
        "jsonld",
        "application/ld+json",
    ),
];

/// The options of `x.export`: a path and a value each. A path that ends in `[]` adds to a list: `leaveOut.documents[]`.
pub type Options = Vec<(String, String)>;

/// What the state narrows and leaves out, as options.
#[must_use]
pub fn options_now() -> Options {
    let explorer = Explorer::here();
    let state = explorer.now();
    let corpus = &explorer.site.corpus;
    let mut options = Options::new();
    let mut add = |path: &[&str], value: &str| options.push((path.concat(), value.to_owned()));
    if !state.request.query.is_empty() {
        add(&["query"], &state.request.query);
    }
    if !state.request.other_spellings {
        add(&["otherSpellings"], "false");
    }
    if state.request.exactly {
        add(&["exactly"], "true");
    }
    for (&kind, choice) in &state.request.facets {
        let index = explorer.site.index();
        for (side, values) in [("include", &choice.include), ("exclude", &choice.exclude)] {
            for &value in values {
                let key = index.value_key(corpus, kind, value);
                add(&["facets.", kind.key(corpus), ".", side, "[]"], &key);
            }
        }
        if choice.mode == crosscheck_search::Mode::All {
            add(&["facets.", kind.key(corpus), ".mode"], "all");
        }
    }
    let dates = &state.request.dates;
    for (path, bound, first) in [("from", dates.from, true), ("to", dates.to, false)] {
        if bound.is_some() {
            add(&[path], &crate::state::url::bound_text(bound, first));
        }
    }
    if dates.certain {
        add(&["certain"], "true");
    }
    let altered = state.altered.address(corpus);
    if !altered.is_empty() {
        add(&["altered"], &altered);
    }
    options
}

/// Makes a file and says in words what came of it.
fn download(format: Format, options: &Options, name: &str, status: RwSignal<String>) {
    status.set(["Making ", format.name, "…"].concat());
    let name = [name, ".", format.end].concat();
    ask(format.key, options, &name, format.kind, status);
}

fn ask(what: &str, options: &Options, name: &str, kind: &str, status: RwSignal<String>) {
    let pairs = js_sys::Array::new();
    for (path, value) in options {
        pairs.push(&path.as_str().into());
        pairs.push(&value.as_str().into());
    }
    // The menu may be gone by then.
    let say = Closure::once_into_js(move |said: String| {
        let _ = status.try_set(said);
    });
    crosscheck_share(what, pairs, name, kind, say);
}

/// The address of what is seen, whole.
fn permalink() -> String {
    let page = web_sys::window().and_then(|window| window.location().href().ok());
    let page = page.unwrap_or_default();
    let before = page.split('#').next().unwrap_or_default();
    let explorer = Explorer::here();
    [before, &explorer.link(&explorer.now())].concat()
}

/// The menu: an address, then groups of formats, each with a name of its own and its own options.
#[must_use]
pub fn exports(name: String, groups: Vec<(&'static str, &'static [Format], Options)>) -> Drawn {
    let status = RwSignal::new(String::new());
    let here = Explorer::here().now().view;
    let open = OPEN.get() == Some(here);
    let turn = move |_| OPEN.set((OPEN.get() != Some(here)).then_some(here));
    let address = permalink();
    let copied = address.clone();
    let copy = move |_| ask("copy", &vec![("text".to_owned(), copied.clone())], "", "", status);
    let lists = groups
        .into_iter()
        .map(|(title, formats, options)| {
            let buttons = formats
                .iter()
                .map(|&format| {
                    let (options, name) = (options.clone(), name.clone());
                    let id = ["export-", title, "-", format.key]
                        .concat()
                        .replace(' ', "-")
                        .to_ascii_lowercase();
                    let press = move |_| download(format, &options, &name, status);
                    view! {
                        <li>
                            <button type="button" class="btn" id=id on:click=press>
                                {format.name}
                                <small>{format.note}</small>
                            </button>
                        </li>
                    }
                })
                .collect_view();
            view! {
                <p class="export__title">{title}</p>
                <ul class="export__list">{buttons}</ul>
            }
        })
        .collect_view();
    view! {
        <details class="export" open=open>
            <summary class="btn" id="export" on:click=turn>
                "Share and export"
            </summary>
            <div class="export__body">
                <label class="export__link" for="permalink">
                    "Address of what you see"
                </label>
                <div class="export__row">
                    <input id="permalink" type="text" readonly value=address />
                    <button type="button" class="btn" id="copy-link" on:click=copy>
                        "Copy address"
                    </button>
                </div>
                {lists}
                <p class="export__said" role="status">
                    {move || status.get()}
                </p>
            </div>
        </details>
    }
}
