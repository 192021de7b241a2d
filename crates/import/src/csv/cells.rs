//! One record into its cells.

/// What a record is made of.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Cut {
    pub(crate) cells: Vec<String>,
    /// The cell in which a quotation begins that does not end in the record. It is then read as if the mark were a letter.
    pub(crate) open_at: Option<usize>,
    /// Whether a cell begins with a quotation mark that is a letter.
    pub(crate) has_stray_quote: bool,
}

/// How a cell that begins with a quotation mark goes on.
enum Quoted<'a> {
    /// The text inside, and what stands behind the cell.
    Closed(String, &'a str),
    /// The record ends before the quotation does.
    Open,
    /// Letters stand behind a closing mark, so it quotes nothing.
    Stray,
}

/// Cuts a record. A cell is quoted where a mark stands at its beginning and another right before its end; a mark inside is
/// then written twice.
pub(crate) fn cut(record: &str, separator: char) -> Cut {
    let mut cut = Cut {
        cells: Vec::new(),
        open_at: None,
        has_stray_quote: false,
    };
    let mut rest = Some(record);
    while let Some(text) = rest {
        let set_in = text.trim_start_matches(' ');
        // Some programs put a space behind the separator, before the quotation.
        let set_in = set_in
            .strip_prefix('"')
            .filter(|inside| set_in.len() < text.len() && matches!(quoted(inside, separator), Quoted::Closed(..)));
        if let Some(inside) = text.strip_prefix('"').or(set_in) {
            match quoted(inside, separator) {
                Quoted::Closed(cell, behind) => {
                    cut.cells.push(cell);
                    rest = behind.strip_prefix(separator);
                    continue;
                }
                Quoted::Open => cut.open_at = Some(cut.cells.len()),
                Quoted::Stray => {}
            }
            cut.has_stray_quote = true;
        }
        let (cell, behind) = match text.split_once(separator) {
            Some((cell, behind)) => (cell, Some(behind)),
            None => (text, None),
        };
        cut.cells.push(cell.to_owned());
        rest = behind;
    }
    cut
}

fn quoted(inside: &str, separator: char) -> Quoted<'_> {
    let mut cell = String::new();
    let mut rest = inside;
    let mut has_backslashes = false;
    while let Some((before, behind)) = rest.split_once('"') {
        let spaced = behind.trim_start_matches(' ');
        let ends = spaced.is_empty() || spaced.starts_with(separator);
        // Some programs write a mark inside with a backslash before it.
        let backslash = before
            .strip_suffix('\\')
            .filter(|_| has_backslashes || !ends && !behind.starts_with('"'));
        if let Some(before) = backslash {
            has_backslashes = true;
            cell.push_str(before);
            cell.push('"');
            rest = behind;
            continue;
        }
        cell.push_str(before);
        if let Some(behind) = behind.strip_prefix('"') {
            cell.push('"');
            rest = behind;
        } else if ends {
            return Quoted::Closed(cell, spaced);
        } else {
            return Quoted::Stray;
        }
    }
    Quoted::Open
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(record: &str, expected: &[&str], open_at: Option<usize>, has_stray_quote: bool) {
        let cut = cut(record, ',');
        assert_eq!(
            (cut.cells, cut.open_at, cut.has_stray_quote),
            (
                expected.iter().map(ToString::to_string).collect(),
                open_at,
                has_stray_quote
            )
        );
    }

    #[test]
    fn cells_are_cut() {
        check("", &[""], None, false);
        check("a,b,", &["a", "b", ""], None, false);
        check("\"a,b\",c", &["a,b", "c"], None, false);
        check("\"a \"\"b\"\"\",\"\"", &["a \"b\"", ""], None, false);
        check("\"a\nb\",c", &["a\nb", "c"], None, false);
        check("5\" pipe,b", &["5\" pipe", "b"], None, false);
    }

    #[test]
    fn other_programs_quote_otherwise() {
        check("1, \"a, b\" , c", &["1", "a, b", " c"], None, false);
        check(
            r#""He said \"no, not\", twice",b"#,
            &[r#"He said "no, not", twice"#, "b"],
            None,
            false,
        );
        check(r#""C:\",b"#, &["C:\\", "b"], None, false);
    }

    #[test]
    fn marks_that_quote_nothing_are_letters() {
        check("\"a,b", &["\"a", "b"], Some(0), true);
        check("\"Calm\" again,b", &["\"Calm\" again", "b"], None, true);
        check("a,\"", &["a", "\""], Some(1), true);
    }
}
