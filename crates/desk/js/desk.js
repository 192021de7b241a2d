// Opens a reader's own reports in the page: takes the files, has the program beside it compile them, shows what it says, and hands
// the pack to the explorer. Nothing is sent anywhere. boot.js imports this when files are dropped or the reader asks for it.
//
// `cargo xtask build` puts in place of the next line `const program = (exports) => …`: what wasm-bindgen writes, as a function.
/* program */

const STYLE = `
.desk { box-sizing: border-box; inline-size: min(52rem, calc(100vw - 2rem)); max-block-size: calc(100dvh - 2rem); overflow: auto; padding: var(--s6); color: var(--ink);
  background: var(--paper); border: 1px solid var(--rule); border-radius: var(--radius); box-shadow: var(--shadow); font: var(--text-m)/var(--leading-read) var(--font-sans); }
.desk::backdrop { background: rgb(0 0 0 / .45); }
.desk h2 { margin: 0 0 var(--s3); font: var(--weight-strong) var(--text-xl)/var(--leading-tight) var(--font-serif); outline: none; }
.desk h3 { margin: var(--s5) 0 var(--s2); font-size: var(--text-m); }
.desk p { margin: 0 0 var(--s3); max-inline-size: var(--measure); overflow-wrap: anywhere; }
.desk ul, .desk ol { margin: 0 0 var(--s3); padding-inline-start: var(--s5); }
.desk li { overflow-wrap: anywhere; }
.desk__drop { padding: var(--s6); margin-block-end: var(--s4); border: 2px dashed var(--rule); border-radius: var(--radius); text-align: center; background: var(--sunk); }
.desk__drop p { margin-inline: auto; }
.desk__drop[data-over] { border-color: var(--accent); background: var(--accent-wash); }
.desk__acts { display: flex; flex-wrap: wrap; gap: var(--s2); align-items: center; margin-block: var(--s4) 0; }
.desk__drop .desk__acts { justify-content: center; }
.desk a { color: var(--accent); }
.desk__small { color: var(--ink-2); font-size: var(--text-s); }
.desk progress { display: block; inline-size: 100%; block-size: .5rem; accent-color: var(--accent); margin-block-end: var(--s3); }
.desk__problems { display: grid; gap: var(--s5); list-style: none; padding: 0 !important; }
.desk__problem { border-inline-start: 3px solid var(--ink-3); padding-inline-start: var(--s3); min-inline-size: 0; }
.desk__problem[data-error] { border-color: var(--denies); }
.desk__problem h3 { margin: 0 0 var(--s2); font-size: var(--text-m); }
.desk__problem p { margin-block-end: var(--s1); }
.desk pre { margin: 0 0 var(--s2); padding: var(--s2) var(--s3); overflow-x: auto; background: var(--sunk); border-radius: var(--radius); font: var(--text-s)/1.5 var(--font-mono); }
.desk pre mark { color: inherit; background: var(--hit); }
.desk__line { color: var(--ink-3); user-select: none; }
.desk__wide { overflow-x: auto; }
.desk table { border-collapse: collapse; inline-size: 100%; font-size: var(--text-s); }
.desk th, .desk td { padding: var(--s1) var(--s3) var(--s1) 0; border-block-end: 1px solid var(--hair); text-align: start; vertical-align: top; overflow-wrap: anywhere; min-inline-size: 6rem; }
.desk__says { display: flex; flex-wrap: wrap; gap: var(--s3); margin-block: var(--s3); }
.desk__says label { display: grid; gap: var(--s1); color: var(--ink-2); font-size: var(--text-s); }
.desk input[type=text] { font: inherit; color: var(--ink); background: var(--raised); border: 1px solid var(--rule); border-radius: var(--radius); min-block-size: max(30px, var(--target)); padding-inline: var(--s2); }
.desk :focus-visible:not(h2), .desk-bar :focus-visible { outline: var(--focus-ring); outline-offset: var(--focus-gap); }
.desk-bar { display: flex; flex-wrap: wrap; gap: var(--s2) var(--s4); align-items: center; padding: var(--s2) var(--s4); color: var(--ink); background: var(--accent-wash);
  border-block-end: 1px solid var(--rule); font: var(--text-s)/var(--leading-ui) var(--font-sans); overflow-wrap: anywhere; }
.desk-bar p { margin: 0; flex: 1 1 24rem; }
.desk-bar .btn { white-space: normal; }
.desk code { font: .9em var(--font-mono); }
@media (max-width: 600px) {
  .desk { padding: var(--s4); }
  .desk thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  .desk tr { display: block; border-block-end: 1px solid var(--hair); padding-block: var(--s2); }
  .desk th, .desk td { display: block; border: 0; }
  .desk-bar p { flex-basis: 100%; }
}
@media print { .desk, .desk-bar { display: none; } }`;

const FILES = 20_000;
const BYTES = 200_000_000;
const TOO_MANY = "There are more than 20,000 files, which is too many for a page: the command `crosscheck build` takes more.";
const TOO_LARGE = "The files have more than 200 MB, which is too much for a page: the command `crosscheck build` takes more.";

const inside = window.crosscheck_inside;

// ---- The program -------------------------------------------------------------------------------------------------------

const code = async () => {
  if (inside) return inside.unpacked("./desk.wasm");
  const answer = await fetch(new URL("desk.wasm", import.meta.url), { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  return answer;
};
const begun = async () => {
  const glue = program({ __proto__: null });
  await glue.init({ module_or_path: code() });
  return glue;
};
let loading;
const loaded = () => {
  loading ??= begun();
  loading.catch(() => { loading = undefined; });
  return loading;
};
// What stopped is never entered again.
const worded = (reason) => {
  if (!(reason instanceof WebAssembly.RuntimeError)) return typeof reason === "string" ? reason : reason.message;
  loading = undefined;
  return `The program that reads files met a mistake of its own and stopped (${reason.message}). What you were looking at is as it was.`;
};

// ---- Files -------------------------------------------------------------------------------------------------------------

class Stopped extends Error {}
const refuse = (why) => { throw new Error(why); };

// The browser draws and listens in between.
let drawn = 0;
const pause = async (job) => {
  if (performance.now() - drawn < 40) return;
  await new Promise((goOn) => { requestAnimationFrame(() => setTimeout(goOn)); setTimeout(goOn, 100); });
  drawn = performance.now();
  if (job.stopped) throw new Stopped();
};
const isHidden = (name) => name.startsWith(".") || name === "__MACOSX" || name === "node_modules";

// Adds the files below an entry of a file system, or a file, with their paths.
const entriesOf = async (reader) => {
  const all = [];
  for (;;) {
    const some = await new Promise((done, failed) => { reader.readEntries(done, failed); });
    if (some.length === 0) return all;
    all.push(...some);
  }
};
const gather = async (item, found, job) => {
  if (!item || found.length > FILES) return;
  await pause(job);
  if (item.isDirectory) {
    for (const entry of await entriesOf(item.createReader())) {
      if (!isHidden(entry.name)) await gather(entry, found, job);
    }
  } else if (item.isFile) {
    found.push([item.fullPath, await new Promise((done, failed) => { item.file(done, failed); })]);
  } else {
    const path = item.webkitRelativePath || item.name;
    if (!path.split("/").some(isHidden)) found.push([path, item]);
  }
};

// ---- Elements ----------------------------------------------------------------------------------------------------------

const make = (tag, { on, data, ...props } = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name in made) made[name] = value;
    else made.setAttribute(name, value);
  }
  Object.assign(made.dataset, data);
  for (const [event, act] of Object.entries(on ?? {})) made.addEventListener(event, act);
  made.append(...children.filter((child) => child !== undefined && child !== ""));
  return made;
};
const button = (title, act, first) => make("button", { type: "button", className: first ? "btn btn--primary" : "btn", on: { click: act } }, title);
// What the program puts between backticks is code: a key, a name of a column.
const words = (text) => text.split("`").map((part, at) => at % 2 === 1 ? make("code", {}, part) : part);
const counted = (count, one, more) => count === 1 ? `1 ${one}` : `${count.toLocaleString("en")} ${more}`;

let styled;
const style = () => {
  if (styled) return;
  styled = new CSSStyleSheet();
  styled.replaceSync(STYLE);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, styled];
};

let dialog;
let job;
const show = (title, ...parts) => {
  style();
  if (!dialog) {
    dialog = make("dialog", { className: "desk", "aria-labelledby": "desk-title" });
    dialog.addEventListener("close", () => {
      if (job) job.stopped = true;
      dialog.remove();
      dialog = undefined;
    });
    document.body.append(dialog);
    dialog.showModal();
  }
  const heading = make("h2", { id: "desk-title", tabIndex: -1 }, title);
  dialog.replaceChildren(heading, ...parts);
  dialog.scrollTop = 0;
  heading.focus();
};
const close = () => button("Close", () => dialog.close());

// ---- Choosing ----------------------------------------------------------------------------------------------------------

const picker = (props) => make("input", { type: "file", multiple: true, hidden: true, ...props,
  on: { change: (event) => { if (event.target.files.length > 0) open([...event.target.files]); } } });
const choose = () => {
  const files = picker({ "aria-label": "Files" });
  const folder = picker({ webkitdirectory: true, "aria-label": "A folder" });
  // Telephones choose no folders.
  const folders = "webkitdirectory" in folder ? button("Choose a folder", () => folder.click()) : undefined;
  const drop = make("div", { className: "desk__drop" }, make("p", {}, "Drop a folder or files anywhere on this page, or"),
    make("div", { className: "desk__acts" }, button("Choose files", () => files.click(), true), folders), files, folder);
  drop.addEventListener("dragover", () => { drop.dataset.over = ""; });
  for (const over of ["dragleave", "drop"]) drop.addEventListener(over, () => { delete drop.dataset.over; });
  show("Open your own reports",
    make("p", {}, "They are read and compiled in this browser, and sent nowhere."), drop,
    make("ul", { className: "desk__small" },
      make("li", {}, "A corpus folder, its zip, or a compiled pack."),
      make("li", {}, "Or what you have of reports: tables (CSV, TSV, JSON, XLSX, ODS), citations (RIS, BibTeX, CSL), feeds (RSS, Atom), saved web pages, e-mail, texts. You see what becomes of each field before anything is opened."),
      make("li", {}, ...words("Up to 200 MB and 20,000 files. The command `crosscheck` takes more."))),
    make("div", { className: "desk__acts" }, close(), make("a", { className: "desk__small", href: "./libraries.html" }, "What of others is in this program")));
};

// ---- Work --------------------------------------------------------------------------------------------------------------

const open = async (items, options = {}) => {
  if (job) job.stopped = true;
  const mine = { stopped: false };
  job = mine;
  const bar = make("progress", { max: 1, value: 0, "aria-labelledby": "desk-doing" });
  const doing = make("p", { id: "desk-doing", role: "status" }, "Reading the files…");
  const stop = () => { mine.stopped = true; choose(); };
  show("Opening your reports", doing, bar, make("div", { className: "desk__acts" }, button("Stop", stop)));
  let desk;
  try {
    const found = [];
    for (const item of items) await gather(item, found, mine);
    if (found.length > FILES) refuse(TOO_MANY);
    if (found.reduce((sum, [, file]) => sum + file.size, 0) > BYTES) refuse(TOO_LARGE);
    const glue = await loaded();
    desk = new glue.Desk(options);
    for (const [at, [path, file]] of found.entries()) {
      await pause(mine);
      doing.textContent = `Reading the files: ${(at + 1).toLocaleString("en")} of ${found.length.toLocaleString("en")}`;
      bar.value = 0.1 * at / found.length;
      desk.add(path, new Uint8Array(await file.arrayBuffer()));
    }
    for (let step = desk.step(); step; step = desk.step()) {
      doing.textContent = `${step.what}…`;
      bar.value = 0.1 + 0.9 * step.part;
      drawn = 0;
      await pause(mine);
    }
    if (mine.stopped) return;
    const answer = desk.answer();
    const pack = desk.pack();
    const isPlain = answer.problems.length + answer.columns.length === 0;
    if (pack.length > 0 && isPlain) await explore(pack, answer.title);
    else report(items, options, answer, pack);
  } catch (reason) {
    if (reason instanceof Stopped || mine.stopped) return;
    report(items, options, { refused: worded(reason), problems: [], columns: [], remarks: [], errors: 0 }, []);
  } finally {
    if (loading) desk?.free();
    if (job === mine) job = undefined;
  }
};

// ---- What came of it ---------------------------------------------------------------------------------------------------

const length = (text) => [...text].length;
const excerpt = ({ file, line, column, before, marked, after, label }) => {
  const number = `${line} │ `;
  const caret = " ".repeat(length(number) - 2) + "│ " + before.replace(/[^\t]/gu, " ") + "^".repeat(Math.max(1, length(marked)));
  return [
    make("p", { className: "desk__small" }, make("bdi", {}, file), `, line ${line}, column ${column}`),
    make("pre", { tabIndex: 0, "aria-label": `Line ${line}` }, make("span", { className: "desk__line" }, number), before,
      make("mark", {}, marked), after, make("span", { className: "desk__line", "aria-hidden": "true" }, `\n${caret}`)),
    label ? make("p", {}, ...words(label)) : undefined,
  ];
};
const problem = ({ isError, title, places, help, more }) => make("li", { className: "desk__problem", data: isError ? { error: "" } : {} },
  make("h3", {}, isError ? "Error: " : "Worth a look: ", ...words(title)),
  ...places.flatMap(excerpt),
  help ? make("p", {}, make("b", {}, "Try: "), ...words(help)) : undefined,
  more > 0 ? make("p", { className: "desk__small" }, `and ${more.toLocaleString("en")} more like it`) : undefined);
// Of very many the first are enough to go on with.
const SHOWN = 200;
const problems = (all) => [
  make("ol", { className: "desk__problems" }, ...all.slice(0, SHOWN).map(problem)),
  all.length > SHOWN ? make("p", {}, `${(all.length - SHOWN).toLocaleString("en")} more are not shown.`) : undefined,
];

const PARTS = ["id", "title", "text", "outlet", "date", "address", "language", "note"];
const choice = (label, value, entries) => {
  const list = make("select", { "aria-label": label }, ...entries.map(([key, said]) => make("option", { value: key }, said)));
  list.value = value;
  return list;
};
const columnsOf = (columns, given, changed) => {
  const row = ({ name, fate, first }) => {
    const before = given.columns?.find(([column]) => column === name)?.[1] ?? "";
    const list = choice(`What ${name} is`, before, [["", "as found"], ...PARTS.map((part) => [part, `the ${part}`])]);
    list.addEventListener("change", () => changed(name, list.value));
    return make("tr", {}, make("th", { scope: "row" }, make("bdi", {}, name)), make("td", {}, make("bdi", {}, first)), make("td", {}, ...words(fate)), make("td", {}, list));
  };
  const head = ["Field", "First value", "What became of it", "Take it as"].map((title) => make("th", { scope: "col" }, title));
  return make("div", { className: "desk__wide", tabIndex: 0, role: "region", "aria-label": "What became of each field" },
    make("table", {}, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...columns.map(row))));
};

const imported = (items, options, answer) => {
  const next = { dates: "", encoding: "", ...options, columns: [...options.columns ?? []] };
  const changed = (name, part) => {
    next.columns = next.columns.filter(([column]) => column !== name);
    if (part) next.columns.push([name, part]);
  };
  const dates = choice("Dates such as 04/06/2016", next.dates, [["", "leave it open"], ["day-first", "the day first"], ["month-first", "the month first"]]);
  dates.addEventListener("change", () => { next.dates = dates.value; });
  const encoding = make("input", { type: "text", value: next.encoding, placeholder: "found out", spellcheck: false, autocomplete: "off" });
  encoding.addEventListener("input", () => { next.encoding = encoding.value.trim(); });
  return [
    make("h3", {}, "What became of each field"),
    columnsOf(answer.columns, next, changed),
    make("h3", {}, "What else there is to know"),
    make("ul", {}, ...answer.remarks.map((remark) => make("li", {}, ...words(remark)))),
    make("div", { className: "desk__says" }, make("label", {}, "Dates such as 04/06/2016", dates), make("label", {}, "Encoding", encoding)),
    button("Read it again so", () => open(items, next)),
  ];
};

const report = (items, options, answer, pack) => {
  const again = button("Choose others", choose);
  if (answer.refused) {
    const wanted = options.columns?.length || options.dates || options.encoding ? button("Read it as before", () => open(items)) : undefined;
    const lines = answer.refused.split("\n").filter((line) => line.trim());
    return show("Nothing could be opened", ...lines.map((line) => make("p", {}, ...words(line))), make("div", { className: "desk__acts" }, again, wanted, close()));
  }
  if (answer.errors > 0) {
    return show(`${counted(answer.errors, "problem keeps", "problems keep")} this corpus from being opened`,
      make("p", {}, "Correct them in your files, and choose these again."), ...problems(answer.problems).filter(Boolean),
      make("div", { className: "desk__acts" }, button("Read the same files again", () => open(items, options), true), again, close()));
  }
  const go = () => explore(pack, answer.title).catch((reason) => report(items, options, { ...answer, refused: worded(reason) }, pack));
  const warned = answer.problems.length === 0 ? [] : [
    make("h3", {}, counted(answer.problems.length, "thing is worth a look", "things are worth a look")), ...problems(answer.problems).filter(Boolean)];
  show(`“${answer.title}”: ${counted(answer.documents, "document", "documents")}`,
    make("div", { className: "desk__acts" }, button("Explore them", go, true), again, close()),
    ...answer.columns.length > 0 ? imported(items, options, answer) : [], ...warned);
};

// ---- The opened corpus -------------------------------------------------------------------------------------------------

let host;
// `title`, `pack`, and `home`, what the page is about by itself.
let own;
let bar;

const explore = async (pack, title) => {
  const home = own?.home ?? document.querySelector(".top__corpus")?.textContent.trim() ?? "";
  await host.open(pack);
  enter({ pack, title, home });
  dialog?.close();
  keep();
};
const enter = (next) => {
  own = next;
  window.crosscheck_own = own;
  style();
  bar?.remove();
  const said = make("span", { role: "status" });
  bar = make("aside", { className: "desk-bar", "aria-label": "Your own corpus" },
    make("p", {}, "You are looking at your own corpus ", make("b", {}, make("bdi", {}, own.title || "without a title")),
      ". It is in this browser alone: links to it do not work for others. ", said),
    button(own.home ? `Back to ${own.home}` : "Back to the corpus of this page", back),
    button("Save as one file", () => save(said)));
  document.body.prepend(bar);
};
const back = async () => {
  forget();
  await host.open();
};
const forget = () => {
  const id = idOf();
  own = undefined;
  delete window.crosscheck_own;
  bar?.remove();
  bar = undefined;
  try { sessionStorage.removeItem(host.key); } catch { /* Nothing is kept there. */ }
  if (id) stored("readwrite", (packs) => packs.delete(id)).catch(() => {});
};

const page = async () => {
  if (inside) return inside["./single.js"].source;
  const answer = await fetch(new URL("crosscheck.html", import.meta.url), { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`this site has no crosscheck.html to put it in: the server answered ${answer.status}`);
  return answer.text();
};
const nameOf = (title) => `${title.toLowerCase().normalize("NFKD").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60) || "corpus"}.html`;
const save = async (said) => {
  said.textContent = "Making the file…";
  try {
    const [glue, html] = await Promise.all([loaded(), page()]);
    const file = new Blob([glue.one_file(html, own.pack)], { type: "text/html" });
    const address = URL.createObjectURL(file);
    const link = make("a", { href: address, download: nameOf(own.title) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
    said.textContent = `${link.download} is ready: ${(file.size / 1e6).toFixed(1)} MB. It opens without a server, and can be sent to others.`;
  } catch (reason) {
    said.textContent = `No file was made: ${worded(reason)}`;
  }
};

// ---- Across a reload ---------------------------------------------------------------------------------------------------

// The pack is kept by the browser, and which one belongs to this tab in what is kept for the tab alone. Where either is refused,
// the corpus is gone when the page is loaded again.
const DAY = 86_400_000;
const idOf = () => { try { return sessionStorage.getItem(host.key); } catch { return null; } };
const done = (request) => new Promise((then, failed) => {
  request.onsuccess = () => then(request.result);
  request.onerror = () => failed(request.error);
});
const stored = async (mode, act) => {
  const opening = indexedDB.open("crosscheck-desk", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("packs");
  const base = await done(opening);
  try {
    return await act(base.transaction("packs", mode).objectStore("packs"));
  } finally {
    base.close();
  }
};
const keep = async () => {
  const mine = own;
  const { pack, title, home } = mine;
  const before = idOf();
  const id = `${Date.now()}-${Math.random()}`;
  try {
    await stored("readwrite", async (packs) => {
      // Those of tabs that were closed.
      for (const key of await done(packs.getAllKeys())) {
        if (key === before || Date.now() - Number(key.split("-")[0]) > DAY) packs.delete(key);
      }
      await done(packs.put({ pack, title, home }, id));
    });
    // The reader may have gone on or back by now.
    if (own === mine) sessionStorage.setItem(host.key, id);
    else await stored("readwrite", (packs) => done(packs.delete(id)));
  } catch { /* It is open all the same. */ }
};

// What boot.js opens instead of the page's own corpus after a reload; nothing where it is not kept any more.
export const restored = async (given) => {
  host = given;
  const kept = await stored("readonly", (packs) => done(packs.get(idOf())));
  if (kept) enter(kept);
  return kept?.pack;
};

/** Takes what was dropped, or asks for files. */
const desk = (given, items) => {
  host = given;
  return items?.length ? open(items) : choose();
};

export { desk as default, forget };
