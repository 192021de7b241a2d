// Two settings of one engine: whole words only, which is quick and small, and beginnings of words with its phonetic encoder,
// which also finds prefixes and some misspellings.
import { json } from './index.mjs';

const make = (FlexSearch, tokenize, encoder) => {
  const field = (name) => ({ field: name, tokenize, ...(encoder && { encoder: FlexSearch.Charset[encoder] }) });
  return new FlexSearch.Document({ document: { id: 'id', index: [field('title'), field('text')] } });
};

const setting = (title, tokenize, encoder) => ({
  title,
  code: { entry: 'export { Document, Charset } from "flexsearch"' },
  lib: async () => (await import('flexsearch')).default,
  build(FlexSearch, documents) {
    const index = make(FlexSearch, tokenize, encoder);
    for (const document of documents) index.add(document);
    return index;
  },
  async save(_, index) {
    const parts = {};
    await index.export((key, part) => { if (part !== undefined && part !== null) parts[key] = part; });
    return json(parts);
  },
  async load(FlexSearch, bytes) {
    const index = make(FlexSearch, tokenize, encoder);
    const parts = JSON.parse(bytes.toString());
    for (const key in parts) await index.import(key, parts[key]);
    return index;
  },
  search(index, { kind, q }, limit) {
    const found = index.search(q, { limit, suggest: kind.startsWith('title') || kind === 'name', merge: true });
    return found.map((one) => one.id ?? one);
  },
});

export const engines = {
  flexsearch: setting('FlexSearch', 'strict', null),
  'flexsearch-forward': setting('FlexSearch, forward', 'forward', 'LatinBalance'),
};
