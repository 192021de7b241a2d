const options = { keys: ['title', 'text'], ignoreLocation: true, threshold: 0.2 };
// Names are short: its usual threshold, and the whole spelling list is looked through.
const forNames = { keys: ['title', 'text'], ignoreLocation: true, threshold: 0.4 };

import { json } from './index.mjs';

export default {
  title: 'Fuse.js',
  code: { entry: 'export { default } from "fuse.js"' },
  needsDocuments: true,
  slow: true,
  most: 20000,
  lib: async () => (await import('fuse.js')).default,
  build: (Fuse, documents) => new Fuse(documents, options),
  save: (_, index) => json(index.getIndex()),
  load: (Fuse, bytes, documents, _, names) =>
    new Fuse(documents, names ? forNames : options, Fuse.parseIndex(JSON.parse(bytes.toString()))),
  search: (index, { q }, limit) => index.search(q, { limit }).map((one) => one.item.id),
};
