// SQLite with FTS5, compiled to WebAssembly: no typos, but exact words, prefixes, and facets by SQL.
import fs from 'node:fs';
import { column } from './index.mjs';

const folder = new URL('../node_modules/@sqlite.org/sqlite-wasm/sqlite-wasm/jswasm/', import.meta.url);

const ready = (sqlite, db) => ({
  sqlite,
  db,
  find: db.prepare('select d.id from t join d on d.rowid = t.rowid where t match ? order by bm25(t, 2.0, 1.0) limit ?'),
});

export default {
  title: 'SQLite FTS5',
  code: {
    entry: 'export { default } from "./node_modules/@sqlite.org/sqlite-wasm/sqlite-wasm/jswasm/sqlite3-bundler-friendly.mjs"',
    files: ['node_modules/@sqlite.org/sqlite-wasm/sqlite-wasm/jswasm/sqlite3.wasm'],
  },
  async lib() {
    // It believes itself in a page.
    globalThis.self = globalThis;
    globalThis.location = new URL('http://localhost/x/');
    const wasm = fs.readFileSync(new URL('sqlite3.wasm', folder));
    globalThis.fetch = async () => new Response(wasm, { headers: { 'content-type': 'application/wasm' } });
    const { warn, log, error } = console;
    console.warn = console.log = console.error = () => {};
    const init = (await import(new URL('sqlite3-bundler-friendly.mjs', folder))).default;
    const sqlite = await init({ print() {}, printErr() {} });
    Object.assign(console, { warn, log, error });
    return sqlite;
  },
  build(sqlite, documents, fields) {
    const db = new sqlite.oo1.DB(':memory:');
    db.exec(`pragma page_size = 4096; create table d(rowid integer primary key, id text);
      create virtual table t using fts5(title, text, content = '', tokenize = 'unicode61', prefix = '2 3 4');
      create table f(fld int, val text, doc int); begin`);
    const ids = db.prepare('insert into d values(?,?)');
    const texts = db.prepare('insert into t(rowid, title, text) values(?,?,?)');
    const values = db.prepare('insert into f values(?,?,?)');
    documents.forEach((document, place) => {
      ids.bind([place + 1, document.id]).stepReset();
      texts.bind([place + 1, document.title, document.text]).stepReset();
      fields.forEach((field, number) => {
        for (const value of column(document, field)) values.bind([number, value, place + 1]).stepReset();
      });
    });
    for (const statement of [ids, texts, values]) statement.finalize();
    db.exec("insert into t(t) values('optimize'); commit; create index fi on f(fld,val,doc); create index fd on f(doc,fld,val); analyze; vacuum");
    return ready(sqlite, db);
  },
  save: (sqlite, { db }) => Buffer.from(sqlite.capi.sqlite3_js_db_export(db)),
  load(sqlite, bytes) {
    const db = new sqlite.oo1.DB();
    const place = sqlite.wasm.allocFromTypedArray(new Uint8Array(bytes));
    db.checkRc(sqlite.capi.sqlite3_deserialize(
      db.pointer, 'main', place, bytes.length, bytes.length, sqlite.capi.SQLITE_DESERIALIZE_FREEONCLOSE));
    return ready(sqlite, db);
  },
  search({ find }, { kind, q }, limit) {
    const words = q.split(' ').map((word) => `"${word}"`);
    const any = kind.startsWith('title') || kind === 'name';
    const typed = kind === 'prefix' ? `"${q}"*` : words.join(any ? ' OR ' : ' ');
    const ids = [];
    find.bind([typed, limit]);
    while (find.step()) ids.push(find.get(0));
    find.reset();
    return ids;
  },
  facets({ db }, q, chosen, fields) {
    const list = (values) => values.map((value) => `'${value.replaceAll("'", "''")}'`).join(',');
    const counts = {};
    fields.forEach((field, number) => {
      const wanted = [`fld = ${number}`];
      if (q) wanted.push(`doc in (select rowid from t where t match '"${q}"')`);
      fields.forEach((other, place) => {
        if (other !== field && chosen[other]) wanted.push(`doc in (select doc from f where fld = ${place} and val in (${list(chosen[other])}))`);
      });
      counts[field] = {};
      db.exec({
        sql: `select val, count(*) from f where ${wanted.join(' and ')} group by val`,
        rowMode: 'array',
        callback: ([value, count]) => { counts[field][value] = count; },
      });
    });
    return counts;
  },
};
