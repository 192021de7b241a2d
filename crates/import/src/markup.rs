//! A text with HTML in it into plain text.

use dom_query::Document;

/// Elements that tell markup from a text with angle brackets, each with the paragraph it ends or the line.
const ELEMENTS: [(&str, &str); 45] = [
    ("p", PARAGRAPH),
    ("div", PARAGRAPH),
    ("h1", PARAGRAPH),
    ("h2", PARAGRAPH),
    ("h3", PARAGRAPH),
    ("h4", PARAGRAPH),
    ("h5", PARAGRAPH),
    ("h6", PARAGRAPH),
    ("ul", PARAGRAPH),
    ("ol", PARAGRAPH),
    ("li", PARAGRAPH),
    ("blockquote", PARAGRAPH),
    ("table", PARAGRAPH),
    ("tr", PARAGRAPH),
    ("section", PARAGRAPH),
    ("article", PARAGRAPH),
    ("header", PARAGRAPH),
    ("footer", PARAGRAPH),
    ("figure", PARAGRAPH),
    ("figcaption", PARAGRAPH),
    ("pre", PARAGRAPH),
    ("hr", PARAGRAPH),
    ("body", PARAGRAPH),
    ("html", PARAGRAPH),
    ("br", "\n"),
    ("td", " "),
    ("th", " "),
    ("a", ""),
    ("abbr", ""),
    ("b", ""),
    ("strong", ""),
    ("i", ""),
    ("em", ""),
    ("u", ""),
    ("s", ""),
    ("small", ""),
    ("sub", ""),
    ("sup", ""),
    ("span", ""),
    ("font", ""),
    ("img", ""),
    ("iframe", ""),
    ("script", ""),
    ("style", ""),
    ("video", ""),
];

const PARAGRAPH: &str = "\n\n";

/// Elements whose content is no text for a reader.
const UNREAD: [&str; 2] = ["script", "style"];

/// The text without its markup; nothing where it has none.
pub(crate) fn plain(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let (mut rest, mut found) = (text, false);
    while let Some(at) = rest.find(['<', '&']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        match tag(from).or_else(|| entity(from)) {
            Some((length, stands_for)) => {
                found = true;
                out.push_str(&stands_for);
                rest = from.get(length..).unwrap_or_default();
            }
            None => {
                let sign = from.chars().next().map_or(0, char::len_utf8);
                out.push_str(from.get(..sign).unwrap_or_default());
                rest = from.get(sign..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    found.then(|| tidy(&out))
}

/// The length of the tag or comment at the beginning, and what stands for it in plain text.
fn tag(from: &str) -> Option<(usize, String)> {
    if let Some(comment) = from.strip_prefix("<!--") {
        let end = comment.find("-->")?;
        return Some(("<!--".len() + end + "-->".len(), String::new()));
    }
    let inside = from.strip_prefix('<')?;
    let end = inside.find('>')?;
    let inside = inside.get(..end)?;
    if inside.contains('<') {
        return None;
    }
    let name = inside.trim_start_matches('/');
    let name_end = name
        .find(|sign: char| !sign.is_ascii_alphanumeric())
        .unwrap_or(name.len());
    let (name, attributes) = name.split_at(name_end);
    let is_tag = attributes.is_empty() || attributes.starts_with(|sign: char| sign.is_whitespace() || sign == '/');
    let name = name.to_ascii_lowercase();
    let (_, stands_for) = ELEMENTS.iter().find(|(known, _)| is_tag && *known == name)?;
    let mut length = end + 2;
    if UNREAD.contains(&name.as_str()) && !inside.starts_with('/') {
        let content = from.get(length..).unwrap_or_default();
        let close = format!("</{name}");
        length += content.to_ascii_lowercase().find(&close).unwrap_or(content.len());
    }
    Some((length, (*stands_for).to_owned()))
}

/// The length of the entity at the beginning, and the sign it stands for.
fn entity(from: &str) -> Option<(usize, String)> {
    let (name, _) = from.strip_prefix('&')?.split_once(';')?;
    let length = name.len() + 2;
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
            None => number.parse().ok()?,
        };
        let sign = char::from_u32(code).filter(|sign| !sign.is_control())?;
        return Some((
            length,
            if sign == '\u{a0}' {
                " ".to_owned()
            } else {
                sign.to_string()
            },
        ));
    }
    let is_name = (2..=31).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let written = format!("&{name};");
    let read = is_name.then(|| Document::fragment(written.as_str()).text().to_string())?;
    let read = if read == "\u{a0}" { " ".to_owned() } else { read };
    (read != written && !read.contains(';')).then_some((length, read))
}

/// Paragraphs with one blank line between them, each without white space around its lines.
fn tidy(text: &str) -> String {
    let mut paragraphs: Vec<String> = Vec::new();
    for paragraph in text.split(PARAGRAPH) {
        let lines = paragraph
            .lines()
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
        if !lines.is_empty() {
            paragraphs.push(lines.join("\n"));
        }
    }
    paragraphs.join(PARAGRAPH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(plain(text).as_deref().unwrap_or("none"), expected, "{text}");
    }

    #[test]
    fn tags_go_and_entities_are_read() {
        check(
            "<p>Smoke &amp; fire</p><p>Tom&nbsp;left</p>",
            "Smoke & fire\n\nTom left",
        );
        check("One<br>Two<br/>Three", "One\nTwo\nThree");
        check("<a href=\"https://x.example\" title='y'>A</a> <EM>b</EM>", "A b");
        check("A<script>if (a < b) { x(\"</p>\") }</script>B<!-- no -->C", "ABC");
        check("It&#8217;s &#x201c;it&#X201D;", "It’s “it”");
        check("AT&amp;T", "AT&T");
        check("&Eacute;lys&eacute;e &scaron; &Omega;&#8230;", "Élysée š Ω…");
        check("<ul>\n<li>One</li>\n<li>Two</li>\n</ul>", "One\n\nTwo");
    }

    #[test]
    fn a_text_without_markup_stays() {
        check("a < b and c > d", "none");
        check("if <x> then y", "none");
        check("<b", "none");
        check("Q&A; R&D", "none");
        check("&unknown; & more", "none");
        check("<alpha>", "none");
    }
}
