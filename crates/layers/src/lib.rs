//! Turns the source files of a crate into the list of circles among them: files that import each other, directly or through
//! others. A crate is easier to follow where its files only ever import what stands below them, so its tests ask for none:
//!
//! ```ignore
//! #[test]
//! fn no_file_imports_one_that_imports_it() {
//!     assert_eq!(crosscheck_layers::circles(env!("CARGO_MANIFEST_DIR")), Vec::<String>::new());
//! }
//! ```
//!
//! Read are the paths that begin with `crate`, `super` or the name of a module declared in the file. A name that a file
//! re-exports (`pub use`, `pub(crate) use`) leads to the file that defines it, and re-exporting is no import: `lib.rs` may
//! present what the files below it make. What a file's tests import does not count.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A module by its path below the crate: `["parse", "table"]`.
type Module = Vec<String>;

/// Each circle of the crate in that folder as one line: the files in it, and which imports which by what path. Empty where
/// every file imports in one direction.
///
/// # Panics
/// Where the folder `src` cannot be read: there is nothing to test then.
#[must_use]
pub fn circles(crate_folder: &str) -> Vec<String> {
    let mut sources = BTreeMap::new();
    read_folder(&Path::new(crate_folder).join("src"), &Vec::new(), &mut sources);
    let exported = re_exports(&mut sources);
    let imports: Imports = sources
        .iter()
        .map(|(module, source)| (module.clone(), imports(module, source, &sources, &exported)))
        .collect();
    let reachable: BTreeMap<&Module, BTreeSet<&Module>> = sources
        .keys()
        .map(|module| (module, reachable(module, &imports)))
        .collect();
    let mut told = BTreeSet::new();
    let mut circles = Vec::new();
    for (module, below) in &reachable {
        let circle: Vec<&Module> = below
            .iter()
            .copied()
            .filter(|other| reachable[*other].contains(*module))
            .collect();
        if circle.contains(module) && told.insert(circle.clone()) {
            circles.push(describe(&circle, &imports));
        }
    }
    circles
}

/// By module: the modules it imports, each with the paths that say so.
type Imports = BTreeMap<Module, BTreeMap<Module, BTreeSet<String>>>;

#[allow(clippy::expect_used, reason = "see `circles`")]
fn read_folder(folder: &Path, module: &Module, sources: &mut BTreeMap<Module, String>) {
    for entry in fs::read_dir(folder).expect("the sources of the crate") {
        let path = entry.expect("a file of the crate").path();
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        let mut inner = module.clone();
        if !matches!(name, "lib" | "main" | "mod") {
            inner.push(name.to_owned());
        }
        if path.is_dir() {
            read_folder(&path, &inner, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let source = fs::read_to_string(&path).expect("a source file");
            sources.insert(inner, without_comments_and_tests(&source));
        }
    }
}

fn without_comments_and_tests(source: &str) -> String {
    let code = source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let lines = code.lines().map(|line| line.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

/// By module and name: the path, from the root of the crate, that a re-exported name comes from.
type Exported = BTreeMap<(Module, String), Module>;

/// What the files re-export. The statements that say so are taken out of the sources.
fn re_exports(sources: &mut BTreeMap<Module, String>) -> Exported {
    let mut exported = Exported::new();
    for (module, source) in sources {
        let mut rest = String::new();
        for (at, piece) in source.split("pub").enumerate() {
            let visible = piece.trim_start_matches("(crate)").trim_start_matches("(super)");
            match visible.strip_prefix(" use ").and_then(|item| item.split_once(';')) {
                Some((tree, after)) if at > 0 => {
                    for path in leaves(tree) {
                        if let Some(name) = path.last() {
                            exported.insert((module.clone(), name.clone()), absolute(module, &path));
                        }
                    }
                    rest.push_str(after);
                }
                _ => rest.extend([if at > 0 { "pub" } else { "" }, piece]),
            }
        }
        *source = rest;
    }
    exported
}

/// The modules that a module imports.
fn imports(
    module: &Module,
    source: &str,
    sources: &BTreeMap<Module, String>,
    exported: &Exported,
) -> BTreeMap<Module, BTreeSet<String>> {
    let inner = sources
        .keys()
        .filter(|other| other.len() == module.len() + 1 && other.starts_with(module));
    let mut starts: Vec<&str> = inner.filter_map(|inner| inner.last()).map(String::as_str).collect();
    starts.extend(["crate", "super"]);
    let mut imports: BTreeMap<Module, BTreeSet<String>> = BTreeMap::new();
    for path in starts.into_iter().flat_map(|start| paths(source, start)) {
        let target = defined_in(absolute(module, &path), sources, exported);
        if target != *module {
            imports.entry(target).or_default().insert(path.join("::"));
        }
    }
    imports
}

/// The module that defines what a path leads to.
fn defined_in(mut path: Module, sources: &BTreeMap<Module, String>, exported: &Exported) -> Module {
    let mut module = path.clone();
    while !sources.contains_key(&module) {
        module.pop();
    }
    if let Some(name) = path.get(module.len())
        && let Some(from) = exported.get(&(module.clone(), name.clone()))
        && *from != path
    {
        path.splice(..=module.len(), from.iter().cloned());
        return defined_in(path, sources, exported);
    }
    module
}

/// Every path of a source file that begins with that name, those of a `use` with braces one by one.
fn paths(source: &str, start: &str) -> Vec<Vec<String>> {
    let mut paths = Vec::new();
    for (at, _) in source.match_indices(&format!("{start}::")) {
        let before = source[..at].chars().next_back().unwrap_or(' ');
        // `pub(in crate::…)` says who may see, and imports nothing.
        if !(before.is_alphanumeric() || before == '_' || before == ':' || source[..at].ends_with("(in ")) {
            paths.extend(leaves(one_path(&source[at..])));
        }
    }
    paths
}

/// The text up to the end of the path that it begins with, its braces included.
fn one_path(text: &str) -> &str {
    let mut open = 0;
    for (at, letter) in text.char_indices() {
        match letter {
            '{' if open > 0 || text[..at].ends_with("::") => open += 1,
            '}' if open == 1 => return &text[..=at],
            '}' if open > 1 => open -= 1,
            _ if open > 0 => {}
            ':' | '_' => {}
            _ if letter.is_alphanumeric() => {}
            _ => return &text[..at],
        }
    }
    text
}

/// The paths of a tree like `a::{b, c::{d, e}}`.
fn leaves(tree: &str) -> Vec<Vec<String>> {
    let names = |path: &str| -> Vec<String> {
        let path = path.split(" as ").next().unwrap_or_default();
        let names = path.split("::").map(str::trim).filter(|name| !name.is_empty());
        names.map(str::to_owned).collect()
    };
    let Some((before, inside)) = tree.trim().strip_suffix('}').and_then(|tree| tree.split_once('{')) else {
        return vec![names(tree)];
    };
    let before = names(before);
    let inner = split_at_commas(inside)
        .into_iter()
        .filter(|tree| !tree.trim().is_empty());
    inner
        .flat_map(leaves)
        .map(|leaf| [before.clone(), leaf].concat())
        .collect()
}

/// The parts between commas that stand in no braces.
fn split_at_commas(list: &str) -> Vec<&str> {
    let (mut parts, mut start, mut open) = (Vec::new(), 0, 0);
    for (at, letter) in list.char_indices() {
        match letter {
            '{' => open += 1,
            '}' => open -= 1,
            ',' if open == 0 => {
                parts.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&list[start..]);
    parts
}

/// A path as a module writes it, from the root of the crate on.
fn absolute(module: &Module, path: &[String]) -> Module {
    let mut base = module.clone();
    let mut rest = path;
    while let [first, after @ ..] = rest {
        match first.as_str() {
            "crate" => base.clear(),
            "super" => base = parent(&base),
            "self" => {}
            _ => break,
        }
        rest = after;
    }
    [base.as_slice(), rest].concat()
}

fn parent(module: &Module) -> Module {
    module[..module.len().saturating_sub(1)].to_vec()
}

/// All that a module imports, directly or through others.
fn reachable<'a>(module: &Module, imports: &'a Imports) -> BTreeSet<&'a Module> {
    let mut found = BTreeSet::new();
    let mut next: Vec<&Module> = imports[module].keys().collect();
    while let Some(module) = next.pop() {
        if found.insert(module) {
            next.extend(imports[module].keys());
        }
    }
    found
}

fn describe(circle: &[&Module], imports: &Imports) -> String {
    let name = |module: &Module| {
        if module.is_empty() {
            "lib".to_owned()
        } else {
            module.join("/")
        }
    };
    let mut lines = Vec::new();
    for module in circle {
        for (other, paths) in imports[*module].iter().filter(|(other, _)| circle.contains(other)) {
            let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
            lines.push(format!(
                "{} imports {} ({})",
                name(module),
                name(other),
                paths.join(", ")
            ));
        }
    }
    lines.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(files: &[(&str, &str)], expected: &[&str]) {
        let name = files
            .iter()
            .map(|(name, _)| *name)
            .collect::<String>()
            .replace('/', "-");
        let folder = std::env::temp_dir().join(format!("layers-{}-{name}", std::process::id()));
        for (name, source) in files {
            let path = folder.join("src").join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, source).unwrap();
        }
        assert_eq!(circles(folder.to_str().unwrap()), expected);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn one_direction_is_no_circle() {
        check(
            &[
                ("lib.rs", "mod a;\nmod b;\nmod c;\npub use a::A;\n"),
                ("a.rs", "use crate::b::{B, c as d};\nuse super::c;\n"),
                (
                    "b.rs",
                    "// use crate::a::A;\nuse crate::c::{self, C};\n#[cfg(test)]\nmod tests {\n    use crate::A;\n}\n",
                ),
                ("c.rs", "struct C;\n"),
            ],
            &[],
        );
    }

    #[test]
    fn a_parent_may_not_import_a_child_that_imports_it() {
        check(
            &[
                ("lib.rs", "mod a;\n"),
                ("a/mod.rs", "mod b;\nuse b::B;\npub(crate) use b::BB;\nstruct A;\n"),
                ("a/b.rs", "use super::A;\n"),
            ],
            &["a imports a/b (b::B); a/b imports a (super::A)"],
        );
    }

    #[test]
    fn a_circle_is_named_with_its_paths() {
        check(
            &[
                ("lib.rs", "mod one;\nmod two;\npub use one::One;\n"),
                ("one.rs", "fn one() { crate::two::inner::call() }\n"),
                ("two/mod.rs", "pub mod inner;\n"),
                ("two/inner.rs", "use crate::{One, other};\n"),
            ],
            &["one imports two/inner (crate::two::inner::call); two/inner imports one (crate::One)"],
        );
    }

    #[test]
    fn a_circle_of_three_is_one_circle() {
        check(
            &[
                ("lib.rs", ""),
                ("m/mod.rs", ""),
                ("m/x.rs", "use super::y::Y;"),
                ("m/y.rs", "use super::super::m::z::Z;"),
                ("m/z.rs", "use crate::m::{x::{X, XX}};"),
            ],
            &[
                "m/x imports m/y (super::y::Y); m/y imports m/z (super::super::m::z::Z); \
               m/z imports m/x (crate::m::x::X, crate::m::x::XX)",
            ],
        );
    }
}
