//! More of what tables and texts are like: encodings, quoting, headers of other languages, letters of print, wrapped lines.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on ends here")]

mod support;

use support::made::{made, made_bytes};

#[test]
fn a_file_in_another_encoding_is_read_and_told() {
    let windows = made_bytes(
        "t.csv",
        b"id,title,source\n1,Caf\xe9 br\xfbl\xe9,Le Monde\n2,D\xe9j\xe0 vu,Le Monde\n",
    );
    assert_eq!(windows.each("title"), ["Café brûlé", "Déjà vu"]);
    assert!(
        windows
            .report
            .contains("the file is not UTF-8: it was read as windows-1252; `--encoding NAME` reads it as another\n"),
        "{}",
        windows.report
    );
    let wide = |mark: &[u8], order: fn(u16) -> [u8; 2]| {
        let text = "id\ttitle\r\n1\tCafé\r\n2\tبغداد\r\n";
        let mut bytes = mark.to_vec();
        bytes.extend(text.encode_utf16().flat_map(order));
        bytes
    };
    assert_eq!(
        made_bytes("t.csv", &wide(b"\xff\xfe", u16::to_le_bytes)).each("title"),
        ["Café", "بغداد"]
    );
    assert_eq!(
        made_bytes("t.txt", &wide(b"\xfe\xff", u16::to_be_bytes)).each("title"),
        ["Café", "بغداد"]
    );
    assert_eq!(
        made_bytes("t.tsv", &wide(b"", u16::to_le_bytes)).each("title"),
        ["Café", "بغداد"]
    );
    let cyrillic = made_bytes(
        "t.csv",
        b"id,title\n1,\xcf\xee\xe6\xe0\xf0 \xe2 \xef\xee\xf0\xf2\xf3 \xe2\xf7\xe5\xf0\xe0\n2,\xcd\xe0\xe2\xee\xe4\xed\xe5\xed\xe8\xe5 \xed\xe0 \xf0\xe5\xea\xe5\n",
    );
    assert_eq!(cyrillic.each("title"), ["Пожар в порту вчера", "Наводнение на реке"]);
    let old = made_bytes("t.csv", b"id,title\r1,Fire\r2,Flood\r");
    assert_eq!(old.each("title"), ["Fire", "Flood"]);
    let dos = made_bytes("t.csv", b"id,title\r\n1,Fire\r\n\x1a");
    assert_eq!(dos.each("title"), ["Fire"]);
}

#[test]
fn one_damaged_line_does_not_change_the_encoding() {
    let table = made_bytes("t.csv", b"id,title\n1,Caf\xc3\xa9\n2,D\xc3\xa9j\xc3\xa0\n3,bad \xff\n");
    assert_eq!(table.each("title"), ["Café", "Déjà"]);
    assert!(
        table
            .report
            .ends_with("not imported, not UTF-8 text: 1 row, in line 4\n"),
        "{}",
        table.report
    );
}

#[test]
fn letters_in_a_wrong_encoding_are_told() {
    let table = made("t.csv", "id,title\n1,CafÃ©\n2,Tea\n");
    assert!(
        table.report.contains(
            "look read in a wrong encoding (`Ã©`) were kept as they are: look at the file: 1 row, in line 2\n"
        ),
        "{}",
        table.report
    );
}

#[test]
fn programs_quote_in_their_own_ways() {
    let spaced = made(
        "t.csv",
        "id, title, text\n1, \"Fire, again\", \"Smoke\"\n2, \"Flood\" , Water\n",
    );
    assert_eq!(spaced.each("title"), ["Fire, again", "Flood"]);
    let slashes = made(
        "t.csv",
        "id,title,text\n1,\"He said \\\"no, not now\\\" twice\",x\n2,\"B\",y\n",
    );
    assert_eq!(slashes.each("title"), ["He said \"no, not now\" twice", "B"]);
    let bars = made("t.csv", "id|title|text\n1|Fire, again; and more|Smoke\n2|Flood|Water\n");
    assert_eq!(bars.each("title"), ["Fire, again; and more", "Flood"]);
    let hash = made("t.csv", "#id,title\n1,Fire\n2,Flood\n");
    assert_eq!(hash.each("id"), ["1", "2"]);
    let again = made("t.csv", "id,title\n1,Fire\nid,title\n2,Flood\n");
    assert_eq!(again.each("title"), ["Fire", "Flood"]);
    assert!(
        again
            .report
            .ends_with("not imported, the names of the columns again: 1 row, in line 3\n"),
        "{}",
        again.report
    );
    let unnamed = made("table", "id,title\n1,Fire\n2,Flood\n");
    assert_eq!(unnamed.each("title"), ["Fire", "Flood"]);
}

#[test]
fn columns_have_names_in_many_languages_and_spellings() {
    let german = made(
        "t.csv",
        "Kennung;Überschrift;Volltext;Quelle;Datum\n1;Brand;Rauch;Zeitung;4. Juni 2016\n",
    );
    assert_eq!(
        (german.each("title"), german.each("published")),
        (vec!["Brand"], vec!["2016-06-04"])
    );
    let french = made(
        "t.csv",
        "ID;Titre (court);Texte;Date de publication;Lien\n1;Feu;Fumée;4 juin 2016;https://e.example\n",
    );
    assert_eq!(
        (french.each("title"), french.each("text")),
        (vec!["Feu"], vec!["Fumée"])
    );
    assert_eq!(french.each("published"), ["2016-06-04"]);
    let arabic = made(
        "t.csv",
        "id,العنوان,النص,المصدر,التاريخ\n1,حريق,دخان,جريدة,2016-06-04\n",
    );
    assert_eq!(
        (arabic.each("title"), arabic.each("text")),
        (vec!["حريق"], vec!["دخان"])
    );
    for name in [
        "publishedAt",
        "PUBLISHED_AT",
        "Published at",
        "published-at",
        "Published At (UTC)",
    ] {
        let table = made("t.csv", &format!("title,{name}\nA,2016-06-04T10:00:00Z\n"));
        assert_eq!(table.each("published"), ["2016-06-04"], "{name}");
    }
}

#[test]
fn letters_of_print_become_plain() {
    let table = made(
        "t.jsonl",
        "{\"title\":\"The oﬃce\",\"text\":\"Cafe\u{301} ﬁre in Bagh\u{200b}dad\u{feff}\"}\n{\"title\":\"B\",\"text\":\"plain\"}\n",
    );
    assert_eq!(table.each("title"), ["The office", "B"]);
    assert_eq!(table.each("text"), ["Café fire in Baghdad", "plain"]);
    assert!(
        table.report.ends_with(
            "letters in pieces or in forms of print, and signs that nobody sees, were made plain: 1 row, in line 1\n"
        ),
        "{}",
        table.report
    );
}

#[test]
fn lines_of_a_page_are_joined_and_cut_words_found() {
    let page = "The harbour was closed on Monday after a fire in shed\\nfour, and the mayor of the town said that the infor-\\nmation was wrong and that the market would stay open\\nall week.";
    let table = made("t.jsonl", &format!("{{\"title\":\"A\",\"text\":\"{page}\"}}\n"));
    assert!(
        table
            .report
            .contains("lines as long as a page is wide were read as one paragraph: 1 row, in line 1\n"),
        "{}",
        table.report
    );
    assert_eq!(table.each("text").concat().matches("\n\n").count(), 0);
    assert!(
        table.texts().concat().contains("the information was wrong"),
        "{:?}",
        table.texts()
    );
}

#[test]
fn answers_of_servers_are_unwrapped() {
    let news = r#"{"status":"ok","totalResults":2,"articles":[{"source":{"id":null,"name":"Example News"},"author":"A","title":"Fire","description":"Short","url":"https://e.example/1","urlToImage":null,"publishedAt":"2016-06-04T10:00:00Z","content":"Smoke"},{"source":{"id":null,"name":"Wire"},"title":"Flood","url":"https://e.example/2","urlToImage":null,"publishedAt":"2016-06-05T10:00:00Z","content":"Water"}]}"#;
    let table = made("news.json", news);
    assert_eq!(table.each("outlet"), ["example-news", "wire"]);
    assert_eq!(table.each("text"), ["Smoke", "Water"]);
    assert!(
        table.report.contains("the names of the columns are those of NewsAPI\n"),
        "{}",
        table.report
    );
    assert!(
        table.report.contains(
            "the rows are the 2 objects under `articles`; beside them were left out `status` and `totalResults`\n"
        ),
        "{}",
        table.report
    );
    let hits = r#"{"hits":{"total":1,"hits":[{"_id":"x1","_source":{"title":"Fire","text":"Smoke"}}]}}"#;
    assert_eq!(made("hits.json", hits).each("id"), ["x1"]);
    let map = "{\n\"type\":\"FeatureCollection\",\n\"features\":[{\"type\":\"Feature\",\"properties\":{\"title\":\"Fire\"},\"geometry\":null}]}";
    assert_eq!(made("map.json", map).each("title"), ["Fire"]);
    // An object that is a document is none of these.
    let one = made(
        "one.json",
        "{\"title\":\"Fire\",\"text\":\"Smoke\",\"links\":[{\"href\":\"x\"}]}",
    );
    assert_eq!(one.each("title"), ["Fire"]);
}
