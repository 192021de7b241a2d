use crosscheck_compare::fixture::{all, copies, document, edit, follows, news, own, question};
use crosscheck_compare::{Fate, Reading, transmission};
use crosscheck_messages::EN;
use crosscheck_model::{Certainty, ClaimId, Corpus, DocumentId, Relay, Variant, VariantKind, VariantWhat};

/// A story, and its copy that drops one answer, adds one and weakens one.
fn copied() -> Corpus {
    let mut corpus = Corpus::default();
    let (source, copier) = (news(&mut corpus, "Source"), news(&mut corpus, "Copier"));
    let (story, copy) = (
        document(&mut corpus, source, "2016"),
        document(&mut corpus, copier, "2016"),
    );
    copies(&mut corpus, copy, Relay::Document(story));
    let asked = question(&mut corpus, 4, &[]);
    for position in 0..3 {
        own(&mut corpus, story, asked, position);
    }
    for position in 1..4 {
        own(&mut corpus, copy, asked, position);
    }
    edit(&mut corpus, ClaimId(3)).certainty = Certainty::ProbableYes;
    corpus
}

#[test]
fn what_a_copy_dropped_added_and_changed() {
    let corpus = copied();
    let found = transmission(&Reading::new(&corpus), &all(&corpus), DocumentId(1));
    assert_eq!(found[0].source, Some(DocumentId(0)));
    let fates: Vec<_> = found[0].claims.iter().map(|change| change.fate).collect();
    assert_eq!(fates, [Fate::Dropped, Fate::Changed, Fate::Added]);
    assert_eq!(EN.transmission(&corpus, &found[0]), "Copier is a copy of Source.");
    assert_eq!(transmission(&Reading::new(&corpus), &all(&corpus), DocumentId(0)), []);
}

#[test]
fn changes_inside_quotation_marks_are_marked() {
    let mut corpus = copied();
    let elsewhere = news(&mut corpus, "Elsewhere");
    follows(&mut corpus, DocumentId(1), Relay::Outlet(elsewhere));
    corpus.documents[1].lineage[1].variants = vec![Variant {
        paragraph: 4,
        kind: VariantKind::Substitution,
        what: VariantWhat::Name,
        quoted: true,
        suspected: true,
        digest: "PMF there, IMIS here.".to_owned(),
    }];
    let found = transmission(&Reading::new(&corpus), &all(&corpus), DocumentId(1));
    let second = &found[1];
    assert_eq!((second.source, second.claims.len()), (None, 0));
    assert_eq!(
        EN.change(&second.changes[0]),
        "changed, inside quotation marks, suspected: a name"
    );
    assert_eq!(second.count(Fate::Changed), (1, 1));
    assert_eq!(second.count(Fate::Dropped), (0, 0));
    assert_eq!(
        EN.transmission(&corpus, second),
        "Copier is partly taken from Elsewhere, not credited."
    );
}
