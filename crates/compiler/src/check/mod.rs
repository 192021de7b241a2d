//! The rules. Each is one function with one diagnostic, a hint and a test.
use crate::diagnostic::Log;
use crate::resolve::Draft;
use crate::source::Sources;

pub(crate) fn check(_draft: &Draft, _sources: &Sources, _log: &Log) {}
