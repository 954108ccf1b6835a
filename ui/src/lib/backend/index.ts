import type {
  ArticleRow,
  ArticleView,
  Correction,
  Difference,
  EventRow,
  Exported,
  Filter,
  Notice,
  Outcome,
  Pace,
  Package,
  Participant,
  Scene,
  View,
} from "./bindings";
import { sentence } from "../words";

export type * from "./bindings";

/** What a text says of an event. */
export type Status = EventRow["status"];

/** What kind of happening an event is. */
export type Kind = EventRow["kind"];

/** What a participant does in an event. */
export type ParticipantRole = NonNullable<Participant["role"]>;

/** Every status, in the order a legend shows them. */
export const STATUSES: readonly Status[] = ["asserted", "planned", "possible", "negated"];

/** Every kind, in the order a menu shows them. */
export const KINDS: readonly Kind[] = [
  "meeting",
  "statement",
  "attack",
  "death",
  "agreement",
  "vote",
  "court",
  "arrest",
  "publication",
  "launch",
  "appointment",
  "disaster",
  "business",
  "sport",
  "travel",
  "other",
];

/** The file that is open. */
export interface OpenChronicle {
  path: string;
  /** The file's name without its ending. */
  name: string;
  articles: ArticleRow[];
  events: number;
  /** Events without a known place in the calendar. */
  unplaced: number;
  /** Articles whose events another version of the program found. */
  outdated: number;
  /** Whether it is the built-in story. */
  sample: boolean;
}

/** What is open. `chronicle` is null only where none could be opened; then `problem` says why. */
export interface AppState {
  chronicle: OpenChronicle | null;
  problem: CommandError | null;
}

/** An article as a person pastes it. */
export interface NewText {
  title: string | null;
  text: string;
  /** ISO day. */
  published: string | null;
}

/** A page, or a feed, that a person asks for. */
export interface AddressWish {
  address: string;
  /** Whether its host may be one of the local network. */
  allowLocal: boolean;
  /** Whether the pages that a feed leads to are fetched, in place of its entries. */
  wholeFeed: boolean;
}

export interface AddReport {
  /** File by file, and article by article in a file of several. */
  outcomes: Outcome[];
  /** Whether the user stopped it before the last file. */
  stopped: boolean;
}

/** A date that a person typed. */
export interface TypedDate {
  /** EDTF. */
  date: string;
  /** As a reader says it. */
  dateText: string;
}

/** What finding events again came to. */
export interface Renewed {
  state: AppState;
  /** Articles that are left as before, since the user stopped it. */
  left: number;
}

/** How far work on many files or articles has come. */
export interface Progress {
  done: number;
  total: number;
  /** What is in hand; may be empty. */
  current: string;
  /** Null until it can be told. */
  pace: Pace | null;
}

/** What the program says of itself. */
export interface About {
  version: string;
  /** The program's own first. */
  notices: Notice[];
  packages: Package[];
}

/** What every command fails with; the page looks at `code`, a person reads `message`. */
export interface CommandError {
  code: string;
  message: string;
}

/** Files dragged over or dropped onto the window; an address comes as a path too. */
export type Drop = { kind: "over" } | { kind: "leave" } | { kind: "drop"; paths: string[] };

export type ExportKind = "png" | "svg" | "csv";
export type Theme = "light" | "dark";

/** Takes a listener away again. */
export type Unlisten = () => void;

/** Everything the page can ask for. Every promise rejects with a {@link CommandError}. */
export interface Backend {
  state(): Promise<AppState>;
  newChronicle(path: string): Promise<AppState>;
  openChronicle(path: string): Promise<AppState>;
  /** The chronicle that the program keeps for work without a file of its own. */
  openOwn(): Promise<AppState>;
  openSample(): Promise<AppState>;
  saveCopy(path: string): Promise<AppState>;

  addText(text: NewText): Promise<AddReport>;
  addFiles(paths: string[]): Promise<AddReport>;
  /** Fetches what is at an address and adds it: the only thing that ever asks another computer. */
  addAddress(wish: AddressWish): Promise<AddReport>;
  /** The folder that is watched for the open chronicle; null where there is none. */
  watched(): Promise<string | null>;
  /** Adds what arrives in a folder, also after the next start; null ends it. */
  watch(folder: string | null): Promise<void>;
  /** Ends work on many files or articles after those in hand, and {@link addAddress} at once. */
  stop(): Promise<void>;

  article(id: number): Promise<ArticleView>;
  events(filter: Filter): Promise<EventRow[]>;
  /** The view of all events. */
  fit(filter: Filter, widthPx: number): Promise<View>;
  /** The view to open with: far events that would crowd the rest are left outside. */
  opening(filter: Filter, widthPx: number): Promise<View>;
  scene(filter: Filter, view: View): Promise<Scene>;
  setPublished(article: number, day: string | null): Promise<AppState>;
  /** The day of a stretch of sentences, or that it has none of its own. */
  setPassage(article: number, sentences: [number, number], day: string | null): Promise<AppState>;
  /** Sets what the user says of an event in place of what was found. */
  correct(event: number, correction: Correction): Promise<AppState>;
  /** A date as a person types it; null for what is no date. */
  readDate(words: string): Promise<TypedDate | null>;
  /**
   * What finding the events again with this version would change, or with `reread` reading every
   * article again from its original first; null where it was stopped.
   */
  differences(reread: boolean): Promise<Difference[] | null>;
  /**
   * Finds the events again with this version, where another found them, or with `reread` those of
   * every article, read again first; until done or stopped.
   */
  renew(reread: boolean): Promise<Renewed>;
  /** Writes the file an article came from, as it was added. */
  saveOriginal(article: number, path: string): Promise<void>;
  removeArticle(article: number): Promise<AppState>;
  /** `view` null: the whole timeline. */
  exportTo(filter: Filter, path: string, view: View | null, theme: Theme): Promise<Exported>;

  about(): Promise<About>;

  /** Dialogs of the system; null or empty where the user cancels. */
  chooseArticles(): Promise<string[]>;
  chooseFolder(): Promise<string | null>;
  chooseChronicle(): Promise<string | null>;
  chooseNewChronicle(name: string): Promise<string | null>;
  chooseOriginal(name: string): Promise<string | null>;
  chooseExport(kind: ExportKind, name: string): Promise<string | null>;

  onProgress(listener: (progress: Progress) => void): Promise<Unlisten>;
  /** What arrived in the watched folder; only where there is something to tell. */
  onArrived(listener: (report: AddReport) => void): Promise<Unlisten>;
  onDrop(listener: (drop: Drop) => void): Promise<Unlisten>;
}

/** What went wrong, whatever was thrown. */
export function commandError(thrown: unknown): CommandError {
  if (typeof thrown === "object" && thrown !== null && "message" in thrown) {
    const code = "code" in thrown ? String(thrown.code) : "unknown";
    return { code, message: sentence(String(thrown.message)) };
  }
  return { code: "unknown", message: sentence(String(thrown)) };
}
