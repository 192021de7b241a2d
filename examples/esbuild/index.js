// A comparison as the page's own table, and the same in an explorer. esbuild leaves files beside a module where they are, so
// the module is told where its program and the page's files stand.
import { open } from "crosscheck";

const site = new URL("../crosscheck/", document.baseURI).href;
const x = await open({ wasm: `${site}crosscheck.wasm` });
const { positions } = await x.compare("direction");
for (const { text, claims } of positions) {
  const row = document.querySelector("tbody").insertRow();
  row.insertCell().textContent = text;
  row.insertCell().textContent = claims.length;
}
await x.mount(document.getElementById("explorer"), { question: "direction", site });
