//! Numbers, lists and dates in sentences.
