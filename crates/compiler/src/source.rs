//! The files of a corpus, what each may hold, and places in them.

use std::path::PathBuf;

/// A file of the corpus, in order of its path.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct FileId(usize);

/// A stretch of a file, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Span {
    pub(crate) file: FileId,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct At<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

/// The records an author writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Outlet,
    Voice,
    Entity,
    Event,
    Decision,
    Document,
    Question,
    Claim,
    Relation,
}

impl Kind {
    /// The kinds written as tables in TOML files.
    pub(crate) const TABLES: [Self; 8] = [
        Self::Outlet,
        Self::Voice,
        Self::Entity,
        Self::Event,
        Self::Decision,
        Self::Question,
        Self::Claim,
        Self::Relation,
    ];

    /// One record, in reports and as the key of its table.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Outlet => "outlet",
            Self::Voice => "voice",
            Self::Entity => "entity",
            Self::Event => "event",
            Self::Decision => "decision",
            Self::Document => "document",
            Self::Question => "question",
            Self::Claim => "claim",
            Self::Relation => "relation",
        }
    }

    /// With its article.
    pub(crate) fn a_word(self) -> String {
        let article = if matches!(self, Self::Outlet | Self::Entity | Self::Event) {
            "an"
        } else {
            "a"
        };
        format!("{article} {}", self.word())
    }

    /// The file or folder that holds them.
    pub(crate) fn plural(self) -> &'static str {
        match self {
            Self::Outlet => "outlets",
            Self::Voice => "voices",
            Self::Entity => "entities",
            Self::Event => "events",
            Self::Decision => "decisions",
            Self::Document => "documents",
            Self::Question => "questions",
            Self::Claim => "claims",
            Self::Relation => "relations",
        }
    }
}

/// What a file of a corpus may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    /// `corpus.toml`
    Meta,
    /// `claims.toml`, `claims/*.toml` and their like
    Records(Kind),
    /// `documents/ID.md`
    Document,
    /// `derived/ID.toml`
    Derived,
    /// `texts/…`: a text the author has the rights to
    Text,
    /// `documents.jsonl`, `documents.csv`: documents with their texts
    Rows(RowsFormat),
}

/// How a table of documents is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowsFormat {
    JsonLines,
    Csv,
}

/// One file.
#[derive(Debug)]
pub(crate) struct File {
    /// Relative to the folder, with `/`.
    pub(crate) path: String,
    pub(crate) holds: Holds,
    pub(crate) text: String,
}

impl File {
    /// The name without folder and ending: the id of a document.
    pub(crate) fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or(&self.path);
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }
}

/// Every file of a corpus, in order of path.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    /// As the user named the folder.
    pub(crate) root: PathBuf,
    /// Whether there is no such folder.
    pub(crate) is_missing: bool,
    pub(crate) files: Vec<File>,
    /// Whatever the result depends on: files and the folders that may gain some.
    pub(crate) inputs: Vec<PathBuf>,
}

impl Sources {
    /// The files, in order of path.
    pub(crate) fn files(&self) -> impl Iterator<Item = (FileId, &File)> {
        self.files.iter().enumerate().map(|(index, file)| (FileId(index), file))
    }

    /// One file.
    pub(crate) fn file(&self, id: FileId) -> Option<&File> {
        self.files.get(id.0)
    }

    /// The file with this path inside the folder.
    pub(crate) fn find(&self, path: &str) -> Option<(FileId, &File)> {
        let index = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        Some((FileId(index), self.files.get(index)?))
    }

    /// A path as reports show it.
    pub(crate) fn shown(&self, path: &str) -> String {
        let root = self.root.display().to_string().replace('\\', "/");
        match root.trim_end_matches('/') {
            "" => path.to_owned(),
            root => format!("{root}/{path}"),
        }
    }
}
