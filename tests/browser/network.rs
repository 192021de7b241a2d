//! Network: who is named with whom, heard through whom, copied by whom, and what each tie rests on.

use browser_tests::PHONE;
use serde_json::Value;

use crate::Stage;

crate::tests![
    three_graphs_state_their_finding,
    a_tie_opens_the_passages_it_counts,
    around_one_name_and_a_chain_to_another,
    a_page_of_a_name_leads_to_those_around_it,
    the_drawing_is_a_file_and_fits_a_phone,
];

fn three_graphs_state_their_finding(stage: &Stage) {
    let page = stage.open("#/network");
    let heading = page.heading();
    assert!(heading.contains(" are named together most often: in "), "{heading}");
    let many = page.text_of("#net-many");
    assert!(
        many.starts_with("36 of ") && many.ends_with("in most passages or claims."),
        "{many}"
    );
    page.press("Heard through");
    assert_eq!(page.route(), "#/network?graph=heard");
    let heading = page.heading();
    assert!(
        heading.starts_with("Without ") && heading.ends_with(" not heard at all"),
        "{heading}"
    );
    assert!(page.text().contains(" are no longer heard: "), "{}", page.text());
    page.press("Copied from");
    let heading = page.heading();
    assert!(heading.contains(" ways of copying "), "{heading}");
    let ties = page.string(
        "return String(document.querySelectorAll('#network-svg .net__tie').length)",
        Value::Null,
    );
    assert_eq!(
        page.text_of("#net-table summary"),
        format!("The same as a table: {ties} ties")
    );
    page.visit("#/network?graph=friends");
    assert_eq!(
        page.notices(),
        ["“graph” in the address was not understood and was left out."]
    );
    page.sound();
}

fn a_tie_opens_the_passages_it_counts(stage: &Stage) {
    for route in ["#/network", "#/network?outlet=track-persia"] {
        let page = stage.open(route);
        let click = "new MouseEvent('click', { bubbles: true, cancelable: true })";
        let pick = format!("document.querySelector('#network-svg .net__reach').dispatchEvent({click}); return ''");
        let _ = page.string(&pick, Value::Null);
        page.wait(
            "its passages are listed",
            "document.querySelector('.tm__picked .places a')",
        );
        let says = page.text_of(".tm__picked p");
        let rest = says.split_once(": ").map_or("", |(_, rest)| rest);
        let passages = rest.split(' ').next().and_then(|word| word.parse::<usize>().ok());
        page.follow("Show them in Explore");
        assert_eq!(Some(page.count()), passages, "{says}");
        page.sound();
    }
}

fn around_one_name_and_a_chain_to_another(stage: &Stage) {
    let page = stage.open("#/network");
    page.fill("Around", "Falluja");
    assert_eq!(page.route(), "#/network?around=e:falluja");
    assert!(
        page.heading().starts_with("Falluja is named beside "),
        "{}",
        page.heading()
    );
    page.fill("Shortest chain to", "David Petraeus");
    assert!(page.text().contains("The shortest chain has"), "{}", page.text());
    assert!(page.route().contains("&until=e:david-petraeus"), "{}", page.route());
    page.fill("Around", "Nobody at all");
    assert!(
        page.text().contains("Nobody in this graph is called “Nobody at all”."),
        "{}",
        page.text()
    );
    page.press("All names");
    assert_eq!(page.route(), "#/network");
    page.visit("#/network?around=e:nobody");
    assert_eq!(
        page.notices(),
        ["This corpus does not have “e:nobody”; it was left out."]
    );
    page.sound();
}

fn a_page_of_a_name_leads_to_those_around_it(stage: &Stage) {
    let page = stage.open("#/entity/qassem-soleimani");
    page.follow("Drawn as a network");
    assert_eq!(page.route(), "#/network?around=e:qassem-soleimani");
    assert_eq!(page.field("Around"), "Qassem Soleimani");
    page.sound();
}

fn the_drawing_is_a_file_and_fits_a_phone(stage: &Stage) {
    stage.browser.width(PHONE);
    let page = stage.open("#/network");
    let many = page.text_of("#net-many");
    assert!(many.starts_with("18 of "), "{many}");
    page.press("Save as SVG");
    let said = "document.querySelector('.pict__save').innerText.includes('crosscheck-network.svg is ready')";
    page.wait("the file is ready", said);
    page.sound();
}
