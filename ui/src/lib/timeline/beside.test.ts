import { expect, test } from "vitest";
import { beside } from "./beside";

const SIZE = { width: 340, height: 420 };
const WINDOW = { width: 1280, height: 840 };

test.each([
  ["below, where it fits", 600, 150, { left: 430, top: 164, bottom: null, height: 420 }],
  ["at the left edge", 20, 150, { left: 8, top: 164, bottom: null, height: 420 }],
  ["at the right edge", 1270, 150, { left: 932, top: 164, bottom: null, height: 420 }],
  ["above, where there is more room", 600, 700, { left: 430, top: null, bottom: 154, height: 420 }],
])("a box stands %s", (_where, x, y, place) => {
  expect(beside({ x, y }, SIZE, WINDOW)).toEqual(place);
});

test("in a low window a box is as high as there is room", () => {
  const low = { width: 640, height: 300 };
  expect(beside({ x: 300, y: 100 }, SIZE, low)).toMatchObject({ top: 114, height: 178 });
  expect(beside({ x: 300, y: 200 }, SIZE, low)).toMatchObject({ bottom: 114, height: 178 });
});
