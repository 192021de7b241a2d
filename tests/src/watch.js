// The first script of the page under test. `Page::sound` reads what it has noted.
window.__seen = [];
{
  const note = (text) => window.__seen.push(text);
  addEventListener("error", (event) => {
    const source = event.target && (event.target.src || event.target.href);
    note(source ? `not loaded: ${source}` : `error: ${event.message}`);
  }, true);
  addEventListener("unhandledrejection", (event) => note(`rejected: ${event.reason}`));
  addEventListener("securitypolicyviolation", (event) =>
    note(`policy: ${event.effectiveDirective} refused ${event.blockedURI} ${event.sample}`));
  for (const level of ["error", "warn"]) {
    const write = console[level];
    console[level] = (...parts) => { note(`console ${level}: ${parts.join(" ")}`); write.apply(console, parts); };
  }
}
// A page that was kept is not the one under test. Tests of what is kept leave the page untouched.
delete Navigator.prototype.serviceWorker;
