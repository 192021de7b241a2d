// Its index holds the documents; `alone` leaves them out.
import { column, json } from './index.mjs';

const make = (orama, fields) => orama.create({
  schema: { id: 'string', title: 'string', text: 'string', ...Object.fromEntries(fields.map((field) => [field, 'enum[]'])) },
});

export default {
  title: 'Orama',
  code: { entry: 'export { create, load, search } from "@orama/orama"' },
  lib: () => import('@orama/orama'),
  async build(orama, documents, fields) {
    const db = make(orama, fields);
    const slim = documents.map((document) => ({
      id: document.id, title: document.title, text: document.text,
      ...Object.fromEntries(fields.map((field) => [field, column(document, field)])),
    }));
    await orama.insertMultiple(db, slim, 500);
    return { orama, db };
  },
  save: (orama, { db }) => json(orama.save(db)),
  alone(orama, { db }) {
    const { docs, ...rest } = orama.save(db);
    return json(rest);
  },
  load(orama, bytes, _, fields) {
    const db = make(orama, fields);
    orama.load(db, JSON.parse(bytes.toString()));
    return { orama, db };
  },
  async search({ orama, db }, { kind, q }, limit) {
    const options = { term: q, properties: ['title', 'text'], limit, boost: { title: 2 } };
    if (kind === 'single' || kind === 'and' || kind === 'prefix') options.threshold = 0;
    if (kind === 'typo' || kind === 'title_typo' || kind === 'name') options.tolerance = 1;
    const { hits } = await orama.search(db, options);
    return hits.map((hit) => hit.id);
  },
  async facets({ orama, db }, q, chosen, fields) {
    const where = Object.fromEntries(Object.entries(chosen).map(([field, values]) => [field, { containsAny: values }]));
    const found = await orama.search(db, {
      term: q ?? '', properties: ['title', 'text'], threshold: 0, limit: 10,
      facets: Object.fromEntries(fields.map((field) => [field, {}])),
      ...(Object.keys(where).length && { where }),
    });
    return Object.fromEntries(fields.map((field) => [field, found.facets[field].values]));
  },
};
