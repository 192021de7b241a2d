//! The one table of export formats. The command line, the page's menu, the JavaScript API and its documents follow from it.

/// What is said about a format wherever it is offered.
struct Entry {
    key: &'static str,
    title: &'static str,
    note: &'static str,
    extension: &'static str,
    media_type: &'static str,
    contents: Contents,
}

/// What a file of a format holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Contents {
    /// The selected items and what belongs to them.
    Selection,
    /// Questions with the claims in view, side by side.
    Comparison,
    /// Citations: of the selected documents, or of the comparison.
    Citations,
}

/// Declares [`Format`] from the table, so that no format can be left out of the list of all.
macro_rules! formats {
    ($($(#[$doc:meta])+ $format:ident = $entry:expr;)+) => {
        /// What an export is written in.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Format {
            $($(#[$doc])+ $format,)+
        }

        impl Format {
            /// Every format, in the order in which they are offered.
            pub const ALL: [Self; [$(Self::$format),+].len()] = [$(Self::$format),+];

            fn entry(self) -> &'static Entry {
                match self {
                    $(Self::$format => const { &$entry },)+
                }
            }
        }
    };
}

formats! {
    /// The project's own JSON, format 1.
    Json = Entry {
        key: "json",
        title: "All records",
        note: "JSON",
        extension: "json",
        media_type: "application/json",
        contents: Contents::Selection,
    };
    /// A row for each item; RFC 4180.
    Csv = Entry {
        key: "csv",
        title: "Table",
        note: "CSV, a row for each item",
        extension: "csv",
        media_type: "text/csv",
        contents: Contents::Selection,
    };
    /// FollowTheMoney, an entity a line: for OpenAleph and Datashare.
    Ftm = Entry {
        key: "ftm",
        title: "FollowTheMoney",
        note: "for OpenAleph, Datashare",
        extension: "ftm.json",
        media_type: "application/json+ftm",
        contents: Contents::Selection,
    };
    /// Lines for the bulk interface of OpenSearch and Elasticsearch.
    OpenSearch = Entry {
        key: "opensearch",
        title: "Bulk",
        note: "for OpenSearch",
        extension: "ndjson",
        media_type: "application/x-ndjson",
        contents: Contents::Selection,
    };
    /// W3C Web Annotations of names and claims.
    Annotations = Entry {
        key: "annotations",
        title: "Annotations",
        note: "W3C Web Annotation",
        extension: "anno.jsonld",
        media_type: "application/ld+json",
        contents: Contents::Selection,
    };
    /// A comparison as a brief with footnotes.
    Markdown = Entry {
        key: "markdown",
        title: "Brief",
        note: "Markdown with footnotes",
        extension: "md",
        media_type: "text/markdown",
        contents: Contents::Comparison,
    };
    /// A comparison as a picture.
    Svg = Entry {
        key: "svg",
        title: "Picture",
        note: "SVG",
        extension: "svg",
        media_type: "image/svg+xml",
        contents: Contents::Comparison,
    };
    /// A comparison in schema.org's words, with PROV and Web Annotation.
    JsonLd = Entry {
        key: "jsonld",
        title: "Linked data",
        note: "JSON-LD",
        extension: "jsonld",
        media_type: "application/ld+json",
        contents: Contents::Comparison,
    };
    /// A comparison as a map of arguments.
    Argdown = Entry {
        key: "argdown",
        title: "Argument map",
        note: "Argdown",
        extension: "argdown",
        media_type: "text/plain",
        contents: Contents::Comparison,
    };
    /// Questions and claims as corpus files write them.
    Toml = Entry {
        key: "toml",
        title: "Source",
        note: "TOML, as corpus files have it",
        extension: "toml",
        media_type: "application/toml",
        contents: Contents::Comparison,
    };
    /// A citation for readers.
    Text = Entry {
        key: "text",
        title: "Plain text",
        note: "to paste",
        extension: "txt",
        media_type: "text/plain",
        contents: Contents::Citations,
    };
    /// A citation for LaTeX.
    Bibtex = Entry {
        key: "bibtex",
        title: "BibTeX",
        note: "for LaTeX",
        extension: "bib",
        media_type: "application/x-bibtex",
        contents: Contents::Citations,
    };
    /// A citation for reference managers.
    Ris = Entry {
        key: "ris",
        title: "RIS",
        note: "for EndNote, Mendeley",
        extension: "ris",
        media_type: "application/x-research-info-systems",
        contents: Contents::Citations,
    };
    /// A citation for Zotero and others.
    Csl = Entry {
        key: "csl",
        title: "CSL-JSON",
        note: "for Zotero, Pandoc",
        extension: "csl.json",
        media_type: "application/vnd.citationstyles.csl+json",
        contents: Contents::Citations,
    };
}

impl Format {
    /// The name in commands and in the JavaScript API.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.entry().key
    }

    /// The name in menus.
    #[must_use]
    pub fn title(self) -> &'static str {
        self.entry().title
    }

    /// What stands in small print behind the title: what it is good for.
    #[must_use]
    pub fn note(self) -> &'static str {
        self.entry().note
    }

    /// How the name of a file of it ends, without the first full stop.
    #[must_use]
    pub fn extension(self) -> &'static str {
        self.entry().extension
    }

    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        self.entry().media_type
    }

    /// What a file of it holds.
    #[must_use]
    pub fn contents(self) -> Contents {
        self.entry().contents
    }

    /// The format of that name.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.key() == key)
    }

    /// The formats that hold this.
    pub fn holding(contents: Contents) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(move |format| format.contents() == contents)
    }

    /// Whether it is written from claims and questions rather than from the selected items.
    #[must_use]
    pub fn compares(self) -> bool {
        self.contents() == Contents::Comparison
    }

    /// Whether it is a citation.
    #[must_use]
    pub fn cites(self) -> bool {
        self.contents() == Contents::Citations
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_format_is_found_by_its_name() {
        for format in Format::ALL {
            assert_eq!(Format::from_key(format.key()), Some(format));
        }
        assert_eq!(Format::from_key("pdf"), None);
    }

    #[test]
    fn no_two_formats_share_a_name_or_the_end_of_a_file_name() {
        for name in [Format::key, Format::title, Format::extension] {
            let names: BTreeSet<&str> = Format::ALL.map(name).into();
            assert_eq!(names.len(), Format::ALL.len(), "{names:?}");
        }
    }

    #[test]
    fn the_documents_and_the_types_for_scripts_name_every_format() {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
        let read = |path: &str| std::fs::read_to_string(format!("{root}/{path}")).unwrap();
        let (documents, types) = (read("docs/javascript-api.md"), read("crates/api/js/crosscheck.d.ts"));
        for format in Format::ALL {
            let row = format!(
                "| `{}` | `.{}` | `{}` |",
                format.key(),
                format.extension(),
                format.media_type()
            );
            assert!(documents.contains(&row), "docs/javascript-api.md has no {row}");
            assert!(
                types.contains(&format!("\"{}\"", format.key())),
                "crosscheck.d.ts does not name {}",
                format.key()
            );
        }
    }
}
