// Makes the files of the "Share and export" menu and copies addresses. boot.js imports this module when the menu is first used;
// this module imports crosscheck.js, which writes the formats.

// crosscheck.html holds crosscheck.js and its program itself: see boot.js.
const inside = window.crosscheck_inside;
const imported = async () => {
  try {
    return inside ? inside["./crosscheck.js"] : await import(new URL("crosscheck.js", import.meta.url).href);
  } catch {
    throw new Error("crosscheck.js, which makes files, could not be loaded. A development build does not have it; otherwise check the connection and press again.");
  }
};
// The reader's own corpus, where one is open (crates/desk).
const own = () => window.crosscheck_own;
const opened = async () => {
  const options = {};
  if (inside) options.wasm = await inside.unpacked("./crosscheck.wasm");
  if (own()) options.corpus = own().pack;
  return (await imported()).open(options);
};

// The instance of crosscheck.js, opened once for a corpus. A failure is forgotten, so that the next press tries again.
let opening;
let openedOf;
const maker = () => {
  if (openedOf !== own()) opening = undefined;
  openedOf = own();
  opening ??= opened();
  opening.catch(() => { opening = undefined; });
  return opening;
};

// Options that are true or false. The others are texts: a query may well be the word "true".
const FLAGS = ["certain", "otherSpellings", "exactly", "computed"];

// Turns keys and values in turn, as the page's menu may hand them over, into options of `x.export`:
// ["leaveOut.documents[]", "track-persia-2016"] → { leaveOut: { documents: ["track-persia-2016"] } }
export const optionsOf = (pairs) => {
  const options = {};
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    const steps = pairs[index].split(".");
    const last = steps.pop();
    const at = steps.reduce((inside, step) => (inside[step] ??= {}), options);
    const value = pairs[index + 1];
    if (last.endsWith("[]")) (at[last.slice(0, -2)] ??= []).push(value);
    else at[last] = FLAGS.includes(last) ? value === "true" : value;
  }
  return options;
};

const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return "Copied.";
  } catch {
    return "Copying is not allowed here. Select the text and copy it with the keyboard.";
  }
};

// What a page holds that embeds what is seen, of its address here.
const SANDBOX = "allow-scripts allow-forms allow-downloads allow-popups allow-popups-to-escape-sandbox";
const codes = {
  element: (folder, address) => `<script async src="${folder}embed.js"><\/script>\n<crosscheck-explorer view="${address.slice(2)}">`
    + `<a href="${folder}crosscheck.html${address}">Crosscheck</a></crosscheck-explorer>`,
  frame: (folder, address) => `<iframe src="${folder}crosscheck.html${address}" title="Crosscheck" width="100%" height="600" loading="lazy" `
    + `allow="clipboard-write" sandbox="${SANDBOX}"></iframe>`,
};
const embed = async (how, link) => {
  const here = import.meta.url.split("#")[0];
  if (own()) return "This corpus is in your browser alone, so no page can embed it. “Save as one file” makes a page of it that can be published.";
  if (!/^https?:/.test(here)) return "A page can embed only what it can load: put this file and embed.js on a web server first.";
  const code = codes[how](new URL("./", here).href, link.slice(link.indexOf("#")).replaceAll("&", "&amp;").replaceAll('"', "&quot;"));
  return `${await copy(code)} ${code}`;
};

const save = (text, name, kind) => {
  const address = URL.createObjectURL(new Blob(kind === "text/csv" ? ["\ufeff", text] : [text], { type: `${kind};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
};

// A sandboxed frame may refuse to save files, and does not say so: the text is shown there too.
const mayBeRefused = parent !== window && window.origin === "null";
const showText = (text) => {
  const said = document.querySelector("details.export[open] .export__said");
  if (!said) return;
  const box = said.parentElement.querySelector("textarea") ?? document.createElement("textarea");
  Object.assign(box, { readOnly: true, rows: 8, ariaLabel: "The text of the file", value: text });
  box.style.inlineSize = "100%";
  said.after(box);
};

// What permalinks begin with: the folder of the explorer, or the one file that it is. Where a disk keeps it is nobody's business.
const site = () => {
  const here = import.meta.url.split("#")[0];
  if (own() || !/^https?:/.test(here)) return "";
  return inside ? here : new URL("./", here).href;
};

// `say` is called once, with a sentence that tells the reader what came of it.
const share = async (format, given, name, kind, say) => {
  try {
    const options = Array.isArray(given) ? optionsOf(given) : given;
    if (format === "copy") {
      const only = own() && options.text.includes("#/") ? " It works in this tab alone, while your own corpus is open." : "";
      return say(`${await copy(options.text)}${only}`);
    }
    if (Object.hasOwn(codes, format)) return say(await embed(format, options.text));
    const text = await (await maker()).export(format, { site: site(), ...options });
    save(text, name, kind);
    if (mayBeRefused) showText(text);
    const below = mayBeRefused ? " Where the page around this one allows no files to be saved, take the text below." : "";
    say(`${name} is ready: ${text.length.toLocaleString("en")} characters.${below}`);
  } catch (reason) {
    say(`No file was made. ${reason.message}`);
  }
};

export { share as default };
