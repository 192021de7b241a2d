// Puts an element and a mounted explorer into a page of somebody else, whatever its styles do.
import { open } from "../crosscheck/crosscheck.js";

const site = new URL("../crosscheck/", import.meta.url).href;
const x = await open();
for (const place of document.querySelectorAll("[data-mount]")) {
  await x.mount(place, { address: place.dataset.mount, site, theme: place.dataset.theme ?? "system" });
}
