//! Tables as other programs and people leave them: what is read, what is told, what is refused.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on ends here")]

mod support;

use crosscheck_import::import;
use support::Folder;
use support::made::{made, made_with, refused};

#[test]
fn a_table_without_a_document_leaves_no_folder() {
    assert_eq!(
        refused("t.csv", "a,b\n1,2,3\n4,5,6\n"),
        "no row of t.csv is a document, so nothing was made of it\n\
         not imported, more or fewer cells than the first row: 2 rows, in lines 2–3"
    );
    assert_eq!(
        refused("t.csv", "colour,size\nred,2\n"),
        "no row of t.csv is a document, so nothing was made of it\n\
         not imported, nothing that belongs to a document: 1 row, in line 2\n\n\
         colour  kept as a facet with 1 value\n\
         size    kept as a facet with 1 value"
    );
    assert_eq!(
        refused("t.csv", "id,title\n"),
        "t.csv has no row, so nothing was made of it"
    );
    assert_eq!(refused("t.csv", ""), "t.csv has no row, so nothing was made of it");
    assert_eq!(
        refused("t.jsonl", "[]"),
        "t.jsonl has no row, so nothing was made of it"
    );
}

#[test]
fn a_quotation_mark_that_is_not_closed_takes_no_row_along() {
    let table = "id\ttitle\ttext\n1\t\"Pier talks\tOne\n2\tB\ttwo\n3\tC\tthree\n4\tMayor \"calm\tfour\n5\tE\"\tfive\n6\tF\tsix\n";
    let tabs = made("t.tsv", table);
    assert_eq!(
        tabs.each("title"),
        ["\"Pier talks", "B", "C", "Mayor \"calm", "E\"", "F"]
    );
    assert!(tabs.report.contains("\n6 of 6 rows are documents, of 0 outlets\na quotation mark that is not closed was read as a letter: 1 row, in line 2\n"), "{}", tabs.report);
    // Closed four rows below, where nobody meant it.
    let closed = made(
        "t.tsv",
        "id\ttitle\ttext\n1\t\"Pier\tOne\n2\tB\ttwo\n3\tC\"\tthree\n4\tD\tfour\n",
    );
    assert_eq!(closed.each("title"), ["\"Pier", "B", "C\"", "D"]);
    let commas = made("t.csv", "id,title,text\n1,A,\"never closed\n2,B,two\n3,\"C\",three\n");
    assert_eq!(commas.each("text"), ["\"never closed", "two", "three"]);
    assert!(
        commas.report.contains("was read as a letter: 1 row, in line 2\n"),
        "{}",
        commas.report
    );
    // A mark behind which a row has too few cells.
    let lost = made("t.csv", "id,title,text\n1,\"A, B,x,y\n2,B,two\n");
    assert!(
        lost.report
            .contains("not imported, a quotation mark that is not closed: 1 row, in line 2\n"),
        "{}",
        lost.report
    );
    assert_eq!(lost.each("id"), ["2"]);
}

#[test]
fn quoted_texts_keep_their_lines() {
    let table =
        "id,text,title\n\"a\nb\",\"One, two\nthree, four, five\n\nsix\",\"T \"\"x\"\"\"\nc,\"Just, one\",\"\"\n";
    let made = made("t.csv", table);
    assert_eq!(made.each("text"), ["One, two\nthree, four, five\n\nsix", "Just, one"]);
    assert_eq!(made.each("title"), ["T \"x\"", "none"]);
    assert!(made.report.contains("\n2 of 2 rows are documents"), "{}", made.report);
}

#[test]
fn a_first_line_may_name_the_separator() {
    let made = made(
        "t.csv",
        "\u{feff}sep=;\r\nid;title;text;date\r\n1;Fire, again;Smoke, fog;2021-03-02\r\n2;Flood;Water;2021-03-03\r\n",
    );
    assert_eq!(made.each("title"), ["Fire, again", "Flood"]);
    assert_eq!(made.each("published"), ["2021-03-02", "2021-03-03"]);
}

#[test]
fn empty_cells_at_the_end_are_nothing() {
    let more = made("t.csv", "id,title,text\n1,Fire,Smoke,\n2,Flood,Water,,\n");
    assert_eq!(more.each("text"), ["Smoke", "Water"]);
    assert!(
        more.report.ends_with("\n2 of 2 rows are documents, of 0 outlets\n"),
        "{}",
        more.report
    );
    let fewer = made("t.csv", "id,title,text,note\n1,Fire,Smoke,x\n2,Flood,Water\n3,Frost\n");
    assert_eq!(fewer.each("title"), ["Fire", "Flood", "Frost"]);
    assert!(
        fewer
            .report
            .ends_with("cells missing at the end were read as empty: 2 rows, in lines 3–4\n"),
        "{}",
        fewer.report
    );
    // One row that a line end has broken in two is not two.
    let broken = made(
        "t.csv",
        "id,title,text,note\n1,Fire,Smoke,x\n2,Flood,Water is\nhigh,x\n",
    );
    assert!(
        broken
            .report
            .ends_with("not imported, more or fewer cells than the first row: 2 rows, in lines 3–4\n"),
        "{}",
        broken.report
    );
}

#[test]
fn the_separator_is_what_the_rows_agree_on() {
    assert_eq!(
        made(
            "t.csv",
            "id;titre (court, clair);texte (long, libre, brut)\n1;A;un\n2;B;deux\n"
        )
        .each("id"),
        ["1", "2"]
    );
    assert_eq!(
        made("t.csv", "\"Lead; dek; slug; note\",title,text\nx,Fire,Smoke\n").each("title"),
        ["Fire"]
    );
    let broken = made("t.csv", "\"id\n(key)\";title;text, plain, long\n1;A;un\n");
    assert_eq!(broken.each("title"), ["A"]);
    assert_eq!(
        made("t.csv", "title\nOne\nTwo; three\n").each("title"),
        ["One", "Two; three"]
    );
}

#[test]
fn lines_above_the_header_are_left_out() {
    let report = "Report of the invented desk\nGenerated 2021-03-02\n\nid,title,text\n1,A,one\n2,B,two\n";
    let above = made("t.csv", report);
    assert_eq!(above.each("title"), ["A", "B"]);
    assert!(above.report.ends_with("\n2 of 2 rows are documents, of 0 outlets\nlines 1–2 stand above the names of the columns and were left out\n"), "{}", above.report);
    // Spreadsheets fill such lines up.
    let padded = made("t.csv", "Report,,\nid,title,text\n1,A,one\n2,B,two\n");
    assert_eq!(padded.each("title"), ["A", "B"]);
    assert!(
        padded
            .report
            .ends_with("line 1 stands above the names of the columns and was left out\n"),
        "{}",
        padded.report
    );
    // A header that is shorter than the rows is one.
    assert_eq!(made("t.csv", "id,\n1,A\n2,B\n").each("id"), ["1", "2"]);
}

#[test]
fn a_technical_time_is_no_date_where_another_column_is_called_so() {
    let table = "incident_id,event_date,source,remarks,timestamp\n\
                 IRQ1,04 June 2016,News,\"@\",1700000000\nIRQ2,05 June 2016,News,Quiet.,1700000000\n"
        .replace('@', &"On 4 June 2016 two groups met. ".repeat(8));
    let guessed = made("t.csv", &table);
    assert_eq!(guessed.each("published"), ["none", "none"]);
    assert!(
        guessed.report.starts_with(
            "incident_id  kept as a facet with 2 values, under the key `incident-id`; `--column incident_id=id` makes it the id of a document\n\
             event_date   kept as a facet with 2 values, under the key `event-date`; `--column event_date=date` makes it the date of a document\n\
             source       the outlet of a document\n\
             remarks      dropped: its longest value has 247 bytes, too many to choose by; `--column remarks=text` makes it the text of a document\n\
             timestamp    kept as a facet with 1 value\n"
        ),
        "{}",
        guessed.report
    );
    let named = made_with(
        "t.csv",
        table.as_bytes(),
        &[("incident_id", "id"), ("event_date", "date"), ("remarks", "text")],
    );
    assert_eq!(named.each("published"), ["2016-06-04", "2016-06-05"]);
    assert_eq!(named.each("id"), ["irq1", "irq2"]);
    assert_eq!(named.each("text")[1], "Quiet.");
    // Alone it is the best there is.
    assert_eq!(
        made("t.csv", "title,timestamp\nA,1465034400\n").each("published"),
        ["2016-06-04"]
    );
}

#[test]
fn a_column_can_be_named_only_where_it_is() {
    let folder = Folder::new();
    folder.write("t.csv", "a,b\n1,2\n");
    let import = |named| import(&folder.path().join("t.csv"), &folder.path().join("made"), named).unwrap_err();
    assert_eq!(
        import(&[("c", "text")]),
        "the table has no column `c`: it has `a` and `b`"
    );
    assert_eq!(
        import(&[("a", "colour")]),
        "`colour` is no part of a document: expected `id`, `title`, `text`, `outlet`, `date`, `address`, `language` and `note`"
    );
}

#[test]
fn several_values_of_one_cell_are_cut() {
    let themes = |end: &str| {
        (0..14)
            .map(|at| format!("THEME_{at:02}_{end}"))
            .collect::<Vec<_>>()
            .join(";")
    };
    let table = format!(
        "id,title,themes\n1,A,{}\n2,B,{};\n3,C,{}\n",
        themes("ABCDE"),
        themes("ABCDE"),
        themes("X")
    );
    let cut = made("t.csv", &table);
    assert!(
        cut.report
            .contains("themes  kept as a facet with 28 values, cut at `;`\n"),
        "{}",
        cut.report
    );
    assert_eq!(cut.documents[1]["themes"].as_array().unwrap().len(), 14);
    // Where they are a facet as they are, the author decides.
    let kept = made("t.csv", "id,tags\n1,a;b\n2,a;b\n3,c\n");
    assert!(
        kept.report.contains("tags  kept as a facet with 2 values; `separator = \";\"` under its [[column]] in corpus.toml would cut them\n"),
        "{}",
        kept.report
    );
    assert_eq!(kept.each("tags"), ["a;b", "a;b", "c"]);
    // A long value among many becomes a note.
    let mut rows = "id,kind\n".to_owned();
    (0..40).for_each(|at| rows.push_str(&format!("{at},k{}\n", at % 3)));
    rows.push_str(&format!("40,{}\n", "long ".repeat(60)));
    let long = made("t.csv", &rows);
    assert!(
        long.report.contains("kind  kept as a facet with 3 values\n"),
        "{}",
        long.report
    );
    assert!(
        long.report
            .ends_with("a value too long for a facet became a note: 1 row, in line 42\n"),
        "{}",
        long.report
    );
    assert!(long.each("note")[40].starts_with("kind as given: long long"));
}

#[test]
fn a_list_of_objects_is_read_too() {
    let list =
        "[\n{\"id\":\"1\",\"title\":\"A\"},\n{\"id\":\"2\",\"title\":\"B\"},\n{\"id\":\"3\",\"title\":\"C\"}\n]\n";
    assert_eq!(made("t.jsonl", list).each("title"), ["A", "B", "C"]);
    assert_eq!(made("t.json", list).each("title"), ["A", "B", "C"]);
    let spread = "{\n  \"title\": \"A\"\n}\n{\n  \"title\": \"B\"\n}\n";
    assert_eq!(made("t.jsonl", spread).each("title"), ["A", "B"]);
    let commas = "{\"title\":\"A\"},\n{\"title\":\"B\"}\n";
    assert_eq!(made("t.jsonl", commas).each("title"), ["A", "B"]);
    let broken = made("t.jsonl", "[{\"title\":\"A\"},\n{\"title\":}]\n");
    assert!(
        broken
            .report
            .ends_with("not imported, not valid JSON, so that nothing behind it was read: 1 row, in line 2\n"),
        "{}",
        broken.report
    );
}

#[test]
fn names_that_only_white_space_tells_apart_are_one() {
    let rows = "id,source,desk\n1,Example News,North  desk\n2,Example\u{a0}News,North desk\n3,Example  News,north desk\n4,EXAMPLE NEWS,\n";
    let made = made("t.csv", rows);
    assert_eq!(
        made.each("outlet"),
        ["example-news", "example-news", "example-news", "example-news-2"]
    );
    assert!(
        made.report
            .contains("desk    kept as a facet with 2 values, 1 of which only capitals tell from others\n"),
        "{}",
        made.report
    );
    assert!(
        made.report.ends_with(
            "outlets that look alike: `Example News` and `EXAMPLE NEWS`. If they are one, give the others `group = \"ID\"` in outlets.toml\n"
        ),
        "{}",
        made.report
    );
}

#[test]
fn what_is_no_address_becomes_a_note() {
    let rows = "id,url\n1,http://example.org/a\n2,www.example.org/b\n3,N/A\n4,https://example.org/d\n5,https://a b\n";
    let made = made("t.csv", rows);
    assert_eq!(
        made.each("address"),
        ["http://example.org/a", "none", "none", "https://example.org/d", "none"]
    );
    assert_eq!(made.each("note")[2], "Address as given: N/A");
    assert!(
        made.report
            .ends_with("an address that is not of the web became a note: 3 rows, in lines 3–4, 6\n"),
        "{}",
        made.report
    );
}

#[test]
fn markup_is_taken_out_of_texts() {
    let rows = "{\"title\":\"R&amp;D\",\"text\":\"<p>Smoke &amp; fire</p><p>Tom&nbsp;left</p>\"}\n{\"title\":\"B\",\"text\":\"a < b\"}\n";
    let made = made("t.jsonl", rows);
    assert_eq!(made.each("text"), ["Smoke & fire\n\nTom left", "a < b"]);
    assert_eq!(made.each("title"), ["R&D", "B"]);
    assert!(
        made.report
            .ends_with("markup was taken out of a text: 1 row, in line 1\n"),
        "{}",
        made.report
    );
}

#[test]
fn ranges_are_intervals_and_doubtful_dates_notes() {
    let rows = "id,date\n1,5-7 May 2016\n2,12 noon June 2016\n3,25/12/2016\n4,04/06/2016\n";
    let made = made("t.csv", rows);
    assert_eq!(
        made.each("published"),
        ["2016-05-05/2016-05-07", "none", "2016-12-25", "none"]
    );
    assert_eq!(made.each("note")[1], "Date as given: 12 noon June 2016");
    assert!(
        made.report
            .ends_with(
                "a date not understood became a note: 1 row, in line 3\n\
                 a date that may be two became a note; `--dates day-first` or `--dates month-first` reads them: 1 row, in line 5\n"
            ),
        "{}",
        made.report
    );
}
