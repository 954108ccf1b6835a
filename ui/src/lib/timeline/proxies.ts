import type { Scene } from "../backend";
import { CLUSTER_HEIGHT, DOT_RADIUS } from "./paint";

/** What stands for a mark in the document: for screen readers, and for whoever looks for its place. */
export interface Proxy {
  event: number;
  /** How many events the mark stands for. */
  count: number;
  /** Which; of a great cluster, the first of them. */
  events: number[];
  /** px of the scene. */
  left: number;
  top: number;
  width: number;
  height: number;
}

/** More nodes than this make a page slow; who needs more of them zooms in. */
export const MOST_PROXIES = 200;

/** The marks between two x of the scene, from left to right; bars count from their start in sight. */
export function proxies(scene: Scene, from: number, to: number): Proxy[] {
  const found: Proxy[] = [];
  for (const dot of scene.dots) {
    if (dot.x < from || dot.x > to) continue;
    const height = dot.count > 1 ? CLUSTER_HEIGHT : 2 * DOT_RADIUS;
    found.push({
      event: dot.event,
      count: dot.count,
      events: dot.events,
      left: dot.x - dot.width / 2,
      top: dot.y - height / 2,
      width: dot.width,
      height,
    });
  }
  for (const bar of scene.bars) {
    const left = Math.max(bar.x, from);
    const right = Math.min(bar.x + bar.width, to);
    if (right <= left) continue;
    found.push({
      event: bar.event,
      count: 1,
      events: [bar.event],
      left,
      top: bar.y,
      width: right - left,
      height: bar.height,
    });
  }
  return found.sort((a, b) => a.left - b.left || a.top - b.top).slice(0, MOST_PROXIES);
}
