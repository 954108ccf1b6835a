import { expect, test } from "vitest";
import type { ArticleView, Piece } from "../backend";
import { TOLD } from "../fixtures/articles";
import { beginning, passageAt, wordsOf } from "./passages";

function piece(text: string, sentence: number | null): Piece {
  return { text, role: "plain", events: [], sentence, why: null };
}

test("of passages around a sentence the shortest counts", () => {
  const long = { first: 1, last: 9, day: "1916-05-04" };
  const short = { first: 3, last: 4, day: "1914-08-01" };
  expect(passageAt([long, short], 3)).toBe(short);
  expect(passageAt([short, long], 5)).toBe(long);
  expect(passageAt([long, short], 0)).toBeUndefined();
  expect(passageAt([long], null)).toBeUndefined();
});

test("a stretch is read back line by line", () => {
  const [told] = TOLD;
  if (!told) throw new Error("the story has no article");
  const lines = [
    [piece("One. ", 0), piece("Two ", 1), piece("and half.", 1)],
    [piece("– ", null), piece("Three.", 2)],
  ];
  const blocks = lines.map((pieces) => ({ kind: "paragraph" as const, pieces }));
  const view: ArticleView = { ...told, blocks };
  expect(wordsOf(view, { first: 1, last: 2 })).toBe("Two and half.\nThree.");
});

test("a passage is told of where its first sentence begins, and nowhere else", () => {
  const passage = { first: 1, last: 2, day: "1916-05-04" };
  const pieces = [piece("One. ", 0), piece("Two ", 1), piece("and half.", 1), piece("Three.", 2)];
  const places = pieces.map((_, at) => beginning([passage], pieces, at));
  expect(places).toEqual([[], [passage], [], []]);
  expect(beginning([passage], [piece("– ", null)], 0)).toEqual([]);
});
