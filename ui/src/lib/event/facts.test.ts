import { expect, test } from "vitest";
import type { EventRow } from "../backend";
import { dayNumber } from "../calendar";
import { events } from "../fixtures/story";
import { countStatuses, daysOf, mostImportant, nearestBeyond, sideOf, together } from "./facts";

const [ANY] = events(null);

function dated(firstDay: string | null, lastDay: string | null): EventRow {
  if (!ANY) throw new Error("the story has no events");
  return { ...ANY, firstDay, lastDay };
}

test.each([
  ["a day", "2021-03-09", "2021-03-09", { first: 0, last: 1 }],
  ["a month", "2021-03-09", "2021-04-08", { first: 0, last: 31 }],
  ["an open start", null, "2021-03-09", { first: 0, last: 1 }],
  ["an open end", "2021-03-09", null, { first: 0, last: 1 }],
  ["no date", null, null, null],
])("%s covers its days", (_what, first, last, expected) => {
  const zero = dayNumber(2021, 3, 9);
  const days = daysOf(dated(first, last));
  expect(days && { first: days.first - zero, last: days.last - zero }).toEqual(expected);
});

test("several events cover all from the first to the last", () => {
  const rows = [dated("2021-03-09", "2021-03-10"), dated(null, null), dated("2020-01-01", null)];
  expect(together(rows)).toEqual({ first: dayNumber(2020, 1, 1), last: dayNumber(2021, 3, 11) });
  expect(together([dated(null, null)])).toBeNull();
});

test("beyond the edge the nearest one is found, on the side that is asked for", () => {
  const rows = ["2019-05-01", "2020-06-01", "2021-07-01", "2022-08-01", "2023-09-01"].map((day) =>
    dated(day, day),
  );
  const view = { firstDay: dayNumber(2021, 1, 1), lastDay: dayNumber(2022, 1, 1) };
  expect(nearestBeyond(rows, view, "before")?.first).toBe(dayNumber(2020, 6, 1));
  expect(nearestBeyond(rows, view, "after")?.first).toBe(dayNumber(2022, 8, 1));
  expect(nearestBeyond(rows.slice(2, 3), view, "after")).toBeNull();
});

test("what reaches into sight is neither before nor after", () => {
  const view = { firstDay: 100, lastDay: 200 };
  expect(sideOf({ first: 50, last: 99 }, view)).toBe("before");
  expect(sideOf({ first: 50, last: 150 }, view)).toBeNull();
  expect(sideOf({ first: 50, last: 250 }, view)).toBeNull();
  expect(sideOf({ first: 201, last: 202 }, view)).toBe("after");
});

test("every event is counted once, by its status", () => {
  expect(countStatuses(events(null))).toEqual({
    asserted: 10,
    planned: 4,
    possible: 2,
    negated: 1,
  });
});

test("of too many, those that matter most stay, in their order", () => {
  const rows = [0.2, 0.9, null, 0.7].map((importance, id) => ({
    ...dated(null, null),
    id,
    importance,
  }));
  expect(mostImportant(rows, 3).map((row) => row.id)).toEqual([1, 2, 3]);
  expect(mostImportant(rows, 4)).toBe(rows);
});
