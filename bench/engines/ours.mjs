// Crosscheck through its JavaScript API, and nothing behind it. This file is the only one that knows the API:
//   CROSSCHECK_API   crosscheck.js            CROSSCHECK_WASM   crosscheck.wasm
// The index is a pack that the corpus compiler wrote before (`cargo xtask bench` does), so `build` and `save` only hand
// it on; the table takes the time of building from the compiler. It holds the documents too.
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';

// Everything is counted and found in documents, as the peers do.
const unit = 'documents';

// A document's id is its own where it was imported.
const id = (hit) => hit.document;

// What is typed for a kind: everything as a reader would type it.
const typed = {
  prefix: (q) => `${q}*`,
  // A title is any of its words, as for the peers; with words ANDed one slip too many would find nothing.
  title: (q) => q.split(' ').join(' OR '),
  title_typo: (q) => q.split(' ').join(' OR '),
};

// A field's values by the words they have in the documents, as the API knows them. Asked for once.
const known = new WeakMap();
async function keys(explorer) {
  if (!known.has(explorer)) {
    const { facets } = await explorer.facets('', { unit });
    known.set(explorer, new Map(facets.map(({ key, values }) => [key, new Map(values.map(({ label, value }) => [label, value]))])));
  }
  return known.get(explorer);
}

// The chosen values of each facet, any of which an item may have.
const narrowed = (chosen, values) => ({
  unit,
  facets: Object.fromEntries(Object.entries(chosen).map(([field, labels]) =>
    [field, { include: labels.map((label) => values.get(field)?.get(label) ?? label) }])),
});

// Counts by field and word. That nothing is recorded is a value of ours alone.
const counted = ({ facets }, fields) => Object.fromEntries(facets
  .filter(({ key }) => fields.includes(key))
  .map(({ key, values }) => [key, Object.fromEntries(
    values.filter(({ value }) => value !== 'none').map(({ label, count }) => [label, count]),
  )]));

// A stand-in has no program.
const compiled = (bytes) => (bytes[0] === 0 ? WebAssembly.compile(bytes) : bytes);

export default {
  title: 'Crosscheck',
  lib: async () => ({
    open: (await import(pathToFileURL(process.env.CROSSCHECK_API))).open,
    // The program is to us what a script is to the others.
    wasm: await compiled(fs.readFileSync(process.env.CROSSCHECK_WASM)),
  }),
  build: (lib, _documents, _fields, pack) => pack,
  save: (_, pack) => pack,
  load: ({ open, wasm }, pack) => open({ wasm, corpus: pack }),
  async search(explorer, { kind, q }, limit) {
    const { hits } = await explorer.search(typed[kind]?.(q) ?? q, { unit, limit });
    return hits.map(id);
  },
  async facets(explorer, q, chosen, fields) {
    return counted(await explorer.facets(q ?? '', { ...narrowed(chosen, await keys(explorer)), of: fields }), fields);
  },
};
