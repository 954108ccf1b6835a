import { expect, test } from "vitest";
import type { Dot, Scene } from "../backend";
import { hit } from "./hit";

function dot(event: number, x: number, y: number, count = 1): Dot {
  const events = Array.from({ length: count }, (_, index) => event + index);
  return {
    event,
    x,
    y,
    width: count > 1 ? 24 : 10,
    status: "asserted",
    doubtful: false,
    count,
    events,
    title: "",
  };
}

const SCENE: Scene = {
  axis: { y: 40 },
  width: 500,
  height: 300,
  ticks: [],
  stems: [],
  bars: [
    {
      event: 3,
      x: 200,
      y: 100,
      width: 150,
      height: 6,
      status: "asserted",
      doubtful: false,
      start: "soft",
      end: "soft",
      startFade: 18,
      endFade: 18,
      title: "",
    },
  ],
  dots: [dot(1, 100, 80), dot(2, 108, 80), dot(10, 400, 80, 12)],
  labels: [
    {
      event: 1,
      x: 120,
      y: 84,
      width: 70,
      doubtful: false,
      date: "",
      textX: 120,
      text: "The span fell",
    },
  ],
};

test.each([
  ["the middle of a dot", 100, 80, 1],
  ["a little beside it", 100, 89, 1],
  ["between two dots, nearer to the second", 105, 80, 2],
  ["a label", 150, 80, 1],
  ["a bar", 300, 103, 3],
  ["just below a bar", 300, 110, 3],
  ["a cluster", 400, 80, 10],
  ["nothing", 50, 200, null],
  ["the gap beside a bar", 360, 103, null],
])("at %s", (_where, x, y, expected) => {
  expect(hit(SCENE, x, y, 0)?.event ?? null).toBe(expected);
});

test("a cluster is known as one", () => {
  expect(hit(SCENE, 400, 80, 0)?.cluster?.count).toBe(12);
  expect(hit(SCENE, 100, 80, 0)?.cluster).toBeNull();
});
