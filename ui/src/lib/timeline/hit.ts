import type { Dot, Scene } from "../backend";
import { CLUSTER_HEIGHT, DOT_RADIUS, LABEL_SIZE } from "./paint";
import { slid } from "./sliding";

/** What lies under a point of the scene. */
export interface Hit {
  event: number;
  /** The dot, where it is one of several events. */
  cluster: Dot | null;
}

/** A finger or a trembling hand may miss a mark by this much, px. */
const SLACK = 5;

/**
 * What lies at a point of the scene; dots before labels before bars. `left` is the edge of what is
 * in sight, px of the scene.
 */
export function hit(scene: Scene, x: number, y: number, left: number): Hit | null {
  let best: { dot: Dot; distance: number } | null = null;
  for (const dot of scene.dots) {
    const height = dot.count > 1 ? CLUSTER_HEIGHT : 2 * DOT_RADIUS;
    const dx = Math.max(0, Math.abs(x - dot.x) - dot.width / 2);
    const dy = Math.max(0, Math.abs(y - dot.y) - height / 2);
    const distance = Math.hypot(dx, dy);
    if (distance > SLACK) continue;
    // Of two marks that touch, the one whose middle is nearer.
    const middle = Math.hypot(x - dot.x, y - dot.y);
    if (!best || middle < best.distance) best = { dot, distance: middle };
  }
  if (best) return { event: best.dot.event, cluster: best.dot.count > 1 ? best.dot : null };
  const places = slid(scene, left);
  const label = scene.labels.find((candidate) => {
    const start = places.get(candidate) ?? candidate.x;
    const beside = x < start - 2 || x > start + candidate.width + 2;
    return !beside && y >= candidate.y - LABEL_SIZE && y <= candidate.y + SLACK;
  });
  if (label) return { event: label.event, cluster: null };
  const bar = scene.bars.find(
    (candidate) =>
      x >= candidate.x &&
      x <= candidate.x + candidate.width &&
      y >= candidate.y - SLACK &&
      y <= candidate.y + candidate.height + SLACK,
  );
  return bar ? { event: bar.event, cluster: null } : null;
}
