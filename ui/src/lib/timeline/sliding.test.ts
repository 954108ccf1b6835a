import { expect, test } from "vitest";
import type { Scene } from "../backend";
import scenes from "../fixtures/scenes.json";
import { slid, slides } from "./sliding";

const BASE = (scenes.dated as { scene: Scene }).scene;
const [bar] = BASE.bars;
const [label] = BASE.labels;
if (!bar || !label) throw new Error("the fixtures have no bar");

/** A strip from 100 to 600 with a label of 120 px at its start, and a dot's label. */
const strip = { ...bar, event: 1, x: 100, width: 500 };
const over = { ...label, event: 1, x: 100, width: 120 };
const beside = { ...label, event: 2, x: 50, width: 300 };
const SCENE: Scene = { ...BASE, bars: [strip], labels: [over, beside] };

test("a strip's label comes along as far as the strip reaches, and no other does", () => {
  expect([...slid(SCENE, 0)]).toEqual([]);
  expect([...slid(SCENE, 300)]).toEqual([[over, 304]]);
  expect([...slid(SCENE, 2000)]).toEqual([[over, 480]]);
  expect([...slides(SCENE)]).toEqual([over]);
});

test("a label longer than its strip stays where it is", () => {
  const short = { ...SCENE, bars: [{ ...strip, width: 80 }] };
  expect([...slid(short, 300)]).toEqual([]);
  expect([...slides(short)]).toEqual([]);
});
