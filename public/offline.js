// Has the browser keep the explorer (sw.js), and says when a newer version of it is ready. boot.js imports this once the reader goes
// on, so that nothing of it stands in the way of the first view.

const STYLE = `
.newer { position: fixed; z-index: 99; inset: auto 1rem 1rem auto; margin: 0; padding: .5rem 1rem; display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .75rem;
  max-inline-size: calc(100vw - 4rem); color: var(--boot-ink); background: var(--boot-sunk); border: 1px solid var(--boot-rule); border-radius: 4px; font: .875rem/1.5 ui-sans-serif, system-ui, sans-serif; }
.newer p { margin: 0; }
.newer button { font: inherit; color: inherit; background: none; border: 1px solid var(--boot-rule); border-radius: 4px; min-block-size: 44px; padding: .25rem 1rem; cursor: pointer; }
@media print { .newer { display: none; } }`;

const button = (words, act) => {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
};

// A quiet line: nothing changes before the reader says so. The address keeps what is being looked at.
const offer = (waiting) => {
  if (document.querySelector(".newer")) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const line = document.createElement("aside");
  line.className = "newer";
  line.setAttribute("aria-label", "Newer version");
  const words = document.createElement("p");
  words.setAttribute("role", "status");
  const reload = button("Reload", () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    waiting.postMessage("crosscheck: take over");
  });
  line.append(words, reload, button("Not now", () => line.remove()));
  document.body.append(line);
  // Said once the line stands there, or it is not read aloud.
  setTimeout(() => { words.textContent = "A newer version is ready."; });
};

const keep = async (worker) => {
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.register(worker, { updateViaCache: "none" });
  // The first one there is no newer version of anything.
  const look = (waiting) => { if (waiting?.state === "installed" && serviceWorker.controller) offer(waiting); };
  look(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const { installing } = registration;
    installing.addEventListener("statechange", () => look(installing));
  });
};

export { keep as default };
