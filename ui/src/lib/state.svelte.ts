import { readAddress } from "./address/address";
import { addedWords, failures } from "./adding/report";
import {
  commandError,
  type AddReport,
  type AddressWish,
  type AppState,
  type ArticleRow,
  type CommandError,
  type Correction,
  type Difference,
  type EventRow,
  type ExportKind,
  type Filter,
  type Kind,
  type NewText,
  type OpenChronicle,
  type Status,
  type Theme,
  type View,
} from "./backend";
import { Latest } from "./sequence";
import type { Stretch } from "./source/passages";
import { Selecting } from "./state/selecting.svelte";
import type { Message, Work } from "./state/telling.svelte";
import { exportedWords, fileName, originalName, plural, titleOf } from "./words";

export type { Message, Work };

/** The open chronicle and what is done with it: all that changes, with the rooms it stands on. */
export class Session extends Selecting {
  /** Null until the first answer. */
  app = $state.raw<AppState | null>(null);

  chronicle: OpenChronicle | null = $derived(this.app?.chronicle ?? null);
  /** Files and folders to be added when what goes on has come to its end. */
  waiting = $state.raw<string[]>([]);
  #adding = false;
  /** What was said before of the events that were corrected, the last one last. */
  #corrected: { event: number; correction: Correction }[] = [];
  #rowsAsked = new Latest();

  /** The title of the article that tells an event; null where there is but one. */
  toldIn(row: EventRow): string | null {
    if ((this.chronicle?.articles.length ?? 0) < 2) return null;
    return titleOf({ title: row.articleTitle, source: row.articleSource });
  }

  async start(): Promise<void> {
    await this.attempt(() =>
      this.backend.onProgress((progress) => {
        if (this.work?.stoppable) this.work = { ...this.work, progress };
      }),
    );
    await this.#openWith("Opening the chronicle", () => this.backend.state());
  }

  // Chronicles

  async newChronicle(): Promise<void> {
    const path = await this.attempt(() => this.backend.chooseNewChronicle("Untitled"));
    if (path) await this.#openWith("Making a chronicle", () => this.backend.newChronicle(path));
  }

  async openChronicle(): Promise<void> {
    const path = await this.attempt(() => this.backend.chooseChronicle());
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
    const path = await this.attempt(() => this.backend.chooseNewChronicle(name));
    if (!path) return;
    const app = await this.working("Saving a copy", () => this.backend.saveCopy(path));
    if (!app) return;
    this.app = app;
    this.tell(`Saved a copy at ${path}.`);
  }

  // Articles

  /** Whether it was added. */
  async addText(text: NewText): Promise<boolean> {
    const report = await this.working("Reading the article", () => this.backend.addText(text));
    if (report) await this.#added(report);
    return report !== undefined && failures(report).length === 0;
  }

  async chooseFiles(): Promise<void> {
    const paths = await this.attempt(() => this.backend.chooseArticles());
    if (paths) await this.addFiles(paths);
  }

  /** Adds files now or, where something else goes on, right after it; what came of all is told once. */
  async addFiles(paths: string[]): Promise<void> {
    this.waiting = [...this.waiting, ...paths];
    if (this.work || this.#adding || this.waiting.length === 0) return;
    const all: AddReport = { outcomes: [], stopped: false };
    let report: AddReport | undefined;
    this.#adding = true;
    do {
      const batch = this.waiting;
      this.waiting = [];
      const read = () => this.backend.addFiles(batch);
      report = await this.working("Reading articles", read, true);
      all.outcomes.push(...(report?.outcomes ?? []));
      all.stopped = report?.stopped ?? false;
    } while (report && !report.stopped && this.waiting.length > 0);
    this.waiting = [];
    this.#adding = false;
    const failed = report ? null : this.message;
    if (report || all.outcomes.length > 0) await this.#added(all);
    if (failed) this.message = failed;
  }

  protected override rested(): void {
    void this.addFiles([]);
  }

  /** Fetches and adds. Answers with what only the user can allow. */
  async addAddress(wish: AddressWish): Promise<CommandError | null> {
    if (this.work) return null;
    let refused: CommandError | null = null;
    const words = `Asking ${readAddress(wish.address)?.host ?? wish.address}`;
    const report = await this.working(
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
    const added = report.outcomes.flatMap((outcome) => outcome.added ?? []);
    const words = added.length > 0 ? addedWords(report) : "Something cannot be added.";
    this.#tellOf(report, `From the watched folder: ${words}`);
    const first = this.article?.article.id ?? added[0]?.article ?? null;
    await this.attempt(async () => this.#changed(await this.backend.state(), first));
    if (!this.viewport) await this.look("opening");
  }

  async stop(): Promise<void> {
    await this.attempt(() => this.backend.stop());
  }

  /** Whether the day was taken. */
  async setPublished(article: number, day: string | null): Promise<boolean> {
    const before = this.byId;
    const bare = this.placed.length === 0;
    const app = await this.working("Resolving dates", () =>
      this.backend.setPublished(article, day),
    );
    if (!app) return false;
    await this.#changed(app, article);
    const found = this.placed.filter((row) => before.get(row.id)?.placed === false);
    // A line without events shows any days: it now has some of its own.
    if (found.some((row) => bare || !this.inView(row))) await this.fitAll();
    if (found.length > 0) {
      const place = found.length === 1 ? "its place" : "their places";
      this.tell(`${plural(found.length, "event")} found ${place} on the timeline.`);
    }
    return true;
  }

  /** Says when a stretch of an article was written; whether that was taken. */
  async setPassage(article: number, stretch: Stretch, day: string | null): Promise<boolean> {
    const app = await this.working("Resolving dates", () =>
      this.backend.setPassage(article, [stretch.first, stretch.last], day),
    );
    if (app) await this.#changed(app, article);
    return app !== undefined;
  }

  // Events

  /** Says what an event is in place of what was found; whether that was taken. */
  async correct(event: number, correction: Correction): Promise<boolean> {
    const before = this.byId.get(event)?.correction ?? AS_FOUND;
    if (!(await this.#correct(event, correction))) return false;
    this.#corrected.push({ event, correction: before });
    return true;
  }

  /** Strikes an event out and goes on to the next; or takes that back. */
  async strike(row: EventRow, struck: boolean): Promise<void> {
    const at = this.shown.findIndex(({ id }) => id === row.id);
    const next = this.shown[at + 1] ?? this.shown[at - 1];
    if (!(await this.correct(row.id, { ...(row.correction ?? AS_FOUND), struck }))) return;
    if (!struck) return this.tell(`“${row.headline}” is an event again.`);
    await this.select(at < 0 ? null : (next?.id ?? null));
    this.tell(`Struck out “${row.headline}”.`);
    this.offer("Undo", () => this.undo());
  }

  /** Takes the last correction of this session back. */
  async undo(): Promise<void> {
    const last = this.#corrected.pop();
    if (!last) return this.tell("There is nothing to undo.");
    if (!(await this.#correct(last.event, last.correction))) return;
    await this.select(last.event);
    this.tell("Took the last correction back.");
  }

  async #correct(event: number, correction: Correction): Promise<boolean> {
    const app = await this.working("Correcting", () => this.backend.correct(event, correction));
    if (!app) return false;
    await this.#changed(app, this.byId.get(event)?.article ?? null);
    return true;
  }

  /** Saves the file an article came from, as it was added. */
  async saveOriginal(article: ArticleRow): Promise<void> {
    if (article.original === null) return;
    const name = originalName(article.original);
    const path = await this.attempt(() => this.backend.chooseOriginal(name));
    if (!path) return;
    const saved = await this.working("Saving the original", async () => {
      await this.backend.saveOriginal(article.id, path);
      return true;
    });
    if (saved) this.tell(`Saved the original to ${fileName(path)}.`);
  }

  async removeArticle(article: number): Promise<void> {
    const removed = this.chronicle?.articles.find(({ id }) => id === article);
    const app = await this.working("Removing the article", () =>
      this.backend.removeArticle(article),
    );
    if (!app) return;
    if (this.onlyArticle === article) this.onlyArticle = null;
    await this.#changed(app, app.chronicle?.articles[0]?.id ?? null);
    if (removed) this.tell(`Removed “${titleOf(removed)}”.`);
  }

  /**
   * What finding the events again would change, or with `reread` reading the originals again first;
   * undefined where it is stopped or fails.
   */
  async differences(reread: boolean): Promise<Difference[] | undefined> {
    const words = reread ? "Reading the originals again" : "Comparing";
    const found = await this.working(words, () => this.backend.differences(reread), true);
    return found ?? undefined;
  }

  /** Finds the events again, or with `reread` reads the originals again; whether that was done. */
  async renew(reread: boolean): Promise<boolean> {
    const words = reread ? "Reading the originals again" : "Finding the events again";
    const renewed = await this.working(words, () => this.backend.renew(reread), true);
    if (!renewed) return false;
    await this.#changed(renewed.state, this.article?.article.id ?? null);
    this.tell(
      renewed.left > 0
        ? `Stopped: ${plural(renewed.left, "article")} left as before.`
        : "The events are those that this version finds.",
    );
    return true;
  }

  // Filter

  setText(text: string): Promise<void> {
    this.text = text;
    return this.#filterChanged();
  }

  async showOnly(article: number | null): Promise<void> {
    this.onlyArticle = article;
    await this.#filterChanged();
    if (article !== null) await this.openArticle(article);
  }

  override toggleStatus(status: Status): void {
    super.toggleStatus(status);
    void this.keepInSight();
  }

  override toggleKind(kind: Kind): void {
    super.toggleKind(kind);
    void this.keepInSight();
  }

  clearFilter(): Promise<void> {
    this.unfilter();
    return this.#filterChanged();
  }

  // Export

  async export(kind: ExportKind, onlyView: boolean, theme: Theme): Promise<void> {
    const name = this.chronicle?.name ?? "timeline";
    const path = await this.attempt(() => this.backend.chooseExport(kind, name));
    if (!path) return;
    const view: View | null =
      onlyView && this.viewport ? { ...this.viewport, heightPx: EXPORT_HEIGHT_PX } : null;
    const exported = await this.working("Exporting", () =>
      this.backend.exportTo(this.filter, path, view, theme),
    );
    if (exported) this.tell(exportedWords(exported));
  }

  override toggleStruck(): void {
    super.toggleStruck();
    void this.keepInSight();
  }

  async #openWith(words: string, ask: () => Promise<AppState>): Promise<void> {
    const app = await this.working(words, ask);
    if (!app) {
      // The first answer never came: the start screen is better than nothing.
      this.app ??= { chronicle: null, problem: null };
      return;
    }
    this.unfilter();
    this.#corrected = [];
    this.selected = null;
    this.article = null;
    this.viewport = null;
    this.message = null;
    if (app.problem) this.fail(app.problem);
    await this.#changed(app, app.chronicle?.articles[0]?.id ?? null);
    await this.look("opening");
  }

  async #added(report: AddReport): Promise<void> {
    this.#tellOf(report, addedWords(report));
    const added = report.outcomes.flatMap((outcome) => outcome.added ?? []);
    const first = added[0]?.article ?? this.article?.article.id ?? null;
    await this.attempt(async () => this.#changed(await this.backend.state(), first));
    await this.look("opening");
  }

  /** Tells what became of files, which failed, and keeps what became of each for who asks. */
  #tellOf(report: AddReport, words: string): void {
    const details = failures(report);
    this.tell(words, details.length > 0 ? "error" : "info", details);
    const { outcomes } = report;
    if (this.message && outcomes.length > 1) this.message = { ...this.message, outcomes };
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
    const filter: Filter = { ...this.filter, statuses: [], kinds: [], struck: "with" };
    const asked = await this.attempt(() => this.#rowsAsked.ask(() => this.backend.events(filter)));
    if (!asked) return;
    this.rows = asked.answer;
    if (this.struckCount === 0) this.struckOnly = false;
    await this.keepInSight();
  }
}

/** Height of an exported picture of what is in sight; what matters is its days and width. */
const EXPORT_HEIGHT_PX = 420;

/** Nothing is said of an event. */
export const AS_FOUND: Correction = {
  date: null,
  status: null,
  kind: null,
  headline: null,
  struck: false,
};
