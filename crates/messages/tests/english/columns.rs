use crosscheck_compare::fixture::{all, copies, date, document, follows, news, own, question};
use crosscheck_compare::{Columns, Credit, concordance};
use crosscheck_messages::EN;
use crosscheck_model::{Basis, Corpus, DatedBasis, DocumentId, OutletId, QuestionId, Relay};

/// Two newsrooms with two documents each: the first of each by turns in time.
fn four_documents() -> (Corpus, [DocumentId; 4], QuestionId) {
    let mut corpus = Corpus::default();
    let (one, two) = (news(&mut corpus, "One"), news(&mut corpus, "Two"));
    let years = [(one, "2018"), (two, "2016"), (one, "2020"), (two, "2019")];
    let documents = years.map(|(outlet, year)| document(&mut corpus, outlet, year));
    let question = question(&mut corpus, 2, &[(0, 1)]);
    for document in documents {
        own(&mut corpus, document, question, 0);
    }
    (corpus, documents, question)
}

fn labels(corpus: &Corpus, columns: Columns) -> Vec<(String, String)> {
    let concordance = concordance(corpus, &all(corpus), columns);
    concordance
        .columns
        .iter()
        .map(|column| (EN.column(corpus, column), EN.column_detail(corpus, column)))
        .collect()
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs
        .iter()
        .map(|(label, sub)| ((*label).to_owned(), (*sub).to_owned()))
        .collect()
}

#[test]
fn columns_stand_in_order_of_time_under_their_newsrooms() {
    let (corpus, ..) = four_documents();
    assert_eq!(
        labels(&corpus, Columns::Documents),
        pairs(&[("Two", "2016"), ("Two", "2019"), ("One", "2018"), ("One", "2020")])
    );
    let newsrooms = pairs(&[("Two", "2 documents, 2016–2019"), ("One", "2 documents, 2018–2020")]);
    assert_eq!(labels(&corpus, Columns::Newsrooms), newsrooms);
    let years = ["2016", "2018", "2019", "2020"].map(|year| (year, "1 document"));
    assert_eq!(labels(&corpus, Columns::Years), pairs(&years));
    assert_eq!(
        labels(&corpus, Columns::Voices),
        pairs(&[("Two’s own voice", ""), ("One’s own voice", "")])
    );
}

#[test]
fn an_open_copy_stands_under_the_newsroom_it_copies_and_says_so() {
    let (mut corpus, documents, _) = four_documents();
    copies(&mut corpus, documents[1], Relay::Outlet(OutletId(0)));
    follows(&mut corpus, documents[3], Relay::Outlet(OutletId(0)));
    let concordance = concordance(&corpus, &all(&corpus), Columns::Documents);
    let found: Vec<_> = concordance
        .columns
        .iter()
        .map(|column| {
            let derivation = column.provenance.as_ref();
            (
                column.newsroom.0,
                derivation.map(|from| (EN.derivation(from), from.credit)),
            )
        })
        .collect();
    let copies = Some(("copies One".to_owned(), Credit::Stated));
    let follows = Some(("follows One".to_owned(), Credit::NotCredited));
    assert_eq!(found, [(0, copies), (0, None), (0, None), (1, follows)]);
}

#[test]
fn a_date_says_what_is_known_of_it() {
    let (mut corpus, documents, _) = four_documents();
    let dated = |text| {
        Some(DatedBasis {
            value: date(text),
            basis: Basis::Inferred,
        })
    };
    corpus.documents[documents[0].index()].published = dated("2018-04");
    corpus.documents[documents[1].index()].published = None;
    corpus.documents[documents[1].index()].modified = dated("2016-07-05");
    corpus.documents[documents[3].index()].published = None;
    let subs: Vec<_> = labels(&corpus, Columns::Documents)
        .into_iter()
        .map(|(_, sub)| sub)
        .collect();
    assert_eq!(subs, ["by 5 July 2016", "date unknown", "about April 2018", "2020"]);
}
