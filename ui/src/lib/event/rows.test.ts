import { expect, test } from "vitest";
import type { EventRow } from "../backend";
import { entries, HEADING_HEIGHT, ROW_HEIGHT, scrollTo, topOf, visible } from "./rows";

function row(id: number, placed: boolean): EventRow {
  return {
    id,
    article: 1,
    articleTitle: "",
    articleSource: "",
    date: null,
    dateText: "",
    dateWords: null,
    firstDay: null,
    lastDay: null,
    placed,
    status: "asserted",
    headline: `event ${id}`,
    kind: "other",
    participants: [],
    order: [],
    told: [],
    place: null,
    attribution: null,
    confidence: null,
    certainty: null,
    importance: null,
    sentence: "",
    datedBy: null,
    dateSentence: null,
    trigger: "",
    rule: null,
    why: "",
    struck: false,
    correction: null,
    found: null,
  };
}

const many = entries([
  ...Array.from({ length: 9000 }, (_, id) => row(id, true)),
  ...Array.from({ length: 1000 }, (_, id) => row(9000 + id, false)),
]);

test("events without a date come last, under one heading, and are counted on", () => {
  const lines = entries([row(1, true), row(2, false), row(3, true), row(4, false)]);
  expect(
    lines.map((line) => (line.kind === "event" ? line.row.id : `heading ${line.count}`)),
  ).toEqual([1, 3, "heading 2", 2, 4]);
  expect(lines.flatMap((line) => (line.kind === "event" ? [line.position] : []))).toEqual([
    1, 2, 3, 4,
  ]);
});

test("no heading where every event has a date", () => {
  expect(entries([row(1, true)])).toHaveLength(1);
});

test.each([0, 1, 5600, 9000 * ROW_HEIGHT - 100, 9000 * ROW_HEIGHT + 20, 1e9])(
  "at %s px a screenful is made, whole and without a gap",
  (wanted) => {
    const height = 500;
    const total = topOf(many, many.length);
    const scrollTop = Math.min(wanted, total - height);
    const { first, last, above, below } = visible(many, scrollTop, height);
    expect(last - first).toBeLessThan(30);
    expect(above).toBeLessThanOrEqual(scrollTop);
    expect(total - below).toBeGreaterThanOrEqual(scrollTop + height);
    expect(above + (topOf(many, last) - topOf(many, first)) + below).toBe(total);
  },
);

test("an empty list and a list shorter than the pane", () => {
  expect(visible([], 0, 500)).toEqual({ first: 0, last: 0, above: 0, below: 0 });
  const few = entries([row(1, true), row(2, false)]);
  expect(visible(few, 0, 500)).toEqual({ first: 0, last: 3, above: 0, below: 0 });
  // After a filter the old scroll position may lie far below the end.
  expect(visible(few, 90_000, 500).below).toBe(0);
});

test("the heading is counted with its own height", () => {
  expect(topOf(many, 9000)).toBe(9000 * ROW_HEIGHT);
  expect(topOf(many, 9001)).toBe(9000 * ROW_HEIGHT + HEADING_HEIGHT);
});

test("scrolling to a line moves as little as may be", () => {
  expect(scrollTo(many, 10, 9 * ROW_HEIGHT, 500)).toBe(9 * ROW_HEIGHT);
  expect(scrollTo(many, 3, 9 * ROW_HEIGHT, 500)).toBe(3 * ROW_HEIGHT);
  expect(scrollTo(many, 100, 0, 500)).toBe(101 * ROW_HEIGHT - 500);
});
