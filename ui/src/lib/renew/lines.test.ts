import { expect, test } from "vitest";
import type { Difference, EventRow } from "../backend";
import { events } from "../fixtures/story";
import { counted, lines, sums } from "./lines";

const [first, second, third] = events(null);
if (!first || !second || !third) throw new Error("the story has no events");
const earlier: EventRow = { ...third, dateText: "2019", status: "planned" };
const DIFFERENCE: Difference = {
  article: 1,
  articleTitle: "",
  articleSource: "a.txt",
  added: [first],
  gone: [second],
  changed: [{ before: earlier, after: third }],
  detailed: 4,
};

test("a difference reads as lines: new, changed with what was before, gone", () => {
  const found = lines(DIFFERENCE);
  expect(found.map((line) => line.what)).toEqual(["added", "changed", "gone"]);
  expect(found[0]?.words).toBe(`${first.dateText}: ${first.headline}`);
  expect(found[1]?.before).toBe(`2019: ${third.headline} (Planned)`);
  expect(found[2]?.before).toBeNull();
});

test("articles are counted together", () => {
  expect(sums([DIFFERENCE, DIFFERENCE])).toEqual({ added: 2, gone: 2, changed: 2, detailed: 8 });
  expect(counted(sums([DIFFERENCE, DIFFERENCE]))).toBe("2 added, 2 changed, 2 gone");
  expect(counted({ added: 0, changed: 1200, gone: 0 })).toBe("1,200 changed");
  expect(sums([])).toEqual({ added: 0, gone: 0, changed: 0, detailed: 0 });
});
