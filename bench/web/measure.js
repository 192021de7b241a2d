// In the page: measures each engine of job.json and leaves the answers in window.result. The clock of a page ticks in
// steps of up to a tenth of a millisecond, so a query is repeated until two have passed.
const now = () => performance.now();

const engines = {
  async pagefind() {
    const pagefind = await import('./pagefind/pagefind.js');
    await pagefind.options({ baseUrl: '/' });
    await pagefind.init();
    const id = (url) => url.split('/').pop();
    return {
      search: async (q) => (await pagefind.search(q)).results,
      // Its results are names of fragments; what stands in them is fetched one by one.
      ids: async (results) => Promise.all(results.slice(0, 10).map(async (result) => id((await result.data()).url))),
      facets: async (q, chosen) => {
        const filters = Object.fromEntries(Object.entries(chosen).map(([field, any]) => [field, { any }]));
        return (await pagefind.search(q, { filters })).filters;
      },
    };
  },
  async ours() {
    const { open } = await import('./ours/crosscheck.js');
    const bytes = async (name) => new Uint8Array(await (await fetch(name)).arrayBuffer());
    const [wasm, corpus] = await Promise.all([bytes('./ours/crosscheck.wasm'), bytes('./ours/corpus.pack')]);
    const explorer = await open({ wasm, corpus });
    let values;
    const facets = async (q, chosen) => {
      // A value by its word in the documents, as the API knows it. Asked for once.
      values ??= new Map((await explorer.facets('', { unit: 'documents' })).facets
        .map((facet) => [facet.key, new Map(facet.values.map(({ label, value }) => [label, value]))]));
      const choices = Object.entries(chosen).map(([field, labels]) =>
        [field, { include: labels.map((label) => values.get(field)?.get(label) ?? label) }]);
      return explorer.facets(q, { unit: 'documents', facets: Object.fromEntries(choices) });
    };
    return {
      search: async (q) => (await explorer.search(q, { unit: 'documents', limit: 10 })).hits,
      ids: async (hits) => hits.map((hit) => hit.document),
      facets,
    };
  },
};

const typed = (name, { kind, q }) => {
  if (name !== 'ours') return q;
  if (kind === 'prefix') return `${q}*`;
  return kind.startsWith('title') ? q.split(' ').join(' OR ') : q;
};

async function measure(name, job) {
  const queries = job.queries;
  let start = now();
  const engine = await engines[name]();
  await engine.ids(await engine.search(typed(name, queries[0])));
  const out = { start_ms: now() - start, kinds: queries.map((query) => query.kind), first: [], warm: [], facets: [], quality: {} };
  for (const query of queries) {
    start = now();
    const results = await engine.search(typed(name, query));
    out.first.push(now() - start);
    const ids = await engine.ids(results);
    const wanted = new Set(query.wanted.map((place) => job.ids[place]));
    const value = query.id
      ? (ids.includes(query.id) ? 1 / (ids.indexOf(query.id) + 1) : 0)
      : ids.filter((one) => wanted.has(one)).length / Math.max(1, Math.min(10, wanted.size));
    (out.quality[query.kind] ??= []).push(value);
  }
  const repeated = async (work) => {
    const from = now();
    let times = 0;
    do { await work(); times += 1; } while (now() - from < 2 || times < 3);
    return (now() - from) / times;
  };
  for (const query of queries) out.warm.push(await repeated(() => engine.search(typed(name, query))));
  for (const { label, q, chosen } of job.facets.filter((one) => one.q)) out.facets.push([label, await repeated(() => engine.facets(q, chosen))]);
  for (const kind in out.quality) out.quality[kind] = out.quality[kind].reduce((sum, value) => sum + value, 0) / out.quality[kind].length;
  return out;
}

try {
  const job = await (await fetch('./job.json')).json();
  const result = {};
  for (const name of job.engines) result[name] = await measure(name, job);
  window.result = result;
} catch (error) {
  window.result = { error: String(error?.stack ?? error).slice(0, 400) };
}
