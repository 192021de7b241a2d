//! The parts of a document that a column may be, and what they are called elsewhere.

use crosscheck_compiler::table::list;

/// A part of a document that a column may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    Id,
    Title,
    Text,
    Outlet,
    Published,
    Address,
    Language,
    Note,
}

impl Part {
    /// Every part, in the order in which columns are looked for and documents written.
    pub(crate) const ALL: [Self; 8] = [
        Self::Id,
        Self::Title,
        Self::Text,
        Self::Outlet,
        Self::Published,
        Self::Address,
        Self::Language,
        Self::Note,
    ];

    /// The key in documents.jsonl.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Title => "title",
            Self::Text => "text",
            Self::Outlet => "outlet",
            Self::Published => "published",
            Self::Address => "address",
            Self::Language => "language",
            Self::Note => "note",
        }
    }

    /// The part of that word.
    pub(crate) fn from_word(word: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|part| part.word() == word);
        found.ok_or_else(|| {
            format!(
                "`{word}` is no part of a document: expected {}",
                list(Self::ALL.map(Self::word))
            )
        })
    }

    /// The word for it in a report and on the command line.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Published => "date",
            other => other.key(),
        }
    }

    /// What it is called elsewhere, the surest name first: in small letters, without accents and without what stands between words.
    pub(crate) fn names(self) -> &'static [&'static str] {
        match self {
            Self::Id => &[
                "id",
                "docid",
                "documentid",
                "articleid",
                "recordid",
                "uid",
                "uuid",
                "guid",
                "storiesid",
                "kennung",
                "identifiant",
            ],
            Self::Title => &[
                "title",
                "headline",
                "subject",
                "heading",
                "name",
                "articletitle",
                "titre",
                "titel",
                "titolo",
                "titulo",
                "tytul",
                "baslik",
                "uberschrift",
                "ueberschrift",
                "schlagzeile",
                "overskrift",
                "rubrik",
                "заголовок",
                "العنوان",
                "عنوان",
                "כותרת",
                "标题",
                "標題",
                "タイトル",
                "제목",
            ],
            Self::Text => &[
                "text",
                "body",
                "content",
                "fulltext",
                "article",
                "articletext",
                "articlebody",
                "bodytext",
                "maintext",
                "texte",
                "testo",
                "texto",
                "tekst",
                "volltext",
                "inhalt",
                "contenu",
                "contenido",
                "conteudo",
                "contenuto",
                "metin",
                "текст",
                "النص",
                "نص",
                "متن",
                "טקסט",
                "正文",
                "内容",
                "本文",
                "본문",
            ],
            Self::Outlet => &[
                "outlet",
                "publisher",
                "source",
                "sourcename",
                "newspaper",
                "medianame",
                "publication",
                "publicationtitle",
                "containertitle",
                "journal",
                "sitename",
                "site",
                "domain",
                "quelle",
                "zeitung",
                "medium",
                "fonte",
                "fuente",
                "bron",
                "kilde",
                "kalla",
                "zrodlo",
                "kaynak",
                "источник",
                "المصدر",
                "مصدر",
                "מקור",
                "来源",
                "來源",
                "出典",
                "출처",
            ],
            Self::Published => &[
                "published",
                "date",
                "publishedat",
                "publishdate",
                "publisheddate",
                "datepublished",
                "datepublish",
                "publicationdate",
                "pubdate",
                "datum",
                "fecha",
                "fechadepublicacion",
                "data",
                "datadepublicacao",
                "datedepublication",
                "dato",
                "tarih",
                "veroffentlichtam",
                "veroffentlicht",
                "дата",
                "التاريخ",
                "تاريخ",
                "תאריך",
                "日期",
                "日付",
                "날짜",
                "seendate",
                "createdat",
                "timestamp",
                "created",
            ],
            Self::Address => &[
                "address",
                "url",
                "link",
                "permalink",
                "weburl",
                "href",
                "uri",
                "lien",
                "enlace",
                "ссылка",
                "الرابط",
                "链接",
            ],
            Self::Language => &["language", "lang", "langue", "sprache", "idioma", "lingua", "taal"],
            Self::Note => &["note", "notiz", "anmerkung", "remarque", "nota"],
        }
    }

    /// Names that may as well be something technical: the day a row was written, not the day a report was published.
    pub(crate) fn doubtful_names(self) -> &'static [&'static str] {
        match self {
            Self::Published => &["seendate", "createdat", "timestamp", "created"],
            _ => &[],
        }
    }
}
