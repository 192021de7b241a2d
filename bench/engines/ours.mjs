// Crosscheck through its JavaScript API, and nothing behind it. This file is the only one that knows the API:
//   CROSSCHECK_API   crosscheck.js            CROSSCHECK_WASM   crosscheck.wasm
// The index is a pack that the corpus compiler wrote before (`cargo xtask bench` does), so `build` and `save` only hand
// it on; the table takes the time of building from the compiler. It holds the documents too.
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';

// Everything is counted and found in documents, as the peers do.
const unit = 'documents';

// A document's id is its own where it was imported.
const id = (hit) => hit.document ?? hit.id;

// What is typed for a kind: everything as a reader would type it.
const typed = {
  prefix: (q) => `${q}*`,
  // A title is any of its words, as for the peers; with words ANDed one slip too many would find nothing.
  title: (q) => q.split(' ').join(' OR '),
  title_typo: (q) => q.split(' ').join(' OR '),
};

// The chosen values of each facet, any of which an item may have.
const narrowed = (chosen) => ({ unit, include: chosen });

// Counts by field and value. The API may answer with objects or with lists of { value, count }.
const counted = (answer, fields) => Object.fromEntries(fields.map((field) => {
  const facet = Array.isArray(answer) ? answer.find((one) => (one.facet ?? one.key) === field) : (answer.facets ?? answer)[field];
  const values = facet?.values ?? facet ?? {};
  const pairs = Array.isArray(values) ? values.map((one) => [one.label ?? one.value ?? one.key, one.count]) : Object.entries(values);
  return [field, Object.fromEntries(pairs)];
}));

export default {
  title: 'Crosscheck',
  lib: async () => ({
    open: (await import(pathToFileURL(process.env.CROSSCHECK_API))).open,
    wasm: fs.readFileSync(process.env.CROSSCHECK_WASM),
  }),
  build: (lib, _documents, _fields, pack) => pack,
  save: (_, pack) => pack,
  load: ({ open, wasm }, pack) => open({ wasm, corpus: pack }),
  async search(explorer, { kind, q }, limit) {
    const { hits } = await explorer.search(typed[kind]?.(q) ?? q, { unit, limit });
    return hits.map(id);
  },
  async facets(explorer, q, chosen, fields) {
    return counted(await explorer.facets(q ?? '', narrowed(chosen)), fields);
  },
};
