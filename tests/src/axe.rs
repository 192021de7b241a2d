//! axe-core in the page: what it finds against WCAG 2.2 AA and good practice.

use serde_json::{Value, json};

use crate::Page;

const TAGS: [&str; 7] = [
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22a",
    "wcag22aa",
    "best-practice",
];

impl Page<'_> {
    /// Every rule of axe-core that the page breaks as it stands, with the places.
    ///
    /// # Panics
    /// When axe-core is not installed, which `cargo xtask test` does.
    #[must_use]
    pub fn barriers(&self) -> Vec<String> {
        let here = self.browser.run("return 'axe' in window", Value::Null);
        if here != Value::Bool(true) {
            self.browser.run(&source(), Value::Null);
        }
        let found = self.browser.run(
            "const options = { resultTypes: ['violations'], runOnly: { type: 'tag', values: a } };
             return (await axe.run(document, options)).violations.map((rule) => rule.id + ': ' + rule.help
               + rule.nodes.map((node) => '\\n    ' + node.target + '  ' + node.failureSummary.replace(/\\s+/g, ' ')).join(''));",
            json!(TAGS),
        );
        let found = found.as_array().into_iter().flatten();
        found.filter_map(Value::as_str).map(str::to_owned).collect()
    }
}

fn source() -> String {
    std::fs::read_to_string(crate::axe_core()).unwrap_or_else(|error| {
        panic!("axe-core cannot be read ({error}): `cargo xtask test` installs it, or set CROSSCHECK_AXE")
    })
}
