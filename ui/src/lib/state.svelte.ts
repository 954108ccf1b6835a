import { readAddress } from "./address/address";
import {
  commandError,
  type AddReport,
  type AddressWish,
  type AppState,
  type ArticleRow,
  type ArticleView,
  type Backend,
  type CommandError,
  type Difference,
  type EventRow,
  type ExportKind,
  type Filter,
  type NewText,
  type OpenChronicle,
  type Outcome,
  type Progress,
  type Theme,
  type View,
} from "./backend";
import { Chosen } from "./chosen.svelte";
import { daysOf, nearestBeyond, together, type Side } from "./event/facts";
import { Latest } from "./sequence";
import * as viewports from "./timeline/viewport";
import type { Viewport } from "./timeline/viewport";
import { addedWords, failures } from "./adding/report";
import { exportedWords, fileName, originalName, plural } from "./words";

/** Something that takes time. */
export interface Work {
  words: string;
  /** Only while there is much to do. */
  progress: Progress | null;
  stoppable: boolean;
}

/** What the user is told; stays until dismissed or replaced. */
export interface Message {
  tone: "error" | "info";
  text: string;
  details: string[];
  /** File by file, where several were added. */
  outcomes: readonly Outcome[];
}

/** Around a selected day at least this much is shown, days. */
const LEAST_FIT_DAYS = 14;

/** What is open, selected, filtered and in view: the only state that changes. */
export class Session extends Chosen {
  /** Null until the first answer. */
  app = $state.raw<AppState | null>(null);
  selected = $state<number | null>(null);
  /** Under the pointer, in whichever pane: the others show it too. */
  hovered = $state<number | null>(null);
  /** The article in the source pane. */
  article = $state.raw<ArticleView | null>(null);
  viewport = $state.raw<Viewport | null>(null);
  work = $state.raw<Work | null>(null);
  message = $state.raw<Message | null>(null);

  chronicle: OpenChronicle | null = $derived(this.app?.chronicle ?? null);
  selectedRow: EventRow | null = $derived(
    this.selected === null ? null : (this.byId.get(this.selected) ?? null),
  );
  #widthPx = 0;
  #rowsAsked = new Latest();
  #articleAsked = new Latest();
  #fitAsked = new Latest();

  constructor(readonly backend: Backend) {
    super();
  }

  async start(): Promise<void> {
    await this.#attempt(() =>
      this.backend.onProgress((progress) => {
        if (this.work?.stoppable) this.work = { ...this.work, progress };
      }),
    );
    await this.#openWith("Opening the chronicle", () => this.backend.state());
  }

  // Chronicles

  async newChronicle(): Promise<void> {
    const path = await this.#attempt(() => this.backend.chooseNewChronicle("Untitled"));
    if (path) await this.#openWith("Making a chronicle", () => this.backend.newChronicle(path));
  }

  async openChronicle(): Promise<void> {
    const path = await this.#attempt(() => this.backend.chooseChronicle());
    if (path) await this.#openWith("Opening the chronicle", () => this.backend.openChronicle(path));
  }

  /** The chronicle that the program keeps for work without a file of its own. */
  openOwn(): Promise<void> {
    return this.#openWith("Opening the chronicle", () => this.backend.openOwn());
  }

  openSample(): Promise<void> {
    return this.#openWith("Reading the sample", () => this.backend.openSample());
  }

  async saveCopy(): Promise<void> {
    const name = `${this.chronicle?.name ?? "Untitled"} copy`;
    const path = await this.#attempt(() => this.backend.chooseNewChronicle(name));
    if (!path) return;
    const app = await this.#working("Saving a copy", () => this.backend.saveCopy(path));
    if (!app) return;
    this.app = app;
    this.tell(`Saved a copy at ${path}.`);
  }

  // Articles

  /** Whether it was added. */
  async addText(text: NewText): Promise<boolean> {
    const report = await this.#working("Reading the article", () => this.backend.addText(text));
    if (report) await this.#added(report);
    return report !== undefined && failures(report).length === 0;
  }

  async chooseFiles(): Promise<void> {
    const paths = await this.#attempt(() => this.backend.chooseArticles());
    if (paths) await this.addFiles(paths);
  }

  async addFiles(paths: string[]): Promise<void> {
    if (paths.length === 0 || this.work) return;
    const report = await this.#working(
      "Reading articles",
      () => this.backend.addFiles(paths),
      true,
    );
    if (report) await this.#added(report);
  }

  /** Fetches and adds. Answers with what only the user can allow. */
  async addAddress(wish: AddressWish): Promise<CommandError | null> {
    if (this.work) return null;
    let refused: CommandError | null = null;
    const words = `Asking ${readAddress(wish.address)?.host ?? wish.address}`;
    const report = await this.#working(
      words,
      async () => {
        try {
          return await this.backend.addAddress(wish);
        } catch (thrown) {
          if (commandError(thrown).code !== "local") throw thrown;
          refused = commandError(thrown);
          return undefined;
        }
      },
      true,
    );
    if (report) await this.#added(report);
    return refused;
  }

  /** Takes in what came from the watched folder; what is selected and open stays so. */
  async arrived(report: AddReport): Promise<void> {
    const details = failures(report);
    const added = report.outcomes.flatMap((outcome) => outcome.added ?? []);
    const words = added.length > 0 ? addedWords(report) : "Something cannot be added.";
    this.tell(`From the watched folder: ${words}`, details.length > 0 ? "error" : "info", details);
    const first = this.article?.article.id ?? added[0]?.article ?? null;
    await this.#attempt(async () => this.#changed(await this.backend.state(), first));
    if (!this.viewport) await this.#look("opening");
  }

  async stop(): Promise<void> {
    await this.#attempt(() => this.backend.stop());
  }

  async openArticle(id: number): Promise<void> {
    if (this.article?.article.id === id) return;
    const asked = await this.#attempt(() => this.#articleAsked.ask(() => this.backend.article(id)));
    if (asked) this.article = asked.answer;
  }

  /** Whether the day was taken. */
  async setPublished(article: number, day: string | null): Promise<boolean> {
    const before = this.byId;
    const app = await this.#working("Resolving dates", () =>
      this.backend.setPublished(article, day),
    );
    if (!app) return false;
    await this.#changed(app, article);
    if (this.placed.some((row) => !before.get(row.id)?.placed && !this.#inView(row)))
      await this.fitAll();
    return true;
  }

  /** Saves the file an article came from, as it was added. */
  async saveOriginal(article: ArticleRow): Promise<void> {
    if (article.original === null) return;
    const name = originalName(article.original);
    const path = await this.#attempt(() => this.backend.chooseOriginal(name));
    if (!path) return;
    const saved = await this.#working("Saving the original", async () => {
      await this.backend.saveOriginal(article.id, path);
      return true;
    });
    if (saved) this.tell(`Saved the original to ${fileName(path)}.`);
  }

  async removeArticle(article: number): Promise<void> {
    const app = await this.#working("Removing the article", () =>
      this.backend.removeArticle(article),
    );
    if (!app) return;
    if (this.onlyArticle === article) this.onlyArticle = null;
    await this.#changed(app, app.chronicle?.articles[0]?.id ?? null);
  }

  /** What finding the events again would change; undefined where it is stopped or fails. */
  differences(): Promise<Difference[] | undefined> {
    return this.#working("Comparing", () => this.backend.differences(), true).then(
      (found) => found ?? undefined,
    );
  }

  /** Finds the events again; whether that was done. */
  async renew(): Promise<boolean> {
    const app = await this.#working("Finding the events again", () => this.backend.renew(), true);
    if (!app) return false;
    await this.#changed(app, this.article?.article.id ?? null);
    const left = app.chronicle?.outdated ?? 0;
    this.tell(
      left > 0
        ? `Stopped: ${plural(left, "article")} left as before.`
        : "The events are those that this version finds.",
    );
    return true;
  }

  // Filter

  setText(text: string): Promise<void> {
    this.text = text;
    return this.#filterChanged();
  }

  showOnly(article: number | null): Promise<void> {
    this.onlyArticle = article;
    return this.#filterChanged();
  }

  clearFilter(): Promise<void> {
    this.unfilter();
    return this.#filterChanged();
  }

  // Selection

  /** Selects an event: its article opens, and the line moves if the event is out of sight. */
  async select(event: number | null): Promise<void> {
    this.selected = event;
    const row = this.selectedRow;
    if (!row) return;
    const days = daysOf(row);
    if (this.viewport && days) {
      this.viewport = viewports.reveal(this.viewport, days.first, days.last);
    }
    await this.openArticle(row.article);
  }

  /** Selects the event `by` places further on the line; from nothing, the first or the last. */
  step(by: 1 | -1): Promise<void> {
    const at = this.placed.findIndex((row) => row.id === this.selected);
    const last = this.placed.length - 1;
    const next = at < 0 ? (by > 0 ? 0 : last) : Math.min(Math.max(at + by, 0), last);
    return this.#selectPlaced(next);
  }

  selectFirst(): Promise<void> {
    return this.#selectPlaced(0);
  }

  selectLast(): Promise<void> {
    return this.#selectPlaced(this.placed.length - 1);
  }

  // View

  /** Called by the timeline when its pane has a size. */
  setWidth(widthPx: number): void {
    this.#widthPx = widthPx;
    if (this.viewport) this.viewport = viewports.resize(this.viewport, widthPx);
    else void this.#look("opening");
  }

  fitAll(): Promise<void> {
    return this.#look("fit");
  }

  /** Asks for a view and takes it. */
  async #look(view: "fit" | "opening"): Promise<void> {
    const widthPx = this.#widthPx;
    if (widthPx <= 0) return;
    const asked = await this.#attempt(() =>
      this.#fitAsked.ask(() => this.backend[view](this.filter, widthPx)),
    );
    if (!asked) return;
    const { firstDay, lastDay } = asked.answer;
    this.viewport = viewports.clamp({ firstDay, lastDay, widthPx: this.#widthPx });
  }

  /** Moves, without a zoom, to the nearest event that lies before or after what is in sight. */
  goBeyond(side: Side): void {
    const near = this.viewport && nearestBeyond(this.placed, this.viewport, side);
    if (this.viewport && near) {
      this.viewport = viewports.reveal(this.viewport, near.first, near.last);
    }
  }

  fitSelection(): void {
    if (this.selected !== null) this.#fit([this.selected], 1, LEAST_FIT_DAYS);
  }

  /** Zooms to a cluster's events, if need be to hours. */
  fitEvents(events: readonly number[]): void {
    this.#fit(events, 0.15, 1);
  }

  zoom(factor: number, x = this.#widthPx / 2): void {
    if (this.viewport) this.viewport = viewports.zoom(this.viewport, factor, x);
  }

  pan(px: number): void {
    if (this.viewport) this.viewport = viewports.pan(this.viewport, px);
  }

  /** Pans by a part of the width. */
  panBy(part: number): void {
    this.pan(this.#widthPx * part);
  }

  // Export

  async export(kind: ExportKind, onlyView: boolean, theme: Theme): Promise<void> {
    const name = this.chronicle?.name ?? "timeline";
    const path = await this.#attempt(() => this.backend.chooseExport(kind, name));
    if (!path) return;
    const view: View | null =
      onlyView && this.viewport ? { ...this.viewport, heightPx: EXPORT_HEIGHT_PX } : null;
    const exported = await this.#working("Exporting", () =>
      this.backend.exportTo(this.filter, path, view, theme),
    );
    if (exported) this.tell(exportedWords(exported));
  }

  // Messages

  tell(text: string, tone: Message["tone"] = "info", details: string[] = []): void {
    this.message = { tone, text, details, outcomes: [] };
  }

  fail(thrown: unknown): void {
    this.tell(commandError(thrown).message, "error");
  }

  async #openWith(words: string, ask: () => Promise<AppState>): Promise<void> {
    const app = await this.#working(words, ask);
    if (!app) {
      // The first answer never came: the start screen is better than nothing.
      this.app ??= { chronicle: null, problem: null };
      return;
    }
    this.unfilter();
    this.selected = null;
    this.article = null;
    this.viewport = null;
    this.message = null;
    if (app.problem) this.fail(app.problem);
    await this.#changed(app, app.chronicle?.articles[0]?.id ?? null);
    await this.#look("opening");
  }

  async #added(report: AddReport): Promise<void> {
    const details = failures(report);
    this.tell(addedWords(report), details.length > 0 ? "error" : "info", details);
    const outcomes = report.outcomes;
    if (this.message && outcomes.length > 1) this.message = { ...this.message, outcomes };
    const added = outcomes.flatMap((outcome) => outcome.added ?? []);
    const first = added[0]?.article ?? this.article?.article.id ?? null;
    await this.#attempt(async () => this.#changed(await this.backend.state(), first));
    await this.#look("opening");
  }

  /** After the chronicle changed: everything that was read from it is read again. */
  async #changed(app: AppState, article: number | null): Promise<void> {
    this.app = app;
    await this.#filterChanged();
    if (this.selected !== null && !this.byId.has(this.selected)) this.selected = null;
    this.article = null;
    if (article !== null) await this.openArticle(article);
  }

  async #filterChanged(): Promise<void> {
    this.revision += 1;
    const filter: Filter = { ...this.filter, statuses: [], kinds: [] };
    const asked = await this.#attempt(() => this.#rowsAsked.ask(() => this.backend.events(filter)));
    if (asked) this.rows = asked.answer;
  }

  #fit(events: readonly number[], margin: number, leastDays: number): void {
    const days = together(events.flatMap((event) => this.byId.get(event) ?? []));
    if (!this.viewport || !days) return;
    this.viewport = viewports.around(this.viewport, days.first, days.last, margin, leastDays);
  }

  async #selectPlaced(index: number): Promise<void> {
    const row = this.placed[index];
    if (row) await this.select(row.id);
  }

  #inView(row: EventRow): boolean {
    const days = daysOf(row);
    const view = this.viewport;
    return !days || !view || (days.last >= view.firstDay && days.first <= view.lastDay);
  }

  async #working<Answer>(
    words: string,
    ask: () => Promise<Answer>,
    stoppable = false,
  ): Promise<Answer | undefined> {
    this.work = { words, progress: null, stoppable };
    try {
      return await this.#attempt(ask);
    } finally {
      this.work = null;
    }
  }

  async #attempt<Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> {
    try {
      return await ask();
    } catch (thrown) {
      this.fail(thrown);
      return undefined;
    }
  }
}

/** Height of an exported picture of what is in sight; what matters is its days and width. */
const EXPORT_HEIGHT_PX = 420;
