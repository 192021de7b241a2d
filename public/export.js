// Makes the files of the "Share and export" menu and copies addresses. boot.js imports this module when the menu is first used;
// this module imports crosscheck.js, which writes the formats.

// The instance of crosscheck.js, opened once. A failure is forgotten, so that the next press tries again.
let opening;
const maker = () => {
  opening ??= import(new URL("crosscheck.js", document.baseURI).href)
    .catch(() => { throw new Error("crosscheck.js, which makes files, could not be loaded. A development build does not have it; otherwise check the connection and press again."); })
    .then((module) => module.open());
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
    return "Copying is not allowed here. Select the address and copy it with the keyboard.";
  }
};

const save = (text, name, kind) => {
  const address = URL.createObjectURL(new Blob([text], { type: `${kind};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
};

// `say` is called once, with a sentence that tells the reader what came of it.
export default async (format, given, name, kind, say) => {
  try {
    const options = Array.isArray(given) ? optionsOf(given) : given;
    if (format === "copy") return say(await copy(options.text));
    const site = new URL("./", document.baseURI).href;
    const text = await (await maker()).export(format, { site, ...options });
    save(text, name, kind);
    say(`${name} is ready: ${text.length.toLocaleString("en")} characters.`);
  } catch (reason) {
    say(`No file was made. ${reason.message}`);
  }
};
