//! The pages of whole corpora: every record has one, every link leads somewhere, and no text of a corpus becomes markup.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on ends here")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use crosscheck_static_pages::{Edition, POLICY, Site, oembed_of_explorer, tags_of_explorer, write};
use support::{Element, corpus, elements, hostile};

fn pages(corpus: &crosscheck_model::Corpus, site: Option<&Site>) -> BTreeMap<String, String> {
    let edition = Edition {
        corpus,
        site,
        embeds: true,
    };
    let files = write(&edition).into_iter();
    files
        .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
        .collect()
}

fn html(files: &BTreeMap<String, String>) -> impl Iterator<Item = (&String, &String)> {
    files.iter().filter(|(path, _)| path.ends_with(".html"))
}

#[test]
fn every_record_has_its_page_and_every_claim_two_anchors() {
    let corpus = corpus("../../corpus");
    let files = pages(&corpus, None);
    let page = |kind: &str, id: &str| files.get(&format!("text/{kind}/{id}.html")).unwrap();
    for document in &corpus.documents {
        let html = page("document", &document.id);
        assert!(
            html.contains(&format!("href=\"../../#/read/{}\"", document.id)),
            "{}",
            document.id
        );
        for (number, paragraph) in (1..).zip(&document.paragraphs) {
            assert!(html.contains(&format!("href=\"../../#/read/{}/{number}\"", document.id)));
            let text = paragraph.remarks.iter().all(|remark| html.contains(&escaped(remark)));
            assert!(text, "{} {number}", document.id);
        }
    }
    for entity in &corpus.entities {
        assert!(page("entity", &entity.id).contains(&format!("href=\"../../#/entity/{}\"", entity.id)));
    }
    for question in &corpus.questions {
        assert!(page("question", &question.id).contains(&format!("href=\"../../#/compare/{}\"", question.id)));
    }
    for claim in &corpus.claims {
        let document = &corpus.document(claim.document).unwrap().id;
        let question = &corpus.question(claim.question).unwrap().id;
        let anchor = format!("id=\"claim-{}\"", claim.id);
        for html in [page("document", document), page("question", question)] {
            assert_eq!(html.matches(&anchor).count(), 1, "{}", claim.id);
            assert!(html.contains(&escaped(&claim.digest)), "{}", claim.id);
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// Links between the pages, and to anchors on them.
#[test]
fn every_link_leads_somewhere() {
    for folder in [
        "../../corpus",
        "../../tests/corpora/second",
        "../../tests/corpora/logbook",
        "../../tests/corpora/empty",
    ] {
        let files = pages(&corpus(folder), None);
        let ids: BTreeMap<&str, BTreeSet<String>> =
            html(&files).map(|(path, html)| (path.as_str(), ids(html))).collect();
        let mut links = 0;
        for (path, html) in html(&files) {
            let hrefs = elements(html)
                .into_iter()
                .filter_map(|element| element.attributes.get("href").cloned());
            for href in hrefs.filter(|href| !href.starts_with("https://")) {
                let (to, anchor) = href.split_once('#').unwrap_or((&href, ""));
                let target = resolved(path, to);
                links += 1;
                // The explorer and the icon stand in the folder above.
                if target.is_empty() || target == "icon.svg" {
                    continue;
                }
                assert!(files.contains_key(&target), "{folder}: {path} links to {href}");
                let known = anchor.is_empty() || ids[target.as_str()].contains(anchor);
                assert!(known, "{folder}: {path} links to {href}");
            }
        }
        assert!(links > 2, "{folder}");
    }
}

fn ids(html: &str) -> BTreeSet<String> {
    let all: Vec<String> = elements(html)
        .iter()
        .filter_map(|element| element.attributes.get("id").cloned())
        .collect();
    let each: BTreeSet<String> = all.iter().cloned().collect();
    assert_eq!(all.len(), each.len(), "an id stands twice: {all:?}");
    each
}

/// A link seen from a page, as a path in the bundle.
fn resolved(from: &str, link: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{from} links above the bundle: {link}"),
            other => parts.push(other),
        }
    }
    parts.join("/")
}

#[test]
fn every_page_is_reached_from_the_list_of_everything() {
    for folder in ["../../corpus", "../../tests/corpora/logbook"] {
        let files = pages(&corpus(folder), None);
        let mut reached = BTreeSet::from(["text/index.html".to_owned()]);
        let mut ahead: Vec<String> = reached.iter().cloned().collect();
        while let Some(path) = ahead.pop() {
            for element in elements(&files[&path]) {
                let href = element
                    .attributes
                    .get("href")
                    .filter(|href| element.name == "a" && !href.starts_with("https://"));
                let target = href.map(|href| resolved(&path, href.split('#').next().unwrap_or_default()));
                if let Some(target) =
                    target.filter(|target| files.contains_key(target) && reached.insert(target.clone()))
                {
                    ahead.push(target);
                }
            }
        }
        let all: BTreeSet<String> = html(&files).map(|(path, _)| path.clone()).collect();
        assert_eq!(all.difference(&reached).collect::<Vec<_>>(), Vec::<&String>::new());
    }
}

#[test]
fn every_page_has_its_policy_and_nothing_that_it_forbids() {
    let files = pages(&corpus("../../corpus"), None);
    for (path, html) in html(&files) {
        let elements = elements(html);
        let count = |name: &str| elements.iter().filter(|element| element.name == name).count();
        assert_eq!((count("h1"), count("main"), count("title")), (1, 1, 1), "{path}");
        let policies: Vec<_> = elements
            .iter()
            .filter(|element| element.is("http-equiv", "Content-Security-Policy"))
            .collect();
        assert!(
            matches!(policies.as_slice(), [policy] if policy.attributes["content"] == POLICY),
            "{path}"
        );
        for element in &elements {
            let keys: Vec<&String> = element.attributes.keys().collect();
            assert!(
                !keys.iter().any(|key| *key == "style" || key.starts_with("on")),
                "{path}: {keys:?}"
            );
            assert!(
                !["style", "iframe", "form", "base", "img", "object"].contains(&element.name.as_str()),
                "{path}: {}",
                element.name
            );
            assert!(
                element.name != "script" || element.is("type", "application/ld+json"),
                "{path}"
            );
        }
    }
}

/// The same corpus with harmless texts and with hostile ones gives the same elements with the same attributes.
#[test]
fn no_text_becomes_markup() {
    let corpus = corpus("../../tests/corpora/second");
    let site = Site::parse("https://example.org/a/").unwrap();
    let skeleton = |text: &str| {
        let files = pages(&hostile::with_texts(&corpus, text), Some(&site));
        html(&files)
            .map(|(path, html)| (path.clone(), elements(html)))
            .collect::<Vec<_>>()
    };
    let twin = skeleton("harmless");
    for text in hostile::TEXTS {
        for ((path, ours), (_, theirs)) in twin.iter().zip(skeleton(text)) {
            assert_eq!(shapes(ours), shapes(&theirs), "{path} with {text}");
            let addresses = theirs
                .iter()
                .flat_map(|element| ["href", "src"].map(|key| element.attributes.get(key)));
            for address in addresses.flatten() {
                let known = address.starts_with("https://example.org/")
                    || address.starts_with("../")
                    || address.starts_with("#")
                    || ["document/", "entity/", "question/", "list/"]
                        .iter()
                        .any(|start| address.starts_with(start));
                assert!(known, "{path} with {text}: {address}");
            }
        }
    }
}

fn shapes(elements: &[Element]) -> Vec<(&str, Vec<&str>)> {
    elements.iter().map(Element::shape).collect()
}

/// What embedding sites are told is JSON with markup in it.
#[test]
fn what_is_embedded_is_one_frame_whatever_it_is_called() {
    let corpus = corpus("../../tests/corpora/second");
    let site = Site::parse("https://example.org/a/").unwrap();
    for text in hostile::TEXTS {
        let corpus = hostile::with_texts(&corpus, text);
        let files = pages(&corpus, Some(&site));
        let mut seen = 0;
        for (path, json) in files.iter().filter(|(path, _)| path.ends_with(".oembed.json")) {
            let answer: serde_json::Value = serde_json::from_str(json).unwrap();
            let frame = elements(answer["html"].as_str().unwrap());
            assert!(
                matches!(frame.as_slice(), [one] if one.name == "iframe" && one.attributes["src"].starts_with("https://example.org/a/framed.html#/")),
                "{path} with {text}"
            );
            seen += 1;
        }
        assert!(seen > 10);
    }
}

#[test]
fn what_needs_an_address_is_there_with_one_and_not_without() {
    let corpus = corpus("../../tests/corpora/second");
    let without = pages(&corpus, None);
    assert!(
        !without
            .keys()
            .any(|path| path.ends_with(".xml") || path.ends_with(".json")),
        "{:?}",
        without.keys()
    );
    assert!(
        without
            .values()
            .all(|html| !html.contains("og:") && !html.contains("canonical"))
    );
    let site = Site::parse("https://example.org/a/").unwrap();
    let with = pages(&corpus, Some(&site));
    let page = &with["text/question/cause.html"];
    for part in [
        "<link rel=\"canonical\" href=\"https://example.org/a/text/question/cause.html\">",
        "<meta property=\"og:url\" content=\"https://example.org/a/text/question/cause.html\">",
        "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"https://example.org/a/text/question/cause.oembed.json\"",
    ] {
        assert!(page.contains(part), "{part} is missing in {page}");
    }
    assert!(with["text/question/cause.oembed.json"].contains("https://example.org/a/framed.html#/compare/cause"));
    assert!(
        with["sitemap.xml"].contains("<loc>https://example.org/a/text/entity/"),
        "{}",
        with["sitemap.xml"]
    );
    let edition = Edition {
        corpus: &corpus,
        site: Some(&site),
        embeds: true,
    };
    assert!(tags_of_explorer(&edition).contains("<link rel=\"canonical\" href=\"https://example.org/a/\">"));
    assert!(oembed_of_explorer(&edition).unwrap().1.contains("framed.html#/\\\""));
    assert_eq!(
        oembed_of_explorer(&Edition {
            embeds: false,
            ..edition
        }),
        None
    );
    assert_eq!(tags_of_explorer(&Edition { site: None, ..edition }), "");
}

#[test]
fn what_pages_say_to_machines_is_json_with_a_context() {
    let files = pages(&corpus("../../corpus"), None);
    let mut seen = 0;
    for (path, html) in html(&files) {
        let Some((_, rest)) = html.split_once("<script type=\"application/ld+json\">") else {
            assert!(path.starts_with("text/list/"), "{path}");
            continue;
        };
        let data: serde_json::Value = serde_json::from_str(rest.split("</script>").next().unwrap()).unwrap();
        assert!(data["@context"].is_object(), "{path}");
        seen += 1;
    }
    assert!(seen > 100, "{seen}");
}

/// A list that is too long for one page.
#[test]
fn long_lists_are_cut_into_pages() {
    let corpus = corpus("../../tests/corpora/logbook");
    let files = pages(&corpus, None);
    let list = |number: &str| files.get(&format!("text/list/documents{number}.html"));
    let is_long = corpus.documents.len() > 200;
    assert_eq!(list("").is_some(), is_long, "{}", corpus.documents.len());
    assert_eq!(list("-2").is_some(), is_long);
    assert!(
        files["text/index.html"].len() < 40_000,
        "{}",
        files["text/index.html"].len()
    );
}

#[test]
fn the_same_corpus_gives_the_same_bytes() {
    let corpus = corpus("../../tests/corpora/second");
    assert_eq!(pages(&corpus, None), pages(&corpus, None));
}
