//! Files that a reader drops on the page, and what the page fetches.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::Page;

/// Drops a tree as a browser hands one over: folders give their entries a few at a time.
const DROP: &str = "
    const bytes = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
    const root = { inside: new Map() };
    for (const [path, packed] of Object.entries(a)) {
        const steps = path.split('/');
        const name = steps.pop();
        let at = root;
        let fullPath = '';
        for (const step of steps) {
            fullPath += '/' + step;
            if (!at.inside.has(step)) at.inside.set(step, { isDirectory: true, name: step, fullPath, inside: new Map() });
            at = at.inside.get(step);
        }
        const file = new File([bytes(packed)], name);
        at.inside.set(name, { isFile: true, name, fullPath: fullPath + '/' + name, file: (done) => done(file) });
    }
    const readable = (entry) => {
        if (!entry.inside) return entry;
        const inside = [...entry.inside.values()].map(readable);
        return { ...entry, createReader: () => {
            const left = [...inside];
            return { readEntries: (done) => done(left.splice(0, 2)) };
        } };
    };
    const items = [...root.inside.values()].map((entry) => ({ webkitGetAsEntry: () => readable(entry) }));
    const drop = new DragEvent('drop', { bubbles: true, cancelable: true });
    Object.defineProperty(drop, 'dataTransfer', { value: { types: ['Files'], items } });
    (document.querySelector('.desk') ?? document.body).dispatchEvent(drop);";

impl Page<'_> {
    /// Drops files and folders on the page, by their paths.
    pub fn drop_files(&self, files: &BTreeMap<String, Vec<u8>>) {
        let packed: BTreeMap<&str, String> = files
            .iter()
            .map(|(path, bytes)| (path.as_str(), STANDARD.encode(bytes)))
            .collect();
        self.browser.run(DROP, json!(packed));
    }

    /// The addresses of what the page has fetched.
    #[must_use]
    pub fn fetched(&self) -> Vec<String> {
        self.strings(
            "return performance.getEntriesByType('resource').map((entry) => entry.name)",
            Value::Null,
        )
    }
}
