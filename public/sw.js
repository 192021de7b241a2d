// Keeps the explorer in the browser, so that every view of it opens without network. One build is kept as one whole: its files
// come into a cache named after it, each with the digest that this file names, all or none.
//
// A newer build waits until the reader asks for it (offline.js) or has closed every page of the older one. A page that was
// opened with one build gets the files of that build as long as they are kept, and never those of another.
//
// `cargo xtask build` writes in place of the next line `const BUILD`, the files that are kept (`FILES`) and those that are kept once
// they were asked for (`LATER`), each with its SHA-256 in base64.
/* files */

const HOME = new URL("./", location.href);
const PREFIX = `crosscheck ${HOME.pathname} `;
const PAGES = `${PREFIX}pages`;
const cacheOf = (build) => `${PREFIX}build ${build}`;
const at = (path) => new URL(path, HOME).href;

/** A file of this build, fetched. Anything else than its bytes is refused. */
const fetched = async (path, digest) => {
  const answer = await fetch(at(path), { cache: "no-cache", credentials: "same-origin" });
  const bytes = await answer.arrayBuffer();
  const found = btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))));
  if (!answer.ok || found !== digest) throw new Error(`${path || "index.html"} is not of build ${BUILD}`);
  const headers = new Headers(answer.headers);
  // The bytes are unpacked already.
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  return new Response(bytes, { headers });
};

const install = async () => {
  const files = await Promise.all(Object.entries(FILES).map(async ([path, digest]) => [path, await fetched(path, digest)]));
  const name = cacheOf(BUILD);
  try {
    const cache = await caches.open(name);
    await Promise.all(files.map(([path, file]) => cache.put(at(path), file)));
  } catch (reason) {
    await caches.delete(name);
    throw reason;
  }
};

/** Forgets builds of which no page can be open any more, save the one before this. Other caches of the site are left alone. */
const activate = async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith(cacheOf("")));
  const before = names.filter((name) => name !== cacheOf(BUILD)).at(-1);
  await Promise.all(names.filter((name) => name !== before && name !== cacheOf(BUILD)).map((name) => caches.delete(name)));
  const open = new Set((await clients.matchAll({ includeUncontrolled: true })).map((client) => at(`page/${client.id}`)));
  const pages = await caches.open(PAGES);
  await Promise.all((await pages.keys()).filter((page) => !open.has(page.url)).map((page) => pages.delete(page)));
};

// ---- Which page is of which build: kept, since a worker is ended and started again as the browser likes ----------------------

const builds = new Map();
const note = async (page) => {
  builds.set(page, BUILD);
  await (await caches.open(PAGES)).put(at(`page/${page}`), new Response(BUILD));
};
const buildOf = async (page) => {
  if (!page) return BUILD;
  if (!builds.has(page)) {
    const noted = await caches.match(at(`page/${page}`), { cacheName: PAGES });
    builds.set(page, noted ? await noted.text() : BUILD);
  }
  return builds.get(page);
};

// ---- Answers -----------------------------------------------------------------------------------------------------------

const kept = (path, build) => caches.match(at(path), { cacheName: cacheOf(build), ignoreVary: true });

const page = async (request) => (await kept("", BUILD)) ?? fetch(request);

const file = async (request, path, asker) => {
  const build = await buildOf(asker);
  const found = await kept(path, build);
  if (found) return found;
  if (Object.hasOwn(LATER, path)) {
    const answer = await fetched(path, LATER[path]);
    await (await caches.open(cacheOf(BUILD))).put(at(path), answer.clone());
    return answer;
  }
  const isAnothers = build !== BUILD && Object.hasOwn(FILES, path);
  return isAnothers ? new Response("of another version", { status: 409 }) : fetch(request);
};

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("message", ({ data }) => { if (data === "crosscheck: take over") skipWaiting(); });
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== HOME.origin || !url.pathname.startsWith(HOME.pathname)) return;
  const path = url.pathname.slice(HOME.pathname.length);
  if (request.mode !== "navigate") {
    event.respondWith(file(request, path, event.clientId));
  } else if (path === "" || path === "index.html") {
    if (event.resultingClientId) event.waitUntil(note(event.resultingClientId).catch(() => {}));
    event.respondWith(page(request));
  }
});
