//! The one table of formats that can be imported: how each is told, what its files are called, and who reads it.

use crate::row::Row;
use crate::source::Source;
use crate::{
    annotations, bibtex, brat, cite, claim_review, csv, doccano, feed, ftm, json, mail, misp, news, ris, sheet,
    statements, stix, studio, text, web, webanno,
};

/// A kind of file that can be imported.
pub struct FileFormat {
    /// "CSV"
    pub name: &'static str,
    /// How its files end, in lower case. None where an ending belongs to another kind and only the content tells.
    pub endings: &'static [&'static str],
    /// Its media type.
    pub media_type: &'static str,
    /// Whether a file is of this kind, by its content.
    is: fn(&Source) -> bool,
    /// Hands over its rows, one after the other, and gives remarks on the file as a whole.
    pub(crate) rows: Reader,
}

type Reader = fn(&Source, &mut dyn FnMut(Row)) -> Result<Vec<String>, String>;

pub(crate) const WEB_ANNOTATIONS: &str = "Web Annotations";

/// Every kind of file that can be imported. The first whose content a file has is its kind.
pub static FORMATS: [FileFormat; 21] = [
    FileFormat {
        name: "spreadsheets",
        endings: &["xlsx", "xls", "xlsb", "ods"],
        media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        is: sheet::is,
        rows: sheet::rows,
    },
    FileFormat {
        name: "brat",
        endings: &["ann"],
        media_type: "text/plain",
        is: brat::is,
        rows: brat::rows,
    },
    FileFormat {
        name: "WebAnno TSV",
        endings: &[],
        media_type: "text/tab-separated-values",
        is: webanno::is,
        rows: webanno::rows,
    },
    FileFormat {
        name: WEB_ANNOTATIONS,
        endings: &[],
        media_type: "application/ld+json",
        is: annotations::is,
        rows: annotations::rows,
    },
    FileFormat {
        name: "STIX",
        endings: &["stix"],
        media_type: "application/stix+json",
        is: stix::is,
        rows: stix::rows,
    },
    FileFormat {
        name: "MISP",
        endings: &[],
        media_type: "application/json",
        is: misp::is,
        rows: misp::rows,
    },
    FileFormat {
        name: "ClaimReview",
        endings: &["jsonld"],
        media_type: "application/ld+json",
        is: claim_review::is,
        rows: claim_review::rows,
    },
    FileFormat {
        name: "FollowTheMoney",
        endings: &["ftm"],
        media_type: "application/json+ftm",
        is: ftm::is,
        rows: ftm::rows,
    },
    FileFormat {
        name: "FollowTheMoney statements",
        endings: &[],
        media_type: "text/csv",
        is: statements::is,
        rows: statements::rows,
    },
    FileFormat {
        name: "Label Studio",
        endings: &[],
        media_type: "application/json",
        is: studio::is,
        rows: studio::rows,
    },
    FileFormat {
        name: "doccano",
        endings: &[],
        media_type: "application/x-ndjson",
        is: doccano::is,
        rows: doccano::rows,
    },
    FileFormat {
        name: "NewsML-G2 and ninjs",
        endings: &[],
        media_type: "application/vnd.iptc.g2.newsitem+xml",
        is: news::is,
        rows: news::rows,
    },
    FileFormat {
        name: "CSL",
        endings: &[],
        media_type: "application/vnd.citationstyles.csl+json",
        is: cite::is,
        rows: cite::rows,
    },
    FileFormat {
        name: "JSON",
        endings: &["jsonl", "ndjson", "json"],
        media_type: "application/json",
        is: json::is,
        rows: json::rows,
    },
    FileFormat {
        name: "RIS",
        endings: &["ris"],
        media_type: "application/x-research-info-systems",
        is: ris::is,
        rows: ris::rows,
    },
    FileFormat {
        name: "BibTeX",
        endings: &["bib"],
        media_type: "application/x-bibtex",
        is: bibtex::is,
        rows: bibtex::rows,
    },
    FileFormat {
        name: "RSS and Atom",
        endings: &["rss", "atom", "xml"],
        media_type: "application/rss+xml",
        is: feed::is,
        rows: feed::rows,
    },
    FileFormat {
        name: "HTML",
        endings: &["html", "htm", "xhtml"],
        media_type: "text/html",
        is: web::is,
        rows: web::rows,
    },
    FileFormat {
        name: "mail",
        endings: &["eml"],
        media_type: "message/rfc822",
        is: mail::is,
        rows: mail::rows,
    },
    FileFormat {
        name: "CSV",
        endings: &["csv", "tsv", "tab"],
        media_type: "text/csv",
        is: csv::is,
        rows: csv::rows,
    },
    FileFormat {
        name: "text",
        endings: &["txt", "md", "markdown", "text"],
        media_type: "text/plain",
        is: |_| false,
        rows: text::rows,
    },
];

/// The kind of a file: by its content, or else by its ending.
pub(crate) fn format_of(source: &Source) -> Result<&'static FileFormat, String> {
    let by_ending = || {
        let mut formats = FORMATS.iter().filter(|_| !source.is_packed());
        formats.find(|format| format.endings.contains(&source.ending.as_str()))
    };
    let found = FORMATS.iter().find(|format| (format.is)(source)).or_else(by_ending);
    found.ok_or_else(|| {
        let shown = source.path.display();
        match source.magic.get(..4).unwrap_or_default() {
            b"%PDF" => format!("{shown} is a PDF: export its text first, as `pdftotext -layout` does"),
            b"PK\x03\x04" => format!("{shown} is packed: unpack it, or save it as text, CSV or a spreadsheet"),
            _ => format!("{shown} is no file that can be imported: expected {}", described()),
        }
    })
}

/// "JSON (.jsonl, .ndjson, .json), CSV (.csv, .tsv) …"
#[must_use]
pub fn described() -> String {
    let described = FORMATS.iter().map(|format| match format.endings {
        [] => format.name.to_owned(),
        endings => format!(
            "{} ({})",
            format.name,
            endings
                .iter()
                .map(|ending| format!(".{ending}"))
                .collect::<Vec<_>>()
                .join(", ")
        ),
    });
    described.collect::<Vec<_>>().join(", ")
}
