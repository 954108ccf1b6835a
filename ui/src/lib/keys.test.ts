import { expect, test } from "vitest";
import { actionOf, SHORTCUTS, type Stroke } from "./keys";

const FREE = { typing: false, singleKeys: true };

function stroke(text: string): Stroke {
  const parts = text.split(" ");
  return {
    key: parts.at(-1) ?? "",
    ctrlKey: parts.includes("Ctrl"),
    metaKey: parts.includes("Cmd"),
    shiftKey: parts.includes("Shift"),
    altKey: parts.includes("Alt"),
  };
}

test.each([
  ["e", "correct"],
  ["Delete", "strike"],
  ["Ctrl z", "undo"],
  ["z", null],
  ["Ctrl 0", "fit-all"],
  ["Cmd 0", "fit-all"],
  ["Ctrl +", "zoom-in"],
  ["Ctrl Shift +", "zoom-in"],
  ["Ctrl =", "zoom-in"],
  ["Ctrl -", "zoom-out"],
  ["f", "fit-selection"],
  ["Ctrl f", "search"],
  ["/", "search"],
  ["ArrowLeft", "pan-left"],
  ["Shift ArrowLeft", "page-left"],
  ["Ctrl ArrowLeft", null],
  [".", "next"],
  [",", "previous"],
  ["Escape", "clear"],
  ["Shift ?", "help"],
  ["Shift F1", "about"],
  ["F1", null],
  ["Alt f", null],
  ["q", null],
  ["+", null],
])("%s means %s", (keys, expected) => {
  expect(actionOf(stroke(keys), FREE)).toBe(expected);
});

test.each([
  ["f", null],
  [".", null],
  ["?", null],
  ["ArrowLeft", null],
  ["Home", null],
  ["Escape", "clear"],
  ["Ctrl f", "search"],
  ["Ctrl z", null],
  ["Delete", null],
])("while typing %s means %s", (keys, expected) => {
  expect(actionOf(stroke(keys), { ...FREE, typing: true })).toBe(expected);
});

test.each([
  ["f", null],
  [".", null],
  ["ArrowLeft", "pan-left"],
  ["Escape", "clear"],
  ["Ctrl 0", "fit-all"],
])("with single keys off %s means %s", (keys, expected) => {
  expect(actionOf(stroke(keys), { ...FREE, singleKeys: false })).toBe(expected);
});

test("no stroke means two things", () => {
  const strokes = SHORTCUTS.flatMap((group) => group.shortcuts).flatMap((shortcut) =>
    shortcut.keys.map((key) => `${shortcut.ctrl ?? ""}${shortcut.shift ?? ""}${key}`),
  );
  expect(new Set(strokes).size).toBe(strokes.length);
});
