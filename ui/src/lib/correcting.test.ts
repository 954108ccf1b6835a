import { beforeEach, expect, test, vi } from "vitest";
import type { Correction } from "./backend";
import { fake } from "./backend/fake";
import { AS_FOUND, Session } from "./state.svelte";
import { changes } from "./words";

const FELL = 1;
const SAID: Correction = { ...AS_FOUND, headline: "The span came down", date: "2021-03-10" };

let session: Session;

beforeEach(async () => {
  session = new Session(fake());
  session.setWidth(1000);
  await session.start();
  await session.openSample();
  await session.select(FELL);
});

test("what the user says of an event is shown in place of what was found", async () => {
  const found = session.selectedRow;
  expect(await session.correct(FELL, SAID)).toBe(true);
  const row = session.selectedRow;
  expect(row?.headline).toBe("The span came down");
  expect(row?.dateText).toBe("10 March 2021");
  expect(row && changes(row)).toBe(
    `the label (found: “${found?.headline ?? ""}”); the date (found: 9 March 2021)`,
  );
  expect(session.article?.article.id).toBe(1);
});

test("an event that is struck out goes from line and list, and the next one is selected", async () => {
  const row = session.selectedRow;
  if (!row) throw new Error("nothing is selected");
  const order = session.shown.map(({ id }) => id);
  await session.strike(row, true);
  expect(session.shown.map(({ id }) => id)).not.toContain(FELL);
  expect(session.selected).toBe(order[order.indexOf(FELL) + 1]);
  expect(session.message?.offer?.words).toBe("Undo");
  expect(session.struckCount).toBe(1);
  expect(session.filter.struck).toBe("without");
  session.toggleStruck();
  expect(session.shown.map(({ id }) => id)).toEqual([FELL]);
  expect(session.filtered).toBe(true);
  expect(session.filter.struck).toBe("only");
  await session.message?.offer?.run();
  expect(session.struckOnly).toBe(false);
  expect(session.selected).toBe(FELL);
  expect(session.shown.map(({ id }) => id)).toEqual(order);
});

test("corrections are undone one by one, the last one first", async () => {
  const found = session.selectedRow?.headline;
  await session.correct(FELL, SAID);
  await session.correct(FELL, { ...SAID, headline: "It fell" });
  await session.undo();
  expect(session.selectedRow?.headline).toBe("The span came down");
  await session.undo();
  expect(session.selectedRow?.headline).toBe(found);
  await session.undo();
  expect(session.message?.text).toBe("There is nothing to undo.");
});

test("what cannot be taken is told, and nothing changes", async () => {
  const refuse = vi.spyOn(session.backend, "correct");
  refuse.mockRejectedValue({ code: "read-only", message: "the file is read-only" });
  expect(await session.correct(FELL, SAID)).toBe(false);
  expect(session.message?.tone).toBe("error");
  refuse.mockRestore();
  await session.undo();
  expect(session.message?.text).toBe("There is nothing to undo.");
});
