//! Turns mentions into which outlet prints which name how often, as printed or as one name, with the names that differ from the
//! copy a text was traced to. Compare shows the strip of whoever has the most names and leads to the others; Names folds the
//! others under it.

use crosscheck_compare::{NameChange, NameForm, NameRow, NameStrip, Rule, Why, named_differently, names};
use crosscheck_messages::EN;
use crosscheck_model::{EntityId, Match};
use leptos::prelude::*;

use super::{
    CollectViews, Comparison, EntityLink, Evidence, PlaceLink, Rows, Show, WhyButton, aria, counted, live, px,
};
use crate::memo::Memo;
use crate::store::{Explorer, Site};

/// How many others are folded under the first, or led to.
const MORE: usize = 8;

/// The strips that are shown, and those that are only led to.
#[derive(Clone, Debug, Default, PartialEq)]
struct StripsShown {
    strips: Vec<NameStrip>,
    led_to: Vec<EntityId>,
}

/// The section of names; nothing where nobody in view has several.
#[component]
pub fn NameStrips(
    /// Whether the strips of others stand folded under the first. Else links lead to them.
    #[prop(optional)]
    others: bool,
) -> impl IntoView {
    let explorer = Explorer::here();
    let shown = Comparison::here().memo(move |reading, claims| {
        let entities: Vec<EntityId> = named_differently(reading, claims).into_iter().take(1 + MORE).collect();
        let drawn = if others { entities.len() } else { 1.min(entities.len()) };
        let (drawn, led_to) = entities.split_at(drawn);
        StripsShown {
            strips: drawn.iter().map(|&entity| names(reading, claims, entity)).collect(),
            led_to: led_to.to_vec(),
        }
    });
    let first = Memo::new(move |_| shown.with(|shown| shown.strips.first().cloned()));
    let folded = Memo::new(move |_| shown.with(|shown| shown.strips.iter().skip(1).cloned().collect::<Vec<_>>()));
    let led_to = Memo::new(move |_| shown.with(|shown| shown.led_to.clone()));
    let some = Memo::new(move |_| first.with(Option::is_some));
    let strip = Memo::new(move |_| first.get().unwrap_or_else(no_names));
    view! {
        <Show when=move || some.get()>
            <section class="sect" aria-labelledby="h-strip">
                <div class="sect__head">
                    <h2 id="h-strip">{live(move || strip.with(|strip| title(&explorer.site(), strip)))}</h2>
                    <CountSwitch />
                </div>
                <Strip strip />
                <FoldedStrips strips=folded />
                <LedTo entities=led_to />
            </section>
        </Show>
    }
}

/// What stands in for a strip while its section goes away.
fn no_names() -> NameStrip {
    NameStrip {
        entity: EntityId(0),
        forms: Vec::new(),
        rows: Vec::new(),
        changes: Vec::new(),
    }
}

/// Whether each name is counted as printed, or all that are taken for the same as one.
#[component]
fn CountSwitch() -> impl IntoView {
    let explorer = Explorer::here();
    let one_name = explorer.part(|state| state.one_name);
    let button = move |one: bool, id: &'static str, words: &'static str| {
        view! {
            <button
                type="button"
                id=id
                aria-pressed=move || aria(one_name.get() == one)
                on:click=move |_| explorer.go(|state| state.one_name = one)
            >
                {words}
            </button>
        }
    };
    view! {
        <div class="seg seg--names" role="group" aria-label="Count names">
            {button(false, "names-printed", "As printed")}
            {button(true, "names-one", "One name")}
        </div>
    }
}

/// What the strip shows: who stands alone with a name, or else how many there are.
fn title(site: &Site, strip: &NameStrip) -> String {
    only_one_prints(strip).unwrap_or_else(|| how_many(site, strip))
}

/// "Only Baghdad Post prints “IMIS”; the others print “PMU” or “PMUs”": where an outlet most often prints a name that no other
/// has.
fn only_one_prints(strip: &NameStrip) -> Option<String> {
    let most = |row: &NameRow| {
        let counts = row.counts.iter().enumerate();
        // Of several that are printed as often, the first.
        let (place, _) = counts.rev().max_by_key(|&(_, count)| count)?;
        strip.forms.get(place).map(|form| (place, form))
    };
    let prints = |row: &&NameRow, place: usize| row.counts.get(place).is_some_and(|&count| count > 0);
    let alone = |row: &&NameRow| {
        most(row).is_some_and(|(place, form)| {
            form.is_same() && strip.rows.iter().filter(|row| prints(row, place)).count() == 1
        })
    };
    let row = strip.rows.iter().find(alone)?;
    let (_, form) = most(row)?;
    let mut others: Vec<String> = Vec::new();
    for (_, other) in strip
        .rows
        .iter()
        .filter(|other| other.outlet != row.outlet)
        .filter_map(most)
    {
        let quoted = format!("“{}”", other.form);
        if !others.contains(&quoted) {
            others.push(quoted);
        }
    }
    let others = (!others.is_empty()).then(|| others.join(" or "))?;
    Some(format!(
        "Only {} prints “{}”; the others print {others}",
        row.label, form.form
    ))
}

/// "IMIS is printed under 3 names, and what is close to it under 5".
fn how_many(site: &Site, strip: &NameStrip) -> String {
    let name = site.corpus.entity(strip.entity).map_or("", |entity| &entity.name);
    title_of(name, strip)
}

fn title_of(name: &str, strip: &NameStrip) -> String {
    let same = strip.forms.iter().filter(|form| form.is_same()).count();
    let title = format!("{name} is printed under {}", counted(same, "name", "names"));
    match strip.forms.len() - same {
        0 => title,
        near => format!("{title}, and what is close to it under {near}"),
    }
}

/// The strips of others, each folded.
#[component]
fn FoldedStrips(strips: Memo<Vec<NameStrip>>) -> impl IntoView {
    let explorer = Explorer::here();
    let strip_of = move |entity: EntityId| {
        Memo::new(move |_| {
            let found = strips.with(|strips| strips.iter().find(|strip| strip.entity == entity).cloned());
            found.unwrap_or_else(no_names)
        })
    };
    view! {
        <Rows
            each=move || strips.with(|strips| strips.iter().map(|strip| strip.entity).collect::<Vec<_>>())
            key=|entity| *entity
            children=move |entity| {
                let strip = strip_of(entity);
                view! {
                    <details class="strip__fold">
                        <summary>{live(move || strip.with(|strip| title(&explorer.site(), strip)))}</summary>
                        <Strip strip />
                    </details>
                }
            }
        />
    }
}

/// Links to the others that have several names.
#[component]
fn LedTo(entities: Memo<Vec<EntityId>>) -> impl IntoView {
    let explorer = Explorer::here();
    let link = move |entity: EntityId| {
        let site = explorer.site();
        let name = site.corpus.entity(entity).map(|entity| entity.name.clone());
        view! {
            <li>
                <EntityLink entity>{name}</EntityLink>
            </li>
        }
    };
    view! {
        <Show when=move || entities.with(|entities| !entities.is_empty())>
            <div class="strip__also">
                <p>"Also under several names:"</p>
                <ul>
                    <Rows each=move || entities.get() key=|entity| *entity children=link />
                </ul>
            </div>
        </Show>
    }
}

/// The names of one entity.
#[component]
fn Strip(strip: Memo<NameStrip>) -> impl IntoView {
    let explorer = Explorer::here();
    let one_name = explorer.part(|state| state.one_name);
    let table = move || {
        let strip = strip.get();
        if one_name.get() {
            view! { <AsOneName strip /> }.into_any()
        } else {
            view! { <AsPrinted strip /> }.into_any()
        }
    };
    view! {
        <p class="strip__most">
            {live(move || {
                let site = explorer.site();
                strip.with(|strip| format!("{}. {}", how_many(&site, strip), most_often(strip)))
            })}
        </p>
        {live(table)}
        <Changes strip />
    }
}

/// What each outlet prints most: "Most often: Track Persia “PMU” 9 times; …".
fn most_often(strip: &NameStrip) -> String {
    let parts: Vec<String> = strip
        .rows
        .iter()
        .filter_map(|row| outlet_most_often(strip, row))
        .collect();
    format!("Most often: {}.", parts.join("; "))
}

fn outlet_most_often(strip: &NameStrip, row: &NameRow) -> Option<String> {
    let counts = strip.forms.iter().zip(&row.counts);
    // Of several that are printed as often, the first.
    let (form, &count) = counts.rev().max_by_key(|&(_, count)| count)?;
    Some(format!(
        "{} “{}” {}",
        row.label,
        form.form,
        counted(count, "time", "times")
    ))
}

/// Each name with how often each outlet prints it.
#[component]
fn AsPrinted(strip: NameStrip) -> impl IntoView {
    let counts = strip.rows.iter().flat_map(|row| &row.counts);
    let most = counts.copied().max().unwrap_or(1);
    let bars = |index: usize| {
        let bar = |row: &NameRow| {
            let count = row.counts.get(index).copied().unwrap_or(0);
            view! { <CountCell count most outlet=row.label.clone() /> }
        };
        strip.rows.iter().map(bar).collect_views()
    };
    let body = strip
        .forms
        .iter()
        .enumerate()
        .map(|(index, form)| {
            view! {
                <tr>
                    <FormHead form=form.clone() />
                    {bars(index)}
                </tr>
            }
        })
        .collect_views();
    view! {
        <NamesTable first="Name as printed" rows=strip.rows>
            {body}
        </NamesTable>
    }
}

/// A name, how it stands to its bearer, and why it is taken for theirs.
#[component]
fn FormHead(form: NameForm) -> impl IntoView {
    let note = relation(&form).map(|note| view! { " " <small class="dim">{note}</small> });
    let evidence = form.evidence.map(|words| {
        view! {
            <small class="names__note">
                <Evidence words />
            </small>
        }
    });
    view! {
        <th scope="row">
            <bdi>{form.form}</bdi>
            {note}
            {evidence}
        </th>
    }
}

/// How a name stands to the bearer, where it is not simply theirs.
fn relation(form: &NameForm) -> Option<&'static str> {
    if form.undone {
        return Some("not taken for the same in this view");
    }
    match form.link? {
        Match::Broad => Some("a wider term, not the same"),
        Match::Narrow => Some("a part, not the same"),
        Match::Related => Some("related, not the same"),
        Match::Close => Some("much the same"),
        Match::Exact => None,
    }
}

/// All that are taken for the same counted together; then what is not.
#[component]
fn AsOneName(strip: NameStrip) -> impl IntoView {
    let most = strip.rows.iter().map(|row| row.one).max().unwrap_or(1);
    let bar = |row: &NameRow| view! { <CountCell count=row.one most outlet=row.label.clone() /> };
    let bars = strip.rows.iter().map(bar).collect_views();
    let same = strip.forms.iter().filter(|form| form.is_same()).count();
    let apart = not_counted(&strip).map(|names| {
        view! {
            <p class="small">
                "Not counted here, since they are not taken for the same: " <bdi>{names}</bdi> "."
            </p>
        }
    });
    view! {
        <NamesTable first="All taken for the same" rows=strip.rows>
            <tr>
                <th scope="row">
                    "One name" <small class="names__note">{counted(same, "form", "forms")} " counted together"</small>
                </th>
                {bars}
            </tr>
        </NamesTable>
        {apart}
    }
}

/// "“Popular Mobilization” 3×, “PMF” 1×": names that do not count as the one.
fn not_counted(strip: &NameStrip) -> Option<String> {
    let apart = strip.forms.iter().filter(|form| !form.is_same());
    let names: Vec<String> = apart.map(|form| format!("“{}” {}×", form.form, form.count)).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// A table with a column an outlet.
#[component]
fn NamesTable(
    /// The head of the first column.
    first: &'static str,
    rows: Vec<NameRow>,
    /// The rows of the table.
    children: Children,
) -> impl IntoView {
    let head = |row: NameRow| {
        view! {
            <th scope="col">
                <bdi>{row.label}</bdi>
            </th>
        }
    };
    view! {
        <table class="names">
            <colgroup>
                <col class="c-q" />
            </colgroup>
            <thead>
                <tr>
                    <th scope="col">{first}</th>
                    {rows.into_iter().map(head).collect_views()}
                </tr>
            </thead>
            <tbody>{children()}</tbody>
        </table>
    }
}

/// How often an outlet prints a name, with a bar.
#[component]
fn CountCell(count: usize, most: usize, outlet: String) -> impl IntoView {
    if count == 0 {
        return view! {
            <td class="zero" data-doc=outlet>
                <span aria-hidden="true">"–"</span>
                <span class="vh">"never"</span>
            </td>
        }
        .into_any();
    }
    view! {
        <td data-doc=outlet>
            <span class="strip__count">{count}</span>
            <svg viewBox="0 0 70 12" aria-hidden="true">
                <rect y="2" width=bar_width(count, most) height="8"></rect>
            </svg>
        </td>
    }
    .into_any()
}

fn bar_width(count: usize, most: usize) -> String {
    px(70.0 * count as f64 / most.max(1) as f64)
}

/// Names that differ from the copy a text was traced to, worded neutrally, with the evidence; suspected where nobody could compare.
#[component]
fn Changes(strip: Memo<NameStrip>) -> impl IntoView {
    let changes = move || strip.with(|strip| strip.changes.clone());
    let heading = move || {
        let count = strip.with(|strip| strip.changes.len());
        match count {
            1 => "1 paragraph prints another name than the copy it was traced to".to_owned(),
            _ => format!("{count} paragraphs print another name than the copies they were traced to"),
        }
    };
    view! {
        <Show when=move || strip.with(|strip| !strip.changes.is_empty())>
            <h3 class="strip__changes">{live(heading)}</h3>
            <ul class="change__list change__list--wide">
                <Rows
                    each=move || changes().into_iter().enumerate()
                    key=|(index, change)| (*index, change.source, change.digest.clone(), change.claims.clone())
                    children=move |(index, change)| {
                        let id = format!("changed{}-{index}", strip.with_untracked(|strip| strip.entity.0));
                        view! { <ChangeItem id change /> }
                    }
                />
            </ul>
        </Show>
    }
}

#[component]
fn ChangeItem(
    /// Of its "why".
    id: String,
    change: NameChange,
) -> impl IntoView {
    let site = Explorer::here().site();
    let suspected = change.suspected.then(|| view! { " " <b class="tag">"suspected"</b> });
    let touched = (!change.claims.is_empty()).then(|| {
        let because = Why::new(&site.corpus, Rule::Altered, &change.claims);
        view! { <WhyButton id about="claims whose words it touches" because /> }
    });
    view! {
        <li>
            <p>{EN.name_change(&site.corpus, &change)} {suspected}</p>
            <p class="small">{change.digest} " " <PlaceLink source=change.source /></p>
            <details class="shows">
                <summary>"What shows it"</summary>
                <p class="change__evidence">{change.evidence}</p>
            </details>
            " "
            {touched}
        </li>
    }
}

#[cfg(test)]
mod tests {
    use crosscheck_model::OutletId;

    use super::*;

    fn form(form: &str, link: Option<Match>, count: usize) -> NameForm {
        NameForm {
            form: form.to_owned(),
            entity: EntityId(0),
            name: 0,
            link,
            evidence: None,
            undone: false,
            count,
        }
    }

    fn strip(forms: Vec<NameForm>, counts: &[usize]) -> NameStrip {
        NameStrip {
            forms,
            rows: vec![NameRow {
                outlet: OutletId(0),
                label: "The Post".to_owned(),
                documents: Vec::new(),
                counts: counts.to_vec(),
                one: 0,
            }],
            ..no_names()
        }
    }

    #[test]
    fn the_title_tells_names_from_what_is_near() {
        let one = strip(vec![form("PMU", None, 1)], &[1]);
        assert_eq!(title_of("PMU", &one), "PMU is printed under 1 name");
        let two = strip(
            vec![form("PMU", None, 1), form("militias", Some(Match::Broad), 2)],
            &[1, 2],
        );
        assert_eq!(
            title_of("PMU", &two),
            "PMU is printed under 1 name, and what is close to it under 1"
        );
        assert_eq!(not_counted(&two).as_deref(), Some("“militias” 2×"));
        assert_eq!(not_counted(&one), None);
    }

    #[test]
    fn an_outlet_that_stands_alone_with_a_name_is_the_title() {
        let row = |label: &str, outlet: u32, counts: [usize; 3]| NameRow {
            outlet: OutletId(outlet),
            label: label.to_owned(),
            documents: Vec::new(),
            counts: counts.to_vec(),
            one: 0,
        };
        let forms = vec![form("IMIS", None, 3), form("PMU", None, 3), form("PMUs", None, 3)];
        let with = |rows: Vec<NameRow>| NameStrip {
            forms: forms.clone(),
            rows,
            ..no_names()
        };
        let (post, times, star) = (
            row("Post", 0, [3, 1, 0]),
            row("Times", 1, [0, 3, 1]),
            row("Star", 2, [0, 1, 2]),
        );
        assert_eq!(
            only_one_prints(&with(vec![times.clone(), post.clone(), star])).as_deref(),
            Some("Only Post prints “IMIS”; the others print “PMU” or “PMUs”")
        );
        assert_eq!(only_one_prints(&with(vec![post])), None, "there is no other");
        assert_eq!(only_one_prints(&with(vec![times, row("Star", 2, [1, 4, 1])])), None);
    }

    #[test]
    fn the_first_of_the_names_an_outlet_prints_most_is_told() {
        let forms = || vec![form("PMU", None, 2), form("PMF", None, 2)];
        let most = |counts: &[usize]| most_often(&strip(forms(), counts));
        assert_eq!(most(&[2, 2]), "Most often: The Post “PMU” 2 times.");
        assert_eq!(most(&[1, 2]), "Most often: The Post “PMF” 2 times.");
    }

    #[test]
    fn a_name_the_reader_took_apart_says_so() {
        let mut undone = form("PMF", Some(Match::Close), 1);
        assert_eq!(relation(&undone), Some("much the same"));
        undone.undone = true;
        assert_eq!(relation(&undone), Some("not taken for the same in this view"));
        assert_eq!(relation(&form("PMU", None, 1)), None);
    }
}
