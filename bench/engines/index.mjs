// The engines by name, each in a file of its own. An engine is
//   title      how the table calls it
//   code       what a page loads of it: `entry`, a module that is bundled and minified for weighing, and further `files`
//   lib()      imports it, before memory is first looked at
//   build(lib, documents, fields)       an index
//   save(lib, index)                    what is shipped of it beside the documents, as bytes
//   alone(lib, index)                   optional: the same without the documents, where `save` holds them
//   load(lib, bytes, documents, fields) an index to search in
//   search(index, { kind, q }, limit)   ids, the best first; may be a promise
//   facets(index, q, chosen, fields)    optional: { field: { value: count } }, where q may be null
//   needsDocuments  whether `load` wants the documents too
//   slow            asked five queries of each kind, and once instead of five times
//   most            more documents than this are not tried
// A document is { id, title, date, outlet, text } and the values of each field under its name. Kinds of query: single, and, prefix,
// typo, title, title_typo, and name for misspelt names. Each engine is asked as its documentation advises for the kind.
const files = {
  ours: './ours.mjs',
  minisearch: './minisearch.mjs',
  flexsearch: './flexsearch.mjs',
  'flexsearch-forward': './flexsearch.mjs',
  orama: './orama.mjs',
  lunr: './lunr.mjs',
  fuse: './fuse.mjs',
  itemsjs: './itemsjs.mjs',
  sqlite: './sqlite.mjs',
};

export const names = Object.keys(files);

export async function engine(name) {
  const module = await import(files[name]);
  return module.engines?.[name] ?? module.default;
}

export const json = (value) => Buffer.from(JSON.stringify(value));

/** A column of a document, empty where it has none. */
export const column = (document, field) => [document[field] ?? []].flat().map(String);
