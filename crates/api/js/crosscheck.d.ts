// Types of crosscheck.js: docs/javascript-api.md. What crosses to the program is made from its structs, below.

export interface Abortable {
  /** Aborts the call: it rejects with a `DOMException` named `AbortError`. */
  signal?: AbortSignal;
}

/** The facets of every corpus, and the key of any column this one has. */
export type Facets = { readonly [key in FacetKey]?: FacetChoice } & { readonly [column: string]: FacetChoice | undefined };

// Together with the declaration below: every option that narrows a result stands beside a signal.
export interface Narrowing extends Abortable {}

export type ErrorCode =
  /** An argument or an option is of a wrong type, or means nothing. */
  | "wrong-argument"
  /** This corpus has no such document, entity, question, outlet or voice. */
  | "not-found"
  /** Not part of this build, or not possible here: `mount` needs a page. */
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

/** What an explorer shows. `address` says all of it; the others are what of it has a name of its own. */
export interface ExplorerState {
  /** As after the address of the page: `#/compare/direction?doc=…`. */
  address: string;
  /** The first part of the address: `overview`, `explore`, `read`, `names`, `entity`, `compare` or `about`. */
  view: string;
  question: string | null;
  entity: string | null;
  document: string | null;
  query: string | null;
}

/** Where an explorer goes: to an address, or else to a question or an entity, or else to a view; with words to search for. */
export interface Destination {
  address?: string | null;
  view?: string | null;
  question?: string | null;
  entity?: string | null;
  query?: string | null;
}

export interface MountOptions extends Destination, Abortable {
  /** The colours; those of the system unless said. */
  theme?: "light" | "dark" | "system";
  /** The folder in which the files of the explorer stand, where a bundler has moved this module away from them. */
  site?: string;
}

/** An explorer in an element. Its state is in memory: the address, the history, the title and the head of the page stay as they are. */
export interface Mounted {
  state(): ExplorerState;
  /** Shows something else. A state may be handed back; an unknown name is said in the explorer. */
  set(state: string | Destination | ExplorerState): void;
  /** Calls a function with the state at first and whenever it is another. Gives what ends that. */
  on(event: "state", listener: (state: ExplorerState) => void): () => void;
  /** Takes it off the page and frees what it had. */
  unmount(): void;
}

export interface Crosscheck {
  search(query?: string, options?: SearchOptions): Promise<SearchResult>;
  facets(query?: string, options?: FacetsOptions): Promise<FacetsResult>;
  compare(question: string, options?: CompareOptions): Promise<Comparison>;
  document(id: string, options?: Abortable): Promise<DocumentRecord>;
  entity(id: string, options?: Abortable): Promise<EntityRecord>;
  export(format: Format, options?: ExportOptions): Promise<string>;
  /** Draws an explorer in an element, in a shadow root. Several can stand on one page. */
  mount(element: HTMLElement, options?: MountOptions): Promise<Mounted>;
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

// ---- Made from the structs of crates/api and crates/export by src/declarations.rs ----

/** What is listed and counted. */
export type Unit = "documents" | "passages" | "claims";

/** In which order hits are given. */
export type Order = "score" | "date" | "document";

/** The facets of every corpus. */
export type FacetKey = "person" | "organisation" | "place" | "event" | "outlet" | "newsroom" | "voice" | "standing" | "through" | "question" | "stance" | "does" | "year" | "certainty" | "name" | "quantity" | "role";

/** What a file is written in. */
export type Format = "annotations" | "argdown" | "bibtex" | "csl" | "csv" | "ftm" | "json" | "jsonld" | "markdown" | "opensearch" | "ris" | "svg" | "text" | "toml";

/** How a claim bears on an answer. */
export type Mark = "says-itself" | "takes-as-true" | "passes-on" | "keeps-its-distance" | "rebuts" | "denies-itself" | "passes-on-a-denial" | "questions" | "silent" | "could-not-know";

/** As in the codebook. */
export type Stance = "support" | "deny" | "query" | "comment";

/** As in the codebook. */
export type Certainty = "CT+" | "PR+" | "PS+" | "CT-" | "PR-" | "PS-" | "CTu" | "Uu";

/** As in the codebook. */
export type Bound = "exact" | "about" | "nearly" | "more-than" | "less-than";

/** As in the codebook. */
export type Mode = "direct" | "indirect" | "mixed" | "own-voice" | "headline" | "caption";

/** As in the codebook. */
export type RelayDistance = "endorses" | "neutral" | "distances" | "rebuts";

/** As in the codebook. */
export type Level = "textual" | "interpretive" | "inferential";

/** As in the codebook. */
export type QuestionKind = "polar" | "scalar" | "quantity" | "identity" | "causal" | "normative" | "forecast";

/** As in the codebook. */
export type EntityKind = "person" | "organisation" | "place" | "event";

/** As in the codebook. */
export type Match = "exact" | "close" | "broad" | "narrow" | "related";

/** As in the codebook. */
export type Extent = "point" | "region";

/** As in the codebook. */
export type Basis = "text" | "url" | "metadata" | "inferred";

/** As in the codebook. */
export type ParagraphRole = "body" | "headline" | "caption" | "byline" | "boilerplate";

/** As in the codebook. */
export type LineageKind = "wholly-derived" | "partially-derived" | "non-derived";

/** As in the codebook. */
export type Confidence = "checked" | "inferred";

/** As in the codebook. */
export type VariantKind = "omission" | "addition" | "substitution" | "transposition";

/** As in the codebook. */
export type VariantWhat = "name" | "attribution" | "date" | "certainty" | "quotation" | "voice" | "order" | "headline";

/**
 * What a choice in one facet asks for.
 */
export interface FacetChoice {
  /**
   * Values an item must have: authored ids, `"2016"`, `"deny"`, or `"none"` for none recorded.
   */
  include?: readonly string[];
  /**
   * Values no record of an item may have.
   */
  exclude?: readonly string[];
  /**
   * Whether one included value is enough. `"any"` unless said.
   */
  mode?: "any" | "all";
}

/**
 * What narrows a result, as in the explorer.
 */
export interface Narrowing {
  facets?: Facets;
  /**
   * The first publication date: `"2016"`, `"2016-06"` or `"2016-06-04"`.
   */
  from?: string;
  /**
   * The last publication date.
   */
  to?: string;
  /**
   * Certainly in the range rather than possibly, where a date is imprecise.
   */
  certain?: boolean;
  /**
   * Whether words are also found under other names, forms and spellings. True unless said.
   */
  otherSpellings?: boolean;
  /**
   * Words as typed alone, the last one too. False unless said.
   */
  exactly?: boolean;
}

/**
 * What is listed and counted.
 */
export interface Listing {
  /**
   * `"passages"` unless said; of an export `"claims"`.
   */
  unit?: Unit;
}

/**
 * What is listed, and what narrows it.
 */
export interface Selection extends Narrowing, Listing {}

/**
 * In which order hits are given.
 */
export interface Sorting {
  /**
   * `"score"` unless said: best first, or as in the corpus where there are no words. `"date"`: the document published last
   * first, undated ones at the end. `"document"`: as in the corpus, its oldest document first.
   */
  sort?: Order;
}

/**
 * Which stretch of the hits is given.
 */
export interface Paging {
  /**
   * How many hits to leave out. 0 unless said.
   */
  offset?: number;
  /**
   * How many hits to give. 100 unless said.
   */
  limit?: number;
}

/**
 * The options of `search`.
 */
export interface SearchOptions extends Selection, Sorting, Paging {}

/**
 * Which facets are counted, and how many of their values are given.
 */
export interface Counting {
  /**
   * The facets that are counted, by their keys. All unless said.
   */
  of?: readonly string[];
  /**
   * How many values of each facet are given at most: those with the highest counts, in their order, and those that are chosen.
   */
  most?: number;
  /**
   * How high the count of a value is at least, unless it is chosen: with 1 those of which nothing is found are left out. 0 unless
   * said.
   */
  least?: number;
}

/**
 * The options of `facets`.
 */
export interface FacetsOptions extends Selection, Counting {}

/**
 * Whom a comparison does without: each takes along the chains on which they stand.
 */
export interface LeaveOut {
  documents?: readonly string[];
  outlets?: readonly string[];
  voices?: readonly string[];
}

/**
 * What a comparison is about, and what is altered in it.
 */
export interface Comparing {
  /**
   * Only claims that match.
   */
  query?: string;
  leaveOut?: LeaveOut;
  /**
   * What is altered, as in the address of a comparison: `"d:track-persia-2016~m:claim:position"`.
   */
  altered?: string;
}

/**
 * The options of `compare`.
 */
export interface CompareOptions extends Narrowing, Comparing {}

/**
 * What a file is made of beside what is selected.
 */
export interface Writing {
  /**
   * Comparisons: this question alone.
   */
  question?: string;
  /**
   * Comparisons without a question: those alone that this preset keeps, as in the address of a comparison.
   */
  preset?: "contradict" | "one-line" | "changed" | "rewritten" | "not-heard";
  /**
   * Citations: of what. `"comparison"` where `question` is given, else `"documents"`.
   */
  of?: "documents" | "comparison";
  /**
   * Where the explorer stands, for permalinks. Beside this module unless said.
   */
  site?: string;
  /**
   * `json`: with the relations that follow from the claims.
   */
  computed?: boolean;
  /**
   * Citations of a comparison: the day it was read.
   */
  accessed?: string;
}

/**
 * The options of `export`.
 */
export interface ExportOptions extends Selection, Comparing, Writing {}

/**
 * What an item is.
 */
export type HitKind = "document" | "passage" | "claim";

/**
 * One item of a result.
 */
export interface Hit {
  kind: HitKind;
  /**
   * The authored id; of a passage `document:n`.
   */
  id: string;
  document: string;
  /**
   * Counted from 1; null for a document.
   */
  paragraph: number | null;
  /**
   * Comparable within one result; 0 without words to rank by.
   */
  score: number;
}

/**
 * What `search` gives.
 */
export interface SearchResult {
  /**
   * How many items match, listed here or not.
   */
  total: number;
  hits: Hit[];
  /**
   * How a slip was read, a sentence each.
   */
  notices: string[];
}

/**
 * One value of a facet.
 */
export interface FacetValue {
  /**
   * For `include` and `exclude`.
   */
  value: string;
  label: string;
  count: number;
  /**
   * Of `count`: those that Include would add, under `"any"`.
   */
  adds: number;
  /**
   * How many Exclude would take away.
   */
  removes: number;
  included: boolean;
  excluded: boolean;
}

/**
 * One facet with its values: those with the highest counts first.
 */
export interface Facet {
  key: FacetKey | (string & {});
  title: string;
  mode: "any" | "all";
  values: FacetValue[];
}

/**
 * A publication year.
 */
export interface Year {
  year: number;
  /**
   * How many match everything but the dates.
   */
  count: number;
  /**
   * How many of them are in the result.
   */
  inside: number;
}

/**
 * What `facets` gives.
 */
export interface FacetsResult {
  total: number;
  unit: Unit;
  facets: Facet[];
  years: Year[];
  /**
   * How many match everything but the dates, and have none.
   */
  undated: number;
  /**
   * How a slip was read, a sentence each.
   */
  notices: string[];
}

/**
 * A lower and an upper bound: counted as held, and as traced.
 */
export interface Bounds {
  held: number;
  traced: number;
}

/**
 * What an answer, or the whole comparison, rests on.
 */
export interface Figures {
  claims: number;
  documents: number;
  newsrooms: Bounds;
  origins: number;
  /**
   * Separate sources.
   */
  lines: Bounds;
  /**
   * The same in words: "2 separate sources; 3 if Al-Monitor counts".
   */
  sources: string;
  /**
   * Too many chains to count exactly.
   */
  atLeast: boolean;
  bottleneck: string[];
  sentence: string;
}

/**
 * Who speaks in a claim.
 */
export interface Speaker {
  name: string;
  role: string | null;
  ownVoice: boolean;
  unnamed: boolean;
}

/**
 * A step of the way from the reader to whoever speaks.
 */
export interface Step {
  label: string;
  credit: "stated" | "not-credited" | "inferred";
}

/**
 * A claim in a comparison.
 */
export interface ComparedClaim {
  id: string;
  document: string;
  paragraph: number;
  /**
   * The hash of the paragraph in the explorer.
   */
  link: string;
  /**
   * The digest with whose it is: show this where a living person is spoken of.
   */
  statement: string;
  digest: string;
  mark: Mark;
  stance: Stance;
  certainty: Certainty;
  mode: Mode;
  speaker: Speaker;
  /**
   * Nearest the reader first.
   */
  way: Step[];
  said: string | null;
  happened: string | null;
}

/**
 * One answer to the question, with all its claims.
 */
export interface Position {
  id: string;
  text: string;
  claims: ComparedClaim[];
  figures: Figures;
  /**
   * Claims that deny or question it.
   */
  against: number;
}

/**
 * How one claim bears on another.
 */
export interface Relation {
  from: string;
  to: string;
  kind: string;
  basis: string | null;
  why: string;
  /**
   * It follows from the claims, rather than being an editor's.
   */
  computed: boolean;
}

/**
 * Somebody who might be expected to speak, and is not heard.
 */
export interface NotHeard {
  name: string;
  why: string;
}

/**
 * The question that is compared.
 */
export interface ComparedQuestion {
  id: string;
  text: string;
  kind: QuestionKind;
}

/**
 * What the comparison finds: in a word, and in a clause.
 */
export interface Summary {
  word: string;
  clause: string;
}

/**
 * What `compare` gives.
 */
export interface Comparison {
  question: ComparedQuestion;
  summary: Summary;
  figures: Figures;
  positions: Position[];
  relations: Relation[];
  notHeard: NotHeard[];
  /**
   * In what the comparison is not that of the corpus as it stands, in a sentence.
   */
  altered: string | null;
}

/**
 * A date, and where it comes from.
 */
export interface DatedBasis {
  value: string;
  precision: "day" | "month" | "year" | "interval";
  basis: Basis;
}

/**
 * How many, of what.
 */
export interface QuantityRecord {
  low: number;
  best: number;
  high: number;
  bound: Bound;
  unit: string;
}

/**
 * Of what places, time and people a claim speaks, and on what condition.
 */
export interface ScopeRecord {
  places: string[];
  from: string | null;
  to: string | null;
  population: string | null;
  condition: string | null;
}

/**
 * A claim.
 */
export interface ClaimRecord {
  id: string;
  document: string;
  paragraph: number;
  question: string;
  position: string;
  about: string[];
  stance: Stance;
  /**
   * Voices, the outermost speaker first.
   */
  by: string[];
  /**
   * Outlets or voices that passed it on, nearest the document first.
   */
  via: string[];
  mode: Mode;
  certainty: Certainty;
  relay: RelayDistance;
  level: Level;
  names: string[];
  digest: string;
  quantity: QuantityRecord | null;
  scope: ScopeRecord | null;
  said: string | null;
  happened: string | null;
}

/**
 * Where the name of an entity is printed.
 */
export interface MentionRecord {
  entity: string;
  document: string;
  paragraph: number;
  form: string;
  /**
   * Unicode scalar values from the start of the paragraph.
   */
  start: number;
  end: number;
}

/**
 * The file a document was coded from.
 */
export interface OriginalRecord {
  /**
   * Of the file's bytes, in hexadecimal.
   */
  sha256: string;
  paragraphs: number;
}

/**
 * In what a document differs from where it has its text.
 */
export interface VariantRecord {
  /**
   * `document:paragraph`.
   */
  at: string;
  kind: VariantKind;
  what: VariantWhat;
  quoted: boolean;
  suspected: boolean;
  digest: string;
}

/**
 * From where a document has some of its text.
 */
export interface LineageRecord {
  from: string;
  kind: LineageKind;
  /**
   * Ranges of paragraphs, `2-14`, or single ones, `5`.
   */
  covers: string[];
  disclosed: boolean;
  confidence: Confidence;
  evidence: string;
  variants: VariantRecord[];
}

/**
 * A paragraph of a document.
 */
export interface ParagraphRecord {
  n: number;
  role: ParagraphRole;
  digest: string | null;
}

/**
 * A document as in the list of the export.
 */
export interface DocumentEntry {
  id: string;
  title: string | null;
  outlet: string;
  published: DatedBasis | null;
  modified: DatedBasis | null;
  original: OriginalRecord | null;
  lineage: LineageRecord[];
  paragraphs: ParagraphRecord[];
  /**
   * In a corpus with columns of its own: the values of this document under their keys.
   */
  columns?: { [column: string]: string[] };
}

/**
 * A document as in the export, with its address, its claims and its mentions.
 */
export interface DocumentRecord extends DocumentEntry {
  address: string | null;
  language: string;
  genre: string | null;
  claims: ClaimRecord[];
  mentions: MentionRecord[];
}

/**
 * A name of an entity. Its further keys stand only where they say something.
 */
export interface NameRecord {
  form: string;
  language?: string;
  /**
   * `exact` unless said.
   */
  match?: Match;
  evidence?: string;
  /**
   * False for a name that is searched for, but stands in no document.
   */
  printed?: boolean;
}

/**
 * Where a place is.
 */
export interface PlaceRecord {
  lat: number;
  lon: number;
  country: string;
  extent: Extent;
}

/**
 * An entity as in the list of the export.
 */
export interface EntityEntry {
  id: string;
  name: string;
  kind: EntityKind;
  names: NameRecord[];
  place: PlaceRecord | null;
}

/**
 * An entity as in the export, with its mentions and the claims that concern it.
 */
export interface EntityRecord extends EntityEntry {
  mentions: MentionRecord[];
  /**
   * Claims about it.
   */
  about: ClaimRecord[];
  /**
   * Claims it makes.
   */
  by: ClaimRecord[];
}

// ---- End of what is made ----
