// Crosscheck for scripts: docs/javascript-api.md. Types stand in crosscheck.d.ts, the program in crosscheck.wasm.
//
// `cargo xtask build` puts in place of the next line `const program = (exports) => …`: what wasm-bindgen writes, as a function,
// so that every `open` has an instance and a memory of its own. It calls `setOwn` where wasm-bindgen would assign.
/* program */

// Sets a property of a new object. Where a page has given all objects a property of this name, an assignment might call its
// setter or be refused.
const setOwn = (object, key, value) => {
  if (key in Object.prototype) Object.defineProperty(object, key, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
  else object[key] = value;
};

/** Every rejection but one by `options.signal` is of this class. `code` is for programs, `message` for people. */
export class CrosscheckError extends Error {
  name = "CrosscheckError";
  code;

  constructor(code, message, cause) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

const wrong = (message) => new CrosscheckError("wrong-argument", message);

// ---- What a script hands in --------------------------------------------------------------------------------------------

// The getters and proxies of a script may throw anything while they are read.
const reading = (name, read) => {
  try {
    return read();
  } catch (reason) {
    if (reason instanceof CrosscheckError) throw reason;
    throw new CrosscheckError("wrong-argument", `${name} cannot be read`, reason);
  }
};
const isArray = (name, value) => reading(name, () => Array.isArray(value));
const isNot = (name, expected, value) => {
  const kind = value === null ? "null" : isArray(name, value) ? "an array" : typeof value;
  return wrong(`${name} must be ${expected}, not ${kind}`);
};

// A string as long as this is no query and no id, and a longer one might take all memory.
const LONGEST = 1_000_000;
const text = (name, value) => {
  if (typeof value !== "string") throw isNot(name, "a string", value);
  if (value.length > LONGEST) throw wrong(`${name} must be at most ${LONGEST.toLocaleString("en")} characters long`);
  return value;
};
const flag = (name, value) => {
  if (typeof value !== "boolean") throw isNot(name, "true or false", value);
  return value;
};
const known = (name, value, keys) => {
  for (const key in value) {
    if (!keys.includes(key)) throw wrong(`${name} has no “${key}”: it takes ${keys.join(", ")}`);
  }
};

// A copy of an object that nobody else can change, without what is undefined. What a page has added to the prototype of all
// objects is none of its options.
const record = (name, value) => reading(name, () => {
  const copy = { __proto__: null };
  if (value === undefined) return copy;
  if (typeof value !== "object" || value === null || isArray(name, value)) throw isNot(name, "an object", value);
  for (const key in value) {
    if (key in Object.prototype && !Object.hasOwn(value, key)) continue;
    const entry = reading(`${name}.${key}`, () => value[key]);
    if (entry !== undefined) copy[key] = entry;
  }
  return copy;
});

// The same of all that is inside: only plain values cross to the program. It knows which options there are, and what they may be.
const DEEPEST = 5;
const plain = (name, value, depth = 0) => reading(name, () => {
  if (typeof value === "string") return text(name, value);
  if (value === null || typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value !== "object") throw isNot(name, "a plain value", value);
  if (depth === DEEPEST) throw wrong(`${name} is nested too deeply`);
  if (isArray(name, value)) {
    const copy = [];
    for (let at = 0; at < value.length; at += 1) copy[at] = plain(`${name}[${at}]`, value[at], depth + 1);
    return copy;
  }
  const copy = record(name, value);
  for (const key in copy) copy[key] = plain(`${name}.${key}`, copy[key], depth + 1);
  return copy;
});

// Whether two plain values are the same.
const same = (one, other) => {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  let more = 0;
  for (const key in one) {
    if (!same(one[key], other[key])) return false;
    more += 1;
  }
  for (const key in other) if (key in one) more -= 1; else return false;
  return more === 0;
};

// ---- Aborting ----------------------------------------------------------------------------------------------------------

const isAborted = (signal) => reading("options.signal", () => signal.aborted);
const signalOf = ({ signal }) => {
  if (signal === undefined || (typeof signal === "object" && signal !== null && typeof isAborted(signal) === "boolean")) return signal;
  throw isNot("options.signal", "an AbortSignal", signal);
};
const unlessAborted = (signal) => {
  if (!signal || !isAborted(signal)) return;
  const reason = reading("options.signal", () => signal.reason);
  if (reason?.name === "AbortError") throw reason;
  const error = new DOMException("The call was aborted", "AbortError");
  Object.defineProperty(error, "cause", { value: reason, configurable: true });
  throw error;
};

// ---- Bytes -------------------------------------------------------------------------------------------------------------

const fetched = async (address, code, signal) => {
  const where = String(address);
  if (where.startsWith("file:")) {
    // Only Node opens files by their address, and only it has this module: a bundler for browsers must not look for it.
    const files = "node:fs/promises";
    const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ files)
      .catch(() => { throw new CrosscheckError(code, `${where} cannot be opened here`); });
    return readFile(new URL(where)).catch((reason) => { throw new CrosscheckError(code, `${where}: ${reason.message}`, reason); });
  }
  try {
    const answer = await fetch(where, { signal });
    if (!answer.ok) throw new CrosscheckError(code, `${where}: the server answered ${answer.status}`);
    return await answer.arrayBuffer();
  } catch (reason) {
    unlessAborted(signal);
    throw reason instanceof CrosscheckError ? reason : new CrosscheckError(code, `${where}: ${reason.message}`, reason);
  }
};

// The bytes in memory, or undefined where they must be waited for.
const bytesAtHand = (source) => {
  if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  const tag = Object.prototype.toString.call(source);
  return tag === "[object ArrayBuffer]" || tag === "[object SharedArrayBuffer]" ? new Uint8Array(source) : undefined;
};
const isAddress = (source) => typeof source === "string" || Object.prototype.toString.call(source) === "[object URL]";
const isBody = (source) => typeof source?.arrayBuffer === "function";
const bytes = async (name, source, code, signal) => {
  const atHand = reading(name, () => bytesAtHand(source));
  if (atHand) return atHand;
  if (reading(name, () => isAddress(source))) return new Uint8Array(await fetched(source, code, signal));
  if (!reading(name, () => isBody(source))) throw isNot(name, "bytes, a Response or an address", source);
  if (source.bodyUsed) throw wrong(`${name} is a Response that has been read already`);
  if (source.ok === false) throw new CrosscheckError(code, `${name}: the server answered ${source.status}`);
  try {
    return new Uint8Array(await source.arrayBuffer());
  } catch (reason) {
    unlessAborted(signal);
    throw new CrosscheckError(code, `${name} cannot be read: ${reason?.message}`, reason);
  }
};

// ---- Columns -----------------------------------------------------------------------------------------------------------

// Long lists cross from the program as columns: numbers as typed arrays, texts as one string with the places where they end.
// Here they become the rows that are documented.
const textsOf = ({ text, ends }) => (at) => text.slice(at === 0 ? 0 : ends[at - 1], ends[at]);

const rows = (first, length, rowAt) => {
  const list = [];
  for (let at = first; at < first + length; at += 1) list.push(rowAt(at));
  return list;
};

const searchResult = ({ total, kind, texts, paragraphs, scores, notices }) => {
  const textAt = textsOf(texts);
  const hitAt = (at) => ({
    kind, id: textAt(2 * at), document: textAt(2 * at + 1), paragraph: kind === "document" ? null : paragraphs[at], score: scores[at],
  });
  return { total, hits: rows(0, scores.length, hitAt), notices };
};

// The words of facets and values are the same in every answer: `wordsAt` gives those of the facet at a place.
const facetsResult = ({ numbers, unit, notices, strays }, wordsAt) => {
  const [total, undated, count, span] = numbers;
  let at = 4 + 3 * count;
  let stray = 0;
  const facets = [];
  for (let head = 4; head < 4 + 3 * count; head += 3) {
    const { key, title, texts } = wordsAt(numbers[head]);
    const values = [];
    for (const end = at + 5 * numbers[head + 2]; at < end; at += 5) {
      const place = 2 * numbers[at];
      const chosen = numbers[at + 4];
      values.push({
        value: place < 0 ? strays[stray++] : texts[place], label: place < 0 ? strays[stray++] : texts[place + 1],
        count: numbers[at + 1], adds: numbers[at + 2], removes: numbers[at + 3], included: (chosen & 1) !== 0, excluded: (chosen & 2) !== 0,
      });
    }
    facets.push({ key, title, mode: numbers[head + 1] === 1 ? "all" : "any", values });
  }
  const yearAt = (year) => ({ year: numbers[at + 3 * year], count: numbers[at + 3 * year + 1], inside: numbers[at + 3 * year + 2] });
  return { total, unit, facets, years: rows(0, span, yearAt), undated, notices };
};

const wordsOf = ({ key, title, texts }) => ({ key, title, texts: rows(0, texts.ends.length, textsOf(texts)) });

// ---- The program -------------------------------------------------------------------------------------------------------

// The program refuses by throwing an object with a code and a message. Any error has stopped it.
const understood = (reason) => {
  if (reason instanceof Error || typeof reason?.code !== "string") return undefined;
  return new CrosscheckError(reason.code, reason.message);
};

// wasm-bindgen frees in the program what nobody holds any more; a program that has stopped must be spared that.
const forget = (explorer) => { explorer.__destroy_into_raw(); };

// ---- Explorers in elements -----------------------------------------------------------------------------------------------

// What says where an explorer goes: an address, or parts of one.
const PLACES = ["address", "view", "question", "entity", "query"];
// What a state says beside these.
const STATE = ["document"];
const wanted = (name, value, more) => {
  const given = record(name, value);
  known(name, given, [...PLACES, ...more]);
  for (const key of PLACES) if (given[key] !== undefined && given[key] !== null) text(`${name}.${key}`, given[key]);
  if (given.theme !== undefined && !["light", "dark", "system"].includes(given.theme)) throw wrong(`${name}.theme must be "light", "dark" or "system"`);
  return given;
};

// mount.js and the page's program are fetched when the first is drawn. Bundlers do not see them: `site` then says where they are.
const BESIDE = "./mount.js";
const drawn = async (element, { site, ...options }) => {
  let maker;
  try {
    const from = site === undefined ? import.meta.url : new URL(site.replace(/\/?$/, "/"), document.baseURI);
    maker = await import(/* webpackIgnore: true */ /* @vite-ignore */ new URL(BESIDE, from).href);
  } catch (reason) {
    throw new CrosscheckError("program-missing", `mount.js could not be loaded: ${reason?.message}`, reason);
  }
  try {
    return await maker.mount(element, options);
  } catch (reason) {
    unlessAborted(options.signal);
    if (reason instanceof TypeError || reason?.name === "NotSupportedError") throw wrong(`element cannot hold an explorer: ${reason.message}`);
    throw new CrosscheckError("program-missing", `the explorer cannot be drawn: ${reason?.message ?? reason}`, reason);
  }
};

// What a script holds of an explorer, with what it hands in checked.
const facade = (mounted, forgotten) => ({
  state: () => mounted.state(),
  set: (state) => { mounted.set(typeof state === "string" ? text("state", state) : wanted("state", state, STATE)); },
  on: (event, listener) => {
    if (event !== "state") throw wrong(`“${text("event", event)}” is no event: expected "state"`);
    if (typeof listener !== "function") throw isNot("listener", "a function", listener);
    return mounted.on(event, listener);
  },
  unmount: () => {
    forgotten();
    mounted.unmount();
  },
});

class Crosscheck {
  #explorer;
  #over = new CrosscheckError("freed", "this instance has been freed");

  #isOther;
  #mounted = new Set();
  // The options of the last call, by method.
  #last = { __proto__: null };
  // Of facets, by their places.
  #words = [];

  constructor(explorer, isOther) {
    this.#explorer = explorer;
    this.#isOther = isOther;
  }

  // The program answers at once, so that calls are answered one after another, in the order in which they were made. `rowsOf`
  // makes what is documented of an answer in columns.
  async #ask(method, name, argument, options, defaults, rowsOf = (answer) => answer) {
    if (!this.#explorer) throw this.#gone();
    const given = record("options", options);
    const signal = signalOf(given);
    delete given.signal;
    text(name, argument);
    const asked = { __proto__: null, ...defaults, ...plain("options", given) };
    unlessAborted(signal);
    // So that a script may abort what it has just asked.
    await undefined;
    unlessAborted(signal);
    if (!this.#explorer) throw this.#gone();
    try {
      // The program keeps the options of the last search and the last facets, unless it refused them.
      const keeps = method === "search" || method === "facets";
      const isLast = keeps && same(this.#last[method], asked);
      this.#last[method] = undefined;
      const answer = rowsOf(this.#explorer[method](argument, isLast ? undefined : asked));
      this.#last[method] = asked;
      return answer;
    } catch (reason) {
      const refusal = understood(reason);
      if (refusal) throw refusal;
      // Memory that ran out, or a mistake of the program: it must not be entered again.
      forget(this.#explorer);
      this.#explorer = undefined;
      this.#over = new CrosscheckError("stopped", `the program stopped: ${reason?.message}; open it again`, reason);
      throw this.#gone();
    }
  }

  // A new error each time, so that it says where the call was made.
  #gone() { return new CrosscheckError(this.#over.code, this.#over.message, this.#over.cause); }

  async search(query = "", options) { return this.#ask("search", "query", query, options, undefined, searchResult); }
  async facets(query = "", options) {
    return this.#ask("facets", "query", query, options, undefined, (answer) =>
      facetsResult(answer, (place) => this.#words[place] ??= wordsOf(this.#explorer.words(place))));
  }
  async compare(question, options) { return this.#ask("compare", "question", question, options); }
  async document(id, options) { return this.#ask("document", "id", id, options); }
  async entity(id, options) { return this.#ask("entity", "id", id, options); }

  async export(format, options) {
    // This file stands beside the explorer, wherever that is.
    const beside = /^https?:/.test(import.meta.url) ? { site: new URL(/* @vite-ignore */ "./", import.meta.url).href } : {};
    return this.#ask("export", "format", format, options, beside);
  }

  async mount(element, options) {
    if (!this.#explorer) throw this.#gone();
    if (typeof document === "undefined") throw new CrosscheckError("not-available", "there is no page to draw an explorer in");
    const given = wanted("options", options, ["theme", "site", "signal"]);
    if (given.site !== undefined) text("options.site", given.site);
    const signal = signalOf(given);
    if (!reading("element", () => element instanceof HTMLElement)) throw isNot("element", "an HTML element", element);
    if (this.#isOther) throw new CrosscheckError("not-available", "an explorer can be drawn of the corpus that comes with the page alone");
    unlessAborted(signal);
    const mounted = await drawn(element, given);
    if (this.#explorer && !signal?.aborted) {
      this.#mounted.add(mounted);
      return facade(mounted, () => this.#mounted.delete(mounted));
    }
    mounted.unmount();
    unlessAborted(signal);
    throw this.#gone();
  }

  free() {
    const explorer = this.#explorer;
    this.#explorer = undefined;
    for (const mounted of this.#mounted) mounted.unmount();
    this.#mounted.clear();
    explorer?.free();
  }
}

// The parts of a large corpus stand beside it, named by their digests. None is believed that has another one.
const filled = async (explorer, { corpus, parts, texts = false }, signal) => {
  const paths = explorer.lacking(flag("options.texts", texts));
  const where = "the address of the folder in which parts/ stands";
  if (parts !== undefined && typeof parts !== "string" && !(parts instanceof URL)) throw isNot("options.parts", where, parts);
  let beside = import.meta.url;
  if (parts !== undefined) beside = `${parts}`.replace(/\/?$/, "/");
  else if (corpus !== undefined) beside = corpus?.url || corpus;
  for (const path of paths) {
    let address;
    try {
      address = new URL(path, beside);
    } catch {
      throw wrong(`options.parts must be ${where}: this corpus has some`);
    }
    const part = new Uint8Array(await fetched(address, "corpus-missing", signal));
    if (!globalThis.crypto?.subtle) throw new CrosscheckError("corpus-missing", `${path}: it cannot be checked, for the page does not come over https`);
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", part));
    unlessAborted(signal);
    if (!explorer.fill(path, part, digest)) throw new CrosscheckError("corpus-damaged", `${path}: not the bytes that the corpus names`);
  }
};

const isModule = (value) => reading("options.wasm", () => value instanceof WebAssembly.Module);

/** Opens a corpus: the one that came with the program, or the pack in `options.corpus`. */
export const open = async (given) => {
  const options = record("options", given);
  known("options", options, ["wasm", "corpus", "parts", "texts", "signal"]);
  const signal = signalOf(options);
  unlessAborted(signal);
  const { wasm = new URL("./crosscheck.wasm", import.meta.url), corpus } = options;
  const [code, pack] = await Promise.all([
    isModule(wasm) ? wasm : bytes("options.wasm", wasm, "program-missing", signal),
    corpus === undefined ? undefined : bytes("options.corpus", corpus, "corpus-missing", signal),
  ]);
  unlessAborted(signal);
  let glue;
  try {
    glue = program({ __proto__: null });
    await glue.init({ module_or_path: isModule(code) ? code : await WebAssembly.compile(code) });
  } catch (reason) {
    throw new CrosscheckError("program-damaged", `the program cannot be run: ${reason.message}`, reason);
  }
  unlessAborted(signal);
  try {
    const explorer = new glue.Explorer(pack);
    await filled(explorer, options, signal);
    return new Crosscheck(explorer, pack !== undefined);
  } catch (reason) {
    if (reason instanceof CrosscheckError || signal?.aborted) throw reason;
    throw understood(reason) ?? new CrosscheckError("stopped", `the program stopped: ${reason?.message}`, reason);
  }
};
