// node builds.mjs QUERIES ROUNDS DIST=PACK…: puts builds of Crosscheck side by side in one process, asked in turns, so that a slow
// minute of the machine is nobody's alone. Prints p50 and p99 over the questions, each in its quickest round, in
// milliseconds, by kind of question: other programs only ever make a round longer.
//   DIST   a folder with crosscheck.js and crosscheck.wasm      PACK   the corpus as this build's compiler packs it
// `cargo run --release -p crosscheck-search --example measure -- 10000 --pack FILE` writes a pack, and the questions as FILE.queries.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [queries, rounds, ...builds] = process.argv.slice(2);
const unit = 'documents';

const opened = [];
for (const build of builds) {
  const [dist, pack] = build.split('=');
  const file = (name) => path.resolve(dist, name);
  // Without a package.json beside it Node would take the script for one of the old kind.
  const { open } = await import(`data:text/javascript,${encodeURIComponent(fs.readFileSync(file('crosscheck.js'), 'utf8')
    .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file('crosscheck.js')).href)))}`);
  const wasm = await WebAssembly.compile(fs.readFileSync(file('crosscheck.wasm')));
  const corpus = fs.readFileSync(pack);
  const start = performance.now();
  opened.push(await open({ wasm, corpus }));
  console.log(`${dist}: loaded in ${(performance.now() - start).toFixed(1)} ms`);
}

// The columns of the corpus are the last facets. Two values are chosen in each of two of them.
const { facets } = await opened[0].facets('', { unit });
const columns = facets.slice(facets.findIndex(({ key }) => key === 'role') + 1);
const of = columns.map(({ key }) => key);
const chosen = Object.fromEntries(columns.slice(0, 2).map(({ key, values }) => [key, { include: values.slice(0, 2).map(({ value }) => value) }]));

const typed = { prefix: (q) => `${q}*`, title: (q) => q.split(' ').join(' OR '), title_typo: (q) => q.split(' ').join(' OR ') };
const asked = [{ kind: 'facets', ask: (x) => x.facets('', { unit, of }) }];
for (const line of fs.readFileSync(queries, 'utf8').split('\n')) {
  const [kind, words] = line.split('\t');
  const q = (typed[kind] ?? String)(words.trim());
  asked.push({ kind, ask: (x) => x.search(q, { unit, limit: 10 }) });
  if (kind !== 'single') continue;
  asked.push({ kind: 'facets and a word', ask: (x) => x.facets(q, { unit, of }) });
  asked.push({ kind: 'facets, a word and 2 x 2 values', ask: (x) => x.facets(q, { unit, of, facets: chosen }) });
}

const times = opened.map(() => asked.map(() => []));
for (let round = 0; round < Number(rounds); round += 1) {
  for (const [place, { ask }] of asked.entries()) {
    for (const [build, explorer] of opened.entries()) {
      const start = performance.now();
      await ask(explorer);
      times[build][place].push(performance.now() - start);
    }
  }
}

const at = (list, share) => [...list].sort((one, other) => one - other)[Math.round((list.length - 1) * share)];
const row = (name, counts) => {
  const cells = times.map((of) => {
    const least = of.filter((_, place) => counts(asked[place].kind)).map((each) => Math.min(...each));
    return `p50 ${at(least, 0.5).toFixed(3)} p99 ${at(least, 0.99).toFixed(3)}`;
  });
  console.log(name.padEnd(32), cells.join('   '));
};
for (const kind of new Set(asked.map(({ kind }) => kind))) row(kind, (other) => other === kind);
row('every search', (kind) => !kind.startsWith('facets'));
row('all facets', (kind) => kind.startsWith('facets'));
process.exit(0);
