// The JavaScript API as a script in Node uses it (docs/javascript-api.md). Run by `cargo xtask test` on the bundle; alone:
// `node --test tests/api/` after `cargo xtask build`.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";

const dist = resolve(process.env.CROSSCHECK_DIST ?? new URL("../../dist", import.meta.url).pathname);
const { open, CrosscheckError } = await import(pathToFileURL(join(dist, "crosscheck.js")));
const wasm = await readFile(join(dist, "crosscheck.wasm"));

let x;
before(async () => { x = await open({ wasm }); });
after(() => x.free());

const refused = (promise, code, message) => assert.rejects(promise, (error) => {
  assert.ok(error instanceof CrosscheckError && error instanceof Error, `${error}`);
  assert.equal(error.name, "CrosscheckError");
  assert.equal(error.code, code, error.message);
  if (message instanceof RegExp) assert.match(error.message, message);
  else if (message) assert.equal(error.message, message);
  return true;
});

test("a search gives hits by authored ids", async () => {
  const found = await x.search("suleimani");
  assert.ok(found.total > 0 && found.hits.length > 0);
  assert.deepEqual(Object.keys(found), ["total", "hits", "notices"]);
  for (const hit of found.hits) {
    assert.deepEqual(Object.keys(hit), ["kind", "id", "document", "paragraph", "score"]);
    assert.equal(hit.kind, "passage");
    assert.equal(hit.id, `${hit.document}:${hit.paragraph}`);
    assert.ok(hit.score > 0);
  }
  const [claim] = (await x.search("suleimani", { unit: "claims", limit: 1 })).hits;
  assert.equal(claim.kind, "claim");
  const [document] = (await x.search("", { unit: "documents" })).hits;
  assert.deepEqual([document.kind, document.id, document.paragraph, document.score], ["document", document.document, null, 0]);
});

test("a slip gives a notice, never an error", async () => {
  const found = await x.search('"iran');
  assert.equal(found.notices[0], "A quotation mark is open: the phrase was read to the end.");
  assert.ok(found.total > 0);
});

test("pages of hits join", async () => {
  const ids = async (options) => (await x.search("iran", options)).hits.map((hit) => hit.id);
  assert.deepEqual([...await ids({ limit: 3 }), ...await ids({ offset: 3, limit: 4 })], await ids({ limit: 7 }));
});

test("facets are counted as they are asked for", async () => {
  const all = await x.facets("iran");
  const few = await x.facets("iran", { of: ["stance", "place"], most: 2 });
  assert.deepEqual(few.facets.map(({ key }) => key), ["place", "stance"]);
  for (const { key, values } of few.facets) {
    assert.deepEqual(values, all.facets.find((facet) => facet.key === key).values.slice(0, 2));
  }
  assert.deepEqual((await x.facets("iran", { of: [] })).facets, []);
  await refused(x.facets("iran", { of: ["colour"] }), "wrong-argument", /^“colour” is no facet/);
});

test("whatever is typed crosses the border unchanged", async () => {
  for (const id of ["a\nb", "a\\nb", "\\", "q\r\n\u2028\0", "\ud800"]) {
    await refused(x.document(id), "not-found", `this corpus has no document “${id.toWellFormed?.() ?? id.replace("\ud800", "\ufffd")}”`);
  }
});

test("facets promise what a choice leaves", async () => {
  const panel = await x.facets("iran", { unit: "claims" });
  assert.equal(panel.unit, "claims");
  for (const { key, values } of panel.facets) {
    const value = values.find((each) => each.count > 0 && each.count < panel.total);
    if (!value) continue;
    const after = await x.search("iran", { unit: "claims", facets: { [key]: { include: [value.value] } }, limit: 0 });
    assert.equal(after.total, value.count, `${key}=${value.value}`);
    const without = await x.search("iran", { unit: "claims", facets: { [key]: { exclude: [value.value] } }, limit: 0 });
    assert.equal(without.total, panel.total - value.removes, `not ${key}=${value.value}`);
  }
  assert.ok(panel.years.length > 0);
});

test("a comparison, whole and without somebody", async () => {
  const whole = await x.compare("direction");
  assert.equal(whole.question.id, "direction");
  assert.ok(whole.positions.every((position) => position.claims.every((claim) => claim.statement.includes(claim.digest))));
  const fewer = await x.compare("direction", { leaveOut: { outlets: ["business-insider"] } });
  assert.ok(fewer.figures.claims < whole.figures.claims);
  assert.ok(fewer.figures.lines.held <= whole.figures.lines.held);
  const narrow = await x.compare("direction", { facets: { stance: { include: ["deny"] } } });
  // An answer that says no to another is a denial as well, which the document rebuts.
  const denials = narrow.positions.flatMap((position) => position.claims);
  assert.deepEqual(denials.map(({ id, stance, mark }) => [id, stance, mark]), [["bi16-6-officials-deny", "support", "rebuts"]]);
});

test("documents and entities by id", async () => {
  const { hits: [{ document: id }] } = await x.search("", { unit: "documents", limit: 1 });
  const document = await x.document(id);
  assert.equal(document.id, id);
  assert.ok(document.claims.every((claim) => claim.document === id));
  const { entity: about } = document.mentions[0];
  const entity = await x.entity(about);
  assert.equal(entity.id, about);
  assert.ok(entity.mentions.some((mention) => mention.document === id));
  await refused(x.document("nowhere"), "not-found", "this corpus has no document “nowhere”");
  await refused(x.entity(""), "not-found");
  await refused(x.compare("why"), "not-found", "this corpus has no question “why”");
});

test("every format is written, narrowed or not", async () => {
  for (const format of ["json", "csv", "ftm", "opensearch", "annotations", "markdown", "jsonld", "argdown", "toml", "svg", "csl", "bibtex", "ris", "text"]) {
    const whole = await x.export(format);
    const site = "https://example.org/x/";
    const narrow = await x.export(format, { query: "suleimani", facets: { outlet: { exclude: ["baghdad-post"] } }, site });
    assert.ok(whole.endsWith("\n") && whole.length > narrow.length && narrow.length > 0, format);
  }
  const one = await x.export("markdown", { question: "direction", leaveOut: { documents: ["baghdad-post-2017"] } });
  assert.ok(!one.includes("read/baghdad-post-2017"));
  assert.match(await x.export("text", { question: "direction", accessed: "2026-11-01" }), /\(read 1 November 2026\)\n$/);
  assert.equal((await x.export("csv", { unit: "documents" })).trim().split("\r\n").length, 1 + (await x.search("", { unit: "documents" })).total);
  assert.ok(JSON.parse(await x.export("json", { computed: true })).relations.some((relation) => relation.computed));
});

test("a wrong argument is named with what was expected", async () => {
  await refused(x.search(7), "wrong-argument", "query must be a string, not number");
  await refused(x.search("", null), "wrong-argument", "options must be an object, not null");
  await refused(x.search("", { ofset: 1 }), "wrong-argument", /^options has no “ofset”: it takes unit, facets, .*signal$/);
  await refused(x.search("", { limit: -1 }), "wrong-argument", "options.limit must be a whole number from 0");
  await refused(x.search("", { unit: "pages" }), "wrong-argument", "`unit` is documents, passages or claims, not “pages”");
  await refused(x.search("", { sort: "size" }), "wrong-argument", "`sort` is score, date or document, not “size”");
  await refused(x.search("", { from: "June" }), "wrong-argument", /^`from` “June”: not a date/);
  await refused(x.search("", { certain: "yes" }), "wrong-argument", "options.certain must be true or false, not string");
  await refused(x.search("", { facets: { colour: { include: ["red"] } } }), "wrong-argument", /^“colour” is no facet: expected one of person, /);
  await refused(x.search("", { facets: { place: ["mosul"] } }), "wrong-argument", "options.facets.place must be an object, not an array");
  await refused(x.search("", { facets: { place: { include: "mosul" } } }), "wrong-argument", "options.facets.place.include must be an array of strings, not string");
  await refused(x.search("", { facets: { place: { include: [1] } } }), "wrong-argument", "options.facets.place.include[0] must be a string, not number");
  await refused(x.search("", { signal: 1 }), "wrong-argument", "options.signal must be an AbortSignal, not number");
  await refused(x.document(), "wrong-argument", "id must be a string, not undefined");
  await refused(x.export("pdf"), "wrong-argument", /^“pdf” is no format: expected one of json, /);
  await refused(x.export("csv", { of: "all" }), "wrong-argument");
  await refused(x.compare("direction", { leaveOut: { people: [] } }), "wrong-argument");
  await refused(x.compare("direction", { leaveOut: { voices: ["nobody"] } }), "not-found");
  await refused(x.mount(null), "not-available");
  await refused(open({ corpse: 1 }), "wrong-argument");
  await refused(open({ wasm: 7 }), "wrong-argument", "options.wasm must be bytes, a Response or an address, not number");
});

test("a signal aborts before and just after a call", async () => {
  const aborted = { name: "AbortError" };
  await assert.rejects(x.search("iran", { signal: AbortSignal.abort() }), aborted);
  await assert.rejects(open({ wasm, signal: AbortSignal.abort() }), aborted);
  const control = new AbortController();
  const call = x.search("iran", { signal: control.signal });
  control.abort(new Error("changed my mind"));
  await assert.rejects(call, (error) => error.name === "AbortError" && error.cause.message === "changed my mind");
  const { signal } = new AbortController();
  assert.ok((await x.search("iran", { signal })).total > 0);
});

test("the program comes as bytes, as a response or by its address", async () => {
  const site = createServer((request, response) => {
    if (request.url === "/half.wasm") {
      response.writeHead(200, { "content-length": wasm.length }).write(wasm.subarray(0, 1000));
      return setTimeout(() => response.destroy(), 50);
    }
    if (request.url !== "/crosscheck.wasm") return response.writeHead(404).end();
    response.writeHead(200, { "content-type": "text/plain" }).end(wasm);
  });
  await new Promise((ready) => site.listen(0, "127.0.0.1", ready));
  const address = `http://127.0.0.1:${site.address().port}/`;
  const sources = [wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length), new Response(wasm), new Blob([wasm]),
    await WebAssembly.compile(wasm), pathToFileURL(join(dist, "crosscheck.wasm")), `${address}crosscheck.wasm`,
    new URL("crosscheck.wasm", address), undefined];
  try {
    for (const source of sources) {
      const other = await open({ wasm: source });
      assert.ok((await other.search("iran")).total > 0);
      other.free();
    }
    await refused(open({ wasm: `${address}elsewhere.wasm` }), "program-missing", /answered 404$/);
    await refused(open({ wasm: `${address}half.wasm` }), "program-missing");
    await refused(open({ wasm: await fetch(`${address}half.wasm`) }), "program-missing");
    await refused(open({ wasm: new Response("gone", { status: 404 }) }), "program-missing");
    const read = new Response(wasm);
    await read.arrayBuffer();
    await refused(open({ wasm: read }), "wrong-argument", /read already$/);
  } finally {
    site.close();
  }
  await refused(open({ wasm: address }), "program-missing");
  await refused(open({ wasm: new URL("file:///nowhere/crosscheck.wasm") }), "program-missing");
  await refused(open({ wasm: wasm.subarray(0, wasm.length / 2) }), "program-damaged");
  await refused(open({ wasm: new Uint8Array(9) }), "program-damaged");
});

test("a pack that is none is refused", async () => {
  for (const corpus of [new Uint8Array(), new Uint8Array(64), new TextEncoder().encode("CXPK\x02nothing"), new TextEncoder().encode("CXPK\x09")]) {
    await refused(open({ wasm, corpus }), "corpus-damaged");
  }
});

test("instances are apart, and a freed one says so", async () => {
  const other = await open({ wasm });
  const pending = other.search("iran");
  other.free();
  other.free();
  await refused(pending, "freed");
  for (const call of [() => other.search(""), () => other.facets(), () => other.compare("direction"), () => other.document("x"),
    () => other.entity("x"), () => other.export("csv"), () => other.mount(null)]) {
    await refused(call(), "freed", "this instance has been freed");
  }
  assert.ok((await x.search("iran")).total > 0);
});

test("answers are plain objects of the documented shape", async () => {
  const isPlain = (value) => {
    if (Array.isArray(value)) return value.forEach(isPlain);
    if (typeof value !== "object" || value === null) return assert.ok(value !== undefined && typeof value !== "bigint");
    assert.equal(Object.getPrototypeOf(value), Object.prototype);
    return Object.values(value).forEach(isPlain);
  };
  const panel = await x.facets("iran", { unit: "documents", facets: { stance: { include: ["deny"], mode: "all" }, place: { exclude: ["mosul"] } } });
  assert.deepEqual(Object.keys(panel), ["total", "unit", "facets", "years", "undated", "notices"]);
  assert.deepEqual(Object.keys(panel.years[0]), ["year", "count", "inside"]);
  for (const facet of panel.facets) {
    assert.deepEqual(Object.keys(facet), ["key", "title", "mode", "values"]);
    for (const value of facet.values) {
      assert.deepEqual(Object.keys(value), ["value", "label", "count", "adds", "removes", "included", "excluded"]);
      assert.equal(value.included, facet.key === "stance" && value.value === "deny");
      assert.equal(value.excluded, facet.key === "place" && value.value === "mosul");
    }
    assert.equal(facet.mode, facet.key === "stance" ? "all" : "any");
  }
  const document = await x.document("baghdad-post-2017");
  assert.deepEqual(Object.keys(document), ["id", "title", "outlet", "published", "modified", "original", "lineage", "paragraphs", "address",
    "language", "genre", "claims", "mentions"]);
  const entity = await x.entity("mosul");
  assert.deepEqual(Object.keys(entity), ["id", "name", "kind", "names", "place", "mentions", "about", "by"]);
  const sheet = await x.compare("direction");
  assert.deepEqual(Object.keys(sheet), ["question", "summary", "figures", "positions", "relations", "notHeard", "altered"]);
  assert.equal(sheet.altered, null);
  for (const answer of [await x.search("iran"), panel, document, entity, sheet]) {
    isPlain(answer);
    assert.deepEqual(JSON.parse(JSON.stringify(answer)), answer);
    assert.deepEqual(structuredClone(answer), answer);
  }
});

test("a document and an entity are those of the JSON export", async () => {
  const whole = JSON.parse(await x.export("json"));
  for (const { id } of whole.documents) {
    const { address, language, genre, claims, mentions, ...entry } = await x.document(id);
    assert.deepEqual(entry, whole.documents.find((each) => each.id === id));
    assert.deepEqual(claims, whole.claims.filter((each) => each.document === id));
    assert.deepEqual(mentions, whole.mentions.filter((each) => each.document === id));
    assert.ok(language && [address, genre].every((each) => each === null || typeof each === "string"));
  }
  for (const { id } of whole.entities.slice(0, 20)) {
    const { mentions, about, by, ...entry } = await x.entity(id);
    assert.deepEqual(entry, whole.entities.find((each) => each.id === id));
    assert.deepEqual(mentions, whole.mentions.filter((each) => each.entity === id));
    assert.deepEqual(about, whole.claims.filter((each) => each.about.includes(id)));
    assert.ok(by.every((each) => whole.claims.some((claim) => claim.id === each.id)));
  }
});

test("labels of any script stay whole", async () => {
  const { facets } = await x.facets("", { unit: "documents" });
  for (const { key, values } of facets) {
    for (const { value } of values.slice(0, 3)) {
      const { facets: [one] } = await x.facets("", { unit: "documents", of: [key], most: 0, facets: { [key]: { exclude: [value] } } });
      assert.deepEqual(one.values.map((each) => each.value), [value]);
    }
  }
  const { hits } = await x.search("", { unit: "passages", limit: 100000 });
  for (const { id, document, paragraph } of hits) assert.equal(id, `${document}:${paragraph}`);
});

test("calls that overlap are all answered, in their order", async () => {
  const order = [];
  const calls = ["search", "facets", "compare", "document", "entity", "export"].flatMap((method) => [1, 2, 3].map((round) => {
    const argument = { compare: "direction", document: "baghdad-post-2017", entity: "mosul", export: "csv" }[method] ?? "iran";
    const options = round === 2 ? { limit: undefined, unit: "pages" } : { limit: undefined };
    return x[method](argument, options).then(() => "answered", (error) => error.code).then((what) => order.push(`${method} ${round} ${what}`));
  }));
  await Promise.all(calls);
  assert.equal(order.length, 18);
  assert.deepEqual(order.filter((each) => each.startsWith("search")), ["search 1 answered", "search 2 wrong-argument", "search 3 answered"]);
});

test("a refused call leaves nothing behind", async () => {
  const other = await open({ wasm });
  for (const options of [{ limit: undefined, offset: -1 }, { limit: NaN }, { limit: null }, { unit: "pages" }, { facets: { place: 1 } }]) {
    for (let round = 0; round < 20; round += 1) await refused(other.search("iran", options), "wrong-argument");
  }
  assert.ok((await other.search("iran", { limit: undefined, unit: undefined, facets: undefined })).total > 0);
  // An instance that was still borrowed could not be ended.
  other.free();
  await refused(other.search("iran"), "freed");
});

test("every method but free gives a promise", async () => {
  for (const method of ["search", "facets", "compare", "document", "entity", "export", "mount"]) {
    const answer = x[method](Symbol("none"));
    assert.ok(answer instanceof Promise, method);
    await assert.rejects(answer);
  }
});

// ---- Hostile surroundings --------------------------------------------------------------------------------------------------

test("numbers that are none are named", async () => {
  for (const limit of [-1, 1.5, NaN, Infinity, -Infinity, 2 ** 53, "3", null]) {
    await refused(x.search("", { limit }), "wrong-argument", "options.limit must be a whole number from 0");
    await refused(x.facets("", { most: limit }), "wrong-argument", "options.most must be a whole number from 0");
  }
  for (const limit of [10n, Symbol("s"), () => 1]) {
    await refused(x.search("", { limit }), "wrong-argument", `options.limit must be a plain value, not ${typeof limit}`);
  }
  assert.equal((await x.search("", { limit: -0 })).hits.length, 0);
  const whole = await x.search("", { limit: Number.MAX_SAFE_INTEGER });
  assert.equal(whole.hits.length, whole.total);
});

test("what cannot be read is named", async () => {
  const thrown = new Error("mine");
  const throwing = (key) => ({ get [key]() { throw thrown; } });
  await assert.rejects(x.search("", throwing("limit")), (error) => {
    assert.deepEqual([error.code, error.message, error.cause], ["wrong-argument", "options.limit cannot be read", thrown]);
    return true;
  });
  await refused(x.search("", { facets: { place: throwing("include") } }), "wrong-argument", "options.facets.place.include cannot be read");
  await refused(x.search("", throwing("signal")), "wrong-argument", "options.signal cannot be read");
  await refused(x.search("", { signal: throwing("aborted") }), "wrong-argument", "options.signal cannot be read");
  await refused(open(throwing("wasm")), "wrong-argument", "options.wasm cannot be read");
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  for (const method of ["search", "facets", "compare", "document", "entity", "export"]) {
    await refused(x[method]("iran", proxy), "wrong-argument", "options cannot be read");
    await refused(x[method](proxy), "wrong-argument", /cannot be read$/);
    await refused(x[method]("iran", { signal: proxy }), "wrong-argument", "options.signal cannot be read");
  }
  await refused(open({ wasm: proxy }), "wrong-argument", "options.wasm cannot be read");
  await refused(open({ wasm, corpus: proxy }), "wrong-argument", "options.corpus cannot be read");
  const trap = () => { throw undefined; };
  for (const handler of [{ ownKeys: trap }, { get: trap }, { getOwnPropertyDescriptor: trap }]) {
    await refused(x.search("", new Proxy({ limit: 1 }, handler)), "wrong-argument", /^options(\.limit)? cannot be read$/);
    await refused(x.search("", { facets: { place: { include: new Proxy(["mosul"], { get: trap }) } } }), "wrong-argument");
  }
  assert.ok((await x.search("iran", new Proxy({ limit: 1 }, {}))).hits.length === 1);
  const circle = {};
  circle.facets = circle;
  await refused(x.search("", circle), "wrong-argument", /is nested too deeply$/);
});

test("options may be inherited, but not from the prototype of all objects", async () => {
  const defaults = { limit: 2 };
  assert.equal((await x.search("iran", Object.create(defaults))).hits.length, 2);
  const before = JSON.stringify([await x.search("iran"), await x.facets("iran"), await x.document("baghdad-post-2017"), await x.compare("direction")]);
  const added = { limit: 1, offset: 3, unit: "pages", facets: 7, signal: "stop", include: 1, corpus: 1, code: "none", ends: 1, site: 1, total: 5 };
  for (const [key, value] of Object.entries(added)) Object.defineProperty(Object.prototype, key, { value, configurable: true, enumerable: true, writable: true });
  try {
    const after = JSON.stringify([await x.search("iran"), await x.facets("iran"), await x.document("baghdad-post-2017"), await x.compare("direction")]);
    assert.equal(after, before);
    await refused(x.search("iran", { facets: { colour: {} } }), "wrong-argument");
    const other = await open({ wasm });
    assert.ok((await other.export("csv")).length > 0);
    other.free();
  } finally {
    for (const key of Object.keys(added)) delete Object.prototype[key];
  }
});

test("properties that nobody may set on the prototype of all objects stop nothing", async () => {
  const before = JSON.stringify([await x.search("iran"), await x.facets("iran"), await x.document("baghdad-post-2017"), await x.compare("direction")]);
  const keys = ["total", "id", "name", "label", "texts", "kind", "claims", "code", "message"];
  const polluted = (key) => (key < "l" ? { value: "polluted", writable: false } : { get() { return "polluted"; }, set() {} });
  for (const key of keys) Object.defineProperty(Object.prototype, key, { ...polluted(key), configurable: true });
  try {
    const after = JSON.stringify([await x.search("iran"), await x.facets("iran"), await x.document("baghdad-post-2017"), await x.compare("direction")]);
    assert.equal(after, before);
    await refused(x.document("nowhere"), "not-found", "this corpus has no document “nowhere”");
  } finally {
    for (const key of keys) delete Object.prototype[key];
  }
});

test("huge strings are answered or named", async () => {
  const longest = "x".repeat(1_000_000);
  assert.ok(Number.isInteger((await x.search(longest)).total));
  assert.ok(Array.isArray((await x.search("(".repeat(1_000_000))).hits));
  await refused(x.document(longest), "not-found");
  for (const method of ["search", "facets", "compare", "document", "entity", "export"]) {
    await refused(x[method](`${longest}x`), "wrong-argument", /must be at most 1,000,000 characters long$/);
  }
  await refused(x.compare("direction", { altered: `${longest}x` }), "wrong-argument", "options.altered must be at most 1,000,000 characters long");
  assert.ok((await x.search("iran")).total > 0);
});

// webpack 5 stops at a module that it finds under `node:`, even where nobody imports it in a browser.
test("a bundler for browsers finds no module of Node", async () => {
  const script = await readFile(join(dist, "crosscheck.js"), "utf8");
  const imports = [...script.matchAll(/\bimport\s*\(([^)]*)\)/g)].map(([, what]) => what);
  // One of Node's own, and mount.js, which stands beside the module and is fetched as it is.
  assert.equal(imports.length, 2);
  assert.ok(imports.every((what) => what.includes("webpackIgnore: true") && !/["'`]/.test(what)), imports.join());
  assert.doesNotMatch(script, /\bfrom\s*["']|\brequire\s*\(/);
});

// ---- Whatever is handed in ------------------------------------------------------------------------------------------------

// Small and repeatable: the same numbers for the same seed.
const random = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
};

const keys = ["unit", "facets", "from", "to", "certain", "offset", "limit", "query", "leaveOut", "question", "of", "site",
  "computed", "accessed", "preset", "include", "exclude", "mode", "place", "voice", "documents", "outlets", "signal", "__proto__", "constructor"];

const anything = (next, depth = 0) => {
  const pick = (list) => list[Math.floor(next() * list.length)];
  const letters = () => Array.from({ length: Math.floor(next() * 12) }, () => String.fromCharCode(Math.floor(next() * (next() < 0.5 ? 128 : 65536)))).join("");
  const leaf = () => pick([undefined, null, true, false, 0, -1, 1.5, NaN, Infinity, 2 ** 53, 10n, Symbol("s"), () => 1, new Date(NaN),
    new Uint8Array(3), "", "any", "all", "claims", "iran", "direction", "2016", "0000-00-00", "\u0000", "\ud800", "(((", '"', "a OR", "-", ":", "place:",
    "x".repeat(20000), letters(), letters()]);
  if (depth > 3 || next() < 0.4) return leaf();
  if (next() < 0.3) return Array.from({ length: Math.floor(next() * 4) }, () => anything(next, depth + 1));
  return Object.fromEntries(Array.from({ length: Math.floor(next() * 5) }, () => [pick(keys), anything(next, depth + 1)]));
};

test("whatever is handed in gives an answer or a named error", async () => {
  const next = random(20161104);
  const methods = ["search", "facets", "compare", "document", "entity", "export", "mount"];
  let answered = 0;
  for (let round = 0; round < 3000; round += 1) {
    const method = methods[Math.floor(next() * methods.length)];
    const given = [anything(next), anything(next)].slice(0, Math.floor(next() * 3));
    if (next() < 0.5) given[0] = ["csv", "iran", "direction", "markdown", "ris"][Math.floor(next() * 5)];
    try {
      await x[method](...given);
      answered += 1;
    } catch (error) {
      assert.ok(error instanceof CrosscheckError, `${method}: ${error?.stack ?? String(error)}`);
      assert.ok(["wrong-argument", "not-found", "not-available"].includes(error.code), `${method}: ${error.code}: ${error.message}`);
    }
  }
  assert.ok(answered > 100, `${answered} were answered`);
});

test("whatever bytes are opened give a corpus or a named error", async () => {
  const next = random(7);
  const program = await WebAssembly.compile(wasm);
  for (let round = 0; round < 300; round += 1) {
    const corpus = Uint8Array.from({ length: 5 + Math.floor(next() * 400) }, () => Math.floor(next() * (next() < 0.7 ? 8 : 256)));
    corpus.set([0x43, 0x58, 0x50, 0x4b, 2]);
    try {
      (await open({ wasm: program, corpus })).free();
    } catch (error) {
      assert.ok(error instanceof CrosscheckError, error?.stack);
      assert.ok(["corpus-damaged", "stopped"].includes(error.code), error.message);
    }
  }
});

// A corpus in parts, which `cargo xtask test` makes: corpus.pack and its parts/.
const parted = process.env.CROSSCHECK_PARTED;
test("the parts of a large corpus are fetched and checked", { skip: !parted }, async () => {
  const folder = pathToFileURL(`${parted}/`);
  const corpus = await readFile(join(parted, "corpus.pack"));
  const phrase = '"made fast at the north quay"';
  const asked = async (options) => {
    const opened = await open({ wasm, ...options });
    const found = [(await opened.search("slate", { unit: "documents" })).total, await opened.search(phrase, { unit: "documents" })];
    opened.free();
    return found;
  };
  const [slate, unread] = await asked({ corpus, parts: folder });
  assert.ok(slate > 0);
  assert.match(unread.notices[0], /^Texts that are not loaded yet/);
  const [again, read] = await asked({ corpus: new URL("corpus.pack", folder), texts: true });
  assert.equal(again, slate);
  assert.deepEqual(read.notices, []);
  assert.ok(read.total > 0 && read.total <= unread.total);

  await refused(open({ wasm, corpus }), "wrong-argument", /^options\.parts must be the address of the folder/);
  await refused(open({ wasm, corpus, parts: folder, texts: "yes" }), "wrong-argument", "options.texts must be true or false, not string");
  await refused(open({ wasm, corpus, parts: new URL("nowhere/", folder) }), "corpus-missing");
  const server = createServer((_, answer) => answer.end("other bytes"));
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  try {
    const parts = `http://127.0.0.1:${server.address().port}`;
    await refused(open({ wasm, corpus, parts }), "corpus-damaged", /^parts\/[0-9a-f]+\.bin: not the bytes that the corpus names$/);
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

test("options that are given again are those of that call and of no other", async () => {
  const options = () => ({ unit: "claims", of: ["place"], least: 1 });
  const counted = await x.facets("falluja", options());
  const { values } = counted.facets[0];
  assert.ok(values.length > 0 && values.every(({ count }) => count > 0));
  assert.deepEqual(await x.facets("falluja", options()), counted);
  const all = await x.facets("falluja", { ...options(), least: 0 });
  assert.ok(all.facets[0].values.length > values.length);
  assert.deepEqual(all.facets[0].values.slice(0, values.length), values);
  await refused(x.facets("falluja", { ...options(), of: ["colour"] }), "wrong-argument", /is no facet/);
  await refused(x.facets("falluja", { ...options(), least: NaN }), "wrong-argument", /options\.least/);
  const again = await x.facets("falluja", options());
  assert.deepEqual(again, counted);
  // What a script does to an answer is not seen in the next.
  again.facets[0].values[0].label = "changed";
  assert.deepEqual(await x.facets("falluja", options()), counted);
  assert.equal((await x.search("falluja", { unit: "claims" })).total, counted.total);
});
