import { expect, test } from "vitest";
import type { Piece, Role } from "../backend";
import { eventAt, runs } from "./sentences";

function piece(text: string, role: Role, sentence: number | null, events: number[] = []): Piece {
  return { text, role, sentence, events, why: null };
}

const PARAGRAPH = [
  piece("It was quiet. ", "plain", 0),
  piece("The span ", "sentence", 1, [7, 8]),
  piece("fell", "trigger", 1, [7, 8]),
  piece(" ", "sentence", 1, [7, 8]),
  piece("on Tuesday", "timex", 1, [7, 8]),
  piece(" and the port ", "sentence", 1, [7, 8]),
  piece("closed", "trigger", 1, [7, 8]),
  piece(".", "sentence", 1, [7, 8]),
  piece(" ", "plain", null),
  piece("Ferries ran.", "sentence", 2, [9]),
];
const TRIGGERS = new Map([
  [7, "fell"],
  [8, "closed"],
]);
const triggerOf = (event: number) => TRIGGERS.get(event);

test("the pieces of a sentence stay together and no word is lost", () => {
  const found = runs(PARAGRAPH);
  expect(found.map((run) => [run.sentence, run.events])).toEqual([
    [null, []],
    [1, [7, 8]],
    [null, []],
    [2, [9]],
  ]);
  expect(found.flatMap((run) => run.pieces)).toEqual(PARAGRAPH);
});

test("a dated sentence without an event is a run of its own", () => {
  const found = runs([piece("On Monday, ", "dated", 0), piece(" ", "plain", null), ...PARAGRAPH]);
  expect(found.slice(0, 3).map((run) => [run.sentence, run.events])).toEqual([
    [0, []],
    [null, []],
    [1, [7, 8]],
  ]);
});

test.each([
  ["the first trigger", 1, null, 7],
  ["the second trigger", 5, null, 8],
  ["the end", 6, null, 8],
  ["the other trigger while one is selected", 5, 7, 8],
  ["the trigger of the selected one", 1, 7, 8],
  ["and again", 1, 8, 7],
])("a click on %s", (_where, clicked, selected, expected) => {
  const run = runs(PARAGRAPH)[1];
  if (!run) throw new Error("no sentence");
  expect(eventAt(run, clicked, selected, triggerOf)).toBe(expected);
});

test("repeated clicks reach every event, even where no trigger is marked", () => {
  const run = { sentence: 3, events: [1, 2, 3], pieces: [piece("x", "sentence", 3, [1, 2, 3])] };
  let selected: number | null = null;
  const reached: (number | undefined)[] = [];
  for (let click = 0; click < 4; click++) {
    const next = eventAt(run, 0, selected, () => undefined);
    reached.push(next);
    selected = next ?? null;
  }
  expect(reached).toEqual([1, 2, 3, 1]);
});
