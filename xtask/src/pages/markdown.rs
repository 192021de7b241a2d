//! Markdown into the inside of a page. Only what our documents use is known; anything else is refused with its line, so
//! that nothing reaches a page unread.

use crosscheck_model::Corpus;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::bundle::escaped;

/// A document as a page shows it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Body {
    /// Its first heading, as text.
    pub(super) title: String,
    /// The id and the name of each section, as HTML.
    pub(super) contents: Vec<(String, String)>,
    /// Everything after the first heading.
    pub(super) html: String,
}

/// Reads a document. An error begins with its file and line.
pub(super) fn convert(file: &str, text: &str, corpus: &Corpus) -> Result<Body, String> {
    let mut writer = Writer::new(corpus);
    for (event, place) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        writer.event(event).map_err(|why| {
            let line = text.get(..place.start).unwrap_or(text).matches('\n').count() + 1;
            format!("{file}:{line}: {why}")
        })?;
    }
    if writer.body.title.is_empty() {
        return Err(format!(
            "{file}:1: expected a title: begin with a line such as `# The codebook`"
        ));
    }
    Ok(writer.body)
}

struct Writer<'a> {
    corpus: &'a Corpus,
    body: Body,
    /// The heading being written: its level, and where it begins.
    heading: Option<(HeadingLevel, usize)>,
    /// The last heading, as text.
    last_heading: String,
    /// Whether the row being written is a table's first.
    in_head: bool,
    /// What closes each link being written.
    links: Vec<&'static str>,
    /// The document of the last locator in this block, for `:15` after `baghdad-post-2017:13`.
    document: Option<String>,
}

impl<'a> Writer<'a> {
    fn new(corpus: &'a Corpus) -> Self {
        Self {
            corpus,
            body: Body {
                title: String::new(),
                contents: Vec::new(),
                html: String::new(),
            },
            heading: None,
            last_heading: String::new(),
            in_head: false,
            links: Vec::new(),
            document: None,
        }
    }

    fn event(&mut self, event: Event<'_>) -> Result<(), String> {
        match event {
            Event::Start(tag) => return self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text),
            Event::SoftBreak => self.text("\n"),
            Event::Code(text) => return self.code(&text),
            Event::Html(markup) | Event::InlineHtml(markup) => {
                return Err(format!("`{}` is markup: write it in Markdown", markup.trim()));
            }
            other => return Err(unknown(&other)),
        }
        Ok(())
    }

    fn put(&mut self, html: &str) {
        self.body.html.push_str(html);
    }

    fn text(&mut self, text: &str) {
        if self.heading.is_some() {
            self.last_heading.push_str(text);
        }
        let text = escaped(text);
        self.put(&text);
    }

    fn start(&mut self, tag: Tag<'_>) -> Result<(), String> {
        match tag {
            Tag::Paragraph | Tag::Item | Tag::TableRow => self.document = None,
            _ => {}
        }
        match tag {
            Tag::Heading { level, .. } => self.open_heading(level)?,
            Tag::Paragraph => self.put("<p>"),
            Tag::List(None) => self.put("<ul>\n"),
            Tag::List(Some(1)) => self.put("<ol>\n"),
            Tag::Item => self.put("<li>"),
            Tag::Emphasis => self.put("<em>"),
            Tag::Strong => self.put("<strong>"),
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => self.put("<pre tabindex=\"0\"><code>"),
            Tag::Table(_) => {
                // Wider than a phone: the box scrolls, so it can have the focus, so it needs a name.
                let name = escaped(&self.last_heading);
                self.put(&format!(
                    "<div class=\"page__table\" tabindex=\"0\" role=\"group\" aria-label=\"Table: {name}\">\n<table>\n"
                ));
            }
            Tag::TableHead => {
                self.in_head = true;
                self.put("<thead>\n<tr>");
            }
            Tag::TableRow => self.put("<tr>"),
            Tag::TableCell => self.put(if self.in_head { "<th scope=\"col\">" } else { "<td>" }),
            Tag::Link { dest_url, .. } => self.open_link(&dest_url)?,
            other => return Err(unknown(&other)),
        }
        Ok(())
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => self.close_heading(),
            TagEnd::Paragraph => self.put("</p>\n"),
            TagEnd::List(false) => self.put("</ul>\n"),
            TagEnd::List(true) => self.put("</ol>\n"),
            TagEnd::Item => self.put("</li>\n"),
            TagEnd::Emphasis => self.put("</em>"),
            TagEnd::Strong => self.put("</strong>"),
            TagEnd::CodeBlock => self.put("</code></pre>\n"),
            TagEnd::Table => self.put("</tbody>\n</table>\n</div>\n"),
            TagEnd::TableHead => {
                self.in_head = false;
                self.put("</tr>\n</thead>\n<tbody>\n");
            }
            TagEnd::TableRow => self.put("</tr>\n"),
            TagEnd::TableCell => self.close_cell(),
            TagEnd::Link => {
                let close = self.links.pop().unwrap_or_default();
                self.put(close);
            }
            // What cannot be opened is never closed.
            _ => {}
        }
    }

    fn open_heading(&mut self, level: HeadingLevel) -> Result<(), String> {
        let first = self.body.title.is_empty();
        match level {
            HeadingLevel::H1 if first => {}
            HeadingLevel::H1 => return Err("a second title: write `##` for a section".to_owned()),
            _ if first => return Err("a section before the title: begin with `# `".to_owned()),
            HeadingLevel::H2 | HeadingLevel::H3 => {}
            _ => return Err("a heading of the fourth level or below: write `##` or `###`".to_owned()),
        }
        self.last_heading.clear();
        self.heading = Some((level, self.body.html.len()));
        Ok(())
    }

    fn close_heading(&mut self) {
        let Some((level, from)) = self.heading.take() else {
            return;
        };
        let inside = self.body.html.split_off(from);
        match level {
            HeadingLevel::H1 => self.body.title = self.last_heading.clone(),
            HeadingLevel::H2 => {
                let id = format!("page-{}", self.body.contents.len() + 1);
                self.put(&format!("<h3 id=\"{id}\">{inside}</h3>\n"));
                self.body.contents.push((id, inside));
            }
            _ => self.put(&format!("<h4>{inside}</h4>\n")),
        }
    }

    /// A head without words is no head.
    fn close_cell(&mut self) {
        if !self.in_head {
            self.put("</td>");
        } else if let Some(before) = self.body.html.strip_suffix("<th scope=\"col\">") {
            self.body.html.truncate(before.len());
            self.put("<td></td>");
        } else {
            self.put("</th>");
        }
    }

    /// Addresses elsewhere are links. Other documents of the repository are not in the bundle, so they are only named.
    fn open_link(&mut self, to: &str) -> Result<(), String> {
        if to.starts_with("https://") {
            self.put(&format!("<a href=\"{}\" rel=\"noreferrer\">", escaped(to)));
            self.links.push("</a>");
        } else if to.ends_with(".md") && !to.contains(':') {
            self.put("<cite>");
            self.links.push("</cite>");
        } else {
            return Err(format!(
                "`{to}` leads nowhere from a page of its own: link to `https://…` or to a document"
            ));
        }
        Ok(())
    }

    /// A locator or the id of a claim leads to its paragraph.
    fn code(&mut self, text: &str) -> Result<(), String> {
        let code = format!("<code>{}</code>", escaped(text));
        match self.paragraph_of(text)? {
            Some((document, paragraph)) => {
                self.put(&format!("<a href=\"./#/read/{document}/{paragraph}\">{code}</a>"));
                self.document = Some(document);
            }
            None => self.put(&code),
        }
        if self.heading.is_some() {
            self.last_heading.push_str(text);
        }
        Ok(())
    }

    fn paragraph_of(&self, text: &str) -> Result<Option<(String, u32)>, String> {
        if let Some(claim) = self.corpus.claims.iter().find(|claim| claim.id == text) {
            let document = self.corpus.document(claim.document);
            return Ok(document.map(|document| (document.id.clone(), claim.paragraph)));
        }
        let Some((document, number)) = text.split_once(':') else {
            return Ok(None);
        };
        let Ok(number) = number.parse::<u32>() else {
            return Ok(None);
        };
        let document = match (document, &self.document) {
            ("", Some(last)) => last.as_str(),
            ("", None) => return Err(format!("`{text}` follows no locator: write `document:paragraph`")),
            (document, _) => document,
        };
        let known = self.corpus.documents.iter().find(|known| known.id == document);
        let has = known.is_some_and(|known| (1..=known.paragraphs.len()).contains(&(number as usize)));
        if has {
            Ok(Some((document.to_owned(), number)))
        } else {
            Err(format!("the corpus has no paragraph `{document}:{number}`"))
        }
    }
}

fn unknown(what: &impl std::fmt::Debug) -> String {
    let what = format!("{what:?}");
    let name = what.split(['(', ' ', '{']).next().unwrap_or(&what);
    format!("{name} is not known here: use headings, paragraphs, lists, tables, emphasis, code and links")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn corpus() -> Corpus {
        let dir = crate::project::root().join("tests/corpora/second");
        crosscheck_compiler::compile_dir(&dir).unwrap().corpus
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let body = convert("a.md", &format!("# Title\n\n{text}"), &corpus()).unwrap();
        assert_eq!(body.html, expected);
    }

    #[track_caller]
    fn refused(text: &str, expected: &str) {
        assert_eq!(convert("a.md", text, &corpus()), Err(expected.to_owned()));
    }

    #[test]
    fn what_our_documents_use_is_written() {
        check(
            "A *b* **c** & `d<e`.\nNext.",
            "<p>A <em>b</em> <strong>c</strong> &amp; <code>d&lt;e</code>.\nNext.</p>\n",
        );
        check("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n");
        check("Text:\n1. one", "<p>Text:</p>\n<ol>\n<li>one</li>\n</ol>\n");
        check("### Low", "<h4>Low</h4>\n");
        check(
            "```sh\na & b\n```",
            "<pre tabindex=\"0\"><code>a &amp; b\n</code></pre>\n",
        );
    }

    #[test]
    fn a_table_has_a_name_and_no_empty_heads() {
        check(
            "## The *parts*\n| a | |\n|---|---|\n| 1 | 2 |",
            "<h3 id=\"page-1\">The <em>parts</em></h3>\n\
             <div class=\"page__table\" tabindex=\"0\" role=\"group\" aria-label=\"Table: The parts\">\n<table>\n\
             <thead>\n<tr><th scope=\"col\">a</th><td></td></tr>\n</thead>\n\
             <tbody>\n<tr><td>1</td><td>2</td></tr>\n</tbody>\n</table>\n</div>\n",
        );
    }

    #[test]
    fn links_lead_where_a_page_can_go() {
        check(
            "[there](https://example.org/?a&b) [format](corpus-format.md)",
            "<p><a href=\"https://example.org/?a&amp;b\" rel=\"noreferrer\">there</a> <cite>format</cite></p>\n",
        );
    }

    #[test]
    fn locators_and_claims_lead_to_paragraphs() {
        let claim = corpus().claims.first().map(|claim| claim.id.clone()).unwrap();
        let body = convert("a.md", &format!("# T\n`wire-2021:1`, `:2`; `{claim}`"), &corpus()).unwrap();
        assert!(
            body.html
                .contains("<a href=\"./#/read/wire-2021/2\"><code>:2</code></a>"),
            "{}",
            body.html
        );
        assert_eq!(body.html.matches("<a href").count(), 3, "{}", body.html);
    }

    #[test]
    fn anything_else_is_refused_with_its_line() {
        refused(
            "text",
            "a.md:1: expected a title: begin with a line such as `# The codebook`",
        );
        refused("# T\n\n<b>x</b>", "a.md:3: `<b>` is markup: write it in Markdown");
        refused(
            "# T\n\na\n\n> b",
            "a.md:5: BlockQuote is not known here: use headings, paragraphs, lists, tables, emphasis, code and links",
        );
        refused(
            "# T\n[x](javascript:1)",
            "a.md:2: `javascript:1` leads nowhere from a page of its own: link to `https://…` or to a document",
        );
        refused(
            "# T\n`wire-2021:99`",
            "a.md:2: the corpus has no paragraph `wire-2021:99`",
        );
        refused(
            "# T\n`:9`",
            "a.md:2: `:9` follows no locator: write `document:paragraph`",
        );
        refused("# T\n# U", "a.md:2: a second title: write `##` for a section");
    }
}
