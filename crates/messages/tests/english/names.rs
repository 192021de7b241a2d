use crosscheck_compare::fixture::{all, document, edit, entity, follows, news, own, question};
use crosscheck_compare::{Reading, names};
use crosscheck_messages::EN;
use crosscheck_model::{
    Altered, ClaimId, Corpus, DocumentId, EntityId, EntityKind, Match, Mention, Name, NameLink, Paragraph,
    ParagraphRole, Relay, Variant, VariantKind, VariantWhat,
};

/// Two outlets; the first prints "A" twice and "B" once, the second prints a linked "C" and, in boilerplate, "A".
fn printed_names() -> (Corpus, EntityId, EntityId) {
    let mut corpus = Corpus::default();
    let (one, two) = (news(&mut corpus, "One"), news(&mut corpus, "Two"));
    let documents = [document(&mut corpus, one, "2016"), document(&mut corpus, two, "2017")];
    let asked = question(&mut corpus, 2, &[]);
    for at in documents {
        own(&mut corpus, at, asked, 0);
        for role in [ParagraphRole::Body, ParagraphRole::Boilerplate] {
            corpus.documents[at.index()].paragraphs.push(Paragraph {
                role,
                digest: None,
                links: Vec::new(),
                remarks: Vec::new(),
                fingerprint: None,
                text: None,
            });
        }
    }
    let (force, broader) = (
        entity(&mut corpus, "Force", EntityKind::Organisation),
        entity(&mut corpus, "Broader", EntityKind::Organisation),
    );
    let name = |form: &str, evidence: Option<&str>| Name {
        form: form.to_owned(),
        language: None,
        matches: Match::Exact,
        decided: false,
        evidence: evidence.map(str::to_owned),
        note: None,
    };
    corpus.entities[0].names = vec![name("A", None), name("B", Some("outside")), name("unused", None)];
    corpus.entities[1].names = vec![name("C", None)];
    corpus.entities[0].links = vec![NameLink {
        to: broader,
        matches: Match::Broad,
        why: None,
        evidence: None,
    }];
    for (at, paragraph, entity, name) in [
        (0, 1, force, 0),
        (0, 1, force, 0),
        (0, 1, force, 1),
        (1, 1, broader, 0),
        (1, 2, force, 0),
    ] {
        corpus.mentions.push(Mention {
            entity,
            document: documents[at],
            paragraph,
            name,
            start: 0,
            end: 1,
        });
    }
    (corpus, force, broader)
}

#[test]
fn a_changed_name_is_worded_neutrally() {
    let (mut corpus, force, _) = printed_names();
    let source = news(&mut corpus, "Source");
    follows(&mut corpus, DocumentId(0), Relay::Outlet(source));
    edit(&mut corpus, ClaimId(0)).altered = Altered::Yes;
    let variant = |quoted, suspected| Variant {
        paragraph: 1,
        kind: VariantKind::Substitution,
        what: VariantWhat::Name,
        quoted,
        suspected,
        digest: "D there, A here.".to_owned(),
    };
    corpus.documents[0].lineage[0].variants = vec![variant(true, false), variant(true, true), variant(false, false)];
    let strip = names(&Reading::new(&corpus), &all(&corpus), force);
    let sentences: Vec<_> = strip
        .changes
        .iter()
        .map(|change| EN.name_change(&corpus, change))
        .collect();
    assert_eq!(
        sentences,
        [
            "Inside quotation marks, One has another name than Source.",
            "Inside quotation marks, One is suspected to have another name than Source.",
            "One has another name than Source.",
        ]
    );
    assert_eq!(strip.changes[0].claims, [ClaimId(0)]);
}
