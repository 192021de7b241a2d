//! The concordance as a grid: one stop of the Tab key, arrows from cell to cell, and what stands behind each of them on demand.
//! Every stop says by its attributes where it stands and what the keys do there.

use std::rc::Rc;

use crosscheck_compare::{
    Alterations, Aside, Column, Columns, Concordance, Count, Credit, Mark, Pin, PositionRow, RelationLine, Row, Rule,
    Why, claim_mark, node_label, why_cell,
};
use crosscheck_model::{ClaimId, QuestionId, SortedSet};
use leptos::prelude::GetValue;
use wasm_bindgen::JsCast;

use super::claims::reading;
use super::fold;
use super::keys::{Step, Stop, next, step};
use super::sheet::relation_line;
use super::table::{begins_group, column_name, newsrooms, slots};
use super::why::panel;
use crate::draw::prelude::*;
use crate::state::{Explorer, Site, View};
use crate::ui::parts::{counted, independent_lines, lines, mark};

/// How many questions stand open at first, and on a phone.
const OPEN: usize = 6;
const OPEN_ON_A_PHONE: usize = 1;

/// What the reader asked the why of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Spot {
    question: QuestionId,
    /// None: the finding of the whole question.
    position: Option<usize>,
    /// None: the lines of the position.
    column: Option<usize>,
}

/// What the grid needs in each of its parts.
#[derive(Clone)]
struct Grid {
    site: &'static Site,
    table: Rc<Concordance>,
    columns: Columns,
    /// Questions opened or folded by hand.
    turned: RwSignal<SortedSet<QuestionId>>,
    asked: RwSignal<Option<Spot>>,
    /// How many questions stand open at first.
    open: usize,
}

/// Under which it is kept that a question was opened or folded.
pub(super) fn turned_id(question: QuestionId) -> String {
    format!("turned-{}", question.0)
}

/// The id of the link to a question, where it stands open and where it is folded.
pub(super) fn question_id(question: QuestionId, open: bool) -> String {
    format!("{}-{}", if open { "q" } else { "qf" }, question.0)
}

/// The grid.
pub(super) fn grid(
    site: &'static Site,
    concordance: Concordance,
    columns: Columns,
    turned: RwSignal<SortedSet<QuestionId>>,
) -> Drawn {
    let grid = Grid {
        site,
        table: Rc::new(concordance),
        columns,
        turned,
        asked: RwSignal::new(None),
        open: if on_a_phone() { OPEN_ON_A_PHONE } else { OPEN },
    };
    let (asked, explorer) = (grid.asked, Explorer::here());
    let wanted = StoredValue::new_local((0, (0, 0)));
    let rows = (0..grid.table.questions.len())
        .map(|index| grid.question(index))
        .collect_view();
    let wide = grid.table.columns.len() > 7;
    request_animation_frame(settle);
    view! {
        <div
            class="conc-box"
            class:conc-box--wide=wide
            role=wide.then_some("region")
            aria-label=wide.then_some("The comparison, wider than the window")
            tabindex=wide.then_some("0")
        >
            <table
                class="conc"
                class:conc--wide=wide
                id="grid"
                role="grid"
                aria-label="Questions and their answers by column, in order of date"
                aria-describedby="keys-help"
                on:keydown=move |event| keys(explorer, asked, wanted, &event)
            >
                {grid.head()}
                {rows}
            </table>
        </div>
    }
}

fn on_a_phone() -> bool {
    let media = web_sys::window().and_then(|window| window.match_media("(max-width: 600px)").ok().flatten());
    media.is_some_and(|media| media.matches())
}

/// One stop takes the Tab key: the one used last, or the first.
fn settle() {
    let stops = stops();
    let last = match crate::state::last_focus() {
        Some(crate::state::Focus::Id(id)) => stops.iter().find(|stop| stop.id() == id),
        _ => None,
    };
    if let Some(stop) = last.or_else(|| stops.first()) {
        let _ = stop.set_attribute("tabindex", "0");
    }
}

/// The stops that can be seen, in the order of the page.
fn stops() -> Vec<web_sys::HtmlElement> {
    let Some(page) = web_sys::window().and_then(|window| window.document()) else {
        return Vec::new();
    };
    let Ok(found) = page.query_selector_all("#grid [data-at]") else {
        return Vec::new();
    };
    let mut stops = Vec::new();
    for index in 0..found.length() {
        let Some(stop) = found.get(index) else { continue };
        let stop: web_sys::HtmlElement = stop.unchecked_into();
        if stop.offset_parent().is_some() {
            stops.push(stop);
        }
    }
    stops
}

fn place(stop: &web_sys::HtmlElement) -> Stop {
    let text = stop.get_attribute("data-at").unwrap_or_default();
    let (row, column) = text.split_once('.').unwrap_or_default();
    (row.parse().unwrap_or(0), column.parse().unwrap_or(0))
}

/// Moves the one stop of the Tab key, and the focus with it.
fn go_to(stops: &[web_sys::HtmlElement], to: usize) {
    let Some(stop) = stops.get(to) else { return };
    for each in stops {
        let _ = each.set_attribute("tabindex", "-1");
    }
    let _ = stop.set_attribute("tabindex", "0");
    let _ = stop.focus();
}

fn keys(
    explorer: Explorer,
    asked: RwSignal<Option<Spot>>,
    wanted: StoredValue<(u32, Stop), leptos::prelude::LocalStorage>,
    event: &web_sys::KeyboardEvent,
) {
    let site = explorer.site;
    if event.alt_key() || event.meta_key() {
        return;
    }
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let key = event.key();
    let stop = target.and_then(|target| target.closest("[data-at]").ok().flatten());
    if key == "Escape" {
        event.prevent_default();
        if let Some(spot) = asked.get_untracked() {
            asked.set(None);
            crate::state::focus(&spot.id());
        } else {
            crate::state::focus("keys");
        }
        return;
    }
    let Some(stop) = stop else { return };
    let stop: web_sys::HtmlElement = stop.unchecked_into();
    let stops = stops();
    let Some(at) = stops.iter().position(|each| *each == stop) else {
        return;
    };
    if let Some(step) = step(&key, event.ctrl_key()) {
        event.prevent_default();
        let mut places = Vec::new();
        for each in &stops {
            places.push(place(each));
        }
        let up_or_down = matches!(step, Step::Up | Step::Down);
        // The column the reader moves along, unless they came here by other ways.
        let (wished, from) = wanted.get_value();
        let here = place(&stop);
        let column = if up_or_down && from == here { wished } else { here.1 };
        if let Some(to) = next(&places, at, column, step) {
            if let Some(&place) = places.get(to) {
                wanted.set_value((if up_or_down { column } else { place.1 }, place));
            }
            go_to(&stops, to);
        }
        return;
    }
    if event.ctrl_key() {
        return;
    }
    let held = |name: &str| stop.get_attribute(name);
    match key.as_str() {
        "n" | "N" | "p" | "P" => {
            let (row, on) = (place(&stop).0, key.eq_ignore_ascii_case("n"));
            let splits = |each: &&web_sys::HtmlElement| each.has_attribute("data-splits");
            let to = if on {
                stops.iter().filter(splits).find(|each| place(each).0 > row)
            } else {
                stops.iter().rev().filter(splits).find(|each| place(each).0 < row)
            };
            if let Some(to) = to.and_then(|to| stops.iter().position(|each| each == to)) {
                go_to(&stops, to);
            }
        }
        " " if stop.tag_name() != "BUTTON" => {
            event.prevent_default();
            if let Some(pin) = held("data-pin").and_then(|key| Pin::parse(&site.corpus, &key)) {
                explorer.go(|state| state.toggle_pin(pin));
            }
        }
        "x" | "X" => {
            let altered = held("data-aside").map(|key| Alterations::parse(&site.corpus, &key).0);
            for aside in altered.into_iter().flat_map(|altered| altered.aside) {
                explorer.go(|state| state.altered.toggle_aside(aside));
            }
        }
        "l" | "L" => {
            let question = held("data-question").and_then(|id| site.corpus.find_question(&id));
            if let Some(question) = question {
                explorer.go(|state| *state = state.comparing(View::Issue(question)));
                super::focus_later("r-neck");
            }
        }
        "e" | "E" => {
            if let Some(spot) = held("data-why").and_then(|spot| Spot::read(&spot)) {
                ask(asked, spot);
            }
        }
        _ => {}
    }
}

/// Opens what stands behind a spot, and takes the focus there; a second time closes it.
fn ask(asked: RwSignal<Option<Spot>>, spot: Spot) {
    if asked.get_untracked() == Some(spot) {
        asked.set(None);
        return;
    }
    asked.set(Some(spot));
    super::focus_later("evidence");
}

impl Spot {
    /// "7", "7-2", "7-2-4".
    fn key(self) -> String {
        let mut key = self.question.0.to_string();
        for part in [self.position, self.column].into_iter().flatten() {
            key.push('-');
            key.push_str(&part.to_string());
        }
        key
    }

    /// The id of the stop it belongs to.
    fn id(self) -> String {
        ["at-", &self.key()].concat()
    }

    fn read(key: &str) -> Option<Self> {
        let mut parts = key.split('-').map(str::parse::<usize>);
        Some(Self {
            question: parts.next()?.ok()?.into(),
            position: parts.next().and_then(Result::ok),
            column: parts.next().and_then(Result::ok),
        })
    }
}

/// What a column can be pinned and left out as.
fn handles(site: &'static Site, kind: Columns, column: &Column) -> (Option<Pin>, Option<Aside>) {
    let corpus = &site.corpus;
    match kind {
        Columns::Documents => {
            let document = column.documents.first().copied();
            (document.map(Pin::Document), document.map(Aside::Document))
        }
        Columns::Newsrooms => (
            Some(Pin::Newsroom(column.newsroom)),
            Some(Aside::Outlet(column.newsroom)),
        ),
        Columns::Voices | Columns::Institutions => match corpus.find_voice(&column.key) {
            Some(voice) => (Some(Pin::Voice(voice)), Some(Aside::Voice(voice))),
            None => match corpus.find_outlet(&column.key) {
                Some(outlet) => (Some(Pin::Newsroom(outlet)), Some(Aside::Outlet(outlet))),
                None => (None, None),
            },
        },
        Columns::Years => (None, None),
    }
}

fn aside_key(site: &'static Site, aside: Option<Aside>) -> Option<String> {
    aside.map(|aside| {
        let mut altered = Alterations::default();
        altered.toggle_aside(aside);
        altered.address(&site.corpus)
    })
}

impl Grid {
    fn spot(&self, row: &Row, position: Option<usize>, column: Option<usize>) -> Spot {
        Spot {
            question: row.question,
            position,
            column,
        }
    }

    fn slug(&self, row: &Row) -> String {
        let question = self.site.corpus.question(row.question);
        question.map(|question| question.id.clone()).unwrap_or_default()
    }

    fn head(&self) -> Drawn {
        let columns = &self.table.columns;
        let widths = columns.iter().map(|_| view! { <col /> }).collect_view();
        let rooms = newsrooms(self.site, columns);
        let rooms = (self.columns != Columns::Years).then(|| {
            view! {
                <tr role="row">
                    <td role="presentation"></td>
                    {rooms}
                    <td role="presentation"></td>
                </tr>
            }
        });
        let heads = columns
            .iter()
            .enumerate()
            .map(|(index, column)| self.column_head(index, column))
            .collect_view();
        view! {
            <colgroup>
                <col class="c-q" />
                {widths}
                <col class="c-lines" />
            </colgroup>
            <thead role="rowgroup">
                {rooms}
                <tr role="row">
                    <th scope="col" role="columnheader" class="small dim">
                        "Question and its positions"
                    </th>
                    {heads}
                    <th scope="col" role="columnheader" class="small dim g">
                        "Independent lines"
                    </th>
                </tr>
            </thead>
        }
    }

    fn column_head(&self, index: usize, column: &Column) -> Drawn {
        let (site, explorer) = (self.site, Explorer::here());
        let (pin, aside) = handles(site, self.columns, column);
        let at = index + 1;
        let name = column.label.clone();
        let (pin_key, aside_address) = (pin.map(|pin| pin.key(&site.corpus)), aside_key(site, aside));
        let name = match column.documents.as_slice() {
            [one] if self.columns == Columns::Documents => {
                let href = explorer.link(&crate::state::ViewState::of(View::Read(*one, None)));
                view! {
                    <a
                        class="doc"
                        href=href
                        id=format!("at-c{index}")
                        tabindex="-1"
                        data-at=format!("0.{at}")
                        data-pin=pin_key
                        data-aside=aside_address
                    >
                        <bdi>{name}</bdi>
                    </a>
                }
            }
            _ => {
                view! {
                    <span
                        class="doc"
                        id=format!("at-c{index}")
                        tabindex="-1"
                        data-at=format!("0.{at}")
                        data-pin=pin_key
                        data-aside=aside_address
                    >
                        <bdi>{name}</bdi>
                    </span>
                }
            }
        };
        let from = column.provenance.as_ref().map(|(words, credit)| {
            let note = match credit {
                Credit::Stated => None,
                Credit::NotCredited => Some("not credited"),
                Credit::Inferred => Some("inferred"),
            };
            view! {
                <span class="doc__from" class:from--no=*credit == Credit::NotCredited>
                    {words.clone()}
                    {note.map(|note| view! { ", " <i>{note}</i> })}
                </span>
            }
        });
        let label = column_name(site, column);
        let pinned = pin.is_some_and(|pin| explorer.now().pins.contains(&pin));
        let pin = pin.map(|pin| {
            view! {
                <button
                    type="button"
                    class="why"
                    id=format!("pin-{index}")
                    tabindex="-1"
                    data-at=format!("1.{at}")
                    aria-pressed=pinned
                    aria-label=format!("Pin {label}")
                    on:click=move |_| explorer.go(|state| state.toggle_pin(pin))
                >
                    {if pinned { "pinned" } else { "pin" }}
                </button>
            }
        });
        let label = column_name(site, column);
        let out = aside.map(|aside| {
            view! {
                <button
                    type="button"
                    class="why"
                    id=format!("out-{index}")
                    tabindex="-1"
                    data-at=format!("2.{at}")
                    aria-label=format!("Leave out {label} and recount")
                    on:click=move |_| explorer.go(|state| state.altered.toggle_aside(aside))
                >
                    "leave out"
                </button>
            }
        });
        view! {
            <th scope="col" role="columnheader" class:g=begins_group(&self.table.columns, index)>
                {name}
                <span class="doc__when">{column.sub.clone()}</span>
                {from}
                <span class="doc__acts">{pin} " " {out}</span>
            </th>
        }
    }

    /// Both ways of showing a question are drawn; which is shown follows the reader.
    fn question(&self, index: usize) -> Drawn {
        let Some(row) = self.table.questions.get(index) else {
            return Drawn::of(());
        };
        let (whole, folded) = (self.open_rows(row, index), self.folded_row(row, index));
        let (question, turned, open) = (row.question, self.turned, self.open);
        let is_open = move || (index < open) != turned.with(|turned| turned.contains(&question));
        let (grid, again) = (self.clone(), self.clone());
        view! {
            <tbody role="rowgroup" class:hidden=move || !is_open()>{whole} {move || grid.behind(index)}</tbody>
            <tbody role="rowgroup" class:hidden=is_open>{folded} {move || again.behind_folded(index)}</tbody>
        }
    }

    fn question_link(&self, row: &Row, at: &str, open: bool) -> Drawn {
        let explorer = Explorer::here();
        let href = explorer.link(&explorer.now().comparing(View::Issue(row.question)));
        let text = self
            .site
            .corpus
            .question(row.question)
            .map(|question| question.text.clone());
        view! {
            <a
                href=href
                id=question_id(row.question, open)
                tabindex="-1"
                data-at=format!("{at}.0")
                data-question=self.slug(row)
                data-why=self.spot(row, None, None).key()
                data-splits=(row.disagreement > 0).then_some("")
            >
                {text}
            </a>
        }
    }

    fn why_button(&self, row: &Row, at: &str, open: bool) -> Drawn {
        let (asked, spot) = (self.asked, self.spot(row, None, None));
        let id = if open {
            spot.id()
        } else {
            ["at-f", &spot.key()].concat()
        };
        view! {
            <button
                type="button"
                class="why"
                id=id
                tabindex="-1"
                data-at=format!("{at}.1")
                data-question=self.slug(row)
                aria-expanded=move || asked.get() == Some(spot)
                aria-label=format!("Why: {}", row.summary.word)
                on:click=move |_| ask(asked, spot)
            >
                "why"
            </button>
        }
    }

    fn turn(&self, question: QuestionId, at: &str, open: bool) -> Drawn {
        let turned = self.turned;
        let (fold, unfold) = (format!("fold-{}", question.0), format!("unfold-{}", question.0));
        let (id, other) = if open { (fold, unfold) } else { (unfold, fold) };
        let press = move |_| {
            fold::turn(&turned_id(question));
            turned.update(|turned| {
                if !turned.remove(&question) {
                    turned.insert(question);
                }
            });
            // It can take the focus once it is shown.
            let other = other.clone();
            request_animation_frame(move || {
                crate::state::focus(&other);
            });
        };
        view! {
            <button
                type="button"
                class="why"
                id=id
                tabindex="-1"
                data-at=format!("{at}.2")
                aria-expanded=open
                on:click=press
            >
                {if open { "fold" } else { "open" }}
            </button>
        }
    }

    fn open_rows(&self, row: &Row, index: usize) -> Drawn {
        let span = (self.table.columns.len() + 2).to_string();
        // Three rows of heads come first; no question has a hundred positions.
        let first = 100 * (index + 1);
        let positions = (0..row.positions.len())
            .map(|position| self.position(row, position, first + 1 + position))
            .collect_view();
        let at = first.to_string();
        view! {
            <tr class="q__top" role="row">
                <th scope="rowgroup" colspan=span role="rowheader">
                    <h2>{self.question_link(row, &at, true)}</h2>
                    <span class="q__verdict">
                        <b>{row.summary.word} ":"</b>
                        {format!(" {} ", row.summary.clause)}
                    </span>
                    {self.why_button(row, &at, true)}
                    " "
                    {self.turn(row.question, &at, true)}
                </th>
            </tr>
            {positions}
        }
    }

    fn position(&self, row: &Row, index: usize, at: usize) -> Drawn {
        let Some(position) = row.positions.get(index) else {
            return Drawn::of(());
        };
        let text = self
            .site
            .corpus
            .question(row.question)
            .and_then(|question| question.positions.get(position.position.index()))
            .map(|position| position.text.clone());
        let none = position.figures.claims == 0 && position.cells.iter().all(|cell| cell.claims.is_empty());
        let cells = (0..self.table.columns.len())
            .map(|column| self.cell(row, position, index, column, at))
            .collect_view();
        let spot = self.spot(row, Some(index), None);
        let last = self.table.columns.len() + 1;
        let (asked, slug) = (self.asked, self.slug(row));
        let figures = if position.figures.claims == 0 {
            view! { <span id=spot.id() tabindex="-1" data-at=format!("{at}.{last}")>{lines(&position.figures)}</span> }
        } else {
            view! {
                <button
                    type="button"
                    class="figure"
                    id=spot.id()
                    tabindex="-1"
                    data-at=format!("{at}.{last}")
                    data-question=slug.clone()
                    data-why=spot.key()
                    aria-expanded=move || asked.get() == Some(spot)
                    aria-label=["Why: ", &independent_lines(&position.figures)].concat()
                    on:click=move |_| ask(asked, spot)
                >
                    {lines(&position.figures)}
                </button>
            }
        };
        view! {
            <tr class="pos" class:pos--none=none role="row">
                <th
                    scope="row"
                    role="rowheader"
                    id=format!("h-{}-{index}", row.question.0)
                    tabindex="-1"
                    data-at=format!("{at}.0")
                    data-question=slug
                    data-why=spot.key()
                >
                    {text}
                </th>
                {cells}
                <td class="g c-l" role="gridcell">
                    {figures}
                </td>
            </tr>
        }
    }

    fn cell(&self, row: &Row, position: &PositionRow, index: usize, column: usize, at: usize) -> Drawn {
        let site = self.site;
        let group = begins_group(&self.table.columns, column);
        let (Some(cell), Some(head)) = (position.cells.get(column), self.table.columns.get(column)) else {
            return Drawn::of(());
        };
        let flag = |flags: &[bool]| flags.get(column).copied().unwrap_or(false);
        let quiet = if flag(&row.could_not_know) {
            Some(Mark::CouldNotKnow)
        } else {
            flag(&row.silent).then_some(Mark::Silent)
        };
        // Where it was silent on one answer and could not know another, each is told on its own.
        let alike = |other: &PositionRow| other.cells.get(column).is_some_and(|other| other.mark == cell.mark);
        let quiet = quiet.filter(|_| row.positions.iter().all(alike));
        if quiet.is_some() && index > 0 {
            return Drawn::of(());
        }
        let spot = self.spot(row, Some(index), Some(column));
        let (pin, aside) = handles(site, self.columns, head);
        // A year or a body is no pin: its first claim is.
        let pin = pin.or_else(|| cell.claims.first().copied().map(Pin::Claim));
        let (pin, aside) = (pin.map(|pin| pin.key(&site.corpus)), aside_key(site, aside));
        let stop = format!("{at}.{}", column + 1);
        let why = spot.key();
        let (id, slug) = (spot.id(), self.slug(row));
        let name = column_name(site, head);
        if let Some(which) = quiet {
            return view! {
                <td
                    class="quiet"
                    class:g=group
                    role="gridcell"
                    rowspan=row.positions.len().to_string()
                    id=id
                    tabindex="-1"
                    data-at=stop
                    data-question=slug
                    data-why=why
                    data-pin=pin
                    data-aside=aside
                >
                    <span>{mark(which)} <span class="cell__doc">{name}</span> {which.word()}</span>
                </td>
            };
        }
        let Some(which) = cell.mark else {
            return view! {
                <td
                    class="none"
                    class:g=group
                    role="gridcell"
                    id=id
                    tabindex="-1"
                    data-at=stop
                    data-question=slug
                    data-pin=pin
                    data-aside=aside
                ></td>
            };
        };
        if cell.claims.is_empty() {
            return view! {
                <td
                    class:g=group
                    role="gridcell"
                    id=id
                    tabindex="-1"
                    data-at=stop
                    data-question=slug
                    data-why=why
                    data-pin=pin
                    data-aside=aside
                >
                    <span class="cell quiet">
                        {mark(which)} <span class="cell__doc">{name}</span> {which.word()}
                    </span>
                </td>
            };
        }
        let explorer = Explorer::here();
        let href = explorer.link(&explorer.now().comparing(View::Issue(row.question)));
        let also = cell
            .also
            .iter()
            .map(|(which, speakers)| {
                view! {
                    <span class="cell__also">
                        {mark(*which)}
                        <span>
                            <span class="vh">{format!("; {}: ", which.word())}</span>
                            <bdi>{speakers.join(", ")}</bdi>
                        </span>
                    </span>
                }
            })
            .collect_view();
        view! {
            <td class:g=group role="gridcell">
                <a
                    class="cell"
                    href=href
                    id=id
                    tabindex="-1"
                    data-at=stop
                    data-question=slug
                    data-why=why
                    data-pin=pin
                    data-aside=aside
                >
                    {mark(which)}
                    <span>
                        <span class="cell__doc">{name}</span>
                        <span class="vh">{format!("{}: ", which.word())}</span>
                        <bdi>{cell.speakers.join(", ")}</bdi>
                        {also}
                    </span>
                </a>
            </td>
        }
    }

    fn folded_row(&self, row: &Row, index: usize) -> Drawn {
        let first = 100 * (index + 1);
        let cells = (0..self.table.columns.len())
            .map(|column| {
                view! {
                    <td
                        role="gridcell"
                        id=format!("f-{}-{column}", row.question.0)
                        tabindex="-1"
                        data-at=format!("{}.{}", first + 98, column + 1)
                        data-question=self.slug(row)
                    >
                        {slots(row, column)}
                    </td>
                }
            })
            .collect_view();
        let span = (self.table.columns.len() + 2).to_string();
        let (at, say) = ((first + 98).to_string(), (first + 99).to_string());
        view! {
            <tr class="fold" role="row">
                <th scope="row" role="rowheader">
                    {self.question_link(row, &at, false)}
                </th>
                {cells}
                <td role="gridcell" class="c-l">
                    {lines(&row.figures)}
                </td>
            </tr>
            <tr class="fold fold--say" role="row">
                <td role="gridcell" colspan=span class="q__verdict">
                    <b>{row.summary.word} ":"</b>
                    {format!(" {} ", row.summary.clause)}
                    {self.why_button(row, &say, false)}
                    " "
                    {self.turn(row.question, &say, false)}
                </td>
            </tr>
        }
    }

    fn is_open(&self, index: usize, question: QuestionId) -> bool {
        (index < self.open) != self.turned.with(|turned| turned.contains(&question))
    }

    fn behind(&self, index: usize) -> Option<Drawn> {
        let row = self.table.questions.get(index)?;
        let spot = self.asked.get().filter(|spot| spot.question == row.question)?;
        self.is_open(index, row.question).then(|| self.evidence(row, spot))
    }

    fn behind_folded(&self, index: usize) -> Option<Drawn> {
        let row = self.table.questions.get(index)?;
        let spot = self.asked.get().filter(|spot| spot.question == row.question)?;
        (!self.is_open(index, row.question)).then(|| self.evidence(row, spot))
    }

    /// What stands behind a mark, a finding or a number, in a row of its own.
    fn evidence(&self, row: &Row, spot: Spot) -> Drawn {
        let Some((title, because, more)) = self.because(row, spot) else {
            return Drawn::of(());
        };
        let asked = self.asked;
        let close = move |_| {
            asked.set(None);
            crate::state::focus(&spot.id());
        };
        let span = (self.table.columns.len() + 2).to_string();
        view! {
            <tr role="row" class="evidence">
                <td role="gridcell" colspan=span>
                    <section aria-labelledby="evidence">
                        <h3 id="evidence" tabindex="-1">
                            {title}
                        </h3>
                        {panel(self.site, &because)}
                        {more}
                        <button type="button" class="why" id="evidence-close" on:click=close>
                            "close"
                        </button>
                    </section>
                </td>
            </tr>
        }
    }

    fn because(&self, row: &Row, spot: Spot) -> Option<(String, Why, Drawn)> {
        let site = self.site;
        let reading = reading(site, &Explorer::here().now());
        let Some(position) = spot.position.and_then(|index| row.positions.get(index)) else {
            let mut claims: Vec<ClaimId> = Vec::new();
            for position in &row.positions {
                for cell in &position.cells {
                    claims.extend(&cell.claims);
                }
            }
            let title = format!("{}: {}.", row.summary.word, row.summary.clause);
            let because = Why::new(&site.corpus, row.summary.kind, &claims);
            let sheet = reading.issue(&claims, row.question);
            return Some((title, because, contradictions(site, &sheet.relations)));
        };
        if let Some(column) = spot.column {
            let because = why_cell(&reading, row, position, column)?;
            let mark = position.cells.get(column)?.mark?;
            let name = self.table.columns.get(column).map(|column| column_name(site, column))?;
            return Some((format!("{name}: {}", mark.word()), because, Drawn::of(())));
        }
        let mut claims: Vec<ClaimId> = Vec::new();
        for cell in &position.cells {
            for &claim in &cell.claims {
                if !matches!(claim_mark(&site.corpus, claim), Mark::Denies | Mark::Questions) {
                    claims.push(claim);
                }
            }
        }
        let because = Why::new(&site.corpus, Rule::Lines, &claims);
        let title = independent_lines(&position.figures);
        Some((
            title,
            because,
            ways(site, &reading, &claims, &position.figures.sentence),
        ))
    }
}

/// Which claims contradict which, and on whose judgement.
fn contradictions(site: &'static Site, relations: &[RelationLine]) -> Drawn {
    let mut items = Vec::new();
    for (index, relation) in relations.iter().enumerate() {
        if relation.kind.word() == "contradicts" {
            items.push(relation_line(site, relation, index));
        }
    }
    if items.is_empty() {
        return Drawn::of(());
    }
    view! {
        <p class="small dim">{counted(items.len(), "contradiction", "contradictions")} ":"</p>
        <ol class="rels">{items}</ol>
    }
}

/// The lines that are counted, a line a way to the reader, and through whom all of them come.
pub(super) fn ways(
    site: &'static Site,
    reading: &crosscheck_compare::Reading,
    claims: &[ClaimId],
    sentence: &str,
) -> Drawn {
    let ways = crosscheck_compare::lines(reading, claims, Count::Held)
        .into_iter()
        .map(|line| {
            let mut words = String::new();
            for &node in &line.nodes {
                words.push_str(if words.is_empty() { "" } else { " ‹ " });
                words.push_str(&node_label(&site.corpus, node));
            }
            view! { <li>{words}</li> }
        })
        .collect_view();
    view! {
        <p class="small dim">"Counted as held, one line each:"</p>
        <ol class="ways">{ways}</ol>
        {(!sentence.is_empty()).then(|| view! { <p>{sentence}</p> })}
    }
}
