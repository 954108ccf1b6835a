import { beforeEach, expect, test, vi } from "vitest";
import type { Backend, EventRow, Filter } from "./backend";
import { fake } from "./backend/fake";
import { Session } from "./state.svelte";

const FELL = 1;
const CLOSED = 2;
const INTERVIEW = 14;
const UNDATED = 4;

let backend: Backend;
let session: Session;

beforeEach(async () => {
  backend = fake();
  session = new Session(backend);
  session.setWidth(1000);
  await session.start();
});

async function openSample(): Promise<void> {
  await session.openSample();
}

test("a new chronicle is empty, and the sample is not", async () => {
  expect(session.chronicle?.articles).toEqual([]);
  expect(session.rows).toEqual([]);
  await openSample();
  expect(session.chronicle?.articles).toHaveLength(4);
  expect(session.placed).toHaveLength(14);
  expect(session.shown).toHaveLength(17);
  expect(session.viewport?.widthPx).toBe(1000);
  expect(session.article?.article.id).toBe(1);
});

test("selecting an event opens its article and brings it into sight", async () => {
  await openSample();
  session.zoom(200, 0);
  const before = session.viewport;
  await session.select(INTERVIEW);
  expect(session.article?.article.id).toBe(UNDATED);
  expect(session.viewport).toBe(before); // it has no place to go to
  await session.select(FELL);
  expect(session.article?.article.id).toBe(1);
  const view = session.viewport;
  expect(view && view.firstDay < 737_857 && view.lastDay > 737_858).toBe(true);
});

test("stepping goes along the line and stops at its ends", async () => {
  await openSample();
  const order = session.placed.map((row) => row.id);
  await session.step(1);
  expect(session.selected).toBe(order[0]);
  await session.step(-1);
  expect(session.selected).toBe(order[0]);
  await session.step(1);
  expect(session.selected).toBe(order[1]);
  await session.selectLast();
  await session.step(1);
  expect(session.selected).toBe(order.at(-1));
  await session.select(null);
  await session.step(-1);
  expect(session.selected).toBe(order.at(-1));
});

test("chips count what the other filters leave, whichever of them is pressed", async () => {
  await openSample();
  await session.showOnly(1);
  expect(session.counts).toEqual({ asserted: 2, planned: 1, possible: 1, negated: 1 });
  session.toggleStatus("negated");
  session.toggleStatus("planned");
  expect(session.statuses).toEqual(["planned", "negated"]);
  expect(session.shown.map((row) => row.status)).toEqual(["negated", "planned"]);
  expect(session.counts.asserted).toBe(2);
  session.toggleStatus("negated");
  expect(session.shown).toHaveLength(1);
  await session.clearFilter();
  expect(session.filtered).toBe(false);
  expect(session.shown).toHaveLength(17);
});

test("kinds are chosen in the order of the menu, and both filters count each other's rest", async () => {
  await openSample();
  expect(session.kindCounts.get("court")).toBe(5);
  session.toggleKind("court");
  session.toggleKind("meeting");
  expect(session.kinds).toEqual(["meeting", "court"]);
  expect(session.shown).toHaveLength(6);
  expect(session.counts).toEqual({ asserted: 2, planned: 3, possible: 1, negated: 0 });
  session.toggleStatus("planned");
  expect(session.shown).toHaveLength(3);
  expect(session.kindCounts.get("court")).toBe(2);
  expect(session.filter.kinds).toEqual(["meeting", "court"]);
  session.toggleKind("court");
  expect(session.kinds).toEqual(["meeting"]);
  session.clearKinds();
  expect(session.shown).toHaveLength(4);
});

test("a publication date places what hung on it, and the selection stays", async () => {
  await openSample();
  await session.select(INTERVIEW);
  expect(session.selectedRow?.placed).toBe(false);
  const before = session.revision;
  expect(await session.setPublished(UNDATED, "2021-08-05")).toBe(true);
  expect(session.selectedRow?.dateText).toBe("3 August 2021");
  expect(session.placed).toHaveLength(17);
  expect(session.chronicle?.unplaced).toBe(0);
  expect(session.article?.article.published).toBe("2021-08-05");
  expect(session.message?.text).toBe("3 events found their places on the timeline.");
  expect(session.revision).toBeGreaterThan(before);
});

test("removing an article takes its events, its filter and its selection away", async () => {
  await openSample();
  await session.showOnly(1);
  await session.select(CLOSED);
  await session.removeArticle(1);
  expect(session.onlyArticle).toBeNull();
  expect(session.selected).toBeNull();
  expect(session.shown).toHaveLength(12);
  expect(session.article?.article.id).toBe(2);
  expect(session.message?.text).toMatch(/^Removed “.+”\.$/);
});

test("a filter that leaves nothing in sight shows what it leaves", async () => {
  await openSample();
  const [first] = session.placed;
  if (!first) throw new Error("the story has no events");
  const away = { firstDay: 800_000, lastDay: 800_100, widthPx: 1000 };
  session.viewport = away;
  await session.setText("no such words");
  expect(session.viewport).toBe(away);
  await session.showOnly(2);
  await session.setText("");
  expect(session.viewport).not.toBe(away);
  expect(session.article?.article.id).toBe(2);
  const all = session.viewport;
  session.toggleStatus("asserted");
  await session.clearFilter();
  expect(session.viewport).toBe(all); // something of it was in sight all the time
});

test("an event says which article tells it where there are several", async () => {
  await openSample();
  const [row] = session.rows;
  if (!row) throw new Error("the story has no events");
  expect(session.toldIn(row)).toBe(row.articleTitle);
  expect(session.toldIn({ ...row, articleTitle: "", articleSource: "/press/a.txt" })).toBe("a.txt");
  const alone = session.chronicle && { ...session.chronicle, articles: [] };
  session.app = { chronicle: alone, problem: null };
  expect(session.toldIn(row)).toBeNull();
});

test("opening another chronicle forgets filter and selection", async () => {
  await openSample();
  await session.setText("bridge");
  session.toggleStatus("asserted");
  await session.select(FELL);
  await session.newChronicle();
  expect(session.filtered).toBe(false);
  expect(session.selected).toBeNull();
  expect(session.chronicle?.name).toBe("Untitled");
});

test("a late answer to an old search never replaces the newer one", async () => {
  await openSample();
  const answers: { filter: Filter; resolve: (rows: EventRow[]) => void }[] = [];
  backend.events = (filter) => new Promise((resolve) => answers.push({ filter, resolve }));
  const [row] = session.rows;
  if (!row) throw new Error("no rows");
  const old = session.setText("b");
  const newer = session.setText("br");
  expect(answers.map((answer) => answer.filter.text)).toEqual(["b", "br"]);
  answers[1]?.resolve([row]);
  await newer;
  answers[0]?.resolve([]);
  await old;
  expect(session.rows).toEqual([row]);
});

test("a failure is told, and what was there stays", async () => {
  await openSample();
  const told = { code: "locked", message: "another program is writing to it" };
  backend.removeArticle = () => Promise.reject(told);
  await session.removeArticle(1);
  const text = "Another program is writing to it.";
  expect(session.message).toEqual({ tone: "error", text, details: [], outcomes: [], offer: null });
  expect(session.shown).toHaveLength(17);
  expect(session.work).toBeNull();
});

test("a file that cannot be read is named, and the others are added", async () => {
  await openSample();
  backend.addFiles = () =>
    Promise.resolve({
      outcomes: [
        {
          source: "a.txt",
          what: "added",
          added: { article: 1, events: 3, already: false, sameText: null },
          message: null,
        },
        {
          source: "b.pdf",
          what: "unreadable",
          added: null,
          message: "cannot read `b.pdf`: not text",
        },
      ],
      stopped: false,
    });
  await session.addFiles(["a.txt", "b.pdf"]);
  expect(session.message?.tone).toBe("error");
  expect(session.message?.text).toBe("Added 1 article with 3 events.");
  expect(session.message?.details).toEqual(["“b.pdf”: not text."]);
  expect(session.message?.outcomes).toHaveLength(2);
});

/** Files as they are asked for, each time with a way to let it come to its end. */
function slowFiles(): { paths: string[]; finish: (stopped: boolean) => void }[] {
  const asked: { paths: string[]; finish: (stopped: boolean) => void }[] = [];
  backend.addFiles = (paths) =>
    new Promise((resolve) => {
      const outcomes = paths.map((source) => ({
        source,
        what: "added" as const,
        added: { article: 1, events: 2, already: false, sameText: null },
        message: null,
      }));
      asked.push({ paths, finish: (stopped) => resolve({ outcomes, stopped }) });
    });
  return asked;
}

test("files that come while others are added wait for them, and all are told of at once", async () => {
  await openSample();
  const asked = slowFiles();
  const adding = session.addFiles(["a.txt"]);
  await session.addFiles(["b.txt"]);
  await session.addFiles(["c.txt"]);
  expect(session.work?.stoppable).toBe(true);
  expect(session.waiting).toEqual(["b.txt", "c.txt"]);
  asked[0]?.finish(false);
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  asked[1]?.finish(false);
  await adding;
  expect(asked.map(({ paths }) => paths)).toEqual([["a.txt"], ["b.txt", "c.txt"]]);
  expect(session.work).toBeNull();
  expect(session.message?.text).toBe("Added 3 articles with 6 events.");
  expect(session.message?.outcomes).toHaveLength(3);
});

test("files that come while something else goes on are added after it, and a stop is for all", async () => {
  const asked = slowFiles();
  const opening = session.openSample();
  await session.addFiles(["a.txt"]);
  expect(asked).toHaveLength(0);
  await opening;
  expect(asked).toHaveLength(1);
  await session.addFiles(["b.txt"]);
  asked[0]?.finish(true);
  await vi.waitFor(() => expect(session.work).toBeNull());
  await vi.waitFor(() =>
    expect(session.message?.text).toBe("Added 1 article with 2 events. Stopped before the rest."),
  );
  expect(session.waiting).toEqual([]);
  expect(asked).toHaveLength(1);
});

test("the way back from the sample to one's own chronicle", async () => {
  await openSample();
  await session.openOwn();
  expect(session.chronicle?.name).toBe("My timeline");
  expect(session.selected).toBeNull();
});

test("originals are read again where that is asked for, and a stop is told of", async () => {
  const asked: boolean[] = [];
  const { renew } = backend;
  backend.renew = async (reread) => {
    asked.push(reread);
    return { ...(await renew(reread)), left: reread ? 3 : 0 };
  };
  await openSample();
  expect(await session.renew(true)).toBe(true);
  expect(session.message?.text).toBe("Stopped: 3 articles left as before.");
  expect(await session.renew(false)).toBe(true);
  expect(session.message?.text).toBe("The events are those that this version finds.");
  expect(asked).toEqual([true, false]);
});
