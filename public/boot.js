// Starts the explorer: policy first, then the program, then `mount`. If any of it fails, or the program stops later,
// the error screen of index.html takes the place of the page. A page is never blank and never half alive.
//
// The contract with the program (src/panic.rs):
//   window.crosscheck_panicked(message: string)
// is called by the panic hook before the program is torn down. After it nothing here enters the program again; the
// address holds the reader's state, so that loading the page again restores it.
//
// For tests: window.__crosscheckRefused counts what the Trusted Types policy has refused. It must stay at 0.
(() => {
  "use strict";
  // What defers scripts for speed takes away which one is running.
  const me = document.currentScript || document.querySelector("script[data-program], script[data-inside]");
  const { script, program } = me.dataset;
  const chunks = (me.dataset.chunks || "").split(" ").filter(Boolean);
  const build = me.dataset.build || "development";
  // The sizes of the program and of its chunks, in that order.
  const bytesExpected = (me.dataset.bytes || "").split(" ");
  // crosscheck.html holds its files itself (crates/bundle/src/single.rs): scripts as modules of the page, which enter what they
  // export here, and programs as compressed text.
  const inside = "inside" in me.dataset ? {} : undefined;
  window.crosscheck_inside = inside;

  // ---- The theme, before anything is painted -----------------------------------------------------------------------

  try {
    const theme = localStorage.getItem("crosscheck-theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch { /* Storage is refused: the system decides. */ }

  // ---- Trusted Types: no text but our own becomes markup, and no address a script ------------------------------------------------

  // Leptos makes nested markup that never changes through a template's innerHTML. What the source of this page holds is let
  // through: these elements and attributes, addresses within the page or by https. Everything else is refused and counted.
  window.__crosscheckRefused = 0;
  const elements = new Set(("a abbr article aside b bdi br button caption circle code col colgroup dd defs details div dl dt em figcaption "
    + "figure footer g h1 h2 h3 h4 h5 h6 header i input kbd label li line main mark nav ol option p path pattern rect section select small "
    + "span strong sub summary sup svg symbol table tbody td text textarea th thead time title tr ul use").split(" "));
  const attributes = new Set(("autocomplete class colspan cx cy d datetime dir disabled fill focusable for height hidden href id lang "
    + "name open pathlength patterntransform patternunits placeholder points preserveaspectratio r readonly rel role rows rowspan rx ry scope "
    + "stroke stroke-dasharray stroke-linecap stroke-linejoin stroke-width tabindex text-anchor title transform type value viewbox width x x1 x2 y "
    + "y1 y2").split(" "));
  const isOurs = (name, value) => {
    const key = name.toLowerCase();
    if (key === "href") return /^(#|\.{1,2}\/|https:\/\/)/.test(value);
    if (/url\((?!#)/i.test(value)) return false;
    return attributes.has(key) || /^(aria|data)-[a-z-]+$/.test(key);
  };
  const isMarkupOfOurs = (html) => {
    const piece = /[^<>]+|<\/([a-z][a-z0-9]*)>|<([a-z][a-z0-9]*)((?:\s+[\w:-]+(?:="[^"<>]*")?)*)\s*\/?>|<!>/giy;
    while (piece.lastIndex < html.length) {
      const found = piece.exec(html);
      if (!found) return false;
      const name = found[1] || found[2];
      if (name && !elements.has(name.toLowerCase())) return false;
      for (const [, key, value] of (found[3] || "").matchAll(/([\w:-]+)(?:="([^"]*)")?/g)) {
        if (!isOurs(key, value || "")) return false;
      }
    }
    return true;
  };
  const refuse = () => { window.__crosscheckRefused += 1; return ""; };
  const createHTML = (html) => isMarkupOfOurs(html) ? html : refuse();
  const worker = new URL("sw.js", document.baseURI).href;
  const createScriptURL = (url) => url === worker ? url : refuse();
  if (window.trustedTypes) trustedTypes.createPolicy("default", { createHTML, createScriptURL });

  // ---- The error screen --------------------------------------------------------------------------------------------

  const host = "Serve every file of the bundle whole and unchanged, from one folder.";
  // From a disk, and in a frame without an origin, a browser lets no page fetch its own files.
  const alone = !inside && window.origin === "null";
  const errors = {
    "webassembly-missing": {
      title: "This browser cannot run the explorer",
      happened: "Crosscheck is a WebAssembly program, and WebAssembly is missing here or switched off.",
      remedy: "Use a current browser, or allow WebAssembly in this one. Some browsers switch it off in their strictest protection mode.",
      owner: "Nothing is wrong with your files.",
    },
    "program-missing": {
      title: "The explorer did not arrive",
      happened: "A file that it is made of could not be fetched.",
      remedy: "Check the connection and load it again.",
      owner: host,
    },
    "program-out-of-reach": {
      title: "This page cannot reach its own files",
      happened: "It was opened from a disk, or it stands in a sandboxed frame. There a browser lets no page fetch the files beside it.",
      remedy: "Open crosscheck.html, which stands in the same folder: it is the whole explorer in one file.",
      owner: "Link to crosscheck.html, or have this page served: `python3 -m http.server` in its folder is enough.",
    },
    "program-damaged": {
      title: "The explorer arrived damaged",
      happened: "A file that it is made of is cut short or was changed on the way. It has not been run, because a part of it could mislead you.",
      remedy: "Load it again. If that does not help, reload without the cache.",
      owner: host,
    },
    "program-refused": {
      title: "The browser refused to run the explorer",
      happened: "A security policy forbids WebAssembly on this page.",
      remedy: "An extension or your network may have set it. Try another browser or network.",
      owner: "The Content-Security-Policy header must allow 'wasm-unsafe-eval' in script-src, and 'self' for scripts and connections.",
    },
    "program-stopped": {
      title: "The explorer had to stop",
      happened: "It met a mistake of its own and stopped, so that nothing wrong is shown.",
      remedy: "Load it again: the address keeps what you were looking at. If it stops again, go back one step in the browser first.",
      owner: "This is a fault of the program. The details below tell its makers where.",
    },
  };
  let over = false;
  // Once the explorer is drawn it is taken out of the document, so that nobody finds a second `main` there.
  let screen;

  const show = (name, detail) => {
    screen ??= document.getElementById("boot-error");
    const slot = (part) => screen.querySelector(`[data-boot="${part}"]`);
    const text = { name, ...errors[name] };
    for (const part of ["name", "title", "happened", "remedy", "owner"]) slot(part).textContent = text[part];
    slot("details").textContent = `${name}: ${detail}\nbuild ${build}\naddress ${location.hash || "#/"}\nbrowser ${navigator.userAgent}`;
    document.body.replaceChildren(screen);
    document.documentElement.removeAttribute("style");
    delete document.documentElement.dataset.waiting;
    document.title = `${text.title} – Crosscheck`;
    slot("single").hidden = name !== "program-out-of-reach";
    screen.hidden = false;
    slot("title").focus();
  };
  const whenParsed = (act) => document.readyState === "loading" ? addEventListener("DOMContentLoaded", act, { once: true }) : act();
  const fail = (name, detail) => {
    if (over) return;
    over = true;
    whenParsed(() => show(name, detail));
    silence();
  };

  // What could still enter a stopped program: timers, frames and listeners. The last are met on the window, first.
  const silence = () => {
    for (let id = setTimeout(() => {}, 0); id > 0; id -= 1) clearTimeout(id);
    for (let id = requestAnimationFrame(() => {}); id > 0; id -= 1) cancelAnimationFrame(id);
  };
  const act = (button) => {
    if (button.dataset.boot === "reload") location.reload();
    if (button.dataset.boot === "copy") copy(button);
  };
  const copy = (button) => {
    const details = screen.querySelector('[data-boot="details"]');
    const select = () => { getSelection().selectAllChildren(details); button.textContent = "Selected: copy with the keyboard"; };
    if (!navigator.clipboard) return select();
    navigator.clipboard.writeText(details.textContent).then(() => { button.textContent = "Copied"; }, select);
  };
  for (const kind of ["click", "input", "change", "keydown", "keyup", "keypress", "submit", "hashchange", "popstate", "resize",
    "scroll", "focusin", "focusout", "pointerdown", "pointerup", "pointermove", "pointerover", "pointerout", "pagehide", "pageshow",
    "visibilitychange", "message", "storage", "toggle", "dragover", "drop"]) {
    addEventListener(kind, (event) => {
      if (!over) return;
      event.stopImmediatePropagation();
      const button = kind === "click" && event.target.closest && event.target.closest("button[data-boot]");
      if (button) act(button);
    }, { capture: true, passive: true });
  }

  // Files are few readers' wish: what makes them comes when it is asked for.
  window.crosscheck_share = (...what) => {
    imported("./export.js").then((module) => module.default(...what))
      .catch(() => what.at(-1)("No file was made: a part of the explorer could not be fetched, or is of a newer version. Check the connection and press again, or load the page again."));
  };

  // A reader's own reports: what opens them comes when files are dropped, or a button marked so is pressed.
  const desk = {
    key: `crosscheck-own ${location.pathname}`,
    module: () => imported("./desk.js"),
    ask: (items) => desk.module().then((module) => module.default(desk, items))
      .catch(() => alert("Nothing was opened: a part of the explorer could not be fetched, or is of a newer version. Load the page again.")),
  };
  const holdsFiles = (event) => desk.open && !over && event.dataTransfer?.types.includes("Files");
  addEventListener("dragover", (event) => { if (holdsFiles(event)) event.preventDefault(); });
  addEventListener("drop", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    desk.ask([...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile()).filter(Boolean));
  });
  addEventListener("click", (event) => { if (desk.open && event.target.closest?.("[data-desk]")) desk.ask(); });
  // What this tab had opened before it was loaded again.
  const before = async () => {
    try {
      if (sessionStorage.getItem(desk.key)) return await (await desk.module()).restored(desk);
    } catch { /* It is kept no more. */ }
    return undefined;
  };

  window.crosscheck_panicked = (message) => fail("program-stopped", message);
  // A stack that ran over or memory that ran out stops the program without a panic.
  const trapped = (reason) => {
    if (typeof WebAssembly === "object" && reason instanceof WebAssembly.RuntimeError) fail("program-stopped", reason.message);
  };
  addEventListener("error", (event) => trapped(event.error));
  addEventListener("unhandledrejection", (event) => trapped(event.reason));

  // ---- The program -------------------------------------------------------------------------------------------------

  class Named extends Error {
    constructor(name, detail) { super(detail); this.screen = name; }
  }
  // A script of the bundle, and what any other file of it holds.
  const imported = async (name) => {
    if (!inside) return import(new URL(name, document.baseURI).href);
    await new Promise(whenParsed);
    if (!inside[name]) throw new Error("this file ends before it, or was changed");
    return inside[name];
  };
  const unpacked = async (name) => {
    await new Promise(whenParsed);
    try {
      const packed = Uint8Array.from(atob(document.getElementById(name).textContent), (sign) => sign.charCodeAt(0));
      const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
      return new Response(stream, { headers: { "Content-Type": "application/wasm" } });
    } catch (reason) {
      throw new Named("program-damaged", `${name}: this file ends before it, or was changed (${reason.message})`);
    }
  };
  if (inside) inside.unpacked = unpacked;
  const fetched = async (url) => {
    if (inside) return unpacked(url);
    let answer;
    try {
      answer = await fetch(url, { credentials: "same-origin" });
    } catch (reason) {
      throw new Named(alone ? "program-out-of-reach" : "program-missing", `${url}: ${reason.message}`);
    }
    if (!answer.ok) throw new Named("program-missing", `${url}: the server answered ${answer.status}`);
    return answer;
  };
  const arrived = (url) => {
    const [entry] = performance.getEntriesByName(new URL(url, document.baseURI).href);
    const expected = bytesExpected[chunks.indexOf(url) + 1];
    return entry && expected ? `, expected ${expected} bytes, found ${entry.decodedBodySize}` : "";
  };
  const glue = () => imported(script).catch(async (reason) => {
    await fetched(script);
    throw new Named("program-damaged", `${script}: ${reason.message}`);
  });
  const compiled = async (url, act) => {
    try {
      return await act();
    } catch (reason) {
      const refused = /content security policy|unsafe-eval|blocked by csp/i.test(reason.message);
      throw new Named(refused ? "program-refused" : "program-damaged", `${url}: ${reason.message}${arrived(url)}`);
    }
  };
  // A page of many documents takes a while to arrive and to be opened: it says how far it is. Other pages show no bar.
  const LARGE = 1e6;
  const far = (words, part) => {
    const bar = document.getElementById("boot-far");
    if (!bar) return;
    bar.hidden = false;
    bar.previousElementSibling.textContent = words;
    bar.value = part;
  };
  const counted = (answer, bytes) => {
    if (!(bytes > LARGE) || !answer.body || typeof TransformStream !== "function") return answer;
    let here = 0;
    const count = new TransformStream({ transform(piece, on) {
      here += piece.length;
      far(`Loading Crosscheck: ${(here / 1e6).toFixed(1)} of ${(bytes / 1e6).toFixed(1)} MB`, here / bytes);
      on.enqueue(piece);
    } });
    return new Response(answer.body.pipeThrough(count), { headers: { "Content-Type": "application/wasm" } });
  };
  // What takes long is done a little at a time, and the browser draws and listens in between.
  const pause = () => new Promise((goOn) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { port1.close(); goOn(); };
    port2.postMessage(0);
  });
  const opened = async (explorer) => {
    if (bytesExpected[0] > LARGE) await pause();
    for (let part; !over && (part = explorer.open()) < 1; await pause()) {
      large = true;
      far(`Opening the corpus: ${Math.round(100 * part)} %`, part);
    }
  };
  let large = false;
  // Parts of a large corpus stand beside the bundle, named by their digests. None is believed that has another one.
  const part = async (explorer, path) => {
    const bytes = await (await fetched(path)).arrayBuffer();
    if (!window.crypto?.subtle) throw new Named("program-missing", `${path}: it cannot be checked, for the page does not come over https`);
    const digest = await crypto.subtle.digest("SHA-256", bytes);
    if (!over && !explorer.fill(path, new Uint8Array(bytes), new Uint8Array(digest))) throw new Named("program-damaged", `${path}: not the bytes that the corpus names`);
  };
  // What the search of a large corpus needs is worked out a little at a time, before the reader searches.
  const searchable = async (explorer) => {
    while (large && !over && explorer.prepare()) await pause();
  };
  // ---- Chunks: code that the first view does not need ----------------------------------------------------------------

  // The program's script asks for a chunk by this function when a function marked #[lazy] is first called. What cannot be
  // fetched or compiled ends in the error screen, and the program, which waits for the answer, is not entered again.
  const fetching = new Map();
  const compiledChunk = async (url) => {
    const answer = await fetched(url);
    return compiled(url, async () => WebAssembly.compile(await answer.arrayBuffer()));
  };
  const chunk = (url) => {
    if (!fetching.has(url)) {
      const arriving = compiledChunk(url);
      // What failed ahead of time is tried again when it is needed.
      arriving.catch(() => fetching.delete(url));
      fetching.set(url, arriving);
    }
    return fetching.get(url);
  };
  const root = document.documentElement;
  window.crosscheck_chunk = async (url) => {
    root.dataset.waiting = "";
    try {
      return await chunk(url);
    } catch (reason) {
      failed(reason);
      return new Promise(() => {});
    } finally {
      delete root.dataset.waiting;
    }
  };
  const fetchAhead = () => Promise.all(chunks.map(chunk));
  const whenGoingOn = (act) => {
    const signs = ["pointerover", "pointerdown", "touchstart", "keydown", "focusin", "wheel"];
    const once = () => {
      clearTimeout(idle);
      for (const sign of signs) removeEventListener(sign, once, true);
      act();
    };
    const idle = setTimeout(once, 5000);
    for (const sign of signs) addEventListener(sign, once, { capture: true, passive: true });
  };
  // What keeps the explorer for when there is no network comes last. Where it is refused, the page is as good without.
  const keep = () => {
    if (inside || alone || over || build === "development") return;
    imported("./offline.js").then((module) => module.default(worker)).catch(() => {});
  };
  // A page under development has its corpus beside it.
  const developed = async (module) => {
    const { default: develop } = await import(new URL("develop.js", document.baseURI).href);
    const ready = await develop(module);
    if (!ready) document.getElementById("boot-wait").remove();
    return ready;
  };
  const start = async () => {
    if (typeof WebAssembly !== "object") throw new Named("webassembly-missing", "this browser has no WebAssembly");
    // Only the overview is drawn without chunks. Where the address asks for another view they come beside the program.
    const overview = /^#?\/?$/.test(location.hash);
    if (!overview) fetchAhead().catch(() => {});
    const [module, answer] = await Promise.all([glue(), fetched(program)]);
    await compiled(program, () => module.default({ module_or_path: counted(answer, bytesExpected[0]) }));
    await new Promise(whenParsed);
    // The last thing in crosscheck.html: a file that was cut has lost it.
    const single = inside?.["./single.js"];
    if (inside && !single) throw new Named("program-damaged", "crosscheck.html ends too early, or was changed");
    if (module.take_corpus && !await developed(module)) return;
    let explorer;
    const load = async (pack) => {
      const next = new module.Instance(pack);
      await opened(next);
      return next;
    };
    const draw = (next) => {
      explorer = next;
      explorer.mount(Boolean(single?.framed), single?.tell);
      single?.drawn(explorer);
    };
    // A tool that joins the texts of the page (`Node.normalize`) takes away places that the program writes to, and what it shows would no
    // longer follow. Two texts that nobody sees tell of it: then all is drawn anew, unless that happens again and again.
    const telltale = document.createElement("i");
    telltale.hidden = true;
    telltale.append("1", "2");
    let joined = 0;
    new MutationObserver(() => {
      if (over || telltale.childNodes.length === 2) return;
      if (++joined > 9) { fail("program-stopped", "another program keeps changing the texts of this page"); return; }
      telltale.replaceChildren("1", "2");
      const { id, selectionStart } = document.activeElement ?? {};
      explorer.unmount();
      draw(explorer);
      const focused = id ? document.getElementById(id) : null;
      focused?.focus({ preventScroll: true });
      if (typeof selectionStart === "number") focused?.setSelectionRange?.(selectionStart, selectionStart);
    }).observe(telltale, { childList: true });
    const own = await before();
    explorer = await load(own).catch(async (reason) => {
      // A pack of another version, after the page was renewed.
      if (!own) throw reason;
      (await desk.module()).forget();
      return load();
    });
    window.crosscheck_part = (path, then) => part(explorer, path).then(() => then(""), (reason) => then(String(reason.message)));
    // The reader may go on before they are there; then that part of the program waits for the same chunks.
    const goOn = async () => {
      await module.load_later();
      await searchable(explorer);
    };
    if (!overview) await goOn();
    if (over) return;
    draw(explorer);
    // Puts the explorer of another pack in the place of this one, at its overview; of none, that of the page's own corpus.
    // Frames in pages of others (framed.html) are made without what opens them.
    if (!("framed" in root.dataset)) desk.open = async (pack) => {
      const next = await load(pack);
      await module.load_later();
      if (over) return;
      explorer.unmount();
      explorer.free();
      try { if (!single?.framed) history.pushState(null, "", "#/"); } catch { /* The explorer says what it does not know. */ }
      draw(next);
      if (single?.framed) next.go("#/");
    };
    document.getElementById("boot-wait").remove();
    document.body.append(telltale);
    screen = document.getElementById("boot-error");
    screen.remove();
    // A chunk that cannot be had ahead of time is asked for again when it is needed.
    whenGoingOn(() => {
      if (overview) fetchAhead().then(goOn).catch(() => {});
      keep();
    });
  };
  const failed = (reason) => fail(reason.screen || "program-stopped", String(reason.message || reason));
  start().catch(failed);
})();
