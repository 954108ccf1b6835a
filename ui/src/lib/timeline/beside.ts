interface Size {
  width: number;
  height: number;
}

/** Where a box stands, px from the edges of the window, and how high it may be. */
export interface Place {
  left: number;
  /** One of them is null. */
  top: number | null;
  bottom: number | null;
  height: number;
}

/** Distance from the point, and from the edges of the window, px. */
const GAP = 14;
const EDGE = 8;

/**
 * Puts a box of at most `size` below a point of the window or, where there is more room, above it,
 * so that it hides neither the point nor what it says itself.
 */
export function beside(point: { x: number; y: number }, size: Size, window: Size): Place {
  const left = Math.max(EDGE, Math.min(point.x - size.width / 2, window.width - size.width - EDGE));
  const below = window.height - point.y - GAP - EDGE;
  const above = point.y - GAP - EDGE;
  if (below >= Math.min(size.height, above)) {
    return { left, top: point.y + GAP, bottom: null, height: Math.min(size.height, below) };
  }
  const bottom = window.height - point.y + GAP;
  return { left, top: null, bottom, height: Math.min(size.height, above) };
}
