//! Files of entities, reviews, reports and news: what becomes documents, what names, and what is named as left out.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on ends here")]

mod support;

use support::made::{Marked, marked, says};

fn entities(made: &Marked) -> Vec<String> {
    let told = made.corpus.entities.iter().map(|entity| {
        let forms: Vec<&str> = entity.names.iter().map(|name| name.form.as_str()).collect();
        format!("{} {:?}: {}", entity.id, entity.kind, forms.join(", "))
    });
    told.collect()
}

#[test]
fn follow_the_money_is_documents_and_names() {
    let file = r#"{"id":"d1","schema":"Article","properties":{"title":["Talks"],"bodyText":["Ann met Bob Roe."],"publishedAt":["2016-06-04"],"publisher":["The Herald"],"sourceUrl":["https://e.example/a"],"topics":["crime"]}}
{"id":"p1","schema":"Person","properties":{"name":["Ann Berg"],"alias":["Ann"],"wikidataId":["Q7"],"nationality":["iq"]}}
{"id":"m1","schema":"Mention","properties":{"document":["d1"],"name":["Bob Roe"],"detectedSchema":["Person"]}}
{"id":"n1","schema":"Note","properties":{"description":["Ann says so."],"entity":["p1"],"proof":["d1"]}}
{"id":"o1","schema":"Ownership","properties":{"owner":["p1"],"asset":["x"]}}
"#;
    let made = marked(&[("x.ftm.json", file)], &[]);
    assert_eq!(made.mentions, ["d1:1 Ann p1", "d1:1 Bob Roe bob-roe"]);
    assert_eq!(entities(&made), ["bob-roe Person: Bob Roe", "p1 Person: Ann, Ann Berg"]);
    let document = &made.documents[0];
    assert_eq!(
        (&document["note"], &document["published"]),
        (&"Ann says so.".into(), &"2016-06-04".into())
    );
    says(
        &made,
        &["left out, since a corpus has nothing for them or what they refer to is not there: Ownership 1"],
    );
}

#[test]
fn statements_are_the_same_entities() {
    let file = "\"canonical_id\",\"entity_id\",\"prop\",\"prop_type\",\"schema\",\"value\",\"dataset\",\"origin\",\"lang\",\"original_value\",\"external\",\"first_seen\",\"last_seen\",\"id\"\n\
                \"p1\",\"p1\",\"id\",\"checksum\",\"Person\",\"abc\",\"d\",\"\",\"\",\"\",\"f\",\"\",\"\",\"1\"\n\
                \"d1\",\"d1\",\"title\",\"string\",\"Article\",\"Talks\",\"d\",\"\",\"\",\"\",\"f\",\"\",\"\",\"2\"\n\
                \"p1\",\"p1b\",\"name\",\"name\",\"Person\",\"Ann Berg\",\"d\",\"\",\"eng\",\"\",\"f\",\"\",\"\",\"3\"\n\
                \"d1\",\"d1\",\"bodyText\",\"text\",\"Article\",\"Ann Berg met Bob.\",\"d\",\"\",\"\",\"\",\"f\",\"\",\"\",\"4\"\n";
    let made = marked(&[("statements.csv", file)], &[]);
    assert_eq!(made.mentions, ["d1:1 Ann Berg p1"]);
}

#[test]
fn entities_alone_are_a_corpus() {
    let file = "{\"id\":\"p1\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Ann Berg\"]}}\n";
    assert_eq!(entities(&marked(&[("x.json", file)], &[])), ["p1 Person: Ann Berg"]);
}

const REVIEW: &str = r#"{"@context":"https://schema.org","@type":"ClaimReview","url":"https://f.example/1","datePublished":"2016-06-04",
    "claimReviewed":"The pier never burnt","author":{"@type":"Organization","name":"Fact Desk"},"reviewBody":"Mayor Ann Berg was wrong: it did.",
    "reviewRating":{"@type":"Rating","ratingValue":"1","worstRating":1,"bestRating":5,"alternateName":"False"},
    "itemReviewed":{"@type":"Claim","author":{"@type":"Person","name":"Ann Berg"},"datePublished":"2016-06-01",
    "appearance":[{"@type":"CreativeWork","url":"https://e.example/post"}]}}"#;

#[test]
fn reviews_of_claims_are_documents() {
    for (name, file) in [
        ("a.json", REVIEW.to_owned()),
        ("a.json", format!("[{REVIEW}]")),
        (
            "a.jsonld",
            format!("{{\"@context\":\"https://schema.org\",\"@graph\":[{REVIEW}]}}"),
        ),
    ] {
        let made = marked(&[(name, &file)], &[]);
        let document = &made.documents[0];
        let keys = [
            "title",
            "verdict",
            "claimant",
            "rating",
            "published",
            "claim-appeared-at",
        ]
        .map(|key| document[key].to_string());
        assert_eq!(
            keys.join(" "),
            "\"The pier never burnt\" \"False\" \"Ann Berg\" \"1 of 1–5\" \"2016-06-04\" [\"https://e.example/post\"]",
            "{}",
            made.report
        );
        assert_eq!(made.mentions.len(), 1);
    }
    let page = format!(
        "<!DOCTYPE html><html><head><title>Check</title><script type=\"application/ld+json\">{REVIEW}</script></head><body><article>\
         <h1>Did the pier burn?</h1>{}</article></body></html>",
        "<p>The pier burnt for an hour on Monday, and the mayor, who had come by boat, said that nobody was hurt.</p>"
            .repeat(6)
    );
    let made = marked(&[("check.html", &page)], &[]);
    let titles: Vec<&str> = made
        .documents
        .iter()
        .map(|document| document["title"].as_str().unwrap())
        .collect();
    assert_eq!(titles, ["Did the pier burn?", "The pier never burnt"]);
}

#[test]
fn stix_reports_are_documents() {
    let file = r#"{"type":"bundle","id":"bundle--1","objects":[
        {"type":"identity","id":"identity--1","name":"Fact Desk","identity_class":"organization"},
        {"type":"intrusion-set","id":"intrusion-set--1","name":"Group Nine","aliases":["G9"],"created_by_ref":"identity--1"},
        {"type":"report","id":"report--1","name":"On G9","description":"G9 was seen.","published":"2016-06-04T10:00:00.000Z",
         "created_by_ref":"identity--1","object_refs":["intrusion-set--1"],"report_types":["threat-actor"]},
        {"type":"opinion","id":"opinion--1","opinion":"disagree","explanation":"We think not.","object_refs":["report--1"],"created":"2016-06-05T10:00:00.000Z"},
        {"type":"malware","id":"malware--1","name":"x"}]}"#;
    let made = marked(&[("b.json", file)], &[]);
    assert_eq!(made.mentions, ["report-1:1 G9 group-nine"]);
    let opinion = &made.documents[1];
    assert_eq!(
        (&opinion["opinion"], &opinion["title"]),
        (&"disagree".into(), &"opinion on On G9".into())
    );
    says(&made, &["left out, since a corpus has nothing for them: malware 1"]);
}

#[test]
fn misp_reports_are_documents() {
    let file = r#"{"Event":{"info":"Fire","date":"2016-06-04","uuid":"e1","Orgc":{"name":"Desk"},"Tag":[{"name":"tlp:clear"}],
        "Attribute":[{"uuid":"a1","type":"domain","value":"e.example"}],"Object":[],
        "EventReport":[{"uuid":"r1","name":"What burnt","content":"Seen at @[attribute](a1) and @[tag](x).","deleted":false},
        {"uuid":"r2","name":"Gone","content":"x","deleted":true}]}}"#;
    let made = marked(&[("e.json", file)], &[]);
    let document = &made.documents[0];
    assert_eq!(
        (&document["text"], &document["title"]),
        (&"Seen at e.example and @[tag](x).".into(), &"What burnt".into())
    );
    says(
        &made,
        &[
            "1 of 1 rows are documents, of 1 outlets",
            "attributes of events were left out, save where a report shows them: domain 1",
        ],
    );
}

#[test]
fn news_items_are_documents() {
    let ninjs = r#"{"uri":"tag:e.example,2016:1","type":"text","versioncreated":"2016-06-04T10:00:00Z","language":"en","headline":"Fire",
        "body_xhtml":"<p>Ann Berg saw it.</p><p>It burnt.</p>","person":[{"name":"Ann Berg"}],"subject":[{"name":"fire"}],"copyrightholder":"Wire"}"#;
    let made = marked(&[("n.json", ninjs)], &[]);
    assert_eq!(made.mentions, ["tag-e-example-2016-1:1 Ann Berg ann-berg"]);
    assert_eq!(made.documents[0]["subjects"], serde_json::json!(["fire"]));
    let newsml = r#"<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="urn:newsml:e.example:1" version="1" xml:lang="en">
<itemMeta><provider literal="Wire"/><versionCreated>2016-06-04T10:00:00+02:00</versionCreated><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><contentCreated>2016-06-04T09:00:00+02:00</contentCreated><headline>Fire at the pier</headline><language tag="en"/>
<subject type="cpnat:person" literal="x"><name>Ann Berg</name></subject><subject qcode="medtop:1"><name>fire</name></subject></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>no</title></head><body><p>Ann <b>Berg</b> saw it.</p><p>It burnt.</p></body></html></inlineXML></contentSet>
</newsItem><packageItem guid="p"/></itemSet></newsMessage>"#;
    let made = marked(&[("n.xml", newsml)], &[]);
    let document = &made.documents[0];
    assert_eq!(
        (&document["text"], &document["published"]),
        (&"Ann Berg saw it.\n\nIt burnt.".into(), &"2016-06-04".into())
    );
    assert_eq!(made.mentions.len(), 1);
    says(
        &made,
        &["items that are no news (packages, concepts, plans) were left out: 1"],
    );
}
