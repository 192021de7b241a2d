//! Texts to pieces of an address and back, as forms encode them.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

/// Encodes a text as a form does: a space is a plus.
pub(super) fn encode(into: &mut String, text: &str) {
    into.extend(form_urlencoded::byte_serialize(text.as_bytes()));
}

/// Encodes keys joined by colons and tildes, which stay: they mean nothing in an address, and it reads better.
pub(super) fn encode_keys(into: &mut String, keys: &str) {
    for (index, part) in keys.split('~').enumerate() {
        if index > 0 {
            into.push('~');
        }
        for (index, key) in part.split(':').enumerate() {
            if index > 0 {
                into.push(':');
            }
            encode(into, key);
        }
    }
}

/// The text behind a piece of a query, in which a plus is a space.
pub(super) fn decoded(piece: &str) -> String {
    percent_decode_str(&piece.replace('+', " "))
        .decode_utf8_lossy()
        .into_owned()
}

/// The text behind a part of a path, in which a plus stands for itself.
pub(super) fn path_decoded(part: &str) -> Cow<'_, str> {
    percent_decode_str(part).decode_utf8_lossy()
}
