// Crosscheck for scripts: docs/javascript-api.md. Types stand in crosscheck.d.ts, the program in crosscheck.wasm.
//
// `cargo xtask build` puts in place of the next line `const program = (exports) => …`: what wasm-bindgen writes, as a function,
// so that every `open` has an instance and a memory of its own.
/* program */

/** Every rejection but one by `options.signal` is of this class. `code` is for programs, `message` for people. */
export class CrosscheckError extends Error {
  constructor(code, message, cause) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "CrosscheckError";
    this.code = code;
  }
}

const wrong = (message) => new CrosscheckError("wrong-argument", message);

// ---- What a script hands in --------------------------------------------------------------------------------------------

const kind = (value) => (value === null ? "null" : Array.isArray(value) ? "an array" : typeof value);
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

const text = (name, value) => {
  if (typeof value !== "string") throw wrong(`${name} must be a string, not ${kind(value)}`);
  return value;
};
const record = (name, value) => {
  if (value === undefined) return {};
  if (!isRecord(value)) throw wrong(`${name} must be an object, not ${kind(value)}`);
  return value;
};
const known = (name, value, keys) => {
  for (const key of Object.keys(value)) {
    if (!keys.includes(key)) throw wrong(`${name} has no “${key}”: it takes ${keys.join(", ")}`);
  }
};
const texts = (name, value) => {
  if (!Array.isArray(value)) throw wrong(`${name} must be an array of strings, not ${kind(value)}`);
  return Array.from(value, (each, at) => text(`${name}[${at}]`, each));
};
const whole = (name, value) => {
  if (!Number.isSafeInteger(value) || value < 0) throw wrong(`${name} must be a whole number from 0`);
  return String(Math.min(value, 0xffffffff));
};
const flag = (name, value) => {
  if (typeof value !== "boolean") throw wrong(`${name} must be true or false, not ${kind(value)}`);
  return String(value);
};

// How an option becomes keys and values for the program.
const one = (check) => (key, name, value) => [key, check(name, value)];
const facets = (_, name, value) => Object.entries(record(name, value)).flatMap(([facet, choice]) => {
  if (choice === undefined) return [];
  const place = `${name}.${facet}`;
  if (!isRecord(choice)) throw wrong(`${place} must be an object, not ${kind(choice)}`);
  known(place, choice, ["include", "exclude", "mode"]);
  const { include = [], exclude = [], mode = "any" } = choice;
  return [
    ...texts(`${place}.include`, include).flatMap((id) => [`include:${facet}`, id]),
    ...texts(`${place}.exclude`, exclude).flatMap((id) => [`exclude:${facet}`, id]),
    `mode:${facet}`, text(`${place}.mode`, mode),
  ];
});
// That nothing is listed is not the same as no list.
const each = (key, name, value) => [key, "", ...texts(name, value).flatMap((id) => [`${key}:${id}`, ""])];
const leaveOut = (_, name, value) => {
  const given = record(name, value);
  known(name, given, ["documents", "outlets", "voices"]);
  return Object.entries(given).filter(([, ids]) => ids !== undefined)
    .flatMap(([kinds, ids]) => texts(`${name}.${kinds}`, ids).flatMap((id) => [`without:${kinds.slice(0, -1)}`, id]));
};

const narrowing = { facets, from: one(text), to: one(text), certain: one(flag) };
const spelling = { otherSpellings: one(flag), exactly: one(flag) };
const taken = {
  search: { unit: one(text), ...narrowing, ...spelling, offset: one(whole), limit: one(whole) },
  facets: { unit: one(text), ...narrowing, ...spelling, of: each, most: one(whole) },
  compare: { query: one(text), ...narrowing, ...spelling, leaveOut, altered: one(text) },
  document: {},
  entity: {},
  export: {
    unit: one(text), query: one(text), ...narrowing, ...spelling, leaveOut, altered: one(text), question: one(text), of: one(text), site: one(text),
    computed: one(flag), accessed: one(text),
  },
};

const parameters = (method, argument, options) => {
  known("options", options, [...Object.keys(taken[method]), "signal"]);
  const pairs = ["q", argument];
  for (const [key, write] of Object.entries(taken[method])) {
    const value = options[key];
    if (value !== undefined) pairs.push(...write(key, `options.${key}`, value));
  }
  // A line each, so that they cross the border as one text.
  return pairs.map((each) => each.replaceAll("\\", "\\\\").replaceAll("\n", "\\n")).join("\n");
};

// ---- Aborting ----------------------------------------------------------------------------------------------------------

const signalOf = ({ signal }) => {
  if (signal === undefined || (typeof signal === "object" && signal !== null && typeof signal.aborted === "boolean")) return signal;
  throw wrong(`options.signal must be an AbortSignal, not ${kind(signal)}`);
};
const unlessAborted = (signal) => {
  if (!signal?.aborted) return;
  const { reason } = signal;
  if (reason?.name === "AbortError") throw reason;
  const error = new DOMException("The call was aborted", "AbortError");
  Object.defineProperty(error, "cause", { value: reason, configurable: true });
  throw error;
};

// ---- Bytes -------------------------------------------------------------------------------------------------------------

const fetched = async (address, code, signal) => {
  const where = String(address);
  if (where.startsWith("file:")) {
    // Only Node opens files by their address, and only it has this module.
    const { readFile } = await import("node:fs/promises").catch(() => { throw new CrosscheckError(code, `${where} cannot be opened here`); });
    return readFile(new URL(where)).catch((reason) => { throw new CrosscheckError(code, `${where}: ${reason.message}`, reason); });
  }
  let answer;
  try {
    answer = await fetch(where, { signal });
  } catch (reason) {
    unlessAborted(signal);
    throw new CrosscheckError(code, `${where}: ${reason.message}`, reason);
  }
  if (!answer.ok) throw new CrosscheckError(code, `${where}: the server answered ${answer.status}`);
  return answer.arrayBuffer();
};
const bytes = async (name, source, code, signal) => {
  if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  const tag = Object.prototype.toString.call(source);
  if (tag === "[object ArrayBuffer]" || tag === "[object SharedArrayBuffer]") return new Uint8Array(source);
  if (typeof source === "string" || tag === "[object URL]") return new Uint8Array(await fetched(source, code, signal));
  if (typeof source?.arrayBuffer === "function") {
    if (source.bodyUsed) throw wrong(`${name} is a Response that has been read already`);
    if (source.ok === false) throw new CrosscheckError(code, `${name}: the server answered ${source.status}`);
    return new Uint8Array(await source.arrayBuffer());
  }
  throw wrong(`${name} must be bytes, a Response or an address, not ${kind(source)}`);
};

// ---- The program -------------------------------------------------------------------------------------------------------

// A refusal of the program is a text: its code, a line end, its message. Anything else has stopped it.
const understood = (reason) => {
  if (typeof reason === "string") {
    const end = reason.indexOf("\n");
    return new CrosscheckError(reason.slice(0, end), reason.slice(end + 1));
  }
  return undefined;
};

// wasm-bindgen frees in the program what nobody holds any more; a program that has stopped must be spared that.
const forget = (explorer) => { explorer.__destroy_into_raw(); };

class Crosscheck {
  #explorer;
  #over = new CrosscheckError("freed", "this instance has been freed");

  constructor(explorer) { this.#explorer = explorer; }

  async #ask(method, name, argument, given) {
    if (!this.#explorer) throw this.#gone();
    const options = record("options", given);
    const signal = signalOf(options);
    const asked = parameters(method, text(name, argument), options);
    unlessAborted(signal);
    // So that a script may abort what it has just asked.
    await undefined;
    unlessAborted(signal);
    if (!this.#explorer) throw this.#gone();
    try {
      return this.#explorer.ask(method, asked);
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

  async search(query = "", options) { return JSON.parse(await this.#ask("search", "query", query, options)); }
  async facets(query = "", options) { return JSON.parse(await this.#ask("facets", "query", query, options)); }
  async compare(question, options) { return JSON.parse(await this.#ask("compare", "question", question, options)); }
  async document(id, options) { return JSON.parse(await this.#ask("document", "id", id, options)); }
  async entity(id, options) { return JSON.parse(await this.#ask("entity", "id", id, options)); }

  async export(format, options) {
    // This file stands beside the explorer, wherever that is.
    const beside = /^https?:/.test(import.meta.url) ? new URL("./", import.meta.url).href : undefined;
    const given = beside && isRecord(options ?? {}) && options?.site === undefined ? { ...options, site: beside } : options;
    return this.#ask("export", "format", format, given);
  }

  async mount() {
    if (!this.#explorer) throw this.#gone();
    throw new CrosscheckError("not-available", "mount is not part of this build yet");
  }

  free() {
    const explorer = this.#explorer;
    this.#explorer = undefined;
    explorer?.free();
  }
}

// The parts of a large corpus stand beside it, named by their digests. None is believed that has another one.
const filled = async (explorer, { corpus, parts, texts = false }, signal) => {
  const paths = explorer.lacking(flag("options.texts", texts) === "true").split("\n").filter(Boolean);
  const where = "options.parts must be the address of the folder in which parts/ stands";
  if (parts !== undefined && typeof parts !== "string" && !(parts instanceof URL)) throw wrong(`${where}, not ${kind(parts)}`);
  let beside = import.meta.url;
  if (parts !== undefined) beside = `${parts}`.replace(/\/?$/, "/");
  else if (corpus !== undefined) beside = corpus?.url || corpus;
  for (const path of paths) {
    let address;
    try {
      address = new URL(path, beside);
    } catch {
      throw wrong(`${where}: this corpus has some`);
    }
    const part = new Uint8Array(await fetched(address, "corpus-missing", signal));
    if (!globalThis.crypto?.subtle) throw new CrosscheckError("corpus-missing", `${path}: it cannot be checked, for the page does not come over https`);
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", part));
    unlessAborted(signal);
    if (!explorer.fill(path, part, digest)) throw new CrosscheckError("corpus-damaged", `${path}: not the bytes that the corpus names`);
  }
};

/** Opens a corpus: the one that came with the program, or the pack in `options.corpus`. */
export const open = async (given) => {
  const options = record("options", given);
  known("options", options, ["wasm", "corpus", "parts", "texts", "signal"]);
  const signal = signalOf(options);
  unlessAborted(signal);
  const { wasm = new URL("./crosscheck.wasm", import.meta.url), corpus } = options;
  const [code, pack] = await Promise.all([
    wasm instanceof WebAssembly.Module ? wasm : bytes("options.wasm", wasm, "program-missing", signal),
    corpus === undefined ? undefined : bytes("options.corpus", corpus, "corpus-missing", signal),
  ]);
  unlessAborted(signal);
  let glue;
  try {
    glue = program({ __proto__: null });
    await glue.init({ module_or_path: code instanceof WebAssembly.Module ? code : await WebAssembly.compile(code) });
  } catch (reason) {
    throw new CrosscheckError("program-damaged", `the program cannot be run: ${reason.message}`, reason);
  }
  unlessAborted(signal);
  try {
    const explorer = new glue.Explorer(pack);
    await filled(explorer, options, signal);
    return new Crosscheck(explorer);
  } catch (reason) {
    if (reason instanceof CrosscheckError || signal?.aborted) throw reason;
    throw understood(reason) ?? new CrosscheckError("stopped", `the program stopped: ${reason?.message}`, reason);
  }
};
