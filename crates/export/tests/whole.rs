//! Every format of whole corpora: as it was when last looked at (tests/snapshots), and as a reader of the format takes it.
//!
//! After a wanted change `UPDATE=1 cargo test -p crosscheck-export` writes the snapshots anew. What takes a program
//! of the format's own world to read is checked by `cargo xtask validate`.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on ends here")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crosscheck_compiler::compile_dir;
use crosscheck_export::{Format, Items, Order, Subject};
use crosscheck_model::{ClaimId, Corpus, DocumentId, QuestionId};
use serde_json::Value;

const SITE: &str = "https://example.org/explorer/";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn corpus(name: &str) -> Corpus {
    compile_dir(&root().join(name))
        .map_err(|report| report.to_string())
        .unwrap()
        .corpus
}

fn both() -> [Corpus; 2] {
    ["tests/corpora/second", "corpus"].map(corpus)
}

fn on_site(corpus: &Corpus) -> Order<'_> {
    Order {
        site: SITE,
        ..Order::everything(corpus)
    }
}

fn same(name: &str, text: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots").join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, text).unwrap();
    }
    let before = std::fs::read_to_string(&file).unwrap_or_default();
    for (line, (old, new)) in before.lines().zip(text.lines()).enumerate() {
        assert_eq!(old, new, "{name}, line {}", line + 1);
    }
    assert_eq!(before, text, "{name}: of another length");
}

#[test]
fn formats_are_as_they_were() {
    let corpus = corpus("tests/corpora/second");
    for format in Format::ALL {
        same(
            &format!("second.{}", format.extension()),
            &on_site(&corpus).write(format),
        );
    }
    let cause = Order {
        question: Some(QuestionId(0)),
        cite: Subject::Comparison,
        accessed: crosscheck_model::Date::parse("2026-11-01").ok(),
        ..on_site(&corpus)
    };
    for format in [
        Format::Markdown,
        Format::Svg,
        Format::Csl,
        Format::Bibtex,
        Format::Ris,
        Format::Text,
    ] {
        same(&format!("cause.{}", format.extension()), &cause.write(format));
    }
    let every = || (0..corpus.documents.len()).map(DocumentId::from);
    for (name, items) in [
        ("documents.csv", Items::Documents(every().collect())),
        ("passages.csv", Items::passages_of(&corpus, every())),
    ] {
        same(
            name,
            &Order {
                items,
                ..on_site(&corpus)
            }
            .write(Format::Csv),
        );
    }
}

/// Whoever is handed a brief or a citation must not take a reader's version for the corpus.
#[test]
fn what_is_altered_or_narrowed_is_said_before_anything_that_follows() {
    let corpus = corpus("corpus");
    let question = corpus.questions.iter().position(|question| question.id == "us-posture");
    let question = question.map(QuestionId::from);
    let (altered, unknown) = crosscheck_compare::Alterations::parse(&corpus, "o:business-insider");
    assert_eq!((question.is_some(), unknown.len()), (true, 0));
    let kept = crosscheck_compare::Reading::altered(&corpus, altered.clone()).claims();
    let (all, gone) = (corpus.claims.len(), corpus.claims.len() - kept.len());
    let narrowed_words = format!("Narrowed by a reader to {} of {all} claims.", kept.len());
    let altered_words = format!("This comparison is altered: Business Insider is left out ({gone} claims).");
    let whole = Order {
        question,
        cite: Subject::Comparison,
        ..on_site(&corpus)
    };
    let left_out = Order {
        items: Items::Claims(kept.clone()),
        altered,
        ..whole.clone()
    };
    let narrowed = Order {
        items: Items::Claims(kept),
        ..whole.clone()
    };
    for (order, words) in [(&left_out, &altered_words), (&narrowed, &narrowed_words)] {
        let brief = order.write(Format::Markdown);
        let (said, first) = (brief.find(words), brief.find("\n## "));
        assert!(said.is_some() && said < first, "{words}: {brief}");
        for format in [Format::Text, Format::Bibtex, Format::Ris, Format::Csl] {
            let citation = order.write(format);
            assert!(citation.contains(words), "{words}: {citation}");
        }
    }
    let plain = whole.write(Format::Markdown) + &whole.write(Format::Text);
    assert!(!plain.contains("by a reader"), "{plain}");
    assert!(plain.contains("4 claims in 2 documents, from 1 separate source."));
}

#[test]
fn the_export_keeps_the_contract() {
    let corpus = corpus("tests/corpora/second");
    let json = Order::everything(&corpus).write(Format::Json);
    let export: Value = serde_json::from_str(&json).unwrap();
    let count = |key: &str| export[key].as_array().unwrap().len();
    assert_eq!(export["format"], 1);
    assert_eq!(count("documents"), corpus.documents.len());
    assert_eq!(count("outlets"), corpus.outlets.len());
    assert_eq!(count("voices"), corpus.voices.len());
    assert_eq!(count("entities"), corpus.entities.len());
    assert_eq!(count("events"), corpus.events.len());
    assert_eq!(count("mentions"), corpus.mentions.len());
    assert_eq!(count("claims"), corpus.claims.len());
    assert_eq!(count("questions"), corpus.questions.len());
    assert_eq!(count("relations"), corpus.relations.len());
    assert_eq!(
        order_of_keys(&json, "\"documents\"", 8),
        "id title outlet published modified original lineage paragraphs"
    );
    assert_eq!(
        order_of_keys(&json, "\"claims\"", 19),
        "id document paragraph question position about stance by via mode certainty relay level names digest quantity scope said happened"
    );
    assert_eq!(
        export["documents"][2]["published"],
        serde_json::json!({"value": "2021-04", "precision": "month", "basis": "inferred"})
    );
    assert_eq!(export["documents"][0]["modified"], Value::Null);
    assert_eq!(export["documents"][2]["lineage"][0]["from"], "herald-2021");
    assert_eq!(export["documents"][2]["lineage"][0]["covers"], serde_json::json!(["4"]));
    assert_eq!(export["documents"][0]["original"]["paragraphs"], 5);
    assert_eq!(
        export["documents"][0]["paragraphs"][4],
        serde_json::json!({"n": 5, "role": "boilerplate", "digest": null})
    );
    let union = export["entities"]
        .as_array()
        .unwrap()
        .iter()
        .find(|entity| entity["id"] == "dockers-union")
        .unwrap();
    assert_eq!(union["names"][0], serde_json::json!({"form": "Dockers’ Union"}));
    assert_eq!(
        union["names"][1],
        serde_json::json!({"form": "Dockers Union", "printed": false})
    );
    assert_eq!(union["place"], Value::Null);
    assert_eq!(export["claims"][0]["by"], serde_json::json!(["ana-berg"]));
    assert_eq!(export["claims"][0]["happened"], "2021-03-02");
    assert_eq!(export["claims"][0]["scope"], Value::Null);
}

/// The first keys of the first record in a table, two levels deep in pretty-printed JSON.
fn order_of_keys(json: &str, table: &str, count: usize) -> String {
    let from = json.split_once(&format!("\n  {table}")).unwrap().1;
    let keys = from
        .lines()
        .filter_map(|line| line.strip_prefix("      \"")?.split('"').next());
    keys.take(count).collect::<Vec<_>>().join(" ")
}

#[test]
fn computed_relations_come_only_when_asked_for() {
    let corpus = corpus("tests/corpora/second");
    let relations = |computed| -> Vec<Value> {
        let order = Order {
            computed,
            ..on_site(&corpus)
        };
        let export: Value = serde_json::from_str(&order.write(Format::Json)).unwrap();
        export["relations"].as_array().unwrap().clone()
    };
    let (authored, all) = (relations(false), relations(true));
    assert_eq!(all[..authored.len()], authored);
    assert!(authored.iter().all(|relation| relation.get("computed").is_none()));
    assert!(all.len() > authored.len());
    assert!(
        all[authored.len()..]
            .iter()
            .all(|relation| relation["computed"] == true)
    );
}

/// Whoever reads a statement about somebody reads whose it is, in every format that shows one.
#[test]
fn no_statement_stands_without_its_speaker() {
    const SHOWING: [Format; 6] = [
        Format::Ftm,
        Format::Annotations,
        Format::JsonLd,
        Format::Argdown,
        Format::Toml,
        Format::Markdown,
    ];
    // Signs are escaped in different ways.
    let plain = |text: &str| text.replace(['\\', '"'], "");
    for corpus in both() {
        for format in SHOWING {
            let text = on_site(&corpus).write(format);
            // In TOML the attribution stands in the comment over the claim, whose own lines follow.
            let lines: Vec<String> = text
                .lines()
                .filter(|line| !line.starts_with("digest = "))
                .map(plain)
                .collect();
            for (index, claim) in corpus.claims.iter().enumerate() {
                let (digest, speaker) = (
                    plain(&claim.digest),
                    plain(&crosscheck_compare::speaker(&corpus, ClaimId::from(index)).name),
                );
                let mut shown = lines.iter().filter(|line| line.contains(&digest)).peekable();
                assert!(shown.peek().is_some(), "{}: {} is missing", format.key(), claim.id);
                assert!(
                    shown.any(|line| line.contains(&speaker)),
                    "{}: {} alone",
                    format.key(),
                    claim.id
                );
            }
        }
    }
}

#[test]
fn a_selection_holds_what_was_selected_and_nothing_else() {
    for corpus in both() {
        let chosen: Vec<ClaimId> = (0..corpus.claims.len()).step_by(3).map(ClaimId::from).collect();
        let order = Order {
            items: Items::Claims(chosen.clone()),
            ..on_site(&corpus)
        };
        let export: Value = serde_json::from_str(&order.write(Format::Json)).unwrap();
        let found: Vec<&str> = export["claims"]
            .as_array()
            .unwrap()
            .iter()
            .map(|claim| claim["id"].as_str().unwrap())
            .collect();
        let expected: Vec<&str> = chosen.iter().map(|&id| corpus.claim(id).unwrap().id.as_str()).collect();
        assert_eq!(found, expected);
        let map = order.write(Format::Argdown);
        for claim in &corpus.claims {
            let selected = expected.contains(&claim.id.as_str());
            assert_eq!(map.contains(&format!("<{}>:", claim.id)), selected, "{}", claim.id);
        }
    }
}

#[test]
fn lines_for_databases_come_in_pairs_with_ids_of_their_own() {
    for corpus in both() {
        let bulk = on_site(&corpus).write(Format::OpenSearch);
        assert!(bulk.ends_with('\n'));
        let lines: Vec<Value> = bulk.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let mut ids = BTreeSet::new();
        for pair in lines.chunks(2) {
            let [action, document] = pair else {
                panic!("an action without a document")
            };
            let id = action["index"]["_id"].as_str().unwrap();
            assert_eq!(action["index"]["_index"], "crosscheck");
            assert_eq!(
                id,
                format!(
                    "{}:{}",
                    document["kind"].as_str().unwrap(),
                    document["id"].as_str().unwrap()
                )
            );
            assert!(document["link"].as_str().unwrap().starts_with(SITE));
            assert!(ids.insert(id.to_owned()), "{id} twice");
        }
        let counted = corpus.documents.iter().flat_map(|document| &document.paragraphs);
        let counted = counted.filter(|paragraph| paragraph.role.counts()).count();
        assert_eq!(ids.len(), corpus.documents.len() + counted + corpus.claims.len());
    }
}

#[test]
fn every_footnote_is_there_once_and_used() {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    for corpus in both() {
        let brief = on_site(&corpus).write(Format::Markdown);
        let (mut used, mut defined, mut html) = (BTreeSet::new(), Vec::new(), 0);
        for event in Parser::new_ext(&brief, Options::ENABLE_FOOTNOTES) {
            match event {
                Event::FootnoteReference(name) => drop(used.insert(name.to_string())),
                Event::Start(Tag::FootnoteDefinition(name)) => defined.push(name.to_string()),
                Event::Html(_) | Event::InlineHtml(_) => html += 1,
                _ => {}
            }
        }
        assert_eq!(html, 0);
        assert_eq!(defined.len(), corpus.claims.len());
        assert_eq!(used, defined.into_iter().collect());
    }
}

/// What is written is what the corpus files say: the same claims, key by key.
#[test]
fn a_selection_can_begin_a_corpus() {
    let corpus = corpus("tests/corpora/second");
    let text = on_site(&corpus).write(Format::Toml);
    let ours: toml::Table = text.parse().unwrap();
    let folder = root().join("tests/corpora/second");
    let theirs: toml::Table = std::fs::read_to_string(folder.join("claims.toml"))
        .unwrap()
        .parse()
        .unwrap();
    let by_id = |table: &toml::Table| -> std::collections::BTreeMap<String, toml::Value> {
        let claims = table["claim"].as_array().unwrap().iter();
        claims
            .map(|claim| (claim["id"].as_str().unwrap().to_owned(), claim.clone()))
            .collect()
    };
    let (ours, theirs) = (by_id(&ours), by_id(&theirs));
    assert_eq!(ours.keys().collect::<Vec<_>>(), theirs.keys().collect::<Vec<_>>());
    for (id, claim) in &theirs {
        for (key, value) in claim.as_table().unwrap() {
            if key != "quantity" {
                assert_eq!(ours[id].get(key), Some(value), "{id}: {key}");
            }
        }
    }
}

#[test]
fn drawings_are_whole_and_plain() {
    for corpus in both() {
        let drawing = on_site(&corpus).write(Format::Svg);
        let document = roxmltree::Document::parse(&drawing).unwrap();
        let plain = ["svg", "g", "title", "desc", "rect", "line", "circle", "path", "text"];
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            assert!(plain.contains(&node.tag_name().name()), "{}", node.tag_name().name());
            assert!(node.attributes().all(|attribute| !attribute.name().starts_with("on")));
        }
        let texts: Vec<&str> = document.descendants().filter_map(|node| node.text()).collect();
        assert!(texts.concat().contains(&corpus.questions[0].text));
    }
}

/// Signs that mean something in one format or another, in every place where an author writes freely.
#[test]
fn hostile_texts_break_no_format() {
    let mut corpus = corpus("tests/corpora/second");
    let sign = "=\"'`*_[x](y)<script>{a}#t@u\\ |~^$%&\u{0}\u{1}\n]]> --- \r\n+ 1. // : é \u{202e}";
    for claim in &mut corpus.claims {
        claim.digest = sign.to_owned();
        claim.names = vec![sign.to_owned()];
    }
    for question in &mut corpus.questions {
        question.text = sign.to_owned();
        for position in &mut question.positions {
            position.text = sign.to_owned();
        }
    }
    for document in &mut corpus.documents {
        document.title = Some(sign.to_owned());
    }
    corpus
        .outlets
        .iter_mut()
        .for_each(|outlet| outlet.name = sign.to_owned());
    corpus.voices.iter_mut().for_each(|voice| voice.name = sign.to_owned());
    let order = on_site(&corpus);
    roxmltree::Document::parse(&order.write(Format::Svg)).unwrap();
    order.write(Format::Toml).parse::<toml::Table>().unwrap();
    for format in [Format::Json, Format::Annotations, Format::JsonLd, Format::Csl] {
        serde_json::from_str::<Value>(&order.write(format)).unwrap();
    }
    for format in [Format::Ftm, Format::OpenSearch] {
        order
            .write(format)
            .lines()
            .for_each(|line| drop(serde_json::from_str::<Value>(line).unwrap()));
    }
    let ris = order.write(Format::Ris);
    assert!(
        ris.split("\r\n")
            .all(|line| line.is_empty() || line.get(2..6) == Some("  - ")),
        "{ris}"
    );
    let brief = order.write(Format::Markdown);
    let html = pulldown_cmark::Parser::new(&brief).any(|event| {
        matches!(
            event,
            pulldown_cmark::Event::Html(_) | pulldown_cmark::Event::InlineHtml(_)
        )
    });
    assert!(!html, "{brief}");
    let braces = |text: &str| (text.matches('{').count(), text.matches('}').count());
    let bibtex = order.write(Format::Bibtex).replace("\\{", "").replace("\\}", "");
    assert_eq!(braces(&bibtex).0, braces(&bibtex).1);
}
