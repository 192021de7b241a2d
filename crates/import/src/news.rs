//! News as agencies send it, NewsML-G2 and ninjs, into documents with the names their metadata gives.

use std::collections::BTreeSet;

use roxmltree::{Document, Node};
use serde_json::Value;

use crate::json;
use crate::row::{Row, list_cell, spaced, text_of};
use crate::source::Source;
use crate::thing::Thing;

const COUNTED: &str = "items are counted from 1, as lines are elsewhere";

/// Whether a file is of either kind.
pub(crate) fn is(source: &Source) -> bool {
    let beginning = source.beginning.trim_start();
    let has = |key: &str| beginning.contains(&format!("\"{key}\""));
    is_xml(beginning)
        || beginning.starts_with(['{', '['])
            && has("uri")
            && (has("body_text") || has("body_xhtml") || has("bodies") || has("headlines"))
            && (has("versioncreated")
                || has("versionCreated")
                || has("firstcreated")
                || has("pubstatus")
                || has("usageterms"))
}

fn is_xml(beginning: &str) -> bool {
    beginning.starts_with('<') && beginning.contains("http://iptc.org/std/nar/2006-10-01/")
}

/// Hands over the items.
pub(crate) fn rows(source: &Source, take: &mut dyn FnMut(Row)) -> Result<Vec<String>, String> {
    if is_xml(source.beginning.trim_start()) {
        return newsml(source, take);
    }
    for (at, item) in (1..).zip(json::all(source)?) {
        ninjs(at, &item, take);
    }
    Ok(vec![COUNTED.to_owned()])
}

fn name(kind: &'static str, name: String) -> Row {
    Row::of_thing(Thing {
        key: format!("{kind} {}", crosscheck_search::folded(&name)),
        kind,
        forms: BTreeSet::from([name.clone()]),
        name,
        ..Thing::default()
    })
}

/// Version 1 has `headline` and `body_text`, versions 2 and 3 lists of headlines and bodies.
fn ninjs(at: u64, item: &Value, take: &mut dyn FnMut(Row)) {
    let text = |keys: &[&str]| keys.iter().find_map(|key| item.get(*key).and_then(text_of));
    let listed = |key: &str| item.get(key).and_then(Value::as_array).into_iter().flatten();
    let value = |item: &Value| {
        ["value", "name"]
            .iter()
            .find_map(|key| item.get(*key).and_then(text_of))
    };
    let headline = listed("headlines").find_map(value);
    let is_plain = |body: &&Value| {
        body.get("contenttype")
            .or_else(|| body.get("contentType"))
            .and_then(Value::as_str)
            == Some("text/plain")
    };
    let body = listed("bodies")
        .find(is_plain)
        .or_else(|| listed("bodies").next())
        .and_then(value);
    let mut row = Row::of_texts(
        at,
        [
            ("id", text(&["uri"])),
            ("title", text(&["headline", "title"]).or(headline)),
            ("text", text(&["body_text", "body_xhtml", "description_text"]).or(body)),
            (
                "published",
                text(&["firstcreated", "firstCreated", "versioncreated", "versionCreated"]),
            ),
            ("outlet", text(&["copyrightholder", "copyrightHolder", "source"])),
            ("address", text(&["uri"]).filter(|uri| uri.starts_with("http"))),
            ("language", text(&["language"])),
            ("byline", text(&["byline"])),
            ("type", text(&["type"])),
            ("urgency", text(&["urgency"])),
            ("pubstatus", text(&["pubstatus", "pubStatus"])),
            ("located", text(&["located"])),
            ("usage terms", text(&["usageterms", "usageTerms"])),
            ("editorial note", text(&["ednote", "edNote"])),
        ],
    );
    let subjects: Vec<String> = ["subject", "subjects", "genre", "genres"]
        .iter()
        .flat_map(|key| listed(key))
        .filter_map(value)
        .collect();
    if let (Ok(cells), false) = (&mut row.cells, subjects.is_empty()) {
        cells.push(("subjects".to_owned(), list_cell(subjects)));
    }
    take(row);
    for (keys, kind) in [
        (["person", "people"], "person"),
        (["organisation", "organisations"], "organisation"),
        (["place", "places"], "place"),
        (["event", "events"], "event"),
    ] {
        keys.iter()
            .flat_map(|key| listed(key))
            .filter_map(value)
            .for_each(|found| take(name(kind, found)));
    }
}

fn newsml(source: &Source, take: &mut dyn FnMut(Row)) -> Result<Vec<String>, String> {
    let text = source.text()?;
    let document = Document::parse(&text).map_err(|error| format!("cannot read {}: {error}", source.path.display()))?;
    let (mut at, mut left) = (0, 0);
    for item in document.descendants().filter(Node::is_element) {
        match item.tag_name().name() {
            "newsItem" => {
                at += 1;
                news_item(at, item, take);
            }
            "packageItem" | "conceptItem" | "knowledgeItem" | "planningItem" | "catalogItem" => left += 1,
            _ => {}
        }
    }
    Ok(match left {
        0 => Vec::new(),
        _ => vec![format!(
            "items that are no news (packages, concepts, plans) were left out: {left}"
        )],
    })
}

fn news_item(at: u64, item: Node<'_, '_>, take: &mut dyn FnMut(Row)) {
    let all = |name: &'static str| item.descendants().filter(move |node| node.tag_name().name() == name);
    let first = |name| all(name).map(words).find(|text| !text.is_empty());
    let lines = all("inlineXML")
        .chain(all("inlineData"))
        .flat_map(paragraphs)
        .collect::<Vec<_>>()
        .join("\n\n");
    let named = |node: Node<'_, '_>| {
        let inner = node.children().find(|node| node.tag_name().name() == "name").map(words);
        let given = || {
            ["literal", "qcode", "uri"]
                .iter()
                .find_map(|key| node.attribute(*key))
                .map(str::to_owned)
        };
        inner.filter(|name| !name.is_empty()).or_else(given)
    };
    let attribute = |name, key: &str| all(name).find_map(|node| node.attribute(key)).map(str::to_owned);
    let mut row = Row::of_texts(
        at,
        [
            ("id", item.attribute("guid").map(str::to_owned)),
            ("title", first("headline").or_else(|| first("title"))),
            ("text", Some(lines)),
            (
                "published",
                first("contentCreated")
                    .or_else(|| first("firstCreated"))
                    .or_else(|| first("versionCreated")),
            ),
            ("outlet", all("infoSource").chain(all("provider")).find_map(named)),
            (
                "address",
                all("remoteInfo")
                    .chain(all("link"))
                    .find_map(|node| node.attribute("href"))
                    .map(str::to_owned),
            ),
            ("language", attribute("language", "tag")),
            ("byline", first("by")),
            ("dateline", first("dateline")),
            ("slugline", first("slugline")),
            ("creditline", first("creditline")),
            ("urgency", first("urgency")),
            ("pubstatus", attribute("pubStatus", "qcode")),
            ("usage terms", first("usageTerms")),
            ("editorial note", first("edNote")),
        ],
    );
    let kind = |node: &Node<'_, '_>| match node
        .attribute("type")
        .map(|kind| kind.rsplit(':').next().unwrap_or(kind))
    {
        Some("person") => Some("person"),
        Some("organisation" | "organization") => Some("organisation"),
        Some("geoArea" | "poi") => Some("place"),
        Some("event") => Some("event"),
        _ => None,
    };
    let has_name = |node: &Node<'_, '_>| node.children().any(|child| child.tag_name().name() == "name");
    let (things, topics): (Vec<Node<'_, '_>>, Vec<Node<'_, '_>>) = all("subject")
        .chain(all("genre"))
        .partition(|node| kind(node).is_some() && has_name(node));
    let topics: Vec<String> = topics.into_iter().filter_map(named).collect();
    if let (Ok(cells), false) = (&mut row.cells, topics.is_empty()) {
        cells.push(("subjects".to_owned(), list_cell(topics)));
    }
    take(row);
    for node in things {
        if let (Some(kind), Some(found)) = (kind(&node), named(node)) {
            take(name(kind, found));
        }
    }
}

/// All words in a node.
fn words(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(Node::is_text).filter_map(|node| node.text());
    spaced(&texts.collect::<String>())
}

/// The paragraphs of a text in XHTML or NITF; where it has none, all of it.
fn paragraphs(node: Node<'_, '_>) -> Vec<String> {
    let is_block =
        |node: &Node<'_, '_>| matches!(node.tag_name().name(), "p" | "h1" | "h2" | "h3" | "li" | "td" | "pre");
    let has_body = node
        .descendants()
        .find(|node| matches!(node.tag_name().name(), "body.content" | "body"));
    let blocks = has_body.unwrap_or(node).descendants().filter(is_block).map(words);
    let found: Vec<String> = blocks.filter(|text| !text.is_empty()).collect();
    if found.is_empty() { vec![words(node)] } else { found }
}
