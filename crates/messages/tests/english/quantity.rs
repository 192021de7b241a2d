use crosscheck_compare::fixture::{all, date, document, edit, news, own, question};
use crosscheck_compare::{Aside, Lanes, Reading, lanes, numbers};
use crosscheck_messages::EN;
use crosscheck_model::{Bound, ClaimId, Corpus, DocumentId, Quantity, QuestionId};

fn three_claims() -> Corpus {
    let mut corpus = Corpus::default();
    let outlet = news(&mut corpus, "Outlet");
    let article = document(&mut corpus, outlet, "2017-07-05");
    let asked = question(&mut corpus, 2, &[]);
    for _ in 0..3 {
        own(&mut corpus, article, asked, 0);
    }
    corpus
}

fn quantity(low: f64, best: f64, high: f64, unit: &str) -> Option<Quantity> {
    Some(Quantity {
        low,
        best,
        high,
        bound: Bound::Exact,
        unit: unit.to_owned(),
    })
}

#[test]
fn numbers_of_one_unit_share_an_axis() {
    let mut corpus = three_claims();
    edit(&mut corpus, ClaimId(0)).quantity = quantity(10.0, 12.0, 20.0, "killed");
    edit(&mut corpus, ClaimId(1)).quantity = quantity(40.0, 40.0, 40.0, "killed (nearly)");
    edit(&mut corpus, ClaimId(2)).quantity = quantity(80.0, 80.0, 80.0, "per cent");
    let axes = numbers(&Reading::new(&corpus), &all(&corpus), None);
    assert_eq!(axes.len(), 2);
    assert_eq!(axes[0].ends.map(|end| EN.figure(end)), ["0", "40"]);
    assert_eq!(axes[0].ranges[0].at, [250, 300, 500]);
    assert_eq!(EN.quantity(&axes[0].ranges[0]), "10 to 20, at best 12 killed");
    assert_eq!(EN.quantity(&axes[0].ranges[1]), "40 killed (nearly)");
    assert_eq!(axes[0].ranges[1].at, [1000; 3]);
    assert_eq!(numbers(&Reading::new(&corpus), &all(&corpus), Some(QuestionId(9))), []);
}

#[test]
fn said_before_it_happened_is_a_conflict_of_dates() {
    let mut corpus = three_claims();
    edit(&mut corpus, ClaimId(0)).said = Some(date("2017-05-20"));
    edit(&mut corpus, ClaimId(0)).happened = Some(date("2017-06-07"));
    edit(&mut corpus, ClaimId(1)).happened = Some(date("2016"));
    let found = lanes(&Reading::new(&corpus), &all(&corpus), None);
    assert_eq!(found.lanes.len(), 2);
    assert!(found.lanes[0].conflict && !found.lanes[1].conflict);
    assert_eq!(
        EN.dates(&found.lanes[0]),
        "Said 20 May 2017, happened 7 June 2017: the text’s own dates conflict."
    );
    assert_eq!(EN.dates(&found.lanes[1]), "Happened 2016.");
    assert_eq!(found.years.iter().map(|year| year.0).collect::<Vec<_>>(), [2017]);
    let (said, happened) = (found.lanes[0].said.unwrap().1, found.lanes[0].happened.unwrap().1);
    assert!(said[1] < happened[0] && found.lanes[0].printed.unwrap().1 == [1000, 1000]);
    assert_eq!(found.lanes[1].happened.unwrap().1[0], 0);
    let without = Reading::new(&corpus).without(Aside::Document(DocumentId(0)));
    assert_eq!(lanes(&without, &all(&corpus), None), Lanes::default());
}
