//! A script as it is written into the same as it is published.

/// A script without indentation and without lines that are empty or only a comment. Those of public/ and what wasm-bindgen writes
/// bear this: no text of theirs goes over several lines.
#[must_use]
pub fn without_comments(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !["//", "/**", "*"].iter().any(|sign| line.starts_with(sign)));
    lines.map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_loses_its_comments_and_nothing_else() {
        let script = "// what it does\n(() => {\n  // why\n  const a = \"//\"; // kept\n\n})();\n";
        assert_eq!(without_comments(script), "(() => {\nconst a = \"//\"; // kept\n})();\n");
    }
}
