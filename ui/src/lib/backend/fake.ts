import { dayWords, readDay } from "../calendar";
import { ABOUT } from "../fixtures/about";
import scenes from "../fixtures/scenes.json";
import { TOLD, UNKNOWN } from "../fixtures/articles";
import { EXTREMES } from "../fixtures/extremes";
import { events as storyEvents } from "../fixtures/story";
import type {
  AddReport,
  AppState,
  ArticleRow,
  ArticleView,
  Backend,
  Correction,
  Difference,
  Drop,
  EventRow,
  Filter,
  Outcome,
  Progress,
  Scene,
  View,
} from "./index";

/** A scene of the fixtures and what it was made for. */
interface Made {
  fit: View;
  view: View;
  scene: Scene;
}
const UNDATED = scenes.undated as Made;
const DATED = scenes.dated as Made;

/** The story's article without a day of publication. */
const UNDATED_ARTICLE = 4;
/** How long one file takes, ms: so that progress and Stop can be seen. */
const FILE_MS = 900;

/**
 * A backend for a plain browser: it answers from the fixtures and extracts nothing. Scenes come
 * from the real layout; for other views they are only shifted and stretched.
 */
export function fake(): Backend {
  let name = "Untitled";
  let articles: ArticleView[] = [];
  let rows: EventRow[] = [];
  let published: string | null = null;
  let stopped = false;
  /** Articles of another version: those of a chronicle that is opened from a file. */
  let outdated = 0;
  /** What the user says of events. */
  const corrections = new Map<number, Correction>();
  /** Chronicles and their watched folders. */
  const folders = new Map<string, string>();
  let progress: (progress: Progress) => void = () => undefined;

  function counted({ article, ...view }: ArticleView): ArticleView {
    const own = rows.filter((row) => row.article === article.id && !row.struck);
    const unplaced = own.filter((row) => !row.placed).length;
    const pieces = view.blocks.flatMap((block) => block.pieces);
    const uncovered = pieces.filter((piece) => piece.role === "dated").length;
    const counts = { events: own.length, unplaced, uncovered, cut: view.cut.length };
    return { article: { ...article, ...counts }, ...view };
  }

  function state(): AppState {
    const list = articles.map((view) => counted(view).article);
    const chronicle = {
      path: `/chronicles/${name}.chronicle`,
      name,
      articles: list,
      events: rows.filter((row) => !row.struck).length,
      unplaced: rows.filter((row) => !row.placed).length,
      outdated,
      sample: name === "Sample",
    };
    return { chronicle, problem: null };
  }

  function open(as: string, views: ArticleView[]): AppState {
    name = as;
    published = null;
    outdated = as === "Merrow Bridge" ? views.length : 0;
    articles = views;
    corrections.clear();
    rows = views.length > 0 ? storyEvents(null) : [];
    return state();
  }

  function add(title: string, source: string, text: string, day: string | null): number {
    const id = Math.max(0, ...articles.map((view) => view.article.id)) + 1;
    const article: ArticleRow = {
      ...UNKNOWN,
      id,
      title,
      source,
      published: day,
      publishedFrom: day && "You said so.",
      original: source,
    };
    const blocks = text.split(/\n+/).map((words) => ({
      kind: "paragraph" as const,
      pieces: [{ text: words, role: "plain" as const, events: [], sentence: null, why: null }],
    }));
    articles.push({ article, blocks, cut: [], passages: [] });
    return id;
  }

  function matching(filter: Filter): EventRow[] {
    const words = filter.text?.toLowerCase().split(/\s+/) ?? [];
    return rows.filter(
      (row) =>
        words.every((word) => ` ${row.sentence.toLowerCase()}`.includes(` ${word}`)) &&
        (filter.statuses.length === 0 || filter.statuses.includes(row.status)) &&
        (filter.kinds.length === 0 || filter.kinds.includes(row.kind)) &&
        (filter.article === null || filter.article === row.article) &&
        (filter.struck === "with" || row.struck === (filter.struck === "only")),
    );
  }

  function made(): Made {
    return published ? DATED : UNDATED;
  }

  return {
    state: () => answer(state),
    newChronicle: (path) => answer(() => open(baseName(path), [])),
    openChronicle: (path) => answer(() => open(baseName(path), structuredClone(TOLD))),
    openOwn: () => answer(() => open("My timeline", structuredClone(EXTREMES))),
    openSample: () => answer(() => open("Sample", structuredClone(TOLD))),
    saveCopy: () => answer(state),

    addText: ({ title, text, published: day }) =>
      answer(() => {
        const article = add(title ?? text.slice(0, 60), "pasted text", text, day);
        return { outcomes: [outcome("pasted text", article)], stopped: false };
      }),
    addFiles: async (paths) => {
      const report: AddReport = { outcomes: [], stopped: false };
      stopped = false;
      for (const [done, path] of paths.entries()) {
        if (stopped) {
          report.stopped = true;
          break;
        }
        const pace = done > 0 ? { perSecond: 1.1, secondsLeft: 0.9 * (paths.length - done) } : null;
        progress({ done, total: paths.length, current: baseName(path), pace });
        await new Promise((resolve) => setTimeout(resolve, FILE_MS));
        const article = /\.(txt|md|html?)$/i.test(path)
          ? add(baseName(path), path, `The text of ${path}.`, null)
          : null;
        report.outcomes.push(outcome(path, article));
      }
      return report;
    },
    addAddress: async ({ address, allowLocal }) => {
      const { hostname } = new URL(address);
      if (hostname === "localhost" && !allowLocal) {
        const message = `cannot fetch \`${address}\`: \`localhost\` is in the local network (this computer); allow that if you mean it`;
        throw { code: "local", message };
      }
      stopped = false;
      progress({ done: 0, total: 1, current: address, pace: null });
      await new Promise((resolve) => setTimeout(resolve, FILE_MS));
      if (stopped) return { outcomes: [], stopped };
      const article = add(address, address, `The text of ${address}.`, null);
      return { outcomes: [outcome(address, article)], stopped };
    },
    watched: () => answer(() => folders.get(name) ?? null),
    watch: (folder) =>
      answer(() => {
        if (folder === null) folders.delete(name);
        else folders.set(name, folder);
      }),
    stop: () => answer(() => void (stopped = true)),

    article: (id) =>
      answer(() => {
        const view = articles.find((candidate) => candidate.article.id === id);
        if (!view) throw { code: "no-such-article", message: `there is no article ${id}` };
        return counted(view);
      }),
    events: (filter) => answer(() => matching(filter)),
    fit: (_filter, widthPx) => answer(() => ({ ...made().fit, widthPx })),
    opening: (_filter, widthPx) => answer(() => ({ ...made().fit, widthPx })),
    scene: (filter, view) => {
      const shown = new Set(matching(filter).map((row) => row.id));
      return answer(() => stretched(made(), view, (event) => shown.has(event)));
    },
    setPublished: (id, day) =>
      answer(() => {
        for (const { article } of articles) {
          if (article.id !== id) continue;
          article.published = day;
          article.publishedFrom = day && "You said so.";
        }
        if (id === UNDATED_ARTICLE) published = day;
        rows = storyEvents(published).filter((row) =>
          articles.some((a) => a.article.id === row.article),
        );
        return state();
      }),
    setPassage: (id, [first, last], day) =>
      answer(() => {
        for (const view of articles) {
          if (view.article.id !== id) continue;
          view.passages = view.passages.filter((one) => one.last < first || last < one.first);
          if (day !== null) view.passages.push({ first, last, day });
        }
        return state();
      }),
    correct: (event, correction) =>
      answer(() => {
        corrections.set(event, correction);
        rows = storyEvents(published).map((row) => corrected(row, corrections.get(row.id)));
        return state();
      }),
    readDate: (words) =>
      answer(() => {
        const day = readDay(words);
        return day && { date: day.iso, dateText: dayWords(day.iso) };
      }),
    differences: () => answer(() => [difference(rows)]),
    renew: () =>
      answer(() => {
        outdated = 0;
        return { state: state(), left: 0 };
      }),
    saveOriginal: () => answer(() => undefined),
    removeArticle: (id) =>
      answer(() => {
        articles = articles.filter((view) => view.article.id !== id);
        rows = rows.filter((row) => row.article !== id);
        return state();
      }),
    exportTo: (filter, path) =>
      answer(() => {
        const all = matching(filter);
        const unplaced = all.filter((row) => !row.placed).length;
        return {
          path,
          events: path.endsWith(".csv") ? all.length : all.length - unplaced,
          unplaced,
        };
      }),
    about: () => answer(() => ABOUT),

    chooseArticles: () => answer(() => ["one.html", "two.md", "three.pdf", "four.txt"]),
    chooseFolder: () => answer(() => "/home/me/Clippings"),
    chooseChronicle: () => answer(() => "/chronicles/Merrow Bridge.chronicle"),
    chooseNewChronicle: (suggested) => answer(() => `/chronicles/${suggested}.chronicle`),
    chooseExport: (kind, suggested) => answer(() => `/pictures/${suggested}.${kind}`),

    chooseOriginal: (suggested) => answer(() => `/articles/${suggested}`),

    onProgress: (listener) => {
      progress = listener;
      return answer(() => () => undefined);
    },
    onArrived: () => answer(() => () => undefined),
    onDrop: (listener) => answer(() => listenToDrops(listener)),
  };
}

/** An event as the user says it is. */
function corrected(row: EventRow, said: Correction | undefined): EventRow {
  if (!said) return row;
  const { date, dateText, status, kind, headline } = row;
  const day = said.date === null ? null : readDay(said.date);
  const days = day && { date: day.iso, firstDay: day.iso, lastDay: day.iso, placed: true };
  return {
    ...row,
    ...(day && { ...days, dateText: dayWords(day.iso), why: `You set it. Found: ${row.why}` }),
    status: said.status ?? status,
    kind: said.kind ?? kind,
    headline: said.headline ?? headline,
    struck: said.struck,
    correction: said,
    found: { date, dateText, status, kind, headline },
  };
}

/** As if the first events were new, the next ones changed, and one gone. */
function difference(rows: readonly EventRow[]): Difference {
  const [first, second, third] = rows;
  const changed = (after: EventRow) => ({
    before: { ...after, dateText: "2019", headline: "It happened" },
    after,
  });
  return {
    article: first?.article ?? 1,
    articleTitle: first?.articleTitle ?? "",
    articleSource: first?.articleSource ?? "",
    added: first ? [first] : [],
    gone: second ? [second] : [],
    changed: third ? [changed(third)] : [],
    detailed: Math.max(0, rows.length - 3),
  };
}

/** What became of a file: it is an article now, or none. */
function outcome(source: string, article: number | null): Outcome {
  if (article !== null) {
    const added = { article, events: 0, already: false, sameText: null };
    return { source, what: "added", added, message: null };
  }
  const message = `cannot read \`${source}\`: this is no text; save it as a web page or plain text`;
  return { source, what: "unreadable", added: null, message };
}

/** As a command does: later, and with a rejected promise for a failure. */
async function answer<Value>(make: () => Value): Promise<Value> {
  await Promise.resolve();
  return make();
}

function baseName(path: string): string {
  return path.replace(/^.*\//, "").replace(/\.chronicle$/, "");
}

/** A scene for another view: the same marks, farther apart or closer together. */
function stretched(made: Made, view: View, shown: (event: number) => boolean): Scene {
  const { scene } = made;
  const from = made.view.widthPx / (made.view.lastDay - made.view.firstDay);
  const to = view.widthPx / (view.lastDay - view.firstDay);
  const x = (old: number) => (made.view.firstDay + old / from - view.firstDay) * to;
  const anchors = new Map([
    ...scene.dots.map((dot) => [dot.event, dot.x] as const),
    ...scene.bars.map((bar) => [bar.event, bar.x] as const),
  ]);
  const own = <Mark extends { event: number }>(marks: Mark[]) =>
    marks.filter((mark) => shown(mark.event));
  return {
    axis: scene.axis,
    width: view.widthPx,
    height: Math.max(view.heightPx, scene.height),
    ticks: scene.ticks.map((tick) => ({ ...tick, x: x(tick.x), labelX: x(tick.x) + 5 })),
    stems: own(scene.stems).map((stem) => ({ ...stem, x: x(stem.x) })),
    bars: own(scene.bars).map((bar) => ({
      ...bar,
      x: x(bar.x),
      width: (bar.width / from) * to,
      startFade: (bar.startFade / from) * to,
      endFade: (bar.endFade / from) * to,
    })),
    dots: own(scene.dots).map((dot) => ({ ...dot, x: x(dot.x) })),
    labels: own(scene.labels).map((label) => {
      const anchor = anchors.get(label.event) ?? label.x;
      const left = x(anchor) + label.x - anchor;
      return { ...label, x: left, textX: left + label.textX - label.x };
    }),
  };
}

/** In a browser the page sees the drop itself; only the files' names are known. */
function listenToDrops(listener: (drop: Drop) => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const over = (event: DragEvent) => {
    event.preventDefault();
    listener({ kind: "over" });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const paths = [...(event.dataTransfer?.files ?? [])].map((file) => file.name);
    listener({ kind: "drop", paths });
  };
  const leave = (event: DragEvent) => {
    if (event.relatedTarget === null) listener({ kind: "leave" });
  };
  addEventListener("dragover", over, { signal });
  addEventListener("drop", drop, { signal });
  addEventListener("dragleave", leave, { signal });
  return () => stop.abort();
}
