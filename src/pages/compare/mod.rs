//! Compare: every question by every document, the page of one question, and what is pinned face to face.

mod card;
mod concordance;
mod faces;
mod issue;
mod narrow;
mod numbers;
mod picker;
mod pins;
mod relation;
mod share;
mod text;
mod tools;
mod ways;

pub(crate) use faces::FacesPage;
pub(crate) use issue::IssuePage;
