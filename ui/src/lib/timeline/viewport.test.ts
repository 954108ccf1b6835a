import { describe, expect, test } from "vitest";
import {
  around,
  clamp,
  dayAt,
  pan,
  placement,
  resize,
  reveal,
  sceneView,
  serves,
  span,
  wheelFactor,
  xOf,
  zoom,
  type Viewport,
} from "./viewport";

const YEAR: Viewport = { firstDay: 738_000, lastDay: 738_365, widthPx: 1000 };

test("days and px are inverse", () => {
  for (const x of [-50, 0, 123.4, 1000]) expect(xOf(YEAR, dayAt(YEAR, x))).toBeCloseTo(x, 6);
});

describe("zoom", () => {
  test.each([
    [1.2, 0],
    [1.2, 500],
    [0.5, 1000],
    [40, 777],
    [0.01, 250],
  ])("by %s keeps the day at x = %s", (factor, x) => {
    expect(xOf(zoom(YEAR, factor, x), dayAt(YEAR, x))).toBeCloseTo(x, 5);
  });

  test("in and out again is where it began", () => {
    const back = zoom(zoom(YEAR, 3, 321), 1 / 3, 321);
    expect(back.firstDay).toBeCloseTo(YEAR.firstDay, 6);
    expect(back.lastDay).toBeCloseTo(YEAR.lastDay, 6);
  });

  test("ends at six hours and at the whole calendar", () => {
    expect(span(zoom(YEAR, 1e9, 400))).toBeCloseTo(0.25, 6);
    expect(span(zoom(YEAR, 1e-9, 400))).toBeLessThan(20_001 * 366);
  });

  test("past the limit still keeps the day under the cursor", () => {
    const near = zoom(YEAR, 1e9, 400);
    expect(xOf(near, dayAt(YEAR, 400))).toBeCloseTo(400, 3);
  });

  test("the wheel zooms in upwards, and a notch back undoes a notch", () => {
    expect(wheelFactor(-100)).toBeGreaterThan(1);
    expect(wheelFactor(-100) * wheelFactor(100)).toBeCloseTo(1, 12);
  });
});

describe("pan", () => {
  test("moves by px and keeps the span", () => {
    const moved = pan(YEAR, 100);
    expect(dayAt(moved, 0)).toBeCloseTo(dayAt(YEAR, 100), 6);
    expect(span(moved)).toBeCloseTo(span(YEAR), 6);
  });

  test("cannot leave the calendar", () => {
    const far = pan(YEAR, 1e12);
    expect((far.firstDay + far.lastDay) / 2).toBeLessThanOrEqual(3_652_059);
    expect(span(far)).toBeCloseTo(span(YEAR), 3);
  });
});

test("clamp leaves a sound viewport alone", () => {
  expect(clamp(YEAR)).toEqual(YEAR);
});

describe("the scene at hand", () => {
  const view = sceneView(YEAR, 300);

  test("is three times as wide as what is in sight, at the same scale", () => {
    expect(view.widthPx).toBe(3000);
    expect(view.lastDay - view.firstDay).toBe(3 * 365);
    expect(placement(view, YEAR)).toEqual({ scale: 1, offset: -1000 });
  });

  test.each([
    ["where it was asked for", YEAR, 300, true],
    ["a little to the side", pan(YEAR, 600), 300, true],
    ["near its right edge", pan(YEAR, 800), 300, false],
    ["near its left edge", pan(YEAR, -800), 300, false],
    ["far outside", pan(YEAR, 9000), 300, false],
    ["after a zoom", zoom(YEAR, 1.1, 500), 300, false],
    ["in another width", resize(YEAR, 900), 300, false],
    ["in another height", YEAR, 301, false],
  ])("%s", (_where, viewport, height, expected) => {
    expect(serves(view, viewport, height)).toBe(expected);
  });

  test("is none at first", () => {
    expect(serves(null, YEAR, 300)).toBe(false);
  });

  test("is stretched about the cursor while a zoom waits for the new one", () => {
    const near = zoom(YEAR, 2, 250);
    const { scale, offset } = placement(view, near);
    expect(scale).toBeCloseTo(2, 9);
    // What stood at screen 250, scene 1250, still stands there.
    expect(1250 * scale + offset).toBeCloseTo(250, 6);
  });
});

describe("bringing an event into sight", () => {
  test("moves nothing when it is there", () => {
    expect(reveal(YEAR, 738_100, 738_101)).toBe(YEAR);
  });

  test.each([
    ["before", 737_000],
    ["after", 739_000],
    ["hidden at the edge", 738_364],
  ])("moves when it is %s, without a zoom", (_where, day) => {
    const moved = reveal(YEAR, day, day + 1);
    expect(xOf(moved, day + 0.5)).toBeCloseTo(500, 6);
    expect(span(moved)).toBeCloseTo(span(YEAR), 6);
  });

  test("a long one that reaches over both edges is in sight", () => {
    expect(reveal(YEAR, 700_000, 739_000)).toBe(YEAR);
  });

  test("fitting a day leaves a fortnight around it", () => {
    const near = around(YEAR, 738_100, 738_101, 0.5, 14);
    expect(span(near)).toBeCloseTo(28, 9);
    expect(xOf(near, 738_100.5)).toBeCloseTo(500, 6);
  });
});
