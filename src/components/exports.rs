//! Share, embed and export: an address and the code of an embedded explorer to copy, and files that `crosscheck.js` makes when they are asked for. Whoever shows the menu
//! says which formats of the table in crates/export it offers and of what; `public/export.js` fetches the maker, asks it and offers the file.

use crosscheck_export::Format;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use super::{CollectViews, live};
use crate::memo::Memo;
use crate::store::Explorer;

#[wasm_bindgen]
extern "C" {
    /// Makes a file or copies a text, and says in words what came of it. boot.js defines it, export.js does it.
    #[wasm_bindgen(js_name = crosscheck_share)]
    fn crosscheck_share(format: &str, options: js_sys::Array, name: &str, kind: &str, say: JsValue);
}

/// To cite a comparison.
pub(crate) const CITATIONS: [Format; 4] = [Format::Text, Format::Bibtex, Format::Ris, Format::Csl];

/// What Compare offers.
pub(crate) const COMPARISON: [Format; 5] = [
    Format::Markdown,
    Format::Svg,
    Format::JsonLd,
    Format::Argdown,
    Format::Toml,
];

/// The claims of a comparison as a table, which is narrowed as a search is: by facets alone.
pub(crate) const CLAIMS: [Format; 1] = [Format::Csv];

/// What Explore offers.
pub(crate) const RESULTS: [Format; 5] = [
    Format::Csv,
    Format::Json,
    Format::Ftm,
    Format::OpenSearch,
    Format::Annotations,
];

/// The options of `x.export`: a path and a value each. A path that ends in `[]` adds to a list: `leaveOut.documents[]`.
pub(crate) type Options = Vec<(String, String)>;

/// What the state narrows and leaves out, as options.
#[must_use]
pub(crate) fn options_now(explorer: Explorer) -> Options {
    let state = explorer.now();
    let site = explorer.site();
    let corpus = &site.corpus;
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
        let index = site.index();
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
            add(&[path], &crate::address::bound_text(bound, first));
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
    status.set(["Making ", format.title(), "…"].concat());
    let name = [name, ".", format.extension()].concat();
    ask(format.key(), options, &name, format.media_type(), status);
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
fn permalink(explorer: Explorer) -> String {
    [explorer.stands_at(), explorer.link(&explorer.state())].concat()
}

/// The folder on a web server in which the explorer stands, with its last slash.
fn folder(explorer: Explorer) -> Option<String> {
    let at = explorer.stands_at();
    let (folder, _) = at.rsplit_once('/')?;
    folder.starts_with("http").then(|| [folder, "/"].concat())
}

/// The address of what is seen, in an attribute.
fn quoted_address(explorer: Explorer) -> String {
    explorer.link(&explorer.state()).replace('&', "&amp;")
}

/// What a page holds that embeds what is seen by `embed.js`.
fn element_code(explorer: Explorer) -> String {
    let (folder, address) = (folder(explorer).unwrap_or_default(), quoted_address(explorer));
    let view = address.trim_start_matches("#/");
    [
        "<script async src=\"",
        &folder,
        "embed.js\"></script> <crosscheck-explorer view=\"",
        view,
        "\"><a href=\"",
        &folder,
        &address,
        "\">Crosscheck</a></crosscheck-explorer>",
    ]
    .concat()
}

/// The same for a page that allows no scripts of others.
fn frame_code(explorer: Explorer) -> String {
    [
        "<iframe src=\"",
        &folder(explorer).unwrap_or_default(),
        "crosscheck.html",
        &quoted_address(explorer),
        "\" title=\"Crosscheck\" width=\"100%\" height=\"600\" loading=\"lazy\" allow=\"clipboard-write\" sandbox=\"allow-scripts allow-forms allow-downloads allow-popups allow-popups-to-escape-sandbox\"></iframe>",
    ]
    .concat()
}

/// Formats that are offered together.
#[derive(Clone, Copy)]
pub(crate) struct ExportGroup {
    /// What they are of.
    pub(crate) title: &'static str,
    /// Which.
    pub(crate) formats: &'static [Format],
    /// What `x.export` is asked, read when a file is made.
    pub(crate) options: fn(Explorer) -> Options,
}

/// The menu: an address, then groups of formats.
#[component]
pub(crate) fn ExportMenu(
    /// What files are called, without their ending.
    #[prop(into)]
    name: Signal<String>,
    /// What is offered.
    groups: Vec<ExportGroup>,
) -> impl IntoView {
    let explorer = Explorer::here();
    let status = RwSignal::new(String::new());
    let groups = groups
        .into_iter()
        .map(|group| view! { <FormatButtons group name status /> });
    view! {
        <details class="export">
            <summary class="btn" id="export">
                "Share and export"
            </summary>
            <div class="export__body">
                <CopyRow id="permalink" title="Address of what you see" copy="Copy address" status text=permalink />
                {folder(explorer)
                    .map(|_| {
                        view! {
                            <CopyRow
                                id="embed-element"
                                title="To embed it: an element that grows with what it shows"
                                copy="Copy element"
                                status
                                text=element_code
                            />
                            <CopyRow
                                id="embed-frame"
                                title="To embed it where no scripts are allowed: a frame"
                                copy="Copy frame"
                                status
                                text=frame_code
                            />
                        }
                    })}
                {groups.collect_views()}
                <p class="export__said" role="status">
                    {live(move || status.get())}
                </p>
            </div>
        </details>
    }
}

/// A text to copy, with its button.
#[component]
fn CopyRow(
    /// The id of the text.
    id: &'static str,
    /// What it is.
    title: &'static str,
    /// What the button says.
    copy: &'static str,
    /// What came of the last button.
    status: RwSignal<String>,
    /// The text.
    text: fn(Explorer) -> String,
) -> impl IntoView {
    let explorer = Explorer::here();
    let text = Memo::new(move |_| text(explorer));
    let press = move |_| {
        let text = vec![("text".to_owned(), text.get_untracked())];
        ask("copy", &text, "", "", status);
    };
    view! {
        <label class="export__link" for=id>
            {title}
        </label>
        <div class="export__row">
            <input id=id type="text" readonly prop:value=move || text.get() />
            <button type="button" class="btn" id=["copy-", id].concat() on:click=press>
                {copy}
            </button>
        </div>
    }
}

/// A button a format.
#[component]
fn FormatButtons(
    /// The formats.
    group: ExportGroup,
    /// What files are called, without their ending.
    name: Signal<String>,
    /// What came of the last button.
    status: RwSignal<String>,
) -> impl IntoView {
    let explorer = Explorer::here();
    let buttons = group.formats.iter().map(|&format| {
        let id = format!("export-{}-{}", group.title, format.key());
        let press = move |_| download(format, &(group.options)(explorer), &name.get_untracked(), status);
        view! {
            <li>
                <button type="button" class="btn" id=id.replace(' ', "-").to_ascii_lowercase() on:click=press>
                    {format.title()}
                    <small>{format.note()}</small>
                </button>
            </li>
        }
    });
    view! {
        <p class="export__title">{group.title}</p>
        <ul class="export__list">{buttons.collect_views()}</ul>
    }
}

#[cfg(test)]
mod tests {
    use crosscheck_export::Contents;

    use super::*;

    #[test]
    fn every_format_is_in_the_menu_of_what_it_holds() {
        let check = |contents: Contents, offered: &[Format]| {
            let mut offered = offered.to_vec();
            offered.sort_unstable();
            assert_eq!(offered, Format::holding(contents).collect::<Vec<_>>());
        };
        check(Contents::Selection, &RESULTS);
        check(Contents::Comparison, &COMPARISON);
        check(Contents::Citations, &CITATIONS);
    }
}
