//! No file of this crate imports one that imports it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A module by its path: "judge::summary". A folder is the module of its `mod.rs`.
type Module = String;

/// The modules of the crate, each with those it imports, without tests and without `lib.rs`.
fn imports() -> BTreeMap<Module, BTreeSet<Module>> {
    let mut sources = BTreeMap::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut sources);
    let names: BTreeSet<&Module> = sources.keys().collect();
    let mut imports = BTreeMap::new();
    for (module, source) in &sources {
        let mut found = BTreeSet::new();
        let code = source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        for path in paths(code, module) {
            // The longest module that the path begins with holds what is named.
            let mut parts: Vec<&str> = path.split("::").collect();
            while !parts.is_empty() && !names.contains(&parts.join("::")) {
                parts.pop();
            }
            let target = parts.join("::");
            if !target.is_empty() && target != *module {
                found.insert(target);
            }
        }
        imports.insert(module.clone(), found);
    }
    imports
}

/// Reads the modules of a folder.
fn read(folder: &Path, prefix: &str, sources: &mut BTreeMap<Module, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let module = match (prefix, name) {
            ("", name) => name.to_owned(),
            (prefix, "mod") => prefix.to_owned(),
            (prefix, name) => format!("{prefix}::{name}"),
        };
        if path.is_dir() && name != "tests" {
            read(&path, &module, sources);
        } else if path.is_file() && !["lib", "fixture"].contains(&name) {
            sources.insert(module, fs::read_to_string(&path).unwrap());
        }
    }
}

/// The paths that a source names, from the root of the crate.
fn paths(code: &str, module: &str) -> Vec<String> {
    let parent = module.rsplit_once("::").map_or("", |(parent, _)| parent);
    let mut paths = Vec::new();
    for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
        for (start, base) in [("crate::", ""), ("super::", parent)] {
            for (at, _) in line.match_indices(start) {
                let rest = &line[at + start.len()..];
                let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
                let path = rest[..end.unwrap_or(rest.len())].trim_end_matches(':');
                paths.push([base, path].join("::").trim_start_matches("::").to_owned());
            }
        }
    }
    paths
}

/// A circle of modules that import each other, if there is one.
fn circle(imports: &BTreeMap<Module, BTreeSet<Module>>) -> Option<Vec<Module>> {
    let mut done = BTreeSet::new();
    imports
        .keys()
        .find_map(|module| walk(imports, module, &mut Vec::new(), &mut done))
}

/// Follows imports from a module; a module met again on the way closes a circle.
fn walk(
    imports: &BTreeMap<Module, BTreeSet<Module>>,
    module: &Module,
    way: &mut Vec<Module>,
    done: &mut BTreeSet<Module>,
) -> Option<Vec<Module>> {
    if let Some(at) = way.iter().position(|known| known == module) {
        return Some(way[at..].to_vec());
    }
    if !done.contains(module) {
        way.push(module.clone());
        let found = imports.get(module).into_iter().flatten();
        let circle = found.into_iter().find_map(|next| walk(imports, next, way, done));
        if circle.is_some() {
            return circle;
        }
        way.pop();
        done.insert(module.clone());
    }
    None
}

#[test]
fn no_file_imports_one_that_imports_it() {
    let imports = imports();
    assert!(
        imports.len() > 30 && imports["judge::relations"].contains("judge::clash"),
        "{imports:#?}"
    );
    assert_eq!(circle(&imports), None);
}

#[test]
fn folders_build_on_each_other_in_one_direction() {
    const ORDER: [&str; 5] = ["records", "reading", "trace", "judge", "views"];
    let folder = |module: &str| {
        let name = module.split("::").next().unwrap_or_default();
        ORDER.iter().position(|known| *known == name)
    };
    for (module, imported) in &imports() {
        for other in imported {
            assert!(folder(module) >= folder(other), "{module} imports {other}");
        }
    }
}

#[test]
fn a_circle_is_found() {
    let module = |name: &str, imports: &[&str]| {
        let imports: BTreeSet<Module> = imports.iter().map(|&name| name.to_owned()).collect();
        (name.to_owned(), imports)
    };
    let circles = BTreeMap::from([module("a", &["b"]), module("b", &["c"]), module("c", &["b"])]);
    assert_eq!(circle(&circles), Some(vec!["b".to_owned(), "c".to_owned()]));
    assert_eq!(circle(&BTreeMap::from([module("a", &["b"]), module("b", &[])])), None);
}
