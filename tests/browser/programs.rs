//! What the programs of the bundle ask of their browser: a new import is a new ability, and is written down in imports.txt beside
//! this file before it is built.

use std::collections::BTreeSet;
use std::fs;

use browser_tests::dist;

use crate::Stage;

crate::tests![programs_ask_for_what_is_written_down];

const WRITTEN: &str = include_str!("imports.txt");

fn programs_ask_for_what_is_written_down(_: &Stage) {
    if !dist().join("integrity.json").is_file() {
        println!("skipped: only `cargo xtask build` writes this");
        return;
    }
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(dist()).expect("the bundle").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.ends_with(".wasm") {
            continue;
        }
        let bytes = fs::read(entry.path()).expect("a program");
        let program = match name.as_str() {
            name if name.ends_with("_chunk.wasm") => "chunk",
            name if name.ends_with("_bg.wasm") => "page",
            name => name.trim_end_matches(".wasm"),
        };
        let imports = imports(&bytes).unwrap_or_else(|| panic!("{name} cannot be read"));
        found.extend(imports.iter().map(|import| format!("{program} {import}")));
    }
    let written: BTreeSet<String> = WRITTEN.lines().map(str::to_owned).collect();
    let more: Vec<_> = found.difference(&written).collect();
    let fewer: Vec<_> = written.difference(&found).collect();
    if std::env::var_os("CROSSCHECK_WRITE").is_some() {
        let lines: String = found.iter().map(|line| format!("{line}\n")).collect();
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/browser/imports.txt");
        return fs::write(path, lines).expect("the list can be written");
    }
    assert!(
        more.is_empty() && fewer.is_empty(),
        "not in imports.txt: {more:#?}\nno longer asked for: {fewer:#?}\n(CROSSCHECK_WRITE=1 writes the list anew)"
    );
}

/// What a program imports from outside its own bundle, by name. What a chunk takes from the program it belongs to is left out.
fn imports(bytes: &[u8]) -> Option<BTreeSet<String>> {
    let mut read = Reader(bytes.get(8..)?);
    let mut found = BTreeSet::new();
    while !read.0.is_empty() {
        let kind = read.byte()?;
        let length = read.number()?;
        let mut section = Reader(read.take(length)?);
        if kind != 2 {
            continue;
        }
        for _ in 0..section.number()? {
            let _module = section.text()?;
            let name = section.text()?;
            if section.import()? && name.starts_with("__wb") {
                found.insert(without_digest(&name));
            }
        }
    }
    Some(found)
}

/// wasm-bindgen ends a name with a digest that changes with its version.
fn without_digest(name: &str) -> String {
    let (start, end) = name.rsplit_once('_').unwrap_or((name, ""));
    let is_digest = end.len() == 16 && end.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_digest { start.to_owned() } else { name.to_owned() }
}

/// The binary format of WebAssembly, as far as imports need it.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<usize> {
        let (mut value, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7f).checked_shl(shift)?;
            shift += 7;
            if byte < 0x80 {
                return Some(value);
            }
        }
    }

    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn text(&mut self) -> Option<String> {
        let length = self.number()?;
        String::from_utf8(self.take(length)?.to_vec()).ok()
    }

    /// Reads what an import is; whether it is a function.
    fn import(&mut self) -> Option<bool> {
        let kind = self.byte()?;
        match kind {
            0 => {
                self.number()?;
            }
            1 => {
                self.byte()?;
                self.limits()?;
            }
            2 => self.limits()?,
            3 => {
                self.take(2)?;
            }
            4 => {
                self.byte()?;
                self.number()?;
            }
            _ => return None,
        }
        Some(kind == 0)
    }

    fn limits(&mut self) -> Option<()> {
        let flags = self.byte()?;
        self.number()?;
        if flags & 1 == 1 {
            self.number()?;
        }
        Some(())
    }
}
