import { json } from './index.mjs';

const asked = {
  and: (q) => q.split(' ').map((word) => `+${word}`).join(' '),
  prefix: (q) => `${q}*`,
  typo: (q) => `${q}~1`,
  title_typo: (q) => q.split(' ').map((word) => (word.length > 4 ? `${word}~1` : word)).join(' '),
  // Its own signs would be read as commands.
  name: (q) => q.replace(/[-+~^:*']/g, ' ').trim().split(/ +/).map((word) => (word.length > 3 ? `${word}~1` : word)).join(' '),
};

export default {
  title: 'Lunr',
  code: { entry: 'export { default } from "lunr"' },
  lib: async () => (await import('lunr')).default,
  build(lunr, documents) {
    return lunr(function () {
      this.ref('id');
      this.field('title', { boost: 2 });
      this.field('text');
      for (const document of documents) this.add(document);
    });
  },
  save: (_, index) => json(index),
  load: (lunr, bytes) => lunr.Index.load(JSON.parse(bytes.toString())),
  search(index, { kind, q }, limit) {
    const found = index.search(asked[kind] ? asked[kind](q) : q);
    return found.slice(0, limit).map((one) => one.ref);
  },
};
