//! Annotations in the formats of their tools: what is marked becomes names, claims and facets, or is named in the report.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on ends here")]

mod support;

use crosscheck_import::{Options, import_with};
use support::Folder;
use support::made::{marked, says};

const TEXT: &str = "😀 Ann Berg met Bob in York.\n\nYork said no: Bob did not sign.\n";

#[test]
fn brat_is_read_with_its_text() {
    let annotations = "T1\tPerson 2 10\tAnn Berg\n\
                       T2\tPerson 15 18\tBob\n\
                       T3\tLoc 22 26\tYork\n\
                       T4\tOrg 29 33\tYork\n\
                       T5\tWeapon 22 26\tBob\n\
                       T6\tDenial 34 59\tsaid no: Bob did not sign\n\
                       T7\tPerson 43 46\tBob\n\
                       R1\tMet Arg1:T1 Arg2:T2\n\
                       N1\tReference T2 Wikidata:Q42\tBob Other\n\
                       A1\tNegation T6\n\
                       #1\tAnnotatorNotes T1\ta minister\n";
    let files = [("a.ann", annotations), ("a.txt", TEXT)];
    let made = marked(&files, &[("Denial", "claim:signing/signed:deny")]);
    assert_eq!(
        made.mentions,
        [
            "a:1 Ann Berg ann-berg",
            "a:1 Bob bob",
            "a:1 York york",
            "a:2 York york-2",
            "a:2 Bob bob"
        ]
    );
    assert_eq!(made.claims, ["a:2 signing Deny bob: Negation"]);
    let bob = made.corpus.entities.iter().find(|entity| entity.id == "bob").unwrap();
    assert_eq!(bob.wikidata.as_deref(), Some("Q42"));
    assert_eq!(made.documents[0]["note"], "On “Ann Berg”: a minister");
    says(
        &made,
        &[
            "T5 says “Bob” at 22–26, where the text has “York”: it was left out",
            "relations, events and what belongs to them were left out: 1 Met",
            "marked Loc, once: a name of kind place",
        ],
    );
}

#[test]
fn what_one_file_of_brat_joins_another_does_not() {
    let joined = |one: &str, two: &str| format!("T1\tPerson 0 3\t{one}\nT2\tPerson 8 11\t{two}\n*\tEquiv T1 T2\n");
    let (a, b) = (joined("Ann", "Eve"), joined("Bob", "Max"));
    let files = [
        ("a.ann", a.as_str()),
        ("a.txt", "Ann met Eve."),
        ("b.ann", b.as_str()),
        ("b.txt", "Bob met Max."),
    ];
    let made = marked(&files, &[]);
    assert_eq!(
        made.mentions,
        ["a:1 Ann ann", "a:1 Eve ann", "b:1 Bob bob", "b:1 Max bob"]
    );
}

#[test]
fn brat_needs_its_text() {
    let folder = Folder::new();
    folder.write("a.ann", "T1\tPerson 0 3\tAnn\n");
    let made = folder.path().join("made");
    let why = import_with(&folder.path().join("a.ann"), &made, &Options::default()).unwrap_err();
    assert_eq!(folder.shorten(why), "a.ann annotates a.txt, which is not beside it");
    assert!(!made.exists());
}

#[test]
fn webanno_counts_utf_16() {
    let file = "#FORMAT=WebAnno TSV 3.3\n\
                #T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue\n\
                #T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value\n\n\n\
                #Text=😀 Ann Berg met Bob.\n\
                1-1\t0-2\t😀\t_\t_\t_\t\n\
                1-2\t3-6\tAnn\tNNP\thttp://www.wikidata.org/entity/Q7[1]\tPER[1]\t\n\
                1-3\t7-11\tBerg\tNNP\thttp://www.wikidata.org/entity/Q7[1]\tPER[1]\t\n\
                1-4\t12-15\tmet\tVBD\t_\t_\t\n\
                1-5\t16-19\tBob\tNNP\t*[2]|*[3]\tPER[2]|Guest\\_of[3]\t\n\
                1-6\t19-20\t.\t_\t_\t_\t\n\n\
                #Text=York burnt.\n\
                2-1\t22-26\tYork\tNNP\t*\tLOC\t\n\
                2-2\t27-32\tburnt\tVBD\t_\t_\t\n\
                2-3\t32-33\t.\t_\t_\t_\t\n";
    let made = marked(&[("talk.tsv", file)], &[]);
    assert_eq!(
        made.mentions,
        ["talk:1 Ann Berg ann-berg", "talk:1 Bob bob", "talk:2 York york"]
    );
    assert_eq!(made.documents[0]["marked-guest-of"], serde_json::json!(["Bob"]));
    assert_eq!(made.documents[0]["text"], "😀 Ann Berg met Bob.\n\nYork burnt.");
    says(
        &made,
        &["layers of grammar, chains and relations were left out, with so many values: POS 6"],
    );
}

#[test]
fn doccano_has_two_forms() {
    let pairs = "{\"id\":1,\"text\":\"😀 Ann met Bob.\",\"label\":[[2,5,\"PER\"],[10,13,\"PER\"],[90,95,\"LOC\"]],\"Comments\":[]}\n";
    let made = marked(&[("all.jsonl", pairs)], &[]);
    assert_eq!(made.mentions.len(), 2);
    says(
        &made,
        &["label 3 of document 1 marks nothing at 90–95 and was left out"],
    );
    let objects = "{\"id\":1,\"text\":\"Ann met Bob.\",\"entities\":[{\"id\":1,\"label\":\"who\",\"start_offset\":0,\"end_offset\":3}],\
                   \"relations\":[{\"id\":1,\"from_id\":1,\"to_id\":1,\"type\":\"is\"}]}\n";
    let made = marked(&[("all.jsonl", objects)], &[("who", "person")]);
    assert_eq!(made.mentions, ["1:1 Ann ann"]);
    says(&made, &["relations between labels were left out: 1"]);
}

#[test]
fn label_studio_counts_utf_16() {
    let file = r#"[{"id":12,"annotations":[{"id":1,"completed_by":1,"was_cancelled":false,"result":[
        {"value":{"start":3,"end":6,"text":"Ann","labels":["PER"]},"from_name":"label","to_name":"text","type":"labels"},
        {"value":{"start":0,"end":3,"text":"Bob","labels":["PER"]},"from_name":"label","to_name":"text","type":"labels"},
        {"value":{"choices":["rumour"]},"from_name":"kind","to_name":"text","type":"choices"},
        {"from_id":"a","to_id":"b","type":"relation"}]}],
        "predictions":[{}],"data":{"text":"😀 Ann met Bob.","source":"The Herald"}}]"#;
    let made = marked(&[("tasks.json", file)], &[]);
    assert_eq!(made.mentions, ["12:1 Ann ann", "12:1 Bob bob"]);
    assert_eq!(made.documents[0]["kind"], serde_json::json!(["rumour"]));
    says(
        &made,
        &[
            "result 2 of task 1 says “Bob” at 0–3, where the text has “😀 ”: the one place that has these words was taken",
            "left out: 1 relations, 1 predictions",
        ],
    );
}

#[test]
fn annotations_of_a_page_go_to_it() {
    let text = "---\ntitle: Talks\nurl: https://e.example/talks\n---\nAnn met Bob. Then Bob left.\n";
    let annotation = |exact: &str, prefix: &str, tag: &str, comment: &str| {
        format!(
            r#"{{"id":"x","uri":"http://www.e.example/talks#top","text":"{comment}","tags":["{tag}"],"target":[{{"source":"x","selector":[
            {{"type":"TextQuoteSelector","exact":"{exact}","prefix":"{prefix}","suffix":""}}]}}]}}"#
        )
    };
    let all = [
        annotation("Bob", "Then ", "person", ""),
        annotation("Bob left", "", "exit", "He left early."),
        annotation("Cleo", "", "person", ""),
        annotation("left", "", "wording", "a weak word"),
    ];
    let file = format!("{{\"total\":4,\"rows\":[{}]}}", all.join(","));
    let made = marked(
        &[("talks.md", text), ("notes.json", &file)],
        &[("exit", "claim:exit/early")],
    );
    assert_eq!(made.mentions, ["talks:1 Bob bob", "talks:1 Bob bob"]);
    assert_eq!(made.claims, ["talks:1 exit Support bob: He left early."]);
    assert_eq!(made.documents.len(), 1);
    assert_eq!(made.documents[0]["note"], "On “left”: a weak word");
    says(
        &made,
        &["“Cleo”, marked person, was left out: the text of talks does not have it at one place that is sure"],
    );
}

#[test]
fn labels_that_nothing_has_are_refused() {
    let folder = Folder::new();
    folder.write("all.jsonl", "{\"text\":\"Ann met Bob.\",\"label\":[[0,3,\"PER\"]]}\n");
    let check = |label: &str, word: &str| {
        let options = Options {
            map: vec![(label.to_owned(), word.to_owned())],
            ..Options::default()
        };
        let made = folder.path().join("made");
        let why = import_with(&folder.path().join("all.jsonl"), &made, &options).unwrap_err();
        assert!(!made.exists());
        why
    };
    assert_eq!(check("ORG", "person"), "nothing is marked `ORG`: the labels are `PER`");
    assert_eq!(
        check("PER", "people"),
        "`PER=people` says nothing that a mark can become: expected person, organisation, place, event, facet, none, or \
         claim:QUESTION/POSITION with :support, :deny, :query or :comment behind it"
    );
}
