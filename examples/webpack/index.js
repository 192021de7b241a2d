// A search box of the page's own, which asks the corpus; a hit opens in an explorer below.
import { open } from "crosscheck";

const form = document.querySelector("form");
const list = document.querySelector("ol");
const corpus = open();
let explorer;

const show = async (query) => {
  const x = await corpus;
  explorer ??= x.mount(document.getElementById("explorer"), { query, site: "../crosscheck/" });
  (await explorer).set({ view: "explore", query });
};

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const query = form.elements.words.value;
  const x = await corpus;
  const { total, hits } = await x.search(query, { unit: "documents" });
  document.querySelector("output").textContent = `${total} documents`;
  const documents = await Promise.all(hits.map(({ id }) => x.document(id)));
  const lines = documents.map(({ title }) => {
    const line = document.createElement("li");
    line.textContent = title;
    return line;
  });
  list.replaceChildren(...lines);
  await show(query);
});
