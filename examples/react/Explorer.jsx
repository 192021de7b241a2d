import { open } from "crosscheck";
import { useEffect, useRef } from "react";

// One program for all explorers of the page, fetched when the first is drawn.
let corpus;

/** An explorer at a question. `onAddress` is told what it shows. */
export const Explorer = ({ question, onAddress }) => {
  const place = useRef(null);
  const shown = useRef(null);
  const told = useRef(onAddress);
  told.current = onAddress;

  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    const draw = async () => {
      corpus ??= open();
      const explorer = await (await corpus).mount(place.current, { question, site: "../crosscheck/", signal });
      shown.current = explorer;
      explorer.on("state", ({ address }) => told.current(address));
      told.current(explorer.state().address);
    };
    draw().catch((reason) => {
      if (!signal.aborted) throw reason;
    });
    return () => {
      ending.abort();
      shown.current?.unmount();
      shown.current = null;
    };
  }, []);

  // Another question goes to it in the explorer that stands.
  useEffect(() => {
    shown.current?.set({ question });
  }, [question]);

  return <div ref={place} />;
};
