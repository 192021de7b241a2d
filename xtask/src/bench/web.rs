//! Pagefind.
use std::path::Path;

use serde_json::Value;

use super::measure::Job;
use super::options::Options;
use super::ours::Ours;
use crate::run::Failure;

pub(super) fn measure(_: &Job, _: &Path, _: Option<&Ours>, _: &Options) -> Result<Result<Value, String>, Failure> {
    Ok(Err("not yet".into()))
}
