// Types of crosscheck.js: docs/javascript-api.md.

/** What is listed and counted. */
export type Unit = "documents" | "passages" | "claims";

/** What a choice in one facet asks for. */
export interface FacetChoice {
  /** Values an item must have: authored ids, `"2016"`, `"deny"`, or `"none"` for none recorded. */
  include?: readonly string[];
  /** Values no record of an item may have. */
  exclude?: readonly string[];
  /** Whether one included value is enough. `"any"` unless said. */
  mode?: "any" | "all";
}

export type FacetKey =
  | "person" | "organisation" | "place" | "event" | "outlet" | "newsroom" | "voice" | "question" | "stance" | "year"
  | "certainty" | "name" | "role";

/** The facets of every corpus, and the key of any column this one has. */
export type Facets = { readonly [key in FacetKey]?: FacetChoice } & { readonly [column: string]: FacetChoice | undefined };

export interface Abortable {
  /** Aborts the call: it rejects with a `DOMException` named `AbortError`. */
  signal?: AbortSignal;
}

/** What narrows a result, as in the explorer. */
export interface Narrowing extends Abortable {
  facets?: Facets;
  /** The first publication date: `"2016"`, `"2016-06"` or `"2016-06-04"`. */
  from?: string;
  /** The last publication date. */
  to?: string;
  /** Certainly in the range rather than possibly, where a date is imprecise. */
  certain?: boolean;
  /** Whether words are also found under other names, forms and spellings. True unless said. */
  otherSpellings?: boolean;
  /** Words as typed alone, the last one too. False unless said. */
  exactly?: boolean;
}

export interface Selection extends Narrowing {
  /** `"passages"` unless said. */
  unit?: Unit;
}

export interface FacetsOptions extends Selection {
  /** The facets that are counted, by their keys. All unless said. */
  of?: readonly string[];
  /** How many values of each facet are given at most: those with the highest counts, in their order, and those that are chosen. */
  most?: number;
}

export interface SearchOptions extends Selection {
  /** How many hits to leave out. 0 unless said. */
  offset?: number;
  /** How many hits to give. 100 unless said. */
  limit?: number;
}

/** Whom a comparison does without: each takes along the chains on which they stand. */
export interface LeaveOut {
  documents?: readonly string[];
  outlets?: readonly string[];
  voices?: readonly string[];
}

export interface CompareOptions extends Narrowing {
  /** Only claims that match. */
  query?: string;
  leaveOut?: LeaveOut;
  /** What is altered, as in the address of a comparison: `"d:track-persia-2016~m:claim:position"`. */
  altered?: string;
}

export interface ExportOptions extends CompareOptions {
  /** What is listed: a row of CSV, and what the other formats are made of. `"claims"` unless said. */
  unit?: Unit;
  /** Comparisons: this question alone. */
  question?: string;
  /** Citations: of what. `"comparison"` where `question` is given, else `"documents"`. */
  of?: "documents" | "comparison";
  /** Where the explorer stands, for permalinks. Beside this module unless said. */
  site?: string;
  /** `json`: with the relations that follow from the claims. */
  computed?: boolean;
  /** Citations of a comparison: the day it was read. */
  accessed?: string;
}

export interface Hit {
  kind: "document" | "passage" | "claim";
  /** The authored id; of a passage `document:n`. */
  id: string;
  document: string;
  /** Counted from 1; null for a document. */
  paragraph: number | null;
  /** Comparable within one result; 0 without words to rank by. */
  score: number;
}

export interface SearchResult {
  /** How many items match, listed here or not. */
  total: number;
  hits: Hit[];
  /** How a slip was read, a sentence each. */
  notices: string[];
}

export interface FacetValue {
  /** For `include` and `exclude`. */
  value: string;
  label: string;
  count: number;
  /** Of `count`: those that Include would add, under `"any"`. */
  adds: number;
  /** How many Exclude would take away. */
  removes: number;
  included: boolean;
  excluded: boolean;
}

export interface FacetsResult {
  total: number;
  unit: Unit;
  facets: { key: FacetKey | (string & {}); title: string; mode: "any" | "all"; values: FacetValue[] }[];
  /** Publication years: how many match everything but the dates, and how many of them are in the result. */
  years: { year: number; count: number; inside: number }[];
  undated: number;
  notices: string[];
}

/** A lower and an upper bound: counted as held, and as traced. */
export interface Bounds {
  held: number;
  traced: number;
}

export interface Figures {
  claims: number;
  documents: number;
  newsrooms: Bounds;
  origins: number;
  /** Independent lines. */
  lines: Bounds;
  /** Too many chains to count exactly. */
  atLeast: boolean;
  bottleneck: string[];
  sentence: string;
}

export interface ComparedClaim {
  id: string;
  document: string;
  paragraph: number;
  /** The hash of the paragraph in the explorer. */
  link: string;
  /** The digest with whose it is: show this where a living person is spoken of. */
  statement: string;
  digest: string;
  mark: "affirms" | "qualifies" | "denies" | "questions" | "passes-on" | "silent" | "could-not-know";
  stance: "support" | "deny" | "query" | "comment";
  certainty: "CT+" | "PR+" | "PS+" | "CT-" | "PR-" | "PS-" | "CTu" | "Uu";
  mode: "direct" | "indirect" | "mixed" | "own-voice" | "headline" | "caption";
  speaker: { name: string; role: string | null; ownVoice: boolean; unnamed: boolean };
  /** Nearest the reader first. */
  way: { label: string; credit: "stated" | "not-credited" | "inferred" }[];
  said: string | null;
  happened: string | null;
}

export interface Comparison {
  question: { id: string; text: string; kind: string };
  summary: { word: string; clause: string };
  figures: Figures;
  positions: { id: string; text: string; claims: ComparedClaim[]; figures: Figures; against: number }[];
  relations: { from: string; to: string; kind: string; basis: string | null; why: string; computed: boolean }[];
  notHeard: { name: string; why: string }[];
  /** In what the comparison is not that of the corpus as it stands, in a sentence. */
  altered: string | null;
}

export interface DatedBasis {
  value: string;
  precision: "day" | "month" | "year" | "interval";
  basis: "text" | "url" | "metadata" | "inferred";
}

export interface ClaimRecord {
  id: string;
  document: string;
  paragraph: number;
  question: string;
  position: string;
  about: string[];
  stance: ComparedClaim["stance"];
  by: string[];
  via: string[];
  mode: ComparedClaim["mode"];
  certainty: ComparedClaim["certainty"];
  relay: "endorses" | "neutral" | "distances" | "rebuts";
  level: "textual" | "interpretive" | "inferential";
  names: string[];
  digest: string;
  quantity: { low: number; best: number; high: number; unit: string } | null;
  scope: { places: string[]; from: string | null; to: string | null; population: string | null; condition: string | null } | null;
  said: string | null;
  happened: string | null;
}

export interface MentionRecord {
  entity: string;
  document: string;
  paragraph: number;
  form: string;
  /** Unicode scalar values from the start of the paragraph. */
  start: number;
  end: number;
}

export interface DocumentRecord {
  id: string;
  title: string | null;
  outlet: string;
  published: DatedBasis | null;
  modified: DatedBasis | null;
  original: { sha256: string; paragraphs: number } | null;
  lineage: {
    from: string;
    kind: string;
    covers: string[];
    disclosed: boolean;
    confidence: string;
    evidence: string;
    variants: { at: string; kind: string; what: string; quoted: boolean; suspected: boolean; digest: string }[];
  }[];
  paragraphs: { n: number; role: string; digest: string | null }[];
  address: string | null;
  language: string;
  genre: string | null;
  claims: ClaimRecord[];
  mentions: MentionRecord[];
}

export interface EntityRecord {
  id: string;
  name: string;
  kind: "person" | "organisation" | "place" | "event";
  names: { form: string; language?: string; match?: string; evidence?: string; printed?: boolean }[];
  place: { lat: number; lon: number; country: string; extent: "point" | "region" } | null;
  mentions: MentionRecord[];
  /** Claims about it. */
  about: ClaimRecord[];
  /** Claims it makes. */
  by: ClaimRecord[];
}

export type Format =
  | "json" | "csv" | "ftm" | "opensearch" | "annotations" | "markdown" | "jsonld" | "argdown" | "toml" | "svg" | "csl"
  | "bibtex" | "ris" | "text";

export type ErrorCode =
  /** An argument or an option is of a wrong type, or means nothing. */
  | "wrong-argument"
  /** This corpus has no such document, entity, question, outlet or voice. */
  | "not-found"
  /** Not part of this build. */
  | "not-available"
  /** `free` was called. */
  | "freed"
  /** The program stopped, by a mistake of its own or for lack of memory: open it again. */
  | "stopped"
  /** crosscheck.wasm could not be fetched. */
  | "program-missing"
  /** crosscheck.wasm is no whole program, or a policy forbids WebAssembly. */
  | "program-damaged"
  /** The corpus could not be fetched. */
  | "corpus-missing"
  /** The corpus is no pack of this build. */
  | "corpus-damaged";

export class CrosscheckError extends Error {
  name: "CrosscheckError";
  code: ErrorCode;
}

/** The explorer in an element, once it can be mounted. */
export interface Mounted {
  state(): unknown;
  set(state: unknown): void;
  on(event: string, listener: (detail: unknown) => void): void;
  unmount(): void;
}

export interface Crosscheck {
  search(query?: string, options?: SearchOptions): Promise<SearchResult>;
  facets(query?: string, options?: FacetsOptions): Promise<FacetsResult>;
  compare(question: string, options?: CompareOptions): Promise<Comparison>;
  document(id: string, options?: Abortable): Promise<DocumentRecord>;
  entity(id: string, options?: Abortable): Promise<EntityRecord>;
  export(format: Format, options?: ExportOptions): Promise<string>;
  /** Rejects with `not-available` in this build. */
  mount(element: unknown, options?: Abortable): Promise<Mounted>;
  /** Ends the instance and gives its memory back. Later calls reject with `freed`. */
  free(): void;
}

export type Bytes = ArrayBuffer | ArrayBufferView | Response | Blob | URL | string;

export interface OpenOptions extends Abortable {
  /** The program; crosscheck.wasm beside this module unless said. */
  wasm?: Bytes | WebAssembly.Module;
  /** Another corpus: a pack of the same build. */
  corpus?: Bytes;
  /** The folder in which the `parts/` of a large corpus stand. Beside the corpus, or beside this module, unless said. */
  parts?: string | URL;
  /** Whether the texts of a large corpus come too: phrases are then checked in them. False unless said. */
  texts?: boolean;
}

export function open(options?: OpenOptions): Promise<Crosscheck>;
