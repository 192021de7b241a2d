// Stands in for crosscheck.js while the harness itself is worked on: the same `open`, `search` and `facets`, by looking
// through every document. Its pack is the documents as JSON Lines. `cargo xtask bench --stub` measures it in our place.
export async function open({ corpus }) {
  const documents = Buffer.from(corpus).toString().trim().split('\n').map((line) => JSON.parse(line));
  const texts = documents.map((document) => ` ${`${document.title} ${document.text}`.toLowerCase().replace(/[^\p{L}]+/gu, ' ')} `);
  const matches = (query) => {
    const any = query.includes(' OR ');
    const words = query.toLowerCase().split(any ? ' or ' : ' ').filter(Boolean).map((word) => (word.endsWith('*') ? ` ${word.slice(0, -1)}` : ` ${word} `));
    return (text) => words[any ? 'some' : 'every']((word) => text.includes(word));
  };
  return {
    async search(query, { limit = 10 } = {}) {
      const fits = matches(query);
      const hits = [];
      texts.forEach((text, place) => { if (fits(text)) hits.push({ kind: 'document', id: documents[place].id, document: documents[place].id }); });
      return { total: hits.length, hits: hits.slice(0, limit), notices: [] };
    },
    async facets(query, { facets = {} } = {}) {
      const fits = query ? matches(query) : () => true;
      const counts = {};
      documents.forEach((document, place) => {
        if (!fits(texts[place])) return;
        const missed = Object.keys(facets).filter((field) => !facets[field].include.some((value) => document[field]?.includes(value)));
        for (const field in document) {
          if (!Array.isArray(document[field])) continue;
          counts[field] ??= {};
          if (missed.length > 1 || (missed.length === 1 && missed[0] !== field)) continue;
          for (const value of document[field]) counts[field][value] = (counts[field][value] ?? 0) + 1;
        }
      });
      const values = (field) => Object.entries(counts[field]).map(([label, count]) => ({ value: label, label, count }));
      return { facets: Object.keys(counts).map((key) => ({ key, title: key, values: values(key) })) };
    },
    free() {},
  };
}
