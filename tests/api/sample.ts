// A script as its author would write it: that it compiles is the test (`tsc --noEmit --strict`, run by `cargo xtask test`).
import {
  CrosscheckError, open, type Comparison, type Crosscheck, type ExplorerState, type FacetValue, type Format, type Hit, type Mounted, type SearchOptions,
} from "./crosscheck.js";

const options: SearchOptions = {
  unit: "claims",
  sort: "date",
  facets: { place: { include: ["mosul"], mode: "all" }, stance: { exclude: ["deny"] } },
  from: "2016",
  to: "2017-06",
  certain: true,
  offset: 0,
  limit: 20,
  signal: new AbortController().signal,
};

export async function first(x: Crosscheck): Promise<Hit | undefined> {
  const { total, hits, notices }: { total: number; hits: Hit[]; notices: string[] } = await x.search("iran", options);
  return total > notices.length ? hits[0] : undefined;
}

export async function statements(question: string): Promise<string[]> {
  const x = await open({ wasm: new Uint8Array() });
  try {
    const sheet: Comparison = await x.compare(question, { leaveOut: { outlets: ["business-insider"] } });
    return sheet.positions.flatMap((position) => position.claims.map((claim) => claim.statement));
  } catch (error) {
    if (error instanceof CrosscheckError && error.code === "not-found") return [];
    throw error;
  } finally {
    x.free();
  }
}

export async function table(x: Crosscheck): Promise<number> {
  const format: Format = "csv";
  const rows: string = await x.export(format, { unit: "passages", question: "direction" });
  const years: number[] = (await x.facets()).years.map((each) => each.year);
  const place: { lat: number; lon: number } | null = (await x.entity("mosul")).place;
  const paragraph: number | undefined = (await x.document("eurasia-2020")).paragraphs[0]?.n;
  return rows.length + years.length + (place?.lat ?? 0) + (paragraph ?? 0);
}

export async function parts(x: Crosscheck): Promise<string[]> {
  const { facets, unit } = await x.facets("iran", { unit: "documents", of: ["place"], most: 3, facets: { region: { exclude: ["north"] } } });
  const values: FacetValue[] = facets.flatMap((facet) => facet.values.filter((value) => value.count > 0 && !value.excluded));
  const { columns, lineage } = await x.document("eurasia-2020");
  const stance: "support" | "deny" | "query" | "comment" | undefined = (await x.entity("mosul")).about[0]?.stance;
  return [unit, ...values.map((value) => value.label), ...(columns?.["region"] ?? []), ...lineage.flatMap((each) => each.covers), stance ?? ""];
}

export async function wrong(x: Crosscheck): Promise<void> {
  // @ts-expect-error No such unit.
  await x.search("", { unit: "pages" });
  // @ts-expect-error No such option.
  await x.search("", { ofset: 1 });
  // @ts-expect-error An option of another method.
  await x.search("", { most: 1 });
  // @ts-expect-error No such format.
  await x.export("pdf");
  // @ts-expect-error A comparison has a question.
  await x.compare();
}

export async function shown(x: Crosscheck, element: HTMLElement): Promise<() => void> {
  const mounted: Mounted = await x.mount(element, { question: "direction", theme: "dark", signal: new AbortController().signal });
  const end: () => void = mounted.on("state", ({ address, query }: ExplorerState) => { element.title = query ?? address; });
  mounted.set({ view: "explore", query: "iran" });
  mounted.set("#/names");
  mounted.set(mounted.state());
  return () => {
    end();
    mounted.unmount();
  };
}
