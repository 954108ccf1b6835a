import { expect, test } from "vitest";
import type { Dot, Scene } from "../backend";
import { MOST_PROXIES, proxies } from "./proxies";

function dot(event: number, x: number, count = 1): Dot {
  return {
    event,
    x,
    y: 80,
    width: count > 1 ? 24 : 10,
    status: "asserted",
    doubtful: false,
    count,
    events: [event],
    title: "",
  };
}

function scene(dots: Dot[]): Scene {
  const bar = {
    event: 3,
    x: 200,
    y: 100,
    width: 500,
    height: 6,
    startFade: 18,
    endFade: 72,
    title: "",
  };
  return {
    axis: { y: 40 },
    width: 900,
    height: 300,
    ticks: [],
    stems: [],
    bars: [{ ...bar, status: "planned", doubtful: false, start: "soft", end: "open" }],
    dots,
    labels: [],
  };
}

test("only marks in sight, from left to right, with the place they are drawn at", () => {
  const found = proxies(scene([dot(1, 100), dot(2, 310, 4), dot(4, 350)]), 300, 600);
  expect(found).toEqual([
    { event: 2, count: 4, events: [2], left: 298, top: 72, width: 24, height: 16 },
    { event: 3, count: 1, events: [3], left: 300, top: 100, width: 300, height: 6 },
    { event: 4, count: 1, events: [4], left: 345, top: 75, width: 10, height: 10 },
  ]);
});

test("ten thousand marks make no more nodes than a page bears", () => {
  const many = Array.from({ length: 10_000 }, (_, event) => dot(event, 300 + event / 100));
  expect(proxies(scene(many), 0, 900)).toHaveLength(MOST_PROXIES);
});
