//! Each format in a small file of its own, and folders of them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on ends here")]

mod support;

use std::io::Write as _;

use crosscheck_compiler::compile_dir;
use crosscheck_import::{Options, Order, import_with};
use support::Folder;
use support::made::{made, made_bytes, refused};

#[test]
fn tables_that_many_have_are_known() {
    let acled = made(
        "t.csv",
        "event_id_cnty,event_date,time_precision,event_type,source,notes,fatalities,timestamp\n\
         IRQ1,04 June 2016,1,Battles,Example News,\"Two groups met.\",0,1700000000\n",
    );
    assert_eq!(
        (acled.each("id"), acled.each("published")),
        (vec!["irq1"], vec!["2016-06-04"])
    );
    assert_eq!(acled.each("text"), ["Two groups met."]);
    assert!(
        acled.report.contains("\nthe names of the columns are those of ACLED\n"),
        "{}",
        acled.report
    );
    let ged = made(
        "t.csv",
        "id,relid,year,source_article,source_office,source_headline,date_prec,date_start,date_end,best,high,low\n\
         7,IRQ-1,2016,\"Example, 2016-06-05, Clash\",Example,Clash,1,2016-06-04 00:00:00.000,2016-06-04 00:00:00.000,3,5,2\n",
    );
    assert_eq!(
        (ged.each("title"), ged.each("published")),
        (vec!["Clash"], vec!["2016-06-04"])
    );
    let zotero = made(
        "t.csv",
        "\"Key\",\"Item Type\",\"Publication Year\",\"Author\",\"Title\",\"Publication Title\",\"Url\",\"Abstract Note\",\"Date\",\"Date Added\"\n\
         \"AB12\",\"newspaperArticle\",\"2016\",\"Berg, Ana\",\"Fire\",\"The Herald\",\"https://e.example\",\"Smoke.\",\"2016-06-04\",\"2020-01-01 10:00:00\"\n",
    );
    assert_eq!(
        (zotero.each("text"), zotero.each("published")),
        (vec!["Smoke."], vec!["2016-06-04"])
    );
    let cloud = made(
        "t.csv",
        "id,indexed_date,language,media_name,media_url,publish_date,title,url\n9,2021-01-01,en,herald.example,https://herald.example,2016-06-04,Fire,https://e.example\n",
    );
    assert_eq!(cloud.each("published"), ["2016-06-04"]);
    let mut cells = vec!["x".to_owned(); 61];
    cells[0] = "1001".to_owned();
    cells[1] = "20160604".to_owned();
    cells[60] = "https://e.example/a".to_owned();
    let row = cells.join("\t");
    let gdelt = made(
        "20160604.export.CSV",
        &format!("{row}\n{}\n", row.replace("1001", "1002")),
    );
    assert_eq!(
        (gdelt.each("id"), gdelt.each("published")),
        (vec!["1001", "1002"], vec!["2016-06-04"; 2])
    );
    assert!(
        gdelt
            .report
            .contains("the file has no names of columns: those of GDELT events were taken\n"),
        "{}",
        gdelt.report
    );
}

#[test]
fn a_text_is_a_document() {
    let text = made("fire at pier.txt", "Fire at the pier\n\nSmoke.\n\nMore smoke.\n");
    assert_eq!(
        (text.each("id"), text.each("title")),
        (vec!["fire-at-pier"], vec!["Fire at the pier"])
    );
    assert_eq!(text.each("text"), ["Smoke.\n\nMore smoke."]);
    let marked = made(
        "a.md",
        "---\ntitle: Fire\ndate: 2016-06-04\nsource: The Herald\ntags: [fire, port]\n---\n## Smoke\n\nA [word](https://e.example).\n",
    );
    assert_eq!(
        (marked.each("published"), marked.each("outlet")),
        (vec!["2016-06-04"], vec!["the-herald"])
    );
    assert_eq!(marked.each("text"), ["Smoke\n\nA word."]);
}

#[test]
fn a_page_is_its_article() {
    let page = format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>Fire at the pier | Herald</title>\
         <meta property=\"og:title\" content=\"Fire at the pier\"><meta property=\"og:site_name\" content=\"The Herald\">\
         <meta property=\"article:published_time\" content=\"2016-06-04T10:00:00Z\"><link rel=\"canonical\" href=\"https://e.example/fire\"></head>\
         <body><nav><a href=\"/\">Home</a><a href=\"/x\">Subscribe</a></nav><article><h1>Fire at the pier</h1>{}</article>\
         <footer>All rights</footer></body></html>",
        "<p>The pier burnt for an hour on Monday, and the mayor, who had come by boat, said that nobody was hurt.</p>"
            .repeat(6)
    );
    let made = made("saved", &page);
    assert_eq!(
        (made.each("title"), made.each("outlet")),
        (vec!["Fire at the pier"], vec!["the-herald"])
    );
    assert_eq!(
        (made.each("published"), made.each("address")),
        (vec!["2016-06-04"], vec!["https://e.example/fire"])
    );
    let text = made.each("text").concat();
    assert_eq!(text.matches("\n\n").count(), 5, "{text}");
    assert!(!text.contains("Subscribe"), "{text}");
}

#[test]
fn a_mail_is_a_document() {
    let mail = "From: Ana Berg <ana@e.example>\r\nTo: Desk <desk@e.example>\r\nSubject: =?utf-8?Q?Caf=C3=A9_fire?=\r\nDate: Sat, 04 Jun 2016 10:00:00 +0200\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nSmoke at the caf=E9.\r\n";
    let made = made("m.eml", mail);
    assert_eq!(
        (made.each("title"), made.each("text")),
        (vec!["Café fire"], vec!["Smoke at the café."])
    );
    assert_eq!(
        (made.each("outlet"), made.each("published")),
        (vec!["ana-berg"], vec!["2016-06-04"])
    );
}

#[test]
fn a_feed_is_its_entries() {
    let rss = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>The Herald</title><item><title>Fire</title><link>https://e.example/1</link><pubDate>Sat, 04 Jun 2016 10:00:00 GMT</pubDate><description>&lt;p&gt;Smoke &amp;amp; fire&lt;/p&gt;</description><category>Local</category></item></channel></rss>";
    let made = made("feed.xml", rss);
    assert_eq!(
        (made.each("title"), made.each("text")),
        (vec!["Fire"], vec!["Smoke & fire"])
    );
    assert_eq!(
        (made.each("published"), made.each("address")),
        (vec!["2016-06-04"], vec!["https://e.example/1"])
    );
    let atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Wire</title><id>u:1</id><updated>2016-06-05T00:00:00Z</updated><entry><id>u:2</id><title>Flood</title><updated>2016-06-05T00:00:00Z</updated><content>Water.</content></entry></feed>";
    assert_eq!(support::made::made("a.atom", atom).each("text"), ["Water."]);
}

#[test]
fn citations_keep_what_they_say() {
    let csl = made(
        "x.json",
        r#"[{"id":"berg2016","type":"article-newspaper","title":"Fire","container-title":"The Herald","issued":{"date-parts":[["2016","06"]]},"author":[{"given":"Jan","family":"Berg","non-dropping-particle":"van der"}],"URL":"https://e.example/1","abstract":"Smoke."},{"id":"old","type":"book","title":"Old","issued":{"date-parts":[[1900]],"circa":true}}]"#,
    );
    assert_eq!(csl.each("published"), ["2016-06", "none"]);
    assert_eq!(csl.each("note")[1], "Date as given: circa 1900");
    assert_eq!(csl.documents[0]["author"][0], "Jan van der Berg");
    let ris = made(
        "x.ris",
        "TY  - NEWS\r\nID  - 1\r\nT1  - Fire\r\nA1  - Berg, Ana\r\nAU  - Noor, Bo\r\nT2  - The Herald\r\nDA  - 2016/06/04/\r\nN2  - Smoke\r\ngoes on.\r\nUR  - https://e.example/1\r\nXX  - kept\r\nER  - \r\n",
    );
    assert_eq!(
        (ris.each("published"), ris.each("text")),
        (vec!["2016-06-04"], vec!["Smoke\n\ngoes on."])
    );
    assert_eq!(ris.documents[0]["author"].as_array().unwrap().len(), 2);
    assert_eq!(
        ris.documents[0]["xx"][0].as_str().or(ris.documents[0]["xx"].as_str()),
        Some("kept")
    );
    let bib = made(
        "x.bib",
        "@article{berg, title = {The {Herald}'s \\'etude}, author = {Berg, Ana and Noor, Bo}, journal = {Herald}, year = 2016, month = jun, abstract = {Smoke.}}\n",
    );
    assert_eq!(
        (bib.each("title"), bib.each("published")),
        (vec!["The Herald's étude"], vec!["2016-06"])
    );
    let broken = made(
        "y.bib",
        "@article{a, title = {One}, year = 2016}\n@article{b, title = {Two {open}, year = 2016}\n@article{c, title = {Three}}\n",
    );
    assert!(broken.each("title").contains(&"One"), "{}", broken.report);
    assert!(
        broken
            .report
            .contains("not imported, an entry that BibTeX cannot read: 1 row, in line 2\n"),
        "{}",
        broken.report
    );
}

#[test]
fn an_annotation_is_the_words_it_marks() {
    let hypothesis = r#"{"total":1,"rows":[{"id":"h1","created":"2016-06-04T10:00:00Z","user":"acct:ana@e.example","uri":"https://e.example/1","text":"Who says?","tags":["doubt"],"document":{"title":["Fire"]},"target":[{"source":"https://e.example/1","selector":[{"type":"RangeSelector"},{"type":"TextQuoteSelector","exact":"nobody was hurt","prefix":"that "}]}]}]}"#;
    let made = made("h.json", hypothesis);
    assert_eq!(
        (made.each("text"), made.each("note")),
        (vec!["nobody was hurt"], vec!["Who says?"])
    );
    assert_eq!(
        (made.each("title"), made.each("address")),
        (vec!["Fire"], vec!["https://e.example/1"])
    );
}

#[test]
fn a_folder_is_all_its_files() {
    let folder = Folder::new();
    folder.write("in/b.txt", "Flood\n\nWater.\n");
    folder.write(
        "in/2016/a.eml",
        "From: Ana <a@e.example>\nDate: Sat, 04 Jun 2016 10:00:00 +0000\nSubject: Fire\n\nSmoke.\n",
    );
    folder.write("in/t.csv", "id,title,date\n1,Frost,04/06/2016\n");
    folder.write("in/photo.png", b"\x89PNG\r\n");
    let made = folder.path().join("made");
    let report = import_with(&folder.path().join("in"), &made, &Options::default())
        .unwrap()
        .to_string();
    assert!(report.contains("3 of 3 rows are documents"), "{report}");
    assert!(
        report.contains("photo.png was left out: no kind of file that can be imported\n"),
        "{report}"
    );
    assert!(report.contains("reads them: 1 row, in line 2 of t.csv\n"), "{report}");
    assert!(compile_dir(&made).is_ok());
}

#[test]
fn a_dry_run_writes_nothing_and_shows_all() {
    let folder = Folder::new();
    folder.write("t.csv", "id,title,desk\n1,Fire,North\n2,Flood,South\n");
    let options = Options {
        dry_run: true,
        ..Options::default()
    };
    let made = folder.path().join("made");
    let done = import_with(&folder.path().join("t.csv"), &made, &options).unwrap();
    assert!(!made.exists());
    assert_eq!(
        done.first.as_deref(),
        Some(r#"{"desk":"North","id":"1","title":"Fire"}"#)
    );
    assert_eq!(
        done.to_string(),
        "id     the id of a document\n       first: 1\ntitle  the title of a document\n       first: Fire\n\
         desk   kept as a facet with 2 values\n       first: North\n\n2 of 2 rows are documents, of 0 outlets\n"
    );
}

#[test]
fn the_author_says_what_cannot_be_known() {
    let folder = Folder::new();
    folder.write("t.csv", b"id,title,date\n1,\xc7\xe4\xe9,04/06/2016\n");
    let options = Options {
        encoding: Some("macintosh".to_owned()),
        order: Some(Order::DayFirst),
        ..Options::default()
    };
    let made = folder.path().join("made");
    import_with(&folder.path().join("t.csv"), &made, &options).unwrap();
    let documents = folder.read("made/documents.jsonl");
    assert!(
        documents.contains("2016-06-04") && documents.contains("«‰È"),
        "{documents}"
    );
    let wrong = Options {
        encoding: Some("latin-99".to_owned()),
        ..Options::default()
    };
    let why = import_with(&folder.path().join("t.csv"), &folder.path().join("other"), &wrong).unwrap_err();
    assert!(
        why.starts_with("`latin-99` is no encoding: expected a name such as"),
        "{why}"
    );
}

#[test]
fn what_is_no_such_file_is_refused_with_a_way_on() {
    assert!(refused("a.pdf", "%PDF-1.7\n").contains("is a PDF: export its text first"));
    assert!(refused("a.bin", "one word").contains("is no file that can be imported: expected spreadsheets (.xlsx"));
    let mut zip = Vec::new();
    zip.write_all(b"PK\x03\x04").unwrap();
    assert!(made_bytes_refused("a.docx", &zip).contains("is packed: unpack it, or save it as text"));
}

fn made_bytes_refused(name: &str, bytes: &[u8]) -> String {
    let folder = Folder::new();
    folder.write(name, bytes);
    import_with(
        &folder.path().join(name),
        &folder.path().join("made"),
        &Options::default(),
    )
    .unwrap_err()
}

/// The file was written by openpyxl 3.1.5.
#[test]
fn a_spreadsheet_is_its_first_table() {
    let book = include_bytes!("reports.xlsx");
    let made = made_bytes("reports.xlsx", book);
    assert_eq!(
        (made.each("title"), made.each("published")),
        (vec!["Fire", "Flood"], vec!["2016-06-04", "2016-06-05"])
    );
    assert!(
        made.report
            .contains("sheet `Notes` was left out: save it as a file of its own\n"),
        "{}",
        made.report
    );
}
