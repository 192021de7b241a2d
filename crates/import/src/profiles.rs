//! The tables that many have, by the names of their columns: what each column of theirs is to a document. Sources of the names are in
//! docs/import.md.

use crate::part::Part;

/// A table that is known.
pub(crate) struct Profile {
    pub(crate) name: &'static str,
    /// Columns that together are in no other table.
    signs: &'static [&'static str],
    /// What columns are, the first that has values for each part.
    pub(crate) parts: &'static [(&'static str, Part)],
}

/// Every table that is known.
static PROFILES: [Profile; 9] = [
    Profile {
        name: "ACLED",
        signs: &["event_id_cnty", "event_date", "notes"],
        parts: &[
            ("event_id_cnty", Part::Id),
            ("event_date", Part::Published),
            ("notes", Part::Text),
            ("source", Part::Outlet),
        ],
    },
    Profile {
        name: "UCDP GED",
        signs: &["date_start", "date_end", "source_article"],
        parts: &[
            ("id", Part::Id),
            ("source_headline", Part::Title),
            ("source_article", Part::Text),
            ("source_office", Part::Outlet),
            ("date_start", Part::Published),
        ],
    },
    Profile {
        name: "GDELT events",
        signs: &["GLOBALEVENTID", "SQLDATE", "SOURCEURL"],
        parts: &[
            ("GLOBALEVENTID", Part::Id),
            ("SQLDATE", Part::Published),
            ("SOURCEURL", Part::Address),
        ],
    },
    Profile {
        name: "GDELT GKG",
        signs: &["GKGRECORDID", "V2SOURCECOMMONNAME", "V2DOCUMENTIDENTIFIER"],
        parts: &[
            ("GKGRECORDID", Part::Id),
            ("V2.1DATE", Part::Published),
            ("V2SOURCECOMMONNAME", Part::Outlet),
            ("V2DOCUMENTIDENTIFIER", Part::Address),
        ],
    },
    Profile {
        name: "GDELT articles",
        signs: &["seendate", "domain", "url"],
        parts: &[
            ("url", Part::Address),
            ("title", Part::Title),
            ("seendate", Part::Published),
            ("domain", Part::Outlet),
            ("language", Part::Language),
        ],
    },
    Profile {
        name: "Media Cloud",
        signs: &["media_name", "publish_date", "url"],
        parts: &[
            ("stories_id", Part::Id),
            ("id", Part::Id),
            ("publish_date", Part::Published),
            ("title", Part::Title),
            ("url", Part::Address),
            ("media_name", Part::Outlet),
            ("language", Part::Language),
            ("text", Part::Text),
        ],
    },
    Profile {
        name: "NewsAPI",
        signs: &["publishedAt", "urlToImage", "source"],
        parts: &[
            ("source", Part::Outlet),
            ("title", Part::Title),
            ("content", Part::Text),
            ("description", Part::Text),
            ("url", Part::Address),
            ("publishedAt", Part::Published),
        ],
    },
    Profile {
        name: "Zotero",
        signs: &["Item Type", "Publication Title", "Date Added"],
        parts: &[
            ("Key", Part::Id),
            ("Title", Part::Title),
            ("Abstract Note", Part::Text),
            ("Publication Title", Part::Outlet),
            ("Publisher", Part::Outlet),
            ("Date", Part::Published),
            ("Publication Year", Part::Published),
            ("Url", Part::Address),
            ("Language", Part::Language),
            ("Notes", Part::Note),
        ],
    },
    Profile {
        name: "a table of claims from Crosscheck",
        signs: &["question_text", "position_text", "digest"],
        parts: &[
            ("id", Part::Id),
            ("outlet", Part::Outlet),
            ("title", Part::Title),
            ("published", Part::Published),
            ("digest", Part::Text),
        ],
    },
];

impl Profile {
    /// The table that has these columns, if it is known.
    pub(crate) fn of<'c>(columns: impl Iterator<Item = &'c str> + Clone) -> Option<&'static Self> {
        PROFILES.iter().find(|profile| {
            let has = |sign: &&str| columns.clone().any(|column| column.eq_ignore_ascii_case(sign));
            profile.signs.iter().all(has)
        })
    }
}

/// The columns of a table that comes without their names, by how its rows look, and what it is called.
pub(crate) fn without_header(first: &[String]) -> Option<(&'static str, Vec<String>)> {
    let is_number = |at: usize, most: usize| {
        let cell = first.get(at).map_or("", String::as_str);
        (1..=most).contains(&cell.len()) && cell.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_day = |at: usize| is_number(at, 8) && first.get(at).is_some_and(|cell| cell.len() == 8);
    let is_record = || {
        let id = first.first().and_then(|id| id.split_once('-'));
        id.is_some_and(|(time, _)| time.len() == 14 && time.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let (name, columns): (_, &[&str]) = match first.len() {
        61 if is_number(0, 12) && is_day(1) => ("GDELT events", &GDELT_EVENTS),
        27 if is_record() => ("GDELT GKG", &GDELT_GKG),
        _ => return None,
    };
    Some((name, columns.iter().map(|column| (*column).to_owned()).collect()))
}

/// The columns of GDELT 2.0 event files, in their order.
const GDELT_EVENTS: [&str; 61] = [
    "GLOBALEVENTID",
    "SQLDATE",
    "MonthYear",
    "Year",
    "FractionDate",
    "Actor1Code",
    "Actor1Name",
    "Actor1CountryCode",
    "Actor1KnownGroupCode",
    "Actor1EthnicCode",
    "Actor1Religion1Code",
    "Actor1Religion2Code",
    "Actor1Type1Code",
    "Actor1Type2Code",
    "Actor1Type3Code",
    "Actor2Code",
    "Actor2Name",
    "Actor2CountryCode",
    "Actor2KnownGroupCode",
    "Actor2EthnicCode",
    "Actor2Religion1Code",
    "Actor2Religion2Code",
    "Actor2Type1Code",
    "Actor2Type2Code",
    "Actor2Type3Code",
    "IsRootEvent",
    "EventCode",
    "EventBaseCode",
    "EventRootCode",
    "QuadClass",
    "GoldsteinScale",
    "NumMentions",
    "NumSources",
    "NumArticles",
    "AvgTone",
    "Actor1Geo_Type",
    "Actor1Geo_FullName",
    "Actor1Geo_CountryCode",
    "Actor1Geo_ADM1Code",
    "Actor1Geo_ADM2Code",
    "Actor1Geo_Lat",
    "Actor1Geo_Long",
    "Actor1Geo_FeatureID",
    "Actor2Geo_Type",
    "Actor2Geo_FullName",
    "Actor2Geo_CountryCode",
    "Actor2Geo_ADM1Code",
    "Actor2Geo_ADM2Code",
    "Actor2Geo_Lat",
    "Actor2Geo_Long",
    "Actor2Geo_FeatureID",
    "ActionGeo_Type",
    "ActionGeo_FullName",
    "ActionGeo_CountryCode",
    "ActionGeo_ADM1Code",
    "ActionGeo_ADM2Code",
    "ActionGeo_Lat",
    "ActionGeo_Long",
    "ActionGeo_FeatureID",
    "DATEADDED",
    "SOURCEURL",
];

/// The columns of GDELT's Global Knowledge Graph 2.1, in their order.
const GDELT_GKG: [&str; 27] = [
    "GKGRECORDID",
    "V2.1DATE",
    "V2SOURCECOLLECTIONIDENTIFIER",
    "V2SOURCECOMMONNAME",
    "V2DOCUMENTIDENTIFIER",
    "V1COUNTS",
    "V2.1COUNTS",
    "V1THEMES",
    "V2ENHANCEDTHEMES",
    "V1LOCATIONS",
    "V2ENHANCEDLOCATIONS",
    "V1PERSONS",
    "V2ENHANCEDPERSONS",
    "V1ORGANIZATIONS",
    "V2ENHANCEDORGANIZATIONS",
    "V1.5TONE",
    "V2.1ENHANCEDDATES",
    "V2GCAM",
    "V2.1SHARINGIMAGE",
    "V2.1RELATEDIMAGES",
    "V2.1SOCIALIMAGEEMBEDS",
    "V2.1SOCIALVIDEOEMBEDS",
    "V2.1QUOTATIONS",
    "V2.1ALLNAMES",
    "V2.1AMOUNTS",
    "V2.1TRANSLATIONINFO",
    "V2EXTRASXML",
];
