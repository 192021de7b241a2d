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
  frame: (folder, address) => `<iframe src="${folder}framed.html${address}" title="Crosscheck" width="100%" height="600" loading="lazy" `
    + `allow="clipboard-write" sandbox="${SANDBOX}"></iframe>`,
};
const embed = async (how, link) => {
  const here = import.meta.url.split("#")[0];
  if (own()) return "This corpus is in your browser alone, so no page can embed it. “Save as one file” makes a page of it that can be published.";
  if (!/^https?:/.test(here)) return "A page can embed only what it can load: put this file and embed.js on a web server first.";
  const code = codes[how](new URL("./", here).href, link.slice(link.indexOf("#")).replaceAll("&", "&amp;").replaceAll('"', "&quot;"));
  return `${await copy(code)} ${code}`;
};

const save = (text, name, kind) => offer(new Blob(kind === "text/csv" ? ["\ufeff", text] : [text], { type: `${kind};charset=utf-8` }), name);
const offer = (file, name) => {
  const address = URL.createObjectURL(file);
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

// A drawing as a file of its own: each element takes along how the style sheet draws it here, the title stands over it, and where it
// is from below it. Links lead nowhere outside this page, so they become groups.
const LOOK = ("fill fill-opacity stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity opacity font-family font-size "
  + "font-weight text-anchor paint-order").split(" ");
const SVG = "http://www.w3.org/2000/svg";
const element = (name, attributes, text = "") => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
};
const lines = (text, most) => text.split(/\s+/).reduce((lines, word) => {
  const last = lines.length - 1;
  if (lines[last].length + word.length < most) lines[last] = `${lines[last]} ${word}`.trim();
  else lines.push(word);
  return lines;
}, [""]);
const picture = (svg, title) => {
  const { width, height } = svg.viewBox.baseVal;
  const alike = (from) => {
    const made = document.createElementNS(SVG, from.localName === "a" ? "g" : from.localName);
    for (const { name, value } of from.attributes) if (!/^(class|href|tabindex|id|on|aria-|data-|style)/.test(name)) made.setAttribute(name, value);
    const look = getComputedStyle(from);
    for (const name of LOOK) made.setAttribute(name, look.getPropertyValue(name));
    for (const child of from.childNodes) {
      if (child.nodeType === 1) made.append(alike(child));
      if (child.nodeType === 3) made.append(child.data);
    }
    return made;
  };
  const drawn = alike(svg);
  const look = getComputedStyle(svg);
  const colour = (name) => look.getPropertyValue(name).trim();
  const words = { "font-family": look.fontFamily, fill: colour("--ink") };
  const head = lines(title, Math.max(24, Math.floor(width / 9)));
  const top = head.length * 24 + 16;
  const box = [0, -top, width, top + height + 28];
  drawn.prepend(
    element("title", {}, title),
    element("rect", { x: 0, y: -top, width, height: box[3], fill: colour("--paper") }),
    ...head.map((line, at) => element("text", { ...words, x: 10, y: 26 - top + at * 24, "font-size": 18, "font-weight": 700 }, line)),
  );
  drawn.append(element("text", { ...words, x: 10, y: height + 18, "font-size": 11 }, lines(`Crosscheck ${site()}`, Math.floor(width / 6))[0]));
  for (const [name, value] of Object.entries({ viewBox: box.join(" "), width, height: box[3] })) drawn.setAttribute(name, value);
  return { text: new XMLSerializer().serializeToString(drawn), width, height: box[3] };
};
const painted = async ({ text, width, height }) => {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: 2 * width, height: 2 * height });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
};
const savePicture = async ({ svg, title, format }, name) => {
  const drawn = picture(svg, title);
  if (format === "png") offer(await painted(drawn), name);
  else save(drawn.text, name, "image/svg+xml");
  return `${name} is ready.`;
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
    if (format === "picture") return say(await savePicture(options, name));
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
