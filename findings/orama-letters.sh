#!/usr/bin/env bash
# Orama 3.1.18, default tokenizer ("english"): a letter that English, French and Italian do not write ends a word.
#
# A guess: a word of Latin script is one word, or loses its marks. Instead the tokenizer splits at every letter outside its own list
# (`splitters` of @orama/orama, dist/esm/components/tokenizer/languages.js; "english" has no ü, ı, ł or ū). "Süleymani" is indexed
# as "s" and "leymani", and a search for it finds every document with a word that begins with s or leymani, without a sign.
# Names of reports in translation (Fallūja, Süleymani, Erdoğan) need a tokenizer of one's own.
source "$(dirname "$0")/check.inc"
npm_packages @orama/orama@3.1.18
cat > run.mjs <<'JS'
import { create, insert, search } from "@orama/orama";
const index = create({ schema: { text: "string" } });
for (const text of ["General Süleymani arrived", "a seven-day truce"]) await insert(index, { text });
const answer = await search(index, { term: "Süleymani" });
console.log(answer.hits.map((hit) => hit.document.text).sort().join(" | "));
const piece = await search(index, { term: "leymani" });
console.log(piece.hits.map((hit) => hit.document.text).join(" | "));
JS
node run.mjs | expect 'General Süleymani arrived | a seven-day truce
General Süleymani arrived'
