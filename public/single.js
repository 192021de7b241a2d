// Only in crosscheck.html: pages that stand beside the explorer elsewhere, and what a page that embeds it may ask
// (docs/javascript-api.md, "Messages"). boot.js calls what is exported here.

// In a sandboxed frame the state stays in memory: the history is the embedding page's, and storage is refused.
const framed = parent !== window && window.origin === "null";

// The file itself, before anything is drawn in it: crates/desk makes another like it, with another corpus.
const source = `<!doctype html>\n${document.documentElement.outerHTML}\n`.replace(/^(<!doctype html>\n<html[^>]*?) data-theme="[a-z]+"/, "$1");

// ---- Pages beside the explorer -----------------------------------------------------------------------------------------

const showPage = (template, title) => {
  const dialog = document.createElement("dialog");
  dialog.className = "single__page about__codebook";
  dialog.setAttribute("aria-label", title);
  const close = document.createElement("button");
  close.className = "btn";
  close.textContent = "Close";
  close.addEventListener("click", () => dialog.close());
  // A link into the explorer is followed behind the page.
  dialog.addEventListener("click", (event) => { if (event.target.closest("a[href^='#/']")) dialog.close(); });
  dialog.addEventListener("close", () => dialog.remove());
  dialog.append(close, template.content.cloneNode(true));
  document.body.append(dialog);
  dialog.showModal();
};

// ---- What an embedding page asks ---------------------------------------------------------------------------------------

const VERSION = 1;
const LONGEST = 65536;
const MOST_A_SECOND = 50;
const THEMES = ["light", "dark", "system"];

// Every field that is set has to be right, and there is no other: whoever sends something else is not answered.
const fields = {
  version: (value) => value === VERSION,
  type: (value) => value === "set",
  address: (value) => typeof value === "string" && value.startsWith("#/"),
  theme: (value) => THEMES.includes(value),
  locked: (value) => typeof value === "boolean",
};
const understood = (text) => {
  if (typeof text !== "string" || text.length > LONGEST) return undefined;
  let message;
  try {
    message = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof message !== "object" || message === null || Array.isArray(message)) return undefined;
  const right = Object.entries(message).every(([key, value]) => Object.hasOwn(fields, key) && fields[key](value));
  return right && message.version && message.type ? message : undefined;
};

const root = document.documentElement;
const sheet = (rules) => {
  const made = new CSSStyleSheet();
  made.replaceSync(rules);
  return made;
};
const ALWAYS = sheet(".single__page { max-inline-size: 44rem; background: var(--paper); color: var(--ink); border: 1px solid var(--rule); padding: var(--s5); }"
  + " .single__page > button { float: inline-end; }");
// The embedding page chooses the colours; a bar that sticks would stick to a frame as tall as its content.
const EMBEDDED = sheet(".theme { display: none; } .top { position: static; }");
const LOCKED = sheet(".top, .tabbar, .foot, .skip { display: none !important; }");
document.adoptedStyleSheets.push(ALWAYS);

let explorer;
let port;
let locked = false;
// The address asked for, until it is followed.
let waiting;
let address = location.hash || "#/";

const say = (type, more) => port?.postMessage(JSON.stringify({ version: VERSION, type, ...more }));
// Of many steps asked for at once the last is taken, so that nobody keeps the explorer busy with drawing.
const follow = () => {
  if (!explorer || waiting === undefined) return;
  explorer.go(waiting);
  waiting = undefined;
};
const go = (to) => {
  if (waiting === undefined) setTimeout(follow, 50);
  waiting = to;
};
const lock = (on) => {
  if (on === locked) return;
  locked = on;
  if (on) document.adoptedStyleSheets.push(LOCKED);
  else document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== LOCKED);
};
const obey = ({ address, theme, locked }) => {
  if (theme === "system") delete root.dataset.theme;
  else if (theme) root.dataset.theme = theme;
  if (locked !== undefined) lock(locked);
  if (address !== undefined) go(address);
};

let heard = 0;
const hear = (text) => {
  if (heard === 0) setTimeout(() => { heard = 0; }, 1000);
  heard += 1;
  const message = heard > MOST_A_SECOND ? undefined : understood(text);
  if (message) obey(message);
};

// The first page that embeds this one hands over the port; nothing is heard beside it.
const meet = (event) => {
  if (port || event.source !== parent || event.data !== `crosscheck ${VERSION}` || event.ports.length !== 1) return;
  removeEventListener("message", meet);
  [port] = event.ports;
  document.adoptedStyleSheets.push(EMBEDDED);
  port.onmessage = (message) => hear(message.data);
  if (explorer) introduce();
};
let told;
const sayState = () => {
  if (!port || told === address) return;
  told = address;
  say("state", { address });
};
const introduce = () => {
  sayState();
  new ResizeObserver(() => say("size", { height: Math.ceil(document.body.getBoundingClientRect().height) })).observe(document.body);
};
if (framed) addEventListener("message", meet);

// ---- Links -------------------------------------------------------------------------------------------------------------

const pathOf = (to) => to.split("?")[0];
addEventListener("click", (event) => {
  const place = event.target.closest?.("summary")?.parentElement.querySelector("#codebook:empty");
  if (place) {
    place.removeAttribute("role");
    place.append(document.getElementById("codebook.html").content.cloneNode(true));
  }
  const link = event.target.closest?.("a[href]");
  const to = link?.getAttribute("href");
  if (!to || event.defaultPrevented) return;
  const page = /^(\.\/)?[a-z]+\.html$/.test(to) && document.getElementById(to.replace("./", ""));
  if (page) {
    event.preventDefault();
    showPage(page, link.textContent);
  } else if (locked && to.startsWith("#/") && pathOf(to) !== pathOf(address)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    open(`${location.href.split("#")[0]}${to}`, "_blank", "noopener");
  }
}, true);

// ---- What boot.js calls ------------------------------------------------------------------------------------------------

// The explorer shows another address than before. Typing shows many: the last of a moment is told.
let telling;
const tell = (now) => {
  address = now || "#/";
  clearTimeout(telling);
  telling = setTimeout(sayState, 50);
};
const drawn = (instance) => {
  explorer = instance;
  follow();
  if (port) introduce();
};

export { drawn, framed, source, tell };
