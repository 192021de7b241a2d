//! FollowTheMoney, an entity a line, into documents and into names of people, bodies, places and events.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::{Map, Value};

use crate::dates::date;
use crate::json;
use crate::row::{Row, list_cell};
use crate::source::Source;
use crate::thing::Thing;

/// Whether a file is of such entities.
pub(crate) fn is(source: &Source) -> bool {
    let line = source.beginning.trim_start();
    let has = |key: &str| {
        line.lines()
            .next()
            .is_some_and(|line| line.contains(&format!("\"{key}\"")))
    };
    line.starts_with('{') && has("id") && has("schema") && has("properties")
}

/// Hands over the documents, and what is named.
pub(crate) fn rows(source: &Source, take: &mut dyn FnMut(Row)) -> Result<Vec<String>, String> {
    let entity = |value: Value| {
        let text = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let mut entity = Entity::new(text("id"), text("schema"));
        for (name, values) in value.get("properties").and_then(Value::as_object).into_iter().flatten() {
            let values = values.as_array().map_or(std::slice::from_ref(values), Vec::as_slice);
            let values = values.iter().filter_map(|value| match value {
                Value::String(text) => Some(text.clone()),
                // An entity within an entity: its id.
                Value::Object(inner) => inner.get("id").and_then(Value::as_str).map(str::to_owned),
                other => crate::row::text_of(other),
            });
            entity.properties.insert(name.clone(), values.collect());
        }
        entity
    };
    Ok(hand_over(json::all(source)?.into_iter().map(entity).collect(), take))
}

/// An entity of the model.
pub(crate) struct Entity {
    id: String,
    pub(crate) schema: String,
    pub(crate) properties: BTreeMap<String, Vec<String>>,
}

const DOCUMENTS: [&str; 16] = [
    "Article",
    "Document",
    "HyperText",
    "PlainText",
    "Pages",
    "Page",
    "Email",
    "Message",
    "Table",
    "Workbook",
    "Package",
    "Folder",
    "Image",
    "Audio",
    "Video",
    "Post",
];
/// What is said by other means: names, references of documents.
const NAMES: [&str; 5] = ["name", "alias", "weakAlias", "previousName", "abbreviation"];

impl Entity {
    pub(crate) fn new(id: String, schema: String) -> Self {
        Self {
            id,
            schema,
            properties: BTreeMap::new(),
        }
    }

    fn all(&self, name: &str) -> &[String] {
        self.properties.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.all(name).first().cloned())
    }

    fn kind(&self) -> Option<&'static str> {
        match self.schema.as_str() {
            "Person" => Some("person"),
            "Organization" | "Company" | "PublicBody" | "LegalEntity" => Some("organisation"),
            "Address" => Some("place"),
            "Event" => Some("event"),
            _ => None,
        }
    }

    fn is_document(&self) -> bool {
        DOCUMENTS.contains(&self.schema.as_str())
    }

    /// The id without the words that our own export puts before it.
    fn plain_id(&self) -> String {
        let own = ["crosscheck-document-", "crosscheck-entity-", "crosscheck-event-"];
        let plain = own.iter().find_map(|start| self.id.strip_prefix(start));
        plain.unwrap_or(&self.id).to_owned()
    }
}

/// Hands over the rows of all entities. What refers to others goes to those.
pub(crate) fn hand_over(entities: Vec<Entity>, take: &mut dyn FnMut(Row)) -> Vec<String> {
    let known: HashMap<&str, &Entity> = entities.iter().map(|entity| (entity.id.as_str(), entity)).collect();
    let mut notes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut forms: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for entity in &entities {
        let attached = match entity.schema.as_str() {
            "Note" => {
                let of = ["proof", "document", "entity"]
                    .iter()
                    .flat_map(|name| entity.all(name))
                    .find(|id| known.contains_key(id.as_str()));
                of.map(|of| {
                    let texts = entity.all("description").iter().map(String::as_str);
                    notes.entry(of).or_default().extend(texts);
                })
            }
            "Mention" => match entity.all("resolved").iter().find(|id| known.contains_key(id.as_str())) {
                Some(of) => {
                    forms.entry(of).or_default().extend(entity.all("name").iter().cloned());
                    Some(())
                }
                None => mentioned(entity).map(|thing| found.push(thing)),
            },
            _ => (entity.is_document() || entity.kind().is_some()).then_some(()),
        };
        if attached.is_none() {
            *left.entry(&entity.schema).or_default() += 1;
        }
    }
    for entity in entities.iter().filter(|entity| entity.is_document()) {
        take(document(entity, notes.get(entity.id.as_str())));
    }
    for entity in entities.iter().filter(|entity| entity.kind().is_some()) {
        let mut thing = thing(entity, notes.get(entity.id.as_str()));
        thing.forms.extend(forms.remove(entity.id.as_str()).unwrap_or_default());
        take(Row::of_thing(thing));
    }
    found.into_iter().for_each(|thing| take(Row::of_thing(thing)));
    let left: Vec<String> = left.iter().map(|(schema, count)| format!("{schema} {count}")).collect();
    match left.is_empty() {
        true => Vec::new(),
        false => vec![format!(
            "left out, since a corpus has nothing for them or what they refer to is not there: {}",
            left.join(", ")
        )],
    }
}

/// Who is mentioned by a name that is no entity yet.
fn mentioned(mention: &Entity) -> Option<Thing> {
    let schema = mention.first(&["detectedSchema"])?;
    let kind = Entity::new(String::new(), schema).kind()?;
    let name = mention.first(&["name"])?;
    Some(Thing::named(name, kind))
}

fn document(entity: &Entity, notes: Option<&Vec<&str>>) -> Row {
    const TOLD: [&str; 9] = [
        "title",
        "name",
        "bodyText",
        "bodyHtml",
        "publishedAt",
        "publisher",
        "sourceUrl",
        "language",
        "fileName",
    ];
    let address = entity
        .all("sourceUrl")
        .iter()
        .find(|address| !address.contains("#/"))
        .cloned();
    let mut note: Vec<&str> = entity.all("summary").iter().map(String::as_str).collect();
    note.extend(notes.into_iter().flatten());
    let mut row = Row::of_texts(
        0,
        [
            ("id", Some(entity.plain_id())),
            (
                "title",
                entity
                    .first(&["title", "name", "fileName"])
                    .filter(|title| *title != entity.plain_id()),
            ),
            ("text", entity.first(&["bodyText", "bodyHtml"])),
            ("published", interval(entity.all("publishedAt"))),
            ("outlet", entity.first(&["publisher"])),
            ("address", address),
            ("language", entity.first(&["language"]).map(|code| two_letters(&code))),
            ("note", Some(note.join(" "))),
        ],
    );
    if let Ok(cells) = &mut row.cells {
        let others = entity
            .properties
            .iter()
            .filter(|(name, _)| !TOLD.contains(&name.as_str()) && *name != "summary");
        cells.extend(others.map(|(name, values)| (name.clone(), list_cell(values.iter().cloned()))));
    }
    row
}

/// The model has no intervals: of one, both ends.
fn interval(dates: &[String]) -> Option<String> {
    match dates {
        [first, last] if first.len() == 10 && last.len() == 10 && first != last => {
            Some(format!("{}/{}", first.min(last), first.max(last)))
        }
        _ => dates.first().cloned(),
    }
}

/// The model's languages have three letters.
fn two_letters(code: &str) -> String {
    const TWO: [(&str, &str); 14] = [
        ("eng", "en"),
        ("ara", "ar"),
        ("fas", "fa"),
        ("kur", "ku"),
        ("tur", "tr"),
        ("heb", "he"),
        ("rus", "ru"),
        ("ukr", "uk"),
        ("fra", "fr"),
        ("deu", "de"),
        ("spa", "es"),
        ("por", "pt"),
        ("ita", "it"),
        ("zho", "zh"),
    ];
    let found = TWO.iter().find(|(three, _)| *three == code);
    found.map_or(code, |(_, two)| two).to_owned()
}

fn thing(entity: &Entity, notes: Option<&Vec<&str>>) -> Thing {
    let name = entity
        .first(&["name", "caption", "full", "alias"])
        .unwrap_or_else(|| entity.plain_id());
    let is_place = entity.schema == "Address";
    let place = match (entity.first(&["latitude"]), entity.first(&["longitude"])) {
        (Some(lat), Some(lon)) if is_place && [&lat, &lon].iter().all(|number| number.parse::<f64>().is_ok()) => {
            let country = entity.first(&["country"]).unwrap_or_else(|| "xx".to_owned());
            Some((lat, lon, country.to_uppercase()))
        }
        _ => None,
    };
    let mut told = vec!["wikidataId", "proof", "full", "latitude", "longitude"];
    if place.is_some() {
        told.push("country");
    }
    let event = (entity.schema == "Event").then(|| {
        let day =
            interval(entity.all("date")).or_else(|| match (entity.first(&["startDate"]), entity.first(&["endDate"])) {
                (Some(first), Some(last)) => Some(format!("{first}/{last}")),
                (first, last) => first.or(last),
            });
        told.extend(["date", "startDate", "endDate", "addressEntity", "involved", "location"]);
        let others = ["addressEntity", "involved", "organizer"]
            .iter()
            .flat_map(|name| entity.all(name))
            .cloned();
        (day.and_then(|day| date(&day, None)), others.collect())
    });
    let others = entity
        .properties
        .iter()
        .filter(|(property, _)| !told.contains(&property.as_str()) && !NAMES.contains(&property.as_str()));
    let others = others.filter_map(|(property, values)| {
        let values: Vec<&str> = values
            .iter()
            .map(String::as_str)
            .filter(|value| !value.contains("#/"))
            .collect();
        (!values.is_empty()).then(|| format!("{property}: {}", values.join(", ")))
    });
    let notes = notes.into_iter().flatten().map(|note| (*note).to_owned());
    let note: Vec<String> = others.chain(notes).collect();
    Thing {
        key: entity.id.clone(),
        id: Some(entity.plain_id()),
        kind: entity.kind().unwrap_or("organisation"),
        forms: NAMES.iter().flat_map(|name| entity.all(name)).cloned().collect(),
        wikidata: entity.first(&["wikidataId"]),
        note: (!note.is_empty()).then(|| note.join("; ")),
        name,
        place,
        event,
    }
}

/// An entity of statements: `value` is added to the property `name`.
pub(crate) fn say(entity: &mut Entity, name: &str, value: &str) {
    if name != "id" {
        entity
            .properties
            .entry(name.to_owned())
            .or_default()
            .push(value.to_owned());
    }
}

/// Cells of a row of a table, by their names.
pub(crate) fn cell<'a>(cells: &'a Map<String, Value>, name: &str) -> &'a str {
    cells.get(name).and_then(Value::as_str).unwrap_or_default()
}
