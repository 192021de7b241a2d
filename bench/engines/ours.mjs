// Crosscheck as a script uses it, through its JavaScript API (docs/javascript-api.md). No other file of the benchmarks calls it.
//   CROSSCHECK_API   the path of crosscheck.js            CROSSCHECK_WASM   the path of crosscheck.wasm
// The index is a pack, which holds the documents too. `cargo xtask bench` has the corpus compiler write it and takes the time
// of that for the table, so `build` and `save` here only pass it on.
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';

// The peers find and count documents, so this does too.
const unit = 'documents';

// Imported documents keep their ids.
const id = (hit) => hit.document;

// How a reader would type a question of each kind; other kinds are typed as they are.
const typed = {
  prefix: (q) => `${q}*`,
  // Any word of a title is enough, as for the peers: where all are required, one slip too many finds nothing.
  title: (q) => q.split(' ').join(' OR '),
  title_typo: (q) => q.split(' ').join(' OR '),
};

// Documents and peers know a value of a field by its label, the API by its key. The keys by field and label are asked for once.
const known = new WeakMap();
async function keys(explorer) {
  if (!known.has(explorer)) {
    const { facets } = await explorer.facets('', { unit });
    known.set(explorer, new Map(facets.map(({ key, values }) => [key, new Map(values.map(({ label, value }) => [label, value]))])));
  }
  return known.get(explorer);
}

// Options for documents that have, in each of these fields, any of the chosen values.
const narrowed = (chosen, values) => ({
  unit,
  facets: Object.fromEntries(Object.entries(chosen).map(([field, labels]) =>
    [field, { include: labels.map((label) => values.get(field)?.get(label) ?? label) }])),
});

// Counts by field and label. “None recorded” is left out, since no peer has such a value; so are values that nothing has, as Orama
// leaves them out.
const counted = ({ facets }, fields) => Object.fromEntries(facets
  .filter(({ key }) => fields.includes(key))
  .map(({ key, values }) => [key, Object.fromEntries(
    values.filter(({ value }) => value !== 'none').map(({ label, count }) => [label, count]),
  )]));

// The stand-in (bench/stub.mjs) has an empty program, which is no WebAssembly.
const compiled = (bytes) => (bytes[0] === 0 ? WebAssembly.compile(bytes) : bytes);

export default {
  title: 'Crosscheck',
  lib: async () => ({
    open: (await import(pathToFileURL(process.env.CROSSCHECK_API))).open,
    // Compiling the program belongs to loading the library, as parsing a script does for the others.
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
    return counted(await explorer.facets(q ?? '', { ...narrowed(chosen, await keys(explorer)), of: fields, least: 1 }), fields);
  },
};
