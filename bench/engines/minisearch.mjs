import { json } from './index.mjs';

const options = { fields: ['title', 'text'] };
const asked = {
  single: { combineWith: 'AND' },
  and: { combineWith: 'AND' },
  prefix: { prefix: true },
  typo: { fuzzy: 0.2 },
  title: { boost: { title: 2 } },
  title_typo: { boost: { title: 2 }, fuzzy: 0.2 },
  name: { boost: { title: 2 }, fuzzy: 0.3, prefix: (word) => word.length > 3 },
};

export default {
  title: 'MiniSearch',
  code: { entry: 'export { default } from "minisearch"' },
  lib: async () => (await import('minisearch')).default,
  build(MiniSearch, documents) {
    const index = new MiniSearch(options);
    index.addAll(documents);
    return index;
  },
  save: (_, index) => json(index),
  load: (MiniSearch, bytes) => MiniSearch.loadJSON(bytes.toString(), options),
  search(index, { kind, q }, limit) {
    const found = index.search(q, asked[kind]);
    const ids = [];
    for (let place = 0; place < found.length && place < limit; place++) ids.push(found[place].id);
    return ids;
  },
};
