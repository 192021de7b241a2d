// node --expose-gc child.mjs MODE ENGINE JOB.json: measures one engine in this process, and prints one line of JSON.
// Modes: build, query, facets, quality, names. The job names the files; `xtask/src/bench/measure.rs` writes it.
// Every answer is awaited, of engines that answer at once too, so that nobody pays for a promise alone.
import fs from 'node:fs';
import os from 'node:os';
import { engine } from './engines/index.mjs';

const [mode, name, jobFile] = process.argv.slice(2);
const job = JSON.parse(fs.readFileSync(jobFile, 'utf8'));
const { fields } = job;
const now = () => performance.now();
const tidy = () => { for (let times = 0; times < 3; times++) globalThis.gc?.(); };
const status = (key) => Number(new RegExp(`${key}:\\s+(\\d+)`).exec(fs.readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) * 1024;
const resident = () => (fs.existsSync('/proc/self/status') ? status('VmRSS') : process.memoryUsage().rss);
const lines = (file) => fs.readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
const round = (number) => Number(number.toFixed(5));
const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

const it = await engine(name);
const documentsOf = (file) => { const all = lines(file); return it.prepare ? it.prepare(all, fields) : all; };
// What else the machine was doing.
const out = { load: os.loadavg()[0] };

if (mode === 'build') {
  const lib = await it.lib();
  const documents = documentsOf(job.documents);
  tidy();
  const before = resident();
  let start = now();
  const index = await it.build(lib, documents, fields);
  out.build_ms = now() - start;
  tidy();
  out.build_memory = resident() - before;
  start = now();
  const bytes = await it.save(lib, index);
  out.save_ms = now() - start;
  fs.writeFileSync(job.index, bytes);
  out.bytes = bytes.length;
  if (it.alone) {
    const alone = it.alone(lib, index);
    fs.writeFileSync(`${job.index}.alone`, alone);
    out.alone = alone.length;
  }
} else if (mode === 'names') {
  // Small, so everything happens in one process.
  const lib = await it.lib();
  const documents = it.prepare ? it.prepare(lines(job.names), []) : lines(job.names);
  const bytes = job.pack ? fs.readFileSync(job.pack) : await it.save(lib, await it.build(lib, documents, []));
  const index = await it.load(lib, bytes, documents, [], true);
  const firsts = {};
  out.missed = [];
  for (const query of JSON.parse(fs.readFileSync(job.queries, 'utf8'))) {
    const place = (await it.search(index, { kind: 'name', q: query.q }, 3)).indexOf(query.id);
    (firsts[query.kind] ??= []).push(place >= 0 ? 1 : 0);
    if (place < 0) out.missed.push([query.q, query.id]);
  }
  out.firsts = Object.fromEntries(Object.entries(firsts).map(([kind, hits]) => [kind, round(mean(hits))]));
  out.all = round(mean(Object.values(firsts).flat()));
  out.asked = Object.values(firsts).flat().length;
} else {
  const documents = it.needsDocuments ? documentsOf(job.documents) : null;
  const bytes = fs.readFileSync(job.index);
  const asked = new Map();
  // Who needs a second a query is asked a few of each kind.
  const each = it.slow ? 5 : job.each;
  const few = (query) => { const count = (asked.get(query.kind) ?? 0) + 1; asked.set(query.kind, count); return !each || count <= each; };
  const all = JSON.parse(fs.readFileSync(job.queries, 'utf8'));
  const queries = all.filter(few);
  tidy();
  let start = now();
  const lib = await it.lib();
  out.lib_ms = now() - start;
  tidy();
  const before = resident();
  start = now();
  const index = await it.load(lib, bytes, documents, fields);
  out.load_ms = now() - start;
  start = now();
  await it.search(index, queries[0] ?? { kind: 'single', q: 'a' }, 10);
  out.answer_ms = now() - start;
  // What a reader waits for once everything has arrived: the library, the index, the first answer.
  out.start_ms = out.lib_ms + out.load_ms + out.answer_ms;
  tidy();
  out.memory = resident() - before;

  if (mode === 'query') {
    const first = [];
    const warm = queries.map(() => []);
    for (const query of queries) {
      start = now();
      await it.search(index, query, 10);
      first.push(round(now() - start));
    }
    for (let times = 0; times < (it.slow ? 1 : 5); times++) {
      for (let place = 0; place < queries.length; place++) {
        start = now();
        await it.search(index, queries[place], 10);
        warm[place].push(now() - start);
      }
    }
    tidy();
    out.memory_after = resident() - before;
    out.kinds = queries.map((query) => query.kind);
    out.first = first;
    out.warm = warm.map((times) => round(times.sort((one, other) => one - other)[times.length >> 1]));
  } else if (mode === 'quality') {
    const quality = {};
    const note = (kind, figure, value) => ((quality[kind] ??= {})[figure] ??= []).push(value);
    for (const query of queries) {
      if (query.id) {
        const place = (await it.search(index, query, 10)).indexOf(query.id);
        note(query.kind, 'mrr', place < 0 ? 0 : 1 / (place + 1));
        note(query.kind, 'found', place < 0 ? 0 : 1);
        continue;
      }
      const wanted = new Set(query.wanted.map((place) => job.ids[place]));
      const got = await it.search(index, query, 1e6);
      const right = got.filter((id) => wanted.has(id)).length;
      const firsts = got.slice(0, 10);
      note(query.kind, 'recall', wanted.size ? right / wanted.size : 1);
      note(query.kind, 'precision', got.length ? right / got.length : (wanted.size ? 0 : 1));
      note(query.kind, 'first_ten', firsts.filter((id) => wanted.has(id)).length / Math.max(1, Math.min(10, wanted.size)));
    }
    for (const kind of Object.values(quality)) for (const figure in kind) kind[figure] = round(mean(kind[figure]));
    out.quality = quality;
  } else if (mode === 'facets') {
    if (!it.facets) throw new Error('counts no facets');
    out.facets = [];
    const same = (counts, right) => fields.every((field) => {
      const values = new Set([...Object.keys(right[field]), ...Object.keys(counts[field] ?? {})]);
      return [...values].every((value) => (counts[field]?.[value] ?? 0) === (right[field][value] ?? 0));
    });
    const cases = job.facets;
    let open = true;
    let closed = true;
    for (const { q, chosen, open: byOpen, closed: byClosed } of cases) {
      const counts = await it.facets(index, q, chosen, fields);
      if (byOpen) open &&= same(counts, byOpen);
      if (byClosed) closed &&= same(counts, byClosed);
    }
    out.exact = open ? 'open' : closed ? 'closed' : 'no';
    for (const { label, q, chosen } of cases) {
      const times = [];
      for (let count = 0; count < 5; count++) {
        start = now();
        await it.facets(index, q, chosen, fields);
        times.push(now() - start);
      }
      out.facets.push([label, round(times.sort((one, other) => one - other)[2])]);
    }
  }
}
console.log(JSON.stringify(out));
// Some engines keep a service alive.
process.exit(0);
