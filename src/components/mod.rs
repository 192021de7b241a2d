//! What several pages are made of: marks, claims, names, figures, lists, menus.

mod altered;
mod chips;
mod claim_card;
mod claims;
mod columns;
mod comparison;
mod digest;
mod disclosure;
mod exports;
mod focus;
mod in_view;
mod layered;
mod leave_out;
mod lines;
mod live;
mod mark;
mod names;
mod paged;
mod picture;
mod places;
mod recent;
mod rows;
mod source_links;
mod strip;
mod views;
mod why;
mod words;
mod years;

pub(crate) use altered::{AlteredBanner, AlteredSaid, Banner, Said, UndoLinks, alterations};
pub(crate) use chips::{RequestChips, is_narrowed};
pub(crate) use claim_card::{ClaimCard, Extent, stand};
pub(crate) use claims::claims_in_view;
pub(crate) use columns::{NewsroomHeads, Slots, begins_group, column_name, marks_of};
pub(crate) use comparison::Comparison;
pub(crate) use digest::{Digest, MarkedText, Shown};
pub(crate) use disclosure::{DisclosureButton, OpenPanels, Panel};
pub(crate) use exports::{CITATIONS, CLAIMS, COMPARISON, ExportGroup, ExportMenu, Options, RESULTS, options_now};
pub(crate) use focus::{HeadingLink, focus_first, lead_to_control, lead_to_heading};
pub(crate) use in_view::{documents_in_view, passages_in_view};
pub(crate) use layered::{by_layer, heights, mean, shortened};
pub(crate) use leave_out::{AsideButton, Institutions, Without, aside_id};
pub(crate) use lines::{SEPARATE_SOURCES, SeparateSources};
pub(crate) use live::{Show, live};
pub(crate) use mark::{Definitions, MarkIcon, MarkKey, StanceWord};
pub(crate) use names::{
    DocumentLink, EntityLink, ParagraphLink, basis_words, document_when, document_year, entity_kind_word,
    narrow_to_naming, outlet_of,
};
pub(crate) use paged::{Paged, PagedMore, PagedRows};
pub(crate) use picture::{PictureOf, SavePicture, WhenReady, width_of};
pub(crate) use places::{Evidence, PlaceLink, PlacesOf};
pub(crate) use recent::RecentSearches;
pub(crate) use rows::Rows;
pub(crate) use source_links::SourceLinks;
pub(crate) use strip::NameStrips;
pub(crate) use views::CollectViews;
pub(crate) use why::{WhyButton, WhyPanel};
pub(crate) use words::{aria, capital, cardinal, counted, joined, plural, px, unit_words};
pub(crate) use years::{CountedYears, PublicationDates, YearCounts};
