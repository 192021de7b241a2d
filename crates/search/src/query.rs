//! Turns a typed query into a tree of conditions, and slips into notices. Never fails.
//!
//! Words stand side by side and are all needed; `OR` between them asks for either side; `-` leaves out what follows;
//! brackets group; quotation marks ask for the words as they stand; `*` asks for words that begin so. What a word or the
//! value of a field (`place:falluja`) matches in a corpus is left to `planner.rs`.

use crosscheck_model::Corpus;

use crate::Notice;
use crate::fields::NamedField;
use crate::tokens::{ends_in_hebrew, is_hebrew, tokens};

/// A condition.
#[derive(Debug)]
pub(crate) enum Node {
    Term(Term),
    Not(Box<Node>),
    And(Vec<Node>),
    Or(Vec<Node>),
}

/// One thing asked for: a word, words joined by hyphens, a phrase, or the value of a field.
#[derive(Debug, Default)]
pub(crate) struct Term {
    /// As typed, without quotation marks and signs.
    pub(crate) typed: String,
    /// Folded; several for a phrase or a hyphened word.
    pub(crate) words: Vec<String>,
    /// Between quotation marks: found as it stands, in no other forms.
    pub(crate) quoted: bool,
    /// Ends in `*`: the last word is a beginning.
    pub(crate) starred: bool,
    /// At the end of the query, where it may still be being typed.
    pub(crate) unfinished: bool,
    /// The field it is the value of.
    pub(crate) field: Option<NamedField>,
}

/// A query as read.
#[derive(Debug, Default)]
pub(crate) struct Parsed {
    /// `None` where nothing is asked.
    pub(crate) root: Option<Node>,
    pub(crate) notices: Vec<Notice>,
}

/// The most bytes of a query. Of a longer one, probably a pasted text, the beginning is read.
const LONGEST: usize = 1000;
/// How deep brackets may be nested.
const DEEPEST: usize = 16;

/// Reads a query. Of the corpus, only the keys of its columns matter: they are fields.
pub(crate) fn parse(query: &str, corpus: &Corpus) -> Parsed {
    let mut parser = Parser {
        lexemes: Vec::new(),
        at: 0,
        notices: Vec::new(),
    };
    let text = parser.beginning(query);
    parser.lexemes = Lexer {
        rest: text,
        corpus,
        lexemes: Vec::new(),
        notices: &mut parser.notices,
    }
    .read();
    let mut sides = Vec::new();
    while parser.at < parser.lexemes.len() {
        sides.extend(parser.either(0));
        if matches!(parser.peek(), Some(Lexeme::Close)) {
            parser.notice(Notice::LooseBracket);
            parser.at += 1;
        }
    }
    Parsed {
        root: group(sides, Node::And),
        notices: parser.notices,
    }
}

#[derive(Debug)]
enum Lexeme {
    Open,
    Close,
    Or,
    Minus,
    Term(Term),
}

struct Lexer<'a, 'n> {
    rest: &'a str,
    corpus: &'n Corpus,
    lexemes: Vec<Lexeme>,
    notices: &'n mut Vec<Notice>,
}

impl<'a> Lexer<'a, '_> {
    fn read(mut self) -> Vec<Lexeme> {
        while let Some(first) = self.rest.chars().next() {
            let after = self.rest.get(first.len_utf8()..).unwrap_or_default();
            match first {
                '(' | '（' | ')' | '）' => {
                    let opens = matches!(first, '(' | '（');
                    self.lexemes.push(if opens { Lexeme::Open } else { Lexeme::Close });
                    self.rest = after;
                }
                '|' => {
                    self.lexemes.push(Lexeme::Or);
                    self.rest = after.trim_start_matches('|');
                }
                _ if is_quote(first) => self.phrase(None, after),
                _ if first.is_whitespace() => self.rest = after,
                '!' if after.starts_with(|next: char| next.is_alphanumeric() || next == '(' || is_quote(next)) => {
                    self.lexemes.push(Lexeme::Minus);
                    self.rest = after;
                }
                // Word processors make a dash of a minus.
                '−' | '–' if after.starts_with(char::is_alphanumeric) => {
                    self.lexemes.push(Lexeme::Minus);
                    self.rest = after;
                }
                '-' if !after.starts_with('-') => {
                    if after.chars().next().is_none_or(char::is_whitespace) {
                        note(self.notices, Notice::LooseMinus);
                    } else {
                        self.lexemes.push(Lexeme::Minus);
                    }
                    self.rest = after;
                }
                _ => self.word(),
            }
        }
        self.lexemes
    }

    fn phrase(&mut self, field: Option<NamedField>, after: &'a str) {
        let end = after.find(is_quote);
        if end.is_none() {
            note(self.notices, Notice::OpenQuote);
        }
        let typed = after.get(..end.unwrap_or(after.len())).unwrap_or_default();
        let mut words = Vec::new();
        for token in tokens(typed) {
            words.push(token.word);
        }
        let typed = typed.trim();
        if let (true, Some(field)) = (typed.is_empty(), &field) {
            self.leave_out(field);
        } else if !words.is_empty() || field.is_some() {
            let typed = typed.to_owned();
            self.lexemes.push(Lexeme::Term(Term {
                typed,
                words,
                quoted: true,
                starred: false,
                unfinished: end.is_none(),
                field,
            }));
        }
        let rest = end.and_then(|end| after.get(end..)).unwrap_or_default();
        self.rest = rest.strip_prefix(is_quote).unwrap_or(rest);
    }

    fn word(&mut self) {
        let length = end_of_word(self.rest);
        let (chunk, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        match chunk {
            "OR" => return self.lexemes.push(Lexeme::Or),
            "NOT" | "ANDNOT" => return self.lexemes.push(Lexeme::Minus),
            "AND" | "&&" | "&" => return,
            _ if is_nearness(chunk) => return self.nearness(chunk),
            _ => {}
        }
        let likeness = chunk
            .strip_prefix('~')
            .filter(|word| word.starts_with(char::is_alphabetic));
        if likeness.is_some() {
            note(self.notices, Notice::LeftOut("~".to_owned()));
        }
        let chunk = likeness.unwrap_or(chunk);
        let (chunk, modifier) = without_modifier(chunk);
        if let Some(modifier) = modifier {
            note(self.notices, Notice::LeftOut(modifier.to_owned()));
        }
        let Some((name, value)) = field_of(chunk) else {
            return self.plain(chunk);
        };
        let quote = rest.chars().next().filter(|next| value.is_empty() && is_quote(*next));
        let field = match NamedField::named(name, self.corpus) {
            Some((field, true)) => {
                if let Some((range, rest)) = range_in_brackets(value, self.rest) {
                    self.rest = rest;
                    return self.value(&range, field);
                }
                field
            }
            // "Breaking: news" is no slip.
            _ if value.is_empty() && quote.is_none() => return self.plain(chunk),
            Some((field, false)) => {
                self.say_unknown(name, Some(field.name.clone()));
                field
            }
            None => {
                self.say_unknown(name, None);
                return self.plain(value);
            }
        };
        if let Some(quote) = quote {
            let after = rest.get(quote.len_utf8()..).unwrap_or_default();
            return self.phrase(Some(field), after);
        }
        self.value(value.strip_suffix('*').unwrap_or(value), field);
    }

    /// The value of a field.
    fn value(&mut self, value: &str, field: NamedField) {
        if value.is_empty() {
            return self.leave_out(&field);
        }
        self.lexemes.push(Lexeme::Term(Term {
            typed: value.to_owned(),
            field: Some(field),
            ..Term::default()
        }));
    }

    /// Leaves out how near two words should be, and the number in brackets behind it.
    fn nearness(&mut self, chunk: &str) {
        let number = self.rest.strip_prefix('(').and_then(|rest| rest.split_once(')'));
        let number = number.filter(|(number, _)| number.bytes().all(|byte| byte.is_ascii_digit()));
        let mut typed = chunk.to_owned();
        if let Some((number, rest)) = number {
            typed = [chunk, "(", number, ")"].concat();
            self.rest = rest;
        }
        note(self.notices, Notice::LeftOut(typed));
    }

    /// A field without a value, and the minus before it, which is not meant for what comes next.
    fn leave_out(&mut self, field: &NamedField) {
        note(self.notices, Notice::EmptyField(field.name.clone()));
        if matches!(self.lexemes.last(), Some(Lexeme::Minus)) {
            self.lexemes.pop();
        }
    }

    fn say_unknown(&mut self, name: &str, meant: Option<String>) {
        let name = name.to_owned();
        note(self.notices, Notice::UnknownField { name, meant });
    }

    /// The chunk without stars, and whether it is the beginning of a word: only a star at the end asks for that. A question mark
    /// inside a word stands for a letter in other tools, at its end it asks nothing.
    fn beginning<'c>(&mut self, chunk: &'c str) -> (&'c str, bool) {
        let chunk = chunk.trim_end_matches('?');
        let (word, starred) = chunk.strip_suffix('*').map_or((chunk, false), |word| (word, true));
        let trimmed = word.trim_matches('*');
        let (first, inner) = trimmed
            .split_once(['*', '?'])
            .map_or((trimmed, false), |(first, _)| (first, true));
        if (inner || trimmed.len() < word.len()) && !first.is_empty() {
            let read_as = if inner || starred {
                [first, "*"].concat()
            } else {
                first.to_owned()
            };
            let typed = chunk.to_owned();
            note(self.notices, Notice::LooseStar { typed, read_as });
        }
        (first, starred || inner)
    }

    /// A chunk between spaces: words joined by hyphens stay together, other signs part them.
    fn plain(&mut self, chunk: &str) {
        let (chunk, starred) = self.beginning(chunk);
        let mut terms: Vec<(Term, usize, usize)> = Vec::new();
        for token in tokens(chunk) {
            match terms.last_mut() {
                Some((term, _, end)) if token.hyphened => {
                    term.words.push(token.word);
                    *end = token.end;
                }
                _ => {
                    let term = Term {
                        words: vec![token.word],
                        ..Term::default()
                    };
                    terms.push((term, token.start, token.end));
                }
            }
        }
        if let Some((last, _, _)) = terms.last_mut() {
            last.starred = starred;
            last.unfinished = self.rest.is_empty();
        }
        for (mut term, start, end) in terms {
            chunk.get(start..end).unwrap_or_default().clone_into(&mut term.typed);
            self.lexemes.push(Lexeme::Term(term));
        }
    }
}

/// A chunk without the nearness or weight that other tools know (`~5`, `^2`), and that.
fn without_modifier(chunk: &str) -> (&str, Option<&str>) {
    let plain = chunk.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
    match plain.strip_suffix(['~', '^']) {
        Some(word) => (word, chunk.get(word.len()..)),
        None => (chunk, None),
    }
}

/// Where a word of the query ends: at white space, a bracket, a bar, or a quotation mark that is not inside a Hebrew word.
fn end_of_word(rest: &str) -> usize {
    let ends = |(at, letter): &(usize, char)| {
        let is_inside = || {
            let (before, from) = rest.split_at(*at);
            ends_in_hebrew(before) && from.strip_prefix('"').is_some_and(|after| after.starts_with(is_hebrew))
        };
        letter.is_whitespace() || matches!(letter, '(' | ')' | '（' | '）' | '|') || is_quote(*letter) && !is_inside()
    };
    rest.char_indices().find(ends).map_or(rest.len(), |(at, _)| at)
}

/// `NEAR`, `NEAR/5`, `w/5`, `AROUND`: how other tools ask for words near each other.
fn is_nearness(chunk: &str) -> bool {
    const WORDS: [&str; 6] = ["NEAR", "ONEAR", "ADJ", "AROUND", "WITHIN", "XOR"];
    let (word, number) = chunk.split_once('/').unwrap_or((chunk, ""));
    let plain = word.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_short = ["w", "n", "pre", "near", "onear", "adj"]
        .iter()
        .any(|short| word.eq_ignore_ascii_case(short));
    WORDS.contains(&plain) && (number.is_empty() || is_number) || is_short && is_number
}

/// `[2016 TO 2017]` as the value of a field, and what stands behind it: `2016..2017`.
fn range_in_brackets<'a>(value: &str, rest: &'a str) -> Option<(String, &'a str)> {
    let from = value.strip_prefix(['[', '{'])?;
    let to = rest.trim_start().strip_prefix("TO ")?.trim_start();
    let (to, rest) = to.split_at_checked(to.find([']', '}'])?)?;
    let bound = |text: &str| {
        if text == "*" {
            String::new()
        } else {
            text.trim().to_owned()
        }
    };
    let behind = rest.get(1..).unwrap_or_default();
    Some(([bound(from), bound(to)].join(".."), behind))
}

/// The name and the value of `name:value`. Addresses and times of day are none.
fn field_of(chunk: &str) -> Option<(&str, &str)> {
    let (name, value) = chunk.split_once(':')?;
    let named = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-');
    (named && !value.starts_with("//")).then_some((name, value))
}

pub(crate) fn is_quote(letter: char) -> bool {
    matches!(
        letter,
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '＂' | '〝' | '〞' | '「' | '」'
    )
}

struct Parser {
    lexemes: Vec<Lexeme>,
    at: usize,
    notices: Vec<Notice>,
}

impl Parser {
    fn beginning<'a>(&mut self, query: &'a str) -> &'a str {
        if query.len() <= LONGEST {
            return query;
        }
        self.notice(Notice::TooLong);
        query.get(..query.floor_char_boundary(LONGEST)).unwrap_or_default()
    }

    fn peek(&self) -> Option<&Lexeme> {
        self.lexemes.get(self.at)
    }

    fn notice(&mut self, notice: Notice) {
        note(&mut self.notices, notice);
    }

    /// Sides with `OR` between them, up to a closing bracket or the end.
    fn either(&mut self, depth: usize) -> Option<Node> {
        let mut sides = Vec::new();
        loop {
            let side = self.every(depth);
            let more = matches!(self.peek(), Some(Lexeme::Or));
            if side.is_none() && (more || !sides.is_empty()) {
                self.notice(Notice::LooseOr);
            }
            sides.extend(side);
            if !more {
                return group(sides, Node::Or);
            }
            self.at += 1;
        }
    }

    /// Conditions side by side.
    fn every(&mut self, depth: usize) -> Option<Node> {
        let mut sides = Vec::new();
        while !matches!(self.peek(), None | Some(Lexeme::Close | Lexeme::Or)) {
            sides.extend(self.one(depth));
        }
        group(sides, Node::And)
    }

    fn one(&mut self, depth: usize) -> Option<Node> {
        let lexeme = self.lexemes.get_mut(self.at)?;
        match lexeme {
            Lexeme::Term(term) => {
                let term = std::mem::take(term);
                self.at += 1;
                Some(Node::Term(term))
            }
            Lexeme::Minus => {
                self.at += 1;
                self.without(depth)
            }
            Lexeme::Open => {
                self.at += 1;
                self.bracket(depth + 1)
            }
            Lexeme::Close | Lexeme::Or => None,
        }
    }

    fn without(&mut self, depth: usize) -> Option<Node> {
        if !matches!(self.peek(), Some(Lexeme::Term(_) | Lexeme::Open)) {
            self.notice(Notice::LooseMinus);
            return None;
        }
        let mut inner = self.one(depth)?;
        if let Node::Term(term) = &mut inner {
            // A word half typed must not leave out all that begins like it.
            term.unfinished = false;
        }
        Some(Node::Not(Box::new(inner)))
    }

    fn bracket(&mut self, depth: usize) -> Option<Node> {
        if depth > DEEPEST {
            self.notice(Notice::LooseBracket);
            return None;
        }
        let inner = self.either(depth);
        if matches!(self.peek(), Some(Lexeme::Close)) {
            self.at += 1;
        } else {
            self.notice(Notice::LooseBracket);
        }
        inner
    }
}

fn group(mut sides: Vec<Node>, of: fn(Vec<Node>) -> Node) -> Option<Node> {
    match sides.len() {
        0 => None,
        1 => sides.pop(),
        _ => Some(of(sides)),
    }
}

/// Adds a notice that is not there yet.
pub(crate) fn note(notices: &mut Vec<Notice>, notice: Notice) {
    if !notices.contains(&notice) {
        notices.push(notice);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A tree in one line: `+` after what may go on, quotation marks kept, words of an term joined by `_`.
    fn show(node: &Node) -> String {
        let list = |nodes: &[Node], with: &str| nodes.iter().map(show).collect::<Vec<_>>().join(with);
        match node {
            Node::Term(term) => {
                let words = term.words.join("_");
                if let Some(field) = &term.field {
                    let mark = if term.quoted { "\"" } else { "" };
                    return format!("{}:{mark}{}{mark}", field.name, term.typed);
                }
                let star = if term.starred || term.unfinished { "+" } else { "" };
                if term.quoted {
                    format!("\"{words}\"{star}")
                } else {
                    format!("{words}{star}")
                }
            }
            Node::Not(inner) => format!("-{}", show(inner)),
            Node::And(nodes) => format!("({})", list(nodes, " ")),
            Node::Or(nodes) => format!("({})", list(nodes, " | ")),
        }
    }

    #[track_caller]
    fn check(query: &str, tree: &str, notices: &[Notice]) {
        let parsed = parse(query, &Corpus::default());
        assert_eq!(parsed.root.as_ref().map(show).unwrap_or_default(), tree, "{query}");
        assert_eq!(parsed.notices, notices, "{query}");
    }

    #[test]
    fn well_formed_queries() {
        check("", "", &[]);
        check("Iran", "iran+", &[]);
        check("Iran ", "iran", &[]);
        check("militias in Iraq", "(militias in iraq+)", &[]);
        check("\"popular mobilization\" iran", "(\"popular_mobilization\" iran+)", &[]);
        check("“a phrase” ", "\"a_phrase\"", &[]);
        check("iran -syria x ", "(iran -syria x)", &[]);
        check("iran OR syria iraq ", "(iran | (syria iraq))", &[]);
        check("(iran OR syria) iraq ", "((iran | syria) iraq)", &[]);
        check("mili* x ", "(mili+ x)", &[]);
        check("hashd al-Shaabi ", "(hashd al_shaabi)", &[]);
        check("a AND b ", "(a b)", &[]);
        check("place:falluja ", "place:falluja", &[]);
        check("place:\"al qaim\" x ", "(place:\"al qaim\" x)", &[]);
        check(
            "-voice:us OR in:\"a b",
            "(-said-by:us | in:\"a b\")",
            &[Notice::OpenQuote],
        );
        check("date:2016-06..2017 ", "date:2016-06..2017", &[]);
        check("PLACE:fal* ", "place:fal", &[]);
        check("iran,iraq at 10:30 ", "(iran iraq at 10 30)", &[]);
        check("-\"a b\" c ", "(-\"a_b\" c)", &[]);
        check("Breaking: news ", "(breaking news)", &[]);
    }

    #[test]
    fn other_tools_operators() {
        check("iraq NOT syria ", "(iraq -syria)", &[]);
        check("NOT (iran OR syria) iraq ", "(-(iran | syria) iraq)", &[]);
        check("iraq NOT \"a b\" ", "(iraq -\"a_b\")", &[]);
        check("iraq NOT", "iraq", &[Notice::LooseMinus]);
        check("iraq not syria ", "(iraq not syria)", &[]);
        check("!syria iraq ", "(-syria iraq)", &[]);
        check("stop! iraq ", "(stop iraq)", &[]);
        check("iraq ! syria ", "(iraq syria)", &[]);
        check("iraq || syria ", "(iraq | syria)", &[]);
        check("iraq && syria ", "(iraq syria)", &[]);
        let left_out = |typed: &str| Notice::LeftOut(typed.to_owned());
        check("\"popular forces\"~5 x ", "(\"popular_forces\" x)", &[left_out("~5")]);
        check("word~1 other^2.5 ", "(word other)", &[left_out("~1"), left_out("^2.5")]);
        check(
            "word~ place:fal~1 ",
            "(word place:fal)",
            &[left_out("~"), left_out("~1")],
        );
        check("covid-19 2016. ", "(covid_19 2016)", &[]);
        let star = |typed: &str, read_as: &str| Notice::LooseStar {
            typed: typed.to_owned(),
            read_as: read_as.to_owned(),
        };
        check("mil*tias x ", "(mil+ x)", &[star("mil*tias", "mil*")]);
        check("*tias x ", "(tias x)", &[star("*tias", "tias")]);
        check("*tia* x ", "(tia+ x)", &[star("*tia*", "tia*")]);
    }

    #[test]
    fn operators_of_search_engines_are_honoured_or_named() {
        let left_out = |typed: &str| Notice::LeftOut(typed.to_owned());
        for typed in [
            "NEAR",
            "NEAR/5",
            "NEAR5",
            "w/5",
            "W/12",
            "pre/3",
            "AROUND(5)",
            "ADJ3",
            "onear/2",
        ] {
            check(&["iran ", typed, " iraq "].concat(), "(iran iraq)", &[left_out(typed)]);
        }
        check("near the w/o 24/7 x ", "(near the w o 24 7 x)", &[]);
        check("iran | iraq ", "(iran | iraq)", &[]);
        check("(iran|iraq) x ", "((iran | iraq) x)", &[]);
        check("iran & iraq ", "(iran iraq)", &[]);
        check("+iran -iraq ", "(iran -iraq)", &[]);
        check("iran −iraq –syria ", "(iran -iraq -syria)", &[]);
        check("iran – iraq ", "(iran iraq)", &[]);
        check("iran ANDNOT iraq ", "(iran -iraq)", &[]);
        check("~car x ", "(car x)", &[left_out("~")]);
        check("„popular forces“ x ", "(\"popular_forces\" x)", &[]);
        check("‹popular forces› x ", "(\"popular_forces\" x)", &[]);
        check("（iran OR iraq） x ", "((iran | iraq) x)", &[]);
        check("who won? x ", "(who won x)", &[]);
        let star = Notice::LooseStar {
            typed: "wom?n".to_owned(),
            read_as: "wom*".to_owned(),
        };
        check("wom?n x ", "(wom+ x)", &[star]);
        check("date:[2016 TO 2017] x ", "(date:2016..2017 x)", &[]);
        check("date:[2016-05 TO *] x ", "(date:2016-05.. x)", &[]);
        check("צה\"ל x ", "(צהל x)", &[]);
    }

    #[test]
    fn slips_are_read_and_said() {
        check("\"half a phra", "\"half_a_phra\"+", &[Notice::OpenQuote]);
        check("iran OR", "iran", &[Notice::LooseOr]);
        check("OR iran ", "iran", &[Notice::LooseOr]);
        check("iran OR OR iraq ", "(iran | iraq)", &[Notice::LooseOr]);
        check("(iran iraq ", "(iran iraq)", &[Notice::LooseBracket]);
        check("iran) iraq ", "(iran iraq)", &[Notice::LooseBracket]);
        check("iran - iraq ", "(iran iraq)", &[Notice::LooseMinus]);
        check("iran -", "iran", &[Notice::LooseMinus]);
        check(
            "iran -) iraq ",
            "(iran iraq)",
            &[Notice::LooseMinus, Notice::LooseBracket],
        );
        check("() * \"\" ", "", &[]);
        check("place: x ", "x", &[Notice::EmptyField("place".to_owned())]);
        check("-place: x ", "x", &[Notice::EmptyField("place".to_owned())]);
        check("Places: x ", "(places x)", &[]);
        check("place:", "", &[Notice::EmptyField("place".to_owned())]);
        check("place:\"\" x ", "x", &[Notice::EmptyField("place".to_owned())]);
        check("place:(x OR y) ", "(x | y)", &[Notice::EmptyField("place".to_owned())]);
        let unknown = |name: &str, meant: Option<&str>| Notice::UnknownField {
            name: name.to_owned(),
            meant: meant.map(str::to_owned),
        };
        check("plase:x ", "place:x", &[unknown("plase", Some("place"))]);
        check("site:x,y ", "(x y)", &[unknown("site", None)]);
        check("site:\"x y\" ", "\"x_y\"", &[unknown("site", None)]);
        check("https://example.org/a ", "(https example org a)", &[]);
        check("-syr", "-syr", &[]);
        check("-syr*", "-syr+", &[]);
    }

    #[test]
    fn a_pasted_text_is_cut_and_deep_brackets_end() {
        let notices = |query: String| parse(&query, &Corpus::default()).notices;
        assert!(notices("word ".repeat(1000)).contains(&Notice::TooLong));
        assert!(notices("(".repeat(900)).contains(&Notice::LooseBracket));
        assert!(notices("-(".repeat(450)).contains(&Notice::LooseBracket));
    }

    proptest! {
        #[test]
        fn no_text_panics(query in "\\PC{0,60}|[-a-c\"“”()*: OR]{0,40}") {
            let _ = parse(&query, &Corpus::default());
        }
    }
}
