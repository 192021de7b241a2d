// Only in a page under development: its corpus is a file beside it (xtask/src/beside.rs), and an edit of the corpus shows here
// at once. boot.js loads this where the program says, by having `take_corpus`, that it was built without a corpus. The page of
// `crosscheck serve` has its corpus inside, and calls `begin` alone.

const OFTEN = 300;

// What stands beside the page: `pack`, the digest of the corpus that compiled last, and `report`, what is wrong since.
const state = async () => {
  const answer = await fetch("corpus.json", { cache: "no-store" });
  if (!answer.ok) throw new Error(`corpus.json: the server answered ${answer.status}`);
  return answer.json();
};

let panel;
const tell = (report) => {
  panel?.remove();
  panel = undefined;
  if (!report) return;
  panel = document.createElement("section");
  panel.className = "boot";
  panel.setAttribute("role", "alert");
  const title = document.createElement("h2");
  title.textContent = "The corpus does not compile";
  const words = document.createElement("pre");
  words.tabIndex = 0;
  words.textContent = report;
  // Its lines point at columns, so they must not be broken.
  Object.assign(words.style, { whiteSpace: "pre", overflowX: "auto" });
  panel.style.maxInlineSize = "none";
  panel.append(title, words);
  document.body.prepend(panel);
};

const follow = async (opened, told) => {
  for (;;) {
    await new Promise((goOn) => setTimeout(goOn, OFTEN));
    // While Trunk builds, the files are away for a moment.
    const { pack, report } = await state().catch(() => ({ pack: opened, report: told }));
    if (report !== told) tell(report);
    told = report;
    // The address keeps what is shown.
    if (pack !== opened) return location.reload();
  }
};

// Shows what is wrong, and from then on follows the corpus from the pack that the page has: unless said, the one beside it.
export const begin = async (opened) => {
  const { pack, report } = await state();
  tell(report);
  follow(opened ?? pack, report);
  return pack;
};

// Hands the corpus to the program. False where none has compiled yet: then only the report is shown.
export default async (module) => {
  const pack = await begin();
  if (pack) {
    const answer = await fetch("corpus.pack", { cache: "no-store" });
    module.take_corpus(new Uint8Array(await answer.arrayBuffer()));
  }
  return Boolean(pack);
};
