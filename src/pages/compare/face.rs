//! Turns two to four pinned documents, newsrooms, voices or claims into columns face to face: what they address in rows with
//! marks in words and links to paragraphs, what happened between a document and its source, then names, numbers and dates.
//! With fewer than two, a list to choose from.

use crosscheck_compare::{
    Chip, Difference, Face, FaceColumn, FaceNames, FaceRow, MOST_PINS, Mark, Pin, Reading, Rule, Why, face, speaker,
    text_of_face,
};
use crosscheck_model::{ClaimId, Question};

use super::change;
use super::claims::{claims_in_view, reading};
use super::numbers;
use super::picker::{head, picker};
use super::text::{as_text, text_switch};
use super::why::why;
use crate::draw::prelude::*;
use crate::state::{Explorer, Site, View, ViewState};
use crate::ui::parts::{capital, cardinal, counted, entity_link, joined, mark, paragraph_link, plural, stance_word};

/// The view: what is pinned, or what could be.
pub(in crate::ui) fn faces(site: &'static Site) -> Drawn {
    let explorer = Explorer::here();
    let part = explorer.part(|state| (state.pins.clone(), state.differences, state.text, state.request.clone()));
    let shown = move || {
        let _ = part.get();
        drawn(site, &explorer.now())
    };
    view! {
        {shown}
    }
}

fn drawn(site: &'static Site, state: &ViewState) -> Drawn {
    let reading = reading(site, state);
    let claims = claims_in_view(site, &state.request);
    let mut found = face(&reading, &claims, &state.pins);
    if state.pins.len() < 2 {
        return view! {
            {crumbs()}
            {head(site, &state.pins)}
            {change::transmissions(site, &reading, &found.transmissions)}
            {picker(site, &reading, &claims, &state.pins)}
        };
    }
    let counts = Counts::of(&found);
    // What came from one of them to another stands first; what came from elsewhere last.
    let (mut between, mut others) = (Vec::new(), Vec::new());
    for each in std::mem::take(&mut found.transmissions) {
        let here = each
            .source
            .is_some_and(|source| state.pins.contains(&Pin::Document(source)));
        if here { between.push(each) } else { others.push(each) }
    }
    if state.differences {
        found.keep_differences();
        // That only one speaks is said under the heading; here stands what they say differently.
        found.rows.retain(|row| row.difference == Difference::Differ);
    }
    if state.text {
        found.transmissions = between;
        found.transmissions.append(&mut others);
        return view! {
            {crumbs()}
            {tools(state)}
            {as_text(site, &text_of_face(&reading, &found))}
        };
    }
    let more = (state.pins.len() < MOST_PINS).then(|| {
        view! {
            <details class="twin face__more">
                <summary>"Add another"</summary>
                {picker(site, &reading, &claims, &state.pins)}
            </details>
        }
    });
    view! {
        {crumbs()}
        <header>
            <h1>{title(&found, &counts)}</h1>
            <p class="deck">{counts.sentence()}</p>
            {narrowed(site, state, claims.len())}
        </header>
        {tools(state)}
        {contents(&found)}
        {change::transmissions(site, &reading, &between)}
        {rows(site, &reading, &found, state)}
        {names(site, &found)}
        {numbers::ranges(site, &found.numbers)}
        {numbers::dates(site, &reading, &found.dates)}
        {change::transmissions(site, &reading, &others)}
        {more}
    }
}

fn crumbs() -> Drawn {
    let explorer = Explorer::here();
    let href = explorer.link(&explorer.now().comparing(View::Compare));
    view! {
        <nav aria-label="Where you are">
            <ol class="crumbs">
                <li>
                    <a href=href>"Compare"</a>
                </li>
                <li>"Face to face"</li>
            </ol>
        </nav>
    }
}

/// Ways down a long page.
fn contents(face: &Face) -> Drawn {
    let way = |there: bool, id: &'static str, words: &'static str| {
        there.then(|| {
            view! {
                <li>
                    <button type="button" class="why" id=["to-", id].concat() on:click=move |_| super::focus_later(id)>
                        {words}
                    </button>
                </li>
            }
        })
    };
    view! {
        <nav aria-label="On this page">
            <ul class="on-page">
                {way(true, "h-faces", "What they address")}
                {way(!face.names.is_empty(), "h-face-names", "Names")}
                {way(!face.numbers.is_empty(), "h-numbers", "Numbers")}
                {way(!face.dates.lanes.is_empty(), "h-dates", "Dates")}
            </ul>
        </nav>
    }
}

/// How many questions there are of each kind, whichever are shown.
struct Counts {
    differ: usize,
    same: usize,
    only_one: usize,
}

impl Counts {
    fn of(face: &Face) -> Self {
        let of = |difference| face.rows.iter().filter(|row| row.difference == difference).count();
        Self {
            differ: of(Difference::Differ),
            same: of(Difference::Same),
            only_one: of(Difference::OnlyOne),
        }
    }

    fn all(&self) -> usize {
        self.differ + self.same + self.only_one
    }

    /// "they differ on 3 of 8 questions".
    fn finding(&self) -> String {
        let all = counted(self.all(), "question", "questions");
        match (self.differ, self.same) {
            (0, 0) => "they never address the same question".to_owned(),
            (0, same) => ["they say the same on ", &same.to_string(), " of ", &all].concat(),
            (differ, _) => ["they differ on ", &differ.to_string(), " of ", &all].concat(),
        }
    }

    /// What the questions that are not in the title are.
    fn sentence(&self) -> String {
        let mut parts = Vec::new();
        if self.differ > 0 && self.same > 0 {
            parts.push(["They say the same on ", &self.same.to_string()].concat());
        }
        if self.only_one > 0 {
            let on = if parts.is_empty() { "On " } else { "on " };
            parts.push([on, &self.only_one.to_string(), " only one of them speaks"].concat());
        }
        if parts.is_empty() {
            return String::new();
        }
        [&parts.join("; "), "."].concat()
    }
}

fn title(face: &Face, counts: &Counts) -> String {
    let quoted = face.columns.iter().any(|column| matches!(column.pin, Pin::Claim(_)));
    let who = if quoted {
        [&capital(&cardinal(face.columns.len())), " face to face"].concat()
    } else {
        joined(
            &face
                .columns
                .iter()
                .map(|column| column.label.clone())
                .collect::<Vec<_>>(),
        )
    };
    [&who, ": ", &counts.finding()].concat()
}

/// Says so where words, facets or dates leave claims out.
fn narrowed(site: &'static Site, state: &ViewState, shown: usize) -> Option<Drawn> {
    let all = site.corpus.claims.len();
    (shown < all).then(|| {
        let mut wide = state.clone();
        wide.request = crosscheck_search::Request::default();
        let href = Explorer::here().link(&wide);
        let words = format!("Narrowed: {shown} of {all} claims are compared. ");
        view! {
            <p class="notice">
                <span>{words} <a href=href>"Compare all"</a></span>
            </p>
        }
    })
}

fn tools(state: &ViewState) -> Drawn {
    let explorer = Explorer::here();
    let only = state.differences;
    let swap = move |_| explorer.go(|state| state.differences = !state.differences);
    view! {
        <div class="acts sect-s">
            <button type="button" class="btn" id="differences" aria-pressed=only on:click=swap>
                "Differences only"
            </button>
            {text_switch(state.text)}
            {super::share::share(state)}
        </div>
    }
}

/// The page of what is pinned, and the way to take it off.
fn column_head(site: &'static Site, column: &FaceColumn, pins: &[Pin]) -> Drawn {
    let explorer = Explorer::here();
    let label = column.label.clone();
    let there = match column.pin {
        Pin::Document(document) => Some(View::Read(document, None)),
        Pin::Voice(voice) => site
            .corpus
            .voice(voice)
            .and_then(|voice| voice.entity)
            .map(View::Entity),
        Pin::Claim(claim) => site
            .corpus
            .claim(claim)
            .map(|claim| View::Read(claim.document, Some(claim.paragraph))),
        Pin::Newsroom(_) => None,
    };
    let name = match there {
        Some(view) => {
            let href = explorer.link(&ViewState::of(view));
            view! { <a class="doc" href=href><bdi>{label}</bdi></a> }
        }
        None => view! { <span class="doc"><bdi>{label}</bdi></span> },
    };
    let pin = column.pin;
    let off = explorer.link_with(|state| {
        state.pins = pins.iter().copied().filter(|other| *other != pin).collect();
    });
    let which = [" ", &column.label].concat();
    view! {
        <th scope="col" role="columnheader">
            {name}
            <span class="doc__when">{kind_word(pin)} ", " {counted(column.claims.len(), "claim", "claims")}</span>
            <a class="small" href=off>
                "take off"
                <span class="vh">{which}</span>
            </a>
        </th>
    }
}

fn kind_word(pin: Pin) -> &'static str {
    match pin {
        Pin::Document(_) => "document",
        Pin::Newsroom(_) => "newsroom",
        Pin::Voice(_) => "voice",
        Pin::Claim(_) => "claim",
    }
}

fn rows(site: &'static Site, reading: &Reading, face: &Face, state: &ViewState) -> Drawn {
    let heads = face
        .columns
        .iter()
        .map(|column| column_head(site, column, &state.pins))
        .collect_view();
    let body = face
        .rows
        .iter()
        .map(|row| one_row(site, reading, face, row))
        .collect_view();
    let nothing = face.rows.is_empty().then(|| {
        let words = if state.differences {
            "They differ on nothing. Show all to see what they say alike."
        } else {
            "None of them addresses any question in view."
        };
        view! { <p class="nobody">{words}</p> }
    });
    view! {
        <section class="sect" aria-labelledby="h-faces">
            <h2 id="h-faces">"What they address"</h2>
            <table class="faces" role="table">
                <caption class="vh">"A question a row, what is pinned a column"</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader" class="small dim">
                            "Question"
                        </th>
                        {heads}
                    </tr>
                </thead>
                <tbody role="rowgroup">{body}</tbody>
            </table>
            {nothing}
        </section>
    }
}

fn one_row(site: &'static Site, reading: &Reading, face: &Face, row: &FaceRow) -> Drawn {
    let Some(question) = site.corpus.question(row.question) else {
        return Drawn::of(());
    };
    let explorer = Explorer::here();
    let href = explorer.link(&explorer.now().comparing(View::Issue(row.question)));
    let how = match row.difference {
        Difference::Differ => "They differ",
        Difference::OnlyOne => "Only one speaks on it",
        Difference::Same => "They say the same",
    };
    let cells = row
        .cells
        .iter()
        .zip(&face.columns)
        .map(|(chips, column)| {
            view! {
                <td role="cell">
                    <span class="cell__doc">
                        <bdi>{column.label.clone()}</bdi>
                    </span>
                    {answers(site, question, chips)}
                </td>
            }
        })
        .collect_view();
    let relations = row
        .relations
        .iter()
        .map(|line| {
            let (from, to) = (line.from, line.to);
            let id = format!("r{}-{}", from.0, to.0);
            view! {
                <li>
                    {end(site, from)}
                    " "
                    <b>{line.kind.word()}</b>
                    " "
                    {end(site, to)}
                    ": "
                    {line.sentence.clone()}
                    " "
                    {why(site, &id, line.kind.word(), line.why(&site.corpus))}
                </li>
            }
        })
        .collect_view();
    let bearing = (!row.relations.is_empty()).then(|| {
        let words = counted(row.relations.len(), "relation", "relations");
        view! {
            <details class="twin">
                <summary>{words} " between them"</summary>
                <ul class="faces__rels">{relations}</ul>
            </details>
        }
    });
    let class = match row.difference {
        Difference::Differ => "faces__how faces__how--differ",
        _ => "faces__how",
    };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <a class="faces__q" href=href>
                    {question.text.clone()}
                </a>
                <span class=class>{how}</span>
                {why(site, &["row", &row.question.0.to_string()].concat(), how, row.why(reading))}
                {bearing}
            </th>
            {cells}
        </tr>
    }
}

/// Who speaks in a claim, with its paragraph.
fn end(site: &'static Site, claim: ClaimId) -> Drawn {
    let who = speaker(&site.corpus, claim).name;
    let place = site
        .corpus
        .claim(claim)
        .map(|claim| paragraph_link(site, claim.document, claim.paragraph));
    view! {
        <bdi>{who}</bdi>
        " "
        {place}
    }
}

/// The answers of one column: mark, word, answer, and who says it where.
fn answers(site: &'static Site, question: &'static Question, chips: &[Chip]) -> Drawn {
    if chips.is_empty() {
        return view! { <span class="quiet faces__quiet">{mark(Mark::Silent)} " " {Mark::Silent.word()}</span> };
    }
    let items = chips
        .iter()
        .map(|chip| {
            let text = question
                .positions
                .get(chip.position.index())
                .map(|position| position.text.as_str());
            let claims = chip
                .claims
                .iter()
                .map(|&claim| {
                    let digest = site.corpus.claim(claim).map(|claim| claim.digest.as_str());
                    view! {
                        <li>
                            {end(site, claim)}
                            <span class="faces__digest">{digest}</span>
                        </li>
                    }
                })
                .collect_view();
            let heading = view! {
                {mark(chip.mark)}
                <span>
                    {stance_word(chip.mark)}
                    " “"
                    {text}
                    "”"
                </span>
            };
            let count = counted(chip.claims.len(), "claim", "claims");
            view! {
                <li class="faces__chip">
                    <p class="faces__answer">{heading}</p>
                    <details class="twin">
                        <summary>
                            {count} <span class="vh">{plural(chip.claims.len(), " that gives it", " that give it")}</span>
                        </summary>
                        <ul class="faces__claims">{claims}</ul>
                    </details>
                    <p class="faces__at">{super::places::places_of(site, &chip.claims)}</p>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="faces__chips">{items}</ul> }
}

/// Names at least two of them print.
fn names(site: &'static Site, face: &Face) -> Drawn {
    if face.names.is_empty() {
        return Drawn::of(());
    }
    let differ = face.names.iter().filter(|names| names.differ).count();
    let title = match differ {
        0 => "They print the same names".to_owned(),
        1 => "They name one differently".to_owned(),
        many => ["They name ", &many.to_string(), " differently"].concat(),
    };
    let heads = face
        .columns
        .iter()
        .map(|column| {
            view! {
                <th scope="col" role="columnheader">
                    <bdi>{column.label.clone()}</bdi>
                </th>
            }
        })
        .collect_view();
    let body = face
        .names
        .iter()
        .map(|names| name_row(site, face, names))
        .collect_view();
    let behind = Why::new(&site.corpus, Rule::Names, &[]);
    view! {
        <section class="sect" aria-labelledby="h-face-names">
            <div class="sect__head">
                <h2 id="h-face-names">{title}</h2>
                {why(site, "face-names", "these counts", behind)}
            </div>
            <table class="faces faces--names" role="table">
                <caption class="vh">"Who is named, and as what each prints"</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader" class="small dim">
                            "Who or what"
                        </th>
                        {heads}
                    </tr>
                </thead>
                <tbody role="rowgroup">{body}</tbody>
            </table>
        </section>
    }
}

fn name_row(site: &'static Site, face: &Face, names: &FaceNames) -> Drawn {
    let name = site
        .corpus
        .entity(names.entity)
        .map_or("", |entity| entity.name.as_str());
    let cells = names
        .forms
        .iter()
        .zip(&face.columns)
        .map(|(forms, column)| {
            let printed = forms
                .iter()
                .map(|(form, count)| {
                    view! {
                        <li>
                            <bdi>{form.clone()}</bdi>
                            " "
                            <span class="dim num">{count.to_string()} "×"</span>
                        </li>
                    }
                })
                .collect_view();
            let none = forms
                .is_empty()
                .then(|| view! { <span class="quiet">"not named"</span> });
            view! {
                <td role="cell">
                    <span class="cell__doc">
                        <bdi>{column.label.clone()}</bdi>
                    </span>
                    {none}
                    <ul>{printed}</ul>
                </td>
            }
        })
        .collect_view();
    let how = if names.differ {
        "named differently"
    } else {
        "named alike"
    };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                {entity_link(site, names.entity, Drawn::of(name))}
                " "
                <span class="faces__how faces__how--below">{how}</span>
            </th>
            {cells}
        </tr>
    }
}
