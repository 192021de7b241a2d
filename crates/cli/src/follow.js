// Only in a page that `crosscheck serve` serves: shows what is wrong with its corpus, and loads the page again when the corpus is
// another. The page says which pack it was made with.
import { begin } from "./develop.js";

const { pack } = document.querySelector("meta[name=crosscheck-pack]").dataset;
await begin(pack);
// No corpus has compiled yet: there is nothing to wait for but the author.
if (!pack) document.getElementById("boot-wait")?.remove();
