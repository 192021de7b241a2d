// Makes the files of "Share and export" and copies addresses. boot.js fetches it when it is first asked for, and it fetches
// crosscheck.js, which knows the formats. `say` takes a sentence for the reader, once.

let opening;
const maker = () => {
  opening ??= import(new URL("crosscheck.js", document.baseURI).href)
    .catch(() => { throw new Error("crosscheck.js, which makes files, could not be loaded. A development build does not have it; otherwise check the connection and press again."); })
    .then((module) => module.open());
  opening.catch(() => { opening = undefined; });
  return opening;
};

// What is on or off; a query may well be the word "true".
const FLAGS = ["certain", "otherSpellings", "exactly", "computed"];

// "leaveOut.documents[]", "track-persia-2016" → { leaveOut: { documents: ["track-persia-2016"] } }
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

export default async (format, pairs, name, kind, say) => {
  try {
    const options = optionsOf(pairs);
    if (format === "copy") return say(await copy(options.text));
    const site = new URL("./", document.baseURI).href;
    const text = await (await maker()).export(format, { site, ...options });
    save(text, name, kind);
    say(`${name} is ready: ${text.length.toLocaleString("en")} characters.`);
  } catch (reason) {
    say(`No file was made. ${reason.message}`);
  }
};
