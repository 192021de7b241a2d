//! One TOML table into one record as written. Each function names every key of its record; the format page says what
//! they mean.
//!
//! A record without its id, or without what rules and references hang on, is lost. Where only some other required value is
//! wrong, that has been reported and any value stands in for it, so that the rest of the record is looked at in the same
//! run; with an error in the report no corpus is made.

use crosscheck_model::Word;

use super::table::{Table, plain_text, whole};
use super::values::{hex, locator, page, range, sketch, stems};
use crate::authored::{
    ColumnRule, Decision, Derived, DerivedMention, DerivedParagraph, Document, Entity, Event, Lineage, Meta, Name,
    NameLink, Outlet, Place, Role, Variant, Voice,
};
use crate::diagnostic::Diagnostic;
use crate::source::At;

const GENRES: [&str; 4] = ["news", "analysis", "report", "opinion"];

/// The value, or any other of its list.
pub(super) fn any<W: Word>(found: Option<At<W>>) -> Option<W> {
    found.map(|at| at.value).or_else(|| W::ALL.first().copied())
}

pub(super) fn meta(t: &Table<'_>) -> Meta {
    let (title, summary) = (t.need("title", Table::words), t.need("summary", Table::words));
    let (headline, lead, language) = (t.words("headline"), t.text("lead"), t.words("language"));
    let (licence, credit, report) = (t.words("licence"), t.words("credit"), t.words("report"));
    let codebook = t.parsed("codebook", page).map(|at| at.value);
    let ignore_words = t.texts("ignore-words");
    let columns = t.tables("column", "[[column]]").iter().filter_map(column).collect();
    t.finish();
    let (title, summary) = (title.unwrap_or_default(), summary.unwrap_or_default());
    Meta {
        title,
        headline,
        summary,
        lead,
        language,
        licence,
        credit,
        report,
        codebook,
        ignore_words,
        columns,
    }
}

fn column(t: &Table<'_>) -> Option<ColumnRule> {
    let (name, title) = (t.need("name", Table::text), t.words("title"));
    // White space may be what separates: it is not trimmed.
    let separator = t.plain("separator").filter(|separator| !separator.is_empty());
    let leave_out = t.flag("leave-out").unwrap_or(false);
    t.finish();
    Some(ColumnRule {
        name: name?,
        title,
        separator,
        leave_out,
    })
}

pub(super) fn outlet(t: &Table<'_>) -> Option<Outlet> {
    let (id, name, kind) = (
        t.need("id", Table::id),
        t.need("name", Table::words),
        t.need("kind", Table::word),
    );
    let (short, group, country) = (t.words("short"), t.text("group"), country(t));
    let (language, entity, note) = (t.words("language"), t.text("entity"), t.words("note"));
    t.finish();
    Some(Outlet {
        id: id?,
        name: name.unwrap_or_default(),
        short,
        kind: any(kind)?,
        group,
        country,
        language,
        entity,
        note,
    })
}

pub(super) fn voice(t: &Table<'_>) -> Option<Voice> {
    let (id, name) = (t.need("id", Table::id), t.need("name", Table::words));
    let (kind, naming) = (t.need("kind", Table::word), t.need("naming", Table::word));
    let (entity, institution, belongs_to, standing, party, note) = (
        t.text("entity"),
        t.text("institution"),
        t.texts("belongs-to"),
        t.word("standing"),
        t.texts("party"),
        t.words("note"),
    );
    let roles = t.tables("roles", "a role").iter().map(role).collect();
    t.finish();
    Some(Voice {
        id: id?,
        name: name.unwrap_or_default(),
        kind: any(kind)?,
        naming: naming?,
        entity,
        institution,
        belongs_to,
        standing,
        roles,
        party,
        note,
    })
}

fn role(t: &Table<'_>) -> Role {
    let (role, standing, from, to, source) = (
        t.need("role", Table::words),
        t.word("standing"),
        t.date("from"),
        t.date("to"),
        t.text("source"),
    );
    t.finish();
    Role {
        span: t.span,
        role: role.unwrap_or_default(),
        standing,
        from,
        to,
        source,
    }
}

pub(super) fn entity(t: &Table<'_>) -> Option<Entity> {
    let (id, name, kind) = (
        t.need("id", Table::id),
        t.need("name", Table::words),
        t.need("kind", Table::word),
    );
    let names = t.need("names", |t, key| Some(t.tables(key, "a name")));
    let names = names.unwrap_or_default().iter().filter_map(entity_name).collect();
    let links = t.tables("links", "a link").iter().filter_map(link).collect();
    let place = t.table("place", "a place").and_then(|t| place(&t));
    let (search, within, note, wikidata) = (t.texts("search"), t.text("within"), t.words("note"), wikidata(t));
    t.finish();
    Some(Entity {
        id: id?,
        name: name.unwrap_or_default(),
        kind: kind?,
        names,
        search,
        links,
        place,
        within,
        note,
        wikidata,
    })
}

fn entity_name(t: &Table<'_>) -> Option<Name> {
    let (form, language, matches) = (t.need("form", Table::text), t.words("language"), t.word("match"));
    let (decided, evidence, note) = (
        t.flag("decided").unwrap_or_default(),
        t.text("evidence"),
        t.words("note"),
    );
    t.finish();
    Some(Name {
        form: form?,
        language,
        matches: matches.map(|at| at.value),
        decided,
        evidence,
        note,
    })
}

fn link(t: &Table<'_>) -> Option<NameLink> {
    let (to, matches) = (t.need("to", Table::text), t.need("match", Table::word));
    let (why, evidence) = (t.words("why"), t.text("evidence"));
    t.finish();
    Some(NameLink {
        span: t.span,
        to: to?,
        matches: matches?.value,
        why,
        evidence,
    })
}

fn place(t: &Table<'_>) -> Option<At<Place>> {
    let (lat, lon) = (degrees(t, "lat", 90.0), degrees(t, "lon", 180.0));
    let (country, extent) = (t.need("country", |t, _| country(t)), t.need("extent", Table::word));
    t.finish();
    Some(At {
        value: Place {
            lat: lat?,
            lon: lon?,
            country: country.unwrap_or_default(),
            extent: any(extent)?,
        },
        span: t.span,
    })
}

fn degrees(t: &Table<'_>, key: &'static str, limit: f64) -> Option<f64> {
    let found = t.need(key, Table::number)?;
    if found.value.abs() > limit {
        t.log.push(
            Diagnostic::error(format!("`{key}` is outside the globe"))
                .at(found.span, format!("must lie between -{limit} and {limit}"))
                .help("are `lat` and `lon` the wrong way round?"),
        );
        return None;
    }
    Some(found.value)
}

fn country(t: &Table<'_>) -> Option<String> {
    let is_code = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    let read = |text: &str| {
        let help = "write the two capital letters of ISO 3166-1, such as `IQ`".to_owned();
        if is_code(text) {
            Ok(text.to_owned())
        } else {
            Err(("no country code".to_owned(), help))
        }
    };
    t.parsed("country", read).map(|at| at.value)
}

fn wikidata(t: &Table<'_>) -> Option<String> {
    let is_item = |text: &str| {
        text.strip_prefix('Q')
            .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let read = |text: &str| {
        let help = "write the item's number, such as `Q796`".to_owned();
        if is_item(text) {
            Ok(text.to_owned())
        } else {
            Err(("no Wikidata item".to_owned(), help))
        }
    };
    t.parsed("wikidata", read).map(|at| at.value)
}

pub(super) fn event(t: &Table<'_>) -> Option<Event> {
    let (id, name, date, basis) = (
        t.need("id", Table::id),
        t.need("name", Table::words),
        t.date("date"),
        t.word("basis"),
    );
    let (entity, places, participants) = (t.text("entity"), t.texts("places"), t.texts("participants"));
    let (at, note) = (t.all_parsed("at", locator), t.words("note"));
    t.finish();
    Some(Event {
        id: id?,
        name: name.unwrap_or_default(),
        date,
        basis,
        entity,
        places,
        participants,
        at,
        note,
    })
}

pub(super) fn decision(t: &Table<'_>) -> Option<Decision> {
    let (form, entity, _) = (
        t.need("form", Table::text),
        t.need("entity", Table::text),
        t.need("why", Table::words),
    );
    let (at, document) = (t.all_parsed("at", locator), t.text("document"));
    let (occurrence, inside) = (t.whole("occurrence"), t.text("inside"));
    t.finish();
    Some(Decision {
        span: t.span,
        form: form?,
        at,
        document,
        occurrence,
        inside,
        entity: entity?,
    })
}

pub(super) fn document(t: &Table<'_>) -> Option<Document> {
    let (id, outlet) = (t.need("id", Table::id), t.need("outlet", Table::text));
    let made = Document {
        id: id.clone().unwrap_or(At {
            value: String::new(),
            span: t.span,
        }),
        outlet: outlet.clone().unwrap_or(At {
            value: String::new(),
            span: t.span,
        }),
        title: t.words("title"),
        address: t.words("address"),
        published: t.date("published"),
        published_basis: t.word("published-basis"),
        modified: t.date("modified"),
        modified_basis: t.word("modified-basis"),
        accessed: t.date("accessed").map(|at| at.value),
        genre: genre(t),
        language: t.words("language"),
        original: t.text("original"),
        text: t.text("text"),
        row: None,
        coded: t.flag("coded").unwrap_or_default(),
        note: t.words("note"),
        lineage: t.tables("lineage", "[[lineage]]").iter().filter_map(lineage).collect(),
        paragraphs: Vec::new(),
    };
    t.finish();
    id.and(outlet).map(|_| made)
}

fn genre(t: &Table<'_>) -> Option<String> {
    let found = t.text("genre")?;
    if !GENRES.contains(&found.value.as_str()) {
        t.not_among("genre", &found, GENRES.into_iter());
        return None;
    }
    Some(found.value)
}

fn lineage(t: &Table<'_>) -> Option<Lineage> {
    let (from, kind, prov) = (
        t.need("from", Table::text),
        t.need("kind", Table::word),
        t.need("prov", Table::word),
    );
    let covers = t.need("covers", |t, key| Some(t.all_parsed(key, range)));
    let (disclosed, confidence) = (t.need("disclosed", Table::flag), t.need("confidence", Table::word));
    let (evidence, published) = (t.need("evidence", Table::text), t.date("published").map(|at| at.value));
    let variants = t.tables("variants", "a variant").iter().filter_map(variant).collect();
    t.finish();
    Some(Lineage {
        from: from?,
        kind: kind?.value,
        prov: any(prov)?,
        covers: covers.unwrap_or_default(),
        disclosed: disclosed.unwrap_or_default(),
        confidence: any(confidence)?,
        evidence: evidence?,
        published,
        variants,
    })
}

fn variant(t: &Table<'_>) -> Option<Variant> {
    let at = t.need("at", |t, key| t.parsed(key, locator));
    let (kind, what) = (t.need("kind", Table::word), t.need("what", Table::word));
    let (quoted, suspected) = (
        t.flag("quoted").unwrap_or_default(),
        t.flag("suspected").unwrap_or_default(),
    );
    let digest = t.need("digest", Table::words);
    t.finish();
    Some(Variant {
        at: at?,
        kind: any(kind)?,
        what: any(what)?,
        quoted,
        suspected,
        digest: digest.unwrap_or_default(),
    })
}

pub(super) fn derived(t: &Table<'_>) -> Option<Derived> {
    let document = t.need("document", Table::text);
    let sha256 = t.need("sha256", |t, key| t.parsed(key, hex));
    let stems = t.parsed("stems", stems);
    let tables = t.tables("paragraph", "[[paragraph]]");
    let count = tables.len();
    let paragraphs: Vec<_> = tables.iter().filter_map(derived_paragraph).collect();
    t.finish();
    let complete = paragraphs.len() == count;
    complete.then_some(Derived {
        document: document?,
        sha256: sha256?.value,
        stems,
        paragraphs,
    })
}

fn derived_paragraph(t: &Table<'_>) -> Option<DerivedParagraph> {
    let (n, chars) = (t.need("n", Table::whole), t.need("chars", Table::whole));
    let sha256 = t.need("sha256", |t, key| t.parsed(key, hex));
    let sketch = t.parsed("sketch", sketch);
    let mentions = t.rows("mentions", "a list of [entity, form, start, end]", |row| match row {
        [entity, form, start, end] => Some(DerivedMention {
            entity: plain_text(entity.get_ref())?,
            form: plain_text(form.get_ref())?,
            start: whole(start.get_ref())?,
            end: whole(end.get_ref())?,
        }),
        _ => None,
    });
    t.finish();
    Some(DerivedParagraph {
        n: n?,
        sha256: sha256?.value,
        chars: chars?.value,
        sketch: sketch.map(|at| at.value).unwrap_or_default(),
        mentions,
    })
}
