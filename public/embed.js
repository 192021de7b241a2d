// Defines <crosscheck-explorer>: an explorer in somebody else's page, in a sandboxed frame that holds framed.html. What stands
// between its tags is shown where scripts are off, and where the explorer does not come. README, "Embedding".
(() => {
  const here = document.currentScript?.src || document.baseURI;
  const VERSION = 1;
  const NAMES = ["view", "question", "entity", "query"];
  const code = encodeURIComponent;

  const addressOf = ({ view, question, entity, query }) => {
    let path = view && view !== "overview" ? view : "";
    if (question) path = `compare/${code(question)}`;
    if (entity) path = `entity/${code(entity)}`;
    return `#/${path || (query ? "explore" : "")}${query ? `?q=${code(query)}` : ""}`;
  };
  const pathOf = (address) => address.split("?")[0];

  // Dark where the element stands on something dark.
  const scheme = matchMedia("(prefers-color-scheme: dark)");
  const isDark = (element) => {
    for (let at = element; at; at = at.parentElement || at.getRootNode().host) {
      const color = getComputedStyle(at).backgroundColor;
      const [r, g, b, a = 1] = (/^rgb/.test(color) && color.match(/[\d.]+/g)) || [0, 0, 0, 0];
      if (a > 0.5) return r * 0.3 + g * 0.6 + b * 0.1 < 128;
    }
    const named = getComputedStyle(element).colorScheme;
    return /dark/.test(named) && (scheme.matches || !/light/.test(named));
  };

  customElements.get("crosscheck-explorer") || customElements.define("crosscheck-explorer", class extends HTMLElement {
    static observedAttributes = [...NAMES, "theme", "locked", "src"];
    #root = this.attachShadow({ mode: "open" });
    #port;
    #end;
    #wish = {};

    /** The address of what is shown, such as "#/compare/direction"; empty until it is. */
    address = "";

    /** Shows something else: an address, or what the attributes would name. */
    set(what) { this.#ask({ address: typeof what === "string" ? what : addressOf(what) }); }

    connectedCallback() {
      const end = this.#end = new AbortController();
      const frame = document.createElement("iframe");
      const rest = document.createElement("slot");
      this.style.display ||= "block";
      frame.style.cssText = "display:block;width:100%;height:30rem;border:0";
      frame.title = this.title || "Crosscheck";
      frame.sandbox = "allow-scripts allow-forms allow-downloads allow-popups allow-popups-to-escape-sandbox";
      frame.allow = "clipboard-write";
      frame.onload = () => this.#meet(frame);
      frame.src = new URL(this.getAttribute("src") || "framed.html", here).href.split("#")[0] + this.#named();
      rest.hidden = true;
      this.#root.replaceChildren(frame, rest);
      setTimeout(() => { rest.hidden = Boolean(this.address); }, 15000);
      const look = () => this.#look();
      const watch = new MutationObserver(look);
      for (const each of [document.documentElement, document.body]) watch.observe(each, { attributes: true });
      scheme.addEventListener("change", look, { signal: end.signal });
      end.signal.onabort = () => watch.disconnect();
      look();
    }

    disconnectedCallback() {
      this.#end.abort();
      this.#port?.close();
      this.#port = undefined;
      this.address = "";
      this.#root.replaceChildren();
    }

    attributeChangedCallback(name, before, now) {
      if (!this.#root.firstChild || before === now) return;
      if (NAMES.includes(name)) this.set(this.#named());
      else if (name !== "src") this.#look();
      else {
        this.disconnectedCallback();
        this.connectedCallback();
      }
    }

    #named() { return addressOf(Object.fromEntries(NAMES.map((name) => [name, this.getAttribute(name)]))); }

    #look() {
      const theme = this.getAttribute("theme");
      this.#ask({ theme: /^(light|dark)$/.test(theme) ? theme : isDark(this) ? "dark" : "light", locked: this.hasAttribute("locked") });
    }

    #ask(wish) {
      Object.assign(this.#wish, wish);
      this.#port?.postMessage(JSON.stringify({ version: VERSION, type: "set", ...wish }));
    }

    #meet(frame) {
      const { port1, port2 } = new MessageChannel();
      this.#port = port1;
      port1.onmessage = ({ data }) => {
        const { version, type, address, height } = JSON.parse(data);
        if (version !== VERSION) return;
        if (type === "size") frame.style.height = `${Math.min(Math.max(height, 200), 40000)}px`;
        if (type === "state") this.#show(address);
      };
      frame.contentWindow.postMessage(`crosscheck ${VERSION}`, "*", [port2]);
      this.#ask(this.#wish);
    }

    // Another view begins at its top.
    #show(address) {
      const moved = this.address && pathOf(address) !== pathOf(this.address);
      this.address = address;
      if (moved && this.getBoundingClientRect().top < 0) this.scrollIntoView();
      this.dispatchEvent(new CustomEvent("crosscheck-state", { detail: { address }, bubbles: true, composed: true }));
    }
  });
})();
