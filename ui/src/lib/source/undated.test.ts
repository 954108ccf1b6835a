import { expect, test } from "vitest";
import { fake } from "../backend/fake";
import { waits } from "./undated";

test.each([
  ["an undated article with events in no place", null, 2, true],
  ["an undated article whose events all have places", null, 0, false],
  ["a dated article", "2021-03-09", 2, false],
])("%s", async (_what, published, unplaced, expected) => {
  const { chronicle } = await fake().openSample();
  const [article] = chronicle?.articles ?? [];
  if (!article) throw new Error("the story has no articles");
  expect(waits({ ...article, published, unplaced })).toBe(expected);
});
