import { column, json } from './index.mjs';

const settings = (fields) => ({
  searchableFields: ['title', 'text'],
  aggregations: Object.fromEntries(fields.map((field) => [field, { size: 500, conjunction: false }])),
});
// It counts fields of the item itself.
const flat = (documents, fields) => documents.map((document) => ({
  id: document.id, title: document.title, text: document.text,
  ...Object.fromEntries(fields.map((field) => [field, column(document, field)])),
}));

export default {
  title: 'itemsjs',
  code: { entry: 'export { default } from "itemsjs"' },
  needsDocuments: true,
  prepare: flat,
  lib: async () => (await import('itemsjs')).default,
  build: (itemsjs, documents, fields) => itemsjs(documents, settings(fields)),
  save: (_, index) => json(index.serializeAll()),
  load(itemsjs, bytes, documents, fields) {
    const saved = JSON.parse(bytes.toString());
    return itemsjs(documents, { ...settings(fields), fulltextSnapshot: saved.fulltext, facetsSnapshot: saved.facets });
  },
  search: (index, { q }, limit) => index.search({ query: q, per_page: limit }).data.items.map((item) => item.id),
  facets(index, q, chosen, fields) {
    const { aggregations } = index.search({ query: q ?? '', filters: chosen, per_page: 10 }).data;
    return Object.fromEntries(fields.map((field) =>
      [field, Object.fromEntries(aggregations[field].buckets.map((bucket) => [bucket.key, bucket.doc_count]))]));
  },
};
