//! Files into what they are: a pack, a zip, a corpus folder, or files to import.

use std::collections::BTreeMap;

/// Files by their paths.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// What files are.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Chosen {
    /// A compiled corpus.
    Pack(Vec<u8>),
    /// The zip of a folder, and its name without its ending.
    Zip(String, Vec<u8>),
    /// The files of a corpus, by their paths in its folder, and what that is called.
    Corpus(String, Files),
    /// Files from elsewhere, and what they are called together.
    Foreign(String, Files),
}

impl Chosen {
    /// Finds out by content first: names say little.
    pub(crate) fn of(mut files: Files) -> Self {
        if files.len() == 1
            && let Some((name, bytes)) = files.pop_first()
        {
            if bytes.starts_with(b"CXPK") {
                return Self::Pack(bytes);
            }
            if bytes.starts_with(b"PK") && !is_spreadsheet(&name) {
                return Self::Zip(stem(&name).to_owned(), bytes);
            }
            files.insert(name, bytes);
        }
        Self::of_folder("", files)
    }

    /// The same of a folder, which a zip may be called after.
    pub(crate) fn of_folder(name: &str, files: Files) -> Self {
        let root = root_of_corpus(&files);
        if let Some(root) = root {
            let name = last(root.trim_end_matches('/')).filter(|name| !name.is_empty());
            return Self::Corpus(name.unwrap_or("corpus").to_owned(), below(files, &root));
        }
        let folder = common_folder(&files);
        let is_one = files.len() == 1;
        let shown = match files.first_key_value() {
            Some((file, _)) if is_one => last(file).unwrap_or(file).to_owned(),
            _ if !name.is_empty() => name.to_owned(),
            _ => last(folder.trim_end_matches('/'))
                .filter(|name| !name.is_empty())
                .unwrap_or("your files")
                .to_owned(),
        };
        Self::Foreign(shown, below(files, &folder))
    }
}

/// The folder in which a corpus stands, with its `/`: where `corpus.toml` is, or else records beside each other.
fn root_of_corpus(files: &Files) -> Option<String> {
    let depth = |path: &&String| path.matches('/').count();
    let toml = |path: &&String| last(path) == Some("corpus.toml");
    if let Some(path) = files.keys().filter(toml).min_by_key(depth) {
        return Some(folder_of(path).to_owned());
    }
    let folder = common_folder(files);
    let is_record = |path: &String| {
        let inside = path.strip_prefix(&folder).unwrap_or(path);
        RECORDS.contains(&inside) || inside.starts_with("documents/") && has_front_matter(files, path)
    };
    files.keys().any(is_record).then_some(folder)
}

/// Files that only a corpus has.
const RECORDS: [&str; 5] = [
    "claims.toml",
    "documents.jsonl",
    "entities.toml",
    "outlets.toml",
    "questions.toml",
];

fn has_front_matter(files: &Files, path: &str) -> bool {
    path.ends_with(".md") && files.get(path).is_some_and(|bytes| bytes.starts_with(b"+++"))
}

/// The folder that all files lie in, with its `/`.
fn common_folder(files: &Files) -> String {
    let mut paths = files.keys();
    let first = paths.next().map_or("", |path| folder_of(path));
    let mut common = first.to_owned();
    for path in paths {
        while !path.starts_with(&common) {
            common = folder_of(common.trim_end_matches('/')).to_owned();
        }
    }
    common
}

fn below(files: Files, root: &str) -> Files {
    let inside = |(path, bytes): (String, Vec<u8>)| Some((path.strip_prefix(root)?.to_owned(), bytes));
    files.into_iter().filter_map(inside).collect()
}

fn folder_of(path: &str) -> &str {
    path.rfind('/').and_then(|at| path.get(..=at)).unwrap_or_default()
}

fn last(path: &str) -> Option<&str> {
    path.rsplit('/').next()
}

fn stem(name: &str) -> &str {
    let name = last(name).unwrap_or(name);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Whether a packed file is a spreadsheet, by its name: all of them are zips.
fn is_spreadsheet(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    ["xlsx", "xlsm", "xlsb", "ods"].contains(&ending.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: &[&str]) -> Files {
        names
            .iter()
            .map(|name| ((*name).to_owned(), b"+++\n".to_vec()))
            .collect()
    }

    #[track_caller]
    fn check(names: &[&str], expected: &str) {
        let found = match Chosen::of(files(names)) {
            Chosen::Corpus(name, files) => format!("corpus {name}: {:?}", files.into_keys().collect::<Vec<_>>()),
            Chosen::Foreign(name, files) => format!("foreign {name}: {:?}", files.into_keys().collect::<Vec<_>>()),
            other => format!("{other:?}"),
        };
        assert_eq!(found, expected, "{names:?}");
    }

    #[test]
    fn a_corpus_is_told_from_other_files() {
        check(
            &["mine/corpus.toml", "mine/claims.toml"],
            r#"corpus mine: ["claims.toml", "corpus.toml"]"#,
        );
        check(&["a/README.md", "a/b/corpus.toml"], r#"corpus b: ["corpus.toml"]"#);
        check(&["corpus.toml"], r#"corpus corpus: ["corpus.toml"]"#);
        check(&["mine/documents.jsonl"], r#"corpus mine: ["documents.jsonl"]"#);
        check(
            &["mine/documents/a.md", "mine/documents/b.md"],
            r#"foreign documents: ["a.md", "b.md"]"#,
        );
        check(
            &["mine/documents/a.md", "mine/notes.txt"],
            r#"corpus mine: ["documents/a.md", "notes.txt"]"#,
        );
        check(&["rows.csv"], r#"foreign rows.csv: ["rows.csv"]"#);
        check(&["a.txt", "b.txt"], r#"foreign your files: ["a.txt", "b.txt"]"#);
        check(
            &["texts/a.txt", "texts/b/c.txt"],
            r#"foreign texts: ["a.txt", "b/c.txt"]"#,
        );
    }

    #[test]
    fn packs_and_zips_are_told_by_their_bytes() {
        let one = |name: &str, bytes: &[u8]| Chosen::of(Files::from([(name.to_owned(), bytes.to_vec())]));
        assert_eq!(one("a.bin", b"CXPK7"), Chosen::Pack(b"CXPK7".to_vec()));
        assert_eq!(
            one("x/a.b.zip", b"PK\x03"),
            Chosen::Zip("a.b".to_owned(), b"PK\x03".to_vec())
        );
        assert!(matches!(one("a.xlsx", b"PK\x03"), Chosen::Foreign(..)));
    }
}
