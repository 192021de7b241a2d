// Draws explorers in elements of other pages, for `x.mount` of crosscheck.js: loads the page's own program, once for all of them.
//
// `cargo xtask build` writes in place of the next line where its files stand: `const files = { script, program }`.
/* files */

const at = (name) => new URL(name, import.meta.url).href;
const fetched = async (name) => {
  const answer = await fetch(at(name));
  if (!answer.ok) throw new Error(`${name}: the server answered ${answer.status}`);
  return answer;
};

// Every explorer that stands, and why no other can be drawn once the program has stopped.
const standing = new Map();
let stopped;
const stop = (message) => {
  stopped = new Error(message);
  for (const [element, { gone }] of standing) {
    gone();
    element.shadowRoot.textContent = "The explorer had to stop. Load the page again.";
  }
  standing.clear();
};

// What the program asks of its page (boot.js). Where the page is the explorer's own, that has defined it.
const part = async (path, then) => {
  try {
    const bytes = await (await fetched(path)).arrayBuffer();
    if (!globalThis.crypto?.subtle) throw new Error(`${path}: it cannot be checked, for the page does not come over https`);
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    const filled = [...standing.values()].map(({ explorer }) => explorer.fill(path, new Uint8Array(bytes), digest));
    then(filled.every(Boolean) ? "" : `${path}: not the bytes that the corpus names`);
  } catch (reason) {
    then(String(reason.message));
  }
};
const share = (...what) => {
  import(at("export.js")).then((module) => module.default(...what))
    .catch(() => what.at(-1)("No file was made: a part of the explorer could not be fetched. Check the connection and press again."));
};
const load = async () => {
  window.crosscheck_chunk ??= async (name) => WebAssembly.compile(await (await fetched(name)).arrayBuffer());
  window.crosscheck_part ??= part;
  window.crosscheck_share ??= share;
  window.crosscheck_panicked ??= stop;
  const module = await import(at(files.script));
  await module.default({ module_or_path: fetched(files.program) });
  await module.load_later();
  return module;
};
let loading;
const loaded = () => {
  loading ??= load();
  loading.catch(() => { loading = undefined; });
  return loading;
};

// ---- Addresses and what they say ---------------------------------------------------------------------------------------

const code = encodeURIComponent;
const addressOf = ({ address, view, question, entity, query }) => {
  if (address) return address;
  let path = view && view !== "overview" ? view : "";
  if (question) path = `compare/${code(question)}`;
  if (entity) path = `entity/${code(entity)}`;
  return `#/${path || (query ? "explore" : "")}${query ? `?q=${code(query)}` : ""}`;
};
const decoded = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
const stateOf = (address) => {
  const [path, search] = address.replace(/^#\//, "").split("?");
  const [view, id] = path.split("/").map(decoded);
  const isQuestion = view === "compare" && id && id !== "face";
  return {
    address,
    view: view || "overview",
    question: isQuestion ? id : null,
    entity: view === "entity" ? id : null,
    document: view === "read" ? id : null,
    query: new URLSearchParams(search).get("q"),
  };
};

// ---- One explorer ------------------------------------------------------------------------------------------------------

const pause = () => new Promise((goOn) => { setTimeout(goOn); });

/** Draws one. `options` are checked by crosscheck.js. */
export const mount = async (element, options) => {
  const module = await loaded();
  if (stopped) throw stopped;
  options.signal?.throwIfAborted();
  if (standing.has(element)) throw new TypeError("the element shows an explorer already");
  const explorer = new module.Instance();
  // Two calls at once for one element are told apart here.
  const entry = { explorer, gone: () => {} };
  standing.set(element, entry);
  const listeners = new Map();
  let address = addressOf(options) || "#/";
  let telling;
  const tell = (now) => {
    address = now || "#/";
    clearTimeout(telling);
    // Out of the program, which must not be entered again by a listener while it calls.
    telling = setTimeout(() => {
      for (const listener of [...(listeners.get("state") ?? [])]) listener(stateOf(address));
    });
  };
  let here = true;
  const { signal, theme } = options;
  entry.gone = () => { here = false; clearTimeout(telling); signal?.removeEventListener("abort", unmount); };
  const unmount = () => {
    if (!here) return;
    entry.gone();
    standing.delete(element);
    explorer.unmount();
    explorer.free();
    element.shadowRoot?.replaceChildren();
    if (element.shadowRoot) element.shadowRoot.adoptedStyleSheets = [];
    element.style.removeProperty("--rem");
  };
  // Whoever takes the element away meanwhile may draw another in it at once.
  signal?.addEventListener("abort", unmount);
  try {
    while (explorer.open() < 1) {
      await pause();
      if (!here) throw stopped ?? signal.reason;
    }
    if (theme === "light" || theme === "dark") element.dataset.theme = theme;
    explorer.mount_in(element, address, at("./"), tell);
    // The size of letters that the reader's browser begins with, which the page's own root may have another of.
    element.style.setProperty("--rem", getComputedStyle(element.shadowRoot.firstElementChild).fontSize);
    signal?.removeEventListener("abort", unmount);
  } catch (reason) {
    unmount();
    throw reason;
  }
  return {
    state: () => stateOf(address),
    set: (state) => { if (here) explorer.go(addressOf(typeof state === "string" ? { address: state } : state)); },
    on: (event, listener) => {
      const all = listeners.get(event) ?? new Set();
      listeners.set(event, all.add(listener));
      return () => { all.delete(listener); };
    },
    unmount,
  };
};
