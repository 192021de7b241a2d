//! Share, embed and export: an address to copy, the code that embeds what is seen, and files that `crosscheck.js` makes when they are asked for. Whoever shows the menu
//! says which formats of the table in crates/export it offers and of what; `public/export.js` fetches the maker, asks it and offers the file.

use crosscheck_export::Format;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::Element;

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

/// Saves a drawing of the page as a file of its own, with its title over it.
pub(super) fn save_picture(svg: &Element, title: &str, name: &str, format: &str, status: RwSignal<String>) {
    let pairs = js_sys::Array::new();
    let values: [JsValue; 6] = [
        "svg".into(),
        svg.into(),
        "title".into(),
        title.into(),
        "format".into(),
        format.into(),
    ];
    for value in values {
        pairs.push(&value);
    }
    let say = Closure::once_into_js(move |said: String| {
        let _ = status.try_set(said);
    });
    crosscheck_share("picture", pairs, &[name, ".", format].concat(), "", say);
}

/// The address of what is seen, whole.
fn permalink(explorer: Explorer) -> String {
    [explorer.stands_at(), explorer.link(&explorer.state())].concat()
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
    let address = Memo::new(move |_| permalink(explorer));
    // What was said of a file is not true of what is seen after the next choice.
    Effect::new(move |before: Option<String>| {
        let now = address.get();
        if before.is_some_and(|before| before != now) {
            status.set(String::new());
        }
        now
    });
    let copy = move |what: &str| {
        let text = vec![("text".to_owned(), address.get_untracked())];
        ask(what, &text, "", "", status);
    };
    let groups = groups
        .into_iter()
        .map(|group| view! { <FormatButtons group name status /> });
    view! {
        <details class="export">
            <summary class="btn" id="export">
                "Share and export"
            </summary>
            <div class="export__body">
                <label class="export__link" for="permalink">
                    "Address of what you see"
                </label>
                <div class="export__row">
                    <input id="permalink" type="text" readonly prop:value=move || address.get() />
                    <button type="button" class="btn" id="copy-link" on:click=move |_| copy("copy")>
                        "Copy address"
                    </button>
                </div>
                <p class="export__title">"Embed it"</p>
                <ul class="export__list">
                    <li>
                        <button type="button" class="btn" id="embed-element" on:click=move |_| copy("element")>
                            "Embed code"
                            <small>"grows with what it shows"</small>
                        </button>
                    </li>
                    <li>
                        <button type="button" class="btn" id="embed-frame" on:click=move |_| copy("frame")>
                            "iframe"
                            <small>"where a page allows no scripts"</small>
                        </button>
                    </li>
                </ul>
                {groups.collect_views()}
                <p class="export__said" role="status">
                    {live(move || status.get())}
                </p>
            </div>
        </details>
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
