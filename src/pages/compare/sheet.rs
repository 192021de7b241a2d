//! The sheet of one question: a ladder of positions, who takes them, and what follows from their claims.

use crosscheck_compare::{
    Aside, Columns, Concordance, Figures, IssuePosition, IssueSheet, Loss, Mark, Node, Reading, RelationLine,
    RelationWord, Rule, Stake, TextKind, TextLine, Why, lineages, lost, speaker, tally_words, text_of_issue,
};
use crosscheck_model::{ClaimId, Question, QuestionId};

use super::altered::aside_button;
use super::card::card;
use super::claims::{claims_in_view, reading};
use super::grid::{question_id, ways};
use super::table::column_name;
use super::why::why;
use super::{Asked, lineage, numbers, pinned, share, text};
use crate::draw::prelude::*;
use crate::state::{Explorer, Site, View, ViewState};
use crate::ui::parts::{counted, independent_lines, lines, mark, paragraph_link};

/// The sheet.
pub(crate) fn issue(site: &'static Site, id: QuestionId) -> Drawn {
    let explorer = Explorer::here();
    let request = explorer.part(|state| state.request.clone());
    let pins = explorer.part(|state| state.pins.clone());
    let read = explorer.part(|state| state.text);
    let escape = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            explorer.go(|state| *state = keeping(state, View::Compare));
            super::reach(vec![question_id(id, true), question_id(id, false)], false);
        }
    };
    let shown = move || {
        let _ = request.get();
        let _ = pins.get();
        let _ = read.get();
        whole(site, id, &explorer.now())
    };
    view! { <div on:keydown=escape>{shown}</div> }
}

/// Another comparison; what is altered stays.
pub(super) fn keeping(state: &ViewState, view: View) -> ViewState {
    ViewState {
        altered: state.altered.clone(),
        ..state.comparing(view)
    }
}

fn whole(site: &'static Site, id: QuestionId, state: &ViewState) -> Drawn {
    let Some(question) = site.corpus.question(id) else {
        return Drawn::of(());
    };
    let claims = claims_in_view(site, &state.request);
    let in_view = claims.len();
    let reading = reading(site, state);
    let sheet = reading.issue(&claims, id);
    let table = reading.concordance(&claims, Columns::Documents);
    let on = all_of(&sheet);
    // An editor's sentence is of the whole corpus.
    let partial = !state.altered.is_empty() || !state.request.is_everything();
    if state.text {
        let mut told = text_of_issue(&reading, &sheet, &lineages(&reading, &on));
        if let Some(lead) = question.lead.as_deref() {
            let before = if partial {
                "Of the whole corpus, unaltered: "
            } else {
                ""
            };
            let answers = told.iter().position(|line| line.kind == TextKind::Heading(2));
            let lead = TextLine {
                kind: TextKind::Paragraph,
                text: [before, lead].concat(),
                claims: Vec::new(),
                cell: None,
            };
            told.insert(answers.unwrap_or(told.len()), lead);
        }
        return view! {
            {crumbs(site, id)}
            <div class="tools">{text::text_switch(true)} {share::share(state)}</div>
            {text::as_text(site, &told)}
        };
    }
    let losses = if state.altered.is_empty() {
        Vec::new()
    } else {
        lost(&Reading::new(&site.corpus), &reading, &claims)
    };
    let losses: Vec<Loss> = losses.into_iter().filter(|loss| loss.question == id).collect();
    let first = sheet.positions.iter().position(|position| !position.claims.is_empty());
    let rungs = sheet
        .positions
        .iter()
        .enumerate()
        .map(|(index, position)| {
            let loss = losses.iter().find(|loss| loss.position == position.position);
            rung(site, &reading, question, position, loss, first == Some(index))
        })
        .collect_view();
    let asked = Asked::new(site, on.clone(), Some(id), state, in_view);
    let found = Why::new(&site.corpus, sheet.summary.kind, &on);
    view! {
        {crumbs(site, id)}
        <div class="issue">
            <div>
                <header>
                    <h1>{question.text.clone()}</h1>
                    <div class="deck">
                        <b>{sheet.summary.word} ": "</b>
                        {format!("{}. ", sheet.summary.clause)}
                        {(!partial).then(|| question.lead.clone())}
                        " "
                        {why(site, "finding", sheet.summary.word, found)}
                    </div>
                    {partial
                        .then(|| question.lead.clone())
                        .flatten()
                        .map(|lead| {
                            view! {
                                <p class="small dim">
                                    "Of the whole corpus, unaltered: "
                                    {lead}
                                </p>
                            }
                        })}
                </header>
                <div class="tools sect-s">{asked.buttons} {share::share(state)}</div>
                {asked.panels}
                {pinned()}
                <div class="ladder">{rungs}</div>
                {onward(site, id)}
            </div>
            {rail(site, &reading, &sheet, &table)}
        </div>
        {numbers::numbers_and_dates(site, &reading, &claims, id)}
        {lineage::lineage(site, &reading, &on)}
    }
}

/// Every claim on the sheet.
fn all_of(sheet: &IssueSheet) -> Vec<ClaimId> {
    let mut claims = Vec::new();
    for position in &sheet.positions {
        claims.extend(&position.claims);
    }
    claims
}

fn crumbs(site: &'static Site, id: QuestionId) -> Drawn {
    let explorer = Explorer::here();
    let count = site.corpus.questions.len();
    let next = QuestionId::from((id.index() + 1) % count.max(1));
    let next_text = site
        .corpus
        .question(next)
        .map(|question| format!("Next: {}", question.text));
    let now = explorer.now();
    view! {
        <nav aria-label="Where you are">
            <ol class="crumbs">
                <li>
                    <a href=explorer.link(&now.comparing(View::Compare))>"Compare"</a>
                </li>
                <li>{format!("Question {} of {count}", id.index() + 1)}</li>
                <li>
                    <a href=explorer.link(&now.comparing(View::Issue(next)))>{next_text}</a>
                </li>
            </ol>
        </nav>
    }
}

/// At the end of a sheet the questions before and after it.
fn onward(site: &'static Site, id: QuestionId) -> Drawn {
    let explorer = Explorer::here();
    let now = explorer.now();
    let count = site.corpus.questions.len().max(1);
    let link = |word: &'static str, to: usize| {
        let to = QuestionId::from(to % count);
        let text = site.corpus.question(to).map(|question| question.text.clone());
        view! {
            <a class="btn btn--wrap" href=explorer.link(&now.comparing(View::Issue(to)))>
                {word}
                {text}
            </a>
        }
    };
    view! {
        <nav class="onward" aria-label="Other questions">
            {link("‹ ", id.index() + count - 1)} {link("› ", id.index() + 1)}
        </nav>
    }
}

fn rung(
    site: &'static Site,
    reading: &Reading,
    question: &'static Question,
    rung: &IssuePosition,
    loss: Option<&Loss>,
    open_on_a_phone: bool,
) -> Drawn {
    let Some(position) = question.positions.get(rung.position.index()) else {
        return Drawn::of(());
    };
    let heading = format!("position-{}", position.id);
    let cards = if rung.claims.is_empty() {
        let now = Explorer::here().now();
        let words = match (now.altered.is_empty(), now.request.is_everything()) {
            (true, true) => "Nobody in this corpus says so.",
            (true, false) => "Nobody in view says so.",
            (false, _) => "Nobody says so in this altered view.",
        };
        view! { <p class="nobody">{words}</p> }
    } else {
        let cards = rung
            .claims
            .iter()
            .map(|&claim| card(site, reading, question, claim, rung.apart.contains(&claim)))
            .collect_view();
        view! { <div class="cards">{cards}</div> }
    };
    let folded = RwSignal::new(!open_on_a_phone && !rung.claims.is_empty());
    let fold = (!rung.claims.is_empty()).then(|| {
        view! {
            <button
                type="button"
                class="btn fold-phone"
                id=format!("fold-{}", position.id)
                aria-expanded=move || !folded.get()
                aria-label=format!("{}: {}", counted(rung.claims.len(), "claim", "claims"), position.text)
                on:click=move |_| folded.update(|folded| *folded = !*folded)
            >
                {counted(rung.claims.len(), "claim", "claims")}
            </button>
        }
    });
    view! {
        <section class="stance-row" class:stance-row--folded=move || folded.get() aria-labelledby=heading.clone()>
            <div class="stance-row__side">
                <h2 id=heading>{position.text.clone()}</h2>
                {fold}
                {loss
                    .map(|loss| {
                        let because = loss.why(&Reading::new(&site.corpus));
                        view! {
                            <div class="loss">
                                {loss.sentence.clone()}
                                " "
                                {why(site, &format!("loss-{}", position.id), &loss.sentence, because)}
                            </div>
                        }
                    })}
                {(!rung.claims.is_empty()).then(|| rests_on(site, reading, &position.id, rung))}
            </div>
            {cards}
        </section>
    }
}

/// What a position rests on: its tally, its lines, who has a stake in it.
fn rests_on(site: &'static Site, reading: &Reading, id: &str, rung: &IssuePosition) -> Drawn {
    let carried = carried(site, rung);
    let because = Why::new(&site.corpus, Rule::Lines, &carried);
    let about = independent_lines(&rung.figures);
    let stakes = rung
        .stakes
        .iter()
        .map(|stake: &Stake| {
            let because = Why::new(&site.corpus, Rule::Stake, &stake.claims);
            view! {
                <div class="small">
                    <bdi>{stake.name.clone()}</bdi>
                    " is a party to the question. "
                    {why(site, &format!("stake-{id}-{}", stake.voice.0), "a party to the question", because)}
                </div>
            }
        })
        .collect_view();
    view! {
        <p>{tally(rung)}</p>
        {lines(&rung.figures)}
        {why(site, &format!("lines-{id}"), &about, because)}
        <details class="ways-box">
            <summary>"the lines that are counted"</summary>
            {ways(site, reading, &carried, "")}
        </details>
        <p class="small">{rung.figures.sentence.clone()}</p>
        {stakes}
    }
}

/// The claims that give the answer and count for it.
fn carried(site: &'static Site, rung: &IssuePosition) -> Vec<ClaimId> {
    let mut carried = Vec::new();
    for &claim in &rung.claims {
        let against = matches!(
            crosscheck_compare::claim_mark(&site.corpus, claim),
            Mark::Denies | Mark::Questions
        );
        if !against && !rung.apart.contains(&claim) {
            carried.push(claim);
        }
    }
    carried
}

/// "3 claims in 2 documents, from 1 newsroom and 2 origins; 1 against".
fn tally(rung: &IssuePosition) -> String {
    let figures = &rung.figures;
    let mut words = if figures.claims == 0 {
        "No claim for it".to_owned()
    } else {
        tally_words(figures)
    };
    if rung.against > 0 {
        words.push_str(&format!("; {} against", rung.against));
    }
    words
}

fn rail(site: &'static Site, reading: &Reading, sheet: &IssueSheet, table: &Concordance) -> Drawn {
    let claims = all_of(sheet);
    let neck = Why::new(&site.corpus, Rule::Bottleneck, &claims);
    view! {
        <aside class="rail" aria-label="What follows from these claims">
            {five(site, &sheet.figures, &claims)}
            <section aria-labelledby="r-neck">
                <h2 id="r-neck">"How it reaches you"</h2>
                {(!sheet.figures.sentence.is_empty())
                    .then(|| {
                        view! {
                            <p class="neck">{sheet.figures.sentence.clone()}</p>
                            {why(site, "neck", &sheet.figures.sentence, neck)}
                        }
                    })}
                {without(site, reading, sheet, &claims)}
            </section>
            {relations(site, &sheet.relations)}
            {unheard(site, sheet, table)}
        </aside>
    }
}

/// What the sheet would lose without each of the nodes that all of it passes.
fn without(site: &'static Site, reading: &Reading, sheet: &IssueSheet, claims: &[ClaimId]) -> Drawn {
    let mut items = Vec::new();
    for node in &sheet.figures.bottleneck {
        let aside = match *node {
            Node::Outlet(outlet) | Node::OwnVoice(outlet) => Aside::Outlet(outlet),
            Node::Voice(voice) => Aside::Voice(voice),
            Node::Document(document) => Aside::Document(document),
            Node::UnnamedVoices | Node::UnknownNewsrooms | Node::Body(_) => continue,
        };
        let losses = lost(reading, &reading.without(aside), claims);
        let lines = losses
            .iter()
            .filter(|loss| loss.question == sheet.question)
            .map(|loss| view! { <li>{loss.sentence.clone()}</li> })
            .collect_view();
        items.push(view! {
            {aside_button(site, "neck", aside)}
            <details class="ways-box small">
                <summary>"What that would cost here"</summary>
                <ul>{lines}</ul>
            </details>
        });
    }
    view! { <div class="neck__without">{items}</div> }
}

fn five(site: &'static Site, figures: &Figures, claims: &[ClaimId]) -> Drawn {
    let traced = |held: usize, traced: usize| {
        if held == traced {
            String::new()
        } else {
            format!("held; {traced} traced")
        }
    };
    let row = |figure: usize, name: &'static str, note: String, rule: Rule| {
        view! {
            <div>
                <dt>
                    {name} " " <small>{note}</small> " "
                    {why(site, name, &format!("{figure} {name}"), Why::new(&site.corpus, rule, claims))}
                </dt>
                <dd>{figure}</dd>
            </div>
        }
    };
    let rooms = traced(figures.newsrooms_held, figures.newsrooms_traced);
    let found = traced(figures.lines_held, figures.lines_traced);
    view! {
        <section aria-labelledby="r-five">
            <h2 id="r-five">"How many are independent?"</h2>
            <dl class="five">
                {row(figures.claims, "claims", String::new(), Rule::Claims)}
                {row(
                    figures.documents,
                    "documents",
                    format!("of {}", site.corpus.documents.len()),
                    Rule::Documents,
                )} {row(figures.newsrooms_held, "newsrooms", rooms, Rule::Newsrooms)}
                {row(figures.origins, "origins", "unnamed voices merged".to_owned(), Rule::Origins)}
                {row(figures.lines_held, "lines", found, Rule::Lines)}
            </dl>
        </section>
    }
}

/// Contradictions first. What an editor judged and what happened between claims stands open; mere repetition and support folds away.
fn relations(site: &'static Site, relations: &[RelationLine]) -> Drawn {
    if relations.is_empty() {
        return Drawn::of(());
    }
    let (mut against, mut shown, mut folded) = (Vec::new(), Vec::new(), Vec::new());
    for (index, relation) in relations.iter().enumerate() {
        let routine = matches!(relation.kind, RelationWord::Repeats | RelationWord::Corroborates);
        let list = match relation.kind.word() {
            "contradicts" => &mut against,
            _ if routine => &mut folded,
            _ => &mut shown,
        };
        list.push(relation_line(site, relation, index));
    }
    against.extend(shown);
    let count = folded.len();
    view! {
        <section aria-labelledby="r-relations">
            <h2 id="r-relations">"Relations"</h2>
            <ol class="rels">{against}</ol>
            {(count > 0)
                .then(|| {
                    view! {
                        <details class="rels__computed">
                            <summary>
                                {format!("{} that repeat or support each other", counted(count, "pair", "pairs"))}
                            </summary>
                            <ol class="rels">{folded}</ol>
                        </details>
                    }
                })}
        </section>
    }
}

pub(super) fn relation_line(site: &'static Site, relation: &RelationLine, index: usize) -> Drawn {
    let end = |claim: ClaimId| {
        let who = speaker(&site.corpus, claim).name;
        let place = site
            .corpus
            .claim(claim)
            .map(|claim| paragraph_link(site, claim.document, claim.paragraph));
        view! {
            <b>
                <bdi>{who}</bdi>
            </b>
            " "
            {place}
        }
    };
    let stance = match relation.kind.word() {
        "contradicts" | "undercuts" => "denies",
        "qualifies" | "softens" | "qualifies (place)" => "qualifies",
        "supports" | "corroborates" => "affirms",
        _ => "passes-on",
    };
    let basis = match (&relation.basis, relation.computed) {
        (Some(basis), true) => format!("computed: {basis}"),
        (None, true) => "computed".to_owned(),
        (Some(basis), false) => format!("judged by an editor, basis: {basis}"),
        (None, false) => "judged by an editor".to_owned(),
    };
    let because = relation.why(&site.corpus);
    view! {
        <li>
            <p>
                {end(relation.from)} " " <span class=format!("rel w--{stance}")>{relation.kind.word()}</span> " "
                {end(relation.to)} ": " {relation.sentence.clone()}
            </p>
            <div class="why-line">{basis} " " {why(site, &format!("r{index}"), relation.kind.word(), because)}</div>
        </li>
    }
}

/// Parties that are not heard, and the documents without a word on the question.
fn unheard(site: &'static Site, sheet: &IssueSheet, table: &Concordance) -> Drawn {
    let claims = all_of(sheet);
    let mut items = Vec::new();
    for (index, silent) in sheet.not_heard.iter().enumerate() {
        let because = Why::new(&site.corpus, Rule::NotHeard, &claims);
        items.push(quiet(
            site,
            &format!("unheard-{index}"),
            Mark::Silent,
            &silent.name,
            &silent.why,
            because,
        ));
    }
    let row = table.questions.iter().find(|row| row.question == sheet.question);
    for (index, column) in table.columns.iter().enumerate() {
        let has = |flags: &[bool]| flags.get(index).copied().unwrap_or(false);
        let which = match row {
            Some(row) if has(&row.could_not_know) => Mark::CouldNotKnow,
            Some(row) if has(&row.silent) => Mark::Silent,
            _ => continue,
        };
        let name = column_name(site, column);
        let because = Why::new(&site.corpus, which, &claims);
        items.push(quiet(
            site,
            &format!("quiet-{index}"),
            which,
            &name,
            which.word(),
            because,
        ));
    }
    if items.is_empty() {
        return Drawn::of(());
    }
    view! {
        <section aria-labelledby="r-unheard">
            <h2 id="r-unheard">"Not heard"</h2>
            <ul class="unheard">{items}</ul>
        </section>
    }
}

fn quiet(site: &'static Site, id: &str, which: Mark, name: &str, words: &str, because: Why) -> Drawn {
    view! {
        <li>
            {mark(which)}
            <div>
                <bdi>{name}</bdi>
                ", "
                {words}
                " "
                {why(site, id, words, because)}
            </div>
        </li>
    }
}
