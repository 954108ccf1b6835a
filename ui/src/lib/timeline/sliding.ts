import type { Label, Scene } from "../backend";

/** Least distance of a label from the left edge, px: that of the layout. */
const EDGE = 4;

/**
 * Where each label begins that does not stand where the layout put it. The layout keeps the label of
 * a strip in its picture; of that picture only a part is in sight, so the label goes along its strip
 * until it comes into sight, too. Nothing else lies there: the strip has its lane for itself.
 * `left` is the edge of what is in sight, all in px of the scene.
 */
export function slid(scene: Scene, left: number): ReadonlyMap<Label, number> {
  const ends = new Map(scene.bars.map((bar) => [bar.event, bar.x + bar.width]));
  const found = new Map<Label, number>();
  for (const label of scene.labels) {
    const last = (ends.get(label.event) ?? -Infinity) - label.width;
    const x = Math.min(left + EDGE, last);
    if (x > label.x) found.set(label, x);
  }
  return found;
}

/** The labels that may slide: they are no part of a picture that is moved as a whole. */
export function slides(scene: Scene): ReadonlySet<Label> {
  return new Set(slid(scene, Infinity).keys());
}
